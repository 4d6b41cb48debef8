/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <float.h>
#include <stdbool.h>

#include "vitalfew/selling_time.h"

static double time_for(double hours, const double *shares, const size_t *customers, size_t k,
                       size_t tier)
{
    double out = NAN;
    assert_status(vf_selling_time(hours, shares, customers, k, tier, &out), VF_OK);
    return out;
}

static void four_fifths_to_the_top_fifth(void **state)
{
    (void)state;
    const double shares[] = {0.8, 0.2};
    const size_t customers[] = {4, 10};
    assert_near(time_for(1600, shares, customers, 2, 0), 320, 1e-12);
    assert_near(time_for(1600, shares, customers, 2, 1), 32, 1e-12);
    assert_near(time_for(0, shares, customers, 2, 0), 0, 0);
}

static void a_tier_that_the_list_does_not_have(void **state)
{
    (void)state;
    const double shares[] = {0.8, 0.2};
    const size_t customers[] = {4, 10};
    double out = 7;
    assert_status(vf_selling_time(1600, shares, customers, 2, 2, &out), VF_NOT_FOUND);
    assert_status(vf_selling_time(1600, shares, customers, 2, SIZE_MAX, &out), VF_NOT_FOUND);
    assert_near(out, 7, 0);
}

static void shares_of_empty_tiers_go_to_the_others(void **state)
{
    (void)state;
    const double shares[] = {0.5, 0.3, 0.1};
    const size_t no_second[] = {2, 0, 5};
    const size_t only_last[] = {0, 0, 3};
    assert_near(time_for(600, shares, no_second, 3, 0), 600 * 0.9 * 5 / 6 / 2, 1e-12);
    assert_near(time_for(600, shares, no_second, 3, 2), 600 * 0.9 * 1 / 6 / 5, 1e-12);
    assert_near(time_for(600, shares, no_second, 3, 1), 0, 0);
    assert_near(time_for(600, shares, only_last, 3, 2), 600 * 0.9 / 3, 1e-12);
}

static void nobody_to_give_time_to(void **state)
{
    (void)state;
    const double shares[] = {0.8, 0, 0.2};
    const size_t nobody[] = {0, 0, 0};
    const size_t only_no_share[] = {0, 7, 0};
    for (size_t tier = 0; tier < 3; tier++) {
        assert_near(time_for(600, shares, nobody, 3, tier), 0, 0);
        assert_near(time_for(600, shares, only_no_share, 3, tier), 0, 0);
    }
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    const size_t customers[] = {1, 1, 1};
    const struct {
        double hours, shares[3];
        vf_status status;
    } cases[] = {
        {-1, {0.5, 0.3, 0.2}, VF_OUT_OF_RANGE},       {NAN, {0.5, 0.3, 0.2}, VF_NOT_A_NUMBER},
        {INFINITY, {0.5, 0.3, 0.2}, VF_NOT_A_NUMBER}, {9, {0.5, -0.1, 0.2}, VF_OUT_OF_RANGE},
        {9, {0.5, 0.3, 0.3}, VF_OUT_OF_RANGE},        {9, {0, 0, 0}, VF_OUT_OF_RANGE},
        {9, {1e308, 1e308, 1e308}, VF_OUT_OF_RANGE},  {9, {0.5, NAN, 0.2}, VF_NOT_A_NUMBER},
        {9, {0.5, 0.2, INFINITY}, VF_NOT_A_NUMBER},
    };
    double out = 7;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_status(vf_selling_time(cases[i].hours, cases[i].shares, customers, 3, 3, &out),
                      cases[i].status);
    assert_status(vf_selling_time(9, NULL, NULL, 0, 0, &out), VF_OUT_OF_RANGE);
    assert_near(out, 7, 0);
}

static void shares_of_decimals_may_sum_to_one(void **state)
{
    (void)state;
    const double shares[] = {0.7, 0.1, 0.1 + 0x1p-50, 0.1};
    const size_t customers[] = {1, 1, 1, 1};
    assert_near(time_for(100, shares, customers, 4, 0), 70, 1e-10);
}

static void huge_hours(void **state)
{
    (void)state;
    const double shares[] = {1, 1e-13};
    const size_t customers[] = {1, 0};
    assert_near(time_for(DBL_MAX, shares, customers, 2, 0) / DBL_MAX, 1, 1e-12);
}

/* TIME-1 and TIME-2 customer by customer: each gets its share, then each in proportion what is
 * left of the shares of tiers that nobody is in. */
static double plain_time(double hours, const double *shares, size_t k, const size_t *tiers,
                         size_t n, size_t customer)
{
    double all = 0;
    double taken = 0;
    for (size_t tier = 0; tier < k; tier++) {
        bool empty = true;
        for (size_t i = 0; i < n; i++)
            empty = empty && tiers[i] != tier;
        all += shares[tier];
        taken += empty ? 0 : shares[tier];
    }
    if (taken == 0)
        return 0;
    size_t peers = 0;
    for (size_t i = 0; i < n; i++)
        peers += tiers[i] == tiers[customer];
    double share = shares[tiers[customer]];
    share += (all - taken) * share / taken;
    return hours * share / (double)peers;
}

