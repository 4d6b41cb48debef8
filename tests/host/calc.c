/* SPDX-License-Identifier: MPL-2.0 */
#include "calc.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formula.h"

#define LISTENERS_MAX 4
#define HOLDERS_MAX 16

/* As many areas at most an object of several ranges has. */
#define AREAS_MAX 8

/* As many ranges at most are told of one operation, and the others of the next. */
#define DUE_MAX 1024

/* com.sun.star.table.CellRangeAddress */
typedef struct range_address {
    sal_Int16 sheet;
    sal_Int32 start_column;
    sal_Int32 start_row;
    sal_Int32 end_column;
    sal_Int32 end_row;
} range_address;

/* The last row and column of a sheet. */
enum { LAST_ROW = 1048575, LAST_COLUMN = 1023 };

enum { ERR_CIRCULAR = 522, ERR_REFERENCE = 524 };

/* A range object; also the sheet, the cursor and an object of several ranges, which differ in what
 * they have. */
typedef struct range {
    host_object head;
    struct range *next;
    calc *document; /* NULL once it is closed */
    area at;        /* the first of its areas */
    area others[AREAS_MAX - 1];
    size_t other_count;
    bool gone;
    bool errors_alone; /* of the cells of its area, those that show one */
    bool hit;          /* something changed in it since its listeners were told */
    uno_Interface *listeners[LISTENERS_MAX];
    size_t listener_count;
} range;

/* What listens to one of the add-in's results, for all cells that show it. */
typedef struct watcher {
    host_object head;
    struct watcher *next;
    calc *document;                   /* whose cells show it; NULL before, and once it is closed */
    const calc *holders[HOLDERS_MAX]; /* all that know it, those without a window too */
    size_t holder_count;
    uno_Interface *identity; /* of the result, acquired */
    uno_Interface *result;   /* acquired */
    value shown;
    cell **cells;
    size_t count;
} watcher;

/* All watchers, and what they show, under a lock; never held across a call to the add-in. */
static pthread_mutex_t watch_lock = PTHREAD_MUTEX_INITIALIZER;
static watcher *watchers;

struct calc {
    host_object *object;
    bool hidden; /* then the object is borrowed */
    int rows;
    int columns;
    cell ***grid;
    cell **cells; /* all cells, typed ones too, that ever were */
    size_t cell_count;
    int sheet;
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
};

static void interpret(calc *c, cell *x);
static void compute(calc *c, cell *x);

/* Cells */

cell *calc_cell(calc *c, int row, int column)
{
    bool inside = row >= 0 && row < c->rows && column >= 0 && column < c->columns;
    return inside ? c->grid[row][column] : NULL;
}

int calc_rows(const calc *c)
{
    return c->rows;
}

int calc_columns(const calc *c)
{
    return c->columns;
}

/* What a cell holds for somebody who computes, who goes on where it cannot be computed now; or for
 * somebody outside, for whom it can. */
static const value *fetch(calc *c, int row, int column)
{
    static const value nothing = {.kind = EMPTY};
    cell *x = calc_cell(c, row, column);
    if (x == NULL)
        return &nothing;
    if (c->depth == 0)
        compute(c, x);
    else
        interpret(c, x);
    return &x->shown;
}

static uno_Sequence *new_sequence(host_type type, sal_Int32 length)
{
    uno_Sequence *made = NULL;
    if (!uno_type_sequence_construct(&made, host_reference(type), NULL, length, NULL))
        abort();
    return made;
}

/* The cells of an area as a [][]any; an error is a void any. */
static uno_Sequence *rows_of_area(calc *c, const area *at)
{
    sal_Int32 columns = at->last_column - at->column + 1;
    uno_Sequence *rows = new_sequence(HOST_ROWS, at->last_row - at->row + 1);
    for (sal_Int32 i = 0; i < rows->nElements; i++) {
        uno_Sequence *row = new_sequence(HOST_ROW, columns);
        for (sal_Int32 k = 0; k < columns; k++) {
            uno_Any *any = (uno_Any *)(void *)row->elements + k;
            uno_any_destruct(any, NULL);
            value_to_any(fetch(c, at->row + i, at->column + k), any);
        }
        uno_Sequence **place = (uno_Sequence **)(void *)rows->elements + i;
        uno_type_destructData(place, host_reference(HOST_ROW), NULL);
        *place = row;
    }
    return rows;
}

/* Range objects */

static range *new_range(calc *c, const host_class *class, area at)
{
    range *made = (range *)host_new(class, sizeof *made);
    made->document = c;
    made->at = at;
    made->next = c->ranges;
    c->ranges = made;
    return made;
}

static void destroy_range(host_object *object)
{
    range *self = (range *)object;
    if (self->document != NULL) {
        range **link = &self->document->ranges;
        while (*link != self)
            link = &(*link)->next;
        *link = self->next;
    }
    for (size_t i = 0; i < self->listener_count; i++)
        self->listeners[i]->release(self->listeners[i]);
}

static size_t area_count(const range *self)
{
    return self->gone ? 0 : 1 + self->other_count;
}

static area *area_of(range *self, size_t i)
{
    return i == 0 ? &self->at : &self->others[i - 1];
}

static bool is_dead(const range *self)
{
    return self->document == NULL || self->gone;
}

static bool get_range_address(host_object *object, void *result, void **args)
{
    (void)args;
    range *self = (range *)object;
    if (self->document == NULL)
        return false;
    *(range_address *)result =
        (range_address){(sal_Int16)self->document->sheet, self->at.column, self->at.row,
                        self->at.last_column, self->at.last_row};
    return true;
}

