/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How many customers went from each tier to each: TIERMATRIX.
 */
#include "vitalfew/tier_matrix.h"

#include <stdlib.h>

#include "functions/functions.h"
#include "functions/groups.h"
#include "functions/marks.h"
#include "functions/results.h"
#include "functions/tier_names.h"
#include "uno/arguments.h"
#include "uno/text.h"

/** The most spellings of tiers, which are told apart before their names are: a number and its text
 *  are two. */
#define SPELLINGS_MAX ((size_t)2 * VFU_LABELS_MAX)

static rtl_uString *const lost_label = VFU_LITERAL("Lost");
static rtl_uString *const new_label = VFU_LITERAL("New");

/** The tiers of two columns of cells. */
typedef struct moves {
    size_t *tiers[2]; /**< of each cell before and after: a spelling, in the end a label; to be
                           freed */
    size_t count;
    vfu_groups *spellings;
    vfu_cell first[SPELLINGS_MAX]; /**< the first cell of each spelling */
    size_t spelling_count;
    vfu_labels labels;
} moves;

/** Notes the spelling of a tier, or that there is none. */
static vfu_error note_tier(moves *of, const vfu_cell *cell, bool single, size_t *out)
{
    *out = VF_TIER_NONE;
    if (cell->kind == VFU_IN_ERROR)
        return cell->error;
    if (vfu_tier_is_blank(cell, single))
        return VFU_OK;
    vfu_error error = vfu_groups_add(of->spellings, cell, out);
    if (error != VFU_OK || *out < of->spelling_count)
        return error;
    if (of->spelling_count == SPELLINGS_MAX)
        return VFU_ERROR_ARGUMENT;
    of->first[of->spelling_count++] = *cell;
    return VFU_OK;
}

static vfu_error read_spellings(const vfu_cells *cells, moves *of, size_t **out)
{
    bool single = of->count == 1;
    *out = calloc(of->count, sizeof **out);
    vfu_error error = *out != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    for (size_t i = 0; error == VFU_OK && i < of->count; i++) {
        vfu_cell cell = vfu_cells_nth(cells, i);
        error = note_tier(of, &cell, single, &(*out)[i]);
    }
    return error;
}

/** Takes a label over, unless it is there already. */
static vfu_error add_label(vfu_labels *labels, rtl_uString *label)
{
    vfu_error error = VFU_OK;
    if (vfu_labels_find(labels, label) == labels->count) {
        if (labels->count < VFU_LABELS_MAX) {
            labels->text[labels->count++] = label;
            return VFU_OK;
        }
        error = VFU_ERROR_ARGUMENT;
    }
    rtl_uString_release(label);
    return error;
}

/** Whether one tier stands before another where no order is given: numbers first, by their values,
 *  then texts by the alphabet. */
static bool is_before(const rtl_uString *a, const rtl_uString *b)
{
    double x;
    double y;
    bool first = vfu_name_is_number(a, &x);
    bool second = vfu_name_is_number(b, &y);
    if (first != second)
        return first;
    if (first && x != y)
        return x < y;
    return vfu_text_compare(a, b) < 0;
}

static void sort_labels(vfu_labels *labels)
{
    for (size_t i = 1; i < labels->count; i++) {
        rtl_uString *label = labels->text[i];
        size_t j = i;
        for (; j > 0 && is_before(label, labels->text[j - 1]); j--)
            labels->text[j] = labels->text[j - 1];
        labels->text[j] = label;
    }
}

/** All labels that occur, in their order. */
static vfu_error collect_labels(moves *of)
{
    vfu_error error = VFU_OK;
    for (size_t i = 0; error == VFU_OK && i < of->spelling_count; i++) {
        rtl_uString *label = vfu_label_of(&of->first[i]);
        error = label != NULL ? add_label(&of->labels, label) : VFU_ERROR_OVERFLOW;
    }
    sort_labels(&of->labels);
    return error;
}

/** The labels of the argument Order, each of which stands there once; blank cells are passed over.
 */
static vfu_error read_order(const vfu_value *order, vfu_labels *out)
{
    size_t count;
    vfu_error error = vfu_list_length(&order->cells, VFU_LABELS_MAX, &count);
    for (size_t i = 0; error == VFU_OK && i < count; i++) {
        vfu_cell cell = vfu_cells_nth(&order->cells, i);
        if (cell.kind == VFU_IN_ERROR)
            return cell.error;
        if (cell.kind == VFU_EMPTY)
            continue;
        size_t before = out->count;
        rtl_uString *label = vfu_label_of(&cell);
        error = label != NULL ? add_label(out, label) : VFU_ERROR_OVERFLOW;
        if (error == VFU_OK && out->count == before)
            error = VFU_ERROR_ARGUMENT;
    }
    return error;
}

