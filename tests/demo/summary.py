# SPDX-License-Identifier: MPL-2.0
"""The sheet to show around: four figures, the tiers, the Pareto curve, and who is in each tier.

Every figure on it is a formula on the list.
"""
from com.sun.star.table.CellHoriJustify import CENTER, LEFT, RIGHT

import layout
import look
from layout import HEAD_ROW
from look import PERCENT, TIERS, WHOLE
from office import array_formula, formulas

NAME = "Summary"
SHOWN_PER_TIER = 8

# A margin, the six columns of the tier table, a gap, the five of the customers, a margin.
WIDTHS = (400, 1700, 2300, 2500, 2900, 2500, 2500, 900, 1500, 5400, 3100, 2700, 1500, 400)
FIRST_ROW = HEAD_ROW + 1
TOTAL_ROW = FIRST_ROW + len(TIERS)
CHART_ROW = TOTAL_ROW + 3  # below its heading
NOTE_ROW = FIRST_ROW + len(TIERS) * SHOWN_PER_TIER
AREA = f"A1:N{NOTE_ROW}"
CHART_AREA = f"B{CHART_ROW}:G{NOTE_ROW - 1}"


def write(book):
    sheet = book.summary
    layout.prepare(sheet, WIDTHS, NOTE_ROW)
    _write_title(book)
    _write_cards(book)
    _write_tiers(book)
    _write_customers(book)
    layout.put(sheet, f"B{CHART_ROW - 1}", "The Pareto curve", "Summary section")
    look.set_page(book.document, sheet, 1)


def customers_in(tier):
    """A reference from any sheet to the number of customers in a tier, counted from 0."""
    return f"${NAME}.$C${FIRST_ROW + tier}"


def customers_before(tier):
    """What to add to a rank within a tier, since better tiers come first: part of a formula."""
    return "".join(f"+{customers_in(better)}" for better in range(tier))


def _write_title(book):
    sheet = book.summary
    layout.put(sheet, "B1", f"Where the {book.amount_name} comes from", "Summary title")
    layout.note(book.document, sheet, "B2:M2", f"=COUNT({book.amounts_area})",
                look.literal(f"Customers with a figure in {book.table.name}: ") + WHOLE)
    layout.put(
        sheet, f"B{NOTE_ROW}",
        "A: the customers who bring the first 80 %, the largest first.   B: on to 95 %.   "
        "C: the rest.   Returns count as customers, and add nothing to the total.",
        "Summary note")


def _write_cards(book):
    """Four figures, each with the sentence it belongs to."""
    amounts = book.amounts_area
    layout.cards(book.document, book.summary, (
        ("B", "D", (f"=PARETOSHARE({amounts})", PERCENT),
         ("comes from the top fifth of the customers", None)),
        ("E", "G", (f"=PARETOCOUNT({amounts})", WHOLE), ("customers bring 80 % of it", None)),
        ("I", "J", (f"=DEPENDENCE({amounts})", None),
         (f'=MAX({amounts})/SUMIF({amounts};">0")',
          look.literal("dependence: the largest brings ") + PERCENT)),
        ("K", "M", (f'=CONCENTRATION({amounts};"effective")', "#,##0.0"),
         ("as concentrated as this many equal customers", None)),
    ))


def _write_tiers(book):
    sheet = book.summary
    last = TOTAL_ROW - 1
    layout.put(sheet, f"B{HEAD_ROW - 1}", "The tiers", "Summary section")
    layout.table_head(sheet, f"B{HEAD_ROW}:G{HEAD_ROW}",
                      ["Tier", "Customers", "of all", look.capital(book.amount_name),
                       "of the total", "Smallest"])
    array_formula(sheet, f"B{FIRST_ROW}:G{last}", f"=TIERSUMMARY({book.amounts_area})")
    formulas(sheet, f"B{TOTAL_ROW}",
             [["All", *(f"=SUM({name}{FIRST_ROW}:{name}{last})" for name in "CDEF")]])
    sheet.getCellRangeByName(f"B{TOTAL_ROW}:G{TOTAL_ROW}").CellStyle = "Summary table total"
    shown = look.amount_format(book.amounts)
    for name, codes in (("C", WHOLE), ("D", PERCENT), ("E", shown), ("F", PERCENT), ("G", shown)):
        layout.show_as(book.document, sheet, f"{name}{FIRST_ROW}:{name}{TOTAL_ROW}", codes)
    look.colour_tiers(sheet.getCellRangeByName(f"B{FIRST_ROW}:B{last}"))
    sheet.getCellRangeByName(f"B{HEAD_ROW}:B{TOTAL_ROW}").HoriJustify = CENTER


def _write_customers(book):
    """The largest customers of each tier, found in the list by their place on the curve."""
    sheet = book.summary
    last = NOTE_ROW - 1
    layout.put(sheet, f"I{HEAD_ROW - 1}", "The largest in each tier", "Summary section")
    titles = [book.table.header[index] if index is not None else "" for index in
              (book.name_index, book.detail_index, book.amount_index)]
    layout.table_head(sheet, f"I{HEAD_ROW}:M{HEAD_ROW}",
                      ["Rank", *map(look.capital, titles), "Tier"])
    rows = []
    for tier in range(len(TIERS)):
        for place in range(1, SHOWN_PER_TIER + 1):
            rank = f'=IF({place}<={customers_in(tier)};{place}{customers_before(tier)};"")'
            rows.append([rank, *_customer_at(book, f"$I{FIRST_ROW + len(rows)}")])
    formulas(sheet, f"I{FIRST_ROW}", rows)
    layout.show_as(book.document, sheet, f"I{FIRST_ROW}:I{last}", WHOLE)
    layout.show_as(book.document, sheet, f"L{FIRST_ROW}:L{last}", look.amount_format(book.amounts))
    look.colour_tiers(sheet.getCellRangeByName(f"M{FIRST_ROW}:M{last}"))
    sheet.getCellRangeByName(f"L{HEAD_ROW}:L{last}").ParaIndent = 250
    detail = book.columns[book.detail_index].kind if book.detail_index is not None else "text"
    for name, side in (("I", CENTER), ("J", LEFT), ("K", RIGHT if detail == "number" else LEFT),
                       ("L", RIGHT), ("M", CENTER)):
        sheet.getCellRangeByName(f"{name}{HEAD_ROW}:{name}{last}").HoriJustify = side
    for row in range(FIRST_ROW, last + 1):
        ends_tier = (row - FIRST_ROW + 1) % SHOWN_PER_TIER == 0
        sheet.getCellRangeByName(f"I{row}:M{row}").BottomBorder = look.line(26 if ends_tier else 5)


def _customer_at(book, rank):
    """Formulas for name, detail, amount and tier of the customer whose rank is in a cell."""
    position = f"INDEX({book.positions_area};{rank})"

    def found(index, suffix=""):
        return f'=IF({rank}="";"";INDEX({book.column_area(index)};{position}){suffix})'

    name = (found(book.name_index, '&""') if book.name_index is not None
            else f'=IF({rank}="";"";"row "&({position}+1))')
    detail = found(book.detail_index, '&""') if book.detail_index is not None else ""
    return name, detail, found(book.amount_index), found(book.tier_index)
