/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "unicode.h"
#include "vitalfew/keys.h"

static vf_keyer *keyer_of(const vf_unicode *unicode)
{
    vf_keyer *keyer = NULL;
    assert_status(vf_keyer_new(unicode, &keyer), VF_OK);
    return keyer;
}

static void assert_key(vf_keyer *keyer, const char *name, const char *expected)
{
    const char *key = NULL;
    size_t length = 0;
    assert_status(vf_keyer_key_utf8(keyer, name, strlen(name), &key, &length), VF_OK);
    if (length != strlen(expected) || memcmp(key, expected, length) != 0)
        fail_msg("the key of \"%s\" is \"%.*s\", expected \"%s\"", name, (int)length, key,
                 expected);
}

static void drop(vf_keyer *keyer, const char *text)
{
    assert_status(vf_keyer_drop_utf8(keyer, text, strlen(text)), VF_OK);
}

/* FingerprintKeyerTests of OpenRefine, and more of its kind. Those of Latin-1 do without tables of
   Unicode. */
static const struct {
    const char *name, *key;
    bool latin1;
} fingerprints[] = {
    {"the multi multi word test", "multi test the word", true},
    {" école ÉCole ecoLe ", "ecole", true},
    {" d c b a ", "a b c d", true},
    {"æø", "aeoe", true},
    {"©ß", "ss", true},
    {"", "", true},
    {" \u00a0\t", "", true},
    {"?!.,", "", true},
    {"Acme, Inc.", "acme inc", true},
    {"INC ACME", "acme inc", true},
    {"Ålesund A/S", "alesund as", true},
    {"O'Brien & Söhne", "obrien sohne", true},
    {"Smith-Jones", "smithjones", true},
    {"Acme\nLtd\r\nAcme", "acme ltd", true},
    {"a\u00adb c\x01"
     "d",
     "ab cd", true}, /* a soft hyphen and a control character */
    {"Þór Ðavíðs", "davids thor", true},
    {"2½ m³", "212 m3", true},
    {"ab a b abc", "a ab abc b", true},
    {"Łódź Żółć", "lodz zolc", false},
    {"Çağrı İŞ", "cagri is", false},
    {"e\u0301cole", "ecole", false},
    {"ﬁlm ﬀ ŒUVRE Ĳssel", "ff film ijssel oeuvre", false},
    {"Ｆｕｌｌ ｗｉｄｔｈ", "full width", false},
    {"ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ", false},
    {"Йод ёж", "еж иод", false},
    {"हिन्दी", "हिन्दी", false}, /* its vowels are marks, too, without which it is another word */
    {"한국 \u1112\u1161\u11ab", "\u1112\u1161\u11ab 한국", false},
    {"“Acme”–Ltd…™€", "acmeltd", false},
    {"株式会社　アクメ", "アクメ 株式会社", false},
    {"a\xd0/\x87z", "az", true}, /* no letter is put together from broken ones */
};

static void the_fingerprints(void **state)
{
    (void)state;
    vf_keyer *keyer = keyer_of(whole_unicode());
    for (size_t i = 0; i < COUNT(fingerprints); i++)
        assert_key(keyer, fingerprints[i].name, fingerprints[i].key);
    vf_keyer_free(keyer);
}

static void the_fingerprints_of_latin1(void **state)
{
    (void)state;
    vf_keyer *keyer = keyer_of(vf_unicode_latin1());
    for (size_t i = 0; i < COUNT(fingerprints); i++)
        if (fingerprints[i].latin1)
            assert_key(keyer, fingerprints[i].name, fingerprints[i].key);
    vf_keyer_free(keyer);
}

static void a_key_is_its_own_key(void **state)
{
    (void)state;
    vf_keyer *keyer = keyer_of(whole_unicode());
    for (size_t i = 0; i < COUNT(fingerprints); i++)
        assert_key(keyer, fingerprints[i].key, fingerprints[i].key);
    vf_keyer_free(keyer);
}

static void words_are_dropped(void **state)
{
    (void)state;
    vf_keyer *keyer = keyer_of(whole_unicode());
    assert_key(keyer, "Acme Ltd", "acme ltd");
    drop(keyer, "ltd");
    drop(keyer, "Inc.");
    drop(keyer, "A/S");
    drop(keyer, "pty gmbh ltd");
    drop(keyer, "");
    assert_key(keyer, "Acme Ltd", "acme");
    assert_key(keyer, "ACME a.s. (GmbH), Pty Ltd inc", "acme");
    assert_key(keyer, "Ltdacme", "ltdacme");
    assert_key(keyer, "Ltd. INC", "inc ltd"); /* no other word is left */
    assert_key(keyer, "", "");
    vf_keyer_free(keyer);
}

