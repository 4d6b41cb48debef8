# SPDX-License-Identifier: MPL-2.0
"""Runs the checks of the played Calc on one build of the add-in, each in a process of its own; it
reports in TAP."""
import os
import subprocess
import sys
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent.parent / "build"

# All checks, where memory is counted and made short.
EVERYTHING = ["objects", "examples", "exports", "workbook", "office", "errors", "live", "throws",
              "lies", "happenings", "memory", "day", "threads"]


def command(build, check, texts=BUILD):
    """What runs a check on the add-in in a folder of the build, with the type library and the
    examples of another."""
    calc, addin = (("calc.exe", "vitalfew.uno.dll") if "Windows_X86_64" in build.parts else
                   ("calc", "vitalfew.uno.so"))
    return [build / calc, build / addin, texts / "vitalfew.rdb", texts / "examples.txt", check]


def play(build, checks, under=(), **options):
    """Run the checks on the add-in in a folder of the build, under a tool, with its options as
    variables of the environment. One that ends badly is told of; the others are still run."""
    play_in({check: build for check in checks}, under, **options)


def play_in(builds, under=(), **options):
    """Run checks, each on the add-in in a folder of its own: {check: folder}."""
    bad = 0
    for check, build in builds.items():
        status = subprocess.run([*under, *command(build, check)], env={**os.environ, **options},
                                check=False).returncode
        if status != 0:
            print(f"not ok - {check} ends with status {status}\n1..1", flush=True)
            bad += 1
    sys.exit(bad > 0)
