/* SPDX-License-Identifier: MPL-2.0 */
/*
 * COH-1. Each period in which a customer orders is a pair of cohort and age, written as one whole
 * number that a double holds exactly; sorted, equal pairs are counted. A table of all pairs would
 * be small for real dates, but one mistyped year makes it too large to allocate.
 */
#include "vitalfew/cohorts.h"

#include <math.h>
#include <stdlib.h>

#include "customers.h"
#include "sort.h"

typedef struct pair {
    uint32_t cohort;
    uint32_t age;
    uint32_t customers;
} pair;

struct vf_cohorts {
    vf_period period;
    int32_t first; /* period */
    uint32_t count;
    size_t pair_count;
    pair pairs[]; /* by cohort and age, the last ones first */
};

/* A list as it is read: the pairs of all its customers. */
typedef struct reading {
    const vf_customers *customers;
    vf_period period;
    int32_t first;
    int32_t last;
    double *pairs; /* NULL while they are counted */
    size_t count;
} reading;

/* The next number of pairs, or the next pair. */
static void put_pair(reading *r, int32_t cohort, int32_t period)
{
    if (r->pairs != NULL)
        r->pairs[r->count] = (double)(cohort - r->first) * ((double)(r->last - r->first) + 1.0) +
                             (double)(period - cohort);
    r->count++;
}

static void read_customer(reading *r, uint32_t customer)
{
    const vf_record *record = &r->customers->records[customer];
    if (!vf_is_listed(r->customers, customer) || !vf_has_ordered(record))
        return;
    int32_t cohort = vf_period_of(r->period, record->first_day);
    int32_t next_start = record->first_day; /* of the period after the last pair */
    for (size_t i = vf_rows_start(r->customers, customer); i < r->customers->ends[customer]; i++) {
        const vf_row *row = &r->customers->rows[i];
        if (!(row->amount > 0.0) || row->day < next_start)
            continue;
        int32_t period = vf_period_of(r->period, row->day);
        put_pair(r, cohort, period);
        next_start = vf_period_start(r->period, period + 1);
    }
}

static void read_all(reading *r)
{
    r->count = 0;
    for (uint32_t c = 0; c < r->customers->count; c++)
        read_customer(r, c);
}

/* The first period with an order; false where nobody has one. */
static bool find_first(reading *r)
{
    int32_t day = VF_DAY_MAX + 1;
    for (uint32_t c = 0; c < r->customers->count; c++) {
        const vf_record *record = &r->customers->records[c];
        if (vf_is_listed(r->customers, c) && vf_has_ordered(record) && record->first_day < day)
            day = record->first_day;
    }
    if (day > VF_DAY_MAX)
        return false;
    r->first = vf_period_of(r->period, day);
    r->last = vf_period_of(r->period, r->customers->as_of);
    return true;
}

/* Makes cohorts of the sorted pairs, of which so many differ. */
static vf_status make(const reading *r, const double *sorted, size_t different, vf_cohorts **out)
{
    vf_cohorts *cohorts = malloc(sizeof *cohorts + different * sizeof *cohorts->pairs);
    if (cohorts == NULL)
        return VF_NO_MEMORY;
    cohorts->period = r->period;
    cohorts->first = r->first;
    cohorts->count = (uint32_t)(r->last - r->first) + 1;
    cohorts->pair_count = 0;
    for (size_t i = 0; i < r->count;) {
        size_t start = i;
        while (i < r->count && sorted[i] == sorted[start])
            i++;
        uint64_t number = (uint64_t)sorted[start];
        cohorts->pairs[cohorts->pair_count++] =
            (pair){(uint32_t)(number / cohorts->count), (uint32_t)(number % cohorts->count),
                   (uint32_t)(i - start)};
    }
    *out = cohorts;
    return VF_OK;
}

static size_t count_different(const double *sorted, size_t n)
{
    size_t different = n > 0;
    for (size_t i = 1; i < n; i++)
        different += sorted[i] != sorted[i - 1];
    return different;
}

vf_status vf_cohorts_new(const vf_customers *customers, vf_period period, vf_cohorts **out)
{
    if (vf_period_word(period) == NULL)
        return VF_OUT_OF_RANGE;
    reading r = {.customers = customers, .period = period};
    if (!find_first(&r))
        return VF_NOTHING;
    read_all(&r);
    size_t count = r.count;
    if (count > SIZE_MAX / 2 / sizeof *r.pairs)
        return VF_NO_MEMORY;
    double *pairs = malloc((2 * count + 1) * sizeof *pairs);
    if (pairs == NULL)
        return VF_NO_MEMORY;
    r.pairs = pairs;
    read_all(&r);
    const double *sorted = vf_sort_amounts(pairs, pairs + count, count);
    vf_status status = make(&r, sorted, count_different(sorted, count), out);
    free(pairs);
    return status;
}

void vf_cohorts_free(vf_cohorts *cohorts)
{
    free(cohorts);
}

uint32_t vf_cohorts_count(const vf_cohorts *cohorts)
{
    return cohorts->count;
}

int32_t vf_cohorts_start(const vf_cohorts *cohorts, uint32_t cohort)
{
    return vf_period_start(cohorts->period, cohorts->first + (int32_t)cohort);
}

uint32_t vf_cohorts_customers(const vf_cohorts *cohorts, uint32_t cohort, uint32_t age)
{
    size_t low = 0;
    size_t high = cohorts->pair_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const pair *at = &cohorts->pairs[middle];
        if (at->cohort == cohort && at->age == age)
            return at->customers;
        if (at->cohort > cohort || (at->cohort == cohort && at->age > age))
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

double vf_cohorts_share(const vf_cohorts *cohorts, uint32_t cohort, uint32_t age)
{
    uint32_t all = vf_cohorts_customers(cohorts, cohort, 0);
    return all > 0 ? (double)vf_cohorts_customers(cohorts, cohort, age) / all : NAN;
}
