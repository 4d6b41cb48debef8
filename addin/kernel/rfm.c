/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/rfm.h"

#include <math.h>
#include <stdbool.h>

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

static void cut(const vf_population *population, size_t bins, double *cuts)
{
    for (size_t i = 1; i < bins; i++)
        cuts[i - 1] = quantile(population, i, bins);
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
    rfm->bins = (size_t)bins;
    cut(recency, rfm->bins, rfm->recency);
    cut(frequency, rfm->bins, rfm->frequency);
    cut(monetary, rfm->bins, rfm->monetary);
    return VF_OK;
}

static int cuts_below(const double *cuts, size_t bins, double value)
{
    int below = 0;
    for (size_t i = 0; i < bins - 1; i++)
        below += cuts[i] < value;
    return below;
}

/* RFM-1 */
vf_status vf_rfm_score(const vf_rfm *rfm, double recency, double frequency, double monetary,
                       int *out)
{
    if (!isfinite(recency) || !isfinite(frequency) || !isfinite(monetary))
        return VF_NOT_A_NUMBER;
    int r = (int)rfm->bins - cuts_below(rfm->recency, rfm->bins, recency);
    int f = 1 + cuts_below(rfm->frequency, rfm->bins, frequency);
    int m = 1 + cuts_below(rfm->monetary, rfm->bins, monetary);
    *out = 100 * r + 10 * f + m;
    return VF_OK;
}

/* Scores each row of columns whose cuts are known. */
static void score_rows(const vf_rfm *rfm, const double *recency, const double *frequency,
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
        score_rows(&rfm, recency, frequency, monetary, n, scores);
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

/* RFM-3 */
vf_status vf_rfm_segment_of(double score, vf_rfm_segment *out)
{
    if (!isfinite(score))
        return VF_NOT_A_NUMBER;
    if (score < 111 || score > 555 || score != floor(score))
        return VF_OUT_OF_RANGE;
    int digits = (int)score;
    int r = digits / 100;
    int f = digits / 10 % 10;
    int m = digits % 10;
    if (f < 1 || f > SEGMENT_DIGITS || m < 1 || m > SEGMENT_DIGITS)
        return VF_OUT_OF_RANGE;
    *out = segments[r - 1][f - 1];
    return VF_OK;
}
