/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Fuzzes the reading of cells and lists: every function of the table that takes no reference, with
 * any shapes of any values, as the dispatcher calls it. The result is an answer or one of Calc's
 * errors that the project documents, and the same when asked again.
 *
 * Input: a byte for the function, then arguments until the bytes end; each starts with a byte for
 * its kind and shape.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../host/rdb.h"
#include "functions/functions.h"
#include "fuzzer.h"
#include "uno/text.h"
#include "uno/types.h"
#include "vitalfew/calendar.h"
#include "vitalfew/numbers.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);

/* The bytes that are left. */
typedef struct bytes {
    const uint8_t *data;
    size_t size;
} bytes;

static uint8_t take(bytes *from)
{
    if (from->size == 0)
        return 0;
    from->size--;
    return *from->data++;
}

static rtl_uString *take_text(bytes *from)
{
    static const char *const words[] = {
        "reach", "within",      "quota", "count",  "computed", "yes",  "no",   "A",   "B",   "C",
        "Ideal", "Poor",        "High",  "hhi",    "gini",     "x",    "-",    "2",   "80%", "2,50",
        " 1 ",   "1 234,50 kr", "Low",   "Target", "New",      "Core", "Lost", "Kept"};
    rtl_uString *text = NULL;
    uint8_t kind = take(from);
    if (kind < sizeof words / sizeof words[0]) {
        rtl_uString_newFromAscii(&text, words[kind]);
        return text;
    }
    sal_Unicode units[16];
    sal_Int32 length = kind % 16;
    for (sal_Int32 i = 0; i < length; i++)
        units[i] = (sal_Unicode)(take(from) << 8 | take(from));
    rtl_uString_newFromStr_WithLength(&text, units, length);
    return text;
}

static double take_number(bytes *from)
{
    static const double numbers[] = {0,        -0.0,      1,      2,     3,      0.8,
                                     0.95,     0.2,       -1,     1e308, 1e-308, NAN,
                                     INFINITY, -INFINITY, 5e-324, 0.5,   100,    543};
    uint8_t kind = take(from);
    if (kind < sizeof numbers / sizeof numbers[0])
        return numbers[kind];
    double number = 0;
    uint8_t raw[sizeof number];
    for (size_t i = 0; i < sizeof number; i++)
        raw[i] = take(from);
    memcpy(&number, raw, sizeof number);
    return kind % 2 == 0 ? number : kind;
}

static void construct(uno_Any *any, typelib_TypeClass type, void *value)
{
    uno_type_any_construct(any, value, vfu_basic_type(type), NULL);
}

/* One value of any kind that an any can hold. */
static void take_any(bytes *from, uno_Any *any)
{
    uint8_t kind = take(from) % 16;
    sal_Int64 whole = (sal_Int64)(kind > 8 ? (uint64_t)take(from) << 56 | take(from) : 1);
    sal_Bool yes = (whole & 1) != 0;
    static const typelib_TypeClass wholes[] = {
        typelib_TypeClass_BYTE,          typelib_TypeClass_SHORT, typelib_TypeClass_UNSIGNED_SHORT,
        typelib_TypeClass_LONG,          typelib_TypeClass_HYPER, typelib_TypeClass_UNSIGNED_HYPER,
        typelib_TypeClass_UNSIGNED_LONG,
    };
    if (kind < 5) {
        double number = take_number(from);
        construct(any, typelib_TypeClass_DOUBLE, &number);
    } else if (kind < 8) {
        rtl_uString *text = take_text(from);
        construct(any, typelib_TypeClass_STRING, &text);
        rtl_uString_release(text);
    } else if (kind == 8) {
        construct(any, typelib_TypeClass_BOOLEAN, &yes);
    } else {
        size_t i = kind - 9U;
        if (i < sizeof wholes / sizeof wholes[0])
            construct(any, wholes[i], &whole);
        else
            uno_any_construct(any, NULL, NULL, NULL);
    }
}

static uno_Sequence *take_row(bytes *from, size_t columns)
{
    uno_Any anys[8];
    uno_Sequence *row = NULL;
    for (size_t i = 0; i < columns; i++)
        take_any(from, &anys[i]);
    uno_type_sequence_construct(&row, vfu_type_reference(VFU_ROW), anys, (sal_Int32)columns, NULL);
    for (size_t i = 0; i < columns; i++)
        uno_any_destruct(&anys[i], NULL);
    return row;
}

/* A [][]any: mostly a rectangle, now and then ragged or empty. */
static uno_Sequence *take_rows(bytes *from)
{
    uno_Sequence *taken[8];
    uno_Sequence *rows = NULL;
    uint8_t shape = take(from);
    size_t count = shape % 7;
    size_t columns = shape / 7 % 6;
    for (size_t i = 0; i < count; i++)
        taken[i] = take_row(from, shape > 240 ? (columns + i) % 8 : columns);
    uno_type_sequence_construct(&rows, vfu_type_reference(VFU_ROWS), taken, (sal_Int32)count, NULL);
    for (size_t i = 0; i < count; i++)
        uno_type_destructData(&taken[i], vfu_type_reference(VFU_ROW), NULL);
    return rows;
}

/* An optional argument: left out, a value or an array. */
static void take_optional(bytes *from, uno_Any *any)
{
    uint8_t kind = take(from) % 4;
    if (kind == 0) {
        uno_any_construct(any, NULL, NULL, NULL);
    } else if (kind == 1) {
        take_any(from, any);
    } else {
        uno_Sequence *rows = take_rows(from);
        uno_type_any_construct(any, &rows, vfu_type_reference(VFU_ROWS), NULL);
        uno_type_destructData(&rows, vfu_type_reference(VFU_ROWS), NULL);
    }
}

