/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/ranges.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "uno/call.h"
#include "uno/office.h"
#include "uno/property.h"
#include "uno/text.h"

/** Up to so many cells a range is read whole: asking for the used area would cost more. */
#define READ_WHOLE 2048

/** In so many rows a formula is looked for before it is in all of them. */
#define FIRST_ROWS 64

static rtl_uString *const absolute_name = VFU_LITERAL("AbsoluteName");
static rtl_uString *const cell_ranges = VFU_LITERAL("com.sun.star.sheet.SheetCellRanges");

/** com.sun.star.sheet.GeneralFunction: SUM. */
#define FUNCTION_SUM 2

/** com.sun.star.sheet.FormulaResult: ERROR; and VALUE, STRING and ERROR. */
#define FORMULA_RESULT_ERROR 4
#define FORMULA_RESULT_ANY 7

/** Whether an address is one of cells, so that their number can be computed. */
static bool is_rectangle(const vfu_address *a)
{
    return a->start_row >= 0 && a->start_column >= 0 && a->end_row >= a->start_row &&
           a->end_column >= a->start_column && a->end_row < INT32_MAX && a->end_column < INT32_MAX;
}

bool vfu_range_address(uno_Interface *range, vfu_address *out)
{
    uno_Interface *addressable = vfu_query(range, VFU_XCELLRANGEADDRESSABLE);
    if (addressable == NULL)
        return false;
    bool done = vfu_call_out(addressable, VFU_GET_RANGE_ADDRESS, out, NULL);
    vfu_release(addressable);
    return done && is_rectangle(out);
}

size_t vfu_address_count(const vfu_address *a)
{
    return (size_t)(a->end_row - a->start_row + 1) * (size_t)(a->end_column - a->start_column + 1);
}

bool vfu_address_equal(const vfu_address *a, const vfu_address *b)
{
    return a->sheet == b->sheet && a->start_column == b->start_column &&
           a->start_row == b->start_row && a->end_column == b->end_column &&
           a->end_row == b->end_row;
}

rtl_uString *vfu_range_name(uno_Interface *range)
{
    return vfu_property_text(range, absolute_name);
}

uno_Interface *vfu_sheet_part(uno_Interface *sheet, const vfu_address *address)
{
    sal_Int32 left = address->start_column;
    sal_Int32 top = address->start_row;
    sal_Int32 right = address->end_column;
    sal_Int32 bottom = address->end_row;
    void *args[] = {&left, &top, &right, &bottom};
    return vfu_get(sheet, VFU_XCELLRANGE, VFU_GET_CELL_RANGE_BY_POSITION, args);
}

/** What the cells at the address of a range are called, on the first of its sheets alone. */
static rtl_uString *name_on_sheet(uno_Interface *range, const vfu_address *address)
{
    uno_Interface *sheet = vfu_get(range, VFU_XSHEETCELLRANGE, VFU_GET_SPREADSHEET, NULL);
    uno_Interface *cells = vfu_sheet_part(sheet, address);
    rtl_uString *name = cells != NULL ? vfu_range_name(cells) : NULL;
    vfu_office_let_go(cells);
    vfu_office_let_go(sheet);
    return name;
}

vfu_error vfu_range_locate(uno_Interface *range, vfu_address *out)
{
    if (!vfu_range_address(range, out))
        return VFU_ERROR_VALUE;
    rtl_uString *name = vfu_range_name(range);
    rtl_uString *on_sheet = name != NULL ? name_on_sheet(range, out) : NULL;
    vfu_error error = VFU_ERROR_VALUE;
    if (on_sheet != NULL)
        error = vfu_same_text(name, on_sheet) ? VFU_OK : VFU_ERROR_ARGUMENT;
    if (name != NULL)
        rtl_uString_release(name);
    if (on_sheet != NULL)
        rtl_uString_release(on_sheet);
    return error;
}

/** The addresses of every other column of an address; NULL where memory is short. */
static uno_Sequence *new_columns(const vfu_address *address, sal_Int32 first)
{
    sal_Int32 count = (address->end_column - address->start_column - first) / 2 + 1;
    vfu_address *columns = malloc((size_t)count * sizeof *columns);
    uno_Sequence *made = NULL;
    if (columns == NULL)
        return NULL;
    for (sal_Int32 i = 0; i < count; i++) {
        columns[i] = *address;
        columns[i].start_column = columns[i].end_column = address->start_column + first + 2 * i;
    }
    if (!uno_type_sequence_construct(&made, vfu_type_reference(VFU_ADDRESSES), columns, count,
                                     NULL))
        made = NULL;
    free(columns);
    return made;
}

