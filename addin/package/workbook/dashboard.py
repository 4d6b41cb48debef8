# SPDX-License-Identifier: MPL-2.0
"""The sheet Dashboard: what the list says as a whole, and the settings that all sheets use."""
import customers
from ods import Sheet, element, on_sheet

NAME = "Dashboard"
TIERS = "ABC"
ACTIONS = ("Invest", "Protect", "Develop", "Maintain", "Serve", "Onboard", "Win back", "Reprice",
           "Release")
LARGEST = 9   # customers that are named
PERCENT = "\N{NO-BREAK SPACE}%"
PARTS = 20    # columns of the chart, each an equal part of the customers

# A margin, the nine columns of the tiers, a gap, five columns, a margin, and what the chart and the
# largest customers are drawn from.
WIDTHS = [0.5, 1.4, 2.3, 1.9, 2.4, 2.3, 1.9, 2.3, 2.4, 2.6, 0.9, 1.3, 4.8, 2.4, 3.7, 2.4, 0.5,
          3.4, 1.8, 1.8, 1.8, 1.8, 0.9, 1.8, 2.2, 2.4, 2.4]
CARD, TABLE, CHART = 4, 8, 15  # the rows where these begin; a heading stands above
CHART_END = CHART + 22
CHART_AREA = f"B{CHART}:J{CHART_END}"
PARTS_HEAD = TABLE
FIRST_PART, LAST_PART = PARTS_HEAD + 1, PARTS_HEAD + PARTS
YEARS_ROW = LAST_PART + 3  # below a heading
ACTION_HEAD = CHART
LARGEST_HEAD = CHART_END - LARGEST
HEIGHTS = {1: 1.1, 3: 0.3, CARD: 1.2, CARD + 1: 1.0, 6: 0.2, TABLE - 1: 0.8, CHART - 1: 0.9,
           LARGEST_HEAD - 1: 0.9}

NAMES = {
    "SellingHours": f"N{TABLE}", "HourCost": f"N{TABLE + 1}",
    "TimeShares": f"M{TABLE + 2}:N{TABLE + 4}", "FitWeights": f"P{TABLE}:P{TABLE + 3}",
    "EarlierYears": f"S{YEARS_ROW}",
}
PRINT_AREA = f"A1:Q{CHART_END}"


def build():
    sheet = Sheet(NAME, WIDTHS, page="Page", row_height=0.56, heights=HEIGHTS,
                  print_areas=[PRINT_AREA])
    sheet.put("B1", "Where our revenue comes from", "Title")
    sheet.put("B2", '="From the "&COUNT(Revenue)&" customers with a revenue on the sheet Customers.'
                    ' Change a figure there, and all of this follows."', "Remark", columns=15)
    _cards(sheet)
    _tiers(sheet)
    _settings(sheet)
    _parts(sheet)
    _earlier_years(sheet)
    _chart(sheet)
    _actions(sheet)
    _largest(sheet)
    return sheet


def _cards(sheet):
    """Four figures, each with the sentence that it belongs to."""
    for column, span, style, figure, caption in (
            ("B", 4, "Card percent", "=PARETOSHARE(Revenue)",
             "of the revenue comes from the top fifth of the customers"),
            ("F", 5, "Card whole", "=PARETOCOUNT(Revenue)",
             f'="of "&COUNT(Revenue)&" customers bring 80{PERCENT} of the revenue"'),
            ("L", 3, "Card word", "=DEPENDENCE(Revenue)",
             '="dependence on few: the largest customer brings "'
             f'&ROUND(100*PARETOSHARE(Revenue;1);0)&"{PERCENT} of the revenue"'),
            ("O", 2, "Card whole", '=CONCENTRATION(Revenue;"effective")',
             "customers of equal size would be as concentrated")):
        sheet.put(f"{column}{CARD}", figure, style, columns=span)
        sheet.put(f"{column}{CARD + 1}", caption, "Card caption", columns=span)


