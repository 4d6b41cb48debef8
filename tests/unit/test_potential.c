/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include "vitalfew/potential.h"

static double growth(const double *history, size_t n)
{
    double out = NAN;
    assert_status(vf_growth(history, n, &out), VF_OK);
    return out;
}

static double kept(const double *actual, const double *plan, size_t n)
{
    double out = NAN;
    assert_status(vf_plan_kept(actual, plan, n, &out), VF_OK);
    return out;
}

static vf_potential potential(const double *history, size_t n, const double *plan, size_t plan_n)
{
    vf_potential out = VF_POTENTIAL_UNKNOWN;
    assert_status(vf_potential_of(history, n, plan, plan_n, VF_POTENTIAL_DEFAULT_GROWTH,
                                  VF_POTENTIAL_DEFAULT_KEPT, &out),
                  VF_OK);
    return out;
}

static vf_xyz xyz(const double *history, size_t n, double x, double y)
{
    vf_xyz out = VF_XYZ_IRREGULAR;
    assert_status(vf_xyz_of(history, n, x, y, &out), VF_OK);
    return out;
}

static void slope_over_mean(void **state)
{
    (void)state;
    assert_near(growth((double[]){8, 10, 12}, 3), 0.2, 1e-15);
    assert_near(growth((double[]){12, 10, 8}, 3), -0.2, 1e-15);
    assert_near(growth((double[]){9, 11}, 2), 0.2, 1e-15);
}

static void slope_over_mean_of_decimals(void **state)
{
    (void)state;
    assert_near(growth((double[]){1, 2, 4, 3}, 4), 0.8 / 2.5, 1e-15);
    assert_near(growth((double[]){0.1, 0.1, 0.1, 0.1, 0.1}, 5), 0, 0);
    assert_near(growth((double[]){9e-20, 11e-20}, 2), 0.2, 1e-15);
}

static void an_empty_period_is_zero(void **state)
{
    (void)state;
    assert_near(growth((double[]){NAN, 10, NAN, 30}, 4), growth((double[]){0, 10, 0, 30}, 4), 0);
}

static void no_growth_to_compute(void **state)
{
    (void)state;
    double out = 7;
    assert_status(vf_growth((double[]){5}, 1, &out), VF_NOTHING);
    assert_status(vf_growth((double[]){5}, 0, &out), VF_NOTHING);
    assert_status(vf_growth((double[]){0, NAN, 0}, 3, &out), VF_NOTHING);
    assert_status(vf_growth((double[]){5, -8}, 2, &out), VF_NOTHING);
    /* The binary sum of these decimals is 2.8e-17. */
    assert_status(vf_growth((double[]){0.1, 0.2, -0.3}, 3, &out), VF_NOTHING);
    assert_status(vf_growth((double[]){5, INFINITY}, 2, &out), VF_NOT_A_NUMBER);
    assert_near(out, 7, 0);
}

static void huge_histories(void **state)
{
    (void)state;
    vf_xyz out = VF_XYZ_REGULAR;
    assert_near(growth((double[]){1.7e308, 1.7e308, 1.7e308}, 3), 0, 0);
    assert_near(growth((double[]){0, 1.7e308}, 2), 2, 1e-15);
    assert_near(growth((double[]){-1e308, 1e308, 1.5e308}, 3), 1.25 / 0.5, 1e-14);
    assert_near(kept((double[]){1.7e308, 0}, (double[]){1.7e308, 1.7e308}, 2), 0.5, 1e-15);
    assert_status(vf_xyz_of((double[]){0, 1.7e308}, 2, 0.5, 1, &out), VF_OK);
    assert_int_equal(out, VF_XYZ_VARYING);
}

/* The normal equations of the line, as a book on statistics has them. */
static void textbook_slope(void **state)
{
    (void)state;
    generator g = {60};
    for (int round = 0; round < 2000; round++) {
        double history[24];
        size_t n = 2 + random_below(&g, 23);
        double sum_x = 0;
        double sum_y = 0;
        double sum_xx = 0;
        double sum_xy = 0;
        for (size_t i = 0; i < n; i++) {
            double x = (double)i;
            double y = history[i] = 1 + 1000 * random_fraction(&g);
            sum_x += x;
            sum_y += y;
            sum_xx += x * x;
            sum_xy += x * y;
        }
        double count = (double)n;
        double slope = (count * sum_xy - sum_x * sum_y) / (count * sum_xx - sum_x * sum_x);
        assert_near(growth(history, n), slope / (sum_y / count), 1e-12);
    }
}

