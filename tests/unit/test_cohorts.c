/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "orders.h"
#include "vitalfew/cohorts.h"
#include "vitalfew/names.h"

#define NEW_YEAR 42005 /* 2015-01-01 */

static const vf_orders_terms ALL = {NAN, NAN, false};

static vf_customers *customers_of(const vf_order_line *lines, size_t n, uint32_t customer_count,
                                  const vf_orders_terms *terms)
{
    vf_customers *customers = NULL;
    assert_status(vf_customers_new(lines, n, customer_count, terms, &customers), VF_OK);
    return customers;
}

static vf_cohorts *cohorts_of(const vf_customers *customers, vf_period period)
{
    vf_cohorts *cohorts = NULL;
    assert_status(vf_cohorts_new(customers, period, &cohorts), VF_OK);
    return cohorts;
}

static void assert_row(const vf_cohorts *cohorts, uint32_t cohort, const uint32_t *expected)
{
    for (uint32_t age = 0; age < vf_cohorts_count(cohorts) - cohort; age++)
        assert_int_equal(vf_cohorts_customers(cohorts, cohort, age), expected[age]);
}

static void cohorts_by_month(void **state)
{
    (void)state;
    const vf_order_line lines[] = {
        {5, NEW_YEAR, 0, 0},       {5, NEW_YEAR + 30.9, 0, 0}, {5, NEW_YEAR + 59, 0, 0},
        {5, NEW_YEAR + 12, 1, 0},  {5, NEW_YEAR + 31, 1, 0},   {-5, NEW_YEAR + 59, 1, 0},
        {0, NEW_YEAR + 3, 2, 0},   {1, NEW_YEAR + 60, 2, 0},   {-9, NEW_YEAR - 90, 3, 0},
        {-9, NEW_YEAR + 95, 3, 0},
    };
    const uint32_t expected[4][4] = {{2, 1, 1, 0}, {0, 0, 0}, {1, 0}, {0}};
    const int32_t starts[] = {NEW_YEAR, NEW_YEAR + 31, NEW_YEAR + 59, NEW_YEAR + 90};
    vf_customers *customers = customers_of(lines, COUNT(lines), 5, &ALL);
    vf_cohorts *cohorts = cohorts_of(customers, VF_PERIOD_MONTH);
    assert_int_equal(vf_cohorts_count(cohorts), 4);
    for (uint32_t c = 0; c < 4; c++) {
        assert_row(cohorts, c, expected[c]);
        assert_int_equal(vf_cohorts_start(cohorts, c), starts[c]);
    }
    assert_near(vf_cohorts_share(cohorts, 0, 0), 1, 0);
    assert_near(vf_cohorts_share(cohorts, 0, 1), 0.5, 0);
    assert_near(vf_cohorts_share(cohorts, 2, 1), 0, 0);
    assert_true(isnan(vf_cohorts_share(cohorts, 1, 0)));
    vf_cohorts_free(cohorts);
    cohorts = cohorts_of(customers, VF_PERIOD_YEAR);
    assert_int_equal(vf_cohorts_count(cohorts), 1);
    assert_int_equal(vf_cohorts_customers(cohorts, 0, 0), 3);
    assert_int_equal(vf_cohorts_start(cohorts, 0), NEW_YEAR);
    vf_cohorts_free(cohorts);
    vf_customers_free(customers);
}

/* A list that is read from a file with a heading: order, customer, date, amount. */
typedef struct file_list {
    vf_order_line *lines;
    size_t n;
    vf_names *customers;
    vf_names *orders;
} file_list;

/* The day of a date such as 1996-07-04. */
static int32_t day_of_text(const char *text)
{
    char *end;
    long year = strtol(text, &end, 10);
    assert_int_equal(*end, '-');
    long month = strtol(end + 1, &end, 10);
    assert_int_equal(*end, '-');
    long day = strtol(end + 1, &end, 10);
    assert_int_equal(*end, '\0');
    return vf_period_start(VF_PERIOD_MONTH, (int32_t)(year * 12 + month - 1)) + (int32_t)day - 1;
}

