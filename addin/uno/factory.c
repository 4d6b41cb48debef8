/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/factory.h"

#include <string.h>

#include "uno/service.h"

/** A factory of one implementation. */
typedef struct factory {
    vfu_object head;
    const vfu_addin *addin;          /**< whose service it makes, or NULL */
    const vfu_implementation *other; /**< what it makes else */
} factory;

/** createInstanceWithContext(), and createInstanceWithArgumentsAndContext(), which has the context
 *  after the arguments: no implementation needs any. */
static void call(vfu_object *self, vfu_type interface, sal_Int32 place, void *result, void **args,
                 uno_Any **exception)
{
    (void)interface;
    const factory *of = (factory *)self;
    uno_Interface *context = *(uno_Interface **)args[place - VFU_FIRST_MEMBER];
    vfu_object *made =
        of->addin != NULL ? vfu_service_new(of->addin, context) : of->other->make(context);
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

vfu_object *vfu_factory_new(const vfu_addin *addin, const vfu_implementation *other,
                            const char *name)
{
    bool service = strcmp(name, addin->implementation) == 0;
    if (!service && strcmp(name, other->name) != 0)
        return NULL;
    if (!vfu_types_init(addin->interface))
        return NULL;
    factory *made = (factory *)vfu_object_new(&factory_class, sizeof *made);
    if (made == NULL)
        return NULL;
    made->addin = service ? addin : NULL;
    made->other = other;
    return &made->head;
}
