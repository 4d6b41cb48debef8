# SPDX-License-Identifier: MPL-2.0
"""What the benchmark makes of the times that it took: medians, ratios, tables, and what they show.

A time is known by what is computed and how: Key(amounts, rows, what, measure). Its samples are
seconds, one a round, so that the ratio of two is taken round by round.
"""
import csv
import statistics
from collections import namedtuple

Key = namedtuple("Key", "amounts rows what measure")

# What is computed.
TIER, NOTHING = "CUSTOMERTIER", "BENCHNOTHING"
SHARE, COUNT, RANK = "SUMIF/SUM", "COUNTIF", "PERCENTRANK"
BUILT_IN = (SHARE, COUNT, RANK)
TIERS, CONSTANTS = "CUSTOMERTIERS", "BENCHCONSTANTS"
OTHERS = ("CUSTOMERTIERIF", "CUSTOMERSTAGE", "SELLINGTIME", "RFMSCORE")

# What the amounts are; CUSTOMERS are the lists of several columns that OTHERS need.
TYPED, COMPUTED, CUSTOMERS = "typed", "formulas", "customers"

# How it is measured.
FILL, RECALCULATION, SEEN, ALL = "fill", "recalculation", "edit, 50 seen", "edit, all"
READING = "getDataArray()"
STORED, CALLED, ALONE = "in Calc", "called by Calc", "by itself"

CLAIMED_ROWS = 10_000  # what is promised of edits, built-in ways and OTHERS is promised of these


def median(samples, *key):
    """The median of the rounds; None where it was not measured."""
    taken = samples.get(Key(*key))
    return statistics.median(taken) if taken else None


def ratio(samples, above, below):
    """The median of the rounds' ratios of two keys; None where one was not measured."""
    pairs = list(zip(samples.get(Key(*above), ()), samples.get(Key(*below), ())))
    return statistics.median(a / b for a, b in pairs) if pairs else None


def row_ratio(samples, kind, sizes):
    """What a row of the longest list costs, over a row of the shortest."""
    over = ratio(samples, (kind, max(sizes), TIER, RECALCULATION),
                 (kind, min(sizes), TIER, RECALCULATION))
    return over * min(sizes) / max(sizes)


def duration(seconds):
    """Three digits, such as 1.42 s, 16.4 ms or 288 ms."""
    if seconds is None:
        return ""
    number, unit = (seconds, "s") if seconds >= 1 else (1000 * seconds, "ms")
    decimals = 0 if number >= 100 else 1 if number >= 10 else 2
    return f"{number:.{decimals}f} {unit}"


def factor(number):
    return "" if number is None else f"{number:.2f}"


# -- tables ------------------------------------------------------------------------------------

def print_table(header, rows):
    rows = [header, *rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(header))]
    for row in rows:
        print("  ".join(text.ljust(width) if i == 0 else text.rjust(width)
                        for i, (text, width) in enumerate(zip(row, widths))).rstrip())
    print()


def print_list(samples, kind, rows):
    """All formulas over one list."""
    def over(name, measure, yardstick):
        return factor(ratio(samples, (kind, rows, name, measure), (kind, rows, NOTHING, yardstick)))

    reading = duration(median(samples, kind, rows, NOTHING, READING))
    print(f"{rows:,} amounts, {kind}; reading them once takes {reading}")
    print_table(
        ("formula in every row", FILL, RECALCULATION, "µs a row", f"x {NOTHING}", SEEN,
         "x reading", ALL),
        [(name, duration(median(samples, kind, rows, name, FILL)),
          duration(median(samples, kind, rows, name, RECALCULATION)),
          f"{1e6 * median(samples, kind, rows, name, RECALCULATION) / rows:.1f}",
          over(name, RECALCULATION, RECALCULATION),
          duration(median(samples, kind, rows, name, SEEN)), over(name, SEEN, READING),
          duration(median(samples, kind, rows, name, ALL)))
         for name in (TIER, NOTHING, *BUILT_IN) if median(samples, kind, rows, name, FILL)])


def print_others(samples, rows):
    print_table(
        (f"{rows:,} rows", RECALCULATION, "µs a row", f"x {TIER}"),
        [(name, duration(median(samples, CUSTOMERS, rows, name, RECALCULATION)),
          f"{1e6 * median(samples, CUSTOMERS, rows, name, RECALCULATION) / rows:.1f}",
          factor(ratio(samples, (CUSTOMERS, rows, name, RECALCULATION),
                       (CUSTOMERS, rows, TIER, RECALCULATION))))
         for name in (TIER, *OTHERS)])


def arrays(samples):
    """What was measured of array functions: pairs of what CUSTOMERTIERS and constants take."""
    return [(key, key._replace(what=CONSTANTS)) for key in samples if key.what == TIERS]


def print_arrays(samples):
    print_table(
        ("array function", "rows", TIERS, CONSTANTS, "ratio"),
        [(key.measure, f"{key.rows:,}", duration(median(samples, *key)),
          duration(median(samples, *other)), factor(ratio(samples, key, other)))
         for key, other in arrays(samples)])


# -- what is promised --------------------------------------------------------------------------

