/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/shares.h"

#include <string.h>

#include "functions/results.h"
#include "uno/arguments.h"
#include "uno/text.h"
#include "vitalfew/numbers.h"

/** A number, or a text such as "80%". */
static vfu_error share_of(const vfu_cell *cell, double *out)
{
    char text[32];
    switch (cell->kind) {
    case VFU_IN_ERROR:
        return cell->error;
    case VFU_NUMBER:
        *out = cell->number;
        return VFU_OK;
    case VFU_EMPTY:
        return VFU_ERROR_VALUE;
    case VFU_TEXT:
        break;
    }
    size_t length = vfu_text_utf8(cell->text, text, sizeof text) ? strlen(text) : 0;
    if (length == 0 || text[length - 1] != '%')
        return VFU_ERROR_VALUE;
    return vfu_error_of(vf_number_parse(text, length, out));
}

static bool are_percents(const double *shares, size_t count)
{
    bool all = true;
    for (size_t i = 0; i < count; i++)
        all = all && shares[i] > 1.0 && shares[i] <= 100.0;
    return all;
}

vfu_error vfu_read_shares(const vfu_value *value, bool percent, double *out, size_t most,
                          size_t *count)
{
    vfu_error error = vfu_list_length(&value->cells, most, count);
    for (size_t i = 0; error == VFU_OK && i < *count; i++) {
        vfu_cell cell = vfu_cells_nth(&value->cells, i);
        error = share_of(&cell, &out[i]);
    }
    bool divide = error == VFU_OK && percent && are_percents(out, *count);
    for (size_t i = 0; divide && i < *count; i++)
        out[i] /= 100.0;
    return error;
}

vfu_error vfu_read_share(const vfu_value *value, double *out)
{
    size_t count;
    return value->given ? vfu_read_shares(value, true, out, 1, &count) : VFU_OK;
}
