/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdlib.h>

#include "vitalfew/rfm.h"

static vf_population *population_of(const double *amounts, size_t n)
{
    vf_population *population = NULL;
    assert_status(vf_population_new(amounts, n, &population), VF_OK);
    return population;
}

/* The cuts where the three populations are the same. */
static vf_rfm cuts_of(const double *amounts, size_t n, double bins)
{
    vf_rfm rfm = {0};
    vf_population *population = population_of(amounts, n);
    assert_status(vf_rfm_init(&rfm, population, population, population, bins), VF_OK);
    vf_population_free(population);
    return rfm;
}

static int score(const vf_rfm *rfm, double recency, double frequency, double monetary)
{
    int out = -1;
    assert_status(vf_rfm_score(rfm, recency, frequency, monetary, &out), VF_OK);
    return out;
}

static void cuts_are_quantiles_of_type_7(void **state)
{
    (void)state;
    /* Of 1, 2, 4, 8, 16, 32, where the cuts fall on amounts, and of all but the last. */
    const double amounts[] = {16, 1, 8, NAN, 2, 4, 32};
    vf_rfm six = cuts_of(amounts, 7, 5);
    vf_rfm five = cuts_of(amounts, 6, 5);
    const double of_six[] = {2, 4, 8, 16};
    const double of_five[] = {1.8, 3.2, 5.6, 9.6};
    assert_int_equal(six.recency.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_near(six.recency.at[i], of_six[i], 0);
        assert_near(six.frequency.at[i], of_six[i], 0);
        assert_near(six.monetary.at[i], of_six[i], 0);
        assert_near(five.monetary.at[i], of_five[i], 1e-15);
    }
}

static void few_customers(void **state)
{
    (void)state;
    vf_rfm one = cuts_of((double[]){7}, 1, 9);
    vf_rfm two = cuts_of((double[]){7, 17}, 2, 5);
    for (size_t i = 0; i < 8; i++)
        assert_near(one.recency.at[i], 7, 0);
    for (size_t i = 0; i < 4; i++)
        assert_near(two.recency.at[i], 9 + 2 * (double)i, 1e-14);
    assert_int_equal(score(&one, 7, 7, 7), 911);
    assert_int_equal(score(&two, 7, 7, 7), 511);
    assert_int_equal(score(&two, 17, 17, 17), 155);
}

