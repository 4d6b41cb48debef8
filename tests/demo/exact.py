# SPDX-License-Identifier: MPL-2.0
"""What Calc should show, computed a second time and without rounding.

It is written from the specification, addin/functions/README.md, and shares nothing with the
add-in: amounts become whole numbers over one common denominator, which every binary fraction has,
so that all sums and comparisons are exact.
"""
from dataclasses import dataclass
from fractions import Fraction

LABELS = "ABC"
CUTOFFS = (Fraction(80, 100), Fraction(95, 100))
REACHED = Fraction(1, 10**12)  # G9
TOP = Fraction(1, 5)
MOST = Fraction(4, 5)


@dataclass
class Expected:
    """The results for one state of a list."""
    tiers: list         # of every cell; "" where there is no number
    summary: list       # a tuple (customers, sum) for each tier
    total: Fraction     # T, to which returns add nothing
    top_share: Fraction
    most_count: int


def is_number(cell):
    return isinstance(cell, (int, float))


def expect(amounts):
    """What is Expected of amounts as a list has them; what is not a number is no customer (G1)."""
    numbers = [float(cell) for cell in amounts if is_number(cell)]
    scale = max((number.as_integer_ratio()[1] for number in numbers), default=1)

    def whole(number):
        above, below = number.as_integer_ratio()
        return above * (scale // below)

    customers = [whole(number) for number in sorted(numbers, reverse=True)]
    total = sum(amount for amount in customers if amount > 0)
    tier_of = _tiers(customers, total)
    tiers = [tier_of[whole(float(cell))] if is_number(cell) else "" for cell in amounts]
    summary = [(sum(tier_of[amount] == label for amount in customers),
                Fraction(sum(amount for amount in customers if tier_of[amount] == label), scale))
               for label in LABELS]
    if total == 0:
        return Expected(tiers, summary, Fraction(0), None, None)
    return Expected(tiers, summary, Fraction(total, scale), _top_share(customers, total),
                    _most_count(customers, total))


def _tiers(customers, total):
    """The tier of each amount by the method "reach" (TIER-2); customers from the largest on."""
    limits = [(cutoff - REACHED) * total for cutoff in CUTOFFS]
    tier_of = {}
    above = 0
    for amount in customers:
        if amount <= 0:
            tier_of[amount] = LABELS[-1]  # G3
        elif amount not in tier_of:  # the first of equal amounts: above is what exceeds them all
            tier_of[amount] = LABELS[sum(above >= limit for limit in limits)]
        above += max(amount, 0)
    return tier_of


def _top_share(customers, total):
    """The share of the top fifth, the last customer in part (SHARE-1)."""
    count, part = divmod(TOP * len(customers), 1)
    held = sum(max(amount, 0) for amount in customers[:int(count)])
    if part:
        held += part * max(customers[int(count)], 0)
    return held / Fraction(total)


def _most_count(customers, total):
    """The least number of customers whose sum reaches four fifths (COUNT-1)."""
    wanted = (MOST - REACHED) * total
    held = 0
    for count, amount in enumerate(customers, 1):
        held += max(amount, 0)
        if held >= wanted:
            return count
    raise AssertionError("All customers together hold all")
