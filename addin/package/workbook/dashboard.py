# SPDX-License-Identifier: MPL-2.0
"""The sheet Dashboard: by which columns the orders are read, what is wrong with them, and what the
list says as a whole. While anything is wrong its tables are blank."""
import customers
import orders
import workings
from classes import FAMILIES, in_words, word
from ods import Sheet, on_sheet
from texts import day_text, in_sheet, say
from workings import LARGEST, LAST_PART, TABLES_ROW

NAME = "Dashboard"
TIERS = "ABC"
PERCENT = "\N{NO-BREAK SPACE}%"

# A margin, the nine columns of the tiers, a gap, five columns, and a margin.
WIDTHS = [0.3, 1.45, 2.1, 1.6, 2.35, 2.0, 1.9, 2.2, 1.9, 1.9, 0.6, 1.45, 4.35, 2.6, 2.4, 2.2, 0.3]
CARD, TABLE, CHART = 4, 8, 16  # the rows where these begin; a heading stands above
CHART_END = CHART + 21
CHART_AREA = f"B{CHART}:J{CHART_END}"
ACTION_HEAD = CHART
LARGEST_HEAD = CHART_END - LARGEST
HEIGHTS = {1: 1.1, 2: 0.6, 3: 0.5, CARD: 1.2, CARD + 1: 1.0, 6: 0.2, TABLE - 1: 0.8, TABLE: 0.9,
           CHART - 1: 0.9, LARGEST_HEAD - 1: 0.9}
FIRST_SETTING = TABLE + 1
FAULTS_SHOWN = workings.FAULTS - 1

# The settings of the list: name, what it is called, its content, its drop-down and its style.
SETTINGS = (
    ("CustomerHead", "Customer is in the column", "=CustomerGuess", "Headers", "Input"),
    ("AmountHead", "Amount is in the column", "=AmountGuess", "Headers", "Input"),
    ("DateHead", "Date is in the column", "=DateGuess", "Headers", "Input"),
    ("NumberHead", "Order number, if any, in", "=NumberGuess", "Headers", "Input"),
    ("YearEnd", "The last year ends on", '=IF(LatestDay>0;EOMONTH(LatestDay;0);"")', None,
     "Input day"),
    ("RevenueOf", "Revenue is that of", "last year", "RevenueChoices", "Input"),
)
CHOICES = {"Headers": f"[${in_sheet(orders.NAME)}.$A$1:.$AZ$1]",
           "RevenueChoices": f'{say("last year")};{say("all orders")}'}

NAMES = {name: f"N{row}" for row, (name, *_) in enumerate(SETTINGS, FIRST_SETTING)}
NAMES["TierShares"] = f"F{TABLE + 1}:F{TABLE + 3}"
NAMES["ListStatus"] = "B2"
PRINT_AREA = f"A1:Q{CHART_END}"


def fault_text(row):
    """A fault of the sheet Workings in words; a row that holds the sum of all others is told."""
    place, fault = (f"INDEX(FaultRows;{row})", in_words("Fault", f"INDEX(FaultTexts;{row})"))
    return (say("Row {row}: {fault}", row=place, fault=fault)
            + "&IF(ISNUMBER(AmountSum);"
              f"IF(ABS(2*N(INDEX(OrderAmounts;{place}))-AmountSum)<0.005;"
              f'" "&{say("(a total? delete the row)")};"");"")')


def first_that_holds(*cases, otherwise):
    """The text of the first of these conditions that holds."""
    return "".join(f"IF({condition};{text};" for condition, text in cases) + \
        otherwise + ")" * len(cases)


def last_row(column):
    """The cell of a column in the last row of the customers that has formulas."""
    return f'"{column}"&(Room+{customers.HEAD})'


_ROOM = "FIXED(Room;0)"
_FOUND = first_that_holds(
    ("NOT(HasDates)", say("Revenue is that of each row of the list.")),
    ("AllOrders", say("Revenue is that of all orders, {first} to {last}.",
                      first=day_text("FirstDay"), last=day_text("AsOf"))),
    otherwise=say("Revenue is that of the year from {first} to {last}.",
                  first=day_text("INDEX(YearStarts;4)"), last=day_text("AsOf")))
