/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/bridge.h"

#include <math.h>
#include <stdbool.h>

#include "arith.h"
#include "exact_sum.h"

/* A part as it is summed up. */
typedef struct part {
    size_t customers;
    vf_exact sum;
    vf_sum magnitude; /* the sum of the terms' absolute values */
} part;

static void add(part *to, double term)
{
    vf_exact_add(&to->sum, term);
    vf_sum_add(&to->magnitude, fabs(term));
}

static bool is_row(double before, double after)
{
    return !isnan(before) && !isnan(after);
}

/* BRIDGE-1; a row that is no customer's is among the same. */
static vf_bridge_step step_of(double before, double after)
{
    if (before > 0.0 && after > 0.0) {
        double change = vf_settled(after - before, fmax(before, after));
        return change > 0.0 ? VF_BRIDGE_GROWN : change < 0.0 ? VF_BRIDGE_SHRUNK : VF_BRIDGE_SAME;
    }
    return after > 0.0 ? VF_BRIDGE_NEW : before > 0.0 ? VF_BRIDGE_LOST : VF_BRIDGE_SAME;
}

static void add_row(part *parts, double before, double after, double scale)
{
    part *change = &parts[step_of(before, after)];
    bool was = before > 0.0;
    bool is = after > 0.0;
    parts[VF_BRIDGE_START].customers += was;
    parts[VF_BRIDGE_END].customers += is;
    change->customers += was || is;
    add(&parts[VF_BRIDGE_START], before * scale);
    add(&parts[VF_BRIDGE_END], after * scale);
    add(change, after * scale);
    add(change, -before * scale);
}

/* The largest magnitude among the rows, of which there must be one. */
static vf_status find_largest(const double *before, const double *after, size_t n, double *largest)
{
    bool found = false;
    *largest = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (!is_row(before[i], after[i]))
            continue;
        if (isinf(before[i]) || isinf(after[i]))
            return VF_NOT_A_NUMBER;
        found = true;
        *largest = fmax(*largest, fmax(fabs(before[i]), fabs(after[i])));
    }
    return found ? VF_OK : VF_NOTHING;
}

vf_status vf_bridge(const double *before, const double *after, size_t n, vf_bridge_part *parts)
{
    double largest;
    vf_status status = find_largest(before, after, n, &largest);
    if (status != VF_OK)
        return status;
    double scale = vf_sum_scale(largest);
    part sums[VF_BRIDGE_STEPS] = {{.customers = 0}};
    for (size_t i = 0; i < n; i++)
        if (is_row(before[i], after[i]))
            add_row(sums, before[i], after[i], scale);
    for (size_t s = 0; s < VF_BRIDGE_STEPS; s++) {
        double sum = vf_settled(vf_exact_value(&sums[s].sum), vf_sum_value(&sums[s].magnitude));
        parts[s] = (vf_bridge_part){sums[s].customers, sum / scale};
    }
    return VF_OK;
}
