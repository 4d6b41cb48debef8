# SPDX-License-Identifier: MPL-2.0
"""The sample list on a sheet of Calc, with the columns that the worked story adds to it, and the
orders that it begins with and the sheets that it goes on to."""
import csv
from datetime import date

import story
from office import array_formula, cell, fill, fill_down

TEXT_COLUMNS = ("customer", "region", "segment", "first_order", "last_order", *story.TRAITS)
LAST = 501  # the last row that the story's formulas name
LAST_BOUGHT = 470  # and of the customers that are made of the orders
LIST = "Customers"
AREAS = {  # of its arrays
    "Orders.E2": "E2:F2", "Bought.A2": f"A2:K{LAST_BOUGHT}", "Changes.B9": "B9:D15",
    "Changes.H8": "H8:L12", "Details.A2": f"A2:F{LAST}", "Changes.H26": "H26:K28",
    "Details.G2": f"G2:G{LAST}", "Details.H2": f"H2:H{LAST}",
}
NULL_DATE = date(1899, 12, 30)


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
    sheet.Name = LIST
    fill(sheet, "A1", [header, *(row.values() for row in rows)])
    fill(sheet, *story.shares())
    for column in story.columns():
        fill(sheet, f"{column.letter}1", [[column.title]])
        type_in(sheet, f"{column.letter}2", column.formula)
        fill_down(sheet, f"{column.letter}2:{column.letter}{LAST}")
    return sheet


def read_orders():
    """The headings of the list of orders, and its rows as cells."""
    with open(story.ORDERS, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, [[customer, day_number(date.fromisoformat(day)), int(amount)]
                    for customer, day, amount in rows]


def day_number(day):
    return (day - NULL_DATE).days


def area(array):
    """The area of one of the story's arrays."""
    return AREAS[f"{array.sheet}.{array.address}"]


def rows_of(place):
    """The first and the last row of the array that begins in a place such as Orders.E2."""
    return [int(corner.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for corner in AREAS[place].split(":")]


def enter_arrays(document, header, rows):
    """The orders, and all that the story computes by array formulas, on sheets of their own; those
    that the document has not yet come at its end."""
    for array in story.arrays():
        if not document.Sheets.hasByName(array.sheet):
            document.Sheets.insertNewByName(array.sheet, document.Sheets.Count)
    orders, bought, changes = map(document.Sheets.getByName, ("Orders", "Bought", "Changes"))
    fill(orders, "A1", [header, *rows])
    address, years = story.first_days()
    fill(bought, address, [[day_number(date(year, 1, 1)) for year in years]])
    address, names = story.reps()
    fill(changes, address, [[name] for name in names])
    for array in story.arrays():
        array_formula(document.Sheets.getByName(array.sheet), area(array), array.formula)


def document_of(sheet):
    return sheet.DrawPage.Forms.Parent


def type_in(sheet, address, formula):
    """As by keyboard, where the country decides how the columns of {1;2|3;4} are separated."""
    cell(sheet, address).FormulaLocal = formula
