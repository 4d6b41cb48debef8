/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdbool.h>

#include "vitalfew/move.h"

#define PERIODS_MAX 8

static vf_move move(const double *history, size_t n, double lapse)
{
    vf_move out = VF_MOVE_NONE;
    assert_status(vf_move_of(history, n, lapse, &out), VF_OK);
    return out;
}

static void came_stayed_or_left(void **state)
{
    (void)state;
    assert_int_equal(move((double[]){0, 0, 5}, 3, 1), VF_MOVE_NEW);
    assert_int_equal(move((double[]){0, 5, 5}, 3, 1), VF_MOVE_KEPT);
    assert_int_equal(move((double[]){5, 0, 5}, 3, 1), VF_MOVE_RECOVERED);
    assert_int_equal(move((double[]){5, 5, 0}, 3, 1), VF_MOVE_LOST);
    assert_int_equal(move((double[]){5, 0, 0}, 3, 1), VF_MOVE_GONE);
    assert_int_equal(move((double[]){0, 0, 0}, 3, 1), VF_MOVE_NONE);
}

static void a_longer_lapse(void **state)
{
    (void)state;
    const double back[] = {5, 0, 0, 5};
    const double away[] = {5, 5, 0, 0};
    assert_int_equal(move(back, 4, 1), VF_MOVE_RECOVERED);
    assert_int_equal(move(back, 4, 2), VF_MOVE_RECOVERED);
    assert_int_equal(move(back, 4, 3), VF_MOVE_KEPT);
    assert_int_equal(move(away, 4, 1), VF_MOVE_GONE);
    assert_int_equal(move(away, 4, 2), VF_MOVE_LOST);
    assert_int_equal(move(away, 4, 3), VF_MOVE_KEPT);
}

static void what_is_not_above_0_is_no_sale(void **state)
{
    (void)state;
    assert_int_equal(move((double[]){NAN, NAN, 5}, 3, 1), VF_MOVE_NEW);
    assert_int_equal(move((double[]){5, NAN}, 2, 1), VF_MOVE_LOST);
    assert_int_equal(move((double[]){5, -5}, 2, 1), VF_MOVE_LOST);
    assert_int_equal(move((double[]){-5, 5}, 2, 1), VF_MOVE_NEW);
    assert_int_equal(move((double[]){NAN, -5}, 2, 1), VF_MOVE_NONE);
    assert_int_equal(move((double[]){5e-324, 0}, 2, 1), VF_MOVE_LOST);
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    const double history[] = {5, 0, 5};
    vf_move out = VF_MOVE_GONE;
    const double out_of_range[] = {0, -1, 3, 1.5, 0.5, 1e300, -1e300};
    for (size_t i = 0; i < COUNT(out_of_range); i++)
        assert_status(vf_move_of(history, 3, out_of_range[i], &out), VF_OUT_OF_RANGE);
    assert_status(vf_move_of(history, 1, 1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_move_of(history, 0, 1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_move_of(history, 3, NAN, &out), VF_NOT_A_NUMBER);
    assert_status(vf_move_of(history, 3, INFINITY, &out), VF_NOT_A_NUMBER);
    assert_status(vf_move_of((double[]){5, INFINITY}, 2, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_move_of((double[]){-INFINITY, 5}, 2, 1, &out), VF_NOT_A_NUMBER);
    assert_int_equal(out, VF_MOVE_GONE);
}

/* Whether a customer was active in one of the periods from the first to the last of these, counted
 * back from the end. */
static bool active(unsigned pattern, size_t first_ago, size_t last_ago)
{
    bool found = false;
    for (size_t ago = first_ago; ago <= last_ago; ago++)
        found = found || (pattern >> ago & 1) != 0;
    return found;
}

/* MOVE-1, sentence by sentence; bit k of the pattern tells of the period k before the last. */
static vf_move by_the_rules(unsigned pattern, size_t n, size_t lapse)
{
    if (!active(pattern, 0, n - 1))
        return VF_MOVE_NONE;
    if (active(pattern, 0, 0)) {
        if (!active(pattern, 1, n - 1))
            return VF_MOVE_NEW;
        return active(pattern, 1, lapse) ? VF_MOVE_KEPT : VF_MOVE_RECOVERED;
    }
    if (active(pattern, 1, lapse - 1))
        return VF_MOVE_KEPT;
    return active(pattern, lapse, lapse) ? VF_MOVE_LOST : VF_MOVE_GONE;
}

static void every_history_there_can_be(void **state)
{
    (void)state;
    for (size_t n = 2; n <= PERIODS_MAX; n++)
        for (unsigned pattern = 0; pattern < 1u << n; pattern++)
            for (size_t lapse = 1; lapse < n; lapse++) {
                double history[PERIODS_MAX];
                for (size_t ago = 0; ago < n; ago++)
                    history[n - 1 - ago] = (pattern >> ago & 1) != 0 ? 9 : ago % 2 == 0 ? 0 : -9;
                assert_int_equal(move(history, n, (double)lapse), by_the_rules(pattern, n, lapse));
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("MOVE-1 who came, stayed or left", came_stayed_or_left),
        TEST("MOVE-1 a longer lapse", a_longer_lapse),
        TEST("MOVE-1 what is not above 0 is no sale", what_is_not_above_0_is_no_sale),
        TEST("MOVE-1, G5 what is not allowed", what_is_not_allowed),
        TEST("MOVE-1 every history there can be, by its sentences", every_history_there_can_be),
    };
    return cmocka_run_group_tests_name("move", tests, NULL, NULL);
}
