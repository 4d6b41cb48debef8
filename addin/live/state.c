/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What is kept, and the one lock that guards it: finding, linking and forgetting.
 */
#include "live/state.h"

#include <stdatomic.h>
#include <stdlib.h>

#include <uno/environment.h>

#include "uno/lock.h"
#include "uno/office.h"
#include "uno/text.h"

/** At most so many lists are kept of a document. */
#define LISTS_MAX 256
/** At most so many bytes are kept in all. */
#define BYTES_MAX ((size_t)512 << 20)

static vfu_lock lock = VFU_LOCK_INIT;
static uno_Environment *environment;
static void (*_Atomic from_main_loop)(void);
static live_document *documents;
static size_t kept_bytes;
static uint64_t last_epoch;
static uint64_t turn = 2; /**< of the main loop; 0 is never, and was not just now */
static bool called_back;  /**< whether a call from the main loop is on its way */
static bool unsettled;    /**< whether it is to tell once more what was served (4b) */

static void init(void)
{
    rtl_uString *name = vfu_string("uno");
    uno_getEnvironment(&environment, name, NULL);
    rtl_uString_release(name);
}

void live_init(void (*main_loop)(void))
{
    static vfu_once once = VFU_ONCE_INIT;
    vfu_do_once(&once, init);
    atomic_store(&from_main_loop, main_loop);
}

#ifdef VFU_LIVE_CHECKED
/** Whether the parts of a list are its own, and what is noted of them can be so. */
static bool are_sane(const live_list *list)
{
    const live_parts *parts = list->parts;
    bool sane = parts->count > 1 && (parts->count == 32 || parts->stale >> parts->count == 0);
    for (size_t i = 0; i < parts->count; i++)
        sane = sane && parts->listeners[i]->list == list;
    return sane && list->divided;
}

/** Whether what is noted of a list can be so at once. */
static bool is_sane(const live_list *list)
{
    bool sane = list->listener->list == list;
    sane = sane && (list->built ? (list->content == NULL) == (list->error != VFU_OK)
                                : list->content == NULL && list->reads == 0);
    sane = sane && (list->reads == 0 || (!list->noticed && list->asked));
    for (const live_result *result = list->results; result != NULL; result = result->next)
        sane = sane && result->list == list && result->document == list->document;
    return sane && (list->parts == NULL || are_sane(list));
}

/** Ends the program where something is kept that contradicts itself. */
static void check(void)
{
    for (const live_document *document = documents; document != NULL; document = document->next) {
        size_t count = 0;
        for (const live_list *list = document->lists; list != NULL; list = list->next, count++)
            if (list->document != document || !is_sane(list))
                abort();
        if (count != document->list_count || document->epoch > last_epoch)
            abort();
    }
}
#else
static void check(void)
{
}
#endif

live_doing *live_thread(void)
{
    static _Thread_local live_doing doing;
    return &doing;
}

void live_lock(void)
{
    vfu_lock_enter(&lock);
    check();
}

void live_unlock(void)
{
    check();
    vfu_lock_leave(&lock);
}

live_document *live_documents(void)
{
    return documents;
}

uint64_t live_next_epoch(void)
{
    return ++last_epoch;
}

uint64_t live_turn(void)
{
    return turn;
}

bool live_has_room(const live_document *document)
{
    return document->list_count < LISTS_MAX;
}

void live_forget_if_empty(live_document *document)
{
    if (document->tells_end || document->lists != NULL || document->result_count > 0)
        return;
    live_document **link = &documents;
    while (*link != document)
        link = &(*link)->next;
    *link = document->next;
    rtl_uString_release(document->identity);
    free(document);
}

void live_unlink_result(live_result **head, const live_result *result)
{
    while (*head != NULL && *head != result)
        head = &(*head)->next;
    if (*head != NULL)
        *head = result->next;
}

void live_detach_result(live_result *result)
{
    live_document *document = result->document;
    for (live_list *list = document->lists; list != NULL; list = list->next)
        live_unlink_result(&list->results, result);
    live_unlink_result(&document->spare, result);
    result->list = NULL;
    result->document = NULL;
    document->result_count--;
}

static void free_content(live_list *list)
{
    if (list->content != NULL) {
        kept_bytes -= list->key.kind->bytes(list->content);
        list->key.kind->free(list->content);
    }
    list->content = NULL;
    list->built = false;
    list->reads = 0;
}

void live_forget_names(live_list *list)
{
    for (size_t i = 0; i < VFU_LIVE_RANGES_MAX; i++) {
        if (list->names[i] != NULL)
            rtl_uString_release(list->names[i]);
        list->names[i] = NULL;
    }
    list->named = 0;
}

static void forget_parts(const live_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        parts->listeners[i]->list = NULL;
}

