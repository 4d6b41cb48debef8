/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The main loop, from which the add-in tells once more what Calc was told in the middle of a
 * computation (addin/live/state.h, 4): one that calls back later, one that is missing, one that
 * throws, and one that calls back at once; and before them none, while the add-in knows no office.
 */
#include <stdio.h>

#include "checks.h"
#include "hidden.h"
#include "memory.h"
#include "office.h"

/* In the example list: a tier, an amount computed from it, and a sum with that. */
enum { ROW = 3, TIER = 6, AMOUNT = 7, SUM = 8 };

static calc *open_chain(void)
{
    calc *c = examples_open();
    calc_fill(c, ROW, TIER, "=CUSTOMERTIER(B4;B$2:B$11)");
    calc_fill(c, ROW, AMOUNT, "=PICK(G4;B4;3)");
    calc_fill(c, ROW, SUM, "=PLUS(H4;1)");
    return c;
}

static void paint_sum(calc *c, void *data)
{
    (void)data;
    calc_look(c, ROW, SUM);
}

static bool shows_number(calc *c, int row, int column, double number)
{
    const value *v = calc_look(c, row, column);
    return v->kind == NUMBER && v->number == number;
}

static void make_known(void)
{
    static const char *const amounts[] = {"400", "5", "90"}; /* A, C, B */
    size_t asked = office_asked();
    uno_Interface *context = office_context();
    long objects = host_objects();
    calc *c = open_chain();
    calc_look(c, ROW, TIER);
    uno_Interface *contexts[] = {calc_document(c), context, context};
    for (size_t i = 0; i < 3; i++) {
        uno_Interface *service = addin_make("org.vitalfew.comp.Calc", contexts[i]);
        if (service == NULL)
            host_die("the service cannot be made");
        service->release(service);
        calc_type(c, ROW, 1, amounts[i]);
        calc_look(c, ROW, TIER);
        if (i == 0)
            tap_result(office_asked() == asked,
                       "the main loop is asked by nobody who does not know the office");
    }
    tap_result(office_asked() == asked + 1, "the main loop is asked once the office is known");
    calc_close(c);
    tap_result(office_idle() == 1, "the main loop calls back when the document is closed");
    tap_result(host_objects() == objects, "the office: every object of the document is let go");
}

/* Without a document to show new results to, Calc paints while the add-in tells it of one: the sum
 * reads a cell that is running. */
static void check_painting(void)
{
    calc *c = open_chain();
    office_set_documents(false);
    calc_on_paint(c, paint_sum, NULL);
    calc_look(c, ROW, AMOUNT);
    tap_result(calc_cell(c, ROW, SUM)->shown.kind == ERROR,
               "a cell that is painted too early is wrong");
    size_t asked = office_asked();
    calc_fill(c, ROW + 1, TIER, "=CUSTOMERTIER(B2;B$2:B$11)");
    calc_look(c, ROW + 1, TIER);
    tap_result(office_asked() == asked, "the main loop is asked once for several results");
    tap_result(office_idle() == 1 && shows_number(c, ROW, SUM, 91),
               "and right when the main loop has called back");
    office_idle();
    calc_close(c);
    office_set_documents(true);
}

/* In a document without a window Calc comes to know new results before a cell is tied to them. */
static void check_hidden(void)
{
    long objects = host_objects();
    long blocks = memory_blocks();
    size_t computed = hidden_computed();
    calc *c = open_chain();
    calc_on_paint(c, paint_sum, NULL);
    calc_look(c, ROW, AMOUNT);
    tap_result(hidden_open() == 1 && hidden_computed() == computed + 1,
               "a new result is shown to a hidden cell");
    tap_result(shows_number(c, ROW, SUM, 91), "and nothing is painted too early");
    calc_fill(c, ROW + 1, TIER, "=CUSTOMERTIER(B2;B$2:B$11)");
    calc_look(c, ROW + 1, TIER);
    tap_result(hidden_open() == 1 && hidden_computed() == computed + 2,
               "another one is shown to the same cell");
    tap_result(office_idle() == 1 && hidden_open() == 0, "the main loop closes its document");
    calc_type(c, ROW, 1, "400");
    tap_result(shows_number(c, ROW, SUM, 1201), "afterwards the cells still follow the data");
    calc_close(c);
    office_idle();
    tap_result(hidden_open() == 0 && host_objects() == objects && memory_blocks() == blocks,
               "the hidden cell: everything is let go");
}

