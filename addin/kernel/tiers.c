/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/tiers.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "arith.h"
#include "cutoffs.h"
#include "internal.h"
#include "sum.h"

/* A limit that no amount of 0 or less passes and every other does (G3, TIER-8). */
#define ANY_POSITIVE DBL_TRUE_MIN

static const char *const method_words[] = {
    [VF_TIERS_REACH] = "reach", [VF_TIERS_WITHIN] = "within",     [VF_TIERS_QUOTA] = "quota",
    [VF_TIERS_COUNT] = "count", [VF_TIERS_COMPUTED] = "computed", [VF_TIERS_AMOUNT] = "amount",
};

#define METHOD_COUNT (sizeof method_words / sizeof method_words[0])

vf_status vf_tiers_method_parse(const char *word, vf_tiers_method *out)
{
    size_t i = vf_word_index(word, method_words, METHOD_COUNT);
    if (i == METHOD_COUNT)
        return VF_OUT_OF_RANGE;
    *out = (vf_tiers_method)i;
    return VF_OK;
}

const char *vf_tiers_method_word(vf_tiers_method method)
{
    return (size_t)method < METHOD_COUNT ? method_words[method] : NULL;
}

const double *vf_tiers_default_cutoffs(vf_tiers_method method, size_t *k)
{
    static const double cumulative[] = {0.8, 0.95};
    static const double own[] = {0.7, 0.2};
    static const double customers[] = {0.2, 0.75};
    *k = 2;
    switch (method) {
    case VF_TIERS_REACH:
    case VF_TIERS_WITHIN:
        return cumulative;
    case VF_TIERS_QUOTA:
        return own;
    case VF_TIERS_COUNT:
        return customers;
    case VF_TIERS_COMPUTED:
    case VF_TIERS_AMOUNT:
        break;
    }
    *k = 0;
    return NULL;
}

/* TIER-10 */
bool vf_cutoffs_are_numbers(const double *cutoffs, size_t k)
{
    bool numbers = false;
    for (size_t i = 0; i < k; i++)
        numbers = numbers || cutoffs[i] > 1.0;
    return numbers;
}

/* TIER-7, for quota */
static bool are_quotas(const double *cutoffs, size_t k)
{
    double sum = 0.0;
    for (size_t i = 0; i < k; i++) {
        sum += cutoffs[i];
        if (cutoffs[i] <= 0.0 || sum > 1.0 + VF_SHARE_TOLERANCE)
            return false;
    }
    return true;
}

/* TIER-9 */
static bool fall_above_0(const double *cutoffs, size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (cutoffs[i] <= 0.0 || (i > 0 && cutoffs[i] >= cutoffs[i - 1]))
            return false;
    return true;
}

/* TIER-7: shares that rise; TIER-10: whole numbers that do. */
static bool rise(const double *cutoffs, size_t k, bool numbers)
{
    for (size_t i = 0; i < k; i++) {
        double c = cutoffs[i];
        bool allowed = numbers ? c >= 1.0 && c == floor(c) : c > 0.0 && c <= 1.0;
        if (!allowed || (i > 0 && c <= cutoffs[i - 1]))
            return false;
    }
    return true;
}

vf_status vf_cutoffs_check(vf_tiers_method method, const double *cutoffs, size_t k)
{
    if (method == VF_TIERS_COMPUTED || k < 1 || k > VF_TIERS_CUTOFFS_MAX)
        return VF_OUT_OF_RANGE;
    for (size_t i = 0; i < k; i++) {
        if (!isfinite(cutoffs[i]))
            return VF_NOT_A_NUMBER;
    }
    bool allowed;
    if (method == VF_TIERS_QUOTA)
        allowed = are_quotas(cutoffs, k);
    else if (method == VF_TIERS_AMOUNT)
        allowed = fall_above_0(cutoffs, k);
    else
        allowed = rise(cutoffs, k, method == VF_TIERS_COUNT && vf_cutoffs_are_numbers(cutoffs, k));
    return allowed ? VF_OK : VF_OUT_OF_RANGE;
}

