/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/arguments.h"

#include "uno/text.h"

static rtl_uString *const empty_text = VFU_LITERAL("");

vfu_error vfu_read_cell(const vfu_value *value, vfu_cell *out)
{
    if (vfu_cells_count(&value->cells) != 1)
        return VFU_ERROR_ARGUMENT;
    *out = vfu_cells_at(&value->cells, 0, 0);
    return out->kind == VFU_IN_ERROR ? out->error : VFU_OK;
}

vfu_error vfu_read_number(const vfu_value *value, double *out)
{
    if (!value->given)
        return VFU_OK;
    vfu_cell cell;
    vfu_error error = vfu_read_cell(value, &cell);
    if (error != VFU_OK)
        return error;
    if (cell.kind != VFU_NUMBER)
        return VFU_ERROR_VALUE;
    *out = cell.number;
    return VFU_OK;
}

vfu_error vfu_read_word(const vfu_value *value, char *buffer, size_t size)
{
    if (!value->given)
        return VFU_OK;
    vfu_cell cell;
    vfu_error error = vfu_read_cell(value, &cell);
    if (error != VFU_OK)
        return error;
    if (cell.kind != VFU_TEXT || !vfu_text_utf8(cell.text, buffer, size))
        return VFU_ERROR_ARGUMENT;
    return VFU_OK;
}

vfu_error vfu_list_length(const vfu_cells *cells, size_t most, size_t *count)
{
    *count = vfu_cells_count(cells);
    bool list = cells->row_count == 1 || cells->column_count == 1;
    return list && *count <= most ? VFU_OK : VFU_ERROR_ARGUMENT;
}

vfu_error vfu_read_numbers(const vfu_value *value, double *out, size_t most, size_t *count)
{
    vfu_error error = vfu_list_length(&value->cells, most, count);
    for (size_t i = 0; error == VFU_OK && i < *count; i++) {
        vfu_cell cell = vfu_cells_nth(&value->cells, i);
        if (cell.kind == VFU_IN_ERROR)
            error = cell.error;
        else if (cell.kind != VFU_NUMBER)
            error = VFU_ERROR_VALUE;
        else
            out[i] = cell.number;
    }
    return error;
}

rtl_uString *vfu_label_of(const vfu_cell *cell)
{
    if (cell->kind == VFU_NUMBER)
        return vfu_text_of_number(cell->number);
    rtl_uString *text = cell->kind == VFU_TEXT ? cell->text : empty_text;
    rtl_uString_acquire(text);
    return text;
}

static vfu_error read_label(const vfu_cell *cell, rtl_uString **out)
{
    if (cell->kind == VFU_IN_ERROR)
        return cell->error;
    *out = vfu_label_of(cell);
    return *out != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
}

vfu_error vfu_read_labels(const vfu_value *value, rtl_uString *const *defaults, size_t count,
                          vfu_labels *out)
{
    out->count = 0;
    if (!value->given) {
        for (; out->count < count; out->count++)
            rtl_uString_acquire(out->text[out->count] = defaults[out->count]);
        return VFU_OK;
    }
    size_t given;
    vfu_error error = vfu_list_length(&value->cells, VFU_LABELS_MAX, &given);
    if (error == VFU_OK && given != count)
        error = VFU_ERROR_ARGUMENT;
    while (error == VFU_OK && out->count < count) {
        vfu_cell cell = vfu_cells_nth(&value->cells, out->count);
        error = read_label(&cell, &out->text[out->count]);
        if (error == VFU_OK)
            out->count++;
    }
    if (error != VFU_OK)
        vfu_labels_release(out);
    return error;
}

size_t vfu_labels_find(const vfu_labels *labels, const rtl_uString *label)
{
    size_t i = 0;
    while (i < labels->count && vfu_text_compare(labels->text[i], label) != 0)
        i++;
    return i;
}

void vfu_labels_release(vfu_labels *labels)
{
    while (labels->count > 0)
        rtl_uString_release(labels->text[--labels->count]);
}
