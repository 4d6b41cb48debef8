# SPDX-License-Identifier: MPL-2.0
"""The demo's workbook: the list with its tiers, a summary to show around, and the Pareto curve.

What the summary and the chart show are formulas on the list, so that they follow every change.
"""
from dataclasses import dataclass

from com.sun.star.table.CellHoriJustify import CENTER

import curve
import exact
import look
import summary
from customer_list import CustomerList
from office import array_formula, cell, fill, fill_down

# Up to this many rows every row has a formula of its own; beyond, one array formula serves all.
FILL_DOWN_ROWS = 10000
LIST = "Customers"


@dataclass
class Workbook:
    """The list that the document was made from, and where in the document things are."""
    document: object
    table: CustomerList
    columns: list      # of Column, what the cells hold
    amount_index: int  # of the column of amounts
    tier_formula: str = ""

    def __post_init__(self):
        self.name_index, self.detail_index = telling_columns(self.columns, self.amount_index)

    @property
    def customers(self):
        return self.document.Sheets.getByName(LIST)

    @property
    def summary(self):
        return self.document.Sheets.getByName(summary.NAME)

    @property
    def amounts(self):
        return self.columns[self.amount_index].cells

    @property
    def amount_name(self):
        return self.table.header[self.amount_index]

    def money(self, amount):
        """An amount or a sum of them as text, with the decimals that the list has."""
        return f"{amount:,.{look.amount_decimals(self.amounts)}f}"

    @property
    def last_row(self):
        return len(self.table.rows) + 1

    @property
    def curve_row(self):
        """The last row of the curve, which has one for each number."""
        return sum(map(exact.is_number, self.amounts)) + 1

    @property
    def tier_index(self):
        return len(self.columns)

    def column_name(self, index):
        return self.customers.Columns.getByIndex(index).Name

    def column_area(self, index):
        """A reference from any sheet to the customers' cells in a column of the list."""
        name = self.column_name(index)
        return f"${LIST}.${name}$2:${name}${self.last_row}"

    @property
    def amounts_area(self):
        return self.column_area(self.amount_index)

    @property
    def positions_area(self):
        """A reference to the curve's first column: the place in the list, by rank."""
        return f"${curve.NAME}.$A$2:$A${self.curve_row}"

    @property
    def tier_area(self):
        """The tiers' address on their own sheet."""
        name = self.column_name(self.tier_index)
        return f"{name}2:{name}{self.last_row}"


def build(office, table, columns, amount_index):
    """A new document with everything in it."""
    document = office.calc()
    document.Sheets.getByIndex(0).Name = LIST
    document.Sheets.insertNewByName(summary.NAME, 0)
    document.Sheets.insertNewByName(curve.NAME, 2)
    look.add_styles(document)
    book = Workbook(document, table, columns, amount_index)
    document.lockControllers()
    try:
        _write_list(book)
        _write_tiers(book)
        summary.write(book)
        curve.write(book)
        curve.draw(office, book)
    finally:
        document.unlockControllers()
    return book


def _write_list(book):
    sheet = book.customers
    fill(sheet, "A1", [[*book.table.header, "Tier"]])
    fill(sheet, "A2", zip(*(column.cells for column in book.columns)))
    for index, column in enumerate(book.columns):
        codes = "YYYY-MM-DD" if column.kind == "date" else None
        if index == book.amount_index:
            codes = look.amount_format(book.amounts)
        if codes:
            sheet.getCellRangeByName(book.column_area(index)).NumberFormat = look.number_format(
                book.document, codes)
    head = sheet.getCellRangeByPosition(0, 0, book.tier_index, 0)
    head.CellStyle = "List head"
    _add_filter(book)
    head.Columns.OptimalWidth = True
    for index in range(book.tier_index + 1):
        column = sheet.Columns.getByIndex(index)
        column.Width = min(column.Width + 500, 7000)  # room for the filter's button
    sheet.setTitleRows(head.RangeAddress)
    sheet.setPrintTitleRows(True)
    look.set_page(book.document, sheet, 0)


def _add_filter(book):
    ranges = book.document.DatabaseRanges
    ranges.addNewByName("Customers", book.customers.getCellRangeByPosition(
        0, 0, book.tier_index, book.last_row - 1).RangeAddress)
    ranges.getByName("Customers").AutoFilter = True


def _write_tiers(book):
    name, last = book.column_name(book.amount_index), book.last_row
    tiers = book.customers.getCellRangeByName(book.tier_area)
    if last - 1 > FILL_DOWN_ROWS:
        book.tier_formula = f"=CUSTOMERTIERS({name}2:{name}{last})"
        array_formula(book.customers, book.tier_area, book.tier_formula)
    else:
        book.tier_formula = f"=CUSTOMERTIER({name}2;{name}$2:{name}${last})"
        if not all(map(exact.is_number, book.amounts)):
            # A reference to one empty cell is 0 to a function, and 0 would be in the last tier.
            book.tier_formula = f'=IF(ISNUMBER({name}2);{book.tier_formula[1:]};"")'
        cell(book.customers, book.tier_area).setFormula(book.tier_formula)
        fill_down(book.customers, book.tier_area)
    look.colour_tiers(tiers)
    tiers.HoriJustify = CENTER


def telling_columns(columns, amount_index):
    """The columns by which the summary names a customer and says a little more, None if none."""
    others = [index for index in range(len(columns)) if index != amount_index]
    name = others[0] if others else None
    for kind in ("text", "number"):
        for index in others[1:]:
            if columns[index].kind == kind:
                return name, index
    return name, None
