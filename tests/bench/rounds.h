/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the programs share that time the library alone, in rounds.
 */
#ifndef VITALFEW_TESTS_ROUNDS_H
#define VITALFEW_TESTS_ROUNDS_H

#include <stddef.h>
#include <stdint.h>

/** Says what has failed, and ends the program. */
void fail(const char *what);

void *allocate(size_t count, size_t size);

/** An argument that is a number of things; fails with how the program is used. */
size_t read_count(const char *text, const char *usage);

/** The next number of the generator SplitMix64 (Steele, Lea and Flood, 2014). */
uint64_t next_random(uint64_t *state);

/** A draw of Pareto's distribution with the exponent at which a fifth brings 80 %; at least 1. */
double draw_pareto(uint64_t *state);

/** The time, in milliseconds. */
double now(void);

/** The median of some values, which are sorted. */
double median(double *values, size_t n);

/** Prints a line of CSV: a list, how many of what are in it, and the medians of the rounds of the
 *  library and of qsort(), in milliseconds, and of their ratios. */
void print_rounds(const char *name, size_t n, size_t rounds, double *library, double *standard);

#endif
