/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Live lists: all state of the add-in, and why a cell never shows what the data no longer say.
 *
 * Calc computes a formula when one of its references changed. So a function that reads its ranges
 * at every call is never stale, but costs the whole list for every row. Here the list is kept
 * between calls. The argument that this shows the same cells has five parts.
 *
 * 1. Every change is followed by a notice. Each list holds range objects of its own and listens
 *    to them (XModifyListener). Calc tells such a listener of a change of a value, of a formula's
 *    result and of the range's place; before the operation that made the change ends, but often
 *    after it has computed formulas again. The listener is there before the first read. Of cells
 *    that are shifted up or down Calc tells only those ranges all of whose columns are shifted; so
 *    the columns of a range are listened to one by one, by two objects that hold every other one
 *    of them: columns side by side in one object are joined by Calc when cells are deleted.
 *
 * 2. Whatever was served since the last notice is computed again after a notice. A cell is never
 *    given a plain value from a kept list, errors included, but an XVolatileResult, to which Calc
 *    ties the cell. A notice calls modified() on every object that was given to a cell since the
 *    object's last modified(), and Calc marks the cells tied to it as dirty. Cells that were
 *    served before that are dirty already, or were computed and so served since.
 *
 * 3. After a notice nothing is answered from a list until it is known to say what the cells say.
 *    Calc stops spreading a change at a cell that is dirty already, because whoever is clean
 *    behind it must have read it; so an answer given while a cell of the range is dirty could
 *    stay for good. Therefore:
 *    a. A list of typed cells alone cannot be dirty: one read after its own last notice is
 *       enough, and the notices of other lists do not concern it.
 *    b. A list with formulas is clean once Calc has computed all of it while it computed nothing
 *       else. In the middle of a computation it need not be: Calc breaks off inside a chain deeper
 *       than it recurses; the formulas that were begun go on with what the cells said before, and
 *       may ask us, several times; and only then it computes the chain, and them again. So after a
 *       notice the lists with formulas are computed ahead, and one read since is enough. When a
 *       change brings one notice for each of several lists, that is done after the last one, of
 *       which no more is known than how many came the last time. Nor is it done for a new list, for
 *       one that nobody has used for some changes, in a document that does not compute by itself,
 *       and when a notice comes in the middle of an answer. Such a list is trusted when four reads,
 *       in four calls since the last notice, agree, and is in doubt (4b), since one formula may ask
 *       more than four times.
 *    c. A notice of any list of the document is a notice for all lists with formulas: the tiers
 *       that it makes dirty may be what the amounts of another list are computed from, and those
 *       change without a notice of their own.
 *    d. While modified() is called on one object after another, Calc may paint, and so compute
 *       cells that half of the changes have not reached. They are clean then and have read what
 *       they show, so the modified() calls still to come reach them by Calc's own spreading, but
 *       a trust from in between would not know of that. So before each modified() the trust is
 *       forgotten in all lists with formulas but the one that the object was served from: what
 *       depends on its tiers is not among its amounts. And once more after the last one.
 *    A read during which a notice came (the epoch has moved) is used once and not kept.
 *
 * 4. What 1 to 3 rest on is made sure of.
 *    a. When Calc first listens to an object, it must be told the value at once, and then paints
 *       the windows of the document: it computes visible cells in the middle of the running
 *       computation, and those that depend on a cell that is still running are left wrong
 *       (Err:522, or a sum without it). So every new object is first shown to a hidden cell, in a
 *       document that has no window; Calc's listener is then there before the cell that asked.
 *    b. Where that fails, and where a list has changed without a notice, all that was served is
 *       told as modified once more from the main loop, when nothing is running. The search for a
 *       goal writes into cells, reads what comes of it and takes it back, and tells nobody. While
 *       a document loads, Calc tells nobody either, but computes RAND() a second time. A read that
 *       finds a change before its notice shows that; and what was read last of a list with
 *       formulas may itself be what was only tried. So each time such a list is found to be
 *       another one, or is trusted without being clean, it is read once more from the main loop:
 *       when the cells say otherwise than what was served and not told of since, it is told.
 *       Until then a macro may be shown the class before, where four reads were too few.
 *
 * 5. Of a long list of typed amounts no more is read after an edit than what has changed. The rows
 *    of its column are divided into parts, each a range object with a listener of its own. What 1
 *    says of the list's range holds for each of them: whatever changes in a part is told to it as
 *    well, in the same operation, before or after the list. So a list that was read whole and typed
 *    says what the cells say once the parts that were told of since are read again, as long as each
 *    is found where it was and holds no formula; otherwise the list is read whole. A part that is
 *    told of after such a read brings a notice of the list with it: between the notices of one
 *    operation a cell may be computed from the parts told of so far. And now and then the list is
 *    read whole all the same, so that what came without a notice does not stay.
 *
 * A list whose range was moved, resized or deleted is dropped at the notice of that; the next
 * call makes a new one under the new address. In between, an address may find the list of cells
 * that were there before; what it serves is computed again by 2.
 *
 * What is kept is bounded. A list that no call has used for some notices is dropped. Its result
 * objects go to the document's spare ones and are given to cells again before new ones are made,
 * because Calc holds on to each until the document closes. Beyond the limits below the ranges are
 * read at every call, with a plain result: slow, and never stale. A list belongs to its document
 * by identity alone (the object identifier); it holds the document's ranges, and the document by
 * no more than a weak reference. A document that closes tells so, and its lists are dropped then,
 * since Calc never frees a range that is still listened to when it dies with its document.
 *
 * One lock guards everything below, and is never held across a call out of the add-in; after
 * each one the list is looked up again. Calls out are reads, computing ahead, listeners,
 * modified(), the hidden cell and the main loop.
 */
#include "uno/live.h"

#include <stdlib.h>
#include <string.h>
#include <threads.h>

#include <uno/environment.h>

#include "uno/call.h"
#include "uno/digest.h"
#include "uno/document.h"
#include "uno/hidden_cell.h"
#include "uno/object.h"
#include "uno/parts.h"

/** Which of the rules above hold; the tests show that none can be left out. 0: nothing is kept;
 *  1: lists are kept, and a notice drops its own; 2: and makes the cells dirty; 3: and two reads
 *  must agree (instead of b); 4: and a notice is for all lists of the document (c); 5: and trust is
 *  forgotten while results are told (d), and the main loop looks again (4b); 6: all (b and 5). */
#ifndef VFU_LIVE_LEVEL
#define VFU_LIVE_LEVEL 6
#endif

/** So many reads must agree of a list that is not known to be clean. */
#define READS (VFU_LIVE_LEVEL < 3 ? 1U : VFU_LIVE_LEVEL < 6 ? 2U : 4U)
/** A list is computed ahead after at most so many changes without use. */
#define AHEAD_MAX 8
/** A list is doubted so often, at most, until the next notice in its document. */
#define DOUBTS_MAX 3

/** At most so often in a row no more of a list is read than its stale parts. */
#define PARTLY_MAX 8

/** At most so many lists are kept of a document. */
#define LISTS_MAX 256
/** At most so many result objects are made for a document. */
#define RESULTS_MAX 2048
/** At most so many bytes are kept in all. */
#define BYTES_MAX ((size_t)512 << 20)
/** A list that was not used between so many notices is dropped. */
#define IDLE_MAX 64

typedef struct live_document live_document;
typedef struct live_list live_list;
typedef struct live_result live_result;

/** A value that cells show: a com.sun.star.sheet.XVolatileResult. */
struct live_result {
    vfu_object head;
    live_result *next;         /**< in its list, or among the document's spare ones */
    live_result *next_pending; /**< where it is pending: in one list alone, whoever told it */
    bool pending;              /**< on its way to be told as modified */
    live_document *document;   /**< NULL once the state has let go of it */
    const live_list *list;     /**< NULL while it is a spare one */
    vfu_cell value;            /**< its text is acquired */
    bool served;               /**< given to a cell since its last modified() */
    uno_Interface **listeners; /**< Calc's own, acquired; nearly always one, with room for it */
    size_t listener_count;
};

/** The object that a list's ranges, or one of its parts, notify: a
 *  com.sun.star.util.XModifyListener. */
typedef struct live_listener {
    vfu_object head;
    live_list *list; /**< NULL once the list is dropped */
    uint32_t part;   /**< of live_parts.stale; 0 for the whole list */
    bool disposed;   /**< a range has died */
} live_listener;

