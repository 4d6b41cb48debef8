/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <float.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernel/decimal.h"
#include "memory.h"
#include "unicode.h"
#include "vitalfew/names.h"

static vf_names *empty(void)
{
    vf_names *names = NULL;
    assert_status(vf_names_new(whole_unicode(), &names), VF_OK);
    return names;
}

static uint32_t add(vf_names *names, const char *text)
{
    uint32_t out = 12345;
    assert_status(vf_names_add_utf8(names, text, strlen(text), &out), VF_OK);
    return out;
}

static uint32_t add_number(vf_names *names, double number)
{
    uint32_t out = 12345;
    assert_status(vf_names_add_number(names, number, &out), VF_OK);
    return out;
}

static void assert_folded(const vf_names *names, uint32_t customer, const char *expected)
{
    size_t length;
    const char *folded = vf_names_folded(names, customer, &length);
    if (length != strlen(expected) || memcmp(folded, expected, length) != 0)
        fail_msg("\"%.*s\" is not \"%s\"", (int)length, folded, expected);
}

static void names_that_read_the_same(void **state)
{
    (void)state;
    const struct {
        const char *name, *same;
    } pairs[] = {
        {"Acme", "ACME"},
        {"acme ltd", "  Acme \t Ltd\n"},
        {"acme ltd", "Acme\u00a0Ltd"},
        {"acme ltd", "Acme\u2003 \u202f\u3000Ltd\u00a0"},
        {"Straße", "STRASSE"},
        {"Straße", "STRAẞE"},
        {"ΣΑΣ", "σας"},
        {"ЛЁД", "лёд"},
        {"ﬁlm", "FILM"},
        {"𐐀", "𐐨"}, /* beyond the first plane */
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        vf_names *names = empty();
        assert_int_equal(add(names, pairs[i].name), 0);
        if (add(names, pairs[i].same) != 0)
            fail_msg("\"%s\" is not \"%s\"", pairs[i].same, pairs[i].name);
        assert_int_equal(vf_names_count(names), 1);
        vf_names_free(names);
    }
}

static void names_that_do_not(void **state)
{
    (void)state;
    const char *const different[] = {"Acme",  "Acm e", "Acme.", "Acmé",   "Acme\u0301",
                                     "A",     "1",     "01",    "1.0",    "Acme\u200b",
                                     "\xff",  "\xfe",  "\xc3",  "\u00c3", "\u00ef\u00bf\u00bd",
                                     "\ufffd"};
    vf_names *names = empty();
    for (uint32_t i = 0; i < COUNT(different); i++)
        assert_int_equal(add(names, different[i]), i);
    for (uint32_t i = 0; i < COUNT(different); i++)
        assert_int_equal(add(names, different[i]), i);
    vf_names_free(names);
}

static void white_space_alone_is_no_name(void **state)
{
    (void)state;
    vf_names *names = empty();
    assert_int_equal(add(names, ""), VF_NO_NAME);
    assert_int_equal(add(names, " \u00a0\t\u2028"), VF_NO_NAME);
    assert_int_equal(vf_names_count(names), 0);
    assert_int_equal(add(names, "\u200b"), 0); /* a format character is none */
    vf_names_free(names);
}

static void both_encodings_name_the_same(void **state)
{
    (void)state;
    vf_names *names = empty();
    const uint16_t wide[] = {'c', 'a', 'F', 0xc9, 0xa0, 0xd801, 0xdc00, 0}; /* with a NUL */
    uint32_t out;
    assert_int_equal(add(names, "CAFé 𐐨"), 0);
    assert_status(vf_names_add_utf16(names, wide, 7, &out), VF_OK);
    assert_int_equal(out, 0);
    assert_status(vf_names_add_utf16(names, wide, 8, &out), VF_OK);
    assert_int_equal(out, 1);
    assert_status(vf_names_add_utf16(names, wide + 5, 1, &out), VF_OK); /* a lone surrogate */
    assert_int_equal(out, 2);
    assert_status(vf_names_add_utf16(names, wide + 6, 1, &out), VF_OK);
    assert_int_equal(out, 3);
    assert_status(vf_names_add_utf16(names, NULL, 0, &out), VF_OK);
    assert_int_equal(out, VF_NO_NAME);
    vf_names_free(names);
}

static void numbers_read_as_their_shortest_decimals(void **state)
{
    (void)state;
    const struct {
        double number;
        const char *text;
    } pairs[] = {
        {0, "0"},
        {-0.0, "0"},
        {1001, "1001"},
        {-7, "-7"},
        {0.1, "0.1"},
        {1.0 / 3, "0.3333333333333333"},
        {0.1 + 0.2, "0.30000000000000004"},
        {4006381333931, "4006381333931"},
        {9007199254740991, "9007199254740991"},
        {9007199254740992, "9007199254740992"},
        {123456789012345680, "123456789012345680"},
        {1e20, "100000000000000000000"},
        {1e21, "1e+21"},
        {1.5e300, "1.5e+300"},
        {1e-6, "0.000001"},
        {1.5e-7, "1.5e-7"},
        {-1234.5, "-1234.5"},
        {5e-324, "5e-324"},
        {DBL_MAX, "1.7976931348623157e+308"},
        {-DBL_MAX, "-1.7976931348623157e+308"},
        {-2.2250738585072014e-308, "-2.2250738585072014e-308"},
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        char text[VF_DECIMAL_SIZE];
        size_t length = vf_decimal(pairs[i].number, text);
        assert_int_equal(length, strlen(pairs[i].text));
        assert_string_equal(text, pairs[i].text);
        vf_names *names = empty();
        assert_int_equal(add_number(names, pairs[i].number), 0);
        assert_int_equal(add(names, pairs[i].text), 0);
        assert_folded(names, 0, pairs[i].text);
        vf_names_free(names);
    }
}

