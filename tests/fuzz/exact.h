/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Sums of amounts without rounding, and the classes of tiers by them: slow, and written straight
 * from the definitions.
 */
#ifndef VITALFEW_TESTS_EXACT_H
#define VITALFEW_TESTS_EXACT_H

#include <stddef.h>
#include <stdint.h>

#include "vitalfew/vitalfew.h"

/* A whole multiple of the smallest positive double, large enough for 2^32 of the largest one. */
#define EXACT_DIGITS 67

typedef struct exact {
    uint32_t digits[EXACT_DIGITS]; /* base 2^32, the lowest first */
} exact;

/* Adds an amount; one of 0 or less, or NaN, brings nothing. */
void exact_add(exact *sum, double amount);

/* part / whole, with one rounding of each and one of the quotient; the whole is not 0. */
long double exact_ratio(const exact *part, const exact *whole);

/*
 * The class of an amount by one of the methods with cut-offs. Where a share is as near the edge of
 * a cut-off's tolerance as rounding may err there are several: from *least to *most.
 */
void exact_class(const double *amounts, size_t n, vf_tiers_method method, const double *cutoffs,
                 size_t k, double v, size_t *least, size_t *most);

#endif
