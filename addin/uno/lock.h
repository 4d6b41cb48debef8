/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file lock.h
 * A lock, and work that is done once: what <threads.h> has. That needs a C library of 2021 or
 * newer, and Windows has none at all, so the systems' own locks are used: pthread_mutex_t, whose
 * functions every glibc has under their first version, and Windows' SRWLOCK. pthread_once() has got
 * a new version as well.
 *
 * A lock is not entered again by the thread that holds it.
 */
#ifndef VFU_LOCK_H
#define VFU_LOCK_H

#include <stdatomic.h>
#include <stdbool.h>

#ifdef _WIN32

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

typedef SRWLOCK vfu_lock;
#define VFU_LOCK_INIT SRWLOCK_INIT

static inline void vfu_lock_enter(vfu_lock *lock)
{
    AcquireSRWLockExclusive(lock);
}

static inline void vfu_lock_leave(vfu_lock *lock)
{
    ReleaseSRWLockExclusive(lock);
}

#else

#include <pthread.h>

typedef pthread_mutex_t vfu_lock;
#define VFU_LOCK_INIT PTHREAD_MUTEX_INITIALIZER

static inline void vfu_lock_enter(vfu_lock *lock)
{
    (void)pthread_mutex_lock(lock);
}

static inline void vfu_lock_leave(vfu_lock *lock)
{
    (void)pthread_mutex_unlock(lock);
}

#endif

/** Whether some work was done, static and initialised by VFU_ONCE_INIT. */
typedef struct vfu_once {
    vfu_lock lock;
    atomic_bool done;
} vfu_once;
#define VFU_ONCE_INIT                                                                              \
    {                                                                                              \
        VFU_LOCK_INIT, false                                                                       \
    }

/** Does the work where nobody has, and waits where another thread is at it. */
static inline void vfu_do_once(vfu_once *once, void (*work)(void))
{
    if (atomic_load_explicit(&once->done, memory_order_acquire))
        return;
    vfu_lock_enter(&once->lock);
    if (!atomic_load_explicit(&once->done, memory_order_relaxed)) {
        work();
        atomic_store_explicit(&once->done, true, memory_order_release);
    }
    vfu_lock_leave(&once->lock);
}

#endif
