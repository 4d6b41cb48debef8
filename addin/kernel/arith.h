/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Comparisons and sums as a spreadsheet's user expects them, where binary fractions are not.
 */
#ifndef VITALFEW_KERNEL_ARITH_H
#define VITALFEW_KERNEL_ARITH_H

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "vitalfew/population.h"

/* Whether a share, or another number of that order, has reached a threshold (G9). */
static inline bool vf_reaches(double share, double threshold)
{
    return share >= threshold - VF_SHARE_TOLERANCE;
}

/*
 * The least amount that has reached a limit which is an amount, too (TIER-9, RFM-4): one that a
 * comparison in a cell takes for the limit itself. Calc does so within 2^-48 of it, and so a sum of
 * decimal fractions that shows 80000 is not below 80000. For limits in order these are in order.
 */
static inline double vf_amount_to_reach(double limit)
{
    return limit - fabs(limit) * 0x1p-48;
}

/*
 * A sum, or 0 where it is no more than what its terms lost when their decimal fractions became
 * binary: 0.3 - 0.1 - 0.2 is to be 0, as it is in a cell, and not a loss. The magnitude is the
 * largest absolute value of a term, or the sum of the absolute values.
 */
static inline double vf_settled(double sum, double magnitude)
{
    return fabs(sum) <= 4 * DBL_EPSILON * magnitude ? 0.0 : sum;
}

#endif
