/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file trust.h
 * What a list is trusted for (3a to 3d). Under the lock; nothing here calls out.
 */
#ifndef VFU_LIVE_TRUST_H
#define VFU_LIVE_TRUST_H

#include "live/state.h"

/** Whether a list is known to hold no formula (3a). */
bool live_is_typed(const live_list *list);

/** Whether a list says what the cells say (3a, 3b). */
bool live_is_trusted(const live_list *list);

/** Has a list read once before it is trusted again. */
void live_distrust_once(live_list *list);

/** Has a list that may have been trusted too early read once more from the main loop (4b). Not for
 *  ever: where references go round in a circle, what the cells say depends on who asks first. */
void live_doubt(live_list *list);

/** Notes a notice of a list: what it says of this one, and of the others of the document (3c). */
void live_note_notice(live_list *list);

/** Forgets the trust in the lists that a notice of one of them concerns (3c), NULL for the end of
 *  a notice (3d). */
void live_distrust(live_document *document, const live_list *own);

/** Forgets the trust in the lists that may depend on the cells tied to a result (3d). */
void live_distrust_dependents(const live_result *result);

/** Notes that a reading agrees with what is kept; whether no cell that was read holds a formula. */
void live_note_agreement(live_list *list, bool typed);

/** Notes that what is kept was made of a reading. */
void live_note_new_content(live_list *list, bool typed);

/** Notes that Calc has computed a list (3b); whether it was read before that, perhaps in the middle
 *  of a chain, and so is in doubt. */
bool live_note_clean(live_list *list);

/** The oldest list with formulas of a document that is to be computed ahead, since what is computed
 *  from the tiers of a list is mostly made after it; NULL where there is none. */
live_list *live_find_dirty(const live_document *document);

/** Ends a change: as many notices will be waited for at the next one. */
void live_end_change(live_document *document);

#endif
