/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file object.h
 * A UNO object in C: one dispatcher for all of its interfaces. What every object must answer
 * (XInterface, XTypeProvider, XServiceInfo) is answered here; a class adds its own members.
 */
#ifndef VFU_OBJECT_H
#define VFU_OBJECT_H

#include <stdatomic.h>
#include <stddef.h>

#include "uno/types.h"
#include "uno/uno.h"

/** The first member of an interface that derives from XInterface alone stands at this place. */
#define VFU_FIRST_MEMBER 3

#define VFU_INTERFACES_MAX 4

typedef struct vfu_object vfu_object;

/** What the objects of one kind have in common. */
typedef struct vfu_class {
    const char *implementation; /**< the implementation's name; NULL: no XServiceInfo */
    const char *service;        /**< the one service that the object supports */
    vfu_type interfaces[VFU_INTERFACES_MAX];
    size_t interface_count;
    /** A call of the member at a place of an interface, both the class's own; as a
     *  uno_DispatchMethod: the result is constructed if and only if *exception is set to NULL. */
    void (*call)(vfu_object *self, vfu_type interface, sal_Int32 place, void *result, void **args,
                 uno_Any **exception);
    /** Lets go of what the object holds; the object itself is freed by the caller. May be NULL. */
    void (*destroy)(vfu_object *self);
} vfu_class;

/** The head of every object; a class with state puts it first in a struct of its own. */
struct vfu_object {
    uno_Interface interface;
    const vfu_class *class;
    atomic_int references;
};

/** Makes an object of `size` bytes, the rest after the head zero, with one reference; NULL where
 *  memory is short. */
vfu_object *vfu_object_new(const vfu_class *class, size_t size);

/** Constructs a com.sun.star.uno.RuntimeException into *exception. */
void vfu_throw(uno_Any **exception, const char *message);

/** A new UNO string of an ASCII one; NULL where memory is short. */
rtl_uString *vfu_string(const char *ascii);

#endif
