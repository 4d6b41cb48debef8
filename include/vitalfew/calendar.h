/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file calendar.h
 * Days as spreadsheets count them, and the calendar periods that they are in.
 *
 * A day is a whole number of days since 1899-12-30, which is day 0: 2015-01-01 is day 42005. The
 * calendar is the proleptic Gregorian one, from 0001-01-01 to 9999-12-31.
 *
 * Source: ISO 8601; the day numbers are those of Calc's default null date, and of Excel from
 * 1900-03-01 on.
 */
#ifndef VITALFEW_CALENDAR_H
#define VITALFEW_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define VF_DAY_MIN (-693593) /**< 0001-01-01 */
#define VF_DAY_MAX 2958465   /**< 9999-12-31 */

/** A kind of calendar period. */
typedef enum vf_period {
    VF_PERIOD_MONTH,
    VF_PERIOD_QUARTER, /**< three months, the first from January on */
    VF_PERIOD_YEAR
} vf_period;

/**
 * Finds the kind of period that a word names, without regard to case: month, quarter, year.
 * VF_OUT_OF_RANGE for another word.
 * @code
 *     vf_period period;
 *     vf_status status = vf_period_parse("Quarter", &period); // VF_OK, VF_PERIOD_QUARTER
 * @endcode
 */
VF_API vf_status vf_period_parse(const char *word, vf_period *out);

/** The word that vf_period_parse() finds a kind of period by; NULL for none. */
VF_API const char *vf_period_word(vf_period period);

/**
 * The day of a date with a time of day, which is cut off (requirement ORD-5): 1.75, the evening of
 * 1899-12-31, is in day 1, and -0.25 in day -1.
 * @return VF_OK; VF_NOT_A_NUMBER; VF_OUT_OF_RANGE for a day before VF_DAY_MIN or after VF_DAY_MAX.
 */
VF_API vf_status vf_day_of(double date, int32_t *day);

/**
 * Whether a text reads as a date in digits, such as 2024-02-29, 29.02.2024, 29/02/2024 or 2/29/2024
 * (requirement ORD-2).
 *
 * It is a day, a month and a year of the calendar, with one and the same hyphen, point or slash
 * between them: the year first, in four digits, then the month; or the year last, in four digits or
 * two, behind day and month or month and day. Or it is the year, month and day in eight digits,
 * 20240229. Behind a T, a comma or white space the time of day may follow, which begins as 10:11,
 * and then anything.
 *
 * @code
 *     vf_reads_as_date("2024-02-29T10:11:12", 19); // true
 *     vf_reads_as_date("30.02.2024", 10); // false
 * @endcode
 *
 * @param utf8 the text in UTF-8, without white space around it; it need not end in a NUL.
 * @param len  its length in bytes.
 */
VF_API bool vf_reads_as_date(const char *utf8, size_t len);

/** The order in which a date in digits has its parts. */
typedef enum vf_date_order {
    VF_YEAR_FIRST, /**< 2024-02-29 or 2024/02/29 */
    VF_DAY_FIRST,  /**< 29.02.2024 or 29/02/2024 */
    VF_MONTH_FIRST /**< 02/29/2024; with points between them the day is first */
} vf_date_order;

#define VF_DATE_ORDER_COUNT 3

/**
 * Reads the day of a date in digits, as vf_reads_as_date() knows them, if it has its parts in this
 * order; the time of day is cut off. Eight digits are left, which may be a number of something
 * else, and so is a year of two digits, which does not say the century. A text may read in two
 * orders: 01/02/2024 is a day of February and one of January.
 * @code
 *     int32_t day;
 *     vf_date_of_text("29.02.2024", 10, VF_DAY_FIRST, &day); // true, day 45351
 * @endcode
 * @param utf8 the text in UTF-8, without white space around it; it need not end in a NUL.
 * @param len  its length in bytes.
 * @param day  left as it is where the answer is false.
 */
VF_API bool vf_date_of_text(const char *utf8, size_t len, vf_date_order order, int32_t *day);

/**
 * The period that a day is in, as a number that rises by 1 from one period to the next, from
 * year 0 on: a year is its own number, and so the quarter of 2015-01-01 is 8060.
 * @param day from VF_DAY_MIN to VF_DAY_MAX.
 */
VF_API int32_t vf_period_of(vf_period period, int32_t day);

/** The first day of a period by the number that vf_period_of() gives. */
VF_API int32_t vf_period_start(vf_period period, int32_t number);

#ifdef __cplusplus
}
#endif

#endif
