# SPDX-License-Identifier: MPL-2.0
"""A key that is the same for the spellings of one name."""
import sys
from pathlib import Path

import tap
from cases import check, show, show_array
from kinds import kinds
from office import Office, fill

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"


@tap.test("CUSTOMERKEY: names as OpenRefine's fingerprint has them (KEY-1)")
def fingerprints(office):
    check(office.calc().Sheets.getByIndex(0), """
        =CUSTOMERKEY("the multi multi word test")   -> multi test the word
        =CUSTOMERKEY(" école ÉCole ecoLe ")         -> ecole
        =CUSTOMERKEY(" d c b a ")                   -> a b c d
        =CUSTOMERKEY("æø")                          -> aeoe
        =CUSTOMERKEY("©ß")                          -> ss
        =CUSTOMERKEY("Øst, CAFÉ (a.s.)")            -> as cafe oest
        =CUSTOMERKEY("İSTANBUL Ticaret A.Ş.")       -> as istanbul ticaret
        =CUSTOMERKEY("ΣΊΣΥΦΟΣ")                     -> σισυφοσ
        =CUSTOMERKEY("a"&CHAR(10)&"b"&UNICHAR(160)&"a")  -> a b
    """)


@tap.test("CUSTOMERKEY: words to leave out, unless no word is left (KEY-1)")
def drop(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [["Ltd."], ["A/S"], [None], [24]])
    check(sheet, """
        =CUSTOMERKEY("Acme Ltd";"ltd")                   -> acme
        =CUSTOMERKEY("Acme LTD.";{"Ltd";"inc"})          -> acme
        =CUSTOMERKEY("Inc. Ltd";{"ltd"|"inc"})           -> inc ltd
        =CUSTOMERKEY("Acme Ltd";A1:A4)                   -> acme
        =CUSTOMERKEY("Øl AS 24";A1:A4)                   -> oel
        =CUSTOMERKEY("Acme Ltd";"")                      -> acme ltd
        =CUSTOMERKEY("Acme Ltd";)                        -> acme ltd
        =CUSTOMERKEY("Acme Ltd";"acme ltd")              -> acme ltd
        =CUSTOMERKEY("Acme Ltd";{"a";"b"|"c";"d"})       -> Err:502
        =CUSTOMERKEY("Acme Ltd";1/0)                     -> #DIV/0!
    """)


@tap.test("CUSTOMERKEY: cells of every kind, and arrays of them (G2, G6, G10)")
def cells(office):
    sheet = kinds(office)
    fill(sheet, "P1", [["Alder Mills", "MILLS, alder"], [None, "..."]])
    check(sheet, """
        {=CUSTOMERKEY(P1:Q2)}                  -> alder mills; alder mills | ""; ""
        {=CUSTOMERKEY({"b A"|"Ä"})}            -> a b | a
        {=CUSTOMERKEY({"b A"|1001.5})}         -> a b | "10015"
        =CUSTOMERKEY(K3)                       -> ""
        =CUSTOMERKEY("")                       -> ""
        =CUSTOMERKEY(" ")                      -> ""
        =CUSTOMERKEY("!?")                     -> ""
        =CUSTOMERKEY(Z1)                       -> "0"
        =CUSTOMERKEY(1001)                     -> "1001"
        =CUSTOMERKEY(K1)                       -> "1"
        =CUSTOMERKEY(K4)                       -> #DIV/0!
        =CUSTOMERKEY(K4:K5)                    -> Err:504
        =COUNTIF(R1:R2;"x")                    -> 0
    """)


@tap.test("CUSTOMERKEY finds who stands in a list twice")
def twice(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [["Müller & Søn GmbH"], ["Birch"], ["SØN, MULLER (GmbH)"], ["birch "]])
    keys = show_array(sheet, '=CUSTOMERKEY(A1:A4;"gmbh")', 4, 1)
    tap.equal(keys, [["muller soen"], ["birch"], ["muller soen"], ["birch"]])
    sheet.getCellRangeByName("C1:C4").setArrayFormula('=CUSTOMERKEY(A1:A4;"gmbh")')
    tap.equal(show(sheet, [f"=COUNTIF(C$1:C$4;C{row})" for row in range(1, 5)]), [2.0] * 4)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
