/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file state.h
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
 *    b. A notice may be late: Calc tells its listeners one after another, and who is told first
 *       may run a macro that asks for a class before the list has been told of the change. Calc
 *       computes a class only because something changed. So before its first answer in a turn of
 *       the main loop a list is held against its cells: one of some thousand cells is read; of a
 *       longer one of typed amounts the office sums each part, in an eightieth of that time. A
 *       longer one with formulas is not, and a change that leaves the sum of a long list's part as
 *       it was is not seen before its notice; nor is a second one in the same turn after an answer.
 *       This is a net under the other rules, which hold without it.
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
 *       Until then a macro may be shown the class before, where four reads were too few. Amounts
 *       that depend on their own tiers are never twice the same, so there is an end to it.
 *
 *    c. A search for a goal that is not found leaves an error in the cell that it changed, and
 *       tells nobody at all. So a list from which cells were answered since its last notice is held
 *       against its cells once more when the main loop turns: as in 1b where it is typed, else by a
 *       reading, unless it is in doubt (4b) and has one anyway.
 *
 * 5. Of a long list of typed amounts no more is read after an edit than what has changed. The rows
 *    of its column are divided into parts, each a range object with a listener of its own. What 1
 *    says of the list's range holds for each of them: whatever changes in a part is told to it as
 *    well, in the same operation, before or after the list. So a list that was read whole and typed
 *    says what the cells say once the parts that were told of since are read again, as long as each
 *    is found where it was and holds no formula; otherwise the list is read whole. A part that is
 *    told of after such a read brings a notice of the list with it: between the notices of one
 *    operation a cell may be computed from the parts told of so far. And now and then the list is
 *    read whole all the same, so that what came without a notice does not stay. To listen to the
 *    parts alone would bring a notice for each after a paste, and have as much computed ahead.
 *
 * 6. A list is known again by what its ranges are called. The address of a range through several
 *    sheets is that of the cells on the first one; only its name tells (G13). Both are asked when
 *    a list is asked for the first time in a turn of the main loop, and of one through several
 *    sheets there is no list. In the rest of the turn the name alone is asked: it is that of one
 *    range at a time. Only a sheet that is renamed may hand it on to another range, of which nobody
 *    is told. So at the end of the turn each range is asked once more what it is called, and where
 *    the name is another one the list is dropped, and all that was served is told (4b). Else the
 *    range that was called so is the list's, wherever it is now.
 *    In a document of one sheet the address tells as much, and a row costs a twentieth less. How
 *    many sheets there are is asked once in a turn, and once more at its end: where one has come,
 *    all that was served is told, too.
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
 *
 * The states of a list, and the functions that make each step:
 *
 *                  live_link_list()
 *     (no list) ----------------------> unread
 *                                         |  live_keep(): a reading gave content or an error
 *                                         v
 *     live_note_notice(),     .------> agreeing ----.  live_note_reading(): readings agree
 *     live_distrust(),        |           |         |  (four without 3a or 3b, else one)
 *     live_distrust_          |           v         |
 *       dependents(),         |        trusted <----'  live_is_trusted(): answers without a reading
 *     live_distrust_once()    |           |
 *                             '-----------'
 *
 *     from each of them, by live_unlink_list(), to (no list): a range was moved or has died
 *     (notices.c), nobody used the list for long, or the document closes.
 *
 *     Beside this: clean (live_note_clean(), 3b), asked and not formulas (live_note_agreement(),
 *     3a), doubted (live_doubt(), 4b), answered (live_serve(), 4c), unnoticed (live_keep(), 1b).
 *
 * Where each rule is, and a test that fails in a build without it (`make WITHOUT=3b`, live_rule
 * below; `make rules` shows that they do):
 *
 *  rule  file       function                 test
 *  1     hearing.c  live_listen              office/test_recalculation.py: are shifted through
 *  1b    checking.c live_check_before_answer host/check_live.c: before a notice is right
 *  2     notices.c  begin_notice             host/check_live.c: of them stale
 *  3a    trust.c    live_note_notice         unit/test_trust.c: is_enough_of_typed_cells_3a
 *  3b    trust.c    wanted_readings          office/test_walk.py: one read is trusted
 *  3c    trust.c    live_distrust            unit/test_trust.c: concerns_all_lists_with_formulas
 *  3d    results.c  live_tell_pending        office/test_walk.py: while results are told
 *  reads trust.c    wanted_readings          office/test_walk.py: two reads are trusted
 *  ahead notices.c  live_compute_ahead       office/test_recalculation.py: asks several times
 *  batch notices.c  end_notice               host/check_live.c: computed ahead once each
 *  doubt trust.c    live_doubt               unit/test_trust.c: before_it_was_computed_is_doubted
 *  4a    hidden.c   live_introduce           host/check_office.c: is shown to a hidden cell
 *  4b    settle.c   live_main_loop           host/check_office.c: the main loop has called back
 *  4c    checking.c live_any_unnoticed       host/check_live.c: without a notice is found
 *  5     notices.c  notice_part              host/check_live.c: of them stale
 *  6     names.c    live_any_mistaken        host/check_live.c: in the middle of a turn
 *  spare notices.c  begin_notice             host/check_live.c: that is dropped is told
 *  parts lists.c    live_divide              host/check_live.c: and one is edited
 *
 * Those of 3a, 3c and doubt are tests of trust.c alone: in a whole Calc what they prevent is healed
 * by computing ahead and by 4b, so far as anybody has seen. So is most of what 3d prevents: a build
 * without 3d lacks 4b, too. Batch and parts save time alone, so their tests count.
 */
