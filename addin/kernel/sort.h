/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Sorting amounts, largest first, in linear time.
 */
#ifndef VITALFEW_KERNEL_SORT_H
#define VITALFEW_KERNEL_SORT_H

#include <stddef.h>

/* An amount and where it stood. The amount must stay the first member. */
typedef struct vf_placed {
    double amount;
    size_t position;
} vf_placed;

/*
 * Sorts n amounts that are neither NaN nor -0.0. Either array, both with room for n, may end up
 * with the result: the answer tells which; what the other one then holds is not defined.
 */
double *vf_sort_amounts(double *amounts, double *scratch, size_t n);

/* The same for amounts with their positions; equal amounts keep their order. */
vf_placed *vf_sort_placed(vf_placed *items, vf_placed *scratch, size_t n);

#endif
