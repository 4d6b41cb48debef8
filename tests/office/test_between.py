# SPDX-License-Identifier: MPL-2.0
"""Between a change and its notice, and after a change that has none, a class is what the data say.

    test_between.py                                       the extension as it was built
    test_between.py --oxt build/without-all/vitalfew.oxt  another build (make WITHOUT=all)

Calc collects what listeners are to be told of a change, and tells the document's own listeners and
the sheet's events first. So there is a time in which a list has changed and nobody has been told:
whoever runs then copies a class as a value, and no later notice takes it back. The search for a
goal writes one amount after another and tells nobody at all.
"""
import argparse
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path

import reference
import tap
import uno  # noqa: F401, by which the next lines work
from com.sun.star.awt import Size
from com.sun.star.beans import NamedValue
from com.sun.star.table import CellAddress
from office import Display, Office, cell, fill, fill_down, formulas, prop, values
from walk import Deadline, new_document

OXT = Path(__file__).resolve().parents[2] / "build" / "vitalfew.oxt"
WAYS = ("headless", "in a window")
FIRST = [100, 200, 300, 400]
ROWS = len(FIRST) + 1  # that have a tier; the last of them changes
MIDDLE = max(FIRST) + 100  # an amount that is an A, but not while a large one is in its place
# How many amounts a list has, and whether they are formulas over typed ones.
LISTS = {"5 amounts": (ROWS, False), "20,000 amounts": (20000, False),
         "100,000 amounts": (100000, False), "5 amounts that are formulas": (ROWS, True)}

MACRO = """
Global Listener As Object
Global Heard As Object
Global Busy As Boolean

' Copies what the tiers, and a sum beside them, show: as values, beside them.
Sub Copy
    Dim Sheet
    If Busy Then Exit Sub
    Busy = True
    Sheet = ThisComponent.Sheets.getByIndex(0)
    Sheet.getCellRangeByName("G1:H5").setDataArray(Sheet.getCellRangeByName("D1:E5").getDataArray())
    Busy = False
End Sub

Sub Copy_modified(Event)
    Copy
End Sub

Sub Copy_disposing(Event)
End Sub

' Takes what was typed into J1 for an amount, and copies.
Sub Take_modified(Event)
    Dim Sheet
    Sheet = ThisComponent.Sheets.getByIndex(0)
    Sheet.getCellRangeByName("A5").setValue(Sheet.getCellRangeByName("J1").Value)
    Copy
End Sub

Sub Take_disposing(Event)
End Sub

' Looks so long that Basic lets the main loop do what waits for it.
Sub LookAgainAndAgain
    Dim Number
    For Number = 1 To 300
        ThisComponent.Sheets.getByIndex(0).getCellRangeByName("D1:E5").getDataArray()
    Next
End Sub

Sub ListenToCell
    ' In LibreOffice 26.8 a range that nobody holds is gone, and its listeners with it.
    Listener = CreateUnoListener("Take_", "com.sun.star.util.XModifyListener")
    Heard = ThisComponent.Sheets.getByIndex(0).getCellRangeByName("J1")
    Heard.addModifyListener(Listener)
End Sub

Sub ListenToDocument
    Listener = CreateUnoListener("Copy_", "com.sun.star.util.XModifyListener")
    ThisComponent.addModifyListener(Listener)
End Sub

Sub ListenToEvent(Name)
    Dim Macro(1) As New com.sun.star.beans.PropertyValue
    Macro(0).Name = "EventType"
    Macro(0).Value = "Script"
    Macro(1).Name = "Script"
    Macro(1).Value = "vnd.sun.star.script:Standard.Between." & Name & _
        "?language=Basic&location=document"
    ThisComponent.Sheets.getByIndex(0).Events.replaceByName("OnCalculate", Macro())
End Sub
"""


class Offices:
    """An office of each way, started when the first test asks for it."""

    def __init__(self, stack, oxt):
        self._stack = stack
        self.oxt = oxt
        self._offices = {}

    def office(self, way):
        if way not in self._offices:
            display = None
            if way != "headless":
                if shutil.which("Xvfb") is None:
                    tap.skip("there is no Xvfb (package xvfb)")
                display = self._stack.enter_context(Display())
            self._offices[way] = self._stack.enter_context(Office(oxt=self.oxt, display=display))
        return self._offices[way]


