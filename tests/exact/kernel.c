/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Asks the library what the words of its input say, a line of answers each, for test_exact.py:
 *
 *     amounts N X...         the list that the others are about (NaN is a row without an amount)
 *     tiers METHOD K C...    its tiers by a method, 0 to 5, with K cut-offs or its own (0)
 *     classes N V...         the classes of these amounts
 *     limit C                TIERCUTOFF of class C, from 0
 *     summary C              TIERSUMMARY of class C: customers, sum, share, smallest
 *     details V              TIERDETAILS of an amount: class, rank, shares above and up to it, the
 *                            amount of the next class, what is missing
 *     share TOP              PARETOSHARE
 *     count SHARE            PARETOCOUNT
 *     curve NET              PARETOCURVE: position, share of customers and cumulative share of each
 *     measure M              CONCENTRATION by a measure, 0 to 4
 *     dependence
 *     orders NUMBERED C N L...  C customers of N lines, each of amount, day, customer and order:
 *                            orders, sales, first and last day and usual gap of each
 *     calls CAPACITY K P...  the calls for each customer of K tiers, each of plan and customers
 *     reps REPS LIMIT N W... the reps of N customers, each of work and owner (REPS for none)
 *     bridge N B... A...     REVENUEBRIDGE of N amounts before and after: customers and amount of
 *                            each step
 *     halved T               0.5 to the power of T
 *     score D M A T          PROSPECTSCORE of days, margin and amount beside a typical amount
 *
 * Numbers are read and written in base 16, which loses nothing. An answer begins with its status.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernel/halving.h"
#include "vitalfew/vitalfew.h"

#define WORD_SIZE 64

static struct {
    double *amounts;
    size_t n;
    vf_population *population;
    vf_tiers tiers;
} asked;

static void stop(const char *why)
{
    (void)fprintf(stderr, "%s\n", why);
    exit(EXIT_FAILURE);
}

static bool read_word(char word[WORD_SIZE])
{
    int c = getchar();
    while (c == ' ' || c == '\n')
        c = getchar();
    size_t length = 0;
    for (; c != EOF && c != ' ' && c != '\n'; c = getchar()) {
        if (length + 1 == WORD_SIZE)
            stop("A word is too long");
        word[length++] = (char)c;
    }
    word[length] = '\0';
    return length > 0;
}

static double read_number(void)
{
    char word[WORD_SIZE];
    char *end = word;
    double number = read_word(word) ? strtod(word, &end) : 0.0;
    if (end == word || *end != '\0')
        stop("A number is missing");
    return number;
}

static size_t read_size(void)
{
    return (size_t)read_number();
}

/* Room for n things; one more, since there may be none. */
static void *room(size_t n, size_t size)
{
    void *items = calloc(n + 1, size);
    if (items == NULL)
        stop("There is no memory");
    return items;
}

static double *read_numbers(size_t n)
{
    double *numbers = room(n, sizeof *numbers);
    for (size_t i = 0; i < n; i++)
        numbers[i] = read_number();
    return numbers;
}

static void forget(void)
{
    vf_population_free(asked.population);
    free(asked.amounts);
    asked.population = NULL;
    asked.amounts = NULL;
}

static void ask_amounts(void)
{
    forget();
    asked.n = read_size();
    asked.amounts = read_numbers(asked.n);
    printf("%d", vf_population_new(asked.amounts, asked.n, &asked.population));
}

static void ask_tiers(void)
{
    vf_tiers_method method = (vf_tiers_method)read_size();
    size_t k = read_size();
    double *cutoffs = read_numbers(k);
    printf("%d", vf_tiers_init(&asked.tiers, asked.population, method, k > 0 ? cutoffs : NULL, k));
    free(cutoffs);
}

static void ask_classes(void)
{
    printf("%d", VF_OK);
    for (size_t n = read_size(); n > 0; n--)
        printf(" %zu", vf_tier_of(&asked.tiers, read_number()));
}

static void ask_limit(void)
{
    double limit = 0.0;
    vf_status status = vf_tiers_cutoff_amount(&asked.tiers, asked.population, read_size(), &limit);
    printf("%d %a", status, limit);
}

static void ask_summary(void)
{
    vf_tier_summary summary = {0};
    vf_status status = vf_tiers_summarize(&asked.tiers, asked.population, read_size(), &summary);
    printf("%d %zu %a %a %a", status, summary.customers, summary.sum, summary.share_of_total,
           summary.smallest);
}

static void ask_details(void)
{
    vf_tier_details details = {0};
    vf_status status = vf_tier_details_of(&asked.tiers, asked.population, read_number(), &details);
    printf("%d %zu %zu %a %a %a %a", status, details.tier, details.rank, details.share_above,
           details.share_upto, details.next_amount, details.missing);
}

static void ask_share(void)
{
    double share = 0.0;
    vf_status status = vf_pareto_share_of_total(asked.population, read_number(), &share);
    printf("%d %a", status, share);
}

static void ask_count(void)
{
    size_t count = 0;
    vf_status status = vf_pareto_count_to_reach(asked.population, read_number(), &count);
    printf("%d %zu", status, count);
}

