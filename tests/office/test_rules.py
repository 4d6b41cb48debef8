# SPDX-License-Identifier: MPL-2.0
"""No rule of the live lists can be left out: without each, the test that is named for it fails.

    test_rules.py            the rules whose tests need no office
    test_rules.py --all      all of them, and the table
    test_rules.py 3a 4c      these

The table is that of addin/live/state.h: a rule, where it is, and a test that fails in a build
without it (`make WITHOUT=3a`). Here each of these builds is made, its test run, and seen to fail.
"""
import argparse
import importlib
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path

import tap
from builds import built, make
from office import Office

ROOT = Path(__file__).resolve().parents[2]
STATE = (ROOT / "addin" / "live" / "state.h").read_text(encoding="utf-8")
ROW = re.compile(r"^ \*  (\S+) +\w+\.c +\w+ +(\w+)/(\w+)\.\w+: (.+)$", re.M)
LEFT_OUT = re.compile(r"RULE_(\w+),? +/\*\*< (.+?) \*/")
FAST = ("unit", "host")
PARTS = 2  # rows of the first part, since the lists of the played Calc are short


def rows():
    """Rule, kind of the test, suite, and what the test's name contains."""
    return ROW.findall(STATE[STATE.index(" *  rule "):])


def failures(*command):
    """The names of the tests that fail in a program that reports in TAP."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, stdout=subprocess.PIPE,
                          env={**os.environ, "CMOCKA_MESSAGE_OUTPUT": "TAP"}, text=True,
                          errors="replace", check=False)
    if done.returncode < 0 or not re.search(r"^1\.\.[1-9]", done.stdout, re.M):
        raise AssertionError(f"{command[0]} did not run to its end:\n{done.stdout}")
    return re.findall(r"^not ok \d+ - (.+)$", done.stdout, re.M)


def unit_failures(rule, suite, _test):
    program = f"build/without-{rule}/unit/{suite}"
    make(f"WITHOUT={rule}", program)
    return failures(program)


def host_failures(rule, suite, _test):
    build = ROOT / "build" / f"without-{rule}-parts-{PARTS}"
    make("counted-parts")
    make(f"WITHOUT={rule}", f"PARTS={PARTS}", "host-parts")
    return failures(build / "calc", build / "vitalfew.uno.so", "build/vitalfew.rdb",
                    "build/examples.txt", suite.removeprefix("check_"))


@lru_cache(None)
def tests_of(suite):
    """The names and functions of the tests that a suite has."""
    with tap.apart() as tests:
        importlib.import_module(suite)
    return tests


def office_failures(rule, suite, test):
    """Those of the tests of a suite with this in their name. What test_walk.py tests so named is
    that the walk finds something in the same build, so there it is the walk that fails."""
    chosen = [(name, function) for name, function in tests_of(suite) if test in name]
    if suite == "test_walk":
        for _, function in chosen:
            function()
        return [name for name, _ in chosen]
    failed = []
    with ExitStack() as stack:
        office = stack.enter_context(Office(built("WITHOUT", rule)))
        for name, function in chosen:
            try:
                function(office)
            except AssertionError as error:
                tap.note(error)
                failed.append(name)
    return failed


RUN = {"unit": unit_failures, "host": host_failures, "office": office_failures}


def check(rule, kind, suite, test):
    if shutil.which("make") is None:
        tap.skip("there is no make to build with")
    start = time.monotonic()
    failed = [name for name in RUN[kind](rule, suite, test) if test in name]
    tap.equal(len(failed) > 0, True, f"{kind}/{suite} fails in {test!r} without {rule}")
    tap.note(f"{rule}, {time.monotonic() - start:.1f} s: {failed[0]}")


@tap.test("there is a table, and each of its rules can be left out")
def table():
    left_out = dict(LEFT_OUT.findall(STATE))
    tap.equal([row[0] for row in rows() if row[0] not in left_out], [], "rules without a build")
    tap.equal(len(rows()) >= 10, True, f"{len(rows())} rows")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="also those that need an office")
    parser.add_argument("rules", nargs="*", metavar="RULE")
    arguments = parser.parse_args()
    left_out = dict(LEFT_OUT.findall(STATE))
    for row in rows():
        rule, kind, suite, _ = row
        if rule in arguments.rules if arguments.rules else arguments.all or kind in FAST:
            tap.test(f"{kind}/{suite} fails without {rule}: {left_out[rule]}")(
                lambda row=row: check(*row))
    return tap.run()


if __name__ == "__main__":
    sys.exit(main())
