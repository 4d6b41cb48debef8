/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a customer may grow into, and how regularly it buys: CUSTOMERGROWTH, PLANKEPT,
 * CUSTOMERPOTENTIAL, XYZCLASS.
 */
#include "vitalfew/potential.h"

#include <stdlib.h>

#include "functions/amounts.h"
#include "functions/classes.h"
#include "functions/functions.h"
#include "functions/periods.h"
#include "functions/results.h"
#include "uno/arguments.h"

/* CUSTOMERGROWTH */

static vfu_error customergrowth(const vfu_call *call, uno_Any *result)
{
    const vfu_cells *cells = &call->arguments[0].cells;
    double growth = 0.0;
    double *history;
    vfu_error error = vfu_read_periods(cells, &history);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(vf_growth(history, vfu_cells_count(cells), &growth));
    free(history);
    return error == VFU_OK ? vfu_return_number(growth, result) : error;
}

const vfu_function vfu_customergrowth = {
    .name = "CUSTOMERGROWTH",
    .method = "customerGrowth",
    .text = N_("How fast a customer grows: the trend of its sales from period to period, as a "
               "share of their average; 0.1 is 10% a period."),
    .example = "=CUSTOMERGROWTH({80;100;120})",
    .result = "0.2",
    .arguments = {{VFU_M, "History", VFU_HISTORY_TEXT, NULL}},
    .compute = customergrowth,
};

/* PLANKEPT */

static vfu_error plankept(const vfu_call *call, uno_Any *result)
{
    enum { ACTUAL, PLAN };
    const vfu_cells *actual_cells = &call->arguments[ACTUAL].cells;
    const vfu_cells *plan_cells = &call->arguments[PLAN].cells;
    size_t n = vfu_cells_count(actual_cells);
    double kept = 0.0;
    double *actual = NULL;
    double *plan = NULL;
    if (vfu_cells_count(plan_cells) != n)
        return VFU_ERROR_ARGUMENT;
    vfu_error error = vfu_read_periods(actual_cells, &actual);
    if (error == VFU_OK)
        error = vfu_read_periods(plan_cells, &plan);
    if (error == VFU_OK)
        error = vfu_error_of(vf_plan_kept(actual, plan, n, &kept));
    free(actual);
    free(plan);
    return error == VFU_OK ? vfu_return_number(kept, result) : error;
}

const vfu_function vfu_plankept = {
    .name = "PLANKEPT",
    .method = "planKept",
    .text = N_("How much of what was planned a customer has bought, from 0 to 1. What it bought "
               "beyond the plan of one period does not make up for another."),
    .example = "=PLANKEPT({80;120};{100;100})",
    .result = "0.9",
    .arguments = {{VFU_M, "Actual", VFU_HISTORY_TEXT, NULL},
                  {VFU_M, "Plan", N_("The sales planned or promised for the same periods."), NULL}},
    .compute = plankept,
};

/* CUSTOMERPOTENTIAL */

rtl_uString *const vfu_potentials[VF_POTENTIAL_UNKNOWN] = {
    [VF_POTENTIAL_HIGH] = VFU_LITERAL("High"),
    [VF_POTENTIAL_MEDIUM] = VFU_LITERAL("Medium"),
    [VF_POTENTIAL_LOW] = VFU_LITERAL("Low"),
};

static vfu_error find_potential(const vfu_value *history, const vfu_value *plan, double growth,
                                double kept, vf_potential *out)
{
    double *amounts = NULL;
    double *planned = NULL;
    size_t n = vfu_cells_count(&history->cells);
    size_t plan_n = plan->given ? vfu_cells_count(&plan->cells) : 0;
    vfu_error error = vfu_read_periods(&history->cells, &amounts);
    if (error == VFU_OK && plan->given)
        error = vfu_read_periods(&plan->cells, &planned);
    if (error == VFU_OK)
        error = vfu_error_of(vf_potential_of(amounts, n, planned, plan_n, growth, kept, out));
    free(amounts);
    free(planned);
    return error;
}

