/* SPDX-License-Identifier: MPL-2.0 */
#include "office.h"

#include <pthread.h>
#include <stdlib.h>

#include "addin.h"
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

static bool load_component(host_object *self, void *result, void **args)
{
    (void)self;
    const rtl_uString *url = *(rtl_uString **)args[0];
    if (rtl_ustr_ascii_compare_WithLength(
            url->buffer, url->length,
            "file:///somewhere/template/any-language/Vital%20Few/customers.ots") == 0)
        atomic_fetch_add(&opened, 1);
    *(uno_Interface **)result = NULL;
    return true;
}

static bool get_service_manager(host_object *self, void *result, void **args)
{
    (void)args;
    host_acquire(self);
    *(uno_Interface **)result = host_facet_of(self, HOST_XMULTICOMPONENTFACTORY);
    return true;
}

static bool name_is(const rtl_uString *name, const char *ascii)
{
    return rtl_ustr_ascii_compare_WithLength(name->buffer, name->length, ascii) == 0;
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
    {NULL, NULL},
};

/* One object is all of it. */
static const host_class office_class = {
    .types = {HOST_XCOMPONENTCONTEXT, HOST_XPACKAGEINFORMATIONPROVIDER, HOST_XCOMPONENTLOADER,
              HOST_XMULTICOMPONENTFACTORY, HOST_XREQUESTCALLBACK},
    .type_count = 5,
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