static bool get_data_array(host_object *object, void *result, void **args)
{
    (void)args;
    range *self = (range *)object;
    if (is_dead(self))
        return false;
    *(uno_Sequence **)result = rows_of_area(self->document, &self->at);
    return true;
}

static bool get_property_value(host_object *object, void *result, void **args)
{
    const rtl_uString *name = *(rtl_uString **)args[0];
    range *self = (range *)object;
    char text[32 * AREAS_MAX] = "";
    size_t used = 0;
    if (self->document == NULL ||
        rtl_ustr_ascii_compare_WithLength(name->buffer, name->length, "AbsoluteName") != 0)
        return false;
    for (size_t i = 0; i < area_count(self); i++) {
        const area *at = area_of(self, i);
        used += (size_t)snprintf(text + used, sizeof text - used, "%s$Sheet1.$%c$%d:$%c$%d",
                                 i > 0 ? ";" : "", 'A' + at->column, at->row + 1,
                                 'A' + at->last_column, at->last_row + 1);
    }
    host_any_of_text(result, text);
    return true;
}

static bool add_modify_listener(host_object *object, void *result, void **args)
{
    (void)result;
    range *self = (range *)object;
    uno_Interface *listener = *(uno_Interface **)args[0];
    if (self->document == NULL || self->listener_count == LISTENERS_MAX)
        return false;
    listener->acquire(listener);
    self->listeners[self->listener_count++] = listener;
    return true;
}

static bool remove_modify_listener(host_object *object, void *result, void **args)
{
    (void)result;
    range *self = (range *)object;
    uno_Interface *listener = *(uno_Interface **)args[0];
    for (size_t i = 0; i < self->listener_count; i++) {
        if (self->listeners[i] == listener) {
            self->listeners[i] = self->listeners[--self->listener_count];
            listener->release(listener);
            return true;
        }
    }
    return self->document != NULL;
}

static const host_class range_class;
static const host_class sheet_class;
static const host_class cursor_class;
static const host_class found_class;

static bool get_cell_range_by_position(host_object *object, void *result, void **args)
{
    range *self = (range *)object;
    sal_Int32 left = *(sal_Int32 *)args[0];
    sal_Int32 top = *(sal_Int32 *)args[1];
    area at = {self->at.row + top, self->at.column + left, self->at.row + *(sal_Int32 *)args[3],
               self->at.column + *(sal_Int32 *)args[2]};
    if (is_dead(self) || left < 0 || top < 0 || at.last_row < at.row ||
        at.last_column < at.column || at.last_row > self->at.last_row ||
        at.last_column > self->at.last_column)
        return false;
    range *part = new_range(self->document, &range_class, at);
    *(uno_Interface **)result = host_facet_of(&part->head, HOST_XCELLRANGE);
    return true;
}

static bool get_spreadsheet(host_object *object, void *result, void **args)
{
    (void)args;
    range *self = (range *)object;
    if (self->document == NULL)
        return false;
    area at = {0, 0, LAST_ROW, LAST_COLUMN};
    range *sheet = new_range(self->document, &sheet_class, at);
    *(uno_Interface **)result = host_facet_of(&sheet->head, HOST_XSPREADSHEET);
    return true;
}

static bool create_cursor(host_object *object, void *result, void **args)
{
    (void)args;
    range *self = (range *)object;
    if (self->document == NULL)
        return false;
    range *cursor = new_range(self->document, &cursor_class, self->at);
    *(uno_Interface **)result = host_facet_of(&cursor->head, HOST_XSHEETCELLRANGE);
    return true;
}

static bool is_used(const cell *x)
{
    return x->formula != NULL || x->shown.kind != EMPTY;
}

static bool goto_end_of_used_area(host_object *object, void *result, void **args)
{
    (void)result;
    (void)args;
    range *self = (range *)object;
    if (self->document == NULL)
        return false;
    self->at = (area){0, 0, 0, 0};
    for (int row = 0; row < self->document->rows; row++) {
        for (int column = 0; column < self->document->columns; column++) {
            if (!is_used(self->document->grid[row][column]))
                continue;
            self->at.row = self->at.last_row = row;
            if (column > self->at.column)
                self->at.column = self->at.last_column = column;
        }
    }
    return true;
}

/* Computes the cells, since what a formula results in is asked: an error (4), or anything (7). */
static bool query_formula_cells(host_object *object, void *result, void **args)
{
    range *self = (range *)object;
    sal_Int32 results = *(sal_Int32 *)args[0];
    if (is_dead(self) || (results != 4 && results != 7))
        return false;
    calc *c = self->document;
    area at = self->at;
    for (int row = at.row; row <= at.last_row && row < c->rows; row++)
        for (int column = at.column; column <= at.last_column; column++)
            fetch(c, row, column);
    range *found = new_range(c, &found_class, at);
    found->errors_alone = results == 4;
    *(uno_Interface **)result = host_facet_of(&found->head, HOST_XSHEETCELLRANGES);
    return true;
}

static bool get_range_addresses(host_object *object, void *result, void **args)
{
    (void)args;
    range *self = (range *)object;
    calc *c = self->document;
    range_address *addresses = NULL;
    sal_Int32 count = 0;
    if (c == NULL)
        return false;
    for (int row = self->at.row; row <= self->at.last_row && row < c->rows; row++) {
        for (int column = self->at.column; column <= self->at.last_column; column++) {
            cell *x = calc_cell(c, row, column);
            if (x == NULL || x->formula == NULL || (self->errors_alone && x->shown.kind != ERROR))
                continue;
            addresses = realloc(addresses, ((size_t)count + 1) * sizeof *addresses);
            if (addresses == NULL)
                abort();
            addresses[count++] = (range_address){(sal_Int16)c->sheet, column, row, column, row};
        }
    }
    uno_type_sequence_construct(result, host_reference(HOST_ADDRESSES), addresses, count, NULL);
    free(addresses);
    return true;
}

