# SPDX-License-Identifier: MPL-2.0
"""What the worked story says of the sample list: read from the cells, told and compared."""
from datetime import date

import actions
import between
import reference
import reference_orders
import sample
import story
from checks import Difference, same
from look import ACTIONS
from office import values

ALL = "All"
LAST_YEAR = story.YEARS[-1]  # whose figures are the revenue, once more
GIVEN = "Hours to give"


def tell_orders(book):
    """What the story begins with."""
    orders, made = arrays(book)
    of_bought = story.arrays()[1]
    faults = "nothing" if orders == [[0, ""]] else f"rows {orders!r}"
    print(f"{story.ORDERS.name}: {len(sample.read_orders()[1]):,} orders and returns, in which "
          f"LISTCHECK finds {faults} wrong")
    print(f"In {sample.area(of_bought)} of Bought, by one array formula: {of_bought.formula}")
    print(f"Of each of the {len(made)} customers that it makes of them, orders, years and last "
          "order are those of the list.")
    print()


def tell(book):
    """What to do, in how many cases, and where the hours go."""
    print("What to do, by the columns that the worked story adds to the list:")
    print()
    print(f"{'Action':<10}{'Customers':>10}{'Revenue':>14}{'Profit':>13}{'Hours spent':>14}"
          f"{GIVEN:>15}")
    for name, customers, revenue, profit, spent, given in action_rows(book):
        print(f"{name:<10}{customers:>10,.0f}{revenue:>14,.0f}{profit:>13,.0f}{spent:>14,.1f}"
              f"{given:>15,.1f}")
    print()
    print(f"{'Tier':<10}{'Customers':>10}{'Calls a year':>14}{'Hours each':>13}{'Hours spent':>14}"
          f"{GIVEN:>15}")
    for name, customers, calls, each, spent, given in tier_rows(book):
        each = f"{each:,.1f}" if each != "" else ""
        print(f"{name:<10}{customers:>10,.0f}{calls:>14,.0f}{each:>13}{spent:>14,.1f}"
              f"{given:>15,.1f}")
    print()
    outcomes = column(book, "Filter")
    prospects = [f"{outcomes.count(outcome)} {word}" for outcome, word in
                 (("In", "in"), ("Ask", "to ask more"), ("Out", "out"))]
    print(f"Prospects, who have no orders yet: {', '.join(prospects)}")
    followed = story.steps()[-1].row - 2
    cells = of_customer(book, followed)
    spent = column(book, "hours")[followed]
    print(f"For example {cells['customer']}: tier {cells['Tier']}, stage {cells['Stage']}, "
          f"move {cells['Move']}, fit {cells['Fit']},\n  potential {cells['Potential']}, "
          f"profit {cells['Profit']:,.0f}: "
          f"{cells['Action']}, with {cells['Calls a year']:.0f} calls and {cells[GIVEN]:.1f} hours "
          f"a year; {spent:.1f} were spent")


def changes(book, index, before):
    """Lines on what has become of a customer, and of the hours for the others of its tier."""
    after = of_customer(book, index)
    others = next(row for row in tier_rows(book) if row[0] == before["Tier"])
    yield f"  what to do with it  {before['Action']} -> {after['Action']}"
    yield f"  hours for each {before['Tier']}    {before[GIVEN]:.1f} -> {others[3]:.1f}"


# -- reading and comparing -----------------------------------------------------------------------

def arrays(book):
    """What stands in the array formulas that the story begins with."""
    return [between.array(book, place) for place in ("Orders.E2", "Bought.A2")]


def compare_orders(book):
    """Difference unless the orders sum to what the sample list says of its customers."""
    orders, made = arrays(book)
    rows = dict(zip(book.table.column(book.name_index), zip(*(
        column.cells for column in book.columns))))
    if orders != [[0, ""]]:
        raise Difference(f"LISTCHECK finds {orders!r} in the orders")
    for name, number, _, _, last, _, _, *years in made:
        listed = dict(zip(book.table.header, rows.pop(name)))
        expected = [listed["orders"], listed["last_order"], *(
            "" if listed[year] is None else listed[year] for year in story.YEARS)]
        if [number, last, *years] != expected:
            raise Difference(f"Of {name} the orders show {[number, last, *years]!r}, and the list "
                             f"{expected!r}")
    if any(dict(zip(book.table.header, row))["orders"] for row in rows.values()):
        raise Difference(f"Customers of the list are not among those of the orders: {list(rows)!r}")
    if reference_orders.customer_list(*_order_columns(), sort="name", periods=[
            sample.day_number(date(year, 1, 1)) for year in story.first_days()[1]]) != made:
        raise Difference("CUSTOMERLIST shows other customers than an independent computation")


