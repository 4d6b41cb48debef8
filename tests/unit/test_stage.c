/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdbool.h>

#include "vitalfew/stage.h"

/* The population of the customers with at least routine orders. */
static vf_population *established(const double *orders, const double *sales, size_t n,
                                  double routine)
{
    double selected[64];
    vf_population *population = NULL;
    assert_true(n <= COUNT(selected));
    assert_status(vf_stage_select(orders, sales, n, routine, selected), VF_OK);
    assert_status(vf_population_new(selected, n, &population), VF_OK);
    return population;
}

static vf_stage stage(double orders, double sales, bool viable, const vf_population *population)
{
    vf_stage out = VF_STAGE_PRUNED;
    assert_status(vf_stage_of(orders, sales, viable, VF_STAGE_DEFAULT_ROUTINE,
                              VF_STAGE_DEFAULT_CORE_SHARE, population, &out),
                  VF_OK);
    return out;
}

/* Of 1000 in sales of the established, 700 and 250 are core: 70 % are above the second. */
static const double list_orders[] = {9, 3, 5, 2, 4, 1};
static const double list_sales[] = {700, 250, 40, 5000, 10, 300};

static void stages(void **state)
{
    (void)state;
    vf_population *population = established(list_orders, list_sales, 6, 3);
    assert_int_equal(stage(0, 0, true, population), VF_STAGE_TARGET);
    assert_int_equal(stage(0, 0, false, population), VF_STAGE_PRUNED);
    assert_int_equal(stage(1, 300, true, population), VF_STAGE_NEW);
    assert_int_equal(stage(2, 5000, true, population), VF_STAGE_NEW);
    assert_int_equal(stage(3, 250, true, population), VF_STAGE_CORE);
    assert_int_equal(stage(9, 700, true, population), VF_STAGE_CORE);
    assert_int_equal(stage(5, 40, true, population), VF_STAGE_ESTABLISHED);
    assert_int_equal(stage(4, 10, true, population), VF_STAGE_ESTABLISHED);
    vf_population_free(population);
}

static void viable_matters_to_targets_only(void **state)
{
    (void)state;
    vf_population *population = established(list_orders, list_sales, 6, 3);
    assert_int_equal(stage(1, 300, false, population), VF_STAGE_NEW);
    assert_int_equal(stage(9, 700, false, population), VF_STAGE_CORE);
    vf_population_free(population);
}

static void core_needs_positive_sales(void **state)
{
    (void)state;
    const double orders[] = {5, 5, 5};
    const double sales[] = {0, -20, 0};
    vf_population *population = established(orders, sales, 3, 3);
    assert_int_equal(stage(5, 0, true, population), VF_STAGE_ESTABLISHED);
    assert_int_equal(stage(5, -20, true, population), VF_STAGE_ESTABLISHED);
    assert_int_equal(stage(5, NAN, true, population), VF_STAGE_ESTABLISHED);
    assert_int_equal(stage(5, 1, true, population), VF_STAGE_CORE);
    vf_population_free(population);
}

static void core_share_reached_is_core_no_more(void **state)
{
    (void)state;
    /* 70 % of the sales are above the customer of 0.2. */
    const double orders[] = {3, 3, 3};
    const double sales[] = {0.7, 0.1, 0.2};
    vf_population *population = established(orders, sales, 3, 3);
    vf_stage out = VF_STAGE_NEW;
    assert_status(vf_stage_of(3, 0.2, true, 3, 0.7, population, &out), VF_OK);
    assert_int_equal(out, VF_STAGE_ESTABLISHED);
    assert_status(vf_stage_of(3, 0.2, true, 3, 0.7 + 1e-13, population, &out), VF_OK);
    assert_int_equal(out, VF_STAGE_ESTABLISHED);
    assert_status(vf_stage_of(3, 0.2, true, 3, 0.7 + 1e-9, population, &out), VF_OK);
    assert_int_equal(out, VF_STAGE_CORE);
    assert_status(vf_stage_of(3, 0.1, true, 3, 1, population, &out), VF_OK);
    assert_int_equal(out, VF_STAGE_CORE);
    vf_population_free(population);
}

static void a_row_counts_where_both_are_numbers(void **state)
{
    (void)state;
    const double orders[] = {3, NAN, 4, 2, 2.5, 7};
    const double sales[] = {10, 20, NAN, 40, 50, -60};
    double selected[6];
    assert_status(vf_stage_select(orders, sales, 6, 2.5, selected), VF_OK);
    assert_near(selected[0], 10, 0);
    assert_true(isnan(selected[1]));
    assert_true(isnan(selected[2]));
    assert_true(isnan(selected[3]));
    assert_near(selected[4], 50, 0);
    assert_near(selected[5], -60, 0);
}

static void selecting_in_place(void **state)
{
    (void)state;
    const double orders[] = {1, 3};
    double sales[] = {10, 20};
    assert_status(vf_stage_select(orders, sales, 2, 3, sales), VF_OK);
    assert_true(isnan(sales[0]));
    assert_near(sales[1], 20, 0);
}