/* An object of several ranges has none at first. */
static bool add_range_addresses(host_object *object, void *result, void **args)
{
    (void)result;
    range *self = (range *)object;
    const uno_Sequence *addresses = *(uno_Sequence **)args[0];
    bool merge = *(sal_Bool *)args[1];
    if (self->document == NULL || !self->gone || merge || addresses->nElements > AREAS_MAX)
        return false;
    for (sal_Int32 i = 0; i < addresses->nElements; i++) {
        const range_address *at = (const range_address *)(const void *)addresses->elements + i;
        *area_of(self, (size_t)i) =
            (area){at->start_row, at->start_column, at->end_row, at->end_column};
    }
    self->gone = addresses->nElements == 0;
    self->other_count = self->gone ? 0 : (size_t)addresses->nElements - 1;
    return true;
}

static const host_method range_methods[] = {
    {"getRangeAddress", get_range_address},
    {"getDataArray", get_data_array},
    {"getPropertyValue", get_property_value},
    {"addModifyListener", add_modify_listener},
    {"removeModifyListener", remove_modify_listener},
    {"getCellRangeByPosition", get_cell_range_by_position},
    {"getSpreadsheet", get_spreadsheet},
    {"createCursor", create_cursor},
    {"gotoEndOfUsedArea", goto_end_of_used_area},
    {"queryFormulaCells", query_formula_cells},
    {"getRangeAddresses", get_range_addresses},
    {"addRangeAddresses", add_range_addresses},
    {NULL, NULL},
};

static const host_class range_class = {
    .types = {HOST_XCELLRANGE, HOST_XCELLRANGEDATA, HOST_XCELLRANGEADDRESSABLE,
              HOST_XSHEETCELLRANGE, HOST_XPROPERTYSET, HOST_XCELLRANGESQUERY,
              HOST_XMODIFYBROADCASTER},
    .type_count = 7,
    .methods = range_methods,
    .destroy = destroy_range,
};

static const host_class sheet_class = {
    .types = {HOST_XCELLRANGE, HOST_XSHEETCELLRANGE, HOST_XSPREADSHEET},
    .type_count = 3,
    .methods = range_methods,
    .destroy = destroy_range,
};

static const host_class cursor_class = {
    .types = {HOST_XCELLRANGE, HOST_XSHEETCELLRANGE, HOST_XCELLRANGEADDRESSABLE,
              HOST_XUSEDAREACURSOR},
    .type_count = 4,
    .methods = range_methods,
    .destroy = destroy_range,
};

static const host_class found_class = {
    .types = {HOST_XSHEETCELLRANGES},
    .type_count = 1,
    .methods = range_methods,
    .destroy = destroy_range,
};

static const host_class ranges_class = {
    .types = {HOST_XSHEETCELLRANGECONTAINER, HOST_XPROPERTYSET, HOST_XMODIFYBROADCASTER},
    .type_count = 3,
    .methods = range_methods,
    .destroy = destroy_range,
};

uno_Interface *calc_range(calc *c, area at)
{
    return host_facet_of(&new_range(c, &range_class, at)->head, HOST_XCELLRANGE);
}

/* Changes */

static void paint(calc *c)
{
    if (c->paint != NULL && !c->closed)
        c->paint(c, c->paint_data);
}

static void broadcast(calc *c, int row, int column);

static void make_dirty(calc *c, cell *x)
{
    if (x->formula == NULL || x->dirty)
        return;
    x->dirty = true;
    broadcast(c, x->row, x->column);
}

static bool has_cell(range *r, int row, int column)
{
    for (size_t i = 0; i < area_count(r); i++)
        if (area_contains(area_of(r, i), row, column))
            return true;
    return false;
}

/* Tells all that depends on a cell: it has changed, or it is dirty. */
static void broadcast(calc *c, int row, int column)
{
    for (range *r = c->ranges; r != NULL; r = r->next)
        if (r->listener_count > 0 && has_cell(r, row, column))
            r->hit = true;
    for (size_t i = 0; i < c->cell_count; i++)
        if (c->cells[i]->formula != NULL && formula_refers_to(c->cells[i]->formula, row, column))
            make_dirty(c, c->cells[i]);
}

/* Calls a member of all listeners of a range, which may add and remove listeners meanwhile. */
static void call_listeners(range *r, host_type type, const char *member)
{
    uno_Interface *listeners[LISTENERS_MAX];
    size_t count = r->listener_count;
    uno_Interface *source = host_facet_of(&r->head, HOST_XINTERFACE);
    void *args[] = {&source};
    host_acquire(&r->head);
    for (size_t i = 0; i < count; i++) {
        listeners[i] = r->listeners[i];
        listeners[i]->acquire(listeners[i]);
    }
    for (size_t i = 0; i < count; i++) {
        host_call(listeners[i], type, member, NULL, args);
        listeners[i]->release(listeners[i]);
    }
    host_release(&r->head);
}

static void free_document(calc *c);

/* Calls the modify listeners of the ranges in which something has changed, in one order and the
 * next time in the other: Calc fills the gaps among them. What changes meanwhile, because the
 * add-in says so, is told with the next operation, as Calc does. */
