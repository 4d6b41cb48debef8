/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Four fifths of the selling time for the top fifth: SELLINGTIME.
 */
#include "vitalfew/selling_time.h"

#include "functions/functions.h"
#include "functions/plans.h"
#include "functions/results.h"
#include "functions/tier_counts.h"
#include "live/live.h"

/* The list: how many customers are in each tier. */

static vfu_error build_counts(const vfu_block *blocks, double variant, void **out)
{
    (void)variant;
    vfu_tier_counts *counts = NULL;
    bool used = blocks[0].data != NULL;
    vfu_error error = vfu_tier_counts_new(used ? &blocks[0].cells : NULL, &counts);
    *out = counts;
    return error;
}

static void free_counts(void *data)
{
    vfu_tier_counts_free(data);
}

static size_t counts_bytes(const void *data)
{
    return vfu_tier_counts_bytes(data);
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
        customers[i] = vfu_tier_count(data, time->shares.labels.text[i]);
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
    .arguments = {{VFU_M, "Tier", VFU_TIER_TEXT, NULL},
                  {VFU_R, "Tiers", VFU_TIERS_TEXT, NULL},
                  {VFU_N, "Hours", N_("All the selling hours there are, such as those of a year."),
                   NULL},
                  {VFU_O, "Shares",
                   N_("Two columns: tiers and their shares of the hours, in all above 0 and at "
                      "most 1; 0.8 is 80%. Or the shares alone, those of A, B, C and so on."),
                   N_("0.8 for A, 0.2 for B, 0 for C")}},
    .compute = sellingtime,
};