static void plain_computation(void **state)
{
    (void)state;
    generator g = {80};
    for (int round = 0; round < 1000; round++) {
        double shares[6];
        size_t customers[6] = {0};
        size_t tiers[40];
        size_t k = 1 + random_below(&g, 6);
        size_t n = 1 + random_below(&g, 40);
        double hours = 2000 * random_fraction(&g);
        double sum_of_shares = 0;
        for (size_t i = 0; i < k; i++) {
            shares[i] = random_below(&g, 6) == 0 && i > 0 ? 0 : (0.01 + random_fraction(&g)) / 7;
            sum_of_shares += shares[i];
        }
        for (size_t i = 0; i < n; i++) {
            tiers[i] = random_below(&g, 8);
            if (tiers[i] < k)
                customers[tiers[i]]++;
        }
        double given = 0;
        double taken = 0;
        for (size_t i = 0; i < n; i++) {
            if (tiers[i] >= k)
                continue;
            double out = time_for(hours, shares, customers, k, tiers[i]);
            assert_near(out, plain_time(hours, shares, k, tiers, n, i), 1e-10);
            given += out;
            taken += shares[tiers[i]];
        }
        /* The hours of the whole list sum to hours times the sum of the shares. */
        assert_near(given, taken > 0 ? hours * sum_of_shares : 0, 1e-9);
    }
}

static void calls(void **state)
{
    (void)state;
    const double plan[] = {12, 6, 2};
    double out = 7;
    assert_status(vf_calls_per_year(plan, 3, 3, &out), VF_NOT_FOUND);
    assert_status(vf_calls_per_year(plan, 0, 0, &out), VF_NOT_FOUND);
    assert_status(vf_calls_per_year((double[]){12, -1}, 2, 0, &out), VF_OUT_OF_RANGE);
    assert_status(vf_calls_per_year((double[]){12, NAN}, 2, 0, &out), VF_NOT_A_NUMBER);
    assert_near(out, 7, 0);
    for (size_t tier = 0; tier < 3; tier++) {
        assert_status(vf_calls_per_year(plan, 3, tier, &out), VF_OK);
        assert_near(out, plan[tier], 0);
    }
}

static void assert_plan(const double *calls, const size_t *customers, double capacity,
                        const double *expected)
{
    double each[3];
    assert_status(vf_call_plan(calls, customers, 3, capacity, each), VF_OK);
    for (size_t i = 0; i < 3; i++)
        assert_near(each[i], expected[i], 0);
}

static void a_plan_within_a_capacity(void **state)
{
    (void)state;
    const double plan[] = {12, 6, 4};
    const size_t customers[] = {30, 60, 60};
    assert_plan(plan, customers, 840, (double[]){12, 6, 2});
    assert_plan(plan, customers, INFINITY, plan);
    assert_plan(plan, customers, 960, plan);
    assert_plan(plan, customers, 959, (double[]){12, 6, 3});
    assert_plan(plan, customers, 719, (double[]){12, 5, 0});
    assert_plan(plan, customers, 420, (double[]){12, 1, 0});
    assert_plan(plan, customers, 359, (double[]){11, 0, 0});
    assert_plan(plan, customers, 29, (double[]){0, 0, 0});
    assert_plan(plan, customers, 0, (double[]){0, 0, 0});
    assert_status(vf_call_plan(NULL, NULL, 0, 840, NULL), VF_OK);
}

static void a_tier_that_nobody_is_in_takes_no_calls(void **state)
{
    (void)state;
    const double plan[] = {12, 6, 4};
    assert_plan(plan, (size_t[]){0, 60, 0}, 360, plan);
    assert_plan(plan, (size_t[]){0, 60, 0}, 180, (double[]){12, 3, 4});
    assert_plan(plan, (size_t[]){0, 0, 0}, 0, plan);
}

static void a_later_tier_gets_what_an_earlier_one_could_not_use(void **state)
{
    (void)state;
    const double plan[] = {12, 1, 2};
    assert_plan(plan, (size_t[]){30, 5, 4}, 377, (double[]){12, 1, 2});
    assert_plan(plan, (size_t[]){30, 50, 4}, 377, (double[]){12, 0, 2});
    assert_plan((double[]){0, 1, 2}, (size_t[]){30, 5, 4}, 9, (double[]){0, 1, 1});
}

