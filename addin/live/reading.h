/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file reading.h
 * Reading the ranges of a list, whole or in parts (5), and keeping what was read.
 */
#ifndef VFU_LIVE_READING_H
#define VFU_LIVE_READING_H

#include "live/state.h"

/** The ranges as they were read. */
typedef struct live_reading {
    vfu_block blocks[VFU_LIVE_RANGES_MAX];
    size_t count;
    bool partly; /**< no more was read than the stale parts of a list, which are not in here */
    size_t part_count;
    vfu_digest parts[VFU_PARTS_MAX]; /**< of each part; the first is of all that has none */
    vfu_digest digest;
    double sums[VFU_PARTS_MAX]; /**< of each part, or range, of a long list of typed cells (1b) */
    uint64_t epoch;             /**< of the document, before the read */
    bool asked;
    bool typed;
} live_reading;

/** The ranges of a list's parts, held while the lock is not, and the stale parts as they are read.
 */
typedef struct live_held_parts {
    size_t count;
    vfu_part at[VFU_PARTS_MAX];
    uno_Interface *ranges[VFU_PARTS_MAX];
    uint32_t stale;
    vfu_rows rows[VFU_PARTS_MAX];
    size_t read_count;
    bool moved; /**< whether one is no more where it was */
} live_held_parts;

/** Notes what is known of a list before its ranges are read. Takes the lock. */
void live_begin_reading(const live_question *q, live_reading *read);

/** Whether a list is read sooner than its sums are asked. */
bool live_is_short(const live_key *key);

/** Sums each part that the range of a list has, or each of its ranges; returns how many sums these
 *  are. Calls out. */
size_t live_sum_ranges(const live_question *q, double sums[VFU_PARTS_MAX]);

/** Reads the ranges of a question. Calls out. */
vfu_error live_read_ranges(const live_question *q, live_reading *read);

void live_free_reading(live_reading *read);

/** Takes hold of the parts of a list, where reading the stale ones is enough. Takes the lock. */
bool live_hold_parts(const live_question *q, live_reading *read, live_held_parts *held);

/** Reads the stale parts; false where a part has moved, or a formula has come into it. Calls out.
 */
bool live_read_parts(const live_question *q, live_held_parts *held, live_reading *read);

void live_release_parts(live_held_parts *held);

/** The list of a question, where it is there and nothing was told since the reading began. Under
 *  the lock. */
live_list *live_find_unmoved(const live_question *q, const live_reading *read);

/** Notes that a reading agrees with what is kept. Under the lock. */
void live_note_reading(live_list *list, const live_reading *read);

/** Keeps new content; returns what it replaces, or what there is no room for. Under the lock. */
void *live_keep(live_list *list, const live_reading *read, void *content, vfu_error error);

#endif
