#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The query of TIERSQL in real databases, against the tiers that the library gives the same sums.

Each engine has the same rows in columns of whole numbers, of decimals and of doubles, and is asked
by every method, with groups and without. The tier of every customer must be the library's, and its
amount the sum of its rows: exactly, where the database's numbers are exact.
"""
import csv
import random
import signal
import sys
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

import library  # noqa: E402
from engines import ENGINES, Batch  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
LISTS = 200
KINDS = ("integer", "numeric", "double")
# What decimal fractions lose where they are doubles, and are summed in no certain order.
LOST = Decimal("1e-12")


def sums_of(rows, grouped):
    """What the rows of each customer sum to, by (customer, group); None for no amount."""
    found = {}
    for customer, group, amount in rows:
        key = (customer, group if grouped else None)
        found.setdefault(key, None)
        if amount is not None:
            found[key] = (found[key] or 0) + Decimal(amount)
    return found


class Table:
    """Rows of customer, group and amount in a column of one kind."""

    def __init__(self, name, kind, rows):
        self.name, self.kind, self.rows = name, kind, rows
        self.sums = [sums_of(rows, grouped) for grouped in (False, True)]


class Check:
    """A query over a table, and what it is to give."""

    def __init__(self, table, grouped, method, cutoffs=None):
        self.table, self.grouped = table, grouped
        self.options = {"method": method, "cutoffs": cutoffs}
        self.query = library.query(table.name, "customer", "amount",
                                   "territory" if grouped else None, **self.options)
        self.what = f"{table.name}, {'grouped, ' if grouped else ''}{method} {cutoffs or ''}"

    def is_left_out(self, key, amount):
        return key[0] is None or amount is None or (self.grouped and key[1] is None)

    def hold(self, rows, exact):
        """Hold what a database gave against the sums and the library; how many tiers that was."""
        wanted = self.table.sums[self.grouped].copy()
        tap.equal(len(rows), len(wanted), f"{self.what}: rows")
        groups, shown = defaultdict(list), 0
        for row in rows:
            key = (row[0], row[1] if self.grouped else None)
            amount, tier = row[-2:]
            self.hold_amount(key, amount, wanted.pop(key), exact)
            if self.is_left_out(key, amount):
                tap.equal(tier, None, f"{self.what}: {key}, who is left out")
                continue
            groups[key[1]].append((key[0], amount, tier))
            shown += 1
        tap.equal(all(row[-1] is None for row in rows[shown:]), True,
                  f"{self.what}: who is left out comes last")
        for group, customers in groups.items():
            amounts = [float(amount) for _, amount, _ in customers]
            tap.equal(amounts, sorted(amounts, reverse=True), f"{self.what}: the order of {group}")
            tap.equal([tier for _, _, tier in customers], library.tiers(amounts, **self.options),
                      f"{self.what}: {group}")
        return shown

    def hold_amount(self, key, amount, wanted, exact):
        if amount is None or wanted is None:
            tap.equal((amount, wanted), (None, None), f"{self.what}: the amount of {key}")
            return
        is_ = Decimal(amount)
        if is_ != wanted and (exact or abs(is_ - wanted) > LOST * max(1, abs(wanted))):
            raise AssertionError(f"{self.what}: the amount of {key} is {amount} for {wanted}")


def run(engine, tables, checks):
    """Fill the tables, and hold what all queries give."""
    batch = Batch()
    for table in tables:
        batch.table(table.name, table.kind, table.rows)
    for check in checks:
        batch.query(check.query)
    answers = engine.run(batch)
    tap.equal(len(answers), len(checks), "answers")
    tiers = sum(check.hold(rows, check.table.kind in engine.exact)
                for check, rows in zip(checks, answers))
    tap.note(f"{engine.name} {engine.version()}: {len(checks):,} queries, {tiers:,} tiers are "
             "those of the library")


# -- lists ---------------------------------------------------------------------------------------

def read(name, group_of):
    """A real list as rows of customer, group, amount."""
    if not (DATA / name).exists():
        tap.skip(f"there is no ../shared/data/{name}")
    with open(DATA / name, encoding="utf-8") as file:
        return [(row["customer"] if "customer" in row else row["customer_id"], group_of(row),
                 row["amount"] if "amount" in row else row["revenue"])
                for row in csv.DictReader(file)]


def orders_of(row):
    return row["orders"]


def year_of(row):
    return row["date"][:4]


METHODS = (("reach", None), ("within", [0.5, 0.8, 0.95]), ("count", None),
           ("count", [10, 500]), ("amount", [1000, 300, 100]))


@lru_cache(maxsize=None)
def real_tables(file, name, group_of):
    rows = read(file, group_of)
    whole = all(Decimal(amount) % 1 == 0 for _, _, amount in rows)
    return [Table(f"{name}_{kind}", kind, rows) for kind in (KINDS if whole else KINDS[1:])]


def real_list(engine, file, name, group_of):
    """By every method, of one kind with groups and of the next without."""
    tables = real_tables(file, name, group_of)
    run(engine, tables, [Check(table, (place + number) % 2 == 1, *method)
                         for place, table in enumerate(tables)
                         for number, method in enumerate(METHODS)])


def random_amounts(dice, kind):
    """How the amounts of one list are drawn: few or many different ones, zeros, negatives."""
    most = dice.choice((3, 20, 1000, 10**6))
    least = dice.choice((1, 0, -most // 3, -most))
    cents = dice.choice((1, 2, 100)) if kind != "integer" else 1
    return lambda: str(Decimal(dice.randint(least, most)) / cents)


def random_rows(dice, kind):
    customers = dice.choice((1, 2, 7, 40, 120))
    groups = dice.choice((1, 2, 5))
    unknown = dice.choice((0, 0, 0.1))  # a part of the cells is NULL
    draw = random_amounts(dice, kind)

    def or_null(text):
        return None if dice.random() < unknown else text

    rows = [(or_null(f"c{number}"), or_null(f"g{number % groups}"), or_null(draw()))
            for number in range(customers) for _ in range(dice.choice((1, 1, 2, 3)))]
    return rows + [(f"c{dice.randrange(customers)}", "g0", draw())]  # perhaps in a second group


def random_cutoffs(dice, method, rows):
    """Cut-offs that a share, number or amount of the list often meets exactly; None for those that
    the method has by default."""
    if method == "amount":
        amounts = {float(amount) for _, _, amount in rows if amount is not None} | {0.1, 7.0}
        listed = sorted((one for one in amounts if one > 0), reverse=True)
        return sorted(dice.sample(listed, min(len(listed), dice.randint(1, 3))), reverse=True)
    if method == "count" and dice.random() < 0.5:
        return [float(one) for one in sorted(dice.sample(range(2, 30), dice.randint(1, 3)))]
    if dice.random() < 0.3:
        return None
    parts = dice.choice((2, 3, 4, 10, 7))
    return sorted({dice.randint(1, parts) / parts for _ in range(3)})


@lru_cache(maxsize=None)
def random_lists():
    """Tables, and for each a query with groups and one without."""
    dice = random.Random(21)
    tables = [Table(f"list{number}_{kind}", kind, random_rows(dice, kind))
              for number in range(LISTS) for kind in KINDS]
    checks = []
    for table in tables:
        for grouped in (False, True):
            method = dice.choice(("reach", "reach", "within", "count", "amount"))
            checks.append(Check(table, grouped, method, random_cutoffs(dice, method, table.rows)))
    return tables, checks


NAMES = ("Orders", "customer_sums", "CUSTOMER_SHARES", "select", "left_out", 'a"b', '"', "it's",
         "x; DROP TABLE orders; --", "/*", "--", " a", "größe ★", "\U0001f4b0", "%s", "${x}", ":x",
         "$1", "[a]", "`a`")


def of_names(number):
    """Statements that make a table by a name, with columns by others; and the query over it."""
    def quoted(name):
        return '"' + name.replace('"', '""') + '"'

    table, *columns = [NAMES[(number + place) % len(NAMES)] for place in range(4)]
    customer, amount, group = map(quoted, columns)
    return ([f"CREATE TABLE {quoted(table)} "
             f"({customer} VARCHAR(9), {amount} INTEGER, {group} VARCHAR(9))",
             f"INSERT INTO {quoted(table)} VALUES ('a', 90, 'g'), ('b', 10, 'g')"],
            library.query(table, *columns, cutoffs=[0.8], labels=["A'", '"B"']))


# -- the tests -----------------------------------------------------------------------------------

def test_engine(engine_class):
    opened = {}

    def engine():
        """The engine, which begins with the first test and ends with the program."""
        if "engine" not in opened:
            opened["engine"] = engine_class().__enter__()
        return opened["engine"]

    def close():
        if "engine" in opened:
            opened["engine"].__exit__(None, None, None)

    name = engine_class.name

    @tap.test(f"{name}: SQL-1, SQL-2, SQL-4, G3, G4, G9 {LISTS} random lists with ties, zeros, "
              "negatives and NULL, as whole numbers, decimals and doubles")
    def lists():
        run(engine(), *random_lists())

    @tap.test(f"{name}: 39,999 customers with many ties")
    def customers():
        real_list(engine(), "customers-39999.csv", "customers", orders_of)

    @tap.test(f"{name}: 51,243 orders, summed for 18,417 customers")
    def orders():
        real_list(engine(), "orders-51243.csv", "orders", year_of)

    @tap.test(f"{name}: sums of decimal fractions reach a limit in amounts (TIER-9)")
    def fractions():
        rows = [(f"c{number}", "g", "0.1") for number in range(9) for _ in range(number + 1)]
        tables = [Table(f"tenths_{kind}", kind, rows) for kind in KINDS[1:]]
        run(engine(), tables, [Check(table, False, "amount", [0.8, 0.3]) for table in tables])

    @tap.test(f"{name}: SQL-3 names of every sort are those of the table and of its columns")
    def names():
        batch = Batch()
        for statement, query in map(of_names, range(len(NAMES))):
            for one in statement:
                batch.statement(one)
            batch.query(query)
        tap.equal(engine().run(batch),
                  [[("a", "g", "90", "A'"), ("b", "g", "10", '"B"')]] * len(NAMES))

    @tap.test(f"{name}: SQL-2 what is no finite number is left out, and no other tier follows it")
    def not_finite():
        batch = Batch()
        batch.statement("CREATE TABLE odd (customer VARCHAR(9), amount DOUBLE PRECISION)")
        batch.statement("INSERT INTO odd VALUES ('a', 90), ('b', 10), ('a', 0), "
                        + ", ".join(f"('odd', {one})" for one in engine().not_finite))
        for method, cutoff in (("reach", 0.8), ("within", 0.95), ("count", 0.5), ("amount", 80)):
            batch.query(library.query("odd", "customer", "amount", None, method, [cutoff]))
        tap.equal([[(row[0], row[-1]) for row in rows] for rows in engine().run(batch)],
                  [[("a", "A"), ("b", "B"), ("odd", None)]] * 4)

    return close


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server is ended
    closing = [test_engine(engine_class) for engine_class in ENGINES]
    try:
        status = tap.run()
    finally:
        for close_engine in closing:
            close_engine()
    sys.exit(status)
