# SPDX-License-Identifier: MPL-2.0
"""The functions that compare a customer with all: its stage, its hours, its RFM score.

Their formulas over the same lists share what is kept of them, so after an edit, too, each must show
what an independent computation makes of the cells.
"""
import random
import sys
from fractions import Fraction
from math import fsum
from pathlib import Path

import uno
from com.sun.star.table import TableSortField

import reference
import reference_more as more
import tap
from cases import check, customers, show, show_array
from kinds import compare, kinds
from office import Office, array_formula, cell, fill, fill_down, formulas, prop, values
from whole_lists import each_list

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"


def single(content):
    """What a reference to one cell gives: an empty cell is 0 (G6)."""
    return 0 if content is None else content


def stacked(rng, sheet, lists, random_row):
    """Random lists below one another from A1 on; each as its first row, its last and its rows."""
    blocks, start = [], 1
    for _ in range(lists):
        rows = [random_row(rng) for _ in range(rng.randint(1, 14))]
        fill(sheet, f"A{start}", rows)
        blocks.append((start, start + len(rows) - 1, rows))
        start += len(rows)
    return blocks


def column(shown):
    return [row[0] for row in shown]


# -- CUSTOMERSTAGE -----------------------------------------------------------------------------

def stages(office):
    """Orders and sales in F and G: of the regular customers' 1000 the largest has 700."""
    sheet = kinds(office)
    fill(sheet, "F1", [["Orders", "Sales"], [0, None], [1, 50], [9, 700], [3, 250], [5, 50],
                       [2, 5000], [None, 10], ["n/a", 3], [3, None]])
    return sheet


@tap.test("CUSTOMERSTAGE: arguments left out, skipped and given (STAGE-1 to STAGE-3)")
def customerstage(office):
    sheet = stages(office)
    fill(sheet, "P1", [["aim", "cut", "new", "known", "core"]])
    check(sheet, """
        =CUSTOMERSTAGE(0;0;F1:F10;G1:G10)                              -> Target
        =CUSTOMERSTAGE(1;9999;F1:F10;G1:G10)                           -> New
        =CUSTOMERSTAGE(2;9999;F1:F10;G1:G10)                           -> New
        =CUSTOMERSTAGE(F4;G4;F1:F10;G1:G10)                            -> Core
        =CUSTOMERSTAGE(F5;G5;F1:F10;G1:G10)                            -> Core
        =CUSTOMERSTAGE(F6;G6;F1:F10;G1:G10)                            -> Established
        =CUSTOMERSTAGE(F4;G4;F1:F10;G1:G10;)                           -> Core
        =CUSTOMERSTAGE(F4;G4;F1:F10;G1:G10;;;;)                        -> Core
        =CUSTOMERSTAGE(3;249;F1:F10;G1:G10)                            -> Established
        =CUSTOMERSTAGE(3;251;F1:F10;G1:G10)                            -> Core
        =CUSTOMERSTAGE(0;0;F1:F10;G1:G10;"no")                         -> Pruned
        =CUSTOMERSTAGE(0;0;F1:F10;G1:G10;"yes")                        -> Target
        =CUSTOMERSTAGE(1;0;F1:F10;G1:G10;"no")                         -> New
        =CUSTOMERSTAGE(3;700;F1:F10;G1:G10;"no")                       -> Core
        =CUSTOMERSTAGE(F5;G5;F1:F10;G1:G10;;4)                         -> New
        =CUSTOMERSTAGE(F6;G6;F1:F10;G1:G10;;4)                         -> Established
        =CUSTOMERSTAGE(1;5000;F1:F10;G1:G10;;1)                        -> Core
        =CUSTOMERSTAGE(F4;G4;F1:F10;G1:G10;;2;0.8)                     -> Established
        =CUSTOMERSTAGE(F5;G5;F1:F10;G1:G10;;;0.7)                      -> Established
        =CUSTOMERSTAGE(F5;G5;F1:F10;G1:G10;;;0.7+5E-13)                -> Established
        =CUSTOMERSTAGE(F5;G5;F1:F10;G1:G10;;;0.7+2E-12)                -> Core
        =CUSTOMERSTAGE(F6;G6;F1:F10;G1:G10;;;1)                        -> Core
        =CUSTOMERSTAGE(F4;G4;F1:F10;G1:G10;;;0.0001)                   -> Core
        =CUSTOMERSTAGE(3;0;F1:F10;G1:G10;;;1)                          -> Established
        =CUSTOMERSTAGE(3;-50;F1:F10;G1:G10;;;1)                        -> Established
        =CUSTOMERSTAGE(0;0;F1:F10;G1:G10;"nein";;;P1:T1)               -> cut
        =CUSTOMERSTAGE(0;0;F1:F10;G1:G10;;;;{1|2|3|4|5})               -> "1"
        =CUSTOMERSTAGE(1;0;F1:F10;G1:G10;;;;P1:T1)                     -> new
        =CUSTOMERSTAGE(9;0;F1:F10;G1:G10;1;9;0.5;P1:T1)                -> known
        =CUSTOMERSTAGE(9;1;F1:F10;G1:G10;1;9;0.5;P1:T1)                -> known
        =CUSTOMERSTAGE(9;700;F1:F10;G1:G10;1;9;0.5;P1:T1)              -> core
        =CUSTOMERSTAGE(F5;G5;F:F;G:G)                                  -> Core
        =CUSTOMERSTAGE(F6;G6;F:F;G:G)                                  -> Established
        =CUSTOMERSTAGE(F6;G6;F2:F1048576;G2:G1048576)                  -> Established
    """)


@tap.test("CUSTOMERSTAGE: an array of orders, with one or as many sales and viables (G10)")
def stage_arrays(office):
    sheet = stages(office)
    fill(sheet, "H2", [["no"], [None], ["yes"], [0], [1], ["x"]])
    fill(sheet, "P1", [[0, 1, 3], [0, 5, None]])
    check(sheet, """
        {=CUSTOMERSTAGE(F2:F10;G2:G10;F1:F10;G1:G10)}   -> Target | New | Core | Core | Established | New | "" | #VALUE! | Established
        {=CUSTOMERSTAGE(F2:F7;G2:G7;F:F;G:G;H2:H7)}     -> Pruned | New | Core | Core | Established | New
        {=CUSTOMERSTAGE({0;0;0;0;0};0;F1:F10;G1:G10;{"no";"";"yes";0;1})} -> Pruned; Target; Target; Pruned; Target
        {=CUSTOMERSTAGE(P1:R2;250;F1:F10;G1:G10;"no")}  -> Pruned; New; Core | Pruned; Core; ""
        {=CUSTOMERSTAGE(P1:R2;P1:R2*100;F1:F10;G1:G10)} -> Target; New; Core | Target; Core; ""
        {=CUSTOMERSTAGE(F4:F6;G4:G6;F1:F10;G1:G10;;4;;{"a";"b";"c";"d";"e"})} -> e | c | d
        {=CUSTOMERSTAGE(F4:F6;G4:G5;F1:F10;G1:G10)}     -> Err:502 | Err:502 | Err:502
        {=CUSTOMERSTAGE(F4:F6;G4:G6;F1:F10;G1:G10;H2:H3)} -> Err:502 | Err:502 | Err:502
        =CUSTOMERSTAGE(3;G4:G6;F1:F10;G1:G10)           -> Err:502
        =CUSTOMERSTAGE(3;250;F1:F10;G1:G10;H2:H3)       -> Err:502
    """)


