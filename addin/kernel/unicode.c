/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/unicode.h"

#define LATIN1_LETTERS                                                                             \
    0xc0           /* the first of the letters beyond ASCII; U+00D7 and U+00F7 are signs           \
                    */
#define SMALL 0x20 /* from a capital to its small letter */

/* The letters from U+00C0 on without their accents; 0 for one that has none. */
static const char without_accents[] = {
    'A', 'A', 'A', 'A', 'A', 'A', 0,   'C', 'E', 'E', 'E', 'E', 'I', 'I', 'I', 'I',
    0,   'N', 'O', 'O', 'O', 'O', 'O', 0,   0,   'U', 'U', 'U', 'U', 'Y', 0,   0,
    'a', 'a', 'a', 'a', 'a', 'a', 0,   'c', 'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i',
    0,   'n', 'o', 'o', 'o', 'o', 'o', 0,   0,   'u', 'u', 'u', 'u', 'y', 0,   'y',
};

/* The other characters that stand for some of ASCII. The line of a fraction is a sign. */
static const struct {
    unsigned char code;
    char plain[3];
} plain_forms[] = {
    {0xaa, "a"}, {0xb2, "2"},  {0xb3, "3"},  {0xb9, "1"},
    {0xba, "o"}, {0xbc, "14"}, {0xbd, "12"}, {0xbe, "34"},
};

#define PLAIN_FORMS (sizeof plain_forms / sizeof plain_forms[0])

/* Which of the plain forms is that of a character, or PLAIN_FORMS. */
static size_t find_plain_form(uint32_t code)
{
    size_t i = 0;
    while (i < PLAIN_FORMS && plain_forms[i].code != code)
        i++;
    return i;
}

static size_t latin1_fold(uint32_t code, uint32_t *out)
{
    switch (code) {
    case 0xb5: /* the micro sign is a small mu */
        out[0] = 0x3bc;
        return 1;
    case 0xd7:
        return 0;
    case 0xdf:
        out[0] = out[1] = 's';
        return 2;
    default:
        out[0] = code + SMALL;
        return code >= LATIN1_LETTERS && code <= 0xde ? 1 : 0;
    }
}

static size_t latin1_decompose(uint32_t code, uint32_t *out)
{
    size_t count = 0;
    if (code >= LATIN1_LETTERS && code <= 0xff) {
        out[0] = (uint32_t)without_accents[code - LATIN1_LETTERS];
        return out[0] != 0 ? 1 : 0;
    }
    size_t i = find_plain_form(code);
    if (i < PLAIN_FORMS)
        for (; plain_forms[i].plain[count] != '\0'; count++)
            out[count] = (uint32_t)plain_forms[i].plain[count];
    return count;
}

static bool latin1_is_sign(uint32_t code)
{
    if (code >= LATIN1_LETTERS)
        return code == 0xd7 || code == 0xf7;
    return code != 0xb5 && find_plain_form(code) == PLAIN_FORMS;
}

const vf_unicode *vf_unicode_latin1(void)
{
    static const vf_unicode latin1 = {latin1_fold, latin1_decompose, latin1_is_sign};
    return &latin1;
}
