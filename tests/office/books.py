# SPDX-License-Identifier: MPL-2.0
"""Spreadsheets for the random walk: lists of amounts of every kind, each with its tiers beside it.

On most sheets of ROWS customers, column A is a name, B the amount, C its tier, D a group, E the
tier within the group, F to H the tier by other choices. A book is a list of the functions below.
"""
import uno  # noqa: F401, by which the next line works
from com.sun.star.sheet.FillDirection import TO_TOP
from office import cell, fill, fill_down, formulas

ROWS = 20
LAST = ROWS + 1
CHAIN = 1200  # formulas, three times as deep as Calc recurses
STEP = CHAIN // ROWS
BUYERS = 7
FIRST_DAY = 42005  # 2015-01-01
GROUPS = ("North", "South", "East")
# Calc 7.4 ends when something is pasted by adding into a column that was never used.
USED_TO = "P1"
USED_COLUMNS = 16


def new_sheet(document, name, used_to=USED_TO):
    sheets = document.Sheets
    if sheets.Count == 1 and sheets.ElementNames[0].startswith("Sheet"):
        sheets.getByIndex(0).setName(name)
    else:
        sheets.insertNewByName(name, sheets.Count)
    sheet = sheets.getByName(name)
    fill(sheet, used_to, [["end"]])
    return sheet


def add_tiers(sheet, amounts=f"B$2:B${LAST}", columns="CEFGH", last=LAST):
    """Tiers of B2 and below, by the functions and choices that a column stands for."""
    row = {
        "C": f"=CUSTOMERTIER(B2;{amounts})",
        "D": None,
        "E": f"=CUSTOMERTIERIF(B2;{amounts};D2;D$2:D${LAST})",
        "F": f'=CUSTOMERTIER(B2;{amounts};{{0.3;0.6}};;"count")',
        "G": "=CUSTOMERTIER(B2;B:B)",
        "H": f'=CUSTOMERTIER(B2;{amounts};;{{"top";"mid";"low"}};"within")',
    }
    for column in columns:
        cell(sheet, f"{column}2").setFormula(row[column])
        fill_down(sheet, f"{column}2:{column}{last}")


def amount(random):
    """Whole numbers, a few of them very large, none, returned or equal to others."""
    return random.choice([random.randint(1, 100), random.randint(1, 100), random.randint(1, 1000),
                          random.randint(1, 20000), random.randint(-50, 0), 10])


def typed(document, random):
    """Amounts that were typed."""
    sheet = new_sheet(document, "Typed")
    fill(sheet, "A2", [[f"Customer {i}", amount(random)] for i in range(ROWS)])
    fill(sheet, "D2", [[random.choice(GROUPS)] for _ in range(ROWS)])
    add_tiers(sheet)


def alone(document, random):
    """One list of typed amounts and nothing beside it, of which more might be known by chance."""
    sheet = new_sheet(document, "Alone")
    fill(sheet, "B2", [[amount(random)] for _ in range(ROWS)])
    add_tiers(sheet, columns="C")


def computed(document, random):
    """Amounts that are formulas over typed ones and a factor, J2."""
    sheet = new_sheet(document, "Computed")
    fill(sheet, "J2", [[random.randint(1, 5)]])
    fill(sheet, "D2", [[random.choice(GROUPS)] for _ in range(ROWS)])
    formulas(sheet, "B2", [[f"=MOD($Typed.B{i}*J$2;97)+{random.randint(0, 60)}"]
                           for i in range(2, LAST + 1)])
    add_tiers(sheet, columns="CEF")


def far(document, _random):
    """Tiers on another sheet than the amounts, and by a named range."""
    sheet = new_sheet(document, "Far")
    add_name(document, "Revenue", f"$Typed.$B$2:$B${LAST}")
    formulas(sheet, "B2", [[f"=CUSTOMERTIER($Typed.B{i};$Typed.B$2:B${LAST})",
                            f"=CUSTOMERTIER($Typed.B{i};Revenue)",
                            f"=CUSTOMERTIERIF($Typed.B{i};Revenue;$Typed.D{i};"
                            f"$Typed.D$2:D${LAST})"] for i in range(2, LAST + 1)])


