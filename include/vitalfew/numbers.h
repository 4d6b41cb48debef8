/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file numbers.h
 * Numbers that came as text, from another program or a system in another language.
 */
#ifndef VITALFEW_NUMBERS_H
#define VITALFEW_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Whether a text reads as an amount, such as 1234.50, "2,500.00", "1 234,50 kr" or "€ 1.234", in
 * whatever language it was written; names and notes do not (requirement G1).
 *
 * It is digits 0 to 9 and what may stand around them, in this order: a decimal sign (comma or
 * point) and further digits, or a dash as in 100,-; before and behind, with or without spaces
 * between, at most one sign (+, - or −) and at most one currency (a sign such as € or US$, a code
 * such as EUR, or a short form such as kr) or, behind, %. The digits before the decimal sign may be
 * in groups of three behind the first one to three, with one and the same comma, point, apostrophe
 * or space between all groups, which then is not the decimal sign; with commas also in groups of
 * two before the last one. Nothing else.
 *
 * @code
 *     vf_reads_as_amount("1 234,50 kr", 11); // true
 *     vf_reads_as_amount("12 Monkeys Ltd", 14); // false
 * @endcode
 *
 * @param utf8 the text in UTF-8, without white space around it; it need not end in a NUL.
 * @param len  its length in bytes.
 */
VF_API bool vf_reads_as_amount(const char *utf8, size_t len);

/**
 * Reads a number as it is typed where no groups are needed: a sign, up to 15 digits with a comma or
 * a point among or before them, and % behind it, which makes it a hundredth (requirements G15 and
 * G16). What is read also reads as an amount.
 *
 * @code
 *     double share;
 *     if (vf_number_parse("80 %", 4, &share) == VF_OK)
 *         printf("%g\n", share); // 0.8
 * @endcode
 *
 * @param utf8 the text in UTF-8, without white space around it; it need not end in a NUL.
 * @param len  its length in bytes.
 * @param out  the number nearest to what is written.
 * @return VF_OK; VF_NOT_A_NUMBER for any other text.
 */
VF_API vf_status vf_number_parse(const char *utf8, size_t len, double *out);

#ifdef __cplusplus
}
#endif

#endif
