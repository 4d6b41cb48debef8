/* SPDX-License-Identifier: MPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "reference.h"
#include "vitalfew/tiers.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const METHODS[] = {"reach", "within", "quota", "count", "computed", "amount"};

/* These have cut-offs of their own, or none; those of amount are always given. */
#define DEFAULTED (VF_TIERS_COMPUTED + 1)

static vf_population *population_of(const double *amounts, size_t n)
{
    vf_population *population = NULL;
    assert_int_equal(vf_population_new(amounts, n, &population), VF_OK);
    return population;
}

static vf_tiers tiers_of(const double *amounts, size_t n, vf_tiers_method method,
                         const double *cutoffs, size_t k)
{
    vf_tiers tiers;
    vf_population *population = population_of(amounts, n);
    assert_int_equal(vf_tiers_init(&tiers, population, method, cutoffs, k), VF_OK);
    vf_population_free(population);
    return tiers;
}

/* The classes of the amounts themselves are the letters expected, which stand in their order. */
static void assert_classes(const double *amounts, size_t n, vf_tiers_method method,
                           const double *cutoffs, size_t k, const char *expected)
{
    vf_tiers tiers = tiers_of(amounts, n, method, cutoffs, k);
    char letters[LIST_MAX + 1] = "";
    for (size_t i = 0; i < n; i++)
        letters[i] = (char)('A' + vf_tier_of(&tiers, amounts[i]));
    assert_string_equal(letters, expected);
}

static void published_sap_hana(void **state)
{
    (void)state;
    const double amounts[] = {15.4, 200.4, 280.4, 100.9, 40.4, 25.6, 18.4, 10.5, 96.15, 9.4};
    const double cutoffs[] = {0.7, 0.2};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_QUOTA, cutoffs, 2, "CAAABBCCBC");
    assert_classes(amounts, COUNT(amounts), VF_TIERS_QUOTA, NULL, 0, "CAAABBCCBC");
}

static void published_abc_classification(void **state)
{
    (void)state;
    const double amounts[] = {27000, 24000, 18000, 16000, 6000, 5000, 4000};
    const double cutoffs[] = {0.7, 0.9};
    const double sums[] = {69000, 16000, 15000};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_WITHIN, cutoffs, 2, "AAABCCC");

    vf_tiers tiers = tiers_of(amounts, COUNT(amounts), VF_TIERS_WITHIN, cutoffs, 2);
    vf_population *population = population_of(amounts, COUNT(amounts));
    for (size_t c = 0; c < 3; c++) {
        vf_tier_summary summary;
        assert_int_equal(vf_tiers_summarize(&tiers, population, c, &summary), VF_OK);
        assert_true(summary.sum == sums[c]);
    }
    vf_population_free(population);
}

static void published_cabcanalysis(void **state)
{
    (void)state;
    const double amounts[] = {10, NAN, 5, 7, NAN, 3};
    vf_tiers tiers = tiers_of(amounts, COUNT(amounts), VF_TIERS_COMPUTED, NULL, 0);
    assert_int_equal(vf_tier_of(&tiers, 10), 0);
    assert_int_equal(vf_tier_of(&tiers, 7), 0);
    assert_int_equal(vf_tier_of(&tiers, 5), 1);
    assert_int_equal(vf_tier_of(&tiers, 3), 2);
}

static void cutoffs_make_one_class_more(void **state)
{
    (void)state;
    double amounts[26];
    double cutoffs[VF_TIERS_CUTOFFS_MAX];
    for (size_t i = 0; i < 26; i++)
        amounts[i] = (double)(26 - i);
    for (size_t i = 0; i < VF_TIERS_CUTOFFS_MAX; i++)
        cutoffs[i] = (double)(i + 1) / 26.0;
    vf_tiers tiers = tiers_of(amounts, 26, VF_TIERS_COUNT, cutoffs, VF_TIERS_CUTOFFS_MAX);
    assert_int_equal(tiers.classes, 26);
    for (size_t i = 0; i < 26; i++)
        assert_int_equal(vf_tier_of(&tiers, amounts[i]), i);
    assert_int_equal(tiers_of(amounts, 26, VF_TIERS_REACH, cutoffs, 1).classes, 2);
    assert_int_equal(tiers_of(amounts, 26, VF_TIERS_COMPUTED, NULL, 0).classes, 3);
}

static void reach_keeps_who_crosses(void **state)
{
    (void)state;
    const double amounts[] = {70, 20, 8, 2};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_REACH, NULL, 0, "AABC");
    const double one[] = {99, 1};
    assert_classes(one, COUNT(one), VF_TIERS_REACH, NULL, 0, "AC");
}

static void reach_largest_is_a(void **state)
{
    (void)state;
    generator g = {2};
    const double cutoffs[] = {DBL_TRUE_MIN, 1e-13, 1e-12};
    for (int trial = 0; trial < 500; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        double largest = x.amounts[0];
        for (size_t i = 0; i < x.n; i++)
            largest = fmax(largest, x.amounts[i]);
        vf_tiers tiers = tiers_of(x.amounts, x.n, VF_TIERS_REACH, cutoffs, COUNT(cutoffs));
        assert_int_equal(vf_tier_of(&tiers, largest), largest > 0 ? 0 : 3);
    }
}

