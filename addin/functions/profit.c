/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a customer leaves, and what to do with it: CUSTOMERPROFIT, CUSTOMERACTION.
 */
#include "vitalfew/profit.h"

#include <math.h>

#include "functions/classes.h"
#include "functions/functions.h"
#include "functions/results.h"
#include "functions/tier_options.h"
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

#define TIER_COUNT 3
#define ACTION_COUNT VF_ACTION_NONE

static rtl_uString *const actions[ACTION_COUNT] = {
    [VF_ACTION_INVEST] = VFU_LITERAL("Invest"),     [VF_ACTION_PROTECT] = VFU_LITERAL("Protect"),
    [VF_ACTION_DEVELOP] = VFU_LITERAL("Develop"),   [VF_ACTION_MAINTAIN] = VFU_LITERAL("Maintain"),
    [VF_ACTION_SERVE] = VFU_LITERAL("Serve"),       [VF_ACTION_ONBOARD] = VFU_LITERAL("Onboard"),
    [VF_ACTION_WIN_BACK] = VFU_LITERAL("Win back"), [VF_ACTION_REPRICE] = VFU_LITERAL("Reprice"),
    [VF_ACTION_RELEASE] = VFU_LITERAL("Release"),
};

/** The row's own arguments, in this order; Labels and Tiers come after them. */
enum { TIER, FIT, PROFIT, POTENTIAL, STAGE, MOVE, OWN_COUNT, LABELS = OWN_COUNT, TIERS };

/** The words of the functions that the arguments come from. */
static const struct {
    rtl_uString *const *words;
    size_t count;
} known[OWN_COUNT] = {
    [FIT] = {vfu_fits, VF_FIT_UNKNOWN},
    [POTENTIAL] = {vfu_potentials, VF_POTENTIAL_UNKNOWN},
    [STAGE] = {vfu_stages, VF_STAGE_UNKNOWN},
    [MOVE] = {vfu_moves, VF_MOVE_NONE},
};

/** What every row needs. */
typedef struct action_context {
    vfu_labels labels;
    vfu_labels tiers;
    bool single[OWN_COUNT]; /**< whether an argument is one cell */
} action_context;

/** A single reference to an empty cell arrives as 0, which is no word of ours. */
static bool is_blank(const action_context *context, const vfu_cell *own, size_t i)
{
    bool zero = own[i].kind == VFU_NUMBER && own[i].number == 0.0;
    return own[i].kind == VFU_EMPTY || (context->single[i] && zero);
}

/** The place of a word among some; #N/A for another word. */
static vfu_error find_word(const rtl_uString *word, rtl_uString *const *words, size_t count,
                           size_t *out)
{
    for (*out = 0; *out < count; ++*out)
        if (vfu_text_compare(word, words[*out]) == 0)
            return VFU_OK;
    return VFU_ERROR_MISSING;
}

/** The class that an argument's cell names, or for a blank the one that is not known. */
static vfu_error find_class(const action_context *context, const vfu_cell *own, size_t i,
                            size_t *out)
{
    *out = known[i].count;
    if (is_blank(context, own, i))
        return VFU_OK;
    if (own[i].kind != VFU_TEXT)
        return VFU_ERROR_MISSING;
    return find_word(own[i].text, known[i].words, known[i].count, out);
}

/** The customer's tier by the names of the tiers, of which one may be a number. */
static vfu_error find_tier(const action_context *context, const vfu_cell *own, size_t *out)
{
    *out = VF_ACCOUNT_UNKNOWN;
    if (is_blank(context, own, TIER))
        return VFU_OK;
    rtl_uString *label = vfu_label_of(&own[TIER]);
    if (label == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_error error = find_word(label, context->tiers.text, TIER_COUNT, out);
    rtl_uString_release(label);
    return error;
}

static vfu_error read_profile(const action_context *context, const vfu_cell *own, vf_profile *out)
{
    size_t found[OWN_COUNT];
    if (own[PROFIT].kind == VFU_TEXT)
        return VFU_ERROR_VALUE;
    vfu_error error = find_tier(context, own, &found[TIER]);
    for (size_t i = FIT; error == VFU_OK && i < OWN_COUNT; i++)
        if (i != PROFIT)
            error = find_class(context, own, i, &found[i]);
    if (error != VFU_OK)
        return error;
    *out = (vf_profile){
        .account = (vf_account)found[TIER],
        .fit = (vf_fit)found[FIT],
        .profit = own[PROFIT].kind == VFU_NUMBER ? own[PROFIT].number : NAN,
        .potential = (vf_potential)found[POTENTIAL],
        .stage = (vf_stage)found[STAGE],
        .move = (vf_move)found[MOVE],
    };
    return VFU_OK;
}

static vfu_error action_row(const void *data, const vfu_cell *own, vfu_cell *out)
{
    const action_context *context = data;
    vf_profile customer;
    vf_action action;
    if (is_blank(context, own, TIER) && is_blank(context, own, MOVE))
        return VFU_OK;
    vfu_error error = read_profile(context, own, &customer);
    if (error == VFU_OK)
        error = vfu_error_of(vf_action_of(&customer, &action));
    if (error == VFU_OK && action != VF_ACTION_NONE)
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
    error = vfu_read_labels(&arguments[TIERS], vfu_letters, TIER_COUNT, &context.tiers);
    if (error == VFU_OK) {
        for (size_t i = 0; i < OWN_COUNT; i++)
            context.single[i] = vfu_cells_count(&arguments[i].cells) == 1;
        error = vfu_map(call, action_row, &context, result);
        vfu_labels_release(&context.tiers);
    }
    vfu_labels_release(&context.labels);
    return error;
}

const vfu_function vfu_customeraction = {
    .name = "CUSTOMERACTION",
    .method = "customerAction",
    .text = N_("What to do with a customer, by all that is known of it: Invest, Protect, Develop, "
               "Maintain, Serve, Onboard, Win back, Reprice or Release."),
    .example = "=CUSTOMERACTION(\"B\";\"Ideal\";1200;\"High\";\"Core\";\"Kept\")",
    .result = "Develop",
    .arguments =
        {{VFU_M, "Tier", N_("The customer's tier: A, B or C, as from CUSTOMERTIER."), NULL},
         {VFU_M, "Fit",
          N_("How well it fits: Ideal, Acceptable or Poor, as from CUSTOMERFIT; empty where not "
             "known."),
          NULL},
         {VFU_M, "Profit", N_("What it leaves, as from CUSTOMERPROFIT; empty where not known."),
          NULL},
         {VFU_OWN, "Potential",
          N_("What it may grow into: High, Medium or Low, as from CUSTOMERPOTENTIAL."),
          N_("not known")},
         {VFU_OWN, "Stage",
          N_("How far it has come, as from CUSTOMERSTAGE: a New one is developed first, whatever "
             "it has brought."),
          N_("not known")},
         {VFU_OWN, "Move",
          N_("Whether it came, stayed or left, as from CUSTOMERMOVE: one that is Lost or Gone has "
             "to be won back first."),
          N_("not known")},
         {VFU_O, "Labels", N_("Names of the nine actions, in this order."),
          "{\"Invest\";\"Protect\";\"Develop\";\"Maintain\";\"Serve\";\"Onboard\";"
          "\"Win back\";\"Reprice\";\"Release\"}"},
         {VFU_O, "Tiers", N_("The names of the three tiers, best first."), "{\"A\";\"B\";\"C\"}"}},
    .compute = customeraction,
};