/** The parts of a long list, which are listened to one by one (5). */
typedef struct live_parts {
    size_t count;
    uno_Interface *ranges[VFU_PARTS_MAX];
    live_listener *listeners[VFU_PARTS_MAX];
    vfu_digest digests[VFU_PARTS_MAX]; /**< of the cells that the content was made of */
    bool typed;                        /**< whether no part but the stale ones holds a formula */
    uint32_t stale;                    /**< a bit for each that was told of since it was read */
    unsigned partly;                   /**< how often in a row no more than these were read */
} live_parts;

/** The object that a document tells of its end: a com.sun.star.lang.XEventListener. */
typedef struct live_closing {
    vfu_object head;
    rtl_uString *identity; /**< of the document */
} live_closing;

/** At most so many objects are listened to for a list. */
#define HEARD_MAX (2 * VFU_LIVE_RANGES_MAX)

/** An object that tells of a list's cells, all of them or every other column of a range. */
typedef struct live_heard {
    uno_Interface *object;
    rtl_uString *name; /**< where it is */
} live_heard;

/** A kept list. */
struct live_list {
    live_list *next;
    live_document *document;
    const vfu_list_kind *kind;
    double variant;
    vfu_address addresses[VFU_LIVE_RANGES_MAX];
    uno_Interface *ranges[VFU_LIVE_RANGES_MAX];
    live_heard heard[HEARD_MAX]; /**< what is listened to */
    size_t heard_count;
    live_listener *listener;
    live_parts *parts;    /**< NULL where it is read whole */
    bool divided;         /**< whether it was tried to divide it into parts */
    bool noticed;         /**< whether a notice that concerned it came since it was last read */
    bool doubted;         /**< to be read once more from the main loop (4b) */
    unsigned doubts;      /**< how often it was since a notice in its document, by 3b */
    bool asked;           /**< whether `typed` was found out since its own last notice */
    bool typed;           /**< whether no cell holds a formula */
    bool formulas;        /**< whether a cell held one when it was last read */
    bool clean;           /**< whether it was computed ahead since such a notice (3b) */
    bool built;           /**< whether there is content, or an error in its place */
    unsigned reads;       /**< agreeing reads since the last notice that concerned it */
    unsigned long ahead;  /**< the document's epoch when it was last computed ahead */
    unsigned long change; /**< in which it got a notice last */
    size_t notices;       /**< that it got in that */
    void *content;        /**< NULL where error is one */
    vfu_error error;      /**< what the ranges hold instead of a list */
    vfu_digest digest;    /**< of the cells that the content was made of */
    bool used;            /**< since the last notice in the document */
    unsigned idle;        /**< notices in a row without use */
    live_result *results;
};

/** A document, while anything of it is kept. */
struct live_document {
    live_document *next;
    rtl_uString *identity;
    bool tells_end;       /**< whether it will tell of its end, until which this is kept */
    uno_Interface *weak;  /**< of vfu_document_weak(), while it tells; NULL where there is none */
    unsigned long epoch;  /**< moves with every notice, before and after */
    unsigned long change; /**< which one the next notice is of, as far as can be told */
    size_t notices;       /**< that came of it */
    size_t batch;         /**< that came of the one before */
    live_list *lists;
    size_t list_count;
    live_result *spare;
    size_t result_count;
};

static mtx_t lock;
static uno_Environment *environment;
static live_document *documents;
static size_t kept_bytes;
static unsigned long last_epoch;
static uno_Interface *office;        /**< the component context; set once, and kept for good */
static bool called_back;             /**< whether a call from the main loop is on its way */
static bool unsettled;               /**< whether it is to tell once more what was served (4b) */
static vfu_hidden_cell hidden;       /**< until the main loop closes it (4a) */
static rtl_uString *hidden_identity; /**< of its document */

/** The result that this thread is showing to the hidden cell. */
static _Thread_local live_result *introduced;
/** How many answers are on their way in this thread, one inside the other; and how many notices. */
static _Thread_local unsigned answering;
static _Thread_local unsigned noticing;

static void init_state(void)
{
    mtx_init(&lock, mtx_plain);
    rtl_uString *name = vfu_string("uno");
    uno_getEnvironment(&environment, name, NULL);
    rtl_uString_release(name);
}

static void init(void)
{
    static once_flag once = ONCE_FLAG_INIT;
    call_once(&once, init_state);
}

/* Result objects */

/** com.sun.star.sheet.ResultEvent */
typedef struct result_event {
    uno_Interface *source;
    uno_Any value;
} result_event;

static bool same_text(const rtl_uString *a, const rtl_uString *b)
{
    return rtl_ustr_compare_WithLength(a->buffer, a->length, b->buffer, b->length) == 0;
}

static bool same_value(const vfu_cell *a, const vfu_cell *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case VFU_NUMBER:
        return a->number == b->number;
    case VFU_ERROR:
        return a->error == b->error;
    case VFU_TEXT:
        return same_text(a->text, b->text);
    default:
        return true;
    }
}

/** Tells one of Calc's listeners what a result is. */
static void tell_listener(live_result *result, uno_Interface *listener)
{
    result_event event = {.source = &result->head.interface};
    vfu_cell_construct(&event.value, &result->value);
    void *args[] = {&event};
    vfu_call_out(listener, VFU_RESULT_MODIFIED, NULL, args);
    uno_any_destruct(&event.value, NULL);
}

/** The listener at a place, acquired; NULL behind the last. */
static uno_Interface *listener_at(const live_result *result, size_t i)
{
    mtx_lock(&lock);
    uno_Interface *listener = i < result->listener_count ? result->listeners[i] : NULL;
    if (listener != NULL)
        listener->acquire(listener);
    mtx_unlock(&lock);
    return listener;
}

static void tell_listeners(live_result *result)
{
    uno_Interface *listener;
    for (size_t i = 0; (listener = listener_at(result, i)) != NULL; i++) {
        tell_listener(result, listener);
        vfu_release(listener);
    }
}

static bool add_listener(live_result *result, uno_Interface *listener)
{
    mtx_lock(&lock);
    uno_Interface **listeners = result->listeners;
    if (result->listener_count > 0)
        listeners = realloc(listeners, (result->listener_count + 1) * sizeof *listeners);
    if (listeners != NULL) {
        listener->acquire(listener);
        result->listeners = listeners;
        listeners[result->listener_count++] = listener;
    }
    mtx_unlock(&lock);
    return listeners != NULL;
}

static void unlink_result(live_result **head, const live_result *result)
{
    while (*head != NULL && *head != result)
        head = &(*head)->next;
    if (*head != NULL)
        *head = result->next;
}

/** Frees a document of which nothing is kept any more. Under the lock. */
static void forget_if_empty(live_document *document)
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

/** Lets go of a result that no cell can show any more. Under the lock, which keeps the document;
 *  the caller releases the state's reference afterwards. */
static void detach_result(live_result *result)
{
    live_document *document = result->document;
    for (live_list *list = document->lists; list != NULL; list = list->next)
        unlink_result(&list->results, result);
    unlink_result(&document->spare, result);
    result->list = NULL;
    result->document = NULL;
    document->result_count--;
}

static void remove_listener(live_result *result, uno_Interface *listener)
{
    bool detached = false;
    uno_Interface *removed = NULL;
    mtx_lock(&lock);
    for (size_t i = 0; i < result->listener_count && removed == NULL; i++) {
        if (result->listeners[i] == listener) {
            removed = listener;
            result->listeners[i] = result->listeners[--result->listener_count];
        }
    }
    if (removed != NULL && result->listener_count == 0 && result->document != NULL) {
        live_document *document = result->document;
        detach_result(result);
        forget_if_empty(document);
        detached = true;
    }
    mtx_unlock(&lock);
    vfu_release(removed);
    if (detached)
        vfu_release(&result->head.interface);
}

static void settle_later(void);
static bool call_back_later(void);

/** addResultListener() and removeResultListener() */
static void result_call(vfu_object *self, vfu_type interface, sal_Int32 place, void *returned,
                        void **args, uno_Any **exception)
{
    (void)interface;
    (void)returned;
    live_result *result = (live_result *)self;
    uno_Interface *listener = *(uno_Interface **)args[0];
    *exception = NULL;
    if (listener == NULL)
        return;
    if (place != VFU_FIRST_MEMBER)
        remove_listener(result, listener);
    else if (add_listener(result, listener)) {
        tell_listener(result, listener);
        if (introduced != result)
            settle_later();
    }
}

