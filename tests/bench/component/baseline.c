/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the benchmark holds the add-in's functions against, on the add-in's own glue: functions of
 * the same signatures that compute nothing, and functions that return how many seconds something
 * took, by a clock inside the office. A component of its own, which is never shipped.
 */
#include <stdlib.h>
#include <time.h>

#include "functions/functions.h"
#include "uno/call.h"

/** The arguments of CUSTOMERTIERS. */
#define ARRAY_ARGUMENTS                                                                            \
    {                                                                                              \
        {VFU_M, "Values", "The amounts.", NULL}, {VFU_O, "Groups", "Groups.", NULL},               \
            {VFU_O, "Cutoffs", "Cut-offs.", NULL}, {VFU_O, "Labels", "Labels.", NULL},             \
        {                                                                                          \
            VFU_O, "Method", "The method.", NULL                                                   \
        }                                                                                          \
    }

static rtl_uString *const letter_a = VFU_LITERAL("A");

/* One row */

static vfu_error nothing(const vfu_call *call, uno_Any *result)
{
    (void)call;
    vfu_cell cell = vfu_cell_text(letter_a);
    vfu_cell_construct(result, &cell);
    return VFU_OK;
}

static const vfu_function bench_nothing = {
    .name = "BENCHNOTHING",
    .method = "benchNothing",
    .text = "The letter A: what any function with the arguments of CUSTOMERTIER costs.",
    .document = true,
    .arguments = {{VFU_M, "Value", "Not read.", NULL},
                  {VFU_R, "Population", "Not read.", NULL},
                  {VFU_O, "Cutoffs", "Not read.", NULL},
                  {VFU_O, "Labels", "Not read.", NULL},
                  {VFU_O, "Method", "Not read.", NULL}},
    .compute = nothing,
};

/* An array */

/** Returns a [][]string, as CUSTOMERTIERS does, and makes it plainly: each row by one call. */
static vfu_error constants(const vfu_call *call, uno_Any *result)
{
    typelib_TypeDescriptionReference *row_type = vfu_type_reference(VFU_STRINGS);
    typelib_TypeDescriptionReference *rows_type = vfu_type_reference(VFU_STRING_ROWS);
    const vfu_cells *values = &call->arguments[0].cells;
    rtl_uString **letters = calloc((size_t)values->column_count, sizeof(rtl_uString *));
    if (letters == NULL)
        return VFU_ERROR_OVERFLOW;
    for (sal_Int32 j = 0; j < values->column_count; j++)
        letters[j] = letter_a;
    uno_Sequence *array = NULL;
    uno_type_sequence_construct(&array, rows_type, NULL, values->row_count, NULL);
    uno_Sequence **rows = (uno_Sequence **)(void *)array->elements;
    for (sal_Int32 i = 0; i < values->row_count; i++) {
        uno_type_destructData(&rows[i], row_type, NULL);
        uno_type_sequence_construct(&rows[i], row_type, letters, values->column_count, NULL);
    }
    uno_type_any_construct(result, &array, rows_type, NULL);
    uno_type_destructData(&array, rows_type, NULL);
    free(letters);
    return VFU_OK;
}

static const vfu_function bench_constants = {
    .name = "BENCHCONSTANTS",
    .method = "benchConstants",
    .text = "A letter A for every cell of Values: what any function with the arguments of "
            "CUSTOMERTIERS costs.",
    .arguments = ARRAY_ARGUMENTS,
    .compute = constants,
};

/* Seconds */

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    timespec_get(&now, TIME_UTC);
    return (double)(now.tv_sec - start->tv_sec) + 1e-9 * (double)(now.tv_nsec - start->tv_nsec);
}

static vfu_error return_seconds(double seconds, uno_Any *result)
{
    vfu_cell cell = vfu_cell_number(seconds);
    vfu_cell_construct(result, &cell);
    return VFU_OK;
}

/** The time that the code of an array function takes, without what Calc does with the array. */
static vfu_error time_function(const vfu_call *call, const vfu_function *function, uno_Any *result)
{
    vfu_call timed = *call;
    timed.function = function;
    uno_Any array;
    struct timespec start;
    timespec_get(&start, TIME_UTC);
    vfu_error error = function->compute(&timed, &array);
    double seconds = seconds_since(&start);
    if (error != VFU_OK)
        return error;
    uno_any_destruct(&array, NULL);
    return return_seconds(seconds, result);
}

static vfu_error tiers_seconds(const vfu_call *call, uno_Any *result)
{
    return time_function(call, &vfu_customertiers, result);
}

static const vfu_function bench_tiers_seconds = {
    .name = "BENCHTIERSSECONDS",
    .method = "benchTiersSeconds",
    .text = "How many seconds CUSTOMERTIERS itself takes.",
    .arguments = ARRAY_ARGUMENTS,
    .compute = tiers_seconds,
};

