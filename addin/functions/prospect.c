/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How soon, how profitably and how much a prospect buys: PROSPECTSCORE, PROSPECTPRIORITY,
 * PROSPECTRANK.
 */
#include "vitalfew/prospect.h"

#include <stdlib.h>

#include "functions/amounts.h"
#include "functions/functions.h"
#include "functions/results.h"
#include "uno/arguments.h"

#define HALF_LIFE_ARGUMENT                                                                         \
    {                                                                                              \
        VFU_O, "HalfLife",                                                                         \
            N_("The number of days in which the points for an early purchase fall by half."), "30" \
    }
#define GOOD_MARGIN_ARGUMENT                                                                       \
    {                                                                                              \
        VFU_O, "GoodMargin",                                                                       \
            N_("The margin that earns all points, as a share of the price; 0.4 is 40%."), "0.4"    \
    }
#define WEIGHTS_ARGUMENT                                                                           \
    {                                                                                              \
        VFU_O, "Weights",                                                                          \
            N_("Three weights: for how soon, how profitably and how much the prospect will buy."), \
            "{3;2;1}"                                                                              \
    }
#define SCORE_ARGUMENTS                                                                            \
    {VFU_N, "Days",                                                                                \
     N_("Days until the prospect is expected to buy; below 0 where that day has passed."), NULL},  \
        {VFU_N, "Margin", N_("The expected margin, as a share of the price; 0.3 is 30%."), NULL},  \
        {VFU_N, "Amount", N_("The expected amount of the order."), NULL},                          \
        {VFU_N, "TypicalAmount",                                                                   \
         N_("The amount of a typical order: such an order earns half of the points for its "       \
            "size."),                                                                              \
         NULL},                                                                                    \
        HALF_LIFE_ARGUMENT, GOOD_MARGIN_ARGUMENT, WEIGHTS_ARGUMENT

static vfu_error read_terms(const vfu_value *half_life, const vfu_value *good_margin,
                            const vfu_value *weights, vf_prospect_terms *out)
{
    *out = *vf_prospect_default_terms();
    size_t count = 3;
    vfu_error error = vfu_read_number(half_life, &out->half_life);
    if (error == VFU_OK)
        error = vfu_read_number(good_margin, &out->good_margin);
    if (error == VFU_OK && weights->given)
        error = vfu_read_numbers(weights, out->weights, 3, &count);
    return error == VFU_OK && count != 3 ? VFU_ERROR_ARGUMENT : error;
}

static vfu_error find_score(const vfu_call *call, double *out)
{
    enum { DAYS, MARGIN, AMOUNT, TYPICAL_AMOUNT, HALF_LIFE, GOOD_MARGIN, WEIGHTS };
    const vfu_value *arguments = call->arguments;
    vf_prospect_terms terms;
    vfu_error error =
        read_terms(&arguments[HALF_LIFE], &arguments[GOOD_MARGIN], &arguments[WEIGHTS], &terms);
    if (error != VFU_OK)
        return error;
    return vfu_error_of(vf_prospect_score(arguments[DAYS].number, arguments[MARGIN].number,
                                          arguments[AMOUNT].number,
                                          arguments[TYPICAL_AMOUNT].number, &terms, out));
}

/* PROSPECTSCORE */

static vfu_error prospectscore(const vfu_call *call, uno_Any *result)
{
    double score = 0.0;
    vfu_error error = find_score(call, &score);
    return error == VFU_OK ? vfu_return_number(score, result) : error;
}

const vfu_function vfu_prospectscore = {
    .name = "PROSPECTSCORE",
    .method = "prospectScore",
    .text = N_("How much attention a prospect deserves, from 0 to 100: by how soon, how profitably "
               "and how much it will buy."),
    .example = "=PROSPECTSCORE(30;0.4;5000;5000)",
    .result = "66.6666666666667",
    .arguments = {SCORE_ARGUMENTS},
    .compute = prospectscore,
};

/* PROSPECTPRIORITY */

