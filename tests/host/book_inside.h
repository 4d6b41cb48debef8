/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Inside the documents of book.h, for their rooms alone:
 *
 *   book.c          the document, its window and its names
 *   book_cells.c    sheets and ranges
 *   book_formats.c  number formats
 */
#ifndef VITALFEW_TESTS_BOOK_INSIDE_H
#define VITALFEW_TESTS_BOOK_INSIDE_H

#include "book.h"

enum { BOOK_SHEETS = 2, BOOK_ROWS = 16, BOOK_COLUMNS = 8, BOOK_FORMATS = 8, BOOK_AREAS = 16 };

/* The last row and column of a sheet. */
enum { BOOK_LAST_ROW = 1048575, BOOK_LAST_COLUMN = 16383 };

typedef struct number_format {
    char code[32];
    char language[8];
} number_format;

typedef struct book_cell {
    value value;
    size_t format; /* its place among the document's */
    bool day;      /* of that style */
} book_cell;

struct book {
    host_object head;
    bool own;
    bool closed;
    int locks;
    bool fitted; /* the columns of its list */
    char said[64];
    size_t said_count;
    number_format formats[BOOK_FORMATS];
    size_t format_count;
    book_cell cells[BOOK_SHEETS][BOOK_ROWS][BOOK_COLUMNS];
};

/* Something of a document: cells, a name, a number format. */
typedef struct part {
    host_object head;
    book *book; /* acquired */
    int sheet;
    area areas[BOOK_AREAS];
    size_t area_count;
    size_t place; /* of a number format */
} part;

/* A new part of one area, acquired, and the end of one. */
part *book_part(const host_class *class, book *b, int sheet, area at);
void book_part_destroy(host_object *object);

/* The document of a part; NULL once it is closed, when every call throws. */
book *book_of(host_object *object);

/* The same for a call that changes something; ends the program where the document is the person's
 * own. */
book *book_to_change(host_object *object);

/* The cells of a sheet, or some of them. */
part *book_range(book *b, int sheet, area at);
part *book_sheet(book *b, int sheet);

/* Ranges as one object, of which there are none yet. */
part *book_ranges(book *b);

/* All number formats of a document. */
part *book_formats(book *b);

/* The key by which a document knows one of its number formats. In each of two documents another
 * one stands for a format. */
sal_Int32 key_of_format(const book *b, size_t place);

/* Finds the place by the key; false where there is none. */
bool find_format(const book *b, sal_Int32 key, size_t *place);

#endif
