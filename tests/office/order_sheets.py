# SPDX-License-Identifier: MPL-2.0
"""What the tests over lists of orders share: sheets of rows, and days."""
import csv
import datetime
from pathlib import Path

from office import fill

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def day(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1899, 12, 30)).days


def sheet_of(office, rows, at="A1"):
    """The first sheet of a new document, now with these rows."""
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, at, rows)
    return sheet


def of_day(text):
    """The cases, with the numbers of days for dates in brackets: [2015-01-01] and [01-16]."""
    parts = text.split("[")
    return parts[0] + "".join(
        f"{day(date if len(date) > 5 else '2015-' + date)}{rest}"
        for date, _, rest in (part.partition("]") for part in parts[1:]))


def order_lines(name="order-lines.csv"):
    """The rows of a real list: customer, amount, day and, where it has any, order."""
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return [[_customer(one["customer"]), float(one["amount"]), day(one["date"]),
                 *([int(one["order"])] if "order" in one else [])] for one in csv.DictReader(file)]


def _customer(text):
    """A number as Calc would take it in, but for one with leading zeros, which is a text there."""
    return int(text) if text.isdigit() and text[0] != "0" else text
