/* SPDX-License-Identifier: MPL-2.0 */
#include "workbook/export.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "uno/text.h"
#include "uno/types.h"
#include "vitalfew/calendar.h"
#include "vitalfew/list_check.h"
#include "vitalfew/numbers.h"

/** A total is told by its sum only below so many rows: 3 below 1 and 2 is a count as well. */
#define ROWS_ABOVE_TOTAL 3

/** What may be a year in a header. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2099

/** How many cells of a row hold what. */
typedef struct row_counts {
    sal_Int32 filled;
    sal_Int32 numbers;
    sal_Int32 amounts; /* texts that read as one */
    sal_Int32 years;   /* of these texts, those that may be one */
    sal_Int32 dates;   /* texts that read as one */
    sal_Int32 errors;
} row_counts;

/** Whether an amount is a number of four digits of this century or the last one, which as a text of
 *  a header is a year. */
static bool reads_as_year(const char *utf8, size_t len)
{
    return len == 4 && (strncmp(utf8, "19", 2) == 0 || strncmp(utf8, "20", 2) == 0) &&
           strspn(utf8, "0123456789") == len;
}

static row_counts count_row(const vfu_cells *cells, sal_Int32 row)
{
    row_counts counts = {0};
    for (sal_Int32 column = 0; column < cells->column_count; column++) {
        vfu_cell cell = vfu_cells_at(cells, row, column);
        counts.filled += cell.kind != VFU_EMPTY;
        counts.numbers += cell.kind == VFU_NUMBER;
        counts.errors += cell.kind == VFU_IN_ERROR;
        counts.amounts += vfu_cell_reads_as(&cell, vf_reads_as_amount);
        counts.years += vfu_cell_reads_as(&cell, reads_as_year);
        counts.dates += vfu_cell_reads_as(&cell, vf_reads_as_date);
    }
    return counts;
}

/* The header row */

/** Whether the numbers of a row are two years or more, one after the other or one before the other,
 *  as headers have them. */
static bool has_years(const vfu_cells *cells, sal_Int32 row)
{
    double last = 0.0;
    double step = 0.0;
    for (sal_Int32 column = 0; column < cells->column_count; column++) {
        vfu_cell cell = vfu_cells_at(cells, row, column);
        if (cell.kind != VFU_NUMBER)
            continue;
        if (!(cell.number >= FIRST_YEAR && cell.number <= LAST_YEAR) ||
            cell.number != floor(cell.number))
            return false;
        if (step == 0.0 && last != 0.0)
            step = cell.number > last ? 1.0 : -1.0;
        if (last != 0.0 && cell.number != last + step)
            return false;
        last = cell.number;
    }
    return step != 0.0;
}

static bool is_heading(const vfu_cells *cells, sal_Int32 row)
{
    row_counts counts = count_row(cells, row);
    return counts.filled >= 2 && counts.filled > counts.numbers &&
           (counts.numbers == 0 || has_years(cells, row)) && counts.errors == 0 &&
           counts.dates == 0 && 2 * (counts.amounts - counts.years) <= counts.filled;
}

/** Whether each cell that a row fills stands below one that the header fills. */
static bool covers(const vfu_cells *cells, sal_Int32 header, sal_Int32 row)
{
    for (sal_Int32 column = 0; column < cells->column_count; column++)
        if (vfu_cells_at(cells, row, column).kind != VFU_EMPTY &&
            vfu_cells_at(cells, header, column).kind == VFU_EMPTY)
            return false;
    return true;
}

static sal_Int32 first_filled(const vfu_cells *cells, sal_Int32 row)
{
    sal_Int32 column = 0;
    while (column + 1 < cells->column_count && vfu_cells_at(cells, row, column).kind == VFU_EMPTY)
        column++;
    return column;
}

/** Finds the header row above a row that it covers, or, less surely, above one with a number. */
static bool find_header(const vfu_cells *top, bool covered, vfu_export_start *out)
{
    for (sal_Int32 row = 0; row + 1 < top->row_count; row++) {
        row_counts below = count_row(top, row + 1);
        bool begins = covered ? covers(top, row, row + 1) : below.numbers > 0;
        if (is_heading(top, row) && below.filled > 0 && begins) {
            *out = (vfu_export_start){row, first_filled(top, row)};
            return true;
        }
    }
    return false;
}

bool vfu_export_find(const vfu_cells *top, vfu_export_start *out)
{
    return find_header(top, true, out) || find_header(top, false, out);
}

/* Dates that are text */

/** What a column holds below its header. */
typedef struct column_counts {
    sal_Int32 numbers;
    sal_Int32 texts;
    sal_Int32 dates;                  /* texts that read as one in some order */
    bool orders[VF_DATE_ORDER_COUNT]; /* in which all of them do */
} column_counts;