static void both_encodings_have_one_key(void **state)
{
    (void)state;
    const uint16_t name[] = {0x00d8, 'S', 'T', ' ', 0xd801, 0xdc00, ' ', 0xd800};
    const uint16_t expected[] = {'o', 'e', 's', 't', ' ', 0xd801, 0xdc28};
    const uint16_t word[] = {0x00f6, 's', 't'};
    const uint16_t *key;
    size_t length;
    vf_keyer *keyer = keyer_of(whole_unicode());
    assert_status(vf_keyer_key_utf16(keyer, name, COUNT(name), &key, &length), VF_OK);
    assert_int_equal(length, COUNT(expected));
    assert_memory_equal(key, expected, sizeof expected);
    assert_status(vf_keyer_drop_utf16(keyer, word, COUNT(word)), VF_OK); /* ost */
    assert_status(vf_keyer_drop_utf16(keyer, name, 3), VF_OK);           /* oest */
    assert_status(vf_keyer_key_utf16(keyer, name, COUNT(name) - 2, &key, &length), VF_OK);
    assert_int_equal(length, 2);
    assert_memory_equal(key, expected + 5, 2 * sizeof *key);
    assert_key(keyer, "Øst 𐐀", "𐐨");
    assert_status(vf_keyer_key_utf16(keyer, NULL, 0, &key, &length), VF_OK);
    assert_int_equal(length, 0);
    vf_keyer_free(keyer);
}

/* Each code point by itself: no answer is too long for its room, and none makes a second key. */
static void every_code_point_has_a_key_that_stays(void **state)
{
    (void)state;
    vf_keyer *keyer = keyer_of(whole_unicode());
    for (uint32_t code = 1; code < 0x110000; code++) {
        const uint16_t wide[] = {(uint16_t)(0xd7c0 + (code >> 10)),
                                 (uint16_t)(0xdc00 + (code & 0x3ff))};
        const uint16_t narrow = (uint16_t)code;
        const uint16_t *key;
        size_t length;
        uint16_t kept[64];
        assert_status(code < 0x10000 ? vf_keyer_key_utf16(keyer, &narrow, 1, &key, &length)
                                     : vf_keyer_key_utf16(keyer, wide, 2, &key, &length),
                      VF_OK);
        assert_true(length <= COUNT(kept));
        if (length == 0)
            continue;
        memcpy(kept, key, length * sizeof *key);
        size_t again;
        assert_status(vf_keyer_key_utf16(keyer, kept, length, &key, &again), VF_OK);
        if (again != length || memcmp(kept, key, length * sizeof *key) != 0)
            fail_msg("the key of U+%04X has another key", code);
    }
    vf_keyer_free(keyer);
}

static void many_words(void **state)
{
    (void)state;
    enum { N = 30000 };
    char *name = malloc(4 * N + 1);
    assert_non_null(name);
    for (size_t i = 0; i < N; i++) {
        name[4 * i] = (char)('a' + (N - i) % 26);
        name[4 * i + 1] = (char)('a' + i % 10);
        name[4 * i + 2] = 'x';
        name[4 * i + 3] = ' ';
    }
    name[4 * (size_t)N] = '\0';
    const char *key;
    size_t length;
    vf_keyer *keyer = keyer_of(vf_unicode_latin1());
    assert_status(vf_keyer_key_utf8(keyer, name, strlen(name), &key, &length), VF_OK);
    assert_int_equal(length, 130 * 4 - 1); /* i % 26 and i % 10 are odd or even alike */
    for (size_t i = 4; i < length; i += 4)
        assert_true(memcmp(key + i - 4, key + i, 3) < 0);
    vf_keyer_free(keyer);
    free(name);
}

static void memory_is_short(void **state)
{
    (void)state;
    vf_keyer *keyer = NULL;
    fail_at(1);
    assert_status(vf_keyer_new(whole_unicode(), &keyer), VF_NO_MEMORY);
    assert_true(has_failed());
    assert_null(keyer);
    keyer = keyer_of(whole_unicode());
    drop(keyer, "ltd");
    unsigned failed = 0;
    static char name[9001];
    for (size_t i = 0; i < sizeof name - 1; i++)
        name[i] = i % 9 == 8 ? ' ' : (char)('a' + i / 9 % 26);
    for (unsigned k = 1;; k++) {
        fail_at(k);
        vf_status status = vf_keyer_drop_utf8(keyer, name, sizeof name - 1);
        if (!has_failed()) {
            assert_status(status, VF_OK);
            break;
        }
        failed++;
        assert_status(status, VF_NO_MEMORY);
        assert_key(keyer, "b ltd", "b"); /* what was dropped before still is */
    }
    assert_true(failed >= 2);
    for (unsigned k = 1;; k++) {
        const char *key = NULL;
        size_t length = 7;
        vf_keyer *other = keyer_of(whole_unicode());
        fail_at(k);
        vf_status status = vf_keyer_key_utf8(other, name, sizeof name - 1, &key, &length);
        bool has = has_failed();
        assert_status(status, has ? VF_NO_MEMORY : VF_OK);
        assert_int_equal(key == NULL, has);
        assert_key(other, "b a", "a b");
        vf_keyer_free(other);
        if (!has)
            break;
    }
    vf_keyer_free(keyer);
    vf_keyer_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("KEY-1 the fingerprints of OpenRefine", the_fingerprints),
        TEST("KEY-1 those of Latin-1, by its own tables", the_fingerprints_of_latin1),
        TEST("KEY-1 a key is its own key", a_key_is_its_own_key),
        TEST("KEY-1 words are dropped unless no other is left", words_are_dropped),
        TEST("KEY-1 both encodings have one key", both_encodings_have_one_key),
        TEST("KEY-1 every code point has a key that stays", every_code_point_has_a_key_that_stays),
        TEST("KEY-1 a name of thirty thousand words", many_words),
        TEST("memory is short", memory_is_short),
    };
    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
