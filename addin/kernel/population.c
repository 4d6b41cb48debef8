/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/population.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "internal.h"
#include "sort.h"
#include "sum.h"

vf_status vf_amounts_count(const double *amounts, size_t n, size_t *count)
{
    size_t numbers = 0;
    for (size_t i = 0; i < n; i++) {
        if (isinf(amounts[i]))
            return VF_NOT_A_NUMBER;
        numbers += isnan(amounts[i]) ? 0 : 1;
    }
    *count = numbers;
    return VF_OK;
}

static void copy_numbers(double *to, const double *amounts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!isnan(amounts[i]))
            *to++ = amounts[i] + 0.0; /* -0.0 becomes 0.0 */
    }
}

static void sum_up(vf_population *population)
{
    vf_sum sum = {0.0, 0.0};
    size_t i = 0;
    for (; i < population->count && population->amounts[i] > 0.0; i++) {
        vf_sum_add(&sum, population->amounts[i] * population->scale);
        population->sums[i] = vf_sum_value(&sum);
    }
    population->positive = i;
    for (; i < population->count; i++)
        population->sums[i] = vf_sum_value(&sum);
}

vf_status vf_population_new(const double *amounts, size_t n, vf_population **out)
{
    size_t count = 0;
    vf_status status = vf_amounts_count(amounts, n, &count);
    if (status != VF_OK)
        return status;
    if (count > (SIZE_MAX - sizeof(vf_population)) / (2 * sizeof(double)))
        return VF_NO_MEMORY;
    vf_population *population = malloc(sizeof *population + count * 2 * sizeof(double));
    if (population == NULL)
        return VF_NO_MEMORY;

    double *first = population->room;
    double *second = first + count;
    copy_numbers(first, amounts, n);
    population->count = count;
    population->amounts = vf_sort_amounts(first, second, count);
    population->sums = population->amounts == first ? second : first;
    population->scale = vf_sum_scale(count > 0 ? population->amounts[0] : 0.0);
    sum_up(population);
    *out = population;
    return VF_OK;
}

void vf_population_free(vf_population *population)
{
    free(population);
}

size_t vf_population_count(const vf_population *population)
{
    return population->count;
}

size_t vf_population_bytes(const vf_population *population)
{
    return sizeof *population + population->count * 2 * sizeof(double);
}

double vf_population_amount(const vf_population *population, size_t i)
{
    return population->amounts[i];
}

double vf_population_total(const vf_population *population)
{
    return vf_scaled_total(population) / population->scale;
}

double vf_population_sum(const vf_population *population, size_t m)
{
    return m > 0 ? population->sums[m - 1] / population->scale : 0.0;
}

double vf_population_share_of_total(const vf_population *population, size_t m)
{
    double total = vf_scaled_total(population);
    return m > 0 && total > 0.0 ? population->sums[m - 1] / total : 0.0;
}

size_t vf_population_count_above(const vf_population *population, double v)
{
    size_t low = 0;
    size_t high = population->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (population->amounts[middle] > v)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t vf_population_count_at_least(const vf_population *population, double v)
{
    size_t low = 0;
    size_t high = population->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (population->amounts[middle] >= v)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/*
 * The least m >= low with a share of at least this, or count + 1. Shares never fall from one m to
 * the next, in spite of rounding: an amount too small to change sum.high is added to sum.low as
 * it is, and any other outweighs what rounding sum.low can take.
 */
static size_t least_with_share(const vf_population *population, size_t low, double share)
{
    size_t high = population->count + 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (vf_population_share_of_total(population, middle) >= share)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

size_t vf_population_count_to_reach(const vf_population *population, double share)
{
    /* Nobody reaches no share but 0, however close to 0 it is. */
    return least_with_share(population, share > 0.0 ? 1 : 0, share - VF_SHARE_TOLERANCE);
}

size_t vf_population_count_to_exceed(const vf_population *population, double share)
{
    return least_with_share(population, 0, nextafter(share + VF_SHARE_TOLERANCE, INFINITY));
}
