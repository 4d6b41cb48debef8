/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file tiers.h
 * ABC tiers of customers by the share that they bring, their number or their amounts, by six
 * methods.
 *
 * @code
 *     vf_tiers tiers;
 *     if (vf_tiers_init(&tiers, population, VF_TIERS_REACH, NULL, 0) == VF_OK) {
 *         for (size_t i = 0; i < n; i++)
 *             printf("%c\n", (char)('A' + vf_tier_of(&tiers, sales[i])));
 *     }
 * @endcode
 */
#ifndef VITALFEW_TIERS_H
#define VITALFEW_TIERS_H

#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/population.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The most cut-offs, so that the classes can be lettered A to Z. */
#define VF_TIERS_CUTOFFS_MAX 25

/** How the limits between the classes are found. */
typedef enum vf_tiers_method {
    /** Cumulative share above the customer; who crosses a cut-off stays in the better class. */
    VF_TIERS_REACH,
    /** Cumulative share up to and with the customer; nobody who crosses a cut-off is let in. */
    VF_TIERS_WITHIN,
    /** Each class takes customers until its own share is reached, the last the rest. */
    VF_TIERS_QUOTA,
    /** Share of the number of customers: the top fifth are A, the last quarter C. Or numbers of
     *  customers: the top 10 are A, the next 40 B. */
    VF_TIERS_COUNT,
    /** Computed ABC analysis: the data set the limits. Ultsch and Lötsch (2015), "Computed ABC
     *  analysis for rational selection of most informative variables in multivariate data",
     *  PLoS ONE 10(6), doi 10.1371/journal.pone.0129767. */
    VF_TIERS_COMPUTED,
    /** Amounts themselves: from 80,000 on A, from 20,000 on B, whatever the others bring. One
     * within 2^-48 of a cut-off, relatively, has reached it, as in a comparison of Calc's. */
    VF_TIERS_AMOUNT
} vf_tiers_method;

/**
 * The limits of the classes of one population by one method. Classes are monotone in the amount,
 * so each class but the last is told by the smallest amount that still is in it or better, which
 * may be any number above 0, and infinite where no amount is; a class that ends where the one
 * before it ends is empty. Plain data: copy it freely.
 */
typedef struct vf_tiers {
    size_t classes;                      /**< number of cut-offs + 1; 3 for VF_TIERS_COMPUTED */
    double limits[VF_TIERS_CUTOFFS_MAX]; /**< classes - 1 of them, which never rise */
} vf_tiers;

/** One class of a population. */
typedef struct vf_tier_summary {
    size_t customers;          /**< how many customers are in the class */
    double share_of_customers; /**< their share of all customers */
    double sum;                /**< the sum of their amounts, negative ones too, in the amounts'
                                    unit (infinite where it overflows) */
    double share_of_total;     /**< their share of T; 0 where nobody is in the class, else NaN
                                    where T is 0 */
    double smallest;           /**< the smallest amount in the class; NaN where it is empty */
} vf_tier_summary;

/** Why a customer is in its class. */
typedef struct vf_tier_details {
    size_t tier;        /**< its class, from 0 */
    size_t rank;        /**< 1 + the number of larger amounts */
    double share_above; /**< the share of T that the larger amounts bring; NaN where T is 0 */
    double share_upto;  /**< the share with it and its equals; NaN where T is 0 */
    double next_amount; /**< the smallest amount of the next better class that anybody is in; NaN
                             where there is none */
    double missing;     /**< what is missing to that (infinite where it overflows); NaN as well */
} vf_tier_details;

/**
 * Finds the method that a word names, without regard to case: reach, within, quota, count,
 * computed, amount. VF_OUT_OF_RANGE for another word.
 * @code
 *     vf_tiers_method method;
 *     vf_status status = vf_tiers_method_parse("Quota", &method); // VF_OK, VF_TIERS_QUOTA
 * @endcode
 */
VF_API vf_status vf_tiers_method_parse(const char *word, vf_tiers_method *out);

