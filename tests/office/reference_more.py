# SPDX-License-Identifier: MPL-2.0
"""What the functions from FITSCORE to RFMSEGMENT give, computed a second time.

As reference.py: from the requirements alone, in exact fractions, a number taken as it is written. A
cell is a number, a text, or None where it is empty inside a range. What cannot be computed raises
Fault with what the cell then shows; shown() gives it as a result.
"""
from bisect import bisect_left
from decimal import Decimal, localcontext
from fractions import Fraction
from math import floor
from statistics import median

from reference import REACHED, Population, exact, is_amount

VALUE, ARGUMENT, NOTHING, MISSING = "#VALUE!", "Err:502", "#DIV/0!", "#N/A"  # G5

YES = ("yes", "y", "true", "x", "✓", "ja", "j", "oui", "o", "sí", "si", "s")
NO = ("no", "n", "false", "-", "nei", "nein", "non")


class Fault(Exception):
    """There is no result; str() is the error that the cell shows."""


def shown(function, *arguments, **options):
    """The result, or the error in its place."""
    try:
        return function(*arguments, **options)
    except Fault as fault:
        return str(fault)


def require(allowed):
    """Outside what is allowed unless this holds."""
    if not allowed:
        raise Fault(ARGUMENT)


def is_blank(cell):
    return cell is None or cell == ""


def number(cell):
    """Of a cell in which a number is needed; an exact one stays as it is."""
    if isinstance(cell, Fraction):
        return cell
    if not is_amount(cell):
        raise Fault(VALUE)
    return exact(cell)


# -- ideal, acceptable, poor -------------------------------------------------------------------

def mark(cell, yes=1):
    """FIT-1: a number as it is, `yes` or 0 for a word, None for what is not known."""
    if is_blank(cell):
        return None
    if not isinstance(cell, str):
        return exact(cell)
    if cell.casefold() not in YES + NO:  # G8
        raise Fault(VALUE)
    return yes if cell.casefold() in YES else 0


def fit_score(traits, weights=None, scale=1):
    """FIT-2, with each trait as a share of the scale."""
    scale = number(scale)
    require(scale > 0)
    weights = [1] * len(traits) if weights is None else list(map(number, weights))
    require(len(weights) == len(traits))
    assessed = [(given, weight) for given, weight in
                zip((mark(trait, scale) for trait in traits), weights) if given is not None]
    require(all(0 <= given <= scale for given, _ in assessed))
    possible = sum(weight for _, weight in assessed if weight > 0)
    if possible == 0:
        raise Fault(NOTHING)
    met = sum(weight * given / scale for given, weight in assessed)
    return min(max(met / possible, Fraction(0)), Fraction(1))


def customer_fit(traits, weights=None, ideal=Fraction(2, 3), acceptable=Fraction(1, 3), scale=1):
    """FIT-3."""
    ideal, acceptable = exact(ideal), exact(acceptable)
    require(0 <= acceptable <= ideal <= 1)
    if all(map(is_blank, traits)):
        return ""
    score = fit_score(traits, weights, scale)
    return by_limits(score, (ideal, acceptable), ("Ideal", "Acceptable", "Poor"))


def by_limits(share, limits, words):
    """The word of the first limit that is reached, best first; the last if none is (G9)."""
    reached = (share >= limit - REACHED for limit in limits)
    return next((word for word, there in zip(words, reached) if there), words[-1])


# -- target, new, established, core ------------------------------------------------------------

class Customers:
    """STAGE-3, STAGE-4: the rows with both numbers, and the sales of those who order regularly."""

    def __init__(self, orders, sales, routine=3):
        require(len(orders) == len(sales))
        self.routine = exact(routine)
        self.rows = [(exact(o), s) for o, s in zip(orders, sales) if is_amount(o) and is_amount(s)]
        self.regular = Population(s for o, s in self.rows if o >= self.routine)

    def stage(self, orders, sales, viable=True, core_share=0.8):
        if is_blank(orders):  # G6
            return ""
        orders = number(orders)
        sales = Fraction(0) if is_blank(sales) else number(sales)
        require(orders >= 0 and orders.denominator == 1)
        if mark(viable) == 0 and orders == 0:
            return "Pruned"
        if orders < self.routine:
            return "New" if orders > 0 else "Target"
        above = self.regular.above(sales) if self.regular.total else 0
        core = sales > 0 and above < exact(core_share) - REACHED
        return "Core" if core else "Established"


