/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/rfm.h"

#include "arith.h"
#include <math.h>

#define BINS_MIN 2
#define SEGMENT_DIGITS 5

/* RFM-3: the row is the digit for recency, the column that for frequency, both less 1. */
static const vf_rfm_segment segments[SEGMENT_DIGITS][SEGMENT_DIGITS] = {
    {VF_RFM_HIBERNATING, VF_RFM_HIBERNATING, VF_RFM_AT_RISK, VF_RFM_AT_RISK, VF_RFM_CANT_LOSE_THEM},
    {VF_RFM_HIBERNATING, VF_RFM_HIBERNATING, VF_RFM_AT_RISK, VF_RFM_AT_RISK, VF_RFM_CANT_LOSE_THEM},
    {VF_RFM_ABOUT_TO_SLEEP, VF_RFM_ABOUT_TO_SLEEP, VF_RFM_NEED_ATTENTION, VF_RFM_LOYAL_CUSTOMERS,
     VF_RFM_LOYAL_CUSTOMERS},
    {VF_RFM_PROMISING, VF_RFM_POTENTIAL_LOYALISTS, VF_RFM_POTENTIAL_LOYALISTS,
     VF_RFM_LOYAL_CUSTOMERS, VF_RFM_LOYAL_CUSTOMERS},
    {VF_RFM_NEW_CUSTOMERS, VF_RFM_POTENTIAL_LOYALISTS, VF_RFM_POTENTIAL_LOYALISTS, VF_RFM_CHAMPIONS,
     VF_RFM_CHAMPIONS},
};

/* The amount at a place from 0, smallest first. */
static double ascending(const vf_population *population, size_t place)
{
    return vf_population_amount(population, vf_population_count(population) - 1 - place);
}

/*
 * The quantile at i / bins, by linear interpolation (type 7). The place, (n - 1) i / bins, is
 * split in whole numbers: a cut that falls on an amount is that amount, not one a bit beside it.
 */
static double quantile(const vf_population *population, size_t i, size_t bins)
{
    size_t last = vf_population_count(population) - 1;
    size_t place = last / bins * i + last % bins * i / bins;
    size_t parts = last % bins * i % bins;
    double below = ascending(population, place);
    if (parts == 0)
        return below;
    double above = ascending(population, place + 1);
    double fraction = (double)parts / (double)bins;
    double gap = above - below;
    if (isinf(gap))
        return (1 - fraction) * below + fraction * above;
    return fmin(below + fraction * gap, above);
}

static void cut(const vf_population *population, size_t bins, vf_rfm_cuts *cuts)
{
    cuts->count = bins - 1;
    for (size_t i = 1; i < bins; i++)
        cuts->at[i - 1] = quantile(population, i, bins);
}

static vf_status check_bins(double bins)
{
    if (!isfinite(bins))
        return VF_NOT_A_NUMBER;
    bool allowed = bins >= BINS_MIN && bins <= VF_RFM_BINS_MAX && bins == floor(bins);
    return allowed ? VF_OK : VF_OUT_OF_RANGE;
}

vf_status vf_rfm_init(vf_rfm *rfm, const vf_population *recency, const vf_population *frequency,
                      const vf_population *monetary, double bins)
{
    vf_status status = check_bins(bins);
    if (status != VF_OK)
        return status;
    if (vf_population_count(recency) == 0 || vf_population_count(frequency) == 0 ||
        vf_population_count(monetary) == 0)
        return VF_NOTHING;
    cut(recency, (size_t)bins, &rfm->recency);
    cut(frequency, (size_t)bins, &rfm->frequency);
    cut(monetary, (size_t)bins, &rfm->monetary);
    rfm->limits = false;
    return VF_OK;
}

static vf_status check_limits(const vf_rfm_cuts *limits)
{
    if (limits->count < 1 || limits->count > VF_RFM_BINS_MAX - 1)
        return VF_OUT_OF_RANGE;
    for (size_t i = 0; i < limits->count; i++)
        if (!isfinite(limits->at[i]))
            return VF_NOT_A_NUMBER;
    for (size_t i = 1; i < limits->count; i++)
        if (limits->at[i] <= limits->at[i - 1])
            return VF_OUT_OF_RANGE;
    return VF_OK;
}

/* RFM-4 */
vf_status vf_rfm_init_limits(vf_rfm *rfm, const vf_rfm_cuts *recency, const vf_rfm_cuts *frequency,
                             const vf_rfm_cuts *monetary)
{
    vf_status status = check_limits(recency);
    if (status == VF_OK)
        status = check_limits(frequency);
    if (status == VF_OK)
        status = check_limits(monetary);
    if (status == VF_OK)
        *rfm = (vf_rfm){*recency, *frequency, *monetary, true};
    return status;
}