@tap.test("CUSTOMERSTAGE: cells of every kind, gaps, and what is not allowed (G2, G5, G6)")
def stage_cells(office):
    sheet = stages(office)
    fill(sheet, "P1", [[9, 700], [3, "n/a"], ["x", 50], [3, 200], [None, 1000]])
    fill(sheet, "R1", [[3.5, 70], [2.5, 950], [-4, 1000], [3, 30]])
    check(sheet, """
        =CUSTOMERSTAGE("";5;F1:F10;G1:G10)              -> ""
        =CUSTOMERSTAGE(K3;5;F1:F10;G1:G10)              -> ""
        =CUSTOMERSTAGE(Z1;5;F1:F10;G1:G10)              -> Target
        =CUSTOMERSTAGE(Z1;Z2;F1:F10;G1:G10;Z3)          -> Pruned
        =CUSTOMERSTAGE(0;0;F1:F10;G1:G10;K3)            -> Target
        =CUSTOMERSTAGE(0;0;F1:F10;G1:G10;K1)            -> Target
        =CUSTOMERSTAGE(0;0;F1:F10;G1:G10;K2)            -> Pruned
        =CUSTOMERSTAGE(K1;5;F1:F10;G1:G10)              -> New
        =CUSTOMERSTAGE(9;"";F1:F10;G1:G10)              -> Established
        =CUSTOMERSTAGE(9;Z1;F1:F10;G1:G10)              -> Established
        =CUSTOMERSTAGE("x";5;F1:F10;G1:G10)             -> #VALUE!
        =CUSTOMERSTAGE(9;"x";F1:F10;G1:G10)             -> #VALUE!
        =CUSTOMERSTAGE(0;0;F1:F10;G1:G10;"maybe")       -> #VALUE!
        =CUSTOMERSTAGE(9;9;F1:F10;G1:G10;;"x")          -> #VALUE!
        =CUSTOMERSTAGE(9;9;F1:F10;G1:G10;;;"x")         -> #VALUE!
        =CUSTOMERSTAGE(2.5;5;F1:F10;G1:G10)             -> Err:502
        =CUSTOMERSTAGE(-1;5;F1:F10;G1:G10)              -> Err:502
        =CUSTOMERSTAGE(9;9;F1:F10;G1:G10;;0)            -> Err:502
        =CUSTOMERSTAGE(9;9;F1:F10;G1:G10;;;0)           -> Err:502
        =CUSTOMERSTAGE(9;9;F1:F10;G1:G10;;;101)         -> Err:502
        =CUSTOMERSTAGE(9;9;F1:F10;G1:G10;;;;{"a";"b"})  -> Err:502
        =CUSTOMERSTAGE(9;9;F1:F10;G1:G9)                -> Err:502
        =CUSTOMERSTAGE(9;9;F:F;G1:G10)                  -> Err:502
        =CUSTOMERSTAGE(9;9;F1:F10;{1;2})                -> Err:504
        =CUSTOMERSTAGE(K4;9;F1:F10;G1:G10)              -> #DIV/0!
        =CUSTOMERSTAGE(9;K5;F1:F10;G1:G10)              -> #N/A
        =CUSTOMERSTAGE(0;0;F1:F10;G1:G10;K5)            -> #N/A
        =CUSTOMERSTAGE(9;9;F1:F10;G1:G10;;K4)           -> #DIV/0!
        =CUSTOMERSTAGE(9;9;K1:K6;G1:G6)                 -> #VALUE!
        =CUSTOMERSTAGE(0;0;F1:F6;K1:K6)                 -> #VALUE!
        =CUSTOMERSTAGE(K3:K4;9;F1:F10;G1:G10)           -> Err:504
        =CUSTOMERSTAGE(3;200;P1:P5;Q1:Q5;;;0.77)        -> Established
        =CUSTOMERSTAGE(3;200;P1:P5;Q1:Q5;;;0.78)        -> Core
        =CUSTOMERSTAGE(3;200;P1:P5;Q1:Q5;;10)           -> New
        =CUSTOMERSTAGE(30;200;P1:P5;Q1:Q5;;10)          -> Core
        =CUSTOMERSTAGE(3;30;R1:R4;S1:S4)                -> Core
        =CUSTOMERSTAGE(3;30;R1:R4;S1:S4;;2.5)           -> Established
    """)


@tap.test("CUSTOMERSTAGE: without a row that counts there is nothing to compare with (G5, STAGE-4)")
def no_customers(office):
    check(stages(office), """
        =CUSTOMERSTAGE(3;200;Y1:Y5;Z1:Z5)               -> #DIV/0!
        =CUSTOMERSTAGE(3;200;A1:A11;B1:B11)             -> #DIV/0!
        =CUSTOMERSTAGE(3;200;Y:Y;Z:Z)                   -> #DIV/0!
    """)


@tap.test("STAGE-1: viable takes yes and no in every language and case (FIT-1)")
def viable_words(office):
    sheet = stages(office)
    listed = [(written(word), "Target" if words is more.YES else "Pruned")
              for words in (more.YES, more.NO) for word in words
              for written in (str.lower, str.upper, str.capitalize)]
    fill(sheet, "M1", [[word] for word, _ in listed])
    n = len(listed)
    words, expected = zip(*listed)
    shown = show(sheet, [f"=CUSTOMERSTAGE(0;0;F1:F10;G1:G10;M{row})" for row in range(1, n + 1)])
    compare(words, shown, expected)
    fill(sheet, "N1", [[0]] * n)
    shown = show_array(sheet, f"=CUSTOMERSTAGE(N1:N{n};0;F1:F10;G1:G10;M1:M{n})", n, 1)
    compare(words, column(shown), expected)


