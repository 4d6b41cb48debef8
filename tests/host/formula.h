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

/* Moves an area when a row is inserted (by = 1) or deleted (by = -1). */
typedef enum moving { MOVING_NOT, MOVING_AWAY, MOVING_RESIZED, MOVING_GONE } moving;
moving area_move(area *a, int row, int by);

/* The same for the references of a formula; whether it is to be computed again. */
bool formula_move(formula *f, int row, int by);

#endif
