/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file service.h
 * The service org.vitalfew.Calc: the object whose methods are the spreadsheet functions.
 */
#ifndef VFU_SERVICE_H
#define VFU_SERVICE_H

#include "uno/object.h"

#define VFU_IMPLEMENTATION "org.vitalfew.comp.Calc"
#define VFU_SERVICE "org.vitalfew.Calc"

/** Makes the service, with one reference; NULL where memory is short or the type library and the
 *  library do not belong together. It has no use for the context. */
vfu_object *vfu_service_new(uno_Interface *context);

#endif
