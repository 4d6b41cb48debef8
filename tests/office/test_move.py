# SPDX-License-Identifier: MPL-2.0
"""Who came, who stayed, who came back and who is lost."""
import collections
import random
import sys
from itertools import product
from pathlib import Path

import reference_more as reference
import tap
from cases import check, show
from kinds import compare, kinds
from office import Office, fill, fill_down, formulas, values
from yearly import ORDERS, made_orders, real_orders, yearly_sales

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
MOVES = ("New", "Kept", "Recovered", "Lost", "Gone")

# How many customers made each move among the orders, by the last year that is looked at.
COUNTED = {2013: (1906, 2780, 501, 2509), 2014: (1437, 2870, 616, 2317),
           2015: (1512, 2965, 921, 1958)}


@tap.test("CUSTOMERMOVE: arguments left out, skipped and given; rows and columns (MOVE-1)")
def customermove(office):
    sheet = kinds(office)
    fill(sheet, "F1", [[500, None, None, 700, None], ["in", "still", "again", "out", "off"]])
    fill(sheet, "P1", [[None], [90], [None]])
    check(sheet, """
        =CUSTOMERMOVE({0;0;5})                          -> New
        =CUSTOMERMOVE({0;5;5})                          -> Kept
        =CUSTOMERMOVE({5;0;5})                          -> Recovered
        =CUSTOMERMOVE({5;5;0})                          -> Lost
        =CUSTOMERMOVE({5;0;0})                          -> Gone
        =CUSTOMERMOVE({0;0;0})                          -> ""
        =CUSTOMERMOVE({5|0|5})                          -> Recovered
        =CUSTOMERMOVE({5;5|0;5})                        -> Recovered
        =CUSTOMERMOVE(F1:I1)                            -> Recovered
        =CUSTOMERMOVE(F1:I1;)                           -> Recovered
        =CUSTOMERMOVE(F1:I1;;)                          -> Recovered
        =CUSTOMERMOVE(F1:I1;2)                          -> Recovered
        =CUSTOMERMOVE(F1:I1;3)                          -> Kept
        =CUSTOMERMOVE(F1:H1)                            -> Gone
        =CUSTOMERMOVE(F1:H1;2)                          -> Lost
        =CUSTOMERMOVE(F1:G1)                            -> Lost
        =CUSTOMERMOVE(P1:P2)                            -> New
        =CUSTOMERMOVE(P1:P3)                            -> Lost
        =CUSTOMERMOVE(P1:P3;2)                          -> Kept
        {=CUSTOMERMOVE(F1:I1*2)}                        -> Recovered
        =CUSTOMERMOVE({5;5};;F2:J2)                     -> still
        =CUSTOMERMOVE({0;5};;F2:J2)                     -> in
        =CUSTOMERMOVE({5;0};;{1|2|3|4|5})               -> "4"
        =CUSTOMERMOVE({0;0};;F2:J2)                     -> ""
        =CUSTOMERMOVE({5;0;0};1;{"";"";"";"";"off"})    -> off
    """)


