# SPDX-License-Identifier: MPL-2.0
"""Whole lists, published, random and real ones, against an independent computation."""
import random
import sys
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import reference
import tap
from cases import check, same, show, show_array
from office import FILTERS, Office, array_formula, fill, formulas, values
from sheets import column_letters
from whole_lists import MADE, CustomerList, each_list

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"


# -- published ---------------------------------------------------------------------------------

def new_sheet(office, columns):
    """The first sheet of a new document, with these columns in A, B and so on."""
    sheet = office.calc().Sheets.getByIndex(0)
    for index, column in enumerate(columns):
        fill(sheet, f"{column_letters(index)}1", [[content] for content in column])
    return sheet


@tap.test("TIER-4: item1 to item10 (SAP HANA PAL, ABC analysis)")
def sap(office):
    amounts = (15.4, 200.4, 280.4, 100.9, 40.4, 25.6, 18.4, 10.5, 96.15, 9.4)
    check(new_sheet(office, [amounts]), """
        {=CUSTOMERTIERS(A1:A10;;{0.7;0.2};;"quota")}  -> C | A | A | A | B | B | C | C | B | C
        {=CUSTOMERTIER(A1:A10;A1:A10;;;"quota")}      -> C | A | A | A | B | B | C | C | B | C
    """)


@tap.test("TIER-3, SUM-1: seven articles (abc-classification on PyPI, its tests)")
def abc_classification(office):
    check(new_sheet(office, [(27000, 24000, 18000, 16000, 6000, 5000, 4000)]), """
        {=CUSTOMERTIERS(A1:A7;;{0.7;0.9};;"within")}  -> A | A | A | B | C | C | C
        {=TIERSUMMARY(A1:A7;{0.7;0.9};;"within")}
            -> A;3;3/7;69000;0.69;18000
            | B;1;1/7;16000;0.16;16000 | C;3;3/7;15000;0.15;4000
    """)


@tap.test("CURVE-1: sixteen amounts and their cumulative percentages (smartsolve.ai)")
def smartsolve(office):
    amounts = (24000, 16000, 15000, 8000, 6000, 5500, 5400, 4800, 2000, 1650, 1600, 1200, 1200,
               1080, 400, 300)
    printed = (25.5, 42.5, 58.4, 67.0, 73.3, 79.2, 84.8, 90.0, 92.2, 93.9, 95.6, 96.9, 98.2, 99.3,
               99.7, 100)
    sheet = new_sheet(office, [amounts])
    for shown, percent in zip(show_array(sheet, "=PARETOCURVE(A1:A16)", 16, 4), printed):
        tap.near(100 * shown[3], percent, 0.15 / max(percent, 1))  # they rounded and truncated


@tap.test("TIER-6: a list with empty cells (cABCanalysis on CRAN, its tests)")
def cabcanalysis(office):
    check(new_sheet(office, [(10, None, 5, 7, None, 3)]), """
        {=CUSTOMERTIERS(A1:A6;;;;"computed")}         -> A | "" | B | A | "" | C
    """)


@tap.test("CONC-1: gini, hhi and the corrected gini (ineq on CRAN)")
def ineq(office):
    amounts = (541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261)
    sheet = new_sheet(office, [amounts, (50 / 9,) * 9 + (50,)])
    gini, hhi, corrected = show(sheet, ['=CONCENTRATION(A1:A10;"gini")', "=CONCENTRATION(A1:A10)",
                                        '=CONCENTRATION(B1:B10;"corrected")'])
    tap.near(gini, 0.4620911, 5e-8)
    tap.near(hhi, 0.1840812, 5e-8)
    tap.near(corrected, 0.4444444, 5e-8)


@tap.test("CONC-1: hhi in points (US Department of Justice; Investopedia)")
def markets(office):
    check(new_sheet(office, [(30, 30, 20, 20), (10, 9, 12, 15, 12, 11, 15, 16)]), """
        =CONCENTRATION(A1:A4;"hhi")*10000             -> 2600
        =CONCENTRATION(B1:B8)*10000                   -> 1296
    """)


# -- random lists ------------------------------------------------------------------------------

