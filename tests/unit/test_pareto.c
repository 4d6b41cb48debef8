/* SPDX-License-Identifier: MPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdbool.h>

#include "reference.h"
#include "vitalfew/pareto.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static vf_population *population_of(const double *amounts, size_t n)
{
    vf_population *population = NULL;
    assert_int_equal(vf_population_new(amounts, n, &population), VF_OK);
    return population;
}

static double share_of(const double *amounts, size_t n, double top)
{
    vf_population *population = population_of(amounts, n);
    double share = NAN;
    assert_int_equal(vf_pareto_share_of_total(population, top, &share), VF_OK);
    vf_population_free(population);
    return share;
}

static void assert_near(long double x, long double expected, long double tolerance)
{
    if (!(fabsl(x - expected) <= tolerance))
        print_message("# %.17Lg and not %.17Lg\n", x, expected);
    assert_true(fabsl(x - expected) <= tolerance);
}

static void share_of_the_top(void **state)
{
    (void)state;
    const double amounts[] = {10, 40, 30, -5, 20};
    const size_t n = COUNT(amounts);
    assert_near(share_of(amounts, n, 0.2), 0.4, 1e-15);
    assert_near(share_of(amounts, n, 0.3), 0.55, 1e-15); /* the second counts half */
    assert_near(share_of(amounts, n, 0.01), 0.02, 1e-15);
    assert_near(share_of(amounts, n, 1), 0.4, 1e-15);
    assert_near(share_of(amounts, n, 2.5), 0.8, 1e-15);
    assert_near(share_of(amounts, n, 4), 1, 0);
    assert_near(share_of(amounts, n, 4.5), 1, 0); /* who holds nothing adds nothing in part */
    assert_near(share_of(amounts, n, 5), 1, 0);
    assert_near(share_of(amounts, n, 1e300), 1, 0);
    assert_near(share_of(amounts, n, nextafter(1, 0)), 1, 0);
}

static void share_as_defined(void **state)
{
    (void)state;
    generator g = {1};
    for (int trial = 0; trial < 4000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        long double total = slow_total(&x);
        if (total <= 0)
            continue;
        double top = random_fraction(&g);
        if (random_below(&g, 2) == 0)
            top = 1.0 + top * 50.0;
        long double k = fminl(top < 1 ? (long double)top * x.n : top, x.n);
        size_t whole = (size_t)k;
        long double sum = slow_sum_of_largest(&x, whole);
        if (whole < x.n)
            sum += (k - whole) * (slow_sum_of_largest(&x, whole + 1) - sum);
        assert_near(share_of(x.amounts, x.n, top), sum / total, 2e-14L);
        assert_true(share_of(x.amounts, x.n, top) <= 1);
    }
}

static void share_is_refused(void **state)
{
    (void)state;
    const double amounts[] = {2, 1};
    const double nothing[] = {0, -1};
    vf_population *population = population_of(amounts, 2);
    vf_population *without = population_of(nothing, 2);
    double out = 7;
    assert_int_equal(vf_pareto_share_of_total(population, 0, &out), VF_OUT_OF_RANGE);
    assert_int_equal(vf_pareto_share_of_total(population, -1, &out), VF_OUT_OF_RANGE);
    assert_int_equal(vf_pareto_share_of_total(population, NAN, &out), VF_NOT_A_NUMBER);
    assert_int_equal(vf_pareto_share_of_total(population, INFINITY, &out), VF_NOT_A_NUMBER);
    assert_int_equal(vf_pareto_share_of_total(without, 0.2, &out), VF_NOTHING);
    assert_true(out == 7);
    vf_population_free(population);
    vf_population_free(without);
}

static void count_to_reach(void **state)
{
    (void)state;
    static const struct {
        double share;
        size_t expected;
    } cases[] = {{1e-15, 1}, {0.4, 1}, {0.41, 2}, {0.7, 2}, {0.8, 3}, {0.9, 3}, {1, 4}};
    const double amounts[] = {0.1, 0.4, 0.3, -5, 0.2};
    vf_population *population = population_of(amounts, COUNT(amounts));
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t count = 0;
        assert_int_equal(vf_pareto_count_to_reach(population, cases[i].share, &count), VF_OK);
        assert_int_equal(count, cases[i].expected);
    }
    vf_population_free(population);
}