class Book:
    """Amounts in A, or by formulas over them in C, of which the fifth changes; the tiers of the
    first five in D, and in E what is summed of the larger amounts, by which Calc shows what it
    knows."""

    def __init__(self, office, kind="5 amounts", before_tiers=lambda book: None):
        self.office = office
        self.document = new_document(office, office.display is None)
        self.document.BasicLibraries.getByName("Standard").insertByName("Between", MACRO)
        self.sheet = self.document.Sheets.getByIndex(0)
        self.kind = kind
        length, computed = LISTS[kind]
        self.others = FIRST + [row * 7919 % 97 + 1 for row in range(ROWS, length)]
        self.large = 100 * sum(self.others)
        fill(self.sheet, "A1", [[amount] for amount in self.amounts(self.large)])
        if computed:
            formulas(self.sheet, "C1", [[f"=A{row}+0"] for row in range(1, length + 1)])
        before_tiers(self)
        amounts = f"{'C' if computed else 'A'}$1:{'C' if computed else 'A'}${length}"
        formulas(self.sheet, "D1", [[f"=CUSTOMERTIER(A1;{amounts})", f'=SUMIF({amounts};">"&A1)']])
        fill_down(self.sheet, f"D1:E{ROWS}")
        tap.equal(values(self.sheet, f"D1:E{ROWS}"), self.expected(self.large), "at first")
        self.office.turn()  # nobody has looked at a tier since

    def amounts(self, fifth):
        return self.others[:ROWS - 1] + [fifth] + self.others[ROWS - 1:]

    def expected(self, fifth):
        """What the tiers and sums are where the fifth amount is this one."""
        amounts = self.amounts(fifth)
        population = reference.Population(amounts)
        return [["ABC"[reference.class_of(own, population)],
                 sum(amount for amount in amounts if amount > own)] for own in amounts[:ROWS]]

    def call(self, macro, *arguments):
        self.document.getScriptProvider().getScript(
            f"vnd.sun.star.script:Standard.Between.{macro}?language=Basic&location=document"
        ).invoke(arguments, (), ())

    def type(self, address, number):
        """Enters a number as a user does."""
        controller = self.document.CurrentController
        controller.select(cell(self.sheet, address))
        self.office.service("com.sun.star.frame.DispatchHelper").executeDispatch(
            controller.Frame, ".uno:EnterString", "", 0, (prop("StringName", str(number)),))

    def change(self, address):
        """Changes the fifth amount by a cell, to and fro, written and typed; each time what was
        copied and what is shown must be what the amounts say."""
        for enter in (lambda number: cell(self.sheet, address).setValue(number),
                      lambda number: self.type(address, number)):
            for number in (10, self.large):
                enter(number)
                expected = self.expected(number)
                what = f"where the fifth of {self.kind} has become {number}"
                copied = values(self.sheet, f"G1:H{ROWS}")
                tap.equal([row[1] for row in copied], [row[1] for row in expected],
                          f"sums copied {what}")
                tap.equal([row[0] for row in copied], [row[0] for row in expected],
                          f"tiers copied {what}")
                tap.equal(values(self.sheet, f"D1:E{ROWS}"), expected, f"what is shown {what}")
                self.office.turn()
                tap.equal(values(self.sheet, f"D1:E{ROWS}"), expected, f"what stays {what}")

    def close(self):
        self.document.setModified(False)
        self.document.close(True)


def each_way(name):
    """Registers a test for each way of running an office."""
    def register(function):
        for way in WAYS:
            tap.test(f"{name}, {way}")(lambda offices, way=way: function(offices, way))
        return function
    return register


def each_list(name):
    """Registers a test for lists of each kind, and each way."""
    def register(function):
        for kind in LISTS:
            each_way(f"{name}, of {kind}")(
                lambda offices, way, kind=kind: function(offices, way, kind))
        return function
    return register


@each_list("tiers are copied by the listener of a cell that has changed the list")
def cell_listener(offices, way, kind):
    book = Book(offices.office(way), kind)
    book.call("ListenToCell")
    book.change("J1")
    book.close()


@each_list("tiers are copied by a listener of the document when the list changes")
def document_listener(offices, way, kind):
    book = Book(offices.office(way), kind)
    book.call("ListenToDocument")
    book.change("A5")
    book.close()


@each_list("tiers are copied by the event of the sheet that is told of formulas calculated")
def calculated(offices, way, kind):
    book = Book(offices.office(way), kind)
    book.call("ListenToEvent", "Copy")
    book.change("A5")
    book.close()


def goal_missed(book):
    """Seeks a goal that no amount reaches."""
    formulas(book.sheet, "F1", [['=IF(D3="A";1;0)', f"=SUM(A1:A{ROWS})"]])
    values(book.sheet, "F1:G1")
    book.document.seekGoal(cell(book.sheet, "F1").CellAddress, cell(book.sheet, "A3").CellAddress,
                           "77")


