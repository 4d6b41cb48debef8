# SPDX-License-Identifier: MPL-2.0
"""Cases as plain text: a formula, and what its cell shows.

    check(sheet, '''
        =PARETOCOUNT(B2:B11)              -> 2
        =CUSTOMERTIER(B4;B2:B11;;;"won")  -> Err:502
        {=CUSTOMERTIERS(B2:B5)}           -> A | A | B | ""
        {=PARETOCURVE({9;6})}             -> 1; 9; 0.5; 3/5 | 2; 6; 1; 1
    ''')

A formula in braces is entered as an array formula over as many cells as are expected: columns
are separated by ";" and rows by "|", as in Calc's own inline arrays. Numbers may be fractions,
in quotes they are text, and "" is empty text or an empty cell. A line that begins with "->" or "|"
continues the one before.
"""
import re
from fractions import Fraction

import tap
from office import array_formula, cell, fill, formulas, values

# Their sum is 1000, so that an amount is its share in tenths of a percent.
CUSTOMERS = [
    ["Customer", "Revenue", "Territory", "Last year"],
    ["Alder", 500, "North", "B"],
    ["Birch", 300, "South", "A"],
    ["Cedar", 90, "North", "B"],
    ["Dune", 60, "South", "B"],
    ["Elm", 30, "North", "C"],
    ["Fjord", 10, "South", "C"],
    ["Grove", 5, "North", None],
    ["Harbour", 3, "South", "C"],
    ["Iris", 2, "North", "C"],
    ["Juniper", 0, "South", "C"],
]
RESULTS = "AA1"  # out of the way of what a test writes


def customers(document):
    """The first sheet of a new document, now with CUSTOMERS in A1:D11."""
    sheet = document.Sheets.getByIndex(0)
    fill(sheet, "A1", CUSTOMERS)
    return sheet


def check(sheet, text):
    """Enter the formulas of these cases and fail unless each shows what it should."""
    cases = [_case(line) for line in re.sub(r"\n\s*(?=->|\|)", " ", text).splitlines()
             if line.strip()]
    single = [(formula, rows[0][0]) for formula, rows in cases if not formula.startswith("{")]
    shown = show(sheet, [formula for formula, _ in single])
    wrong = [(formula, is_, expected) for (formula, expected), is_ in zip(single, shown)
             if not same(is_, expected)]
    for formula, rows in cases:
        if formula.startswith("{"):
            shown = show_array(sheet, formula[1:-1], len(rows), len(rows[0]))
            if not same_rows(shown, rows):
                wrong.append((formula, shown, rows))
    if wrong:
        raise AssertionError("\n".join(f"{formula}\n  shows    {is_!r}\n  expected {expected!r}"
                                       for formula, is_, expected in wrong))


def show(sheet, typed):
    """What each of these formulas shows."""
    if not typed:
        return []
    formulas(sheet, RESULTS, [[formula] for formula in typed])
    area = _area(sheet, len(typed), 1)
    shown = [row[0] for row in values(sheet, area)]
    sheet.getCellRangeByName(area).clearContents(CONTENTS)
    return shown


def show_array(sheet, formula, rows, columns):
    """What an array formula over so many cells shows, as a list of rows."""
    area = _area(sheet, rows, columns)
    array_formula(sheet, area, formula)
    shown = values(sheet, area)
    sheet.getCellRangeByName(area).clearContents(CONTENTS)
    return shown


def same(shown, expected):
    """Whether text is the same, and numbers are to within rounding."""
    if isinstance(shown, float) and not isinstance(expected, str):
        return abs(shown - expected) <= 1e-12 * max(1.0, abs(expected))
    return shown == expected


def same_rows(shown, expected):
    return len(shown) == len(expected) and all(
        len(row) == len(other) and all(map(same, row, other))
        for row, other in zip(shown, expected))


CONTENTS = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: VALUE, DATETIME, STRING, FORMULA


def _case(line):
    formula, arrow, expected = line.rpartition("->")
    if not arrow:
        raise ValueError(f"A case without ->: {line}")
    rows = [[_shown(one.strip()) for one in row.split(";")] for row in expected.split("|")]
    return formula.strip(), rows


def _shown(text):
    if text.startswith('"'):
        return text.strip('"')
    try:
        return float(Fraction(text))
    except ValueError:
        return text


def _area(sheet, rows, columns):
    start = cell(sheet, RESULTS).CellAddress
    return sheet.getCellRangeByPosition(start.Column, start.Row, start.Column + columns - 1,
                                        start.Row + rows - 1).AbsoluteName.split(".")[1]
