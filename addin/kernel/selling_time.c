/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/selling_time.h"

#include <math.h>

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
