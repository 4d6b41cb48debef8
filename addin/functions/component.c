/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The entry points of the component: what the office's loader looks for in the library.
 */
#include "functions/functions.h"
#include "uno/factory.h"
#include "workbook/workbook.h"

SAL_DLLPUBLIC_EXPORT void component_getImplementationEnvironment(const char **name, void **unused);
SAL_DLLPUBLIC_EXPORT void *component_getFactory(const char *implementation, void *manager,
                                                void *registry_key);

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
    return vfu_factory_new(&vfu_this_addin, &vfu_workbook, implementation);
}