static void every_number_is_read_back(void **state)
{
    (void)state;
    generator g = {41};
    for (int i = 0; i < 100000; i++) {
        uint64_t bits = random_bits(&g);
        double number;
        char text[VF_DECIMAL_SIZE];
        memcpy(&number, &bits, sizeof number);
        if (i % 4 == 0)
            number = (double)((int64_t)random_below(&g, 200000000) - 100000000) / 100;
        if (!isfinite(number))
            continue;
        size_t length = vf_decimal(number, text);
        assert_int_equal(length, strlen(text));
        assert_true(strtod(text, NULL) == number);
    }
}

/* A locale with a decimal comma, where the machine has one, changes nothing. */
static void numbers_do_not_depend_on_the_locale(void **state)
{
    (void)state;
    static const char *const locales[] = {"de_DE.UTF-8", "nb_NO.UTF-8", "fr_FR.UTF-8", "de_DE"};
    size_t i = 0;
    while (i < COUNT(locales) && setlocale(LC_NUMERIC, locales[i]) == NULL)
        i++;
    if (i == COUNT(locales)) {
        print_message("no locale with a decimal comma is installed\n");
        skip();
    }
    char text[VF_DECIMAL_SIZE];
    vf_decimal(1234.5625, text);
    assert_string_equal(text, "1234.5625");
    vf_decimal(0.1 + 0.2, text);
    assert_string_equal(text, "0.30000000000000004");
    setlocale(LC_NUMERIC, "C");
}

static void a_number_everywhere_stays_a_number(void **state)
{
    (void)state;
    vf_names *names = empty();
    assert_int_equal(add_number(names, 5), 0);
    assert_int_equal(add_number(names, 6), 1);
    assert_int_equal(add(names, "7"), 2);
    assert_true(vf_names_is_number(names, 0));
    assert_int_equal(add(names, " 5 "), 0);
    assert_int_equal(add_number(names, 7), 2);
    assert_false(vf_names_is_number(names, 0));
    assert_true(vf_names_is_number(names, 1));
    assert_false(vf_names_is_number(names, 2));
    vf_names_free(names);
}

static void only_finite_numbers_are_names(void **state)
{
    (void)state;
    vf_names *names = empty();
    uint32_t out = 77;
    assert_status(vf_names_add_number(names, NAN, &out), VF_NOT_A_NUMBER);
    assert_status(vf_names_add_number(names, INFINITY, &out), VF_NOT_A_NUMBER);
    assert_status(vf_names_add_number(names, -INFINITY, &out), VF_NOT_A_NUMBER);
    assert_int_equal(out, 77);
    assert_int_equal(vf_names_count(names), 0);
    vf_names_free(names);
}

static void the_order_of_names(void **state)
{
    (void)state;
    vf_names *names = empty();
    add_number(names, -3);
    add_number(names, 9);
    add_number(names, 10);
    const char *const texts[] = {"10 Downing", "Acme", "ACME Ltd", "Beta", "élan", "Ωmega", "𐐀"};
    for (size_t i = 0; i < COUNT(texts); i++)
        add(names, texts[i]);
    for (uint32_t a = 0; a < vf_names_count(names); a++)
        for (uint32_t b = 0; b < vf_names_count(names); b++) {
            int order = vf_names_compare(names, a, b);
            assert_int_equal((order > 0) - (order < 0), (a > b) - (a < b));
        }
    vf_names_free(names);
}

/* Names of a few letters, with what does not count put into them. */
static size_t random_name(generator *g, char *plain, char *spelled)
{
    size_t length = 1 + random_below(g, 5);
    size_t at = 0;
    for (size_t i = 0; i < length; i++) {
        char c = (char)('a' + random_below(g, 4));
        bool space = i > 0 && plain[i - 1] != ' ' && i + 1 < length && random_below(g, 4) == 0;
        plain[i] = space ? ' ' : c;
        spelled[at++] = random_below(g, 2) == 0 && !space ? (char)(c - 'a' + 'A') : plain[i];
        if (space && random_below(g, 2) == 0)
            spelled[at++] = '\t';
    }
    plain[length] = '\0';
    spelled[at] = '\0';
    return length;
}

