/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Lists as other programs export them (addin/workbook/export.h), which is linked in here: where one
 * begins on a sheet, which of its texts become dates, and which row is its total.
 */
#include <stdio.h>
#include <string.h>

#include "checks.h"
#include "memory.h"
#include "rows.h"
#include "uno/types.h"
#include "workbook/export.h"

#define ROOM 512

/* The header row */

/* A sheet, and where the first header of its list is. */
typedef struct place {
    const char *what;
    const char *sheet;
    const char *header; /* as "A1"; "none" */
} place;

static const place places[] = {
    {"in the first row", "Customer|Amount\nAda|5\nBo|3", "A1"},
    {"in row 1 of texts alone", "Customer|Amount\nAda|'5\nBo|'3", "A1"},
    {"under a title of one cell", "Sales 2024\nCustomer|Amount\nAda|5", "A2"},
    {"under a title of two cells", "Sales|North\nCustomer|Date|Amount\nAda|45292|5", "A2"},
    {"under a title with a date", "Sales|01.02.2024\nCustomer|Amount\nAda|5", "A2"},
    {"under a title with a number", "Sales|2024\nCustomer|Amount\nAda|5", "A2"},
    {"under titles and blank rows", "Sales|North\n\nAll regions\n\n\nCustomer|Amount\nAda|5", "A6"},
    {"in a later column", "||Customer|Amount\n||Ada|5", "C1"},
    {"in a later column under a title", "Sales\n\n|Customer|Amount\n|Ada|5", "B3"},
    {"beside a block of a title", "Customer|Amount||By Eve\nAda|5\nBo|3||North", "A1"},
    {"beside a block that begins lower", "Customer|Amount\nAda|5||By Eve\nBo|3", "A1"},
    {"above cells that are not filled", "Customer|Date|Amount\nAda||5\nBo|45292|3", "A1"},
    {"above an error", "Customer|Amount\nAda|#", "A1"},
    {"with years of text", "Customer|2023 sales|'2024\nAda|5|3", "A1"},
    {"with years of text alone", "Customer|'2023|'2024\nAda|5|3", "A1"},
    {"with years", "Customer|2023|2024\nAda|5|3", "A1"},
    {"with years, the last one first", "Customer|2025|2024|2023\nAda|5|3|2", "A1"},
    {"none, with one year", "Customer|2024\nAda|5", "none"},
    {"none, with years apart", "Ada|2023|2025\nBo|5|3", "none"},
    {"none, with a year twice", "Ada|2023|2023\nBo|5|3", "none"},
    {"none, with fractions", "Ada|2023.5|2024.5\nBo|5|3", "none"},
    {"none, of years alone", "2023|2024\n5|3", "none"},
    {"none, of numbers", "1|5\n2|3", "none"},
    {"none, of customers and numbers", "Ada|5\nBo|3\nCy|2", "none"},
    {"none, of customers and texts that read as amounts", "Ada|'5|'7\nBo|'3|'8", "none"},
    {"none, of customers and dates of text", "Ada|01.02.2024\nBo|02.02.2024", "none"},
    {"none, of errors", "Customer|#\nAda|5", "none"},
    {"none, above nothing", "Customer|Amount", "none"},
    {"none, above a blank row", "Customer|Amount\n\n", "none"},
    {"none, of one column", "Amount\n5\n3", "none"},
    {"none, of a blank sheet", "", "none"},
};

static void check_place(const place *p)
{
    char found[32] = "none";
    vfu_cells top;
    vfu_export_start start;
    uno_Sequence *rows = rows_of(p->sheet);
    if (vfu_cells_of_rows(rows, &top) == VFU_OK && vfu_export_find(&top, &start))
        snprintf(found, sizeof found, "%c%d", 'A' + (int)start.column, (int)start.row + 1);
    tap_result(strcmp(found, p->header) == 0, "the header %s: %s", p->what, found);
    rows_free(&rows);
}

/* The list */

/* A list, what becomes of it, and what is told of it: how many rows; then, where there are any, how
 * many dates in which columns, the column of dates that are not clear, and the row of the total. */
