/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file settle.h
 * What the main loop does when nothing is running (4b).
 */
#ifndef VFU_LIVE_SETTLE_H
#define VFU_LIVE_SETTLE_H

/** A call from the main loop. Calls out. */
void live_main_loop(void);

#endif
