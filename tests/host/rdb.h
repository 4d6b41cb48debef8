/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Type libraries: the descriptions of UNO types from the office's own files (types.rdb,
 * offapi.rdb) and the add-in's, without the office.
 */
#ifndef VITALFEW_TESTS_RDB_H
#define VITALFEW_TESTS_RDB_H

#include "uno/uno.h"

/* Reads a type library, which is kept for good; false where it is none. */
bool rdb_add(const char *path);

/* From now on libuno_cppu asks these libraries for the types that it does not know. */
void rdb_provide(void);

/* The description of a type, to be released; the program ends where there is none. */
typelib_TypeDescription *rdb_type(const char *type);

#endif