def _tiers(sheet):
    first, last, total = TABLE + 1, TABLE + len(TIERS), TABLE + len(TIERS) + 1
    sheet.put(f"B{TABLE - 1}", "The tiers", "Section")
    sheet.line(f"B{TABLE}", ["Tier", "Customers", "of all", "Revenue", "of the total", "Smallest",
                             "Profit", "Hours spent", "Hours to give"],
               ["Head word"] + ["Head number"] * 8)
    sheet.array(f"B{first}", "=TIERSUMMARY(Revenue)", rows=len(TIERS), columns=6,
                styles=["Table word", "Table whole", "Table percent", "Table whole",
                        "Table percent", "Table whole"])
    for row in range(first, last + 1):
        sheet.line(f"H{row}", [f"=SUMIF(Tiers;B{row};{figures})" for figures in
                               ("Profits", "HoursSpent", "HoursToGive")],
                   "Table whole")
    sheet.line(f"B{total}", ["All", *(f"=SUM({column}{first}:{column}{last})"
                                      for column in "CDEF"), None,
                             *(f"=SUM({column}{first}:{column}{last})" for column in "HIJ")],
               ["Total word", "Total whole", "Total percent", "Total whole", "Total percent",
                "Total", "Total whole", "Total whole", "Total whole"])
    sheet.put(f"B{total + 1}",
              f'=IF(I{total}>0;"The C customers take "&ROUND(100*I{last}/I{total};0)'
              f'&"{PERCENT} of the hours now, and bring "&ROUND(100*F{last};0)'
              f'&"{PERCENT} of the revenue.";"")',
              "Remark", columns=9)
    sheet.format(f"B{first}:B{last}", *customers.TIER_STYLES)
    sheet.format(f"H{first}:H{last}", customers.LOSS_STYLE)


def _settings(sheet):
    sheet.put(f"L{TABLE - 1}", "Your settings", "Section", columns=3)
    sheet.put(f"L{TABLE}", "Selling hours a year", "Setting", columns=2)
    # As many as were spent on them, until the user says otherwise.
    sheet.put(f"N{TABLE}", f"=I{TABLE + len(TIERS) + 1}", "Input whole")
    sheet.put(f"L{TABLE + 1}", "Cost of an hour", "Setting", columns=2)
    sheet.put(f"N{TABLE + 1}", 40, "Input whole")
    for row, (tier, share) in enumerate(zip(TIERS, (0.8, 0.15, 0.05)), TABLE + 2):
        sheet.put(f"M{row}", tier, "Setting share")
        sheet.put(f"N{row}", share, "Input percent")
    for row, (trait, weight) in enumerate((("Pays on time", 2), ("Wants free advice", -1),
                                           ("Fits our range", 3), ("Refers others", 1)), TABLE):
        sheet.put(f"O{row}", trait, "Setting")
        sheet.put(f"P{row}", weight, "Input whole")
    sheet.put(f"O{TABLE - 1}", "What makes a good fit", "Section", columns=2)


def _parts(sheet):
    """What the chart draws: the share of the revenue that each twentieth of the customers brings,
    by tier, and of all up to it. The largest come first, so every tier is one stretch of them."""
    sheet.put(f"R{PARTS_HEAD - 1}", "Behind the chart", "Section")
    sheet.line(f"R{PARTS_HEAD}", ["% of the customers", "Tier A", "Tier B", "Tier C", "Together"],
               "Head number")
    up_to = [f"SUM(F${TABLE + 1}:F${TABLE + 1 + place})" for place in range(len(TIERS))]
    for row in range(FIRST_PART, LAST_PART + 1):
        before = f"V{row - 1}" if row > FIRST_PART else "0"

        def reached(share):
            return f"MIN(V{row};{share})-MIN({before};{share})"

        sheet.line(f"R{row}", [
            (row - FIRST_PART + 1) * 100 // PARTS,
            f"={reached(up_to[0])}",
            f"={reached(up_to[1])}-S{row}",
            f"=V{row}-{before}-S{row}-T{row}",
            # 1 would be the largest customer alone, not all of them
            f"=PARETOSHARE(Revenue;R{row}/100)" if row < LAST_PART else "=1",
        ], ["Table whole", *["Table percent"] * 4])


