/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include "vitalfew/fit.h"

static double score(const double *traits, const double *weights, size_t n, double scale)
{
    double out = -1;
    assert_status(vf_fit_score(traits, weights, n, scale, &out), VF_OK);
    return out;
}

static vf_fit class(const double *traits, size_t n)
{
    vf_fit out = VF_FIT_UNKNOWN;
    assert_status(
        vf_fit_of(traits, NULL, n, 1, VF_FIT_DEFAULT_IDEAL, VF_FIT_DEFAULT_ACCEPTABLE, &out),
        VF_OK);
    return out;
}

static void weighted_mean(void **state)
{
    (void)state;
    const double traits[] = {1, 0.5, 0};
    const double weights[] = {3, 2, 5};
    assert_near(score(traits, NULL, 3, 1), 0.5, 1e-15);
    assert_near(score(traits, weights, 3, 1), 0.4, 1e-15);
}

static void traits_on_a_scale(void **state)
{
    (void)state;
    const double traits[] = {5, 3, 4};
    assert_near(score(traits, NULL, 3, 5), 0.8, 1e-15);
    assert_near(score(traits, NULL, 3, 10), 0.4, 1e-15);
}

static void not_assessed_is_left_out_of_both_sums(void **state)
{
    (void)state;
    const double traits[] = {1, NAN, 0, NAN};
    const double weights[] = {1, 100, 3, -100};
    assert_near(score(traits, weights, 4, 1), 0.25, 1e-15);
}

static void negative_weight_is_a_warning_sign(void **state)
{
    (void)state;
    const double weights[] = {2, 2, -1};
    const double warned[] = {1, 1, 1};
    const double unwarned[] = {1, 1, 0};
    const double only_warned[] = {0, 0, 1};
    assert_near(score(warned, weights, 3, 1), 0.75, 1e-15);
    assert_near(score(unwarned, weights, 3, 1), 1, 0);
    assert_near(score(only_warned, weights, 3, 1), 0, 0);
    assert_false(signbit(score(only_warned, weights, 3, 1)));
}

