# SPDX-License-Identifier: MPL-2.0
"""The sheet of what to do: how many for each action, where the hours go, whom to begin with.

Every figure on it is a formula on the columns that the worked story adds to the list.
"""
from itertools import product

import uno
from com.sun.star.table.CellHoriJustify import CENTER, LEFT, RIGHT

import layout
import look
import story
import summary
from layout import HEAD_ROW
from look import ACTIONS, PERCENT, TENTHS, TIERS, WHOLE
from office import cell, fill, fill_down, formulas

NAME = "Actions"
SHOWN_PER_ACTION = 3

# A margin, six columns of figures, a gap, seven of customers, a margin.
WIDTHS = (400, 2700, 2000, 2500, 2300, 2400, 2500, 900, 2100, 4600, 1000, 1950, 1750, 1400, 1400,
          400)
FIRST_ROW = HEAD_ROW + 1
TOTAL_ROW = FIRST_ROW + len(ACTIONS)
TIER_HEAD = TOTAL_ROW + 3  # below its heading
FIRST_TIER = TIER_HEAD + 1
TIER_TOTAL = FIRST_TIER + len(TIERS)
CHART_ROW = TIER_TOTAL + 3
NOTE_ROW = FIRST_ROW + len(ACTIONS) * SHOWN_PER_ACTION
AREA = f"A1:P{NOTE_ROW}"
CHART_AREA = f"B{CHART_ROW}:G{NOTE_ROW - 1}"
SHARES = "Customers", "Revenue", "Hours spent", "Hours to give"  # the chart's bars
SHARES_AREA = f"S{HEAD_ROW}:V{HEAD_ROW + len(SHARES)}"

SHOW_VALUE = uno.getConstantByName("com.sun.star.chart.ChartDataCaption.VALUE")


def write(book):
    sheet = book.actions
    layout.prepare(sheet, WIDTHS, NOTE_ROW)
    _write_title(book)
    _write_cards(book)
    _write_actions(book)
    _write_tiers(book)
    _write_turns(book)
    _write_customers(book)
    _write_shares(book)
    _draw(book)
    look.set_page(book.document, sheet, 1)


def _write_title(book):
    sheet = book.actions
    layout.put(sheet, "B1", "What to do with whom", "Summary title")
    layout.note(book.document, sheet, "B2:O2", f"=C{TOTAL_ROW}",
                look.literal("What the formulas beside the list say of its ") + WHOLE
                + look.literal(" customers"))
    shares = ", ".join(f"{100 * share:.0f} % for {tier}" for tier, share in story.SHARES)
    layout.remark(sheet, f"B{NOTE_ROW}:G{NOTE_ROW}",
                  f"Hours to give: {story.HOURS:,} a year, {shares}. "
                  f"Profit: what is left after the hours spent, at {story.HOUR_COST} an hour.")
    layout.remark(sheet, f"I{NOTE_ROW}:O{NOTE_ROW}",
                  "First come, to invest, the fewest hours; to protect, develop or onboard, the "
                  "most revenue; to maintain or serve, the most hours; to win back, the most "
                  "revenue in 2024; else the largest losses.")


def _write_cards(book):
    tiers, profits, filters = map(book.listed_area, ("Tier", "Profit", "Filter"))
    losing = f'({tiers}<>"")*({profits}<0)'
    first, last = FIRST_TIER, TIER_TOTAL - 1
    layout.cards(book.document, book.actions, (
        ("B", "D", (f"=G{first}-F{first}", f"+{WHOLE};-{WHOLE}"),
         ("hours a year more for the A customers", None)),
        ("E", "G", (f"=F{last}/F{TIER_TOTAL}", PERCENT),
         (f"=${summary.NAME}.F{summary.TOTAL_ROW - 1}",
          look.literal("of the hours went to C, for ") + PERCENT
          + look.literal(" of the revenue"))),
        ("I", "J", (f"=SUMPRODUCT({losing}*{profits})", WHOLE),
         (f"=SUMPRODUCT({losing})", look.literal("is lost on ") + WHOLE
          + look.literal(" customers; some have left"))),
        ("K", "O", (f'=COUNTIF({filters};"Ask")', WHOLE),
         (f'=COUNTIF({filters};"Out")',
          look.literal("prospects to ask more; filtered out: ") + WHOLE)),
    ))
    look.colour_losses(cell(book.actions, f"I{layout.CARD_ROW}"))


