/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file common.h
 * What the functions of several topics share.
 */
#ifndef VFU_COMMON_H
#define VFU_COMMON_H

#include "uno/function.h"
#include "uno/ranges.h"
#include "vitalfew/population.h"
#include "vitalfew/status.h"

/** Marks a text that is translated. */
#define N_(text) text

/** What to give as the amounts of all customers. */
#define VFU_POPULATION_TEXT N_("The amounts of all customers, such as a column of yearly revenue.")

/** The error that a status of the kernel is in a cell (G5). */
vfu_error vfu_error_of(vf_status status);

/** Constructs a result of one number. */
vfu_error vfu_return_number(double number, uno_Any *result);

/** Builds a population of the amounts of an array (G1). */
vfu_error vfu_population_of_cells(const vfu_cells *cells, vf_population **out);

/** Builds a population of the amounts of a range that was read. */
vfu_error vfu_population_of_block(const vfu_block *block, vf_population **out);

/** Reads the amounts of an R argument into a population of its own (G1, G2). */
vfu_error vfu_population_of(const vfu_value *value, vf_population **out);

#endif
