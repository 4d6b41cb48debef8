/* SPDX-License-Identifier: MPL-2.0 */
#include "calc_inside.h"

#include <stdlib.h>
#include <string.h>

#include "formula.h"

enum { ERR_CIRCULAR = 522, ERR_REFERENCE = 524 };

static void interpret(calc *c, cell *x);
static void compute(calc *c, cell *x);

const value *fetch_value(calc *c, int row, int column)
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

uno_Sequence *rows_of_area(calc *c, const area *at)
{
    sal_Int32 columns = at->last_column - at->column + 1;
    uno_Sequence *rows = new_sequence(HOST_ROWS, at->last_row - at->row + 1);
    for (sal_Int32 i = 0; i < rows->nElements; i++) {
        uno_Sequence *row = new_sequence(HOST_ROW, columns);
        for (sal_Int32 k = 0; k < columns; k++) {
            uno_Any *any = (uno_Any *)(void *)row->elements + k;
            uno_any_destruct(any, NULL);
            value_to_any(fetch_value(c, at->row + i, at->column + k), any);
        }
        uno_Sequence **place = (uno_Sequence **)(void *)rows->elements + i;
        uno_type_destructData(place, host_reference(HOST_ROW), NULL);
        *place = row;
    }
    return rows;
}

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
    const value *v =
        a->kind == ARGUMENT_CELL ? fetch_value(c, a->at.row, a->at.column) : &a->values[0];
    return v->kind == EMPTY ? value_of_number(0.0) : value_copy(v);
}

static bool has_error(calc *c, const area *at)
{
    for (int row = at->row; row <= at->last_row && row < c->rows; row++)
        for (int column = at->column; column <= at->last_column; column++)
            if (fetch_value(c, row, column)->kind == ERROR)
                return true;
    return false;
}

/* As many rows as it takes, of so many columns each. */
static uno_Sequence *rows_of_values(const value *values, size_t count, size_t columns)
{
    uno_Sequence *rows = new_sequence(HOST_ROWS, (sal_Int32)(count / columns));
    for (size_t i = 0; i < count / columns; i++) {
        uno_Any anys[LIST_MAX];
        uno_Sequence *row = NULL;
        for (size_t k = 0; k < columns; k++)
            value_to_any(&values[i * columns + k], &anys[k]);
        uno_type_sequence_construct(&row, host_reference(HOST_ROW), anys, (sal_Int32)columns, NULL);
        for (size_t k = 0; k < columns; k++)
            uno_any_destruct(&anys[k], NULL);
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
        *out = rows_of_values(a->values, a->count, a->columns);
        return 0;
    }
    value v = single_value(c, a);
    int error = v.kind == ERROR ? v.error : 0;
    if (error == 0)
        *out = rows_of_values(&v, 1, 1);
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
        p->interface = calc_range(c, a->at, a->through);
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
    value v[3] = {{.kind = EMPTY}};
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

void calc_limit_depth(calc *c, int depth)
{
    c->limit = depth;
}
