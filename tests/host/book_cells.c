/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "book_inside.h"

/* com.sun.star.table.CellRangeAddress */
typedef struct range_address {
    sal_Int16 sheet;
    sal_Int32 start_column;
    sal_Int32 start_row;
    sal_Int32 end_column;
    sal_Int32 end_row;
} range_address;

/* More cells than this the office has no memory for. */
#define CELLS_MAX 65536

/* com.sun.star.sheet.CellFlags: VALUE, DATETIME and STRING; HARDATTR; all of them. */
enum { TYPED = 7, HARD_FORMATS = 32, EVERYTHING = 1023 };

static const host_class range_class;
static const host_class sheet_class;
static const host_class ranges_class;

/* The cell at a place; NULL where nothing was ever put. */
static book_cell *cell_at(book *b, int sheet, int row, int column)
{
    return row < BOOK_ROWS && column < BOOK_COLUMNS ? &b->cells[sheet][row][column] : NULL;
}

/* Does something to each cell of a part that ever held anything. */
static void for_each_cell(part *self, void (*act)(book_cell *x, void *data), void *data)
{
    for (size_t i = 0; i < self->area_count; i++) {
        area at = self->areas[i];
        for (int row = at.row; row <= at.last_row && row < BOOK_ROWS; row++)
            for (int column = at.column; column <= at.last_column && column < BOOK_COLUMNS;
                 column++)
                act(cell_at(self->book, self->sheet, row, column), data);
    }
}

/* Ranges */

static bool get_range_address(host_object *object, void *result, void **args)
{
    (void)args;
    const part *self = (part *)object;
    const area *at = &self->areas[0];
    *(range_address *)result =
        (range_address){(sal_Int16)self->sheet, at->column, at->row, at->last_column, at->last_row};
    return book_of(object) != NULL;
}

static bool get_cell_range_by_position(host_object *object, void *result, void **args)
{
    const part *self = (part *)object;
    const area *of = &self->areas[0];
    area at = {*(sal_Int32 *)args[1], *(sal_Int32 *)args[0], *(sal_Int32 *)args[3],
               *(sal_Int32 *)args[2]};
    if (book_of(object) == NULL || at.row < 0 || at.column < 0 || at.last_row < at.row ||
        at.last_column < at.column || at.last_row > of->last_row - of->row ||
        at.last_column > of->last_column - of->column)
        return false;
    at = (area){at.row + of->row, at.column + of->column, at.last_row + of->row,
                at.last_column + of->column};
    part *range = book_range(self->book, self->sheet, at);
    *(uno_Interface **)result = host_facet_of(&range->head, HOST_XCELLRANGE);
    return true;
}

static bool get_spreadsheet(host_object *object, void *result, void **args)
{
    (void)args;
    book *b = book_of(object);
    if (b == NULL)
        return false;
    part *sheet = book_sheet(b, ((part *)object)->sheet);
    *(uno_Interface **)result = host_facet_of(&sheet->head, HOST_XSPREADSHEET);
    return true;
}

static int rows_in(const area *at)
{
    return at->last_row - at->row + 1;
}

static int columns_in(const area *at)
{
    return at->last_column - at->column + 1;
}

static uno_Sequence *row_of(part *self, int row)
{
    const area *at = &self->areas[0];
    uno_Sequence *made = NULL;
    if (!uno_type_sequence_construct(&made, host_reference(HOST_ROW), NULL, columns_in(at), NULL))
        abort();
    uno_Any *anys = (uno_Any *)(void *)made->elements;
    for (int i = 0; i < columns_in(at); i++) {
        static const value empty = {.kind = EMPTY};
        const book_cell *x = cell_at(self->book, self->sheet, row, at->column + i);
        uno_any_destruct(&anys[i], NULL);
        value_to_any(x != NULL ? &x->value : &empty, &anys[i]);
    }
    return made;
}

static bool get_data_array(host_object *object, void *result, void **args)
{
    (void)args;
    part *self = (part *)object;
    const area *at = &self->areas[0];
    if (book_of(object) == NULL || (long)rows_in(at) * columns_in(at) > CELLS_MAX)
        return false;
    uno_type_sequence_construct(result, host_reference(HOST_ROWS), NULL, rows_in(at), NULL);
    uno_Sequence **rows = (uno_Sequence **)(void *)(*(uno_Sequence **)result)->elements;
    for (int i = 0; i < rows_in(at); i++) {
        uno_type_destructData(&rows[i], host_reference(HOST_ROW), NULL);
        rows[i] = row_of(self, at->row + i);
    }
    return true;
}

