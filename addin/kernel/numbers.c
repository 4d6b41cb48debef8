/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/numbers.h"

#include <string.h>

/** So many digits a double holds exactly. */
#define DIGITS_MAX 15

/** A text that is read from its front. */
typedef struct reader {
    const char *at;
    const char *end;
} reader;

/* no-break, narrow no-break, figure and thin space */
static const char *const spaces[] = {" ", "\u00a0", "\u202f", "\u2007", "\u2009", NULL};
static const char *const signs[] = {"+", "-", "\u2212", NULL};
static const char *const dashes[] = {"-", "\u2013", "\u2014", NULL};
static const char *const percents[] = {"%", NULL};
static const char *const group_signs[] = {",",      ".",      "'",      "\u2019", " ",
                                          "\u00a0", "\u202f", "\u2007", "\u2009", NULL};

/* In lower case, and what begins with another one before it. Codes that are common words (all, top)
 * are left out. */
static const char *const currencies[] = {
    "us$", "au$",  "ca$", "hk$", "nt$", "nz$", "r$",   "a$",  "c$",  "s$",   "$",   "£",   "€",
    "¥",   "￥",   "¢",   "¤",   "₡",   "₦",   "₩",    "₪",   "₫",   "₮",    "₱",   "₲",   "₴",
    "₵",   "₸",    "₹",   "₺",   "₼", "₽", "₾",  "฿",   "aed", "ars",  "aud", "bgn", "bhd",
    "brl", "cad",  "chf", "clp", "cny", "cop", "czk",  "dkk", "egp", "euro", "eur", "gbp", "hkd",
    "huf", "idr",  "ils", "inr", "isk", "jpy", "krw",  "kwd", "kzt", "mad",  "mxn", "myr", "ngn",
    "nok", "nzd",  "pen", "php", "pkr", "pln", "qar",  "ron", "rsd", "rub",  "sar", "sek", "sgd",
    "thb", "try",  "twd", "uah", "usd", "vnd", "zar",  "kr.", "kr",  "kč",   "zł",  "ft",  "fr.",
    "fr",  "sfr.", "sfr", "lei", "лв.", "лв",  "руб.", "руб", "₨",   "rs.",  "rs",  NULL};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/** Takes the first of some words that the text begins with; NULL where it begins with none. */
static const char *take(reader *r, const char *const *words)
{
    for (; *words != NULL; words++) {
        size_t len = strlen(*words);
        size_t i = 0;
        while (i < len && r->at + i < r->end && lower(r->at[i]) == (*words)[i])
            i++;
        if (i == len) {
            r->at += len;
            return *words;
        }
    }
    return NULL;
}

static void take_spaces(reader *r)
{
    const char *space;
    do {
        space = take(r, spaces);
    } while (space != NULL);
}

static size_t take_digits(reader *r)
{
    const char *first = r->at;
    while (r->at < r->end && *r->at >= '0' && *r->at <= '9')
        r->at++;
    return (size_t)(r->at - first);
}

/** Takes the groups of digits behind the first one; what is between them, or NULL where there are
 *  none. The last one has three digits. */
static const char *take_groups(reader *r)
{
    reader next = *r;
    const char *between = take(&next, group_signs);
    const char *sign = between;
    const char *taken = NULL;
    while (sign != NULL && sign == between) {
        size_t count = take_digits(&next);
        if (count == 3) {
            *r = next;
            taken = between;
        } else if (count != 2 || *between != ',') {
            break;
        }
        sign = take(&next, group_signs);
    }
    return taken;
}

/** Takes what is behind the decimal sign, if anything is: digits, or a dash in their place. */
static bool take_decimals(reader *r, const char *between_groups, bool dash)
{
    reader next = *r;
    if (next.at == next.end || (*next.at != ',' && *next.at != '.'))
        return false;
    if (between_groups != NULL && *between_groups == *next.at)
        return false;
    next.at++;
    if (take_digits(&next) == 0 && (!dash || take(&next, dashes) == NULL))
        return false;
    *r = next;
    return true;
}

/** Takes what stands before or behind the digits: a sign and a currency or a percent sign, of each
 *  at most one in all. */
static void take_affixes(reader *r, bool *sign, bool *unit, bool behind)
{
    reader next = *r;
    for (;;) {
        take_spaces(&next);
        if (!*sign && take(&next, signs) != NULL)
            *sign = true;
        else if (!*unit &&
                 (take(&next, currencies) != NULL || (behind && take(&next, percents) != NULL)))
            *unit = true;
        else
            break;
        *r = next;
    }
    if (!behind)
        *r = next;
}

bool vf_reads_as_amount(const char *utf8, size_t len)
{
    reader r = {utf8, utf8 + len};
    bool sign = false;
    bool unit = false;
    take_affixes(&r, &sign, &unit, false);
    size_t digits = take_digits(&r);
    const char *between = digits >= 1 && digits <= 3 ? take_groups(&r) : NULL;
    if (!take_decimals(&r, between, digits > 0) && digits == 0)
        return false;
    take_affixes(&r, &sign, &unit, true);
    return r.at == r.end;
}

/** Ten to a power of DIGITS_MAX + 2 at most, which a double holds exactly. */
static double power_of_ten(size_t exponent)
{
    double power = 1.0;
    while (exponent-- > 0)
        power *= 10.0;
    return power;
}

vf_status vf_number_parse(const char *utf8, size_t len, double *out)
{
    reader r = {utf8, utf8 + len};
    const char *sign = take(&r, signs);
    double digits = 0.0;
    size_t count = 0;
    size_t decimals = 0;
    bool decimal = false;
    for (; r.at < r.end; r.at++) {
        bool digit = *r.at >= '0' && *r.at <= '9';
        if (!digit && (decimal || (*r.at != ',' && *r.at != '.')))
            break;
        decimal = decimal || !digit;
        if (digit) {
            digits = digits * 10.0 + (*r.at - '0');
            count++;
            decimals += decimal;
        }
    }
    if (count == 0 || count > DIGITS_MAX || (decimal && decimals == 0))
        return VF_NOT_A_NUMBER;
    take_spaces(&r);
    decimals += take(&r, percents) != NULL ? 2 : 0;
    if (r.at != r.end)
        return VF_NOT_A_NUMBER;
    double number = digits / power_of_ten(decimals);
    *out = sign != NULL && *sign != '+' ? -number : number;
    return VF_OK;
}
