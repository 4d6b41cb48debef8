# SPDX-License-Identifier: MPL-2.0
"""Makes customers.csv, the sample list: 500 invented business customers, as a sales manager's own;
and orders.csv, what they have ordered, as a shop's or a ledger's export has it.

    python3 make_customers.py            write both beside this file
    python3 make_customers.py FOLDER     write them elsewhere

Every company is invented; a likeness to a real one is chance. The figures follow one seed and
take nothing from the generator but random(), the one method whose numbers Python promises to keep
from version to version, so that the list is the same wherever it is made.

The columns, as of 31 December 2025:

customer, region, segment   who they are
orders                      orders from 2022 to 2025; 0 for a prospect, who has no figures yet
revenue, cost, hours        2025: net revenue, cost of sales, working hours spent on the customer
first_order, last_order     dates
y2022 .. y2025              net revenue of each year, empty before the first order; y2025 = revenue
plan                        revenue agreed for 2025, where a plan was made
pays_on_time, wants_advice,
fits_range, refers_others   what is known of the traits of an ideal customer: yes, no or empty

The orders are those of 2022 to 2025, a row each, in the order of their dates; what was sent back is
a row with an amount below 0. Of each customer they sum to the years y2022 to y2025, there are as
many as orders says, the last is that of last_order, and the first that of first_order where this is
not before 2022.
"""
import csv
import math
import random
import sys
from datetime import date, timedelta
from pathlib import Path

SEED = 1906
CUSTOMERS = 500
YEARS = (2022, 2023, 2024, 2025)
LAST_DAY = date(2025, 12, 31)

HEADER = ("customer", "region", "segment", "orders", "revenue", "cost", "hours", "first_order",
          "last_order", "y2022", "y2023", "y2024", "y2025", "plan", "pays_on_time",
          "wants_advice", "fits_range", "refers_others")

ORDERS_HEADER = ("customer", "date", "amount")

# In percent of the customers, what remains of 100 being active ones.
PROSPECTS = 6
LAPSED = 5          # bought in earlier years, nothing in 2025
RETURNS_ONLY = 2    # sent goods back in 2025 and bought nothing
RECOVERED = 3       # of the active ones that can have: stayed away in 2024 and came back

REGIONS = ("North", "East", "South", "West", "Export")
BEGINNINGS = ("Alb", "Arv", "Bel", "Brin", "Cal", "Cord", "Dar", "Dov", "Eld", "Ferr", "Gal",
              "Harv", "Hol", "Ivr", "Jarr", "Kest", "Lan", "Lorr", "Mar", "Merr", "Nor", "Ost",
              "Pell", "Quill", "Rav", "Sel", "Tarr", "Thorn", "Ulv", "Vann", "Wex", "Yarr")
ENDINGS = ("adene", "ambry", "anto", "eline", "embrook", "enfold", "erwyn", "escombe", "ingate",
           "isk", "ivale", "olme", "onda", "orel", "umbra", "uvanne")
SEGMENTS = {
    "Construction": ("Builders", "Joinery", "Roofing", "Stonework", "Interiors"),
    "Healthcare": ("Clinics", "Dental", "Pharmacy", "Care Homes", "Diagnostics"),
    "Hospitality": ("Hotels", "Catering", "Bakeries", "Restaurants", "Coffee"),
    "Manufacturing": ("Tooling", "Plastics", "Castings", "Packaging", "Furniture"),
    "Retail": ("Stores", "Outfitters", "Garden Centres", "Trading", "Books"),
    "Services": ("Logistics", "Cleaning", "Print", "Security", "Consulting"),
}


class Dice:
    """Draws built on random() alone."""

    def __init__(self, seed):
        self.uniform = random.Random(seed).random

    def between(self, low, high):
        return low + (high - low) * self.uniform()

    def whole(self, low, high):
        return low + int(self.uniform() * (high - low + 1))

    def pick(self, choices):
        return choices[int(self.uniform() * len(choices))]

    def chance(self, probability):
        return self.uniform() < probability

    def normal(self):
        """Near enough to a standard normal: twelve uniform draws have a variance of one."""
        total = -6.0
        for _ in range(12):  # not sum(), which rounds otherwise from Python 3.12 on
            total += self.uniform()
        return total


