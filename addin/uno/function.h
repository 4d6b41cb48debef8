/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file function.h
 * What a spreadsheet function is made of: the texts that a person reads, its arguments and its
 * code, in one place. The dispatcher, CalcAddIns.xcu and the function table are made from these.
 */
#ifndef VFU_FUNCTION_H
#define VFU_FUNCTION_H

#include "uno/cells.h"
#include "uno/uno.h"

/** The most arguments that a function has besides the document. */
#define VFU_ARGUMENTS_MAX 9

/** How an argument arrives; see also the IDL. */
typedef enum vfu_mark {
    VFU_END,       /**< ends a list of arguments */
    VFU_M = 'M',   /**< [][]any: a cell, a range, an array, a constant */
    VFU_N = 'N',   /**< double */
    VFU_O = 'O',   /**< any: optional */
    VFU_OWN = 'o', /**< any: optional, and the row's own as an M is */
    VFU_R = 'R'    /**< XCellRange: a reference, nothing is copied */
} vfu_mark;

/** One argument, as the Function Wizard shows it. */
typedef struct vfu_argument {
    vfu_mark mark;
    const char *name;     /**< as in the IDL */
    const char *text;     /**< what to give */
    const char *fallback; /**< what an optional argument is when left out: as it would be typed,
                               or in words (N_), which have a blank
                               outside of quotes */
} vfu_argument;

typedef struct vfu_call vfu_call;

/** A spreadsheet function. */
typedef struct vfu_function {
    const char *name;    /**< as it is typed */
    const char *method;  /**< as in the IDL */
    const char *text;    /**< what it gives */
    const char *example; /**< a formula over the example list (examples.h) */
    const char *result;  /**< what Calc shows for it: of an array the first cell, of a text the
                              first line */
    bool document;       /**< whether Calc passes the document, first and hidden */
    vfu_argument arguments[VFU_ARGUMENTS_MAX + 1];
    /** Constructs the result, or answers an error for the cell and leaves it alone. */
    vfu_error (*compute)(const vfu_call *call, uno_Any *result);
} vfu_function;

/** An add-in: its functions, and what they are called in the IDL and in the package. */
typedef struct vfu_addin {
    const char *interface;                /**< whose methods are the functions */
    const char *service;                  /**< that has the interface */
    const char *implementation;           /**< of the service */
    const vfu_function *const *functions; /**< in the order of the IDL, ended by NULL */
} vfu_addin;

/** One argument of a call. */
typedef struct vfu_value {
    bool given;           /**< false for an optional argument left out or skipped */
    double number;        /**< of an N */
    vfu_cells cells;      /**< of an M and an O; one empty cell where it is left out */
    uno_Interface *range; /**< of an R; never NULL */
} vfu_value;

/** A call of a function; everything in it is borrowed for as long as the call lasts. */
struct vfu_call {
    const vfu_function *function;
    uno_Interface *document; /**< NULL where Calc passes none */
    vfu_value arguments[VFU_ARGUMENTS_MAX];
};

/** How many arguments a function has besides the document. */
size_t vfu_argument_count(const vfu_function *function);

/** Carries out a call: args as binary UNO passes them. The result is always constructed. */
void vfu_function_call(const vfu_function *function, void **args, uno_Any *result);

/**
 * What a one-row function computes of its own cells.
 * @param context whatever the function prepared for all rows.
 * @param own     one cell for each M and VFU_OWN of the function, in order; none is in error, and
 *                that of a VFU_OWN left out is empty.
 * @param out     what the cell shows; text in it must outlive the call of vfu_map().
 */
typedef vfu_error vfu_row(const void *context, const vfu_cell *own, vfu_cell *out);

/**
 * Computes a one-row function for one cell or for an array of them (G10): the function's first M
 * gives the shape; each other M and VFU_OWN has that shape or is one cell. In an array each error
 * stands in its own cell.
 */
vfu_error vfu_map(const vfu_call *call, vfu_row *row, const void *context, uno_Any *result);

/** Reads the cells of a call whose every M and VFU_OWN is one cell, in order; false for a call of
 *  an array, and where a cell is in error. */
bool vfu_own_cells(const vfu_call *call, vfu_cell *own);

#endif
