/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the checks share: results in TAP, random numbers, the functions' examples.
 */
#ifndef VITALFEW_TESTS_CHECKS_H
#define VITALFEW_TESTS_CHECKS_H

#include <stdint.h>

#include "calc.h"

/* Reports one result. */
void tap_result(bool passed, const char *format, ...);

/* Tells more of what went wrong; before the result. */
void tap_note(const char *format, ...);

/* The same numbers from the same seed on every machine (splitmix64). */
uint64_t random_next(uint64_t *state);
int random_below(uint64_t *state, int bound);

/* One function's example: a formula over the example list and what it shows. */
typedef struct example {
    char name[32];
    char formula[128];
    char result[64];
} example;

#define EXAMPLES_MAX 64

extern example examples[EXAMPLES_MAX];
extern size_t example_count;

/* Formulas over the example list that show an error, or are out of the ordinary otherwise. */
extern const example odd_examples[];
extern const size_t odd_example_count;

/* Reads what `describe examples` has printed. */
bool examples_read(const char *path);

/* A document with the example list in A1 to I11, and odd cells in A14 to I15. */
calc *examples_open(void);

/* Whether a value is shown as the text, of several lines the first; an error is "#502". */
bool value_shows(const value *v, const char *text);

/* What a formula cell ought to show, computed by the library straight from the cells, without the
 * add-in's glue; borrowed. A new number of a look forgets what was known. */
const value *plain_value(calc *c, int row, int column, unsigned long look);

void check_objects(void);
void check_examples(void);
void check_live(void);
void check_throws(void);
void check_lies(void);
void check_happenings(void);
void check_memory(void);
void check_day(void);
void check_threads(void);
void check_workbook(void);
void check_office(void);
void check_errors(void);
void check_export(void);

#endif
