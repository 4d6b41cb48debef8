/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/cells.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "uno/text.h"
#include "uno/types.h"

/** Calc keeps an error inside a double: a quiet NaN with the code in its low 32 bits. */
#define ERROR_NAN UINT64_C(0x7ff8000000000000)
#define ERROR_CODE UINT64_C(0xffffffff)

/** The most cells of a table, which take two gigabytes. */
#define TABLE_MAX ((size_t)1 << 26)

/** As many different rows of one text each are shared. */
#define SHARED_ROWS 32

static rtl_uString *const empty_text = VFU_LITERAL("");

vfu_cell vfu_cell_empty(void)
{
    return (vfu_cell){.kind = VFU_EMPTY};
}

static vfu_cell cell_of_nan(double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    uint64_t code = bits & ERROR_CODE;
    bool known = code == VFU_ERROR_MISSING || (code >= 500 && code < 1000);
    return vfu_cell_error(known ? (vfu_error)code : VFU_ERROR_NUMBER);
}

vfu_cell vfu_cell_number(double number)
{
    if (isnan(number))
        return cell_of_nan(number);
    if (isinf(number))
        return vfu_cell_error(VFU_ERROR_NUMBER);
    return (vfu_cell){.kind = VFU_NUMBER, .number = number};
}

vfu_cell vfu_cell_text(rtl_uString *text)
{
    return (vfu_cell){.kind = text->length > 0 ? VFU_TEXT : VFU_EMPTY, .text = text};
}

vfu_cell vfu_cell_error(vfu_error error)
{
    return (vfu_cell){.kind = VFU_IN_ERROR, .error = error};
}

static vfu_cell cell_of_text(rtl_uString *text)
{
    return vfu_text_is_blank(text) ? vfu_cell_empty() : vfu_cell_text(text);
}

vfu_cell vfu_cell_of(const uno_Any *any)
{
    const void *data = any->pData;
    switch (any->pType->eTypeClass) {
    case typelib_TypeClass_DOUBLE:
        return vfu_cell_number(*(const double *)data);
    case typelib_TypeClass_STRING:
        return cell_of_text(*(rtl_uString *const *)data);
    case typelib_TypeClass_BOOLEAN:
        return vfu_cell_number(*(const sal_Bool *)data ? 1.0 : 0.0);
    case typelib_TypeClass_BYTE:
        return vfu_cell_number(*(const sal_Int8 *)data);
    case typelib_TypeClass_SHORT:
        return vfu_cell_number(*(const sal_Int16 *)data);
    case typelib_TypeClass_UNSIGNED_SHORT:
        return vfu_cell_number(*(const sal_uInt16 *)data);
    case typelib_TypeClass_LONG:
        return vfu_cell_number(*(const sal_Int32 *)data);
    case typelib_TypeClass_UNSIGNED_LONG:
        return vfu_cell_number(*(const sal_uInt32 *)data);
    case typelib_TypeClass_HYPER:
        return vfu_cell_number((double)*(const sal_Int64 *)data);
    case typelib_TypeClass_UNSIGNED_HYPER:
        return vfu_cell_number((double)*(const sal_uInt64 *)data);
    case typelib_TypeClass_FLOAT:
        return vfu_cell_number(*(const float *)data);
    default:
        return vfu_cell_error(VFU_ERROR_VALUE);
    }
}

static const uno_Sequence *row_at(const uno_Sequence *rows, sal_Int32 row)
{
    return ((uno_Sequence *const *)(const void *)rows->elements)[row];
}

static bool has_digit(const rtl_uString *text)
{
    for (sal_Int32 i = 0; i < text->length; i++)
        if (text->buffer[i] >= '0' && text->buffer[i] <= '9')
            return true;
    return false;
}

bool vfu_cell_reads_as(const vfu_cell *cell, bool (*reads)(const char *utf8, size_t len))
{
    char utf8[VFU_NUMERAL_MAX];
    return cell->kind == VFU_TEXT && has_digit(cell->text) &&
           vfu_text_utf8(cell->text, utf8, sizeof utf8) && reads(utf8, strlen(utf8));
}

