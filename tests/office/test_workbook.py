# SPDX-License-Identifier: MPL-2.0
"""The sample workbook as Calc opens it, and the ways in: the menu entry, the list of templates."""
import calendar
import csv
import datetime
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from urllib.parse import quote

import reference
import reference_more
import reference_orders
import tap
from cases import same
from office import Display, Office, cell, fill, fill_down, prop, value, values
from order_sheets import DATA, day

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
DESCRIBE = ROOT / "build" / "describe"
TEMPLATE = "template/any-language/Vital Few/customers.ots"

SHEETS = ("Dashboard", "Orders", "Customers", "Periods", "Plan", "Prospects", "Your list", "Guide",
          "Workings")
FROM_SHEET = ("/org.openoffice.Office.Addons/AddonUI/AddonMenu/"
              "org.vitalfew.calc.WorkbookFromSheet")
MENU = "/org.openoffice.Office.Addons/AddonUI/AddonMenu/org.vitalfew.calc.Workbook"
PAPERS = {"A4": (29700, 21000), "Letter": (27940, 21590)}
# Of the sheet Customers: the first customer's row, how many it holds, and how many it may hold.
FIRST, ROOM, MOST = 3, 5000, 10000
COLUMNS = [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *(f"A{letter}" for letter in "ABCDEFGHIJKLM")]


class Book:
    """A fresh copy of the workbook, and where it has what."""

    def __init__(self, office, path, document=None, **how):
        self.document = document or office.open(path, **{"AsTemplate": True, **how})
        (self.dashboard, self.orders, self.list, self.periods, self.plan, self.prospects,
         self.yours, self.guide, self.workings) = (self.document.Sheets.getByName(name) for name in SHEETS)

    def close(self):
        self.document.close(True)

    def named(self, name):
        """The cells that a name of the workbook stands for, as rows."""
        return values_of(self.document.NamedRanges.getByName(name).ReferredCells)

    def head(self, name):
        """What a setting of the list is."""
        return self.named(f"{name}Head")[0][0]

    def status(self):
        return cell(self.dashboard, "B2").String

    def paste(self, rows):
        """Clear the sheet Orders, and put these rows there, as a person does."""
        cursor = self.orders.createCursor()
        cursor.gotoEndOfUsedArea(False)
        cursor.gotoStartOfUsedArea(True)
        cursor.clearContents(EVERYTHING)
        fill(self.orders, "A1", rows)

    def customers(self):
        """The rows of the sheet Customers, by column, down to the last customer."""
        names = values(self.list, f"A{FIRST}:A{FIRST + MOST - 1}")
        while names and names[-1][0] in ("", None):
            names.pop()
        if not names:
            return []
        rows = values(self.list, f"A{FIRST}:{COLUMNS[-1]}{FIRST + len(names) - 1}")
        return [dict(zip(COLUMNS, row)) for row in rows]

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


EVERYTHING = 1023  # all of com.sun.star.sheet.CellFlags


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


@tap.test("the orders are the sample's, and its customers are those of the sample list")
def sample(setup):
    book = setup.book()
    with open(ROOT / "addin/package/sample/orders.csv", encoding="utf-8", newline="") as file:
        lines = [[row["customer"], float(day(row["date"])), float(row["amount"])]
                 for row in csv.DictReader(file)]
    tap.equal(values(book.orders, f"A2:C{len(lines) + 1}"), lines)
    with open(ROOT / "addin/package/sample/customers.csv", encoding="utf-8", newline="") as file:
        known = {row["customer"]: row for row in csv.DictReader(file)}
    rows = book.customers()
    tap.equal([row["A"] for row in rows], list(dict.fromkeys(line[0] for line in lines)))
    for row in rows:
        its = known[row["A"]]
        for column, name in zip("OPQRSTUVW", ("region", "segment", "cost", "hours", "plan",
                                              "pays_on_time", "wants_advice", "fits_range",
                                              "refers_others")):
            shown = row[column]
            tap.equal(f"{shown:g}" if isinstance(shown, float) else shown, its[name],
                      f"{row['A']}, {name}")
        for column, year in zip(("AF", "AG", "AH", "AI"), range(2022, 2026)):
            tap.equal(row[column] or 0, float(its[f"y{year}"] or 0), f"{row['A']}, {year}")