def check_missed(book):
    """Which amounts that has left is for Calc to say, and the tiers must say the same."""
    amounts = [row[0] for row in values(book.sheet, f"A1:A{ROWS}")]
    in_error = amounts[2] == "#N/A"  # as Calc 7.4 leaves it
    tap.equal(values(book.sheet, "G1"), [["#N/A" if in_error else sum(amounts)]], "the sum")
    tap.equal([row[0] for row in values(book.sheet, f"D1:D{ROWS}")],
              ["#VALUE!"] * 2 + ["#N/A"] + ["#VALUE!"] * 2 if in_error
              else reference.tiers(amounts), "tiers")


@each_list("a text box of a form shows the tier of a cell that it was bound to before tiers came")
def text_box(offices, way, kind):
    boxes = []

    def bind(book):
        """Calc tells its cells' listeners in the order of the places that it keeps the cells at,
        and a new cell gets a place that has become free. So none is free before the box's."""
        boxes.append([book.sheet.getCellByPosition(20, row) for row in range(200)])
        boxes.append(new_text_box(book, CellAddress(0, 3, ROWS - 1)))
        boxes.append([book.sheet.getCellByPosition(21, row) for row in range(200)])

    book = Book(offices.office(way), kind, bind)
    box = boxes[1]
    for number in (MIDDLE, book.large, MIDDLE):
        cell(book.sheet, f"A{ROWS}").setValue(number)
        expected = book.expected(number)
        for what in ("at once", "after the main loop has turned"):
            tap.equal(box.Text, expected[-1][0], f"the box where the amount is {number}, {what}")
            tap.equal(values(book.sheet, f"D1:E{ROWS}"), expected, f"what is shown, {what}")
            book.office.turn()
    book.close()


def new_text_box(book, address):
    """A text box of a form, which shows the text of a cell."""
    model = book.document.createInstance("com.sun.star.form.component.TextField")
    shape = book.document.createInstance("com.sun.star.drawing.ControlShape")
    shape.setControl(model)
    shape.setSize(Size(3000, 800))
    book.sheet.DrawPage.add(shape)
    model.setValueBinding(book.document.createInstanceWithArguments(
        "com.sun.star.table.CellValueBinding", (NamedValue("BoundCell", address),)))
    return model


@each_way("a goal that is not found leaves an error in the list, and tiers that say so")
def missed(offices, way):
    book = Book(offices.office(way))
    goal_missed(book)
    book.office.idle()
    check_missed(book)
    book.close()


def check_missed_by(office, seek):
    """What the tiers say after a macro, all in one turn of the main loop."""
    book = Book(office)
    office.call(lambda: seek(book))
    office.idle()
    check_missed(book)
    book.close()


@each_way("and so it is where somebody looks at the tiers before the main loop has turned")
def missed_and_seen(offices, way):
    def seek(book):
        goal_missed(book)
        values(book.sheet, f"D1:D{ROWS}")

    check_missed_by(offices.office(way), seek)


@each_way("and so it is in a macro that has changed the list before, and looks at the tiers after")
def missed_by_macro(offices, way):
    def seek(book):
        """A notice comes in the same turn, and the tiers are right before the goal is missed."""
        fill(book.sheet, "A1", [[FIRST[0] + 1]])
        values(book.sheet, f"D1:D{ROWS}")
        goal_missed(book)
        values(book.sheet, f"D1:D{ROWS}")

    check_missed_by(offices.office(way), seek)


@tap.test("a sheet's event that takes its time does not stop an office that others change, too")
def slow_event(offices):
    """Calc runs the event's macro while it tells all its objects of a change, and an object that
    ends in the main loop then would wait for the end of that."""
    for kind in ("5 amounts", "5 amounts that are formulas"):
        with Office(oxt=offices.oxt) as office, Deadline(office, f"a change among {kind}", 30):
            book = Book(office, kind)
            column = "C" if LISTS[kind][1] else "A"
            cell(book.sheet, "D1").setFormula(f"=CUSTOMERTIER(A1;{column}:{column})")
            fill_down(book.sheet, f"D1:D{ROWS}")
            book.call("ListenToEvent", "LookAgainAndAgain")
            for number in (10, book.large, 10):
                office.idle()
                cell(book.sheet, f"A{ROWS}").setValue(number)
                tap.equal(values(book.sheet, f"D1:D{ROWS}"),
                          [row[:1] for row in book.expected(number)], f"{kind}, one is {number}")
            book.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--oxt", default=OXT)
    with ExitStack() as stack:
        return tap.run(Offices(stack, parser.parse_args().oxt))


if __name__ == "__main__":
    sys.exit(main())
