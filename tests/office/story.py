# SPDX-License-Identifier: MPL-2.0
"""The worked story, addin/package/STORY.md: its formulas, and what they should show.

It begins and ends with array formulas on sheets of their own, "Orders.E2  =LISTCHECK(…", and below
each a paragraph "Row 2 of Orders: `0` …" says what a row of it shows. A step of the story is a
block of lines "S  Filter  =IF(…", each a column to add beside the sample list: its letter, its
heading and the formula of row 2. Below the block paragraphs "Row 7, Albescombe Coffee: `Ask` …" say
what rows of it show. Lines "=COUNTIF(…  67" sum them up.
"""
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import reference
import reference_more as more

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "addin" / "package" / "sample" / "customers.csv"
ORDERS = SAMPLE.with_name("orders.csv")
PAGE = ROOT / "addin" / "package" / "STORY.md"

ARRAY = re.compile(r"    (\w+)\.([A-Z]+\d+)  (=.*)")
OF_ARRAY = re.compile(r"Row (\d+) of (\w+)(?:, ([^:]+))?: (.*)", re.DOTALL)
FIRST_DAYS = re.compile(r"from (\d{4})-01-01 to (\d{4})-01-01, stand\nin ([A-Z]+\d+) to")
COLUMN = re.compile(r"    ([A-Z]+) +([A-Z][a-z ]*?)  +(=.*)")
SUM = re.compile(r"    (=.*?)  +([\d,.]+)")
SHOWN = re.compile(r"Row (\d+), ([^:]+): (.*)", re.DOTALL)
SHARES_AREA = re.compile(r"in ([A-Z]+\d+) to [A-Z]+\d+ type (.*?)\.", re.DOTALL)
SHARE = re.compile(r"`(\w)` and `(\d+)%`")
REPS = re.compile(r"In ([A-Z]+\d+) to [A-Z]+\d+ of Changes type the reps' names, ([^.:]*)")

# The terms that the story names; what it does not name is the function's own.
COUNTING = (1, 0, 1, 0)
WEIGHTS = (2, -1, 3, 1)
HOUR_COST = 40
HOURS = 8000
CAPACITY = 2250
SHARES = (("A", 0.8), ("B", 0.15), ("C", 0.05))
TRAITS = ("pays_on_time", "wants_advice", "fits_range", "refers_others")
YEARS = ("y2022", "y2023", "y2024", "y2025")


@dataclass
class Array:
    """A formula on a sheet of its own, and what the story says that a row of it shows."""
    sheet: str
    address: str
    formula: str
    row: int
    customer: str  # None where the row is no customer's
    shown: list    # of text


@dataclass
class Column:
    letter: str
    title: str
    formula: str  # of row 2, the first customer's


@dataclass
class Step:
    """Some columns, and what the story says that a customer's row shows in them."""
    columns: list
    row: int
    customer: str
    shown: list  # of text


def text():
    """The story as its page has it."""
    return PAGE.read_text(encoding="utf-8")


def arrays():
    found, array = [], None
    for paragraph in text().split("\n\n"):
        array = ARRAY.fullmatch(paragraph) or array
        shown = OF_ARRAY.match(paragraph)
        if shown:
            found.append(Array(*array.groups(), int(shown[1]), shown[3],
                               re.findall("`([^`]*)`", shown[4])))
    return found


def first_days():
    """Where the first days of the years stand, and the years."""
    first, last, address = FIRST_DAYS.search(text()).groups()
    return address, list(range(int(first), int(last) + 1))


def steps():
    found, block = [], []
    for paragraph in text().split("\n\n"):
        columns = [COLUMN.fullmatch(line) for line in paragraph.splitlines()]
        shown = SHOWN.match(paragraph)
        if all(columns):
            block = [Column(*column.groups()) for column in columns]
        elif shown and block:
            found.append(Step(block, int(shown[1]), shown[2], re.findall("`([^`]*)`", shown[3])))
        else:
            block = []
    return found


def columns():
    """All columns of the story, from left to right."""
    return list({column.letter: column for step in steps() for column in step.columns}.values())


def sums():
    """The formulas that sum the columns up, each with the figure that is said to come out."""
    return [(found[1], float(found[2].replace(",", "")))
            for found in map(SUM.fullmatch, text().splitlines()) if found]


def shares():
    """The table that is typed beside the list: its first cell, and its rows of tier and share."""
    address, typed = SHARES_AREA.search(text()).groups()
    return address, [[tier, int(percent) / 100] for tier, percent in SHARE.findall(typed)]


def reps():
    """Where the names of the reps are typed, and the names."""
    address, typed = REPS.search(" ".join(text().split())).groups()
    return address, re.findall(r"`(\w+)`", typed)


def expect(rows):
    """What the columns should show, one dictionary by heading for each row of the list.

    A row is a dictionary by the headings of the list, with None for an empty cell.
    """
    revenue = [row["revenue"] for row in rows]
    tiers = reference.tiers(revenue)
    customers = more.Customers([row["orders"] for row in rows], revenue)
    hours = {tier: more.selling_time(tier, tiers, HOURS, SHARES) for tier in set(tiers)}
    return [{**_of_one(row, tier, customers), "Hours to give": hours[tier]}
            for row, tier in zip(rows, tiers)]


def _of_one(row, tier, customers):
    traits = [row[name] for name in TRAITS]
    is_prospect = row["orders"] == 0
    outcome = more.prospect_filter(traits, COUNTING) if is_prospect else ""
    fit = _fit(traits)
    history = [row[year] for year in YEARS]
    potential = _potential(history, row["plan"])
    profit = more.profit(row["revenue"] or 0, row["cost"] or 0, row["hours"], HOUR_COST)
    stage = customers.stage(row["orders"], row["revenue"], viable=outcome != "Out")
    move = more.move(history)
    return {
        "Filter": outcome,
        "Reason": more.filter_reason(traits, TRAITS, COUNTING) if is_prospect else "",
        "Tier": tier,
        "Stage": stage,
        "Move": move,
        "Fit": fit,
        "Potential": potential,
        "Profit": profit,
        "Action": more.action(tier, fit, profit, potential, stage, move),
        "Calls a year": more.calls_per_year(tier),
    }


def _fit(traits):
    """Where only the warning sign is known there is nothing to set it against."""
    speaking = [trait for trait, weight in zip(traits, WEIGHTS) if weight > 0]
    return "" if all(map(more.is_blank, speaking)) else more.customer_fit(traits, WEIGHTS)


def _potential(history, plan):
    """From the first year with a figure on."""
    known = sum(figure is not None for figure in history)
    if known < 2:
        return ""
    return more.potential(history[-known:], [plan])


def same(shown, expected):
    """Whether a cell shows what it should; numbers to within the rounding of a few sums."""
    if isinstance(expected, (int, Fraction)):
        return isinstance(shown, float) and abs(shown - expected) <= 1e-9 * max(1, abs(expected))
    return shown == expected


def readable(expected):
    """What should be shown, for a message."""
    return float(expected) if isinstance(expected, Fraction) else expected
