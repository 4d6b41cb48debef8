/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file orders.h
 * The sheet Orders of a new Customer Workbook, found by the names of its cells, whatever the sheet
 * is called in the office's language.
 */
#ifndef VFU_ORDERS_H
#define VFU_ORDERS_H

#include "workbook/export.h"
#include "workbook/formats.h"

/**
 * Puts a list in the place of what the sheet Orders holds, from A1 on, and clears the invented
 * prospects and reps.
 * @param book   the document of the workbook.
 * @param from   the list where it comes from, from its header row on; its number formats are taken
 *               over.
 * @param rows   the list's [][]any, which was made ready.
 * @param found  what was found in it, which the workbook says.
 * @return false where the workbook does not take it, which then is of no use.
 */
bool vfu_orders_put(uno_Interface *book, const vfu_place *from, uno_Sequence **rows,
                    const vfu_export *found);

#endif
