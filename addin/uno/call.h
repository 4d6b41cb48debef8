/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file call.h
 * Calls out of the add-in, into objects of the office. Hold no lock across one.
 */
#ifndef VFU_CALL_H
#define VFU_CALL_H

#include "uno/types.h"
#include "uno/uno.h"

/**
 * Calls a member of an object.
 * @param result room for the return value, constructed where the call succeeds; NULL for void.
 * @param args   the addresses of the arguments' values.
 * @return false where the call threw; the exception is let go.
 */
bool vfu_call_out(uno_Interface *object, vfu_member member, void *result, void **args);

/** Takes the interface out of an any, which is let go; acquired, or NULL where it holds none. */
uno_Interface *vfu_take_interface(uno_Any *any);

/** Takes the text out of an any, which is let go; acquired, or NULL where it holds none. */
rtl_uString *vfu_take_text(uno_Any *any);

/** Asks an object for an interface; acquired, or NULL where it has none or threw. */
uno_Interface *vfu_query(uno_Interface *object, vfu_type type);

/** Calls a member of an interface that an object may have, which returns another; acquired, or NULL
 *  where it fails or there is no object. */
uno_Interface *vfu_get(uno_Interface *object, vfu_type type, vfu_member member, void **args);

/** Makes an instance of a service of the office; acquired, NULL where there is none. */
uno_Interface *vfu_create(uno_Interface *context, rtl_uString *service);

/** A thing of which the office has one, by its name in the context, as an interface; acquired, NULL
 *  where there is none. */
uno_Interface *vfu_singleton(uno_Interface *context, rtl_uString *name, vfu_type type);

/** Releases an interface; NULL is allowed. */
void vfu_release(uno_Interface *object);

#endif
