# SPDX-License-Identifier: MPL-2.0
"""From a list of orders to the customers."""
import random
import sys
from fractions import Fraction
from pathlib import Path

import reference_orders as reference
import tap
from cases import check, same_rows, show, show_array
from office import Office, array_formula, cell, fill, values
from order_sheets import DATA, day, of_day, order_lines, sheet_of

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
LIFETIMES = """
    1 01-01 1, 1 02-06 2, 2 01-01 2, 3 01-01 3, 3 01-02 1, 3 01-05 5, 4 01-16 6, 4 02-02 3,
    4 02-05 3, 5 01-16 3, 5 01-17 1, 5 01-18 8, 6 02-02 5"""


def lifetimes(office):
    """The orders of the six customers of lifetimes' test_utils.py, below a heading in A1:C1."""
    lines = [one.split() for one in LIFETIMES.replace("\n", " ").split(",")]
    return sheet_of(office, [["Customer", "Sales", "Day"]] + [
        [int(customer), int(amount), day(f"2015-{date}")] for customer, date, amount in lines])


# -- CUSTOMERLIST --------------------------------------------------------------------------------

@tap.test("CUSTOMERLIST: six customers at a day, by sales (LIST-1, LIST-2)")
def example(office):
    check(lifetimes(office), of_day("""
        {=CUSTOMERLIST(A2:A14;B2:B14;C2:C14;;[2015-02-07];;;"sales")}
            -> 4; 3; 12; [01-16]; [02-05]; 2; 10 | 5; 3; 12; [01-16]; [01-18]; 20; 1
             | 3; 3; 9; [01-01]; [01-05]; 33; 2  | 6; 1; 5; [02-02]; [02-02]; 5; ""
             | 1; 2; 3; [01-01]; [02-06]; 1; 36  | 2; 1; 2; [01-01]; [01-01]; 37; ""
    """))


@tap.test("CUSTOMERLIST: arguments left out, skipped and given; the last day and the first (ORD-6)")
def arguments(office):
    sheet = lifetimes(office)
    fill(sheet, "E1", [[day("2015-01-17")], ["name"], [2]])
    check(sheet, of_day("""
        {=CUSTOMERLIST(A2:A14;B2:B14;C2:C14)}
            -> 1; 2; 3; [01-01]; [02-06]; 0; 36 | 2; 1; 2; [01-01]; [01-01]; 36; ""
             | 3; 3; 9; [01-01]; [01-05]; 32; 2 | 4; 3; 12; [01-16]; [02-05]; 1; 10
             | 5; 3; 12; [01-16]; [01-18]; 19; 1 | 6; 1; 5; [02-02]; [02-02]; 4; ""
        {=CUSTOMERLIST(A1:A14;B1:B14;C1:C14;;;;;;2)}
            -> 1; 2; 3; [01-01]; [02-06]; 0; 36 | 2; 1; 2; [01-01]; [01-01]; 36; ""
        {=CUSTOMERLIST(A:A;B:B;C:C;;;;;;2)}
            -> 1; 2; 3; [01-01]; [02-06]; 0; 36 | 2; 1; 2; [01-01]; [01-01]; 36; ""
        {=CUSTOMERLIST(A2:A14;B2:B14;C2:C14;;E1)}
            -> 1; 1; 1; [01-01]; [01-01]; 16; "" | 2; 1; 2; [01-01]; [01-01]; 16; ""
             | 3; 3; 9; [01-01]; [01-05]; 12; 2  | 4; 1; 6; [01-16]; [01-16]; 1; ""
             | 5; 2; 4; [01-16]; [01-17]; 0; 1
        {=CUSTOMERLIST(A2:A14;B2:B14;C2:C14;;;E1)}
            -> 1; 1; 2; [02-06]; [02-06]; 0; "" | 4; 2; 6; [02-02]; [02-05]; 1; 3
             | 5; 2; 9; [01-17]; [01-18]; 19; 1 | 6; 1; 5; [02-02]; [02-02]; 4; ""
        {=CUSTOMERLIST(A2:A14;B2:B14;C2:C14;;E1;E1)}
            -> 5; 1; 1; [01-17]; [01-17]; 0; ""
        {=CUSTOMERLIST(A2:A14;B2:B14;C2:C14;;E1+0.9;E1-0.1;;E2)}
            -> 4; 1; 6; [01-16]; [01-16]; 1; "" | 5; 2; 4; [01-16]; [01-17]; 0; 1
        =CUSTOMERLIST(A2:A14;B2:B14;C2:C14;;;[2015-02-07])               -> Err:502
        =CUSTOMERLIST(A2:A14;B2:B14;C2:C14;;E1;E1+1)                     -> Err:502
        =CUSTOMERLIST(A2:A14;B2:B14;C2:C14;;[2014-12-31])                -> #DIV/0!
        =CUSTOMERLIST(A2:A14;B2:B14;C2:C14;;[2015-01-31];[2015-01-30])   -> #DIV/0!
        =CUSTOMERLIST(A20:A24;B20:B24;C20:C24)                           -> #DIV/0!
        =CUSTOMERLIST(A1;B1;C1)                                          -> #DIV/0!
    """))


