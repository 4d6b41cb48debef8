# SPDX-License-Identifier: MPL-2.0
"""Formulas and values in files: ODS, flat ODS, XLSX and XLS, with the extension and without it."""
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import tap
from cases import customers, same
from office import Office, array_formula, cell, fill, fill_down, formulas, values

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
IDENTIFIER = "org.vitalfew.calc"
STORED_NAME = "ORG.VITALFEW.CALC."
FORMATS = (".ods", ".fods", ".xlsx")  # XLS holds other names

AREA = "A1:R24"
ARRAYS = {
    "G2:G11": "=CUSTOMERTIERS(B2:B11)",
    "H2:H11": '=CUSTOMERTIERS(B2:B11;C2:C11;;;"computed")',
    "I2:I11": '=CUSTOMERTIER(B2:B11;B$2:B$11;;{"Gold";"Silber";"Übrige"})',
    "J2:O4": "=TIERSUMMARY(B2:B11)",
    "J6:M15": "=PARETOCURVE(B2:B11;TRUE())",
}
SINGLE = (
    "=PARETOSHARE(B2:B11)",
    "=PARETOSHARE(B:B;1.5)",
    "=PARETOCOUNT($Sheet1.B$2:B$11;50%)",
    "=TIERCUTOFF(B2:B11;2;{0.5;0.9})",
    '=TIERCUTOFF(B2:B11;2;;"quota")',
    "=TIERCUTOFF(B2:B11;;{0.5|0.9})",
    '=CONCENTRATION(B2:B11;"effective")',
    "=DEPENDENCE(B2:B11)",
    '=DEPENDENCE(B2:B11;{"low";"so-so";"☠"})',
    '=IF(CUSTOMERTIER(B4;B$2:B$11;;;)="B";"yes";"no")',
    "=CUSTOMERTIER(B4;$Other.A1:A3;{0.5;0.6};$Other.B1:B3)",
    '=PARETOSHARE(B2:B11;"x")',
    "=PARETOSHARE(C2:C11)",
    '=TIERCHANGE("B";"Q";{"A";"B"})',
)

# Each function's example, over the examples' own list.
DESCRIBED = [line.split("\t") for line in subprocess.run(
    [str(ROOT / "build" / "describe"), "examples"], stdout=subprocess.PIPE, text=True,
    check=True).stdout.splitlines()]
EXAMPLES = {line[1]: line[2] for line in DESCRIBED if line[0] == "function"}
FUNCTIONS = tuple(EXAMPLES)
EXAMPLES_AREA = f"A1:K{len(FUNCTIONS)}"

ERRORS = ("#VALUE!", "#DIV/0!", "#N/A", "Err:502")

folder = None
saved = {}  # what the document had when it was saved: formulas and values


def build(office):
    """A document in which every function stands, in every way that a user enters one."""
    document = office.calc()
    sheet = customers(document)
    document.Sheets.insertNewByName("Other", 1)
    fill(document.Sheets.getByName("Other"), "A1", [[60, "Key"], [100, "Main"], [90, "Rest"]])
    formulas(sheet, "E2", [["=CUSTOMERTIER(B2;B$2:B$11)",
                            "=CUSTOMERTIERIF(B2;B$2:B$11;C2;C$2:C$11)"]])
    fill_down(sheet, "E2:F11")
    cell(sheet, "P2").setFormula("=TIERCHANGE(D2;E2)")
    fill_down(sheet, "P2:P11")
    for area, formula in ARRAYS.items():
        array_formula(sheet, area, formula)
    formulas(sheet, "R1", [[formula] for formula in SINGLE])
    document.Sheets.insertNewByName("Examples", 2)
    examples = document.Sheets.getByName("Examples")
    formulas(examples, "A1", [line[1:] for line in DESCRIBED if line[0] == "list"])
    formulas(examples, "K1", [[formula] for formula in EXAMPLES.values()])
    return document


def content(document):
    """The formulas of both sheets, those of arrays in braces, and what their cells show."""
    found = [], []
    for index, area in ((0, AREA), (2, EXAMPLES_AREA)):
        sheet = document.Sheets.getByIndex(index)
        found[0].extend(list(row) for row in sheet.getCellRangeByName(area).getFormulaArray())
        found[1].extend(values(sheet, area))
    return found


def compare(shown, wanted, what):
    for kind, its, expected in zip(("formulas", "values"), shown, wanted):
        differ = [(one, other) for row, other_row in zip(its, expected)
                  for one, other in zip(row, other_row) if not same(one, other)]
        tap.equal(differ, [], f"{what}: {kind} that differ, as (is, expected)")


def stored_text(path):
    """The formulas of a file as it stores them."""
    if path.suffix == ".fods":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode("utf-8") for name in package.namelist()
                       if name == "content.xml" or name.startswith("xl/worksheets/sheet"))


def before_names(ending):
    """What this office puts before a function's name in such a file; LibreOffice 25.2 puts nothing
    there in XLSX, but the name that files of Excel 97 have as well."""
    if ending == ".xlsx" and STORED_NAME not in stored_text(folder / f"list{ending}"):
        return ""
    return STORED_NAME


