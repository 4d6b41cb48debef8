# SPDX-License-Identifier: MPL-2.0
"""What the functions give, computed a second time from their definitions, in exact fractions.

It is written from the requirements in addin/functions/README.md alone and shares nothing with the
add-in: no sums in floating point, no limits found by bisection. An amount is taken as it is
written, 0.1 as a tenth, so that what is a tie on paper is one here. Classes are numbers, 0 the
best.
"""
from bisect import bisect_left, bisect_right
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, groupby
from math import lcm

REACHED = Fraction(1, 10**12)  # G9: a share this close to a cut-off has reached it
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CUTOFFS = {"reach": (0.8, 0.95), "within": (0.8, 0.95), "quota": (0.7, 0.2), "count": (0.2, 0.75)}
METHODS = (*CUTOFFS, "computed")  # that need no cut-offs
ALL_METHODS = (*METHODS, "amount")
SHOWN = 1 - Fraction(1, 2**48)  # TIER-9: of an amount that a cell's comparison takes for another
MEASURES = ("hhi", "normalized", "gini", "corrected", "effective")


def is_amount(cell):
    """G1: the numeric cells are the customers."""
    return isinstance(cell, (int, float, Fraction))


@lru_cache(maxsize=None, typed=True)  # 0.1 and the fraction that equals it are written differently
def exact(number):
    """A number as it is written."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)


class Population:
    """The customers of a list of cells, the largest first."""

    def __init__(self, cells):
        self.amounts = [exact(cell) for cell in sorted(filter(is_amount, cells), reverse=True)]
        self.n = len(self.amounts)
        self.sums = [Fraction(0)]  # of max(x, 0) over the i largest, i from 0 to n
        for amount in self.amounts:
            self.sums.append(self.sums[-1] + max(amount, 0))
        self.total = self.sums[-1]  # G3
        self._rising = self.amounts[::-1]
        self._limits = {}

    def greater(self, v):
        """How many amounts are greater than v."""
        return self.n - bisect_right(self._rising, v)

    def above(self, v):
        return self.sums[self.greater(v)] / self.total

    def upto(self, v):
        return self.sums[self.n - bisect_left(self._rising, v)] / self.total

    def rank(self, v):
        return Fraction(self.greater(v), self.n)

    def groups(self):
        """The distinct amounts, the largest first, each with how many customers have it."""
        return [(amount, len(list(equal))) for amount, equal in groupby(self.amounts)]

    def remembered(self, key, compute):
        """What a method finds once for all amounts."""
        if key not in self._limits:
            self._limits[key] = compute()
        return self._limits[key]


def population_of(cells):
    """The population of cells; of one that is asked about often, itself."""
    return cells if isinstance(cells, Population) else Population(cells)


# -- tiers -------------------------------------------------------------------------------------

def class_count(method="reach", cutoffs=None):
    return 3 if method == "computed" else len(cutoffs or CUTOFFS[method]) + 1


def class_of(cell, population, method="reach", cutoffs=None):
    """The class of an amount, which need not be in the population (TIER-2 to TIER-6, TIER-8 to
    TIER-10)."""
    v = exact(cell)
    if v <= 0:  # G3
        return class_count(method, cutoffs) - 1
    if method == "amount":
        return sum(v < exact(limit) * SHOWN for limit in cutoffs)
    if population.total == 0:  # TIER-8
        return 0
    if method == "computed":
        return population.remembered(method, lambda: Computed(population)).class_of(v)
    shares = tuple(exact(cutoff) for cutoff in cutoffs or CUTOFFS[method])
    if method == "reach":
        return sum(population.above(v) >= share - REACHED for share in shares)
    if method == "within":
        return sum(population.upto(v) > share + REACHED for share in shares)
    if method == "count" and max(shares) > 1:
        return sum(population.greater(v) >= number for number in shares)
    if method == "count":
        return sum(population.rank(v) >= share - REACHED for share in shares)
    placed, filled = population.remembered(("quota", shares), lambda: quota(population, shares))
    return filled[bisect_left(placed, -v)]


def quota(population, shares):
    """TIER-4: the groups, negated and so rising, and the class that is being filled before each of
    them is placed and at the end. A group goes into the class that is being filled."""
    placed, filled, own = [], [0], Fraction(0)
    for amount, members in population.groups():
        current = filled[-1]
        own += max(amount, 0) * members
        placed.append(-amount)
        if current < len(shares) and own >= (shares[current] - REACHED) * population.total:
            current, own = current + 1, Fraction(0)
        filled.append(current)
    return placed, filled


class Computed:
    """TIER-6: Ultsch and Lötsch (2015), doi 10.1371/journal.pone.0129767."""

    def __init__(self, population):
        self.population = population
        # In a unit in which all amounts are whole, since whole numbers are as exact and faster.
        unit = lcm(*(amount.denominator for amount in population.amounts))
        self.parts = [int(max(amount, 0) * unit) for amount in population.amounts]
        self.sums = [0, *accumulate(self.parts)]
        pareto = self.nearest_to(0)
        even = self.break_even()
        end_of_a = min(pareto, even)
        end_of_b = self.nearest_to(max(pareto, even))
        self.classes = {}  # by amount
        place = 0
        for amount, members in population.groups():
            cut = [0, 0, 0]  # how many of the group fall into A, B and C
            for i in range(place + 1, place + members + 1):
                cut[0 if i <= end_of_a else 1 if i <= end_of_b else 2] += 1
            place += members
            self.classes[amount] = cut.index(max(cut)) if amount > 0 else 2  # G3
        if len(self.classes) == 1:
            self.classes = dict.fromkeys(self.classes, 0)

    def nearest_to(self, j):
        """The i, from 1, whose point (i/n, cumulative share) is nearest (j/n, 1), the first of
        equally near ones. The squared distances are multiplied by (n T)²: same order."""
        n, total = len(self.parts), self.sums[-1]
        return min(range(1, n + 1), key=lambda i: (
            ((i - j) * total)**2 + (n * (total - self.sums[i]))**2, i))

    def break_even(self):
        """The place, from 1, of the amount nearest the mean: the larger of equally near ones, the
        last of equal ones. Distances are taken times n."""
        n, total = len(self.parts), self.sums[-1]
        return min(range(1, n + 1), key=lambda i: (
            abs(self.parts[i - 1] * n - total), -self.parts[i - 1], -i))

    def class_of(self, v):
        """Of an amount that no customer has: the class of the largest amount below it."""
        if v in self.classes:
            return self.classes[v]
        place = self.population.greater(v)
        return self.classes[self.population.amounts[place]] if place < self.population.n else 2


def tiers(cells, method="reach", cutoffs=None, labels=LETTERS, groups=None):
    """TIERS-1: the label of every cell, within its own group if there are groups (TIERIF-1)."""
    keys = [group_key(group) for group in groups] if groups else [()] * len(cells)
    members = {}
    for cell, key in zip(cells, keys):
        members.setdefault(key, []).append(cell)
    populations = {key: Population(inside) for key, inside in members.items()}

    @lru_cache(maxsize=None)
    def label(cell, key):
        return labels[class_of(cell, populations[key], method, cutoffs)]

    return [label(cell, key) if is_amount(cell) and key is not None else ""
            for cell, key in zip(cells, keys)]


def group_key(group):
    """What groups are compared by: text without regard to case (G8); None is no group."""
    if isinstance(group, str):
        return group.casefold() or None
    return group


def cutoff(cells, number=1, method="reach", cutoffs=None):
    """CUT-1: the smallest amount in this class, counted from 1, or better, or None."""
    population = population_of(cells)
    inside = [amount for amount in population.amounts
              if class_of(amount, population, method, cutoffs) < number]
    return min(inside, default=None)


def summary(cells, method="reach", cutoffs=None, labels=LETTERS):
    """SUM-1: label, customers, share of customers, sum, share of T (None if T is 0), smallest."""
    population = population_of(cells)
    members = [[] for _ in range(class_count(method, cutoffs))]
    for amount in population.amounts:
        members[class_of(amount, population, method, cutoffs)].append(amount)
    return [[label, len(inside), Fraction(len(inside), population.n), sum(inside),
             share_of(inside, population), min(inside)] if inside else [label, 0, 0, 0, 0, ""]
            for label, inside in zip(labels, members)]


def details(cells, method="reach", cutoffs=None, labels=LETTERS):
    """DETAIL-1: of every cell; None for a share of nothing."""
    population = population_of(cells)
    classes = {amount: class_of(amount, population, method, cutoffs)
               for amount in set(population.amounts)}
    smallest = {}
    for amount in population.amounts:
        smallest[classes[amount]] = amount

    @lru_cache(maxsize=None)
    def row(cell):
        v = exact(cell)
        better = [tier for tier in smallest if tier < classes[v]]
        of_next = [smallest[max(better)], smallest[max(better)] - v] if better else ["", ""]
        shares = [population.above(v), population.upto(v)] if population.total else [None, None]
        return [labels[classes[v]], population.greater(v) + 1, *shares, *of_next]

    return [row(cell) if is_amount(cell) else [""] * 6 for cell in cells]


def share_of(amounts, population):
    held = sum(max(amount, 0) for amount in amounts)
    return held / population.total if population.total else None


# -- the 80/20 rule ----------------------------------------------------------------------------

def pareto_share(cells, top=0.2):
    """SHARE-1."""
    population = population_of(cells)
    top = exact(top)
    k = min(top if top >= 1 else top * population.n, population.n)
    whole = int(k)
    held = population.sums[whole]
    if k > whole:
        held += (k - whole) * (population.sums[whole + 1] - population.sums[whole])
    return held / population.total


def pareto_count(cells, share=0.8):
    """COUNT-1."""
    population = population_of(cells)
    wanted = (exact(share) - REACHED) * population.total
    return next(count for count in range(1, population.n + 1) if population.sums[count] >= wanted)


def curve(cells, net=False):
    """CURVE-1: position, amount, share of customers, cumulative share (None if there is no total).
    sorted() keeps the order of what is equal, reverse or not."""
    customers = sorted(((exact(cell), position) for position, cell in enumerate(cells, 1)
                        if is_amount(cell)), key=lambda customer: customer[0], reverse=True)
    counted = [amount if net else max(amount, 0) for amount, _ in customers]
    total = sum(counted)
    held = Fraction(0)
    rows = []
    for place, ((amount, position), part) in enumerate(zip(customers, counted), 1):
        held += part
        rows.append([position, amount, Fraction(place, len(customers)),
                     held / total if total > 0 else None])
    return rows


# -- concentration -----------------------------------------------------------------------------

def concentration(cells, measure="hhi"):
    """CONC-1; None where there is nothing to compute from."""
    population = population_of(cells)
    n, total = population.n, population.total
    if total == 0 or (n == 1 and measure in ("normalized", "corrected")):
        return None
    rising = [max(amount, Fraction(0)) for amount in reversed(population.amounts)]
    hhi = sum((amount / total)**2 for amount in rising)
    gini = (2 * sum(i * amount for i, amount in enumerate(rising, 1)) / (n * total)
            - Fraction(n + 1, n))
    if measure == "normalized":
        return (hhi - Fraction(1, n)) / (1 - Fraction(1, n))
    if measure == "corrected":
        return gini * n / (n - 1)
    return {"hhi": hhi, "gini": gini, "effective": 1 / hhi}[measure]


def dependence(cells):
    """DEP-1."""
    population = population_of(cells)
    figures = [(population.sums[min(largest, population.n)] / population.total + REACHED,
                Fraction(lower, 100), Fraction(upper, 100))
               for largest, lower, upper in ((1, 10, 20), (3, 25, 40), (10, 40, 60))]
    if any(share >= upper for share, _, upper in figures):
        return "High"
    return "Low" if all(share < lower for share, lower, _ in figures) else "Moderate"
