/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A number as the shortest decimal text that tells it from any other.
 */
#ifndef VITALFEW_KERNEL_DECIMAL_H
#define VITALFEW_KERNEL_DECIMAL_H

#include <stddef.h>

/* Room for every number, and the NUL. */
#define VF_DECIMAL_SIZE 32

/* Writes a finite number as ECMAScript's Number::toString does, whatever the locale, and answers
   its length. */
size_t vf_decimal(double number, char out[VF_DECIMAL_SIZE]);

#endif
