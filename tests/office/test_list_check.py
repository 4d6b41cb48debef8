# SPDX-License-Identifier: MPL-2.0
"""Which rows of a list would be lost, or counted twice."""
import random
import sys
from pathlib import Path

import reference_orders as reference
import tap
from cases import check, show, show_array
from office import Office, cell, fill, formulas
from order_sheets import DATA, order_lines, sheet_of

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"


def orders(office):
    """A list of orders with every fault, in A1:D12."""
    sheet = sheet_of(office, [
        ["Customer", "Amount", "Date", "Order"], ["a", 1, 40000, 1], [None, None, None, None],
        [None, 2, 40001, 2], ["a", None, 40002, 3], ["a", "12.50", 40003, 4], ["b", 3, None, 5],
        ["b", 3, "2024-05-01", 6], ["b", 4, 40004, 1], ["note", "n/a", "soon", None],
        ["c", "1,234.50", "2024-05-01", 7], ["A ", 5, 40005, "1"]])
    return sheet


@tap.test("LISTCHECK of a list of orders: every fault, with its place (CHECK-1)")
def of_orders(office):
    check(orders(office), """
        {=LISTCHECK(A1:A12;B1:B12;C1:C12;D1:D12)}
            -> 4; Customer missing | 5; Amount missing | 6; Amount is text | 7; Date missing
             | 8; Date is text | 9; Order of two customers | 11; Amount is text
             | 11; Date is text
        {=LISTCHECK(A1:A12;B1:B12;C1:C12)}
            -> 4; Customer missing | 5; Amount missing | 6; Amount is text | 7; Date missing
             | 8; Date is text | 11; Amount is text | 11; Date is text
        {=LISTCHECK(A4:A12;B4:B12;C4:C12)}
            -> 1; Customer missing | 2; Amount missing | 3; Amount is text | 4; Date missing
             | 5; Date is text | 8; Amount is text | 8; Date is text
        {=LISTCHECK(A1:A3;B1:B3;C1:C3;D1:D3)} -> 0; ""
        {=LISTCHECK(A20:A30;B20:B30;C20:C30)} -> 0; ""
        {=LISTCHECK(A1;B1;C1)}                -> 0; ""
        =ROWS(LISTCHECK(A:A;B:B;C1:C1048576;D1:D1048576)) -> 8
        =LISTCHECK(A1:A12;B1:B11;C1:C12)      -> Err:502
        =LISTCHECK(A1:A12;B1:B12;C1:C11)      -> Err:502
        =LISTCHECK(A1:A12;B1:B12;C1:C12;D1)   -> Err:502
    """)


@tap.test("Rows that came in as text are named, and are no heading (ORD-2, ORD-3)")
def as_text(office):
    sheet = sheet_of(office, [["Customer", "Amount", "Date"], ["a", 1, 40000]])
    heading = [["Amount", "Date"], ["2024", "Date"], ["Amount", "2024"], ["(5)", "45352"],
               ["n/a", "soon"], ["", "29 Feb 2024"], ["1E5", "30.02.2024"], [None, None]]
    rows = [["1,234.50", "2024-02-29"], ["1 234,50 kr", "29.02.2024"], ["n/a", "29/02/2024"],
            [None, "2/29/2024"], ["(5)", "2024-02-29T10:11:12"], ["12 pcs", "2.9.24 9:05"],
            ["€ 1", "20240229"], ["5", None], ["5", "soon"]]
    for amount, date in heading:
        fill(sheet, "B1", [[amount, date]])
        check(sheet, """
            {=LISTCHECK(A1:A2;B1:B2;C1:C2)}    -> 0; ""
            {=CUSTOMERLIST(A1:A2;B1:B2;C1:C2)} -> a; 1; 1; 40000; 40000; 0; ""
        """)
    fill(sheet, "B1", [["Amount", "Date"]])
    for amount, date in rows:
        fill(sheet, "A3", [["b", amount, date]])
        expected = reference.list_check(["Customer", "a", "b"], ["Amount", 1, amount],
                                        ["Date", 40000, date])
        tap.equal({place for place, _ in expected}, {3}, str((amount, date)))
        tap.equal(show_array(sheet, "=LISTCHECK(A1:A3;B1:B3;C1:C3)", len(expected), 2),
                  [[float(place), fault] for place, fault in expected], str((amount, date)))
        tap.equal(show(sheet, ["=CUSTOMERLIST(A1:A3;B1:B3;C1:C3)", "=COHORTS(A1:A3;B1:B3;C1:C3)"]),
                  ["#VALUE!", "#VALUE!"], str((amount, date)))
    fill(sheet, "A1", [["a", "1,234.50", "2024-02-29"], ["b", "7.00", "2024-03-01"]])
    check(sheet, """
        {=LISTCHECK(A1:A2;B1:B2;C1:C2)}
            -> 1; Amount is text | 1; Date is text | 2; Amount is text | 2; Date is text
        =CUSTOMERLIST(A1:A1;B1:B1;C1:C1) -> #VALUE!
    """)


