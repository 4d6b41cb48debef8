# SPDX-License-Identifier: MPL-2.0
"""After every change of a list, what is shown is what the list now says."""
import sys
from pathlib import Path

import uno
from com.sun.star.table import TableSortField

import reference
import tap
from office import Office, array_formula, cell, fill, fill_down, formulas, prop, value, values
from walk import Deadline

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"

FIRST, LAST = 2, 31
AMOUNTS = [round(5000 / place**1.3) for place in range(1, LAST - FIRST + 2)]
TERRITORIES = ["North", "South", "East"]


def is_error(shown):
    return isinstance(shown, str) and shown.startswith("#")


def makes_error(amount):
    """Whether the tiers of a list that holds this are in error: a number that is text is (G1)."""
    return isinstance(amount, str) and (amount.startswith("#") or amount.isdigit())


def filled_down(amount, tier):
    """What CUSTOMERTIER shows beside a cell: an empty one is 0, text has no tier, and an error is
    passed on."""
    if amount == "":
        return "#VALUE!" if is_error(tier) else "C"
    if isinstance(amount, str):
        return amount if is_error(amount) else "#VALUE!"
    return tier


class Book:
    """A list of customers with tiers filled down, and totals and an array formula beside it."""

    def __init__(self, office):
        self.office = office
        self.document = office.calc()
        self.sheet = self.document.Sheets.getByIndex(0)
        self.document.Sheets.insertNewByName("Report", 1)
        self.report = self.document.Sheets.getByName("Report")
        count = len(AMOUNTS)
        fill(self.sheet, "A1", [["Customer", "Revenue", "Territory", "Tier", "In territory"]])
        fill(self.sheet, "A2", [[f"Customer {row:02}", AMOUNTS[row * 7 % count],
                                 TERRITORIES[row % 3]] for row in range(count)])
        formulas(self.sheet, "D2", [[
            f"=CUSTOMERTIER(B2;B${FIRST}:B${LAST})",
            f"=CUSTOMERTIERIF(B2;B${FIRST}:B${LAST};C2;C${FIRST}:C${LAST})"]])
        fill_down(self.sheet, f"D{FIRST}:E{LAST}")
        listed = f"$Sheet1.B{FIRST}:B{LAST}"
        formulas(self.report, "A1", [[f"=PARETOSHARE({listed})"], ["=PARETOSHARE($Sheet1.B:B)"],
                                     [f"=CONCENTRATION({listed})"], [f"=PARETOCOUNT({listed})"]])
        array_formula(self.report, f"C1:C{count}", f"=CUSTOMERTIERS({listed})")

    def check(self, what):
        """Fail unless every formula shows what an independent computation makes of the list."""
        rows = values(self.sheet, f"A{FIRST}:E{self.last_row()}")
        amounts = [row[1] for row in rows]
        if any(map(makes_error, amounts)):
            tiers = territories = ["#VALUE!"] * len(rows)  # G1, G2
            tap.equal(values(self.report, "A1:A4"), [["#VALUE!"]] * 4, what)
        else:
            tiers = reference.tiers(amounts)
            territories = reference.tiers(amounts, groups=[row[2] for row in rows])
            self.check_report(what, amounts, tiers)
        for row, tier, territory in zip(rows, tiers, territories):
            tap.equal(row[3:], [filled_down(row[1], tier), filled_down(row[1], territory)],
                      f"{what}: {row[0]}")

    def check_report(self, what, amounts, tiers):
        shown = [row[0] for row in values(self.report, "A1:A4")]
        for is_, expected in zip(shown, (reference.pareto_share(amounts),
                                         reference.pareto_share(amounts),
                                         reference.concentration(amounts),
                                         reference.pareto_count(amounts))):
            tap.near(is_, float(expected), 1e-13, what)
        array = [row[0] for row in values(self.report, f"C1:C{len(AMOUNTS)}")]
        # An array formula keeps its size; cells beyond a list that has become shorter are #N/A.
        same = min(len(array), len(tiers))
        tap.equal(array[:same], tiers[:same], f"{what}: the array formula")

    def last_row(self):
        cursor = self.sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        return cursor.RangeAddress.EndRow + 1

    def type(self, address, text):
        """Enter text into a cell as a user does."""
        self.document.CurrentController.setActiveSheet(self.sheet)
        self.document.CurrentController.select(self.sheet.getCellRangeByName(address))
        self.dispatch("EnterString", StringName=text)

    def dispatch(self, command, **arguments):
        self.office.service("com.sun.star.frame.DispatchHelper").executeDispatch(
            self.document.CurrentController.Frame, f".uno:{command}", "", 0,
            tuple(prop(name, content) for name, content in arguments.items()))


