/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static const char *const dates[] = {
    "2024-02-29",
    "2024-2-9",
    "2024.02.29",
    "2024/2/29",
    "29.02.2024",
    "29.2.2024",
    "1.1.24",
    "29/02/2024",
    "2/29/2024",
    "29-02-2024",
    "02-29-2024",
    "2/29/00",
    "29/2/00",
    "20240229",
    "0001-01-01",
    "9999-12-31",
    "31.12.9999",
    "2024-02-29T10:11:12",
    "2024-02-29 10:11:12.5Z",
    "2024-02-29T10:11+01:00",
    "29.02.2024 9:05",
    "29.02.2024, 09:05",
    "20240229T24:00",
    "2/29/2024, 10:11:12\u202fAM",
    "2/29/2024  1:00 pm",
    "2024-02-29\u00a000:00",
};
static const char *const no_dates[] = {
    "",
    "2024",
    "45352",
    "Date",
    "29 Feb 2024",
    "2023-02-29",
    "30.02.2024",
    "31/04/2024",
    "13/13/2024",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "0000-01-01",
    "0.1.2024",
    "2024-02/29",
    "29.02-2024",
    "29.02.",
    "29.02",
    "2024-02",
    "2024-02-",
    "2024-02-029",
    "029.02.2024",
    "29.002.2024",
    "29.02.024",
    "29.02.02024",
    "2024.02.2024",
    "1.1.1",
    "20240230",
    "2024022",
    "202402290",
    "2024-02-29 ",
    "2024-02-29T",
    "2024-02-29T10",
    "2024-02-2910:11",
    "2024-02-29T10.11",
    "2024-02-29T25:00",
    "2024-02-29T10:60",
    "2024-02-29T110:11",
    "2024-02-29T10:1",
    "2024-02-29T:11",
    "2024-02-29 call back",
    " 2024-02-29",
    "A2024-02-29",
    "-2024-02-29",
    "2024--02-29",
    "\xff",
    "29\xc2",
    "2024-02-29\xc2",
    "2024-02-29,",
    "12-10-2",
};

static void texts_that_read_as_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(dates); i++)
        if (!vf_reads_as_date(dates[i], strlen(dates[i])))
            fail_msg("\"%s\" does not read as a date", dates[i]);
    for (size_t i = 0; i < COUNT(no_dates); i++)
        if (vf_reads_as_date(no_dates[i], strlen(no_dates[i])))
            fail_msg("\"%s\" reads as a date", no_dates[i]);
    assert_true(vf_reads_as_date("2024-02-29 call back", 10));
    assert_true(vf_reads_as_date("2024-02-291", 10));
    assert_false(vf_reads_as_date("2024-02-29\0", 11));
}

/* Copied, so that a reader of the heap that looks behind it is found out. */
static bool alone_reads_as_date(const char *text)
{
    size_t length = strlen(text);
    char *alone = malloc(length);
    assert_non_null(alone);
    for (size_t i = 0; i < length; i++)
        alone[i] = text[i];
    bool reads = vf_reads_as_date(alone, length);
    free(alone);
    return reads;
}

static void check_date(int year, int month, int day, bool is_day)
{
    char texts[5][40];
    snprintf(texts[0], sizeof texts[0], "%04d-%02d-%02d", year, month, day);
    snprintf(texts[1], sizeof texts[1], "%d.%d.%04d", day, month, year);
    snprintf(texts[2], sizeof texts[2], "%02d/%02d/%04d", day, month, year);
    snprintf(texts[3], sizeof texts[3], "%d/%d/%04d 10:11", month, day, year);
    snprintf(texts[4], sizeof texts[4], "%04d%02d%02d", year, month, day);
    for (size_t f = 0; f < COUNT(texts); f++)
        if (alone_reads_as_date(texts[f]) != is_day)
            fail_msg("\"%s\" %s", texts[f], is_day ? "does not read as a date" : "reads as one");
}

/* The day that a text is in an order, or VF_DAY_MIN - 1. */
static int32_t day_in(const char *text, vf_date_order order)
{
    int32_t day = VF_DAY_MIN - 1;
    bool read = vf_date_of_text(text, strlen(text), order, &day);
    assert_int_equal(read, day >= VF_DAY_MIN);
    return day;
}

static void dates_are_read_in_each_order(void **state)
{
    (void)state;
    const int32_t none = VF_DAY_MIN - 1;
    static const struct {
        const char *text;
        int32_t days[VF_DATE_ORDER_COUNT]; /* 0: it does not read so */
    } read[] = {
        {"2024-02-29", {45351, 0, 0}},
        {"2024/2/29 23:59", {45351, 0, 0}},
        {"20240229", {0, 0, 0}},
        {"29.02.2024", {0, 45351, 0}},
        {"29/2/2024", {0, 45351, 0}},
        {"2/29/2024", {0, 0, 45351}},
        {"01/02/2024", {0, 45323, 45293}},
        {"1-2-2024T10:11", {0, 45323, 45293}},
        {"01.02.2024", {0, 45323, 0}},
        {"2.29.2024", {0, 0, 0}},
        {"29.02.24", {0, 0, 0}},
        {"24-02-29", {0, 0, 0}},
        {"30.02.2024", {0, 0, 0}},
        {"0001-01-01", {VF_DAY_MIN, 0, 0}},
        {"31.12.9999", {0, VF_DAY_MAX, 0}},
        {"29.02.2024 soon", {0, 0, 0}},
        {"", {0, 0, 0}},
    };
    for (size_t i = 0; i < COUNT(read); i++)
        for (int order = 0; order < VF_DATE_ORDER_COUNT; order++)
            assert_int_equal(day_in(read[i].text, (vf_date_order)order),
                             read[i].days[order] != 0 ? read[i].days[order] : none);
}

/* Each form is read as the same day, one after the other. */
static void every_day_is_read(void **state)
{
    (void)state;
    int32_t expected = vf_period_start(VF_PERIOD_YEAR, 1999);
    for (int year = 1999; year <= 2001; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= days_of(year, month); day++, expected++) {
                char text[40];
                snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
                assert_int_equal(day_in(text, VF_YEAR_FIRST), expected);
                snprintf(text, sizeof text, "%d.%d.%04d", day, month, year);
                assert_int_equal(day_in(text, VF_DAY_FIRST), expected);
                snprintf(text, sizeof text, "%02d/%02d/%04d", month, day, year);
                assert_int_equal(day_in(text, VF_MONTH_FIRST), expected);
            }
        }
    }
}

static void every_day_reads_as_a_date(void **state)
{
    (void)state;
    const int years[] = {1, 1900, 2000, 2023, 2024, 9999};
    for (size_t y = 0; y < COUNT(years); y++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= 32; day++)
                check_date(years[y], month, day, day <= days_of(years[y], month));
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
        TEST("ORD-2 texts that read as dates", texts_that_read_as_dates),
        TEST("ORD-2 every day reads as a date", every_day_reads_as_a_date),
        TEST("dates are read in each order", dates_are_read_in_each_order),
        TEST("every day is read in each form", every_day_is_read),
        TEST("COH-1 the words of periods", the_words_of_periods),
    };
    return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
