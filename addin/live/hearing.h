/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file hearing.h
 * Which objects are listened to for a list, and whether they are where they were (1). Nothing here
 * is called under the lock, unless it says so.
 */
#ifndef VFU_LIVE_HEARING_H
#define VFU_LIVE_HEARING_H

#include "live/state.h"

/** Where the ranges of a list are said to be, held while the lock is not. */
typedef struct live_held_ranges {
    size_t count;
    vfu_address addresses[VFU_LIVE_RANGES_MAX];
    uno_Interface *ranges[VFU_LIVE_RANGES_MAX];
    live_heard heard[LIVE_HEARD_MAX];
    size_t heard_count;
} live_held_ranges;

/** Takes hold of the ranges of a list. Under the lock. */
void live_hold_ranges(const live_list *list, live_held_ranges *held);

/** Whether the ranges still are where they were; lets go of them. Calls out. */
bool live_release_ranges(live_held_ranges *held);

/** Whether the ranges of a list still are where they were. One that is not has moved, and its list
 *  is dropped when Calc tells of it, which may be as late as at the next change. Calls out. */
bool live_are_in_place(const vfu_address *addresses, uno_Interface *const *ranges, size_t count);

/** Listens to one of the ranges of a list that is being made; false where it cannot. Calls out. */
bool live_listen(live_list *list, size_t i, uno_Interface *document);

/** Adds a listener to an object, or removes it. Calls out. */
bool live_call_broadcaster(uno_Interface *object, vfu_member member, live_listener *listener);

/** Frees parts, as many as there are by now. Calls out. */
void live_dispose_parts(live_parts *parts, bool listening);

/** Frees a list that is in no document any more. Calls out. */
void live_dispose_list(live_list *list, bool listening);

#endif