static void count_as_defined(void **state)
{
    (void)state;
    generator g = {2};
    for (int trial = 0; trial < 4000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        double share = (double)(1 + random_below(&g, 100)) / 100.0;
        long double total = slow_total(&x);
        size_t expected = 0;
        while (total > 0 && slow_sum_of_largest(&x, expected) / total < share - 1e-12L)
            expected++;
        vf_population *population = population_of(x.amounts, x.n);
        size_t count = 0;
        assert_int_equal(vf_pareto_count_to_reach(population, share, &count),
                         total > 0 ? VF_OK : VF_NOTHING);
        assert_int_equal(count, expected);
        vf_population_free(population);
    }
}

static void count_is_refused(void **state)
{
    (void)state;
    const double amounts[] = {2, 1};
    const double nothing[] = {0, -1};
    vf_population *population = population_of(amounts, 2);
    vf_population *without = population_of(nothing, 2);
    size_t out = 7;
    assert_int_equal(vf_pareto_count_to_reach(population, 0, &out), VF_OUT_OF_RANGE);
    assert_int_equal(vf_pareto_count_to_reach(population, -0.1, &out), VF_OUT_OF_RANGE);
    assert_int_equal(vf_pareto_count_to_reach(population, 1 + 1e-9, &out), VF_OUT_OF_RANGE);
    assert_int_equal(vf_pareto_count_to_reach(population, NAN, &out), VF_NOT_A_NUMBER);
    assert_int_equal(vf_pareto_count_to_reach(population, -INFINITY, &out), VF_NOT_A_NUMBER);
    assert_int_equal(vf_pareto_count_to_reach(without, 0.8, &out), VF_NOTHING);
    assert_int_equal(out, 7);
    vf_population_free(population);
    vf_population_free(without);
}

static void published_smartsolve(void **state)
{
    (void)state;
    const double amounts[] = {24000, 16000, 15000, 8000, 6000, 5500, 5400, 4800,
                              2000,  1650,  1600,  1200, 1200, 1080, 400,  300};
    const double printed[] = {25.5, 42.5, 58.4, 67.0, 73.3, 79.2, 84.8, 90.0,
                              92.2, 93.9, 95.6, 96.9, 98.2, 99.3, 99.7, 100};
    vf_pareto_point points[COUNT(amounts)];
    size_t count = 0;
    assert_int_equal(vf_pareto_curve(amounts, COUNT(amounts), false, points, &count), VF_OK);
    assert_int_equal(count, COUNT(amounts));
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(points[i].position, i);
        assert_near(points[i].share_of_total * 100, printed[i], 0.15L);
    }
}

static void curve_by_hand(void **state)
{
    (void)state;
    const double amounts[] = {0, NAN, 2, -4, 6, 2, -0.0};
    static const struct {
        size_t position;
        double amount;
        double share;
        double net;
    } expected[] = {{4, 6, 0.6, 1.0},      {2, 2, 0.8, 8.0 / 6.0}, {5, 2, 1, 10.0 / 6.0},
                    {0, 0, 1, 10.0 / 6.0}, {6, 0, 1, 10.0 / 6.0},  {3, -4, 1, 1}};
    for (int net = 0; net < 2; net++) {
        vf_pareto_point points[COUNT(amounts)];
        size_t count = 0;
        assert_int_equal(vf_pareto_curve(amounts, COUNT(amounts), net, points, &count), VF_OK);
        assert_int_equal(count, COUNT(expected));
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(points[i].position, expected[i].position);
            assert_true(points[i].amount == expected[i].amount);
            assert_true(points[i].share_of_customers == (double)(i + 1) / 6.0);
            assert_true(points[i].share_of_total == (net ? expected[i].net : expected[i].share));
        }
    }
}

