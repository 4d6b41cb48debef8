/* SPDX-License-Identifier: MPL-2.0 */
/*
 * ThreadSanitizer knows neither the locks of C11 nor the counts inside the office's libraries. The
 * build for it calls these functions in their place, which tell it what they order.
 */
#ifndef VITALFEW_TESTS_LOCKS_H
#define VITALFEW_TESTS_LOCKS_H

#include <threads.h>

#include "uno/uno.h"

SAL_DLLPUBLIC_EXPORT int host_mtx_lock(mtx_t *lock);
SAL_DLLPUBLIC_EXPORT int host_mtx_unlock(mtx_t *lock);
SAL_DLLPUBLIC_EXPORT void host_call_once(once_flag *flag, void (*work)(void));
SAL_DLLPUBLIC_EXPORT void host_string_acquire(rtl_uString *string);
SAL_DLLPUBLIC_EXPORT void host_string_release(rtl_uString *string);

#endif
