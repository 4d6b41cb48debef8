/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file fit.h
 * How well a customer fits: ideal, acceptable or poor.
 *
 * Source: the articles for salespeople that sort customers by the traits of the ideal one: an
 * ideal customer has most or all of them, an acceptable one some, a poor one few or none.
 */
#ifndef VITALFEW_FIT_H
#define VITALFEW_FIT_H

#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The score from which on a customer is ideal, and acceptable, by default. */
#define VF_FIT_DEFAULT_IDEAL (2.0 / 3.0)
#define VF_FIT_DEFAULT_ACCEPTABLE (1.0 / 3.0)

/** How well a customer fits. */
typedef enum vf_fit {
    VF_FIT_IDEAL,
    VF_FIT_ACCEPTABLE,
    VF_FIT_POOR,
    VF_FIT_UNKNOWN /**< not assessed */
} vf_fit;

/**
 * The weighted mean of a customer's traits, from 0 to 1 (requirement FIT-2): the sum of w * t
 * over the sum of the positive w, both over the traits that have been assessed, held to [0, 1].
 * A negative weight marks a warning sign, which lowers the score.
 *
 * @code
 *     // Large enough, close enough, not yet asked; and a warning sign: pays late.
 *     const double traits[] = {1, 0.5, NAN, 1};
 *     const double weights[] = {3, 2, 4, -1};
 *     double score;
 *     vf_fit_score(traits, weights, 4, 1, &score); // 0.6: (3 + 1 - 1) / (3 + 2)
 * @endcode
 *
 * @param traits  n numbers from 0 to scale; NaN for a trait that has not been assessed.
 * @param weights n weights of any sign, without unit; NULL for all 1.
 * @param n       how many traits.
 * @param scale   the best a trait can be, positive.
 * @return VF_OK; VF_NOT_A_NUMBER for a weight, scale or assessed trait that is not finite;
 *         VF_OUT_OF_RANGE for a trait outside the scale or a scale that is not positive;
 *         VF_NOTHING where no trait of positive weight has been assessed.
 */
VF_API vf_status vf_fit_score(const double *traits, const double *weights, size_t n, double scale,
                              double *out);

/**
 * The class that the score of vf_fit_score() is in (requirement FIT-3): ideal from the first
 * threshold on, acceptable from the second, else poor. A score within VF_SHARE_TOLERANCE of a
 * threshold has reached it. Where no trait at all has been assessed the class is VF_FIT_UNKNOWN.
 *
 * @code
 *     vf_fit fit;
 *     vf_fit_of(traits, weights, 4, 1, VF_FIT_DEFAULT_IDEAL, VF_FIT_DEFAULT_ACCEPTABLE, &fit);
 *     // VF_FIT_ACCEPTABLE
 * @endcode
 *
 * @param ideal, acceptable the thresholds, 0 <= acceptable <= ideal <= 1.
 * @return as vf_fit_score(), and VF_OUT_OF_RANGE for thresholds that are not allowed.
 */
VF_API vf_status vf_fit_of(const double *traits, const double *weights, size_t n, double scale,
                           double ideal, double acceptable, vf_fit *out);

#ifdef __cplusplus
}
#endif

#endif
