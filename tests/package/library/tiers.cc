// SPDX-License-Identifier: MPL-2.0
//
// The same as tiers.c in C++, which the headers are for, too.
#include <cstdio>
#include <memory>
#include <vector>

#include <vitalfew/vitalfew.h>

#if VF_VERSION_NUMBER < 100
#error "an older library"
#endif

struct Free {
    void operator()(vf_population *population) const
    {
        vf_population_free(population);
    }
};

int main()
{
    const std::vector<double> sales = {120, 4000, 0, 950, 310};
    vf_population *made = nullptr;
    vf_status status = vf_population_new(sales.data(), sales.size(), &made);
    const std::unique_ptr<vf_population, Free> population(made);
    vf_tiers tiers;
    if (status == VF_OK)
        status = vf_tiers_init(&tiers, population.get(), VF_TIERS_REACH, nullptr, 0);
    if (status != VF_OK) {
        std::fprintf(stderr, "%s\n", vf_status_text(status));
        return 1;
    }
    for (const double amount : sales)
        std::printf("%g is in %c\n", amount, static_cast<char>('A' + vf_tier_of(&tiers, amount)));
    vf_tier_summary summary;
    for (std::size_t c = 0; vf_tiers_summarize(&tiers, population.get(), c, &summary) == VF_OK; c++)
        std::printf("%zu with %.4f of the total\n", summary.customers, summary.share_of_total);
    std::printf("%s, version %s\n", vf_status_text(status), vf_version());
    return 0;
}
