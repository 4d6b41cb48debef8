/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/functions.h"

/** In the order of the IDL. */
static const vfu_function *const functions[] = {
    &vfu_customertier,   &vfu_customertierif,    &vfu_customertiers,
    &vfu_tiercutoff,     &vfu_tiersummary,       &vfu_tierdetails,
    &vfu_tierchange,     &vfu_paretoshare,       &vfu_paretocount,
    &vfu_paretocurve,    &vfu_concentration,     &vfu_dependence,
    &vfu_fitscore,       &vfu_customerfit,       &vfu_customerstage,
    &vfu_prospectscore,  &vfu_prospectpriority,  &vfu_prospectrank,
    &vfu_prospectfilter, &vfu_filterreason,      &vfu_customergrowth,
    &vfu_plankept,       &vfu_customerpotential, &vfu_xyzclass,
    &vfu_revenuebridge,  &vfu_customermove,      &vfu_tiermatrix,
    &vfu_customerprofit, &vfu_customeraction,    &vfu_sellingtime,
    &vfu_callsperyear,   &vfu_callplan,          &vfu_customerreps,
    &vfu_rfmscore,       &vfu_rfmscores,         &vfu_rfmsegment,
    &vfu_customerlist,   &vfu_listcheck,         &vfu_cohorts,
    &vfu_customerkey,    &vfu_tiersql,           NULL,
};

const vfu_addin vfu_this_addin = {
    .interface = "org.vitalfew.XSegmentation",
    .service = "org.vitalfew.Calc",
    .implementation = "org.vitalfew.comp.Calc",
    .functions = functions,
};
