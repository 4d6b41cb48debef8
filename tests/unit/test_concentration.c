/* SPDX-License-Identifier: MPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "reference.h"
#include "vitalfew/concentration.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MEASURES 5

static vf_population *population_of(const double *amounts, size_t n)
{
    vf_population *population = NULL;
    assert_int_equal(vf_population_new(amounts, n, &population), VF_OK);
    return population;
}

static double measure_of(const double *amounts, size_t n, vf_concentration_measure measure)
{
    double out = NAN;
    vf_population *population = population_of(amounts, n);
    assert_int_equal(vf_concentration(population, measure, &out), VF_OK);
    vf_population_free(population);
    return out;
}

static void assert_near(long double x, long double expected, long double tolerance)
{
    if (!(fabsl(x - expected) <= tolerance))
        print_message("# %.17Lg and not %.17Lg\n", x, expected);
    assert_true(fabsl(x - expected) <= tolerance);
}

static void published_ineq(void **state)
{
    (void)state;
    const double amounts[] = {541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261};
    assert_near(measure_of(amounts, COUNT(amounts), VF_CONCENTRATION_GINI), 0.4620911, 5e-8L);
    assert_near(measure_of(amounts, COUNT(amounts), VF_CONCENTRATION_HHI), 0.1840812, 5e-8L);
}

static void published_ineq_corrected(void **state)
{
    (void)state;
    double amounts[10];
    for (size_t i = 0; i < 9; i++)
        amounts[i] = 50.0 / 9.0;
    amounts[9] = 50;
    assert_near(measure_of(amounts, 10, VF_CONCENTRATION_CORRECTED), 0.4444444, 5e-8L);
}

static void published_market_shares(void **state)
{
    (void)state;
    const double justice[] = {30, 30, 20, 20};
    const double investopedia[] = {10, 9, 12, 15, 12, 11, 15, 16};
    assert_near(measure_of(justice, 4, VF_CONCENTRATION_HHI) * 10000, 2600, 1e-11L);
    assert_near(measure_of(investopedia, 8, VF_CONCENTRATION_HHI) * 10000, 1296, 1e-11L);
}

static void equal_customers(void **state)
{
    (void)state;
    static const double units[] = {1, 0.1, 1e308, 0x1p-1074, 50.0 / 9.0};
    double amounts[300];
    for (size_t u = 0; u < COUNT(units); u++) {
        for (size_t i = 0; i < COUNT(amounts); i++)
            amounts[i] = units[u];
        for (size_t n = 1; n <= COUNT(amounts); n++) {
            assert_true(measure_of(amounts, n, VF_CONCENTRATION_HHI) == 1.0 / (double)n);
            assert_true(measure_of(amounts, n, VF_CONCENTRATION_GINI) == 0);
            assert_true(measure_of(amounts, n, VF_CONCENTRATION_EFFECTIVE) == (double)n);
            if (n == 1)
                continue;
            assert_near(measure_of(amounts, n, VF_CONCENTRATION_NORMALIZED), 0, 1e-30L);
            assert_true(measure_of(amounts, n, VF_CONCENTRATION_CORRECTED) == 0);
        }
    }
}

static void one_customer_of_many(void **state)
{
    (void)state;
    double amounts[300] = {7e-5};
    amounts[1] = -3;
    for (size_t n = 2; n <= COUNT(amounts); n++) {
        double others = (double)(n - 1) / (double)n;
        assert_near(measure_of(amounts, n, VF_CONCENTRATION_HHI), 1, 4e-16L);
        assert_near(measure_of(amounts, n, VF_CONCENTRATION_NORMALIZED), 1, 4e-16L);
        assert_true(measure_of(amounts, n, VF_CONCENTRATION_GINI) == others);
        assert_true(measure_of(amounts, n, VF_CONCENTRATION_CORRECTED) == 1);
        assert_near(measure_of(amounts, n, VF_CONCENTRATION_EFFECTIVE), 1, 4e-16L);
    }
}

static void nothing_to_measure(void **state)
{
    (void)state;
    const double amounts[] = {0, -4, 5};
    vf_population *nobody = population_of(NULL, 0);
    vf_population *nothing = population_of(amounts, 2);
    vf_population *one = population_of(amounts + 2, 1);
    double out = 7;
    for (int m = 0; m < MEASURES; m++) {
        vf_concentration_measure measure = (vf_concentration_measure)m;
        assert_int_equal(vf_concentration(nobody, measure, &out), VF_NOTHING);
        assert_int_equal(vf_concentration(nothing, measure, &out), VF_NOTHING);
    }
    assert_int_equal(vf_concentration(one, VF_CONCENTRATION_NORMALIZED, &out), VF_NOTHING);
    assert_int_equal(vf_concentration(one, VF_CONCENTRATION_CORRECTED, &out), VF_NOTHING);
    assert_int_equal(vf_concentration(one, (vf_concentration_measure)MEASURES, &out),
                     VF_OUT_OF_RANGE);
    assert_true(out == 7);
    vf_population_free(nobody);
    vf_population_free(nothing);
    vf_population_free(one);
}

/* The definitions of CONC-1, over shares in the order of the rows. */
static long double slow_hhi(const list *x)
{
    long double total = slow_total(x);
    long double hhi = 0;
    for (size_t i = 0; i < x->n; i++) {
        long double s = x->amounts[i] > 0 ? x->amounts[i] / total : 0;
        hhi += s * s;
    }
    return hhi;
}

