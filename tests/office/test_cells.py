# SPDX-License-Identifier: MPL-2.0
"""Cells in and out: filling, array formulas, every kind of reference, every kind of cell."""
import re
import sys
import time
from pathlib import Path

import uno  # noqa: F401, what makes com.sun.star importable
from com.sun.star.sheet import TableFilterField
from com.sun.star.sheet.FillDirection import TO_RIGHT
from com.sun.star.sheet.FilterOperator import EQUAL
from com.sun.star.table import CellAddress

import tap
from cases import check, customers, show
from office import Office, array_formula, cell, fill, fill_down, formulas, values

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"

DEFAULT_TIERS = list("AABBCCCCCC")


def column(sheet, area):
    return [row[0] for row in values(sheet, area)]


# -- filling -----------------------------------------------------------------------------------

@tap.test("a formula filled down takes each row's own amount and the whole list")
def filled_down(office):
    sheet = customers(office.calc())
    cell(sheet, "E2").setFormula("=CUSTOMERTIER(B2;B$2:B$11)")
    fill_down(sheet, "E2:E11")
    tap.equal(column(sheet, "E2:E11"), DEFAULT_TIERS)
    cell(sheet, "F2").setFormula("=CUSTOMERTIERIF(B2;B$2:B$11;C2;C$2:C$11)")
    fill_down(sheet, "F2:F11")
    tap.equal(column(sheet, "F2:F11"), list("AAABBCCCCC"))
    cell(sheet, "G2").setFormula("=TIERCHANGE(D2;E2)")
    fill_down(sheet, "G2:G11")
    tap.equal(column(sheet, "G2:G11"), ["Up", "Same", "Same", "Same", "Same", "Same", "New",
                                        "Same", "Same", "Same"])


@tap.test("a formula filled to the right, over a list in a row")
def filled_right(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [[500, 300, 90, 60, 30, 10, 5, 3, 2, 0],
                       ["N", "S", "N", "S", "N", "S", "N", "S", "N", "S"]])
    cell(sheet, "A3").setFormula("=CUSTOMERTIER(A1;$A1:$J1)")
    cell(sheet, "A4").setFormula("=CUSTOMERTIERIF(A1;$A1:$J1;A2;$A2:$J2)")
    for row in ("A3:J3", "A4:J4"):
        sheet.getCellRangeByName(row).fillAuto(TO_RIGHT, 1)
    tap.equal(values(sheet, "A3:J4"), [DEFAULT_TIERS, list("AAABBCCCCC")])


@tap.test("G6: a blank row among many gives a blank; a single reference to an empty cell is 0")
def blank_rows(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [[60], [None], [40], [None]])
    cell(sheet, "F4").setFormula('=""')
    check(sheet, """
        {=CUSTOMERTIER(F1:F4;F1:F4)}                  -> A | "" | A | ""
        {=CUSTOMERTIER(F1:F4;F1:F4;0.5)}              -> A | "" | B | ""
        {=CUSTOMERTIERIF(F1:F4;F1:F4;"x";F6:F9)}      -> #DIV/0! | "" | #DIV/0! | ""
        {=CUSTOMERTIERIF(B2:B5;B2:B11;D6:D9;C2:C11)}  -> #DIV/0! | #DIV/0! | "" | #DIV/0!
        =CUSTOMERTIER(F4;F1:F4)                       -> ""
        =CUSTOMERTIER("";F1:F4)                       -> ""
        =CUSTOMERTIER(F2;F1:F4)                       -> C
        =CUSTOMERTIER(0;F1:F4)                        -> C
    """)
    cell(sheet, "F5").setFormula("=1/0")
    check(sheet, """
        =CUSTOMERTIER("";F1:F5)                       -> #VALUE!
        =CUSTOMERTIERIF("";F1:F5;"x";F1:F5)           -> #VALUE!
        =SELLINGTIME("";F1:F5;1000)                   -> #VALUE!
    """)


# -- arrays ------------------------------------------------------------------------------------

