# SPDX-License-Identifier: MPL-2.0
"""The sample workbook as Calc opens it, and the ways in: the menu entry, the list of templates."""
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from urllib.parse import quote

import reference
import reference_more
import tap
from cases import CONTENTS, same
from office import PATIENCE, Display, Office, cell, fill, fill_down, prop, value, values

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
DESCRIBE = ROOT / "build" / "describe"
TEMPLATE = "template/Vital Few/customers.ots"

SHEETS = ("Dashboard", "Customers", "Prospects", "Your list", "Guide")
MENU = "/org.openoffice.Office.Addons/AddonUI/AddonMenu/org.vitalfew.calc.Workbook"
PAPERS = {"A4": (29700, 21000), "Letter": (27940, 21590)}
RECALCULATION_SECONDS = 1.0 * PATIENCE


class Book:
    """A fresh copy of the workbook, and where it has what."""

    def __init__(self, office, path):
        self.document = office.open(path, AsTemplate=True)
        self.dashboard, self.list, self.prospects, self.yours, self.guide = (
            self.document.Sheets.getByName(name) for name in SHEETS)

    def named(self, name):
        """The cells that a name of the workbook stands for, as rows."""
        return values_of(self.document.NamedRanges.getByName(name).ReferredCells)

    def everything(self):
        """What all sheets show, as {sheet: rows}."""
        return {sheet.Name: values(sheet, used_area(sheet)) for sheet in self.document.Sheets}


class Setup:
    """What the tests share: an office, and the workbook out of the package."""

    def __init__(self, office, folder):
        self.office = office
        self.last = None
        self.path = Path(folder) / "customers.ots"
        with zipfile.ZipFile(OXT) as package:
            self.path.write_bytes(package.read(TEMPLATE))

    def book(self):
        """A fresh copy; the one before is closed."""
        if self.last is not None:
            self.last.document.close(True)
        self.last = Book(self.office, self.path)
        return self.last


def values_of(cells):
    """As values(), of a range of cells, down to the last row in use."""
    area = cells.RangeAddress
    used = cells.Spreadsheet.createCursor()
    used.gotoEndOfUsedArea(False)
    part = cells.Spreadsheet.getCellRangeByPosition(
        area.StartColumn, area.StartRow, area.EndColumn,
        min(area.EndRow, used.RangeAddress.EndRow))
    return values(cells.Spreadsheet, part.AbsoluteName.split(".")[1])


