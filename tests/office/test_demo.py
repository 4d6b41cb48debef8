# SPDX-License-Identifier: MPL-2.0
"""The demo from a list of orders, run as by its command, in a real Calc.

It compares every cell with a computation of its own and ends with another status where one differs;
here stand the lists that it is tried on, and what it is to say of them.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import tap
from order_sheets import DATA
from story import ORDERS, ROOT

DEMO = ROOT / "tests" / "demo" / "demo.py"
OXT = ROOT / "build" / "vitalfew.oxt"

LINES = '''no;Kunde;Datum;Betrag
1;Müller;29/02/2024;1.000,25
1;Müller;29/02/2024;200,25
2;MÜLLER ;28/02/2025;30,25
3;"Smith; ""Sons""";31/03/2024;100,00
4;"Smith; ""Sons""";01/04/2024;-40,00
5;Novák;15/05/2024;0
;as agreed;;n/a
5;Smith;16/07/2024;9,00
'''


def run(path, *columns):
    """What the demo prints of a list of orders whose columns have these names."""
    if shutil.which("pdftoppm") is None:
        tap.skip("the program pdftoppm is not installed (package poppler-utils)")
    names = zip(("--customer", "--date", "--value", "--order"), columns)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-B", str(DEMO), "--oxt", str(OXT), "--out", folder, "--list",
             str(path), *(word for pair in names for word in pair)],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        tap.equal((done.returncode, done.stderr), (0, ""), f"status and errors with {path.name}")
        tap.equal(sorted(file.name for file in Path(folder).iterdir()),
                  ["customers.ods", "customers.png", "segments.png"])
    return done.stdout


def says(told, *parts):
    tap.equal([part for part in parts if part not in told], [], "what it does not say")


@tap.test("the demo from lines of orders: names of one customer, returns, no order, a wrong number")
def lines():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.csv"
        path.write_text(LINES, encoding="utf-8")
        told = run(path, "Kunde", "Datum", "Betrag", "no")
    says(told, "written day/month/year",
         "=CUSTOMERLIST($Orders.B:B;$Orders.D:D;$Orders.C:C;$Orders.A:A)",
         "LISTCHECK finds 1 fault among the orders", "line 9: Order of two customers",
         "4 customers: 1 A, 1 B, 2 C", "without a segment: 1",
         "the largest line of an order, 1,000.25 of Müller",
         "its Betrag          1,230.75 -> 230.50",
         "Undone, and every customer, tier, score, segment and cohort is as before")


@tap.test("the demo from a single order")
def one():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.csv"
        path.write_text("who,when,what\n17,2/29/2024,5\n", encoding="utf-8")
        told = run(path, "who", "when", "what")
    says(told, "written month/day/year", "1 customer: 1 A, 0 B, 0 C", "New customers",
         "Only one order has an amount above zero, so none was taken away")


@tap.test("the demo from the sample's orders")
def sample():
    says(run(ORDERS, "customer", "date", "amount"),
         "10,609 rows", "LISTCHECK finds nothing wrong", "469 customers", "2022 Q1 ", "2025 Q4 ",
         "Champions", "Checked: after each step")


@tap.test("the demo from 51,243 orders of 18,417 customers")
def many():
    if not DATA.exists():
        tap.skip("../shared/data is not there")
    says(run(DATA / "orders-51243.csv", "customer", "date", "amount"),
         "18,417 customers", "One array formula in H2:H18418: =CUSTOMERTIERS(C2:C18418)",
         "2014       1,437    499", "Checked: after each step")


if __name__ == "__main__":
    sys.exit(tap.run())
