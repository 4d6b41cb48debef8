/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file sql.h
 * The same tiers from a database: the query that finds them there.
 *
 * It gives a row for each customer: customer, group where there are groups, amount, tier; the
 * largest first, within their groups. The customer's amount is the sum over the rows of the table,
 * and the tier the one that vf_tiers_init() and vf_tier_of() give it: equal amounts stay together
 * (G4), amounts of 0 and less add nothing and are in the last class (G3), and a share within
 * VF_SHARE_TOLERANCE of a cut-off has reached it (G9). What has no customer, no group or no finite
 * amount is in a row without a tier (NULL) and counts in no other.
 *
 * It is standard SQL: common table expressions, window functions with a frame of equals, names in
 * double quotation marks. It is as exact as the numbers of the database are.
 *
 * @code
 *     vf_sql_source orders = {"sales.orders", "customer", "amount", NULL};
 *     char query[4096];
 *     size_t length;
 *     if (vf_tiers_sql(&orders, VF_TIERS_REACH, NULL, 0, NULL, query, sizeof query, &length) ==
 *             VF_OK && length < sizeof query)
 *         puts(query);
 * @endcode
 */
#ifndef VITALFEW_SQL_H
#define VITALFEW_SQL_H

#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"
#include "vitalfew/tiers.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Where a database has the amounts. Names are UTF-8 and written as the database has them, upper and
 * lower case included; each is quoted. At a point a name is two: sales.orders is the table orders
 * of the schema sales. A column of one part is one of this table.
 */
typedef struct vf_sql_source {
    const char *table;
    const char *customer; /**< the column that tells whose amount it is */
    const char *amount;   /**< the column of the amounts, which are numbers */
    const char *group;    /**< the column of the groups; NULL where all customers are one */
} vf_sql_source;

/**
 * Writes the query, ended by a NUL; no semicolon is in it.
 *
 * A quotation mark in a name or label is doubled. What some databases would take for its end all
 * the same, or what a window that a query is pasted into might act upon, is refused: a backslash, a
 * control character (line ends and tabs, too), and what is no UTF-8. So is a name with a blank
 * part.
 *
 * @param method  reach, within, count or amount.
 * @param cutoffs k cut-offs as in vf_tiers_init(), NULL for the method's default ones.
 * @param labels  k + 1 labels, best first, in UTF-8; NULL for A, B, C and so on.
 * @param out     room for the query; NULL where size is 0.
 * @param size    how many bytes there are; where the query does not fit nothing is written.
 * @param length  how many bytes the query has, without the NUL: it fits where size is larger.
 * @return VF_OK, also where it does not fit; VF_OUT_OF_RANGE for a method that has no query
 *         (quota, computed), cut-offs that the method does not take, and names and labels that are
 *         refused; VF_NOT_A_NUMBER for a cut-off that is not finite.
 */
VF_API vf_status vf_tiers_sql(const vf_sql_source *source, vf_tiers_method method,
                              const double *cutoffs, size_t k, const char *const *labels, char *out,
                              size_t size, size_t *length);

#ifdef __cplusplus
}
#endif

#endif
