/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Tiers of customers within their groups: CUSTOMERTIERIF, CUSTOMERTIERS.
 */
#include <math.h>
#include <stdlib.h>

#include "functions/functions.h"
#include "functions/groups.h"
#include "functions/tier_options.h"
#include "uno/ranges.h"

/* CUSTOMERTIERIF */

/** Reads amounts and the groups they are in from two ranges (TIERIF-1). */
static vfu_error read_grouped(const vfu_block *amounts, const vfu_block *groups, vfu_grouped *out)
{
    if (vfu_block_count(amounts) != vfu_block_count(groups))
        return VFU_ERROR_ARGUMENT;
    size_t n = amounts->data != NULL ? vfu_cells_count(&amounts->cells) : 0;
    double *numbers = NULL;
    size_t *group = calloc(n + 1, sizeof *group);
    vfu_groups *set = vfu_groups_new();
    vfu_error error = group != NULL && set != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    if (error == VFU_OK && n > 0)
        error = vfu_cells_amounts(&amounts->cells, &numbers);
    for (size_t i = 0; error == VFU_OK && i < n; i++) {
        size_t columns = (size_t)amounts->cells.column_count;
        vfu_cell cell = vfu_block_nth(
            groups, vfu_block_place(amounts, (sal_Int32)(i / columns), (sal_Int32)(i % columns)));
        error = cell.kind == VFU_ERROR ? cell.error : vfu_groups_add(set, &cell, &group[i]);
    }
    if (error == VFU_OK)
        error = vfu_grouped_new(numbers, group, n, set, out);
    else
        vfu_groups_free(set);
    free(group);
    free(numbers);
    return error;
}

static vfu_error read_grouped_ranges(const vfu_value *amounts, const vfu_value *groups,
                                     vfu_grouped *out)
{
    vfu_block amount_block;
    vfu_block group_block;
    vfu_error error = vfu_block_read(amounts->range, &amount_block);
    if (error != VFU_OK)
        return error;
    error = vfu_block_read(groups->range, &group_block);
    if (error == VFU_OK) {
        error = read_grouped(&amount_block, &group_block, out);
        vfu_block_free(&group_block);
    }
    vfu_block_free(&amount_block);
    return error;
}

/** What every row of CUSTOMERTIERIF needs; the tiers of a group are found when the first row asks
 *  for them. */
typedef struct grouped_context {
    vfu_tier_options options;
    vfu_labels labels;
    vfu_grouped grouped;
    vf_tiers **tiers; /**< one a group, or NULL */
} grouped_context;

static vfu_error group_tiers(const grouped_context *context, size_t group, const vf_tiers **out)
{
    vf_tiers **tiers = &context->tiers[group];
    vfu_error error = VFU_OK;
    if (*tiers == NULL) {
        *tiers = malloc(sizeof **tiers);
        if (*tiers == NULL)
            return VFU_ERROR_OVERFLOW;
        error = vfu_tiers_find(&context->options, context->grouped.populations[group], *tiers);
        if (error != VFU_OK) {
            free(*tiers);
            *tiers = NULL;
        }
    }
    *out = *tiers;
    return error;
}

static vfu_error customertierif_row(const void *data, const vfu_cell *own, vfu_cell *out)
{
    const grouped_context *context = data;
    const vfu_cell *amount = &own[0];
    if (amount->kind == VFU_EMPTY || own[1].kind == VFU_EMPTY)
        return VFU_OK;
    size_t group = vfu_groups_find(context->grouped.groups, &own[1]);
    if (group == VFU_NO_GROUP)
        return VFU_ERROR_DIVISION;
    const vf_tiers *tiers;
    vfu_error error = group_tiers(context, group, &tiers);
    return error != VFU_OK ? error : vfu_tier_of(tiers, &context->labels, amount, out);
}

