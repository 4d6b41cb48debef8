# SPDX-License-Identifier: MPL-2.0
"""What is to be made of a list of orders: computed a second time, told, and compared with Calc.

The customers, cohorts and faults come from the requirements by tests/office/reference_orders.py, in
exact fractions; what stands on the customers' sales (scores, segments, sums) from the sales that
Calc shows, once these are found to be right.
"""
from datetime import timedelta
from fractions import Fraction
from statistics import median

import reference
import reference_more as more
import reference_orders
import segments
from checks import Difference, compare_rows, is_same, same
from customer_list import Column, CustomerList, count
from exact import is_number
from look import SEGMENTS, TIERS
from office import cell, value, values
from shown import percent

SALES = 2  # their column among those of CUSTOMERLIST
TOLD_PERIODS = 11


class Bought:
    """What a list of orders should give, with the amounts of its lines as they are given."""

    def __init__(self, orders, amounts=None, period=None):
        self.orders = orders
        cells = orders.told()
        if amounts is not None:
            cells[1] = amounts
        self.amounts = cells[1]
        self.customers = reference_orders.customer_list(*cells)
        # Of whole columns the first row is the heading.
        self.faults = [[place and place + 1, what]
                       for place, what in reference_orders.list_check(*cells)]
        self.period = period or segments.period_for(_months(cells[2]))
        self.cohorts = reference_orders.cohorts(*cells[:3], self.period)

    def table(self):
        """The customers as a list of them is read: the table, and what its columns hold."""
        header = [self.orders.title(self.orders.customer), "orders",
                  self.orders.title(self.orders.amount), "first order", "last order", "days since",
                  "usual gap"]
        rows = [[_cell(one) for one in row] for row in self.customers]
        texts = any(isinstance(row[0], str) for row in rows)
        kinds = ["text" if texts else "number", *["number"] * 2, *["date"] * 2, *["number"] * 2]
        columns = [Column(kind, list(cells)) for kind, cells in zip(kinds, zip(*rows))]
        names = [[row[0] if isinstance(row[0], str) else f"{row[0]:g}", *row[1:]] for row in rows]
        return CustomerList(self.orders.table.name, header, names, []), columns


def _months(dates):
    """How many calendar months the dates touch, first to last."""
    first, last = (reference_orders.period_of(int(day), "month")
                   for day in (min(filter(is_number, dates)), max(filter(is_number, dates))))
    return last - first + 1


def _cell(content):
    return content if isinstance(content, str) else float(content)


# -- telling -------------------------------------------------------------------------------------

def tell_formulas(book):
    orders = book.bought.orders
    customer, amount, date = (orders.title(index) for index in
                              (orders.customer, orders.amount, orders.date))
    print(f"{book.table.name}: {count(len(orders.table.rows), 'row')}, customers in the column "
          f"{customer!r}, amounts in {amount!r}, dates\nin {date!r}, written {orders.form}"
          + (f", orders in {orders.title(orders.order)!r}" if orders.order is not None else ""))
    last = book.column_names[len(book.columns) - 1]
    print(f"In A2:{last}{book.last_row}, by one array formula: {book.customers_formula}")


def tell_scores(book):
    first, last = book.added_area("Segment").split(":")
    print(f"In {book.added_area('RFM')}, by one array formula: {book.scores_formula}")
    print(f"In {first}, filled down to {last}: {book.segment_formula}")


def tell_faults(book):
    faults = shown_faults(book)
    if faults[0][0] == 0:
        print("LISTCHECK finds nothing wrong with the orders.")
        return
    print(f"LISTCHECK finds {count(len(faults), 'fault')} among the orders; the first:")
    for place, what in faults[:3]:
        print(f"  line {book.bought.orders.table.lines[int(place) - 2]:,}: {what}")


