/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Two passes over the lines: the first counts the lines of each customer, the second puts each
 * line where its customer's are. Then each customer's rows, which lie together, are sorted by day
 * and asked.
 */
#include "vitalfew/orders.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arith.h"
#include "customers.h"
#include "exact_sum.h"
#include "row_sort.h"
#include "sort.h"
#include "vitalfew/calendar.h"

const vf_orders_terms *vf_orders_default_terms(void)
{
    static const vf_orders_terms terms = {NAN, NAN, false};
    return &terms;
}

/* Which days count, while as_of may not be known yet. */
typedef struct span {
    int32_t from;
    int32_t as_of;
    int32_t latest; /* of all lines */
} span;

/* Reads a day that may be left out. */
static vf_status read_day(double date, int32_t *day)
{
    return isnan(date) ? VF_OK : vf_day_of(date, day);
}

/* vf_day_of() for a line, without the call. */
static inline vf_status day_of_line(const vf_order_line *line, int32_t *day)
{
    if (!isfinite(line->amount))
        return VF_NOT_A_NUMBER;
    if (!(line->date >= VF_DAY_MIN && line->date < VF_DAY_MAX + 1.0))
        return isfinite(line->date) ? VF_OUT_OF_RANGE : VF_NOT_A_NUMBER;
    int32_t whole = (int32_t)line->date;
    *day = whole - (whole > line->date);
    return VF_OK;
}

static inline bool counts(const span *days, int32_t day)
{
    return day >= days->from && day <= days->as_of;
}

/* Counts each customer's lines where its rows' end will be, and finds the first of them. */
static vf_status count_lines(const vf_order_line *lines, size_t n, vf_customers *customers,
                             span *days)
{
    for (size_t i = 0; i < n; i++) {
        int32_t day;
        vf_status status = day_of_line(&lines[i], &day);
        if (status != VF_OK)
            return status;
        if (lines[i].customer >= customers->count)
            return VF_OUT_OF_RANGE;
        days->latest = day > days->latest ? day : days->latest;
        if (!counts(days, day))
            continue;
        if (customers->ends[lines[i].customer]++ == 0) {
            customers->records[lines[i].customer].line = (uint32_t)i;
            customers->listed++;
        }
    }
    return VF_OK;
}

/* Turns the number of each customer's rows into where they begin; answers how many there are. */
static size_t counts_to_starts(vf_customers *customers)
{
    uint32_t place = 0;
    for (uint32_t c = 0; c < customers->count; c++) {
        uint32_t count = customers->ends[c];
        customers->ends[c] = place;
        place += count;
    }
    return place;
}

/* Puts the rows in their places, after which the ends are what they say. */
static void distribute(const vf_order_line *lines, size_t n, vf_customers *customers,
                       const span *days)
{
    for (size_t i = 0; i < n; i++) {
        int32_t day = 0;
        (void)day_of_line(&lines[i], &day);
        if (counts(days, day))
            customers->rows[customers->ends[lines[i].customer]++] =
                (vf_row){lines[i].amount, day, lines[i].order};
    }
}

/* What is summed: the amounts, or their magnitudes, times the scale. */
typedef struct summand {
    double scale;
    bool magnitudes;
} summand;

static inline double term(const summand *of, const vf_row *row)
{
    double amount = row->amount * of->scale;
    return of->magnitudes ? fabs(amount) : amount;
}

/* The exact sum, rounded once. Two doubles are enough to hold most; as long as adding to the lower
   one loses nothing, their own sum is what is to be rounded. */
static double sum_terms(const vf_row *rows, size_t n, summand of)
{
    double high = 0.0;
    double low = 0.0;
    bool exact = true;
    for (size_t i = 0; i < n; i++) {
        double lost;
        high = vf_two_sum(high, term(&of, &rows[i]), &lost);
        low = vf_two_sum(low, lost, &lost);
        exact = exact && lost == 0.0;
    }
    if (exact)
        return high + low;
    vf_exact sum = {.count = 0};
    for (size_t i = 0; i < n; i++)
        vf_exact_add(&sum, term(&of, &rows[i]));
    return vf_exact_value(&sum);
}

double vf_rows_sum(const vf_row *rows, size_t n)
{
    double largest = 0.0;
    bool returns = false;
    for (size_t i = 0; i < n; i++) {
        double magnitude = fabs(rows[i].amount);
        largest = magnitude > largest ? magnitude : largest;
        returns = returns || rows[i].amount < 0.0;
    }
    double scale = vf_sum_scale(largest);
    double sum = sum_terms(rows, n, (summand){scale, false});
    if (returns)
        sum = vf_settled(sum, sum_terms(rows, n, (summand){scale, true}));
    return sum / scale;
}

/* ORD-7 without numbers; and the days with an amount above 0, which the rows are sorted by. */
static void read_days(const vf_row *rows, size_t n, vf_record *record)
{
    record->first_day = VF_DAY_MAX;
    record->last_day = VF_DAY_MIN;
    record->orders = 0;
    for (size_t i = 0; i < n; i++) {
        if (!(rows[i].amount > 0.0))
            continue;
        record->orders++;
        if (!vf_has_ordered(record))
            record->first_day = rows[i].day;
        record->last_day = rows[i].day;
    }
}

/* The median of the gaps between days; the scratch is room for 2n doubles. */
static uint32_t twice_the_gap(const vf_row *rows, size_t n, const vf_record *record,
                              double *scratch)
{
    size_t count = 0;
    int32_t before = record->first_day;
    for (size_t i = 0; i < n; i++) {
        if (!(rows[i].amount > 0.0) || rows[i].day == before)
            continue;
        scratch[count++] = (double)(rows[i].day - before);
        before = rows[i].day;
    }
    if (count == 0)
        return VF_NO_GAP;
    const double *gaps = vf_sort_amounts(scratch, scratch + n, count);
    return (uint32_t)(gaps[count / 2] + gaps[(count - 1) / 2]);
}