static vfu_error map_grouped(const vfu_call *call, grouped_context *context, uno_Any *result)
{
    size_t count = vfu_groups_count(context->grouped.groups);
    context->tiers = calloc(count + 1, sizeof *context->tiers);
    if (context->tiers == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_error error = vfu_map(call, customertierif_row, context, result);
    for (size_t g = 0; g < count; g++)
        free(context->tiers[g]);
    free(context->tiers);
    return error;
}

static vfu_error customertierif(const vfu_call *call, uno_Any *result)
{
    enum { VALUE, POPULATION, GROUP, GROUPS, CUTOFFS, LABELS, METHOD };
    const vfu_value *arguments = call->arguments;
    grouped_context context;
    vfu_error error =
        vfu_tier_options_read(&arguments[CUTOFFS], &arguments[METHOD], &context.options);
    if (error == VFU_OK)
        error = vfu_read_labels(&arguments[LABELS], vfu_tier_letters, context.options.class_count,
                                &context.labels);
    if (error != VFU_OK)
        return error;
    error = read_grouped_ranges(&arguments[POPULATION], &arguments[GROUPS], &context.grouped);
    if (error == VFU_OK) {
        error = map_grouped(call, &context, result);
        vfu_grouped_free(&context.grouped);
    }
    vfu_labels_release(&context.labels);
    return error;
}

const vfu_function vfu_customertierif = {
    .name = "CUSTOMERTIERIF",
    .method = "customerTierIf",
    .text = N_("The tier of a customer among the customers of its own group, such as its "
               "territory or product line."),
    .example = "=CUSTOMERTIERIF(B4;B$2:B$11;C4;C$2:C$11)",
    .result = "A",
    .document = true,
    .arguments = {{VFU_M, "Value", N_("The customer's amount, such as its revenue."), NULL},
                  {VFU_R, "Population", VFU_POPULATION_TEXT, NULL},
                  {VFU_M, "Group", N_("The customer's group: a text or a number."), NULL},
                  {VFU_R, "Groups",
                   N_("The groups of all customers: as many cells as there are amounts."), NULL},
                  VFU_CUTOFFS_ARGUMENT,
                  VFU_LABELS_ARGUMENT,
                  VFU_METHOD_ARGUMENT},
    .compute = customertierif,
};

/* CUSTOMERTIERS */

/** Groups the cells of an array, or puts them all into one group. */
static vfu_error group_cells(const vfu_value *values, const vfu_value *groups, vfu_groups *set,
                             size_t *group)
{
    size_t n = vfu_cells_count(&values->cells);
    if (groups->given && (groups->cells.row_count != values->cells.row_count ||
                          groups->cells.column_count != values->cells.column_count))
        return VFU_ERROR_ARGUMENT;
    vfu_error error = VFU_OK;
    vfu_cell all = vfu_cell_number(0.0);
    for (size_t i = 0; error == VFU_OK && i < n; i++) {
        vfu_cell cell = groups->given ? vfu_cells_nth(&groups->cells, i) : all;
        error = cell.kind == VFU_ERROR ? cell.error : vfu_groups_add(set, &cell, &group[i]);
    }
    return error;
}

static vfu_error read_grouped_cells(const vfu_value *values, const vfu_value *groups,
                                    double *amounts, size_t *group, vfu_grouped *out)
{
    vfu_groups *set = vfu_groups_new();
    vfu_error error = set != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    if (error == VFU_OK)
        error = group_cells(values, groups, set, group);
    if (error == VFU_OK)
        return vfu_grouped_new(amounts, group, vfu_cells_count(&values->cells), set, out);
    vfu_groups_free(set);
    return error;
}

/** The tier of a cell, or a blank for one that is no amount or in no group (TIERS-1). */
static vfu_cell tier_of(const grouped_context *context, double amount, size_t group)
{
    if (isnan(amount) || group == VFU_NO_GROUP)
        return vfu_cell_empty();
    const vf_tiers *tiers;
    vfu_error error = group_tiers(context, group, &tiers);
    if (error != VFU_OK)
        return vfu_cell_error(error);
    return vfu_cell_text(context->labels.text[vf_tiers_class(tiers, amount)]);
}

static vfu_error fill_tiers(const vfu_cells *cells, const double *amounts, const size_t *group,
                            grouped_context *context, uno_Any *result)
{
    size_t count = vfu_groups_count(context->grouped.groups);
    size_t columns = (size_t)cells->column_count;
    vfu_table table;
    context->tiers = calloc(count + 1, sizeof *context->tiers);
    if (context->tiers == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_error error = vfu_table_new(&table, (size_t)cells->row_count, columns);
    if (error == VFU_OK) {
        for (size_t i = 0; i < vfu_cells_count(cells); i++)
            vfu_table_put(&table, i / columns, i % columns, tier_of(context, amounts[i], group[i]));
        vfu_table_return(&table, result);
    }
    for (size_t g = 0; g < count; g++)
        free(context->tiers[g]);
    free(context->tiers);
    return error;
}

static bool has_amount(const double *amounts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isnan(amounts[i]))
            return true;
    return false;
}

static vfu_error tiers_of_cells(const vfu_value *values, const vfu_value *groups,
                                grouped_context *context, uno_Any *result)
{
    size_t n = vfu_cells_count(&values->cells);
    double *amounts;
    vfu_error error = vfu_cells_amounts(&values->cells, &amounts);
    if (error != VFU_OK)
        return error;
    size_t *group = calloc(n, sizeof *group);
    error = group != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    if (error == VFU_OK && !has_amount(amounts, n))
        error = VFU_ERROR_DIVISION;
    if (error == VFU_OK)
        error = read_grouped_cells(values, groups, amounts, group, &context->grouped);
    if (error == VFU_OK) {
        error = fill_tiers(&values->cells, amounts, group, context, result);
        vfu_grouped_free(&context->grouped);
    }
    free(group);
    free(amounts);
    return error;
}

static vfu_error customertiers(const vfu_call *call, uno_Any *result)
{
    enum { VALUES, GROUPS, CUTOFFS, LABELS, METHOD };
    const vfu_value *arguments = call->arguments;
    grouped_context context;
    vfu_error error =
        vfu_tier_options_read(&arguments[CUTOFFS], &arguments[METHOD], &context.options);
    if (error == VFU_OK)
        error = vfu_read_labels(&arguments[LABELS], vfu_tier_letters, context.options.class_count,
                                &context.labels);
    if (error != VFU_OK)
        return error;
    error = tiers_of_cells(&arguments[VALUES], &arguments[GROUPS], &context, result);
    vfu_labels_release(&context.labels);
    return error;
}

const vfu_function vfu_customertiers = {
    .name = "CUSTOMERTIERS",
    .method = "customerTiers",
    .text = N_("The tier of every customer of a list, by one array formula: a cell for each cell "
               "of Values, blank where it holds no number."),
    .example = "=CUSTOMERTIERS(B2:B11)",
    .result = "A",
    .arguments = {{VFU_M, "Values", VFU_POPULATION_TEXT, NULL},
                  {VFU_O, "Groups",
                   N_("The group of each customer, in the same shape; each customer is then "
                      "classed within its own group."),
                   N_("all in one group")},
                  VFU_CUTOFFS_ARGUMENT,
                  VFU_LABELS_ARGUMENT,
                  VFU_METHOD_ARGUMENT},
    .compute = customertiers,
};
