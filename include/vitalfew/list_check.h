/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file list_check.h
 * Which rows of a list count, and what is wrong with the others, so that nothing is lost silently.
 *
 * A row of a list of orders has a customer, an amount, a date and, where there are orders, an
 * order; a row of a list of customers has a customer and an amount.
 *
 * Source: the errors that exports of orders and lists of sales are known for: dates and amounts
 * that came in as text, totals among the rows, and customers that stand in it twice.
 */
#ifndef VITALFEW_LIST_CHECK_H
#define VITALFEW_LIST_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitalfew/api.h"
#include "vitalfew/names.h"
#include "vitalfew/orders.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a cell of a list holds. */
typedef enum vf_entry {
    VF_ENTRY_EMPTY, /**< nothing, or white space alone */
    VF_ENTRY_NUMBER,
    VF_ENTRY_TEXT,
    VF_ENTRY_NUMERAL, /**< text that reads as an amount (numbers.h), or as a date (calendar.h);
                           elsewhere the same as text */
    VF_ENTRY_ERROR
} vf_entry;

/** A row of a list, as its cells are read. */
typedef struct vf_list_row {
    double amount;     /**< where entry_amount is VF_ENTRY_NUMBER, in any unit */
    double date;       /**< where entry_date is VF_ENTRY_NUMBER, in days, as in calendar.h */
    uint32_t customer; /**< its number (names.h), or VF_NO_NAME */
    uint32_t order;    /**< its number, or VF_NO_ORDER */
    vf_entry entry_customer;
    vf_entry entry_amount;
    vf_entry entry_date;  /**< VF_ENTRY_EMPTY in a list of customers */
    vf_entry entry_order; /**< VF_ENTRY_EMPTY where there are no orders */
} vf_list_row;

/**
 * Whether a row of a list of orders is an order line (requirements ORD-2 and ORD-3). A row in which
 * neither amount nor date is a number, or text that reads as one, is none: a heading, a note or a
 * blank row, which is passed over. A heading that reads as an amount, such as 2024, is the caller's
 * to tell, as VF_ENTRY_TEXT.
 * @code
 *     vf_list_row heading = {0, 0, 0, VF_NO_ORDER, VF_ENTRY_TEXT, VF_ENTRY_TEXT, VF_ENTRY_TEXT,
 *                            VF_ENTRY_EMPTY};
 *     bool is_line;
 *     vf_status status = vf_list_row_is_line(&heading, &is_line); // VF_OK, false
 * @endcode
 * @return VF_OK; VF_NOT_A_NUMBER for any other row in which amount or date is no number, for one
 *         with an error, and for one with both and no customer. The row would be lost silently:
 *         vf_list_check() says what is wrong. It also names dates that calendar.h does not have,
 *         which vf_customers_new() (orders.h) refuses.
 */
VF_API vf_status vf_list_row_is_line(const vf_list_row *row, bool *is_line);

/** What may be wrong with a row (requirement CHECK-1). A row may have several faults, each a bit.
 */
typedef enum vf_fault {
    VF_FAULT_CUSTOMER_MISSING = 1,
    VF_FAULT_AMOUNT_MISSING = 2,
    VF_FAULT_AMOUNT_IS_TEXT = 4,
    VF_FAULT_DATE_MISSING = 8,
    VF_FAULT_DATE_IS_TEXT = 16,
    VF_FAULT_ERROR = 32,                  /**< a cell of it is in error */
    VF_FAULT_ORDER_OF_TWO_CUSTOMERS = 64, /**< the order's first row is another customer's */
    VF_FAULT_CUSTOMER_AGAIN = 128,        /**< a row above it is the same customer's */
    VF_FAULT_TOTAL = 256,                 /**< perhaps a total of others */
    VF_FAULT_DATE_OUT_OF_RANGE = 512      /**< a number that is no date of calendar.h */
} vf_fault;

/** How many faults there are: 1, 2, 4 and so on up to 1 << (VF_FAULT_COUNT - 1). */
#define VF_FAULT_COUNT 10

/** The text of a fault in English, such as "Customer missing"; NULL for none. */
VF_API const char *vf_fault_text(vf_fault fault);

/** What kind of list is checked. */
typedef enum vf_list_kind {
    VF_LIST_OF_ORDERS,   /**< a row is an order line; a customer may have many */
    VF_LIST_OF_CUSTOMERS /**< a row is a customer; there are no dates */
} vf_list_kind;

/**
 * Finds the faults of a list (requirement CHECK-1). O(n), and 4 bytes for each number of an order,
 * or 1 for each of a customer, up to the largest.
 *
 * In a list of orders a row that vf_list_row_is_line() passes over has no fault. In a list of
 * customers a blank row has none, and neither has a heading: text as the amount with no amount
 * above it, which reads as one only where nothing at all is above it, such as 2024 (requirement
 * G1). An amount of that list may be a total where it is above 0 and is, to within what decimal
 * fractions lose in binary, the sum of all other amounts or of all those above it, two of which at
 * least are not 0.
 *
 * @param rows   n rows in the order of the list.
 * @param faults room for n sets of vf_fault; 0 for a row without one.
 * @return VF_OK; VF_NOT_A_NUMBER for an amount that is not finite; VF_NO_MEMORY.
 */
VF_API vf_status vf_list_check(const vf_list_row *rows, size_t n, vf_list_kind kind,
                               uint16_t *faults);

#ifdef __cplusplus
}
#endif

#endif
