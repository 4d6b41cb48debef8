/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Recency, frequency, money: RFMSCORE, RFMSCORES.
 */
#include "vitalfew/rfm.h"

#include <stdlib.h>

#include "functions/amounts.h"
#include "functions/functions.h"
#include "functions/results.h"
#include "live/live.h"
#include "uno/arguments.h"

#define BINS_ARGUMENT                                                                              \
    {                                                                                              \
        VFU_O, "Bins",                                                                             \
            N_("Into how many groups the customers are divided, from 2 to 9; or three rows of "    \
               "rising limits of your own: for days, orders and sales."),                          \
            "5"                                                                                    \
    }
#define RECENCY_TEXT N_("Days since this customer's last order: the fewer, the better.")
#define FREQUENCY_TEXT N_("The number of this customer's orders.")
#define MONETARY_TEXT N_("This customer's sales.")

/** What divides the customers: a number of bins, or limits of one's own (RFM-4). */
typedef struct rfm_bins {
    double count; /**< the default where there are limits */
    bool limits;
    vf_rfm by_limits;
} rfm_bins;

/** Reads a row of limits, with blank cells at its end. */
static vfu_error read_limits(const vfu_cells *cells, sal_Int32 row, vf_rfm_cuts *out)
{
    bool ended = false;
    out->count = 0;
    for (sal_Int32 column = 0; column < cells->column_count; column++) {
        vfu_cell cell = vfu_cells_at(cells, row, column);
        if (cell.kind == VFU_IN_ERROR)
            return cell.error;
        if (cell.kind == VFU_TEXT)
            return VFU_ERROR_VALUE;
        ended = ended || cell.kind == VFU_EMPTY;
        if (cell.kind == VFU_EMPTY)
            continue;
        if (ended || out->count == VF_RFM_BINS_MAX - 1)
            return VFU_ERROR_ARGUMENT;
        out->at[out->count++] = cell.number;
    }
    return VFU_OK;
}

static vfu_error read_bins(const vfu_value *value, rfm_bins *out)
{
    const vfu_cells *cells = &value->cells;
    vf_rfm_cuts rows[3];
    *out = (rfm_bins){.count = VF_RFM_DEFAULT_BINS};
    if (!value->given || vfu_cells_count(cells) == 1)
        return vfu_read_number(value, &out->count);
    out->limits = true;
    vfu_error error = cells->row_count == 3 ? VFU_OK : VFU_ERROR_ARGUMENT;
    for (sal_Int32 row = 0; error == VFU_OK && row < 3; row++)
        error = read_limits(cells, row, &rows[row]);
    if (error != VFU_OK)
        return error;
    return vfu_error_of(vf_rfm_init_limits(&out->by_limits, &rows[0], &rows[1], &rows[2]));
}

/* The list: the cuts between the bins of three ranges (RFM-1). */

typedef struct rfm_list {
    vf_status status; /**< VF_OK, or why there are no cuts; a blank row does not show it (G6) */
    vf_rfm cuts;
} rfm_list;

static vfu_error build_rfm_list(const vfu_block *blocks, double bins, void **out)
{
    vf_population *populations[3] = {NULL, NULL, NULL};
    rfm_list *list = calloc(1, sizeof *list);
    vfu_error error = list != NULL ? VFU_OK : VFU_ERROR_OVERFLOW;
    for (size_t i = 0; error == VFU_OK && i < 3; i++)
        error = vfu_population_of_block(&blocks[i], &populations[i]);
    if (error == VFU_OK) {
        list->status =
            vf_rfm_init(&list->cuts, populations[0], populations[1], populations[2], bins);
        *out = list;
    } else {
        free(list);
    }
    for (size_t i = 0; i < 3; i++)
        vf_population_free(populations[i]);
    return error;
}

static size_t rfm_list_bytes(const void *list)
{
    return sizeof *(const rfm_list *)list;
}

static const vfu_list_kind rfm_kind = {3, build_rfm_list, free, rfm_list_bytes, NULL};

/* RFMSCORE */

static vfu_error rfm_row(void *data, const void *context, const vfu_cell *own, vfu_cell *out)
{
    const rfm_list *list = data;
    const rfm_bins *bins = context;
    const vf_rfm *rfm = bins->limits ? &bins->by_limits : &list->cuts;
    int score;
    for (size_t i = 0; i < 3; i++)
        if (own[i].kind == VFU_EMPTY)
            return VFU_OK;
    for (size_t i = 0; i < 3; i++)
        if (own[i].kind != VFU_NUMBER)
            return VFU_ERROR_VALUE;
    vf_status status = bins->limits ? VF_OK : list->status;
    if (status == VF_OK)
        status = vf_rfm_score(rfm, own[0].number, own[1].number, own[2].number, &score);
    if (status == VF_OK)
        *out = vfu_cell_number(score);
    return vfu_error_of(status);
}

