/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The functions over lists, by the library alone.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "checks.h"
#include "formula.h"
#include "vitalfew/vitalfew.h"

#define CELLS_MAX 4096

/* What an argument holds. */
typedef struct read_cells {
    const value *cells[CELLS_MAX];
    size_t count;
    bool error; /* one of them is in error */
    bool wrong; /* so it is, or reads as an amount and is not the first to hold anything (G1) */
} read_cells;

/* One computation on its way. */
typedef struct asked {
    calc *document;
    const formula *f;
    unsigned long look;
} asked;

static value of_status(vf_status status)
{
    switch (status) {
    case VF_NOT_A_NUMBER:
        return value_of_error(ERR_VALUE);
    case VF_OUT_OF_RANGE:
        return value_of_error(ERR_ARGUMENT);
    case VF_NOTHING:
        return value_of_error(532);
    case VF_NOT_FOUND:
        return value_of_error(ERR_MISSING);
    default:
        return value_of_error(514);
    }
}

/* Of the texts in the tests those that begin with a digit. */
static bool is_text_amount(const value *v)
{
    return v->kind == TEXT && v->text->buffer[0] >= '0' && v->text->buffer[0] <= '9';
}

static void read_column(const asked *a, size_t place, read_cells *out)
{
    const area *at = &a->f->arguments[place].at;
    bool begun = false;
    out->count = 0;
    out->error = out->wrong = false;
    for (int row = at->row; row <= at->last_row && row < calc_rows(a->document); row++) {
        for (int k = at->column; k <= at->last_column; k++) {
            if (out->count == CELLS_MAX)
                abort();
            const value *v = plain_value(a->document, row, k, a->look);
            out->error = out->error || v->kind == ERROR;
            out->wrong = out->wrong || out->error || (begun && is_text_amount(v));
            begun = begun || v->kind != EMPTY;
            out->cells[out->count++] = v;
        }
    }
}

/* The function's own cell; an empty one is 0. */
static value own_value(const asked *a, size_t place)
{
    const argument *own = &a->f->arguments[place];
    if (own->kind == ARGUMENT_VALUE)
        return own->values[0];
    const value *v = plain_value(a->document, own->at.row, own->at.column, a->look);
    return v->kind == EMPTY ? value_of_number(0.0) : *v;
}

static double amount_of(const value *v)
{
    return v->kind == NUMBER ? v->number : NAN;
}

static vf_population *population_of(const read_cells *amounts, const bool *counts)
{
    static double numbers[CELLS_MAX];
    vf_population *population = NULL;
    for (size_t i = 0; i < amounts->count; i++)
        numbers[i] = counts == NULL || counts[i] ? amount_of(amounts->cells[i]) : NAN;
    if (vf_population_new(numbers, amounts->count, &population) != VF_OK)
        abort();
    return population;
}

static value tier_in(vf_population *population, const value *own, vf_tiers_method how)
{
    vf_tiers tiers;
    value out;
    vf_status status = vf_tiers_init(&tiers, population, how, NULL, 0);
    if (status != VF_OK) {
        out = of_status(status);
    } else if (own->kind == TEXT) {
        out = value_of_error(ERR_VALUE);
    } else {
        char label[2] = {(char)('A' + vf_tier_of(&tiers, own->number)), '\0'};
        out = value_of_text(label);
    }
    vf_population_free(population);
    return out;
}

static value plain_tier(const asked *a)
{
    static read_cells amounts;
    value own = own_value(a, 0);
    read_column(a, 1, &amounts);
    vf_tiers_method how = VF_TIERS_REACH;
    if (a->f->count > 4 && value_is_text(&a->f->arguments[4].values[0], "count"))
        how = VF_TIERS_COUNT;
    if (amounts.wrong)
        return value_of_error(ERR_VALUE);
    return tier_in(population_of(&amounts, NULL), &own, how);
}

/* The groups of the tests are numbers and lower-case texts. */
static value plain_tier_if(const asked *a)
{
    static read_cells amounts;
    static read_cells groups;
    static bool counts[CELLS_MAX];
    value own = own_value(a, 0);
    value group = own_value(a, 2);
    bool any = false;
    read_column(a, 1, &amounts);
    read_column(a, 3, &groups);
    if (amounts.wrong || groups.error)
        return value_of_error(ERR_VALUE);
    for (size_t i = 0; i < amounts.count; i++) {
        counts[i] = value_equal(groups.cells[i], &group);
        any = any || counts[i];
    }
    if (!any)
        return value_of_error(532);
    return tier_in(population_of(&amounts, counts), &own, VF_TIERS_REACH);
}

static value plain_stage(const asked *a)
{
    static const char *const labels[] = {"Target", "Pruned", "New", "Established", "Core"};
    static read_cells orders;
    static read_cells sales;
    static bool counts[CELLS_MAX];
    value own = own_value(a, 0);
    value amount = own_value(a, 1);
    bool any = false;
    vf_stage stage;
    read_column(a, 2, &orders);
    read_column(a, 3, &sales);
    if (orders.wrong || sales.wrong)
        return value_of_error(ERR_VALUE);
    for (size_t i = 0; i < orders.count; i++) {
        any = any || (orders.cells[i]->kind == NUMBER && sales.cells[i]->kind == NUMBER);
        counts[i] = amount_of(orders.cells[i]) >= VF_STAGE_DEFAULT_ROUTINE;
    }
    if (!any)
        return value_of_error(532);
    if (own.kind == TEXT || amount.kind == TEXT)
        return value_of_error(ERR_VALUE);
    vf_population *population = population_of(&sales, counts);
    vf_status status = vf_stage_of(own.number, amount.number, true, VF_STAGE_DEFAULT_ROUTINE,
                                   VF_STAGE_DEFAULT_CORE_SHARE, population, &stage);
    vf_population_free(population);
    return status == VF_OK ? value_of_text(labels[stage]) : of_status(status);
}

