#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The library for Windows in the played Calc: all checks but the one that makes memory short, which
a build for that has on Linux. The office's two libraries are its own (office.mk)."""
import atexit
import sys

from wine import BUILD, ROOT, WINE, start, stop

sys.path.insert(0, str(ROOT / "tests" / "host"))
from played import EVERYTHING, play_in  # noqa: E402

# Of short lists this one reads parts, in a build of its own.
PARTS = "live"

start()
atexit.register(stop)
play_in({check: BUILD / "parts-2" if check == PARTS else BUILD for check in EVERYTHING
         if check != "memory"}, under=[WINE])