static vfu_error rfmscore(const vfu_call *call, uno_Any *result)
{
    enum { RECENCY, FREQUENCY, MONETARY, ALL_RECENCY, ALL_FREQUENCY, ALL_MONETARY, BINS };
    rfm_bins bins;
    vfu_error error = read_bins(&call->arguments[BINS], &bins);
    if (error != VFU_OK)
        return error;
    vfu_live_call live = {
        .kind = &rfm_kind,
        .ranges = {ALL_RECENCY, ALL_FREQUENCY, ALL_MONETARY},
        .variant = bins.count,
        .row = rfm_row,
        .context = &bins,
    };
    return vfu_live_map(call, &live, result);
}

const vfu_function vfu_rfmscore = {
    .name = "RFMSCORE",
    .method = "rfmScore",
    .text = N_("The RFM score of a customer, such as 543: a digit each for how recently, how often "
               "and for how much it bought, compared with all customers; high is good."),
    .example = "=RFMSCORE(F2;E2;B2;F$2:F$11;E$2:E$11;B$2:B$11)",
    .result = "555",
    .document = true,
    .arguments =
        {{VFU_M, "Recency", RECENCY_TEXT, NULL},
         {VFU_M, "Frequency", FREQUENCY_TEXT, NULL},
         {VFU_M, "Monetary", MONETARY_TEXT, NULL},
         {VFU_R, "AllRecency",
          N_("Days since the last order of every customer, such as F$2:F$900."), NULL},
         {VFU_R, "AllFrequency",
          N_("The numbers of orders of all customers, such as E$2:E$900, without a total."), NULL},
         {VFU_R, "AllMonetary",
          N_("The sales of all customers, such as B$2:B$900, without a total."), NULL},
         BINS_ARGUMENT},
    .compute = rfmscore,
};

/* RFMSCORES */

static vfu_error return_scores(const vfu_cells *shape, const int *scores, uno_Any *result)
{
    vfu_table table;
    vfu_error error = vfu_table_new(&table, (size_t)shape->row_count, (size_t)shape->column_count);
    if (error != VFU_OK)
        return error;
    for (size_t i = 0; i < vfu_cells_count(shape); i++)
        vfu_table_put_nth(&table, i,
                          scores[i] != 0 ? vfu_cell_number(scores[i]) : vfu_cell_empty());
    return vfu_table_return(&table, result);
}

static vfu_error score_columns(const vfu_cells *shape, double *const *columns, const rfm_bins *bins,
                               uno_Any *result)
{
    size_t n = vfu_cells_count(shape);
    int *scores = calloc(n, sizeof *scores);
    if (scores == NULL)
        return VFU_ERROR_OVERFLOW;
    vfu_error error = VFU_OK;
    if (bins->limits)
        vf_rfm_score_rows(&bins->by_limits, columns[0], columns[1], columns[2], n, scores);
    else
        error =
            vfu_error_of(vf_rfm_scores(columns[0], columns[1], columns[2], n, bins->count, scores));
    if (error == VFU_OK)
        error = return_scores(shape, scores, result);
    free(scores);
    return error;
}

static vfu_error rfmscores(const vfu_call *call, uno_Any *result)
{
    enum { RECENCY, FREQUENCY, MONETARY, BINS };
    const vfu_value *arguments = call->arguments;
    rfm_bins bins;
    double *columns[3] = {NULL, NULL, NULL};
    vfu_error error = read_bins(&arguments[BINS], &bins);
    if (error == VFU_OK)
        error = vfu_read_columns(arguments, 3, columns);
    if (error == VFU_OK)
        error = score_columns(&arguments[RECENCY].cells, columns, &bins, result);
    for (size_t i = 0; i < 3; i++)
        free(columns[i]);
    return error;
}

const vfu_function vfu_rfmscores = {
    .name = "RFMSCORES",
    .method = "rfmScores",
    .text = N_("From one cell by Ctrl+Shift+Enter (or tick “Array”), the RFM scores of a whole "
               "list at once, such as 543; blank where a number is missing."),
    .example = "=RFMSCORES(F2:F11;E2:E11;B2:B11)",
    .result = "555",
    .arguments =
        {{VFU_M, "Recency", N_("Days since the last order of every customer, such as F$2:F$900."),
          NULL},
         {VFU_M, "Frequency",
          N_("The numbers of orders of all customers, such as E$2:E$900, without a total."), NULL},
         {VFU_M, "Monetary", N_("The sales of all customers, such as B$2:B$900, without a total."),
          NULL},
         BINS_ARGUMENT},
    .compute = rfmscores,
};
