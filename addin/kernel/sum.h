/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Compensated sums (Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation
 * endlicher Summen", ZAMM 54). The value of n added terms differs from the exact sum by at most
 * u times the sum and (n u)^2 times the sum of magnitudes, u = 2^-53.
 */
#ifndef VITALFEW_KERNEL_SUM_H
#define VITALFEW_KERNEL_SUM_H

#include <float.h>
#include <math.h>
#include <stddef.h>

/* Compensation is what a compiler that reorders or widens sums would take away. */
#if defined(__FAST_MATH__) || FLT_EVAL_METHOD != 0
#error "compile the kernel without -ffast-math and with double arithmetic in double"
#endif

typedef struct vf_sum {
    double high; /* the sum as plain addition gives it */
    double low;  /* what plain addition has lost */
} vf_sum;

static inline void vf_sum_add(vf_sum *sum, double x)
{
    double high = sum->high + x;
    if (fabs(sum->high) >= fabs(x))
        sum->low += (sum->high - high) + x;
    else
        sum->low += (x - high) + sum->high;
    sum->high = high;
}

static inline double vf_sum_value(const vf_sum *sum)
{
    return sum->high + sum->low;
}

/*
 * A power of two by which to multiply amounts of at most this magnitude so that no sum of them
 * overflows, however many there are: 1 but for amounts above 2^959. What multiplying by 2^-64
 * then takes from an amount near the smallest doubles is below 2^-1900 of the largest.
 */
static inline double vf_sum_scale(double magnitude)
{
    return magnitude > 0x1p959 ? 0x1p-64 : 1.0;
}

/* The sum of n amounts times scale, in the order given. */
static inline double vf_sum_scaled(const double *amounts, size_t n, double scale)
{
    vf_sum sum = {0.0, 0.0};
    for (size_t i = 0; i < n; i++)
        vf_sum_add(&sum, amounts[i] * scale);
    return vf_sum_value(&sum);
}

#endif
