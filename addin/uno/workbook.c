/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/workbook.h"

#include "uno/call.h"
#include "uno/cells.h"

#define SINGLETON(name) VFU_LITERAL("/singletons/com.sun.star." name)

static rtl_uString *const package_information = SINGLETON("deployment.PackageInformationProvider");
static rtl_uString *const desktop = SINGLETON("frame.theDesktop");

static rtl_uString *const package_identifier = VFU_LITERAL("org.vitalfew.calc");

/** Where the package has the workbook; the folder's name is its category in the office's list of
 *  templates. */
static rtl_uString *const template_path =
    VFU_LITERAL("/template/any-language/Vital%20Few/customers.ots");

/** A new window, or the one that is open where nothing has been done in it. */
static rtl_uString *const target_frame = VFU_LITERAL("_default");

static rtl_uString *const as_template = VFU_LITERAL("AsTemplate");

/** The service, one object a call of the menu entry. */
typedef struct workbook {
    vfu_object head;
    uno_Interface *context;
} workbook;

/** com.sun.star.beans.PropertyValue */
typedef struct property_value {
    rtl_uString *name;
    sal_Int32 handle;
    uno_Any value;
    sal_Int32 state;
} property_value;

static uno_Interface *get_singleton(uno_Interface *context, rtl_uString *name, vfu_type type)
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

/** The URL of the workbook in the installed package; NULL where the office does not tell. */
static rtl_uString *find_template(uno_Interface *context)
{
    uno_Interface *provider =
        get_singleton(context, package_information, VFU_XPACKAGEINFORMATIONPROVIDER);
    if (provider == NULL)
        return NULL;
    rtl_uString *identifier = package_identifier;
    void *args[] = {&identifier};
    rtl_uString *location;
    rtl_uString *url = NULL;
    if (vfu_call_out(provider, VFU_GET_PACKAGE_LOCATION, &location, args)) {
        rtl_uString_newConcat(&url, location, template_path);
        rtl_uString_release(location);
    }
    vfu_release(provider);
    return url;
}

/** Loads a document into a window, as File - New - Templates does. */
static void load(uno_Interface *loader, rtl_uString *url)
{
    sal_Bool yes = sal_True;
    sal_Int32 search_flags = 0;
    rtl_uString *frame = target_frame;
    property_value property = {.name = as_template};
    uno_Sequence *properties;
    uno_Interface *document = NULL;
    uno_type_any_construct(&property.value, &yes, vfu_basic_type(typelib_TypeClass_BOOLEAN), NULL);
    bool made = uno_type_sequence_construct(&properties, vfu_type_reference(VFU_PROPERTIES),
                                            &property, 1, NULL);
    uno_any_destruct(&property.value, NULL);
    if (!made)
        return;
    void *args[] = {&url, &frame, &search_flags, &properties};
    if (vfu_call_out(loader, VFU_LOAD_COMPONENT_FROM_URL, &document, args))
        vfu_release(document);
    uno_type_destructData(&properties, vfu_type_reference(VFU_PROPERTIES), NULL);
}

/** XJobExecutor.trigger(), the interface's only member. A menu entry has nobody to tell of an
 *  error, so where a part of the package is missing nothing opens. */
static void call(vfu_object *self, vfu_type interface, sal_Int32 place, void *result, void **args,
                 uno_Any **exception)
{
    (void)interface;
    (void)place;
    (void)result;
    (void)args;
    uno_Interface *context = ((workbook *)self)->context;
    uno_Interface *loader = get_singleton(context, desktop, VFU_XCOMPONENTLOADER);
    rtl_uString *url = find_template(context);
    if (loader != NULL && url != NULL)
        load(loader, url);
    if (url != NULL)
        rtl_uString_release(url);
    vfu_release(loader);
    *exception = NULL;
}

static void destroy(vfu_object *self)
{
    vfu_release(((workbook *)self)->context);
}

static const vfu_class workbook_class = {
    .implementation = VFU_WORKBOOK_IMPLEMENTATION,
    .service = VFU_WORKBOOK_SERVICE,
    .interfaces = {VFU_XJOBEXECUTOR},
    .interface_count = 1,
    .call = call,
    .destroy = destroy,
};

vfu_object *vfu_workbook_new(uno_Interface *context)
{
    uno_Interface *typed = context != NULL ? vfu_query(context, VFU_XCOMPONENTCONTEXT) : NULL;
    if (typed == NULL)
        return NULL;
    workbook *self = (workbook *)vfu_object_new(&workbook_class, sizeof *self);
    if (self == NULL) {
        vfu_release(typed);
        return NULL;
    }
    self->context = typed;
    return &self->head;
}
