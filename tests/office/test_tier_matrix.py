# SPDX-License-Identifier: MPL-2.0
"""How customers moved between tiers, and why each is in its own: TIERMATRIX, TIERDETAILS."""
import random
import sys
from fractions import Fraction
from pathlib import Path
from string import ascii_uppercase

import reference
import reference_more
import tap
from cases import check, customers, same_rows, show_array
from kinds import kinds
from office import Office, array_formula, fill, values
from yearly import ORDERS, made_orders, real_orders, yearly_sales

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"


@tap.test("TIERMATRIX: from each tier to each; the lost and the new; order and shares (MATRIX-1)")
def tiermatrix(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["A", "A"], ["A", "B"], ["b", "A"], ["B", "B "], ["B", None], [None, "b"],
                       [None, None], [" ", ""], ["A", "a"]])
    fill(sheet, "H1", [["A"], ["B"], ["C"], [None]])
    check(sheet, """
        {=TIERMATRIX(F1:F9;G1:G9)}       -> "";A;b;Lost | A;2;1;0 | b;1;1;1 | New;0;1;0
        {=TIERMATRIX(F1:F9;G1:G9;)}      -> "";A;b;Lost | A;2;1;0 | b;1;1;1 | New;0;1;0
        {=TIERMATRIX(F1:F9;G1:G9;H1:H4)}
            -> "";A;B;C;Lost | A;2;1;0;0 | B;1;1;0;1 | C;0;0;0;0 | New;0;1;0;0
        {=TIERMATRIX(F1:F9;G1:G9;{"B";"A"})}
            -> "";B;A;Lost | B;1;1;1 | A;1;2;0 | New;1;0;0
        {=TIERMATRIX(F1:F9;G1:G9;{"B"|"A"};TRUE())}
            -> "";B;A;Lost | B;1/3;1/3;1/3 | A;1/3;2/3;0 | New;1;0;0
        {=TIERMATRIX(F1:F9;G1:G9;H1:H3;1)}
            -> "";A;B;C;Lost | A;2/3;1/3;0;0 | B;1/3;1/3;0;1/3 | C;0;0;0;0 | New;0;1;0;0
        {=TIERMATRIX(F1:F9;G1:G9;;FALSE())} -> "";A;b;Lost | A;2;1;0 | b;1;1;1 | New;0;1;0
        {=TIERMATRIX({"A";"B"};{"B"|"A"})}  -> "";A;B;Lost | A;0;1;0 | B;1;0;0 | New;0;0;0
        {=TIERMATRIX({10;9;"9";"2"};{"x";"Y";10;""})}
            -> "";"2";"9";"10";x;Y;Lost | "2";0;0;0;0;0;1 | "9";0;0;1;0;1;0 | "10";0;0;0;1;0;0
            | x;0;0;0;0;0;0 | Y;0;0;0;0;0;0 | New;0;0;0;0;0;0
        {=TIERMATRIX({0;1};{1;1})}  -> "";"0";"1";Lost | "0";0;1;0 | "1";0;1;0 | New;0;0;0
        {=TIERMATRIX("A";Z1)}       -> "";A;Lost | A;0;1 | New;0;0
        {=TIERMATRIX("New";"Lost")} -> "";Lost;New;Lost | Lost;0;0;0 | New;1;0;0 | New;0;0;0
        {=TIERMATRIX(D2:D11;CUSTOMERTIERS(B2:B11))}
            -> "";A;B;C;Lost | A;1;0;0;0 | B;1;2;0;0 | C;0;0;5;0 | New;0;0;1;0
        =INDEX(TIERMATRIX(F1:F9;G1:G9);2;2)        -> 2
        =TIERMATRIX(F1:F9;G1:G9)                   -> ""
    """)


@tap.test("TIERMATRIX: what it cannot count (MATRIX-1, G5)")
def matrix_errors(office):
    letters = ";".join(f'"{i}"' for i in range(1, 27))
    check(kinds(office), f"""
        =INDEX(TIERMATRIX({{{letters}}};{{{letters}}});27;27)   -> 1
        =TIERMATRIX({{{letters};"x"}};{{{letters};"x"}})        -> Err:502
        =TIERMATRIX(D2:D11;D2:D11;{{{letters};"x"}})            -> Err:502
        =TIERMATRIX(ROW(1:60);ROW(1:60))                        -> Err:502
        =TIERMATRIX(D2:D11;D2:D11;{{"A";"B"}})                  -> #N/A
        =TIERMATRIX(D2:D11;C2:C11;{{"A";"B";"C"}})              -> #N/A
        =TIERMATRIX(D2:D11;D2:D11;{{"A";"B";"a";"C"}})          -> Err:502
        =TIERMATRIX(D2:D11;D2:D11;{{"A";"B"|"C";"D"}})          -> Err:502
        =TIERMATRIX(D2:D11;D2:D10)                              -> Err:502
        =TIERMATRIX(D2:D11;"A")                                 -> Err:502
        =TIERMATRIX(Z1:Z9;Y1:Y9)                                -> #DIV/0!
        =TIERMATRIX(Z1:Z9;Y1:Y9;{{"A";"B"}})                    -> #DIV/0!
        =TIERMATRIX(Z1;Z2)                                      -> #DIV/0!
        =TIERMATRIX("";"")                                      -> #DIV/0!
        =TIERMATRIX(D2:D11;D2:D11;;"perhaps")                   -> #VALUE!
        =TIERMATRIX(D2:D11;D2:D11;;{{1;0}})                     -> Err:502
        =TIERMATRIX(K4;"A")                                     -> #DIV/0!
        =TIERMATRIX(K3:K4;D2:D3)                                -> Err:504
        =TIERMATRIX("A";"A";K5)                                 -> #N/A
        =TIERMATRIX("A";"A";;K4)                                -> #DIV/0!
    """)


