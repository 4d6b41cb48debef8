/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Several threads at once, without any lock of ours: each with a document of its own that it edits,
 * and all on one document of which nothing changes but the notices.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "checks.h"
#include "memory.h"
#include "office.h"

enum { THREADS = 4, ROUNDS = 60, LISTENERS_MAX = 2 * THREADS };

static atomic_int wrong;

static void *edit_own(void *data)
{
    uint64_t random = *(const uint64_t *)data;
    for (int i = 0; i < ROUNDS / 10; i++) {
        calc *c = examples_open();
        calc_type(c, 12, 1, "=CUSTOMERTIER(B4;B$2:B$11)");
        for (int k = 0; k < 10; k++) {
            calc_type(c, 3, 1, random_below(&random, 2) == 0 ? "700" : "1");
            bool first = calc_cell(c, 3, 1)->shown.number > 1;
            if (!value_is_text(calc_look(c, 12, 1), first ? "A" : "C"))
                atomic_fetch_add(&wrong, 1);
        }
        calc_close(c);
    }
    return NULL;
}

/* A range of one column of numbers that never change, as any thread may read it. */
typedef struct still_range {
    host_object head;
    pthread_mutex_t lock;
    uno_Interface *listeners[LISTENERS_MAX];
    size_t count;
} still_range;

typedef struct range_address {
    sal_Int16 sheet;
    sal_Int32 place[4];
} range_address;

enum { STILL_ROWS = 20 };

static host_object *still_document;
static still_range *still[4];

static bool still_address(host_object *self, void *result, void **args)
{
    (void)args;
    sal_Int32 column = 0;
    while (&still[column]->head != self)
        column++;
    *(range_address *)result = (range_address){0, {column, 0, column, STILL_ROWS - 1}};
    return true;
}

static bool still_data(host_object *self, void *result, void **args)
{
    (void)self;
    (void)args;
    uno_Sequence *rows = NULL;
    uno_type_sequence_construct(&rows, host_reference(HOST_ROWS), NULL, STILL_ROWS, NULL);
    for (int i = 0; i < STILL_ROWS; i++) {
        uno_Any any;
        value v = value_of_number(i < 4 ? 100 : 1);
        value_to_any(&v, &any);
        uno_Sequence **row = (uno_Sequence **)(void *)rows->elements + i;
        uno_type_destructData(row, host_reference(HOST_ROW), NULL);
        uno_type_sequence_construct(row, host_reference(HOST_ROW), &any, 1, NULL);
        uno_any_destruct(&any, NULL);
    }
    *(uno_Sequence **)result = rows;
    return true;
}

static bool still_property(host_object *self, void *result, void **args)
{
    static const char *const names[] = {"$Sheet1.$A$1:$A$20", "$Sheet1.$B$1:$B$20",
                                        "$Sheet1.$C$1:$C$20", "$Sheet1.$D$1:$D$20"};
    (void)args;
    size_t column = 0;
    while (&still[column]->head != self)
        column++;
    host_any_of_text(result, names[column]);
    return true;
}

/* The range that the sheet has in a column. */
static bool still_column(host_object *self, void *result, void **args)
{
    (void)self;
    host_object *range = &still[*(const sal_Int32 *)args[0]]->head;
    host_acquire(range);
    *(uno_Interface **)result = host_facet_of(range, HOST_XCELLRANGE);
    return true;
}

static const host_method still_sheet_methods[] = {{"getCellRangeByPosition", still_column},
                                                  {NULL, NULL}};

static const host_class still_sheet_class = {
    .types = {HOST_XCELLRANGE, HOST_XSPREADSHEET},
    .type_count = 2,
    .methods = still_sheet_methods,
};

static bool still_sheet(host_object *self, void *result, void **args)
{
    (void)self;
    (void)args;
    host_object *sheet = host_new(&still_sheet_class, sizeof *sheet);
    *(uno_Interface **)result = host_facet_of(sheet, HOST_XSPREADSHEET);
    return true;
}

static bool still_listen(host_object *self, void *result, void **args)
{
    (void)result;
    still_range *range = (still_range *)self;
    uno_Interface *listener = *(uno_Interface **)args[0];
    pthread_mutex_lock(&range->lock);
    bool room = range->count < LISTENERS_MAX;
    if (room) {
        listener->acquire(listener);
        range->listeners[range->count++] = listener;
    }
    pthread_mutex_unlock(&range->lock);
    return room;
}

static bool still_unlisten(host_object *self, void *result, void **args)
{
    (void)result;
    still_range *range = (still_range *)self;
    uno_Interface *listener = *(uno_Interface **)args[0];
    pthread_mutex_lock(&range->lock);
    bool there = false;
    for (size_t i = 0; i < range->count && !there; i++) {
        there = range->listeners[i] == listener;
        if (there)
            range->listeners[i] = range->listeners[--range->count];
    }
    pthread_mutex_unlock(&range->lock);
    if (there)
        listener->release(listener);
    return true;
}

/* None of its parts is given, so that the list is read whole each time. */
static bool still_part(host_object *self, void *result, void **args)
{
    (void)self;
    (void)result;
    (void)args;
    return false;
}

static const host_method still_methods[] = {
    {"getRangeAddress", still_address},       {"getDataArray", still_data},
    {"getPropertyValue", still_property},     {"addModifyListener", still_listen},
    {"removeModifyListener", still_unlisten}, {"getCellRangeByPosition", still_part},
    {"getSpreadsheet", still_sheet},          {NULL, NULL},
};

static const host_class still_class = {
    .types = {HOST_XCELLRANGE, HOST_XCELLRANGEDATA, HOST_XCELLRANGEADDRESSABLE, HOST_XPROPERTYSET,
              HOST_XMODIFYBROADCASTER, HOST_XSHEETCELLRANGE},
    .type_count = 6,
    .methods = still_methods,
};

