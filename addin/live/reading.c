/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Rule 5: of a long list of typed amounts no more is read after an edit than what has changed.
 */
#include "live/reading.h"

#include <math.h>
#include <string.h>

#include "live/hearing.h"
#include "live/trust.h"
#include "uno/call.h"
#include "uno/office.h"

/** A list of at most so many cells is read sooner than its sums are asked. */
#define SHORT_CELLS ((size_t)16 * VFU_PART_ROWS)
/** At most so often in a row no more of a list is read than its stale parts. */
#define PARTLY_MAX 8

void live_free_reading(live_reading *read)
{
    while (read->count > 0)
        vfu_block_free(&read->blocks[--read->count]);
}

bool live_is_short(const live_key *key)
{
    size_t cells = 0;
    for (size_t i = 0; i < key->kind->range_count; i++)
        cells += vfu_address_count(&key->addresses[i]);
    return cells <= SHORT_CELLS;
}

/** Sums some rows of a range. Calls out. */
static double sum_part(const live_question *q, const vfu_part *part)
{
    uno_Interface *rows =
        vfu_range_rows(q->ranges[0], &q->key.addresses[0], part->first_row, part->row_count);
    double sum = rows != NULL ? vfu_range_sum(rows) : NAN;
    vfu_office_let_go(rows);
    return sum;
}

size_t live_sum_ranges(const live_question *q, double sums[VFU_PARTS_MAX])
{
    vfu_part at[VFU_PARTS_MAX];
    bool divided = q->key.kind->update != NULL;
    size_t count = divided ? vfu_divide(&q->key.addresses[0], at) : q->key.kind->range_count;
    for (size_t i = 0; i < count; i++)
        sums[i] = divided ? sum_part(q, &at[i]) : vfu_range_sum(q->ranges[i]);
    return count;
}

/** Digests what was read, part by part. */
static void digest_ranges(const live_question *q, live_reading *read)
{
    vfu_part at[VFU_PARTS_MAX];
    bool divided = q->key.kind->update != NULL;
    read->part_count = divided ? vfu_divide(&q->key.addresses[0], at) : 1;
    for (size_t i = 0; i < read->part_count; i++)
        vfu_digest_init(&read->parts[i]);
    for (size_t i = 0; divided && i < read->part_count; i++)
        vfu_digest_add(&read->parts[i], &read->blocks[0], at[i].first_row, at[i].row_count);
    for (size_t i = 0; !divided && i < read->count; i++)
        vfu_digest_add(&read->parts[0], &read->blocks[i], 0, read->blocks[i].row_count);
}

/** Makes the digest of all parts. */
static void join_digests(live_reading *read)
{
    vfu_digest_init(&read->digest);
    for (size_t i = 0; i < read->part_count; i++)
        vfu_digest_join(&read->digest, &read->parts[i]);
}

vfu_error live_read_ranges(const live_question *q, live_reading *read)
{
    vfu_error error = VFU_OK;
    read->count = 0;
    read->partly = false;
    if (!read->asked) {
        read->typed = true;
        for (size_t i = 0; read->typed && i < q->key.kind->range_count; i++)
            read->typed = vfu_range_is_typed(q->ranges[i], &q->key.addresses[i]);
    }
    while (error == VFU_OK && read->count < q->key.kind->range_count) {
        vfu_block *block = &read->blocks[read->count];
        error = vfu_block_read(q->ranges[read->count], &q->key.addresses[read->count], block);
        if (error == VFU_OK)
            read->count++;
    }
    if (error != VFU_OK) {
        live_free_reading(read);
        return error;
    }
    digest_ranges(q, read);
    join_digests(read);
    if (read->typed && !live_is_short(&q->key))
        live_sum_ranges(q, read->sums);
    return VFU_OK;
}

void live_begin_reading(const live_question *q, live_reading *read)
{
    *read = (live_reading){.count = 0};
    live_lock();
    const live_list *list = live_find_list(q->identity, &q->key);
    if (list != NULL) {
        read->epoch = list->document->epoch;
        read->asked = list->asked;
        read->typed = live_is_typed(list);
    }
    live_unlock();
}

live_list *live_find_unmoved(const live_question *q, const live_reading *read)
{
    live_list *list = live_find_list(q->identity, &q->key);
    return list != NULL && list->document->epoch == read->epoch ? list : NULL;
}

