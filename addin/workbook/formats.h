/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file formats.h
 * Number formats of cells, taken over from one document into another.
 */
#ifndef VFU_FORMATS_H
#define VFU_FORMATS_H

#include "uno/ranges.h"

/** Where cells come from, or go to. */
typedef struct vfu_place {
    uno_Interface *document;
    uno_Interface *range;
    vfu_address address; /**< of the range */
} vfu_place;

/** Gives the cells of a range the number formats of as many others. A format that one of the two
 *  documents does not tell or take is left out. */
void vfu_formats_copy(const vfu_place *from, const vfu_place *to);

#endif
