/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "book_inside.h"
#include "rows.h"

/* Where the names of the workbook are. */
static const area heads = {0, 0, 0, BOOK_COLUMNS - 1};
static const area taken = {2, 1, 5, 1};
static const area prospects = {8, 0, 12, 3};
static const area reps = {14, 0, 15, 0};

part *book_part(const host_class *class, book *b, int sheet, area at)
{
    part *made = (part *)host_new(class, sizeof *made);
    host_acquire(&b->head);
    made->book = b;
    made->sheet = sheet;
    made->areas[0] = at;
    made->area_count = 1;
    return made;
}

void book_part_destroy(host_object *object)
{
    host_release(&((part *)object)->book->head);
}

static book *unless_closed(book *b)
{
    return b->closed ? NULL : b;
}

static void check_change(const book *b)
{
    if (b->own)
        host_die("the person's own document is changed");
}

book *book_of(host_object *object)
{
    return unless_closed(((part *)object)->book);
}

book *book_to_change(host_object *object)
{
    check_change(((part *)object)->book);
    return book_of(object);
}

/* The window */

static bool get_active_sheet(host_object *object, void *result, void **args)
{
    (void)args;
    book *b = book_of(object);
    if (b == NULL)
        return false;
    *(uno_Interface **)result = host_facet_of(&book_sheet(b, 0)->head, HOST_XSPREADSHEET);
    return true;
}

static bool remove_infobar(host_object *object, void *result, void **args)
{
    (void)result;
    book *b = book_of(object);
    if (b == NULL || !name_is(*(rtl_uString **)args[0], "org.vitalfew.calc") || *b->said == '\0')
        return false;
    *b->said = '\0';
    return true;
}

/* Of one name there is one. */
static bool append_infobar(host_object *object, void *result, void **args)
{
    (void)result;
    book *b = book_of(object);
    const rtl_uString *text = *(rtl_uString **)args[2];
    if (b == NULL || !name_is(*(rtl_uString **)args[0], "org.vitalfew.calc") || *b->said != '\0')
        return false;
    if (text->length >= (sal_Int32)sizeof b->said || (*(uno_Sequence **)args[4])->nElements > 0 ||
        !*(sal_Bool *)args[5])
        host_die("an infobar that cannot be closed, or has buttons or too much to say");
    for (sal_Int32 i = 0; i <= text->length; i++)
        b->said[i] = (char)text->buffer[i];
    b->said_count++;
    return true;
}

static const host_method window_methods[] = {
    {"getActiveSheet", get_active_sheet},
    {"removeInfobar", remove_infobar},
    {"appendInfobar", append_infobar},
    {NULL, NULL},
};

static const host_class window_class = {
    .types = {HOST_XSPREADSHEETVIEW, HOST_XINFOBARPROVIDER},
    .type_count = 2,
    .methods = window_methods,
    .destroy = book_part_destroy,
};

/* Names of cells */

static bool get_referred_cells(host_object *object, void *result, void **args)
{
    (void)args;
    const part *self = (part *)object;
    book *b = book_of(object);
    if (b == NULL)
        return false;
    part *range = book_range(b, self->sheet, self->areas[0]);
    *(uno_Interface **)result = host_facet_of(&range->head, HOST_XCELLRANGE);
    return true;
}

static const host_method name_methods[] = {{"getReferredCells", get_referred_cells}, {NULL, NULL}};

static const host_class name_class = {
    .types = {HOST_XCELLRANGEREFERRER},
    .type_count = 1,
    .methods = name_methods,
    .destroy = book_part_destroy,
};

static const area *find_named(const rtl_uString *name)
{
    if (name_is(name, "OrderHeads"))
        return &heads;
    if (name_is(name, "Taken"))
        return &taken;
    if (name_is(name, "ProspectCells"))
        return &prospects;
    return name_is(name, "RepCells") ? &reps : NULL;
}

static bool get_by_name(host_object *object, void *result, void **args)
{
    const area *at = find_named(*(rtl_uString **)args[0]);
    book *b = book_of(object);
    if (b == NULL || b->own || at == NULL)
        return false;
    part *named = book_part(&name_class, b, at == &heads ? 0 : 1, *at);
    host_any_of(result, host_facet_of(&named->head, HOST_XCELLRANGEREFERRER),
                HOST_XCELLRANGEREFERRER);
    host_release(&named->head);
    return true;
}

static const host_method names_methods[] = {{"getByName", get_by_name}, {NULL, NULL}};

static const host_class names_class = {
    .types = {HOST_XNAMEACCESS},
    .type_count = 1,
    .methods = names_methods,
    .destroy = book_part_destroy,
};

/* The document */

static bool get_current_controller(host_object *object, void *result, void **args)
{
    (void)args;
    book *b = unless_closed((book *)object);
    if (b == NULL)
        return false;
    part *window = book_part(&window_class, b, 0, heads);
    *(uno_Interface **)result = host_facet_of(&window->head, HOST_XINTERFACE);
    return true;
}

static bool lock_controllers(host_object *object, void *result, void **args)
{
    (void)result;
    (void)args;
    book *b = (book *)object;
    check_change(b);
    b->locks += !b->closed;
    return !b->closed;
}

static bool unlock_controllers(host_object *object, void *result, void **args)
{
    (void)result;
    (void)args;
    book *b = (book *)object;
    if (b->locks == 0)
        host_die("controllers are unlocked that were not locked");
    b->locks--;
    return !b->closed;
}

