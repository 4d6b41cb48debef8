/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Target, new, established and core customers: CUSTOMERSTAGE.
 */
#include "vitalfew/stage.h"

#include <math.h>
#include <stdlib.h>

#include "functions/amounts.h"
#include "functions/classes.h"
#include "functions/functions.h"
#include "functions/marks.h"
#include "functions/results.h"
#include "functions/shares.h"
#include "live/live.h"
#include "uno/arguments.h"

rtl_uString *const vfu_stages[VF_STAGE_UNKNOWN] = {
    [VF_STAGE_TARGET] = VFU_LITERAL("Target"), [VF_STAGE_PRUNED] = VFU_LITERAL("Pruned"),
    [VF_STAGE_NEW] = VFU_LITERAL("New"),       [VF_STAGE_ESTABLISHED] = VFU_LITERAL("Established"),
    [VF_STAGE_CORE] = VFU_LITERAL("Core"),
};

/* The list: the sales of the customers with at least so many orders (STAGE-3, STAGE-4). */

static bool has_row(const double *orders, const double *sales, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isnan(orders[i]) && !isnan(sales[i]))
            return true;
    return false;
}

static vfu_error select_sales(double *orders, double *sales, size_t n, double routine, void **out)
{
    vf_status status = vf_stage_select(orders, sales, n, routine, sales);
    if (status == VF_OK)
        status = vf_population_new(sales, n, (vf_population **)out);
    return vfu_error_of(status);
}

static vfu_error build_sales(const vfu_block *blocks, double routine, void **out)
{
    double *columns[2] = {NULL, NULL};
    size_t n = 0;
    vfu_error error = vfu_amounts_of_blocks(blocks, 2, columns, &n);
    if (error == VFU_OK && !has_row(columns[0], columns[1], n))
        error = VFU_ERROR_DIVISION;
    if (error == VFU_OK)
        error = select_sales(columns[0], columns[1], n, routine, out);
    free(columns[0]);
    free(columns[1]);
    return error;
}

static void free_sales(void *sales)
{
    vf_population_free(sales);
}

static size_t sales_bytes(const void *sales)
{
    return vf_population_bytes(sales);
}

static const vfu_list_kind sales_kind = {2, build_sales, free_sales, sales_bytes, NULL};

/* CUSTOMERSTAGE */

/** What every row needs. */
typedef struct stage_context {
    double routine;
    double core_share;
    vfu_labels labels;
} stage_context;

static vfu_error stage_row(void *sales, const void *data, const vfu_cell *own, vfu_cell *out)
{
    const stage_context *context = data;
    double viable = 1.0;
    vf_stage stage;
    if (own[0].kind == VFU_EMPTY)
        return VFU_OK;
    if (own[0].kind == VFU_TEXT || own[1].kind == VFU_TEXT)
        return VFU_ERROR_VALUE;
    vfu_error error = vfu_mark_of(&own[2], 1.0, &viable);
    if (error != VFU_OK)
        return error;
    double amount = own[1].kind == VFU_NUMBER ? own[1].number : NAN;
    error = vfu_error_of(vf_stage_of(own[0].number, amount, viable != 0.0, context->routine,
                                     context->core_share, sales, &stage));
    if (error == VFU_OK)
        *out = vfu_cell_text(context->labels.text[stage]);
    return error;
}

static vfu_error customerstage(const vfu_call *call, uno_Any *result)
{
    enum { ORDERS, SALES, ALL_ORDERS, ALL_SALES, VIABLE, ROUTINE, CORE_SHARE, LABELS };
    const vfu_value *arguments = call->arguments;
    stage_context context = {.routine = VF_STAGE_DEFAULT_ROUTINE,
                             .core_share = VF_STAGE_DEFAULT_CORE_SHARE};
    vfu_error error = vfu_read_number(&arguments[ROUTINE], &context.routine);
    if (error == VFU_OK)
        error = vfu_read_share(&arguments[CORE_SHARE], &context.core_share);
    if (error == VFU_OK)
        error = vfu_read_labels(&arguments[LABELS], vfu_stages, VF_STAGE_UNKNOWN, &context.labels);
    if (error != VFU_OK)
        return error;
    vfu_live_call live = {
        .kind = &sales_kind,
        .ranges = {ALL_ORDERS, ALL_SALES},
        .variant = context.routine,
        .row = stage_row,
        .context = &context,
    };
    error = vfu_live_map(call, &live, result);
    vfu_labels_release(&context.labels);
    return error;
}

const vfu_function vfu_customerstage = {
    .name = "CUSTOMERSTAGE",
    .method = "customerStage",
    .text = N_("How far a customer has come: Target or Pruned before its first order, then New, "
               "Established after a few orders, and Core among the few who bring most."),
    .example = "=CUSTOMERSTAGE(E2;B2;E$2:E$11;B$2:B$11)",
    .result = "Core",
    .document = true,
    .arguments =
        {{VFU_M, "Orders", N_("The number of this customer's orders."), NULL},
         {VFU_M, "Sales", N_("This customer's sales."), NULL},
         {VFU_R, "AllOrders",
          N_("The numbers of orders of all customers, such as E$2:E$900, without a total."), NULL},
         {VFU_R, "AllSales",
          N_("The sales of all customers, in the same order, such as B$2:B$900, without a total."),
          NULL},
         {VFU_OWN, "Viable",
          N_("Whether a customer without an order is worth the effort: yes or no; no "
             "makes it Pruned. A reference to an empty cell is no."),
          "TRUE"},
         {VFU_O, "Routine", N_("The number of orders from which a customer is established."), "3"},
         {VFU_O, "CoreShare",
          N_("The share of the established customers' sales that the core customers "
             "together bring; 0.8 is 80%."),
          "0.8"},
         {VFU_O, "Labels", N_("Names of the five stages, in this order."),
          "{\"Target\";\"Pruned\";\"New\";\"Established\";\"Core\"}"}},
    .compute = customerstage,
};
