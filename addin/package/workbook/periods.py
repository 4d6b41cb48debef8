# SPDX-License-Identifier: MPL-2.0
"""The sheet Periods: the last year against the one before, and who stays how long."""
import customers
import workings
from dashboard import day_text
from ods import Sheet, on_sheet
from workings import padded

NAME = "Periods"
MOVES = ("New", "Recovered", "Kept", "Lost", "Gone")
COHORT_ROWS, COHORT_PERIODS = 12, 12
WIDTHS = [0.3, 2.9, 2.1, *[2.1] * COHORT_PERIODS, 0.3]
MOVE, COHORT = 5, 18  # the rows of the heads of these tables
CHART_AREA = f"H{MOVE}:O{COHORT - 3}"
LAST = COHORT + COHORT_ROWS
TOTAL = MOVE + len(MOVES) + 1
NAMES = {"CohortBy": f"N{COHORT - 1}", "MoveChanges": f"F{MOVE + 1}:F{TOTAL - 1}",
         "YearSums": f"D{TOTAL}:E{TOTAL}"}
CHOICES = {"CohortChoices": '"month";"quarter";"year"'}
PRINT_AREA = f"A1:P{LAST}"
KNOWN = "AND(ListOk;YearsKnown>1)"


def build():
    sheet = Sheet(NAME, WIDTHS, page="Page", row_height=0.56,
                  heights={1: 1.1}, print_areas=[PRINT_AREA])
    sheet.put("B1", "The last year against the one before", "Title")
    sheet.put("B2", f'=IF({KNOWN};"Year to "&{day_text("YearEnd")}&", and the year before '
                    'it.";IF(ListOk;"This takes orders with dates, of two years or more.";'
                    "ListStatus))", "Status", columns=14)
    _moves(sheet)
    sheet.put(f"H{MOVE - 1}", "From the one year to the other", "Section")
    sheet.chart(CHART_AREA, "Waterfall chart", "Chart 2",
                on_sheet(workings.NAME, workings.STEPS_AREA))
    _cohorts(sheet)
    return sheet


def _moves(sheet):
    first, last = MOVE + 1, MOVE + len(MOVES)
    sheet.put(f"B{MOVE - 1}", "Who came, stayed and left", "Section")
    sheet.line(f"B{MOVE}", ["Move", "Customers", "Year before", "Last year", "Change"],
               ["Head", *["Head number"] * 4])
    for row, move in enumerate(MOVES, first):
        sheet.line(f"B{row}", [move, *(f'=IF({KNOWN};{formula};"")' for formula in (
            f"COUNTIF(Moves;B{row})", f"SUMIF(Moves;B{row};YearBefore)",
            f"SUMIF(Moves;B{row};LastYear)", f"E{row}-D{row}"))],
            ["Table text", *["Table whole"] * 4])
    sheet.line(f"B{last + 1}", ["All", *(f'=IF({KNOWN};SUM({column}{first}:{column}{last});"")'
                                         for column in "CDEF")],
               ["Total", *["Total whole"] * 4])
    sheet.format(f"B{first}:B{last}", *customers.MOVE_STYLES)
    sheet.format(f"F{first}:F{last}", customers.LOSS_STYLE)


def _cohorts(sheet):
    sheet.put(f"B{COHORT - 1}", "Who stays: customers by their first order, and the share of them "
                                "that orders in each period from there on", "Section")
    sheet.put(f"L{COHORT - 1}", "Periods of a", "Setting", columns=2)
    sheet.put(f"N{COHORT - 1}", "year", "Input")
    sheet.choose(f"N{COHORT - 1}", "CohortChoices")
    sheet.line(f"B{COHORT}", ["First order", "Customers",
                              *(f"{place}." for place in range(1, COHORT_PERIODS + 1))],
               ["Head", *["Head number"] * (COHORT_PERIODS + 1)])
    counts, shares = (f"COHORTS(OrderCustomers;OrderAmounts;OrderDates;CohortBy;AsOf{share})"
                      for share in ("", ";1"))
    first = COHORT + 1
    sheet.array(f"B{first}", f'=IF(AND(ListOk;HasDates);{padded(counts, COHORT_ROWS, 2)};"")',
                rows=COHORT_ROWS, columns=2, styles=["Table day", "Table whole"])
    # the first column of the shares is that of the days
    sheet.array(f"D{first}",
                f'=IF(AND(ListOk;HasDates);{padded(shares, COHORT_ROWS, COHORT_PERIODS, 1)};"")',
                rows=COHORT_ROWS, columns=COHORT_PERIODS, styles=["Table percent"] * COHORT_PERIODS)

