/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The menu entries: that which opens the sample workbook, and that which makes a workbook of the
 * list on the sheet in front. After whatever goes wrong there is either a workbook with the whole
 * list or none, so that nobody takes the invented company for theirs; and a document that was open
 * is as it was.
 */
#include <string.h>

#include "checks.h"
#include "memory.h"
#include "office.h"

/* A sheet of a person's own: titles, a list that begins in another column than the first, with
 * dates that are text, a note, an error, and a total. */
#define SHEET                                                                                      \
    "Sales 2024\n\n"                                                                               \
    "|Customer|Date|Amount|Since\n"                                                                \
    "|Ada|31/12/2024|5|45292\n"                                                                    \
    "|Bo|02/01/2024|3.5|45293\n"                                                                   \
    "|Cy|n/a|2\n"                                                                                  \
    "|Dee|03/01/2024|1|#\n\n"                                                                      \
    "|Total||11.5"

/* What a workbook of it shows on its sheet Orders, and has in the cells named Taken: rows, dates,
 * the total's row on the person's sheet, the column that is not clear. */
#define ORDERS                                                                                     \
    "Customer|Date|Amount|Since\n"                                                                 \
    "Ada|45657|5|45292\n"                                                                          \
    "Bo|45293|3.5|45293\n"                                                                         \
    "Cy|n/a|2\n"                                                                                   \
    "Dee|45294|1|#"
#define FACTS "4\n3\n9\n0"

/* A sheet without a list. */
#define NO_LIST "Customer|Town\nAda|Bergen"

#define FROM_SHEET "FromSheet"

/* The person's document, in front, with number formats of its own: one that the workbook lacks, one
 * that it has, and text, which dates are no more. */
static book *open_own(const char *sheet)
{
    book *own = book_open(true);
    book_type(own, 0, sheet);
    book_format(own, (area){3, 3, 8, 3}, "0.00 \"kr\"", "nb");
    book_format(own, (area){3, 4, 6, 4}, "YYYY-MM-DD", "en");
    book_format(own, (area){3, 2, 8, 2}, "@", "en");
    office_show(own);
    return own;
}

static void close_own(book *own)
{
    office_show(NULL);
    book_close(own);
}

/* Chooses a menu entry. */
static void choose(const char *entry)
{
    uno_Interface *made = addin_make("org.vitalfew.comp.Workbook", office_context());
    uno_Interface *job = made != NULL ? host_query(made, HOST_XJOBEXECUTOR) : NULL;
    rtl_uString *event = NULL;
    rtl_uString_newFromAscii(&event, entry);
    void *args[] = {&event};
    if (job != NULL) {
        host_call(job, HOST_XJOBEXECUTOR, "trigger", NULL, args);
        job->release(job);
    }
    if (made != NULL)
        made->release(made);
    rtl_uString_release(event);
}

/* Without trouble */

static bool has_formats(book *b, int top, int left, const char *dates)
{
    return strcmp(book_format_at(b, top, left), "General en") == 0 &&
           strcmp(book_format_at(b, top, left + 1), "General en") == 0 &&
           strcmp(book_format_at(b, top, left + 2), "General en") == 0 &&
           strcmp(book_format_at(b, top + 1, left), "General en") == 0 &&
           strcmp(book_format_at(b, top + 1, left + 1), dates) == 0 &&
           strcmp(book_format_at(b, top + 1, left + 2), "0.00 \"kr\" nb") == 0 &&
           strcmp(book_format_at(b, top + 4, left + 2), "0.00 \"kr\" nb") == 0 &&
           strcmp(book_format_at(b, top + 1, left + 3), "YYYY-MM-DD en") == 0;
}

static void check_list(void)
{
    book *own = open_own(SHEET);
    size_t opened = office_opened();
    choose(FROM_SHEET);
    book *b = office_workbook();
    tap_result(b != NULL && office_opened() == opened + 1 && office_opened_anew(),
               "the list on the sheet in front opens one workbook in a window of its own");
    if (b != NULL) {
        tap_result(book_shows(b, ORDERS), "the workbook holds the list and nothing else");
        tap_result(book_took(b, FACTS), "the workbook says what was done with the list");
        tap_result(!book_has(b, OFFICE_REP), "no invented prospect or rep is left");
        tap_result(has_formats(b, 0, 0, "Day") && book_is_fitted(b),
                   "the workbook has the list's number formats");
        tap_result(book_locks(b) == 0, "the workbook is painted again");
    }
    tap_result(book_shows(own, SHEET) && has_formats(own, 2, 1, "@ en") && *book_said(own) == '\0',
               "the person's own document is as it was");
    office_put_away();
    close_own(own);
}