@tap.test("A date that no calendar has is Err:502, and named (ORD-5, CHECK-1)")
def out_of_range(office):
    sheet = sheet_of(office, [["a", 1, 40000], ["b", 2, 20240105], [None, 3, 20240106],
                              ["c", 4, -693594], ["d", 5, 2958465.5]])
    check(sheet, """
        {=LISTCHECK(A1:A5;B1:B5;C1:C5)}
            -> 2; Date out of range | 3; Customer missing | 3; Date out of range
             | 4; Date out of range
        {=LISTCHECK(A1:A2;B1:B2;C1:C2)}  -> 2; Date out of range
        =CUSTOMERLIST(A1:A2;B1:B2;C1:C2) -> Err:502
        =COHORTS(A1:A2;B1:B2;C1:C2)      -> Err:502
        =CUSTOMERLIST(A1:A3;B1:B3;C1:C3) -> #VALUE!
        =CUSTOMERLIST(A4:A5;B4:B5;C4:C5) -> Err:502
    """)


@tap.test("LISTCHECK: an error in the cells is named, or passed on where Calc passes every cell (G2)")
def errors(office):
    sheet = sheet_of(office, [["a", 1, 40000]] * 4)
    formulas(sheet, "A2", [["=1/0"]])
    formulas(sheet, "B3", [["=NA()"]])
    check(sheet, """
        {=LISTCHECK(A1:A4;B1:B4;C1:C4)} -> 2; Error | 3; Error
        {=LISTCHECK(A1:A4;B1:B4)}       -> 2; Error | 3; Error | 4; Customer again
    """)
    formulas(sheet, "C4", [["=1/0"]])
    tap.equal(show(sheet, ["=LISTCHECK(A1:A4;B1:B4;C1:C4)"]), ["Err:504"])


@tap.test("LISTCHECK of a list of customers: who stands in it again, and what may be a total")
def of_customers(office):
    sheet = sheet_of(office, [
        ["Customer", "2024"], ["Ås", 10], ["b", 20], ["ÅS ", 5], ["c", None], ["d", "n/a"],
        ["Total", 35], [None, 4], ["e", "7"], [None, None], ["f", 39.5]])
    fill(sheet, "E1", [["a", 0.1], ["b", 0.2], ["c", 0.3], ["d", 0.6]])
    fill(sheet, "H1", [["a", 7], ["b", 7], ["c", -7], ["d", 0], ["Sum", 7]])
    check(sheet, """
        {=LISTCHECK(A1:A11;B1:B11)}
            -> 4; Customer again | 5; Amount missing | 6; Amount is text | 7; Total?
             | 8; Customer missing | 9; Amount is text
        {=LISTCHECK(E1:E4;F1:F4)}  -> 3; Total? | 4; Total?
        {=LISTCHECK(E1:E3;F1:F3)}  -> 3; Total?
        {=LISTCHECK(E1:E2;F1:F2)}  -> 0; ""
        {=LISTCHECK(H1:H5;I1:I5)}  -> 1; Total? | 2; Total? | 5; Total?
        {=LISTCHECK(A1:A1;B1:B1)}  -> 0; ""
    """)


