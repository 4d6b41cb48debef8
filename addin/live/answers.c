/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A question of a cell: posed, answered from a list that is kept where one is trusted, and mapped
 * over what was read where none can be.
 */
#include "live/live.h"

#include "live/checking.h"
#include "live/hidden.h"
#include "live/lists.h"
#include "live/names.h"
#include "live/reading.h"
#include "live/results.h"
#include "live/settle.h"
#include "live/trust.h"
#include "uno/call.h"

/** One call of a one-row function, on its way. */
typedef struct question {
    live_question about;
    bool located; /**< whether the addresses of its ranges are known */
    const vfu_live_call *live;
    vfu_cell own[VFU_ARGUMENTS_MAX];
} question;

static vfu_cell ask_row(const question *q, void *content, vfu_error error)
{
    vfu_cell out = vfu_cell_empty();
    if (error == VFU_OK)
        error = q->live->row(content, q->live->context, q->own, &out);
    return error == VFU_OK ? out : vfu_cell_error(error);
}

/** What a cell is given. */
typedef struct reply {
    vfu_cell value;
    live_result *served; /**< acquired; NULL for the plain value */
    bool known;          /**< whether Calc listens to it */
} reply;

/** Finds the answer in what was read, or a list that agrees with it: an object where there is one
 *  to keep it. Under the lock. */
static reply find_reply(const question *q, live_list *list, void *content, vfu_error error)
{
    reply found = {.value = ask_row(q, content, error)};
    if (list != NULL && HOLDS(2))
        found.served = live_serve(list, &found.value);
    found.known = found.served != NULL && found.served->listener_count > 0;
    return found;
}

/** Gives a cell its answer. Calls out. */
static void give(const reply *answer, uno_Any *result)
{
    if (answer->served == NULL) {
        vfu_cell_construct(result, &answer->value);
        return;
    }
    if (!answer->known)
        live_make_known(answer->served);
    live_construct_result(answer->served, result);
    vfu_release(&answer->served->head.interface);
}

/** Builds a list of what was read, keeps it if nothing has changed meanwhile, and answers. */
static void build_and_answer(const question *q, const live_reading *read, uno_Any *result)
{
    const vfu_list_kind *kind = q->about.key.kind;
    void *content = NULL;
    vfu_error error = kind->build(read->blocks, q->about.key.variant, &content);
    live_lock();
    live_list *list = error != VFU_ERROR_OVERFLOW ? live_find_unmoved(&q->about, read) : NULL;
    bool unnoticed = list != NULL && list->built && !list->noticed && !read->typed;
    void *unkept = list != NULL ? live_keep(list, read, content, error) : content;
    bool doubted = list != NULL && list->doubted;
    if (list == NULL)
        list = live_find_list(q->about.identity, &q->about.key);
    reply found = find_reply(q, list, content, error);
    live_unlock();
    give(&found, result);
    if (unkept != NULL)
        kind->free(unkept);
    if (unnoticed)
        live_settle_later();
    else if (doubted)
        live_call_back_later();
}

/** Finds the answer in a list that is trusted, as an object alone: a plain value would stay in its
 *  cell although the data may have changed already. False where it is not trusted, or there are too
 *  many objects. Under the lock. */
static bool find_trusted(const question *q, live_list *list, reply *out)
{
    if (list == NULL || !live_is_trusted(list))
        return false;
    *out = find_reply(q, list, list->content, list->error);
    return out->served != NULL || !HOLDS(2);
}

/** Answers from a list that is trusted; false where none is. */
static bool answer_trusted(const question *q, uno_Any *result)
{
    reply found;
    live_lock();
    bool trusted = find_trusted(q, live_find_list(q->about.identity, &q->about.key), &found);
    live_unlock();
    if (trusted)
        give(&found, result);
    return trusted;
}

