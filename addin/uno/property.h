/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file property.h
 * Properties of the office's objects, and com.sun.star.beans.PropertyValue, by which it takes
 * arguments that have names.
 */
#ifndef VFU_PROPERTY_H
#define VFU_PROPERTY_H

#include "uno/uno.h"

/** Asks an object for a property; false where it has none or threw, and then there is no value. */
bool vfu_property_get(uno_Interface *object, rtl_uString *name, uno_Any *out);

/** Asks for a property that is a text; acquired, NULL where there is none. */
rtl_uString *vfu_property_text(uno_Interface *object, rtl_uString *name);

/** Asks for a property that is a whole number of 32 bits; false where there is none. */
bool vfu_property_long(uno_Interface *object, rtl_uString *name, sal_Int32 *out);

/** Gives an object a property; false where it does not take it. */
bool vfu_property_set(uno_Interface *object, rtl_uString *name, uno_Any *value);

/** A []PropertyValue of one that is true; NULL where memory is short. */
uno_Sequence *vfu_property_true(rtl_uString *name);

/** A []any of one PropertyValue that is a text, as services take their arguments; NULL where memory
 *  is short. */
uno_Sequence *vfu_property_argument(rtl_uString *name, rtl_uString *text);

#endif