#ifndef VFU_LIVE_STATE_H
#define VFU_LIVE_STATE_H

#include <stdint.h>

#include "live/digest.h"
#include "live/live.h"
#include "live/parts.h"
#include "uno/object.h"

/** What a test build may leave out: `make WITHOUT=3d`. */
typedef enum live_rule {
    RULE_none,
    RULE_all,   /**< nothing is kept, and the ranges are read at every call */
    RULE_1,     /**< columns side by side are listened to as one range */
    RULE_1b,    /**< a list is not held against its cells before a turn's first answer */
    RULE_net,   /**< neither 1b nor 4c */
    RULE_2,     /**< a notice makes no cell dirty */
    RULE_3a,    /**< what was typed is taken for typed after a notice, too */
    RULE_3b,    /**< one reading is enough, and nothing is computed ahead */
    RULE_3c,    /**< a notice is for its own list alone */
    RULE_3d,    /**< lists are trusted while results are told; nor does 4b hold, which heals that */
    RULE_4a,    /**< new results are not shown to the hidden cell first */
    RULE_4b,    /**< nothing is told once more from the main loop */
    RULE_4c,    /**< nothing is held against its cells once more from the main loop */
    RULE_5,     /**< a part that is told of late brings no notice of its list */
    RULE_6,     /**< what a list's ranges are called is not asked once more */
    RULE_reads, /**< two readings are enough where four are wanted */
    RULE_ahead, /**< nothing is computed ahead */
    RULE_doubt, /**< what was trusted by 3b is not read once more */
    RULE_batch, /**< every notice is taken for the last one of its change */
    RULE_spare, /**< the results of dropped lists are not told */
    RULE_parts  /**< every list is read whole */
} live_rule;

#ifndef VFU_WITHOUT
#define VFU_WITHOUT none
#endif
#define LIVE_RULE_OF(name) RULE_##name
#define LIVE_RULE(name) LIVE_RULE_OF(name)
/** Whether a rule holds in this build, as all do for users. */
#define HOLDS(rule) (LIVE_RULE(VFU_WITHOUT) != RULE_##rule && LIVE_RULE(VFU_WITHOUT) != RULE_all)

/** At most so many objects are listened to for a list. */
#define LIVE_HEARD_MAX (2 * VFU_LIVE_RANGES_MAX)

typedef struct live_document live_document;
typedef struct live_list live_list;
typedef struct live_result live_result;

/** What a list is made of, and how: two lists of one document differ in it. */
typedef struct live_key {
    const vfu_list_kind *kind;
    double variant;
    vfu_address addresses[VFU_LIVE_RANGES_MAX];
} live_key;

/** A value that cells show: a com.sun.star.sheet.XVolatileResult (results.c). */
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
 *  com.sun.star.util.XModifyListener (notices.c). */
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

/** An object that tells of a list's cells, all of them or every other column of a range (1). */
typedef struct live_heard {
    uno_Interface *object;
    rtl_uString *name; /**< where it is */
} live_heard;

/** A kept list. */
struct live_list {
    live_list *next;
    live_document *document;
    live_key key;
    uno_Interface *ranges[VFU_LIVE_RANGES_MAX];

    /* names.c: what its ranges were called (6) */
    rtl_uString *names[VFU_LIVE_RANGES_MAX]; /**< NULL where `named` never was a turn */
    uint64_t named; /**< the turn for which that holds; 0 where it was made sure of since */

    /* hearing.c, lists.c: what tells of its cells */
    live_heard heard[LIVE_HEARD_MAX];
    size_t heard_count;
    live_listener *listener;
    live_parts *parts; /**< NULL where it is read whole */
    bool divided;      /**< whether it was tried to divide it into parts since it had none */

