# SPDX-License-Identifier: MPL-2.0
"""What has changed on the sample list, and who calls next: read from the cells, told, compared."""
import changes
import reference
import reference_more as more
import sample
import story
from checks import Difference, compare_rows, is_same
from look import TIERS
from office import cell, value, values

LAST_YEAR, THIS_YEAR = story.YEARS[-2:]


def tell(book):
    """Where the revenue went, who moved, who is near, and who makes which calls."""
    print(f"From {changes.BEFORE} to {changes.NOW}, in {sample.AREAS['Changes.B9']} of Changes: "
          f"{_formula('Changes.B9')}")
    print()
    print(f"{'Step':<10}{'Customers':>10}{'Revenue':>14}{'of ' + changes.BEFORE:>10}")
    for (name, customers, amount), part in zip(array(book, "Changes.B9"), _parts(book)):
        print(f"{name:<10}{customers:>10,.0f}{amount:>14,.0f}{100 * part:>8.1f} %")
    print()
    print("Customers by their move: " + ", ".join(
        f"{number:.0f} {name}" for name, number, *_ in move_rows(book)[:-1]))
    print(f"From the tier of {changes.BEFORE} (down) to that of {changes.NOW} (across):")
    for name, *numbers in matrix_rows(book):
        print(f"{name:<6}" + "".join(f"{one:>6}" if isinstance(one, str) else f"{one:>6,.0f}"
                                     for one in numbers))
    print()
    print("Nearest to the next tier:")
    for name, tier, revenue, missing, rep in near_rows(book):
        print(f"  {name:<24}{tier}{book.money(revenue):>10}, {book.money(missing)} short; "
              f"called by {rep}")
    print()
    print(f"The calls that can be made: {_formula('Changes.H26')}")
    for name, each, members, calls, full, _ in plan_rows(book)[:-1]:
        print(f"  {name}{each:>5,.0f} for each of {members:.0f}: {calls:,.0f} of {full:,.0f}")
    print(f"Who makes them: {_formula('Details.H2')}")
    for name, members, *tiers, calls in rep_rows(book)[:-1]:
        print(f"  {name:<8}{members:>4.0f} customers ("
              + ", ".join(f"{number:.0f} {tier}" for number, tier in zip(tiers, TIERS))
              + f"): {calls:,.0f} calls")


def _formula(place):
    return next(one.formula for one in story.arrays() if f"{one.sheet}.{one.address}" == place)


def changes_of(book, before):
    """A line on what the bridge says that was lost."""
    (number, amount), (now, of_now) = before, lost(book)
    yield (f"  lost in the bridge  {number:.0f} -> {now:.0f} customers, {book.money(amount)} -> "
           f"{book.money(of_now)}")


# -- reading -------------------------------------------------------------------------------------

def array(book, place):
    """What stands in the story's array formula in this place."""
    return values(book.document.Sheets.getByName(place.split(".")[0]), sample.AREAS[place])


def bridge_rows(book):
    return values(book.changes, f"B{changes.BRIDGE_ROW}:F{changes.END_ROW}")


def _parts(book):
    return [row[3] for row in bridge_rows(book)]


def matrix_rows(book):
    return values(book.changes, f"H{changes.MATRIX_ROW}:M{changes.MATRIX_LAST + 1}")


def move_rows(book):
    return values(book.changes, f"H{changes.MOVES_ROW}:M{changes.MOVES_TOTAL}")


def near_rows(book):
    return values(book.changes, f"B{changes.NEAR_ROW}:F{changes.NOTE_ROW - 1}")


def plan_rows(book):
    return values(book.changes, f"H{changes.PLAN_ROW}:M{changes.PLAN_LAST + 1}")


def rep_rows(book):
    return values(book.changes, f"H{changes.REPS_ROW}:M{changes.REPS_LAST + 1}")


def lost(book):
    """How many customers were lost, and what they had brought."""
    return array(book, "Changes.B9")[more.STEPS.index("Lost")][1:]


# -- comparing -----------------------------------------------------------------------------------

def compare(book, rows, told):
    """Difference unless all of the sheets show what follows from these rows, and from what the
    story's columns are right to say of them."""
    before, now = ([row[year] for row in rows] for year in (LAST_YEAR, THIS_YEAR))
    bridge = compare_bridge(book, before, now)
    matrix = compare_matrix(book, before, now)
    compare_moves(book, rows, told)
    plan, full = compare_plan(book, told)
    details = compare_details(book, rows, told, plan)
    compare_near(book, rows, details)
    compare_reps(book, details)
    compare_cards(book, bridge, matrix, plan, full)


def compare_bridge(book, before, now):
    """The right bridge; with each step of it as the chart shows it."""
    bridge = more.bridge(before, now)
    start = bridge[0][2]
    compare_rows("The bridge", bridge_rows(book), [
        [name, customers, amount, amount / start, amount / customers if customers else ""]
        for name, customers, amount in bridge])
    steps, reached = [], 0
    for name, _, amount in bridge:
        reached = 0 if name == "End" else reached
        low, high = sorted((reached, reached + amount))
        reached += amount
        steps.append([low, high - low, 0] if low >= 0 else [high, 0, low - high] if high <= 0
                     else [0, high, low])
    first, last = changes.BRIDGE_ROW, changes.END_ROW
    compare_rows("The waterfall", values(book.changes, f"Q{first}:S{last}"), steps)
    return bridge


