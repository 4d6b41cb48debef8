/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Rule 2: whatever was served since the last notice is computed again after a notice.
 */
#include "live/results.h"

#include <stdlib.h>

#include "live/hidden.h"
#include "live/trust.h"
#include "uno/call.h"
#include "uno/text.h"

/** At most so many result objects are made for a document. */
#define RESULTS_MAX 2048

/** com.sun.star.sheet.ResultEvent */
typedef struct result_event {
    uno_Interface *source;
    uno_Any value;
} result_event;

static bool same_value(const vfu_cell *a, const vfu_cell *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case VFU_NUMBER:
        return a->number == b->number;
    case VFU_IN_ERROR:
        return a->error == b->error;
    case VFU_TEXT:
        return vfu_same_text(a->text, b->text);
    default:
        return true;
    }
}

/** Tells one of Calc's listeners what a result is. */
static void tell_listener(live_result *result, uno_Interface *listener)
{
    result_event event = {.source = &result->head.interface};
    vfu_cell_construct(&event.value, &result->value);
    void *args[] = {&event};
    vfu_call_out(listener, VFU_RESULT_MODIFIED, NULL, args);
    uno_any_destruct(&event.value, NULL);
}

/** The listener at a place, acquired; NULL behind the last. */
static uno_Interface *listener_at(const live_result *result, size_t i)
{
    live_lock();
    uno_Interface *listener = i < result->listener_count ? result->listeners[i] : NULL;
    if (listener != NULL)
        listener->acquire(listener);
    live_unlock();
    return listener;
}

static void tell_listeners(live_result *result)
{
    uno_Interface *listener;
    for (size_t i = 0; (listener = listener_at(result, i)) != NULL; i++) {
        tell_listener(result, listener);
        vfu_release(listener);
    }
}

static bool add_listener(live_result *result, uno_Interface *listener)
{
    live_lock();
    uno_Interface **listeners = result->listeners;
    if (result->listener_count > 0)
        listeners = realloc(listeners, (result->listener_count + 1) * sizeof *listeners);
    if (listeners != NULL) {
        listener->acquire(listener);
        result->listeners = listeners;
        listeners[result->listener_count++] = listener;
    }
    live_unlock();
    return listeners != NULL;
}

static void remove_listener(live_result *result, uno_Interface *listener)
{
    bool detached = false;
    uno_Interface *removed = NULL;
    live_lock();
    for (size_t i = 0; i < result->listener_count && removed == NULL; i++) {
        if (result->listeners[i] == listener) {
            removed = listener;
            result->listeners[i] = result->listeners[--result->listener_count];
        }
    }
    if (removed != NULL && result->listener_count == 0 && result->document != NULL) {
        live_document *document = result->document;
        live_detach_result(result);
        live_forget_if_empty(document);
        detached = true;
    }
    live_unlock();
    vfu_release(removed);
    if (detached)
        vfu_release(&result->head.interface);
}

/** addResultListener() and removeResultListener() */
static void result_call(vfu_object *self, vfu_type interface, sal_Int32 place, void *returned,
                        void **args, uno_Any **exception)
{
    (void)interface;
    (void)returned;
    live_result *result = (live_result *)self;
    uno_Interface *listener = *(uno_Interface **)args[0];
    *exception = NULL;
    if (listener == NULL)
        return;
    if (place != VFU_FIRST_MEMBER)
        remove_listener(result, listener);
    else if (add_listener(result, listener)) {
        tell_listener(result, listener);
        if (!live_is_introduced(result))
            live_settle_later();
    }
}

static void result_destroy(vfu_object *self)
{
    live_result *result = (live_result *)self;
    for (size_t i = 0; i < result->listener_count; i++)
        vfu_release(result->listeners[i]);
    free(result->listeners);
    if (result->value.kind == VFU_TEXT)
        rtl_uString_release(result->value.text);
}

static const vfu_class result_class = {
    .interfaces = {VFU_XVOLATILERESULT},
    .interface_count = 1,
    .call = result_call,
    .destroy = result_destroy,
};

/** Makes a result for a list and keeps it; NULL where there are too many. Under the lock. */
static live_result *new_result(live_list *list, const vfu_cell *value)
{
    if (list->document->result_count >= RESULTS_MAX)
        return NULL;
    live_result *result = (live_result *)vfu_object_new(&result_class, sizeof *result);
    if (result == NULL)
        return NULL;
    result->listeners = malloc(sizeof *result->listeners);
    if (result->listeners == NULL) {
        vfu_release(&result->head.interface);
        return NULL;
    }
    result->document = list->document;
    result->value = *value;
    if (value->kind == VFU_TEXT)
        rtl_uString_acquire(value->text);
    list->document->result_count++;
    return result;
}

static live_result *find_result(live_result *first, const vfu_cell *value)
{
    while (first != NULL && !same_value(&first->value, value))
        first = first->next;
    return first;
}

live_result *live_serve(live_list *list, const vfu_cell *value)
{
    live_result *result = find_result(list->results, value);
    if (result == NULL) {
        result = find_result(list->document->spare, value);
        if (result != NULL)
            live_unlink_result(&list->document->spare, result);
        else
            result = new_result(list, value);
        if (result == NULL)
            return NULL;
        result->list = list;
        result->next = list->results;
        list->results = result;
    }
    result->served = true;
    list->used = true;
    list->answered = true;
    if (live_thread()->notices == 0)
        live_end_change(list->document);
    result->head.interface.acquire(&result->head.interface);
    return result;
}

void live_collect_served(live_result *first, live_result **pending)
{
    for (live_result *result = first; result != NULL; result = result->next) {
        if (!result->served)
            continue;
        result->served = false;
        if (result->pending)
            continue;
        result->pending = true;
        result->head.interface.acquire(&result->head.interface);
        result->next_pending = *pending;
        *pending = result;
    }
}

void live_tell_pending(live_result *pending)
{
    while (pending != NULL) {
        live_result *result = pending;
        live_lock();
        pending = result->next_pending;
        result->pending = false;
        if (HOLDS(3d))
            live_distrust_dependents(result);
        live_unlock();
        tell_listeners(result);
        vfu_release(&result->head.interface);
    }
}

void live_release_results(live_result *result)
{
    while (result != NULL) {
        live_result *next = result->next;
        vfu_release(&result->head.interface);
        result = next;
    }
}

void live_make_known(live_result *result)
{
    live_introduce(result);
    live_lock();
    bool told = !result->served;
    result->served = true;
    live_unlock();
    if (told)
        live_settle_later();
}
