/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <stdbool.h>
#include <string.h>

#include "vitalfew/sql.h"

static const vf_sql_source orders = {"sales.orders", "customer", "amount", "region"};

/* What is written for a source; in the room of all queries of these tests. */
static const char *query_of(const vf_sql_source *source, vf_tiers_method method,
                            const double *cutoffs, size_t k, const char *const *labels)
{
    static char out[1 << 14];
    size_t length = 0;
    assert_status(vf_tiers_sql(source, method, cutoffs, k, labels, out, sizeof out, &length),
                  VF_OK);
    assert_int_equal(length, strlen(out));
    return out;
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("this is not in the query: %s\n%s", part, text);
}

static void by_reach_within_groups(void **state)
{
    (void)state;
    assert_string_equal(
        query_of(&orders, VF_TIERS_REACH, NULL, 0, NULL),
        "WITH customer_sums AS (\n"
        "    SELECT \"orders\".\"customer\" AS customer,\n"
        "           \"orders\".\"region\" AS customer_group,\n"
        "           SUM(\"orders\".\"amount\") AS amount,\n"
        "           CASE WHEN SUM(\"orders\".\"amount\") > 0 THEN SUM(\"orders\".\"amount\")"
        " ELSE 0 END AS brought,\n"
        "           CASE WHEN \"orders\".\"customer\" IS NOT NULL"
        " AND \"orders\".\"region\" IS NOT NULL\n"
        "                 AND SUM(\"orders\".\"amount\") - SUM(\"orders\".\"amount\") = 0"
        " THEN 0 ELSE 1 END AS left_out\n"
        "    FROM \"sales\".\"orders\"\n"
        "    GROUP BY \"orders\".\"customer\", \"orders\".\"region\"\n"
        "),\n"
        "customer_shares AS (\n"
        "    SELECT customer, customer_group, amount, left_out,\n"
        "           SUM(brought) OVER (PARTITION BY left_out, customer_group"
        " ORDER BY amount DESC)\n"
        "             - SUM(brought) OVER (PARTITION BY left_out, customer_group"
        " ORDER BY amount DESC\n"
        "                                  RANGE BETWEEN CURRENT ROW AND CURRENT ROW) AS above,\n"
        "           SUM(brought) OVER (PARTITION BY left_out, customer_group) AS total\n"
        "    FROM customer_sums\n"
        ")\n"
        "SELECT customer, customer_group AS \"group\", amount,\n"
        "       CASE WHEN left_out = 1 THEN NULL\n"
        "            WHEN amount <= 0 THEN 'C'\n"
        "            WHEN above < (0.8 - 0.000000000001) * total THEN 'A'\n"
        "            WHEN above < (0.95 - 0.000000000001) * total THEN 'B'\n"
        "            ELSE 'C' END AS tier\n"
        "FROM customer_shares\n"
        "ORDER BY left_out, customer_group, amount DESC, customer");
}

static void by_amount_of_all(void **state)
{
    (void)state;
    const vf_sql_source all = {"orders", "customer", "amount", NULL};
    const char *const labels[] = {"Gold", "the rest"};
    assert_string_equal(
        query_of(&all, VF_TIERS_AMOUNT, (double[]){0x1p48}, 1, labels),
        "WITH customer_sums AS (\n"
        "    SELECT \"orders\".\"customer\" AS customer,\n"
        "           SUM(\"orders\".\"amount\") AS amount,\n"
        "           CASE WHEN \"orders\".\"customer\" IS NOT NULL\n"
        "                 AND SUM(\"orders\".\"amount\") - SUM(\"orders\".\"amount\") = 0"
        " THEN 0 ELSE 1 END AS left_out\n"
        "    FROM \"orders\"\n"
        "    GROUP BY \"orders\".\"customer\"\n"
        ")\n"
        "SELECT customer, amount,\n"
        "       CASE WHEN left_out = 1 THEN NULL\n"
        "            WHEN amount <= 0 THEN 'the rest'\n"
        "            WHEN amount >= 281474976710656 - 1 THEN 'Gold'\n"
        "            ELSE 'the rest' END AS tier\n"
        "FROM customer_sums\n"
        "ORDER BY left_out, amount DESC, customer");
}

