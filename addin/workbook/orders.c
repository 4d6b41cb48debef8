/* SPDX-License-Identifier: MPL-2.0 */
#include "workbook/orders.h"

#include "uno/call.h"
#include "uno/office.h"
#include "uno/property.h"

/** com.sun.star.sheet.CellFlags: all of them; VALUE, DATETIME and STRING; HARDATTR. */
#define EVERYTHING 1023
#define TYPED 7
#define HARD_FORMATS 32

static rtl_uString *const named_ranges = VFU_LITERAL("NamedRanges");
static rtl_uString *const cell_style = VFU_LITERAL("CellStyle");
static rtl_uString *const optimal_width = VFU_LITERAL("OptimalWidth");

/** The names of the workbook's cells: the headers of the sheet Orders, and what is known of a list
 *  that was taken over, one cell below the other. */
static rtl_uString *const headers = VFU_LITERAL("OrderHeads");
static rtl_uString *const taken = VFU_LITERAL("Taken");

/** Prospects and reps, who are invented. What is known of the invented customers goes with their
 *  names. */
static rtl_uString *const prospect_cells = VFU_LITERAL("ProspectCells");
static rtl_uString *const rep_cells = VFU_LITERAL("RepCells");

/** The style of a day in the workbook. */
static rtl_uString *const day_style = VFU_LITERAL("Day");

/** The cells that a name of a document stands for; acquired, NULL where there are none. */
static uno_Interface *get_named(uno_Interface *document, rtl_uString *name)
{
    uno_Any value;
    void *args[] = {&name};
    if (!vfu_property_get(document, named_ranges, &value))
        return NULL;
    uno_Interface *all = vfu_take_interface(&value);
    uno_Interface *names = all != NULL ? vfu_query(all, VFU_XNAMEACCESS) : NULL;
    uno_Interface *named = NULL;
    if (names != NULL && vfu_call_out(names, VFU_GET_BY_NAME, &value, args))
        named = vfu_take_interface(&value);
    uno_Interface *cells = vfu_get(named, VFU_XCELLRANGEREFERRER, VFU_GET_REFERRED_CELLS, NULL);
    vfu_release(named);
    vfu_release(names);
    vfu_release(all);
    return cells;
}

static bool clear(uno_Interface *range, sal_Int32 flags)
{
    void *args[] = {&flags};
    uno_Interface *operation = vfu_query(range, VFU_XSHEETOPERATION);
    bool done = operation != NULL && vfu_call_out(operation, VFU_CLEAR_CONTENTS, NULL, args);
    vfu_release(operation);
    return done;
}

static bool put_rows(uno_Interface *range, uno_Sequence **rows)
{
    void *args[] = {rows};
    uno_Interface *data = vfu_query(range, VFU_XCELLRANGEDATA);
    bool done = data != NULL && vfu_call_out(data, VFU_SET_DATA_ARRAY, NULL, args);
    vfu_release(data);
    return done;
}

/** Has a column that was text show days. */
static void show_days(uno_Interface *sheet, vfu_address address, sal_Int32 column)
{
    address.start_row++; /* below the header */
    address.start_column = address.end_column = address.start_column + column;
    uno_Interface *cells = vfu_sheet_part(sheet, &address);
    if (cells != NULL && clear(cells, HARD_FORMATS)) {
        rtl_uString *style = day_style;
        uno_Any value;
        uno_type_any_construct(&value, &style, vfu_basic_type(typelib_TypeClass_STRING), NULL);
        vfu_property_set(cells, cell_style, &value);
        uno_any_destruct(&value, NULL);
    }
    vfu_office_let_go(cells);
}

/** Has the columns of some cells be as wide as what is in them. */
static void fit_columns(uno_Interface *cells)
{
    uno_Interface *columns = vfu_get(cells, VFU_XCOLUMNROWRANGE, VFU_GET_COLUMNS, NULL);
    sal_Bool yes = sal_True;
    uno_Any value;
    uno_type_any_construct(&value, &yes, vfu_basic_type(typelib_TypeClass_BOOLEAN), NULL);
    if (columns != NULL)
        vfu_property_set(columns, optimal_width, &value);
    uno_any_destruct(&value, NULL);
    vfu_office_let_go(columns);
}

static void put_formats(uno_Interface *book, uno_Interface *sheet, uno_Interface *cells,
                        const vfu_place *from, const vfu_export *found, const vfu_address *address)
{
    vfu_place to = {book, cells, *address};
    vfu_formats_copy(from, &to);
    for (sal_Int32 column = 0; column <= address->end_column; column++)
        if (found->date_columns[column])
            show_days(sheet, *address, column);
    fit_columns(cells);
}

/** Puts the list into the sheet that has the headers. */
static bool put_list(uno_Interface *book, uno_Interface *heads, const vfu_place *from,
                     uno_Sequence **rows, const vfu_export *found)
{
    vfu_address address;
    if (!vfu_range_address(heads, &address))
        return false;
    address.start_column = address.start_row = 0;
    address.end_row = from->address.end_row - from->address.start_row;
    address.end_column = from->address.end_column - from->address.start_column;
    uno_Interface *sheet = vfu_get(heads, VFU_XSHEETCELLRANGE, VFU_GET_SPREADSHEET, NULL);
    uno_Interface *cells = vfu_sheet_part(sheet, &address);
    bool done = cells != NULL && clear(sheet, EVERYTHING) && put_rows(cells, rows);
    if (done)
        put_formats(book, sheet, cells, from, found, &address);
    vfu_office_let_go(cells);
    vfu_office_let_go(sheet);
    return done;
}

static bool clear_named(uno_Interface *book, rtl_uString *name)
{
    uno_Interface *cells = get_named(book, name);
    bool done = cells != NULL && clear(cells, TYPED);
    vfu_office_let_go(cells);
    return done;
}

/** Says what was found: how many rows were taken over, how many texts became dates, in which row
 * the total stood, and in which column the dates are not clear. */
static bool put_found(uno_Interface *cells, const vfu_place *from, const vfu_export *found)
{
    sal_Int32 total = found->total_row > 0 ? from->address.start_row + found->total_row + 1 : 0;
    const double facts[] = {found->row_count, found->date_count, total, found->unclear_column + 1};
    enum { COUNT = sizeof facts / sizeof facts[0] };
    vfu_table table;
    if (vfu_table_new(&table, COUNT, 1) != VFU_OK)
        return false;
    for (size_t i = 0; i < COUNT; i++)
        vfu_table_put(&table, i, 0, vfu_cell_number(facts[i]));
    uno_Any value;
    if (vfu_table_return(&table, &value) != VFU_OK)
        return false;
    bool done = put_rows(cells, (uno_Sequence **)value.pData);
    uno_any_destruct(&value, NULL);
    return done;
}

bool vfu_orders_put(uno_Interface *book, const vfu_place *from, uno_Sequence **rows,
                    const vfu_export *found)
{
    uno_Interface *heads = get_named(book, headers);
    uno_Interface *facts = get_named(book, taken);
    bool done = heads != NULL && facts != NULL && clear_named(book, prospect_cells) &&
                clear_named(book, rep_cells) && put_list(book, heads, from, rows, found) &&
                put_found(facts, from, found);
    vfu_office_let_go(facts);
    vfu_office_let_go(heads);
    return done;
}
