# SPDX-License-Identifier: MPL-2.0
"""Tests of what the demo reads of a list of orders, and of the sample's, without an office."""
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DATA = ROOT.parent / "shared" / "data"
YEARS = range(2022, 2026)
sys.path.insert(0, str(HERE.parent / "office"))
sys.path.insert(0, str(HERE))

import tap  # noqa: E402
from customer_list import NULL_DATE  # noqa: E402
from lists import SAMPLE, file_of, generated, list_of, refused  # noqa: E402
from order_list import read_dates, read_orders  # noqa: E402


def dates_of(*texts):
    """What a column of dates with these cells holds, and in which form."""
    rows = "".join(f'c;"{text}"\n' for text in texts)
    column, form = read_dates(list_of(f"name;day\n{rows}"), 1)
    tap.equal(column.kind, "date")
    return [str(day(cell)) if cell is not None else None for cell in column.cells], form


def day(number):
    return date.fromordinal(NULL_DATE.toordinal() + int(number))


def orders_of(text, customer="name", when="day", value="amount", order=""):
    with file_of(text) as path:
        return read_orders(path, customer, when, value, order)


# -- dates -------------------------------------------------------------------------------------

@tap.test("ORD-5: a column of dates is read in each of four forms, and says in which")
def forms():
    for form, texts in (("year-month-day", ("2024-02-29", "2024-03-04")),
                        ("day.month.year", ("29.02.2024", "4.3.2024")),
                        ("day/month/year", ("29/02/2024", "04/03/2024")),
                        ("month/day/year", ("2/29/2024", "03/04/2024"))):
        tap.equal(dates_of(texts[0], "", texts[1]), (["2024-02-29", None, "2024-03-04"], form))
        tap.equal(dates_of(*texts[::-1]), (["2024-03-04", "2024-02-29"], form), "the other way")


@tap.test("What is no day, or no date at all, is refused with its line")
def no_dates():
    for text in ("2023-02-29", "2024-2-9", "2024-00-10", "31.04.2024", "29.2.24", "32/13/2024",
                 "2024/02/29", "29-02-2024", "2024-02-29 12:30", "29 Feb 2024", "45351", "soon",
                 "0/0/2024", "2024-02-2\N{ARABIC-INDIC DIGIT NINE}", "1/1/0000"):
        refused(dates_of, "2024-02-28", text, "soon",
                because=["list.csv, line 3", repr(text), "'day'", "is not a date", "2/29/2024"])


@tap.test("A date in another form than those above it is refused with its line and one of theirs")
def mixed():
    refused(dates_of, "2024-02-28", "", "29.02.2024", because=[
        "line 4", "'29.02.2024'", "is day.month.year", "'2024-02-28' in line 2",
        "is year-month-day"])
    refused(dates_of, "03/04/2024", "29/02/2024", "2/29/2024", because=[
        "line 4", "'2/29/2024'", "is month/day/year", "'29/02/2024' in line 3",
        "is day/month/year"])
    refused(dates_of, "2/29/2024", "03/04/2024", "29/02/2024", because=[
        "line 4", "is day/month/year", "'2/29/2024' in line 2", "is month/day/year"])
    refused(dates_of, "1/2/2024", "1.2.2024", because=["line 3", "'1/2/2024' in line 2"])


@tap.test("Dates whose day and month could be either are refused with both readings")
def either():
    refused(dates_of, "01/01/2024", "", "03/04/2024", because=[
        "could be either", "'day'", "'03/04/2024' in line 4", "2024-04-03 or 2024-03-04",
        "2024-02-29"])


@tap.test("Where both readings are the same days they are taken")
def no_matter():
    tap.equal(dates_of("01/01/2024", "2/2/2024"), (["2024-01-01", "2024-02-02"], "day/month/year"))


@tap.test("A column without a date is refused")
def empty():
    refused(dates_of, "", "", because=["'day'", "no date"])


# -- lists of orders ---------------------------------------------------------------------------

@tap.test("A list of orders is read by the names of its columns, its others as they are")
def columns():
    found = orders_of("day;net;name;no;note\n29.02.2024;1.234,50;0017;7;x\n1.3.2024;-5;0017;8;\n",
                      value="net", order="no")
    tap.equal(found.told(), [["0017"] * 2, [1234.5, -5.0], [45351.0, 45352.0], [7.0, 8.0]])
    tap.equal(found.form, "day.month.year")
    tap.equal([column.kind for column in found.columns],
              ["date", "number", "text", "number", "text"])
    tap.equal(found.told_indices(), [2, 1, 0, 3])


@tap.test("Without orders' numbers three columns are told")
def three():
    found = orders_of("name,day,amount\nAnn,2024-02-29,5\n")
    tap.equal((found.told_indices(), found.order), ([0, 2, 1], None))


@tap.test("Customers and orders that look like dates are names")
def dates_as_names():
    found = orders_of("name,day,amount,no\n2024-02-28,2024-02-29,5,2024-02-27\n", order="no")
    tap.equal(found.told(), [["2024-02-28"], [5.0], [45351.0], ["2024-02-27"]])


