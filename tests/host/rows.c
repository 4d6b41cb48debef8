/* SPDX-License-Identifier: MPL-2.0 */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_number(const char *text, double *out)
{
    char *end;
    *out = strtod(text, &end);
    return end > text && *end == '\0';
}

value rows_value(const char *typed, size_t length)
{
    char text[128];
    double number;
    if (length >= sizeof text)
        host_die("a cell of %zu characters", length);
    snprintf(text, sizeof text, "%.*s", (int)length, typed);
    if (length == 0)
        return (value){.kind = EMPTY};
    if (strcmp(text, "#") == 0)
        return value_of_error(ERR_VALUE);
    if (is_number(text, &number))
        return value_of_number(number);
    return value_of_text(text[0] == '\'' ? text + 1 : text);
}

/* How many cells the row has that begins here. */
static sal_Int32 count_cells(const char *row)
{
    sal_Int32 count = 1;
    for (; *row != '\0' && *row != '\n'; row++)
        count += *row == '|';
    return count;
}

static const char *next_row(const char *row)
{
    const char *end = strchr(row, '\n');
    return end != NULL ? end + 1 : NULL;
}

static uno_Sequence *row_of(const char *typed, sal_Int32 columns)
{
    uno_Sequence *row = NULL;
    if (!uno_type_sequence_construct(&row, host_reference(HOST_ROW), NULL, columns, NULL))
        abort();
    uno_Any *anys = (uno_Any *)(void *)row->elements;
    for (sal_Int32 i = 0; i < columns; i++) {
        size_t length = strcspn(typed, "|\n");
        value v = rows_value(typed, length);
        uno_any_destruct(&anys[i], NULL);
        value_to_any(&v, &anys[i]);
        value_free(&v);
        typed += length;
        typed += *typed == '|';
    }
    return row;
}

uno_Sequence *rows_of(const char *typed)
{
    sal_Int32 count = 0;
    sal_Int32 columns = 0;
    for (const char *row = typed; row != NULL; row = next_row(row), count++)
        if (count_cells(row) > columns)
            columns = count_cells(row);
    uno_Sequence *rows = NULL;
    if (!uno_type_sequence_construct(&rows, host_reference(HOST_ROWS), NULL, count, NULL))
        abort();
    uno_Sequence **of = (uno_Sequence **)(void *)rows->elements;
    for (const char *row = typed; row != NULL; row = next_row(row), of++) {
        uno_type_destructData(of, host_reference(HOST_ROW), NULL);
        *of = row_of(row, columns);
    }
    return rows;
}

/* Writes a value as it is typed; how many characters that takes. */
static int print_value(const uno_Any *any, char *out, size_t size)
{
    char text[128] = "";
    double number;
    value v = any->pType->eTypeClass == typelib_TypeClass_VOID ? value_of_error(ERR_VALUE)
                                                               : value_of_any(any);
    if (v.kind == NUMBER)
        snprintf(text, sizeof text, "%.15g", v.number);
    else if (v.kind == TEXT)
        value_print(&v, text, sizeof text);
    else if (v.kind == ERROR)
        snprintf(text, sizeof text, "#");
    bool quoted = v.kind == TEXT && is_number(text, &number);
    int length = snprintf(out, size, "%s%s", quoted ? "'" : "", text);
    value_free(&v);
    return length;
}

const char *rows_print(const uno_Sequence *rows, char *out, size_t size)
{
    size_t used = 0;
    uno_Sequence *const *of = (uno_Sequence *const *)(const void *)rows->elements;
    out[0] = '\0';
    for (sal_Int32 row = 0; row < rows->nElements; row++) {
        const uno_Any *anys = (const uno_Any *)(const void *)of[row]->elements;
        for (sal_Int32 column = 0; column < of[row]->nElements; column++) {
            if (size - used < 2)
                host_die("rows of more than %zu characters", size);
            if (row > 0 || column > 0)
                out[used++] = column > 0 ? '|' : '\n';
            used += (size_t)print_value(&anys[column], out + used, size - used);
            if (used >= size)
                host_die("rows of more than %zu characters", size);
        }
    }
    return out;
}

void rows_free(uno_Sequence **rows)
{
    uno_type_destructData(rows, host_reference(HOST_ROWS), NULL);
}
