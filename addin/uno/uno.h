/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file uno.h
 * The C interface of binary UNO. The one place that includes the SDK's headers, because
 * typelib/typedescription.h compiles as C only after the two lines before it.
 */
#ifndef VFU_UNO_H
#define VFU_UNO_H

#include <stdbool.h>

#include <typelib/typeclass.h>
typedef enum _typelib_TypeClass _typelib_TypeClass;

#include <rtl/math.h>
#include <rtl/ustring.h>
#include <sal/types.h>
#include <typelib/typedescription.h>
#include <uno/any2.h>
#include <uno/data.h>
#include <uno/dispatcher.h>
#include <uno/sequence2.h>

#endif
