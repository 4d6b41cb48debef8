/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/list_check.h"

#include <math.h>
#include <stdlib.h>

#include "arith.h"
#include "sum.h"
#include "vitalfew/calendar.h"

static const char *const fault_texts[VF_FAULT_COUNT] = {
    "Customer missing",       "Amount missing", "Amount is text",
    "Date missing",           "Date is text",   "Error",
    "Order of two customers", "Customer again", "Total?",
    "Date out of range",
};

const char *vf_fault_text(vf_fault fault)
{
    for (unsigned i = 0; i < VF_FAULT_COUNT; i++)
        if ((unsigned)fault == 1u << i)
            return fault_texts[i];
    return NULL;
}

static bool is_number(vf_entry entry)
{
    return entry == VF_ENTRY_NUMBER;
}

static bool has_customer(const vf_list_row *row)
{
    return row->entry_customer != VF_ENTRY_EMPTY && row->customer != VF_NO_NAME;
}

static bool has_error(const vf_list_row *row)
{
    return row->entry_customer == VF_ENTRY_ERROR || row->entry_amount == VF_ENTRY_ERROR ||
           row->entry_date == VF_ENTRY_ERROR || row->entry_order == VF_ENTRY_ERROR;
}

static bool reads_as_number(vf_entry entry)
{
    return entry == VF_ENTRY_NUMBER || entry == VF_ENTRY_NUMERAL;
}

/* Of an amount or a date that is to be a number. */
static unsigned missing_or_text(vf_entry entry, vf_fault missing, vf_fault is_text)
{
    return is_number(entry) ? 0 : entry == VF_ENTRY_EMPTY ? missing : is_text;
}

/* ORD-5 */
static bool is_out_of_range(const vf_list_row *row)
{
    int32_t day;
    return is_number(row->entry_date) && vf_day_of(row->date, &day) != VF_OK;
}

/* ORD-2, ORD-3: the faults that a row of a list of orders has by itself. */
static unsigned faults_of_line(const vf_list_row *row)
{
    if (has_error(row))
        return VF_FAULT_ERROR;
    if (!reads_as_number(row->entry_amount) && !reads_as_number(row->entry_date))
        return 0;
    unsigned found =
        missing_or_text(row->entry_amount, VF_FAULT_AMOUNT_MISSING, VF_FAULT_AMOUNT_IS_TEXT) |
        missing_or_text(row->entry_date, VF_FAULT_DATE_MISSING, VF_FAULT_DATE_IS_TEXT);
    if (found == 0 && !has_customer(row))
        found = VF_FAULT_CUSTOMER_MISSING;
    return found | (is_out_of_range(row) ? VF_FAULT_DATE_OUT_OF_RANGE : 0);
}

vf_status vf_list_row_is_line(const vf_list_row *row, bool *is_line)
{
    unsigned found = faults_of_line(row);
    if ((found & ~(unsigned)VF_FAULT_DATE_OUT_OF_RANGE) != 0)
        return VF_NOT_A_NUMBER;
    *is_line = is_number(row->entry_amount) && is_number(row->entry_date);
    return VF_OK;
}

/* Finds the rows whose order began as another customer's. */
static vf_status check_orders(const vf_list_row *rows, size_t n, uint16_t *faults)
{
    size_t order_count = 0;
    for (size_t i = 0; i < n; i++)
        if (rows[i].order != VF_NO_ORDER && rows[i].order >= order_count)
            order_count = (size_t)rows[i].order + 1;
    uint32_t *customers = malloc((order_count + 1) * sizeof *customers);
    if (customers == NULL)
        return VF_NO_MEMORY;
    for (size_t o = 0; o < order_count; o++)
        customers[o] = VF_NO_NAME;
    for (size_t i = 0; i < n; i++) {
        const vf_list_row *row = &rows[i];
        unsigned found = faults_of_line(row);
        if (found == 0 && is_number(row->entry_amount) && row->order != VF_NO_ORDER) {
            if (customers[row->order] == VF_NO_NAME)
                customers[row->order] = row->customer;
            else if (customers[row->order] != row->customer)
                found = VF_FAULT_ORDER_OF_TWO_CUSTOMERS;
        }
        faults[i] = (uint16_t)found;
    }
    free(customers);
    return VF_OK;
}

/* What stands above a row in the column of amounts. */
typedef struct column {
    bool filled; /* something */
    bool begun;  /* an amount, or what was to be one */
} column;

