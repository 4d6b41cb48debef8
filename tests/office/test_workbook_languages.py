# SPDX-License-Identifier: MPL-2.0
"""The sample workbook in an office of each language: its words are that language's, its figures
those of the English one, nothing on a sheet is cut, and a list under the language's headers is
read."""
import re
import sys
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

import uno

import tap
from cases import same
from office import Office, cell, fill, value, values
from order_sheets import day

with tap.apart():
    from test_languages import LANGUAGES, installed

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
EVERYTHING = 1023  # all of com.sun.star.sheet.CellFlags

FOLDERS = {language: language if language != "en-US" else "any-language" for language in LANGUAGES}
(DASHBOARD, ORDERS, CUSTOMERS, PERIODS, PLAN, PROSPECTS, YOURS, GUIDE, WORKINGS) = range(9)

# What each office shows of the same: the last day of the year, the revenue of the A customers, and
# how its status begins, whatever blank stands between thousands.
SHOWN = {
    "en-US": ("12/31/2025", "3,729,580", "469 customers found, room for 5,000 "),
    "nb": ("31.12.2025", "3 729 580", "469 kunder funnet, plass til 5 000 "),
    "de": ("31.12.2025", "3.729.580", "469 Kunden gefunden, Platz für 5.000 "),
    "fr": ("31/12/2025", "3 729 580", "469 clients trouvés, place pour 5 000 "),
    "es": ("31/12/2025", "3.729.580", "469 clientes encontrados, sitio para 5.000 "),
}
# The headers of an export, and what is said of a row without an amount.
EXPORTS = {
    "en-US": (("Order date", "Order no", "Customer name", "Amount"), "Row 4: Amount missing"),
    "nb": (("Ordredato", "Ordrenr", "Kundenavn", "Beløp"), "Rad 4: Beløp mangler"),
    "de": (("Bestelldatum", "Bestellnummer", "Kunde", "Betrag"), "Zeile 4: Betrag fehlt"),
    "fr": (("Date de commande", "N° de commande", "Client", "Montant"),
           "Ligne 4\u00a0: Montant manquant"),
    "es": (("Fecha", "Pedido", "Cliente", "Importe"), "Fila 4: Falta el importe"),
}
# What is the same word in English and in the language.
SHARED = {
    "nb": {"Filter", "Margin", "Plan", "RFM", "Region"},
    "de": {"Export", "Filter", "Ideal", "Plan", "RFM", "Region", "Warm", "West"},
    "fr": {"Acceptable", "Action", "Construction", "Date", "Export", "Guide", "Plan", "Prospect",
           "Prospects", "RFM", "Score", "Services"},
    "es": {"Error", "Ideal", "Plan", "RFM", "no"},
}


class Shown:
    """A workbook that is open in the office of its language."""

    def __init__(self, office, language):
        self.language = language
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(OXT) as package:
            path = Path(folder) / "customers.ots"
            path.write_bytes(package.read(f"template/{FOLDERS[language]}/Vital Few/customers.ots"))
            self.document = office.open(path, AsTemplate=True)
        self.sheets = [self.document.Sheets.getByIndex(place)
                       for place in range(self.document.Sheets.Count)]
        self.names = self.document.Sheets.ElementNames
        self.rows = [self.everything(place) for place in range(len(self.sheets))]

    def everything(self, place):
        """What a sheet shows from A1 on, and None in a cell that is in error."""
        sheet = self.sheets[place]
        end = used(sheet).RangeAddress
        return [list(row) for row in sheet.getCellRangeByPosition(
            0, 0, end.EndColumn, end.EndRow).getDataArray()]

    def named(self, name):
        return self.document.NamedRanges.getByName(name).ReferredCells

    def choose(self, name, place):
        """Choose from the drop-down of a cell, by the place in its list."""
        chosen = self.named(name)
        words = re.findall('"([^"]*)"', chosen.getPropertyValue("Validation").getFormula1())
        chosen.setDataArray(((words[place],),))
        return words[place]

    def status(self):
        return plain(cell(self.sheets[DASHBOARD], "B2").String)

    def paste(self, rows):
        used(self.sheets[ORDERS]).clearContents(EVERYTHING)
        fill(self.sheets[ORDERS], "A1", rows)


class Books:
    """The workbook of each language, read once in an office of that language."""

    def __init__(self):
        self._read = {}

    def of(self, language):
        if not installed(language):
            tap.skip(f"the office has no {language} (package libreoffice-l10n-{language})")
        if language not in self._read:
            with Office(oxt=OXT, locale=LANGUAGES[language][0], language=language) as office:
                book = Shown(office, language)
                self._read[language] = {
                    "names": book.names, "rows": book.rows, "kept": kept(book), "seen": seen(book),
                    "templates": templates(office), "cut": cut(book), "settings": settings(book),
                    "export": export(book)}
        return self._read[language]


