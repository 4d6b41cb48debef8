/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include "vitalfew/tier_matrix.h"

#define NONE VF_TIER_NONE
#define TIERS_MAX 4
#define ROWS_MAX 50

static void who_went_where(void **state)
{
    (void)state;
    const size_t before[] = {0, 0, 1, 1, 1, NONE, NONE, 0};
    const size_t after[] = {0, 1, 0, 1, NONE, 1, NONE, 0};
    const size_t expected[] = {2, 1, 0, 1, 1, 1, 0, 1, 0};
    size_t counts[9];
    assert_status(vf_tier_matrix(before, after, COUNT(before), 2, counts), VF_OK);
    assert_memory_equal(counts, expected, sizeof expected);
    assert_near(vf_tier_matrix_share(counts, 2, 0, 0), 2.0 / 3, 0);
    assert_near(vf_tier_matrix_share(counts, 2, 1, 2), 1.0 / 3, 0);
    assert_near(vf_tier_matrix_share(counts, 2, 2, 1), 1, 0);
}

static void a_row_without_customers(void **state)
{
    (void)state;
    size_t counts[16];
    assert_status(vf_tier_matrix((size_t[]){1}, (size_t[]){2}, 1, 3, counts), VF_OK);
    for (size_t to = 0; to < 4; to++) {
        assert_near(vf_tier_matrix_share(counts, 3, 0, to), 0, 0);
        assert_near(vf_tier_matrix_share(counts, 3, 3, to), 0, 0);
    }
    assert_near(vf_tier_matrix_share(counts, 3, 1, 2), 1, 0);
}

static void what_cannot_be_counted(void **state)
{
    (void)state;
    size_t counts[] = {7, 7, 7, 7, 7, 7, 7, 7, 7};
    assert_status(vf_tier_matrix((size_t[]){0, 2}, (size_t[]){0, 0}, 2, 2, counts),
                  VF_OUT_OF_RANGE);
    assert_status(vf_tier_matrix((size_t[]){0, 0}, (size_t[]){0, NONE - 1}, 2, 2, counts),
                  VF_OUT_OF_RANGE);
    assert_int_equal(counts[0], 7);
    assert_status(vf_tier_matrix((size_t[]){NONE}, (size_t[]){NONE}, 1, 2, counts), VF_NOTHING);
    assert_status(vf_tier_matrix(NULL, NULL, 0, 2, counts), VF_NOTHING);
    assert_status(vf_tier_matrix((size_t[]){NONE}, (size_t[]){NONE}, 1, 0, counts), VF_NOTHING);
}

static size_t random_tier(generator *g, size_t tiers)
{
    size_t tier = random_below(g, tiers + 1);
    return tier < tiers ? tier : NONE;
}

/* MATRIX-1, a pass over the rows for each place. */
static size_t slow_count(const size_t *before, const size_t *after, size_t n, size_t from,
                         size_t to)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += before[i] == from && after[i] == to && (from != NONE || to != NONE);
    return count;
}

static void counts_as_defined(void **state)
{
    (void)state;
    generator g = {21};
    for (int trial = 0; trial < 2000; trial++) {
        size_t before[ROWS_MAX];
        size_t after[ROWS_MAX];
        size_t counts[(TIERS_MAX + 1) * (TIERS_MAX + 1)];
        size_t tiers = 1 + random_below(&g, TIERS_MAX);
        size_t n = 1 + random_below(&g, ROWS_MAX);
        for (size_t i = 0; i < n; i++) {
            before[i] = random_tier(&g, tiers);
            after[i] = random_tier(&g, tiers);
        }
        if (vf_tier_matrix(before, after, n, tiers, counts) == VF_NOTHING)
            continue;
        for (size_t i = 0; i <= tiers; i++) {
            double shares = 0;
            for (size_t j = 0; j <= tiers; j++) {
                size_t from = i < tiers ? i : NONE;
                size_t to = j < tiers ? j : NONE;
                assert_int_equal(counts[i * (tiers + 1) + j],
                                 slow_count(before, after, n, from, to));
                shares += vf_tier_matrix_share(counts, tiers, i, j);
            }
            assert_true(shares == 0 || fabs(shares - 1) < 1e-15);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("MATRIX-1 from each tier to each; the lost and the new", who_went_where),
        TEST("MATRIX-1 a row without customers has shares of 0", a_row_without_customers),
        TEST("MATRIX-1 counts and shares as they are defined", counts_as_defined),
        TEST("G5 tiers that are not there, and nobody in one", what_cannot_be_counted),
    };
    return cmocka_run_group_tests_name("tier_matrix", tests, NULL, NULL);
}
