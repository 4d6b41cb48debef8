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

/** Whether a text holds white space alone, or nothing. */
bool vfu_text_is_blank(const rtl_uString *text);

/** Compares without regard to case, and to white space at the ends (G16): negative, 0 or positive
 * as a sorts before, with or after b. */
int vfu_text_compare(const rtl_uString *a, const rtl_uString *b);

/** Whether two texts are the same to the letter. */
bool vfu_same_text(const rtl_uString *a, const rtl_uString *b);

/** A hash that is equal for texts that compare as equal. */
uint64_t vfu_text_hash(const rtl_uString *text);

/** Writes a text as UTF-8, without the white space at its ends and ended by a zero; false where it
 * does not fit into `size` bytes, or holds a zero itself. */
bool vfu_text_utf8(const rtl_uString *text, char *out, size_t size);

/** Writes a whole text as UTF-8, ended by a zero and to be freed; *out is NULL where memory is
 * short. False where the text holds a zero itself. */
bool vfu_text_to_utf8(const rtl_uString *text, char **out);

/** A text of so many bytes of sound UTF-8; NULL where memory is short. */
rtl_uString *vfu_text_of_utf8(const char *bytes, size_t length);

/** Whether a text is one letter of any script, without the white space at its ends. */
bool vfu_text_is_letter(const rtl_uString *text);

/** Room for what one character becomes in the two below, in code points. */
#define VFU_TEXT_ROOM 18

/** Writes the full case folding of a character, Σ and ς as σ and ß as ss; answers how many code
 *  points that is, 0 where it stands for itself. */
size_t vfu_text_fold(uint32_t code, uint32_t *out);

/** Writes the compatibility decomposition of a character (NFKD), é as e and an accent; answers as
 *  vfu_text_fold() does. */
size_t vfu_text_decompose(uint32_t code, uint32_t *out);

/** Whether a character is no part of a word: punctuation, a symbol, or a control or format
 *  character. */
bool vfu_text_is_sign(uint32_t code);

/** A number as text, as a cell of the format General shows it; NULL where memory is short. */
rtl_uString *vfu_text_of_number(double number);

#endif
