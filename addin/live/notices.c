/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Rules 3b, 3c and 3d: what a notice does, from its first to its last step, and what is computed
 * ahead after it.
 */
#include "live/notices.h"

#include "live/hearing.h"
#include "live/results.h"
#include "live/trust.h"
#include "uno/call.h"
#include "uno/document.h"
#include "uno/office.h"
#include "uno/text.h"

/** A list that was not used between so many notices is dropped. */
#define IDLE_MAX 64

/** The object that a document tells of its end: a com.sun.star.lang.XEventListener. */
typedef struct live_closing {
    vfu_object head;
    rtl_uString *identity; /**< of the document */
} live_closing;

/** Takes out the lists that nobody has used for long, and the one that is out of place, if any.
 *  Under the lock; they are disposed of later. */
static live_list *unlink_idle(live_document *document, const live_list *out_of_place)
{
    live_list *dropped = NULL;
    live_list *next;
    for (live_list *list = document->lists; list != NULL; list = next) {
        next = list->next;
        list->idle = list->used ? 0 : list->idle + 1;
        list->used = false;
        if (list == out_of_place || list->idle > IDLE_MAX) {
            live_unlink_list(list);
            list->next = dropped;
            dropped = list;
        }
    }
    return dropped;
}

static void dispose_lists(live_list *list)
{
    while (list != NULL) {
        live_list *next = list->next;
        live_dispose_list(list, true);
        list = next;
    }
}

/** What a notice does at once: takes the trust and finds whom to tell. Under the lock. */
static live_list *begin_notice(live_list *own, bool in_place, live_result **pending)
{
    live_document *document = own->document;
    live_note_notice(own);
    for (live_list *list = document->lists; HOLDS(2) && list != NULL; list = list->next)
        if (list == own || (HOLDS(3c) && !live_is_typed(list)))
            live_collect_served(list->results, pending);
    live_list *dropped = unlink_idle(document, in_place ? NULL : own);
    if (HOLDS(spare))
        live_collect_served(document->spare, pending);
    return dropped;
}

/** Whether the notice was the last one of a change, as far as can be told. */
static bool end_notice(const rtl_uString *identity)
{
    live_result *unheard = NULL;
    bool last = false;
    live_lock();
    live_document *document = live_find_document(identity);
    if (document != NULL) {
        if (HOLDS(3d))
            live_distrust(document, NULL);
        last = !HOLDS(batch) || document->notices >= document->batch;
        unheard = live_let_go(document);
    }
    live_unlock();
    live_release_results(unheard);
    return last;
}

/** Whether a document computes what is dirty. Calls out. */
static bool computes(const rtl_uString *identity)
{
    live_lock();
    const live_document *document = live_find_document(identity);
    uno_Interface *weak = document != NULL ? document->weak : NULL;
    if (weak != NULL)
        weak->acquire(weak);
    live_unlock();
    bool does = weak != NULL && vfu_document_computes(weak);
    vfu_release(weak);
    return does;
}

/** Takes a list that is to be computed ahead, of one document or, for NULL, of all; false where
 *  none is left. Under the lock. */
static bool take_dirty(const rtl_uString *identity, live_question *q, uint64_t *epoch)
{
    for (live_document *document = live_documents(); document != NULL; document = document->next) {
        bool wanted = identity == NULL || vfu_same_text(document->identity, identity);
        live_list *list = wanted ? live_find_dirty(document) : NULL;
        if (list != NULL) {
            list->ahead = *epoch = document->epoch;
            live_ask_about(list, q);
            return true;
        }
    }
    return false;
}

/** Has Calc compute what is dirty in a list. Calls out. */
static bool compute_list(const live_question *q)
{
    size_t count = q->key.kind->range_count;
    bool done = live_are_in_place(q->key.addresses, q->ranges, count);
    for (size_t i = 0; done && i < count; i++)
        done = vfu_range_compute(q->ranges[i]);
    return done;
}

/** Notes that a list is clean, unless something was told meanwhile; whether it is in doubt. Under
 * the lock. */
static bool note_clean(const live_question *q, uint64_t epoch)
{
    live_list *list = live_find_list(q->identity, &q->key);
    return list != NULL && list->document->epoch == epoch && live_note_clean(list);
}

void live_compute_ahead(const rtl_uString *identity)
{
    live_question q;
    uint64_t epoch;
    if (!HOLDS(ahead) || !HOLDS(3b) || live_thread()->answers > 0)
        return;
    for (;;) {
        live_lock();
        bool taken = take_dirty(identity, &q, &epoch);
        live_unlock();
        if (!taken)
            return;
        if (computes(q.identity) && compute_list(&q)) {
            live_lock();
            bool early = note_clean(&q, epoch);
            live_unlock();
            if (early)
                live_call_back_later();
        }
        live_release_question(&q);
    }
}

