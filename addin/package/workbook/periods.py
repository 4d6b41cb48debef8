# SPDX-License-Identifier: MPL-2.0
"""The sheet Periods: the last year against the one before, and who stays how long."""
import customers
import workings
from classes import word
from ods import Sheet, on_sheet
from texts import Prose, Text, day_text, say
from workings import padded

NAME = "Periods"
MOVES = ("New", "Recovered", "Kept", "Lost", "Gone")
BRIDGE = "bridge"  # the context of its steps
STEPS = ("Year before", "New or back", "Grown", "Same", "Shrunk", "Lost", "Last year")
TIERS = "ABC"
COHORT_ROWS, COHORT_PERIODS = 12, 14
# A margin, the bridge, its chart, the moves, the matrix, and a margin; in all as much as a window
# of 1280 by 800 pixels shows.
WIDTHS = [0.2, 2.6, 2.1, 2.2, 1.55, *[1.75] * 4, 1.7, 1.7, 2.1, 2.35, *[1.75] * 4, 0.15]
YEARS, COHORT = 5, 14  # the rows of the heads of these tables
CHART_AREA = f"E{YEARS}:I{YEARS + len(STEPS)}"
LAST = COHORT + COHORT_ROWS
NAMES = {"CohortBy": f"P{COHORT - 1}", "Bridge": f"B{YEARS + 1}:D{YEARS + len(STEPS)}"}
CHOICES = {"CohortChoices": ";".join(map(say, workings.COHORT_PERIODS))}
PRINT_AREA = f"A1:R{LAST}"
KNOWN = "AND(ListOk;YearsKnown>1)"


def build():
    sheet = Sheet(NAME, WIDTHS, page="Page", row_height=0.53,
                  heights={1: 1.0, 3: 0.15, COHORT - 1: 0.8}, print_areas=[PRINT_AREA])
    sheet.put("B1", "The last year against the one before", "Title")
    sheet.put("B2", f"=IF({KNOWN};" + say("Year to {day}, and the year before it.",
                                              day=day_text("YearEnd"))
              + ";IF(ListOk;" + say("This takes orders with dates, of two years or more.")
              + ";ListStatus))", "Status", columns=16)
    _bridge(sheet)
    _moves(sheet)
    _matrix(sheet)
    _cohorts(sheet)
    return sheet


def when_known(formula):
    return f'=IF({KNOWN};{formula};"")'


def _bridge(sheet):
    """From the revenue of the one year to that of the other, and the chart of it."""
    sheet.put(f"B{YEARS - 1}", "Why the revenue changed", "Section")
    sheet.line(f"B{YEARS}", ["Step", "Customers", "Revenue"], ["Head", *["Head number"] * 2])
    labels = ";".join(say(step, BRIDGE) for step in STEPS)
    sheet.array(f"B{YEARS + 1}", when_known(f"REVENUEBRIDGE(YearBefore;LastYear;{{{labels}}})"),
                rows=len(STEPS), columns=3, styles=["Table text", "Table whole", "Table whole"])
    sheet.format(f"D{YEARS + 1}:D{YEARS + len(STEPS)}", customers.LOSS_STYLE)
    sheet.chart(CHART_AREA, "Waterfall chart", "Chart 2",
                on_sheet(workings.NAME, workings.STEPS_AREA))


def _moves(sheet):
    first, last = YEARS + 1, YEARS + len(MOVES)
    sheet.put(f"J{YEARS - 1}", "Who came and left", "Section")
    sheet.put(f"J{YEARS}", "Move", "Head", columns=2)
    sheet.put(f"L{YEARS}", "Customers", "Head number")
    for row, move in enumerate(MOVES, first):
        sheet.put(f"J{row}", word("Move", move), "Table text", columns=2)
        sheet.put(f"L{row}", when_known(f"COUNTIF(Moves;J{row})"), "Table whole")
    sheet.put(f"J{last + 1}", "All", "Total", columns=2)
    sheet.put(f"L{last + 1}", when_known(f"SUM(L{first}:L{last})"), "Total whole")
    sheet.format(f"J{first}:J{last}", *customers.MOVE_STYLES)


def _matrix(sheet):
    """How many went from each tier to each. Who bought nothing in a year is in no tier then, while
    CUSTOMERTIERS takes an amount of 0 for that of a C."""
    first, last = YEARS + 1, YEARS + len(TIERS) + 1
    sheet.put(f"M{YEARS - 1}", "From tier (down) to tier (across)", "Section")
    sheet.line(f"M{YEARS}", ["Customers", *map(Text, TIERS), word("Move", "Lost")],
               ["Head word", *["Head number"] * 4])
    for row, content in enumerate((*map(Text, TIERS), Prose("New or back", BRIDGE)), first):
        sheet.put(f"M{row}", content, "Table word")
    before, after = (f'CUSTOMERTIERS(IF({year}>0;{year};""))' for year in ("YearBefore",
                                                                           "LastYear"))
    order = ";".join(f'"{tier}"' for tier in TIERS)
    counts = padded(f"TIERMATRIX({before};{after};{{{order}}})", rows=last - YEARS,
                    columns=len(TIERS) + 1, skipped=1, skipped_rows=1)
    sheet.array(f"N{first}", when_known(counts), rows=last - YEARS, columns=len(TIERS) + 1,
                styles=["Table whole"] * (len(TIERS) + 1))
    sheet.format(f"M{first}:M{last}", *customers.TIER_STYLES)


def _cohorts(sheet):
    sheet.put(f"B{COHORT - 1}", "Who stays: customers by their first order, and the share of them "
                                "that orders in each period from there on", "Section")
    sheet.put(f"N{COHORT - 1}", "Periods of a", "Setting", columns=2)
    sheet.put(f"P{COHORT - 1}", "year", "Input")
    sheet.choose(f"P{COHORT - 1}", "CohortChoices")
    sheet.line(f"B{COHORT}", ["First order", "Customers",
                              *(Text(f"{place}.") for place in range(1, COHORT_PERIODS + 1))],
               ["Head", *["Head number"] * (COHORT_PERIODS + 1)])
    counts, shares = (f"COHORTS(OrderCustomers;OrderAmounts;OrderDates;CohortPeriod;AsOf{share})"
                      for share in ("", ";1"))
    first = COHORT + 1
    sheet.array(f"B{first}", f'=IF(AND(ListOk;HasDates);{padded(counts, COHORT_ROWS, 2)};"")',
                rows=COHORT_ROWS, columns=2, styles=["Table day", "Table whole"])
    # the first column of the shares is that of the days
    sheet.array(f"D{first}",
                f'=IF(AND(ListOk;HasDates);{padded(shares, COHORT_ROWS, COHORT_PERIODS, 1)};"")',
                rows=COHORT_ROWS, columns=COHORT_PERIODS, styles=["Table percent"] * COHORT_PERIODS)

