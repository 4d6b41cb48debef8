/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Rows of cells written down as they are typed: "Customer|Amount\nAda|5". Bars part the cells, ends
 * of line the rows, and a row that is shorter than another ends in empty cells. What reads as a
 * number is one unless it stands behind an apostrophe, which makes it text; "#" is an error.
 */
#ifndef VITALFEW_TESTS_ROWS_H
#define VITALFEW_TESTS_ROWS_H

#include "calc.h"

/* The value of one cell of so many characters. */
value rows_value(const char *typed, size_t length);

/* The cells as a [][]any, as Calc passes them. */
uno_Sequence *rows_of(const char *typed);

/* Writes a [][]any down; the same rows are written in one way. Answers `out`. */
const char *rows_print(const uno_Sequence *rows, char *out, size_t size);

void rows_free(uno_Sequence **rows);

#endif
