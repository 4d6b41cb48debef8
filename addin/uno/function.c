/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/function.h"

size_t vfu_argument_count(const vfu_function *function)
{
    size_t count = 0;
    while (function->arguments[count].mark != VFU_END)
        count++;
    return count;
}

static vfu_error read_argument(vfu_mark mark, void *arg, vfu_value *out)
{
    out->given = true;
    if (mark == VFU_N) {
        vfu_cell cell = vfu_cell_number(*(const double *)arg);
        out->number = cell.number;
        return cell.kind == VFU_IN_ERROR ? cell.error : VFU_OK;
    }
    if (mark == VFU_M)
        return vfu_cells_of_rows(*(uno_Sequence *const *)arg, &out->cells);
    if (mark == VFU_R) {
        out->range = *(uno_Interface *const *)arg;
        return out->range != NULL ? VFU_OK : VFU_ERROR_ARGUMENT;
    }
    const uno_Any *any = arg;
    out->given = any->pType->eTypeClass != typelib_TypeClass_VOID;
    if (out->given)
        return vfu_cells_of_any(any, &out->cells);
    out->cells = vfu_cells_empty();
    return VFU_OK;
}

static vfu_error compute(const vfu_function *function, void **args, uno_Any *result)
{
    vfu_call call = {.function = function};
    if (function->document)
        call.document = *(uno_Interface *const *)*args++;
    size_t count = vfu_argument_count(function);
    for (size_t i = 0; i < count; i++) {
        vfu_error error = read_argument(function->arguments[i].mark, args[i], &call.arguments[i]);
        if (error != VFU_OK)
            return error;
    }
    return function->compute(&call, result);
}

void vfu_function_call(const vfu_function *function, void **args, uno_Any *result)
{
    vfu_error error = compute(function, args, result);
    if (error != VFU_OK) {
        vfu_cell cell = vfu_cell_error(error);
        vfu_cell_construct(result, &cell);
    }
}

/** The row's own arguments of a call. */
typedef struct own_cells {
    const vfu_cells *cells[VFU_ARGUMENTS_MAX];
    size_t count;
} own_cells;

static own_cells find_own(const vfu_call *call)
{
    own_cells own = {.count = 0};
    const vfu_argument *arguments = call->function->arguments;
    for (size_t i = 0; arguments[i].mark != VFU_END; i++)
        if (arguments[i].mark == VFU_M || arguments[i].mark == VFU_OWN)
            own.cells[own.count++] = &call->arguments[i].cells;
    return own;
}

static bool shapes_match(const own_cells *own)
{
    const vfu_cells *first = own->cells[0];
    for (size_t i = 1; i < own->count; i++) {
        const vfu_cells *other = own->cells[i];
        bool same =
            other->row_count == first->row_count && other->column_count == first->column_count;
        if (!same && vfu_cells_count(other) != 1)
            return false;
    }
    return true;
}

static vfu_cell map_one(const own_cells *own, size_t place, vfu_row *row, const void *context)
{
    vfu_cell cells[VFU_ARGUMENTS_MAX];
    for (size_t i = 0; i < own->count; i++) {
        bool shared = vfu_cells_count(own->cells[i]) == 1;
        cells[i] = vfu_cells_nth(own->cells[i], shared ? 0 : place);
        if (cells[i].kind == VFU_IN_ERROR)
            return cells[i];
    }
    vfu_cell out = vfu_cell_empty();
    vfu_error error = row(context, cells, &out);
    return error == VFU_OK ? out : vfu_cell_error(error);
}

bool vfu_own_cells(const vfu_call *call, vfu_cell *own)
{
    own_cells cells = find_own(call);
    for (size_t i = 0; i < cells.count; i++) {
        if (vfu_cells_count(cells.cells[i]) != 1)
            return false;
        own[i] = vfu_cells_at(cells.cells[i], 0, 0);
        if (own[i].kind == VFU_IN_ERROR)
            return false;
    }
    return true;
}

vfu_error vfu_map(const vfu_call *call, vfu_row *row, const void *context, uno_Any *result)
{
    own_cells own = find_own(call);
    if (own.count == 0 || !shapes_match(&own))
        return VFU_ERROR_ARGUMENT;
    if (vfu_cells_count(own.cells[0]) == 1) {
        vfu_cell cell = map_one(&own, 0, row, context);
        vfu_cell_construct(result, &cell);
        return VFU_OK;
    }
    size_t rows = (size_t)own.cells[0]->row_count;
    size_t columns = (size_t)own.cells[0]->column_count;
    vfu_table table;
    vfu_error error = vfu_table_new(&table, rows, columns);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; i < rows * columns; i++)
        vfu_table_put_nth(&table, i, map_one(&own, i, row, context));
    return vfu_table_return(&table, result);
}
