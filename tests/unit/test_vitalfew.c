/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdio.h>

#include "vitalfew/vitalfew.h"

static void the_number_is_that_of_the_text(void **state)
{
    (void)state;
    char text[16];
    snprintf(text, sizeof text, "%d.%d.%d", VF_VERSION_NUMBER / 10000,
             VF_VERSION_NUMBER / 100 % 100, VF_VERSION_NUMBER % 100);
    assert_string_equal(text, VF_VERSION);
}

static void the_library_tells_its_version(void **state)
{
    (void)state;
    assert_string_equal(vf_version(), VF_VERSION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("VF_VERSION_NUMBER is the number of VF_VERSION", the_number_is_that_of_the_text),
        TEST("the library tells its version", the_library_tells_its_version),
    };
    return cmocka_run_group_tests_name("vitalfew", tests, NULL, NULL);
}
