/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file current.h
 * The sheet that a person has in front, which is read and never changed.
 */
#ifndef VFU_CURRENT_H
#define VFU_CURRENT_H

#include "uno/ranges.h"
#include "uno/uno.h"

/** A sheet in a window. */
typedef struct vfu_current {
    uno_Interface *document;
    uno_Interface *window; /**< its controller */
    uno_Interface *sheet;
    vfu_address address; /**< of the whole sheet */
} vfu_current;

/** Finds the sheet in front; false where there is none. */
bool vfu_current_find(uno_Interface *context, vfu_current *out);

void vfu_current_let_go(vfu_current *current);

/** Says something above the sheet, until the person closes it or it is said again. */
void vfu_current_tell(const vfu_current *current, rtl_uString *text);

#endif