@tap.test("an amount is changed, and changed back by undo and redo")
def changed(office):
    book = Book(office)
    book.check("at first")
    before = values(book.sheet, f"B{FIRST}:B{LAST}")
    for address, typed in (("B2", "1"), ("B9", "25000"), ("B31", "0"), ("B30", "-400"),
                           ("B5", "=B9/3")):
        book.type(address, typed)
        tap.equal(value(cell(book.sheet, address)),
                  25000 / 3 if typed.startswith("=") else float(typed))
        book.check(f"{typed} in {address}")
    for _ in range(5):
        book.dispatch("Undo")
        book.check("undo")
    tap.equal(values(book.sheet, f"B{FIRST}:B{LAST}"), before, "the amounts after undo")
    for _ in range(5):
        book.dispatch("Redo")
        book.check("redo")
    tap.equal(value(cell(book.sheet, "B30")), -400.0)


@tap.test("text, nothing or an error comes in the place of a number, and goes again")
def not_a_number(office):
    book = Book(office)
    for typed in ("n/a", "", "=1/0", "", "77", "=NA()", "'12", "12"):
        book.type("B4", typed)
        book.check(f"{typed or 'nothing'} in B4")
    book.sheet.getCellRangeByName("B10:B15").clearContents(1)  # CellFlags.VALUE
    book.check("six amounts cleared")
    book.document.UndoManager.undo()
    book.check("and back")


@tap.test("a customer changes the territory")
def territory(office):
    book = Book(office)
    for address, typed in (("C2", "South"), ("C3", "NORTH"), ("C9", "Overseas"), ("C9", "north")):
        book.type(address, typed)
        book.check(f"{typed} in {address}")


@tap.test("rows are inserted, filled, deleted, and all of it undone")
def rows(office):
    book = Book(office)
    book.sheet.Rows.insertByIndex(9, 2)  # above row 10, inside the list
    fill(book.sheet, "A10", [["Customer new", 9000, "East"], ["Customer newer", 3, "West"]])
    fill_down(book.sheet, "D9:E11")
    book.check("two new customers")
    tap.equal(cell(book.sheet, "D10").getFormula().endswith(f"(B10;B${FIRST}:B${LAST + 2})"), True)
    book.sheet.Rows.removeByIndex(14, 4)
    book.check("four customers less")
    book.sheet.Rows.removeByIndex(1, 1)
    book.check("the first row of the list deleted")
    for _ in range(2):
        book.document.UndoManager.undo()
        book.check("a deletion undone")
    book.sheet.Columns.insertByIndex(1, 1)  # a column between name and revenue
    shown = [row[0] for row in values(book.sheet, f"E2:E{book.last_row()}")]
    amounts = [row[0] for row in values(book.sheet, f"C2:C{book.last_row()}")]
    tap.equal(shown, list(map(filled_down, amounts, reference.tiers(amounts))), "a column inserted")


