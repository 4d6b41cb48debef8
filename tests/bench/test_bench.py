# SPDX-License-Identifier: MPL-2.0
"""The benchmark itself: it runs, finds the tiers right, and its tables are whole."""
import csv
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "office"))

import tap  # noqa: E402


def table(folder, name):
    with open(Path(folder) / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@tap.test("the benchmark runs, and its tables hold a time for everything that it measures")
def quick():
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, HERE / "bench.py", "--quick", "--output", folder],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            check=False)
        tap.equal(done.returncode, 0, done.stdout)
        calc, kernel, claims = (table(folder, f"{name}.csv")
                                for name in ("calc", "kernel", "claims"))
        lists, orders, memory, of_orders = (
            table(folder, f"orders{name}.csv") for name in ("-in-calc", "", "-memory", "-claims"))
        speed, short, speed_of_orders = (
            (Path(folder) / f"{name}.md").read_text(encoding="utf-8")
            for name in ("speed", "speed-in-short", "speed-of-orders"))
    measures = {(row["amounts"], row["what"], row["measure"]) for row in calc}
    every = ["fill", "recalculation", "edit, 50 seen", "edit, all"]
    wanted = [("typed", what, measure) for measure in every for what in
              ("CUSTOMERTIER", "BENCHNOTHING", "SUMIF/SUM", "COUNTIF", "PERCENTRANK")]
    wanted += [("formulas", what, measure) for measure in every
               for what in ("CUSTOMERTIER", "BENCHNOTHING")]
    wanted += [(amounts, "BENCHNOTHING", "getDataArray()") for amounts in ("typed", "formulas")]
    wanted += [("typed", what, measure) for measure in ("by itself", "called by Calc", "in Calc")
               for what in ("CUSTOMERTIERS", "BENCHCONSTANTS")]
    wanted += [("customers", what, "recalculation") for what in (
        "CUSTOMERTIER", "CUSTOMERTIERIF", "CUSTOMERSTAGE", "SELLINGTIME", "RFMSCORE")]
    tap.equal(measures, set(wanted), "what was measured")
    measures = {(row["amounts"], row["what"], row["measure"]) for row in lists}
    tap.equal(measures, {
        (kind, what, measure) for kind in ("numbers", "names") for what, measure in (
            ("three columns", "getDataArray()"), ("CUSTOMERLIST", "by itself"),
            ("CUSTOMERLIST", "in Calc"), ("CUSTOMERLIST(A:A;B:B;C:C)", "in Calc"),
            ("COUNTIFS, SUMIFS, MINIFS, MAXIFS", "recalculation"))}, "of lists of orders")
    for row in calc + lists:
        rounds = row["seconds of each round"].split()
        tap.equal(len(rounds), 2, f"rounds of {row}")
        tap.equal(all(float(seconds) > 0 for seconds in rounds), True, f"times above 0 in {row}")
    tap.equal(len(kernel), 4, "lists that the library alone was measured with")
    tap.equal(len(orders), 3, "lists of orders that it was measured with")
    tap.equal([row["customers are"] for row in memory], ["numbers", "names"], "memory")
    tap.equal((len(claims), len(of_orders)), (10, 5), "what is promised")
    tap.equal("not measured" in speed, False, "a time of every kind in the table of the page")
    tap.equal(speed_of_orders.count(" ms |") + speed_of_orders.count(" s |"), 14, "times of orders")
    tap.equal((len(short.splitlines()), set(short.splitlines()) - set(speed.splitlines())),
              (6, set()), "the README's table is of lines of that")


if __name__ == "__main__":
    sys.exit(tap.run())