static void ask_curve(void)
{
    bool net = read_size() != 0;
    vf_pareto_point *points = room(asked.n, sizeof *points);
    size_t count = 0;
    printf("%d", vf_pareto_curve(asked.amounts, asked.n, net, points, &count));
    for (size_t i = 0; i < count; i++)
        printf(" %zu %a %a", points[i].position, points[i].share_of_customers,
               points[i].share_of_total);
    free(points);
}

static void ask_measure(void)
{
    double measure = 0.0;
    vf_concentration_measure which = (vf_concentration_measure)read_size();
    vf_status status = vf_concentration(asked.population, which, &measure);
    printf("%d %a", status, measure);
}

static void ask_dependence(void)
{
    vf_dependence dependence = VF_DEPENDENCE_LOW;
    vf_status status = vf_dependence_of(asked.population, &dependence);
    printf("%d %d", status, dependence);
}

static void ask_orders(void)
{
    vf_orders_terms terms = *vf_orders_default_terms();
    terms.numbered = read_size() != 0;
    uint32_t customer_count = (uint32_t)read_size();
    size_t n = read_size();
    vf_order_line *lines = room(n, sizeof *lines);
    for (size_t i = 0; i < n; i++) {
        lines[i].amount = read_number();
        lines[i].date = read_number();
        lines[i].customer = (uint32_t)read_size();
        lines[i].order = (uint32_t)read_size();
    }
    vf_customers *customers = NULL;
    vf_status status = vf_customers_new(lines, n, customer_count, &terms, &customers);
    printf("%d", status);
    for (uint32_t c = 0; status == VF_OK && c < customer_count; c++) {
        vf_customer of = vf_customers_get(customers, c);
        printf(" %zu %a %a %a %a", of.orders, of.sales, of.first_day, of.last_day, of.usual_gap);
    }
    vf_customers_free(customers);
    free(lines);
}

static void ask_calls(void)
{
    double capacity = read_number();
    size_t k = read_size();
    double *plan = room(k, sizeof *plan);
    double *each = room(k, sizeof *each);
    size_t *customers = room(k, sizeof *customers);
    for (size_t i = 0; i < k; i++) {
        plan[i] = read_number();
        customers[i] = read_size();
    }
    printf("%d", vf_call_plan(plan, customers, k, capacity, each));
    for (size_t i = 0; i < k; i++)
        printf(" %a", each[i]);
    free(plan);
    free(each);
    free(customers);
}

static void ask_reps(void)
{
    size_t reps = read_size();
    size_t limit = read_size();
    size_t n = read_size();
    double *work = room(n, sizeof *work);
    size_t *owners = room(n, sizeof *owners);
    size_t *out = room(n, sizeof *out);
    for (size_t i = 0; i < n; i++) {
        work[i] = read_number();
        owners[i] = read_size();
        if (owners[i] == reps)
            owners[i] = VF_NO_REP;
    }
    printf("%d", vf_assign_reps(work, owners, n, reps, limit, out));
    for (size_t i = 0; i < n; i++)
        printf(" %zu", out[i]);
    free(work);
    free(owners);
    free(out);
}

static void ask_bridge(void)
{
    size_t n = read_size();
    double *before = read_numbers(n);
    double *after = read_numbers(n);
    vf_bridge_part parts[VF_BRIDGE_STEPS] = {{0}};
    printf("%d", vf_bridge(before, after, n, parts));
    for (size_t i = 0; i < VF_BRIDGE_STEPS; i++)
        printf(" %zu %a", parts[i].customers, parts[i].amount);
    free(before);
    free(after);
}

static void ask_halved(void)
{
    printf("%d %a", VF_OK, vf_halved(read_number()));
}

static void ask_score(void)
{
    double days = read_number();
    double margin = read_number();
    double amount = read_number();
    double typical = read_number();
    double score = 0.0;
    vf_status status =
        vf_prospect_score(days, margin, amount, typical, vf_prospect_default_terms(), &score);
    printf("%d %a", status, score);
}

static void ask(const char *word)
{
    static const struct {
        const char *word;
        void (*ask)(void);
    } questions[] = {
        {"amounts", ask_amounts}, {"tiers", ask_tiers},
        {"classes", ask_classes}, {"limit", ask_limit},
        {"summary", ask_summary}, {"share", ask_share},
        {"count", ask_count},     {"curve", ask_curve},
        {"measure", ask_measure}, {"dependence", ask_dependence},
        {"orders", ask_orders},   {"calls", ask_calls},
        {"reps", ask_reps},       {"details", ask_details},
        {"bridge", ask_bridge},   {"halved", ask_halved},
        {"score", ask_score},
    };
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        if (strcmp(word, questions[i].word) == 0) {
            questions[i].ask();
            (void)putchar('\n');
            return;
        }
    }
    stop("There is no such question");
}

/* Whether a question is about the list of amounts. */
static bool needs_list(const char *word)
{
    static const char *const others[] = {"amounts", "orders", "calls", "reps",
                                         "bridge",  "halved", "score"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(word, others[i]) == 0)
            return false;
    return true;
}

int main(void)
{
    char word[WORD_SIZE];
    while (read_word(word)) {
        if (asked.population == NULL && needs_list(word))
            stop("There is no list to ask about");
        ask(word);
    }
    forget();
    return EXIT_SUCCESS;
}
