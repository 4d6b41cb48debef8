/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How a customer's tier has changed: TIERCHANGE.
 */
#include "functions/functions.h"
#include "functions/groups.h"
#include "functions/tier_names.h"
#include "uno/arguments.h"
#include "uno/text.h"

enum { UP, DOWN, SAME, NEW, LOST };

static rtl_uString *const changes[] = {
    [UP] = VFU_LITERAL("Up"),   [DOWN] = VFU_LITERAL("Down"), [SAME] = VFU_LITERAL("Same"),
    [NEW] = VFU_LITERAL("New"), [LOST] = VFU_LITERAL("Lost"),
};

/** What every row of TIERCHANGE needs. */
typedef struct change_context {
    bool ordered;
    vfu_labels order;
    bool single[2]; /**< whether Before and After are one cell each */
} change_context;

/** Compares two labels by an order: negative where the first is better. */
static vfu_error compare_by_order(const vfu_labels *order, const rtl_uString *before,
                                  const rtl_uString *after, int *out)
{
    size_t i = vfu_labels_find(order, before);
    size_t j = vfu_labels_find(order, after);
    if (i == order->count || j == order->count)
        return VFU_ERROR_MISSING;
    *out = (i > j) - (i < j);
    return VFU_OK;
}

/** Whether a tier is a number, as it is or as text. */
static bool is_number(const vfu_cell *cell, double *out)
{
    *out = cell->number;
    return cell->kind == VFU_NUMBER || vfu_name_is_number(cell->text, out);
}

/** Compares two tiers where no order is given. What Gold is to Silver nobody can know. */
static vfu_error compare_by_nature(const vfu_cell *before, const vfu_cell *after, int *out)
{
    double x;
    double y;
    bool first = is_number(before, &x);
    bool second = is_number(after, &y);
    if (first && second)
        *out = (x > y) - (x < y);
    else if (!first && !second && vfu_text_is_letter(before->text) &&
             vfu_text_is_letter(after->text))
        *out = vfu_text_compare(before->text, after->text);
    else
        return VFU_ERROR_MISSING;
    return VFU_OK;
}

/** Compares two tiers: negative where the first is better (CHG-1). */
static vfu_error compare_tiers(const change_context *context, const vfu_cell *before,
                               const vfu_cell *after, int *out)
{
    if (!context->ordered)
        return compare_by_nature(before, after, out);
    rtl_uString *a = vfu_label_of(before);
    rtl_uString *b = vfu_label_of(after);
    vfu_error error = VFU_ERROR_OVERFLOW;
    if (a != NULL && b != NULL)
        error = compare_by_order(&context->order, a, b, out);
    if (a != NULL)
        rtl_uString_release(a);
    if (b != NULL)
        rtl_uString_release(b);
    return error;
}

static vfu_error tierchange_row(const void *data, const vfu_cell *own, vfu_cell *out)
{
    const change_context *context = data;
    bool no_before = vfu_tier_is_blank(&own[0], context->single[0]);
    bool no_after = vfu_tier_is_blank(&own[1], context->single[1]);
    if (no_before && no_after)
        return VFU_OK;
    if (no_before || no_after) {
        *out = vfu_cell_text(changes[no_before ? NEW : LOST]);
        return VFU_OK;
    }
    int order = 0;
    vfu_error error = compare_tiers(context, &own[0], &own[1], &order);
    if (error == VFU_OK)
        *out = vfu_cell_text(changes[order > 0 ? UP : order < 0 ? DOWN : SAME]);
    return error;
}

static vfu_error tierchange(const vfu_call *call, uno_Any *result)
{
    enum { BEFORE, AFTER, ORDER };
    const vfu_value *arguments = call->arguments;
    change_context context = {.ordered = arguments[ORDER].given};
    context.single[0] = vfu_cells_count(&arguments[BEFORE].cells) == 1;
    context.single[1] = vfu_cells_count(&arguments[AFTER].cells) == 1;
    vfu_error error = VFU_OK;
    if (context.ordered)
        error = vfu_read_labels(&arguments[ORDER], NULL, vfu_cells_count(&arguments[ORDER].cells),
                                &context.order);
    if (error != VFU_OK)
        return error;
    error = vfu_map(call, tierchange_row, &context, result);
    if (context.ordered)
        vfu_labels_release(&context.order);
    return error;
}

const vfu_function vfu_tierchange = {
    .name = "TIERCHANGE",
    .method = "tierChange",
    .text = N_("How a customer's tier has changed: Up, Down or Same; New where it had none "
               "before, Lost where it has none now."),
    .example = "=TIERCHANGE(D2;\"A\")",
    .result = "Up",
    .arguments = {{VFU_M, "Before",
                   N_("The tier before, such as last year's; empty for a new customer."), NULL},
                  {VFU_M, "After", N_("The tier now; empty for a lost customer."), NULL},
                  {VFU_O, "Order",
                   N_("The names of the tiers, best first; needed where they are no single letters "
                      "and no numbers."),
                   N_("A before B, 1 before 2")}},
    .compute = tierchange,
};