@tap.test("CUSTOMERMOVE: returns are no sales; cells of every kind; what is not allowed (G5)")
def move_cells(office):
    check(kinds(office), """
        =CUSTOMERMOVE({5;-5})                           -> Lost
        =CUSTOMERMOVE({-5;5})                           -> New
        =CUSTOMERMOVE({"";5})                           -> New
        =CUSTOMERMOVE(Z1:Z9)                            -> ""
        =CUSTOMERMOVE(K1:K2)                            -> Lost
        =CUSTOMERMOVE({5;0.0000001})                    -> Kept
        =CUSTOMERMOVE({5;0;5};K1)                       -> Recovered
        =CUSTOMERMOVE(5)                                -> Err:502
        =CUSTOMERMOVE(Z1)                               -> Err:502
        =CUSTOMERMOVE("")                               -> Err:502
        =CUSTOMERMOVE({5;0;5};0)                        -> Err:502
        =CUSTOMERMOVE({5;0;5};Z1)                       -> Err:502
        =CUSTOMERMOVE({5;0;5};3)                        -> Err:502
        =CUSTOMERMOVE({5;0;5};-1)                       -> Err:502
        =CUSTOMERMOVE({5;0;5};1.5)                      -> Err:502
        =CUSTOMERMOVE({5;0;5};{1;2})                    -> Err:502
        =CUSTOMERMOVE({5;0;5};"x")                      -> #VALUE!
        =CUSTOMERMOVE({5;"x";5})                        -> #VALUE!
        =CUSTOMERMOVE({5;0;5};;{"a";"b"})               -> Err:502
        =CUSTOMERMOVE({5;0;5};;{1;2;3;4;5;6})           -> Err:502
        =CUSTOMERMOVE(K4)                               -> #DIV/0!
        =CUSTOMERMOVE(K3:K4)                            -> Err:504
        =CUSTOMERMOVE({5;0;5};K5)                       -> #N/A
        =CUSTOMERMOVE({5;0;5};;K4)                      -> #DIV/0!
    """)


@tap.test("CUSTOMERMOVE of every history of five periods equals an independent computation")
def every_history(office):
    rng = random.Random(61)
    sheet = office.calc().Sheets.getByIndex(0)
    active = list(product((True, False), repeat=5))
    rows = [[rng.choice((1, 0.01, 900)) if one else rng.choice((0, None, -3)) for one in history]
            for history in active]
    fill(sheet, "A1", rows)
    for lapse in (1, 2, 3, 4):
        typed = [f"=CUSTOMERMOVE(A{row}:E{row};{lapse})" for row in range(1, len(rows) + 1)]
        expected = [reference.move(history, lapse) for history in rows]
        compare([f"{one} of {row}" for one, row in zip(typed, rows)], show(sheet, typed), expected)
        tap.equal(set(expected) - {""} <= set(MOVES), True)
    tap.equal({reference.move(history) for history in rows}, {*MOVES, ""})


def every_customer(office, orders, counted):
    """All equal an independent computation, for the years up to some, and so many are of each."""
    years, rows = yearly_sales(orders)
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", rows)
    for last in counted or years[1:]:
        end = years.index(last) + 1
        shown = column(sheet, f"Z1:Z{len(rows)}", f"=CUSTOMERMOVE(A1:{'ABCDEFGHIJK'[end - 1]}1)")
        by_hand = [plain_move(row[:end]) for row in rows]
        wrong = [(row[:end], is_, wanted) for row, is_, wanted in zip(rows, shown, by_hand)
                 if is_ != wanted]
        tap.equal(wrong[:3], [], f"{last}: the first of {len(wrong)} customers")
        moves = collections.Counter(shown)
        if last in counted:
            tap.equal(tuple(moves[move] for move in MOVES[:4]), counted[last], f"up to {last}")


@tap.test("CUSTOMERMOVE of every customer among made orders, by year")
def made(office):
    every_customer(office, made_orders(), {})


if ORDERS.exists():
    @tap.test("CUSTOMERMOVE of every customer among 51,243 orders, by year, up to 2013 to 2015")
    def real(office):
        every_customer(office, real_orders(), COUNTED)


def plain_move(history):
    """With a lapse of one year, by the years of the first sale and of the last two."""
    bought = [year for year, amount in enumerate(history) if amount > 0]
    this = len(history) - 1
    if not bought:
        return ""
    if bought[-1] < this:
        return "Lost" if bought[-1] == this - 1 else "Gone"
    if len(bought) == 1:
        return "New"
    return "Kept" if bought[-2] == this - 1 else "Recovered"


def column(sheet, area, formula):
    """What a formula shows that is filled down an area."""
    formulas(sheet, area.partition(":")[0], [[formula]])
    fill_down(sheet, area)
    return [row[0] for row in values(sheet, area)]


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
