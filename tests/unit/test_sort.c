/* SPDX-License-Identifier: MPL-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernel/sort.h"
#include "reference.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* On both sides of the size up to which insertion sorts alone. */
static const size_t SIZES[] = {0, 1, 2, 3, 17, 127, 128, 129, 130, 500, 5000, 50000};

typedef enum pattern {
    ANY_BITS,     /* every finite double is as likely */
    HEAVY_TAILED, /* amounts of customers */
    TIES,         /* whole numbers from -3 to 16 */
    ONE,          /* all the same */
    RISING,
    RISING_TIES,
    FALLING,
    NEAR,    /* so close that they differ in their last bits only */
    OUTLIER, /* the same and a far one, so that the first bits that differ tell nothing */
    EXTREMES,
    PATTERNS
} pattern;

static double finite_of_any_bits(generator *g)
{
    for (;;) {
        uint64_t bits = random_bits(g);
        double x;
        memcpy(&x, &bits, sizeof x);
        if (isfinite(x))
            return x + 0.0;
    }
}

static double amount_of(generator *g, pattern p, size_t i, size_t n)
{
    static const double extremes[] = {DBL_MAX,      -DBL_MAX, DBL_MIN,      -DBL_MIN,
                                      DBL_TRUE_MIN, 0.0,      -DBL_TRUE_MIN};
    switch (p) {
    case ANY_BITS:
        return finite_of_any_bits(g);
    case HEAVY_TAILED:
        return 100.0 * pow(random_fraction(g), -0.86);
    case TIES:
        return (double)random_below(g, 20) - 3.0;
    case ONE:
        return 42.0;
    case RISING:
        return (double)i - 20.0;
    case RISING_TIES:
        return floor((double)i / 3.0);
    case FALLING:
        return (double)(n - i) / 7.0;
    case NEAR:
        return 1e9 + ldexp((double)random_below(g, 4096), -23);
    case OUTLIER:
        return i == n / 2 ? 1e-300 : 1e9 + ldexp((double)random_below(g, 1u << 22), -23);
    case EXTREMES:
        return extremes[random_below(g, COUNT(extremes))];
    case PATTERNS:
        break;
    }
    abort();
}

static int descending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x < y) - (x > y);
}

static double *amounts_of(generator *g, pattern p, size_t n)
{
    double *amounts = malloc((n + 1) * sizeof *amounts);
    assert_non_null(amounts);
    for (size_t i = 0; i < n; i++)
        amounts[i] = amount_of(g, p, i, n);
    return amounts;
}

static void assert_sorts_amounts(generator *g, pattern p, size_t n)
{
    double *amounts = amounts_of(g, p, n);
    double *expected = malloc((n + 1) * sizeof *expected);
    double *scratch = malloc((n + 1) * sizeof *scratch);
    assert_non_null(expected);
    assert_non_null(scratch);
    memcpy(expected, amounts, n * sizeof *amounts);
    qsort(expected, n, sizeof *expected, descending);
    double *sorted = vf_sort_amounts(amounts, scratch, n);
    assert_true(sorted == amounts || sorted == scratch);
    assert_memory_equal(sorted, expected, n * sizeof *sorted);
    free(amounts);
    free(expected);
    free(scratch);
}

static void assert_sorts_placed(generator *g, pattern p, size_t n)
{
    double *amounts = amounts_of(g, p, n);
    vf_placed *items = malloc((2 * n + 1) * sizeof *items);
    assert_non_null(items);
    for (size_t i = 0; i < n; i++)
        items[i] = (vf_placed){amounts[i], i};
    vf_placed *sorted = vf_sort_placed(items, items + n, n);
    assert_true(sorted == items || sorted == items + n);
    for (size_t i = 0; i < n; i++) {
        assert_true(sorted[i].position < n);
        assert_true(sorted[i].amount == amounts[sorted[i].position]);
        if (i == 0)
            continue;
        assert_true(sorted[i - 1].amount >= sorted[i].amount);
        /* Positions that rise within equal amounts show that none occurs twice, too. */
        if (sorted[i - 1].amount == sorted[i].amount)
            assert_true(sorted[i - 1].position < sorted[i].position);
    }
    free(amounts);
    free(items);
}

static void sorts_like_qsort(void **state)
{
    (void)state;
    generator g = {1};
    for (int p = 0; p < PATTERNS; p++) {
        for (size_t s = 0; s < COUNT(SIZES); s++)
            assert_sorts_amounts(&g, (pattern)p, SIZES[s]);
    }
}

static void sorts_stably(void **state)
{
    (void)state;
    generator g = {2};
    for (int p = 0; p < PATTERNS; p++) {
        for (size_t s = 0; s < COUNT(SIZES); s++)
            assert_sorts_placed(&g, (pattern)p, SIZES[s]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("amounts are sorted as by qsort", sorts_like_qsort),
        TEST("CURVE-1 equal amounts keep their order", sorts_stably),
    };
    return cmocka_run_group_tests_name("sort", tests, NULL, NULL);
}