@tap.test("lists of all customers in rows, in blocks, and in whole columns of other sheets")
def shapes_of_lists(office):
    document = office.calc()
    sheet, sheets = document.Sheets.getByIndex(0), document.Sheets
    orders, sales, days = (9, 3, 5, 2, 1, 0), (700, 250, 50, 5000, 50, 0), (9, 5, 80, 30, 200, 400)
    tiers = ("A", "B", "B", "B", "C", "C")
    columns = list(zip(orders, sales, days, tiers))
    fill(sheet, "A1", zip(*columns))  # four rows
    for top, cells in zip((10, 20, 30, 40), zip(*columns)):
        fill(sheet, f"A{top}", [cells[:3], cells[3:]])
        fill(sheet, f"E{top}", zip(cells[::2], cells[1::2]))
    for name, more_rows in (("Short", 0), ("Long", 3000)):
        sheets.insertNewByName(name, sheets.Count)
        fill(sheets.getByName(name), "B3", columns)
        if more_rows:
            fill(sheets.getByName(name), f"H{more_rows}", [["end"]])
    check(sheet, """
        =CUSTOMERSTAGE(3;250;A1:F1;A2:F2)                             -> Core
        =CUSTOMERSTAGE(3;249;A1:F1;A2:F2)                             -> Established
        =CUSTOMERSTAGE(3;249;1:1;2:2)                                 -> Established
        =CUSTOMERSTAGE(3;250;A10:C11;A20:C21)                         -> Core
        =CUSTOMERSTAGE(3;249;A10:C11;A20:C21)                         -> Established
        =CUSTOMERSTAGE(3;250;A1:F1;A20:C21)                           -> Core
        =CUSTOMERSTAGE(3;249;A1:F1;A20:C21)                           -> Established
        =CUSTOMERSTAGE(3;249;$Short.B:B;$Short.C:C)                   -> Established
        =CUSTOMERSTAGE(3;250;$Short.B:B;$Long.C:C)                    -> Core
        =CUSTOMERSTAGE(3;249;$Short.B:B;$Long.C:C)                    -> Established
        =CUSTOMERSTAGE(3;249;$Long.B3:B1048576;$Short.C3:C1048576)    -> Established
        =CUSTOMERSTAGE(3;250;$Long.B3:B1048576;$Short.C3:C1048576)    -> Core
        =SELLINGTIME("B";A4:F4;300)                                   -> 20
        =SELLINGTIME("B";4:4;300)                                     -> 20
        =SELLINGTIME("B";A40:C41;300)                                 -> 20
        =SELLINGTIME("B";$Long.E:E;300)                               -> 20
        =RFMSCORE(5;3;250;A3:F3;A1:F1;A2:F2)                          -> 533
        =RFMSCORE(5;3;250;A30:C31;E10:F12;E20:F22)                    -> 533
        =RFMSCORE(5;3;250;3:3;$Short.B:B;$Long.C:C)                   -> 533
        {=RFMSCORES(A3:F3;A1:F1;A2:F2)}                -> 554; 533; 341; 425; 211; 111
        {=RFMSCORES(A30:C31;A10:C11;A20:C21)}          -> 554; 533; 341 | 425; 211; 111
    """)


def random_customer(rng):
    """Orders, sales and viable, with ties, gaps and text among them."""
    return [rng.choice((0, 1, 2, 3, 3, 4, 5, 12, None)) if rng.random() < 0.95 else "n/a",
            rng.choice((10, 10, 50, 0.1, 0.7, 400, -20, 0, None, rng.randint(1, 99)))
            if rng.random() < 0.95 else "n/a",
            rng.choice(("yes", "no", 1, 0, None))]


@tap.test("CUSTOMERSTAGE of random lists equals an independent computation; Core orders regularly")
def random_stages(office):
    rng = random.Random(41)
    sheet = office.calc().Sheets.getByIndex(0)
    typed, of, expected, earned, arrays = [], [], [], [], []
    for start, end, rows in stacked(rng, sheet, 60, random_customer):
        routine, share = rng.choice((3, 1, 2, 5)), rng.choice((0.8, 0.5, 0.1, 1))
        lists = f"A${start}:A${end};B${start}:B${end}"
        known = more.Customers(*list(zip(*rows))[:2], routine)
        if not known.rows:
            continue
        for place, row in enumerate(rows, start):
            own = list(map(single, row))
            typed.append(f"=CUSTOMERSTAGE(A{place};B{place};{lists};C{place};{routine};{share})")
            of.append(f"{typed[-1]} of {rows}")
            expected.append(more.shown(known.stage, *own, share))
            earned.append(all(map(reference.is_amount, own[:2]))
                          and own[0] >= routine and own[1] > 0)
        arrays.append((f"=CUSTOMERSTAGE(A{start}:A{end};B{start}:B{end};{lists};"
                       f"C{start}:C{end};{routine};{share})",
                       [more.shown(known.stage, *row, share) for row in rows]))
    shown = show(sheet, typed)
    compare(of, shown, expected)
    tap.equal(set(shown), {"Target", "Pruned", "New", "Established", "Core", "#VALUE!"})
    tap.equal([what for what, stage, its in zip(of, shown, earned) if stage == "Core" and not its],
              [])
    for formula, wanted in [array for array in arrays if len(array[1]) > 1][:20]:
        compare([formula] * len(wanted), column(show_array(sheet, formula, len(wanted), 1)), wanted)


# -- SELLINGTIME -------------------------------------------------------------------------------

@tap.test("SELLINGTIME: shares left out, skipped and given; in columns or rows (TIME-1)")
def sellingtime(office):
    sheet = customers(office.calc())  # last year's tiers: B A B B C C (none) C C C
    fill(sheet, "F1", [["Key", 0.5], ["main", 0.3], ["Rest", 0.1]])
    fill(sheet, "P1", [["Key", "main", "Rest"], [0.5, 0.3, 0.1]])
    fill(sheet, "T1", [["key"], ["MAIN"], ["main"], ["Rest"], ["other"]])
    check(sheet, """
        =SELLINGTIME("A";D2:D11;1000)                               -> 800
        =SELLINGTIME("B";D2:D11;1000)                               -> 66.6666666666666667
        =SELLINGTIME("C";D2:D11;1000)                               -> 0
        =SELLINGTIME("A";D2:D11;1000;)                              -> 800
        =SELLINGTIME("b";D:D;1000)                                  -> 66.6666666666666667
        =SELLINGTIME("A";D2:D11;1000;{"A";0.5|"B";0.3|"C";0.1})     -> 500
        =SELLINGTIME("C";D2:D11;1000;{"A";0.5|"B";0.3|"C";0.1})     -> 20
        =SELLINGTIME("C";D2:D11;1000;{"A";"B";"C"|0.5;0.3;0.1})     -> 20
        =SELLINGTIME("C";D2:D11;1000;{"c";0.1})                     -> 20
        =SELLINGTIME("C";D2:D11;1000;{"C"|0.1})                     -> 20
        =SELLINGTIME("A";D2:D11;1000;{"c";0.1})                     -> #N/A
        =SELLINGTIME("C";D2:D11;1000;{"C";1})                       -> 200
        =SELLINGTIME("C";D2:D11;1000;{"A";0.7|"B";0.2|"C";0.1})     -> 20
        =SELLINGTIME("A";D2:D11;0)                                  -> 0
        =SELLINGTIME("Main";T1:T5;100;F1:G3)                        -> 15
        =SELLINGTIME("Main";T1:T5;100;P1:R2)                        -> 15
        =SELLINGTIME("other";T1:T5;100;F1:G3)                       -> #N/A
        =SELLINGTIME("A";D2:D11;1000;{"A";0.8|"B";0})               -> 800
        =SELLINGTIME("B";D2:D11;1000;{"A";0.8|"B";0})               -> 0
        {=SELLINGTIME(D2:D11;D2:D11;1000)} -> 66.6666666666666667 | 800 | 66.6666666666666667 | 66.6666666666666667 | 0 | 0 | "" | 0 | 0 | 0
        {=SELLINGTIME({"A";"B"|"x";""};D2:D11;1000)}                -> 800; 66.6666666666666667 | #N/A; ""
        {=SELLINGTIME(T1:T5;T1:T5;100;F1:G3)}                       -> 50 | 15 | 15 | 10 | #N/A
    """)


