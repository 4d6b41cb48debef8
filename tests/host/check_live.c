/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Live lists (addin/live/state.h) over random documents and operations: whatever order Calc does
 * things in, no cell shows what the data no longer say.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "checks.h"
#include "office.h"

#define DOCUMENTS 200
#define OPERATIONS 40

/* The columns, by letters: A typed amounts, B a chain of formulas over A, C the tiers of A, D those
 * of B, E amounts that depend on the tiers D, F the tiers of E, G typed groups, H the tiers of E
 * by G, I the selling time by F, J the stages by A and E, K the RFM scores of A, B and E, L the
 * tiers of A by count, M and N more typed amounts, O the tiers of M by the first rows of both. */
enum { AMOUNT = 0, GROUP = 6, SHIFTED = 12, BESIDE = 13, COLUMNS = 15 };

/* One document under test. */
typedef struct session {
    uint64_t random;
    calc *document;
    unsigned used; /* bits of the columns with formulas */
    bool edited;   /* its lists are long and typed, and mostly edited cell by cell */
    int paints;    /* one in so many chances to paint is taken; 0: none */
    bool painting;
} session;

static unsigned long look_number;

/* The formula of a column in a row of a list that ends in a row, both from 1. */
static void write_formula(char *out, size_t size, int column, int row, int last)
{
    static const char *const formats[COLUMNS] = {
        [1] = "=PLUS(A%1;B%0)",
        [2] = "=CUSTOMERTIER(A%1;A$1:A$%2)",
        [3] = "=CUSTOMERTIER(B%1;B$1:B$%2)",
        [4] = "=PICK(D%1;A%1;3)",
        [5] = "=CUSTOMERTIER(E%1;E$1:E$%2)",
        [7] = "=CUSTOMERTIERIF(E%1;E$1:E$%2;G%1;G$1:G$%2)",
        [8] = "=SELLINGTIME(F%1;F$1:F$%2;1000)",
        [9] = "=CUSTOMERSTAGE(A%1;E%1;A$1:A$%2;E$1:E$%2)",
        [10] = "=RFMSCORE(A%1;B%1;E%1;A$1:A$%2;B$1:B$%2;E$1:E$%2)",
        [11] = "=CUSTOMERTIER(A%1;A$1:A$%2;;;\"count\")",
        [14] = "=CUSTOMERTIER(M%1;M$1:N$4)",
    };
    const int numbers[] = {row - 1, row, last};
    const char *format = row == 1 && column == 1 ? "=TIMES(A%1;1)" : formats[column];
    size_t used = 0;
    for (; *format != '\0' && used + 12 < size; format++) {
        if (*format == '%')
            used += (size_t)snprintf(out + used, size - used, "%d", numbers[*++format - '0']);
        else
            out[used++] = *format;
    }
    out[used] = '\0';
}

static const char *random_amount(session *s, char *out, size_t size)
{
    static const char *const rare[] = {"1", "1", "1", "1", "#", "2,50"}; /* the last is text */
    switch (random_below(&s->random, 14)) {
    case 0:
        return "";
    case 1:
        return "n/a";
    case 2:
        return "0";
    case 3:
        return "-3";
    case 4:
        return rare[random_below(&s->random, 6)];
    default:
        snprintf(out, size, "%d",
                 random_below(&s->random, 3) == 0 ? random_below(&s->random, 1000)
                                                  : random_below(&s->random, 9));
        return out;
    }
}

static const char *random_group(session *s)
{
    static const char *const groups[] = {"north", "south", "west", "7", ""};
    return groups[random_below(&s->random, 5)];
}

static bool holds_amounts(int column)
{
    return column == AMOUNT || column == SHIFTED || column == BESIDE;
}

static bool has_column(const session *s, int column)
{
    return holds_amounts(column) || column == GROUP || (s->used >> column & 1) != 0;
}

static void fill_cell(session *s, int row, int column, int last)
{
    char content[128];
    if (!has_column(s, column))
        return;
    if (holds_amounts(column))
        calc_fill(s->document, row, column, random_amount(s, content, sizeof content));
    else if (column == GROUP)
        calc_fill(s->document, row, column, random_group(s));
    else {
        write_formula(content, sizeof content, column, row + 1, last);
        calc_fill(s->document, row, column, content);
    }
}