def _write_actions(book):
    """One row an action: customers, revenue, profit, hours spent and hours to give."""
    sheet, last = book.actions, TOTAL_ROW - 1
    of_all = book.listed_area("Action")
    figures = [book.listed_area(title) for title in
               ("revenue", "Profit", "hours", "Hours to give")]
    layout.put(sheet, f"B{HEAD_ROW - 1}", "What to do", "Summary section")
    layout.table_head(sheet, f"B{HEAD_ROW}:G{HEAD_ROW}",
                      ["Action", "Customers", "Revenue", "Profit", "Hours spent",
                       "Hours to give"])
    formulas(sheet, f"B{FIRST_ROW}", [
        [action, f"=COUNTIF({of_all};$B{row})",
         *(f"=SUMIF({of_all};$B{row};{amounts})" for amounts in figures)]
        for row, action in enumerate(ACTIONS, FIRST_ROW)])
    _write_total(sheet, FIRST_ROW, TOTAL_ROW, "CDEFG")
    for name, codes in zip("CDEFG", (WHOLE, look.amount_format(book.amounts), WHOLE, WHOLE, WHOLE)):
        layout.show_as(book.document, sheet, f"{name}{FIRST_ROW}:{name}{TOTAL_ROW}", codes)
    look.colour_actions(sheet.getCellRangeByName(f"B{FIRST_ROW}:B{last}"))
    look.colour_losses(sheet.getCellRangeByName(f"E{FIRST_ROW}:E{TOTAL_ROW}"))
    sheet.getCellRangeByName(f"B{HEAD_ROW}:B{TOTAL_ROW}").HoriJustify = CENTER


def _write_tiers(book):
    """One row a tier: customers, calls, the hours for each of them, and all hours."""
    sheet = book.actions
    of_all = book.listed_area("Tier")
    calls, spent, given = map(book.listed_area, ("Calls a year", "hours", "Hours to give"))
    layout.put(sheet, f"B{TIER_HEAD - 1}", "Where the hours go", "Summary section")
    layout.table_head(sheet, f"B{TIER_HEAD}:G{TIER_HEAD}",
                      ["Tier", "Customers", "Calls a year", "Hours each", "Hours spent",
                       "Hours to give"])
    formulas(sheet, f"B{FIRST_TIER}", [
        [tier, f"=COUNTIF({of_all};$B{row})", f"=SUMIF({of_all};$B{row};{calls})",
         f"=IF(C{row}=0;0;G{row}/C{row})", f"=SUMIF({of_all};$B{row};{spent})",
         f"=SUMIF({of_all};$B{row};{given})"]
        for row, tier in enumerate(TIERS, FIRST_TIER)])
    _write_total(sheet, FIRST_TIER, TIER_TOTAL, "CDFG")
    for name, codes in zip("CDEFG", (WHOLE, WHOLE, TENTHS, WHOLE, WHOLE)):
        layout.show_as(book.document, sheet, f"{name}{FIRST_TIER}:{name}{TIER_TOTAL}", codes)
    look.colour_tiers(sheet.getCellRangeByName(f"B{FIRST_TIER}:B{TIER_TOTAL - 1}"))
    sheet.getCellRangeByName(f"B{TIER_HEAD}:B{TIER_TOTAL}").HoriJustify = CENTER


def _write_total(sheet, first, total, names):
    cell(sheet, f"B{total}").String = "All"
    for name in names:
        cell(sheet, f"{name}{total}").setFormula(f"=SUM({name}{first}:{name}{total - 1})")
    sheet.getCellRangeByName(f"B{total}:G{total}").CellStyle = "Summary table total"


def _write_turns(book):
    """Behind the sheet, for each row of the list: its action, the figure by which the customers of
    an action take turns, the smallest first, and action and turn as one text, to be found by."""
    sheet, row, last = book.actions, FIRST_ROW, HEAD_ROW + book.last_row - 1
    action, hours, revenue, before_it, profit = (
        book.first_cell(title) for title in ("Action", "hours", "revenue", "y2024", "Profit"))
    before = f"(Y${row}:Y${last}<Y{row})"
    beside = f"(Y${row}:Y${last}=Y{row})*(ROW(Y${row}:Y${last})<=ROW())"
    fill(sheet, f"X{HEAD_ROW}", [["Action", "Figure", "Turn"]])
    formulas(sheet, f"X{row}", [[
        f"={action}",
        f'=IF(X{row}="Invest";{hours};'
        f'IF(OR(X{row}="Protect";X{row}="Develop";X{row}="Onboard");-{revenue};'
        f'IF(OR(X{row}="Maintain";X{row}="Serve");-{hours};'
        f'IF(X{row}="Win back";-{before_it};{profit}))))',
        f'=X{row}&" "&SUMPRODUCT((X${row}:X${last}=X{row})*({before}+{beside}))']])
    fill_down(sheet, f"X{row}:Z{last}")


