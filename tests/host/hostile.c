/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A hostile Calc: every call that the add-in makes throws once, answers what is not so once, and
 * has something happen in the middle of it once. The add-in may show an error then, and never
 * crashes, leaks or keeps a lock; and once the trouble is over every cell is right again.
 */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "checks.h"
#include "memory.h"
#include "office.h"

enum { OWN_ROW = 12, OWN_COLUMN = 1 };

/* The life of one document under trouble: a formula is typed and looked at, its data change, it is
 * looked at again, and the document is closed. Answers whether the cell is right in the end. */
static bool live_through(const example *e, void (*arm)(unsigned long k), unsigned long k)
{
    calc *c = examples_open();
    arm(k);
    for (int sheets = 1; sheets <= 2; sheets++) {
        if (sheets > 1)
            calc_add_sheet(c);
        calc_type(c, OWN_ROW, OWN_COLUMN, e->formula);
        calc_look(c, OWN_ROW, OWN_COLUMN);
        calc_type(c, 3, 1, "91");
        calc_look(c, OWN_ROW, OWN_COLUMN);
        calc_type(c, 3, 1, "90");
        calc_notify(c);
        office_idle();
        calc_look(c, OWN_ROW, OWN_COLUMN);
    }
    calc_insert_row(c, 11);
    calc_delete_row(c, 11);
    host_trouble = (trouble){.kind = TROUBLE_NONE, .happened = host_trouble.happened};
    memory_fail_at(0);
    calc_type(c, 3, 1, "91");
    calc_type(c, 3, 1, "90");
    calc_notify(c);
    calc_type(c, OWN_ROW, OWN_COLUMN, e->formula);
    bool right = value_shows(calc_look(c, OWN_ROW, OWN_COLUMN), e->result);
    if (!right) {
        char shown[64];
        tap_note("%s shows %s", e->formula,
                 value_print(&calc_cell(c, OWN_ROW, OWN_COLUMN)->shown, shown, sizeof shown));
    }
    calc_close(c);
    office_idle();
    return right;
}

static void arm_throw(unsigned long k)
{
    host_trouble = (trouble){.kind = TROUBLE_THROW, .at = k};
}

static void report(const char *what, unsigned long calls, unsigned long wrong, long objects,
                   long blocks)
{
    tap_result(wrong == 0, "%s: %lu cases, of which %lu left something wrong", what, calls, wrong);
    tap_result(host_objects() == objects, "%s: every object is let go (%ld were, %ld are left)",
               what, objects, host_objects());
    if (memory_is_counted())
        tap_result(memory_blocks() == blocks, "%s: all memory is let go (%ld blocks more)", what,
                   memory_blocks() - blocks);
}

/* The functions' own examples, and the odd ones. */
static const example *nth_example(size_t n)
{
    return n < example_count ? &examples[n] : &odd_examples[n - example_count];
}

/* Runs every example with trouble at its first, second, … call, until there is no such call. */
static void at_each_call(const char *what, void (*arm)(unsigned long k))
{
    long objects = host_objects();
    long blocks = memory_blocks();
    unsigned long cases = 0;
    unsigned long wrong = 0;
    for (size_t i = 0; i < example_count + odd_example_count; i++) {
        const example *e = nth_example(i);
        for (unsigned long k = 1;; k++) {
            bool right = live_through(e, arm, k);
            if (!right && wrong++ == 0)
                tap_note("%s, call %lu", e->formula, k);
            if (!host_trouble.happened)
                break;
            cases++;
        }
    }
    report(what, cases, wrong, objects, blocks);
}

void check_throws(void)
{
    office_introduce();
    at_each_call("a call throws", arm_throw);
}

/* Lies */

/* As many different lies are told of the answer to one call. */
#define VARIANTS 12

static unsigned lie;