static void tell(calc *c)
{
    range *due[DUE_MAX];
    size_t count = 0;
    if (c->telling)
        return;
    c->telling = true;
    for (range *r = c->ranges; r != NULL && count < DUE_MAX; r = r->next) {
        if (!r->hit)
            continue;
        r->hit = false;
        host_acquire(&r->head);
        due[count++] = r;
    }
    c->newest_first = !c->newest_first;
    for (size_t i = 0; i < count; i++) {
        range *r = due[c->newest_first ? i : count - 1 - i];
        call_listeners(r, HOST_XMODIFYLISTENER, "modified");
        host_release(&r->head);
        paint(c);
    }
    c->telling = false;
    if (c->closed)
        free_document(c);
}

/* What follows every operation. */
static void follow(calc *c)
{
    paint(c);
    tell(c);
    paint(c);
}

/* The add-in's results */

static bool watcher_modified(host_object *object, void *result, void **args)
{
    (void)result;
    watcher *self = (watcher *)object;
    const struct {
        uno_Interface *source;
        uno_Any value;
    } *event = args[0];
    pthread_mutex_lock(&watch_lock);
    calc *document = self->document;
    value_free(&self->shown);
    self->shown = value_of_any(&event->value);
    pthread_mutex_unlock(&watch_lock);
    if (document == NULL)
        return true;
    for (size_t i = 0; i < self->count; i++)
        make_dirty(document, self->cells[i]);
    paint(document);
    return true;
}

static void destroy_watcher(host_object *object)
{
    watcher *self = (watcher *)object;
    self->identity->release(self->identity);
    self->result->release(self->result);
    value_free(&self->shown);
    free(self->cells);
}

static const host_method watcher_methods[] = {
    {"modified", watcher_modified},
    {NULL, NULL},
};

static const host_class watcher_class = {
    .types = {HOST_XRESULTLISTENER},
    .type_count = 1,
    .methods = watcher_methods,
    .destroy = destroy_watcher,
};

static void call_result(const watcher *w, const char *member)
{
    uno_Interface *listener = host_facet_of((host_object *)w, HOST_XRESULTLISTENER);
    void *args[] = {&listener};
    host_call(w->result, HOST_XVOLATILERESULT, member, NULL, args);
}

/* Makes a watcher that still listens to nothing. Under the lock, as the next. */
static watcher *new_watcher(uno_Interface *identity, uno_Interface *result)
{
    watcher *made = (watcher *)host_new(&watcher_class, sizeof *made);
    made->identity = identity;
    identity->acquire(identity);
    made->result = result;
    result->acquire(result);
    made->shown = value_of_error(ERR_MISSING);
    made->next = watchers;
    watchers = made;
    return made;
}

static watcher *find_watcher(const uno_Interface *identity)
{
    watcher *w = watchers;
    while (w != NULL && w->identity != identity)
        w = w->next;
    return w;
}

static void hold_watcher(watcher *w, calc *c)
{
    if (!c->hidden)
        w->document = c;
    for (size_t i = 0; i < w->holder_count; i++)
        if (w->holders[i] == c)
            return;
    if (w->holder_count == HOLDERS_MAX)
        host_die("a result is in more than %d documents", HOLDERS_MAX);
    w->holders[w->holder_count++] = c;
}

static bool leave_watcher(watcher *w, const calc *c)
{
    for (size_t i = 0; i < w->holder_count; i++) {
        if (w->holders[i] == c) {
            w->holders[i] = w->holders[--w->holder_count];
            return true;
        }
    }
    return false;
}

/* The watcher of a result, made where there is none; acquired. */
static watcher *watch(calc *c, uno_Interface *result)
{
    uno_Interface *identity = host_query(result, HOST_XINTERFACE);
    if (identity == NULL)
        host_die("a result has no XInterface");
    pthread_mutex_lock(&watch_lock);
    watcher *found = find_watcher(identity);
    watcher *w = found != NULL ? found : new_watcher(identity, result);
    hold_watcher(w, c);
    host_acquire(&w->head);
    pthread_mutex_unlock(&watch_lock);
    identity->release(identity);
    if (found == NULL)
        call_result(w, "addResultListener");
    return w;
}

static value shown_by(const watcher *w)
{
    pthread_mutex_lock(&watch_lock);
    value shown = value_copy(&w->shown);
    pthread_mutex_unlock(&watch_lock);
    return shown;
}

static void tie(watcher *w, cell *x)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->cells[i] == x)
            return;
    w->cells = realloc(w->cells, (w->count + 1) * sizeof(cell *));
    if (w->cells == NULL)
        abort();
    w->cells[w->count++] = x;
}

/* What a result of the add-in shows, for a cell, or for nobody where x is NULL. */
static value take_result(calc *c, cell *x, uno_Any *any)
{
    value shown;
    if (any->pType->eTypeClass == typelib_TypeClass_INTERFACE) {
        uno_Interface *result = host_query(*(uno_Interface **)any->pData, HOST_XVOLATILERESULT);
        if (result == NULL)
            host_die("a function returns an object that is no XVolatileResult");
        watcher *w = watch(c, result);
        result->release(result);
        if (x != NULL && !c->hidden)
            tie(w, x);
        shown = shown_by(w);
        host_release(&w->head);
    } else {
        shown = value_of_any(any);
    }
    uno_any_destruct(any, NULL);
    return shown;
}

/* Computing */

/* One argument on its way to the add-in. */
typedef struct passed {
    passing how;
    uno_Interface *interface;
    uno_Sequence *rows;
    double number;
    uno_Any any;
} passed;

/* What a single reference or a constant is; an empty cell is 0. */
static value single_value(calc *c, const argument *a)
{
    const value *v = a->kind == ARGUMENT_CELL ? fetch(c, a->at.row, a->at.column) : &a->values[0];
    return v->kind == EMPTY ? value_of_number(0.0) : value_copy(v);
}

