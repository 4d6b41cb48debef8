/* SPDX-License-Identifier: MPL-2.0 */
#include "exact.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* How far below a cut-off a share still reaches it (G9), and how far a rounded share may be from
 * where it is. Exact draws are the whole tolerance away from its edge. */
#define TOLERANCE 1e-12L
#define DOUBT 2e-15L

/* The exponent of the smallest positive double. */
#define LOWEST (-1074)

void exact_add(exact *sum, double amount)
{
    if (!(amount > 0))
        return;
    int exponent;
    uint64_t bits = (uint64_t)ldexp(frexp(amount, &exponent), 53);
    int place = exponent - 53 - LOWEST;
    if (place < 0) { /* a denormal one, whose lowest bits are 0 */
        bits >>= -place;
        place = 0;
    }
    size_t i = (size_t)place / 32;
    uint64_t carry = 0;
    for (int shift = place % 32; bits > 0 || carry > 0; i++, shift = 0) {
        uint64_t taken = shift > 0 ? bits << shift & UINT32_MAX : bits & UINT32_MAX;
        bits >>= 32 - shift;
        carry += sum->digits[i] + taken;
        sum->digits[i] = (uint32_t)carry;
        carry >>= 32;
    }
}

/* The three highest digits in use, as a number, and the place of the lowest of them. */
static long double highest(const exact *sum, int *place)
{
    int top = EXACT_DIGITS - 1;
    while (top > 2 && sum->digits[top] == 0)
        top--;
    *place = top - 2;
    long double number = 0;
    for (int i = top; i >= top - 2; i--)
        number = number * 0x1p32L + sum->digits[i];
    return number;
}

long double exact_ratio(const exact *part, const exact *whole)
{
    int part_place;
    int whole_place;
    long double ratio = highest(part, &part_place) / highest(whole, &whole_place);
    return ldexpl(ratio, 32 * (part_place - whole_place));
}

/* What a question about the amount v is put to. */
typedef struct census {
    const double *amounts;
    size_t n;
    exact total;
    size_t customers;
} census;

static bool is_zero(const exact *sum)
{
    for (size_t i = 0; i < EXACT_DIGITS; i++)
        if (sum->digits[i] != 0)
            return false;
    return true;
}

/* The share of the amounts above v, and with `own` of those that are v. */
static long double share_above(const census *all, double v, bool own)
{
    exact sum = {{0}};
    for (size_t i = 0; i < all->n; i++)
        if (all->amounts[i] > v || (own && all->amounts[i] == v))
            exact_add(&sum, all->amounts[i]);
    return exact_ratio(&sum, &all->total);
}

static long double count_above(const census *all, double v)
{
    size_t above = 0;
    for (size_t i = 0; i < all->n; i++)
        above += all->amounts[i] > v;
    return (long double)above / (long double)all->customers;
}

/* The largest amount below v; NaN where there is none. */
static double next_below(const census *all, double v)
{
    double next = NAN;
    for (size_t i = 0; i < all->n; i++)
        if (all->amounts[i] < v && !(all->amounts[i] <= next))
            next = all->amounts[i];
    return next;
}

/* TIER-4: the class that is being filled once every group greater than v is placed. */
static size_t quota(const census *all, const double *cutoffs, size_t k, double v, long double edge)
{
    exact own = {{0}};
    size_t c = 0;
    for (double x = next_below(all, INFINITY); x > v && c < k; x = next_below(all, x)) {
        for (size_t i = 0; i < all->n; i++)
            if (all->amounts[i] == x)
                exact_add(&own, x);
        if (exact_ratio(&own, &all->total) >= cutoffs[c] - edge) {
            c++;
            own = (exact){{0}};
        }
    }
    return c;
}

/* TIER-10: how many of these numbers of customers are larger. */
static size_t passed_numbers(const census *all, const double *cutoffs, size_t k, double v)
{
    size_t count = 0;
    for (size_t i = 0; i < k; i++)
        count += roundl(count_above(all, v) * (long double)all->customers) >= cutoffs[i];
    return count;
}

/* TIER-9: how many cut-offs are not reached, by so much less than they are. */
static size_t not_reached(const double *cutoffs, size_t k, double v, long double less)
{
    size_t count = 0;
    for (size_t i = 0; i < k; i++)
        count += v < cutoffs[i] * (1 - less);
    return count;
}

/* TIER-2, TIER-3, TIER-5: how many cut-offs are passed, their edges lying so far below them. */
static size_t passed(const census *all, vf_tiers_method method, const double *cutoffs, size_t k,
                     double v, long double edge)
{
    size_t count = 0;
    for (size_t i = 0; i < k; i++) {
        if (method == VF_TIERS_REACH)
            count += share_above(all, v, false) >= cutoffs[i] - edge;
        else if (method == VF_TIERS_WITHIN)
            count += share_above(all, v, true) > cutoffs[i] - edge;
        else
            count += count_above(all, v) >= cutoffs[i] - edge;
    }
    return count;
}

void exact_class(const double *amounts, size_t n, vf_tiers_method method, const double *cutoffs,
                 size_t k, double v, size_t *least, size_t *most)
{
    census all = {.amounts = amounts, .n = n, .total = {{0}}};
    for (size_t i = 0; i < n; i++) {
        exact_add(&all.total, amounts[i]);
        all.customers += !isnan(amounts[i]);
    }
    /* by "within" who is over a cut-off by no more than the tolerance is let in */
    long double edge = method == VF_TIERS_WITHIN ? -TOLERANCE : TOLERANCE;
    if (v <= 0) {
        *least = *most = k;
    } else if (method == VF_TIERS_AMOUNT) {
        *least = not_reached(cutoffs, k, v, 0x1p-48L + DOUBT);
        *most = not_reached(cutoffs, k, v, 0x1p-48L - DOUBT);
    } else if (is_zero(&all.total)) {
        *least = *most = 0;
    } else if (method == VF_TIERS_COUNT && cutoffs[k - 1] > 1) {
        *least = *most = passed_numbers(&all, cutoffs, k, v);
    } else if (method == VF_TIERS_QUOTA) {
        *least = quota(&all, cutoffs, k, v, edge - DOUBT);
        *most = quota(&all, cutoffs, k, v, edge + DOUBT);
    } else {
        *least = passed(&all, method, cutoffs, k, v, edge - DOUBT);
        *most = passed(&all, method, cutoffs, k, v, edge + DOUBT);
    }
}
