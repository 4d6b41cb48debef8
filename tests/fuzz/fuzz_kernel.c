/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Fuzzes the kernel: any amounts, cut-offs and method, against sums without rounding. Every
 * amount, and the neighbours of one, must be in the class that the exact shares say; by the
 * computed method, in the one that the slow reference of the unit tests says. The amounts are work
 * for reps, and plans of calls, as well.
 *
 * Input: a byte for the method, one for the number of cut-offs, then for each a byte; the rest is
 * doubles, eight bytes each, or with WHOLE in the first byte whole numbers of one.
 */
#include <float.h>
#include <math.h>
#include <string.h>

#include "../unit/reference.h"
#include "exact.h"
#include "fuzzer.h"
#include "vitalfew/vitalfew.h"

#define AMOUNTS_MAX 16

/* In whole numbers draws and sums that fall exactly on a cut-off are frequent. */
#define WHOLE 0x80

/* The method that counts numbers of customers, beside those that the library tells apart. */
#define NUMBERS (VF_TIERS_AMOUNT + 1)

/* What a case is made of. */
typedef struct input {
    vf_tiers_method method;
    bool whole;
    double cutoffs[4];
    size_t k;
    double amounts[AMOUNTS_MAX];
    size_t n;
} input;

static double next_cutoff(vf_tiers_method method, bool numbers, double before, uint8_t byte)
{
    if (method == VF_TIERS_QUOTA)
        return (1 + byte) / 1100.0;
    if (method == VF_TIERS_AMOUNT)
        return before * (1 + byte) / 257.0;
    return before + (numbers ? 1 + byte % 6 : (1 + byte) / 1030.0);
}

static bool read_input(const uint8_t *data, size_t size, input *in)
{
    if (size < 2)
        return false;
    unsigned method = data[0] % WHOLE % 7;
    bool numbers = method == NUMBERS;
    in->method = numbers ? VF_TIERS_COUNT : (vf_tiers_method)method;
    in->whole = data[0] >= WHOLE;
    in->k = 1 + data[1] % 4;
    data += 2;
    size -= 2;
    if (size < in->k)
        return false;
    double before = in->method == VF_TIERS_AMOUNT ? 250 : 0;
    for (size_t i = 0; i < in->k; i++)
        in->cutoffs[i] = before = next_cutoff(in->method, numbers, before, data[i]);
    if (numbers && in->k == 1)
        in->cutoffs[0]++; /* 1 alone would be a share */
    data += in->k;
    size -= in->k;
    in->n = in->whole ? size : size / sizeof(double);
    in->n = in->n < AMOUNTS_MAX ? in->n : AMOUNTS_MAX;
    if (!in->whole)
        memcpy(in->amounts, data, in->n * sizeof(double));
    for (size_t i = 0; in->whole && i < in->n; i++)
        in->amounts[i] = (int)data[i] - 20;
    return true;
}

/* The reference tells draws by a tolerance of its own, which whole numbers are clear of. */
static void check_computed(const input *in, const vf_tiers *tiers, double v)
{
    list x = {.n = in->n};
    if (!in->whole)
        return;
    memcpy(x.amounts, in->amounts, in->n * sizeof(double));
    CHECK(vf_tier_of(tiers, v) == slow_class(&x, in->method, NULL, 0, v));
}

static void check_class(const input *in, const vf_tiers *tiers, double v)
{
    size_t least;
    size_t most;
    if (in->method == VF_TIERS_COMPUTED) {
        check_computed(in, tiers, v);
        return;
    }
    exact_class(in->amounts, in->n, in->method, in->cutoffs, in->k, v, &least, &most);
    size_t c = vf_tier_of(tiers, v);
    CHECK(c >= least && c <= most);
}

/* By any method a larger amount is in no worse class, and the summary counts everybody once. */
static void check_order(const input *in, const vf_tiers *tiers, const vf_population *population)
{
    size_t customers = 0;
    vf_tier_summary summary;
    for (size_t i = 0; i < in->n; i++)
        for (size_t j = 0; j < in->n; j++)
            if (in->amounts[i] > in->amounts[j])
                CHECK(vf_tier_of(tiers, in->amounts[i]) <= vf_tier_of(tiers, in->amounts[j]));
    for (size_t c = 0; vf_tiers_summarize(tiers, population, c, &summary) == VF_OK; c++)
        customers += summary.customers;
    CHECK(customers == vf_population_count(population));
}

/* What is said of why a customer is in its class is so. */
static void check_details(const vf_tiers *tiers, const vf_population *population, double v)
{
    vf_tier_details details;
    CHECK(vf_tier_details_of(tiers, population, v, &details) == VF_OK);
    CHECK(details.tier == vf_tier_of(tiers, v));
    CHECK(details.rank == vf_population_count_above(population, v) + 1);
    CHECK(!(details.share_above > details.share_upto));
    if (isnan(details.next_amount)) {
        CHECK(isnan(details.missing));
        return;
    }
    CHECK(vf_tier_of(tiers, details.next_amount) < details.tier);
    CHECK(details.missing > 0);
}