def second(document, random):
    """Amounts that depend on the tiers of the typed list."""
    depending(document, random, "Second", "$Typed.C", columns="CF")


def third(document, random):
    """Amounts that depend on the tiers of the second list."""
    depending(document, random, "Third", "$Second.C", columns="C")


def depending(document, random, name, tiers, columns):
    sheet = new_sheet(document, name)
    formulas(sheet, "B2", [[f'=IF({tiers}{i}="A";{random.randint(1, 90)};IF({tiers}{i}="B";'
                            f"{random.randint(1, 90)};{random.randint(1, 90)}))"]
                           for i in range(2, LAST + 1)])
    add_tiers(sheet, columns=columns)


def chains(document, random):
    """Amounts at the ends of chains, of which a formula in A asks twice. A list of its own is the
    whole of each chain, its tiers in J and K."""
    add_links(document, random)
    sheet = new_sheet(document, "Chains")
    formulas(sheet, "B2", [[f"=MOD({link(i)}*{random.randint(3, 40)};101)"] for i in range(ROWS)])
    add_tiers(sheet, columns="C")
    cell(sheet, "A2").setFormula(f"=CUSTOMERTIER(B2;B$2:B${LAST})&"
                                 f'CUSTOMERTIER(B2;B$2:B${LAST};;;"count")')
    fill_down(sheet, f"A2:A{LAST}")
    formulas(sheet, "J2", [[f"=CUSTOMERTIER($Links.{c}{2 + i * STEP};$Links.{c}$2:{c}${CHAIN + 1})"
                            for c in "AB"] for i in range(ROWS)])


def link(i):
    """The place in a chain, one or the other in turn, that one of ROWS amounts depends on."""
    return f"$Links.{'AB'[i % 2]}{2 + i * STEP}"


def add_links(document, random):
    """Long chains of formulas, downward in A and upward in B, each from a typed number. On a sheet
    with nothing else, since reading is by rectangles."""
    sheet = new_sheet(document, "Links", used_to="B1")
    end, down, up = CHAIN + 1, "A", "B"
    fill(sheet, f"{down}2", [[random.randint(1, 100)]])
    fill(sheet, f"{up}{end}", [[random.randint(1, 100)]])
    cell(sheet, f"{down}3").setFormula(f"={down}2+1")
    fill_down(sheet, f"{down}3:{down}{end}")
    # Filled from its far end, so that no cell is computed before the one it depends on is there.
    cell(sheet, f"{up}{CHAIN}").setFormula(f"={up}{end}+1")
    fill_up(sheet, f"{up}2:{up}{CHAIN}")


def behind_chains(document, random):
    """Amounts that depend on the tiers of what ends the chains."""
    depending(document, random, "Behind", "$Chains.C", columns="CF")


def customers(document, random):
    """What the other functions with kept lists say of customers: revenue in B, orders in C, days
    since the last one in D; stage, tier, selling time by the tiers, and RFM score in E to H."""
    sheet = new_sheet(document, "Customers")
    fill(sheet, "B2", [[amount(random), random.randint(0, 8), random.randint(1, 700)]
                       for _ in range(ROWS)])
    formulas(sheet, "E2", [[f"=CUSTOMERSTAGE(C2;B2;C$2:C${LAST};B$2:B${LAST})",
                            f"=CUSTOMERTIER(B2;B$2:B${LAST})",
                            f"=SELLINGTIME(F2;F$2:F${LAST};1000)",
                            f"=RFMSCORE(D2;C2;B2;D$2:D${LAST};C$2:C${LAST};B$2:B${LAST})",
                            '=IF(F2="A";1;0)']])
    fill_down(sheet, f"E2:I{LAST}")


