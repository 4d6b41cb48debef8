/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file document.h
 * A document that may be asked without being kept alive.
 */
#ifndef VFU_DOCUMENT_H
#define VFU_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "uno/uno.h"

/** The sheets of a document, as an XIndexAccess, acquired; NULL where it has none. */
uno_Interface *vfu_document_sheets(uno_Interface *document);

/** How many sheets a document has; 0 where it does not tell. */
size_t vfu_document_sheet_count(uno_Interface *document);

/** A weak reference to a document. Acquired; NULL where it gives none. */
uno_Interface *vfu_document_weak(uno_Interface *document);

/** The document of a weak reference, acquired; NULL where it is there no more. */
uno_Interface *vfu_document_of(uno_Interface *weak);

/** Whether a document is still there and computes what is dirty as soon as somebody looks
 *  (AutoCalculate); false also where it does not tell. */
bool vfu_document_computes(uno_Interface *weak);

#endif
