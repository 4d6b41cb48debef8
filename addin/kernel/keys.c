/* SPDX-License-Identifier: MPL-2.0 */
/* KEY-1 */
#include "vitalfew/keys.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

/* Stands behind every word, and in none: it is a control character. */
#define END 0

#define FIRST_ROOM ((size_t)64)

typedef struct word {
    const uint32_t *codes;
    size_t length;
} word;

/* The words of a text as they are in a key. */
typedef struct word_list {
    uint32_t *codes; /* the words one after another, an END behind each */
    size_t used;
    size_t room;
    word *words; /* room for as many as there are codes */
    size_t count;
} word_list;

struct vf_keyer {
    const vf_unicode *unicode;
    word_list name;
    word_list dropped;
    void *key; /* of the last call, in its encoding */
    size_t key_size;
};

/* Letters that Unicode does not decompose, and what they are written as where there is but ASCII.
   The capitals are folded before; ß is ss by its folding. */
static const struct {
    uint16_t code;
    char ascii[3];
} ligatures[] = {
    {0x00e6, "ae"}, {0x00f0, "d"}, {0x00f8, "oe"}, {0x00fe, "th"}, {0x0111, "d"},  {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "k"}, {0x0142, "l"},  {0x014b, "n"},  {0x0153, "oe"}, {0x0167, "t"},
    {0x0180, "b"},  {0x0188, "c"}, {0x018c, "d"},  {0x0192, "f"},  {0x0199, "k"},  {0x019a, "l"},
    {0x01a5, "p"},  {0x01b4, "y"}, {0x01b6, "z"},  {0x01e5, "g"},  {0x0253, "b"},  {0x0257, "d"},
    {0x0259, "e"},  {0x0260, "g"}, {0x0268, "i"},  {0x026b, "l"},  {0x0272, "n"},  {0x0289, "u"},
};

#define LIGATURE_COUNT (sizeof ligatures / sizeof ligatures[0])

vf_status vf_keyer_new(const vf_unicode *unicode, vf_keyer **out)
{
    vf_keyer *keyer = calloc(1, sizeof *keyer);
    if (keyer == NULL)
        return VF_NO_MEMORY;
    keyer->unicode = unicode;
    *out = keyer;
    return VF_OK;
}

static void free_words(word_list *list)
{
    free(list->codes);
    free(list->words);
}

void vf_keyer_free(vf_keyer *keyer)
{
    if (keyer == NULL)
        return;
    free_words(&keyer->name);
    free_words(&keyer->dropped);
    free(keyer->key);
    free(keyer);
}

/* Sees to room for so many more codes, and for as many words. */
static bool reserve(word_list *list, size_t more)
{
    if (list->room - list->used >= more)
        return true;
    if (list->used > SIZE_MAX / 4 / sizeof *list->words)
        return false;
    size_t room = 2 * (list->used + more);
    room = room > FIRST_ROOM ? room : FIRST_ROOM;
    uint32_t *codes = realloc(list->codes, room * sizeof *codes);
    if (codes == NULL)
        return false;
    list->codes = codes;
    word *words = realloc(list->words, room * sizeof *words);
    if (words == NULL)
        return false;
    list->words = words;
    list->room = room;
    return true;
}

static void end_word(word_list *list)
{
    if (list->used > 0 && list->codes[list->used - 1] != END)
        list->codes[list->used++] = END;
}

/* Whether a code point is one of the diacritical marks that are put on letters of Europe. Those of
   other scripts are vowels and the like, without which two names would be one. */
static bool is_diacritical(uint32_t code)
{
    return (code >= 0x0300 && code <= 0x036f) || (code >= 0x1ab0 && code <= 0x1aff) ||
           (code >= 0x1dc0 && code <= 0x1dff) || (code >= 0x20d0 && code <= 0x20ff) ||
           (code >= 0xfe20 && code <= 0xfe2f);
}

/* What is no part of a word. A broken unit of text is none, either: between two of them something
   may be left out, and what then stands side by side may be a character. */
static bool is_sign(const vf_keyer *keyer, uint32_t code)
{
    bool letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    bool digit = code >= '0' && code <= '9';
    if (code < 0x80)
        return !letter && !digit;
    return !vf_is_character(code) || keyer->unicode->is_sign(code);
}

/* A syllable of Hangul is left as it is: decomposed, a cell would show its letters apart. */
static size_t decompose(const vf_keyer *keyer, uint32_t code, uint32_t *out)
{
    bool hangul = code >= 0xac00 && code <= 0xd7a3;
    size_t count = code >= 0x80 && !hangul ? keyer->unicode->decompose(code, out) : 0;
    if (count > 0)
        return count;
    out[0] = code;
    return 1;
}

static void put_letter(word_list *list, uint32_t code)
{
    for (size_t i = 0; code >= 0x80 && i < LIGATURE_COUNT; i++) {
        if (ligatures[i].code != code)
            continue;
        for (const char *c = ligatures[i].ascii; *c != '\0'; c++)
            list->codes[list->used++] = (uint32_t)*c;
        return;
    }
    list->codes[list->used++] = code;
}

/* Reads a part of what a character was decomposed to. */
static void read_part(const vf_keyer *keyer, word_list *list, uint32_t code)
{
    uint32_t folded[VF_UNICODE_ROOM];
    if (vf_is_space(code)) {
        end_word(list);
        return;
    }
    size_t count = vf_fold(keyer->unicode, code, folded);
    for (size_t i = 0; i < count; i++)
        if (!is_diacritical(folded[i]) && !is_sign(keyer, folded[i]))
            put_letter(list, folded[i]);
}

