/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/concentration.h"

#include <math.h>
#include <stdbool.h>

#include "internal.h"
#include "sum.h"

static const char *const measure_words[] = {
    [VF_CONCENTRATION_HHI] = "hhi",
    [VF_CONCENTRATION_NORMALIZED] = "normalized",
    [VF_CONCENTRATION_GINI] = "gini",
    [VF_CONCENTRATION_CORRECTED] = "corrected",
    [VF_CONCENTRATION_EFFECTIVE] = "effective",
};

#define MEASURE_COUNT (sizeof measure_words / sizeof measure_words[0])

vf_status vf_concentration_measure_parse(const char *word, vf_concentration_measure *out)
{
    size_t i = vf_word_index(word, measure_words, MEASURE_COUNT);
    if (i == MEASURE_COUNT)
        return VF_OUT_OF_RANGE;
    *out = (vf_concentration_measure)i;
    return VF_OK;
}

const char *vf_concentration_measure_word(vf_concentration_measure measure)
{
    return (size_t)measure < MEASURE_COUNT ? measure_words[measure] : NULL;
}

/*
 * hhi - 1/n = sum of (s - 1/n)^2, since the shares sum to 1. A sum of squares has no negative
 * answer and loses no digits where all customers are nearly equal, as the difference would.
 */
static double hhi_above_equal(const vf_population *population)
{
    size_t n = population->count;
    double mean = 1.0 / (double)n;
    vf_sum sum = {0.0, 0.0};
    for (size_t i = 0; i < n; i++) {
        double apart = vf_share_of_total_at(population, i) - mean;
        vf_sum_add(&sum, apart * apart);
    }
    return vf_sum_value(&sum);
}

static double amount_or_0(const vf_population *population, size_t i)
{
    return i < population->positive ? population->amounts[i] : 0.0;
}

/*
 * gini * n / divisor. The definition, 2 sum(i x) / (n T) - (n + 1) / n with x ascending, is the sum
 * of (2 i - n - 1) x / (n T); there the i-th and the i-th last weigh the same but for the sign.
 * Taken in pairs, no term is negative, and equal amounts give 0 exactly.
 */
static double gini_over(const vf_population *population, double divisor)
{
    size_t n = population->count;
    double total = vf_scaled_total(population);
    vf_sum sum = {0.0, 0.0};
    for (size_t i = 0; i < n / 2; i++) {
        double apart = amount_or_0(population, i) - amount_or_0(population, n - 1 - i);
        double weight = (double)(n - 1 - 2 * i) / divisor;
        vf_sum_add(&sum, apart * population->scale / total * weight);
    }
    return vf_sum_value(&sum);
}

/* CONC-1 */
vf_status vf_concentration(const vf_population *population, vf_concentration_measure measure,
                           double *out)
{
    double n = (double)population->count;
    bool corrects = measure == VF_CONCENTRATION_NORMALIZED || measure == VF_CONCENTRATION_CORRECTED;
    if (population->positive == 0 || (corrects && population->count == 1))
        return VF_NOTHING;
    switch (measure) {
    case VF_CONCENTRATION_HHI:
        *out = fmin(1.0 / n + hhi_above_equal(population), 1.0);
        return VF_OK;
    case VF_CONCENTRATION_NORMALIZED:
        *out = fmin(hhi_above_equal(population) * (n / (n - 1.0)), 1.0);
        return VF_OK;
    case VF_CONCENTRATION_GINI:
        *out = gini_over(population, n);
        return VF_OK;
    case VF_CONCENTRATION_CORRECTED:
        *out = fmin(gini_over(population, n - 1.0), 1.0);
        return VF_OK;
    case VF_CONCENTRATION_EFFECTIVE:
        *out = fmax(n / (1.0 + n * hhi_above_equal(population)), 1.0);
        return VF_OK;
    }
    return VF_OUT_OF_RANGE;
}

/* DEP-1 */
vf_status vf_dependence_of(const vf_population *population, vf_dependence *out)
{
    static const struct {
        size_t customers;
        double lower;
        double upper;
    } figures[] = {{1, 0.10, 0.20}, {3, 0.25, 0.40}, {10, 0.40, 0.60}};
    if (population->positive == 0)
        return VF_NOTHING;
    vf_dependence found = VF_DEPENDENCE_LOW;
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        size_t n = population->count;
        size_t m = figures[i].customers < n ? figures[i].customers : n;
        double share = vf_population_share_of_total(population, m) + VF_SHARE_TOLERANCE;
        if (share >= figures[i].upper)
            found = VF_DEPENDENCE_HIGH;
        else if (share >= figures[i].lower && found == VF_DEPENDENCE_LOW)
            found = VF_DEPENDENCE_MODERATE;
    }
    *out = found;
    return VF_OK;
}
