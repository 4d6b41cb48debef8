# SPDX-License-Identifier: MPL-2.0
"""Whole lists of orders: every row against an independent computation, and what must not matter.

The lists are a made one, always, and real ones where they are here: with numbers, with codes and
with texts of digits as customers, with an order a row and with several rows an order.
"""
import random
import sys
from fractions import Fraction
from pathlib import Path

import reference_orders as reference
import tap
from cases import check, same_rows, show, show_array
from com.sun.star.sheet.FillDateMode import FILL_DATE_DAY
from com.sun.star.sheet.FillDirection import TO_BOTTOM
from com.sun.star.sheet.FillMode import LINEAR
from office import Office, fill, formulas
from order_sheets import DATA, order_lines, sheet_of

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
REAL = ("orders-51243.csv", "orders-6919.csv", "order-lines.csv")
FULL_SHEET = 1_048_576



def made():
    """Rows of a list with spellings, returns and several rows an order, of one customer each."""
    rng = random.Random(91)
    names = ["Ås", "ås ", "straße", "STRASSE", "two  words", "7", 7, 8, *range(1001, 1090)]
    rows = []
    for order in range(500):
        customer, day = rng.choice(names), 43000 + rng.randrange(1200)
        for _ in range(rng.randrange(1, 4)):
            amount = round(20 * rng.paretovariate(1.161), 2) * rng.choice((1,) * 12 + (-1,))
            rows.append([customer, amount, day + rng.choice((0, 0, 0.75)),
                         rng.choice((order, f"no {order}")) if order % 9 else None])
    return rows


def each_list(name):
    """Register the decorated function as a test of the made list, and as one of each real list."""
    def register(function):
        for real in ("", *REAL):
            def run(office, real=real):
                if real and not (DATA / real).exists():
                    tap.skip(f"there is no ../shared/data/{real}")
                function(office, List(office, order_lines(real) if real else made()))
                for document in documents(office):
                    document.close(True)
            tap.test(f"{real or 'A made list'}: {name}")(run)
        return function
    return register


def documents(office):
    """The open documents."""
    components = office.desktop.Components.createEnumeration()
    while components.hasMoreElements():
        yield components.nextElement()


class List:
    """A list in A:D of a new sheet, below a heading. The days are the orders of a list that has no
    numbers of them. Columns that a function takes as references are given whole."""

    def __init__(self, office, rows):
        self.has_numbers = len(rows[0]) == 4
        rows = [row if len(row) == 4 else [*row, row[2]] for row in rows]
        self.office = office
        self.rows = [list(row) for row in rows]
        self.columns = [list(column) for column in zip(*rows)]
        self.sheet = sheet_of(office, [["Customer", "Amount", "Date", "Order"], *rows])
        self.end = len(rows) + 1
        self.required = "A:A;B:B;C:C"
        self.dates = f"C1:C{self.end}"
        self.orders = f"D1:D{self.end}"
        self.numbered = f"A1:A{self.end};B1:B{self.end};{self.dates};{self.orders}"

    def other(self, rows):
        """Another one."""
        return List(self.office, rows)

    def shown(self, formula, columns):
        """The rows that a formula gives."""
        rows = int(show(self.sheet, [f"=ROWS({formula[1:]})"])[0])
        return show_array(self.sheet, formula, rows, columns)


def same(sheet, formula, expected):
    """Fail unless a formula gives these rows, and no more."""
    expected = [[float(one) if isinstance(one, Fraction) else one for one in row]
                for row in expected]
    tap.equal(show(sheet, [f"=ROWS({formula[1:]})"]), [len(expected)], f"rows of {formula}")
    shown = show_array(sheet, formula, len(expected), len(expected[0]))
    for row, (is_, wanted) in enumerate(zip(shown, expected), 1):
        if not same_rows([is_], [wanted]):
            raise AssertionError(f"{formula}, row {row}\n  is       {is_}\n  expected {wanted}")


