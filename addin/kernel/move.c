/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/move.h"

#include <math.h>

/* How many periods before the last one, or before an earlier end, a customer was last active; n
 * where it never was. NaN is not above 0. */
static size_t periods_since(const double *history, size_t end)
{
    size_t since = 0;
    while (since < end && !(history[end - 1 - since] > 0))
        since++;
    return since;
}

static vf_status check(const double *history, size_t n, double lapse)
{
    if (!isfinite(lapse))
        return VF_NOT_A_NUMBER;
    for (size_t i = 0; i < n; i++)
        if (isinf(history[i]))
            return VF_NOT_A_NUMBER;
    return lapse >= 1 && lapse + 1 <= (double)n && floor(lapse) == lapse ? VF_OK : VF_OUT_OF_RANGE;
}

/* MOVE-1 */
vf_status vf_move_of(const double *history, size_t n, double lapse, vf_move *out)
{
    vf_status status = check(history, n, lapse);
    if (status != VF_OK)
        return status;
    size_t allowed = (size_t)lapse;
    size_t since = periods_since(history, n);
    if (since == n) {
        *out = VF_MOVE_NONE;
    } else if (since > 0) {
        *out = since < allowed ? VF_MOVE_KEPT : since == allowed ? VF_MOVE_LOST : VF_MOVE_GONE;
    } else {
        size_t before = periods_since(history, n - 1);
        *out = before == n - 1 ? VF_MOVE_NEW : before < allowed ? VF_MOVE_KEPT : VF_MOVE_RECOVERED;
    }
    return VF_OK;
}
