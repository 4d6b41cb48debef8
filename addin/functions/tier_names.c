/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/tier_names.h"

#include <string.h>

#include "uno/text.h"
#include "vitalfew/numbers.h"

bool vfu_tier_is_blank(const vfu_cell *cell, bool single)
{
    return cell->kind == VFU_EMPTY || (single && cell->kind == VFU_NUMBER && cell->number == 0.0);
}

bool vfu_tier_is_number(const rtl_uString *name, double *out)
{
    char text[32];
    return vfu_text_utf8(name, text, sizeof text) &&
           vf_number_parse(text, strlen(text), out) == VF_OK;
}