@tap.test("LIST-2: as they first appear, by sales or by name")
def sorting(office):
    sheet = sheet_of(office, [["b", 5, 1], ["Ä", 7, 2], ["a", 5, 3], [10, 7, 4], [9, 1, 5],
                              ["B", 2, 6], ["Z", 7, 7]])
    for sort, names in (("first", ["b", "Ä", "a", 10.0, 9.0, "Z"]),
                        (" Sales ", ["b", "Ä", 10.0, "Z", "a", 9.0]),
                        ("NAME", [9.0, 10.0, "a", "b", "Z", "Ä"])):
        shown = show_array(sheet, f'=CUSTOMERLIST(A1:A7;B1:B7;C1:C7;;;;;"{sort}")', 6, 1)
        tap.equal([row[0] for row in shown], names, sort)


@tap.test("LIST-3: sales by period; one that ended before the first order is blank")
def periods(office):
    sheet = lifetimes(office)
    fill(sheet, "E1", [[day("2015-01-01"), day("2015-01-16") + 0.5, day("2015-02-01")]])
    fill(sheet, "E2", [[day("2015-01-05")], [day("2015-01-03")], [day("2015-01-05")], ["x"]])
    fill(sheet, "J1", [["r", -4, day("2015-01-17")], ["r", 6, day("2015-02-05")],
                       ["s", -1, day("2015-01-02")]])
    columns = "A2:A14;B2:B14;C2:C14"
    shown = show_array(sheet, f"=CUSTOMERLIST({columns};;;;E1:G1)", 6, 10)
    tap.equal([row[7:] for row in shown], [
        [1.0, 0.0, 2.0], [2.0, 0.0, 0.0], [9.0, 0.0, 0.0], ["", 6.0, 6.0], ["", 12.0, 0.0],
        ["", "", 5.0]])
    shown = show_array(sheet, "=CUSTOMERLIST(J1:J3;K1:K3;L1:L3;;;;E1:G1)", 2, 10)
    tap.equal([row[1:3] + row[7:] for row in shown],
              [[1.0, 2.0, "", "", 6.0], [0.0, -1.0, -1.0, 0.0, 0.0]])
    fill(sheet, "J5", [["t", 7, day("2015-01-17"), 9], ["t", -7, day("2015-02-05"), 9]])
    shown = show_array(sheet, "=CUSTOMERLIST(J5:J6;K5:K6;L5:L6;M5:M6;;;E1:G1)", 1, 10)
    tap.equal(shown, [["t", 0.0, 0.0, "", "", "", "", "", 7.0, -7.0]])  # its order sums to nothing
    shown = show_array(sheet, f"=CUSTOMERLIST({columns};;;;E2;;1)", 1, 8)
    tap.equal(shown[0][7], 2.0)
    check(sheet, f"""
        =CUSTOMERLIST({columns};;;;E2:E3)               -> Err:502
        =CUSTOMERLIST({columns};;;;{{5|5}})             -> Err:502
        =CUSTOMERLIST({columns};;;;{{5.1|5.9}})         -> Err:502
        =CUSTOMERLIST({columns};;;;{{1;2|3;4}})         -> Err:502
        =CUSTOMERLIST({columns};;;;E4:E5)               -> #VALUE!
        =CUSTOMERLIST({columns};;;;E1:H1)               -> #VALUE!
    """)


