/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdbool.h>
#include <stdlib.h>

#include "vitalfew/prospect.h"

static double score(double days, double margin, double amount, double typical_amount)
{
    double out = -1;
    assert_status(
        vf_prospect_score(days, margin, amount, typical_amount, vf_prospect_default_terms(), &out),
        VF_OK);
    return out;
}

static void weighted_mean_of_three(void **state)
{
    (void)state;
    /* 100 (3 * 0.5 + 2 * 0.5 + 1 * 0.5) / 6, and each part alone. */
    assert_near(score(30, 0.2, 1000, 1000), 50, 1e-12);
    assert_near(score(0, 0, 1e-9, 1e9), 50, 1e-12);
    assert_near(score(1e9, 0.4, 1e-9, 1e9), 100.0 / 3, 1e-12);
    assert_near(score(1e9, 0, 3000, 1000), 12.5, 1e-12);
    assert_near(score(60, 0.1, 250, 1000), 100 * (3 * 0.25 + 2 * 0.25 + 0.2) / 6, 1e-12);
}

static void a_date_that_has_passed_is_no_urgency(void **state)
{
    (void)state;
    assert_near(score(-90, 0.3, 500, 1000), score(90, 0.3, 500, 1000), 0);
    assert_near(score(-30, 0.2, 1000, 1000), 50, 1e-12);
    assert_near(score(-1e308, 1, 1, 1e308), 100.0 / 3, 1e-12);
}

static void an_amount_of_0_scores_0(void **state)
{
    (void)state;
    const vf_prospect_terms soon_alone = {30, 0.4, {1, 0, 0}};
    double out = -1;
    assert_near(score(0, 0.4, 0, 1000), 0, 0);
    assert_status(vf_prospect_score(0, 0, 0, 1000, &soon_alone, &out), VF_OK);
    assert_near(out, 0, 0);
    assert_true(score(0, 0.4, 5e-324, 1000) > 83);
}

static void margin_is_held_to_the_good_one(void **state)
{
    (void)state;
    assert_near(score(10, 0.9, 500, 1000), score(10, 0.4, 500, 1000), 0);
    assert_near(score(10, 1, 500, 1000), score(10, 0.4, 500, 1000), 0);
    assert_near(score(10, -0.2, 500, 1000), score(10, 0, 500, 1000), 0);
    /* What is 1 on paper is no more than 1. */
    assert_near(score(10, nextafter(1, 2), 500, 1000), score(10, 1, 500, 1000), 0);
}

static void other_terms(void **state)
{
    (void)state;
    const vf_prospect_terms terms = {7, 0.25, {0, 1, 4}};
    double out = -1;
    assert_status(vf_prospect_score(3, 0.1, 300, 100, &terms, &out), VF_OK);
    assert_near(out, 100 * (0.4 + 4 * 0.75) / 5, 1e-12);
}

static void one_weight_alone(void **state)
{
    (void)state;
    const double expected[] = {25, 50, 75};
    for (size_t i = 0; i < 3; i++) {
        vf_prospect_terms terms = {10, 0.4, {0, 0, 0}};
        terms.weights[i] = 0.5;
        double out = -1;
        assert_status(vf_prospect_score(20, 0.2, 300, 100, &terms, &out), VF_OK);
        assert_near(out, expected[i], 1e-12);
    }
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    const struct {
        double days, margin, amount, typical;
        vf_prospect_terms terms;
        vf_status status;
    } cases[] = {
        {1, 0.1, -1, 9, {30, 0.4, {3, 2, 1}}, VF_OUT_OF_RANGE},
        {1, 35, 1, 9, {30, 0.4, {3, 2, 1}}, VF_OUT_OF_RANGE},
        {1, 1.01, 1, 9, {30, 0.4, {3, 2, 1}}, VF_OUT_OF_RANGE},
        {1, 0.1, 1, 0, {30, 0.4, {3, 2, 1}}, VF_OUT_OF_RANGE},
        {1, 0.1, 1, -9, {30, 0.4, {3, 2, 1}}, VF_OUT_OF_RANGE},
        {1, 0.1, 1, 9, {0, 0.4, {3, 2, 1}}, VF_OUT_OF_RANGE},
        {1, 0.1, 1, 9, {30, 0, {3, 2, 1}}, VF_OUT_OF_RANGE},
        {1, 0.1, 1, 9, {30, 0.4, {-3, 2, 1}}, VF_OUT_OF_RANGE},
        {1, 0.1, 1, 9, {30, 0.4, {3, -2, 1}}, VF_OUT_OF_RANGE},
        {1, 0.1, 1, 9, {30, 0.4, {3, 2, -1}}, VF_OUT_OF_RANGE},
        {1, 0.1, 1, 9, {30, 0.4, {0, 0, 0}}, VF_OUT_OF_RANGE},
        {NAN, 0.1, 1, 9, {30, 0.4, {3, 2, 1}}, VF_NOT_A_NUMBER},
        {1, INFINITY, 1, 9, {30, 0.4, {3, 2, 1}}, VF_NOT_A_NUMBER},
        {1, 0.1, NAN, 9, {30, 0.4, {3, 2, 1}}, VF_NOT_A_NUMBER},
        {1, 0.1, 1, INFINITY, {30, 0.4, {3, 2, 1}}, VF_NOT_A_NUMBER},
        {1, 0.1, 1, 9, {NAN, 0.4, {3, 2, 1}}, VF_NOT_A_NUMBER},
        {1, 0.1, 1, 9, {30, INFINITY, {3, 2, 1}}, VF_NOT_A_NUMBER},
        {1, 0.1, 1, 9, {30, 0.4, {INFINITY, 2, 1}}, VF_NOT_A_NUMBER},
        {1, 0.1, 1, 9, {30, 0.4, {3, INFINITY, 1}}, VF_NOT_A_NUMBER},
        {1, 0.1, 1, 9, {30, 0.4, {3, 2, NAN}}, VF_NOT_A_NUMBER},
    };
    double out = 7;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_status(vf_prospect_score(cases[i].days, cases[i].margin, cases[i].amount,
                                        cases[i].typical, &cases[i].terms, &out),
                      cases[i].status);
    assert_near(out, 7, 0);
}

