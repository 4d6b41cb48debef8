/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "orders.h"
#include "vitalfew/calendar.h"
#include "vitalfew/orders.h"

#define NEW_YEAR 42005 /* 2015-01-01 */
#define FEBRUARY 42036
#define AS_OF 42042 /* 2015-02-07 */

static const vf_orders_terms ALL = {NAN, NAN, false};
static const vf_orders_terms NUMBERED = {NAN, NAN, true};

static vf_customers *customers_of(const vf_order_line *lines, size_t n, uint32_t customer_count,
                                  const vf_orders_terms *terms)
{
    vf_customers *customers = NULL;
    assert_status(vf_customers_new(lines, n, customer_count, terms, &customers), VF_OK);
    return customers;
}

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void assert_customer(const vf_customers *customers, uint32_t customer,
                            const vf_customer *expected, double tolerance)
{
    vf_customer of = vf_customers_get(customers, customer);
    assert_int_equal(of.listed, expected->listed);
    assert_int_equal(of.line, expected->line);
    assert_int_equal(of.orders, expected->orders);
    assert_near(of.sales, expected->sales, tolerance);
    if (!same(of.first_day, expected->first_day) || !same(of.last_day, expected->last_day) ||
        !same(of.days_since, expected->days_since))
        fail_msg("days of customer %u: %g, %g, %g; expected %g, %g, %g", customer, of.first_day,
                 of.last_day, of.days_since, expected->first_day, expected->last_day,
                 expected->days_since);
    if (!same(of.usual_gap, expected->usual_gap))
        fail_msg("gap of customer %u: %g, expected %g", customer, of.usual_gap,
                 expected->usual_gap);
}

/* test_utils.py of the package lifetimes: the customers 1 to 6 are numbered from 0. */
static const vf_order_line lifetimes[] = {
    {2, NEW_YEAR + 36, 0, VF_NO_ORDER}, {1, NEW_YEAR, 0, VF_NO_ORDER},
    {2, NEW_YEAR, 1, VF_NO_ORDER},      {3, NEW_YEAR, 2, VF_NO_ORDER},
    {1, NEW_YEAR + 1, 2, VF_NO_ORDER},  {5, NEW_YEAR + 4, 2, VF_NO_ORDER},
    {6, NEW_YEAR + 15, 3, VF_NO_ORDER}, {3, FEBRUARY + 1, 3, VF_NO_ORDER},
    {3, FEBRUARY + 4, 3, VF_NO_ORDER},  {3, NEW_YEAR + 15, 4, VF_NO_ORDER},
    {1, NEW_YEAR + 16, 4, VF_NO_ORDER}, {8, NEW_YEAR + 17, 4, VF_NO_ORDER},
    {5, FEBRUARY + 1, 5, VF_NO_ORDER},
};

static void the_customers_of_lifetimes(void **state)
{
    (void)state;
    const vf_customer expected[] = {
        {true, 0, 2, 3, NEW_YEAR, NEW_YEAR + 36, 1, 36},
        {true, 2, 1, 2, NEW_YEAR, NEW_YEAR, 37, NAN},
        {true, 3, 3, 9, NEW_YEAR, NEW_YEAR + 4, 33, 2},
        {true, 6, 3, 12, NEW_YEAR + 15, FEBRUARY + 4, 2, 10},
        {true, 9, 3, 12, NEW_YEAR + 15, NEW_YEAR + 17, 20, 1},
        {true, 12, 1, 5, FEBRUARY + 1, FEBRUARY + 1, 5, NAN},
    };
    const vf_orders_terms terms = {NAN, AS_OF, false};
    vf_customers *customers = customers_of(lifetimes, COUNT(lifetimes), 6, &terms);
    assert_int_equal(vf_customers_count(customers), 6);
    assert_int_equal(vf_customers_as_of(customers), AS_OF);
    for (uint32_t c = 0; c < 6; c++)
        assert_customer(customers, c, &expected[c], 0.0);
    const uint32_t by_sales[] = {3, 4, 2, 5, 0, 1};
    uint32_t numbers[6];
    assert_status(vf_customers_sort(customers, VF_CUSTOMERS_BY_SALES, NULL, numbers), VF_OK);
    assert_memory_equal(numbers, by_sales, sizeof by_sales);
    vf_customers_free(customers);
}

