/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/fit.h"

#include <math.h>
#include <stdbool.h>

#include "arith.h"
#include "sum.h"

static double weight_of(const double *weights, size_t i)
{
    return weights != NULL ? weights[i] : 1.0;
}

/* Checks all that vf_fit_score() is given. */
static vf_status check(const double *traits, const double *weights, size_t n, double scale)
{
    if (!isfinite(scale))
        return VF_NOT_A_NUMBER;
    if (scale <= 0)
        return VF_OUT_OF_RANGE;
    for (size_t i = 0; i < n; i++) {
        if (isinf(traits[i]) || !isfinite(weight_of(weights, i)))
            return VF_NOT_A_NUMBER;
        if (traits[i] < 0 || traits[i] > scale)
            return VF_OUT_OF_RANGE;
    }
    return VF_OK;
}

/* What keeps sums of the weights from overflowing. */
static double scale_of_weights(const double *weights, size_t n)
{
    double largest = 0;
    for (size_t i = 0; i < n; i++)
        largest = fmax(largest, fabs(weight_of(weights, i)));
    return vf_sum_scale(largest);
}

/* FIT-2 */
vf_status vf_fit_score(const double *traits, const double *weights, size_t n, double scale,
                       double *out)
{
    vf_status status = check(traits, weights, n, scale);
    if (status != VF_OK)
        return status;
    double weights_scale = scale_of_weights(weights, n);
    vf_sum met = {0.0, 0.0};
    vf_sum possible = {0.0, 0.0};
    for (size_t i = 0; i < n; i++) {
        if (isnan(traits[i]))
            continue;
        double weight = weight_of(weights, i) * weights_scale;
        vf_sum_add(&met, weight * (traits[i] / scale));
        vf_sum_add(&possible, fmax(weight, 0));
    }
    if (vf_sum_value(&possible) <= 0)
        return VF_NOTHING;
    *out = fmin(fmax(vf_sum_value(&met) / vf_sum_value(&possible), 0), 1);
    return VF_OK;
}

/* Whether any trait has been assessed. */
static bool any_assessed(const double *traits, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!isnan(traits[i]))
            return true;
    }
    return false;
}

/* FIT-3 */
vf_status vf_fit_of(const double *traits, const double *weights, size_t n, double scale,
                    double ideal, double acceptable, vf_fit *out)
{
    if (!isfinite(ideal) || !isfinite(acceptable))
        return VF_NOT_A_NUMBER;
    if (acceptable < 0 || acceptable > ideal || ideal > 1)
        return VF_OUT_OF_RANGE;
    double score;
    vf_status status = vf_fit_score(traits, weights, n, scale, &score);
    if (status == VF_NOTHING && !any_assessed(traits, n)) {
        *out = VF_FIT_UNKNOWN;
        return VF_OK;
    }
    if (status != VF_OK)
        return status;
    *out = vf_reaches(score, ideal)        ? VF_FIT_IDEAL
           : vf_reaches(score, acceptable) ? VF_FIT_ACCEPTABLE
                                           : VF_FIT_POOR;
    return VF_OK;
}
