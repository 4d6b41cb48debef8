/* SPDX-License-Identifier: MPL-2.0 */
#include "support.h"

#include <float.h>
#include <string.h>

#include "memory.h"
#include "vitalfew/calendar.h"
#include "vitalfew/list_check.h"

/* A row as a text of four letters, for customer, amount, date and order: a number (n), text (t),
   text that reads as an amount or a date (a), empty (.), in error (e). */
static vf_list_row row_of(const char *cells, uint32_t customer, double amount, uint32_t order)
{
    vf_entry entries[4];
    for (size_t i = 0; i < 4; i++)
        entries[i] = cells[i] == 'n'   ? VF_ENTRY_NUMBER
                     : cells[i] == 't' ? VF_ENTRY_TEXT
                     : cells[i] == 'a' ? VF_ENTRY_NUMERAL
                     : cells[i] == 'e' ? VF_ENTRY_ERROR
                                       : VF_ENTRY_EMPTY;
    bool customer_is_given = cells[0] == 'n' || cells[0] == 't' || cells[0] == 'a';
    bool order_is_given = cells[3] == 'n' || cells[3] == 't';
    return (vf_list_row){amount,
                         45000,
                         customer_is_given ? customer : VF_NO_NAME,
                         order_is_given ? order : VF_NO_ORDER,
                         entries[0],
                         entries[1],
                         entries[2],
                         entries[3]};
}

static unsigned fault_of(const char *cells, vf_list_kind kind)
{
    vf_list_row row = row_of(cells, 0, 5, 0);
    uint16_t faults = 0xffff;
    assert_status(vf_list_check(&row, 1, kind, &faults), VF_OK);
    return faults;
}

static void rows_of_a_list_of_orders(void **state)
{
    (void)state;
    const struct {
        const char *cells;
        bool is_line;
        unsigned fault;
    } rows[] = {
        {"tnn.", true, 0},
        {"nnnt", true, 0},
        {"ttt.", false, 0}, /* a heading */
        {"t...", false, 0}, /* a note */
        {"....", false, 0},
        {"...t", false, 0},
        {"tt.t", false, 0},
        {".nn.", false, VF_FAULT_CUSTOMER_MISSING},
        {"tn..", false, VF_FAULT_DATE_MISSING},
        {".n..", false, VF_FAULT_DATE_MISSING}, /* a total below the list */
        {"tnt.", false, VF_FAULT_DATE_IS_TEXT},
        {"t.n.", false, VF_FAULT_AMOUNT_MISSING},
        {".tnn", false, VF_FAULT_AMOUNT_IS_TEXT},
        {"tan.", false, VF_FAULT_AMOUNT_IS_TEXT},
        {".an.", false, VF_FAULT_AMOUNT_IS_TEXT},
        {"tna.", false, VF_FAULT_DATE_IS_TEXT},
        {"taa.", false, VF_FAULT_AMOUNT_IS_TEXT | VF_FAULT_DATE_IS_TEXT},
        {"aaaa", false, VF_FAULT_AMOUNT_IS_TEXT | VF_FAULT_DATE_IS_TEXT},
        {"tat.", false, VF_FAULT_AMOUNT_IS_TEXT | VF_FAULT_DATE_IS_TEXT},
        {".a..", false, VF_FAULT_AMOUNT_IS_TEXT | VF_FAULT_DATE_MISSING},
        {"tta.", false, VF_FAULT_AMOUNT_IS_TEXT | VF_FAULT_DATE_IS_TEXT},
        {"t.a.", false, VF_FAULT_AMOUNT_MISSING | VF_FAULT_DATE_IS_TEXT},
        {"attt", false, 0},
        {"annt", true, 0},
        {"enn.", false, VF_FAULT_ERROR},
        {"te..", false, VF_FAULT_ERROR},
        {"tne.", false, VF_FAULT_ERROR},
        {"tnne", false, VF_FAULT_ERROR},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        vf_list_row row = row_of(rows[i].cells, 0, 5, 0);
        bool is_line = !rows[i].is_line;
        vf_status status = vf_list_row_is_line(&row, &is_line);
        assert_int_equal(fault_of(rows[i].cells, VF_LIST_OF_ORDERS), rows[i].fault);
        assert_status(status, rows[i].fault == 0 ? VF_OK : VF_NOT_A_NUMBER);
        if (status == VF_OK)
            assert_int_equal(is_line, rows[i].is_line);
    }
}

