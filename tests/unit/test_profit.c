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

/* Of a customer that stays, as far as is known. */
static vf_action action(vf_account account, vf_fit fit, double earned, vf_potential potential)
{
    const vf_profile customer = {account,     fit, earned, potential, VF_STAGE_ESTABLISHED,
                                 VF_MOVE_KEPT};
    vf_action out = VF_ACTION_SERVE;
    assert_status(vf_action_of(&customer, &out), VF_OK);
    return out;
}

/* Of an ideal A that brings a profit and grows, but for its stage and move. */
static vf_action action_by(vf_stage stage, vf_move move, vf_fit fit, double earned)
{
    const vf_profile customer = {VF_ACCOUNT_A, fit, earned, VF_POTENTIAL_HIGH, stage, move};
    vf_action out = VF_ACTION_SERVE;
    assert_status(vf_action_of(&customer, &out), VF_OK);
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
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_POOR, 1, VF_POTENTIAL_MEDIUM), VF_ACTION_REPRICE);
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_POOR, 1, VF_POTENTIAL_MEDIUM), VF_ACTION_RELEASE);
    assert_int_equal(action(VF_ACCOUNT_A, VF_FIT_POOR, 1, VF_POTENTIAL_MEDIUM), VF_ACTION_INVEST);
    /* Who grows and is known to leave no loss may be an odd one. */
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_POOR, 0, VF_POTENTIAL_HIGH), VF_ACTION_DEVELOP);
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_POOR, 0, VF_POTENTIAL_HIGH), VF_ACTION_DEVELOP);
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_POOR, NAN, VF_POTENTIAL_HIGH), VF_ACTION_REPRICE);
}

static void worth_the_effort(void **state)
{
    (void)state;
    assert_int_equal(action(VF_ACCOUNT_A, VF_FIT_IDEAL, 0, VF_POTENTIAL_HIGH), VF_ACTION_INVEST);
    assert_int_equal(action(VF_ACCOUNT_A, VF_FIT_IDEAL, 0, VF_POTENTIAL_MEDIUM), VF_ACTION_INVEST);
    assert_int_equal(action(VF_ACCOUNT_A, VF_FIT_IDEAL, 0, VF_POTENTIAL_LOW), VF_ACTION_PROTECT);
    assert_int_equal(action(VF_ACCOUNT_A, VF_FIT_POOR, 0, VF_POTENTIAL_LOW), VF_ACTION_PROTECT);
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_IDEAL, 0, VF_POTENTIAL_HIGH), VF_ACTION_DEVELOP);
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_ACCEPTABLE, 1, VF_POTENTIAL_HIGH),
                     VF_ACTION_DEVELOP);
    assert_int_equal(action(VF_ACCOUNT_B, VF_FIT_ACCEPTABLE, 1, VF_POTENTIAL_LOW),
                     VF_ACTION_MAINTAIN);
    assert_int_equal(action(VF_ACCOUNT_C, VF_FIT_IDEAL, 1, VF_POTENTIAL_MEDIUM), VF_ACTION_SERVE);
}

static void who_has_left_and_who_is_new(void **state)
{
    (void)state;
    assert_int_equal(action_by(VF_STAGE_CORE, VF_MOVE_LOST, VF_FIT_IDEAL, -9), VF_ACTION_WIN_BACK);
    assert_int_equal(action_by(VF_STAGE_NEW, VF_MOVE_GONE, VF_FIT_UNKNOWN, 9), VF_ACTION_WIN_BACK);
    assert_int_equal(action_by(VF_STAGE_CORE, VF_MOVE_LOST, VF_FIT_POOR, 9), VF_ACTION_RELEASE);
    assert_int_equal(action_by(VF_STAGE_NEW, VF_MOVE_NEW, VF_FIT_POOR, -9), VF_ACTION_ONBOARD);
    assert_int_equal(action_by(VF_STAGE_NEW, VF_MOVE_NONE, VF_FIT_IDEAL, 9), VF_ACTION_ONBOARD);
    assert_int_equal(action_by(VF_STAGE_TARGET, VF_MOVE_LOST, VF_FIT_IDEAL, 9), VF_ACTION_NONE);
    assert_int_equal(action_by(VF_STAGE_PRUNED, VF_MOVE_KEPT, VF_FIT_IDEAL, 9), VF_ACTION_NONE);
    /* To have come back, or just now, is no reason of its own. */
    assert_int_equal(action_by(VF_STAGE_CORE, VF_MOVE_NEW, VF_FIT_IDEAL, 9), VF_ACTION_INVEST);
    assert_int_equal(action_by(VF_STAGE_CORE, VF_MOVE_RECOVERED, VF_FIT_IDEAL, 9),
                     VF_ACTION_INVEST);
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
    /* A poor fit of a tier that is not known is neither a B to reprice nor a C to release. */
    assert_int_equal(action(VF_ACCOUNT_UNKNOWN, VF_FIT_POOR, NAN, VF_POTENTIAL_UNKNOWN),
                     VF_ACTION_SERVE);
    assert_int_equal(action_by(VF_STAGE_UNKNOWN, VF_MOVE_NONE, VF_FIT_UNKNOWN, NAN),
                     VF_ACTION_INVEST);
}

