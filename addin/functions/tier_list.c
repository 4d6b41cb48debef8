/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/tier_list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "functions/amounts.h"
#include "functions/results.h"

/** The amounts of a column of cells in the order of its rows. */
typedef struct amount_column {
    double *amounts; /**< NaN for none */
    size_t count;
} amount_column;

/** A population, the column that it is made of, and the tiers that were found in it last. */
typedef struct tier_list {
    vf_population *population;
    amount_column column;
    vfu_last_tiers last;
} tier_list;

/** Makes a list of a column. The list takes the column's amounts over; after an error they are
 *  freed. */
static vfu_error new_tier_list(amount_column column, void **out)
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
    amount_column column = {NULL, 0};
    vfu_error error = vfu_amounts_of_blocks(&blocks[0], 1, &column.amounts, &column.count);
    if (error == VFU_OK)
        return new_tier_list(column, out);
    free(column.amounts);
    return error;
}

/** Lengthens a column by rows without amounts. */
static vfu_error lengthen(amount_column *column, size_t count)
{
    double *amounts = realloc(column->amounts, count * sizeof *amounts);
    if (amounts == NULL)
        return VFU_ERROR_OVERFLOW;
    column->amounts = amounts;
    while (column->count < count)
        amounts[column->count++] = NAN;
    return VFU_OK;
}

/** Puts the amounts of some rows into a column. */
static vfu_error put_rows(amount_column *column, const vfu_rows *rows)
{
    double *amounts = NULL;
    size_t used;
    vfu_error error = vfu_amounts_of_blocks(&rows->block, 1, &amounts, &used);
    if (error == VFU_OK && rows->first + used > column->count)
        error = lengthen(column, rows->first + used);
    size_t count = vfu_block_count(&rows->block);
    for (size_t i = 0; error == VFU_OK && i < count && rows->first + i < column->count; i++)
        column->amounts[rows->first + i] = i < used ? amounts[i] : NAN;
    free(amounts);
    return error;
}

static vfu_error update_tier_list(const void *data, const vfu_rows *rows, size_t count, void **out)
{
    const tier_list *list = data;
    amount_column column = {malloc((list->column.count + 1) * sizeof(double)), list->column.count};
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
