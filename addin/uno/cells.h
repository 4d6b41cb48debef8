/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file cells.h
 * Cells in and out: what arrives from Calc as anys, and what goes back.
 */
#ifndef VFU_CELLS_H
#define VFU_CELLS_H

#include <stddef.h>

#include "uno/uno.h"

/** An error as Calc numbers it; 0 is none. Requirement G5. */
typedef enum vfu_error {
    VFU_OK = 0,
    VFU_ERROR_ARGUMENT = 502,  /**< Err:502, outside what is allowed */
    VFU_ERROR_NUMBER = 503,    /**< #NUM! */
    VFU_ERROR_OVERFLOW = 514,  /**< Err:514, memory is short */
    VFU_ERROR_VALUE = 519,     /**< #VALUE!, text where a number is needed, or an error inside */
    VFU_ERROR_DIVISION = 532,  /**< #DIV/0!, nothing to compute from */
    VFU_ERROR_MISSING = 32767, /**< #N/A, a label that is not there */
} vfu_error;

/** What a cell holds. */
typedef enum vfu_kind {
    VFU_EMPTY, /**< an empty cell inside a range, or empty text, which Calc tells apart no more; or
                    white space alone (G16) */
    VFU_NUMBER,
    VFU_TEXT,
    VFU_IN_ERROR
} vfu_kind;

/** One cell, in or out. */
typedef struct vfu_cell {
    vfu_kind kind;
    double number;     /**< of VFU_NUMBER */
    rtl_uString *text; /**< of VFU_TEXT; borrowed from where the cell was read or made */
    vfu_error error;   /**< of VFU_IN_ERROR */
} vfu_cell;

/** Cells to write. */
vfu_cell vfu_cell_empty(void);
vfu_cell vfu_cell_number(double number);
vfu_cell vfu_cell_text(rtl_uString *text);
vfu_cell vfu_cell_error(vfu_error error);

/** Reads one value. A void any, or one that a cell cannot hold, is an error (#VALUE!). */
vfu_cell vfu_cell_of(const uno_Any *any);

/** The longest text that reads as something, in bytes. */
#define VFU_NUMERAL_MAX 64

/** Whether a cell is a text with a digit in it that, as UTF-8 without white space around it, passes
 * a test such as vf_reads_as_amount(). */
bool vfu_cell_reads_as(const vfu_cell *cell, bool (*reads)(const char *utf8, size_t len));

/** A view of a rectangle of cells that somebody else owns. */
typedef struct vfu_cells {
    const uno_Sequence *rows; /**< a [][]any; NULL where it is the one value */
    const uno_Any *value;     /**< NULL as well: one empty cell */
    sal_Int32 row_count;
    sal_Int32 column_count;
} vfu_cells;

/** A view of one empty cell. */
vfu_cells vfu_cells_empty(void);

/** Views a [][]any; VFU_ERROR_ARGUMENT where its rows differ in length or there are none. */
vfu_error vfu_cells_of_rows(const uno_Sequence *rows, vfu_cells *out);

/** Views an any: a [][]any, or one value as one cell. */
vfu_error vfu_cells_of_any(const uno_Any *any, vfu_cells *out);

/** The cell in a row and a column, from 0. */
vfu_cell vfu_cells_at(const vfu_cells *cells, sal_Int32 row, sal_Int32 column);

/** How many cells there are. */
size_t vfu_cells_count(const vfu_cells *cells);

/** The cell at a place, row by row, from 0. */
vfu_cell vfu_cells_nth(const vfu_cells *cells, size_t place);

/** A string constant that is never freed, as the office's own literals are made. At file scope
 *  only, where it lives as long as the library. */
#define VFU_LITERAL(text)                                                                          \
    ((rtl_uString *)(void *)&(struct {                                                             \
        sal_Int32 references;                                                                      \
        sal_Int32 length;                                                                          \
        sal_Unicode buffer[sizeof(u"" text) / sizeof(sal_Unicode)];                                \
    }){0x40000000, (sal_Int32)(sizeof(u"" text) / sizeof(sal_Unicode)) - 1, u"" text})

/** Constructs an any that holds what a cell shows: an error is a NaN with its code. */
void vfu_cell_construct(uno_Any *any, const vfu_cell *cell);

/** A rectangle of cells to be returned. */
typedef struct vfu_table {
    size_t row_count;
    size_t column_count;
    vfu_cell *cells; /**< row by row; texts are borrowed until the table is returned */
} vfu_table;

/** Makes a table of empty cells; VFU_ERROR_OVERFLOW where memory is short, or
 *  would be. */
vfu_error vfu_table_new(vfu_table *table, size_t row_count, size_t column_count);

/** Frees a table that is not returned. */
void vfu_table_free(vfu_table *table);

/** Writes a cell, from 0. */
void vfu_table_put(vfu_table *table, size_t row, size_t column, vfu_cell cell);

/** Writes the cell at a place, row by row, from 0. */
void vfu_table_put_nth(vfu_table *table, size_t place, vfu_cell cell);

/**
 * Constructs the result from the table, and frees the table in any case. Of text alone it is a
 * [][]string, else a [][]any: Calc finds text that came in an any by none of COUNTIF, MATCH and
 * VLOOKUP.
 */
vfu_error vfu_table_return(vfu_table *table, uno_Any *result);

#endif
