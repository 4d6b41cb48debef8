/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The office around Calc, as far as the add-in asks it: the component context, the package, the
 * configuration, the desktop, the main loop, by which somebody is called back when nothing else
 * runs, new documents without a window (hidden.h), and those that a person sees (book.h).
 */
#ifndef VITALFEW_TESTS_OFFICE_H
#define VITALFEW_TESTS_OFFICE_H

#include "book.h"
#include "objects.h"

typedef enum main_loop {
    LOOP_LATER,   /* calls back when it is idle */
    LOOP_MISSING, /* there is no such service */
    LOOP_REFUSES, /* throws */
    LOOP_AT_ONCE  /* calls back in the middle of the call that asks for it, which no office does */
} main_loop;

/* Whether it makes documents, as it does from the start. */
void office_set_documents(bool made);

/* The component context, borrowed; the same for as long as the program runs. */
uno_Interface *office_context(void);

/* Makes the office known to the add-in, as it is to one that Calc has asked for its functions. */
void office_introduce(void);

void office_set_loop(main_loop loop);

/* The main loop is idle: it calls back all that have asked for it; how many these were. */
size_t office_idle(void);

/* How many have asked for it since the program started. */
size_t office_asked(void);

/* The document in front; NULL for none. */
void office_show(book *shown);

/* What the package's workbook holds (rows.h): more rows and columns than a list in the tests; and
 * a text in each of its rows. */
#define OFFICE_REP "Eve"
#define OFFICE_INVENTED                                                                            \
    "Customer|Date|Amount|Number|Rep\n"                                                            \
    "Invented & Sons|45292|7|1|" OFFICE_REP "\n\n\n\n\n\n\n\n"                                     \
    "Invented Ltd|45293|6|2|" OFFICE_REP

/* How many times the package's workbook was opened. */
size_t office_opened(void);

/* The last of these, if it is still open, and whether it was in a window of its own. */
book *office_workbook(void);
bool office_opened_anew(void);

/* A person closes it. */
void office_put_away(void);

#endif