static bool date_in_order(const vfu_cell *cell, vf_date_order order, int32_t *day)
{
    char utf8[VFU_NUMERAL_MAX];
    return cell->kind == VFU_TEXT && vfu_text_utf8(cell->text, utf8, sizeof utf8) &&
           vf_date_of_text(utf8, strlen(utf8), order, day);
}

static void count_text(const vfu_cell *cell, column_counts *counts)
{
    bool reads[VF_DATE_ORDER_COUNT];
    bool any = false;
    int32_t day;
    for (int order = 0; order < VF_DATE_ORDER_COUNT; order++) {
        reads[order] = date_in_order(cell, (vf_date_order)order, &day);
        any = any || reads[order];
    }
    counts->texts++;
    counts->dates += any;
    for (int order = 0; any && order < VF_DATE_ORDER_COUNT; order++)
        counts->orders[order] = counts->orders[order] && reads[order];
}

static column_counts count_column(const vfu_cells *cells, sal_Int32 column)
{
    column_counts counts = {.orders = {true, true, true}};
    for (sal_Int32 row = 1; row < cells->row_count; row++) {
        vfu_cell cell = vfu_cells_at(cells, row, column);
        counts.numbers += cell.kind == VFU_NUMBER;
        if (cell.kind == VFU_TEXT)
            count_text(&cell, &counts);
    }
    return counts;
}

/** The one order in which the dates of a column are; VF_DATE_ORDER_COUNT where there is none.
 * Beside numbers that may be dates, too, those with the year first alone are sure: where an office
 * took 05/01/2024 for a day of May, it left 13/01/2024 as text. */
static vf_date_order only_order(const column_counts *counts)
{
    vf_date_order only = VF_DATE_ORDER_COUNT;
    int possible = 0;
    for (int order = 0; order < VF_DATE_ORDER_COUNT; order++) {
        if (!counts->orders[order])
            continue;
        only = (vf_date_order)order;
        possible++;
    }
    if (possible != 1 || (counts->numbers > 0 && only != VF_YEAR_FIRST))
        return VF_DATE_ORDER_COUNT;
    return only;
}

/** The cell of a [][]any that is ours alone. */
static uno_Any *any_at(const uno_Sequence *rows, sal_Int32 row, sal_Int32 column)
{
    uno_Sequence *const *of = (uno_Sequence *const *)(const void *)rows->elements;
    return (uno_Any *)(void *)of[row]->elements + column;
}

static void put(const uno_Sequence *rows, sal_Int32 row, sal_Int32 column, vfu_cell cell)
{
    uno_Any *any = any_at(rows, row, column);
    uno_any_destruct(any, NULL);
    vfu_cell_construct(any, &cell);
}

static sal_Int32 put_dates(const uno_Sequence *rows, const vfu_cells *cells, sal_Int32 column,
                           vf_date_order order)
{
    sal_Int32 count = 0;
    for (sal_Int32 row = 1; row < cells->row_count; row++) {
        vfu_cell cell = vfu_cells_at(cells, row, column);
        int32_t day;
        if (!date_in_order(&cell, order, &day))
            continue;
        put(rows, row, column, vfu_cell_number(day));
        count++;
    }
    return count;
}

static void tidy_dates(const uno_Sequence *rows, const vfu_cells *cells, vfu_export *found)
{
    for (sal_Int32 column = 0; column < cells->column_count; column++) {
        column_counts counts = count_column(cells, column);
        if (counts.dates == 0 || 2 * counts.dates <= counts.texts)
            continue;
        vf_date_order order = only_order(&counts);
        found->date_columns[column] = order != VF_DATE_ORDER_COUNT;
        if (order != VF_DATE_ORDER_COUNT)
            found->date_count += put_dates(rows, cells, column, order);
        else if (found->unclear_column < 0)
            found->unclear_column = column;
    }
}

/* The total */

/** Words that a row of totals begins with, in lower case. */
static const char *const total_words[] = {
    "total", "grand total", "sum", "gesamt", "summe", "somme", "suma", "i alt", "totaux",
};

