/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file move.h
 * Who came, who stayed, who came back and who is lost: from a history, period by period.
 *
 * A history is n amounts in any unit, oldest first, of periods of equal length; NaN, an empty
 * cell, is a period without sales. A customer is active in a period whose amount is above 0.
 *
 * Source: the articles for salespeople, which ask of a list of customers who is new to it, who has
 * stopped buying and who may be won back.
 */
#ifndef VITALFEW_MOVE_H
#define VITALFEW_MOVE_H

#include <stddef.h>

#include "vitalfew/api.h"
#include "vitalfew/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** After how many periods without sales a customer is lost, by default. */
#define VF_MOVE_DEFAULT_LAPSE 1.0

/** Whether a customer came, stayed or left. */
typedef enum vf_move {
    VF_MOVE_NEW,       /**< active for the first time in the last period */
    VF_MOVE_KEPT,      /**< active in it and not long before, or away for less than the lapse */
    VF_MOVE_RECOVERED, /**< active in it again */
    VF_MOVE_LOST,      /**< has left just now */
    VF_MOVE_GONE,      /**< has left before */
    VF_MOVE_NONE       /**< never active, or not known */
} vf_move;

/**
 * The move of a customer (requirement MOVE-1). Active in the last period: new if never before,
 * kept if active in one of the lapse periods before it, else recovered. Not active in it: lost if
 * last active exactly lapse periods before it, gone if earlier, kept if later. Never active: none.
 *
 * @code
 *     const double history[] = {500, 0, 0, 700};
 *     vf_move move; // VF_MOVE_RECOVERED
 *     vf_move_of(history, 4, VF_MOVE_DEFAULT_LAPSE, &move);
 * @endcode
 *
 * @param history n amounts; NaN counts as 0.
 * @param lapse   after how many periods without sales a customer is lost: whole, from 1 to n - 1.
 * @return VF_OK; VF_NOT_A_NUMBER for an infinite amount or a lapse that is not finite;
 *         VF_OUT_OF_RANGE for another lapse, and so for fewer than two periods.
 */
VF_API vf_status vf_move_of(const double *history, size_t n, double lapse, vf_move *out);

#ifdef __cplusplus
}
#endif

#endif