static vfu_error constants_seconds(const vfu_call *call, uno_Any *result)
{
    return time_function(call, &bench_constants, result);
}

static const vfu_function bench_constants_seconds = {
    .name = "BENCHCONSTANTSSECONDS",
    .method = "benchConstantsSeconds",
    .text = "How many seconds BENCHCONSTANTS itself takes.",
    .arguments = ARRAY_ARGUMENTS,
    .compute = constants_seconds,
};

/** The cells of a range; NULL where the office does not give them. */
static uno_Sequence *read_cells(uno_Interface *cells)
{
    uno_Sequence *data = NULL;
    uno_Interface *range = vfu_query(cells, VFU_XCELLRANGEDATA);
    if (range == NULL || !vfu_call_out(range, VFU_GET_DATA_ARRAY, &data, NULL))
        data = NULL;
    if (range != NULL)
        vfu_release(range);
    return data;
}

/** The time that it takes to read columns once, of which all are kept meanwhile, and to let go of
 *  what was read. */
static vfu_error time_reading(const vfu_call *call, size_t count, uno_Any *result)
{
    uno_Sequence *data[3] = {NULL};
    bool done = true;
    struct timespec start;
    timespec_get(&start, TIME_UTC);
    for (size_t i = 0; done && i < count; i++) {
        data[i] = read_cells(call->arguments[i].range);
        done = data[i] != NULL;
    }
    for (size_t i = 0; i < count; i++)
        if (data[i] != NULL)
            uno_type_destructData(&data[i], vfu_type_reference(VFU_ROWS), NULL);
    double seconds = seconds_since(&start);
    return done ? return_seconds(seconds, result) : VFU_ERROR_VALUE;
}

static vfu_error read_seconds(const vfu_call *call, uno_Any *result)
{
    return time_reading(call, 1, result);
}

static vfu_error columns_seconds(const vfu_call *call, uno_Any *result)
{
    return time_reading(call, 3, result);
}

static vfu_error customers_seconds(const vfu_call *call, uno_Any *result)
{
    return time_function(call, &vfu_customerlist, result);
}

static const vfu_function bench_read_seconds = {
    .name = "BENCHREADSECONDS",
    .method = "benchReadSeconds",
    .text = "How many seconds it takes to read cells once, by getDataArray().",
    .arguments = {{VFU_R, "Population", "The cells.", NULL}},
    .compute = read_seconds,
};

static const vfu_function bench_columns_seconds = {
    .name = "BENCHCOLUMNSSECONDS",
    .method = "benchColumnsSeconds",
    .text = "How many seconds it takes to read three columns once, by getDataArray().",
    .arguments = {{VFU_R, "Customers", "A column.", NULL},
                  {VFU_R, "Amounts", "A column.", NULL},
                  {VFU_R, "Dates", "A column.", NULL}},
    .compute = columns_seconds,
};

static const vfu_function bench_customers_seconds = {
    .name = "BENCHCUSTOMERSSECONDS",
    .method = "benchCustomersSeconds",
    .text = "How many seconds CUSTOMERLIST itself takes.",
    .arguments = {{VFU_R, "Customers", "The customers.", NULL},
                  {VFU_R, "Amounts", "The amounts.", NULL},
                  {VFU_R, "Dates", "The dates.", NULL},
                  {VFU_O, "Orders", "The orders.", NULL},
                  {VFU_O, "AsOf", "The last day.", NULL},
                  {VFU_O, "From", "The first day.", NULL},
                  {VFU_O, "Periods", "The periods.", NULL},
                  {VFU_O, "Sort", "The order.", NULL},
                  {VFU_O, "Rows", "The rows.", NULL}},
    .compute = customers_seconds,
};

/** For macros, whose own clock counts milliseconds. */
static vfu_error read_clock(const vfu_call *call, uno_Any *result)
{
    (void)call;
    struct timespec epoch = {0};
    return return_seconds(seconds_since(&epoch), result);
}

static const vfu_function bench_clock = {
    .name = "BENCHCLOCK",
    .method = "benchClock",
    .text = "The time, in seconds.",
    .compute = read_clock,
};

static const vfu_function *const functions[] = {
    &bench_nothing,           &bench_constants,    &bench_tiers_seconds,
    &bench_constants_seconds, &bench_read_seconds, &bench_columns_seconds,
    &bench_customers_seconds, &bench_clock,        NULL,
};

const vfu_addin vfu_this_addin = {
    .interface = "org.vitalfew.bench.XBaseline",
    .service = "org.vitalfew.bench.Baseline",
    .implementation = "org.vitalfew.bench.comp.Baseline",
    .functions = functions,
};
