/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Lists of orders from a seeded generator, and slow answers about them, written straight from the
 * definitions in addin/functions/README.md: a pass over all lines for each question.
 */
#ifndef VITALFEW_TESTS_ORDERS_H
#define VITALFEW_TESTS_ORDERS_H

#include "reference.h"

#define LINES_MAX 200
#define CUSTOMERS_MAX 12

/* Some lines. Their amounts are whole, or whole hundredths. */
typedef struct order_list {
    size_t n;
    uint32_t customer_count;
    int hundred;           /* 1 for whole amounts, 100 for hundredths */
    long parts[LINES_MAX]; /* each amount times the hundred */
    vf_order_line lines[LINES_MAX];
} order_list;

order_list random_orders(generator *g);

/* The first day of all that count, and the last one. */
void slow_span(const order_list *x, const vf_orders_terms *terms, double *from, double *as_of);

/* Whether a line counts. */
bool slow_counts(const order_list *x, const vf_orders_terms *terms, size_t line);

/* ORD-5 to ORD-7 and LIST-1. */
vf_customer slow_customer(const order_list *x, const vf_orders_terms *terms, uint32_t customer);

/* What a customer's lines from a day to before another one come to. */
double slow_sales(const order_list *x, const vf_orders_terms *terms, uint32_t customer, double from,
                  double to);

#endif
