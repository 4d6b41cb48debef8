/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file results.h
 * The values that cells show: served from a list, and told as modified (2).
 */
#ifndef VFU_LIVE_RESULTS_H
#define VFU_LIVE_RESULTS_H

#include "live/state.h"

/** The result of a list for a value, acquired for the caller; NULL where there are too many.
 *  Under the lock. */
live_result *live_serve(live_list *list, const vfu_cell *value);

/** Makes a new result known, and sees to it that a notice which came meanwhile, when no cell was
 *  tied to the result, reaches the cell that is. Calls out. */
void live_make_known(live_result *result);

/** Puts the results among these that cells were given on the way to be told; those that are on
 *  their way already are told by whoever put them there. Under the lock. */
void live_collect_served(live_result *first, live_result **pending);

/** Tells Calc that these are modified, and lets go of them. Calls out. */
void live_tell_pending(live_result *pending);

/** Lets go of results that are linked by `next`. Calls out. */
void live_release_results(live_result *result);

#endif
