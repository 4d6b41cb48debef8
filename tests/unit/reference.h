/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the tests of the kernel share: lists of amounts from a seeded generator, and slow answers
 * in long double, written straight from the definitions in addin/functions/README.md: a pass over
 * all amounts for each question.
 */
#ifndef VITALFEW_TESTS_REFERENCE_H
#define VITALFEW_TESTS_REFERENCE_H

#include <stddef.h>
#include <stdint.h>

#include "vitalfew/vitalfew.h"

/* A test with a name that tells what it shows, the number of the requirement first. */
#define TEST(name, function)                                                                       \
    {                                                                                              \
        name, function, NULL, NULL, NULL                                                           \
    }

#define LIST_MAX 40

/* The amounts of some customers. */
typedef struct list {
    size_t n;
    double amounts[LIST_MAX];
} list;

/* The same numbers from the same seed on every machine (splitmix64). */
typedef struct generator {
    uint64_t state;
} generator;

uint64_t random_bits(generator *g);

/* A whole number from 0 to below the bound. */
size_t random_below(generator *g, size_t bound);

/* A number between 0 and 1, neither of them included. */
double random_fraction(generator *g);

/* How the amounts of a list are drawn. */
typedef enum list_kind {
    LIST_TIES,         /* small whole numbers, many of them equal, some 0 or less */
    LIST_CENTS,        /* the same divided by 100, which binary fractions cannot tell exactly */
    LIST_HEAVY_TAILED, /* a few hold most */
    LIST_HUGE,         /* whole multiples of 2^1019: T overflows */
    LIST_TINY,         /* whole multiples of the smallest positive double */
    LIST_MIXED,        /* any magnitude from 1e-300 to 1e300, and denormal ones */
    LIST_KINDS
} list_kind;

list random_list(generator *g, list_kind kind);

void shuffle(generator *g, double *amounts, size_t n);

/*
 * An amount to ask about: a member, the next double above or below one, the mean of two members,
 * 0, a negative amount, or one beyond both ends.
 */
double random_amount(generator *g, const list *x);

/* k cut-offs that rise strictly in (0, 1], or for quota ones that sum to at most 1. */
void random_cutoffs(generator *g, vf_tiers_method method, double *cutoffs, size_t k);

/* At most k cut-offs for the method amount, which fall strictly above 0; answers how many. Many are
   amounts of the list, or the doubles beside them. */
size_t random_limits(generator *g, const list *x, double *limits, size_t k);

/* k numbers of customers that rise strictly, for the method count. */
void random_numbers(generator *g, double *numbers, size_t k);

/* T; above(v) and upto(v); the m largest. */
long double slow_total(const list *x);
long double slow_above(const list *x, double v);
long double slow_upto(const list *x, double v);
long double slow_sum_of_largest(const list *x, size_t m);

/* TIER-2 to TIER-6 and TIER-8 to TIER-10, and G3. */
size_t slow_class(const list *x, vf_tiers_method method, const double *cutoffs, size_t k, double v);

#endif
