/* SPDX-License-Identifier: MPL-2.0 */
/* What the fuzzers share. */
#ifndef VITALFEW_TESTS_FUZZER_H
#define VITALFEW_TESTS_FUZZER_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Ends the program, so that the fuzzer keeps the case. */
#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "line %d: %s\n", __LINE__, #condition);                                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
