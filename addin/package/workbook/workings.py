# SPDX-License-Identifier: MPL-2.0
"""The sheet Workings, which is hidden: what is found out about the sheet Orders before anything is
computed from it, and what the charts are drawn from."""
from datetime import date

import orders
from ods import Sheet, column_name
from texts import Text, say

NAME = "Workings"
FAULTS = 6  # that are looked for; the Dashboard shows one fewer, and whether there are more
PARTS = 20  # columns of the chart, each an equal part of the customers
LARGEST = 9  # customers that are named
YEARS = 4

# Words of headers in English, Norwegian, German, French and Spanish, the surest first.
WORDS = {
    "Customer": ("customer name", "kundenavn", "kundenname", "nom du client", "nombre del cliente",
                 "customer", "kunde", "client", "account", "buyer", "company", "firma", "bedrift",
                 "unternehmen", "entreprise", "société", "empresa", "name", "navn", "nom"),
    "Amount": ("amount", "beløp", "betrag", "montant", "importe", "line total", "revenue",
               "omsetning", "umsatz", "chiffre d'affaires", "facturación", "net sales", "sales",
               "salg", "ventes", "ventas", "turnover", "netto", "net", "total", "sum", "value"),
    "Date": ("order date", "ordredato", "bestelldatum", "auftragsdatum", "date de commande",
             "fecha de pedido", "invoice date", "date", "dato", "datum", "fecha"),
    "Number": ("order n", "ordren", "bestellnummer", "auftragsnummer", "de commande",
               "de pedido", "order", "ordre", "bestell", "auftrag", "commande", "pedido",
               "invoice", "faktura", "rechnung", "facture", "factura"),
}
WORD_ROWS = max(map(len, WORDS.values()))
# What else a header must be to be taken for one of these.
USABLE = {
    "Customer": "", "Amount": "*(HeadNumbers>0)", "Date": "",
    "Number": "*HasDates*(COLUMN(OrderHeads)<>CustomerColumn)"
              "*(COLUMN(OrderHeads)<>AmountColumn)*(COLUMN(OrderHeads)<>DateColumn)",
}
# By what it comes behind the others that the same word is in; or, if by more than 1000, behind all.
LATER = {
    "Customer": "+400*(HeadNumbers>0)", "Amount": "",
    "Date": "+100000*(HeadNumbers>0)*(HeadDays=0)", "Number": "",
}
LOOKED_AT = 200  # rows of a column that tell whether it holds amounts or days
DAYS = ("1980-01-01", "2100-01-01")  # between which a number may be the day of an order
NONE = 999999  # the place of a word that no header has

FACTS_ROW, NUMBERS_ROW, WORDS_ROW, TABLES_ROW = 2, 22, 26, 51
FIRST_PART, LAST_PART = TABLES_ROW + 1, TABLES_ROW + PARTS
FIRST_LARGEST = TABLES_ROW + 1
STEPS = 7  # of the revenue bridge
STEPS_AREA = f"L{TABLES_ROW}:P{TABLES_ROW + STEPS}"

COHORT_PERIODS = ("month", "quarter", "year")  # as COHORTS takes them, and in the drop-down

# What is known about the list, one a row; the names are those of the cells.
FACTS = (
    *((f"{role}Column", f'=IF({role}Head="";0;IFERROR(MATCH({role}Head;OrderHeads;0);0))')
      for role in WORDS),
    ("OrderDepth", orders.depth()),
    ("HasDates", "=DateColumn>0"),
    ("LineCount", "=IF(CustomerColumn*AmountColumn=0;0;COUNT(OrderAmounts))"),
    ("AmountSum", '=IF(LineCount=0;0;IFERROR(SUM(OrderAmounts);""))'),
    ("LatestDay", "=IF(HasDates;IFERROR(MAX(OrderDates);0);0)"),
    ("AsOf", "=MIN(LatestDay;YearEnd)"),
    # of an error, N() gives 0 in older offices and the error in newer ones
    ("Readable", "=IF(ISNUMBER(FirstFault);AND(LineCount>0;FirstFault=0);FALSE())"),
    # among orders LISTCHECK does not look for a total that has a date
    ("TotalRow", "=IF(AND(Readable;LineCount>2);IF(ABS(2*MAX(OrderAmounts)-AmountSum)<0.005;"
                 "MATCH(MAX(OrderAmounts);OrderAmounts;0);0);0)"),
    # what they are asks nothing of their contents, which depend on this
    ("Room", "=SUMPRODUCT(ISFORMULA(Customers)*1)"),
    # the list is one row longer than the most there may be room for
    ("Fits", "=IF(HasDates;COUNT(CustomersFound);LineCount)<=Room"),
    ("ListOk", "=AND(Readable;Fits)"),
    ("YearsKnown", '=IF(AND(ListOk;HasDates);SUMPRODUCT(YearStarts+365>FirstDay);0)'),
    ("FirstDay", '=IF(HasDates;IFERROR(MIN(OrderDates);0);0)'),
    ("AllOrders", f'=RevenueOf={say("all orders")}'),
    ("CohortPeriod", "=" + "".join(f'IF(CohortBy={say(period)};"{period}";'
                                   for period in COHORT_PERIODS) + "CohortBy)))"),
)


