# SPDX-License-Identifier: MPL-2.0
"""What the cells of a document hold and show at one moment, read in as few calls as can be.

A call to the office costs about as much as a list of cells that it brings, so the objects are kept,
and what can be asked for in one Basic macro is (MACRO, which the documents of the walk contain).
"""
import re
from collections import namedtuple
from functools import lru_cache

NUMBER = re.compile(r"-?[0-9.]+(E[+-]?[0-9]+)?")
CORNER = r"\$?([A-Z]{1,3})?\$?([0-9]+)?"
REFERENCE = re.compile(rf"(?:\$?('(?:[^']|'')+'|[^'$.;:]+)\.)?{CORNER}(?::{CORNER})?")
ROWS, COLUMNS = 1048576, 1024

MACRO = """
' The names of the sheets, what is used of each from A1 on, and the named ranges: the sheet that one
' is for or nothing, its name, what it means.
Function Layout()
  Dim i, names, areas(), sheet, cursor, found()
  names = ThisComponent.Sheets.ElementNames
  ReDim areas(UBound(names))
  found = Named(Array(), "", ThisComponent.NamedRanges)
  For i = 0 To UBound(names)
    sheet = ThisComponent.Sheets.getByIndex(i)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    areas(i) = sheet.getCellRangeByPosition(0, 0, _
      cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow)
    found = Named(found, names(i), sheet.NamedRanges)
  Next
  Layout = Array(names, areas(), found)
End Function

Function Named(before, sheet, ranges)
  Dim i, n, found()
  found = before
  For i = 0 To ranges.Count - 1
    n = UBound(found) + 1
    ReDim Preserve found(n)
    found(n) = Array(sheet, ranges.getByIndex(i).Name, ranges.getByIndex(i).Content)
  Next
  Named = found
End Function

' The cells in error of some sheets: sheet, row, column and what is shown; the first MOST of them.
Function Errors(names)
  Const MOST = 200
  Dim name, part, sheet, cells, x, y, n, found(MOST - 1)
  For Each name In names
    sheet = ThisComponent.Sheets.getByName(name)
    cells = sheet.queryFormulaCells(com.sun.star.sheet.FormulaResult.ERROR)
    For Each part In cells.RangeAddresses
      For y = part.StartRow To part.EndRow
        For x = part.StartColumn To part.EndColumn
          If n = MOST Then Goto Enough
          found(n) = Array(name, y, x, sheet.getCellByPosition(x, y).String)
          n = n + 1
        Next
      Next
    Next
  Next
Enough:
  Errors = found()
End Function
"""

Area = namedtuple("Area", "sheet left top right bottom")


class Error(str):
    """An error that a cell shows, such as "#VALUE!"; ANY where only that there is one matters."""


ANY = Error("an error")


class Reader:
    """Reads a document."""

    def __init__(self, document):
        self.document = document
        self._provider = document.getScriptProvider()
        self._scripts = {}

    def call(self, function, *arguments):
        """What a function of the document's Basic module answers."""
        if function not in self._scripts:
            self._scripts[function] = self._provider.getScript(
                f"vnd.sun.star.script:Standard.Walk.{function}?language=Basic&location=document")
        return self._scripts[function].invoke(arguments, (), ())[0]


