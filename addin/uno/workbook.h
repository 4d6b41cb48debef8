/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file workbook.h
 * The service org.vitalfew.Workbook: the menu entry that opens a fresh copy of the sample
 * workbook. The office makes it and calls com.sun.star.task.XJobExecutor.trigger() when
 * "service:org.vitalfew.Workbook" is dispatched (Addons.xcu).
 */
#ifndef VFU_WORKBOOK_H
#define VFU_WORKBOOK_H

#include "uno/object.h"

#define VFU_WORKBOOK_IMPLEMENTATION "org.vitalfew.comp.Workbook"
#define VFU_WORKBOOK_SERVICE "org.vitalfew.Workbook"

/** Makes the service, with one reference; NULL where memory is short or there is no context. */
vfu_object *vfu_workbook_new(uno_Interface *context);

#endif
