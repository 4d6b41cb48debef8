/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/pareto.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "internal.h"
#include "sort.h"
#include "sum.h"

/* SHARE-1 */
vf_status vf_pareto_share_of_total(const vf_population *population, double top, double *out)
{
    if (!isfinite(top))
        return VF_NOT_A_NUMBER;
    if (top <= 0.0)
        return VF_OUT_OF_RANGE;
    if (population->positive == 0)
        return VF_NOTHING;
    double n = (double)population->count;
    double k = top < 1.0 ? top * n : top;
    if (k >= n) {
        *out = 1.0;
        return VF_OK;
    }
    size_t whole = (size_t)k;
    double part = k - (double)whole;
    double share = vf_population_share_of_total(population, whole) +
                   part * vf_share_of_total_at(population, whole);
    *out = fmin(share, 1.0);
    return VF_OK;
}

/* COUNT-1 */
vf_status vf_pareto_count_to_reach(const vf_population *population, double share, size_t *out)
{
    if (!isfinite(share))
        return VF_NOT_A_NUMBER;
    if (share <= 0.0 || share > 1.0)
        return VF_OUT_OF_RANGE;
    if (population->positive == 0)
        return VF_NOTHING;
    *out = vf_population_count_to_reach(population, share);
    return VF_OK;
}

static void place(const double *amounts, size_t n, vf_placed *items)
{
    for (size_t i = 0; i < n; i++) {
        /* -0.0 becomes 0.0, which it equals and must not be sorted after. */
        if (!isnan(amounts[i]))
            *items++ = (vf_placed){amounts[i] + 0.0, i};
    }
}

/* CURVE-1: cumulative sums first, and shares once their total is known. */
static void draw(const vf_placed *sorted, size_t n, bool net, vf_pareto_point *points)
{
    double largest = sorted[0].amount;
    double smallest = sorted[n - 1].amount;
    double scale = vf_sum_scale(net ? fmax(fabs(largest), fabs(smallest)) : largest);
    vf_sum sum = {0.0, 0.0};
    for (size_t i = 0; i < n; i++) {
        double amount = sorted[i].amount;
        if (net || amount > 0.0)
            vf_sum_add(&sum, amount * scale);
        points[i] = (vf_pareto_point){
            .position = sorted[i].position,
            .amount = amount,
            .share_of_customers = (double)(i + 1) / (double)n,
            .share_of_total = vf_sum_value(&sum),
        };
    }
    double total = vf_sum_value(&sum);
    for (size_t i = 0; i < n; i++)
        points[i].share_of_total = total > 0.0 ? points[i].share_of_total / total : NAN;
}

vf_status vf_pareto_curve(const double *amounts, size_t n, bool net, vf_pareto_point *points,
                          size_t *count)
{
    size_t numbers = 0;
    vf_status status = vf_amounts_count(amounts, n, &numbers);
    if (status != VF_OK)
        return status;
    if (numbers == 0)
        return VF_NOTHING;
    if (numbers > SIZE_MAX / (2 * sizeof(vf_placed)))
        return VF_NO_MEMORY;
    vf_placed *items = malloc(numbers * 2 * sizeof *items);
    if (items == NULL)
        return VF_NO_MEMORY;
    place(amounts, n, items);
    draw(vf_sort_placed(items, items + numbers, numbers), numbers, net, points);
    free(items);
    *count = numbers;
    return VF_OK;
}
