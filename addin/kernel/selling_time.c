/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/selling_time.h"

#include <math.h>
#include <stdbool.h>

#include "arith.h"
#include "sum.h"

static vf_status check_not_negative(const double *numbers, size_t k)
{
    for (size_t i = 0; i < k; i++) {
        if (!isfinite(numbers[i]))
            return VF_NOT_A_NUMBER;
        if (numbers[i] < 0)
            return VF_OUT_OF_RANGE;
    }
    return VF_OK;
}

/* Checks hours and shares, and sums the shares of all tiers and of those that somebody is in. */
static vf_status sum_shares(double hours, const double *shares, const size_t *customers, size_t k,
                            double *all, double *taken)
{
    vf_status status = check_not_negative(&hours, 1);
    if (status == VF_OK)
        status = check_not_negative(shares, k);
    if (status != VF_OK)
        return status;
    vf_sum sum_all = {0.0, 0.0};
    vf_sum sum_taken = {0.0, 0.0};
    for (size_t i = 0; i < k; i++) {
        /* One share above 1 is too much already, and several could overflow. */
        if (shares[i] > 1 + VF_SHARE_TOLERANCE)
            return VF_OUT_OF_RANGE;
        vf_sum_add(&sum_all, shares[i]);
        if (customers[i] > 0)
            vf_sum_add(&sum_taken, shares[i]);
    }
    *all = vf_sum_value(&sum_all);
    *taken = vf_sum_value(&sum_taken);
    return *all > 0 && vf_reaches(1, *all) ? VF_OK : VF_OUT_OF_RANGE;
}

/* TIME-1, TIME-2 */
vf_status vf_selling_time(double hours, const double *shares, const size_t *customers, size_t k,
                          size_t tier, double *out)
{
    double all;
    double taken;
    vf_status status = sum_shares(hours, shares, customers, k, &all, &taken);
    if (status != VF_OK)
        return status;
    if (tier >= k)
        return VF_NOT_FOUND;
    if (customers[tier] == 0 || shares[tier] == 0) {
        *out = 0;
        return VF_OK;
    }
    double share = shares[tier] / taken * fmin(all, 1);
    *out = hours * share / (double)customers[tier];
    return VF_OK;
}

/* TIME-3 */
vf_status vf_calls_per_year(const double *calls, size_t k, size_t tier, double *out)
{
    vf_status status = check_not_negative(calls, k);
    if (status != VF_OK)
        return status;
    if (tier >= k)
        return VF_NOT_FOUND;
    *out = calls[tier];
    return VF_OK;
}

/* Beyond this what fractions lose is no longer small beside a call; they are taken as they are. */
#define MOST_WITH_FRACTIONS 1e12

/* What one tier gets of the calls that are left of a capacity. Decimal fractions must not cost a
   call: after 3 calls of 1.1 there are 2 left of 5.3. */
static double calls_for_each(double plan, double customers, double left, double capacity)
{
    double magnitude = fmin(capacity, MOST_WITH_FRACTIONS);
    if (customers == 0 || isinf(left) || vf_settled(plan * customers - left, magnitude) <= 0)
        return plan;
    double whole = floor(left / customers);
    if (whole * customers > left) /* both are rounded */
        whole = fmin(whole - 1, nextafter(whole, 0));
    bool one_more = vf_settled((whole + 1) * customers - left, magnitude) == 0;
    return one_more ? whole + 1 : whole;
}

/* CALL-1 */
vf_status vf_call_plan(const double *calls, const size_t *customers, size_t k, double capacity,
                       double *out)
{
    vf_status status = check_not_negative(calls, k);
    if (status != VF_OK)
        return status;
    if (isnan(capacity))
        return VF_NOT_A_NUMBER;
    if (capacity < 0)
        return VF_OUT_OF_RANGE;
    vf_sum made = {0.0, 0.0};
    for (size_t i = 0; i < k; i++) {
        double left = fmax(capacity - vf_sum_value(&made), 0);
        out[i] = calls_for_each(calls[i], (double)customers[i], left, capacity);
        if (!isinf(capacity))
            vf_sum_add(&made, out[i] * (double)customers[i]);
    }
    return VF_OK;
}