static void check_tiers(const input *in, const vf_population *population)
{
    vf_tiers tiers;
    bool computed = in->method == VF_TIERS_COMPUTED;
    vf_status status = vf_tiers_init(&tiers, population, in->method, computed ? NULL : in->cutoffs,
                                     computed ? 0 : in->k);
    CHECK(status == (vf_population_count(population) > 0 ? VF_OK : VF_NOTHING));
    if (status != VF_OK)
        return;
    check_order(in, &tiers, population);
    for (size_t i = 0; i < in->n; i++)
        if (!isnan(in->amounts[i])) {
            check_class(in, &tiers, in->amounts[i]);
            check_details(&tiers, population, in->amounts[i]);
        }
    double one = in->n > 0 ? in->amounts[in->k % in->n] : NAN;
    if (!isnan(one)) {
        check_class(in, &tiers, nextafter(one, DBL_MAX));
        check_class(in, &tiers, nextafter(one, -DBL_MAX));
    }
}

static void check_shares(const vf_population *population)
{
    exact total = {{0}};
    exact sum = {{0}};
    size_t n = vf_population_count(population);
    for (size_t i = 0; i < n; i++)
        exact_add(&total, vf_population_amount(population, i));
    if (n == 0 || !(vf_population_amount(population, 0) > 0))
        return;
    for (size_t m = 1; m <= n; m++) {
        CHECK(m == 1 ||
              vf_population_amount(population, m - 1) <= vf_population_amount(population, m - 2));
        exact_add(&sum, vf_population_amount(population, m - 1));
        long double share = exact_ratio(&sum, &total);
        long double error = fabsl(vf_population_share_of_total(population, m) - share);
        CHECK(error <= 5 * 0x1p-53L * share + 0x1p-1070L);
    }
}

static void check_measures(const input *in, const vf_population *population)
{
    double value;
    size_t count;
    vf_pareto_point points[AMOUNTS_MAX];
    vf_dependence dependence;
    for (vf_concentration_measure m = VF_CONCENTRATION_HHI; m <= VF_CONCENTRATION_EFFECTIVE; m++)
        if (vf_concentration(population, m, &value) == VF_OK)
            CHECK(value >= 0 &&
                  value <= (m == VF_CONCENTRATION_EFFECTIVE ? AMOUNTS_MAX : 1) + 1e-9);
    if (vf_pareto_share_of_total(population, in->cutoffs[0], &value) == VF_OK)
        CHECK(value >= 0 && value <= 1);
    if (vf_pareto_count_to_reach(population, in->cutoffs[0], &count) == VF_OK)
        CHECK(count == vf_population_count_to_reach(population, in->cutoffs[0]));
    if (vf_pareto_curve(in->amounts, in->n, (in->k & 1) != 0, points, &count) == VF_OK)
        CHECK(count == vf_population_count(population));
    (void)vf_dependence_of(population, &dependence);
}

/* The columns that some functions take are thirds of the amounts. */
static void check_columns(const input *in)
{
    size_t n = in->n / 3;
    const double *second = in->amounts + n;
    const double *third = second + n;
    vf_prospect_place places[AMOUNTS_MAX];
    int scores[AMOUNTS_MAX];
    double selected[AMOUNTS_MAX];
    if (vf_rfm_scores(in->amounts, second, third, n, (double)(2 + in->k), scores) == VF_OK)
        for (size_t i = 0; i < n; i++)
            CHECK(scores[i] == 0 || (scores[i] >= 111 && scores[i] <= 999));
    if (vf_prospect_rank(in->amounts, second, third, n, vf_prospect_default_terms(), places) ==
        VF_OK)
        for (size_t i = 0; i < n; i++)
            CHECK(places[i].rank <= n && (places[i].status == VF_OK || places[i].rank == 0));
    if (vf_stage_select(in->amounts, second, n, 1 + (double)in->k, selected) == VF_OK)
        for (size_t i = 0; i < n; i++)
            CHECK(isnan(selected[i]) || selected[i] == second[i]);
}

/* Everybody who is a customer has a rep, who has no more than the limit; whole numbers are shared
 * so evenly that no two reps differ by more than the largest. */
