/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file unicode.h
 * What the library asks about characters, so that names are read alike in every language.
 *
 * The library has no tables of Unicode of its own. A program that has some, from utf8proc or ICU,
 * hands them over as three functions; one that has none takes vf_unicode_latin1(), which knows the
 * letters of western Europe. The library asks about code points from U+0080 to U+10FFFF that are no
 * surrogates; it knows ASCII, and which characters are white space, by itself.
 *
 * Source: The Unicode Standard, 3.13 (full case folding), 3.7 (compatibility decomposition) and
 * 4.5 (general category).
 */
#ifndef VITALFEW_UNICODE_H
#define VITALFEW_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitalfew/api.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The room that the functions below have for their answer, in code points. No character becomes
 *  more than 18. */
#define VF_UNICODE_ROOM 18

/**
 * Tables of Unicode. Each function answers the same for the same code point, whatever the language
 * of the machine; with utf8proc, fold is utf8proc_decompose_char() with UTF8PROC_CASEFOLD.
 */
typedef struct vf_unicode {
    /** Writes the full case folding of a code point, Σ and ς as σ and ß as ss, and answers how many
     *  code points that is: 0 where the tables do not know it, which then stands for itself. */
    size_t (*fold)(uint32_t code, uint32_t *out);
    /** Writes the compatibility decomposition of a code point (NFKD), é as e and an accent, and
     *  answers how many code points that is: 0 where it stands for itself. */
    size_t (*decompose)(uint32_t code, uint32_t *out);
    /** Whether a code point is no part of a word: punctuation, a symbol, a control or a format
     *  character (the categories P, S, Cc and Cf). */
    bool (*is_sign)(uint32_t code);
} vf_unicode;

/**
 * Tables of the characters up to U+00FF, Latin-1. All beyond stand for themselves.
 * @code
 *     vf_names *names;
 *     vf_status status = vf_names_new(vf_unicode_latin1(), &names);
 * @endcode
 */
VF_API const vf_unicode *vf_unicode_latin1(void);

#ifdef __cplusplus
}
#endif

#endif