@tap.test("TIERDETAILS: tier, rank, shares, the next better tier and what is missing (DETAIL-1)")
def tierdetails(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["Sales"], [60], [None], [40], [40], ["n/a"], [-10], [0]])
    check(sheet, """
        {=TIERDETAILS(B2:B11)}
            -> A;1;0;0.5;"";"" | A;2;0.5;0.8;"";"" | B;3;0.8;0.89;300;210 | B;4;0.89;0.95;300;240
            | C;5;0.95;0.98;60;30 | C;6;0.98;0.99;60;50 | C;7;0.99;0.995;60;55
            | C;8;0.995;0.998;60;57 | C;9;0.998;1;60;58 | C;10;1;1;60;60
        {=TIERDETAILS(F1:F8;0.4;{"Few";"Many"})}
            -> "";"";"";"";"";"" | Few;1;0;3/7;"";"" | "";"";"";"";"";"" | Many;2;3/7;1;60;20
            | Many;2;3/7;1;60;20 | "";"";"";"";"";"" | Many;5;1;1;60;70 | Many;4;1;1;60;60
        {=TIERDETAILS(B2:B4;{400;350;100};;"amount")}
            -> A;1;0;50/89;"";"" | C;2;50/89;80/89;500;200 | D;3;80/89;1;300;210
        {=TIERDETAILS(B2:B5;{2;3};;"count")}
            -> A;1;0;50/95;"";"" | A;2;50/95;80/95;"";"" | B;3;80/95;89/95;300;210 | C;4;89/95;1;90;30
        {=TIERDETAILS({5;3|2;0};0.5)}
            -> A;1;0;1/2;"";"" | B;2;1/2;4/5;5;2 | B;3;4/5;1;5;3 | B;4;1;1;5;5
        {=TIERDETAILS({0;-5};0.5)}  -> B;1;#DIV/0!;#DIV/0!;"";"" | B;2;#DIV/0!;#DIV/0!;"";""
        {=TIERDETAILS({1.7E308;-1.7E308};0.5)} -> A;1;0;1;"";"" | B;2;1;1;1.7E308;#NUM!
        {=TIERDETAILS(B2:B11;0.4;;"within")} -> B;1;0;0.5;"";"" | B;2;0.5;0.8;"";""
            | B;3;0.8;0.89;"";"" | B;4;0.89;0.95;"";"" | B;5;0.95;0.98;"";"" | B;6;0.98;0.99;"";""
            | B;7;0.99;0.995;"";"" | B;8;0.995;0.998;"";"" | B;9;0.998;1;"";"" | B;10;1;1;"";""
        =TIERDETAILS(B2:B11)                     -> A
        =TIERDETAILS(A2:A11)                     -> #DIV/0!
        =TIERDETAILS(B2:B11;{0.9;0.5})           -> Err:502
        =TIERDETAILS(B2:B11;;{"A";"B"})          -> Err:502
        =TIERDETAILS(B2:B11;;;"top")             -> Err:502
        =TIERDETAILS(B2:B11;;;"amount")          -> Err:502
        =TIERDETAILS({5;"7"})                    -> #VALUE!
    """)


def random_tiers(chance, n):
    return [chance.choice((None, "", "A", "a", "B", "C", "Gold")) for _ in range(n)]