def totals(document, _random):
    """What is counted and summed by tiers, hours and stages, and a list that depends on them."""
    sheet = new_sheet(document, "Totals")
    tiers, amounts = f"$Customers.F$2:F${LAST}", f"$Customers.B$2:B${LAST}"
    formulas(sheet, "B2", [[formula] for formula in (
        f'=COUNTIF({tiers};"A")', f'=COUNTIF({tiers};"B")',
        f'=SUMPRODUCT(({tiers}="A")*{amounts})', f'=SUMPRODUCT(({tiers}="C")*{amounts})',
        f"=SUM($Customers.I$2:I${LAST})", f"=SUM($Customers.G$2:G${LAST})",
        f'=COUNTIF($Customers.E$2:E${LAST};"Core")', f"=SUM($Customers.H$2:H${LAST})")])
    add_tiers(sheet, "B$2:B$9", "C", last=9)


def followed(document, random):
    """Orders and amounts that depend on stages, hours and scores, and what is said of them."""
    sheet = new_sheet(document, "Followed")
    formulas(sheet, "B2", [[f"=MOD($Customers.H{i}*{random.randint(2, 30)};61)",
                            f'=IF($Customers.E{i}="Core";{random.randint(2, 9)};'
                            f'{random.randint(0, 4)})', f"=$Customers.G{i}+{random.randint(0, 9)}"]
                           for i in range(2, LAST + 1)])
    formulas(sheet, "E2", [[f"=CUSTOMERSTAGE(C2;B2;C$2:C${LAST};B$2:B${LAST})",
                            f"=CUSTOMERTIERIF(B2;B$2:B${LAST};E2;E$2:E${LAST})",
                            f"=SELLINGTIME(F2;F$2:F${LAST};$Totals.B$4)",
                            f"=RFMSCORE(D2;C2;B2;D$2:D${LAST};C$2:C${LAST};B$2:B${LAST})"]])
    fill_down(sheet, f"E2:H{LAST}")


def beside(document, random):
    """Typed amounts, their tiers, hours by these, and tiers of what depends on both."""
    sheet = new_sheet(document, "Beside")
    fill(sheet, "B2", [[amount(random)] for _ in range(ROWS)])
    formulas(sheet, "C2", [[f"=CUSTOMERTIER(B2;B$2:B${LAST})",
                            f"=SELLINGTIME(C2;C$2:C${LAST};1000)",
                            f"=CODE(C2)*{random.randint(2, 9)}-D2/10",
                            f"=CUSTOMERTIER(E2;E$2:E${LAST})"]])
    fill_down(sheet, f"C2:F{LAST}")


def stacked(document, random):
    """Lists side by side in one window: the first ends chains, the amounts of each other one depend
    on the tiers of the one before it. Many classes, and so many results to tell of a change."""
    add_links(document, random)
    sheet = new_sheet(document, "Stacked")
    columns = ["BC", "EF", "HI", "KL"]
    random.shuffle(columns)
    before = None
    cutoffs = ";".join(f"0.{i:02}" for i in range(8, 100, 8))
    for amounts, tiers in columns:
        if before is None:
            rows = [f"=MOD({link(i)}*{random.randint(3, 40)};101)" for i in range(ROWS)]
        else:
            rows = [f"=MOD(CODE({before}{i})*{random.randint(2, 30)};31)"
                    for i in range(2, LAST + 1)]
        formulas(sheet, f"{amounts}2", [[formula] for formula in rows])
        cell(sheet, f"{tiers}2").setFormula(
            f"=CUSTOMERTIER({amounts}2;{amounts}$2:{amounts}${LAST};{{{cutoffs}}})")
        fill_down(sheet, f"{tiers}2:{tiers}{LAST}")
        before = tiers


def volatile(document, random):
    """Some amounts are random and change whenever Calc computes."""
    sheet = new_sheet(document, "Volatile")
    formulas(sheet, "B2", [[f"=RAND()*{random.randint(10, 90)}" if i % 4 == 0 else
                            str(random.randint(1, 90))] for i in range(ROWS)])
    add_tiers(sheet, columns="CG")


