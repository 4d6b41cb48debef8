/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file words.h
 * The words for yes and no that a sales list is filled in with.
 */
#ifndef VITALFEW_WORDS_H
#define VITALFEW_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Reads a word for yes (yes, y, true, x, ✓, ja, j, oui, o, sí, si, s) or no (no, n, false, -,
 * nei, nein, non), without regard to case (requirement FIT-1, G8). Letters of Latin-1 are folded
 * whatever the locale, so that SÍ is sí; the í may also be i with a combining accent.
 *
 * @code
 *     bool viable;
 *     if (vf_yes_no_parse("Yes", 3, &viable) == VF_OK)
 *         printf("%d\n", viable); // 1
 * @endcode
 *
 * @param utf8 the word in UTF-8, without white space around it; it need not end in a NUL.
 * @param len  its length in bytes.
 * @param out  true for yes, false for no.
 * @return VF_OK; VF_NOT_A_NUMBER for another word, the empty one too.
 */
VF_API vf_status vf_yes_no_parse(const char *utf8, size_t len, bool *out);

#ifdef __cplusplus
}
#endif

#endif
