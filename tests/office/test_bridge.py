# SPDX-License-Identifier: MPL-2.0
"""Where the revenue went from one period to the next: REVENUEBRIDGE."""
import random
import sys
from fractions import Fraction
from itertools import product
from pathlib import Path

import reference_more as reference
import tap
from cases import check, same_rows, show_array
from kinds import kinds
from office import Office, fill
from order_sheets import DATA, order_lines
from yearly import ORDERS, made_orders, real_orders, yearly_sales

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"

EXAMPLE = [[25, 45], [40, 38], [35, 27], [12, 0], [0, 40], [0, 50], [0, 60], [0, 15]]


@tap.test("REVENUEBRIDGE: seven rows; labels left out and given; rows and columns (BRIDGE-1)")
def revenuebridge(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["Before", "After"], *EXAMPLE])
    fill(sheet, "H1", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"], ["g"]])
    check(sheet, """
        {=REVENUEBRIDGE(F2:F9;G2:G9)}
            -> Start;4;112 | New;4;165 | Grown;1;20 | Same;0;0 | Shrunk;2;-10 | Lost;1;-12 | End;7;275
        {=REVENUEBRIDGE(F1:F9;G1:G9;)}
            -> Start;4;112 | New;4;165 | Grown;1;20 | Same;0;0 | Shrunk;2;-10 | Lost;1;-12 | End;7;275
        {=REVENUEBRIDGE(F2:F9;G2:G9;H1:H7)}
            -> a;4;112 | b;4;165 | c;1;20 | d;0;0 | e;2;-10 | f;1;-12 | g;7;275
        {=REVENUEBRIDGE({25;40};{45|40};{1;2;3;4;5;6;7})}
            -> "1";2;65 | "2";0;0 | "3";1;20 | "4";1;0 | "5";0;0 | "6";0;0 | "7";2;85
        {=REVENUEBRIDGE(F2:F9*2;G2:G9*2)}
            -> Start;4;224 | New;4;330 | Grown;1;40 | Same;0;0 | Shrunk;2;-20 | Lost;1;-24 | End;7;550
        {=REVENUEBRIDGE(5;7)}
            -> Start;1;5 | New;0;0 | Grown;1;2 | Same;0;0 | Shrunk;0;0 | Lost;0;0 | End;1;7
        =INDEX(REVENUEBRIDGE(F2:F9;G2:G9);2;3)         -> 165
        =SUM(INDEX(REVENUEBRIDGE(F2:F9;G2:G9);{1|2|3|4|5|6};3)) -> 275
        =REVENUEBRIDGE(F2:F9;G2:G9)                    -> Start
    """)


@tap.test("REVENUEBRIDGE: blanks are 0, text passes a row over, returns are nobody's (BRIDGE-1)")
def bridge_cells(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["2023", "2024"], [10, None], [None, 20], [None, None], ["n/a", 5],
                       [5, "closed"], [-3, 4], [6, -2], [-1, -1], [7, 7]])
    fill(sheet, "H1", [[0.1 + 0.2, 0.3], [100.1, 100.2]])
    check(sheet, """
        {=REVENUEBRIDGE(F1:F10;G1:G10)}
            -> Start;3;19 | New;2;27 | Grown;0;0 | Same;1;0 | Shrunk;0;0 | Lost;2;-18 | End;3;28
        {=REVENUEBRIDGE(F9;G9)}
            -> Start;0;-1 | New;0;0 | Grown;0;0 | Same;0;0 | Shrunk;0;0 | Lost;0;0 | End;0;-1
        {=REVENUEBRIDGE(H1:H1;I1:I1)}
            -> Start;1;0.3 | New;0;0 | Grown;0;0 | Same;1;0 | Shrunk;0;0 | Lost;0;0 | End;1;0.3
        {=REVENUEBRIDGE({1.7E308;1.7E308};{1.7E308;0})}
            -> Start;2;#NUM! | New;0;0 | Grown;0;0 | Same;1;0 | Shrunk;0;0 | Lost;1;-1.7E308
            | End;1;1.7E308
        =REVENUEBRIDGE(Z1;Z2)                          -> Start
        =INDEX(REVENUEBRIDGE(K1;5);3;3)                -> 4
        =REVENUEBRIDGE(Z1:Z9;Y1:Y9)                    -> #DIV/0!
        =REVENUEBRIDGE(A2:A11;B2:B11)                  -> #DIV/0!
        =REVENUEBRIDGE(B2:B11;B2:B10)                  -> Err:502
        =REVENUEBRIDGE(B2:B11;5)                       -> Err:502
        =REVENUEBRIDGE({5;"1 234,50 kr"};{5;6})        -> #VALUE!
        =REVENUEBRIDGE({5;6};{5;"7"})                  -> #VALUE!
        =REVENUEBRIDGE(B2:B11;B2:B11;{"a";"b"})        -> Err:502
        =REVENUEBRIDGE(B2:B11;B2:B11;{1;2;3;4;5;6;7;8}) -> Err:502
        =REVENUEBRIDGE(K4;5)                           -> #DIV/0!
        =REVENUEBRIDGE(K3:K4;B2:B3)                    -> Err:504
        =REVENUEBRIDGE(B2:B3;B2:B3;K5)                 -> #N/A
    """)


