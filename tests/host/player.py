# SPDX-License-Identifier: MPL-2.0
"""Runs the program that plays Calc to one build of the add-in; it reports in TAP."""
import os
import subprocess
import sys
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent.parent / "build"


def play(build, checks, under=(), **options):
    """Play the checks to the add-in in a folder of the build, under a tool, with its options as
    variables of the environment."""
    command = [*under, build / "calc", build / "vitalfew.uno.so", BUILD / "vitalfew.rdb",
               BUILD / "examples.txt", *checks]
    sys.exit(subprocess.run(command, env={**os.environ, **options}, check=False).returncode)
