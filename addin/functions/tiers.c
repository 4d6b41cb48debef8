/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Tiers of customers: CUSTOMERTIER, TIERCUTOFF, TIERSUMMARY.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "functions/amounts.h"
#include "functions/functions.h"
#include "functions/results.h"
#include "functions/tier_options.h"
#include "live/live.h"

/* CUSTOMERTIER */

/** The amounts of a column of cells in the order of its rows. */
typedef struct amount_column {
    double *amounts; /**< NaN for none */
    size_t count;
} amount_column;

/** A population, the column that it is made of, and the tiers that were found in it last. */
typedef struct tier_list {
    vf_population *population;
    amount_column column;
    bool found;
    vfu_tier_options options;
    vf_tiers tiers;
} tier_list;

/** Makes a list of a column, of which it takes the amounts, also where an error is answered. */
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

/** Puts rows into a column as they are now. */
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

static const vfu_list_kind tier_list_kind = {1, build_tier_list, free_tier_list, tier_list_bytes,
                                             update_tier_list};

/** What every row of CUSTOMERTIER needs. */
typedef struct tier_context {
    vfu_tier_options options;
    vfu_labels labels;
} tier_context;

static vfu_error customertier_row(void *data, const void *context, const vfu_cell *own,
                                  vfu_cell *out)
{
    tier_list *list = data;
    const tier_context *tier = context;
    if (!list->found || !vfu_tier_options_equal(&list->options, &tier->options)) {
        vfu_error error = vfu_tiers_find(&tier->options, list->population, &list->tiers);
        list->found = error == VFU_OK;
        list->options = tier->options;
        if (error != VFU_OK)
            return error;
    }
    return vfu_tier_of(&list->tiers, &tier->labels, &own[0], out);
}

static vfu_error customertier(const vfu_call *call, uno_Any *result)
{
    enum { VALUE, POPULATION, CUTOFFS, LABELS, METHOD };
    const vfu_value *arguments = call->arguments;
    tier_context context;
    vfu_error error =
        vfu_tier_options_read(&arguments[CUTOFFS], &arguments[METHOD], &context.options);
    if (error == VFU_OK)
        error = vfu_read_labels(&arguments[LABELS], vfu_tier_letters, context.options.class_count,
                                &context.labels);
    if (error != VFU_OK)
        return error;
    vfu_live_call live = {
        .kind = &tier_list_kind,
        .ranges = {POPULATION},
        .row = customertier_row,
        .context = &context,
    };
    error = vfu_live_map(call, &live, result);
    vfu_labels_release(&context.labels);
    return error;
}

const vfu_function vfu_customertier = {
    .name = "CUSTOMERTIER",
    .method = "customerTier",
    .text = N_("The tier of a customer, such as A, B or C: A for the few largest customers who "
               "together bring 80% of all revenue, B up to 95%, C for the rest."),
    .example = "=CUSTOMERTIER(B4;B$2:B$11)",
    .result = "B",
    .document = true,
    .arguments = {{VFU_M, "Value", N_("This customer's amount, such as its revenue in a year."),
                   NULL},
                  {VFU_R, "Population", VFU_POPULATION_TEXT, NULL},
                  VFU_CUTOFFS_ARGUMENT,
                  VFU_LABELS_ARGUMENT,
                  VFU_METHOD_ARGUMENT},
    .compute = customertier,
};

/* TIERCUTOFF */

static vfu_error tiercutoff(const vfu_call *call, uno_Any *result)
{
    enum { POPULATION, CLASS, CUTOFFS, METHOD };
    const vfu_value *arguments = call->arguments;
    vfu_tier_options options;
    double number = 1.0;
    double cutoff = 0.0;
    vf_tiers tiers;
    vf_population *population;
    vfu_error error = vfu_tier_options_read(&arguments[CUTOFFS], &arguments[METHOD], &options);
    if (error == VFU_OK)
        error = vfu_read_number(&arguments[CLASS], &number);
    if (error != VFU_OK)
        return error;
    if (number != floor(number) || number < 1.0 || number > (double)options.class_count)
        return VFU_ERROR_ARGUMENT;
    error = vfu_population_of(&arguments[POPULATION], &population);
    if (error != VFU_OK)
        return error;
    error = vfu_tiers_find(&options, population, &tiers);
    if (error == VFU_OK)
        error =
            vfu_error_of(vf_tiers_cutoff_amount(&tiers, population, (size_t)number - 1, &cutoff));
    vf_population_free(population);
    return error == VFU_OK ? vfu_return_number(cutoff, result) : error;
}

