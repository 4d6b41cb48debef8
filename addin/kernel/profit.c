/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/profit.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "arith.h"
#include "sum.h"

/* PROFIT-1 */
vf_status vf_profit(double revenue, double cost_of_sales, double hours, double hour_cost,
                    double other, double *out)
{
    if (!isfinite(revenue) || !isfinite(cost_of_sales) || !isfinite(hours) ||
        !isfinite(hour_cost) || !isfinite(other))
        return VF_NOT_A_NUMBER;
    const double terms[] = {revenue, -cost_of_sales, -(hours * hour_cost), -other};
    size_t n = sizeof terms / sizeof *terms;
    double largest = 0;
    for (size_t i = 0; i < n; i++)
        largest = fmax(largest, fabs(terms[i]));
    double scale = vf_sum_scale(largest);
    double profit = vf_settled(vf_sum_scaled(terms, n, scale), largest * scale) / scale;
    if (!isfinite(profit))
        return VF_OUT_OF_RANGE;
    *out = profit;
    return VF_OK;
}

/* What to do with a customer that costs more than it brings. */
static vf_action stop_the_loss(vf_account account, vf_fit fit, vf_potential potential)
{
    bool worth_keeping =
        account == VF_ACCOUNT_A || fit == VF_FIT_IDEAL || potential == VF_POTENTIAL_HIGH;
    return worth_keeping ? VF_ACTION_REPRICE : VF_ACTION_RELEASE;
}

/* ACT-1 */
vf_status vf_action_of(vf_account account, vf_fit fit, double profit, vf_potential potential,
                       vf_action *out)
{
    if (account == VF_ACCOUNT_UNKNOWN)
        return VF_NOT_FOUND;
    if (isinf(profit))
        return VF_NOT_A_NUMBER;
    if (profit < 0)
        *out = stop_the_loss(account, fit, potential);
    else if (fit == VF_FIT_POOR && account != VF_ACCOUNT_A)
        *out = account == VF_ACCOUNT_B ? VF_ACTION_REPRICE : VF_ACTION_RELEASE;
    else if (account == VF_ACCOUNT_A)
        *out = VF_ACTION_INVEST;
    else if (potential == VF_POTENTIAL_HIGH)
        *out = VF_ACTION_DEVELOP;
    else if (account == VF_ACCOUNT_B)
        *out = VF_ACTION_MAINTAIN;
    else
        *out = VF_ACTION_SERVE;
    return VF_OK;
}
