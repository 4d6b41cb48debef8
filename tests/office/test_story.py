# SPDX-License-Identifier: MPL-2.0
"""The worked story, addin/package/STORY.md, in a real Calc: its formulas compute what it says.

They are typed beside the sample list as they stand there and filled down, and every cell is compared
with an independent computation.
"""
import sys
from datetime import date, timedelta

import reference
import reference_more as more
import reference_orders
import sample
import story
import tap
from cases import check, customers, same_rows
from office import Office, array_formula, cell, fill, values
from sample import LAST

OXT = story.ROOT / "build" / "vitalfew.oxt"
NAMED_ROW = 314  # the customer whom the story follows

FUNCTIONS = ("LISTCHECK", "CUSTOMERLIST", "PROSPECTFILTER", "FILTERREASON", "CUSTOMERTIER",
             "CUSTOMERSTAGE", "CUSTOMERMOVE", "CUSTOMERFIT", "CUSTOMERPOTENTIAL", "CUSTOMERPROFIT",
             "CUSTOMERACTION", "SELLINGTIME", "CALLSPERYEAR", "REVENUEBRIDGE", "TIERMATRIX",
             "TIERDETAILS", "CALLPLAN", "CUSTOMERREPS")

# What the story says in passing, and the formula that shows it.
ASIDES = (
    ("10,609 orders and returns from 2022 to 2025",
     '=COUNT(Orders.C:C)&" "&YEAR(MIN(Orders.B:B))&" "&YEAR(MAX(Orders.B:B))', "10609 2022 2025"),
    ("a row for each of the 469 customers", "=COUNT(Bought.B2:B470)", 469),
    ("It fills A2 to K470", "=COUNT(Bought.C2:C470)+COUNT(Bought.C471:C600)", 469),
    ("without its order of 2,355 in November",
     '=SUMIFS(Orders.C:C;Orders.A:A;"Jarruvanne Outfitters";Orders.B:B;DATE(2025;11;2))', 2355),
    ("It brings 14,730,", "=E314", 14730),
    ("who brings 9,530 is an A", "=TIERCUTOFF(E2:E501)", 9530),
    ("with 22 orders", "=D314", 22),
    ("one of those who bring four fifths",
     '=SUMIFS(E2:E501;E2:E501;">"&E314;D2:D501;">2")<0.8*SUMIFS(E2:E501;E2:E501;">0";D2:D501;">2")',
     1),
    ("although it wants advice", "=P314", "yes"),
    ("4 of 6 points", "=6*FITSCORE(O314:R314;{2;-1;3;1})", 4),
    ("58 are new in 2025", '=COUNTIF(W2:W501;"New")', 58),
    ("11 bought again after a year without an order", '=COUNTIF(W2:W501;"Recovered")', 11),
    ("24 bought in 2024 and no more", '=COUNTIF(W2:W501;"Lost")', 24),
    ("11 had gone before", '=COUNTIF(W2:W501;"Gone")', 11),
    ("It grew from 11,510", "=K314", 11510),
    ("to 14,730 in three years", "=M314", 14730),
    ("in three years", "=COUNT(J314:M314)", 3),
    ("kept a plan of 12,500", "=N314", 12500),
    ("kept a plan of", "=PLANKEPT(M314;N314)", 1),
    ("It brought 75,290 in 2024", "=L325", 75290),
    ("has bought nothing since", "=M325", 0),
    ("by its revenue it is a C, on whom money is lost", '=U325&" "&(Z325<0)', "C 1"),
    ("Two orders in its first year brought 4,870", '=D364&" "&M364&" "&COUNT(J364:L364)',
     "2 4870 0"),
    ("It is still an A, but has fallen from 101,920 to 48,960", '=U315&" "&J315&" "&M315',
     "A 101920 48960"),
    ("A is called every month, B every other month, C twice a year.",
     '=CALLSPERYEAR("A")&" "&CALLSPERYEAR("B")&" "&CALLSPERYEAR("C")', "12 6 2"),
    ("So far it was given 8.5 hours", "=G314", 8.5),
    ("From 4,233,150 at the start", "=Changes.D9", 4233150),
    ("they had brought 340,600 and have sent back 14,930 since",
     '=SUMIF(W2:W501;"Lost";L2:L501)&" "&SUMIF(W2:W501;"Lost";M2:M501)', "340600 -14930"),
    ("up by 258,050 from 69 new customers", '=Changes.D10&" "&Changes.C10', "258050 69"),
    ("by 964,640 from 205 that grew", '=Changes.D11&" "&Changes.C11', "964640 205"),
    ("down by 453,320 from 156 that shrank", '=Changes.D13&" "&Changes.C13', "-453320 156"),
    ("by the lost ones, to 4,646,990", "=Changes.D15", 4646990),
    ("the 58 that the column Move calls new, and the 11 that came back",
     '=COUNTIF(W2:W501;"New")&" "&COUNTIF(W2:W501;"Recovered")', "58 11"),
    ("In all 27 moved up and 8 down",
     '=Changes.I10+Changes.I11+Changes.J11&" "&Changes.J9+Changes.K9+Changes.K10', "27 8"),
    ("The plan asks for 2,484 calls a year", "=SUM(AC2:AC501)", 2484),
    ("Three reps make 750 each, so 2,250 are to be had", "=ROWS(Changes.H33:H35)*750",
     story.CAPACITY),
    ("gets `1` call instead of 2", '=CALLSPERYEAR("C")', 2),
    ("A and B get the 12 and the 6 that were planned", '=Changes.I26&" "&Changes.I27', "12 6"),
    ("Each of the three makes as many calls as she does",
     '=SUMIF(Details.H2:H501;"Marek";Details.G2:G501)&" "'
     '&SUMIF(Details.H2:H501;"Tove";Details.G2:G501)', "749 749"),
)