static bool has_error(calc *c, const area *at)
{
    for (int row = at->row; row <= at->last_row && row < c->rows; row++)
        for (int column = at->column; column <= at->last_column; column++)
            if (fetch(c, row, column)->kind == ERROR)
                return true;
    return false;
}

static uno_Sequence *rows_of_values(const value *values, size_t count)
{
    uno_Sequence *rows = new_sequence(HOST_ROWS, (sal_Int32)count);
    for (size_t i = 0; i < count; i++) {
        uno_Any any;
        uno_Sequence *row = NULL;
        value_to_any(&values[i], &any);
        uno_type_sequence_construct(&row, host_reference(HOST_ROW), &any, 1, NULL);
        uno_any_destruct(&any, NULL);
        uno_Sequence **place = (uno_Sequence **)(void *)rows->elements + i;
        uno_type_destructData(place, host_reference(HOST_ROW), NULL);
        *place = row;
    }
    return rows;
}

/* The rows of an M argument, or of an O that is a range or a list; an error keeps Calc from
 * calling. */
static int pass_rows(calc *c, const argument *a, uno_Sequence **out)
{
    if (a->kind == ARGUMENT_RANGE) {
        if (has_error(c, &a->at))
            return ERR_PARAMETER;
        *out = rows_of_area(c, &a->at);
        return 0;
    }
    if (a->kind == ARGUMENT_LIST) {
        *out = rows_of_values(a->values, a->count);
        return 0;
    }
    value v = single_value(c, a);
    int error = v.kind == ERROR ? v.error : 0;
    if (error == 0)
        *out = rows_of_values(&v, 1);
    value_free(&v);
    return error;
}

static int pass_any(calc *c, const argument *a, uno_Any *out)
{
    if (a->kind == ARGUMENT_LEFT_OUT) {
        uno_any_construct(out, NULL, NULL, NULL);
        return 0;
    }
    if (a->kind == ARGUMENT_RANGE || a->kind == ARGUMENT_LIST) {
        uno_Sequence *rows;
        int error = pass_rows(c, a, &rows);
        if (error != 0)
            return error;
        uno_type_any_construct(out, &rows, host_reference(HOST_ROWS), NULL);
        uno_type_destructData(&rows, host_reference(HOST_ROWS), NULL);
        return 0;
    }
    value v = single_value(c, a);
    int error = v.kind == ERROR ? v.error : 0;
    if (error == 0)
        value_to_any(&v, out);
    value_free(&v);
    return error;
}

static int pass_number(calc *c, const argument *a, double *out)
{
    value v = single_value(c, a);
    int error = v.kind == ERROR ? v.error : v.kind == TEXT ? ERR_VALUE : 0;
    *out = v.number;
    value_free(&v);
    return error;
}

/* Prepares an argument; answers the error with which Calc does not call at all, or 0. */
static int pass(calc *c, const argument *a, passed *p, void **arg)
{
    if (a->kind == ARGUMENT_GONE)
        return ERR_REFERENCE;
    switch (p->how) {
    case PASS_ROWS:
        *arg = &p->rows;
        return pass_rows(c, a, &p->rows);
    case PASS_RANGE:
        if (a->kind != ARGUMENT_CELL && a->kind != ARGUMENT_RANGE)
            return ERR_PARAMETER;
        p->interface = calc_range(c, a->at);
        *arg = &p->interface;
        return 0;
    case PASS_NUMBER:
        *arg = &p->number;
        return pass_number(c, a, &p->number);
    default:
        *arg = &p->any;
        return pass_any(c, a, &p->any);
    }
}

static void let_go(passed *p)
{
    if (p->how == PASS_ROWS)
        uno_type_destructData(&p->rows, host_reference(HOST_ROWS), NULL);
    else if (p->how == PASS_RANGE)
        p->interface->release(p->interface);
    else if (p->how == PASS_ANY)
        uno_any_destruct(&p->any, NULL);
}

/* Calls a function; answers the error with which Calc does not call at all, or that of a call that
 * threw, or 0, and then there is a result. */
static int call_function(calc *c, const formula *f, uno_Any *result)
{
    static const argument left_out = {.kind = ARGUMENT_LEFT_OUT};
    passed passes[PARAMETERS_MAX];
    void *args[PARAMETERS_MAX];
    uno_Interface *document = calc_document(c);
    size_t given = 0;
    size_t n = 0;
    int error = 0;
    for (; error == 0 && n < f->method->parameter_count; n++) {
        passes[n].how = f->method->parameters[n];
        args[n] = &document;
        if (passes[n].how != PASS_DOCUMENT) {
            const argument *a = given < f->count ? &f->arguments[given] : &left_out;
            error = pass(c, a, &passes[n], &args[n]);
            given++;
        }
    }
    if (error != 0)
        n--; /* the last one was not made */
    else if (!addin_call(f->method, args, result))
        error = ERR_VALUE;
    while (n > 0)
        let_go(&passes[--n]);
    return error;
}

/* What a function shows in a cell, or to nobody where x is NULL. */
static value compute_function(calc *c, cell *x, const formula *f)
{
    uno_Any result;
    int error = call_function(c, f, &result);
    return error != 0 ? value_of_error(error) : take_result(c, x, &result);
}