static value plain_selling_time(const asked *a)
{
    static const double shares[] = {0.8, 0.2, 0};
    static read_cells tiers;
    size_t customers[3] = {0, 0, 0};
    double hours;
    value own = own_value(a, 0);
    value all = own_value(a, 2);
    read_column(a, 1, &tiers);
    if (tiers.error)
        return value_of_error(ERR_VALUE);
    for (size_t i = 0; i < tiers.count; i++) {
        customers[0] += value_is_text(tiers.cells[i], "A");
        customers[1] += value_is_text(tiers.cells[i], "B");
        customers[2] += value_is_text(tiers.cells[i], "C");
    }
    size_t tier = 0;
    while (tier < 3 && !value_is_text(&own, (const char *const[]){"A", "B", "C"}[tier]))
        tier++;
    vf_status status = vf_selling_time(all.number, shares, customers, 3, tier, &hours);
    return status == VF_OK ? value_of_number(hours) : of_status(status);
}

static value plain_rfm(const asked *a)
{
    static read_cells columns[3];
    vf_population *populations[3];
    value own[3];
    vf_rfm rfm;
    int score = 0;
    bool numbers = true;
    for (size_t i = 0; i < 3; i++) {
        own[i] = own_value(a, i);
        numbers = numbers && own[i].kind == NUMBER;
        read_column(a, i + 3, &columns[i]);
    }
    if (columns[0].wrong || columns[1].wrong || columns[2].wrong || !numbers)
        return value_of_error(ERR_VALUE);
    for (size_t i = 0; i < 3; i++)
        populations[i] = population_of(&columns[i], NULL);
    vf_status status =
        vf_rfm_init(&rfm, populations[0], populations[1], populations[2], VF_RFM_DEFAULT_BINS);
    if (status == VF_OK)
        status = vf_rfm_score(&rfm, own[0].number, own[1].number, own[2].number, &score);
    for (size_t i = 0; i < 3; i++)
        vf_population_free(populations[i]);
    return status == VF_OK ? value_of_number(score) : of_status(status);
}

static value plain_own(const asked *a)
{
    value v[3];
    size_t last = a->f->count - 1;
    for (size_t i = 0; i <= last; i++) {
        v[i] = own_value(a, i);
        if (v[i].kind == ERROR)
            return v[i];
    }
    if (v[last - 1].kind != NUMBER || v[last].kind != NUMBER)
        return value_of_error(ERR_VALUE);
    if (a->f->count == 3)
        return value_of_number(v[1].number * (value_is_text(&v[0], "A") ? v[2].number : 1.0));
    return value_of_number(strcmp(a->f->name, "PLUS") == 0 ? v[0].number + v[1].number
                                                           : v[0].number * v[1].number);
}

/* An argument with which Calc does not call at all: a reference that is gone, a cell in error. */
static int refused(const asked *a)
{
    for (size_t i = 0; i < a->f->count; i++) {
        const argument *given = &a->f->arguments[i];
        if (given->kind == ARGUMENT_GONE)
            return 524;
        if (given->kind != ARGUMENT_CELL)
            continue;
        const value *v = plain_value(a->document, given->at.row, given->at.column, a->look);
        if (v->kind == ERROR)
            return v->error;
    }
    return 0;
}

/* Computes all that a formula refers to first, as the columns that are read are few and shared. */
static void know(const asked *a)
{
    for (size_t i = 0; i < a->f->count; i++) {
        const argument *given = &a->f->arguments[i];
        if (given->kind != ARGUMENT_CELL && given->kind != ARGUMENT_RANGE)
            continue;
        const area *at = &given->at;
        for (int row = at->row; row <= at->last_row && row < calc_rows(a->document); row++)
            for (int k = at->column; k <= at->last_column; k++)
                plain_value(a->document, row, k, a->look);
    }
}

static value compute_plain(const asked *a)
{
    static const struct {
        const char *name;
        value (*compute)(const asked *a);
    } functions[] = {
        {"CUSTOMERTIER", plain_tier},
        {"CUSTOMERTIERIF", plain_tier_if},
        {"CUSTOMERSTAGE", plain_stage},
        {"SELLINGTIME", plain_selling_time},
        {"RFMSCORE", plain_rfm},
        {"TIMES", plain_own},
        {"PLUS", plain_own},
        {"PICK", plain_own},
    };
    know(a);
    int error = refused(a);
    if (error != 0)
        return value_of_error(error);
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
        if (strcmp(a->f->name, functions[i].name) == 0)
            return functions[i].compute(a);
    host_die("%s has no plain computation", a->f->name);
}

const value *plain_value(calc *c, int row, int column, unsigned long look)
{
    static const value nothing = {.kind = EMPTY};
    cell *x = calc_cell(c, row, column);
    if (x == NULL)
        return &nothing;
    if (x->formula == NULL)
        return &x->shown;
    if (x->known != look) {
        asked a = {c, x->formula, look};
        value plain = compute_plain(&a);
        value_free(&x->plain);
        x->plain = plain;
        x->known = look;
    }
    return &x->plain;
}
