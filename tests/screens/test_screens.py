# SPDX-License-Identifier: MPL-2.0
"""A person at a painted Calc: what they type, fill down, edit and save, and what they see.

The pictures are left in build/screens/, and what the cells held is read from the saved file.
"""
import csv
import os
import re
import shutil
import sys
import tempfile
from collections import namedtuple
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import reference  # noqa: E402
import reference_orders  # noqa: E402
import tap  # noqa: E402
from office import FILTERS, Display, Office, cell, fill, prop, values  # noqa: E402
from screen import HEIGHT, WIDTH, Screen, wait_for  # noqa: E402
from com.sun.star.lang import Locale  # noqa: E402
from com.sun.star.table.CellHoriJustify import CENTER  # noqa: E402

OXT = ROOT / "build" / "vitalfew.oxt"
README = ROOT / "README.md"
SAMPLE = ROOT / "addin" / "package" / "sample" / "customers.csv"
PICTURES = ROOT / "build" / "screens"
PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick", "convert": "imagemagick"}

NAME = "customers.ods"
HEADINGS = ("Customer", "Region", "Revenue", "Tier", "Named")
ERRORS = 4  # com.sun.star.sheet.FormulaResult.ERROR

Session = namedtuple("Session", "office screen folder")


def read_list():
    """The customers of the sample that have a revenue, with its region."""
    with open(SAMPLE, encoding="utf-8", newline="") as file:
        return [(row["customer"], row["region"], float(row["revenue"]))
                for row in csv.DictReader(file) if row["revenue"]]


ROWS = read_list()
LAST = len(ROWS) + 1
EDITED = 3  # the row of a customer who brings little
FIGURE = 64000  # what it brings after the edit
EDITED_ROWS = [(name, region, FIGURE if row == EDITED else revenue)
               for row, (name, region, revenue) in enumerate(ROWS, 2)]

# A list of orders as README.md has it: customers, dates and amounts.
ORDERS = [("Alder Mills", 45301, 120), ("Birch & Sons", 45310, 80), ("Alder Mills", 45340, 95)]

# As the file stores them.
TIER = "=ORG.VITALFEW.CALC.CUSTOMERTIER(C{row};C$2:C$" + str(LAST) + ")"
NAMED = ("=ORG.VITALFEW.CALC.CUSTOMERTIER(C2;C$2:C$" + str(LAST)
         + '; ;{"Gold"|"Silver"|"Bronze"})')  # in en-US a semicolon goes on to the next row


def tiers(rows):
    return [[label] for label in reference.tiers([revenue for _, _, revenue in rows])]


def summary(rows):
    return reference.summary([revenue for _, _, revenue in rows])


def buyers(orders):
    customers, dates, amounts = zip(*orders)
    return reference_orders.customer_list(customers, amounts, dates)


def told(function):
    """What README.md says to type for an array: the formula and the keys, as xdotool names them."""
    formula, keys = re.search(rf"type `(={function}\([^`]*\))` and press ([\w+]+)",
                              README.read_text(encoding="utf-8")).groups()
    names = {"Ctrl": "ctrl", "Shift": "shift", "Enter": "Return"}
    return (formula.replace("B2:B900", f"C2:C{LAST}"),
            "+".join(names[key] for key in keys.split("+")))


def make_list(office, path):
    """A list as a sales manager has it, in a file."""
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    # No language, or the names would be underlined as misspelt.
    document.StyleFamilies.getByName("CellStyles").getByName("Default").CharLocale = Locale(
        "zxx", "", "")
    fill(sheet, "A1", [HEADINGS, *([*row, None, None] for row in ROWS)])
    sheet.getCellRangeByName("A1:E1").CharWeight = 150.0
    sheet.getCellRangeByName("D:E").HoriJustify = CENTER
    sheet.getCellRangeByName(f"C2:C{LAST}").NumberFormat = document.NumberFormats.queryKey(
        "#,##0", Locale("en", "US", ""), False)
    sheet.Columns.OptimalWidth = True
    document.CurrentController.freezeAtPosition(0, 1)
    document.CurrentController.ShowPageBreaks = False
    office.save(document, path)
    document.close(True)


def documents(office):
    components = office.desktop.Components.createEnumeration()
    found = []
    while components.hasMoreElements():
        found.append(components.nextElement())
    return found


