/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file api.h
 * What the shared library shows: the functions of these headers and nothing else.
 */
#ifndef VITALFEW_API_H
#define VITALFEW_API_H

/** Stands before every function of the library; a program that uses it defines nothing. VF_SHARED
 *  is defined where the shared library is compiled, in which all else is hidden. */
#if defined(VF_SHARED) && defined(__GNUC__)
#define VF_API __attribute__((visibility("default")))
#else
#define VF_API
#endif

#endif