@tap.test("SELLINGTIME: tiers that the shares do not name are told, not given 0 hours (TIME-1)")
def unnamed_tiers(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["Gold"], ["Silver"], ["Silver"], ["Bronze"]])
    check(sheet, """
        {=SELLINGTIME(F1:F4;F1:F4;1000)}                -> #N/A | #N/A | #N/A | #N/A
        {=SELLINGTIME(F1:F4;F1:F4;1000;{"Gold";0.8|"Silver";0.2|"Bronze";0})} -> 800 | 100 | 100 | 0
        =SELLINGTIME("D";D2:D11;1000)                               -> #N/A
        =SELLINGTIME("C";D2:D11;1000;{"A";0.8|"B";0.2})             -> #N/A
    """)


@tap.test("SELLINGTIME: a flat list of shares is that of A, B, C and so on (TIME-1)")
def flat_shares(office):
    sheet = customers(office.calc())  # last year's tiers: B A B B C C (none) C C C
    fill(sheet, "F1", [[0.8, 0.15, 0.05], [0.15, 0.15, 0.05], [0.05, None, None]])
    check(sheet, """
        =SELLINGTIME("A";D2:D11;1000;{0.8;0.15;0.05})               -> 800
        =SELLINGTIME("B";D2:D11;1000;{0.8;0.15;0.05})               -> 50
        =SELLINGTIME("C";D2:D11;1000;{0.8|0.15|0.05})               -> 10
        =SELLINGTIME("C";D2:D11;1000;F1:H1)                         -> 10
        =SELLINGTIME("C";D2:D11;1000;F1:F3)                         -> 10
        =SELLINGTIME("D";D2:D11;1000;F1:F3)                         -> #N/A
        =SELLINGTIME("D";D2:D11;1000;{0.1;0.1;0.1;0.1})             -> 0
        =SELLINGTIME("b";D2:D11;1000;{0.8;0.2})                     -> 66.6666666666666667
        =SELLINGTIME("C";D2:D11;1000;{0.8;0.2})                     -> #N/A
        =SELLINGTIME("A";D2:D11;1000;0.8)                           -> 800
        =SELLINGTIME("A";D2:D11;1000;1)                             -> 1000
        =SELLINGTIME("A";D2:D11;1000;F1:H2)                         -> #N/A
        =SELLINGTIME("A";D2:D11;1000;{0.8;0.3})                     -> Err:502
        =SELLINGTIME("A";D2:D11;1000;{5;0.5})                       -> #N/A
        =SELLINGTIME(5;D2:D11;1000;{5;0.5})                         -> 0
        =SELLINGTIME("A";D2:D11;1000;{5;0.5;0.1})                   -> Err:502
        =SELLINGTIME("A";D2:D11;1000;{0.8;"";0.05})                 -> Err:502
    """)


@tap.test("TIME-2: the shares of tiers that nobody is in go to the others in proportion")
def empty_tiers(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["B"], ["B"], ["C"], ["C"]])
    check(sheet, """
        =SELLINGTIME("B";F1:F4;1000)                                -> 500
        =SELLINGTIME("A";F1:F4;1000)                                -> 0
        =SELLINGTIME("C";F1:F4;1000)                                -> 0
        =SELLINGTIME("B";F1:F4;1000;{"A";0.5|"B";0.3|"C";0.1})      -> 337.5
        =SELLINGTIME("C";F1:F4;1000;{"A";0.5|"B";0.3|"C";0.1})      -> 112.5
        =SELLINGTIME("C";F1:F4;1000;{"A";0.5|"Z";0.3|"C";0.1})      -> 450
        =SELLINGTIME("B";F1:F4;1000;{"A";0.5|"B";0|"C";0.1})        -> 0
        =SELLINGTIME("C";F1:F4;1000;{"A";0.5|"B";0|"C";0.1})        -> 300
        =SELLINGTIME("A";Y1:Y9;1000)                                -> 0
        =SELLINGTIME("A";Y:Y;1000)                                  -> 0
    """)


@tap.test("SELLINGTIME: tiers may be numbers, as text or not")
def numeric_tiers(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [[1], [2], [2], [3]])
    fill(sheet, "G1", [["1"], ["2"], ["2"], ["3"]])
    check(sheet, """
        =SELLINGTIME(G2;G1:G4;1000;{"1";0.8|"2";0.2})               -> 100
        {=SELLINGTIME(F1:F4;F1:F4;1000;{1;0.8|2;0.2})}              -> 800 | 100 | 100 | #N/A
        =SELLINGTIME(F2;F1:F4;1000;{"1";0.8|"2";0.2})               -> 100
        {=SELLINGTIME({1.5;2};F1:F4;1000;{1.5;0.8|2;0.2})}          -> 0; 500
    """)


@tap.test("SELLINGTIME: cells of every kind, and shares that are not allowed (G2, G5, G6)")
def time_cells(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["A", 0.5], ["a", 0.2]])
    check(sheet, """
        =SELLINGTIME("";D2:D11;1000)                                -> ""
        =SELLINGTIME(K3;D2:D11;1000)                                -> ""
        =SELLINGTIME(Z1;D2:D11;1000)                                -> #N/A
        =SELLINGTIME(K1;D2:D11;1000)                                -> #N/A
        =SELLINGTIME("A";D2:D11;K1)                                 -> 0.8
        =SELLINGTIME("A";D2:D11;Z1)                                 -> 0
        =SELLINGTIME("A";D2:D11;"x")                                -> #VALUE!
        =SELLINGTIME("A";D2:D11;-1)                                 -> Err:502
        =SELLINGTIME("A";D2:D11;1000;{"A";0.8;0.2})                 -> Err:502
        =SELLINGTIME("A";D2:D11;1000;{"A";0.8;1|"B";0.2;1|"C";0;1}) -> Err:502
        =SELLINGTIME("A";D2:D11;1000;{"A";0.8|"B";0.3})             -> Err:502
        =SELLINGTIME("A";D2:D11;1000;{"A";-0.1|"B";0.3})            -> Err:502
        =SELLINGTIME("A";D2:D11;1000;{"A";0|"B";0})                 -> Err:502
        =SELLINGTIME("A";D2:D11;1000;{"A";1.5})                     -> Err:502
        =SELLINGTIME("A";D2:D11;1000;F1:G2)                         -> Err:502
        =SELLINGTIME("A";D2:D11;1000;{"A";"x"|"B";0.3})             -> #VALUE!
        =SELLINGTIME("A";D2:D11;1000;{"A";""|"B";0.3})              -> #VALUE!
        =SELLINGTIME("A";{"A";"B"};1000)                            -> Err:504
        =SELLINGTIME(K4;D2:D11;1000)                                -> #DIV/0!
        =SELLINGTIME("A";K1:K6;1000)                                -> #VALUE!
        =SELLINGTIME("A";D2:D11;K5)                                 -> #N/A
        =SELLINGTIME("A";D2:D11;1000;K4)                            -> #DIV/0!
        =SELLINGTIME("A";D2:D11;1000;J4:K5)                         -> Err:504
        =SELLINGTIME(K3:K4;D2:D11;1000)                             -> Err:504
    """)


