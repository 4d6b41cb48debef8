#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Runs the suites of tests and counts what they report in TAP, the Test Anything Protocol.

    tests/run.py                     every suite, but for those of another machine
    tests/run.py office package      those of these kinds
    tests/run.py unit/test_tiers     this one
    tests/run.py -j 1                one after the other

A suite is a program built from tests/unit/test_*.c, or a tests/KIND/test_*.py. One that crashes,
takes too long, has no plan or reports less than it planned has failed, whatever else it says. Raw
output is kept in build/check/. Exit status 0: something passed and nothing failed.
"""
import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOGS = ROOT / "build" / "check"
PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")
# Each kind, in this order.
SECONDS = {"unit": 300, "exact": 600, "sql": 300, "host": 600, "fuzz": 300, "demo": 120,
           "office": 1800, "screens": 300, "bench": 300, "package": 600, "docs": 120}
# Those whose suites run side by side, as many as there are processors: they measure nothing by the
# clock, and each has an office, a display and folders of its own.
SIDE_BY_SIDE = ("unit", "exact", "sql", "host", "fuzz", "demo", "office")
# Suites that take so long that they begin first.
LONG = ("office/test_walk", "office/test_workbook", "office/test_rules")
# Those of another machine, which run where they are named alone (make check-windows, check-arm64).
APART = {"windows": 900, "arm64": 900}
PATIENCE = int(os.environ.get("PATIENCE", "1"))  # how many times as long all may take
GRACE_SECONDS = 60  # for a suite that was told to end, to end the office that it started

PLAN = re.compile(r"1\.\.(\d+)\s*(?:#\s*SKIP\b\s*(.*))?$", re.IGNORECASE)
RESULT = re.compile(r"(not )?ok\b\s*\d*\s*(?:-\s+)?(.*)$")
# cmocka writes "not ok 3 # SKIP name", so the directive decides and not the word before it.
SKIP = re.compile(r"(.*?)\s*(?<!\\)#\s*SKIP\b\s*(.*)$", re.IGNORECASE)

Outcome = namedtuple("Outcome", "passed failed skipped details")

processes = set()  # of the suites that run


def suites():
    """The names of all suites, such as "unit/test_tiers", in the order to run them."""
    return [f"{kind}/{path.stem}" for kind in (*SECONDS, *APART) for path in sorted(
        (ROOT / "tests" / kind).glob("test_*.c" if kind == "unit" else "test_*.py"))]


def chosen(names, wanted):
    """Those of the suites that are named, or are of a kind that is named."""
    unknown = [w for w in wanted if not any(w in (name, name.split("/")[0]) for name in names)]
    if unknown:
        sys.exit(f"There is no suite {unknown[0]}; there are:\n  " + "\n  ".join(names))
    if wanted:
        return [name for name in names if name in wanted or name.split("/")[0] in wanted]
    return [name for name in names if name.split("/")[0] in SECONDS]


def command(name):
    if name.startswith("unit/"):
        return [str(ROOT / "build" / name)]
    return [PYTHON, str(ROOT / "tests" / f"{name}.py")]


def environment():
    """That of this process, with the office that the build was for first in the path."""
    changed = dict(os.environ, CMOCKA_MESSAGE_OUTPUT="TAP", PYTHONDONTWRITEBYTECODE="1")
    if "LO_PROGRAM" in os.environ:
        changed["PATH"] = os.environ["LO_PROGRAM"] + os.pathsep + os.environ.get("PATH", "")
    return changed


def run(name):
    """Run a suite; returns its Outcome and the seconds it took."""
    start = time.monotonic()
    log = LOGS / f"{name}.tap"
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "wb") as output:
        try:
            process = subprocess.Popen(
                command(name), cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        except OSError as error:
            return Outcome(0, 1, 0, [f"could not be started: {error}"]), 0.0
        processes.add(process)
        trouble = ended(process, PATIENCE * {**SECONDS, **APART}[name.split("/")[0]])
        processes.remove(process)
    return judge(log.read_text(encoding="utf-8", errors="replace"), trouble,
                 process.returncode), time.monotonic() - start


def ended(process, seconds):
    """Wait for a suite and end it when its time is up; returns what was wrong with its end."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        # The suite first, alone: it knows best how to end what it has started.
        process.terminate()
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        return f"took longer than {seconds} s"
    except BaseException:  # Ctrl-C
        process.terminate()
        process.wait(GRACE_SECONDS)
        raise
    if process.returncode < 0:
        return f"was ended by {signal.Signals(-process.returncode).name}"
    return None


