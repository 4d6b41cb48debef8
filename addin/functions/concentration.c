/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How much hangs on few customers: CONCENTRATION, DEPENDENCE.
 */
#include "vitalfew/concentration.h"

#include "functions/amounts.h"
#include "functions/functions.h"
#include "functions/results.h"
#include "uno/arguments.h"

/* CONCENTRATION */

static vfu_error concentration(const vfu_call *call, uno_Any *result)
{
    enum { POPULATION, MEASURE };
    char word[16] = "hhi";
    double value = 0.0;
    vf_concentration_measure measure;
    vf_population *population;
    vfu_error error = vfu_read_word(&call->arguments[MEASURE], word, sizeof word);
    if (error == VFU_OK)
        error = vfu_error_of(vf_concentration_measure_parse(word, &measure));
    if (error == VFU_OK)
        error = vfu_population_of(&call->arguments[POPULATION], &population);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(vf_concentration(population, measure, &value));
    vf_population_free(population);
    return error == VFU_OK ? vfu_return_number(value, result) : error;
}

const vfu_function vfu_concentration = {
    .name = "CONCENTRATION",
    .method = "concentration",
    .text = N_(
        "How concentrated revenue is on few customers: as an index up to 1 (Herfindahl–Hirschman "
        "or Gini), or as the number of equal customers that would be as concentrated."),
    .example = "=CONCENTRATION(B2:B11;\"effective\")",
    .result = "2.83496532837403",
    .arguments =
        {{VFU_R, "Population", VFU_POPULATION_TEXT, NULL},
         {VFU_O, "Measure",
          N_("\"hhi\" (Herfindahl–Hirschman), \"normalized\" (the same from 0 to 1), \"gini\", "
             "\"corrected\" (gini for short lists) or \"effective\" (number of customers)."),
          "\"hhi\""}},
    .compute = concentration,
};

/* DEPENDENCE */

static rtl_uString *const levels[] = {
    [VF_DEPENDENCE_LOW] = VFU_LITERAL("Low"),
    [VF_DEPENDENCE_MODERATE] = VFU_LITERAL("Moderate"),
    [VF_DEPENDENCE_HIGH] = VFU_LITERAL("High"),
};

static vfu_error find_dependence(const vfu_value *value, vf_dependence *out)
{
    vf_population *population;
    vfu_error error = vfu_population_of(value, &population);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(vf_dependence_of(population, out));
    vf_population_free(population);
    return error;
}

static vfu_error dependence(const vfu_call *call, uno_Any *result)
{
    enum { POPULATION, LABELS };
    vfu_labels labels;
    vf_dependence level;
    vfu_error error = vfu_read_labels(&call->arguments[LABELS], levels, 3, &labels);
    if (error != VFU_OK)
        return error;
    error = find_dependence(&call->arguments[POPULATION], &level);
    if (error == VFU_OK) {
        vfu_cell cell = vfu_cell_text(labels.text[level]);
        vfu_cell_construct(result, &cell);
    }
    vfu_labels_release(&labels);
    return error;
}

const vfu_function vfu_dependence = {
    .name = "DEPENDENCE",
    .method = "dependence",
    .text = N_("How much hangs on a few customers: High where the largest 1, 3 or 10 bring 20, 40 "
               "or 60% of revenue, Low where they stay below 10, 25 and 40%, else Moderate."),
    .example = "=DEPENDENCE(B2:B11)",
    .result = "High",
    .arguments = {{VFU_R, "Population", VFU_POPULATION_TEXT, NULL},
                  {VFU_O, "Labels", N_("Names of the three levels, lowest first."),
                   "{\"Low\";\"Moderate\";\"High\"}"}},
    .compute = dependence,
};
