/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/words.h"

#include <string.h>

/* One word, in lower case. */
typedef struct word {
    const char *utf8;
    bool yes;
} word;

/* FIT-1; sí stands twice, the second time with a combining accent. */
static const word words[] = {
    {"yes", true},    {"y", true},  {"true", true},     {"x", true},     {"✓", true},
    {"ja", true},     {"j", true},  {"oui", true},      {"o", true},     {"sí", true},
    {"si", true},     {"s", true},  {"si\u0301", true}, {"no", false},   {"n", false},
    {"false", false}, {"-", false}, {"nei", false},     {"nein", false}, {"non", false},
};

/*
 * A byte of UTF-8 in lower case. The capitals of Latin-1, U+00C0 to U+00DE, are C3 80 to C3 9E, and
 * 0x20 before their small letters; the signs that are the one other pair there are in no word.
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

vf_status vf_word_parse(const char *utf8, size_t len, bool *out)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (equal(utf8, len, words[i].utf8)) {
            *out = words[i].yes;
            return VF_OK;
        }
    }
    return VF_NOT_A_NUMBER;
}