/* TIER-2: the class is better than c's as long as the amounts above v do not reach c. */
static double reach_limit(const vf_population *population, double c)
{
    return population->amounts[vf_population_count_to_reach(population, c) - 1];
}

/* TIER-3: an amount that its group takes past c is out, and the next larger double is in. */
static double within_limit(const vf_population *population, double c)
{
    size_t m = vf_population_count_to_exceed(population, c);
    if (m > population->count)
        return ANY_POSITIVE;
    return nextafter(population->amounts[m - 1], INFINITY);
}

/* TIER-5: the rank of v reaches c from the r-th amount down. */
static double count_limit(const vf_population *population, double c)
{
    double r = ceil((c - VF_SHARE_TOLERANCE) * (double)population->count);
    return population->amounts[r > 1.0 ? (size_t)r - 1 : 0];
}

/* TIER-10: from the c-th amount down c others are larger; of fewer customers all are in. */
static double number_limit(const vf_population *population, double c)
{
    return c <= (double)population->count ? population->amounts[(size_t)c - 1] : ANY_POSITIVE;
}

/* The least end > start where the amounts from start to it reach the share c, or count + 1. */
static size_t quota_end(const vf_population *population, size_t start, double c)
{
    double before = vf_population_share_of_total(population, start);
    size_t low = start + 1;
    size_t high = population->count + 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (vf_population_share_of_total(population, middle) - before >= c - VF_SHARE_TOLERANCE)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* TIER-4: a class that is never filled takes every positive amount that is left, or could be. */
static void quota_limits(vf_tiers *tiers, const vf_population *population, const double *cutoffs)
{
    size_t start = 0;
    for (size_t j = 0; j + 1 < tiers->classes; j++) {
        size_t end = quota_end(population, start, cutoffs[j]);
        if (end > population->count) {
            tiers->limits[j] = ANY_POSITIVE;
            start = population->count;
        } else {
            tiers->limits[j] = population->amounts[end - 1];
            start = vf_population_count_at_least(population, tiers->limits[j]);
        }
    }
}

/*
 * TIER-6: the place i, from 1, of the point (i/n, share) nearest (j/n, 1), the first on a draw.
 *
 * The squared distance d is strictly convex along the curve, so that point is the first from
 * which it does not fall any more: the least i with d(i + 1) >= d(i), which is
 *     (2 (i - j) + 1) / n^2 >= s (rest(i) + rest(i + 1)),
 * s being the share of customer i + 1 and rest(i) that of all customers after i. The rests may be
 * VF_SHARE_TOLERANCE off, as shares may be from cut-offs (G9): else rounding would decide draws.
 */
static size_t nearest_to_top(const vf_population *population, size_t j)
{
    double n = (double)population->count;
    size_t low = 1;
    size_t high = population->count;
    while (low < high) {
        size_t i = low + (high - low) / 2;
        double rest = 1.0 - vf_population_share_of_total(population, i);
        double rest_after = 1.0 - vf_population_share_of_total(population, i + 1);
        double step = (2.0 * ((double)i - (double)j) + 1.0) / (n * n);
        if (step >= vf_share_of_total_at(population, i) * (rest + rest_after - VF_SHARE_TOLERANCE))
            high = i;
        else
            low = i + 1;
    }
    return low;
}

/* How many customers hold at least the mean share; the largest does, whatever rounding says. */
static size_t reaching_mean(const vf_population *population)
{
    double mean = 1.0 / (double)population->count;
    size_t low = 1;
    size_t high = population->positive;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (vf_share_of_total_at(population, middle) >= mean)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/*
 * TIER-6: the place, from 1, of the amount nearest the mean: the larger of two equally near ones,
 * the last of equal ones. In shares the mean is 1/n.
 */
static size_t break_even(const vf_population *population)
{
    size_t n = population->count;
    size_t last = reaching_mean(population);
    if (last < n) {
        double both =
            vf_share_of_total_at(population, last - 1) + vf_share_of_total_at(population, last);
        if (both > 2.0 / (double)n * (1.0 + VF_SHARE_TOLERANCE))
            last++; /* the smaller of the two is nearer */
    }
    if (last > population->positive)
        return n; /* amounts of 0 and less all count as 0 */
    return vf_population_count_at_least(population, population->amounts[last - 1]);
}

static size_t at_most(size_t a, size_t b)
{
    return a < b ? a : b;
}

/*
 * TIER-6: where a class ends, from 1, that should end at this place: a group of equal amounts goes
 * where most of its members are, to the better class on a draw.
 */
static size_t settled_end(const vf_population *population, size_t place)
{
    double amount = population->amounts[place - 1];
    size_t start = vf_population_count_above(population, amount);
    size_t end = vf_population_count_at_least(population, amount);
    return place - start >= end - place ? end : start;
}

/*
 * TIER-6: limits are amounts of customers, so that others fall to the next smaller customer.
 *
 * The ends of A and B never cut the same group: the break-even point is the last of its group, and
 * it either is the end of A or does not come after that of B. Nor is A ever empty: within the m
 * equal largest customers of share s, the distance falls while 2 i + 1 <= m, since
 * (2 i + 1) (1/n^2 + s^2) <= m/n^2 + m s^2 < 2 s, as m/n^2 < 1/n <= s and m s <= 1.
 */
static void computed_limits(vf_tiers *tiers, const vf_population *population)
{
    size_t n = population->count;
    size_t ends[2] = {n, n};
    if (population->amounts[0] > population->amounts[n - 1]) {
        size_t pareto = nearest_to_top(population, 0);
        size_t even = break_even(population);
        ends[0] = at_most(pareto, even);
        ends[1] = nearest_to_top(population, pareto > even ? pareto : even);
    }
    for (size_t c = 0; c < 2; c++) {
        size_t end = settled_end(population, at_most(ends[c], population->positive)); /* G3 */
        tiers->limits[c] = population->amounts[end - 1];
    }
}

static void find_limits(vf_tiers *tiers, const vf_population *population, vf_tiers_method method,
                        const double *cutoffs)
{
    bool numbers = method == VF_TIERS_COUNT && vf_cutoffs_are_numbers(cutoffs, tiers->classes - 1);
    for (size_t j = 0; j + 1 < tiers->classes; j++) {
        if (method == VF_TIERS_REACH)
            tiers->limits[j] = reach_limit(population, cutoffs[j]);
        else if (method == VF_TIERS_WITHIN)
            tiers->limits[j] = within_limit(population, cutoffs[j]);
        else if (method == VF_TIERS_COUNT)
            tiers->limits[j] = numbers ? number_limit(population, cutoffs[j])
                                       : count_limit(population, cutoffs[j]);
    }
    if (method == VF_TIERS_QUOTA)
        quota_limits(tiers, population, cutoffs);
    if (method == VF_TIERS_COMPUTED)
        computed_limits(tiers, population);
}

vf_status vf_tiers_init(vf_tiers *tiers, const vf_population *population, vf_tiers_method method,
                        const double *cutoffs, size_t k)
{
    if (cutoffs != NULL) {
        vf_status status = vf_cutoffs_check(method, cutoffs, k);
        if (status != VF_OK)
            return status;
    } else {
        cutoffs = vf_tiers_default_cutoffs(method, &k);
        if (method == VF_TIERS_AMOUNT)
            return VF_OUT_OF_RANGE;
    }
    if (population->count == 0)
        return VF_NOTHING;
    tiers->classes = method == VF_TIERS_COMPUTED ? 3 : k + 1;
    if (method == VF_TIERS_AMOUNT) {
        for (size_t j = 0; j < k; j++)
            tiers->limits[j] = vf_amount_to_reach(cutoffs[j]);
        return VF_OK;
    }
    if (population->positive > 0)
        find_limits(tiers, population, method, cutoffs);
    for (size_t j = 0; j + 1 < tiers->classes; j++) {
        if (population->positive == 0 || tiers->limits[j] < ANY_POSITIVE)
            tiers->limits[j] = ANY_POSITIVE;
    }
    return VF_OK;
}

size_t vf_tier_of(const vf_tiers *tiers, double amount)
{
    /* Limits never rise, so those that the amount does not reach can be counted without a branch,
     * which for amounts in no order would be guessed wrong every other time. */
    size_t c = 0;
    for (size_t j = 0; j + 1 < tiers->classes; j++)
        c += amount >= tiers->limits[j] ? 0 : 1;
    return c;
}

/* How many customers are in class c or better. */
static size_t class_end(const vf_tiers *tiers, const vf_population *population, size_t c)
{
    return c + 1 < tiers->classes ? vf_population_count_at_least(population, tiers->limits[c])
                                  : population->count;
}

vf_status vf_tiers_cutoff_amount(const vf_tiers *tiers, const vf_population *population, size_t c,
                                 double *out)
{
    if (c >= tiers->classes)
        return VF_OUT_OF_RANGE;
    size_t end = class_end(tiers, population, c);
    if (end == 0)
        return VF_NOT_FOUND;
    *out = population->amounts[end - 1];
    return VF_OK;
}

/* The plain sum of customers from start to end; their amounts may be as large as doubles get. */
static double plain_sum(const vf_population *population, size_t start, size_t end)
{
    const double *amounts = population->amounts;
    double scale = vf_sum_scale(fmax(fabs(amounts[start]), fabs(amounts[end - 1])));
    return vf_sum_scaled(amounts + start, end - start, scale) / scale;
}

/* The share of T of customers from start to end: not a difference, which would lose digits. */
static double share_between(const vf_population *population, size_t start, size_t end)
{
    if (population->positive == 0)
        return NAN;
    if (start >= population->positive)
        return 0.0;
    size_t n = at_most(end, population->positive) - start;
    return vf_sum_scaled(population->amounts + start, n, population->scale) /
           vf_scaled_total(population);
}

vf_status vf_tiers_summarize(const vf_tiers *tiers, const vf_population *population, size_t c,
                             vf_tier_summary *out)
{
    if (c >= tiers->classes)
        return VF_OUT_OF_RANGE;
    size_t start = c > 0 ? class_end(tiers, population, c - 1) : 0;
    size_t end = class_end(tiers, population, c);
    if (start == end) {
        *out = (vf_tier_summary){.smallest = NAN};
        return VF_OK;
    }
    *out = (vf_tier_summary){
        .customers = end - start,
        .share_of_customers = (double)(end - start) / (double)population->count,
        .sum = plain_sum(population, start, end),
        .share_of_total = share_between(population, start, end),
        .smallest = population->amounts[end - 1],
    };
    return VF_OK;
}

/* DETAIL-1 */
vf_status vf_tier_details_of(const vf_tiers *tiers, const vf_population *population, double amount,
                             vf_tier_details *out)
{
    if (!isfinite(amount))
        return VF_NOT_A_NUMBER;
    size_t above = vf_population_count_above(population, amount);
    size_t upto = vf_population_count_at_least(population, amount);
    bool shares = population->positive > 0;
    *out = (vf_tier_details){
        .tier = vf_tier_of(tiers, amount),
        .rank = above + 1,
        .share_above = shares ? vf_population_share_of_total(population, above) : NAN,
        .share_upto = shares ? vf_population_share_of_total(population, upto) : NAN,
        .next_amount = NAN,
        .missing = NAN,
    };
    double next;
    if (out->tier > 0 && vf_tiers_cutoff_amount(tiers, population, out->tier - 1, &next) == VF_OK) {
        out->next_amount = next;
        out->missing = next - amount;
    }
    return VF_OK;
}
