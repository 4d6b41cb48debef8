# SPDX-License-Identifier: MPL-2.0
"""The tiers as Calc shows them: read from the cells, and compared with what they should be."""
import advice
import exact
import layout
import summary
from checks import Difference, same
from office import cell, value, values


def compare(book, amounts):
    """What is expected of a list with these amounts; Difference if Calc shows something else."""
    expected = exact.expect(amounts)
    tiers = [row[0] for row in values(book.customers, book.tier_area)]
    wrong = [i for i, pair in enumerate(zip(tiers, expected.tiers)) if pair[0] != pair[1]]
    if wrong:
        first = wrong[0]
        raise Difference(f"{len(wrong):,} of {len(amounts):,} tiers are wrong; the first, in row "
                         f"{first + 2}: Calc shows {tiers[first]!r} for {amounts[first]!r}, "
                         f"expected {expected.tiers[first]!r}")
    for row, (members, amount) in zip(tier_rows(book), expected.summary):
        same(f"The number of customers in tier {row[0]}", row[1], members)
        same(f"The sum of tier {row[0]}", row[3], amount)
    same("The share of the top fifth", top_fifth(book), expected.top_share)
    same("The number who bring 80 %", most_of_it(book), expected.most_count)
    if book.story:
        advice.compare(book, amounts)
    return expected


def shown(book, address):
    return value(cell(book.summary, address))


def tier_rows(book):
    return values(book.summary, f"B{summary.FIRST_ROW}:G{summary.TOTAL_ROW - 1}")


def top_fifth(book):
    return shown(book, f"B{layout.CARD_ROW}")


def most_of_it(book):
    return shown(book, f"E{layout.CARD_ROW}")


def customer_name(book, index):
    given = book.table.rows[index][book.name_index] if book.name_index is not None else ""
    return given or f"the customer in row {index + 2}"


def percent(share):
    return f"{100 * share:.1f} %"