static void no_action(void **state)
{
    (void)state;
    vf_profile customer = {VF_ACCOUNT_UNKNOWN, VF_FIT_IDEAL,  1,
                           VF_POTENTIAL_HIGH,  VF_STAGE_CORE, VF_MOVE_NONE};
    vf_action out = VF_ACTION_DEVELOP;
    assert_status(vf_action_of(&customer, &out), VF_OK);
    assert_int_equal(out, VF_ACTION_NONE);
    customer.profit = INFINITY;
    assert_status(vf_action_of(&customer, &out), VF_NOT_A_NUMBER);
    customer.profit = -INFINITY;
    assert_status(vf_action_of(&customer, &out), VF_NOT_A_NUMBER);
    assert_int_equal(out, VF_ACTION_NONE);
}

/* ACT-1 as a table, of which the first rule that fits holds. Letters are those of the classes in
 * the order of their types, ? is what is not known; of a profit - is below 0 and + is not. */
static const struct {
    const char *tiers, *fits, *profits, *potentials, *stages, *moves;
    vf_action action;
} rules[] = {
    {"?", "IAP?", "-+?", "HML?", "TPNEC?", "?", VF_ACTION_NONE},
    {"ABC?", "IAP?", "-+?", "HML?", "TP", "NKRLG?", VF_ACTION_NONE},
    {"ABC?", "P", "-+?", "HML?", "NEC?", "LG", VF_ACTION_RELEASE},
    {"ABC?", "IA?", "-+?", "HML?", "NEC?", "LG", VF_ACTION_WIN_BACK},
    {"ABC?", "IAP?", "-+?", "HML?", "N", "NKRLG?", VF_ACTION_ONBOARD},
    {"A", "IAP?", "-", "HML?", "EC?", "NKR?", VF_ACTION_REPRICE},
    {"BC?", "I", "-", "HML?", "EC?", "NKR?", VF_ACTION_REPRICE},
    {"BC?", "AP?", "-", "H", "EC?", "NKR?", VF_ACTION_REPRICE},
    {"BC?", "AP?", "-", "ML?", "EC?", "NKR?", VF_ACTION_RELEASE},
    {"B", "P", "+", "ML?", "EC?", "NKR?", VF_ACTION_REPRICE},
    {"B", "P", "?", "HML?", "EC?", "NKR?", VF_ACTION_REPRICE},
    {"C", "P", "+", "ML?", "EC?", "NKR?", VF_ACTION_RELEASE},
    {"C", "P", "?", "HML?", "EC?", "NKR?", VF_ACTION_RELEASE},
    {"A", "IAP?", "+?", "L", "EC?", "NKR?", VF_ACTION_PROTECT},
    {"A", "IAP?", "+?", "HM?", "EC?", "NKR?", VF_ACTION_INVEST},
    {"BC?", "IAP?", "+?", "H", "EC?", "NKR?", VF_ACTION_DEVELOP},
    {"B", "IA?", "+?", "ML?", "EC?", "NKR?", VF_ACTION_MAINTAIN},
    {"C?", "IAP?", "+?", "ML?", "EC?", "NKR?", VF_ACTION_SERVE},
};

static bool is_among(const char *classes, const char *letters, int class)
{
    return strchr(letters, classes[class]) != NULL;
}

static vf_action by_the_rules(const vf_profile *customer, char profit)
{
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (is_among("ABC?", rules[i].tiers, (int)customer->account) &&
            is_among("IAP?", rules[i].fits, (int)customer->fit) &&
            strchr(rules[i].profits, profit) != NULL &&
            is_among("HML?", rules[i].potentials, (int)customer->potential) &&
            is_among("TPNEC?", rules[i].stages, (int)customer->stage) &&
            is_among("NKRLG?", rules[i].moves, (int)customer->move))
            return rules[i].action;
    }
    fail_msg("no rule holds");
    return VF_ACTION_NONE;
}

static void every_customer_there_can_be(void **state)
{
    (void)state;
    const double earned[] = {-0.01, 0, 0.01, NAN};
    for (unsigned i = 0; i < 4 * 4 * 4 * 4 * 6 * 6; i++) {
        const vf_profile customer = {
            (vf_account)(i % 4),        (vf_fit)(i / 4 % 4),     earned[i / 16 % 4],
            (vf_potential)(i / 64 % 4), (vf_stage)(i / 256 % 6), (vf_move)(i / 1536),
        };
        vf_action out = VF_ACTION_NONE;
        assert_status(vf_action_of(&customer, &out), VF_OK);
        assert_int_equal(out, by_the_rules(&customer, "-++?"[i / 16 % 4]));
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
        TEST("ACT-1 who has left and who is new", who_has_left_and_who_is_new),
        TEST("ACT-1 what is not known triggers nothing", the_unknown_triggers_nothing),
        TEST("ACT-1, G5 no action", no_action),
        TEST("ACT-1 every customer there can be, by a table of rules", every_customer_there_can_be),
    };
    return cmocka_run_group_tests_name("profit", tests, NULL, NULL);
}
