# SPDX-License-Identifier: MPL-2.0
"""The library at the edge of what a double can hold, against exact rational arithmetic.

Amounts are taken as the doubles that they are, so that the answers of tests/office/reference.py
are those on paper. Every class, count and limit must be the same; G9 is part of both. What is a
rounded number may be off by what the headers in include/vitalfew/ say.
"""
import math
import random
import statistics
import subprocess
import sys
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import reference  # noqa: E402
import tap  # noqa: E402

KERNEL = [str(ROOT / "build" / "exact" / "kernel")]

U = Fraction(1, 2**53)
SHARE = 5 * U           # what a share may be off by, relatively
SMALLEST = Fraction(5e-324)
OK, NOTHING, NOT_FOUND = 0, 4, 5
DEPENDENCE = ("Low", "Moderate", "High")
MAX = sys.float_info.max
LARGE_LIST = 10_000     # from here on not every amount is asked about


class Kernel:
    """Questions for the library, and what to do with each answer. All are put in one go."""

    def __init__(self):
        self.questions = []
        self.checks = []
        self.answered = 0

    def ask(self, check, word, *numbers):
        """Have check(status, answers) called with what the library answers."""
        self.questions.append(" ".join([word, *map(text_of, numbers)]))
        self.checks.append((check, self.questions[-1][:200]))

    def answer(self):
        done = subprocess.run(KERNEL, input="\n".join(self.questions), text=True,
                              stdout=subprocess.PIPE, check=True)
        lines = done.stdout.splitlines()
        tap.equal(len(lines), len(self.checks), "answers")
        for line, (check, question) in zip(lines, self.checks):
            status, *answers = line.split()
            try:
                check(int(status), answers)
            except AssertionError as error:
                raise AssertionError(f"asked {question}\n{error}") from None
            self.answered += 1


def text_of(number):
    return number.hex() if isinstance(number, float) else str(number)


def near(text, wanted, tolerance, what):
    """A number that may be off by so much; beyond the largest double it is infinite."""
    number = float.fromhex(text)
    if math.isinf(number):
        beyond = Fraction(MAX) * (1 - 2 * U)
        tap.equal(wanted > beyond if number > 0 else wanted < -beyond, True,
                  f"{what} is {number!r}; whether it overflows")
        return
    off = abs(Fraction(number) - wanted)
    if off > tolerance + SMALLEST:
        raise AssertionError(f"{what} is {number!r}, expected {float(wanted)!r}: off by "
                             f"{float(off)!r} and not only {float(tolerance)!r}")