def the_list(session):
    return next(one for one in documents(session.office) if one.URL.endswith(f"/{NAME}"))


def sheet_of(session):
    return the_list(session).Sheets.getByIndex(0)


def select(session, area):
    """Go to cells of the list, whose window gets the keyboard."""
    document = the_list(session)
    document.CurrentController.select(document.Sheets.getByIndex(0).getCellRangeByName(area))
    session.screen.focus(session.screen.window(NAME))


def go_to(session, address):
    """Put the cursor into a cell of the list with nothing selected, as an arrow key leaves it."""
    place = cell(sheet_of(session), address).CellAddress
    beside = sheet_of(session).getCellByPosition(place.Column - 1, place.Row)
    select(session, beside.AbsoluteName)
    session.screen.press("Right")
    wait_for_selection(session, address)


def wait_for_selection(session, area):
    wanted = sheet_of(session).getCellRangeByName(area).AbsoluteName
    wait_for(lambda: the_list(session).CurrentSelection.AbsoluteName == wanted, f"{area} selected")


def array_at(sheet, address):
    """The area of the array formula in a cell, such as "G2:L4"; the cell itself without one."""
    cursor = sheet.createCursorByRange(cell(sheet, address))
    cursor.collapseToCurrentArray()
    return cursor.AbsoluteName.partition(".")[2].replace("$", "")


def wait_for_array(session, address, area):
    """Wait until an array formula fills an area; fail with the one that it fills instead."""
    sheet = sheet_of(session)
    try:
        wait_for(lambda: cell(sheet, address).ArrayFormula and array_at(sheet, address) == area,
                 f"an array in {area}")
    except AssertionError as error:
        session.screen.photograph("failed")
        raise AssertionError(f"{error}; it fills {array_at(sheet, address)}") from None
    session.screen.settle()


def wait_for_cell(session, address, formula):
    """Wait until a cell holds what was typed; fail with what it holds instead."""
    one = cell(sheet_of(session), address)
    try:
        wait_for(lambda: one.Formula == formula, f"{formula} in {address}")
    except AssertionError as error:
        session.screen.photograph("failed")
        raise AssertionError(f"{error}; it holds {one.Formula}") from None


def spills(office):
    """Whether nothing is written over: an array with something in its way shows #SPILL!, as in
    LibreOffice 26.8, but not in 25.2."""
    return tuple(map(int, office.version().split("."))) >= (26, 8)


def errors(sheet):
    """The cells in error, each with its formula and what it shows."""
    return [(one.AbsoluteName, one.Formula, one.String)
            for one in sheet.queryFormulaCells(ERRORS).Cells]


@tap.test("a formula typed by keyboard computes")
def typed(session):
    select(session, "D2")
    session.screen.write(f"=CUSTOMERTIER(C2;C$2:C${LAST})")
    session.screen.photograph("typed")
    session.screen.press("Return")
    wait_for_cell(session, "D2", TIER.format(row=2))
    tap.equal(values(sheet_of(session), "D2:D2"), tiers(ROWS)[:1])


@tap.test("filled down, it gives every customer its tier")
def filled(session):
    select(session, f"D2:D{LAST}")
    session.screen.press("ctrl+d")
    wait_for_cell(session, f"D{LAST}", TIER.format(row=LAST))
    tap.equal(values(sheet_of(session), f"D2:D{LAST}"), tiers(ROWS))
    select(session, "D2")
    session.screen.photograph("filled")


@tap.test("a figure is edited, and the tiers follow")
def edited(session):
    select(session, f"C{EDITED}")
    session.screen.write(str(FIGURE))
    session.screen.press("Return")
    wait_for_cell(session, f"C{EDITED}", str(FIGURE))
    before, after = tiers(ROWS)[EDITED - 2], tiers(EDITED_ROWS)[EDITED - 2]
    tap.equal((before, after), (["C"], ["A"]), "the customer's tiers by the reference")
    tap.equal(values(sheet_of(session), f"D2:D{LAST}"), tiers(EDITED_ROWS))
    session.screen.photograph("edited")


def to_the_list(office):
    """The keys from the Function Wizard's search to the first function that it has found."""
    product = office.service(
        "com.sun.star.configuration.ConfigurationProvider").createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess",
            (prop("nodepath", "/org.openoffice.Setup/Product"),))
    year = int(product.getByName("ooSetupVersion").partition(".")[0])
    if year < 24:
        return "Tab", "Tab"  # past the category
    return "Tab", "Tab", "Tab", "Down"  # past a choice, too; the first line is of a category