def _earlier_years(sheet):
    """How many figures of earlier years the list has, from which the moves are told."""
    sheet.put(f"R{YEARS_ROW - 1}", "Behind the moves", "Section")
    sheet.put(f"R{YEARS_ROW}", "Figures of earlier years", "Table text")
    sheet.put(f"S{YEARS_ROW}", "=COUNT(EarlierSales)", "Table whole")


def _chart(sheet):
    sheet.put(f"B{CHART - 1}", "The 80/20 curve: each column is a twentieth of the customers",
              "Section")
    width, height = sheet.size(CHART_AREA)
    used = on_sheet(NAME, f"R{PARTS_HEAD}:V{LAST_PART}")
    sheet.anchor(f"B{CHART}", element("draw:frame", {
        "draw:style-name": "frame", "draw:name": "Pareto chart", "draw:z-index": 0,
        "table:end-cell-address": f"{NAME}.K{CHART_END + 1}",
        "table:end-x": "0cm", "table:end-y": "0cm", "svg:x": "0cm", "svg:y": "0cm",
        "svg:width": f"{width:.3f}cm", "svg:height": f"{height:.3f}cm",
    }, element("draw:object", {
        "draw:notify-on-update-of-ranges": used, "xlink:href": "./Chart", "xlink:type": "simple",
        "xlink:show": "embed", "xlink:actuate": "onLoad"}, "")))


def _actions(sheet):
    head = ACTION_HEAD
    sheet.put(f"L{head - 1}", "What to do", "Section")
    sheet.put(f"L{head}", "Action", "Head", columns=2)
    sheet.line(f"N{head}", ["Customers", "Revenue", "Profit"], "Head number")
    for row, action in enumerate(ACTIONS, head + 1):
        sheet.put(f"L{row}", action, "Table text", columns=2)
        sheet.line(f"N{row}", [f"=COUNTIF(Actions;L{row})", f"=SUMIF(Actions;L{row};Revenue)",
                               f"=SUMIF(Actions;L{row};Profits)"], "Table whole")
    total = head + len(ACTIONS) + 1
    sheet.format(f"L{head + 1}:L{total - 1}", *customers.ACTION_STYLES)
    sheet.format(f"P{head + 1}:P{total - 1}", customers.LOSS_STYLE)
    sheet.put(f"L{total}", "All", "Total", columns=2)
    sheet.line(f"N{total}", [f"=SUM({column}{head + 1}:{column}{total - 1})" for column in "NOP"],
               "Total whole")


def _largest(sheet):
    head = LARGEST_HEAD
    first, last = head + 1, head + LARGEST
    sheet.put(f"L{head - 1}", "The largest customers", "Section")
    sheet.line(f"L{head}", ["Tier", "Customer", "Revenue", "Cumulative share", "Profit"],
               ["Head word", "Head", "Head number", "Head number", "Head number"])
    sheet.put(f"X{head - 1}", "Behind the largest customers", "Section")
    sheet.line(f"X{head}", ["Place in the list", "Revenue", "Of the customers", "Of the revenue"],
               "Head number")
    sheet.array(f"X{first}", "=PARETOCURVE(Revenue)", rows=LARGEST, columns=4,
                styles=["Table whole", "Table whole", "Table percent", "Table percent"])
    for row in range(first, last + 1):
        sheet.line(f"L{row}", [*(f"=INDEX({name};X{row})" for name in ("Tiers", "Customers")),
                               f"=Y{row}", f"=AA{row}", f"=INDEX(Profits;X{row})"],
                   ["Table word", "Table text", "Table whole", "Table percent", "Table whole"])
    sheet.format(f"L{first}:L{last}", *customers.TIER_STYLES)
    sheet.format(f"P{first}:P{last}", customers.LOSS_STYLE)