/* An any of a kind that no cell has, or a number that is none. */
static void alter_any(uno_Any *any, unsigned variant)
{
    static const double numbers[] = {NAN, INFINITY, -INFINITY, 1e308, -0.0};
    sal_Int64 hyper = -1;
    sal_Unicode letter = 'A';
    uno_Interface *none = NULL;
    uno_any_destruct(any, NULL);
    if (variant < 5) {
        double number = numbers[variant];
        uno_type_any_construct(any, &number,
                               *typelib_static_type_getByTypeClass(typelib_TypeClass_DOUBLE), NULL);
    } else if (variant == 5) {
        uno_any_construct(any, NULL, NULL, NULL);
    } else if (variant == 6) {
        uno_type_any_construct(any, &hyper,
                               *typelib_static_type_getByTypeClass(typelib_TypeClass_HYPER), NULL);
    } else if (variant == 7) {
        uno_type_any_construct(any, &letter,
                               *typelib_static_type_getByTypeClass(typelib_TypeClass_CHAR), NULL);
    } else {
        host_any_of(any, none, HOST_XINTERFACE);
    }
}

/* Ragged, empty, and odd cells. */
static void alter_rows(uno_Sequence **rows, unsigned variant)
{
    typelib_TypeDescriptionReference *type = host_reference(HOST_ROWS);
    sal_Int32 count = (*rows)->nElements;
    uno_Sequence **first = (uno_Sequence **)(void *)(*rows)->elements;
    if (variant == 9 || count == 0) {
        uno_type_destructData(rows, type, NULL);
        uno_type_sequence_construct(rows, type, NULL, 0, NULL);
    } else if (variant == 10) {
        uno_type_destructData(&first[0], host_reference(HOST_ROW), NULL);
        uno_type_sequence_construct(&first[0], host_reference(HOST_ROW), NULL, 0, NULL);
    } else if (variant == 11) {
        uno_type_sequence_realloc(rows, type, count > 1 ? count - 1 : 3, NULL, NULL);
    } else {
        alter_any((uno_Any *)(void *)first[count / 2]->elements, variant);
    }
}

static void alter_address(void *result, unsigned variant)
{
    static const sal_Int32 places[][4] = {
        {0, 0, -1, -1},
        {5, 5, 2, 2},
        {-7, -7, -7, -7},
        {0, 0, 1023, 1048575},
        {0, 0, 2147483647, 2147483647},
        {1, 1, 0, 9},
        {1, 1, 9, 0},
        {-2147483647, 0, 2147483647, 3},
        {1, 40000000, 1, 40000100},
        {3, 3, 3, 3},
        {0, 0, 16383, 70},
        {2, 1, 2, 400},
    };
    struct {
        sal_Int16 sheet;
        sal_Int32 place[4];
    } *address = result;
    memcpy(address->place, places[variant], sizeof address->place);
}

/* None, one, or the first elsewhere. */
static void alter_addresses(uno_Sequence **addresses, unsigned variant)
{
    typelib_TypeDescriptionReference *type = host_reference(HOST_ADDRESSES);
    if (variant < 2)
        uno_type_sequence_realloc(addresses, type, (sal_Int32)variant, NULL, NULL);
    else if ((*addresses)->nElements > 0)
        alter_address((*addresses)->elements, variant);
}