static void within_lets_nobody_cross(void **state)
{
    (void)state;
    const double amounts[] = {70, 20, 8, 2};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_WITHIN, NULL, 0, "ABCC");
    const double one[] = {99, 1};
    assert_classes(one, COUNT(one), VF_TIERS_WITHIN, NULL, 0, "CC");
    const double all[] = {1.0};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_WITHIN, all, 1, "AAAA");
}

static void quota_starts_from_zero(void **state)
{
    (void)state;
    /* A is filled by 60 and overshoots; B needs 30 of its own all the same. */
    const double amounts[] = {60, 15, 10, 10, 5};
    const double cutoffs[] = {0.5, 0.3};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_QUOTA, cutoffs, 2, "ABBBC");
    /* Between 15 and 10 B is being filled, below 10 it is full. */
    vf_tiers tiers = tiers_of(amounts, COUNT(amounts), VF_TIERS_QUOTA, cutoffs, 2);
    assert_int_equal(vf_tier_of(&tiers, 61), 0);
    assert_int_equal(vf_tier_of(&tiers, 59), 1);
    assert_int_equal(vf_tier_of(&tiers, 9.99), 2);
}

static void quota_never_filled(void **state)
{
    (void)state;
    const double amounts[] = {90, 6, 4, 0, -1};
    const double cutoffs[] = {0.8, 0.2};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_QUOTA, cutoffs, 2, "ABBCC");
    vf_tiers tiers = tiers_of(amounts, COUNT(amounts), VF_TIERS_QUOTA, cutoffs, 2);
    assert_int_equal(vf_tier_of(&tiers, DBL_TRUE_MIN), 1);
}

static void count_is_the_top_fifth(void **state)
{
    (void)state;
    double amounts[20];
    for (size_t i = 0; i < 20; i++)
        amounts[i] = (double)(100 - i);
    assert_classes(amounts, 20, VF_TIERS_COUNT, NULL, 0, "AAAABBBBBBBBBBBCCCCC");
    /* 0.3 * 10 is not 3 in binary fractions, and the fourth of ten has reached 0.3. */
    const double cutoffs[] = {0.3};
    assert_classes(amounts, 10, VF_TIERS_COUNT, cutoffs, 1, "AAABBBBBBB");
    /* Zero and less are customers that count, but are in the last class (G3). */
    const double some[] = {5, 0, 0, 0, -3};
    const double half[] = {0.5};
    assert_classes(some, COUNT(some), VF_TIERS_COUNT, half, 1, "ABBBB");
}

static void count_of_numbers(void **state)
{
    (void)state;
    const double amounts[] = {9, 8, 8, 7, 6, 5, 5, 4};
    const double two[] = {2, 5};
    /* Equal amounts stay together: both 8 are among the first two, since but one is larger. */
    assert_classes(amounts, COUNT(amounts), VF_TIERS_COUNT, two, 2, "AAABBCCC");
    const double first[] = {1, 2, 100};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_COUNT, first, 3, "ABBCCCCC");
    /* Where nobody is beyond a number all are in, but for who brings nothing (G3). */
    const double some[] = {5, 0, -3};
    const double many[] = {3, 1e300};
    assert_classes(some, COUNT(some), VF_TIERS_COUNT, many, 2, "ACC");
    const double one[] = {1}; /* alone it is the share of all */
    assert_classes(amounts, COUNT(amounts), VF_TIERS_COUNT, one, 1, "AAAAAAAA");
    vf_tiers tiers = tiers_of(amounts, COUNT(amounts), VF_TIERS_COUNT, two, 2);
    assert_int_equal(vf_tier_of(&tiers, 7.5), 1);
    assert_int_equal(vf_tier_of(&tiers, 100), 0);
}

static void amounts_as_limits(void **state)
{
    (void)state;
    const double amounts[] = {80000, 79999, 20000, 19999, 0, -90000};
    const double cutoffs[] = {80000, 20000};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_AMOUNT, cutoffs, 2, "ABBCCC");
    /* Nobody has to reach a limit, and what the others bring does not matter. */
    const double small[] = {3, 2};
    assert_classes(small, COUNT(small), VF_TIERS_AMOUNT, cutoffs, 2, "CC");
    const double losses[] = {-1, 0};
    vf_tiers tiers = tiers_of(losses, COUNT(losses), VF_TIERS_AMOUNT, cutoffs, 2);
    assert_int_equal(vf_tier_of(&tiers, 5), 2);
    assert_int_equal(vf_tier_of(&tiers, 20000), 1);
}

/* Ten times 0.1 is a little less than 1 in binary fractions, and shows as 1. */
static void amounts_that_show_the_limit(void **state)
{
    (void)state;
    double sum = 0;
    for (int i = 0; i < 10; i++)
        sum += 0.1;
    assert_true(sum < 1);
    const double amounts[] = {sum, 1 - 0x1p-48, 1 - 0x1p-47, 0.99999999999999};
    const double cutoffs[] = {1};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_AMOUNT, cutoffs, 1, "AABB");
    const double least[] = {DBL_TRUE_MIN};
    const double edges[] = {DBL_TRUE_MIN, 0, DBL_MAX};
    assert_classes(edges, COUNT(edges), VF_TIERS_AMOUNT, least, 1, "ABA");
}

