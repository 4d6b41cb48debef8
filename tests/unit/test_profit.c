/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdbool.h>
#include <string.h>

#include "vitalfew/profit.h"

static double profit(double revenue, double cost_of_sales, double hours, double hour_cost,
                     double other)
{
    double out = NAN;
    assert_status(vf_profit(revenue, cost_of_sales, hours, hour_cost, other, &out), VF_OK);
    return out;
}

static vf_action action(vf_account account, vf_fit fit, double earned, vf_potential potential)
{
    vf_action out = VF_ACTION_SERVE;
    assert_status(vf_action_of(account, fit, earned, potential, &out), VF_OK);
    return out;
}

static void what_is_left(void **state)
{
    (void)state;
    assert_near(profit(10000, 6000, 20, 75, 300), 2200, 0);
    assert_near(profit(1000, 900, 4, 75, 0), -200, 0);
    assert_near(profit(0, 0, 0, 0, 0), 0, 0);
    assert_near(profit(3e-20, 1e-20, 0, 0, 0), 2e-20, 1e-35);
}

static void decimals_that_cancel_are_no_loss(void **state)
{
    (void)state;
    assert_near(profit(0.3, 0.1, 2, 0.1, 0), 0, 0);
    assert_near(profit(1000.1, 600.05, 1, 400.05, 0), 0, 0);
    assert_false(signbit(profit(0.3, 0.1, 2, 0.1, 0)));
    /* A cent in ten thousand million is a cent. */
    assert_near(profit(1e10, 1e10, 1, 0.01, 0), -0.01, 1e-15);
}

static void numbers_that_are_not_allowed(void **state)
{
    (void)state;
    double out = 7;
    assert_status(vf_profit(NAN, 1, 1, 1, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_profit(1, INFINITY, 1, 1, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_profit(1, 1, NAN, 1, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_profit(1, 1, 1, NAN, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_profit(1, 1, 1, 1, -INFINITY, &out), VF_NOT_A_NUMBER);
    assert_status(vf_profit(1, 1, 1e200, 1e200, 1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_profit(1.7e308, -1.7e308, 0, 0, 0, &out), VF_OUT_OF_RANGE);
    assert_near(out, 7, 0);
    assert_near(profit(1.7e308, -1.7e308, 1, 1.7e308, 1.7e308), 0, 0);
    assert_near(profit(1.7e308, 0.7e308, 0, 0, 0) / 1e308, 1, 1e-15);
}

static void a_loss(void **state)
{
    (void)state;
    assert_int_equal(action(VF_ACCOUNT_A, VF_FIT_POOR, -1, VF_POTENTIAL_LOW), VF_ACTION_REPRICE);
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_IDEAL, -1, VF_POTENTIAL_LOW), VF_ACTION_REPRICE);
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_POOR, -1, VF_POTENTIAL_HIGH), VF_ACTION_REPRICE);
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_ACCEPTABLE, -1, VF_POTENTIAL_MEDIUM),
                     VF_ACTION_RELEASE);
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_UNKNOWN, -1, VF_POTENTIAL_UNKNOWN),
                     VF_ACTION_RELEASE);
}

static void a_poor_fit(void **state)
{
    (void)state;
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_POOR, 1, VF_POTENTIAL_HIGH), VF_ACTION_REPRICE);
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_POOR, 1, VF_POTENTIAL_HIGH), VF_ACTION_RELEASE);
    assert_int_equal(action(VF_ACCOUNT_A, VF_FIT_POOR, 1, VF_POTENTIAL_LOW), VF_ACTION_INVEST);
}

static void worth_the_effort(void **state)
{
    (void)state;
    assert_int_equal(action(VF_ACCOUNT_A, VF_FIT_IDEAL, 0, VF_POTENTIAL_HIGH), VF_ACTION_INVEST);
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_IDEAL, 0, VF_POTENTIAL_HIGH), VF_ACTION_DEVELOP);
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_ACCEPTABLE, 1, VF_POTENTIAL_HIGH),
                     VF_ACTION_DEVELOP);
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_ACCEPTABLE, 1, VF_POTENTIAL_LOW),
                     VF_ACTION_MAINTAIN);
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_IDEAL, 1, VF_POTENTIAL_MEDIUM), VF_ACTION_SERVE);
}

