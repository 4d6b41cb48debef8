# SPDX-License-Identifier: MPL-2.0
"""What the functions over a list of orders give, computed a second time.

As reference_more.py: from the requirements alone, in exact fractions. A list is its columns, cell by
cell; a cell is a number, a text, None where it is empty, or BROKEN where it is in error.
"""
import re
from collections import namedtuple
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import floor
from statistics import median

from reference import exact, is_amount
from reference_more import NOTHING, VALUE, Fault, is_blank, number, require

BROKEN = object()
DAY_MIN, DAY_MAX = -693593, 2958465  # 0001-01-01 and 9999-12-31

Line = namedtuple("Line", "customer spelling amount binary day order")


def blank(cell):
    return cell is not BROKEN and (is_blank(cell) or isinstance(cell, str) and not cell.split())


def reads_as(cell):
    """ORD-4: what a name is compared by; None for an empty one."""
    if blank(cell):
        return None
    if isinstance(cell, str):
        return " ".join(cell.split()).casefold()
    return str(int(cell)) if cell == int(cell) and abs(cell) < 1e21 else repr(float(cell))


def reads_as_amount(cell):
    """G1, of the texts that the tests over lists of orders have."""
    return isinstance(cell, str) and bool(
        re.fullmatch(r"-?(\d+|\d{1,3}([ ,]\d{3})+)([.,]\d+)?( ?kr)?", cell.strip()))


def reads_as_date(cell):
    """ORD-2."""
    if not isinstance(cell, str):
        return False
    day_part, _, time = re.sub("[T,\u00a0]", " ", cell.strip()).partition(" ")
    if time and not re.match(r"([01]?\d|2[0-4]):[0-5]\d", time.strip()):
        return False
    return any(_is_date(day_part, form.replace("-", sign)) for sign in "-./"
               for form in ("%Y-%m-%d", "%d-%m-%Y", "%m-%d-%Y", "%d-%m-%y", "%m-%d-%y", "%Y%m%d"))


def _is_date(text, form):
    try:
        datetime.strptime(text, form)
    except ValueError:
        return False
    return True


def order_rows(customers, amounts, dates, orders=None):
    """ORD-2: the rows that are not passed over, each with its place from 1, and whether amount and
    date are numbers."""
    begun = False
    for place, (customer, amount, when, order) in enumerate(
            zip(customers, amounts, dates, orders or [None] * len(dates)), 1):
        heading, begun = not begun, begun or not blank(amount)
        if (BROKEN in (customer, amount, when, order) or is_amount(amount) or is_amount(when) or
                reads_as_date(when) or (reads_as_amount(amount) and not heading)):
            yield place, customer, amount, when, order


def order_lines(customers, amounts, dates, orders=None):
    """ORD-1 to ORD-5."""
    columns = [customers, amounts, dates] + ([orders] if orders is not None else [])
    require(len({len(column) for column in columns}) == 1)
    lines = []
    for _, customer, amount, when, order in order_rows(*columns):
        if (BROKEN in (customer, amount, when, order) or not is_amount(amount) or
                not is_amount(when) or blank(customer)):
            raise Fault(VALUE)
        lines.append(Line(reads_as(customer), customer, exact(amount), Fraction(amount),
                          floor(when), reads_as(order)))
    require(all(DAY_MIN <= line.day <= DAY_MAX for line in lines))
    return lines


def counted(lines, as_of=None, start=None):
    """ORD-6: the lines that count, and the last day."""
    if as_of is None:
        as_of = max((line.day for line in lines), default=None)
    else:
        as_of = floor(number(as_of))
    if start is not None:
        start = floor(number(start))
        require(as_of is None or start <= as_of)
    lines = [line for line in lines if line.day <= as_of and (start is None or line.day >= start)]
    if not lines:
        raise Fault(NOTHING)
    return lines, as_of


def by_customer(lines):
    """The lines of each, in the order of first appearance."""
    found = {}
    for line in lines:
        found.setdefault(line.customer, []).append(line)
    return found


def order_count(lines, numbered):
    """ORD-7."""
    if not numbered:
        return sum(line.amount > 0 for line in lines)
    sums = {}
    for line in lines:
        if line.order is not None:
            sums[line.order] = sums.get(line.order, 0) + line.amount
    return sum(amount > 0 for amount in sums.values())


def shown_name(lines, all_lines):
    """ORD-4: the first spelling that counts; a number where it is one in all lines of its own."""
    spelling = lines[0].spelling
    if isinstance(spelling, str):
        return spelling
    everywhere = all(is_amount(line.spelling) for line in all_lines)
    return spelling if everywhere else lines[0].customer


def period_sales(lines, starts, as_of, first):
    """LIST-3."""
    if not starts:
        return []
    ends = [*(start - 1 for start in starts[1:]), as_of]
    return ["" if first is not None and end < first else
            sum((line.amount for line in lines if start <= line.day <= end), Fraction(0))
            for start, end in zip(starts, ends)]


