/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Empty spreadsheet documents without a window, as the office makes them for whoever asks. In the
 * first cell of each a formula can be computed; where one is being computed already, by this
 * thread or by another, a second one is refused with an exception.
 */
#ifndef VITALFEW_TESTS_HIDDEN_H
#define VITALFEW_TESTS_HIDDEN_H

#include "objects.h"

/* A new document without sheets, acquired. */
uno_Interface *hidden_new(void);

/* How many have sheets and are not closed. */
long hidden_open(void);

/* How many formulas were computed in all. */
size_t hidden_computed(void);

#endif