@tap.test("G10: a range as Value gives an array of its shape")
def arrays_of_values(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [[500, 300], [90, None]])
    check(sheet, """
        {=CUSTOMERTIER(B2:B11;B2:B11)}           -> A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIER(F1:G2;B2:B11)}            -> A; A | B; ""
        {=CUSTOMERTIER({500;90;2};B2:B11)}       -> A; B; C
        {=CUSTOMERTIER({500|90|2};B2:B11)}       -> A | B | C
        {=CUSTOMERTIER(B2:B5*1;B2:B11)}          -> A | A | B | B
        {=CUSTOMERTIER(B2:B5;B2:B11;;{"x";"y";"z"};"count")} -> x | x | y | y
        {=CUSTOMERTIER(A1:A2;B2:B11)}            -> #VALUE! | #VALUE!
    """)


@tap.test("G10: Group and After are of the same shape or one cell")
def arrays_of_groups(office):
    check(customers(office.calc()), """
        {=CUSTOMERTIERIF(B2:B5;B2:B11;C2:C5;C2:C11)}       -> A | A | A | B
        {=CUSTOMERTIERIF(B2:B5;B2:B11;"North";C2:C11)}     -> A | A | A | B
        {=CUSTOMERTIERIF(B2:B5;B2:B11;C2;C2:C11)}          -> A | A | A | B
        {=CUSTOMERTIERIF(B2:B5;B2:B11;{"North"|"South"|"x"|"North"};C2:C11)} -> A | A | #DIV/0! | B
        {=CUSTOMERTIERIF(B2:B5;B2:B11;C2:C6;C2:C11)}       -> Err:502 | Err:502 | Err:502 | Err:502
        =CUSTOMERTIERIF(B2;B2:B11;C2:C5;C2:C11)            -> Err:502
        {=TIERCHANGE(D2:D5;"B")}                           -> Same | Down | Same | Same
        {=TIERCHANGE(D2:D5;{"A"|"A"|"A"|"A"})}             -> Up | Same | Up | Up
        {=TIERCHANGE({"A";"B"};{"B";"A"})}                 -> Down; Up
        {=TIERCHANGE(D2:D5;{"A";"A";"A";"A"})}             -> Err:502 | Err:502 | Err:502 | Err:502
        =TIERCHANGE("A";D2:D5)                             -> Err:502
    """)


@tap.test("G10: the text of an array is text like any other: compared, counted, looked up")
def text_of_arrays(office):
    sheet = customers(office.calc())
    array_formula(sheet, "E2:E11", "=CUSTOMERTIERS(B2:B11)")
    array_formula(sheet, "F2:F11", "=CUSTOMERTIER(B2:B11;B2:B11)")
    array_formula(sheet, "G2:G11", "=CUSTOMERTIERIF(B2:B11;B2:B11;C2:C11;C2:C11)")
    array_formula(sheet, "H2:H11", '=TIERCHANGE(D2:D11;"A")')
    check(sheet, """
        =E2="A"                                    -> 1
        =E2=E3                                     -> 1
        =IF(E2="A";"call";"mail")                  -> call
        =COUNTIF(E2:E11;"A")                       -> 2
        =COUNTIF(F2:F11;"B")                       -> 2
        =COUNTIF(G2:G11;"A")                       -> 3
        =COUNTIF(H2:H11;"Up")                      -> 8
        =SUMIF(E2:E11;"A";B2:B11)                  -> 800
        =SUMIFS(B2:B11;E2:E11;"A";C2:C11;"South")  -> 300
        =MATCH("B";E2:E11;0)                       -> 3
        =VLOOKUP("C";E2:E11;1;0)                   -> C
        =SUMPRODUCT((CUSTOMERTIERS(B2:B11)="A")*B2:B11)  -> 800
        =COUNTIF(CUSTOMERTIERS(B2:B11);"C")        -> 6
        =SUMPRODUCT((CUSTOMERTIERS(B1:B11)="")*1)  -> 1
        =TIERCHANGE("B";E2)                        -> Up
    """)


