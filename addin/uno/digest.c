/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/digest.h"

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

static void add_cell(vfu_digest *digest, const vfu_cell *cell)
{
    uint64_t bits = 0;
    if (cell->kind == VFU_NUMBER)
        memcpy(&bits, &cell->number, sizeof bits);
    else if (cell->kind == VFU_ERROR)
        bits = (uint64_t)cell->error;
    mix(digest, (uint64_t)cell->kind);
    mix(digest, bits);
    if (cell->kind == VFU_TEXT)
        add_text(digest, cell->text);
}

void vfu_digest_init(vfu_digest *digest)
{
    *digest = (vfu_digest){{UINT64_C(0x243f6a8885a308d3), UINT64_C(0x13198a2e03707344)}};
}

void vfu_digest_add(vfu_digest *digest, const vfu_block *block)
{
    mix(digest, (uint64_t)block->row_count);
    mix(digest, (uint64_t)block->column_count);
    if (block->data == NULL)
        return;
    mix(digest, (uint64_t)block->cells.row_count);
    mix(digest, (uint64_t)block->cells.column_count);
    for (sal_Int32 i = 0; i < block->cells.row_count; i++) {
        for (sal_Int32 j = 0; j < block->cells.column_count; j++) {
            vfu_cell cell = vfu_cells_at(&block->cells, i, j);
            add_cell(digest, &cell);
        }
    }
}

bool vfu_digest_equal(const vfu_digest *a, const vfu_digest *b)
{
    return a->lanes[0] == b->lanes[0] && a->lanes[1] == b->lanes[1];
}