/* TIMES, PLUS, PICK */
static value call_own(calc *c, const formula *f)
{
    value v[3];
    value out = {.kind = EMPTY};
    double factor = 1.0;
    if (f->count < 2 || f->count > 3)
        host_die("%s takes two or three arguments", f->name);
    for (size_t i = 0; i < f->count; i++) {
        v[i] = f->arguments[i].kind == ARGUMENT_GONE ? value_of_error(ERR_REFERENCE)
                                                     : single_value(c, &f->arguments[i]);
        if (out.kind != ERROR && v[i].kind == ERROR)
            out = value_of_error(v[i].error);
    }
    size_t last = f->count - 1;
    if (f->count == 3 && value_is_text(&v[0], "A"))
        factor = v[2].number;
    if (out.kind != ERROR && (v[last - 1].kind != NUMBER || v[last].kind != NUMBER))
        out = value_of_error(ERR_VALUE);
    if (out.kind != ERROR && f->count == 3)
        out = value_of_number(v[1].number * factor);
    else if (out.kind != ERROR)
        out = value_of_number(strcmp(f->name, "PLUS") == 0 ? v[0].number + v[1].number
                                                           : v[0].number * v[1].number);
    for (size_t i = 0; i < f->count; i++)
        value_free(&v[i]);
    return out;
}

/* Computes a cell if it is dirty. Too deep down it breaks off: all on the way stays dirty, and on
 * the way back nothing else is begun. */
static void interpret(calc *c, cell *x)
{
    if (x->formula == NULL || !x->dirty || c->broken)
        return;
    if (x->running) {
        value_free(&x->shown);
        x->shown = value_of_error(ERR_CIRCULAR);
        return;
    }
    if (c->limit > 0 && c->depth >= c->limit) {
        c->broken = true;
        c->deepest = x;
        return;
    }
    c->depth++;
    x->running = true;
    value v =
        x->formula->method != NULL ? compute_function(c, x, x->formula) : call_own(c, x->formula);
    x->running = false;
    c->depth--;
    value_free(&x->shown);
    x->shown = v;
    x->dirty = c->broken;
}

/* Computes a cell until it is clean, the cells at which that broke off first. */
static void compute(calc *c, cell *x)
{
    if (c->broken)
        return;
    int depth = c->depth;
    c->depth = 0;
    for (int i = 0; x->formula != NULL && x->dirty && !x->running && i < 1000; i++) {
        interpret(c, x);
        bool deeper = c->broken && c->deepest != x;
        c->broken = false;
        if (deeper)
            compute(c, c->deepest);
    }
    c->depth = depth;
}

const value *calc_look(calc *c, int row, int column)
{
    cell *x = calc_cell(c, row, column);
    compute(c, x);
    return &x->shown;
}

void calc_look_at_all(calc *c)
{
    for (size_t i = 0; i < c->cell_count; i++)
        compute(c, c->cells[i]);
}

value calc_compute(calc *c, const char *text)
{
    formula *f = formula_read(text);
    value v = compute_function(c, NULL, f);
    formula_free(f);
    return v;
}

uno_Interface *calc_ask(calc *c, const char *text)
{
    uno_Any result;
    uno_Interface *given = NULL;
    formula *f = formula_read(text);
    if (call_function(c, f, &result) == 0) {
        if (result.pType->eTypeClass == typelib_TypeClass_INTERFACE) {
            given = *(uno_Interface **)result.pData;
            given->acquire(given);
        }
        uno_any_destruct(&result, NULL);
    }
    formula_free(f);
    return given;
}

/* Operations */

static cell *new_cell(calc *c, int row, int column)
{
    if ((c->cell_count & (c->cell_count - 1)) == 0) {
        size_t room = c->cell_count > 0 ? 2 * c->cell_count : 1;
        cell **cells = realloc(c->cells, room * sizeof(cell *));
        if (cells == NULL)
            abort();
        c->cells = cells;
    }
    cell *x = calloc(1, sizeof *x);
    if (x == NULL)
        abort();
    x->row = row;
    x->column = column;
    c->cells[c->cell_count++] = x;
    return x;
}

static cell **new_row(calc *c, int row)
{
    cell **cells = calloc((size_t)c->columns, sizeof *cells);
    if (cells == NULL)
        abort();
    for (int column = 0; column < c->columns; column++)
        cells[column] = new_cell(c, row, column);
    return cells;
}

void calc_fill(calc *c, int row, int column, const char *content)
{
    cell *x = calc_cell(c, row, column);
    value_free(&x->shown);
    formula_free(x->formula);
    x->formula = NULL;
    x->dirty = false;
    char *end;
    double number = strtod(content, &end);
    if (content[0] == '=') {
        x->formula = formula_read(content);
        x->dirty = true;
    } else if (content[0] == '#') {
        x->shown = value_of_error(ERR_VALUE);
    } else if (content[0] != '\0') {
        x->shown = *end == '\0' ? value_of_number(number) : value_of_text(content);
    }
}

void calc_type(calc *c, int row, int column, const char *content)
{
    calc_fill(c, row, column, content);
    broadcast(c, row, column);
    follow(c);
}

/* Moves a range object; whether that is told. Of a part of its columns it is told nothing. */
static bool move_range(range *r, const shift *s)
{
    bool told = false;
    for (size_t i = area_count(r); i-- > 0;) {
        moving moved = area_move(area_of(r, i), s);
        told = told || (moved != MOVING_NOT && moved != MOVING_TORN);
        if (moved != MOVING_GONE)
            continue;
        if (r->other_count == 0)
            r->gone = true;
        else
            *area_of(r, i) = r->others[--r->other_count];
    }
    return told;
}

static bool join(area *a, const area *b)
{
    if (a->row != b->row || a->last_row != b->last_row ||
        (a->last_column + 1 != b->column && b->last_column + 1 != a->column))
        return false;
    a->column = b->column < a->column ? b->column : a->column;
    a->last_column = b->last_column > a->last_column ? b->last_column : a->last_column;
    return true;
}

