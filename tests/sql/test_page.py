#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""What addin/package/DATABASE.md says: its query, and the commands that lead back to a sheet."""
import csv
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

import library  # noqa: E402
from engines import PostgreSQL  # noqa: E402

PAGE = (ROOT / "addin" / "package" / "DATABASE.md").read_text(encoding="utf-8")
TABLE = ("CREATE TABLE orders (customer TEXT, amount INTEGER);\n"
         "INSERT INTO orders VALUES ('a', 90), ('b', 10), ('b', -3)")
TIERS = [["customer", "amount", "tier"], ["a", "90", "A"], ["b", "7", "B"]]


def command(program):
    """The line of the page that calls a program."""
    return re.search(rf"^    ({program} .*)$", PAGE, re.MULTILINE)[1]


def written(program, folder, environment=None):
    """What the command writes into tiers.csv in a folder, from the query in tiers.sql."""
    (folder / "tiers.sql").write_text(library.query("orders", "customer", "amount"))
    subprocess.run(["sh", "-c", command(program)], cwd=folder, check=True,
                   env={**os.environ, **(environment or {})})
    with open(folder / "tiers.csv", newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


@tap.test("the page's query is the one that is written")
def query():
    shown = re.search(r"^```sql\n(.*?)\n```$", PAGE, re.MULTILINE | re.DOTALL)[1]
    tap.equal(shown, library.query("sales.orders", "customer", "amount"))


@tap.test("what the page puts before and behind the query asks for a part of its result")
def a_part():
    before, behind = re.search(r"put `(SELECT .*)` before\s+it and `(.*)` behind", PAGE).groups()
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLE)
    query_of_all = library.query("orders", "customer", "amount")
    tap.equal(connection.execute(f"{before}{query_of_all}{behind}").fetchall(), [("a", 90, "A")])


@tap.test("the page's command for PostgreSQL writes the tiers")
def postgresql():
    with PostgreSQL() as engine, TemporaryDirectory() as folder:
        engine.call(f"CREATE DATABASE shop;\n\\c shop\n{TABLE};\n")
        tap.equal(written("psql", Path(folder), {"PGHOST": str(engine.folder), "PGUSER": "tests"}),
                  TIERS)


@tap.test("the page's command for SQLite writes the tiers")
def sqlite():
    if shutil.which("sqlite3") is None:
        tap.skip("there is no program sqlite3")
    with TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "shop.db")
        connection.executescript(TABLE)
        connection.close()
        tap.equal(written("sqlite3", Path(folder)), TIERS)


@tap.test("the page's command for DuckDB writes the tiers")
def duckdb():
    if shutil.which("duckdb") is None:
        tap.skip("there is no program duckdb")
    with TemporaryDirectory() as folder:
        subprocess.run(["duckdb", "shop.duckdb", TABLE], cwd=folder, check=True)
        tap.equal(written("duckdb", Path(folder)), TIERS)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server is ended
    sys.exit(tap.run())