class Case:
    """A list, asked everything."""

    def __init__(self, kernel, amounts):
        self.kernel = kernel
        self.amounts = amounts
        # A NaN is a row without an amount, which the reference has as an empty cell.
        self.cells = ["" if math.isnan(x) else Fraction(x) for x in amounts]
        self.population = reference.Population(self.cells)
        self.groups = self.population.groups()

    def ask(self):
        self.kernel.ask(self.has_status(OK), "amounts", len(self.amounts), *self.amounts)
        for number, method in enumerate(reference.ALL_METHODS):
            if method == "computed" and self.all_but_draws():
                continue
            for cutoffs in self.cutoffs(method):
                self.ask_tiers(number, method, cutoffs)
        self.ask_shares()
        self.ask_concentration()
        if len(self.amounts) < LARGE_LIST:
            self.ask_curve(net=False)
            self.ask_curve(net=True)

    def all_but_draws(self):
        """Whether different amounts are the mean to within 1e-12, so that which of them is nearest
        to it is what no share can tell (TIER-6)."""
        mean = self.population.n and self.population.total / self.population.n
        return sum(abs(amount - mean) <= reference.REACHED * mean
                   for amount, _ in self.groups if amount > 0) > 1

    @staticmethod
    def has_status(wanted):
        return lambda status, _: tap.equal(status, wanted, "status")

    # -- tiers -----------------------------------------------------------------------------------

    def cutoffs(self, method):
        """None, for the method's own; some round ones; and those that fall on customers."""
        if method == "amount":
            yield (80000.0, 20000.0)
            yield from self.amounts_as_limits()
            return
        yield None
        if method == "computed":
            return
        if method == "count":
            yield (1.0, 2.0, 10.0)
            yield (float(max(self.population.n, 2)),)
        yield (0.5,)
        yield tuple(k / 10 for k in range(1, 5)) if method == "quota" else (0.1, 0.2, 0.3, 0.9, 1.0)
        if self.population.total == 0:
            return
        if method == "count":
            n = self.population.n
            yield self.rising(Fraction(i, n) for i in range(1, n + 1, n // 100 + 1))
        else:
            yield self.rising(self.shares())[:1 if method == "quota" else None]

    def amounts_as_limits(self):
        """At most 25 amounts, largest first, and what is just above them: those whose 2^-48th part
        is a double (TIER-9)."""
        limits = [float(amount) for amount, _ in self.groups if amount > 2.0**-974]
        limits = tuple(limits[::max(1, -(-len(limits) // 25))])
        if limits:
            yield limits
        above = tuple(limit * (1 + 2**-47) for limit in limits)
        if limits and all(a < b for a, b in zip(above[1:], above)) and math.isfinite(above[0]):
            yield above

    def shares(self):
        held = Fraction(0)
        for amount, members in self.groups:
            held += max(amount, 0) * members
            yield held / self.population.total

    @staticmethod
    def rising(shares):
        """At most 25 of these, of those that are cut-offs when they are rounded."""
        cutoffs = sorted({float(share) for share in shares if 0 < share <= 1} - {0.0})
        step = max(1, -(-len(cutoffs) // 25))
        return tuple(cutoffs[step - 1::step])

    def class_of(self, amount, method, cutoffs):
        return reference.class_of(amount, self.population, method, cutoffs)

    def ask_tiers(self, number, method, cutoffs):
        exact_cutoffs = cutoffs and tuple(map(Fraction, cutoffs))
        empty = self.population.n == 0
        given = cutoffs or ()
        self.kernel.ask(self.has_status(NOTHING if empty else OK), "tiers", number, len(given),
                        *given)
        if empty:
            return
        asked = self.amounts_to_ask()
        wanted = [self.class_of(Fraction(v), method, exact_cutoffs) for v in asked]
        self.kernel.ask(lambda _, answers: self.same_classes(asked, answers, wanted), "classes",
                        len(asked), *asked)
        members = [[] for _ in range(reference.class_count(method, exact_cutoffs))]
        for amount, count in self.groups:
            members[self.class_of(amount, method, exact_cutoffs)].append((amount, count))
        for place, inside in enumerate(members):
            self.ask_limit(place, [group for better in members[:place + 1] for group in better])
            self.ask_summary(place, inside)
            for amount, _ in inside[:1]:
                self.ask_details(amount, place, [group for better in members[:place]
                                                 for group in better])

    def amounts_to_ask(self):
        """The customers, and those beside and between them that could be."""
        members = [float(amount) for amount, _ in self.groups]
        beside = [math.nextafter(x, way) for x in members for way in (math.inf, -math.inf)]
        between = [a / 2 + b / 2 for a, b in zip(members, members[1:])]
        edges = [0.0, -0.0, 5e-324, -5e-324, MAX, -MAX]
        return [x for x in members + beside + between + edges if math.isfinite(x)]

    @staticmethod
    def same_classes(asked, answers, wanted):
        for amount, answer, expected in zip(asked, map(int, answers), wanted):
            tap.equal(answer, expected, f"class of {amount!r}")
        tap.equal(len(answers), len(asked), "answers")

    def ask_limit(self, place, inside):
        """CUT-1: the smallest amount in this class or a better one."""
        def check(status, answers):
            tap.equal(status, OK if inside else NOT_FOUND, "status")
            if inside:
                tap.equal(Fraction(float.fromhex(answers[0])), inside[-1][0], "limit")
        self.kernel.ask(check, "limit", place)

    def ask_details(self, amount, place, better):
        """DETAIL-1, of a member of this class, given the groups of the better ones."""
        def check(status, answers):
            tap.equal(status, OK, "status")
            tap.equal(int(answers[0]), place, "tier")
            tap.equal(int(answers[1]), self.population.greater(amount) + 1, "rank")
            for answer, share in zip(answers[2:4], (self.population.above, self.population.upto)):
                if self.population.total == 0:
                    tap.equal(answer, "nan", "share of nothing")
                else:
                    near(answer, share(amount), SHARE * share(amount), "share")
            if better:
                tap.equal(Fraction(float.fromhex(answers[4])), better[-1][0], "next")
                missing = better[-1][0] - amount
                near(answers[5], missing, U * missing, "missing")
            else:
                tap.equal(answers[4:6], ["nan", "nan"], "next of the best")
        self.kernel.ask(check, "details", float(amount))

    def ask_summary(self, place, inside):
        """SUM-1."""
        def check(status, answers):
            tap.equal(status, OK, "status")
            tap.equal(int(answers[0]), sum(count for _, count in inside), "customers")
            near(answers[1], total, 2 * U * magnitude, "sum")
            if inside and self.population.total == 0:
                tap.equal(answers[2], "nan", "share of nothing")
            else:
                wanted = held / self.population.total if inside else Fraction(0)
                near(answers[2], wanted, SHARE * wanted, "share")
            if inside:
                tap.equal(Fraction(float.fromhex(answers[3])), inside[-1][0], "smallest")
        total = sum(amount * count for amount, count in inside)
        magnitude = sum(abs(amount) * count for amount, count in inside)
        held = sum(max(amount, 0) * count for amount, count in inside)
        self.kernel.ask(check, "summary", place)

    # -- shares ----------------------------------------------------------------------------------

    def ask_shares(self):
        for top in (1e-9, 0.2, 0.5, 1.0, 2.0, 3.5, 1e18):
            self.ask_number("share", top, lambda top=top: reference.pareto_share(
                self.population, Fraction(top)), 4 * SHARE)
        for share in (1e-300, 0.2, 0.8, 1 - 2**-53, 1.0):
            def check(status, answers, share=share):
                tap.equal(status, OK if self.population.total else NOTHING, "status")
                if self.population.total:
                    tap.equal(int(answers[0]), reference.pareto_count(
                        self.population, Fraction(share)), "count")
            self.kernel.ask(check, "count", share)

    def ask_number(self, word, argument, wanted, tolerance):
        def check(status, answers):
            expected = wanted() if self.population.total else None
            tap.equal(status, NOTHING if expected is None else OK, "status")
            if expected is not None:
                near(answers[0], expected, tolerance * expected, word)
        self.kernel.ask(check, word, argument)

    def ask_curve(self, net):
        rows = reference.curve(self.cells, net)
        magnitude = sum(abs(amount) for _, amount, _, _ in rows)
        total = sum(amount for _, amount, _, _ in rows)

        def check(status, answers):
            tap.equal(status, OK if rows else NOTHING, "status")
            for i, (position, _, part, held) in enumerate(rows):
                at, customers, cumulative = answers[3 * i:3 * i + 3]
                tap.equal(int(at) + 1, position, "position")
                near(customers, part, U * part, "share of customers")
                if held is None:
                    tap.equal(cumulative, "nan", "share of no total")
                else:
                    # A sum that all but cancels has lost what its terms have in the last place.
                    off = 4 * U * magnitude / total if net else SHARE
                    near(cumulative, held, off * max(1, abs(held)) if net else off * held,
                         "cumulative share")
            tap.equal(len(answers), 3 * len(rows), "answers")
        self.kernel.ask(check, "curve", int(net))

    # -- concentration ---------------------------------------------------------------------------

    def ask_concentration(self):
        for number, measure in enumerate(reference.MEASURES):
            self.ask_measure(number, measure)

        def check(status, answers):
            tap.equal(status, OK if self.population.total else NOTHING, "status")
            if self.population.total:
                tap.equal(DEPENDENCE[int(answers[0])], reference.dependence(self.population),
                          "dependence")
        self.kernel.ask(check, "dependence")

    def ask_measure(self, number, measure):
        def check(status, answers):
            wanted = self.concentration(measure)
            tap.equal(status, NOTHING if wanted is None else OK, "status")
            if wanted is not None:
                # hhi - 1/n is the difference of two numbers that may be all but equal.
                size = self.concentration("hhi") if measure == "normalized" else wanted
                near(answers[0], wanted, 16 * U * size, measure)
        self.kernel.ask(check, "measure", number)


    def concentration(self, measure):
        n = self.population.n
        if n < LARGE_LIST:
            return reference.concentration(self.population, measure) if n else None
        tap.equal(len(self.groups), 1, "amounts of a large list")
        return {"hhi": Fraction(1, n), "effective": Fraction(n)}.get(measure, Fraction(0))


def agree(*lists):
    """Ask everything about each of these lists of amounts."""
    kernel = Kernel()
    for amounts in lists:
        Case(kernel, [float(amount) for amount in amounts]).ask()
    kernel.answer()
    tap.note(f"{len(lists)} lists, {kernel.answered} answers")


@tap.test("amounts from 1e-300 to 1e300 in one list")
def magnitudes():
    chance = random.Random(1)
    powers = [10.0**k for k in range(-300, 301)]
    flat = [chance.uniform(1, 10) * 10.0**chance.randint(-300, 300) for _ in range(300)]
    agree(powers, powers[::50] * 3, [-x for x in powers[::7]] + powers[::7], flat,
          [1e300] + [1e-300] * 99, [1e300, 1e-300, 0, -1e300])


@tap.test("amounts whose sum is beyond the largest double, beside the smallest ones")
def huge():
    agree([MAX] * 5, [MAX, MAX / 2, MAX / 4, 1, 5e-324], [MAX] * 3 + [5e-324] * 3,
          [2.0**1023, 2.0**1022, 2.0**959, 2.0**-1074], [MAX, MAX, -MAX, -MAX],
          [math.ldexp(k, 1019) for k in range(1, 31)])


@tap.test("denormal amounts")
def denormal():
    chance = random.Random(2)
    agree([5e-324], [5e-324] * 7, [k * 5e-324 for k in range(1, 101)],
          [chance.randint(-9, 99) * 5e-324 for _ in range(200)],
          [2.2250738585072014e-308, 2.225073858507201e-308, 5e-324, 0, -5e-324],
          [chance.uniform(0, 1) * 1e-307 for _ in range(100)])


@tap.test("lists of 0, 1 and 2, of every pair of edges")
def few():
    edges = [0.0, -0.0, 1.0, -1.0, 0.1, 5e-324, -5e-324, 2.2250738585072014e-308, 1e-300, 1e300,
             MAX, -MAX, 1 + 2**-52, math.nan]
    agree([], *([x] for x in edges), *([x, y] for x in edges for y in edges))


@tap.test("a million equal amounts")
def million():
    agree([0.1] * 1_000_000)


@tap.test("sums that cancel")
def cancel():
    agree([1e16, 1, -1e16], [1e300, 1, -1e300], [0.1] * 10 + [-1], [0.3, -0.1, -0.2],
          [2.0**53, 1, 1, 1, -2.0**53], [1e308, 1e308, -1e308, -1e308, 1e300],
          [1, 1e100, 1, -1e100], [3.5, -3.5], [5e-324, -5e-324, 5e-324],
          [2.0**k for k in range(60)] + [-2.0**k for k in range(1, 60)])


@tap.test("cut-offs that fall exactly on a customer")
def on_a_customer():
    agree([50, 30, 15, 5], [80, 15, 5], [40, 40, 15, 5], [70, 20, 10], [10] * 10, range(1, 101),
          [0.1] * 10, [0.7, 0.1, 0.1, 0.05, 0.05], [2.0**-k for k in range(1, 60)],
          [79, 1, 15, 5], [1] * 80 + [0] * 20, [1] * 81 + [-1] * 19)


@tap.test("G9: a share within 1e-12 of a cut-off has reached it, and not one that is farther")
def tolerance():
    # Of a total of 10^15 one is 1e-15, less than which rounding may decide: 1e-12 is a thousand.
    whole = 10**15
    lists = []
    for place in (whole * 8 // 10, whole * 95 // 100, whole // 2, whole * 7 // 10):
        for off in (0, 1, 990, 996, 1004, 1010):
            for side in (-1, 1):
                first = place + side * off
                lists.append([first, whole - first])
                lists.append([first, whole - first - 2, 1, 1])
    agree(*lists)
    # Both kinds were there: those that have reached it, and those that have not.
    second = [reference.class_of(Fraction(whole - x), reference.Population([x, whole - x]), "reach",
                                 (Fraction(8, 10),))
              for x in (whole * 8 // 10 - 996, whole * 8 // 10 - 1004)]
    tap.equal(second, [1, 0], "classes of the second customer")


@tap.test("random lists of every kind, some rows without an amount")
def random_lists():
    chance = random.Random(3)
    kinds = [lambda: float(chance.randint(-3, 20)), lambda: chance.randint(-50, 500) / 100,
             lambda: 100 * chance.random()**-1.2, lambda: math.ldexp(chance.randint(0, 31), 1019),
             lambda: chance.choice([1, -1]) * 10.0**chance.uniform(-323, 308)]
    agree(*([math.nan if chance.random() < 0.1 else kind() for _ in range(chance.randint(1, 60))]
            for kind in kinds for _ in range(40)))


# -- orders --------------------------------------------------------------------------------------

def rounded_sum(amounts, largest=0.0):
    """The sums that may be answered: the exact one, rounded once, and 0 where returns leave no more
    than what decimal fractions lose in binary; either where it is as near to that as this may err."""
    scale = 2.0**-64 if max([largest, *map(abs, amounts)]) > 2.0**959 else 1.0
    terms = [Fraction(x * scale) for x in amounts]
    total = sum(terms)
    value = float(total) / scale  # which may be infinite
    lost = 8 * U * sum(map(abs, terms)) if min(terms, default=0) < 0 else Fraction(0)
    sums = {value} if abs(total) > lost * (1 - 4 * U) else set()
    return sums | ({0.0} if abs(total) <= lost * (1 + 4 * U) else set())


def customer_of(lines, numbered):
    """What a customer's lines come to: orders, sales, first and last day, usual gap."""
    days = sorted({day for amount, day, _ in lines if amount > 0})
    orders = sum(amount > 0 for amount, _, _ in lines)
    if numbered:
        numbers = {order for _, _, order in lines if order is not None}
        orders = sum(max(rounded_sum([x for x, _, order in lines if order == number])) > 0
                     for number in numbers)
    gaps = [after - before for before, after in zip(days, days[1:])]
    return (orders, rounded_sum([amount for amount, _, _ in lines]) if lines else {0.0},
            days[0] if days else None, days[-1] if days else None,
            statistics.median(gaps) if gaps else None)


def ask_orders(kernel, lines, customers, numbered):
    """Lines are tuples of an amount, a day, a customer and an order or None."""
    def check(status, answers):
        tap.equal(status, OK, "status")
        for c in range(customers):
            wanted = customer_of([(x, day, order) for x, day, of, order in lines if of == c],
                                 numbered)
            orders, sales, *days = answers[5 * c:5 * c + 5]
            tap.equal(int(orders), wanted[0], f"orders of {c}")
            tap.equal(float.fromhex(sales) in wanted[1], True,
                      f"{sales} is one of {[sum.hex() for sum in wanted[1]]}, the sales of {c}")
            tap.equal([None if day == "nan" else float.fromhex(day) for day in days],
                      list(wanted[2:]), f"first day, last day and gap of {c}")
        tap.equal(len(answers), 5 * customers, "answers")
    kernel.ask(check, "orders", int(numbered), customers, len(lines), *(
        number for x, day, customer, order in lines
        for number in (float(x), day, customer, 2**32 - 1 if order is None else order)))


@tap.test("ORD-7, LIST-1: sales of every magnitude are exact, and rounded once")
def exact_sales():
    kernel, chance = Kernel(), random.Random(4)
    kinds = [lambda: chance.randint(-2000, 20000) / 100,
             lambda: chance.choice([1, -1]) * 10.0**chance.uniform(-20, 20),
             lambda: chance.choice([1, -1]) * 10.0**chance.uniform(-323, 308),
             lambda: chance.choice([1, 1, -1]) * math.ldexp(1 + chance.random(),
                                                            chance.randint(-1074, 1022)),
             lambda: chance.choice([1, -1]) * 2.0**chance.randint(-1074, 958),
             lambda: chance.choice([MAX, -MAX, MAX / 2, 1.0, 5e-324, 2.0**959])]
    for kind in kinds:
        for size in (1, 2, 3, 5, 20, 200):
            for _ in range(30):
                lines = [(kind(), chance.randint(40000, 41000), chance.randint(0, 3),
                          chance.choice([None, *range(size)])) for _ in range(size)]
                ask_orders(kernel, lines, 4, chance.random() < 0.5)
    kernel.answer()
    tap.note(f"{kernel.answered} lists")


# -- from one period to the next -----------------------------------------------------------------

STEPS = ("Start", "New", "Grown", "Same", "Shrunk", "Lost", "End")


def step_of(before, after):
    if before > 0 and after > 0:
        change = Fraction(after) - Fraction(before)
        if abs(change) <= 8 * U * max(Fraction(before), Fraction(after)):
            return "Same"
        return "Grown" if change > 0 else "Shrunk"
    return "New" if after > 0 else "Lost" if before > 0 else "Same"


def ask_bridge(kernel, rows):
    """Rows are pairs of amounts, before and after."""
    terms = {step: [] for step in STEPS}
    customers = dict.fromkeys(STEPS, 0)
    for before, after in rows:
        step = step_of(before, after)
        terms["Start"].append(before)
        terms["End"].append(after)
        terms[step] += [after, -before]
        customers["Start"] += before > 0
        customers["End"] += after > 0
        customers[step] += before > 0 or after > 0
    largest = max(abs(amount) for row in rows for amount in row)

    def check(status, answers):
        tap.equal(status, OK, "status")
        for place, step in enumerate(STEPS):
            tap.equal(int(answers[2 * place]), customers[step], f"customers of {step}")
            allowed = rounded_sum(terms[step], largest)
            tap.equal(float.fromhex(answers[2 * place + 1]) in allowed, True,
                      f"{answers[2 * place + 1]} is one of {allowed}, the amount of {step}")
    kernel.ask(check, "bridge", len(rows), *(float(row[side]) for side in (0, 1) for row in rows))


@tap.test("BRIDGE-1: amounts of every magnitude are exact, and rounded once")
def bridges():
    kernel, chance = Kernel(), random.Random(5)
    kinds = [lambda: chance.randint(-2000, 20000) / 100, lambda: float(chance.randint(-1, 3)),
             lambda: chance.choice([1, 1, -1]) * 10.0**chance.uniform(-20, 20),
             lambda: chance.choice([1, 1, -1]) * 10.0**chance.uniform(-323, 308),
             lambda: chance.choice([MAX, -MAX, MAX / 2, 1.0, 0.0, 5e-324, 2.0**959]),
             lambda: chance.choice([0.1, 0.2, 0.3, 0.1 + 0.2, 1e16, 1.0, 0.0])]
    for kind in kinds:
        for size in (1, 2, 3, 5, 20, 200):
            for _ in range(30):
                ask_bridge(kernel, [(kind(), kind()) for _ in range(size)])
    kernel.answer()
    tap.note(f"{kernel.answered} lists")


# -- calls and reps ------------------------------------------------------------------------------

def as_written(number):
    """The decimal fraction that a number was typed as."""
    return Fraction(repr(number))


@tap.test("CALL-1: plans of whole numbers up to 10^15, and of decimal fractions, lose no call")
def exact_calls():
    kernel, chance = Kernel(), random.Random(18)
    kinds = [lambda: chance.randint(0, 30), lambda: chance.randint(0, 300) / 10,
             lambda: chance.randint(0, 10**15), lambda: chance.randint(0, 10**9) / 1000]
    for kind in kinds:
        for _ in range(500):
            plan = [(float(kind()), chance.choice((0, 1, 3, 7, 60, 999)))
                    for _ in range(chance.randint(1, 9))]
            asked = sum(as_written(calls) * customers for calls, customers in plan)
            # What is left may be exactly what the next tier takes, or one call less.
            some = sum(as_written(calls) * customers for calls, customers in plan[:-1])
            capacity = chance.choice((asked, some, asked * Fraction(chance.random()),
                                      max(asked - 1, 0), some + plan[-1][1]))
            capacity = round(float(min(capacity, 10**15)), 3 if asked < 10**11 else 0)
            ask_calls(kernel, plan, capacity)
    kernel.answer()
    tap.note(f"{kernel.answered} plans")


def ask_calls(kernel, plan, capacity):
    """Plans are pairs of calls and customers."""
    left, wanted = as_written(capacity), []
    for calls, customers in plan:
        each = as_written(calls)
        if each * customers > left:
            each = Fraction(left // customers)
        left -= each * customers
        wanted.append(float(each))

    def check(status, answers):
        tap.equal(status, OK, "status")
        tap.equal([float.fromhex(each) for each in answers], wanted, f"calls within {capacity!r}")
    kernel.ask(check, "calls", capacity, len(plan), *(one for pair in plan for one in pair))


@tap.test("REPS-1, REPS-2: work of decimal fractions is shared as on paper")
def exact_reps():
    kernel, chance = Kernel(), random.Random(19)
    kinds = [lambda: chance.randint(0, 9), lambda: chance.randint(0, 40) / 10,
             lambda: chance.randint(0, 10**6) / 100, lambda: chance.randint(0, 10**14 - 1) / 1e14,
             lambda: float(f"{chance.randint(0, 99)}e-9"), lambda: float(chance.randint(0, 10**14)),
             lambda: chance.choice((0.1, 0.2, 0.3, 0.6, 0.7, 1.1, 2.2, 3.3))]
    for kind in kinds:
        for size in (1, 2, 5, 20, 100):
            for _ in range(40):
                reps = chance.randint(1, 9)
                owned = chance.random() < 0.5
                owners = [chance.randrange(reps) if owned and chance.random() < 0.3 else None
                          for _ in range(size)]
                limit = chance.choice((size, -(-size // reps) + chance.randint(0, 3)))
                if all(owners.count(rep) <= limit for rep in range(reps)):
                    ask_reps(kernel, [float(kind()) for _ in owners], owners, reps, limit)
    kernel.answer()
    tap.note(f"{kernel.answered} lists")


def ask_reps(kernel, work, owners, reps, limit):
    loads, counts, wanted = [Fraction(0)] * reps, [0] * reps, [None] * len(work)
    exact = [as_written(one) for one in work]
    waiting = [place for place, owner in enumerate(owners) if owner is None]
    for place in [*(place for place, owner in enumerate(owners) if owner is not None),
                  *sorted(waiting, key=lambda place: -exact[place])]:
        rep = owners[place]
        if rep is None:
            rep = min((rep for rep in range(reps) if counts[rep] < limit), key=loads.__getitem__)
        wanted[place] = rep
        loads[rep] += exact[place]
        counts[rep] += 1

    def check(status, answers):
        tap.equal(status, OK, "status")
        tap.equal([int(rep) for rep in answers], wanted, f"reps of {work}")
    kernel.ask(check, "reps", reps, limit, len(work), *(
        one for load, owner in zip(work, owners)
        for one in (load, reps if owner is None else owner)))


@tap.test("REPS-2: work of every magnitude is shared evenly, to within the largest piece")
def even_reps():
    kernel, chance = Kernel(), random.Random(20)
    kinds = [lambda: 10.0**chance.uniform(-20, 20), lambda: 10.0**chance.uniform(-323, 308),
             chance.random, lambda: chance.choice((MAX, MAX / 3, 1.0, 5e-324, 0.0))]
    for kind in kinds:
        for size in (2, 5, 20, 100):
            for _ in range(40):
                ask_even(kernel, [kind() for _ in range(size)], chance.randint(1, 9))
    kernel.answer()
    tap.note(f"{kernel.answered} lists")


def ask_even(kernel, work, reps):
    def check(status, answers):
        tap.equal(status, OK, "status")
        loads = [sum(Fraction(one) for one, rep in zip(work, answers) if int(rep) == number)
                 for number in range(reps)]
        largest = Fraction(max(work))
        tap.equal(max(loads) - min(loads) <= largest * (1 + 100 * len(work) * U), True,
                  f"{work} is shared evenly among {reps}")
    kernel.ask(check, "reps", reps, len(work), len(work),
               *(one for load in work for one in (load, reps)))


# -- scores --------------------------------------------------------------------------------------

def halved(times):
    """0.5 to a power, rounded once."""
    with localcontext() as context:
        context.prec = 60
        left = Decimal(2)**-Decimal(times)
        # That of a whole power ends, as no other does, and may be half of the smallest double.
        return float(Fraction(1, 2**int(times)) if times == int(times) else Fraction(left))


def score_of(days, margin, amount, typical):
    """PRO-1 by the double operations that the library does, in its order."""
    soon, profitable = halved(days / 30.0), min(max(margin / 0.4, 0.0), 1.0)
    much = amount / (amount + typical)
    return 100 * ((0.0 + 3.0 * soon + 2.0 * profitable + 1.0 * much) / 6.0)


def same(what, wanted):
    """A check that an answer is this double, to the bit."""
    def check(status, answers):
        tap.equal(status, OK, "status")
        tap.equal(float.fromhex(answers[0]).hex(), wanted.hex(), what)
    return check


@tap.test("G12: what half-lives leave is the double nearest to it")
def half_lives():
    kernel, chance = Kernel(), random.Random(5)
    edges = [0, 5e-324, 2.0**-54, 2.0**-53, 0.5, 1, 52, 53, 1021, 1022, 1023, 1073, 1074, 1075, 1076]
    near_edges = [math.nextafter(x, side) for x in edges for side in (0, 2000)]
    kinds = [lambda: chance.uniform(0, 1080), lambda: chance.uniform(1015, 1076),
             lambda: 10.0**chance.uniform(-18, 3), lambda: chance.randint(0, 4000) / 30]
    for times in [*edges, *near_edges, *(kind() for kind in kinds for _ in range(3000))]:
        kernel.ask(same("what is left", halved(float(times))), "halved", float(times))
    kernel.answer()
    tap.note(f"{kernel.answered} powers")


@tap.test("G12, PRO-1: PROSPECTSCORE is the same to the bit wherever doubles are added alike")
def scores():
    kernel, chance = Kernel(), random.Random(6)
    for _ in range(5000):
        row = (float(chance.randint(0, 400)), chance.randint(-20, 90) / 100,
               chance.randint(1, 10**7) / 100, chance.randint(1, 10**7) / 100)
        kernel.ask(same("the score", score_of(*row)), "score", *row)
    kernel.answer()
    tap.note(f"{kernel.answered} scores")


if __name__ == "__main__":
    sys.exit(tap.run())
