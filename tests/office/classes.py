# SPDX-License-Identifier: MPL-2.0
"""Reads the classes that a spreadsheet shows and computes from its amounts what they must be.

Nothing is known here of how a sheet was made or edited: what a cell must show follows from the
formula that it holds now and from the cells that the formula refers to as they are now. So a walk
may move, sort and delete as it likes, and nobody has to foretell what Calc makes of it.
"""
import re
from collections import namedtuple
from functools import lru_cache

import uno  # which lets the interfaces of the office be imported
from com.sun.star.lang import IndexOutOfBoundsException

import reference

CALL = re.compile(r"\{?=ORG\.VITALFEW\.CALC\.(CUSTOMERTIER(?:IF|S)?)\((.*)\)\}?", re.DOTALL)
NUMBER = re.compile(r"-?[0-9.]+(E[+-]?[0-9]+)?")
CORNER = r"\$?([A-Z]{1,3})?\$?([0-9]+)?"
REFERENCE = re.compile(rf"(?:\$?('(?:[^']|'')+'|[^'$.;:]+)\.)?{CORNER}(?::{CORNER})?")
CIRCULAR = ("Err:522", "Err:523")  # which cell of a circle says so is not to be foretold
ROWS, COLUMNS = 1048576, 1024

Area = namedtuple("Area", "sheet left top right bottom")
Class = namedtuple("Class", "sheet row column formula shown expected")


class Error(str):
    """An error that a cell shows, such as "#VALUE!"; ANY where only that there is one matters."""


ANY = Error("an error")


class Unchecked(Exception):
    """A formula of which it is not known here what it must show."""


# -- a document as it is now -------------------------------------------------------------------

class Reader:
    """Reads a document. Asking the office for an object costs more than reading a list by it, so
    the objects are kept."""

    def __init__(self, document):
        self.document = document
        self._all = document.Sheets
        self._names = document.NamedRanges
        self._seen = None
        self._kept = {}  # by the name of a sheet: the sheet, its named ranges, a cursor

    def names(self):
        """The names of the sheets, in their order. Looks whether they have come, gone or moved."""
        names = self._all.ElementNames
        if names != self._seen:
            self.forget()
        self._seen = names
        return names

    def sheet(self, name):
        return self._of(name)[0]

    def _of(self, name):
        if name not in self._kept:
            sheet = self._all.getByName(name)
            self._kept[name] = sheet, sheet.NamedRanges, sheet.createCursor()
        return self._kept[name]

    def forget(self):
        """To be called when sheets may have gone and come back."""
        self._kept.clear()

    def used(self, name):
        """The cells of a sheet from A1 to the last that holds anything."""
        try:
            return self._used(name)
        except IndexOutOfBoundsException:  # a cursor of a sheet that has gone and come back
            self.forget()
            return self._used(name)

    def _used(self, name):
        sheet, _, cursor = self._of(name)
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        at = cursor.getRangeAddress()
        if at.StartColumn == 0 and at.StartRow == 0:
            return cursor
        return sheet.getCellRangeByPosition(0, 0, at.EndColumn, at.EndRow)

    def content_of_name(self, sheet, name):
        """What a named range means on a sheet; None where there is none of this name."""
        for names in (self._of(sheet)[1], self._names):
            if names.hasByName(name):
                return names.getByName(name).getContent()
        return None