/* Calc paints some cells now. */
static void paint(calc *c, void *data)
{
    session *s = data;
    if (s->painting || s->paints == 0 || random_below(&s->random, s->paints) != 0)
        return;
    s->painting = true;
    int first = random_below(&s->random, calc_rows(c));
    int column = random_below(&s->random, calc_columns(c));
    for (int row = first; row < calc_rows(c) && row < first + 4; row++)
        for (int k = column; k < calc_columns(c); k++)
            calc_look(c, row, k);
    s->painting = false;
}

static void open_session(session *s, uint64_t seed)
{
    *s = (session){.random = seed, .edited = seed > DOCUMENTS / 2};
    int rows = 2 + random_below(&s->random, 14) + (s->edited ? 16 : 0);
    s->used = (unsigned)random_next(&s->random);
    if (s->edited)
        s->used = (s->used & 1u << 11) | 1u << 2;
    s->paints = random_below(&s->random, 4);
    /* what a column refers to is there */
    s->used |= (s->used & 1u << 10) != 0 ? 1u << 1 | 1u << 4 : 0;
    s->used |= (s->used & 1u << 8) != 0 ? 1u << 5 : 0;
    s->used |= (s->used & (1u << 5 | 1u << 7 | 1u << 9)) != 0 ? 1u << 4 : 0;
    s->used |= (s->used & 1u << 4) != 0 ? 1u << 3 : 0;
    s->used |= (s->used & 1u << 3) != 0 ? 1u << 1 : 0;
    s->document = calc_open(rows, COLUMNS);
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < COLUMNS; column++)
            fill_cell(s, row, column, rows);
    calc_limit_depth(s->document,
                     random_below(&s->random, 2) == 0 ? 0 : 3 + random_below(&s->random, 8));
    calc_on_paint(s->document, paint, s);
}

static void type_amount(session *s)
{
    char content[32];
    calc_type(s->document, random_below(&s->random, calc_rows(s->document)), AMOUNT,
              random_amount(s, content, sizeof content));
}

static void operate(session *s)
{
    calc *c = s->document;
    int row = random_below(&s->random, calc_rows(c));
    if (s->edited && random_below(&s->random, 4) > 0) {
        type_amount(s);
        return;
    }
    switch (random_below(&s->random, 13)) {
    case 0:
        calc_insert_row(c, row);
        break;
    case 1:
        if (calc_rows(c) > 2)
            calc_delete_row(c, row);
        break;
    case 2:
        calc_move_sheet(c, random_below(&s->random, 3));
        break;
    case 3:
        calc_recalculate(c);
        break;
    case 4:
        calc_type(c, row, GROUP, random_group(s));
        break;
    case 5: { /* a typed amount becomes a formula */
        char content[32];
        snprintf(content, sizeof content, "=TIMES(%d;2)", random_below(&s->random, 50));
        calc_type(c, row, AMOUNT, content);
        break;
    }
    case 6:
        calc_notify(c);
        break;
    case 7:
        calc_insert_cell(c, row, SHIFTED);
        break;
    default:
        type_amount(s);
    }
}

/* A person waits until nothing more is computed. */
static void come_to_rest(calc *c)
{
    int rounds = 0;
    do {
        calc_look_at_all(c);
    } while (office_idle() > 0 && ++rounds < 100);
    if (rounds == 100)
        host_die("the main loop never comes to rest");
    calc_look_at_all(c);
}

/* How many cells show what the data do not say. */
static int count_stale(session *s, uint64_t seed, int operation)
{
    int stale = 0;
    calc *c = s->document;
    come_to_rest(c);
    look_number++;
    for (int row = 0; row < calc_rows(c); row++) {
        for (int column = 0; column < calc_columns(c); column++) {
            const value *shown = &calc_cell(c, row, column)->shown;
            const value *plain = plain_value(c, row, column, look_number);
            char a[64];
            char b[64];
            if (value_equal(shown, plain))
                continue;
            if (stale++ == 0)
                tap_note("seed %llu, operation %d: %c%d shows %s, and should show %s",
                         (unsigned long long)seed, operation, 'A' + column, row + 1,
                         value_print(shown, a, sizeof a), value_print(plain, b, sizeof b));
        }
    }
    return stale;
}

/* One document's life; how many looks showed something stale. */
static int live_once(uint64_t seed, int *looks)
{
    session s;
    int stale = 0;
    open_session(&s, seed);
    for (int i = 0; i < OPERATIONS; i++) {
        if (i > 0)
            operate(&s);
        if (random_below(&s.random, 3) == 0)
            continue; /* nobody looks before the next one */
        stale += count_stale(&s, seed, i) > 0;
        ++*looks;
    }
    calc_close(s.document);
    return stale;
}

