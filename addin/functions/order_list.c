/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/order_list.h"

#include <math.h>
#include <stdlib.h>

#include "functions/amounts.h"
#include "functions/results.h"
#include "functions/unicode.h"
#include "uno/arguments.h"

/** The rows of a sheet. */
#define ROWS_MAX 1048576

static vfu_error read_column(const vfu_value *value, vfu_block *out)
{
    if (value->range == NULL) {
        *out = (vfu_block){.cells = value->cells,
                           .row_count = value->cells.row_count,
                           .column_count = value->cells.column_count};
        return VFU_OK;
    }
    vfu_address address;
    vfu_error error = vfu_range_locate(value->range, &address);
    return error == VFU_OK ? vfu_block_read(value->range, &address, out) : error;
}

/** How many cells there are, row by row, up to the last one that holds anything. */
static size_t used_count(const vfu_block *block)
{
    size_t count = vfu_block_used(block);
    while (count > 0 && vfu_block_nth(block, count - 1).kind == VFU_EMPTY)
        count--;
    return count;
}

static vfu_error add_column(vfu_order_list *list, vfu_order_column which, const vfu_value *value)
{
    vfu_block *column = &list->columns[which];
    if (!value->given)
        return VFU_OK;
    vfu_error error = read_column(value, column);
    if (error == VFU_OK && vfu_block_count(column) != vfu_block_count(&list->columns[0]))
        error = VFU_ERROR_ARGUMENT;
    size_t used = error == VFU_OK ? used_count(column) : 0;
    list->count = used > list->count ? used : list->count;
    return error;
}

vfu_error vfu_order_list_read(const vfu_value *arguments, const vfu_value *orders,
                              vfu_order_list *out)
{
    vfu_order_list list = {.count = 0};
    for (size_t i = 0; i < VFU_ORDER_COLUMNS; i++)
        list.columns[i].row_count = list.columns[i].column_count = 1;
    vfu_error error = VFU_OK;
    for (int i = VFU_ORDER_CUSTOMERS; error == VFU_OK && i <= VFU_ORDER_DATES; i++)
        error = add_column(&list, (vfu_order_column)i, &arguments[i]);
    if (error == VFU_OK && orders != NULL)
        error = add_column(&list, VFU_ORDER_ORDERS, orders);
    if (error == VFU_OK && list.count >= VF_NO_NAME)
        error = VFU_ERROR_OVERFLOW;
    if (error == VFU_OK)
        error = vfu_error_of(vf_names_new(&vfu_unicode, &list.names));
    if (error == VFU_OK)
        error = vfu_error_of(vf_names_new(&vfu_unicode, &list.orders));
    if (error == VFU_OK)
        *out = list;
    else
        vfu_order_list_free(&list);
    return error;
}

void vfu_order_list_free(vfu_order_list *list)
{
    for (size_t i = 0; i < VFU_ORDER_COLUMNS; i++)
        vfu_block_free(&list->columns[i]);
    vf_names_free(list->names);
    vf_names_free(list->orders);
}

static vf_entry entry_of(const vfu_cell *cell)
{
    switch (cell->kind) {
    case VFU_EMPTY:
        return VF_ENTRY_EMPTY;
    case VFU_NUMBER:
        return VF_ENTRY_NUMBER;
    case VFU_TEXT:
        return VF_ENTRY_TEXT;
    case VFU_IN_ERROR:
        break;
    }
    return VF_ENTRY_ERROR;
}

/** Finds the number of what a cell names (ORD-4). */
static vfu_error add_name(vf_names *names, const vfu_cell *cell, uint32_t *out)
{
    *out = VF_NO_NAME;
    if (cell->kind == VFU_NUMBER)
        return vfu_error_of(vf_names_add_number(names, cell->number, out));
    if (cell->kind != VFU_TEXT)
        return VFU_OK;
    return vfu_error_of(
        vf_names_add_utf16(names, cell->text->buffer, (size_t)cell->text->length, out));
}

vfu_error vfu_order_list_row(vfu_order_list *list, size_t place, vf_list_row *out)
{
    vfu_cell customer = vfu_block_nth(&list->columns[VFU_ORDER_CUSTOMERS], place);
    vfu_cell amount = vfu_block_nth(&list->columns[VFU_ORDER_AMOUNTS], place);
    vfu_cell date = vfu_block_nth(&list->columns[VFU_ORDER_DATES], place);
    vfu_cell order = vfu_block_nth(&list->columns[VFU_ORDER_ORDERS], place);
    *out = (vf_list_row){.date = date.number};
    vfu_error wrong = vfu_amount_of(&amount, &list->begun, &out->amount);
    out->entry_customer = entry_of(&customer);
    out->entry_amount = entry_of(&amount);
    out->entry_date = entry_of(&date);
    out->entry_order = entry_of(&order);
    if (out->entry_amount == VF_ENTRY_TEXT && wrong != VFU_OK)
        out->entry_amount = VF_ENTRY_NUMERAL;
    if (vfu_reads_as_date(&date))
        out->entry_date = VF_ENTRY_NUMERAL;
    vfu_error error = add_name(list->names, &customer, &out->customer);
    return error == VFU_OK ? add_name(list->orders, &order, &out->order) : error;
}

/** Reads the order lines of a list into room for all of its rows. */
static vfu_error read_lines(vfu_order_customers *of, vf_order_line *lines, size_t *count)
{
    vfu_error error = VFU_OK;
    *count = 0;
    for (size_t i = 0; error == VFU_OK && i < of->list.count; i++) {
        vf_list_row row;
        bool is_line = false;
        error = vfu_order_list_row(&of->list, i, &row);
        if (error == VFU_OK)
            error = vfu_error_of(vf_list_row_is_line(&row, &is_line));
        if (error != VFU_OK || !is_line)
            continue;
        lines[*count] = (vf_order_line){row.amount, row.date, row.customer, row.order};
        of->places[(*count)++] = (uint32_t)i;
    }
    return error;
}

vfu_error vfu_order_customers_read(const vfu_value *arguments, const vfu_value *orders,
                                   vf_orders_terms terms, vfu_order_customers *out)
{
    vfu_order_customers of = {.places = NULL};
    vfu_error error = vfu_order_list_read(arguments, orders, &of.list);
    if (error != VFU_OK)
        return error;
    terms.numbered = orders != NULL && orders->given;
    vf_order_line *lines = malloc((of.list.count + 1) * sizeof *lines);
    of.places = malloc((of.list.count + 1) * sizeof *of.places);
    size_t count = 0;
    error =
        lines != NULL && of.places != NULL ? read_lines(&of, lines, &count) : VFU_ERROR_OVERFLOW;
    if (error == VFU_OK)
        error = vfu_error_of(
            vf_customers_new(lines, count, vf_names_count(of.list.names), &terms, &of.customers));
    free(lines);
    if (error == VFU_OK)
        *out = of;
    else
        vfu_order_customers_free(&of);
    return error;
}

void vfu_order_customers_free(vfu_order_customers *customers)
{
    vfu_order_list_free(&customers->list);
    free(customers->places);
    vf_customers_free(customers->customers);
}

vfu_error vfu_read_row_count(const vfu_value *value, size_t *out)
{
    double rows = 0.0;
    vfu_error error = vfu_read_number(value, &rows);
    if (error != VFU_OK)
        return error;
    if (value->given && !(rows >= 1.0 && rows <= ROWS_MAX && rows == floor(rows)))
        return VFU_ERROR_ARGUMENT;
    *out = (size_t)rows;
    return VFU_OK;
}
