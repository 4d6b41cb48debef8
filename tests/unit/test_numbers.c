/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vitalfew/numbers.h"

static const char *const amounts[] = {
    "0",
    "7",
    "2024",
    "4711",
    "007",
    "1234.50",
    "1234,5",
    "2,500.00",
    "2.500,00",
    "1 234,50",
    "1 234,50 kr",
    "1 234,50kr.",
    "€ 1.234",
    "€1.234",
    "1.234 €",
    "1'234.50",
    "1’234.50",
    "CHF 1'234.50",
    "1\u00a0234,50",
    "1\u202f234,50",
    "1\u2007234",
    "1\u2009234",
    "EUR 12",
    "12 EUR",
    "12EUR",
    "eur 12",
    "12 Euro",
    "US$12",
    "$ -5",
    "-$5",
    "- 5",
    "+5",
    "\u22125",
    "5-",
    "1.234,50-",
    "-5 %",
    "80%",
    "80 %",
    "12,5 %",
    "1,234,567.89",
    "12,34,567",
    "12,34,567.00",
    "1.234.567",
    ".5",
    ",5",
    "-.5",
    "100,-",
    "100.-",
    "100,\u2013 kr",
    "kr 100,-",
    "1,23",
    "1.2345",
    "123 456 789",
    "1 234 Kč",
    "99 zł",
    "5000 Ft",
    "Fr. 20.50",
    "SFr. 20",
    "¥1000",
    "1000 руб.",
    "Rs. 500",
    "R$ 1.234,56",
    "12 NOK",
    "000.000",
    "99999999999999999999999999999999999999999999999",
};

static void amounts_in_many_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(amounts); i++)
        if (!vf_reads_as_amount(amounts[i], strlen(amounts[i])))
            fail_msg("\"%s\" does not read as an amount", amounts[i]);
}

static const char *const no_amounts[] = {
    "",
    "-",
    "+",
    ".",
    ",",
    "€",
    "kr",
    "%",
    "n/a",
    "A-4711",
    "12 Monkeys Ltd",
    "3M",
    "7 Eleven",
    "7-Eleven",
    "Q4",
    "2024 A",
    "A 2024",
    "4711A",
    "1st",
    "No. 7",
    "#7",
    "(5)",
    "(1,234.50)",
    "31.12.2024",
    "2024-01-31",
    "1/2",
    "12:30",
    "1.2.3",
    "1.",
    "1,",
    "1 2",
    "2024 100",
    "1 23",
    "+47 22 33 44 55",
    "1,234.567.890",
    "1.234.56",
    "1,234,56",
    "1E5",
    "1.5e3",
    "0x10",
    "--5",
    "-5-",
    "5--",
    "€ 5 €",
    "5 % kr",
    "%5",
    "kr kr 5",
    "1..5",
    "1,,5",
    "1,-5",
    ",-",
    "5 kroner",
    "5 Europe",
    "Top 100",
    "ALL 5",
    "5 pcs",
    "5h",
    "1 234 5",
    "1''234",
    "1 234'567",
    "five",
    "\xff",
    "5\xff",
    "5\xc2",
    "5\n6",
    "\u0665",
};

static void names_and_notes_are_none(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(no_amounts); i++)
        if (vf_reads_as_amount(no_amounts[i], strlen(no_amounts[i])))
            fail_msg("\"%s\" reads as an amount", no_amounts[i]);
    assert_true(vf_reads_as_amount("12 Monkeys", 2));
    assert_false(vf_reads_as_amount("12\0", 3));
}

static void printed_numbers_are_amounts(void **state)
{
    (void)state;
    generator random = {7};
    for (int i = 0; i < 20000; i++) {
        char text[64];
        const char signs[2] = {'.', ','};
        int decimals = (int)random_below(&random, 4);
        double number = (double)random_below(&random, 100000000) / 100.0 - 300000.0;
        int len = snprintf(text, sizeof text, "%.*f", decimals, number);
        char *point = strchr(text, '.');
        if (point != NULL)
            *point = signs[i % 2];
        if (!vf_reads_as_amount(text, (size_t)len))
            fail_msg("\"%s\" does not read as an amount", text);
        double read;
        assert_status(vf_number_parse(text, (size_t)len, &read), VF_OK);
        if (point != NULL)
            *point = '.';
        assert_true(read == strtod(text, NULL));
    }
}

static void numbers_are_read(void **state)
{
    (void)state;
    const struct {
        const char *text;
        double number;
    } cases[] = {
        {"1", 1},
        {"0", 0},
        {"-0", 0},
        {"007", 7},
        {"0.5", 0.5},
        {"0,5", 0.5},
        {".5", 0.5},
        {"-2,25", -2.25},
        {"+3", 3},
        {"\u22124", -4},
        {"80%", 0.8},
        {"80 %", 0.8},
        {"12,5 %", 0.125},
        {"80\u00a0%", 0.8},
        {"95.0%", 0.95},
        {"0.1", 0.1},
        {"123456789.012345", 123456789.012345},
        {"999999999999999", 999999999999999},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        double read = NAN;
        assert_status(vf_number_parse(cases[i].text, strlen(cases[i].text), &read), VF_OK);
        if (read != cases[i].number)
            fail_msg("\"%s\" is read as %.17g", cases[i].text, read);
        assert_true(vf_reads_as_amount(cases[i].text, strlen(cases[i].text)));
    }
}

static void other_texts_are_no_numbers(void **state)
{
    (void)state;
    const char *const texts[] = {
        "",        "-",     "%",     ".",   "1.",   "1,",  "1.2.3",
        "1,234.5", "1 234", "1'234", "€1",  "1 kr", "1e5", "1-",
        "80%%",    "% 80",  "80 % ", "yes", "1x",   "--1", "1234567890123456",
        "nan",     "inf"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        double read = 9;
        if (vf_number_parse(texts[i], strlen(texts[i]), &read) != VF_NOT_A_NUMBER)
            fail_msg("\"%s\" is read as %g", texts[i], read);
        assert_true(read == 9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("G1 amounts as they are written in many languages", amounts_in_many_languages),
        TEST("G1 names, notes, dates and formulas are no amounts", names_and_notes_are_none),
        TEST("G1 20,000 printed numbers are amounts, and read", printed_numbers_are_amounts),
        TEST("G15 G16 a number that came as text is read", numbers_are_read),
        TEST("G15 G16 another text is not", other_texts_are_no_numbers),
    };
    return cmocka_run_group_tests_name("numbers", tests, NULL, NULL);
}
