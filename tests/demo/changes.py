# SPDX-License-Identifier: MPL-2.0
"""The sheet of what has changed: the bridge of the revenue, the tiers of both years, who is near
the next tier, and the calls of the plan with the reps who make them.

The worked story's array formulas stand where it has them; what is around them sums them up.
"""
from itertools import product

import uno  # before what it lets Python import: com.sun.star
from com.sun.star.table.CellHoriJustify import CENTER, LEFT, RIGHT

import layout
import look
import sample
import story
from layout import HEAD_ROW
from look import PERCENT, TIERS, WHOLE
from office import cell, fill, fill_down, formulas

NAME, DETAILS = "Changes", "Details"
BEFORE, NOW = (year.lstrip("y") for year in story.YEARS[-2:])
MOVES = "New", "Kept", "Recovered", "Lost", "Gone"
NEAR_TIERS = TIERS[1:]  # those with a better one
SHOWN_PER_TIER = 3
DETAIL_TITLES = ("Tier", "Rank", "Before it", "With it", "Next tier from", "Missing",
                 "Calls a year", "Rep")

# A margin, five columns of the bridge, a gap, six from tier to tier, a margin.
WIDTHS = (400, 4400, 2100, 2500, 2300, 2300, 900, 2300, *(2100,) * 5, 400)
BRIDGE_ROW, END_ROW = sample.rows_of("Changes.B9")
MATRIX_ROW, MATRIX_LAST = sample.rows_of("Changes.H8")
PLAN_ROW, PLAN_LAST = sample.rows_of("Changes.H26")
REPS_ROW = PLAN_LAST + 5
REPS_LAST = REPS_ROW + len(story.reps()[1]) - 1
MOVES_ROW = MATRIX_LAST + 5
MOVES_TOTAL = MOVES_ROW + len(MOVES)
NOTE_ROW = REPS_LAST + 2
NEAR_ROW = NOTE_ROW - SHOWN_PER_TIER * len(NEAR_TIERS)
CHART_ROW = END_ROW + 3  # below its heading
AREA = f"A1:N{NOTE_ROW}"
CHART_AREA = f"B{CHART_ROW}:F{NEAR_ROW - 4}"
# Behind the sheet: what the chart shows, from and to what sum each step goes, and who is how near.
STEPS_AREA = f"P{HEAD_ROW}:S{END_ROW}"
BETTER, WORSE = look.ACTION_FILL["Onboard"], look.ACTION_FILL["Reprice"]
BELOW_ALL = uno.Enum("com.sun.star.chart.ChartAxisLabelPosition", "OUTSIDE_START")
MORE, LESS = look.ACTION_FILL["Protect"], look.SEGMENT_FILL["At risk"]
STEP_FILL = look.FILL["A"], MORE, MORE, look.FILL["C"], LESS, LESS, look.FILL["A"]


def write(book):
    sheet = book.changes
    layout.prepare(sheet, WIDTHS, NOTE_ROW)
    _write_title(book, sheet)
    _write_cards(book, sheet)
    _write_bridge(book, sheet)
    _write_near(book, sheet)
    _write_matrix(book, sheet)
    _write_moves(book, sheet)
    _write_plan(book, sheet)
    _write_reps(book, sheet)
    _draw(book, sheet)
    look.set_page(book.document, sheet, 1)


def _write_title(book, sheet):
    layout.put(sheet, "B1", f"From {BEFORE} to {NOW}", "Summary title")
    layout.note(book.document, sheet, "B2:M2", f"=C{END_ROW}",
                look.literal("What has changed, and who calls next; customers with sales in "
                             f"{NOW}: ") + WHOLE)
    layout.remark(sheet, f"B{NOTE_ROW}:F{NOTE_ROW}",
                  f"New: no sales in {BEFORE}. Lost: none in {NOW}, but perhaps returns. Missing: "
                  "what it takes to reach the smallest of the next tier.")
    layout.remark(sheet, f"H{NOTE_ROW}:M{NOTE_ROW}",
                  f"Blue: in a better tier than in {BEFORE}, or new; red: in a worse one, or lost. "
                  "A customers get their calls first. All reps make about as many.")


