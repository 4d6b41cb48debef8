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

/** com.sun.star.table.CellRangeAddress: rows and columns from 0. */
typedef struct vfu_address {
    sal_Int16 sheet;
    sal_Int32 start_column;
    sal_Int32 start_row;
    sal_Int32 end_column;
    sal_Int32 end_row;
} vfu_address;

/** Where a range is. Of a range that was deleted or split, the office tells where it was. */
bool vfu_range_address(uno_Interface *range, vfu_address *out);

/** Where a range of a call is: VFU_ERROR_ARGUMENT where it goes through several sheets, of which
 *  the address names the first alone (G13); VFU_ERROR_VALUE where the office does not tell. */
vfu_error vfu_range_locate(uno_Interface *range, vfu_address *out);

/** How many cells there are at an address. */
size_t vfu_address_count(const vfu_address *address);

bool vfu_address_equal(const vfu_address *a, const vfu_address *b);

/** Ranges of a document as one object, from a []CellRangeAddress; acquired, NULL where the document
 *  does not let us. */
uno_Interface *vfu_ranges_at(uno_Interface *document, uno_Sequence **addresses);

/** Every other column of an address, from its first or second on, one by one, as an object to
 *  listen to. Acquired; NULL where the document does not let us. Calc shifts cells up and down
 *  without a word to a range of which they are only some of the columns. */
uno_Interface *vfu_columns(uno_Interface *document, const vfu_address *address, sal_Int32 first);

/** The absolute name of a range or of columns, acquired; NULL where it is nowhere any more. It
 *  changes whenever the range is moved, resized, split or deleted, or its sheet renamed, and names
 *  the last sheet, too, of a range through several. */
rtl_uString *vfu_range_name(uno_Interface *range);

/** Whether no cell of a range, which is at an address, holds a formula; false also where the office
 *  does not tell. */
bool vfu_range_is_typed(uno_Interface *range, const vfu_address *address);

/** The cells at an address of a sheet; acquired, NULL where the office does not give them or there
 * is no sheet. */
uno_Interface *vfu_sheet_part(uno_Interface *sheet, const vfu_address *address);

/** Some rows of a range at an address, the first of it being 0, as a range of their own, acquired;
 *  NULL where the office does not give it. */
uno_Interface *vfu_range_rows(uno_Interface *range, const vfu_address *address, sal_Int32 first_row,
                              sal_Int32 row_count);

/** Has the office compute the formulas of a range that are dirty; false where it does not. */
bool vfu_range_compute(uno_Interface *range);

/** The sum of the amounts in a range, by the office itself, which takes an eightieth of the time
 * that reading them does; NaN where a cell is in error, or the office does not tell. */
double vfu_range_sum(uno_Interface *range);

/** The cells of a range. Those that were not read, beyond the used area, are empty. */
typedef struct vfu_block {
    uno_Sequence *data;     /**< owned; NULL where nothing of the range is used */
    vfu_cells cells;        /**< the part that was read, from the range's top left */
    sal_Int32 row_count;    /**< of the whole range */
    sal_Int32 column_count; /**< of the whole range */
} vfu_block;

/** Reads a range that is at an address; VFU_ERROR_VALUE where the office does not let us. */
vfu_error vfu_block_read(uno_Interface *range, const vfu_address *address, vfu_block *out);

void vfu_block_free(vfu_block *block);

/** How many cells of the whole range there are, row by row, up to the last one that was read. */
size_t vfu_block_used(const vfu_block *block);

/** How many cells the whole range has. */
size_t vfu_block_count(const vfu_block *block);

/** The cell at a place of the whole range, row by row, from 0. */
vfu_cell vfu_block_nth(const vfu_block *block, size_t place);

/** The place, within the whole range, of a cell of the part that was read. */
size_t vfu_block_place(const vfu_block *block, sal_Int32 row, sal_Int32 column);

#endif