STATUS = "=" + first_that_holds(
    ("COUNTA(OrderHeads)=0",
     say("Paste your list into the sheet {Orders}, at A1, with its headers.")),
    ("CustomerColumn*AmountColumn=0",
     say("Say on the right which column of the sheet {Orders} is the customer and which the "
         "amount.")),
    ("LineCount=0",
     say("The sheet {Orders} has no amounts yet in the column {column}.", column="AmountHead")),
    ("NOT(ISNUMBER(FirstFault))",
     say("The extension Vital Few, by which this workbook computes, is not installed here.")),
    ("NOT(Readable)",
     say("To be mended on the sheet {Orders}, until when all tables stay blank. {fault}.",
         fault=fault_text(1))),
    ("NOT(Fits)",
     say("There are more customers than the {room} that there is room for, so all tables stay "
         "blank. On the sheet {Customers} select {first}:{last} and drag its corner down, as far "
         "as row {end} at most.", room=_ROOM, first=last_row("A"), last=last_row("N"),
         end=customers.END)),
    otherwise="IF(TotalRow>0;"
              + say("Row {row} of the sheet {Orders} holds as much as all others together: if it "
                    "is a total, delete it.", row="TotalRow") + '&" ";"")&'
              + say("{count} customers found, room for {room} (more: see {Your list}).",
                    count="COUNT(Revenue)", room=_ROOM) + f'&" "&{_FOUND}')

# What the menu entry that takes over a sheet did with it, a sentence each.
TAKEN = '=IF(N(INDEX(Taken;1))=0;"";' + '&" "&'.join([
    say("Taken over from your sheet: {count} rows.", count="FIXED(INDEX(Taken;1);0)"),
    *(f'IF(N(INDEX(Taken;{place}))>0;{sentence};"")' for place, sentence in (
        (2, say("{count} dates that were text were put in as dates.",
                count="FIXED(INDEX(Taken;2);0)")),
        (3, say("The total of the others, in row {row} there, was left out.",
                row="INDEX(Taken;3)")),
        (4, say("In the column {column} day and month could be either, so its dates stayed text.",
                column="INDEX(OrderHeads;INDEX(Taken;4))"))))]) + ")"


def build():
    sheet = Sheet(NAME, WIDTHS, page="Page", row_height=0.56, heights=HEIGHTS,
                  print_areas=[PRINT_AREA])
    sheet.put("B1", "Where our revenue comes from", "Title")
    sheet.put("B2", STATUS, "Status", columns=15)
    sheet.put("B3", f"=TRIM({TAKEN[1:]})", "Remark", columns=15)
    sheet.format("B2", ("formula-is(NOT(ListOk)+(TotalRow>0))", "Status fault"))
    _cards(sheet)
    _tiers(sheet)
    _settings(sheet)
    _chart(sheet)
    _actions(sheet)
    _largest(sheet)
    return sheet


def when_ok(formula):
    return f'=IF(ListOk;{formula};"")'


def when_known(figures, formula):
    """Blank as well while no customer has such a figure: what is not known is not 0."""
    return f'=IF(AND(ListOk;COUNT({figures})>0);{formula};"")'


def _cards(sheet):
    """Four figures, each with the sentence that it belongs to."""
    for column, span, style, figure, caption in (
            ("B", 4, "Card percent", "PARETOSHARE(Revenue)",
             say("of the revenue comes from the top fifth of the customers")),
            ("F", 5, "Card whole", "PARETOCOUNT(Revenue)",
             say(f"of {{count}} customers bring 80{PERCENT} of the revenue",
                 count="COUNT(Revenue)")),
            ("L", 3, "Card word", "DEPENDENCE(Revenue;DependenceWords)",
             say(f"dependence on few: the largest customer brings {{share}}{PERCENT} of the "
                 "revenue", share="ROUND(100*PARETOSHARE(Revenue;1);0)")),
            ("O", 2, "Card whole", 'CONCENTRATION(Revenue;"effective")',
             say("customers of equal size would be as concentrated"))):
        sheet.put(f"{column}{CARD}", when_ok(figure), style, columns=span)
        sheet.put(f"{column}{CARD + 1}", when_ok(caption), "Card caption", columns=span)


def _tiers(sheet):
    first, last, total = TABLE + 1, TABLE + len(TIERS), TABLE + len(TIERS) + 1
    sheet.put(f"B{TABLE - 1}", "The tiers", "Section")
    sheet.line(f"B{TABLE}", ["Tier", "Customers", "of all", "Revenue", "of the total", "Smallest",
                             "Profit", "Hours spent", "Hours to give"],
               ["Head word"] + ["Head number"] * 8)
    sheet.array(f"B{first}", when_ok("TIERSUMMARY(Revenue)"), rows=len(TIERS), columns=6,
                styles=["Table word", "Table whole", "Table percent", "Table whole",
                        "Table percent", "Table whole"])
    for row in range(first, last + 1):
        sheet.line(f"H{row}", [when_known(figures, f"SUMIF(Tiers;B{row};{figures})") for figures in
                               ("Profits", "HoursSpent", "HoursToGive")], "Table whole")
    sheet.line(f"B{total}", ["All", *(when_ok(f"SUM({column}{first}:{column}{last})")
                                      for column in "CDEF"), None,
                             *(f'=IF(COUNT({column}{first}:{column}{last})>0;'
                               f'SUM({column}{first}:{column}{last});"")' for column in "HIJ")],
               ["Total word", "Total whole", "Total percent", "Total whole", "Total percent",
                "Total", "Total whole", "Total whole", "Total whole"])
    sheet.put(f"B{total + 1}",
              f"=IF(N(I{total})>0;" + say(
                  f"The C customers take {{hours}}{PERCENT} of the hours now, and bring "
                  f"{{share}}{PERCENT} of the revenue.", hours=f"ROUND(100*I{last}/I{total};0)",
                  share=f"ROUND(100*F{last};0)") + ';"")',
              "Remark", columns=9)
    sheet.format(f"B{first}:B{last}", *customers.TIER_STYLES)
    sheet.format(f"H{first}:H{last}", customers.LOSS_STYLE)


