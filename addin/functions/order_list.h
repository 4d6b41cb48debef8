/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file order_list.h
 * A list of orders, or of customers, as it is read from cells: columns of one size, of which each
 * row is an order line or a customer.
 */
#ifndef VFU_ORDER_LIST_H
#define VFU_ORDER_LIST_H

#include "uno/function.h"
#include "uno/ranges.h"
#include "vitalfew/list_check.h"
#include "vitalfew/names.h"
#include "vitalfew/orders.h"

#define VFU_ORDER_CUSTOMERS_ARGUMENT                                                               \
    {                                                                                              \
        VFU_R, "Customers",                                                                        \
            N_("The customer of every order line, such as A$2:A$9000 or the whole column A:A."),   \
            NULL                                                                                   \
    }
#define VFU_ORDER_AMOUNTS_ARGUMENT                                                                 \
    {                                                                                              \
        VFU_R, "Amounts",                                                                          \
            N_("What every order line brought, in as many cells; below 0 for a return."), NULL     \
    }
#define VFU_ORDER_DATES_ARGUMENT                                                                   \
    {                                                                                              \
        VFU_R, "Dates", N_("The day of every order line, in as many cells."), NULL                 \
    }
#define VFU_AS_OF_ARGUMENT                                                                         \
    {                                                                                              \
        VFU_O, "AsOf", N_("The last day that counts; rows after it are left out."),                \
            N_("the latest date of the list")                                                      \
    }
#define VFU_ORDER_NUMBERS_TEXT N_("The number of the order that each line is part of.")
#define VFU_ROWS_TEXT                                                                              \
    N_("How many rows the result has: the first of them, or with empty ones below. An array "      \
       "formula keeps its size, so leave room for new ones.")
#define VFU_ROWS_FALLBACK N_("as many as there are")

/** The columns of a list. */
typedef enum vfu_order_column {
    VFU_ORDER_CUSTOMERS,
    VFU_ORDER_AMOUNTS,
    VFU_ORDER_DATES,
    VFU_ORDER_ORDERS
} vfu_order_column;

#define VFU_ORDER_COLUMNS 4

/** A list that is read row by row. */
typedef struct vfu_order_list {
    vfu_block columns[VFU_ORDER_COLUMNS]; /**< of one empty cell where there is none */
    size_t count;                         /**< of rows, down to the last one in use */
    bool begun; /**< whether an amount's cell that was read holds anything */
    vf_names *names;
    vf_names *orders;
} vfu_order_list;

/** Reads the cells of a list: of the arguments Customers, Amounts and Dates of a call, which are
 * its first, and of Orders, NULL where it has none. What is optional may be left out.
 *  VFU_ERROR_ARGUMENT where the sizes differ (ORD-1). */
vfu_error vfu_order_list_read(const vfu_value *arguments, const vfu_value *orders,
                              vfu_order_list *out);

void vfu_order_list_free(vfu_order_list *list);

/** Reads the next row, all of which are read from the first on; adds to the names. A text that
 *  reads as an amount is a VF_ENTRY_NUMERAL, but where it may be a heading (G1); and so is one that
 *  reads as a date. */
vfu_error vfu_order_list_row(vfu_order_list *list, size_t place, vf_list_row *out);

/** The customers of a list of orders. */
typedef struct vfu_order_customers {
    vfu_order_list list;
    uint32_t *places; /**< the row of each order line */
    vf_customers *customers;
} vfu_order_customers;

/** Reads a list of orders (ORD-1 to ORD-7). Of the terms, `numbered` is found out here. */
vfu_error vfu_order_customers_read(const vfu_value *arguments, const vfu_value *orders,
                                   vf_orders_terms terms, vfu_order_customers *out);

void vfu_order_customers_free(vfu_order_customers *customers);

/** Reads the optional argument Rows (LIST-4): *out is 0 where it is left out. */
vfu_error vfu_read_row_count(const vfu_value *value, size_t *out);

#endif
