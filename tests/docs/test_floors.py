# SPDX-License-Identifier: MPL-2.0
"""The floors of addin/: each uses those below it alone, in what it includes and what it calls."""
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

# What each may use besides itself; the library's own headers are the kernel's.
FLOORS = {
    "kernel": set(),
    "uno": set(),
    "live": {"uno"},
    "workbook": {"kernel", "uno"},
    "functions": {"kernel", "live", "uno", "workbook"},
    "package": {"functions", "uno"},  # the program that prints the functions' tables
}
OF_KERNEL = {"vitalfew", ""}  # folders in the names of its headers


def sources():
    return sorted((ROOT / "addin").glob("*/*.[ch]"))


def objects():
    """The objects that the add-in is linked of, as (floor, path)."""
    environment = {name: text for name, text in os.environ.items()
                   if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    printed = subprocess.run(
        ["make", "-C", str(ROOT), "-nB", "V=1", "build/vitalfew.uno.so"], env=environment,
        stdout=subprocess.PIPE, check=True, text=True).stdout
    return [(floor, ROOT / path) for path, floor in
            re.findall(r" -c -o (\S+\.o) addin/(\w+)/\S+\.c$", printed, re.MULTILINE)]


def names(path, which):
    """The names that an object defines, or those that it needs of others."""
    printed = subprocess.run(["nm", "--extern-only", "--format=posix", which, str(path)],
                             stdout=subprocess.PIPE, check=True, text=True).stdout
    return {line.split()[0] for line in printed.splitlines()}


@tap.test("every folder with sources is a floor that this test knows")
def floors():
    tap.equal({path.parent.name for path in sources()}, set(FLOORS))


@tap.test("no file includes a header of a floor that it must not use")
def includes():
    wrong = []
    for path in sources():
        floor = path.parent.name
        for folder in re.findall(r'^#include "(?:([^"/]*)/)?[^"/]+"', path.read_text("utf-8"),
                                 re.MULTILINE):
            used = "kernel" if folder in OF_KERNEL else folder
            if used not in FLOORS[floor] | {floor}:
                wrong.append(f"{path.relative_to(ROOT)} uses {used}")
    tap.equal(wrong, [])


@tap.test("no object needs a function or a table of a floor that it must not use")
def symbols():
    built = objects()
    tap.equal({floor for floor, _ in built}, set(FLOORS) - {"package"}, "floors of the add-in")
    floor_of = {name: floor for floor, path in built for name in names(path, "--defined-only")}
    tap.equal("vfu_customertier" in floor_of, True, "names were found")
    wrong = [f"{path.name} of {floor} needs {name} of {floor_of[name]}"
             for floor, path in built for name in sorted(names(path, "--undefined-only"))
             if floor_of.get(name, floor) not in FLOORS[floor] | {floor}]
    tap.equal(wrong, [])


if __name__ == "__main__":
    sys.exit(tap.run())
