/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Who looks after whom: CUSTOMERREPS.
 */
#include "vitalfew/reps.h"

#include <math.h>
#include <stdlib.h>

#include "functions/amounts.h"
#include "functions/functions.h"
#include "functions/groups.h"
#include "functions/results.h"
#include "uno/arguments.h"

/** The most reps: the rows of a sheet. */
#define REPS_MAX 1048576

/** The reps: numbers from 1, or names. */
typedef struct rep_list {
    size_t count;
    vfu_groups *names; /**< numbers as their texts; NULL where reps are numbers from 1 */
    vfu_cell *cells;   /**< what each name shows */
} rep_list;

static void free_reps(rep_list *reps)
{
    vfu_groups_free(reps->names);
    free(reps->cells);
}

static bool is_count(double number)
{
    return number >= 1.0 && number == floor(number);
}

/** Finds the rep that a name is, or with `add` makes it one. */
static vfu_error find_name(const rep_list *reps, const vfu_cell *cell, bool add, size_t *out)
{
    vfu_error error = VFU_OK;
    rtl_uString *label = vfu_label_of(cell);
    if (label == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_cell text = vfu_cell_text(label);
    if (add)
        error = vfu_groups_add(reps->names, &text, out);
    else
        *out = vfu_groups_find(reps->names, &text);
    rtl_uString_release(label);
    return error;
}

/** Reads a name; a blank one is no rep, and one that stands twice is not allowed. */
static vfu_error read_name(const vfu_cell *cell, rep_list *reps)
{
    size_t rep;
    if (cell->kind == VFU_EMPTY)
        return VFU_OK;
    if (cell->kind == VFU_IN_ERROR)
        return cell->error;
    vfu_error error = find_name(reps, cell, true, &rep);
    if (error != VFU_OK)
        return error;
    if (rep < reps->count)
        return VFU_ERROR_ARGUMENT;
    reps->cells[reps->count++] = *cell;
    return VFU_OK;
}

static vfu_error read_names(const vfu_cells *cells, rep_list *reps)
{
    size_t given;
    vfu_error error = vfu_list_length(cells, REPS_MAX, &given);
    if (error != VFU_OK)
        return error;
    reps->names = vfu_groups_new();
    reps->cells = calloc(given, sizeof *reps->cells);
    if (reps->names == NULL || reps->cells == NULL)
        return VFU_ERROR_OVERFLOW;
    for (size_t i = 0; error == VFU_OK && i < given; i++) {
        vfu_cell cell = vfu_cells_nth(cells, i);
        error = read_name(&cell, reps);
    }
    return error == VFU_OK && reps->count == 0 ? VFU_ERROR_ARGUMENT : error;
}

/** Reads the argument Reps: a number of them, or a list of names. */
static vfu_error read_reps(const vfu_cells *cells, rep_list *reps)
{
    vfu_cell first = vfu_cells_nth(cells, 0);
    if (vfu_cells_count(cells) != 1 || first.kind != VFU_NUMBER)
        return read_names(cells, reps);
    if (!is_count(first.number) || first.number > REPS_MAX)
        return VFU_ERROR_ARGUMENT;
    reps->count = (size_t)first.number;
    return VFU_OK;
}

/** Reads the argument Limit; one that no list reaches is none. */
static vfu_error read_limit(const vfu_value *value, size_t *out)
{
    double limit = INFINITY;
    vfu_error error = vfu_read_number(value, &limit);
    if (error != VFU_OK)
        return error;
    if (!is_count(limit))
        return VFU_ERROR_ARGUMENT;
    *out = limit < 0x1p31 ? (size_t)limit : VF_NO_LIMIT;
    return VFU_OK;
}

/** The rep that is a number from 1, which may have come in as text. */
static vfu_error find_number(const rep_list *reps, const vfu_cell *cell, size_t *out)
{
    double number = cell->number;
    if (cell->kind == VFU_TEXT && !vfu_name_is_number(cell->text, &number))
        return VFU_ERROR_MISSING;
    if (!is_count(number) || number > (double)reps->count)
        return VFU_ERROR_MISSING;
    *out = (size_t)number - 1;
    return VFU_OK;
}

/** Finds the rep that a customer has; VFU_ERROR_MISSING for one that is not on the list. */
static vfu_error find_owner(const rep_list *reps, const vfu_cell *cell, size_t *out)
{
    if (reps->names == NULL)
        return find_number(reps, cell, out);
    vfu_error error = find_name(reps, cell, false, out);
    return error == VFU_OK && *out == VFU_NO_GROUP ? VFU_ERROR_MISSING : error;
}

/** What is asked, a cell a customer, and what is answered. */
typedef struct portfolio {
    const vfu_cells *shape;
    double *work;   /**< NaN for a cell without a customer, and for a customer in error */
    size_t *owners; /**< the rep that each has, or VF_NO_REP */
    size_t *reps;   /**< the rep that each gets */
    vfu_table table;
} portfolio;

static void free_portfolio(portfolio *customers)
{
    free(customers->work);
    free(customers->owners);
    free(customers->reps);
    vfu_table_free(&customers->table);
}

static vfu_error read_portfolio(const vfu_cells *work, portfolio *out)
{
    size_t n = vfu_cells_count(work);
    *out = (portfolio){.shape = work};
    out->owners = calloc(n, sizeof *out->owners);
    out->reps = calloc(n, sizeof *out->reps);
    if (out->owners == NULL || out->reps == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_error error = vfu_cells_amounts(work, &out->work);
    if (error != VFU_OK)
        return error;
    return vfu_table_new(&out->table, (size_t)work->row_count, (size_t)work->column_count);
}

static vfu_error check_shape(const vfu_cells *shape, const vfu_value *owners)
{
    const vfu_cells *cells = &owners->cells;
    bool same = cells->row_count == shape->row_count && cells->column_count == shape->column_count;
    return same || !owners->given ? VFU_OK : VFU_ERROR_ARGUMENT;
}

/** The cell that names a customer's owner. One cell alone that is 0 is empty, as a reference to an
 *  empty cell cannot be told from it. */
static vfu_cell owner_cell(const vfu_value *owners, size_t i)
{
    if (!owners->given)
        return vfu_cell_empty();
    vfu_cell cell = vfu_cells_nth(&owners->cells, i);
    bool alone = vfu_cells_count(&owners->cells) == 1;
    return alone && cell.kind == VFU_NUMBER && cell.number == 0 ? vfu_cell_empty() : cell;
}

/** Finds the owners. What is wrong with one customer stands in its own cell, and it takes no
 *  part. */
static vfu_error read_owners(const rep_list *reps, const vfu_value *owners, portfolio *customers)
{
    size_t n = vfu_cells_count(customers->shape);
    vfu_error error = check_shape(customers->shape, owners);
    for (size_t i = 0; error == VFU_OK && i < n; i++) {
        vfu_cell cell = owner_cell(owners, i);
        vfu_error fault = VFU_OK;
        customers->owners[i] = VF_NO_REP;
        if (cell.kind == VFU_IN_ERROR)
            return cell.error;
        if (isnan(customers->work[i]))
            continue;
        if (customers->work[i] < 0)
            fault = VFU_ERROR_ARGUMENT;
        else if (cell.kind != VFU_EMPTY)
            fault = find_owner(reps, &cell, &customers->owners[i]);
        if (fault == VFU_OK)
            continue;
        vfu_table_put_nth(&customers->table, i, vfu_cell_error(fault));
        customers->work[i] = NAN;
    }
    return error;
}

/** Finds a rep for each, and puts them beside what is wrong. */
static vfu_error assign(const rep_list *reps, size_t limit, portfolio *customers)
{
    size_t n = vfu_cells_count(customers->shape);
    vfu_error error = vfu_error_of(
        vf_assign_reps(customers->work, customers->owners, n, reps->count, limit, customers->reps));
    for (size_t i = 0; error == VFU_OK && i < n; i++) {
        size_t rep = customers->reps[i];
        if (rep != VF_NO_REP)
            vfu_table_put_nth(&customers->table, i,
                              reps->names != NULL ? reps->cells[rep]
                                                  : vfu_cell_number((double)rep + 1));
    }
    return error;
}

static vfu_error customerreps(const vfu_call *call, uno_Any *result)
{
    enum { WORK, REPS, OWNERS, LIMIT };
    const vfu_value *arguments = call->arguments;
    rep_list reps = {.count = 0};
    portfolio customers = {.shape = NULL};
    size_t limit;
    vfu_error error = read_limit(&arguments[LIMIT], &limit);
    if (error == VFU_OK)
        error = read_reps(&arguments[REPS].cells, &reps);
    if (error == VFU_OK)
        error = read_portfolio(&arguments[WORK].cells, &customers);
    if (error == VFU_OK)
        error = read_owners(&reps, &arguments[OWNERS], &customers);
    if (error == VFU_OK)
        error = assign(&reps, limit, &customers);
    if (error == VFU_OK)
        error = vfu_table_return(&customers.table, result);
    free_portfolio(&customers);
    free_reps(&reps);
    return error;
}

const vfu_function vfu_customerreps = {
    .name = "CUSTOMERREPS",
    .method = "customerReps",
    .text =
        N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), who looks after each customer, so "
           "that work is shared evenly: most work first, each to the rep with the least so far."),
    .example = "=CUSTOMERREPS(E2:E11;{\"Ann\";\"Bob\"})",
    .result = "Ann",
    .arguments = {{VFU_M, "Work",
                   N_("The work that each customer takes, such as its calls or hours in a year."),
                   NULL},
                  {VFU_M, "Reps", N_("How many reps there are, or a list of their names."), NULL},
                  {VFU_O, "Owners",
                   N_("The reps who have customers already, in the same order, and keep them; an "
                      "empty cell is a customer to be given to somebody."),
                   N_("none so far")},
                  {VFU_O, "Limit", N_("The most customers that one rep may have."),
                   N_("no limit")}},
    .compute = customerreps,
};