def used(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    cursor.gotoStartOfUsedArea(True)
    return cursor


def plain(text):
    """A text in which all blanks are the same."""
    return re.sub("[\u00a0\u202f]", " ", text)


def in_each(name):
    """Register the decorated function as a test of every language."""
    def register(function):
        for language in LANGUAGES:
            tap.test(f"{language}: {name}")(
                lambda books, language=language: function(books, language))
        return function
    return register


def kept(book):
    """What is the same in every language: the names of customers, prospects, reps and cells, words
    that headers are known by in all languages, formulas, and what functions give on the Guide."""
    rows = book.rows
    found = {row[0] for place in (ORDERS, PROSPECTS, GUIDE) for row in rows[place]}
    found |= {content for row in rows[GUIDE] for content in row[11:13]}
    found |= {row[0] for name in (
        "RepCells", "CohortPeriod", "CustomerWords", "AmountWords", "DateWords", "NumberWords")
              for row in book.named(name).getDataArray()}
    return found | set(book.document.NamedRanges.ElementNames) | {"A", "B", "C", "✓"}


# -- what an office shows ----------------------------------------------------------------------

def seen(book):
    """The cells of SHOWN."""
    dashboard = book.sheets[DASHBOARD]
    return (cell(dashboard, "N13").String, plain(cell(dashboard, "E9").String), book.status())


def templates(office):
    """The files of the workbooks in the office's list of templates, within the package."""
    service = office.service("com.sun.star.frame.DocumentTemplates")
    service.update()
    root = service.getContent().getIdentifier().getContentIdentifier()
    files = office.service("com.sun.star.ucb.SimpleFileAccess")
    return [target(office, entry).partition(".oxt/")[2]
            for entry in files.getFolderContents(f"{root}/Vital%20Few", True)]


def target(office, entry):
    """What an entry of the list of templates leads to."""
    broker = office.service("com.sun.star.ucb.UniversalContentBroker")
    asked = uno.createUnoStruct("com.sun.star.beans.Property", Name="TargetURL", Handle=-1)
    command = uno.createUnoStruct("com.sun.star.ucb.Command", Name="getPropertyValues", Handle=-1)
    command.Argument = uno.Any("[]com.sun.star.beans.Property", (asked,))
    content = broker.queryContent(broker.createContentIdentifier(entry))
    return content.execute(command, 0, None).getString(1)


def settings(book):
    """How the sums follow the drop-downs: the revenue of all orders, and the rows of cohorts."""
    year = value(cell(book.sheets[DASHBOARD], "E12"))
    book.choose("RevenueOf", 1)
    whole = value(cell(book.sheets[DASHBOARD], "E12"))
    book.choose("RevenueOf", 0)
    cohorts = []
    for place in range(3):
        book.choose("CohortBy", place)
        cohorts.append(values(book.sheets[PERIODS], "B15:D26"))
    return year, whole, value(cell(book.sheets[DASHBOARD], "E12")), cohorts


def export(book):
    """What is read of a small export, and what is said of one with a fault."""
    heads, _ = EXPORTS[book.language]
    good = [heads, [day("2025-03-01"), 1, "Ann", 90], [day("2025-03-02"), 2, "Bob", 20]]
    book.paste(good)
    read = [book.named(f"{role}Head").getDataArray()[0][0]
            for role in ("Date", "Number", "Customer", "Amount")]
    listed = values(book.sheets[CUSTOMERS], "A3:D5")
    book.paste([*good, [day("2025-03-03"), 3, "Cid", None]])
    return read, listed, cell(book.sheets[DASHBOARD], "O9").String


# -- what does not fit -------------------------------------------------------------------------

BOLD = 1.08    # how much wider a condition may make a text
BESIDE = 199   # that the office adds to the best width of a column, in hundredths of a millimetre
ROUNDED = 20   # by which its units differ
LONGEST = 3    # texts of one look that are measured
ROWS = {CUSTOMERS: 15, PROSPECTS: 25}  # that are looked at; below, all is as above
LOOKED_AT = (DASHBOARD, CUSTOMERS, PERIODS, PLAN, PROSPECTS, YOURS, GUIDE)


def cut(book):
    """The texts that are cut in their cells, each with what it takes and has, in millimetres."""
    found = []
    sheets = book.document.Sheets
    sheets.insertNewByName("Tried", sheets.Count)
    tried = sheets.getByName("Tried")
    for place in LOOKED_AT:
        name = book.names[place]
        for (style, width, height, wrapped, bold), texts in looks(book, place).items():
            for text in sorted(texts, key=len)[-LONGEST:]:
                # a word that is longer than a line is broken, which only a formula may be
                line = max(text.split(" "), key=len) if wrapped else text
                takes = 0 if wrapped and text[0] == "=" else taken_width(tried, line, style, bold)
                if takes > width + ROUNDED:
                    found.append(f"{name}: {text!r} takes {takes / 100:.1f} of {width / 100:.1f}")
                elif wrapped:
                    takes = taken_height(tried, text, style, width)
                    if takes > height + ROUNDED:
                        found.append(f"{name}: {text!r} takes {takes / 100:.1f} of "
                                     f"{height / 100:.1f} in height")
    sheets.removeByName("Tried")
    return found


def looks(book, place):
    """The texts of a sheet by the look of their cells, as {(style, width, height, whether it is
    wrapped, whether a condition may make it bold): texts}."""
    found = defaultdict(set)
    sheet, rows = book.sheets[place], book.rows[place][:ROWS.get(place, 60)]
    conditions = [(area.StartColumn, area.StartRow, area.EndColumn) for one in
                  sheet.ConditionalFormats.getConditionalFormats()
                  for area in one.Range.RangeAddresses]
    for y, row in enumerate(rows):
        for x, content in enumerate(row):
            one = sheet.getCellByPosition(x, y) if content != "" else None
            if one is None or one.CellStyle == "Guide lines":  # which shows the first of many
                continue
            width, height = size(sheet, one, row, content)
            bold = any(start <= x <= end and y >= first for start, first, end in conditions)
            # a format puts words before some texts
            found[one.CellStyle, width, height, one.IsTextWrapped, bold].add(
                content if isinstance(content, str) else one.String)
    return found


def size(sheet, one, row, content):
    """How wide and high a cell is, with the empty ones beside it that its text may lie over."""
    span = sheet.createCursorByRange(one)
    span.collapseToMergedArea()
    width, last = span.Size.Width, span.RangeAddress.EndColumn
    if isinstance(content, str) and not one.IsTextWrapped and one.HoriJustify.value in (
            "STANDARD", "LEFT"):
        while last + 1 < len(row) and row[last + 1] == "" and not sheet.getCellByPosition(
                last + 1, one.CellAddress.Row).getFormula():
            last += 1
            width += sheet.Columns.getByIndex(last).Width
    return width, span.Size.Height


def taken_width(tried, text, style, bold):
    one, column = tried.getCellByPosition(0, 0), tried.Columns.getByIndex(0)
    one.CellStyle, one.String, one.IsTextWrapped = style, text, False
    column.OptimalWidth = True
    return (column.Width - BESIDE) * (BOLD if bold else 1)


def taken_height(tried, text, style, width):
    one, row = tried.getCellByPosition(1, 1), tried.Rows.getByIndex(1)
    tried.Columns.getByIndex(1).Width = width
    one.CellStyle, one.String = style, text
    row.OptimalHeight = True
    return row.Height


# -- tests -------------------------------------------------------------------------------------

@in_each("it opens with sheets of its language, and no cell is in error")
def opens(books, language):
    read, english = books.of(language), books.of("en-US")
    tap.equal(len(read["names"]), 9, f"sheets: {read['names']}")
    if language != "en-US":
        tap.equal({name for name, other in zip(read["names"], english["names"]) if name == other}
                  - SHARED[language], set(), "names as in English")
    for name, rows in zip(read["names"], read["rows"]):
        tap.equal([place for place, row in enumerate(rows, 1) if None in row], [], name)


@in_each("days, amounts and the status are as the language writes them")
def written(books, language):
    *figures, status = books.of(language)["seen"]
    wanted = SHOWN[language]
    tap.equal(figures, list(wanted[:2]))
    tap.equal(status[:len(wanted[2])], wanted[2])


@in_each("every figure is that of the English workbook, and no word but a few is")
def same_figures(books, language):
    read, english = books.of(language), books.of("en-US")
    shared = set()
    for name, rows, others in zip(read["names"], read["rows"], english["rows"]):
        tap.equal([len(row) for row in rows], [len(row) for row in others], f"the size of {name}")
        for y, (row, other) in enumerate(zip(rows, others), 1):
            for x, (one, wanted) in enumerate(zip(row, other), 1):
                if isinstance(wanted, str):
                    tap.equal(isinstance(one, str) and (one == "") == (wanted == ""), True,
                              f"{name}, row {y}, column {x}: {one!r} for {wanted!r}")
                    shared |= {one} & {wanted}
                else:
                    tap.equal(same(one, wanted), True, f"{name}, row {y}, column {x}: {one}")
    if language != "en-US":
        words = {text for text in shared - english["kept"]
                 if re.search(r"[^\W\d_]", text) and not text.startswith("=")}
        tap.equal(sorted(words - SHARED[language]), [])


@in_each("nothing on a sheet is cut")
def fits(books, language):
    tap.equal(books.of(language)["cut"], [])


@in_each("the drop-downs choose the same as the English ones")
def chooses(books, language):
    year, whole, again, cohorts = books.of(language)["settings"]
    tap.equal(same(year, again) and whole > year, True, f"{year}, {whole}, {again}")
    tap.equal([year, whole, cohorts],
              [books.of("en-US")["settings"][place] for place in (0, 1, 3)])


@in_each("an export under the language's headers is read, and a fault in it is told")
def reads(books, language):
    read, listed, fault = books.of(language)["export"]
    heads, told = EXPORTS[language]
    tap.equal(read, list(heads))
    tap.equal([row[0] for row in listed], ["Ann", "Bob", ""])
    tap.equal([row[3] for row in listed], [90.0, 20.0, ""])
    tap.equal(fault, told)


@in_each("the office's list of templates has the workbook once, in this language")
def listed_once(books, language):
    tap.equal(books.of(language)["templates"],
              [f"template/{FOLDERS[language]}/Vital%20Few/customers.ots"])


if __name__ == "__main__":
    sys.exit(tap.run(Books()))
