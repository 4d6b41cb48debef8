/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <float.h>
#include <string.h>

#include "kernel/exact_sum.h"

static double sum_of(const double *terms, size_t n)
{
    vf_exact sum = {.count = 0};
    for (size_t i = 0; i < n; i++)
        vf_exact_add(&sum, terms[i]);
    return vf_exact_value(&sum);
}

/* Those that Python tests math.fsum() with. */
static void sums_that_are_rounded_once(void **state)
{
    (void)state;
    const struct {
        double sum;
        size_t n;
        double terms[8];
    } cases[] = {
        {0.0, 0, {0.0}},
        {0.0, 2, {0.0, -0.0}},
        {1e-100, 7, {1e100, 1.0, -1e100, 1e-100, 1e50, -1.0, -1e50}},
        {9007199254740991.0, 3, {0x1p53, -0.5, -0x1p-54}},
        {0x1p53 + 2.0, 3, {0x1p53, 1.0, 0x1p-100}},
        {0x1p53, 2, {0x1p53, 1.0}},
        {0x1p53 + 4.0, 3, {0x1p53 + 2.0, 1.0, 0x1p-100}},
        {0x1p53 + 4.0, 2, {0x1p53 + 2.0, 1.0}},
        {0x1p53 + 2.0, 3, {0x1p53 + 2.0, 1.0, -0x1p-100}},
        {0x1p53 + 12.0, 3, {0x1p53 + 10.0, 1.0, 0x1p-100}},
        {0x1p53 - 3.0, 3, {0x1p53 - 4.0, 0.5, 0x1p-54}},
        {-0x1p53 - 2.0, 3, {-0x1p53, -1.0, -0x1p-100}},
        {0x1p-1074, 3, {0x1p900, 0x1p-1074, -0x1p900}},
        {1.0, 4, {1e16, 1.0, 1e-16, -1e16}},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_near(sum_of(cases[i].terms, cases[i].n), cases[i].sum, 0.0);
    double tenths[10];
    for (size_t i = 0; i < COUNT(tenths); i++)
        tenths[i] = 0.1;
    assert_near(sum_of(tenths, COUNT(tenths)), 1.0, 0.0);
}

static double of_any_bits(generator *g)
{
    for (;;) {
        uint64_t bits = random_bits(g);
        double x;
        memcpy(&x, &bits, sizeof x);
        if (fabs(x) <= 0x1p959)
            return x;
    }
}

/* So many bits that the expansion has to be compressed. Whatever the order, the sum is the same;
   taken away again, nothing is left. */
static void the_order_does_not_matter(void **state)
{
    (void)state;
    enum { N = 600 };
    double terms[2 * N];
    generator g = {51};
    bool filled = false;
    for (int round = 0; round < 300; round++) {
        vf_exact sum = {.count = 0};
        for (size_t i = 0; i < N; i++) {
            terms[i] =
                round % 2 == 0 ? of_any_bits(&g) : ldexp(1.0, (int)random_below(&g, 2000) - 1050);
            vf_exact_add(&sum, terms[i]);
            filled = filled || sum.count == VF_EXACT_PARTS;
        }
        double value = vf_exact_value(&sum);
        for (size_t i = 0; i < N; i++)
            terms[N + i] = -terms[i];
        shuffle(&g, terms, N);
        assert_near(sum_of(terms, N), value, 0.0);
        shuffle(&g, terms, N);
        for (size_t i = 0; i < N; i++)
            vf_exact_add(&sum, -terms[i]);
        assert_int_equal(sum.count, 0);
        shuffle(&g, terms, N);
        for (size_t i = N; i < COUNT(terms); i++)
            terms[i] = -terms[i - N];
        shuffle(&g, terms, COUNT(terms));
        assert_near(sum_of(terms, COUNT(terms)), 0.0, 0.0);
    }
    assert_true(filled);
}

static void the_parts_do_not_overlap(void **state)
{
    (void)state;
    generator g = {52};
    vf_exact sum = {.count = 0};
    for (int i = 0; i < 20000; i++) {
        vf_exact_add(&sum, of_any_bits(&g));
        for (size_t k = 0; k < sum.count; k++) {
            int lowest;
            assert_true(sum.parts[k] != 0.0);
            if (k + 1 == sum.count)
                continue;
            /* The last bit of the larger part is above the first of the smaller one. */
            double fraction = frexp(fabs(sum.parts[k + 1]), &lowest);
            while (fraction != floor(fraction)) {
                fraction *= 2;
                lowest--;
            }
            assert_true(fabs(sum.parts[k]) < ldexp(1.0, lowest));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("sums that are rounded once", sums_that_are_rounded_once),
        TEST("G4 the order does not matter, not even in the last bit", the_order_does_not_matter),
        TEST("the parts do not overlap", the_parts_do_not_overlap),
    };
    return cmocka_run_group_tests_name("exact_sum", tests, NULL, NULL);
}