def padded(formula, rows, columns, skipped=0, skipped_rows=0):
    """An array formula's rows, from its first column or a later one on, and blank ones below, where
    Calc would repeat a single row, or show errors below several."""
    down = f"A${skipped_rows + 1}:A${skipped_rows + rows}"
    across = f"{column_name(skipped + 1)}$1:{column_name(skipped + columns)}$1"
    return f'IFERROR(INDEX({formula};ROW({down});COLUMN({across}));"")'


# What the menu entry that takes over a sheet writes into the cells that are named Taken.
TAKEN = ("Rows taken over", "Dates that were text", "Row of the total", "Column of unclear dates")

CHECK = ('=IF(CustomerColumn*AmountColumn=0;"";IF(HasDates;IF(NumberColumn>0;'
         + ";".join(padded(f"LISTCHECK(OrderCustomers;OrderAmounts{more})", FAULTS, 2) + end
                    for more, end in ((";OrderDates;OrderNumbers", ""), (";OrderDates", ")"),
                                      ("", "))"))))

FACT_NAMES = {name: f"B{row}" for row, (name, _) in enumerate(FACTS, FACTS_ROW)}
WORD_COLUMNS = dict(zip(WORDS, "ABCD"))
NAMES = {
    **FACT_NAMES,
    **{f"{role}Guess": f"{column}{WORDS_ROW + WORD_ROWS}"
       for role, column in WORD_COLUMNS.items()},
    **{f"{role}Words": f"{column}{WORDS_ROW}:{column}{WORDS_ROW + WORD_ROWS - 1}"
       for role, column in WORD_COLUMNS.items()},
    "Taken": f"J{FACTS_ROW}:J{FACTS_ROW + len(TAKEN) - 1}",
    "YearStarts": f"D{FACTS_ROW}:D{FACTS_ROW + YEARS - 1}",
    "FirstFault": f"F{FACTS_ROW}",
    "FaultRows": f"F{FACTS_ROW}:F{FACTS_ROW + FAULTS - 1}",
    "FaultTexts": f"G{FACTS_ROW}:G{FACTS_ROW + FAULTS - 1}",
    "LargestPlaces": f"G{FIRST_LARGEST}:G{FIRST_LARGEST + LARGEST - 1}",
    "LargestShares": f"J{FIRST_LARGEST}:J{FIRST_LARGEST + LARGEST - 1}",
    "HeadNumbers": f"A{NUMBERS_ROW}:{column_name(orders.COLUMNS)}{NUMBERS_ROW}",
    "HeadDays": f"A{NUMBERS_ROW + 1}:{column_name(orders.COLUMNS)}{NUMBERS_ROW + 1}",
}


def build():
    sheet = Sheet(NAME, [4.0] * 4 + [2.4] * (orders.COLUMNS - 4), page="List",
                  printed=False, hidden=True)
    sheet.put("A1", "What is known about the list", "Section")
    for row, (name, formula) in enumerate(FACTS, FACTS_ROW):
        sheet.line(f"A{row}", [Text(name), formula], "Default")
    sheet.put("D1", "First days of the years", "Section")
    for row, years in enumerate(range(YEARS, 0, -1), FACTS_ROW):
        sheet.put(f"D{row}", f"=IF(N(YearEnd)>0;EDATE(YearEnd+1;{-12 * years});0)", "Day")
    sheet.put("F1", "Faults", "Section")
    sheet.array(f"F{FACTS_ROW}", CHECK, rows=FAULTS, columns=2, styles=["Default"] * 2)
    sheet.put("I1", "What was taken over", "Section")
    for row, title in enumerate(TAKEN, FACTS_ROW):
        sheet.line(f"I{row}", [title, None], "Default")
    sheet.put(f"A{NUMBERS_ROW - 1}", "How many numbers begin each column, and how many days",
              "Section")
    first, last = ((date.fromisoformat(day) - orders.NULL_DATE).days for day in DAYS)
    for row, counted in ((NUMBERS_ROW, "COUNT({cells})"), (
            NUMBERS_ROW + 1, f'COUNTIFS({{cells}};">={first}";{{cells}};"<{last}")')):
        sheet.line(f"A{row}", [
            f'=IF(INDEX(OrderHeads;{column})="";0;' + counted.format(
                cells=f"INDEX(OrderSheet;2;{column}):INDEX(OrderSheet;{LOOKED_AT + 1};{column})")
            + ")" for column in range(1, orders.COLUMNS + 1)], "Default")
    sheet.put(f"A{WORDS_ROW - 1}", "Words that headers are known by, and the header found",
              "Section")
    for role, column in WORD_COLUMNS.items():
        for row in range(WORD_ROWS):
            word = Text(WORDS[role][row]) if row < len(WORDS[role]) else None
            sheet.put(f"{column}{WORDS_ROW + row}", word, "Default")
        sheet.array(f"{column}{WORDS_ROW + WORD_ROWS}", _guess(role), rows=1, columns=1,
                    styles=["Default"])
    _parts(sheet)
    _largest(sheet)
    _steps(sheet)
    return sheet


