/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file population.h
 * A population: the amounts of all customers, sorted once, asked often.
 *
 * Definitions, for n amounts x: T = sum of max(x, 0); the share of the total that the m largest
 * hold is the sum of max(x, 0) over them, divided by T. Zero and negative amounts (returns,
 * credits) are customers but add nothing to T. A name tells of what it gives a share:
 * share_of_total of T, and share_of_customers of n.
 *
 * The functions named count answer a number of customers, the m largest. With them, what the
 * definitions of the tiers call above(v) is the share of the total that count_above(v) customers
 * hold, upto(v) that of count_at_least(v) customers, and rank(v) is count_above(v) / n.
 *
 * @code
 *     const double sales[] = {120, 4000, 0, 950, 310};
 *     vf_population *population;
 *     if (vf_population_new(sales, 5, &population) == VF_OK) {
 *         printf("%g\n", vf_population_share_of_total(population, 1));    // 0.743494: the largest
 *         printf("%zu\n", vf_population_count_to_reach(population, 0.9)); // 2: who bring 90 %
 *         vf_population_free(population);
 *     }
 * @endcode
 *
 * Shape and cost: building is O(n) (a radix sort and one pass of compensated sums) and keeps 16
 * bytes a customer; a question is O(log n) or O(1) and allocates nothing. A population never
 * changes once it is built, so several threads may ask it at once.
 *
 * Error bound: sums are taken in descending order of amount with Neumaier's compensation, so a
 * prefix sum is within u + (n u)^2 of the exact one, relatively, where u = 2^-53, about 1.1e-16
 * (Ogita, Rump and Oishi 2005, "Accurate sum and dot product", doi 10.1137/030601818): within 2u
 * for up to 2^26 customers, 67 million. A cumulative share then is within 5u, as long as it is a
 * normal number. Prefix sums and shares never fall from one m to the next. The order of the input
 * does not matter, not even in the last bit.
 *
 * Amounts whose sum could overflow, those above 2^959, are multiplied by 2^-64 before they are
 * summed. That is exact for every amount but those near the smallest doubles, of which it takes
 * less than 2^-1900 of the largest amount.
 */
#ifndef VITALFEW_POPULATION_H
#define VITALFEW_POPULATION_H

#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A share that is within this of a cut-off has reached it. */
#define VF_SHARE_TOLERANCE 1e-12

/** The amounts of all customers, sorted. */
typedef struct vf_population vf_population;

/**
 * Builds a population.
 * @param amounts n amounts in any unit and order; a NaN is a row without an amount and is passed
 *                over; -0.0 counts as 0.0.
 * @param n       how many; 0 makes an empty population.
 * @param out     the population, to be freed by vf_population_free().
 * @return VF_OK; VF_NOT_A_NUMBER for an infinite amount; VF_NO_MEMORY.
 */
VF_API vf_status vf_population_new(const double *amounts, size_t n, vf_population **out);

/** Frees a population; NULL is allowed. */
VF_API void vf_population_free(vf_population *population);

/** How many customers there are, n: the amounts that were not NaN. */
VF_API size_t vf_population_count(const vf_population *population);

/** How many bytes the population occupies. */
VF_API size_t vf_population_bytes(const vf_population *population);

/** The amount of the customer at place i, from 0, largest first; i must be below the count. */
VF_API double vf_population_amount(const vf_population *population, size_t i);

/** T, the sum of the positive amounts, in the amounts' unit (infinite where it overflows). */
VF_API double vf_population_total(const vf_population *population);

/**
 * The sum of max(x, 0) over the m largest, m from 0 to the count, in the amounts' unit (infinite
 * where it overflows).
 */
VF_API double vf_population_sum(const vf_population *population, size_t m);

/** The share of T that the m largest hold, m from 0 to the count; 0 where T is 0. */
VF_API double vf_population_share_of_total(const vf_population *population, size_t m);

/** How many amounts are greater than v; none where v is NaN. */
VF_API size_t vf_population_count_above(const vf_population *population, double v);

/** How many amounts are v or greater; none where v is NaN. */
VF_API size_t vf_population_count_at_least(const vf_population *population, double v);

/**
 * The least m for which the m largest hold at least a share of T, to within VF_SHARE_TOLERANCE, or
 * the count + 1 where none does. At least 1 for a share above 0, however small: nobody holds
 * nothing.
 * @code
 *     // How many customers bring four fifths of the sales?
 *     size_t m = vf_population_count_to_reach(population, 0.8);
 * @endcode
 */
VF_API size_t vf_population_count_to_reach(const vf_population *population, double share);

/**
 * The least m for which the m largest hold more than a share of T, by more than
 * VF_SHARE_TOLERANCE, or the count + 1 where none does.
 * @code
 *     // How many customers fit into four fifths of the sales?
 *     size_t m = vf_population_count_to_exceed(population, 0.8) - 1;
 * @endcode
 */
VF_API size_t vf_population_count_to_exceed(const vf_population *population, double share);

#ifdef __cplusplus
}
#endif

#endif