@tap.test("every live column of the customers is what the requirements say")
def live_columns(setup):
    check_list(setup.book())


def orders_of(book):
    """The columns of the sheet Orders that the settings name: customers, amounts, dates and order
    numbers, from the first row below the headers; None for one that is not there."""
    heads, *rows = values(book.orders, used_area(book.orders))
    found = []
    for role in ("Customer", "Amount", "Date", "Number"):
        head = book.head(role)
        found.append([None if row[heads.index(head)] == "" else row[heads.index(head)]
                      for row in rows] if head != "" else None)
    return found


def year_starts(end):
    """The first days of the four years that end with a day."""
    after = NULL_DATE + datetime.timedelta(days=int(end) + 1)
    return [(datetime.date(after.year - years, after.month, min(
        after.day, calendar.monthrange(after.year - years, after.month)[1])) - NULL_DATE).days
            for years in range(4, 0, -1)]


NULL_DATE = datetime.date(1899, 12, 30)


def expected_customers(book):
    """What the sheet should have of each customer, from the sheet Orders alone, as
    {column: content}."""
    names, amounts, dates, numbers = orders_of(book)
    if dates is None:
        return [{"A": name, "D": amount} for name, amount in zip(names, amounts)
                if amount is not None]
    end = book.named("YearEnd")[0][0]
    starts = year_starts(end)
    listed = reference_orders.customer_list(names, amounts, dates, numbers,
                                            as_of=min(end, max(filter(None, dates))),
                                            periods=starts)
    whole = book.named("RevenueOf")[0][0] == "all orders"
    return [{"A": row[0], "D": row[2] if whole else row[10] or 0,
             **dict(zip(COLUMNS[COLUMNS.index("Z"):], row[1:]))} for row in listed]


def check_list(book):
    """Compare all that the sheet Customers shows with an independent computation."""
    rows, wanted = book.customers(), expected_customers(book)
    tap.equal(len(rows), len(wanted), "customers")
    with_dates = book.head("Date") != ""
    revenue = [one["D"] for one in wanted]
    plan = [(tier, calls) for tier, calls in book.named("CallsMet")]
    hours, hour_cost = book.named("SellingHours")[0][0], book.named("HourCost")[0][0]
    shares, weights = book.named("TimeShares"), [row[0] for row in book.named("FitWeights")]
    tiers = reference.tiers(revenue)
    check_plan(book, tiers)
    stages = reference_more.Customers([one.get("Z") for one in wanted], revenue)
    rfm = [[one[column] if one[column] != "" else None for one in wanted]
           for column in ("AD", "Z", "AA")] if with_dates else None
    scores = reference_more.rfm_scores(*rfm) if with_dates else [""] * len(rows)
    years = with_dates and sum(start + 365 > min(filter(None, orders_of(book)[2]))
                               for start in year_starts(book.named("YearEnd")[0][0]))
    for row, one, tier, score in zip(rows, wanted, tiers, scores):
        known = {column: None if row[column] == "" else row[column] for column in COLUMNS}
        traits = [known[column] for column in "TUVW"]
        fit = reference_more.customer_fit(traits, weights) if any(
            trait and weight > 0 for trait, weight in zip(traits, weights)) else ""
        history = [one[column] if one[column] != "" else None
                   for column in ("AF", "AG", "AH", "AI")] if with_dates else []
        move = reference_more.move(history) if years > 1 else ""
        sold = [amount for amount in history if amount is not None]
        potential = reference_more.potential(
            sold, [known["S"]] if known["S"] is not None else None) if len(sold) > 1 else ""
        profit = reference_more.profit(one["D"], known["Q"], known["R"], hour_cost) \
            if None not in (known["Q"], known["R"]) else ""
        stage = stages.stage(one["Z"], one["D"], fit != "Poor") if with_dates else ""
        expected = {
            **one, "B": tier, "E": stage, "F": move, "G": score,
            "H": reference_more.rfm_segment(score) if score != "" else "", "I": potential,
            "J": fit, "K": profit,
            "C": reference_more.action(tier, fit, profit if profit != "" else None, potential,
                                       stage, move),
            "L": reference_more.selling_time(tier, tiers, hours, shares) if hours else "",
            "M": reference_more.calls_per_year(tier, plan),
        }
        for column, content in expected.items():
            content = float(content) if not isinstance(content, str) else content
            tap.equal(same(row[column], content), True,
                      f"{one['A']}, column {column}: {row[column]!r} is {content!r}")