static int cuts_below(const vf_rfm_cuts *cuts, double value)
{
    int below = 0;
    for (size_t i = 0; i < cuts->count; i++)
        below += cuts->at[i] < value;
    return below;
}

/* How many cuts are below a value, or limits are reached by it. */
static int cuts_passed(const vf_rfm *rfm, const vf_rfm_cuts *cuts, double value)
{
    if (!rfm->limits)
        return cuts_below(cuts, value);
    int reached = 0;
    for (size_t i = 0; i < cuts->count; i++)
        reached += value >= vf_amount_to_reach(cuts->at[i]);
    return reached;
}

/* RFM-1, RFM-4 */
vf_status vf_rfm_score(const vf_rfm *rfm, double recency, double frequency, double monetary,
                       int *out)
{
    if (!isfinite(recency) || !isfinite(frequency) || !isfinite(monetary))
        return VF_NOT_A_NUMBER;
    int r = (int)rfm->recency.count + 1 - cuts_below(&rfm->recency, recency);
    int f = 1 + cuts_passed(rfm, &rfm->frequency, frequency);
    int m = 1 + cuts_passed(rfm, &rfm->monetary, monetary);
    *out = 100 * r + 10 * f + m;
    return VF_OK;
}

void vf_rfm_score_rows(const vf_rfm *rfm, const double *recency, const double *frequency,
                       const double *monetary, size_t n, int *scores)
{
    for (size_t i = 0; i < n; i++) {
        scores[i] = 0;
        /* A row that lacks a number has no score and keeps the 0. */
        (void)vf_rfm_score(rfm, recency[i], frequency[i], monetary[i], &scores[i]);
    }
}

/* RFM-2 */
vf_status vf_rfm_scores(const double *recency, const double *frequency, const double *monetary,
                        size_t n, double bins, int *scores)
{
    vf_status status = check_bins(bins);
    if (status != VF_OK)
        return status;
    const double *columns[] = {recency, frequency, monetary};
    vf_population *populations[] = {NULL, NULL, NULL};
    for (int i = 0; i < 3 && status == VF_OK; i++)
        status = vf_population_new(columns[i], n, &populations[i]);
    vf_rfm rfm;
    if (status == VF_OK)
        status = vf_rfm_init(&rfm, populations[0], populations[1], populations[2], bins);
    if (status == VF_OK)
        vf_rfm_score_rows(&rfm, recency, frequency, monetary, n, scores);
    if (status == VF_NOTHING) {
        /* A column without a number: every row lacks one. */
        for (size_t i = 0; i < n; i++)
            scores[i] = 0;
        status = VF_OK;
    }
    for (int i = 0; i < 3; i++)
        vf_population_free(populations[i]);
    return status;
}

/* The three digits of a score, each from 1 to the greatest; false where it is no score. */
static bool digits_of(double score, int greatest, int digits[3])
{
    if (score < 111 || score > 999 || score != floor(score))
        return false;
    int rest = (int)score;
    bool allowed = true;
    for (size_t i = 3; i-- > 0; rest /= 10) {
        digits[i] = rest % 10;
        allowed = allowed && digits[i] >= 1 && digits[i] <= greatest;
    }
    return allowed;
}

/* RFM-3 */
vf_status vf_rfm_segment_of(double score, vf_rfm_segment *out)
{
    int digits[3];
    if (!isfinite(score))
        return VF_NOT_A_NUMBER;
    if (!digits_of(score, SEGMENT_DIGITS, digits))
        return VF_OUT_OF_RANGE;
    *out = segments[digits[0] - 1][digits[1] - 1];
    return VF_OK;
}

/* Comparisons with NaN are false, and so each of these asks whether the rule says no. */
static bool takes(const vf_rfm_rule *rule, const int digits[3])
{
    for (size_t i = 0; i < 3; i++)
        if (digits[i] < rule->from[i] || digits[i] > rule->to[i])
            return false;
    return true;
}

static vf_status check_rule(const vf_rfm_rule *rule)
{
    for (size_t i = 0; i < 3; i++) {
        if (isinf(rule->from[i]) || isinf(rule->to[i]))
            return VF_NOT_A_NUMBER;
        if (rule->from[i] > rule->to[i])
            return VF_OUT_OF_RANGE;
    }
    return VF_OK;
}

/* RFM-5 */
vf_status vf_rfm_rule_find(const vf_rfm_rule *rules, size_t n, double score, size_t *out)
{
    int digits[3];
    vf_status status = isfinite(score) ? VF_OK : VF_NOT_A_NUMBER;
    for (size_t i = 0; status == VF_OK && i < n; i++)
        status = check_rule(&rules[i]);
    if (status != VF_OK)
        return status;
    if (!digits_of(score, VF_RFM_BINS_MAX, digits))
        return VF_OUT_OF_RANGE;
    for (*out = 0; *out < n && !takes(&rules[*out], digits);)
        ++*out;
    return VF_OK;
}
