/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file notices.h
 * What happens when Calc tells of a change, or of the end of a range or a document (3b to 3d).
 */
#ifndef VFU_LIVE_NOTICES_H
#define VFU_LIVE_NOTICES_H

#include "live/state.h"

/** Makes what the ranges of a list notify, or one of its parts (a bit; 0 for the whole), acquired;
 *  NULL where memory is short. */
live_listener *live_new_listener(uint32_t part);

/** Makes what a document tells of its end, acquired; NULL where memory is short. */
uno_Interface *live_new_closing(rtl_uString *identity);

/** Has Calc compute the lists with formulas of one document or, for NULL, of all, where it computes
 *  nothing else now. Calls out. */
void live_compute_ahead(const rtl_uString *identity);

#endif
