# SPDX-License-Identifier: MPL-2.0
"""Runs the program that plays Calc to one build of the add-in; it reports in TAP."""
import os
import subprocess
import sys
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent.parent / "build"

# All that is played where memory is counted and made short.
EVERYTHING = ["objects", "examples", "workbook", "office", "errors", "live", "throws", "lies", "happenings",
              "memory", "day", "threads", "leaks"]


def command(build, checks, texts=BUILD):
    """What plays the checks to the add-in in a folder of the build, with the type library and the
    examples of another."""
    return [build / "calc", build / "vitalfew.uno.so", texts / "vitalfew.rdb",
            texts / "examples.txt", *checks]


def play(build, checks, under=(), **options):
    """Play the checks to the add-in in a folder of the build, under a tool, with its options as
    variables of the environment."""
    sys.exit(subprocess.run([*under, *command(build, checks)], env={**os.environ, **options},
                            check=False).returncode)
