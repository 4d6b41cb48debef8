/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Ideal, acceptable and poor customers: FITSCORE, CUSTOMERFIT.
 */
#include "vitalfew/fit.h"

#include <stdlib.h>

#include "functions/classes.h"
#include "functions/functions.h"
#include "functions/marks.h"
#include "functions/results.h"
#include "uno/arguments.h"

#define TRAITS_TEXT                                                                                 \
    N_("The customer's traits, one a cell: yes or no, or a number from 0 to “Scale”. An empty " \
       "cell is a trait not assessed, which does not count.")
#define WEIGHTS_TEXT                                                                               \
    N_("How much each trait counts: as many numbers as there are traits; a negative one marks a "  \
       "warning sign.")
#define SCALE_TEXT N_("The highest number that a trait can have, such as 1, 5 or 10.")

/** A customer's traits, as they were given. */
typedef struct traits {
    double *marks;
    double *weights; /**< NULL: all 1 */
    size_t count;
    double scale;
} traits;

static vfu_error read_traits(const vfu_value *marks, const vfu_value *weights,
                             const vfu_value *scale, traits *out)
{
    out->scale = 1.0;
    out->count = vfu_cells_count(&marks->cells);
    vfu_error error = vfu_read_number(scale, &out->scale);
    if (error == VFU_OK)
        error = vfu_read_number_list(weights, out->count, &out->weights);
    if (error != VFU_OK)
        return error;
    error = vfu_read_marks(&marks->cells, out->scale, &out->marks);
    if (error != VFU_OK)
        free(out->weights);
    return error;
}

static void free_traits(traits *read)
{
    free(read->marks);
    free(read->weights);
}

/* FITSCORE */

static vfu_error fitscore(const vfu_call *call, uno_Any *result)
{
    enum { TRAITS, WEIGHTS, SCALE };
    const vfu_value *arguments = call->arguments;
    traits read;
    double score = 0.0;
    vfu_error error =
        read_traits(&arguments[TRAITS], &arguments[WEIGHTS], &arguments[SCALE], &read);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(vf_fit_score(read.marks, read.weights, read.count, read.scale, &score));
    free_traits(&read);
    return error == VFU_OK ? vfu_return_number(score, result) : error;
}

const vfu_function vfu_fitscore = {
    .name = "FITSCORE",
    .method = "fitScore",
    .text = N_("How well a customer fits, from 0 to 1: how much it has of the traits of an ideal "
               "customer, each by its weight."),
    .example = "=FITSCORE(G2:I2)",
    .result = "1",
    .arguments = {{VFU_M, "Traits", TRAITS_TEXT, NULL},
                  {VFU_O, "Weights", WEIGHTS_TEXT, N_("1 for each")},
                  {VFU_O, "Scale", SCALE_TEXT, "1"}},
    .compute = fitscore,
};

/* CUSTOMERFIT */

rtl_uString *const vfu_fits[VF_FIT_UNKNOWN] = {
    [VF_FIT_IDEAL] = VFU_LITERAL("Ideal"),
    [VF_FIT_ACCEPTABLE] = VFU_LITERAL("Acceptable"),
    [VF_FIT_POOR] = VFU_LITERAL("Poor"),
};

static vfu_error find_fit(const vfu_call *call, vf_fit *out)
{
    enum { TRAITS, WEIGHTS, IDEAL, ACCEPTABLE, LABELS, SCALE };
    const vfu_value *arguments = call->arguments;
    double ideal = VF_FIT_DEFAULT_IDEAL;
    double acceptable = VF_FIT_DEFAULT_ACCEPTABLE;
    traits read;
    vfu_error error = vfu_read_number(&arguments[IDEAL], &ideal);
    if (error == VFU_OK)
        error = vfu_read_number(&arguments[ACCEPTABLE], &acceptable);
    if (error == VFU_OK)
        error = read_traits(&arguments[TRAITS], &arguments[WEIGHTS], &arguments[SCALE], &read);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(
        vf_fit_of(read.marks, read.weights, read.count, read.scale, ideal, acceptable, out));
    free_traits(&read);
    return error;
}

static vfu_error customerfit(const vfu_call *call, uno_Any *result)
{
    enum { LABELS = 4 };
    vf_fit fit = VF_FIT_UNKNOWN;
    vfu_error error = find_fit(call, &fit);
    if (error != VFU_OK)
        return error;
    return vfu_return_label(&call->arguments[LABELS], vfu_fits, VF_FIT_UNKNOWN, (size_t)fit,
                            result);
}

const vfu_function vfu_customerfit = {
    .name = "CUSTOMERFIT",
    .method = "customerFit",
    .text = N_("Ideal, Acceptable or Poor: whether a customer has most, some or few of the traits "
               "of an ideal customer. Blank where nothing is assessed."),
    .example = "=CUSTOMERFIT(G4:I4)",
    .result = "Acceptable",
    .arguments = {{VFU_M, "Traits", TRAITS_TEXT, NULL},
                  {VFU_O, "Weights", WEIGHTS_TEXT, N_("1 for each")},
                  {VFU_O, "Ideal",
                   N_("The fit from which a customer counts as ideal, from 0 to 1."), "2/3"},
                  {VFU_O, "Acceptable",
                   N_("The fit from which a customer counts as acceptable, from 0 to 1."), "1/3"},
                  {VFU_O, "Labels", N_("Names of the three classes, best first."),
                   "{\"Ideal\";\"Acceptable\";\"Poor\"}"},
                  {VFU_O, "Scale", SCALE_TEXT, "1"}},
    .compute = customerfit,
};
