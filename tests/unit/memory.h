/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Makes memory short: any one allocation of the library can be made to fail; and counts what is
 * asked for. The linker puts these functions in the place of malloc() and its kin (--wrap) in the
 * programs that the Makefile names.
 */
#ifndef VITALFEW_TESTS_MEMORY_H
#define VITALFEW_TESTS_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

void *real_malloc(size_t size) __asm__("__real_malloc");
void *real_calloc(size_t count, size_t size) __asm__("__real_calloc");
void *real_realloc(void *block, size_t size) __asm__("__real_realloc");
void *short_malloc(size_t size) __asm__("__wrap_malloc");
void *short_calloc(size_t count, size_t size) __asm__("__wrap_calloc");
void *short_realloc(void *block, size_t size) __asm__("__wrap_realloc");

/* The allocation that fails, counted from 1; 0 for none. */
static unsigned failing;

/* The bytes of all allocations so far. */
static size_t asked_bytes;

static bool fails(size_t size)
{
    asked_bytes += size;
    return failing > 0 && --failing == 0;
}

void *short_malloc(size_t size)
{
    return fails(size) ? NULL : real_malloc(size);
}

void *short_calloc(size_t count, size_t size)
{
    return fails(count * size) ? NULL : real_calloc(count, size);
}

void *short_realloc(void *block, size_t size)
{
    return fails(size) ? NULL : real_realloc(block, size);
}

/* Has the k-th allocation from now on fail. */
static void fail_at(unsigned k)
{
    failing = k;
}

/* Whether it was reached; from now on none fails. */
static bool has_failed(void)
{
    bool reached = failing == 0;
    failing = 0;
    return reached;
}

#endif
