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

/** The most code points that one is folded to. */
#define FOLDED_MAX 8

/** A text on its way through Unicode's full case folding: Σ and ς are σ, ß is ss. */
typedef struct folding {
    const rtl_uString *text;
    sal_Int32 place;
    utf8proc_int32_t folded[FOLDED_MAX]; /**< of the last code point taken */
    utf8proc_ssize_t count;
    utf8proc_ssize_t next;
} folding;

static void fold(folding *f, utf8proc_int32_t code)
{
    int last_boundary = 0;
    f->next = 0;
    f->count =
        utf8proc_decompose_char(code, f->folded, FOLDED_MAX, UTF8PROC_CASEFOLD, &last_boundary);
    if (f->count < 1 || f->count > FOLDED_MAX) { /* a lone surrogate */
        f->folded[0] = code;
        f->count = 1;
    }
}

/** Takes the next folded code point; -1 at the end. */
static utf8proc_int32_t next_folded(folding *f)
{
    if (f->next < f->count)
        return f->folded[f->next++];
    if (f->place >= f->text->length)
        return -1;
    utf8proc_int32_t code = next_code_point(f->text, &f->place);
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
    fold(f, code);
    return f->folded[f->next++];
}

int vfu_text_compare(const rtl_uString *a, const rtl_uString *b)
{
    folding left = {.text = a};
    folding right = {.text = b};
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
    folding f = {.text = text};
    for (utf8proc_int32_t code; (code = next_folded(&f)) >= 0;)
        hash = (hash ^ (uint64_t)code) * UINT64_C(0x100000001b3);
    return hash ^ (hash >> 32);
}

bool vfu_text_utf8(const rtl_uString *text, char *out, size_t size)
{
    size_t used = 0;
    for (sal_Int32 i = 0; i < text->length;) {
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

bool vfu_text_is_letter(const rtl_uString *text)
{
    sal_Int32 end = 0;
    if (text->length == 0)
        return false;
    utf8proc_category_t category = utf8proc_category(next_code_point(text, &end));
    return end == text->length && category >= UTF8PROC_CATEGORY_LU &&
           category <= UTF8PROC_CATEGORY_LO;
}

/** Steps over digits; false where there are none. */
static bool pass_digits(const rtl_uString *text, sal_Int32 *place)
{
    sal_Int32 start = *place;
    while (*place < text->length && text->buffer[*place] >= '0' && text->buffer[*place] <= '9')
        (*place)++;
    return *place > start;
}

bool vfu_text_is_number(const rtl_uString *text, double *out)
{
    sal_Int32 place = text->length > 0 && text->buffer[0] == '-' ? 1 : 0;
    if (!pass_digits(text, &place))
        return false;
    if (place < text->length && text->buffer[place] == '.') {
        place++;
        if (!pass_digits(text, &place))
            return false;
    }
    if (place < text->length)
        return false;
    *out = rtl_math_uStringToDouble(text->buffer, text->buffer + place, '.', 0, NULL, NULL);
    return true;
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
