/* SPDX-License-Identifier: MPL-2.0 */
#include "hidden.h"

#include <pthread.h>
#include <string.h>

#include "calc.h"

typedef struct hidden_document {
    host_object head;
    pthread_mutex_t lock;
    calc *calc;   /* NULL before initNew(), and once it is closed */
    bool busy;    /* a formula is being computed */
    bool closing; /* the document closes when that has ended */
} hidden_document;

/* Its sheets, the first of them, and a cell of that. */
typedef struct part {
    host_object head;
    hidden_document *document; /* acquired */
} part;

static atomic_long open_documents;
static atomic_size_t computed;

static void end_document(calc *c)
{
    if (c == NULL)
        return;
    atomic_fetch_sub(&open_documents, 1);
    calc_close(c);
}

/* The document for whoever wants to use it now; NULL where it is in use, or closed. */
static calc *begin(hidden_document *document)
{
    pthread_mutex_lock(&document->lock);
    calc *c = document->busy ? NULL : document->calc;
    document->busy = document->busy || c != NULL;
    pthread_mutex_unlock(&document->lock);
    return c;
}

static void end(hidden_document *document)
{
    calc *closing = NULL;
    pthread_mutex_lock(&document->lock);
    document->busy = false;
    if (document->closing) {
        closing = document->calc;
        document->calc = NULL;
    }
    pthread_mutex_unlock(&document->lock);
    end_document(closing);
}

/* Cells */

static bool set_formula(host_object *self, void *result, void **args)
{
    static const char prefix[] = "=ORG.VITALFEW.CALC.";
    (void)result;
    const rtl_uString *typed = *(rtl_uString **)args[0];
    char text[64] = "";
    if (typed->length >= (sal_Int32)sizeof text)
        return false;
    for (sal_Int32 i = 0; i < typed->length; i++)
        text[i] = (char)typed->buffer[i];
    if (strncmp(text, prefix, sizeof prefix - 1) != 0)
        host_die("%s is not for any office", text);
    hidden_document *document = ((part *)self)->document;
    calc *c = begin(document);
    if (c == NULL)
        return false;
    char *name = text + sizeof prefix - 2;
    *name = '=';
    calc_fill(c, 0, 0, name);
    end(document);
    return true;
}

static bool get_value(host_object *self, void *result, void **args)
{
    (void)args;
    hidden_document *document = ((part *)self)->document;
    calc *c = begin(document);
    if (c == NULL)
        return false;
    *(double *)result = calc_look(c, 0, 0)->number;
    atomic_fetch_add(&computed, 1);
    end(document);
    return true;
}

/* Sheets */

static void destroy_part(host_object *self)
{
    host_release(&((part *)self)->document->head);
}

static part *new_part(const host_class *class, hidden_document *document)
{
    part *made = (part *)host_new(class, sizeof *made);
    host_acquire(&document->head);
    made->document = document;
    return made;
}

static const host_method cell_methods[] = {
    {"setFormula", set_formula}, {"getValue", get_value}, {NULL, NULL}};

static const host_class cell_class = {
    .types = {HOST_XCELL}, .type_count = 1, .methods = cell_methods, .destroy = destroy_part};

static bool get_cell(host_object *self, void *result, void **args)
{
    if (*(sal_Int32 *)args[0] != 0 || *(sal_Int32 *)args[1] != 0)
        return false;
    part *made = new_part(&cell_class, ((part *)self)->document);
    *(uno_Interface **)result = host_facet_of(&made->head, HOST_XCELL);
    return true;
}

static const host_method sheet_methods[] = {{"getCellByPosition", get_cell}, {NULL, NULL}};

static const host_class sheet_class = {.types = {HOST_XSPREADSHEET, HOST_XCELLRANGE},
                                       .type_count = 2,
                                       .methods = sheet_methods,
                                       .destroy = destroy_part};

static bool get_by_index(host_object *self, void *result, void **args)
{
    if (*(sal_Int32 *)args[0] != 0)
        return false;
    part *sheet = new_part(&sheet_class, ((part *)self)->document);
    host_any_of(result, host_facet_of(&sheet->head, HOST_XSPREADSHEET), HOST_XSPREADSHEET);
    host_release(&sheet->head);
    return true;
}

static bool get_count(host_object *self, void *result, void **args)
{
    (void)self;
    (void)args;
    *(sal_Int32 *)result = 1;
    return true;
}

static const host_method sheets_methods[] = {
    {"getByIndex", get_by_index}, {"getCount", get_count}, {NULL, NULL}};

static const host_class sheets_class = {.types = {HOST_XINDEXACCESS},
                                        .type_count = 1,
                                        .methods = sheets_methods,
                                        .destroy = destroy_part};

/* Documents */

static bool init_new(host_object *self, void *result, void **args)
{
    (void)result;
    (void)args;
    hidden_document *document = (hidden_document *)self;
    if (document->calc != NULL)
        return false;
    document->calc = calc_open_hidden(self, 1, 2);
    atomic_fetch_add(&open_documents, 1);
    return true;
}

static bool get_sheets(host_object *self, void *result, void **args)
{
    (void)args;
    if (((hidden_document *)self)->calc == NULL)
        return false;
    part *sheets = new_part(&sheets_class, (hidden_document *)self);
    *(uno_Interface **)result = host_facet_of(&sheets->head, HOST_XINDEXACCESS);
    return true;
}

static bool close_document(host_object *self, void *result, void **args)
{
    (void)result;
    (void)args;
    hidden_document *document = (hidden_document *)self;
    calc *closing = NULL;
    pthread_mutex_lock(&document->lock);
    bool there = document->calc != NULL;
    if (document->busy) {
        document->closing = true;
    } else {
        closing = document->calc;
        document->calc = NULL;
    }
    pthread_mutex_unlock(&document->lock);
    end_document(closing);
    return there;
}

/* Nobody has closed it: it ends with the last who knows it. */
static void destroy_document(host_object *self)
{
    hidden_document *document = (hidden_document *)self;
    end_document(document->calc);
    pthread_mutex_destroy(&document->lock);
}

static const host_method document_methods[] = {
    {"initNew", init_new},
    {"getSheets", get_sheets},
    {"close", close_document},
    {NULL, NULL},
};

static const host_class document_class = {
    .types = {HOST_XLOADABLE, HOST_XSPREADSHEETDOCUMENT, HOST_XCLOSEABLE, HOST_XPROPERTYSET},
    .type_count = 4,
    .methods = document_methods,
    .destroy = destroy_document,
};

uno_Interface *hidden_new(void)
{
    hidden_document *made = (hidden_document *)host_new(&document_class, sizeof *made);
    pthread_mutex_init(&made->lock, NULL);
    return host_facet_of(&made->head, HOST_XINTERFACE);
}

long hidden_open(void)
{
    return atomic_load(&open_documents);
}

size_t hidden_computed(void)
{
    return atomic_load(&computed);
}