def check_plan(book, tiers):
    """The sheet Plan, and who has whom."""
    wished = [tuple(row) for row in book.named("CallsWished")]
    capacity = book.named("CallCapacity")[0][0]
    wanted = reference_more.call_plan(tiers, wished, capacity if capacity != "" else None)
    for shown, row in zip(values(book.plan, "D6:G8"), wanted):
        tap.equal(shown, [one if isinstance(one, str) else float(one) for one in row], "calls")
    reps = [row[0] for row in book.named("RepCells") if row[0] != ""]
    rows = book.customers()
    owners = [row["X"] or None for row in rows]
    had = reference_more.customer_reps([row["M"] for row in rows], reps, owners) if reps else \
        [""] * len(rows)
    tap.equal([row["N"] for row in rows], had, "reps")
    for rep, customers, _, calls, revenue in (row[:5] for row in values(book.plan, "B14:G25")):
        its = [row for row, owner in zip(rows, had) if owner == rep and rep != ""]
        if rep != "":
            tap.equal((customers, calls), (len(its), sum(row["M"] for row in its)), rep)
            tap.near(revenue, sum(row["D"] for row in its), 1e-6, rep)


@tap.test("the sheet Periods tells who came, stayed and left, and its chart draws it")
def periods(setup):
    book = setup.book()
    check_periods(book)
    tap.equal({row["F"] for row in book.customers()},
              {"New", "Recovered", "Kept", "Lost", "Gone"}, "the sample's moves")
    for kind in ("quarter", "month"):
        fill(book.periods, "P13", [[kind]])
        check_periods(book)


def check_periods(book):
    """The sheet Periods, from what the customers bought in the two years."""
    rows = book.customers()
    known = any(row["F"] != "" for row in rows)
    years = [blank_to_none(row[column] for row in rows) for column in ("AH", "AI")]
    moves = values(book.periods, "J6:L11")
    for move, _, shown in moves[:-1]:
        tap.equal(shown, sum(row["F"] == move for row in rows) if known else "", move)
    tap.equal(moves[-1][2], sum(row["F"] != "" for row in rows) if known else "", "all moves")
    check_bridge(book, reference_more.bridge(*years) if known else [])
    check_matrix(book, years if known else None)
    check_cohorts(book)


STEPS = ("Year before", "New or back", "Grown", "Same", "Shrunk", "Lost", "Last year")


def check_bridge(book, wanted):
    """The bridge from the one year to the other, and the waterfall that is drawn of it."""
    shown = values(book.periods, "B6:D12")
    if not wanted:
        tap.equal({content for row in shown for content in row}, {""}, "no bridge")
        return
    tap.equal([row[0] for row in shown], list(STEPS))
    for row, (step, customers, amount) in zip(shown, wanted):
        tap.equal(row[1], customers, step)
        tap.near(row[2], float(amount), 1e-6, step)
    below, whole, more, less = (list(series.DataSequences[0].Values.getData()) for series in
                                diagram(book.periods).CoordinateSystems[0].ChartTypes[0].DataSeries)
    amounts = [float(amount) for _, _, amount in wanted]
    reached = [sum(amounts[:count]) for count in range(1, len(amounts))]
    for place, (one, other) in enumerate(zip(reached, reached[1:]), 1):
        for content, expected in ((below, min(one, other)), (more, max(other - one, 0)),
                                  (less, max(one - other, 0)), (whole, 0)):
            tap.near(content[place], expected, 1e-6, STEPS[place])
    tap.near(whole[0], amounts[0], 1e-6, "the year before")
    tap.near(whole[-1], amounts[-1], 1e-6, "the last year")