/** Answers from a list that agrees with what was read; false where none does. */
static bool answer_agreed(const question *q, const live_reading *read, uno_Any *result)
{
    reply found = {.served = NULL};
    bool doubted = false;
    live_lock();
    live_list *list = live_find_unmoved(&q->about, read);
    bool agrees = list != NULL && list->built && vfu_digest_equal(&list->digest, &read->digest);
    if (agrees) {
        live_note_reading(list, read);
        doubted = list->doubted;
        found = find_reply(q, list, list->content, list->error);
    }
    live_unlock();
    if (agrees)
        give(&found, result);
    if (doubted)
        live_call_back_later();
    return agrees;
}

/** Answers from a list that the parts which were read bring up to date; false where something was
 *  told meanwhile, another thread has found an error in the list, or memory is short. */
static bool answer_updated(const question *q, const live_reading *read, const live_held_parts *held,
                           uno_Any *result)
{
    const vfu_list_kind *kind = q->about.key.kind;
    void *content = NULL;
    void *unkept = NULL;
    reply found = {.served = NULL};
    vfu_error error = VFU_ERROR_OVERFLOW;
    live_lock();
    live_list *list = live_find_unmoved(&q->about, read);
    if (list != NULL && list->content != NULL)
        error = kind->update(list->content, held->rows, held->read_count, &content);
    if (error != VFU_ERROR_OVERFLOW) {
        unkept = live_keep(list, read, content, error);
        found = find_reply(q, list, content, error);
    }
    live_unlock();
    if (error == VFU_ERROR_OVERFLOW)
        return false;
    give(&found, result);
    if (unkept != NULL)
        kind->free(unkept);
    return true;
}

/** Answers from a list of which no more than the stale parts are read; false where that is not
 *  enough. */
static bool answer_from_parts(const question *q, uno_Any *result)
{
    live_reading read;
    live_held_parts held;
    if (!live_hold_parts(&q->about, &read, &held))
        return false;
    bool done = live_read_parts(&q->about, &held, &read);
    bool moved = held.moved;
    done = done && (answer_agreed(q, &read, result) || answer_updated(q, &read, &held, result));
    live_release_parts(&held);
    if (moved)
        live_undivide(&q->about);
    return done;
}

static vfu_error answer_question(const question *q, uno_Any *result)
{
    live_reading read;
    live_check_before_answer(&q->about);
    if (answer_trusted(q, result) || answer_from_parts(q, result))
        return VFU_OK;
    live_divide(&q->about);
    live_begin_reading(&q->about, &read);
    vfu_error error = live_read_ranges(&q->about, &read);
    if (error != VFU_OK)
        return error;
    if (!answer_agreed(q, &read, result))
        build_and_answer(q, &read, result);
    live_free_reading(&read);
    return VFU_OK;
}

/** Begins a question. */
static void pose(const vfu_call *call, const vfu_live_call *live, question *q)
{
    *q = (question){.live = live, .about.key = {.kind = live->kind, .variant = live->variant}};
    for (size_t i = 0; i < live->kind->range_count; i++)
        q->about.ranges[i] = call->arguments[live->ranges[i]].range;
}

/** Finds out where a range is; it may be on several sheets, unless there is one alone (G13). Calls
 *  out. */
static vfu_error locate_range(uno_Interface *range, bool one_sheet, vfu_address *out)
{
    if (!one_sheet)
        return vfu_range_locate(range, out);
    return vfu_range_address(range, out) ? VFU_OK : VFU_ERROR_VALUE;
}

/** Finds out where the ranges of a question are, unless that is known. Calls out. */
static vfu_error locate(question *q, bool one_sheet)
{
    vfu_error error = VFU_OK;
    for (size_t i = 0; !q->located && error == VFU_OK && i < q->about.key.kind->range_count; i++)
        error = locate_range(q->about.ranges[i], one_sheet, &q->about.key.addresses[i]);
    q->located = error == VFU_OK;
    return error;
}

/** Answers by a list that is known again by its names (6), and so in a turn that the main loop will
 *  end; false where none is. */
static bool answer_called(question *q, const live_names *names, uno_Any *result, vfu_error *error)
{
    reply found;
    live_lock();
    live_list *list = live_find_called(&q->about, names);
    bool called = list != NULL;
    bool trusted = called && live_is_checked(list) && find_trusted(q, list, &found);
    if (called)
        q->about.key = list->key;
    live_unlock();
    if (!called)
        return false;
    *error = VFU_OK;
    if (trusted)
        give(&found, result);
    else
        *error = answer_question(q, result);
    return true;
}

