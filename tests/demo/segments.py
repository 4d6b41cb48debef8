# SPDX-License-Identifier: MPL-2.0
"""Of a list of orders: who buys how (RFM segments), whom to call first, and who comes back.

A sheet to show around, and one with all of the cohorts. Every figure is a formula on the
customers that CUSTOMERLIST makes, or on the orders themselves.
"""
import uno  # before what it lets Python import: com.sun.star
from com.sun.star.table.CellHoriJustify import CENTER, LEFT, RIGHT

import layout
import look
from layout import HEAD_ROW
from look import PERCENT, SEGMENTS, TIERS, WHOLE
from office import array_formula, fill, formulas
from sheets import column_letters

CATEGORY = uno.getConstantByName("com.sun.star.chart.ChartAxisType.CATEGORY")

NAME, COHORTS = "Segments", "Cohorts"
CALLED = "At risk", "Can't lose them"  # whom to call first
SHOWN_CALLS, SHOWN_COHORTS, SHOWN_PERIODS = 15, 20, 12
COARSER = (("month", 12), ("quarter", 20))  # up to how many rows; else by year
PERIOD_CODES = {"month": r"YYYY\-MM", "quarter": r"YYYY\ Q", "year": "YYYY"}

# A margin, eight columns of segments, a gap, cohort, customers and shares, a margin.
WIDTHS = (400, 4200, 2000, 1900, 2900, 1900, 1250, 1250, 1250, 900, 1900, 2200,
          *(1150,) * SHOWN_PERIODS, 400)
FIRST_ROW = HEAD_ROW + 1
TOTAL_ROW = FIRST_ROW + len(SEGMENTS)
CALL_HEAD = TOTAL_ROW + 3  # below its heading
FIRST_CALL = CALL_HEAD + 1
NOTE_ROW = FIRST_CALL + SHOWN_CALLS
AREA = f"A1:Y{NOTE_ROW}"
# Behind the sheet: the places of those whom to call, and what the chart shows.
PLACES, NEW_AND_AGAIN = "AA", "AD"


def period_for(months):
    """The period for a table of a readable length over so many months."""
    for period, most in COARSER:
        if months <= most * (3 if period == "quarter" else 1):
            return period
    return "year"


def write(book):
    sheet = book.document.Sheets.getByName(NAME)
    layout.prepare(sheet, WIDTHS, NOTE_ROW)
    _write_cohorts(book)
    _write_title(book, sheet)
    _write_cards(book, sheet)
    _write_segments(book, sheet)
    _write_calls(book, sheet)
    _write_triangle(book, sheet)
    _draw(book, sheet)
    look.set_page(book.document, sheet, 1)


def counts_area(book):
    """The address of the cohorts' numbers on their own sheet."""
    return f"A2:{column_letters(book.periods)}{book.periods + 1}"


def shares_area(book):
    first = book.periods + 4
    return f"A{first}:{column_letters(book.periods)}{first + book.periods - 1}"


def triangle_area(book):
    """The address of what is shown of the shares on the sheet to show around."""
    last = FIRST_ROW + min(book.periods, SHOWN_COHORTS) - 1
    return f"K{FIRST_ROW}:{column_letters(12 + min(book.periods, SHOWN_PERIODS) - 1)}{last}"


def _write_cohorts(book):
    """COHORTS in numbers, and as shares below."""
    sheet = book.document.Sheets.getByName(COHORTS)
    later = [f"+{place}" for place in range(1, book.periods)]
    for area, share in ((counts_area(book), ""), (shares_area(book), "TRUE()")):
        head = int(area.split(":")[0][1:]) - 1
        fill(sheet, f"A{head}", [["First order", "in it", *later][:book.periods + 1]])
        heads = sheet.getCellRangeByName(f"A{head}:{column_letters(book.periods)}{head}")
        heads.CellStyle, heads.HoriJustify = "List head", RIGHT
        # Formats come before the formula, whose result brings one along.
        layout.show_as(book.document, sheet, area, PERCENT if share else WHOLE)
        layout.show_as(book.document, sheet, f"A{head + 1}:A{head + book.periods}",
                       PERIOD_CODES[book.period])
        array_formula(sheet, area, book.cohorts_formula(share))
        last = area.split(":")[1]
        if share:
            look.colour_shares(sheet.getCellRangeByName(f"B{head + 1}:{last}"))
    sheet.Columns.getByIndex(0).Width = 2400
    look.set_page(book.document, sheet, 0)


