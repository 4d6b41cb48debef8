/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A long day in fast motion: what is kept stays bounded, and goes with the documents.
 */
#include <stdio.h>

#include "checks.h"
#include "memory.h"
#include "office.h"

enum { DOCUMENTS = 1000, INSERTS = 10000 };

/* Types a formula in a column of the example list, for each of its rows. */
static void fill_column(calc *c, int column, const char *format)
{
    for (int row = 1; row < 11; row++) {
        char content[64];
        snprintf(content, sizeof content, format, row + 1);
        calc_fill(c, row, column, content);
    }
}

/* 1,000 documents, opened, computed, edited and closed. */
static void check_documents(void)
{
    long objects = host_objects();
    long blocks = memory_blocks();
    for (int i = 0; i < DOCUMENTS; i++) {
        calc *c = examples_open();
        fill_column(c, 6, "=CUSTOMERTIER(B%d;B$2:B$11)");
        calc_look_at_all(c);
        calc_type(c, 2, 1, "77");
        calc_look_at_all(c);
        calc_close(c);
        office_idle();
    }
    tap_result(host_objects() == objects, "%d documents: every object is let go", DOCUMENTS);
    tap_result(memory_blocks() == blocks, "%d documents: all memory is let go", DOCUMENTS);
}

/* Rows are inserted above and inside the list, and others deleted so that it stays as long; after
 * each a few cells are looked at. */
static void check_inserts(void)
{
    long objects = host_objects();
    long blocks = memory_blocks();
    long most = 0;
    size_t results = 0;
    calc *c = examples_open();
    fill_column(c, 6, "=CUSTOMERTIER(B%d;B$2:B$11)");
    for (int i = 0; i < INSERTS; i++) {
        int row = i % 3;
        calc_insert_row(c, row);
        calc_look(c, 2 + i % 9, 6);
        calc_look(c, 3 + i % 5, 6);
        calc_delete_row(c, row);
        calc_look(c, 2 + i % 7, 6);
        most = memory_bytes() > most && i > INSERTS / 2 ? memory_bytes() : most;
        if (i == INSERTS / 2)
            results = calc_results(c);
    }
    tap_result(calc_results(c) <= 16 && calc_results(c) == results,
               "%d inserted rows: %zu result objects, %zu after half of them", INSERTS,
               calc_results(c), results);
    tap_result(most < 100000, "%d inserted rows: %ld bytes are kept at most", INSERTS, most);
    calc_close(c);
    office_idle();
    tap_result(host_objects() == objects, "%d inserted rows: every object is let go", INSERTS);
    tap_result(memory_blocks() == blocks, "%d inserted rows: all memory is let go", INSERTS);
}

static void paint_all(calc *c, void *data)
{
    (void)data;
    calc_look_at_all(c);
}

/* More different values than there are result objects for a document: the others are plain, and
 * must not come from a list that the data have left behind. */
static void check_many_values(void)
{
    enum { VALUES = 2100 };
    calc *c = calc_open(VALUES, 3);
    int wrong = 0;
    for (int row = 0; row < VALUES; row++) {
        char content[64];
        calc_fill(c, row, 0, row == 0 ? "A" : "C");
        snprintf(content, sizeof content, "=SELLINGTIME(\"A\";A$1:A$9;%d)", row + 1);
        calc_fill(c, row, 1, content);
    }
    calc_look_at_all(c);
    calc_notify(c);
    calc_look_at_all(c);
    calc_on_paint(c, paint_all, NULL); /* after the change, before the notice and after it */
    calc_type(c, 2, 0, "A");
    calc_look_at_all(c);
    for (int row = 0; row < VALUES; row++)
        wrong += !value_equal(&calc_cell(c, row, 1)->shown, plain_value(c, row, 1, ~0UL));
    tap_result(wrong == 0, "%d different values in a document: %d of them stale", VALUES, wrong);
    tap_result(calc_results(c) <= 2048, "%d different values: %zu result objects", VALUES,
               calc_results(c));
    calc_close(c);
    office_idle();
}

void check_day(void)
{
    office_introduce();
    check_documents();
    check_inserts();
    check_many_values();
}
