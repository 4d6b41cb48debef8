/* SPDX-License-Identifier: MPL-2.0 */
#include "addin.h"

#include <ctype.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#define METHODS_MAX 64

typedef void *component_getFactory(const char *implementation, void *manager, void *registry_key);
typedef void component_getImplementationEnvironment(const char **name, void **unused);

static component_getFactory *get_factory;
static uno_Interface *service;
static method methods[METHODS_MAX];
static size_t method_count;

static passing passing_of(const rtl_uString *type)
{
    if (name_is(type, "com.sun.star.beans.XPropertySet"))
        return PASS_DOCUMENT;
    if (name_is(type, "[][]any"))
        return PASS_ROWS;
    if (name_is(type, "com.sun.star.table.XCellRange"))
        return PASS_RANGE;
    if (name_is(type, "double"))
        return PASS_NUMBER;
    if (!name_is(type, "any"))
        host_die("a parameter of a type that Calc does not know");
    return PASS_ANY;
}

static void add_method(const typelib_TypeDescription *description)
{
    const typelib_InterfaceMethodTypeDescription *described =
        (const typelib_InterfaceMethodTypeDescription *)(const void *)description;
    const rtl_uString *name = described->aBase.pMemberName;
    method *added = &methods[method_count++];
    if (method_count > METHODS_MAX || name->length >= (sal_Int32)sizeof added->name ||
        described->nParams > PARAMETERS_MAX)
        host_die("a function has too long a name or too many parameters");
    for (sal_Int32 i = 0; i < name->length; i++)
        added->name[i] = (char)toupper(name->buffer[i]);
    added->description = description;
    added->parameter_count = (size_t)described->nParams;
    for (sal_Int32 i = 0; i < described->nParams; i++)
        added->parameters[i] = passing_of(described->pParams[i].pTypeRef->pTypeName);
}

static void find_methods(void)
{
    const typelib_InterfaceTypeDescription *interface =
        (const typelib_InterfaceTypeDescription *)(void *)host_description(HOST_XSEGMENTATION);
    for (sal_Int32 i = 0; i < interface->nMembers; i++) {
        typelib_TypeDescription *found = NULL;
        typelib_typedescriptionreference_getDescription(&found, interface->ppMembers[i]);
        if (found == NULL)
            host_die("a function has no description");
        add_method(found);
    }
}

uno_Interface *addin_make(const char *implementation, uno_Interface *context)
{
    uno_Interface *factory = get_factory(implementation, NULL, NULL);
    if (factory == NULL)
        return NULL;
    uno_Interface *made = NULL;
    void *args[] = {&context};
    if (!host_call(factory, HOST_XSINGLECOMPONENTFACTORY, "createInstanceWithContext", &made, args))
        made = NULL;
    factory->release(factory);
    return made;
}

bool addin_load(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        printf("# %s\n", dlerror());
        return false;
    }
    component_getImplementationEnvironment *get_environment;
    *(void **)&get_factory = dlsym(library, "component_getFactory");
    *(void **)&get_environment = dlsym(library, "component_getImplementationEnvironment");
    const char *environment = NULL;
    if (get_factory == NULL || get_environment == NULL)
        return false;
    get_environment(&environment, NULL);
    if (environment == NULL || strcmp(environment, "uno") != 0)
        return false;
    uno_Interface *made = addin_make("org.vitalfew.comp.Calc", NULL);
    if (made == NULL)
        return false;
    service = host_query(made, HOST_XSEGMENTATION);
    made->release(made);
    if (service != NULL)
        find_methods();
    return service != NULL;
}

uno_Interface *addin_service(void)
{
    return service;
}

const method *addin_find(const char *name)
{
    for (size_t i = 0; i < method_count; i++)
        if (strcmp(methods[i].name, name) == 0)
            return &methods[i];
    return NULL;
}

const method *addin_nth(size_t n)
{
    return n < method_count ? &methods[n] : NULL;
}

bool addin_call(const method *called, void **args, uno_Any *result)
{
    uno_Any exception;
    uno_Any *thrown = &exception;
    service->pDispatcher(service, called->description, result, args, &thrown);
    if (thrown == NULL)
        return true;
    uno_any_destruct(thrown, NULL);
    return false;
}

void addin_unload(void)
{
    service->release(service);
    service = NULL;
}