def used_area(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    cursor.gotoStartOfUsedArea(True)
    return cursor.AbsoluteName.split(".")[1]


def errors(document):
    """The cells of a document that are in error, each with what it shows."""
    found = []
    for sheet in document.Sheets:
        area = sheet.getCellRangeByName(used_area(sheet))
        for y, row in enumerate(area.getDataArray()):
            found += [f"{area.getCellByPosition(x, y).AbsoluteName} "
                      f"{area.getCellByPosition(x, y).String}"
                      for x, content in enumerate(row) if content is None]
    return found


def described(what):
    return subprocess.run([str(DESCRIBE), what], stdout=subprocess.PIPE, text=True,
                          encoding="utf-8", check=True).stdout.splitlines()


def blank_to_none(row):
    return [None if content == "" else content for content in row]


# -- what is in it -----------------------------------------------------------------------------

@tap.test("it opens without a question as a document of one's own, computed and unchanged")
def opens(setup):
    book = setup.book()
    tap.equal(book.document.Sheets.ElementNames, SHEETS)
    tap.equal(book.document.URL, "", "where it is stored")
    tap.equal(errors(book.document), [], "cells in error")
    tap.equal(book.document.isModified(), False, "whether it is modified")


@tap.test("the list is the sample list")
def sample(setup):
    sheet = setup.book().list
    lines = (ROOT / "addin/package/sample/customers.csv").read_text(encoding="utf-8").splitlines()
    names = [row[0] for row in values(sheet, used_area(sheet))[1:]]
    tap.equal(names, [line.split(",")[0] for line in lines[1:]])


@tap.test("every live column of the list is what the requirements say")
def live_columns(setup):
    check_list(setup.book())


def check_list(book):
    """Compare the live columns with an independent computation over the others."""
    rows = [dict(zip("ABCDEFGHIJKLMNOPQRSTUVW", blank_to_none(row)))
            for row in values(book.list, used_area(book.list))[1:]]
    revenue = [row["G"] for row in rows]
    hours, hour_cost = book.named("SellingHours")[0][0], book.named("HourCost")[0][0]
    shares = book.named("TimeShares")
    weights = [row[0] for row in book.named("FitWeights")]
    stages = reference_more.Customers([row["P"] for row in rows], revenue)
    tiers = reference.tiers(revenue)
    has_history = any(row[column] is not None for row in rows for column in "DEF")
    for tier, row in zip(tiers, rows):
        traits = [row[column] for column in "TUVW"]
        fit = reference_more.customer_fit(traits, weights) if any(
            trait and weight > 0 for trait, weight in zip(traits, weights)) else ""
        sold = row["G"] is not None
        years = [row[column] for column in "DEFG"]
        move = reference_more.move(years) if has_history else ""
        history = [amount for amount in years if amount is not None]
        potential = reference_more.potential(
            history, [row["S"]] if row["S"] is not None else None) if len(history) > 1 else ""
        profit = reference_more.profit(row["G"], row["Q"] or 0, row["R"] or 0,
                                       hour_cost) if sold else None
        stage = stages.stage(row["P"], row["G"], fit != "Poor") if row["P"] is not None else ""
        expected = {
            "H": tier,
            "I": stage,
            "J": move,
            "K": fit,
            "L": float(profit) if sold else "",
            "M": potential,
            "N": reference_more.action(tier, fit, profit, potential, stage, move),
            "O": float(reference_more.selling_time(tier, tiers, hours, shares)) if tier else "",
        }
        for column, wanted in expected.items():
            shown = "" if row[column] is None else row[column]
            tap.equal(same(shown, wanted), True,
                      f"{row['A']}, column {column}: {shown!r} is {wanted!r}")


@tap.test("the dashboard says what the list says")
def dashboard(setup):
    check_dashboard(setup.book())


def check_dashboard(book):
    rows = [blank_to_none(row) for row in values(book.list, used_area(book.list))[1:]]
    revenue = [row[6] for row in rows]
    figures = {"B4": reference.pareto_share(revenue), "F4": reference.pareto_count(revenue),
               "O4": reference.concentration(revenue, "effective")}
    for address, wanted in figures.items():
        tap.near(value(cell(book.dashboard, address)), float(wanted), 1e-9, address)
    tap.equal(value(cell(book.dashboard, "L4")), reference.dependence(revenue))
    for row, wanted in zip(values(book.dashboard, "B9:J11"), reference.summary(revenue)):
        its = [line for line in rows if line[7] == row[0]]
        wanted = wanted + [sum(line[column] or 0 for line in its) for column in (11, 17, 14)]
        for shown, expected in zip(row, wanted):
            tap.equal(same(shown, expected if isinstance(expected, str) else float(expected)),
                      True, f"tier {row[0]}: {shown!r} is {expected!r}")
    for action, customers, sold, profit in by_action(book):
        its = [line for line in rows if line[13] == action]
        tap.equal((customers, sold), (len(its), sum(line[6] for line in its)), action)
        tap.near(profit, sum(line[11] for line in its), 1e-9, action)
    largest = sorted(rows, key=lambda line: -(line[6] or 0))[:9]
    tap.equal([row[:3] for row in values(book.dashboard, "L29:N37")],
              [[line[7], line[0], line[6]] for line in largest], "the largest customers")


def by_action(book):
    return [(row[0], *row[2:]) for row in values(book.dashboard, "L16:P24")]


@tap.test("the chart draws the share of each twentieth by tier, and the Pareto curve")
def chart(setup):
    book = setup.book()
    check_chart(book)
    chart_types = diagram(book).CoordinateSystems[0].ChartTypes
    tap.equal([kind.ChartType for kind in chart_types],
              ["com.sun.star.chart2.ColumnChartType", "com.sun.star.chart2.LineChartType"])


def diagram(book):
    tap.equal(book.dashboard.Charts.Count, 1, "charts")
    return book.dashboard.Charts.getByIndex(0).EmbeddedObject.FirstDiagram


def drawn(book):
    """What the chart's series draw, columns before the line."""
    return [list(series.DataSequences[0].Values.getData())
            for kind in diagram(book).CoordinateSystems[0].ChartTypes for series in kind.DataSeries]


def check_chart(book):
    revenue = [row[0] for row in book.named("Revenue")]
    population = reference.Population(revenue)
    reached = [float(reference.pareto_share(revenue, part / 20)) for part in range(1, 20)] + [1.0]
    ends = [0.0] + [float(share) for share in tier_ends(revenue, population)]
    *columns, line = drawn(book)
    tap.equal(len(line), 20, "points")
    for place, (point, before) in enumerate(zip(reached, [0.0] + reached)):
        tap.near(line[place], point, 1e-9, f"the line at {place}")
        for column, start, end in zip(columns, ends, ends[1:]):
            part = min(point, end) - min(before, end) - min(point, start) + min(before, start)
            tap.near(column[place], part, 1e-9, f"a column at {place}")


def tier_ends(revenue, population):
    """The cumulative share at which each tier ends."""
    shares = [row[4] for row in reference.summary(revenue)]
    tap.equal(sum(shares), 1 if population.total else 0)
    return [sum(shares[:count]) for count in range(1, len(shares) + 1)]


@tap.test("prospects are filtered, ranked and given a priority; who is out has none")
def prospects(setup):
    book = setup.book()
    required, criteria = book.named("Required")[0], book.named("Criteria")[0]
    rows = [row for row in values(book.prospects, "A5:O44") if row[0]]
    tap.equal(len(rows) > 15, True, f"{len(rows)} prospects")
    taking_part = [row for row in rows if row[7] != "Out"]
    ranks = reference_more.prospect_rank(*([row[column] for row in taking_part]
                                           for column in (9, 10, 11)))
    typical = book.named("TypicalAmount")[0][0]
    tap.equal({row[7] for row in rows}, {"In", "Ask", "Out"})
    tap.equal({row[13] for row in taking_part}, {"Hot", "Warm", "Cold"})
    for row in rows:
        answers = blank_to_none(row[2:7])
        tap.equal(row[7], reference_more.prospect_filter(answers, required), row[0])
        tap.equal(row[8], reference_more.filter_reason(answers, criteria, required), row[0])
        tap.equal(row[12:15] == ["", "", ""], row[7] == "Out", row[0])
    for row, rank in zip(taking_part, ranks):
        score = reference_more.prospect_score(*row[9:12], typical)
        tap.near(row[12], float(score), 1e-9, row[0])
        tap.equal(row[13:], [reference_more.prospect_priority(score), float(rank)], row[0])


@tap.test("the guide has every function, with its texts, and each example gives what is expected")
def guide(setup):
    sheet = setup.book().guide
    rows = [row for row in values(sheet, "A15:N80") if row[0]]
    lines = [line.split("\t") for line in described("examples")]
    table = [line.strip("| ").split("` | ") for line in described("readme") if line[:3] == "| `"]
    functions = [line[1:] for line in lines if line[0] == "function"]
    tap.equal([row[0] for row in rows], [name for name, _, _ in functions])
    for row, (name, _, result), (syntax, text) in zip(rows, functions, table):
        tap.equal((row[1], row[6]), (text, syntax.strip("` ")), name)
        for column in (11, 12):
            number = isinstance(row[column], float)
            shown = row[column] if number else row[column].split("\n")[0]
            tap.equal(same(shown, float(result) if number else result), True,
                      f"{name} shows {shown!r}")
        tap.equal(row[13], "✓", f"the mark of {name}")
        tap.equal(name in row[10], True, f"the formula of {name}: {row[10]}")
    example_list = [line[1:] for line in lines if line[0] == "list"]
    tap.equal([[f"{content:g}" if isinstance(content, float) else content for content in row]
               for row in values(sheet, f"A1:J{len(example_list)}")], example_list)


# -- what a person does with it ----------------------------------------------------------------

@tap.test("a figure is changed on the list, and tiers, dashboard and chart follow")
def follows(setup):
    book = setup.book()
    before = drawn(book)
    revenue = [row[0] for row in book.named("Revenue")]
    smallest = revenue.index(min(amount for amount in revenue if amount != "" and amount > 0))
    tap.equal(value(cell(book.list, f"H{smallest + 2}")), "C", "its tier before")
    cell(book.list, f"G{smallest + 2}").setValue(2 * max(filter(None, revenue)))
    tap.equal(value(cell(book.list, f"H{smallest + 2}")), "A", "its tier after")
    check_list(book)
    check_dashboard(book)
    check_chart(book)
    tap.equal(drawn(book) != before, True, "whether the chart shows something else")
    tap.equal(errors(book.document), [])


@tap.test("the first five minutes go as the README tells them")
def first_minutes(setup):
    told = " ".join((ROOT / "README.md").read_text(encoding="utf-8").partition(
        "## The first five minutes\n")[2].partition("\n## ")[0].split())
    tap.equal(f"**Tools, Add-Ons, {configured(setup.office, MENU).Title}**" in told, True, "menu")
    before, after, tier = re.search(r"the first from (\d+) to (\d+): this customer is an (\w) now",
                                    told).groups()
    book = setup.book()
    first, its_tier = cell(book.list, "G2"), cell(book.list, "H2")
    tap.equal((value(first), value(its_tier) != tier), (float(before), True), "at first")
    first.setValue(float(after))
    tap.equal(value(its_tier), tier, "afterwards")
    steps = [row[0] for row in values(book.yours, "B1:B12") if isinstance(row[0], float)]
    tap.equal(("in four steps" in told, steps), (True, [1, 2, 3, 4]), "steps on Your list")


@tap.test("settings on the dashboard are heard by the list")
def settings(setup):
    book = setup.book()
    book.document.NamedRanges.getByName("HourCost").ReferredCells.setDataArray(((75.0,),))
    fill(book.dashboard, "N8", [[6000]])
    fill(book.dashboard, "N10", [[0.5], [0.3], [0.2]])
    fill(book.dashboard, "P8", [[1], [-2], [1], [0]])
    check_list(book)
    check_dashboard(book)
    tap.near(value(cell(book.dashboard, "J12")), 6000, 1e-9, "all hours to give")


@tap.test("a list of one's own is put in by the steps on the sheet Your list")
def your_list(setup):
    book = setup.book()
    sheet = book.list
    sheet.Rows.removeByIndex(2, 499)
    for area in ("A2:G2", "P2:W2"):
        sheet.getCellRangeByName(area).clearContents(CONTENTS)
    own = [[f"Customer {place}", round(9000 / place)] for place in range(1, 701)]
    fill(sheet, "A2", [[name] for name, _ in own])
    fill(sheet, "G2", [[amount] for _, amount in own])
    fill_down(sheet, "H2:O701")
    tap.equal(errors(book.document), [], "names and revenue alone")
    check_list(book)
    check_dashboard(book)
    check_chart(book)
    for line in range(2, 702, 3):
        fill(sheet, f"P{line}", [[line % 9, 100, 1.5, 4000, "yes", "", "no", "yes"]])
        fill(sheet, f"D{line}", [[800, 900, 1000 + line]])
    tap.equal(errors(book.document), [], "with more of the columns")
    check_list(book)


@tap.test("the formulas on the sheet Your list compute beside the list that it describes")
def your_formulas(setup):
    formulas = [row[2] for row in values(setup.book().yours, "C1:E40")
                if str(row[2]).startswith("=")]
    tap.equal(len(formulas) > 5, True, f"{formulas}")
    document = setup.office.calc()
    sheet = document.Sheets.getByIndex(0)
    fill(sheet, "A1", [["Customer", "Revenue", "Region", "Tier", "Cost", "Hours", "Pays", "Fits",
                        "Refers"]])
    fill(sheet, "A2", [[f"Customer {place}", 5000 / place, "North" if place % 2 else "South", "B",
                        1000 / place, 3, "yes", "", "no"] for place in range(1, 501)])
    for formula in formulas:
        cell(sheet, "K2").setFormula(formula)
        shown = value(cell(sheet, "K2"))
        tap.equal(cell(sheet, "K2").getError(), 0, f"{formula} shows {shown!r}: its error")
        tap.equal(shown not in ("", None), True, f"{formula} shows {shown!r}")
    document.close(True)


@tap.test("it is saved and opened again with the same formulas and results")
def saved(setup):
    book = setup.book()
    shown = book.everything()
    formulas = book.list.getCellRangeByName("A1:W501").getFormulaArray()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.ods"
        setup.office.save(book.document, path)
        again = Book(setup.office, path)
    tap.equal(again.list.getCellRangeByName("A1:W501").getFormulaArray(), formulas)
    for name, rows in again.everything().items():
        tap.equal(rows, shown[name], name)
    tap.equal(again.dashboard.Charts.Count, 1, "charts")
    again.document.close(True)


@tap.test("a hard recalculation of the whole workbook takes less than a second")
def recalculates(setup):
    document = setup.book().document
    seconds = []
    for _ in range(5):
        start = time.monotonic()
        document.calculateAll()
        seconds.append(time.monotonic() - start)
    tap.note(f"{min(seconds):.2f} to {max(seconds):.2f} s")
    tap.equal(min(seconds) < RECALCULATION_SECONDS, True, f"the best of {seconds}")
    tap.equal(errors(document), [])


# -- how it looks ------------------------------------------------------------------------------

@tap.test("filters, frozen headings, and styles that colour tiers, priorities and actions")
def looks(setup):
    book = setup.book()
    ranges = book.document.DatabaseRanges
    filtered = {name: ranges.getByName(name) for name in ranges.ElementNames}
    tap.equal({name: one.AutoFilter for name, one in filtered.items()},
              {"CustomersList": True, "ProspectsList": True})
    controller = book.document.CurrentController
    for sheet, rows, columns in ((book.list, 1, 1), (book.prospects, 4, 0)):
        controller.setActiveSheet(sheet)
        tap.equal(controller.hasFrozenPanes(), True, sheet.Name)
        tap.equal((controller.SplitRow, controller.SplitColumn), (rows, columns), sheet.Name)
    styles = book.document.StyleFamilies.getByName("CellStyles")
    tiers = {f'"{label}"': f"Tier {label}" for label in "ABC"}
    priorities = {f'"{word}"': word for word in ("Hot", "Warm", "Cold")}
    for sheet, area, wanted in ((book.list, "H2:H10000", tiers), (book.dashboard, "B9:B11", tiers),
                                (book.dashboard, "L29:L37", tiers),
                                (book.prospects, "N5:N44", priorities)):
        applied = conditions(sheet)[area]
        tap.equal(applied, wanted, area)
        shades = [lightness(styles.getByName(style).CellBackColor) for style in applied.values()]
        tap.equal(shades, sorted(shades), "from dark to light")
        tap.equal(shades[1] - shades[0] > 60 and shades[2] - shades[1] > 40, True,
                  f"told apart in grey: {shades}")


def conditions(sheet):
    """The conditional formats of a sheet, as {area: {formula: style}}."""
    found = {}
    for one in sheet.ConditionalFormats.getConditionalFormats():
        entries = map(one.getByIndex, range(one.Count))
        styles = {entry.Formula1: entry.StyleName for entry in entries}
        for area in one.Range.RangeAddressesAsString.split(","):
            found[area.split(".")[1].replace("$", "")] = styles
    return found


def lightness(colour):
    """The grey that a colour becomes on paper, from 0 to 255."""
    return 0.299 * (colour >> 16) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255)


