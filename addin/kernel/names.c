/* SPDX-License-Identifier: MPL-2.0 */
/*
 * An open-addressing hash table whose slots hold the number of a name, plus 1. A name is folded
 * behind those that are kept, where it stays if it is new: nothing is copied to look it up. The
 * hash stands in the slot, and equal numbers are not compared as texts: most of the time that a
 * look-up takes is that of places in the memory that it has to see. So the numbers that came last
 * are kept in a small table of their own: few customers bring most of the rows.
 */
#include "vitalfew/names.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "text.h"

#define FIRST_ROOM ((size_t)16)
#define FIRST_BYTES ((size_t)512)

/* From so many names on the numbers that came last are kept, in 2^RECENT_BITS places. */
#define RECENT_FROM 1024
#define RECENT_BITS 14

typedef struct name {
    size_t start; /* of its folded text */
    size_t length;
    double number; /* NaN where it was added as text */
} name;

typedef struct slot {
    uint32_t number; /* of the name, plus 1; 0 in a free slot */
    uint32_t hash;
} slot;

typedef struct recent {
    double number;
    uint32_t name; /* its number, plus 1; 0 in a free place */
} recent;

struct vf_names {
    const vf_unicode *unicode;
    name *names;
    size_t count;
    size_t room;
    slot *slots; /* twice the room, which is a power of two */
    char *texts;
    size_t used; /* by the names that are kept */
    size_t size;
    recent *recent; /* each in the place of its bits; NULL while the names are few */
};

static uint32_t hash_of(const char *text, size_t length)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
    return (uint32_t)(hash ^ hash >> 32);
}

static bool is_same(const vf_names *names, const name *kept, const name *other)
{
    return kept->number == other->number ||
           (kept->length == other->length &&
            memcmp(names->texts + kept->start, names->texts + other->start, kept->length) == 0);
}

/* The slot that holds a name, or the free one where it would go. */
static slot *find_slot(const vf_names *names, const name *sought, uint32_t hash)
{
    size_t mask = 2 * names->room - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        slot *at = &names->slots[i];
        if (at->number == 0 ||
            (at->hash == hash && is_same(names, &names->names[at->number - 1], sought)))
            return at;
    }
}

static bool grow(vf_names *names, size_t room)
{
    if (room > SIZE_MAX / 2 / sizeof *names->names)
        return false;
    name *kept = realloc(names->names, room * sizeof *kept);
    if (kept == NULL)
        return false;
    names->names = kept;
    slot *slots = calloc(2 * room, sizeof *slots);
    if (slots == NULL)
        return false;
    size_t mask = 2 * room - 1;
    for (size_t s = 0; names->slots != NULL && s < 2 * names->room; s++) {
        if (names->slots[s].number == 0)
            continue;
        size_t i = names->slots[s].hash & mask;
        while (slots[i].number != 0)
            i = (i + 1) & mask;
        slots[i] = names->slots[s];
    }
    free(names->slots);
    names->slots = slots;
    names->room = room;
    return true;
}

vf_status vf_names_new(const vf_unicode *unicode, vf_names **out)
{
    vf_names *names = calloc(1, sizeof *names);
    if (names == NULL || !grow(names, FIRST_ROOM)) {
        vf_names_free(names);
        return VF_NO_MEMORY;
    }
    names->unicode = unicode;
    *out = names;
    return VF_OK;
}

void vf_names_free(vf_names *names)
{
    if (names == NULL)
        return;
    free(names->names);
    free(names->slots);
    free(names->texts);
    free(names->recent);
    free(names);
}

/* Sees to room for so many more bytes behind the first `end` ones. */
static bool reserve(vf_names *names, size_t end, size_t more)
{
    if (names->size - end >= more)
        return true;
    if (end > SIZE_MAX / 4 || more > SIZE_MAX / 4)
        return false;
    size_t size = 2 * (end + more);
    size = size > FIRST_BYTES ? size : FIRST_BYTES;
    char *texts = realloc(names->texts, size);
    if (texts == NULL)
        return false;
    names->texts = texts;
    names->size = size;
    return true;
}

/* Writes a name, folded, behind those that are kept. */
static vf_status fold_name(vf_names *names, vf_text text, size_t *length)
{
    size_t end = names->used;
    bool space = false; /* white space that counts if something follows */
    while (!vf_text_ended(&text)) {
        uint32_t code = vf_text_next(&text);
        if (vf_is_space(code)) {
            space = end > names->used;
            continue;
        }
        if (!reserve(names, end, 1 + VF_UNICODE_ROOM * VF_UTF8_MAX))
            return VF_NO_MEMORY;
        if (space)
            names->texts[end++] = ' ';
        space = false;
        uint32_t folded[VF_UNICODE_ROOM];
        size_t count = vf_fold(names->unicode, code, folded);
        for (size_t i = 0; i < count; i++)
            end += vf_put_utf8(folded[i], names->texts + end);
    }
    *length = end - names->used;
    return VF_OK;
}

