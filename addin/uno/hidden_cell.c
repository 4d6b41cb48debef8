/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/hidden_cell.h"

#include "uno/call.h"
#include "uno/cells.h"
#include "uno/document.h"

static rtl_uString *const spreadsheet_document =
    VFU_LITERAL("com.sun.star.sheet.SpreadsheetDocument");

/** Asks for an interface of an object that is let go; acquired, or NULL. */
static uno_Interface *turn_into(uno_Interface *object, vfu_type type)
{
    uno_Interface *found = object != NULL ? vfu_query(object, type) : NULL;
    vfu_release(object);
    return found;
}

static bool fill_document(uno_Interface *document)
{
    uno_Interface *loadable = vfu_query(document, VFU_XLOADABLE);
    bool done = loadable != NULL && vfu_call_out(loadable, VFU_INIT_NEW, NULL, NULL);
    vfu_release(loadable);
    return done;
}

/** The first sheet of a document, as a range of cells; NULL where there is none. */
static uno_Interface *get_first_sheet(uno_Interface *document)
{
    uno_Interface *sheets = vfu_document_sheets(document);
    sal_Int32 first = 0;
    void *args[] = {&first};
    uno_Any answer;
    uno_Interface *sheet = NULL;
    if (sheets != NULL && vfu_call_out(sheets, VFU_GET_BY_INDEX, &answer, args))
        sheet = vfu_take_interface(&answer);
    vfu_release(sheets);
    return turn_into(sheet, VFU_XCELLRANGE);
}

static uno_Interface *get_first_cell(uno_Interface *document)
{
    uno_Interface *sheet = get_first_sheet(document);
    sal_Int32 first = 0;
    void *args[] = {&first, &first};
    uno_Interface *cell = NULL;
    if (sheet == NULL || !vfu_call_out(sheet, VFU_GET_CELL_BY_POSITION, &cell, args))
        cell = NULL;
    vfu_release(sheet);
    return cell;
}

bool vfu_hidden_cell_open(uno_Interface *context, vfu_hidden_cell *out)
{
    *out = (vfu_hidden_cell){.document = vfu_create(context, spreadsheet_document)};
    if (out->document != NULL && fill_document(out->document))
        out->cell = get_first_cell(out->document);
    if (out->cell == NULL)
        vfu_hidden_cell_close(out);
    return out->cell != NULL;
}

bool vfu_hidden_cell_compute(uno_Interface *cell, rtl_uString *formula)
{
    void *args[] = {&formula};
    double value;
    return vfu_call_out(cell, VFU_SET_FORMULA, NULL, args) &&
           vfu_call_out(cell, VFU_GET_VALUE, &value, NULL);
}

void vfu_hidden_cell_close(vfu_hidden_cell *hidden)
{
    vfu_release(hidden->cell);
    uno_Interface *closeable = turn_into(hidden->document, VFU_XCLOSEABLE);
    sal_Bool for_good = sal_True;
    if (closeable != NULL) {
        void *args[] = {&for_good};
        vfu_call_out(closeable, VFU_CLOSE, NULL, args);
    }
    vfu_release(closeable);
    *hidden = (vfu_hidden_cell){NULL, NULL};
}