LISTS, ROWS, PROBES = 240, 14, 6
TOPS = (0.2, 0.05, 0.5, 0.999, 1, 2.5, 3, 50)
SHARES = (0.8, 0.5, 0.25, 0.01, 1)


def random_list(rng):
    """Cells of a list: amounts with many ties, some not positive, text and gaps between them."""
    kind = rng.randrange(8)
    unit = rng.choice((-300, -12, 9, 300))
    draw = {
        0: lambda: rng.randint(1, 4),
        1: lambda: rng.randint(-3, 6),
        2: lambda: rng.choice((1, 1, 2, 5, 10, 100)),
        3: lambda: round(rng.paretovariate(1.1), 2),
        4: lambda: rng.randint(1, 9) / 10,
        5: lambda: rng.randint(-200, 300) / 4,
        6: lambda: rng.choice((7, 7, 7, 7, 8)),
        7: lambda: float(f"{rng.choice((1, 2, 3, 500, 7000))}E{unit}"),
    }[kind]
    cells = [draw() for _ in range(rng.randint(1, ROWS))]
    for i in range(len(cells)):
        if rng.random() < 0.06:
            cells[i] = rng.choice((None, "n/a", 0))
    if not any(reference.is_amount(cell) and cell > 0 for cell in cells):
        cells[0] = abs(draw() or 1)  # lists without a total have tests of their own
    return cells + [None] * (ROWS - len(cells))


def random_cutoffs(rng, method):
    """Cut-offs for a method, or None for its own."""
    if method == "amount":
        limits = {round(rng.paretovariate(0.3), 2) for _ in range(rng.randint(1, 4))}
        return tuple(sorted(limits, reverse=True))
    if method == "computed" or rng.random() < 0.4:
        return None
    k = rng.randint(1, 4)
    shares = rng.sample(range(1, 20), k)
    if method == "count" and rng.random() < 0.5:
        return tuple(sorted(shares)) if max(shares) > 1 else (2,)
    if method == "quota":
        return tuple(share / 20 / (1 if sum(shares) <= 20 else 4) for share in shares)
    return tuple(share / 20 for share in sorted(shares))


class Lists:
    """A document with random lists in columns, each with groups, probes and cut-offs."""

    def __init__(self, office):
        rng = random.Random(20)
        self.document = office.calc()
        self.document.enableAutomaticCalculation(False)
        self.cells = [random_list(rng) for _ in range(LISTS)]
        self.groups = [[rng.choice(("North", "SOUTH", "south", 7, None)) for _ in range(ROWS)]
                       for _ in range(LISTS)]
        self.probes = [[self.probe(rng, cells) for _ in range(PROBES)] for cells in self.cells]
        self.cutoffs = [{method: random_cutoffs(rng, method) for method in reference.ALL_METHODS}
                        for _ in range(LISTS)]
        self.methods = [rng.choice(reference.ALL_METHODS) for _ in range(LISTS)]
        for name, columns in (("Lists", self.cells), ("Groups", self.groups),
                              ("Probes", self.probes)):
            self.document.Sheets.insertNewByName(name, 0)
            fill(self.document.Sheets.getByName(name), "A1", zip(*columns))

    @staticmethod
    def probe(rng, cells):
        """An amount that is in the list, or beside one that is."""
        amount = rng.choice([cell for cell in cells if reference.is_amount(cell)])
        return rng.choice((amount, amount, amount * 1.5, amount * 0.75, amount + 1, -amount))

    def range(self, index, sheet="Lists"):
        return f"${sheet}.{column_letters(index)}$1:{column_letters(index)}${ROWS}"

    def options(self, index, method, labels=""):
        cutoffs = self.cutoffs[index][method]
        inline = "{" + ";".join(map(repr, cutoffs)) + "}" if cutoffs else ""
        return f';{inline}{labels};"{method}"'

    def columns(self, formulas_of_list):
        """What formulas show, as many for each list, entered below one another in its column."""
        sheet = self.sheet()
        typed = [formulas_of_list(index) for index in range(LISTS)]
        formulas(sheet, "A1", zip(*typed))
        self.document.calculateAll()
        return list(zip(*values(sheet, f"A1:{column_letters(LISTS - 1)}{len(typed[0])}")))

    def arrays(self, formula_of_list, rows_of_list, columns):
        """What an array formula for each list shows, as lists of rows."""
        sheet = self.sheet()
        starts = [1]
        for index in range(LISTS):
            rows = rows_of_list(index)
            end = f"{column_letters(columns - 1)}{starts[-1] + rows - 1}"
            array_formula(sheet, f"A{starts[-1]}:{end}", formula_of_list(index))
            starts.append(starts[-1] + rows)
        self.document.calculateAll()
        shown = values(sheet, f"A1:{column_letters(columns - 1)}{starts[-1] - 1}")
        return [shown[start - 1:end - 1] for start, end in zip(starts, starts[1:])]

    def sheet(self):
        """An empty sheet for results; the one before is gone."""
        sheets = self.document.Sheets
        if sheets.hasByName("Results"):
            sheets.removeByName("Results")
        sheets.insertNewByName("Results", 0)
        return sheets.getByName("Results")

    def compare(self, what, shown, expected_of_list):
        """Fail with the first list for which something else is shown."""
        for index, its in enumerate(shown):
            expected = expected_of_list(index)
            if not as_expected(its, expected):
                raise AssertionError(
                    f"{what} of the list {self.cells[index]!r}\n"
                    f"  groups   {self.groups[index]!r}\n  probes   {self.probes[index]!r}\n"
                    f"  method   {self.methods[index]!r} of {self.cutoffs[index]!r}\n"
                    f"  shows    {its!r}\n  expected {readable(expected)!r}")


