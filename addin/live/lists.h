/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file lists.h
 * Making lists and their parts. Nothing here is called under the lock.
 */
#ifndef VFU_LIVE_LISTS_H
#define VFU_LIVE_LISTS_H

#include "live/state.h"

/** Makes sure that there is a list to keep what is read; false where there is no room for it. Calls
 *  out. */
bool live_ensure_list(rtl_uString *identity, const live_key *key, uno_Interface *const *ranges,
                      uno_Interface *document);

/** Divides a long list into parts that is about to be read once more (5). Calls out. */
void live_divide(const live_question *q);

/** Takes the parts from a list, one of which is no more where it was; it may be divided anew. Calls
 *  out. */
void live_undivide(const live_question *q);

#endif