static vfu_error customerpotential(const vfu_call *call, uno_Any *result)
{
    enum { HISTORY, PLAN, GROWTH, KEPT, LABELS };
    const vfu_value *arguments = call->arguments;
    double growth = VF_POTENTIAL_DEFAULT_GROWTH;
    double kept = VF_POTENTIAL_DEFAULT_KEPT;
    vf_potential potential;
    vfu_error error = vfu_read_number(&arguments[GROWTH], &growth);
    if (error == VFU_OK)
        error = vfu_read_number(&arguments[KEPT], &kept);
    if (error == VFU_OK)
        error = find_potential(&arguments[HISTORY], &arguments[PLAN], growth, kept, &potential);
    if (error != VFU_OK)
        return error;
    return vfu_return_label(&arguments[LABELS], vfu_potentials, VF_POTENTIAL_UNKNOWN,
                            (size_t)potential, result);
}

const vfu_function vfu_customerpotential = {
    .name = "CUSTOMERPOTENTIAL",
    .method = "customerPotential",
    .text = N_("High, Medium or Low: what a customer may grow into, by how fast it grows and how "
               "well it keeps its plan."),
    .example = "=CUSTOMERPOTENTIAL({80;100;120};{100;110})",
    .result = "High",
    .arguments =
        {{VFU_M, "History", VFU_HISTORY_TEXT, NULL},
         {VFU_O, "Plan",
          N_("The sales planned for the last periods; these may be fewer than in the history."),
          N_("no plan")},
         {VFU_O, "Growth",
          N_("The growth per period from which the potential is high, as a share; 0.1 is 10%."),
          "0.1"},
         {VFU_O, "Kept",
          N_("The share of the plan that must be kept for a high potential; 0.9 is 90%."), "0.9"},
         {VFU_O, "Labels", N_("Names of the three potentials, highest first."),
          "{\"High\";\"Medium\";\"Low\"}"}},
    .compute = customerpotential,
};

/* XYZCLASS */

static rtl_uString *const regularities[] = {
    [VF_XYZ_REGULAR] = VFU_LITERAL("X"),
    [VF_XYZ_VARYING] = VFU_LITERAL("Y"),
    [VF_XYZ_IRREGULAR] = VFU_LITERAL("Z"),
};

static vfu_error xyzclass(const vfu_call *call, uno_Any *result)
{
    enum { HISTORY, X, Y, LABELS };
    const vfu_value *arguments = call->arguments;
    double x = VF_XYZ_DEFAULT_X;
    double y = VF_XYZ_DEFAULT_Y;
    double *history;
    vf_xyz regularity;
    vfu_error error = vfu_read_number(&arguments[X], &x);
    if (error == VFU_OK)
        error = vfu_read_number(&arguments[Y], &y);
    if (error == VFU_OK)
        error = vfu_read_periods(&arguments[HISTORY].cells, &history);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(
        vf_xyz_of(history, vfu_cells_count(&arguments[HISTORY].cells), x, y, &regularity));
    free(history);
    if (error != VFU_OK)
        return error;
    return vfu_return_label(&arguments[LABELS], regularities, 3, (size_t)regularity, result);
}

const vfu_function vfu_xyzclass = {
    .name = "XYZCLASS",
    .method = "xyzClass",
    .text = N_("X, Y or Z: how regularly a customer buys, from steadily (X) to now and then (Z), "
               "by the coefficient of variation of its sales."),
    .example = "=XYZCLASS({80;100;120})",
    .result = "X",
    .arguments = {{VFU_M, "History", VFU_HISTORY_TEXT, NULL},
                  {VFU_O, "X",
                   N_("The coefficient of variation up to which a customer is an X; 0 is the same "
                      "sales in every period."),
                   "0.5"},
                  {VFU_O, "Y", N_("The coefficient of variation up to which a customer is a Y."),
                   "1"},
                  {VFU_O, "Labels", N_("Names of the three classes, most regular first."),
                   "{\"X\";\"Y\";\"Z\"}"}},
    .compute = xyzclass,
};
