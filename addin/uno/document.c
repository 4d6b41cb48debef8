/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/document.h"

#include "uno/call.h"
#include "uno/office.h"

uno_Interface *vfu_document_sheets(uno_Interface *document)
{
    uno_Interface *sheets = vfu_get(document, VFU_XSPREADSHEETDOCUMENT, VFU_GET_SHEETS, NULL);
    uno_Interface *indexed = sheets != NULL ? vfu_query(sheets, VFU_XINDEXACCESS) : NULL;
    vfu_office_let_go(sheets);
    return indexed;
}

size_t vfu_document_sheet_count(uno_Interface *document)
{
    uno_Interface *sheets = vfu_document_sheets(document);
    sal_Int32 count = 0;
    if (sheets == NULL || !vfu_call_out(sheets, VFU_GET_COUNT, &count, NULL))
        count = 0;
    vfu_office_let_go(sheets);
    return count > 0 ? (size_t)count : 0;
}

uno_Interface *vfu_document_weak(uno_Interface *document)
{
    return vfu_get(document, VFU_XWEAK, VFU_QUERY_ADAPTER, NULL);
}

uno_Interface *vfu_document_of(uno_Interface *weak)
{
    return vfu_get(weak, VFU_XADAPTER, VFU_QUERY_ADAPTED, NULL);
}

bool vfu_document_computes(uno_Interface *weak)
{
    uno_Interface *document = vfu_document_of(weak);
    uno_Interface *calculatable = document != NULL ? vfu_query(document, VFU_XCALCULATABLE) : NULL;
    sal_Bool automatic = sal_False;
    if (calculatable == NULL ||
        !vfu_call_out(calculatable, VFU_IS_AUTOMATIC_CALCULATION_ENABLED, &automatic, NULL))
        automatic = sal_False;
    vfu_release(calculatable);
    vfu_release(document);
    return automatic;
}
