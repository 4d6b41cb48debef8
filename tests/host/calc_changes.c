/* SPDX-License-Identifier: MPL-2.0 */
#include "calc_inside.h"

#include "formula.h"

/* As many ranges at most are told of one operation, and the others of the next. */
#define DUE_MAX 1024

void calc_on_paint(calc *c, void (*painted)(calc *c, void *data), void *data)
{
    c->paint = painted;
    c->paint_data = data;
}

void paint_cells(calc *c)
{
    if (c->paint != NULL && !c->closed)
        c->paint(c, c->paint_data);
}

void make_dirty(calc *c, cell *x)
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

void broadcast(calc *c, int row, int column)
{
    for (range *r = c->ranges; r != NULL; r = r->next)
        if (r->listener_count > 0 && has_cell(r, row, column))
            r->hit = true;
    for (size_t i = 0; i < c->cell_count; i++)
        if (c->cells[i]->formula != NULL && formula_refers_to(c->cells[i]->formula, row, column))
            make_dirty(c, c->cells[i]);
}

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
        paint_cells(c);
    }
    c->telling = false;
    if (c->closed)
        free_document(c);
}

void calc_notify(calc *c)
{
    for (range *r = c->ranges; r != NULL; r = r->next)
        r->hit = r->listener_count > 0;
    tell(c);
}

void follow_up(calc *c)
{
    paint_cells(c);
    tell(c);
    paint_cells(c);
}