static void nobody_is_established(void **state)
{
    (void)state;
    const double none[] = {NAN};
    vf_population *population = established(none, none, 1, 3);
    assert_int_equal(stage(0, NAN, true, population), VF_STAGE_TARGET);
    assert_int_equal(stage(2, NAN, true, population), VF_STAGE_NEW);
    assert_int_equal(stage(3, 0, true, population), VF_STAGE_ESTABLISHED);
    assert_int_equal(stage(3, 10, true, population), VF_STAGE_CORE);
    vf_population_free(population);
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    const double one[] = {1};
    const double infinite[] = {INFINITY};
    double selected[1];
    vf_stage out = VF_STAGE_NEW;
    vf_population *population = established(list_orders, list_sales, 6, 3);
    const struct {
        double orders, sales, routine, core_share;
        vf_status status;
    } cases[] = {
        {-1, 0, 3, 0.8, VF_OUT_OF_RANGE},       {2.5, 0, 3, 0.8, VF_OUT_OF_RANGE},
        {NAN, 0, 3, 0.8, VF_NOT_A_NUMBER},      {INFINITY, 0, 3, 0.8, VF_NOT_A_NUMBER},
        {3, INFINITY, 3, 0.8, VF_NOT_A_NUMBER}, {3, 1, NAN, 0.8, VF_NOT_A_NUMBER},
        {3, 1, 0, 0.8, VF_OUT_OF_RANGE},        {3, 1, -3, 0.8, VF_OUT_OF_RANGE},
        {3, 1, 3, 0, VF_OUT_OF_RANGE},          {3, 1, 3, 1.5, VF_OUT_OF_RANGE},
        {3, 1, 3, NAN, VF_NOT_A_NUMBER},        {0, 1, 3, 1.5, VF_OUT_OF_RANGE},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_status(vf_stage_of(cases[i].orders, cases[i].sales, true, cases[i].routine,
                                  cases[i].core_share, population, &out),
                      cases[i].status);
    assert_int_equal(out, VF_STAGE_NEW);
    vf_population_free(population);

    assert_status(vf_stage_select(one, one, 1, 0, selected), VF_OUT_OF_RANGE);
    assert_status(vf_stage_select(one, one, 1, NAN, selected), VF_NOT_A_NUMBER);
    assert_status(vf_stage_select(infinite, one, 1, 3, selected), VF_NOT_A_NUMBER);
    assert_status(vf_stage_select(one, infinite, 1, 3, selected), VF_NOT_A_NUMBER);
}

static void huge_sales(void **state)
{
    (void)state;
    const double orders[] = {3, 3, 3, 3, 3};
    const double sales[] = {1.7e308, 1.6e308, 1.5e308, 1.4e308, 1e300};
    vf_population *population = established(orders, sales, 5, 3);
    assert_int_equal(stage(3, 1.5e308, true, population), VF_STAGE_CORE);
    assert_int_equal(stage(3, 1e300, true, population), VF_STAGE_ESTABLISHED);
    vf_population_free(population);
}

/* STAGE-1 to STAGE-3 word for word, in whole numbers: the core share is fifths / 5. */
static vf_stage plain_stage(const double *orders, const double *sales, size_t n, size_t customer,
                            bool viable, double routine, long fifths)
{
    if (orders[customer] == 0)
        return viable ? VF_STAGE_TARGET : VF_STAGE_PRUNED;
    if (orders[customer] < routine)
        return VF_STAGE_NEW;
    long total = 0;
    long above = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(orders[i]) || isnan(sales[i]) || orders[i] < routine || sales[i] <= 0)
            continue;
        total += (long)sales[i];
        if (sales[i] > sales[customer])
            above += (long)sales[i];
    }
    bool core = 5 * above < fifths * total && sales[customer] > 0;
    return core ? VF_STAGE_CORE : VF_STAGE_ESTABLISHED;
}

static size_t fill(double *orders, double *sales, generator *g)
{
    size_t n = 1 + random_below(g, 60);
    long spread = random_below(g, 2) == 0 ? 12 : 100000;
    for (size_t i = 0; i < n; i++) {
        orders[i] = random_below(g, 12) == 0 ? NAN : (double)random_below(g, 8);
        long amount = (long)random_below(g, (size_t)spread) - spread / 6;
        sales[i] = (double)amount;
        if (random_below(g, 12) == 0)
            sales[i] = NAN;
    }
    return n;
}

static void plain_computation(void **state)
{
    (void)state;
    generator g = {30};
    size_t cores = 0;
    for (int round = 0; round < 1000; round++) {
        double orders[60];
        double sales[60];
        size_t n = fill(orders, sales, &g);
        double routine = (double)(1 + random_below(&g, 5));
        long fifths = (long)(1 + random_below(&g, 5));
        bool viable = random_below(&g, 2) == 0;
        vf_population *population = established(orders, sales, n, routine);
        for (size_t i = 0; i < n; i++) {
            if (isnan(orders[i]))
                continue;
            vf_stage out = VF_STAGE_PRUNED;
            assert_status(vf_stage_of(orders[i], sales[i], viable, routine, (double)fifths / 5,
                                      population, &out),
                          VF_OK);
            assert_int_equal(out, plain_stage(orders, sales, n, i, viable, routine, fifths));
            /* Core can only be earned from established. */
            assert_true(out != VF_STAGE_CORE || (orders[i] >= routine && sales[i] > 0));
            cores += out == VF_STAGE_CORE;
        }
        vf_population_free(population);
    }
    assert_true(cores > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("STAGE-1, STAGE-2, STAGE-3 the five stages", stages),
        TEST("STAGE-1 viable matters to targets only", viable_matters_to_targets_only),
        TEST("STAGE-3 core needs positive sales", core_needs_positive_sales),
        TEST("STAGE-3, G9 the core share, reached, is core no more",
             core_share_reached_is_core_no_more),
        TEST("STAGE-4 a row counts where both are numbers", a_row_counts_where_both_are_numbers),
        TEST("STAGE-4 selecting in place", selecting_in_place),
        TEST("STAGE-3 nobody is established", nobody_is_established),
        TEST("STAGE-4, G5 numbers that are not allowed", what_is_not_allowed),
        TEST("STAGE-3 sales whose sum overflows", huge_sales),
        TEST("STAGE-1 to STAGE-4 as a plain computation, over random lists", plain_computation),
    };
    return cmocka_run_group_tests_name("stage", tests, NULL, NULL);
}