static void computed_all_equal(void **state)
{
    (void)state;
    const double amounts[] = {7, 7, 7};
    assert_classes(amounts, COUNT(amounts), VF_TIERS_COMPUTED, NULL, 0, "AAA");
    vf_tiers tiers = tiers_of(amounts, COUNT(amounts), VF_TIERS_COMPUTED, NULL, 0);
    assert_int_equal(vf_tier_of(&tiers, 8), 0);
    assert_int_equal(vf_tier_of(&tiers, 6), 2);
}

static void computed_by_hand(void **state)
{
    (void)state;
    /* Break-even at 0, the last of all, so B would end there; but nobody at 0 is better than C. */
    const double one[] = {10, 0, 0, -4};
    assert_classes(one, COUNT(one), VF_TIERS_COMPUTED, NULL, 0, "ACCC");
    /* The Pareto point is the third of five equal ones: all go to A, as most of them do. */
    const double five[] = {5, 5, 5, 5, 5, 1};
    assert_classes(five, COUNT(five), VF_TIERS_COMPUTED, NULL, 0, "AAAAAC");
    /* Amounts between members are of the class of the next smaller one, below all of the last. */
    const double amounts[] = {10, 7, 5, 3};
    vf_tiers tiers = tiers_of(amounts, COUNT(amounts), VF_TIERS_COMPUTED, NULL, 0);
    assert_int_equal(vf_tier_of(&tiers, 11), 0);
    assert_int_equal(vf_tier_of(&tiers, 6.9), 1);
    assert_int_equal(vf_tier_of(&tiers, 4.9), 2);
    assert_int_equal(vf_tier_of(&tiers, 1), 2);
}

/* Draws of distance that decimal amounts have and their binary fractions have not. */
static void computed_draws_in_any_unit(void **state)
{
    (void)state;
    generator g = {6};
    for (int trial = 0; trial < 3000; trial++) {
        list x = random_list(&g, LIST_TIES);
        vf_tiers whole = tiers_of(x.amounts, x.n, VF_TIERS_COMPUTED, NULL, 0);
        list scaled = x;
        const double units[] = {0.1, 1e-9, 7e280};
        double unit = units[random_below(&g, COUNT(units))];
        for (size_t i = 0; i < x.n; i++)
            scaled.amounts[i] = x.amounts[i] * unit;
        vf_tiers other = tiers_of(scaled.amounts, x.n, VF_TIERS_COMPUTED, NULL, 0);
        for (size_t i = 0; i < x.n; i++)
            assert_int_equal(vf_tier_of(&whole, x.amounts[i]),
                             vf_tier_of(&other, scaled.amounts[i]));
    }
}

static void assert_refused(vf_tiers_method method, const double *cutoffs, size_t k,
                           vf_status expected)
{
    const double amounts[] = {3, 2, 1};
    vf_population *population = population_of(amounts, COUNT(amounts));
    vf_tiers tiers;
    memset(&tiers, 0x5a, sizeof tiers);
    vf_tiers untouched = tiers;
    assert_int_equal(vf_tiers_init(&tiers, population, method, cutoffs, k), expected);
    assert_memory_equal(&tiers, &untouched, sizeof tiers);
    vf_population_free(population);
}

static void cutoffs_are_checked(void **state)
{
    (void)state;
    static const double refused[][2] = {
        {0, 0.5}, {-0.1, 0.5}, {0.5, 0.5}, {0.9, 0.8}, {0.8, 1.0000000001},
    };
    static const vf_tiers_method cumulative[] = {VF_TIERS_REACH, VF_TIERS_WITHIN, VF_TIERS_COUNT};
    double many[VF_TIERS_CUTOFFS_MAX + 1];
    for (size_t i = 0; i < COUNT(many); i++)
        many[i] = (double)(i + 1) / 100.0;
    for (size_t m = 0; m < COUNT(cumulative); m++) {
        for (size_t i = 0; i < COUNT(refused); i++)
            assert_refused(cumulative[m], refused[i], 2, VF_OUT_OF_RANGE);
        assert_refused(cumulative[m], many, 0, VF_OUT_OF_RANGE);
        assert_refused(cumulative[m], many, COUNT(many), VF_OUT_OF_RANGE);
        const double last[] = {0.5, 1.0};
        (void)tiers_of(many, 3, cumulative[m], last, 2);
        (void)tiers_of(many, 3, cumulative[m], many, VF_TIERS_CUTOFFS_MAX);
    }
    for (int m = VF_TIERS_REACH; m < VF_TIERS_COMPUTED; m++) {
        const double not_finite[][2] = {{0.5, NAN}, {0.5, INFINITY}, {-INFINITY, 0.5}, {2, NAN}};
        for (size_t i = 0; i < COUNT(not_finite); i++)
            assert_refused((vf_tiers_method)m, not_finite[i], 2, VF_NOT_A_NUMBER);
    }
}

