#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""A long day in a real office, in fast motion; `make soak` has one after its walks.

    day.py                                                       some hours of use
    day.py --edits 0 --documents 100 --inserts 0 --no-others     100 documents alone

Documents come and go, rows are inserted one by one, a sheet is used to its last row, the office is
ended while it computes, and killed and its documents recovered. After each, every class is compared
with what reference.py computes from the amounts.

Calc itself needs more memory the longer it runs, and for a cell with a function of an add-in,
whichever, more than for one with a built-in function. So what grows is measured twice, in an office
each, and what the add-in takes over the second half beyond the other one must be less than LIMIT of
all that is resident. The other one has the same functions by a build that keeps no lists
(--reference), or, if there is none, built-in functions in the same places.
"""
import argparse
import os
import re
import signal
import sys
import tempfile
import threading
import time
from bisect import bisect_right
from collections import namedtuple
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from random import Random

import reference
import reference_more
import uno
from com.sun.star.table import TableSortField
from com.sun.star.uno import Exception as UnoException
from com.sun.star.uno import RuntimeException
from com.sun.star.util import URL
from office import Office, OfficeError, cell, fill, fill_down, formulas, prop

OXT = Path(__file__).resolve().parents[2] / "build" / "vitalfew.oxt"
LIMIT = 0.01
CUSTOMERS = 60
GROUPS = ("North", "South", "East")
HOURS = 1500
SHEET_ROWS = 1048576
PIECE = 65536
BEGUN = 0.05  # seconds that the office has computed when it is in the middle of it
CHAIN = 60000  # formulas, each on the one before: half a second or more of computing
PATIENCE = 120  # seconds until an office is taken to hang

# What stands in F to J beside a list of orders (B), sales (C), days since (D) and groups (E).
CLASSES = ("=CUSTOMERTIER(C2;C$2:C${last})",
           "=CUSTOMERTIERIF(C2;C$2:C${last};E2;E$2:E${last})",
           "=CUSTOMERSTAGE(B2;C2;B$2:B${last};C$2:C${last})",
           f"=SELLINGTIME(F2;F$2:F${{last}};{HOURS})",
           "=RFMSCORE(D2;B2;C2;D$2:D${last};B$2:B${last};C$2:C${last})")
BUILT_IN = ("=RANK(C2;C$2:C${last})",
            '=COUNTIFS(C$2:C${last};">"&C2;E$2:E${last};E2)',
            '=COUNTIFS(B$2:B${last};">="&B2;C$2:C${last};">"&C2)',
            f"={HOURS}/COUNTIF(F$2:F${{last}};F2)",
            "=PERCENTRANK(C$2:C${last};C2)+RANK(B2;B$2:B${last})+RANK(D2;D$2:D${last})")


class Failure(AssertionError):
    """What the office shows or does is not what it should be."""


def require(holds, what):
    if not holds:
        raise Failure(what)


# -- lists -------------------------------------------------------------------------------------

class Listing:
    """A list of customers on a sheet, with what is computed beside it by CLASSES or BUILT_IN."""

    def __init__(self, sheet, last, row):
        self.sheet = sheet
        self.last = last
        self.row = row  # the formulas

    @property
    def end_column(self):
        return "FGHIJ"[len(self.row) - 1]

    @classmethod
    def make(cls, sheet, count, row, random):
        """Every third amount is a formula."""
        listing = cls(sheet, count + 1, row)
        fill(sheet, "A1", [["Name", "Orders", "Sales", "Days", "Group"]])
        fill(sheet, "A2", [customer(random) for _ in range(count)])
        for place in range(2, listing.last + 1, 3):
            cell(sheet, f"C{place}").setFormula(f"=B{place}*{random.randint(1, 90)}+D{place}")
        formulas(sheet, "F2", [[one.format(last=listing.last) for one in row]])
        fill_down(sheet, f"F2:{listing.end_column}{listing.last}")
        return listing

    def insert(self, place, random):
        """A customer more, whose formulas are filled down from the row above."""
        self.sheet.Rows.insertByIndex(place - 1, 1)
        self.last += 1
        fill(self.sheet, f"A{place}", [customer(random)])
        fill_down(self.sheet, f"F{place - 1}:{self.end_column}{place}")

    def delete(self, place):
        self.sheet.Rows.removeByIndex(place - 1, 1)
        self.last -= 1

    def sort(self, column, ascending):
        field = TableSortField(Field=column, IsAscending=ascending)
        self.sheet.getCellRangeByName(f"A2:E{self.last}").sort(
            (prop("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))),
             prop("ContainsHeader", False)))

    def look(self):
        """All rows, as Calc shows them; nothing is computed before somebody looks."""
        return self.sheet.getCellRangeByName(f"B2:{self.end_column}{self.last}").getDataArray()

    def check(self, when):
        """Every class is what the data say; of built-in functions, that they have a value."""
        rows = self.look()
        shown = [list(column) for column in zip(*rows)]
        for column, found in zip("BCDEFGHIJ", shown):
            require(None not in found, f"{when}: a cell of column {column} is in error")
        if self.row[0] == CLASSES[0]:
            for column, found, expected in zip("FGHIJ", shown[4:], expected_classes(*shown[:5])):
                wrong = [place for place, pair in enumerate(zip(found, expected), 2)
                         if not same(*pair)]
                if wrong:
                    place = wrong[0] - 2
                    raise Failure(f"{when}: {len(wrong)} of {len(found)} wrong in column {column},"
                                  f" the first, in row {wrong[0]}, shows {found[place]!r},"
                                  f" expected {expected[place]!r}")
        return len(rows) * len(self.row)


def customer(random):
    return [f"Customer {random.randint(1, 99999)}", random.randint(0, 12), random.randint(1, 9000),
            random.randint(0, 400), random.choice(GROUPS)]


def expected_classes(orders, sales, days, groups, tiers):
    """The columns F to J; hours by the tiers as they are shown, which F has checked."""
    yield reference.tiers(sales)
    yield reference.tiers(sales, groups=groups)
    customers = reference_more.Customers(orders, sales)
    yield [customers.stage(*row) for row in zip(orders, sales)]
    hours = {tier: reference_more.selling_time(tier, tiers, HOURS) for tier in set(tiers)}
    yield [hours[tier] for tier in tiers]
    yield reference_more.rfm_scores(days, orders, sales)


def same(shown, expected):
    if isinstance(expected, str):
        return shown == expected
    return isinstance(shown, float) and abs(shown - expected) <= 1e-9 * max(1, expected)


# -- memory ------------------------------------------------------------------------------------

class Growth(namedtuple("Growth", "middle end")):
    """What was resident after half of a part of the day and at its end, in kB."""

    @property
    def kilobytes(self):
        return self.end - self.middle

    def __str__(self):
        return (f"{self.middle / 1024:.1f} MB in the middle, {self.end / 1024:.1f} MB at the end "
                f"({self.kilobytes / self.middle:+.2%})")


def resident(office):
    """What the process that computes has in memory, in kB, when it has nothing more to do."""
    office.idle()
    status = Path(f"/proc/{office.pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s*(\d+) kB", status)[1])


def halves(office, count, step):
    """Takes `count` steps; the Growth over the second half of them."""
    middle = None
    for number in range(count):
        if number == count // 2:
            middle = resident(office)
        step(number)
    return Growth(middle, resident(office))


def compared(what, grow, limit, reference_oxt=None):
    """Lets something grow with the add-in's functions, and by a build that keeps no lists or with
    built-in functions; tells of both."""
    with Office(oxt=OXT) as office:
        ours = grow(office, CLASSES)
    with Office(oxt=reference_oxt or OXT) as office:
        other = grow(office, CLASSES if reference_oxt else BUILT_IN)
    beyond = (ours.kilobytes - other.kilobytes) / ours.middle
    name = "without kept lists" if reference_oxt else "with built-in functions"
    told = f"{what}: {ours}; {name} {other}; beyond that {beyond:+.2%}"
    require(beyond <= limit, f"{told}, more than {limit:.0%}")
    return told


# -- one document is edited --------------------------------------------------------------------

def edits(count, limit=LIMIT):
    """Amounts are typed and all is computed again: no memory stays, whatever the office needs."""
    random = Random(4)
    with Office(oxt=OXT) as office:
        document = office.calc()
        listing = Listing.make(document.Sheets.getByIndex(0), CUSTOMERS, CLASSES, random)

        def step(_):
            changed = cell(listing.sheet, f"C{random.randint(2, listing.last)}")
            changed.Value = random.randint(1, 9000)
            document.calculateAll()
            listing.look()

        growth = halves(office, count, step)
        listing.check(f"{count} edits")
        document.close(True)
    told = f"{count} amounts typed, and all computed again: {growth}"
    require(growth.kilobytes <= limit * growth.middle, f"{told}, more than {limit:.0%}")
    return told


# -- documents come and go ---------------------------------------------------------------------

def use_document(office, row, random, path):
    """A document is made, edited, saved, closed, opened, edited and closed; how many classes were
    compared."""
    document = office.calc()
    sheets = document.Sheets
    listing = Listing.make(sheets.getByIndex(0), CUSTOMERS, row, random)
    checked = listing.check("made")
    edit(listing, random)
    checked += listing.check("edited")
    listing.sort(random.randrange(2, 4), random.random() < 0.5)
    checked += listing.check("sorted")
    sheets.copyByName(listing.sheet.Name, "Copy", sheets.Count)
    checked += Listing(sheets.getByName("Copy"), listing.last, row).check("copied")
    sheets.insertNewByName("New", 0)
    sheets.removeByName("Copy")
    office.save(document, path)
    document.close(True)
    document = office.open(path)
    listing = Listing(document.Sheets.getByIndex(1), listing.last, row)
    checked += listing.check("opened")
    edit(listing, random)
    checked += listing.check("edited when opened")
    document.close(True)
    return checked


def edit(listing, random):
    """Amounts are typed, rows inserted and deleted, and looked at in between."""
    for _ in range(3):
        amount = random.randint(1, 9) * 10.0**random.randint(0, 6)
        cell(listing.sheet, f"C{random.randint(2, listing.last)}").Value = amount
        listing.look()
        listing.insert(random.randint(3, listing.last), random)
        listing.look()
        listing.delete(random.randint(3, listing.last - 1))


def documents(count, limit=LIMIT, reference_oxt=None):
    """So many documents come and go: no class is wrong, and no memory stays."""
    def grow(office, row):
        random = Random(1)
        checked = []
        with tempfile.TemporaryDirectory(prefix="vitalfew-day-") as folder:
            path = Path(folder) / "day.ods"
            growth = halves(office, count,
                            lambda _: checked.append(use_document(office, row, random, path)))
        sums[row] = sum(checked)
        return growth

    sums = {}
    told = compared(f"{count} documents", grow, limit, reference_oxt)
    return f"{told}; {sums[CLASSES]} classes compared"


# -- rows are inserted one by one --------------------------------------------------------------

def inserts(count, limit=LIMIT, reference_oxt=None):
    """A list grows by so many rows, one at a time."""
    def grow(office, row):
        random = Random(2)
        document = office.calc()
        listing = Listing.make(document.Sheets.getByIndex(0), CUSTOMERS, row[:2], random)

        def insert(_):
            place = random.randint(3, listing.last)
            listing.insert(place, random)
            for looked in (place, random.randint(2, listing.last)):
                listing.sheet.getCellRangeByName(f"F{looked}:G{looked}").getDataArray()

        growth = halves(office, count, insert)
        listing.check(f"{count} rows inserted")
        document.close(True)
        return growth

    return compared(f"{count} rows inserted one by one", grow, limit, reference_oxt)


# -- a sheet to its last row -------------------------------------------------------------------

class Whole:
    """Tiers of whole amounts, however many, by sums of integers."""

    def __init__(self, amounts):
        self.rising = sorted(amounts)
        self.upto = [0, *accumulate(self.rising)]

    def tier(self, amount):
        above = self.upto[-1] - self.upto[bisect_right(self.rising, amount)]
        share = Fraction(above, self.upto[-1]) + reference.REACHED
        return "ABC"[sum(share >= reference.exact(limit) for limit in (0.8, 0.95))]


def last_row(asked=200):
    """Amounts in all the rows that a sheet has, and the tiers of some of them."""
    random = Random(3)
    amounts = [random.randint(1, 10) ** random.randint(1, 5) for _ in range(SHEET_ROWS)]
    with Office(oxt=OXT) as office:
        document = office.calc()
        sheet = document.Sheets.getByIndex(0)
        for start in range(0, SHEET_ROWS, PIECE):
            fill(sheet, f"B{start + 1}", [[one] for one in amounts[start:start + PIECE]])
        places = sorted(random.sample(range(SHEET_ROWS), asked))
        formulas(sheet, "D1", [[f"=B{place + 1}", f"=CUSTOMERTIER(D{row};B:B)",
                                f"=CUSTOMERTIER(D{row};B$1:B${SHEET_ROWS})"]
                               for row, place in enumerate(places, 1)])

        def check(when):
            whole = Whole(amounts)
            expected = tuple((amounts[place], *[whole.tier(amounts[place])] * 2)
                             for place in places)
            shown = sheet.getCellRangeByName(f"D1:F{asked}").getDataArray()
            wrong = [row for row, pair in enumerate(zip(shown, expected), 1) if pair[0] != pair[1]]
            require(not wrong, f"{SHEET_ROWS} rows, {when}: wrong in the rows {wrong[:9]}")
            return {tier for _, tier, _ in expected}

        seen = check("filled")
        for place, amount in ((SHEET_ROWS - 1, 4 * 10**10), (0, 10**9), (SHEET_ROWS - 1, 7)):
            amounts[place] = amount
            cell(sheet, f"B{place + 1}").Value = float(amount)
            seen |= check(f"{amount} typed into row {place + 1}")
        require(seen == set("ABC"), f"the tiers {seen} alone were asked for")
        require(is_refused(sheet.Rows.insertByIndex, 4, 1),
                "a row was inserted into a sheet that is full")
        check("after a row was refused")
        document.close(True)
    return f"{SHEET_ROWS} rows: {2 * asked} tiers right when filled, edited and not inserted into"


def is_refused(act, *arguments):
    try:
        act(*arguments)
    except RuntimeException:
        return True
    return False


# -- ended while it computes -------------------------------------------------------------------

class Computing:
    """A hard recalculation of a document, which goes on in the office while the block begins."""

    def __init__(self, office, document):
        self.pid = office.pid
        self.thread = threading.Thread(target=self.compute, args=(document,), daemon=True)

    def compute(self, document):
        try:
            document.calculateAll()
        except UnoException:
            pass  # the document or the office has gone before it came to be computed

    def __enter__(self):
        begun = computed(self.pid) + BEGUN
        deadline = time.monotonic() + PATIENCE
        self.thread.start()
        # No call can tell of it, since the office answers none meanwhile.
        while self.is_running() and computed(self.pid) < begun:
            require(time.monotonic() < deadline, "the recalculation does not begin")
            time.sleep(0.01)
        require(self.is_running(), "the recalculation was over before anything could be done")
        return self

    def __exit__(self, kind, *_):
        self.thread.join(PATIENCE)
        require(kind is not None or not self.is_running(), "the recalculation hangs")

    def is_running(self):
        return self.thread.is_alive()


def computed(pid):
    """How many seconds a process has computed so far."""
    ticks = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11]
    return int(ticks) / os.sysconf("SC_CLK_TCK")


def make_chain(document):
    """Amounts that are each computed from the one before, and their tiers in C."""
    sheet = document.Sheets.getByIndex(0)
    fill(sheet, "B1", [[17]])
    formulas(sheet, "B2", [["=MOD(B1*7+ROW();1009)", f"=CUSTOMERTIER(B2;B$2:B${CHAIN})"]])
    fill_down(sheet, f"B2:C{CHAIN}")
    return sheet


def check_chain(sheet, when):
    """The tiers, and that no formula is lost."""
    rows = sheet.getCellRangeByName(f"B2:C{CHAIN}").getDataArray()
    amounts = [cell(sheet, "B1").Value]
    for row in range(2, CHAIN + 1):
        amounts.append((amounts[-1] * 7 + row) % 1009)
    whole = Whole(map(int, amounts[1:]))
    tiers = {amount: whole.tier(amount) for amount in set(amounts)}
    wrong = [row for row, (shown, amount) in enumerate(zip(rows, amounts[1:]), 2)
             if shown != (amount, tiers[amount])]
    require(not wrong, f"{when}: {len(wrong)} rows wrong, the first {wrong[:5]}")
    texts = sheet.getCellRangeByName(f"B2:C{CHAIN}").getFormulaArray()
    lost = [row for row, (amount, tier) in enumerate(texts, 2)
            if amount != f"=MOD(B{row - 1}*7+ROW();1009)"
            or not tier.endswith(f"CUSTOMERTIER(B{row};B$2:B${CHAIN})")]
    require(not lost, f"{when}: formulas lost in the rows {lost[:5]}")


def end_by_itself(office, when):
    """Asks the office to end until it does, as it may refuse while it computes."""
    deadline = time.monotonic() + PATIENCE
    refused = 0
    while not terminated(office.desktop):
        refused += 1
        require(time.monotonic() < deadline, f"{when}: the office refuses to end")
        time.sleep(0.1)
    status = office.ended(PATIENCE)
    require(status == 0, f"{when}: the office ended with {status}, and printed: {office.log()}")
    return refused


def terminated(desktop):
    try:
        return desktop.terminate()
    except UnoException:
        return True  # the office cuts the connection while it ends


def in_time(act, *arguments, what):
    """Does what might hang for ever, in a thread of its own."""
    thread = threading.Thread(target=act, args=arguments, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    require(not thread.is_alive(), f"{what} hangs")


def ended_while_computing():
    """Another document, the document itself and the office are closed in the middle."""
    with Office(oxt=OXT) as office:
        document = office.calc()
        sheet = make_chain(document)
        other = office.calc()
        Listing.make(other.Sheets.getByIndex(0), CUSTOMERS, CLASSES, Random(4)).check("other")
        with Computing(office, document):
            in_time(other.close, True, what="closing another document")
        check_chain(sheet, "another document was closed")
        with Computing(office, document):
            in_time(document.close, True, what="closing the document")
        # Closed before the main loop has had a chance to look at what was changed.
        document = office.calc()
        cell(make_chain(document), "B1").Value = 18
        in_time(document.close, True, what="closing an edited document")
        document = office.calc()
        make_chain(document)
        document.setModified(False)
        with Computing(office, document):
            refused = end_by_itself(office, "computing")
    return (f"ended while {CHAIN} amounts and tiers are computed: the documents are closed, the "
            f"office ends with status 0, after {refused} refusals")


# -- killed and recovered ----------------------------------------------------------------------

def recovery(office, command):
    """Has the office's own service save or recover documents."""
    _, url = office.service("com.sun.star.util.URLTransformer").parseStrict(
        URL(Complete=f"vnd.sun.star.autorecovery:/{command}"))
    office.context.getValueByName(
        "/singletons/com.sun.star.frame.theAutoRecovery").dispatch(url, ())


