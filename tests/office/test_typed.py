# SPDX-License-Identifier: MPL-2.0
"""Input as people type it, on the list of customers: what is meant is what is computed, and what
cannot be meant is an error that tells it."""
import re
import sys
from pathlib import Path

import tap
from cases import check, customers, show
from office import Office, cell, fill

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"


@tap.test("G15: shares in percent, as numbers and as text")
def percent(office):
    sheet = customers(office.calc())
    fill(sheet, "H1", [[80, "80%"], [95, " 95 %"], [0.8, 1], [None, "0.8"]])
    check(sheet, """
        {=CUSTOMERTIERS(B2:B11;;{80;95})}  -> A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIERS(B2:B11;;{"80%";"95%"})}  -> A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIERS(B2:B11;;H1:H2)}    -> A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIERS(B2:B11;;I1:I2)}    -> A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIERS(B2:B11;;{80;95};;"within")}  -> A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIERS(B2:B11;;{70;20};;"quota")}   -> A | A | B | B | B | B | B | B | B | C
        {=CUSTOMERTIERS(B2:B11;;{0.7;0.2};;"quota")} -> A | A | B | B | B | B | B | B | B | C
        =CUSTOMERTIER(B4;B2:B11;{80;95};;"count")   -> A
        =CUSTOMERTIER(B4;B2:B11;{"20%";"75%"};;"count") -> B
        =CUSTOMERTIER(B4;B2:B11;{80;100})           -> B
        =CUSTOMERTIER(B4;B2:B11;{80;100.1})         -> Err:502
        =CUSTOMERTIER(B4;B2:B11;{0.8;95})           -> Err:502
        =CUSTOMERTIER(B4;B2:B11;{1;95})             -> Err:502
        =CUSTOMERTIER(B4;B2:B11;{0.8;"95%"})        -> B
        =CUSTOMERTIER(B4;B2:B11;{"0,8";"0,95"})     -> #VALUE!
        =CUSTOMERTIER(B4;B2:B11;I4)                 -> #VALUE!
        =CUSTOMERTIERIF(B4;B2:B11;C4;C2:C11;{80;95}) -> A
        =TIERCUTOFF(B2:B11;1;80)                    -> 300
        {=INDEX(TIERSUMMARY(B2:B11;{80;95});0;2)}   -> 2 | 2 | 6
        =PARETOCOUNT(B2:B11;80)                     -> 2
        =PARETOCOUNT(B2:B11;"80%")                  -> 2
        =PARETOCOUNT(B2:B11;"89,0 %")               -> 3
        =PARETOCOUNT(B2:B11;1)                      -> 9
        =PARETOCOUNT(B2:B11;100)                    -> 9
        =CUSTOMERSTAGE(9;90;B2:B11;B2:B11;;;80)     -> Established
        =CUSTOMERSTAGE(9;90;B2:B11;B2:B11;;;"90%")  -> Core
        =PARETOSHARE(B2:B11;20)                     -> 1
    """)


@tap.test("G16: words with white space around them, and a number that came in as text")
def words(office):
    sheet = customers(office.calc())
    fill(sheet, "H1", [["yes "], ["\u00a0No"], ["1"], ["0"], [" "], [" A\u00a0"], ["\tB"]])
    cell(sheet, "C4").setString("North ")
    check(sheet, """
        =FITSCORE(H1:H2)                            -> 0.5
        =FITSCORE(H3:H4)                            -> 0.5
        =FITSCORE(H1:H5)                            -> 0.5
        =CUSTOMERFIT(H5)                            -> ""
        =PROSPECTFILTER(H1:H1)                      -> In
        =PROSPECTFILTER(H1:H2)                      -> Out
        =PROSPECTFILTER(H1:H2;H3:H4)                -> In
        =PROSPECTFILTER(H4:H5)                      -> Out
        =FILTERREASON(H4:H5;{"a";"b"})              -> a
        =CUSTOMERSTAGE(0;0;B2:B11;B2:B11;H4)        -> Pruned
        =CUSTOMERSTAGE(0;0;B2:B11;B2:B11;H3)        -> Target
        =CALLSPERYEAR(H6)                           -> 12
        =CALLSPERYEAR(H7)                           -> 6
        =CALLSPERYEAR(H6;{" a";4})                  -> 4
        =SELLINGTIME(H6;H6:H7;1000)                 -> 800
        =CUSTOMERTIERIF(B4;B2:B11;"north";C2:C11)   -> A
        =CUSTOMERTIER(B4;B2:B11;;;"count ")         -> B
        =CONCENTRATION(B2:B11;" Gini")              -> 0.7206
        =TIERCHANGE(H7;H6)                          -> Up
    """)


