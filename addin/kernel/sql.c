/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The query that finds the tiers in a database (SQL-1 to SQL-4).
 *
 * It has three parts, each a name that explains itself:
 *
 *     customer_sums     a row a customer: what its rows sum to, and whether it is left out
 *     customer_shares   with each, what the larger ones bring: one sort, by amount
 *     the SELECT        with each, its tier
 *
 * above(v) is what the customers down to v's equals bring, less what the equals do: SUM() over a
 * frame of peers. A frame that excludes them, GROUPS or EXCLUDE, is not everywhere. Nor are shares
 * divided, since 1 / 2 is 0 in whole numbers: sums are held against so much of the total.
 */
#include "vitalfew/sql.h"

#include <math.h>
#include <string.h>

#include "cutoffs.h"
#include "decimal.h"
#include "text.h"

#define SUMS "customer_sums"
#define SHARES "customer_shares"

/* A query on its way. While it is measured, out is NULL. */
typedef struct writer {
    char *out;
    size_t length;
} writer;

/* What the query is made of. */
typedef struct query {
    const vf_sql_source *source;
    vf_tiers_method method;
    const double *cutoffs;
    size_t k;
    const char *const *labels; /* NULL for letters */
} query;

static void put_bytes(writer *to, const char *bytes, size_t count)
{
    if (to->out != NULL)
        memcpy(to->out + to->length, bytes, count);
    to->length += count;
}

static void put(writer *to, const char *text)
{
    put_bytes(to, text, strlen(text));
}

static void put_number(writer *to, double number)
{
    char text[VF_DECIMAL_SIZE];
    put_bytes(to, text, vf_decimal(number, text));
}

/* ---- names and labels (SQL-3) ---- */

static bool is_safe(uint32_t code)
{
    return code >= 0x20 && code != '\\' && !(code >= 0x7f && code <= 0x9f) && vf_is_character(code);
}

static bool are_safe(const char *text)
{
    vf_text of = vf_text_of_utf8(text, strlen(text));
    while (!vf_text_ended(&of))
        if (!is_safe(vf_text_next(&of)))
            return false;
    return true;
}

/* Whether each part of a name holds something but white space. */
static bool has_whole_parts(const char *name)
{
    bool blank = true;
    vf_text of = vf_text_of_utf8(name, strlen(name));
    while (!vf_text_ended(&of)) {
        uint32_t code = vf_text_next(&of);
        if (code == '.' && blank)
            return false;
        blank = code == '.' || (blank && vf_is_space(code));
    }
    return !blank;
}

static bool is_name(const char *name)
{
    return are_safe(name) && has_whole_parts(name);
}

static void put_quoted(writer *to, const char *text, size_t count, char mark)
{
    put_bytes(to, &mark, 1);
    for (size_t i = 0; i < count; i++) {
        if (text[i] == mark)
            put_bytes(to, &mark, 1);
        put_bytes(to, &text[i], 1);
    }
    put_bytes(to, &mark, 1);
}

static void put_name(writer *to, const char *name)
{
    const char *point;
    for (; (point = strchr(name, '.')) != NULL; name = point + 1) {
        put_quoted(to, name, (size_t)(point - name), '"');
        put(to, ".");
    }
    put_quoted(to, name, strlen(name), '"');
}

static const char *last_part(const char *name)
{
    const char *point = strrchr(name, '.');
    return point != NULL ? point + 1 : name;
}

