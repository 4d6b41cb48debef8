/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How many of those who came in one period order again in the next ones: COHORTS.
 */
#include "vitalfew/cohorts.h"

#include <math.h>

#include "functions/functions.h"
#include "functions/marks.h"
#include "functions/order_list.h"
#include "functions/results.h"
#include "uno/arguments.h"

/** A row has a column for each of them, and a sheet has 1,024 columns. */
#define PERIODS_MAX 1023

enum { CUSTOMERS, AMOUNTS, DATES, PERIOD, AS_OF, SHARE, ROWS };

/** What was asked for, beside the list. */
typedef struct wanted {
    vf_orders_terms terms;
    vf_period period;
    bool share;
    size_t rows; /**< 0 for one a cohort */
} wanted;

static vfu_error read_period(const vfu_value *value, vf_period *out)
{
    char word[16] = "month";
    vfu_error error = vfu_read_word(value, word, sizeof word);
    return error == VFU_OK ? vfu_error_of(vf_period_parse(word, out)) : error;
}

static vfu_error read_wanted(const vfu_value *arguments, wanted *out)
{
    *out = (wanted){.terms = {.from = NAN, .as_of = NAN}};
    vfu_error error = read_period(&arguments[PERIOD], &out->period);
    if (error == VFU_OK)
        error = vfu_read_number(&arguments[AS_OF], &out->terms.as_of);
    if (error == VFU_OK)
        error = vfu_read_flag(&arguments[SHARE], &out->share);
    return error == VFU_OK ? vfu_read_row_count(&arguments[ROWS], &out->rows) : error;
}

static vfu_cell cell_of(const vf_cohorts *cohorts, bool share, uint32_t cohort, uint32_t age)
{
    if (!share)
        return vfu_cell_number(vf_cohorts_customers(cohorts, cohort, age));
    double of_all = vf_cohorts_share(cohorts, cohort, age);
    return isnan(of_all) ? vfu_cell_empty() : vfu_cell_number(of_all);
}

static vfu_error return_cohorts(const vf_cohorts *cohorts, const wanted *want, uno_Any *result)
{
    vfu_table table;
    uint32_t count = vf_cohorts_count(cohorts);
    size_t rows = want->rows > 0 ? want->rows : count;
    if (count > PERIODS_MAX)
        return VFU_ERROR_ARGUMENT;
    vfu_error error = vfu_table_new(&table, rows, (size_t)count + 1);
    if (error != VFU_OK)
        return error;
    for (uint32_t i = 0; i < count && i < rows; i++) {
        vfu_table_put(&table, i, 0, vfu_cell_number(vf_cohorts_start(cohorts, i)));
        for (uint32_t age = 0; age < count - i; age++)
            vfu_table_put(&table, i, (size_t)age + 1, cell_of(cohorts, want->share, i, age));
    }
    return vfu_table_return(&table, result);
}

static vfu_error cohorts(const vfu_call *call, uno_Any *result)
{
    const vfu_value *arguments = call->arguments;
    wanted want;
    vfu_order_customers of;
    vf_cohorts *found = NULL;
    vfu_error error = read_wanted(arguments, &want);
    if (error == VFU_OK)
        error = vfu_order_customers_read(arguments, NULL, want.terms, &of);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(vf_cohorts_new(of.customers, want.period, &found));
    vfu_order_customers_free(&of);
    if (error == VFU_OK)
        error = return_cohorts(found, &want, result);
    vf_cohorts_free(found);
    return error;
}

const vfu_function vfu_cohorts = {
    .name = "COHORTS",
    .method = "cohorts",
    .text = N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), one row for the customers who "
               "first ordered in a month, quarter or year: its first day, and how many of them "
               "ordered in it and in each one after."),
    .example = "=COHORTS(A2:A11;B2:B11;J2:J11;\"quarter\")",
    .result = "45474",
    .arguments = {VFU_ORDER_CUSTOMERS_ARGUMENT,
                  VFU_ORDER_AMOUNTS_ARGUMENT,
                  VFU_ORDER_DATES_ARGUMENT,
                  {VFU_O, "Period", N_("The calendar period: \"month\", \"quarter\" or \"year\"."),
                   "\"month\""},
                  VFU_AS_OF_ARGUMENT,
                  {VFU_O, "Share",
                   N_("TRUE for shares of those who first ordered in the row's period."), "FALSE"},
                  {VFU_O, "Rows", VFU_ROWS_TEXT, VFU_ROWS_FALLBACK}},
    .compute = cohorts,
};