def check_matrix(book, years):
    """From each tier of the one year to each of the other; who bought nothing has none."""
    shown = values(book.periods, "N6:Q9")
    if years is None:
        tap.equal({content for row in shown for content in row}, {""}, "no matrix")
        return
    before, after = (reference.tiers([amount if amount is not None and amount > 0 else None
                                      for amount in year]) for year in years)
    wanted = [row[1:] for row in reference_more.matrix(before, after, order=("A", "B", "C"))[1:]]
    tap.equal(shown, [list(map(float, row)) for row in wanted], "the matrix")


def check_cohorts(book):
    shown = values(book.periods, "B15:Q26")
    names, amounts, dates, _ = orders_of(book)
    if dates is None:
        tap.equal({content for row in shown for content in row}, {""})
        return
    terms = {"period": book.named("CohortBy")[0][0],
             "as_of": min(book.named("YearEnd")[0][0], max(filter(None, dates)))}
    counts = reference_orders.cohorts(names, amounts, dates, **terms)
    shares = reference_orders.cohorts(names, amounts, dates, share=True, **terms)
    for row, count, share in zip(shown, counts, shares):
        for content, wanted in zip(row, [*count[:2], *share[1:15]]):
            near_or_equal(content, wanted, f"the cohort {count[0]}")
    blank = {content for row in shown[len(counts):] for content in row}
    tap.equal(blank in (set(), {""}), True, f"below the last cohort: {blank}")


@tap.test("the dashboard says what the list says")
def dashboard(setup):
    check_dashboard(setup.book())


def check_dashboard(book):
    rows = book.customers()
    revenue = [row["D"] for row in rows]
    figures = {"B4": reference.pareto_share(revenue), "F4": reference.pareto_count(revenue),
               "O4": reference.concentration(revenue, "effective")}
    for address, wanted in figures.items():
        tap.near(value(cell(book.dashboard, address)), float(wanted), 1e-9, address)
    tap.equal(value(cell(book.dashboard, "L4")), reference.dependence(revenue))
    for row, wanted in zip(values(book.dashboard, "B9:J11"), reference.summary(revenue)):
        its = [line for line in rows if line["B"] == row[0]]
        wanted = [*map(float_or_text, wanted),
                  *(known_sum(rows, its, column) for column in "KRL")]
        for shown, expected in zip(row, wanted):
            near_or_equal(shown, expected, f"tier {row[0]}")
    for action, _, customers, sold, profit in values(book.dashboard, "L17:P25"):
        its = [line for line in rows if line["C"] == action]
        tap.equal(customers, len(its), action)
        tap.near(sold, sum(line["D"] for line in its), 1e-6, action)
        near_or_equal(profit, known_sum(rows, its, "K"), action)
    largest = sorted(rows, key=lambda line: -line["D"])[:9]
    largest = [[line["B"], line["A"], line["D"]] for line in largest]
    tap.equal([row[:3] for row in values(book.dashboard, "L29:N37")],
              largest + [["", "", ""]] * (9 - len(largest)), "the largest customers")


def float_or_text(content):
    return content if isinstance(content, str) else float(content)


def known_sum(rows, its, column):
    """The sum of a column where any customer has a figure in it; else it is not known."""
    if all(line[column] == "" for line in rows):
        return ""
    return sum(line[column] or 0 for line in its)


def near_or_equal(shown, expected, what):
    if isinstance(expected, str) or isinstance(shown, str):
        tap.equal(shown, expected, what)
    else:
        tap.near(shown, float(expected), 1e-9, what)


@tap.test("the chart draws the share of each twentieth by tier, and the Pareto curve")
def chart(setup):
    book = setup.book()
    check_chart(book)
    chart_types = diagram(book.dashboard).CoordinateSystems[0].ChartTypes
    tap.equal([kind.ChartType for kind in chart_types],
              ["com.sun.star.chart2.ColumnChartType", "com.sun.star.chart2.LineChartType"])


def diagram(sheet):
    tap.equal(sheet.Charts.Count, 1, "charts")
    return sheet.Charts.getByIndex(0).EmbeddedObject.FirstDiagram


def drawn(book):
    """What the chart's series draw, columns before the line."""
    return [list(series.DataSequences[0].Values.getData())
            for kind in diagram(book.dashboard).CoordinateSystems[0].ChartTypes
            for series in kind.DataSeries]


