#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""How fast the functions are in Calc, and the library alone; `make bench` builds what this needs.

    tests/bench/bench.py                          some ten minutes
    tests/bench/bench.py --rounds 9               steadier medians
    tests/bench/bench.py --array-rows 1000000     the array form over a million rows, too (1)
    tests/bench/bench.py --orders                 lists of orders alone, some three minutes
    tests/bench/bench.py --quick                  only whether it runs

Everything that is compared is measured in one office, a round for all in turn; a time is the
median of the rounds, and a ratio the median of the rounds' own ratios, so that what slows the
machine down for a while slows both. Whatever the add-in computes is checked. Prints tables and
keeps them in build/bench/*.csv; speed.md and speed-of-orders.md beside them are the tables of
README.md in this folder, and speed-in-short.md that of the project's, all written there by
`make readme`. What is measured, for a formula in every row of a list:

    fill            the formula is typed into the first row and filled down
    recalculation   everything is computed again (Ctrl+Shift+F9)
    edit, 50 seen   one amount is changed and the first 50 rows are read
    edit, all       one amount is changed and every row is computed

CUSTOMERTIER is held against what Calc has built in, against BENCHNOTHING, which has the same
arguments and returns "A" at once, and against reading the list once by getDataArray(). The other
one-row functions that look at a list are held against CUSTOMERTIER. BENCHNOTHING and other
yardsticks are a component of the benchmark's own (component/), which is never shipped.

CUSTOMERTIERS is held against BENCHCONSTANTS, which returns as many letters, in three ways:

    by itself        its code alone, by a clock inside the office
    called by Calc   with the array of amounts that Calc makes for it; the result is let go
    in Calc          as an array formula, with all that Calc does to store the result

CUSTOMERLIST by itself is held against reading its columns, in time and in memory, and in Calc
against COUNTIFS, SUMIFS, MINIFS and MAXIFS for each customer, of which some are measured and the
rest is extrapolated.

(1) LibreOffice 7.4 takes minutes to store a million texts that an array function returned, whatever
the function: each text that it stores moves all that follow. So the array form is in Calc only over
as many rows as the lists have, and over a million is called with the result let go.
"""
import argparse
import csv
import itertools
import math
import random
import statistics
import subprocess
import sys
from bisect import bisect_left
from collections import defaultdict, namedtuple
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = HERE.parent.parent / "build"
sys.path.insert(0, str(HERE.parent / "office"))

import figures  # noqa: E402
import order_lists  # noqa: E402
import reference  # noqa: E402
import reference_more as more  # noqa: E402
from figures import (ALL, ALONE, BUILT_IN, CALLED, COMPUTED, CONSTANTS, COUNT,  # noqa: E402
                     CUSTOMERS, FILL, NAMES, NOTHING, NUMBERS, RANK, READING,
                     RECALCULATION, SEEN, SHARE, STORED, TIER, TIERS, TYPED, Key)
from measuring import ask, draw, in_turn, progress, seconds  # noqa: E402
from office import Office, array_formula, cell, fill, fill_down, prop, values  # noqa: E402

FORMULAS = {
    TIER: "=CUSTOMERTIER(B2;B$2:B$#)",
    NOTHING: "=BENCHNOTHING(B2;B$2:B$#)",
    SHARE: '=LOOKUP(SUMIF(B$2:B$#;">"&B2)/SUM(B$2:B$#);{0;0.8;0.95};{"A";"B";"C"})',
    COUNT: '=COUNTIF(B$2:B$#;">"&B2)',
    RANK: "=PERCENTRANK(B$2:B$#;B2)",
}
OTHER_FORMULAS = {
    TIER: "=CUSTOMERTIER(B2;B$2:B$#)",
    "CUSTOMERTIERIF": "=CUSTOMERTIERIF(B2;B$2:B$#;C2;C$2:C$#)",
    "CUSTOMERSTAGE": "=CUSTOMERSTAGE(E2;B2;E$2:E$#;B$2:B$#)",
    "SELLINGTIME": "=SELLINGTIME(F2;F$2:F$#;8000)",
    "RFMSCORE": "=RFMSCORE(D2;E2;B2;D$2:D$#;E$2:E$#;B$2:B$#)",
}
BUILT_IN_ROWS = 10_000  # beyond, they take minutes
BUILT_IN_ROUNDS = 3

# Edits and looks inside the office, by a clock there: a call from outside costs as much as rows do.
# Asked is a cell that is read after each look; its own value tells a time, and adds none.
MACROS = """
Function EditAndLook(Edited, Amounts, Area, Asked, Document)
    Dim Shown()
    Dim Seconds()
    Dim Answers()
    ReDim Shown(UBound(Amounts))
    ReDim Seconds(UBound(Amounts))
    ReDim Answers(UBound(Amounts))
    Clock = createUnoService("org.vitalfew.bench.Baseline")
    For I = 0 To UBound(Amounts)
        Document.calculate() ' no cell is dirty when a person makes the next edit
        Start = Clock.benchClock()
        Edited.setValue(Amounts(I))
        Shown(I) = Area.getDataArray()
        Seconds(I) = Clock.benchClock() - Start
        Answers(I) = Asked.getValue()
    Next
    EditAndLook = Array(Seconds, Shown, Answers)
End Function

Function EditAndCompute(Edited, Amounts, Document)
    Start = GetSystemTicks()
    For I = 0 To UBound(Amounts)
        Edited.setValue(Amounts(I))
        Document.calculate()
    Next
    EditAndCompute = GetSystemTicks() - Start
End Function
"""

# A list of customers, and a document for each formula over it, all alike but for the formula.
List = namedtuple("List", "kind rows amounts documents")


# -- amounts and tiers -------------------------------------------------------------------------

def tiers(amounts):
    """The tiers of all amounts by the method "reach", computed plainly (TIER-2)."""
    ordered = sorted(amounts, reverse=True)
    total = math.fsum(ordered)
    sums = list(itertools.accumulate(ordered))
    limits = [ordered[bisect_left(sums, share * total)] for share in (0.8, 0.95)]
    return ["A" if x >= limits[0] else "B" if x >= limits[1] else "C" for x in amounts]


def check(shown, expected, what):
    def same(one, other):
        if isinstance(other, str):
            return one == other
        return isinstance(one, float) and math.isclose(one, other, rel_tol=1e-12)

    if len(shown) != len(expected) or not all(same(row[0], e) for row, e in zip(shown, expected)):
        sys.exit(f"{what}: the results are wrong")


def check_column(a_list, name, amounts, what):
    if name in (TIER, SHARE):
        sheet = a_list.documents[name].Sheets.getByIndex(0)
        check(values(sheet, f"D2:D{a_list.rows + 1}"), tiers(amounts),
              f"{name} in {a_list.rows} rows, {what}")


# -- in the office -----------------------------------------------------------------------------

def prepare(office):
    """Install the macros, and keep the office from saving documents in the middle of a measure."""
    settings = office.service("com.sun.star.configuration.ConfigurationProvider")
    access = settings.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess",
        (prop("nodepath", "/org.openoffice.Office.Recovery/AutoSave"),))
    access.Enabled = False
    access.commitChanges()
    libraries = office.service("com.sun.star.script.ApplicationScriptLibraryContainer")
    libraries.loadLibrary("Standard")
    libraries.getByName("Standard").insertByName("Bench", MACROS)


def macro(office, name, *arguments):
    factory = office.service("com.sun.star.script.provider.MasterScriptProviderFactory")
    script = factory.createScriptProvider("").getScript(
        f"vnd.sun.star.script:Standard.Bench.{name}?language=Basic&location=application")
    return script.invoke(arguments, (), ())[0]


def draw_amounts(rows):
    chance = random.Random(rows)
    return [draw(chance) for _ in range(rows)]


def make_document(office, kind, amounts):
    """A document with the amounts in column B: typed, or formulas over what is typed in C."""
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    fill(sheet, "C2" if kind == COMPUTED else "B2", [[amount] for amount in amounts])
    if kind == COMPUTED:
        cell(sheet, "B2").setFormula("=C2*1")
        fill_down(sheet, f"B2:B{len(amounts) + 1}")
    return document


def make_list(office, kind, rows):
    amounts = draw_amounts(rows)
    built_in = BUILT_IN if kind == TYPED and rows <= BUILT_IN_ROWS else ()
    return List(kind, rows, amounts, {name: make_document(office, kind, amounts)
                                      for name in (TIER, NOTHING, *built_in)})


def measure_fill(a_list, name):
    document = a_list.documents[name]
    sheet = document.Sheets.getByIndex(0)
    area = f"D2:D{a_list.rows + 1}"
    column = sheet.getCellRangeByName(area)
    column.clearContents(1 | 4 | 16)  # numbers, texts, formulas
    formula = FORMULAS[name].replace("#", str(a_list.rows + 1))

    def fill_column():
        cell(sheet, "D2").setFormula(formula)
        fill_down(sheet, area)
        document.calculate()

    taken = seconds(fill_column)
    check_column(a_list, name, a_list.amounts, FILL)
    document.UndoManager.clear()
    return taken


def measure_recalculation(a_list, name, repeats):
    document = a_list.documents[name]

    def recalculate():
        for _ in range(repeats):
            document.calculateAll()

    taken = seconds(recalculate)
    check_column(a_list, name, a_list.amounts, RECALCULATION)
    return taken / repeats


def edited_cell(a_list, name, row):
    sheet = a_list.documents[name].Sheets.getByIndex(0)
    return cell(sheet, f"{'C' if a_list.kind == COMPUTED else 'B'}{row + 2}")


def measure_looks(office, a_list, name, row, edits):
    """Edits and looks; beside BENCHNOTHING the list is also read as often, to compare with. Returns
    the median of each."""
    document = a_list.documents[name]
    sheet = document.Sheets.getByIndex(0)
    asked = cell(sheet, "F2")
    if name == NOTHING:
        asked.setFormula(f"=BENCHREADSECONDS(B2:B{a_list.rows + 1})")
    taken, shown, answers = macro(office, "EditAndLook", edited_cell(a_list, name, row), edits,
                                  sheet.getCellRangeByName("D2:D51"), asked, document)
    asked.setString("")
    if name in (TIER, SHARE):
        amounts = list(a_list.amounts)
        for amounts[row], look in zip(edits, shown):
            check(look, tiers(amounts)[:50], f"{name} in {a_list.rows} rows, {SEEN}")
    return statistics.median(taken), statistics.median(answers)


def measure_computing(office, a_list, name, row, edits):
    document = a_list.documents[name]
    ticks = macro(office, "EditAndCompute", edited_cell(a_list, name, row), edits, document)
    amounts = list(a_list.amounts)
    amounts[row] = edits[-1]
    check_column(a_list, name, amounts, ALL)
    return ticks / 1000 / len(edits)


def measure(office, a_list, name, what, number):
    """One measure of one formula over one list, in a round of this number: {what: seconds}."""
    chance = random.Random(1_000 * a_list.rows + number)  # the same edits for all formulas
    row = chance.randrange(a_list.rows)
    # What is short is repeated: the clock inside the office counts milliseconds.
    repeats = max(1, (2_000 if name in BUILT_IN else 10_000) // a_list.rows)
    looks = repeats if name in BUILT_IN else max(2, min(20, 200_000 // a_list.rows))
    edits = tuple(20 * draw(chance) for _ in range(looks))
    if what == FILL:
        return {what: measure_fill(a_list, name)}
    if what == RECALCULATION:
        return {what: measure_recalculation(a_list, name, repeats)}
    if what == SEEN:
        seen, reading = measure_looks(office, a_list, name, row, edits)
        taken = {what: seen, READING: reading} if name == NOTHING else {what: seen}
    else:
        taken = {what: measure_computing(office, a_list, name, row, edits[:repeats])}
    edited_cell(a_list, name, row).setValue(a_list.amounts[row])
    a_list.documents[name].calculate()
    return taken


def measure_lists(office, sizes, rounds, samples):
    """All lists: in a round the same measure of all of them and all formulas in turn."""
    lists = [make_list(office, kind, rows) for rows in sizes for kind in (TYPED, COMPUTED)]
    for number in range(rounds):
        progress(f"round {number + 1} of {rounds}")
        for what, a_list in itertools.product((FILL, RECALCULATION, SEEN, ALL), lists):
            for name in in_turn(a_list.documents, number):
                if name in BUILT_IN and number >= BUILT_IN_ROUNDS:
                    continue
                for part, taken in measure(office, a_list, name, what, number).items():
                    samples[Key(a_list.kind, a_list.rows, name, part)].append(taken)
    for a_list in lists:
        for document in a_list.documents.values():
            document.close(True)


def make_customers(rows):
    """Customers with amount, territory, days since the last order, orders and tier."""
    chance = random.Random(rows)
    amounts = draw_amounts(rows)
    return [(amount, f"Territory {chance.randrange(10)}", chance.randrange(365),
             chance.randrange(13), tier) for amount, tier in zip(amounts, tiers(amounts))]


def expect_others(customers):
    """What each of OTHER_FORMULAS gives for every customer, by the tests' references."""
    amounts, territories, days, orders, letters = map(list, zip(*customers))
    stages = more.Customers(orders, amounts)
    hours = {letter: more.selling_time(letter, letters, 8000) for letter in set(letters)}
    return {
        TIER: letters,
        "CUSTOMERTIERIF": reference.tiers(amounts, groups=territories),
        "CUSTOMERSTAGE": [stages.stage(*row) for row in zip(orders, amounts)],
        "SELLINGTIME": [float(hours[letter]) for letter in letters],
        "RFMSCORE": [float(score) for score in more.rfm_scores(days, orders, amounts)],
    }


def measure_others(office, rows, rounds, samples):
    """The other one-row functions that look at a list, and CUSTOMERTIER with the same cells."""
    progress(f"the other functions over {rows:,} rows")
    customers = make_customers(rows)
    expected = expect_others(customers)
    documents = {}
    for name, formula in OTHER_FORMULAS.items():
        documents[name] = office.calc()
        sheet = documents[name].Sheets.getByIndex(0)
        fill(sheet, "B2", customers)
        cell(sheet, "H2").setFormula(formula.replace("#", str(rows + 1)))
        fill_down(sheet, f"H2:H{rows + 1}")
    for number in range(rounds):
        for name in in_turn(documents, number):
            samples[Key(CUSTOMERS, rows, name, RECALCULATION)].append(
                seconds(documents[name].calculateAll))
            shown = values(documents[name].Sheets.getByIndex(0), f"H2:H{rows + 1}")
            check(shown, expected[name], f"{name} in {rows} rows")
    for document in documents.values():
        document.close(True)


def measure_stored(office, rows, rounds, samples):
    """The array functions as array formulas."""
    amounts = draw_amounts(rows)
    repeats = max(1, 20_000 // rows)
    expected = {TIERS: tiers(amounts), CONSTANTS: ["A"] * rows}
    documents = {}
    for name in expected:
        progress(f"{name} over {rows:,} rows in Calc")
        documents[name] = make_document(office, TYPED, amounts)
        sheet = documents[name].Sheets.getByIndex(0)
        array_formula(sheet, f"D2:D{rows + 1}", f"={name}(B2:B{rows + 1})")

    def recalculate(document):
        for _ in range(repeats):
            document.calculateAll()

    for number in range(rounds):
        for name in in_turn(documents, number):
            taken = seconds(lambda: recalculate(documents[name]))
            samples[Key(TYPED, rows, name, STORED)].append(taken / repeats)
            shown = values(documents[name].Sheets.getByIndex(0), f"D2:D{rows + 1}")
            check(shown, expected[name], name)
    for document in documents.values():
        document.close(True)


def measure_called(office, rows, rounds, samples):
    """The array functions, called by Calc from a function that times them and lets go of the array.

    The time of its own cell, by our clock, is that of the call with its arguments.
    """
    progress(f"{TIERS} over {rows:,} rows")
    document = make_document(office, TYPED, draw_amounts(rows))
    asked = cell(document.Sheets.getByIndex(0), "F2")
    timers = {TIERS: "BENCHTIERSSECONDS", CONSTANTS: "BENCHCONSTANTSSECONDS"}
    for number in range(rounds):
        for name in in_turn(timers, number):
            formula = f"={timers[name]}(B2:B{rows + 1})"
            samples[Key(TYPED, rows, name, CALLED)].append(seconds(lambda: ask(asked, formula)))
            samples[Key(TYPED, rows, name, ALONE)].append(asked.getValue())
    document.close(True)


def measure_alone(name, count, rounds):
    """The table of a program that measures the library alone, over so many amounts or lines."""
    progress(f"the library alone: {name}, {count:,} rows")
    program = subprocess.run([BUILD / "bench" / name, str(count), str(rounds)],
                             stdout=subprocess.PIPE, text=True, check=True)
    return list(csv.reader(program.stdout.splitlines()))


# -- all of it ---------------------------------------------------------------------------------

def machine(office):
    """What the figures were measured on."""
    settings = office.service("com.sun.star.configuration.ConfigurationProvider")
    product = settings.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationAccess",
        (prop("nodepath", "/org.openoffice.Setup/Product"),))
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    cores = f"{len(models)} cores of {models[0]}" if models else "an unnamed processor"
    return f"LibreOffice {product.ooSetupVersionAboutBox} on {cores}"


@contextmanager
def ready():
    """An office with what is measured and what that is held against."""
    with Office(oxt=BUILD / "vitalfew.oxt") as office:
        office.install(BUILD / "bench" / "baseline.oxt")
        prepare(office)
        yield office


def run_orders(quick, rounds, folder):
    """What is done with lists of orders."""
    sizes = order_lists.QUICK if quick else order_lists.FULL
    alone = measure_alone("orders", sizes.lines, rounds)
    samples = defaultdict(list)  # Key: seconds, one a round
    with ready() as office:
        where = machine(office)
        order_lists.measure(office, sizes, rounds, samples)
    memory = {}  # of each kind of customers: the peaks
    for kind in (NUMBERS, NAMES):
        with order_lists.one_heap(), ready() as office:
            memory[kind] = order_lists.measure_memory(office, kind, sizes)
    promised = figures.claims_of_orders(samples, sizes, alone, memory)
    print(where + "\n")
    figures.print_table(alone[0], alone[1:])
    figures.print_orders(samples, memory)
    figures.print_claims(promised, quick)
    figures.keep(folder, {"orders": alone, "orders-in-calc": figures.times(samples),
                          "orders-memory": figures.peaks(memory),
                          "orders-claims": [figures.CLAIM, *promised]})
    (folder / "speed-of-orders.md").write_text(
        figures.speed_of_orders(samples, sizes, alone, memory, where), encoding="utf-8")


def run_customers(quick, rounds, folder, array_rows):
    """What is done with lists of customers."""
    sizes, others, many = (1_000, 10_000, 100_000), 10_000, 1_000_000
    if quick:
        sizes, others, many = (100, 1_000), 1_000, 10_000
    kernel = measure_alone("kernel", many, rounds)
    samples = defaultdict(list)  # Key: seconds, one a round
    with ready() as office:
        where = machine(office)
        measure_lists(office, sizes, rounds, samples)
        measure_others(office, others, rounds, samples)
        measure_called(office, many, rounds, samples)
        for rows in sizes:
            measure_stored(office, rows, rounds, samples)
        if array_rows:
            measure_stored(office, array_rows, 1, samples)
    print(where + "\n")
    for rows, kind in itertools.product(sizes, (TYPED, COMPUTED)):
        figures.print_list(samples, kind, rows)
    figures.print_others(samples, others)
    figures.print_arrays(samples)
    figures.print_table(kernel[0], kernel[1:])
    promised = figures.claims(samples, sizes, kernel)
    figures.print_claims(promised, quick)
    figures.keep(folder, {"calc": figures.times(samples), "kernel": kernel,
                          "claims": [figures.CLAIM, *promised]})
    for name, text in (("speed", figures.speed(samples, sizes, kernel, where)),
                       ("speed-in-short", figures.speed_in_short(samples, sizes))):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--array-rows", type=int, help="rows of one more array in Calc")
    parser.add_argument("--output", type=Path, default=BUILD / "bench", help="folder of the tables")
    parser.add_argument("--orders", action="store_true", help="measure lists of orders alone")
    parser.add_argument("--quick", action="store_true", help="see only whether it runs")
    arguments = parser.parse_args()
    quick, folder = arguments.quick, arguments.output
    rounds = 2 if quick else arguments.rounds
    if not arguments.orders:
        run_customers(quick, rounds, folder, arguments.array_rows)
    run_orders(quick, rounds, folder)


if __name__ == "__main__":
    main()
