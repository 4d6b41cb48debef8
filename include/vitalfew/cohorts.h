/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file cohorts.h
 * Cohorts: of the customers who first ordered in one calendar period, how many order again in the
 * periods that follow (requirement COH-1).
 *
 * An order is a line with an amount above 0. Cohorts are numbered from 0, one for each period from
 * that of the list's first order to that of as_of, with or without new customers. The age of a
 * cohort is the number of periods since its own, which is age 0.
 *
 * @code
 *     vf_cohorts *cohorts; // of customers (orders.h)
 *     if (vf_cohorts_new(customers, VF_PERIOD_QUARTER, &cohorts) == VF_OK) {
 *         uint32_t stayed = vf_cohorts_customers(cohorts, 0, 4); // of the first, a year later
 *         double share = vf_cohorts_share(cohorts, 0, 4);        // as a share of all of it
 *         vf_cohorts_free(cohorts);
 *     }
 * @endcode
 *
 * Shape and cost: building is O(lines), and takes at most 16 bytes a line; 12 bytes are kept for
 * each cohort and age in which anybody orders. A question is O(log) of these. What is built never
 * changes, so several threads may ask at once.
 *
 * Source: cohort analysis, as in the retention tables of customer base analysis (Fader and Hardie
 * 2009, "Probability models for customer-base analysis", doi 10.1016/j.intmar.2008.11.003).
 */
#ifndef VITALFEW_COHORTS_H
#define VITALFEW_COHORTS_H

#include <stdint.h>

#include "vitalfew/api.h"
#include "vitalfew/calendar.h"
#include "vitalfew/orders.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The cohorts of a list of orders. */
typedef struct vf_cohorts vf_cohorts;

/**
 * Finds the cohorts.
 * @param customers need not live as long as the cohorts.
 * @param out       the cohorts, to be freed by vf_cohorts_free().
 * @return VF_OK; VF_OUT_OF_RANGE for a kind of period that there is not; VF_NOTHING where nobody
 *         has an order; VF_NO_MEMORY.
 */
VF_API vf_status vf_cohorts_new(const vf_customers *customers, vf_period period, vf_cohorts **out);

/** Frees cohorts; NULL is allowed. */
VF_API void vf_cohorts_free(vf_cohorts *cohorts);

/** How many cohorts there are. The age of cohort i goes up to this - 1 - i, the period of as_of. */
VF_API uint32_t vf_cohorts_count(const vf_cohorts *cohorts);

/** The first day of a cohort's period. */
VF_API int32_t vf_cohorts_start(const vf_cohorts *cohorts, uint32_t cohort);

/** How many customers of a cohort have an order in the period of this age; none at age 0 is a
 *  period without new customers. */
VF_API uint32_t vf_cohorts_customers(const vf_cohorts *cohorts, uint32_t cohort, uint32_t age);

/** The same as a share of the cohort's customers; NaN for a cohort of nobody. */
VF_API double vf_cohorts_share(const vf_cohorts *cohorts, uint32_t cohort, uint32_t age);

#ifdef __cplusplus
}
#endif

#endif
