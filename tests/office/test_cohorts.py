# SPDX-License-Identifier: MPL-2.0
"""Of those who came in one period, how many order again in the next ones."""
import random
import sys
from fractions import Fraction
from pathlib import Path

import reference_orders as reference
import tap
from cases import check, same_rows, show_array
from office import Office, fill
from order_sheets import DATA, day, of_day, order_lines, sheet_of

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"

ORDERS = [["Customer", "Amount", "Date"], ["a", 5, "2015-01-09"], ["b", 5, "2015-01-31"],
          ["a", 5, "2015-02-01"], ["A ", 5, "2015-02-28"], ["c", -5, "2015-02-02"],
          ["c", 5, "2015-04-01"], ["b", -5, "2015-03-01"], ["b", 5, "2015-04-30"]]


def orders(office):
    """A list of orders in A1:C9."""
    return sheet_of(office, [ORDERS[0]] + [[*line[:2], day(line[2])] for line in ORDERS[1:]])


@tap.test("COHORTS: arguments left out, skipped and given (COH-1)")
def arguments(office):
    check(orders(office), of_day("""
        {=COHORTS(A2:A9;B2:B9;C2:C9)}
            -> [01-01]; 2; 1; 0; 1 | [02-01]; 0; 0; 0; "" | [03-01]; 0; 0; ""; ""
             | [04-01]; 1; ""; ""; ""
        {=COHORTS(A:A;B:B;C:C;)}
            -> [01-01]; 2; 1; 0; 1 | [02-01]; 0; 0; 0; "" | [03-01]; 0; 0; ""; ""
             | [04-01]; 1; ""; ""; ""
        {=COHORTS(A1:A9;B1:B9;C1:C9;" Quarter")} -> [01-01]; 2; 1 | [04-01]; 1; ""
        {=COHORTS(A1:A9;B1:B9;C1:C9;"YEAR")}     -> [01-01]; 3
        {=COHORTS(A1:A9;B1:B9;C1:C9;;[2015-02-15])} -> [01-01]; 2; 1 | [02-01]; 0; ""
        {=COHORTS(A1:A9;B1:B9;C1:C9;;[2015-05-01])}
            -> [01-01]; 2; 1; 0; 1; 0 | [02-01]; 0; 0; 0; 0; "" | [03-01]; 0; 0; 0; ""; ""
             | [04-01]; 1; 0; ""; ""; "" | [05-01]; 0; ""; ""; ""; ""
        {=COHORTS(A1:A9;B1:B9;C1:C9;;;TRUE())}
            -> [01-01]; 1; 0.5; 0; 0.5 | [02-01]; ""; ""; ""; "" | [03-01]; ""; ""; ""; ""
             | [04-01]; 1; ""; ""; ""
        {=COHORTS(A1:A9;B1:B9;C1:C9;"quarter";;;1)} -> [01-01]; 2; 1
        {=COHORTS(A1:A9;B1:B9;C1:C9;"quarter";;FALSE();3)}
            -> [01-01]; 2; 1 | [04-01]; 1; "" | ""; ""; ""
    """))


@tap.test("COHORTS: what is not allowed, and what is lost (ORD-1, ORD-3, G5)")
def wrong(office):
    sheet = orders(office)
    fill(sheet, "E1", [["a", -1, 42005], ["b", 0, 42005], ["c", 1, "2015-01-09"]])
    fill(sheet, "E5", [["a", 1, day("1900-01-01")], ["a", 1, day("1985-03-31")],
                       ["a", 1, day("1985-04-01")]])
    check(sheet, of_day("""
        =COHORTS(A2:A9;B2:B9;C2:C9;"week")              -> Err:502
        =COHORTS(A2:A9;B2:B9;C2:C9;3)                   -> Err:502
        =COHORTS(A2:A9;B2:B9;C2:C9;;"x")                -> #VALUE!
        =COHORTS(A2:A9;B2:B9;C2:C9;;;"x")               -> #VALUE!
        =COHORTS(A2:A9;B2:B9;C2:C9;;;;0)                -> Err:502
        =COHORTS(A2:A9;B2:B9;C2:C9;;;;1.5)              -> Err:502
        =COHORTS(A2:A9;B2:B8;C2:C9)                     -> Err:502
        =COHORTS(A2:A9;B2:B9;C2:C9;;[2014-12-31])       -> #DIV/0!
        =COHORTS(E1:E2;F1:F2;G1:G2)                     -> #DIV/0!
        =COHORTS(E1:E3;F1:F3;G1:G3)                     -> #VALUE!
        =COLUMNS(COHORTS(E5:E6;F5:F6;G5:G6))            -> 1024
        =COHORTS(E5:E7;F5:F7;G5:G7)                     -> Err:502
        =COLUMNS(COHORTS(E5:E7;F5:F7;G5:G7;"quarter"))  -> 343
        =COHORTS(E5:E6;F5:F6;G5:G6;;;;1048576)          -> Err:514
    """))


@tap.test("COHORTS of made lists equals an independent computation")
def made(office):
    rng = random.Random(72)
    for n, span in ((1, 1), (30, 200), (400, 1500)):
        lines = [[rng.choice(("x", "Y", "y ", 7, 8, "ß", "SS", *range(n // 8))),
                  rng.choice((5, 1, 0, -2, 0.5)), 44000 + rng.randrange(span) + rng.random() / 2]
                 for _ in range(n)] + [["x", 1, 44000]]
        sheet = sheet_of(office, lines)
        columns = [list(column) for column in zip(*lines)]
        for period, as_of, share in (("month", None, False), ("quarter", 44180, True),
                                     ("year", 44000 + 2 * span, False)):
            expected = [[float(one) if isinstance(one, Fraction) else one for one in row]
                        for row in reference.cohorts(*columns, period, as_of, share)]
            cells = ";".join(f"{c}1:{c}{len(lines)}" for c in "ABC")
            shown = show_array(sheet, f'=COHORTS({cells};"{period}";{as_of or ""};{int(share)})',
                               len(expected), len(expected[0]))
            tap.equal(same_rows(shown, expected), True, f"{n} by {period}: {shown} {expected}")


if (DATA / "order-lines.csv").exists():
    @tap.test("COHORTS of the lines of 830 real orders, by quarter (COH-1)")
    def real(office):
        lines = order_lines()
        n = len(lines)
        sheet = sheet_of(office, lines)
        shown = show_array(sheet, f'=COHORTS(A1:A{n};B1:B{n};C1:C{n};"quarter")', 8, 9)
        tap.equal(shown[0], [float(day("1996-07-01")), 43, 21, 27, 29, 30, 30, 37, 27])
        tap.equal(shown[1], [float(day("1996-10-01")), 24, 19, 17, 15, 17, 18, 16, ""])
        columns = [list(column) for column in zip(*lines)][:3]
        tap.equal(same_rows(shown, reference.cohorts(*columns, "quarter")), True)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
