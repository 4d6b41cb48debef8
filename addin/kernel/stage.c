/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/stage.h"

#include <math.h>

static vf_status check_routine(double routine)
{
    if (!isfinite(routine))
        return VF_NOT_A_NUMBER;
    return routine >= 1 ? VF_OK : VF_OUT_OF_RANGE;
}

vf_status vf_stage_select(const double *orders, const double *sales, size_t n, double routine,
                          double *selected)
{
    vf_status status = check_routine(routine);
    if (status != VF_OK)
        return status;
    for (size_t i = 0; i < n; i++) {
        if (isinf(orders[i]) || isinf(sales[i]))
            return VF_NOT_A_NUMBER;
        /* An order that is NaN is not at least anything. */
        selected[i] = orders[i] >= routine ? sales[i] : NAN;
    }
    return VF_OK;
}

static vf_status check_customer(double orders, double sales, double core_share)
{
    if (!isfinite(orders) || isinf(sales) || !isfinite(core_share))
        return VF_NOT_A_NUMBER;
    /* STAGE-4 */
    if (orders < 0 || orders != floor(orders))
        return VF_OUT_OF_RANGE;
    return core_share > 0 && core_share <= 1 ? VF_OK : VF_OUT_OF_RANGE;
}

/* STAGE-3, for a customer with at least routine orders. */
static bool is_core(double sales, double core_share, const vf_population *established)
{
    return sales > 0 && vf_population_count_above(established, sales) <
                            vf_population_count_to_reach(established, core_share);
}

vf_status vf_stage_of(double orders, double sales, bool viable, double routine, double core_share,
                      const vf_population *established, vf_stage *out)
{
    vf_status status = check_routine(routine);
    if (status == VF_OK)
        status = check_customer(orders, sales, core_share);
    if (status != VF_OK)
        return status;
    if (orders == 0)
        *out = viable ? VF_STAGE_TARGET : VF_STAGE_PRUNED;
    else if (orders < routine)
        *out = VF_STAGE_NEW;
    else
        *out = is_core(sales, core_share, established) ? VF_STAGE_CORE : VF_STAGE_ESTABLISHED;
    return VF_OK;
}