/* A column, with its table: without one SQLite takes a name that it does not know for a text. */
static void put_column(writer *to, const query *of, const char *column)
{
    if (strchr(column, '.') == NULL) {
        put_name(to, last_part(of->source->table));
        put(to, ".");
    }
    put_name(to, column);
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* A name of the query's own, which must not be that of the table that it reads. */
static void put_own(writer *to, const query *of, const char *name)
{
    const char *table = last_part(of->source->table);
    size_t same = 0;
    while (name[same] != '\0' && lower(table[same]) == name[same])
        same++;
    put(to, name);
    if (name[same] == table[same])
        put(to, "_");
}

static void put_label(writer *to, const query *of, size_t c)
{
    char letter = (char)('A' + c);
    if (of->labels == NULL)
        put_quoted(to, &letter, 1, '\'');
    else
        put_quoted(to, of->labels[c], strlen(of->labels[c]), '\'');
}

/* ---- the parts of the query ---- */

static bool has_groups(const query *of)
{
    return of->source->group != NULL;
}

/* Whether the method goes by what customers bring of the total. */
static bool has_shares(const query *of)
{
    return of->method == VF_TIERS_REACH || of->method == VF_TIERS_WITHIN;
}

static void put_sum(writer *to, const query *of)
{
    put(to, "SUM(");
    put_column(to, of, of->source->amount);
    put(to, ")");
}

static void put_group_column(writer *to, const query *of, const char *before, const char *after)
{
    if (has_groups(of)) {
        put(to, before);
        put_column(to, of, of->source->group);
        put(to, after);
    }
}

/* G3: what is not above 0 brings nothing. */
static void put_brought(writer *to, const query *of)
{
    put(to, "           CASE WHEN ");
    put_sum(to, of);
    put(to, " > 0 THEN ");
    put_sum(to, of);
    put(to, " ELSE 0 END AS brought,\n");
}

/* SQL-2: NULL, NaN and what is infinite have no difference of 0 from themselves. */
static void put_left_out(writer *to, const query *of)
{
    put(to, "           CASE WHEN ");
    put_column(to, of, of->source->customer);
    put_group_column(to, of, " IS NOT NULL AND ", "");
    put(to, " IS NOT NULL\n                 AND ");
    put_sum(to, of);
    put(to, " - ");
    put_sum(to, of);
    put(to, " = 0 THEN 0 ELSE 1 END AS left_out\n");
}

static void put_sums(writer *to, const query *of)
{
    put(to, "WITH ");
    put_own(to, of, SUMS);
    put(to, " AS (\n    SELECT ");
    put_column(to, of, of->source->customer);
    put(to, " AS customer,\n");
    put_group_column(to, of, "           ", " AS customer_group,\n");
    put(to, "           ");
    put_sum(to, of);
    put(to, " AS amount,\n");
    if (has_shares(of))
        put_brought(to, of);
    put_left_out(to, of);
    put(to, "    FROM ");
    put_name(to, of->source->table);
    put(to, "\n    GROUP BY ");
    put_column(to, of, of->source->customer);
    put_group_column(to, of, ", ", "");
    put(to, "\n)");
}

static void put_over(writer *to, const query *of, const char *function, const char *order,
                     const char *end)
{
    put(to, "           ");
    put(to, function);
    put(to, " OVER (PARTITION BY left_out");
    put(to, has_groups(of) ? ", customer_group" : "");
    put(to, order);
    put(to, ")");
    put(to, end);
}

#define BROUGHT "SUM(brought)"
#define DOWN " ORDER BY amount DESC"
#define OF_EQUALS                                                                                  \
    DOWN "\n                                  RANGE BETWEEN CURRENT ROW AND CURRENT ROW"

static void put_shares(writer *to, const query *of)
{
    put(to, ",\n");
    put_own(to, of, SHARES);
    put(to, " AS (\n    SELECT customer, ");
    put(to, has_groups(of) ? "customer_group, " : "");
    put(to, "amount, left_out,\n");
    if (of->method == VF_TIERS_COUNT) {
        put_over(to, of, "RANK()", DOWN, " - 1 AS larger,\n");
        put_over(to, of, "COUNT(*)", "", " AS customers\n");
    } else {
        if (of->method == VF_TIERS_WITHIN) {
            put_over(to, of, BROUGHT, DOWN, " AS upto,\n");
        } else {
            put_over(to, of, BROUGHT, DOWN, "\n");
            put_over(to, of, "  - " BROUGHT, OF_EQUALS, " AS above,\n");
        }
        put_over(to, of, BROUGHT, "", " AS total\n");
    }
    put(to, "    FROM ");
    put_own(to, of, SUMS);
    put(to, "\n)");
}

/* A share less the tolerance (G9); one that is smaller than that is itself, so that who has nobody
   above is in the first class. */
static void put_share_to_reach(writer *to, double share)
{
    if (share <= VF_SHARE_TOLERANCE) {
        put_number(to, share);
        return;
    }
    put(to, "(");
    put_number(to, share);
    put(to, " - 0.000000000001)");
}

/* What a customer of the class or of a better one meets. */
static void put_condition(writer *to, const query *of, double cutoff)
{
    if (of->method == VF_TIERS_AMOUNT) {
        put(to, "amount >= ");
        put_number(to, cutoff);
        put(to, " - ");
        put_number(to, cutoff * 0x1p-48); /* TIER-9 */
    } else if (of->method == VF_TIERS_WITHIN) {
        put(to, "upto <= (");
        put_number(to, cutoff);
        put(to, " + 0.000000000001) * total");
    } else if (of->method == VF_TIERS_REACH) {
        put(to, "above < ");
        put_share_to_reach(to, cutoff);
        put(to, " * total");
    } else if (vf_cutoffs_are_numbers(of->cutoffs, of->k)) {
        put(to, "larger < ");
        put_number(to, cutoff);
    } else {
        put(to, "larger < ");
        put_share_to_reach(to, cutoff);
        put(to, " * customers");
    }
}

static void put_tiers(writer *to, const query *of)
{
    put(to, "\nSELECT customer, ");
    put(to, has_groups(of) ? "customer_group AS \"group\", " : "");
    put(to, "amount,\n       CASE WHEN left_out = 1 THEN NULL\n            WHEN amount <= 0 THEN ");
    put_label(to, of, of->k);
    for (size_t c = 0; c < of->k; c++) {
        put(to, "\n            WHEN ");
        put_condition(to, of, of->cutoffs[c]);
        put(to, " THEN ");
        put_label(to, of, c);
    }
    put(to, "\n            ELSE ");
    put_label(to, of, of->k);
    put(to, " END AS tier\nFROM ");
    put_own(to, of, of->method == VF_TIERS_AMOUNT ? SUMS : SHARES);
    put(to, "\nORDER BY left_out, ");
    put(to, has_groups(of) ? "customer_group, " : "");
    put(to, "amount DESC, customer");
}

static void put_query(writer *to, const query *of)
{
    put_sums(to, of);
    if (of->method != VF_TIERS_AMOUNT)
        put_shares(to, of);
    put_tiers(to, of);
}

static vf_status check(const query *of)
{
    const vf_sql_source *source = of->source;
    if (of->method == VF_TIERS_QUOTA)
        return VF_OUT_OF_RANGE;
    vf_status status = vf_cutoffs_check(of->method, of->cutoffs, of->k);
    if (status != VF_OK)
        return status;
    if (!is_name(source->table) || !is_name(source->customer) || !is_name(source->amount) ||
        (source->group != NULL && !is_name(source->group)))
        return VF_OUT_OF_RANGE;
    for (size_t c = 0; of->labels != NULL && c <= of->k; c++)
        if (!are_safe(of->labels[c]))
            return VF_OUT_OF_RANGE;
    return VF_OK;
}

vf_status vf_tiers_sql(const vf_sql_source *source, vf_tiers_method method, const double *cutoffs,
                       size_t k, const char *const *labels, char *out, size_t size, size_t *length)
{
    query of = {source, method, cutoffs, k, labels};
    if (cutoffs == NULL)
        of.cutoffs = vf_tiers_default_cutoffs(method, &of.k);
    vf_status status = check(&of);
    if (status != VF_OK)
        return status;
    writer measure = {NULL, 0};
    put_query(&measure, &of);
    *length = measure.length;
    if (size > measure.length) {
        put_query(&(writer){out, 0}, &of);
        out[measure.length] = '\0';
    }
    return VF_OK;
}
