/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Which rows of a list would be lost or counted twice: LISTCHECK.
 */
#include "vitalfew/list_check.h"

#include <stdlib.h>

#include "functions/functions.h"
#include "functions/order_list.h"
#include "functions/results.h"

/** The texts of the faults, made once a call. */
typedef struct fault_texts {
    rtl_uString *texts[VF_FAULT_COUNT];
} fault_texts;

static vfu_error make_texts(fault_texts *out)
{
    for (size_t i = 0; i < VF_FAULT_COUNT; i++) {
        rtl_uString_newFromAscii(&out->texts[i], vf_fault_text((vf_fault)(1u << i)));
        if (out->texts[i] == NULL)
            return VFU_ERROR_OVERFLOW;
    }
    return VFU_OK;
}

static void release_texts(fault_texts *texts)
{
    for (size_t i = 0; i < VF_FAULT_COUNT; i++)
        if (texts->texts[i] != NULL)
            rtl_uString_release(texts->texts[i]);
}

static size_t count_faults(const uint16_t *faults, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        for (unsigned set = faults[i]; set != 0; set &= set - 1)
            count++;
    return count;
}

/** One row a fault, or the one that says that there is none. */
static vfu_error return_faults(const uint16_t *faults, size_t n, const fault_texts *texts,
                               uno_Any *result)
{
    vfu_table table;
    size_t count = count_faults(faults, n);
    vfu_error error = vfu_table_new(&table, count > 0 ? count : 1, 2);
    if (error != VFU_OK)
        return error;
    if (count == 0)
        vfu_table_put(&table, 0, 0, vfu_cell_number(0.0));
    for (size_t i = 0, row = 0; i < n; i++) {
        for (size_t k = 0; k < VF_FAULT_COUNT; k++) {
            if ((faults[i] & 1u << k) == 0)
                continue;
            vfu_table_put(&table, row, 0, vfu_cell_number((double)i + 1.0));
            vfu_table_put(&table, row++, 1, vfu_cell_text(texts->texts[k]));
        }
    }
    return vfu_table_return(&table, result);
}

static vfu_error read_rows(vfu_order_list *list, vf_list_row *rows)
{
    vfu_error error = VFU_OK;
    for (size_t i = 0; error == VFU_OK && i < list->count; i++)
        error = vfu_order_list_row(list, i, &rows[i]);
    return error;
}

static vfu_error check(vfu_order_list *list, vf_list_kind kind, vf_list_row *rows, uint16_t *faults)
{
    vfu_error error = read_rows(list, rows);
    return error == VFU_OK ? vfu_error_of(vf_list_check(rows, list->count, kind, faults)) : error;
}

static vfu_error check_list(vfu_order_list *list, vf_list_kind kind, uno_Any *result)
{
    size_t room = list->count + 1;
    vf_list_row *rows = calloc(room, sizeof *rows);
    uint16_t *faults = calloc(room, sizeof *faults);
    fault_texts texts = {{NULL}};
    vfu_error error = VFU_ERROR_OVERFLOW;
    if (rows != NULL && faults != NULL)
        error = check(list, kind, rows, faults);
    if (error == VFU_OK)
        error = make_texts(&texts);
    if (error == VFU_OK)
        error = return_faults(faults, list->count, &texts, result);
    release_texts(&texts);
    free(faults);
    free(rows);
    return error;
}

static vfu_error listcheck(const vfu_call *call, uno_Any *result)
{
    enum { CUSTOMERS, AMOUNTS, DATES, ORDERS };
    const vfu_value *arguments = call->arguments;
    vf_list_kind kind = arguments[DATES].given ? VF_LIST_OF_ORDERS : VF_LIST_OF_CUSTOMERS;
    vfu_order_list list;
    vfu_error error = vfu_order_list_read(arguments, &arguments[ORDERS], &list);
    if (error != VFU_OK)
        return error;
    error = check_list(&list, kind, result);
    vfu_order_list_free(&list);
    return error;
}

const vfu_function vfu_listcheck = {
    .name = "LISTCHECK",
    .method = "listCheck",
    .text = N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), what is wrong with a list of "
               "orders or of customers: a fault a row, its place in the list and what it is; 0 "
               "where all is well."),
    .example = "=LISTCHECK(A2:A11;B2:B11;J2:J11)",
    .result = "0",
    .arguments = {{VFU_R, "Customers",
                   N_("The customer of every row, such as A$2:A$9000 or the whole column A:A."),
                   NULL},
                  {VFU_R, "Amounts", N_("The amount of every row, in as many cells."), NULL},
                  {VFU_O, "Dates", N_("The day of every order line, in as many cells."),
                   N_("a list of customers, each in one row")},
                  {VFU_O, "Orders", VFU_ORDER_NUMBERS_TEXT,
                   N_("not checked: orders of two customers")}},
    .compute = listcheck,
};