enum { SUM = 1, TIER = 2, SUM_TIER = 3, ROWS = 5, LONG_ROWS = 40 };

/* What was copied of the tiers before any listener was told of a change. */
typedef struct copy {
    bool made;
    bool right;
} copy;

/* Whether a column shows what the data say. */
static bool is_right(calc *c, int column)
{
    bool right = true;
    look_number++;
    for (int row = 0; row < calc_rows(c); row++)
        right = right &&
                value_equal(calc_look(c, row, column), plain_value(c, row, column, look_number));
    return right;
}

static bool are_right(calc *c)
{
    return is_right(c, TIER);
}

static void copy_tiers(calc *c, void *data)
{
    copy *made = data;
    if (made->made)
        return;
    made->made = true;
    made->right = are_right(c);
}

/* A document of amounts that rise. */
static calc *open_amounts(int rows, int columns)
{
    calc *c = calc_open(rows, columns);
    for (int row = 0; row < rows; row++) {
        char content[16];
        snprintf(content, sizeof content, "%d", 100 * (row + 1));
        calc_fill(c, row, AMOUNT, content);
    }
    return c;
}

/* Fills a column with its formula; `whole` where all rows are the list, or each is one. */
static void fill_formulas(calc *c, int column, bool whole)
{
    for (int row = 0; row < calc_rows(c); row++) {
        char content[64];
        write_formula(content, sizeof content, column, row + 1, whole ? calc_rows(c) : row + 1);
        calc_fill(c, row, column, content);
    }
}

static calc *open_typed(int rows)
{
    calc *c = open_amounts(rows, TIER + 1);
    calc_fill(c, ROWS - 1, AMOUNT, "50000");
    fill_formulas(c, TIER, true);
    come_to_rest(c);
    return c;
}

/* A macro that listens to something else copies the tiers between a change and its notice (1b). */
static void check_between(int rows)
{
    copy made = {.right = true};
    calc *c = open_typed(rows);
    bool right = true;
    for (int i = 0; i < 6; i++) {
        made.made = false;
        calc_on_paint(c, copy_tiers, &made);
        calc_type(c, ROWS - 1, AMOUNT, i % 2 == 0 ? "10" : "50000");
        calc_on_paint(c, NULL, NULL);
        right = right && made.made && made.right;
        come_to_rest(c);
    }
    tap_result(right, "%d amounts: what is copied before a notice is right", rows);
    calc_close(c);
    office_idle();
}

/* A change of which nobody is told is found when the main loop turns (4c), whether or not there
 * was one before, in the same turn, of which the list was told. */
static void check_untold(int rows, bool told_before)
{
    static const char *const contents[] = {"7000", "#", "80", "90000"};
    calc *c = open_typed(rows);
    bool right = true;
    for (size_t i = 0; i < sizeof contents / sizeof contents[0]; i++) {
        if (told_before)
            calc_type(c, 2, AMOUNT, i % 2 == 0 ? "300" : "400");
        calc_recalculate(c);
        right = right && are_right(c);
        calc_try(c, 2, AMOUNT, "77");
        calc_try(c, 2, AMOUNT, contents[i]);
        come_to_rest(c);
        right = right && are_right(c);
    }
    tap_result(right, "%d amounts: a change without a notice is found%s", rows,
               told_before ? " after one with a notice" : "");
    calc_close(c);
    office_idle();
}

/* The same where the amounts are formulas behind what has changed, and answers were given from them
 * before, in the same turn. */
static void check_untold_behind(int rows)
{
    static const char *const contents[] = {"7000", "#", "80", "90000"};
    calc *c = open_amounts(rows, SUM_TIER + 1);
    fill_formulas(c, SUM, true);
    fill_formulas(c, SUM_TIER, true);
    come_to_rest(c);
    bool right = true;
    for (size_t i = 0; i < sizeof contents / sizeof contents[0]; i++) {
        calc_recalculate(c);
        calc_look_at_all(c); /* after the notices of that */
        calc_try(c, 2, AMOUNT, contents[i]);
        come_to_rest(c);
        right = right && is_right(c, SUM_TIER);
    }
    tap_result(right, "%d amounts by formulas: a change without a notice is found", rows);
    calc_close(c);
    office_idle();
}

/* A macro adds a sheet to a document of one, and a formula through both, while no turn ends. */
static void check_sheet_added(void)
{
    calc *c = open_typed(ROWS);
    char content[64];
    calc_recalculate(c); /* so that its sheets are counted in this turn */
    calc_add_sheet(c);
    snprintf(content, sizeof content, "=CUSTOMERTIER(A1;A$1:Sheet2.A$%d)", ROWS);
    calc_type(c, 0, TIER, content);
    come_to_rest(c);
    tap_result(value_shows(calc_look(c, 0, TIER), "#502"),
               "a sheet is added, and a formula through it, in the middle of a turn");
    calc_close(c);
    office_idle();
}