static void result_destroy(vfu_object *self)
{
    live_result *result = (live_result *)self;
    for (size_t i = 0; i < result->listener_count; i++)
        vfu_release(result->listeners[i]);
    free(result->listeners);
    if (result->value.kind == VFU_TEXT)
        rtl_uString_release(result->value.text);
}

static const vfu_class result_class = {
    .interfaces = {VFU_XVOLATILERESULT},
    .interface_count = 1,
    .call = result_call,
    .destroy = result_destroy,
};

/** Makes a result for a list and keeps it; NULL where there are too many. Under the lock. */
static live_result *new_result(live_list *list, const vfu_cell *value)
{
    if (list->document->result_count >= RESULTS_MAX)
        return NULL;
    live_result *result = (live_result *)vfu_object_new(&result_class, sizeof *result);
    if (result == NULL)
        return NULL;
    result->listeners = malloc(sizeof *result->listeners);
    if (result->listeners == NULL) {
        vfu_release(&result->head.interface);
        return NULL;
    }
    result->document = list->document;
    result->value = *value;
    if (value->kind == VFU_TEXT)
        rtl_uString_acquire(value->text);
    list->document->result_count++;
    return result;
}

static live_result *find_result(live_result *first, const vfu_cell *value)
{
    while (first != NULL && !same_value(&first->value, value))
        first = first->next;
    return first;
}

/** Ends a change: as many notices will be waited for at the next one. Under the lock. */
static void end_change(live_document *document)
{
    if (document->notices == 0)
        return;
    document->batch = document->notices;
    document->notices = 0;
    document->change++;
}

/** Counts a notice, of a list that gets one at most from each object for one change. Under the
 *  lock. */
static void count_notice(live_document *document, live_list *list)
{
    if (list->change == document->change && list->notices == list->heard_count)
        end_change(document);
    if (list->change != document->change)
        list->notices = 0;
    list->change = document->change;
    list->notices++;
    document->notices++;
}

/** The result of a list for a value, acquired for the caller; NULL where there are too many.
 *  Under the lock. */
static live_result *serve(live_list *list, const vfu_cell *value)
{
    live_result *result = find_result(list->results, value);
    if (result == NULL) {
        result = find_result(list->document->spare, value);
        if (result != NULL)
            unlink_result(&list->document->spare, result);
        else
            result = new_result(list, value);
        if (result == NULL)
            return NULL;
        result->list = list;
        result->next = list->results;
        list->results = result;
    }
    result->served = true;
    list->used = true;
    if (noticing == 0)
        end_change(list->document);
    result->head.interface.acquire(&result->head.interface);
    return result;
}

/* Lists */

static void free_content(live_list *list)
{
    if (list->content != NULL) {
        kept_bytes -= list->kind->bytes(list->content);
        list->kind->free(list->content);
    }
    list->content = NULL;
    list->built = false;
    list->reads = 0;
}

static void forget_list(const live_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        parts->listeners[i]->list = NULL;
}

/** Takes a list out of its document; its results become spare ones. Under the lock. */
static void unlink_list(live_list *list)
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
        forget_list(list->parts);
    free_content(list);
}

/** Whether two lists are made of the same cells in the same way. */
static bool same_list(const live_list *a, const live_list *b)
{
    if (a->kind != b->kind || a->variant != b->variant)
        return false;
    for (size_t i = 0; i < a->kind->range_count; i++)
        if (!vfu_address_equal(&a->addresses[i], &b->addresses[i]))
            return false;
    return true;
}

static live_document *find_document(const rtl_uString *identity)
{
    live_document *document = documents;
    while (document != NULL && !same_text(document->identity, identity))
        document = document->next;
    return document;
}

static live_list *find_list(const rtl_uString *identity, const live_list *key)
{
    live_document *document = find_document(identity);
    live_list *list = document != NULL ? document->lists : NULL;
    while (list != NULL && !same_list(list, key))
        list = list->next;
    return list;
}

/** Whether a list says what the cells say (3a, 3b). */
static bool is_trusted(const live_list *list)
{
    bool once = list->typed || list->clean;
    return list->built && list->reads >= (once ? 1U : READS);
}

/** Has a list that may have been trusted too early read once more from the main loop (4b). Not for
 *  ever: where references go round in a circle, what the cells say depends on who asks first. */
static void doubt(live_list *list)
{
    if (VFU_LIVE_LEVEL < 6 || list->doubted || list->doubts == DOUBTS_MAX)
        return;
    list->doubts++;
    list->doubted = true;
}

static void release_heard(live_heard *heard)
{
    vfu_release(heard->object);
    rtl_uString_release(heard->name);
}

/** Adds a listener to an object, or removes it. Calls out. */
static bool call_broadcaster(uno_Interface *object, vfu_member member, live_listener *listener)
{
    uno_Interface *interface = &listener->head.interface;
    void *args[] = {&interface};
    uno_Interface *broadcaster = vfu_query(object, VFU_XMODIFYBROADCASTER);
    bool done = broadcaster != NULL && vfu_call_out(broadcaster, member, NULL, args);
    vfu_release(broadcaster);
    return done;
}

/** Frees parts, as many as there are by now. Calls out. */
static void dispose_parts(live_parts *parts, bool listening)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (listening)
            call_broadcaster(parts->ranges[i], VFU_REMOVE_MODIFY_LISTENER, parts->listeners[i]);
        vfu_release(parts->ranges[i]);
        vfu_release(&parts->listeners[i]->head.interface);
    }
    free(parts);
}

/** Frees a list that is in no document any more. Calls out. */
static void dispose_list(live_list *list, bool listening)
{
    for (size_t i = 0; i < list->heard_count; i++) {
        if (listening)
            call_broadcaster(list->heard[i].object, VFU_REMOVE_MODIFY_LISTENER, list->listener);
        release_heard(&list->heard[i]);
    }
    if (list->parts != NULL)
        dispose_parts(list->parts, listening);
    for (size_t i = 0; i < list->kind->range_count; i++)
        vfu_release(list->ranges[i]);
    vfu_release(&list->listener->head.interface);
    free(list);
}

/* Questions */

/** One call of a one-row function, on its way. */
typedef struct question {
    const vfu_live_call *live;
    uno_Interface *ranges[VFU_LIVE_RANGES_MAX];
    rtl_uString *identity; /**< of the document; NULL where nothing can be kept */
    live_list key;         /**< what to look for, by same_list() */
    vfu_cell own[VFU_ARGUMENTS_MAX];
} question;

/** Makes a question about nothing but the cells of a list. Under the lock. */
static void ask_about(const live_list *list, question *q)
{
    *q = (question){.identity = list->document->identity, .key = *list};
    rtl_uString_acquire(q->identity);
    for (size_t i = 0; i < list->kind->range_count; i++) {
        q->ranges[i] = list->ranges[i];
        q->ranges[i]->acquire(q->ranges[i]);
    }
}

static void release_question(question *q)
{
    for (size_t i = 0; i < q->key.kind->range_count; i++)
        vfu_release(q->ranges[i]);
    rtl_uString_release(q->identity);
}

/** Whether the ranges of a list still are where they were. One that is not has moved, and its list
 *  is dropped when Calc tells of it, which may be as late as at the next change. Calls out. */
static bool are_in_place(const vfu_address *addresses, uno_Interface *const *ranges, size_t count)
{
    bool in_place = true;
    for (size_t i = 0; in_place && i < count; i++) {
        vfu_address now;
        in_place = vfu_range_address(ranges[i], &now) && vfu_address_equal(&now, &addresses[i]);
    }
    return in_place;
}

/* Notices */

/** Where the ranges of a list are said to be, held while the lock is not. */
typedef struct held_ranges {
    size_t count;
    vfu_address addresses[VFU_LIVE_RANGES_MAX];
    uno_Interface *ranges[VFU_LIVE_RANGES_MAX];
    live_heard heard[HEARD_MAX];
    size_t heard_count;
} held_ranges;

