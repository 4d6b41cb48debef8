/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file pareto.h
 * The 80/20 rule: how much the largest customers hold, and the curve behind it.
 */
#ifndef VITALFEW_PARETO_H
#define VITALFEW_PARETO_H

#include <stdbool.h>
#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/population.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One customer on the curve, whose shares are cumulative: up to and with this customer. */
typedef struct vf_pareto_point {
    size_t position;           /**< index into the amounts given, from 0 */
    double amount;             /**< in the amounts' unit */
    double share_of_customers; /**< from 1/n to 1 */
    double share_of_total;     /**< of T, or of the plain sum; NaN where that is 0 or less */
} vf_pareto_point;

/**
 * The share of T that the top customers hold.
 * @code
 *     double share;
 *     vf_status status = vf_pareto_share_of_total(population, 0.2, &share); // of the top fifth
 *     status = vf_pareto_share_of_total(population, 10, &share);            // of the ten largest
 * @endcode
 * @param top below 1 a share of the customers (k = top * n), from 1 on a number of customers k,
 *            counted as n where it is greater; where k is not whole the last customer counts in
 *            proportion.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE for top <= 0; VF_NOTHING where T is 0.
 */
VF_API vf_status vf_pareto_share_of_total(const vf_population *population, double top, double *out);

/**
 * The least number of customers whose sum reaches a share of T, to within VF_SHARE_TOLERANCE.
 * @code
 *     size_t count;
 *     vf_status status = vf_pareto_count_to_reach(population, 0.8, &count);
 * @endcode
 * @param share in (0, 1].
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE; VF_NOTHING where T is 0.
 */
VF_API vf_status vf_pareto_count_to_reach(const vf_population *population, double share,
                                          size_t *out);

/**
 * The Lorenz curve from the largest customer on (concentration curve), or the whale curve.
 *
 * Sums are compensated. Those of the whale curve are within about 1e-16 of the sum of magnitudes:
 * where profits and losses all but cancel, that is much beside the plain sum they are divided by.
 * @code
 *     vf_pareto_point *points = malloc(n * sizeof *points);
 *     size_t count;
 *     if (points != NULL && vf_pareto_curve(profits, n, true, points, &count) == VF_OK) {
 *         for (size_t i = 0; i < count; i++)
 *             printf("%g %g\n", points[i].share_of_customers, points[i].share_of_total);
 *     }
 * @endcode
 * @param amounts n amounts, NaN for a row without one; equal amounts keep their order.
 * @param net     false: shares of T, non-positive amounts adding nothing; true: cumulative
 *                amounts over the plain sum, which rises above 1 and comes back.
 * @param points  room for n points; *count are written, one a customer, largest first.
 * @return VF_OK; VF_NOT_A_NUMBER for an infinite amount; VF_NOTHING where there is no amount;
 *         VF_NO_MEMORY.
 */
VF_API vf_status vf_pareto_curve(const double *amounts, size_t n, bool net, vf_pareto_point *points,
                                 size_t *count);

#ifdef __cplusplus
}
#endif

#endif
