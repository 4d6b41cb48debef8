# SPDX-License-Identifier: MPL-2.0
"""TIERSQL as it is typed: the query that it writes, run in SQLite, and what it refuses.

What the query gives in PostgreSQL and DuckDB, and for names of every sort, is tested with the
library that writes it, in tests/sql/.
"""
import re
import sqlite3
import sys
from pathlib import Path

import tap
from cases import check, customers, show, show_array
from office import Office, cell, fill, value

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"


def database(rows):
    """A database with the table orders: customer, territory, amount."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE orders (customer TEXT, territory TEXT, amount NUMERIC)")
    connection.executemany("INSERT INTO orders VALUES (?, ?, ?)", rows)
    return connection


def written(sheet, arguments):
    return show(sheet, [f'=TIERSQL("orders";"customer";"amount"{arguments})'])[0]


@tap.test("SQL-1: the query gives the tiers of CUSTOMERTIERS, by every method that has one")
def same_tiers(office):
    sheet = customers(office.calc())
    listed = [row for row in show_array(sheet, "=A2:C11", 10, 3)]
    # Each customer's amount in two rows.
    base = database([(name, territory, part) for name, amount, territory in listed
                     for part in (amount - 7, 7)])
    for options in (";", ";{0.5|0.9}", ';{50|90};{"Gold"|"it\'s"|"Rest"}', ';;;"within"',
                    ';{0.8|0.89|0.95};;"within"', ';;;"count"', ';{1|3};;"count"',
                    ';{300|5};;"amount"'):
        for group, column in ((";", ""), (';"territory"', "C2:C11")):
            cursor = base.execute(written(sheet, group + options))
            heads = [one[0] for one in cursor.description]
            tap.equal(heads, ["customer", *(["group"] if column else []), "amount", "tier"])
            found = {row[0]: row[-1] for row in cursor}
            tiers = show_array(sheet, f"=CUSTOMERTIERS(B2:B11;{column}{options})", 10, 1)
            tap.equal(found, {row[0]: tier[0] for row, tier in zip(listed, tiers)},
                      group + options)


@tap.test("SQL-2: who has no customer, no group or no amount is in a row without a tier, the last")
def left_out(office):
    sheet = office.calc().Sheets.getByIndex(0)
    base = database([("a", "x", 5), ("b", "x", None), (None, "x", 90), ("a", None, 70),
                     ("a", "x", None), ("c", "x", -1)])
    tap.equal(base.execute(written(sheet, "")).fetchall()[:2], [("a", 75, "A"), ("c", -1, "C")])
    found = base.execute(written(sheet, ';"territory"')).fetchall()
    tap.equal(found[:2], [("a", "x", 5, "A"), ("c", "x", -1, "C")])
    tap.equal(sorted(found[2:], key=str), [("a", None, 70, None), ("b", "x", None, None),
                                           (None, "x", 90, None)])


@tap.test("SQL-1, G5: another method, and cut-offs and labels that are not allowed, are Err:502")
def methods(office):
    check(office.calc().Sheets.getByIndex(0), """
        =TIERSQL("o";"c";"a";;;;"quota")                     -> Err:502
        =TIERSQL("o";"c";"a";;{0.7;0.2};;"quota")            -> Err:502
        =TIERSQL("o";"c";"a";;;;"computed")                  -> Err:502
        =TIERSQL("o";"c";"a";;;;"amount")                    -> Err:502
        =TIERSQL("o";"c";"a";;;;"largest")                   -> Err:502
        =TIERSQL("o";"c";"a";;{0.9;0.8})                     -> Err:502
        =TIERSQL("o";"c";"a";;{20000;80000};;"amount")       -> Err:502
        =TIERSQL("o";"c";"a";;;{"A";"B"})                    -> Err:502
        =TIERSQL("o";"c";"a";;"x")                           -> #VALUE!
        =LEFT(TIERSQL("o";"c";"a";;;;" Count ");18)          -> WITH customer_sums
        =LEFT(TIERSQL("o";"c";"a";;"80%");18)                -> WITH customer_sums
    """)


@tap.test("SQL-3: names are text, and what could be more than a name is Err:502")
def names(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [["sales.orders", 2024]])
    check(sheet, r'''
        =FIND("FROM ""sales"".""orders""";TIERSQL(A1;"c";"a"))>0              -> 1
        =FIND("SUM(""orders"".""a b"")";TIERSQL(A1;"c";"a b"))>0              -> 1
        =FIND("SUM(""x"".""a"")";TIERSQL(A1;"c";"x.a"))>0                     -> 1
        =FIND("FROM ""o"""";--""";TIERSQL("o"";--";"c";"a"))>0                -> 1
        =FIND("THEN 'it''s'";TIERSQL("o";"c";"a";;0.5;{"it's";"B"}))>0        -> 1
        =FIND("THEN '1.5'";TIERSQL("o";"c";"a";;0.5;{1.5;2}))>0               -> 1
        =FIND("THEN ''";TIERSQL("o";"c";"a";;0.5;{"";"B"}))>0                 -> 1
        =FIND("""2024"" AS customer_";TIERSQL("o";"c";"a";B1&""))>0           -> 1
        =TIERSQL(B1;"c";"a")                                                  -> Err:502
        =TIERSQL("o";"c";"a";B1)                                              -> Err:502
        =TIERSQL("o";"c";"a";Z1)                                              -> Err:502
        =TIERSQL("o";"c";"a";"")                                              -> Err:502
        =TIERSQL("";"c";"a")                                                  -> Err:502
        =TIERSQL("o";" ";"a")                                                 -> Err:502
        =TIERSQL("o";"c";"a.")                                                -> Err:502
        =TIERSQL("a..b";"c";"a")                                              -> Err:502
        =TIERSQL("o\";"c";"a")                                                -> Err:502
        =TIERSQL("o"&CHAR(10);"c";"a")                                        -> Err:502
        =TIERSQL("o";"c"&CHAR(0);"a")                                         -> Err:502
        =TIERSQL("o";"c";UNICHAR(55357))                                      -> Err:502
        =TIERSQL("o";"c";"a";;0.5;{"\";"B"})                                  -> Err:502
        =TIERSQL("o";"c";"a";;0.5;{"B";"x"}&CHAR(9))                          -> Err:502
        =TIERSQL(A1:A2;"c";"a")                                               -> Err:502
        =TIERSQL(1/0;"c";"a")                                                 -> #DIV/0!
    ''')


@tap.test("the cell, copied and pasted as text, is the query to the letter")
def copied(office):
    document = office.calc()
    one = cell(document.Sheets.getByIndex(0), "A1")
    one.setFormula('=TIERSQL("sales.orders";"it""s";"a b")')
    document.CurrentController.select(one)
    transferable = document.CurrentController.getTransferable()
    [flavor] = [flavor for flavor in transferable.getTransferDataFlavors()
                if flavor.MimeType == "text/plain;charset=utf-16"]
    tap.equal(transferable.getTransferData(flavor).rstrip("\n"), value(one))
    tap.equal('SUM("orders"."a b") AS amount,\n' in value(one), True, "its lines")


@tap.test("the page's formula for engines with names between backticks leaves no other mark")
def backticks(office):
    page = (ROOT / "addin" / "package" / "DATABASE.md").read_text(encoding="utf-8")
    formula = re.search(r"^    (=SUBSTITUTE\(.*\))$", page, re.MULTILINE)[1]
    shown = show(office.calc().Sheets.getByIndex(0), [formula])[0]
    tap.equal("    FROM `sales`.`orders`\n" in shown and '"' not in shown, True, shown)


@tap.test("a name of 32,000 letters, and of letters beyond the first plane, is one name")
def long_names(office):
    sheet = office.calc().Sheets.getByIndex(0)
    for name in ("\U0001f4b0", "größe ★ \u0301", "x" * 32_000):
        cell(sheet, "A1").setString(name)
        cell(sheet, "A2").setFormula('=TIERSQL(A1;A1&A1;"a")')
        quoted = '"' + name + '"'
        tap.equal(f'SELECT {quoted}."{name}{name}" AS customer' in value(cell(sheet, "A2")), True)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
