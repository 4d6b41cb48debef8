/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file keys.h
 * A key that is the same for the spellings of one customer's name (requirement KEY-1).
 *
 * A key is the words of a name, sorted by code points, each once, with a space between two. Case is
 * folded; accents and ligatures become ASCII letters (é e, ø oe, æ ae, ß ss); punctuation, symbols,
 * control characters and what is broken of a text are left out; white space alone parts words. Of a
 * script that ASCII has no letters for, letters are what case folding and compatibility
 * decomposition make of them.
 *
 * @code
 *     vf_keyer *keyer;
 *     const char *key;
 *     size_t length;
 *     if (vf_keyer_new(vf_unicode_latin1(), &keyer) == VF_OK) {
 *         vf_keyer_drop_utf8(keyer, "A/S", 3);
 *         vf_keyer_key_utf8(keyer, "Øst, CAFÉ (a.s.)", 18, &key, &length); // "cafe oest"
 *         vf_keyer_free(keyer);
 *     }
 * @endcode
 *
 * Source: the fingerprint key collision of OpenRefine ("Clustering in depth",
 * https://openrefine.org/docs/technical-reference/clustering-in-depth), but that a symbol such as ©
 * is left out, and that line breaks part words.
 */
#ifndef VITALFEW_KEYS_H
#define VITALFEW_KEYS_H

#include <stddef.h>
#include <stdint.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"
#include "vitalfew/unicode.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What makes keys, one after another, with the words that it leaves out. For one thread at a time.
 */
typedef struct vf_keyer vf_keyer;

/**
 * Makes a keyer that leaves out no word.
 * @param unicode how characters are read; it must live as long as the keyer.
 * @param out     the keyer, to be freed by vf_keyer_free().
 * @return VF_OK; VF_NO_MEMORY.
 */
VF_API vf_status vf_keyer_new(const vf_unicode *unicode, vf_keyer **out);

/** Frees a keyer; NULL is allowed. */
VF_API void vf_keyer_free(vf_keyer *keyer);

/**
 * Has the words of a text left out of the keys from now on, unless no other word is left. They are
 * compared as they are in a key: A/S is as.
 * @param length in bytes, or in units of UTF-16.
 * @return VF_OK; VF_NO_MEMORY.
 */
VF_API vf_status vf_keyer_drop_utf8(vf_keyer *keyer, const char *text, size_t length);
VF_API vf_status vf_keyer_drop_utf16(vf_keyer *keyer, const uint16_t *text, size_t length);

/**
 * Makes the key of a name. O(length log length).
 * @param length     of the name, in bytes or in units of UTF-16.
 * @param key        the key, which is the keyer's until the next call and does not end in a NUL; of
 *                   the length 0 for a name without a word.
 * @param key_length in bytes, or in units of UTF-16.
 * @return VF_OK; VF_NO_MEMORY.
 */
VF_API vf_status vf_keyer_key_utf8(vf_keyer *keyer, const char *name, size_t length,
                                   const char **key, size_t *key_length);
VF_API vf_status vf_keyer_key_utf16(vf_keyer *keyer, const uint16_t *name, size_t length,
                                    const uint16_t **key, size_t *key_length);

#ifdef __cplusplus
}
#endif

#endif
