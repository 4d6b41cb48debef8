/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/plans.h"

#include "functions/tier_options.h"

/** Whether a plan stands in two columns. Two by two cells do, unless two labels stand above two
 *  numbers. */
static bool in_columns(const vfu_cells *cells)
{
    if (cells->column_count != 2 || cells->row_count != 2)
        return cells->column_count == 2;
    return vfu_cells_nth(cells, 1).kind != VFU_TEXT || vfu_cells_nth(cells, 2).kind != VFU_NUMBER;
}

/** The cell of entry i: its label for part 0, its value for part 1. */
static vfu_cell entry(const vfu_cells *cells, size_t i, sal_Int32 part)
{
    return in_columns(cells) ? vfu_cells_at(cells, (sal_Int32)i, part)
                             : vfu_cells_at(cells, part, (sal_Int32)i);
}

static vfu_error read_entry(const vfu_cells *cells, size_t i, vfu_plan *plan)
{
    vfu_cell label = entry(cells, i, 0);
    vfu_cell value = entry(cells, i, 1);
    if (label.kind == VFU_IN_ERROR || value.kind == VFU_IN_ERROR)
        return label.kind == VFU_IN_ERROR ? label.error : value.error;
    if (value.kind != VFU_NUMBER)
        return VFU_ERROR_VALUE;
    rtl_uString *text = vfu_label_of(&label);
    if (text == NULL)
        return VFU_ERROR_OVERFLOW;
    if (vfu_labels_find(&plan->labels, text) < plan->labels.count) {
        rtl_uString_release(text);
        return VFU_ERROR_ARGUMENT;
    }
    plan->labels.text[i] = text;
    plan->values[i] = value.number;
    plan->labels.count++;
    return VFU_OK;
}

vfu_error vfu_read_plan(const vfu_value *value, rtl_uString *const *labels, const double *values,
                        size_t count, vfu_plan *out)
{
    if (!value->given) {
        for (size_t i = 0; i < count; i++)
            out->values[i] = values[i];
        return vfu_read_labels(value, labels, count, &out->labels);
    }
    const vfu_cells *cells = &value->cells;
    size_t given = vfu_cells_count(cells) / 2;
    if ((cells->column_count != 2 && cells->row_count != 2) || given > VFU_LABELS_MAX)
        return VFU_ERROR_ARGUMENT;
    vfu_error error = VFU_OK;
    out->labels.count = 0;
    for (size_t i = 0; error == VFU_OK && i < given; i++)
        error = read_entry(cells, i, out);
    if (error != VFU_OK)
        vfu_labels_release(&out->labels);
    return error;
}

/** Whether cells are a row or a column of shares, with no label among them. What is above 1 is no
 *  share, and so {5; 0.5} the pair of a tier 5. */
static bool is_flat(const vfu_cells *cells)
{
    bool flat = cells->row_count == 1 || cells->column_count == 1;
    for (size_t i = 0; flat && i < vfu_cells_count(cells); i++)
        flat = vfu_cells_nth(cells, i).kind == VFU_NUMBER;
    return flat && vfu_cells_nth(cells, 0).number <= 1.0;
}

vfu_error vfu_read_share_plan(const vfu_value *value, rtl_uString *const *labels,
                              const double *values, size_t count, vfu_plan *out)
{
    if (!value->given || !is_flat(&value->cells))
        return vfu_read_plan(value, labels, values, count, out);
    size_t given;
    vfu_error error = vfu_read_numbers(value, out->values, VFU_LABELS_MAX, &given);
    if (error != VFU_OK)
        return error;
    const vfu_value left_out = {.given = false};
    return vfu_read_labels(&left_out, vfu_letters, given, &out->labels);
}

vfu_error vfu_plan_find(const vfu_plan *plan, const vfu_cell *cell, size_t *out)
{
    rtl_uString *label = vfu_label_of(cell);
    if (label == NULL)
        return VFU_ERROR_OVERFLOW;
    *out = vfu_labels_find(&plan->labels, label);
    rtl_uString_release(label);
    return VFU_OK;
}