@tap.test("it prints on A4 and on Letter, in width on one page, with the headings on every page")
def prints(setup):
    book = setup.book()
    pages = {}
    for paper, (width, height) in PAPERS.items():
        family = book.document.StyleFamilies.getByName("PageStyles")
        for style in {sheet.PageStyle for sheet in book.document.Sheets}:
            page = family.getByName(style)
            tap.equal((page.ScaleToPagesX, page.IsLandscape), (1, True), style)
            page.Width, page.Height = width, height
        pages[paper] = {sheet.Name: page_count(book.document, sheet)
                        for sheet in book.document.Sheets}
        tap.equal(pages[paper]["Dashboard"], 1, paper)
        tap.equal(pages[paper]["Your list"], 1, paper)
        tap.equal(pages[paper]["Prospects"], 1, paper)
        tap.equal(pages[paper]["Guide"] <= 3, True, f"{paper}: {pages}")
        tap.equal(8 <= pages[paper]["Customers"] <= 16, True, f"{paper}: {pages}")
    for sheet, row in ((book.list, 0), (book.prospects, 3), (book.guide, 13)):
        tap.equal((sheet.PrintTitleRows, sheet.TitleRows.StartRow, sheet.TitleRows.EndRow),
                  (True, row, row), sheet.Name)