def judge(text, trouble, status):
    """The Outcome of a suite that printed this text."""
    planned = None
    passed = failed = skipped = whole = 0
    details = []
    tell = False  # diagnostics follow the result that they explain
    for line in text.splitlines():
        plan, result = PLAN.match(line), RESULT.match(line)
        if plan:
            planned = (planned or 0) + int(plan[1])  # one plan for each group of a cmocka program
            if plan[2] is not None:
                whole += 1  # a suite that cannot run here plans no results but says why
                details.append(f"skipped: {plan[2]}")
        elif result:
            skip = SKIP.match(result[2])
            tell = bool(result[1]) and not skip
            if skip:
                skipped += 1
                details.append("skipped: " + ": ".join(part for part in skip.groups() if part))
            elif tell:
                failed += 1
                details.append(line)
            else:
                passed += 1
        elif line.startswith("Bail out!"):
            trouble = trouble or line
        elif tell or not line.startswith("#"):
            details.append(f"    {line}")
    reported = passed + failed + skipped
    if trouble is None:
        if planned is None:
            trouble = "printed no plan"
        elif reported != planned:
            trouble = f"reported {reported} results of the {planned} that it planned"
        elif status != 0 and not failed:
            trouble = f"ended with status {status}"
    if trouble is not None:
        failed += 1
        details.append(f"not ok - the suite {trouble}")
    return Outcome(passed, failed, skipped + whole, details)


def report(name, outcome, seconds):
    counts = ", ".join(f"{count} {word}" for count, word in zip(
        outcome, ("passed", "failed", "skipped")) if count) or "nothing"
    print(f"{name:<28} {counts:<34} {seconds:6.1f} s", flush=True)
    for line in outcome.details:
        # What a suite prints beside TAP matters only when something went wrong.
        if outcome.failed or line.startswith("skipped: "):
            print(f"  {line}", flush=True)


def outcomes(names, jobs):
    """Runs the suites; gives the name, the Outcome and the seconds of each when it has ended."""
    beside = [name for name in names if name.split("/")[0] in SIDE_BY_SIDE]
    beside.sort(key=lambda name: name not in LONG)
    with ThreadPoolExecutor(jobs) as pool:
        running = {pool.submit(run, name): name for name in beside}
        try:
            for future in as_completed(running):
                yield running[future], *future.result()
        except BaseException:  # Ctrl-C, which the suites do not get
            pool.shutdown(wait=False, cancel_futures=True)
            for process in tuple(processes):
                process.terminate()
            raise
    for name in names:
        if name not in beside:
            yield name, *run(name)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("suites", nargs="*", metavar="KIND or KIND/SUITE")
    parser.add_argument("-j", type=int, default=os.cpu_count() or 1, metavar="N", dest="jobs",
                        help="suites to run at a time, those that measure apart")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # as Ctrl-C
    names = chosen(suites(), arguments.suites)

    totals = [0, 0, 0]
    for name, outcome, seconds in outcomes(names, arguments.jobs):
        report(name, outcome, seconds)
        totals = [total + count for total, count in zip(totals, outcome)]
    print("{} passed, {} failed, {} skipped".format(*totals), flush=True)
    return 0 if totals[0] and not totals[1] else 1


if __name__ == "__main__":
    sys.exit(main())
