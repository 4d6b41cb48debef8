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
        {=LISTCHECK(A1:A12;B1:B12;C1:C12)}
            -> 4; Customer missing | 5; Amount missing | 6; Amount is text | 7; Date missing
             | 8; Date is text | 11; Amount is text
        {=LISTCHECK(A4:A12;B4:B12;C4:C12)}
            -> 1; Customer missing | 2; Amount missing | 3; Amount is text | 4; Date missing
             | 5; Date is text | 8; Amount is text
        {=LISTCHECK(A1:A3;B1:B3;C1:C3;D1:D3)} -> 0; ""
        {=LISTCHECK(A20:A30;B20:B30;C20:C30)} -> 0; ""
        {=LISTCHECK(A1;B1;C1)}                -> 0; ""
        =ROWS(LISTCHECK(A:A;B:B;C1:C1048576;D1:D1048576)) -> 7
        =LISTCHECK(A1:A12;B1:B11;C1:C12)      -> Err:502
        =LISTCHECK(A1:A12;B1:B12;C1:C11)      -> Err:502
        =LISTCHECK(A1:A12;B1:B12;C1:C12;D1)   -> Err:502
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


@tap.test("LISTCHECK names the row wherever CUSTOMERLIST is #VALUE!, and no other (ORD-3)")
def agrees(office):
    rng = random.Random(73)
    names = ["a", "A ", "b", 7, "7", "straße", "STRASSE", None, "", "  "]
    amounts = [1, 2.5, -3, 0, None, "12", "n/a", ""]
    dates = [40000, 40001.5, None, "soon", "2024-05-01"]
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
        # G1: an amount that is text in a row without a date, too.
        expected = sorted([one for one in expected if one[0]] + [
            [place, "Amount is text"] for place, (_, amount, date, _) in enumerate(lines, 1)
            if amount == "12" and not isinstance(date, (int, float))]) or [[0, ""]]
        formula = f"=LISTCHECK({cells};D1:D{n + 1})"
        tap.equal(show(sheet, [f"=ROWS({formula[1:]})"]), [float(len(expected))], str(lines))
        tap.equal(show_array(sheet, formula, len(expected), 2),
                  [[float(place), fault] for place, fault in expected], str(lines))
        lost = [one for one in expected if one[1] not in ("", "Order of two customers")]
        listed = show(sheet, [f"=CUSTOMERLIST({cells})"])[0]
        tap.equal(listed == "#VALUE!", bool(lost), f"{lines}: {listed}")
        seen |= {fault for _, fault in expected}
    tap.equal(len(seen), 7, str(seen))


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