def _write_customers(book):
    """The customers of each action whose turn is first, and in Q their places in the list."""
    sheet, last = book.actions, NOTE_ROW - 1
    turns = f"$Z${FIRST_ROW}:$Z${HEAD_ROW + book.last_row - 1}"
    layout.put(sheet, f"I{HEAD_ROW - 1}", "Whom to begin with", "Summary section")
    layout.table_head(sheet, f"I{HEAD_ROW}:O{HEAD_ROW}",
                      ["Action", "Customer", "Tier", "Revenue", "Profit", "Spent", "To give"])
    fill(sheet, f"Q{HEAD_ROW}", [["Place"]])
    titles = ("customer", "Tier", "revenue", "Profit", "hours", "Hours to give")
    formulas(sheet, f"I{FIRST_ROW}", [
        [action, *(f'=IF($Q{row}="";"";INDEX({book.listed_area(title)};$Q{row}))'
                   for title in titles), "", f'=IFNA(MATCH(I{row}&" {turn}";{turns};0);"")']
        for row, (action, turn) in enumerate(product(ACTIONS, range(1, SHOWN_PER_ACTION + 1)),
                                             FIRST_ROW)])
    for name, codes in (("L", look.amount_format(book.amounts)), ("M", WHOLE), ("N", TENTHS),
                        ("O", TENTHS)):
        layout.show_as(book.document, sheet, f"{name}{FIRST_ROW}:{name}{last}", codes)
    look.colour_actions(sheet.getCellRangeByName(f"I{FIRST_ROW}:I{last}"))
    look.colour_tiers(sheet.getCellRangeByName(f"K{FIRST_ROW}:K{last}"))
    look.colour_losses(sheet.getCellRangeByName(f"L{FIRST_ROW}:M{last}"))
    for name, side in zip("IJKLMNO", (CENTER, LEFT, CENTER, RIGHT, RIGHT, RIGHT, RIGHT)):
        sheet.getCellRangeByName(f"{name}{HEAD_ROW}:{name}{last}").HoriJustify = side
    customers = sheet.getCellRangeByName(f"J{HEAD_ROW}:J{last}")
    customers.ParaIndent, customers.ShrinkToFit = 250, True
    for row in range(FIRST_ROW, last + 1):
        ends_action = (row - FIRST_ROW + 1) % SHOWN_PER_ACTION == 0
        sheet.getCellRangeByName(f"I{row}:O{row}").BottomBorder = look.line(
            26 if ends_action else 5)


def _write_shares(book):
    """Behind the chart: the tiers' shares of the customers, the revenue and the hours."""
    sheet = book.actions
    of_all = [f"=100*${summary.NAME}.{name}{{}}" for name in "DF"]
    of_hours = [f"=100*{name}{{}}/{name}${TIER_TOTAL}" for name in "FG"]
    fill(sheet, f"T{HEAD_ROW}", [[f"Tier {tier}" for tier in TIERS]])
    formulas(sheet, f"S{FIRST_ROW}", [
        [title, *(formula.format(first + tier) for tier in range(len(TIERS)))]
        for title, formula, first in zip(SHARES, of_all + of_hours,
                                         (summary.FIRST_ROW,) * 2 + (FIRST_TIER,) * 2)])


def _draw(book):
    """Four bars of equal length, each cut by tier."""
    sheet = book.actions
    layout.put(sheet, f"B{CHART_ROW - 1}", "The tiers' shares, in percent", "Summary section")
    chart = layout.add_chart(sheet, "Shares", CHART_AREA, sheet.getCellRangeByName(SHARES_AREA))
    chart.lockControllers()
    diagram = chart.Diagram
    diagram.Vertical = True
    diagram.Percent = True
    diagram.HasYAxis = diagram.HasYAxisGrid = False
    diagram.XAxis.ReverseDirection = True
    diagram.XAxis.LineStyle = layout.NO_LINE
    layout.chart_font(diagram.XAxis)
    diagram.YAxis.GapWidth = 35
    for index, tier in enumerate(TIERS):
        series = diagram.getDataRowProperties(index)
        layout.chart_font(series)
        series.FillColor, series.CharColor = look.FILL[tier], look.INK_ON[tier]
        series.DataCaption = SHOW_VALUE
        series.LinkNumberFormatToSource = False
        series.NumberFormat = look.number_format(chart, TENTHS)
    layout.plain(chart)
    chart.unlockControllers()