static void lines_outside_the_days_are_left_out(void **state)
{
    (void)state;
    const vf_orders_terms terms = {NEW_YEAR + 1.5, FEBRUARY + 3.25, false};
    vf_customers *customers = customers_of(lifetimes, COUNT(lifetimes), 7, &terms);
    const vf_customer none = {false, 0, 0, 0, NAN, NAN, NAN, NAN};
    const vf_customer third = {true, 4, 2, 6, NEW_YEAR + 1, NEW_YEAR + 4, 30, 3};
    const vf_customer fourth = {true, 6, 2, 9, NEW_YEAR + 15, FEBRUARY + 1, 2, 17};
    assert_int_equal(vf_customers_count(customers), 4);
    assert_customer(customers, 0, &none, 0.0);
    assert_customer(customers, 1, &none, 0.0);
    assert_customer(customers, 2, &third, 0.0);
    assert_customer(customers, 3, &fourth, 0.0);
    assert_customer(customers, 6, &none, 0.0);
    vf_customers_free(customers);
}

static void the_last_day_is_the_latest_of_the_list(void **state)
{
    (void)state;
    const vf_order_line lines[] = {{1, 100.9, 0, 0}, {-1, 200.9, 1, 0}, {2, -7.5, 0, 0}};
    const vf_customer first = {true, 0, 2, 3, -8, 100, 100, 108};
    const vf_customer second = {true, 1, 0, -1, NAN, NAN, NAN, NAN};
    vf_customers *customers = customers_of(lines, COUNT(lines), 2, NULL);
    assert_int_equal(vf_customers_as_of(customers), 200);
    assert_customer(customers, 0, &first, 0.0);
    assert_customer(customers, 1, &second, 0.0);
    vf_customers_free(customers);
}

static void what_an_order_is(void **state)
{
    (void)state;
    const vf_order_line lines[] = {
        {10, 1, 0, 5},
        {20, 1, 0, 5},
        {-5, 9, 0, 5}, /* one order, partly returned */
        {7, 2, 0, 6},
        {-7, 3, 0, 6}, /* all of it returned */
        {0.1, 4, 0, 7},
        {0.2, 4, 0, 7},
        {-0.3, 5, 0, 7}, /* in binary 2.8e-17 is left */
        {4, 6, 0, VF_NO_ORDER},
        {3, 1, 1, 5}, /* of nobody knows which; another's 5 */
        {-1, 1, 2, VF_NO_ORDER},
        {0, 1, 2, 8},
    };
    vf_customers *customers = customers_of(lines, COUNT(lines), 3, &NUMBERED);
    const vf_customer first = {true, 0, 1, 29, 1, 6, 3, 2};
    const vf_customer second = {true, 9, 1, 3, 1, 1, 8, NAN};
    const vf_customer third = {true, 10, 0, -1, NAN, NAN, NAN, NAN};
    assert_customer(customers, 0, &first, 0.0);
    assert_customer(customers, 1, &second, 0.0);
    assert_customer(customers, 2, &third, 0.0);
    vf_customers_free(customers);
    customers = customers_of(lines, COUNT(lines), 3, &ALL);
    assert_int_equal(vf_customers_get(customers, 0).orders, 6);
    assert_int_equal(vf_customers_get(customers, 1).orders, 1);
    assert_int_equal(vf_customers_get(customers, 2).orders, 0);
    vf_customers_free(customers);
}

