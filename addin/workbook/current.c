/* SPDX-License-Identifier: MPL-2.0 */
#include "workbook/current.h"

#include <stddef.h>

#include "uno/call.h"
#include "uno/cells.h"
#include "uno/office.h"

/** com.sun.star.frame.InfobarType: WARNING. */
#define INFOBAR_WARNING 2

static rtl_uString *const desktop = VFU_LITERAL("/singletons/com.sun.star.frame.theDesktop");
static rtl_uString *const infobar = VFU_LITERAL("org.vitalfew.calc");
static rtl_uString *const title = VFU_LITERAL("Vital Few");

bool vfu_current_find(uno_Interface *context, vfu_current *out)
{
    uno_Interface *office = vfu_singleton(context, desktop, VFU_XDESKTOP);
    *out =
        (vfu_current){.document = vfu_get(office, VFU_XDESKTOP, VFU_GET_CURRENT_COMPONENT, NULL)};
    vfu_release(office);
    out->window = vfu_get(out->document, VFU_XMODEL, VFU_GET_CURRENT_CONTROLLER, NULL);
    out->sheet = vfu_get(out->window, VFU_XSPREADSHEETVIEW, VFU_GET_ACTIVE_SHEET, NULL);
    if (out->sheet != NULL && vfu_range_address(out->sheet, &out->address))
        return true;
    vfu_current_let_go(out);
    return false;
}

void vfu_current_let_go(vfu_current *current)
{
    vfu_office_let_go(current->sheet);
    vfu_release(current->window);
    vfu_release(current->document);
}

void vfu_current_tell(const vfu_current *current, rtl_uString *text)
{
    uno_Interface *provider = vfu_query(current->window, VFU_XINFOBARPROVIDER);
    rtl_uString *name = infobar;
    rtl_uString *first = title;
    sal_Int32 type = INFOBAR_WARNING;
    sal_Bool closes = sal_True;
    uno_Sequence *no_buttons = NULL;
    if (provider == NULL ||
        !uno_type_sequence_construct(&no_buttons, vfu_type_reference(VFU_PAIRS), NULL, 0, NULL)) {
        vfu_release(provider);
        return;
    }
    void *remove[] = {&name};
    void *append[] = {&name, &first, &text, &type, &no_buttons, &closes};
    vfu_call_out(provider, VFU_REMOVE_INFOBAR, NULL, remove);
    vfu_call_out(provider, VFU_APPEND_INFOBAR, NULL, append);
    uno_type_destructData(&no_buttons, vfu_type_reference(VFU_PAIRS), NULL);
    vfu_release(provider);
}