# -- prospects ---------------------------------------------------------------------------------

def prospect_score(days, margin, amount, typical, half_life=30, good_margin=0.4, weights=(3, 2, 1)):
    """PRO-1."""
    days, margin, amount, typical, half_life, good_margin = map(
        number, (days, margin, amount, typical, half_life, good_margin))
    weights = list(map(number, weights))
    require(amount >= 0 and typical > 0 and half_life > 0 and good_margin > 0)
    require(margin <= 1 + REACHED)
    require(len(weights) == 3 and all(weight >= 0 for weight in weights) and any(weights))
    if amount == 0:
        return Fraction(0)
    parts = (half_to_the(abs(days) / half_life),
             min(max(margin / good_margin, Fraction(0)), Fraction(1)),
             amount / (amount + typical))
    return 100 * sum(map(Fraction.__mul__, weights, parts)) / sum(weights)


def half_to_the(power):
    """0.5 to a power: exact where the power is whole, to 40 digits elsewhere."""
    if power.denominator == 1:
        return Fraction(1, 2**power.numerator)
    with localcontext() as context:
        context.prec = 40
        return Fraction(Decimal(2) ** (-Decimal(power.numerator) / Decimal(power.denominator)))


def prospect_priority(score):
    """PRO-2."""
    return by_limits(score / 100, (Fraction(7, 10), Fraction(4, 10)), ("Hot", "Warm", "Cold"))


def prospect_rank(days, margins, amounts, **terms):
    """PRO-3. What is not allowed is an error in its own cell and takes no part either."""
    rows = list(zip(days, margins, amounts))
    complete = [all(map(is_amount, row)) for row in rows]
    partakers = [amount for (_, margin, amount), whole in zip(rows, complete)
                 if whole and amount >= 0 and exact(margin) <= 1 + REACHED]
    if not partakers:
        return [ARGUMENT if whole else "" for whole in complete]
    typical = median(map(exact, partakers))
    if typical == 0:
        raise Fault(NOTHING)
    scores = [shown(prospect_score, *row, typical, **terms) if whole else ""
              for row, whole in zip(rows, complete)]
    ranked = [score for score in scores if isinstance(score, Fraction)]
    return [1 + sum(other > score for other in ranked) if isinstance(score, Fraction) else score
            for score in scores]


def prospect_filter(answers, required=None):
    """FILTER-1."""
    counted = [answer for answer, counts in zip(map(mark, answers), counting(answers, required))
               if counts]
    return "Out" if 0 in counted else "Ask" if None in counted else "In"


def counting(answers, required):
    """Whether each of the criteria counts."""
    if required is None:
        return [True] * len(answers)
    require(len(required) == len(answers))
    return [mark(one) not in (0, None) for one in required]


def filter_reason(answers, criteria, required=None):
    """FILTER-2."""
    require(len(criteria) == len(answers))
    reason = {"Out": 0, "Ask": None}
    outcome = prospect_filter(answers, required)
    return ", ".join(name for name, answer, counts in
                     zip(criteria, map(mark, answers), counting(answers, required))
                     if counts and outcome in reason and answer == reason[outcome])


# -- potential ---------------------------------------------------------------------------------

def periods(history):
    """An empty cell is a period without sales."""
    return [Fraction(0) if is_blank(cell) else number(cell) for cell in history]


def growth(history):
    """GROW-1."""
    amounts = periods(history)
    n = len(amounts)
    if n < 2 or sum(amounts) <= 0:
        raise Fault(NOTHING)
    mean, middle = sum(amounts) / n, Fraction(n - 1, 2)
    slope = (sum((i - middle) * (amount - mean) for i, amount in enumerate(amounts))
             / sum((i - middle)**2 for i in range(n)))
    return slope / mean


def plan_kept(actual, plan):
    """GROW-2."""
    require(len(actual) == len(plan))
    promised = [(bought, planned) for bought, planned in zip(periods(actual), periods(plan))
                if planned > 0]
    if not promised:
        raise Fault(NOTHING)
    return (sum(min(max(bought, 0), planned) for bought, planned in promised)
            / sum(planned for _, planned in promised))


