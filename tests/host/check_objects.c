/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What UNO asks of every object.
 */
#include <string.h>

#include "checks.h"
#include "memory.h"
#include "office.h"

static bool same_identity(uno_Interface *object, host_type type)
{
    uno_Interface *first = host_query(object, HOST_XINTERFACE);
    uno_Interface *typed = host_query(object, type);
    uno_Interface *second = typed != NULL ? host_query(typed, HOST_XINTERFACE) : NULL;
    bool same = first != NULL && first == second;
    uno_Interface *all[] = {first, typed, second};
    for (size_t i = 0; i < 3; i++)
        if (all[i] != NULL)
            all[i]->release(all[i]);
    return same;
}

static void check_service(uno_Interface *service)
{
    static const host_type had[] = {HOST_XINTERFACE, HOST_XTYPEPROVIDER, HOST_XSERVICEINFO,
                                    HOST_XSEGMENTATION};
    bool same = true;
    for (size_t i = 0; i < sizeof had / sizeof had[0]; i++)
        same = same && same_identity(service, had[i]);
    tap_result(same, "the service has one identity, whichever interface is asked");
    uno_Interface *other = host_query(service, HOST_XCELLRANGE);
    tap_result(other == NULL, "the service has no interface that is not its own");
    uno_Sequence *types = NULL;
    uno_Sequence *id = NULL;
    bool told = host_call(service, HOST_XTYPEPROVIDER, "getTypes", &types, NULL) &&
                host_call(service, HOST_XTYPEPROVIDER, "getImplementationId", &id, NULL);
    tap_result(told && types->nElements == 4 && id->nElements == 0, "the service tells its types");
    typelib_TypeDescription *description = NULL;
    static const char *const names[] = {"[]type", "[]byte"};
    for (size_t i = 0; told && i < 2; i++) {
        rtl_uString *name = NULL;
        rtl_uString_newFromAscii(&name, names[i]);
        typelib_typedescription_getByName(&description, name);
        uno_destructData(i == 0 ? &types : &id, description, NULL);
        rtl_uString_release(name);
    }
    typelib_typedescription_release(description);
}

static void check_names(uno_Interface *service)
{
    rtl_uString *name = NULL;
    sal_Bool supported = sal_False;
    sal_Bool other = sal_True;
    bool told = host_call(service, HOST_XSERVICEINFO, "getImplementationName", &name, NULL);
    tap_result(told && rtl_ustr_ascii_compare_WithLength(name->buffer, name->length,
                                                         "org.vitalfew.comp.Calc") == 0,
               "the service tells its name");
    rtl_uString_newFromAscii(&name, "org.vitalfew.Calc");
    void *args[] = {&name};
    told = host_call(service, HOST_XSERVICEINFO, "supportsService", &supported, args);
    rtl_uString_newFromAscii(&name, "com.sun.star.sheet.AddIn");
    told = told && host_call(service, HOST_XSERVICEINFO, "supportsService", &other, args);
    tap_result(told && supported && !other, "the service tells what it supports");
    uno_Sequence *all = NULL;
    told = host_call(service, HOST_XSERVICEINFO, "getSupportedServiceNames", &all, NULL);
    const rtl_uString *only = told ? *(rtl_uString **)(void *)all->elements : name;
    tap_result(
        told && all->nElements == 1 &&
            rtl_ustr_ascii_compare_WithLength(only->buffer, only->length, "org.vitalfew.Calc") == 0,
        "the service tells all that it supports");
    if (told)
        uno_type_destructData(&all, host_reference(HOST_STRINGS), NULL);
    rtl_uString_release(name);
}

void check_objects(void)
{
    long blocks = memory_blocks();
    uno_Interface *service = addin_service();
    check_service(service);
    check_names(service);
    tap_result(host_call(service, HOST_XINTERFACE, "acquire", NULL, NULL) &&
                   host_call(service, HOST_XINTERFACE, "release", NULL, NULL),
               "the service is acquired and released by its dispatcher, too");
    tap_result(!host_call(service, HOST_XCELLRANGEDATA, "getDataArray", NULL, NULL),
               "a call of an interface that the service does not have throws");
    tap_result(addin_make("org.vitalfew.comp.Nothing", NULL) == NULL,
               "there is no factory for what the library does not implement");
    tap_result(addin_make("org.vitalfew.comp.Workbook", NULL) == NULL,
               "without a context there is no service for the workbook");
    tap_result(memory_blocks() == blocks, "objects: all memory is let go");
}
