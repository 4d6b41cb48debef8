/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Howard Hinnant's algorithms ("chrono-Compatible Low-Level Date Algorithms", 2013): years begin
 * in March, so that the leap day is the last of them, and 400 of them have the same days each time.
 */
#include "vitalfew/calendar.h"

#include <math.h>

#include "internal.h"

#define DAYS_OF_ERA 146097 /* 400 years */
#define YEARS_OF_ERA 400

/* From 0000-03-01, the first day of an era, to 1899-12-30. */
#define ERA_START 693899

static const char *const period_words[] = {
    [VF_PERIOD_MONTH] = "month",
    [VF_PERIOD_QUARTER] = "quarter",
    [VF_PERIOD_YEAR] = "year",
};

static const int32_t months_of[] = {
    [VF_PERIOD_MONTH] = 1,
    [VF_PERIOD_QUARTER] = 3,
    [VF_PERIOD_YEAR] = 12,
};

#define PERIOD_COUNT (sizeof period_words / sizeof period_words[0])

vf_status vf_period_parse(const char *word, vf_period *out)
{
    size_t i = vf_word_index(word, period_words, PERIOD_COUNT);
    if (i == PERIOD_COUNT)
        return VF_OUT_OF_RANGE;
    *out = (vf_period)i;
    return VF_OK;
}

const char *vf_period_word(vf_period period)
{
    return (size_t)period < PERIOD_COUNT ? period_words[period] : NULL;
}

/* ORD-5 */
vf_status vf_day_of(double date, int32_t *day)
{
    if (!isfinite(date))
        return VF_NOT_A_NUMBER;
    double whole = floor(date);
    if (whole < VF_DAY_MIN || whole > VF_DAY_MAX)
        return VF_OUT_OF_RANGE;
    *day = (int32_t)whole;
    return VF_OK;
}

/* Months since January of year 0, of a day of the allowed years. */
static int32_t month_of(int32_t day)
{
    int32_t days = day + ERA_START;
    int32_t era = days / DAYS_OF_ERA;
    int32_t of_era = days % DAYS_OF_ERA;
    int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int32_t from_march = (5 * of_year + 2) / 153;
    return (era * YEARS_OF_ERA + year) * 12 + from_march + 2;
}

int32_t vf_period_of(vf_period period, int32_t day)
{
    return month_of(day) / months_of[period];
}

int32_t vf_period_start(vf_period period, int32_t number)
{
    int32_t months = number * months_of[period] - 2; /* since March of year 0 */
    int32_t year = months / 12;
    int32_t of_era = year % YEARS_OF_ERA;
    int32_t of_year = (153 * (months % 12) + 2) / 5;
    return year / YEARS_OF_ERA * DAYS_OF_ERA + 365 * of_era + of_era / 4 - of_era / 100 + of_year -
           ERA_START;
}
