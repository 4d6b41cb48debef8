/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Where the revenue went from one period to the next: REVENUEBRIDGE.
 */
#include "vitalfew/bridge.h"

#include <math.h>
#include <stdlib.h>

#include "functions/amounts.h"
#include "functions/functions.h"
#include "functions/results.h"
#include "uno/arguments.h"

static rtl_uString *const steps[VF_BRIDGE_STEPS] = {
    [VF_BRIDGE_START] = VFU_LITERAL("Start"),   [VF_BRIDGE_NEW] = VFU_LITERAL("New"),
    [VF_BRIDGE_GROWN] = VFU_LITERAL("Grown"),   [VF_BRIDGE_SAME] = VFU_LITERAL("Same"),
    [VF_BRIDGE_SHRUNK] = VFU_LITERAL("Shrunk"), [VF_BRIDGE_LOST] = VFU_LITERAL("Lost"),
    [VF_BRIDGE_END] = VFU_LITERAL("End"),
};

/** Puts 0 where a cell is blank beside an amount; what stays NaN passes the row over (BRIDGE-1). */
static void fill_blanks(const vfu_cells *cells, double *amounts, const double *beside)
{
    for (size_t i = 0; i < vfu_cells_count(cells); i++)
        if (isnan(amounts[i]) && !isnan(beside[i]) && vfu_cells_nth(cells, i).kind == VFU_EMPTY)
            amounts[i] = 0.0;
}

static vfu_error build_bridge(const vfu_cells *before, const vfu_cells *after,
                              vf_bridge_part *parts)
{
    double *was = NULL;
    double *is = NULL;
    size_t n = vfu_cells_count(before);
    if (vfu_cells_count(after) != n)
        return VFU_ERROR_ARGUMENT;
    vfu_error error = vfu_cells_amounts(before, &was);
    if (error == VFU_OK)
        error = vfu_cells_amounts(after, &is);
    if (error == VFU_OK) {
        fill_blanks(before, was, is);
        fill_blanks(after, is, was);
        error = vfu_error_of(vf_bridge(was, is, n, parts));
    }
    free(was);
    free(is);
    return error;
}

static vfu_error return_bridge(const vf_bridge_part *parts, const vfu_labels *labels,
                               uno_Any *result)
{
    vfu_table table;
    vfu_error error = vfu_table_new(&table, VF_BRIDGE_STEPS, 3);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; i < VF_BRIDGE_STEPS; i++) {
        vfu_table_put(&table, i, 0, vfu_cell_text(labels->text[i]));
        vfu_table_put(&table, i, 1, vfu_cell_number((double)parts[i].customers));
        vfu_table_put(&table, i, 2, vfu_cell_number(parts[i].amount));
    }
    return vfu_table_return(&table, result);
}

static vfu_error revenuebridge(const vfu_call *call, uno_Any *result)
{
    enum { BEFORE, AFTER, LABELS };
    const vfu_value *arguments = call->arguments;
    vf_bridge_part parts[VF_BRIDGE_STEPS];
    vfu_labels labels;
    vfu_error error = vfu_read_labels(&arguments[LABELS], steps, VF_BRIDGE_STEPS, &labels);
    if (error != VFU_OK)
        return error;
    error = build_bridge(&arguments[BEFORE].cells, &arguments[AFTER].cells, parts);
    if (error == VFU_OK)
        error = return_bridge(parts, &labels, result);
    vfu_labels_release(&labels);
    return error;
}

const vfu_function vfu_revenuebridge = {
    .name = "REVENUEBRIDGE",
    .method = "revenueBridge",
    .text = N_(
        "From one cell by Ctrl+Shift+Enter (or tick “Array”), where the revenue went: seven rows "
        "of label, customers and amount, from Start by New, Grown, Same, Shrunk and Lost to End."),
    .example = "=REVENUEBRIDGE({25;40;12;0};{45;27;0;50})",
    .result = "Start",
    .arguments =
        {{VFU_M, "Before",
          N_("The amounts of all customers before, such as last year's revenue in B$2:B$900; a "
             "blank is 0."),
          NULL},
         {VFU_M, "After",
          N_("The amounts of the same customers after, such as this year's revenue in C$2:C$900, "
             "as many cells."),
          NULL},
         {VFU_O, "Labels", N_("Names of the seven rows, in this order."),
          "{\"Start\";\"New\";\"Grown\";\"Same\";\"Shrunk\";\"Lost\";\"End\"}"}},
    .compute = revenuebridge,
};
