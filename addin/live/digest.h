/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file digest.h
 * A digest of cells: two readings agree where their digests are equal. 128 bits, so that two
 * different readings do not meet by chance; not meant against somebody who makes them meet.
 */
#ifndef VFU_DIGEST_H
#define VFU_DIGEST_H

#include <stdint.h>

#include "uno/ranges.h"

typedef struct vfu_digest {
    uint64_t lanes[2];
} vfu_digest;

void vfu_digest_init(vfu_digest *digest);

/** Adds the shape of some rows of a range, and what their cells hold. */
void vfu_digest_add(vfu_digest *digest, const vfu_block *block, sal_Int32 first_row,
                    sal_Int32 row_count);

/** Adds what another one is of. */
void vfu_digest_join(vfu_digest *digest, const vfu_digest *other);

bool vfu_digest_equal(const vfu_digest *a, const vfu_digest *b);

#endif