@tap.test("a list can be filtered by the tiers of an array formula")
def filtered(office):
    sheet = customers(office.calc())
    fill(sheet, "E1", [["Tier"]])
    array_formula(sheet, "E2:E11", "=CUSTOMERTIERS(B2:B11)")
    area = sheet.getCellRangeByName("A1:E11")
    wanted = area.createFilterDescriptor(True)
    wanted.ContainsHeader = True
    wanted.setFilterFields((TableFilterField(Field=4, Operator=EQUAL, StringValue="A"),))
    area.filter(wanted)
    tap.equal([sheet.Rows.getByIndex(row).IsVisible for row in range(1, 11)],
              [tier == "A" for tier in DEFAULT_TIERS])
    tap.equal(column(sheet, "E2:E11"), DEFAULT_TIERS, "hidden customers are customers still")


@tap.test("array results are arrays for other functions")
def arrays_inside(office):
    check(customers(office.calc()), """
        =INDEX(TIERSUMMARY(B2:B11);2;4)                 -> 150
        =SUM(INDEX(TIERSUMMARY(B2:B11);0;5))            -> 1
        =INDEX(PARETOCURVE(B2:B11);3;4)                 -> 0.89
        =MAX(INDEX(PARETOCURVE(B2:B11;TRUE());0;4))     -> 1
        =TEXTJOIN("";TRUE();CUSTOMERTIERS(B2:B11))      -> AABBCCCCCC
        =TEXTJOIN("";TRUE();TRANSPOSE(CUSTOMERTIER(B2:B5;B2:B11))) -> AABB
        =COUNTIF(B2:B11;">="&TIERCUTOFF(B2:B11))        -> 2
        =IFERROR(TIERCUTOFF(B11);"nobody")              -> nobody
    """)


# -- references --------------------------------------------------------------------------------

@tap.test("whole columns and rows, with headers, on this sheet and on another")
def whole_columns(office):
    document = office.calc()
    sheet, sheets = customers(document), document.Sheets
    sheets.insertNewByName("Ro ws", 1)
    rows = sheets.getByName("Ro ws")
    fill(rows, "A3", [["Revenue", 500, 300, 90, 60, 30, 10, 5, 3, 2, 0]])
    fill(rows, "A4", [["Territory", "N", "S", "N", "S", "N", "S", "N", "S", "N", "S"]])
    check(sheet, """
        =PARETOSHARE(B:B)                                        -> 0.8
        =PARETOCOUNT($Sheet1.B:B)                                -> 2
        =TIERCUTOFF(B:B;2)                                       -> 60
        =CONCENTRATION(B:B;"effective")                          -> 1000000/352738
        =DEPENDENCE(B:B)                                         -> High
        =PARETOSHARE(A:D)                                        -> 0.8
        =PARETOSHARE(B1:B1048576)                                -> 0.8
        =PARETOSHARE(B4:B1048576;1)                              -> 0.45
        =PARETOSHARE(B1000:B1048576)                             -> #DIV/0!
        =PARETOSHARE(X:X)                                        -> #DIV/0!
        {=CUSTOMERTIER(B2:B5;B:B)}                               -> A | A | B | B
        {=CUSTOMERTIERIF(B2:B5;B:B;C2:C5;C:C)}                   -> A | A | A | B
        =CUSTOMERTIERIF(B4;B:B;C4;C2:C11)                        -> Err:502
        =CUSTOMERTIERIF(B4;B2:B1048576;C4;C2:C1048576)           -> A
        =PARETOSHARE($'Ro ws'.3:3)                               -> 0.8
        =CUSTOMERTIER(60;$'Ro ws'.3:3)                           -> B
        =CUSTOMERTIERIF(90;$'Ro ws'.3:3;"n";$'Ro ws'.4:4)        -> A
        =PARETOSHARE($'Ro ws'.$A$1:$AMJ$1048576)                 -> 0.8
    """)


@tap.test("TIERIF-1: whole columns on sheets that are used to different rows")
def unequal_sheets(office):
    document = office.calc()
    sheet, sheets = customers(document), document.Sheets
    sheets.insertNewByName("Short", 1)
    sheets.insertNewByName("Long", 2)
    fill(sheets.getByName("Short"), "C2", [["North"], ["South"], ["North"]])
    fill(sheets.getByName("Long"), "C2", [["North"], ["South"], ["North"]])
    fill(sheets.getByName("Long"), "F3000", [[1]])
    check(sheet, """
        =CUSTOMERTIERIF(500;B:B;"North";$Short.C:C)       -> A
        =CUSTOMERTIERIF(90;B:B;"North";$Short.C:C;0.5)    -> B
        =CUSTOMERTIERIF(90;B:B;"North";$Long.C:C;0.5)     -> B
        =CUSTOMERTIERIF(30;B:B;"North";$Short.C:C;{0.5;0.9;0.99;1}) -> E
        =CUSTOMERTIERIF(300;B:B;"South";$Long.C:C;0.5)    -> A
        =CUSTOMERTIERIF(300;B2:B5000;"South";$Short.C2:C5000;0.5)   -> A
    """)