static rtl_uString *const priorities[] = {
    [VF_PRIORITY_HOT] = VFU_LITERAL("Hot"),
    [VF_PRIORITY_WARM] = VFU_LITERAL("Warm"),
    [VF_PRIORITY_COLD] = VFU_LITERAL("Cold"),
};

static vfu_error prospectpriority(const vfu_call *call, uno_Any *result)
{
    enum { LABELS = 7 };
    double score = 0.0;
    vfu_error error = find_score(call, &score);
    if (error != VFU_OK)
        return error;
    return vfu_return_label(&call->arguments[LABELS], priorities, 3, (size_t)vf_priority_of(score),
                            result);
}

const vfu_function vfu_prospectpriority = {
    .name = "PROSPECTPRIORITY",
    .method = "prospectPriority",
    .text = N_("Hot, Warm or Cold: how urgent a prospect is. Hot from 70 points of PROSPECTSCORE "
               "on, Warm from 40."),
    .example = "=PROSPECTPRIORITY(10;0.35;20000;5000)",
    .result = "Hot",
    .arguments = {SCORE_ARGUMENTS,
                  {VFU_O, "Labels", N_("Names of the three priorities, hottest first."),
                   "{\"Hot\";\"Warm\";\"Cold\"}"}},
    .compute = prospectpriority,
};

/* PROSPECTRANK */

static vfu_error return_places(const vfu_cells *shape, const vf_prospect_place *places,
                               uno_Any *result)
{
    vfu_table table;
    vfu_error error = vfu_table_new(&table, (size_t)shape->row_count, (size_t)shape->column_count);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; i < vfu_cells_count(shape); i++) {
        vfu_cell cell = vfu_cell_empty();
        if (places[i].status != VF_OK)
            cell = vfu_cell_error(vfu_error_of(places[i].status));
        else if (places[i].rank > 0)
            cell = vfu_cell_number((double)places[i].rank);
        vfu_table_put_nth(&table, i, cell);
    }
    return vfu_table_return(&table, result);
}

static vfu_error rank(const vfu_cells *shape, double *const *columns,
                      const vf_prospect_terms *terms, uno_Any *result)
{
    size_t n = vfu_cells_count(shape);
    vf_prospect_place *places = calloc(n, sizeof *places);
    if (places == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_error error =
        vfu_error_of(vf_prospect_rank(columns[0], columns[1], columns[2], n, terms, places));
    if (error == VFU_OK)
        error = return_places(shape, places, result);
    free(places);
    return error;
}

static vfu_error prospectrank(const vfu_call *call, uno_Any *result)
{
    enum { DAYS, MARGINS, AMOUNTS, HALF_LIFE, GOOD_MARGIN, WEIGHTS };
    const vfu_value *arguments = call->arguments;
    double *columns[3] = {NULL, NULL, NULL};
    vf_prospect_terms terms;
    vfu_error error =
        read_terms(&arguments[HALF_LIFE], &arguments[GOOD_MARGIN], &arguments[WEIGHTS], &terms);
    if (error == VFU_OK)
        error = vfu_read_columns(arguments, 3, columns);
    if (error == VFU_OK)
        error = rank(&arguments[DAYS].cells, columns, &terms, result);
    for (size_t i = 0; i < 3; i++)
        free(columns[i]);
    return error;
}

const vfu_function vfu_prospectrank = {
    .name = "PROSPECTRANK",
    .method = "prospectRank",
    .text = N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), the rank of every prospect by "
               "PROSPECTSCORE: 1 is the best, blank where a number is missing. The typical amount "
               "is the median."),
    .example = "=PROSPECTRANK({60;10};{0.3;0.3};{5000;5000})",
    .result = "2",
    .arguments = {{VFU_M, "Days", N_("Days until each prospect is expected to buy."), NULL},
                  {VFU_M, "Margins",
                   N_("The expected margins, in the same order, as shares of the price."), NULL},
                  {VFU_M, "Amounts", N_("The expected amounts of the orders, in the same order."),
                   NULL},
                  HALF_LIFE_ARGUMENT,
                  GOOD_MARGIN_ARGUMENT,
                  WEIGHTS_ARGUMENT},
    .compute = prospectrank,
};