def as_computed(sheet, n, before="A", after="B"):
    """The bridge of two columns, which is compared with the definition, and has to add up."""
    shown = show_array(sheet, f"=REVENUEBRIDGE({before}1:{before}{n};{after}1:{after}{n})", 7, 3)
    amounts = [Fraction(row[2]) for row in shown]
    size = sum(map(abs, amounts))
    tap.equal(abs(sum(amounts[:6]) - amounts[6]) <= size / 2**50, True, f"{shown} adds up")
    return shown


def compare(shown, rows):
    expected = reference.bridge(*zip(*rows))
    if not same_rows(shown, [[step, customers, float(amount)]
                             for step, customers, amount in expected]):
        raise AssertionError(f"bridge of {rows[:20]}\n  shows    {shown!r}\n"
                             f"  expected {[(a, b, float(c)) for a, b, c in expected]!r}")


@tap.test("REVENUEBRIDGE of pairs of every kind equals an independent computation, and adds up")
def every_pair(office):
    chance = random.Random(18)
    contents = [None, "", "n/a", 0, 5, 5.5, -5, 0.1, 0.30000000000000004, 0.3, 1e9]
    pairs = [list(pair) for pair in product(contents, repeat=2)]
    sheet = office.calc().Sheets.getByIndex(0)
    for _ in range(25):
        rows = [[1, 1]] + [chance.choice(pairs) for _ in range(chance.randint(1, 30))]
        sheet.getCellRangeByName("A1:B40").clearContents(23)
        fill(sheet, "A1", rows)
        compare(as_computed(sheet, len(rows)), rows)


def every_customer(office, orders):
    """Of every two years that follow on each other."""
    years, rows = yearly_sales(orders)
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", rows)
    for place in range(1, len(years)):
        before, after = "ABCDEFGHIJKL"[place - 1:place + 1]
        shown = as_computed(sheet, len(rows), before, after)
        plain(shown, [(row[place - 1], row[place]) for row in rows])


def plain(shown, pairs):
    """By sums over the customers of each kind, without the definition's code."""
    found = {
        "Start": [pair for pair in pairs if pair[0] > 0],
        "New": [pair for pair in pairs if pair[0] <= 0 < pair[1]],
        "Grown": [pair for pair in pairs if 0 < pair[0] < pair[1] - 1e-9 * pair[1]],
        "Shrunk": [pair for pair in pairs if pair[0] - 1e-9 * pair[0] > pair[1] > 0],
        "Lost": [pair for pair in pairs if pair[0] > 0 >= pair[1]],
        "End": [pair for pair in pairs if pair[1] > 0],
    }
    shown = {step: (customers, amount) for step, customers, amount in shown}
    for step, members in found.items():
        tap.equal(shown[step][0], len(members), f"{step}: customers")
        if step not in ("Start", "End"):
            tap.near(shown[step][1], sum(after - before for before, after in members), 1e-6)
    tap.near(shown["Start"][1], sum(before for before, _ in pairs), 1e-6)
    tap.near(shown["End"][1], sum(after for _, after in pairs), 1e-6)
    tap.equal(shown["Start"][0] - shown["Lost"][0] - shown["Grown"][0] - shown["Shrunk"][0],
              shown["Same"][0], "Same: customers")


@tap.test("REVENUEBRIDGE of every customer among made orders, year by year")
def made(office):
    every_customer(office, made_orders())


if ORDERS.exists():
    @tap.test("REVENUEBRIDGE of every customer among 51,243 orders, year by year")
    def real(office):
        every_customer(office, real_orders())


if (DATA / "order-lines.csv").exists():
    @tap.test("BRIDGE-1: order-lines.csv from 1996 to 1997")
    def lines(office):
        first, last = (35431 - 366, 35431), (35431, 35431 + 365)
        sales = {}
        for customer, amount, day, _ in order_lines():
            pair = sales.setdefault(customer, [0, 0])
            for place, (start, end) in enumerate((first, last)):
                pair[place] += amount if start <= day < end else 0
        sheet = office.calc().Sheets.getByIndex(0)
        fill(sheet, "A1", list(sales.values()))
        shown = as_computed(sheet, len(sales))
        tap.equal([(step, customers, round(amount, 2)) for step, customers, amount in shown], [
            ("Start", 67, 208083.97), ("New", 21, 54949.92), ("Grown", 55, 366498.37),
            ("Same", 0, 0), ("Shrunk", 10, -11605.85), ("Lost", 2, -841.20),
            ("End", 86, 617085.20)])


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