def across(document, random):
    """A list in a row, and one over a block of cells."""
    sheet = new_sheet(document, "Across", used_to="X1")  # since its lists are wide
    fill(sheet, "A3", [[amount(random) for _ in range(12)]])
    fill(sheet, "A6", [[amount(random) for _ in range(6)] for _ in range(4)])
    letters = "ABCDEFGHIJKL"
    formulas(sheet, "A4", [[f"=CUSTOMERTIER({c}3;$A3:$L3)" for c in letters]])
    formulas(sheet, "G6", [[f"=CUSTOMERTIER({c}{r};$A$6:$F$9)" for c in letters[:6]]
                           for r in range(6, 10)])


def arrays(document, _random):
    """The array function over other sheets' amounts."""
    sheet = new_sheet(document, "Arrays")
    for column, name in (("B", "Typed"), ("C", "Second")):
        sheet.getCellRangeByName(f"{column}2:{column}{LAST}").setArrayFormula(
            f"=CUSTOMERTIERS(${name}.B2:B{LAST})")


def orders(document, random):
    """Lines of orders, some amounts computed; the customers, by first appearance and by sales; their
    tiers and scores; cohorts; and lines whose amounts depend on these tiers, with their customers."""
    lines = new_sheet(document, "Lines")
    names = [f"Buyer {i}" for i in range(BUYERS)]
    fill(lines, "J2", [[random.randint(1, 5)]])
    fill(lines, "A2", [[random.choice((str.upper, str))(random.choice(names)), amount(random),
                        FIRST_DAY + random.randrange(500) + random.choice((0, 0.5))]
                       for _ in range(ROWS)])
    formulas(lines, "B2", [[f"=J$2*{random.randint(-9, 50)}" if i % 5 == 0 else
                            str(amount(random))] for i in range(ROWS)])
    sheet = new_sheet(document, "ArraysBuyers")
    area = f"$Lines.A$2:A${LAST};$Lines.B$2:B${LAST};$Lines.C$2:C${LAST}"
    array(sheet, "A2:G9", f"=CUSTOMERLIST({area};;;;;;8)")
    array(sheet, "A12:G17", '=CUSTOMERLIST($Lines.A:A;$Lines.B:B;$Lines.C:C;;;;;"sales";6)')
    array(sheet, "A20:E23", f'=COHORTS({area};"quarter";;;4)')
    formulas(sheet, "H2", [["=CUSTOMERTIER(C2;C$2:C$9)",
                            "=RFMSCORE(F2;B2;C2;F$2:F$9;B$2:B$9;C$2:C$9)"]])
    fill_down(sheet, "H2:I9")
    behind = new_sheet(document, "Rebates")
    formulas(behind, "A2", [[f"=$Lines.A{i}",
                             f'=IF($ArraysBuyers.H{2 + i % 8}="A";{random.randint(1, 90)};'
                             f"{random.randint(1, 90)})", f"=$Lines.C{i}"]
                            for i in range(2, LAST + 1)])
    found = new_sheet(document, "ArraysRebates")
    array(found, "A2:G9", f"=CUSTOMERLIST($Rebates.A$2:A${LAST};$Rebates.B$2:B${LAST};"
                          f"$Rebates.C$2:C${LAST};;;;;;8)")
    formulas(found, "H2", [["=CUSTOMERTIER(C2;C$2:C$9)"]])
    fill_down(found, "H2:H9")


def array(sheet, area, formula):
    sheet.getCellRangeByName(area).setArrayFormula(formula)


def fill_up(sheet, area):
    sheet.getCellRangeByName(area).fillAuto(TO_TOP, 1)


def add_name(document, name, content):
    sheet = document.Sheets.getByIndex(0)
    document.NamedRanges.addNewByName(name, content, cell(sheet, "A1").CellAddress, 0)


BOOKS = {
    "alone": (alone,),
    "lists": (typed, far, second, third),
    "mixed": (typed, computed, second, across, arrays),
    "customers": (customers, totals, followed),
    "chains": (typed, chains, behind_chains),
    "beside": (beside,),
    "orders": (orders,),
    "stacked": (stacked,),
    "volatile": (typed, volatile, second, far),
}
