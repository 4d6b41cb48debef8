/* SPDX-License-Identifier: MPL-2.0 */
#include "workbook/formats.h"

#include "uno/call.h"
#include "uno/office.h"
#include "uno/property.h"

static rtl_uString *const number_format = VFU_LITERAL("NumberFormat");
static rtl_uString *const format_string = VFU_LITERAL("FormatString");
static rtl_uString *const locale_name = VFU_LITERAL("Locale");

/** The number formats that a document has; acquired, NULL where it does not tell. */
static uno_Interface *get_formats(uno_Interface *document)
{
    return vfu_get(document, VFU_XNUMBERFORMATSSUPPLIER, VFU_GET_NUMBER_FORMATS, NULL);
}

/** Finds the key of a format by its code and language, or adds it. */
static bool find_key(uno_Interface *formats, rtl_uString *code, void *locale, sal_Int32 *key)
{
    sal_Bool scan = sal_False;
    void *query[] = {&code, locale, &scan};
    void *add[] = {&code, locale};
    return vfu_call_out(formats, VFU_QUERY_KEY, key, query) &&
           (*key >= 0 || vfu_call_out(formats, VFU_ADD_NEW_FORMAT, key, add));
}

/** The key in one document of what is another one's format by a key of its own. */
static bool translate_key(uno_Interface *from, uno_Interface *to, sal_Int32 *key)
{
    void *args[] = {key};
    uno_Interface *format = NULL;
    if (!vfu_call_out(from, VFU_GET_FORMAT_BY_KEY, &format, args) || format == NULL)
        return false;
    rtl_uString *code = vfu_property_text(format, format_string);
    uno_Any locale;
    bool done = false;
    if (code != NULL && vfu_property_get(format, locale_name, &locale)) {
        done =
            typelib_typedescriptionreference_equals(locale.pType, vfu_type_reference(VFU_LOCALE)) &&
            find_key(to, code, locale.pData, key);
        uno_any_destruct(&locale, NULL);
    }
    if (code != NULL)
        rtl_uString_release(code);
    vfu_release(format);
    return done;
}

static bool lies_in(const vfu_address *inner, const vfu_address *outer)
{
    return inner->start_row >= outer->start_row && inner->start_row <= inner->end_row &&
           inner->end_row <= outer->end_row && inner->start_column >= outer->start_column &&
           inner->start_column <= inner->end_column && inner->end_column <= outer->end_column;
}

/** Moves addresses from a range to where they are in another of its size; false where one is not in
 *  it. */
static bool move_addresses(uno_Sequence *addresses, const vfu_address *from, const vfu_address *to)
{
    vfu_address *all = (vfu_address *)(void *)addresses->elements;
    sal_Int32 down = to->start_row - from->start_row;
    sal_Int32 right = to->start_column - from->start_column;
    for (sal_Int32 i = 0; i < addresses->nElements; i++) {
        if (!lies_in(&all[i], from))
            return false;
        all[i] = (vfu_address){to->sheet, all[i].start_column + right, all[i].start_row + down,
                               all[i].end_column + right, all[i].end_row + down};
    }
    return true;
}

/** The ranges of one format where they go; acquired, NULL where they go nowhere. */
static uno_Interface *find_target(uno_Interface *ranges, const vfu_place *from, const vfu_place *to)
{
    uno_Interface *typed = vfu_query(ranges, VFU_XSHEETCELLRANGES);
    uno_Sequence *addresses;
    uno_Interface *target = NULL;
    if (typed != NULL && vfu_call_out(typed, VFU_GET_RANGE_ADDRESSES, &addresses, NULL)) {
        uno_type_sequence_reference2One(&addresses, vfu_type_reference(VFU_ADDRESSES), NULL, NULL);
        if (move_addresses(addresses, &from->address, &to->address))
            target = vfu_ranges_at(to->document, &addresses);
        uno_type_destructData(&addresses, vfu_type_reference(VFU_ADDRESSES), NULL);
    }
    vfu_release(typed);
    return target;
}

/** Takes over the one format of some ranges. */
static void copy_format(uno_Interface *ranges, const vfu_place *from, const vfu_place *to,
                        uno_Interface *formats, uno_Interface *new_formats)
{
    sal_Int32 key;
    if (!vfu_property_long(ranges, number_format, &key) ||
        !translate_key(formats, new_formats, &key))
        return;
    uno_Interface *target = find_target(ranges, from, to);
    if (target == NULL)
        return;
    uno_Any value;
    uno_type_any_construct(&value, &key, vfu_basic_type(typelib_TypeClass_LONG), NULL);
    vfu_property_set(target, number_format, &value);
    uno_any_destruct(&value, NULL);
    vfu_office_let_go(target);
}

static void copy_all(uno_Interface *groups, const vfu_place *from, const vfu_place *to,
                     uno_Interface *formats, uno_Interface *new_formats)
{
    sal_Int32 count = 0;
    if (!vfu_call_out(groups, VFU_GET_COUNT, &count, NULL))
        return;
    for (sal_Int32 i = 0; i < count; i++) {
        void *args[] = {&i};
        uno_Any value;
        uno_Interface *ranges = vfu_call_out(groups, VFU_GET_BY_INDEX, &value, args)
                                    ? vfu_take_interface(&value)
                                    : NULL;
        if (ranges != NULL)
            copy_format(ranges, from, to, formats, new_formats);
        vfu_office_let_go(ranges);
    }
}

void vfu_formats_copy(const vfu_place *from, const vfu_place *to)
{
    uno_Interface *groups = vfu_get(from->range, VFU_XUNIQUECELLFORMATRANGESSUPPLIER,
                                    VFU_GET_UNIQUE_CELL_FORMAT_RANGES, NULL);
    uno_Interface *formats = get_formats(from->document);
    uno_Interface *new_formats = get_formats(to->document);
    if (groups != NULL && formats != NULL && new_formats != NULL)
        copy_all(groups, from, to, formats, new_formats);
    vfu_release(new_formats);
    vfu_release(formats);
    vfu_office_let_go(groups);
}