static void hold_ranges(const live_list *list, held_ranges *held)
{
    held->count = list->kind->range_count;
    for (size_t i = 0; i < held->count; i++) {
        held->addresses[i] = list->addresses[i];
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

static bool is_in_place(const live_heard *heard)
{
    rtl_uString *name_now = vfu_range_name(heard->object);
    if (name_now == NULL)
        return false;
    bool same = same_text(name_now, heard->name);
    rtl_uString_release(name_now);
    return same;
}

/** Whether the ranges still are where they were; lets go of them. Calls out. */
static bool release_ranges(held_ranges *held)
{
    bool in_place = true;
    for (size_t i = 0; i < held->heard_count; i++) {
        in_place = in_place && is_in_place(&held->heard[i]);
        release_heard(&held->heard[i]);
    }
    in_place = in_place && are_in_place(held->addresses, held->ranges, held->count);
    for (size_t i = 0; i < held->count; i++)
        vfu_release(held->ranges[i]);
    return in_place;
}

/** Puts the results among these that cells were given on the way to be told; those that are on
 *  their way already are told by whoever put them there. Under the lock. */
static void collect_served(live_result *first, live_result **pending)
{
    for (live_result *result = first; result != NULL; result = result->next) {
        if (!result->served)
            continue;
        result->served = false;
        if (result->pending)
            continue;
        result->pending = true;
        result->head.interface.acquire(&result->head.interface);
        result->next_pending = *pending;
        *pending = result;
    }
}

static void distrust_list(live_list *list)
{
    list->reads = 0;
    list->clean = false;
    list->noticed = true;
}

/** Forgets the trust in the lists that a notice of one of them concerns (3c), NULL for the end of
 *  a notice (3d). Under the lock. */
static void distrust(live_document *document, const live_list *own)
{
    document->epoch = ++last_epoch;
    for (live_list *list = document->lists; list != NULL; list = list->next) {
        if (list == own || (VFU_LIVE_LEVEL >= 4 && !list->typed))
            distrust_list(list);
        if (own != NULL)
            list->doubts = 0;
    }
}

/** Forgets the trust in the lists that may depend on the cells tied to a result (3d). Under the
 *  lock. */
static void distrust_dependents(const live_result *result)
{
    live_document *document = result->document;
    if (document == NULL)
        return;
    document->epoch = ++last_epoch;
    for (live_list *list = document->lists; list != NULL; list = list->next)
        if (list != result->list && !list->typed)
            distrust_list(list);
}

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
            unlink_list(list);
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
        dispose_list(list, true);
        list = next;
    }
}

/** What a notice does at once: takes the trust and finds whom to tell. Under the lock. */
static live_list *begin_notice(live_list *own, bool in_place, live_result **pending)
{
    live_document *document = own->document;
    count_notice(document, own);
    own->asked = false;
    own->typed = false;
    distrust(document, own);
    for (live_list *list = document->lists; VFU_LIVE_LEVEL >= 2 && list != NULL; list = list->next)
        if (list == own || (VFU_LIVE_LEVEL >= 4 && !list->typed))
            collect_served(list->results, pending);
    live_list *dropped = unlink_idle(document, in_place ? NULL : own);
    collect_served(document->spare, pending);
    return dropped;
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
        detach_result(result);
        result->next = taken;
        taken = result;
    }
    return taken;
}

/** Lets go of what nobody uses of a document without lists, and of the document; the caller
 *  releases the results. Under the lock. */
static live_result *let_go(live_document *document)
{
    live_result *unheard = document->lists == NULL ? take_unheard(document) : NULL;
    forget_if_empty(document);
    return unheard;
}

static void release_results(live_result *result)
{
    while (result != NULL) {
        live_result *next = result->next;
        vfu_release(&result->head.interface);
        result = next;
    }
}

/** Whether the notice was the last one of a change, as far as can be told. */
static bool end_notice(const rtl_uString *identity)
{
    live_result *unheard = NULL;
    bool last = false;
    mtx_lock(&lock);
    live_document *document = find_document(identity);
    if (document != NULL) {
        if (VFU_LIVE_LEVEL >= 5)
            distrust(document, NULL);
        last = document->notices >= document->batch;
        unheard = let_go(document);
    }
    mtx_unlock(&lock);
    release_results(unheard);
    return last;
}

static void tell_pending(live_result *pending)
{
    while (pending != NULL) {
        live_result *result = pending;
        mtx_lock(&lock);
        pending = result->next_pending;
        result->pending = false;
        if (VFU_LIVE_LEVEL >= 5)
            distrust_dependents(result);
        mtx_unlock(&lock);
        tell_listeners(result);
        vfu_release(&result->head.interface);
    }
}

/* Computing ahead (3b) */

/** Whether a document computes what is dirty. Calls out. */
static bool computes(const rtl_uString *identity)
{
    mtx_lock(&lock);
    const live_document *document = find_document(identity);
    uno_Interface *weak = document != NULL ? document->weak : NULL;
    if (weak != NULL)
        weak->acquire(weak);
    mtx_unlock(&lock);
    bool does = weak != NULL && vfu_document_computes(weak);
    vfu_release(weak);
    return does;
}

/** The oldest list with formulas of a document that is to be computed ahead, since what is computed
 *  from the tiers of a list is mostly made after it; NULL where there is none. Under the lock. */
static live_list *find_dirty(const live_document *document)
{
    live_list *oldest = NULL;
    for (live_list *list = document->lists; list != NULL; list = list->next)
        if (list->formulas && !list->clean && list->ahead != document->epoch &&
            list->idle < AHEAD_MAX * document->batch)
            oldest = list;
    return oldest;
}

/** Takes a list that is to be computed ahead, of one document or, for NULL, of all; false where
 *  none is left. Under the lock. */
static bool take_dirty(const rtl_uString *identity, question *q, unsigned long *epoch)
{
    for (live_document *document = documents; document != NULL; document = document->next) {
        bool wanted = identity == NULL || same_text(document->identity, identity);
        live_list *list = wanted ? find_dirty(document) : NULL;
        if (list != NULL) {
            list->ahead = *epoch = document->epoch;
            ask_about(list, q);
            return true;
        }
    }
    return false;
}

/** Has Calc compute what is dirty in a list. Calls out. */
static bool compute_list(const question *q)
{
    size_t count = q->key.kind->range_count;
    bool done = are_in_place(q->key.addresses, q->ranges, count);
    for (size_t i = 0; done && i < count; i++)
        done = vfu_range_compute(q->ranges[i]);
    return done;
}

/** Notes that a list is clean, unless something was told meanwhile; whether it was read before
 *  that, perhaps in the middle of a chain, and so is in doubt. Under the lock. */
static bool note_clean(const question *q, unsigned long epoch)
{
    live_list *list = find_list(q->identity, &q->key);
    if (list == NULL || list->document->epoch != epoch)
        return false;
    bool early = list->reads > 0;
    list->clean = true;
    list->reads = 0;
    if (early)
        doubt(list);
    return early;
}

/** Has Calc compute the lists with formulas of one document or of all, where it computes nothing
 *  else now. Calls out. */
static void compute_ahead(const rtl_uString *identity)
{
    question q;
    unsigned long epoch;
    if (VFU_LIVE_LEVEL < 6 || answering > 0)
        return;
    for (;;) {
        mtx_lock(&lock);
        bool taken = take_dirty(identity, &q, &epoch);
        mtx_unlock(&lock);
        if (!taken)
            return;
        if (computes(q.identity) && compute_list(&q)) {
            mtx_lock(&lock);
            bool early = note_clean(&q, epoch);
            mtx_unlock(&lock);
            if (early)
                call_back_later();
        }
        release_question(&q);
    }
}

static void notice(live_listener *listener)
{
    held_ranges held = {.count = 0};
    live_result *pending = NULL;
    mtx_lock(&lock);
    if (listener->list != NULL)
        hold_ranges(listener->list, &held);
    mtx_unlock(&lock);
    bool in_place = release_ranges(&held);

    mtx_lock(&lock);
    live_list *own = listener->list;
    if (own == NULL) {
        mtx_unlock(&lock);
        return;
    }
    rtl_uString *identity = own->document->identity;
    rtl_uString_acquire(identity);
    live_list *dropped = begin_notice(own, in_place, &pending);
    mtx_unlock(&lock);

    tell_pending(pending);
    dispose_lists(dropped);
    if (end_notice(identity))
        compute_ahead(identity);
    rtl_uString_release(identity);
}

/** A part has changed, of which the whole list is told as well, before this or after it. Where it
 *  was read in between without this part, that is a notice of its own. */
