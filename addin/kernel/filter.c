/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/filter.h"

#include <math.h>

/* What one criterion alone makes of a prospect. */
static vf_filter_outcome criterion(const double *answers, const double *required, size_t i)
{
    bool counts = required == NULL || (!isnan(required[i]) && required[i] != 0);
    if (!counts)
        return VF_FILTER_IN;
    if (isnan(answers[i]))
        return VF_FILTER_ASK;
    return answers[i] == 0 ? VF_FILTER_OUT : VF_FILTER_IN;
}

/* FILTER-1 */
vf_status vf_filter_outcome_of(const double *answers, const double *required, size_t n,
                               vf_filter_outcome *out)
{
    if (n == 0)
        return VF_NOTHING;
    vf_filter_outcome worst = VF_FILTER_IN;
    for (size_t i = 0; i < n; i++) {
        if (isinf(answers[i]) || (required != NULL && isinf(required[i])))
            return VF_NOT_A_NUMBER;
        vf_filter_outcome found = criterion(answers, required, i);
        if (found > worst)
            worst = found;
    }
    *out = worst;
    return VF_OK;
}

/* FILTER-2 */
bool vf_filter_is_reason(const double *answers, const double *required, size_t i,
                         vf_filter_outcome outcome)
{
    return outcome != VF_FILTER_IN && criterion(answers, required, i) == outcome;
}