static void sales_at_the_edge_of_a_double(void **state)
{
    (void)state;
    const struct {
        double amounts[4], sales;
    } cases[] = {
        {{DBL_MAX, DBL_MAX, -DBL_MAX, 0}, DBL_MAX},
        {{DBL_MAX, DBL_MAX, 0, 0}, INFINITY},
        {{-DBL_MAX, -DBL_MAX, 0, 0}, -INFINITY},
        {{DBL_MAX / 2, DBL_MAX / 4, DBL_MAX / 4, 0}, DBL_MAX},
        {{DBL_TRUE_MIN, DBL_TRUE_MIN, 0, 0}, 2 * DBL_TRUE_MIN},
        {{0.1, -0.2, 0.1, 0}, 0.0},
        {{0.3, -0.2, -0.1, 0}, 0.0},
        {{-0.0, -0.0, -0.0, -0.0}, 0.0},
        {{1e16, 1, 1, 1}, 1e16 + 4},
        {{1, 0x1p-53, 0x1p-120, 0}, 1 + DBL_EPSILON}, /* more than half of the last place */
        {{1, 0x1p-53, 0, 0}, 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        vf_order_line lines[4];
        for (size_t k = 0; k < COUNT(lines); k++)
            lines[k] = (vf_order_line){cases[i].amounts[k], 1, 0, VF_NO_ORDER};
        vf_customers *customers = customers_of(lines, COUNT(lines), 1, &ALL);
        double sales = vf_customers_get(customers, 0).sales;
        if (sales != cases[i].sales || signbit(sales) != signbit(cases[i].sales))
            fail_msg("case %zu: %a, expected %a", i, sales, cases[i].sales);
        vf_customers_free(customers);
    }
}

static void as_a_plain_computation(void **state)
{
    (void)state;
    generator g = {61};
    for (int round = 0; round < 3000; round++) {
        order_list x = random_orders(&g);
        vf_orders_terms terms = {NAN, NAN, random_below(&g, 2) == 0};
        if (random_below(&g, 3) == 0)
            terms.from = 41985.0 + (double)random_below(&g, 40) / 2;
        if (random_below(&g, 3) == 0)
            terms.as_of = 41995.0 + (double)random_below(&g, 800) / 2;
        double from;
        double as_of;
        bool any = false;
        slow_span(&x, &terms, &from, &as_of);
        for (size_t i = 0; i < x.n; i++)
            any = any || slow_counts(&x, &terms, i);
        vf_customers *customers = NULL;
        vf_status status = vf_customers_new(x.lines, x.n, x.customer_count, &terms, &customers);
        assert_status(status, as_of < from ? VF_OUT_OF_RANGE : any ? VF_OK : VF_NOTHING);
        if (status != VF_OK)
            continue;
        uint32_t listed = 0;
        for (uint32_t c = 0; c < x.customer_count; c++) {
            vf_customer expected = slow_customer(&x, &terms, c);
            /* What cancels in hundredths is 0, however they are written in binary. */
            double tolerance = x.hundred == 1 || expected.sales == 0.0 ? 0.0 : 1e-14;
            assert_customer(customers, c, &expected, tolerance);
            listed += expected.listed;
        }
        assert_int_equal(vf_customers_count(customers), listed);
        assert_true(same(vf_customers_as_of(customers), as_of));
        vf_customers_free(customers);
    }
}

static void swap(vf_order_line *a, vf_order_line *b)
{
    vf_order_line line = *a;
    *a = *b;
    *b = line;
}

/* The same lines in another order, of the same customers by other numbers: all but the line that
   comes first is the same, to the last bit. */
static void order_and_numbers_do_not_matter(void **state)
{
    (void)state;
    enum { N = 3000, CUSTOMERS = 40 };
    static vf_order_line lines[N];
    static vf_order_line other[N];
    generator g = {62};
    for (int round = 0; round < 60; round++) {
        for (size_t i = 0; i < N; i++) {
            double amount = exp(40 * random_fraction(&g) - 20);
            if (round % 3 == 1)
                amount = floor(amount * 100) / 100;
            if (round % 3 == 2)
                amount = ldexp(1 + random_fraction(&g), (int)random_below(&g, 2090) - 1074);
            amount = isfinite(amount) ? amount : DBL_MAX;
            lines[i].amount = random_below(&g, 4) == 0 ? -amount : amount;
            lines[i].date = (double)random_below(&g, 3000) - 500.0;
            lines[i].customer = (uint32_t)(CUSTOMERS * random_fraction(&g) * random_fraction(&g));
            lines[i].order = random_below(&g, 9) == 0 ? VF_NO_ORDER : (uint32_t)random_below(&g, N);
            other[i] = lines[i];
            other[i].customer = CUSTOMERS - 1 - lines[i].customer;
            if (other[i].order != VF_NO_ORDER)
                other[i].order = N - 1 - lines[i].order;
        }
        for (size_t i = N; i > 1; i--)
            swap(&other[i - 1], &other[random_below(&g, i)]);
        const vf_orders_terms *terms = round % 2 == 0 ? &ALL : &NUMBERED;
        vf_customers *left = customers_of(lines, N, CUSTOMERS, terms);
        vf_customers *right = customers_of(other, N, CUSTOMERS, terms);
        const double starts[] = {-500, -1, 1000, 1001, 2400};
        for (uint32_t c = 0; c < CUSTOMERS; c++) {
            vf_customer expected = vf_customers_get(left, c);
            expected.line = vf_customers_get(right, CUSTOMERS - 1 - c).line;
            assert_customer(right, CUSTOMERS - 1 - c, &expected, 0.0);
            double of_left[COUNT(starts)];
            double of_right[COUNT(starts)];
            assert_status(vf_customers_period_sales(left, c, starts, COUNT(starts), of_left),
                          VF_OK);
            assert_status(vf_customers_period_sales(right, CUSTOMERS - 1 - c, starts, COUNT(starts),
                                                    of_right),
                          VF_OK);
            for (size_t i = 0; i < COUNT(starts); i++)
                assert_true(same(of_left[i], of_right[i]));
        }
        vf_customers_free(left);
        vf_customers_free(right);
    }
}

/* Customers with so many lines, in an order that sorting finds hard. */
static void long_lists_of_one_customer(void **state)
{
    (void)state;
    const size_t sizes[] = {47, 48, 49, 50, 300, 5000, 70000};
    for (size_t s = 0; s < COUNT(sizes); s++) {
        size_t n = sizes[s];
        vf_order_line *lines = calloc(n, sizeof *lines);
        assert_non_null(lines);
        generator g = {63};
        double sum = 0;
        for (size_t i = 0; i < n; i++) { /* every third day, each once */
            lines[i] = (vf_order_line){(double)(1 + i % 7), 3.0 * (double)i, 0, (uint32_t)i / 2};
            sum += lines[i].amount;
        }
        for (size_t i = n; i > 1; i--)
            swap(&lines[i - 1], &lines[random_below(&g, i)]);
        vf_customer expected = {true, 0, n, sum, 0, 3.0 * (double)(n - 1), 0, 3};
        vf_customers *customers = customers_of(lines, n, 1, &ALL);
        assert_customer(customers, 0, &expected, 0.0);
        assert_true(vf_customers_bytes(customers) <= 16 * n + 32 + 64);
        vf_customers_free(customers);
        expected.orders = (n + 1) / 2;
        customers = customers_of(lines, n, 1, &NUMBERED);
        assert_customer(customers, 0, &expected, 0.0);
        vf_customers_free(customers);
        free(lines);
    }
}

/* Of lines that are all one customer's, half of them, or each another's. */
static void memory_that_grouping_takes(void **state)
{
    (void)state;
    enum { N = 10000 };
    static vf_order_line lines[N];
    for (uint32_t most = 1; most <= N; most += N / 8) {
        for (uint32_t i = 0; i < N; i++)
            lines[i] = (vf_order_line){1, i, i < most ? 0 : i - most + 1, i};
        size_t before = asked_bytes;
        vf_customers *customers = customers_of(lines, N, N - most + 1, &NUMBERED);
        assert_true(asked_bytes - before <= 48 * (size_t)N + 256);
        assert_true(vf_customers_bytes(customers) <= asked_bytes - before);
        vf_customers_free(customers);
        before = asked_bytes;
        customers = customers_of(lines, N, 2 * N - most + 1, &NUMBERED);
        assert_true(asked_bytes - before <= (48 + 32) * (size_t)N + 256);
        vf_customers_free(customers);
    }
}

static void sales_by_period(void **state)
{
    (void)state;
    const double starts[] = {NEW_YEAR - 31, NEW_YEAR, NEW_YEAR + 15.5, FEBRUARY, AS_OF + 100};
    const double expected[6][COUNT(starts)] = {
        {NAN, 1, 0, 2, 0},   {NAN, 2, 0, 0, 0},    {NAN, 9, 0, 0, 0},
        {NAN, NAN, 6, 6, 0}, {NAN, NAN, 12, 0, 0}, {NAN, NAN, NAN, 5, 0},
    };
    vf_customers *customers = customers_of(lifetimes, COUNT(lifetimes), 7, &ALL);
    double sales[COUNT(starts)];
    for (uint32_t c = 0; c < 6; c++) {
        assert_status(vf_customers_period_sales(customers, c, starts, COUNT(starts), sales), VF_OK);
        for (size_t i = 0; i < COUNT(starts); i++)
            if (!same(sales[i], expected[c][i]))
                fail_msg("customer %u, period %zu: %g", c, i, sales[i]);
    }
    assert_status(vf_customers_period_sales(customers, 0, starts, 0, sales), VF_OK);
    vf_customers_free(customers);
    /* A return before the first order belongs to no period that shows it; one without any, does. */
    const vf_order_line returns[] = {{-5, 10, 0, 0}, {8, 30, 0, 0}, {-5, 10, 1, 0}};
    const double days[] = {5, 20};
    customers = customers_of(returns, COUNT(returns), 2, &ALL);
    assert_status(vf_customers_period_sales(customers, 0, days, 2, sales), VF_OK);
    assert_true(isnan(sales[0]) && sales[1] == 8);
    assert_status(vf_customers_period_sales(customers, 1, days, 2, sales), VF_OK);
    assert_true(sales[0] == -5 && sales[1] == 0);
    vf_customers_free(customers);
}

static void sales_by_period_as_a_plain_computation(void **state)
{
    (void)state;
    generator g = {64};
    for (int round = 0; round < 1000; round++) {
        order_list x = random_orders(&g);
        vf_customers *customers = customers_of(x.lines, x.n, x.customer_count, &ALL);
        double starts[6] = {0};
        double sales[6];
        size_t k = 1 + random_below(&g, COUNT(starts));
        for (size_t i = 0; i < k; i++)
            starts[i] = (i == 0 ? 41980.0 : starts[i - 1]) + 1.0 + (double)random_below(&g, 60) / 2;
        for (uint32_t c = 0; c < x.customer_count; c++) {
            vf_customer of = vf_customers_get(customers, c);
            assert_status(vf_customers_period_sales(customers, c, starts, k, sales), VF_OK);
            for (size_t i = 0; i < k; i++) {
                double to = i + 1 < k ? floor(starts[i + 1]) : INFINITY;
                double expected = slow_sales(&x, &ALL, c, floor(starts[i]), to);
                if (of.first_day >= to)
                    expected = NAN;
                assert_true(same(sales[i], expected) || fabs(sales[i] - expected) < 1e-14);
            }
        }
        vf_customers_free(customers);
    }
}

static void periods_that_are_not_allowed(void **state)
{
    (void)state;
    vf_customers *customers = customers_of(lifetimes, COUNT(lifetimes), 6, &ALL);
    const struct {
        double starts[3];
        vf_status status;
    } cases[] = {
        {{1, 2, 2.5}, VF_OUT_OF_RANGE}, {{1, 3, 2}, VF_OUT_OF_RANGE},
        {{1, NAN, 3}, VF_NOT_A_NUMBER}, {{1, 2, INFINITY}, VF_NOT_A_NUMBER},
        {{1, 2, 3e6}, VF_OUT_OF_RANGE}, {{-7e5, 2, 3}, VF_OUT_OF_RANGE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        double sales[3] = {7, 7, 7};
        assert_status(vf_customers_period_sales(customers, 0, cases[i].starts, 3, sales),
                      cases[i].status);
        assert_true(sales[0] == 7 && sales[1] == 7 && sales[2] == 7);
    }
    vf_customers_free(customers);
}

static vf_names *names_of(const char *const *texts, size_t n)
{
    vf_names *names = NULL;
    assert_status(vf_names_new(vf_unicode_latin1(), &names), VF_OK);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t out;
        assert_status(vf_names_add_utf8(names, texts[i], strlen(texts[i]), &out), VF_OK);
        assert_int_equal(out, i);
    }
    return names;
}

static void the_orders_of_a_list(void **state)
{
    (void)state;
    const char *const texts[] = {"beta", "Zeta", "Ásta", "alpha", "Gamma"};
    const vf_order_line lines[] = {{1, 1, 0, 0}, {5, 2, 1, 0}, {9, 3, 3, 0},
                                   {4, 3, 0, 0}, {5, 4, 2, 0}, {2, 1, 4, 0}};
    const uint32_t first[] = {0, 1, 3, 2, 4};
    const uint32_t late[] = {1, 3, 0, 2};
    const uint32_t sales[] = {3, 0, 1, 2, 4};
    const uint32_t name[] = {3, 0, 4, 1, 2};
    uint32_t numbers[5];
    vf_names *names = names_of(texts, COUNT(texts));
    vf_customers *customers = customers_of(lines, COUNT(lines), 5, &ALL);
    assert_status(vf_customers_sort(customers, VF_CUSTOMERS_BY_FIRST, NULL, numbers), VF_OK);
    assert_memory_equal(numbers, first, sizeof first);
    assert_status(vf_customers_sort(customers, VF_CUSTOMERS_BY_SALES, NULL, numbers), VF_OK);
    assert_memory_equal(numbers, sales, sizeof sales);
    assert_status(vf_customers_sort(customers, VF_CUSTOMERS_BY_NAME, names, numbers), VF_OK);
    assert_memory_equal(numbers, name, sizeof name);
    assert_status(vf_customers_sort(customers, VF_CUSTOMERS_BY_NAME, NULL, numbers),
                  VF_OUT_OF_RANGE);
    assert_status(vf_customers_sort(customers, (vf_customers_order)3, names, numbers),
                  VF_OUT_OF_RANGE);
    assert_memory_equal(numbers, name, sizeof name);
    vf_customers_free(customers);
    /* First is the first line that counts. */
    const vf_orders_terms from = {2, NAN, false};
    customers = customers_of(lines, COUNT(lines), 5, &from);
    assert_status(vf_customers_sort(customers, VF_CUSTOMERS_BY_FIRST, NULL, numbers), VF_OK);
    assert_memory_equal(numbers, late, sizeof late);
    vf_customers_free(customers);
    vf_names_free(names);
}

static void long_lists_are_sorted(void **state)
{
    (void)state;
    enum { N = 5000 };
    static vf_order_line lines[N];
    static uint32_t numbers[N];
    generator g = {65};
    for (uint32_t i = 0; i < N; i++)
        lines[i] = (vf_order_line){(double)random_below(&g, 400), 1, i, VF_NO_ORDER};
    for (size_t i = N; i > 1; i--)
        swap(&lines[i - 1], &lines[random_below(&g, i)]);
    vf_customers *customers = customers_of(lines, N, N, &ALL);
    for (vf_customers_order order = VF_CUSTOMERS_BY_FIRST; order <= VF_CUSTOMERS_BY_SALES;
         order++) {
        assert_status(vf_customers_sort(customers, order, NULL, numbers), VF_OK);
        for (size_t i = 1; i < N; i++) {
            vf_customer before = vf_customers_get(customers, numbers[i - 1]);
            vf_customer after = vf_customers_get(customers, numbers[i]);
            bool equal = order == VF_CUSTOMERS_BY_FIRST || before.sales == after.sales;
            assert_true(equal ? before.line < after.line : before.sales > after.sales);
        }
    }
    vf_customers_free(customers);
}

static void the_words_of_orders(void **state)
{
    (void)state;
    vf_customers_order order = VF_CUSTOMERS_BY_NAME;
    assert_status(vf_customers_order_parse("First", &order), VF_OK);
    assert_int_equal(order, VF_CUSTOMERS_BY_FIRST);
    assert_status(vf_customers_order_parse("sales", &order), VF_OK);
    assert_int_equal(order, VF_CUSTOMERS_BY_SALES);
    assert_status(vf_customers_order_parse("NAME", &order), VF_OK);
    assert_int_equal(order, VF_CUSTOMERS_BY_NAME);
    assert_status(vf_customers_order_parse("last", &order), VF_OUT_OF_RANGE);
    assert_int_equal(order, VF_CUSTOMERS_BY_NAME);
    assert_string_equal(vf_customers_order_word(VF_CUSTOMERS_BY_FIRST), "first");
    assert_string_equal(vf_customers_order_word(VF_CUSTOMERS_BY_SALES), "sales");
    assert_string_equal(vf_customers_order_word(VF_CUSTOMERS_BY_NAME), "name");
    assert_null(vf_customers_order_word((vf_customers_order)3));
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    const struct {
        vf_order_line line;
        vf_orders_terms terms;
        vf_status status;
    } cases[] = {
        {{NAN, 1, 0, 0}, {NAN, NAN, false}, VF_NOT_A_NUMBER},
        {{INFINITY, 1, 0, 0}, {NAN, NAN, false}, VF_NOT_A_NUMBER},
        {{-INFINITY, 1, 0, 0}, {NAN, 0, false}, VF_NOT_A_NUMBER}, /* though it does not count */
        {{1, NAN, 0, 0}, {NAN, NAN, false}, VF_NOT_A_NUMBER},
        {{1, INFINITY, 0, 0}, {NAN, NAN, false}, VF_NOT_A_NUMBER},
        {{1, VF_DAY_MAX + 1.0, 0, 0}, {NAN, NAN, false}, VF_OUT_OF_RANGE},
        {{1, VF_DAY_MIN - 0.5, 0, 0}, {NAN, NAN, false}, VF_OUT_OF_RANGE},
        {{1, 1, 1, 0}, {NAN, NAN, false}, VF_OUT_OF_RANGE},
        {{1, 1, VF_NO_NAME, 0}, {NAN, NAN, false}, VF_OUT_OF_RANGE},
        {{1, 1, 0, 0}, {5, 4, false}, VF_OUT_OF_RANGE},
        {{1, 1, 0, 0}, {5, NAN, false}, VF_OUT_OF_RANGE},
        {{1, 1, 0, 0}, {INFINITY, NAN, false}, VF_NOT_A_NUMBER},
        {{1, 1, 0, 0}, {NAN, -INFINITY, false}, VF_NOT_A_NUMBER},
        {{1, 1, 0, 0}, {NAN, 1e7, false}, VF_OUT_OF_RANGE},
        {{1, 1, 0, 0}, {-1e7, NAN, false}, VF_OUT_OF_RANGE},
        {{1, 1, 0, 0}, {2, 3, false}, VF_NOTHING},
        {{1, 1, 0, 0}, {NAN, 0, false}, VF_NOTHING},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        vf_customers *customers = NULL;
        const vf_order_line lines[] = {{1, 1, 0, 0}, cases[i].line};
        assert_status(vf_customers_new(lines + (cases[i].status == VF_NOTHING),
                                       1 + (cases[i].status != VF_NOTHING), 1, &cases[i].terms,
                                       &customers),
                      cases[i].status);
        assert_null(customers);
    }
    vf_customers *customers = NULL;
    assert_status(vf_customers_new(NULL, 0, 0, NULL, &customers), VF_NOTHING);
    assert_status(vf_customers_new(NULL, 0, 3, &(vf_orders_terms){5, NAN, true}, &customers),
                  VF_NOTHING);
    if (SIZE_MAX > UINT32_MAX)
        assert_status(vf_customers_new(lifetimes, UINT32_MAX, 1, NULL, &customers), VF_NO_MEMORY);
    assert_null(customers);
    vf_customers_free(NULL);
}

static void memory_is_short(void **state)
{
    (void)state;
    vf_customers *customers = NULL;
    unsigned failed = 0;
    for (unsigned k = 1; customers == NULL; k++) {
        fail_at(k);
        vf_status status = vf_customers_new(lifetimes, COUNT(lifetimes), 6, &NUMBERED, &customers);
        failed += has_failed();
        assert_status(status, customers == NULL ? VF_NO_MEMORY : VF_OK);
    }
    assert_int_equal(failed, 6);
    uint32_t numbers[6] = {77};
    fail_at(1);
    assert_status(vf_customers_sort(customers, VF_CUSTOMERS_BY_SALES, NULL, numbers), VF_NO_MEMORY);
    assert_true(has_failed());
    assert_int_equal(numbers[0], 77);
    vf_customers_free(customers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("LIST-1, LIST-2 the customers of lifetimes", the_customers_of_lifetimes),
        TEST("ORD-6 lines outside the days are left out", lines_outside_the_days_are_left_out),
        TEST("ORD-5, ORD-6 the last day is the latest", the_last_day_is_the_latest_of_the_list),
        TEST("ORD-7 what an order is", what_an_order_is),
        TEST("ORD-7 sales at the edge of a double", sales_at_the_edge_of_a_double),
        TEST("ORD-5 to ORD-7, LIST-1 as a plain computation", as_a_plain_computation),
        TEST("G4 order and numbers do not matter", order_and_numbers_do_not_matter),
        TEST("LIST-1 long lists of one customer", long_lists_of_one_customer),
        TEST("48 bytes a line, and 32 a customer without one", memory_that_grouping_takes),
        TEST("LIST-3 sales by period", sales_by_period),
        TEST("LIST-3 as a plain computation", sales_by_period_as_a_plain_computation),
        TEST("LIST-3 periods that are not allowed", periods_that_are_not_allowed),
        TEST("LIST-2 the orders of a list", the_orders_of_a_list),
        TEST("LIST-2 long lists are sorted", long_lists_are_sorted),
        TEST("LIST-2 the words of orders", the_words_of_orders),
        TEST("ORD-5, ORD-6 what is not allowed", what_is_not_allowed),
        TEST("memory is short", memory_is_short),
    };
    return cmocka_run_group_tests_name("orders", tests, NULL, NULL);
}
