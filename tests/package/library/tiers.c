/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A program that uses the installed library: the tier of each customer, and what the tiers hold.
 */
#include <stdio.h>

#include <vitalfew/vitalfew.h>

#if VF_VERSION_NUMBER < 100
#error "an older library"
#endif

static const double sales[] = {120, 4000, 0, 950, 310};
static const size_t n = sizeof sales / sizeof sales[0];

static void print_tiers(const vf_tiers *tiers, const vf_population *population)
{
    vf_tier_summary summary;
    for (size_t i = 0; i < n; i++)
        printf("%g is in %c\n", sales[i], (char)('A' + vf_tier_of(tiers, sales[i])));
    for (size_t c = 0; vf_tiers_summarize(tiers, population, c, &summary) == VF_OK; c++)
        printf("%zu with %.4f of the total\n", summary.customers, summary.share_of_total);
}

int main(void)
{
    vf_population *population;
    vf_tiers tiers;
    vf_status status = vf_population_new(sales, n, &population);
    if (status != VF_OK) {
        fprintf(stderr, "%s\n", vf_status_text(status));
        return 1;
    }
    status = vf_tiers_init(&tiers, population, VF_TIERS_REACH, NULL, 0);
    if (status == VF_OK)
        print_tiers(&tiers, population);
    vf_population_free(population);
    printf("%s, version %s\n", vf_status_text(status), vf_version());
    return status == VF_OK ? 0 : 1;
}
