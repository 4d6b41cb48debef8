/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file names.h
 * Customers by their names: names that read the same are one customer (requirement ORD-4).
 *
 * Names are equal without regard to case, by full case folding, and to white space: none counts at
 * the ends, and a run of it, no-break spaces and line breaks too, is one space. A number reads as
 * its shortest decimal form, so that the customer 1001 is also the customer "1001". Customers are
 * numbered from 0, in the order in which they are added.
 *
 * @code
 *     vf_names *names;
 *     uint32_t first, again, other;
 *     if (vf_names_new(vf_unicode_latin1(), &names) == VF_OK) {
 *         vf_names_add_utf8(names, "Café  Øst ", 12, &first); // 0
 *         vf_names_add_utf8(names, "CAFÉ ØST", 10, &again);   // 0
 *         vf_names_add_number(names, 1001, &other);           // 1
 *         vf_names_free(names);
 *     }
 * @endcode
 *
 * Shape and cost: a hash table; adding is O(length of the name), and reads the name where it is.
 * What is kept is the folded name of each customer in UTF-8, and some 40 bytes beside it, so a list
 * costs what its different names cost. The first spelling is the caller's to show: the line that a
 * customer came with first is in vf_customer (orders.h).
 *
 * Text that is broken names a customer as any other does: a lone surrogate and a byte that is no
 * part of UTF-8 are characters of their own.
 */
#ifndef VITALFEW_NAMES_H
#define VITALFEW_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"
#include "vitalfew/unicode.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The number of no customer: of a name in which nothing but white space is. */
#define VF_NO_NAME UINT32_MAX

/** Customers by their names. */
typedef struct vf_names vf_names;

/**
 * Makes an empty set of names.
 * @param unicode how characters are folded; it must live as long as the names.
 * @param out     the names, to be freed by vf_names_free().
 * @return VF_OK; VF_NO_MEMORY.
 */
VF_API vf_status vf_names_new(const vf_unicode *unicode, vf_names **out);

/** Frees names; NULL is allowed. */
VF_API void vf_names_free(vf_names *names);

/**
 * Finds the number of a name, which is a new one where the name is not there yet.
 * @param text   the name, which need not end in a NUL and may hold some.
 * @param length in bytes, or in units of UTF-16.
 * @param out    the number; VF_NO_NAME for a name in which nothing but white space is.
 * @return VF_OK; VF_NO_MEMORY, also for the name after 2^32 - 2 of them; the names are then as they
 *         were.
 */
VF_API vf_status vf_names_add_utf8(vf_names *names, const char *text, size_t length, uint32_t *out);
VF_API vf_status vf_names_add_utf16(vf_names *names, const uint16_t *text, size_t length,
                                    uint32_t *out);

/**
 * The same for a name that is a number. It reads as the fewest digits that tell it from any other
 * number, without an exponent from 1e-7 to below 1e21, as in ECMAScript; -0.0 is 0.
 * @return VF_OK; VF_NOT_A_NUMBER where it is not finite; VF_NO_MEMORY.
 */
VF_API vf_status vf_names_add_number(vf_names *names, double number, uint32_t *out);

/** How many names there are. */
VF_API uint32_t vf_names_count(const vf_names *names);

/** How many bytes the names occupy. */
VF_API size_t vf_names_bytes(const vf_names *names);

/** The name of a customer, folded, in UTF-8 and without a NUL, until a name is added. */
VF_API const char *vf_names_folded(const vf_names *names, uint32_t customer, size_t *length);

/** Whether a customer was never added as text, so that it is shown as a number. */
VF_API bool vf_names_is_number(const vf_names *names, uint32_t customer);

/**
 * The order of two customers by name: negative, 0 or positive as a comes before, with or after b.
 * Numbers come first, by their values; then texts, folded, by their code points.
 */
VF_API int vf_names_compare(const vf_names *names, uint32_t a, uint32_t b);

#ifdef __cplusplus
}
#endif

#endif
