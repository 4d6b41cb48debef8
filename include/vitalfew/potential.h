/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file potential.h
 * What a customer may grow into, and how regularly it buys: from its history, period by period.
 *
 * A history is n amounts in any unit, oldest first, of periods of equal length; NaN, an empty
 * cell, is a period without sales and counts as 0. Sums are compensated; a mean that is no more
 * than what decimal fractions lose in binary is 0.
 *
 * Source: the article for salespeople that asks what a customer may grow into and whether it has
 * bought what it promised; XYZ analysis, the companion of ABC analysis in materials management,
 * by the coefficient of variation.
 */
#ifndef VITALFEW_POTENTIAL_H
#define VITALFEW_POTENTIAL_H

#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The growth a period and the share of the plan of a customer of high potential, by default. */
#define VF_POTENTIAL_DEFAULT_GROWTH 0.1
#define VF_POTENTIAL_DEFAULT_KEPT 0.9

/** Up to these coefficients of variation a customer is an X or a Y, by default. */
#define VF_XYZ_DEFAULT_X 0.5
#define VF_XYZ_DEFAULT_Y 1.0

/** What a customer may grow into. */
typedef enum vf_potential {
    VF_POTENTIAL_HIGH,
    VF_POTENTIAL_MEDIUM,
    VF_POTENTIAL_LOW,
    VF_POTENTIAL_UNKNOWN /**< not assessed */
} vf_potential;

/** How regularly a customer buys. */
typedef enum vf_xyz {
    VF_XYZ_REGULAR,  /**< X */
    VF_XYZ_VARYING,  /**< Y */
    VF_XYZ_IRREGULAR /**< Z */
} vf_xyz;

/**
 * Growth a period, as a share of the mean (requirement GROW-1): the slope of the least-squares
 * line through the history, divided by its mean.
 * @code
 *     double growth;
 *     vf_growth((double[]){8, 10, 12}, 3, &growth); // 0.2
 * @endcode
 * @return VF_OK; VF_NOT_A_NUMBER for an infinite amount; VF_NOTHING for fewer than two periods or
 *         a mean of 0 or less.
 */
VF_API vf_status vf_growth(const double *history, size_t n, double *out);

/**
 * The share of what was promised that was bought, from 0 to 1 (requirement GROW-2): the sum of
 * min(max(actual, 0), plan) over the sum of plan, both over the periods with a plan above 0.
 * @code
 *     double kept;
 *     vf_plan_kept((double[]){80, 120}, (double[]){100, 100}, 2, &kept); // 0.9
 * @endcode
 * @param actual, plan n amounts each, in the same unit; NaN counts as 0.
 * @return VF_OK; VF_NOT_A_NUMBER for an infinite amount; VF_NOTHING where no period has a plan.
 */
VF_API vf_status vf_plan_kept(const double *actual, const double *plan, size_t n, double *out);

/**
 * The potential of a customer (requirement GROW-3). High: sales above 0 in the last period, growth
 * of at least the threshold and, if there is a plan, at least the threshold of it kept. Else low:
 * growth of minus the threshold or less, less than half of the plan kept, or a mean of 0 or less.
 * Else medium. What is within VF_SHARE_TOLERANCE of a threshold has reached it.
 *
 * @code
 *     const double history[] = {8, 10, 12};
 *     vf_potential potential; // VF_POTENTIAL_HIGH
 *     vf_potential_of(history, 3, NULL, 0, VF_POTENTIAL_DEFAULT_GROWTH, VF_POTENTIAL_DEFAULT_KEPT,
 *                     &potential);
 * @endcode
 *
 * @param plan             plan_n amounts, set against the last plan_n periods of the history; a
 *                         plan without an amount above 0 is no plan. Not read where plan_n is 0.
 * @param plan_n           from 0 to n.
 * @param growth_threshold not negative.
 * @param kept_threshold   in [0, 1].
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE; VF_NOTHING for fewer than two periods.
 */
VF_API vf_status vf_potential_of(const double *history, size_t n, const double *plan, size_t plan_n,
                                 double growth_threshold, double kept_threshold, vf_potential *out);

/**
 * How regularly a customer buys (requirement XYZ-1): by the coefficient of variation, the
 * population standard deviation of the history over its mean, regular up to x, varying up to y,
 * else irregular; irregular where the mean is 0 or less. What is within VF_SHARE_TOLERANCE of a
 * limit is not above it.
 *
 * @code
 *     vf_xyz xyz; // VF_XYZ_REGULAR: the coefficient is 0.16
 *     vf_xyz_of((double[]){8, 10, 12}, 3, VF_XYZ_DEFAULT_X, VF_XYZ_DEFAULT_Y, &xyz);
 * @endcode
 *
 * @param x, y the limits, 0 <= x < y.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE; VF_NOTHING for fewer than two periods.
 */
VF_API vf_status vf_xyz_of(const double *history, size_t n, double x, double y, vf_xyz *out);

#ifdef __cplusplus
}
#endif

#endif
