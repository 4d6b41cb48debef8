/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Making a list, what listens to its ranges, and its parts.
 */
#include "live/lists.h"

#include <stdlib.h>

#include "live/hearing.h"
#include "live/notices.h"
#include "uno/call.h"
#include "uno/document.h"

/** Listens to the next one of the parts of a range. Calls out. */
static bool listen_to_part(live_parts *parts, const vfu_part *part, const vfu_address *address,
                           uno_Interface *range)
{
    size_t i = parts->count;
    live_listener *listener = live_new_listener(UINT32_C(1) << i);
    uno_Interface *rows = vfu_range_rows(range, address, part->first_row, part->row_count);
    if (listener == NULL || rows == NULL) {
        vfu_release(rows);
        if (listener != NULL)
            vfu_release(&listener->head.interface);
        return false;
    }
    parts->listeners[i] = listener;
    parts->ranges[i] = rows;
    parts->count++;
    return live_call_broadcaster(rows, VFU_ADD_MODIFY_LISTENER, listener);
}

/** Makes the parts of a range, none of which was read; NULL where it has none, or cannot. Calls
 *  out. */
static live_parts *new_parts(const vfu_address *address, uno_Interface *range)
{
    vfu_part at[VFU_PARTS_MAX];
    size_t count = vfu_divide(address, at);
    live_parts *parts = count > 1 ? calloc(1, sizeof *parts) : NULL;
    if (parts == NULL)
        return NULL;
    bool done = true;
    while (done && parts->count < count)
        done = listen_to_part(parts, &at[parts->count], address, range);
    if (done)
        return parts;
    live_dispose_parts(parts, true);
    return NULL;
}

/** Whether none of the parts' ranges has died. Under the lock. */
static bool are_alive(const live_parts *parts)
{
    bool alive = true;
    for (size_t i = 0; alive && i < parts->count; i++)
        alive = !parts->listeners[i]->disposed;
    return alive;
}

/** Gives a list its parts; false where it is there no more. Under the lock. */
static bool link_parts(live_list *list, live_parts *parts)
{
    if (list == NULL || list->parts != NULL || !are_alive(parts))
        return false;
    list->parts = parts;
    for (size_t i = 0; i < parts->count; i++)
        parts->listeners[i]->list = list;
    return true;
}

void live_divide(const live_question *q)
{
    live_lock();
    live_list *list = live_find_list(q->identity, &q->key);
    bool due = HOLDS(parts) && q->key.kind->update != NULL && list != NULL && list->noticed &&
               !list->formulas && !list->divided;
    if (due)
        list->divided = true;
    live_unlock();
    live_parts *parts = due ? new_parts(&q->key.addresses[0], q->ranges[0]) : NULL;
    if (parts == NULL)
        return;
    live_lock();
    bool linked = link_parts(live_find_list(q->identity, &q->key), parts);
    live_unlock();
    if (!linked)
        live_dispose_parts(parts, true);
}

void live_undivide(const live_question *q)
{
    live_parts *parts = NULL;
    live_lock();
    live_list *list = live_find_list(q->identity, &q->key);
    if (list != NULL && list->parts != NULL) {
        parts = list->parts;
        for (size_t i = 0; i < parts->count; i++)
            parts->listeners[i]->list = NULL;
        list->parts = NULL;
        list->divided = false;
    }
    live_unlock();
    if (parts != NULL)
        live_dispose_parts(parts, true);
}

/** Makes a list that listens to its ranges; NULL where it cannot. Calls out. */
static live_list *new_list(const live_key *key, uno_Interface *const *ranges,
                           uno_Interface *document)
{
    live_list *list = calloc(1, sizeof *list);
    live_listener *listener = live_new_listener(0);
    if (list == NULL || listener == NULL) {
        free(list);
        if (listener != NULL)
            vfu_release(&listener->head.interface);
        return NULL;
    }
    list->key = *key;
    list->listener = listener;
    for (size_t i = 0; i < key->kind->range_count; i++) {
        list->ranges[i] = ranges[i];
        list->ranges[i]->acquire(list->ranges[i]);
    }
    for (size_t i = 0; i < key->kind->range_count; i++) {
        if (!live_listen(list, i, document)) {
            live_dispose_list(list, true);
            return NULL;
        }
    }
    return list;
}

/** Listens to the end of a document; false where it does not tell. Calls out. */
static bool listen_to_end(rtl_uString *identity, uno_Interface *document)
{
    uno_Interface *component = vfu_query(document, VFU_XCOMPONENT);
    uno_Interface *closing = component != NULL ? live_new_closing(identity) : NULL;
    void *args[] = {&closing};
    bool done = closing != NULL && vfu_call_out(component, VFU_ADD_EVENT_LISTENER, NULL, args);
    vfu_release(closing);
    vfu_release(component);
    return done;
}

/** Makes sure that a document tells of its end, if it can. Calls out. */
static void hear_end(rtl_uString *identity, uno_Interface *document)
{
    live_lock();
    live_document *state = live_get_document(identity);
    bool told = state == NULL || state->tells_end;
    if (!told)
        state->tells_end = true;
    live_unlock();
    if (told)
        return;
    bool tells = listen_to_end(identity, document);
    uno_Interface *weak = tells ? vfu_document_weak(document) : NULL;
    live_lock();
    state = live_find_document(identity);
    if (state != NULL && !tells) {
        state->tells_end = false;
        live_forget_if_empty(state);
    } else if (state != NULL && state->tells_end && state->weak == NULL) {
        state->weak = weak;
        weak = NULL;
    }
    live_unlock();
    vfu_release(weak);
}

bool live_ensure_list(rtl_uString *identity, const live_key *key, uno_Interface *const *ranges,
                      uno_Interface *document)
{
    live_lock();
    const live_document *state = live_find_document(identity);
    bool room = state == NULL || live_has_room(state);
    bool there = live_find_list(identity, key) != NULL;
    live_unlock();
    if (there || !room)
        return there;
    hear_end(identity, document);
    live_list *list = new_list(key, ranges, document);
    if (list == NULL)
        return false;
    live_lock();
    bool linked = live_link_list(identity, list);
    live_unlock();
    if (!linked)
        live_dispose_list(list, true);
    return linked;
}