/* The faults that a row of a list of customers has by itself (G1), below others. */
static unsigned faults_of_customer(const vf_list_row *row, const column *above)
{
    if (has_error(row))
        return VF_FAULT_ERROR;
    switch (row->entry_amount) {
    case VF_ENTRY_NUMBER:
        return has_customer(row) ? 0 : VF_FAULT_CUSTOMER_MISSING;
    case VF_ENTRY_EMPTY:
        return has_customer(row) ? VF_FAULT_AMOUNT_MISSING : 0;
    case VF_ENTRY_NUMERAL:
        return above->filled ? VF_FAULT_AMOUNT_IS_TEXT : 0;
    case VF_ENTRY_TEXT:
    case VF_ENTRY_ERROR:
        break;
    }
    return above->begun ? VF_FAULT_AMOUNT_IS_TEXT : 0;
}

/* Finds the customers that stand above, in room for each number's flag. */
static void check_customers(const vf_list_row *rows, size_t n, unsigned char *seen,
                            uint16_t *faults)
{
    column above = {false, false};
    for (size_t i = 0; i < n; i++) {
        const vf_list_row *row = &rows[i];
        unsigned found = faults_of_customer(row, &above);
        if (found == 0 && is_number(row->entry_amount)) {
            found = seen[row->customer] != 0 ? VF_FAULT_CUSTOMER_AGAIN : 0;
            seen[row->customer] = 1;
        }
        bool begins = is_number(row->entry_amount) || found == VF_FAULT_AMOUNT_IS_TEXT;
        above.begun = above.begun || begins;
        above.filled = above.filled || row->entry_amount != VF_ENTRY_EMPTY;
        faults[i] = (uint16_t)found;
    }
}

/* Amounts that are added up. */
typedef struct running {
    vf_sum sum;
    vf_sum magnitude;
    size_t count; /* of those that are not 0 */
} running;

static void add_amount(running *to, double amount)
{
    vf_sum_add(&to->sum, amount);
    vf_sum_add(&to->magnitude, fabs(amount));
    to->count += amount != 0.0;
}

/* Whether an amount is the sum of some others: theirs less the amount as often is nothing. */
static bool is_sum(const running *of, double amount, int times)
{
    vf_sum rest = of->sum;
    for (int i = 0; i < times; i++)
        vf_sum_add(&rest, -amount);
    return vf_settled(vf_sum_value(&rest), vf_sum_value(&of->magnitude)) == 0.0;
}

static void check_totals(const vf_list_row *rows, size_t n, double scale, uint16_t *faults)
{
    running all = {{0.0, 0.0}, {0.0, 0.0}, 0};
    running above = all;
    for (size_t i = 0; i < n; i++)
        if (is_number(rows[i].entry_amount))
            add_amount(&all, rows[i].amount * scale);
    for (size_t i = 0; i < n; i++) {
        if (!is_number(rows[i].entry_amount))
            continue;
        double amount = rows[i].amount * scale;
        bool of_others = all.count > 2 && is_sum(&all, amount, 2); /* it is one of all itself */
        bool of_above = above.count >= 2 && is_sum(&above, amount, 1);
        if (amount > 0.0 && (of_others || of_above))
            faults[i] |= VF_FAULT_TOTAL;
        add_amount(&above, amount);
    }
}

static vf_status check_list_of_customers(const vf_list_row *rows, size_t n, double scale,
                                         uint16_t *faults)
{
    size_t customer_count = 0;
    for (size_t i = 0; i < n; i++)
        if (rows[i].customer != VF_NO_NAME && rows[i].customer >= customer_count)
            customer_count = (size_t)rows[i].customer + 1;
    unsigned char *seen = calloc(customer_count + 1, sizeof *seen);
    if (seen == NULL)
        return VF_NO_MEMORY;
    check_customers(rows, n, seen, faults);
    free(seen);
    check_totals(rows, n, scale, faults);
    return VF_OK;
}

/* CHECK-1 */
vf_status vf_list_check(const vf_list_row *rows, size_t n, vf_list_kind kind, uint16_t *faults)
{
    double largest = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (!is_number(rows[i].entry_amount))
            continue;
        if (!isfinite(rows[i].amount))
            return VF_NOT_A_NUMBER;
        largest = fmax(largest, fabs(rows[i].amount));
    }
    return kind == VF_LIST_OF_ORDERS
               ? check_orders(rows, n, faults)
               : check_list_of_customers(rows, n, vf_sum_scale(largest), faults);
}
