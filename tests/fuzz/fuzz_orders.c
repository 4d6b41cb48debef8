/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Fuzzes a list of orders: any lines and terms. Whole amounts are held against the slow answers of
 * the unit tests; any others, against the same lines from the last to the first, which must give
 * the same to the last bit.
 *
 * Input: a byte for what the terms are and whether amounts are whole, one each for the first and
 * the last day, and one for the number of customers; then the lines, each of a byte for the
 * customer, one for the order, one for the day, and one or eight for the amount.
 */
#include <math.h>
#include <string.h>

#include "../unit/orders.h"
#include "fuzzer.h"
#include "vitalfew/vitalfew.h"

#define HEAD 4
#define FIRST_DAY 42005.0

enum { NUMBERED = 1, FROM = 2, AS_OF = 4, WHOLE = 8, FAR = 16, PERIOD = 32 };

/* Reads the lines; in a list of whole amounts, their parts too. */
static void read_lines(const uint8_t *data, size_t size, unsigned kind, order_list *x)
{
    size_t step = 3 + (kind & WHOLE ? 1 : sizeof(double));
    x->hundred = kind & WHOLE ? 1 : 100;
    for (x->n = 0; size >= step && x->n < LINES_MAX; size -= step, data += step, x->n++) {
        vf_order_line *line = &x->lines[x->n];
        line->customer = data[0] % x->customer_count;
        line->order = data[1] == 0xff ? VF_NO_ORDER : data[1] % 32;
        line->date = FIRST_DAY + data[2] / 2.0 - (kind & FAR && data[2] == 0xff ? 7e5 : 0.0);
        if (kind & WHOLE) {
            x->parts[x->n] = (long)data[3] - 60;
            line->amount = (double)x->parts[x->n];
        } else {
            memcpy(&line->amount, data + 3, sizeof line->amount);
        }
    }
}

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void check_customer(const vf_customer *of, const vf_customer *expected)
{
    CHECK(of->listed == expected->listed);
    CHECK(of->orders == expected->orders);
    CHECK(same(of->sales, expected->sales));
    CHECK(same(of->first_day, expected->first_day) && same(of->last_day, expected->last_day));
    CHECK(same(of->days_since, expected->days_since));
    CHECK(same(of->usual_gap, expected->usual_gap));
}

static void check_reversed(const order_list *x, const vf_orders_terms *terms,
                           const vf_customers *customers)
{
    vf_order_line reversed[LINES_MAX];
    vf_customers *other = NULL;
    for (size_t i = 0; i < x->n; i++)
        reversed[i] = x->lines[x->n - 1 - i];
    CHECK(vf_customers_new(reversed, x->n, x->customer_count, terms, &other) == VF_OK);
    for (uint32_t c = 0; c < x->customer_count; c++) {
        vf_customer of = vf_customers_get(customers, c);
        vf_customer expected = vf_customers_get(other, c);
        check_customer(&of, &expected);
    }
    vf_customers_free(other);
}

static void check_periods(const order_list *x, const vf_orders_terms *terms,
                          const vf_customers *customers)
{
    const double starts[] = {FIRST_DAY + 3, FIRST_DAY + 40.5, FIRST_DAY + 41, FIRST_DAY + 90};
    double sales[4];
    for (uint32_t c = 0; c < x->customer_count; c++) {
        vf_customer of = vf_customers_get(customers, c);
        CHECK(vf_customers_period_sales(customers, c, starts, 4, sales) == VF_OK);
        for (size_t i = 0; i < 4; i++) {
            double to = i < 3 ? floor(starts[i + 1]) : INFINITY;
            double expected = slow_sales(x, terms, c, floor(starts[i]), to);
            CHECK(of.first_day >= to ? isnan(sales[i]) : sales[i] == expected);
        }
    }
}

/* The list is in order, and everybody is in it once. */
static void check_sorted(const order_list *x, const vf_customers *customers)
{
    uint32_t numbers[CUSTOMERS_MAX];
    uint32_t count = vf_customers_count(customers);
    unsigned seen = 0;
    CHECK(count <= x->customer_count);
    CHECK(vf_customers_sort(customers, VF_CUSTOMERS_BY_SALES, NULL, numbers) == VF_OK);
    for (uint32_t i = 0; i < count; i++) {
        vf_customer of = vf_customers_get(customers, numbers[i]);
        CHECK(of.listed && (seen & 1u << numbers[i]) == 0);
        seen |= 1u << numbers[i];
        if (i == 0)
            continue;
        vf_customer before = vf_customers_get(customers, numbers[i - 1]);
        CHECK(before.sales > of.sales || (before.sales == of.sales && before.line < of.line));
    }
}

/* Everybody with an order is in one cohort, and in no period twice. */
static void check_cohorts(const order_list *x, const vf_customers *customers, vf_period period)
{
    vf_cohorts *cohorts = NULL;
    uint32_t buyers = 0;
    uint32_t found = 0;
    for (uint32_t c = 0; c < x->customer_count; c++)
        buyers += !isnan(vf_customers_get(customers, c).first_day);
    vf_status status = vf_cohorts_new(customers, period, &cohorts);
    CHECK(status == (buyers > 0 ? VF_OK : VF_NOTHING));
    if (status != VF_OK)
        return;
    uint32_t count = vf_cohorts_count(cohorts);
    for (uint32_t c = 0; c < count; c++) {
        uint32_t all = vf_cohorts_customers(cohorts, c, 0);
        found += all;
        for (uint32_t age = 0; count < 100 && age < count - c; age++)
            CHECK(vf_cohorts_customers(cohorts, c, age) <= all);
    }
    CHECK(found == buyers);
    vf_cohorts_free(cohorts);
}

static void check_list(const order_list *x, const vf_orders_terms *terms, bool whole,
                       vf_period period)
{
    vf_customers *customers = NULL;
    double from;
    double as_of;
    bool any = false;
    bool finite = true;
    slow_span(x, terms, &from, &as_of);
    for (size_t i = 0; i < x->n; i++) {
        any = any || slow_counts(x, terms, i);
        finite = finite && isfinite(x->lines[i].amount);
    }
    vf_status status = vf_customers_new(x->lines, x->n, x->customer_count, terms, &customers);
    CHECK(status == (!finite        ? VF_NOT_A_NUMBER
                     : as_of < from ? VF_OUT_OF_RANGE
                     : any          ? VF_OK
                                    : VF_NOTHING));
    if (status != VF_OK)
        return;
    for (uint32_t c = 0; whole && c < x->customer_count; c++) {
        vf_customer of = vf_customers_get(customers, c);
        vf_customer expected = slow_customer(x, terms, c);
        CHECK(of.line == expected.line);
        check_customer(&of, &expected);
    }
    if (whole)
        check_periods(x, terms, customers);
    check_reversed(x, terms, customers);
    check_sorted(x, customers);
    check_cohorts(x, customers, period);
    vf_customers_free(customers);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static order_list x;
    if (size < HEAD)
        return 0;
    unsigned kind = data[0];
    vf_orders_terms terms = {NAN, NAN, (kind & NUMBERED) != 0};
    if (kind & FROM)
        terms.from = FIRST_DAY + data[1] / 2.0;
    if (kind & AS_OF)
        terms.as_of = FIRST_DAY + data[2] / 2.0;
    x.customer_count = 1 + data[3] % CUSTOMERS_MAX;
    read_lines(data + HEAD, size - HEAD, kind, &x);
    check_list(&x, &terms, (kind & WHOLE) != 0, (vf_period)(kind / PERIOD % 3));
    return 0;
}
