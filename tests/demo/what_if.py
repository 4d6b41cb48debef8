# SPDX-License-Identifier: MPL-2.0
"""One figure is changed in Calc, what follows is told and compared, and the change is undone."""
import advice
import between
import bought
import exact
from checks import Difference
from customer_list import count
from office import cell, value
from shown import compare, customer_name, percent, tier_rows, top_fifth


def lose_largest(book, before):
    """Take the largest customer away, show what follows, and undo it."""
    amounts = book.amounts
    if sum(amount > 0 for amount in amounts if exact.is_number(amount)) < 2:
        print("Only one customer has an amount above zero, so none was taken away.")
        return
    index = max((i for i, amount in enumerate(amounts) if exact.is_number(amount)),
                key=lambda i: amounts[i])
    fields = [book.amount_index]
    if book.story:
        fields.append(book.table.header.index(advice.LAST_YEAR))
    addresses = [f"{book.column_names[field]}{index + 2}" for field in fields]
    old_rows, old_top = tier_rows(book), top_fifth(book)
    old_advice = advice.of_customer(book, index) if book.story else None
    old_lost = between.lost(book) if book.story else None
    for address in addresses:
        cell(book.customers, address).setValue(0)
    after = compare(book, [*amounts[:index], 0.0, *amounts[index + 1:]]).tiers
    print(f"What if {customer_name(book, index)}, the largest, were lost? "
          f"With 0 in {' and '.join(addresses)}, where {book.money(amounts[index])} was:")
    print(f"  its tier            {before[index]} -> {after[index]}")
    tell_tiers(book, old_rows, old_top)
    if book.story:
        for line in (*advice.changes(book, index, old_advice), *between.changes_of(book, old_lost)):
            print(line)
    moved = sum(old != new for old, new in zip(before, after)) - 1
    print(f"  other customers who changed tier: {moved:,}")
    for address in reversed(addresses):
        book.document.UndoManager.undo()
        if value(cell(book.customers, address)) != amounts[index]:
            raise Difference(f"Undo did not bring back {amounts[index]!r} in {address}")
    compare(book, amounts)
    print("  Undone, and every tier is as before.")


def lose_largest_order(book, sales, before):
    """Take the largest row of the list of orders away, show what follows, and undo it."""
    orders, amounts = book.bought.orders, book.bought.amounts
    if sum(amount > 0 for amount in amounts if exact.is_number(amount)) < 2:
        print("Only one order has an amount above zero, so none was taken away.")
        return
    index = max((i for i, amount in enumerate(amounts) if exact.is_number(amount)),
                key=lambda i: amounts[i])
    after = bought.Bought(orders, [*amounts[:index], 0.0, *amounts[index + 1:]], book.period)
    if not any(row[2] > 0 for row in after.customers):
        print("Without the largest order nobody would have sales, so none was taken away.")
        return
    name = book.listed_orders.Columns.getByIndex(orders.amount).Name
    address = f"{name}{index + 2}"
    owner = next(i for i, row in enumerate(book.bought.customers)
                 if bought.is_of(row, orders.columns[orders.customer].cells[index]))
    old_rows, old_top = tier_rows(book), top_fifth(book)
    old, old_segments = bought.told_of(book, owner), bought.segment_names(book)
    old_cells = bought.all_cells(book)
    cell(book.listed_orders, address).setValue(0)
    new_sales = bought.compare(book, after)
    tiers = compare(book, new_sales).tiers
    line = "order" if orders.order is None else "line of an order"
    print(f"What if the largest {line}, {book.money(amounts[index])} of "
          f"{customer_name(book, owner)}, had not come? With 0 in {address} of Orders:")
    for (what, was), (_, is_) in zip(old, bought.told_of(book, owner)):
        print(f"  its {what:<16}{was} -> {is_}")
    tell_tiers(book, old_rows, old_top)
    moved = sum(one != other for one, other in zip(before, tiers)) - (before[owner] != tiers[owner])
    print(f"  other customers who changed tier: {moved:,}, or segment: "
          f"{bought.other_changes(old_segments, bought.segment_names(book), owner):,}")
    book.document.UndoManager.undo()
    if value(cell(book.listed_orders, address)) != amounts[index]:
        raise Difference(f"Undo did not bring back {amounts[index]!r} in {address}")
    if bought.all_cells(book) != old_cells:
        raise Difference("Undo did not bring back all customers, scores, segments and cohorts")
    compare(book, sales)
    print("  Undone, and every customer, tier, score, segment and cohort is as before.")


def tell_tiers(book, old_rows, old_top):
    for old, new in zip(old_rows, tier_rows(book)):
        print(f"  tier {old[0]:<15}{int(old[1]):,} -> {count(int(new[1]), 'customer')}, "
              f"{book.money(old[3])} -> {book.money(new[3])}")
    print(f"  the top fifth hold  {percent(old_top)} -> {percent(top_fifth(book))}")
