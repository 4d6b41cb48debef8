/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Fuzzes names and their keys: any bytes, as UTF-8 and as UTF-16, sound or broken.
 *
 * Input: a byte for the tables of Unicode and the encoding; the rest is a text, which its first
 * line break divides into the name and words to leave out of its key.
 */
#include <string.h>

#include "../unit/unicode.h"
#include "fuzzer.h"
#include "vitalfew/vitalfew.h"

#define UNITS_MAX 512

enum { LATIN1 = 1, WIDE = 2 };

/* A text in one of the encodings. */
typedef struct text {
    bool wide;
    size_t length;
    union {
        char utf8[UNITS_MAX];
        uint16_t utf16[UNITS_MAX];
    } units;
} text;

static text text_of(const uint8_t *data, size_t size, bool wide)
{
    text of = {.wide = wide};
    size_t unit = wide ? sizeof(uint16_t) : 1;
    of.length = size / unit < UNITS_MAX ? size / unit : UNITS_MAX;
    memcpy(&of.units, data, of.length * unit);
    return of;
}

static uint32_t add(vf_names *names, const text *name)
{
    uint32_t out;
    vf_status status = name->wide ? vf_names_add_utf16(names, name->units.utf16, name->length, &out)
                                  : vf_names_add_utf8(names, name->units.utf8, name->length, &out);
    CHECK(status == VF_OK);
    return out;
}

/* A key, of which so many units fit; the whole length is answered. */
static size_t key_of(vf_keyer *keyer, const text *name, text *out)
{
    const char *narrow = NULL;
    const uint16_t *wide = NULL;
    size_t length = 0;
    vf_status status =
        name->wide ? vf_keyer_key_utf16(keyer, name->units.utf16, name->length, &wide, &length)
                   : vf_keyer_key_utf8(keyer, name->units.utf8, name->length, &narrow, &length);
    CHECK(status == VF_OK);
    *out = (text){.wide = name->wide, .length = length < UNITS_MAX ? length : UNITS_MAX};
    if (name->wide) {
        CHECK(wide != NULL);
        memcpy(out->units.utf16, wide, out->length * sizeof *wide);
    } else {
        CHECK(narrow != NULL);
        memcpy(out->units.utf8, narrow, out->length);
    }
    return length;
}

/* A name is itself, and so is what it is folded to: case folding is done once. */
static void check_names(const vf_unicode *unicode, const text *name)
{
    vf_names *names = NULL;
    size_t length;
    CHECK(vf_names_new(unicode, &names) == VF_OK);
    uint32_t first = add(names, name);
    CHECK(first == (vf_names_count(names) > 0 ? 0 : VF_NO_NAME));
    CHECK(add(names, name) == first);
    if (first == 0) {
        const char *folded = vf_names_folded(names, 0, &length);
        text again = {.length = length < UNITS_MAX ? length : UNITS_MAX};
        memcpy(again.units.utf8, folded, again.length);
        CHECK(length > 0 && length < vf_names_bytes(names));
        /* A lone surrogate has no UTF-8, so it is not read back. */
        if (length <= UNITS_MAX && !name->wide)
            CHECK(add(names, &again) == 0);
    }
    vf_names_free(names);
}

/* A key is its own key, with and without words that are left out. */
static void check_keys(const vf_unicode *unicode, const text *name, const text *words)
{
    vf_keyer *keyer = NULL;
    text key;
    text again;
    CHECK(vf_keyer_new(unicode, &keyer) == VF_OK);
    for (int round = 0; round < 2; round++) {
        if (key_of(keyer, name, &key) <= UNITS_MAX) {
            CHECK(key_of(keyer, &key, &again) == key.length);
            CHECK(memcmp(&key.units, &again.units, key.length * (key.wide ? 2 : 1)) == 0);
        }
        CHECK((words->wide ? vf_keyer_drop_utf16(keyer, words->units.utf16, words->length)
                           : vf_keyer_drop_utf8(keyer, words->units.utf8, words->length)) == VF_OK);
    }
    vf_keyer_free(keyer);
}

/* A number is read back, and by its text. */
static void check_number(double number)
{
    vf_names *names = NULL;
    uint32_t out = VF_NO_NAME;
    size_t length;
    CHECK(vf_names_new(vf_unicode_latin1(), &names) == VF_OK);
    if (vf_names_add_number(names, number, &out) == VF_OK) {
        text decimal = {.wide = false};
        const char *folded = vf_names_folded(names, out, &length);
        CHECK(length < UNITS_MAX);
        memcpy(decimal.units.utf8, folded, length); /* the rest is NUL */
        decimal.length = length;
        CHECK(strtod(decimal.units.utf8, NULL) == number);
        CHECK(vf_names_is_number(names, 0));
        CHECK(add(names, &decimal) == 0 && !vf_names_is_number(names, 0));
    }
    vf_names_free(names);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const vf_unicode *unicode = data[0] & LATIN1 ? vf_unicode_latin1() : whole_unicode();
    bool wide = (data[0] & WIDE) != 0;
    data++;
    size--;
    const uint8_t *end = memchr(data, '\n', size);
    size_t name_size = end != NULL ? (size_t)(end - data) : size;
    text name = text_of(data, name_size, wide);
    text words = text_of(data + name_size, size - name_size, wide);
    check_names(unicode, &name);
    check_keys(unicode, &name, &words);
    if (size >= sizeof(double)) {
        double number;
        memcpy(&number, data, sizeof number);
        check_number(number);
    }
    return 0;
}