typedef struct list_case {
    const char *what;
    const char *list;
    const char *ready; /* NULL: as it was */
    const char *told;
} list_case;

static const list_case date_cases[] = {
    {"year first", "Date|Amount\n2024-01-02|5\n2024-12-31|3", "Date|Amount\n45293|5\n45657|3",
     "2 rows, 2 dates in A"},
    {"year first, with slashes and the time of day",
     "Date|Amount\n2024/01/02 10:11|5\n2024-12-31T23:59:59|3", "Date|Amount\n45293|5\n45657|3",
     "2 rows, 2 dates in A"},
    {"day first, with points", "Date|Amount\n02.01.2024|5\n3.2.2024|3",
     "Date|Amount\n45293|5\n45325|3", "2 rows, 2 dates in A"},
    {"day first, by a day above 12", "Date|Amount\n02/01/2024|5\n31/12/2024|3",
     "Date|Amount\n45293|5\n45657|3", "2 rows, 2 dates in A"},
    {"month first, by a day above 12", "Date|Amount\n01/02/2024|5\n12/31/2024|3",
     "Date|Amount\n45293|5\n45657|3", "2 rows, 2 dates in A"},
    {"no day above 12", "Date|Amount\n01/02/2024|5\n12/12/2024|3", NULL, "2 rows, A unclear"},
    {"two columns of two forms",
     "Ordered|Customer|Paid|Amount\n2024-01-02|Ada|31/12/2024|5\n2024-01-03|Bo|02/01/2024|3",
     "Ordered|Customer|Paid|Amount\n45293|Ada|45657|5\n45294|Bo|45293|3", "2 rows, 4 dates in AC"},
    {"a clear column beside one that is not",
     "Paid|Ordered|Amount\n01/02/2024|31/12/2024|5\n02/01/2024|02/01/2024|3",
     "Paid|Ordered|Amount\n01/02/2024|45657|5\n02/01/2024|45293|3",
     "2 rows, 2 dates in B, A unclear"},
    {"two columns that are not clear",
     "Customer|Ordered|Paid|Amount\nAda|01/02/2024|01/02/2024|5\nBo|02/01/2024|02/01/2024|3", NULL,
     "2 rows, B unclear"},
    {"a day and a month above 12 in one column",
     "Date|Amount\n31/12/2024|5\n12/31/2024|3\n01/02/2024|2", NULL, "3 rows, A unclear"},
    {"year first and day first in one column", "Date|Amount\n2024-01-02|5\n31.12.2024|3", NULL,
     "2 rows, A unclear"},
    {"day first beside numbers", "Date|Amount\n45297|5\n31/12/2024|3\n30/12/2024|3", NULL,
     "3 rows, A unclear"},
    {"year first beside numbers", "Date|Amount\n45297|5\n2024-12-31|3",
     "Date|Amount\n45297|5\n45657|3", "2 rows, 1 dates in A"},
    {"beside notes and gaps", "Date|Amount\n02.01.2024|5\nn/a|4\n|4\n31.12.2024|3",
     "Date|Amount\n45293|5\nn/a|4\n|4\n45657|3", "4 rows, 2 dates in A"},
    {"one beside as many notes", "Note|Amount\n02.01.2024|5\npaid|4", NULL, "2 rows"},
    {"years of two digits", "Date|Amount\n02.01.24|5\n31.12.24|3", NULL, "2 rows"},
    {"eight digits", "Date|Amount\n'20240102|5\n'20241231|3", NULL, "2 rows"},
    {"no day of the calendar", "Date|Amount\n30.02.2024|5\n31.04.2024|3", NULL, "2 rows"},
    {"the header", "01.02.2024|Amount\n02.01.2024|5", "01.02.2024|Amount\n45293|5",
     "1 rows, 1 dates in A"},
};