@tap.test("the list is sorted by name, by amount, and back")
def sorted_(office):
    book = Book(office)
    for field, ascending in ((1, False), (1, True), (2, True), (0, True)):
        area = book.sheet.getCellRangeByName(f"A1:E{LAST}")
        fields = (TableSortField(Field=field, IsAscending=ascending),)
        area.sort((prop("SortFields", uno.Any("[]com.sun.star.table.TableSortField", fields)),
                   prop("ContainsHeader", True)))
        book.check(f"sorted by column {field}")
        amounts = [row[0] for row in values(book.sheet, f"B{FIRST}:B{LAST}")]
        if field == 1:
            tap.equal(amounts, sorted(amounts, reverse=not ascending))
    book.document.UndoManager.undo()
    book.check("the last sort undone")


@tap.test("cells are shifted through some rows or columns of a list")
def shifted(office):
    cell_insertion, cell_deletion = (
        {way: uno.Enum(f"com.sun.star.sheet.Cell{kind}Mode", way) for way in ways}
        for kind, ways in (("Insert", ("DOWN", "RIGHT")), ("Delete", ("UP", "LEFT"))))
    for listed, way, shifted_cells in (
            ("A6:N6", "DOWN", ("A3:C4", "A6:C6", "D3:F4")),
            ("C2:C16", "RIGHT", ("A3:A4", "C3:C4")),
            ("C2:F16", "DOWN", ("D1", "D4:E4", "C16:D16")),
            ("C2:F16", "RIGHT", ("A3:A4", "D3:D4")),
            ("A6:N6", "UP", ("A3:C4", "A6:C6", "L4:N5")),
            ("C2:F16", "UP", ("D4:E4", "D1:E1", "C16:D16")),
            ("C2:F16", "LEFT", ("A3:A4", "D3:D4"))):
        for at in shifted_cells:
            what = f"{at} shifted {way} with a list in {listed}"
            document = office.calc()
            sheet = document.Sheets.getByIndex(0)
            fill(sheet, "A1", [[(x + 1) * (y + 1) ** 2 % 97 for x in range(14)]
                               for y in range(20)])
            fill(sheet, "Q30", [[4 * row] for row in range(24)])
            first, last = (f"${place[0]}${place[1:]}" for place in listed.split(":"))
            formulas(sheet, "P30", [[f"=CUSTOMERTIER(Q30;{first}:{last})"]])
            fill_down(sheet, "P30:P53")
            values(sheet, "P30:P53")
            # Calc joins ranges that are side by side when cells are deleted, wherever that is.
            sheet.removeRange(sheet.getCellRangeByName("Z99").RangeAddress, cell_deletion["UP"])
            sheet = document.Sheets.getByIndex(0)  # the deletion breaks the object of the sheet
            address = sheet.getCellRangeByName(at).RangeAddress
            if way in cell_insertion:
                sheet.insertCells(address, cell_insertion[way])
            else:
                sheet.removeRange(address, cell_deletion[way])
            sheet = document.Sheets.getByIndex(0)
            now = cell(sheet, "P30").getFormula().split(";")[1][:-1].replace("$", "")
            population = reference.Population([amount for row in values(sheet, now)
                                               for amount in row])
            own = [4 * row for row in range(24)]
            tap.equal([row[0] for row in values(sheet, "P30:P53")],
                      ["ABC"[reference.class_of(amount, population)] for amount in own], what)


@tap.test("many amounts change at once: a block is pasted, one cell moves them all")
def many(office):
    book = Book(office)
    block = book.sheet.getCellRangeByName("B2:B8").RangeAddress
    book.sheet.copyRange(cell(book.sheet, "B20").CellAddress, block)
    book.check("seven amounts copied over others")
    fill(book.sheet, "B2", [[amount % 97] for amount in AMOUNTS])
    book.check("all amounts written at once")
    fill(book.report, "H1", [[1]])
    formulas(book.sheet, "B2", [[f"={amount}*$Report.$H$1^{row % 3}+{row}"]
                                for row, amount in enumerate(AMOUNTS)])
    book.check("amounts are formulas")
    for factor in (2, 0, -1, 0.01, 100):
        fill(book.report, "H1", [[factor]])
        book.check(f"a factor of {factor}")
    book.document.calculateAll()
    book.check("computed again")


