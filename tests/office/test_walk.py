# SPDX-License-Identifier: MPL-2.0
"""Random walks over spreadsheets find no class that the data do not support; and they would.

walk.py does one operation of people and macros after another and compares every class after each.
Here it goes for some nine hundred operations, headless and in a painted window, over lists with
kept populations as they are; and then over test builds that lack a rule of addin/uno/live.c, where
it must find a stale class.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

import operations
import tap
from office import Display, Office
from walk import Walk, quiet

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
OPERATIONS = 80
HEADLESS = {"lists": (1, 2, 4, 5), "chains": (1, 2, 3), "volatile": (1,)}
PAINTED = {"lists": (1, 2), "chains": (1,)}
# The search for a goal writes into cells, and takes it back, without telling anybody of it.
LEFT_OUT = "goal_seek"
ALL = [function.__name__ for function, _ in operations.OPERATIONS
       if function.__name__ != LEFT_OUT]

# What each test build lacks, and a walk that shows it.
WRONG = {
    1: ("a notice makes no cell dirty", "chains", (4, 1, 2)),
    2: ("one read is trusted, also inside a chain of formulas", "chains", (1, 2, 3)),
    3: ("a notice is for its own list alone", "chains", (2, 1, 3)),
}


def go(office, walks, painted):
    """Walk, and fail with what was stale; returns how much was looked at."""
    done = compared = 0
    for book, seeds in walks.items():
        for seed in seeds:
            walk = Walk(office, seed, book, painted, ALL).run(OPERATIONS, until_stale=True)
            if walk.stale:
                raise AssertionError(walk.report())
            done += walk.number
            compared += walk.compared
    tap.note(f"{done} operations, {compared} classes compared, none stale")
    return done


@tap.test("no class is stale after any operation, headless")
def headless():
    with Office(oxt=OXT) as office:
        quiet(office)
        wanted = OPERATIONS * sum(map(len, HEADLESS.values()))
        tap.equal(go(office, HEADLESS, False), wanted, "operations")


@tap.test("no class is stale after any operation, in a painted window")
def painted():
    if shutil.which("Xvfb") is None:
        tap.skip("there is no Xvfb (package xvfb)")
    with Display() as display, Office(oxt=OXT, display=display) as office:
        quiet(office)
        wanted = OPERATIONS * sum(map(len, PAINTED.values()))
        tap.equal(go(office, PAINTED, True), wanted, "operations")


def built(level):
    """The extension without the rules beyond a level."""
    if shutil.which("make") is None:
        tap.skip("there is no make to build it with")
    environment = {name: text for name, text in os.environ.items()
                   if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    subprocess.run(["make", "-s", f"LEVEL={level}"], cwd=ROOT, env=environment, check=True,
                   stdout=sys.stderr)
    return ROOT / "build" / f"level-{level}" / "vitalfew.oxt"


def finds(level):
    lacks, book, seeds = WRONG[level]
    with Office(oxt=built(level)) as office:
        quiet(office)
        for seed in seeds:
            walk = Walk(office, seed, book).run(OPERATIONS, until_stale=True)
            if walk.stale:
                tap.note(f"{lacks}: {len(walk.stale)} stale after {walk.number} operations")
                return
    raise AssertionError(f"The walks miss that {lacks}")


for number, (what, _, _) in WRONG.items():
    tap.test(f"the walk finds what is stale where {what}")(lambda level=number: finds(level))

if __name__ == "__main__":
    sys.exit(tap.run())
