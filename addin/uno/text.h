/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file text.h
 * Words compared without regard to case (G8), by Unicode's own tables (utf8proc), so that the
 * outcome is the same in every language and on every machine (G12).
 */
#ifndef VFU_TEXT_H
#define VFU_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "uno/uno.h"

/** Compares without regard to case: negative, 0 or positive as a sorts before, with or after b. */
int vfu_text_compare(const rtl_uString *a, const rtl_uString *b);

/** Whether two texts are the same to the letter. */
bool vfu_same_text(const rtl_uString *a, const rtl_uString *b);

/** A hash that is equal for texts that differ in case alone. */
uint64_t vfu_text_hash(const rtl_uString *text);

/** Writes a text as UTF-8, ended by a zero; false where it does not fit into `size` bytes, or
 *  holds a zero itself. */
bool vfu_text_utf8(const rtl_uString *text, char *out, size_t size);

/** Whether a text is one letter of any script. */
bool vfu_text_is_letter(const rtl_uString *text);

/** Reads a text of digits, with a decimal point and a minus or without, as a label that is a number
 *  is written; false for another. */
bool vfu_text_is_number(const rtl_uString *text, double *out);

/** A number as text, as a cell of the format General shows it; NULL where memory is short. */
rtl_uString *vfu_text_of_number(double number);

#endif