def tell(book):
    """Who buys how, whom to call first, and who comes back, all of it read from the cells."""
    print(f"{'Segment':<21}{'Customers':>10}{'of all':>9}{'Sum':>16}{'of these':>10}"
          + "".join(f"{tier:>7}" for tier in TIERS))
    for name, members, part, amount, share, *tiers in segment_rows(book):
        print(f"{name:<21}{int(members):>10,}{percent(part):>9}{book.money(amount):>16}"
              f"{percent(share):>10}" + "".join(f"{int(number):>7,}" for number in tiers))
    without = len(book.table.rows) - int(segment_rows(book)[-1][1])
    if without:
        print(f"Without an order above 0, and so without a segment: {without:,}")
    print()
    called = [row for row in calls(book) if row[0]]
    if called:
        name, tier, orders, amount, days, gap = called[0]
        print(f"To call first: {name}, tier {tier}, {count(int(orders), 'order')}, "
              f"{book.money(amount)}; the last {days:,.0f} days ago"
              + (f", as a rule every {gap:,g} days" if gap != "" else ""))
    print(f"Ordered more than once: {percent(shown(book, 'B'))} of the customers")
    if is_number(shown(book, "K")):
        print(f"Ordered again in the next {book.period}: {percent(shown(book, 'K'))} "
              "of new customers")
    print()
    print(f"By the {book.period} of the first order, how many ordered in it and in each one after:")
    rows = values(book.document.Sheets.getByName(segments.COHORTS), segments.counts_area(book))
    for first, *numbers in rows[-segments.SHOWN_COHORTS:]:
        told = [f"{int(number):>7,}" for number in numbers[:TOLD_PERIODS] if is_number(number)]
        print(f"{_period(first, book.period):<9}" + "".join(told))


def told_of(book, index):
    """What has been found of a customer, each with what it is."""
    row = customer_rows(book)[index]
    last = (reference_orders.DAY_0 + timedelta(int(row[4]))).isoformat() if row[4] != "" else "none"
    score = values(book.customers, book.added_area("RFM"))[index][0]
    return [("orders", f"{row[1]:,.0f}"), (book.amount_name, book.money(row[SALES])),
            ("last order", last),
            ("tier", values(book.customers, book.tier_area)[index][0]),
            ("segment", f"{segment_names(book)[index] or 'none'} ({score:g})" if score != "" else
             "none")]


def segment_names(book):
    return [row[0] for row in values(book.customers, book.added_area("Segment"))]


def other_changes(before, after, index):
    """How many but this one have changed."""
    return sum(pair[0] != pair[1] for pair in zip(before, after)) - (before[index] != after[index])


def is_of(row, customer):
    """Whether a row of the customers is that of a customer as an order names it."""
    return reference_orders.reads_as(row[0]) == reference_orders.reads_as(customer)


def _period(day, period):
    month = reference_orders.period_of(int(day), "month")
    year, month = divmod(month, 12)
    return {"year": f"{year}", "quarter": f"{year} Q{month // 3 + 1}",
            "month": f"{year}-{month + 1:02}"}[period]


# -- reading and comparing -----------------------------------------------------------------------

def customer_rows(book):
    last = book.column_names[len(book.columns) - 1]
    return values(book.customers, f"A2:{last}{book.last_row}")


def shown_faults(book):
    return values(book.listed_orders, book.check_area)


def segment_rows(book):
    return values(_sheet(book), f"B{segments.FIRST_ROW}:I{segments.TOTAL_ROW}")


def calls(book):
    return values(_sheet(book), f"B{segments.FIRST_CALL}:G{segments.NOTE_ROW - 1}")


def shown(book, column):
    """The figure of a card on the sheet of segments."""
    return value(cell(_sheet(book), f"{column}{segments.layout.CARD_ROW}"))


def _sheet(book):
    return book.document.Sheets.getByName(segments.NAME)


def all_cells(book):
    """Everything that is made of the orders."""
    cohorts = book.document.Sheets.getByName(segments.COHORTS)
    return [customer_rows(book), *(values(book.customers, book.added_area(title))
                                   for title in book.added),
            shown_faults(book), values(_sheet(book), segments.AREA),
            *(values(cohorts, area) for area in (segments.counts_area(book),
                                                 segments.shares_area(book)))]


def compare(book, expected):
    """The customers' sales as Calc shows them; Difference unless all is as Bought says."""
    rows = customer_rows(book)
    compare_rows("CUSTOMERLIST", rows, expected.customers)
    same("The number of customers shown", value(cell(_sheet(book), "B2")), len(expected.customers))
    compare_rows("LISTCHECK", shown_faults(book), expected.faults)
    compare_cohorts(book, expected)
    compare_segments(book, rows)
    return [row[2] for row in rows]


def compare_size(book):
    """Difference unless CUSTOMERLIST gives no more customers than there is room for."""
    book.document.UndoManager.lock()
    aside = cell(book.customers, "A1").Spreadsheet.getCellByPosition(len(book.column_names) + 1, 0)
    aside.setFormula(f"=ROWS({book.customers_formula[1:]})")
    number = value(aside)
    aside.setFormula("")
    book.document.UndoManager.unlock()
    same("The number of customers", number, len(book.bought.customers))


