/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How fast the library finds the customers of a list of orders: groups the lines and sums up each
 * customer, against qsort() of the same lines by customer and date, which has summed up nothing.
 *
 *   orders [LINES [ROUNDS]]
 *
 * There is a customer for every ten lines. Prints CSV: the medians of the rounds, in milliseconds,
 * and the median of the rounds' ratios.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rounds.h"
#include "vitalfew/orders.h"

#define LINES_A_CUSTOMER 10
#define FIRST_DAY 42005
#define DAYS 1826 /* five years */

/* The lines */

/** Whose place in the wheel this is, from 0 to below 1. */
static uint32_t find_customer(const double *wheel, uint32_t customer_count, double place)
{
    uint32_t low = 0;
    uint32_t high = customer_count - 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (wheel[middle + 1] > place * wheel[customer_count])
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/** Makes orders of one to three lines. Few customers order often: each has a part of a wheel as
 *  large as was drawn for it, and who orders is a place of the wheel. A line in fifty is a return.
 */
static void make_lines(vf_order_line *lines, size_t n, uint32_t customer_count)
{
    uint64_t state = 1;
    double *wheel = allocate((size_t)customer_count + 1, sizeof *wheel);
    for (uint32_t c = 0; c < customer_count; c++)
        wheel[c + 1] = wheel[c] + draw_pareto(&state);
    uint32_t order = 0;
    for (size_t i = 0; i < n; order++) {
        double place = (double)(next_random(&state) >> 11) * 0x1p-53;
        uint32_t customer = find_customer(wheel, customer_count, place);
        double date = FIRST_DAY + (double)(next_random(&state) % DAYS);
        for (size_t end = i + 1 + next_random(&state) % 3; i < n && i < end; i++) {
            double amount = floor(1000.0 * draw_pareto(&state)) / 100.0;
            amount = next_random(&state) % 50 == 0 ? -amount : amount;
            lines[i] = (vf_order_line){amount, date, customer, order};
        }
    }
    free(wheel);
}

static int by_date(const void *a, const void *b)
{
    const vf_order_line *x = a;
    const vf_order_line *y = b;
    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static int by_customer(const void *a, const void *b)
{
    const vf_order_line *x = a;
    const vf_order_line *y = b;
    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    return (x->date > y->date) - (x->date < y->date);
}

/** Numbers the orders anew, as they come: lines of one follow one another. */
static void number_orders(vf_order_line *lines, size_t n)
{
    uint32_t order = 0;
    for (size_t i = 0; i < n; order++) {
        uint32_t old = lines[i].order;
        for (; i < n && lines[i].order == old; i++)
            lines[i].order = order;
    }
}

static void arrange_by_date(vf_order_line *lines, size_t n)
{
    qsort(lines, n, sizeof *lines, by_date);
    number_orders(lines, n);
}

static void arrange_in_any_order(vf_order_line *lines, size_t n)
{
    uint64_t state = 2;
    for (size_t i = n - 1; i > 0; i--) {
        size_t k = next_random(&state) % (i + 1);
        vf_order_line line = lines[i];
        lines[i] = lines[k];
        lines[k] = line;
    }
}

static const struct {
    const char *name;
    void (*arrange)(vf_order_line *lines, size_t n);
    bool numbered;
} lists[] = {
    {"by date", arrange_by_date, false},
    {"by date and order", arrange_by_date, true},
    {"in any order", arrange_in_any_order, false},
};

#define LIST_COUNT (sizeof lists / sizeof lists[0])

/* The measurement */

static double time_library(const vf_order_line *lines, size_t n, uint32_t customer_count,
                           bool numbered, vf_customers **customers)
{
    vf_orders_terms terms = *vf_orders_default_terms();
    terms.numbered = numbered;
    double start = now();
    if (vf_customers_new(lines, n, customer_count, &terms, customers) != VF_OK)
        fail("the customers could not be found");
    return now() - start;
}

static double time_qsort(const vf_order_line *lines, size_t n, vf_order_line *sorted)
{
    memcpy(sorted, lines, n * sizeof *sorted);
    double start = now();
    qsort(sorted, n, sizeof *sorted, by_customer);
    return now() - start;
}

/** Both must have found the same customers, with the same sales but for rounding. */
static void check(const vf_customers *customers, const vf_order_line *sorted, size_t n)
{
    uint32_t listed = 0;
    for (size_t i = 0; i < n; listed++) {
        vf_customer of = vf_customers_get(customers, sorted[i].customer);
        double sales = 0.0;
        double magnitude = 0.0;
        size_t start = i;
        for (; i < n && sorted[i].customer == sorted[start].customer; i++) {
            sales += sorted[i].amount;
            magnitude += fabs(sorted[i].amount);
        }
        if (!of.listed || fabs(of.sales - sales) > 1e-12 * magnitude)
            fail("the library and qsort() differ");
    }
    if (listed != vf_customers_count(customers))
        fail("the library has found other customers");
}

static void measure(size_t list, vf_order_line *lines, size_t n, size_t rounds)
{
    uint32_t customer_count = (uint32_t)(n / LINES_A_CUSTOMER) + 1;
    vf_order_line *sorted = allocate(n, sizeof *sorted);
    double *library = allocate(rounds, sizeof *library);
    double *standard = allocate(rounds, sizeof *standard);
    lists[list].arrange(lines, n);
    for (size_t r = 0; r < rounds; r++) {
        vf_customers *customers;
        library[r] = time_library(lines, n, customer_count, lists[list].numbered, &customers);
        standard[r] = time_qsort(lines, n, sorted);
        check(customers, sorted, n);
        vf_customers_free(customers);
    }
    print_rounds(lists[list].name, n, rounds, library, standard);
    free(standard);
    free(library);
    free(sorted);
}

int main(int argc, char **argv)
{
    static const char usage[] = "usage: orders [LINES [ROUNDS]]";
    size_t n = argc > 1 ? read_count(argv[1], usage) : 1000000;
    size_t rounds = argc > 2 ? read_count(argv[2], usage) : 9;
    vf_order_line *lines = allocate(n, sizeof *lines);
    make_lines(lines, n, (uint32_t)(n / LINES_A_CUSTOMER) + 1);
    puts("order lines,lines,rounds,group and sum ms,qsort ms,qsort / group and sum");
    for (size_t list = 0; list < LIST_COUNT; list++)
        measure(list, lines, n, rounds);
    free(lines);
    return EXIT_SUCCESS;
}
