/* SPDX-License-Identifier: MPL-2.0 */
#include "locks.h"

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

int host_mtx_lock(mtx_t *lock)
{
    int status = mtx_lock(lock);
    receive(lock);
    return status;
}

int host_mtx_unlock(mtx_t *lock)
{
    send(lock);
    return mtx_unlock(lock);
}

static _Thread_local void (*once_work)(void);
static _Thread_local once_flag *once_place;

static void work_once(void)
{
    once_flag *place = once_place;
    once_work();
    send(place);
}

void host_call_once(once_flag *flag, void (*work)(void))
{
    once_work = work;
    once_place = flag;
    call_once(flag, work_once);
    receive(flag);
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
