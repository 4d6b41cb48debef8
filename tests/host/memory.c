/* SPDX-License-Identifier: MPL-2.0 */
#include "memory.h"

#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>

static atomic_bool counted;
static atomic_long blocks;
static atomic_long bytes;
static _Thread_local unsigned long fail_at;
static _Thread_local unsigned long allocations;
static _Thread_local bool failed;

bool memory_is_counted(void)
{
    return atomic_load(&counted);
}

long memory_blocks(void)
{
    return atomic_load(&blocks);
}

long memory_bytes(void)
{
    return atomic_load(&bytes);
}

void memory_fail_at(unsigned long k)
{
    fail_at = k;
    allocations = 0;
    failed = failed && k == 0;
}

bool memory_failed(void)
{
    return failed;
}

static bool fails(void)
{
    bool now = fail_at > 0 && ++allocations == fail_at;
    failed = failed || now;
    return now;
}

static void *count(void *block)
{
    atomic_store(&counted, true);
    if (block != NULL) {
        atomic_fetch_add(&blocks, 1);
        atomic_fetch_add(&bytes, (long)malloc_usable_size(block));
    }
    return block;
}

static void discount(void *block)
{
    if (block != NULL) {
        atomic_fetch_sub(&blocks, 1);
        atomic_fetch_sub(&bytes, (long)malloc_usable_size(block));
    }
}

void *host_malloc(size_t size)
{
    return fails() ? NULL : count(malloc(size));
}

void *host_calloc(size_t number, size_t size)
{
    return fails() ? NULL : count(calloc(number, size));
}

void *host_realloc(void *block, size_t size)
{
    if (fails())
        return NULL;
    discount(block);
    void *moved = realloc(block, size);
    count(moved != NULL ? moved : block);
    return moved;
}

void host_free(void *block)
{
    discount(block);
    free(block);
}

sal_Bool host_sequence_construct(uno_Sequence **sequence, typelib_TypeDescriptionReference *type,
                                 void *elements, sal_Int32 length, uno_AcquireFunc acquire)
{
    return fails() ? sal_False
                   : uno_type_sequence_construct(sequence, type, elements, length, acquire);
}

void host_string_concat(rtl_uString **made, rtl_uString *left, rtl_uString *right)
{
    if (!fails())
        rtl_uString_newConcat(made, left, right);
}

void host_string_of_double(rtl_uString **made, sal_Int32 *capacity, sal_Int32 offset, double number,
                           enum rtl_math_StringFormat format, sal_Int32 places, sal_Unicode point,
                           sal_Int32 const *groups, sal_Unicode separator, sal_Bool erase)
{
    if (!fails())
        rtl_math_doubleToUString(made, capacity, offset, number, format, places, point, groups,
                                 separator, erase);
}