HEADER, ROWS = sample.read()
ORDERS_HEADER, ORDERS = sample.read_orders()
# By the column of the list, the one of Bought that its figures are taken over from.
TAKEN_OVER = {"D": "B", "E": "K", "J": "H", "K": "I", "L": "J", "M": "K"}
COLUMNS = story.columns()


def compare(sheet):
    """Fail unless every cell of the story's columns shows what it should for ROWS."""
    expected = story.expect(ROWS)
    wrong = []
    for column in COLUMNS:
        shown = values(sheet, f"{column.letter}2:{column.letter}{LAST}")
        wrong += [f"{column.title} in row {row} is {is_!r}, expected "
                  f"{story.readable(wanted[column.title])!r}"
                  for row, ((is_,), wanted) in enumerate(zip(shown, expected), 2)
                  if not story.same(is_, wanted[column.title])]
    tap.equal(wrong[:5], [], f"the first of {len(wrong)} cells")


def ask(sheet, typed):
    """What these formulas show, beside all columns."""
    for row, formula in enumerate(typed, 1):
        sample.type_in(sheet, f"AH{row}", formula)
    return [row[0] for row in values(sheet, f"AH1:AH{len(typed)}")]


@tap.test("the story's columns follow on those of the list, and its formulas use all rows")
def columns(_, sheet):
    tap.equal([column.letter for column in COLUMNS],
              [sheet.Columns.getByIndex(index).Name
               for index in range(len(HEADER), len(HEADER) + len(COLUMNS))])
    tap.equal({column.title for column in COLUMNS}, set(story.expect(ROWS)[0]), "the headings")
    tap.equal(len(ROWS) + 1, LAST, "the last row, which the formulas name")


@tap.test("the story goes by eighteen functions from the orders to the reps who call")
def functions(*_):
    typed = " ".join(column.formula for column in [*story.arrays(), *COLUMNS])
    tap.equal([name for name in FUNCTIONS if f"{name}(" not in typed], [], "left out")


# -- the orders ----------------------------------------------------------------------------------

def sheets(sheet):
    """The sheets of the orders and of the customers made of them."""
    return [_named(sheet, name) for name in ("Orders", "Bought")]


def _named(sheet, name):
    """Another sheet of its document."""
    return sample.document_of(sheet).Sheets.getByName(name)


@tap.test("the customers that the story makes of the orders equal an independent computation")
def bought(_, sheet):
    columns = [[row[place] for row in ORDERS] for place in (0, 2, 1)]
    _, years = story.first_days()
    starts = [sample.day_number(date(year, 1, 1)) for year in years]
    expected = reference_orders.customer_list(*columns, periods=starts, sort="name")
    tap.equal(same_rows(values(sheets(sheet)[1], sample.AREAS["Bought.A2"]), expected), True)
    tap.equal(ask(sheet, ["=ROWS(CUSTOMERLIST(Orders.A:A;Orders.C:C;Orders.B:B))"]),
              [sample.LAST_BOUGHT - 1], "customers")


