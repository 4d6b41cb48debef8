/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <string.h>

#include "vitalfew/words.h"

static void assert_word(const char *utf8, bool yes)
{
    bool read = !yes;
    if (vf_yes_no_parse(utf8, strlen(utf8), &read) != VF_OK)
        fail_msg("\"%s\" is not read", utf8);
    if (read != yes)
        fail_msg("\"%s\" is read as %s", utf8, read ? "yes" : "no");
}

static void yes_in_six_languages(void **state)
{
    (void)state;
    const char *const words[] = {"yes", "y",   "true", "x",  "✓",  "ja",
                                 "j",   "oui", "o",    "sí", "si", "s"};
    for (size_t i = 0; i < COUNT(words); i++)
        assert_word(words[i], true);
}

static void no_in_six_languages(void **state)
{
    (void)state;
    const char *const words[] = {"no", "n", "false", "-", "nei", "nein", "non"};
    for (size_t i = 0; i < COUNT(words); i++)
        assert_word(words[i], false);
}

static void case_does_not_matter(void **state)
{
    (void)state;
    const char *const yes[] = {"YES", "Yes", "yEs", "TRUE", "X", "Ja", "OUI", "SÍ", "Sí", "sÍ"};
    const char *const no[] = {"NO", "False", "FALSE", "Nei", "NEIN", "Non", "N"};
    for (size_t i = 0; i < COUNT(yes); i++)
        assert_word(yes[i], true);
    for (size_t i = 0; i < COUNT(no); i++)
        assert_word(no[i], false);
}

static void accents_may_be_combining(void **state)
{
    (void)state;
    assert_word("si\xcc\x81", true);
    assert_word("SI\xcc\x81", true);
}

static void other_words_are_refused(void **state)
{
    (void)state;
    const char *const words[] = {
        "",      "maybe",    "yess",         "ye",
        "no ",   " no",      "--",           "1",
        "n/a",   "sì",       "sï",           "\xc3",
        "s\xc3", "\xe2\x9c", "\xe2\x9c\x94", "s\xc3\x8d\xcc\x81",
        "0",     "vrai",     "tru",          "s\xe3\x8d",
    };
    for (size_t i = 0; i < COUNT(words); i++) {
        bool read = true;
        if (vf_yes_no_parse(words[i], strlen(words[i]), &read) != VF_NOT_A_NUMBER)
            fail_msg("\"%s\" is read", words[i]);
        assert_true(read);
    }
}

static void length_ends_the_word(void **state)
{
    (void)state;
    bool read = true;
    assert_status(vf_yes_no_parse("nothing", 2, &read), VF_OK);
    assert_false(read);
    assert_status(vf_yes_no_parse("no\0ne", 5, &read), VF_NOT_A_NUMBER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("FIT-1 the words for yes", yes_in_six_languages),
        TEST("FIT-1 the words for no", no_in_six_languages),
        TEST("G8 words are read without regard to case", case_does_not_matter),
        TEST("FIT-1 an accent may be a character of its own", accents_may_be_combining),
        TEST("FIT-1 another word is refused", other_words_are_refused),
        TEST("FIT-1 the length ends the word", length_ends_the_word),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
