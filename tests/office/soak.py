#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Random walks with fresh seeds for so many seconds: `make soak SECONDS=600`.

    soak.py --seconds 600
    soak.py --seconds 600 --seed 123     the same walks again
    soak.py --oxt build/parts-4/vitalfew.oxt     of another build (make PARTS=4)

Every round walks over each of the books, headless or in a painted window in turn, in an office of
its own. What is stale is printed with the command that shows it again, and the walks go on. With a
build that keeps no lists to compare with (--reference), what is Calc's own fault is told apart.
"""
import argparse
import shutil
import signal
import sys
import time
from contextlib import ExitStack

import books
from com.sun.star.uno import Exception as UnoException
from office import OfficeError
from walk import OXT, Counts, Walk, ends_too, go, open_office

OPERATIONS = 80  # of each walk


class Soak:
    def __init__(self, seconds, seed, oxt, reference):
        self.end = time.monotonic() + seconds
        self.seed = seed
        self.oxt = oxt
        self.reference = reference
        self.counts = {False: Counts(), True: Counts()}
        self.ended = 0
        self.ended_too = 0

    def is_over(self):
        return time.monotonic() >= self.end

    def round(self, painted):
        """A walk over each book in one office."""
        walk = None
        try:
            with ExitStack() as stack:
                office = open_office(stack, painted, self.oxt)
                for book in books.BOOKS:
                    if not self.is_over():
                        walk = Walk(office, self.seed, book, painted)
                        go(office, walk, OPERATIONS, self.counts[painted], self.reference)
        except (UnoException, OfficeError) as error:  # the office has ended, which go() has told
            print(f"{type(error).__name__}: {error}", flush=True)
            if walk is not None and self.reference and ends_too(walk, self.reference):
                print("  it ends without kept lists, too", flush=True)
                self.ended_too += 1
            else:
                self.ended += 1

    def run(self, ways):
        while not self.is_over():
            for painted in ways:
                if not self.is_over():
                    self.round(painted)
            self.seed += 1

    def report(self):
        """Print the sums; returns the exit status."""
        for painted, counts in self.counts.items():
            if counts:
                print(f"{'painted' if painted else 'headless'}: {counts}")
        done = sum(counts.get("classes", 0) for counts in self.counts.values())
        stale = sum(counts.get("stale", 0) for counts in self.counts.values())
        print(f"{done} classes compared, {stale} stale, {self.ended} offices ended"
              f" ({self.ended_too} more in what ends them without kept lists, too)", flush=True)
        return 1 if stale or self.ended or not done else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the first round")
    parser.add_argument("--oxt", default=OXT)
    parser.add_argument("--reference", metavar="OXT")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # ends the office, too
    ways = [False, True]
    if shutil.which("Xvfb") is None:
        print("There is no Xvfb (package xvfb): headless alone.")
        ways.remove(True)
    soak = Soak(arguments.seconds, arguments.seed, arguments.oxt, arguments.reference)
    soak.run(ways)
    return soak.report()


if __name__ == "__main__":
    sys.exit(main())
