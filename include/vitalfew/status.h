/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file status.h
 * What every call of the library that can fail answers.
 */
#ifndef VITALFEW_STATUS_H
#define VITALFEW_STATUS_H

#include "vitalfew/api.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The outcome of a call. Anything but VF_OK leaves the out parameters untouched. */
typedef enum vf_status {
    VF_OK = 0,
    VF_NO_MEMORY,    /**< an allocation failed */
    VF_NOT_A_NUMBER, /**< text, or a number that is not finite, where a number is needed */
    VF_OUT_OF_RANGE, /**< a number or a list outside what is allowed */
    VF_NOTHING,      /**< nothing to compute from: no amount at all, a total or a mean of zero */
    VF_NOT_FOUND     /**< a label or a class that is not there */
} vf_status;

/**
 * The text of a status in English, never NULL.
 * @code
 *     vf_status status = vf_population_new(amounts, n, &population);
 *     if (status != VF_OK)
 *         fprintf(stderr, "%s\n", vf_status_text(status));
 * @endcode
 */
VF_API const char *vf_status_text(vf_status status);

#ifdef __cplusplus
}
#endif

#endif
