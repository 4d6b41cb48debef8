/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the methods of the tiers allow as cut-offs, for those who find the limits and for those who
 * write the query that does.
 */
#ifndef VITALFEW_KERNEL_CUTOFFS_H
#define VITALFEW_KERNEL_CUTOFFS_H

#include <stdbool.h>
#include <stddef.h>

#include "vitalfew/status.h"
#include "vitalfew/tiers.h"

/* VF_OK where the method takes these k cut-offs (TIER-7, TIER-9, TIER-10), else as vf_tiers_init()
   answers. */
vf_status vf_cutoffs_check(vf_tiers_method method, const double *cutoffs, size_t k);

/* Whether the cut-offs of the method count are numbers of customers, and not shares (TIER-10). */
bool vf_cutoffs_are_numbers(const double *cutoffs, size_t k);

#endif
