/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file service.h
 * The service whose methods are the spreadsheet functions.
 */
#ifndef VFU_SERVICE_H
#define VFU_SERVICE_H

#include "uno/function.h"
#include "uno/object.h"

/** Makes the service of an add-in, with one reference; NULL where memory is short or the type
 *  library and the library do not belong together. The context is kept, to reach the main loop by.
 */
vfu_object *vfu_service_new(const vfu_addin *addin, uno_Interface *context);

#endif
