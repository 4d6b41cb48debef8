/* SPDX-License-Identifier: MPL-2.0 */
#include "exact_sum.h"

/* Has no part overlap the next one's rounding, so that the expansion is as short as can be
   (Shewchuk's COMPRESS). */
static void compress(vf_exact *sum)
{
    size_t bottom = sum->count - 1;
    double carried = sum->parts[bottom];
    for (size_t i = bottom; i-- > 0;) {
        double lost;
        double rounded = vf_two_sum(carried, sum->parts[i], &lost);
        carried = rounded;
        if (lost != 0.0) {
            sum->parts[bottom--] = rounded;
            carried = lost;
        }
    }
    sum->parts[bottom] = carried;
    size_t top = 0;
    for (size_t i = bottom + 1; i < sum->count; i++) {
        double lost;
        carried = vf_two_sum(sum->parts[i], carried, &lost);
        if (lost != 0.0)
            sum->parts[top++] = lost;
    }
    sum->parts[top] = carried;
    sum->count = top + 1;
}

void vf_exact_add(vf_exact *sum, double x)
{
    if (sum->count == VF_EXACT_PARTS)
        compress(sum);
    size_t kept = 0;
    for (size_t i = 0; i < sum->count; i++) {
        double lost;
        x = vf_two_sum(x, sum->parts[i], &lost);
        if (lost != 0.0)
            sum->parts[kept++] = lost;
    }
    if (x != 0.0)
        sum->parts[kept++] = x;
    sum->count = kept;
}

double vf_exact_value(const vf_exact *sum)
{
    size_t i = sum->count;
    if (i == 0)
        return 0.0;
    double value = sum->parts[--i];
    double lost = 0.0;
    while (i > 0 && lost == 0.0)
        value = vf_two_sum(value, sum->parts[--i], &lost);
    /* Where what was lost is half of the last place, rounding went to the even one; what is below
       may tell that the other one is nearer. */
    if (i > 0 && (lost < 0.0) == (sum->parts[i - 1] < 0.0)) {
        double other = value + 2.0 * lost;
        if (other - value == 2.0 * lost)
            value = other;
    }
    return value;
}