vfu_cells vfu_cells_empty(void)
{
    return (vfu_cells){.row_count = 1, .column_count = 1};
}

vfu_error vfu_cells_of_rows(const uno_Sequence *rows, vfu_cells *out)
{
    if (rows->nElements == 0 || row_at(rows, 0)->nElements == 0)
        return VFU_ERROR_ARGUMENT;
    sal_Int32 columns = row_at(rows, 0)->nElements;
    for (sal_Int32 i = 1; i < rows->nElements; i++)
        if (row_at(rows, i)->nElements != columns)
            return VFU_ERROR_ARGUMENT;
    *out = (vfu_cells){.rows = rows, .row_count = rows->nElements, .column_count = columns};
    return VFU_OK;
}

vfu_error vfu_cells_of_any(const uno_Any *any, vfu_cells *out)
{
    if (typelib_typedescriptionreference_equals(any->pType, vfu_type_reference(VFU_ROWS)))
        return vfu_cells_of_rows(*(uno_Sequence *const *)any->pData, out);
    *out = (vfu_cells){.value = any, .row_count = 1, .column_count = 1};
    return VFU_OK;
}

vfu_cell vfu_cells_at(const vfu_cells *cells, sal_Int32 row, sal_Int32 column)
{
    if (cells->rows == NULL)
        return cells->value != NULL ? vfu_cell_of(cells->value) : vfu_cell_empty();
    const uno_Sequence *sequence = row_at(cells->rows, row);
    return vfu_cell_of((const uno_Any *)(const void *)sequence->elements + column);
}

size_t vfu_cells_count(const vfu_cells *cells)
{
    return (size_t)cells->row_count * (size_t)cells->column_count;
}

vfu_cell vfu_cells_nth(const vfu_cells *cells, size_t place)
{
    size_t columns = (size_t)cells->column_count;
    return vfu_cells_at(cells, (sal_Int32)(place / columns), (sal_Int32)(place % columns));
}

void vfu_cell_construct(uno_Any *any, const vfu_cell *cell)
{
    rtl_uString *text = empty_text;
    double number = cell->number;
    void *value = &text;
    typelib_TypeClass type = typelib_TypeClass_STRING;
    if (cell->kind == VFU_TEXT) {
        text = cell->text;
    } else if (cell->kind != VFU_EMPTY) {
        type = typelib_TypeClass_DOUBLE;
        value = &number;
    }
    if (cell->kind == VFU_IN_ERROR) {
        uint64_t bits = ERROR_NAN | (uint64_t)cell->error;
        memcpy(&number, &bits, sizeof number);
    }
    uno_type_any_construct(any, value, vfu_basic_type(type), NULL);
}

vfu_error vfu_table_new(vfu_table *table, size_t row_count, size_t column_count)
{
    if (row_count > 0 && column_count > TABLE_MAX / row_count)
        return VFU_ERROR_OVERFLOW;
    *table = (vfu_table){row_count, column_count, NULL};
    size_t count = row_count * column_count;
    table->cells = calloc(count > 0 ? count : 1, sizeof *table->cells);
    return table->cells != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
}

void vfu_table_free(vfu_table *table)
{
    free(table->cells);
    table->cells = NULL;
}

void vfu_table_put(vfu_table *table, size_t row, size_t column, vfu_cell cell)
{
    vfu_table_put_nth(table, row * table->column_count + column, cell);
}

void vfu_table_put_nth(vfu_table *table, size_t place, vfu_cell cell)
{
    table->cells[place] = cell;
}

static bool is_text_alone(const vfu_table *table)
{
    for (size_t i = 0; i < table->row_count * table->column_count; i++)
        if (table->cells[i].kind != VFU_TEXT && table->cells[i].kind != VFU_EMPTY)
            return false;
    return true;
}