@tap.test("other sheets, named ranges, and functions that give references")
def references(office):
    document = office.calc()
    sheet = customers(document)
    document.Sheets.insertNewByName("Report", 1)
    report = document.Sheets.getByName("Report")
    for name, content in (("Revenue", "$Sheet1.$B$2:$B$11"), ("Territory", "$Sheet1.$C$2:$C$11"),
                          ("Limits", "$Report.$H$1:$H$2"), ("Names", "$Report.$J$1:$L$1"),
                          ("Way", "$Report.$H$4")):
        document.NamedRanges.addNewByName(name, content, CellAddress(), 0)
    fill(report, "H1", [[0.5], [0.9], [None], ["Count"]])
    fill(report, "J1", [["Key", "Main", "Rest"]])
    check(report, """
        =PARETOSHARE($Sheet1.B2:B11)                           -> 0.8
        =CUSTOMERTIER($Sheet1.B4;$Sheet1.B$2:B$11)             -> B
        =PARETOSHARE(Revenue)                                  -> 0.8
        {=CUSTOMERTIERS(Revenue)}           -> A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIERS(Revenue;Territory)} -> A | A | A | B | B | C | C | C | C | C
        =CUSTOMERTIERIF(90;Revenue;"North";Territory)          -> A
        =CUSTOMERTIER(300;Revenue;Limits;Names)                -> Main
        =CUSTOMERTIER(10;Revenue;;Names;Way)                   -> Main
        =PARETOSHARE(OFFSET($Sheet1.B1;1;0;4))                 -> 8/19
        =PARETOSHARE(INDIRECT("Sheet1.B2:B11"))                -> 0.8
        =PARETOSHARE(INDEX($Sheet1.B1:C11;0;1))                -> 0.8
        =PARETOSHARE(IF(TRUE();Revenue;Territory))             -> 0.8
        =PARETOSHARE(CHOOSE(2;Territory;Revenue))              -> 0.8
    """)


SHEET_NAMES = ("Feb", "It's Q1.2024", "a $B$2 b", "März", "3", "x;y", "Mar")
# Every argument that Calc passes as a reference, which is P, over the list of customers.
BY_REFERENCE = (
    "=CUSTOMERTIER(90;P)", "=CUSTOMERTIERIF(90;P;\"North\";C2:C11)",
    "=CUSTOMERTIERIF(90;B2:B11;500;P)", "=TIERCUTOFF(P)", "=PARETOSHARE(P)", "=PARETOCOUNT(P)",
    "=CONCENTRATION(P)", "=DEPENDENCE(P)", "=CUSTOMERSTAGE(9;500;P;B2:B11)",
    "=CUSTOMERSTAGE(9;500;B2:B11;P)", "=SELLINGTIME(500;P;1000)",
    "=RFMSCORE(500;500;500;P;B2:B11;B2:B11)", "=RFMSCORE(500;500;500;B2:B11;P;B2:B11)",
    "=RFMSCORE(500;500;500;B2:B11;B2:B11;P)")


