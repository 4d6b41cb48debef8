/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/tier_names.h"

bool vfu_tier_is_blank(const vfu_cell *cell, bool single)
{
    return cell->kind == VFU_EMPTY || (single && cell->kind == VFU_NUMBER && cell->number == 0.0);
}
