/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file export.h
 * A list as another program has exported it, on a sheet of a person's own: where it begins, and
 * what in it stands in the way of reading it.
 */
#ifndef VFU_EXPORT_H
#define VFU_EXPORT_H

#include "uno/cells.h"

/** Where a list has its first header, from 0. */
typedef struct vfu_export_start {
    sal_Int32 row;
    sal_Int32 column;
} vfu_export_start;

/**
 * Finds the header row of a list, under lines of a title or none: a row of two cells or more, of
 * texts, most of which read as no amount but a year and none as a date, and perhaps of numbers that
 * are years one after the other; above a row that fills no other columns, else above one with a
 * number.
 * @param top the first rows of the sheet, with the header row and at least one row of the list.
 * @return false where there is none.
 */
bool vfu_export_find(const vfu_cells *top, vfu_export_start *out);

/** What was found in a list. Rows are counted from its header row, which is row 0. */
typedef struct vfu_export {
    sal_Int32 row_count;      /**< rows of the list that hold anything, without header and total */
    sal_Int32 total_row;      /**< the row that was left out as the total of the others; 0: none */
    sal_Int32 date_count;     /**< texts that were put in as dates */
    sal_Int32 unclear_column; /**< the first one of dates in which day and month could be either, or
                                   of several forms; from 0, -1 for none */
    bool *date_columns;       /**< owned: the columns in which texts were put in as dates */
} vfu_export;

/**
 * Makes a list ready in place: texts of a column of dates become dates where all of them can be
 * read in one order alone, and the last row becomes empty where it is the total of the others:
 * where one of its numbers is the sum of those above, and it fills fewer cells than the last row
 * above that holds anything, or says that it is a total.
 * @param rows the [][]any of a list from its header row on.
 * @return VFU_OK, after which vfu_export_free() is due; VFU_ERROR_DIVISION where no cell below the
 *         headers holds an amount, which is then no list; VFU_ERROR_OVERFLOW where memory is short;
 *         VFU_ERROR_ARGUMENT where the rows differ in length or there are none.
 */
vfu_error vfu_export_tidy(uno_Sequence **rows, vfu_export *out);

void vfu_export_free(vfu_export *export);

#endif
