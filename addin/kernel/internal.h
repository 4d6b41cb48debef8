/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the kernel's files share and its users do not see.
 */
#ifndef VITALFEW_KERNEL_INTERNAL_H
#define VITALFEW_KERNEL_INTERNAL_H

#include <stddef.h>

#include "vitalfew/population.h"
#include "vitalfew/status.h"

struct vf_population {
    size_t count;
    size_t positive; /* how many amounts are greater than 0 */
    double scale;    /* the power of two that the sums are multiplied by */
    double *amounts; /* largest first */
    double *sums;    /* sums[i]: scale * the sum of max(x, 0) over the first i + 1 */
    double room[];   /* both of them */
};

/* T, times the scale; 0 for an empty population. */
static inline double vf_scaled_total(const vf_population *population)
{
    return population->count > 0 ? population->sums[population->count - 1] : 0.0;
}

/* The share of T that one customer holds, by place from 0. T must not be 0. */
static inline double vf_share_of_total_at(const vf_population *population, size_t i)
{
    if (i >= population->positive)
        return 0.0;
    return population->amounts[i] * population->scale / vf_scaled_total(population);
}

/* How many of n amounts are not NaN; VF_NOT_A_NUMBER where one is infinite. */
vf_status vf_amounts_count(const double *amounts, size_t n, size_t *count);

/* The index of a word, without regard to case (G8), in a list in lower case; n if not there. */
size_t vf_word_index(const char *word, const char *const *list, size_t n);

#endif