/** Puts ranges into an object that holds ranges, and does not merge them. */
static bool add_ranges(uno_Interface *object, uno_Sequence **addresses)
{
    sal_Bool merge = sal_False;
    void *args[] = {addresses, &merge};
    uno_Interface *container = vfu_query(object, VFU_XSHEETCELLRANGECONTAINER);
    bool done = container != NULL && vfu_call_out(container, VFU_ADD_RANGE_ADDRESSES, NULL, args);
    vfu_release(container);
    return done;
}

uno_Interface *vfu_ranges_at(uno_Interface *document, uno_Sequence **addresses)
{
    rtl_uString *service = cell_ranges;
    void *args[] = {&service};
    uno_Interface *object = vfu_get(document, VFU_XMULTISERVICEFACTORY, VFU_CREATE_INSTANCE, args);
    if (object != NULL && add_ranges(object, addresses))
        return object;
    vfu_release(object);
    return NULL;
}

uno_Interface *vfu_columns(uno_Interface *document, const vfu_address *address, sal_Int32 first)
{
    uno_Sequence *columns = new_columns(address, first);
    if (columns == NULL)
        return NULL;
    uno_Interface *object = vfu_ranges_at(document, &columns);
    uno_type_destructData(&columns, vfu_type_reference(VFU_ADDRESSES), NULL);
    return object;
}

/** The last row and column of the sheet that hold anything. */
static bool get_used_end(uno_Interface *range, vfu_address *out)
{
    uno_Interface *sheet = vfu_get(range, VFU_XSHEETCELLRANGE, VFU_GET_SPREADSHEET, NULL);
    uno_Interface *cursor = vfu_get(sheet, VFU_XSPREADSHEET, VFU_CREATE_CURSOR, NULL);
    uno_Interface *used = cursor != NULL ? vfu_query(cursor, VFU_XUSEDAREACURSOR) : NULL;
    sal_Bool expand = sal_False;
    void *args[] = {&expand};
    bool done = used != NULL && vfu_call_out(used, VFU_GOTO_END_OF_USED_AREA, NULL, args) &&
                vfu_range_address(used, out);
    vfu_release(used);
    vfu_office_let_go(cursor);
    vfu_office_let_go(sheet);
    return done;
}

static bool get_data(uno_Interface *range, uno_Sequence **out)
{
    uno_Interface *data = vfu_query(range, VFU_XCELLRANGEDATA);
    bool done = data != NULL && vfu_call_out(data, VFU_GET_DATA_ARRAY, out, NULL);
    vfu_release(data);
    return done;
}

static sal_Int32 smaller(sal_Int32 a, sal_Int32 b)
{
    return a < b ? a : b;
}

/** The part of a range from its first column and a row of it to a last row and column of it. */
static uno_Interface *get_part(uno_Interface *range, sal_Int32 first_row, sal_Int32 last_row,
                               sal_Int32 last_column)
{
    sal_Int32 first_column = 0;
    void *args[] = {&first_column, &first_row, &last_column, &last_row};
    return vfu_get(range, VFU_XCELLRANGE, VFU_GET_CELL_RANGE_BY_POSITION, args);
}

uno_Interface *vfu_range_rows(uno_Interface *range, const vfu_address *address, sal_Int32 first_row,
                              sal_Int32 row_count)
{
    return get_part(range, first_row, first_row + row_count - 1,
                    address->end_column - address->start_column);
}

/* queryFormulaCells() passes over what is typed; queryContentCells() looks up the number format of
 * every amount, to tell dates from other numbers, and takes as long as reading the range. */
static uno_Interface *query_formulas(uno_Interface *range, sal_Int32 results)
{
    void *args[] = {&results};
    return vfu_get(range, VFU_XCELLRANGESQUERY, VFU_QUERY_FORMULA_CELLS, args);
}