def customer_list(customers, amounts, dates, orders=None, as_of=None, start=None, periods=(),
                  sort="first"):
    """LIST-1 to LIST-3, as rows."""
    every = order_lines(customers, amounts, dates, orders)
    lines, as_of = counted(every, as_of, start)
    starts = [floor(number(one)) for one in periods]
    require(all(a < b for a, b in zip(starts, starts[1:])))
    as_binary = {name: float(sum(line.binary for line in own))
                 for name, own in by_customer(lines).items()}  # LIST-2: equal to the last bit
    rows = []
    everything = by_customer(every)
    for name, own in by_customer(lines).items():
        count = order_count(own, orders is not None)
        days = sorted({line.day for line in own if line.amount > 0})
        ordered = count > 0 and bool(days)
        gaps = [Fraction(b - a) for a, b in zip(days, days[1:])]
        rows.append((name, [
            shown_name(own, everything[name]), count, sum(line.amount for line in own),
            *((days[0], days[-1], as_of - days[-1]) if ordered else ("", "", "")),
            median(gaps) if ordered and gaps else "",
            *period_sales(own, starts, as_of, days[0] if days else None)]))
    if sort == "sales":
        rows.sort(key=lambda row: -as_binary[row[0]])
    elif sort == "name":  # numbers first
        rows.sort(key=lambda row: (isinstance(row[1][0], str),
                                   row[0] if isinstance(row[1][0], str) else row[1][0]))
    return [row for _, row in rows]


# -- cohorts -------------------------------------------------------------------------------------

LENGTHS = {"month": 1, "quarter": 3, "year": 12}
DAY_0 = date(1899, 12, 30)


def period_of(day, period):
    """The calendar period that a day is in, counted from the year 0."""
    found = DAY_0 + timedelta(days=day)
    return (found.year * 12 + found.month - 1) // LENGTHS[period]


def period_start(number, period):
    month = number * LENGTHS[period]
    return (date(month // 12, month % 12 + 1, 1) - DAY_0).days


def cohorts(customers, amounts, dates, period="month", as_of=None, share=False):
    """COH-1, as rows."""
    lines, as_of = counted(order_lines(customers, amounts, dates), as_of)
    active = {}
    for line in lines:
        if line.amount > 0:
            active.setdefault(line.customer, set()).add(period_of(line.day, period))
    if not active:
        raise Fault(NOTHING)
    last = period_of(as_of, period)
    first = min(map(min, active.values()))
    rows = []
    for cohort in range(first, last + 1):
        members = [own for own in active.values() if min(own) == cohort]
        counts = [sum(later in own for own in members) for later in range(cohort, last + 1)]
        if share:
            counts = [Fraction(count, counts[0]) if counts[0] else "" for count in counts]
        rows.append([period_start(cohort, period), *counts, *[""] * (cohort - first)])
    return rows


# -- faults --------------------------------------------------------------------------------------

def list_check(customers, amounts, dates=None, orders=None):
    """CHECK-1, as pairs."""
    if dates is None:
        return customer_faults(customers, amounts) or [[0, ""]]
    faults = []
    owners = {}
    for place, customer, amount, day, order in order_rows(customers, amounts, dates, orders):
        own = []
        if BROKEN in (customer, amount, day, order):
            faults.append([place, "Error"])
            continue
        if is_amount(amount) and is_amount(day) and blank(customer):
            own.append("Customer missing")
        if not is_amount(amount):
            own.append("Amount missing" if blank(amount) else "Amount is text")
        if not is_amount(day):
            own.append("Date missing" if blank(day) else "Date is text")
        elif not DAY_MIN <= floor(day) <= DAY_MAX:
            own.append("Date out of range")
        if not own and not blank(order):
            if owners.setdefault(reads_as(order), reads_as(customer)) != reads_as(customer):
                own.append("Order of two customers")
        faults += [[place, one] for one in own]
    return faults or [[0, ""]]


def customer_faults(customers, amounts):
    faults = []
    above, seen = [], set()
    known = [exact(amount) for amount in amounts if is_amount(amount)]
    for place, (customer, amount) in enumerate(zip(customers, amounts), 1):
        if BROKEN in (customer, amount):
            faults.append([place, "Error"])
        elif is_amount(amount) and blank(customer):
            faults.append([place, "Customer missing"])
        elif is_amount(amount) and reads_as(customer) in seen:
            faults.append([place, "Customer again"])
        elif blank(amount) and not blank(customer):
            faults.append([place, "Amount missing"])
        elif isinstance(amount, str) and not blank(amount) and above:
            faults.append([place, "Amount is text"])
        if is_amount(amount):
            value = exact(amount)
            others = [one for i, one in enumerate(known) if i != len(above)]
            if value > 0 and any(sum(rest) == value and sum(one != 0 for one in rest) >= 2
                                 for rest in (others, above)):
                faults.append([place, "Total?"])
            if customer is not BROKEN and not blank(customer):
                seen.add(reads_as(customer))
            above = [*above, value]
    return faults
