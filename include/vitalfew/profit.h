/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file profit.h
 * What a customer leaves after the time it cost, and what to do with it.
 *
 * Source: the articles for salespeople on A, B and C accounts, on ideal, acceptable and poor
 * customers and on target, new, established and core ones, which tell whom to invest in, whom to
 * develop or win back, whom to serve as is, and whom to reprice or release.
 */
#ifndef VITALFEW_PROFIT_H
#define VITALFEW_PROFIT_H

#include "vitalfew/api.h"
#include "vitalfew/fit.h"
#include "vitalfew/move.h"
#include "vitalfew/potential.h"
#include "vitalfew/stage.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A customer's tier, as far as what to do depends on it. */
typedef enum vf_account {
    VF_ACCOUNT_A,
    VF_ACCOUNT_B,
    VF_ACCOUNT_C,
    VF_ACCOUNT_UNKNOWN /**< not known */
} vf_account;

/** What to do with a customer. */
typedef enum vf_action {
    VF_ACTION_INVEST,
    VF_ACTION_PROTECT,
    VF_ACTION_DEVELOP,
    VF_ACTION_MAINTAIN,
    VF_ACTION_SERVE,
    VF_ACTION_ONBOARD,
    VF_ACTION_WIN_BACK,
    VF_ACTION_REPRICE,
    VF_ACTION_RELEASE,
    VF_ACTION_NONE /**< nothing, since it is no customer yet, or nothing is known of it */
} vf_action;

/** What is known of a customer; what is not known triggers nothing. */
typedef struct vf_profile {
    vf_account account;     /**< or VF_ACCOUNT_UNKNOWN */
    vf_fit fit;             /**< or VF_FIT_UNKNOWN */
    double profit;          /**< in any unit; NaN where it is not known */
    vf_potential potential; /**< or VF_POTENTIAL_UNKNOWN */
    vf_stage stage;         /**< or VF_STAGE_UNKNOWN */
    vf_move move;           /**< or VF_MOVE_NONE */
} vf_profile;

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
 * What to do with a customer (requirement ACT-1), the first of these that holds. Neither tier nor
 * move known, or no customer yet (target, pruned): nothing. Lost or gone: win back, or release a
 * poor fit. New by its stage: onboard. Profit below 0: reprice if the tier is A, the fit ideal or
 * the potential high, else release. Poor fit, unless it is known to leave no loss and its potential
 * is high: reprice a B, release a C. Tier A: protect where its potential is low, else invest. High
 * potential: develop. Tier B: maintain. Else serve.
 *
 * @code
 *     const vf_profile customer = {VF_ACCOUNT_B, VF_FIT_IDEAL, 2200, VF_POTENTIAL_HIGH,
 *                                  VF_STAGE_CORE, VF_MOVE_KEPT};
 *     vf_action action;
 *     vf_action_of(&customer, &action); // VF_ACTION_DEVELOP
 * @endcode
 *
 * @return VF_OK; VF_NOT_A_NUMBER for an infinite profit.
 */
VF_API vf_status vf_action_of(const vf_profile *customer, vf_action *out);

#ifdef __cplusplus
}
#endif

#endif