def check_chart(book):
    revenue = [row["D"] for row in book.customers()]
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
    tap.equal({row[13] for row in taking_part}, {"Hot", "Warm", "Cold", "Ask first"})
    for row in rows:
        answers = blank_to_none(row[2:7])
        tap.equal(row[7], reference_more.prospect_filter(answers, required), row[0])
        tap.equal(row[8], reference_more.filter_reason(answers, criteria, required), row[0])
        tap.equal(row[12:15] == ["", "", ""], row[7] == "Out", row[0])
    for row, rank in zip(taking_part, ranks):
        score = reference_more.prospect_score(*row[9:12], typical)
        tap.near(row[12], float(score), 1e-9, row[0])
        priority = "Ask first" if row[7] == "Ask" else reference_more.prospect_priority(score)
        tap.equal(row[13:], [priority, float(rank)], row[0])


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

@tap.test("an order is changed, and customers, tiers, dashboard, plan and chart follow")
def follows(setup):
    book = setup.book()
    before = drawn(book)
    smallest = min((row for row in book.customers() if row["D"] > 0), key=lambda row: row["D"])
    names, _, dates, _ = orders_of(book)
    line = max(place for place, name in enumerate(names) if name == smallest["A"])
    tap.equal((smallest["B"], dates[line] > day("2025-01-01")), ("C", True), "before")
    cell(book.orders, f"C{line + 2}").setValue(2 * max(row["D"] for row in book.customers()))
    check_book(book)
    after = next(row for row in book.customers() if row["A"] == smallest["A"])
    tap.equal(after["B"], "A", "its tier after")
    tap.equal(drawn(book) != before, True, "whether the chart shows something else")


def check_book(book):
    """All sheets, computed a second time."""
    tap.equal(errors(book.document), [], "cells in error")
    check_list(book)
    check_dashboard(book)
    check_chart(book)
    check_periods(book)


@tap.test("the first five minutes go as the README tells them")
def first_minutes(setup):
    told = " ".join((ROOT / "README.md").read_text(encoding="utf-8").partition(
        "## The first five minutes\n")[2].partition("\n## ")[0].split())
    tap.equal(f"**Tools, Add-Ons, {configured(setup.office, MENU).Title}**" in told, True, "menu")
    before, after, tier = re.search(r"the last from (\d+) to (\d+): its customer is an (\w) now",
                                    told).groups()
    book = setup.book()
    last = len(values(book.orders, used_area(book.orders)))
    amount, customer = cell(book.orders, f"C{last}"), value(cell(book.orders, f"A{last}"))

    def its_tier():
        return next(row["B"] for row in book.customers() if row["A"] == customer)

    tap.equal((value(amount), its_tier() != tier), (float(before), True), "at first")
    amount.setValue(float(after))
    tap.equal(its_tier(), tier, "afterwards")
    steps = [row[0] for row in values(book.yours, "B1:B12") if isinstance(row[0], float)]
    tap.equal(steps, [1, 2, 3, 4, 5], "steps on Your list")
    tap.equal(f"**Tools, Add-Ons, {configured(setup.office, FROM_SHEET).Title}**" in told, True,
              "the other entry")


@tap.test("settings on Dashboard and Plan are heard by the list")
def settings(setup):
    book = setup.book()
    for name, rows in (("HourCost", [[75]]), ("SellingHours", [[6000]]),
                       ("FitWeights", [[1], [-2], [1], [0]]), ("CallsEach", [[900]])):
        book.document.NamedRanges.getByName(name).ReferredCells.setDataArray(
            tuple(tuple(map(float, row)) for row in rows))
    fill(book.plan, "J12", [[0.5], [0.3], [0.2]])
    fill(book.plan, "C6", [[8], [4], [1]])
    fill(book.plan, "B16", [["Dora"], [""]])
    fill(book.list, "X9", [["Dora"], ["Anna"]])
    check_book(book)
    tap.near(value(cell(book.dashboard, "J12")), 6000, 1e-9, "all hours to give")
    fill(book.dashboard, "N13", [[day("2024-06-30")], ["all orders"]])
    check_book(book)


