/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/groups.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "functions/results.h"
#include "uno/text.h"
#include "vitalfew/numbers.h"

bool vfu_name_is_number(const rtl_uString *name, double *out)
{
    char text[32];
    return vfu_text_utf8(name, text, sizeof text) &&
           vf_number_parse(text, strlen(text), out) == VF_OK;
}

/** An open-addressing hash table whose slots hold the number of a group, plus 1. */
struct vfu_groups {
    vfu_cell *cells; /**< one a group; texts are acquired */
    size_t count;
    size_t room;
    size_t *slots;
    size_t slot_count; /**< a power of two, at least twice the room */
};

#define FIRST_ROOM 16

static uint64_t hash_cell(const vfu_cell *cell)
{
    if (cell->kind == VFU_TEXT)
        return vfu_text_hash(cell->text);
    double number = cell->number + 0.0; /* -0.0 is 0.0 */
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    bits *= UINT64_C(0x9e3779b97f4a7c15);
    return bits ^ (bits >> 32);
}

static bool same_group(const vfu_cell *a, const vfu_cell *b)
{
    if (a->kind != b->kind)
        return false;
    return a->kind == VFU_TEXT ? vfu_text_compare(a->text, b->text) == 0 : a->number == b->number;
}

/** The slot that holds a cell's group, or the free one where it would go. */
static size_t *find_slot(const vfu_groups *groups, const vfu_cell *cell)
{
    size_t mask = groups->slot_count - 1;
    size_t i = (size_t)hash_cell(cell) & mask;
    while (groups->slots[i] != 0 && !same_group(&groups->cells[groups->slots[i] - 1], cell))
        i = (i + 1) & mask;
    return &groups->slots[i];
}

static bool grow(vfu_groups *groups, size_t room)
{
    vfu_cell *cells = realloc(groups->cells, room * sizeof *cells);
    if (cells == NULL)
        return false;
    groups->cells = cells;
    size_t *slots = calloc(2 * room, sizeof *slots);
    if (slots == NULL)
        return false;
    free(groups->slots);
    groups->slots = slots;
    groups->slot_count = 2 * room;
    groups->room = room;
    for (size_t i = 0; i < groups->count; i++)
        *find_slot(groups, &groups->cells[i]) = i + 1;
    return true;
}

vfu_groups *vfu_groups_new(void)
{
    vfu_groups *groups = calloc(1, sizeof *groups);
    if (groups != NULL && !grow(groups, FIRST_ROOM)) {
        vfu_groups_free(groups);
        groups = NULL;
    }
    return groups;
}

void vfu_groups_free(vfu_groups *groups)
{
    if (groups == NULL)
        return;
    for (size_t i = 0; i < groups->count; i++)
        if (groups->cells[i].kind == VFU_TEXT)
            rtl_uString_release(groups->cells[i].text);
    free(groups->cells);
    free(groups->slots);
    free(groups);
}

size_t vfu_groups_bytes(const vfu_groups *groups)
{
    return sizeof *groups + groups->room * sizeof *groups->cells +
           groups->slot_count * sizeof *groups->slots;
}

static bool is_group(const vfu_cell *cell)
{
    return cell->kind == VFU_TEXT || cell->kind == VFU_NUMBER;
}

size_t vfu_groups_find(const vfu_groups *groups, const vfu_cell *cell)
{
    if (!is_group(cell))
        return VFU_NO_GROUP;
    size_t found = *find_slot(groups, cell);
    return found != 0 ? found - 1 : VFU_NO_GROUP;
}

vfu_error vfu_groups_add(vfu_groups *groups, const vfu_cell *cell, size_t *out)
{
    *out = vfu_groups_find(groups, cell);
    if (*out != VFU_NO_GROUP || !is_group(cell))
        return VFU_OK;
    if (groups->count == groups->room && !grow(groups, 2 * groups->room))
        return VFU_ERROR_OVERFLOW;
    size_t *slot = find_slot(groups, cell);
    groups->cells[groups->count] = *cell;
    if (cell->kind == VFU_TEXT)
        rtl_uString_acquire(cell->text);
    *out = groups->count++;
    *slot = groups->count;
    return VFU_OK;
}

/** Where each group's amounts start in an array of all amounts by group; the last entry is where
 *  the last one ends. */
static void find_starts(const size_t *group, size_t n, size_t group_count, size_t *starts)
{
    memset(starts, 0, (group_count + 2) * sizeof *starts);
    for (size_t i = 0; i < n; i++)
        if (group[i] != VFU_NO_GROUP)
            starts[group[i] + 2]++;
    for (size_t g = 2; g < group_count + 2; g++)
        starts[g] += starts[g - 1];
}

static vfu_error build_populations(const double *amounts, const size_t *group, size_t n,
                                   vfu_grouped *grouped)
{
    size_t count = grouped->groups->count;
    size_t *starts = calloc(count + 2, sizeof *starts);
    double *sorted = calloc(n > 0 ? n : 1, sizeof *sorted);
    vf_status status = VF_NO_MEMORY;
    if (starts != NULL && sorted != NULL) {
        find_starts(group, n, count, starts);
        for (size_t i = 0; i < n; i++)
            if (group[i] != VFU_NO_GROUP)
                sorted[starts[group[i] + 1]++] = amounts[i];
        status = VF_OK;
        for (size_t g = 0; status == VF_OK && g < count; g++)
            status = vf_population_new(sorted + starts[g], starts[g + 1] - starts[g],
                                       &grouped->populations[g]);
    }
    free(sorted);
    free(starts);
    return vfu_error_of(status);
}

vfu_error vfu_grouped_new(const double *amounts, const size_t *group, size_t n, vfu_groups *groups,
                          vfu_grouped *out)
{
    vfu_grouped grouped = {groups, calloc(groups->count + 1, sizeof(vf_population *))};
    vfu_error error = VFU_ERROR_OVERFLOW;
    if (grouped.populations != NULL)
        error = build_populations(amounts, group, n, &grouped);
    if (error != VFU_OK)
        vfu_grouped_free(&grouped);
    else
        *out = grouped;
    return error;
}

size_t vfu_grouped_bytes(const vfu_grouped *grouped)
{
    size_t bytes = vfu_groups_bytes(grouped->groups);
    for (size_t g = 0; g < grouped->groups->count; g++)
        bytes += sizeof *grouped->populations + vf_population_bytes(grouped->populations[g]);
    return bytes;
}

void vfu_grouped_free(vfu_grouped *grouped)
{
    for (size_t g = 0; grouped->populations != NULL && g < grouped->groups->count; g++)
        vf_population_free(grouped->populations[g]);
    free(grouped->populations);
    vfu_groups_free(grouped->groups);
}
