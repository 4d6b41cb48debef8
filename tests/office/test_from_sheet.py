# SPDX-License-Identifier: MPL-2.0
"""The menu entry that makes a Customer Workbook of the list on the sheet in front."""
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import tap
import uno
from office import Office, cell, fill, value, values
from order_sheets import day

with tap.apart():
    from test_workbook import (FROM_SHEET, OXT, TEMPLATE, Book, check_book, configured, documents,
                               errors, order_lines, orders_cut, retail_customers, used_area)

TITLE = [["Orders of our company"], ["Printed by", "Anna"], [None]]
ORDERS = [["Customer", "Order date", "Amount", "Order no"],
          ["Ann", "2025-01-31", 120.5, 1], ["Bob", "2025-02-01", 30, 2],
          ["Ann", "2024-02-29", 60, 3], ["Cid", "2025-03-01", 9.5, 4]]
LOCALE = uno.createUnoStruct("com.sun.star.lang.Locale", "en", "US", "")
INFOBAR = "org.vitalfew.calc"


def with_dates(rows, column=1):
    """As ORDERS, with days in the place of texts."""
    return [rows[0], *([*row[:column], day(row[column]), *row[column + 1:]] for row in rows[1:])]


def choose(office, document):
    """Choose the entry in the document's window; the workbooks that it opens."""
    before = documents(office)
    frame = document.CurrentController.Frame
    frame.activate()
    office.service("com.sun.star.frame.DispatchHelper").executeDispatch(
        frame, configured(office, FROM_SHEET).URL, "_self", 0, ())
    return [Book(office, None, document=one) for one in documents(office) if one not in before]


def sheet_with(office, rows, at="A1"):
    """A document of a person's own, in a window, that has nothing to be saved."""
    document = office.calc(Hidden=False)
    width = max(map(len, rows))
    fill(document.Sheets.getByIndex(0), at, [[*row, *[None] * (width - len(row))] for row in rows])
    document.setModified(False)
    return document


def taken(office, rows, at="A1"):
    """The workbook that is made of these rows, which are then closed."""
    document = sheet_with(office, rows, at)
    books = choose(office, document)
    tap.equal(document.isModified(), False, "whether the person's document is modified")
    tap.equal(document.CurrentController.hasInfobar(INFOBAR), False, "whether anything is said")
    document.close(True)
    tap.equal(len(books), 1, "workbooks")
    return books[0]


def orders(book):
    return values(book.orders, used_area(book.orders))


def told(book):
    return cell(book.dashboard, "B3").String


def as_floats(rows):
    return [["" if content is None else float(content) if isinstance(content, int) else content
             for content in row] for row in rows]


@tap.test("the list becomes the workbook's orders, and the person's document stays as it was")
def makes_a_workbook(office):
    document = sheet_with(office, with_dates(ORDERS))
    shown = values(document.Sheets.getByIndex(0), "A1:D5")
    book, = choose(office, document)
    tap.equal(orders(book), as_floats(with_dates(ORDERS)))
    tap.equal((book.document.URL, book.document.isModified()), ("", True), "it is to be saved")
    tap.equal(book.document.CurrentController.ActiveSheet.Name, "Dashboard", "what is in front")
    check_book(book)
    tap.equal(told(book), "Taken over from your sheet: 4 rows.")
    tap.equal(set().union(*book.named("ProspectCells")), {""}, "prospects")
    tap.equal({row[column] for row in book.customers() for column in "KLNOPQRSTUVWX"}, {""},
              "what is known of the invented customers")
    tap.equal((document.isModified(), values(document.Sheets.getByIndex(0), "A1:D5")),
              (False, shown))
    cell(book.orders, "C3").setValue(5000)
    check_book(book)
    book.close()
    document.close(True)


@tap.test("three real lists become workbooks in which everything equals an independent computation")
def real_lists(office):
    for read in (order_lines, orders_cut, retail_customers):
        rows = read()
        if rows is None:
            tap.skip("there is no ../shared/data")
        book = taken(office, [*TITLE, *rows], at="B2")
        check_book(book)
        tap.equal(f"{len(book.customers())} customers found" in book.status(), True, book.status())
        tap.equal(told(book), f"Taken over from your sheet: {len(rows) - 1:,} rows.")
        book.close()


@tap.test("the header row is found under title lines, and in any column")
def finds_headers(office):
    for above, at in ((TITLE, "C4"), ([["Report"], [None], ["From", "2024-01-01"], [None]], "A1")):
        book = taken(office, [*above, *with_dates(ORDERS)], at)
        tap.equal(orders(book), as_floats(with_dates(ORDERS)), f"{above} at {at}")
        book.close()


@tap.test("a total row is left out and told")
def leaves_out_total(office):
    rows = with_dates(ORDERS)
    for total in ([None, None, 220, None], ["Summe", day("2025-03-31"), 220, 4]):
        book = taken(office, [*TITLE, *rows, total])
        tap.equal(orders(book), as_floats(rows), f"{total}")
        tap.equal(told(book), "Taken over from your sheet: 4 rows. The total of the others, in row 9 "
                              "there, was left out.")
        check_book(book)
        book.close()
    book = taken(office, [*rows, ["Dan", day("2025-03-31"), 220, 5]])
    tap.equal(len(orders(book)), 6, "a customer that is as large as all others is none")
    book.close()


# How a date may have come in as text.
FORMS = ("{year}-{month:02}-{day:02}", "{day}.{month}.{year}", "{month}/{day}/{year} 10:11")


def written(form, text):
    year, month, its_day = map(int, text.split("-"))
    return form.format(year=year, month=month, day=its_day)


