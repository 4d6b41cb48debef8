/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file tier_names.h
 * Tiers as cells name them, in the functions that compare those of two periods.
 */
#ifndef VFU_TIER_NAMES_H
#define VFU_TIER_NAMES_H

#include "uno/cells.h"

/** Whether a cell names no tier. A single reference to an empty cell arrives as 0, which is none.
 */
bool vfu_tier_is_blank(const vfu_cell *cell, bool single);

#endif