/* The cells are right after every change, whatever the main loop does, and it is asked again once
 * it does what it should. */
static void check_loop(main_loop loop, const char *what)
{
    long objects = host_objects();
    long blocks = memory_blocks();
    calc *c = open_chain();
    office_set_loop(loop);
    bool right = shows_number(c, ROW, SUM, 91);
    calc_type(c, ROW, 1, "400");
    right = right && shows_number(c, ROW, SUM, 1201);
    calc_type(c, ROW, 1, "1");
    right = right && shows_number(c, ROW, SUM, 2);
    tap_result(right && office_idle() == 0, "%s: the cells are right", what);
    office_set_loop(LOOP_LATER);
    calc_fill(c, ROW + 1, TIER, "=CUSTOMERSTAGE(9;90;E$2:E$11;B$2:B$11)");
    calc_look(c, ROW + 1, TIER);
    tap_result(office_idle() == 1, "%s: a better one is asked again", what);
    calc_close(c);
    office_idle();
    tap_result(hidden_open() == 0 && host_objects() == objects && memory_blocks() == blocks,
               "%s: everything is let go", what);
}

typedef struct painting {
    bool inside;
    int count;
} painting;

/* Looks at new cells: one for each result of the list that is being told, which is given to a cell
 * again so, and one over a list of its own, so that the main loop is asked. */
static void paint_and_idle(calc *c, void *data)
{
    painting *now = data;
    char content[64];
    if (now->inside || ++now->count > 8)
        return;
    now->inside = true;
    for (int row = 1; row < 11; row++) {
        snprintf(content, sizeof content, "=CUSTOMERTIER(B%d;B$2:B$11)", row + 1);
        calc_fill(c, row, SUM, content);
        calc_look(c, row, SUM);
    }
    snprintf(content, sizeof content, "=CUSTOMERTIER(B2;B$2:B$%d)", 2 + now->count);
    calc_fill(c, 12, SUM, content);
    calc_look(c, 12, SUM);
    office_idle();
    calc_look_at_all(c);
    now->inside = false;
}

/* The main loop runs while the add-in tells of a change, as it does in a dialogue: results that
 * are still to be told are served, collected and told in between. */
static void check_nested(void)
{
    long objects = host_objects();
    long blocks = memory_blocks();
    painting now = {.count = 0};
    calc *c = examples_open();
    for (int row = 1; row < 11; row++) {
        char content[64];
        snprintf(content, sizeof content, "=CUSTOMERTIER(B%d;B$2:B$11)", row + 1);
        calc_fill(c, row, TIER, content);
    }
    calc_look_at_all(c);
    office_idle();
    calc_look_at_all(c);
    calc_on_paint(c, paint_and_idle, &now);
    calc_type(c, ROW, 1, "400");
    calc_on_paint(c, NULL, NULL);
    calc_look_at_all(c);
    tap_result(value_is_text(&calc_cell(c, ROW, TIER)->shown, "A"),
               "the main loop runs while a change is told: the cells are right");
    calc_close(c);
    office_idle();
    tap_result(host_objects() == objects && memory_blocks() == blocks,
               "the main loop runs while a change is told: everything is let go");
}

/* Two amounts, 500 and 90, and the tier of the second. */
static void fill_amounts(calc *c, const char *first, const char *second)
{
    calc_fill(c, 1, AMOUNT, first);
    calc_fill(c, 2, AMOUNT, second);
    calc_fill(c, 1, SUM, "=CUSTOMERTIER(H3;H$2:H$3)");
}

static void fill_formulas(calc *c)
{
    fill_amounts(c, "=TIMES(B2;1)", "=TIMES(B4;1)");
}

