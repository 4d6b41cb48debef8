/* SPDX-License-Identifier: MPL-2.0 */
#include "formula.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Reads "$B$4". */
static bool read_place(const char **text, int *row, int *column)
{
    const char *at = *text;
    at += *at == '$';
    if (!isupper((unsigned char)*at))
        return false;
    *column = *at++ - 'A';
    at += *at == '$';
    if (!isdigit((unsigned char)*at))
        return false;
    char *end;
    *row = (int)strtol(at, &end, 10) - 1;
    *text = end;
    return true;
}

static bool read_reference(const char **text, argument *out)
{
    if (!read_place(text, &out->at.row, &out->at.column))
        return false;
    out->kind = ARGUMENT_CELL;
    out->at.last_row = out->at.row;
    out->at.last_column = out->at.column;
    if (**text == ':') {
        ++*text;
        out->kind = ARGUMENT_RANGE;
        out->through = strncmp(*text, "Sheet2.", 7) == 0;
        *text += out->through ? 7 : 0;
        return read_place(text, &out->at.last_row, &out->at.last_column);
    }
    return true;
}

static bool read_value(const char **text, value *out)
{
    const char *at = *text;
    if (*at == '"') {
        char content[64];
        size_t length = strcspn(at + 1, "\"");
        if (length >= sizeof content)
            return false;
        memcpy(content, at + 1, length);
        content[length] = '\0';
        *out = value_of_text(content);
        *text = at + length + 2;
        return true;
    }
    if (*at == '#') {
        *out = value_of_error(ERR_VALUE);
        ++*text;
        return true;
    }
    char *end;
    *out = value_of_number(strtod(at, &end));
    *text = end;
    return end != at;
}

/* Without a "|" a list is a column; with one, rows of as many values as the first has. */
static bool read_list(const char **text, argument *out)
{
    out->kind = ARGUMENT_LIST;
    out->columns = 0;
    do {
        if (**text == '|' && out->columns == 0)
            out->columns = out->count;
        ++*text;
        if (out->count == LIST_MAX || !read_value(text, &out->values[out->count]))
            return false;
        out->count++;
    } while (**text == ';' || **text == '|');
    out->columns = out->columns > 0 ? out->columns : 1;
    return *(*text)++ == '}' && out->count % out->columns == 0;
}

static bool read_argument(const char **text, argument *out)
{
    if (**text == ';' || **text == ')')
        return true; /* left out */
    if (**text == '{')
        return read_list(text, out);
    if (read_reference(text, out))
        return true;
    out->kind = ARGUMENT_VALUE;
    out->count = 1;
    return read_value(text, &out->values[0]);
}

static bool read_call(const char *at, formula *f)
{
    size_t length = strcspn(at, "(");
    if (*at++ != '=' || length >= sizeof f->name)
        return false;
    memcpy(f->name, at, length - 1);
    f->method = addin_find(f->name);
    at += length - 1;
    do {
        ++at;
        if (f->count == PARAMETERS_MAX || !read_argument(&at, &f->arguments[f->count]))
            return false;
        f->count++;
    } while (*at == ';');
    return strcmp(at, ")") == 0;
}

formula *formula_read(const char *text)
{
    formula *f = calloc(1, sizeof *f);
    if (f == NULL)
        abort();
    if (!read_call(text, f))
        host_die("%s is no formula that can be read here", text);
    return f;
}

void formula_free(formula *f)
{
    if (f == NULL)
        return;
    for (size_t i = 0; i < f->count; i++)
        for (size_t k = 0; k < f->arguments[i].count; k++)
            value_free(&f->arguments[i].values[k]);
    free(f);
}

bool area_contains(const area *a, int row, int column)
{
    return row >= a->row && row <= a->last_row && column >= a->column && column <= a->last_column;
}

static bool is_reference(const argument *a)
{
    return a->kind == ARGUMENT_CELL || a->kind == ARGUMENT_RANGE;
}

bool formula_refers_to(const formula *f, int row, int column)
{
    for (size_t i = 0; i < f->count; i++)
        if (is_reference(&f->arguments[i]) && area_contains(&f->arguments[i].at, row, column))
            return true;
    return false;
}

moving area_move(area *a, const shift *s)
{
    area before = *a;
    int row = s->row;
    int by = s->by;
    if (a->last_row < row || a->last_column < s->column || a->column > s->last_column)
        return MOVING_NOT;
    if (a->column < s->column || a->last_column > s->last_column)
        return MOVING_TORN;
    if (by < 0 && a->row == row && a->last_row == row)
        return MOVING_GONE;
    a->row += a->row >= row + (by < 0) ? by : 0;
    a->last_row += by;
    return a->row == before.row ? MOVING_RESIZED : MOVING_AWAY;
}

bool formula_move(formula *f, const shift *s)
{
    bool again = false;
    for (size_t i = 0; i < f->count; i++) {
        argument *a = &f->arguments[i];
        moving moved = is_reference(a) ? area_move(&a->at, s) : MOVING_NOT;
        if (moved == MOVING_GONE)
            a->kind = ARGUMENT_GONE;
        again = again || moved >= MOVING_RESIZED;
    }
    return again;
}