def _write_cards(book, sheet):
    start, end = f"D{BRIDGE_ROW}", f"D{END_ROW}"
    grown, same, shrunk, lost = (f"D{BRIDGE_ROW + step}" for step in range(2, 6))
    tier = MATRIX_ROW + 1
    layout.cards(book.document, sheet, (
        ("B", "C", (f"={end}/{start}-1", rf"+{PERCENT};-{PERCENT}"),
         (f"={end}-{start}", _after(f"revenue against {BEFORE}: ", "+", WHOLE))),
        ("D", "F", (f"=1+({shrunk}+{lost})/{start}", PERCENT),
         (f"=({start}+{grown}+{same}+{shrunk}+{lost})/{start}",
          _after(f"kept from {BEFORE}; with what grew ", "", PERCENT))),
        ("H", "J", (f"=I{tier + 1}+I{tier + 2}+J{tier + 2}", WHOLE),
         (f"=J{tier}+K{tier}+K{tier + 1}",
          look.literal("customers moved up a tier; down: ") + WHOLE)),
        ("K", "M", (f"=K{PLAN_LAST + 1}", WHOLE),
         (f"=L{PLAN_LAST + 1}", look.literal("calls can be made; the plan has ") + WHOLE)),
    ))


def _after(words, plus, codes):
    """A number format with words before the sign of the number."""
    words = look.literal(words)
    return f"{words}{plus}{codes};{words}-{codes}"


def _write_bridge(book, sheet):
    """Beside the story's array: each amount as a share of the first, and for each customer."""
    layout.put(sheet, f"B{HEAD_ROW - 1}", "Where the revenue went", "Summary section")
    layout.table_head(sheet, f"B{HEAD_ROW}:F{HEAD_ROW}",
                      ["", "Customers", "Revenue", f"of {BEFORE}", "for each"])
    formulas(sheet, f"E{BRIDGE_ROW}", [
        [f"=D{row}/D${BRIDGE_ROW}", f'=IF(C{row}=0;"";D{row}/C{row})']
        for row in range(BRIDGE_ROW, END_ROW + 1)])
    for name, codes in (("C", WHOLE), ("D", look.amount_format(book.amounts)), ("E", PERCENT),
                        ("F", WHOLE)):
        layout.show_as(book.document, sheet, f"{name}{BRIDGE_ROW}:{name}{END_ROW}", codes)
    look.colour_losses(sheet.getCellRangeByName(f"D{BRIDGE_ROW}:F{END_ROW}"))
    sheet.getCellRangeByName(f"B{END_ROW}:F{END_ROW}").CellStyle = "Summary table total"
    labels = sheet.getCellRangeByName(f"B{BRIDGE_ROW}:B{END_ROW}")
    labels.HoriJustify, labels.ParaIndent = LEFT, 250


def _write_near(book, sheet):
    """Of each tier but the best, who lacks the least to the next; behind the sheet, their turns."""
    last = NOTE_ROW - 1
    first, end = BRIDGE_ROW, BRIDGE_ROW + book.last_row - 2
    fill(sheet, f"X{HEAD_ROW}", [["Tier", "Missing", "Turn"]])
    formulas(sheet, f"X{first}", [[
        f"=${DETAILS}.A2", f"=${DETAILS}.F2",
        f'=IF(Y{first}="";"";X{first}&" "&SUMPRODUCT((X${first}:X${end}=X{first})'
        f"*((Y${first}:Y${end}<Y{first})"
        f"+(Y${first}:Y${end}=Y{first})*(ROW(Y${first}:Y${end})<=ROW()))))"]])
    fill_down(sheet, f"X{first}:Z{end}")
    layout.put(sheet, f"B{NEAR_ROW - 2}", "Nearest to the next tier", "Summary section")
    layout.table_head(sheet, f"B{NEAR_ROW - 1}:F{NEAR_ROW - 1}",
                      ["Customer", "Tier", "Revenue", "Missing", "Rep"])
    fill(sheet, f"W{NEAR_ROW - 1}", [["Place"]])
    of_all = [book.listed_area("customer"), book.listed_area("Tier"), book.amounts_area,
              detail_area(book, "F"), detail_area(book, "H")]
    formulas(sheet, f"W{NEAR_ROW}", [
        [f'=IFNA(MATCH("{tier} {turn}";Z${first}:Z${end};0);"")']
        for tier, turn in product(NEAR_TIERS, range(1, SHOWN_PER_TIER + 1))])
    formulas(sheet, f"B{NEAR_ROW}", [
        [f'=IF($W{row}="";"";INDEX({area};$W{row}))' for area in of_all]
        for row in range(NEAR_ROW, last + 1)])
    layout.show_as(book.document, sheet, f"D{NEAR_ROW}:E{last}",
                   look.amount_format(book.amounts))
    look.colour_tiers(sheet.getCellRangeByName(f"C{NEAR_ROW}:C{last}"))
    for name, side in zip("BCDEF", (LEFT, CENTER, RIGHT, RIGHT, RIGHT)):
        sheet.getCellRangeByName(f"{name}{NEAR_ROW - 1}:{name}{last}").HoriJustify = side
    customers = sheet.getCellRangeByName(f"B{NEAR_ROW - 1}:B{last}")
    customers.ParaIndent, customers.ShrinkToFit = 250, True
    for row in range(NEAR_ROW, NOTE_ROW):
        ends_tier = (row - NEAR_ROW + 1) % SHOWN_PER_TIER == 0
        sheet.getCellRangeByName(f"B{row}:F{row}").BottomBorder = look.line(26 if ends_tier else 5)


