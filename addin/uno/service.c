/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/service.h"

#include "uno/function.h"
#include "uno/office.h"

/** The service, whose class bears the add-in's names. */
typedef struct service {
    vfu_object head;
    vfu_class class;
    const vfu_function *const *functions;
} service;

/** Whether the interface's own members are the functions' methods, one to one and in order, so
 *  that a member's place finds its function. */
static bool table_matches_interface(const vfu_function *const *functions)
{
    const typelib_InterfaceTypeDescription *interface =
        (const typelib_InterfaceTypeDescription *)(const void *)vfu_type_description(
            VFU_XFUNCTIONS);
    sal_Int32 count = 0;
    for (; functions[count] != NULL; count++) {
        if (count >= interface->nMembers)
            return false;
        /* the full name of a member is "interface::member" */
        const rtl_uString *name = interface->ppMembers[count]->pTypeName;
        sal_Int32 start = rtl_ustr_lastIndexOfChar_WithLength(name->buffer, name->length, ':') + 1;
        if (rtl_ustr_ascii_compare_WithLength(name->buffer + start, name->length - start,
                                              functions[count]->method) != 0)
            return false;
    }
    return count == interface->nMembers;
}

static void call(vfu_object *self, vfu_type interface, sal_Int32 place, void *result, void **args,
                 uno_Any **exception)
{
    (void)interface;
    vfu_function_call(((service *)self)->functions[place - VFU_FIRST_MEMBER], args, result);
    *exception = NULL;
}

static const vfu_class service_class = {
    .interfaces = {VFU_XFUNCTIONS},
    .interface_count = 1,
    .call = call,
};

vfu_object *vfu_service_new(const vfu_addin *addin, uno_Interface *context)
{
    vfu_office_know(context);
    if (!table_matches_interface(addin->functions))
        return NULL;
    service *self = (service *)vfu_object_new(&service_class, sizeof *self);
    if (self == NULL)
        return NULL;
    self->class = service_class;
    self->class.implementation = addin->implementation;
    self->class.service = addin->service;
    self->head.class = &self->class;
    self->functions = addin->functions;
    return &self->head;
}
