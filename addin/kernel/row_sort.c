/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Few rows are sorted by insertion; more of them digit by digit, from the lowest one up, by as many
 * digits as the difference of the largest and the smallest key has. Rows that are in order already
 * cost one look. Both entry points are one set of inline functions over a key, which the compiler
 * turns into two.
 */
#include "row_sort.h"

#include <string.h>

#define DIGIT_BITS 8
#define RADIX (1u << DIGIT_BITS)

/* Up to here insertion is faster. */
#define FEW ((size_t)48)

typedef enum sort_key { BY_DAY, BY_ORDER } sort_key;

/* A key that rises with the day, which may be negative, or with the order. */
static inline uint32_t key_of(const vf_row *row, sort_key key)
{
    return key == BY_DAY ? (uint32_t)row->day ^ UINT32_C(0x80000000) : row->order;
}

static inline void sort_by_insertion(vf_row *rows, size_t n, sort_key key)
{
    for (size_t i = 1; i < n; i++) {
        vf_row inserted = rows[i];
        uint32_t value = key_of(&inserted, key);
        size_t to = i;
        for (; to > 0 && key_of(&rows[to - 1], key) > value; to--)
            rows[to] = rows[to - 1];
        rows[to] = inserted;
    }
}

static inline size_t digit_of(const vf_row *row, sort_key key, uint32_t lowest, unsigned shift)
{
    return (size_t)((key_of(row, key) - lowest) >> shift) & (RADIX - 1);
}

/* Sorts rows by one digit into other room. */
static inline void distribute(const vf_row *from, vf_row *to, size_t n, sort_key key,
                              uint32_t lowest, unsigned shift)
{
    size_t places[RADIX] = {0};
    size_t place = 0;
    for (size_t i = 0; i < n; i++)
        places[digit_of(&from[i], key, lowest, shift)]++;
    for (size_t digit = 0; digit < RADIX; digit++) {
        size_t count = places[digit];
        places[digit] = place;
        place += count;
    }
    for (size_t i = 0; i < n; i++)
        to[places[digit_of(&from[i], key, lowest, shift)]++] = from[i];
}

static inline void sort_by_digits(vf_row *rows, vf_row *scratch, size_t n, sort_key key)
{
    uint32_t lowest = UINT32_MAX;
    uint32_t highest = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t value = key_of(&rows[i], key);
        lowest = value < lowest ? value : lowest;
        highest = value > highest ? value : highest;
    }
    vf_row *from = rows;
    vf_row *to = scratch;
    for (unsigned shift = 0; shift < 32 && (highest - lowest) >> shift != 0; shift += DIGIT_BITS) {
        distribute(from, to, n, key, lowest, shift);
        vf_row *swapped = from;
        from = to;
        to = swapped;
    }
    if (from != rows)
        memcpy(rows, from, n * sizeof *rows);
}

static inline void sort_rows(vf_row *rows, vf_row *scratch, size_t n, sort_key key)
{
    size_t sorted = 1;
    while (sorted < n && key_of(&rows[sorted - 1], key) <= key_of(&rows[sorted], key))
        sorted++;
    if (sorted >= n)
        return;
    if (n <= FEW)
        sort_by_insertion(rows, n, key);
    else
        sort_by_digits(rows, scratch, n, key);
}

void vf_sort_by_day(vf_row *rows, vf_row *scratch, size_t n)
{
    sort_rows(rows, scratch, n, BY_DAY);
}

void vf_sort_by_order(vf_row *rows, vf_row *scratch, size_t n)
{
    sort_rows(rows, scratch, n, BY_ORDER);
}