class Snapshot:
    """What all cells of a document held and showed at one moment."""

    def __init__(self, reader, order=None):
        """Reads sheet after sheet, in an order of their names if one is given: the cell that is
        asked first makes Calc compute those it depends on."""
        self.reader = reader
        self.sheets = {}
        self.names = reader.names()
        for name in order(self.names) if order else self.names:
            area = reader.used(name)
            self.sheets[name] = Cells(area, area.getDataArray(), area.getFormulaArray())
        self._areas = {}
        self._amounts = {}

    def with_data(self, data):
        """The same formulas at another moment; data has the rows of each sheet, by name, as a
        Basic macro gives them: it makes whole numbers of what is whole."""
        other = object.__new__(Snapshot)
        other.__dict__.update(self.__dict__)
        other.sheets = {}
        other._amounts = {}
        for name, rows in data.items():
            rows = [[float(content) if isinstance(content, int) else content for content in row]
                    for row in rows]
            other.sheets[name] = Cells(None, rows, self.sheets[name].formulas)
        return other

    def area(self, sheet, text):
        """The area that a reference or a named range means in a formula on this sheet."""
        key = sheet, text
        if key not in self._areas:
            self._areas[key] = self._find_area(sheet, text)
        return self._areas[key]

    def _find_area(self, sheet, text):
        found = parsed(text)
        if found is not None:
            return found if found.sheet else found._replace(sheet=sheet)
        found = parsed(self.reader.content_of_name(sheet, text) or "")
        if found is None or found.sheet not in self.sheets:
            raise Unchecked
        return found

    def amounts(self, area):
        """What an area shows, cell by cell, cut to the part of the sheet that is used; what is
        in error is None."""
        if area not in self._amounts:
            rows = self.sheets[area.sheet].rows
            self._amounts[area] = tuple(
                content for row in rows[area.top:area.bottom + 1]
                for content in row[area.left:area.right + 1])
        return self._amounts[area]

    def group(self, area, names, name):
        """The amounts in a group."""
        key = area, names, name
        if key not in self._amounts:
            self._amounts[key] = tuple(
                amount for amount, other in zip(self.amounts(area), self.amounts(names))
                if same(name, other))
        return self._amounts[key]

    def shown(self, sheet, row, column):
        """A number, a text, an Error, or None for an empty cell."""
        cells = self.sheets[sheet]
        if row >= len(cells.rows) or column >= len(cells.rows[0]):
            return None
        content = cells.rows[row][column]
        if content is None:
            return cells.error(row, column)
        return None if content == "" and cells.formulas[row][column] == "" else content

    def numbers(self):
        """The cells that hold a typed number, as (row, column) by sheet."""
        found = {}
        for name, cells in self.sheets.items():
            places = [(y, x) for y, row in enumerate(cells.formulas)
                      for x, text in enumerate(row) if NUMBER.fullmatch(text)]
            if places:
                found[name] = places
        return found

    def lists(self):
        """The areas that the classes here are computed from, cut to what is used of a sheet."""
        found = {}
        for sheet, _, _, call in self.classes():
            try:
                area = self.area(sheet, split(call[2])[call[1] != "CUSTOMERTIERS"])
            except Unchecked:
                continue
            rows = self.sheets[area.sheet].rows
            area = area._replace(bottom=min(area.bottom, len(rows) - 1),
                                 right=min(area.right, len(rows[0]) - 1))
            if area.top <= area.bottom and area.left <= area.right:
                found[area] = None
        return list(found)

    def classes(self):
        """Every cell that holds one of the functions, as (sheet, row, column, found call)."""
        for name, cells in self.sheets.items():
            for y, row in enumerate(cells.formulas):
                for x, formula in enumerate(row):
                    if "CUSTOMERTIER" in formula:
                        found = CALL.fullmatch(formula)
                        if found and "#REF!" not in formula:
                            yield name, y, x, found


class Cells:
    """The used cells of a sheet, from A1 on; what is in error shows as None."""

    def __init__(self, area, rows, formulas):
        self.rows = rows
        self.formulas = formulas
        self._area = area
        self._errors = {}

    def error(self, row, column):
        """The text of an error, which Calc tells for one cell at a time."""
        if self._area is None:
            return ANY
        if (row, column) not in self._errors:
            self._errors[row, column] = Error(
                self._area.getCellByPosition(column, row).String)
        return self._errors[row, column]


@lru_cache(4096)
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


# -- what a class must be ----------------------------------------------------------------------

def check(snapshot, errors_read=4):
    """Compares every class with what it must be: how many were compared, and the wrong ones.

    Which error a cell shows Calc tells for one cell at a time, so it is asked for the first few.
    """
    count = 0
    wrong = []
    for sheet, row, column, call in snapshot.classes():
        shown = snapshot.sheets[sheet].rows[row][column]
        if shown is None:
            errors_read -= 1
            shown = snapshot.shown(sheet, row, column) if errors_read >= 0 else ANY
        try:
            expected = expect(snapshot, sheet, row, column, call)
        except Unchecked:
            continue
        count += 1
        if callable(expected):  # the error of a cell, which is asked only where it matters
            expected = expected() if shown is not ANY else ANY
        if not agree(shown, expected) and not in_circle(snapshot, sheet, shown, call):
            wrong.append(Class(sheet, row, column, call[0], shown, expected))
    return count, wrong


def agree(shown, expected):
    if isinstance(shown, Error) and isinstance(expected, Error):
        return shown == expected or ANY in (shown, expected)
    return shown == expected and isinstance(shown, Error) == isinstance(expected, Error)


def in_circle(snapshot, sheet, shown, call):
    """Whether a formula depends on itself; only asked where something looks wrong."""
    if shown in CIRCULAR:
        return True
    for text in split(call[2]):
        try:
            area = snapshot.area(sheet, text)
        except Unchecked:
            continue
        rows = snapshot.sheets[area.sheet].rows
        for y in range(area.top, min(area.bottom + 1, len(rows))):
            for x in range(area.left, min(area.right + 1, len(rows[0]))):
                if rows[y][x] is None and snapshot.shown(area.sheet, y, x) in CIRCULAR:
                    return True
    return False


