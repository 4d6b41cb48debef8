/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/tier_matrix.h"

#include <string.h>

/* The row or column of a tier; more than there are for what is none. */
static size_t place_of(size_t tier, size_t tiers)
{
    if (tier == VF_TIER_NONE)
        return tiers;
    return tier < tiers ? tier : VF_TIER_NONE;
}

/* MATRIX-1 */
vf_status vf_tier_matrix(const size_t *before, const size_t *after, size_t n, size_t tiers,
                         size_t *counts)
{
    size_t side = tiers + 1;
    size_t counted = 0;
    for (size_t i = 0; i < n; i++)
        if (place_of(before[i], tiers) == VF_TIER_NONE || place_of(after[i], tiers) == VF_TIER_NONE)
            return VF_OUT_OF_RANGE;
    memset(counts, 0, side * side * sizeof *counts);
    for (size_t i = 0; i < n; i++) {
        size_t from = place_of(before[i], tiers);
        size_t to = place_of(after[i], tiers);
        if (from < tiers || to < tiers) {
            counts[from * side + to]++;
            counted++;
        }
    }
    return counted > 0 ? VF_OK : VF_NOTHING;
}

double vf_tier_matrix_share(const size_t *counts, size_t tiers, size_t from, size_t to)
{
    const size_t *row = counts + from * (tiers + 1);
    size_t sum = 0;
    for (size_t i = 0; i <= tiers; i++)
        sum += row[i];
    return sum > 0 ? (double)row[to] / (double)sum : 0.0;
}