static void notice_part(const live_listener *part)
{
    live_listener *whole = NULL;
    mtx_lock(&lock);
    live_list *list = part->list;
    if (list != NULL) {
        list->parts->stale |= part->part;
        list->document->epoch = ++last_epoch;
        if (list->parts->partly > 0 && list->reads > 0) {
            whole = list->listener;
            whole->head.interface.acquire(&whole->head.interface);
        }
    }
    mtx_unlock(&lock);
    if (whole == NULL)
        return;
    notice(whole);
    vfu_release(&whole->head.interface);
}

/** A range of the list has died with its document: the others will, too. */
static void ranges_disposed(live_listener *listener)
{
    live_result *unheard = NULL;
    mtx_lock(&lock);
    live_list *list = listener->list;
    listener->disposed = true;
    if (list != NULL) {
        live_document *document = list->document;
        unlink_list(list);
        unheard = let_go(document);
    }
    mtx_unlock(&lock);
    if (list != NULL)
        dispose_list(list, false);
    release_results(unheard);
}

/** The document closes, and its ranges are still there. */
static void document_ends(const rtl_uString *identity)
{
    live_list *dropped = NULL;
    live_result *unheard = NULL;
    uno_Interface *weak = NULL;
    mtx_lock(&lock);
    live_document *document = find_document(identity);
    if (document != NULL) {
        while (document->lists != NULL) {
            live_list *list = document->lists;
            unlink_list(list);
            list->next = dropped;
            dropped = list;
        }
        document->tells_end = false;
        weak = document->weak;
        document->weak = NULL;
        unheard = let_go(document);
    }
    mtx_unlock(&lock);
    vfu_release(weak);
    dispose_lists(dropped);
    release_results(unheard);
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
    noticing++;
    if (listener->part != 0)
        notice_part(listener);
    else
        notice(listener);
    noticing--;
}

static const vfu_class listener_class = {
    .interfaces = {VFU_XMODIFYLISTENER, VFU_XEVENTLISTENER},
    .interface_count = 2,
    .call = listener_call,
};

/* From the main loop (4) */

static void distrust_all(void)
{
    for (live_document *document = documents; document != NULL; document = document->next)
        distrust(document, NULL);
}

static void settle(void)
{
    live_result *pending = NULL;
    mtx_lock(&lock);
    distrust_all();
    for (live_document *document = documents; document != NULL; document = document->next) {
        for (live_list *list = document->lists; list != NULL; list = list->next)
            collect_served(list->results, &pending);
        collect_served(document->spare, &pending);
    }
    mtx_unlock(&lock);
    tell_pending(pending);
    mtx_lock(&lock);
    distrust_all();
    mtx_unlock(&lock);
    compute_ahead(NULL);
}

static void close_hidden_cell(void)
{
    mtx_lock(&lock);
    vfu_hidden_cell closing = hidden;
    rtl_uString *identity = hidden_identity;
    hidden = (vfu_hidden_cell){NULL, NULL};
    hidden_identity = NULL;
    mtx_unlock(&lock);
    vfu_hidden_cell_close(&closing);
    if (identity != NULL)
        rtl_uString_release(identity);
}

static bool any_has_changed(void);

/** com.sun.star.awt.XCallback: notify() */
static void callback_call(vfu_object *self, vfu_type interface, sal_Int32 place, void *returned,
                          void **args, uno_Any **exception)
{
    (void)self;
    (void)interface;
    (void)place;
    (void)returned;
    (void)args;
    mtx_lock(&lock);
    called_back = false;
    bool settling = unsettled;
    unsettled = false;
    mtx_unlock(&lock);
    close_hidden_cell();
    settling = any_has_changed() || settling;
    if (settling && VFU_LIVE_LEVEL >= 5)
        settle();
    *exception = NULL;
}

static const vfu_class callback_class = {
    .interfaces = {VFU_XCALLBACK},
    .interface_count = 1,
    .call = callback_call,
};

static rtl_uString *const async_callback = VFU_LITERAL("com.sun.star.awt.AsyncCallback");

/** The service that calls back from the main loop; NULL where there is none. Calls out. */
static uno_Interface *get_main_loop(uno_Interface *context)
{
    uno_Interface *service = vfu_create(context, async_callback);
    uno_Interface *loop = service != NULL ? vfu_query(service, VFU_XREQUESTCALLBACK) : NULL;
    vfu_release(service);
    return loop;
}

/** Asks the main loop for a call; false where there is none. Calls out. */
static bool call_back(void)
{
    uno_Interface *loop = get_main_loop(office);
    vfu_object *callback = vfu_object_new(&callback_class, sizeof *callback);
    bool asked = false;
    if (loop != NULL && callback != NULL) {
        uno_Interface *interface = &callback->interface;
        uno_Any nothing;
        uno_any_construct(&nothing, NULL, NULL, NULL);
        void *args[] = {&interface, &nothing};
        asked = vfu_call_out(loop, VFU_ADD_CALLBACK, NULL, args);
        uno_any_destruct(&nothing, NULL);
    }
    if (callback != NULL)
        vfu_release(&callback->interface);
    vfu_release(loop);
    return asked;
}

/** Sees to it that the main loop calls, once for all that is asked before; false where it will
 *  not. Calls out. */
static bool call_back_later(void)
{
    mtx_lock(&lock);
    bool able = office != NULL;
    bool ask = able && !called_back;
    called_back = called_back || ask;
    mtx_unlock(&lock);
    if (!ask || call_back())
        return able;
    mtx_lock(&lock);
    called_back = false;
    mtx_unlock(&lock);
    return false;
}

/** Has all that was served told once more (4b). Calls out. */
static void settle_later(void)
{
    mtx_lock(&lock);
    unsettled = true;
    mtx_unlock(&lock);
    call_back_later();
}

void vfu_live_context(uno_Interface *context)
{
    init();
    uno_Interface *found = context != NULL ? vfu_query(context, VFU_XCOMPONENTCONTEXT) : NULL;
    mtx_lock(&lock);
    bool first = office == NULL;
    if (first)
        office = found;
    mtx_unlock(&lock);
    if (!first)
        vfu_release(found);
}

/* Making results known to Calc (4a) */

/** A formula over the hidden sheet, by a function that is computed here. */
static rtl_uString *const hidden_formula = VFU_LITERAL("=ORG.VITALFEW.CALC.CUSTOMERTIER(B1;B1)");

/** The object identifier of a document; NULL where it has none. */
static rtl_uString *identify(uno_Interface *document)
{
    rtl_uString *identity = NULL;
    if (document != NULL && environment != NULL)
        environment->pExtEnv->getObjectIdentifier(environment->pExtEnv, &identity, document);
    return identity;
}

/** The hidden cell, acquired; NULL where there is none. */
static uno_Interface *get_hidden_cell(void)
{
    mtx_lock(&lock);
    uno_Interface *cell = hidden.cell;
    if (cell != NULL)
        cell->acquire(cell);
    mtx_unlock(&lock);
    return cell;
}

/** Opens a hidden cell, which the main loop will close. Calls out. */
static void open_hidden_cell(void)
{
    vfu_hidden_cell opened;
    if (office == NULL || !vfu_hidden_cell_open(office, &opened))
        return;
    rtl_uString *identity = identify(opened.document);
    mtx_lock(&lock);
    bool first = hidden.cell == NULL && identity != NULL;
    if (first) {
        hidden = opened;
        hidden_identity = identity;
    }
    mtx_unlock(&lock);
    if (!first) {
        vfu_hidden_cell_close(&opened);
        if (identity != NULL)
            rtl_uString_release(identity);
    } else if (!call_back_later())
        close_hidden_cell();
}

/** Shows a new result to the hidden cell, so that Calc listens to it. Calls out. */
static void introduce(live_result *result)
{
    uno_Interface *cell = get_hidden_cell();
    if (cell == NULL) {
        open_hidden_cell();
        cell = get_hidden_cell();
    }
    if (cell == NULL)
        return;
    live_result *before = introduced; /* where a formula is computed in the middle of that */
    introduced = result;
    vfu_hidden_cell_compute(cell, hidden_formula);
    introduced = before;
    vfu_release(cell);
}

static void construct_result(live_result *result, uno_Any *out)
{
    uno_Interface *interface = &result->head.interface;
    uno_any_construct(out, &interface, vfu_type_description(VFU_XVOLATILERESULT), NULL);
}