static const list_case total_cases[] = {
    {"without a customer", "Customer|Amount\nAda|5\nBo|3\nCy|2\n|10",
     "Customer|Amount\nAda|5\nBo|3\nCy|2\n|", "3 rows, total in row 5"},
    {"that is called Total", "Customer|Amount\nAda|5\nBo|3\nCy|2\nTotal|10",
     "Customer|Amount\nAda|5\nBo|3\nCy|2\n|", "3 rows, total in row 5"},
    {"that is called Summe", "Customer|Amount\nAda|5\nBo|3\nCy|2\nSUMME:|10",
     "Customer|Amount\nAda|5\nBo|3\nCy|2\n|", "3 rows, total in row 5"},
    {"in another column than the first", "Date|Customer|Amount\n1|Ada|5\n2|Bo|3\n3|Cy|2\n|Sum|10",
     "Date|Customer|Amount\n1|Ada|5\n2|Bo|3\n3|Cy|2\n||", "3 rows, total in row 5"},
    {"of one column beside another", "Customer|Orders|Amount\nAda|1|5\nBo|1|3\nCy|4|2\n||10",
     "Customer|Orders|Amount\nAda|1|5\nBo|1|3\nCy|4|2\n||", "3 rows, total in row 5"},
    {"below a blank row", "Customer|Amount\nAda|5\nBo|3\nCy|2\n\n|10",
     "Customer|Amount\nAda|5\nBo|3\nCy|2\n|\n|", "3 rows, total in row 6"},
    {"below a blank row, by its name", "Customer|Amount\nAda|5\nBo|3\nCy|2\n\nTotal|10",
     "Customer|Amount\nAda|5\nBo|3\nCy|2\n|\n|", "3 rows, total in row 6"},
    {"above blank rows", "Customer|Amount\nAda|5\nBo|3\nCy|2\n|10\n\n",
     "Customer|Amount\nAda|5\nBo|3\nCy|2\n|\n|\n|", "3 rows, total in row 5"},
    {"of decimals", "Customer|Amount\nAda|0.1\nBo|0.2\nCy|0.3\n|0.6",
     "Customer|Amount\nAda|0.1\nBo|0.2\nCy|0.3\n|", "3 rows, total in row 5"},
    {"below dates of text", "Date|Amount\n2024-01-02|5\n2024-01-03|3\n2024-01-04|2\nTotal|10",
     "Date|Amount\n45293|5\n45294|3\n45295|2\n|", "3 rows, 3 dates in A, total in row 5"},
    {"which is none but a customer's", "Customer|Amount\nAda|5\nBo|3\nCy|2\nDee|10", NULL,
     "4 rows"},
    {"which is none but is called so", "Customer|Amount\nAda|5\nBo|3\nCy|2\nTotal Oil|9", NULL,
     "4 rows"},
    {"which is none but has no customer", "Customer|Amount\nAda|5\nBo|3\nCy|2\n|9", NULL, "4 rows"},
    {"of two rows, which may be a third", "Customer|Amount\nAda|1\nBo|2\nTotal|3", NULL, "3 rows"},
    {"of texts that read as amounts", "Customer|Amount\nAda|'5\nBo|'3\nCy|'2\nTotal|'10", NULL,
     "4 rows"},
};

static const list_case other_cases[] = {
    {"with blank rows between", "Customer|Amount\nAda|5\n\nBo|3", NULL, "2 rows"},
    {"with errors", "Customer|Amount\nAda|5\n#|#", NULL, "2 rows"},
    {"with amounts that are text", "Customer|Amount\nAda|1 234,50 kr\nBo|'3", NULL, "2 rows"},
    {"without an amount", "Customer|Town\nAda|Bergen\nBo|Oslo", NULL, "#532"},
    {"with dates of text alone, which are days", "Customer|Since\nAda|2024-01-02\nBo|2024-12-31\n",
     "Customer|Since\nAda|45293\nBo|45657\n|", "2 rows, 2 dates in B"},
    {"of headers alone", "Customer|Amount", NULL, "#532"},
};

