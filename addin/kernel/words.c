/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/words.h"

#include <string.h>

#include "internal.h"

/* FIT-1: in lower case; sí stands twice, the second time with a combining accent. */
static const struct {
    const char *utf8;
    bool yes;
} words[] = {
    {"yes", true},    {"y", true},  {"true", true},     {"x", true},     {"✓", true},
    {"ja", true},     {"j", true},  {"oui", true},      {"o", true},     {"sí", true},
    {"si", true},     {"s", true},  {"si\u0301", true}, {"no", false},   {"n", false},
    {"false", false}, {"-", false}, {"nei", false},     {"nein", false}, {"non", false},
};

/*
 * A byte of UTF-8 in lower case, whatever the locale (G12), on which that of tolower() depends. The
 * capitals of Latin-1, U+00C0 to U+00DE, are C3 80 to C3 9E, and 0x20 before their small letters;
 * the signs that are the one other pair there are in no word.
 */
static unsigned char lower(unsigned char before, unsigned char byte)
{
    bool ascii = byte >= 'A' && byte <= 'Z';
    bool latin1 = before == 0xc3 && byte >= 0x80 && byte <= 0x9e;
    return (unsigned char)(ascii || latin1 ? byte + 0x20 : byte);
}

static bool equal(const char *utf8, size_t len, const char *lower_case)
{
    if (strlen(lower_case) != len)
        return false;
    unsigned char before = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)utf8[i];
        if (lower(before, byte) != (unsigned char)lower_case[i])
            return false;
        before = byte;
    }
    return true;
}

size_t vf_word_index(const char *word, const char *const *list, size_t n)
{
    size_t len = strlen(word);
    size_t i = 0;
    while (i < n && !equal(word, len, list[i]))
        i++;
    return i;
}

vf_status vf_yes_no_parse(const char *utf8, size_t len, bool *out)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (equal(utf8, len, words[i].utf8)) {
            *out = words[i].yes;
            return VF_OK;
        }
    }
    return VF_NOT_A_NUMBER;
}
