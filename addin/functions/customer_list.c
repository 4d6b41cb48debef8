/* SPDX-License-Identifier: MPL-2.0 */
/*
 * From a list of orders to the customers: CUSTOMERLIST.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "functions/functions.h"
#include "functions/order_list.h"
#include "functions/results.h"
#include "uno/arguments.h"

/** The most characters of a number that is a name, and the zero behind it. */
#define NUMBER_MAX 32

enum { CUSTOMERS, AMOUNTS, DATES, ORDERS, AS_OF, FROM, PERIODS, SORT, ROWS };

/** The columns of the result, before those of the periods (LIST-1). */
enum { NAME, ORDER_COUNT, SALES, FIRST_ORDER, LAST_ORDER, DAYS_SINCE, USUAL_GAP, PERIOD };

/** What was asked for, beside the list. */
typedef struct wanted {
    vf_orders_terms terms;
    vf_customers_order order;
    double *starts; /**< of the periods; to be freed */
    size_t start_count;
    double *sales; /**< room for those of as many periods; to be freed */
    size_t rows;   /**< 0 for one a customer */
} wanted;

static vfu_error read_order(const vfu_value *value, vf_customers_order *out)
{
    char word[16] = "first";
    vfu_error error = vfu_read_word(value, word, sizeof word);
    return error == VFU_OK ? vfu_error_of(vf_customers_order_parse(word, out)) : error;
}

static vfu_error read_starts(const vfu_value *value, wanted *out)
{
    if (!value->given)
        return VFU_OK;
    size_t count = vfu_cells_count(&value->cells);
    out->starts = calloc(count, sizeof *out->starts);
    out->sales = calloc(count, sizeof *out->sales);
    if (out->starts == NULL || out->sales == NULL)
        return VFU_ERROR_OVERFLOW;
    return vfu_read_numbers(value, out->starts, SIZE_MAX, &out->start_count);
}

static vfu_error read_wanted(const vfu_value *arguments, wanted *out)
{
    *out = (wanted){.terms = {.from = NAN, .as_of = NAN}};
    vfu_error error = vfu_read_number(&arguments[AS_OF], &out->terms.as_of);
    if (error == VFU_OK)
        error = vfu_read_number(&arguments[FROM], &out->terms.from);
    if (error == VFU_OK)
        error = read_order(&arguments[SORT], &out->order);
    if (error == VFU_OK)
        error = vfu_read_row_count(&arguments[ROWS], &out->rows);
    return error == VFU_OK ? read_starts(&arguments[PERIODS], out) : error;
}

/** The customers in the order of the result, and texts that no cell holds. */
typedef struct listed {
    const vfu_order_customers *of;
    uint32_t *numbers;
    rtl_uString **texts; /**< made for a customer that is a number here and a text there; or NULL */
    size_t count;        /**< of those that are shown */
} listed;

/** A number that is a customer's name, as it reads (ORD-4). */
static rtl_uString *text_of_number(const vf_names *names, uint32_t customer)
{
    size_t length;
    const char *folded = vf_names_folded(names, customer, &length);
    char digits[NUMBER_MAX] = "";
    rtl_uString *text = NULL;
    memcpy(digits, folded, length < sizeof digits ? length : sizeof digits - 1);
    rtl_uString_newFromAscii(&text, digits);
    return text;
}

/** The name of a customer in its first spelling (ORD-4). */
static vfu_error put_name(listed *list, size_t row, size_t line, vfu_table *table)
{
    const vfu_order_list *cells = &list->of->list;
    size_t place = list->of->places[line];
    vfu_cell name = vfu_block_nth(&cells->columns[VFU_ORDER_CUSTOMERS], place);
    uint32_t customer = list->numbers[row];
    if (name.kind == VFU_NUMBER && !vf_names_is_number(cells->names, customer)) {
        list->texts[row] = text_of_number(cells->names, customer);
        if (list->texts[row] == NULL)
            return VFU_ERROR_OVERFLOW;
        name = vfu_cell_text(list->texts[row]);
    }
    name.number += 0.0; /* -0.0 is 0 */
    vfu_table_put(table, row, NAME, name);
    return VFU_OK;
}

/** The days of a customer's orders; none are shown of one that has no order (LIST-1). */
static void put_days(const vf_customer *customer, size_t row, vfu_table *table)
{
    if (customer->orders == 0)
        return;
    vfu_table_put(table, row, FIRST_ORDER, vfu_known(customer->first_day));
    vfu_table_put(table, row, LAST_ORDER, vfu_known(customer->last_day));
    vfu_table_put(table, row, DAYS_SINCE, vfu_known(customer->days_since));
    vfu_table_put(table, row, USUAL_GAP, vfu_known(customer->usual_gap));
}