def reads_one_line(office):
    """Whether results of several lines are computed again, not read from XLSX, as in LibreOffice
    26.8, but not in 25.2."""
    return tuple(map(int, office.version().split("."))) >= (26, 8)


@tap.test("a document with every function is saved as ODS, flat ODS and XLSX")
def save(office):
    document = build(office)
    saved["content"] = content(document)
    all_formulas = "".join("".join(row) for row in saved["content"][0])
    for name in FUNCTIONS:
        tap.equal(name + "(" in all_formulas, True, f"{name} is in the document")
    for ending in FORMATS:
        office.save(document, folder / f"list{ending}")
    document.close(True)


@tap.test("the files store the full names, which are for ever")
def stored_names(_):
    for ending in FORMATS:
        text = stored_text(folder / f"list{ending}")
        before = before_names(ending)
        for name in FUNCTIONS:
            stored = set(re.findall(rf"((?:\w+\.)*)\b{name}\(", text))
            tap.equal(stored, {before}, f"what is before {name} in {ending}")


@tap.test("formulas and values are the same when the files are opened again")
def reopen(office):
    for ending in FORMATS:
        document = office.open(folder / f"list{ending}")
        compare(content(document), saved["content"], f"{ending} opened")
        document.calculateAll()
        compare(content(document), saved["content"], f"{ending} computed again")
        document.close(True)


@tap.test("formulas of an opened file follow a change")
def live(office):
    for ending in FORMATS:
        document = office.open(folder / f"list{ending}")
        sheet = document.Sheets.getByIndex(0)
        cell(sheet, "B11").setValue(9000)
        tap.equal([row[0] for row in values(sheet, "E2:E11")], list("BCCCCCCCCA"), ending)
        tap.equal([row[0] for row in values(sheet, "G2:G11")], list("BCCCCCCCCA"), ending)
        tap.near(values(sheet, "R1:R1")[0][0], 0.95, 1e-15, ending)
        document.close(True)


@tap.test("a file of Excel 97 holds all of it too, by the compatibility names")
def excel_97(office):
    path = folder / "list.xls"
    document = build(office)
    office.save(document, path)
    document.close(True)
    document = office.open(path)
    document.calculateAll()
    compare(content(document), saved["content"], path.name)
    document.close(True)


def shown_without(document):
    """What a document's formulas show without the extension, as pairs of formula, was and is."""
    return [(formula, was, is_) for formulas_, before, now in zip(
        saved["content"][0], saved["content"][1], content(document)[1])
            for formula, was, is_ in zip(formulas_, before, now) if formula[:1] in "={" and formula]


@tap.test("a spreadsheet of Excel stores every result beside its formula")
def stored_results(_):
    text = stored_text(folder / "list.xlsx")
    stored = dict(re.findall(r'<c r="(E\d+)"[^>]*><f[^>]*>[^<]*</f><v>(\w+)</v></c>', text))
    tap.equal([stored[f"E{row}"] for row in range(2, 12)],
              [row[4] for row in saved["content"][1][1:11]])


@tap.test("without the extension the files keep their formulas, and show what the README says")
def removed(office):
    office.remove(IDENTIFIER)
    for ending in FORMATS:
        document = office.open(folder / f"list{ending}")
        for formula, was, shown in shown_without(document):
            kept = formula[0] == "=" and was not in (*ERRORS, "") and (
                isinstance(was, str) or ending == ".xlsx") and not (
                    ending == ".xlsx" and "\n" in str(was) and reads_one_line(office))
            tap.equal(same(shown, was if kept else "#NAME?"), True,
                      f"{ending}: {formula} shows {shown!r}, was {was!r}")
        document.calculateAll()
        shown_formulas, shown_values = content(document)
        tap.equal({shown for _, _, shown in shown_without(document)}, {"#NAME?"}, ending)
        before = before_names(ending)
        for row, (its, wanted) in enumerate(zip(shown_formulas, saved["content"][0])):
            # A name that Calc does not know it writes in small letters.
            tap.equal([formula.lower() for formula in its],
                      [formula.replace(STORED_NAME, before).lower() for formula in wanted],
                      f"{ending}, row {row + 1}")
        tap.equal([row[0] for row in shown_values][1:11],
                  [row[0] for row in saved["content"][1]][1:11], f"{ending}: the list itself")
        tap.equal({row[4] for row in shown_values[1:11]}, {"#NAME?"}, f"{ending}: tiers")
        office.save(document, folder / f"without{ending}")
        document.close(True)
    document = office.open(folder / "list.xls")
    tap.equal({shown for _, _, shown in shown_without(document)}, {"#ADDIN?"}, "Excel 97")
    document.close(True)


@tap.test("installed again, it computes all files, also those saved without it")
def installed_again(office):
    office.install(OXT)
    for name in ("list", "without"):
        for ending in FORMATS:
            document = office.open(folder / f"{name}{ending}")
            compare(content(document), saved["content"], f"{name}{ending}")
            document.close(True)


if __name__ == "__main__":
    folder = Path(tempfile.mkdtemp(prefix="vitalfew-files-"))
    try:
        with Office(oxt=OXT) as running:
            status = tap.run(running)
    finally:
        shutil.rmtree(folder)
    sys.exit(status)