/** Notes what the parts of a list were found to hold (5). Under the lock. */
static void note_parts(live_list *list, const live_reading *read)
{
    live_parts *parts = list->parts;
    for (size_t i = 0; i < parts->count; i++)
        parts->digests[i] = read->parts[i];
    parts->stale = 0;
    parts->typed = read->typed;
    parts->partly = read->partly ? parts->partly + 1 : 0;
}

void live_note_reading(live_list *list, const live_reading *read)
{
    live_note_agreement(list, read->typed);
    memcpy(list->sums, read->sums, sizeof list->sums);
    if (list->parts != NULL)
        note_parts(list, read);
}

void *live_keep(live_list *list, const live_reading *read, void *content, vfu_error error)
{
    bool kept;
    list->unnoticed = read->typed && (list->unnoticed || (list->built && !list->noticed));
    void *unkept = live_replace_content(list, content, error, &kept);
    if (!kept)
        return unkept;
    list->digest = read->digest;
    memcpy(list->sums, read->sums, sizeof list->sums);
    live_note_new_content(list, read->typed);
    if (list->parts != NULL)
        note_parts(list, read);
    return unkept;
}

/** Whether the stale parts of a list are all that may have changed, and few. Under the lock. */
static bool is_partly_stale(const live_list *list)
{
    const live_parts *parts = list->parts;
    if (parts == NULL || list->content == NULL || !parts->typed || parts->partly == PARTLY_MAX)
        return false;
    vfu_part at[VFU_PARTS_MAX];
    sal_Int32 rows = 0;
    sal_Int32 stale = 0;
    size_t count = vfu_divide(&list->key.addresses[0], at);
    for (size_t i = 0; i < count; i++) {
        rows += at[i].row_count;
        stale += (parts->stale >> i & 1) != 0 ? at[i].row_count : 0;
    }
    return stale > 0 && stale <= rows / 2;
}

bool live_hold_parts(const live_question *q, live_reading *read, live_held_parts *held)
{
    live_lock();
    const live_list *list = live_find_list(q->identity, &q->key);
    bool enough = list != NULL && is_partly_stale(list);
    if (enough) {
        const live_parts *parts = list->parts;
        *read = (live_reading){.partly = true, .asked = true, .typed = true};
        read->epoch = list->document->epoch;
        read->part_count = parts->count;
        *held = (live_held_parts){.stale = parts->stale};
        held->count = vfu_divide(&list->key.addresses[0], held->at);
        for (size_t i = 0; i < held->count; i++) {
            read->parts[i] = parts->digests[i];
            read->sums[i] = list->sums[i];
            held->ranges[i] = parts->ranges[i];
            held->ranges[i]->acquire(held->ranges[i]);
        }
    }
    live_unlock();
    return enough;
}

void live_release_parts(live_held_parts *held)
{
    while (held->count > 0)
        vfu_release(held->ranges[--held->count]);
    while (held->read_count > 0)
        vfu_block_free(&held->rows[--held->read_count].block);
}

/** Reads a part, if it is stale; false where it has moved, or a formula has come into it. Calls
 *  out. */
static bool read_part(const live_question *q, live_held_parts *held, size_t i, live_reading *read)
{
    vfu_address address = vfu_part_address(&q->key.addresses[0], &held->at[i]);
    held->moved = !live_are_in_place(&address, &held->ranges[i], 1);
    if (held->moved)
        return false;
    if ((held->stale >> i & 1) == 0)
        return true;
    vfu_rows *rows = &held->rows[held->read_count];
    rows->first = (size_t)held->at[i].first_row;
    if (!vfu_range_is_typed(held->ranges[i], &address) ||
        vfu_block_read(held->ranges[i], &address, &rows->block) != VFU_OK)
        return false;
    vfu_digest_init(&read->parts[i]);
    vfu_digest_add(&read->parts[i], &rows->block, 0, rows->block.row_count);
    if (!live_is_short(&q->key))
        read->sums[i] = vfu_range_sum(held->ranges[i]);
    held->read_count++;
    return true;
}

bool live_read_parts(const live_question *q, live_held_parts *held, live_reading *read)
{
    bool done = true;
    for (size_t i = 0; done && i < held->count; i++)
        done = read_part(q, held, i, read);
    join_digests(read);
    return done;
}
