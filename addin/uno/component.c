/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The entry points of the component: what the office's loader looks for in the library.
 */
#include <string.h>

#include "uno/service.h"

SAL_DLLPUBLIC_EXPORT void component_getImplementationEnvironment(const char **name, void **unused);
SAL_DLLPUBLIC_EXPORT void *component_getFactory(const char *implementation, void *manager,
                                                void *registry_key);

/** createInstanceWithContext() and createInstanceWithArgumentsAndContext(): the service needs
 *  neither arguments nor the context. */
static void call(vfu_object *self, vfu_type interface, sal_Int32 place, void *result, void **args,
                 uno_Any **exception)
{
    (void)self;
    (void)interface;
    (void)place;
    (void)args;
    vfu_object *service = vfu_service_new();
    if (service == NULL) {
        vfu_throw(exception, "Vital Few: the service cannot be made; is the type library of "
                             "another version installed?");
        return;
    }
    *(uno_Interface **)result = &service->interface;
    *exception = NULL;
}

static const vfu_class factory_class = {
    .interfaces = {VFU_XSINGLECOMPONENTFACTORY},
    .interface_count = 1,
    .call = call,
};

/** We speak binary UNO itself, so that the office converts every argument once, not twice. */
void component_getImplementationEnvironment(const char **name, void **unused)
{
    (void)unused;
    *name = "uno";
}

void *component_getFactory(const char *implementation, void *manager, void *registry_key)
{
    (void)manager;
    (void)registry_key;
    if (strcmp(implementation, VFU_IMPLEMENTATION) != 0 || !vfu_types_init())
        return NULL;
    return vfu_object_new(&factory_class, sizeof(vfu_object));
}
