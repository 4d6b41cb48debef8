/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Tiers of customers within their groups: CUSTOMERTIERIF, CUSTOMERTIERS.
 */
#include <math.h>
#include <stdlib.h>

#include "functions/amounts.h"
#include "functions/functions.h"
#include "functions/groups.h"
#include "functions/tier_options.h"
#include "live/live.h"

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
        error = cell.kind == VFU_IN_ERROR ? cell.error : vfu_groups_add(set, &cell, &group[i]);
    }
    if (error == VFU_OK)
        error = vfu_grouped_new(numbers, group, n, set, out);
    else
        vfu_groups_free(set);
    free(group);
    free(numbers);
    return error;
}

/** The tiers of so many groups are kept at once. In a list of more groups each group is small, and
 *  its tiers are found again at little cost. */
#define TIERS_KEPT 64

/** The tiers that were found in a group last. */
typedef struct group_tiers {
    size_t group;
    vfu_last_tiers last;
} group_tiers;

/** Amounts by group, and the tiers of some groups. Group g has its place in `kept` at the remainder
 *  of g by TIERS_KEPT. */
typedef struct grouped_list {
    vfu_grouped grouped;
    group_tiers kept[TIERS_KEPT];
} grouped_list;

static vfu_error build_grouped_list(const vfu_block *blocks, double variant, void **out)
{
    (void)variant;
    grouped_list *list = calloc(1, sizeof *list);
    if (list == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_error error = read_grouped(&blocks[0], &blocks[1], &list->grouped);
    if (error != VFU_OK)
        free(list);
    else
        *out = list;
    return error;
}

static void free_grouped_list(void *list)
{
    vfu_grouped_free(&((grouped_list *)list)->grouped);
    free(list);
}

static size_t grouped_list_bytes(const void *list)
{
    return sizeof(grouped_list) + vfu_grouped_bytes(&((const grouped_list *)list)->grouped);
}

static const vfu_list_kind grouped_list_kind = {2, build_grouped_list, free_grouped_list,
                                                grouped_list_bytes, NULL};

static vfu_error find_group_tiers(grouped_list *list, const vfu_tier_options *options, size_t group,
                                  const vf_tiers **out)
{
    group_tiers *kept = &list->kept[group % TIERS_KEPT];
    if (kept->group != group)
        *kept = (group_tiers){.group = group};
    return vfu_last_tiers_find(&kept->last, options, list->grouped.populations[group], out);
}

static vfu_error customertierif_row(void *list, const void *data, const vfu_cell *own,
                                    vfu_cell *out)
{
    const vfu_tier_choice *choice = data;
    const vfu_cell *amount = &own[0];
    if (amount->kind == VFU_EMPTY || own[1].kind == VFU_EMPTY)
        return VFU_OK;
    size_t group = vfu_groups_find(((grouped_list *)list)->grouped.groups, &own[1]);
    if (group == VFU_NO_GROUP)
        return VFU_ERROR_DIVISION;
    const vf_tiers *tiers;
    vfu_error error = find_group_tiers(list, &choice->options, group, &tiers);
    return error == VFU_OK ? vfu_tier_of(tiers, &choice->labels, amount, out) : error;
}

static vfu_error customertierif(const vfu_call *call, uno_Any *result)
{
    enum { VALUE, POPULATION, GROUP, GROUPS, CUTOFFS, LABELS, METHOD };
    const vfu_value *arguments = call->arguments;
    vfu_tier_choice choice;
    vfu_error error = vfu_check_swapped(&arguments[VALUE], &arguments[POPULATION]);
    if (error == VFU_OK)
        error = vfu_tier_choice_read(&arguments[CUTOFFS], &arguments[LABELS], &arguments[METHOD],
                                     &choice);
    if (error != VFU_OK)
        return error;
    vfu_live_call live = {
        .kind = &grouped_list_kind,
        .ranges = {POPULATION, GROUPS},
        .row = customertierif_row,
        .context = &choice,
    };
    error = vfu_live_map(call, &live, result);
    vfu_labels_release(&choice.labels);
    return error;
}

const vfu_function vfu_customertierif = {
    .name = "CUSTOMERTIERIF",
    .method = "customerTierIf",
    .text = N_("The tier of a customer among the customers of its own group, such as its territory "
               "or product line: an A is then large within the group."),
    .example = "=CUSTOMERTIERIF(B4;B$2:B$11;C4;C$2:C$11)",
    .result = "A",
    .document = true,
    .arguments =
        {{VFU_M, "Value", N_("This customer's amount, such as its revenue in a year."), NULL},
         {VFU_R, "Population", VFU_POPULATION_TEXT, NULL},
         {VFU_M, "Group", N_("This customer's group, such as its territory: a text or a number."),
          NULL},
         {VFU_R, "Groups",
          N_("The groups of all customers, such as C$2:C$900: as many cells as there are amounts."),
          NULL},
         VFU_CUTOFFS_ARGUMENT,
         VFU_LABELS_ARGUMENT,
         VFU_METHOD_ARGUMENT},
    .compute = customertierif,
};

/* CUSTOMERTIERS */

/** Writes the group of each cell into `group`, which is all 0. Where the argument Groups is left
 *  out, all cells stay in the one group 0 (TIERS-1). */
static vfu_error group_cells(const vfu_value *values, const vfu_value *groups, vfu_groups *set,
                             size_t *group)
{
    size_t n = vfu_cells_count(&values->cells);
    if (groups->given && (groups->cells.row_count != values->cells.row_count ||
                          groups->cells.column_count != values->cells.column_count))
        return VFU_ERROR_ARGUMENT;
    if (!groups->given) {
        vfu_cell all = vfu_cell_number(0.0);
        return vfu_groups_add(set, &all, &group[0]);
    }
    vfu_error error = VFU_OK;
    for (size_t i = 0; error == VFU_OK && i < n; i++) {
        vfu_cell cell = vfu_cells_nth(&groups->cells, i);
        error = cell.kind == VFU_IN_ERROR ? cell.error : vfu_groups_add(set, &cell, &group[i]);
    }
    return error;
}

/** Reads the amounts of an array by groups; `amounts` and `group` have one entry a cell. */
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
static vfu_cell tier_of(grouped_list *list, const vfu_tier_choice *choice, double amount,
                        size_t group)
{
    if (isnan(amount) || group == VFU_NO_GROUP)
        return vfu_cell_empty();
    const vf_tiers *tiers;
    vfu_error error = find_group_tiers(list, &choice->options, group, &tiers);
    if (error != VFU_OK)
        return vfu_cell_error(error);
    return vfu_cell_text(choice->labels.text[vf_tier_of(tiers, amount)]);
}

static vfu_error fill_tiers(const vfu_cells *cells, const double *amounts, const size_t *group,
                            grouped_list *list, const vfu_tier_choice *choice, uno_Any *result)
{
    vfu_table table;
    vfu_error error = vfu_table_new(&table, (size_t)cells->row_count, (size_t)cells->column_count);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; i < vfu_cells_count(cells); i++)
        vfu_table_put_nth(&table, i, tier_of(list, choice, amounts[i], group[i]));
    return vfu_table_return(&table, result);
}

