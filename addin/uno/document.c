/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/document.h"

#include "uno/call.h"

uno_Interface *vfu_document_weak(uno_Interface *document)
{
    return vfu_get(document, VFU_XWEAK, VFU_QUERY_ADAPTER, NULL);
}

bool vfu_document_computes(uno_Interface *weak)
{
    uno_Interface *document = vfu_get(weak, VFU_XADAPTER, VFU_QUERY_ADAPTED, NULL);
    uno_Interface *calculatable = document != NULL ? vfu_query(document, VFU_XCALCULATABLE) : NULL;
    sal_Bool automatic = sal_False;
    if (calculatable == NULL ||
        !vfu_call_out(calculatable, VFU_IS_AUTOMATIC_CALCULATION_ENABLED, &automatic, NULL))
        automatic = sal_False;
    vfu_release(calculatable);
    vfu_release(document);
    return automatic;
}