def potential(history, plan=None, growth_limit=0.1, kept_limit=0.9):
    """GROW-3; a plan of nothing is no plan."""
    growth_limit, kept_limit = exact(growth_limit), exact(kept_limit)
    kept = 1
    if plan is not None:
        require(len(plan) <= len(history))
        if any(planned > 0 for planned in periods(plan)):
            kept = plan_kept(history[len(history) - len(plan):], plan)
    if len(history) < 2:
        raise Fault(NOTHING)
    if sum(periods(history)) <= 0:
        return "Low"
    grown = growth(history)
    still_buys = periods(history)[-1] > 0
    if still_buys and grown >= growth_limit - REACHED and kept >= kept_limit - REACHED:
        return "High"
    falls = grown <= -growth_limit + REACHED
    return "Low" if falls or kept < Fraction(1, 2) - REACHED else "Medium"


def xyz(history, x=0.5, y=1):
    """XYZ-1, with the squares of the coefficient and its limits, which order them alike."""
    amounts = periods(history)
    n = len(amounts)
    if n < 2:
        raise Fault(NOTHING)
    mean = sum(amounts) / n
    if mean <= 0:
        return "Z"
    square = sum((amount - mean)**2 for amount in amounts) / n / mean**2
    return next((word for word, limit in (("X", x), ("Y", y))
                 if square <= (exact(limit) + REACHED)**2), "Z")


# -- from one period to the next ---------------------------------------------------------------

def move(history, lapse=1):
    """MOVE-1, over the periods in which the customer was active, the last being the 0th."""
    amounts, lapse = periods(history), number(lapse)
    require(lapse.denominator == 1 and 1 <= lapse <= len(amounts) - 1)
    active = [ago for ago, amount in enumerate(reversed(amounts)) if amount > 0]
    if not active:
        return ""
    if active[0] > 0:
        return "Kept" if active[0] < lapse else "Lost" if active[0] == lapse else "Gone"
    if len(active) == 1:
        return "New"
    return "Kept" if active[1] <= lapse else "Recovered"


STEPS = ("Start", "New", "Grown", "Same", "Shrunk", "Lost", "End")


def bridge(before, after):
    """BRIDGE-1: customers and amount of each step; None is a blank, which is 0 beside an amount."""
    require(len(before) == len(after))
    rows = [(was, now) for was, now in zip(before, after)
            if not any(isinstance(one, str) and one for one in (was, now))
            and not (is_blank(was) and is_blank(now))]
    if not rows:
        raise Fault(NOTHING)
    found = {step: [0, Fraction(0)] for step in STEPS}
    for was, now in ([exact(0 if is_blank(one) else one) for one in row] for row in rows):
        if was > 0 and now > 0:
            # What decimal fractions lose in binary is no change.
            near = abs(now - was) <= max(now, was) * 4 / 2**52
            step = "Same" if near else "Grown" if now > was else "Shrunk"
        else:
            step = "New" if now > 0 else "Lost" if was > 0 else "Same"
        for name, counts, amount in (("Start", was > 0, was), ("End", now > 0, now),
                                     (step, was > 0 or now > 0, now - was)):
            found[name][0] += counts
            found[name][1] += amount
    return [[step, *found[step]] for step in STEPS]


def matrix(before, after, order=None, share=False):
    """MATRIX-1, of lists of labels; None and "" are no tier. Labels are texts."""
    require(len(before) == len(after))
    moves = [tuple(None if is_blank(one) else one.strip().casefold() for one in pair)
             for pair in zip(before, after)]
    if order is None:
        order = sorted({one for pair in moves for one in pair if one})
        first = {}
        for one in (*before, *after):
            if not is_blank(one):
                first.setdefault(one.strip().casefold(), one)
        names = [first[one] for one in order]
    else:
        names, order = list(order), [one.casefold() for one in order]
    if any(one not in order for pair in moves for one in pair if one):
        raise Fault(MISSING)
    counted = [pair for pair in moves if pair != (None, None)]
    if not counted:
        raise Fault(NOTHING)
    rows = [["", *names, "Lost"]]
    for name, tier in zip((*names, "New"), (*order, None)):
        row = [counted.count((tier, to)) for to in (*order, None)]
        rows.append([name, *(Fraction(one, sum(row) or 1) if share else one for one in row)])
    return rows


# -- profit and what to do ---------------------------------------------------------------------