@tap.test("LIST-4: just so many rows, the first or padded; and what is not allowed (G5)")
def rows(office):
    sheet = lifetimes(office)
    columns = "A2:A14;B2:B14;C2:C14"
    check(sheet, of_day(f"""
        {{=CUSTOMERLIST({columns};;;;;"sales";1)}} -> 4; 3; 12; [01-16]; [02-05]; 1; 10
        =ROWS(CUSTOMERLIST({columns}))             -> 6
        =COLUMNS(CUSTOMERLIST({columns}))          -> 7
        =COLUMNS(CUSTOMERLIST({columns};;;;{{1;2}}))  -> 9
        =ROWS(CUSTOMERLIST({columns};;;;;;2))      -> 2
        =ROWS(CUSTOMERLIST({columns};;;;;;9))      -> 9
        =INDEX(CUSTOMERLIST({columns};;;;;;9);7;1) -> ""
        =INDEX(CUSTOMERLIST({columns};;;;;;9);9;7) -> ""
        =CUSTOMERLIST({columns};;;;;;0)            -> Err:502
        =CUSTOMERLIST({columns};;;;;;-1)           -> Err:502
        =CUSTOMERLIST({columns};;;;;;1.5)          -> Err:502
        =CUSTOMERLIST({columns};;;;;;1048577)      -> Err:502
        =CUSTOMERLIST({columns};;;;;;"x")          -> #VALUE!
        =CUSTOMERLIST({columns};;;;;;{{1;2}})      -> Err:502
        =CUSTOMERLIST({columns};;;;;"largest")     -> Err:502
        =CUSTOMERLIST({columns};;"x")              -> #VALUE!
        =CUSTOMERLIST({columns};;;"x")             -> #VALUE!
    """))


@tap.test("ORD-1: as many cells in every column, in whatever shape")
def sizes(office):
    sheet = sheet_of(office, [["a", "b", "c"], [1, 2, 3], [5, 6, 7]])
    fill(sheet, "E1", [["a", 1, 5], ["b", 2, 6], ["c", 3, 7]])
    check(sheet, """
        {=CUSTOMERLIST(A1:C1;A2:C2;A3:C3)} -> a;1;1;5;5;2;"" | b;1;2;6;6;1;"" | c;1;3;7;7;0;""
        {=CUSTOMERLIST(A1:C1;F1:F3;G1:G3)} -> a;1;1;5;5;2;"" | b;1;2;6;6;1;"" | c;1;3;7;7;0;""
        {=CUSTOMERLIST(A1:C1;F1:F3;G1:G3;{"x";"y"|"z";"u"})}  -> Err:502
        {=CUSTOMERLIST(A1:C1;F1:F3;G1:G3;{"x"|"y"|"z"})}
            -> a;1;1;5;5;2;"" | b;1;2;6;6;1;"" | c;1;3;7;7;0;""
        =CUSTOMERLIST(E1:E3;F1:F2;G1:G3)        -> Err:502
        =CUSTOMERLIST(E1:E3;F1:F3;G1:G4)        -> Err:502
        =CUSTOMERLIST(E1:E3;F1:F3;G1:G3;E1:E2)  -> Err:502
        =CUSTOMERLIST(E:E;F:F;G2:G1048576)      -> Err:502
    """)


