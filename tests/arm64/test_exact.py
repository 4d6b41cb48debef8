#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The kernel built for 64-bit Arm, against exact rational arithmetic: what tests/exact asks of it.
Run by .ci/arm64.sh."""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "exact"))
import importlib.util  # noqa: E402

spec = importlib.util.spec_from_file_location("exact", ROOT / "tests" / "exact" / "test_exact.py")
exact = importlib.util.module_from_spec(spec)
spec.loader.exec_module(exact)
exact.KERNEL = [str(Path(os.environ.get("LO_PROGRAM", "/")) / "run"),
                str(ROOT / "build" / "Linux_AARCH64" / "exact" / "kernel")]

sys.exit(exact.tap.run())
