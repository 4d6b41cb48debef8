# SPDX-License-Identifier: MPL-2.0
"""The demo's workbook: the list with its tiers, a summary to show around, and the Pareto curve.

With the worked story also what to do with each customer, and a sheet that sums that up. What the
summaries and the charts show are formulas on the list, so that they follow every change.
"""
from dataclasses import dataclass

from com.sun.star.table.CellHoriJustify import CENTER

import actions
import curve
import exact
import layout
import look
import summary
from customer_list import CustomerList
from office import array_formula, cell, fill, fill_down, formulas
from story import shares

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
    story: list        # of the worked story's columns, which stand beside the list; or empty
    tier_formula: str = ""

    def __post_init__(self):
        self.name_index, self.detail_index = telling_columns(self.columns, self.amount_index)
        columns = self.customers.Columns
        self.column_names = [columns.getByIndex(index).Name for index in
                             range(len(self.columns) + len(self.added))]

    @property
    def customers(self):
        return self.document.Sheets.getByName(LIST)

    @property
    def summary(self):
        return self.document.Sheets.getByName(summary.NAME)

    @property
    def actions(self):
        return self.document.Sheets.getByName(actions.NAME)

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
    def added(self):
        """The titles of the columns beside the list."""
        return [column.title for column in self.story] or ["Tier"]

    @property
    def tier_index(self):
        return len(self.columns) + self.added.index("Tier")

    def listed_area(self, title):
        """A reference from any sheet to the customers' cells in a column, by its title."""
        return self.column_area((self.table.header + self.added).index(title))

    def column_area(self, index):
        """A reference from any sheet to the customers' cells in a column of the list."""
        name = self.column_names[index]
        return f"${LIST}.${name}$2:${name}${self.last_row}"

    def first_cell(self, title):
        """A reference from any sheet to the first customer's cell in a column, to fill down."""
        return self.listed_area(title).split(":")[0].replace("$2", "2")

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
        name = self.column_names[self.tier_index]
        return f"{name}2:{name}{self.last_row}"


def build(office, table, columns, amount_index, story):
    """A new document with everything in it."""
    document = office.calc()
    document.Sheets.getByIndex(0).Name = LIST
    document.Sheets.insertNewByName(summary.NAME, 0)
    document.Sheets.insertNewByName(curve.NAME, 2)
    look.add_styles(document)
    book = Workbook(document, table, columns, amount_index, story)
    document.lockControllers()
    try:
        _write_list(book)
        if story:
            _write_story(book)
        else:
            _write_tiers(book)
        summary.write(book)
        curve.write(book)
        curve.draw(office, book)
        if story:
            document.Sheets.insertNewByName(actions.NAME, 1)
            actions.write(book)
    finally:
        document.unlockControllers()
    return book


def _write_list(book):
    sheet = book.customers
    fill(sheet, "A1", [[*book.table.header, *book.added]])
    fill(sheet, "A2", zip(*(column.cells for column in book.columns)))
    for index, column in enumerate(book.columns):
        codes = "YYYY-MM-DD" if column.kind == "date" else None
        if index == book.amount_index:
            codes = look.amount_format(book.amounts)
        if codes:
            sheet.getCellRangeByName(book.column_area(index)).NumberFormat = look.number_format(
                book.document, codes)
    last_index = len(book.columns) + len(book.added) - 1
    head = sheet.getCellRangeByPosition(0, 0, last_index, 0)
    head.CellStyle = "List head"
    _add_filter(book, last_index)
    _set_widths(head)
    sheet.setTitleRows(head.RangeAddress)
    sheet.setPrintTitleRows(True)
    look.set_page(book.document, sheet, 0)


def _set_widths(area):
    area.Columns.OptimalWidth = True
    for column in area.Columns:
        column.Width = min(column.Width + 500, 7000)  # room for the filter's button


def _add_filter(book, last_index):
    ranges = book.document.DatabaseRanges
    ranges.addNewByName("Customers", book.customers.getCellRangeByPosition(
        0, 0, last_index, book.last_row - 1).RangeAddress)
    ranges.getByName("Customers").AutoFilter = True


def _write_tiers(book):
    name, last = book.column_names[book.amount_index], book.last_row
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
    _colour_tiers(tiers)


def _write_story(book):
    """The story's formulas in the first customer's row, filled down as its reader does."""
    sheet = book.customers
    first, last = book.column_names[len(book.columns)], book.column_names[-1]
    fill(sheet, *shares())
    formulas(sheet, f"{first}2", [[column.formula for column in book.story]])
    fill_down(sheet, f"{first}2:{last}{book.last_row}")
    book.tier_formula = next(column.formula for column in book.story if column.title == "Tier")
    _colour_tiers(sheet.getCellRangeByName(book.tier_area))
    for title, codes in (("Profit", look.WHOLE), ("Hours to give", look.TENTHS),
                         ("Calls a year", look.WHOLE)):
        layout.show_as(book.document, sheet, book.listed_area(title), codes)
    look.colour_losses(sheet.getCellRangeByName(book.listed_area("Profit")))
    actions_area = sheet.getCellRangeByName(book.listed_area("Action"))
    look.colour_actions(actions_area)
    actions_area.HoriJustify = CENTER
    _set_widths(sheet.getCellRangeByName(f"{first}1:{last}1"))


def _colour_tiers(tiers):
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
