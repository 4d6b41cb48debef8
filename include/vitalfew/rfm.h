/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file rfm.h
 * Recency, frequency, money: how lately, how often and for how much a customer bought.
 *
 * Recency is in days since the last order, frequency a number of orders, money an amount in any
 * unit. Each is coded 1 to bins by the quantiles of all customers', recent being high; or by limits
 * of one's own, which say the same of a customer whatever the others do.
 *
 * Source: the quintile coding of direct marketing (A. M. Hughes, Strategic Database Marketing,
 * 1994); the quantiles are type 7 of Hyndman and Fan (1996), "Sample Quantiles in Statistical
 * Packages", The American Statistician 50(4), doi 10.1080/00031305.1996.10473566, which are R's
 * default and Calc's PERCENTILE; the segments are the grid of recency by frequency that is common
 * in electronic commerce.
 */
#ifndef VITALFEW_RFM_H
#define VITALFEW_RFM_H

#include <stdbool.h>
#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/population.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define VF_RFM_DEFAULT_BINS 5.0 /**< the number of bins by default */
#define VF_RFM_BINS_MAX 9       /**< so that each code is one digit */

/** What kind of customer recency and frequency make of one (requirement RFM-3). */
typedef enum vf_rfm_segment {
    VF_RFM_HIBERNATING,
    VF_RFM_AT_RISK,
    VF_RFM_CANT_LOSE_THEM,
    VF_RFM_ABOUT_TO_SLEEP,
    VF_RFM_NEED_ATTENTION,
    VF_RFM_LOYAL_CUSTOMERS,
    VF_RFM_PROMISING,
    VF_RFM_POTENTIAL_LOYALISTS,
    VF_RFM_NEW_CUSTOMERS,
    VF_RFM_CHAMPIONS
} vf_rfm_segment;

/** The cuts between the bins of one of the three, which do not fall: one less than bins. */
typedef struct vf_rfm_cuts {
    size_t count;
    double at[VF_RFM_BINS_MAX - 1];
} vf_rfm_cuts;

/** The cuts of all three. Plain data. */
typedef struct vf_rfm {
    vf_rfm_cuts recency;
    vf_rfm_cuts frequency;
    vf_rfm_cuts monetary;
    bool limits; /**< whether the cuts are limits of one's own, which a value reaches */
} vf_rfm;

/** A segment of one's own: which digits for recency, frequency and money it takes. */
typedef struct vf_rfm_rule {
    double from[3]; /**< the least digit of each; NaN for any */
    double to[3];   /**< the greatest; NaN for any */
} vf_rfm_rule;

/**
 * Finds the cuts: the quantiles at 1/bins, ... (bins - 1)/bins of each population (requirement
 * RFM-1), which need not be of one size. O(bins).
 * @code
 *     vf_rfm rfm; // of populations of days, orders and sales
 *     vf_rfm_init(&rfm, days, orders, sales, VF_RFM_DEFAULT_BINS);
 * @endcode
 * @param bins a whole number from 2 to 9.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE for bins that are not allowed; VF_NOTHING where
 *         a population is empty.
 */
VF_API vf_status vf_rfm_init(vf_rfm *rfm, const vf_population *recency,
                             const vf_population *frequency, const vf_population *monetary,
                             double bins);

/**
 * Takes limits of one's own for the cuts (requirement RFM-4). The three may differ in number.
 * @code
 *     const vf_rfm_cuts days = {3, {30, 60, 90}};
 *     const vf_rfm_cuts orders = {3, {2, 5, 8}};
 *     const vf_rfm_cuts sales = {3, {10, 20, 30}};
 *     vf_rfm rfm;
 *     vf_rfm_init_limits(&rfm, &days, &orders, &sales);
 * @endcode
 * @param recency, frequency, monetary from 1 to VF_RFM_BINS_MAX - 1 limits each, which rise
 *                                     strictly.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE for limits that are not allowed.
 */
VF_API vf_status vf_rfm_init_limits(vf_rfm *rfm, const vf_rfm_cuts *recency,
                                    const vf_rfm_cuts *frequency, const vf_rfm_cuts *monetary);

/**
 * A customer's score (requirements RFM-1 and RFM-4): 100 R + 10 F + M, where F and M are 1 + the
 * number of cuts below the value, or of limits that it reaches, and R is bins - the number of cuts
 * or limits below it. An amount within 2^-48 of a limit, relatively, has reached it, as in a
 * comparison of Calc's. The customer need not be in the populations. O(bins).
 * @code
 *     int score; // 543, say
 *     vf_rfm_score(&rfm, 12, 7, 430, &score);
 * @endcode
 * @return VF_OK; VF_NOT_A_NUMBER.
 */
VF_API vf_status vf_rfm_score(const vf_rfm *rfm, double recency, double frequency, double monetary,
                              int *out);

/**
 * The scores of whole columns (requirement RFM-2), the same as vf_rfm_score() gives row by row.
 * O(n), and 24 bytes a customer while it runs.
 * @code
 *     const double days[] = {5, 90, NAN};
 *     const double orders[] = {4, 1, 2};
 *     const double sales[] = {900, 50, 300};
 *     int scores[3]; // 222, 111 and 0
 *     vf_rfm_scores(days, orders, sales, 3, 2, scores);
 * @endcode
 * @param recency, frequency, monetary n of each; NaN for a cell without a number. The other cells
 *                                     of its row still count for the cuts.
 * @param scores room for n; 0 for a row that lacks one of the three.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE for bins that are not allowed; VF_NO_MEMORY.
 */
VF_API vf_status vf_rfm_scores(const double *recency, const double *frequency,
                               const double *monetary, size_t n, double bins, int *scores);

/**
 * The scores of whole columns by cuts that are known, the same as vf_rfm_score() gives row by row.
 * @param recency, frequency, monetary n of each; NaN for a cell without a number.
 * @param scores room for n; 0 for a row that lacks one of the three.
 */
VF_API void vf_rfm_score_rows(const vf_rfm *rfm, const double *recency, const double *frequency,
                              const double *monetary, size_t n, int *scores);

/**
 * The segment of a score of five bins (requirement RFM-3), by its digits for recency and
 * frequency.
 * @code
 *     vf_rfm_segment segment;
 *     vf_rfm_segment_of(543, &segment); // VF_RFM_CHAMPIONS
 * @endcode
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE for a score that is not three digits from 1 to 5.
 */
VF_API vf_status vf_rfm_segment_of(double score, vf_rfm_segment *out);

/**
 * The first of n segments of one's own that takes a score (requirement RFM-5), from 0; n where none
 * does.
 * @code
 *     const vf_rfm_rule rules[] = {{{4, 4, NAN}, {5, 5, NAN}}, {{1, 1, 1}, {5, 5, 2}}};
 *     size_t place; // 0 for 543, 1 for 142, 2 for 333
 *     vf_rfm_rule_find(rules, 2, 543, &place);
 * @endcode
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE for a score that is not three digits from 1 to 9,
 *         or a rule that takes none, its from being above its to.
 */
VF_API vf_status vf_rfm_rule_find(const vf_rfm_rule *rules, size_t n, double score, size_t *out);

#ifdef __cplusplus
}
#endif

#endif