@tap.test("G13: a reference through several sheets is Err:502, also where its first sheet is known")
def through_sheets(office):
    document = office.calc()
    sheet = customers(document)
    sheet.Name = "Jan"
    for place, name in enumerate(SHEET_NAMES, 1):
        document.Sheets.insertNewByName(name, place)
    known = show(sheet, [re.sub(r"\bP\b", "B2:B11", formula) for formula in BY_REFERENCE])
    for name in SHEET_NAMES:
        end = "'" + name.replace("'", "''") + "'"
        for first, last in (("$Jan.B2", f"${end}.B11"), (f"${end}.B11", "$Jan.B2")):
            typed = [re.sub(r"\bP\b", f"{first}:{last}", formula) for formula in BY_REFERENCE]
            for formula, shown in zip(typed, show(sheet, typed)):
                tap.equal(shown, "Err:502", formula)
    # The same lists alone, asked for in turn with the others and in one array.
    typed = [re.sub(r"\bP\b", list_, formula) for formula in BY_REFERENCE
             for list_ in ("$Jan.B2:B11", "$Jan.B2:$Mar.B11")]
    tap.equal(show(sheet, typed), [one for shown in known for one in (shown, "Err:502")])
    document.NamedRanges.addNewByName("Through", "$Jan.$B$2:$Mar.$B$11", CellAddress(), 0)
    check(sheet, """
        =CUSTOMERTIER(90;Through)                                   -> Err:502
        =PARETOSHARE(Through)                                       -> Err:502
        =CUSTOMERTIER(90;INDIRECT("$Jan.B2:$Mar.B11"))              -> Err:502
        =PARETOSHARE(INDIRECT("$Jan.B2:$Mar.B11"))                  -> Err:502
        =CUSTOMERTIER(90;INDIRECT("$Jan.B2:B11"))                   -> B
        =CUSTOMERTIER(90;$Jan.B:$Mar.B)                             -> Err:502
        {=CUSTOMERTIER({500|90};Through)}                           -> Err:502 | Err:502
        {=CUSTOMERTIER({500|90};B2:B11)}                            -> A | B
    """)


@tap.test("G13: a reference whose other sheets are removed counts its only one, and not before")
def sheets_removed(office):
    document = office.calc()
    sheet = customers(document)
    document.Sheets.insertNewByName("Feb", 1)
    document.Sheets.insertNewByName("Mar", 2)
    formulas(sheet, "F2", [["=CUSTOMERTIER(90;$Sheet1.B2:$Feb.B11)", "=CUSTOMERTIER(90;B2:B11)"]])
    tap.equal(values(sheet, "F2:G2"), [["Err:502", "B"]])
    document.Sheets.removeByName("Feb")
    document.calculate()
    tap.equal(values(sheet, "F2:G2"), [["B", "B"]])
    document.Sheets.insertNewByName("Feb", 1)
    cell(sheet, "B2").setValue(1)
    tap.equal(values(sheet, "F2:G2"), [["A", "A"]])


@tap.test("G13: a sheet is renamed, and another one takes its name, while a macro runs")
def renamed(office):
    document = office.calc()
    sheet = customers(document)
    document.Sheets.insertNewByName("Sheet2", 1)
    other = document.Sheets.getByName("Sheet2")
    fill(other, "B2", [[1], [1], [90]] + [[1]] * 7)
    typed = "=CUSTOMERTIER(90;B$2:B$11)"
    # What Calc is shown for the first time is told once more in any case (4b).
    formulas(sheet, "E2", [["=CUSTOMERTIER(500;B$2:B$11)", typed]])
    formulas(other, "E2", [["=CUSTOMERTIER(1;B$2:B$11)", typed]])
    for _ in range(4):
        office.idle()

    def swap():
        cell(sheet, "G2").setFormula(typed)
        tap.equal(values(sheet, "G2:G2"), [["B"]])
        sheet.Name = "Sheet3"
        other.Name = "Sheet1"
        cell(other, "G2").setFormula(typed)
        values(other, "G2:G2")  # computed now

    office.call(swap)
    office.turn()
    tap.equal(values(sheet, "E2:G2") + values(other, "E2:G2"), [["A", "B", "B"], ["B", "A", "A"]])


@tap.test("G13: a sheet comes to a document of one, and a formula through both, in one macro")
def sheet_added(office):
    document = office.calc()
    sheet = customers(document)
    formulas(sheet, "E2", [["=CUSTOMERTIER(90;B$2:B$11)"]])
    for _ in range(4):
        office.idle()

    def add():
        cell(sheet, "F2").setFormula("=CUSTOMERTIER(90;B$2:B$11)")
        tap.equal(values(sheet, "F2:F2"), [["B"]])
        document.Sheets.insertNewByName("Sheet2", 1)
        cell(sheet, "G2").setFormula("=CUSTOMERTIER(90;$Sheet1.B$2:$Sheet2.B$11)")
        values(sheet, "G2:G2")  # computed now

    office.call(add)
    office.turn()
    tap.equal(values(sheet, "E2:G2"), [["B", "B", "Err:502"]])