static bool says_total(const vfu_cell *cell)
{
    char utf8[VFU_NUMERAL_MAX];
    if (cell->kind != VFU_TEXT || !vfu_text_utf8(cell->text, utf8, sizeof utf8))
        return false;
    for (char *c = utf8; *c != '\0'; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    for (size_t i = 0; i < sizeof total_words / sizeof total_words[0]; i++)
        if (strncmp(utf8, total_words[i], strlen(total_words[i])) == 0)
            return true;
    return false;
}

/** The last row above another one that holds anything; else the header row. */
static sal_Int32 last_filled(const vfu_cells *cells, sal_Int32 below)
{
    sal_Int32 row = below - 1;
    while (row > 0 && count_row(cells, row).filled == 0)
        row--;
    return row;
}

/** Whether the last of some rows looks like a total beside its numbers. */
static bool looks_like_total(const vfu_cells *cells, sal_Int32 last)
{
    sal_Int32 above = last_filled(cells, last);
    if (count_row(cells, last).filled < count_row(cells, above).filled)
        return true;
    for (sal_Int32 column = 0; column < cells->column_count; column++) {
        vfu_cell cell = vfu_cells_at(cells, last, column);
        if (says_total(&cell))
            return true;
    }
    return false;
}

/** Finds whether the last of some rows has a number that is the sum of those above it in its
 *  column. */
static vfu_error find_sum(const vfu_cells *cells, sal_Int32 last, sal_Int32 column,
                          vf_list_row *rows, uint16_t *faults, bool *out)
{
    for (sal_Int32 row = 1; row <= last; row++) {
        vfu_cell cell = vfu_cells_at(cells, row, column);
        bool number = cell.kind == VFU_NUMBER;
        rows[row - 1] = (vf_list_row){.amount = number ? cell.number : 0.0,
                                      .customer = (uint32_t)row,
                                      .order = VF_NO_ORDER,
                                      .entry_customer = VF_ENTRY_TEXT,
                                      .entry_amount = number ? VF_ENTRY_NUMBER : VF_ENTRY_EMPTY};
    }
    if (rows[last - 1].entry_amount != VF_ENTRY_NUMBER)
        return VFU_OK;
    if (vf_list_check(rows, (size_t)last, VF_LIST_OF_CUSTOMERS, faults) != VF_OK)
        return VFU_ERROR_OVERFLOW;
    *out = (faults[last - 1] & VF_FAULT_TOTAL) != 0;
    return VFU_OK;
}

/** Finds whether the last filled row is the total of the others. */
static vfu_error find_total(const vfu_cells *cells, sal_Int32 last, bool *out)
{
    *out = false;
    if (last <= ROWS_ABOVE_TOTAL || !looks_like_total(cells, last))
        return VFU_OK;
    vf_list_row *rows = calloc((size_t)last, sizeof *rows);
    uint16_t *faults = calloc((size_t)last, sizeof *faults);
    vfu_error error = rows != NULL && faults != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    for (sal_Int32 column = 0; error == VFU_OK && !*out && column < cells->column_count; column++)
        error = find_sum(cells, last, column, rows, faults, out);
    free(faults);
    free(rows);
    return error;
}

static vfu_error tidy_total(const uno_Sequence *rows, const vfu_cells *cells, vfu_export *found)
{
    sal_Int32 last = last_filled(cells, cells->row_count);
    bool total;
    vfu_error error = find_total(cells, last, &total);
    if (error != VFU_OK || !total)
        return error;
    found->total_row = last;
    for (sal_Int32 column = 0; column < cells->column_count; column++)
        put(rows, last, column, vfu_cell_empty());
    return VFU_OK;
}

/* The whole */

static sal_Int32 count_rows(const vfu_cells *cells, bool *amounts)
{
    sal_Int32 count = 0;
    *amounts = false;
    for (sal_Int32 row = 1; row < cells->row_count; row++) {
        row_counts counts = count_row(cells, row);
        count += counts.filled > 0;
        *amounts = *amounts || counts.numbers > 0 || counts.amounts > 0;
    }
    return count;
}

/** Makes the rows ours alone, and views them. */
static vfu_error own_rows(uno_Sequence **rows, vfu_cells *out)
{
    uno_type_sequence_reference2One(rows, vfu_type_reference(VFU_ROWS), NULL, NULL);
    uno_Sequence **of = (uno_Sequence **)(void *)(*rows)->elements;
    for (sal_Int32 row = 0; row < (*rows)->nElements; row++)
        uno_type_sequence_reference2One(&of[row], vfu_type_reference(VFU_ROW), NULL, NULL);
    return vfu_cells_of_rows(*rows, out);
}

vfu_error vfu_export_tidy(uno_Sequence **rows, vfu_export *out)
{
    vfu_cells cells;
    vfu_error error = own_rows(rows, &cells);
    if (error != VFU_OK)
        return error;
    vfu_export found = {.unclear_column = -1};
    found.date_columns = calloc((size_t)cells.column_count, sizeof *found.date_columns);
    bool amounts = false;
    error = found.date_columns != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    if (error == VFU_OK) {
        tidy_dates(*rows, &cells, &found);
        error = tidy_total(*rows, &cells, &found);
    }
    if (error == VFU_OK) {
        found.row_count = count_rows(&cells, &amounts);
        error = amounts ? VFU_OK : VFU_ERROR_DIVISION;
    }
    if (error == VFU_OK)
        *out = found;
    else
        vfu_export_free(&found);
    return error;
}

void vfu_export_free(vfu_export *export)
{
    free(export->date_columns);
    export->date_columns = NULL;
}