static void huge_numbers(void **state)
{
    (void)state;
    const vf_prospect_terms huge = {1e-300, 1e-300, {1e308, 1e308, 1e308}};
    const vf_prospect_terms two = {30, 0.4, {1.5e308, 1.5e308, 0}};
    const vf_prospect_terms last = {30, 0.4, {0, 1.5e308, 1.5e308}};
    double out = -1;
    assert_near(score(0, 0.4, 1.5e308, 1.5e308), 100 * 5.5 / 6, 1e-12);
    assert_near(score(1e308, 1, 1, 1e308), 100.0 / 3, 1e-12);
    assert_status(vf_prospect_score(1e300, 1, 5e-324, 5e-324, &huge, &out), VF_OK);
    assert_near(out, 50, 1e-12);
    assert_status(vf_prospect_score(0, 0.2, 9, 1, &two, &out), VF_OK);
    assert_near(out, 75, 1e-12);
    assert_status(vf_prospect_score(0, 0.2, 9, 1, &last, &out), VF_OK);
    assert_near(out, 70, 1e-12);
}

/* PRO-1 as it is written, by pow() and without any care. */
static void plain_formula(void **state)
{
    (void)state;
    generator g = {40};
    for (int round = 0; round < 5000; round++) {
        double days = 400 * random_fraction(&g) - 40;
        double margin = random_fraction(&g) - 0.2;
        double amount = 1e5 * random_fraction(&g);
        double typical = 1 + 1e5 * random_fraction(&g);
        vf_prospect_terms terms = {1 + 90 * random_fraction(&g),
                                   0.01 + random_fraction(&g),
                                   {9 * random_fraction(&g), 9 * random_fraction(&g), 0.1}};
        double out = -1;
        assert_status(vf_prospect_score(days, margin, amount, typical, &terms, &out), VF_OK);
        double soon = pow(0.5, (days > 0 ? days : -days) / terms.half_life);
        double profitable = margin / terms.good_margin;
        profitable = profitable < 0 ? 0 : profitable > 1 ? 1 : profitable;
        const double *w = terms.weights;
        double sum = w[0] * soon + w[1] * profitable + w[2] * amount / (amount + typical);
        assert_near(out, 100 * sum / (w[0] + w[1] + w[2]), 1e-10);
        assert_true(out >= 0 && out <= 100);
    }
}

static void priorities(void **state)
{
    (void)state;
    assert_int_equal(vf_priority_of(100), VF_PRIORITY_HOT);
    assert_int_equal(vf_priority_of(70), VF_PRIORITY_HOT);
    assert_int_equal(vf_priority_of(69.999), VF_PRIORITY_WARM);
    assert_int_equal(vf_priority_of(40), VF_PRIORITY_WARM);
    assert_int_equal(vf_priority_of(39.999), VF_PRIORITY_COLD);
    assert_int_equal(vf_priority_of(0), VF_PRIORITY_COLD);
    /* What is shown as 70 has reached it. */
    assert_int_equal(vf_priority_of(nextafter(70, 0)), VF_PRIORITY_HOT);
    assert_int_equal(vf_priority_of(nextafter(40, 0)), VF_PRIORITY_WARM);
}

