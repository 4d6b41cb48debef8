# SPDX-License-Identifier: MPL-2.0
"""How fast the customers of a list of orders are found in Calc, and with how much memory.

CUSTOMERLIST by itself, with the result let go, is held against reading its three columns alone, of
many lines; as an array formula, against what Calc has built in, of fewer; and what it costs Calc to
store the result is seen of more and more customers. The customers of a list are numbers, or names.
Few of them order often, and few orders bring most.
"""
import itertools
import os
import random
import re
import sys
from collections import namedtuple
from contextlib import contextmanager
from pathlib import Path

from figures import (ALONE, BUILT_IN_LIST, COLUMNS, LISTED, NAMES, NUMBERS, READING,
                     RECALCULATION, STORED, WHOLE, Key)
from measuring import ask, draw, in_turn, progress, seconds
from office import array_formula, cell, fill, fill_down, values

# How many lines of how many customers: what is held against reading, and against Calc's own ways.
# And of how many customers, with twice as many lines, the results are stored.
Sizes = namedtuple("Sizes", "lines customers fewer_lines fewer_customers stored_customers")
FULL = Sizes(1_000_000, 100_000, 51_243, 5_124, (10_000, 20_000, 40_000))
QUICK = Sizes(10_000, 1_000, 1_000, 100, (200, 400))

BUILT_IN_CUSTOMERS = 200  # more take minutes; their time is extrapolated to all
CHUNK = 20_000  # lines that are written at once, so that the office keeps no memory from that
FIRST_DAY, DAYS = 42005, 1826
BUILT_IN_FORMULAS = ('=COUNTIFS(A$2:A$#;E2;B$2:B$#;">0")', "=SUMIFS(B$2:B$#;A$2:A$#;E2)",
                     '=MINIFS(C$2:C$#;A$2:A$#;E2;B$2:B$#;">0")',
                     '=MAXIFS(C$2:C$#;A$2:A$#;E2;B$2:B$#;">0")')


def draw_lines(kind, count, customers):
    """Lines of customer, amount and day, in any order; every customer has one."""
    chance = random.Random(count)
    wheel = list(itertools.accumulate(draw(chance) for _ in range(customers)))
    chosen = [*range(customers),
              *chance.choices(range(customers), cum_weights=wheel, k=count - customers)]
    chance.shuffle(chosen)
    return [(f"Customer {one}" if kind == NAMES else 100_000 + one, draw(chance),
             FIRST_DAY + chance.randrange(DAYS)) for one in chosen]


def expect(lines):
    """Orders, sales, first and last day of each customer, in the order of appearance."""
    found = {}
    for customer, amount, day in lines:
        orders, sales, first, last = found.get(customer, (0, 0, day, day))
        found[customer] = orders + 1, sales + amount, min(first, day), max(last, day)
    return [(customer, *rest) for customer, rest in found.items()]


def check(shown, expected, what):
    def same(one, other):
        return one == other if isinstance(other, str) else abs(one - other) <= 1e-9 * abs(other)

    for row, wanted in zip(shown, expected):
        if not all(map(same, row, wanted)):
            sys.exit(f"{what} gives {row} for {wanted}")


def cells_of(count):
    return ";".join(f"{column}2:{column}{count + 1}" for column in "ABC")


def timers_of(count):
    return {COLUMNS: f"=BENCHCOLUMNSSECONDS({cells_of(count)})",
            LISTED: f"=BENCHCUSTOMERSSECONDS({cells_of(count)})"}


def make_sheet(office, lines):
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    for start in range(0, len(lines), CHUNK):
        fill(sheet, f"A{start + 2}", lines[start:start + CHUNK])
    return document, sheet


def measure_alone(office, kind, sizes, rounds, samples):
    """CUSTOMERLIST by itself, and reading its columns."""
    progress(f"CUSTOMERLIST of {sizes.lines:,} order lines, customers are {kind}")
    lines = draw_lines(kind, sizes.lines, sizes.customers)
    document, sheet = make_sheet(office, lines)
    asked = cell(sheet, "E1")
    timers = timers_of(sizes.lines)
    for number in range(rounds):
        for name in in_turn(timers, number):
            ask(asked, timers[name])
            samples[Key(kind, sizes.lines, name, READING if name == COLUMNS else ALONE)].append(
                asked.getValue())
    best = max(expect(lines), key=lambda row: row[2])
    array_formula(sheet, "G1:K1", f'=CUSTOMERLIST({cells_of(sizes.lines)};;;;;"sales";1)')
    check(values(sheet, "G1:K1"), [best], LISTED)
    document.close(True)


