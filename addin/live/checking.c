/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Rules 1b and 4c: a list is held against its cells before its first answer in a turn of the main
 * loop, and after a turn in which cells were answered from it.
 */
#include "live/checking.h"

#include <math.h>

#include "live/hearing.h"
#include "live/trust.h"

/** Whether 1b and 4c may hold. They are a net under the rules that are argued for alone: a build
 * that lacks one of those lacks the net, too, which would hide what is missing. */
#define HAS_NET (LIVE_RULE(VFU_WITHOUT) == RULE_none || !HOLDS(1b) || !HOLDS(4c))

static bool any_served(const live_list *list)
{
    const live_result *result = list->results;
    while (result != NULL && !result->served)
        result = result->next;
    return result != NULL;
}

bool live_is_contradicted(const live_list *list, const live_reading *read)
{
    return list != NULL && list->built && any_served(list) &&
           !vfu_digest_equal(&list->digest, &read->digest);
}

bool live_has_changed(const live_question *q)
{
    live_reading read = {.asked = true};
    if (!live_are_in_place(q->key.addresses, q->ranges, q->key.kind->range_count) ||
        live_read_ranges(q, &read) != VFU_OK)
        return false;
    live_lock();
    bool changed = live_is_contradicted(live_find_list(q->identity, &q->key), &read);
    live_unlock();
    live_free_reading(&read);
    return changed;
}

/** Whether the sums of a list are others than they were, and which parts have changed so. Under the
 *  lock. A sum that is not known is another one. */
static bool note_sums(live_list *list, const double *sums, size_t count)
{
    bool changed = false;
    for (size_t i = 0; i < count; i++) {
        if (sums[i] == list->sums[i])
            continue;
        changed = true;
        if (list->parts != NULL)
            list->parts->stale |= UINT32_C(1) << i;
    }
    return changed;
}

/** Whether the sums of a long list's cells are others than they were; the list is read then before
 *  it is trusted again. What the main loop finds at the beginning of a turn does not hold for the
 *  rest of it. Calls out. */
static bool check_sums(const live_question *q, uint64_t epoch, bool answering)
{
    double sums[VFU_PARTS_MAX];
    bool changed = false;
    size_t count = live_sum_ranges(q, sums);
    live_lock();
    live_list *list = live_find_list(q->identity, &q->key);
    if (list != NULL && list->document->epoch == epoch && live_is_typed(list)) {
        changed = note_sums(list, sums, count);
        if (changed)
            live_distrust_once(list);
        else if (answering)
            list->turn = live_turn();
    }
    live_unlock();
    return changed;
}

bool live_is_checked(const live_list *list)
{
    return !HAS_NET || !HOLDS(1b) || list->turn == live_turn();
}

void live_check_before_answer(const live_question *q)
{
    bool is_short = live_is_short(&q->key);
    live_lock();
    live_list *list = live_find_list(q->identity, &q->key);
    bool due = list != NULL && !live_is_checked(list) && live_is_trusted(list) &&
               (is_short || live_is_typed(list));
    uint64_t epoch = due ? list->document->epoch : 0;
    if (due && is_short)
        live_distrust_once(list);
    live_unlock();
    if (due && !is_short)
        check_sums(q, epoch, true);
}

/** Whether a list may have changed since its last notice, and nobody was told. Under the lock. */
static bool is_suspect(live_list *list)
{
    bool answered = list->answered;
    list->answered = false;
    return answered && list->built;
}

/** Whether the sums of a list tell whether it has changed: not those of a short one, nor those of
 * one that holds an error, and one with formulas has none. Under the lock. */
static bool has_sums(const live_list *list)
{
    bool known = !live_is_short(&list->key) && live_is_typed(list);
    for (size_t i = 0; known && i < VFU_PARTS_MAX; i++)
        known = !isnan(list->sums[i]);
    return known;
}

/** Takes a list that may have changed without a notice as a question about its cells; false where
 *  none is left. Under the lock. */
static bool take_suspect(live_question *q, uint64_t *epoch, bool *summed)
{
    for (live_document *document = live_documents(); document != NULL; document = document->next) {
        for (live_list *list = document->lists; list != NULL; list = list->next) {
            if (!is_suspect(list))
                continue;
            *epoch = document->epoch;
            *summed = has_sums(list);
            live_ask_about(list, q);
            return true;
        }
    }
    return false;
}

/** Whether a list that may have changed without a notice has; it is read then before it is trusted
 *  again. Calls out. */
static bool check_suspect(const live_question *q, uint64_t epoch, bool summed)
{
    if (summed)
        return check_sums(q, epoch, false);
    bool changed = live_has_changed(q);
    if (changed) {
        live_lock();
        live_list *list = live_find_list(q->identity, &q->key);
        if (list != NULL)
            live_distrust_once(list);
        live_unlock();
    }
    return changed;
}

/** Whether a list was found changed before a notice that did not come. Under the lock. */
static bool take_unnoticed(void)
{
    bool any = false;
    for (live_document *document = live_documents(); document != NULL; document = document->next) {
        for (live_list *list = document->lists; list != NULL; list = list->next) {
            any = any || list->unnoticed;
            list->unnoticed = false;
        }
    }
    return any;
}

bool live_any_unnoticed(void)
{
    live_lock();
    bool changed = take_unnoticed();
    live_unlock();
    for (;;) {
        live_question q;
        uint64_t epoch;
        bool summed;
        live_lock();
        bool taken = HAS_NET && HOLDS(4c) && take_suspect(&q, &epoch, &summed);
        live_unlock();
        if (!taken)
            return changed;
        changed = check_suspect(&q, epoch, summed) || changed;
        live_release_question(&q);
    }
}