DEFAULT_SHARES = [("A", 0.8), ("B", 0.2), ("C", 0)]


def random_shares(rng):
    """Pairs of label and share, some of labels that no list has; not two, so rows are rows."""
    labels = rng.sample(("A", "b", "C", "VIP", "Größe", "Nobody"), rng.choice((1, 3, 4, 5)))
    parts = [rng.choice((0, 1, 2, 3, 4)) for _ in labels]
    parts[rng.randrange(len(parts))] = rng.choice((1, 4))
    return [(label, part / rng.choice((20, 20, 25))) for label, part in zip(labels, parts)]


@tap.test("TIME-2: over any list the hours sum to Hours times the sum of the shares")
def random_hours(office):
    rng = random.Random(42)
    sheet = office.calc().Sheets.getByIndex(0)
    blocks = stacked(rng, sheet, 120, lambda rng: [rng.choice(
        ("A", "a", "B", "b", "C", "vip", "GRÖSSE", "GröSSe", "größe", "x", None))])
    typed, of, expected, totals = [], [], [], []
    for start, end, rows in blocks:
        shares = random_shares(rng) if rng.random() < 0.8 else DEFAULT_SHARES
        hours = rng.choice((1000, 1, 1760, 37.5))
        cells = "|".join(f'"{label}";{share}' for label, share in shares)
        if rng.random() < 0.5 and len(shares) != 2:
            cells = "|".join((";".join(f'"{label}"' for label, _ in shares),
                              ";".join(str(share) for _, share in shares)))
        tiers = [row[0] for row in rows]
        given = f";{{{cells}}}" if shares != DEFAULT_SHARES else ""
        for place, tier in enumerate(tiers, start):
            typed.append(f"=SELLINGTIME(A{place};A${start}:A${end};{hours}{given})")
            of.append(f"{typed[-1]} of {tiers}")
            expected.append(more.shown(more.selling_time, single(tier), tiers, hours, shares))
        taken = {more.key(tier) for tier in tiers if tier}
        held = any(share and more.key(label) in taken for label, share in shares)
        totals.append(hours * sum(map(reference.exact, (share for _, share in shares)))
                      if held else Fraction(0))
    shown = show(sheet, typed)
    compare(of, shown, expected)
    for (start, end, _), total in zip(blocks, totals):
        given = [hours for hours in shown[start - 1:end] if hours != "#N/A"]
        tap.near(fsum(given), float(total), 1e-15, of[start - 1])


# -- RFMSCORE, RFMSCORES, RFMSEGMENT -----------------------------------------------------------

def buyers(office):
    """Days, orders and sales of ten customers in F2:H11, below headers."""
    sheet = kinds(office)
    fill(sheet, "F1", [["Days", "Orders", "Sales"], [3, 24, 500], [12, 18, 300], [20, 9, 90],
                       [45, 7, 60], [31, 5, 30], [60, 3, 10], [15, 2, 5], [120, 2, 3],
                       [200, 1, 2], [365, 0, 0]])
    return sheet


LISTS = "F$2:F$11;G$2:G$11;H$2:H$11"


@tap.test("RFMSCORE: bins left out, skipped and given; equal to Calc's PERCENTILE (RFM-1)")
def rfmscore(office):
    sheet = buyers(office)
    check(sheet, f"""
        =RFMSCORE(F2;G2;H2;{LISTS})                    -> 555
        =RFMSCORE(F2;G2;H2;{LISTS};)                   -> 555
        =RFMSCORE(F2;G2;H2;{LISTS};5)                  -> 555
        =RFMSCORE(F2;G2;H2;{LISTS};2)                  -> 222
        =RFMSCORE(F2;G2;H2;{LISTS};9)                  -> 999
        =RFMSCORE(F11;G11;H11;{LISTS})                 -> 111
        =RFMSCORE(F11;G11;H11;{LISTS};9)               -> 111
        =RFMSCORE(F5;G5;H5;{LISTS})                    -> 344
        =RFMSCORE(F8;G8;H8;{LISTS})                    -> 422
        =RFMSCORE(F8;G8;H8;F:F;G:G;H:H)                -> 422
        =RFMSCORE(F8;G8;H8;F1:F1048576;G2:G11;H1:H500) -> 422
        =RFMSCORE(0;1000;1000;{LISTS})                 -> 555
        =RFMSCORE(9999;-1;-1;{LISTS})                  -> 111
        =RFMSCORE(F2;G2;H2;F2;G2;H2)                   -> 511
        =RFMSCORE(4;3;3;F2;G2;H2)                      -> 111
        =RFMSCORE(1;2.5;3.5;F2:F11;G8:G9;H2:H9)        -> 551
    """)
    cells = {"F": "-", "G": "+", "H": "+"}
    for bins in (2, 3, 5, 7, 9):
        typed = [f"=RFMSCORE(F{row};G{row};H{row};{LISTS};{bins})" for row in range(2, 12)]
        built = ["=" + "".join(
            f"+{unit}*({bins if sign == '-' else 1}{sign}"
            f"SUMPRODUCT((PERCENTILE({letter}$2:{letter}$11;ROW($1:${bins - 1})/{bins})"
            f"<{letter}{row})*1))"
            for (letter, sign), unit in zip(cells.items(), (100, 10, 1)))
            for row in range(2, 12)]
        compare(typed, show(sheet, typed), show(sheet, built))


@tap.test("RFMSCORE: an array of days, with as many or one of the others (G10)")
def rfm_arrays(office):
    sheet = buyers(office)
    fill(sheet, "P1", [[3, 20], [None, 365]])
    check(sheet, f"""
        {{=RFMSCORE(F2:F5;G2:G5;H2:H5;{LISTS})}}       -> 555 | 555 | 444 | 344
        {{=RFMSCORE(F2:F5;2;H2:H5;{LISTS})}}           -> 525 | 525 | 424 | 324
        {{=RFMSCORE(P1:Q2;1;0;{LISTS})}}               -> 511; 411 | ""; 111
        {{=RFMSCORE({{3;20}};{{24;9}};{{500;90}};{LISTS})}} -> 555; 444
        {{=RFMSCORE(F2:F3;G2:G3;H2:H4;{LISTS})}}       -> Err:502 | Err:502
        =RFMSCORE(3;G2:G3;500;{LISTS})                 -> Err:502
    """)