/* More lists than may go without use between two notices of one change: the last one is dropped
 * before its own notice, and what was copied from it at the beginning is told all the same. */
static void check_dropped(void)
{
    enum { LISTS = 80 };
    copy made = {.right = true};
    calc *c = open_amounts(LISTS, TIER + 1);
    fill_formulas(c, TIER, false);
    come_to_rest(c);
    bool right = are_right(c);
    for (int i = 0; i < 4; i++) {
        made.made = false;
        calc_on_paint(c, copy_tiers, &made);
        calc_type(c, 0, AMOUNT, i % 2 == 0 ? "1000000" : "1");
        calc_on_paint(c, NULL, NULL);
        come_to_rest(c);
        right = right && made.made && are_right(c);
    }
    tap_result(right, "%d lists: what is copied from one that is dropped is told", LISTS);
    calc_close(c);
    office_idle();
}

/* When a change brings a notice to each of several lists with formulas, each is computed ahead
 * once. */
static void check_batch(void)
{
    enum { LISTS = 3, BY_FORMULAS = 1 };
    calc *c = open_amounts(ROWS, TIER + 1);
    for (int row = 0; row < ROWS; row++) {
        char content[64];
        snprintf(content, sizeof content, "=TIMES(A%d;2)", row + 1);
        calc_fill(c, row, BY_FORMULAS, content);
        snprintf(content, sizeof content, "=CUSTOMERTIER(B1;B$1:B$%d)", ROWS - row);
        if (row < LISTS)
            calc_fill(c, row, TIER, content);
    }
    come_to_rest(c);
    size_t before = 0;
    for (int i = 0; i < 4; i++) {
        before = calc_computed_ahead(c);
        calc_type(c, 0, AMOUNT, i % 2 == 0 ? "5000" : "5");
    }
    size_t times = calc_computed_ahead(c) - before;
    tap_result(times == LISTS && are_right(c), "%d lists are computed ahead once each: %zu times",
               LISTS, times);
    calc_close(c);
    office_idle();
}

/* How many cells are read for the last of some edits. */
static size_t cells_for_an_edit(calc *c)
{
    size_t before = 0;
    for (int i = 0; i < 4; i++) {
        before = calc_cells_read(c);
        calc_type(c, 12, AMOUNT, i % 2 == 0 ? "300" : "400");
        calc_look_at_all(c);
    }
    return calc_cells_read(c) - before;
}

/* Of a long list no more is read after an edit than the parts that have changed, also when one of
 * them was cut away, with the range object that it has. */
static void check_parts(void)
{
    enum { AWAY = 1 };
    calc *c = open_typed(LONG_ROWS);
    size_t cells = cells_for_an_edit(c);
    tap_result(cells < LONG_ROWS / 2 && are_right(c),
               "%d amounts, and one is edited: %zu cells are read", LONG_ROWS, cells);
    calc_move_cells(c, (area){0, AMOUNT, 1, AMOUNT}, AWAY);
    come_to_rest(c);
    cells = cells_for_an_edit(c);
    tap_result(cells < LONG_ROWS / 2 && are_right(c),
               "a part of them is cut away, and one is edited: %zu cells are read", cells);
    calc_close(c);
    office_idle();
}

void check_live(void)
{
    office_introduce();
    check_between(ROWS);
    check_between(LONG_ROWS);
    check_untold(ROWS, false);
    check_untold(ROWS, true);
    check_untold(LONG_ROWS, false);
    check_untold(LONG_ROWS, true);
    check_untold_behind(ROWS);
    check_untold_behind(LONG_ROWS);
    check_sheet_added();
    check_dropped();
    check_batch();
    check_parts();
    office_introduce();
    long objects = host_objects();
    size_t lost = calc_ranges_lost();
    int looks = 0;
    int stale = 0;
    for (uint64_t seed = 1; seed <= DOCUMENTS; seed++)
        stale += live_once(seed, &looks);
    office_idle();
    tap_result(stale == 0, "live lists: %d looks at %d documents, %d of them stale", looks,
               DOCUMENTS, stale);
    tap_result(calc_ranges_lost() == lost, "live lists: no range is listened to when it dies");
    tap_result(host_objects() == objects, "live lists: every object of the documents is let go");
}
