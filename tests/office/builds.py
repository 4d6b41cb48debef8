# SPDX-License-Identifier: MPL-2.0
"""Builds that the tests have made (tests/variants.mk)."""
import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import tap

ROOT = Path(__file__).resolve().parents[2]


def make(*arguments):
    """Builds, with all processors and while nobody else does; what comes of it is a path from the
    root."""
    environment = {name: text for name, text in os.environ.items()
                   if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    with open(ROOT / "build" / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run(["make", "-s", f"-j{os.cpu_count() or 1}", *arguments], cwd=ROOT,
                       env=environment, check=True, stdout=sys.stderr)


def built(variable, value):
    """The extension of a test build, by a variable of the Makefile: WITHOUT for one without a rule
    of the live lists, or PARTS; where there is no make, as it was built."""
    extension = ROOT / "build" / f"{variable.lower()}-{value}" / "vitalfew.oxt"
    if shutil.which("make") is not None:
        make(f"{variable}={value}")
    elif not extension.exists():
        tap.skip(f"there is no make to build {extension} with")
    return extension
