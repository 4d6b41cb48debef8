/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The functions' own examples, by way of the entry points, the dispatcher and the conversions.
 */
#include <stdio.h>
#include <string.h>

#include "checks.h"
#include "office.h"

enum { OWN_ROW = 12, OWN_COLUMN = 1 };

/* Looks at an example in a cell, again after a notice, and without a cell. */
static bool shows_its_result(calc *c, const example *e)
{
    char shown[64];
    calc_type(c, OWN_ROW, OWN_COLUMN, e->formula);
    bool same = value_shows(calc_look(c, OWN_ROW, OWN_COLUMN), e->result);
    calc_notify(c);
    same = same && value_shows(calc_look(c, OWN_ROW, OWN_COLUMN), e->result);
    calc_recalculate(c);
    same = same && value_shows(calc_look(c, OWN_ROW, OWN_COLUMN), e->result);
    value aside = calc_compute(c, e->formula);
    same = same && value_shows(&aside, e->result);
    if (!same)
        tap_note("%s shows %s and not %s", e->formula, value_print(&aside, shown, sizeof shown),
                 e->result);
    value_free(&aside);
    return same;
}

static void check_each(const char *when)
{
    long objects = host_objects();
    for (size_t i = 0; i < example_count; i++) {
        calc *c = examples_open();
        tap_result(shows_its_result(c, &examples[i]), "%s, %s", examples[i].formula, when);
        calc_close(c);
    }
    office_idle();
    tap_result(host_objects() == objects, "examples, %s: every object is let go", when);
}

void check_examples(void)
{
    check_each("while the office is unknown");
    office_introduce();
    check_each("once it is known");
}
