/* SPDX-License-Identifier: MPL-2.0 */
#include "office.h"

#include <pthread.h>
#include <stdlib.h>

#include "addin.h"
#include "book.h"
#include "hidden.h"

/* Who waits for the main loop. */
typedef struct waiting {
    struct waiting *next;
    uno_Interface *callback; /* acquired */
} waiting;

static const host_class office_class;
static host_object *office;
static atomic_size_t opened;
static atomic_size_t asked;
static _Atomic main_loop loop_kind;
static atomic_bool makes_no_documents;
static book *in_front;
static book *workbook; /* acquired */
static bool anew;      /* in a window of its own */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static waiting *queue;

static void call_back(uno_Interface *callback)
{
    uno_Any nothing;
    void *args[] = {&nothing};
    uno_any_construct(&nothing, NULL, NULL, NULL);
    if (!host_call(callback, HOST_XCALLBACK, "notify", NULL, args))
        host_die("a callback throws");
    uno_any_destruct(&nothing, NULL);
}

static bool get_value_by_name(host_object *self, void *result, void **args)
{
    (void)args;
    host_any_of(result, host_facet_of(self, HOST_XINTERFACE), HOST_XINTERFACE);
    return true;
}

static bool get_package_location(host_object *self, void *result, void **args)
{
    (void)self;
    (void)args;
    *(rtl_uString **)result = NULL;
    rtl_uString_newFromAscii(result, "file:///somewhere");
    return true;
}

/* com.sun.star.beans.PropertyValue */
typedef struct property_value {
    rtl_uString *name;
    sal_Int32 handle;
    uno_Any value;
    sal_Int32 state;
} property_value;

void office_put_away(void)
{
    if (workbook != NULL)
        book_close(workbook);
    workbook = NULL;
}

/* Opens the package's workbook as a template, which has a list and a number format. */
static bool load_component(host_object *self, void *result, void **args)
{
    (void)self;
    const rtl_uString *frame = *(rtl_uString **)args[1];
    const uno_Sequence *properties = *(uno_Sequence **)args[3];
    const property_value *first = (const property_value *)(const void *)properties->elements;
    if (!name_is(*(rtl_uString **)args[0], "file:///somewhere/template/Vital%20Few/customers.ots"))
        return false;
    anew = name_is(frame, "_blank");
    if ((!anew && !name_is(frame, "_default")) || properties->nElements != 1 ||
        !name_is(first->name, "AsTemplate") || !*(sal_Bool *)first->value.pData)
        host_die("the workbook is not opened as a template in a window");
    atomic_fetch_add(&opened, 1);
    office_put_away();
    workbook = book_open(false);
    book_type(workbook, 0, OFFICE_INVENTED);
    book_invent(workbook, OFFICE_REP);
    book_add_format(workbook, "YYYY-MM-DD", "en");
    uno_Interface *document = book_document(workbook);
    document->acquire(document);
    *(uno_Interface **)result = document;
    return true;
}

static bool get_current_component(host_object *self, void *result, void **args)
{
    (void)self;
    (void)args;
    uno_Interface *document = in_front != NULL ? book_document(in_front) : NULL;
    if (document != NULL)
        document->acquire(document);
    *(uno_Interface **)result = document;
    return true;
}

/* The configuration: a node of it that is asked for by its path. */
static bool create_instance_with_arguments(host_object *self, void *result, void **args)
{
    const uno_Sequence *arguments = *(uno_Sequence **)args[1];
    const uno_Any *any = (const uno_Any *)(const void *)arguments->elements;
    if (!name_is(*(rtl_uString **)args[0], "com.sun.star.configuration.ConfigurationAccess") ||
        arguments->nElements != 1 ||
        !typelib_typedescriptionreference_equals(any->pType, host_reference(HOST_PROPERTY)))
        return false;
    const property_value *path = any->pData;
    if (!name_is(path->name, "nodepath") ||
        !name_is(*(rtl_uString **)path->value.pData, "/org.vitalfew.calc.Texts/Texts"))
        return false;
    host_acquire(self);
    *(uno_Interface **)result = host_facet_of(self, HOST_XINTERFACE);
    return true;
}

