/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file factory.h
 * Factories of what the component implements: the service of an add-in's functions, and another.
 */
#ifndef VFU_FACTORY_H
#define VFU_FACTORY_H

#include "uno/function.h"
#include "uno/object.h"

/** What a component implements besides the functions. */
typedef struct vfu_implementation {
    const char *name;
    /** Makes the object, with one reference; NULL where that cannot be. */
    vfu_object *(*make)(uno_Interface *context);
} vfu_implementation;

/** Makes the factory of an implementation by its name, with one reference; NULL where the component
 *  has none of this name, memory is short or the office lacks a type. The factory keeps the two
 *  pointers. */
vfu_object *vfu_factory_new(const vfu_addin *addin, const vfu_implementation *other,
                            const char *name);

#endif
