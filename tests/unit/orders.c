/* SPDX-License-Identifier: MPL-2.0 */
#include "orders.h"

#include <math.h>

order_list random_orders(generator *g)
{
    order_list x = {.n = random_below(g, 2) == 0 ? 1 + random_below(g, 10)
                                                 : 1 + random_below(g, LINES_MAX)};
    x.customer_count = 1 + (uint32_t)random_below(g, CUSTOMERS_MAX);
    x.hundred = random_below(g, 2) == 0 ? 1 : 100;
    size_t days = 1 + random_below(g, random_below(g, 2) == 0 ? 20 : 1500);
    for (size_t i = 0; i < x.n; i++) {
        /* Half of the lines are of the customer 0, who has many. */
        uint32_t customer =
            random_below(g, 2) == 0 ? 0 : (uint32_t)random_below(g, x.customer_count);
        bool has_order = random_below(g, 5) > 0;
        x.parts[i] = (long)random_below(g, 40) - 15;
        x.lines[i].amount = (double)x.parts[i] / x.hundred;
        x.lines[i].date = 41990.0 + (double)random_below(g, days);
        if (random_below(g, 3) == 0)
            x.lines[i].date += random_fraction(g);
        if (random_below(g, 50) == 0)
            x.lines[i].date -= 100000.0;
        x.lines[i].customer = customer;
        x.lines[i].order = has_order ? (uint32_t)random_below(g, 1 + x.n / 3) : VF_NO_ORDER;
    }
    return x;
}

void slow_span(const order_list *x, const vf_orders_terms *terms, double *from, double *as_of)
{
    *from = isnan(terms->from) ? -INFINITY : floor(terms->from);
    *as_of = floor(terms->as_of);
    for (size_t i = 0; isnan(terms->as_of) && i < x->n; i++)
        *as_of = fmax(*as_of, floor(x->lines[i].date));
}

bool slow_counts(const order_list *x, const vf_orders_terms *terms, size_t line)
{
    double from;
    double as_of;
    slow_span(x, terms, &from, &as_of);
    return floor(x->lines[line].date) >= from && floor(x->lines[line].date) <= as_of;
}

static bool is_of(const order_list *x, const vf_orders_terms *terms, uint32_t customer, size_t line)
{
    return x->lines[line].customer == customer && slow_counts(x, terms, line);
}

/* The orders of a customer: each is counted at its first line. */
static size_t slow_orders(const order_list *x, const vf_orders_terms *terms, uint32_t customer)
{
    size_t orders = 0;
    for (size_t i = 0; i < x->n; i++) {
        if (!is_of(x, terms, customer, i))
            continue;
        long sum = x->parts[i];
        bool first = true;
        if (terms->numbered && x->lines[i].order == VF_NO_ORDER)
            continue;
        for (size_t k = 0; terms->numbered && k < x->n; k++) {
            if (k == i || !is_of(x, terms, customer, k) || x->lines[k].order != x->lines[i].order)
                continue;
            sum += x->parts[k];
            first = first && k > i;
        }
        orders += first && sum > 0;
    }
    return orders;
}

/* The first day of an order after a day, or NaN. */
static double next_day(const order_list *x, const vf_orders_terms *terms, uint32_t customer,
                       double after)
{
    double next = NAN;
    for (size_t i = 0; i < x->n; i++) {
        double day = floor(x->lines[i].date);
        if (is_of(x, terms, customer, i) && x->parts[i] > 0 && day > after)
            next = fmin(next, day);
    }
    return next;
}

static double slow_gap(const order_list *x, const vf_orders_terms *terms, uint32_t customer,
                       double first)
{
    double gaps[LINES_MAX];
    size_t count = 0;
    double next;
    for (double day = first; !isnan(next = next_day(x, terms, customer, day)); day = next)
        gaps[count++] = next - day;
    /* The median is where as many are below as above. */
    double middle[2] = {NAN, NAN};
    for (size_t i = 0; i < count; i++) {
        size_t below = 0;
        size_t same = 0;
        for (size_t k = 0; k < count; k++) {
            below += gaps[k] < gaps[i];
            same += gaps[k] == gaps[i];
        }
        for (size_t m = 0; m < 2; m++) {
            size_t place = m == 0 ? (count - 1) / 2 : count / 2;
            if (place >= below && place < below + same)
                middle[m] = gaps[i];
        }
    }
    return (middle[0] + middle[1]) / 2;
}

double slow_sales(const order_list *x, const vf_orders_terms *terms, uint32_t customer, double from,
                  double to)
{
    long parts = 0;
    for (size_t i = 0; i < x->n; i++) {
        double day = floor(x->lines[i].date);
        if (is_of(x, terms, customer, i) && day >= from && day < to)
            parts += x->parts[i];
    }
    return (double)parts / x->hundred;
}

vf_customer slow_customer(const order_list *x, const vf_orders_terms *terms, uint32_t customer)
{
    vf_customer of = {false, 0, 0, 0.0, NAN, NAN, NAN, NAN};
    double from;
    double as_of;
    slow_span(x, terms, &from, &as_of);
    for (size_t i = x->n; i-- > 0;) {
        if (!is_of(x, terms, customer, i))
            continue;
        of.listed = true;
        of.line = i;
        if (x->parts[i] > 0) {
            of.first_day = fmin(of.first_day, floor(x->lines[i].date));
            of.last_day = fmax(of.last_day, floor(x->lines[i].date));
        }
    }
    if (!of.listed)
        return of;
    of.orders = slow_orders(x, terms, customer);
    of.sales = slow_sales(x, terms, customer, -INFINITY, INFINITY);
    of.days_since = as_of - of.last_day;
    if (!isnan(of.first_day))
        of.usual_gap = slow_gap(x, terms, customer, of.first_day);
    return of;
}