static void check_unclear(void)
{
    book *own = open_own("Customer|Paid|Amount\nAda|01/02/2024|5\nBo|02/01/2024|3");
    choose(FROM_SHEET);
    book *b = office_workbook();
    tap_result(b != NULL && book_took(b, "2\n0\n0\n2"),
               "the workbook says in which column dates are not clear");
    office_put_away();
    close_own(own);
}

static void check_no_list(void)
{
    static const char *const sheets[] = {"", "Notes", "1|2\n3|4", NO_LIST};
    size_t opened = office_opened();
    for (size_t i = 0; i < sizeof sheets / sizeof sheets[0]; i++) {
        book *own = open_own(sheets[i]);
        choose(FROM_SHEET);
        bool said = strcmp(book_said(own), "no list") == 0;
        choose(FROM_SHEET);
        tap_result(said && strcmp(book_said(own), "no list") == 0 && book_said_count(own) == 2 &&
                       office_opened() == opened,
                   "a sheet without a list opens nothing and says so, a second time too: %zu", i);
        close_own(own);
    }
    choose(FROM_SHEET);
    tap_result(office_opened() == opened, "where no document is in front nothing opens");
}

/* With trouble */

/* What is tried: an entry on a sheet, and what must be so afterwards. */
typedef struct attempt {
    const char *entry;
    const char *sheet;
    bool (*is_right)(book *own, size_t opened);
    bool closes; /* some of it ends with a workbook that is closed again */
} attempt;

/* The sample workbook is as it is in the package. */
static bool is_sample_or_none(book *own, size_t opened)
{
    book *b = office_workbook();
    return *book_said(own) == '\0' &&
           (b == NULL || (opened == 1 && book_shows(b, OFFICE_INVENTED)));
}

/* A workbook that is open shows the whole list; one that was closed again is told of. */
static bool is_whole_or_none(book *own, size_t opened)
{
    book *b = office_workbook();
    const char *said = book_said(own);
    if (b == NULL)
        return strcmp(said, "not done") == 0 || (opened == 0 && *said == '\0');
    return opened == 1 && book_shows(b, ORDERS) && book_took(b, FACTS) && book_locks(b) == 0 &&
           *said == '\0';
}

/* The same where the person's document may be gone, or memory for saying it. */
static bool is_whole_or_silent(book *own, size_t opened)
{
    return office_workbook() == NULL || is_whole_or_none(own, opened);
}

/* Nothing opens for a sheet without a list, whatever is said. */
static bool is_none(book *own, size_t opened)
{
    (void)own;
    return opened == 0;
}

/* The list may be another one than there is, since the office has told lies, but nothing of it is
 * invented. */
static bool is_not_invented(book *own, size_t opened)
{
    book *b = office_workbook();
    (void)own;
    return b == NULL || (opened == 1 && !book_has(b, OFFICE_REP) && book_locks(b) == 0);
}

static book *own_of_attempt;

/* How the attempts of one kind have ended. */
typedef struct endings {
    unsigned long wrong;
    unsigned long open;   /* with a workbook */
    unsigned long closed; /* with one that was opened and closed again */
    unsigned long none;   /* with none that was ever opened */
} endings;

/* Tries it once, and notes how it ends. */
static void attempt_once(const attempt *a, const char *what, unsigned long k, endings *ends)
{
    size_t opened = office_opened();
    book *own = open_own(a->sheet);
    own_of_attempt = own;
    choose(a->entry);
    own_of_attempt = NULL;
    opened = office_opened() - opened;
    bool right = a->is_right(own, opened) && book_shows(own, a->sheet);
    ends->wrong += !right;
    ends->open += office_workbook() != NULL;
    ends->closed += office_workbook() == NULL && opened > 0;
    ends->none += opened == 0;
    if (!right)
        tap_note("%s, at %lu: a workbook is %s, \"%s\" is said", what, k,
                 office_workbook() != NULL ? "open" : "not open", book_said(own));
    office_put_away();
    close_own(own);
}