def company(dice, segment, taken):
    while True:
        name = f"{dice.pick(BEGINNINGS)}{dice.pick(ENDINGS)} {dice.pick(SEGMENTS[segment])}"
        if name not in taken:
            taken.add(name)
            return name


def tens(amount):
    return int(round(amount / 10)) * 10


def halves(number):
    return f"{round(2 * number) / 2:g}"


def yearly_revenue(dice, size, first, kind):
    """One figure a year, None before the first order."""
    trend = 1 + 0.14 * dice.normal()
    figures = []
    for year in YEARS:
        if year < first.year:
            figures.append(None)
            continue
        part = (date(year, 12, 31) - first).days / 365 if year == first.year else 1
        typical = size * max(trend, 0.5) ** (year - YEARS[-1])
        figures.append(max(10, tens(typical * max(part, 0.05) * dice.between(0.75, 1.25))))
    if kind == "lapsed":
        figures[-1] = 0
        if figures[-3] is not None and dice.chance(0.4):
            figures[-2] = 0
    elif kind == "returns":
        figures[-1] = -min(max(10, tens(0.2 * figures[-2] * dice.uniform())), figures[-2])
    return figures


def first_day(dice, kind):
    """Early enough that somebody lost in 2025 has bought before."""
    earliest, latest = date(2012, 1, 9), LAST_DAY if kind == "active" else date(2023, 12, 20)
    days = (latest - earliest).days
    return earliest + timedelta(int(days * math.sqrt(dice.uniform())))


def last_day(dice, first, orders, year):
    """In the last year with an order; who orders often has ordered lately."""
    if orders == 1:
        return first
    days = (LAST_DAY - max(first, date(YEARS[0], 1, 1))).days
    since = int(-math.log(1 - dice.uniform()) * days / orders)
    return max(date(year, 12, 30) - timedelta(since), first, date(year, 1, 2))


def traits(dice, size, known):
    """Larger customers fit better, but by no means always; of prospects little is known."""
    leaning = min(0.85, 0.25 + 0.06 * math.log(size))
    answers = []
    for ease in (1.05, 0.85, 1.0, 0.55):
        if dice.chance(known):
            answers.append("yes" if dice.chance(leaning * ease) else "no")
        else:
            answers.append("")
    return answers


def prospect(dice, name, segment):
    size = math.exp(8 + dice.normal())
    row = dict.fromkeys(HEADER, "")
    row.update(customer=name, region=dice.pick(REGIONS), segment=segment, orders=0,
               hours=halves(dice.between(0, 12)))
    row.update(zip(HEADER[-4:], traits(dice, size, 0.4)))
    return row


def customer(dice, name, segment, kind):
    size = math.exp(8.3 + 1.5 * dice.normal())
    first = first_day(dice, kind)
    figures = yearly_revenue(dice, size, first, kind)
    bought = {year: figure for year, figure in zip(YEARS, figures) if figure and figure > 0}
    revenue = figures[-1]
    order_size = 120 + 9 * math.sqrt(size) * dice.between(0.6, 1.6)
    orders = max(len(bought), int(sum(bought.values()) / order_size))
    margin = dice.between(0.22, 0.48)
    cost = tens(revenue * (1 - margin)) if revenue > 0 else dice.whole(0, 9) * 10
    # Time is spread far more evenly than revenue: that is what the list is for.
    hours = 0.15 * math.sqrt(size) * dice.between(0.3, 1.7) + 8 * dice.uniform() + 1
    plan = ""
    if figures[-2] and dice.chance(0.8 if size > 5000 else 0.3):
        plan = max(100, int(round(figures[-2] * dice.between(0.95, 1.2) / 100)) * 100)
    row = dict(customer=name, region=dice.pick(REGIONS), segment=segment, orders=orders,
               revenue=revenue, cost=cost, hours=halves(hours), first_order=first.isoformat(),
               last_order=last_day(dice, first, orders, max(bought)).isoformat(), plan=plan)
    row.update((f"y{year}", "" if figure is None else figure)
               for year, figure in zip(YEARS, figures))
    row.update(zip(HEADER[-4:], traits(dice, size, 0.85)))
    return row


