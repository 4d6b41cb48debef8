/* SPDX-License-Identifier: MPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "reference.h"
#include "vitalfew/population.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Half a unit in the last place of 1. */
#define U 0x1p-53L

static vf_population *population_of(const double *amounts, size_t n)
{
    vf_population *population = NULL;
    assert_int_equal(vf_population_new(amounts, n, &population), VF_OK);
    assert_non_null(population);
    return population;
}

static void amounts_are_sorted(void **state)
{
    (void)state;
    const double amounts[] = {3, NAN, -2, 8, 0, -NAN, 3, 5};
    const double expected[] = {8, 5, 3, 3, 0, -2};
    vf_population *population = population_of(amounts, COUNT(amounts));
    assert_int_equal(vf_population_count(population), COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_true(vf_population_amount(population, i) == expected[i]);
    assert_true(vf_population_total(population) == 19);
    assert_true(vf_population_sum(population, 0) == 0);
    assert_true(vf_population_sum(population, 2) == 13);
    assert_true(vf_population_sum(population, 6) == 19);
    assert_true(vf_population_share_of_total(population, 0) == 0);
    assert_true(vf_population_share_of_total(population, 2) == 13.0 / 19.0);
    assert_true(vf_population_share_of_total(population, 4) == 1);
    assert_true(vf_population_share_of_total(population, 6) == 1);
    vf_population_free(population);
}

static void negative_zero_is_zero(void **state)
{
    (void)state;
    const double amounts[] = {-0.0, 0.0, -0.0};
    vf_population *population = population_of(amounts, COUNT(amounts));
    for (size_t i = 0; i < COUNT(amounts); i++)
        assert_false(signbit(vf_population_amount(population, i)));
    assert_int_equal(vf_population_count_above(population, -0.0), 0);
    assert_int_equal(vf_population_count_at_least(population, -0.0), 3);
    vf_population_free(population);
}

static void infinite_amounts_are_refused(void **state)
{
    (void)state;
    const double amounts[][2] = {{1, INFINITY}, {-INFINITY, NAN}};
    for (size_t i = 0; i < COUNT(amounts); i++) {
        vf_population *population = NULL;
        assert_int_equal(vf_population_new(amounts[i], 2, &population), VF_NOT_A_NUMBER);
        assert_null(population);
    }
}

static void nobody(void **state)
{
    (void)state;
    const double blank[] = {NAN, NAN};
    for (size_t n = 0; n <= COUNT(blank); n++) {
        vf_population *population = population_of(n > 0 ? blank : NULL, n);
        assert_int_equal(vf_population_count(population), 0);
        assert_true(vf_population_total(population) == 0);
        assert_true(vf_population_sum(population, 0) == 0);
        assert_true(vf_population_share_of_total(population, 0) == 0);
        assert_int_equal(vf_population_count_above(population, 1), 0);
        assert_int_equal(vf_population_count_at_least(population, 1), 0);
        assert_int_equal(vf_population_count_to_reach(population, 0.5), 1);
        assert_int_equal(vf_population_count_to_exceed(population, 0.5), 1);
        vf_population_free(population);
    }
    vf_population_free(NULL);
}

static void no_positive_amount(void **state)
{
    (void)state;
    const double amounts[] = {0, -1, -DBL_MAX};
    vf_population *population = population_of(amounts, COUNT(amounts));
    assert_true(vf_population_total(population) == 0);
    for (size_t m = 0; m <= COUNT(amounts); m++)
        assert_true(vf_population_share_of_total(population, m) == 0);
    assert_int_equal(vf_population_count_to_reach(population, 0.5), 4);
    assert_int_equal(vf_population_count_to_exceed(population, 0.5), 4);
    vf_population_free(population);
}

static void sixteen_bytes_a_customer(void **state)
{
    (void)state;
    const double amounts[] = {1, NAN, 2, 3, NAN};
    vf_population *empty = population_of(NULL, 0);
    vf_population *population = population_of(amounts, COUNT(amounts));
    assert_int_equal(vf_population_bytes(population), vf_population_bytes(empty) + 48);
    assert_true(vf_population_bytes(empty) <= 64);
    vf_population_free(population);
    vf_population_free(empty);
}

static void assert_same_bits(double a, double b)
{
    assert_memory_equal(&a, &b, sizeof a);
}

static void row_order_does_not_matter(void **state)
{
    (void)state;
    generator g = {4};
    for (int trial = 0; trial < 2000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        vf_population *before = population_of(x.amounts, x.n);
        shuffle(&g, x.amounts, x.n);
        vf_population *after = population_of(x.amounts, x.n);
        assert_same_bits(vf_population_total(before), vf_population_total(after));
        for (size_t m = 0; m <= x.n; m++) {
            assert_same_bits(vf_population_sum(before, m), vf_population_sum(after, m));
            assert_same_bits(vf_population_share_of_total(before, m),
                             vf_population_share_of_total(after, m));
        }
        vf_population_free(before);
        vf_population_free(after);
    }
}

static void counts_as_defined(void **state)
{
    (void)state;
    generator g = {5};
    for (int trial = 0; trial < 3000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        double v = random_amount(&g, &x);
        size_t above = 0;
        size_t upto = 0;
        for (size_t i = 0; i < x.n; i++) {
            above += x.amounts[i] > v;
            upto += x.amounts[i] >= v;
        }
        vf_population *population = population_of(x.amounts, x.n);
        assert_int_equal(vf_population_count_above(population, v), above);
        assert_int_equal(vf_population_count_at_least(population, v), upto);
        assert_int_equal(vf_population_count_above(population, NAN), 0);
        assert_int_equal(vf_population_count_at_least(population, NAN), 0);
        vf_population_free(population);
    }
}

static void reaching_and_exceeding_as_defined(void **state)
{
    (void)state;
    generator g = {9};
    for (int trial = 0; trial < 3000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        double c = (double)(1 + random_below(&g, 100)) / 100.0;
        long double total = slow_total(&x);
        size_t reaching = 0;
        size_t exceeding = 0;
        for (size_t m = 0; m <= x.n; m++) {
            long double share = total > 0 ? slow_sum_of_largest(&x, m) / total : 0;
            reaching += share < c - 1e-12L;
            exceeding += share <= c + 1e-12L;
        }
        vf_population *population = population_of(x.amounts, x.n);
        assert_int_equal(vf_population_count_to_reach(population, c), reaching);
        assert_int_equal(vf_population_count_to_exceed(population, c), exceeding);
        vf_population_free(population);
    }
}

static void tolerance_of_shares(void **state)
{
    (void)state;
    const double amounts[] = {8, 2};
    vf_population *population = population_of(amounts, COUNT(amounts));
    assert_int_equal(vf_population_count_to_reach(population, 0.8 + 5e-13), 1);
    assert_int_equal(vf_population_count_to_reach(population, 0.8 + 2e-12), 2);
    assert_int_equal(vf_population_count_to_exceed(population, 0.8 - 5e-13), 2);
    assert_int_equal(vf_population_count_to_exceed(population, 0.8 - 2e-12), 1);
    assert_int_equal(vf_population_count_to_reach(population, 1e-15), 1);
    assert_int_equal(vf_population_count_to_reach(population, 0), 0);
    assert_int_equal(vf_population_count_to_reach(population, 1 + 2e-12), 3);
    assert_int_equal(vf_population_count_to_exceed(population, 1), 3);
    assert_int_equal(vf_population_count_to_exceed(population, 0), 1);
    assert_int_equal(vf_population_count_to_exceed(population, -0.1), 0);
    vf_population_free(population);
}

/* A sum in two long doubles, exact to far beyond the bound that is tested. */
typedef struct exact_sum {
    long double high;
    long double low;
} exact_sum;

static void exact_add(exact_sum *sum, long double x)
{
    long double high = sum->high + x;
    sum->low += (sum->high - high) + x; /* exact, as amounts come in descending order */
    sum->high = high;
}

/* |a - b| in units of u times b, where a is a double near the sum b. */
static long double error_in_u(double a, const exact_sum *b)
{
    return fabsl(((a - b->high) - b->low) / b->high) / U;
}

static void assert_error_bound(const double *amounts, size_t n)
{
    vf_population *population = population_of(amounts, n);
    exact_sum total = {0, 0};
    for (size_t i = 0; i < n; i++)
        exact_add(&total, vf_population_amount(population, i));
    assert_true(error_in_u(vf_population_total(population), &total) <= 2);
    exact_sum sum = {0, 0};
    double before = 0;
    for (size_t m = 1; m <= n; m++) {
        exact_add(&sum, vf_population_amount(population, m - 1));
        double share = vf_population_share_of_total(population, m);
        long double expected = (sum.high + sum.low) / (total.high + total.low);
        assert_true(error_in_u(vf_population_sum(population, m), &sum) <= 2);
        assert_true(fabsl(share - expected) <= 5 * U * expected);
        assert_true(share >= before && share <= 1);
        before = share;
    }
    vf_population_free(population);
}

static void sums_keep_their_bound(void **state)
{
    (void)state;
    enum { N = 200000 };
    generator g = {10};
    double *amounts = malloc(N * sizeof *amounts);
    assert_non_null(amounts);
    for (size_t i = 0; i < N; i++)
        amounts[i] = 0.1;
    assert_error_bound(amounts, N);
    for (size_t i = 0; i < N; i++)
        amounts[i] = 100.0 * pow(random_fraction(&g), -0.86);
    assert_error_bound(amounts, N);
    /* Plain addition loses every one of these but the first. */
    for (size_t i = 0; i < N; i++)
        amounts[i] = i == 0 ? 1.0 : 0x1p-54 * random_fraction(&g);
    assert_error_bound(amounts, N);
    for (size_t i = 0; i < N; i++)
        amounts[i] = ldexp(random_fraction(&g), -(int)random_below(&g, 200));
    assert_error_bound(amounts, N);
    free(amounts);
}

static void sums_beyond_the_largest_double(void **state)
{
    (void)state;
    double amounts[10];
    for (size_t i = 0; i < COUNT(amounts); i++)
        amounts[i] = i < 9 ? 1.5e308 : 0x1p-1074;
    vf_population *population = population_of(amounts, COUNT(amounts));
    assert_true(isinf(vf_population_total(population)));
    assert_true(vf_population_sum(population, 1) == 1.5e308);
    assert_true(isinf(vf_population_sum(population, 2)));
    for (size_t m = 0; m <= 9; m++)
        assert_true(fabs(vf_population_share_of_total(population, m) - (double)m / 9.0) <= 1e-15);
    assert_true(vf_population_share_of_total(population, 10) == 1);
    vf_population_free(population);
}

static void sums_of_all_magnitudes(void **state)
{
    (void)state;
    const double amounts[] = {1e300, 1e300, 1, 1e-300, 0x1p-1074, -1e300};
    vf_population *population = population_of(amounts, COUNT(amounts));
    assert_true(vf_population_total(population) == 2e300);
    assert_true(vf_population_share_of_total(population, 1) == 0.5);
    assert_true(vf_population_share_of_total(population, 2) == 1);
    vf_population_free(population);

    const double least[] = {0x1p-1074, 0x1p-1073, 0x1p-1074};
    population = population_of(least, COUNT(least));
    assert_true(vf_population_total(population) == 0x1p-1072);
    assert_true(vf_population_share_of_total(population, 1) == 0.5);
    assert_true(vf_population_share_of_total(population, 2) == 0.75);
    vf_population_free(population);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("amounts are sorted and summed, and NaN passed over (G1)", amounts_are_sorted),
        TEST("-0.0 is 0.0", negative_zero_is_zero),
        TEST("infinite amounts are refused", infinite_amounts_are_refused),
        TEST("a population of nobody", nobody),
        TEST("G3 amounts of 0 and less add nothing", no_positive_amount),
        TEST("16 bytes a customer", sixteen_bytes_a_customer),
        TEST("G4 the order of the rows does not matter, bit for bit", row_order_does_not_matter),
        TEST("how many are above and up to an amount", counts_as_defined),
        TEST("how many reach and exceed a share", reaching_and_exceeding_as_defined),
        TEST("G9 a share within 1e-12 of a cut-off has reached it", tolerance_of_shares),
        TEST("G4 sums are within 2u, shares within 5u and never fall", sums_keep_their_bound),
        TEST("amounts whose sum overflows have shares", sums_beyond_the_largest_double),
        TEST("amounts of all magnitudes have shares", sums_of_all_magnitudes),
    };
    return cmocka_run_group_tests_name("population", tests, NULL, NULL);
}
