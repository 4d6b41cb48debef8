/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What is asked of the customers of a list of orders, once it is grouped (orders.c).
 */
#include "customers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "vitalfew/calendar.h"

static const char *const order_words[] = {
    [VF_CUSTOMERS_BY_FIRST] = "first",
    [VF_CUSTOMERS_BY_SALES] = "sales",
    [VF_CUSTOMERS_BY_NAME] = "name",
};

#define ORDER_COUNT (sizeof order_words / sizeof order_words[0])

vf_status vf_customers_order_parse(const char *word, vf_customers_order *out)
{
    size_t i = vf_word_index(word, order_words, ORDER_COUNT);
    if (i == ORDER_COUNT)
        return VF_OUT_OF_RANGE;
    *out = (vf_customers_order)i;
    return VF_OK;
}

const char *vf_customers_order_word(vf_customers_order order)
{
    return (size_t)order < ORDER_COUNT ? order_words[order] : NULL;
}

static vf_status check_starts(const double *starts, size_t k)
{
    int32_t before = VF_DAY_MIN - 1;
    for (size_t i = 0; i < k; i++) {
        int32_t day;
        vf_status status = vf_day_of(starts[i], &day);
        if (status != VF_OK)
            return status;
        if (day <= before)
            return VF_OUT_OF_RANGE;
        before = day;
    }
    return VF_OK;
}

/* LIST-3 */
vf_status vf_customers_period_sales(const vf_customers *customers, uint32_t customer,
                                    const double *starts, size_t k, double *sales)
{
    vf_status status = check_starts(starts, k);
    if (status != VF_OK)
        return status;
    const vf_record *record = &customers->records[customer];
    size_t all = customers->ends[customer];
    size_t end = vf_rows_start(customers, customer);
    for (size_t i = 0; i < k; i++) {
        double next = i + 1 < k ? floor(starts[i + 1]) : VF_DAY_MAX + 1.0;
        size_t start = end;
        while (start < all && customers->rows[start].day < floor(starts[i]))
            start++;
        end = start;
        while (end < all && customers->rows[end].day < next)
            end++;
        bool before = vf_has_ordered(record) && next <= record->first_day;
        sales[i] = before ? NAN : vf_rows_sum(customers->rows + start, end - start);
    }
    return VF_OK;
}

/* What customers are sorted by. */
typedef struct sorting {
    const vf_customers *customers;
    vf_customers_order order;
    const vf_names *names;
} sorting;

/* LIST-2: whether a customer goes before another. */
static bool precedes(const sorting *s, uint32_t a, uint32_t b)
{
    const double *sales = s->customers->sales;
    const vf_record *records = s->customers->records;
    switch (s->order) {
    case VF_CUSTOMERS_BY_SALES:
        if (sales[a] != sales[b])
            return sales[a] > sales[b];
        break;
    case VF_CUSTOMERS_BY_NAME:
        return vf_names_compare(s->names, a, b) < 0;
    case VF_CUSTOMERS_BY_FIRST:
        break;
    }
    return records[a].line < records[b].line;
}

static bool in_order(const sorting *s, const uint32_t *numbers, size_t n)
{
    size_t i = 1;
    while (i < n && !precedes(s, numbers[i], numbers[i - 1]))
        i++;
    return i >= n;
}

static void merge(const sorting *s, uint32_t *numbers, size_t middle, size_t n, uint32_t *scratch)
{
    memcpy(scratch, numbers, middle * sizeof *numbers);
    size_t left = 0;
    size_t right = middle;
    for (size_t i = 0; left < middle; i++) {
        bool take_right = right < n && precedes(s, numbers[right], scratch[left]);
        numbers[i] = take_right ? numbers[right++] : scratch[left++];
    }
}

/* Sorts from the top down, which ends where customers are in order. */
static void sort(const sorting *s, uint32_t *numbers, size_t n, uint32_t *scratch)
{
    if (in_order(s, numbers, n))
        return;
    size_t middle = n / 2;
    sort(s, numbers, middle, scratch);
    sort(s, numbers + middle, n - middle, scratch);
    merge(s, numbers, middle, n, scratch);
}

vf_status vf_customers_sort(const vf_customers *customers, vf_customers_order order,
                            const vf_names *names, uint32_t *numbers)
{
    if ((size_t)order >= ORDER_COUNT || (order == VF_CUSTOMERS_BY_NAME && names == NULL))
        return VF_OUT_OF_RANGE;
    uint32_t *scratch = malloc(customers->listed * sizeof *scratch);
    if (scratch == NULL)
        return VF_NO_MEMORY;
    size_t n = 0;
    for (uint32_t c = 0; c < customers->count; c++)
        if (vf_is_listed(customers, c))
            numbers[n++] = c;
    sorting s = {customers, order, names};
    sort(&s, numbers, n, scratch);
    free(scratch);
    return VF_OK;
}