/** Has the tiers tell labels in the place of spellings; #N/A where there is no such label. */
static vfu_error name_tiers(moves *of)
{
    size_t label_of[SPELLINGS_MAX];
    for (size_t i = 0; i < of->spelling_count; i++) {
        rtl_uString *label = vfu_label_of(&of->first[i]);
        if (label == NULL)
            return VFU_ERROR_OVERFLOW;
        label_of[i] = vfu_labels_find(&of->labels, label);
        rtl_uString_release(label);
        if (label_of[i] == of->labels.count)
            return VFU_ERROR_MISSING;
    }
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < of->count; i++)
            if (of->tiers[side][i] != VF_TIER_NONE)
                of->tiers[side][i] = label_of[of->tiers[side][i]];
    return VFU_OK;
}

static vfu_error read_moves(const vfu_value *before, const vfu_value *after, const vfu_value *order,
                            moves *out)
{
    *out = (moves){.count = vfu_cells_count(&before->cells)};
    if (vfu_cells_count(&after->cells) != out->count)
        return VFU_ERROR_ARGUMENT;
    out->spellings = vfu_groups_new();
    vfu_error error = out->spellings != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    if (error == VFU_OK && order->given)
        error = read_order(order, &out->labels);
    if (error == VFU_OK)
        error = read_spellings(&before->cells, out, &out->tiers[0]);
    if (error == VFU_OK)
        error = read_spellings(&after->cells, out, &out->tiers[1]);
    if (error == VFU_OK && !order->given)
        error = collect_labels(out);
    return error == VFU_OK ? name_tiers(out) : error;
}

static void free_moves(moves *of)
{
    vfu_labels_release(&of->labels);
    vfu_groups_free(of->spellings);
    free(of->tiers[0]);
    free(of->tiers[1]);
}

static vfu_error return_matrix(const vfu_labels *labels, const size_t *counts, bool share,
                               uno_Any *result)
{
    size_t tiers = labels->count;
    vfu_table table;
    vfu_error error = vfu_table_new(&table, tiers + 2, tiers + 2);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; i <= tiers; i++) {
        vfu_table_put(&table, 0, i + 1, vfu_cell_text(i < tiers ? labels->text[i] : lost_label));
        vfu_table_put(&table, i + 1, 0, vfu_cell_text(i < tiers ? labels->text[i] : new_label));
        for (size_t j = 0; j <= tiers; j++) {
            double count = share ? vf_tier_matrix_share(counts, tiers, i, j)
                                 : (double)counts[i * (tiers + 1) + j];
            vfu_table_put(&table, i + 1, j + 1, vfu_cell_number(count));
        }
    }
    return vfu_table_return(&table, result);
}

static vfu_error tiermatrix(const vfu_call *call, uno_Any *result)
{
    enum { BEFORE, AFTER, ORDER, SHARE };
    const vfu_value *arguments = call->arguments;
    bool share = false;
    moves of;
    vfu_error error = vfu_read_flag(&arguments[SHARE], &share);
    if (error != VFU_OK)
        return error;
    size_t counts[(VFU_LABELS_MAX + 1) * (VFU_LABELS_MAX + 1)];
    error = read_moves(&arguments[BEFORE], &arguments[AFTER], &arguments[ORDER], &of);
    if (error == VFU_OK)
        error = vfu_error_of(
            vf_tier_matrix(of.tiers[0], of.tiers[1], of.count, of.labels.count, counts));
    if (error == VFU_OK)
        error = return_matrix(&of.labels, counts, share, result);
    free_moves(&of);
    return error;
}

const vfu_function vfu_tiermatrix = {
    .name = "TIERMATRIX",
    .method = "tierMatrix",
    .text = N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), how many customers went from "
               "each tier, a row, to each, a column; who is lost in the last column, who is new in "
               "the last row."),
    .example = "=TIERMATRIX({\"A\";\"B\";\"B\";\"C\"};{\"A\";\"A\";\"C\";\"C\"})",
    .result = "",
    .arguments =
        {{VFU_M, "Before", N_("The tiers before, such as last year's; empty for a new customer."),
          NULL},
         {VFU_M, "After",
          N_("The tiers of the same customers now, as many cells; empty for a lost customer."),
          NULL},
         {VFU_O, "Order", N_("The names of the tiers, best first."),
          N_("all that occur, by the alphabet")},
         {VFU_O, "Share",
          N_("TRUE for shares in the place of counts: of the customers of each row."), "FALSE"}},
    .compute = tiermatrix,
};