/* Writes what was told of a list. */
static void print_told(vfu_error error, const vfu_export *found, sal_Int32 columns, char *out)
{
    if (error != VFU_OK) {
        snprintf(out, ROOM, "#%d", (int)error);
        return;
    }
    int used = snprintf(out, ROOM, "%d rows", (int)found->row_count);
    if (found->date_count > 0)
        used += snprintf(out + used, ROOM - (size_t)used, ", %d dates in ", (int)found->date_count);
    for (sal_Int32 i = 0; i < columns; i++)
        if (found->date_columns[i])
            used += snprintf(out + used, ROOM - (size_t)used, "%c", 'A' + (int)i);
    if (found->unclear_column >= 0)
        used += snprintf(out + used, ROOM - (size_t)used, ", %c unclear",
                         'A' + (int)found->unclear_column);
    if (found->total_row > 0)
        snprintf(out + used, ROOM - (size_t)used, ", total in row %d", (int)found->total_row + 1);
}

/* Makes a list ready; whether all is as it is to be, or memory was short. */
static bool make_ready(const list_case *c)
{
    char told[ROOM];
    char ready[ROOM];
    char before[ROOM];
    uno_Sequence *rows = rows_of(c->list);
    uno_Sequence *others; /* somebody else's, of the same cells */
    uno_type_copyData(&others, &rows, host_reference(HOST_ROWS), NULL);
    rows_print(rows, before, sizeof before);
    vfu_export found;
    vfu_error error = vfu_export_tidy(&rows, &found);
    print_told(error, &found, (*(uno_Sequence **)(void *)rows->elements)->nElements, told);
    rows_print(rows, ready, sizeof ready);
    if (error == VFU_OK)
        vfu_export_free(&found);
    rows_free(&rows);
    bool right =
        strcmp(ready, c->ready != NULL ? c->ready : before) == 0 && strcmp(told, c->told) == 0;
    if (memory_failed())
        right = right || error == VFU_ERROR_OVERFLOW;
    if (!right)
        tap_note("it is %s:\n# %s", told, ready);
    right = right && strcmp(rows_print(others, ready, sizeof ready), before) == 0;
    rows_free(&others);
    return right;
}

/* Makes it ready once with each allocation failing. */
static bool make_ready_short(const list_case *c)
{
    bool right = true;
    for (unsigned long k = 1;; k++) {
        memory_fail_at(k);
        right = make_ready(c) && right;
        if (!memory_failed())
            break;
    }
    memory_fail_at(0);
    return right;
}

static void check_lists(const char *kind, const list_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool right = make_ready(&cases[i]);
        bool right_short = !memory_is_counted() || make_ready_short(&cases[i]);
        tap_result(right && right_short, "%s %s", kind, cases[i].what);
    }
}

/* An office that gives rows of several lengths, or none, is not asked twice. */
static void check_ragged(void)
{
    vfu_export found;
    uno_Sequence *rows = rows_of("Customer|Amount\nAda|5");
    uno_Sequence **second = (uno_Sequence **)(void *)rows->elements + 1;
    uno_type_sequence_realloc(second, host_reference(HOST_ROW), 1, NULL, NULL);
    bool refused = vfu_export_tidy(&rows, &found) == VFU_ERROR_ARGUMENT;
    uno_type_sequence_realloc(&rows, host_reference(HOST_ROWS), 0, NULL, NULL);
    tap_result(refused && vfu_export_tidy(&rows, &found) == VFU_ERROR_ARGUMENT,
               "rows of several lengths, or none, are no list");
    rows_free(&rows);
}

void check_export(void)
{
    if (!vfu_types_init("org.vitalfew.XSegmentation"))
        host_die("a type is missing");
    long blocks = memory_blocks();
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        check_place(&places[i]);
    check_lists("dates as text:", date_cases, sizeof date_cases / sizeof date_cases[0]);
    check_lists("a total", total_cases, sizeof total_cases / sizeof total_cases[0]);
    check_lists("a list", other_cases, sizeof other_cases / sizeof other_cases[0]);
    check_ragged();
    tap_result(memory_blocks() == blocks, "lists: all memory is let go (%ld blocks more)",
               memory_blocks() - blocks);
}
