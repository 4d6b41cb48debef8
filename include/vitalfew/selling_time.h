/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file selling_time.h
 * How much of the selling time each customer gets, and how many calls.
 *
 * Tiers are told by their index in a list of the user's, from 0; an index of k or more is a tier
 * that the list of k does not have.
 *
 * Source: the articles for salespeople on the 80/20 rule and on A, B and C accounts: give four
 * fifths of the selling time to the top fifth of the customers.
 */
#ifndef VITALFEW_SELLING_TIME_H
#define VITALFEW_SELLING_TIME_H

#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The hours for one customer of a tier (requirements TIME-1 and TIME-2): the tier's share of the
 * hours, divided equally among its customers. The shares of tiers that nobody is in go to the
 * others in proportion, so that the hours of all customers sum to hours times the sum of the
 * shares, to rounding. O(k); nothing is allocated.
 *
 * @code
 *     const double shares[] = {0.8, 0.2};
 *     const size_t customers[] = {4, 10};
 *     double hours;
 *     vf_selling_time(1600, shares, customers, 2, 0, &hours); // 320 for each A
 * @endcode
 *
 * @param hours     to be shared out, not negative.
 * @param shares    k shares of the hours, not negative, with a sum in (0, 1] to within
 *                  VF_SHARE_TOLERANCE.
 * @param customers k numbers of customers, one a tier.
 * @param k         how many tiers the list has.
 * @param tier      the customer's tier.
 * @param out       hours; 0 for a tier that nobody is in.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE for hours or shares that are not allowed;
 *         VF_NOT_FOUND for a tier that the list does not have.
 */
VF_API vf_status vf_selling_time(double hours, const double *shares, const size_t *customers,
                                 size_t k, size_t tier, double *out);

/**
 * The calls a year that a plan gives a tier (requirement TIME-3).
 * @code
 *     double calls;
 *     vf_calls_per_year((double[]){12, 6, 2}, 3, 1, &calls); // 6 for a B
 * @endcode
 * @param calls k numbers of calls, not negative; the whole plan is checked.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE; VF_NOT_FOUND for a tier that the plan does not
 *         have.
 */
VF_API vf_status vf_calls_per_year(const double *calls, size_t k, size_t tier, double *out);

/**
 * What becomes of a plan when no more than so many calls can be made (requirement CALL-1): tier
 * after tier, in the plan's order, gets its calls where these are left, else the whole number of
 * calls for each of its customers that what is left allows. A tier that nobody is in keeps its
 * plan, which takes no calls. All calls, each tier's times its customers, sum to at most the
 * capacity; where the plan has fractions, to within 1e-15 of it for each tier. O(k); nothing is
 * allocated.
 *
 * @code
 *     double each[3];
 *     vf_call_plan((double[]){12, 6, 4}, (size_t[]){30, 60, 60}, 3, 840, each); // 12, 6, 2
 * @endcode
 *
 * @param calls     k numbers of calls, not negative: those planned for each customer of a tier.
 * @param customers k numbers of customers, one a tier.
 * @param k         how many tiers the plan has.
 * @param capacity  the calls that can be made, not negative; INFINITY where nothing limits them.
 * @param out       k numbers of calls for each customer.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE for a negative number.
 */
VF_API vf_status vf_call_plan(const double *calls, const size_t *customers, size_t k,
                              double capacity, double *out);

#ifdef __cplusplus
}
#endif

#endif