class Snapshot:
    """What all cells of a document held and showed at one moment.

    names     of the sheets, in their order
    rows      what the cells of each sheet show from A1 on: a number, a text, None for an error
    formulas  of each sheet, as rows; where none is, the text need not be up to date
    """

    def __init__(self, reader, before=None, order=list):
        """Reads all; or what cells show alone, if there is a snapshot before. Sheet after sheet,
        in an order of their names: the cell that is asked first makes Calc compute those it
        depends on."""
        if before is None:
            self.names, areas, named = reader.call("Layout")
            self.areas = dict(zip(self.names, areas))
            self.named = {(sheet, name): content for sheet, name, content in named}
        else:
            self.names, self.named, self.areas = before.names, before.named, before.areas
        self.rows = {name: self.areas[name].getDataArray() for name in order(self.names)}
        self.formulas = before.formulas if before is not None else {
            name: area.getFormulaArray() for name, area in self.areas.items()}
        in_error = [name for name, rows in self.rows.items() if any(None in row for row in rows)]
        self._errors = errors_of(reader.call("Errors", tuple(in_error)) if in_error else ())
        self._lists = {}

    def with_data(self, data, errors):
        """The same formulas at another moment; data has the rows of each sheet, by name, as a
        Basic macro gives them: it makes whole numbers of what is whole."""
        other = object.__new__(Snapshot)
        other.__dict__.update(self.__dict__)
        other.rows = {name: [[float(content) if isinstance(content, int) else content
                              for content in row] for row in rows] for name, rows in data.items()}
        other._errors = errors_of(errors)
        other._lists = {}
        return other

    def area(self, sheet, text):
        """The area that a reference or a named range means in a formula on this sheet; None where
        it means nothing."""
        found = parsed(text)
        if found is None:
            found = parsed(self.named.get((sheet, text)) or self.named.get(("", text)) or "")
            if found is None or not found.sheet:
                return None
        found = found if found.sheet else found._replace(sheet=sheet)
        return found if found.sheet in self.rows else None

    def shown(self, sheet, row, column):
        """A number, a text, an Error, or None for an empty cell."""
        rows = self.rows[sheet]
        if row >= len(rows) or column >= len(rows[0]):
            return None
        content = rows[row][column]
        if content is None:
            return self._errors.get((sheet, row, column), ANY)
        return None if content == "" and not self.formula(sheet, row, column) else content

    def formula(self, sheet, row, column):
        """Of a cell that is used; None where it holds something typed or nothing."""
        text = self.formulas[sheet][row][column]
        return text if text.startswith(("=", "{=")) else None

    def is_number(self, sheet, row, column):
        """Whether a cell that is used holds a typed number."""
        return (isinstance(self.rows[sheet][row][column], float)
                and self.formula(sheet, row, column) is None)

    def content(self, area):
        """What the cells of an area show, cut to the part of the sheet that is used: numbers,
        texts, "" for nothing, None for an error."""
        if area not in self._lists:
            self._lists[area] = tuple(
                content for row in self.rows[area.sheet][area.top:area.bottom + 1]
                for content in row[area.left:area.right + 1])
        return self._lists[area]

    def remembered(self, key, compute):
        """What follows from the cells of this moment and is asked for again and again."""
        if key not in self._lists:
            self._lists[key] = compute()
        return self._lists[key]

    def cut(self, area):
        """An area cut to the part of the sheet that is used; None where nothing is left."""
        rows = self.rows[area.sheet]
        area = area._replace(bottom=min(area.bottom, len(rows) - 1),
                             right=min(area.right, len(rows[0]) - 1))
        return area if area.top <= area.bottom and area.left <= area.right else None

    def numbers(self):
        """The cells that hold a typed number, as (row, column) by sheet."""
        found = {}
        for name, rows in self.rows.items():
            places = [(y, x) for y, (row, texts) in enumerate(zip(rows, self.formulas[name]))
                      for x, content in enumerate(row)
                      if isinstance(content, float) and not texts[x].startswith(("=", "{="))]
            if places:
                found[name] = places
        return found


def errors_of(found):
    return {tuple(place): Error(text) for *place, text in filter(None, found)}


# -- addresses ---------------------------------------------------------------------------------

@lru_cache(None)
def parsed(text):
    """The area of a reference, its sheet None where it names none; None for another text."""
    found = REFERENCE.fullmatch(text)
    if not found or not (found[2] or found[3]):
        return None
    name, left, top, right, bottom = found.groups()
    if name and name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    if ":" not in text:
        right, bottom = left, top
    return Area(name, column_number(left) if left else 0, int(top) - 1 if top else 0,
                column_number(right) if right else COLUMNS - 1,
                int(bottom) - 1 if bottom else ROWS - 1)


def column_number(letters):
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def column_letters(number):
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters


def address(row, column):
    return f"{column_letters(column)}{row + 1}"


def size(area):
    return (area.right - area.left + 1) * (area.bottom - area.top + 1)
