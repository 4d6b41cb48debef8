/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The same tiers past the sheet, in a database: TIERSQL.
 */
#include "vitalfew/sql.h"

#include <stdlib.h>

#include "functions/functions.h"
#include "functions/results.h"
#include "functions/tier_options.h"
#include "uno/text.h"

enum { TABLE, CUSTOMER, AMOUNT, GROUP, CUTOFFS, LABELS, METHOD };

/** The texts of a call as UTF-8, each to be freed. */
typedef struct texts {
    char *names[GROUP + 1]; /**< NULL for a group left out */
    char *labels[VFU_LABELS_MAX];
    size_t label_count;
} texts;

static vfu_error utf8_of(const rtl_uString *text, char **out)
{
    return vfu_text_to_utf8(text, out) ? (*out != NULL ? VFU_OK : VFU_ERROR_OVERFLOW)
                                       : VFU_ERROR_ARGUMENT;
}

/** Reads a name, which is text (SQL-3). */
static vfu_error read_name(const vfu_value *value, char **out)
{
    vfu_cell cell;
    if (!value->given)
        return VFU_OK;
    vfu_error error = vfu_read_cell(value, &cell);
    if (error != VFU_OK)
        return error;
    return cell.kind == VFU_TEXT ? utf8_of(cell.text, out) : VFU_ERROR_ARGUMENT;
}

static vfu_error read_texts(const vfu_value *arguments, const vfu_labels *labels, texts *out)
{
    vfu_error error = VFU_OK;
    for (size_t i = TABLE; error == VFU_OK && i <= GROUP; i++)
        error = read_name(&arguments[i], &out->names[i]);
    while (error == VFU_OK && out->label_count < labels->count) {
        error = utf8_of(labels->text[out->label_count], &out->labels[out->label_count]);
        out->label_count++;
    }
    return error;
}

static void free_texts(texts *of)
{
    for (size_t i = TABLE; i <= GROUP; i++)
        free(of->names[i]);
    for (size_t i = 0; i < of->label_count; i++)
        free(of->labels[i]);
}

static vf_status write_query(const texts *from, const vfu_tier_options *options, char *out,
                             size_t size, size_t *length)
{
    vf_sql_source source = {from->names[TABLE], from->names[CUSTOMER], from->names[AMOUNT],
                            from->names[GROUP]};
    const double *cutoffs = options->cutoff_count > 0 ? options->cutoffs : NULL;
    return vf_tiers_sql(&source, options->method, cutoffs, options->cutoff_count,
                        (const char *const *)from->labels, out, size, length);
}

static vfu_error return_query(const texts *from, const vfu_tier_options *options, uno_Any *result)
{
    size_t length = 0;
    vf_status status = write_query(from, options, NULL, 0, &length);
    if (status != VF_OK)
        return vfu_error_of(status);
    char *query = malloc(length + 1);
    if (query == NULL)
        return VFU_ERROR_OVERFLOW;
    (void)write_query(from, options, query, length + 1, &length);
    rtl_uString *text = vfu_text_of_utf8(query, length);
    free(query);
    if (text == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_cell cell = vfu_cell_text(text);
    vfu_cell_construct(result, &cell);
    rtl_uString_release(text);
    return VFU_OK;
}

static vfu_error tiersql(const vfu_call *call, uno_Any *result)
{
    const vfu_value *arguments = call->arguments;
    vfu_tier_choice choice;
    texts read = {.label_count = 0};
    vfu_error error =
        vfu_tier_choice_read(&arguments[CUTOFFS], &arguments[LABELS], &arguments[METHOD], &choice);
    if (error != VFU_OK)
        return error;
    error = read_texts(arguments, &choice.labels, &read);
    if (error == VFU_OK)
        error = return_query(&read, &choice.options, result);
    free_texts(&read);
    vfu_labels_release(&choice.labels);
    return error;
}

const vfu_function vfu_tiersql = {
    .name = "TIERSQL",
    .method = "tierSql",
    .text = N_("The SQL query that gives the same tiers in a database, for lists that no sheet "
               "holds: one row a customer, with the sum of its amounts and its tier."),
    .example = "=TIERSQL(\"orders\";\"customer\";\"amount\")",
    .result = "WITH customer_sums AS (",
    .arguments = {{VFU_M, "Table",
                   N_("The name of the table that has a row for each order, such as "
                      "\"sales.orders\", written as the database has it."),
                   NULL},
                  {VFU_M, "Customer", N_("The name of the column that tells the customer."), NULL},
                  {VFU_M, "Amount",
                   N_("The name of the column of amounts, which are summed for each customer."),
                   NULL},
                  {VFU_O, "Group",
                   N_("The name of a column of groups, such as territories: each customer is then "
                      "sorted within its own group."),
                   N_("one group for all")},
                  {VFU_O, "Cutoffs",
                   N_("The shares at which tiers end, rising; for \"count\" also numbers, {10;50}; "
                      "for \"amount\" amounts, {80000;20000}."),
                   N_("{0.8;0.95}, for \"count\" {0.2;0.75}")},
                  VFU_LABELS_ARGUMENT,
                  {VFU_O, "Method",
                   N_("\"reach\", \"within\", \"count\" or \"amount\", as in CUSTOMERTIER; the "
                      "other methods have no query."),
                   "\"reach\""}},
    .compute = tiersql,
};