/** Answers the hidden cell; false where it is another cell that asks. */
static bool answer_hidden_cell(const vfu_call *call, uno_Any *result)
{
    if (introduced == NULL)
        return false;
    rtl_uString *identity = identify(call->document);
    mtx_lock(&lock);
    bool asks = identity != NULL && hidden_identity != NULL && same_text(identity, hidden_identity);
    mtx_unlock(&lock);
    if (identity != NULL)
        rtl_uString_release(identity);
    if (asks)
        construct_result(introduced, result);
    return asks;
}

/* Making lists */

/** Listens to an object, of which this takes the reference; false also where it is NULL. */
static bool listen_to(live_list *list, uno_Interface *object)
{
    rtl_uString *name = object != NULL ? vfu_range_name(object) : NULL;
    if (name == NULL) {
        vfu_release(object);
        return false;
    }
    list->heard[list->heard_count++] = (live_heard){object, name};
    return call_broadcaster(object, VFU_ADD_MODIFY_LISTENER, list->listener);
}

/** Listens to one of a list's ranges. */
static bool listen(live_list *list, size_t i, uno_Interface *document)
{
    const vfu_address *address = &list->addresses[i];
    uno_Interface *range = list->ranges[i];
    if (address->start_column == address->end_column) {
        range->acquire(range);
        return listen_to(list, range);
    }
    return listen_to(list, vfu_columns(document, address, 0)) &&
           listen_to(list, vfu_columns(document, address, 1));
}

/** Listens to the next one of the parts of a range. Calls out. */
static bool listen_to_part(live_parts *parts, const vfu_part *part, const vfu_address *address,
                           uno_Interface *range)
{
    size_t i = parts->count;
    live_listener *listener = (live_listener *)vfu_object_new(&listener_class, sizeof *listener);
    uno_Interface *rows = vfu_range_rows(range, address, part->first_row, part->row_count);
    if (listener == NULL || rows == NULL) {
        vfu_release(rows);
        if (listener != NULL)
            vfu_release(&listener->head.interface);
        return false;
    }
    listener->part = UINT32_C(1) << i;
    parts->listeners[i] = listener;
    parts->ranges[i] = rows;
    parts->count++;
    return call_broadcaster(rows, VFU_ADD_MODIFY_LISTENER, listener);
}

/** Makes the parts of a range, none of which was read; NULL where it has none, or cannot. Calls
 *  out. */
static live_parts *new_parts(const vfu_address *address, uno_Interface *range)
{
    vfu_part at[VFU_PARTS_MAX];
    size_t count = vfu_divide(address, at);
    live_parts *parts = count > 1 ? calloc(1, sizeof *parts) : NULL;
    if (parts == NULL)
        return NULL;
    bool done = true;
    while (done && parts->count < count)
        done = listen_to_part(parts, &at[parts->count], address, range);
    if (done)
        return parts;
    dispose_parts(parts, true);
    return NULL;
}

/** Whether none of the parts' ranges has died. Under the lock. */
static bool are_alive(const live_parts *parts)
{
    bool alive = true;
    for (size_t i = 0; alive && i < parts->count; i++)
        alive = !parts->listeners[i]->disposed;
    return alive;
}

/** Gives a list its parts; false where it is there no more. Under the lock. */
static bool link_parts(live_list *list, live_parts *parts)
{
    if (list == NULL || list->parts != NULL || !are_alive(parts))
        return false;
    list->parts = parts;
    for (size_t i = 0; i < parts->count; i++)
        parts->listeners[i]->list = list;
    return true;
}

/** Divides a list into parts that is about to be read once more. Calls out. */
static void divide(const question *q)
{
    mtx_lock(&lock);
    live_list *list = find_list(q->identity, &q->key);
    bool due = VFU_LIVE_LEVEL >= 6 && q->key.kind->update != NULL && list != NULL &&
               list->noticed && !list->formulas && !list->divided;
    if (due)
        list->divided = true;
    mtx_unlock(&lock);
    live_parts *parts = due ? new_parts(&q->key.addresses[0], q->ranges[0]) : NULL;
    if (parts == NULL)
        return;
    mtx_lock(&lock);
    bool linked = link_parts(find_list(q->identity, &q->key), parts);
    mtx_unlock(&lock);
    if (!linked)
        dispose_parts(parts, true);
}

/** Makes a list that listens to its ranges; NULL where it cannot. Calls out. */
static live_list *new_list(const live_list *key, uno_Interface *const *ranges,
                           uno_Interface *document)
{
    live_list *list = malloc(sizeof *list);
    live_listener *listener = (live_listener *)vfu_object_new(&listener_class, sizeof *listener);
    if (list == NULL || listener == NULL) {
        free(list);
        if (listener != NULL)
            vfu_release(&listener->head.interface);
        return NULL;
    }
    *list = *key;
    list->listener = listener;
    for (size_t i = 0; i < key->kind->range_count; i++) {
        list->ranges[i] = ranges[i];
        list->ranges[i]->acquire(list->ranges[i]);
    }
    for (size_t i = 0; i < key->kind->range_count; i++) {
        if (!listen(list, i, document)) {
            dispose_list(list, true);
            return NULL;
        }
    }
    return list;
}

/** The document of an identity, made where there is none; NULL where memory is short. Under the
 *  lock. */
static live_document *get_document(rtl_uString *identity)
{
    live_document *document = find_document(identity);
    if (document != NULL)
        return document;
    document = calloc(1, sizeof *document);
    if (document == NULL)
        return NULL;
    rtl_uString_acquire(document->identity = identity);
    document->epoch = ++last_epoch;
    document->batch = 1;
    document->next = documents;
    documents = document;
    return document;
}

/** Listens to the end of a document; false where it does not tell. Calls out. */
static bool listen_to_end(rtl_uString *identity, uno_Interface *document)
{
    uno_Interface *component = vfu_query(document, VFU_XCOMPONENT);
    live_closing *closing =
        component != NULL ? (live_closing *)vfu_object_new(&closing_class, sizeof *closing) : NULL;
    bool done = closing != NULL;
    if (done) {
        rtl_uString_acquire(closing->identity = identity);
        uno_Interface *listener = &closing->head.interface;
        void *args[] = {&listener};
        done = vfu_call_out(component, VFU_ADD_EVENT_LISTENER, NULL, args);
        vfu_release(listener);
    }
    vfu_release(component);
    return done;
}

/** Makes sure that a document tells of its end, if it can. Calls out. */
static void hear_end(rtl_uString *identity, uno_Interface *document)
{
    mtx_lock(&lock);
    live_document *state = get_document(identity);
    bool told = state == NULL || state->tells_end;
    if (!told)
        state->tells_end = true;
    mtx_unlock(&lock);
    if (told)
        return;
    bool tells = listen_to_end(identity, document);
    uno_Interface *weak = tells ? vfu_document_weak(document) : NULL;
    mtx_lock(&lock);
    state = find_document(identity);
    if (state != NULL && !tells) {
        state->tells_end = false;
        forget_if_empty(state);
    } else if (state != NULL && state->tells_end && state->weak == NULL) {
        state->weak = weak;
        weak = NULL;
    }
    mtx_unlock(&lock);
    vfu_release(weak);
}

/** Puts a new list into its document; false where there is one already, or no room, or where a
 *  range has died since it was listened to. Under the lock. */