@tap.test("dates that are text in one clear form are put in as dates, and told")
def puts_in_dates(office):
    for form in FORMS:
        book = taken(office, [ORDERS[0], *([row[0], written(form, row[1]), *row[2:]]
                                           for row in ORDERS[1:])])
        tap.equal(orders(book), as_floats(with_dates(ORDERS)), form)
        tap.equal(cell(book.orders, "B4").String, "02/29/2024", f"{form} is shown")
        tap.equal(told(book), "Taken over from your sheet: 4 rows. 4 dates that were text were put "
                              "in as dates.")
        check_book(book)
        book.close()


@tap.test("where day and month could be either, dates stay text, and both the line and the faults say so")
def leaves_unclear_dates(office):
    rows = [ORDERS[0], ["Ann", "01/02/2025", 10, 1], ["Bob", "03/04/2025", 20, 2]]
    book = taken(office, rows)
    tap.equal(orders(book), as_floats(rows))
    tap.equal(told(book), "Taken over from your sheet: 2 rows. In the column Order date day and "
                          "month could be either, so its dates stayed text.")
    tap.equal("Row 2: Date is text" in book.status(), True, book.status())
    tap.equal(errors(book.document), [])
    book.close()


@tap.test("values are taken over with their number formats, not formulas, and errors are named")
def takes_values(office):
    document = sheet_with(office, with_dates(ORDERS))
    sheet = document.Sheets.getByIndex(0)
    formats = document.NumberFormats
    for area, code in (("B2:B5", "DD.MM.YYYY"), ("C2:C4", '#,##0.00" kr"'), ("C5", "0%")):
        key = formats.queryKey(code, LOCALE, False)
        sheet.getCellRangeByName(area).NumberFormat = (
            key if key >= 0 else formats.addNew(code, LOCALE))
    cell(sheet, "C3").setFormula("=C2/4")
    document.setModified(False)
    book, = choose(office, document)
    tap.equal([[cell(book.orders, f"{column}{row}").String for column in "BC"]
               for row in range(2, 6)],
              [["31.01.2025", "120.50 kr"], ["01.02.2025", "30.13 kr"],
               ["29.02.2024", "60.00 kr"], ["01.03.2025", "950%"]])
    tap.equal((cell(book.orders, "C3").Formula, value(cell(book.orders, "C3"))),
              ("30.125", 30.125))
    tap.equal(cell(book.orders, "C7").String, "")
    check_book(book)
    book.close()
    cell(sheet, "C3").setFormula("=1/0")
    book, = choose(office, document)
    tap.equal("Row 3: Error" in book.status(), True, book.status())
    book.close()
    document.close(True)


NO_LISTS = (
    ("an empty sheet", [[None]]),
    ("a title alone", [["Orders of our company"]]),
    ("names alone", [["Customer"], ["Ann"], ["Bob"]]),
    ("no headers", [["Ann", 12], ["Bob", 30]]),
    ("no amounts", [["Customer", "City"], ["Ann", "Oslo"], ["Bob", "Bergen"]]),
)


@tap.test("a sheet without a list gets a sentence, and no workbook")
def says_what_is_missing(office):
    for what, rows in NO_LISTS:
        document = sheet_with(office, rows)
        for _ in range(2):
            tap.equal(choose(office, document), [], what)
            tap.equal(document.CurrentController.hasInfobar(INFOBAR), True, what)
        tap.equal(document.isModified(), False, what)
        document.close(True)


@tap.test("the sentences are in each of the five languages")
def sentences(office):
    for name in ("NoList", "NotDone"):
        texts = [configured(office, "/org.vitalfew.calc.Texts/Texts", language).getByName(name)
                 for language in ("en-US", "nb", "de", "fr", "es")]
        tap.equal(len(set(texts)), 5, f"different texts: {texts}")
    titles = [configured(office, FROM_SHEET, language).Title
              for language in ("en-US", "nb", "de", "fr", "es")]
    tap.equal(len(set(titles)), 5, f"different titles: {titles}")
    tap.equal(configured(office, FROM_SHEET).Context, "com.sun.star.sheet.SpreadsheetDocument")


@tap.test("where the package has lost the workbook the sheet is told so")
def without_template(_):
    with Office(oxt=OXT) as office:
        packages = office.context.getValueByName(
            "/singletons/com.sun.star.deployment.PackageInformationProvider")
        where = packages.getPackageLocation("org.vitalfew.calc")
        office.service("com.sun.star.ucb.SimpleFileAccess").kill(f"{where}/{quote(TEMPLATE)}")
        document = sheet_with(office, with_dates(ORDERS))
        tap.equal(choose(office, document), [])
        tap.equal(document.CurrentController.hasInfobar(INFOBAR), True)


@tap.test("an export that was opened as CSV or XLSX becomes the same workbook")
def files(office):
    rows = [*TITLE, *ORDERS, [None, None, 220, None]]
    with tempfile.TemporaryDirectory() as folder:
        for ending in (".csv", ".xlsx", ".ods"):
            path = Path(folder) / f"export{ending}"
            document = sheet_with(office, rows)
            office.save(document, path)
            document.close(True)
            opened = office.open(path, Hidden=False)
            book, = choose(office, opened)
            tap.equal(opened.isModified(), False, ending)
            tap.equal(orders(book)[:5], as_floats(with_dates(ORDERS)), ending)
            check_book(book)
            book.close()
            opened.close(True)


def main():
    with Office(oxt=OXT) as office:
        return tap.run(office)


if __name__ == "__main__":
    sys.exit(main())
