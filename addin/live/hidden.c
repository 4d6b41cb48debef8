/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Rule 4a: a new result is first shown to a hidden cell, so that Calc listens to it before the
 * cell that asked is tied to it.
 */
#include "live/hidden.h"

#include "uno/call.h"
#include "uno/cells.h"
#include "uno/hidden_cell.h"
#include "uno/office.h"
#include "uno/text.h"

/** A formula over the hidden sheet, by a function that is computed here. */
static rtl_uString *const hidden_formula = VFU_LITERAL("=ORG.VITALFEW.CALC.CUSTOMERTIER(B1;B1)");

static vfu_hidden_cell hidden;       /**< until the main loop closes it */
static rtl_uString *hidden_identity; /**< of its document */

/** The result that this thread is showing to a hidden cell, and the identity of that cell's
 *  document, which the main loop may have closed meanwhile. */
typedef struct showing {
    live_result *result;
    rtl_uString *identity;
} showing;

static _Thread_local showing introduced;

/** The hidden cell and the identity of its document, both acquired; NULL where there is none. */
static uno_Interface *get_hidden_cell(rtl_uString **identity)
{
    live_lock();
    uno_Interface *cell = hidden.cell;
    if (cell != NULL) {
        cell->acquire(cell);
        rtl_uString_acquire(*identity = hidden_identity);
    }
    live_unlock();
    return cell;
}

void live_close_hidden_cell(void)
{
    live_lock();
    vfu_hidden_cell closing = hidden;
    rtl_uString *identity = hidden_identity;
    hidden = (vfu_hidden_cell){NULL, NULL};
    hidden_identity = NULL;
    live_unlock();
    vfu_hidden_cell_close(&closing);
    if (identity != NULL)
        rtl_uString_release(identity);
}

/** Opens a hidden cell, which the main loop will close. Calls out. */
static void open_hidden_cell(void)
{
    vfu_hidden_cell opened;
    uno_Interface *office = vfu_office_context();
    if (office == NULL || !vfu_hidden_cell_open(office, &opened))
        return;
    rtl_uString *identity = live_identify(opened.document);
    live_lock();
    bool first = hidden.cell == NULL && identity != NULL;
    if (first) {
        hidden = opened;
        hidden_identity = identity;
    }
    live_unlock();
    if (!first) {
        vfu_hidden_cell_close(&opened);
        if (identity != NULL)
            rtl_uString_release(identity);
    } else if (!live_call_back_later())
        live_close_hidden_cell();
}

bool live_is_introduced(const live_result *result)
{
    return introduced.result == result;
}

void live_introduce(live_result *result)
{
    if (!HOLDS(4a))
        return;
    showing shown = {.result = result};
    uno_Interface *cell = get_hidden_cell(&shown.identity);
    if (cell == NULL) {
        open_hidden_cell();
        cell = get_hidden_cell(&shown.identity);
    }
    if (cell == NULL)
        return;
    showing before = introduced; /* where a formula is computed in the middle of that */
    introduced = shown;
    vfu_hidden_cell_compute(cell, hidden_formula);
    introduced = before;
    vfu_release(cell);
    rtl_uString_release(shown.identity);
}

void live_construct_result(live_result *result, uno_Any *out)
{
    uno_Interface *interface = &result->head.interface;
    uno_any_construct(out, &interface, vfu_type_description(VFU_XVOLATILERESULT), NULL);
}

bool live_answer_hidden_cell(const vfu_call *call, uno_Any *result)
{
    if (introduced.result == NULL)
        return false;
    rtl_uString *identity = live_identify(call->document);
    bool asks = identity != NULL && vfu_same_text(identity, introduced.identity);
    if (identity != NULL)
        rtl_uString_release(identity);
    if (asks)
        live_construct_result(introduced.result, result);
    return asks;
}