static void numbers_are_checked(void **state)
{
    (void)state;
    static const double refused[][2] = {{0.5, 2}, {1.5, 2}, {2, 2}, {5, 2},  {0, 2},
                                        {-1, 2},  {2, 2.5}, {1, 1}, {1, 0.5}};
    for (size_t i = 0; i < COUNT(refused); i++)
        assert_refused(VF_TIERS_COUNT, refused[i], 2, VF_OUT_OF_RANGE);
    const double numbers[] = {20, 75}; /* for shares by the other methods no percent, either */
    assert_refused(VF_TIERS_REACH, numbers, 2, VF_OUT_OF_RANGE);
    assert_refused(VF_TIERS_WITHIN, numbers, 2, VF_OUT_OF_RANGE);
    assert_refused(VF_TIERS_COUNT, (double[]){2, INFINITY}, 2, VF_NOT_A_NUMBER);
}

static void limits_are_checked(void **state)
{
    (void)state;
    static const double refused[][2] = {{20, 80}, {20, 20}, {80, 0}, {80, -5}, {0.8, 0.95}};
    for (size_t i = 0; i < COUNT(refused); i++)
        assert_refused(VF_TIERS_AMOUNT, refused[i], 2, VF_OUT_OF_RANGE);
    assert_refused(VF_TIERS_AMOUNT, NULL, 0, VF_OUT_OF_RANGE);
    assert_refused(VF_TIERS_AMOUNT, refused[0], 0, VF_OUT_OF_RANGE);
    assert_refused(VF_TIERS_AMOUNT, (double[]){NAN, 2}, 2, VF_NOT_A_NUMBER);
    assert_refused(VF_TIERS_AMOUNT, (double[]){INFINITY, 2}, 2, VF_NOT_A_NUMBER);
}

