# SPDX-License-Identifier: MPL-2.0
"""The sample list on a sheet of Calc, with the columns that the worked story adds to it."""
import csv

import story
from office import cell, fill, fill_down

TEXT_COLUMNS = ("customer", "region", "segment", "first_order", "last_order", *story.TRAITS)
LAST = 501  # the last row that the story's formulas name


def read():
    """The headings of the sample list, and its rows as dictionaries with None for nothing."""
    with open(story.SAMPLE, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, [{title: _content(title, text) for title, text in zip(header, row)}
                    for row in rows]


def _content(title, text):
    """What a cell holds."""
    if text == "":
        return None
    return text if title in TEXT_COLUMNS else float(text)


def enter(office, header, rows):
    """A sheet with the list, and the columns of the story as a user adds them."""
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [header, *(row.values() for row in rows)])
    fill(sheet, *story.shares())
    for column in story.columns():
        fill(sheet, f"{column.letter}1", [[column.title]])
        type_in(sheet, f"{column.letter}2", column.formula)
        fill_down(sheet, f"{column.letter}2:{column.letter}{LAST}")
    return sheet


def type_in(sheet, address, formula):
    """As by keyboard, where the country decides how the columns of {1;2|3;4} are separated."""
    cell(sheet, address).FormulaLocal = formula
