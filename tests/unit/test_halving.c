/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <float.h>

#include "kernel/halving.h"

static void whole_half_lives_are_powers_of_two(void **state)
{
    (void)state;
    double left = 1;
    for (int times = 0; times <= 1075; times++, left /= 2)
        assert_true(vf_halved(times) == left);
    assert_true(vf_halved(0x1p60) == 0 && vf_halved(DBL_MAX) == 0 && vf_halved(INFINITY) == 0);
}

static void ends_of_what_a_double_can_tell(void **state)
{
    (void)state;
    assert_true(vf_halved(DBL_TRUE_MIN) == 1);
    assert_true(vf_halved(0x1p-54) == 1);
    /* Half of the way to the double below 1 is at 0x1.7154...p-54. */
    assert_true(vf_halved(0x1.7154p-54) == 1);
    assert_true(vf_halved(0x1.7155p-54) == 1 - 0x1p-53);
    assert_true(vf_halved(nextafter(1, 0)) == 0.5);
    assert_true(vf_halved(nextafter(1022, 2000)) < 0x1p-1022);
    assert_true(vf_halved(nextafter(1075, 0)) == 0x1p-1074);
    assert_true(vf_halved(nextafter(1075, 2000)) == 0);
}

/* To the bit: 0.5^(1/3) and others, by a program for arithmetic of any precision. */
static void parts_of_half_lives(void **state)
{
    (void)state;
    const struct {
        double times;
        double left;
    } cases[] = {
        {0x1.0000000000000p-1, 0x1.6a09e667f3bcdp-1},
        {0x1.5555555555555p-2, 0x1.965fea53d6e3dp-1},
        {0x1.5555555555555p-1, 0x1.428a2f98d728bp-1},
        {0x1.ddddddddddddep-3, 0x1.b38aa5682153fp-1},
        {0x1.8000000000000p+0, 0x1.6a09e667f3bcdp-2},
        {0x1.b7cdfd9d7bdbbp-34, 0x1.ffffffff67935p-1},
        {0x1.9066666666666p+6, 0x1.ddb680117ab33p-101},
        {0x1.f40cccccccccdp+9, 0x1.ddb680117aa8ep-1001},
        {0x1.0413333333333p+10, 0x0.000033fbf179ap-1022},
        {0x1.0cb999999999ap+10, 0x0.0000000000001p-1022},
        {0x1.805c50fe9d71ep+0, 0x1.69af7346d8ca7p-2},
        {0x1.4365ef984610bp+1, 0x1.636ff91e0c002p-3},
        {0x1.4eb2210af3c81p+0, 0x1.9dbe74a3088a1p-2},
        {0x1.6d4dc71275b1dp+1, 0x1.1b469f8bf9892p-3},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_true(vf_halved(cases[i].times) == cases[i].left);
}

static void more_half_lives_leave_less(void **state)
{
    (void)state;
    generator g = {9};
    for (int i = 0; i < 20000; i++) {
        double times = 1080 * random_fraction(&g) * (i % 2 ? 1 : 0x1p-40);
        double left = vf_halved(times);
        assert_true(vf_halved(nextafter(times, 2000)) <= left);
        assert_true(vf_halved(nextafter(times, 0)) >= left);
        assert_near(left, pow(0.5, times), 4 * DBL_EPSILON * left + DBL_TRUE_MIN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("whole half-lives are powers of two", whole_half_lives_are_powers_of_two),
        TEST("the ends of what a double can tell", ends_of_what_a_double_can_tell),
        TEST("G12 parts of half-lives, to the bit", parts_of_half_lives),
        TEST("more half-lives leave less", more_half_lives_leave_less),
    };
    return cmocka_run_group_tests_name("halving", tests, NULL, NULL);
}
