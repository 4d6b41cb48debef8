/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/results.h"

#include <math.h>

#include "uno/arguments.h"

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

vfu_cell vfu_known(double number)
{
    return isnan(number) ? vfu_cell_empty() : vfu_cell_number(number);
}

vfu_error vfu_return_number(double number, uno_Any *result)
{
    vfu_cell cell = vfu_cell_number(number);
    vfu_cell_construct(result, &cell);
    return VFU_OK;
}

vfu_error vfu_return_label(const vfu_value *labels, rtl_uString *const *defaults, size_t count,
                           size_t class, uno_Any *result)
{
    vfu_labels read;
    vfu_error error = vfu_read_labels(labels, defaults, count, &read);
    if (error != VFU_OK)
        return error;
    vfu_cell cell = class < count ? vfu_cell_text(read.text[class]) : vfu_cell_empty();
    vfu_cell_construct(result, &cell);
    vfu_labels_release(&read);
    return VFU_OK;
}