def page_count(document, sheet):
    """How many pages a sheet's print areas take."""
    areas = [sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn,
                                          area.EndRow) for area in sheet.getPrintAreas()]
    tap.equal(len(areas), 1, f"print areas of {sheet.Name}")
    return document.getRendererCount(areas[0], ())


# -- the ways in -------------------------------------------------------------------------------

@tap.test("the menu entry opens a fresh copy, and another when it is chosen again")
def menu_entry(setup):
    office = setup.office
    url = configured(office, MENU).URL
    tap.equal(url, "service:org.vitalfew.Workbook")
    start = office.calc()
    start.Sheets.getByIndex(0).Name = "Not to be used again"
    dispatcher = office.service("com.sun.star.frame.DispatchHelper")
    before = documents(office)
    for _ in range(2):
        dispatcher.executeDispatch(start.CurrentController.Frame, url, "_self", 0, ())
    opened = [document for document in documents(office) if document not in before]
    tap.equal(len(opened), 2, "copies")
    for document in opened:
        tap.equal(document.Sheets.ElementNames, SHEETS)
        tap.equal((document.URL, document.isModified()), ("", False))
        tap.equal(errors(document), [])
        document.close(True)
    start.close(True)


@tap.test("the entry's service says what it is, ignores its argument, and can be made in any way")
def menu_service(setup):
    service = setup.office.service("org.vitalfew.Workbook")
    tap.equal(service.getImplementationName(), "org.vitalfew.comp.Workbook")
    tap.equal(service.getSupportedServiceNames(), ("org.vitalfew.Workbook",))
    tap.equal(service.supportsService("org.vitalfew.Calc"), False)
    with_arguments = setup.office.service("org.vitalfew.Workbook", "one", 2)
    before = documents(setup.office)
    with_arguments.trigger("nonsense://")
    opened = [document for document in documents(setup.office) if document not in before]
    tap.equal([document.Sheets.ElementNames for document in opened], [SHEETS])
    opened[0].close(True)