static bool link_list(rtl_uString *identity, live_list *list)
{
    live_document *document = list->listener->disposed ? NULL : get_document(identity);
    if (document == NULL)
        return false;
    if (document->list_count >= LISTS_MAX || find_list(identity, list) != NULL) {
        forget_if_empty(document);
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

/** Makes sure that there is a list to keep what is read; false where there is no room for it. */
static bool ensure_list(rtl_uString *identity, const live_list *key, uno_Interface *const *ranges,
                        uno_Interface *document)
{
    mtx_lock(&lock);
    const live_document *state = find_document(identity);
    bool room = state == NULL || state->list_count < LISTS_MAX;
    bool there = find_list(identity, key) != NULL;
    mtx_unlock(&lock);
    if (there || !room)
        return there;
    hear_end(identity, document);
    live_list *list = new_list(key, ranges, document);
    if (list == NULL)
        return false;
    mtx_lock(&lock);
    bool linked = link_list(identity, list);
    mtx_unlock(&lock);
    if (!linked)
        dispose_list(list, true);
    return linked;
}

/* Answers */

/** The ranges as they were read. */
typedef struct reading {
    vfu_block blocks[VFU_LIVE_RANGES_MAX];
    size_t count;
    bool partly; /**< no more was read than the stale parts of a list, which are not in here */
    size_t part_count;
    vfu_digest parts[VFU_PARTS_MAX]; /**< of each part; the first is of all that has none */
    vfu_digest digest;
    unsigned long epoch; /**< of the document, before the read */
    bool asked;
    bool typed;
} reading;

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
    if (list != NULL && VFU_LIVE_LEVEL >= 2)
        found.served = serve(list, &found.value);
    found.known = found.served != NULL && found.served->listener_count > 0;
    return found;
}

/** Makes a new result known, and sees to it that a notice which came meanwhile, when no cell was
 *  tied to the result, reaches the cell that is. Calls out. */
static void make_known(live_result *result)
{
    introduce(result);
    mtx_lock(&lock);
    bool told = !result->served;
    result->served = true;
    mtx_unlock(&lock);
    if (told)
        settle_later();
}

/** Gives a cell its answer. Calls out. */
static void give(const reply *answer, uno_Any *result)
{
    if (answer->served == NULL) {
        vfu_cell_construct(result, &answer->value);
        return;
    }
    if (!answer->known)
        make_known(answer->served);
    construct_result(answer->served, result);
    vfu_release(&answer->served->head.interface);
}

static void free_reading(reading *read)
{
    while (read->count > 0)
        vfu_block_free(&read->blocks[--read->count]);
}

/** Digests what was read, part by part. */
static void digest_ranges(const question *q, reading *read)
{
    vfu_part at[VFU_PARTS_MAX];
    bool divided = q->key.kind->update != NULL;
    read->part_count = divided ? vfu_divide(&q->key.addresses[0], at) : 1;
    for (size_t i = 0; i < read->part_count; i++)
        vfu_digest_init(&read->parts[i]);
    for (size_t i = 0; divided && i < read->part_count; i++)
        vfu_digest_add(&read->parts[i], &read->blocks[0], at[i].first_row, at[i].row_count);
    for (size_t i = 0; !divided && i < read->count; i++)
        vfu_digest_add(&read->parts[0], &read->blocks[i], 0, read->blocks[i].row_count);
}

/** Makes the digest of all parts. */
static void join_digests(reading *read)
{
    vfu_digest_init(&read->digest);
    for (size_t i = 0; i < read->part_count; i++)
        vfu_digest_join(&read->digest, &read->parts[i]);
}

/** Reads the ranges of a question. Calls out. */
static vfu_error read_ranges(const question *q, reading *read)
{
    vfu_error error = VFU_OK;
    read->count = 0;
    read->partly = false;
    if (!read->asked) {
        read->typed = VFU_LIVE_LEVEL >= 3;
        for (size_t i = 0; read->typed && i < q->key.kind->range_count; i++)
            read->typed = vfu_range_is_typed(q->ranges[i], &q->key.addresses[i]);
    }
    while (error == VFU_OK && read->count < q->key.kind->range_count) {
        vfu_block *block = &read->blocks[read->count];
        error = vfu_block_read(q->ranges[read->count], &q->key.addresses[read->count], block);
        if (error == VFU_OK)
            read->count++;
    }
    if (error != VFU_OK) {
        free_reading(read);
        return error;
    }
    digest_ranges(q, read);
    join_digests(read);
    return VFU_OK;
}

/** Whether the list is there and nothing was told since the reading began. Under the lock. */
static live_list *find_unmoved(const question *q, const reading *read)
{
    live_list *list = find_list(q->identity, &q->key);
    return list != NULL && list->document->epoch == read->epoch ? list : NULL;
}

/** Notes what the parts of a list were found to hold (5). Under the lock. */
static void note_parts(live_list *list, const reading *read)
{
    live_parts *parts = list->parts;
    for (size_t i = 0; i < parts->count; i++)
        parts->digests[i] = read->parts[i];
    parts->stale = 0;
    parts->typed = read->typed;
    parts->partly = read->partly ? parts->partly + 1 : 0;
}

/** Notes that a reading agrees with what is kept. Under the lock. */
static void note_agreement(live_list *list, const reading *read)
{
    list->noticed = false;
    list->asked = true;
    list->typed = read->typed;
    list->formulas = !read->typed;
    list->reads++;
    if (list->parts != NULL)
        note_parts(list, read);
    if (!list->typed && !list->clean && is_trusted(list))
        doubt(list);
}

/** Keeps new content; returns what it replaces, or what there is no room for. Under the lock. */
static void *keep(live_list *list, const reading *read, void *content, vfu_error error)
{
    size_t bytes = content != NULL ? list->kind->bytes(content) : 0;
    void *old = list->content;
    size_t old_bytes = old != NULL ? list->kind->bytes(old) : 0;
    if (kept_bytes - old_bytes + bytes > BYTES_MAX)
        return content;
    kept_bytes = kept_bytes - old_bytes + bytes;
    list->content = content;
    list->error = error;
    list->digest = read->digest;
    list->built = true;
    list->doubted = !read->typed;
    list->reads = 0;
    note_agreement(list, read);
    return old;
}

/** Takes a list that is in doubt as a question about nothing but its cells; false where none is.
 *  Under the lock. */
static bool take_doubted(question *q)
{
    for (live_document *document = documents; document != NULL; document = document->next) {
        for (live_list *list = document->lists; list != NULL; list = list->next) {
            if (!list->doubted)
                continue;
            list->doubted = false;
            list->reads = 0;
            ask_about(list, q);
            return true;
        }
    }
    return false;
}

static bool any_served(const live_list *list)
{
    const live_result *result = list->results;
    while (result != NULL && !result->served)
        result = result->next;
    return result != NULL;
}

/** Whether a list says otherwise than what was read, although cells were served from it since they
 *  were told. Under the lock. */
static bool is_contradicted(const live_list *list, const reading *read)
{
    return list != NULL && list->built && any_served(list) &&
           !vfu_digest_equal(&list->digest, &read->digest);
}

/** Whether what the cells of a list say now contradicts it. Calls out. */
static bool has_changed(const question *q)
{
    reading read = {.asked = true};
    if (!are_in_place(q->key.addresses, q->ranges, q->key.kind->range_count) ||
        read_ranges(q, &read) != VFU_OK)
        return false;
    mtx_lock(&lock);
    bool changed = is_contradicted(find_list(q->identity, &q->key), &read);
    mtx_unlock(&lock);
    free_reading(&read);
    return changed;
}

/** Reads the lists that are in doubt once more (4b). Calls out. */
static bool any_has_changed(void)
{
    bool changed = false;
    for (;;) {
        question q;
        mtx_lock(&lock);
        bool taken = take_doubted(&q);
        mtx_unlock(&lock);
        if (!taken)
            return changed;
        changed = has_changed(&q) || changed;
        release_question(&q);
    }
}

/** Builds a list of what was read, keeps it if nothing has changed meanwhile, and answers. */
static void build_and_answer(const question *q, const reading *read, uno_Any *result)
{
    const vfu_list_kind *kind = q->key.kind;
    void *content = NULL;
    vfu_error error = kind->build(read->blocks, q->key.variant, &content);
    mtx_lock(&lock);
    live_list *list = error != VFU_ERROR_OVERFLOW ? find_unmoved(q, read) : NULL;
    bool unnoticed = list != NULL && list->built && !list->noticed;
    void *unkept = list != NULL ? keep(list, read, content, error) : content;
    bool doubted = list != NULL && list->doubted;
    if (list == NULL)
        list = find_list(q->identity, &q->key);
    reply found = find_reply(q, list, content, error);
    mtx_unlock(&lock);
    give(&found, result);
    if (unkept != NULL)
        kind->free(unkept);
    if (unnoticed)
        settle_later();
    else if (doubted)
        call_back_later();
}

/** Answers from a list that is trusted, by an object alone: a plain value would stay in its cell
 *  although the data may have changed already. False where there is none, or too many objects. */
static bool answer_trusted(const question *q, uno_Any *result)
{
    reply found = {.served = NULL};
    mtx_lock(&lock);
    live_list *list = find_list(q->identity, &q->key);
    bool trusted = list != NULL && is_trusted(list);
    if (trusted)
        found = find_reply(q, list, list->content, list->error);
    mtx_unlock(&lock);
    if (!trusted || (found.served == NULL && VFU_LIVE_LEVEL >= 2))
        return false;
    give(&found, result);
    return true;
}

/** Answers from a list that agrees with what was read; false where none does. */
static bool answer_agreed(const question *q, const reading *read, uno_Any *result)
{
    reply found = {.served = NULL};
    bool doubted = false;
    mtx_lock(&lock);
    live_list *list = find_unmoved(q, read);
    bool agrees = list != NULL && list->built && vfu_digest_equal(&list->digest, &read->digest);
    if (agrees) {
        note_agreement(list, read);
        doubted = list->doubted;
        found = find_reply(q, list, list->content, list->error);
    }
    mtx_unlock(&lock);
    if (agrees)
        give(&found, result);
    if (doubted)
        call_back_later();
    return agrees;
}

/** Notes what is known of a list before its ranges are read. */
static void begin_reading(const question *q, reading *read)
{
    *read = (reading){.count = 0};
    mtx_lock(&lock);
    const live_list *list = find_list(q->identity, &q->key);
    if (list != NULL) {
        read->epoch = list->document->epoch;
        read->asked = list->asked;
        read->typed = list->typed;
    }
    mtx_unlock(&lock);
}

/* Answers from parts (5) */

/** The ranges of a list's parts, held while the lock is not, and the stale parts as they are read.
 */
typedef struct held_parts {
    size_t count;
    vfu_part at[VFU_PARTS_MAX];
    uno_Interface *ranges[VFU_PARTS_MAX];
    uint32_t stale;
    vfu_rows rows[VFU_PARTS_MAX];
    size_t read_count;
} held_parts;

/** Whether the stale parts of a list are all that may have changed, and few. Under the lock. */
static bool is_partly_stale(const live_list *list)
{
    const live_parts *parts = list->parts;
    if (parts == NULL || list->content == NULL || !list->noticed || !parts->typed ||
        parts->partly == PARTLY_MAX)
        return false;
    vfu_part at[VFU_PARTS_MAX];
    sal_Int32 rows = 0;
    sal_Int32 stale = 0;
    size_t count = vfu_divide(&list->addresses[0], at);
    for (size_t i = 0; i < count; i++) {
        rows += at[i].row_count;
        stale += (parts->stale >> i & 1) != 0 ? at[i].row_count : 0;
    }
    return stale > 0 && stale <= rows / 2;
}

/** Takes hold of the parts of a list, where reading the stale ones is enough. */
static bool hold_parts(const question *q, reading *read, held_parts *held)
{
    mtx_lock(&lock);
    const live_list *list = find_list(q->identity, &q->key);
    bool enough = list != NULL && is_partly_stale(list);
    if (enough) {
        const live_parts *parts = list->parts;
        *read = (reading){.partly = true, .asked = true, .typed = true};
        read->epoch = list->document->epoch;
        read->part_count = parts->count;
        *held = (held_parts){.stale = parts->stale};
        held->count = vfu_divide(&list->addresses[0], held->at);
        for (size_t i = 0; i < held->count; i++) {
            read->parts[i] = parts->digests[i];
            held->ranges[i] = parts->ranges[i];
            held->ranges[i]->acquire(held->ranges[i]);
        }
    }
    mtx_unlock(&lock);
    return enough;
}

static void release_parts(held_parts *held)
{
    while (held->count > 0)
        vfu_release(held->ranges[--held->count]);
    while (held->read_count > 0)
        vfu_block_free(&held->rows[--held->read_count].block);
}

/** Reads a part, if it is stale; false where it has moved, or a formula has come into it. Calls
 *  out. */
static bool read_part(const question *q, held_parts *held, size_t i, reading *read)
{
    vfu_address address = vfu_part_address(&q->key.addresses[0], &held->at[i]);
    if (!are_in_place(&address, &held->ranges[i], 1))
        return false;
    if ((held->stale >> i & 1) == 0)
        return true;
    vfu_rows *rows = &held->rows[held->read_count];
    rows->first = (size_t)held->at[i].first_row;
    if (!vfu_range_is_typed(held->ranges[i], &address) ||
        vfu_block_read(held->ranges[i], &address, &rows->block) != VFU_OK)
        return false;
    vfu_digest_init(&read->parts[i]);
    vfu_digest_add(&read->parts[i], &rows->block, 0, rows->block.row_count);
    held->read_count++;
    return true;
}

/** Answers from a list that the parts which were read bring up to date; false where something was
 *  told meanwhile, another thread has found an error in the list, or memory is short. */
static bool answer_updated(const question *q, const reading *read, const held_parts *held,
                           uno_Any *result)
{
    const vfu_list_kind *kind = q->key.kind;
    void *content = NULL;
    void *unkept = NULL;
    reply found = {.served = NULL};
    vfu_error error = VFU_ERROR_OVERFLOW;
    mtx_lock(&lock);
    live_list *list = find_unmoved(q, read);
    if (list != NULL && list->content != NULL)
        error = kind->update(list->content, held->rows, held->read_count, &content);
    if (error != VFU_ERROR_OVERFLOW) {
        unkept = keep(list, read, content, error);
        found = find_reply(q, list, content, error);
    }
    mtx_unlock(&lock);
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
    reading read;
    held_parts held;
    if (!hold_parts(q, &read, &held))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < held.count; i++)
        done = read_part(q, &held, i, &read);
    join_digests(&read);
    done = done && (answer_agreed(q, &read, result) || answer_updated(q, &read, &held, result));
    release_parts(&held);
    return done;
}

