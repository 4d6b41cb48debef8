/* SPDX-License-Identifier: MPL-2.0 */
#include "reference.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* Long double sums of small whole numbers are exact; other lists have no draws closer than this. */
#define DRAW 1e-14L

uint64_t random_bits(generator *g)
{
    uint64_t z = g->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

size_t random_below(generator *g, size_t bound)
{
    return (size_t)(random_bits(g) >> 32) % bound;
}

double random_fraction(generator *g)
{
    return ((double)(random_bits(g) >> 12) + 0.5) * 0x1p-52;
}

static double random_of_kind(generator *g, list_kind kind, size_t spread)
{
    int whole = (int)random_below(g, spread) - (int)(spread / 5);
    switch (kind) {
    case LIST_TIES:
        return whole;
    case LIST_CENTS:
        return whole / 100.0;
    case LIST_HUGE:
        return ldexp(whole % 31, 1019);
    case LIST_TINY:
        return whole * DBL_TRUE_MIN;
    case LIST_HEAVY_TAILED:
        return 100.0 * pow(random_fraction(g), -1.2) - (whole < 0 ? 200.0 : 0.0);
    case LIST_MIXED:
        return (whole < 0 ? -1.0 : 1.0) * pow(10.0, 624.0 * random_fraction(g) - 324.0);
    case LIST_KINDS:
        break;
    }
    abort();
}

list random_list(generator *g, list_kind kind)
{
    static const size_t spreads[] = {2, 4, 7, 20, 150, 5000};
    size_t spread = spreads[random_below(g, sizeof spreads / sizeof spreads[0])];
    list x = {.n = 1 + random_below(g, LIST_MAX)};
    for (size_t i = 0; i < x.n; i++)
        x.amounts[i] = random_of_kind(g, kind, spread);
    return x;
}

void shuffle(generator *g, double *amounts, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t j = random_below(g, i);
        double amount = amounts[i - 1];
        amounts[i - 1] = amounts[j];
        amounts[j] = amount;
    }
}

double random_amount(generator *g, const list *x)
{
    double member = x->amounts[random_below(g, x->n)];
    switch (random_below(g, 10)) {
    case 0:
        return nextafter(member, DBL_MAX);
    case 1:
        return nextafter(member, -DBL_MAX);
    case 2:
        return member / 2 + x->amounts[random_below(g, x->n)] / 2;
    case 3:
        return 0.0;
    case 4:
        return -0.0;
    case 5:
        return DBL_TRUE_MIN;
    case 6:
        return DBL_MAX;
    case 7:
        return -member;
    default:
        return member;
    }
}

void random_cutoffs(generator *g, vf_tiers_method method, double *cutoffs, size_t k)
{
    /* Whole per cents fall on shares exactly now and then, which G9 is about. */
    size_t from = 0;
    for (size_t i = 0; i < k; i++) {
        size_t step = 1 + random_below(g, (100 - from) - (k - i - 1));
        if (method == VF_TIERS_QUOTA)
            cutoffs[i] = (double)step / 100.0;
        else
            cutoffs[i] = (double)(from + step) / 100.0;
        from += step;
    }
}

static int descending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x < y) - (x > y);
}

size_t random_limits(generator *g, const list *x, double *limits, size_t k)
{
    double drawn[LIST_MAX] = {0};
    size_t count = 0;
    for (size_t i = 0; i < k; i++)
        drawn[i] = fabs(random_amount(g, x));
    qsort(drawn, k, sizeof drawn[0], descending);
    for (size_t i = 0; i < k; i++)
        if (drawn[i] > 0 && (count == 0 || drawn[i] < limits[count - 1]))
            limits[count++] = drawn[i];
    if (count == 0)
        limits[count++] = 1;
    return count;
}

void random_numbers(generator *g, double *numbers, size_t k)
{
    double before = 0;
    for (size_t i = 0; i < k; i++)
        numbers[i] = before += (double)(1 + random_below(g, LIST_MAX / 3));
    if (numbers[k - 1] == 1)
        numbers[k - 1] = 2; /* 1 alone is a share */
}

static long double positive(double x)
{
    return x > 0 ? x : 0.0L;
}

long double slow_total(const list *x)
{
    return slow_upto(x, -DBL_MAX);
}

long double slow_above(const list *x, double v)
{
    long double sum = 0;
    for (size_t i = 0; i < x->n; i++)
        sum += x->amounts[i] > v ? positive(x->amounts[i]) : 0;
    return sum;
}

long double slow_upto(const list *x, double v)
{
    long double sum = 0;
    for (size_t i = 0; i < x->n; i++)
        sum += x->amounts[i] >= v ? positive(x->amounts[i]) : 0;
    return sum;
}

static list sorted(const list *x)
{
    list copy = *x;
    qsort(copy.amounts, copy.n, sizeof copy.amounts[0], descending);
    return copy;
}

long double slow_sum_of_largest(const list *x, size_t m)
{
    list y = sorted(x);
    long double sum = 0;
    for (size_t i = 0; i < m; i++)
        sum += positive(y.amounts[i]);
    return sum;
}

static size_t how_many_above(const list *x, double v)
{
    size_t above = 0;
    for (size_t i = 0; i < x->n; i++)
        above += x->amounts[i] > v;
    return above;
}

