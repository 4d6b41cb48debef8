/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include "vitalfew/calendar.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Day by day, by counting, from the first to the last. */
static void every_day_of_ten_thousand_years(void **state)
{
    (void)state;
    int32_t day = VF_DAY_MIN;
    for (int year = 1; year <= 9999; year++) {
        int32_t new_year = day;
        int32_t quarter = day;
        assert_int_equal(vf_period_start(VF_PERIOD_YEAR, year), day);
        for (int month = 1; month <= 12; month++) {
            int32_t first = day;
            int32_t number = year * 12 + month - 1;
            if (month % 3 == 1)
                quarter = day;
            assert_int_equal(vf_period_start(VF_PERIOD_MONTH, number), first);
            for (int i = 0; i < days_of(year, month); i++, day++) {
                if (vf_period_of(VF_PERIOD_MONTH, day) != number ||
                    vf_period_of(VF_PERIOD_QUARTER, day) != number / 3 ||
                    vf_period_of(VF_PERIOD_YEAR, day) != year)
                    fail_msg("day %d is not in month %d of %d", day, month, year);
            }
            assert_int_equal(vf_period_start(VF_PERIOD_QUARTER, number / 3), quarter);
        }
        assert_int_equal(day - new_year, is_leap(year) ? 366 : 365);
    }
    assert_int_equal(day, VF_DAY_MAX + 1);
    assert_int_equal(vf_period_start(VF_PERIOD_YEAR, 10000), VF_DAY_MAX + 1);
}

/* As Calc's DATEVALUE() tells them. */
static void days_as_spreadsheets_count_them(void **state)
{
    (void)state;
    assert_int_equal(vf_period_start(VF_PERIOD_YEAR, 1900), 2);
    assert_int_equal(vf_period_start(VF_PERIOD_YEAR, 2015), 42005);
    assert_int_equal(vf_period_start(VF_PERIOD_QUARTER, 8060), 42005);
    assert_int_equal(vf_period_start(VF_PERIOD_MONTH, 1970 * 12), 25569);
    assert_int_equal(vf_period_of(VF_PERIOD_MONTH, 0), 1899 * 12 + 11);
    assert_int_equal(vf_period_of(VF_PERIOD_YEAR, 60) - 1900, 0); /* 1900-02-28 */
    assert_int_equal(vf_period_of(VF_PERIOD_MONTH, 61) - 1900 * 12, 2);
}

static void the_time_of_day_is_cut_off(void **state)
{
    (void)state;
    const struct {
        double date;
        int32_t day;
    } days[] = {
        {0, 0},
        {-0.0, 0},
        {0.999, 0},
        {42005.75, 42005},
        {-0.25, -1},
        {-1, -1},
        {-1.5, -2},
        {VF_DAY_MIN, VF_DAY_MIN},
        {VF_DAY_MAX + 0.999, VF_DAY_MAX},
        {nextafter(42006, 0), 42005},
    };
    for (size_t i = 0; i < COUNT(days); i++) {
        int32_t day = 7;
        assert_status(vf_day_of(days[i].date, &day), VF_OK);
        assert_int_equal(day, days[i].day);
    }
}

static void what_is_no_day(void **state)
{
    (void)state;
    int32_t day = 7;
    assert_status(vf_day_of(NAN, &day), VF_NOT_A_NUMBER);
    assert_status(vf_day_of(INFINITY, &day), VF_NOT_A_NUMBER);
    assert_status(vf_day_of(-INFINITY, &day), VF_NOT_A_NUMBER);
    assert_status(vf_day_of(VF_DAY_MAX + 1.0, &day), VF_OUT_OF_RANGE);
    assert_status(vf_day_of(VF_DAY_MIN - 0.001, &day), VF_OUT_OF_RANGE);
    assert_status(vf_day_of(1e300, &day), VF_OUT_OF_RANGE);
    assert_int_equal(day, 7);
}

static void the_words_of_periods(void **state)
{
    (void)state;
    vf_period period = VF_PERIOD_YEAR;
    assert_status(vf_period_parse("Month", &period), VF_OK);
    assert_int_equal(period, VF_PERIOD_MONTH);
    assert_status(vf_period_parse("QUARTER", &period), VF_OK);
    assert_int_equal(period, VF_PERIOD_QUARTER);
    assert_status(vf_period_parse("year", &period), VF_OK);
    assert_int_equal(period, VF_PERIOD_YEAR);
    assert_status(vf_period_parse("week", &period), VF_OUT_OF_RANGE);
    assert_status(vf_period_parse("", &period), VF_OUT_OF_RANGE);
    assert_int_equal(period, VF_PERIOD_YEAR);
    assert_string_equal(vf_period_word(VF_PERIOD_MONTH), "month");
    assert_string_equal(vf_period_word(VF_PERIOD_QUARTER), "quarter");
    assert_string_equal(vf_period_word(VF_PERIOD_YEAR), "year");
    assert_null(vf_period_word((vf_period)3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("COH-1 every day of ten thousand years", every_day_of_ten_thousand_years),
        TEST("COH-1 days as spreadsheets count them", days_as_spreadsheets_count_them),
        TEST("ORD-5 the time of day is cut off", the_time_of_day_is_cut_off),
        TEST("ORD-5 what is no day", what_is_no_day),
        TEST("COH-1 the words of periods", the_words_of_periods),
    };
    return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
