/* SPDX-License-Identifier: MPL-2.0 */
/*
 * All of Unicode for the library, by utf8proc, which the add-in has as well.
 */
#ifndef VITALFEW_TESTS_UNICODE_H
#define VITALFEW_TESTS_UNICODE_H

#include "vitalfew/unicode.h"

const vf_unicode *whole_unicode(void);

#endif
