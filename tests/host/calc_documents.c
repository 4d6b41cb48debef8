/* SPDX-License-Identifier: MPL-2.0 */
#include "calc_inside.h"

#include <stdlib.h>

typedef struct adapter adapter;

typedef struct document {
    host_object head;
    calc *calc; /* NULL once it is closed */
    adapter *adapter;
    uno_Interface *listeners[LISTENERS_MAX];
    size_t listener_count;
} document;

static atomic_size_t ranges_lost;

size_t calc_ranges_lost(void)
{
    return atomic_load(&ranges_lost);
}

static bool add_event_listener(host_object *object, void *result, void **args)
{
    (void)result;
    document *self = (document *)object;
    uno_Interface *listener = *(uno_Interface **)args[0];
    if (self->calc == NULL || self->listener_count == LISTENERS_MAX)
        return false;
    listener->acquire(listener);
    self->listeners[self->listener_count++] = listener;
    return true;
}

static void tell_end(document *self)
{
    uno_Interface *source = host_facet_of(&self->head, HOST_XINTERFACE);
    void *args[] = {&source};
    while (self->listener_count > 0) {
        uno_Interface *listener = self->listeners[--self->listener_count];
        host_call(listener, HOST_XEVENTLISTENER, "disposing", NULL, args);
        listener->release(listener);
    }
}

/* What leads to a document and does not keep it alive. */
struct adapter {
    host_object head;
    document *document; /* NULL once it is closed */
};

static bool query_adapted(host_object *object, void *result, void **args)
{
    (void)args;
    document *adapted = ((adapter *)object)->document;
    uno_Interface *interface = NULL;
    if (adapted != NULL) {
        interface = host_facet_of(&adapted->head, HOST_XINTERFACE);
        interface->acquire(interface);
    }
    *(uno_Interface **)result = interface;
    return true;
}

static const host_method adapter_methods[] = {
    {"queryAdapted", query_adapted},
    {NULL, NULL},
};

static const host_class adapter_class = {
    .types = {HOST_XADAPTER},
    .type_count = 1,
    .methods = adapter_methods,
};

static bool query_adapter(host_object *object, void *result, void **args)
{
    (void)args;
    document *self = (document *)object;
    if (self->calc == NULL)
        return false;
    if (self->adapter == NULL) {
        self->adapter = (adapter *)host_new(&adapter_class, sizeof *self->adapter);
        self->adapter->document = self;
    }
    host_acquire(&self->adapter->head);
    *(uno_Interface **)result = host_facet_of(&self->adapter->head, HOST_XADAPTER);
    return true;
}

static void let_go_of_adapter(document *self)
{
    if (self->adapter == NULL)
        return;
    self->adapter->document = NULL;
    host_release(&self->adapter->head);
    self->adapter = NULL;
}

static bool is_automatic_calculation_enabled(host_object *object, void *result, void **args)
{
    (void)object;
    (void)args;
    *(sal_Bool *)result = sal_True;
    return true;
}

static bool create_instance(host_object *object, void *result, void **args)
{
    const rtl_uString *name = *(rtl_uString **)args[0];
    document *self = (document *)object;
    if (self->calc == NULL ||
        rtl_ustr_ascii_compare_WithLength(name->buffer, name->length,
                                          "com.sun.star.sheet.SheetCellRanges") != 0)
        return false;
    *(uno_Interface **)result = host_facet_of(&new_ranges(self->calc)->head, HOST_XINTERFACE);
    return true;
}

/* The sheets of a document, which outlives them. */
typedef struct sheets {
    host_object head;
    document *document;
} sheets;

static bool get_count(host_object *object, void *result, void **args)
{
    (void)args;
    const calc *c = ((sheets *)object)->document->calc;
    if (c == NULL)
        return false;
    *(sal_Int32 *)result = 1 + c->sheet + c->more_sheets;
    return true;
}

static void destroy_sheets(host_object *object)
{
    host_release(&((sheets *)object)->document->head);
}

static const host_method sheets_methods[] = {{"getCount", get_count}, {NULL, NULL}};

static const host_class sheets_class = {
    .types = {HOST_XINDEXACCESS},
    .type_count = 1,
    .methods = sheets_methods,
    .destroy = destroy_sheets,
};

static bool get_sheets(host_object *object, void *result, void **args)
{
    (void)args;
    if (((document *)object)->calc == NULL)
        return false;
    sheets *made = (sheets *)host_new(&sheets_class, sizeof *made);
    made->document = (document *)object;
    host_acquire(object);
    *(uno_Interface **)result = host_facet_of(&made->head, HOST_XINDEXACCESS);
    return true;
}

static const host_method document_methods[] = {
    {"createInstance", create_instance},
    {"getSheets", get_sheets},
    {"addEventListener", add_event_listener},
    {"queryAdapter", query_adapter},
    {"isAutomaticCalculationEnabled", is_automatic_calculation_enabled},
    {NULL, NULL},
};

static const host_class document_class = {
    .types = {HOST_XPROPERTYSET, HOST_XMULTISERVICEFACTORY, HOST_XCOMPONENT, HOST_XWEAK,
              HOST_XCALCULATABLE, HOST_XSPREADSHEETDOCUMENT},
    .type_count = 6,
    .methods = document_methods,
};

static calc *open_behind(host_object *object, int rows, int columns)
{
    calc *c = calloc(1, sizeof *c);
    if (c == NULL)
        abort();
    c->object = object;
    c->columns = columns;
    c->grid = calloc((size_t)rows, sizeof *c->grid);
    if (c->grid == NULL)
        abort();
    for (c->rows = 0; c->rows < rows; c->rows++)
        c->grid[c->rows] = new_row(c, c->rows);
    return c;
}

calc *calc_open(int rows, int columns)
{
    document *made = (document *)host_new(&document_class, sizeof *made);
    made->calc = open_behind(&made->head, rows, columns);
    return made->calc;
}

calc *calc_open_hidden(host_object *object, int rows, int columns)
{
    calc *c = open_behind(object, rows, columns);
    c->hidden = true;
    return c;
}

uno_Interface *calc_document(calc *c)
{
    return host_facet_of(c->object, HOST_XPROPERTYSET);
}

void calc_close(calc *c)
{
    if (!c->hidden)
        tell_end((document *)c->object);
    for (const range *r = c->ranges; r != NULL; r = r->next)
        if (r->listener_count > 0)
            atomic_fetch_add(&ranges_lost, 1);
    calc_dispose_ranges(c);
    while (c->ranges != NULL) {
        range *r = c->ranges;
        c->ranges = r->next;
        r->document = NULL;
    }
    drop_results(c);
    if (!c->hidden) {
        let_go_of_adapter((document *)c->object);
        ((document *)c->object)->calc = NULL;
        host_release(c->object);
    }
    c->closed = true;
    if (!c->telling)
        free_document(c);
}
