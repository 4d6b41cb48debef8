/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Fuzzes the names and labels of a query: any bytes. What stands outside of quotation marks is the
 * same as for plain names of as many parts, so that no name is more than a name.
 *
 * Input: a byte for the method and the groups, then lines: table, customer, amount, group, label.
 */
#include <stdbool.h>
#include <string.h>

#include "fuzzer.h"
#include "vitalfew/vitalfew.h"

#define LINE_MAX 512
#define QUERY_MAX (1 << 15)

enum { TABLE, CUSTOMER, AMOUNT, GROUP, LABEL, LINES };

static bool is_own_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* The same name, each part that is more than letters become one of them. */
static void make_plain(char *name)
{
    char *to = name;
    while (*name != '\0') {
        size_t length = strcspn(name, ".");
        bool plain = true;
        for (size_t i = 0; i < length; i++)
            plain = plain && is_own_letter(name[i]);
        if (plain)
            memmove(to, name, length);
        else
            *to = 'x';
        to += plain ? length : 1;
        name += length;
        if (*name == '.')
            *to++ = *name++;
    }
    *to = '\0';
}

/* Takes out what stands between quotation marks, which may be doubled there; false where the text
   ends between them. */
static bool take_out_quoted(char *text)
{
    char *to = text;
    while (*text != '\0') {
        char mark = *text++;
        *to++ = mark;
        if (mark != '"' && mark != '\'')
            continue;
        for (; *text != mark || text[1] == mark; text++) {
            if (*text == '\0')
                return false;
            text += *text == mark ? 1 : 0;
        }
        text++;
    }
    *to = '\0';
    return true;
}

static vf_status write_query(char lines[LINES][LINE_MAX], uint8_t choice, char *out)
{
    static const vf_tiers_method methods[] = {VF_TIERS_REACH, VF_TIERS_WITHIN, VF_TIERS_COUNT,
                                              VF_TIERS_AMOUNT};
    const vf_sql_source source = {lines[TABLE], lines[CUSTOMER], lines[AMOUNT],
                                  (choice & 4) != 0 ? lines[GROUP] : NULL};
    const char *const labels[] = {lines[LABEL], "rest"};
    size_t length = 0;
    vf_status status = vf_tiers_sql(&source, methods[choice % 4], &(double){0.5}, 1, labels, out,
                                    QUERY_MAX, &length);
    if (status == VF_OK)
        CHECK(length < QUERY_MAX && out[length] == '\0' && strlen(out) == length);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char lines[LINES][LINE_MAX];
    static char query[QUERY_MAX];
    static char plain[QUERY_MAX];
    if (size < 1)
        return 0;
    uint8_t choice = *data++;
    size--;
    for (size_t i = 0; i < LINES; i++) {
        const uint8_t *end = size > 0 ? memchr(data, '\n', size) : NULL;
        size_t length = end != NULL ? (size_t)(end - data) : size;
        size_t kept = length < LINE_MAX - 1 ? length : LINE_MAX - 1;
        memcpy(lines[i], data, kept);
        lines[i][kept] = '\0';
        data += end != NULL ? length + 1 : length;
        size -= end != NULL ? length + 1 : length;
    }
    if (write_query(lines, choice, query) != VF_OK)
        return 0;
    for (size_t i = 0; i < LABEL; i++)
        make_plain(lines[i]);
    memcpy(lines[LABEL], "A", sizeof "A");
    CHECK(write_query(lines, choice, plain) == VF_OK);
    CHECK(take_out_quoted(query) && take_out_quoted(plain));
    CHECK(strcmp(query, plain) == 0);
    return 0;
}
