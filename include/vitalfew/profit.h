/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file profit.h
 * What a customer leaves after the time it cost, and what to do with it.
 *
 * Source: the articles for salespeople on A, B and C accounts and on ideal, acceptable and poor
 * customers, which tell whom to invest in, whom to serve as is, and whom to reprice or release.
 */
#ifndef VITALFEW_PROFIT_H
#define VITALFEW_PROFIT_H

#include "vitalfew/api.h"
#include "vitalfew/fit.h"
#include "vitalfew/potential.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A customer's tier, as far as what to do depends on it. */
typedef enum vf_account {
    VF_ACCOUNT_A,
    VF_ACCOUNT_B,
    VF_ACCOUNT_C,
    VF_ACCOUNT_UNKNOWN /**< another tier, or none */
} vf_account;

/** What to do with a customer. */
typedef enum vf_action {
    VF_ACTION_INVEST,
    VF_ACTION_DEVELOP,
    VF_ACTION_MAINTAIN,
    VF_ACTION_SERVE,
    VF_ACTION_REPRICE,
    VF_ACTION_RELEASE
} vf_action;

/**
 * What is left after the time that a customer cost (requirement PROFIT-1): revenue -
 * cost_of_sales - hours * hour_cost - other, in the unit of money that these are in; 0 where it
 * is no more than what decimal fractions lose in binary.
 * @code
 *     double profit;
 *     vf_profit(10000, 6000, 20, 75, 300, &profit); // 2200
 * @endcode
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE where the result overflows.
 */
VF_API vf_status vf_profit(double revenue, double cost_of_sales, double hours, double hour_cost,
                           double other, double *out);

/**
 * What to do with a customer (requirement ACT-1), the first of these that holds. Profit below 0:
 * reprice if the tier is A, the fit ideal or the potential high, else release. Poor fit: reprice a
 * B, release a C. Tier A: invest. High potential: develop. Tier B: maintain. Else serve.
 *
 * @code
 *     vf_action action;
 *     vf_action_of(VF_ACCOUNT_B, VF_FIT_IDEAL, 2200, VF_POTENTIAL_HIGH, &action);
 *     // VF_ACTION_DEVELOP
 * @endcode
 *
 * @param profit in any unit; NaN where it is not known. What is not known triggers nothing.
 * @return VF_OK; VF_NOT_A_NUMBER for an infinite profit; VF_NOT_FOUND for VF_ACCOUNT_UNKNOWN.
 */
VF_API vf_status vf_action_of(vf_account account, vf_fit fit, double profit, vf_potential potential,
                              vf_action *out);

#ifdef __cplusplus
}
#endif

#endif
