/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The played Calc, which is Calc as far as an add-in sees it: documents of one sheet whose cells
 * hold values and formulas, and the order in which Calc does things after a change.
 *
 * - A change makes the formulas that depend on it dirty, and stops at one that is dirty already.
 * - A dirty formula is computed when somebody looks: a person, another formula, getDataArray().
 * - Computing breaks off at a depth (Calc: some 400 formulas) with the old values; the formulas
 *   on the way stay dirty and are computed again.
 * - The modify listeners of ranges in which something changed are called later, before the
 *   operation ends; cells may be painted, and so computed, before, between and after that. What
 *   the add-in makes dirty meanwhile has no such call of its own until the next operation.
 * - A formula that is given an XVolatileResult is tied to it for good, and is made dirty whenever
 *   the add-in tells the listener that it registers on that object. Cells may be painted at once
 *   when the listener is told, the first time in the middle of a computation too: who reads a cell
 *   that is still running sees Err:522 then. The listener is one for all documents: whom it was
 *   told for a document without a window, it is not told again for the one that has cells.
 * - Ranges move, grow and shrink with rows that are inserted and deleted; a range whose cells are
 *   all gone tells where it was. When a document closes its ranges tell their listeners.
 *
 * Formulas are typed: "=CUSTOMERTIER(A2;A$1:A$9)", or through two sheets, "A$1:Sheet2.A$9". Besides
 * the add-in's functions there are TIMES(x;y), PLUS(x;y) and PICK(tier;x;y), which is x times y
 * where the tier is "A", else x.
 */
#ifndef VITALFEW_TESTS_CALC_H
#define VITALFEW_TESTS_CALC_H

#include "addin.h"
#include "objects.h"

typedef enum value_kind { EMPTY, NUMBER, TEXT, ERROR } value_kind;

/* Calc's errors that occur here. */
enum { ERR_ARGUMENT = 502, ERR_PARAMETER = 504, ERR_VALUE = 519, ERR_MISSING = 32767 };

/* What a cell shows. */
typedef struct value {
    value_kind kind;
    double number;     /* of NUMBER */
    rtl_uString *text; /* of TEXT, acquired */
    int error;         /* of ERROR */
} value;

value value_of_number(double number);
value value_of_text(const char *utf8);
value value_of_error(int error);
value value_copy(const value *v);
void value_free(value *v);
bool value_equal(const value *a, const value *b);
bool value_is_text(const value *v, const char *ascii);

/* Whether a text, or the first line of one of several, is this. */
bool value_begins(const value *v, const char *ascii);

/* What an any of the add-in shows in a cell; of an array, its first cell. */
value value_of_any(const uno_Any *any);
void value_to_any(const value *v, uno_Any *any);

/* Writes a value for a message. */
const char *value_print(const value *v, char *out, size_t size);

/* A rectangle of cells, from 0. */
typedef struct area {
    int row, column, last_row, last_column;
} area;

typedef enum argument_kind {
    ARGUMENT_LEFT_OUT,
    ARGUMENT_VALUE,
    ARGUMENT_LIST, /* {1;2;3}, a column; {1;2|3;4}, rows */
    ARGUMENT_CELL,
    ARGUMENT_RANGE,
    ARGUMENT_GONE /* a reference to cells that were deleted */
} argument_kind;

#define LIST_MAX 21

typedef struct argument {
    argument_kind kind;
    value values[LIST_MAX];
    size_t count;
    size_t columns; /* of a list */
    area at;
    bool through; /* a reference through two sheets, of which the second is empty */
} argument;

typedef struct formula {
    char name[32];
    const method *method; /* NULL: one of Calc's own */
    argument arguments[PARAMETERS_MAX];
    size_t count;
} formula;

typedef struct cell {
    value shown;
    formula *formula; /* NULL: a typed cell */
    int row, column;
    bool dirty;
    bool running;
    bool resized;        /* a row has come or gone among the cells that the formula refers to */
    value plain;         /* what it ought to show */
    unsigned long known; /* the look for which `plain` is */
} cell;

typedef struct calc calc;

/* Opens a document of some rows and columns; beyond them the sheet is empty. */
calc *calc_open(int rows, int columns);

/* The document without a window behind an object, which has its XPropertySet and outlives it. */
calc *calc_open_hidden(host_object *object, int rows, int columns);

/* Closes it, and tells its listeners and then those of its ranges. */
void calc_close(calc *c);

/* How many ranges were still listened to when their document closed: Calc never frees those. */
size_t calc_ranges_lost(void);

/* The document's XPropertySet, borrowed. */
uno_Interface *calc_document(calc *c);

/* A new range object, acquired; `through` the next sheet, too, which only its name tells. */
uno_Interface *calc_range(calc *c, area at, bool through);

/* Types into a cell: a number, "" for nothing, "#" for an error, a formula after "=", or text; with
 * all that follows from it. */
void calc_type(calc *c, int row, int column, const char *content);

/* Types into a cell, and has all computed that follows, but no listener is told of it: as Calc's
 * search for a goal does. */
void calc_try(calc *c, int row, int column, const char *content);

/* Typed content and formulas without what follows, for filling a new document. */
void calc_fill(calc *c, int row, int column, const char *content);

void calc_insert_row(calc *c, int row);
void calc_delete_row(calc *c, int row);

/* Inserts an empty cell, and shifts those below it in its column down; the last one goes. */
void calc_insert_cell(calc *c, int row, int column);

/* Moves the typed cells of some rows of one column to another one, whose cells go. */
void calc_move_cells(calc *c, area from, int column);

void calc_move_sheet(calc *c, int position);

/* Adds an empty sheet behind the others, of which nobody is told. */
void calc_add_sheet(calc *c);

/* Everything is computed again. */
void calc_recalculate(calc *c);

/* What a cell shows, after it was computed; borrowed. */
const value *calc_look(calc *c, int row, int column);
cell *calc_cell(calc *c, int row, int column);
int calc_rows(const calc *c);
int calc_columns(const calc *c);

/* Computes all that is dirty. */
void calc_look_at_all(calc *c);

/* From how deep on computing breaks off; 0 for never. */
void calc_limit_depth(calc *c, int depth);

/* What is done at each moment at which Calc may paint; NULL for nothing. */
void calc_on_paint(calc *c, void (*paint)(calc *c, void *data), void *data);

/* Calls the listeners of all ranges of the document as though something had changed. */
void calc_notify(calc *c);

/* Tells the listeners of all ranges that these are disposed of, while the document lives on. */
void calc_dispose_ranges(calc *c);

/* How many cells were read so far from the document's ranges, and how often one was computed ahead.
 */
size_t calc_cells_read(const calc *c);
size_t calc_computed_ahead(const calc *c);

/* How many objects for results the document holds. */
size_t calc_results(const calc *c);

/* Asks the add-in as a cell would that is then not tied to the answer: the object that it gives,
 * acquired; NULL where it gives a plain value. */
uno_Interface *calc_ask(calc *c, const char *text);

/* Computes a function of values alone, apart from any document: the result of the add-in. */
value calc_compute(calc *c, const char *text);

#endif