/** Makes a row of strings; NULL where memory is short. */
static uno_Sequence *string_row(const vfu_cell *cells, size_t count)
{
    uno_Sequence *row = NULL;
    if (!uno_type_sequence_construct(&row, vfu_type_reference(VFU_STRINGS), NULL, (sal_Int32)count,
                                     NULL))
        return NULL;
    rtl_uString **strings = (rtl_uString **)(void *)row->elements;
    for (size_t i = 0; i < count; i++)
        rtl_uString_assign(&strings[i], cells[i].kind == VFU_TEXT ? cells[i].text : empty_text);
    return row;
}

/** Makes a row of anys; NULL where memory is short. */
static uno_Sequence *any_row(const vfu_cell *cells, size_t count)
{
    uno_Sequence *row = NULL;
    if (!uno_type_sequence_construct(&row, vfu_type_reference(VFU_ROW), NULL, (sal_Int32)count,
                                     NULL))
        return NULL;
    uno_Any *anys = (uno_Any *)(void *)row->elements;
    for (size_t i = 0; i < count; i++) {
        uno_any_destruct(&anys[i], NULL);
        vfu_cell_construct(&anys[i], &cells[i]);
    }
    return row;
}

/** Rows of one text that have been made. A column of a million tiers holds three different rows,
 *  and to make one of its own for each cell takes longer than to find the tier. */
typedef struct shared_rows {
    const rtl_uString *texts[SHARED_ROWS];
    uno_Sequence *rows[SHARED_ROWS]; /**< borrowed */
    size_t count;
} shared_rows;

static uno_Sequence *find_shared(const shared_rows *shared, const rtl_uString *text)
{
    for (size_t i = 0; i < shared->count; i++)
        if (shared->texts[i] == text)
            return shared->rows[i];
    return NULL;
}

static void note_shared(shared_rows *shared, const rtl_uString *text, uno_Sequence *row)
{
    if (shared->count == SHARED_ROWS)
        return;
    shared->texts[shared->count] = text;
    shared->rows[shared->count++] = row;
}

/** Puts a row of the table at its place, which holds one without cells. */
static bool put_row(const vfu_table *table, size_t i, bool text, shared_rows *shared,
                    uno_Sequence **place)
{
    typelib_TypeDescriptionReference *type = vfu_type_reference(text ? VFU_STRINGS : VFU_ROW);
    const vfu_cell *cells = table->cells + i * table->column_count;
    bool sharing = text && table->column_count == 1;
    uno_Sequence *row = sharing ? find_shared(shared, cells[0].text) : NULL;
    if (row != NULL) {
        uno_type_sequence_assign(place, row, type, NULL);
        return true;
    }
    row = text ? string_row(cells, table->column_count) : any_row(cells, table->column_count);
    if (row == NULL)
        return false;
    uno_type_destructData(place, type, NULL);
    *place = row;
    if (sharing)
        note_shared(shared, cells[0].text, row);
    return true;
}

static vfu_error construct_rows(const vfu_table *table, bool text, uno_Any *result)
{
    typelib_TypeDescriptionReference *type = vfu_type_reference(text ? VFU_STRING_ROWS : VFU_ROWS);
    shared_rows shared = {.count = 0};
    uno_Sequence *sequence = NULL;
    if (!uno_type_sequence_construct(&sequence, type, NULL, (sal_Int32)table->row_count, NULL))
        return VFU_ERROR_OVERFLOW;
    uno_Sequence **rows = (uno_Sequence **)(void *)sequence->elements;
    size_t made = 0;
    while (made < table->row_count && put_row(table, made, text, &shared, &rows[made]))
        made++;
    if (made == table->row_count)
        uno_type_any_construct(result, &sequence, type, NULL);
    uno_type_destructData(&sequence, type, NULL);
    return made == table->row_count ? VFU_OK : VFU_ERROR_OVERFLOW;
}

vfu_error vfu_table_return(vfu_table *table, uno_Any *result)
{
    vfu_error error = construct_rows(table, is_text_alone(table), result);
    vfu_table_free(table);
    return error;
}
