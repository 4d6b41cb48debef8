/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file periods.h
 * A customer's history: its amounts period by period, oldest first.
 */
#ifndef VFU_PERIODS_H
#define VFU_PERIODS_H

#include "functions/functions.h"

#define VFU_HISTORY_TEXT                                                                           \
    N_("The customer's sales in each period, such as a month or a year, oldest first; an empty "   \
       "cell is a period without sales.")

/** Reads amounts of periods, row by row, into a new array of vfu_cells_count() doubles, to be
 *  freed; an empty cell is 0, and text is an error. */
vfu_error vfu_read_periods(const vfu_cells *cells, double **out);

#endif