@tap.test("RFMSCORE: cells of every kind, gaps, bins that are not allowed (G2, G5, G6)")
def rfm_cells(office):
    check(buyers(office), f"""
        =RFMSCORE("";1;1;{LISTS})                      -> ""
        =RFMSCORE(K3;1;1;{LISTS})                      -> ""
        =RFMSCORE(1;K3;1;{LISTS})                      -> ""
        =RFMSCORE(1;1;"";{LISTS})                      -> ""
        =RFMSCORE(Z1;Z1;Z1;{LISTS})                    -> 511
        =RFMSCORE(K1;K2;K1;{LISTS})                    -> 511
        =RFMSCORE("x";1;1;{LISTS})                     -> #VALUE!
        =RFMSCORE(1;"x";1;{LISTS})                     -> #VALUE!
        =RFMSCORE(1;1;"x";{LISTS})                     -> #VALUE!
        =RFMSCORE("";1;1;{LISTS};1)                    -> ""
        =RFMSCORE("x";1;1;{LISTS};1)                   -> #VALUE!
        =RFMSCORE(1;1;1;{LISTS};1)                     -> Err:502
        =RFMSCORE(1;1;1;{LISTS};10)                    -> Err:502
        =RFMSCORE(1;1;1;{LISTS};2.5)                   -> Err:502
        =RFMSCORE(1;1;1;{LISTS};"x")                   -> #VALUE!
        =RFMSCORE(1;1;1;{LISTS};{{5;6}})               -> Err:502
        =RFMSCORE(1;1;1;Z1:Z9;G2:G11;H2:H11)           -> #DIV/0!
        =RFMSCORE(1;1;1;F2:F11;A1:A11;H2:H11)          -> #DIV/0!
        =RFMSCORE(1;1;1;F2:F11;G2:G11;Z:Z)             -> #DIV/0!
        =RFMSCORE(1;1;1;K1:K6;G2:G11;H2:H11)           -> #VALUE!
        =RFMSCORE(1;1;1;F2:F11;G2:G11;K4)              -> #VALUE!
        =RFMSCORE(1;1;1;F2:F11;G2:G11;{{1;2}})         -> Err:504
        =RFMSCORE(K4;1;1;{LISTS})                      -> #DIV/0!
        =RFMSCORE(1;1;K5;{LISTS})                      -> #N/A
        =RFMSCORE(1;1;1;{LISTS};K5)                    -> #N/A
        =RFMSCORE(K3:K4;1;1;{LISTS})                   -> Err:504
    """)


@tap.test("RFMSCORES: bins left out, skipped and given; a row that lacks a number is blank (RFM-2)")
def rfmscores(office):
    sheet = buyers(office)
    fill(sheet, "P1", [[1, 1, 5], [2, None, 4], ["n/a", 2, 3], [3, 3, None], [4, 4, 1]])
    check(sheet, """
        {=RFMSCORES(F2:F11;G2:G11;H2:H11)}    -> 555 | 555 | 444 | 344 | 333 | 233 | 422 | 222 | 111 | 111
        {=RFMSCORES(F2:F5;G2:G5;H2:H5;)}      -> 555 | 444 | 222 | 111
        {=RFMSCORES(F2:F5;G2:G5;H2:H5;2)}     -> 222 | 222 | 111 | 111
        {=RFMSCORES(F1:F3;G1:G3;H1:H3;2)}     -> "" | 222 | 111
        {=RFMSCORES(P1:P5;Q1:Q5;R1:R5;2)}     -> 212 | "" | "" | "" | 121
        {=RFMSCORES(P1:P5;Q1:Q5;R1:R5;3)}     -> 313 | "" | "" | "" | 131
        {=RFMSCORES({9;1|5;5};{1;2|3;4};{1;2|3;4};2)} -> 111; 211 | 222; 222
        {=RFMSCORES(F2:F5*2;G2:G5*2;H2:H5*2)} -> 555 | 444 | 222 | 111
        {=RFMSCORES({"";1};{1;""};{1;1})}     -> ""; ""
        {=RFMSCORES({"x";"y"};{1;2};{1;2})}   -> ""; ""
        =RFMSCORES(5;5;5)                     -> 511
        =RFMSCORES(Z1;Z1;Z1)                  -> 511
        =RFMSCORES("";5;5)                    -> ""
        =RFMSCORES(K1;K2;K1;9)                -> 911
        =RFMSCORES(F2:F5;G2:G5;H2:H4)         -> Err:502
        =RFMSCORES({1;2};{1|2};{1;2})         -> Err:502
        =RFMSCORES({1;2};{1;2};1)             -> Err:502
        =RFMSCORES({1;2};{1;2};{1;2};1)       -> Err:502
        =RFMSCORES({1;2};{1;2};{1;2};10)      -> Err:502
        =RFMSCORES({1;2};{1;2};{1;2};5.5)     -> Err:502
        =RFMSCORES({1;2};{1;2};{1;2};"x")     -> #VALUE!
        =RFMSCORES({1;2};{1;2};{1;2};K4)      -> #DIV/0!
        =RFMSCORES(K4;1;1)                    -> #DIV/0!
        =RFMSCORES(1;1;K5)                    -> #N/A
        =RFMSCORES(K1:K5;F2:F6;G2:G6)         -> Err:504
    """)


@tap.test("RFMSCORE filled down equals RFMSCORES and an independent computation, for random lists")
def random_rfm(office):
    rng = random.Random(43)
    sheet = office.calc().Sheets.getByIndex(0)
    typed, of, expected = [], [], []
    for start, end, rows in stacked(rng, sheet, 60, lambda rng: [
            rng.choice((rng.randint(0, 400), 7, 7, 30)), rng.choice((1, 1, 2, 3, 9)),
            rng.choice((rng.randint(-5, 999) / 10, 0.1, 50))]):
        for row in rows:
            if rng.random() < 0.15:
                row[rng.randrange(3)] = rng.choice((None, "n/a"))
        fill(sheet, f"A{start}", rows)
        if not all(any(map(reference.is_amount, cells)) for cells in zip(*rows)):
            continue
        bins = rng.randint(2, 9)
        lists = ";".join(f"{letter}${start}:{letter}${end}" for letter in "ABC")
        rfm = more.Rfm(*zip(*rows), bins)
        wanted = more.rfm_scores(*zip(*rows), bins)
        n = len(rows)
        array = column(show_array(sheet, f"=RFMSCORES({lists};{bins})", n, 1))
        compare([f"RFMSCORES of {rows} in {bins}"] * n, array, wanted)
        for place, row in enumerate(rows, start):
            typed.append(f"=RFMSCORE(A{place};B{place};C{place};{lists};{bins})")
            of.append(f"{typed[-1]} of {rows}")
            expected.append("#VALUE!" if "n/a" in row else rfm.score(*map(single, row)))
            if None not in row and "n/a" not in row:
                tap.equal(float(expected[-1]), array[place - start], of[-1])
    compare(of, show(sheet, typed), expected)


@tap.test("RFM-3: the segment of every score of five bins")
def every_segment(office):
    sheet = office.calc().Sheets.getByIndex(0)
    scores = [100 * r + 10 * f + m for r in range(1, 6) for f in range(1, 6) for m in range(1, 6)]
    fill(sheet, "A1", [[score] for score in scores])
    expected = [more.rfm_segment(score) for score in scores]
    tap.equal(len(set(expected)), 10)
    compare(scores, show(sheet, [f"=RFMSEGMENT(A{row})" for row in range(1, 126)]), expected)
    compare(scores, column(show_array(sheet, "=RFMSEGMENT(A1:A125)", 125, 1)), expected)


