/* SPDX-License-Identifier: MPL-2.0 */
#include "live/parts.h"

/** Shorter ranges are read sooner than the parts are looked after. */
#define DIVIDED_ROWS (4 * VFU_PART_ROWS)

size_t vfu_divide(const vfu_address *address, vfu_part parts[VFU_PARTS_MAX])
{
    sal_Int32 rows = address->end_row - address->start_row + 1;
    parts[0] = (vfu_part){0, rows};
    if (rows < DIVIDED_ROWS || address->start_column != address->end_column)
        return 1;
    sal_Int32 first = 0;
    sal_Int32 length = VFU_PART_ROWS;
    size_t count = 0;
    for (; count < VFU_PARTS_MAX - 1 && rows - first > length; count++) {
        parts[count] = (vfu_part){first, length};
        first += length;
        length += length / 4;
    }
    parts[count++] = (vfu_part){first, rows - first};
    return count;
}

vfu_address vfu_part_address(const vfu_address *address, const vfu_part *part)
{
    vfu_address out = *address;
    out.start_row += part->first_row;
    out.end_row = out.start_row + part->row_count - 1;
    return out;
}