@tap.test("the array formulas that the story begins with show what it says of their rows")
def arrays(_, sheet):
    (orders, of_orders), (customers_made, of_customers) = zip(sheets(sheet), story.arrays())
    tap.equal(cell(orders, f"E{of_orders.row}").String, of_orders.shown[0], "LISTCHECK")
    made = values(customers_made, f"A{of_customers.row}:K{of_customers.row}")[0]
    tap.equal(made.pop(0), of_customers.customer)
    tap.equal(made.pop(6), "", "2022")
    for place in (2, 3):
        made[place] = (sample.NULL_DATE + timedelta(made[place])).isoformat()
    tap.equal([_as_written(shown, said) for shown, said in zip(made, of_customers.shown)],
              of_customers.shown)
    tap.equal(len(made), len(of_customers.shown), "figures")


@tap.test("the story's LISTCHECK names a row whose date is text")
def text_as_date(_, sheet):
    orders, array = sheets(sheet)[0], story.arrays()[0]
    fill(orders, "B5", [[str(ORDERS[3][1])]])
    tap.equal(values(orders, sample.area(array)), [[5.0, array.shown[1]]])
    fill(orders, "B5", [[ORDERS[3][1]]])
    tap.equal(values(orders, sample.area(array)), [[0.0, ""]])


@tap.test("the sample list holds what its orders sum to, and follows them where formulas get it")
def taken_over(_, sheet):
    formula = story.sums()[0][0]
    names = {row[0] for row in values(sheets(sheet)[1], f"A2:A{sample.LAST_BOUGHT}")}
    rows = [row for row, customer in enumerate(ROWS, 2) if customer["customer"] in names]
    tap.equal(len(rows), sample.LAST_BOUGHT - 1)
    before = values(sheet, f"D1:M{LAST}")
    document = sample.document_of(sheet)
    document.enableAutomaticCalculation(False)
    for column, source in TAKEN_OVER.items():
        for row in rows:
            sample.type_in(sheet, f"{column}{row}", formula.replace("A314", f"A{row}").replace(
                "K$", f"{source}$"))
    document.enableAutomaticCalculation(True)
    tap.equal([pair for pair in zip(values(sheet, f"D1:M{LAST}"), before) if pair[0] != pair[1]],
              [], "rows")
    compare(sheet)
    row = ORDERS.index(["Jarruvanne Outfitters", sample.day_number(date(2025, 11, 2)), 2355]) + 2
    tap.equal(followed(sheet), ["A", "Invest", "62.1"])
    fill(sheets(sheet)[0], f"C{row}", [[0]])
    tap.equal(followed(sheet), ["B", "Maintain", "9.4"], "without the order")
    fill(sheets(sheet)[0], f"C{row}", [[2355]])
    compare(sheet)
    fill(sheet, "A1", [HEADER, *(row.values() for row in ROWS)])
    compare(sheet)


def followed(sheet):
    """Tier, action and hours of Jarruvanne Outfitters."""
    row = next(row for row, customer in enumerate(ROWS, 2)
               if customer["customer"] == "Jarruvanne Outfitters")
    tier, action, hours = (values(sheet, f"{column}{row}")[0][0] for column in ("U", "AA", "AB"))
    return [tier, action, f"{hours:.1f}"]


# -- beside the list -----------------------------------------------------------------------------

@tap.test("every cell of the story's columns equals an independent computation")
def every_cell(_, sheet):
    compare(sheet)


@tap.test("the shares of the hours that the story has typed are those that it goes by")
def shares(*_):
    tap.equal(story.shares()[1], [list(share) for share in story.SHARES])


@tap.test("each step of the story shows what it says of its customer")
def steps(_, sheet):
    for step in story.steps():
        tap.equal(cell(sheet, f"A{step.row}").String, step.customer, f"row {step.row}")
        tap.equal(len(step.shown), len(step.columns), f"figures beside {step.columns[0].title}")
        for column, said in zip(step.columns, step.shown):
            shown = values(sheet, f"{column.letter}{step.row}")[0][0]
            tap.equal(_as_written(shown, said), said, f"{column.title} of {step.customer}")