def expect(snapshot, sheet, row, column, call):
    """What a cell that holds this call must show, or a function that tells."""
    arguments = split(call[2])
    if call[1] == "CUSTOMERTIERS":
        return expect_in_array(snapshot, sheet, row, column, call)
    grouped = call[1] == "CUSTOMERTIERIF"
    own = [single(snapshot, sheet, text) for text in arguments[:3 if grouped else 1:2]]
    for place in own:
        if callable(place):
            return place if len(own) == 1 else ANY
    area = snapshot.area(sheet, arguments[1])
    amounts = snapshot.amounts(area)
    names = snapshot.area(sheet, arguments[3]) if grouped else area
    if size(area) != size(names):
        return Error("Err:502")
    if None in amounts or None in snapshot.amounts(names):
        return Error("#VALUE!")
    if grouped:
        if "" in own:  # G6
            return ""
        amounts = snapshot.group(area, names, own[1])
    return tier(own[0], amounts, *choices_of(arguments[4 if grouped else 2:]))


def expect_in_array(snapshot, sheet, row, column, call):
    """One cell of an array of CUSTOMERTIERS over one area, without groups."""
    area = snapshot.area(sheet, call[2])
    formulas = snapshot.sheets[sheet].formulas
    top, left = row, column
    while top > 0 and formulas[top - 1][column] == call[0]:
        top -= 1
    while left > 0 and formulas[row][left - 1] == call[0]:
        left -= 1
    amounts = snapshot.amounts(area)
    if None in amounts:
        return Error("Err:504")
    if row - top > area.bottom - area.top or column - left > area.right - area.left:
        return Error("#N/A")  # the array is smaller than the cells that were given to it
    own = snapshot.shown(area.sheet, area.top + row - top, area.left + column - left)
    if not any(isinstance(amount, float) for amount in amounts):
        return Error("#DIV/0!")
    return tier(own, amounts) if isinstance(own, float) else ""


def tier(own, amounts, method="reach", cutoffs=None, labels=reference.LETTERS):
    """CUSTOMERTIER of one cell (TIER-1 to TIER-8, G2, G5, G6)."""
    if not any(isinstance(amount, float) for amount in amounts):
        return Error("#DIV/0!")
    if own == "":
        return ""
    if isinstance(own, str):
        return Error("#VALUE!")
    return labels[class_of(own, amounts, method, cutoffs)]


@lru_cache(4096)
def class_of(own, amounts, method, cutoffs):
    return reference.class_of(own, population_of(amounts), method, cutoffs)


@lru_cache(256)
def population_of(amounts):
    return reference.Population(amounts)


def single(snapshot, sheet, text):
    """An own argument: a number or a text, or a function that tells its error. An empty cell is
    0 (G6)."""
    area = snapshot.area(sheet, text)
    if (area.left, area.top) != (area.right, area.bottom):
        raise Unchecked
    rows = snapshot.sheets[area.sheet].rows
    if area.top < len(rows) and area.left < len(rows[0]) and rows[area.top][area.left] is None:
        return lambda: snapshot.shown(area.sheet, area.top, area.left)
    content = snapshot.shown(area.sheet, area.top, area.left)
    return 0.0 if content is None else content


def choices_of(arguments):
    """Method, cut-offs and labels, which these tests write as constants."""
    return parsed_choices(*arguments, *[""] * (3 - len(arguments)))


@lru_cache(256)
def parsed_choices(cutoffs, labels, method):
    numbers = tuple(float(number) for number in re.split("[;|]", cutoffs.strip("{}")) if number)
    words = tuple(re.findall('[^{};|"]+', labels)) or reference.LETTERS
    return method.strip('"') or "reach", numbers or None, words


@lru_cache(4096)
def split(text):
    """The arguments of a call, at the semicolons outside quotes, braces and brackets."""
    arguments, depth, quote, start = [], 0, None, 0
    for place, letter in enumerate(text):
        if quote:
            quote = None if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "{(":
            depth += 1
        elif letter in "})":
            depth -= 1
        elif letter == ";" and depth == 0:
            arguments.append(text[start:place])
            start = place + 1
    return arguments + [text[start:]]


def same(a, b):
    """Whether two cells name the same group (G8); an empty one names none."""
    if isinstance(a, str) and isinstance(b, str):
        return a != "" and a.casefold() == b.casefold()
    return isinstance(a, float) and isinstance(b, float) and a == b


def size(area):
    return (area.right - area.left + 1) * (area.bottom - area.top + 1)