/* Finds or keeps the name of this length that stands behind those that are kept. */
static vf_status add_folded(vf_names *names, size_t length, double number, uint32_t *out)
{
    name added = {names->used, length, number};
    uint32_t hash = hash_of(names->texts + names->used, length);
    slot *at = find_slot(names, &added, hash);
    if (at->number == 0) {
        if (names->count + 1 >= VF_NO_NAME)
            return VF_NO_MEMORY;
        if (names->count == names->room) {
            if (!grow(names, 2 * names->room))
                return VF_NO_MEMORY;
            at = find_slot(names, &added, hash);
        }
        names->names[names->count] = added;
        names->used += length;
        *at = (slot){(uint32_t)++names->count, hash};
    } else if (isnan(number)) {
        names->names[at->number - 1].number = number;
    }
    *out = at->number - 1;
    return VF_OK;
}

static vf_status add_text(vf_names *names, vf_text text, uint32_t *out)
{
    size_t length;
    vf_status status = fold_name(names, text, &length);
    if (status != VF_OK)
        return status;
    if (length > 0)
        return add_folded(names, length, NAN, out);
    *out = VF_NO_NAME;
    return VF_OK;
}

vf_status vf_names_add_utf8(vf_names *names, const char *text, size_t length, uint32_t *out)
{
    return add_text(names, vf_text_of_utf8(text, length), out);
}

vf_status vf_names_add_utf16(vf_names *names, const uint16_t *text, size_t length, uint32_t *out)
{
    return add_text(names, vf_text_of_utf16(text, length), out);
}

/* The place of a number among those that came last; NULL where none are kept. */
static recent *find_recent(vf_names *names, double number)
{
    if (names->recent == NULL && names->count >= RECENT_FROM)
        names->recent = calloc((size_t)1 << RECENT_BITS, sizeof *names->recent);
    if (names->recent == NULL)
        return NULL;
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return &names->recent[bits * UINT64_C(0x9e3779b97f4a7c15) >> (64 - RECENT_BITS)];
}

static vf_status add_number(vf_names *names, double number, uint32_t *out)
{
    if (!reserve(names, names->used, VF_DECIMAL_SIZE))
        return VF_NO_MEMORY;
    return add_folded(names, vf_decimal(number, names->texts + names->used), number, out);
}

vf_status vf_names_add_number(vf_names *names, double number, uint32_t *out)
{
    if (!isfinite(number))
        return VF_NOT_A_NUMBER;
    recent *last = find_recent(names, number);
    if (last != NULL && last->name != 0 && last->number == number) {
        *out = last->name - 1;
        return VF_OK;
    }
    vf_status status = add_number(names, number, out);
    if (status == VF_OK && last != NULL)
        *last = (recent){number, *out + 1};
    return status;
}

uint32_t vf_names_count(const vf_names *names)
{
    return (uint32_t)names->count;
}

size_t vf_names_bytes(const vf_names *names)
{
    return sizeof *names + names->room * (sizeof *names->names + 2 * sizeof *names->slots) +
           names->size + (names->recent != NULL ? sizeof *names->recent << RECENT_BITS : 0);
}

const char *vf_names_folded(const vf_names *names, uint32_t customer, size_t *length)
{
    *length = names->names[customer].length;
    return names->texts + names->names[customer].start;
}

bool vf_names_is_number(const vf_names *names, uint32_t customer)
{
    return !isnan(names->names[customer].number);
}

static int compare_texts(const vf_names *names, const name *a, const name *b)
{
    size_t common = a->length < b->length ? a->length : b->length;
    int order = memcmp(names->texts + a->start, names->texts + b->start, common);
    return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

int vf_names_compare(const vf_names *names, uint32_t a, uint32_t b)
{
    const name *left = &names->names[a];
    const name *right = &names->names[b];
    bool left_is_number = !isnan(left->number);
    bool right_is_number = !isnan(right->number);
    if (left_is_number != right_is_number)
        return left_is_number ? -1 : 1;
    if (left_is_number)
        return (left->number > right->number) - (left->number < right->number);
    return compare_texts(names, left, right);
}
