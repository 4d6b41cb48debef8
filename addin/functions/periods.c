/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/periods.h"

#include <math.h>

#include "functions/amounts.h"

vfu_error vfu_read_periods(const vfu_cells *cells, double **out)
{
    size_t n = vfu_cells_count(cells);
    for (size_t i = 0; i < n; i++)
        if (vfu_cells_nth(cells, i).kind == VFU_TEXT)
            return VFU_ERROR_VALUE;
    vfu_error error = vfu_cells_amounts(cells, out);
    for (size_t i = 0; error == VFU_OK && i < n; i++)
        if (isnan((*out)[i]))
            (*out)[i] = 0.0;
    return error;
}
