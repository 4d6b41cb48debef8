/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file examples.h
 * The example list: ten customers, over whose cells the example of every function is written.
 */
#ifndef VFU_EXAMPLES_H
#define VFU_EXAMPLES_H

#define VFU_EXAMPLE_ROWS 11
#define VFU_EXAMPLE_COLUMNS 10

/** A header line and ten customers, from cell A1 on; what reads as a number is one. */
extern const char *const vfu_example_list[VFU_EXAMPLE_ROWS][VFU_EXAMPLE_COLUMNS];

#endif
