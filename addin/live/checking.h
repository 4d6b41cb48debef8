/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file checking.h
 * Lists are held against their cells where a change may be known to nobody yet (1b, 4c). Nothing
 * here is called under the lock, unless it says so.
 */
#ifndef VFU_LIVE_CHECKING_H
#define VFU_LIVE_CHECKING_H

#include "live/reading.h"

/** Before the first answer from a list in a turn of the main loop: sees to it that the list is read
 *  unless its cells are what they were (1b). Calls out. */
void live_check_before_answer(const live_question *q);

/** Whether a list needs no more of that in this turn. Under the lock. */
bool live_is_checked(const live_list *list);

/** From the main loop: whether a list, from which cells were answered since its last notice, has
 *  changed all the same (4c); or was found changed before a notice that did not come (1b). Calls
 *  out. */
bool live_any_unnoticed(void);

/** Whether a list says otherwise than what was read, although cells were served from it since they
 *  were told. Under the lock. */
bool live_is_contradicted(const live_list *list, const live_reading *read);

/** Whether what the cells of a list say now contradicts it. Calls out. */
bool live_has_changed(const live_question *q);

#endif
