# SPDX-License-Identifier: MPL-2.0
"""The demo's workbook: the list with its tiers, a summary to show around, and the Pareto curve.

With the worked story also what to do with each customer, and a sheet that sums that up. Of a list
of orders the customers are made by formulas, too, and a sheet shows who buys how. What the
summaries and the charts show are formulas on the list, so that they follow every change.
"""
from dataclasses import dataclass

from com.sun.star.table.CellHoriJustify import CENTER

import actions
import changes
import curve
import exact
import layout
import look
import sample
import segments
import summary
from customer_list import CustomerList
from office import array_formula, cell, fill, fill_down, formulas
from story import shares

# Up to this many rows every row has a formula of its own; beyond, one array formula serves all.
FILL_DOWN_ROWS = 10000
LIST, ORDERS = "Customers", "Orders"
DATE_CODES = "YYYY-MM-DD"


@dataclass
class Workbook:
    """The list that the document was made from, and where in the document things are."""
    document: object
    table: CustomerList
    columns: list      # of Column, what the cells hold
    amount_index: int  # of the column of amounts
    story: list        # of the worked story's columns, which stand beside the list; or empty
    bought: object = None  # what a list of orders should give, where the customers come from one
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
    def changes(self):
        return self.document.Sheets.getByName(changes.NAME)

    @property
    def amounts(self):
        return self.columns[self.amount_index].cells

    @property
    def amount_name(self):
        return self.table.header[self.amount_index]

    def money(self, amount):
        """An amount or a sum of them as text, with the decimals that the list has."""
        listed = self.bought.amounts if self.bought else self.amounts
        return f"{amount:,.{look.amount_decimals(listed)}f}"

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
        if self.bought:
            return ["Tier", "RFM", "Segment"]
        return [column.title for column in self.story] or ["Tier"]

    @property
    def tier_index(self):
        return len(self.columns) + self.added.index("Tier")

    @property
    def segment_index(self):
        return len(self.columns) + self.added.index("Segment")

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
        return self.added_area("Tier")

    def added_area(self, title):
        """The address of a column beside the list on its own sheet."""
        name = self.column_names[len(self.columns) + self.added.index(title)]
        return f"{name}2:{name}{self.last_row}"

    # -- of a list of orders -------------------------------------------------------------------

    @property
    def listed_orders(self):
        return self.document.Sheets.getByName(ORDERS)

    @property
    def period(self):
        """By which customers are put into cohorts."""
        return self.bought.period

    @property
    def periods(self):
        return len(self.bought.cohorts)

    @property
    def customers_formula(self):
        return f"=CUSTOMERLIST({self._order_columns(f'${ORDERS}.')})"

    def cohorts_formula(self, share):
        orders = self.bought.orders
        columns = self._order_columns(f"${ORDERS}.", orders.customer, orders.amount, orders.date)
        return f'=COHORTS({columns};"{self.period}";;{share};{self.periods})'

    @property
    def scores_formula(self):
        return f"=RFMSCORES(F2:F{self.last_row};B2:B{self.last_row};C2:C{self.last_row})"

    @property
    def segment_formula(self):
        return f"=RFMSEGMENT({self.added_area('RFM').split(':')[0]})"

    @property
    def check_formula(self):
        return f"=LISTCHECK({self._order_columns('')})"

    def _order_columns(self, sheet, *indices):
        """Whole columns of the list of orders, which cost what is in them (G14)."""
        names = self.listed_orders.Columns
        return ";".join(f"{sheet}{names.getByIndex(index).Name}:{names.getByIndex(index).Name}"
                        for index in indices or self.bought.orders.told_indices())

    @property
    def check_area(self):
        """Where LISTCHECK stands, two columns beside the orders."""
        names = self.listed_orders.Columns
        first = len(self.bought.orders.columns) + 1
        return (f"{names.getByIndex(first).Name}2:{names.getByIndex(first + 1).Name}"
                f"{1 + len(self.bought.faults)}")


def build(office, table, columns, amount_index, story, bought=None):
    """A new document with everything in it."""
    document = office.calc()
    document.Sheets.getByIndex(0).Name = LIST
    document.Sheets.insertNewByName(summary.NAME, 0)
    document.Sheets.insertNewByName(curve.NAME, 2)
    look.add_styles(document)
    if bought:
        for name, place in ((segments.NAME, 1), (segments.COHORTS, 4), (ORDERS, 5)):
            document.Sheets.insertNewByName(name, place)
    book = Workbook(document, table, columns, amount_index, story, bought)
    document.lockControllers()
    try:
        if bought:
            _write_orders(book)
        _write_list(book)
        if story:
            _write_story(book)
        else:
            _write_tiers(book)
        if bought:
            _write_scores(book)
        summary.write(book)
        curve.write(book)
        curve.draw(office, book)
        if bought:
            segments.write(book)
        if story:
            document.Sheets.insertNewByName(actions.NAME, 1)
            actions.write(book)
            for name, place in ((changes.NAME, 2), (changes.DETAILS, document.Sheets.Count)):
                document.Sheets.insertNewByName(name, place)
            _write_story_arrays(book)
            changes.write(book)
    finally:
        document.unlockControllers()
    return book


