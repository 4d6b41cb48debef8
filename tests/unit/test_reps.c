/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <float.h>
#include <stdbool.h>
#include <string.h>

#include "memory.h"
#include "vitalfew/reps.h"

#define CUSTOMERS_MAX 60
#define REPS_MAX 9

/* Fails unless the reps of n customers, counted from 1 and 0 for none, are these. */
static void assert_reps(const double *work, const size_t *owners, size_t n, size_t reps,
                        size_t limit, const size_t *expected)
{
    size_t out[CUSTOMERS_MAX];
    assert_status(vf_assign_reps(work, owners, n, reps, limit, out), VF_OK);
    for (size_t i = 0; i < n; i++)
        if (out[i] != (expected[i] > 0 ? expected[i] - 1 : VF_NO_REP))
            fail_msg("customer %zu has rep %zu, expected %zu", i, out[i] + 1, expected[i]);
}

static void four_reps(void **state)
{
    (void)state;
    const double work[] = {150, 200, 212, 215, 251, 277,  315,  370,  400,  414,  450,  477,
                           581, 697, 841, 888, 999, 1000, 1059, 1137, 1214, 1315, 1423, 1433};
    const size_t expected[] = {3, 4, 2, 1, 4, 3, 2, 1, 4, 3, 2, 1,
                               1, 2, 3, 4, 1, 2, 3, 4, 4, 3, 2, 1};
    const double sums[] = {4075, 4097, 4056, 4090};
    double sum[4] = {0};
    size_t customers[4] = {0};
    assert_reps(work, NULL, 24, 4, VF_NO_LIMIT, expected);
    assert_reps(work, NULL, 24, 4, 6, expected);
    for (size_t i = 0; i < 24; i++) {
        sum[expected[i] - 1] += work[i];
        customers[expected[i] - 1]++;
    }
    for (size_t rep = 0; rep < 4; rep++) {
        assert_near(sum[rep], sums[rep], 0);
        assert_int_equal(customers[rep], 6);
    }
}

static void equal_work_in_the_order_of_the_list(void **state)
{
    (void)state;
    const double work[] = {3, 5, 3, 3, 0, NAN, 0, 5};
    assert_reps(work, NULL, 8, 3, VF_NO_LIMIT, (size_t[]){3, 1, 3, 1, 2, 0, 2, 2});
    assert_reps(work, NULL, 8, 1, VF_NO_LIMIT, (size_t[]){1, 1, 1, 1, 1, 0, 1, 1});
    assert_reps(work, NULL, 8, 9, VF_NO_LIMIT, (size_t[]){3, 1, 4, 5, 6, 0, 6, 2});
    assert_reps((double[]){0, -0.0, 0}, NULL, 3, 2, VF_NO_LIMIT, (size_t[]){1, 1, 1});
    assert_reps((double[]){NAN, NAN}, NULL, 2, 2, 1, (size_t[]){0, 0});
    assert_reps(NULL, NULL, 0, 2, 1, NULL);
}

static void owners_keep_their_customers(void **state)
{
    (void)state;
    const double work[] = {5, 4, 3, 2, NAN, 1};
    const size_t none = VF_NO_REP;
    assert_reps(work, (size_t[]){1, none, none, 1, none, none}, 6, 2, VF_NO_LIMIT,
                (size_t[]){2, 1, 1, 2, 0, 1});
    assert_reps(work, (size_t[]){0, 0, 0, 0, 0, 0}, 6, 2, VF_NO_LIMIT,
                (size_t[]){1, 1, 1, 1, 0, 1});
    /* The owner of a row without a customer is passed over, whoever it is. */
    assert_reps(work, (size_t[]){none, none, none, none, 7, none}, 6, 2, VF_NO_LIMIT,
                (size_t[]){1, 2, 2, 1, 0, 1});
}

static void a_limit_to_the_customers_of_a_rep(void **state)
{
    (void)state;
    const double work[] = {9, 1, 1, 1, NAN, 1};
    const size_t none = VF_NO_REP;
    size_t out[6];
    assert_reps(work, NULL, 6, 2, VF_NO_LIMIT, (size_t[]){1, 2, 2, 2, 0, 2});
    assert_reps(work, NULL, 6, 2, 3, (size_t[]){1, 2, 2, 2, 0, 1});
    assert_reps(work, (size_t[]){none, 0, 0, none, none, none}, 6, 2, 3,
                (size_t[]){2, 1, 1, 1, 0, 2});
    assert_status(vf_assign_reps(work, NULL, 6, 2, 2, out), VF_OUT_OF_RANGE);
    assert_status(vf_assign_reps(work, (size_t[]){1, 1, 1, 1, 1, none}, 6, 2, 3, out),
                  VF_OUT_OF_RANGE);
}

