/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the compiler lays beside a function's arrays and looks at before it returns. On Linux the C
 * library sees to that. What gcc has for Windows asks for cryptography and writes to a terminal,
 * for neither of which the library is to reach: here the value is made of the places where the
 * system has put the stack, the heap and the library this time.
 */
#include <stdint.h>
#include <stdlib.h>

#ifdef _WIN32
extern uintptr_t __stack_chk_guard;
extern _Noreturn void __stack_chk_fail(void);

uintptr_t __stack_chk_guard = UINT64_C(0xff0a0d00);

_Noreturn void __stack_chk_fail(void)
{
    __builtin_trap();
}

/* Before anything else is called. Functions that are running keep what they began with, so this
   one has none. */
__attribute__((constructor, no_stack_protector)) static void choose(void)
{
    void *heap = malloc(1);
    uintptr_t guard = (uintptr_t)&heap;
    guard = guard * UINT64_C(0x9e3779b97f4a7c15) ^ (uintptr_t)heap;
    guard = guard * UINT64_C(0x9e3779b97f4a7c15) ^ (uintptr_t)&__stack_chk_guard;
    free(heap);
    __stack_chk_guard = guard << 8; /* a string that is copied over it ends there */
}
#endif
