/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <string.h>

#include "kernel/text.h"
#include "unicode.h"

static bool is_mark(uint32_t code)
{
    return code >= 0x300 && code <= 0x36f;
}

static void latin1_folds_as_unicode_does(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0xff; code++) {
        uint32_t folded[VF_UNICODE_ROOM];
        uint32_t expected[VF_UNICODE_ROOM];
        size_t count = vf_fold(vf_unicode_latin1(), code, folded);
        assert_int_equal(count, vf_fold(whole_unicode(), code, expected));
        assert_memory_equal(folded, expected, count * sizeof *folded);
    }
}

static void latin1_tells_signs_as_unicode_does(void **state)
{
    (void)state;
    for (uint32_t code = 0x80; code <= 0xff; code++)
        if (!vf_is_space(code))
            assert_int_equal(vf_unicode_latin1()->is_sign(code), whole_unicode()->is_sign(code));
}

/* The marks and the line of a fraction are left out at once. */
static void latin1_decomposes_letters_as_unicode_does(void **state)
{
    (void)state;
    for (uint32_t code = 0x80; code <= 0xff; code++) {
        uint32_t parts[VF_UNICODE_ROOM];
        uint32_t whole[VF_UNICODE_ROOM];
        size_t count = vf_unicode_latin1()->decompose(code, parts);
        size_t expected = 0;
        if (vf_is_space(code) || whole_unicode()->is_sign(code) || code == 0xb5)
            continue; /* is never asked about, or folded */
        size_t all = whole_unicode()->decompose(code, whole);
        for (size_t i = 0; i < all; i++)
            if (!is_mark(whole[i]) && whole[i] != 0x2044)
                whole[expected++] = whole[i];
        if (expected == 1 && whole[0] == code)
            expected = 0;
        assert_int_equal(count, expected);
        assert_memory_equal(parts, whole, count * sizeof *parts);
    }
}

static void latin1_leaves_the_rest_alone(void **state)
{
    (void)state;
    uint32_t out[VF_UNICODE_ROOM];
    for (uint32_t code = 0x100; code < 0x110000; code += 7) {
        assert_int_equal(vf_unicode_latin1()->fold(code, out), 0);
        assert_int_equal(vf_unicode_latin1()->decompose(code, out), 0);
        assert_false(vf_unicode_latin1()->is_sign(code));
    }
}

static void every_code_point_goes_through_both_encodings(void **state)
{
    (void)state;
    for (uint32_t code = 0; code < 0x110000; code++) {
        char utf8[VF_UTF8_MAX];
        uint16_t utf16[VF_UTF16_MAX];
        size_t length = vf_put_utf16(code, utf16);
        vf_text text = vf_text_of_utf16(utf16, length);
        assert_int_equal(vf_text_next(&text), code); /* a lone surrogate is itself */
        assert_true(vf_text_ended(&text));
        if (!vf_is_character(code))
            continue;
        length = vf_put_utf8(code, utf8);
        text = vf_text_of_utf8(utf8, length);
        assert_int_equal(vf_text_next(&text), code);
        assert_true(vf_text_ended(&text));
    }
}

static void bytes_that_are_no_utf8_are_themselves(void **state)
{
    (void)state;
    const char *const broken[] = {
        "\x80",         "\xc0\x80",         "\xc3",
        "\xc3.",        "\xe2\x82",         "\xe0\x80\x80",
        "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80",
        "\xff",         "\xf0\x9f\x98",
    };
    for (size_t i = 0; i < COUNT(broken); i++) {
        vf_text text = vf_text_of_utf8(broken[i], strlen(broken[i]));
        for (size_t k = 0; broken[i][k] != '\0'; k++) {
            unsigned char byte = (unsigned char)broken[i][k];
            char again[VF_UTF8_MAX];
            uint32_t code = vf_text_next(&text);
            assert_int_equal(code, byte < 0x80 ? byte : VF_STRAY_BYTES + byte);
            assert_int_equal(vf_put_utf8(code, again), 1);
            assert_int_equal((unsigned char)again[0], byte);
        }
        assert_true(vf_text_ended(&text));
    }
}

static void white_space_is_that_of_unicode(void **state)
{
    (void)state;
    const uint32_t spaces[] = {0x09,   0x0a,   0x0b,   0x0c,   0x0d,   0x20,   0x85,
                               0xa0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004,
                               0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028,
                               0x2029, 0x202f, 0x205f, 0x3000};
    size_t found = 0;
    for (uint32_t code = 0; code < 0x110000; code++)
        found += vf_is_space(code);
    assert_int_equal(found, COUNT(spaces));
    for (size_t i = 0; i < COUNT(spaces); i++)
        assert_true(vf_is_space(spaces[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("G8 the tables of Latin-1 fold as Unicode's do", latin1_folds_as_unicode_does),
        TEST("KEY-1 they tell signs as Unicode's do", latin1_tells_signs_as_unicode_does),
        TEST("KEY-1 they take accents off as Unicode's do",
             latin1_decomposes_letters_as_unicode_does),
        TEST("beyond Latin-1 all stand for themselves", latin1_leaves_the_rest_alone),
        TEST("every code point goes through both encodings",
             every_code_point_goes_through_both_encodings),
        TEST("bytes that are no UTF-8 are themselves", bytes_that_are_no_utf8_are_themselves),
        TEST("ORD-4 white space is that of Unicode", white_space_is_that_of_unicode),
    };
    return cmocka_run_group_tests_name("unicode", tests, NULL, NULL);
}
