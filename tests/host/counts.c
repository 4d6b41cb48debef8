/* SPDX-License-Identifier: MPL-2.0 */
#include "counts.h"

#ifdef __has_feature
#if __has_feature(thread_sanitizer)
#include <sanitizer/tsan_interface.h>
#define KNOWS_THREADS
#endif
#endif

/* All that this thread did so far comes before what others do after receiving. */
static void send(void *place)
{
#ifdef KNOWS_THREADS
    __tsan_release(place);
#else
    (void)place;
#endif
}

static void receive(void *place)
{
#ifdef KNOWS_THREADS
    __tsan_acquire(place);
#else
    (void)place;
#endif
}

void host_string_acquire(rtl_uString *string)
{
    rtl_uString_acquire(string);
}

void host_string_release(rtl_uString *string)
{
    send(string);
    receive(string);
    rtl_uString_release(string);
}
