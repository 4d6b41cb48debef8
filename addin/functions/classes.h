/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file classes.h
 * What the classes of a customer are called by default, for the functions that find them and for
 * those that read them.
 */
#ifndef VFU_CLASSES_H
#define VFU_CLASSES_H

#include "uno/uno.h"
#include "vitalfew/fit.h"
#include "vitalfew/move.h"
#include "vitalfew/potential.h"
#include "vitalfew/stage.h"

extern rtl_uString *const vfu_fits[VF_FIT_UNKNOWN];
extern rtl_uString *const vfu_potentials[VF_POTENTIAL_UNKNOWN];
extern rtl_uString *const vfu_stages[VF_STAGE_UNKNOWN];
extern rtl_uString *const vfu_moves[VF_MOVE_NONE];

#endif