def profit(revenue, cost_of_sales, hours, hour_cost, other=0):
    """PROFIT-1."""
    return exact(revenue) - exact(cost_of_sales) - exact(hours) * exact(hour_cost) - exact(other)


KNOWN = {  # what each of the arguments after the tier may be
    "fit": ("ideal", "acceptable", "poor"),
    "grows": ("high", "medium", "low"),
    "stage": ("target", "pruned", "new", "established", "core"),
    "moved": ("new", "kept", "recovered", "lost", "gone"),
}


def action(tier, fit, profits, grows=None, stage=None, moved=None, tiers=("A", "B", "C")):
    """ACT-1, its sentences one by one; None or "" for what is not known."""
    tier, fit, grows, stage, moved = (
        (one or "").casefold() for one in (tier, fit, grows, stage, moved))
    if tier == "" and moved == "":
        return ""
    names = [name.casefold() for name in tiers]
    given = {"fit": fit, "grows": grows, "stage": stage, "moved": moved}
    if tier not in ("", *names) or any(word not in ("", *KNOWN[which])
                                       for which, word in given.items()):
        raise Fault(MISSING)
    best, middle, last = (tier != "" and tier == name for name in names)
    if stage in ("target", "pruned"):
        return ""
    if moved in ("lost", "gone"):
        return "Release" if fit == "poor" else "Win back"
    if stage == "new":
        return "Onboard"
    if profits is not None and profits < 0:
        return "Reprice" if best or fit == "ideal" or grows == "high" else "Release"
    promising = profits is not None and grows == "high"
    if fit == "poor" and (middle or last) and not promising:
        return "Reprice" if middle else "Release"
    if best:
        return "Protect" if grows == "low" else "Invest"
    if grows == "high":
        return "Develop"
    return "Maintain" if middle else "Serve"


# -- selling time ------------------------------------------------------------------------------

def selling_time(tier, tiers, hours, shares=(("A", 0.8), ("B", 0.2), ("C", 0))):
    """TIME-1, TIME-2; shares are pairs of label and share."""
    if is_blank(tier):  # G6
        return ""
    of_label = {key(label): exact(share) for label, share in shares}
    total = sum(of_label.values())
    require(len(of_label) == len(shares))
    require(all(share >= 0 for share in of_label.values()) and 0 < total <= 1 + REACHED)
    members = [key(one) for one in tiers if not is_blank(one)]
    taken = sum(share for label, share in of_label.items() if label in members)
    if key(tier) not in of_label:
        raise Fault(MISSING)
    its = of_label[key(tier)]
    if its == 0 or key(tier) not in members:
        return Fraction(0)
    return exact(hours) * total * its / taken / members.count(key(tier))


def key(label):
    """What labels are compared by (G8); a number is the label that it is written as."""
    return label.casefold() if isinstance(label, str) else f"{label:g}"


def calls_per_year(tier, plan=(("A", 12), ("B", 6), ("C", 2))):
    """TIME-3."""
    if is_blank(tier):
        return ""
    calls = {key(label): exact(number_of) for label, number_of in plan}
    if key(tier) not in calls:
        raise Fault(MISSING)
    return calls[key(tier)]


