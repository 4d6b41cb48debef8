/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A radix sort from the least digit up, stable and linear whatever the amounts are. The bits of a
 * double, read as a whole number, are in the order of the values once those of one sign are turned
 * round.
 *
 * Two things save passes. Only bits in which keys differ are sorted by: amounts of one magnitude
 * share their first bits, whole numbers their last. And the upper WINDOW of these bits all but
 * tells the order, so the few neighbours that it leaves the wrong way round are put right by
 * insertion; only where that turns out to be much work are the bits below sorted by as well.
 *
 * Both entry points are one set of inline functions over items of a known size whose first member
 * is the amount, which the compiler turns into two.
 */
#include "sort.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define DIGIT_BITS 11
#define RADIX (1u << DIGIT_BITS)
#define DIGITS 3
#define WINDOW (DIGITS * DIGIT_BITS)

/* Up to here insertion alone is faster. */
#define FEW ((size_t)128)

/* How many moves an item insertion may make after the upper bits are sorted. */
#define MOVES 8

/* How many items have each value of each digit; then, where the next of them goes. */
typedef struct digit_counts {
    size_t of[DIGITS][RADIX];
} digit_counts;

/* The items to sort, and room for as many; passes go from one to the other and swap them. */
typedef struct sorting {
    char *items;
    char *scratch;
    size_t n;
} sorting;

/* A key that is smaller for a larger amount. */
static inline uint64_t key_of(const char *item)
{
    uint64_t bits;
    memcpy(&bits, item, sizeof bits);
    uint64_t positive = (bits >> 63) - 1; /* all ones, or none for a negative amount */
    return bits ^ (positive >> 1);
}

/* What one look at all keys tells. */
typedef struct survey {
    uint64_t varying; /* the bits in which keys differ */
    bool in_order;
    bool reversed; /* smallest first */
} survey;

static inline survey survey_keys(const char *items, size_t n, size_t size)
{
    survey seen = {.in_order = true, .reversed = true};
    uint64_t first = key_of(items);
    uint64_t before = first;
    for (size_t i = 1; i < n; i++) {
        uint64_t key = key_of(items + i * size);
        seen.varying |= key ^ first;
        seen.in_order &= before <= key;
        seen.reversed &= before >= key;
        before = key;
    }
    return seen;
}

static inline void reverse(char *items, size_t n, size_t size)
{
    char item[sizeof(vf_placed)];
    char *high = items + n * size;
    for (char *low = items; n > 1; n -= 2, low += size) {
        high -= size;
        memcpy(item, low, size);
        memcpy(low, high, size);
        memcpy(high, item, size);
    }
}

/* Sorts reversed items. Equal ones are turned round once more to keep their order, unless they are
   amounts alone, which nobody can tell apart. */
static inline void sort_reversed(const sorting *s, size_t size)
{
    reverse(s->items, s->n, size);
    if (size == sizeof(double))
        return;
    char *end = s->items + s->n * size;
    for (char *item = s->items; item < end;) {
        char *start = item;
        do
            item += size;
        while (item < end && key_of(item) == key_of(start));
        reverse(start, (size_t)(item - start) / size, size);
    }
}

static inline size_t digit_at(uint64_t key, unsigned shift)
{
    return (size_t)(key >> shift) & (RADIX - 1);
}

static inline void count_digits(digit_counts *counts, const sorting *s, size_t size,
                                unsigned lowest)
{
    memset(counts, 0, sizeof *counts);
    for (size_t i = 0; i < s->n; i++) {
        uint64_t key = key_of(s->items + i * size) >> lowest;
        for (unsigned d = 0; d < DIGITS; d++)
            counts->of[d][digit_at(key, d * DIGIT_BITS)]++;
    }
}

/* Turns the counts of one digit into the place of the first item of each value. */
static void counts_to_places(size_t *counts)
{
    size_t place = 0;
    for (size_t value = 0; value < RADIX; value++) {
        size_t count = counts[value];
        counts[value] = place;
        place += count;
    }
}

static inline void distribute(sorting *s, size_t size, unsigned shift, size_t *places)
{
    char *to = s->scratch;
    for (size_t i = 0; i < s->n; i++) {
        const char *item = s->items + i * size;
        memcpy(to + places[digit_at(key_of(item), shift)]++ * size, item, size);
    }
    s->scratch = s->items;
    s->items = to;
}

/* Sorts by the WINDOW bits from the lowest one on. */
static inline void sort_by_bits(sorting *s, size_t size, unsigned lowest)
{
    digit_counts counts;
    count_digits(&counts, s, size, lowest);
    for (unsigned d = 0; d < DIGITS; d++) {
        unsigned shift = lowest + d * DIGIT_BITS;
        size_t *count = counts.of[d];
        if (count[digit_at(key_of(s->items), shift)] == s->n)
            continue; /* all of them share this digit */
        counts_to_places(count);
        distribute(s, size, shift, count);
    }
}

/* Sorts by insertion, unless that takes more moves than allowed: then it stops and says false. */
static inline bool sort_by_insertion(sorting *s, size_t size, size_t moves)
{
    char inserted[sizeof(vf_placed)];
    for (size_t i = 1; i < s->n; i++) {
        char *to = s->items + i * size;
        uint64_t key = key_of(to);
        if (key_of(to - size) <= key)
            continue;
        memcpy(inserted, to, size);
        do {
            memcpy(to, to - size, size);
            to -= size;
        } while (to > s->items && key_of(to - size) > key);
        memcpy(to, inserted, size);
        size_t moved = i - (size_t)(to - s->items) / size;
        if (moved > moves)
            return false;
        moves -= moved;
    }
    return true;
}

static inline void *sort_items(sorting s, size_t size)
{
    if (s.n <= FEW) {
        (void)sort_by_insertion(&s, size, FEW * FEW); /* more than it can need */
        return s.items;
    }
    survey seen = survey_keys(s.items, s.n, size);
    if (seen.reversed && !seen.in_order)
        sort_reversed(&s, size);
    if (seen.reversed || seen.in_order)
        return s.items;
    unsigned lowest = 0;
    while (seen.varying >> lowest >> WINDOW != 0)
        lowest++;
    sort_by_bits(&s, size, lowest);
    if (lowest > 0 && !sort_by_insertion(&s, size, MOVES * s.n)) {
        sort_by_bits(&s, size, 0);
        sort_by_bits(&s, size, lowest);
    }
    return s.items;
}

double *vf_sort_amounts(double *amounts, double *scratch, size_t n)
{
    sorting s = {(char *)amounts, (char *)scratch, n};
    return sort_items(s, sizeof *amounts);
}

vf_placed *vf_sort_placed(vf_placed *items, vf_placed *scratch, size_t n)
{
    sorting s = {(char *)items, (char *)scratch, n};
    return sort_items(s, sizeof *items);
}
