/* SPDX-License-Identifier: MPL-2.0 */
#include "vitalfew/status.h"

#include <stdbool.h>

#include "internal.h"

const char *vf_status_text(vf_status status)
{
    switch (status) {
    case VF_OK:
        return "no error";
    case VF_NO_MEMORY:
        return "out of memory";
    case VF_NOT_A_NUMBER:
        return "a finite number is needed";
    case VF_OUT_OF_RANGE:
        return "a number, word or list is outside what is allowed";
    case VF_NOTHING:
        return "there is nothing to compute from";
    case VF_NOT_FOUND:
        return "the label or class is not there";
    }
    return "unknown status";
}

/* Not tolower(): its answer depends on the locale, and a word must not (G12). */
static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_word(const char *a, const char *b)
{
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return lower(*a) == lower(*b);
}

size_t vf_word_index(const char *word, const char *const *words, size_t n)
{
    size_t i = 0;
    while (i < n && !same_word(word, words[i]))
        i++;
    return i;
}