@tap.test("CUT-1: what it takes to be in a tier, by its letter")
def letters(office):
    sheet = customers(office.calc())
    check(sheet, """
        =TIERCUTOFF(B2:B11;"A")                     -> 300
        =TIERCUTOFF(B2:B11;"b ")                    -> 60
        =TIERCUTOFF(B2:B11;"C")                     -> 0
        =TIERCUTOFF(B2:B11;"D")                     -> #N/A
        =TIERCUTOFF(B2:B11;"D";{0.2;0.5;0.9})       -> 0
        =TIERCUTOFF(B2:B11;"Gold")                  -> #N/A
        =TIERCUTOFF(B2:B11;"")                      -> #VALUE!
        =TIERCUTOFF(B2:B11;{"A";"B"})               -> Err:502
    """)


@tap.test("TIER-11: the customer and the list swapped")
def swapped(office):
    sheet = customers(office.calc())
    check(sheet, """
        =CUSTOMERTIER(B2:B11;B2)                    -> Err:502
        {=CUSTOMERTIER(B2:B11;B2:B2)}               -> Err:502
        =CUSTOMERTIERIF(B2:B11;B2;C2:C11;C2)        -> Err:502
        =CUSTOMERTIER(B2;B2)                        -> A
        {=CUSTOMERTIER(B2:B4;B2:B3)}                -> A | A | C
    """)


@tap.test("what people type, and what they mean by it")
def meant(office):
    sheet = customers(office.calc())
    cell(sheet, "F2").setString("yes ")
    cell(sheet, "G2").setString("1")
    fill(sheet, "H2", [["Revenue"], ["2,500.00"], [1200], ["1 234,50 kr"]])
    check(sheet, """
        =CUSTOMERTIER(B4;B$2:B$900;{80;95})             -> B
        =CUSTOMERTIER(B4;B$2:B$900;{"80%";"95%"})       -> B
        =CUSTOMERFIT(F2)                                -> Ideal
        =CUSTOMERFIT(G2)                                -> Ideal
        =PROSPECTFILTER(F2:G2)                          -> In
        =TIERCUTOFF(B2:B900;"A")                        -> 300
        =CUSTOMERTIER(B2:B900;B2)                       -> Err:502
        =CUSTOMERTIER(1200;H2:H900)                     -> #VALUE!
        =TIERSUMMARY(H2:H900)                           -> #VALUE!
    """)


@tap.test("what people type of tiers, hours, margins and days, and what they mean by it")
def advised(office):
    sheet = customers(office.calc())
    fill(sheet, "F2", [["A"], ["A"], ["B"], ["C"], ["Gold"]])
    check(sheet, """
        =SELLINGTIME("A";F2:F5;1000;{0.8;0.15;0.05})    -> 400
        =SELLINGTIME("B";F2:F5;1000;{0.8;0.15;0.05})    -> 150
        =SELLINGTIME("C";F2:F5;1000;{0.8;0.15;0.05})    -> 50
        =SELLINGTIME("Gold";F2:F6;1000)                 -> #N/A
        =TIERCHANGE("Bronze";"Gold")                    -> #N/A
        =CUSTOMERACTION("Gold";"Ideal";100;"High")      -> #N/A
        =PROSPECTSCORE(30;35;5000;5000)                 -> Err:502
        =PROSPECTSCORE(-90;0.4;5000;5000)               -> 1150/24
        =PROSPECTSCORE(90;0.4;5000;5000)                -> 1150/24
    """)


def readme_rows():
    """The rows of README.md's table of errors, each as its three cells."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.search(r"^\| what was typed \|.*\n\| -.*\n((?:\|.*\n)+)", text, re.M)[1]
    return [[one.strip() for one in row.strip("|").split(" | ")] for row in rows.splitlines()]


@tap.test("README: what was typed, what the cell shows, and what to type")
def readme(office):
    document = office.calc()
    sheet = customers(document)
    sheet.Name = "Jan"
    for place, name in enumerate(("Feb", "Mar"), 1):
        document.Sheets.insertNewByName(name, place)
    rows = readme_rows()
    tap.equal(len(rows) > 10, True, "there are rows")
    shown = set()
    for typed, shows, instead in rows:
        formula = re.match(r"`(=[^`]+)`", typed)[1]
        held = re.search(r"while (\w+) holds the (?:text|error) `([^`]+)`", typed)
        before = cell(sheet, held[1]).Formula if held else None
        if held and held[2].startswith("="):
            cell(sheet, held[1]).setFormula(held[2])
        elif held:
            cell(sheet, held[1]).setString(held[2])
        tap.equal(show(sheet, [formula]), [shows.strip("`")], typed)
        shown.add(shows.strip("`"))
        mended = re.match(r"`([^`]+)`(?: in (\w+))?", instead)
        if held:
            tap.equal(mended[2], held[1], typed)
            cell(sheet, mended[2]).setFormula(mended[1])
        else:
            formula = mended[1]
        result = show(sheet, [formula])[0]
        tap.equal(str(result).startswith(("#", "Err:")), False, f"{instead}: {result}")
        if held:
            cell(sheet, held[1]).setFormula(before)
    tap.equal(sorted(shown), ["#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "Err:502", "Err:504"])


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
