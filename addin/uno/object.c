/* SPDX-License-Identifier: MPL-2.0 */
#include "uno/object.h"

#include <stdlib.h>

/** The interfaces that every object has, before those of its class; XServiceInfo only where the
 *  class has a name. */
static const vfu_type common[] = {VFU_XINTERFACE, VFU_XTYPEPROVIDER, VFU_XSERVICEINFO};

/** Places of members in the common interfaces. */
enum { QUERY_INTERFACE, ACQUIRE, RELEASE };
enum { GET_TYPES = VFU_FIRST_MEMBER, GET_IMPLEMENTATION_ID };
enum { GET_IMPLEMENTATION_NAME = VFU_FIRST_MEMBER, SUPPORTS_SERVICE, GET_SERVICE_NAMES };

rtl_uString *vfu_string(const char *ascii)
{
    rtl_uString *string = NULL;
    rtl_uString_newFromAscii(&string, ascii);
    return string;
}

void vfu_throw(uno_Any **exception, const char *message)
{
    struct {
        rtl_uString *message;
        uno_Interface *context;
    } data = {vfu_string(message), NULL};
    uno_any_construct(*exception, &data, vfu_type_description(VFU_RUNTIME_EXCEPTION), NULL);
    rtl_uString_release(data.message);
}

static size_t common_count(const vfu_class *class)
{
    return class->implementation != NULL ? 3 : 2;
}

static vfu_type interface_at(const vfu_class *class, size_t i)
{
    size_t shared = common_count(class);
    return i < shared ? common[i] : class->interfaces[i - shared];
}

static bool same_type(const typelib_TypeDescriptionReference *a,
                      const typelib_TypeDescriptionReference *b)
{
    return a == b || typelib_typedescriptionreference_equals(a, b);
}

static void query_interface(vfu_object *self, void *result, void **args)
{
    const typelib_TypeDescriptionReference *wanted = *(typelib_TypeDescriptionReference **)args[0];
    size_t count = common_count(self->class) + self->class->interface_count;
    for (size_t i = 0; i < count; i++) {
        vfu_type type = interface_at(self->class, i);
        if (same_type(vfu_type_reference(type), wanted)) {
            uno_Interface *interface = &self->interface;
            uno_any_construct(result, &interface, vfu_type_description(type), NULL);
            return;
        }
    }
    uno_any_construct(result, NULL, NULL, NULL);
}

static void get_types(const vfu_object *self, void *result)
{
    typelib_TypeDescriptionReference *references[VFU_INTERFACES_MAX + 3];
    size_t count = common_count(self->class) + self->class->interface_count;
    for (size_t i = 0; i < count; i++)
        references[i] = vfu_type_reference(interface_at(self->class, i));
    uno_type_sequence_construct(result, vfu_type_reference(VFU_TYPES), references, (sal_Int32)count,
                                NULL);
}

static void call_type_provider(const vfu_object *self, sal_Int32 place, void *result)
{
    if (place == GET_TYPES)
        get_types(self, result);
    else
        uno_type_sequence_construct(result, vfu_type_reference(VFU_BYTES), NULL, 0, NULL);
}

static void call_service_info(const vfu_object *self, sal_Int32 place, void *result, void **args)
{
    if (place == GET_IMPLEMENTATION_NAME) {
        *(rtl_uString **)result = vfu_string(self->class->implementation);
    } else if (place == SUPPORTS_SERVICE) {
        *(sal_Bool *)result = vfu_name_is(*(rtl_uString **)args[0], self->class->service);
    } else {
        rtl_uString *name = vfu_string(self->class->service);
        uno_type_sequence_construct(result, vfu_type_reference(VFU_STRINGS), &name, 1, NULL);
        rtl_uString_release(name);
    }
}

/** Finds which of the object's interfaces a member belongs to. Descriptions are shared in a
 *  process, so the pointer nearly always decides; the name does where somebody made another. */
static bool find_interface(const vfu_object *self, const typelib_TypeDescription *interface,
                           vfu_type *found)
{
    size_t count = common_count(self->class) + self->class->interface_count;
    for (size_t i = count; i-- > 0;) {
        *found = interface_at(self->class, i);
        if (vfu_type_description(*found) == interface)
            return true;
    }
    for (size_t i = 0; i < count; i++) {
        *found = interface_at(self->class, i);
        if (typelib_typedescription_equals(vfu_type_description(*found), interface))
            return true;
    }
    return false;
}

static void dispatch(uno_Interface *interface, const typelib_TypeDescription *member, void *result,
                     void *args[], uno_Any **exception)
{
    vfu_object *self = (vfu_object *)interface;
    const typelib_InterfaceMethodTypeDescription *method =
        (const typelib_InterfaceMethodTypeDescription *)(const void *)member;
    vfu_type type;
    if (member->eTypeClass != typelib_TypeClass_INTERFACE_METHOD ||
        !find_interface(self, &method->pInterface->aBase, &type)) {
        vfu_throw(exception, "Vital Few: a call of an interface that this object does not have");
        return;
    }
    sal_Int32 place = method->aBase.nPosition;
    switch (type) {
    case VFU_XINTERFACE:
        if (place == QUERY_INTERFACE)
            query_interface(self, result, args);
        else if (place == ACQUIRE)
            interface->acquire(interface);
        else
            interface->release(interface);
        break;
    case VFU_XTYPEPROVIDER:
        call_type_provider(self, place, result);
        break;
    case VFU_XSERVICEINFO:
        call_service_info(self, place, result, args);
        break;
    default:
        self->class->call(self, type, place, result, args, exception);
        return;
    }
    *exception = NULL;
}

static void acquire(uno_Interface *interface)
{
    atomic_fetch_add(&((vfu_object *)interface)->references, 1);
}

static void release(uno_Interface *interface)
{
    vfu_object *self = (vfu_object *)interface;
    if (atomic_fetch_sub(&self->references, 1) > 1)
        return;
    if (self->class->destroy != NULL)
        self->class->destroy(self);
    free(self);
}

vfu_object *vfu_object_new(const vfu_class *class, size_t size)
{
    vfu_object *self = calloc(1, size);
    if (self == NULL)
        return NULL;
    self->interface = (uno_Interface){acquire, release, dispatch};
    self->class = class;
    atomic_init(&self->references, 1);
    return self;
}