def windows(days):
    """AsOf and From: neither, each, and both, with a time of day."""
    days = sorted(map(int, days))
    early, late = days[len(days) // 5], days[4 * len(days) // 5]
    return (None, None), (late, None), (None, early), (late + 0.5, early + 0.25)


# -- every row -----------------------------------------------------------------------------------

@each_list("every customer in every order of them, and in every window (LIST-1, LIST-2, ORD-6)")
def customers(_, listed):
    sorts = ("first", "sales", "name")
    whole, *parts = windows(listed.columns[2])
    for sort, (as_of, start) in [*((sort, whole) for sort in sorts), *zip(sorts, parts)]:
        same(listed.sheet,
             f'=CUSTOMERLIST({listed.required};;{as_of or ""};{start or ""};;"{sort}")',
             reference.customer_list(*listed.columns[:3], None, as_of, start, sort=sort))


@each_list("every customer by orders of several rows, and in periods (ORD-7, LIST-3)")
def by_order(_, listed):
    first, last = min(listed.columns[2]), max(listed.columns[2])
    starts = [first - 400, *(first + i * (last - first) / 6 for i in range(6)), last + 1]
    fill(listed.sheet, "F1", [[start] for start in starts])
    whole, *_, both = windows(listed.columns[2])
    for as_of, start in (whole, both):
        same(listed.sheet, f'=CUSTOMERLIST({listed.numbered};{as_of or ""};{start or ""};'
                           f'F1:F{len(starts)})',
             reference.customer_list(*listed.columns, as_of, start, starts))


@each_list("cohorts by month, quarter and year, in numbers and in shares (COH-1)")
def cohorts(_, listed):
    for period in ("month", "quarter", "year"):
        for share, (as_of, _) in zip((0, 1), windows(listed.columns[2])):
            same(listed.sheet, f'=COHORTS({listed.required};"{period}";{as_of or ""};{share})',
                 reference.cohorts(*listed.columns[:3], period, as_of, bool(share)))


WRONG = (("A", None, "Customer missing", "#VALUE!"),
         ("A", " \u00a0", "Customer missing", "#VALUE!"),
         ("B", "1,234.50", "Amount is text", "#VALUE!"), ("B", None, "Amount missing", "#VALUE!"),
         ("C", "2015-02-07", "Date is text", "#VALUE!"), ("C", None, "Date missing", "#VALUE!"),
         ("C", 20150207, "Date out of range", "Err:502"))


@each_list("nothing is wrong with it, and with what is added the row is named (ORD-3, CHECK-1)")
def faults(_, listed):
    sheet, end = listed.sheet, listed.end
    checked = f"=LISTCHECK(A1:A{end + 1};B1:B{end + 1};C1:C{end + 1})"
    same(sheet, checked, [[0, ""]])
    if listed.has_numbers:
        same(sheet, f"=LISTCHECK({listed.numbered})", [[0, ""]])
    place = end // 2
    for column, wrong, fault, error in WRONG:
        fill(sheet, f"{column}{place}", [[wrong]])
        same(sheet, checked, [[place, fault]])
        tap.equal(show(sheet, [f"={name}({listed.required})" for name in ("CUSTOMERLIST", "COHORTS")]),
                  [error] * 2, fault)
        fill(sheet, f"A{place}", [listed.rows[place - 2]])
    sheet.getCellRangeByName(f"B{end + 1}").setFormula(f"=SUM(B2:B{end})")
    same(sheet, checked, [[end + 1, "Date missing"]])
    tap.equal(show(sheet, [f"=CUSTOMERLIST({listed.required})"]), ["#VALUE!"], "with a total")
    tap.equal(show(sheet, [f"=CUSTOMERLIST(A2:A{end};B2:B{end};C2:C{end - 1})"]), ["Err:502"])


# -- what must not matter ------------------------------------------------------------------------

@each_list("rows in another order give the same customers to the last bit (G4)")
def shuffled(_, listed):
    # One spelling each, since the first one is shown.
    rows = [[reference.reads_as(row[0]), *row[1:]] for row in listed.rows]
    found = []
    rng = random.Random(92)
    for _ in range(3):
        other = listed.other(rows)
        found.append(other.shown(f'=CUSTOMERLIST({other.numbered};;;;"name")', 7))
        rng.shuffle(rows)
    tap.equal((found[1] == found[0], found[2] == found[0]), (True, True), "the same customers")


@each_list("a row in two parts gives the same sales, and orders by their numbers (ORD-7)")
def split(_, listed):
    rng = random.Random(93)
    rows = []
    for customer, amount, day, order in listed.rows:
        part = amount * rng.randrange(1, 8) / 8 if rng.random() < 0.3 else 0
        # Only where binary numbers add up to the amount exactly.
        if part > 0 and Fraction(part) + Fraction(amount - part) == Fraction(amount):
            rows.append([customer, part, day, order])
            amount -= part
        rows.append([customer, amount, day, order])
    tap.equal(len(rows) > 1.1 * len(listed.rows), True, "rows are in two parts")
    found = [one.shown(f"=CUSTOMERLIST({one.numbered})", 7) for one in (listed, listed.other(rows))]
    tap.equal(found[1] == found[0], True, "the same customers")


@each_list("rows outside of the window change nothing (ORD-6)")
def outside(_, listed):
    as_of, start = windows(listed.columns[2])[-1]
    inside = [row for row in listed.rows if int(start) <= int(row[2]) <= int(as_of)]
    tap.equal(0 < len(inside) < len(listed.rows), True, "rows are inside and outside")
    others = ([], [[row[0], 1e6, int(start) - 1, "no order"] for row in inside[:99]],
              [["another", -5, int(as_of) + 1, 1], [inside[0][0], 1e300, 0, 1]])
    given = f'{as_of};{start};{int(start) + 30};"sales"'
    found = [one.shown(f"=CUSTOMERLIST({one.numbered};{given})", 8)
             for one in (listed, *(listed.other(inside + more) for more in others))]
    for one in found[1:]:
        tap.equal(one == found[0], True, "the same customers")


@each_list("the sales of the customers sum to the sum of the rows, and so do the periods' (LIST-3)")
def sums(_, listed):
    sheet, days = listed.sheet, listed.columns[2]
    total = float(sum(map(reference.exact, listed.columns[1]), Fraction(0)))
    fill(sheet, "F1", [[min(days)], [sorted(days)[len(days) // 2]]])
    for columns in (f"{listed.required};", listed.numbered):
        given = f'CUSTOMERLIST({columns};;;F1:F2;"sales")'
        for found in show(sheet, [f"=SUM(INDEX({given};0;3))",
                                  f"=SUM(INDEX({given};0;8);INDEX({given};0;9))"]):
            tap.near(found, total, what=given)


# -- what is too large, or broken ----------------------------------------------------------------

@tap.test("A million customers, one in every row of the sheet (LIST-4, COH-1)")
def a_million(office):
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    fill(sheet, "A1", [[1, 1, 1]])
    sheet.getCellRangeByName(f"A1:C{FULL_SHEET}").fillSeries(TO_BOTTOM, LINEAR, FILL_DATE_DAY, 1,
                                                             FULL_SHEET)
    listed, n = "A:A;B:B;C:C", FULL_SHEET
    periods = ";".join(map(str, range(1, 59)))
    check(sheet, f"""
        {{=CUSTOMERLIST({listed};;;;;"sales";1)}}              -> {n}; 1; {n}; {n}; {n}; 0; ""
        {{=CUSTOMERLIST({listed};;;;;"name";1)}}               -> 1; 1; 1; 1; 1; {n - 1}; ""
        =ROWS(CUSTOMERLIST({listed};;;;{{{periods}}}))         -> Err:514
        =ROWS(CUSTOMERLIST({listed};;;;{{{periods}}};;9))      -> 9
        {{=LISTCHECK({listed})}}                               -> 0; ""
        =ROWS(COHORTS({listed};"month"))                       -> Err:502
        =ROWS(COHORTS({listed};"year";365000))                 -> 1001
    """)
    document.close(True)


@tap.test("Half characters and other odd names are customers of their own (ORD-4)")
def half_characters(office):
    # By formulas, since Python hands on no half of a character.
    codes = [(0xD83D,), (0xDE00,), (0xD83D, 0x78), (0x78, 0xDE00), (0xDE00, 0xD83D), (0xFFFF,),
             (0x61, 0x301), (0x301,), (0x200B,), (0xFEFF,)]
    n = len(codes)
    sheet = sheet_of(office, [[None, 2 ** i, 40000 + i] for i in range(2 * n)])
    formulas(sheet, "A1", [["=" + "&".join(f"UNICHAR({code})" for code in name)]
                           for name in codes * 2])
    listed = f"CUSTOMERLIST(A1:A{2 * n};B1:B{2 * n};C1:C{2 * n})"
    check(sheet, f"""
        {{=SUM(N(EXACT(INDEX({listed};0;1);A1:A{n})))}} -> {n}
        {{=LISTCHECK(A1:A{2 * n};B1:B{2 * n};C1:C{2 * n})}} -> 0; ""
    """)
    for column, numbers in ((2, [2] * n), (3, [2 ** i + 2 ** (i + n) for i in range(n)]),
                            (4, [40000 + i for i in range(n)]), (7, [n] * n)):
        same(sheet, f"=INDEX({listed};0;{column})", [[number] for number in numbers])


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