static void dates_out_of_range(void **state)
{
    (void)state;
    const struct {
        const char *cells;
        double date;
        unsigned fault;
    } rows[] = {
        {"tnn.", 20240105, VF_FAULT_DATE_OUT_OF_RANGE},
        {"tnn.", VF_DAY_MAX + 1.0, VF_FAULT_DATE_OUT_OF_RANGE},
        {"tnn.", VF_DAY_MAX + 0.5, 0},
        {"tnn.", VF_DAY_MIN, 0},
        {"tnn.", VF_DAY_MIN - 0.5, VF_FAULT_DATE_OUT_OF_RANGE},
        {"tnn.", NAN, VF_FAULT_DATE_OUT_OF_RANGE},
        {".nn.", 20240105, VF_FAULT_DATE_OUT_OF_RANGE | VF_FAULT_CUSTOMER_MISSING},
        {"tan.", 20240105, VF_FAULT_DATE_OUT_OF_RANGE | VF_FAULT_AMOUNT_IS_TEXT},
        {"t.n.", 20240105, VF_FAULT_DATE_OUT_OF_RANGE | VF_FAULT_AMOUNT_MISSING},
        {"tn..", 20240105, VF_FAULT_DATE_MISSING},
        {"tnt.", 20240105, VF_FAULT_DATE_IS_TEXT},
        {"ttt.", 20240105, 0},
        {"enn.", 20240105, VF_FAULT_ERROR},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        vf_list_row row = row_of(rows[i].cells, 0, 5, 0);
        row.date = rows[i].date;
        uint16_t faults = 0xffff;
        bool is_line = false;
        assert_status(vf_list_check(&row, 1, VF_LIST_OF_ORDERS, &faults), VF_OK);
        assert_int_equal(faults, rows[i].fault);
        bool other = (faults & ~(unsigned)VF_FAULT_DATE_OUT_OF_RANGE) != 0;
        assert_status(vf_list_row_is_line(&row, &is_line), other ? VF_NOT_A_NUMBER : VF_OK);
        if (faults == VF_FAULT_DATE_OUT_OF_RANGE)
            assert_true(is_line); /* vf_customers_new() refuses it */
    }
}

static void a_customer_of_white_space_is_missing(void **state)
{
    (void)state;
    vf_list_row row = row_of("tnn.", VF_NO_NAME, 5, 0);
    uint16_t faults;
    bool is_line = true;
    assert_status(vf_list_check(&row, 1, VF_LIST_OF_ORDERS, &faults), VF_OK);
    assert_int_equal(faults, VF_FAULT_CUSTOMER_MISSING);
    assert_status(vf_list_row_is_line(&row, &is_line), VF_NOT_A_NUMBER);
    assert_true(is_line);
}

static void orders_of_two_customers(void **state)
{
    (void)state;
    const struct {
        const char *cells;
        uint32_t customer, order;
        unsigned fault;
    } rows[] = {
        {"tttt", 9, 9, 0},
        {"tnnt", 0, 5, 0},
        {"tnnt", 1, 6, 0},
        {"tnnt", 0, 5, 0},
        {"tnnt", 1, 5, VF_FAULT_ORDER_OF_TWO_CUSTOMERS},
        {"tnnt", 2, 5, VF_FAULT_ORDER_OF_TWO_CUSTOMERS},
        {"tnnt", 0, 5, 0},
        {"tnn.", 3, 5, 0},
        {"tn.t", 3, 7, VF_FAULT_DATE_MISSING}, /* takes no part */
        {".nnt", 3, 7, VF_FAULT_CUSTOMER_MISSING},
        {"tnnt", 2, 7, 0},
        {"t..t", 1, 7, 0},
        {"tnnt", 2, 9, 0}, /* as the heading's */
    };
    vf_list_row checked[COUNT(rows)];
    uint16_t faults[COUNT(rows)];
    for (size_t i = 0; i < COUNT(rows); i++)
        checked[i] = row_of(rows[i].cells, rows[i].customer, 5, rows[i].order);
    assert_status(vf_list_check(checked, COUNT(rows), VF_LIST_OF_ORDERS, faults), VF_OK);
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(faults[i], rows[i].fault);
}

