/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file results.h
 * What results are made of: an error, a number or a label.
 */
#ifndef VFU_RESULTS_H
#define VFU_RESULTS_H

#include "uno/function.h"
#include "vitalfew/status.h"

/** The error that a status of the kernel is in a cell (G5). */
vfu_error vfu_error_of(vf_status status);

/** A number, or a blank for NaN. */
vfu_cell vfu_known(double number);

/** Constructs a result of one number. */
vfu_error vfu_return_number(double number, uno_Any *result);

/** Constructs a result of the label of a class, from `count` labels given or else the defaults;
 *  a blank where the class is `count`. */
vfu_error vfu_return_label(const vfu_value *labels, rtl_uString *const *defaults, size_t count,
                           size_t class, uno_Any *result);

#endif