def claim(text, limit, measured, worst=max):
    """A claim of which all ratios, {what: ratio}, are to be at most (or at least) the limit."""
    number = worst(measured.values())
    holds = number <= limit if worst is max else number >= limit
    return (text, f"{'at most' if worst is max else 'at least'} {limit:g}",
            ", ".join(f"{what} {n:.2f}" for what, n in measured.items()), "yes" if holds else "NO")


def claims(samples, sizes, kernel, orders):
    """What the add-in promises: the claim, the limit, what was measured, whether it holds."""
    rows = min(CLAIMED_ROWS, max(sizes))

    def recalculation(kind, length, above, below):
        return ratio(samples, (kind, length, above, RECALCULATION),
                     (kind, length, below, RECALCULATION))

    def look(kind):
        return {f"{rows:,} amounts, {kind}": ratio(samples, (kind, rows, TIER, SEEN),
                                                   (kind, rows, NOTHING, READING))}

    found = [
        claim(f"a row of {max(sizes):,} / a row of {min(sizes):,}", 1.3,
              {kind: row_ratio(samples, kind, sizes) for kind in (TYPED, COMPUTED)}),
        claim(f"{rows:,} rows: {SHARE} / {TIER}", 30,
              {TYPED: recalculation(TYPED, rows, SHARE, TIER)}, min),
        claim(f"{rows:,} rows: built-in / {TIER}", 1,
              {name: recalculation(TYPED, rows, name, TIER) for name in BUILT_IN}, min)]
    found += [claim(f"{TIER} / {NOTHING}, amounts {kind}", 2,
                    {f"{length:,} rows": recalculation(kind, length, TIER, NOTHING)
                     for length in sizes}) for kind in (TYPED, COMPUTED)]
    found += [
        claim(f"{rows:,} rows: others / {TIER}", 2,
              {name: recalculation(CUSTOMERS, rows, name, TIER) for name in OTHERS}),
        claim("edit, 50 rows seen / reading the list", 2, look(TYPED)),
        claim("edit, 50 rows seen / reading the list", 3, look(COMPUTED)),
        claim(f"{TIERS} / {CONSTANTS}", 2,
              {f"{key.rows:,} rows {key.measure}": ratio(samples, key, other)
               for key, other in arrays(samples) if key.measure != ALONE}),
        claim("the library alone: qsort / build and class", 3,
              {row[0]: float(row[-1]) for row in kernel[1:]}, min),
        claim("the library alone: qsort / group and sum", 3,
              {row[0]: float(row[-1]) for row in orders[1:]}, min)]
    return found


# -- what is kept ------------------------------------------------------------------------------

# What the page of the benchmark tells of each size of list: how, of what, and whether the README
# tells it, too.
TOLD = [
    (f"`{TIER}`: fill the column", TIER, FILL, True),
    ("change an amount, see the first 50 rows", TIER, SEEN, True),
    ("change an amount, compute every row", TIER, ALL, False),
    ("compute everything again", TIER, RECALCULATION, True),
    (f"`{TIERS}`, one array formula: compute everything again", TIERS, STORED, False),
    ("`SUMIF`, `SUM` and `LOOKUP` in every row: compute everything again", SHARE, RECALCULATION,
     True),
    ("`COUNTIF` in every row: the same", COUNT, RECALCULATION, False),
    ("`PERCENTRANK` in every row: the same", RANK, RECALCULATION, False)]


def table_of_times(samples, sizes, told):
    """Times for who works with lists, and no ratios, in Markdown."""
    lines = ["| what is done | " + " | ".join(f"{rows:,} rows" for rows in sizes) + " |",
             "| --- |" + " ---: |" * len(sizes)]
    for text, name, measure, _ in told:
        times = [duration(median(samples, TYPED, rows, name, measure)) or "not measured"
                 for rows in sizes]
        lines.append(f"| {text} | " + " | ".join(times) + " |")
    return "\n".join(lines) + "\n"


def speed(samples, sizes, kernel, orders, machine):
    """The table of tests/bench/README.md."""
    alone = dict(zip(kernel[0], kernel[1]))
    grouped = dict(zip(orders[0], orders[1]))
    return (table_of_times(samples, sizes, TOLD) +
            f"\n{machine}. The library alone sorts and classes {int(alone['customers']):,} "
            f"amounts in {float(alone['build and class ms']):.0f} ms; "
            f"`qsort()` sorts them in {float(alone['qsort ms']):.0f} ms. It finds the customers of "
            f"{int(grouped['lines']):,} order lines in {float(grouped['group and sum ms']):.0f} "
            f"ms; `qsort()` sorts these in {float(grouped['qsort ms']):.0f} ms.\n")


def speed_in_short(samples, sizes):
    """The table of README.md: some lines of that of speed()."""
    return table_of_times(samples, sizes, [one for one in TOLD if one[-1]])


def keep(folder, samples, kernel, orders, promised):
    measured = [(*key, f"{statistics.median(taken):.6f}",
                 f"{1e6 * statistics.median(taken) / key.rows:.3f}",
                 " ".join(f"{seconds:.6f}" for seconds in taken))
                for key, taken in samples.items()]
    tables = {
        "calc.csv": [("amounts", "rows", "what", "measure", "median seconds",
                      "microseconds a row", "seconds of each round"), *measured],
        "kernel.csv": kernel,
        "orders.csv": orders,
        "claims.csv": [("claim", "limit", "measured", "holds"), *promised],
    }
    for name, rows in tables.items():
        with open(folder / name, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
