/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file hidden.h
 * New results are shown to a hidden cell first (4a). Nothing here is called under the lock.
 */
#ifndef VFU_LIVE_HIDDEN_H
#define VFU_LIVE_HIDDEN_H

#include "live/state.h"

/** Shows a new result to the hidden cell, so that Calc listens to it. Calls out. */
void live_introduce(live_result *result);

/** Whether this thread is showing a result to the hidden cell. */
bool live_is_introduced(const live_result *result);

/** Answers the hidden cell; false where it is another cell that asks. Calls out. */
bool live_answer_hidden_cell(const vfu_call *call, uno_Any *result);

/** Closes the hidden cell's document, if there is one. Calls out. */
void live_close_hidden_cell(void);

/** Constructs the any by which a cell is given a result. */
void live_construct_result(live_result *result, uno_Any *out);

#endif
