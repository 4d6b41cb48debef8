#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""A random walk over spreadsheets, which looks for a class that the data do not support.

    walk.py --seed 7 --book lists --painted --operations 43
    walk.py --seed 1 --times 3 --book lists chains          two walks each with seeds 1, 2 and 3

A book is made, and one operation after another is done to it (operations.py). After each, every
class is read as Calc shows it and compared with an independent computation from the amounts as
they are now (classes.py). The same seed, book and window give the same walk again.

Calc itself leaves a cell stale now and then, in a window above all. So what is found is looked for
once more with a build that keeps no lists, where there is one (--reference): what is stale there,
too, is counted as Calc's.
"""
import argparse
import os
import signal
import sys
import tempfile
import threading
import time
from collections import deque, namedtuple
from contextlib import ExitStack
from pathlib import Path
from random import Random

import books
import operations
from classes import check
from com.sun.star.uno import Exception as UnoException
from office import Display, Office, OfficeError, prop
from sheets import Reader, Snapshot, address

OXT = Path(__file__).resolve().parents[2] / "build" / "vitalfew.oxt"
HANG_SECONDS = 60
ALWAYS_EXECUTE = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN
TOLD = 10


class Stale(namedtuple("Stale", "number operation document cell")):
    """A cell that shows what it should not, after an operation."""

    def place(self):
        return self.number, self.document, self.cell.sheet, self.cell.row, self.cell.column


class Walk:
    """A walk, and what it has seen; `document` is the one that the running operation is about."""

    def __init__(self, office, seed, book, painted=False, only=None, without=()):
        self.office = office
        self.seed = seed
        self.book = book
        self.painted = painted
        self.random = Random(f"{seed} {book}")
        self.hidden = not painted and self.random.random() < 0.5
        self.only = only
        self.without = without
        self.operations = [(function, weight) for function, weight in operations.OPERATIONS
                           if (only is None or function.__name__ in only)
                           and function.__name__ not in without]
        self.toolkit = office.service("com.sun.star.awt.Toolkit")
        self.dispatcher = office.service("com.sun.star.frame.DispatchHelper")
        self.readers = []
        self.snapshots = []
        self.current = 0
        self.keeps_formulas = False
        self.number = 0
        self.looks = 0
        self.compared = 0
        self.refused = 0
        self.stale = []
        self.calcs = 0
        self.told = deque(maxlen=TOLD)

    # -- for operations ------------------------------------------------------------------------

    @property
    def reader(self):
        return self.readers[self.current]

    @property
    def document(self):
        return self.reader.document

    @property
    def snapshot(self):
        return self.snapshots[self.current]

    @property
    def controller(self):
        return self.document.CurrentController

    def sheet(self, name):
        return self.document.Sheets.getByName(name)

    def select(self, cells):
        self.controller.select(cells)

    def dispatch(self, command, **arguments):
        """Carries out a command of the menus on the selection."""
        self.dispatcher.executeDispatch(
            self.controller.Frame, f".uno:{command}", "", 0,
            tuple(prop(name, content) for name, content in arguments.items()))

    def undo(self, count=1):
        manager = self.document.UndoManager
        for _ in range(count):
            if manager.isUndoPossible():
                manager.undo()

    def redo(self, count=1):
        manager = self.document.UndoManager
        for _ in range(count):
            if manager.isRedoPossible():
                manager.redo()

    def forget_undo(self):
        """Calc 7.4 ends when sheets or a filter are undone in a document without a window."""
        if self.hidden:
            self.document.UndoManager.clear()

    def settle(self):
        """Let Calc do what it does when it has nothing else to do: paint, above all."""
        self.toolkit.processEventsToIdle()

    def look(self, told):
        """Compare every class with the amounts, after the part of an operation so described."""
        self.told.append(f"{self.number}: {told}")
        if self.random.random() < (0.6 if self.painted else 0.1):
            self.settle()
        for index, reader in enumerate(self.readers):
            kept = self.keeps_formulas or index != self.current
            self.snapshots[index] = Snapshot(
                reader, self.snapshots[index] if kept else None, self.shuffled)
            self.compare(told, self.snapshots[index], index)

    def compare(self, told, snapshot, index=None, allowed=lambda _snapshot, _cell: False):
        """Keeps the classes that are wrong, but for those of which that is allowed."""
        count, wrong = check(snapshot)
        self.looks += 1
        self.compared += count
        for cell in wrong:
            if allowed(snapshot, cell):
                continue
            self.stale.append(Stale(self.number, told,
                                    self.current if index is None else index, cell))

    def reload(self):
        """Save the document, close it and open it again."""
        document = self.document
        with tempfile.TemporaryDirectory(prefix="vitalfew-walk-") as folder:
            path = Path(folder) / "walk.ods"
            self.office.save(document, path)
            document.setModified(False)
            document.close(True)
            document = self.office.open(path, MacroExecutionMode=ALWAYS_EXECUTE,
                                        Hidden=self.hidden)
        self.readers[self.current] = Reader(document)
        self.settle()  # while it loads, Calc computes RAND() twice, and tells nobody

    def shuffled(self, names):
        names = list(names)
        self.random.shuffle(names)
        return names

    # -- life ----------------------------------------------------------------------------------

    def run(self, count, until_stale=False):
        """Do so many operations; stops early at the first stale class if asked to."""
        try:
            self._make_documents()
            while self.number < count and not (self.stale and until_stale):
                self.number += 1
                self._step()
        finally:
            for reader in self.readers:
                close(reader.document)
        return self

    def _make_documents(self):
        for _ in range(1 + (self.random.random() < 0.3)):
            document = new_document(self.office, self.hidden)
            self.readers.append(Reader(document))
            self.snapshots.append(None)
            for make in books.BOOKS[self.book]:
                make(document, self.random)
        self.look("make the book")

    def _step(self):
        self.current = self.random.randrange(len(self.readers))
        if len(self.readers) > 1:
            self.controller.Frame.activate()
        functions, weights = zip(*self.operations)
        function, = self.random.choices(functions, weights)
        self.keeps_formulas = function in operations.KEEP_FORMULAS
        try:
            with Deadline(self.office, f"{self.number}: {function.__name__}"):
                told = function(self)
        except operations.NothingToDo:
            told = f"{function.__name__}: nothing to do"
        except UnoException as refusal:
            if self.office.pid is None:
                raise
            self.refused += 1
            told = f"{function.__name__}: refused, {refusal.Message}"
        self.look(told)

    def name(self):
        return f"--seed {self.seed} --book {self.book}{' --painted' * self.painted}"

    def report(self):
        """What to do to see the stale classes again, and what came before."""
        lines = [f"walk.py {self.name()} --operations {self.number}"]
        for stale in self.stale[:TOLD]:
            cell = stale.cell
            lines.append(f"  operation {stale.number} ({stale.operation}): document "
                         f"{stale.document + 1}, {cell.sheet}.{address(cell.row, cell.column)} "
                         f"{cell.formula} shows {cell.shown!r}, expected {cell.expected!r}")
        lines.append(f"  {len(self.stale)} stale of {self.compared} classes; the last operations:")
        lines.extend(f"    {told}" for told in self.told)
        return "\n".join(lines)


def open_office(stack, painted, oxt=OXT):
    """An office for walks, which ends with the stack."""
    display = stack.enter_context(Display()) if painted else None
    office = stack.enter_context(Office(oxt=oxt, display=display))
    quiet(office)
    return office


def new_document(office, hidden):
    document = office.desktop.loadComponentFromURL(
        "private:factory/scalc", "_blank", 0,
        (prop("MacroExecutionMode", ALWAYS_EXECUTE), prop("Hidden", hidden),
         prop("OnMainThread", not hidden)))
    document.BasicLibraries.createLibrary("Standard")
    document.BasicLibraries.getByName("Standard").insertByName("Walk", operations.MACRO)
    return document


def close(document):
    try:
        document.setModified(False)
        document.close(True)
    except UnoException:
        pass  # the office has ended, which another exception tells


def quiet(office):
    """Keep Calc from asking before it pastes over cells that are not empty."""
    provider = office.service("com.sun.star.configuration.ConfigurationProvider")
    settings = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess",
        (prop("nodepath", "/org.openoffice.Office.Calc/Input"),))
    settings.setPropertyValue("ReplaceCellsWarning", False)
    settings.commitChanges()


class Deadline:
    """Ends an office that does not come back, as from a dialog that nobody answers.

    No generator of contextlib, which cannot pass on the exceptions of UNO.
    """

    def __init__(self, office, what, seconds=HANG_SECONDS):
        self.timer = threading.Timer(seconds, self.end)
        self.office = office
        self.what = what

    def __enter__(self):
        self.timer.start()

    def __exit__(self, *_):
        self.timer.cancel()

    def end(self):
        print(f"# The office hangs in {self.what}", file=sys.stderr, flush=True)
        os.kill(self.office.pid, signal.SIGKILL)


class Counts(dict):
    """What walks have done together."""

    def add(self, walk):
        for name, count in (("walks", 1), ("operations", walk.number), ("looks", walk.looks),
                            ("classes", walk.compared), ("stale", len(walk.stale)),
                            ("Calc's", walk.calcs), ("refused", walk.refused)):
            self[name] = self.get(name, 0) + count

    def __str__(self):
        return ", ".join(f"{count} {name}" for name, count in self.items())


def excuse(walk, reference):
    """Takes what is stale without kept lists, too, for Calc's own."""
    with ExitStack() as stack:
        office = open_office(stack, walk.painted, reference)
        again = Walk(office, walk.seed, walk.book, walk.painted, walk.only, walk.without)
        again.run(walk.number)
    calcs = {stale.place() for stale in again.stale}
    walk.calcs = sum(stale.place() in calcs for stale in walk.stale)
    walk.stale = [stale for stale in walk.stale if stale.place() not in calcs]


