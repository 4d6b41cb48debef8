/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Rule 6: a list is known again by what its ranges are called, or by where they are.
 */
#include "live/names.h"

#include "live/hearing.h"
#include "uno/call.h"
#include "uno/document.h"
#include "uno/text.h"

void live_ask_names(const live_question *q, live_names *out)
{
    out->count = q->key.kind->range_count;
    for (size_t i = 0; i < out->count; i++)
        out->of[i] = vfu_range_name(q->ranges[i]);
}

void live_release_names(live_names *names)
{
    while (names->count > 0)
        if (names->of[--names->count] != NULL)
            rtl_uString_release(names->of[names->count]);
}

/** Whether the ranges of a list are called so. Under the lock. */
static bool are_called(const live_list *list, const live_names *names)
{
    bool same = true;
    for (size_t i = 0; same && i < names->count; i++)
        same = names->of[i] != NULL && vfu_same_text(list->names[i], names->of[i]);
    return same;
}

live_list *live_find_called(const live_question *q, const live_names *names)
{
    const live_document *document = live_find_document(q->identity);
    live_list *list = document != NULL ? document->lists : NULL;
    while (list != NULL && !(list->named == live_turn() && list->key.kind == q->key.kind &&
                             list->key.variant == q->key.variant && are_called(list, names)))
        list = list->next;
    return list;
}

bool live_has_one_sheet(const rtl_uString *identity)
{
    live_lock();
    const live_document *document = live_find_document(identity);
    bool has = document != NULL && document->counted == live_turn() && document->one_sheet;
    live_unlock();
    return has;
}

/** The document whose sheets are to be counted in this turn, as they are where they can be counted
 *  once more; NULL for none. Under the lock. */
static live_document *find_uncounted(const rtl_uString *identity)
{
    live_document *document = live_find_document(identity);
    bool due = document != NULL && document->weak != NULL && document->counted != live_turn();
    return due ? document : NULL;
}

/** Counts the sheets of a document, once in a turn. Calls out. */
static void count_sheets(const rtl_uString *identity, uno_Interface *document)
{
    live_lock();
    bool due = find_uncounted(identity) != NULL;
    live_unlock();
    bool one = due && vfu_document_sheet_count(document) == 1;
    live_lock();
    live_document *state = due ? find_uncounted(identity) : NULL;
    if (state != NULL) {
        state->counted = live_turn();
        state->one_sheet = one;
    }
    live_unlock();
}

void live_note_names(const live_question *q, const live_names *names, uno_Interface *document)
{
    bool known = true;
    for (size_t i = 0; i < names->count; i++)
        known = known && names->of[i] != NULL;
    live_lock();
    live_list *list = known ? live_find_list(q->identity, &q->key) : NULL;
    if (list != NULL) {
        live_forget_names(list);
        for (size_t i = 0; i < names->count; i++)
            rtl_uString_acquire(list->names[i] = names->of[i]);
        list->named = live_turn();
    }
    live_unlock();
    count_sheets(q->identity, document);
}

/** Takes a list that was known by its names in a turn that has ended as a question about these;
 *  false where none is left. Under the lock. */
static bool take_named(live_question *q, live_names *names)
{
    for (live_document *document = live_documents(); document != NULL; document = document->next) {
        for (live_list *list = document->lists; list != NULL; list = list->next) {
            if (list->named == 0 || list->named == live_turn())
                continue;
            list->named = 0;
            live_ask_about(list, q);
            names->count = list->key.kind->range_count;
            for (size_t i = 0; i < names->count; i++)
                rtl_uString_acquire(names->of[i] = list->names[i]);
            return true;
        }
    }
    return false;
}

/** Whether the ranges of a question are not called so any more. Calls out. */
static bool are_renamed(const live_question *q, const live_names *names)
{
    live_names now;
    bool same = true;
    live_ask_names(q, &now);
    for (size_t i = 0; i < now.count && i < names->count; i++)
        same = same && now.of[i] != NULL && vfu_same_text(now.of[i], names->of[i]);
    live_release_names(&now);
    return !same;
}

/** Drops the list that a question is about. Its results are spare ones then, and told as well.
 * Calls out. */
static void drop(const live_question *q)
{
    live_lock();
    live_list *list = live_find_list(q->identity, &q->key);
    bool same = list != NULL && list->ranges[0] == q->ranges[0];
    if (same)
        live_unlink_list(list);
    live_unlock();
    if (same)
        live_dispose_list(list, true);
}

/** Drops the lists whose ranges are called otherwise than they were in the turn that has ended;
 *  whether there was one. Calls out. */
static bool drop_renamed(void)
{
    bool renamed = false;
    for (;;) {
        live_question q;
        live_names names;
        live_lock();
        bool taken = take_named(&q, &names);
        live_unlock();
        if (!taken)
            return renamed;
        if (are_renamed(&q, &names)) {
            drop(&q);
            renamed = true;
        }
        live_release_names(&names);
        live_release_question(&q);
    }
}

/** Takes a document that had one sheet in a turn that has ended, as a weak reference; NULL where
 *  none is left. Under the lock. */
static uno_Interface *take_one_sheet(void)
{
    for (live_document *document = live_documents(); document != NULL; document = document->next) {
        if (document->counted == 0 || document->counted == live_turn())
            continue;
        document->counted = 0;
        if (document->one_sheet && document->weak != NULL) {
            document->weak->acquire(document->weak);
            return document->weak;
        }
    }
    return NULL;
}

/** Whether a document has more sheets than the one that it had in the turn that has ended. Calls
 *  out. */
static bool any_has_grown(void)
{
    bool grown = false;
    for (;;) {
        live_lock();
        uno_Interface *weak = take_one_sheet();
        live_unlock();
        if (weak == NULL)
            return grown;
        uno_Interface *document = vfu_document_of(weak);
        grown = vfu_document_sheet_count(document) > 1 || grown;
        vfu_release(document);
        vfu_release(weak);
    }
}

bool live_any_mistaken(void)
{
    bool renamed = drop_renamed();
    return any_has_grown() || renamed;
}