static void quotas_are_checked(void **state)
{
    (void)state;
    static const double refused[][3] = {
        {0.5, 0, 0.1}, {0.5, -0.1, 0.1}, {0.5, 0.4, 0.2}, {1, 1e-11, 1e-11}, {1.5, 0.1, 0.1},
    };
    for (size_t i = 0; i < COUNT(refused); i++)
        assert_refused(VF_TIERS_QUOTA, refused[i], 3, VF_OUT_OF_RANGE);
    const double amounts[] = {3, 2, 1};
    /* These fall and rise, and 0.1 ten times is a little more than 1 in binary fractions. */
    const double tenths[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    const double thirds[] = {0.3, 0.4, 0.30000000000000004};
    (void)tiers_of(amounts, 3, VF_TIERS_QUOTA, tenths, COUNT(tenths));
    (void)tiers_of(amounts, 3, VF_TIERS_QUOTA, thirds, COUNT(thirds));
}

static void computed_has_no_cutoffs(void **state)
{
    (void)state;
    const double cutoffs[] = {0.5};
    assert_refused(VF_TIERS_COMPUTED, cutoffs, 1, VF_OUT_OF_RANGE);
}

static void empty_population(void **state)
{
    (void)state;
    const double blank[] = {NAN, NAN};
    vf_population *population = population_of(blank, COUNT(blank));
    for (int m = VF_TIERS_REACH; m <= VF_TIERS_COMPUTED; m++) {
        vf_tiers tiers;
        assert_int_equal(vf_tiers_init(&tiers, population, (vf_tiers_method)m, NULL, 0),
                         VF_NOTHING);
    }
    vf_population_free(population);
}

static void no_positive_amount(void **state)
{
    (void)state;
    const double amounts[] = {0, -5, -5, -0.0};
    for (int m = VF_TIERS_REACH; m <= VF_TIERS_COMPUTED; m++) {
        vf_tiers tiers = tiers_of(amounts, COUNT(amounts), (vf_tiers_method)m, NULL, 0);
        assert_int_equal(vf_tier_of(&tiers, DBL_TRUE_MIN), 0);
        assert_int_equal(vf_tier_of(&tiers, 1e300), 0);
        assert_int_equal(vf_tier_of(&tiers, 0), 2);
        assert_int_equal(vf_tier_of(&tiers, -5), 2);
    }
}

static void not_a_number_is_in_the_last_class(void **state)
{
    (void)state;
    const double amounts[] = {3, 2, 1};
    vf_tiers tiers = tiers_of(amounts, COUNT(amounts), VF_TIERS_REACH, NULL, 0);
    assert_int_equal(vf_tier_of(&tiers, NAN), 2);
}

static void within_tolerance_of_a_cutoff(void **state)
{
    (void)state;
    const double cutoffs[] = {0.8};
    const double near_below[] = {0.8 - 5e-13, 0.2 + 5e-13};
    const double far_below[] = {0.8 - 2e-12, 0.2 + 2e-12};
    assert_classes(near_below, 2, VF_TIERS_REACH, cutoffs, 1, "AB");
    assert_classes(near_below, 2, VF_TIERS_QUOTA, cutoffs, 1, "AB");
    assert_classes(far_below, 2, VF_TIERS_REACH, cutoffs, 1, "AA");
    assert_classes(far_below, 2, VF_TIERS_QUOTA, cutoffs, 1, "AA");
    const double near_above[] = {0.8 + 5e-13, 0.2 - 5e-13};
    const double far_above[] = {0.8 + 2e-12, 0.2 - 2e-12};
    assert_classes(near_above, 2, VF_TIERS_WITHIN, cutoffs, 1, "AB");
    assert_classes(far_above, 2, VF_TIERS_WITHIN, cutoffs, 1, "BB");
    /* A rank of 7/25 against what is a little more than it. */
    const double one[] = {7.0 / 25.0 + 5e-13};
    double amounts[25];
    for (size_t i = 0; i < 25; i++)
        amounts[i] = (double)(25 - i);
    assert_classes(amounts, 25, VF_TIERS_COUNT, one, 1, "AAAAAAABBBBBBBBBBBBBBBBBB");
}

static void zero_and_less_are_last(void **state)
{
    (void)state;
    generator g = {3};
    for (int trial = 0; trial < 2000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        vf_tiers_method method = (vf_tiers_method)random_below(&g, DEFAULTED);
        vf_tiers tiers = tiers_of(x.amounts, x.n, method, NULL, 0);
        assert_int_equal(vf_tier_of(&tiers, 0.0), 2);
        assert_int_equal(vf_tier_of(&tiers, -0.0), 2);
        assert_int_equal(vf_tier_of(&tiers, -DBL_TRUE_MIN), 2);
        assert_int_equal(vf_tier_of(&tiers, -DBL_MAX), 2);
    }
}

static void row_order_does_not_matter(void **state)
{
    (void)state;
    generator g = {4};
    for (int trial = 0; trial < 2000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        vf_tiers_method method = (vf_tiers_method)random_below(&g, DEFAULTED);
        vf_tiers before = tiers_of(x.amounts, x.n, method, NULL, 0);
        shuffle(&g, x.amounts, x.n);
        vf_tiers after = tiers_of(x.amounts, x.n, method, NULL, 0);
        assert_int_equal(before.classes, after.classes);
        assert_memory_equal(before.limits, after.limits, 2 * sizeof(double));
    }
}

/* Cut-offs for a method; answers how many, at most k. */
static size_t cutoffs_for(generator *g, const list *x, vf_tiers_method method, double *cutoffs,
                          size_t k)
{
    if (method == VF_TIERS_AMOUNT)
        return random_limits(g, x, cutoffs, k);
    if (method == VF_TIERS_COUNT && random_below(g, 2) == 0)
        random_numbers(g, cutoffs, k);
    else
        random_cutoffs(g, method, cutoffs, k);
    return k;
}

static void classes_never_improve_downwards(void **state)
{
    (void)state;
    generator g = {5};
    for (int trial = 0; trial < 2000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        vf_tiers_method method = (vf_tiers_method)random_below(&g, VF_TIERS_COMPUTED);
        if (random_below(&g, 5) == 0)
            method = VF_TIERS_AMOUNT;
        double cutoffs[5];
        size_t k = cutoffs_for(&g, &x, method, cutoffs, 5);
        vf_tiers tiers = tiers_of(x.amounts, x.n, method, cutoffs, k);
        for (size_t i = 1; i < k; i++)
            assert_true(tiers.limits[i] <= tiers.limits[i - 1]);
        double a = random_amount(&g, &x);
        double b = random_amount(&g, &x);
        if (a >= b)
            assert_true(vf_tier_of(&tiers, a) <= vf_tier_of(&tiers, b));
    }
}

static void assert_as_defined(vf_tiers_method method, list_kind kind, generator *g)
{
    list x = random_list(g, kind);
    double cutoffs[6];
    size_t k = cutoffs_for(g, &x, method, cutoffs, 1 + random_below(g, 6));
    bool given = method != VF_TIERS_COMPUTED;
    vf_tiers tiers = tiers_of(x.amounts, x.n, method, given ? cutoffs : NULL, k);
    for (size_t i = 0; i < 2 * x.n; i++) {
        double v = i < x.n ? x.amounts[i] : random_amount(g, &x);
        size_t expected = slow_class(&x, method, cutoffs, k, v);
        size_t found = vf_tier_of(&tiers, v);
        if (found == expected)
            continue;
        print_message("# %s, class of %a: %zu and not %zu among:\n", METHODS[method], v, found,
                      expected);
        for (size_t j = 0; j < x.n; j++)
            print_message("#   %a (%g)\n", x.amounts[j], x.amounts[j]);
        fail();
    }
}

static void assert_all_as_defined(vf_tiers_method method)
{
    generator g = {100 + (uint64_t)method};
    for (int kind = 0; kind < LIST_KINDS; kind++) {
        for (int trial = 0; trial < 1000; trial++)
            assert_as_defined(method, (list_kind)kind, &g);
    }
}

static void reach_as_defined(void **state)
{
    (void)state;
    assert_all_as_defined(VF_TIERS_REACH);
}

static void within_as_defined(void **state)
{
    (void)state;
    assert_all_as_defined(VF_TIERS_WITHIN);
}

static void quota_as_defined(void **state)
{
    (void)state;
    assert_all_as_defined(VF_TIERS_QUOTA);
}

static void count_as_defined(void **state)
{
    (void)state;
    assert_all_as_defined(VF_TIERS_COUNT);
}

static void amount_as_defined(void **state)
{
    (void)state;
    assert_all_as_defined(VF_TIERS_AMOUNT);
}

static void computed_as_defined(void **state)
{
    (void)state;
    assert_all_as_defined(VF_TIERS_COMPUTED);
}

/* Tiers by any method; those of amount by random limits. */
static vf_tiers random_tiers(generator *g, const list *x)
{
    vf_tiers_method method = (vf_tiers_method)random_below(g, COUNT(METHODS));
    double cutoffs[5];
    if (method != VF_TIERS_AMOUNT)
        return tiers_of(x->amounts, x->n, method, NULL, 0);
    size_t k = random_limits(g, x, cutoffs, 5);
    return tiers_of(x->amounts, x->n, method, cutoffs, k);
}

/* CUT-1: whoever is in class c or better, and nobody else, has at least the cut-off. */
static void cutoff_splits_the_classes(void **state)
{
    (void)state;
    generator g = {7};
    for (int trial = 0; trial < 2000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        vf_population *population = population_of(x.amounts, x.n);
        vf_tiers tiers = random_tiers(&g, &x);
        for (size_t c = 0; c < tiers.classes; c++) {
            double cutoff = NAN;
            vf_status status = vf_tiers_cutoff_amount(&tiers, population, c, &cutoff);
            for (size_t i = 0; i < x.n; i++) {
                bool inside = vf_tier_of(&tiers, x.amounts[i]) <= c;
                assert_int_equal(inside, x.amounts[i] >= cutoff); /* never, where it is NaN */
                assert_true(status == VF_OK || !inside);
            }
            assert_int_equal(status, isnan(cutoff) ? VF_NOT_FOUND : VF_OK);
        }
        assert_int_equal(vf_tiers_cutoff_amount(&tiers, population, tiers.classes, &(double){0}),
                         VF_OUT_OF_RANGE);
        vf_population_free(population);
    }
}

static void cutoff_by_hand(void **state)
{
    (void)state;
    const double amounts[] = {2, 70, -1, 20, 8};
    vf_population *population = population_of(amounts, COUNT(amounts));
    vf_tiers tiers;
    double cutoff = 0;
    assert_int_equal(vf_tiers_init(&tiers, population, VF_TIERS_REACH, NULL, 0), VF_OK);
    assert_int_equal(vf_tiers_cutoff_amount(&tiers, population, 0, &cutoff), VF_OK);
    assert_true(cutoff == 20);
    assert_int_equal(vf_tiers_cutoff_amount(&tiers, population, 1, &cutoff), VF_OK);
    assert_true(cutoff == 8);
    assert_int_equal(vf_tiers_cutoff_amount(&tiers, population, 2, &cutoff), VF_OK);
    assert_true(cutoff == -1);

    const double none[] = {0.5};
    assert_int_equal(vf_tiers_init(&tiers, population, VF_TIERS_WITHIN, none, 1), VF_OK);
    assert_int_equal(vf_tiers_cutoff_amount(&tiers, population, 0, &cutoff), VF_NOT_FOUND);
    assert_true(cutoff == -1);
    vf_population_free(population);
}

/* SUM-1: what a plain pass over the rows finds in class c, against the summary of it. */
static void assert_summary(const list *x, const vf_tiers *tiers, size_t c,
                           const vf_tier_summary *summary)
{
    size_t n = 0;
    long double sum = 0;
    long double magnitudes = 0;
    long double positive = 0;
    double smallest = INFINITY;
    for (size_t i = 0; i < x->n; i++) {
        if (vf_tier_of(tiers, x->amounts[i]) != c)
            continue;
        n++;
        sum += x->amounts[i];
        magnitudes += fabsl((long double)x->amounts[i]);
        positive += x->amounts[i] > 0 ? x->amounts[i] : 0;
        smallest = fmin(smallest, x->amounts[i]);
    }
    assert_int_equal(summary->customers, n);
    assert_true(summary->share_of_customers == (double)n / (double)x->n);
    assert_true(n > 0 ? summary->smallest == smallest : isnan(summary->smallest));
    if (fabsl(sum) <= (long double)DBL_MAX)
        assert_true(fabsl(summary->sum - sum) <= 4e-16L * magnitudes);
    else
        assert_true(isinf(summary->sum) && signbit(summary->sum) == (sum < 0));
    long double total = slow_total(x);
    long double share = total > 0 ? positive / total : 0;
    if (n > 0 && total <= 0)
        assert_true(isnan(summary->share_of_total));
    else
        assert_true(fabsl(summary->share_of_total - share) <=
                    1e-15L * share + (long double)DBL_TRUE_MIN);
}

static void summary_as_defined(void **state)
{
    (void)state;
    generator g = {8};
    for (int trial = 0; trial < 3000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_KINDS));
        vf_population *population = population_of(x.amounts, x.n);
        vf_tiers tiers = random_tiers(&g, &x);
        vf_tier_summary summary;
        size_t customers = 0;
        double share_of_customers = 0;
        double share = 0;
        for (size_t c = 0; c < tiers.classes; c++) {
            assert_int_equal(vf_tiers_summarize(&tiers, population, c, &summary), VF_OK);
            assert_summary(&x, &tiers, c, &summary);
            customers += summary.customers;
            share_of_customers += summary.share_of_customers;
            share += summary.share_of_total;
        }
        assert_int_equal(vf_tiers_summarize(&tiers, population, tiers.classes, &summary),
                         VF_OUT_OF_RANGE);
        assert_int_equal(customers, x.n);
        assert_true(fabs(share_of_customers - 1) <= 1e-15);
        assert_true(slow_total(&x) <= 0 || fabs(share - 1) <= 1e-15);
        vf_population_free(population);
    }
}