def _write_title(book, sheet):
    layout.put(sheet, "B1", "Who buys how, and who comes back", "Summary title")
    layout.note(book.document, sheet, "B2:X2", f"=COUNT({book.column_area(1)})",
                look.literal(f"Customers made by formulas from the orders in {book.table.name}: ")
                + WHOLE)
    layout.remark(sheet, f"B{NOTE_ROW}:I{NOTE_ROW}",
                  "By recency and frequency, each compared with all customers in five steps. To "
                  "call first: who used to order often and has not for long, by what they brought.")
    layout.remark(sheet, f"K{NOTE_ROW}:X{NOTE_ROW}",
                  f"Of the customers who first ordered in a {book.period}: the share with an order "
                  f"in it, and in each {book.period} after. The last {book.period} may not be "
                  "over.")


def _write_cards(book, sheet):
    orders, gaps = book.column_area(1), book.column_area(6)
    tiers, sales, of_all = map(book.column_area, (book.tier_index, 2, book.segment_index))
    last = book.periods + 1
    again = (f"SUM(${COHORTS}.C2:C{last})/SUM(${COHORTS}.B2:B{last - 1})" if book.periods > 1 else
             "NA()")
    calls = "+".join(f'COUNTIFS({of_all};"{name}";{tiers};"A")' for name in CALLED)
    brought = "+".join(f'SUMIFS({sales};{of_all};"{name}";{tiers};"A")' for name in CALLED)
    layout.cards(book.document, sheet, (
        ("B", "D", (f'=COUNTIF({orders};">1")/COUNTIF({orders};">0")', PERCENT),
         ("of the customers ordered more than once", None)),
        ("E", "I", (f'=IFERROR(MEDIAN({gaps});"none")', look.TENTHS),
         ("days between orders, for the customer in the middle", None)),
        ("K", "Q", (f'=IFERROR({again};"none")', PERCENT),
         (f"of new customers ordered again in the next {book.period}", None)),
        ("R", "X", (f"={calls}", WHOLE),
         (f"={brought}", look.literal("A customers to call first; they brought ")
          + look.amount_format(book.amounts))),
    ))


def _write_segments(book, sheet):
    """One row a segment: customers, what they brought, and how many are in each tier."""
    tiers, sales, of_all = map(book.column_area, (book.tier_index, 2, book.segment_index))
    last = TOTAL_ROW - 1
    layout.put(sheet, f"B{HEAD_ROW - 1}", "Who buys how", "Summary section")
    layout.table_head(sheet, f"B{HEAD_ROW}:I{HEAD_ROW}",
                      ["Segment", "Customers", "of all", look.capital(book.amount_name), "of these",
                       *TIERS])
    formulas(sheet, f"B{FIRST_ROW}", [
        [segment, f"=COUNTIF({of_all};$B{row})", f"=IF(C${TOTAL_ROW}=0;0;C{row}/C${TOTAL_ROW})",
         f"=SUMIF({of_all};$B{row};{sales})", f"=IF(E${TOTAL_ROW}=0;0;E{row}/E${TOTAL_ROW})",
         *(f"=COUNTIFS({of_all};$B{row};{tiers};{name}${HEAD_ROW})" for name in "GHI")]
        for row, segment in enumerate(SEGMENTS, FIRST_ROW)])
    formulas(sheet, f"B{TOTAL_ROW}",
             [["All", *(f"=SUM({name}{FIRST_ROW}:{name}{last})" for name in "CDEFGHI")]])
    sheet.getCellRangeByName(f"B{TOTAL_ROW}:I{TOTAL_ROW}").CellStyle = "Summary table total"
    for name, codes in zip("CDEFGHI", (WHOLE, PERCENT, look.amount_format(book.amounts), PERCENT,
                                       WHOLE, WHOLE, WHOLE)):
        layout.show_as(book.document, sheet, f"{name}{FIRST_ROW}:{name}{TOTAL_ROW}", codes)
    look.colour_segments(sheet.getCellRangeByName(f"B{FIRST_ROW}:B{last}"))
    sheet.getCellRangeByName(f"B{HEAD_ROW}:B{TOTAL_ROW}").HoriJustify = LEFT
    sheet.getCellRangeByName(f"B{HEAD_ROW}:B{TOTAL_ROW}").ParaIndent = 250


