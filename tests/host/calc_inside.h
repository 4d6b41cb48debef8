/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Inside the played Calc (calc.h): what its rooms share, for them alone. Each room calls those
 * below it in this list, and no other, but for one arrow back: who reads a range computes its
 * cells.
 *
 *   calc_documents.c   documents, opened and closed
 *   calc_operations.c  what a person does
 *   calc_computing.c   formulas, and the calls of the add-in's functions
 *   calc_results.c     what the add-in's functions return, and who listens to it
 *   calc_changes.c     what a change makes dirty, and whom it is told
 *   calc_ranges.c      range objects
 *   calc_cells.c       cells, and the memory of a document
 */
#ifndef VITALFEW_TESTS_CALC_INSIDE_H
#define VITALFEW_TESTS_CALC_INSIDE_H

#include "calc.h"

#define LISTENERS_MAX 4

/* As many areas at most an object of several ranges has. */
#define AREAS_MAX 8

/* The last row and column of a sheet. */
enum { LAST_ROW = 1048575, LAST_COLUMN = 1023 };

/* A range object; also the sheet, the cursor and an object of several ranges, which differ in what
 * they have. */
typedef struct range {
    host_object head;
    struct range *next;
    calc *document; /* NULL once it is closed */
    area at;        /* the first of its areas */
    area others[AREAS_MAX - 1];
    size_t other_count;
    bool through; /* two sheets */
    bool gone;
    bool errors_alone; /* of the cells of its area, those that show one */
    bool hit;          /* something changed in it since its listeners were told */
    uno_Interface *listeners[LISTENERS_MAX];
    size_t listener_count;
} range;

struct calc {
    host_object *object;
    bool hidden; /* then the object is borrowed */
    int rows;
    int columns;
    cell ***grid;
    cell **cells; /* all cells, typed ones too, that ever were */
    size_t cell_count;
    int sheet;
    int more_sheets; /* empty ones behind it */
    range *ranges;
    cell **spare_row; /* of a row that was deleted, to be used again */
    bool telling;
    bool newest_first; /* which of the ranges are told first the next time */
    bool closed;       /* while the listeners are told: it is freed afterwards */
    int limit;
    int depth;
    bool broken;
    cell *deepest;
    void (*paint)(calc *c, void *data);
    void *paint_data;
    size_t cells_read;     /* by getDataArray() */
    size_t errors_queried; /* how often: the add-in computes a range ahead so */
};

/* Cells */

/* The empty cells of a row that still is in no place. */
cell **new_row(calc *c, int row);

void free_document(calc *c);

/* Range objects */

/* An object of several ranges, which has none yet; acquired. */
range *new_ranges(calc *c);

/* How many areas a range object has, and one of them. */
size_t area_count(const range *self);
area *area_of(range *self, size_t i);

/* Calls a member of all listeners of a range, which may add and remove listeners meanwhile. */
void call_listeners(range *r, host_type type, const char *member);

/* Changes */

/* Calc may paint now. */
void paint_cells(calc *c);

void make_dirty(calc *c, cell *x);

/* Tells all that depends on a cell: it has changed, or it is dirty. */
void broadcast(calc *c, int row, int column);

/* What follows every operation. */
void follow_up(calc *c);

/* The add-in's results */

/* What a result of the add-in shows, for a cell, or for nobody where x is NULL; ends `any`. */
value take_result(calc *c, cell *x, uno_Any *any);

/* A document that closes lets go of all results. */
void drop_results(const calc *c);

/* Computing */

/* What a cell holds for somebody who computes, who goes on where it cannot be computed now; or for
 * somebody outside, for whom it can. */
const value *fetch_value(calc *c, int row, int column);

/* The cells of an area as a [][]any; an error is a void any. */
uno_Sequence *rows_of_area(calc *c, const area *at);

#endif