static void notice(live_listener *listener)
{
    live_held_ranges held = {.count = 0};
    live_result *pending = NULL;
    live_lock();
    if (listener->list != NULL)
        live_hold_ranges(listener->list, &held);
    live_unlock();
    bool in_place = live_release_ranges(&held);

    live_lock();
    live_list *own = listener->list;
    if (own == NULL) {
        live_unlock();
        return;
    }
    rtl_uString *identity = own->document->identity;
    rtl_uString_acquire(identity);
    live_list *dropped = begin_notice(own, in_place, &pending);
    live_unlock();

    live_tell_pending(pending);
    dispose_lists(dropped);
    if (end_notice(identity))
        live_compute_ahead(identity);
    live_call_back_later();
    rtl_uString_release(identity);
}

/** A part has changed, of which the whole list is told as well, before this or after it. Where it
 *  was read in between without this part, that is a notice of its own. */
static void notice_part(const live_listener *part)
{
    live_listener *whole = NULL;
    live_lock();
    live_list *list = part->list;
    if (list != NULL) {
        list->parts->stale |= part->part;
        list->document->epoch = live_next_epoch();
        if (HOLDS(5) && list->parts->partly > 0 && list->reads > 0) {
            whole = list->listener;
            whole->head.interface.acquire(&whole->head.interface);
        }
    }
    live_unlock();
    if (whole == NULL)
        return;
    notice(whole);
    vfu_release(&whole->head.interface);
}

/** A range of the list has died with its document: the others will, too. */
static void ranges_disposed(live_listener *listener)
{
    live_result *unheard = NULL;
    live_lock();
    live_list *list = listener->list;
    listener->disposed = true;
    if (list != NULL) {
        live_document *document = list->document;
        live_unlink_list(list);
        unheard = live_let_go(document);
    }
    live_unlock();
    if (list != NULL)
        live_dispose_list(list, false);
    live_release_results(unheard);
}

/** The document closes, and its ranges are still there. */
static void document_ends(const rtl_uString *identity)
{
    live_list *dropped = NULL;
    live_result *unheard = NULL;
    uno_Interface *weak = NULL;
    live_lock();
    live_document *document = live_find_document(identity);
    if (document != NULL) {
        while (document->lists != NULL) {
            live_list *list = document->lists;
            live_unlink_list(list);
            list->next = dropped;
            dropped = list;
        }
        document->tells_end = false;
        weak = document->weak;
        document->weak = NULL;
        document->counted = 0;
        unheard = live_let_go(document);
    }
    live_unlock();
    vfu_release(weak);
    dispose_lists(dropped);
    live_release_results(unheard);
    vfu_office_let_go(NULL);
}

/** disposing() */
static void closing_call(vfu_object *self, vfu_type interface, sal_Int32 place, void *returned,
                         void **args, uno_Any **exception)
{
    (void)interface;
    (void)place;
    (void)returned;
    (void)args;
    document_ends(((live_closing *)self)->identity);
    *exception = NULL;
}

static void closing_destroy(vfu_object *self)
{
    rtl_uString_release(((live_closing *)self)->identity);
}

static const vfu_class closing_class = {
    .interfaces = {VFU_XEVENTLISTENER},
    .interface_count = 1,
    .call = closing_call,
    .destroy = closing_destroy,
};

/** modified() and disposing() */
static void listener_call(vfu_object *self, vfu_type interface, sal_Int32 place, void *returned,
                          void **args, uno_Any **exception)
{
    (void)interface;
    (void)returned;
    (void)args;
    live_listener *listener = (live_listener *)self;
    *exception = NULL;
    if (place == VFU_FIRST_MEMBER) {
        ranges_disposed(listener);
        return;
    }
    live_thread()->notices++;
    if (listener->part != 0)
        notice_part(listener);
    else
        notice(listener);
    live_thread()->notices--;
}

static const vfu_class listener_class = {
    .interfaces = {VFU_XMODIFYLISTENER, VFU_XEVENTLISTENER},
    .interface_count = 2,
    .call = listener_call,
};

live_listener *live_new_listener(uint32_t part)
{
    live_listener *listener = (live_listener *)vfu_object_new(&listener_class, sizeof *listener);
    if (listener != NULL)
        listener->part = part;
    return listener;
}

uno_Interface *live_new_closing(rtl_uString *identity)
{
    live_closing *closing = (live_closing *)vfu_object_new(&closing_class, sizeof *closing);
    if (closing == NULL)
        return NULL;
    rtl_uString_acquire(closing->identity = identity);
    return &closing->head.interface;
}