@tap.test("a population, its groups and its values over several columns")
def several_columns(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [[500, 300, "x"], [90, None, 60], [30, 10, 5], [3, 2, 0]])
    fill(sheet, "J1", [["N", "S"], ["x", "N"], ["x", "S"], ["N", "S"], ["N", "S"], ["N", "S"]])
    check(sheet, """
        =PARETOSHARE(F1:H4;1)                               -> 0.5
        =PARETOCOUNT(F1:H4;0.95)                            -> 4
        =TIERCUTOFF(F1:H4)                                  -> 300
        {=CUSTOMERTIERS(F1:H4)}                             -> A;A;"" | B;"";B | C;C;C | C;C;C
        {=CUSTOMERTIER(F1:H4;F1:H4)}                        -> A;A;#VALUE! | B;"";B | C;C;C | C;C;C
        =CUSTOMERTIERIF(90;F1:H4;"N";J1:K6)                 -> A
        =CUSTOMERTIERIF(60;F1:H4;"S";J1:K6)                 -> B
        =CUSTOMERTIERIF(60;F1:H4;"S";J1:K5)                 -> Err:502
        {=PARETOCURVE(F1:G2)}  -> 1;500;1/3;50/89 | 2;300;2/3;80/89 | 3;90;1;1
    """)


# -- cells -------------------------------------------------------------------------------------

@tap.test("G1: what Calc takes for a number is a customer; names and notes are none")
def kinds_of_cells(office):
    sheet = office.calc().Sheets.getByIndex(0)
    for row, typed in enumerate(("Revenue", "A-4711", "n/a", "", "=1/4", "=TRUE()", "50%",
                                 "2024-01-31", "12:00", '=""', '="12 Monkeys"', "=400", "-3"), 1):
        cell(sheet, f"A{row}").setFormula(typed)
    # A date is a number of days, a time a part of one; 45,322 days are the 31st of January, 2024.
    total = 0.25 + 1 + 0.5 + 45322 + 0.5 + 400
    check(sheet, f"""
        =COUNT(A1:A13)                       -> 7
        =TIERCUTOFF(A1:A13;2;0.999999)       -> -3
        =PARETOSHARE(A1:A13;1)               -> {45322 / total!r}
        =PARETOSHARE(A1:A13;7)               -> 1
        =PARETOCOUNT(A1:A13;1)               -> 6
        =CUSTOMERTIER(A6;A1:A13)             -> C
        =CUSTOMERTIER(A8;A1:A13)             -> A
        =CUSTOMERTIER(A2;A1:A13)             -> #VALUE!
        =CUSTOMERTIER(A11;A1:A13)            -> #VALUE!
        =CUSTOMERTIER(A10;A1:A13)            -> ""
        =CUSTOMERTIER(TRUE();A6:A7)          -> A
        {{=CUSTOMERTIERS(A1:A13)}} -> "" | "" | "" | "" | C | C | C | A | C | "" | "" | C | C
        {{=INDEX(PARETOCURVE(A1:A13);0;1)}} -> 8 | 12 | 6 | 7 | 9 | 5 | 13
    """)


OVER_AMOUNTS = (
    "=CUSTOMERTIER(90;P)", "=CUSTOMERTIERIF(90;P;\"North\";C2:C11)", "=TIERCUTOFF(P)",
    "=PARETOSHARE(P)", "=PARETOCOUNT(P)", "=CONCENTRATION(P)", "=DEPENDENCE(P)",
    "=CUSTOMERSTAGE(9;500;P;B2:B11)", "=CUSTOMERSTAGE(9;500;B2:B11;P)",
    "=RFMSCORE(500;500;500;B2:B11;P;B2:B11)", "=CUSTOMERTIERS(P)", "=TIERSUMMARY(P)",
    "=PARETOCURVE(P)", "=RFMSCORES(B2:B11;P;B2:B11)", f"=PROSPECTRANK(B2:B11;{{{'|'.join(['0.1'] * 10)}}};P)")


