/* SPDX-License-Identifier: MPL-2.0 */
#include "workbook/workbook.h"

#include "uno/call.h"
#include "uno/office.h"
#include "uno/property.h"
#include "workbook/current.h"
#include "workbook/orders.h"
#include "workbook/package.h"

#define IMPLEMENTATION "org.vitalfew.comp.Workbook"

/** What is triggered for the list on the sheet in front; anything else opens the invented company.
 */
#define FROM_SHEET "FromSheet"

/** In so many rows of a sheet, from its first one on, the headers of a list are looked for. */
#define ROWS_OF_TITLE 100

static rtl_uString *const desktop = VFU_LITERAL("/singletons/com.sun.star.frame.theDesktop");

/** A new window, or the one that is open where nothing has been done in it. */
static rtl_uString *const default_frame = VFU_LITERAL("_default");

static rtl_uString *const new_frame = VFU_LITERAL("_blank");
static rtl_uString *const as_template = VFU_LITERAL("AsTemplate");

/** What is said above a sheet. */
static rtl_uString *const no_list = VFU_LITERAL("NoList");
static rtl_uString *const not_done = VFU_LITERAL("NotDone");

/** The service, one object a call of a menu entry. */
typedef struct workbook {
    vfu_object head;
    uno_Interface *context;
} workbook;

/** Loads the workbook into a window, as File - New - Templates does; acquired, NULL where a part of
 *  the package is missing. */
static uno_Interface *open_workbook(uno_Interface *context, rtl_uString *frame)
{
    uno_Interface *loader = vfu_singleton(context, desktop, VFU_XCOMPONENTLOADER);
    rtl_uString *url = vfu_package_template(context);
    uno_Sequence *properties = vfu_property_true(as_template);
    sal_Int32 search_flags = 0;
    uno_Interface *document = NULL;
    if (url != NULL && properties != NULL) {
        void *args[] = {&url, &frame, &search_flags, &properties};
        document = vfu_get(loader, VFU_XCOMPONENTLOADER, VFU_LOAD_COMPONENT_FROM_URL, args);
    }
    if (properties != NULL)
        uno_type_destructData(&properties, vfu_type_reference(VFU_PROPERTIES), NULL);
    if (url != NULL)
        rtl_uString_release(url);
    vfu_release(loader);
    return document;
}

static void close_workbook(uno_Interface *document)
{
    uno_Interface *closeable = vfu_query(document, VFU_XCLOSEABLE);
    if (closeable != NULL) {
        sal_Bool for_good = sal_True;
        void *args[] = {&for_good};
        vfu_call_out(closeable, VFU_CLOSE, NULL, args);
    }
    vfu_release(closeable);
}

/** Fills a workbook, which is painted once, when all is there; false where it did not take the
 * list, or would never be painted again. */
static bool fill_unpainted(uno_Interface *document, const vfu_place *from, uno_Sequence **rows,
                           const vfu_export *found)
{
    uno_Interface *model = vfu_query(document, VFU_XMODEL);
    bool locked = model != NULL && vfu_call_out(model, VFU_LOCK_CONTROLLERS, NULL, NULL);
    bool done = vfu_orders_put(document, from, rows, found);
    if (locked && !vfu_call_out(model, VFU_UNLOCK_CONTROLLERS, NULL, NULL))
        done = false;
    vfu_release(model);
    return done;
}

/** Opens a workbook of a list that was made ready. One that does not take it is closed: nobody is
 * to see the invented company in its place. */
static bool fill_workbook(uno_Interface *context, const vfu_place *from, uno_Sequence **rows,
                          const vfu_export *found)
{
    uno_Interface *document = open_workbook(context, new_frame);
    if (document == NULL)
        return false;
    bool done = fill_unpainted(document, from, rows, found);
    if (!done)
        close_workbook(document);
    vfu_release(document);
    return done;
}