const vfu_function vfu_tiercutoff = {
    .name = "TIERCUTOFF",
    .method = "tierCutoff",
    .text = N_("What it takes to be an A: the smallest amount in the list that is still in a tier "
               "or in a better one."),
    .example = "=TIERCUTOFF(B2:B11)",
    .result = "300",
    .arguments = {{VFU_R, "Population", VFU_POPULATION_TEXT, NULL},
                  {VFU_O, "Class", N_("The number of the tier: 1 for A, 2 for B and so on."), "1"},
                  VFU_CUTOFFS_ARGUMENT,
                  VFU_METHOD_ARGUMENT},
    .compute = tiercutoff,
};

/* TIERSUMMARY */

/** One row of the summary (SUM-1); a share of nothing is #DIV/0! in its own cell. */
static void put_summary(vfu_table *table, size_t row, rtl_uString *label,
                        const vf_tier_summary *summary)
{
    bool empty = summary->customers == 0;
    vfu_cell share = vfu_cell_number(0.0);
    if (!empty)
        share = isnan(summary->share_of_total) ? vfu_cell_error(VFU_ERROR_DIVISION)
                                               : vfu_cell_number(summary->share_of_total);
    vfu_table_put(table, row, 0, vfu_cell_text(label));
    vfu_table_put(table, row, 1, vfu_cell_number((double)summary->customers));
    vfu_table_put(table, row, 2, vfu_cell_number(summary->share_of_customers));
    vfu_table_put(table, row, 3, vfu_cell_number(summary->sum));
    vfu_table_put(table, row, 4, share);
    vfu_table_put(table, row, 5, empty ? vfu_cell_empty() : vfu_cell_number(summary->smallest));
}

static vfu_error summarize(const vf_population *population, const vfu_tier_options *options,
                           const vfu_labels *labels, uno_Any *result)
{
    vf_tiers tiers;
    vfu_table table;
    vfu_error error = vfu_tiers_find(options, population, &tiers);
    if (error == VFU_OK)
        error = vfu_table_new(&table, tiers.classes, 6);
    if (error != VFU_OK)
        return error;
    for (size_t c = 0; c < tiers.classes; c++) {
        vf_tier_summary summary;
        vf_tiers_summarize(&tiers, population, c, &summary);
        put_summary(&table, c, labels->text[c], &summary);
    }
    return vfu_table_return(&table, result);
}

static vfu_error tiersummary(const vfu_call *call, uno_Any *result)
{
    enum { VALUES, CUTOFFS, LABELS, METHOD };
    const vfu_value *arguments = call->arguments;
    vfu_tier_options options;
    vfu_labels labels;
    vf_population *population;
    vfu_error error = vfu_tier_options_read(&arguments[CUTOFFS], &arguments[METHOD], &options);
    if (error == VFU_OK)
        error = vfu_read_labels(&arguments[LABELS], vfu_tier_letters, options.class_count, &labels);
    if (error != VFU_OK)
        return error;
    error = vfu_population_of_cells(&arguments[VALUES].cells, &population);
    if (error == VFU_OK) {
        error = summarize(population, &options, &labels, result);
        vf_population_free(population);
    }
    vfu_labels_release(&labels);
    return error;
}

const vfu_function vfu_tiersummary = {
    .name = "TIERSUMMARY",
    .method = "tierSummary",
    .text =
        N_("As an array formula (tick “Array”), a table of six columns with a row for each tier: "
           "label, number and share of customers, sum, share of the total, smallest amount."),
    .example = "=TIERSUMMARY(B2:B11)",
    .result = "A",
    .arguments = {{VFU_M, "Values", VFU_POPULATION_TEXT, NULL},
                  VFU_CUTOFFS_ARGUMENT,
                  VFU_LABELS_ARGUMENT,
                  VFU_METHOD_ARGUMENT},
    .compute = tiersummary,
};
