/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Formulas as they are typed: one function of values, lists and references.
 */
#ifndef VITALFEW_TESTS_FORMULA_H
#define VITALFEW_TESTS_FORMULA_H

#include "calc.h"

/* Reads a formula; the program ends where it is none. */
formula *formula_read(const char *text);
void formula_free(formula *f);

bool area_contains(const area *a, int row, int column);

/* Whether a formula refers to a cell. */
bool formula_refers_to(const formula *f, int row, int column);

/* In some columns, a row of cells is inserted (by = 1) or deleted (by = -1). */
typedef struct shift {
    int row, by;
    int column, last_column;
} shift;

/* Moves an area with the cells that are shifted; one that holds other columns too stays. */
typedef enum moving {
    MOVING_NOT,
    MOVING_AWAY,
    MOVING_RESIZED,
    MOVING_TORN, /* it stays, and some of its cells are others now */
    MOVING_GONE
} moving;
moving area_move(area *a, const shift *s);

/* The same for the references of a formula; whether it is to be computed again. */
bool formula_move(formula *f, const shift *s);

#endif
