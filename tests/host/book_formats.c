/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <string.h>

#include "book_inside.h"

/* com.sun.star.lang.Locale */
typedef struct locale {
    rtl_uString *language;
    rtl_uString *country;
    rtl_uString *variant;
} locale;

/* The key of the first format of each kind of document. */
enum { FIRST_KEY = 5, FIRST_KEY_OF_OWN = 40 };

static sal_Int32 first_key(const book *b)
{
    return b->own ? FIRST_KEY_OF_OWN : FIRST_KEY;
}

sal_Int32 key_of_format(const book *b, size_t place)
{
    return first_key(b) + (sal_Int32)place;
}

bool find_format(const book *b, sal_Int32 key, size_t *place)
{
    if (key < first_key(b) || key - first_key(b) >= (sal_Int32)b->format_count)
        return false;
    *place = (size_t)(key - first_key(b));
    return true;
}

/* One format */

static bool get_property_value(host_object *object, void *result, void **args)
{
    const part *self = (part *)object;
    const rtl_uString *name = *(rtl_uString **)args[0];
    const number_format *format = &self->book->formats[self->place];
    if (book_of(object) == NULL)
        return false;
    if (name_is(name, "FormatString")) {
        host_any_of_text(result, format->code);
        return true;
    }
    if (!name_is(name, "Locale"))
        return false;
    locale of = {NULL, NULL, NULL};
    rtl_uString_newFromAscii(&of.language, format->language);
    rtl_uString_new(&of.country);
    rtl_uString_new(&of.variant);
    uno_type_any_construct(result, &of, host_reference(HOST_LOCALE), NULL);
    uno_type_destructData(&of, host_reference(HOST_LOCALE), NULL);
    return true;
}

static const host_method format_methods[] = {{"getPropertyValue", get_property_value},
                                             {NULL, NULL}};

static const host_class format_class = {
    .types = {HOST_XPROPERTYSET},
    .type_count = 1,
    .methods = format_methods,
    .destroy = book_part_destroy,
};

/* All of a document */

static bool get_by_key(host_object *object, void *result, void **args)
{
    book *b = book_of(object);
    size_t place;
    if (b == NULL || !find_format(b, *(sal_Int32 *)args[0], &place))
        return false;
    part *format = book_part(&format_class, b, 0, (area){0, 0, 0, 0});
    format->place = place;
    *(uno_Interface **)result = host_facet_of(&format->head, HOST_XPROPERTYSET);
    return true;
}

/* The place of a format; as many as there are where it is not there. */
static size_t place_of(const book *b, void **args)
{
    const rtl_uString *code = *(rtl_uString **)args[0];
    const locale *of = args[1];
    size_t i = 0;
    while (i < b->format_count &&
           !(name_is(code, b->formats[i].code) && name_is(of->language, b->formats[i].language)))
        i++;
    return i;
}

static bool query_key(host_object *object, void *result, void **args)
{
    book *b = book_of(object);
    if (b == NULL)
        return false;
    size_t place = place_of(b, args);
    *(sal_Int32 *)result = place < b->format_count ? key_of_format(b, place) : -1;
    return true;
}

/* One that is there already is not added again. */
static bool add_new(host_object *object, void *result, void **args)
{
    book *b = book_to_change(object);
    if (b == NULL || place_of(b, args) < b->format_count)
        return false;
    char code[sizeof b->formats[0].code] = "";
    char language[sizeof b->formats[0].language] = "";
    const rtl_uString *texts[] = {*(rtl_uString **)args[0], ((const locale *)args[1])->language};
    for (sal_Int32 i = 0; i < texts[0]->length && i + 1 < (sal_Int32)sizeof code; i++)
        code[i] = (char)texts[0]->buffer[i];
    for (sal_Int32 i = 0; i < texts[1]->length && i + 1 < (sal_Int32)sizeof language; i++)
        language[i] = (char)texts[1]->buffer[i];
    *(sal_Int32 *)result = key_of_format(b, b->format_count);
    book_add_format(b, code, language);
    return true;
}

static const host_method formats_methods[] = {
    {"getByKey", get_by_key}, {"queryKey", query_key}, {"addNew", add_new}, {NULL, NULL}};

static const host_class formats_class = {
    .types = {HOST_XNUMBERFORMATS},
    .type_count = 1,
    .methods = formats_methods,
    .destroy = book_part_destroy,
};

part *book_formats(book *b)
{
    return book_part(&formats_class, b, 0, (area){0, 0, 0, 0});
}

/* What a person sees and does */

void book_add_format(book *b, const char *code, const char *language)
{
    if (b->format_count == BOOK_FORMATS)
        host_die("a document has too many number formats");
    number_format *added = &b->formats[b->format_count++];
    snprintf(added->code, sizeof added->code, "%s", code);
    snprintf(added->language, sizeof added->language, "%s", language);
}

void book_format(book *b, area at, const char *code, const char *language)
{
    book_add_format(b, code, language);
    for (int row = at.row; row <= at.last_row; row++)
        for (int column = at.column; column <= at.last_column; column++)
            b->cells[0][row][column].format = b->format_count - 1;
}

const char *book_format_at(const book *b, int row, int column)
{
    static char shown[64];
    const book_cell *x = &b->cells[0][row][column];
    const number_format *format = &b->formats[x->format];
    snprintf(shown, sizeof shown, "%s %s", format->code, format->language);
    return x->day && x->format == 0 ? "Day" : shown;
}
