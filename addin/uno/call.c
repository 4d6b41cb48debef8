/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/call.h"

#include <stddef.h>

bool vfu_call_out(uno_Interface *object, vfu_member member, void *result, void **args)
{
    uno_Any exception;
    uno_Any *thrown = &exception;
    object->pDispatcher(object, vfu_member_description(member), result, args, &thrown);
    if (thrown == NULL)
        return true;
    uno_any_destruct(thrown, NULL);
    return false;
}

uno_Interface *vfu_take_interface(uno_Any *any)
{
    uno_Interface *found = NULL;
    if (any->pType->eTypeClass == typelib_TypeClass_INTERFACE) {
        found = *(uno_Interface **)any->pData;
        if (found != NULL)
            found->acquire(found);
    }
    uno_any_destruct(any, NULL);
    return found;
}

rtl_uString *vfu_take_text(uno_Any *any)
{
    rtl_uString *found = NULL;
    if (any->pType->eTypeClass == typelib_TypeClass_STRING) {
        found = *(rtl_uString **)any->pData;
        rtl_uString_acquire(found);
    }
    uno_any_destruct(any, NULL);
    return found;
}

uno_Interface *vfu_query(uno_Interface *object, vfu_type type)
{
    typelib_TypeDescriptionReference *wanted = vfu_type_reference(type);
    void *args[] = {&wanted};
    uno_Any answer;
    if (!vfu_call_out(object, VFU_QUERY_INTERFACE, &answer, args))
        return NULL;
    return vfu_take_interface(&answer);
}

uno_Interface *vfu_get(uno_Interface *object, vfu_type type, vfu_member member, void **args)
{
    uno_Interface *typed = object != NULL ? vfu_query(object, type) : NULL;
    uno_Interface *result = NULL;
    if (typed != NULL && !vfu_call_out(typed, member, &result, args))
        result = NULL;
    vfu_release(typed);
    return result;
}

uno_Interface *vfu_create(uno_Interface *context, rtl_uString *service)
{
    void *args[] = {&service, &context};
    uno_Interface *manager = vfu_get(context, VFU_XCOMPONENTCONTEXT, VFU_GET_SERVICE_MANAGER, NULL);
    uno_Interface *instance =
        vfu_get(manager, VFU_XMULTICOMPONENTFACTORY, VFU_CREATE_INSTANCE_WITH_CONTEXT, args);
    vfu_release(manager);
    return instance;
}

uno_Interface *vfu_singleton(uno_Interface *context, rtl_uString *name, vfu_type type)
{
    void *args[] = {&name};
    uno_Any value;
    if (!vfu_call_out(context, VFU_GET_VALUE_BY_NAME, &value, args))
        return NULL;
    uno_Interface *singleton = vfu_take_interface(&value);
    uno_Interface *typed = singleton != NULL ? vfu_query(singleton, type) : NULL;
    vfu_release(singleton);
    return typed;
}

void vfu_release(uno_Interface *object)
{
    if (object != NULL)
        object->release(object);
}
