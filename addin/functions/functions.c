/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/functions.h"

const vfu_function *const vfu_functions[] = {
    &vfu_customertier, &vfu_customertierif, &vfu_customertiers, &vfu_tiercutoff,
    &vfu_tiersummary,  &vfu_tierchange,     &vfu_paretoshare,   &vfu_paretocount,
    &vfu_paretocurve,  &vfu_concentration,  &vfu_dependence,    NULL,
};
