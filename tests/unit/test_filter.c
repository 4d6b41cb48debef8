/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include "vitalfew/filter.h"

static vf_filter_outcome filter(const double *answers, const double *required, size_t n)
{
    vf_filter_outcome out = VF_FILTER_IN;
    assert_status(vf_filter_outcome_of(answers, required, n, &out), VF_OK);
    return out;
}

static void in_ask_and_out(void **state)
{
    (void)state;
    assert_int_equal(filter((double[]){1, 1, 5}, NULL, 3), VF_FILTER_IN);
    assert_int_equal(filter((double[]){1, NAN, 1}, NULL, 3), VF_FILTER_ASK);
    assert_int_equal(filter((double[]){1, 1, 0}, NULL, 3), VF_FILTER_OUT);
    assert_int_equal(filter((double[]){NAN, 0}, NULL, 2), VF_FILTER_OUT);
    assert_int_equal(filter((double[]){NAN}, NULL, 1), VF_FILTER_ASK);
    assert_int_equal(filter((double[]){-0.0}, NULL, 1), VF_FILTER_OUT);
    assert_int_equal(filter((double[]){-2}, NULL, 1), VF_FILTER_IN);
}

static void only_required_criteria_count(void **state)
{
    (void)state;
    const double answers[] = {0, NAN, 1};
    assert_int_equal(filter(answers, (double[]){0, 0, 1}, 3), VF_FILTER_IN);
    assert_int_equal(filter(answers, (double[]){NAN, 1, 1}, 3), VF_FILTER_ASK);
    assert_int_equal(filter(answers, (double[]){2, 1, 1}, 3), VF_FILTER_OUT);
    assert_int_equal(filter(answers, (double[]){0, NAN, 0}, 3), VF_FILTER_IN);
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    const double one[] = {1};
    const double infinite[] = {INFINITY};
    vf_filter_outcome out = VF_FILTER_ASK;
    assert_status(vf_filter_outcome_of(one, NULL, 0, &out), VF_NOTHING);
    assert_status(vf_filter_outcome_of(infinite, NULL, 1, &out), VF_NOT_A_NUMBER);
    assert_status(vf_filter_outcome_of(one, infinite, 1, &out), VF_NOT_A_NUMBER);
    assert_int_equal(out, VF_FILTER_ASK);
}

static void reasons(void **state)
{
    (void)state;
    const double answers[] = {1, 0, NAN, 0};
    const double required[] = {1, 1, 1, 0};
    assert_false(vf_filter_is_reason(answers, required, 0, VF_FILTER_OUT));
    assert_true(vf_filter_is_reason(answers, required, 1, VF_FILTER_OUT));
    assert_false(vf_filter_is_reason(answers, required, 2, VF_FILTER_OUT));
    assert_false(vf_filter_is_reason(answers, required, 3, VF_FILTER_OUT));
    assert_true(vf_filter_is_reason(answers, required, 2, VF_FILTER_ASK));
    assert_false(vf_filter_is_reason(answers, required, 0, VF_FILTER_ASK));
    assert_true(vf_filter_is_reason(answers, NULL, 3, VF_FILTER_OUT));
}

/* A list of three from the digits of a number in base 3: no, yes, not known. */
static void digits(size_t number, double *three)
{
    const double kinds[] = {0, 1, NAN};
    for (int i = 0; i < 3; i++, number /= 3)
        three[i] = kinds[number % 3];
}

/* All the lists of three criteria there are, against counting required noes and blanks. */
static void every_list_of_three(void **state)
{
    (void)state;
    for (size_t number = 0; number < (size_t)27 * 27; number++) {
        double answers[3];
        double required[3];
        digits(number % 27, answers);
        digits(number / 27, required);
        size_t noes = 0;
        size_t blanks = 0;
        for (int i = 0; i < 3; i++) {
            noes += required[i] == 1 && answers[i] == 0;
            blanks += required[i] == 1 && isnan(answers[i]);
        }
        vf_filter_outcome out = filter(answers, required, 3);
        assert_int_equal(out, noes > 0 ? VF_FILTER_OUT : blanks > 0 ? VF_FILTER_ASK : VF_FILTER_IN);
        size_t given = 0;
        for (size_t i = 0; i < 3; i++)
            given += vf_filter_is_reason(answers, required, i, out);
        /* Whoever is in has no reason, whoever is not has at least one. */
        assert_int_equal(given, noes > 0 ? noes : blanks);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("FILTER-1 in, ask and out", in_ask_and_out),
        TEST("FILTER-1 only required criteria count", only_required_criteria_count),
        TEST("FILTER-1, G5 what is not allowed", what_is_not_allowed),
        TEST("FILTER-2 the criteria that are the reason", reasons),
        TEST("FILTER-1, FILTER-2 every list of three criteria", every_list_of_three),
    };
    return cmocka_run_group_tests_name("filter", tests, NULL, NULL);
}
