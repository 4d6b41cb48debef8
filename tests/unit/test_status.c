/* SPDX-License-Identifier: MPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "reference.h"
#include "vitalfew/status.h"

static void every_status_has_a_text_of_its_own(void **state)
{
    (void)state;
    for (int a = VF_OK; a <= VF_NOT_FOUND + 1; a++) {
        const char *text = vf_status_text((vf_status)a);
        assert_non_null(text);
        assert_true(strlen(text) > 0);
        for (int b = VF_OK; b < a; b++)
            assert_string_not_equal(text, vf_status_text((vf_status)b));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("every status has a text of its own, and so has an unknown one",
             every_status_has_a_text_of_its_own),
    };
    return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
