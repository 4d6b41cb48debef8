/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The sizes and places that the office's own build has on every platform of 64 bits. Another
 * compiler than the office's builds the library for Windows, and a header that is told of a wrong
 * machine is a mistake that nothing else would show.
 */
#include <stddef.h>

#include <uno/environment.h>

#include "uno/uno.h"

#if SAL_TYPES_SIZEOFPOINTER == 8

#define SIZE(type, bytes) _Static_assert(sizeof(type) == (bytes), "size of " #type)
#define PLACE(type, member, bytes)                                                                 \
    _Static_assert(offsetof(type, member) == (bytes), "place of " #member " in " #type)

SIZE(sal_Int64, 8);
SIZE(sal_Size, 8);
SIZE(sal_Unicode, 2);
SIZE(sal_Bool, 1);
SIZE(typelib_TypeClass, 4);
SIZE(uno_Any, 24);
SIZE(uno_Interface, 24);
SIZE(uno_Sequence, 12);
SIZE(typelib_TypeDescription, 80);
SIZE(typelib_TypeDescriptionReference, 48);
SIZE(typelib_InterfaceTypeDescription, 176);
SIZE(typelib_InterfaceMemberTypeDescription, 96);
SIZE(typelib_InterfaceMethodTypeDescription, 168);
PLACE(rtl_uString, length, 4);
PLACE(rtl_uString, buffer, 8);
PLACE(uno_Any, pType, 0);
PLACE(uno_Any, pData, 8);
PLACE(uno_Any, pReserved, 16);
PLACE(uno_Interface, acquire, 0);
PLACE(uno_Interface, release, 8);
PLACE(uno_Interface, pDispatcher, 16);
PLACE(uno_Sequence, nElements, 4);
PLACE(uno_Sequence, elements, 8);
PLACE(typelib_TypeDescriptionReference, eTypeClass, 8);
PLACE(typelib_TypeDescriptionReference, pTypeName, 16);
PLACE(typelib_TypeDescription, eTypeClass, 8);
PLACE(typelib_TypeDescription, pWeakRef, 64);
PLACE(typelib_InterfaceTypeDescription, nMembers, 104);
PLACE(typelib_InterfaceTypeDescription, ppMembers, 112);
PLACE(typelib_InterfaceTypeDescription, nAllMembers, 120);
PLACE(typelib_InterfaceTypeDescription, ppAllMembers, 128);
PLACE(typelib_InterfaceMemberTypeDescription, pMemberName, 88);
PLACE(uno_Environment, pExtEnv, 24);
PLACE(uno_ExtEnvironment, getObjectIdentifier, 112);

#endif