def as_expected(shown, expected):
    if isinstance(expected, (list, tuple)):
        return len(shown) == len(expected) and all(map(as_expected, shown, expected))
    if expected is None:
        return shown == "#N/A"
    if isinstance(expected, Fraction):
        # Shares to a few units in the last place, amounts as far as doubles tell them apart.
        return isinstance(shown, float) and abs(
            Fraction(shown) - expected) <= Fraction(2, 10**15) * max(abs(expected), Fraction(1, 10))
    return same(shown, expected)


def readable(expected):
    if isinstance(expected, (list, tuple)):
        return [readable(one) for one in expected]
    return float(expected) if isinstance(expected, Fraction) else expected


@lru_cache(maxsize=None)
def random_lists(office):
    """The same lists for all tests."""
    return Lists(office)


@tap.test("CUSTOMERTIERS of random lists equals an independent computation, by every method")
def random_customertiers(office):
    lists = random_lists(office)
    shown = lists.columns(lambda index: [
        f'=TEXTJOIN(",";FALSE();CUSTOMERTIERS({lists.range(index)};'
        f"{lists.options(index, method, ';')}))" for method in reference.ALL_METHODS])
    lists.compare("every method", shown, lambda index: [
        ",".join(reference.tiers(lists.cells[index], method, lists.cutoffs[index][method]))
        for method in reference.ALL_METHODS])


@tap.test("CUSTOMERTIERS of random lists in groups equals an independent computation")
def random_groups(office):
    lists = random_lists(office)
    shown = lists.columns(lambda index: [
        f'=TEXTJOIN(",";FALSE();CUSTOMERTIERS({lists.range(index)};'
        f"{lists.range(index, 'Groups')}{lists.options(index, method, ';')}))"
        for method in reference.ALL_METHODS])
    lists.compare("every method", shown, lambda index: [
        ",".join(reference.tiers(lists.cells[index], method, lists.cutoffs[index][method],
                                 groups=lists.groups[index])) for method in reference.ALL_METHODS])


@tap.test("CUSTOMERTIER of amounts in and beside random lists equals an independent computation")
def random_customertier(office):
    lists = random_lists(office)

    def expected(index, method):
        population = reference.Population(lists.cells[index])
        return [reference.LETTERS[reference.class_of(probe, population, method,
                                                     lists.cutoffs[index][method])]
                for probe in lists.probes[index]]

    for method in reference.ALL_METHODS:
        shown = lists.columns(lambda index: [
            f"=CUSTOMERTIER($Probes.{column_letters(index)}{row};{lists.range(index)}"
            f"{lists.options(index, method, ';')})" for row in range(1, PROBES + 1)])
        lists.compare(method, shown, lambda index: expected(index, method))