static void fill_numbers(calc *c)
{
    fill_amounts(c, "500", "90");
}

/* A list has come to hold an error without a notice, and whoever reads it for an array sees it. */
static void check_error_unnoticed(const char *what, void (*fill)(calc *c))
{
    calc *c = open_chain();
    fill(c);
    calc_look(c, 1, SUM);
    office_idle();
    calc_fill(c, 1, AMOUNT, "#");
    size_t asked = office_asked();
    value aside = calc_compute(c, "=CUSTOMERTIER({90;1};H2:H3)");
    tap_result(value_shows(&aside, "#519") && office_asked() == asked + 1,
               "%s: an error that nobody told of is seen, and the main loop is asked", what);
    office_idle();
    tap_result(value_shows(calc_look(c, 1, SUM), "#519"), "%s: and the cells are computed again",
               what);
    calc_close(c);
    office_idle();
}

/* The main loop reads a list with formulas once more, and each call of that throws once. */
static void check_reading_again(void)
{
    long objects = host_objects();
    long blocks = memory_blocks();
    unsigned long cases = 0;
    bool right = true;
    for (bool happened = true; happened; cases++) {
        calc *c = open_chain();
        fill_formulas(c);
        calc_look(c, 1, SUM);
        host_trouble = (trouble){.kind = TROUBLE_THROW, .at = cases + 1};
        office_idle();
        happened = host_trouble.happened;
        host_trouble = (trouble){.kind = TROUBLE_NONE};
        right = right && value_shows(calc_look(c, 1, SUM), "B");
        calc_type(c, ROW, 1, "900");
        right = right && value_shows(calc_look(c, 1, SUM), "A");
        calc_close(c);
        office_idle();
    }
    tap_result(right && cases > 3 && host_objects() == objects && memory_blocks() == blocks,
               "the main loop reads a list again, and each of %lu calls throws", cases - 1);
}

static bool hear(host_object *self, void *result, void **args)
{
    (void)self;
    (void)result;
    (void)args;
    return true;
}

/* Somebody listens to a result that the add-in has let go of. */
static void check_late_listener(void)
{
    static const host_method methods[] = {{"modified", hear}, {NULL, NULL}};
    static const host_class class = {
        .types = {HOST_XRESULTLISTENER}, .type_count = 1, .methods = methods};
    long objects = host_objects();
    long blocks = memory_blocks();
    calc *c = open_chain();
    host_object *hearer = host_new(&class, sizeof *hearer);
    uno_Interface *listener = host_facet_of(hearer, HOST_XRESULTLISTENER);
    uno_Interface *none = NULL;
    uno_Interface *result = calc_ask(c, "=CUSTOMERTIER(B4;B$2:B$11)");
    void *args[] = {&listener};
    void *no_args[] = {&none};
    bool done = result != NULL;
    done = done && host_call(result, HOST_XVOLATILERESULT, "addResultListener", NULL, no_args);
    office_idle();
    done = done && host_call(result, HOST_XVOLATILERESULT, "addResultListener", NULL, args);
    done = done && host_call(result, HOST_XVOLATILERESULT, "removeResultListener", NULL, args);
    done = done && host_call(result, HOST_XVOLATILERESULT, "addResultListener", NULL, args);
    if (result != NULL)
        result->release(result);
    host_release(hearer);
    tap_result(done, "a result may be listened to after the add-in has let go of it");
    calc_close(c);
    office_idle();
    tap_result(host_objects() == objects && memory_blocks() == blocks,
               "a late listener: everything is let go");
}

void check_office(void)
{
    make_known();
    check_painting();
    check_hidden();
    check_nested();
    office_set_documents(false);
    check_nested();
    office_set_documents(true);
    check_error_unnoticed("formulas", fill_formulas);
    check_error_unnoticed("typed amounts", fill_numbers);
    check_reading_again();
    check_late_listener();
    check_loop(LOOP_MISSING, "the main loop is missing");
    check_loop(LOOP_REFUSES, "the main loop throws");
    check_loop(LOOP_AT_ONCE, "the main loop calls back at once");
}
