/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/functions.h"

const char vfu_interface_name[] = "org.vitalfew.XSegmentation";
const char vfu_service_name[] = "org.vitalfew.Calc";
const char vfu_implementation_name[] = "org.vitalfew.comp.Calc";

const vfu_function *const vfu_functions[] = {
    &vfu_customertier,
    &vfu_customertierif,
    &vfu_customertiers,
    &vfu_tiercutoff,
    &vfu_tiersummary,
    &vfu_tierchange,
    &vfu_paretoshare,
    &vfu_paretocount,
    &vfu_paretocurve,
    &vfu_concentration,
    &vfu_dependence,
    &vfu_fitscore,
    &vfu_customerfit,
    &vfu_customerstage,
    &vfu_prospectscore,
    &vfu_prospectpriority,
    &vfu_prospectrank,
    &vfu_prospectfilter,
    &vfu_filterreason,
    &vfu_customergrowth,
    &vfu_plankept,
    &vfu_customerpotential,
    &vfu_xyzclass,
    &vfu_customerprofit,
    &vfu_customeraction,
    &vfu_sellingtime,
    &vfu_callsperyear,
    &vfu_rfmscore,
    &vfu_rfmscores,
    &vfu_rfmsegment,
    NULL,
};