/* The texts of that node. */
static bool get_by_name(host_object *self, void *result, void **args)
{
    static const char *const texts[][2] = {
        {"Template", "/template/Vital%20Few/customers.ots"},
        {"NoList", "no list"},
        {"NotDone", "not done"},
    };
    (void)self;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (!name_is(*(rtl_uString **)args[0], texts[i][0]))
            continue;
        host_any_of_text(result, texts[i][1]);
        return true;
    }
    return false;
}

static bool get_service_manager(host_object *self, void *result, void **args)
{
    (void)args;
    host_acquire(self);
    *(uno_Interface **)result = host_facet_of(self, HOST_XMULTICOMPONENTFACTORY);
    return true;
}

static bool create_instance(host_object *self, void *result, void **args)
{
    const rtl_uString *name = *(rtl_uString **)args[0];
    uno_Interface *made = NULL;
    if (name_is(name, "com.sun.star.awt.AsyncCallback")) {
        if (atomic_load(&loop_kind) != LOOP_MISSING) {
            host_acquire(self);
            made = host_facet_of(self, HOST_XINTERFACE);
        }
    } else if (name_is(name, "com.sun.star.sheet.SpreadsheetDocument")) {
        if (!atomic_load(&makes_no_documents))
            made = hidden_new();
    } else {
        host_die("a service is asked for that is not played here");
    }
    *(uno_Interface **)result = made;
    return true;
}

static bool add_callback(host_object *self, void *result, void **args)
{
    (void)self;
    (void)result;
    uno_Interface *callback = *(uno_Interface **)args[0];
    main_loop kind = atomic_load(&loop_kind);
    atomic_fetch_add(&asked, 1);
    if (kind == LOOP_AT_ONCE)
        call_back(callback);
    if (kind != LOOP_LATER)
        return kind == LOOP_AT_ONCE;
    waiting *made = malloc(sizeof *made);
    if (made == NULL)
        abort();
    made->callback = callback;
    callback->acquire(callback);
    pthread_mutex_lock(&lock);
    made->next = queue;
    queue = made;
    pthread_mutex_unlock(&lock);
    return true;
}

static const host_method office_methods[] = {
    {"getValueByName", get_value_by_name},
    {"getPackageLocation", get_package_location},
    {"loadComponentFromURL", load_component},
    {"getServiceManager", get_service_manager},
    {"createInstanceWithContext", create_instance},
    {"addCallback", add_callback},
    {"getCurrentComponent", get_current_component},
    {"createInstanceWithArguments", create_instance_with_arguments},
    {"getByName", get_by_name},
    {NULL, NULL},
};

/* One object is all of it. */
static const host_class office_class = {
    .types = {HOST_XCOMPONENTCONTEXT, HOST_XPACKAGEINFORMATIONPROVIDER, HOST_XCOMPONENTLOADER,
              HOST_XMULTICOMPONENTFACTORY, HOST_XREQUESTCALLBACK, HOST_XDESKTOP,
              HOST_XMULTISERVICEFACTORY, HOST_XNAMEACCESS},
    .type_count = 8,
    .methods = office_methods,
};

uno_Interface *office_context(void)
{
    if (office == NULL)
        office = host_new(&office_class, sizeof *office);
    return host_facet_of(office, HOST_XCOMPONENTCONTEXT);
}

void office_introduce(void)
{
    uno_Interface *service = addin_make("org.vitalfew.comp.Calc", office_context());
    if (service == NULL)
        host_die("the service cannot be made");
    service->release(service);
}

void office_set_loop(main_loop loop)
{
    atomic_store(&loop_kind, loop);
}

void office_set_documents(bool made)
{
    atomic_store(&makes_no_documents, !made);
}

size_t office_idle(void)
{
    size_t count = 0;
    pthread_mutex_lock(&lock);
    waiting *taken = queue;
    queue = NULL;
    pthread_mutex_unlock(&lock);
    while (taken != NULL) {
        waiting *next = taken->next;
        call_back(taken->callback);
        taken->callback->release(taken->callback);
        free(taken);
        taken = next;
        count++;
    }
    return count;
}

size_t office_asked(void)
{
    return atomic_load(&asked);
}

size_t office_opened(void)
{
    return atomic_load(&opened);
}

void office_show(book *shown)
{
    in_front = shown;
}

book *office_workbook(void)
{
    return workbook != NULL && book_is_open(workbook) ? workbook : NULL;
}

bool office_opened_anew(void)
{
    return anew;
}
