# SPDX-License-Identifier: MPL-2.0
"""The add-in at its main job: a real Calc sorts a customer list into tiers.

    /usr/bin/python3 tests/demo/demo.py --oxt build/vitalfew.oxt --out build/demo
    … --list FILE --value COLUMN      a list of one's own, as CSV with a header line

Writes the list and the formulas as a user would, changes one figure and takes it back, reads the
results from the cells, compares them with a computation of its own, and leaves customers.ods and
customers.png in the folder given. On the sample list it also enters the worked story, STORY.md,
what to do with each customer, and leaves actions.png. Exit status: 0; 1 where Calc shows something
else than it should; 2 where the list cannot be read.
"""
import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import uno  # before what it lets Python import: com.sun.star

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "office"))

import actions  # noqa: E402
import advice  # noqa: E402
import curve  # noqa: E402
import exact  # noqa: E402
import layout  # noqa: E402
import story  # noqa: E402
import summary  # noqa: E402
import workbook  # noqa: E402
from checks import Difference, same  # noqa: E402
from customer_list import (  # noqa: E402
    ListError, count, find_column, read_amounts, read_column, read_list)
from office import Office, OfficeError, cell, prop, value, values  # noqa: E402

SAMPLE_VALUE = "revenue"
PICTURE_DPI = 150


def main():
    arguments = parse_arguments()
    try:
        table, columns, amount_index = read(arguments.list, arguments.value)
        with Office(oxt=arguments.oxt) as office:
            is_sample = not arguments.list and table.header[amount_index] == SAMPLE_VALUE
            book = workbook.build(office, table, columns, amount_index,
                                  story.columns() if is_sample else [])
            demonstrate(book)
            save(office, book, Path(arguments.out))
    except ListError as error:
        print(f"demo: {error}", file=sys.stderr)
        return 2
    except (Difference, OfficeError, OSError) as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    return 0


def parse_arguments():
    parser = argparse.ArgumentParser(description="Sort a customer list into tiers in a real Calc.")
    parser.add_argument("--oxt", required=True, help="the extension")
    parser.add_argument("--out", required=True, help="the folder for customers.ods and .png")
    parser.add_argument("--list", default="", help="a CSV file (default: the sample list)")
    parser.add_argument("--value", default="", help="the column that holds the amounts")
    return parser.parse_args()


def read(path, value_name):
    """The list, its columns and which of them holds the amounts."""
    if not path:
        path, value_name = story.SAMPLE, value_name or SAMPLE_VALUE
    table = read_list(path)
    amount_index = find_column(table, value_name)
    columns = [read_amounts(table, index) if index == amount_index else read_column(table, index)
               for index in range(len(table.header))]
    if not exact.expect(columns[amount_index].cells).total:
        raise ListError(f"The column {table.header[amount_index]!r} of {table.name} has no amount "
                        "above zero, so there is nothing to share out")
    return table, columns, amount_index


# -- the story ---------------------------------------------------------------------------------

def demonstrate(book):
    expected = compare(book, book.amounts)
    print(f"{book.table.name}: {count(len(book.amounts), 'row')}, amounts in the column "
          f"{book.amount_name!r}")
    print_formula(book)
    print()
    print_summary(book, float(expected.total))
    print()
    if book.story:
        advice.tell(book)
        print()
    lose_largest(book, expected.tiers)
    print()
    print("Checked: after each step all tiers, their counts and sums, the share of the top fifth "
          "and the number\nwho bring 80 % equal a computation outside Calc that rounds nothing.")
    if book.story:
        print("So do all filters, stages, fits, potentials, profits, actions, hours and calls, and "
              "their sums.")


def print_formula(book):
    first, last = book.tier_area.split(":")
    if book.tier_formula.startswith("=CUSTOMERTIERS"):
        print(f"One array formula in {first}:{last}: {book.tier_formula}")
    else:
        print(f"In {first}, filled down to {last}: {book.tier_formula}")