static void decimal_fractions_that_draw(void **state)
{
    (void)state;
    /* Owners hold 0.1 and 0.2 against 0.3; the next customer goes to the first rep. */
    const double work[] = {0.1, 0.2, 0.3, 0.05};
    const size_t none = VF_NO_REP;
    assert_reps(work, (size_t[]){0, 0, 1, none}, 4, 2, VF_NO_LIMIT, (size_t[]){1, 1, 2, 1});
    assert_reps(work, (size_t[]){1, 1, 0, none}, 4, 2, VF_NO_LIMIT, (size_t[]){2, 2, 1, 1});
    /* What was computed is as much as what was typed. */
    assert_reps((double[]){0.3, 0.1 + 0.2, 0.7}, NULL, 3, 3, VF_NO_LIMIT, (size_t[]){2, 3, 1});
    /* A third is no decimal fraction, and two of them are two thirds as doubles are. */
    assert_reps((double[]){1.0 / 3, 1.0 / 3, 2.0 / 3, 0.1}, (size_t[]){1, 1, 0, none}, 4, 2,
                VF_NO_LIMIT, (size_t[]){2, 2, 1, 1});
}

static void work_of_every_magnitude(void **state)
{
    (void)state;
    assert_reps((double[]){3, 5, 1e20}, NULL, 3, 3, VF_NO_LIMIT, (size_t[]){3, 2, 1});
    assert_reps((double[]){3, 5, 4, DBL_MAX}, NULL, 4, 3, VF_NO_LIMIT, (size_t[]){3, 2, 3, 1});
    assert_reps((double[]){DBL_MAX, DBL_MAX, DBL_MAX, DBL_MAX, 1}, NULL, 5, 2, VF_NO_LIMIT,
                (size_t[]){1, 2, 1, 2, 1});
    assert_reps((double[]){3e-310, 5e-310, 4e-310}, NULL, 3, 2, VF_NO_LIMIT, (size_t[]){2, 1, 2});
    assert_reps((double[]){5e-324, 0, 5e-324}, NULL, 3, 2, VF_NO_LIMIT, (size_t[]){1, 1, 2});
    /* Sums keep what a double would lose. */
    const size_t none = VF_NO_REP;
    assert_reps((double[]){1e16, 1e16, 0.001, 1e16, 1e16, 0}, (size_t[]){0, 0, 0, 1, 1, none}, 6, 2,
                VF_NO_LIMIT, (size_t[]){1, 1, 1, 2, 2, 2});
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    size_t out[2];
    const double work[] = {2, 1};
    assert_status(vf_assign_reps((double[]){2, -1}, NULL, 2, 2, 9, out), VF_OUT_OF_RANGE);
    assert_status(vf_assign_reps((double[]){INFINITY, 1}, NULL, 2, 2, 9, out), VF_NOT_A_NUMBER);
    assert_status(vf_assign_reps((double[]){1, -INFINITY}, NULL, 2, 2, 9, out), VF_NOT_A_NUMBER);
    assert_status(vf_assign_reps(work, NULL, 2, 0, 9, out), VF_OUT_OF_RANGE);
    assert_status(vf_assign_reps(work, NULL, 2, 2, 0, out), VF_OUT_OF_RANGE);
    assert_status(vf_assign_reps(work, (size_t[]){0, 2}, 2, 2, 9, out), VF_NOT_FOUND);
}

static void memory_is_short(void **state)
{
    (void)state;
    const double work[] = {2, 1};
    size_t out[2];
    unsigned failures = 0;
    for (unsigned k = 1;; k++) {
        fail_at(k);
        vf_status status = vf_assign_reps(work, NULL, 2, 2, VF_NO_LIMIT, out);
        if (!has_failed()) {
            assert_int_equal(status, VF_OK);
            break;
        }
        assert_int_equal(status, VF_NO_MEMORY);
        failures++;
    }
    assert_int_equal(failures, 4);
}

/* A list whose work is whole numbers of a fraction of 1, and what the reps have of it. */
typedef struct shared_work {
    size_t n, reps, limit;
    size_t whole[CUSTOMERS_MAX]; /* work times the denominator; SIZE_MAX for a row without any */
    size_t owners[CUSTOMERS_MAX];
    size_t sum[REPS_MAX], customers[REPS_MAX];
} shared_work;

/* REPS-1 from its sentences: the most work that nobody has yet, the first of equals; of those who
 * have room, whoever has least, the first of equals. False where nobody has room. */
static bool share_plainly(shared_work *x, size_t *rep)
{
    for (size_t i = 0; i < x->n; i++) {
        rep[i] = VF_NO_REP;
        if (x->whole[i] == SIZE_MAX || x->owners[i] == VF_NO_REP)
            continue;
        rep[i] = x->owners[i];
        x->sum[rep[i]] += x->whole[i];
        if (++x->customers[rep[i]] > x->limit)
            return false;
    }
    for (;;) {
        size_t most = SIZE_MAX;
        size_t least = SIZE_MAX;
        for (size_t i = x->n; i-- > 0;)
            if (rep[i] == VF_NO_REP && x->whole[i] != SIZE_MAX &&
                (most == SIZE_MAX || x->whole[i] >= x->whole[most]))
                most = i;
        if (most == SIZE_MAX)
            return true;
        for (size_t k = x->reps; k-- > 0;)
            if (x->customers[k] < x->limit && (least == SIZE_MAX || x->sum[k] <= x->sum[least]))
                least = k;
        if (least == SIZE_MAX)
            return false;
        rep[most] = least;
        x->sum[least] += x->whole[most];
        x->customers[least]++;
    }
}