def _write_calls(book, sheet):
    """Of those whom to call first the largest, whose places PARETOCURVE gives, behind the sheet."""
    sales, of_all = book.column_area(2), book.column_area(book.segment_index)
    last = NOTE_ROW - 1
    called = "+".join(f'({of_all}="{name}")' for name in CALLED)
    number = "+".join(f'COUNTIF({of_all};"{name}")' for name in CALLED)
    formulas(sheet, f"{PLACES}{CALL_HEAD}", [["Place", f"={number}"]])
    array_formula(sheet, f"{PLACES}{FIRST_CALL}:{PLACES}{last}",
                  f'=IFERROR(PARETOCURVE(IF({called};{sales};""));"")')
    layout.put(sheet, f"B{CALL_HEAD - 1}", "Whom to call first", "Summary section")
    layout.table_head(sheet, f"B{CALL_HEAD}:I{CALL_HEAD}",
                      [look.capital(book.table.header[0]), "Tier", "Orders",
                       look.capital(book.amount_name), "Days since", "Usual gap", "", ""])
    sheet.getCellRangeByName(f"G{CALL_HEAD}:I{CALL_HEAD}").merge(True)
    listed, joined = (0, book.tier_index, 1, 2, 5, 6), '&""'
    formulas(sheet, f"B{FIRST_CALL}", [
        # An array of one row shows it in all rows of its area.
        [f'=IF({place}>$AB${CALL_HEAD};"";INDEX({book.column_area(index)};${PLACES}{row})'
         f'{"" if index else joined})' for index in listed]
        for place, row in enumerate(range(FIRST_CALL, NOTE_ROW), 1)])
    for name, codes in zip("DEFG", (WHOLE, look.amount_format(book.amounts), WHOLE, "General")):
        layout.show_as(book.document, sheet, f"{name}{FIRST_CALL}:{name}{last}", codes)
    look.colour_tiers(sheet.getCellRangeByName(f"C{FIRST_CALL}:C{last}"))
    for name, side in zip("BCDEFG", (LEFT, CENTER, RIGHT, RIGHT, RIGHT, RIGHT)):
        sheet.getCellRangeByName(f"{name}{CALL_HEAD}:{name}{last}").HoriJustify = side
    customers = sheet.getCellRangeByName(f"B{CALL_HEAD}:B{last}")
    customers.ParaIndent, customers.ShrinkToFit = 250, True
    for row in range(FIRST_CALL, NOTE_ROW):
        sheet.getCellRangeByName(f"G{row}:I{row}").merge(True)
        sheet.getCellRangeByName(f"B{row}:I{row}").BottomBorder = look.line(5)