static void check_reps(const input *in, size_t limit)
{
    size_t reps[AMOUNTS_MAX];
    size_t customers[4] = {0};
    double work[4] = {0};
    double largest = 0;
    bool allowed = true;
    size_t count = 0;
    for (size_t i = 0; i < in->n; i++) {
        allowed = allowed && !isinf(in->amounts[i]) && !(in->amounts[i] < 0);
        largest = fmax(largest, in->amounts[i]);
        count += !isnan(in->amounts[i]);
    }
    allowed = allowed && (limit == VF_NO_LIMIT || count <= in->k * limit);
    vf_status status = vf_assign_reps(in->amounts, NULL, in->n, in->k, limit, reps);
    CHECK((status == VF_OK) == allowed);
    if (!allowed)
        return;
    for (size_t i = 0; i < in->n; i++) {
        CHECK(isnan(in->amounts[i]) ? reps[i] == VF_NO_REP : reps[i] < in->k);
        if (isnan(in->amounts[i]))
            continue;
        CHECK(++customers[reps[i]] <= limit);
        work[reps[i]] += in->amounts[i];
    }
    for (size_t i = 0; in->whole && limit == VF_NO_LIMIT && i < in->k; i++)
        CHECK(work[0] <= work[i] + largest && work[i] <= work[0] + largest);
}

/* No tier gets more than its plan, and all calls are within what can be made. */
static void check_calls(const input *in)
{
    size_t n = in->n / 2;
    size_t customers[AMOUNTS_MAX];
    double each[AMOUNTS_MAX];
    double capacity = n > 0 ? fabs(in->amounts[n]) * (double)in->k : 0;
    double made = 0;
    for (size_t i = 0; i < n; i++)
        customers[i] = (size_t)fmin(fabs(fmin(in->amounts[n + i], 1e6)), 1e6);
    if (vf_call_plan(in->amounts, customers, n, capacity, each) != VF_OK)
        return;
    for (size_t i = 0; i < n; i++) {
        CHECK(each[i] >= 0 && each[i] <= in->amounts[i]);
        made += isinf(capacity) ? 0 : each[i] * (double)customers[i];
    }
    CHECK(made <= capacity * (1 + (in->whole ? 0 : 1e-13)));
}

/* The amounts are halves, before and after; start, new, lost and end count the same customers. */
static void check_bridge(const input *in)
{
    size_t n = in->n / 2;
    vf_bridge_part parts[VF_BRIDGE_STEPS];
    if (vf_bridge(in->amounts, in->amounts + n, n, parts) != VF_OK)
        return;
    size_t changed = 0;
    for (size_t s = VF_BRIDGE_NEW; s < VF_BRIDGE_END; s++)
        changed += parts[s].customers;
    CHECK(changed == parts[VF_BRIDGE_START].customers + parts[VF_BRIDGE_NEW].customers);
    CHECK(changed == parts[VF_BRIDGE_END].customers + parts[VF_BRIDGE_LOST].customers);
    CHECK(parts[VF_BRIDGE_NEW].amount >= 0 && parts[VF_BRIDGE_GROWN].amount >= 0);
    CHECK(parts[VF_BRIDGE_SHRUNK].amount <= 0 && parts[VF_BRIDGE_LOST].amount <= 0);
}

/* Limits and segments of one's own, made of the amounts. */
static void check_limits(const input *in)
{
    vf_rfm rfm;
    vf_rfm_cuts cuts = {.count = in->n < VF_RFM_BINS_MAX ? in->n : VF_RFM_BINS_MAX - 1};
    memcpy(cuts.at, in->amounts, cuts.count * sizeof cuts.at[0]);
    if (vf_rfm_init_limits(&rfm, &cuts, &cuts, &cuts) != VF_OK)
        return;
    for (size_t i = 0; i < in->n; i++) {
        int score;
        size_t place;
        double v = in->amounts[i];
        if (vf_rfm_score(&rfm, v, v, v, &score) != VF_OK)
            continue;
        CHECK(score >= 111 && score <= 999 && score / 10 % 10 == score % 10);
        const vf_rfm_rule rules[] = {{{9, 9, 9}, {9, 9, 8}}, {{1, NAN, 1}, {NAN, 9, 9}}};
        CHECK(vf_rfm_rule_find(rules, 2, score, &place) == VF_OUT_OF_RANGE);
        CHECK(vf_rfm_rule_find(rules + 1, 1, score, &place) == VF_OK && place == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    input in;
    if (!read_input(data, size, &in))
        return 0;
    bool infinite = false;
    for (size_t i = 0; i < in.n; i++)
        infinite = infinite || isinf(in.amounts[i]);
    vf_population *population = NULL;
    vf_status status = vf_population_new(in.amounts, in.n, &population);
    CHECK(status == (infinite ? VF_NOT_A_NUMBER : VF_OK));
    check_columns(&in);
    check_reps(&in, VF_NO_LIMIT);
    check_reps(&in, 1 + in.n / 3);
    check_calls(&in);
    check_bridge(&in);
    check_limits(&in);
    if (status != VF_OK)
        return 0;
    check_tiers(&in, population);
    check_shares(population);
    check_measures(&in, population);
    vf_population_free(population);
    return 0;
}
