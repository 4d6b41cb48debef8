/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file unicode.h
 * The tables of Unicode that the kernel asks about names.
 */
#ifndef VFU_UNICODE_H
#define VFU_UNICODE_H

#include "vitalfew/unicode.h"

/** Those of utf8proc, by which all words are compared (G8). */
extern const vf_unicode vfu_unicode;

#endif
