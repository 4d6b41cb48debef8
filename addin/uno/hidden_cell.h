/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file hidden_cell.h
 * A cell of a document that has no window and belongs to nobody: Calc computes a formula there
 * without painting anything.
 */
#ifndef VFU_HIDDEN_CELL_H
#define VFU_HIDDEN_CELL_H

#include "uno/uno.h"

/** The cell, and the document that is closed with it; both NULL where there is none. */
typedef struct vfu_hidden_cell {
    uno_Interface *document;
    uno_Interface *cell;
} vfu_hidden_cell;

/** Makes a document with one sheet and takes a cell of it; false where the office makes none. */
bool vfu_hidden_cell_open(uno_Interface *context, vfu_hidden_cell *out);

/** Has Calc compute a formula (in English, arguments separated by semicolons) in a cell; false
 *  where it did not get as far. */
bool vfu_hidden_cell_compute(uno_Interface *cell, rtl_uString *formula);

/** Closes the document; nothing happens where there is none. */
void vfu_hidden_cell_close(vfu_hidden_cell *hidden);

#endif