def save_every_minute(office):
    """As the options say under Load/Save, General; it takes effect at once."""
    settings = office.service(
        "com.sun.star.configuration.ConfigurationProvider").createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (prop("nodepath", "/org.openoffice.Office.Recovery/AutoSave"),))
    settings.setPropertyValue("Enabled", True)
    settings.setPropertyValue("TimeIntervall", 1)
    settings.commitChanges()


def wait_for_saved(office, when):
    """The profile names the file that the office will recover from."""
    registry = Path(office.folder) / "user" / "user" / "registrymodifications.xcu"
    deadline = time.monotonic() + PATIENCE
    while not re.search(r'"TempURL" oor:op="fuse"><value>file:', registry.read_text("utf-8")):
        require(time.monotonic() < deadline, f"{when}: nothing was saved to recover from")
        time.sleep(0.1)


def crash(by_itself):
    """The office is killed while it computes a document that was changed since it was saved. What
    saves the changes: the office by itself after a minute, or as when a session of the desktop
    ends, which it does at once."""
    with Office(oxt=OXT, recovers=True) as office:
        if by_itself:
            save_every_minute(office)
        document = office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
        sheet = make_chain(document)
        path = Path(office.folder) / "crash.ods"
        document.storeAsURL(path.as_uri(), ())
        cell(sheet, "B1").Value = 23
        if not by_itself:
            recovery(office, "doSessionSave")
        wait_for_saved(office, "before the crash")
        cell(sheet, "B1").Value = 29  # which nobody saves
        with Computing(office, document):
            os.kill(office.pid, signal.SIGKILL)
        require(office.ended(PATIENCE) == 128 + signal.SIGKILL, "the office was not killed")
        office.stop()
        office.start()
        recovery(office, "doAutoRecovery")
        documents_now = office.desktop.Components.createEnumeration()
        document = documents_now.nextElement() if documents_now.hasMoreElements() else None
        require(document is not None and document.URL == path.as_uri(), "nothing was recovered")
        sheet = document.Sheets.getByIndex(0)
        require(cell(sheet, "B1").Value == 23, "the change since the saving was not recovered")
        check_chain(sheet, "recovered")
        cell(sheet, "B1").Value = 31
        check_chain(sheet, "recovered and edited")
        document.close(True)
        # What the user saved, under another name, as the lock of the killed office is still there.
        saved = path.with_name("saved.ods")
        saved.write_bytes(path.read_bytes())
        document = office.open(saved, Hidden=True)
        sheet = document.Sheets.getByIndex(0)
        require(cell(sheet, "B1").Value == 17, "the saved file is not what was saved")
        check_chain(sheet, "opened after the crash")
        document.close(True)
        end_by_itself(office, "after the recovery")
    saver = "the office by itself" if by_itself else "a session's end"
    return f"killed while it computes, and recovered what {saver} saved: formulas and tiers right"