static void plans_of_fractions(void **state)
{
    (void)state;
    assert_plan((double[]){1.1, 9, 0}, (size_t[]){3, 2, 1}, 5.3, (double[]){1.1, 1, 0});
    assert_plan((double[]){0.1, 0.2, 0.3}, (size_t[]){1, 1, 1}, 0.6, (double[]){0.1, 0.2, 0.3});
    assert_plan((double[]){12, 6, 0.5}, (size_t[]){1, 1, 100}, 68, (double[]){12, 6, 0.5});
    assert_plan((double[]){12, 6, 0.5}, (size_t[]){1, 1, 100}, 67, (double[]){12, 6, 0});
    assert_plan((double[]){2.5, 2.5, 2.5}, (size_t[]){1, 1, 1}, 6.9, (double[]){2.5, 2.5, 1});
}

static void huge_plans(void **state)
{
    (void)state;
    const double plan[] = {DBL_MAX, DBL_MAX, 1};
    const size_t customers[] = {4, 1, 1};
    double each[3];
    assert_plan(plan, customers, INFINITY, plan);
    assert_plan(plan, customers, DBL_MAX, (double[]){DBL_MAX / 4, 0, 0});
    assert_status(vf_call_plan(plan, (size_t[]){7, 9, 3}, 3, DBL_MAX, each), VF_OK);
    assert_true(each[0] * 7 <= DBL_MAX);
}

static void plans_that_are_not_allowed(void **state)
{
    (void)state;
    const size_t customers[] = {1, 1};
    double each[] = {7, 7};
    assert_status(vf_call_plan((double[]){12, -1}, customers, 2, 9, each), VF_OUT_OF_RANGE);
    assert_status(vf_call_plan((double[]){12, NAN}, customers, 2, 9, each), VF_NOT_A_NUMBER);
    assert_status(vf_call_plan((double[]){INFINITY, 1}, customers, 2, 9, each), VF_NOT_A_NUMBER);
    assert_status(vf_call_plan((double[]){12, 1}, customers, 2, -1, each), VF_OUT_OF_RANGE);
    assert_status(vf_call_plan((double[]){12, 1}, customers, 2, NAN, each), VF_NOT_A_NUMBER);
    assert_near(each[0], 7, 0);
    assert_near(each[1], 7, 0);
}

/* CALL-1 with the calls counted one by one, in tenths: a call for every customer of the tier as
 * long as the plan has one and that many are left. A plan that fits is met, whole or not. */
static size_t plain_calls(size_t plan, size_t customers, size_t *left)
{
    size_t each = 0;
    if (plan * customers <= *left)
        each = plan;
    while (each + 10 <= plan && (each + 10) * customers <= *left)
        each += 10;
    *left -= each * customers;
    return each;
}

static void plain_call_plan(void **state)
{
    (void)state;
    generator g = {18};
    for (int round = 0; round < 3000; round++) {
        double plan[6];
        double each[6];
        size_t tenths[6];
        size_t customers[6];
        size_t k = 1 + random_below(&g, 6);
        size_t step = random_below(&g, 2) == 0 ? 10 : 1;
        size_t capacity = step * random_below(&g, 4000);
        for (size_t i = 0; i < k; i++) {
            tenths[i] = step * random_below(&g, 30);
            plan[i] = (double)tenths[i] / 10;
            customers[i] = random_below(&g, 40);
        }
        assert_status(vf_call_plan(plan, customers, k, (double)capacity / 10, each), VF_OK);
        size_t left = capacity;
        for (size_t i = 0; i < k; i++)
            assert_near(each[i], (double)plain_calls(tenths[i], customers[i], &left) / 10, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("TIME-1 four fifths of the time to the top fifth", four_fifths_to_the_top_fifth),
        TEST("TIME-1 a tier that the list does not have", a_tier_that_the_list_does_not_have),
        TEST("TIME-2 shares of empty tiers go to the others",
             shares_of_empty_tiers_go_to_the_others),
        TEST("TIME-2 nobody to give time to", nobody_to_give_time_to),
        TEST("TIME-1, G5 hours and shares that are not allowed", what_is_not_allowed),
        TEST("TIME-1, G9 shares of decimals may sum to 1", shares_of_decimals_may_sum_to_one),
        TEST("TIME-1 huge hours", huge_hours),
        TEST("TIME-1, TIME-2 as a plain computation, over random lists", plain_computation),
        TEST("TIME-3 the calls of a tier", calls),
        TEST("CALL-1 a plan within a capacity", a_plan_within_a_capacity),
        TEST("CALL-1 a tier that nobody is in takes no calls",
             a_tier_that_nobody_is_in_takes_no_calls),
        TEST("CALL-1 a later tier gets what an earlier one could not use",
             a_later_tier_gets_what_an_earlier_one_could_not_use),
        TEST("CALL-1 plans of fractions", plans_of_fractions),
        TEST("CALL-1 huge plans", huge_plans),
        TEST("CALL-1, G5 plans that are not allowed", plans_that_are_not_allowed),
        TEST("CALL-1 as a plain computation, over random plans", plain_call_plan),
    };
    return cmocka_run_group_tests_name("selling_time", tests, NULL, NULL);
}
