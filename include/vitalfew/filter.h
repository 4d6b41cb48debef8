/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file filter.h
 * Filtering prospects in or out by asking, and what is still to be asked.
 *
 * Source: the article for salespeople that filters prospects by the answers to a few questions
 * before any time is spent on them. What is not known is not a no.
 */
#ifndef VITALFEW_FILTER_H
#define VITALFEW_FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What the answers make of a prospect. */
typedef enum vf_filter_outcome { VF_FILTER_IN, VF_FILTER_ASK, VF_FILTER_OUT } vf_filter_outcome;

/**
 * Filters a prospect by its answers (requirement FILTER-1): out where an answer that counts is
 * no; else ask where one that counts is missing; else in.
 *
 * @code
 *     const double answers[] = {1, NAN, 0};
 *     const double required[] = {1, 1, 0};
 *     vf_filter_outcome outcome;
 *     vf_filter_outcome_of(answers, required, 3, &outcome); // VF_FILTER_ASK
 * @endcode
 *
 * @param answers  n answers, one a criterion: 0 for no, another number for yes, NaN for none yet.
 * @param required n marks: a criterion counts where its mark is a number other than 0, and does
 *                 not where it is 0 or NaN; NULL where all count.
 * @param n        how many criteria.
 * @return VF_OK; VF_NOT_A_NUMBER for an infinite number; VF_NOTHING where n is 0.
 */
VF_API vf_status vf_filter_outcome_of(const double *answers, const double *required, size_t n,
                                      vf_filter_outcome *out);

/**
 * Whether criterion i is a reason for what vf_filter_outcome_of() found (requirement FILTER-2): a
 * criterion failed for out, one still to ask about for ask; for in there is none.
 * @code
 *     vf_filter_is_reason(answers, required, 1, outcome); // true: the second is to be asked
 * @endcode
 */
VF_API bool vf_filter_is_reason(const double *answers, const double *required, size_t i,
                                vf_filter_outcome outcome);

#ifdef __cplusplus
}
#endif

#endif