/* Joins what is side by side in an object of several ranges, as Calc does after each deletion. */
static void join_areas(range *r)
{
    for (size_t i = area_count(r); i-- > 1;) {
        for (size_t k = 0; k < i; k++) {
            if (!join(area_of(r, k), area_of(r, i)))
                continue;
            *area_of(r, i) = r->others[--r->other_count];
            break;
        }
    }
}

/* Moves everything with the cells that are shifted. */
static void move_references(calc *c, const shift *s)
{
    for (range *r = c->ranges; r != NULL; r = r->next) {
        r->hit = r->hit || (move_range(r, s) && r->listener_count > 0);
        if (s->by < 0)
            join_areas(r);
    }
    for (size_t i = 0; i < c->cell_count; i++) {
        cell *x = c->cells[i];
        x->resized = x->formula != NULL && formula_move(x->formula, s);
    }
    for (size_t i = 0; i < c->cell_count; i++)
        if (c->cells[i]->resized)
            make_dirty(c, c->cells[i]);
}

static void number_rows(calc *c, int from)
{
    for (int row = from; row < c->rows; row++)
        for (int column = 0; column < c->columns; column++)
            c->grid[row][column]->row = row;
}

void calc_insert_row(calc *c, int row)
{
    c->grid = realloc(c->grid, (size_t)(c->rows + 1) * sizeof *c->grid);
    if (c->grid == NULL)
        abort();
    memmove(c->grid + row + 1, c->grid + row, (size_t)(c->rows - row) * sizeof *c->grid);
    c->grid[row] = c->spare_row != NULL ? c->spare_row : new_row(c, row);
    c->spare_row = NULL;
    c->rows++;
    number_rows(c, row);
    move_references(c, &(shift){row, 1, 0, LAST_COLUMN});
    follow(c);
}

/* The cells that go are kept, without content, as the add-in's results may be tied to them. */
void calc_delete_row(calc *c, int row)
{
    for (int column = 0; column < c->columns; column++)
        calc_fill(c, row, column, "");
    for (int column = 0; column < c->columns; column++)
        broadcast(c, row, column);
    free(c->spare_row);
    c->spare_row = c->grid[row];
    memmove(c->grid + row, c->grid + row + 1, (size_t)(c->rows - row - 1) * sizeof *c->grid);
    c->rows--;
    number_rows(c, row);
    move_references(c, &(shift){row, -1, 0, LAST_COLUMN});
    follow(c);
}

void calc_insert_cell(calc *c, int row, int column)
{
    int last = c->rows - 1;
    cell *x = c->grid[last][column];
    calc_fill(c, last, column, "");
    broadcast(c, last, column);
    for (int i = last; i > row; i--)
        c->grid[i][column] = c->grid[i - 1][column];
    c->grid[row][column] = x;
    number_rows(c, row);
    move_references(c, &(shift){row, 1, column, column});
    follow(c);
}

void calc_move_sheet(calc *c, int position)
{
    c->sheet = position;
    for (range *r = c->ranges; r != NULL; r = r->next)
        r->hit = r->listener_count > 0;
    follow(c);
}

void calc_recalculate(calc *c)
{
    for (size_t i = 0; i < c->cell_count; i++)
        make_dirty(c, c->cells[i]);
    calc_look_at_all(c);
    follow(c);
}

void calc_notify(calc *c)
{
    for (range *r = c->ranges; r != NULL; r = r->next)
        r->hit = r->listener_count > 0;
    tell(c);
}

void calc_limit_depth(calc *c, int depth)
{
    c->limit = depth;
}

void calc_on_paint(calc *c, void (*painted)(calc *c, void *data), void *data)
{
    c->paint = painted;
    c->paint_data = data;
}

size_t calc_results(const calc *c)
{
    size_t count = 0;
    pthread_mutex_lock(&watch_lock);
    for (const watcher *w = watchers; w != NULL; w = w->next)
        count += w->document == c;
    pthread_mutex_unlock(&watch_lock);
    return count;
}

/* Documents */

typedef struct adapter adapter;

typedef struct document {
    host_object head;
    calc *calc; /* NULL once it is closed */
    adapter *adapter;
    uno_Interface *listeners[LISTENERS_MAX];
    size_t listener_count;
} document;

static atomic_size_t ranges_lost;

size_t calc_ranges_lost(void)
{
    return atomic_load(&ranges_lost);
}

static bool add_event_listener(host_object *object, void *result, void **args)
{
    (void)result;
    document *self = (document *)object;
    uno_Interface *listener = *(uno_Interface **)args[0];
    if (self->calc == NULL || self->listener_count == LISTENERS_MAX)
        return false;
    listener->acquire(listener);
    self->listeners[self->listener_count++] = listener;
    return true;
}

static void tell_end(document *self)
{
    uno_Interface *source = host_facet_of(&self->head, HOST_XINTERFACE);
    void *args[] = {&source};
    while (self->listener_count > 0) {
        uno_Interface *listener = self->listeners[--self->listener_count];
        host_call(listener, HOST_XEVENTLISTENER, "disposing", NULL, args);
        listener->release(listener);
    }
}

/* What leads to a document and does not keep it alive. */
struct adapter {
    host_object head;
    document *document; /* NULL once it is closed */
};

static bool query_adapted(host_object *object, void *result, void **args)
{
    (void)args;
    document *adapted = ((adapter *)object)->document;
    uno_Interface *interface = NULL;
    if (adapted != NULL) {
        interface = host_facet_of(&adapted->head, HOST_XINTERFACE);
        interface->acquire(interface);
    }
    *(uno_Interface **)result = interface;
    return true;
}

static const host_method adapter_methods[] = {
    {"queryAdapted", query_adapted},
    {NULL, NULL},
};

static const host_class adapter_class = {
    .types = {HOST_XADAPTER},
    .type_count = 1,
    .methods = adapter_methods,
};

