/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <float.h>
#include <string.h>

#include "vitalfew/bridge.h"

static void assert_part(const vf_bridge_part *parts, vf_bridge_step step, size_t customers,
                        double amount)
{
    if (parts[step].customers != customers || parts[step].amount != amount)
        fail_msg("part %d is %zu customers and %.17g, expected %zu and %.17g", (int)step,
                 parts[step].customers, parts[step].amount, customers, amount);
}

static void customers_by_how_they_changed(void **state)
{
    (void)state;
    const double before[] = {25, 40, 35, 12, 0, 0, 0, 0};
    const double after[] = {45, 38, 27, 0, 40, 50, 60, 15};
    vf_bridge_part parts[VF_BRIDGE_STEPS];
    assert_status(vf_bridge(before, after, COUNT(before), parts), VF_OK);
    assert_part(parts, VF_BRIDGE_START, 4, 112);
    assert_part(parts, VF_BRIDGE_NEW, 4, 165);
    assert_part(parts, VF_BRIDGE_GROWN, 1, 20);
    assert_part(parts, VF_BRIDGE_SAME, 0, 0);
    assert_part(parts, VF_BRIDGE_SHRUNK, 2, -10);
    assert_part(parts, VF_BRIDGE_LOST, 1, -12);
    assert_part(parts, VF_BRIDGE_END, 7, 275);
}

static void returns_are_no_customers(void **state)
{
    (void)state;
    const double before[] = {-5, 10, -5, 0, 8};
    const double after[] = {10, -5, -7, 0, 8};
    vf_bridge_part parts[VF_BRIDGE_STEPS];
    assert_status(vf_bridge(before, after, COUNT(before), parts), VF_OK);
    assert_part(parts, VF_BRIDGE_START, 2, 8);
    assert_part(parts, VF_BRIDGE_NEW, 1, 15);
    assert_part(parts, VF_BRIDGE_GROWN, 0, 0);
    assert_part(parts, VF_BRIDGE_SAME, 1, -2);
    assert_part(parts, VF_BRIDGE_SHRUNK, 0, 0);
    assert_part(parts, VF_BRIDGE_LOST, 1, -15);
    assert_part(parts, VF_BRIDGE_END, 2, 6);
}

static void what_decimals_lose_is_no_change(void **state)
{
    (void)state;
    /* 0.1 + 0.2 is a little more than 0.3 in binary fractions. */
    const double before[] = {0.1 + 0.2, 0.3, 100};
    const double after[] = {0.3, 0.1 + 0.2, nextafter(100, 0) - 1e-12};
    vf_bridge_part parts[VF_BRIDGE_STEPS];
    assert_true(before[0] > after[0]);
    assert_status(vf_bridge(before, after, COUNT(before), parts), VF_OK);
    assert_part(parts, VF_BRIDGE_GROWN, 0, 0);
    assert_part(parts, VF_BRIDGE_SAME, 2, 0);
    assert_int_equal(parts[VF_BRIDGE_SHRUNK].customers, 1);
}

static void sums_are_exact(void **state)
{
    (void)state;
    const double before[] = {0, 0, 0, 0};
    const double after[] = {1e16, 1, 1, 1};
    vf_bridge_part parts[VF_BRIDGE_STEPS];
    assert_status(vf_bridge(before, after, 4, parts), VF_OK);
    assert_part(parts, VF_BRIDGE_NEW, 4, 10000000000000004);
    /* Beyond the largest double, and back: the difference does not overflow. */
    const double large[] = {DBL_MAX, DBL_MAX, 1};
    const double as_large[] = {DBL_MAX / 2, DBL_MAX, 2};
    assert_status(vf_bridge(large, as_large, 3, parts), VF_OK);
    assert_true(isinf(parts[VF_BRIDGE_START].amount));
    assert_part(parts, VF_BRIDGE_SHRUNK, 1, -DBL_MAX / 2);
    assert_part(parts, VF_BRIDGE_SAME, 1, 0);
    assert_part(parts, VF_BRIDGE_GROWN, 1, 1);
}