def compare_cohorts(book, expected):
    """All cohorts, in numbers and as shares, and the part of them that is shown around."""
    sheet, number = book.document.Sheets.getByName(segments.COHORTS), book.periods
    rows = [row for row in expected.cohorts]
    # Without the first order of all, there is a period less than there is room for.
    rows = [row + ["#N/A"] * (number + 1 - len(row)) for row in rows]
    rows += [[""] * len(expected.cohorts[0]) + ["#N/A"] * (number + 1 - len(expected.cohorts[0]))
             for _ in range(number - len(rows))]
    parts = [[row[0], *(_part(figure, row[1]) for figure in row[1:])] for row in rows]
    compare_rows("COHORTS", values(sheet, segments.counts_area(book)), rows)
    compare_rows("COHORTS by share", values(sheet, segments.shares_area(book)), parts)
    compare_new_and_again(book, rows)
    first = max(0, number - segments.SHOWN_COHORTS)
    compare_rows("The cohorts shown", values(_sheet(book), segments.triangle_area(book)), [
        ["" if one == "#N/A" else one for one in
         (row[0], row[1], *part[1:segments.SHOWN_PERIODS + 1])]
        for row, part in zip(rows[first:], parts[first:])])


def _part(figure, all_of_them):
    if isinstance(figure, str):
        return figure
    return Fraction(figure, all_of_them) if all_of_them else ""


def compare_new_and_again(book, rows):
    """What the chart shows, from cohorts that are right."""
    numbers = [[figure if is_number(figure) else 0 for figure in row] for row in rows]
    expected = [[rows[place][0], row[1], sum(numbers[place - later][1 + later] for later in
                                     range(1, place + 1))]
                for place, row in enumerate(numbers)]
    compare_rows("The chart of the orders", values(_sheet(book), segments.new_and_again_area(book)),
                 expected)


def compare_segments(book, rows):
    """The scores and segments of customers that are right, and what is shown of them."""
    scores = more.rfm_scores(*([row[place] for row in rows] for place in (5, 1, 2)))
    names = ["" if score == "" else more.rfm_segment(score) for score in scores]
    compare_rows("RFM", values(book.customers, book.added_area("RFM")), [[one] for one in scores])
    compare_rows("Segment", values(book.customers, book.added_area("Segment")),
                 [[name] for name in names])
    tiers = [row[0] for row in values(book.customers, book.tier_area)]
    members = [_Member(name, tier, row) for name, tier, row in zip(names, tiers, rows) if name]
    compare_rows("The segments", segment_rows(book), _segment_table(members))
    called = sorted((one for one in members if one.segment in segments.CALLED),
                    key=lambda one: -one.row[2])
    expected = [[_text(one.row[0]), one.tier, *(one.row[place] for place in (1, 2, 5, 6))]
                for one in called[:segments.SHOWN_CALLS]]
    expected += [[""] * 6] * (segments.SHOWN_CALLS - len(expected))
    compare_rows("Whom to call first", calls(book), expected)
    compare_cards(book, rows, called)


class _Member:
    def __init__(self, segment, tier, row):
        self.segment, self.tier, self.row = segment, tier, row


def _text(name):
    return name if isinstance(name, str) else f"{name:.15g}"


def _segment_table(members):
    table = []
    number, total = len(members), _total(members)
    for segment in (*SEGMENTS, None):
        own = [one for one in members if segment in (None, one.segment)]
        table.append([segment or "All", len(own), Fraction(len(own), number) if number else 0,
                      _total(own), _total(own) / total if total else 0,
                      *(sum(one.tier == tier for one in own) for tier in TIERS)])
    return table


def _total(members):
    return sum((reference.exact(one.row[2]) for one in members), Fraction(0))


def compare_cards(book, rows, called):
    ordered = [row[1] for row in rows if row[1] > 0]
    gaps = [row[6] for row in rows if row[6] != ""]
    cohorts = book.document.Sheets.getByName(segments.COHORTS)
    counts = values(cohorts, segments.counts_area(book))
    expected = {
        "B": Fraction(sum(orders > 1 for orders in ordered), len(ordered)),
        "E": median(gaps) if gaps else "none",
        "K": _ordered_again(counts),
        "R": sum(one.tier == TIERS[0] for one in called),
    }
    for column, wanted in expected.items():
        if not is_same(shown(book, column), wanted):
            raise Difference(f"The figure in {column} of {segments.NAME} is "
                             f"{shown(book, column)!r} in Calc, expected {wanted!r}")


def _ordered_again(counts):
    """Of all whose next period has come, how many ordered in it; from numbers that are right."""
    if len(counts) < 2 or not is_number(counts[0][2]):
        return "none"
    new = sum(int(row[1]) for row in counts[:-1] if is_number(row[1]))
    return Fraction(sum(int(row[2]) for row in counts[:-1] if is_number(row[2])), new)
