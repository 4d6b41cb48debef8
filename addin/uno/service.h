/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file service.h
 * The service whose methods are the spreadsheet functions.
 */
#ifndef VFU_SERVICE_H
#define VFU_SERVICE_H

#include "uno/object.h"

/** Makes the service, with one reference; NULL where memory is short or the type library and the
 *  library do not belong together. The context is kept, to reach the main loop by. */
vfu_object *vfu_service_new(uno_Interface *context);

#endif
