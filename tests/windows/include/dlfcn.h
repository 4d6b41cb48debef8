/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the played Calc needs of <dlfcn.h>, over what Windows has.
 */
#ifndef VITALFEW_TESTS_DLFCN_H
#define VITALFEW_TESTS_DLFCN_H

#define WIN32_LEAN_AND_MEAN
#include <stdint.h>
#include <stdio.h>
#include <windows.h>

#define RTLD_NOW 0
#define RTLD_LOCAL 0

static inline void *dlopen(const char *path, int mode)
{
    (void)mode;
    return (void *)LoadLibraryA(path);
}

static inline void *dlsym(void *library, const char *name)
{
    return (void *)(uintptr_t)GetProcAddress((HMODULE)library, name);
}

static inline const char *dlerror(void)
{
    static char text[sizeof "error 4294967295"];
    (void)snprintf(text, sizeof text, "error %lu", GetLastError());
    return text;
}

#endif
