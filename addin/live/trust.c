/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Rule 3: after a notice nothing is answered from a list until it is known to say what the cells
 * say. All of this runs under the lock and calls nothing out.
 */
#include "live/trust.h"

/** So many readings must agree of a list that is not known to be clean. */
#define READS (!HOLDS(3b) ? 1U : !HOLDS(reads) ? 2U : 4U)
/** A list is computed ahead after at most so many changes without use. */
#define AHEAD_MAX 8
/** A list is doubted so often, at most, until the next notice in its document. */
#define DOUBTS_MAX 3

bool live_is_typed(const live_list *list)
{
    return list->asked && !list->formulas;
}

/** How many readings must agree. */
static unsigned wanted_readings(const live_list *list)
{
    return live_is_typed(list) || list->clean ? 1 : READS;
}

bool live_is_trusted(const live_list *list)
{
    return list->built && list->reads >= wanted_readings(list);
}

void live_distrust_once(live_list *list)
{
    list->reads = wanted_readings(list) - 1;
}

void live_doubt(live_list *list)
{
    if (!HOLDS(doubt) || list->doubted || list->doubts == DOUBTS_MAX)
        return;
    list->doubts++;
    list->doubted = true;
}

/** Forgets what a reading told of a list. */
static void distrust_list(live_list *list)
{
    list->reads = 0;
    list->clean = false;
    list->noticed = true;
}

void live_distrust(live_document *document, const live_list *own)
{
    document->epoch = live_next_epoch();
    for (live_list *list = document->lists; list != NULL; list = list->next) {
        if (list == own || (HOLDS(3c) && !live_is_typed(list)))
            distrust_list(list);
        if (own != NULL)
            list->doubts = 0;
    }
}

void live_distrust_dependents(const live_result *result)
{
    live_document *document = result->document;
    if (document == NULL)
        return;
    document->epoch = live_next_epoch();
    for (live_list *list = document->lists; list != NULL; list = list->next)
        if (list != result->list && !live_is_typed(list))
            distrust_list(list);
}

void live_end_change(live_document *document)
{
    if (document->notices == 0)
        return;
    document->batch = document->notices;
    document->notices = 0;
    document->change++;
}

/** Counts a notice, of a list that gets one at most from each object for one change. */
static void count_notice(live_document *document, live_list *list)
{
    if (list->change == document->change && list->notices == list->heard_count)
        live_end_change(document);
    if (list->change != document->change)
        list->notices = 0;
    list->change = document->change;
    list->notices++;
    document->notices++;
}

live_list *live_find_dirty(const live_document *document)
{
    live_list *oldest = NULL;
    for (live_list *list = document->lists; list != NULL; list = list->next)
        if (list->formulas && !list->clean && list->ahead != document->epoch &&
            list->idle < AHEAD_MAX * document->batch)
            oldest = list;
    return oldest;
}

void live_note_notice(live_list *list)
{
    if (HOLDS(3a))
        list->asked = false;
    list->unnoticed = false;
    list->answered = false;
    list->turn = live_turn();
    count_notice(list->document, list);
    live_distrust(list->document, list);
}

void live_note_agreement(live_list *list, bool typed)
{
    list->noticed = false;
    list->asked = true;
    list->formulas = !typed;
    list->reads++;
    list->turn = live_turn();
    if (!typed && !list->clean && live_is_trusted(list))
        live_doubt(list);
}

void live_note_new_content(live_list *list, bool typed)
{
    list->doubted = !typed;
    list->reads = 0;
    live_note_agreement(list, typed);
}

bool live_note_clean(live_list *list)
{
    bool early = list->reads > 0;
    list->clean = true;
    list->reads = 0;
    if (early)
        live_doubt(list);
    return early;
}