def _order_columns():
    customers, days, amounts = zip(*sample.read_orders()[1])
    return customers, amounts, days

def action_rows(book):
    return values(book.actions, f"B{actions.FIRST_ROW}:G{actions.TOTAL_ROW}")


def tier_rows(book):
    return values(book.actions, f"B{actions.FIRST_TIER}:G{actions.TIER_TOTAL}")


def column(book, title):
    return [row[0] for row in values(book.customers, book.listed_area(title).rpartition(".")[2])]


def of_customer(book, index):
    """The cells that the story adds to a row, by title."""
    return {title: column(book, title)[index] for title in ["customer", *book.added]}


def compare(book, amounts):
    """Difference unless all of the story's cells and sums show what they should."""
    cells = [column.cells for column in book.columns]
    cells[book.amount_index] = cells[book.table.header.index(LAST_YEAR)] = amounts
    rows = [dict(zip(book.table.header, row)) for row in zip(*cells)]
    expected = story.expect(rows)
    for title in book.added:
        for row, (shown, wanted) in enumerate(zip(column(book, title), expected), 2):
            if not story.same(shown, wanted[title]):
                raise Difference(f"{title} in row {row} is {shown!r} in Calc, expected "
                                 f"{story.readable(wanted[title])!r}")
    customers = [{**row, **told} for row, told in zip(rows, expected) if told["Tier"]]
    compare_actions(book, customers)
    compare_tiers(book, customers)
    compare_first_ones(book, customers)
    between.compare(book, rows, expected)


def compare_actions(book, customers):
    for name, *shown in action_rows(book):
        compare_figures(f"the action {name}", shown,
                        sums(customers, "Action", name, ("revenue", "Profit", "hours", GIVEN)))


def compare_tiers(book, customers):
    for name, members, calls, each, *hours in tier_rows(book):
        expected = sums(customers, "Tier", name, ("Calls a year", "hours", GIVEN))
        compare_figures(f"the tier {name}", [members, calls, *hours], expected)
        if name != ALL and members:
            compare_figures(f"each of the tier {name}", [each], [expected[-1] / expected[0]])


def compare_first_ones(book, customers):
    """Difference unless the right customers are shown as those whom to begin with."""
    shown = values(book.actions, f"I{actions.FIRST_ROW}:J{actions.NOTE_ROW - 1}")
    expected = [[action, name] for action in ACTIONS for name in first_ones(customers, action)]
    for pair, wanted in zip(shown, expected):
        if pair != wanted:
            raise Difference(f"To begin with, Calc shows {pair!r}, expected {wanted!r}")


def first_ones(customers, action):
    """The names of those whom to begin with; among equals whoever comes first in the list."""
    by, sign = {"Invest": ("hours", 1), "Protect": ("revenue", -1), "Develop": ("revenue", -1),
                "Onboard": ("revenue", -1), "Maintain": ("hours", -1), "Serve": ("hours", -1),
                "Win back": ("y2024", -1)}.get(action, ("Profit", 1))
    chosen = [customer for customer in customers if customer["Action"] == action]
    chosen.sort(key=lambda customer: sign * (customer[by] or 0))
    names = [customer["customer"] for customer in chosen[:actions.SHOWN_PER_ACTION]]
    return names + [""] * (actions.SHOWN_PER_ACTION - len(names))


def sums(customers, title, word, figures):
    """How many customers have this word under a title, or are there at all, and their sums."""
    chosen = [customer for customer in customers if word in (ALL, customer[title])]
    return [len(chosen), *(sum(reference.exact(customer[figure]) for customer in chosen)
                           for figure in figures)]


def compare_figures(what, shown, expected):
    for place, (figure, wanted) in enumerate(zip(shown, expected), 1):
        same(f"Figure {place} of {what}", figure, wanted)