static void the_unknown_triggers_nothing(void **state)
{
    (void)state;
    assert_int_equal(action(VF_ACCOUNT_A, VF_FIT_UNKNOWN, NAN, VF_POTENTIAL_UNKNOWN),
                     VF_ACTION_INVEST);
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_UNKNOWN, NAN, VF_POTENTIAL_UNKNOWN),
                     VF_ACTION_MAINTAIN);
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_UNKNOWN, NAN, VF_POTENTIAL_UNKNOWN),
                     VF_ACTION_SERVE);
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_POOR, NAN, VF_POTENTIAL_UNKNOWN),
                     VF_ACTION_RELEASE);
}

static void no_action(void **state)
{
    (void)state;
    vf_action out = VF_ACTION_DEVELOP;
    assert_status(vf_action_of(VF_ACCOUNT_UNKNOWN, VF_FIT_IDEAL, 1, VF_POTENTIAL_HIGH, &out),
                  VF_NOT_FOUND);
    assert_status(vf_action_of(VF_ACCOUNT_A, VF_FIT_IDEAL, INFINITY, VF_POTENTIAL_HIGH, &out),
                  VF_NOT_A_NUMBER);
    assert_int_equal(out, VF_ACTION_DEVELOP);
}

/* ACT-1 as a table, of which the first rule that fits holds; ? is what is not known. */
static const struct {
    const char *tiers, *fits, *potentials;
    bool loss_only;
    vf_action action;
} rules[] = {
    {"A", "IAP?", "HML?", true, VF_ACTION_REPRICE},
    {"ABC", "I", "HML?", true, VF_ACTION_REPRICE},
    {"ABC", "IAP?", "H", true, VF_ACTION_REPRICE},
    {"ABC", "IAP?", "HML?", true, VF_ACTION_RELEASE},
    {"B", "P", "HML?", false, VF_ACTION_REPRICE},
    {"C", "P", "HML?", false, VF_ACTION_RELEASE},
    {"A", "IAP?", "HML?", false, VF_ACTION_INVEST},
    {"ABC", "IAP?", "H", false, VF_ACTION_DEVELOP},
    {"B", "IAP?", "HML?", false, VF_ACTION_MAINTAIN},
    {"ABC", "IAP?", "HML?", false, VF_ACTION_SERVE},
};

static vf_action by_the_rules(vf_account account, vf_fit fit, double earned, vf_potential potential)
{
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (strchr(rules[i].tiers, "ABC"[account]) != NULL &&
            strchr(rules[i].fits, "IAP?"[fit]) != NULL &&
            strchr(rules[i].potentials, "HML?"[potential]) != NULL &&
            (!rules[i].loss_only || earned < 0))
            return rules[i].action;
    }
    fail_msg("no rule holds");
    return VF_ACTION_SERVE;
}

static void every_customer_there_can_be(void **state)
{
    (void)state;
    const double earned[] = {-0.01, 0, 0.01, NAN};
    for (unsigned i = 0; i < 3 * 4 * 4 * 4; i++) {
        vf_account account = (vf_account)(i % 3);
        vf_fit fit = (vf_fit)(i / 3 % 4);
        vf_potential potential = (vf_potential)(i / 12 % 4);
        double money = earned[i / 48];
        assert_int_equal(action(account, fit, money, potential),
                         by_the_rules(account, fit, money, potential));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("PROFIT-1 what is left after the time it cost", what_is_left),
        TEST("PROFIT-1 decimals that cancel are no loss", decimals_that_cancel_are_no_loss),
        TEST("PROFIT-1, G5 numbers that are not allowed", numbers_that_are_not_allowed),
        TEST("ACT-1 a loss", a_loss),
        TEST("ACT-1 a poor fit", a_poor_fit),
        TEST("ACT-1 what is worth the effort", worth_the_effort),
        TEST("ACT-1 what is not known triggers nothing", the_unknown_triggers_nothing),
        TEST("ACT-1, G5 no action", no_action),
        TEST("ACT-1 every customer there can be, by a table of rules", every_customer_there_can_be),
    };
    return cmocka_run_group_tests_name("profit", tests, NULL, NULL);
}