static void recent_frequent_and_large_are_high(void **state)
{
    (void)state;
    const double recency[] = {10, 20, 30, 40, 50, 60};
    const double frequency[] = {1, 2, 3, 4, 5, 6};
    const double monetary[] = {100, 200, 300, 400, 500, 600};
    vf_population *r = population_of(recency, 6);
    vf_population *f = population_of(frequency, 6);
    vf_population *m = population_of(monetary, 6);
    vf_rfm rfm;
    assert_status(vf_rfm_init(&rfm, r, f, m, VF_RFM_DEFAULT_BINS), VF_OK);
    assert_int_equal(score(&rfm, 10, 6, 600), 555);
    assert_int_equal(score(&rfm, 60, 1, 100), 111);
    /* A value that is a cut is not above it. */
    assert_int_equal(score(&rfm, 20, 5, 300), 542);
    assert_int_equal(score(&rfm, 21, 4, 301), 433);
    /* The customer need not be in the populations. */
    assert_int_equal(score(&rfm, 0, 1000, -5), 551);
    assert_status(vf_rfm_init(&rfm, r, f, m, 2), VF_OK);
    assert_int_equal(score(&rfm, 35, 3.5, 350), 211);
    assert_int_equal(score(&rfm, 36, 4, 351), 122);
    vf_population_free(r);
    vf_population_free(f);
    vf_population_free(m);
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    const double amounts[] = {1, 2, 3};
    vf_population *full = population_of(amounts, 3);
    vf_population *empty = population_of(amounts, 0);
    const double bins[] = {1, 0, -5, 10, 2.5, 1e300};
    vf_rfm rfm = {.recency = {.count = 77}};
    int out = 7;
    for (size_t i = 0; i < COUNT(bins); i++) {
        assert_status(vf_rfm_init(&rfm, full, full, full, bins[i]), VF_OUT_OF_RANGE);
        assert_status(vf_rfm_scores(amounts, amounts, amounts, 3, bins[i], &out), VF_OUT_OF_RANGE);
    }
    assert_status(vf_rfm_init(&rfm, full, full, full, NAN), VF_NOT_A_NUMBER);
    assert_status(vf_rfm_init(&rfm, empty, full, full, 5), VF_NOTHING);
    assert_status(vf_rfm_init(&rfm, full, empty, full, 5), VF_NOTHING);
    assert_status(vf_rfm_init(&rfm, full, full, empty, 5), VF_NOTHING);
    assert_int_equal(rfm.recency.count, 77);
    assert_status(vf_rfm_init(&rfm, full, full, full, 5), VF_OK);
    assert_status(vf_rfm_score(&rfm, NAN, 1, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_rfm_score(&rfm, 1, INFINITY, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_rfm_score(&rfm, 1, 1, NAN, &out), VF_NOT_A_NUMBER);
    assert_status(vf_rfm_scores(amounts, (double[]){1, -INFINITY, 2}, amounts, 3, 5, &out),
                  VF_NOT_A_NUMBER);
    assert_int_equal(out, 7);
    vf_population_free(full);
    vf_population_free(empty);
}

static void huge_amounts(void **state)
{
    (void)state;
    vf_rfm rfm = cuts_of((double[]){-1.6e308, 1.6e308}, 2, 4);
    assert_near(rfm.monetary.at[0] / 1e308, -0.8, 1e-15);
    assert_near(rfm.monetary.at[1], 0, 0);
    assert_near(rfm.monetary.at[2] / 1e308, 0.8, 1e-15);
}

static void rows_that_lack_a_number(void **state)
{
    (void)state;
    /* Money is cut at 3; without that of the first row and the last it would be at 2. */
    const double recency[] = {NAN, 10, 20, 30, 40};
    const double frequency[] = {9, 1, 2, 3, NAN};
    const double monetary[] = {9, 1, 2, 3, 4};
    const int expected[] = {0, 211, 211, 121, 0};
    int scores[5];
    assert_status(vf_rfm_scores(recency, frequency, monetary, 5, 2, scores), VF_OK);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(scores[i], expected[i]);
}

static void columns_without_a_number(void **state)
{
    (void)state;
    const double none[] = {NAN, NAN};
    const double some[] = {1, 2};
    int scores[2] = {7, 7};
    assert_status(vf_rfm_scores(some, none, some, 2, 5, scores), VF_OK);
    assert_int_equal(scores[0], 0);
    assert_int_equal(scores[1], 0);
    assert_status(vf_rfm_scores(none, none, none, 0, 5, scores), VF_OK);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/*
 * How many quantiles at 1/bins, 2/bins ... of a column a value is above, in whole numbers: the
 * place (n - 1) i / bins is lower + part / bins.
 */
static int plain_cuts_below(const double *column, size_t n, long bins, double value)
{
    double sorted[80] = {0};
    long count = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(column[i]))
            sorted[count++] = column[i];
    }
    qsort(sorted, (size_t)count, sizeof *sorted, ascending);
    int below = 0;
    for (long i = 1; i < bins; i++) {
        long lower = (count - 1) * i / bins;
        long part = (count - 1) * i % bins;
        long low = (long)sorted[lower];
        long high = part > 0 ? (long)sorted[lower + 1] : low;
        below += bins * (long)value > bins * low + part * (high - low);
    }
    return below;
}

static void fill(double *column, size_t n, size_t kinds, generator *g)
{
    for (size_t i = 0; i < n; i++)
        column[i] = random_below(g, 20) == 0 ? NAN : (double)random_below(g, kinds) - 5;
}

static void plain_computation(void **state)
{
    (void)state;
    generator g = {90};
    for (int round = 0; round < 400; round++) {
        double columns[3][80];
        int scores[80];
        size_t n = 1 + random_below(&g, 80);
        long bins = (long)(2 + random_below(&g, 8));
        for (int c = 0; c < 3; c++)
            fill(columns[c], n, round % 2 == 0 ? 9 : 100000, &g);
        assert_status(vf_rfm_scores(columns[0], columns[1], columns[2], n, (double)bins, scores),
                      VF_OK);
        for (size_t i = 0; i < n; i++) {
            int expected = 0;
            if (!isnan(columns[0][i] + columns[1][i] + columns[2][i])) {
                int r = plain_cuts_below(columns[0], n, bins, columns[0][i]);
                int f = plain_cuts_below(columns[1], n, bins, columns[1][i]);
                int m = plain_cuts_below(columns[2], n, bins, columns[2][i]);
                expected = 100 * ((int)bins - r) + 10 * (1 + f) + 1 + m;
            }
            assert_int_equal(scores[i], expected);
        }
    }
}

static void one_row_equals_the_array(void **state)
{
    (void)state;
    enum { N = 2000 };
    static double columns[3][N];
    static int scores[N];
    generator g = {91};
    for (int c = 0; c < 3; c++)
        fill(columns[c], N, c == 1 ? 12 : 3000, &g);
    for (int whole = 2; whole <= VF_RFM_BINS_MAX; whole++) {
        double bins = whole;
        vf_rfm rfm;
        vf_population *r = population_of(columns[0], N);
        vf_population *f = population_of(columns[1], N);
        vf_population *m = population_of(columns[2], N);
        assert_status(vf_rfm_init(&rfm, r, f, m, bins), VF_OK);
        assert_status(vf_rfm_scores(columns[0], columns[1], columns[2], N, bins, scores), VF_OK);
        for (size_t i = 0; i < N; i++) {
            int out = 0;
            vf_status status =
                vf_rfm_score(&rfm, columns[0][i], columns[1][i], columns[2][i], &out);
            assert_int_equal(scores[i], status == VF_OK ? out : 0);
        }
        vf_population_free(r);
        vf_population_free(f);
        vf_population_free(m);
    }
}

static void limits_of_ones_own(void **state)
{
    (void)state;
    const vf_rfm_cuts days = {3, {30, 60, 90}};
    const vf_rfm_cuts orders = {3, {2, 5, 8}};
    const vf_rfm_cuts sales = {3, {10, 20, 30}};
    vf_rfm rfm;
    assert_status(vf_rfm_init_limits(&rfm, &days, &orders, &sales), VF_OK);
    assert_int_equal(score(&rfm, 51, 1, 19.32), 312);
    assert_int_equal(score(&rfm, 46, 1, 20), 313);
    assert_int_equal(score(&rfm, 26, 1, 9.78), 411);
    assert_int_equal(score(&rfm, 73, 1, 11.97), 212);
    assert_int_equal(score(&rfm, 1, 1, 15.67), 412);
    /* A limit is within for days and reached for the others. */
    assert_int_equal(score(&rfm, 30, 2, 30), 424);
    assert_int_equal(score(&rfm, 31, 5, 29), 333);
    assert_int_equal(score(&rfm, 91, 8, -5), 141);
    /* Ten times 0.1 shows 1, and has reached it. */
    const vf_rfm_cuts one = {1, {1}};
    double sum = 0;
    for (int i = 0; i < 10; i++)
        sum += 0.1;
    assert_true(sum < 1);
    assert_status(vf_rfm_init_limits(&rfm, &days, &orders, &one), VF_OK);
    assert_int_equal(score(&rfm, 1, 9, sum), 442);
    assert_int_equal(score(&rfm, 1, 9, 0.99999999999999), 441);
    int rows[2] = {7, 7};
    vf_rfm_score_rows(&rfm, (double[]){1, 2}, (double[]){9, NAN}, (double[]){1, 1}, 2, rows);
    assert_int_equal(rows[0], 442);
    assert_int_equal(rows[1], 0);
}

static void limits_that_are_not_allowed(void **state)
{
    (void)state;
    const vf_rfm_cuts good = {2, {-5, 5}};
    const vf_rfm_cuts most = {8, {1, 2, 3, 4, 5, 6, 7, 8}};
    const vf_rfm_cuts bad[] = {{0, {0}}, {9, {0}}, {2, {5, 5}}, {3, {1, 3, 2}}};
    const vf_rfm_cuts not_finite[] = {{2, {1, INFINITY}}, {2, {NAN, 1}}};
    vf_rfm rfm = {.recency = {.count = 77}};
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_status(vf_rfm_init_limits(&rfm, &bad[i], &good, &good), VF_OUT_OF_RANGE);
        assert_status(vf_rfm_init_limits(&rfm, &good, &bad[i], &good), VF_OUT_OF_RANGE);
        assert_status(vf_rfm_init_limits(&rfm, &good, &good, &bad[i]), VF_OUT_OF_RANGE);
    }
    for (size_t i = 0; i < COUNT(not_finite); i++)
        assert_status(vf_rfm_init_limits(&rfm, &good, &not_finite[i], &good), VF_NOT_A_NUMBER);
    assert_int_equal(rfm.recency.count, 77);
    assert_status(vf_rfm_init_limits(&rfm, &most, &good, &most), VF_OK);
    assert_int_equal(score(&rfm, 0, 5, 8), 939);
    assert_int_equal(score(&rfm, 9, -6, 0), 111);
}

