/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file settle.h
 * What the main loop does when nothing is running (4b).
 */
#ifndef VFU_LIVE_SETTLE_H
#define VFU_LIVE_SETTLE_H

#include "live/reading.h"

/** A call from the main loop. Calls out. */
void live_main_loop(void);

/** Whether a list says otherwise than what was read, although cells were served from it since they
 *  were told. Under the lock. */
bool live_is_contradicted(const live_list *list, const live_reading *read);

#endif
