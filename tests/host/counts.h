/* SPDX-License-Identifier: MPL-2.0 */
/*
 * ThreadSanitizer does not know the counts inside the office's libraries. The build for it calls
 * these functions in their place, which tell it what they order.
 */
#ifndef VITALFEW_TESTS_COUNTS_H
#define VITALFEW_TESTS_COUNTS_H

#include "uno/uno.h"

SAL_DLLPUBLIC_EXPORT void host_string_acquire(rtl_uString *string);
SAL_DLLPUBLIC_EXPORT void host_string_release(rtl_uString *string);

#endif