def measure_memory(office, kind, sizes):
    """The peaks of the memory of an office that has just been started, in bytes: of reading the
    columns, and of CUSTOMERLIST by itself."""
    progress(f"CUSTOMERLIST of {sizes.lines:,} order lines, customers are {kind}: memory")
    document, sheet = make_sheet(office, draw_lines(kind, sizes.lines, sizes.customers))
    asked = cell(sheet, "E1")
    timers = timers_of(sizes.lines)
    peaks = [peak(office, lambda: ask(asked, timers[name])) for name in (COLUMNS, LISTED)]
    document.close(True)
    return peaks


@contextmanager
def one_heap():
    """An office that is started meanwhile keeps all of its memory in one heap. Else the threads
    that answer calls have heaps of their own, and one takes anew what another one has let go."""
    os.environ["MALLOC_ARENA_MAX"] = "1"
    try:
        yield
    finally:
        del os.environ["MALLOC_ARENA_MAX"]


def peak(office, action):
    """The most memory that the office has at once meanwhile, in bytes."""
    process = Path("/proc") / str(office.pid)
    (process / "clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    action()
    status = (process / "status").read_text(encoding="ascii")
    return 1024 * int(re.search(r"^VmHWM:\s*(\d+) kB$", status, re.MULTILINE)[1])


def measure_stored(office, kind, sizes, rounds, samples):
    """CUSTOMERLIST as an array formula, of the rows in use and of whole columns, and Calc's own
    ways, of some customers."""
    lines = draw_lines(kind, sizes.fewer_lines, sizes.fewer_customers)
    expected = expect(lines)
    n, some = len(lines) + 1, min(BUILT_IN_CUSTOMERS, len(expected))
    documents = {}
    for name, cells in ((LISTED, cells_of(len(lines))), (WHOLE, "A:A;B:B;C:C")):
        documents[name], sheet = make_sheet(office, lines)
        array_formula(sheet, f"E2:K{len(expected) + 1}", f"=CUSTOMERLIST({cells})")
        check(values(sheet, f"E2:I{len(expected) + 1}"), expected, name)
    documents[BUILT_IN_LIST], sheet = make_sheet(office, lines)
    fill(sheet, "E2", [row[:1] for row in expected[:some]])
    for column, formula in zip("FGHI", BUILT_IN_FORMULAS):
        cell(sheet, f"{column}2").setFormula(formula.replace("#", str(n)))
    fill_down(sheet, f"F2:I{some + 1}")
    check(values(sheet, f"E2:I{some + 1}"), expected, BUILT_IN_LIST)
    for number in range(rounds):
        for name in in_turn(documents, number):
            taken = seconds(documents[name].calculateAll)
            if name == BUILT_IN_LIST:
                samples[Key(kind, sizes.fewer_lines, name, RECALCULATION)].append(
                    taken * len(expected) / some)
            else:
                samples[Key(kind, sizes.fewer_lines, name, STORED)].append(taken)
    for document in documents.values():
        document.close(True)


def measure_growth(office, kind, sizes, rounds, samples):
    """CUSTOMERLIST as an array formula of more and more customers."""
    documents = {}
    for customers in sizes.stored_customers:
        lines = draw_lines(kind, 2 * customers, customers)
        documents[customers], sheet = make_sheet(office, lines)
        array_formula(sheet, f"E2:K{customers + 1}", f"=CUSTOMERLIST({cells_of(len(lines))})")
        check(values(sheet, f"E2:I{customers + 1}"), expect(lines), LISTED)
    for number in range(rounds):
        for customers in in_turn(documents, number):
            samples[Key(kind, 2 * customers, LISTED, STORED)].append(
                seconds(documents[customers].calculateAll))
    for document in documents.values():
        document.close(True)


def measure(office, sizes, rounds, samples):
    """All but the memory."""
    for kind in (NUMBERS, NAMES):
        measure_alone(office, kind, sizes, rounds, samples)
        progress(f"CUSTOMERLIST of {sizes.fewer_lines:,} order lines in Calc, customers are {kind}")
        measure_stored(office, kind, sizes, rounds, samples)
        progress(f"CUSTOMERLIST of more and more customers, which are {kind}")
        measure_growth(office, kind, sizes, rounds, samples)