static void what_each_method_compares(void **state)
{
    (void)state;
    const struct {
        vf_tiers_method method;
        double cutoff;
        const char *part;
    } cases[] = {
        {VF_TIERS_REACH, 0.5, "WHEN above < (0.5 - 0.000000000001) * total THEN 'A'"},
        {VF_TIERS_REACH, 1e-12, "WHEN above < 1e-12 * total THEN 'A'"},
        {VF_TIERS_REACH, 1, "WHEN above < (1 - 0.000000000001) * total THEN 'A'"},
        {VF_TIERS_WITHIN, 0.5, "WHEN upto <= (0.5 + 0.000000000001) * total THEN 'A'"},
        {VF_TIERS_WITHIN, 0.5,
         "SUM(brought) OVER (PARTITION BY left_out, customer_group"
         " ORDER BY amount DESC) AS upto,\n"},
        {VF_TIERS_COUNT, 0.5, "WHEN larger < (0.5 - 0.000000000001) * customers THEN 'A'"},
        {VF_TIERS_COUNT, 1, "WHEN larger < (1 - 0.000000000001) * customers THEN 'A'"},
        {VF_TIERS_COUNT, 10, "WHEN larger < 10 THEN 'A'"},
        {VF_TIERS_COUNT, 10,
         "RANK() OVER (PARTITION BY left_out, customer_group"
         " ORDER BY amount DESC) - 1 AS larger,\n"},
        {VF_TIERS_AMOUNT, 0.5, "WHEN amount >= 0.5 - 1.7763568394002505e-15 THEN 'A'"},
        {VF_TIERS_AMOUNT, 1e300, "WHEN amount >= 1e+300 - 3.552713678800501e+285 THEN 'A'"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_has(query_of(&orders, cases[i].method, &cases[i].cutoff, 1, NULL), cases[i].part);
}

static void the_methods_own_cutoffs(void **state)
{
    (void)state;
    assert_has(query_of(&orders, VF_TIERS_WITHIN, NULL, 0, NULL), "(0.95 + 0.000000000001)");
    assert_has(query_of(&orders, VF_TIERS_COUNT, NULL, 0, NULL), "(0.75 - 0.000000000001)");
}

static void as_many_classes_as_there_are_letters(void **state)
{
    (void)state;
    double cutoffs[VF_TIERS_CUTOFFS_MAX];
    for (size_t i = 0; i < COUNT(cutoffs); i++)
        cutoffs[i] = (double)(i + 2);
    const char *query = query_of(&orders, VF_TIERS_COUNT, cutoffs, COUNT(cutoffs), NULL);
    assert_has(query, "larger < 26 THEN 'Y'\n            ELSE 'Z' END");
}

static void names_are_quoted(void **state)
{
    (void)state;
    const vf_sql_source source = {"a b.\"; DROP TABLE x; --", "x.Kunde", "S\u00fcm'me", "select"};
    const char *const labels[] = {"'; --", "\"\u2605\""};
    const char *query = query_of(&source, VF_TIERS_REACH, (double[]){0.5}, 1, labels);
    assert_has(query, "FROM \"a b\".\"\"\"; DROP TABLE x; --\"\n");
    assert_has(query, "SELECT \"x\".\"Kunde\" AS customer,\n");
    assert_has(query, "SUM(\"\"\"; DROP TABLE x; --\".\"S\u00fcm'me\")");
    assert_has(query, "\"\"\"; DROP TABLE x; --\".\"select\" AS customer_group,");
    assert_has(query, " THEN '''; --'\n            ELSE '\"\u2605\"' END");
}

static void a_table_that_is_called_as_a_part_of_the_query(void **state)
{
    (void)state;
    vf_sql_source source = {"main.Customer_Sums", "customer", "amount", NULL};
    const char *query = query_of(&source, VF_TIERS_REACH, NULL, 0, NULL);
    assert_has(query, "WITH customer_sums_ AS (\n");
    assert_has(query, "    FROM \"main\".\"Customer_Sums\"\n");
    assert_has(query, "    FROM customer_sums_\n");
    assert_has(query, "\ncustomer_shares AS (\n");
    source.table = "customer_shares";
    query = query_of(&source, VF_TIERS_REACH, NULL, 0, NULL);
    assert_has(query, "    FROM customer_sums\n");
    assert_has(query, "\ncustomer_shares_ AS (\n");
    assert_has(query, "\nFROM customer_shares_\n");
    source.table = "customer_shares_of_may";
    assert_has(query_of(&source, VF_TIERS_REACH, NULL, 0, NULL), "\nFROM customer_shares\n");
    source.table = "customer";
    assert_has(query_of(&source, VF_TIERS_REACH, NULL, 0, NULL), "\nFROM customer_shares\n");
}

static void names_and_labels_that_are_refused(void **state)
{
    (void)state;
    const char *const names[] = {"",
                                 " ",
                                 "\u00a0",
                                 ".",
                                 "a.",
                                 ".a",
                                 "a..b",
                                 "a. .b",
                                 "a\nb",
                                 "a\tb",
                                 "a\x1b",
                                 "a\x7f",
                                 "a\xc2\x85z",
                                 "a\\b",
                                 "\\",
                                 "a\r",
                                 "\x01",
                                 "\xff",
                                 "a\xc3",
                                 "\xc0\xaf",
                                 "\x80",
                                 "\xed\xa0\x80",
                                 "\xf4\x90\x80\x80"};
    const vf_sql_source good = {"t", "c", "a", "g"};
    char out[4096] = "untouched";
    size_t length = 7;
    for (size_t i = 0; i < COUNT(names); i++) {
        const vf_sql_source bad[] = {{names[i], "c", "a", "g"},
                                     {"t", names[i], "a", "g"},
                                     {"t", "c", names[i], "g"},
                                     {"t", "c", "a", names[i]}};
        for (size_t j = 0; j < COUNT(bad); j++)
            assert_status(
                vf_tiers_sql(&bad[j], VF_TIERS_REACH, NULL, 0, NULL, out, sizeof out, &length),
                VF_OUT_OF_RANGE);
        const char *const labels[] = {"A", "B", names[i]};
        bool blank = i < 8; /* a label may be blank, and have points */
        assert_status(vf_tiers_sql(&good, VF_TIERS_REACH, NULL, 0, labels, NULL, 0, &(size_t){0}),
                      blank ? VF_OK : VF_OUT_OF_RANGE);
    }
    assert_string_equal(out, "untouched");
    assert_int_equal(length, 7);
}

static void methods_and_cutoffs_that_are_refused(void **state)
{
    (void)state;
    const struct {
        vf_tiers_method method;
        double cutoff; /* 0 for none */
        vf_status status;
    } cases[] = {
        {VF_TIERS_QUOTA, 0, VF_OUT_OF_RANGE},         {VF_TIERS_QUOTA, 0.7, VF_OUT_OF_RANGE},
        {VF_TIERS_COMPUTED, 0, VF_OUT_OF_RANGE},      {VF_TIERS_COMPUTED, 0.7, VF_OUT_OF_RANGE},
        {VF_TIERS_AMOUNT, 0, VF_OUT_OF_RANGE},        {VF_TIERS_AMOUNT, -1, VF_OUT_OF_RANGE},
        {VF_TIERS_REACH, 1.5, VF_OUT_OF_RANGE},       {VF_TIERS_WITHIN, -0.5, VF_OUT_OF_RANGE},
        {VF_TIERS_COUNT, 1.5, VF_OUT_OF_RANGE},       {VF_TIERS_REACH, NAN, VF_NOT_A_NUMBER},
        {VF_TIERS_AMOUNT, INFINITY, VF_NOT_A_NUMBER},
    };
    size_t length;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_status(vf_tiers_sql(&orders, cases[i].method,
                                   cases[i].cutoff == 0 ? NULL : &cases[i].cutoff, 1, NULL, NULL, 0,
                                   &length),
                      cases[i].status);
}

static void only_a_whole_query_is_written(void **state)
{
    (void)state;
    char out[4096];
    size_t length = 0;
    assert_status(vf_tiers_sql(&orders, VF_TIERS_REACH, NULL, 0, NULL, NULL, 0, &length), VF_OK);
    assert_in_range(length, 1, sizeof out - 2);
    for (size_t size = 0; size <= length + 1; size++) {
        size_t again = 0;
        memset(out, '#', sizeof out);
        assert_status(vf_tiers_sql(&orders, VF_TIERS_REACH, NULL, 0, NULL, out, size, &again),
                      VF_OK);
        assert_int_equal(again, length);
        assert_int_equal(out[0], size > length ? 'W' : '#');
        assert_int_equal(out[length], size > length ? '\0' : '#');
        assert_int_equal(out[length + 1], '#');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("SQL-1 by reach, within groups: the whole query", by_reach_within_groups),
        TEST("SQL-1 by amount, of all: the whole query", by_amount_of_all),
        TEST("SQL-1, TIER-2, TIER-3, TIER-5, TIER-9, TIER-10, G9 what each method compares",
             what_each_method_compares),
        TEST("SQL-1 the cut-offs that a method has by default", the_methods_own_cutoffs),
        TEST("SQL-1 as many classes as there are letters", as_many_classes_as_there_are_letters),
        TEST("SQL-3 names and labels are quoted", names_are_quoted),
        TEST("SQL-3 a table that is called as a part of the query",
             a_table_that_is_called_as_a_part_of_the_query),
        TEST("SQL-3 names and labels that are refused", names_and_labels_that_are_refused),
        TEST("SQL-1, G5 methods and cut-offs that are refused",
             methods_and_cutoffs_that_are_refused),
        TEST("SQL-1 only a whole query is written", only_a_whole_query_is_written),
    };
    return cmocka_run_group_tests_name("sql", tests, NULL, NULL);
}
