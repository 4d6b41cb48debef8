# SPDX-License-Identifier: MPL-2.0
"""The sheet Orders: the export as it is, and by which of its columns the other sheets read it."""
import csv
from datetime import date

from ods import Sheet
from texts import Text, in_sheet

NAME = "Orders"
COLUMNS = 52  # that are searched for a header, A to AZ
NULL_DATE = date(1899, 12, 30)

NAMES = {"OrderHeads": "A1:AZ1"}
ROWS = 1048576
# A column by its number, down to a row below which there is nothing. For a reference that may be
# left out Calc copies every cell, so that a whole column would take longer than what is in it.
COLUMN = "of:INDEX(OrderSheet;1;{column}):INDEX(OrderSheet;OrderDepth;{column})"
EXPRESSIONS = {"OrderSheet": f"of:[${in_sheet(NAME)}.$A$1:.$AMJ${ROWS}]", **{
    name: COLUMN.format(column=column) for name, column in (
        ("OrderCustomers", "CustomerColumn"), ("OrderAmounts", "AmountColumn"),
        ("OrderDates", "DateColumn"), ("OrderNumbers", "NumberColumn"))}}
DEPTHS = (5000, 20000, 100000)


def depth():
    """The formula of the row that the columns are read down to: the first of some below which
    nothing stands."""
    formula = str(ROWS)
    for row in reversed(DEPTHS):
        formula = (f"IF(COUNTA(INDEX(OrderSheet;{row + 1};0):INDEX(OrderSheet;{ROWS};0))=0;"
                   f"{row};{formula})")
    return f"={formula}"


def read(path):
    """The sample's orders: customer, date as Calc counts days, amount."""
    with open(path, encoding="utf-8", newline="") as file:
        return [(row["customer"], (date.fromisoformat(row["date"]) - NULL_DATE).days,
                 int(row["amount"])) for row in csv.DictReader(file)]


def build(orders):
    """The sheet of these orders. Only their cells have formats: an export brings its own. Who
    prints the workbook does not want hundreds of pages of them."""
    sheet = Sheet(NAME, [5.6, 2.6, 2.6, *[2.6] * 9], page="List", header_rows=range(1, 2),
                  printed=False)
    sheet.line("A1", ["Customer", "Date", "Amount"],
               ["List head", "List head centred", "List head centred"])
    for row, (customer, *rest) in enumerate(orders, 2):
        sheet.line(f"A{row}", [Text(customer), *rest], ["Default", "Day", "Whole"])
    return sheet
