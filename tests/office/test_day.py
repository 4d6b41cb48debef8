# SPDX-License-Identifier: MPL-2.0
"""A short day in a real office; `make soak` has a long one. What each part does is in day.py.

Over so short a time the office's own needs for memory go up and down by more than the day allows:
only a leak that nobody could overlook is found.
"""
import sys

import day
import tap

COARSE = 0.1


@tap.test("amounts are typed and all is computed again, and no memory stays")
def edits():
    tap.note(day.edits(100, COARSE))


@tap.test("documents with lists are made, edited, saved, closed and opened, and nothing stays")
def documents():
    tap.note(day.documents(4, COARSE))


@tap.test("rows are inserted one by one, and what is kept of the list stays bounded")
def inserts():
    tap.note(day.inserts(100, COARSE))


@tap.test("a sheet is used to its last row, 1,048,576, edited, and refuses one more")
def last_row():
    tap.note(day.last_row())


@tap.test("documents and the office are closed while tiers are being computed")
def ended():
    tap.note(day.ended_while_computing())


@tap.test("the office is killed while tiers are being computed, and its document recovered")
def crash():
    tap.note(day.crash(by_itself=False))


if __name__ == "__main__":
    sys.exit(tap.run())