def come_back(dice, rows):
    """Some of those who bought in 2023 and in 2025 did not in 2024. They are chosen when all rows are
    made, so that the others are what they were."""
    for row in rows:
        can_have = row["y2023"] and row["y2024"] and row["revenue"] > 0
        if not can_have or not dice.chance(RECOVERED / 100):
            continue
        before = [row[f"y{year}"] or 0 for year in YEARS]
        row.update(y2024=0, plan="")
        after = [row[f"y{year}"] or 0 for year in YEARS]
        years = sum(figure > 0 for figure in after)
        row["orders"] = max(years, int(row["orders"] * sum(after) / sum(before)))


def customers(seed=SEED, count=CUSTOMERS):
    """The list as dictionaries by column, in the order of the names."""
    dice = Dice(seed)
    taken = set()
    rows = []
    for _ in range(count):
        segment = dice.pick(tuple(SEGMENTS))
        name = company(dice, segment, taken)
        draw = 100 * dice.uniform()
        if draw < PROSPECTS:
            rows.append(prospect(dice, name, segment))
        elif draw < PROSPECTS + LAPSED:
            rows.append(customer(dice, name, segment, "lapsed"))
        elif draw < PROSPECTS + LAPSED + RETURNS_ONLY:
            rows.append(customer(dice, name, segment, "returns"))
        else:
            rows.append(customer(dice, name, segment, "active"))
    come_back(Dice(seed + 1), rows)
    return sorted(rows, key=lambda row: row["customer"])


def orders(rows, seed=SEED + 2):
    """The orders of these customers as dictionaries by column, the earliest first."""
    dice = Dice(seed)
    found = [order for row in rows if row["orders"] for order in orders_of(dice, row)]
    return sorted(found, key=lambda order: (order["date"], order["customer"], order["amount"]))


def orders_of(dice, row):
    """What one customer has ordered and sent back."""
    figures = {year: row[f"y{year}"] or 0 for year in YEARS}
    bought = {year: figure for year, figure in figures.items() if figure > 0}
    first, last = (date.fromisoformat(row[title]) for title in ("first_order", "last_order"))
    found = []
    for year, number in orders_by_year(bought, row["orders"]).items():
        begin, end = max(first, date(year, 1, 2)), min(last, date(year, 12, 30))
        ends = {day for day in (first, last) if day.year == year}
        if len(ends) == 1 and first == last:
            days = [first] * number
        else:
            days = [*sorted(ends), *(begin + timedelta(dice.whole(0, (end - begin).days))
                                     for _ in range(number - len(ends)))]
        found += [dict(date=day, customer=row["customer"], amount=amount)
                  for day, amount in zip(days, parts_of(dice, bought[year], number))]
    found += [dict(date=date(year, 1, 2) + timedelta(dice.whole(0, 90)), customer=row["customer"],
                   amount=figure) for year, figure in figures.items() if figure < 0]
    return found


def orders_by_year(bought, orders):
    """At least one a year in which was bought, the others where an order is largest."""
    numbers = dict.fromkeys(bought, 1)
    for _ in range(orders - len(bought)):
        numbers[max(bought, key=lambda year: bought[year] / (numbers[year] + 1))] += 1
    return numbers


def parts_of(dice, figure, number):
    """So many whole amounts that sum to a figure."""
    ends = [0.0]
    for _ in range(number):
        ends.append(ends[-1] + dice.between(0.4, 1.6))
    ends = [int(round(figure * end / ends[-1])) for end in ends]
    return [after - before for before, after in zip(ends, ends[1:])]


def write(rows, file, header=HEADER):
    writer = csv.DictWriter(file, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    rows = customers()
    for name, found, header in (("customers.csv", rows, HEADER),
                                ("orders.csv", orders(rows), ORDERS_HEADER)):
        with open(folder / name, "w", encoding="utf-8", newline="") as file:
            write(found, file, header)


if __name__ == "__main__":
    main()
