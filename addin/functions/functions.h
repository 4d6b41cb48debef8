/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file functions.h
 * The spreadsheet functions, one a line, by topic, and the add-in that they make; functions.c lists
 * them in the IDL's order. What each of them has to give is in README.md beside this file, whose
 * requirements comments cite by number, such as TIER-3 or G4.
 */
#ifndef VFU_FUNCTIONS_H
#define VFU_FUNCTIONS_H

#include "uno/function.h"

/** Marks a text that is translated. */
#define N_(text) text

extern const vfu_function vfu_customertier;
extern const vfu_function vfu_customertierif;
extern const vfu_function vfu_customertiers;
extern const vfu_function vfu_tiercutoff;
extern const vfu_function vfu_tiersummary;
extern const vfu_function vfu_tierdetails;
extern const vfu_function vfu_tierchange;
extern const vfu_function vfu_paretoshare;
extern const vfu_function vfu_paretocount;
extern const vfu_function vfu_paretocurve;
extern const vfu_function vfu_concentration;
extern const vfu_function vfu_dependence;
extern const vfu_function vfu_fitscore;
extern const vfu_function vfu_customerfit;
extern const vfu_function vfu_customerstage;
extern const vfu_function vfu_prospectscore;
extern const vfu_function vfu_prospectpriority;
extern const vfu_function vfu_prospectrank;
extern const vfu_function vfu_prospectfilter;
extern const vfu_function vfu_filterreason;
extern const vfu_function vfu_customergrowth;
extern const vfu_function vfu_plankept;
extern const vfu_function vfu_customerpotential;
extern const vfu_function vfu_xyzclass;
extern const vfu_function vfu_revenuebridge;
extern const vfu_function vfu_customermove;
extern const vfu_function vfu_tiermatrix;
extern const vfu_function vfu_customerprofit;
extern const vfu_function vfu_customeraction;
extern const vfu_function vfu_sellingtime;
extern const vfu_function vfu_callsperyear;
extern const vfu_function vfu_callplan;
extern const vfu_function vfu_customerreps;
extern const vfu_function vfu_rfmscore;
extern const vfu_function vfu_rfmscores;
extern const vfu_function vfu_rfmsegment;
extern const vfu_function vfu_customerlist;
extern const vfu_function vfu_listcheck;
extern const vfu_function vfu_cohorts;
extern const vfu_function vfu_customerkey;
extern const vfu_function vfu_tiersql;

/** The add-in, which component.c hands to what serves it. */
extern const vfu_addin vfu_this_addin;

#endif
