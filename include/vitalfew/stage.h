/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file stage.h
 * How far a customer has come: target, new, established, core.
 *
 * Source: the article for salespeople that leads a customer from target over new and established
 * to core, and prunes the targets that are deadwood.
 */
#ifndef VITALFEW_STAGE_H
#define VITALFEW_STAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/population.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** From this many orders on a customer is established, by default. */
#define VF_STAGE_DEFAULT_ROUTINE 3.0
/** The share of the established customers' sales that the core ones bring, by default. */
#define VF_STAGE_DEFAULT_CORE_SHARE 0.8

/** How far a customer has come. */
typedef enum vf_stage {
    VF_STAGE_TARGET,
    VF_STAGE_PRUNED,
    VF_STAGE_NEW,
    VF_STAGE_ESTABLISHED,
    VF_STAGE_CORE,
    VF_STAGE_UNKNOWN /**< not known; vf_stage_of() never finds it */
} vf_stage;

/**
 * Selects the sales of the customers with at least routine orders, to be made a population of
 * (requirements STAGE-3 and STAGE-4). O(n); nothing is allocated.
 *
 * @code
 *     const double orders[] = {9, 3, 5, 2};
 *     const double sales[] = {700, 250, 50, 5000};
 *     double selected[4];
 *     vf_population *established;
 *     vf_stage_select(orders, sales, 4, VF_STAGE_DEFAULT_ROUTINE, selected); // 700, 250, 50, NaN
 *     vf_population_new(selected, 4, &established);
 * @endcode
 *
 * @param orders   n numbers of orders; NaN for a row without one.
 * @param sales    n amounts in any unit; NaN for a row without one.
 * @param n        how many rows.
 * @param routine  how many orders make a customer established, at least 1.
 * @param selected room for n amounts, which may be sales itself: each row's sales where its
 *                 orders are at least routine, NaN, which a population passes over, elsewhere.
 * @return VF_OK; VF_NOT_A_NUMBER for a number that is infinite, or a routine that is not finite;
 *         VF_OUT_OF_RANGE for a routine below 1. Where it fails, selected is not defined.
 */
VF_API vf_status vf_stage_select(const double *orders, const double *sales, size_t n,
                                 double routine, double *selected);

/**
 * The stage of a customer (requirements STAGE-1 to STAGE-3): without an order target, or pruned
 * where it is not viable; below routine orders new; else core where the established customers
 * that sell more hold less than core_share of the sales of all the established ones, and its own
 * sales are positive; else established. O(log n); nothing is allocated.
 *
 * @code
 *     vf_stage stage;
 *     vf_stage_of(3, 250, true, VF_STAGE_DEFAULT_ROUTINE, VF_STAGE_DEFAULT_CORE_SHARE, established,
 *                 &stage);
 *     // VF_STAGE_CORE: 0.7 of the 1000 is above its 250
 * @endcode
 *
 * @param orders      a whole number, not negative.
 * @param sales       in the population's unit; NaN where they are not known, which is never core.
 * @param viable      whether a target is worth the effort.
 * @param routine     as for vf_stage_select().
 * @param core_share  in (0, 1]; a share within VF_SHARE_TOLERANCE of it has reached it.
 * @param established the population of what vf_stage_select() selected. The customer need not be
 *                    in it; where nobody has positive sales, who has them is core.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE.
 */
VF_API vf_status vf_stage_of(double orders, double sales, bool viable, double routine,
                             double core_share, const vf_population *established, vf_stage *out);

#ifdef __cplusplus
}
#endif

#endif
