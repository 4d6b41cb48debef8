/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/amounts.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "functions/results.h"
#include "uno/text.h"
#include "vitalfew/calendar.h"
#include "vitalfew/numbers.h"

static bool reads_as_amount(const vfu_cell *cell)
{
    return vfu_cell_reads_as(cell, vf_reads_as_amount);
}

bool vfu_reads_as_date(const vfu_cell *cell)
{
    return vfu_cell_reads_as(cell, vf_reads_as_date);
}

vfu_error vfu_amount_of(const vfu_cell *cell, bool *begun, double *out)
{
    bool first = !*begun;
    *begun = *begun || cell->kind != VFU_EMPTY;
    *out = cell->kind == VFU_NUMBER ? cell->number : NAN;
    bool wrong = cell->kind == VFU_IN_ERROR || (!first && reads_as_amount(cell));
    return wrong ? VFU_ERROR_VALUE : VFU_OK;
}

vfu_error vfu_cells_amounts(const vfu_cells *cells, double **out)
{
    double *amounts = calloc(vfu_cells_count(cells), sizeof *amounts);
    vfu_error error = amounts != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    bool begun = false;
    size_t n = 0;
    for (sal_Int32 i = 0; error == VFU_OK && i < cells->row_count; i++) {
        for (sal_Int32 j = 0; error == VFU_OK && j < cells->column_count; j++) {
            vfu_cell cell = vfu_cells_at(cells, i, j);
            error = vfu_amount_of(&cell, &begun, &amounts[n++]);
        }
    }
    if (error == VFU_OK)
        *out = amounts;
    else
        free(amounts);
    return error;
}

vfu_error vfu_read_columns(const vfu_value *arguments, size_t count, double **columns)
{
    const vfu_cells *first = &arguments[0].cells;
    vfu_error error = VFU_OK;
    for (size_t i = 0; error == VFU_OK && i < count; i++) {
        const vfu_cells *cells = &arguments[i].cells;
        bool same =
            cells->row_count == first->row_count && cells->column_count == first->column_count;
        error = same ? vfu_cells_amounts(cells, &columns[i]) : VFU_ERROR_ARGUMENT;
    }
    return error;
}

/** Reads the first n cells of a range, row by row. */
static vfu_error read_amounts(const vfu_block *block, size_t n, bool begun, vfu_column *out)
{
    *out = (vfu_column){.amounts = malloc((n + 1) * sizeof(double)), .count = n, .first = SIZE_MAX};
    if (out->amounts == NULL)
        return VFU_ERROR_OVERFLOW;
    for (size_t i = 0; i < n; i++)
        out->amounts[i] = NAN;
    sal_Int32 row_count = block->data != NULL ? block->cells.row_count : 0;
    for (sal_Int32 i = 0; i < row_count; i++) {
        for (sal_Int32 j = 0; j < block->cells.column_count; j++) {
            vfu_cell cell = vfu_cells_at(&block->cells, i, j);
            size_t place = vfu_block_place(block, i, j);
            bool first = out->first == SIZE_MAX && cell.kind != VFU_EMPTY;
            if (first) {
                out->first = place;
                out->heading = !begun && reads_as_amount(&cell);
            }
            vfu_error error = vfu_amount_of(&cell, &begun, &out->amounts[place]);
            if (error != VFU_OK)
                return error;
        }
    }
    return VFU_OK;
}

vfu_error vfu_column_read(const vfu_block *block, bool begun, vfu_column *out)
{
    return read_amounts(block, vfu_block_used(block), begun, out);
}

vfu_error vfu_amounts_of_blocks(const vfu_block *blocks, size_t count, double **columns, size_t *n)
{
    vfu_error error = VFU_OK;
    *n = 0;
    for (size_t i = 0; i < count; i++) {
        if (vfu_block_count(&blocks[i]) != vfu_block_count(&blocks[0]))
            return VFU_ERROR_ARGUMENT;
        size_t used = vfu_block_used(&blocks[i]);
        *n = used > *n ? used : *n;
    }
    for (size_t i = 0; error == VFU_OK && i < count; i++) {
        vfu_column column;
        error = read_amounts(&blocks[i], *n, false, &column);
        columns[i] = column.amounts;
    }
    return error;
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
    vfu_error error = vfu_range_locate(value->range, &address);
    if (error == VFU_OK)
        error = vfu_block_read(value->range, &address, &block);
    if (error != VFU_OK)
        return error;
    error = vfu_population_of_block(&block, out);
    vfu_block_free(&block);
    return error;
}
