/* SPDX-License-Identifier: MPL-2.0 */
#include "calc_inside.h"

#include <stdio.h>
#include <stdlib.h>

/* com.sun.star.table.CellRangeAddress */
typedef struct range_address {
    sal_Int16 sheet;
    sal_Int32 start_column;
    sal_Int32 start_row;
    sal_Int32 end_column;
    sal_Int32 end_row;
} range_address;

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

size_t area_count(const range *self)
{
    return self->gone ? 0 : 1 + self->other_count;
}

area *area_of(range *self, size_t i)
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
    const area *at = &self->at;
    self->document->cells_read +=
        (size_t)(at->last_row - at->row + 1) * (size_t)(at->last_column - at->column + 1);
    return true;
}

/* The sum (2) of the numbers alone; an error in a cell is thrown. */
static bool compute_function(host_object *object, void *result, void **args)
{
    range *self = (range *)object;
    calc *c = self->document;
    double sum = 0;
    if (is_dead(self) || *(sal_Int32 *)args[0] != 2)
        return false;
    for (int row = self->at.row; row <= self->at.last_row && row < c->rows; row++) {
        for (int column = self->at.column; column <= self->at.last_column; column++) {
            const value *v = fetch_value(c, row, column);
            if (v->kind == ERROR)
                return false;
            sum += v->kind == NUMBER ? v->number : 0;
        }
    }
    *(double *)result = sum;
    return true;
}

static bool get_property_value(host_object *object, void *result, void **args)
{
    const rtl_uString *name = *(rtl_uString **)args[0];
    range *self = (range *)object;
    char text[40 * AREAS_MAX] = "";
    size_t used = 0;
    if (self->document == NULL ||
        rtl_ustr_ascii_compare_WithLength(name->buffer, name->length, "AbsoluteName") != 0)
        return false;
    for (size_t i = 0; i < area_count(self); i++) {
        const area *at = area_of(self, i);
        used += (size_t)snprintf(text + used, sizeof text - used, "%s$Sheet1.$%c$%d:%s$%c$%d",
                                 i > 0 ? ";" : "", 'A' + at->column, at->row + 1,
                                 self->through ? "$Sheet2." : "", 'A' + at->last_column,
                                 at->last_row + 1);
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
            fetch_value(c, row, column);
    range *found = new_range(c, &found_class, at);
    found->errors_alone = results == 4;
    c->errors_queried += found->errors_alone;
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
            addresses = host_grow(addresses, ((size_t)count + 1) * sizeof *addresses);
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
    {"computeFunction", compute_function},
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
              HOST_XSHEETCELLRANGE, HOST_XPROPERTYSET, HOST_XCELLRANGESQUERY, HOST_XSHEETOPERATION,
              HOST_XMODIFYBROADCASTER},
    .type_count = 8,
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

range *new_ranges(calc *c)
{
    range *made = new_range(c, &ranges_class, (area){0});
    made->gone = true;
    return made;
}

uno_Interface *calc_range(calc *c, area at, bool through)
{
    range *made = new_range(c, &range_class, at);
    made->through = through;
    return host_facet_of(&made->head, HOST_XCELLRANGE);
}

void call_listeners(range *r, host_type type, const char *member)
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
