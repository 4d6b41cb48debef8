/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file ranges.h
 * Reading a reference to cells, as far as its sheet is used, so that a whole column costs what
 * the list in it costs.
 */
#ifndef VFU_RANGES_H
#define VFU_RANGES_H

#include "uno/cells.h"
#include "uno/uno.h"

/** The cells of a range. Those that were not read, beyond the used area, are empty. */
typedef struct vfu_block {
    uno_Sequence *data;     /**< owned; NULL where nothing of the range is used */
    vfu_cells cells;        /**< the part that was read, from the range's top left */
    sal_Int32 row_count;    /**< of the whole range */
    sal_Int32 column_count; /**< of the whole range */
} vfu_block;

/** Reads a range; VFU_ERROR_VALUE where the office does not let us. */
vfu_error vfu_block_read(uno_Interface *range, vfu_block *out);

void vfu_block_free(vfu_block *block);

/** How many cells the whole range has. */
size_t vfu_block_count(const vfu_block *block);

/** The cell at a place of the whole range, row by row, from 0. */
vfu_cell vfu_block_nth(const vfu_block *block, size_t place);

/** The place, within the whole range, of a cell of the part that was read. */
size_t vfu_block_place(const vfu_block *block, sal_Int32 row, sal_Int32 column);

#endif