@tap.test("a formula asks several times of amounts at the ends of a chain deeper than Calc recurses")
def asked_twice(office):
    count, links = len(AMOUNTS), 2000
    # So many calls in a formula; whether it is computed by itself; edits that nobody looks at.
    for times, automatic, unseen in ((2, True, 0), (2, False, 0), (5, True, 1), (3, True, 70)):
        document = office.calc()
        sheet = document.Sheets.getByIndex(0)
        fill(sheet, "H1", [[1]])
        cell(sheet, "H2").setFormula("=H1+1")
        fill_down(sheet, f"H2:H{links}")
        formulas(sheet, "A1", [[f"=MOD(H{links - row}*{3 + row * 5 % 37};101)"]
                               for row in range(count)])
        asked = "&".join([f"CUSTOMERTIER(A1;A$1:A${count})"] * times)
        cell(sheet, "B1").setFormula(f"={asked}")
        fill_down(sheet, f"B1:B{count}")
        document.enableAutomaticCalculation(automatic)
        for first in (600, 17, 4, 900):
            for edit in range(unseen + 1):
                cell(sheet, "H1").setValue(first - unseen + edit)
            if not automatic:
                document.calculate()
            shown = [row[0] for row in values(sheet, f"B1:B{count}")]
            amounts = [row[0] for row in values(sheet, f"A1:A{count}")]
            tap.equal(amounts[:2], [(first + links - 1) * 3 % 101, (first + links - 2) * 8 % 101],
                      f"amounts where the chain begins with {first}")
            tap.equal(shown, [times * tier for tier in reference.tiers(amounts)],
                      f"{times} tiers where the chain begins with {first}, "
                      f"computed {'by itself' if automatic else 'when told'}, {unseen} edits unseen")
        document.close(True)


@tap.test("a long list is typed but for its last amount, at the end of a chain")
def typed_but_one(office):
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    rows, links = 3000, 2000
    fill(sheet, "C1", [[row * 7 % 500 + 1] for row in range(rows)])
    fill(sheet, "H1", [[1]])
    cell(sheet, "H2").setFormula("=H1+1")
    fill_down(sheet, f"H2:H{links}")
    cell(sheet, f"C{rows}").setFormula(f"=H{links}*1000")
    cell(sheet, "D1").setFormula(f"=CUSTOMERTIER(C1;C$1:C${rows})")
    fill_down(sheet, "D1:D50")
    for first in (1, 90000, 2, 80000):
        cell(sheet, "H1").setValue(first)
        shown = [row[0] for row in values(sheet, "D1:D50")]
        amounts = [row[0] for row in values(sheet, f"C1:C{rows}")]
        tap.equal(amounts[-1], (first + links - 1) * 1000, f"amount where H1 is {first}")
        tap.equal(shown, reference.tiers(amounts)[:50], f"tiers where H1 is {first}")
    document.close(True)


