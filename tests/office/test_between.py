# SPDX-License-Identifier: MPL-2.0
"""Between a change and its notice, and after a change that has none, a class is what the data say.

    test_between.py                                       the extension as it was built
    test_between.py --oxt build/without-all/vitalfew.oxt      another build (make WITHOUT=all)

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
from office import Display, Office, cell, fill, fill_down, formulas, prop, values
from walk import new_document

OXT = Path(__file__).resolve().parents[2] / "build" / "vitalfew.oxt"
WAYS = ("headless", "in a window")
FIRST = [100, 200, 300, 400]
ROWS = len(FIRST) + 1  # that have a tier; the last of them changes
LENGTHS = (ROWS, 20000, 100000)

MACRO = """
Global Listener As Object
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

Sub ListenToCell
    Listener = CreateUnoListener("Take_", "com.sun.star.util.XModifyListener")
    ThisComponent.Sheets.getByIndex(0).getCellRangeByName("J1").addModifyListener(Listener)
End Sub

Sub ListenToDocument
    Listener = CreateUnoListener("Copy_", "com.sun.star.util.XModifyListener")
    ThisComponent.addModifyListener(Listener)
End Sub

Sub ListenToEvent
    Dim Macro(1) As New com.sun.star.beans.PropertyValue
    Macro(0).Name = "EventType"
    Macro(0).Value = "Script"
    Macro(1).Name = "Script"
    Macro(1).Value = "vnd.sun.star.script:Standard.Between.Copy?language=Basic&location=document"
    ThisComponent.Sheets.getByIndex(0).Events.replaceByName("OnCalculate", Macro())
End Sub
"""


class Offices:
    """An office of each way, started when the first test asks for it."""

    def __init__(self, stack, oxt):
        self._stack = stack
        self._oxt = oxt
        self._offices = {}

    def office(self, way):
        if way not in self._offices:
            display = None
            if way != "headless":
                if shutil.which("Xvfb") is None:
                    tap.skip("there is no Xvfb (package xvfb)")
                display = self._stack.enter_context(Display())
            self._offices[way] = self._stack.enter_context(Office(oxt=self._oxt, display=display))
        return self._offices[way]


class Book:
    """Typed amounts in A, of which the fifth changes; beside the first five their tiers in D, and in
    E what is summed of the larger amounts, by which Calc itself shows what it knows."""

    def __init__(self, offices, way, length=ROWS):
        self.office = offices.office(way)
        self.document = new_document(self.office, way == "headless")
        self.document.BasicLibraries.getByName("Standard").insertByName("Between", MACRO)
        self.sheet = self.document.Sheets.getByIndex(0)
        self.length = length
        self.others = FIRST + [row * 7919 % 97 + 1 for row in range(ROWS, length)]
        self.large = 100 * sum(self.others)
        fill(self.sheet, "A1", [[amount] for amount in self.amounts(self.large)])
        formulas(self.sheet, "D1", [[f"=CUSTOMERTIER(A1;A$1:A${length})",
                                     f'=SUMIF(A$1:A${length};">"&A1)']])
        fill_down(self.sheet, f"D1:E{ROWS}")
        tap.equal(values(self.sheet, f"D1:E{ROWS}"), self.expected(self.large), "at first")

    def amounts(self, fifth):
        return self.others[:ROWS - 1] + [fifth] + self.others[ROWS - 1:]

    def expected(self, fifth):
        """What the tiers and sums are where the fifth amount is this one."""
        amounts = self.amounts(fifth)
        population = reference.Population(amounts)
        return [["ABC"[reference.class_of(own, population)],
                 sum(amount for amount in amounts if amount > own)] for own in amounts[:ROWS]]

    def call(self, macro):
        self.document.getScriptProvider().getScript(
            f"vnd.sun.star.script:Standard.Between.{macro}?language=Basic&location=document"
        ).invoke((), (), ())

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
                what = f"where the fifth of {self.length} amounts has become {number}"
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


def each_length(name):
    """Registers a test for lists of each length, and each way."""
    def register(function):
        for length in LENGTHS:
            each_way(f"{name}, of {length} amounts")(
                lambda offices, way, length=length: function(offices, way, length))
        return function
    return register


@each_length("tiers are copied by the listener of a cell that has changed the list")
def cell_listener(offices, way, length):
    book = Book(offices, way, length)
    book.call("ListenToCell")
    book.change("J1")
    book.close()


@each_length("tiers are copied by a listener of the document when the list changes")
def document_listener(offices, way, length):
    book = Book(offices, way, length)
    book.call("ListenToDocument")
    book.change("A5")
    book.close()


@each_length("tiers are copied by the event of the sheet that is told of formulas calculated")
def calculated(offices, way, length):
    book = Book(offices, way, length)
    book.call("ListenToEvent")
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


@each_way("a goal that is not found leaves an error in the list, and tiers that say so")
def missed(offices, way):
    book = Book(offices, way)
    goal_missed(book)
    book.office.turn()
    check_missed(book)
    book.close()


@each_way("and so it is where somebody has looked at the tiers before the main loop turned")
def missed_and_seen(offices, way):
    book = Book(offices, way)
    goal_missed(book)
    values(book.sheet, f"D1:D{ROWS}")
    book.office.turn()
    check_missed(book)
    book.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--oxt", default=OXT)
    with ExitStack() as stack:
        return tap.run(Offices(stack, parser.parse_args().oxt))


if __name__ == "__main__":
    sys.exit(main())
