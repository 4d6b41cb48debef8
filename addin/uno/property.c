/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/property.h"

#include <stddef.h>

#include "uno/call.h"

/** com.sun.star.beans.PropertyValue */
typedef struct property_value {
    rtl_uString *name;
    sal_Int32 handle;
    uno_Any value;
    sal_Int32 state;
} property_value;

bool vfu_property_get(uno_Interface *object, rtl_uString *name, uno_Any *out)
{
    void *args[] = {&name};
    uno_Interface *properties = vfu_query(object, VFU_XPROPERTYSET);
    bool done = properties != NULL && vfu_call_out(properties, VFU_GET_PROPERTY_VALUE, out, args);
    vfu_release(properties);
    return done;
}

rtl_uString *vfu_property_text(uno_Interface *object, rtl_uString *name)
{
    uno_Any value;
    return vfu_property_get(object, name, &value) ? vfu_take_text(&value) : NULL;
}

bool vfu_property_long(uno_Interface *object, rtl_uString *name, sal_Int32 *out)
{
    uno_Any value;
    if (!vfu_property_get(object, name, &value))
        return false;
    bool is_long = value.pType->eTypeClass == typelib_TypeClass_LONG;
    if (is_long)
        *out = *(sal_Int32 *)value.pData;
    uno_any_destruct(&value, NULL);
    return is_long;
}

bool vfu_property_set(uno_Interface *object, rtl_uString *name, uno_Any *value)
{
    void *args[] = {&name, value};
    uno_Interface *properties = vfu_query(object, VFU_XPROPERTYSET);
    bool done = properties != NULL && vfu_call_out(properties, VFU_SET_PROPERTY_VALUE, NULL, args);
    vfu_release(properties);
    return done;
}

uno_Sequence *vfu_property_true(rtl_uString *name)
{
    sal_Bool yes = sal_True;
    property_value property = {.name = name};
    uno_Sequence *made = NULL;
    uno_type_any_construct(&property.value, &yes, vfu_basic_type(typelib_TypeClass_BOOLEAN), NULL);
    if (!uno_type_sequence_construct(&made, vfu_type_reference(VFU_PROPERTIES), &property, 1, NULL))
        made = NULL;
    uno_any_destruct(&property.value, NULL);
    return made;
}

uno_Sequence *vfu_property_argument(rtl_uString *name, rtl_uString *text)
{
    property_value property = {.name = name};
    uno_Sequence *made = NULL;
    uno_Any argument;
    uno_type_any_construct(&property.value, &text, vfu_basic_type(typelib_TypeClass_STRING), NULL);
    uno_type_any_construct(&argument, &property, vfu_type_reference(VFU_PROPERTY), NULL);
    if (!uno_type_sequence_construct(&made, vfu_type_reference(VFU_ROW), &argument, 1, NULL))
        made = NULL;
    uno_any_destruct(&argument, NULL);
    uno_any_destruct(&property.value, NULL);
    return made;
}