@tap.test("ORD-2: a row with neither a date nor an amount is a note")
def notes():
    found = orders_of("name,day,amount\nAnn,2024-02-29,5\nas agreed,,n/a\n,,-\n")
    tap.equal(found.told()[2], [45351.0, None, None])


@tap.test("ORD-3: what CUSTOMERLIST would not count is refused with its line")
def lost():
    head = "name,day,amount\nAnn,2024-02-29,5\n"
    refused(orders_of, head + "Total,,5\n", because=["list.csv, line 3", "without a date"])
    refused(orders_of, head + "\nBob,2024-02-29,\n", because=["line 4", "without an amount"])
    refused(orders_of, head + "Bob,2024-02-29,n/a\n", because=["line 3", "without an amount"])
    refused(orders_of, head + ",2024-02-29,7\n", because=["line 3", "without a customer"])
    refused(orders_of, head + "Bob,2024-02-29,7 kr\n", because=["line 3", "is not a figure"])


@tap.test("Columns that are not named, not there or named twice are refused")
def names():
    text = "name,day,amount\nAnn,2024-02-29,5\n"
    for variable, given in (("CUSTOMER", {"customer": ""}), ("DATE", {"when": ""}),
                            ("VALUE", {"value": ""})):
        refused(lambda given=given: orders_of(text, **given),
                because=[f"{variable}=", "name, day, amount"])
    refused(lambda: orders_of(text, order="no"), because=["no column 'no'"])
    refused(lambda: orders_of(text, order="name"), because=["'name'", "CUSTOMER and ORDER"])
    refused(lambda: orders_of(text, value="day"), because=["'day'", "DATE and VALUE"])
    refused(lambda: orders_of("name,day,amount\n"), because=["no orders below it"])


@tap.test("Real lists of orders are read, with every row")
def real():
    if not DATA.exists():
        tap.skip("../shared/data is not there")
    for name, order, rows, total in (("orders-51243.csv", "", 51243, 3194344.90),
                                     ("orders-6919.csv", "", 6919, 244091.94),
                                     ("order-lines.csv", "order", 2155, 1265793.04)):
        found = read_orders(DATA / name, "customer", "date", "amount", order)
        tap.equal((len(found.told()[1]), round(sum(found.told()[1]), 2)), (rows, total), name)


# -- the sample's orders -------------------------------------------------------------------------

def sample_orders():
    """The orders of each customer: days and amounts."""
    found = read_orders(SAMPLE / "orders.csv", "customer", "date", "amount", "")
    own = defaultdict(list)
    for customer, amount, when in zip(*found.told()):
        own[customer].append((day(when), amount))
    return found, own


def sample_customers():
    table = list_of((SAMPLE / "customers.csv").read_bytes())
    return [dict(zip(table.header, row)) for row in table.rows]


@tap.test("The sample's orders are what the generator makes of its customers")
def generator():
    made = generated(lambda module, file: module.write(module.orders(module.customers()), file,
                                                       module.ORDERS_HEADER))
    committed = (SAMPLE / "orders.csv").read_bytes().decode("utf-8")
    pairs = zip(made.splitlines(), committed.splitlines())
    tap.equal(next((pair for pair in pairs if pair[0] != pair[1]), None), None, "the first line")
    tap.equal(len(made), len(committed), "length")


@tap.test("The sample's orders sum to the revenue of each customer, year by year")
def sums():
    _, own = sample_orders()
    for row in sample_customers():
        bought = own.pop(row["customer"], [])
        for year in YEARS:
            tap.equal(sum(amount for when, amount in bought if when.year == year),
                      float(row[f"y{year}"] or 0), f"{row['customer']} in {year}")
        if row["revenue"]:
            tap.equal(sum(amount for when, amount in bought if when.year == 2025),
                      float(row["revenue"]), row["customer"])
    tap.equal(dict(own), {}, "orders of others")


@tap.test("The sample's orders are as many as its customers have, from the first to the last")
def first_and_last():
    _, own = sample_orders()
    for row in sample_customers():
        days = [when for when, amount in own[row["customer"]] if amount > 0]
        tap.equal(len(days), int(row["orders"]), row["customer"])
        if days:
            tap.equal(str(max(days)), row["last_order"], row["customer"])
            first = date.fromisoformat(row["first_order"])
            tap.equal(min(days) if first.year >= 2022 else min(days).year,
                      first if first.year >= 2022 else 2022, row["customer"])


@tap.test("The sample's orders have rising days and whole amounts, and some were sent back")
def days_and_amounts():
    found, _ = sample_orders()
    customers, amounts, days = found.told()
    tap.equal(days, sorted(days), "days")
    tap.equal(all(amount and amount == int(amount) for amount in amounts), True, "whole amounts")
    returned = {customer for customer, amount in zip(customers, amounts) if amount < 0}
    tap.equal(len(returned), sum((row["revenue"] or "0").startswith("-")
                                 for row in sample_customers()), "returns")


if __name__ == "__main__":
    sys.exit(tap.run())
