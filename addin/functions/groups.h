/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file groups.h
 * Groups of customers (territories, product lines): distinct cells, numbered as they come.
 */
#ifndef VFU_GROUPS_H
#define VFU_GROUPS_H

#include <stddef.h>
#include <stdint.h>

#include "uno/cells.h"
#include "vitalfew/population.h"

/** No group: of an empty cell, or not found. */
#define VFU_NO_GROUP SIZE_MAX

/** Whether the name of a tier or a rep is a number, which came in as text (G16). */
bool vfu_name_is_number(const rtl_uString *name, double *out);

/** A set of groups. Texts are equal without regard to case; a text never equals a number. */
typedef struct vfu_groups vfu_groups;

/** Makes an empty set; NULL where memory is short. */
vfu_groups *vfu_groups_new(void);

void vfu_groups_free(vfu_groups *groups);

/** How many bytes it occupies, the texts not counted. */
size_t vfu_groups_bytes(const vfu_groups *groups);

/** The number of a cell's group, from 0; VFU_NO_GROUP for an empty cell or one not in the set. */
size_t vfu_groups_find(const vfu_groups *groups, const vfu_cell *cell);

/** As vfu_groups_find(), but a new group is added to the set. */
vfu_error vfu_groups_add(vfu_groups *groups, const vfu_cell *cell, size_t *out);

/** Amounts by group. */
typedef struct vfu_grouped {
    vfu_groups *groups;
    vf_population **populations; /**< one a group */
} vfu_grouped;

/**
 * Builds the population of each group.
 * @param amounts n amounts, NaN for none.
 * @param group   n numbers of groups, or VFU_NO_GROUP.
 * @param groups  taken over, also where an error is answered.
 */
vfu_error vfu_grouped_new(const double *amounts, const size_t *group, size_t n, vfu_groups *groups,
                          vfu_grouped *out);

/** How many bytes it occupies, the texts of the groups not counted. */
size_t vfu_grouped_bytes(const vfu_grouped *grouped);

void vfu_grouped_free(vfu_grouped *grouped);

#endif
