/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The 80/20 rule: PARETOSHARE, PARETOCOUNT, PARETOCURVE.
 */
#include "vitalfew/pareto.h"

#include <math.h>
#include <stdlib.h>

#include "functions/amounts.h"
#include "functions/functions.h"
#include "functions/marks.h"
#include "functions/results.h"
#include "functions/shares.h"
#include "uno/arguments.h"

/* PARETOSHARE */

static vfu_error paretoshare(const vfu_call *call, uno_Any *result)
{
    enum { POPULATION, TOP };
    double top = 0.2;
    double share = 0.0;
    vf_population *population;
    vfu_error error = vfu_read_number(&call->arguments[TOP], &top);
    if (error == VFU_OK)
        error = vfu_population_of(&call->arguments[POPULATION], &population);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(vf_pareto_share_of_total(population, top, &share));
    vf_population_free(population);
    return error == VFU_OK ? vfu_return_number(share, result) : error;
}

const vfu_function vfu_paretoshare = {
    .name = "PARETOSHARE",
    .method = "paretoShare",
    .text = N_("The share of all revenue that the top customers bring, such as 0.8 for 80%: the 80 "
               "of the 80/20 rule."),
    .example = "=PARETOSHARE(B2:B11)",
    .result = "0.8",
    .arguments = {{VFU_R, "Population", VFU_POPULATION_TEXT, NULL},
                  {VFU_O, "Top",
                   N_("Who counts as top: below 1 a share of the customers (0.2 is a fifth of "
                      "them), from 1 on a number of customers."),
                   "0.2"}},
    .compute = paretoshare,
};

/* PARETOCOUNT */

static vfu_error paretocount(const vfu_call *call, uno_Any *result)
{
    enum { POPULATION, SHARE };
    double share = 0.8;
    size_t count = 0;
    vf_population *population;
    vfu_error error = vfu_read_share(&call->arguments[SHARE], &share);
    if (error == VFU_OK)
        error = vfu_population_of(&call->arguments[POPULATION], &population);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(vf_pareto_count_to_reach(population, share, &count));
    vf_population_free(population);
    return error == VFU_OK ? vfu_return_number((double)count, result) : error;
}

const vfu_function vfu_paretocount = {
    .name = "PARETOCOUNT",
    .method = "paretoCount",
    .text = N_("How few customers bring a given share of all revenue: the least number of them "
               "whose amounts together reach it."),
    .example = "=PARETOCOUNT(B2:B11)",
    .result = "2",
    .arguments = {{VFU_R, "Population", VFU_POPULATION_TEXT, NULL},
                  {VFU_O, "Share",
                   N_("The share of all revenue to be reached, above 0 and up to 1; 0.8 is 80%."),
                   "0.8"}},
    .compute = paretocount,
};

/* PARETOCURVE */

static vfu_cell share_cell(double share)
{
    return isnan(share) ? vfu_cell_error(VFU_ERROR_DIVISION) : vfu_cell_number(share);
}

static vfu_error return_curve(const vf_pareto_point *points, size_t count, uno_Any *result)
{
    vfu_table table;
    vfu_error error = vfu_table_new(&table, count, 4);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; i < count; i++) {
        vfu_table_put(&table, i, 0, vfu_cell_number((double)points[i].position + 1.0));
        vfu_table_put(&table, i, 1, vfu_cell_number(points[i].amount));
        vfu_table_put(&table, i, 2, vfu_cell_number(points[i].share_of_customers));
        vfu_table_put(&table, i, 3, share_cell(points[i].share_of_total));
    }
    return vfu_table_return(&table, result);
}

static vfu_error paretocurve(const vfu_call *call, uno_Any *result)
{
    enum { VALUES, NET };
    const vfu_cells *cells = &call->arguments[VALUES].cells;
    bool net = false;
    double *amounts;
    vfu_error error = vfu_read_flag(&call->arguments[NET], &net);
    if (error == VFU_OK)
        error = vfu_cells_amounts(cells, &amounts);
    if (error != VFU_OK)
        return error;
    size_t n = vfu_cells_count(cells);
    size_t count = 0;
    vf_pareto_point *points = calloc(n, sizeof *points);
    error = points != NULL ? vfu_error_of(vf_pareto_curve(amounts, n, net, points, &count))
                           : VFU_ERROR_OVERFLOW;
    if (error == VFU_OK)
        error = return_curve(points, count, result);
    free(points);
    free(amounts);
    return error;
}

const vfu_function vfu_paretocurve = {
    .name = "PARETOCURVE",
    .method = "paretoCurve",
    .text = N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), the Pareto curve, largest "
               "customer first: place in the list, amount, cumulative share of customers, "
               "cumulative share of revenue."),
    .example = "=PARETOCURVE(B2:B11)",
    .result = "1",
    .arguments = {{VFU_M, "Values", VFU_POPULATION_TEXT, NULL},
                  {VFU_O, "Net",
                   N_("TRUE for the whale curve of profits: the last column is then the cumulative "
                      "share of the net total, in which losses count."),
                   "FALSE"}},
    .compute = paretocurve,
};