# -- the day -----------------------------------------------------------------------------------

def go(name, part, *arguments):
    """One part of the day; whether it went well."""
    start = time.monotonic()
    well = True
    try:
        told = part(*arguments)
    except (Failure, UnoException, OfficeError) as error:
        told = f"FAILED, {name}: {type(error).__name__}: {error}"
        well = False
    print(f"{told}; {time.monotonic() - start:.0f} s", flush=True)
    return well


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=4000)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--inserts", type=int, default=10000, help="rows inserted one by one")
    parser.add_argument("--reference", metavar="OXT", help="a build that keeps no lists")
    parser.add_argument("--no-others", action="store_true", help="nothing but these")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # ends the office, too
    parts = [(edits, arguments.edits),
             (documents, arguments.documents, LIMIT, arguments.reference),
             (inserts, arguments.inserts, LIMIT, arguments.reference)]
    parts = [part for part in parts if part[1]]
    if not arguments.no_others:
        parts = [(last_row,), (ended_while_computing,), (crash, False), (crash, True), *parts]
    right = [go(part[0].__name__, *part) for part in parts]
    print(f"the day: {len(right)} parts, {right.count(False)} failed", flush=True)
    return 0 if right and all(right) else 1


if __name__ == "__main__":
    sys.exit(main())