/* TIER-10: whether the cut-offs of count are numbers of customers. */
static bool are_numbers(vf_tiers_method method, const double *cutoffs, size_t k)
{
    bool numbers = false;
    for (size_t i = 0; method == VF_TIERS_COUNT && i < k; i++)
        numbers = numbers || cutoffs[i] > 1;
    return numbers;
}

/* TIER-9 */
static size_t slow_below(const double *cutoffs, size_t k, double v)
{
    size_t below = 0;
    for (size_t i = 0; i < k; i++)
        below += v < cutoffs[i] * (1 - 0x1p-48L);
    return below;
}

/* TIER-2, TIER-3, TIER-5, TIER-10: how many cut-offs the amount has passed. */
static size_t slow_passed(const list *x, vf_tiers_method method, const double *cutoffs, size_t k,
                          double v)
{
    long double total = slow_total(x);
    size_t passed = 0;
    bool numbers = are_numbers(method, cutoffs, k);
    for (size_t i = 0; i < k; i++) {
        long double c = cutoffs[i];
        if (method == VF_TIERS_REACH)
            passed += slow_above(x, v) / total >= c - 1e-12L;
        else if (method == VF_TIERS_WITHIN)
            passed += slow_upto(x, v) / total > c + 1e-12L;
        else if (numbers)
            passed += (long double)how_many_above(x, v) >= c;
        else
            passed += (long double)how_many_above(x, v) / (long double)x->n >= c - 1e-12L;
    }
    return passed;
}

/* TIER-4: the class that is being filled once every group greater than v is placed. */
static size_t slow_quota(const list *x, const double *cutoffs, size_t k, double v)
{
    list y = sorted(x);
    long double total = slow_total(x);
    long double own = 0;
    size_t c = 0;
    for (size_t i = 0; i < y.n && y.amounts[i] > v; i++) {
        own += positive(y.amounts[i]);
        bool group_is_placed = i + 1 == y.n || y.amounts[i + 1] < y.amounts[i];
        if (c < k && group_is_placed && own / total >= cutoffs[c] - 1e-12L) {
            c++;
            own = 0;
        }
    }
    return c;
}

/* TIER-6: the place, from 1, of the point nearest (at, 1). */
static size_t slow_nearest(const list *y, size_t at)
{
    long double total = slow_total(y);
    long double n = (long double)y->n;
    long double sum = 0;
    long double nearest = 0;
    size_t place = 0;
    for (size_t i = 1; i <= y->n; i++) {
        sum += positive(y->amounts[i - 1]);
        long double right = ((long double)i - (long double)at) / n;
        long double down = (total - sum) / total;
        long double distance = right * right + down * down;
        if (place == 0 || distance < nearest - DRAW) {
            nearest = distance;
            place = i;
        }
    }
    return place;
}

/* TIER-6: the place, from 1, of the amount nearest the mean. */
static size_t slow_break_even(const list *y)
{
    long double total = slow_total(y);
    long double n = (long double)y->n;
    long double nearest = 0;
    size_t place = 0;
    for (size_t i = 1; i <= y->n; i++) {
        long double distance = fabsl(n * positive(y->amounts[i - 1]) / total - 1);
        bool equal = place > 0 && positive(y->amounts[i - 1]) == positive(y->amounts[place - 1]);
        if (place == 0 || equal || distance < nearest - DRAW) {
            nearest = distance;
            place = i;
        }
    }
    return place;
}

/* TIER-6: where most customers with this amount fall, given the ends of the classes A and B. */
static size_t slow_group(const list *y, const size_t ends[2], double amount)
{
    size_t members[3] = {0, 0, 0};
    for (size_t i = 0; i < y->n; i++) {
        if (y->amounts[i] == amount)
            members[i < ends[0] ? 0 : i < ends[1] ? 1 : 2]++;
    }
    size_t most = 0;
    for (size_t c = 1; c < 3; c++)
        most = members[c] > members[most] ? c : most;
    return most;
}

/* TIER-6 */
static size_t slow_computed(const list *x, double v)
{
    list y = sorted(x);
    size_t pareto = slow_nearest(&y, 0);
    size_t even = slow_break_even(&y);
    size_t ends[2] = {pareto < even ? pareto : even,
                      slow_nearest(&y, pareto < even ? even : pareto)};
    bool all_equal = y.amounts[0] == y.amounts[y.n - 1];
    for (size_t i = 0; i < y.n; i++) {
        if (y.amounts[i] > v)
            continue;
        if (y.amounts[i] <= 0)
            break;
        return all_equal ? 0 : slow_group(&y, ends, y.amounts[i]);
    }
    return 2;
}

size_t slow_class(const list *x, vf_tiers_method method, const double *cutoffs, size_t k, double v)
{
    bool computed = method == VF_TIERS_COMPUTED;
    if (v <= 0)
        return computed ? 2 : k;
    if (method == VF_TIERS_AMOUNT)
        return slow_below(cutoffs, k, v);
    if (slow_total(x) <= 0)
        return 0;
    if (computed)
        return slow_computed(x, v);
    if (method == VF_TIERS_QUOTA)
        return slow_quota(x, cutoffs, k, v);
    return slow_passed(x, method, cutoffs, k, v);
}