static void segments_of_ones_own(void **state)
{
    (void)state;
    const vf_rfm_rule rules[] = {
        {{4, 4, NAN}, {5, 5, NAN}}, {{1, 1, 1}, {5, 5, 2}}, {{9, NAN, NAN}, {NAN, NAN, NAN}}};
    const struct {
        double score;
        size_t place;
    } found[] = {{543, 0}, {444, 0}, {455, 0}, {333, 3}, {332, 1},
                 {551, 0}, {911, 2}, {999, 2}, {811, 3}};
    size_t place = 77;
    for (size_t i = 0; i < COUNT(found); i++) {
        assert_status(vf_rfm_rule_find(rules, 3, found[i].score, &place), VF_OK);
        assert_int_equal(place, found[i].place);
    }
    assert_status(vf_rfm_rule_find(NULL, 0, 111, &place), VF_OK);
    assert_int_equal(place, 0);
    place = 77;
    const double scores[] = {0, 110, 101, 1111, 543.5, -543, 1e300};
    for (size_t i = 0; i < COUNT(scores); i++)
        assert_status(vf_rfm_rule_find(rules, 3, scores[i], &place), VF_OUT_OF_RANGE);
    assert_status(vf_rfm_rule_find(rules, 3, NAN, &place), VF_NOT_A_NUMBER);
    const vf_rfm_rule turned = {{1, 5, 1}, {5, 4, 5}};
    assert_status(vf_rfm_rule_find(&turned, 1, 543, &place), VF_OUT_OF_RANGE);
    const vf_rfm_rule endless = {{1, 1, 1}, {5, INFINITY, 5}};
    assert_status(vf_rfm_rule_find(&endless, 1, 543, &place), VF_NOT_A_NUMBER);
    assert_int_equal(place, 77);
}

