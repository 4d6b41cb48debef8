/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file concentration.h
 * How concentrated a population is, and how much hangs on its largest customers.
 */
#ifndef VITALFEW_CONCENTRATION_H
#define VITALFEW_CONCENTRATION_H

#include "vitalfew/api.h"
#include "vitalfew/population.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A measure of concentration over the shares s = max(x, 0) / T of all n customers. */
typedef enum vf_concentration_measure {
    VF_CONCENTRATION_HHI,        /**< Herfindahl–Hirschman: sum of s^2, from 1/n to 1 */
    VF_CONCENTRATION_NORMALIZED, /**< (hhi - 1/n) / (1 - 1/n), from 0 to 1 */
    VF_CONCENTRATION_GINI,       /**< Gini coefficient, from 0 to 1 - 1/n */
    VF_CONCENTRATION_CORRECTED,  /**< gini * n / (n - 1), from 0 to 1 */
    VF_CONCENTRATION_EFFECTIVE   /**< 1 / hhi: as many equal customers would be as concentrated */
} vf_concentration_measure;

/** How much hangs on a few accounts. */
typedef enum vf_dependence {
    VF_DEPENDENCE_LOW,
    VF_DEPENDENCE_MODERATE,
    VF_DEPENDENCE_HIGH
} vf_dependence;

/**
 * Finds the measure that a word names, without regard to case: hhi, normalized, gini, corrected,
 * effective. VF_OUT_OF_RANGE for another word.
 * @code
 *     vf_concentration_measure measure;
 *     vf_status status = vf_concentration_measure_parse("GINI", &measure);
 *     // VF_OK, VF_CONCENTRATION_GINI
 * @endcode
 */
VF_API vf_status vf_concentration_measure_parse(const char *word, vf_concentration_measure *out);

/** The word that vf_concentration_measure_parse() finds a measure by, in lower case; NULL for no
 *  measure. */
VF_API const char *vf_concentration_measure_word(vf_concentration_measure measure);

/**
 * A measure of concentration, without unit; O(n). Equal amounts have a Gini coefficient of 0 and
 * n effective customers exactly.
 * @code
 *     double gini;
 *     vf_status status = vf_concentration(population, VF_CONCENTRATION_GINI, &gini);
 * @endcode
 * @return VF_OK; VF_NOTHING where T is 0, or where n is 1 and the measure divides by n - 1.
 */
VF_API vf_status vf_concentration(const vf_population *population, vf_concentration_measure measure,
                                  double *out);

/**
 * Compares the shares of the largest 1, 3 and 10 customers with 10, 25 and 40 % (lower) and 20,
 * 40 and 60 % (upper figures): high if any reaches its upper figure, low if all stay below their
 * lower ones, else moderate; to within VF_SHARE_TOLERANCE.
 * @code
 *     vf_dependence dependence;
 *     if (vf_dependence_of(population, &dependence) == VF_OK && dependence == VF_DEPENDENCE_HIGH)
 *         puts("Losing one account would hurt.");
 * @endcode
 * @return VF_OK; VF_NOTHING where T is 0.
 */
VF_API vf_status vf_dependence_of(const vf_population *population, vf_dependence *out);

#ifdef __cplusplus
}
#endif

#endif