static long double slow_gini(const list *x)
{
    long double total = slow_total(x);
    long double n = (long double)x->n;
    long double sum = 0;
    for (size_t i = 1; i <= x->n; i++) {
        long double before = i < x->n ? slow_sum_of_largest(x, x->n - i) : 0;
        sum += (long double)i * ((slow_sum_of_largest(x, x->n - i + 1) - before) / total);
    }
    return 2 * sum / n - (n + 1) / n;
}

static void measures_as_defined(void **state)
{
    (void)state;
    generator g = {1};
    for (int trial = 0; trial < 3000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        if (slow_total(&x) <= 0)
            continue;
        long double n = (long double)x.n;
        long double hhi = slow_hhi(&x);
        long double gini = slow_gini(&x);
        const long double tolerance = 2e-15L;
        assert_near(measure_of(x.amounts, x.n, VF_CONCENTRATION_HHI), hhi, tolerance * hhi);
        assert_near(measure_of(x.amounts, x.n, VF_CONCENTRATION_GINI), gini, tolerance);
        assert_near(measure_of(x.amounts, x.n, VF_CONCENTRATION_EFFECTIVE), 1 / hhi,
                    tolerance / hhi);
        if (x.n == 1)
            continue;
        assert_near(measure_of(x.amounts, x.n, VF_CONCENTRATION_NORMALIZED),
                    (hhi - 1 / n) / (1 - 1 / n), tolerance);
        assert_near(measure_of(x.amounts, x.n, VF_CONCENTRATION_CORRECTED), gini * n / (n - 1),
                    tolerance);
    }
}

static void measures_keep_to_their_range(void **state)
{
    (void)state;
    generator g = {2};
    for (int trial = 0; trial < 3000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        if (slow_total(&x) <= 0 || x.n == 1)
            continue;
        double n = (double)x.n;
        double before[MEASURES];
        for (int m = 0; m < MEASURES; m++)
            before[m] = measure_of(x.amounts, x.n, (vf_concentration_measure)m);
        assert_in_range((uint64_t)(before[VF_CONCENTRATION_EFFECTIVE] * 0x1p40), UINT64_C(1) << 40,
                        (uint64_t)(n * 0x1p40));
        for (int m = 0; m < VF_CONCENTRATION_EFFECTIVE; m++)
            assert_true(before[m] >= (m == VF_CONCENTRATION_HHI ? 1 / n : 0) && before[m] <= 1);
        shuffle(&g, x.amounts, x.n);
        for (int m = 0; m < MEASURES; m++)
            assert_true(before[m] == measure_of(x.amounts, x.n, (vf_concentration_measure)m));
    }
}

static void measures_are_parsed(void **state)
{
    (void)state;
    static const char *const words[][2] = {{"hhi", "HHI"},
                                           {"normalized", "Normalized"},
                                           {"gini", "Gini"},
                                           {"corrected", "CORRECTED"},
                                           {"effective", "eFFECTIVE"}};
    vf_concentration_measure measure;
    for (size_t i = 0; i < COUNT(words); i++) {
        for (size_t j = 0; j < 2; j++) {
            assert_int_equal(vf_concentration_measure_parse(words[i][j], &measure), VF_OK);
            assert_int_equal(measure, i);
        }
        assert_string_equal(vf_concentration_measure_word(measure), words[i][0]);
    }
    assert_null(vf_concentration_measure_word((vf_concentration_measure)COUNT(words)));
    assert_int_equal(vf_concentration_measure_parse("", &measure), VF_OUT_OF_RANGE);
    assert_int_equal(vf_concentration_measure_parse("hh", &measure), VF_OUT_OF_RANGE);
    assert_int_equal(vf_concentration_measure_parse("hhi ", &measure), VF_OUT_OF_RANGE);
    assert_int_equal(vf_concentration_measure_parse("@INI", &measure), VF_OUT_OF_RANGE);
    assert_int_equal(measure, VF_CONCENTRATION_EFFECTIVE);
}

