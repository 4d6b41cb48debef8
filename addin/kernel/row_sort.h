/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Sorting the rows of one customer: mostly few, and mostly in order already.
 */
#ifndef VITALFEW_KERNEL_ROW_SORT_H
#define VITALFEW_KERNEL_ROW_SORT_H

#include "customers.h"

/* Sorts n rows by their days or their orders, lowest first, equal ones in the order in which they
   stand. The scratch is room for n rows. */
void vf_sort_by_day(vf_row *rows, vf_row *scratch, size_t n);
void vf_sort_by_order(vf_row *rows, vf_row *scratch, size_t n);

#endif