void host_alter(const char *member, unsigned variant, void *result)
{
    if (strcmp(member, "queryInterface") == 0) {
        uno_any_destruct(result, NULL);
        uno_any_construct(result, NULL, NULL, NULL);
    } else if (strcmp(member, "getDataArray") == 0) {
        alter_rows(result, variant);
    } else if (strcmp(member, "getRangeAddress") == 0) {
        alter_address(result, variant);
    } else if (strcmp(member, "getValue") == 0) {
        *(double *)result = (double)variant;
    } else if (strcmp(member, "queryKey") == 0 || strcmp(member, "addNew") == 0) {
        *(sal_Int32 *)result = (sal_Int32)variant * 195225786 - 1; /* up to the largest */
    } else if (strcmp(member, "getCount") == 0) {
        *(sal_Int32 *)result = (sal_Int32)variant - 1;
    } else if (strcmp(member, "getPropertyValue") == 0 || strcmp(member, "getValueByName") == 0 ||
               strcmp(member, "getByIndex") == 0 || strcmp(member, "getByName") == 0) {
        alter_any(result, variant);
    } else if (strcmp(member, "getRangeAddresses") == 0) {
        alter_addresses(result, variant);
    } else if (strcmp(member, "getPackageLocation") == 0) {
        rtl_uString_new(result);
    } else if (strncmp(member, "get", 3) == 0 || strncmp(member, "create", 6) == 0 ||
               strncmp(member, "query", 5) == 0) {
        uno_Interface **interface = result;
        if (*interface != NULL)
            (*interface)->release(*interface);
        *interface = NULL;
    }
}

static void arm_lie(unsigned long k)
{
    host_trouble = (trouble){.kind = TROUBLE_ALTER, .at = k, .variant = lie};
}

/* The functions over live lists are those that make calls in number. */
static const example *example_of(const char *name)
{
    for (size_t i = 0; i < example_count; i++)
        if (strcmp(examples[i].name, name) == 0)
            return &examples[i];
    host_die("%s has no example", name);
}

void check_lies(void)
{
    office_introduce();
    static const char *const names[] = {"CUSTOMERTIERIF", "SELLINGTIME", "PARETOSHARE"};
    long objects = host_objects();
    long blocks = memory_blocks();
    unsigned long cases = 0;
    unsigned long wrong = 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        for (lie = 0; lie < VARIANTS; lie++) {
            for (unsigned long k = 1;; k++, cases++) {
                if (!live_through(example_of(names[i]), arm_lie, k) && wrong++ == 0)
                    tap_note("%s, call %lu, lie %u", names[i], k, lie);
                if (!host_trouble.happened)
                    break;
            }
        }
    }
    report("a call answers what is not so", cases, wrong, objects, blocks);
}

/* Happenings in the middle of a call */

/* A question that is put by hand, so that its document may close meanwhile. */
typedef struct scene {
    calc *document;
    uno_Interface *identity;
    uno_Interface *range;
    bool closed;
} scene;

static void happen_close(void *data)
{
    scene *s = data;
    if (!s->closed)
        calc_close(s->document);
    s->closed = true;
}

static void happen_dispose(void *data)
{
    scene *s = data;
    if (!s->closed)
        calc_dispose_ranges(s->document);
}

static void happen_notice(void *data)
{
    scene *s = data;
    if (!s->closed)
        calc_notify(s->document);
}

static void happen_move(void *data)
{
    scene *s = data;
    if (s->closed)
        return;
    calc_move_sheet(s->document, 3);
    calc_insert_row(s->document, 0);
    calc_delete_row(s->document, 4);
}

static void happen_question(void *data)
{
    scene *s = data;
    if (s->closed)
        return;
    value v = calc_compute(s->document, "=CUSTOMERTIER(B4;B$2:B$11)");
    value_free(&v);
}

static void *ask_elsewhere(void *data)
{
    (void)data;
    calc *c = examples_open();
    value v = calc_compute(c, "=CUSTOMERTIER(B4;B$2:B$11)");
    value_free(&v);
    calc_notify(c);
    calc_close(c);
    return NULL;
}

/* Another thread asks, and this one waits for it: with a lock held this would never end. */
static void happen_elsewhere(void *data)
{
    (void)data;
    pthread_t thread;
    if (pthread_create(&thread, NULL, ask_elsewhere, NULL) == 0)
        pthread_join(thread, NULL);
}

static void happen_idle(void *data)
{
    (void)data;
    office_idle();
}

