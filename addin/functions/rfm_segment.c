/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What kind of customer an RFM score shows: RFMSEGMENT.
 */
#include <math.h>
#include <stdlib.h>

#include "functions/functions.h"
#include "functions/results.h"
#include "uno/arguments.h"
#include "vitalfew/rfm.h"

static rtl_uString *const segments[] = {
    [VF_RFM_HIBERNATING] = VFU_LITERAL("Hibernating"),
    [VF_RFM_AT_RISK] = VFU_LITERAL("At risk"),
    [VF_RFM_CANT_LOSE_THEM] = VFU_LITERAL("Can't lose them"),
    [VF_RFM_ABOUT_TO_SLEEP] = VFU_LITERAL("About to sleep"),
    [VF_RFM_NEED_ATTENTION] = VFU_LITERAL("Need attention"),
    [VF_RFM_LOYAL_CUSTOMERS] = VFU_LITERAL("Loyal customers"),
    [VF_RFM_PROMISING] = VFU_LITERAL("Promising"),
    [VF_RFM_POTENTIAL_LOYALISTS] = VFU_LITERAL("Potential loyalists"),
    [VF_RFM_NEW_CUSTOMERS] = VFU_LITERAL("New customers"),
    [VF_RFM_CHAMPIONS] = VFU_LITERAL("Champions"),
};

static rtl_uString *const others = VFU_LITERAL("Others");

/** Segments of one's own (RFM-5). */
typedef struct segment_table {
    bool given;
    size_t count;
    rtl_uString **names; /**< acquired; to be freed */
    vf_rfm_rule *rules;  /**< to be freed */
} segment_table;

static vfu_error segment_row(const void *context, const vfu_cell *own, vfu_cell *out)
{
    const segment_table *table = context;
    vf_rfm_segment segment;
    size_t place;
    if (own[0].kind == VFU_EMPTY)
        return VFU_OK;
    if (own[0].kind != VFU_NUMBER)
        return VFU_ERROR_VALUE;
    if (!table->given) {
        vfu_error error = vfu_error_of(vf_rfm_segment_of(own[0].number, &segment));
        if (error == VFU_OK)
            *out = vfu_cell_text(segments[segment]);
        return error;
    }
    vfu_error error =
        vfu_error_of(vf_rfm_rule_find(table->rules, table->count, own[0].number, &place));
    if (error == VFU_OK)
        *out = vfu_cell_text(place < table->count ? table->names[place] : others);
    return error;
}

/** The digit that a segment begins or ends with; NaN for a blank cell, which takes any. */
static vfu_error read_digit(const vfu_cells *cells, sal_Int32 row, sal_Int32 column, double *out)
{
    *out = NAN;
    if (column >= cells->column_count)
        return VFU_OK;
    vfu_cell cell = vfu_cells_at(cells, row, column);
    if (cell.kind == VFU_IN_ERROR)
        return cell.error;
    if (cell.kind == VFU_TEXT)
        return VFU_ERROR_VALUE;
    if (cell.kind == VFU_NUMBER)
        *out = cell.number;
    return VFU_OK;
}

/** Reads the rule of a row; one that takes no score is not allowed. */
static vfu_error read_rule(const vfu_cells *cells, sal_Int32 row, vf_rfm_rule *out)
{
    for (sal_Int32 i = 0; i < 3; i++) {
        vfu_error error = read_digit(cells, row, 1 + 2 * i, &out->from[i]);
        if (error == VFU_OK)
            error = read_digit(cells, row, 2 + 2 * i, &out->to[i]);
        if (error == VFU_OK && out->from[i] > out->to[i])
            error = VFU_ERROR_ARGUMENT;
        if (error != VFU_OK)
            return error;
    }
    return VFU_OK;
}

static bool is_blank_row(const vfu_cells *cells, sal_Int32 row)
{
    bool blank = true;
    for (sal_Int32 column = 0; column < cells->column_count; column++)
        blank = blank && vfu_cells_at(cells, row, column).kind == VFU_EMPTY;
    return blank;
}

static vfu_error read_segment(const vfu_cells *cells, sal_Int32 row, segment_table *out)
{
    vfu_cell name = vfu_cells_at(cells, row, 0);
    if (name.kind == VFU_IN_ERROR)
        return name.error;
    vfu_error error = read_rule(cells, row, &out->rules[out->count]);
    if (error != VFU_OK)
        return error;
    out->names[out->count] = vfu_label_of(&name);
    if (out->names[out->count] == NULL)
        return VFU_ERROR_OVERFLOW;
    out->count++;
    return VFU_OK;
}

/** Reads the argument Table; released by free_table(), also after an error. */
static vfu_error read_table(const vfu_value *value, segment_table *out)
{
    const vfu_cells *cells = &value->cells;
    *out = (segment_table){.given = value->given};
    if (!value->given)
        return VFU_OK;
    if (cells->column_count != 5 && cells->column_count != 7)
        return VFU_ERROR_ARGUMENT;
    out->names = calloc((size_t)cells->row_count, sizeof(rtl_uString *));
    out->rules = calloc((size_t)cells->row_count, sizeof *out->rules);
    vfu_error error = out->names != NULL && out->rules != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    for (sal_Int32 row = 0; error == VFU_OK && row < cells->row_count; row++)
        if (!is_blank_row(cells, row))
            error = read_segment(cells, row, out);
    return error;
}

static void free_table(segment_table *table)
{
    while (table->count > 0)
        rtl_uString_release(table->names[--table->count]);
    free(table->names);
    free(table->rules);
}

static vfu_error rfmsegment(const vfu_call *call, uno_Any *result)
{
    enum { SCORE, TABLE };
    segment_table table;
    vfu_error error = read_table(&call->arguments[TABLE], &table);
    if (error == VFU_OK)
        error = vfu_map(call, segment_row, &table, result);
    free_table(&table);
    return error;
}

const vfu_function vfu_rfmsegment = {
    .name = "RFMSEGMENT",
    .method = "rfmSegment",
    .text = N_(
        "What kind of customer an RFM score shows, such as Champions, At risk or New customers."),
    .example = "=RFMSEGMENT(543)",
    .result = "Champions",
    .arguments =
        {{VFU_M, "Score",
          N_("The score that RFMSCORE gives with five groups: three digits, each from 1 to 5; with "
             "a table, to 9."),
          NULL},
         {VFU_O, "Table",
          N_("Segments of your own, a row each: name, least and greatest R, F and, if it counts, "
             "M. "
             "The first that fits; else Others."),
          N_("the ten usual segments")}},
    .compute = rfmsegment,
};