static void report(const attempt *a, const char *what, const endings *ends)
{
    unsigned long cases = ends->open + ends->closed + ends->none;
    bool varied = cases > 1 && ends->open < cases && (ends->closed > 0 || !a->closes);
    tap_result(ends->wrong == 0 && varied,
               "the menu entry \"%s\", %s: of %lu cases %lu end with a workbook, %lu with one that "
               "was closed "
               "again, %lu wrong",
               a->entry, what, cases, ends->open, ends->closed, ends->wrong);
}

/* Tries it with trouble at the first, second, … call, until there is no such call. */
static void attempt_in_trouble(const attempt *a, const char *what, trouble_kind kind,
                               unsigned variants, void (*happen)(void *))
{
    endings ends = {0};
    for (unsigned variant = 0; variant < variants; variant++) {
        for (unsigned long k = 1;; k++) {
            host_trouble = (trouble){.kind = kind, .at = k, .variant = variant, .happen = happen};
            attempt_once(a, what, k, &ends);
            if (!host_trouble.happened)
                break;
        }
    }
    host_trouble = (trouble){.kind = TROUBLE_NONE};
    report(a, what, &ends);
}

/* Tries it with each allocation failing. */
static void attempt_short(const attempt *a)
{
    static const char what[] = "memory is short";
    endings ends = {0};
    for (unsigned long k = 1; memory_is_counted(); k++) {
        memory_fail_at(k);
        attempt_once(a, what, k, &ends);
        if (!memory_failed())
            break;
    }
    memory_fail_at(0);
    if (memory_is_counted())
        report(a, what, &ends);
}

static void close_own_in_the_middle(void *data)
{
    (void)data;
    if (own_of_attempt != NULL)
        book_dispose(own_of_attempt);
}

static void close_workbook_in_the_middle(void *data)
{
    (void)data;
    if (office_workbook() != NULL)
        book_dispose(office_workbook());
}

static void check_troubles(void)
{
    static const attempt sample = {"", SHEET, is_sample_or_none, .closes = false};
    static const attempt whole = {FROM_SHEET, SHEET, is_whole_or_none, .closes = true};
    static const attempt silent = {FROM_SHEET, SHEET, is_whole_or_silent, .closes = false};
    static const attempt lied_to = {FROM_SHEET, SHEET, is_not_invented, .closes = true};
    static const attempt none = {FROM_SHEET, NO_LIST, is_none, .closes = false};
    attempt_in_trouble(&sample, "a call throws", TROUBLE_THROW, 1, NULL);
    attempt_in_trouble(&sample, "a call answers what is not so", TROUBLE_ALTER, 12, NULL);
    attempt_short(&sample);
    attempt_in_trouble(&whole, "a call throws", TROUBLE_THROW, 1, NULL);
    attempt_in_trouble(&lied_to, "a call answers what is not so", TROUBLE_ALTER, 12, NULL);
    attempt_short(&silent);
    attempt_in_trouble(&none, "a call throws where there is no list", TROUBLE_THROW, 1, NULL);
    attempt_short(&none);
    for (trouble_kind kind = TROUBLE_BEFORE; kind <= TROUBLE_AFTERWARDS; kind++) {
        attempt_in_trouble(&silent, "the document closes in the middle", kind, 1,
                           close_own_in_the_middle);
        attempt_in_trouble(&silent, "the workbook closes in the middle", kind, 1,
                           close_workbook_in_the_middle);
    }
}

void check_workbook(void)
{
    office_context();
    long objects = host_objects();
    long blocks = memory_blocks();
    choose("");
    tap_result(office_opened() == 1 && !office_opened_anew() && office_workbook() != NULL &&
                   book_shows(office_workbook(), OFFICE_INVENTED),
               "the menu entry opens the workbook of the package");
    office_put_away();
    check_list();
    check_unclear();
    check_no_list();
    check_troubles();
    tap_result(host_objects() == objects, "the menu entries let go of every object");
    tap_result(memory_blocks() == blocks, "the menu entries let go of all memory");
}