@tap.test("RFMSEGMENT: arrays, cells of every kind, scores that are none (G5, G6, G10)")
def rfmsegment(office):
    sheet = buyers(office)
    fill(sheet, "P1", [[555, None], ["x", 600]])
    others = "\n".join(f"=RFMSEGMENT({score}) -> Err:502" for score in (
        0, 5, 55, 110, 156, 161, 165, 505, 511.5, 556, 560, 616, 999, 5555, -555, 111 - 1e-9))
    check(sheet, others + """
        =RFMSEGMENT(543)                      -> Champions
        =RFMSEGMENT(155)                      -> Can't lose them
        {=RFMSEGMENT(P1:Q2)}                  -> Champions; "" | #VALUE!; Err:502
        {=RFMSEGMENT({511;411})}              -> New customers; Promising
        =RFMSEGMENT("")                       -> ""
        =RFMSEGMENT(K3)                       -> ""
        =RFMSEGMENT(Z1)                       -> Err:502
        =RFMSEGMENT(K1)                       -> Err:502
        =RFMSEGMENT("543")                    -> #VALUE!
        =RFMSEGMENT(K4)                       -> #DIV/0!
        =RFMSEGMENT(K5)                       -> #N/A
        =RFMSEGMENT(K3:K4)                    -> Err:504
        =RFMSEGMENT(RFMSCORE(F2;G2;H2;F2:F11;G2:G11;H2:H11))         -> Champions
        {=RFMSEGMENT(RFMSCORES(F1:F4;G1:G4;H1:H4;5))}                -> "" | Champions | Need attention | Hibernating
    """)


# -- edits -------------------------------------------------------------------------------------

FIRST, LAST = 2, 31


class Book:
    """A list of customers: orders, sales, days, tier, and beside it stage, hours and score filled
    down and an array of scores."""

    def __init__(self, office):
        rng = random.Random(44)
        self.office = office
        self.document = office.calc()
        self.sheet = self.document.Sheets.getByIndex(0)
        fill(self.sheet, "A1", [["Orders", "Sales", "Days", "Tier", "Stage", "Hours", "Score"]])
        fill(self.sheet, "A2", [[rng.randint(0, 9), rng.randint(1, 5000), rng.randint(0, 400),
                                 rng.choice("ABC")] for _ in range(FIRST, LAST + 1)])
        lists = ";".join(f"{letter}${FIRST}:{letter}${LAST}" for letter in "CAB")
        formulas(self.sheet, "E2", [[
            f"=CUSTOMERSTAGE(A2;B2;A${FIRST}:A${LAST};B${FIRST}:B${LAST})",
            f"=SELLINGTIME(D2;D${FIRST}:D${LAST};1000)", f"=RFMSCORE(C2;A2;B2;{lists})"]])
        fill_down(self.sheet, f"E{FIRST}:G{LAST}")
        # An array does not let rows be inserted beside it.
        self.document.Sheets.insertNewByName("Report", 1)
        self.report = self.document.Sheets.getByName("Report")
        array_formula(self.report, f"A{FIRST}:A{LAST}", "=RFMSCORES({})".format(
            ";".join(f"$Sheet1.{letter}{FIRST}:{letter}{LAST}" for letter in "CAB")))
        self.check("at first")

    def tiers_follow_sales(self):
        """From now on the tiers are those that the sales make."""
        cell(self.sheet, "D2").setFormula(f"=CUSTOMERTIER(B2;B${FIRST}:B${LAST})")
        fill_down(self.sheet, f"D{FIRST}:D{LAST}")

    def check(self, what):
        """Fail unless every formula shows what an independent computation makes of the list."""
        last = self.last_row()
        rows = values(self.sheet, f"A{FIRST}:D{last}")
        orders, sales, days, tiers = zip(*rows)
        known, rfm = more.Customers(orders, sales), more.Rfm(days, orders, sales)
        expected = []
        for order, sale, day, tier in rows:
            own = [0 if one == "" else one for one in (order, sale, day)]
            numbers = all(map(reference.is_amount, own))
            expected.append([more.shown(known.stage, *own[:2]),
                             more.shown(more.selling_time, tier or 0, tiers, 1000),
                             rfm.score(own[2], *own[:2]) if numbers else "#VALUE!"])
        shown = values(self.sheet, f"E{FIRST}:G{last}")
        for number, (its, wanted) in enumerate(zip(shown, expected), FIRST):
            compare([f"{what}: row {number}, {kind}" for kind in ("stage", "hours", "score")],
                    its, wanted)
        array = column(values(self.report, f"A{FIRST}:A{LAST}"))
        wanted = more.rfm_scores(days, orders, sales)
        compare([f"{what}: the array of scores"] * len(array), array[:len(wanted)],
                wanted[:len(array)])

    def last_row(self):
        cursor = self.sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        return cursor.RangeAddress.EndRow + 1

    def type(self, address, text):
        """Enter text into a cell as a user does."""
        controller = self.document.CurrentController
        controller.setActiveSheet(self.sheet)
        controller.select(self.sheet.getCellRangeByName(address))
        self.dispatch("EnterString", StringName=text)
        if not text.startswith("="):
            tap.equal(cell(self.sheet, address).String, text, address)
        self.check(f"{text or 'nothing'} in {address}")

    def dispatch(self, command, **arguments):
        self.office.service("com.sun.star.frame.DispatchHelper").executeDispatch(
            self.document.CurrentController.Frame, f".uno:{command}", "", 0,
            tuple(prop(name, content) for name, content in arguments.items()))


@tap.test("an order count, sales, days or a tier is changed; undone and done again")
def changed(office):
    book = Book(office)
    edits = (("A2", "25"), ("A9", "0"), ("A10", ""), ("A11", "n/a"), ("B4", "90000"), ("B5", "-3"),
             ("C7", "0"), ("C8", "5000"), ("C9", "n/a"), ("D3", "A"), ("D4", "b"), ("D5", ""),
             ("D6", "Z"), ("A12", "=A2*2"))
    before = values(book.sheet, f"E{FIRST}:G{LAST}")
    for address, text in edits:
        book.type(address, text)
    after = values(book.sheet, f"E{FIRST}:G{LAST}")
    for _ in edits:
        book.dispatch("Undo")
    book.check("all undone")
    tap.equal(values(book.sheet, f"E{FIRST}:G{LAST}"), before)
    for _ in edits:
        book.dispatch("Redo")
    book.check("all done again")
    tap.equal(values(book.sheet, f"E{FIRST}:G{LAST}"), after)
    tap.equal(before != after, True)


