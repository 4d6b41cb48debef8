/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file office.h
 * The office that the add-in runs in: its component context, and its main loop.
 */
#ifndef VFU_OFFICE_H
#define VFU_OFFICE_H

#include <stdbool.h>

#include "uno/uno.h"

/** Makes the office's component context known. The first one is kept for good. Calls out. */
void vfu_office_know(uno_Interface *context);

/** The component context, borrowed; NULL until it is known. */
uno_Interface *vfu_office_context(void);

/** Has the main loop call a function, once, when nothing is running; false where it will not.
 *  Calls out. */
bool vfu_office_call_back(void (*function)(void));

/** Releases a range or sheets that are held here, or NULL; what is released in a call from the main
 *  loop is kept until the next such call from elsewhere. Where another thread tells of a change and
 *  runs a macro, the main loop may turn, and a range that dies there waits for that thread, which
 *  waits for the main loop. */
void vfu_office_let_go(uno_Interface *range);

#endif
