#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Runs the fuzzers side by side: first over the cases that are kept, then for some seconds each.

    tests/fuzz/test_fuzz.py --seconds=600

tests/fuzz/cases/FUZZER/ holds the cases that each one starts from, and those that once failed.
What it finds goes to build/fuzz/found/, to be kept there too once the fault is mended.
"""
import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / "build" / "fuzz"
CASES = ROOT / "tests" / "fuzz" / "cases"


def start(name, seconds):
    corpus, found = BUILD / "corpus" / name, BUILD / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    kept = CASES / name
    log = open(BUILD / f"{name}.log", "wb")
    return subprocess.Popen(
        [BUILD / name, f"-max_total_time={seconds}", "-max_len=512", "-timeout=10", "-seed=1",
         "-print_final_stats=1", f"-artifact_prefix={found}/{name}-", corpus,
         *([kept] if kept.is_dir() else [])],
        cwd=ROOT, stdout=log, stderr=subprocess.STDOUT,
        env={**os.environ, "ASAN_OPTIONS": "detect_leaks=1:leak_check_at_exit=0"})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=30)
    seconds = parser.parse_args().seconds
    names = sorted(path.stem for path in (ROOT / "tests" / "fuzz").glob("fuzz_*.c"))
    if not all((BUILD / name).exists() for name in names):
        print("1..0 # SKIP clang has no runtime library for its fuzzer")
        return 0
    print(f"1..{len(names)}", flush=True)
    fuzzers = [(name, start(name, seconds)) for name in names]
    failed = 0
    for number, (name, process) in enumerate(fuzzers, 1):
        status = process.wait()
        log = (BUILD / f"{name}.log").read_text(errors="replace")
        runs = re.search(r"number_of_executed_units:\s*(\d+)", log)
        runs = int(runs[1]) if runs else 0
        passed = status == 0 and runs > 0
        failed += not passed
        print(f"{'ok' if passed else 'not ok'} {number} - {name}: {runs:,} cases in {seconds} s")
        if not passed:
            print("\n".join(f"# {line}" for line in log.splitlines()[-40:]), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