def ends_too(walk, reference):
    """Whether an office without kept lists ends in the same operation as that of a walk did."""
    again = None
    try:
        with ExitStack() as stack:
            office = open_office(stack, walk.painted, reference)
            again = Walk(office, walk.seed, walk.book, walk.painted, walk.only, walk.without)
            again.run(walk.number)
    except (UnoException, OfficeError):
        return again is not None and again.number == walk.number
    return False


def go(office, walk, count, counts, reference=None):
    """Walk, and print what was seen."""
    start = time.monotonic()
    try:
        walk.run(count, until_stale=True)
    except UnoException:
        print(walk.report(), office.log(), sep="\n", flush=True)
        raise
    if walk.stale:
        print(walk.report(), flush=True)
        if reference is not None:
            excuse(walk, reference)
            print(f"  {walk.calcs} of them are stale without kept lists, too", flush=True)
    counts.add(walk)
    own = Counts()
    own.add(walk)
    print(f"{walk.name()}: {own}, {time.monotonic() - start:.1f} s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=1, help="walks, of this seed and the next")
    parser.add_argument("--book", nargs="+", choices=books.BOOKS, default=["lists"])
    parser.add_argument("--operations", type=int, default=100, metavar="K")
    parser.add_argument("--only", nargs="+", metavar="OPERATION", help="of operations.py")
    parser.add_argument("--without", nargs="+", metavar="OPERATION", default=())
    parser.add_argument("--painted", action="store_true", help="in a window, under Xvfb")
    parser.add_argument("--oxt", default=OXT)
    parser.add_argument("--reference", metavar="OXT", help="a build that keeps no lists")
    parser.add_argument("--verbose", action="store_true", help="tell every operation")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # ends the office, too
    counts = Counts()
    with ExitStack() as stack:
        office = open_office(stack, arguments.painted, arguments.oxt)
        for seed in range(arguments.seed, arguments.seed + arguments.times):
            for book in arguments.book:
                walk = Walk(office, seed, book, arguments.painted, arguments.only,
                            arguments.without)
                if arguments.verbose:
                    walk.told = Printed()
                go(office, walk, arguments.operations, counts, arguments.reference)
    print(f"total: {counts}", flush=True)
    return 1 if counts["stale"] else 0


class Printed(deque):
    """Operations that are printed when they are told."""

    def append(self, told):
        print(told, flush=True)
        super().append(told)


if __name__ == "__main__":
    sys.exit(main())
