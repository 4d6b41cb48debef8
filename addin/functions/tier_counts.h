/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file tier_counts.h
 * How many customers of a list are in each tier.
 */
#ifndef VFU_TIER_COUNTS_H
#define VFU_TIER_COUNTS_H

#include <stddef.h>

#include "uno/cells.h"

/** What to give as the tier of one customer. */
#define VFU_TIER_TEXT N_("This customer's tier, such as A.")

/** What to give as the tiers of all customers. */
#define VFU_TIERS_TEXT N_("The tiers of all customers, such as D$2:D$900.")

typedef struct vfu_tier_counts vfu_tier_counts;

/**
 * Counts the tiers in cells, or in none (NULL); an empty cell is no customer, and a number is the
 * label that is its text. VFU_ERROR_VALUE for an error.
 */
vfu_error vfu_tier_counts_new(const vfu_cells *cells, vfu_tier_counts **out);

void vfu_tier_counts_free(vfu_tier_counts *counts);

/** How many bytes they occupy, the labels not counted. */
size_t vfu_tier_counts_bytes(const vfu_tier_counts *counts);

/** How many customers are in a tier, by its label. */
size_t vfu_tier_count(const vfu_tier_counts *counts, rtl_uString *label);

/** How many customers are in any. */
size_t vfu_tier_counts_all(const vfu_tier_counts *counts);

#endif
