/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file bridge.h
 * Where the revenue went from one period to the next: what new customers brought, what those who
 * stayed bought more or less, and what the lost ones took along.
 *
 * Amounts are in any unit, one before and one after for each customer. A customer is one in a
 * period whose amount is above 0; an amount of 0 or less (a return, a credit) is summed all the
 * same, so that the bridge adds up: the start and the five changes are the end.
 *
 * Error bound: each amount is the exact sum, rounded once, or 0 where it is no more than what its
 * terms lost when their decimal fractions became binary. The order of the rows does not matter.
 *
 * Source: the revenue bridge, or waterfall, of management accounts and of due diligence.
 */
#ifndef VITALFEW_BRIDGE_H
#define VITALFEW_BRIDGE_H

#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The parts of a bridge, in their order. */
typedef enum vf_bridge_step {
    VF_BRIDGE_START,  /**< all before */
    VF_BRIDGE_NEW,    /**< who bought nothing before */
    VF_BRIDGE_GROWN,  /**< who bought more than before */
    VF_BRIDGE_SAME,   /**< who bought as much; and what is left of rows that are no customer */
    VF_BRIDGE_SHRUNK, /**< who bought less */
    VF_BRIDGE_LOST,   /**< who buys nothing any more */
    VF_BRIDGE_END,    /**< all after */
    VF_BRIDGE_STEPS   /**< how many parts there are */
} vf_bridge_step;

/** One part of a bridge. */
typedef struct vf_bridge_part {
    size_t customers; /**< those above 0 before (start), after (end), or who changed in this way */
    double amount;    /**< all amounts (start and end), or what they changed by; infinite where it
                           overflows */
} vf_bridge_part;

/**
 * The bridge of a list of customers (requirement BRIDGE-1). New: before <= 0 < after. Lost: before
 * > 0 >= after. Both above 0: grown, same or shrunk by the difference, where a difference that is
 * no more than what decimal fractions lose in binary is none. Neither above 0: no customer, but the
 * difference is part of the same. O(n), and allocates nothing.
 *
 * @code
 *     const double before[] = {25, 40, 12, 0};
 *     const double after[] = {45, 27, 0, 50};
 *     vf_bridge_part parts[VF_BRIDGE_STEPS];
 *     vf_bridge(before, after, 4, parts); // 77, +50, +20, 0, -13, -12, 122
 * @endcode
 *
 * @param before, after n amounts; a row with a NaN in either is passed over.
 * @param parts         room for VF_BRIDGE_STEPS, by vf_bridge_step.
 * @return VF_OK; VF_NOT_A_NUMBER for an infinite amount; VF_NOTHING where no row is left.
 */
VF_API vf_status vf_bridge(const double *before, const double *after, size_t n,
                           vf_bridge_part *parts);

#ifdef __cplusplus
}
#endif

#endif
