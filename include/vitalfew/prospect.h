/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file prospect.h
 * Which prospect first: how soon, how profitably and how much it will buy.
 *
 * Source: the article for salespeople that ranks prospects by these three questions, in this
 * order of weight.
 */
#ifndef VITALFEW_PROSPECT_H
#define VITALFEW_PROSPECT_H

#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a prospect's three answers are measured by. */
typedef struct vf_prospect_terms {
    double half_life;   /**< days after which how soon counts half, positive */
    double good_margin; /**< the margin, as a share of the price, that counts in full, positive */
    double weights[3];  /**< of how soon, how profitably and how much: not negative, not all 0 */
} vf_prospect_terms;

/** The terms by default: 30 days, a margin of 0.4 and weights 3, 2, 1; never NULL. */
VF_API const vf_prospect_terms *vf_prospect_default_terms(void);

/** How soon a prospect is to be called on. */
typedef enum vf_priority { VF_PRIORITY_HOT, VF_PRIORITY_WARM, VF_PRIORITY_COLD } vf_priority;

/** A prospect's place in a list. */
typedef struct vf_prospect_place {
    vf_status status; /**< VF_OK, or why this prospect has no score */
    size_t rank;      /**< from 1 for the highest score; 0 for one that takes no part */
} vf_prospect_place;

/**
 * A prospect's score, from 0 to 100 (requirement PRO-1): 100 times the weighted mean of
 * soon = 0.5^(|days| / half_life), profitable = margin / good_margin, held to [0, 1], and
 * much = amount / (amount + typical_amount). An amount of 0 scores 0. The power is rounded once,
 * and so the score is the same to the bit on every machine (G12).
 *
 * @code
 *     double score; // 50: each part is a half
 *     vf_prospect_score(30, 0.2, 1000, 1000, vf_prospect_default_terms(), &score);
 * @endcode
 *
 * @param days           until it buys; below 0 for a date that has passed, which is no urgency: it
 *                       counts as one that is as far ahead.
 * @param margin         as a share of the price, at most 1; a negative one counts as 0.
 * @param amount         not negative, in any unit.
 * @param typical_amount positive, in the same unit; an amount of this size counts half.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE.
 */
VF_API vf_status vf_prospect_score(double days, double margin, double amount, double typical_amount,
                                   const vf_prospect_terms *terms, double *out);

/**
 * Hot from a score of 70 on, warm from 40, else cold (requirement PRO-2). A score is 100 times a
 * share: within 100 * VF_SHARE_TOLERANCE of a limit it has reached it.
 */
VF_API vf_priority vf_priority_of(double score);

/**
 * Ranks prospects by their scores (requirement PRO-3), the median of the amounts being the
 * typical one; equal scores share the best rank. O(n log n), and 24 bytes a prospect
 * while it runs.
 *
 * @code
 *     const double days[] = {90, 0, NAN};
 *     const double margins[] = {0.1, 0.4, 0.3};
 *     const double amounts[] = {100, 500, 900};
 *     vf_prospect_place places[3]; // ranks 2, 1 and 0
 *     vf_prospect_rank(days, margins, amounts, 3, vf_prospect_default_terms(), places);
 * @endcode
 *
 * @param days, margins, amounts n of each; NaN for a cell without a number. A prospect that lacks
 *                               one of the three takes no part: status VF_OK and rank 0.
 * @param places                 room for n. A prospect whose numbers are not allowed takes no part
 *                               either and has the status of vf_prospect_score().
 * @return VF_OK; VF_NOT_A_NUMBER or VF_OUT_OF_RANGE for the terms; VF_NOTHING where the median is
 *         0; VF_NO_MEMORY.
 */
VF_API vf_status vf_prospect_rank(const double *days, const double *margins, const double *amounts,
                                  size_t n, const vf_prospect_terms *terms,
                                  vf_prospect_place *places);

#ifdef __cplusplus
}
#endif

#endif