/* The smallest member of the nearest better class that has one; NaN where there is none. */
static double slow_next(const list *x, const vf_tiers *tiers, size_t tier)
{
    double next = NAN;
    for (size_t better = tier; better-- > 0 && isnan(next);)
        for (size_t i = 0; i < x->n; i++)
            if (vf_tier_of(tiers, x->amounts[i]) == better && !(x->amounts[i] >= next))
                next = x->amounts[i];
    return next;
}

static void details_as_defined(void **state)
{
    (void)state;
    generator g = {9};
    for (int trial = 0; trial < 2000; trial++) {
        list x = random_list(&g, (list_kind)random_below(&g, LIST_HUGE));
        vf_population *population = population_of(x.amounts, x.n);
        vf_tiers tiers = random_tiers(&g, &x);
        double v = random_below(&g, 3) > 0 ? x.amounts[0] : random_amount(&g, &x);
        long double total = slow_total(&x);
        size_t rank = 1;
        for (size_t i = 0; i < x.n; i++)
            rank += x.amounts[i] > v;
        vf_tier_details details;
        assert_int_equal(vf_tier_details_of(&tiers, population, v, &details), VF_OK);
        assert_int_equal(details.tier, vf_tier_of(&tiers, v));
        assert_int_equal(details.rank, rank);
        assert_int_equal(isnan(details.share_above), total <= 0);
        if (total > 0) {
            assert_true(fabsl(details.share_above - slow_above(&x, v) / total) <= 1e-15L);
            assert_true(fabsl(details.share_upto - slow_upto(&x, v) / total) <= 1e-15L);
        }
        double next = slow_next(&x, &tiers, details.tier);
        assert_true(isnan(next) ? isnan(details.next_amount) && isnan(details.missing)
                                : details.next_amount == next && details.missing == next - v);
        vf_population_free(population);
    }
}