static void curve_as_defined(void **state)
{
    (void)state;
    generator g = {3};
    for (int trial = 0; trial < 4000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        bool net = random_below(&g, 2) == 0;
        vf_pareto_point points[LIST_MAX];
        size_t count = 0;
        assert_int_equal(vf_pareto_curve(x.amounts, x.n, net, points, &count), VF_OK);
        assert_int_equal(count, x.n);
        long double total = 0;
        long double magnitudes = 0;
        for (size_t i = 0; i < x.n; i++) {
            total += net || x.amounts[i] > 0 ? x.amounts[i] : 0;
            magnitudes += fabsl((long double)x.amounts[i]);
        }
        /* A net total that long double cannot tell from 0 says nothing about the shares. */
        bool clear = fabsl(total) > 1e-12L * magnitudes || total == 0;
        long double sum = 0;
        for (size_t i = 0; i < count && clear; i++) {
            sum += net || points[i].amount > 0 ? points[i].amount : 0;
            if (total > 0)
                assert_near(points[i].share_of_total, sum / total,
                            2e-15L * magnitudes / total * magnitudes / total);
            else
                assert_true(isnan(points[i].share_of_total));
        }
        for (size_t i = 0; i < count; i++) {
            assert_true(points[i].amount == x.amounts[points[i].position]);
            assert_true(points[i].share_of_customers == (double)(i + 1) / (double)x.n);
            if (i > 0 && points[i - 1].amount == points[i].amount)
                assert_true(points[i - 1].position < points[i].position);
            else if (i > 0)
                assert_true(points[i - 1].amount > points[i].amount);
        }
    }
}

static void curve_agrees_with_population(void **state)
{
    (void)state;
    generator g = {4};
    for (int trial = 0; trial < 500; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        vf_pareto_point points[LIST_MAX];
        size_t count = 0;
        vf_population *population = population_of(x.amounts, x.n);
        assert_int_equal(vf_pareto_curve(x.amounts, x.n, false, points, &count), VF_OK);
        for (size_t i = 0; i < count && vf_population_total(population) > 0; i++)
            assert_true(points[i].share_of_total ==
                        vf_population_share_of_total(population, i + 1));
        vf_population_free(population);
    }
}

static void whale_curve_of_losses(void **state)
{
    (void)state;
    const double none[][3] = {{5, -5, 0}, {5, -3, -4}, {0, 0, 0}, {-1, -2, -3}};
    vf_pareto_point points[3];
    size_t count = 0;
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_int_equal(vf_pareto_curve(none[i], 3, true, points, &count), VF_OK);
        for (size_t j = 0; j < 3; j++)
            assert_true(isnan(points[j].share_of_total));
    }
    assert_int_equal(vf_pareto_curve(none[0], 3, false, points, &count), VF_OK);
    assert_true(points[0].share_of_total == 1);
    const double huge[] = {1.5e308, 1.5e308, 1.5e308, -1.5e308, -1.5e308};
    vf_pareto_point more[COUNT(huge)];
    const double expected[] = {1, 2, 3, 2, 1};
    assert_int_equal(vf_pareto_curve(huge, COUNT(huge), true, more, &count), VF_OK);
    for (size_t i = 0; i < COUNT(huge); i++)
        assert_near(more[i].share_of_total, expected[i], 1e-15L);
}

static void curve_is_refused(void **state)
{
    (void)state;
    const double infinite[] = {1, -INFINITY};
    const double blank[] = {NAN, NAN};
    vf_pareto_point points[2];
    size_t count = 7;
    assert_int_equal(vf_pareto_curve(infinite, 2, false, points, &count), VF_NOT_A_NUMBER);
    assert_int_equal(vf_pareto_curve(blank, 2, false, points, &count), VF_NOTHING);
    assert_int_equal(vf_pareto_curve(NULL, 0, true, points, &count), VF_NOTHING);
    assert_int_equal(count, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("SHARE-1 cases by hand", share_of_the_top),
        TEST("SHARE-1 the share as it is defined", share_as_defined),
        TEST("SHARE-1 G5 what has no share", share_is_refused),
        TEST("COUNT-1 G9 cases by hand", count_to_reach),
        TEST("COUNT-1 the number as it is defined", count_as_defined),
        TEST("COUNT-1 G5 what has no number", count_is_refused),
        TEST("CURVE-1 the example of smartsolve.ai", published_smartsolve),
        TEST("CURVE-1 cases by hand", curve_by_hand),
        TEST("CURVE-1 the curve as it is defined", curve_as_defined),
        TEST("CURVE-1 the curve is that of the population, bit for bit",
             curve_agrees_with_population),
        TEST("CURVE-1 the whale curve of losses and of huge amounts", whale_curve_of_losses),
        TEST("CURVE-1 G5 what has no curve", curve_is_refused),
    };
    return cmocka_run_group_tests_name("pareto", tests, NULL, NULL);
}
