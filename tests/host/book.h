/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Documents in a window, as far as the menu entry asks them that takes over the list on a sheet:
 * the person's own, which the add-in may read and say something above, but never change, lock or
 * close; and the Customer Workbook, with its names OrderHeads, on its first sheet, and Taken,
 * ProspectCells and RepCells, on its second one. Cells hold values alone. Each document has number
 * formats by keys of its own.
 */
#ifndef VITALFEW_TESTS_BOOK_H
#define VITALFEW_TESTS_BOOK_H

#include "calc.h"

typedef struct book book;

/* A new document in a window of its own; an own one of the person, or a workbook. */
book *book_open(bool own);

/* Its window is closed; the document ends with the last who knows it. */
void book_close(book *b);

/* The person closes it, while others may still ask it. */
void book_dispose(book *b);

/* Whether nobody has closed it by com.sun.star.util.XCloseable. */
bool book_is_open(const book *b);

/* Its com.sun.star.frame.XModel, borrowed. */
uno_Interface *book_document(book *b);

/* Puts cells (rows.h) into the first sheet, from a row of it on. */
void book_type(book *b, int row, const char *typed);

/* Puts a text into the workbook's cells named ProspectCells and RepCells. */
void book_invent(book *b, const char *text);

/* Gives cells of the first sheet a number format. */
void book_format(book *b, area at, const char *code, const char *language);

/* Makes a number format known, which no cell needs to have. */
void book_add_format(book *b, const char *code, const char *language);

/* Whether the first sheet, or what is named Taken, shows these cells and nothing else. */
bool book_shows(const book *b, const char *typed);
bool book_took(const book *b, const char *typed);

/* Whether a cell of any sheet is this text. */
bool book_has(const book *b, const char *text);

/* The number format of a cell of the first sheet, as in "0.00 en", or "Day" for the style of that
 * name. */
const char *book_format_at(const book *b, int row, int column);

/* What is said above its sheet; "" where there is nothing. */
const char *book_said(const book *b);

/* How often something was said there. */
size_t book_said_count(const book *b);

/* Whether the columns of its list were made as wide as what is in them. */
bool book_is_fitted(const book *b);

/* How often its controllers are locked. */
int book_locks(const book *b);

#endif
