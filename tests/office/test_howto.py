# SPDX-License-Identifier: MPL-2.0
"""The page addin/package/HOWTO.md: each of its formulas computes what it says."""
import random
import re
import sys
from pathlib import Path

import uno

import reference
import reference_more
import tap
from cases import same, same_rows, show_array
from office import Office, fill, fill_down, formulas, values

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
PAGE = ROOT / "addin" / "package" / "HOWTO.md"
LAST = 900
SEGMENTS = [["Best", 4, 4, 3, 4], ["Keep", 3, 4, 2, 4], ["Gone", 1, 1, 1, 4]]


def typed():
    """The formulas of the page, as they are typed, in its order."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [formula.replace("\\|", "|") for row in rows
            for formula in re.findall(r"`(=[^`]+)`", row)]


def listed():
    """A list as the page has it: columns A to M; some are new, some lost, many equal."""
    chance = random.Random(900)
    rows = []
    for place in range(LAST - 1):
        now, before = (round(chance.paretovariate(0.8) * 500, -2)
                       if chance.random() < 0.85 else None for _ in range(2))
        rows.append([f"Customer {place + 1}", now, before, None, None, chance.randint(1, 150),
                     chance.randint(0, 10), None, None,
                     *(chance.randint(0, 9) * 100 for _ in range(4))])
    for column, source in ((3, 1), (4, 2)):
        tiers = reference.tiers([row[source] for row in rows])
        for row, tier in zip(rows, tiers):
            row[column] = tier or None
    return rows


def expected_columns(rows):
    """What each formula that is filled down shows, and each array."""
    now, before, tiers, earlier = ([row[place] for row in rows] for place in (1, 2, 3, 4))

    def classes(amounts, *options):
        """An empty cell that a formula refers to is 0, and so in the last class."""
        population = reference.Population([amount for amount in amounts if amount is not None])
        return [reference.LETTERS[reference.class_of(amount or 0, population, *options)]
                for amount in amounts]

    largest = [rows[position - 1][0] for position, *_ in reference.curve(now)[:10]]
    matrix = reference_more.matrix(earlier, tiers, order=("A", "B", "C"))
    limits = reference_more.Limits((30, 60, 90), (2, 5, 8), (1000, 5000, 20000))
    down = {
        "AA": [a + b for a, b in zip(classes(now), classes(before))],
        "XYZ": [a + reference_more.xyz(row[9:13]) for a, row in zip(classes(now), rows)],
        "ten": largest,
        "amount": classes(now, "amount", (80000, 20000)),
        "count": classes(now, "count", (10, 50)),
    }
    arrays = {
        "TIERDETAILS": reference.details(now),
        "REVENUEBRIDGE": reference_more.bridge(before, now),
        "TIERMATRIX": matrix,
        "RFMSCORES": [[limits.score(row[5], row[6], row[1])] if row[1] is not None else [""]
                      for row in rows],
    }
    stayed = matrix[1][1] / sum(matrix[1][1:])
    return down, arrays, stayed


@tap.test("HOWTO: every formula of the page computes what it says")
def page(office):
    rows = listed()
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A2", rows)
    fill(sheet, "O2", SEGMENTS)
    down, arrays, stayed = expected_columns(rows)
    checked = []
    for formula in typed():
        if "SUBTOTAL" in formula or ";1;H$2" in formula:
            continue  # the next test
        checked.append(formula)
        name = re.match(r"=(\w+)", formula)[1]
        if name in arrays:
            wanted = arrays[name]
            shown = show_array(sheet, formula, len(wanted), len(wanted[0]))
            tap.equal(same_rows(shown, wanted), True, formula)
        elif formula.startswith("=INDEX(TIERMATRIX"):
            tap.near(column(sheet, formula, 2)[0], stayed, 1e-12)
        elif name == "RFMSEGMENT":
            tap.equal(column(sheet, formula, 2), ["Best"])
        else:
            key = next(key for key, part in (
                ("AA", "&CUSTOMERTIER"), ("XYZ", "XYZCLASS"), ("ten", "PARETOCURVE"),
                ("amount", '"amount"'), ("count", '"count"')) if part in formula)
            wanted = down[key]
            shown = column(sheet, formula, len(wanted) + 1)
            wrong = [(row, is_, one) for row, (is_, one) in enumerate(zip(shown, wanted), 2)
                     if not same(is_, one)]
            tap.equal((len(shown), wrong[:3]), (len(wanted), []), formula)
    tap.equal(len(checked), len(typed()) - 2, "formulas that were checked")


def column(sheet, formula, last):
    """What a formula shows that is typed into Z2 and filled down."""
    formulas(sheet, "Z2", [[formula]])
    if last > 2:
        fill_down(sheet, f"Z2:Z{last}")
    shown = [row[0] for row in values(sheet, f"Z2:Z{last}")]
    sheet.getCellRangeByName(f"Z2:Z{last}").clearContents(1 | 2 | 4 | 16)
    return shown


@tap.test("HOWTO: tiers of the visible rows alone follow the AutoFilter")
def visible(office):
    rows = listed()[:60]
    for place, row in enumerate(rows):
        row[8] = ("North", "South", "West")[place % 3]
        row[1] = row[1] or 100
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    fill(sheet, "A1", [["Name", "Revenue", "", "", "", "", "", "Seen", "Territory"]])
    fill(sheet, "A2", [row[:9] for row in rows])
    last = len(rows) + 1
    seen, tier = (formula for formula in typed() if "SUBTOTAL" in formula or ";1;H$2" in formula)
    formulas(sheet, "H2", [[seen]])
    fill_down(sheet, f"H2:H{last}")
    formulas(sheet, "N2", [[tier]])
    fill_down(sheet, f"N2:N{last}")
    for territory in (None, "South", "West", None):
        show_only(sheet, f"A1:I{last}", territory)
        inside = [row[1] for row in rows if territory in (None, row[8])]
        population = reference.Population(inside)
        wanted = [reference.LETTERS[reference.class_of(row[1], population)] for row in rows]
        tap.equal([row[0] for row in values(sheet, f"H2:H{last}")],
                  [float(territory in (None, row[8])) for row in rows], f"seen of {territory}")
        tap.equal([row[0] for row in values(sheet, f"N2:N{last}")], wanted, f"tiers of {territory}")


def show_only(sheet, area, territory):
    """Filters the rows of a list by its last column; None shows all again."""
    cells = sheet.getCellRangeByName(area)
    descriptor = cells.createFilterDescriptor(True)
    descriptor.ContainsHeader = True
    if territory is not None:
        field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
        field.Field = 8
        field.Operator = uno.Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
        field.IsNumeric = False
        field.StringValue = territory
        descriptor.setFilterFields((field,))
    cells.filter(descriptor)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