static bool get_document_property(host_object *object, void *result, void **args)
{
    book *b = unless_closed((book *)object);
    if (b == NULL || !name_is(*(rtl_uString **)args[0], "NamedRanges"))
        return false;
    part *names = book_part(&names_class, b, 0, heads);
    host_any_of(result, host_facet_of(&names->head, HOST_XNAMEACCESS), HOST_XNAMEACCESS);
    host_release(&names->head);
    return true;
}

static bool create_instance(host_object *object, void *result, void **args)
{
    book *b = unless_closed((book *)object);
    if (b == NULL || !name_is(*(rtl_uString **)args[0], "com.sun.star.sheet.SheetCellRanges"))
        return false;
    *(uno_Interface **)result = host_facet_of(&book_ranges(b)->head, HOST_XINTERFACE);
    return true;
}

static bool get_number_formats(host_object *object, void *result, void **args)
{
    (void)args;
    book *b = unless_closed((book *)object);
    if (b == NULL)
        return false;
    *(uno_Interface **)result = host_facet_of(&book_formats(b)->head, HOST_XNUMBERFORMATS);
    return true;
}

static bool close_document(host_object *object, void *result, void **args)
{
    (void)result;
    (void)args;
    book *b = (book *)object;
    check_change(b);
    bool there = !b->closed;
    b->closed = true;
    return there;
}

static void destroy_document(host_object *object)
{
    book *b = (book *)object;
    for (int sheet = 0; sheet < BOOK_SHEETS; sheet++)
        for (int row = 0; row < BOOK_ROWS; row++)
            for (int column = 0; column < BOOK_COLUMNS; column++)
                value_free(&b->cells[sheet][row][column].value);
}

static const host_method document_methods[] = {
    {"getCurrentController", get_current_controller},
    {"lockControllers", lock_controllers},
    {"unlockControllers", unlock_controllers},
    {"getPropertyValue", get_document_property},
    {"createInstance", create_instance},
    {"getNumberFormats", get_number_formats},
    {"close", close_document},
    {NULL, NULL},
};

static const host_class document_class = {
    .types = {HOST_XMODEL, HOST_XPROPERTYSET, HOST_XMULTISERVICEFACTORY,
              HOST_XNUMBERFORMATSSUPPLIER, HOST_XCLOSEABLE},
    .type_count = 5,
    .methods = document_methods,
    .destroy = destroy_document,
};

book *book_open(bool own)
{
    book *made = (book *)host_new(&document_class, sizeof *made);
    made->own = own;
    book_add_format(made, "General", "en");
    return made;
}

void book_dispose(book *b)
{
    b->closed = true;
}

void book_close(book *b)
{
    book_dispose(b);
    host_release(&b->head);
}

bool book_is_open(const book *b)
{
    return !b->closed;
}

uno_Interface *book_document(book *b)
{
    return host_facet_of(&b->head, HOST_XMODEL);
}

const char *book_said(const book *b)
{
    return b->said;
}

size_t book_said_count(const book *b)
{
    return b->said_count;
}

bool book_is_fitted(const book *b)
{
    return b->fitted;
}

int book_locks(const book *b)
{
    return b->locks;
}

void book_type(book *b, int row, const char *typed)
{
    uno_Sequence *rows = rows_of(typed);
    uno_Sequence *const *of = (uno_Sequence *const *)(const void *)rows->elements;
    for (sal_Int32 i = 0; i < rows->nElements; i++) {
        const uno_Any *anys = (const uno_Any *)(const void *)of[i]->elements;
        if (row + i >= BOOK_ROWS || of[i]->nElements > BOOK_COLUMNS)
            host_die("a sheet has no room for so much");
        for (sal_Int32 column = 0; column < of[i]->nElements; column++)
            b->cells[0][row + i][column].value = value_of_any(&anys[column]);
    }
    rows_free(&rows);
}

void book_invent(book *b, const char *text)
{
    b->cells[1][reps.row][reps.column].value = value_of_text(text);
    b->cells[1][prospects.row][prospects.column].value = value_of_text(text);
    b->cells[1][prospects.last_row][prospects.last_column].value = value_of_text(text);
}

/* Whether cells of a sheet are some and the sheet's others are empty. */
static bool shows(const book *b, int sheet, area at, const char *typed)
{
    bool same = true;
    uno_Sequence *rows = rows_of(typed);
    uno_Sequence *const *of = (uno_Sequence *const *)(const void *)rows->elements;
    for (int row = 0; row < BOOK_ROWS; row++) {
        for (int column = 0; column < BOOK_COLUMNS; column++) {
            value wanted = {.kind = EMPTY};
            int i = row - at.row;
            int k = column - at.column;
            if (i >= 0 && i < rows->nElements && k >= 0 && k < of[i]->nElements)
                wanted = value_of_any((const uno_Any *)(const void *)of[i]->elements + k);
            same = same && value_equal(&b->cells[sheet][row][column].value, &wanted);
            value_free(&wanted);
        }
    }
    rows_free(&rows);
    return same;
}

bool book_shows(const book *b, const char *typed)
{
    return shows(b, 0, heads, typed);
}

bool book_has(const book *b, const char *text)
{
    for (int sheet = 0; sheet < BOOK_SHEETS; sheet++)
        for (int row = 0; row < BOOK_ROWS; row++)
            for (int column = 0; column < BOOK_COLUMNS; column++)
                if (value_is_text(&b->cells[sheet][row][column].value, text))
                    return true;
    return false;
}

bool book_took(const book *b, const char *typed)
{
    return shows(b, 1, taken, typed);
}
