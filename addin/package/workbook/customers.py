# SPDX-License-Identifier: MPL-2.0
"""The sheet Customers: the list, and beside each customer what Vital Few says of it."""
import csv

from ods import Sheet, column_name

NAME = "Customers"
LAST_ROW = 10000  # as far as the names reach, so that a longer list is counted in

# Title, width, style of the cells, and where they come from: a column of customers.csv, or a
# formula, in which {row} is the customer's row. An empty cell would be 0 to a function, so the
# formulas look first whether there is a figure at all.
COLUMNS = (
    ("Customer", 5.6, "List text", "customer"),
    ("Region", 1.9, "List text", "region"),
    ("Segment", 2.9, "List text", "segment"),
    ("2022", 1.9, "List whole", "y2022"),
    ("2023", 1.9, "List whole", "y2023"),
    ("2024", 1.9, "List whole", "y2024"),
    ("Revenue 2025", 2.3, "List amount", "revenue"),
    ("Tier", 1.5, "List word", '=IF(ISNUMBER(G{row});CUSTOMERTIER(G{row};Revenue);"")'),
    ("Stage", 2.5, "List text",
     '=IF(ISNUMBER(P{row});CUSTOMERSTAGE(P{row};G{row};Orders;Revenue;K{row}<>"Poor");"")'),
    ("Move", 2.5, "List text",
     # without earlier years of anybody nobody is known to be new
     '=IF(EarlierYears=0;"";CUSTOMERMOVE(D{row}:G{row}))'),
    ("Fit", 2.4, "List text",
     # blank until a trait is known that counts for the customer
     '=IF(SUMPRODUCT((T{row}:W{row}<>"")*(TRANSPOSE(FitWeights)>0))=0;"";'
     "CUSTOMERFIT(T{row}:W{row};FitWeights))"),
    ("Profit", 2.2, "List whole",
     '=IF(ISNUMBER(G{row});CUSTOMERPROFIT(G{row};Q{row};R{row};HourCost);"")'),
    ("Potential", 2.3, "List text",
     # from the first year with a figure on: who came later did not grow from nothing
     '=IF(COUNT(D{row}:G{row})>1;'
     'CUSTOMERPOTENTIAL(INDEX(D{row}:G{row};5-COUNT(D{row}:G{row})):G{row};S{row});"")'),
    ("Action", 2.3, "List text", "=CUSTOMERACTION(H{row};K{row};L{row};M{row};I{row};J{row})"),
    ("Hours to give", 1.9, "List tenths", "=SELLINGTIME(H{row};Tiers;SellingHours;TimeShares)"),
    ("Orders", 1.8, "List whole", "orders"),
    ("Cost of sales", 2.1, "List whole", "cost"),
    ("Hours spent", 1.8, "List tenths", "hours"),
    ("Plan 2025", 2.1, "List whole", "plan"),
    ("Pays on time", 2.0, "List word", "pays_on_time"),
    ("Wants free advice", 2.2, "List word", "wants_advice"),
    ("Fits our range", 2.0, "List word", "fits_range"),
    ("Refers others", 2.0, "List word", "refers_others"),
)
LAST_COLUMN = column_name(len(COLUMNS))

# What the formulas of all sheets call these columns.
NAMES = {
    "Customers": "A", "Revenue": "G", "Tiers": "H", "Profits": "L", "Actions": "N",
    "HoursToGive": "O", "Orders": "P", "HoursSpent": "R",
}

# Conditions, and the styles of the cells where they hold.
TIER_STYLES = [(f'="{tier}"', f"Tier {tier}") for tier in "ABC"]
ACTION_STYLES = [('="Invest"', "Best"), ('="Develop"', "Best"), ('="Onboard"', "Best"),
                 ('="Protect"', "Attention"), ('="Win back"', "Attention"),
                 ('="Reprice"', "Attention"), ('="Release"', "Attention")]
MOVE_STYLES = [('="New"', "Best"), ('="Recovered"', "Best"), ('="Lost"', "Attention"),
               ('="Gone"', "Faded")]
LOSS_STYLE = ("<0", "Loss")


def names():
    """The named ranges on this sheet, as {name: area}."""
    columns = {name: f"{column}2:{column}{LAST_ROW}" for name, column in NAMES.items()}
    return {**columns, "EarlierSales": f"D2:F{LAST_ROW}"}


def area(count):
    """The list with its header line, for the filter."""
    return f"A1:{LAST_COLUMN}{count + 1}"


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def build(customers):
    """The sheet of these customers, dictionaries by the columns of customers.csv."""
    sheet = Sheet(NAME, widths=[width for _, width, _, _ in COLUMNS], page="List",
                  column_styles=[style for _, _, style, _ in COLUMNS], heights={1: 1.2},
                  header_rows=range(1, 2), styled_rows=LAST_ROW,
                  # What one looks up; the figures that it comes from would make it too small.
                  print_areas=[f"A1:O{len(customers) + 1}"])
    sheet.line("A1", [title for title, _, _, _ in COLUMNS],
               [head_style(style, source) for _, _, style, source in COLUMNS])
    for row, customer in enumerate(customers, 2):
        sheet.line(f"A{row}", [_content(customer, source, row) for _, _, _, source in COLUMNS],
                   None)
    sheet.format(f"H2:H{LAST_ROW}", *TIER_STYLES)
    sheet.format(f"J2:J{LAST_ROW}", *MOVE_STYLES)
    sheet.format(f"K2:K{LAST_ROW}", ('="Ideal"', "Best"), ('="Poor"', "Faded"))
    sheet.format(f"L2:L{LAST_ROW}", LOSS_STYLE)
    sheet.format(f"M2:M{LAST_ROW}", ('="High"', "Best"), ('="Low"', "Faded"))
    sheet.format(f"N2:N{LAST_ROW}", *ACTION_STYLES)
    return sheet


def head_style(style, source):
    """The style of a column's title: dark over formulas, in the middle over all but texts."""
    head = "List head live" if source is None or source.startswith("=") else "List head"
    return head if style == "List text" else f"{head} centred"


def _content(customer, source, row):
    if source.startswith("="):
        return source.format(row=row)
    return number_or_text(customer[source])


def number_or_text(text):
    """What a cell holds for a field of a CSV file; None for an empty one."""
    if text == "":
        return None
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text
