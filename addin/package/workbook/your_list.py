# SPDX-License-Identifier: MPL-2.0
"""The sheet Your list: how a user comes from the sample to a list of their own."""
import customers
from ods import Sheet
from texts import Text, letters, mark

NAME = "Your list"

PASTE = (
    "Open your export, a CSV file or a spreadsheet, and choose “Tools – Add-Ons – Vital Few: "
    "Customer Workbook from This Sheet”. A new workbook opens with your list on its sheet {Orders} "
    "and nothing of the invented company. Your export stays as it is.",
    "Or by hand: on the sheet {Orders}, select all with Ctrl+A and delete it; then paste your list "
    "at A1, its headers in row 1. An order line a row, with customer, amount and date, in any "
    "columns; or a list of customers, one row each, without dates. What is known of the invented "
    "customers goes with them; delete the names that are invented on the sheets {Plan} "
    "and {Prospects}.",
    "On the sheet {Dashboard}, look at “How the sheet {Orders} is read”: the columns are guessed "
    "from their headers, and each cell there has a drop-down to choose another.",
    "Where the {Dashboard} names a row to be mended, mend it on the sheet {Orders}: a total row is "
    "deleted, a date or an amount that came in as text is typed anew. All else follows.",
    "On the sheet {Customers}, type what you know of your customers below the light headings. They "
    "stand as they first appear in the orders and new ones come in below, so that what is typed "
    "beside a customer stays beside it.",
)
# Columns of the sheet Customers, and what they are computed from.
NEEDS = (
    (("Tier",), "Revenue"),
    (("Stage", "RFM"), "Orders with their dates, and for the stage the fit if it is known"),
    (("Move", "Potential"),
     "Orders of two years or more, and the plan for the year if there is one"),
    (("Fit",), "Any of the four traits, yes or no; their weights are on the sheet {Plan}"),
    (("Profit",), "Cost of sales and hours spent; the cost of an hour is on the sheet {Plan}"),
    (("Action",), "The tier, and stage, move, fit, profit and potential as far as they are known"),
    (("Hours to give",),
     "The tier, and the selling hours of a year: give them on the sheet {Plan}"),
    (("Calls a year", "Rep"),
     "The tier, the calls wished for each, and your reps' names on the sheet {Plan}"),
)
SHARING = ("Whoever opens your file needs Vital Few as well. Without it, as in Excel, the formulas "
           "stay in the file but compute no more: the tables stay blank, and the {Dashboard} says "
           "why. To others give a PDF, or paste the results as values (Ctrl+Shift+V).")
FORMULAS = (
    ("The customer's tier", "=CUSTOMERTIER(B2;B$2:B$501)"),
    ("Its tier within its region, with the regions in column C",
     "=CUSTOMERTIERIF(B2;B$2:B$501;C2;C$2:C$501)"),
    ("The hours it should get of 1500, with the tiers in column D",
     "=SELLINGTIME(D2;D$2:D$501;1500)"),
    ("What it leaves, with cost of sales in E and hours in F, at 50 an hour",
     "=CUSTOMERPROFIT(B2;E2;F2;50)"),
    ("How well it fits, with yes or no in G to I", "=CUSTOMERFIT(G2:I2)"),
    ("What the top fifth of the customers brings", "=PARETOSHARE(B2:B501)"),
    ("How many customers bring 80 %", "=PARETOCOUNT(B2:B501)"),
    ("All tiers in one table: type the formula in one cell and press Ctrl+Shift+Enter",
     "=TIERSUMMARY(B2:B501)"),
)
ROOM = (f"There is room for {customers.ROOM} customers. For more, select on the sheet "
        f"{{Customers}} A{customers.LAST}:{customers.PRINTED}{customers.LAST}, the last row of its "
        "formulas, and drag the corner of the selection down, as far as row "
        f"{customers.END} at most.")
PRINTING = ("Before you print, select your customers on the sheet {Customers} from "
            f"A{customers.HEAD} to column {customers.PRINTED} and choose “Format – Print Ranges – "
            "Define”. The sheet {Orders} is printed only where you do the same there.")
LINE_LETTERS = 130  # that a line across the columns C to E holds
NOTE_LETTERS = 145  # of a note, across B to E
SPACE = (None, ())


def build(translate):
    """The sheet, with rows as high as their texts take in a language."""
    def height(text, width):
        return 0.1 + 0.45 * -(-letters(text, translate) // width)

    def section(title, note):
        return [SPACE, (0.8, [("B", title, "Section", 1)]),
                (height(note, NOTE_LETTERS), [("B", note, "Remark wrapped", 4)])]

    lines = [
        (1.1, [("B", "Use it on your own list", "Title", 1)]),
        *section("Bring it in", "The quick way: this workbook is a copy of your own, and "
                                  "everything in it may be changed."),
        *((height(step, LINE_LETTERS), [("B", number, "Step", 1), ("C", step, "Paragraph", 3)])
          for number, step in enumerate(PASTE, 1)),
        SPACE,
        (0.6, [("C", "What stands there", "Head", 1), ("D", "What it needs", "Head", 2)]),
        *((0.55, [("C", Text(", ".join(map(mark, live))), "Table text", 1),
                  ("D", needed, "Table text", 2)]) for live, needed in NEEDS),
        SPACE,
        *((height(text, LINE_LETTERS), [("C", text, "Paragraph", 3)])
          for text in (ROOM, PRINTING)),
        *section("Or put the formulas into your own file",
                 "Here the revenue is in column B, from row 2 to row 501. Type a formula beside "
                 "the first customer and fill it down; the functions are like Calc's own."),
        (0.6, [("C", "What you want to know", "Head", 2), ("E", "Formula", "Head", 1)]),
        *((height(question, LINE_LETTERS * 2 // 3), [
            ("C", question, "Table text wrapped", 2), ("E", Text(formula), "Formula", 1)])
          for question, formula in FORMULAS),
        SPACE,
        (height(SHARING, LINE_LETTERS), [("B", SHARING, "Paragraph", 4)]),
    ]
    sheet = Sheet(NAME, [0.5, 0.9, 5.2, 9.0, 9.0, 0.5], page="Page",
                  print_areas=[f"A1:F{len(lines)}"])
    for row, (height_of, cells) in enumerate(lines, 1):
        if height_of is not None:
            sheet.heights[row] = height_of
        for column, content, style, span in cells:
            sheet.put(f"{column}{row}", content, style, columns=span)
    return sheet