static bool read_codes(const vf_keyer *keyer, word_list *list, vf_text text)
{
    while (!vf_text_ended(&text)) {
        uint32_t code = vf_text_next(&text);
        uint32_t parts[VF_UNICODE_ROOM];
        if (!reserve(list, 2 * VF_UNICODE_ROOM * VF_UNICODE_ROOM + 2))
            return false;
        if (!vf_is_space(code) && is_sign(keyer, code))
            continue;
        size_t count = decompose(keyer, code, parts);
        for (size_t i = 0; i < count; i++)
            read_part(keyer, list, parts[i]);
    }
    end_word(list);
    return true;
}

/* The codes may have moved since the words were found last, so all are found again. */
static void find_words(word_list *list)
{
    list->count = 0;
    for (size_t i = 0; i < list->used; i++) {
        size_t start = i;
        while (list->codes[i] != END)
            i++;
        list->words[list->count++] = (word){list->codes + start, i - start};
    }
}

static int compare_words(const void *a, const void *b)
{
    const word *left = a;
    const word *right = b;
    for (size_t i = 0; i < left->length && i < right->length; i++)
        if (left->codes[i] != right->codes[i])
            return left->codes[i] < right->codes[i] ? -1 : 1;
    return (left->length > right->length) - (left->length < right->length);
}

/* Sorts the words, and keeps each of them once. */
static void sort_words(word_list *list)
{
    if (list->count < 2)
        return;
    qsort(list->words, list->count, sizeof *list->words, compare_words);
    size_t kept = 1;
    for (size_t i = 1; i < list->count; i++)
        if (compare_words(&list->words[i], &list->words[kept - 1]) != 0)
            list->words[kept++] = list->words[i];
    list->count = kept;
}

static bool is_dropped(const vf_keyer *keyer, const word *of)
{
    return keyer->dropped.count > 0 && bsearch(of, keyer->dropped.words, keyer->dropped.count,
                                               sizeof *of, compare_words) != NULL;
}

static void drop_words(vf_keyer *keyer)
{
    word_list *name = &keyer->name;
    size_t kept = 0;
    for (size_t i = 0; i < name->count; i++)
        kept += !is_dropped(keyer, &name->words[i]);
    if (kept == 0)
        return;
    kept = 0;
    for (size_t i = 0; i < name->count; i++)
        if (!is_dropped(keyer, &name->words[i]))
            name->words[kept++] = name->words[i];
    name->count = kept;
}

static vf_status drop(vf_keyer *keyer, vf_text text)
{
    size_t used = keyer->dropped.used;
    bool done = read_codes(keyer, &keyer->dropped, text);
    if (!done)
        keyer->dropped.used = used;
    find_words(&keyer->dropped);
    sort_words(&keyer->dropped);
    return done ? VF_OK : VF_NO_MEMORY;
}

vf_status vf_keyer_drop_utf8(vf_keyer *keyer, const char *text, size_t length)
{
    return drop(keyer, vf_text_of_utf8(text, length));
}

vf_status vf_keyer_drop_utf16(vf_keyer *keyer, const uint16_t *text, size_t length)
{
    return drop(keyer, vf_text_of_utf16(text, length));
}

/* Finds the words of the key, and makes room for it at this most bytes a code point. */
static vf_status find_key(vf_keyer *keyer, vf_text text, size_t bytes)
{
    keyer->name.used = 0;
    keyer->name.count = 0;
    if (!read_codes(keyer, &keyer->name, text))
        return VF_NO_MEMORY;
    find_words(&keyer->name);
    sort_words(&keyer->name);
    drop_words(keyer);
    size_t size = (keyer->name.used + 1) * bytes;
    if (size <= keyer->key_size)
        return VF_OK;
    void *key = realloc(keyer->key, size);
    if (key == NULL)
        return VF_NO_MEMORY;
    keyer->key = key;
    keyer->key_size = size;
    return VF_OK;
}

vf_status vf_keyer_key_utf8(vf_keyer *keyer, const char *name, size_t length, const char **key,
                            size_t *key_length)
{
    vf_status status = find_key(keyer, vf_text_of_utf8(name, length), VF_UTF8_MAX);
    if (status != VF_OK)
        return status;
    char *start = keyer->key;
    char *end = start;
    for (size_t i = 0; i < keyer->name.count; i++) {
        const word *next = &keyer->name.words[i];
        if (i > 0)
            end += vf_put_utf8(' ', end);
        for (size_t k = 0; k < next->length; k++)
            end += vf_put_utf8(next->codes[k], end);
    }
    *key = start;
    *key_length = (size_t)(end - start);
    return VF_OK;
}

vf_status vf_keyer_key_utf16(vf_keyer *keyer, const uint16_t *name, size_t length,
                             const uint16_t **key, size_t *key_length)
{
    vf_status status = find_key(keyer, vf_text_of_utf16(name, length), VF_UTF16_MAX * sizeof *name);
    if (status != VF_OK)
        return status;
    uint16_t *start = keyer->key;
    uint16_t *end = start;
    for (size_t i = 0; i < keyer->name.count; i++) {
        const word *next = &keyer->name.words[i];
        if (i > 0)
            end += vf_put_utf16(' ', end);
        for (size_t k = 0; k < next->length; k++)
            end += vf_put_utf16(next->codes[k], end);
    }
    *key = start;
    *key_length = (size_t)(end - start);
    return VF_OK;
}