@tap.test("the entry does nothing where the package has lost the workbook")
def menu_without_workbook(_):
    with Office(oxt=OXT) as office:
        packages = office.context.getValueByName(
            "/singletons/com.sun.star.deployment.PackageInformationProvider")
        where = packages.getPackageLocation("org.vitalfew.calc")
        files = office.service("com.sun.star.ucb.SimpleFileAccess")
        files.kill(f"{where}/{quote(TEMPLATE)}")
        office.service("org.vitalfew.Workbook").trigger("")
        tap.equal(documents(office), [])
        sheet = office.calc().Sheets.getByIndex(0)
        cell(sheet, "A1").setFormula('=TIERCHANGE("B";"A")')
        tap.equal(value(cell(sheet, "A1")), "Up", "a function afterwards")


@tap.test("the entry has a text in each of the five languages, and is in Calc and the Start Center")
def menu_texts(setup):
    entry = configured(setup.office, MENU)
    tap.equal(entry.Context.split(","), ["com.sun.star.sheet.SpreadsheetDocument",
                                         "com.sun.star.frame.StartModule"])
    texts = {language: configured(setup.office, MENU, language).Title
             for language in ("en-US", "nb", "de", "fr", "es")}
    tap.equal(len(set(texts.values())), 5, f"different texts: {texts}")
    tap.equal([text for text in texts.values() if not text.startswith("Vital Few")], [])