/** Finds where the list of a sheet begins. VFU_ERROR_DIVISION where there is none. */
static vfu_error find_list(const vfu_current *current, vfu_address *out)
{
    vfu_address address = current->address;
    if (address.end_row - address.start_row >= ROWS_OF_TITLE)
        address.end_row = address.start_row + ROWS_OF_TITLE - 1;
    uno_Interface *part = vfu_sheet_part(current->sheet, &address);
    vfu_block top = {.data = NULL};
    vfu_error error = part != NULL ? vfu_block_read(part, &address, &top) : VFU_ERROR_VALUE;
    vfu_export_start start;
    if (error == VFU_OK && (top.data == NULL || !vfu_export_find(&top.cells, &start)))
        error = VFU_ERROR_DIVISION;
    if (error == VFU_OK) {
        *out = current->address;
        out->start_row += start.row;
        out->start_column += start.column;
    }
    vfu_block_free(&top);
    vfu_office_let_go(part);
    return error;
}

/** Makes the workbook of what was read from the header row on. */
static vfu_error take_rows(uno_Interface *context, vfu_place *from, uno_Sequence **rows)
{
    vfu_export found;
    vfu_error error = vfu_export_tidy(rows, &found);
    if (error != VFU_OK)
        return error;
    error = fill_workbook(context, from, rows, &found) ? VFU_OK : VFU_ERROR_VALUE;
    vfu_export_free(&found);
    return error;
}

/** Makes the workbook of the list at an address of a sheet, down to its last used row. */
static vfu_error take_list(uno_Interface *context, const vfu_current *current, vfu_address address)
{
    uno_Interface *whole = vfu_sheet_part(current->sheet, &address);
    vfu_block list = {.data = NULL};
    vfu_error error = whole != NULL ? vfu_block_read(whole, &address, &list) : VFU_ERROR_VALUE;
    vfu_office_let_go(whole);
    if (error != VFU_OK || list.data == NULL)
        return error != VFU_OK ? error : VFU_ERROR_DIVISION;
    address.end_row = address.start_row + list.cells.row_count - 1;
    address.end_column = address.start_column + list.cells.column_count - 1;
    vfu_place from = {current->document, vfu_sheet_part(current->sheet, &address), address};
    error = from.range != NULL ? take_rows(context, &from, &list.data) : VFU_ERROR_VALUE;
    vfu_office_let_go(from.range);
    vfu_block_free(&list);
    return error;
}

/** Makes the workbook of the list on the sheet in front, or says above it why not. */
static void take_sheet(uno_Interface *context)
{
    vfu_current current;
    vfu_address address;
    if (!vfu_current_find(context, &current))
        return;
    vfu_error error = find_list(&current, &address);
    if (error == VFU_OK)
        error = take_list(context, &current, address);
    rtl_uString *why = NULL;
    if (error != VFU_OK)
        why = vfu_package_text(context, error == VFU_ERROR_DIVISION ? no_list : not_done);
    if (why != NULL) {
        vfu_current_tell(&current, why);
        rtl_uString_release(why);
    }
    vfu_current_let_go(&current);
}

/** XJobExecutor.trigger(), the interface's only member. Where no document is in front a menu entry
 *  has nobody to tell of an error: if a part of the package is missing nothing opens. */
static void call(vfu_object *self, vfu_type interface, sal_Int32 place, void *result, void **args,
                 uno_Any **exception)
{
    (void)interface;
    (void)place;
    (void)result;
    uno_Interface *context = ((workbook *)self)->context;
    if (vfu_name_is(*(rtl_uString **)args[0], FROM_SHEET))
        take_sheet(context);
    else
        vfu_release(open_workbook(context, default_frame));
    *exception = NULL;
}

static void destroy(vfu_object *self)
{
    vfu_release(((workbook *)self)->context);
}

static const vfu_class workbook_class = {
    .implementation = IMPLEMENTATION,
    .service = "org.vitalfew.Workbook",
    .interfaces = {VFU_XJOBEXECUTOR},
    .interface_count = 1,
    .call = call,
    .destroy = destroy,
};

static vfu_object *make(uno_Interface *context)
{
    uno_Interface *typed = context != NULL ? vfu_query(context, VFU_XCOMPONENTCONTEXT) : NULL;
    if (typed == NULL)
        return NULL;
    workbook *self = (workbook *)vfu_object_new(&workbook_class, sizeof *self);
    if (self == NULL) {
        vfu_release(typed);
        return NULL;
    }
    self->context = typed;
    return &self->head;
}

const vfu_implementation vfu_workbook = {IMPLEMENTATION, make};