void live_unlink_list(live_list *list)
{
    live_document *document = list->document;
    live_list **link = &document->lists;
    while (*link != list)
        link = &(*link)->next;
    *link = list->next;
    document->list_count--;
    while (list->results != NULL) {
        live_result *result = list->results;
        list->results = result->next;
        result->list = NULL;
        result->next = document->spare;
        document->spare = result;
    }
    list->listener->list = NULL;
    if (list->parts != NULL)
        forget_parts(list->parts);
    live_forget_names(list);
    free_content(list);
}

/** Whether two keys are of lists made of the same cells in the same way. */
static bool same_key(const live_key *a, const live_key *b)
{
    if (a->kind != b->kind || a->variant != b->variant)
        return false;
    for (size_t i = 0; i < a->kind->range_count; i++)
        if (!vfu_address_equal(&a->addresses[i], &b->addresses[i]))
            return false;
    return true;
}

live_document *live_find_document(const rtl_uString *identity)
{
    live_document *document = documents;
    while (document != NULL && !vfu_same_text(document->identity, identity))
        document = document->next;
    return document;
}

live_list *live_find_list(const rtl_uString *identity, const live_key *key)
{
    live_document *document = live_find_document(identity);
    live_list *list = document != NULL ? document->lists : NULL;
    while (list != NULL && !same_key(&list->key, key))
        list = list->next;
    return list;
}

live_document *live_get_document(rtl_uString *identity)
{
    live_document *document = live_find_document(identity);
    if (document != NULL)
        return document;
    document = calloc(1, sizeof *document);
    if (document == NULL)
        return NULL;
    rtl_uString_acquire(document->identity = identity);
    document->epoch = live_next_epoch();
    document->batch = 1;
    document->next = documents;
    documents = document;
    return document;
}

bool live_link_list(rtl_uString *identity, live_list *list)
{
    live_document *document = list->listener->disposed ? NULL : live_get_document(identity);
    if (document == NULL)
        return false;
    if (!live_has_room(document) || live_find_list(identity, &list->key) != NULL) {
        live_forget_if_empty(document);
        return false;
    }
    list->document = document;
    list->listener->list = list;
    list->used = true;
    list->next = document->lists;
    document->lists = list;
    document->list_count++;
    return true;
}

/** Takes out the spare results to which nobody listens, as a script leaves them. Under the lock;
 *  the caller releases them. */
static live_result *take_unheard(live_document *document)
{
    live_result *taken = NULL;
    live_result *next;
    for (live_result *result = document->spare; result != NULL; result = next) {
        next = result->next;
        if (result->listener_count > 0)
            continue;
        live_detach_result(result);
        result->next = taken;
        taken = result;
    }
    return taken;
}

live_result *live_let_go(live_document *document)
{
    live_result *unheard = document->lists == NULL ? take_unheard(document) : NULL;
    live_forget_if_empty(document);
    return unheard;
}

rtl_uString *live_identify(uno_Interface *document)
{
    rtl_uString *identity = NULL;
    if (document != NULL && environment != NULL)
        environment->pExtEnv->getObjectIdentifier(environment->pExtEnv, &identity, document);
    return identity;
}

bool live_call_back_later(void)
{
    bool able = vfu_office_context() != NULL;
    live_lock();
    bool ask = able && !called_back;
    called_back = called_back || ask;
    live_unlock();
    if (!ask || vfu_office_call_back(atomic_load(&from_main_loop)))
        return able;
    live_lock();
    called_back = false;
    live_unlock();
    return false;
}

void live_settle_later(void)
{
    live_lock();
    unsettled = true;
    live_unlock();
    live_call_back_later();
}

void live_ask_about(const live_list *list, live_question *q)
{
    *q = (live_question){.identity = list->document->identity, .key = list->key};
    rtl_uString_acquire(q->identity);
    for (size_t i = 0; i < list->key.kind->range_count; i++) {
        q->ranges[i] = list->ranges[i];
        q->ranges[i]->acquire(q->ranges[i]);
    }
}

void live_release_question(live_question *q)
{
    for (size_t i = 0; i < q->key.kind->range_count; i++)
        vfu_office_let_go(q->ranges[i]);
    rtl_uString_release(q->identity);
}

bool live_begin_turn(void)
{
    live_lock();
    called_back = false;
    bool settling = unsettled;
    unsettled = false;
    turn++;
    live_unlock();
    return settling;
}

void *live_replace_content(live_list *list, void *content, vfu_error error, bool *kept)
{
    size_t bytes = content != NULL ? list->key.kind->bytes(content) : 0;
    void *old = list->content;
    size_t old_bytes = old != NULL ? list->key.kind->bytes(old) : 0;
    *kept = kept_bytes - old_bytes + bytes <= BYTES_MAX;
    if (!*kept)
        return content;
    kept_bytes = kept_bytes - old_bytes + bytes;
    list->content = content;
    list->error = error;
    list->built = true;
    return old;
}
