# SPDX-License-Identifier: MPL-2.0
"""The sheet Plan: the calls of each tier, who makes them, and the selling hours."""
import customers
from ods import Sheet
from texts import Text, say

NAME = "Plan"
TIERS = "ABC"
REPS = 12  # that there is room for
WIDTHS = [0.3, 5.0, 2.4, 2.4, 2.6, 2.6, 2.6, 0.9, 6.4, 2.6, 0.3]
CALLS, TEAM = 5, 13  # the rows of the heads of these tables
TOTAL = TEAM + REPS + 1
EACH, HOURS, FIT = 6, 10, 17  # the first rows of the settings
SAMPLE_REPS = ("Anna", "Bruno", "Clara", "David")

NAMES = {
    "CallsWished": f"B{CALLS + 1}:C{CALLS + 3}", "CallsMet": f"D{CALLS + 1}:E{CALLS + 3}",
    "CallsEach": f"J{EACH}", "CallCapacity": f"J{EACH + 1}",
    "SellingHours": f"J{HOURS}", "HourCost": f"J{HOURS + 1}",
    "TimeShares": f"I{HOURS + 2}:J{HOURS + 4}", "FitWeights": f"J{FIT}:J{FIT + 3}",
    "RepCells": f"B{TEAM + 1}:B{TEAM + REPS}", "RepCount": f"C{TOTAL}",
}
EXPRESSIONS = {"RepNames": "of:INDEX(RepCells;1):INDEX(RepCells;RepCount)"}
PRINT_AREA = f"A1:K{TOTAL}"


def build():
    sheet = Sheet(NAME, WIDTHS, page="Page", row_height=0.56,
                  heights={1: 1.1, CALLS: 1.35, TEAM: 0.95}, print_areas=[PRINT_AREA])
    sheet.put("B1", "Who is called, how often, and by whom", "Title")
    sheet.put("B2", "Change what is in a yellow cell; the calls, the hours and the shares on the "
                    "sheet {Customers} follow.", "Remark", columns=9)
    _calls(sheet)
    _team(sheet)
    _settings(sheet)
    return sheet


def _calls(sheet):
    sheet.put(f"B{CALLS - 1}", "Calls a year", "Section")
    sheet.line(f"B{CALLS}", ["Tier", "Calls wished for each", "Tier", "Calls that can be made",
                             "Customers", "Calls in all"],
               ["Head", "Head number", "Head word", *["Head number"] * 3])
    for row, (tier, calls) in enumerate(zip(TIERS, (12, 6, 2)), CALLS + 1):
        sheet.line(f"B{row}", [Text(tier), calls], ["Table text", "Input whole"])
    sheet.array(f"D{CALLS + 1}", '=IF(ListOk;IF(N(CallCapacity)>0;'
                'CALLPLAN(Tiers;CallsWished;CallCapacity);CALLPLAN(Tiers;CallsWished));"")',
                rows=len(TIERS), columns=4,
                styles=["Table word", "Table whole", "Table whole", "Table whole"])
    first, last = CALLS + 1, CALLS + 3
    sheet.line(f"B{last + 1}", ["All", None, None, None,
                                *(f'=IF(ListOk;SUM({column}{first}:{column}{last});"")'
                                  for column in "FG")],
               ["Total", "Total", "Total", "Total", "Total whole", "Total whole"])
    wished = f"SUMPRODUCT(C{first}:C{last};F{first}:F{last})"
    sheet.put(f"B{last + 2}", "=IF(ListOk;IF(N(CallCapacity)>0;" + say(
        "As wished it would be {wished} calls, and {possible} can be made.", wished=wished,
        possible="CallCapacity") + ";" + say(
            "As wished it would be {wished} calls.", wished=wished) + ');"")',
              "Remark", columns=6)
    sheet.format(f"D{first}:D{last}", *customers.TIER_STYLES)


def _team(sheet):
    first, last = TEAM + 1, TEAM + REPS
    sheet.put(f"B{TEAM - 1}",
              "Who calls: each customer goes to the rep with the fewest calls so far", "Section")
    sheet.line(f"B{TEAM}", ["Rep", "Customers", "A customers", "Calls", "Revenue", "Hours to give"],
               ["Head", *["Head number"] * 5])
    for row in range(first, last + 1):
        place = row - first
        rep = Text(SAMPLE_REPS[place]) if place < len(SAMPLE_REPS) else None
        sheet.put(f"B{row}", rep, "Input")
        sheet.line(f"C{row}", [f'=IF(OR(B{row}="";NOT(ListOk));"";{content})' for content in (
            f"COUNTIF(RepOf;B{row})", f'COUNTIFS(RepOf;B{row};Tiers;"A")',
            f"SUMIF(RepOf;B{row};Calls)", f"SUMIF(RepOf;B{row};Revenue)",
            f'IF(COUNT(HoursToGive)>0;SUMIF(RepOf;B{row};HoursToGive);"")')], "Table whole")
    sheet.line(f"B{TOTAL}", ["Reps", "=COUNTA(RepCells)", None,
                             *(f'=IF(COUNT({column}{first}:{column}{last})>0;'
                               f'SUM({column}{first}:{column}{last});"")' for column in "EFG")],
               ["Total", "Total whole", "Total", *["Total whole"] * 3])


def _settings(sheet):
    def section(row, title):
        sheet.put(f"I{row}", title, "Section", columns=2)

    def setting(row, title, content, style="Input whole"):
        sheet.line(f"I{row}", [title, content], ["Setting", style])

    section(EACH - 1, "Calls that can be made")
    setting(EACH, "Calls that a rep makes in a year", 600)
    setting(EACH + 1, "Calls in all", '=IF(RepCount>0;RepCount*CallsEach;"")')
    section(HOURS - 1, "Selling hours")
    # as many as were spent, until the user says otherwise
    setting(HOURS, "Selling hours a year", '=IF(COUNT(HoursSpent)>0;SUM(HoursSpent);"")')
    setting(HOURS + 1, "Cost of an hour", 40)
    for row, (tier, share) in enumerate(zip(TIERS, (0.8, 0.15, 0.05)), HOURS + 2):
        sheet.line(f"I{row}", [Text(tier), share], ["Setting share", "Input percent"])
    section(FIT - 1, "What makes a good fit")
    for row, (trait, weight) in enumerate((("Pays on time", 2), ("Wants free advice", -1),
                                           ("Fits our range", 3), ("Refers others", 1)), FIT):
        setting(row, trait, weight)
