/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Tiers of customers: CUSTOMERTIER, TIERCUTOFF, TIERSUMMARY, TIERDETAILS.
 */
#include <math.h>
#include <stdlib.h>

#include "functions/amounts.h"
#include "functions/functions.h"
#include "functions/results.h"
#include "functions/tier_list.h"
#include "functions/tier_options.h"
#include "live/live.h"

/* CUSTOMERTIER */

static vfu_error customertier_row(void *list, const void *context, const vfu_cell *own,
                                  vfu_cell *out)
{
    const vfu_tier_choice *choice = context;
    const vf_tiers *tiers;
    vfu_error error = vfu_tier_list_find(list, &choice->options, &tiers);
    return error == VFU_OK ? vfu_tier_of(tiers, &choice->labels, &own[0], out) : error;
}

static vfu_error customertier(const vfu_call *call, uno_Any *result)
{
    enum { VALUE, POPULATION, CUTOFFS, LABELS, METHOD };
    const vfu_value *arguments = call->arguments;
    vfu_tier_choice choice;
    vfu_error error = vfu_check_swapped(&arguments[VALUE], &arguments[POPULATION]);
    if (error == VFU_OK)
        error = vfu_tier_choice_read(&arguments[CUTOFFS], &arguments[LABELS], &arguments[METHOD],
                                     &choice);
    if (error != VFU_OK)
        return error;
    vfu_live_call live = {
        .kind = &vfu_tier_list_kind,
        .ranges = {POPULATION},
        .row = customertier_row,
        .context = &choice,
    };
    error = vfu_live_map(call, &live, result);
    vfu_labels_release(&choice.labels);
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
    size_t class = 0;
    double cutoff = 0.0;
    vf_tiers tiers;
    vf_population *population;
    vfu_error error = vfu_tier_options_read(&arguments[CUTOFFS], &arguments[METHOD], &options);
    if (error == VFU_OK)
        error = vfu_class_read(&arguments[CLASS], options.class_count, &class);
    if (error == VFU_OK)
        error = vfu_population_of(&arguments[POPULATION], &population);
    if (error != VFU_OK)
        return error;
    error = vfu_tiers_find(&options, population, &tiers);
    if (error == VFU_OK)
        error = vfu_error_of(vf_tiers_cutoff_amount(&tiers, population, class, &cutoff));
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
                  {VFU_O, "Class",
                   N_("The tier: its letter, or its number, 1 for A, 2 for B and so on."), "1"},
                  VFU_CUTOFFS_ARGUMENT,
                  VFU_METHOD_ARGUMENT},
    .compute = tiercutoff,
};

/* TIERSUMMARY */

/** A share of the total; of nothing it is #DIV/0! in its own cell. */
static vfu_cell share_of_total(double share)
{
    return isnan(share) ? vfu_cell_error(VFU_ERROR_DIVISION) : vfu_cell_number(share);
}

/** One row of the summary (SUM-1). */
static void put_summary(vfu_table *table, size_t row, rtl_uString *label,
                        const vf_tier_summary *summary)
{
    bool empty = summary->customers == 0;
    vfu_cell share = empty ? vfu_cell_number(0.0) : share_of_total(summary->share_of_total);
    vfu_table_put(table, row, 0, vfu_cell_text(label));
    vfu_table_put(table, row, 1, vfu_cell_number((double)summary->customers));
    vfu_table_put(table, row, 2, vfu_cell_number(summary->share_of_customers));
    vfu_table_put(table, row, 3, vfu_cell_number(summary->sum));
    vfu_table_put(table, row, 4, share);
    vfu_table_put(table, row, 5, empty ? vfu_cell_empty() : vfu_cell_number(summary->smallest));
}

static vfu_error summarize(const vf_population *population, const vfu_tier_choice *choice,
                           uno_Any *result)
{
    vf_tiers tiers;
    vfu_table table;
    vfu_error error = vfu_tiers_find(&choice->options, population, &tiers);
    if (error == VFU_OK)
        error = vfu_table_new(&table, tiers.classes, 6);
    if (error != VFU_OK)
        return error;
    for (size_t c = 0; c < tiers.classes; c++) {
        vf_tier_summary summary;
        vf_tiers_summarize(&tiers, population, c, &summary);
        put_summary(&table, c, choice->labels.text[c], &summary);
    }
    return vfu_table_return(&table, result);
}

