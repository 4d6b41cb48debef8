/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file workbook.h
 * The service org.vitalfew.Workbook: the menu entries that open a fresh copy of the Customer
 * Workbook, with its invented company or with the list on the sheet in front. The office makes it
 * and calls com.sun.star.task.XJobExecutor.trigger() when "service:org.vitalfew.Workbook" is
 * dispatched, with what stands behind a question mark there (Addons.xcu).
 */
#ifndef VFU_WORKBOOK_H
#define VFU_WORKBOOK_H

#include "uno/factory.h"

extern const vfu_implementation vfu_workbook;

#endif
