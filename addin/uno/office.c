/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/office.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "uno/call.h"
#include "uno/cells.h"
#include "uno/object.h"

static rtl_uString *const async_callback = VFU_LITERAL("com.sun.star.awt.AsyncCallback");

static _Atomic(uno_Interface *) office;

void vfu_office_know(uno_Interface *context)
{
    if (context == NULL || atomic_load(&office) != NULL)
        return;
    uno_Interface *none = NULL;
    uno_Interface *found = vfu_query(context, VFU_XCOMPONENTCONTEXT);
    if (!atomic_compare_exchange_strong(&office, &none, found))
        vfu_release(found);
}

uno_Interface *vfu_office_context(void)
{
    return atomic_load(&office);
}

/** What is to be released outside of calls from the main loop. */
typedef struct kept_range {
    struct kept_range *next;
    uno_Interface *range;
} kept_range;

static _Atomic(kept_range *) kept;

/** Whether this thread is in a call from the main loop. */
static _Thread_local bool called_back;

/** Keeps a range for later; false where memory is short. */
static bool keep(uno_Interface *range)
{
    kept_range *node = malloc(sizeof *node);
    if (node == NULL)
        return false;
    *node = (kept_range){.next = atomic_load(&kept), .range = range};
    bool done = false;
    while (!done)
        done = atomic_compare_exchange_weak(&kept, &node->next, node);
    return true;
}

void vfu_office_let_go(uno_Interface *range)
{
    if (called_back && range != NULL && keep(range))
        return;
    vfu_release(range);
    kept_range *node = called_back ? NULL : atomic_exchange(&kept, NULL);
    while (node != NULL) {
        kept_range *next = node->next;
        vfu_release(node->range);
        free(node);
        node = next;
    }
}

/** What the main loop calls: a com.sun.star.awt.XCallback. */
typedef struct office_callback {
    vfu_object head;
    void (*function)(void);
} office_callback;

/** notify() */
static void callback_call(vfu_object *self, vfu_type interface, sal_Int32 place, void *returned,
                          void **args, uno_Any **exception)
{
    (void)interface;
    (void)place;
    (void)returned;
    (void)args;
    bool outer = called_back;
    called_back = true;
    ((office_callback *)self)->function();
    called_back = outer;
    *exception = NULL;
}

static const vfu_class callback_class = {
    .interfaces = {VFU_XCALLBACK},
    .interface_count = 1,
    .call = callback_call,
};

/** The service that calls back from the main loop; NULL where there is none. */
static uno_Interface *get_main_loop(uno_Interface *context)
{
    uno_Interface *service = context != NULL ? vfu_create(context, async_callback) : NULL;
    uno_Interface *loop = service != NULL ? vfu_query(service, VFU_XREQUESTCALLBACK) : NULL;
    vfu_release(service);
    return loop;
}

bool vfu_office_call_back(void (*function)(void))
{
    uno_Interface *loop = get_main_loop(vfu_office_context());
    office_callback *callback =
        (office_callback *)vfu_object_new(&callback_class, sizeof *callback);
    bool asked = false;
    if (loop != NULL && callback != NULL) {
        callback->function = function;
        uno_Interface *interface = &callback->head.interface;
        uno_Any nothing;
        uno_any_construct(&nothing, NULL, NULL, NULL);
        void *args[] = {&interface, &nothing};
        asked = vfu_call_out(loop, VFU_ADD_CALLBACK, NULL, args);
        uno_any_destruct(&nothing, NULL);
    }
    if (callback != NULL)
        vfu_release(&callback->head.interface);
    vfu_release(loop);
    return asked;
}
