/* SPDX-License-Identifier: MPL-2.0 */
#include "workbook/package.h"

#include "uno/call.h"
#include "uno/cells.h"
#include "uno/property.h"

static rtl_uString *const package_information =
    VFU_LITERAL("/singletons/com.sun.star.deployment.PackageInformationProvider");
static rtl_uString *const configuration =
    VFU_LITERAL("/singletons/com.sun.star.configuration.theDefaultProvider");
static rtl_uString *const configuration_access =
    VFU_LITERAL("com.sun.star.configuration.ConfigurationAccess");

static rtl_uString *const package_identifier = VFU_LITERAL("org.vitalfew.calc");
static rtl_uString *const node_path = VFU_LITERAL("nodepath");
static rtl_uString *const template_path = VFU_LITERAL("Template");
static rtl_uString *const texts_path = VFU_LITERAL("/org.vitalfew.calc.Texts/Texts");

/** The node of the configuration that holds the texts; acquired, NULL where there is none. */
static uno_Interface *open_texts(uno_Interface *context)
{
    uno_Interface *provider = vfu_singleton(context, configuration, VFU_XMULTISERVICEFACTORY);
    rtl_uString *service = configuration_access;
    uno_Sequence *arguments = vfu_property_argument(node_path, texts_path);
    uno_Interface *node = NULL;
    if (arguments != NULL) {
        void *args[] = {&service, &arguments};
        node =
            vfu_get(provider, VFU_XMULTISERVICEFACTORY, VFU_CREATE_INSTANCE_WITH_ARGUMENTS, args);
        uno_type_destructData(&arguments, vfu_type_reference(VFU_ROW), NULL);
    }
    vfu_release(provider);
    return node;
}

rtl_uString *vfu_package_text(uno_Interface *context, rtl_uString *name)
{
    uno_Interface *node = open_texts(context);
    uno_Interface *texts = node != NULL ? vfu_query(node, VFU_XNAMEACCESS) : NULL;
    rtl_uString *text = NULL;
    void *args[] = {&name};
    uno_Any value;
    if (texts != NULL && vfu_call_out(texts, VFU_GET_BY_NAME, &value, args))
        text = vfu_take_text(&value);
    vfu_release(texts);
    vfu_release(node);
    return text;
}

rtl_uString *vfu_package_template(uno_Interface *context)
{
    uno_Interface *provider =
        vfu_singleton(context, package_information, VFU_XPACKAGEINFORMATIONPROVIDER);
    rtl_uString *identifier = package_identifier;
    void *args[] = {&identifier};
    rtl_uString *location;
    rtl_uString *url = NULL;
    if (provider != NULL && vfu_call_out(provider, VFU_GET_PACKAGE_LOCATION, &location, args)) {
        rtl_uString *path = vfu_package_text(context, template_path);
        if (path != NULL) {
            rtl_uString_newConcat(&url, location, path);
            rtl_uString_release(path);
        }
        rtl_uString_release(location);
    }
    vfu_release(provider);
    return url;
}