@tap.test("G1: a text that reads as an amount is #VALUE! until a number is in its place")
def text_amounts(office):
    sheet = customers(office.calc())
    typed = [re.sub(r"\bP\b", "B2:B11", formula) for formula in OVER_AMOUNTS]
    formulas(sheet, "F1", [[formula] for formula in typed])
    area = f"F1:F{len(typed)}"
    before = column(sheet, area)
    tap.equal([shown for shown in before if str(shown).startswith(("#", "Err"))], [])
    for text in ("300", "2,500.00", "1 234,50 kr", "€ 1.234", "1\u00a0234", "-5%"):
        for row in (3, 7, 11):
            was = cell(sheet, f"B{row}").Value
            cell(sheet, f"B{row}").setString(text)
            tap.equal(column(sheet, area), ["#VALUE!"] * len(typed), f"{text} in B{row}")
            cell(sheet, f"B{row}").setValue(was)
            tap.equal(column(sheet, area), before, f"{text} in B{row}, and back")
    for text in ("A-4711", "12 Monkeys Ltd", "31.12.2024", "n/a", "(5)"):
        cell(sheet, "B11").setString(text)  # in the place of a 0
        tap.equal(column(sheet, "F1:F1"), ["B"], text)
        tap.equal(column(sheet, "F5:F5"), [2.0], text)
    cell(sheet, "B2").setString("2024")  # what is first may be a heading
    tap.equal(column(sheet, "F1:F1"), ["A"])


@tap.test("G1: the first cell that holds anything may be a heading, in whatever row it is")
def headings(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "B3", [["2024"], [500], [300], [90], [110]])
    fill(sheet, "D1", [["2023", "2024"], [500, 300], [90, 110]])
    fill(sheet, "G1", [[None, "2024", 500, 300, 90, 110]])
    fill(sheet, "N1", [["Revenue"], ["2024"], [500]])
    check(sheet, """
        =PARETOSHARE(B1:B7;1)               -> 0.5
        =PARETOSHARE(B:B;1)                 -> 0.5
        =CUSTOMERTIER(90;B:B)               -> B
        =PARETOSHARE(B3:B7;1)               -> 0.5
        =PARETOSHARE(B4:B7;1)               -> 0.5
        =PARETOSHARE(G1:L1;1)               -> 0.5
        =PARETOSHARE(D1:E3;1)               -> #VALUE!
        =PARETOSHARE(N:N;1)                 -> #VALUE!
        =CUSTOMERTIER(500;N1:N3)            -> #VALUE!
        =CUSTOMERTIER(500;N2:N3)            -> A
        {=CUSTOMERTIERS(B3:B7)}             -> "" | A | A | B | B
    """)


@tap.test("G1: text amounts and headings come and go in a long list, and no tier is stale")
def long_text_amounts(office):
    rows = 6000  # so that it has parts
    # Where the heading is, and places below it; the second part begins in 257, the third in 577.
    for first, places in ((2, (3, 256, 257, 577, 5000)), (900, (901, 1200, 5000))):
        document = office.calc()
        sheet = document.Sheets.getByIndex(0)
        fill(sheet, f"A{first}", [["2024"]] + [[100 + row % 7] for row in range(rows)])
        fill(sheet, f"A{first + 9}", [[1e9]])
        formulas(sheet, "C1", [[f"=CUSTOMERTIER(A{first + 9};A$1:A$9000)"]])
        look = cell(sheet, "C1")

        def shows(expected, what):
            office.turn()
            tap.equal(look.String, expected, f"{what}, heading in {first}")

        for _ in range(2):
            for place in places:
                shows("A", "numbers")
                cell(sheet, f"A{place}").setString("1,234")
                shows("#VALUE!", f"text in {place}")
                cell(sheet, f"A{place}").setString("a note")
                shows("A", f"a note in {place}")
                cell(sheet, f"A{place}").setValue(7)
            cell(sheet, "A1").setString("Revenue")
            shows("#VALUE!", "another heading above")
            cell(sheet, "A1").setString("2,024")
            shows("#VALUE!", "a heading of digits above")
            cell(sheet, "A1").setFormula("")
            shows("A", "without it")
            cell(sheet, f"A{first}").setFormula("")
            shows("A", "without a heading")
            cell(sheet, f"A{first + 1}").setString("1,234")
            shows("A", "what is first is a heading")
            cell(sheet, f"A{first}").setString("x")
            shows("#VALUE!", "and is none any more")
            cell(sheet, f"A{first + 1}").setValue(7)
            cell(sheet, f"A{first}").setString("2024")


