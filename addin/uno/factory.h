/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file factory.h
 * Factories of what the component implements: the service of an add-in's functions, and the menu
 * entry of the sample workbook.
 */
#ifndef VFU_FACTORY_H
#define VFU_FACTORY_H

#include "uno/function.h"
#include "uno/object.h"

/** Makes the factory of an implementation, with one reference; NULL where the component has none of
 *  this name, memory is short or the office lacks a type. The factory keeps a pointer to the
 * add-in. */
vfu_object *vfu_factory_new(const vfu_addin *addin, const char *implementation);

#endif