static void check_number(double number)
{
    if (!isnan(number)) {
        CHECK(isfinite(number));
        return;
    }
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    uint64_t code = bits & 0xffffffff;
    CHECK(code == 32767 || (code >= 500 && code < 1000));
}

static void check_value(const uno_Any *any)
{
    if (any->pType->eTypeClass == typelib_TypeClass_DOUBLE)
        check_number(*(const double *)any->pData);
    else
        CHECK(any->pType->eTypeClass == typelib_TypeClass_STRING);
}

static void check_result(const uno_Any *result)
{
    if (result->pType->eTypeClass != typelib_TypeClass_SEQUENCE) {
        check_value(result);
        return;
    }
    bool anys =
        typelib_typedescriptionreference_equals(result->pType, vfu_type_reference(VFU_ROWS));
    CHECK(anys || typelib_typedescriptionreference_equals(result->pType,
                                                          vfu_type_reference(VFU_STRING_ROWS)));
    const uno_Sequence *rows = *(uno_Sequence *const *)result->pData;
    CHECK(rows->nElements > 0);
    for (sal_Int32 i = 0; anys && i < rows->nElements; i++) {
        const uno_Sequence *row = ((uno_Sequence *const *)(const void *)rows->elements)[i];
        for (sal_Int32 k = 0; k < row->nElements; k++)
            check_value((const uno_Any *)(const void *)row->elements + k);
    }
}

/* One argument, in the way it is passed. */
typedef union passed {
    double number;
    uno_Sequence *rows;
    uno_Any any;
} passed;

static bool takes_reference(const vfu_function *function)
{
    for (const vfu_argument *a = function->arguments; a->mark != VFU_END; a++)
        if (a->mark == VFU_R)
            return true;
    return function->document;
}

static void call(const vfu_function *function, bytes *from)
{
    passed values[VFU_ARGUMENTS_MAX];
    void *args[VFU_ARGUMENTS_MAX];
    size_t count = vfu_argument_count(function);
    for (size_t i = 0; i < count; i++) {
        args[i] = &values[i];
        if (function->arguments[i].mark == VFU_N)
            values[i].number = take_number(from);
        else if (function->arguments[i].mark == VFU_M)
            values[i].rows = take_rows(from);
        else
            take_optional(from, &values[i].any);
    }
    uno_Any first;
    uno_Any second;
    vfu_function_call(function, args, &first);
    vfu_function_call(function, args, &second);
    check_result(&first);
    bool doubles = first.pType->eTypeClass == typelib_TypeClass_DOUBLE;
    CHECK(doubles ? memcmp(first.pData, second.pData, sizeof(double)) == 0
                  : first.pType->eTypeClass == second.pType->eTypeClass);
    uno_any_destruct(&first, NULL);
    uno_any_destruct(&second, NULL);
    for (size_t i = 0; i < count; i++) {
        if (function->arguments[i].mark == VFU_M)
            uno_type_destructData(&values[i].rows, vfu_type_reference(VFU_ROWS), NULL);
        else if (function->arguments[i].mark != VFU_N)
            uno_any_destruct(&values[i].any, NULL);
    }
}

/* What is read as a number also reads as an amount, and nothing behind the text is looked at. */
static void check_number_text(const char *utf8)
{
    double number = 7;
    size_t len = strlen(utf8);
    char *alone = malloc(len > 0 ? len : 1);
    CHECK(alone != NULL);
    for (size_t i = 0; i < len; i++)
        alone[i] = utf8[i];
    bool read = vf_number_parse(alone, len, &number) == VF_OK;
    CHECK(isfinite(number) && (read || number == 7));
    CHECK(vf_reads_as_amount(alone, len) || !read);
    CHECK(!vf_reads_as_date(alone, len) || len >= 6);
    free(alone);
}

/* Words are ordered, and equal words have equal hashes. */
static void check_texts(bytes *from)
{
    char utf8[64];
    rtl_uString *a = take_text(from);
    rtl_uString *b = take_text(from);
    int order = vfu_text_compare(a, b);
    CHECK(vfu_text_compare(a, a) == 0 && (order > 0) == (vfu_text_compare(b, a) < 0));
    CHECK(order != 0 || vfu_text_hash(a) == vfu_text_hash(b));
    if (vfu_text_utf8(a, utf8, sizeof utf8)) {
        CHECK(strlen(utf8) < sizeof utf8 && (*utf8 == '\0') == vfu_text_is_blank(a));
        check_number_text(utf8);
    }
    rtl_uString_release(a);
    rtl_uString_release(b);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    const char *program = getenv("LO_PROGRAM");
    const char *library = getenv("VITALFEW_RDB");
    char path[512];
    program = program != NULL ? program : "/usr/lib/libreoffice/program";
    snprintf(path, sizeof path, "%s/types.rdb", program);
    CHECK(rdb_add(path));
    snprintf(path, sizeof path, "%s/types/offapi.rdb", program);
    CHECK(rdb_add(path) && rdb_add(library != NULL ? library : "build/vitalfew.rdb"));
    rdb_provide();
    CHECK(vfu_types_init(vfu_this_addin.interface));
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bytes from = {data, size};
    const vfu_function *const *functions = vfu_this_addin.functions;
    size_t count = 0;
    while (functions[count] != NULL)
        count++;
    size_t place = take(&from) % (count + 1);
    if (place == count)
        check_texts(&from);
    else if (!takes_reference(functions[place]))
        call(functions[place], &from);
    return 0;
}