/* Whether an array has the size of a range. */
static bool fits(const uno_Sequence *rows, const area *at)
{
    uno_Sequence *const *of = (uno_Sequence *const *)(const void *)rows->elements;
    bool same = rows->nElements == rows_in(at);
    for (sal_Int32 i = 0; i < rows->nElements; i++)
        same = same && of[i]->nElements == columns_in(at);
    return same;
}

static bool set_data_array(host_object *object, void *result, void **args)
{
    (void)result;
    part *self = (part *)object;
    const area *at = &self->areas[0];
    const uno_Sequence *rows = *(uno_Sequence **)args[0];
    uno_Sequence *const *of = (uno_Sequence *const *)(const void *)rows->elements;
    if (book_to_change(object) == NULL || !fits(rows, at))
        return false;
    for (sal_Int32 i = 0; i < rows->nElements; i++) {
        const uno_Any *anys = (const uno_Any *)(const void *)of[i]->elements;
        for (sal_Int32 k = 0; k < of[i]->nElements; k++) {
            book_cell *x = cell_at(self->book, self->sheet, at->row + i, at->column + k);
            if (x == NULL)
                continue; /* a lie has sent it here */
            value_free(&x->value);
            x->value = value_of_any(&anys[k]);
        }
    }
    return true;
}

static void clear_cell(book_cell *x, void *data)
{
    sal_Int32 flags = *(sal_Int32 *)data;
    if (flags & HARD_FORMATS)
        x->format = 0;
    if (flags == EVERYTHING)
        x->day = false;
    if (flags & TYPED)
        value_free(&x->value);
}

static bool clear_contents(host_object *object, void *result, void **args)
{
    (void)result;
    sal_Int32 flags = *(sal_Int32 *)args[0];
    if (flags != EVERYTHING && flags != HARD_FORMATS && flags != TYPED)
        host_die("something is cleared that is not played here");
    if (book_to_change(object) == NULL)
        return false;
    for_each_cell((part *)object, clear_cell, &flags);
    return true;
}

static bool get_property_value(host_object *object, void *result, void **args)
{
    const part *self = (part *)object;
    book *b = book_of(object);
    if (b == NULL || self->area_count == 0 || !name_is(*(rtl_uString **)args[0], "NumberFormat"))
        return false;
    const book_cell *first = cell_at(b, self->sheet, self->areas[0].row, self->areas[0].column);
    sal_Int32 key = key_of_format(b, first != NULL ? first->format : 0);
    uno_type_any_construct(result, &key,
                           *typelib_static_type_getByTypeClass(typelib_TypeClass_LONG), NULL);
    return true;
}

static void set_format(book_cell *x, void *data)
{
    x->format = *(size_t *)data;
}

static void set_day(book_cell *x, void *data)
{
    (void)data;
    x->day = true;
}

static bool set_property_value(host_object *object, void *result, void **args)
{
    (void)result;
    const rtl_uString *name = *(rtl_uString **)args[0];
    const uno_Any *any = args[1];
    book *b = book_to_change(object);
    size_t place;
    if (b == NULL)
        return false;
    if (name_is(name, "NumberFormat") && any->pType->eTypeClass == typelib_TypeClass_LONG &&
        find_format(b, *(sal_Int32 *)any->pData, &place)) {
        for_each_cell((part *)object, set_format, &place);
        return true;
    }
    if (!name_is(name, "CellStyle") || any->pType->eTypeClass != typelib_TypeClass_STRING ||
        !name_is(*(rtl_uString **)any->pData, "Day"))
        return false;
    for_each_cell((part *)object, set_day, NULL);
    return true;
}

/* Columns */

static bool set_column_property(host_object *object, void *result, void **args)
{
    (void)result;
    const uno_Any *any = args[1];
    book *b = book_to_change(object);
    if (b == NULL || !name_is(*(rtl_uString **)args[0], "OptimalWidth") ||
        any->pType->eTypeClass != typelib_TypeClass_BOOLEAN)
        return false;
    b->fitted = true;
    return true;
}