def call_plan(tiers, plan=(("A", 12), ("B", 6), ("C", 2)), capacity=None):
    """CALL-1: a row a tier."""
    members = [key(one) for one in tiers if not is_blank(one)]
    labels = [key(label) for label, _ in plan]
    require(len(set(labels)) == len(labels) and all(calls >= 0 for _, calls in plan))
    if not set(members) <= set(labels):
        raise Fault(MISSING)
    left = None if capacity is None else number(capacity)
    require(left is None or left >= 0)
    rows = []
    for label, calls in plan:
        each, customers = exact(calls), members.count(key(label))
        if left is not None:
            if each * customers > left:
                each = Fraction(left // customers)
            left -= each * customers
        rows.append((label, each, customers, each * customers))
    return rows


def customer_reps(work, reps, owners=None, limit=None):
    """REPS-1, REPS-2: a rep a cell; reps are a number of them or a list of names."""
    named = not is_amount(reps)
    shown_as = [name for name in reps if not is_blank(name)] if named else range(1, int(reps) + 1)
    names = [key(name) if named else name for name in shown_as]
    require(names and len(set(names)) == len(names) and (limit is None or limit >= 1))
    loads, found, waiting = [[] for _ in names], [""] * len(work), []
    for place, cell in enumerate(work):
        owner = None if owners is None else owners[place]
        if not is_amount(cell):
            continue
        if cell < 0:
            found[place] = ARGUMENT
        elif is_blank(owner):
            waiting.append(place)
        elif (key(owner) if named else owner) not in names:
            found[place] = MISSING
        else:
            found[place] = names.index(key(owner) if named else owner)
            loads[found[place]].append(exact(cell))
    for place in sorted(waiting, key=lambda place: -exact(work[place])):
        room = [rep for rep, load in enumerate(loads) if limit is None or len(load) < limit]
        require(room)
        found[place] = min(room, key=lambda rep: sum(loads[rep]))
        loads[found[place]].append(exact(work[place]))
    require(limit is None or all(len(load) <= limit for load in loads))
    return [one if isinstance(one, str) else shown_as[one] for one in found]


# -- recency, frequency, money -----------------------------------------------------------------

class Rfm:
    """RFM-1: the cuts of three lists of cells."""

    def __init__(self, recency, frequency, monetary, bins=5):
        self.bins = bins
        self.cuts = [cuts(cells, bins) for cells in (recency, frequency, monetary)]

    def score(self, recency, frequency, monetary):
        """Of a customer with three numbers."""
        below = [bisect_left(limits, exact(value))
                 for limits, value in zip(self.cuts, (recency, frequency, monetary))]
        return 100 * (self.bins - below[0]) + 10 * (1 + below[1]) + 1 + below[2]


class Limits:
    """RFM-4: limits of one's own, a list for each of the three."""

    def __init__(self, recency, frequency, monetary):
        self.limits = [[exact(limit) for limit in row] for row in (recency, frequency, monetary)]

    def score(self, recency, frequency, monetary):
        days, orders, sales = self.limits
        far = sum(limit < exact(recency) for limit in days)
        often, much = (sum(exact(value) >= limit - abs(limit) / 2**48 for limit in row)
                       for value, row in ((frequency, orders), (monetary, sales)))
        return 100 * (len(days) + 1 - far) + 10 * (1 + often) + 1 + much


def cuts(cells, bins):
    """Quantiles by linear interpolation, R's type 7: at the place (n - 1)p of the rising values."""
    rising = sorted(map(exact, filter(is_amount, cells)))
    if not rising:
        raise Fault(NOTHING)
    found = []
    for i in range(1, bins):
        place = Fraction((len(rising) - 1) * i, bins)
        low = floor(place)
        high = min(low + 1, len(rising) - 1)
        found.append(rising[low] + (place - low) * (rising[high] - rising[low]))
    return found


def rfm_scores(recency, frequency, monetary, bins=5):
    """RFM-2: a row that lacks a number is blank, and its other cells still count."""
    rows = list(zip(recency, frequency, monetary))
    if not any(all(map(is_amount, row)) for row in rows):
        return [""] * len(rows)
    rfm = Rfm(recency, frequency, monetary, bins)
    return [rfm.score(*row) if all(map(is_amount, row)) else "" for row in rows]


# RFM-3: for the digits of recency, those of frequency and their segment.
SEGMENTS = (
    ("12", (("12", "Hibernating"), ("34", "At risk"), ("5", "Can't lose them"))),
    ("3", (("12", "About to sleep"), ("3", "Need attention"), ("45", "Loyal customers"))),
    ("4", (("1", "Promising"), ("23", "Potential loyalists"), ("45", "Loyal customers"))),
    ("5", (("1", "New customers"), ("23", "Potential loyalists"), ("45", "Champions"))),
)


def rfm_segment(score):
    """RFM-3."""
    digits = str(score)
    require(len(digits) == 3 and all(digit in "12345" for digit in digits))
    of_recency = next(row for recent, row in SEGMENTS if digits[0] in recent)
    return next(segment for often, segment in of_recency if digits[1] in often)


def rfm_segment_by(score, table):
    """RFM-5, of rows of a name and of pairs of digits, None for any."""
    digits = [int(digit) for digit in str(score)]
    require(len(digits) == 3 and 0 not in digits)
    for name, *pairs in table:
        if all((least is None or digit >= least) and (most is None or digit <= most)
               for digit, (least, most) in zip(digits, pairs)):
            return name
    return "Others"
