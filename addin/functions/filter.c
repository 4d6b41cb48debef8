/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Filtering prospects in or out by asking: PROSPECTFILTER, FILTERREASON.
 */
#include "vitalfew/filter.h"

#include <stdlib.h>

#include "functions/functions.h"
#include "functions/marks.h"
#include "functions/results.h"
#include "uno/arguments.h"

#define ANSWERS_TEXT                                                                               \
    N_("The prospect's answers, one a criterion: yes or no, or a number, where 0 is no. An empty " \
       "cell is an answer not yet known.")
#define REQUIRED_TEXT                                                                              \
    N_("Which criteria must be met: yes or no for each, in the order of the answers.")

/** A prospect's answers, and their outcome (FILTER-1). */
typedef struct answers {
    double *marks;
    double *required; /**< NULL: all */
    size_t count;
    vf_filter_outcome outcome;
} answers;

static void free_answers(answers *read)
{
    free(read->marks);
    free(read->required);
}

static vfu_error read_answers(const vfu_value *marks, const vfu_value *required, answers *out)
{
    out->count = vfu_cells_count(&marks->cells);
    vfu_error error = vfu_read_mark_list(required, out->count, &out->required);
    if (error != VFU_OK)
        return error;
    out->marks = NULL;
    error = vfu_read_marks(&marks->cells, 1.0, &out->marks);
    if (error == VFU_OK)
        error = vfu_error_of(
            vf_filter_outcome_of(out->marks, out->required, out->count, &out->outcome));
    if (error != VFU_OK)
        free_answers(out);
    return error;
}

/* PROSPECTFILTER */

static rtl_uString *const outcomes[] = {
    [VF_FILTER_IN] = VFU_LITERAL("In"),
    [VF_FILTER_ASK] = VFU_LITERAL("Ask"),
    [VF_FILTER_OUT] = VFU_LITERAL("Out"),
};

static vfu_error prospectfilter(const vfu_call *call, uno_Any *result)
{
    enum { ANSWERS, REQUIRED, LABELS };
    answers read;
    vfu_error error = read_answers(&call->arguments[ANSWERS], &call->arguments[REQUIRED], &read);
    if (error != VFU_OK)
        return error;
    free_answers(&read);
    return vfu_return_label(&call->arguments[LABELS], outcomes, 3, (size_t)read.outcome, result);
}

const vfu_function vfu_prospectfilter = {
    .name = "PROSPECTFILTER",
    .method = "prospectFilter",
    .text = N_("In, Ask or Out: whether a prospect meets every required criterion, still has to be "
               "asked about one, or fails one."),
    .example = "=PROSPECTFILTER(G4:I4)",
    .result = "Out",
    .arguments = {{VFU_M, "Answers", ANSWERS_TEXT, NULL},
                  {VFU_O, "Required", REQUIRED_TEXT, N_("all of them")},
                  {VFU_O, "Labels", N_("Names of the three outcomes, in this order."),
                   "{\"In\";\"Ask\";\"Out\"}"}},
    .compute = prospectfilter,
};

/* FILTERREASON */

static rtl_uString *const separator = VFU_LITERAL(", ");

static bool append(rtl_uString **text, rtl_uString *more)
{
    rtl_uString *longer = NULL;
    rtl_uString_newConcat(&longer, *text, more);
    if (longer == NULL)
        return false;
    rtl_uString_release(*text);
    *text = longer;
    return true;
}

static vfu_error append_criterion(const vfu_cell *criterion, bool first, rtl_uString **text)
{
    if (criterion->kind == VFU_IN_ERROR)
        return criterion->error;
    rtl_uString *label = vfu_label_of(criterion);
    if (label == NULL)
        return VFU_ERROR_OVERFLOW;
    bool done = (first || append(text, separator)) && append(text, label);
    rtl_uString_release(label);
    return done ? VFU_OK : VFU_ERROR_OVERFLOW;
}

static vfu_error join_reasons(const answers *read, const vfu_cells *criteria, uno_Any *result)
{
    rtl_uString *text = NULL;
    rtl_uString_new(&text);
    bool first = true;
    vfu_error error = VFU_OK;
    for (size_t i = 0; error == VFU_OK && i < read->count; i++) {
        if (!vf_filter_is_reason(read->marks, read->required, i, read->outcome))
            continue;
        vfu_cell criterion = vfu_cells_nth(criteria, i);
        error = append_criterion(&criterion, first, &text);
        first = false;
    }
    if (error == VFU_OK) {
        vfu_cell cell = vfu_cell_text(text);
        vfu_cell_construct(result, &cell);
    }
    rtl_uString_release(text);
    return error;
}

static vfu_error filterreason(const vfu_call *call, uno_Any *result)
{
    enum { ANSWERS, CRITERIA, REQUIRED };
    const vfu_value *arguments = call->arguments;
    const vfu_cells *criteria = &arguments[CRITERIA].cells;
    answers read;
    if (vfu_cells_count(criteria) != vfu_cells_count(&arguments[ANSWERS].cells))
        return VFU_ERROR_ARGUMENT;
    vfu_error error = read_answers(&arguments[ANSWERS], &arguments[REQUIRED], &read);
    if (error != VFU_OK)
        return error;
    error = join_reasons(&read, criteria, result);
    free_answers(&read);
    return error;
}

const vfu_function vfu_filterreason = {
    .name = "FILTERREASON",
    .method = "filterReason",
    .text = N_("The reason for the result of PROSPECTFILTER: for Out the criteria that are not "
               "met, for Ask those still to be asked about; blank for In."),
    .example = "=FILTERREASON(G4:I4;G$1:I$1)",
    .result = "Refers others",
    .arguments = {{VFU_M, "Answers", ANSWERS_TEXT, NULL},
                  {VFU_M, "Criteria",
                   N_("The names of the criteria, such as the header cells above the answers."),
                   NULL},
                  {VFU_O, "Required", REQUIRED_TEXT, N_("all of them")}},
    .compute = filterreason,
};