static void ranks_by_score(void **state)
{
    (void)state;
    const double days[] = {90, 0, 30, 0, 400};
    const double margins[] = {0.1, 0.4, 0.4, 0.4, 0};
    const double amounts[] = {100, 500, 900, 500, 0};
    const size_t expected[] = {4, 1, 3, 1, 5};
    vf_prospect_place places[5];
    assert_status(vf_prospect_rank(days, margins, amounts, 5, vf_prospect_default_terms(), places),
                  VF_OK);
    for (size_t i = 0; i < 5; i++) {
        assert_status(places[i].status, VF_OK);
        assert_int_equal(places[i].rank, expected[i]);
    }
}

static void typical_amount_is_the_median(void **state)
{
    (void)state;
    /* The first is sooner, the second larger: it is ahead where the typical amount is between the
     * two, 220, and would be behind where it is far above them. */
    const double days[] = {0, 6, 0, 0};
    const double margins[] = {0, 0, -1, -1};
    const double amounts[] = {10, 430, 1e6, 5};
    const vf_prospect_terms terms = {30, 0.4, {1, 0, 1}};
    double first = 0;
    double second = 0;
    vf_prospect_place places[4];
    assert_status(vf_prospect_rank(days, margins, amounts, 4, &terms, places), VF_OK);
    assert_int_equal(places[0].rank, 3);
    assert_int_equal(places[1].rank, 2);
    assert_status(vf_prospect_score(0, 0, 10, 1e5, &terms, &first), VF_OK);
    assert_status(vf_prospect_score(6, 0, 430, 1e5, &terms, &second), VF_OK);
    assert_true(first > second);
}

static void rows_that_take_no_part(void **state)
{
    (void)state;
    /* The amounts of the first four, taken into the median, would put the fifth ahead of the
     * last. */
    const double days[] = {NAN, 5, NAN, 5, 0, 6, 5};
    const double margins[] = {0.4, NAN, 0.4, 0.4, 0, 0, 35};
    const double amounts[] = {1e6, 1e6, 1e6, -1, 10, 430, 1e6};
    const vf_prospect_terms terms = {30, 0.4, {1, 0, 1}};
    const vf_prospect_place expected[] = {{VF_OK, 0},           {VF_OK, 0}, {VF_OK, 0},
                                          {VF_OUT_OF_RANGE, 0}, {VF_OK, 2}, {VF_OK, 1},
                                          {VF_OUT_OF_RANGE, 0}};
    vf_prospect_place places[7];
    assert_status(vf_prospect_rank(days, margins, amounts, 7, &terms, places), VF_OK);
    for (size_t i = 0; i < 7; i++) {
        assert_status(places[i].status, expected[i].status);
        assert_int_equal(places[i].rank, expected[i].rank);
    }
}

static void nothing_to_rank(void **state)
{
    (void)state;
    const double none[] = {NAN, NAN};
    const double days[] = {1, 2};
    const double zeros[] = {0, 0};
    vf_prospect_place places[2] = {{VF_NOTHING, 7}, {VF_NOTHING, 7}};
    assert_status(vf_prospect_rank(none, none, none, 0, vf_prospect_default_terms(), places),
                  VF_OK);
    assert_int_equal(places[0].rank, 7);
    assert_status(vf_prospect_rank(none, none, none, 2, vf_prospect_default_terms(), places),
                  VF_OK);
    assert_int_equal(places[0].rank, 0);
    assert_status(places[1].status, VF_OK);
    assert_int_equal(places[1].rank, 0);
    assert_status(vf_prospect_rank(days, zeros, zeros, 2, vf_prospect_default_terms(), places),
                  VF_NOTHING);
}

static void rank_checks_the_terms(void **state)
{
    (void)state;
    const double one[] = {1};
    const vf_prospect_terms terms = {0, 0.4, {3, 2, 1}};
    vf_prospect_place place;
    assert_status(vf_prospect_rank(one, one, one, 1, &terms, &place), VF_OUT_OF_RANGE);
    const double infinite[] = {INFINITY};
    assert_status(vf_prospect_rank(infinite, one, one, 1, vf_prospect_default_terms(), &place),
                  VF_OK);
    assert_status(place.status, VF_NOT_A_NUMBER);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The median of the amounts of the rows that are complete. */
static double plain_median(const double *days, const double *margins, const double *amounts,
                           size_t n)
{
    double complete[64];
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(days[i] + margins[i] + amounts[i]))
            complete[count++] = amounts[i];
    }
    if (count == 0)
        return NAN;
    qsort(complete, count, sizeof *complete, ascending);
    return count % 2 == 1 ? complete[count / 2]
                          : (complete[count / 2 - 1] + complete[count / 2]) / 2;
}