static file_list read_file(FILE *file)
{
    enum { ROOM = 10000 };
    char text[200];
    file_list x = {calloc(ROOM, sizeof *x.lines), 0, NULL, NULL};
    assert_non_null(x.lines);
    assert_status(vf_names_new(vf_unicode_latin1(), &x.customers), VF_OK);
    assert_status(vf_names_new(vf_unicode_latin1(), &x.orders), VF_OK);
    assert_non_null(fgets(text, sizeof text, file));
    while (fgets(text, sizeof text, file) != NULL) {
        vf_order_line *line = &x.lines[x.n++];
        assert_true(x.n < ROOM);
        char order[20];
        char customer[20];
        char date[20];
        char amount[20];
        assert_int_equal(
            sscanf(text, "%19[^,],%19[^,],%19[^,],%19s", order, customer, date, amount), 4);
        line->amount = strtod(amount, NULL);
        line->date = day_of_text(date);
        assert_status(vf_names_add_utf8(x.customers, customer, strlen(customer), &line->customer),
                      VF_OK);
        assert_status(vf_names_add_number(x.orders, strtod(order, NULL), &line->order), VF_OK);
    }
    return x;
}

static void the_cohorts_of_a_real_list(void **state)
{
    (void)state;
    FILE *file = fopen("../shared/data/order-lines.csv", "r");
    if (file == NULL) {
        print_message("needs ../shared/data/order-lines.csv\n");
        skip();
    }
    const uint32_t first[] = {43, 21, 27, 29, 30, 30, 37, 27};
    const uint32_t second[] = {24, 19, 17, 15, 17, 18, 16};
    const vf_orders_terms numbered = {NAN, NAN, true};
    file_list x = read_file(file);
    (void)fclose(file);
    assert_int_equal(x.n, 2155);
    vf_customers *customers = customers_of(x.lines, x.n, vf_names_count(x.customers), &numbered);
    double sales = 0;
    size_t orders = 0;
    for (uint32_t c = 0; c < vf_names_count(x.customers); c++) {
        sales += vf_customers_get(customers, c).sales;
        orders += vf_customers_get(customers, c).orders;
    }
    assert_int_equal(vf_customers_count(customers), 89);
    assert_int_equal(orders, 830);
    assert_near(sales, 1265793.04, 0.005);
    assert_int_equal(vf_customers_as_of(customers), day_of_text("1998-05-06"));
    vf_cohorts *cohorts = cohorts_of(customers, VF_PERIOD_QUARTER);
    assert_int_equal(vf_cohorts_count(cohorts), 8);
    assert_int_equal(vf_cohorts_start(cohorts, 0), day_of_text("1996-07-01"));
    assert_int_equal(vf_cohorts_start(cohorts, 1), day_of_text("1996-10-01"));
    assert_row(cohorts, 0, first);
    assert_row(cohorts, 1, second);
    vf_cohorts_free(cohorts);
    vf_customers_free(customers);
    vf_names_free(x.customers);
    vf_names_free(x.orders);
    free(x.lines);
}

/* The period of a customer's first order, from 0; none is -1. */
static int32_t slow_cohort(const order_list *x, vf_period period, uint32_t customer)
{
    int32_t cohort = -1;
    for (size_t i = 0; i < x->n; i++) {
        int32_t of = vf_period_of(period, (int32_t)floor(x->lines[i].date));
        if (x->lines[i].customer == customer && x->parts[i] > 0 && (cohort < 0 || of < cohort))
            cohort = of;
    }
    return cohort;
}

/* How many customers of a cohort have an order in a period. */
static uint32_t slow_customers(const order_list *x, vf_period period, const int32_t *cohorts,
                               int32_t cohort, int32_t at)
{
    uint32_t customers = 0;
    for (uint32_t c = 0; c < x->customer_count; c++) {
        bool is_there = false;
        for (size_t i = 0; cohorts[c] == cohort && i < x->n; i++)
            is_there = is_there || (x->lines[i].customer == c && x->parts[i] > 0 &&
                                    vf_period_of(period, (int32_t)floor(x->lines[i].date)) == at);
        customers += is_there;
    }
    return customers;
}