static void rows_of_a_list_of_customers(void **state)
{
    (void)state;
    const struct {
        const char *cells;
        uint32_t customer;
        double amount;
        unsigned fault;
    } rows[] = {
        {"t...", 0, 0, VF_FAULT_AMOUNT_MISSING},
        {"tt..", 1, 0, 0}, /* the heading */
        {"....", 0, 0, 0},
        {"tn..", 2, 50, 0},
        {"tn..", 3, 7, 0},
        {"tt..", 4, 0, VF_FAULT_AMOUNT_IS_TEXT},
        {"t...", 5, 0, VF_FAULT_AMOUNT_MISSING},
        {".n..", 0, 20, VF_FAULT_CUSTOMER_MISSING},
        {"nn..", 2, 9, VF_FAULT_CUSTOMER_AGAIN},
        {"tn..", 4, 8, 0},
        {"t...", 2, 0, VF_FAULT_AMOUNT_MISSING},
        {"en..", 0, 1, VF_FAULT_ERROR},
        {"te..", 2, 0, VF_FAULT_ERROR},
    };
    vf_list_row checked[COUNT(rows)];
    uint16_t faults[COUNT(rows)];
    for (size_t i = 0; i < COUNT(rows); i++)
        checked[i] = row_of(rows[i].cells, rows[i].customer, rows[i].amount, 0);
    assert_status(vf_list_check(checked, COUNT(rows), VF_LIST_OF_CUSTOMERS, faults), VF_OK);
    for (size_t i = 0; i < COUNT(rows); i++)
        if (faults[i] != rows[i].fault)
            fail_msg("row %zu: %u, expected %u", i, faults[i], rows[i].fault);
}

/* The amounts of a column, from the top: as in row_of(), and t and a are faults where capital. */
static void text_among_the_amounts(void **state)
{
    (void)state;
    const char *const columns[] = {"tnnTn", "ttn", "annA", ".an", "tAnT",
                                   "aAAA",  "aAT", "ttA",  "eA"};
    for (size_t l = 0; l < COUNT(columns); l++) {
        vf_list_row column[5];
        uint16_t faults[5];
        size_t n = strlen(columns[l]);
        for (uint32_t i = 0; i < n; i++) {
            char cells[] = "t...";
            cells[1] = columns[l][i] == 'T' ? 't' : columns[l][i] == 'A' ? 'a' : columns[l][i];
            column[i] = row_of(cells, i, ldexp(1, (int)i), 0);
        }
        assert_status(vf_list_check(column, n, VF_LIST_OF_CUSTOMERS, faults), VF_OK);
        for (size_t i = 0; i < n; i++) {
            bool fault = columns[l][i] == 'T' || columns[l][i] == 'A';
            if ((faults[i] == VF_FAULT_AMOUNT_IS_TEXT) != fault)
                fail_msg("column %s, row %zu: %u", columns[l], i, faults[i]);
        }
    }
}

