#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Which lines of the kernel and of the add-in the tests run: `make coverage`.

The unit tests and the played Calc run in builds that count (COVERAGE in the Makefile). Of each file
of the add-in and of the library in it a table tells how many lines have code and how many
of them ran; below it stand the lines that did not. The same text goes to
build/coverage/coverage.txt, and each file, with how often its lines ran, to build/coverage/addin/.

Exit status 0: all tests passed, and enough lines ran in all.
"""
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import run
sys.path.insert(0, str(run.ROOT / "tests" / "host"))
import played  # noqa: E402 -- a folder of its own

ROOT = run.ROOT
BUILD = ROOT / "build" / "coverage"
FOLDERS = ("kernel", "functions", "live", "uno", "workbook")
PER_CENT = 95.0  # of the lines with code
SECONDS = 900  # for one program


def programs():
    """What runs, each as a name and a command."""
    for source in sorted((ROOT / "tests" / "unit").glob("test_*.c")):
        yield f"unit/{source.stem}", [BUILD / "plain" / "unit" / source.stem]
    for check in played.EVERYTHING:
        yield f"host/{check}", played.command(BUILD / "short", check, BUILD / "plain")


def forget_counts():
    """What earlier runs have counted, perhaps of other sources, is counted no more."""
    for path in BUILD.glob("*/obj/**/*.gcda"):
        path.unlink()


def run_all():
    """Run all programs; returns whether all tests passed."""
    passed = True
    for name, command in programs():
        start = time.monotonic()
        log = BUILD / "logs" / f"{name}.tap"
        log.parent.mkdir(parents=True, exist_ok=True)
        with open(log, "wb") as output:
            trouble = None
            try:
                status = subprocess.run(
                    command, cwd=ROOT, env=run.environment(), stdin=subprocess.DEVNULL,
                    stdout=output, stderr=subprocess.STDOUT, timeout=SECONDS,
                    check=False).returncode
                if status < 0:
                    trouble = f"was ended by {signal.Signals(-status).name}"
            except subprocess.TimeoutExpired:
                status, trouble = 1, f"took longer than {SECONDS} s"
            except OSError as error:
                status, trouble = 1, f"could not be started: {error}"
        outcome = run.judge(log.read_text(encoding="utf-8", errors="replace"), trouble, status)
        run.report(name, outcome, time.monotonic() - start)
        passed = passed and outcome.failed == 0
    return passed


def is_counted(name):
    parts = Path(name).parts
    return len(parts) == 3 and parts[0] == "addin" and parts[1] in FOLDERS


def lines_of(notes):
    """Yields what the compiler noted of one object and its programs have counted: each file, and how
    often each of its lines ran. An object that was in no program has counted nothing."""
    printed = subprocess.run(["gcov", "--json-format", "--stdout", notes], cwd=ROOT, check=True,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    for report in printed.splitlines():
        for file in json.loads(report)["files"]:
            yield file["file"], {line["line_number"]: line["count"] for line in file["lines"]}


def read_counts():
    """Of each file with code, how often each of its lines ran, in all builds together."""
    files = {}
    for folder in sorted(BUILD.glob("*/obj/*")):
        if not any(folder.glob("**/*.gcda")):
            continue  # of other flags, perhaps of long ago
        for notes in sorted(folder.glob("addin/**/*.gcno")):
            for name, lines in lines_of(notes):
                if is_counted(name) and lines:
                    files.setdefault(name, Counter()).update(lines)
    return files


def missed_lines(lines):
    return sorted(number for number, count in lines.items() if count == 0)


def table(files):
    """Yields the lines of the table."""
    yield f"{'':<36}{'lines':>8}{'ran':>8}{'':>9}"
    sums = [0, 0]
    for name in sorted(files):
        lines = len(files[name])
        ran = lines - len(missed_lines(files[name]))
        sums = [sums[0] + lines, sums[1] + ran]
        yield f"{name:<36}{lines:>8}{ran:>8} {100 * ran / lines:6.1f} %"
    yield f"{'in all':<36}{sums[0]:>8}{sums[1]:>8} {100 * sums[1] / max(sums[0], 1):6.1f} %"


def source_of(name):
    return (ROOT / name).read_text(encoding="utf-8").splitlines()


def missed(files):
    """Yields each line that did not run, with its place."""
    for name in sorted(files):
        source = source_of(name)
        for number in missed_lines(files[name]):
            yield f"{name}:{number}: {source[number - 1].strip()}"


def write_files(files, text):
    (BUILD / "coverage.txt").write_text(text, encoding="utf-8")
    for name, lines in files.items():
        path = BUILD / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            for number, line in enumerate(source_of(name), 1):
                count = lines.get(number)
                shown = "" if count is None else "never" if count == 0 else str(count)
                print(f"{shown:>12} {number:>5}  {line}".rstrip(), file=out)


def main():
    forget_counts()
    passed = run_all()
    files = read_counts()
    did_not_run = list(missed(files))
    text = "\n".join([*table(files), "", "did not run:" if did_not_run else "all lines ran",
                      *did_not_run, ""])
    write_files(files, text)
    print(f"\n{text}")
    lines = sum(map(len, files.values()))
    enough = lines > 0 and 100 * (lines - len(did_not_run)) / lines >= PER_CENT
    if not passed:
        print("A test failed: see above, and build/coverage/logs/.")
    if not enough:
        print(f"Less than {PER_CENT:g} % of the lines ran.")
    return 0 if passed and enough else 1


if __name__ == "__main__":
    sys.exit(main())
