# SPDX-License-Identifier: MPL-2.0
"""The query of TIERSQL over millions of order lines in PostgreSQL: how long it takes, by which
plan, and whether every tier is the one that the library gives the same sums.

    make scale
    make scale LINES=1000000 CUSTOMERS=100000

The lines are computed, so that they are the same each time: few customers bring most, some lines
are returns, and amounts have two decimals. The server is one of its own, on a socket in a temporary
folder, and needs some 100 bytes of it a line.
"""
import argparse
import signal
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import library  # noqa: E402
import tap  # noqa: E402
from engines import FIELD, PostgreSQL  # noqa: E402

SETTINGS = ("shared_buffers=1GB", "work_mem=256MB", "max_wal_size=8GB")
FILL = """
    CREATE UNLOGGED TABLE orders AS
    SELECT line, customer,
           ((((line * 48271) % 99991) - 9000) * (1 + {customers} / (1 + customer)))::numeric
           / 100 AS amount
    FROM (SELECT line, (line * 1000003) % {customers} AS customer
          FROM generate_series(1::bigint, {lines}) AS line) AS drawn;
    VACUUM ANALYZE orders;
"""


def timed(what, work):
    start = time.monotonic()
    result = work()
    print(f"{what}: {time.monotonic() - start:.1f} s", flush=True)
    return result


def compare(printed):
    """Hold every tier against the library's; returns how many customers are in each."""
    rows = [line.split(FIELD) for line in printed.splitlines()]
    amounts = [float(amount) for _, amount, _ in rows]
    found = [tier for _, _, tier in rows]
    wanted = timed("the library, from the same sums", lambda: library.tiers(amounts))
    differ = sum(one != other for one, other in zip(found, wanted))
    if differ:
        sys.exit(f"{differ:,} of {len(rows):,} tiers differ from the library's")
    return Counter(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=20_000_000)
    parser.add_argument("--customers", type=int, default=2_000_000)
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server is ended
    query = library.query("orders", "customer", "amount")
    with PostgreSQL(*SETTINGS) as engine:
        print(f"PostgreSQL {engine.version()}; {', '.join(SETTINGS)}")
        timed(f"{arguments.lines:,} order lines are made",
              lambda: engine.call(FILL.format(**vars(arguments))))
        timed("the query, into a table", lambda: engine.call(f"CREATE TABLE tiers AS {query};"))
        plan = engine.call(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {query};").stdout
        printed = timed("the query, all rows to a program", lambda: engine.call(f"{query};").stdout)
    print(plan, end="")
    tiers = compare(printed)
    print(f"all {sum(tiers.values()):,} tiers are the library's: " + ", ".join(
        f"{count:,} {tier}" for tier, count in sorted(tiers.items())))


if __name__ == "__main__":
    try:
        main()
    except tap.Skip as reason:
        sys.exit(str(reason))