static void assert_segment(double rfm, vf_rfm_segment segment)
{
    vf_rfm_segment out;
    assert_status(vf_rfm_segment_of(rfm, &out), VF_OK);
    assert_int_equal(out, segment);
}

static void segments(void **state)
{
    (void)state;
    const struct {
        int r_from, r_to, f_from, f_to;
        vf_rfm_segment segment;
    } rules[] = {
        {1, 2, 1, 2, VF_RFM_HIBERNATING},         {1, 2, 3, 4, VF_RFM_AT_RISK},
        {1, 2, 5, 5, VF_RFM_CANT_LOSE_THEM},      {3, 3, 1, 2, VF_RFM_ABOUT_TO_SLEEP},
        {3, 3, 3, 3, VF_RFM_NEED_ATTENTION},      {3, 3, 4, 5, VF_RFM_LOYAL_CUSTOMERS},
        {4, 4, 1, 1, VF_RFM_PROMISING},           {4, 4, 2, 3, VF_RFM_POTENTIAL_LOYALISTS},
        {4, 4, 4, 5, VF_RFM_LOYAL_CUSTOMERS},     {5, 5, 1, 1, VF_RFM_NEW_CUSTOMERS},
        {5, 5, 2, 3, VF_RFM_POTENTIAL_LOYALISTS}, {5, 5, 4, 5, VF_RFM_CHAMPIONS},
    };
    int cells = 0;
    for (size_t i = 0; i < COUNT(rules); i++) {
        for (int r = rules[i].r_from; r <= rules[i].r_to; r++) {
            for (int f = rules[i].f_from; f <= rules[i].f_to; f++, cells++) {
                for (int m = 1; m <= 5; m++)
                    assert_segment(100 * r + 10 * f + m, rules[i].segment);
            }
        }
    }
    assert_int_equal(cells, 25);
}

static void other_scores_have_no_segment(void **state)
{
    (void)state;
    const double scores[] = {0, 55, 110, 116, 161, 101, 611, 556, 560, 1111, -543, 543.5, 1e300};
    vf_rfm_segment out = VF_RFM_CHAMPIONS;
    for (size_t i = 0; i < COUNT(scores); i++)
        assert_status(vf_rfm_segment_of(scores[i], &out), VF_OUT_OF_RANGE);
    assert_status(vf_rfm_segment_of(NAN, &out), VF_NOT_A_NUMBER);
    assert_status(vf_rfm_segment_of(INFINITY, &out), VF_NOT_A_NUMBER);
    assert_int_equal(out, VF_RFM_CHAMPIONS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("RFM-1 the cuts are quantiles of type 7", cuts_are_quantiles_of_type_7),
        TEST("RFM-1 one customer, and two", few_customers),
        TEST("RFM-1 recent, frequent and large are high", recent_frequent_and_large_are_high),
        TEST("RFM-1, RFM-2, G5 what is not allowed", what_is_not_allowed),
        TEST("RFM-1 amounts whose difference overflows", huge_amounts),
        TEST("RFM-2 rows that lack a number", rows_that_lack_a_number),
        TEST("RFM-2 columns without a number", columns_without_a_number),
        TEST("RFM-1, RFM-2 as a plain computation, over random columns", plain_computation),
        TEST("RFM-2 one row gives what the array gives", one_row_equals_the_array),
        TEST("RFM-3 the segments", segments),
        TEST("RFM-3 other scores have no segment", other_scores_have_no_segment),
        TEST("RFM-4 limits of one's own", limits_of_ones_own),
        TEST("RFM-4 limits that are not allowed", limits_that_are_not_allowed),
        TEST("RFM-5 the first segment that takes a score", segments_of_ones_own),
    };
    return cmocka_run_group_tests_name("rfm", tests, NULL, NULL);
}
