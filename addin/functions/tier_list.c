/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/tier_list.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "functions/amounts.h"
#include "functions/results.h"

/** A population, the column that it is made of, and the tiers that were found in it last. */
typedef struct tier_list {
    vf_population *population;
    vfu_column column;
    vfu_last_tiers last;
} tier_list;

/** Makes a list of a column. The list takes the column's amounts over; after an error they are
 *  freed. */
static vfu_error new_tier_list(vfu_column column, void **out)
{
    tier_list *list = calloc(1, sizeof *list);
    vfu_error error = VFU_ERROR_OVERFLOW;
    if (list != NULL)
        error = vfu_error_of(vf_population_new(column.amounts, column.count, &list->population));
    if (error != VFU_OK) {
        free(column.amounts);
        free(list);
        return error;
    }
    list->column = column;
    *out = list;
    return VFU_OK;
}

static vfu_error build_tier_list(const vfu_block *blocks, double variant, void **out)
{
    (void)variant;
    vfu_column column;
    vfu_error error = vfu_column_read(&blocks[0], false, &column);
    if (error == VFU_OK)
        return new_tier_list(column, out);
    free(column.amounts);
    return error;
}

/** Lengthens a column by rows without amounts. */
static vfu_error lengthen(vfu_column *column, size_t count)
{
    double *amounts = realloc(column->amounts, count * sizeof *amounts);
    if (amounts == NULL)
        return VFU_ERROR_OVERFLOW;
    column->amounts = amounts;
    while (column->count < count)
        amounts[column->count++] = NAN;
    return VFU_OK;
}

/** Notes which cell of a column is the first that holds anything, once rows were put into it above
 *  which none does; false where more cells must be read to tell, or to judge a former heading. */
static bool note_first(vfu_column *column, const vfu_rows *rows, const vfu_column *put)
{
    size_t end = rows->first + vfu_block_count(&rows->block);
    bool holds = column->first != SIZE_MAX;
    if (put->first == SIZE_MAX)
        return !holds || column->first >= end;
    if (holds && column->first >= end && column->heading)
        return false;
    column->first = rows->first + put->first;
    column->heading = put->heading;
    return true;
}

/** Puts the amounts of some rows into a column; VFU_ERROR_OVERFLOW also where more of it must be
 *  read. */
static vfu_error put_rows(vfu_column *column, const vfu_rows *rows)
{
    vfu_column put;
    bool begun = column->first < rows->first;
    vfu_error error = vfu_column_read(&rows->block, begun, &put);
    if (error == VFU_OK && !begun && !note_first(column, rows, &put))
        error = VFU_ERROR_OVERFLOW;
    if (error == VFU_OK && rows->first + put.count > column->count)
        error = lengthen(column, rows->first + put.count);
    size_t count = vfu_block_count(&rows->block);
    for (size_t i = 0; error == VFU_OK && i < count && rows->first + i < column->count; i++)
        column->amounts[rows->first + i] = i < put.count ? put.amounts[i] : NAN;
    free(put.amounts);
    return error;
}

static vfu_error update_tier_list(const void *data, const vfu_rows *rows, size_t count, void **out)
{
    const tier_list *list = data;
    vfu_column column = list->column;
    column.amounts = malloc((column.count + 1) * sizeof(double));
    vfu_error error = column.amounts != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    if (error == VFU_OK)
        memcpy(column.amounts, list->column.amounts, column.count * sizeof(double));
    for (size_t i = 0; error == VFU_OK && i < count; i++)
        error = put_rows(&column, &rows[i]);
    if (error == VFU_OK)
        return new_tier_list(column, out);
    free(column.amounts);
    return error;
}

static void free_tier_list(void *data)
{
    tier_list *list = data;
    vf_population_free(list->population);
    free(list->column.amounts);
    free(list);
}

static size_t tier_list_bytes(const void *data)
{
    const tier_list *list = data;
    return sizeof *list + list->column.count * sizeof(double) +
           vf_population_bytes(list->population);
}

const vfu_list_kind vfu_tier_list_kind = {1, build_tier_list, free_tier_list, tier_list_bytes,
                                          update_tier_list};

vfu_error vfu_tier_list_find(void *list, const vfu_tier_options *options, const vf_tiers **out)
{
    tier_list *self = list;
    return vfu_last_tiers_find(&self->last, options, self->population, out);
}