/** The word that vf_tiers_method_parse() finds a method by, in lower case; NULL for no method. */
VF_API const char *vf_tiers_method_word(vf_tiers_method method);

/**
 * The cut-offs that a method has by default; *k is how many. NULL and 0 for VF_TIERS_COMPUTED and
 * VF_TIERS_AMOUNT, which have none.
 */
VF_API const double *vf_tiers_default_cutoffs(vf_tiers_method method, size_t *k);

/**
 * Finds the limits between the classes in O(k log n).
 * @code
 *     // A: who bring the first half; B: the next 30 %; C: the next 15 %; D: the others.
 *     const double cutoffs[] = {0.5, 0.8, 0.95};
 *     vf_status status = vf_tiers_init(&tiers, population, VF_TIERS_REACH, cutoffs, 3);
 * @endcode
 * @param population the customers; the tiers keep no reference to it.
 * @param method     how the limits are found.
 * @param cutoffs    k shares; NULL for the method's default ones. For reach, within and count
 *                   they rise strictly and lie in (0, 1]; for count, where one is above 1, all are
 *                   numbers of customers, whole and at least 1, that rise strictly; for quota they
 *                   are positive and sum to at most 1; for amount they are amounts above 0 that
 *                   fall strictly, and must be given; for computed they must be NULL.
 * @param k          how many cut-offs, from 1 to VF_TIERS_CUTOFFS_MAX; not read where cutoffs is
 *                   NULL.
 * @return VF_OK; VF_NOT_A_NUMBER for a cut-off that is not finite; VF_OUT_OF_RANGE for cut-offs
 *         that are not allowed; VF_NOTHING for an empty population.
 */
VF_API vf_status vf_tiers_init(vf_tiers *tiers, const vf_population *population,
                               vf_tiers_method method, const double *cutoffs, size_t k);

/**
 * The class of an amount, from 0 for the best to classes - 1. The amount need not be in the
 * population; an amount of 0 or less, or NaN, is in the last class.
 * @code
 *     // Which class would this customer be in at twice the sales?
 *     size_t c = vf_tier_of(&tiers, 2 * amount);
 * @endcode
 */
VF_API size_t vf_tier_of(const vf_tiers *tiers, double amount);

/**
 * The smallest amount in the population that is in class c (from 0) or better: customers are in
 * it or better if, and only if, they have at least this amount.
 * @code
 *     double least;
 *     if (vf_tiers_cutoff_amount(&tiers, population, 0, &least) == VF_OK)
 *         printf("A from %g\n", least);
 * @endcode
 * @return VF_OK; VF_OUT_OF_RANGE where there is no class c; VF_NOT_FOUND where no customer is in
 *         it or better.
 */
VF_API vf_status vf_tiers_cutoff_amount(const vf_tiers *tiers, const vf_population *population,
                                        size_t c, double *out);

/**
 * What class c (from 0) holds; O(members of the class).
 * @code
 *     vf_tier_summary summary;
 *     for (size_t c = 0; vf_tiers_summarize(&tiers, population, c, &summary) == VF_OK; c++)
 *         printf("%zu customers with %g\n", summary.customers, summary.sum);
 * @endcode
 * @return VF_OK; VF_OUT_OF_RANGE where there is no class c.
 */
VF_API vf_status vf_tiers_summarize(const vf_tiers *tiers, const vf_population *population,
                                    size_t c, vf_tier_summary *out);

/**
 * Why a customer is in its class (requirement DETAIL-1), in O(log n). The amount need not be in the
 * population.
 * @code
 *     vf_tier_details details;
 *     vf_tier_details_of(&tiers, population, amount, &details);
 *     if (!isnan(details.missing))
 *         printf("%g more for the next tier\n", details.missing);
 * @endcode
 * @return VF_OK; VF_NOT_A_NUMBER for an amount that is not finite.
 */
VF_API vf_status vf_tier_details_of(const vf_tiers *tiers, const vf_population *population,
                                    double amount, vf_tier_details *out);

#ifdef __cplusplus
}
#endif

#endif
