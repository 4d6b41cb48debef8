/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Text in UTF-8 or UTF-16, code point by code point. What is broken is kept apart and never lost: a
 * lone surrogate stands for itself, and so does a byte that is no part of UTF-8.
 */
#ifndef VITALFEW_KERNEL_TEXT_H
#define VITALFEW_KERNEL_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitalfew/unicode.h"

/* A byte that is no part of UTF-8 is this code point and as many more. */
#define VF_STRAY_BYTES UINT32_C(0x110000)

/* The most that a code point takes in each encoding. */
#define VF_UTF8_MAX 4
#define VF_UTF16_MAX 2

/* A text on its way. One of the two is set. */
typedef struct vf_text {
    const unsigned char *utf8;
    const uint16_t *utf16;
    size_t length; /* in units of the encoding */
    size_t place;
} vf_text;

static inline vf_text vf_text_of_utf8(const char *text, size_t length)
{
    vf_text of = {(const unsigned char *)text, NULL, length, 0};
    return of;
}

static inline vf_text vf_text_of_utf16(const uint16_t *text, size_t length)
{
    vf_text of = {NULL, text, length, 0};
    return of;
}

static inline bool vf_text_ended(const vf_text *text)
{
    return text->place >= text->length;
}

/* Takes the next code point of a text that has not ended. */
uint32_t vf_text_next(vf_text *text);

/* Writes a code point, and answers how many units that took. A stray byte can be written in UTF-8
   alone. */
size_t vf_put_utf8(uint32_t code, char *out);
size_t vf_put_utf16(uint32_t code, uint16_t *out);

/* Whether a code point is white space, the no-break kinds too (Unicode's White_Space). */
bool vf_is_space(uint32_t code);

/* The full case folding of any code point: what the tables say beyond ASCII. */
size_t vf_fold(const vf_unicode *unicode, uint32_t code, uint32_t *out);

/* Whether the tables can be asked about a code point. */
static inline bool vf_is_character(uint32_t code)
{
    return code < 0xd800 || (code > 0xdfff && code < VF_STRAY_BYTES);
}

#endif