static void details_by_hand(void **state)
{
    (void)state;
    const double amounts[] = {500, 300, 90, 60, 30, 10, 5, 3, 2, 0};
    vf_population *population = population_of(amounts, COUNT(amounts));
    vf_tiers tiers;
    assert_int_equal(vf_tiers_init(&tiers, population, VF_TIERS_REACH, NULL, 0), VF_OK);
    vf_tier_details details;
    assert_int_equal(vf_tier_details_of(&tiers, population, 60, &details), VF_OK);
    assert_int_equal(details.tier, 1);
    assert_int_equal(details.rank, 4);
    assert_true(details.share_above == 0.89 && details.share_upto == 0.95);
    assert_true(details.next_amount == 300 && details.missing == 240);
    assert_int_equal(vf_tier_details_of(&tiers, population, 300, &details), VF_OK);
    assert_true(details.tier == 0 && isnan(details.next_amount) && isnan(details.missing));
    /* Nobody is in B: what is next is an A. */
    const double limits[] = {400, 350, 100};
    assert_int_equal(vf_tiers_init(&tiers, population, VF_TIERS_AMOUNT, limits, 3), VF_OK);
    assert_int_equal(vf_tier_details_of(&tiers, population, 300, &details), VF_OK);
    assert_true(details.tier == 2 && details.next_amount == 500 && details.missing == 200);
    vf_tier_details before = details;
    const double not_finite[] = {NAN, INFINITY, -INFINITY};
    for (size_t i = 0; i < COUNT(not_finite); i++)
        assert_int_equal(vf_tier_details_of(&tiers, population, not_finite[i], &details),
                         VF_NOT_A_NUMBER);
    assert_memory_equal(&details, &before, sizeof details);
    vf_population_free(population);
}

