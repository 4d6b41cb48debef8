/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How often whom: CALLSPERYEAR, CALLPLAN.
 */
#include <math.h>

#include "functions/functions.h"
#include "functions/plans.h"
#include "functions/results.h"
#include "functions/tier_counts.h"
#include "vitalfew/selling_time.h"

#define PLAN_ARGUMENT                                                                              \
    {                                                                                              \
        VFU_O, "Plan", N_("Two columns: tiers and their calls in a year."),                        \
            N_("12 for A, 6 for B, 2 for C")                                                       \
    }

/** The plan that is taken where none is given. */
static rtl_uString *const call_labels[] = {VFU_LITERAL("A"), VFU_LITERAL("B"), VFU_LITERAL("C")};
static const double call_values[] = {12.0, 6.0, 2.0};

/* CALLSPERYEAR */

static vfu_error calls_row(const void *context, const vfu_cell *own, vfu_cell *out)
{
    const vfu_plan *plan = context;
    size_t tier;
    double calls;
    if (own[0].kind == VFU_EMPTY)
        return VFU_OK;
    vfu_error error = vfu_plan_find(plan, &own[0], &tier);
    if (error == VFU_OK)
        error = vfu_error_of(vf_calls_per_year(plan->values, plan->labels.count, tier, &calls));
    if (error == VFU_OK)
        *out = vfu_cell_number(calls);
    return error;
}

static vfu_error callsperyear(const vfu_call *call, uno_Any *result)
{
    enum { TIER, PLAN };
    vfu_plan plan;
    vfu_error error = vfu_read_plan(&call->arguments[PLAN], call_labels, call_values, 3, &plan);
    if (error != VFU_OK)
        return error;
    error = vfu_map(call, calls_row, &plan, result);
    vfu_labels_release(&plan.labels);
    return error;
}

const vfu_function vfu_callsperyear = {
    .name = "CALLSPERYEAR",
    .method = "callsPerYear",
    .text = N_("How many sales calls a customer gets in a year, by its tier."),
    .example = "=CALLSPERYEAR(\"B\")",
    .result = "6",
    .arguments = {{VFU_M, "Tier", VFU_TIER_TEXT, NULL}, PLAN_ARGUMENT},
    .compute = callsperyear,
};

/* CALLPLAN */

enum { LABEL_COLUMN, EACH_COLUMN, CUSTOMERS_COLUMN, CALLS_COLUMN, PLAN_COLUMNS };

/** A row of the plan; calls that overflow are #NUM! in their own cell (G5). */
static void put_tier(vfu_table *table, size_t row, rtl_uString *label, double each,
                     size_t customers)
{
    double calls = each * (double)customers;
    vfu_table_put(table, row, LABEL_COLUMN, vfu_cell_text(label));
    vfu_table_put(table, row, EACH_COLUMN, vfu_cell_number(each));
    vfu_table_put(table, row, CUSTOMERS_COLUMN, vfu_cell_number((double)customers));
    vfu_table_put(table, row, CALLS_COLUMN, vfu_cell_number(calls));
}

/** Counts the customers of each tier of the plan. A customer whose tier the plan does not have
 *  would be called by nobody: VFU_ERROR_MISSING. */
static vfu_error count_customers(const vfu_plan *plan, const vfu_cells *tiers, size_t *customers)
{
    vfu_tier_counts *counts;
    vfu_error error = vfu_tier_counts_new(tiers, &counts);
    if (error != VFU_OK)
        return error;
    size_t planned = 0;
    for (size_t i = 0; i < plan->labels.count; i++) {
        customers[i] = vfu_tier_count(counts, plan->labels.text[i]);
        planned += customers[i];
    }
    if (planned != vfu_tier_counts_all(counts))
        error = VFU_ERROR_MISSING;
    vfu_tier_counts_free(counts);
    return error;
}

static vfu_error plan_calls(const vfu_plan *plan, const vfu_cells *tiers, double capacity,
                            uno_Any *result)
{
    size_t customers[VFU_LABELS_MAX];
    double each[VFU_LABELS_MAX];
    size_t count = plan->labels.count;
    vfu_table table;
    vfu_error error = count_customers(plan, tiers, customers);
    if (error == VFU_OK)
        error = vfu_error_of(vf_call_plan(plan->values, customers, count, capacity, each));
    if (error == VFU_OK)
        error = vfu_table_new(&table, count, PLAN_COLUMNS);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; i < count; i++)
        put_tier(&table, i, plan->labels.text[i], each[i], customers[i]);
    return vfu_table_return(&table, result);
}

static vfu_error callplan(const vfu_call *call, uno_Any *result)
{
    enum { TIERS, PLAN, CAPACITY };
    const vfu_value *arguments = call->arguments;
    double capacity = INFINITY;
    vfu_plan plan;
    vfu_error error = vfu_read_number(&arguments[CAPACITY], &capacity);
    if (error == VFU_OK)
        error = vfu_read_plan(&arguments[PLAN], call_labels, call_values, 3, &plan);
    if (error != VFU_OK)
        return error;
    error = plan_calls(&plan, &arguments[TIERS].cells, capacity, result);
    vfu_labels_release(&plan.labels);
    return error;
}

const vfu_function vfu_callplan = {
    .name = "CALLPLAN",
    .method = "callPlan",
    .text = N_(
        "From one cell by Ctrl+Shift+Enter (or tick “Array”), a table of four columns with a row "
        "for each tier of the plan: label, calls for each customer, customers, calls in all."),
    .example = "=CALLPLAN(D2:D11)",
    .result = "A",
    .arguments = {{VFU_M, "Tiers", VFU_TIERS_TEXT, NULL},
                  PLAN_ARGUMENT,
                  {VFU_O, "Capacity",
                   N_("The calls that can be made in a year; the plan is met in its order until "
                      "they are used up."),
                   N_("no limit")}},
    .compute = callplan,
};