@tap.test("ORD-2: headings, notes and blank rows are passed over")
def no_lines(office):
    sheet = sheet_of(office, [["Customer", "2024", "Date"], [None, None, None], ["a", 1, 5],
                              ["as agreed", None, "soon"], [None, "n/a", None], ["a", 2, 6]])
    check(sheet, """
        {=CUSTOMERLIST(A1:A6;B1:B6;C1:C6)} -> a;2;3;5;6;0;1
        {=CUSTOMERLIST(A:A;B:B;C:C)}       -> a;2;3;5;6;0;1
        {=CUSTOMERLIST(A3:A8;B3:B8;C3:C8)} -> a;2;3;5;6;0;1
    """)


@tap.test("ORD-3, G1, G2: a row that would be lost makes the result #VALUE!")
def lost(office):
    sheet = sheet_of(office, [["a", 1, 5]] * 3)
    columns = "CUSTOMERLIST(A1:A3;B1:B3;C1:C3)"
    wrong = [["B2", '="2"'], ["B2", '=""'], ["B2", "'n/a"], ["C2", "'2024-05-01"], ["C2", '=""'],
             ["A2", '=""'], ["A2", "' \u00a0"], ["A2", "=1/0"], ["B2", "=NA()"],
             ["C2", '=MOD(1;0)']]
    for address, content in wrong:
        before = cell(sheet, address).getFormula()
        cell(sheet, address).setFormula(content)
        tap.equal(show(sheet, [f"={columns}"]), ["#VALUE!"], f"{content} in {address}")
        cell(sheet, address).setFormula(before)
        tap.equal(show_array(sheet, f"={columns}", 1, 3), [["a", 3.0, 3.0]], f"without {content}")
    fill(sheet, "A2", [["a", "1,234.50", "2024-05-01"]])  # neither is a number
    tap.equal(show(sheet, [f"={columns}"]), ["#VALUE!"], "an amount that is text (G1)")


@tap.test("ORD-4: names that read the same are one; the first spelling is shown")
def names(office):
    sheet = sheet_of(office, [
        ["Østen  AS", 1, 1], ["ØSTEN AS ", 2, 1], ["\u00a0østen\u00a0as", 4, 1], [7, 1, 1],
        [7.0, 1, 1], [8, 1, 1], ["8", 2, 1], ["9 ", 1, 1], [9, 2, 1], ["straße", 1, 1],
        ["STRASSE", 2, 1], ["e\u0301", 1, 1], ["é", 2, 1], [0.1, 1, 1], ["0.1", 1, 1]])
    shown = show_array(sheet, "=CUSTOMERLIST(A1:A15;B1:B15;C1:C15)", 8, 3)
    tap.equal(shown, [["Østen  AS", 3.0, 7.0], [7.0, 2.0, 2.0], ["8", 2.0, 3.0], ["9 ", 2.0, 3.0],
                      ["straße", 2.0, 3.0], ["e\u0301", 1.0, 1.0], ["é", 1.0, 2.0],
                      ["0.1", 2.0, 2.0]])


@tap.test("ORD-5: the time of day is cut off")
def times(office):
    sheet = sheet_of(office, [["a", 1, 5.75], ["a", 1, 5.25], ["a", 1, 8.999]])
    check(sheet, "{=CUSTOMERLIST(A1:A3;B1:B3;C1:C3)} -> a;3;3;5;8;0;3")


