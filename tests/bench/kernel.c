/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How fast the library is alone: builds a population and classes every customer in it, against
 * qsort() of the same amounts.
 *
 *   kernel [AMOUNTS [ROUNDS]]
 *
 * Prints CSV: the medians of the rounds, in milliseconds, and the median of the rounds' ratios.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rounds.h"
#include "vitalfew/population.h"
#include "vitalfew/tiers.h"

/* The amounts */

/** Pareto's distribution with the exponent at which a fifth of the customers bring 80 %. */
static double heavy_tailed(uint64_t *state)
{
    return floor(100000.0 * draw_pareto(state)) / 100.0;
}

/** A few articles at one price each. */
static double one_of_few(uint64_t *state)
{
    return 49.9 * (double)(1 + next_random(state) % 100);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static int descending(const void *a, const void *b)
{
    return ascending(b, a);
}

static const struct {
    const char *name;
    double (*draw)(uint64_t *state);
    int (*order)(const void *a, const void *b); /**< NULL: as drawn */
} lists[] = {
    {"heavy-tailed", heavy_tailed, NULL},
    {"many ties", one_of_few, NULL},
    {"smallest first", heavy_tailed, ascending},
    {"largest first", heavy_tailed, descending},
};

#define LIST_COUNT (sizeof lists / sizeof lists[0])

static void make_list(size_t list, double *amounts, size_t n)
{
    uint64_t state = 1;
    for (size_t i = 0; i < n; i++)
        amounts[i] = lists[list].draw(&state);
    if (lists[list].order != NULL)
        qsort(amounts, n, sizeof *amounts, lists[list].order);
}

/* The measurement */

/** Builds a population and classes all customers; answers the milliseconds. */
static double time_library(const double *amounts, size_t n, unsigned char *classes,
                           vf_population **population)
{
    double start = now();
    vf_tiers tiers;
    if (vf_population_new(amounts, n, population) != VF_OK ||
        vf_tiers_init(&tiers, *population, VF_TIERS_REACH, NULL, 0) != VF_OK)
        fail("the tiers could not be found");
    for (size_t i = 0; i < n; i++)
        classes[i] = (unsigned char)vf_tier_of(&tiers, amounts[i]);
    return now() - start;
}

static double time_qsort(const double *amounts, size_t n, double *sorted)
{
    memcpy(sorted, amounts, n * sizeof *sorted);
    double start = now();
    qsort(sorted, n, sizeof *sorted, ascending);
    return now() - start;
}

/** Both must have come to the same order, and a larger amount to no worse a class. */
static void check(const double *amounts, const unsigned char *classes, size_t n,
                  const vf_population *population, const double *sorted)
{
    double largest[3] = {0.0, 0.0, 0.0};
    double smallest[3] = {INFINITY, INFINITY, INFINITY};
    for (size_t i = 0; i < n; i++) {
        if (vf_population_amount(population, i) != sorted[n - 1 - i])
            fail("the library and qsort() differ");
        largest[classes[i]] = fmax(largest[classes[i]], amounts[i]);
        smallest[classes[i]] = fmin(smallest[classes[i]], amounts[i]);
    }
    if (largest[1] >= smallest[0] || largest[2] >= smallest[1])
        fail("the classes are not in the order of the amounts");
}

static void measure(size_t list, size_t n, size_t rounds)
{
    double *amounts = allocate(n, sizeof *amounts);
    double *sorted = allocate(n, sizeof *sorted);
    unsigned char *classes = allocate(n, 1);
    double *library = allocate(rounds, sizeof *library);
    double *standard = allocate(rounds, sizeof *standard);
    make_list(list, amounts, n);
    for (size_t r = 0; r < rounds; r++) {
        vf_population *population;
        library[r] = time_library(amounts, n, classes, &population);
        standard[r] = time_qsort(amounts, n, sorted);
        check(amounts, classes, n, population, sorted);
        vf_population_free(population);
    }
    print_rounds(lists[list].name, n, rounds, library, standard);
    free(standard);
    free(library);
    free(classes);
    free(sorted);
    free(amounts);
}

int main(int argc, char **argv)
{
    static const char usage[] = "usage: kernel [AMOUNTS [ROUNDS]]";
    size_t n = argc > 1 ? read_count(argv[1], usage) : 1000000;
    size_t rounds = argc > 2 ? read_count(argv[2], usage) : 9;
    puts("amounts,customers,rounds,build and class ms,qsort ms,qsort / build and class");
    for (size_t list = 0; list < LIST_COUNT; list++)
        measure(list, n, rounds);
    return EXIT_SUCCESS;
}
