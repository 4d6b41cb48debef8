/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The add-in, loaded by its entry points, and its functions as Calc finds them: by reflection.
 */
#ifndef VITALFEW_TESTS_ADDIN_H
#define VITALFEW_TESTS_ADDIN_H

#include "objects.h"

#define PARAMETERS_MAX 9

/* How an argument is passed, by the type of the parameter. */
typedef enum passing {
    PASS_DOCUMENT = 'D', /* XPropertySet */
    PASS_ROWS = 'M',     /* [][]any */
    PASS_RANGE = 'R',    /* XCellRange */
    PASS_NUMBER = 'N',   /* double */
    PASS_ANY = 'O'       /* any */
} passing;

/* A function of the add-in. */
typedef struct method {
    char name[32]; /* upper-cased, as it is typed */
    const typelib_TypeDescription *description;
    passing parameters[PARAMETERS_MAX];
    size_t parameter_count;
} method;

/* Loads the add-in and makes its service; false, with a line that says why, where that fails. */
bool addin_load(const char *path);

/* Its service, borrowed. */
uno_Interface *addin_service(void);

/* A function by its name, or by its number, NULL behind the last. */
const method *addin_find(const char *name);
const method *addin_nth(size_t n);

/* Calls a function; false where it threw. */
bool addin_call(const method *called, void **args, uno_Any *result);

/* Makes one of the services, acquired; NULL where the add-in makes none. */
uno_Interface *addin_make(const char *implementation, uno_Interface *context);

void addin_unload(void);

#endif