@tap.test("amounts as large and as small as Calc can hold")
def extremes(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [[1.7e308, 1e-300, 1e16], [1.7e308, 2e-300, 1], [0.1e308, 7e-300, 1],
                       [1, 5e-324, -1e16], [-1.7e308, -1e-300, 0]])
    check(sheet, """
        {=CUSTOMERTIERS(A1:A5)}              -> A | A | C | C | C
        =PARETOSHARE(A1:A5;2)                -> 34/35
        =CONCENTRATION(A1:A5)                -> 579/1225
        {=CUSTOMERTIERS(B1:B5)}              -> B | A | A | C | C
        =PARETOSHARE(B1:B5;1)                -> 0.7
        =TIERCUTOFF(B1:B5;3)                 -> -1E-300
        =TIERCUTOFF(B1:B4;3)                 -> 4.94065645841246544E-324
        {=CUSTOMERTIERS(C1:C5)}              -> A | C | C | C | C
        {=INDEX(TIERSUMMARY(C1:C5);0;4)}     -> 1E+16 | 0 | -9999999999999998
        =CUSTOMERTIER(1E+300;B1:B5)          -> A
    """)


@tap.test("amounts that are formulas, also of tiers of another list")
def computed_amounts(office):
    sheet = customers(office.calc())
    cell(sheet, "E2").setFormula('=B2*IF(CUSTOMERTIER(B2;B$2:B$11)="A";2;1)')
    fill_down(sheet, "E2:E11")
    check(sheet, """
        =PARETOSHARE(E2:E11;2)               -> 8/9
        =CUSTOMERTIER(E4;E2:E11)             -> B
        =PARETOSHARE(E:E;2)                  -> 8/9
    """)


@tap.test("a range that contains its own formula is an error, and does no harm")
def circular(office):
    sheet = customers(office.calc())
    for formula in ("=PARETOSHARE(B2:B12)", "=PARETOSHARE(B:B)", "=CUSTOMERTIER(5;B2:B12)",
                    "=CUSTOMERTIERS(B2:B12)"):
        cell(sheet, "B12").setFormula(formula)
        tap.equal(cell(sheet, "B12").getError() != 0, True, formula)
    cell(sheet, "B12").setFormula("")
    tap.equal(show(sheet, ["=PARETOSHARE(B:B)"]), [0.8])


# -- cost --------------------------------------------------------------------------------------

def seconds(document, sheet, formula, times):
    """The least of several times that it takes to compute so many cells with this formula."""
    area = sheet.getCellRangeByName(f"H1:H{times}")
    formulas(sheet, "H1", [[formula]] * times)
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        document.calculateAll()
        taken.append(time.perf_counter() - start)
    area.clearContents(16)  # com.sun.star.sheet.CellFlags.FORMULA
    return min(taken)


@tap.test("a whole column costs about what the list in it costs")
def cost_of_whole_columns(office):
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    rows = 3000  # more than what is read whole without a look at the used area
    fill(sheet, "A1", [[row % 977 + 1, f"group {row % 5}"] for row in range(rows)])
    for listed, whole in (
            (f"=PARETOSHARE(A1:A{rows})", "=PARETOSHARE(A:A)"),
            (f'=CUSTOMERTIERIF(A1;A1:A{rows};"group 1";B1:B{rows})',
             '=CUSTOMERTIERIF(A1;A:A;"group 1";B:B)')):
        tap.equal(show(sheet, [listed]), show(sheet, [whole]), whole)
        cost_listed = seconds(document, sheet, listed, 20)
        cost_whole = seconds(document, sheet, whole, 20)
        # A million cells would cost some hundred times the list.
        tap.equal(cost_whole < 5 * cost_listed, True,
                  f"{whole}: {cost_whole * 50:.2f} ms against {cost_listed * 50:.2f} ms")


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
