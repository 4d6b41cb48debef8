/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file live.h
 * Live lists: what is kept of ranges of a document, read once, shared by every formula over the
 * same ranges, and never stale. Why it cannot be is argued at the top of state.h.
 */
#ifndef VFU_LIVE_H
#define VFU_LIVE_H

#include "uno/function.h"
#include "uno/ranges.h"

/** The most ranges that one list is made of. */
#define VFU_LIVE_RANGES_MAX 3

/** Some rows of a range. */
typedef struct vfu_rows {
    size_t first; /**< the first of them, from 0 */
    vfu_block block;
} vfu_rows;

/** A kind of list: how it is made of the cells of its ranges. */
typedef struct vfu_list_kind {
    size_t range_count;
    /** Makes a list; `variant` is what else it depends on, 0 for nothing. Calls nothing out. */
    vfu_error (*build)(const vfu_block *blocks, double variant, void **out);
    void (*free)(void *list);
    size_t (*bytes)(const void *list);
    /** Makes a list of another one, in which some rows of its only range, a column, are as they are
     *  now. NULL where it is made whole alone. It is called under a lock: it calls nothing out. */
    vfu_error (*update)(const void *list, const vfu_rows *rows, size_t count, void **out);
} vfu_list_kind;

/**
 * What a one-row function computes of its own cells and a list; as vfu_row, but it may keep what
 * it finds in the list. It is called under a lock: it calls nothing out.
 */
typedef vfu_error vfu_list_row(void *list, const void *context, const vfu_cell *own, vfu_cell *out);

/** What a one-row function over a list is made of. */
typedef struct vfu_live_call {
    const vfu_list_kind *kind;
    size_t ranges[VFU_LIVE_RANGES_MAX]; /**< the places of its R arguments */
    double variant;
    vfu_list_row *row;
    const void *context;
} vfu_live_call;

/**
 * Computes a one-row function over a list. For one cell of a document the list is kept, and the
 * result is a com.sun.star.sheet.XVolatileResult, one object a (list, value): few different
 * values, please. For an array (G10) the ranges are read afresh.
 */
vfu_error vfu_live_map(const vfu_call *call, const vfu_live_call *live, uno_Any *result);

#endif