static bool query_adapter(host_object *object, void *result, void **args)
{
    (void)args;
    document *self = (document *)object;
    if (self->calc == NULL)
        return false;
    if (self->adapter == NULL) {
        self->adapter = (adapter *)host_new(&adapter_class, sizeof *self->adapter);
        self->adapter->document = self;
    }
    host_acquire(&self->adapter->head);
    *(uno_Interface **)result = host_facet_of(&self->adapter->head, HOST_XADAPTER);
    return true;
}

static void let_go_of_adapter(document *self)
{
    if (self->adapter == NULL)
        return;
    self->adapter->document = NULL;
    host_release(&self->adapter->head);
    self->adapter = NULL;
}

static bool is_automatic_calculation_enabled(host_object *object, void *result, void **args)
{
    (void)object;
    (void)args;
    *(sal_Bool *)result = sal_True;
    return true;
}

static bool create_instance(host_object *object, void *result, void **args)
{
    const rtl_uString *name = *(rtl_uString **)args[0];
    document *self = (document *)object;
    if (self->calc == NULL ||
        rtl_ustr_ascii_compare_WithLength(name->buffer, name->length,
                                          "com.sun.star.sheet.SheetCellRanges") != 0)
        return false;
    range *made = new_range(self->calc, &ranges_class, (area){0});
    made->gone = true;
    *(uno_Interface **)result = host_facet_of(&made->head, HOST_XINTERFACE);
    return true;
}

static const host_method document_methods[] = {
    {"createInstance", create_instance},
    {"addEventListener", add_event_listener},
    {"queryAdapter", query_adapter},
    {"isAutomaticCalculationEnabled", is_automatic_calculation_enabled},
    {NULL, NULL},
};

static const host_class document_class = {
    .types = {HOST_XPROPERTYSET, HOST_XMULTISERVICEFACTORY, HOST_XCOMPONENT, HOST_XWEAK,
              HOST_XCALCULATABLE},
    .type_count = 5,
    .methods = document_methods,
};

static calc *open_behind(host_object *object, int rows, int columns)
{
    calc *c = calloc(1, sizeof *c);
    if (c == NULL)
        abort();
    c->object = object;
    c->columns = columns;
    c->grid = calloc((size_t)rows, sizeof *c->grid);
    if (c->grid == NULL)
        abort();
    for (c->rows = 0; c->rows < rows; c->rows++)
        c->grid[c->rows] = new_row(c, c->rows);
    return c;
}

calc *calc_open(int rows, int columns)
{
    document *made = (document *)host_new(&document_class, sizeof *made);
    made->calc = open_behind(&made->head, rows, columns);
    return made->calc;
}

calc *calc_open_hidden(host_object *object, int rows, int columns)
{
    calc *c = open_behind(object, rows, columns);
    c->hidden = true;
    return c;
}

uno_Interface *calc_document(calc *c)
{
    return host_facet_of(c->object, HOST_XPROPERTYSET);
}

static range *range_with_listeners(const calc *c)
{
    range *r = c->ranges;
    while (r != NULL && r->listener_count == 0)
        r = r->next;
    return r;
}

void calc_dispose_ranges(calc *c)
{
    for (range *r; (r = range_with_listeners(c)) != NULL;) {
        host_acquire(&r->head);
        call_listeners(r, HOST_XEVENTLISTENER, "disposing");
        while (r->listener_count > 0) {
            uno_Interface *listener = r->listeners[--r->listener_count];
            listener->release(listener);
        }
        host_release(&r->head);
    }
}

/* Takes a document out of the first watcher that knows it; acquired, NULL where none does. One that
 * no document knows any more leaves the list, whose reference the caller gets. */
static watcher *take_watcher(const calc *c, bool *last)
{
    watcher **link = &watchers;
    while (*link != NULL && !leave_watcher(*link, c))
        link = &(*link)->next;
    watcher *left = *link;
    if (left == NULL)
        return NULL;
    if (left->document == c) {
        left->document = NULL;
        left->count = 0;
    }
    *last = left->holder_count == 0;
    if (*last)
        *link = left->next;
    else
        host_acquire(&left->head);
    return left;
}

static void drop_watchers(const calc *c)
{
    for (;;) {
        bool last = false;
        pthread_mutex_lock(&watch_lock);
        watcher *left = take_watcher(c, &last);
        pthread_mutex_unlock(&watch_lock);
        if (left == NULL)
            return;
        if (last)
            call_result(left, "removeResultListener");
        host_release(&left->head);
    }
}

void calc_close(calc *c)
{
    if (!c->hidden)
        tell_end((document *)c->object);
    for (const range *r = c->ranges; r != NULL; r = r->next)
        if (r->listener_count > 0)
            atomic_fetch_add(&ranges_lost, 1);
    calc_dispose_ranges(c);
    while (c->ranges != NULL) {
        range *r = c->ranges;
        c->ranges = r->next;
        r->document = NULL;
    }
    drop_watchers(c);
    if (!c->hidden) {
        let_go_of_adapter((document *)c->object);
        ((document *)c->object)->calc = NULL;
        host_release(c->object);
    }
    c->closed = true;
    if (!c->telling)
        free_document(c);
}

static void free_document(calc *c)
{
    for (size_t i = 0; i < c->cell_count; i++) {
        value_free(&c->cells[i]->shown);
        value_free(&c->cells[i]->plain);
        formula_free(c->cells[i]->formula);
        free(c->cells[i]);
    }
    for (int row = 0; row < c->rows; row++)
        free(c->grid[row]);
    free(c->spare_row);
    free(c->cells);
    free(c->grid);
    free(c);
}
