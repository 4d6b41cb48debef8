#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Makes customers.csv beside it, a list of customers as companies have them, but of nobody:

    python3 tests/data/customers.py >tests/data/customers.csv

The largest fifth of the customers bring most of the revenue. Among the amounts are ties, zeros and
credits, among the names quotation marks, commas, apostrophes and letters beyond ASCII; two
customers may have one name, and a country is not always written alike. Every run makes the same
list.
"""
import csv
import random
import sys

CUSTOMERS = 400
SEED = 1906
TAIL = 1.16  # of a Pareto distribution, of which the largest fifth holds four fifths
SMALLEST = 40

FAMILIES = ("O'Leary", "Müller", "Ødegård", "Nuñez", "Wójcik", "d'Aubigné", "Şahin", "Smith",
            "Þórsson", "Novák", "Βλάχος", "Ковач")
TRADES = ("Bakery", "Tools", "Möbel", "Papier", "Textiles", "Fjordfisk", "Crêperie", "Garage")
FORMS = ("{family} {trade}", "{family} & Sons, {trade}", '"{trade}" {family}', "{family}",
         '{trade} 24", {family}', "{trade} de {family} S.A.")
COUNTRIES = ("Österreich", "Norge", "España", "Côte d'Ivoire", "Polska", "Ireland", "ÖSTERREICH",
             "norge")


class Draw:
    """Random numbers by random() alone, which gives the same ones in every Python."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, bound):
        return int(self.random() * bound)

    def one_of(self, things):
        return things[self.below(len(things))]

    def chance(self, share):
        return self.random() < share


def cents(draw):
    """What a customer has brought in."""
    if draw.chance(0.05):
        return 0
    if draw.chance(0.03):
        return -draw.below(20_000) - 1  # more was returned than sold
    amount = SMALLEST * (1 - draw.random()) ** (-1 / TAIL)
    return round(amount) * 100 if draw.chance(0.6) else round(amount * 100)


def customer(draw):
    name = draw.one_of(FORMS).format(family=draw.one_of(FAMILIES), trade=draw.one_of(TRADES))
    brought = cents(draw)
    orders = 0 if brought == 0 and draw.chance(0.5) else 1 + draw.below(1 + draw.below(12))
    return [name, draw.one_of(COUNTRIES), orders, f"{brought / 100:.2f}", draw.below(400)]


def rows():
    draw = Draw(SEED)
    yield ["customer", "country", "orders", "revenue", "recency_days"]
    for _ in range(CUSTOMERS):
        yield customer(draw)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    csv.writer(sys.stdout, lineterminator="\n").writerows(rows())
