/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file amounts.h
 * Amounts of customers as they are read from cells, in columns and in populations.
 */
#ifndef VFU_AMOUNTS_H
#define VFU_AMOUNTS_H

#include "uno/function.h"
#include "uno/ranges.h"
#include "vitalfew/population.h"

/** What to give as the amounts of all customers. */
#define VFU_POPULATION_TEXT                                                                        \
    N_("The amounts of all customers, such as the revenue in B$2:B$900, without a total below. "   \
       "Names and empty cells do not count.")

/** An amount, or NaN where a cell holds none (G1). `*begun` tells whether a cell of the list before
 * it holds anything, and is brought up to date; VFU_ERROR_VALUE for a text that reads as an amount,
 *  unless it is the first and may be a heading, and for an error (G2). */
vfu_error vfu_amount_of(const vfu_cell *cell, bool *begun, double *out);

/** Whether a cell is a text that reads as a date (ORD-2). */
bool vfu_reads_as_date(const vfu_cell *cell);

/**
 * Reads amounts, row by row (G1, G2).
 * @param out new array of vfu_cells_count() doubles, to be freed; NaN for a cell without one.
 */
vfu_error vfu_cells_amounts(const vfu_cells *cells, double **out);

/** Reads the amounts of the first `count` arguments, arrays of one shape, into new arrays (G1). The
 *  caller frees the arrays, also after an error; VFU_ERROR_ARGUMENT where the shapes differ. */
vfu_error vfu_read_columns(const vfu_value *arguments, size_t count, double **columns);

/** Reads the amounts of `count` ranges of one size, down to the last cell that any of the ranges
 *  uses, into new arrays of *n amounts each (G1, G2). The caller frees the arrays, also after an
 *  error; VFU_ERROR_ARGUMENT where the sizes differ. */
vfu_error vfu_amounts_of_blocks(const vfu_block *blocks, size_t count, double **columns, size_t *n);

/** The amounts of a column of cells in the order of its rows. */
typedef struct vfu_column {
    double *amounts; /**< NaN for none */
    size_t count;    /**< down to the last cell in use */
    size_t first;    /**< the first cell that holds anything; SIZE_MAX where none does */
    bool heading;    /**< whether that is a text that reads as an amount */
} vfu_column;

/** Reads a column into new amounts, which the caller frees, also after an error. Where a cell above
 *  it holds anything its own first one is no heading. */
vfu_error vfu_column_read(const vfu_block *block, bool begun, vfu_column *out);

/** Builds a population of the amounts of an array (G1). */
vfu_error vfu_population_of_cells(const vfu_cells *cells, vf_population **out);

/** Builds a population of the amounts of a range that was read. */
vfu_error vfu_population_of_block(const vfu_block *block, vf_population **out);

/** Reads the amounts of an R argument into a population of its own (G1, G2). */
vfu_error vfu_population_of(const vfu_value *value, vf_population **out);

#endif
