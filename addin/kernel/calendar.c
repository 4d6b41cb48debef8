/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Howard Hinnant's algorithms ("chrono-Compatible Low-Level Date Algorithms", 2013): years begin
 * in March, so that the leap day is the last of them, and 400 of them have the same days each time.
 */
#include "vitalfew/calendar.h"

#include <math.h>

#include "internal.h"
#include "text.h"

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

/* A date in digits */

/* Some digits of a text, and their number. */
typedef struct digits {
    size_t count;
    int32_t value;
} digits;

static digits take_digits(vf_text *text)
{
    digits taken = {0, 0};
    for (; !vf_text_ended(text); text->place++, taken.count++) {
        unsigned char c = text->utf8[text->place];
        if (c < '0' || c > '9' || taken.count == 8)
            break;
        taken.value = 10 * taken.value + (c - '0');
    }
    return taken;
}

static bool take(vf_text *text, char sign)
{
    bool there = !vf_text_ended(text) && text->utf8[text->place] == (unsigned char)sign;
    text->place += there;
    return there;
}

static bool is_day(int32_t year, int32_t month, int32_t day)
{
    if (year < 1 || month < 1 || month > 12 || day < 1)
        return false;
    int32_t number = year * 12 + month - 1;
    return day <=
           vf_period_start(VF_PERIOD_MONTH, number + 1) - vf_period_start(VF_PERIOD_MONTH, number);
}

/* The parts of a date in digits. */
typedef struct date_parts {
    bool year_first;
    bool short_year; /* of two digits */
    char sign;       /* between them, or 0 */
    int32_t year;
    int32_t other[2]; /* in the order in which they stand */
} date_parts;

static bool take_parts(vf_text *text, date_parts *out)
{
    digits first = take_digits(text);
    if (first.count == 8) {
        *out = (date_parts){.year_first = true,
                            .year = first.value / 10000,
                            .other = {first.value / 100 % 100, first.value % 100}};
        return true;
    }
    char sign = take(text, '-') ? '-' : take(text, '.') ? '.' : '/';
    if (sign == '/' && !take(text, sign))
        return false;
    digits second = take_digits(text);
    if (second.count > 2 || !take(text, sign))
        return false;
    digits third = take_digits(text);
    bool year_first = first.count == 4;
    digits year = year_first ? first : third;
    digits last = year_first ? third : first;
    if (last.count > 2 || (year.count != 4 && (year_first || year.count != 2)))
        return false;
    *out = (date_parts){.year_first = year_first,
                        .short_year = year.count == 2,
                        .sign = sign,
                        .year = year.count == 2 ? 2000 + year.value : year.value,
                        .other = {year_first ? second.value : first.value,
                                  year_first ? third.value : second.value}};
    return true;
}

/* Which of the other parts is the month, and which the day, in an order. */
static bool is_in_order(const date_parts *parts, vf_date_order order)
{
    int month = order == VF_DAY_FIRST ? 1 : 0;
    return parts->year_first == (order == VF_YEAR_FIRST) &&
           is_day(parts->year, parts->other[month], parts->other[1 - month]);
}

static bool take_spaces(vf_text *text)
{
    size_t start = text->place;
    vf_text next = *text;
    while (!vf_text_ended(&next) && vf_is_space(vf_text_next(&next)))
        text->place = next.place;
    return text->place > start;
}

static bool take_time(vf_text *text)
{
    bool apart = take(text, 'T') || take(text, ',');
    apart = take_spaces(text) || apart;
    digits hour = take_digits(text);
    bool colon = take(text, ':');
    digits minute = take_digits(text);
    return apart && hour.count >= 1 && hour.count <= 2 && hour.value <= 24 && colon &&
           minute.count == 2 && minute.value < 60;
}

static bool take_date(const char *utf8, size_t len, date_parts *out)
{
    vf_text text = vf_text_of_utf8(utf8, len);
    return take_parts(&text, out) && (vf_text_ended(&text) || take_time(&text));
}

/* ORD-2 */
bool vf_reads_as_date(const char *utf8, size_t len)
{
    date_parts parts;
    return take_date(utf8, len, &parts) &&
           (is_in_order(&parts, VF_YEAR_FIRST) || is_in_order(&parts, VF_DAY_FIRST) ||
            is_in_order(&parts, VF_MONTH_FIRST));
}

bool vf_date_of_text(const char *utf8, size_t len, vf_date_order order, int32_t *day)
{
    date_parts parts;
    if (!take_date(utf8, len, &parts) || parts.sign == 0 || parts.short_year ||
        (parts.sign == '.' && order == VF_MONTH_FIRST) || !is_in_order(&parts, order))
        return false;
    int month = order == VF_DAY_FIRST ? 1 : 0;
    *day = vf_period_start(VF_PERIOD_MONTH, parts.year * 12 + parts.other[month] - 1) +
           parts.other[1 - month] - 1;
    return true;
}