@tap.test("nobody is left in a tier, somebody comes back, the tiers follow the sales")
def tiers_change(office):
    book = Book(office)
    before = column(values(book.sheet, f"D{FIRST}:D{LAST}"))
    for row, tier in enumerate(before, FIRST):
        if tier == "A":
            fill(book.sheet, f"D{row}", [["B"]])
    book.check("nobody is an A")
    tap.near(fsum(hours for hours in column(values(book.sheet, f"F{FIRST}:F{LAST}"))), 1000)
    fill(book.sheet, f"D{FIRST}", [[tier] for tier in before])
    book.check("as before")
    book.tiers_follow_sales()
    book.check("the tiers follow the sales")
    for address, text in (("B3", "50000"), ("B20", "=B3"), ("B3", "1"), ("B20", "0")):
        book.type(address, text)
    fill(book.sheet, f"B{FIRST}", [[7]] * (LAST - FIRST + 1))
    book.check("all sales equal")


@tap.test("rows are inserted and deleted, the list is sorted, an error comes and goes")
def rows_change(office):
    book = Book(office)
    book.sheet.Rows.insertByIndex(9, 1)  # above row 10, inside the list
    fill(book.sheet, "A10", [[6, 4000, 1, "A"]])
    fill_down(book.sheet, "E9:G10")
    book.check("a row inserted")
    book.sheet.Rows.removeByIndex(9, 1)
    book.check("and deleted")
    area = book.sheet.getCellRangeByName(f"A1:G{LAST}")
    fields = (TableSortField(Field=1, IsAscending=False),)
    area.sort((prop("SortFields", uno.Any("[]com.sun.star.table.TableSortField", fields)),
               prop("ContainsHeader", True)))
    book.check("sorted by sales")
    for address, wrong in (("A5", ("stage", "score")), ("B5", ("stage", "score")),
                           ("C5", ("score",)), ("D5", ("hours",))):
        content = cell(book.sheet, address).getFormula()
        cell(book.sheet, address).setFormula("=1/0")
        shown = values(book.sheet, f"E{FIRST}:G{LAST}")
        for place, kind in enumerate(("stage", "hours", "score")):
            errors = {"#VALUE!", "#DIV/0!"}.intersection(row[place] for row in shown[:3])
            tap.equal(errors, {"#VALUE!"} if kind in wrong else set(), f"{address}: {kind}")
        cell(book.sheet, address).setFormula(content)
        book.check(f"no more error in {address}")


@tap.test("shares, bins and routine in cells: a change is followed")
def options_change(office):
    rng = random.Random(45)
    sheet = office.calc().Sheets.getByIndex(0)
    rows = [[rng.randint(0, 9), rng.randint(1, 500), rng.randint(0, 400), rng.choice("ABC")]
            for _ in range(20)]
    fill(sheet, "A1", rows)
    fill(sheet, "K1", [["A", 0.5, 3], ["B", 0.3, 0.8], ["C", 0.1, 5]])
    formulas(sheet, "E1", [["=CUSTOMERSTAGE(A1;B1;A$1:A$20;B$1:B$20;;M$1;M$2)",
                            "=SELLINGTIME(D1;D$1:D$20;100;K$1:L$3)",
                            "=RFMSCORE(C1;A1;B1;C$1:C$20;A$1:A$20;B$1:B$20;M$3)"]])
    fill_down(sheet, "E1:G20")
    orders, sales, days, tiers = zip(*rows)
    for address, content in (("M1", 3), ("M1", 1), ("M2", 0.3), ("M3", 2), ("M3", 9), ("L1", 0),
                             ("L3", 0.7), ("K2", "C"), ("K2", "B"), ("M1", 6), ("M3", 5)):
        fill(sheet, address, [[content]])
        options = values(sheet, "K1:M3")
        shares = [(label, share) for label, share, _ in options]
        routine, share, bins = column([row[2:] for row in options])
        known = more.Customers(orders, sales, routine)
        rfm = more.Rfm(days, orders, sales, int(bins))
        shown = zip(*values(sheet, "E1:G20"))
        expected = [[known.stage(order, sale, True, share) for order, sale, _, _ in rows],
                    [more.shown(more.selling_time, tier, tiers, 100, shares) for tier in tiers],
                    [rfm.score(day, order, sale) for order, sale, day, _ in rows]]
        for its, wanted in zip(shown, expected):
            compare([f"{content} in {address}"] * len(rows), its, wanted)


# -- lists as companies have them --------------------------------------------------------------

def filled(sheet, area, formula):
    """What a formula shows that is filled down a column."""
    cell(sheet, area.partition(":")[0]).setFormula(formula)
    fill_down(sheet, area)
    return column(values(sheet, area))


@each_list("retail-customers.csv", "the stage of every customer equals an independent computation")
def every_stage(office, listed):
    rows = listed.rows("orders", "revenue")
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", rows)
    n = len(rows)
    known = more.Customers(*zip(*rows))
    expected = [known.stage(*row) for row in rows]
    tap.equal(set(expected), {"Target", "New", "Established", "Core"})
    shown = filled(sheet, f"C1:C{n}", f"=CUSTOMERSTAGE(A1;B1;A$1:A${n};B$1:B${n})")
    compare(rows, shown, expected)
    compare(rows, filled(sheet, f"D1:D{n}", "=CUSTOMERSTAGE(A1;B1;A:A;B:B)"), expected)
    array = column(show_array(sheet, f"=CUSTOMERSTAGE(A1:A{n};B1:B{n};A1:A{n};B1:B{n})", n, 1))
    compare(rows, array, expected)


@each_list("retail-customers.csv", "the hours of the tiers sum to all hours")
def every_hour(office, listed):
    revenue = listed["revenue"]
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [[amount] for amount in revenue])
    n = len(revenue)
    array_formula(sheet, f"B1:B{n}", f"=CUSTOMERTIERS(A1:A{n})")
    tiers = reference.tiers(revenue)
    members = {tier: tiers.count(tier) for tier in "ABC"}
    for letter, shares in (("C", (("A", 0.8), ("B", 0.2), ("C", 0))),
                           ("D", (("A", 0.6), ("B", 0.25), ("C", 0.1))),
                           ("E", (("a", 0.7), ("b", 0), ("c", 0), ("Z", 0.2)))):
        given = "|".join(f'"{label}";{share}' for label, share in shares)
        shown = filled(sheet, f"{letter}1:{letter}{n}",
                       f"=SELLINGTIME($B1;$B$1:$B${n};1760;{{{given}}})")
        total = 1760 * sum(reference.exact(share) for _, share in shares)
        tap.near(fsum(shown), float(total), 1e-15)
        hours = {tier: more.selling_time(tier, tiers, 1760, shares) for tier in members}
        compare(tiers, shown, [hours[tier] for tier in tiers])


@each_list("customers-39999.csv", "RFMSCORE filled down, RFMSCORES and an independent computation")
def every_score(office, listed):
    rows = listed.rows("recency_days", "orders", "revenue")
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", rows)
    n = len(rows)
    expected = more.rfm_scores(*zip(*rows))
    shown = filled(sheet, f"D1:D{n}",
                   f"=RFMSCORE(A1;B1;C1;A$1:A${n};B$1:B${n};C$1:C${n})")
    array = column(show_array(sheet, f"=RFMSCORES(A1:A{n};B1:B{n};C1:C{n})", n, 1))
    tap.equal(shown == array, True, "filled down as in the array")
    compare(rows, shown, expected)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