static uno_Sequence *one_cell(double number)
{
    uno_Any any;
    uno_Sequence *row = NULL;
    uno_Sequence *rows = NULL;
    value v = value_of_number(number);
    value_to_any(&v, &any);
    uno_type_sequence_construct(&row, host_reference(HOST_ROW), &any, 1, NULL);
    uno_type_sequence_construct(&rows, host_reference(HOST_ROWS), &row, 1, NULL);
    uno_type_destructData(&row, host_reference(HOST_ROW), NULL);
    uno_any_destruct(&any, NULL);
    return rows;
}

/* Asks CUSTOMERTIER by hand; what it answers in the middle of such things is nobody's, so long as
 * it is an answer. */
static void ask_by_hand(const scene *s)
{
    uno_Interface *document = s->identity;
    uno_Interface *range = s->range;
    uno_Sequence *rows = one_cell(90);
    uno_Any left_out;
    uno_Any result;
    uno_any_construct(&left_out, NULL, NULL, NULL);
    void *args[] = {&document, &rows, &range, &left_out, &left_out, &left_out};
    if (addin_call(addin_find("CUSTOMERTIER"), args, &result))
        uno_any_destruct(&result, NULL);
    uno_any_destruct(&left_out, NULL);
    uno_type_destructData(&rows, host_reference(HOST_ROWS), NULL);
}

static bool play_scene(trouble_kind kind, void (*happen)(void *), unsigned long k)
{
    scene s = {.document = examples_open()};
    s.identity = calc_document(s.document);
    s.identity->acquire(s.identity);
    s.range = calc_range(s.document, (area){1, 1, 10, 1}, false);
    host_trouble = (trouble){.kind = kind, .at = k, .happen = happen, .happening = &s};
    for (int i = 0; i < 3; i++)
        ask_by_hand(&s);
    if (!s.closed)
        calc_notify(s.document);
    ask_by_hand(&s);
    bool happened = host_trouble.happened;
    host_trouble = (trouble){.kind = TROUBLE_NONE};
    s.range->release(s.range);
    if (!s.closed)
        calc_close(s.document);
    s.identity->release(s.identity);
    office_idle();
    return happened;
}

void check_happenings(void)
{
    static const struct {
        const char *what;
        void (*happen)(void *);
    } happenings[] = {
        {"the document closes in the middle", happen_close},
        {"ranges are disposed of in the middle", happen_dispose},
        {"a notice comes in the middle", happen_notice},
        {"the sheet and rows move in the middle", happen_move},
        {"another formula is computed in the middle", happen_question},
        {"another thread asks in the middle", happen_elsewhere},
        {"the main loop calls back in the middle", happen_idle},
    };
    office_introduce();
    for (size_t i = 0; i < sizeof happenings / sizeof happenings[0]; i++) {
        long objects = host_objects();
        long blocks = memory_blocks();
        unsigned long cases = 0;
        for (trouble_kind kind = TROUBLE_BEFORE; kind <= TROUBLE_AFTERWARDS; kind++)
            for (unsigned long k = 1; play_scene(kind, happenings[i].happen, k); k++)
                cases++;
        report(happenings[i].what, cases, 0, objects, blocks);
    }
}

/* Memory */

static void arm_memory(unsigned long k)
{
    memory_fail_at(k);
}

void check_memory(void)
{
    office_introduce();
    long objects = host_objects();
    long blocks = memory_blocks();
    unsigned long cases = 0;
    unsigned long wrong = 0;
    for (size_t i = 0; memory_is_counted() && i < example_count + odd_example_count; i++) {
        const example *e = nth_example(i);
        for (unsigned long k = 1;; k++, cases++) {
            bool right = live_through(e, arm_memory, k);
            if (!right && wrong++ == 0)
                tap_note("%s, allocation %lu", e->formula, k);
            if (!memory_failed())
                break;
        }
    }
    if (memory_is_counted())
        report("an allocation fails", cases, wrong, objects, blocks);
    else
        tap_result(true, "an allocation fails # SKIP this build's allocations cannot be made to");
}