def print_summary(book, positive):
    """What a sales manager asks first, all of it read from the cells."""
    rows = tier_rows(book)
    customers = sum(int(row[1]) for row in rows)
    counts = ", ".join(f"{int(row[1]):,} {row[0]}" for row in rows)
    without = len(book.amounts) - customers
    print(f"{count(customers, 'customer')}: {counts}"
          + (f"; rows without a figure, and so without a tier: {without:,}" if without else ""))
    print()
    print(f"{'Tier':<6}{'Customers':>10}{'of all':>9}{'Sum':>16}{'of T':>9}{'Smallest':>14}")
    for label, members, share, amount, part, smallest in rows:
        print(f"{label:<6}{int(members):>10,}{percent(share):>9}{book.money(amount):>16}"
              f"{percent(part):>9}{book.money(smallest) if members else '':>14}")
    total = book.money(shown(book, f"E{summary.TOTAL_ROW}"))
    print(f"{'All':<6}{customers:>10,}{'':>9}{total:>16}")
    print()
    print(f"The top fifth hold {percent(top_fifth(book))} of T = {book.money(positive)}, "
          "the sum of all amounts above zero.")
    print(f"Customers who bring 80 % of it: {int(most_of_it(book)):,}")
    print(f"Dependence on the largest: {shown(book, f'I{layout.CARD_ROW}')} "
          f"({largest_parts(book.amounts, positive)})")
    print(f"As concentrated as {shown(book, f'K{layout.CARD_ROW}'):,.1f} equal customers would be")


def largest_parts(amounts, positive):
    """The shares by which dependence is judged."""
    largest = sorted(filter(exact.is_number, amounts), reverse=True)
    return ", ".join(f"{who} {percent(sum(max(x, 0) for x in largest[:number]) / positive)}"
                     for who, number in (("the largest customer", 1), ("the three largest", 3),
                                        ("the ten largest", 10)) if number <= len(largest))


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
    for address in addresses:
        cell(book.customers, address).setValue(0)
    after = compare(book, [*amounts[:index], 0.0, *amounts[index + 1:]]).tiers
    print(f"What if {customer_name(book, index)}, the largest, were lost? "
          f"With 0 in {' and '.join(addresses)}, where {book.money(amounts[index])} was:")
    print(f"  its tier            {before[index]} -> {after[index]}")
    for old, new in zip(old_rows, tier_rows(book)):
        print(f"  tier {old[0]:<15}{int(old[1]):,} -> {count(int(new[1]), 'customer')}, "
              f"{book.money(old[3])} -> {book.money(new[3])}")
    print(f"  the top fifth hold  {percent(old_top)} -> {percent(top_fifth(book))}")
    if book.story:
        for line in advice.changes(book, index, old_advice):
            print(line)
    moved = sum(old != new for old, new in zip(before, after)) - 1
    print(f"  other customers who changed tier: {moved:,}")
    for address in reversed(addresses):
        book.document.UndoManager.undo()
        if value(cell(book.customers, address)) != amounts[index]:
            raise Difference(f"Undo did not bring back {amounts[index]!r} in {address}")
    compare(book, amounts)
    print("  Undone, and every tier is as before.")


# -- reading what Calc shows -------------------------------------------------------------------

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


# -- files -------------------------------------------------------------------------------------

def save(office, book, out):
    """customers.ods, opened on the summary, and a picture of each sheet to show around."""
    if shutil.which("pdftoppm") is None:
        raise OfficeError("The pictures need pdftoppm (package poppler-utils)")
    pictures = [("customers.png", book.summary, summary.AREA)]
    if book.story:
        pictures.append(("actions.png", book.actions, actions.AREA))
    arrange(book, [sheet for _, sheet, _ in pictures])
    # Moved into place when done: an office that has the old file open locks its name.
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        office.save(book.document, made / "customers.ods")
        for name, sheet, area in pictures:
            take_picture(office, book, made / name, sheet.getCellRangeByName(area))
        (out / "actions.png").unlink(missing_ok=True)  # which another list may have left
        for name in ("customers.ods", *(name for name, _, _ in pictures)):
            shutil.move(made / name, out / name)
            print(f"Written: {out / name}")


def arrange(book, plain_sheets):
    """Keep the heads of the lists in sight, and leave the sheets to show around without lines."""
    controller = book.document.CurrentController
    for sheet, columns in ((book.document.Sheets.getByName(curve.NAME), 0),
                           (book.customers, 1)):
        controller.setActiveSheet(sheet)
        controller.freezeAtPosition(columns, 1)
    for sheet in reversed(plain_sheets):  # the first is the one that is seen on opening
        controller.setActiveSheet(sheet)
        controller.ShowGrid = False
        controller.ShowPageBreaks = False


def take_picture(office, book, path, area):
    page = path.with_suffix(".pdf")
    office.save(book.document, page, FilterData=uno.Any(
        "[]com.sun.star.beans.PropertyValue", (prop("Selection", area),)))
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", str(PICTURE_DPI), str(page),
                    str(path.with_suffix(""))], check=True)


if __name__ == "__main__":
    sys.exit(main())
