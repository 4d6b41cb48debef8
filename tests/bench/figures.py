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

LISTED, WHOLE = "CUSTOMERLIST", "CUSTOMERLIST(A:A;B:B;C:C)"
COLUMNS, BUILT_IN_LIST = "three columns", "COUNTIFS, SUMIFS, MINIFS, MAXIFS"

# What the customers of a list of orders are.
NUMBERS, NAMES = "numbers", "names"

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


CLAIM = ("claim", "limit", "measured", "holds")


def print_claims(promised, quick):
    if not quick:  # it is too short to show anything
        print_table(CLAIM, promised)


def claims(samples, sizes, kernel):
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
              {row[0]: float(row[-1]) for row in kernel[1:]}, min)]
    return found


def claims_of_orders(samples, sizes, alone, memory):
    """As claims(), of lists of orders."""
    lines, fewer = sizes.lines, sizes.fewer_lines
    return [
        claim("the library alone: qsort / group and sum", 3,
              {row[0]: float(row[-1]) for row in alone[1:]}, min),
        claim(f"{lines:,} order lines: {LISTED} by itself / reading its columns", 1.5,
              {NUMBERS: ratio(samples, (NUMBERS, lines, LISTED, ALONE),
                              (NUMBERS, lines, COLUMNS, READING))}),
        claim(f"{lines:,} order lines: its memory over that of reading, in MB", 100,
              {kind: (listed - reading) / 1e6 for kind, (reading, listed) in memory.items()}),
        claim(f"{fewer:,} order lines: whole columns / the cells in use", 1.25,
              {NUMBERS: ratio(samples, (NUMBERS, fewer, WHOLE, STORED),
                              (NUMBERS, fewer, LISTED, STORED))}),
        claim(f"{fewer:,} order lines: built-in / {LISTED}", 100,
              {NUMBERS: ratio(samples, (NUMBERS, fewer, BUILT_IN_LIST, RECALCULATION),
                              (NUMBERS, fewer, LISTED, STORED))}, min)]


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


def speed(samples, sizes, kernel, machine):
    """The table of tests/bench/README.md."""
    alone = dict(zip(kernel[0], kernel[1]))
    return (table_of_times(samples, sizes, TOLD) +
            f"\n{machine}. The library alone sorts and classes {int(alone['customers']):,} "
            f"amounts in {float(alone['build and class ms']):.0f} ms; "
            f"`qsort()` sorts them in {float(alone['qsort ms']):.0f} ms.\n")


# What the page tells of lists of orders: how, what, and how that was measured; of many lines, by
# themselves, and of fewer, in Calc.
TOLD_BY_ITSELF = [
    ("read the three columns, and nothing else", COLUMNS, READING),
    (f"`{LISTED}` by itself, reading included", LISTED, ALONE)]
TOLD_IN_CALC = [
    (f"`{LISTED}`, one array formula: compute everything again", LISTED, STORED),
    ("the same over whole columns, `A:A`", WHOLE, STORED),
    ("`COUNTIFS`, `SUMIFS`, `MINIFS` and `MAXIFS` for every customer (estimated from 200 of them)",
     BUILT_IN_LIST, RECALCULATION)]


def print_orders(samples, memory):
    print_table(("order lines", "lines", "customers are", "time"),
                [(f"{key.what} {key.measure}", f"{key.rows:,}", key.amounts,
                  duration(median(samples, *key))) for key in samples])
    print_table(("peak of the memory, in MB", "reading", LISTED, "more"),
                [(kind, *(f"{one / 1e6:.0f}" for one in (reading, listed, listed - reading)))
                 for kind, (reading, listed) in memory.items()])


def speed_of_orders(samples, sizes, alone, memory, machine):
    """The table of lists of orders of tests/bench/README.md."""
    lines = ["| what is done | customers are numbers | customers are names |",
             "| --- | ---: | ---: |"]
    for rows, customers, told in ((sizes.lines, sizes.customers, TOLD_BY_ITSELF),
                                  (sizes.fewer_lines, sizes.fewer_customers, TOLD_IN_CALC)):
        lines.append(f"| **{rows:,} lines of {customers:,} customers** | | |")
        for text, what, measure in told:
            times = [duration(median(samples, kind, rows, what, measure)) for kind in memory]
            lines.append(f"| {text} | " + " | ".join(times) + " |")
    lines.append("| **its array formula, of more customers** | | |")
    for customers in sizes.stored_customers:
        times = [duration(median(samples, kind, 2 * customers, LISTED, STORED)) for kind in memory]
        lines.append(f"| {2 * customers:,} lines of {customers:,} customers | " +
                     " | ".join(times) + " |")
    grouped = dict(zip(alone[0], alone[1]))
    more = max((listed - reading) / 1e6 for reading, listed in memory.values())
    return ("\n".join(lines) + f"\n\n{machine}. The library alone finds the customers of "
            f"{int(grouped['lines']):,} order lines in {float(grouped['group and sum ms']):.0f} ms; "
            f"`qsort()` sorts these in {float(grouped['qsort ms']):.0f} ms. At its peak "
            f"`{LISTED}` of {sizes.lines:,} lines takes {more:.0f} MB more than reading its columns "
            "does.\n")


def speed_in_short(samples, sizes):
    """The table of README.md: some lines of that of speed()."""
    return table_of_times(samples, sizes, [one for one in TOLD if one[-1]])


def times(samples):
    """What was measured in Calc, as a table."""
    return [("amounts", "rows", "what", "measure", "median seconds", "microseconds a row",
             "seconds of each round"),
            *((*key, f"{statistics.median(taken):.6f}",
               f"{1e6 * statistics.median(taken) / key.rows:.3f}",
               " ".join(f"{seconds:.6f}" for seconds in taken)) for key, taken in samples.items())]


def peaks(memory):
    """The peaks of the office's memory, as a table."""
    return [("customers are", "bytes of reading", f"bytes of {LISTED}"),
            *((kind, *bytes_) for kind, bytes_ in memory.items())]


def keep(folder, tables):
    for name, rows in tables.items():
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