static const host_method columns_methods[] = {
    {"setPropertyValue", set_column_property},
    {NULL, NULL},
};

static const host_class columns_class = {
    .types = {HOST_XPROPERTYSET},
    .type_count = 1,
    .methods = columns_methods,
    .destroy = book_part_destroy,
};

static bool get_columns(host_object *object, void *result, void **args)
{
    (void)args;
    const part *self = (part *)object;
    book *b = book_of(object);
    if (b == NULL)
        return false;
    part *columns = book_part(&columns_class, b, self->sheet, self->areas[0]);
    *(uno_Interface **)result = host_facet_of(&columns->head, HOST_XINTERFACE);
    return true;
}

/* The cells of each number format that a range has */

/* Adds a cell to the ranges of its number format, of which the last may end above it. */
static void add_cell(part *group, int row, int column)
{
    area *last = group->area_count > 0 ? &group->areas[group->area_count - 1] : NULL;
    if (last != NULL && last->column == column && last->last_row == row - 1) {
        last->last_row = row;
        return;
    }
    if (group->area_count == BOOK_AREAS)
        host_die("a number format has too many ranges");
    group->areas[group->area_count++] = (area){row, column, row, column};
}

/* The ranges of one number format, a column at a time. */
static part *new_group(const part *self, size_t format)
{
    const area *at = &self->areas[0];
    part *group = book_ranges(self->book);
    group->sheet = self->sheet;
    for (int column = at->column; column <= at->last_column && column < BOOK_COLUMNS; column++)
        for (int row = at->row; row <= at->last_row && row < BOOK_ROWS; row++)
            if (cell_at(self->book, self->sheet, row, column)->format == format)
                add_cell(group, row, column);
    return group;
}

/* The i-th group; or NULL, and how many there are. */
static part *nth_group(const part *self, sal_Int32 i, sal_Int32 *count)
{
    *count = 0;
    for (size_t format = 0; format < self->book->format_count; format++) {
        part *group = new_group(self, format);
        if (group->area_count > 0 && (*count)++ == i)
            return group;
        host_release(&group->head);
    }
    return NULL;
}

static bool get_count(host_object *object, void *result, void **args)
{
    (void)args;
    nth_group((part *)object, -1, result);
    return book_of(object) != NULL;
}

static bool get_by_index(host_object *object, void *result, void **args)
{
    sal_Int32 passed;
    part *group =
        book_of(object) != NULL ? nth_group((part *)object, *(sal_Int32 *)args[0], &passed) : NULL;
    if (group == NULL)
        return false;
    host_any_of(result, host_facet_of(&group->head, HOST_XSHEETCELLRANGES), HOST_XSHEETCELLRANGES);
    host_release(&group->head);
    return true;
}

static const host_method groups_methods[] = {
    {"getCount", get_count}, {"getByIndex", get_by_index}, {NULL, NULL}};

static const host_class groups_class = {
    .types = {HOST_XINDEXACCESS},
    .type_count = 1,
    .methods = groups_methods,
    .destroy = book_part_destroy,
};

static bool get_unique_cell_format_ranges(host_object *object, void *result, void **args)
{
    (void)args;
    const part *self = (part *)object;
    book *b = book_of(object);
    if (b == NULL)
        return false;
    part *groups = book_part(&groups_class, b, self->sheet, self->areas[0]);
    *(uno_Interface **)result = host_facet_of(&groups->head, HOST_XINDEXACCESS);
    return true;
}

/* Ranges as one object */

static bool get_range_addresses(host_object *object, void *result, void **args)
{
    (void)args;
    const part *self = (part *)object;
    range_address addresses[BOOK_AREAS];
    if (book_of(object) == NULL)
        return false;
    for (size_t i = 0; i < self->area_count; i++) {
        const area *at = &self->areas[i];
        addresses[i] = (range_address){(sal_Int16)self->sheet, at->column, at->row, at->last_column,
                                       at->last_row};
    }
    uno_type_sequence_construct(result, host_reference(HOST_ADDRESSES), addresses,
                                (sal_Int32)self->area_count, NULL);
    return true;
}

