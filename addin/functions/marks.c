/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/marks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "functions/results.h"
#include "uno/arguments.h"
#include "uno/text.h"
#include "vitalfew/numbers.h"
#include "vitalfew/words.h"

vfu_error vfu_mark_of(const vfu_cell *cell, double yes, double *out)
{
    switch (cell->kind) {
    case VFU_IN_ERROR:
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
    char word[32];
    bool is_yes;
    if (!vfu_text_utf8(cell->text, word, sizeof word))
        return VFU_ERROR_VALUE;
    if (vf_yes_no_parse(word, strlen(word), &is_yes) != VF_OK)
        return vfu_error_of(vf_number_parse(word, strlen(word), out));
    *out = is_yes ? yes : 0.0;
    return VFU_OK;
}

vfu_error vfu_read_flag(const vfu_value *value, bool *out)
{
    if (!value->given)
        return VFU_OK;
    char word[32];
    vfu_cell cell;
    vfu_error error = vfu_read_cell(value, &cell);
    if (error != VFU_OK)
        return error;
    double number = cell.number;
    if (cell.kind == VFU_TEXT && vfu_text_utf8(cell.text, word, sizeof word))
        error = vfu_error_of(vf_number_parse(word, strlen(word), &number));
    else if (cell.kind != VFU_NUMBER)
        error = VFU_ERROR_VALUE;
    if (error == VFU_OK)
        *out = number != 0.0;
    return error;
}

vfu_error vfu_read_marks(const vfu_cells *cells, double yes, double **out)
{
    size_t count = vfu_cells_count(cells);
    double *marks = calloc(count, sizeof *marks);
    vfu_error error = marks != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    for (size_t i = 0; error == VFU_OK && i < count; i++) {
        vfu_cell cell = vfu_cells_nth(cells, i);
        error = vfu_mark_of(&cell, yes, &marks[i]);
    }
    if (error == VFU_OK)
        *out = marks;
    else
        free(marks);
    return error;
}

vfu_error vfu_read_mark_list(const vfu_value *value, size_t count, double **out)
{
    *out = NULL;
    if (!value->given)
        return VFU_OK;
    if (vfu_cells_count(&value->cells) != count)
        return VFU_ERROR_ARGUMENT;
    return vfu_read_marks(&value->cells, 1.0, out);
}

/** Whether every cell is a number; #VALUE! for the first that is not, or the error in it. */
static vfu_error check_numbers(const vfu_cells *cells)
{
    size_t count = vfu_cells_count(cells);
    for (size_t i = 0; i < count; i++) {
        vfu_cell cell = vfu_cells_nth(cells, i);
        if (cell.kind != VFU_NUMBER)
            return cell.kind == VFU_IN_ERROR ? cell.error : VFU_ERROR_VALUE;
    }
    return VFU_OK;
}

vfu_error vfu_read_number_list(const vfu_value *value, size_t count, double **out)
{
    vfu_error error = VFU_OK;
    if (value->given && vfu_cells_count(&value->cells) == count)
        error = check_numbers(&value->cells);
    return error == VFU_OK ? vfu_read_mark_list(value, count, out) : error;
}
