/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Rule 1: every change is followed by a notice, from objects that are listened to and are where
 * they are thought to be.
 */
#include "live/hearing.h"

#include <stdlib.h>

#include "uno/call.h"
#include "uno/office.h"
#include "uno/text.h"

bool live_are_in_place(const vfu_address *addresses, uno_Interface *const *ranges, size_t count)
{
    bool in_place = true;
    for (size_t i = 0; in_place && i < count; i++) {
        vfu_address now;
        in_place = vfu_range_address(ranges[i], &now) && vfu_address_equal(&now, &addresses[i]);
    }
    return in_place;
}

void live_hold_ranges(const live_list *list, live_held_ranges *held)
{
    held->count = list->key.kind->range_count;
    for (size_t i = 0; i < held->count; i++) {
        held->addresses[i] = list->key.addresses[i];
        held->ranges[i] = list->ranges[i];
        held->ranges[i]->acquire(held->ranges[i]);
    }
    held->heard_count = list->heard_count;
    for (size_t i = 0; i < held->heard_count; i++) {
        held->heard[i] = list->heard[i];
        held->heard[i].object->acquire(held->heard[i].object);
        rtl_uString_acquire(held->heard[i].name);
    }
}

static void release_heard(live_heard *heard)
{
    vfu_office_let_go(heard->object);
    rtl_uString_release(heard->name);
}

static bool is_in_place(const live_heard *heard)
{
    rtl_uString *name_now = vfu_range_name(heard->object);
    if (name_now == NULL)
        return false;
    bool same = vfu_same_text(name_now, heard->name);
    rtl_uString_release(name_now);
    return same;
}

bool live_release_ranges(live_held_ranges *held)
{
    bool in_place = true;
    for (size_t i = 0; i < held->heard_count; i++) {
        in_place = in_place && is_in_place(&held->heard[i]);
        release_heard(&held->heard[i]);
    }
    in_place = in_place && live_are_in_place(held->addresses, held->ranges, held->count);
    for (size_t i = 0; i < held->count; i++)
        vfu_release(held->ranges[i]);
    return in_place;
}

bool live_call_broadcaster(uno_Interface *object, vfu_member member, live_listener *listener)
{
    uno_Interface *interface = &listener->head.interface;
    void *args[] = {&interface};
    uno_Interface *broadcaster = vfu_query(object, VFU_XMODIFYBROADCASTER);
    bool done = broadcaster != NULL && vfu_call_out(broadcaster, member, NULL, args);
    vfu_release(broadcaster);
    return done;
}

/** Listens to an object, of which this takes the reference; false also where it is NULL. */
static bool listen_to(live_list *list, uno_Interface *object)
{
    rtl_uString *name = object != NULL ? vfu_range_name(object) : NULL;
    if (name == NULL) {
        vfu_release(object);
        return false;
    }
    list->heard[list->heard_count++] = (live_heard){object, name};
    return live_call_broadcaster(object, VFU_ADD_MODIFY_LISTENER, list->listener);
}

bool live_listen(live_list *list, size_t i, uno_Interface *document)
{
    const vfu_address *address = &list->key.addresses[i];
    uno_Interface *range = list->ranges[i];
    if (address->start_column == address->end_column || !HOLDS(1)) {
        range->acquire(range);
        return listen_to(list, range);
    }
    return listen_to(list, vfu_columns(document, address, 0)) &&
           listen_to(list, vfu_columns(document, address, 1));
}

void live_dispose_parts(live_parts *parts, bool listening)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (listening)
            live_call_broadcaster(parts->ranges[i], VFU_REMOVE_MODIFY_LISTENER,
                                  parts->listeners[i]);
        vfu_office_let_go(parts->ranges[i]);
        vfu_release(&parts->listeners[i]->head.interface);
    }
    free(parts);
}

void live_dispose_list(live_list *list, bool listening)
{
    for (size_t i = 0; i < list->heard_count; i++) {
        if (listening)
            live_call_broadcaster(list->heard[i].object, VFU_REMOVE_MODIFY_LISTENER,
                                  list->listener);
        release_heard(&list->heard[i]);
    }
    if (list->parts != NULL)
        live_dispose_parts(list->parts, listening);
    for (size_t i = 0; i < list->key.kind->range_count; i++)
        vfu_office_let_go(list->ranges[i]);
    vfu_release(&list->listener->head.interface);
    free(list);
}