static void as_a_plain_search(void **state)
{
    (void)state;
    enum { NAMES_MAX = 3000 };
    static char kept[NAMES_MAX][8];
    uint32_t count = 0;
    generator g = {42};
    vf_names *names = empty();
    for (int i = 0; i < 20000; i++) {
        char plain[8] = "";
        char spelled[16] = "";
        random_name(&g, plain, spelled);
        uint32_t n = 0;
        while (n < count && strcmp(kept[n], plain) != 0)
            n++;
        if (n == count)
            memcpy(kept[count++], plain, sizeof plain);
        assert_true(count < NAMES_MAX);
        assert_int_equal(add(names, spelled), n);
    }
    assert_int_equal(vf_names_count(names), count);
    for (uint32_t n = 0; n < count; n++)
        assert_folded(names, n, kept[n]);
    vf_names_free(names);
}

/* So many that numbers take each other's place among those that came last. */
static void many_numbers_that_come_again(void **state)
{
    (void)state;
    enum { N = 50000 };
    generator g = {43};
    vf_names *names = empty();
    assert_int_equal(add(names, "0"), 0);
    for (int i = 1; i < N; i++)
        assert_int_equal(add_number(names, i % 2 == 0 ? i / 4.0 : -i), i);
    for (int i = 0; i < 3 * N; i++) {
        uint32_t n = 1 + (uint32_t)random_below(&g, N - 1);
        assert_int_equal(add_number(names, n % 2 == 0 ? n / 4.0 : -(double)n), n);
    }
    assert_int_equal(add_number(names, 0.0), 0);
    assert_int_equal(add_number(names, -0.0), 0);
    assert_int_equal(add_number(names, 0.0), 0);
    assert_false(vf_names_is_number(names, 0));
    assert_true(vf_names_is_number(names, N - 1));
    assert_int_equal(add(names, " -49999 "), N - 1);
    assert_int_equal(add_number(names, 1 - N), N - 1);
    assert_false(vf_names_is_number(names, N - 1));
    assert_int_equal(vf_names_count(names), N);
    vf_names_free(names);
}

static void a_long_name(void **state)
{
    (void)state;
    enum { N = 100000 };
    char *text = malloc(2 * N + 1);
    assert_non_null(text);
    for (size_t i = 0; i < N; i++)
        memcpy(text + 2 * i, "ß", 2);
    text[2 * (size_t)N] = '\0';
    vf_names *names = empty();
    size_t length;
    assert_int_equal(add(names, text), 0);
    memset(text, 'S', 2 * (size_t)N);
    assert_int_equal(add(names, text), 0);
    (void)vf_names_folded(names, 0, &length);
    assert_int_equal(length, 2 * N);
    assert_true(vf_names_bytes(names) >= 2 * (size_t)N);
    vf_names_free(names);
    free(text);
}

/* With each allocation failing in turn: what is there stays, and the same call then works. */
static void memory_is_short(void **state)
{
    (void)state;
    vf_names *names = NULL;
    unsigned failed = 0;
    for (unsigned k = 1; names == NULL; k++) {
        fail_at(k);
        vf_status status = vf_names_new(whole_unicode(), &names);
        failed += has_failed();
        assert_status(status, names == NULL ? VF_NO_MEMORY : VF_OK);
    }
    assert_true(failed >= 3);
    failed = 0;
    for (int i = 0; i < 1000; i++) {
        char text[40];
        uint32_t out = 7;
        vf_status status;
        (void)snprintf(text, sizeof text, "a customer's long name, number %d", i);
        for (unsigned k = 1;; k++) {
            fail_at(k);
            status = i % 9 == 0 ? vf_names_add_number(names, i, &out)
                                : vf_names_add_utf8(names, text, strlen(text), &out);
            if (!has_failed())
                break;
            failed++;
            assert_status(status, VF_NO_MEMORY);
            assert_int_equal(vf_names_count(names), i);
        }
        assert_status(status, VF_OK);
        assert_int_equal(out, i);
    }
    assert_true(failed > 10);
    for (int i = 1000; i < 1024; i++)
        assert_int_equal(add_number(names, -i), i);
    fail_at(1); /* no room for those that came last: they are looked up as before */
    assert_int_equal(add_number(names, -1000), 1000);
    assert_true(has_failed());
    vf_names_free(names);
    vf_names_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("ORD-4, G8 names that read the same", names_that_read_the_same),
        TEST("ORD-4 names that do not", names_that_do_not),
        TEST("ORD-4 white space alone is no name", white_space_alone_is_no_name),
        TEST("ORD-4 both encodings name the same", both_encodings_name_the_same),
        TEST("ORD-4 numbers read as their shortest decimals",
             numbers_read_as_their_shortest_decimals),
        TEST("ORD-4 every number is read back", every_number_is_read_back),
        TEST("G12 numbers do not depend on the locale", numbers_do_not_depend_on_the_locale),
        TEST("ORD-4 a number everywhere stays a number", a_number_everywhere_stays_a_number),
        TEST("only finite numbers are names", only_finite_numbers_are_names),
        TEST("the order of names", the_order_of_names),
        TEST("ORD-4 as a plain search, over random names", as_a_plain_search),
        TEST("ORD-4 many numbers that come again", many_numbers_that_come_again),
        TEST("a name of a hundred thousand letters that fold to two", a_long_name),
        TEST("memory is short", memory_is_short),
    };
    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