def open_wizard(screen):
    screen.pop_up("alt+i")  # as LibreOffice 26.8 does nothing at Ctrl+F2 here
    screen.press("f")
    screen.place(screen.window("Function Wizard"), 450, 112)


def choose(session, function):
    """Search for a function in the Function Wizard, and go to its arguments."""
    session.screen.write(function)
    session.screen.press(*to_the_list(session.office), "Return")
    session.screen.settle()


@tap.test("the Function Wizard finds CUSTOMERTIER, explains it and enters it")
def wizard(session):
    screen = session.screen
    select(session, "E2")
    open_wizard(screen)
    screen.write("tier")
    screen.photograph("search")
    screen.press("ctrl+a")
    choose(session, "customertier")
    screen.write("C2")
    screen.press("Down")
    screen.write(f"C$2:C${LAST}")
    screen.photograph("wizard")
    screen.press("Down", "Down")
    screen.write('{"Gold";"Silver";"Bronze"}')
    screen.photograph("arguments")
    screen.press("alt+o")  # OK
    screen.gone("Function Wizard")
    wait_for_cell(session, "E2", NAMED)
    tap.equal(values(sheet_of(session), "E2:E2"), [[{"A": "Gold", "B": "Silver", "C": "Bronze"}[
        tiers(EDITED_ROWS)[0][0]]]])


@tap.test("G17: typed in one cell as the README says, an array is as large as its result")
def array_typed(session):
    sheet = sheet_of(session)
    formula, keys = told("TIERSUMMARY")
    fill(sheet, "H3", [["in the way"]])
    go_to(session, "G2")
    session.screen.write(formula)
    session.screen.press(keys)
    if spills(session.office):
        wait_for(lambda: cell(sheet, "G2").String == "#SPILL!", "#SPILL! in G2")
        tap.equal(cell(sheet, "H3").String, "in the way")
        go_to(session, "H3")
        session.screen.press("Delete")
    wait_for_array(session, "G2", "G2:L4")
    tap.equal(cell(sheet, "G2").ArrayFormula, f"{{{formula}}}")
    near(values(sheet, "G2:L4"), summary(EDITED_ROWS))
    session.screen.photograph("array")


@tap.test("G17: by the Function Wizard's box Array it is as large")
def array_ticked(session):
    screen = session.screen
    go_to(session, "G7")
    open_wizard(screen)
    choose(session, "tiersummary")
    screen.write(f"C2:C{LAST}")
    screen.press("alt+a")
    screen.photograph("array-ticked")
    screen.press("alt+o")  # OK
    screen.gone("Function Wizard")
    wait_for_array(session, "G7", "G7:L9")
    near(values(sheet_of(session), "G7:L9"), summary(EDITED_ROWS))


@tap.test("G17: over a selection it is as large as that, be it one cell")
def array_selected(session):
    sheet = sheet_of(session)
    formula, keys = told("TIERSUMMARY")
    for address, area, shown in (("G12", "G12", "A"), ("I12", "I12:I15", "#N/A")):
        select(session, area)
        session.screen.write(formula)
        session.screen.press(keys)
        wait_for_array(session, address, area)
        tap.equal(values(sheet, area)[-1][0], shown, area)


