/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the files about a list of orders share: the lines by customer.
 */
#ifndef VITALFEW_KERNEL_CUSTOMERS_H
#define VITALFEW_KERNEL_CUSTOMERS_H

#include "vitalfew/orders.h"

/* A line that counts. */
typedef struct vf_row {
    double amount;
    int32_t day;
    uint32_t order;
} vf_row;

/* What is known of one customer, beside its sales and where its rows end. */
typedef struct vf_record {
    uint32_t line;   /* the first that counts */
    uint32_t orders; /* how many */
    int32_t first_day;
    int32_t last_day;       /* before the first_day where there is neither */
    uint32_t twice_the_gap; /* a median may lie between two days; VF_NO_GAP where there is none */
} vf_record;

#define VF_NO_GAP UINT32_MAX

struct vf_customers {
    int32_t from;
    int32_t as_of;
    uint32_t listed;
    uint32_t count; /* of the three arrays by customer's number */
    uint32_t *ends; /* of each one's rows, which begin where those of the one before end */
    double *sales;
    vf_record *records;
    vf_row *rows; /* by customer, and of each by day */
};

static inline size_t vf_rows_start(const vf_customers *customers, uint32_t customer)
{
    return customer > 0 ? customers->ends[customer - 1] : 0;
}

/* A customer that is not listed has no rows. */
static inline bool vf_is_listed(const vf_customers *customers, uint32_t customer)
{
    return vf_rows_start(customers, customer) < customers->ends[customer];
}

/* Whether a customer has a day with an amount above 0. */
static inline bool vf_has_ordered(const vf_record *record)
{
    return record->first_day <= record->last_day;
}

/* The sum of the amounts of n rows; 0 where returns leave but what decimal fractions lose. */
double vf_rows_sum(const vf_row *rows, size_t n);

#endif