def _write_list(book):
    sheet = book.customers
    fill(sheet, "A1", [[*book.table.header, *book.added]])
    if book.bought:
        last = book.column_names[len(book.columns) - 1]
        array_formula(sheet, f"A2:{last}{book.last_row}", book.customers_formula)
    else:
        fill(sheet, "A2", zip(*(column.cells for column in book.columns)))
    for index, column in enumerate(book.columns):
        codes = DATE_CODES if column.kind == "date" else None
        if index == book.amount_index:
            codes = look.amount_format(book.amounts)
        if codes:
            layout.show_as(book.document, sheet, book.column_area(index), codes)
    last_index = len(book.columns) + len(book.added) - 1
    head = sheet.getCellRangeByPosition(0, 0, last_index, 0)
    head.CellStyle = "List head"
    _add_filter(book, last_index)
    _set_widths(head)
    sheet.setTitleRows(head.RangeAddress)
    sheet.setPrintTitleRows(True)
    look.set_page(book.document, sheet, 0)


def _write_orders(book):
    """The list of orders as it is, and beside it what LISTCHECK finds wrong with it."""
    sheet, orders = book.listed_orders, book.bought.orders
    fill(sheet, "A1", [orders.table.header])
    fill(sheet, "A2", zip(*(column.cells for column in orders.columns)))
    last = len(orders.table.rows) + 1
    for index, column in enumerate(orders.columns):
        name = sheet.Columns.getByIndex(index).Name
        codes = DATE_CODES if column.kind == "date" else None
        if index == orders.amount:
            codes = look.amount_format(column.cells)
        if codes:
            layout.show_as(book.document, sheet, f"{name}2:{name}{last}", codes)
    first, end = book.check_area.split(":")
    fill(sheet, first.replace("2", "1"), [["Row", "What is wrong"]])
    array_formula(sheet, book.check_area, book.check_formula)
    for area in (sheet.getCellRangeByPosition(0, 0, len(orders.columns) - 1, 0),
                 sheet.getCellRangeByName(f"{first}:{end}".replace(first, first.replace("2", "1")))
                 .getCellRangeByPosition(0, 0, 1, 0)):
        area.CellStyle = "List head"
        _set_widths(area)
    look.set_page(book.document, sheet, 0)


def _write_scores(book):
    """The RFM scores of the customers by one formula, and the segment of each."""
    sheet, area = book.customers, book.added_area("Segment")
    array_formula(sheet, book.added_area("RFM"), book.scores_formula)
    sheet.getCellRangeByName(book.added_area("RFM")).HoriJustify = CENTER
    cell(sheet, area).setFormula(book.segment_formula)
    fill_down(sheet, area)
    look.colour_segments(sheet.getCellRangeByName(area))
    _set_widths(sheet.getCellRangeByName(area))


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


def _write_story_arrays(book):
    """The orders that the story begins with, the customers that it makes of them, what has changed
    and why each is where it is."""
    sample.enter_arrays(book.document, *sample.read_orders())
    orders, bought, details = map(book.document.Sheets.getByName,
                                  ("Orders", "Bought", changes.DETAILS))
    fill(details, "A1", [changes.DETAIL_TITLES])
    fill(orders, "E1", [["Row", "What is wrong"]])
    fill(bought, "A1", [["customer", "orders", "sales", "first order", "last order", "days since",
                         "usual gap"]])
    last = sample.LAST_BOUGHT
    for sheet, area, codes in ((orders, "B:B", DATE_CODES), (bought, f"C2:C{last}", look.WHOLE),
                               (bought, f"D2:E{last}", DATE_CODES),
                               (bought, "H1:K1", DATE_CODES), (bought, f"H2:K{last}", look.WHOLE),
                               (details, "C:D", look.PERCENT), (details, "E:F", look.WHOLE)):
        layout.show_as(book.document, sheet, area, codes)
    for sheet, area in ((orders, "A1:C1"), (orders, "E1:F1"), (bought, "A1:K1"),
                        (details, "A1:H1")):
        sheet.getCellRangeByName(area).CellStyle = "List head"
        _set_widths(sheet.getCellRangeByName(area))
    layout.show_as(book.document, bought, "H1:K1", DATE_CODES)
    for sheet in (orders, bought, details):
        look.set_page(book.document, sheet, 0)


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