static void totals_among_the_amounts(void **state)
{
    (void)state;
    const struct {
        size_t n;
        double amounts[8];
        unsigned totals; /* a bit for each row */
    } lists[] = {
        {4, {10, 25, 40, 75}, 1 << 3},               /* of all above it */
        {4, {75, 10, 25, 40}, 1 << 0},               /* of all others, above them */
        {5, {10, 20, 30, 5, 6}, 1 << 2},             /* of those above it alone */
        {3, {0.1, 0.2, 0.3}, 1 << 2},                /* but for what binary fractions lose */
        {4, {0.3, -0.1, 0.1, 0.3}, 1 << 0 | 1 << 3}, /* returns are part of the sum */
        {2, {5, 5}, 0},                              /* of one other it is none */
        {4, {5, 0, 0, 5}, 0},                        /* nor of one and nothings */
        {4, {5, 0, 7, 12}, 1 << 3},
        {3, {5, -5, 0}, 0},
        {3, {-5, -6, -11}, 0}, /* not above 0 */
        {3, {1, 2, 4}, 0},
        {3, {DBL_MAX / 2, DBL_MAX / 2, DBL_MAX}, 1 << 2},
        {3, {DBL_MAX, DBL_MAX, DBL_MAX}, 0},
        {6, {1, 2, 3, 4, 5, 15}, 1 << 2 | 1 << 5},
        {1, {1}, 0},
    };
    for (size_t l = 0; l < COUNT(lists); l++) {
        vf_list_row checked[8];
        uint16_t faults[8];
        for (uint32_t i = 0; i < lists[l].n; i++)
            checked[i] = row_of("tn..", i, lists[l].amounts[i], 0);
        assert_status(vf_list_check(checked, lists[l].n, VF_LIST_OF_CUSTOMERS, faults), VF_OK);
        for (size_t i = 0; i < lists[l].n; i++)
            if ((faults[i] == VF_FAULT_TOTAL) != (lists[l].totals >> i & 1))
                fail_msg("list %zu, row %zu: %u", l, i, faults[i]);
    }
}

static void a_row_may_have_two_faults(void **state)
{
    (void)state;
    const vf_list_row checked[] = {
        row_of("tt..", 0, 0, 0),   row_of("tn..", 1, 1.1, 0), row_of("tn..", 2, 2.2, 0),
        row_of(".n..", 0, 3.3, 0), row_of("tn..", 1, 6.6, 0),
    };
    uint16_t faults[COUNT(checked)];
    assert_status(vf_list_check(checked, COUNT(checked), VF_LIST_OF_CUSTOMERS, faults), VF_OK);
    assert_int_equal(faults[3], VF_FAULT_CUSTOMER_MISSING | VF_FAULT_TOTAL);
    assert_int_equal(faults[4], VF_FAULT_CUSTOMER_AGAIN | VF_FAULT_TOTAL);
    assert_int_equal(faults[0] | faults[1] | faults[2], 0);
    assert_status(vf_list_check(checked, COUNT(checked), VF_LIST_OF_ORDERS, faults), VF_OK);
    assert_int_equal(faults[3], VF_FAULT_DATE_MISSING); /* a list of orders has no totals */
}

/* Whole amounts, against all sums written out. */
static void totals_as_a_plain_computation(void **state)
{
    (void)state;
    generator g = {81};
    int totals = 0;
    for (int round = 0; round < 5000; round++) {
        vf_list_row checked[10];
        uint16_t faults[10];
        size_t n = 1 + random_below(&g, COUNT(checked));
        for (uint32_t i = 0; i < n; i++)
            checked[i] = row_of(random_below(&g, 5) == 0 ? "t..." : "tn..", i,
                                (double)random_below(&g, 12) - 2, 0);
        assert_status(vf_list_check(checked, n, VF_LIST_OF_CUSTOMERS, faults), VF_OK);
        for (size_t i = 0; i < n; i++) {
            double sums[2] = {0, 0};
            int terms[2] = {0, 0};
            for (size_t k = 0; k < n; k++) {
                if (k == i || checked[k].entry_amount != VF_ENTRY_NUMBER)
                    continue;
                for (size_t which = 0; which < (k < i ? 2 : 1); which++) {
                    sums[which] += checked[k].amount;
                    terms[which] += checked[k].amount != 0;
                }
            }
            bool is_amount = checked[i].entry_amount == VF_ENTRY_NUMBER && checked[i].amount > 0;
            bool total = is_amount && ((terms[0] > 1 && sums[0] == checked[i].amount) ||
                                       (terms[1] > 1 && sums[1] == checked[i].amount));
            assert_int_equal((faults[i] & VF_FAULT_TOTAL) != 0, total);
            totals += total;
        }
    }
    assert_true(totals > 100);
}

