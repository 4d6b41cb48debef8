/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Rule 4b: what was served in the middle of a computation, or from a list that has changed without
 * a notice, is told once more from the main loop.
 */
#include "live/settle.h"

#include "live/checking.h"
#include "live/hidden.h"
#include "live/names.h"
#include "live/notices.h"
#include "live/results.h"
#include "live/trust.h"

/** So many turns of the main loop in a row all is told once more, at most. Amounts that depend on
 *  their own tiers say something else each time that they are read, and it would never end. */
#define SETTLE_MAX 16

/** How many turns in a row all was told once more. */
static unsigned settled;

static void distrust_all(void)
{
    for (live_document *document = live_documents(); document != NULL; document = document->next)
        live_distrust(document, NULL);
}

static void settle(void)
{
    live_result *pending = NULL;
    live_lock();
    distrust_all();
    for (live_document *document = live_documents(); document != NULL; document = document->next) {
        for (live_list *list = document->lists; list != NULL; list = list->next)
            live_collect_served(list->results, &pending);
        live_collect_served(document->spare, &pending);
    }
    live_unlock();
    live_tell_pending(pending);
    live_lock();
    distrust_all();
    live_unlock();
    live_compute_ahead(NULL);
}

/** Takes a list that is in doubt as a question about nothing but its cells; false where none is.
 *  Under the lock. */
static bool take_doubted(live_question *q)
{
    for (live_document *document = live_documents(); document != NULL; document = document->next) {
        for (live_list *list = document->lists; list != NULL; list = list->next) {
            if (!list->doubted)
                continue;
            list->doubted = false;
            list->answered = false; /* it is held against its cells now */
            list->reads = 0;
            live_ask_about(list, q);
            return true;
        }
    }
    return false;
}

/** Reads the lists that are in doubt once more (4b). Calls out. */
static bool any_has_changed(void)
{
    bool changed = false;
    for (;;) {
        live_question q;
        live_lock();
        bool taken = take_doubted(&q);
        live_unlock();
        if (!taken)
            return changed;
        changed = live_has_changed(&q) || changed;
        live_release_question(&q);
    }
}

/** Whether 4b may hold. It heals most of what 3d prevents: a build that lacks 3d lacks it, too. */
#define SETTLES (HOLDS(4b) && LIVE_RULE(VFU_WITHOUT) != RULE_3d)

/** Whether all is told once more in this turn, where that is wanted. */
static bool begin_settling(bool wanted)
{
    live_lock();
    bool begun = wanted && SETTLES && settled < SETTLE_MAX;
    settled = begun ? settled + 1 : 0;
    live_unlock();
    return begun;
}

void live_main_loop(void)
{
    bool settling = live_begin_turn();
    live_close_hidden_cell();
    settling = any_has_changed() || settling;
    settling = live_any_unnoticed() || settling;
    settling = (HOLDS(6) && live_any_mistaken()) || settling;
    if (begin_settling(settling))
        settle();
}