def _as_written(shown, said):
    """A cell as text; a number with as many decimals as the story gives."""
    return shown if isinstance(shown, str) else f"{shown:,.{len(said.partition('.')[2])}f}"


@tap.test("what the story says in passing is so")
def asides(_, sheet):
    told = " ".join(story.text().split())
    tap.equal([words for words, _, _ in ASIDES if words not in told], [], "not in the story")
    tap.equal(ask(sheet, [formula for _, formula, _ in ASIDES]),
              [expected for _, _, expected in ASIDES])


@tap.test("the sums of the story are the figures beside them")
def sums(_, sheet):
    told = story.sums()
    tap.equal(len(told), 7)
    for (formula, said), shown in zip(told, ask(sheet, [formula for formula, _ in told])):
        tap.near(shown, said, what=formula)


@tap.test("TIME-2: the hours of the story sum to all that there are")
def all_hours(_, sheet):
    letter = next(column.letter for column in COLUMNS if column.title == "Hours to give")
    tap.near(ask(sheet, [f"=SUM({letter}2:{letter}{LAST})"])[0], story.HOURS)


@tap.test("a customer that changes changes all that the story says of it, and back")
def change(_, sheet):
    row = ROWS[NAMED_ROW - 2]
    before = dict(row)
    for changed in ({"revenue": 900.0, "y2025": 900.0, "fits_range": "no"}, before):
        row.update(changed)
        fill(sheet, f"A{NAMED_ROW}", [row.values()])
        compare(sheet)


# -- from year to year, and who calls ------------------------------------------------------------

@tap.test("the array formulas that the story goes on to show what it says of their rows")
def goes_on(_, sheet):
    later = story.arrays()[2:]
    tap.equal([f"{array.sheet}.{array.address}" for array in story.arrays()], list(sample.AREAS))
    for array in later:
        left, right = (corner.rstrip("0123456789") for corner in sample.area(array).split(":"))
        shown, = values(_named(sheet, array.sheet), f"{left}{array.row}:{right}{array.row}")
        tap.equal([_as_written(one, said) for one, said in zip(shown, array.shown)], array.shown,
                  array.formula)
        tap.equal(len(shown), len(array.shown), f"figures of {array.formula}")
        if array.customer:
            tap.equal(cell(sheet, f"A{array.row}").String, array.customer)


@tap.test("bridge, matrix, details, plan and reps of the story equal an independent computation")
def computed_again(_, sheet):
    told = story.expect(ROWS)
    tiers = [one["Tier"] for one in told]
    years = [[row[year] for row in ROWS] for year in story.YEARS[-2:]]
    bought_in = [[tier if tier and amount > 0 else "" for tier, amount in
                  zip(reference.tiers(year), year)] for year in years]
    plan = more.call_plan(tiers, capacity=story.CAPACITY)
    each = {tier: calls for tier, calls, *_ in plan}
    calls = [each.get(tier, "") for tier in tiers]
    reps = more.customer_reps([None if one == "" else one for one in calls], story.reps()[1])
    expected = {
        "Changes.B9": more.bridge(*years),
        "Changes.H8": more.matrix(*bought_in, "ABC"),
        "Details.A2": reference.details([row["revenue"] for row in ROWS]),
        "Changes.H26": plan,
        "Details.G2": [[one] for one in calls],
        "Details.H2": [[one] for one in reps],
    }
    for place, wanted in expected.items():
        shown = values(_named(sheet, place.split(".")[0]), sample.AREAS[place])
        tap.equal(same_rows(shown, [list(row) for row in wanted]), True, place)
    tap.equal(list(expected), list(sample.AREAS)[2:], "the arrays")


# -- beside the story --------------------------------------------------------------------------

@tap.test("a tier is found in TIERSUMMARY's array by its place, or joined with an empty text")
def find_tier(office, _):
    sheet = customers(office.calc())
    array_formula(sheet, "H2:M4", "=TIERSUMMARY(B2:B11)")
    check(sheet, """
        =INDEX(H2:M4;2;4)                          -> 150
        =MATCH("B";H2:H4&"";0)                     -> 2
        =SUMPRODUCT((H2:H4&""="B")*K2:K4)          -> 150
    """)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        entered = sample.enter(running, HEADER, ROWS)
        sample.enter_arrays(sample.document_of(entered), ORDERS_HEADER, ORDERS)
        status = tap.run(running, entered)
    sys.exit(status)
