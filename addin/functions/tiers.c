/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Tiers of customers: CUSTOMERTIER, TIERCUTOFF, TIERSUMMARY.
 */
#include <math.h>

#include "functions/functions.h"
#include "functions/tier_options.h"

/** What every row of CUSTOMERTIER needs. */
typedef struct tier_context {
    vf_tiers tiers;
    vfu_labels labels;
} tier_context;

/* CUSTOMERTIER */

static vfu_error customertier_row(const void *context, const vfu_cell *own, vfu_cell *out)
{
    const tier_context *tier = context;
    return vfu_tier_of(&tier->tiers, &tier->labels, &own[0], out);
}

static vfu_error customertier(const vfu_call *call, uno_Any *result)
{
    enum { VALUE, POPULATION, CUTOFFS, LABELS, METHOD };
    const vfu_value *arguments = call->arguments;
    vfu_tier_options options;
    tier_context context;
    vf_population *population;
    vfu_error error = vfu_tier_options_read(&arguments[CUTOFFS], &arguments[METHOD], &options);
    if (error == VFU_OK)
        error = vfu_population_of(&arguments[POPULATION], &population);
    if (error != VFU_OK)
        return error;
    error = vfu_tiers_find(&options, population, &context.tiers);
    vf_population_free(population);
    if (error == VFU_OK)
        error = vfu_read_labels(&arguments[LABELS], vfu_tier_letters, options.class_count,
                                &context.labels);
    if (error != VFU_OK)
        return error;
    error = vfu_map(call, customertier_row, &context, result);
    vfu_labels_release(&context.labels);
    return error;
}

const vfu_function vfu_customertier = {
    .name = "CUSTOMERTIER",
    .method = "customerTier",
    .text = N_("The tier of a customer, such as A, B or C, by the share of all revenue that the "
               "customers above it bring: the few who bring the first 80 % are A."),
    .example = "=CUSTOMERTIER(B4;B$2:B$11)",
    .result = "B",
    .document = true,
    .arguments = {{VFU_M, "Value", N_("The customer's amount, such as its revenue."), NULL},
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
        error = vfu_error_of(vf_tiers_cutoff(&tiers, population, (size_t)number - 1, &cutoff));
    vf_population_free(population);
    return error == VFU_OK ? vfu_return_number(cutoff, result) : error;
}

const vfu_function vfu_tiercutoff = {
    .name = "TIERCUTOFF",
    .method = "tierCutoff",
    .text = N_("The smallest amount that still is in a class or better: what a customer must "
               "bring to be an A."),
    .example = "=TIERCUTOFF(B2:B11)",
    .result = "300",
    .arguments = {{VFU_R, "Population", VFU_POPULATION_TEXT, NULL},
                  {VFU_O, "Class", N_("The number of the class: 1 for A, 2 for B and so on."), "1"},
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
        share = isnan(summary->share) ? vfu_cell_error(VFU_ERROR_DIVISION)
                                      : vfu_cell_number(summary->share);
    vfu_table_put(table, row, 0, vfu_cell_text(label));
    vfu_table_put(table, row, 1, vfu_cell_number((double)summary->customers));
    vfu_table_put(table, row, 2, vfu_cell_number(summary->customers_share));
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
    vfu_table_return(&table, result);
    return VFU_OK;
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
    .text = N_("One row a class: label, customers, share of the customers, sum, share of the "
               "total, smallest amount. An array formula of six columns."),
    .example = "=TIERSUMMARY(B2:B11)",
    .result = "A",
    .arguments = {{VFU_M, "Values", VFU_POPULATION_TEXT, NULL},
                  VFU_CUTOFFS_ARGUMENT,
                  VFU_LABELS_ARGUMENT,
                  VFU_METHOD_ARGUMENT},
    .compute = tiersummary,
};