@tap.test("a long list of typed amounts is edited here and there, and part of it is moved away")
def edited_in_parts(office):
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    rows = 3000
    fill(sheet, "C1", [[row * 7 % 500 + 1] for row in range(rows)])
    cell(sheet, "D1").setFormula(f"=CUSTOMERTIER(C1;C$1:C${rows};;;\"quota\")")
    fill_down(sheet, f"D1:D{rows}")

    def look(what):
        amounts = [row[0] for row in values(sheet, f"C1:C{rows}")]
        numbers = [amount for amount in amounts if isinstance(amount, float)]
        tiers = dict(zip(numbers, reference.tiers(numbers, "quota")))
        shown = [row[0] for row in values(sheet, f"D1:D{rows}")]
        wrong = [row + 1 for row, amount in enumerate(amounts)
                 if isinstance(amount, float) and shown[row] != tiers[amount]]
        tap.equal(wrong, [], what)

    look("at first")
    for number in range(12):
        for row in range(number % 3 + 1):
            cell(sheet, f"C{1 + (number * 709 + row * 1301) % rows}").setValue(1000 + number + row)
        look(f"after edit {number + 1}")
    cell(sheet, "C700").setFormula("=C1*2")
    look("with a formula")
    cell(sheet, "C1").setValue(5000)
    look("after an edit of what the formula refers to")
    cell(sheet, "C700").setValue(3)
    look("without the formula")
    cell(sheet, "C1").setValue(4)
    look("after one more edit")
    part = sheet.getCellRangeByName("C257:C576")  # a part of its own (addin/live/parts.h)
    sheet.moveRange(cell(sheet, "H1").CellAddress, part.RangeAddress)
    fill_down(sheet, f"D1:D{rows}")  # Calc has made the formulas beside them follow
    look("without the cells that were moved away")
    for number in range(4):
        cell(sheet, f"C{300 + number}").setValue(9000 + number)
        cell(sheet, f"C{10 + number}").setValue(7000 + number)
        look(f"after edits where the cells were, {number + 1}")
    fill(sheet, "C257", [[row % 9 + 1] for row in range(320)])
    look("after a paste there")
    document.UndoManager.undo()
    look("after undoing that")
    document.close(True)


@tap.test("cut-offs, labels and method in cells: a change is followed")
def options(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [[amount] for amount in AMOUNTS])
    fill(sheet, "C1", [[0.8, "Gold", "reach"], [0.95, "Silver", None], [None, "Bronze", None]])
    count = len(AMOUNTS)
    cell(sheet, "B1").setFormula(f"=CUSTOMERTIER(A1;A$1:A${count};C$1:C$2;D$1:D$3;E$1)")
    fill_down(sheet, f"B1:B{count}")
    for address, content in (("C1", 0.5), ("C2", 0.6), ("E1", "count"), ("D2", "Argent"),
                             ("E1", "QUOTA"), ("C2", 0.4), ("E1", "within"), ("C2", 0.9)):
        fill(sheet, address, [[content]])
        first, second = (row[0] for row in values(sheet, "C1:C2"))
        labels = [row[0] for row in values(sheet, "D1:D3")]
        method = cell(sheet, "E1").String.lower()
        rising = second > first if method != "quota" else first + second <= 1
        expected = (reference.tiers(AMOUNTS, method, (first, second), labels) if rising
                    else ["Err:502"] * count)
        tap.equal([row[0] for row in values(sheet, f"B1:B{count}")], expected,
                  f"{content} in {address}")


@tap.test("amounts that depend on their own tiers are in error, and the office comes to rest")
def circle(office):
    """Each time that they are read they say something else, which nobody may take for news."""
    document = office.calc()
    sheet = document.Sheets.getByIndex(0)
    with Deadline(office, "a circle of formulas", 60):
        fill(sheet, "A1", [[amount] for amount in (100, 200, 300, 400, 5000)])
        formulas(sheet, "D1", [[f'=COUNTIF(B1:B5;"{tier}")'] for tier in "AB"])
        cell(sheet, "D3").setFormula('=SUMPRODUCT((B1:B5="A")*A1:A5)')
        formulas(sheet, "B1", [[f"=CUSTOMERTIER(A{row};{'D$1:D$3' if row % 2 == 0 else 'A$1:A$5'})"]
                               for row in range(1, 6)])
        for amount, tiers in ((7, "CBA"), (9000, "ACA"), (3, "CBA")):
            cell(sheet, "A1").setValue(amount)
            office.idle()
            shown = [row[0] for row in values(sheet, "B1:B5")]
            tap.equal(shown[::2], list(tiers), f"tiers of the amounts, one is {amount}")
            tap.equal([is_error(tier) for tier in shown[1::2]], [True, True], "tiers of the circle")
    document.close(True)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