static bool has_amount(const double *amounts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isnan(amounts[i]))
            return true;
    return false;
}

static vfu_error tiers_of_cells(const vfu_value *values, const vfu_value *groups,
                                const vfu_tier_choice *choice, uno_Any *result)
{
    size_t n = vfu_cells_count(&values->cells);
    double *amounts;
    vfu_error error = vfu_cells_amounts(&values->cells, &amounts);
    if (error != VFU_OK)
        return error;
    size_t *group = calloc(n, sizeof *group);
    grouped_list *list = calloc(1, sizeof *list);
    error = group != NULL && list != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    if (error == VFU_OK && !has_amount(amounts, n))
        error = VFU_ERROR_DIVISION;
    if (error == VFU_OK)
        error = read_grouped_cells(values, groups, amounts, group, &list->grouped);
    if (error == VFU_OK) {
        error = fill_tiers(&values->cells, amounts, group, list, choice, result);
        vfu_grouped_free(&list->grouped);
    }
    free(list);
    free(group);
    free(amounts);
    return error;
}

static vfu_error customertiers(const vfu_call *call, uno_Any *result)
{
    enum { VALUES, GROUPS, CUTOFFS, LABELS, METHOD };
    const vfu_value *arguments = call->arguments;
    vfu_tier_choice choice;
    vfu_error error =
        vfu_tier_choice_read(&arguments[CUTOFFS], &arguments[LABELS], &arguments[METHOD], &choice);
    if (error != VFU_OK)
        return error;
    error = tiers_of_cells(&arguments[VALUES], &arguments[GROUPS], &choice, result);
    vfu_labels_release(&choice.labels);
    return error;
}

const vfu_function vfu_customertiers = {
    .name = "CUSTOMERTIERS",
    .method = "customerTiers",
    .text = N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), the tiers of a whole list at "
               "once: one for each amount, blank where the cell holds no number."),
    .example = "=CUSTOMERTIERS(B2:B11)",
    .result = "A",
    .arguments = {{VFU_M, "Values", VFU_POPULATION_TEXT, NULL},
                  {VFU_O, "Groups",
                   N_("The groups of the customers, as many cells as there are amounts: each "
                      "customer is then sorted within its own group."),
                   N_("one group for all")},
                  VFU_CUTOFFS_ARGUMENT,
                  VFU_LABELS_ARGUMENT,
                  VFU_METHOD_ARGUMENT},
    .compute = customertiers,
};
