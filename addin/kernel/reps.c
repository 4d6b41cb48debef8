/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The reps who have room for another customer stand in a heap, the one with the least work on top.
 */
#include "vitalfew/reps.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "arith.h"
#include "exact_sum.h"
#include "sort.h"

/* With 14 digits a decimal fraction is told from what it lost in binary, which is the 16th. */
#define UNITS_MAX 1e14

/* So that no product overflows; work that small has no unit, and is taken as it is. */
#define TEN_MAX 1e300

/* How work becomes a number of units: by a power of ten, which multiplies or divides. */
typedef struct unit {
    double ten;
    bool divides;
} unit;

/* The sum of work in units, rounded, and what rounding lost. Sums of whole units are exact. */
typedef struct rep {
    double high;
    double low;
    size_t customers;
} rep;

typedef struct team {
    unit unit;
    rep *reps;
    size_t count;
    size_t limit;
    size_t *heap; /* reps that have room, by their numbers */
    size_t heap_size;
} team;

static vf_status check_work(const double *work, size_t n, double *largest)
{
    *largest = 0;
    for (size_t i = 0; i < n; i++) {
        if (isinf(work[i]))
            return VF_NOT_A_NUMBER;
        if (work[i] < 0)
            return VF_OUT_OF_RANGE;
        if (work[i] > *largest)
            *largest = work[i];
    }
    return VF_OK;
}

/* The unit in which the largest work has 14 digits. */
static unit unit_of(double largest)
{
    unit u = {1.0, largest > UNITS_MAX};
    if (u.divides)
        while (largest / u.ten > UNITS_MAX)
            u.ten *= 10;
    else
        while (largest * (u.ten * 10) <= UNITS_MAX && u.ten < TEN_MAX)
            u.ten *= 10;
    return u;
}

/* Work in units: the whole number that it is but for what its fraction lost in binary. */
static double in_units(double work, const unit *u)
{
    double units = u->divides ? work / u->ten : work * u->ten;
    double whole = floor(units + 0.5);
    return vf_settled(units - whole, units) == 0 ? whole : units;
}

static bool has_less(const rep *a, const rep *b)
{
    return a->high < b->high || (a->high == b->high && a->low < b->low);
}

/* Whether rep a gets a customer before rep b. */
static bool comes_before(const team *t, size_t a, size_t b)
{
    if (has_less(&t->reps[a], &t->reps[b]))
        return true;
    return a < b && !has_less(&t->reps[b], &t->reps[a]);
}

static void sift_down(team *t, size_t place)
{
    size_t moved = t->heap[place];
    for (;;) {
        size_t child = 2 * place + 1;
        if (child >= t->heap_size)
            break;
        if (child + 1 < t->heap_size && comes_before(t, t->heap[child + 1], t->heap[child]))
            child++;
        if (!comes_before(t, t->heap[child], moved))
            break;
        t->heap[place] = t->heap[child];
        place = child;
    }
    t->heap[place] = moved;
}

static void build_heap(team *t)
{
    t->heap_size = 0;
    for (size_t i = 0; i < t->count; i++)
        if (t->reps[i].customers < t->limit)
            t->heap[t->heap_size++] = i;
    for (size_t i = t->heap_size / 2; i-- > 0;)
        sift_down(t, i);
}

static void add_customer(rep *to, double units)
{
    double lost;
    double sum = vf_two_sum(to->high, units, &lost);
    to->high = vf_two_sum(sum, to->low + lost, &to->low);
    to->customers++;
}

/* Leaves customers with their owners; those that have none are put into `others`. */
static vf_status keep_owners(team *t, const double *work, const size_t *owners, size_t n,
                             vf_placed *others, size_t *other_count, size_t *out)
{
    *other_count = 0;
    for (size_t i = 0; i < n; i++) {
        out[i] = VF_NO_REP;
        if (isnan(work[i]))
            continue;
        double units = in_units(work[i], &t->unit);
        if (owners == NULL || owners[i] == VF_NO_REP) {
            others[(*other_count)++] = (vf_placed){units, i};
            continue;
        }
        if (owners[i] >= t->count)
            return VF_NOT_FOUND;
        if (t->reps[owners[i]].customers == t->limit)
            return VF_OUT_OF_RANGE;
        add_customer(&t->reps[owners[i]], units);
        out[i] = owners[i];
    }
    return VF_OK;
}

/* Gives customers, most work first, each to the rep on top of the heap. */
static vf_status give_out(team *t, const vf_placed *customers, size_t n, size_t *out)
{
    build_heap(t);
    for (size_t i = 0; i < n; i++) {
        if (t->heap_size == 0)
            return VF_OUT_OF_RANGE;
        size_t first = t->heap[0];
        add_customer(&t->reps[first], customers[i].amount);
        out[customers[i].position] = first;
        if (t->reps[first].customers == t->limit)
            t->heap[0] = t->heap[--t->heap_size];
        if (t->heap_size > 0)
            sift_down(t, 0);
    }
    return VF_OK;
}

/* REPS-1, REPS-2 */
vf_status vf_assign_reps(const double *work, const size_t *owners, size_t n, size_t reps,
                         size_t limit, size_t *out)
{
    double largest;
    size_t count = 0;
    vf_status status = check_work(work, n, &largest);
    if (status != VF_OK)
        return status;
    if (reps == 0 || limit == 0)
        return VF_OUT_OF_RANGE;
    team t = {.unit = unit_of(largest), .count = reps, .limit = limit};
    t.reps = calloc(reps, sizeof *t.reps);
    t.heap = calloc(reps, sizeof *t.heap);
    vf_placed *items = calloc(n + 1, sizeof *items);
    vf_placed *scratch = calloc(n + 1, sizeof *scratch);
    status = VF_NO_MEMORY;
    if (t.reps != NULL && t.heap != NULL && items != NULL && scratch != NULL)
        status = keep_owners(&t, work, owners, n, items, &count, out);
    if (status == VF_OK)
        status = give_out(&t, vf_sort_placed(items, scratch, count), count, out);
    free(t.reps);
    free(t.heap);
    free(items);
    free(scratch);
    return status;
}
