# SPDX-License-Identifier: MPL-2.0
"""The sample list on a sheet of Calc, with the columns that the worked story adds to it, and the
orders that it begins with."""
import csv
from datetime import date

import story
from office import array_formula, cell, fill, fill_down

TEXT_COLUMNS = ("customer", "region", "segment", "first_order", "last_order", *story.TRAITS)
LAST = 501  # the last row that the story's formulas name
LAST_BOUGHT = 470  # and of the customers that are made of the orders
AREAS = {"Orders": "E2:F2", "Bought": f"A2:K{LAST_BOUGHT}"}  # of its arrays
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


def enter_orders(document, header, rows):
    """The sheets of the orders and of the customers that the story makes of them, at the end."""
    for name in AREAS:
        document.Sheets.insertNewByName(name, document.Sheets.Count)
    orders, bought = (document.Sheets.getByName(name) for name in AREAS)
    fill(orders, "A1", [header, *rows])
    address, years = story.first_days()
    fill(bought, address, [[day_number(date(year, 1, 1)) for year in years]])
    for array in story.arrays():
        array_formula(document.Sheets.getByName(array.sheet), AREAS[array.sheet], array.formula)


def document_of(sheet):
    return sheet.DrawPage.Forms.Parent


def type_in(sheet, address, formula):
    """As by keyboard, where the country decides how the columns of {1;2|3;4} are separated."""
    cell(sheet, address).FormulaLocal = formula