static void nothing_of_positive_weight(void **state)
{
    (void)state;
    const double traits[] = {NAN, 1, 1};
    const double weights[] = {1, 0, -1};
    double out = 7;
    assert_status(vf_fit_score(traits, weights, 3, 1, &out), VF_NOTHING);
    assert_status(vf_fit_score(traits, NULL, 1, 1, &out), VF_NOTHING);
    assert_status(vf_fit_score(traits, NULL, 0, 1, &out), VF_NOTHING);
    assert_near(out, 7, 0);
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    const double good[] = {1};
    double out = 7;
    assert_status(vf_fit_score((double[]){1.5}, NULL, 1, 1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_fit_score((double[]){-0.1}, NULL, 1, 1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_fit_score((double[]){INFINITY}, NULL, 1, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_fit_score(good, (double[]){NAN}, 1, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_fit_score(good, (double[]){INFINITY}, 1, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_fit_score((double[]){0}, NULL, 1, 0, &out), VF_OUT_OF_RANGE);
    assert_status(vf_fit_score(good, NULL, 1, -1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_fit_score(good, NULL, 1, NAN, &out), VF_NOT_A_NUMBER);
    assert_near(out, 7, 0);
}

static void huge_weights(void **state)
{
    (void)state;
    const double traits[] = {1, 0, 1, 1};
    const double weights[] = {1e308, 1e308, 1e308, 1e308};
    const double warning[] = {1, 1, 1, -1e308};
    assert_near(score(traits, weights, 4, 1), 0.75, 1e-15);
    assert_near(score(traits, warning, 4, 1), 0, 0);
}

/* Whole weights and traits leave the plain formula nothing to round but the quotient. */
static void plain_formula(void **state)
{
    (void)state;
    generator g = {20};
    for (int round = 0; round < 2000; round++) {
        double traits[8];
        double weights[8];
        size_t n = 1 + random_below(&g, 8);
        double met = 0;
        double possible = 0;
        for (size_t i = 0; i < n; i++) {
            traits[i] = random_below(&g, 4) == 0 ? NAN : (double)random_below(&g, 5);
            weights[i] = (double)random_below(&g, 9) - 3;
            if (!isnan(traits[i])) {
                met += weights[i] * traits[i] / 4;
                possible += weights[i] > 0 ? weights[i] : 0;
            }
        }
        double out = -1;
        vf_status status = vf_fit_score(traits, weights, n, 4, &out);
        assert_status(status, possible > 0 ? VF_OK : VF_NOTHING);
        if (status == VF_OK)
            assert_near(out, fmin(fmax(met / possible, 0), 1), 1e-15);
    }
}

static void thresholds(void **state)
{
    (void)state;
    assert_int_equal(class((double[]){1, 1, 0}, 3), VF_FIT_IDEAL);
    assert_int_equal(class((double[]){1, 0.9, 0}, 3), VF_FIT_ACCEPTABLE);
    assert_int_equal(class((double[]){1, 0, 0}, 3), VF_FIT_ACCEPTABLE);
    assert_int_equal(class((double[]){0.9, 0, 0}, 3), VF_FIT_POOR);
    assert_int_equal(class((double[]){0, 0, 0}, 3), VF_FIT_POOR);
    assert_int_equal(class((double[]){1, NAN, NAN}, 3), VF_FIT_IDEAL);
}

static void a_bit_less_has_reached(void **state)
{
    (void)state;
    const double traits[] = {1, 1, 1, 0};
    const double weights[] = {0.1, 0.1, 0.1, 0.7};
    const double threshold = nextafter(score(traits, weights, 4, 1), 1);
    vf_fit out = VF_FIT_UNKNOWN;
    assert_status(vf_fit_of(traits, weights, 4, 1, threshold, 0, &out), VF_OK);
    assert_int_equal(out, VF_FIT_IDEAL);
    assert_status(vf_fit_of(traits, weights, 4, 1, threshold + 1e-9, 0, &out), VF_OK);
    assert_int_equal(out, VF_FIT_ACCEPTABLE);
}

static void nothing_assessed(void **state)
{
    (void)state;
    const double traits[] = {NAN, NAN};
    const double warned[] = {1, NAN};
    const double weights[] = {-1, 1};
    assert_int_equal(class(traits, 2), VF_FIT_UNKNOWN);
    assert_int_equal(class(traits, 0), VF_FIT_UNKNOWN);
    /* Something has been assessed, but nothing that a score could come from. */
    vf_fit out = VF_FIT_IDEAL;
    assert_status(vf_fit_of(warned, weights, 2, 1, 0.5, 0.5, &out), VF_NOTHING);
}

static void thresholds_that_are_not_allowed(void **state)
{
    (void)state;
    const double traits[] = {1};
    vf_fit out = VF_FIT_POOR;
    assert_status(vf_fit_of(traits, NULL, 1, 1, 0.3, 0.6, &out), VF_OUT_OF_RANGE);
    assert_status(vf_fit_of(traits, NULL, 1, 1, 1.1, 0.6, &out), VF_OUT_OF_RANGE);
    assert_status(vf_fit_of(traits, NULL, 1, 1, 0.6, -0.1, &out), VF_OUT_OF_RANGE);
    assert_status(vf_fit_of(traits, NULL, 1, 1, NAN, 0.1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_fit_of(traits, NULL, 1, 1, 1, INFINITY, &out), VF_NOT_A_NUMBER);
    assert_status(vf_fit_of((double[]){2}, NULL, 1, 1, 1, 0, &out), VF_OUT_OF_RANGE);
    assert_int_equal(out, VF_FIT_POOR);
    assert_status(vf_fit_of(traits, NULL, 1, 1, 1, 1, &out), VF_OK);
    assert_int_equal(out, VF_FIT_IDEAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("FIT-2 the weighted mean of the traits", weighted_mean),
        TEST("FIT-1 traits on a scale", traits_on_a_scale),
        TEST("FIT-2 not assessed is left out of both sums", not_assessed_is_left_out_of_both_sums),
        TEST("FIT-2 a negative weight is a warning sign", negative_weight_is_a_warning_sign),
        TEST("FIT-2 nothing of positive weight assessed", nothing_of_positive_weight),
        TEST("FIT-1, G5 numbers that are not allowed", what_is_not_allowed),
        TEST("FIT-2 weights whose sum would overflow", huge_weights),
        TEST("FIT-2 as the plain formula, over random traits", plain_formula),
        TEST("FIT-3 ideal, acceptable and poor", thresholds),
        TEST("FIT-3, G9 a score a bit below a threshold has reached it", a_bit_less_has_reached),
        TEST("FIT-3 nothing assessed is no class", nothing_assessed),
        TEST("FIT-3 thresholds that are not allowed", thresholds_that_are_not_allowed),
    };
    return cmocka_run_group_tests_name("fit", tests, NULL, NULL);
}
