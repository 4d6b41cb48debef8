/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Who came, who stayed, who came back and who is lost: CUSTOMERMOVE.
 */
#include "vitalfew/move.h"

#include <stdlib.h>

#include "functions/classes.h"
#include "functions/functions.h"
#include "functions/periods.h"
#include "functions/results.h"
#include "uno/arguments.h"

rtl_uString *const vfu_moves[VF_MOVE_NONE] = {
    [VF_MOVE_NEW] = VFU_LITERAL("New"),
    [VF_MOVE_KEPT] = VFU_LITERAL("Kept"),
    [VF_MOVE_RECOVERED] = VFU_LITERAL("Recovered"),
    [VF_MOVE_LOST] = VFU_LITERAL("Lost"),
    [VF_MOVE_GONE] = VFU_LITERAL("Gone"),
};

static vfu_error customermove(const vfu_call *call, uno_Any *result)
{
    enum { HISTORY, LAPSE, LABELS };
    const vfu_value *arguments = call->arguments;
    double lapse = VF_MOVE_DEFAULT_LAPSE;
    double *history;
    vf_move move;
    vfu_error error = vfu_read_number(&arguments[LAPSE], &lapse);
    if (error == VFU_OK)
        error = vfu_read_periods(&arguments[HISTORY].cells, &history);
    if (error != VFU_OK)
        return error;
    error =
        vfu_error_of(vf_move_of(history, vfu_cells_count(&arguments[HISTORY].cells), lapse, &move));
    free(history);
    if (error != VFU_OK)
        return error;
    return vfu_return_label(&arguments[LABELS], vfu_moves, VF_MOVE_NONE, (size_t)move, result);
}

const vfu_function vfu_customermove = {
    .name = "CUSTOMERMOVE",
    .method = "customerMove",
    .text = N_("Whether a customer came, stayed or left, by its sales period by period: New, Kept, "
               "Recovered, Lost or Gone. Blank where it has never bought."),
    .example = "=CUSTOMERMOVE({500;0;0;700})",
    .result = "Recovered",
    .arguments = {{VFU_M, "History", VFU_HISTORY_TEXT, NULL},
                  {VFU_O, "Lapse",
                   N_("After how many periods without sales a customer is lost; after more it is "
                      "gone."),
                   "1"},
                  {VFU_O, "Labels", N_("Names of the five moves, in this order."),
                   "{\"New\";\"Kept\";\"Recovered\";\"Lost\";\"Gone\"}"}},
    .compute = customermove,
};
