/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Four fifths of the selling time for the top fifth: SELLINGTIME, CALLSPERYEAR.
 */
#include "vitalfew/selling_time.h"

#include <stdlib.h>

#include "functions/functions.h"
#include "functions/groups.h"
#include "functions/plans.h"
#include "functions/results.h"
#include "live/live.h"

#define TIER_TEXT N_("This customer's tier, such as A.")

/* The list: how many customers are in each tier. */

typedef struct tier_counts {
    vfu_groups *tiers;
    size_t *counts;
    size_t room;
} tier_counts;

static void free_counts(void *data)
{
    tier_counts *list = data;
    vfu_groups_free(list->tiers);
    free(list->counts);
    free(list);
}

/** Adds the tier of a cell to the set; a number is the label that is its text. */
static vfu_error add_tier(tier_counts *list, const vfu_cell *cell, size_t *tier)
{
    if (cell->kind != VFU_NUMBER)
        return vfu_groups_add(list->tiers, cell, tier);
    rtl_uString *label = vfu_label_of(cell);
    if (label == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_cell text = vfu_cell_text(label);
    vfu_error error = vfu_groups_add(list->tiers, &text, tier);
    rtl_uString_release(label);
    return error;
}

static vfu_error count_tier(tier_counts *list, const vfu_cell *cell)
{
    size_t tier;
    if (cell->kind == VFU_IN_ERROR)
        return VFU_ERROR_VALUE;
    vfu_error error = add_tier(list, cell, &tier);
    if (error != VFU_OK || tier == VFU_NO_GROUP)
        return error;
    if (tier >= list->room) {
        size_t room = 2 * list->room + 4;
        size_t *counts = realloc(list->counts, room * sizeof *counts);
        if (counts == NULL)
            return VFU_ERROR_OVERFLOW;
        for (size_t i = list->room; i < room; i++)
            counts[i] = 0;
        list->counts = counts;
        list->room = room;
    }
    list->counts[tier]++;
    return VFU_OK;
}

static vfu_error build_counts(const vfu_block *blocks, double variant, void **out)
{
    (void)variant;
    const vfu_cells *cells = &blocks[0].cells;
    size_t n = blocks[0].data != NULL ? vfu_cells_count(cells) : 0;
    tier_counts *list = calloc(1, sizeof *list);
    if (list == NULL)
        return VFU_ERROR_OVERFLOW;
    list->tiers = vfu_groups_new();
    vfu_error error = list->tiers != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    for (size_t i = 0; error == VFU_OK && i < n; i++) {
        vfu_cell cell = vfu_cells_nth(cells, i);
        error = count_tier(list, &cell);
    }
    if (error == VFU_OK)
        *out = list;
    else
        free_counts(list);
    return error;
}

static size_t counts_bytes(const void *data)
{
    const tier_counts *list = data;
    return sizeof *list + vfu_groups_bytes(list->tiers) + list->room * sizeof *list->counts;
}

static const vfu_list_kind counts_kind = {1, build_counts, free_counts, counts_bytes, NULL};

/* SELLINGTIME */

static rtl_uString *const share_labels[] = {VFU_LITERAL("A"), VFU_LITERAL("B"), VFU_LITERAL("C")};
static const double share_values[] = {0.8, 0.2, 0.0};

/** What every row needs. */
typedef struct time_context {
    double hours;
    vfu_plan shares;
} time_context;

static size_t count_of(const tier_counts *list, rtl_uString *label)
{
    vfu_cell cell = vfu_cell_text(label);
    size_t tier = vfu_groups_find(list->tiers, &cell);
    return tier != VFU_NO_GROUP ? list->counts[tier] : 0;
}

static vfu_error time_row(void *data, const void *context, const vfu_cell *own, vfu_cell *out)
{
    const time_context *time = context;
    size_t customers[VFU_LABELS_MAX];
    size_t count = time->shares.labels.count;
    size_t tier;
    double hours;
    if (own[0].kind == VFU_EMPTY)
        return VFU_OK;
    for (size_t i = 0; i < count; i++)
        customers[i] = count_of(data, time->shares.labels.text[i]);
    vfu_error error = vfu_plan_find(&time->shares, &own[0], &tier);
    if (error == VFU_OK)
        error = vfu_error_of(
            vf_selling_time(time->hours, time->shares.values, customers, count, tier, &hours));
    if (error == VFU_OK)
        *out = vfu_cell_number(hours);
    return error;
}

static vfu_error sellingtime(const vfu_call *call, uno_Any *result)
{
    enum { TIER, TIERS, HOURS, SHARES };
    const vfu_value *arguments = call->arguments;
    time_context context = {.hours = arguments[HOURS].number};
    vfu_error error =
        vfu_read_share_plan(&arguments[SHARES], share_labels, share_values, 3, &context.shares);
    if (error != VFU_OK)
        return error;
    vfu_live_call live = {
        .kind = &counts_kind,
        .ranges = {TIERS},
        .row = time_row,
        .context = &context,
    };
    error = vfu_live_map(call, &live, result);
    vfu_labels_release(&context.shares.labels);
    return error;
}

const vfu_function vfu_sellingtime = {
    .name = "SELLINGTIME",
    .method = "sellingTime",
    .text = N_("The selling hours for a customer: its tier's share of all hours, divided equally "
               "among the customers in that tier."),
    .example = "=SELLINGTIME(\"A\";D$2:D$11;1000)",
    .result = "800",
    .document = true,
    .arguments = {{VFU_M, "Tier", TIER_TEXT, NULL},
                  {VFU_R, "Tiers", N_("The tiers of all customers, such as D$2:D$900."), NULL},
                  {VFU_N, "Hours", N_("All the selling hours there are, such as those of a year."),
                   NULL},
                  {VFU_O, "Shares",
                   N_("Two columns: tiers and their shares of the hours, in all above 0 and at "
                      "most 1; 0.8 is 80%. Or the shares alone, those of A, B, C and so on."),
                   N_("0.8 for A, 0.2 for B, 0 for C")}},
    .compute = sellingtime,
};

/* CALLSPERYEAR */

static rtl_uString *const call_labels[] = {VFU_LITERAL("A"), VFU_LITERAL("B"), VFU_LITERAL("C")};
static const double call_values[] = {12.0, 6.0, 2.0};

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
    .arguments = {{VFU_M, "Tier", TIER_TEXT, NULL},
                  {VFU_O, "Plan", N_("Two columns: tiers and their calls in a year."),
                   N_("12 for A, 6 for B, 2 for C")}},
    .compute = callsperyear,
};