static void the_texts_of_faults(void **state)
{
    (void)state;
    const char *const texts[VF_FAULT_COUNT] = {
        "Customer missing",       "Amount missing", "Amount is text",
        "Date missing",           "Date is text",   "Error",
        "Order of two customers", "Customer again", "Total?",
        "Date out of range"};
    for (unsigned i = 0; i < VF_FAULT_COUNT; i++)
        assert_string_equal(vf_fault_text((vf_fault)(1u << i)), texts[i]);
    assert_string_equal(vf_fault_text(VF_FAULT_TOTAL), "Total?");
    assert_null(vf_fault_text((vf_fault)0));
    assert_null(vf_fault_text((vf_fault)3));
    assert_null(vf_fault_text((vf_fault)(1u << VF_FAULT_COUNT)));
}

static void what_is_not_allowed(void **state)
{
    (void)state;
    const double amounts[] = {NAN, INFINITY, -INFINITY};
    uint16_t faults[2] = {7, 7};
    for (size_t i = 0; i < COUNT(amounts); i++) {
        const vf_list_row checked[] = {row_of("tnn.", 0, 1, 0), row_of("tnn.", 0, amounts[i], 0)};
        assert_status(vf_list_check(checked, 2, VF_LIST_OF_ORDERS, faults), VF_NOT_A_NUMBER);
        assert_status(vf_list_check(checked, 2, VF_LIST_OF_CUSTOMERS, faults), VF_NOT_A_NUMBER);
        const vf_list_row text = row_of("tt..", 0, amounts[i], 0);
        uint16_t none;
        assert_status(vf_list_check(&text, 1, VF_LIST_OF_CUSTOMERS, &none), VF_OK);
    }
    assert_status(vf_list_check(NULL, 0, VF_LIST_OF_ORDERS, faults), VF_OK);
    assert_status(vf_list_check(NULL, 0, VF_LIST_OF_CUSTOMERS, faults), VF_OK);
    const vf_list_row row = row_of("tnn.", 0, 1, 0);
    for (int kind = VF_LIST_OF_ORDERS; kind <= VF_LIST_OF_CUSTOMERS; kind++) {
        fail_at(1);
        assert_status(vf_list_check(&row, 1, (vf_list_kind)kind, faults), VF_NO_MEMORY);
        assert_true(has_failed());
    }
    assert_int_equal(faults[0] + faults[1], 14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST("ORD-2, ORD-3, CHECK-1 rows of a list of orders", rows_of_a_list_of_orders),
        TEST("ORD-5, CHECK-1 dates out of range", dates_out_of_range),
        TEST("ORD-3, ORD-4 a customer of white space is missing",
             a_customer_of_white_space_is_missing),
        TEST("CHECK-1 orders of two customers", orders_of_two_customers),
        TEST("CHECK-1 rows of a list of customers", rows_of_a_list_of_customers),
        TEST("CHECK-1, G1 text among the amounts", text_among_the_amounts),
        TEST("CHECK-1 totals among the amounts", totals_among_the_amounts),
        TEST("CHECK-1 a row may have two faults", a_row_may_have_two_faults),
        TEST("CHECK-1 totals as a plain computation", totals_as_a_plain_computation),
        TEST("CHECK-1 the texts of faults", the_texts_of_faults),
        TEST("CHECK-1 what is not allowed, and memory that is short", what_is_not_allowed),
    };
    return cmocka_run_group_tests_name("list_check", tests, NULL, NULL);
}