@tap.test("ORD-7: orders by their numbers, of one customer each; returns count against sales")
def numbered(office):
    sheet = sheet_of(office, [
        ["a", 5, 1, 10], ["a", 6, 1, "10 "], ["a", 7, 4, 11], ["a", -7, 5, 11], ["b", 3, 2, 10],
        ["b", 4, 2, None], ["c", 5, 3, "X1"], ["c", 5, 3, "x1"], ["d", 2, 2, None],
        ["e", -2, 6, 12], ["f", 0.3, 1, 1], ["f", -0.1, 2, 1], ["f", -0.2, 3, 1]])
    check(sheet, """
        {=CUSTOMERLIST(A1:A13;B1:B13;C1:C13;D1:D13)}
            -> a;1;11;1;4;2;3 | b;1;7;2;2;4;"" | c;1;10;3;3;3;"" | d;0;2;"";"";"";""
             | e;0;-2;"";"";"";"" | f;0;0;"";"";"";""
        {=CUSTOMERLIST(A1:A13;B1:B13;C1:C13)}
            -> a;3;11;1;4;2;3 | b;2;7;2;2;4;"" | c;2;10;3;3;3;"" | d;1;2;2;2;4;""
             | e;0;-2;"";"";"";"" | f;1;0;1;1;5;""
        {=CUSTOMERLIST(A7:A9;B7:B9;C7:C9;C7:C9)} -> c;1;10;3;3;0;"" | d;1;2;2;2;1;""
        =CUSTOMERLIST(A1:A3;B1:B3;C1:C3;{1|"x"|#N/A})  -> Err:539
    """)


@tap.test("CUSTOMERLIST of large amounts and of dates that no calendar has")
def extremes(office):
    sheet = sheet_of(office, [["a", 1e308, 1], ["a", 1e308, 2], ["b", 1, 2]])
    fill(sheet, "E1", [["a", 1, 2958466], ["a", 1, 2958465.5], ["a", 1, 20240105]])
    check(sheet, """
        {=CUSTOMERLIST(A1:A3;B1:B3;C1:C3)}   -> a;2;#NUM!;1;2;0;1 | b;1;1;2;2;0;""
        {=CUSTOMERLIST(E2:E2;F2:F2;G2:G2)}   -> a;1;1;2958465;2958465;0;""
        =CUSTOMERLIST(E1:E1;F1:F1;G1:G1)     -> Err:502
        =CUSTOMERLIST(E2:E3;F2:F3;G2:G3)     -> Err:502
    """)


@tap.test("G13, G14: several sheets are Err:502; a whole column by INDEX, OFFSET and from elsewhere")
def references(office):
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    fill(sheet, "A1", [["Customer", "Amount", "Date"], ["a", 1, 5], ["b", 2, 6]])
    document.Sheets.insertNewByName("Orders", 1)
    fill(document.Sheets.getByName("Orders"), "B1",
         [["Date", "Customer", "Amount"], [5, "a", 1], [6, "b", 2], [8, "a", 4]])
    check(sheet, """
        {=CUSTOMERLIST($Orders.C:C;$Orders.D:D;$Orders.B:B)} -> a;2;5;5;8;0;3 | b;1;2;6;6;2;""
        {=CUSTOMERLIST(INDEX($Orders.$A:$AMJ;0;3);INDEX($Orders.$A:$AMJ;0;4);INDEX($Orders.$A:$AMJ;0;2))}
            -> a;2;5;5;8;0;3 | b;1;2;6;6;2;""
        {=CUSTOMERLIST(OFFSET(A1;1;0;2);OFFSET(A1;1;1;2);INDIRECT("C2:C3"))}
            -> a;1;1;5;5;1;"" | b;1;2;6;6;0;""
        =CUSTOMERLIST($Sheet1.A2:$Orders.A3;B2:B3;C2:C3)      -> Err:502
        =CUSTOMERLIST(A2:A3;$Sheet1.B2:$Orders.B3;C2:C3)      -> Err:502
        =CUSTOMERLIST(A2:A3;B2:B3;$Sheet1.C2:$Orders.C3)      -> Err:502
        =CUSTOMERLIST({"a"|"b"};B2:B3;C2:C3)                  -> Err:504
    """)


