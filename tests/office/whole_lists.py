# SPDX-License-Identifier: MPL-2.0
"""Whole lists of customers to compute with: a made one, always, and a real one where it is here.

    @each_list("retail-customers.csv", "every tier equals an independent computation")
    def tiers(office, listed):
        sheet = new_sheet(office, [listed["revenue"], listed["country"]])
"""
import csv
from pathlib import Path

import tap

ROOT = Path(__file__).resolve().parents[2]
MADE = ROOT / "tests" / "data" / "customers.csv"
REAL = ROOT.parent / "shared" / "data"


class CustomerList:
    """The columns of a CSV file, numbers as numbers."""

    def __init__(self, path):
        self.name = path.name
        with open(path, newline="", encoding="utf-8") as file:
            self._rows = list(csv.DictReader(file))

    def __len__(self):
        return len(self._rows)

    def __getitem__(self, column):
        return [_number(row[column]) for row in self._rows]

    def rows(self, *columns):
        """These columns, row by row."""
        return list(zip(*(self[column] for column in columns)))


def each_list(real, name):
    """Register the decorated function as a test of the made list, and as one of this real list."""
    def register(function):
        for path in (MADE, REAL / real):
            if path == MADE or path.exists():
                tap.test(f"{path.name}: {name}")(
                    lambda office, path=path: function(office, CustomerList(path)))
        return function
    return register


def _number(text):
    try:
        return float(text)
    except ValueError:
        return text