@tap.test("an export of any columns is pasted, and everything is computed from it alone")
def pasted(setup):
    for read in (order_lines, orders_cut, retail_customers):
        rows = read()
        if rows is None:
            tap.note(f"{read.__name__}: there is no ../shared/data")
            continue
        book = setup.book()
        book.paste(rows)
        check_book(book)
        tap.equal(f"{len(book.customers())} customers found" in book.status(), True, book.status())
        tap.equal(fault_cells(book), ["Nothing"] + [""] * 5, read.__name__)


def data(name):
    if not (DATA / name).exists():
        return None
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def order_lines():
    """With order numbers, and columns that are not needed."""
    rows = data("order-lines.csv")
    return rows and [["Note", *rows[0]], *([None, float(number), name, day(when), float(amount)]
                                           for number, name, when, amount in rows[1:])]


def orders_cut():
    rows = data("orders-51243.csv")
    return rows and [["Kundenummer", "Beløp", "Dato"],
                     *([float(customer), float(amount), day(when)]
                       for customer, when, amount in rows[1:5001])]


def retail_customers():
    """A list of customers, one row each, without dates of orders."""
    rows = data("retail-customers.csv")
    return rows and [rows[0][:4], *([float(number), country, float(orders), float(revenue)]
                                    for number, country, orders, revenue, *_ in rows[1:])]


def fault_cells(book):
    return [row[0] for row in values(book.dashboard, "O9:P14")]


@tap.test("the columns are guessed from headers in five languages, and may be chosen")
def guesses(setup):
    book = setup.book()
    for heads in (("Order date", "Order no", "Customer name", "Sales rep", "Line total"),
                  ("Ordredato", "Ordrenr", "Kundenavn", "Selger", "Beløp"),
                  ("Bestelldatum", "Bestellnummer", "Kunde", "Vertreter", "Umsatz"),
                  ("Date de commande", "N° de commande", "Client", "Vendeur", "Montant"),
                  ("Fecha", "Pedido", "Cliente", "Vendedor", "Importe")):
        book.paste([heads, [day("2025-03-01"), 1, "Ann", "X", 90],
                    [day("2025-03-02"), 2, "Bob", "X", 20]])
        tap.equal([book.head(role) for role in ("Date", "Number", "Customer", "Amount")],
                  [heads[0], heads[1], heads[2], heads[4]])
        check_book(book)
    for heads, row, wanted in (
            (("Update", "Delivery date", "Date", "Customer ID", "Customer name", "Amount"),
             (1, day("2025-03-09"), day("2025-03-01"), 7, "Ann", 90),
             ("Date", "Customer name", "Amount")),
            (("Update", "Sent date", "CustomerNo", "Main customer", "Sales"),
             (45000.5, day("2025-03-01"), 7, "Ann", 90), ("Sent date", "Main customer", "Sales")),
            (("Date of month", "Shipdate", "Client code", "Client", "Net"),
             (3, day("2025-03-01"), 7, "Ann", 90), ("Shipdate", "Client", "Net")),
            (("Birthdate", "Date", "Customer ID", "Discount amount", "Amount"),
             (day("1985-03-01"), "5 March", 7, 1, 90), ("Date", "Customer ID", "Amount"))):
        book.paste([heads, row])
        tap.equal(tuple(book.head(role) for role in ("Date", "Customer", "Amount")), wanted)
    validation = cell(book.dashboard, "N9").Validation
    tap.equal((validation.ShowList > 0, validation.ShowErrorMessage), (True, False), "drop-down")
    book.paste([["Who", "How much (net)*", "When?"], ["Ann", 90, day("2025-03-01")]])
    tap.equal(book.status()[:12], "Say on the r", "nothing is guessed")
    fill(book.dashboard, "N9", [["Who"], ["How much (net)*"], ["When?"]])
    check_book(book)


FAULTS = (
    ("a blank amount", ["Ann", day("2025-01-05"), None], "Amount missing"),
    ("an amount that is text", ["Ann", day("2025-01-05"), "1 234,50 kr"], "Amount is text"),
    ("a date that is text", ["Ann", "5 Jan", 12], "Date is text"),
    ("no customer", [None, day("2025-01-05"), 12], "Customer missing"),
    ("a total row", ["Total", None, 165], "Date missing (a total? delete the row)"),
)


