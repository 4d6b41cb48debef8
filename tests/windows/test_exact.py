#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The kernel built for Windows, against exact rational arithmetic: what tests/exact asks of it."""
import sys

from wine import BUILD, ROOT, WINE, start, stop

sys.path.insert(0, str(ROOT / "tests" / "exact"))
import importlib.util  # noqa: E402

spec = importlib.util.spec_from_file_location("exact", ROOT / "tests" / "exact" / "test_exact.py")
exact = importlib.util.module_from_spec(spec)
spec.loader.exec_module(exact)
exact.KERNEL = [WINE, str(BUILD / "kernel.exe")]

start()
try:
    sys.exit(exact.tap.run())
finally:
    stop()