@tap.test("the workbook is in the office's list of templates, under a category of its own")
def template(setup):
    templates = setup.office.service("com.sun.star.frame.DocumentTemplates")
    templates.update()
    root = templates.getContent().getIdentifier().getContentIdentifier()
    files = setup.office.service("com.sun.star.ucb.SimpleFileAccess")
    tap.equal([name.rpartition("/")[2] for name in
               files.getFolderContents(f"{root}/Vital%20Few", True)], ["Sort%20your%20customers"])


def configured(office, path, language=None):
    """A node of the configuration, in the office's language or another."""
    provider = office.service("com.sun.star.configuration.ConfigurationProvider")
    arguments = [prop("nodepath", path)] + ([prop("locale", language)] if language else [])
    return provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationAccess", tuple(arguments))


def documents(office):
    """The open documents."""
    found = []
    components = office.desktop.Components.createEnumeration()
    while components.hasMoreElements():
        found.append(components.nextElement())
    return found


@tap.test("in a painted window it shows at once what a hard recalculation shows")
def painted(setup):
    if shutil.which("Xvfb") is None:
        tap.skip("there is no Xvfb (package xvfb)")
    with Display() as display, Office(oxt=OXT, display=display) as office:
        saved = Path(office.folder) / "mine.ods"
        fresh = shows_what_is_computed(office, setup.path)
        office.save(fresh.document, saved)
        # While it is open: after the last one the next window is too small to see a cell in it.
        for book in (shows_what_is_computed(office, saved), fresh):
            book.document.setModified(False)
            book.document.close(True)


def shows_what_is_computed(office, path):
    """Opens the workbook and compares all that it shows, once it is painted."""
    book = Book(office, path)
    office.idle()
    tap.equal(book.document.CurrentController.VisibleRange.EndRow > 20, True, "rows are in view")
    shown = book.everything()
    tap.equal(errors(book.document), [], path.name)
    book.document.calculateAll()
    for name, rows in book.everything().items():
        tap.equal(shown[name], rows, f"{path.name}, {name}")
    return book


def main():
    with tempfile.TemporaryDirectory() as folder, Office(oxt=OXT) as office:
        return tap.run(Setup(office, folder))


if __name__ == "__main__":
    sys.exit(main())
