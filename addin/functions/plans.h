/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file plans.h
 * Lists of label and value: a share of the hours or a number of calls for each tier.
 */
#ifndef VFU_PLANS_H
#define VFU_PLANS_H

#include "uno/arguments.h"

/** A list of labels, each with a value. */
typedef struct vfu_plan {
    vfu_labels labels;
    double values[VFU_LABELS_MAX];
} vfu_plan;

/**
 * Reads a plan of two columns, or two rows: labels and values; or the default. Released by
 * vfu_labels_release() of its labels. VFU_ERROR_ARGUMENT where a label stands twice.
 */
vfu_error vfu_read_plan(const vfu_value *value, rtl_uString *const *labels, const double *values,
                        size_t count, vfu_plan *out);

/** Reads a plan as vfu_read_plan() does, or a flat list of numbers, which are the values of A, B, C
 *  and so on (TIME-1). */
vfu_error vfu_read_share_plan(const vfu_value *value, rtl_uString *const *labels,
                              const double *values, size_t count, vfu_plan *out);

/** The place of a cell's label in a plan, compared without regard to case; the count where the
 *  plan does not have it. VFU_ERROR_OVERFLOW where memory is short. */
vfu_error vfu_plan_find(const vfu_plan *plan, const vfu_cell *cell, size_t *out);

#endif
