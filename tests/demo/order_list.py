# SPDX-License-Identifier: MPL-2.0
"""Reads a list of orders from a CSV file: a row an order or a line of one, many rows a customer.

As a list of customers is read, and besides the column of dates. All of them are written in one
form, 2024-02-29, 29.02.2024, 29/02/2024 or 2/29/2024, and the column has to show which: a date that
was guessed wrong would be wrong by months. Of what CUSTOMERLIST would not count without a word
(ORD-3) the first line is named.
"""
import re
from dataclasses import dataclass
from datetime import date

from customer_list import (
    NULL_DATE, Column, CustomerList, ListError, find_column, read_amounts, read_column, read_list)

YEAR, MONTH, DAY = r"(?P<year>\d{4})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
# By how a person would call them; the day comes first where there are points.
FORMS = {
    "year-month-day": re.compile(rf"{YEAR}-(?P<month>\d\d)-(?P<day>\d\d)"),
    "day.month.year": re.compile(rf"{DAY}\.{MONTH}\.{YEAR}"),
    "day/month/year": re.compile(rf"{DAY}/{MONTH}/{YEAR}"),
    "month/day/year": re.compile(rf"{MONTH}/{DAY}/{YEAR}"),
}


@dataclass
class OrderList:
    """The table, what its columns hold, and which of them are what; order is None if none is."""
    table: CustomerList
    columns: list
    customer: int
    date: int
    amount: int
    order: int
    form: str  # of the dates, among FORMS

    def title(self, index):
        return self.table.header[index]

    def told_indices(self):
        """The columns in the order of the functions' arguments."""
        given = (self.customer, self.amount, self.date, self.order)
        return [index for index in given if index is not None]

    def told(self):
        """The cells of these columns."""
        return [self.columns[index].cells for index in self.told_indices()]


def read_orders(path, customer, date_name, value, order):
    """The OrderList in a CSV file whose columns have these names, or ListError says why not."""
    table = read_list(path, "orders")
    names = {"CUSTOMER": (customer, "customers"), "DATE": (date_name, "dates"),
             "VALUE": (value, "amounts")}
    if order:
        names["ORDER"] = (order, "numbers of the orders")
    found = {variable: find_column(table, name, variable, what)
             for variable, (name, what) in names.items()}
    _each_its_own(table, found)
    columns = [read_column(table, index) for index in range(len(table.header))]
    columns[found["VALUE"]] = read_amounts(table, found["VALUE"])
    columns[found["DATE"]], form = read_dates(table, found["DATE"])
    for variable in ("CUSTOMER", "ORDER"):
        if variable in found and columns[found[variable]].kind == "date":
            columns[found[variable]] = Column("text", _texts(table, found[variable]))
    orders = OrderList(table, columns, found["CUSTOMER"], found["DATE"], found["VALUE"],
                       found.get("ORDER"), form)
    _nothing_is_lost(orders)
    return orders


def read_dates(table, index):
    """The Column of dates, None where empty, and the form that all of them have."""
    title = table.header[index]
    given = [(line, text) for line, text in zip(table.lines, table.column(index)) if text]
    if not given:
        raise ListError(f"The column {title!r} of {table.name} has no date in it")
    forms = list(FORMS)
    shown_by = {}  # the line, of those that are read, that leaves out a form
    for line, text in given:
        own = [form for form in FORMS if _date(text, form)]
        if not own:
            raise ListError(f"{table.name}, line {line}: {text!r} in the column {title!r} is not a "
                            "date. Write dates as 2024-02-29, 29.02.2024, 29/02/2024 or 2/29/2024")
        if not set(own) & set(forms):
            other, shown = shown_by[own[0]]
            raise ListError(f"{table.name}, line {line}: {text!r} in the column {title!r} is "
                            f"{own[0]}, but {shown!r} in line {other} is {forms[0]}. Write all "
                            "dates one way")
        for form in FORMS:
            if form not in own:
                shown_by.setdefault(form, (line, text))
        forms = [form for form in forms if form in own]
    readings = [[_date(text, form) for _, text in given] for form in forms]
    if readings[0] != readings[-1]:
        line, text, *days = next(
            (line, text, *days) for (line, text), *days in zip(given, *readings)
            if days[0] != days[-1])
        raise ListError(f"Day and month could be either in every date of the column {title!r} of "
                        f"{table.name}: {text!r} in line {line} is {days[0]} or {days[1]}. Write "
                        "the dates as 2024-02-29")
    days = iter(readings[0])
    return Column("date", [float((next(days) - NULL_DATE).days) if text else None
                           for text in table.column(index)]), forms[0]


def _date(text, form):
    """The day that a text is in this form, or None."""
    found = FORMS[form].fullmatch(text)
    if not found or not text.isascii():
        return None
    try:
        return date(*(int(found[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None


def _each_its_own(table, found):
    for variable, index in found.items():
        other = next(name for name in found if found[name] == index)
        if other != variable:
            raise ListError(f"The column {table.header[index]!r} of {table.name} cannot be both "
                            f"{other} and {variable}")


def _texts(table, index):
    return [text or None for text in table.column(index)]


def _nothing_is_lost(orders):
    """ListError unless each row is an order line or has neither amount nor date (ORD-2)."""
    name = orders.table.name
    customers, amounts, dates = orders.told()[:3]
    lines = 0
    for line, customer, amount, day in zip(orders.table.lines, customers, amounts, dates):
        has_amount = isinstance(amount, float)
        if has_amount and day is None:
            raise ListError(f"{name}, line {line}: an amount without a date. Take a total out of "
                            "the list, or give the order its date")
        if day is not None and not has_amount:
            raise ListError(f"{name}, line {line}: a date without an amount")
        if has_amount and customer is None:
            raise ListError(f"{name}, line {line}: an order without a customer")
        lines += has_amount
    if not lines:
        raise ListError(f"{name} has no order in it")