    /* trust.c: what is known of its cells */
    bool noticed;    /**< whether a notice that concerned it came since it was last read */
    bool asked;      /**< whether `formulas` was found out since its own last notice */
    bool formulas;   /**< whether a cell held one when it was last read */
    bool clean;      /**< whether it was computed ahead since a notice that concerned it (3b) */
    unsigned reads;  /**< agreeing readings since that notice */
    bool doubted;    /**< to be read once more from the main loop (4b) */
    unsigned doubts; /**< how often it was since a notice in its document, by 3b */
    uint64_t ahead;  /**< the document's epoch when it was last computed ahead */
    uint64_t change; /**< in which it got a notice last */
    size_t notices;  /**< that it got in that */
    uint64_t turn;   /**< of the main loop, in which it was last told of, read or checked (1b) */
    bool answered;   /**< whether a cell was answered from it since its last notice or check (4c) */
    bool unnoticed;  /**< whether it was found changed before a notice that is still to come (1b) */

    /* reading.c: what the cells held */
    bool built;                 /**< whether there is content, or an error in its place */
    void *content;              /**< NULL where error is one */
    vfu_error error;            /**< what the ranges hold instead of a list */
    vfu_digest digest;          /**< of the cells that the content was made of */
    double sums[VFU_PARTS_MAX]; /**< of its ranges, or of the parts that its range has (1b) */

    /* results.c, notices.c: who uses it */
    bool used;     /**< since the last notice in the document */
    unsigned idle; /**< notices in a row without use */
    live_result *results;
};

/** A document, while anything of it is kept. */
struct live_document {
    live_document *next;
    rtl_uString *identity;
    bool tells_end;      /**< whether it will tell of its end, until which this is kept */
    uno_Interface *weak; /**< of vfu_document_weak(), while it tells; NULL where there is none */
    uint64_t epoch;      /**< moves with every notice, before and after */
    uint64_t change;     /**< which one the next notice is of, as far as can be told */
    size_t notices;      /**< that came of it */
    size_t batch;        /**< that came of the one before */
    live_list *lists;
    size_t list_count;
    uint64_t counted; /**< the turn in which its sheets were counted (6); 0 where that is over */
    bool one_sheet;   /**< whether there was one then, and no more */
    live_result *spare;
    size_t result_count;
};

/** A list, by its key, and its ranges, held while the lock is not. */
typedef struct live_question {
    rtl_uString *identity; /**< of the document; NULL where nothing can be kept */
    live_key key;
    uno_Interface *ranges[VFU_LIVE_RANGES_MAX];
} live_question;

/* The lock. No function that calls out is called under it. */

/** Makes the lock, once; `main_loop` is what live_call_back_later() has called. */
void live_init(void (*main_loop)(void));

void live_lock(void);
void live_unlock(void);

/** What this thread is doing: how many answers are on their way, one inside the other, and how many
 *  notices. */
typedef struct live_doing {
    unsigned answers;
    unsigned notices;
} live_doing;

live_doing *live_thread(void);

/* Under the lock. */

/** The first of the documents of which anything is kept. */
live_document *live_documents(void);
live_document *live_find_document(const rtl_uString *identity);
live_list *live_find_list(const rtl_uString *identity, const live_key *key);

/** The document of an identity, made where there is none; NULL where memory is short. */
live_document *live_get_document(rtl_uString *identity);

/** Whether a document has room for one list more. */
bool live_has_room(const live_document *document);

/** Frees a document of which nothing is kept any more. */
void live_forget_if_empty(live_document *document);

/** Lets go of what nobody uses of a document without lists, and of the document; the caller
 *  releases the results, which are linked by `next`. */
live_result *live_let_go(live_document *document);

/** Puts a new list into its document; false where there is one already, or no room, or where a
 *  range has died since it was listened to. */
bool live_link_list(rtl_uString *identity, live_list *list);

/** Takes a list out of its document; its results become spare ones. */
void live_unlink_list(live_list *list);

/** Gives a list new content or an error; returns what it replaces, or the new content where there
 *  is no room for it: `*kept` tells which. */
void *live_replace_content(live_list *list, void *content, vfu_error error, bool *kept);

/** Forgets what the ranges of a list were called. */
void live_forget_names(live_list *list);

/** Lets go of a result that no cell can show any more; the caller releases the state's reference
 *  afterwards. */
void live_detach_result(live_result *result);
void live_unlink_result(live_result **head, const live_result *result);

/** An epoch that no document had before. */
uint64_t live_next_epoch(void);

/** The turn of the main loop that goes on, as far as anybody was called back from it (1b). */
uint64_t live_turn(void);

/** Makes a question about the cells of a list. */
void live_ask_about(const live_list *list, live_question *q);

/* Not under the lock. */

void live_release_question(live_question *q);

/** The object identifier of a document, acquired; NULL where it has none. Calls out. */
rtl_uString *live_identify(uno_Interface *document);

/** Sees to it that the main loop calls, once for all that is asked before; false where it will
 *  not. Calls out. */
bool live_call_back_later(void);

/** Has all that was served told once more (4b). Calls out. */
void live_settle_later(void);

/** Begins a turn of the main loop; whether all that was served is to be told once more. */
bool live_begin_turn(void);

#endif