def detail_area(book, name):
    """A reference from any sheet to a column of the sheet Details."""
    return f"${DETAILS}.${name}$2:${name}${book.last_row}"


def _write_matrix(book, sheet):
    """Around the story's array: colours for better and worse, and sums."""
    first, total = MATRIX_ROW + 1, MATRIX_LAST + 1
    layout.put(sheet, f"H{HEAD_ROW - 1}", f"From the tier of {BEFORE} (down) to that of {NOW} "
               "(across)", "Summary section")
    sheet.getCellRangeByName(f"H{MATRIX_ROW}:M{MATRIX_ROW}").CellStyle = "Summary table head"
    _write_total(sheet, first, total, "IJKL")
    fill(sheet, f"M{MATRIX_ROW}", [["All"]])
    formulas(sheet, f"M{first}", [[f"=SUM(I{row}:L{row})"] for row in range(first, total + 1)])
    layout.show_as(book.document, sheet, f"I{first}:M{total}", WHOLE)
    look.colour_tiers(sheet.getCellRangeByName(f"H{first}:H{MATRIX_LAST}"))
    look.colour_tiers(sheet.getCellRangeByName(f"I{MATRIX_ROW}:L{MATRIX_ROW}"))
    sheet.getCellRangeByName(f"H{MATRIX_ROW}:M{total}").HoriJustify = CENTER
    for row, name in product(range(len(TIERS) + 1), range(len(TIERS) + 1)):
        if row != name:
            cell(sheet, f"{'IJKL'[name]}{first + row}").CellBackColor = (
                WORSE if row < name else BETTER)


def _write_moves(book, sheet):
    """Who came, stayed, came back or left, by the list's column Move."""
    of_all = book.listed_area("Move")
    layout.put(sheet, f"H{MOVES_ROW - 2}", "Who came, stayed, came back or left", "Summary section")
    layout.table_head(sheet, f"H{MOVES_ROW - 1}:M{MOVES_ROW - 1}",
                      ["Move", "Customers", f"in {BEFORE}", f"in {NOW}", "Change", f"of {BEFORE}"])
    formulas(sheet, f"H{MOVES_ROW}", [
        [move, f"=COUNTIF({of_all};$H{row})",
         *(f"=SUMIF({of_all};$H{row};{book.listed_area(year)})" for year in story.YEARS[-2:]),
         f"=K{row}-J{row}", f"=L{row}/J${MOVES_TOTAL}"]
        for row, move in enumerate(MOVES, MOVES_ROW)])
    _write_total(sheet, MOVES_ROW, MOVES_TOTAL, "IJKLM")
    layout.show_as(book.document, sheet, f"I{MOVES_ROW}:L{MOVES_TOTAL}", WHOLE)
    layout.show_as(book.document, sheet, f"M{MOVES_ROW}:M{MOVES_TOTAL}", PERCENT)
    look.colour_losses(sheet.getCellRangeByName(f"J{MOVES_ROW}:M{MOVES_TOTAL}"))
    sheet.getCellRangeByName(f"H{MOVES_ROW - 1}:H{MOVES_TOTAL}").HoriJustify = CENTER


def _write_plan(book, sheet):
    """Beside the story's array: the calls that the plan would make if there were enough."""
    total, calls = PLAN_LAST + 1, book.listed_area("Calls a year")
    layout.put(sheet, f"H{PLAN_ROW - 2}", "The calls that can be made", "Summary section")
    layout.table_head(sheet, f"H{PLAN_ROW - 1}:M{PLAN_ROW - 1}",
                      ["Tier", "for each", "Customers", "Calls", "Full plan", "Left out"])
    formulas(sheet, f"L{PLAN_ROW}", [
        [f"=SUMIF({book.listed_area('Tier')};$H{row};{calls})", f"=L{row}-K{row}"]
        for row in range(PLAN_ROW, total)])
    _write_total(sheet, PLAN_ROW, total, "JKLM")
    layout.show_as(book.document, sheet, f"I{PLAN_ROW}:M{total}", WHOLE)
    look.colour_tiers(sheet.getCellRangeByName(f"H{PLAN_ROW}:H{PLAN_LAST}"))
    sheet.getCellRangeByName(f"H{PLAN_ROW - 1}:H{total}").HoriJustify = CENTER