/** Answers by a list that is kept, or an error; false where none can be kept and nothing was
 *  answered. */
static bool answer_kept(const vfu_call *call, question *q, bool one_sheet, uno_Any *result,
                        vfu_error *error)
{
    *error = locate(q, one_sheet);
    if (*error != VFU_OK)
        return true;
    if (!live_ensure_list(q->about.identity, &q->about.key, q->about.ranges, call->document))
        return false;
    *error = answer_question(q, result);
    return true;
}

/** Answers by a list that is known again by its names, or else by its addresses, which tell more
 *  than they did once that is noted. */
static bool answer_by_names(const vfu_call *call, question *q, uno_Any *result, vfu_error *error)
{
    live_names names;
    live_ask_names(&q->about, &names);
    bool answered = answer_called(q, &names, result, error);
    if (!answered) {
        answered = answer_kept(call, q, false, result, error);
        if (answered && q->located && live_call_back_later())
            live_note_names(&q->about, &names, call->document);
    }
    live_release_names(&names);
    return answered;
}

/** Tries to answer by a list that is kept, as one cell of a document is. */
static bool answer_cell(const vfu_call *call, question *q, uno_Any *result, vfu_error *error)
{
    if (!HOLDS(all) || !vfu_own_cells(call, q->own))
        return false;
    q->about.identity = live_identify(call->document);
    if (q->about.identity == NULL)
        return false;
    bool answered = live_has_one_sheet(q->about.identity)
                        ? answer_kept(call, q, true, result, error)
                        : answer_by_names(call, q, result, error);
    rtl_uString_release(q->about.identity);
    return answered;
}

/** What maps the rows of an array over a list that was read for it. */
typedef struct row_context {
    const vfu_live_call *live;
    void *content;
} row_context;

static vfu_error map_row(const void *data, const vfu_cell *own, vfu_cell *out)
{
    const row_context *context = data;
    return context->live->row(context->content, context->live->context, own, out);
}

/** Sees to it that a list which has come to hold an error, and perhaps without a notice, is not
 *  answered from any more. Calls out. */
static void note_error(const vfu_call *call, const question *q, const live_reading *read)
{
    rtl_uString *identity = live_identify(call->document);
    if (identity == NULL)
        return;
    live_lock();
    live_list *list = live_find_list(identity, &q->about.key);
    bool contradicted = live_is_contradicted(list, read);
    if (contradicted)
        list->reads = 0;
    live_unlock();
    rtl_uString_release(identity);
    if (contradicted)
        live_settle_later();
}

/** Reads the ranges, and computes one cell or an array over them. */
static vfu_error map_read(const vfu_call *call, question *q, uno_Any *result)
{
    live_reading read = {.asked = true};
    row_context context = {q->live, NULL};
    vfu_error error = locate(q, false);
    if (error == VFU_OK)
        error = live_read_ranges(&q->about, &read);
    if (error != VFU_OK)
        return error;
    error = q->about.key.kind->build(read.blocks, q->about.key.variant, &context.content);
    live_free_reading(&read);
    if (error != VFU_OK) {
        note_error(call, q, &read);
        return error;
    }
    error = vfu_map(call, map_row, &context, result);
    q->about.key.kind->free(context.content);
    return error;
}

static vfu_error answer_call(const vfu_call *call, const vfu_live_call *live, uno_Any *result)
{
    question q;
    vfu_error error = VFU_OK;
    if (live_answer_hidden_cell(call, result))
        return VFU_OK;
    pose(call, live, &q);
    if (answer_cell(call, &q, result, &error))
        return error;
    return map_read(call, &q, result);
}

vfu_error vfu_live_map(const vfu_call *call, const vfu_live_call *live, uno_Any *result)
{
    live_init(live_main_loop);
    live_thread()->answers++;
    vfu_error error = answer_call(call, live, result);
    live_thread()->answers--;
    return error;
}
