/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/prospect.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "arith.h"
#include "halving.h"
#include "sum.h"
#include "vitalfew/population.h"

const vf_prospect_terms *vf_prospect_default_terms(void)
{
    static const vf_prospect_terms terms = {30.0, 0.4, {3.0, 2.0, 1.0}};
    return &terms;
}

static vf_status check_terms(const vf_prospect_terms *terms)
{
    const double *w = terms->weights;
    if (!isfinite(terms->half_life) || !isfinite(terms->good_margin) || !isfinite(w[0]) ||
        !isfinite(w[1]) || !isfinite(w[2]))
        return VF_NOT_A_NUMBER;
    if (terms->half_life <= 0 || terms->good_margin <= 0)
        return VF_OUT_OF_RANGE;
    if (w[0] < 0 || w[1] < 0 || w[2] < 0 || (w[0] == 0 && w[1] == 0 && w[2] == 0))
        return VF_OUT_OF_RANGE;
    return VF_OK;
}

static vf_status check_answers(double days, double margin, double amount)
{
    if (!isfinite(days) || !isfinite(margin) || !isfinite(amount))
        return VF_NOT_A_NUMBER;
    return amount >= 0 && vf_reaches(1, margin) ? VF_OK : VF_OUT_OF_RANGE;
}

/* PRO-1, for arguments that have been checked. */
static double score_of(double days, double margin, double amount, double typical_amount,
                       const vf_prospect_terms *terms)
{
    if (amount == 0) /* who buys for nothing is no prospect, however soon */
        return 0;
    double scale = vf_sum_scale(fmax(amount, typical_amount));
    const double parts[3] = {
        vf_halved(fabs(days) / terms->half_life),
        fmin(fmax(margin / terms->good_margin, 0), 1),
        amount * scale / (amount * scale + typical_amount * scale),
    };
    const double *w = terms->weights;
    scale = vf_sum_scale(fmax(fmax(w[0], w[1]), w[2]));
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < 3; i++) {
        sum += w[i] * scale * parts[i];
        weights += w[i] * scale;
    }
    return 100 * (sum / weights);
}

vf_status vf_prospect_score(double days, double margin, double amount, double typical_amount,
                            const vf_prospect_terms *terms, double *out)
{
    vf_status status = check_terms(terms);
    if (status == VF_OK)
        status = check_answers(days, margin, amount);
    if (status != VF_OK)
        return status;
    if (!isfinite(typical_amount))
        return VF_NOT_A_NUMBER;
    if (typical_amount <= 0)
        return VF_OUT_OF_RANGE;
    *out = score_of(days, margin, amount, typical_amount, terms);
    return VF_OK;
}

/* PRO-2 */
vf_priority vf_priority_of(double score)
{
    double share = score / 100;
    return vf_reaches(share, 0.7)   ? VF_PRIORITY_HOT
           : vf_reaches(share, 0.4) ? VF_PRIORITY_WARM
                                    : VF_PRIORITY_COLD;
}

/* The median of a population that is not empty; of halves, so that the sum cannot overflow. */
static double median(const vf_population *amounts)
{
    size_t n = vf_population_count(amounts);
    return 0.5 * vf_population_amount(amounts, (n - 1) / 2) +
           0.5 * vf_population_amount(amounts, n / 2);
}

/* Tells who takes part: sets the places' statuses, and writes the amounts, NaN for the others. */
static void admit(const double *days, const double *margins, const double *amounts, size_t n,
                  vf_prospect_place *places, double *admitted)
{
    for (size_t i = 0; i < n; i++) {
        bool complete = !isnan(days[i]) && !isnan(margins[i]) && !isnan(amounts[i]);
        vf_status status = complete ? check_answers(days[i], margins[i], amounts[i]) : VF_OK;
        places[i] = (vf_prospect_place){.status = status, .rank = 0};
        admitted[i] = complete && status == VF_OK ? amounts[i] : NAN;
    }
}

/* The median of amounts of which some are NaN; NaN where all are. */
static vf_status typical_of(const double *amounts, size_t n, double *out)
{
    vf_population *population;
    vf_status status = vf_population_new(amounts, n, &population);
    if (status != VF_OK)
        return status;
    *out = vf_population_count(population) > 0 ? median(population) : NAN;
    vf_population_free(population);
    return VF_OK;
}

/* Ranks the scores, passing over those that are NaN. */
/* Scores that are equal on paper may differ in the last bit: within the tolerance of a share, on
 * the scale of 100, they are equal. */
static vf_status rank_scores(const double *scores, size_t n, vf_prospect_place *places)
{
    vf_population *population;
    vf_status status = vf_population_new(scores, n, &population);
    if (status != VF_OK)
        return status;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(scores[i]))
            places[i].rank =
                vf_population_count_above(population, scores[i] + 100 * VF_SHARE_TOLERANCE) + 1;
    }
    vf_population_free(population);
    return VF_OK;
}

/* PRO-3 */
vf_status vf_prospect_rank(const double *days, const double *margins, const double *amounts,
                           size_t n, const vf_prospect_terms *terms, vf_prospect_place *places)
{
    vf_status status = check_terms(terms);
    if (status != VF_OK)
        return status;
    if (n == 0)
        return VF_OK;
    double *scores = calloc(n, sizeof *scores);
    if (scores == NULL)
        return VF_NO_MEMORY;
    admit(days, margins, amounts, n, places, scores);
    double typical;
    status = typical_of(scores, n, &typical);
    if (status == VF_OK && typical == 0)
        status = VF_NOTHING;
    if (status == VF_OK) {
        for (size_t i = 0; i < n; i++) {
            if (!isnan(scores[i]))
                scores[i] = score_of(days[i], margins[i], amounts[i], typical, terms);
        }
        status = rank_scores(scores, n, places);
    }
    free(scores);
    return status;
}