static vfu_error tiersummary(const vfu_call *call, uno_Any *result)
{
    enum { VALUES, CUTOFFS, LABELS, METHOD };
    const vfu_value *arguments = call->arguments;
    vfu_tier_choice choice;
    vf_population *population;
    vfu_error error =
        vfu_tier_choice_read(&arguments[CUTOFFS], &arguments[LABELS], &arguments[METHOD], &choice);
    if (error != VFU_OK)
        return error;
    error = vfu_population_of_cells(&arguments[VALUES].cells, &population);
    if (error == VFU_OK) {
        error = summarize(population, &choice, result);
        vf_population_free(population);
    }
    vfu_labels_release(&choice.labels);
    return error;
}

const vfu_function vfu_tiersummary = {
    .name = "TIERSUMMARY",
    .method = "tierSummary",
    .text = N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), a table of six columns with a "
               "row for each tier: label, number and share of customers, sum, share of the total, "
               "smallest amount."),
    .example = "=TIERSUMMARY(B2:B11)",
    .result = "A",
    .arguments = {{VFU_M, "Values", VFU_POPULATION_TEXT, NULL},
                  VFU_CUTOFFS_ARGUMENT,
                  VFU_LABELS_ARGUMENT,
                  VFU_METHOD_ARGUMENT},
    .compute = tiersummary,
};

/* TIERDETAILS */

/** One row of the details (DETAIL-1). */
static void put_details(vfu_table *table, size_t row, const vfu_labels *labels,
                        const vf_tier_details *details)
{
    vfu_table_put(table, row, 0, vfu_cell_text(labels->text[details->tier]));
    vfu_table_put(table, row, 1, vfu_cell_number((double)details->rank));
    vfu_table_put(table, row, 2, share_of_total(details->share_above));
    vfu_table_put(table, row, 3, share_of_total(details->share_upto));
    vfu_table_put(table, row, 4, vfu_known(details->next_amount));
    vfu_table_put(table, row, 5, vfu_known(details->missing));
}

static vfu_error return_details(const double *amounts, size_t n, const vf_population *population,
                                const vfu_tier_choice *choice, uno_Any *result)
{
    vf_tiers tiers;
    vfu_table table;
    vfu_error error = vfu_tiers_find(&choice->options, population, &tiers);
    if (error == VFU_OK)
        error = vfu_table_new(&table, n, 6);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; i < n; i++) {
        vf_tier_details details;
        /* A cell that is not a number has a row of blanks. */
        if (vf_tier_details_of(&tiers, population, amounts[i], &details) == VF_OK)
            put_details(&table, i, &choice->labels, &details);
    }
    return vfu_table_return(&table, result);
}

static vfu_error details_of_cells(const vfu_cells *cells, const vfu_tier_choice *choice,
                                  uno_Any *result)
{
    size_t n = vfu_cells_count(cells);
    double *amounts;
    vf_population *population;
    vfu_error error = vfu_cells_amounts(cells, &amounts);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(vf_population_new(amounts, n, &population));
    if (error == VFU_OK) {
        error = return_details(amounts, n, population, choice, result);
        vf_population_free(population);
    }
    free(amounts);
    return error;
}

static vfu_error tierdetails(const vfu_call *call, uno_Any *result)
{
    enum { VALUES, CUTOFFS, LABELS, METHOD };
    const vfu_value *arguments = call->arguments;
    vfu_tier_choice choice;
    vfu_error error =
        vfu_tier_choice_read(&arguments[CUTOFFS], &arguments[LABELS], &arguments[METHOD], &choice);
    if (error != VFU_OK)
        return error;
    error = details_of_cells(&arguments[VALUES].cells, &choice, result);
    vfu_labels_release(&choice.labels);
    return error;
}

const vfu_function vfu_tierdetails = {
    .name = "TIERDETAILS",
    .method = "tierDetails",
    .text = N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), why each customer is in its "
               "tier: tier, rank, share of the larger ones, share with it, amount of the next "
               "tier, what is missing to it."),
    .example = "=TIERDETAILS(B2:B11)",
    .result = "A",
    .arguments = {{VFU_M, "Values", VFU_POPULATION_TEXT, NULL},
                  VFU_CUTOFFS_ARGUMENT,
                  VFU_LABELS_ARGUMENT,
                  VFU_METHOD_ARGUMENT},
    .compute = tierdetails,
};
