/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file vitalfew.h
 * The whole of the segmentation library, and its version. The requirements that the headers cite,
 * such as FIT-2, are in the sources' addin/functions/README.md.
 *
 * What a name tells: vf_x_of() finds the class of one customer, which is of the type vf_x; a tier
 * alone has no type, being a number from 0 for the best. VF_X_DEFAULT_Y and vf_x_default_y() are
 * what the spreadsheet functions take where an argument is left out. vf_x_parse() reads a vf_x from
 * a word, and vf_x_word() tells the word.
 */
#ifndef VITALFEW_H
#define VITALFEW_H

#include "vitalfew/api.h"
#include "vitalfew/bridge.h"
#include "vitalfew/calendar.h"
#include "vitalfew/cohorts.h"
#include "vitalfew/concentration.h"
#include "vitalfew/filter.h"
#include "vitalfew/fit.h"
#include "vitalfew/keys.h"
#include "vitalfew/list_check.h"
#include "vitalfew/move.h"
#include "vitalfew/names.h"
#include "vitalfew/numbers.h"
#include "vitalfew/orders.h"
#include "vitalfew/pareto.h"
#include "vitalfew/population.h"
#include "vitalfew/potential.h"
#include "vitalfew/profit.h"
#include "vitalfew/prospect.h"
#include "vitalfew/reps.h"
#include "vitalfew/rfm.h"
#include "vitalfew/selling_time.h"
#include "vitalfew/sql.h"
#include "vitalfew/stage.h"
#include "vitalfew/status.h"
#include "vitalfew/tier_matrix.h"
#include "vitalfew/tiers.h"
#include "vitalfew/unicode.h"
#include "vitalfew/words.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The version of the library and of the extension. Only here it stands, and as a number below. */
#define VF_VERSION "0.1.0"

/** The version as a number that rises with it, 10000 for the first part and 100 for the second: a
 *  program can ask for one by #if VF_VERSION_NUMBER >= 10200. */
#define VF_VERSION_NUMBER 100

/**
 * The version of the library that a program runs with, which may be newer than the VF_VERSION that
 * it was compiled with where the library is shared.
 * @code
 *     printf("Vital Few %s\n", vf_version());
 * @endcode
 */
VF_API const char *vf_version(void);

#ifdef __cplusplus
}
#endif

#endif