static shared_work random_work(generator *g)
{
    shared_work x = {.n = random_below(g, CUSTOMERS_MAX + 1),
                     .reps = 1 + random_below(g, REPS_MAX)};
    bool owned = random_below(g, 2) == 0;
    size_t most = random_below(g, 3) == 0 ? 4 : 100000;
    x.limit = random_below(g, 2) == 0 ? VF_NO_LIMIT : 1 + x.n / x.reps + random_below(g, 5);
    for (size_t i = 0; i < x.n; i++) {
        x.whole[i] = random_below(g, 9) == 0 ? SIZE_MAX : random_below(g, most);
        x.owners[i] = owned && random_below(g, 3) == 0 ? random_below(g, x.reps) : VF_NO_REP;
    }
    return x;
}

/* Without owners and a limit no two reps are further apart than the largest piece of work. */
static void assert_even(const shared_work *x)
{
    size_t largest = 0;
    for (size_t i = 0; i < x->n; i++) {
        if (x->owners[i] != VF_NO_REP || x->limit != VF_NO_LIMIT)
            return;
        if (x->whole[i] != SIZE_MAX && x->whole[i] > largest)
            largest = x->whole[i];
    }
    for (size_t a = 0; a < x->reps; a++)
        for (size_t b = 0; b < x->reps; b++)
            assert_true(x->sum[a] <= x->sum[b] + largest);
}

static void plain_computation(void **state)
{
    (void)state;
    const double denominators[] = {1, 10, 100, 1000, 4};
    generator g = {118};
    size_t refused = 0;
    for (int round = 0; round < 4000; round++) {
        double work[CUSTOMERS_MAX];
        size_t out[CUSTOMERS_MAX];
        size_t expected[CUSTOMERS_MAX];
        shared_work x = random_work(&g);
        double denominator = denominators[random_below(&g, COUNT(denominators))];
        for (size_t i = 0; i < x.n; i++)
            work[i] = x.whole[i] == SIZE_MAX ? NAN : (double)x.whole[i] / denominator;
        bool possible = share_plainly(&x, expected);
        assert_status(vf_assign_reps(work, x.owners, x.n, x.reps, x.limit, out),
                      possible ? VF_OK : VF_OUT_OF_RANGE);
        refused += !possible;
        if (!possible)
            continue;
        assert_memory_equal(out, expected, x.n * sizeof *out);
        assert_even(&x);
        for (size_t rep = 0; rep < x.reps; rep++)
            assert_true(x.customers[rep] <= x.limit);
    }
    assert_true(refused > 0);
}

/* What looks through all reps for every customer takes 10^10 steps here. */
static void many_customers_and_reps(void **state)
{
    (void)state;
    enum { MANY = 100000 };
    static double work[MANY];
    static double sum[MANY];
    static size_t out[MANY];
    generator g = {218};
    for (size_t i = 0; i < MANY; i++)
        work[i] = (double)(1 + random_below(&g, 5000));
    for (size_t reps = 200; reps <= MANY; reps *= 500) {
        double least = INFINITY;
        double most = 0;
        memset(sum, 0, sizeof sum);
        assert_status(vf_assign_reps(work, NULL, MANY, reps, VF_NO_LIMIT, out), VF_OK);
        for (size_t i = 0; i < MANY; i++)
            sum[out[i]] += work[i];
        for (size_t rep = 0; rep < reps; rep++) {
            least = fmin(least, sum[rep]);
            most = fmax(most, sum[rep]);
        }
        assert_true(least > 0 && most - least <= 5000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("REPS-1 four reps and 24 customers", four_reps),
        TEST("REPS-1 equal work in the order of the list", equal_work_in_the_order_of_the_list),
        TEST("REPS-1 owners keep their customers", owners_keep_their_customers),
        TEST("REPS-1 a limit to the customers of a rep", a_limit_to_the_customers_of_a_rep),
        TEST("REPS-2 decimal fractions that draw", decimal_fractions_that_draw),
        TEST("REPS-2 work of every magnitude", work_of_every_magnitude),
        TEST("REPS-1, G5 what is not allowed", what_is_not_allowed),
        TEST("REPS-2 100,000 customers and as many reps", many_customers_and_reps),
        TEST("memory is short", memory_is_short),
        TEST("REPS-1, REPS-2 as a plain computation, over random lists", plain_computation),
    };
    return cmocka_run_group_tests_name("reps", tests, NULL, NULL);
}