@tap.test("CUSTOMERTIERIF in random lists equals an independent computation")
def random_customertierif(office):
    lists = random_lists(office)

    def expected(index):
        method = lists.methods[index]
        for group in ("south", 7):
            inside = [cell for cell, its in zip(lists.cells[index], lists.groups[index])
                      if reference.is_amount(cell) and reference.group_key(its) == group]
            population = reference.Population(inside)
            for probe in lists.probes[index]:
                yield reference.LETTERS[reference.class_of(
                    probe, population, method,
                    lists.cutoffs[index][method])] if inside else "#DIV/0!"

    shown = lists.columns(lambda index: [
        f"=CUSTOMERTIERIF($Probes.{column_letters(index)}{row};{lists.range(index)};{group};"
        f"{lists.range(index, 'Groups')}{lists.options(index, lists.methods[index], ';')})"
        for group in ('"South"', 7) for row in range(1, PROBES + 1)])
    lists.compare("tiers in groups", shown, lambda index: list(expected(index)))


@tap.test("TIERCUTOFF of random lists equals an independent computation")
def random_tiercutoff(office):
    lists = random_lists(office)
    shown = lists.columns(lambda index: [
        f"=TIERCUTOFF({lists.range(index)};{number}{lists.options(index, method)})"
        for method in reference.ALL_METHODS for number in (1, 2)])
    lists.compare("every method", shown, lambda index: [
        reference.cutoff(lists.cells[index], number, method, lists.cutoffs[index][method])
        for method in reference.ALL_METHODS for number in (1, 2)])


@tap.test("TIERSUMMARY of random lists equals an independent computation")
def random_tiersummary(office):
    lists = random_lists(office)

    def chosen(index):
        return lists.methods[index], lists.cutoffs[index][lists.methods[index]]

    shown = lists.arrays(
        lambda index: f"=TIERSUMMARY({lists.range(index)}"
                      f"{lists.options(index, lists.methods[index], ';')})",
        lambda index: reference.class_count(*chosen(index)), 6)
    lists.compare("summary", shown, lambda index: reference.summary(lists.cells[index],
                                                                    *chosen(index)))


@tap.test("PARETOSHARE and PARETOCOUNT of random lists equal an independent computation")
def random_pareto(office):
    lists = random_lists(office)
    shown = lists.columns(lambda index: [
        *(f"=PARETOSHARE({lists.range(index)};{top})" for top in TOPS),
        *(f"=PARETOCOUNT({lists.range(index)};{share})" for share in SHARES)])
    lists.compare("Pareto", shown, lambda index: [
        *(reference.pareto_share(lists.cells[index], top) for top in TOPS),
        *(reference.pareto_count(lists.cells[index], share) for share in SHARES)])


@tap.test("PARETOCURVE of random lists equals an independent computation")
def random_curve(office):
    lists = random_lists(office)

    def expected(index, net):
        return [[*row[:3], "#DIV/0!" if row[3] is None else row[3]]
                for row in reference.curve(lists.cells[index], net)]

    for net in (False, True):
        shown = lists.arrays(
            lambda index: f"=PARETOCURVE({lists.range(index)};{net}())".replace("False()", ""),
            lambda index: sum(map(reference.is_amount, lists.cells[index])), 4)
        lists.compare(f"net {net}", shown, lambda index: expected(index, net))


@tap.test("CONCENTRATION and DEPENDENCE of random lists equal an independent computation")
def random_concentration(office):
    lists = random_lists(office)
    shown = lists.columns(lambda index: [
        *(f'=CONCENTRATION({lists.range(index)};"{measure}")' for measure in reference.MEASURES),
        f"=DEPENDENCE({lists.range(index)})"])
    lists.compare("concentration", shown, lambda index: [
        *("#DIV/0!" if found is None else found for found in (
            reference.concentration(lists.cells[index], measure)
            for measure in reference.MEASURES)),
        reference.dependence(lists.cells[index])])


# -- lists as companies have them --------------------------------------------------------------

