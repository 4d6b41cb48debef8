/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Sums that are exact until they are rounded, once: the sum is kept as an expansion, doubles of
 * rising magnitude that do not overlap (Shewchuk 1997, doi 10.1007/PL00009321), and rounded as in
 * Python's math.fsum(). The order of what is added never matters.
 */
#ifndef VITALFEW_KERNEL_EXACT_SUM_H
#define VITALFEW_KERNEL_EXACT_SUM_H

#include <stddef.h>

#include "sum.h"

/* Compressed, an expansion has a part for each 53 of the 2098 bits of a double, and one more. */
#define VF_EXACT_PARTS 48

typedef struct vf_exact {
    size_t count;
    double parts[VF_EXACT_PARTS]; /* smallest first, none of them 0 */
} vf_exact;

/* Adds two doubles: what the sum loses by rounding is in *lost, exactly (Knuth's TwoSum). */
static inline double vf_two_sum(double x, double y, double *lost)
{
    double sum = x + y;
    double of_y = sum - x;
    *lost = (x - (sum - of_y)) + (y - of_y);
    return sum;
}

/* Adds x, of at most the magnitude for which vf_sum_scale() is 1. */
void vf_exact_add(vf_exact *sum, double x);

/* The double nearest to the sum, the even one of two. */
double vf_exact_value(const vf_exact *sum);

#endif
