/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a customer leaves, and what to do with it: CUSTOMERPROFIT, CUSTOMERACTION.
 */
#include "vitalfew/profit.h"

#include <math.h>

#include "functions/functions.h"
#include "functions/results.h"
#include "uno/arguments.h"
#include "uno/text.h"

/* CUSTOMERPROFIT */

static vfu_error customerprofit(const vfu_call *call, uno_Any *result)
{
    enum { REVENUE, COST_OF_SALES, HOURS, HOUR_COST, OTHER };
    const vfu_value *arguments = call->arguments;
    double other = 0.0;
    double profit = 0.0;
    vfu_error error = vfu_read_number(&arguments[OTHER], &other);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(vf_profit(arguments[REVENUE].number, arguments[COST_OF_SALES].number,
                                   arguments[HOURS].number, arguments[HOUR_COST].number, other,
                                   &profit));
    if (error == VFU_ERROR_ARGUMENT) /* the result overflows (PROFIT-1): #NUM!, as in Calc */
        error = VFU_ERROR_NUMBER;
    return error == VFU_OK ? vfu_return_number(profit, result) : error;
}

const vfu_function vfu_customerprofit = {
    .name = "CUSTOMERPROFIT",
    .method = "customerProfit",
    .text = N_("What is left of a customer's revenue after the cost of sales, the hours spent on "
               "it at their cost, and other costs."),
    .example = "=CUSTOMERPROFIT(1000;600;5;50)",
    .result = "150",
    .arguments = {{VFU_N, "Revenue", N_("The customer's revenue in a period, such as a year."),
                   NULL},
                  {VFU_N, "CostOfSales", N_("What the goods or services sold to it have cost."),
                   NULL},
                  {VFU_N, "Hours", N_("The hours spent on the customer in that period."), NULL},
                  {VFU_N, "HourCost", N_("What one such hour costs."), NULL},
                  {VFU_O, "Other", N_("Other costs, such as freight and discounts."), "0"}},
    .compute = customerprofit,
};

/* CUSTOMERACTION */

static rtl_uString *const accounts[] = {VFU_LITERAL("A"), VFU_LITERAL("B"), VFU_LITERAL("C")};

static rtl_uString *const fits[] = {VFU_LITERAL("Ideal"), VFU_LITERAL("Acceptable"),
                                    VFU_LITERAL("Poor")};

static rtl_uString *const potentials[] = {VFU_LITERAL("High"), VFU_LITERAL("Medium"),
                                          VFU_LITERAL("Low")};

#define ACTION_COUNT 6

static rtl_uString *const actions[ACTION_COUNT] = {
    [VF_ACTION_INVEST] = VFU_LITERAL("Invest"),     [VF_ACTION_DEVELOP] = VFU_LITERAL("Develop"),
    [VF_ACTION_MAINTAIN] = VFU_LITERAL("Maintain"), [VF_ACTION_SERVE] = VFU_LITERAL("Serve"),
    [VF_ACTION_REPRICE] = VFU_LITERAL("Reprice"),   [VF_ACTION_RELEASE] = VFU_LITERAL("Release"),
};

/** The row's own arguments, in this order; Labels come after them. */
enum { TIER, FIT, PROFIT, POTENTIAL, OWN_COUNT, LABELS = OWN_COUNT };

/** What every row needs. */
typedef struct action_context {
    vfu_labels labels;
    bool single[OWN_COUNT]; /**< whether an argument is one cell */
} action_context;

/** A single reference to an empty cell arrives as 0, which is no word of ours. */
static bool is_blank(const action_context *context, const vfu_cell *own, size_t i)
{
    bool zero = own[i].kind == VFU_NUMBER && own[i].number == 0.0;
    return own[i].kind == VFU_EMPTY || (context->single[i] && zero);
}

/** The place of an argument's word among three, or 3 for a blank; #N/A for another word. */
static vfu_error find_word(const action_context *context, const vfu_cell *own, size_t i,
                           rtl_uString *const *words, size_t *out)
{
    *out = 3;
    if (is_blank(context, own, i))
        return VFU_OK;
    for (*out = 0; *out < 3; ++*out)
        if (own[i].kind == VFU_TEXT && vfu_text_compare(own[i].text, words[*out]) == 0)
            return VFU_OK;
    return VFU_ERROR_MISSING;
}

static vfu_error action_row(const void *data, const vfu_cell *own, vfu_cell *out)
{
    const action_context *context = data;
    size_t tier;
    size_t fit;
    size_t potential;
    vf_action action;
    if (is_blank(context, own, TIER))
        return VFU_OK;
    if (own[PROFIT].kind == VFU_TEXT)
        return VFU_ERROR_VALUE;
    vfu_error error = find_word(context, own, TIER, accounts, &tier);
    if (error == VFU_OK)
        error = find_word(context, own, FIT, fits, &fit);
    if (error == VFU_OK)
        error = find_word(context, own, POTENTIAL, potentials, &potential);
    if (error != VFU_OK)
        return error;
    double profit = own[PROFIT].kind == VFU_NUMBER ? own[PROFIT].number : NAN;
    error = vfu_error_of(
        vf_action_of((vf_account)tier, (vf_fit)fit, profit, (vf_potential)potential, &action));
    if (error == VFU_OK)
        *out = vfu_cell_text(context->labels.text[action]);
    return error;
}

static vfu_error customeraction(const vfu_call *call, uno_Any *result)
{
    const vfu_value *arguments = call->arguments;
    action_context context;
    vfu_error error = vfu_read_labels(&arguments[LABELS], actions, ACTION_COUNT, &context.labels);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; i < OWN_COUNT; i++)
        context.single[i] = vfu_cells_count(&arguments[i].cells) == 1;
    error = vfu_map(call, action_row, &context, result);
    vfu_labels_release(&context.labels);
    return error;
}

const vfu_function vfu_customeraction = {
    .name = "CUSTOMERACTION",
    .method = "customerAction",
    .text = N_("What to do with a customer, by its tier, fit, profit and potential: Invest, "
               "Develop, Maintain, Serve, Reprice or Release."),
    .example = "=CUSTOMERACTION(\"B\";\"Ideal\";1200;\"High\")",
    .result = "Develop",
    .arguments = {{VFU_M, "Tier", N_("The customer's tier: A, B or C, as from CUSTOMERTIER."),
                   NULL},
                  {VFU_M, "Fit",
                   N_("How well it fits: Ideal, Acceptable or Poor, as from CUSTOMERFIT; empty "
                      "where not known."),
                   NULL},
                  {VFU_M, "Profit",
                   N_("What it leaves, as from CUSTOMERPROFIT; empty where not known."), NULL},
                  {VFU_OWN, "Potential",
                   N_("What it may grow into: High, Medium or Low, as from CUSTOMERPOTENTIAL."),
                   N_("not known")},
                  {VFU_O, "Labels", N_("Names of the six actions, in this order."),
                   "{\"Invest\";\"Develop\";\"Maintain\";\"Serve\";\"Reprice\";\"Release\"}"}},
    .compute = customeraction,
};