def compare_matrix(book, before, now):
    """The right matrix, without its labels."""
    tiers = [_tiers_of_sales(amounts) for amounts in (before, now)]
    head, *rows = more.matrix(*tiers, TIERS)
    rows = [[*row, sum(row[1:])] for row in rows]
    compare_rows("The matrix", matrix_rows(book), [[*head, "All"], *rows, [
        "All", *(sum(column) for column in list(zip(*rows))[1:])]])
    return [row[1:] for row in rows]


def _tiers_of_sales(amounts):
    """The tiers of those who bought at all in a year."""
    return [tier if tier and amount > 0 else ""
            for tier, amount in zip(reference.tiers(amounts), amounts)]


def compare_moves(book, rows, told):
    expected = []
    for move in changes.MOVES:
        own = [row for row, one in zip(rows, told) if one["Move"] == move]
        sums = [sum(row[year] or 0 for row in own) for year in (LAST_YEAR, THIS_YEAR)]
        expected.append([move, len(own), *sums, sums[1] - sums[0]])
    expected.append(["All", *(sum(column) for column in list(zip(*expected))[1:])])
    before = expected[-1][2]
    compare_rows("The moves", move_rows(book), [[*row, row[-1] / before] for row in expected])


def compare_plan(book, told):
    """The right plan, and the calls that it would have without a limit."""
    tiers = [one["Tier"] for one in told]
    plan = [list(row) for row in more.call_plan(tiers, capacity=story.CAPACITY)]
    full = [row[3] for row in more.call_plan(tiers)]
    expected = [[*row, calls, calls - row[3]] for row, calls in zip(plan, full)]
    sums = [sum(column) for column in list(zip(*expected))[2:]]
    compare_rows("The plan", plan_rows(book), [*expected, ["All", "", *sums]])
    if sums[1] > story.CAPACITY:
        raise Difference(f"The plan has {sums[1]} calls, of {story.CAPACITY} that can be made")
    return plan, sum(full)


def compare_details(book, rows, told, plan):
    """The right details, with calls and rep."""
    details = reference.details([row["revenue"] for row in rows])
    each = {tier: calls for tier, calls, *_ in plan}
    calls = [each[one["Tier"]] if one["Tier"] else "" for one in told]
    reps = more.customer_reps([None if one == "" else one for one in calls], story.reps()[1])
    expected = [[*row, *work] for row, *work in zip(details, calls, reps)]
    compare_rows("The details", values(book.document.Sheets.getByName(changes.DETAILS),
                                       f"A2:H{book.last_row}"), expected)
    if [row[0] for row in expected] != [one["Tier"] for one in told]:
        raise Difference("A customer's tier in the details is another than in the list")
    return expected


def compare_near(book, rows, details):
    expected = []
    for tier in changes.NEAR_TIERS:
        own = sorted((place for place, row in enumerate(details) if row[0] == tier),
                     key=lambda place: details[place][5])
        expected += [[rows[place]["customer"], tier, rows[place]["revenue"], details[place][5],
                      details[place][7]] for place in own[:changes.SHOWN_PER_TIER]]
    compare_rows("Nearest to the next tier", near_rows(book), expected)


def compare_reps(book, details):
    expected = []
    for name in story.reps()[1]:
        own = [row for row in details if row[7] == name]
        expected.append([name, len(own), *(sum(row[0] == tier for row in own) for tier in TIERS),
                         sum(row[6] for row in own)])
    loads = [row[-1] for row in expected]
    if max(loads) - min(loads) > max(row[6] for row in details if row[6] != ""):
        raise Difference(f"The reps have {loads} calls, which differ by more than one customer's")
    sums = [sum(column) for column in list(zip(*expected))[1:]]
    compare_rows("The reps", rep_rows(book), [*expected, ["All", *sums]])


def compare_cards(book, bridge, matrix, plan, full):
    start, _, grown, same, shrunk, left, end = (amount for *_, amount in bridge)
    number = len(TIERS)
    expected = {
        "B4": end / start - 1, "B5": end - start,
        "D4": 1 + (shrunk + left) / start, "D5": (start + grown + same + shrunk + left) / start,
        "H4": sum(matrix[row][to] for row in range(number) for to in range(row)),
        "H5": sum(matrix[row][to] for row in range(number) for to in range(row + 1, number)),
        "K4": sum(row[3] for row in plan), "K5": full,
        "B2": bridge[-1][1],
    }
    for address, wanted in expected.items():
        shown = value(cell(book.changes, address))
        if not is_same(shown, wanted):
            raise Difference(f"{address} of {changes.NAME} is {shown!r} in Calc, expected "
                             f"{float(wanted)!r}")