@tap.test("TIERMATRIX of random tiers equals an independent computation")
def random_matrices(office):
    chance = random.Random(19)
    sheet = office.calc().Sheets.getByIndex(0)
    for _ in range(30):
        n = chance.randint(2, 40)
        before, after = random_tiers(chance, n), random_tiers(chance, n)
        order = chance.choice((None, ("Gold", "A", "B", "C"), ("C", "B", "A", "Gold", "None")))
        share = chance.random() < 0.5
        sheet.getCellRangeByName("A1:B40").clearContents(23)
        fill(sheet, "A1", list(zip(before, after)))
        expected = reference_more.shown(reference_more.matrix, before, after, order, share)
        if isinstance(expected, str):
            expected = [[expected]]
        typed = "{" + ";".join(f'"{one}"' for one in order) + "}" if order else ""
        shown = show_array(sheet, f"=TIERMATRIX(A1:A{n};B1:B{n};{typed};{int(share)})",
                           len(expected), len(expected[0]))
        tap.equal(same_rows(shown, expected), True, f"{before} to {after}, {order}: {shown!r}")


def every_customer(office, orders):
    """The tiers of the customers of each year against those of the next, in a document as a user
    has it: tiers by CUSTOMERTIERS of who bought anything."""
    years, rows = yearly_sales(orders)
    bought = [[amount if amount > 0 else None for amount in row] for row in rows]
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", bought)
    last = len(years) - 1
    for method, cutoffs in METHODS:
        first = 0 if method == "reach" else last - 1
        of_year = {year: tiers_of_year(sheet, bought, year, method, cutoffs)
                   for year in range(first, last + 1)}
        for year in range(first, last):
            matrix_as_computed(sheet, len(rows), of_year, year)
            margins(sheet, len(rows), year, method, cutoffs)
        details(sheet, [row[last] for row in bought], last, of_year[last], method, cutoffs)


def column(year, of_tiers=False):
    return ascii_uppercase[year + (13 if of_tiers else 0)]


def options(method, cutoffs):
    return f'{{{";".join(map(str, cutoffs))}}};;"{method}"' if cutoffs else f';;"{method}"'


def tiers_of_year(sheet, bought, year, method, cutoffs):
    """Has a column of the sheet show them, and computes them a second time."""
    n, amounts, tiers = len(bought), column(year), column(year, True)
    array_formula(sheet, f"{tiers}1:{tiers}{n}",
                  f"=CUSTOMERTIERS({amounts}1:{amounts}{n};;{options(method, cutoffs)})")
    return reference.tiers([row[year] for row in bought], method, cutoffs)


def matrix_formula(n, year):
    before, after = column(year, True), column(year + 1, True)
    return f'=TIERMATRIX({before}1:{before}{n};{after}1:{after}{n};{{"A";"B";"C"}})'


def matrix_as_computed(sheet, n, of_year, year):
    shown = show_array(sheet, matrix_formula(n, year), 5, 5)
    expected = reference_more.matrix(of_year[year], of_year[year + 1], order=("A", "B", "C"))
    tap.equal(same_rows(shown, expected), True, f"{shown!r}, {expected!r}")


def margins(sheet, n, year, method, cutoffs):
    """The rows' sums are the customers that TIERSUMMARY counts before, the columns' those after."""
    matrix = show_array(sheet, matrix_formula(n, year), 5, 5)
    counts = [[int(one) for one in row[1:]] for row in matrix[1:]]
    for of, sums in ((year, [sum(row) for row in counts[:3]]),
                     (year + 1, [sum(row[i] for row in counts) for i in range(3)])):
        amounts = column(of)
        summary = show_array(
            sheet, f"=TIERSUMMARY({amounts}1:{amounts}{n};{options(method, cutoffs)})", 3, 6)
        tap.equal([int(row[1]) for row in summary], sums, f"margins of {amounts}")


def details(sheet, amounts, year, tiers, method, cutoffs):
    """Each customer has the tier that CUSTOMERTIERS gives it, and what is said of it is so."""
    n, of = len(amounts), column(year)
    shown = show_array(sheet, f"=TIERDETAILS({of}1:{of}{n};{options(method, cutoffs)})", n, 6)
    tap.equal([row[0] for row in shown], tiers, f"tiers of {of}")
    given = column(year, True)
    tap.equal([row[0] for row in shown],
              [row[0] for row in values(sheet, f"{given}1:{given}{n}")], "CUSTOMERTIERS")
    for amount, row, wanted in zip(amounts, shown, reference.details(amounts, method, cutoffs)):
        if not all(is_ == one if isinstance(one, str) else abs(Fraction(is_) - one) <= (
                Fraction(1, 10**12) * max(1, abs(one))) for is_, one in zip(row, wanted)):
            raise AssertionError(f"details of {amount}: {row!r}, expected {wanted!r}")


METHODS = (("reach", None), ("count", (100, 500)), ("amount", (20000, 2000)))


@tap.test("TIERMATRIX and TIERDETAILS of every customer among made orders, year by year; margins")
def made(office):
    every_customer(office, made_orders())


if ORDERS.exists():
    @tap.test("TIERMATRIX and TIERDETAILS of every customer among 51,243 orders, year by year")
    def real(office):
        every_customer(office, real_orders())


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
