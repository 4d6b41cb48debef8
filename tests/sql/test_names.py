#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""SQL-3: whatever a name or a label holds, the query reads that table and does nothing else.

Names are drawn from what could end a name, a statement or a line. Those that the library refuses
must be those that the specification refuses. The others name a table and its columns in a SQLite
that watches what each statement does: the query must be one statement, read that table alone and
give the labels to the letter.
"""
import random
import re
import sqlite3
import sys
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

import library  # noqa: E402

CASES = 4000
PIECES = ('"', '""', "'", "''", ";", "--", "/*", "*/", "`", "[", "]", "$$", "\\", "\\'", '\\"',
          "\n", "\r", "\t", "\0", "\x1b[201~", "\x7f", "\x85", "\u2028", "\ud83d", "\udc00",
          "\U0001f4b0", "\u00a0", " ", ".", "%", "?", ":a", "@a", "#", "{{x}}", "a", "B", "ø",
          "e\u0301", "7", "NULL", "select", " FROM x", '"; DROP TABLE kept; --',
          "'; DELETE FROM kept; --", ") UNION SELECT 1")
WHOLE = ("customer_sums", "CUSTOMER_SHARES", "customer_sums_", "customer_shares_", "customer",
         "amount", "left_out", "brought", "tier", "group", "rowid", "x" * 20_000)
# What the query may do: read, and call these.
FUNCTIONS = {"sum", "rank", "count"}


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def is_refused(text, is_name):
    """As the specification has it."""
    half = any(0xd800 <= ord(letter) <= 0xdfff for letter in text)
    control = any(unicodedata.category(letter) == "Cc" for letter in text)
    empty = is_name and any(not part.strip() for part in text.split("."))
    return half or control or "\\" in text or empty


class Watched:
    """A database with a table of these names, and one to be kept; it notes what is done."""

    def __init__(self, table, customer, amount, group):
        self.connection = sqlite3.connect(":memory:")
        schema, _, name = ("main." + table).rpartition(".")
        schema = schema.rpartition(".")[2] if "." in table else "main"
        if schema.lower() not in ("main", "temp"):
            self.connection.execute(f"ATTACH ':memory:' AS {quoted(schema)}")
        self.place = f"{quoted(schema)}.{quoted(name)}"
        self.columns = [customer, amount, group]
        self.connection.execute("CREATE TABLE kept (x)")
        self.connection.execute("INSERT INTO kept VALUES (1)")
        self.connection.execute(f"CREATE TABLE {self.place} "
                                f"({', '.join(map(quoted, self.columns))})")
        self.connection.executemany(f"INSERT INTO {self.place} VALUES (?, ?, ?)",
                                    [("a", 90, "g"), ("b", 10, "g")])
        self.name, self.done = name, []

    def note(self, action, first, second, *_):
        self.done.append((action, first, second))
        return sqlite3.SQLITE_OK

    def run(self, query):
        """What the query gives; fails where it does more than read the table."""
        before = self.connection.total_changes
        self.connection.set_authorizer(self.note)
        rows = self.connection.execute(query).fetchall()
        self.connection.set_authorizer(None)
        for action, first, second in self.done:
            if action == sqlite3.SQLITE_FUNCTION:
                tap.equal(second.lower() in FUNCTIONS, True, f"the function {second}")
            elif action == sqlite3.SQLITE_READ:
                own = first.lower() in ("customer_sums", "customer_shares", "customer_sums_",
                                        "customer_shares_")
                tap.equal(own or first == self.name, True, f"the table {first}")
            else:
                tap.equal(action, sqlite3.SQLITE_SELECT, "what was done")
        tap.equal((self.connection.total_changes, self.connection.execute(
            "SELECT x FROM kept").fetchall()), (before, [(1,)]), "what was kept")
        return rows


def drawn(dice):
    if dice.random() < 0.15:
        return dice.choice(WHOLE)
    return "".join(dice.choice(PIECES) for _ in range(dice.choice((1, 1, 2, 3, 6))))


def hold(table, customer, amount, group, labels):
    """Hold one case; answers what became of it."""
    names = (table, customer, amount, group)
    refused = any(is_refused(name, True) for name in names) or any(
        is_refused(label, False) for label in labels)
    if any("\0" in text for text in (*names, *labels)):
        return "not for C"  # where a text ends with it
    try:
        query = library.query(*names, cutoffs=[0.8], labels=labels)
    except library.Refused:
        tap.equal(refused, True, "refused")
        return "refused"
    tap.equal(refused, False, "not refused")
    tap.equal(re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\\]", query), [], "what is no letter")
    if table.count(".") > 1 or table.split(".")[-1].lower().startswith("sqlite_") or len(
            {name.lower() for name in names[1:]}) < 3:
        return "not for SQLite"
    watched = Watched(*names)
    if any("." in name for name in names[1:]):  # a column of another table, which is not there
        try:
            watched.run(query)
        except sqlite3.OperationalError:
            return "no such column"
        raise AssertionError("a column of another table was found")
    tap.equal(watched.run(query), [("a", "g", 90, labels[0]), ("b", "g", 10, labels[1])], "rows")
    return "run"


def told(names):
    return " | ".join(ascii(name)[:80] for name in names)


@tap.test(f"SQL-3: {CASES:,} tables, columns and labels by names that could be more than names")
def random_names():
    dice = random.Random(21)
    outcomes = Counter()
    for _ in range(CASES):
        odd = dice.choice((1, 1, 2, 6))  # how many of the six are odd
        case = ["orders", "customer", "amount", "region", "A", "B"]
        for place in dice.sample(range(6), odd):
            case[place] = drawn(dice)
        try:
            outcomes[hold(*case[:4], case[4:])] += 1
        except Exception as error:
            raise AssertionError(f"{told(case)}\n{type(error).__name__}: {error}") from error
    tap.note(", ".join(f"{count:,} {what}" for what, count in outcomes.most_common()))
    tap.equal(min(outcomes["run"], outcomes["refused"]) > CASES // 10, True, "enough of both")


@tap.test("SQL-3: broken UTF-8 is refused, in names and in labels")
def broken():
    for text in (b"\xff", b"a\xc3", b"\xc0\xa2", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80"):
        for place in range(6):
            case = [b"orders", b"customer", b"amount", b"region", b"A", b"B"]
            case[place] = text
            try:
                library.query(*case[:4], cutoffs=[0.8], labels=case[4:])
            except library.Refused:
                continue
            raise AssertionError(f"{text} is taken in place {place}")


@tap.test("SQL-3: a column is one of the table; another is an error, and no text")
def columns():
    watched = Watched("main.orders", "customer", "amount", "region")
    for column in ("amount", "orders.amount", "main.orders.amount"):
        tap.equal(watched.run(library.query("main.orders", "customer", column)),
                  [("a", 90, "A"), ("b", 10, "B")], column)
    for names in (("orders", "custommer", "amount"), ("orders", "customer", "amuont"),
                  ("orders", "customer", "other.amount")):
        try:
            watched.run(library.query(*names))
        except sqlite3.OperationalError as error:
            tap.equal("no such column" in str(error), True, str(error))
            watched.connection.set_authorizer(None)
            continue
        raise AssertionError(f"{names} give an answer")


if __name__ == "__main__":
    sys.exit(tap.run())
