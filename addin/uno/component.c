/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The entry points of the component: what the office's loader looks for in the library.
 */
#include <string.h>

#include "uno/function.h"
#include "uno/service.h"
#include "uno/workbook.h"

SAL_DLLPUBLIC_EXPORT void component_getImplementationEnvironment(const char **name, void **unused);
SAL_DLLPUBLIC_EXPORT void *component_getFactory(const char *implementation, void *manager,
                                                void *registry_key);

/** What the library implements. */
static const struct implementation {
    const char *name;
    vfu_object *(*make)(uno_Interface *context);
} implementations[] = {
    {vfu_implementation_name, vfu_service_new},
    {VFU_WORKBOOK_IMPLEMENTATION, vfu_workbook_new},
};

/** A factory of one implementation. */
typedef struct factory {
    vfu_object head;
    const struct implementation *implementation;
} factory;

/** createInstanceWithContext(), and createInstanceWithArgumentsAndContext(), which has the context
 *  after the arguments: no implementation needs any. */
static void call(vfu_object *self, vfu_type interface, sal_Int32 place, void *result, void **args,
                 uno_Any **exception)
{
    (void)interface;
    uno_Interface *context = *(uno_Interface **)args[place - VFU_FIRST_MEMBER];
    vfu_object *made = ((factory *)self)->implementation->make(context);
    if (made == NULL) {
        vfu_throw(exception, "Vital Few: the service cannot be made; is the type library of "
                             "another version installed?");
        return;
    }
    *(uno_Interface **)result = &made->interface;
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
    for (size_t i = 0; i < sizeof implementations / sizeof implementations[0]; i++) {
        if (strcmp(implementation, implementations[i].name) != 0 || !vfu_types_init())
            continue;
        factory *made = (factory *)vfu_object_new(&factory_class, sizeof *made);
        if (made != NULL)
            made->implementation = &implementations[i];
        return made;
    }
    return NULL;
}
