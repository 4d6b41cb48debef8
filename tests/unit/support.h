/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What several unit tests begin with: cmocka, the seeded generator, and two assertions.
 */
#ifndef VITALFEW_TESTS_SUPPORT_H
#define VITALFEW_TESTS_SUPPORT_H

/* cmocka.h uses these and does not include them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "reference.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define assert_near(actual, expected, tolerance)                                                   \
    do {                                                                                           \
        double actual_ = (actual);                                                                 \
        double expected_ = (expected);                                                             \
        if (!(fabs(actual_ - expected_) <= (tolerance)))                                           \
            fail_msg("%s is %.17g, expected %.17g", #actual, actual_, expected_);                  \
    } while (0)

/* Fails unless a call answers this status. */
#define assert_status(call, status) assert_int_equal((call), (status))

#endif