@tap.test("while a row is at fault it is named, the tables are blank, and mended it is forgotten")
def faults(setup):
    book = setup.book()
    good = [["Customer", "Date", "Amount"], *([name, day("2025-02-01") + place, 40.0 + place]
                                              for place, name in enumerate(("Ann", "Bob", "Cid"))),
            ["Ann", day("2024-02-01"), 42]]
    for what, row, reason in FAULTS:
        book.paste([*good, row])
        tap.equal(fault_cells(book), [f"Row 6: {reason}"] + [""] * 5, what)
        tap.equal(f"Row 6: {reason}." in book.status(), True, f"{what}: {book.status()}")
        tap.equal((errors(book.document), book.customers()), ([], []), what)
        tap.equal({content for row in values(book.dashboard, "B4:P5") for content in row}, {""})
        tap.equal({content for row in values(book.dashboard, "C9:J12") for content in row}, {""})
        fill(book.orders, "A6", [[None] * 3])
        tap.equal(fault_cells(book)[0], "Nothing", f"{what}, mended")
        check_book(book)
    book.paste([*good, *([row for _, row, _ in FAULTS] * 2)])
    tap.equal(fault_cells(book)[5], "and more")
    book.paste([*good, ["Total", day("2025-02-28"), 165]])
    tap.equal(book.status()[:66],
              "Row 6 of the sheet Orders holds as much as all others together: if", "with a date")
    check_book(book)
    book.paste([["Customer", "Revenue"], ["Ann", 10], ["Bob", 25], ["Cid", 30], ["Total", 65]])
    tap.equal(fault_cells(book)[0][:13], "Row 5: Total?", "of a list of customers")


@tap.test("an empty sheet, a list too long for the room, and a list of one say what they are")
def edges(setup):
    book = setup.book()
    book.paste([[None]])
    tap.equal(book.status()[:15], "Paste your list")
    tap.equal((errors(book.document), book.customers()), ([], []))
    for head, rest in (("Date", [45000]), ("Note", ["x"])):
        long = [["Customer", "Amount", head], *([f"C{place}", 5.0, *rest]
                                                for place in range(ROOM + 1))]
        book.paste(long)
        tap.equal("room for" in book.status() and book.status()[:15], "There are more ", head)
        tap.equal((errors(book.document), book.customers()), ([], []))
        book.paste(long[:-1])
        tap.equal(len(book.customers()), ROOM)
        tap.equal(errors(book.document), [])
    book.paste([["Customer", "Amount"], ["Ann", 90]])
    check_book(book)


@tap.test("where there are more customers than room, the rows are filled down as it is told")
def more_room(setup):
    book = setup.book()
    tap.equal(f"room for {ROOM:,}" in book.status(), True, book.status())
    told = re.search(r"A(\d+):N\1", " ".join(
        str(row[1]) for row in values(book.yours, "B1:C40"))).group(0)
    count = ROOM + 700
    for head, when in (("Date", lambda place: 45000 + place % 900), ("Note", lambda _: "x")):
        book = setup.book()
        rows = ([f"C{place}", place % 90 + 200.0, when(place)] for place in range(count))
        book.paste([["Customer", "Amount", head], *rows])
        tap.equal(book.customers(), [], "before")
        tap.equal(re.search(r"A\d+:N\d+", book.status()).group(0), told, book.status())
        fill_down(book.list, f"{told.split(':')[0]}:N{FIRST + count - 1}")
        tap.equal(f"{count} customers found, room for {count:,}" in book.status(), True,
                  book.status())
        check_book(book)


@tap.test("below the first thousands of rows an order is counted all the same")
def deep(setup):
    book = setup.book()
    book.paste([["Customer", "Amount", "Date"], ["Ann", 90, 45000]])
    for row in (4999, 5001, 20001, 100001, 1048576):
        fill(book.orders, f"A{row}", [["Bob", 7, 45001]])
        check_book(book)


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