@tap.test("G17, LIST-4: an array keeps its size; it is cleared and typed anew, or has Rows")
def array_grows(session):
    screen, sheet = session.screen, sheet_of(session)
    formula, keys = told("CUSTOMERLIST")
    the_list(session).Sheets.insertNewByName("Orders", 1)
    orders = the_list(session).Sheets.getByName("Orders")
    fill(orders, "A1", [("Customer", "Date", "Amount"), *ORDERS])

    def enter(what, area):
        go_to(session, "G18")
        screen.write(what)
        screen.press(keys)
        wait_for_array(session, "G18", area)

    enter(formula, "G18:M19")
    tap.equal(values(sheet, "G18:M19"), buyers(ORDERS))
    more = [*ORDERS, ("Cedar Works", 45350, 60)]
    fill(orders, "A5", more[3:])
    tap.equal(array_at(sheet, "G18"), "G18:M19", "with one customer more")
    go_to(session, "G18")
    if not spills(session.office):
        screen.pop_up("F2")  # what Calc says against it
        screen.photograph("array-refused")
        screen.press("Escape")
        screen.settle()
    clear_array(session, "G18", "G18:M19")
    enter(formula, "G18:M20")
    tap.equal(values(sheet, "G18:M20"), buyers(more))

    clear_array(session, "G18", "G18:M20")
    room = re.search(r"With `(;+2000)` after `(\$Orders\.B:B)`", README.read_text(encoding="utf-8"))
    enter(formula.replace(room[2], room[2] + room[1]), "G18:M2017")
    more.append(("Dune Hotels", 45360, 30))
    fill(orders, "A6", more[4:])
    tap.equal(values(sheet, "G18:M22"), [*buyers(more), [""] * 7])
    screen.photograph("array-rows")


def clear_array(session, address, area):
    """Clear an array as a person does, with the cursor in it."""
    go_to(session, address)
    session.screen.press("ctrl+slash")
    wait_for_selection(session, area)
    session.screen.press("Delete")
    wait_for(lambda: not cell(sheet_of(session), address).Formula, f"an empty cell {address}")
    session.screen.settle()


def near(shown, expected):
    """Rows of texts and numbers, those to the digits that the reference is exact to."""
    for row, wanted in zip(shown, expected):
        for one, other in zip(row, wanted):
            (tap.equal if isinstance(one, str) else tap.near)(one, other)
    tap.equal([len(row) for row in shown], [len(row) for row in expected], "cells a row")


@tap.test("the list is saved by keyboard")
def saved(session):
    select(session, "A1")
    tap.equal(the_list(session).isModified(), True, "modified before it is saved")
    session.screen.press("ctrl+s")
    wait_for(lambda: not the_list(session).isModified(), "a saved list")


@tap.test("the menu entry opens a fresh workbook without an error in it")
def menu(session):
    screen = session.screen
    select(session, "A1")
    screen.pop_up("alt+t")
    screen.pop_up("Up")  # to Add-Ons, the last entry, whose own entries open beside it
    screen.press("Right")
    screen.photograph("menu")
    screen.press("Return")
    workbook = wait_for(
        lambda: next((one for one in documents(session.office) if one.URL == ""), None),
        "a new workbook")
    controller = wait_for(lambda: workbook.CurrentController, "its window")
    screen.place(screen.window(workbook.Title), 0, 0, WIDTH, HEIGHT)
    tap.equal(workbook.isModified(), False, "modified at first")
    photograph_sheets(screen, workbook, "workbook")


def photograph_sheets(screen, workbook, name):
    """Look at each sheet that a person sees; none has a cell in error."""
    for sheet in workbook.Sheets:
        if not sheet.IsVisible:
            continue
        workbook.CurrentController.setActiveSheet(sheet)
        screen.photograph(f"{name}-{sheet.Name.lower().replace(' ', '-')}")
        tap.equal(errors(sheet), [], f"errors in {sheet.Name}")


def export():
    """The sample's orders as another program has exported them: under a title, with a total, and
    with days as text."""
    with open(SAMPLE.with_name("orders.csv"), encoding="utf-8", newline="") as file:
        lines = [(row["date"], row["customer"], int(row["amount"])) for row in csv.DictReader(file)]
    return [("Orders", "all years", None), (None, None, None), ("Order date", "Customer", "Net sales"),
            *((f"{when[8:]}.{when[5:7]}.{when[:4]}", name, amount) for when, name, amount in lines),
            ("Total", None, sum(amount for *_, amount in lines))]


def make_export(office, path):
    if path.suffix == ".csv":
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(export())
        return
    document = office.calc()
    fill(document.Sheets.getByIndex(0), "A1", export())
    office.save(document, path)
    document.close(True)


# What a person says in the dialog for a CSV: commas, quotation marks, UTF-8, from the first row on.
AS_TEXT = {"FilterName": FILTERS[".csv"], "FilterOptions": "44,34,76,1"}
ACTS = 2  # that a person may need from the open export to the dashboard


