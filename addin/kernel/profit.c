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
static vf_action stop_the_loss(const vf_profile *customer)
{
    bool worth_keeping = customer->account == VF_ACCOUNT_A || customer->fit == VF_FIT_IDEAL ||
                         customer->potential == VF_POTENTIAL_HIGH;
    return worth_keeping ? VF_ACTION_REPRICE : VF_ACTION_RELEASE;
}

/* What to do with a customer that buys, fits and leaves no loss, as far as is known. */
static vf_action tend(vf_account account, vf_potential potential)
{
    if (account == VF_ACCOUNT_A)
        return potential == VF_POTENTIAL_LOW ? VF_ACTION_PROTECT : VF_ACTION_INVEST;
    if (potential == VF_POTENTIAL_HIGH)
        return VF_ACTION_DEVELOP;
    return account == VF_ACCOUNT_B ? VF_ACTION_MAINTAIN : VF_ACTION_SERVE;
}

static bool is_no_customer(const vf_profile *customer)
{
    return (customer->account == VF_ACCOUNT_UNKNOWN && customer->move == VF_MOVE_NONE) ||
           customer->stage == VF_STAGE_TARGET || customer->stage == VF_STAGE_PRUNED;
}

static vf_action decide(const vf_profile *customer)
{
    bool poor = customer->fit == VF_FIT_POOR;
    bool pays = customer->profit >= 0 && customer->potential == VF_POTENTIAL_HIGH;
    if (is_no_customer(customer))
        return VF_ACTION_NONE;
    if (customer->move == VF_MOVE_LOST || customer->move == VF_MOVE_GONE)
        return poor ? VF_ACTION_RELEASE : VF_ACTION_WIN_BACK;
    if (customer->stage == VF_STAGE_NEW)
        return VF_ACTION_ONBOARD;
    if (customer->profit < 0)
        return stop_the_loss(customer);
    if (poor && !pays && customer->account == VF_ACCOUNT_B)
        return VF_ACTION_REPRICE;
    if (poor && !pays && customer->account == VF_ACCOUNT_C)
        return VF_ACTION_RELEASE;
    return tend(customer->account, customer->potential);
}

/* ACT-1 */
vf_status vf_action_of(const vf_profile *customer, vf_action *out)
{
    if (isinf(customer->profit))
        return VF_NOT_A_NUMBER;
    *out = decide(customer);
    return VF_OK;
}