static void methods_are_parsed(void **state)
{
    (void)state;
    static const char *const shouted[] = {"REACH", "Within",   "quotA",
                                          "cOuNt", "Computed", "aMOUNT"};
    vf_tiers_method method;
    for (size_t i = 0; i < COUNT(METHODS); i++) {
        assert_int_equal(vf_tiers_method_parse(METHODS[i], &method), VF_OK);
        assert_int_equal(method, i);
        assert_int_equal(vf_tiers_method_parse(shouted[i], &method), VF_OK);
        assert_int_equal(method, i);
        assert_string_equal(vf_tiers_method_word(method), METHODS[i]);
    }
    assert_null(vf_tiers_method_word((vf_tiers_method)COUNT(METHODS)));
    static const char *const others[] = {"", "reac", "reaches", " reach", "rea\xc3\xa7h", "abc"};
    method = VF_TIERS_COUNT;
    for (size_t i = 0; i < COUNT(others); i++)
        assert_int_equal(vf_tiers_method_parse(others[i], &method), VF_OUT_OF_RANGE);
    assert_int_equal(method, VF_TIERS_COUNT);
}

static void default_cutoffs(void **state)
{
    (void)state;
    static const double expected[][2] = {{0.8, 0.95}, {0.8, 0.95}, {0.7, 0.2}, {0.2, 0.75}};
    size_t k = 0;
    for (size_t m = 0; m < COUNT(expected); m++) {
        const double *cutoffs = vf_tiers_default_cutoffs((vf_tiers_method)m, &k);
        assert_int_equal(k, 2);
        assert_memory_equal(cutoffs, expected[m], sizeof expected[m]);
    }
    assert_null(vf_tiers_default_cutoffs(VF_TIERS_COMPUTED, &k));
    assert_int_equal(k, 0);
    k = 9;
    assert_null(vf_tiers_default_cutoffs(VF_TIERS_AMOUNT, &k));
    assert_int_equal(k, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("TIER-4 the example of SAP HANA PAL, ABC analysis", published_sap_hana),
        TEST("TIER-3 SUM-1 the example of abc-classification (PyPI)", published_abc_classification),
        TEST("TIER-6 the example of cABCanalysis (CRAN)", published_cabcanalysis),
        TEST("TIER-1 k cut-offs make k + 1 classes, up to 26", cutoffs_make_one_class_more),
        TEST("TIER-2 who crosses a cut-off stays in the better class", reach_keeps_who_crosses),
        TEST("TIER-2 the largest customer is always an A", reach_largest_is_a),
        TEST("TIER-2 reach as it is defined", reach_as_defined),
        TEST("TIER-3 nobody who crosses a cut-off is let in", within_lets_nobody_cross),
        TEST("TIER-3 within as it is defined", within_as_defined),
        TEST("TIER-4 each class is filled from zero", quota_starts_from_zero),
        TEST("TIER-4 a class that is never filled takes what is left", quota_never_filled),
        TEST("TIER-4 quota as it is defined", quota_as_defined),
        TEST("TIER-5 the top fifth are A, the last quarter C", count_is_the_top_fifth),
        TEST("TIER-5 TIER-10 count as it is defined", count_as_defined),
        TEST("TIER-6 if all amounts are equal everyone is A", computed_all_equal),
        TEST("TIER-6 cases by hand", computed_by_hand),
        TEST("TIER-6 the unit of the amounts decides no draw", computed_draws_in_any_unit),
        TEST("TIER-6 computed as it is defined", computed_as_defined),
        TEST("TIER-6 computed takes no cut-offs", computed_has_no_cutoffs),
        TEST("TIER-7 cut-offs rise strictly and lie in (0, 1]", cutoffs_are_checked),
        TEST("TIER-7 quotas are positive and sum to at most 1", quotas_are_checked),
        TEST("TIER-8 with a total of 0 a positive amount is in the first class",
             no_positive_amount),
        TEST("TIER-9 amounts are the limits, whatever the others bring", amounts_as_limits),
        TEST("TIER-9 who shows the cut-off has reached it", amounts_that_show_the_limit),
        TEST("TIER-9 amount as it is defined", amount_as_defined),
        TEST("TIER-9 cut-offs are given, fall strictly and are above 0", limits_are_checked),
        TEST("TIER-10 numbers of customers, equal amounts together", count_of_numbers),
        TEST("TIER-10 the numbers are whole, at least 1, and rise", numbers_are_checked),
        TEST("CUT-1 the cut-off splits the classes", cutoff_splits_the_classes),
        TEST("CUT-1 cases by hand", cutoff_by_hand),
        TEST("SUM-1 the summary is what a pass over the rows gives", summary_as_defined),
        TEST("DETAIL-1 cases by hand", details_by_hand),
        TEST("DETAIL-1 rank, shares and the next better tier, as they are defined",
             details_as_defined),
        TEST("G3 amounts of 0 and less are in the last class", zero_and_less_are_last),
        TEST("G4 the order of the rows does not matter", row_order_does_not_matter),
        TEST("G4 a greater amount is never in a worse class", classes_never_improve_downwards),
        TEST("G5 there are no tiers of nobody", empty_population),
        TEST("G8 methods are named without regard to case, and tell their words",
             methods_are_parsed),
        TEST("G9 a share within 1e-12 of a cut-off has reached it", within_tolerance_of_a_cutoff),
        TEST("the default cut-offs of each method", default_cutoffs),
        TEST("what is not a number is in the last class", not_a_number_is_in_the_last_class),
    };
    return cmocka_run_group_tests_name("tiers", tests, NULL, NULL);
}