static void share_of_the_promise(void **state)
{
    (void)state;
    assert_near(kept((double[]){80, 120, 50}, (double[]){100, 100, 50}, 3), 0.92, 1e-15);
    assert_near(kept((double[]){-40, 100}, (double[]){100, 100}, 2), 0.5, 1e-15);
    assert_near(kept((double[]){NAN, 100}, (double[]){100, 100}, 2), 0.5, 1e-15);
    /* Periods without a plan do not matter, whatever was bought. */
    assert_near(kept((double[]){900, 900, 900, 30}, (double[]){NAN, 0, -5, 40}, 4), 0.75, 1e-15);
    assert_near(kept((double[]){0.1, 0.2, 0.3}, (double[]){0.1, 0.2, 0.3}, 3), 1, 0);
}

static void no_promise(void **state)
{
    (void)state;
    double out = 7;
    assert_status(vf_plan_kept((double[]){5, 5}, (double[]){0, -3}, 2, &out), VF_NOTHING);
    assert_status(vf_plan_kept((double[]){5}, (double[]){NAN}, 1, &out), VF_NOTHING);
    assert_status(vf_plan_kept((double[]){5}, (double[]){5}, 0, &out), VF_NOTHING);
    assert_status(vf_plan_kept((double[]){INFINITY}, (double[]){5}, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_plan_kept((double[]){5}, (double[]){INFINITY}, 1, &out), VF_NOT_A_NUMBER);
    assert_near(out, 7, 0);
}

static void potential_without_a_plan(void **state)
{
    (void)state;
    assert_int_equal(potential((double[]){8, 10, 12}, 3, NULL, 0), VF_POTENTIAL_HIGH);
    assert_int_equal(potential((double[]){9.5, 10, 10.5}, 3, NULL, 0), VF_POTENTIAL_MEDIUM);
    assert_int_equal(potential((double[]){10.5, 10, 9.5}, 3, NULL, 0), VF_POTENTIAL_MEDIUM);
    assert_int_equal(potential((double[]){12, 10, 8}, 3, NULL, 0), VF_POTENTIAL_LOW);
    assert_int_equal(potential((double[]){0, NAN, 0}, 3, NULL, 0), VF_POTENTIAL_LOW);
    assert_int_equal(potential((double[]){-9, 1, 2}, 3, NULL, 0), VF_POTENTIAL_LOW);
    assert_int_equal(potential((double[]){-9, 1}, 2, NULL, 0), VF_POTENTIAL_LOW);
}

static void who_has_stopped_is_not_on_the_way_up(void **state)
{
    (void)state;
    const double stopped[] = {1302, 0, 9200, 0};
    assert_true(growth(stopped, 4) > VF_POTENTIAL_DEFAULT_GROWTH);
    assert_int_equal(potential(stopped, 4, NULL, 0), VF_POTENTIAL_MEDIUM);
    assert_int_equal(potential((double[]){1302, 0, 9200, NAN}, 4, NULL, 0), VF_POTENTIAL_MEDIUM);
    assert_int_equal(potential((double[]){1302, 0, 9200, -5}, 4, NULL, 0), VF_POTENTIAL_MEDIUM);
    assert_int_equal(potential((double[]){1302, 0, 9200, 0.01}, 4, NULL, 0), VF_POTENTIAL_HIGH);
    assert_int_equal(potential((double[]){0, 0, 9200, 1302}, 4, NULL, 0), VF_POTENTIAL_HIGH);
    /* Less than half of the plan is low all the same. */
    assert_int_equal(potential(stopped, 4, (double[]){100}, 1), VF_POTENTIAL_LOW);
}

static void potential_with_a_plan(void **state)
{
    (void)state;
    const double growing[] = {8, 10, 12};
    const double steady[] = {10, 10, 10};
    const double falling[] = {12, 10, 8};
    assert_int_equal(potential(growing, 3, (double[]){9, 12}, 2), VF_POTENTIAL_HIGH);
    assert_int_equal(potential(growing, 3, (double[]){12, 14}, 2), VF_POTENTIAL_MEDIUM);
    assert_int_equal(potential(growing, 3, (double[]){30, 30}, 2), VF_POTENTIAL_LOW);
    assert_int_equal(potential(steady, 3, (double[]){10}, 1), VF_POTENTIAL_MEDIUM);
    assert_int_equal(potential(steady, 3, (double[]){10, 10, 11}, 3), VF_POTENTIAL_MEDIUM);
    assert_int_equal(potential(steady, 3, (double[]){30}, 1), VF_POTENTIAL_LOW);
    assert_int_equal(potential(falling, 3, (double[]){8}, 1), VF_POTENTIAL_LOW);
    /* The plan is set against the last periods: against the first, 8, it would be kept in full. */
    assert_int_equal(potential((double[]){8, 20, 3}, 3, (double[]){8}, 1), VF_POTENTIAL_LOW);
    /* A plan that is blank is no plan. */
    assert_int_equal(potential(growing, 3, (double[]){NAN, 0}, 2), VF_POTENTIAL_HIGH);
}

static void potential_at_the_thresholds(void **state)
{
    (void)state;
    const double decimals[] = {0.9, 1.0, 1.1};
    const double reversed[] = {1.1, 1.0, 0.9};
    vf_potential out = VF_POTENTIAL_UNKNOWN;
    assert_int_equal(potential(decimals, 3, NULL, 0), VF_POTENTIAL_HIGH);
    assert_int_equal(potential(reversed, 3, NULL, 0), VF_POTENTIAL_LOW);
    assert_int_equal(potential(decimals, 3, (double[]){2.2}, 1), VF_POTENTIAL_MEDIUM);
    assert_status(vf_potential_of(decimals, 3, (double[]){2.2}, 1, 0.1, 0.4, &out), VF_OK);
    assert_int_equal(out, VF_POTENTIAL_HIGH);
    assert_status(vf_potential_of((double[]){1, 1}, 2, NULL, 0, 0, 1, &out), VF_OK);
    assert_int_equal(out, VF_POTENTIAL_HIGH);
    assert_status(vf_potential_of((double[]){-1, 3}, 2, (double[]){9, -9}, 2, 0.1, 0, &out), VF_OK);
    assert_int_equal(out, VF_POTENTIAL_HIGH);
}

static void potential_that_is_not_allowed(void **state)
{
    (void)state;
    const double history[] = {8, 10, 12};
    const double plan[] = {1, 1, 1, 1};
    vf_potential out = VF_POTENTIAL_UNKNOWN;
    assert_status(vf_potential_of(history, 3, plan, 4, 0.1, 0.9, &out), VF_OUT_OF_RANGE);
    assert_status(vf_potential_of(history, 3, plan, 3, -0.1, 0.9, &out), VF_OUT_OF_RANGE);
    assert_status(vf_potential_of(history, 3, plan, 3, 0.1, 1.1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_potential_of(history, 3, plan, 3, 0.1, -1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_potential_of(history, 3, plan, 3, NAN, 0.9, &out), VF_NOT_A_NUMBER);
    assert_status(vf_potential_of(history, 3, plan, 3, 0.1, NAN, &out), VF_NOT_A_NUMBER);
    assert_status(vf_potential_of((double[]){1, INFINITY}, 2, plan, 0, 0.1, 0.9, &out),
                  VF_NOT_A_NUMBER);
    assert_status(vf_potential_of(history, 3, (double[]){INFINITY}, 1, 0.1, 0.9, &out),
                  VF_NOT_A_NUMBER);
    assert_status(vf_potential_of(history, 1, plan, 1, 0.1, 0.9, &out), VF_NOTHING);
    assert_status(vf_potential_of((double[]){-1}, 1, NULL, 0, 0.1, 0.9, &out), VF_NOTHING);
    assert_int_equal(out, VF_POTENTIAL_UNKNOWN);
}

/* A published exercise: coefficients of variation of 5.02, 14.38 and 26.20 %. */
static void published_example(void **state)
{
    (void)state;
    const double x[] = {485.9, 520.4, 549.6};
    const double y[] = {148, 211.7, 185.8};
    const double z[] = {67.6, 99.2, 131.4};
    assert_int_equal(xyz(x, 3, 0.10, 0.25), VF_XYZ_REGULAR);
    assert_int_equal(xyz(y, 3, 0.10, 0.25), VF_XYZ_VARYING);
    assert_int_equal(xyz(z, 3, 0.10, 0.25), VF_XYZ_IRREGULAR);
    /* To the digits that were printed. */
    assert_int_equal(xyz(x, 3, 0.05015, 0.05025), VF_XYZ_VARYING);
    assert_int_equal(xyz(y, 3, 0.14375, 0.14385), VF_XYZ_VARYING);
    assert_int_equal(xyz(z, 3, 0.26195, 0.26205), VF_XYZ_VARYING);
}

static void regularity(void **state)
{
    (void)state;
    const double one[] = {1, 3}; /* a coefficient of exactly 0.5 */
    const double two[] = {0, 2}; /* and of 1 */
    assert_int_equal(xyz(one, 2, VF_XYZ_DEFAULT_X, VF_XYZ_DEFAULT_Y), VF_XYZ_REGULAR);
    assert_int_equal(xyz(two, 2, VF_XYZ_DEFAULT_X, VF_XYZ_DEFAULT_Y), VF_XYZ_VARYING);
    assert_int_equal(xyz((double[]){NAN, NAN, 3}, 3, VF_XYZ_DEFAULT_X, VF_XYZ_DEFAULT_Y),
                     VF_XYZ_IRREGULAR);
    /* 0.1 and 0.3 are 0.5 to within what binary fractions lose. */
    assert_int_equal(xyz((double[]){0.1, 0.3}, 2, 0.5, 1), VF_XYZ_REGULAR);
    assert_int_equal(xyz((double[]){0.1, 0.1, 0.1}, 3, 0, 1), VF_XYZ_REGULAR);
    assert_int_equal(xyz((double[]){1.01, 2.99}, 2, 0.494, 0.496), VF_XYZ_VARYING);
}

static void no_mean_is_irregular(void **state)
{
    (void)state;
    assert_int_equal(xyz((double[]){0, 0}, 2, 0.5, 1), VF_XYZ_IRREGULAR);
    assert_int_equal(xyz((double[]){-5, -5}, 2, 0.5, 1), VF_XYZ_IRREGULAR);
    assert_int_equal(xyz((double[]){0.1, 0.2, -0.3}, 3, 1e300, 1e301), VF_XYZ_IRREGULAR);
}

static void limits_that_are_not_allowed(void **state)
{
    (void)state;
    const double history[] = {1, 2};
    vf_xyz out = VF_XYZ_VARYING;
    assert_status(vf_xyz_of(history, 2, -0.1, 1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_xyz_of(history, 2, 1, 0.5, &out), VF_OUT_OF_RANGE);
    assert_status(vf_xyz_of(history, 2, 1, 1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_xyz_of(history, 2, NAN, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_xyz_of(history, 2, 0.5, INFINITY, &out), VF_NOT_A_NUMBER);
    assert_status(vf_xyz_of((double[]){1, INFINITY}, 2, 0.5, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_xyz_of(history, 1, 0.5, 1, &out), VF_NOTHING);
    assert_status(vf_xyz_of(history, 0, 0.5, 1, &out), VF_NOTHING);
    assert_int_equal(out, VF_XYZ_VARYING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("GROW-1 the slope over the mean", slope_over_mean),
        TEST("GROW-1 the slope over the mean of decimals and tiny amounts",
             slope_over_mean_of_decimals),
        TEST("GROW-1 an empty period is one without sales", an_empty_period_is_zero),
        TEST("GROW-1, G5 no growth to compute", no_growth_to_compute),
        TEST("GROW-1, GROW-2, XYZ-1 amounts whose sum overflows", huge_histories),
        TEST("GROW-1 as the normal equations, over random histories", textbook_slope),
        TEST("GROW-2 how much of what was promised was bought", share_of_the_promise),
        TEST("GROW-2, G5 nothing was promised", no_promise),
        TEST("GROW-3 potential without a plan", potential_without_a_plan),
        TEST("GROW-3 who has stopped buying is not on the way up",
             who_has_stopped_is_not_on_the_way_up),
        TEST("GROW-3 potential with a plan", potential_with_a_plan),
        TEST("GROW-3, G9 potential at the thresholds", potential_at_the_thresholds),
        TEST("GROW-3, G5 what is not allowed", potential_that_is_not_allowed),
        TEST("XYZ-1 a published exercise", published_example),
        TEST("XYZ-1, G9 regular, varying and irregular", regularity),
        TEST("XYZ-1 without a mean a customer is irregular", no_mean_is_irregular),
        TEST("XYZ-1, G5 what is not allowed", limits_that_are_not_allowed),
    };
    return cmocka_run_group_tests_name("potential", tests, NULL, NULL);
}
