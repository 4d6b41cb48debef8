/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file package.h
 * What the installed package holds for the menu entries: its files, and its words in the office's
 * language (addin/package/Texts.xcs).
 */
#ifndef VFU_PACKAGE_H
#define VFU_PACKAGE_H

#include "uno/uno.h"

/** A text by its name, in the office's language; acquired, NULL where the office does not tell. */
rtl_uString *vfu_package_text(uno_Interface *context, rtl_uString *name);

/** The URL of the workbook in the installed package, in the office's language; acquired, NULL where
 *  the office does not tell. */
rtl_uString *vfu_package_template(uno_Interface *context);

#endif
