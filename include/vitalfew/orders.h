/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file orders.h
 * From a list of orders to the customers: what each one bought, how often, and when.
 *
 * An order line is an amount that a customer bought for, or returned, on a day; several lines may
 * be one order. Customers and orders are whole numbers from 0, such as vf_names (names.h) gives to
 * the texts and numbers of a list; an order is one of one customer, so two customers may have an
 * order of the same number. Amounts are in any unit, and days are those of calendar.h.
 *
 * @code
 *     const vf_order_line lines[] = { // amount, date, customer, order
 *         {2, 42005, 0, VF_NO_ORDER},
 *         {1, 42041, 0, VF_NO_ORDER},
 *         {5, 42009, 1, VF_NO_ORDER},
 *     };
 *     vf_customers *customers;
 *     if (vf_customers_new(lines, 3, 2, NULL, &customers) == VF_OK) {
 *         vf_customer first = vf_customers_get(customers, 0);
 *         printf("%g in %u orders\n", first.sales, first.orders); // 3 in 2 orders
 *         vf_customers_free(customers);
 *     }
 * @endcode
 *
 * Shape and cost: building is O(n + customers), and takes at most 48 bytes a line, and 32 for a
 * customer that has none; 16 bytes a line and 32 a customer are kept. What is built never changes,
 * so several threads may ask at once.
 *
 * Error bound: sums are exact, and rounded once (Shewchuk 1997, "Adaptive precision floating-point
 * arithmetic and fast robust geometric predicates", doi 10.1007/PL00009321), so the order of the
 * lines does not matter, not even in the last bit. What returns leave of a sum is 0 where it is no
 * more than what decimal fractions lose in binary: 0.3 - 0.1 - 0.2. A customer's amounts of which
 * one is above 2^959 are multiplied by 2^-64 before they are summed, as in population.h.
 *
 * Source: the recency, frequency and monetary value of direct marketing; the lines are those of an
 * export of orders from any system.
 */
#ifndef VITALFEW_ORDERS_H
#define VITALFEW_ORDERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitalfew/api.h"
#include "vitalfew/names.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The number of no order: of a line whose order is not known. */
#define VF_NO_ORDER VF_NO_NAME

/** One line of a list of orders. */
typedef struct vf_order_line {
    double amount;     /**< in any unit; negative for a return */
    double date;       /**< in days, as in calendar.h; the time of day is cut off */
    uint32_t customer; /**< its number, below the number of customers */
    uint32_t order;    /**< its number, or VF_NO_ORDER */
} vf_order_line;

/** Which lines count, and what an order is. */
typedef struct vf_orders_terms {
    double from;   /**< lines before this day are left out; NaN for none */
    double as_of;  /**< lines after this day are left out; NaN for the latest day of the list */
    bool numbered; /**< whether lines bear the numbers of their orders (requirement ORD-7): an order
                        is then the lines of one customer and number that sum to more than 0; else
                        it is a line with an amount above 0 */
} vf_orders_terms;

/** The terms by default: every line counts, and each above 0 is an order; never NULL. */
VF_API const vf_orders_terms *vf_orders_default_terms(void);

/** What the lines of one customer come to (requirement LIST-1). */
typedef struct vf_customer {
    bool listed;       /**< whether any line of it counts; if not, all below is 0 or NaN */
    size_t line;       /**< its first line that counts, from 0 */
    size_t orders;     /**< how many */
    double sales;      /**< the sum of its amounts, returns subtracted (infinite where it
                            overflows) */
    double first_day;  /**< the first day with an amount above 0; NaN where there is none */
    double last_day;   /**< the last one, or NaN */
    double days_since; /**< from the last one to as_of, or NaN */
    double usual_gap;  /**< the median of the days from each of its days with an amount above 0 to
                            the next; NaN where there are not two */
} vf_customer;

/** The lines of a list by customer. */
typedef struct vf_customers vf_customers;

/**
 * Groups lines by customer (requirements ORD-5 to ORD-7).
 * @param lines          n lines in any order.
 * @param n              how many; VF_NO_MEMORY from 2^32 - 1 on.
 * @param customer_count how many customers there may be; one without a line is not listed.
 * @param terms          NULL for vf_orders_default_terms().
 * @param out            the customers, to be freed by vf_customers_free().
 * @return VF_OK; VF_NOT_A_NUMBER for an amount or a date that is not finite, of a line that does
 *         not count, too; VF_OUT_OF_RANGE for a date that calendar.h does not have, a customer
 *         that is not below the count, and from after as_of; VF_NOTHING where no line counts;
 *         VF_NO_MEMORY.
 */
VF_API vf_status vf_customers_new(const vf_order_line *lines, size_t n, uint32_t customer_count,
                                  const vf_orders_terms *terms, vf_customers **out);

/** Frees customers; NULL is allowed. */
VF_API void vf_customers_free(vf_customers *customers);

/** How many bytes the customers occupy. */
VF_API size_t vf_customers_bytes(const vf_customers *customers);

/** How many customers have a line that counts. */
VF_API uint32_t vf_customers_count(const vf_customers *customers);

/** The day up to which lines count. */
VF_API int32_t vf_customers_as_of(const vf_customers *customers);

/** What the lines of a customer come to, by its number, which must be below the count that the
 *  customers were built with. O(1). */
VF_API vf_customer vf_customers_get(const vf_customers *customers, uint32_t customer);

/**
 * A customer's sales by period (requirement LIST-3): from each of k days up to the day before the
 * next, the last up to as_of. O(k + the customer's lines).
 * @code
 *     const double starts[] = {42005, 42036}; // January and February 2015
 *     double sales[2];                        // 2 and 1
 *     vf_status status = vf_customers_period_sales(customers, 0, starts, 2, sales);
 * @endcode
 * @param starts k dates that rise from day to day; a time of day is cut off.
 * @param sales  room for k; NaN for a period that ended before the customer's first day with an
 *               amount above 0. Of a customer without such a day no period is NaN.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE for days that do not rise, or that calendar.h
 *         does not have.
 */
VF_API vf_status vf_customers_period_sales(const vf_customers *customers, uint32_t customer,
                                           const double *starts, size_t k, double *sales);

/** How a list of customers is sorted (requirement LIST-2). */
typedef enum vf_customers_order {
    VF_CUSTOMERS_BY_FIRST, /**< by their first lines */
    VF_CUSTOMERS_BY_SALES, /**< largest first, equal ones by their first lines */
    VF_CUSTOMERS_BY_NAME   /**< by vf_names_compare() */
} vf_customers_order;

/** Finds the order that a word names, without regard to case: first, sales, name. VF_OUT_OF_RANGE
 *  for another word. */
VF_API vf_status vf_customers_order_parse(const char *word, vf_customers_order *out);

/** The word that vf_customers_order_parse() finds an order by; NULL for none. */
VF_API const char *vf_customers_order_word(vf_customers_order order);

/**
 * Sorts the customers that are listed. O(m log m) for m of them, and 4 bytes each while it runs.
 * @param names   of the customers; NULL where they are not sorted by name.
 * @param numbers room for vf_customers_count() numbers of customers.
 * @return VF_OK; VF_OUT_OF_RANGE for an order that there is not, or that wants names; VF_NO_MEMORY.
 */
VF_API vf_status vf_customers_sort(const vf_customers *customers, vf_customers_order order,
                                   const vf_names *names, uint32_t *numbers);

#ifdef __cplusplus
}
#endif

#endif
