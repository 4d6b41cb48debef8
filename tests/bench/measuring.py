# SPDX-License-Identifier: MPL-2.0
"""What the measures of the benchmark share."""
import sys
import time


def draw(chance):
    """An amount by Pareto's distribution, with the exponent at which a fifth bring 80 %."""
    return round(1000 * chance.paretovariate(1.161), 2)


def in_turn(members, number):
    """The members, beginning with another one in every round."""
    members = list(members)
    start = number % len(members)
    return members[start:] + members[:start]


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def ask(asked, formula):
    """Have a cell compute a formula."""
    asked.setFormula(formula)
    if asked.getError() != 0:
        sys.exit(f"{formula} gives {asked.String}")


def progress(text):
    print(text, file=sys.stderr, flush=True)
