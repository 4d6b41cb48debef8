/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The memory of the add-in. The sanitized builds of the add-in and of the played Calc's copy of the
 * library call these functions in the place of malloc() and its kin (the Makefile renames them);
 * so what the add-in holds is counted, and any one of its allocations can be made to fail, while
 * those of the office's libraries never do.
 */
#ifndef VITALFEW_TESTS_MEMORY_H
#define VITALFEW_TESTS_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "uno/uno.h"

/* Whether the add-in that was loaded is one whose memory is counted. */
bool memory_is_counted(void);

/* Blocks and bytes that the add-in holds now. */
long memory_blocks(void);
long memory_bytes(void);

/* From now on the k-th allocation of this thread fails, from 1; 0: none. */
void memory_fail_at(unsigned long k);

/* Whether the allocation that was to fail last was reached. */
bool memory_failed(void);

SAL_DLLPUBLIC_EXPORT void *host_malloc(size_t size);
SAL_DLLPUBLIC_EXPORT void *host_calloc(size_t count, size_t size);
SAL_DLLPUBLIC_EXPORT void *host_realloc(void *block, size_t size);
SAL_DLLPUBLIC_EXPORT void host_free(void *block);
SAL_DLLPUBLIC_EXPORT sal_Bool host_sequence_construct(uno_Sequence **sequence,
                                                      typelib_TypeDescriptionReference *type,
                                                      void *elements, sal_Int32 length,
                                                      uno_AcquireFunc acquire);
SAL_DLLPUBLIC_EXPORT void host_string_concat(rtl_uString **made, rtl_uString *left,
                                             rtl_uString *right);
SAL_DLLPUBLIC_EXPORT void host_string_of_double(rtl_uString **made, sal_Int32 *capacity,
                                                sal_Int32 offset, double number,
                                                enum rtl_math_StringFormat format, sal_Int32 places,
                                                sal_Unicode point, sal_Int32 const *groups,
                                                sal_Unicode separator, sal_Bool erase);

#endif
