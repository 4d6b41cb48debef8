/* SPDX-License-Identifier: MPL-2.0 */
#include "calc_inside.h"

#include <stdlib.h>
#include <string.h>

#include "formula.h"

void calc_type(calc *c, int row, int column, const char *content)
{
    calc_fill(c, row, column, content);
    broadcast(c, row, column);
    follow_up(c);
}

void calc_try(calc *c, int row, int column, const char *content)
{
    calc_fill(c, row, column, content);
    broadcast(c, row, column);
    for (range *r = c->ranges; r != NULL; r = r->next)
        r->hit = false;
    calc_look_at_all(c);
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
    c->grid = host_grow(c->grid, (size_t)(c->rows + 1) * sizeof *c->grid);
    memmove(c->grid + row + 1, c->grid + row, (size_t)(c->rows - row) * sizeof *c->grid);
    c->grid[row] = c->spare_row != NULL ? c->spare_row : new_row(c, row);
    c->spare_row = NULL;
    c->rows++;
    number_rows(c, row);
    move_references(c, &(shift){row, 1, 0, LAST_COLUMN});
    follow_up(c);
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
    follow_up(c);
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
    follow_up(c);
}

/* Cut and pasted: what lies within the area goes along. */
void calc_move_cells(calc *c, area from, int column)
{
    for (int row = from.row; row <= from.last_row; row++) {
        cell *moved = c->grid[row][from.column];
        c->grid[row][from.column] = c->grid[row][column];
        c->grid[row][column] = moved;
        c->grid[row][from.column]->column = from.column;
        moved->column = column;
        calc_fill(c, row, from.column, "");
    }
    for (range *r = c->ranges; r != NULL; r = r->next) {
        bool within = area_contains(&from, r->at.row, r->at.column) &&
                      area_contains(&from, r->at.last_row, r->at.last_column);
        if (!within || r->other_count > 0)
            continue;
        r->at.column = r->at.last_column = column;
        r->hit = r->listener_count > 0;
    }
    for (int row = from.row; row <= from.last_row; row++) {
        broadcast(c, row, from.column);
        broadcast(c, row, column);
    }
    follow_up(c);
}

void calc_move_sheet(calc *c, int position)
{
    c->sheet = position;
    for (range *r = c->ranges; r != NULL; r = r->next)
        r->hit = r->listener_count > 0;
    follow_up(c);
}

void calc_add_sheet(calc *c)
{
    c->more_sheets++;
}

void calc_recalculate(calc *c)
{
    for (size_t i = 0; i < c->cell_count; i++)
        make_dirty(c, c->cells[i]);
    calc_look_at_all(c);
    follow_up(c);
}