static bool add_range_addresses(host_object *object, void *result, void **args)
{
    (void)result;
    part *self = (part *)object;
    const uno_Sequence *addresses = *(uno_Sequence **)args[0];
    if (book_to_change(object) == NULL || addresses->nElements > BOOK_AREAS)
        return false;
    for (sal_Int32 i = 0; i < addresses->nElements; i++) {
        const range_address *at = (const range_address *)(const void *)addresses->elements + i;
        self->sheet = at->sheet;
        self->areas[self->area_count++] =
            (area){at->start_row, at->start_column, at->end_row, at->end_column};
    }
    return true;
}

/* The cursor */

static bool goto_end_of_used_area(host_object *object, void *result, void **args)
{
    (void)result;
    (void)args;
    part *self = (part *)object;
    area end = {0, 0, 0, 0};
    for (int row = 0; row < BOOK_ROWS; row++) {
        for (int column = 0; column < BOOK_COLUMNS; column++) {
            if (cell_at(self->book, self->sheet, row, column)->value.kind == EMPTY)
                continue;
            end.row = end.last_row = row;
            if (column > end.column)
                end.column = end.last_column = column;
        }
    }
    self->areas[0] = end;
    return book_of(object) != NULL;
}

static const host_method cursor_methods[] = {
    {"gotoEndOfUsedArea", goto_end_of_used_area},
    {"getRangeAddress", get_range_address},
    {NULL, NULL},
};

static const host_class cursor_class = {
    .types = {HOST_XSHEETCELLRANGE, HOST_XUSEDAREACURSOR, HOST_XCELLRANGEADDRESSABLE},
    .type_count = 3,
    .methods = cursor_methods,
    .destroy = book_part_destroy,
};

static bool create_cursor(host_object *object, void *result, void **args)
{
    (void)args;
    const part *self = (part *)object;
    book *b = book_of(object);
    if (b == NULL)
        return false;
    part *cursor = book_part(&cursor_class, b, self->sheet, self->areas[0]);
    *(uno_Interface **)result = host_facet_of(&cursor->head, HOST_XSHEETCELLRANGE);
    return true;
}

/* The classes */

static const host_method range_methods[] = {
    {"getRangeAddress", get_range_address},
    {"getCellRangeByPosition", get_cell_range_by_position},
    {"getSpreadsheet", get_spreadsheet},
    {"getDataArray", get_data_array},
    {"setDataArray", set_data_array},
    {"clearContents", clear_contents},
    {"getPropertyValue", get_property_value},
    {"setPropertyValue", set_property_value},
    {"getUniqueCellFormatRanges", get_unique_cell_format_ranges},
    {"getRangeAddresses", get_range_addresses},
    {"addRangeAddresses", add_range_addresses},
    {"createCursor", create_cursor},
    {"getColumns", get_columns},
    {NULL, NULL},
};

#define RANGE_TYPES                                                                                \
    HOST_XCELLRANGE, HOST_XCELLRANGEDATA, HOST_XCELLRANGEADDRESSABLE, HOST_XSHEETCELLRANGE,        \
        HOST_XPROPERTYSET, HOST_XSHEETOPERATION, HOST_XUNIQUECELLFORMATRANGESSUPPLIER,             \
        HOST_XCOLUMNROWRANGE

static const host_class range_class = {
    .types = {RANGE_TYPES},
    .type_count = 8,
    .methods = range_methods,
    .destroy = book_part_destroy,
};

static const host_class sheet_class = {
    .types = {RANGE_TYPES, HOST_XSPREADSHEET},
    .type_count = 9,
    .methods = range_methods,
    .destroy = book_part_destroy,
};

static const host_class ranges_class = {
    .types = {HOST_XSHEETCELLRANGES, HOST_XSHEETCELLRANGECONTAINER, HOST_XPROPERTYSET},
    .type_count = 3,
    .methods = range_methods,
    .destroy = book_part_destroy,
};

part *book_range(book *b, int sheet, area at)
{
    return book_part(&range_class, b, sheet, at);
}

part *book_sheet(book *b, int sheet)
{
    return book_part(&sheet_class, b, sheet, (area){0, 0, BOOK_LAST_ROW, BOOK_LAST_COLUMN});
}

part *book_ranges(book *b)
{
    part *made = book_part(&ranges_class, b, 0, (area){0, 0, 0, 0});
    made->area_count = 0;
    return made;
}
