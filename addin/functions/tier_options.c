/* SPDX-License-Identifier: MPL-2.0 */
#include "functions/tier_options.h"

#include <math.h>
#include <string.h>

#include "functions/results.h"
#include "functions/shares.h"
#include "uno/ranges.h"
#include "uno/text.h"

rtl_uString *const vfu_letters[VFU_LABELS_MAX] = {
    VFU_LITERAL("A"), VFU_LITERAL("B"), VFU_LITERAL("C"), VFU_LITERAL("D"), VFU_LITERAL("E"),
    VFU_LITERAL("F"), VFU_LITERAL("G"), VFU_LITERAL("H"), VFU_LITERAL("I"), VFU_LITERAL("J"),
    VFU_LITERAL("K"), VFU_LITERAL("L"), VFU_LITERAL("M"), VFU_LITERAL("N"), VFU_LITERAL("O"),
    VFU_LITERAL("P"), VFU_LITERAL("Q"), VFU_LITERAL("R"), VFU_LITERAL("S"), VFU_LITERAL("T"),
    VFU_LITERAL("U"), VFU_LITERAL("V"), VFU_LITERAL("W"), VFU_LITERAL("X"), VFU_LITERAL("Y"),
    VFU_LITERAL("Z"),
};

/** Reads the cut-offs of a method. A share as text, "80%", is no amount (TIER-9). */
static vfu_error read_cutoffs(const vfu_value *cutoffs, vfu_tier_options *out)
{
    bool amounts = out->method == VF_TIERS_AMOUNT;
    bool percent = !amounts && out->method != VF_TIERS_COUNT;
    vfu_error error =
        vfu_read_shares(cutoffs, percent, out->cutoffs, VF_TIERS_CUTOFFS_MAX, &out->cutoff_count);
    for (size_t i = 0; error == VFU_OK && amounts && i < out->cutoff_count; i++)
        if (vfu_cells_nth(&cutoffs->cells, i).kind == VFU_TEXT)
            error = VFU_ERROR_ARGUMENT;
    return error;
}

vfu_error vfu_tier_options_read(const vfu_value *cutoffs, const vfu_value *method,
                                vfu_tier_options *out)
{
    char word[16] = "reach";
    vfu_error error = vfu_read_word(method, word, sizeof word);
    if (error == VFU_OK)
        error = vfu_error_of(vf_tiers_method_parse(word, &out->method));
    if (error != VFU_OK)
        return error;
    out->cutoff_count = 0;
    if (cutoffs->given) {
        error = read_cutoffs(cutoffs, out);
        out->class_count = out->cutoff_count + 1;
    } else if (out->method == VF_TIERS_AMOUNT) {
        error = VFU_ERROR_ARGUMENT;
    } else {
        size_t count;
        vf_tiers_default_cutoffs(out->method, &count);
        out->class_count = out->method == VF_TIERS_COMPUTED ? 3 : count + 1;
    }
    return error;
}

vfu_error vfu_tier_choice_read(const vfu_value *cutoffs, const vfu_value *labels,
                               const vfu_value *method, vfu_tier_choice *out)
{
    vfu_error error = vfu_tier_options_read(cutoffs, method, &out->options);
    if (error == VFU_OK)
        error = vfu_read_labels(labels, vfu_letters, out->options.class_count, &out->labels);
    return error;
}

vfu_error vfu_class_read(const vfu_value *value, size_t class_count, size_t *out)
{
    vfu_cell cell = vfu_cell_number(1.0);
    vfu_error error = value->given ? vfu_read_cell(value, &cell) : VFU_OK;
    if (error != VFU_OK)
        return error;
    if (cell.kind == VFU_TEXT) {
        for (*out = 0; *out < class_count && *out < VFU_LABELS_MAX; ++*out)
            if (vfu_text_compare(cell.text, vfu_letters[*out]) == 0)
                return VFU_OK;
        return VFU_ERROR_MISSING;
    }
    if (cell.kind != VFU_NUMBER)
        return VFU_ERROR_VALUE;
    double number = cell.number;
    if (number != floor(number) || number < 1.0 || number > (double)class_count)
        return VFU_ERROR_ARGUMENT;
    *out = (size_t)number - 1;
    return VFU_OK;
}

vfu_error vfu_check_swapped(const vfu_value *values, const vfu_value *population)
{
    vfu_address address;
    if (vfu_cells_count(&values->cells) == 1)
        return VFU_OK;
    if (!vfu_range_address(population->range, &address))
        return VFU_ERROR_VALUE;
    return vfu_address_count(&address) > 1 ? VFU_OK : VFU_ERROR_ARGUMENT;
}

vfu_error vfu_tiers_find(const vfu_tier_options *options, const vf_population *population,
                         vf_tiers *out)
{
    const double *cutoffs = options->cutoff_count > 0 ? options->cutoffs : NULL;
    return vfu_error_of(
        vf_tiers_init(out, population, options->method, cutoffs, options->cutoff_count));
}

static bool same_options(const vfu_tier_options *a, const vfu_tier_options *b)
{
    return a->method == b->method && a->cutoff_count == b->cutoff_count &&
           memcmp(a->cutoffs, b->cutoffs, a->cutoff_count * sizeof a->cutoffs[0]) == 0;
}

vfu_error vfu_last_tiers_find(vfu_last_tiers *last, const vfu_tier_options *options,
                              const vf_population *population, const vf_tiers **out)
{
    vfu_error error = VFU_OK;
    if (!last->found || !same_options(&last->options, options)) {
        error = vfu_tiers_find(options, population, &last->tiers);
        last->found = error == VFU_OK;
        last->options = *options;
    }
    *out = &last->tiers;
    return error;
}

vfu_error vfu_tier_of(const vf_tiers *tiers, const vfu_labels *labels, const vfu_cell *amount,
                      vfu_cell *out)
{
    if (amount->kind == VFU_TEXT)
        return VFU_ERROR_VALUE;
    if (amount->kind == VFU_NUMBER)
        *out = vfu_cell_text(labels->text[vf_tier_of(tiers, amount->number)]);
    return VFU_OK;
}
