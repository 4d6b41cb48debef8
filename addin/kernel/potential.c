/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/potential.h"

#include <math.h>
#include <stdbool.h>

#include "arith.h"
#include "sum.h"

/* Below this share of its plan a customer is of low potential whatever it buys. */
#define HALF_KEPT 0.5

/* An empty cell is a period without sales. */
static double amount_of(const double *history, size_t i)
{
    return isnan(history[i]) ? 0.0 : history[i];
}

/* The scale at which amounts can be summed; VF_NOT_A_NUMBER where one is infinite. */
static vf_status scale_of(const double *amounts, size_t n, double *scale)
{
    double largest = 0;
    for (size_t i = 0; i < n; i++) {
        if (isinf(amounts[i]))
            return VF_NOT_A_NUMBER;
        largest = fmax(largest, fabs(amount_of(amounts, i)));
    }
    *scale = vf_sum_scale(largest);
    return VF_OK;
}

static double mean_of(const double *history, size_t n, double scale)
{
    vf_sum sum = {0.0, 0.0};
    double magnitude = 0;
    for (size_t i = 0; i < n; i++) {
        double amount = amount_of(history, i) * scale;
        vf_sum_add(&sum, amount);
        magnitude += fabs(amount);
    }
    return vf_settled(vf_sum_value(&sum), magnitude) / (double)n;
}

/*
 * The slope of the least-squares line through the points (i, amount). With i counted from the
 * middle, periods as far from it on either side form pairs, whose difference alone matters; so
 * the slope of a history that does not change is exactly 0.
 */
static double slope_of(const double *history, size_t n, double scale)
{
    vf_sum sum = {0.0, 0.0};
    for (size_t i = 0; i < n / 2; i++) {
        double later = amount_of(history, n - 1 - i) * scale;
        double earlier = amount_of(history, i) * scale;
        vf_sum_add(&sum, 0.5 * (double)(n - 1 - 2 * i) * (later - earlier));
    }
    double count = (double)n;
    double squares = count * (count * count - 1) / 12;
    return vf_sum_value(&sum) / squares;
}

/* The standard deviation over the mean, for a positive mean. */
static double variation_of(const double *history, size_t n, double scale, double mean)
{
    vf_sum squares = {0.0, 0.0};
    for (size_t i = 0; i < n; i++) {
        double deviation = amount_of(history, i) * scale / mean - 1;
        vf_sum_add(&squares, deviation * deviation);
    }
    return sqrt(vf_sum_value(&squares) / (double)n);
}

/* GROW-1 */
vf_status vf_growth(const double *history, size_t n, double *out)
{
    double scale;
    vf_status status = scale_of(history, n, &scale);
    if (status != VF_OK)
        return status;
    double mean = n < 2 ? 0 : mean_of(history, n, scale);
    if (mean <= 0)
        return VF_NOTHING;
    *out = slope_of(history, n, scale) / mean;
    return VF_OK;
}

/* GROW-2 */
vf_status vf_plan_kept(const double *actual, const double *plan, size_t n, double *out)
{
    double scale;
    vf_status status = scale_of(plan, n, &scale);
    if (status != VF_OK)
        return status;
    vf_sum kept = {0.0, 0.0};
    vf_sum promised = {0.0, 0.0};
    for (size_t i = 0; i < n; i++) {
        if (isinf(actual[i]))
            return VF_NOT_A_NUMBER;
        double amount = fmax(amount_of(plan, i), 0);
        vf_sum_add(&promised, amount * scale);
        vf_sum_add(&kept, fmin(fmax(amount_of(actual, i), 0), amount) * scale);
    }
    if (vf_sum_value(&promised) <= 0)
        return VF_NOTHING;
    *out = fmin(vf_sum_value(&kept) / vf_sum_value(&promised), 1);
    return VF_OK;
}

static vf_status check_thresholds(double growth_threshold, double kept_threshold)
{
    if (!isfinite(growth_threshold) || !isfinite(kept_threshold))
        return VF_NOT_A_NUMBER;
    return growth_threshold >= 0 && kept_threshold >= 0 && kept_threshold <= 1 ? VF_OK
                                                                               : VF_OUT_OF_RANGE;
}

/* GROW-3 */
vf_status vf_potential_of(const double *history, size_t n, const double *plan, size_t plan_n,
                          double growth_threshold, double kept_threshold, vf_potential *out)
{
    vf_status status = check_thresholds(growth_threshold, kept_threshold);
    if (status != VF_OK)
        return status;
    if (plan_n > n)
        return VF_OUT_OF_RANGE;
    double growth = 0;
    vf_status grown = vf_growth(history, n, &growth);
    if (grown != VF_OK && (grown != VF_NOTHING || n < 2))
        return grown;
    double kept = 1;
    if (plan_n > 0)
        status = vf_plan_kept(history + (n - plan_n), plan, plan_n, &kept);
    if (status != VF_OK && status != VF_NOTHING)
        return status;

    /* Who has stopped buying is not on the way up, whatever the trend says. */
    bool still_buys = amount_of(history, n - 1) > 0;
    if (grown == VF_OK && still_buys && vf_reaches(growth, growth_threshold) &&
        vf_reaches(kept, kept_threshold))
        *out = VF_POTENTIAL_HIGH;
    else if (grown != VF_OK || vf_reaches(-growth, growth_threshold) ||
             !vf_reaches(kept, HALF_KEPT))
        *out = VF_POTENTIAL_LOW;
    else
        *out = VF_POTENTIAL_MEDIUM;
    return VF_OK;
}

/* XYZ-1 */
vf_status vf_xyz_of(const double *history, size_t n, double x, double y, vf_xyz *out)
{
    double scale;
    vf_status status = scale_of(history, n, &scale);
    if (status != VF_OK)
        return status;
    if (!isfinite(x) || !isfinite(y))
        return VF_NOT_A_NUMBER;
    if (x < 0 || x >= y)
        return VF_OUT_OF_RANGE;
    if (n < 2)
        return VF_NOTHING;
    double mean = mean_of(history, n, scale);
    if (mean <= 0) {
        *out = VF_XYZ_IRREGULAR;
        return VF_OK;
    }
    double variation = variation_of(history, n, scale, mean);
    *out = vf_reaches(x, variation)   ? VF_XYZ_REGULAR
           : vf_reaches(y, variation) ? VF_XYZ_VARYING
                                      : VF_XYZ_IRREGULAR;
    return VF_OK;
}
