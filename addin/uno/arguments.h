/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file arguments.h
 * Reading optional arguments and lists: one number, one word, a row or column of numbers, labels.
 * An argument left out takes its default; see G5 for the errors and G7 for the shapes of lists.
 */
#ifndef VFU_ARGUMENTS_H
#define VFU_ARGUMENTS_H

#include "uno/function.h"

/** The most labels that a function has. */
#define VFU_LABELS_MAX 26

/** Reads the one cell of an argument that is given, and is not in error. */
vfu_error vfu_read_cell(const vfu_value *value, vfu_cell *out);

/** How many elements a list has, which is a row or a column (G7) of at most so many. */
vfu_error vfu_list_length(const vfu_cells *cells, size_t most, size_t *count);

/** Reads one number into *out, which holds the default; text and empty text are #VALUE!. */
vfu_error vfu_read_number(const vfu_value *value, double *out);

/** Reads one word as UTF-8 into a buffer that holds the default; a number, or a word that does
 *  not fit and so cannot be one of ours, is outside what is allowed. */
vfu_error vfu_read_word(const vfu_value *value, char *buffer, size_t size);

/** Reads a list of at most `most` finite numbers; *count is how many. The argument is given. */
vfu_error vfu_read_numbers(const vfu_value *value, double *out, size_t most, size_t *count);

/** The label that a cell holds, acquired: a text, or a number as its text; NULL where memory is
 *  short. The cell is not in error. */
rtl_uString *vfu_label_of(const vfu_cell *cell);

/** The labels of a function's classes; released by vfu_labels_release(). */
typedef struct vfu_labels {
    rtl_uString *text[VFU_LABELS_MAX];
    size_t count;
} vfu_labels;

/** Reads exactly `count` labels: the list given, where a number is taken as its text, or else the
 *  defaults. */
vfu_error vfu_read_labels(const vfu_value *value, rtl_uString *const *defaults, size_t count,
                          vfu_labels *out);

/** The place of a label among others, from 0, compared without regard to case (G8); their count
 *  where it is not there. */
size_t vfu_labels_find(const vfu_labels *labels, const rtl_uString *label);

void vfu_labels_release(vfu_labels *labels);

#endif
