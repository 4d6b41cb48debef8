# SPDX-License-Identifier: MPL-2.0
"""Orders and what customers bought of them year by year, for the tests that compare periods."""
import collections
import csv
import random
from pathlib import Path

ORDERS = Path(__file__).resolve().parents[3] / "shared" / "data" / "orders-51243.csv"


def real_orders():
    """Customer, year and amount of each order."""
    with open(ORDERS, encoding="utf-8", newline="") as file:
        return [(one["customer"], int(one["date"][:4]), float(one["amount"]))
                for one in csv.DictReader(file)]


def made_orders():
    """Customer, year and amount of each order; who has stopped may begin again, and some orders are
    returned in a later year."""
    rng = random.Random(62)
    orders = []
    for customer in range(800):
        for year in range(2016, 2026):
            for _ in range(rng.choice((0, 0, 0, 1, 1, 4))):
                amount = round(50 * rng.paretovariate(1.2), 2)
                orders.append((customer, year, amount))
                if rng.random() < 0.1:
                    orders.append((customer, min(year + rng.choice((0, 1)), 2025), -amount))
    rng.shuffle(orders)
    return orders


def yearly_sales(orders):
    """The years, and a row a customer with its sales in each, 0 where it bought nothing."""
    sales = collections.defaultdict(collections.Counter)
    for customer, year, amount in orders:
        sales[customer][year] += amount
    years = sorted({year for of_one in sales.values() for year in of_one})
    return years, [[of_one[year] for year in years] for of_one in sales.values()]