# Customers, the members of A, B and C, and what the largest fifth hold, with three digits.
FACTS = {"customers.csv": (400, [123, 163, 114], 0.731),
         "retail-customers.csv": (3569, [1004, 1159, 1406], 0.724)}


@each_list("retail-customers.csv", "the members of A, B and C, and what the largest fifth hold")
def facts(office, listed):
    n, members, held = FACTS[listed.name]
    revenue = listed["revenue"]
    sheet = new_sheet(office, [revenue])
    tap.equal(len(listed), n)
    summary = show_array(sheet, f"=TIERSUMMARY(A1:A{n})", 3, 6)
    tap.equal([(row[0], row[1]) for row in summary], list(zip("ABC", members)))
    for shown, expected in zip(summary, reference.summary(revenue)):
        tap.equal(as_expected(shown, expected), True, f"{shown!r} as computed")
    share, = show(sheet, [f"=PARETOSHARE(A1:A{n})"])
    tap.near(share, held, 0.0005)
    tap.near(share, float(reference.pareto_share(revenue)), 1e-15)


@each_list("retail-customers.csv", "every tier in its country equals an independent computation")
def countries(office, listed):
    revenue, country = listed["revenue"], listed["country"]
    sheet = new_sheet(office, [revenue, country])
    n = len(listed)
    for method in reference.METHODS:
        shown = show_array(sheet, f'=CUSTOMERTIERS(A1:A{n};B1:B{n};;;"{method}")', n, 1)
        tap.equal([row[0] for row in shown] == reference.tiers(revenue, method, groups=country),
                  True, method)


@each_list("retail-customers.csv", "by amounts and by numbers of customers, in its country")
def amounts_and_numbers(office, listed):
    revenue, country = listed["revenue"], listed["country"]
    sheet = new_sheet(office, [revenue, country])
    n = len(listed)
    for method, cutoffs in (("amount", (5000, 1000)), ("count", (10, 50))):
        typed = "{" + ";".join(map(str, cutoffs)) + "}"
        shown = show_array(sheet, f'=CUSTOMERTIERS(A1:A{n};B1:B{n};{typed};;"{method}")', n, 1)
        tap.equal([row[0] for row in shown] == reference.tiers(revenue, method, cutoffs,
                                                               groups=country), True, method)


@each_list("retail-customers.csv", "filled down, the first 100 equal an independent computation")
def filled_down(office, listed):
    revenue, country = listed["revenue"], listed["country"]
    sheet = new_sheet(office, [revenue, country])
    n = len(listed)
    shown = show(sheet, [f"=CUSTOMERTIER(A{row};A$1:A${n})" for row in range(1, 101)])
    tap.equal(shown, reference.tiers(revenue)[:100])
    shown = show(sheet, [f"=CUSTOMERTIERIF(A{row};A$1:A${n};B{row};B$1:B${n})"
                         for row in range(1, 101)])
    tap.equal(shown, reference.tiers(revenue, groups=country)[:100])


@each_list("customers-39999.csv", "in one array formula, every cell, by every method")
def one_array(office, listed):
    revenue = listed["revenue"]
    sheet = new_sheet(office, [revenue])
    n = len(listed)
    for method in reference.METHODS:
        shown = show_array(sheet, f'=CUSTOMERTIERS(A1:A{n};;;;"{method}")', n, 1)
        tap.equal([row[0] for row in shown] == reference.tiers(revenue, method), True, method)


@tap.test("customers.csv, opened by Calc: the names are as they were, each with its tier")
def opened(office):
    listed = CustomerList(MADE)
    document = office.open(MADE, FilterName=FILTERS[".csv"], FilterOptions="44,34,76,1")
    sheet = document.Sheets.getByIndex(0)
    last = len(listed) + 1
    tap.equal([row[0] for row in values(sheet, f"A2:A{last}")], listed["customer"])
    tap.equal(values(sheet, f"D2:D{last}"), [[amount] for amount in listed["revenue"]])
    array_formula(sheet, f"F2:F{last}", f"=CUSTOMERTIERS(D2:D{last};A2:A{last})")
    tap.equal([row[0] for row in values(sheet, f"F2:F{last}")],
              reference.tiers(listed["revenue"], groups=listed["customer"]))
    document.close(True)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
