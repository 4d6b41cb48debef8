/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file tier_list.h
 * The list behind CUSTOMERTIER: a column of amounts, which can be read again row by row, and the
 * population that it makes.
 */
#ifndef VFU_TIER_LIST_H
#define VFU_TIER_LIST_H

#include "functions/tier_options.h"
#include "live/live.h"

/** Lists of one range. */
extern const vfu_list_kind vfu_tier_list_kind;

/** Finds the tiers of such a list's population; *out belongs to the list, until the next call. */
vfu_error vfu_tier_list_find(void *list, const vfu_tier_options *options, const vf_tiers **out);

#endif