/* Few different answers, so that there are ties, and a gap now and then. */
static void fill(double *numbers, size_t n, size_t kinds, double step, generator *g)
{
    for (size_t i = 0; i < n; i++)
        numbers[i] = random_below(g, 15) == 0 ? NAN : step * (double)(1 + random_below(g, kinds));
}

/* PRO-3 as it is written: one more than the number of higher scores. */
static void plain_ranks(void **state)
{
    (void)state;
    generator g = {41};
    for (int round = 0; round < 500; round++) {
        double days[64];
        double margins[64];
        double amounts[64];
        double scores[64];
        vf_prospect_place places[64];
        size_t n = 1 + random_below(&g, 64);
        fill(days, n, 3, 20, &g);
        fill(margins, n, 3, 0.15, &g);
        fill(amounts, n, round % 2 == 0 ? 3 : 1000, 100, &g);
        double typical = plain_median(days, margins, amounts, n);
        for (size_t i = 0; i < n; i++) {
            scores[i] = NAN;
            if (!isnan(days[i] + margins[i] + amounts[i]))
                scores[i] = score(days[i], margins[i], amounts[i], typical);
        }
        assert_status(
            vf_prospect_rank(days, margins, amounts, n, vf_prospect_default_terms(), places),
            VF_OK);
        for (size_t i = 0; i < n; i++) {
            bool scored = !isnan(scores[i]);
            size_t rank = scored ? 1 : 0;
            for (size_t j = 0; j < n; j++)
                rank += scores[j] > scores[i];
            assert_int_equal(places[i].rank, rank);
            assert_status(places[i].status, VF_OK);
        }
    }
}

/* Each rank that is taken is one more than the number of prospects at the ranks before it. */
static void ranks_are_a_permutation_with_ties(void **state)
{
    (void)state;
    enum { N = 3000 };
    static double days[N], margins[N], amounts[N];
    static vf_prospect_place places[N];
    static size_t at_rank[N + 1];
    generator g = {42};
    fill(days, N, 40, 3, &g);
    fill(margins, N, 8, 0.07, &g);
    fill(amounts, N, 10, 100, &g);
    assert_status(vf_prospect_rank(days, margins, amounts, N, vf_prospect_default_terms(), places),
                  VF_OK);
    for (size_t i = 0; i < N; i++) {
        assert_true(places[i].rank <= N);
        at_rank[places[i].rank]++;
    }
    size_t ranked = 0;
    bool tied = false;
    for (size_t rank = 1; rank <= N; rank++) {
        if (at_rank[rank] == 0)
            continue;
        assert_int_equal(rank, ranked + 1);
        ranked += at_rank[rank];
        tied = tied || at_rank[rank] > 1;
    }
    assert_int_equal(ranked + at_rank[0], N);
    assert_true(tied);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("PRO-1 the weighted mean of soon, profitable and much", weighted_mean_of_three),
        TEST("PRO-1 a date that has passed is no urgency", a_date_that_has_passed_is_no_urgency),
        TEST("PRO-1 an amount of 0 scores 0", an_amount_of_0_scores_0),
        TEST("PRO-1 the margin is held to the good one", margin_is_held_to_the_good_one),
        TEST("PRO-1 other half-life, good margin and weights", other_terms),
        TEST("PRO-1 one weight alone", one_weight_alone),
        TEST("PRO-1, G5 numbers that are not allowed", what_is_not_allowed),
        TEST("PRO-1 numbers whose sums or quotients overflow", huge_numbers),
        TEST("PRO-1 as the plain formula, over random prospects", plain_formula),
        TEST("PRO-2 hot, warm and cold", priorities),
        TEST("PRO-3 ranks by score, ties at the best", ranks_by_score),
        TEST("PRO-3 the typical amount is the median", typical_amount_is_the_median),
        TEST("PRO-3 rows that take no part", rows_that_take_no_part),
        TEST("PRO-3 nothing to rank", nothing_to_rank),
        TEST("PRO-3, G5 terms and numbers that are not allowed", rank_checks_the_terms),
        TEST("PRO-3 as counting the higher scores, over random lists", plain_ranks),
        TEST("PRO-3 ranks are a permutation with ties", ranks_are_a_permutation_with_ties),
    };
    return cmocka_run_group_tests_name("prospect", tests, NULL, NULL);
}
