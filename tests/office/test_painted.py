# SPDX-License-Identifier: MPL-2.0
"""In a window Calc paints, and so computes, whenever it is told of a change: also then no cell is
computed in the middle of another one's computation, and what is shown is what the list says."""
import shutil
import sys
import tempfile
from pathlib import Path

import reference
import tap
from office import Display, Office, cell, fill, fill_down, formulas
from walk import new_document

OXT = Path(__file__).resolve().parents[2] / "build" / "vitalfew.oxt"
AMOUNTS = [row * 7919 % 1000 + 1 for row in range(30)]
LAST = len(AMOUNTS) + 1

# Reads before the main loop has had a chance to mend anything.
MACRO = """
Function Rename(Label, Texts, Area)
    Dim Shown()
    ReDim Shown(UBound(Texts))
    For I = 0 To UBound(Texts)
        Label.setString(Texts(I))
        Shown(I) = Area.getDataArray()
    Next
    Rename = Shown()
End Function
"""


def make_sheet(document):
    """Amounts in B and tiers in D, with cells that depend on a tier on both sides of it, and a sum
    of them, which is painted first, in A1. The name of the best tier is in H1."""
    sheet = document.Sheets.getByIndex(0)
    fill(sheet, "B2", [[amount] for amount in AMOUNTS])
    fill(sheet, "H1", [["first", "second", "third"]])
    cell(sheet, "A1").setFormula(f"=SUM(E2:E{LAST})")
    for column, formula in (("D", f"=CUSTOMERTIER(B2;B$2:B${LAST};;$H$1:$J$1)"),
                            ("E", "=IF(D2=$H$1;B2;0)"), ("C", '=D2&"!"')):
        cell(sheet, f"{column}2").setFormula(formula)
        fill_down(sheet, f"{column}2:{column}{LAST}")
    return sheet


def check(rows, label):
    """The rows of A1 to E: the best tier is named as it is to be, and all agrees with it."""
    tiers = [row[3] for row in rows[1:]]
    tap.equal(set(tiers), {label, "second", "third"}, f"tiers, the best one named {label}")
    tap.equal([row[2] for row in rows[1:]], [f"{tier}!" for tier in tiers], "cells before tiers")
    best = [row[1] if row[3] == label else 0 for row in rows[1:]]
    tap.equal([row[4] for row in rows[1:]], best, "cells behind tiers")
    tap.equal(rows[0][0], sum(best), "the sum over them")


def check_tiers(rows, what):
    """The tiers at the ends of rows are those of the amounts at their beginnings."""
    amounts = [row[0] for row in rows]
    population = reference.Population(amounts)
    tap.equal([row[-1] for row in rows],
              ["ABC"[reference.class_of(amount, population)] for amount in amounts], what)


@tap.test("a tier that was never shown before is right at once, and so is what depends on it")
def new_tiers(office):
    document = new_document(office, False)
    document.BasicLibraries.getByName("Standard").insertByName("Painted", MACRO)
    sheet = make_sheet(document)
    office.service("com.sun.star.awt.Toolkit").processEventsToIdle()
    script = document.getScriptProvider().getScript(
        "vnd.sun.star.script:Standard.Painted.Rename?language=Basic&location=document")
    labels = tuple(f"name {number}" for number in range(10))
    area = sheet.getCellRangeByName(f"A1:E{LAST}")
    looks, _, _ = script.invoke((cell(sheet, "H1"), labels, area), (), ())
    for label, rows in zip(labels, looks):
        check(rows, label)
    document.close(True)


@tap.test("nothing is left of the document in which results are made known to Calc")
def no_document_left(office):
    def count():
        office.service("com.sun.star.awt.Toolkit").processEventsToIdle()
        documents = office.context.getValueByName(
            "/singletons/com.sun.star.frame.theGlobalEventBroadcaster").createEnumeration()
        found = 0
        while documents.hasMoreElements():
            documents.nextElement()
            found += 1
        return found

    before = count()
    document = new_document(office, False)
    check(make_sheet(document).getCellRangeByName(f"A1:E{LAST}").getDataArray(), "first")
    tap.equal(count(), before + 1, "documents")
    document.close(True)
    tap.equal(count(), before, "documents when the list is closed")


@tap.test("the search for a goal, which tells nobody of what it tries, leaves no stale tier")
def goal(office):
    document = new_document(office, False)
    sheet = document.Sheets.getByIndex(0)
    fill(sheet, "H1", [[3]])
    formulas(sheet, "B2", [[f"=MOD({amount}*H$1;101)"] for amount in AMOUNTS])
    cell(sheet, "D2").setFormula(f"=CUSTOMERTIER(B2;B$2:B${LAST})")
    fill_down(sheet, f"D2:D{LAST}")
    sought = cell(sheet, "J1")
    for row in range(2, 14):  # Calc 7.4 leaves #N/A in H1 after the next one
        sought.setFormula(f'=IF(D{row}="A";1;0)+H1/1000')
        document.seekGoal(sought.CellAddress, cell(sheet, "H1").CellAddress, "2")
        office.turn()
        check_tiers(sheet.getCellRangeByName(f"B2:D{LAST}").getDataArray(), f"D{row}")
    document.close(True)


@tap.test("amounts by RAND(), which Calc computes twice while it loads a file, have their tiers")
def random_amounts(office):
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    formulas(sheet, "B2", [[f"=RAND()*{row + 10}"] for row in range(30)])
    cell(sheet, "C2").setFormula("=CUSTOMERTIER(B2;B$2:B$31)")
    fill_down(sheet, "C2:C31")
    with tempfile.TemporaryDirectory(prefix="vitalfew-painted-") as folder:
        path = Path(folder) / "random.ods"
        office.save(document, path)
        document.close(True)
        for choices in ({"Hidden": True}, {"OnMainThread": True}, {"OnMainThread": False}) * 2:
            document = office.open(path, **choices)
            office.turn()
            rows = document.Sheets.getByIndex(0).getCellRangeByName("B2:C31").getDataArray()
            check_tiers(rows, f"tiers of a file opened {choices}")
            document.close(True)


def main():
    if shutil.which("Xvfb") is None:
        return tap.skip_all("there is no Xvfb (package xvfb)")
    with Display() as display, Office(oxt=OXT, display=display) as office:
        return tap.run(office)


if __name__ == "__main__":
    sys.exit(main())
