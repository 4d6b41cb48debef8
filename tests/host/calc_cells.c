/* SPDX-License-Identifier: MPL-2.0 */
#include "calc_inside.h"

#include <stdlib.h>
#include <string.h>

#include "formula.h"

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

size_t calc_cells_read(const calc *c)
{
    return c->cells_read;
}

size_t calc_computed_ahead(const calc *c)
{
    return c->errors_queried;
}

static cell *new_cell(calc *c, int row, int column)
{
    if ((c->cell_count & (c->cell_count - 1)) == 0) {
        size_t room = c->cell_count > 0 ? 2 * c->cell_count : 1;
        c->cells = host_grow(c->cells, room * sizeof(cell *));
    }
    cell *x = calloc(1, sizeof *x);
    if (x == NULL)
        abort();
    x->row = row;
    x->column = column;
    c->cells[c->cell_count++] = x;
    return x;
}

cell **new_row(calc *c, int row)
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
    cell *x = c->grid[row][column];
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

void free_document(calc *c)
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
