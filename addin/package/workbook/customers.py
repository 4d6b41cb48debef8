# SPDX-License-Identifier: MPL-2.0
"""The sheet Customers: who is on the sheet Orders, and beside each what Vital Few says of it and
what one types about it."""
import csv

import workings
from classes import by_functions, in_words, is_class
from ods import Sheet, column_name
from texts import SAMPLE, day_text, say

NAME = "Customers"
ROOM = 5000  # customers whose rows have formulas
MOST = 10000  # to which these may be filled down: arrays and names reach so far from the start
HEAD, FIRST = 2, 3
LAST = FIRST + ROOM - 1
END = FIRST + MOST - 1

# Title, width, style of the cells, and where they come from: a column of customers.csv; a formula,
# in which {row} is the customer's row; or None, for what an array formula gives. What is not known
# stays blank.
COLUMNS = (
    ("Customer", 4.8, "List text",
     # Calc takes a text out of an array of texts and numbers for unlike any other, until it is
     # joined to one
     '=IF(ISNUMBER(D{row});IF(HasDates;IF(ISTEXT(Y{row});Y{row}&"";Y{row});AJ{row});"")'),
    ("Tier", 1.4, "List word", '=IF(ISNUMBER(D{row});CUSTOMERTIER(D{row};Revenue);"")'),
    ("Action", 2.8, "List text",
     '=IF(B{row}="";"";CUSTOMERACTION(B{row};' + by_functions("Fit", "J{row}") + ";K{row};"
     + ";".join(by_functions(family, cell) for family, cell in (
         ("Potential", "I{row}"), ("Stage", "E{row}"), ("Move", "F{row}"))) + ";ActionWords))"),
    ("Revenue", 2.2, "List amount",
     '=IF(NOT(ListOk);"";IF(HasDates;IF(ISNUMBER(AA{row});'
     'IF(AllOrders;AA{row};N(AI{row}));"");'
     'IF(ISNUMBER(AK{row});AK{row};"")))'),
    ("Stage", 2.4, "List text",
     '=IF(AND(B{row}<>"";ISNUMBER(Z{row}));'
     'CUSTOMERSTAGE(Z{row};D{row};OrderCounts;Revenue;J{row}<>INDEX(FitWords;3);;;StageWords);'
     '"")'),
    ("Move", 2.6, "List text",
     # with a single year nobody is known to be new
     '=IF(AND(B{row}<>"";YearsKnown>1);CUSTOMERMOVE(AF{row}:AI{row};;MoveWords);"")'),
    ("RFM", 1.5, "List word", '=IF(ISNUMBER(AL{row});AL{row};"")'),
    ("RFM segment", 3.7, "List text",
     '=IF(N(G{row})>0;' + in_words("Segment", "RFMSEGMENT(G{row})") + ';"")'),
    ("Potential", 1.9, "List text",
     # from the first year with a figure on: who came later did not grow from nothing
     '=IF(AND(B{row}<>"";COUNT(AF{row}:AI{row})>1);'
     'CUSTOMERPOTENTIAL(INDEX(AF{row}:AI{row};5-COUNT(AF{row}:AI{row})):AI{row};S{row};;;'
     'PotentialWords);"")'),
    ("Fit", 2.5, "List text",
     # blank until a trait is known that counts for the customer
     '=IF(B{row}="";"";IF(SUMPRODUCT((T{row}:W{row}<>"")*(TRANSPOSE(FitWeights)>0))=0;"";'
     "CUSTOMERFIT(T{row}:W{row};FitWeights;;;FitWords)))"),
    ("Profit", 2.0, "List whole",
     '=IF(AND(B{row}<>"";COUNT(Q{row}:R{row})=2);'
     'CUSTOMERPROFIT(D{row};Q{row};R{row};HourCost);"")'),
    ("Hours to give", 1.8, "List tenths",
     '=IF(OR(B{row}="";N(SellingHours)=0);"";SELLINGTIME(B{row};Tiers;SellingHours;TimeShares))'),
    ("Calls a year", 1.6, "List whole", '=IF(B{row}="";"";CALLSPERYEAR(B{row};CallsMet))'),
    ("Rep", 2.3, "List text", '=IF(B{row}="";"";AM{row}&"")'),
    ("Region", 2.3, "List text", "region"),
    ("Segment", 2.9, "List text", "segment"),
    ("Cost of sales", 2.5, "List whole", "cost"),
    ("Hours spent", 1.8, "List tenths", "hours"),
    ("Plan for the year", 2.1, "List whole", "plan"),
    ("Pays on time", 2.0, "List word", "pays_on_time"),
    ("Wants free advice", 2.2, "List word", "wants_advice"),
    ("Fits our range", 2.0, "List word", "fits_range"),
    ("Refers others", 2.4, "List word", "refers_others"),
    ("Stays with rep", 2.2, "List text", "rep"),
    ("As ordered", 4.8, "List text", None),
    ("Orders", 2.2, "List whole", None),
    ("All orders", 2.3, "List whole", None),
    ("First order", 2.4, "List date", None),
    ("Last order", 2.4, "List date", None),
    ("Days since", 1.7, "List whole", None),
    ("Usual gap in days", 1.9, "List tenths", None),
    *((f"={year}", 2.3, "List whole", None) for year in (
        f'IF(N(YearEnd)>0;{say("Year to {day}", day=day_text(end))};'
        f'{say("Year {years} ago", years=years)})'
        for years, end in ((years, f"(EDATE(YearEnd+1;{-12 * years})-1)")
                           for years in range(3, -1, -1)))),
    ("As listed", 4.8, "List text", None),
    ("Listed amount", 2.3, "List whole", None),
    ("RFM score", 2.0, "List word", None),
    ("Rep chosen", 2.3, "List text", None),
)
LAST_COLUMN = column_name(len(COLUMNS))
PRINTED = "N"  # the last column that is printed: what one looks up; so far rows are filled down
# What the formulas of all sheets call these columns.
NAMES = {
    "Customers": "A", "Tiers": "B", "Actions": "C", "Revenue": "D", "Moves": "F", "Profits": "K",
    "HoursToGive": "L", "Calls": "M", "RepOf": "N", "HoursSpent": "R", "Owners": "X",
    "OrderCounts": "Z", "AllSales": "AA", "DaysSince": "AD", "YearBefore": "AH", "LastYear": "AI",
}

