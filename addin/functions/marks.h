/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file marks.h
 * Marks (FIT-1): numbers, TRUE and FALSE, or words for yes and no; and lists of them.
 */
#ifndef VFU_MARKS_H
#define VFU_MARKS_H

#include "uno/function.h"

/** Reads one mark: a number as it is, also one that is text (G16), `yes` or 0 for a word, NaN for
 * an empty cell. */
vfu_error vfu_mark_of(const vfu_cell *cell, double yes, double *out);

/** Reads a mark from every cell, row by row, into a new array to be freed. */
vfu_error vfu_read_marks(const vfu_cells *cells, double yes, double **out);

/** Reads one optional flag: a number, 0 for no, or Calc's TRUE and FALSE, which are numbers; also
 * as text (G16). */
vfu_error vfu_read_flag(const vfu_value *value, bool *out);

/** Reads an optional list of exactly `count` marks; *out is NULL where it is left out. */
vfu_error vfu_read_mark_list(const vfu_value *value, size_t count, double **out);

/** Reads an optional list of exactly `count` numbers; *out is NULL where it is left out. */
vfu_error vfu_read_number_list(const vfu_value *value, size_t count, double **out);

#endif
