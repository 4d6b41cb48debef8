/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file shares.h
 * Shares as people type them (G15): 0.8, a text "80%", and 80 for 80 percent.
 */
#ifndef VFU_SHARES_H
#define VFU_SHARES_H

#include "uno/function.h"

/** Reads a list of at most `most` shares; *count is how many. The argument is given. With `percent`
 *  a list whose elements are all above 1 and at most 100 is in percent. */
vfu_error vfu_read_shares(const vfu_value *value, bool percent, double *out, size_t most,
                          size_t *count);

/** Reads one share, which may be in percent, into *out, which holds the default. */
vfu_error vfu_read_share(const vfu_value *value, double *out);

#endif