_LIST = ("CUSTOMERLIST(OrderCustomers;OrderAmounts;OrderDates;{numbers};AsOf;;YearStarts;;"
         "{rows})")
LISTED = ('=IF(AND(Readable;HasDates);IF(NumberColumn>0;'
          + _LIST.format(numbers="OrderNumbers", rows=MOST + 1) + ";"
          + _LIST.format(numbers="", rows=MOST + 1) + ');"")')
# Without dates the sheet Orders is a list of customers, one row each below its headers.
_ROWS = f"INDEX(OrderSheet;2;{{column}}):INDEX(OrderSheet;{MOST + 1};{{column}})"
ALONE = f'=IF(AND(Readable;NOT(HasDates));{_ROWS.format(column="CustomerColumn")};"")'
AMOUNTS = (f'=IF(AND(Readable;NOT(HasDates));IF(ISNUMBER({_ROWS.format(column="AmountColumn")});'
           f'{_ROWS.format(column="AmountColumn")};"");"")')
SCORES = '=IF(AND(ListOk;HasDates);RFMSCORES(DaysSince;OrderCounts;AllSales);"")'
SHARED = '=IF(AND(ListOk;RepCount>0);CUSTOMERREPS(Calls;RepNames;Owners);"")'


def class_styles(family, **classes):
    """Conditions that cells are of a family's classes, as Best=("Invest", "Develop")."""
    return [(is_class(family, name), style) for style, names in classes.items() for name in names]


# Conditions, and the styles of the cells where they hold.
TIER_STYLES = [(f'="{tier}"', f"Tier {tier}") for tier in "ABC"]
ACTION_STYLES = class_styles("Action", Best=("Invest", "Develop", "Onboard"),
                             Attention=("Protect", "Win back", "Reprice", "Release"))
MOVE_STYLES = class_styles("Move", Best=("New", "Recovered"), Attention=("Lost",),
                           Faded=("Gone",))
LOSS_STYLE = ("<0", "Loss")


def names():
    """The named ranges on this sheet, as {name: area}."""
    return {**{name: f"{column}{FIRST}:{column}{END}" for name, column in NAMES.items()},
            "CustomersFound": f"Z{FIRST}:Z{END + 1}"}


def area():
    """The list with its header line, for the filter."""
    return f"A{HEAD}:{LAST_COLUMN}{END}"


def read(path):
    """The sample's customers by name."""
    with open(path, encoding="utf-8", newline="") as file:
        return {row["customer"]: row for row in csv.DictReader(file)}


def build(known, orders):
    """The sheet, with what is known of the sample's customers beside the order in which the
    orders name them."""
    in_order = list(dict.fromkeys(customer for customer, _, _ in orders))
    sheet = Sheet(NAME, widths=[width for _, width, _, _ in COLUMNS], page="List",
                  column_styles=[style for _, _, style, _ in COLUMNS], heights={1: 0.6, HEAD: 1.7},
                  header_rows=range(HEAD, HEAD + 1),
                  print_areas=[f"A{HEAD}:{PRINTED}{HEAD + len(in_order)}"])
    sheet.put("A1", "=ListStatus", "Remark")
    sheet.line(f"A{HEAD}", [title for title, _, _, _ in COLUMNS],
               [head_style(style, source) for _, _, style, source in COLUMNS])
    for row in range(FIRST, LAST + 1):
        place = row - FIRST
        customer = known[in_order[place]] if place < len(in_order) else {}
        sheet.line(f"A{row}", [_content(customer, source, row) for _, _, _, source in COLUMNS],
                   None)
    sheet.array(f"Y{FIRST}", LISTED, rows=MOST + 1, columns=7 + workings.YEARS,
                styles=[None] * (7 + workings.YEARS))
    for column, formula in (("AJ", ALONE), ("AK", AMOUNTS), ("AL", SCORES), ("AM", SHARED)):
        sheet.array(f"{column}{FIRST}", formula, rows=MOST, columns=1, styles=[None])
    for column, *conditions in (
            ("B", *TIER_STYLES), ("C", *ACTION_STYLES), ("F", *MOVE_STYLES),
            ("I", *class_styles("Potential", Best=("High",), Faded=("Low",))),
            ("J", *class_styles("Fit", Best=("Ideal",), Faded=("Poor",))), ("K", LOSS_STYLE)):
        sheet.format(f"{column}{FIRST}:{column}{END}", *conditions)
    return sheet


def head_style(style, source):
    """The style of a column's title: dark over formulas, in the middle over all but texts."""
    head = "List head live" if source is None or source.startswith("=") else "List head"
    return head if style == "List text" else f"{head} centred"


def _content(customer, source, row):
    if source is None:
        return None
    if source.startswith("="):
        return source.format(row=row)
    known = number_or_text(customer.get(source, ""))
    if known is None:
        return None
    # beside that customer alone: over another's orders nothing of the sample is left
    return f'=IF(A{row}="{customer["customer"]}";' + \
        (say(known, SAMPLE) if isinstance(known, str) else str(known)) + ';"")'


def number_or_text(text):
    """What a cell holds for a field of a CSV file; None for an empty one."""
    if text == "":
        return None
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text
