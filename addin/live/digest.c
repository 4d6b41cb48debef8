/* SPDX-License-Identifier: MPL-2.0 */
#include "live/digest.h"

#include <string.h>

/** One step of each lane: xor, multiply by an odd constant, fold the high bits down. */
static void mix(vfu_digest *digest, uint64_t word)
{
    uint64_t a = (digest->lanes[0] ^ word) * UINT64_C(0x9fb21c651e98df25);
    uint64_t b = (digest->lanes[1] + word) * UINT64_C(0xd6e8feb86659fd93);
    digest->lanes[0] = a ^ (a >> 32);
    digest->lanes[1] = b ^ (b >> 29);
}

static void add_text(vfu_digest *digest, const rtl_uString *text)
{
    mix(digest, (uint64_t)text->length);
    for (sal_Int32 i = 0; i < text->length; i++)
        mix(digest, text->buffer[i]);
}

static void add_cell(vfu_digest *digest, const vfu_cell *cell, uint64_t place)
{
    uint64_t bits = 0;
    if (cell->kind == VFU_NUMBER)
        memcpy(&bits, &cell->number, sizeof bits);
    else if (cell->kind == VFU_IN_ERROR)
        bits = (uint64_t)cell->error;
    mix(digest, place << 2 | (uint64_t)cell->kind);
    mix(digest, bits);
    if (cell->kind == VFU_TEXT)
        add_text(digest, cell->text);
}

void vfu_digest_init(vfu_digest *digest)
{
    *digest = (vfu_digest){{UINT64_C(0x243f6a8885a308d3), UINT64_C(0x13198a2e03707344)}};
}

/* Empty cells are passed over: how many of them were read depends on the rest of the sheet. */
void vfu_digest_add(vfu_digest *digest, const vfu_block *block, sal_Int32 first_row,
                    sal_Int32 row_count)
{
    sal_Int32 end = first_row + row_count;
    sal_Int32 read = block->data != NULL ? block->cells.row_count : 0;
    mix(digest, (uint64_t)row_count);
    mix(digest, (uint64_t)block->column_count);
    for (sal_Int32 i = first_row; i < end && i < read; i++) {
        for (sal_Int32 j = 0; j < block->cells.column_count; j++) {
            vfu_cell cell = vfu_cells_at(&block->cells, i, j);
            if (cell.kind != VFU_EMPTY)
                add_cell(digest, &cell, vfu_block_place(block, i - first_row, j));
        }
    }
}

void vfu_digest_join(vfu_digest *digest, const vfu_digest *other)
{
    mix(digest, other->lanes[0]);
    mix(digest, other->lanes[1]);
}

bool vfu_digest_equal(const vfu_digest *a, const vfu_digest *b)
{
    return a->lanes[0] == b->lanes[0] && a->lanes[1] == b->lanes[1];
}