static vfu_error answer_question(const question *q, uno_Any *result)
{
    reading read;
    if (answer_trusted(q, result) || answer_from_parts(q, result))
        return VFU_OK;
    divide(q);
    begin_reading(q, &read);
    vfu_error error = read_ranges(q, &read);
    if (error != VFU_OK)
        return error;
    if (!answer_agreed(q, &read, result))
        build_and_answer(q, &read, result);
    free_reading(&read);
    return VFU_OK;
}

/** Fills in what a question is about; false where a range tells no address. Calls out. */
static bool pose(const vfu_call *call, const vfu_live_call *live, question *q)
{
    *q = (question){.live = live, .key = {.kind = live->kind, .variant = live->variant}};
    for (size_t i = 0; i < live->kind->range_count; i++) {
        q->ranges[i] = call->arguments[live->ranges[i]].range;
        if (!vfu_range_address(q->ranges[i], &q->key.addresses[i]))
            return false;
    }
    return true;
}

/** Tries to answer by a kept list; false where none can be kept and nothing was answered. */
static bool answer_kept(const vfu_call *call, question *q, uno_Any *result, vfu_error *error)
{
    if (VFU_LIVE_LEVEL < 1 || !vfu_own_cells(call, q->own))
        return false;
    q->identity = identify(call->document);
    if (q->identity == NULL)
        return false;
    bool kept = ensure_list(q->identity, &q->key, q->ranges, call->document);
    if (kept)
        *error = answer_question(q, result);
    rtl_uString_release(q->identity);
    return kept;
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
static void note_error(const vfu_call *call, const question *q, const reading *read)
{
    rtl_uString *identity = identify(call->document);
    if (identity == NULL)
        return;
    mtx_lock(&lock);
    live_list *list = find_list(identity, &q->key);
    bool contradicted = is_contradicted(list, read);
    if (contradicted)
        list->reads = 0;
    mtx_unlock(&lock);
    rtl_uString_release(identity);
    if (contradicted)
        settle_later();
}

/** Reads the ranges, and computes one cell or an array over them. */
static vfu_error map_read(const vfu_call *call, const question *q, uno_Any *result)
{
    reading read = {.asked = true};
    row_context context = {q->live, NULL};
    vfu_error error = read_ranges(q, &read);
    if (error != VFU_OK)
        return error;
    error = q->key.kind->build(read.blocks, q->key.variant, &context.content);
    free_reading(&read);
    if (error != VFU_OK) {
        note_error(call, q, &read);
        return error;
    }
    error = vfu_map(call, map_row, &context, result);
    q->key.kind->free(context.content);
    return error;
}

static vfu_error answer_call(const vfu_call *call, const vfu_live_call *live, uno_Any *result)
{
    question q;
    vfu_error error = VFU_OK;
    if (answer_hidden_cell(call, result))
        return VFU_OK;
    if (!pose(call, live, &q))
        return VFU_ERROR_VALUE;
    if (answer_kept(call, &q, result, &error))
        return error;
    return map_read(call, &q, result);
}

vfu_error vfu_live_map(const vfu_call *call, const vfu_live_call *live, uno_Any *result)
{
    init();
    answering++;
    vfu_error error = answer_call(call, live, result);
    answering--;
    return error;
}