def _write_triangle(book, sheet):
    """The latest cohorts, as many as there is room for."""
    area = triangle_area(book)
    rows, shown = min(book.periods, SHOWN_COHORTS), min(book.periods, SHOWN_PERIODS)
    left_out = book.periods - rows
    first, share = 2 + left_out, book.periods + 4 + left_out
    layout.put(sheet, f"K{HEAD_ROW - 1}",
               f"Who comes back, by the {book.period} of the first order", "Summary section")
    layout.table_head(sheet, f"K{HEAD_ROW}:{area.split(':')[1].rstrip('0123456789')}{HEAD_ROW}",
                      ["First order", "Customers", "in it", *(f"+{k}" for k in range(1, shown))])
    formulas(sheet, f"K{FIRST_ROW}", [
        [f'=IFNA(${COHORTS}.{name};"")' for name in (
            f"A{first + row}", f"B{first + row}",
            *(f"{column_letters(1 + k)}{share + row}" for k in range(shown)))]
        for row in range(rows)])
    last = FIRST_ROW + rows - 1
    layout.show_as(book.document, sheet, f"K{FIRST_ROW}:K{last}", PERIOD_CODES[book.period])
    layout.show_as(book.document, sheet, f"L{FIRST_ROW}:L{last}", WHOLE)
    triangle = f"M{FIRST_ROW}:{area.split(':')[1]}"
    layout.show_as(book.document, sheet, triangle, r"0\ %")
    shares = sheet.getCellRangeByName(triangle)
    look.colour_shares(shares)
    for cells, side in ((f"K{HEAD_ROW}:K{last}", LEFT), (f"L{HEAD_ROW}:L{last}", RIGHT),
                        (f"M{HEAD_ROW}:X{last}", CENTER)):
        sheet.getCellRangeByName(cells).HoriJustify = side
    sheet.getCellRangeByName(f"L{HEAD_ROW}:L{last}").ParaIndent = 250


def new_and_again_area(book):
    """The address of what the chart shows: a row a period, with its name."""
    return f"AD{FIRST_ROW}:AF{FIRST_ROW + book.periods - 1}"


def _draw(book, sheet):
    """How many ordered in each period, for the first time and again, as a chart below the cohorts.

    Who ordered again stands in the cohorts from the lower left to the upper right.
    """
    first, last = FIRST_ROW, FIRST_ROW + book.periods - 1
    numbers = f"${COHORTS}.$C$2:${column_letters(book.periods)}${book.periods + 1}"
    fill(sheet, f"{NEW_AND_AGAIN}{HEAD_ROW}", [["", "for the first time", "again"]])
    formulas(sheet, f"{NEW_AND_AGAIN}{first}", [
        [f'=IFNA(${COHORTS}.A{place + 2};"")',
         f"=IF(ISNUMBER(${COHORTS}.B{place + 2});${COHORTS}.B{place + 2};0)",
         f"=SUMPRODUCT((ROW({numbers})+COLUMN({numbers})={place + 4})"
         f"*IF(ISNUMBER({numbers});{numbers};0))" if book.periods > 1 else "=0"]
        for place in range(book.periods)])
    layout.show_as(book.document, sheet, f"AD{first}:AD{last}", PERIOD_CODES[book.period])
    head = first + min(book.periods, SHOWN_COHORTS) + 1
    layout.put(sheet, f"K{head}", f"Who ordered in each {book.period}", "Summary section")
    chart = layout.add_chart(sheet, "Orders", f"K{head + 1}:X{NOTE_ROW - 1}",
                             sheet.getCellRangeByName(f"AD{HEAD_ROW}:AF{last}"))
    chart.lockControllers()
    diagram = chart.Diagram
    diagram.Stacked = True
    for index, colour in enumerate((look.ACTION_FILL["Develop"], look.FILL["A"])):
        diagram.getDataRowProperties(index).FillColor = colour
    for axis, codes in ((diagram.XAxis, PERIOD_CODES[book.period]), (diagram.YAxis, WHOLE)):
        layout.chart_font(axis)
        axis.LineColor = look.RULE
        axis.LinkNumberFormatToSource = False
        axis.NumberFormat = look.number_format(chart, codes)
    diagram.XAxis.AxisType = CATEGORY  # else a quarter is a day among ninety
    diagram.YMainGrid.LineColor = look.RULE
    diagram.YAxis.GapWidth = 40
    layout.plain(chart)
    chart.unlockControllers()