def _write_reps(book, sheet):
    """What the story gives each rep, whose names stand in the first column."""
    total = REPS_LAST + 1
    calls, reps, tiers = detail_area(book, "G"), detail_area(book, "H"), book.listed_area("Tier")
    layout.put(sheet, f"H{REPS_ROW - 2}", "Who makes them", "Summary section")
    layout.table_head(sheet, f"H{REPS_ROW - 1}:M{REPS_ROW - 1}",
                      ["Rep", "Customers", *TIERS, "Calls"])
    formulas(sheet, f"I{REPS_ROW}", [
        [f"=COUNTIF({reps};$H{row})",
         *(f"=COUNTIFS({reps};$H{row};{tiers};{name}${REPS_ROW - 1})" for name in "JKL"),
         f"=SUMIF({reps};$H{row};{calls})"] for row in range(REPS_ROW, total)])
    _write_total(sheet, REPS_ROW, total, "IJKLM")
    layout.show_as(book.document, sheet, f"I{REPS_ROW}:M{total}", WHOLE)
    sheet.getCellRangeByName(f"H{REPS_ROW - 1}:H{total}").HoriJustify = CENTER


def _write_total(sheet, first, total, names):
    """The sums of these columns of a table on the right, below its rows."""
    sheet.getCellRangeByName(f"H{total}:M{total}").CellStyle = "Summary table total"
    cell(sheet, f"H{total}").String = "All"
    for name in names:
        cell(sheet, f"{name}{total}").setFormula(f"=SUM({name}{first}:{name}{total - 1})")


def _write_steps(sheet):
    """What the waterfall shows: each step from one sum to the next, start and end from nothing.

    A column stands on an invisible one, up to the sum nearer to nothing. One that crosses nothing
    has a part above and a part below, as columns of both signs are stacked apart.
    """
    fill(sheet, f"P{HEAD_ROW}", [["Step", "Base", "Above", "Below", "From", "To"]])
    rows, ends = range(BRIDGE_ROW, END_ROW + 1), (BRIDGE_ROW, END_ROW)
    formulas(sheet, f"P{BRIDGE_ROW}", [
        [f"=B{row}&CHAR(10)" + ("" if row in ends else f'&IF(D{row}>0;"+";"")')
         + f"&FIXED(D{row};0)",
         f"=MAX(MIN(T{row};U{row});0)+MIN(MAX(T{row};U{row});0)",
         f"=MAX(T{row};U{row};0)-MAX(MIN(T{row};U{row});0)",
         f"=MIN(T{row};U{row};0)-MIN(MAX(T{row};U{row});0)",
         "=0" if row in ends else f"=U{row - 1}", f"=T{row}+D{row}"]
        for row in rows])


def _draw(book, sheet):
    """The bridge as a waterfall: what is there at the start, what each step adds, and the end."""
    _write_steps(sheet)
    layout.put(sheet, f"B{CHART_ROW - 1}", "The bridge", "Summary section")
    chart = layout.add_chart(sheet, "Bridge", CHART_AREA, sheet.getCellRangeByName(STEPS_AREA))
    chart.lockControllers()
    diagram = chart.Diagram
    diagram.Stacked = True
    diagram.getDataRowProperties(0).FillStyle = layout.NO_FILL
    for part, step in product((1, 2), range(len(STEP_FILL))):
        diagram.getDataPointProperties(step, part).FillColor = STEP_FILL[step]
    for axis in (diagram.XAxis, diagram.YAxis):
        layout.chart_font(axis)
        axis.LineColor = look.RULE
    diagram.XAxis.LabelPosition = BELOW_ALL
    diagram.YAxis.LinkNumberFormatToSource = False
    diagram.YAxis.NumberFormat = look.number_format(chart, WHOLE)
    diagram.YMainGrid.LineColor = look.RULE
    diagram.YAxis.GapWidth = 30
    layout.plain(chart)
    chart.HasLegend = False  # each column has its name below
    chart.unlockControllers()
