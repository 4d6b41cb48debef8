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


def order_lines():
    """The rows of order-lines.csv: customer, amount, day, order."""
    with open(DATA / "order-lines.csv", encoding="utf-8", newline="") as file:
        return [[one["customer"], float(one["amount"]), day(one["date"]), int(one["order"])]
                for one in csv.DictReader(file)]
