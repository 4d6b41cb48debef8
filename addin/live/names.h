/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file names.h
 * A list is known again by what its ranges are called, or by where they are (6). Nothing here is
 * called under the lock, unless it says so.
 */
#ifndef VFU_LIVE_NAMES_H
#define VFU_LIVE_NAMES_H

#include "live/state.h"

/** What the ranges of a call are called; a name is NULL where the office gave none. */
typedef struct live_names {
    rtl_uString *of[VFU_LIVE_RANGES_MAX]; /**< acquired */
    size_t count;
} live_names;

/** Asks what the ranges of a question are called; live_release_names() afterwards. Calls out. */
void live_ask_names(const live_question *q, live_names *out);

void live_release_names(live_names *names);

/** The list whose ranges, which are on one sheet each, were called so in this turn of the main
 * loop; NULL where there is none. Under the lock. */
live_list *live_find_called(const live_question *q, const live_names *names);

/** Whether a document had one sheet when that was asked in this turn of the main loop, so that an
 *  address tells a range from every other. */
bool live_has_one_sheet(const rtl_uString *identity);

/** Notes what the ranges of a list are called until the main loop turns, which it will, and whether
 *  the document has one sheet. Calls out. */
void live_note_names(const live_question *q, const live_names *names, uno_Interface *document);

/** From the main loop: whether in the turn that has ended a range may have been taken for another:
 *  the ranges of a list are called otherwise, and it is dropped; or a document has more than its
 *  one sheet. Calls out. */
bool live_any_mistaken(void);

#endif
