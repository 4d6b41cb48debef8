/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/text.h"

#include <utf8proc.h>

/** Takes the code point at *place and steps over it; a lone surrogate stands for itself. */
static utf8proc_int32_t next_code_point(const rtl_uString *text, sal_Int32 *place)
{
    sal_Unicode unit = text->buffer[(*place)++];
    if (unit < 0xd800 || unit > 0xdbff || *place >= text->length)
        return unit;
    sal_Unicode low = text->buffer[*place];
    if (low < 0xdc00 || low > 0xdfff)
        return unit;
    (*place)++;
    return 0x10000 + ((utf8proc_int32_t)(unit - 0xd800) << 10) + (low - 0xdc00);
}

static utf8proc_int32_t next_folded(const rtl_uString *text, sal_Int32 *place)
{
    utf8proc_int32_t code = next_code_point(text, place);
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
    return utf8proc_tolower(code);
}

int vfu_text_compare(const rtl_uString *a, const rtl_uString *b)
{
    sal_Int32 i = 0;
    sal_Int32 j = 0;
    while (i < a->length && j < b->length) {
        utf8proc_int32_t difference = next_folded(a, &i) - next_folded(b, &j);
        if (difference != 0)
            return difference < 0 ? -1 : 1;
    }
    return (i < a->length) - (j < b->length);
}

uint64_t vfu_text_hash(const rtl_uString *text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a, by code point */
    for (sal_Int32 i = 0; i < text->length;)
        hash = (hash ^ (uint64_t)next_folded(text, &i)) * UINT64_C(0x100000001b3);
    return hash ^ (hash >> 32);
}

bool vfu_text_utf8(const rtl_uString *text, char *out, size_t size)
{
    size_t used = 0;
    for (sal_Int32 i = 0; i < text->length;) {
        utf8proc_uint8_t bytes[4];
        utf8proc_ssize_t count = utf8proc_encode_char(next_code_point(text, &i), bytes);
        if (used + (size_t)count >= size)
            return false;
        for (utf8proc_ssize_t k = 0; k < count; k++)
            out[used++] = (char)bytes[k];
    }
    out[used] = '\0';
    return used < size;
}

rtl_uString *vfu_text_of_number(double number)
{
    rtl_uString *text = NULL;
    rtl_math_doubleToUString(&text, NULL, 0, number, rtl_math_StringFormat_Automatic,
                             rtl_math_DecimalPlaces_Max, '.', NULL, 0, sal_True);
    return text;
}
