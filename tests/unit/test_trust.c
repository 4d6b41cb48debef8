/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a live list is trusted for (addin/live/trust.h), of lists that are made here: no office, and
 * the epochs and turns are this program's own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "live/trust.h"

static uint64_t epochs;
static uint64_t turns = 2;

uint64_t live_next_epoch(void)
{
    return ++epochs;
}

uint64_t live_turn(void)
{
    return turns;
}

/** A document with two lists that were read once: one of typed cells, one with formulas. */
typedef struct fixture {
    live_document document;
    live_list typed;
    live_list formulas;
} fixture;

static void open_document(fixture *f)
{
    *f = (fixture){.document = {.batch = 1, .lists = &f->typed}};
    f->typed = (live_list){.next = &f->formulas, .document = &f->document, .built = true};
    f->formulas = (live_list){.document = &f->document, .built = true};
    f->typed.heard_count = f->formulas.heard_count = 1;
    live_note_new_content(&f->typed, true);
    live_note_new_content(&f->formulas, false);
}

static void one_reading_is_enough_of_typed_cells_3a(void **state)
{
    (void)state;
    fixture f;
    open_document(&f);
    assert_true(live_is_typed(&f.typed));
    assert_true(live_is_trusted(&f.typed));
    live_note_notice(&f.typed);
    assert_false(live_is_typed(&f.typed));
    assert_false(live_is_trusted(&f.typed));
    live_note_agreement(&f.typed, true);
    assert_true(live_is_trusted(&f.typed));
}

static void four_readings_agree_of_formulas_3b(void **state)
{
    (void)state;
    fixture f;
    open_document(&f);
    for (int i = 1; i < 4; i++) {
        assert_false(live_is_trusted(&f.formulas));
        live_note_agreement(&f.formulas, false);
    }
    assert_true(live_is_trusted(&f.formulas));
    assert_true(f.formulas.doubted);
}

static void one_is_enough_of_what_was_computed_ahead_3b(void **state)
{
    (void)state;
    fixture f;
    open_document(&f);
    live_note_notice(&f.formulas);
    assert_ptr_equal(live_find_dirty(&f.document), &f.formulas);
    assert_false(live_note_clean(&f.formulas));
    assert_null(live_find_dirty(&f.document));
    assert_false(live_is_trusted(&f.formulas));
    live_note_agreement(&f.formulas, false);
    assert_true(live_is_trusted(&f.formulas));
    assert_int_equal(f.formulas.doubts, 0);
}

static void a_list_read_before_it_was_computed_is_doubted_3b(void **state)
{
    (void)state;
    fixture f;
    open_document(&f);
    f.formulas.doubted = false;
    assert_true(live_note_clean(&f.formulas));
    assert_true(f.formulas.doubted);
}

static void a_notice_concerns_all_lists_with_formulas_3c(void **state)
{
    (void)state;
    fixture f;
    open_document(&f);
    live_note_clean(&f.formulas);
    live_note_agreement(&f.formulas, false);
    uint64_t before = f.document.epoch;
    live_note_notice(&f.typed);
    assert_false(live_is_trusted(&f.formulas));
    assert_false(f.formulas.clean);
    assert_true(f.document.epoch > before);
    live_note_agreement(&f.typed, true);
    live_note_notice(&f.formulas);
    assert_true(live_is_trusted(&f.typed));
}

static void what_is_told_takes_the_trust_from_other_lists_3d(void **state)
{
    (void)state;
    fixture f;
    open_document(&f);
    live_list other = {.document = &f.document, .built = true};
    f.formulas.next = &other;
    live_note_new_content(&other, false);
    live_note_clean(&other);
    live_note_agreement(&other, false);
    live_note_clean(&f.formulas);
    live_note_agreement(&f.formulas, false);
    live_result told = {.document = &f.document, .list = &f.formulas};
    live_distrust_dependents(&told);
    assert_true(live_is_trusted(&f.formulas));
    assert_true(live_is_trusted(&f.typed));
    assert_false(live_is_trusted(&other));
    live_distrust(&f.document, NULL);
    assert_false(live_is_trusted(&f.formulas));
}

static void a_change_ends_with_a_list_that_is_told_again(void **state)
{
    (void)state;
    fixture f;
    open_document(&f);
    live_note_notice(&f.typed);
    live_note_notice(&f.formulas);
    assert_int_equal(f.document.notices, 2);
    live_note_notice(&f.typed);
    assert_int_equal(f.document.batch, 2);
    assert_int_equal(f.document.notices, 1);
    live_end_change(&f.document);
    assert_int_equal(f.document.batch, 1);
}

static void a_list_is_doubted_three_times_until_a_notice_4b(void **state)
{
    (void)state;
    fixture f;
    open_document(&f);
    for (int i = 0; i < 9; i++) {
        f.formulas.doubted = false;
        live_doubt(&f.formulas);
    }
    assert_false(f.formulas.doubted);
    live_note_notice(&f.typed);
    live_doubt(&f.formulas);
    assert_true(f.formulas.doubted);
}

static void one_reading_brings_the_trust_back_1b(void **state)
{
    (void)state;
    fixture f;
    open_document(&f);
    turns++;
    live_distrust_once(&f.typed);
    assert_false(live_is_trusted(&f.typed));
    live_note_agreement(&f.typed, true);
    assert_true(live_is_trusted(&f.typed));
    assert_int_equal(f.typed.turn, turns);
    for (int i = 1; i < 4; i++)
        live_note_agreement(&f.formulas, false);
    live_distrust_once(&f.formulas);
    assert_false(live_is_trusted(&f.formulas));
    live_note_agreement(&f.formulas, false);
    assert_true(live_is_trusted(&f.formulas));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_reading_is_enough_of_typed_cells_3a),
        cmocka_unit_test(four_readings_agree_of_formulas_3b),
        cmocka_unit_test(one_is_enough_of_what_was_computed_ahead_3b),
        cmocka_unit_test(a_list_read_before_it_was_computed_is_doubted_3b),
        cmocka_unit_test(a_notice_concerns_all_lists_with_formulas_3c),
        cmocka_unit_test(what_is_told_takes_the_trust_from_other_lists_3d),
        cmocka_unit_test(a_change_ends_with_a_list_that_is_told_again),
        cmocka_unit_test(a_list_is_doubted_three_times_until_a_notice_4b),
        cmocka_unit_test(one_reading_brings_the_trust_back_1b),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
