/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file tier_matrix.h
 * How customers have moved between tiers: how many went from each to each.
 *
 * A tier is a number from 0 for the best, as vf_tier_of() answers; a customer who was in none, or
 * is in none any more, has VF_TIER_NONE. The table of counts is square and holds tiers + 1 rows of
 * as many columns, row by row: from the tier of the row to the tier of the column. The last row is
 * for who is new, the last column for who is lost.
 *
 * Source: the transition matrix of Markov chains, as customer migration is counted in.
 */
#ifndef VITALFEW_TIER_MATRIX_H
#define VITALFEW_TIER_MATRIX_H

#include <stddef.h>
#include <stdint.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** No tier: of a customer who was not there before, or is lost. */
#define VF_TIER_NONE SIZE_MAX

/**
 * Counts who went from where to where (requirement MATRIX-1). Who is in no tier before and after is
 * not counted. O(n), and allocates nothing.
 *
 * @code
 *     const size_t before[] = {0, 0, 1, VF_TIER_NONE};
 *     const size_t after[] = {0, 1, VF_TIER_NONE, 1};
 *     size_t counts[3 * 3]; // 1 1 0, 0 0 1, 0 1 0
 *     vf_tier_matrix(before, after, 4, 2, counts);
 * @endcode
 *
 * @param before, after n tiers.
 * @param tiers         how many tiers there are.
 * @param counts        room for (tiers + 1) * (tiers + 1).
 * @return VF_OK; VF_OUT_OF_RANGE for a tier that is not below tiers; VF_NOTHING where nobody is in
 *         a tier.
 */
VF_API vf_status vf_tier_matrix(const size_t *before, const size_t *after, size_t n, size_t tiers,
                                size_t *counts);

/**
 * The share of a row's customers who went to a column: both from 0 to tiers, for the new and the
 * lost. 0 where the row has no customer.
 */
VF_API double vf_tier_matrix_share(const size_t *counts, size_t tiers, size_t from, size_t to);

#ifdef __cplusplus
}
#endif

#endif
