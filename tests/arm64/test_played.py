#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The library for 64-bit Arm in the played Calc, against the office's own libraries: all checks but
the one that makes memory short, which a build for that has on this machine. Run by .ci/arm64.sh,
which knows how to run a program of that machine."""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "host"))
from played import EVERYTHING, play_in  # noqa: E402

BUILD = ROOT / "build" / "Linux_AARCH64"
# Of short lists this one reads parts, in a build of its own.
PARTS = "live"

run = Path(os.environ.get("LO_PROGRAM", "/")) / "run"
if not run.exists():
    sys.exit("make check-arm64 runs this")
# Where the office is inside the folder, not where its commands are.
play_in({check: BUILD / "parts-2" if check == PARTS else BUILD for check in EVERYTHING
         if check != "memory"}, under=[run], LO_PROGRAM="/usr/lib/libreoffice/program")