static bool has_no_formula(uno_Interface *range)
{
    uno_Interface *found = query_formulas(range, FORMULA_RESULT_ANY);
    uno_Interface *formulas = found != NULL ? vfu_query(found, VFU_XSHEETCELLRANGES) : NULL;
    uno_Sequence *addresses;
    bool none = false;
    if (formulas != NULL && vfu_call_out(formulas, VFU_GET_RANGE_ADDRESSES, &addresses, NULL)) {
        none = addresses->nElements == 0;
        uno_type_destructData(&addresses, vfu_type_reference(VFU_ADDRESSES), NULL);
    }
    vfu_release(formulas);
    vfu_office_let_go(found);
    return none;
}

/** Whether the first rows of a long range hold no formula. To note down each formula of a column
 *  takes Calc half as long as to read them, and a list has formulas in its first rows or in few. */
static bool begins_typed(uno_Interface *range, const vfu_address *address)
{
    if (address->end_row - address->start_row < FIRST_ROWS)
        return true;
    uno_Interface *part = vfu_range_rows(range, address, 0, FIRST_ROWS);
    bool typed = part != NULL && has_no_formula(part);
    vfu_office_let_go(part);
    return typed;
}

bool vfu_range_is_typed(uno_Interface *range, const vfu_address *address)
{
    return begins_typed(range, address) && has_no_formula(range);
}

/* To find the errors among the results, Calc computes them all, and finds few. */
bool vfu_range_compute(uno_Interface *range)
{
    uno_Interface *errors = query_formulas(range, FORMULA_RESULT_ERROR);
    vfu_office_let_go(errors);
    return errors != NULL;
}

double vfu_range_sum(uno_Interface *range)
{
    sal_Int32 function = FUNCTION_SUM;
    void *args[] = {&function};
    double sum = NAN;
    uno_Interface *operation = vfu_query(range, VFU_XSHEETOPERATION);
    if (operation == NULL || !vfu_call_out(operation, VFU_COMPUTE_FUNCTION, &sum, args))
        sum = NAN;
    vfu_release(operation);
    return sum;
}

static bool read_used(uno_Interface *range, const vfu_address *address, vfu_block *block)
{
    if (vfu_block_count(block) <= READ_WHOLE)
        return get_data(range, &block->data);
    vfu_address end;
    if (!get_used_end(range, &end))
        return false;
    sal_Int32 last_row = smaller(address->end_row, end.end_row) - address->start_row;
    sal_Int32 last_column = smaller(address->end_column, end.end_column) - address->start_column;
    if (last_row < 0 || last_column < 0)
        return true;
    uno_Interface *part = get_part(range, 0, last_row, last_column);
    bool done = part != NULL && get_data(part, &block->data);
    vfu_office_let_go(part);
    return done;
}

vfu_error vfu_block_read(uno_Interface *range, const vfu_address *address, vfu_block *out)
{
    vfu_block block = {.row_count = address->end_row - address->start_row + 1,
                       .column_count = address->end_column - address->start_column + 1};
    if (!read_used(range, address, &block))
        return VFU_ERROR_VALUE;
    if (block.data != NULL && (vfu_cells_of_rows(block.data, &block.cells) != VFU_OK ||
                               block.cells.row_count > block.row_count ||
                               block.cells.column_count > block.column_count)) {
        vfu_block_free(&block);
        return VFU_ERROR_VALUE;
    }
    *out = block;
    return VFU_OK;
}

void vfu_block_free(vfu_block *block)
{
    if (block->data != NULL)
        uno_type_destructData(&block->data, vfu_type_reference(VFU_ROWS), NULL);
    block->data = NULL;
}

size_t vfu_block_count(const vfu_block *block)
{
    return (size_t)block->row_count * (size_t)block->column_count;
}

vfu_cell vfu_block_nth(const vfu_block *block, size_t place)
{
    sal_Int32 row = (sal_Int32)(place / (size_t)block->column_count);
    sal_Int32 column = (sal_Int32)(place % (size_t)block->column_count);
    if (row >= block->cells.row_count || column >= block->cells.column_count)
        return vfu_cell_empty();
    return vfu_cells_at(&block->cells, row, column);
}

size_t vfu_block_place(const vfu_block *block, sal_Int32 row, sal_Int32 column)
{
    return (size_t)row * (size_t)block->column_count + (size_t)column;
}

size_t vfu_block_used(const vfu_block *block)
{
    if (block->cells.row_count == 0)
        return 0;
    return vfu_block_place(block, block->cells.row_count - 1, block->cells.column_count - 1) + 1;
}
