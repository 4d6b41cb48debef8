/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file reps.h
 * Who looks after whom: customers shared among the reps of a company, so that each has the same
 * work.
 *
 * Source: Graham, "Bounds on multiprocessing timing anomalies", SIAM Journal on Applied Mathematics
 * 17 (1969), doi 10.1137/0117039: the longest piece of work first, each to whoever has least. Who
 * then has most has at most a third more than in the best division that there is.
 */
#ifndef VITALFEW_REPS_H
#define VITALFEW_REPS_H

#include <stddef.h>
#include <stdint.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** No rep: of a customer that has none yet, or of a row without one. */
#define VF_NO_REP SIZE_MAX

/** No limit to the customers of a rep. */
#define VF_NO_LIMIT SIZE_MAX

/**
 * Finds a rep for every customer (requirements REPS-1 and REPS-2). Customers that have an owner
 * stay with it. The others follow, most work first, equal ones in the order of the list; each goes
 * to the rep with the least work so far, on a draw to the first, passing over those who have as
 * many customers as the limit allows.
 *
 * Work is compared, and summed to 30 digits, as the decimal fractions that it was typed as: 0.1 and
 * 0.2 are as much as 0.3. These may have digits down to the 14th of the largest work; what has more
 * is taken as the double that it is. Without owners and a limit the work of any two reps
 * differs by no more than the largest piece of it. O(n log n + n log reps + reps); 32 bytes a row
 * and 32 a rep are allocated meanwhile.
 *
 * @code
 *     size_t rep[5];
 *     vf_assign_reps((double[]){5, 4, 3, 3, 1}, NULL, 5, 2, VF_NO_LIMIT, rep); // 0, 1, 1, 0, 1
 * @endcode
 *
 * @param work   n amounts of work, such as calls or hours, not negative; 0 counts as a customer,
 *               NaN is a row without one.
 * @param owners n reps, from 0, or VF_NO_REP; NULL where no customer has one yet. That of a row
 *               without a customer is passed over.
 * @param n      how many rows there are.
 * @param reps   how many reps there are, at least 1.
 * @param limit  the most customers that a rep may have, at least 1; or VF_NO_LIMIT.
 * @param out    n reps, from 0; VF_NO_REP for a row without a customer. Not defined after an error.
 * @return VF_OK; VF_NO_MEMORY; VF_NOT_A_NUMBER for infinite work; VF_OUT_OF_RANGE for negative
 *         work, no reps, a limit of 0, and more customers than the limit leaves room for, whether
 *         with one owner or in all; VF_NOT_FOUND for an owner that is none of the reps.
 */
VF_API vf_status vf_assign_reps(const double *work, const size_t *owners, size_t n, size_t reps,
                                size_t limit, size_t *out);

#ifdef __cplusplus
}
#endif

#endif
