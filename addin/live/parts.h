/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file parts.h
 * How a long column is divided into parts, which are listened to and read one by one, so that an
 * edit costs the reading of the part that it is in.
 */
#ifndef VFU_PARTS_H
#define VFU_PARTS_H

#include "uno/ranges.h"

/** The most parts that a column has. */
#define VFU_PARTS_MAX 32

/** So many rows are in the first part; the tests make it small. */
#ifndef VFU_PART_ROWS
#define VFU_PART_ROWS 256
#endif

/** Some rows of a range, the first of which is 0. */
typedef struct vfu_part {
    sal_Int32 first_row;
    sal_Int32 row_count;
} vfu_part;

/**
 * Divides the rows of a range. Each part is a quarter longer than the one before: however much of a
 * column is in use, an edit in it is in a part of some fifth of that at most, and a whole column
 * takes no more than VFU_PARTS_MAX of them.
 * @return how many parts there are; 1 where the range is short or has several columns.
 */
size_t vfu_divide(const vfu_address *address, vfu_part parts[VFU_PARTS_MAX]);

/** Where a part of a range is that is at an address. */
vfu_address vfu_part_address(const vfu_address *address, const vfu_part *part);

#endif