static vf_dependence dependence_of(const double *amounts, size_t n)
{
    vf_dependence out = VF_DEPENDENCE_LOW;
    vf_population *population = population_of(amounts, n);
    assert_int_equal(vf_dependence_of(population, &out), VF_OK);
    vf_population_free(population);
    return out;
}

/* 100 customers of whom the first m hold these shares of the whole, and the others the rest. */
static vf_dependence dependence_on(const double *shares, size_t m)
{
    double amounts[100];
    double rest = 1;
    for (size_t i = 0; i < m; i++) {
        amounts[i] = shares[i];
        rest -= shares[i];
    }
    const size_t n = COUNT(amounts);
    for (size_t i = m; i < n; i++)
        amounts[i] = rest / (double)(n - m);
    return dependence_of(amounts, n);
}

static void figures_of_dependence(void **state)
{
    (void)state;
    /* The largest 1, 3 and 10 in turn: just below, at, and between the figures. */
    assert_int_equal(dependence_on((double[]){0.0999}, 1), VF_DEPENDENCE_LOW);
    assert_int_equal(dependence_on((double[]){0.1}, 1), VF_DEPENDENCE_MODERATE);
    assert_int_equal(dependence_on((double[]){0.1999}, 1), VF_DEPENDENCE_MODERATE);
    assert_int_equal(dependence_on((double[]){0.2}, 1), VF_DEPENDENCE_HIGH);
    assert_int_equal(dependence_on((double[]){0.0833, 0.0833, 0.0833}, 3), VF_DEPENDENCE_LOW);
    assert_int_equal(dependence_on((double[]){0.09, 0.08, 0.08}, 3), VF_DEPENDENCE_MODERATE);
    assert_int_equal(dependence_on((double[]){0.19, 0.11, 0.0999}, 3), VF_DEPENDENCE_MODERATE);
    assert_int_equal(dependence_on((double[]){0.19, 0.11, 0.1}, 3), VF_DEPENDENCE_HIGH);
    double ten[10];
    static const struct {
        double each;
        vf_dependence expected;
    } cases[] = {{0.0399, VF_DEPENDENCE_LOW},
                 {0.04, VF_DEPENDENCE_MODERATE},
                 {0.0599, VF_DEPENDENCE_MODERATE},
                 {0.06, VF_DEPENDENCE_HIGH}};
    for (size_t c = 0; c < COUNT(cases); c++) {
        for (size_t i = 0; i < 10; i++)
            ten[i] = cases[c].each;
        assert_int_equal(dependence_on(ten, 10), cases[c].expected);
    }
}

static void dependence_of_few(void **state)
{
    (void)state;
    const double amounts[] = {3, -1, 0};
    assert_int_equal(dependence_of(amounts, 1), VF_DEPENDENCE_HIGH);
    assert_int_equal(dependence_of(amounts, 3), VF_DEPENDENCE_HIGH);
    vf_population *nothing = population_of(amounts + 1, 2);
    vf_population *nobody = population_of(NULL, 0);
    vf_dependence out = VF_DEPENDENCE_MODERATE;
    assert_int_equal(vf_dependence_of(nothing, &out), VF_NOTHING);
    assert_int_equal(vf_dependence_of(nobody, &out), VF_NOTHING);
    assert_int_equal(out, VF_DEPENDENCE_MODERATE);
    vf_population_free(nothing);
    vf_population_free(nobody);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("CONC-1 the example of ineq (CRAN)", published_ineq),
        TEST("CONC-1 the example of ineq (CRAN), corrected", published_ineq_corrected),
        TEST("CONC-1 the US Department of Justice and Investopedia", published_market_shares),
        TEST("CONC-1 equal customers, to the last bit", equal_customers),
        TEST("CONC-1 one customer who has everything", one_customer_of_many),
        TEST("CONC-1 G5 nothing to measure", nothing_to_measure),
        TEST("CONC-1 the measures as they are defined", measures_as_defined),
        TEST("CONC-1 G4 ranges, and the order of the rows", measures_keep_to_their_range),
        TEST("G8 measures are named without regard to case, and tell their words",
             measures_are_parsed),
        TEST("DEP-1 G9 the figures", figures_of_dependence),
        TEST("DEP-1 few customers, or none that count", dependence_of_few),
    };
    return cmocka_run_group_tests_name("concentration", tests, NULL, NULL);
}
