/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What is left of 1 after some half-lives. The C libraries' exp2() and pow() differ from each other
 * in the last bit, so that a score would not be the same on every machine (G12).
 */
#ifndef VITALFEW_KERNEL_HALVING_H
#define VITALFEW_KERNEL_HALVING_H

/* 0.5 to the power of a number that is at least 0 and may be infinite: the double that is nearest
   to it, computed in whole numbers alone. */
double vf_halved(double times);

#endif