static void rows_without_an_amount(void **state)
{
    (void)state;
    const double before[] = {NAN, 5, NAN, 7};
    const double after[] = {9, NAN, NAN, 8};
    vf_bridge_part parts[VF_BRIDGE_STEPS];
    assert_status(vf_bridge(before, after, 4, parts), VF_OK);
    assert_part(parts, VF_BRIDGE_START, 1, 7);
    assert_part(parts, VF_BRIDGE_END, 1, 8);
}

static void what_cannot_be_bridged(void **state)
{
    (void)state;
    vf_bridge_part parts[VF_BRIDGE_STEPS];
    memset(parts, 0x5a, sizeof parts);
    vf_bridge_part untouched[VF_BRIDGE_STEPS];
    memcpy(untouched, parts, sizeof parts);
    assert_status(vf_bridge(NULL, NULL, 0, parts), VF_NOTHING);
    assert_status(vf_bridge((double[]){NAN, 1}, (double[]){1, NAN}, 2, parts), VF_NOTHING);
    assert_status(vf_bridge((double[]){1, INFINITY}, (double[]){1, 1}, 2, parts), VF_NOT_A_NUMBER);
    assert_status(vf_bridge((double[]){1, 1}, (double[]){1, -INFINITY}, 2, parts), VF_NOT_A_NUMBER);
    assert_memory_equal(parts, untouched, sizeof parts);
}

static void the_changes_are_what_lies_between(void **state)
{
    (void)state;
    generator g = {11};
    for (int trial = 0; trial < 3000; trial++) {
        list_kind kind = random_below(&g, 2) == 0 ? LIST_TIES : LIST_CENTS;
        list before = random_list(&g, kind);
        list after = random_list(&g, kind);
        size_t n = before.n < after.n ? before.n : after.n;
        vf_bridge_part parts[VF_BRIDGE_STEPS];
        assert_status(vf_bridge(before.amounts, after.amounts, n, parts), VF_OK);
        double sum = 0;
        for (size_t s = VF_BRIDGE_START; s < VF_BRIDGE_END; s++)
            sum += parts[s].amount;
        assert_near(sum, parts[VF_BRIDGE_END].amount, 1e-9);
        assert_int_equal(parts[VF_BRIDGE_START].customers + parts[VF_BRIDGE_NEW].customers -
                             parts[VF_BRIDGE_LOST].customers,
                         parts[VF_BRIDGE_END].customers);
        assert_true(parts[VF_BRIDGE_NEW].amount >= 0 && parts[VF_BRIDGE_GROWN].amount >= 0);
        assert_true(parts[VF_BRIDGE_LOST].amount <= 0 && parts[VF_BRIDGE_SHRUNK].amount <= 0);
    }
}

static void row_order_does_not_matter(void **state)
{
    (void)state;
    generator g = {12};
    for (int trial = 0; trial < 1000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        size_t n = x.n / 2;
        double turned[2][LIST_MAX];
        for (size_t i = 0; i < n; i++) {
            turned[0][i] = x.amounts[n - 1 - i];
            turned[1][i] = x.amounts[2 * n - 1 - i];
        }
        vf_bridge_part parts[VF_BRIDGE_STEPS];
        vf_bridge_part other[VF_BRIDGE_STEPS];
        vf_status status = vf_bridge(x.amounts, x.amounts + n, n, parts);
        assert_status(vf_bridge(turned[0], turned[1], n, other), status);
        for (size_t s = 0; status == VF_OK && s < VF_BRIDGE_STEPS; s++)
            assert_part(parts, (vf_bridge_step)s, other[s].customers, other[s].amount);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("BRIDGE-1 new, grown, same, shrunk and lost", customers_by_how_they_changed),
        TEST("BRIDGE-1 who is not above 0 is no customer, and is summed", returns_are_no_customers),
        TEST("BRIDGE-1 what decimal fractions lose is no change", what_decimals_lose_is_no_change),
        TEST("BRIDGE-1 sums are exact, and rounded once", sums_are_exact),
        TEST("BRIDGE-1 a row that lacks an amount is passed over", rows_without_an_amount),
        TEST("BRIDGE-1 the start and the five changes are the end",
             the_changes_are_what_lies_between),
        TEST("G4 the order of the rows does not matter", row_order_does_not_matter),
        TEST("G5 what there is no bridge of", what_cannot_be_bridged),
    };
    return cmocka_run_group_tests_name("bridge", tests, NULL, NULL);
}
