/* SPDX-License-Identifier: MPL-2.0 */
#include "decimal.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS_MAX 17 /* tell every double from every other */
#define DIGITS_ALL 15 /* a decimal number of so many survives a double */

/* Below this a whole number is its digits, which need no search. */
#define WHOLE_MAX 0x1p53

/* Numbers from 1e-7 to below 1e21 are written without an exponent. */
#define PLACES_MAX 21
#define ZEROS_MAX 6

/* A positive number as 0.DIGITS * 10^point. */
typedef struct decimal {
    char digits[DIGITS_MAX + 1];
    int count;
    int point;
} decimal;

/* What printf writes is read again by the same locale; only the digits are taken from it. */
static decimal shortest(double x)
{
    char text[VF_DECIMAL_SIZE];
    int precision = x < DBL_MIN ? 1 : DIGITS_ALL; /* denormal numbers have fewer digits */
    do
        (void)snprintf(text, sizeof text, "%.*e", precision - 1, x);
    while (strtod(text, NULL) != x && ++precision <= DIGITS_MAX);
    decimal of = {.count = 0};
    const char *c = text;
    for (; *c != 'e'; c++)
        if (*c >= '0' && *c <= '9')
            of.digits[of.count++] = *c;
    of.point = (int)strtol(c + 1, NULL, 10) + 1;
    while (of.count > 1 && of.digits[of.count - 1] == '0')
        of.count--;
    return of;
}

static char *put(char *out, char c, int times)
{
    for (int i = 0; i < times; i++)
        *out++ = c;
    return out;
}

static char *put_digits(char *out, const char *digits, int count)
{
    memcpy(out, digits, (size_t)count);
    return out + count;
}

static char *put_decimal(char *out, const decimal *of)
{
    if (of->point > PLACES_MAX || of->point <= -ZEROS_MAX) {
        out = put_digits(out, of->digits, 1);
        if (of->count > 1)
            out = put_digits(put(out, '.', 1), of->digits + 1, of->count - 1);
        return out + snprintf(out, sizeof "e+308", "e%+d", of->point - 1);
    }
    if (of->point <= 0)
        return put_digits(put(put(put(out, '0', 1), '.', 1), '0', -of->point), of->digits,
                          of->count);
    if (of->point >= of->count)
        return put(put_digits(out, of->digits, of->count), '0', of->point - of->count);
    out = put(put_digits(out, of->digits, of->point), '.', 1);
    return put_digits(out, of->digits + of->point, of->count - of->point);
}

static char *put_whole(char *out, uint64_t whole)
{
    char digits[DIGITS_MAX + 1];
    int first = DIGITS_MAX + 1;
    do
        digits[--first] = (char)('0' + whole % 10);
    while ((whole /= 10) > 0);
    return put_digits(out, digits + first, DIGITS_MAX + 1 - first);
}

size_t vf_decimal(double number, char out[VF_DECIMAL_SIZE])
{
    double x = fabs(number);
    char *end = number < 0.0 ? put(out, '-', 1) : out;
    if (x < WHOLE_MAX && x == floor(x)) {
        end = put_whole(end, (uint64_t)x);
    } else {
        decimal of = shortest(x);
        end = put_decimal(end, &of);
    }
    *end = '\0';
    return (size_t)(end - out);
}
