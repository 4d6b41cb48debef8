# SPDX-License-Identifier: MPL-2.0
"""The sheet Prospects: whom to go on with, whom to ask what, and who comes first."""
import csv
from pathlib import Path

from classes import is_class, say_class
from customers import class_styles, head_style, number_or_text
from ods import Sheet
from texts import SAMPLE, Prose, Text, say

NAME = "Prospects"
HEAD = 4
FIRST = HEAD + 1
ROWS = 40  # some are left for one's own
LAST = HEAD + ROWS

# Title, width, style, and a column of prospects.csv or a formula, as on the sheet Customers.
COLUMNS = (
    ("Prospect", 4.7, "List text", "prospect"),
    ("Region", 2.3, "List text", "region"),
    ("Needs it", 1.6, "List word", "need"),
    ("Has a budget", 2.2, "List word", "budget"),
    ("Decider known", 2.2, "List word", "decider"),
    ("Good credit", 1.6, "List word", "credit"),
    ("Fits our range", 2.0, "List word", "range"),
    ("Filter", 2.0, "List word",
     '=IF(A{row}="";"";PROSPECTFILTER(C{row}:G{row};Required;FilterWords))'),
    ("Reason", 6.8, "List text",
     '=IF(A{row}="";"";FILTERREASON(C{row}:G{row};Criteria;Required))'),
    ("Days to order", 2.0, "List whole", "days"),
    ("Margin", 1.6, "List percent", "margin"),
    ("Amount", 1.8, "List whole", "amount"),
    ("Score", 1.6, "List tenths",
     '=IF(OR(H{row}="";H{row}' + is_class("Filter", "Out") + ';COUNT(J{row}:L{row})<3);"";'
     "PROSPECTSCORE(J{row};K{row};L{row};TypicalAmount))"),
    ("Priority", 2.7, "List word",
     # nothing is urgent of which a required answer is still open
     '=IF(M{row}="";"";IF(H{row}' + is_class("Filter", "Ask") + ";" + say("Ask first") + ";"
     "PROSPECTPRIORITY(J{row};K{row};L{row};TypicalAmount;;;;PriorityWords)))"),
    ("Rank", 1.4, "List word", None),
)

NAMES = {"Required": f"C{HEAD - 1}:G{HEAD - 1}", "Criteria": f"C{HEAD}:G{HEAD}",
         "ProspectCells": f"A{FIRST}:L{LAST}",  # what is typed in them
         "TypicalAmount": f"L{HEAD - 1}"}
REQUIRED = [Prose(answer, SAMPLE) for answer in ("yes", "yes", "yes", "yes", "no")]
# Who is out neither has a rank nor says what is typical.
RANKS = f'=PROSPECTRANK(IF(H{FIRST}:H{LAST}{is_class("Filter", "Out")};"";J{FIRST}:J{LAST});' \
        f"K{FIRST}:K{LAST};L{FIRST}:L{LAST})"
# Blank while there is no prospect.
TYPICAL = "=IFERROR(MEDIAN(IF(" + "+".join(
    f"({column}{FIRST}:{column}{LAST}={content})"
    for column, content in (("H", say_class("Filter", "Out")),
                            *((amount, '""') for amount in "JKL"))
) + f';"";L{FIRST}:L{LAST}));"")'
AREA = f"A{HEAD}:O{LAST}"


def read():
    with open(Path(__file__).with_name("prospects.csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def build():
    sheet = Sheet(NAME, widths=[width for _, width, _, _ in COLUMNS], page="List",
                  column_styles=[style for _, _, style, _ in COLUMNS],
                  heights={1: 1.1, 2: 0.6, 3: 0.6, HEAD: 1.7}, header_rows=range(HEAD, HEAD + 1),
                  print_areas=[f"A1:O{LAST}"])
    sheet.put("A1", "Which prospects come first", "Title", columns=15)
    sheet.put("A2", "Answer yes or no, and leave open what you do not know yet: an open question "
                    "is not a no. Then say how soon, how profitably and how much each may buy.",
              "Remark", columns=15)
    sheet.put(f"A{HEAD - 1}", "Which of these must be met?", "Default", columns=2)
    sheet.line(f"C{HEAD - 1}", REQUIRED, "Input word")
    sheet.put(f"H{HEAD - 1}", "Typical amount of those not out", "Setting", columns=4)
    sheet.array(f"L{HEAD - 1}", TYPICAL, rows=1, columns=1, styles=["Total whole"])
    sheet.line(f"A{HEAD}", [title for title, _, _, _ in COLUMNS],
               [head_style(style, source) for _, _, style, source in COLUMNS])
    prospects = read()
    for row in range(FIRST, LAST + 1):
        known = prospects[row - FIRST] if row - FIRST < len(prospects) else {}
        for column, (_, _, _, source) in zip("ABCDEFGHIJKLMN", COLUMNS):
            if source.startswith("="):
                sheet.line(f"{column}{row}", [source.format(row=row)], None)
            elif known:
                sheet.line(f"{column}{row}", [_known(known, source)], None)
    sheet.array(f"O{FIRST}", RANKS, rows=ROWS, columns=1, styles=[None])
    sheet.format(f"H{FIRST}:H{LAST}",
                 *class_styles("Filter", Best=("In",), Attention=("Ask",), Faded=("Out",)))
    sheet.format(f"N{FIRST}:N{LAST}",
                 *class_styles("Priority", Hot=("Hot",), Warm=("Warm",), Cold=("Cold",)))
    return sheet


def _known(prospect, source):
    """What is known of a prospect; its name is the same in every language."""
    content = number_or_text(prospect[source])
    if not isinstance(content, str):
        return content
    return Text(content) if source == "prospect" else Prose(content, SAMPLE)