@tap.test("LISTCHECK names the row wherever CUSTOMERLIST is #VALUE!, and no other (ORD-3, ORD-5)")
def agrees(office):
    rng = random.Random(73)
    names = ["a", "A ", "b", 7, "7", "straße", "STRASSE", None, "", "  "]
    amounts = [1, 2.5, -3, 0, None, "12", "1 234,50 kr", "n/a", "", " "]
    dates = [40000, 40001.5, -3, 20240105, None, "soon", "2024-05-01", "29/02/2024 10:11", "\u00a0"]
    numbers = [1, "1", 2, "x", "X", None]
    seen = set()
    for n in (1, 2, 5, 5, 5, 20, 20, 80):
        lines = [[rng.choice(kinds if rng.random() < 0.2 else kinds[:3])
                  for kinds in (names, amounts, dates, numbers)] for _ in range(n)]
        lines.insert(0, ["Customer", "Amount", "Date", "Order"])
        sheet = sheet_of(office, lines)
        columns = [list(column) for column in zip(*lines)]
        cells = ";".join(f"{c}1:{c}{n + 1}" for c in "ABC")
        expected = reference.list_check(*columns)
        formula = f"=LISTCHECK({cells};D1:D{n + 1})"
        tap.equal(show(sheet, [f"=ROWS({formula[1:]})"]), [float(len(expected))], str(lines))
        tap.equal(show_array(sheet, formula, len(expected), 2),
                  [[float(place), fault] for place, fault in expected], str(lines))
        found = {one[1] for one in expected}
        lost = found - {"", "Order of two customers", "Date out of range"}
        listed = show(sheet, [f"=CUSTOMERLIST({cells})"])[0]
        tap.equal(listed == "#VALUE!", bool(lost), f"{lines}: {listed}")
        tap.equal(listed == "Err:502", found >= {"Date out of range"} and not lost, str(lines))
        seen |= {fault for _, fault in expected}
    tap.equal(len(seen), 8, str(seen))


@tap.test("LISTCHECK of made lists of customers equals an independent computation")
def made_customers(office):
    rng = random.Random(74)
    for n in (1, 2, 3, 8, 30):
        for _ in range(4):
            rows = [[rng.choice((f"c{i}", f"c{i}", "x", "X ", None)),
                     rng.choice((1, 2, 0.1, 0.2, -1, 0, None, "n/a"))] for i in range(n)]
            if rng.random() < 0.7:
                rows.append(["Sum", sum(one for _, one in rows if isinstance(one, (int, float)))])
            sheet = sheet_of(office, rows)
            columns = [list(column) for column in zip(*rows)]
            expected = reference.list_check(*columns)
            shown = show_array(sheet, f"=LISTCHECK(A1:A{len(rows)};B1:B{len(rows)})",
                               len(expected), 2)
            tap.equal(shown, [[float(place), fault] for place, fault in expected], str(rows))


if (DATA / "order-lines.csv").exists():
    @tap.test("LISTCHECK finds nothing in the lines of 830 real orders, and a total that is added")
    def real(office):
        lines = order_lines()
        n = len(lines)
        sheet = sheet_of(office, lines)
        formula = f"=LISTCHECK(A1:A{n + 1};B1:B{n + 1};C1:C{n + 1};D1:D{n + 1})"
        tap.equal(show_array(sheet, formula, 1, 2), [[0.0, ""]])
        cell(sheet, f"B{n + 1}").setFormula(f"=SUM(B1:B{n})")
        tap.equal(show_array(sheet, formula, 1, 2), [[n + 1.0, "Date missing"]])


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