/* All cohorts, or of many of them some, at all their ages. */
static void check_all(const order_list *x, vf_period period, const vf_cohorts *cohorts)
{
    int32_t of[CUSTOMERS_MAX];
    int32_t first = INT32_MAX;
    for (uint32_t c = 0; c < x->customer_count; c++) {
        of[c] = slow_cohort(x, period, c);
        first = of[c] >= 0 && of[c] < first ? of[c] : first;
    }
    double from;
    double as_of;
    slow_span(x, &ALL, &from, &as_of);
    int32_t count = vf_period_of(period, (int32_t)as_of) - first + 1;
    assert_int_equal(vf_cohorts_count(cohorts), count);
    int32_t step = count > 100 ? count / 30 : 1;
    for (int32_t i = 0; i < count; i += step) {
        assert_int_equal(vf_cohorts_start(cohorts, (uint32_t)i),
                         vf_period_start(period, first + i));
        for (int32_t at = i; at < count; at++) {
            uint32_t customers = slow_customers(x, period, of, first + i, first + at);
            uint32_t found = vf_cohorts_customers(cohorts, (uint32_t)i, (uint32_t)(at - i));
            assert_int_equal(found, customers);
        }
    }
}

static void as_a_plain_computation(void **state)
{
    (void)state;
    generator g = {71};
    int nothing = 0;
    for (int round = 0; round < 600; round++) {
        order_list x = random_orders(&g);
        vf_period period = (vf_period)random_below(&g, 3);
        bool any = false;
        for (size_t i = 0; i < x.n; i++)
            any = any || x.parts[i] > 0;
        vf_customers *customers = customers_of(x.lines, x.n, x.customer_count, &ALL);
        vf_cohorts *cohorts = NULL;
        vf_status status = vf_cohorts_new(customers, period, &cohorts);
        vf_customers_free(customers);
        assert_status(status, any ? VF_OK : VF_NOTHING);
        nothing += !any;
        if (any)
            check_all(&x, period, cohorts);
        vf_cohorts_free(cohorts);
    }
    assert_true(nothing > 0);
}

/* One mistyped year must not take the memory of all periods between. */
static void days_at_both_ends_of_the_calendar(void **state)
{
    (void)state;
    const vf_order_line lines[] = {
        {1, VF_DAY_MIN, 0, 0}, {1, VF_DAY_MAX, 0, 0}, {1, VF_DAY_MAX, 1, 0}};
    vf_customers *customers = customers_of(lines, COUNT(lines), 2, &ALL);
    vf_cohorts *cohorts = cohorts_of(customers, VF_PERIOD_MONTH);
    uint32_t last = 9999 * 12 - 1;
    assert_int_equal(vf_cohorts_count(cohorts), last + 1);
    assert_int_equal(vf_cohorts_customers(cohorts, 0, 0), 1);
    assert_int_equal(vf_cohorts_customers(cohorts, 0, 1), 0);
    assert_int_equal(vf_cohorts_customers(cohorts, 0, last), 1);
    assert_int_equal(vf_cohorts_customers(cohorts, last, 0), 1);
    assert_int_equal(vf_cohorts_start(cohorts, 0), VF_DAY_MIN);
    assert_int_equal(vf_cohorts_start(cohorts, last), VF_DAY_MAX - 30);
    vf_cohorts_free(cohorts);
    vf_customers_free(customers);
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    const vf_order_line lines[] = {{0, 1, 0, 0}, {-1, 2, 1, 0}, {1, 3, 0, 0}};
    vf_cohorts *cohorts = NULL;
    vf_customers *customers = customers_of(lines, 2, 2, &ALL);
    assert_status(vf_cohorts_new(customers, VF_PERIOD_MONTH, &cohorts), VF_NOTHING);
    assert_status(vf_cohorts_new(customers, (vf_period)3, &cohorts), VF_OUT_OF_RANGE);
    vf_customers_free(customers);
    customers = customers_of(lines, 3, 2, &ALL);
    for (unsigned k = 1; k <= 2; k++) {
        fail_at(k);
        assert_status(vf_cohorts_new(customers, VF_PERIOD_MONTH, &cohorts), VF_NO_MEMORY);
        assert_true(has_failed());
    }
    assert_null(cohorts);
    vf_customers_free(customers);
    vf_cohorts_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("COH-1 cohorts by month", cohorts_by_month),
        TEST("COH-1, ORD-7 the cohorts of a real list", the_cohorts_of_a_real_list),
        TEST("COH-1 as a plain computation", as_a_plain_computation),
        TEST("COH-1 days at both ends of the calendar", days_at_both_ends_of_the_calendar),
        TEST("COH-1 what is not allowed, and memory that is short", what_is_not_allowed),
    };
    return cmocka_run_group_tests_name("cohorts", tests, NULL, NULL);
}
