/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "calc.h"

value value_of_number(double number)
{
    return (value){.kind = NUMBER, .number = number};
}

value value_of_text(const char *utf8)
{
    value v = {.kind = TEXT};
    rtl_string2UString(&v.text, utf8, (sal_Int32)strlen(utf8), RTL_TEXTENCODING_UTF8,
                       RTL_TEXTTOUNICODE_FLAGS_UNDEFINED_ERROR |
                           RTL_TEXTTOUNICODE_FLAGS_INVALID_ERROR);
    return v;
}

value value_of_error(int error)
{
    return (value){.kind = ERROR, .error = error};
}

value value_copy(const value *v)
{
    if (v->kind == TEXT)
        rtl_uString_acquire(v->text);
    return *v;
}

void value_free(value *v)
{
    if (v->kind == TEXT)
        rtl_uString_release(v->text);
    *v = (value){.kind = EMPTY};
}

bool value_equal(const value *a, const value *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case NUMBER:
        return a->number == b->number;
    case TEXT:
        return rtl_ustr_compare_WithLength(a->text->buffer, a->text->length, b->text->buffer,
                                           b->text->length) == 0;
    case ERROR:
        return a->error == b->error;
    default:
        return true;
    }
}

bool value_is_text(const value *v, const char *ascii)
{
    return v->kind == TEXT &&
           rtl_ustr_ascii_compare_WithLength(v->text->buffer, v->text->length, ascii) == 0;
}

bool value_begins(const value *v, const char *ascii)
{
    sal_Int32 end = v->kind == TEXT
                        ? rtl_ustr_indexOfChar_WithLength(v->text->buffer, v->text->length, '\n')
                        : -1;
    if (end < 0)
        return value_is_text(v, ascii);
    return rtl_ustr_ascii_compare_WithLength(v->text->buffer, end, ascii) == 0;
}

static value value_of_double(double number)
{
    if (!isnan(number))
        return value_of_number(number);
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return value_of_error((int)(bits & 0xffff));
}

static value value_of_string(rtl_uString *text)
{
    value v = {.kind = text->length > 0 ? TEXT : EMPTY, .text = text};
    return value_copy(&v);
}

/* The first cell of a [][]any or [][]string. */
static value value_of_rows(const uno_Sequence *rows, bool strings)
{
    if (rows->nElements == 0)
        return value_of_error(ERR_VALUE);
    const uno_Sequence *row = *(uno_Sequence *const *)(const void *)rows->elements;
    if (row->nElements == 0)
        return value_of_error(ERR_VALUE);
    if (strings)
        return value_of_string(*(rtl_uString *const *)(const void *)row->elements);
    return value_of_any((const uno_Any *)(const void *)row->elements);
}

value value_of_any(const uno_Any *any)
{
    switch (any->pType->eTypeClass) {
    case typelib_TypeClass_DOUBLE:
        return value_of_double(*(const double *)any->pData);
    case typelib_TypeClass_STRING:
        return value_of_string(*(rtl_uString *const *)any->pData);
    case typelib_TypeClass_SEQUENCE:
        return value_of_rows(
            *(uno_Sequence *const *)any->pData,
            typelib_typedescriptionreference_equals(any->pType, host_reference(HOST_STRING_ROWS)));
    default:
        return value_of_error(ERR_MISSING);
    }
}

void value_to_any(const value *v, uno_Any *any)
{
    switch (v->kind) {
    case NUMBER: {
        double number = v->number;
        uno_type_any_construct(any, &number,
                               *typelib_static_type_getByTypeClass(typelib_TypeClass_DOUBLE), NULL);
        break;
    }
    case TEXT: {
        rtl_uString *text = v->text;
        uno_type_any_construct(any, &text,
                               *typelib_static_type_getByTypeClass(typelib_TypeClass_STRING), NULL);
        break;
    }
    case EMPTY:
        host_any_of_text(any, "");
        break;
    case ERROR:
        uno_any_construct(any, NULL, NULL, NULL);
    }
}

const char *value_print(const value *v, char *out, size_t size)
{
    switch (v->kind) {
    case EMPTY:
        snprintf(out, size, "nothing");
        break;
    case NUMBER:
        snprintf(out, size, "%.17g", v->number);
        break;
    case ERROR:
        snprintf(out, size, "Err:%d", v->error);
        break;
    case TEXT: {
        size_t used = 0;
        for (sal_Int32 i = 0; i < v->text->length && used + 3 < size; i++) {
            sal_Unicode unit = v->text->buffer[i];
            out[used++] = unit < 128 ? (char)unit : '?';
        }
        out[used] = '\0';
    }
    }
    return out;
}