@tap.test("CUSTOMERLIST: a line added below is counted at once, in whole columns")
def added(office):
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    fill(sheet, "A1", [["a", 1, 5], ["b", 2, 6], ["a", 4, 8]])
    array_formula(sheet, "E1:K2", "=CUSTOMERLIST(A:A;B:B;C:C)")
    tap.equal(values(sheet, "E1:K2"), [["a", 2.0, 5.0, 5.0, 8.0, 0.0, 3.0],
                                       ["b", 1.0, 2.0, 6.0, 6.0, 2.0, ""]])
    fill(sheet, "A4", [["b", 8, 9]])
    tap.equal(values(sheet, "E1:K2"), [["a", 2.0, 5.0, 5.0, 8.0, 1.0, 3.0],
                                       ["b", 2.0, 10.0, 6.0, 9.0, 0.0, 3.0]])


def made(rng, customers, n):
    """Order lines of every kind: spellings, returns, several lines an order, lines without one."""
    lines = []
    for _ in range(n):
        customer = rng.choice(customers)
        if isinstance(customer, str):
            customer = rng.choice((customer, customer.upper(), f" {customer}", f"{customer}\u00a0"))
        amount = round(rng.choice((1, 1, 1, -1)) * 50 * rng.paretovariate(1.2), 2)
        lines.append([customer, amount, 45000 + rng.randrange(900) + rng.choice((0, 0.25, 0.75)),
                      rng.choice((None, rng.randrange(1, 60), f"B{rng.randrange(9)}"))])
    return lines


@tap.test("CUSTOMERLIST of made lists equals an independent computation")
def made_lists(office):
    rng = random.Random(71)
    customers = [*range(1001, 1012), "Ås", "straße", "İnci", "two  words", "é", "O'Neil", "77"]
    for n in (1, 2, 7, 40, 400):
        lines = made(rng, customers[:n + 2], n)
        sheet = sheet_of(office, lines)
        columns = [list(column) for column in zip(*lines)]
        cells = f"A1:A{n};B1:B{n};C1:C{n}"
        starts = [45000, 45100, 45500.5, 45880]
        fill(sheet, "F1", [[one] for one in starts])
        for orders, as_of, start, periods, sort in (
                (False, None, None, False, "first"), (True, 45800, None, False, "sales"),
                (False, 45800.5, 45010, True, "name"), (True, None, 45050, True, "first")):
            formula = (f"=CUSTOMERLIST({cells};{f'D1:D{n}' if orders else ''};{as_of or ''};"
                       f"{start or ''};{'F1:F4' if periods else ''};\"{sort}\")")
            try:
                expected = reference.customer_list(
                    *columns[:3], columns[3] if orders else None, as_of, start,
                    starts if periods else (), sort)
            except reference.Fault as fault:
                expected = [[str(fault)]]
            shown = show_array(sheet, formula, len(expected), len(expected[0]))
            expected = [[float(one) if isinstance(one, Fraction) else one for one in row]
                        for row in expected]
            if not same_rows(shown, expected):
                wrong = [pair for pair in zip(shown, expected) if not same_rows([pair[0]], [pair[1]])]
                raise AssertionError(f"{formula} of {n} lines: {wrong[0]}")


if (DATA / "order-lines.csv").exists():
    @tap.test("CUSTOMERLIST of the lines of 830 real orders")
    def real(office):
        lines = order_lines()
        n = len(lines)
        sheet = sheet_of(office, lines)
        columns = [list(column) for column in zip(*lines)]
        starts = [day("1996-01-01"), day("1997-01-01"), day("1998-01-01")]
        expected = reference.customer_list(*columns, periods=starts, sort="sales")
        shown = show_array(sheet, f"=CUSTOMERLIST(A1:A{n};B1:B{n};C1:C{n};D1:D{n};;;"
                                  f'{{{";".join(map(str, starts))}}};"sales")', len(expected), 10)
        tap.equal(same_rows(shown, [[float(one) if isinstance(one, Fraction) else one
                                     for one in row] for row in expected]), True)
        tap.equal(sum(row[1] for row in shown), 830.0)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
