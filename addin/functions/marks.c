/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/marks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "functions/results.h"
#include "uno/text.h"
#include "vitalfew/words.h"

vfu_error vfu_mark_of(const vfu_cell *cell, double yes, double *out)
{
    char word[16];
    bool is_yes;
    switch (cell->kind) {
    case VFU_ERROR:
        return cell->error;
    case VFU_EMPTY:
        *out = NAN;
        return VFU_OK;
    case VFU_NUMBER:
        *out = cell->number;
        return VFU_OK;
    case VFU_TEXT:
        break;
    }
    if (!vfu_text_utf8(cell->text, word, sizeof word))
        return VFU_ERROR_VALUE;
    vfu_error error = vfu_error_of(vf_yes_no_parse(word, strlen(word), &is_yes));
    if (error == VFU_OK)
        *out = is_yes ? yes : 0.0;
    return error;
}

static vfu_error number_of(const vfu_cell *cell, double unused, double *out)
{
    (void)unused;
    if (cell->kind == VFU_ERROR)
        return cell->error;
    *out = cell->number;
    return cell->kind == VFU_NUMBER ? VFU_OK : VFU_ERROR_VALUE;
}

static vfu_error read_cells(const vfu_cells *cells,
                            vfu_error (*read)(const vfu_cell *, double, double *), double yes,
                            double **out)
{
    size_t count = vfu_cells_count(cells);
    double *numbers = calloc(count, sizeof *numbers);
    vfu_error error = numbers != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    for (size_t i = 0; error == VFU_OK && i < count; i++) {
        vfu_cell cell = vfu_cells_nth(cells, i);
        error = read(&cell, yes, &numbers[i]);
    }
    if (error == VFU_OK)
        *out = numbers;
    else
        free(numbers);
    return error;
}

vfu_error vfu_read_marks(const vfu_cells *cells, double yes, double **out)
{
    return read_cells(cells, vfu_mark_of, yes, out);
}

static vfu_error read_list(const vfu_value *value,
                           vfu_error (*read)(const vfu_cell *, double, double *), size_t count,
                           double **out)
{
    *out = NULL;
    if (!value->given)
        return VFU_OK;
    if (vfu_cells_count(&value->cells) != count)
        return VFU_ERROR_ARGUMENT;
    return read_cells(&value->cells, read, 1.0, out);
}

vfu_error vfu_read_mark_list(const vfu_value *value, size_t count, double **out)
{
    return read_list(value, vfu_mark_of, count, out);
}

vfu_error vfu_read_number_list(const vfu_value *value, size_t count, double **out)
{
    return read_list(value, number_of, count, out);
}