/* Tells a range's listeners something; they are forgotten when the range dies. */
static void tell_still(still_range *range, host_type type, const char *member)
{
    uno_Interface *listeners[LISTENERS_MAX];
    uno_Interface *source = host_facet_of(&range->head, HOST_XINTERFACE);
    void *args[] = {&source};
    pthread_mutex_lock(&range->lock);
    size_t count = range->count;
    for (size_t i = 0; i < count; i++) {
        listeners[i] = range->listeners[i];
        listeners[i]->acquire(listeners[i]);
    }
    bool dies = type == HOST_XEVENTLISTENER;
    range->count = dies ? 0 : count;
    pthread_mutex_unlock(&range->lock);
    for (size_t i = 0; i < count; i++) {
        host_call(listeners[i], type, member, NULL, args);
        listeners[i]->release(listeners[i]);
        if (dies)
            listeners[i]->release(listeners[i]);
    }
}

static void end_still(still_range *range)
{
    tell_still(range, HOST_XEVENTLISTENER, "disposing");
    pthread_mutex_destroy(&range->lock);
    host_release(&range->head);
}

/* What a thread registers on a result, and forgets with it. */
static bool hear(host_object *self, void *result, void **args)
{
    (void)self;
    (void)result;
    (void)args;
    return true;
}

static const host_method hearer_methods[] = {{"modified", hear}, {NULL, NULL}};

static const host_class hearer_class = {
    .types = {HOST_XRESULTLISTENER},
    .type_count = 1,
    .methods = hearer_methods,
};

static void use_result(uno_Interface *result)
{
    host_object *hearer = host_new(&hearer_class, sizeof *hearer);
    uno_Interface *listener = host_facet_of(hearer, HOST_XRESULTLISTENER);
    void *args[] = {&listener};
    host_call(result, HOST_XVOLATILERESULT, "addResultListener", NULL, args);
    host_call(result, HOST_XVOLATILERESULT, "removeResultListener", NULL, args);
    host_release(hearer);
}

static void ask_still(uint64_t *random)
{
    uno_Interface *document = host_facet_of(still_document, HOST_XPROPERTYSET);
    uno_Interface *range = host_facet_of(&still[random_below(random, 4)]->head, HOST_XCELLRANGE);
    bool first = random_below(random, 2) == 0;
    uno_Any any;
    uno_Any result;
    uno_Any left_out;
    uno_Sequence *row = NULL;
    uno_Sequence *rows = NULL;
    value v = value_of_number(first ? 100 : 1);
    value_to_any(&v, &any);
    uno_type_sequence_construct(&row, host_reference(HOST_ROW), &any, 1, NULL);
    uno_type_sequence_construct(&rows, host_reference(HOST_ROWS), &row, 1, NULL);
    uno_any_construct(&left_out, NULL, NULL, NULL);
    void *args[] = {&document, &rows, &range, &left_out, &left_out, &left_out};
    if (!addin_call(addin_find("CUSTOMERTIER"), args, &result)) {
        atomic_fetch_add(&wrong, 1);
    } else {
        if (result.pType->eTypeClass == typelib_TypeClass_INTERFACE)
            use_result(*(uno_Interface **)result.pData);
        else {
            value shown = value_of_any(&result);
            if (!value_is_text(&shown, first ? "A" : "C"))
                atomic_fetch_add(&wrong, 1);
            value_free(&shown);
        }
        uno_any_destruct(&result, NULL);
    }
    uno_type_destructData(&rows, host_reference(HOST_ROWS), NULL);
    uno_type_destructData(&row, host_reference(HOST_ROW), NULL);
    uno_any_destruct(&any, NULL);
}

static void *share(void *data)
{
    uint64_t random = 77 + *(const uint64_t *)data;
    for (int i = 0; i < 10 * ROUNDS; i++) {
        still_range *range = still[random_below(&random, 4)];
        int chance = random_below(&random, 10);
        if (chance == 0)
            tell_still(range, HOST_XEVENTLISTENER, "disposing");
        else if (chance == 1)
            office_idle();
        else if (chance < 4)
            tell_still(range, HOST_XMODIFYLISTENER, "modified");
        else
            ask_still(&random);
    }
    return NULL;
}

static void run_threads(void *(*work)(void *))
{
    pthread_t threads[THREADS];
    uint64_t seeds[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        seeds[i] = i + 1;
        if (pthread_create(&threads[i], NULL, work, &seeds[i]) != 0)
            abort();
    }
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
}

void check_threads(void)
{
    office_introduce();
    long objects = host_objects();
    long blocks = memory_blocks();
    run_threads(edit_own);
    office_idle();
    tap_result(atomic_load(&wrong) == 0, "%d threads, each with documents of its own", THREADS);
    still_document = host_new(
        &(host_class){.types = {HOST_XPROPERTYSET}, .type_count = 1, .methods = still_methods + 6},
        sizeof(host_object));
    for (size_t i = 0; i < 4; i++) {
        still[i] = (still_range *)host_new(&still_class, sizeof *still[i]);
        pthread_mutex_init(&still[i]->lock, NULL);
    }
    run_threads(share);
    tap_result(atomic_load(&wrong) == 0, "%d threads on one document", THREADS);
    for (size_t i = 0; i < 4; i++)
        end_still(still[i]);
    host_release(still_document);
    office_idle();
    tap_result(host_objects() == objects, "threads: every object is let go");
    tap_result(memory_blocks() == blocks, "threads: all memory is let go (%ld blocks more)",
               memory_blocks() - blocks);
}