def _settings(sheet):
    sheet.put(f"L{TABLE - 1}", "How the sheet {Orders} is read", "Section", columns=3)
    for row, (_, title, content, choice, style) in enumerate(SETTINGS, FIRST_SETTING):
        sheet.put(f"L{row}", title, "Setting", columns=2)
        sheet.put(f"N{row}", content, style)
        if choice:
            sheet.choose(f"N{row}", choice)
    sheet.put(f"L{TABLE}", "By its headers; where that is wrong, choose another.", "Remark",
              columns=3)
    sheet.put(f"O{TABLE - 1}", "To mend there", "Section", columns=2)
    for place in range(1, FAULTS_SHOWN + 1):
        sheet.put(f"O{TABLE + place}", _fault(place, fault_text(place), place == 1), "Fault",
                  columns=2)
    sheet.put(f"O{TABLE + workings.FAULTS}", _fault(workings.FAULTS, say("and more")), "Fault",
              columns=2)
    sheet.format(f"O{TABLE + 1}:P{TABLE + 1}", (f'={say("Nothing")}', "Faded"))


def _fault(place, text, first=False):
    """What is shown of a fault, and where there is none."""
    none = say("Nothing") if first else '""'
    return (f'=IF(LineCount=0;"";IF(NOT(ISNUMBER(INDEX(FaultRows;{place})));"";'
            f"IF(N(FirstFault)=0;{none};{text})))")


def _chart(sheet):
    sheet.put(f"B{CHART - 1}", "The 80/20 curve: each column is a twentieth of the customers",
              "Section")
    sheet.chart(CHART_AREA, "Pareto chart", "Chart",
                on_sheet(workings.NAME, f"A{TABLES_ROW}:E{LAST_PART}"))


def _actions(sheet):
    head = ACTION_HEAD
    sheet.put(f"L{head - 1}", "What to do", "Section")
    sheet.put(f"L{head}", "Action", "Head", columns=2)
    sheet.line(f"N{head}", ["Customers", "Revenue", "Profit"], "Head number")
    for row, action in enumerate(FAMILIES["Action"], head + 1):
        sheet.put(f"L{row}", word("Action", action), "Table text", columns=2)
        sheet.line(f"N{row}", [when_ok(f"COUNTIF(Actions;L{row})"),
                               when_ok(f"SUMIF(Actions;L{row};Revenue)"),
                               when_known("Profits", f"SUMIF(Actions;L{row};Profits)")],
                   "Table whole")
    total = head + len(FAMILIES["Action"]) + 1
    sheet.format(f"L{head + 1}:L{total - 1}", *customers.ACTION_STYLES)
    sheet.format(f"P{head + 1}:P{total - 1}", customers.LOSS_STYLE)
    sheet.put(f"L{total}", "All", "Total", columns=2)
    sheet.line(f"N{total}", [f'=IF(COUNT({column}{head + 1}:{column}{total - 1})>0;'
                             f'SUM({column}{head + 1}:{column}{total - 1});"")'
                             for column in "NOP"], "Total whole")


def _largest(sheet):
    head = LARGEST_HEAD
    first, last = head + 1, head + LARGEST
    sheet.put(f"L{head - 1}", "The largest customers", "Section")
    sheet.line(f"L{head}", ["Tier", "Customer", "Revenue", "Cumulative", "Profit"],
               ["Head word", "Head", "Head number", "Head number", "Head number"])
    for place, row in enumerate(range(first, last + 1), 1):
        at = f"INDEX(LargestPlaces;{place})"
        contents = (*(f"INDEX({name};{at})" for name in ("Tiers", "Customers", "Revenue")),
                    f"INDEX(LargestShares;{place})", f"INDEX(Profits;{at})")
        # a list may be shorter than this table
        sheet.line(f"L{row}", [f'=IF(ISNUMBER({at});{content};"")' for content in contents],
                   ["Table word", "Table text", "Table whole", "Table percent", "Table whole"])
    sheet.format(f"L{first}:L{last}", *customers.TIER_STYLES)
    sheet.format(f"P{first}:P{last}", customers.LOSS_STYLE)