def from_export(session, ending):
    screen, office = session.screen, session.office
    path = session.folder / f"export{ending}"
    make_export(office, path)
    document = office.open(path, **AS_TEXT if ending == ".csv" else {})
    screen.place(screen.window(path.name), 0, 0, WIDTH, HEIGHT)
    before, acts = documents(office), 0
    screen.pop_up("alt+t")
    screen.pop_up("Up")
    screen.press("Right", "Down")
    screen.photograph(f"from{ending.replace('.', '-')}-menu")
    screen.press("Return")
    acts += 1
    workbook = wait_for(
        lambda: next((one for one in documents(office) if one not in before), None), "a workbook")
    wait_for(lambda: workbook.CurrentController, "its window")
    screen.place(screen.window(workbook.Title), 0, 0, WIDTH, HEIGHT)
    shown = workbook.CurrentController.ActiveSheet
    tap.note(f"{path.name}: from the open export to the sheet {shown.Name} in {acts} act")
    tap.equal((shown.Name, acts <= ACTS), ("Dashboard", True))
    lines = len(export()) - 4
    tap.equal(cell(shown, "B3").String, f"Taken over from your sheet: {lines:,} rows. {lines:,} dates that "
              f"were text were put in as dates. The total of the others, in row {lines + 4} there, "
              "was left out.")
    tap.equal(document.isModified(), False, "whether the export is modified")
    photograph_sheets(screen, workbook, f"from{ending.replace('.', '-')}")
    for one in (workbook, document):
        one.setModified(False)
        one.close(True)


for one_ending in (".csv", ".xlsx"):
    tap.test(f"an export{one_ending} that is open becomes a workbook by the menu")(
        lambda session, ending=one_ending: from_export(session, ending))


@tap.test("the Extension Manager shows what is installed")
def extension_manager(session):
    screen = session.screen
    select(session, "A1")
    screen.press("ctrl+alt+e")
    screen.place(screen.window("Extension"), 340, 150)
    screen.photograph("extensions")
    screen.press("Escape")
    screen.gone("Extension")


@tap.test("the saved file holds what was typed, filled and edited")
def read_back(session):
    session.office.stop()
    with Office(oxt=OXT) as office:
        sheet = office.open(session.folder / NAME).Sheets.getByIndex(0)
        stored = [list(row) for row in sheet.getCellRangeByName(f"A1:E{LAST}").getFormulaArray()]
        tap.equal(stored[0], list(HEADINGS))
        for row, (name, region, revenue) in enumerate(EDITED_ROWS, 2):
            tap.equal(stored[row - 1],
                      [name, region, f"{revenue:g}", TIER.format(row=row),
                       NAMED if row == 2 else ""], f"row {row}")
        tap.equal(values(sheet, f"D2:D{LAST}"), tiers(EDITED_ROWS))
        tap.equal([array_at(sheet, address) for address in ("G2", "G7", "G12", "G18")],
                  ["G2:L4", "G7:L9", "G12", "G18:M2017"], "the arrays")


@tap.test("the pictures are of the whole screen, and none is blank")
def pictures(_):
    paths = sorted(PICTURES.glob("*.png"))
    tap.equal({"typed", "filled", "edited", "search", "wizard", "arguments", "array",
               "array-ticked", "array-rows", "menu", "workbook-dashboard", "extensions"}
              - {path.stem for path in paths}, set(), "pictures missing")
    for path in paths:
        # A painted window is some tens of kilobytes; a screen of one colour is less than one.
        tap.equal(path.stat().st_size > 10000, True, f"{path.name} shows something")


def missing():
    """What is not installed here, or None."""
    for program, package in PROGRAMS.items():
        if shutil.which(program) is None:
            return f"{program} is not installed (package {package})"
    office = shutil.which("soffice")
    if office and not Path(os.path.realpath(office)).with_name("libvclplug_gtk3lo.so").exists():
        return "the office has no GTK 3 windows (package libreoffice-gtk3)"
    return None


def main():
    if missing():
        return tap.skip_all(missing())
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="vitalfew-screens-") as folder, \
            Display(WIDTH, HEIGHT) as display, Office(oxt=OXT, display=display) as office:
        session = Session(office, Screen(display, PICTURES), Path(folder))
        make_list(office, session.folder / NAME)
        office.open(session.folder / NAME)
        session.screen.place(session.screen.window(NAME), 0, 0, WIDTH, HEIGHT)
        return tap.run(session)


if __name__ == "__main__":
    sys.exit(main())
