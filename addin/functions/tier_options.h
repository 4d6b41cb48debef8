/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file tier_options.h
 * What all tier functions share: their optional arguments and what these mean.
 */
#ifndef VFU_TIER_OPTIONS_H
#define VFU_TIER_OPTIONS_H

#include "uno/arguments.h"
#include "vitalfew/tiers.h"

#define VFU_CUTOFFS_TEXT                                                                           \
    N_("The shares at which tiers end, rising; for \"quota\" each tier's own; for \"count\" also " \
       "numbers, {10;50}; for \"amount\" amounts, {80000;20000}.")
#define VFU_CUTOFFS_FALLBACK N_("{0.8;0.95}, for \"quota\" {0.7;0.2}, for \"count\" {0.2;0.75}")
#define VFU_LABELS_TEXT N_("Names of the tiers, best first: one more than there are cut-offs.")
#define VFU_METHOD_TEXT                                                                            \
    N_("Who crosses a cut-off is in the better tier (\"reach\") or in the next (\"within\"). "     \
       "\"quota\" fills tier by tier, \"count\" goes by customers, \"amount\" by amounts, "        \
       "\"computed\" by the list.")

#define VFU_CUTOFFS_ARGUMENT                                                                       \
    {                                                                                              \
        VFU_O, "Cutoffs", VFU_CUTOFFS_TEXT, VFU_CUTOFFS_FALLBACK                                   \
    }
#define VFU_LABELS_ARGUMENT                                                                        \
    {                                                                                              \
        VFU_O, "Labels", VFU_LABELS_TEXT, "{\"A\";\"B\";\"C\"}"                                    \
    }
#define VFU_METHOD_ARGUMENT                                                                        \
    {                                                                                              \
        VFU_O, "Method", VFU_METHOD_TEXT, "\"reach\""                                              \
    }

/** What the classes are called by default, A to Z. */
extern rtl_uString *const vfu_letters[VFU_LABELS_MAX];

/** The optional arguments Cutoffs and Method of a call (TIER-1 to TIER-7). */
typedef struct vfu_tier_options {
    vf_tiers_method method;
    double cutoffs[VF_TIERS_CUTOFFS_MAX];
    size_t cutoff_count; /**< 0 for the cut-offs that the method has by default */
    size_t class_count;
} vfu_tier_options;

/** Reads the optional arguments Cutoffs and Method. */
vfu_error vfu_tier_options_read(const vfu_value *cutoffs, const vfu_value *method,
                                vfu_tier_options *out);

/** The optional arguments Cutoffs and Method, and the labels of the classes (TIER-1). */
typedef struct vfu_tier_choice {
    vfu_tier_options options;
    vfu_labels labels; /**< released by vfu_labels_release() */
} vfu_tier_choice;

/** Reads the optional arguments Cutoffs, Labels and Method; labels are A to Z by default. */
vfu_error vfu_tier_choice_read(const vfu_value *cutoffs, const vfu_value *labels,
                               const vfu_value *method, vfu_tier_choice *out);

/** Reads the optional argument Class (CUT-1), the number of a class from 1 or its letter, into
 * *out, from 0; the first by default. */
vfu_error vfu_class_read(const vfu_value *value, size_t class_count, size_t *out);

/** VFU_ERROR_ARGUMENT where several values are compared with a list of one cell, as they are when
 * the two arguments are swapped (TIER-11). */
vfu_error vfu_check_swapped(const vfu_value *values, const vfu_value *population);

/** Finds the limits between the classes of a population. */
vfu_error vfu_tiers_find(const vfu_tier_options *options, const vf_population *population,
                         vf_tiers *out);

/** The tiers that were found last in a population, and the options that they were found by. All
 *  zero before the first time. */
typedef struct vfu_last_tiers {
    bool found;
    vfu_tier_options options;
    vf_tiers tiers;
} vfu_last_tiers;

/** Finds tiers as vfu_tiers_find() does, unless the options are those of the last time. Every call
 *  with one `last` is about one population; *out points into `last`. */
vfu_error vfu_last_tiers_find(vfu_last_tiers *last, const vfu_tier_options *options,
                              const vf_population *population, const vf_tiers **out);

/** Writes the label of a customer's class: blank for a blank amount (G6), #VALUE! for text (G5). */
vfu_error vfu_tier_of(const vf_tiers *tiers, const vfu_labels *labels, const vfu_cell *amount,
                      vfu_cell *out);

#endif
