/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/common.h"

#include <stdlib.h>

vfu_error vfu_error_of(vf_status status)
{
    switch (status) {
    case VF_OK:
        return VFU_OK;
    case VF_NO_MEMORY:
        return VFU_ERROR_OVERFLOW;
    case VF_NOT_A_NUMBER:
        return VFU_ERROR_VALUE;
    case VF_OUT_OF_RANGE:
        return VFU_ERROR_ARGUMENT;
    case VF_NOTHING:
        return VFU_ERROR_DIVISION;
    case VF_NOT_FOUND:
        return VFU_ERROR_MISSING;
    }
    return VFU_ERROR_VALUE;
}

vfu_error vfu_return_number(double number, uno_Any *result)
{
    vfu_cell cell = vfu_cell_number(number);
    vfu_cell_construct(result, &cell);
    return VFU_OK;
}

vfu_error vfu_population_of_cells(const vfu_cells *cells, vf_population **out)
{
    double *amounts;
    vfu_error error = vfu_cells_amounts(cells, &amounts);
    if (error != VFU_OK)
        return error;
    error = vfu_error_of(vf_population_new(amounts, vfu_cells_count(cells), out));
    free(amounts);
    return error;
}

vfu_error vfu_population_of_block(const vfu_block *block, vf_population **out)
{
    if (block->data == NULL)
        return vfu_error_of(vf_population_new(NULL, 0, out));
    return vfu_population_of_cells(&block->cells, out);
}

vfu_error vfu_population_of(const vfu_value *value, vf_population **out)
{
    vfu_address address;
    vfu_block block;
    if (!vfu_range_address(value->range, &address))
        return VFU_ERROR_VALUE;
    vfu_error error = vfu_block_read(value->range, &address, &block);
    if (error != VFU_OK)
        return error;
    error = vfu_population_of_block(&block, out);
    vfu_block_free(&block);
    return error;
}
