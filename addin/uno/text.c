/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/text.h"

#include <stdlib.h>
#include <utf8proc.h>

/** The most bytes of UTF-8 for a unit of UTF-16; a pair has four. */
#define UTF8_OF_A_UNIT 3

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

/** Whether a character is white space in Unicode, no-break spaces among it. */
static bool is_white(sal_Unicode c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

/** Where a text begins and ends but for the white space at its ends (G16). */
static void trim(const rtl_uString *text, sal_Int32 *first, sal_Int32 *end)
{
    *first = 0;
    *end = text->length;
    while (*first < *end && is_white(text->buffer[*first]))
        ++*first;
    while (*first < *end && is_white(text->buffer[*end - 1]))
        --*end;
}

bool vfu_text_is_blank(const rtl_uString *text)
{
    sal_Int32 first;
    sal_Int32 end;
    trim(text, &first, &end);
    return first == end;
}

static size_t decompose(uint32_t code, uint32_t *out, utf8proc_option_t options)
{
    int last_boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code, (utf8proc_int32_t *)out, VFU_TEXT_ROOM, options, &last_boundary);
    return count > 0 && count <= VFU_TEXT_ROOM ? (size_t)count : 0;
}

size_t vfu_text_fold(uint32_t code, uint32_t *out)
{
    return decompose(code, out, UTF8PROC_CASEFOLD);
}

/** A text on its way through Unicode's full case folding: Σ and ς are σ, ß is ss. */
typedef struct folding {
    const rtl_uString *text;
    sal_Int32 place;
    sal_Int32 end;
    uint32_t folded[VFU_TEXT_ROOM]; /**< of the last code point taken */
    size_t count;
    size_t next;
} folding;

static folding begin_folding(const rtl_uString *text)
{
    folding f = {.text = text};
    trim(text, &f.place, &f.end);
    return f;
}

static void fold(folding *f, utf8proc_int32_t code)
{
    f->next = 0;
    f->count = vfu_text_fold((uint32_t)code, f->folded);
    if (f->count == 0) { /* a lone surrogate */
        f->folded[0] = (uint32_t)code;
        f->count = 1;
    }
}

/** Takes the next folded code point; -1 at the end. */
static utf8proc_int32_t next_folded(folding *f)
{
    if (f->next < f->count)
        return (utf8proc_int32_t)f->folded[f->next++];
    if (f->place >= f->end)
        return -1;
    utf8proc_int32_t code = next_code_point(f->text, &f->place);
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
    fold(f, code);
    return (utf8proc_int32_t)f->folded[f->next++];
}

int vfu_text_compare(const rtl_uString *a, const rtl_uString *b)
{
    folding left = begin_folding(a);
    folding right = begin_folding(b);
    utf8proc_int32_t code;
    utf8proc_int32_t other;
    do {
        code = next_folded(&left);
        other = next_folded(&right);
    } while (code == other && code >= 0);
    return (code > other) - (code < other);
}

uint64_t vfu_text_hash(const rtl_uString *text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a, by code point */
    folding f = begin_folding(text);
    for (utf8proc_int32_t code; (code = next_folded(&f)) >= 0;)
        hash = (hash ^ (uint64_t)code) * UINT64_C(0x100000001b3);
    return hash ^ (hash >> 32);
}

/** Writes a part of a text as UTF-8; a lone surrogate as if it were a character. */
static bool encode(const rtl_uString *text, sal_Int32 i, sal_Int32 end, char *out, size_t size)
{
    size_t used = 0;
    while (i < end) {
        utf8proc_uint8_t bytes[4];
        utf8proc_int32_t code = next_code_point(text, &i);
        utf8proc_ssize_t count = utf8proc_encode_char(code, bytes);
        if (code == 0 || used + (size_t)count >= size)
            return false;
        for (utf8proc_ssize_t k = 0; k < count; k++)
            out[used++] = (char)bytes[k];
    }
    out[used] = '\0';
    return used < size;
}

bool vfu_text_utf8(const rtl_uString *text, char *out, size_t size)
{
    sal_Int32 first;
    sal_Int32 end;
    trim(text, &first, &end);
    return encode(text, first, end, out, size);
}

bool vfu_text_to_utf8(const rtl_uString *text, char **out)
{
    size_t size = (size_t)text->length * UTF8_OF_A_UNIT + 1;
    *out = malloc(size);
    if (*out == NULL || encode(text, 0, text->length, *out, size))
        return true;
    free(*out);
    *out = NULL;
    return false;
}

rtl_uString *vfu_text_of_utf8(const char *bytes, size_t length)
{
    sal_Unicode *units = malloc(length * sizeof *units + 1); /* never more of them than of bytes */
    if (units == NULL)
        return NULL;
    sal_Int32 count = 0;
    for (size_t i = 0; i < length;) {
        utf8proc_int32_t code;
        i += (size_t)utf8proc_iterate((const utf8proc_uint8_t *)bytes + i,
                                      (utf8proc_ssize_t)(length - i), &code);
        if (code >= 0x10000) {
            units[count++] = (sal_Unicode)(0xd800 + ((code - 0x10000) >> 10));
            code = 0xdc00 + (code & 0x3ff);
        }
        units[count++] = (sal_Unicode)code;
    }
    rtl_uString *text = NULL;
    rtl_uString_newFromStr_WithLength(&text, units, count);
    free(units);
    return text;
}

bool vfu_text_is_letter(const rtl_uString *text)
{
    sal_Int32 place;
    sal_Int32 end;
    trim(text, &place, &end);
    if (place == end)
        return false;
    utf8proc_category_t category = utf8proc_category(next_code_point(text, &place));
    return place == end && category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

size_t vfu_text_decompose(uint32_t code, uint32_t *out)
{
    return decompose(code, out, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
}

bool vfu_text_is_sign(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO) ||
           category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

rtl_uString *vfu_text_of_number(double number)
{
    rtl_uString *text = NULL;
    double positive = number + 0.0; /* -0.0 is 0 */
    rtl_math_doubleToUString(&text, NULL, 0, positive, rtl_math_StringFormat_Automatic,
                             rtl_math_DecimalPlaces_Max, '.', NULL, 0, sal_True);
    return text;
}

bool vfu_same_text(const rtl_uString *a, const rtl_uString *b)
{
    return rtl_ustr_compare_WithLength(a->buffer, a->length, b->buffer, b->length) == 0;
}
