/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/tier_counts.h"

#include <stdlib.h>

#include "functions/groups.h"
#include "uno/arguments.h"

struct vfu_tier_counts {
    vfu_groups *tiers;
    size_t *counts; /**< one a tier */
    size_t room;
    size_t all;
};

/** Adds the tier of a cell to the set; a number is the label that is its text. */
static vfu_error add_tier(vfu_tier_counts *self, const vfu_cell *cell, size_t *tier)
{
    if (cell->kind != VFU_NUMBER)
        return vfu_groups_add(self->tiers, cell, tier);
    rtl_uString *label = vfu_label_of(cell);
    if (label == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_cell text = vfu_cell_text(label);
    vfu_error error = vfu_groups_add(self->tiers, &text, tier);
    rtl_uString_release(label);
    return error;
}

static vfu_error count_tier(vfu_tier_counts *self, const vfu_cell *cell)
{
    size_t tier;
    if (cell->kind == VFU_IN_ERROR)
        return VFU_ERROR_VALUE;
    vfu_error error = add_tier(self, cell, &tier);
    if (error != VFU_OK || tier == VFU_NO_GROUP)
        return error;
    if (tier >= self->room) {
        size_t room = 2 * self->room + 4;
        size_t *counts = realloc(self->counts, room * sizeof *counts);
        if (counts == NULL)
            return VFU_ERROR_OVERFLOW;
        for (size_t i = self->room; i < room; i++)
            counts[i] = 0;
        self->counts = counts;
        self->room = room;
    }
    self->counts[tier]++;
    self->all++;
    return VFU_OK;
}

vfu_error vfu_tier_counts_new(const vfu_cells *cells, vfu_tier_counts **out)
{
    size_t n = cells != NULL ? vfu_cells_count(cells) : 0;
    vfu_tier_counts *self = calloc(1, sizeof *self);
    if (self == NULL)
        return VFU_ERROR_OVERFLOW;
    self->tiers = vfu_groups_new();
    vfu_error error = self->tiers != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    for (size_t i = 0; error == VFU_OK && i < n; i++) {
        vfu_cell cell = vfu_cells_nth(cells, i);
        error = count_tier(self, &cell);
    }
    if (error == VFU_OK)
        *out = self;
    else
        vfu_tier_counts_free(self);
    return error;
}

void vfu_tier_counts_free(vfu_tier_counts *counts)
{
    vfu_groups_free(counts->tiers);
    free(counts->counts);
    free(counts);
}

size_t vfu_tier_counts_bytes(const vfu_tier_counts *counts)
{
    return sizeof *counts + vfu_groups_bytes(counts->tiers) + counts->room * sizeof *counts->counts;
}

size_t vfu_tier_count(const vfu_tier_counts *counts, rtl_uString *label)
{
    vfu_cell cell = vfu_cell_text(label);
    size_t tier = vfu_groups_find(counts->tiers, &cell);
    return tier != VFU_NO_GROUP ? counts->counts[tier] : 0;
}

size_t vfu_tier_counts_all(const vfu_tier_counts *counts)
{
    return counts->all;
}