/* ORD-7 with numbers: the scratch is room for 2n rows. */
static uint32_t count_orders(const vf_row *rows, size_t n, vf_row *scratch)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        if (rows[i].order != VF_NO_ORDER)
            scratch[count++] = rows[i];
    vf_sort_by_order(scratch, scratch + n, count);
    uint32_t orders = 0;
    for (size_t i = 0; i < count;) {
        size_t start = i;
        while (i < count && scratch[i].order == scratch[start].order)
            i++;
        orders += vf_rows_sum(scratch + start, i - start) > 0.0;
    }
    return orders;
}

static void sum_up(vf_customers *customers, bool numbered, void *scratch)
{
    for (uint32_t c = 0; c < customers->count; c++) {
        vf_record *record = &customers->records[c];
        vf_row *rows = customers->rows + vf_rows_start(customers, c);
        size_t n = customers->ends[c] - vf_rows_start(customers, c);
        vf_sort_by_day(rows, scratch, n);
        customers->sales[c] = vf_rows_sum(rows, n);
        read_days(rows, n, record);
        record->twice_the_gap = twice_the_gap(rows, n, record, scratch);
        if (numbered)
            record->orders = count_orders(rows, n, scratch);
    }
}

/* Groups the lines, once they are counted, and asks each customer's. */
static vf_status group(const vf_order_line *lines, size_t n, const vf_orders_terms *terms,
                       const span *days, vf_customers *customers)
{
    size_t most = 0;
    for (uint32_t c = 0; c < customers->count; c++)
        most = customers->ends[c] > most ? customers->ends[c] : most;
    size_t count = counts_to_starts(customers);
    if (count > SIZE_MAX / 2 / sizeof *customers->rows)
        return VF_NO_MEMORY;
    customers->rows = malloc((count + 1) * sizeof *customers->rows);
    void *scratch = malloc((2 * most + 1) * sizeof *customers->rows);
    vf_status status = VF_NO_MEMORY;
    if (customers->rows != NULL && scratch != NULL) {
        distribute(lines, n, customers, days);
        sum_up(customers, terms->numbered, scratch);
        status = VF_OK;
    }
    free(scratch);
    return status;
}

/* ORD-6 */
static vf_status build(const vf_order_line *lines, size_t n, const vf_orders_terms *terms,
                       vf_customers *customers)
{
    span days = {VF_DAY_MIN, VF_DAY_MAX, VF_DAY_MIN};
    vf_status status = read_day(terms->from, &days.from);
    if (status == VF_OK)
        status = read_day(terms->as_of, &days.as_of);
    if (status == VF_OK)
        status = count_lines(lines, n, customers, &days);
    if (status != VF_OK)
        return status;
    customers->from = days.from;
    customers->as_of = isnan(terms->as_of) && n > 0 ? days.latest : days.as_of;
    if (customers->as_of < customers->from)
        return VF_OUT_OF_RANGE;
    return customers->listed > 0 ? group(lines, n, terms, &days, customers) : VF_NOTHING;
}

static vf_status allocate(vf_customers *customers, uint32_t count)
{
    size_t room = count > 0 ? count : 1;
    customers->count = count;
    customers->ends = calloc(room, sizeof *customers->ends);
    customers->sales = calloc(room, sizeof *customers->sales);
    customers->records = calloc(room, sizeof *customers->records);
    bool done = customers->ends != NULL && customers->sales != NULL && customers->records != NULL;
    return done ? VF_OK : VF_NO_MEMORY;
}

vf_status vf_customers_new(const vf_order_line *lines, size_t n, uint32_t customer_count,
                           const vf_orders_terms *terms, vf_customers **out)
{
    if (n >= UINT32_MAX)
        return VF_NO_MEMORY;
    vf_customers *customers = calloc(1, sizeof *customers);
    if (customers == NULL)
        return VF_NO_MEMORY;
    vf_status status = allocate(customers, customer_count);
    if (status == VF_OK)
        status = build(lines, n, terms != NULL ? terms : vf_orders_default_terms(), customers);
    if (status == VF_OK)
        *out = customers;
    else
        vf_customers_free(customers);
    return status;
}

void vf_customers_free(vf_customers *customers)
{
    if (customers == NULL)
        return;
    free(customers->rows);
    free(customers->records);
    free(customers->sales);
    free(customers->ends);
    free(customers);
}

size_t vf_customers_bytes(const vf_customers *customers)
{
    size_t a_customer =
        sizeof *customers->ends + sizeof *customers->sales + sizeof *customers->records;
    return sizeof *customers + customers->count * a_customer +
           customers->ends[customers->count - 1] * sizeof *customers->rows;
}

uint32_t vf_customers_count(const vf_customers *customers)
{
    return customers->listed;
}

int32_t vf_customers_as_of(const vf_customers *customers)
{
    return customers->as_of;
}

vf_customer vf_customers_get(const vf_customers *customers, uint32_t customer)
{
    const vf_record *record = &customers->records[customer];
    vf_customer of = {false, 0, 0, 0.0, NAN, NAN, NAN, NAN};
    if (!vf_is_listed(customers, customer))
        return of;
    of.listed = true;
    of.line = record->line;
    of.orders = record->orders;
    of.sales = customers->sales[customer];
    if (vf_has_ordered(record)) {
        of.first_day = record->first_day;
        of.last_day = record->last_day;
        of.days_since = customers->as_of - record->last_day;
    }
    if (record->twice_the_gap != VF_NO_GAP)
        of.usual_gap = record->twice_the_gap / 2.0;
    return of;
}