@tap.test("saved as ODS or XLSX and opened again, it shows the same and follows its orders")
def saved(setup):
    book = setup.book()
    shown = book.everything()
    with tempfile.TemporaryDirectory() as folder:
        for ending in (".ods", ".xlsx"):
            path = Path(folder) / f"mine{ending}"
            setup.office.save(book.document, path)
            again = Book(setup.office, path, AsTemplate=False)
            for name, rows in again.everything().items():
                for row, wanted in zip(rows, shown[name]):
                    # XLSX keeps fifteen digits
                    tap.equal(all(map(same, row, wanted)), True, f"{ending}, {name}: {row}")
                tap.equal(len(rows), len(shown[name]), f"{ending}, {name}")
            tap.equal(again.dashboard.Charts.Count, 1, "charts")
            cell(again.orders, "C2").setValue(900000)
            check_book(again)
            again.document.setModified(False)
            again.document.close(True)


@tap.test("opened where the extension is not installed, the workbook says so")
def without_extension(setup):
    book = setup.book()
    with tempfile.TemporaryDirectory() as folder, Office() as bare:
        path = Path(folder) / "mine.ods"
        setup.office.save(book.document, path)
        other = Book(bare, path, AsTemplate=False)
        tap.equal(other.status(), "The extension Vital Few, by which this workbook computes, is not "
                                  "installed here.")
        tap.equal({content for row in values(other.dashboard, "B4:P5") for content in row}, {""})


# -- how it looks ------------------------------------------------------------------------------

@tap.test("filters, frozen headings, and styles that colour tiers, priorities and actions")
def looks(setup):
    book = setup.book()
    ranges = book.document.DatabaseRanges
    filtered = {name: ranges.getByName(name) for name in ranges.ElementNames}
    tap.equal({name: one.AutoFilter for name, one in filtered.items()},
              {"CustomersList": True, "ProspectsList": True})
    controller = book.document.CurrentController
    for sheet, rows, columns in ((book.orders, 1, 0), (book.list, 2, 1), (book.prospects, 4, 0)):
        controller.setActiveSheet(sheet)
        tap.equal(controller.hasFrozenPanes(), True, sheet.Name)
        tap.equal((controller.SplitRow, controller.SplitColumn), (rows, columns), sheet.Name)
    styles = book.document.StyleFamilies.getByName("CellStyles")
    tiers = {f'"{label}"': f"Tier {label}" for label in "ABC"}
    priorities = {f'"{word}"': word for word in ("Hot", "Warm", "Cold")}
    for sheet, area, wanted in ((book.list, "B3:B10002", tiers), (book.dashboard, "B9:B11", tiers),
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
            tap.equal(page.FirstPageNumber, 0, f"{style}: numbers go on")
            page.Width, page.Height = width, height
        pages[paper] = {sheet.Name: page_count(book.document, sheet)
                        for sheet in book.document.Sheets if sheet.getPrintAreas()}
        tap.equal(pages[paper]["Dashboard"], 1, paper)
        tap.equal(pages[paper]["Your list"], 1, paper)
        tap.equal((pages[paper]["Plan"], pages[paper]["Periods"]), (1, 1), paper)
        tap.equal(pages[paper]["Prospects"], 1, paper)
        tap.equal(pages[paper]["Guide"] <= 3, True, f"{paper}: {pages}")
        tap.equal(8 <= pages[paper]["Customers"] <= 16, True, f"{paper}: {pages}")
        tap.equal(pdf_pages(setup.office, book.document), sum(pages[paper].values()),
                  f"all pages of {paper}, with none of the orders")
    tap.equal([sheet.Name for sheet in book.document.Sheets if not sheet.getPrintAreas()],
              ["Orders", "Workings"], "what is not printed")
    for sheet, row in ((book.orders, 0), (book.list, 1), (book.prospects, 3),
                       (book.guide, 13)):
        tap.equal((sheet.PrintTitleRows, sheet.TitleRows.StartRow, sheet.TitleRows.EndRow),
                  (True, row, row), sheet.Name)


def page_count(document, sheet):
    """How many pages a sheet's print areas take."""
    areas = [sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn,
                                          area.EndRow) for area in sheet.getPrintAreas()]
    tap.equal(len(areas), 1, f"print areas of {sheet.Name}")
    return document.getRendererCount(areas[0], ())


def pdf_pages(office, document):
    """How many pages the whole document has as a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "printed.pdf"
        office.save(document, path)
        return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


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
               files.getFolderContents(f"{root}/Vital%20Few", True)], ["ABC,%2080%2F20,%20RFM"])


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