static vfu_error put_periods(const wanted *want, const vf_customers *customers, uint32_t customer,
                             size_t row, vfu_table *table)
{
    vfu_error error = vfu_error_of(vf_customers_period_sales(customers, customer, want->starts,
                                                             want->start_count, want->sales));
    for (size_t i = 0; error == VFU_OK && i < want->start_count; i++)
        vfu_table_put(table, row, PERIOD + i, vfu_known(want->sales[i]));
    return error;
}

static vfu_error put_customer(listed *list, const wanted *want, size_t row, vfu_table *table)
{
    uint32_t number = list->numbers[row];
    vf_customer customer = vf_customers_get(list->of->customers, number);
    vfu_table_put(table, row, ORDER_COUNT, vfu_cell_number((double)customer.orders));
    vfu_table_put(table, row, SALES, vfu_cell_number(customer.sales));
    put_days(&customer, row, table);
    vfu_error error = put_name(list, row, customer.line, table);
    if (error == VFU_OK && want->start_count > 0)
        error = put_periods(want, list->of->customers, number, row, table);
    return error;
}

static vfu_error return_rows(listed *list, const wanted *want, uno_Any *result)
{
    vfu_table table;
    size_t rows = want->rows > 0 ? want->rows : list->count;
    vfu_error error = vfu_table_new(&table, rows, PERIOD + want->start_count);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; error == VFU_OK && i < list->count && i < rows; i++)
        error = put_customer(list, want, i, &table);
    if (error == VFU_OK)
        return vfu_table_return(&table, result);
    vfu_table_free(&table);
    return error;
}

static vfu_error return_customers(const vfu_order_customers *of, const wanted *want,
                                  uno_Any *result)
{
    listed list = {.of = of, .count = vf_customers_count(of->customers)};
    list.numbers = calloc(list.count, sizeof *list.numbers);
    list.texts = calloc(list.count, sizeof(rtl_uString *));
    vfu_error error = VFU_ERROR_OVERFLOW;
    if (list.numbers != NULL && list.texts != NULL)
        error = vfu_error_of(
            vf_customers_sort(of->customers, want->order, of->list.names, list.numbers));
    if (error == VFU_OK)
        error = return_rows(&list, want, result);
    for (size_t i = 0; list.texts != NULL && i < list.count; i++)
        if (list.texts[i] != NULL)
            rtl_uString_release(list.texts[i]);
    free(list.texts);
    free(list.numbers);
    return error;
}

static vfu_error customerlist(const vfu_call *call, uno_Any *result)
{
    const vfu_value *arguments = call->arguments;
    wanted want;
    vfu_order_customers of;
    vfu_error error = read_wanted(arguments, &want);
    if (error == VFU_OK)
        error = vfu_order_customers_read(arguments, &arguments[ORDERS], want.terms, &of);
    if (error == VFU_OK) {
        error = return_customers(&of, &want, result);
        vfu_order_customers_free(&of);
    }
    free(want.starts);
    free(want.sales);
    return error;
}

const vfu_function vfu_customerlist = {
    .name = "CUSTOMERLIST",
    .method = "customerList",
    .text = N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), one row a customer from a "
               "list of orders: name, orders, sales, first and last order, days since, usual days "
               "between orders."),
    .example = "=CUSTOMERLIST(A2:A11;B2:B11;J2:J11)",
    .result = "Alder Mills",
    .arguments =
        {VFU_ORDER_CUSTOMERS_ARGUMENT,
         VFU_ORDER_AMOUNTS_ARGUMENT,
         VFU_ORDER_DATES_ARGUMENT,
         {VFU_O, "Orders", VFU_ORDER_NUMBERS_TEXT, N_("each line above 0 is an order")},
         VFU_AS_OF_ARGUMENT,
         {VFU_O, "From", N_("The first day that counts; rows before it are left out."),
          N_("the earliest date of the list")},
         {VFU_O, "Periods",
          N_("The first days of periods, such as years, rising: a column for each follows with the "
             "sales up to the next one."),
          N_("no such columns")},
         {VFU_O, "Sort",
          N_("\"first\": as they first appear, so that new ones come below; \"sales\": largest "
             "first; or \"name\"."),
          "\"first\""},
         {VFU_O, "Rows", VFU_ROWS_TEXT, VFU_ROWS_FALLBACK}},
    .compute = customerlist,
};