def _guess(role):
    """The header with the surest word in it: words are rows and headers are columns here. Of the
    headers with one word first comes the word alone, then one with it at its beginning or behind a
    space; and of these the first."""
    words = f"{role}Words"
    found = f'ISNUMBER(SEARCH({words};OrderHeads))*({words}<>"")*(OrderHeads<>""){USABLE[role]}'
    place = (f"ROW({words})*1000+COLUMN(OrderHeads)+100*(LOWER(OrderHeads)<>{words})"
             f'+100*ISERROR(SEARCH(" "&{words};" "&OrderHeads)){LATER[role]}')
    return (f"=IFERROR(INDEX(OrderHeads;MOD(MOD(MIN(IF({found};{place};{NONE}));1000);100));"
            '"")')


def _parts(sheet):
    """What the Pareto chart draws: the share of the revenue that each twentieth of the customers
    brings, by tier, and of all up to it. The largest come first, so every tier is one stretch."""
    sheet.put(f"A{TABLES_ROW - 1}", "Behind the 80/20 chart", "Section")
    sheet.line(f"A{TABLES_ROW}", ["% of the customers", "Tier A", "Tier B", "Tier C", "Together"],
               "Head number")
    up_to = ["SUM(INDEX(TierShares;1):INDEX(TierShares;1))",
             "SUM(INDEX(TierShares;1):INDEX(TierShares;2))"]
    for row in range(FIRST_PART, LAST_PART + 1):
        before = f"N(E{row - 1})" if row > FIRST_PART else "0"

        def reached(share):
            return f"MIN(E{row};{share})-MIN({before};{share})"

        sheet.line(f"A{row}", [
            (row - FIRST_PART + 1) * 100 // PARTS,
            f'=IF(ListOk;{reached(up_to[0])};"")',
            f'=IF(ListOk;{reached(up_to[1])}-B{row};"")',
            f'=IF(ListOk;E{row}-{before}-B{row}-C{row};"")',
            # 1 would be the largest customer alone, not all of them
            f'=IF(ListOk;{f"PARETOSHARE(Revenue;A{row}/100)" if row < LAST_PART else "1"};"")',
        ], ["Table whole", *["Table percent"] * 4])


def _largest(sheet):
    head = TABLES_ROW
    sheet.put(f"G{head - 1}", "Behind the largest customers", "Section")
    sheet.line(f"G{head}", ["Place in the list", "Revenue", "Of the customers", "Of the revenue"],
               "Head number")
    sheet.array(f"G{FIRST_LARGEST}",
                f'=IF(ListOk;{padded("PARETOCURVE(Revenue)", LARGEST, 4)};"")',
                rows=LARGEST, columns=4,
                styles=["Table whole", "Table whole", "Table percent", "Table percent"])


def _steps(sheet):
    """What the waterfall chart draws: where each step from one year to the other stands, and how
    far it goes up or down; in the last column, where it arrives."""
    sheet.put(f"L{TABLES_ROW - 1}", "Behind the waterfall chart", "Section")
    sheet.line(f"L{TABLES_ROW}", ["Step", "Below", "Revenue", "More", "Less", "Arrives at"],
               "Head number")
    first, last = TABLES_ROW + 1, TABLES_ROW + STEPS
    for row in range(first, last + 1):
        step, amount = (f"INDEX(Bridge;{row - TABLES_ROW};{column})" for column in (1, 3))
        contents = ["0", f"N({amount})", "0", "0", f"N({amount})"]
        if first < row < last:
            contents = [f"MIN(Q{row - 1};Q{row})", "0", f"MAX(N({amount});0)",
                        f"MAX(-N({amount});0)", f"Q{row - 1}+N({amount})"]
        sheet.line(f"L{row}", [f"={content}" for content in (step, *contents)],
                   ["Table text", *["Table whole"] * 5])
