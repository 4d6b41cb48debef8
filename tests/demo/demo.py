# SPDX-License-Identifier: MPL-2.0
"""The add-in at its main job: a real Calc sorts a customer list into tiers.

    /usr/bin/python3 tests/demo/demo.py --oxt build/vitalfew.oxt --out build/demo
    … --list FILE --value COLUMN      a list of one's own, as CSV with a header line
    … --customer COLUMN --date COLUMN --order COLUMN      and where that is a list of orders

Writes the list and the formulas as a user would, changes one figure and takes it back, reads the
results from the cells, compares them with a computation of its own, and leaves customers.ods and
customers.png in the folder given. On the sample list it also enters the worked story, STORY.md,
what to do with each customer, what has changed and who calls whom, and leaves actions.png and
changes.png. From a list of orders the customers are made by formulas, with RFM segments and cohorts
in segments.png. Exit status: 0; 1 where Calc shows something else than it should; 2 where the list
cannot be read.
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
import between  # noqa: E402
import bought  # noqa: E402
import changes  # noqa: E402
import curve  # noqa: E402
import exact  # noqa: E402
import layout  # noqa: E402
import segments  # noqa: E402
import story  # noqa: E402
import summary  # noqa: E402
import what_if  # noqa: E402
import workbook  # noqa: E402
from checks import Difference  # noqa: E402
from customer_list import (  # noqa: E402
    ListError, count, find_column, read_amounts, read_column, read_list)
from office import Office, OfficeError, prop  # noqa: E402
from order_list import read_orders  # noqa: E402
from shown import (  # noqa: E402
    compare, most_of_it, percent, shown, tier_rows, top_fifth)

SAMPLE_VALUE = "revenue"
PICTURE_DPI = 150
MANY_NAMES = 40000


def main():
    arguments = parse_arguments()
    try:
        orders = read_bought(arguments)
        if orders:
            (table, columns), amount_index = orders.table(), bought.SALES
            if columns[0].kind == "text" and len(table.rows) > MANY_NAMES:
                print(f"{len(table.rows):,} names in one array: the time that Calc 7.4 takes for "
                      "texts grows\nwith the square of their number, so this may take minutes.\n",
                      flush=True)
        else:
            table, columns, amount_index = read(arguments.list, arguments.value)
        with Office(oxt=arguments.oxt) as office:
            is_sample = not arguments.list and table.header[amount_index] == SAMPLE_VALUE
            book = workbook.build(office, table, columns, amount_index,
                                  story.columns() if is_sample else [], orders)
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
    parser.add_argument("--customer", default="", help="of a list of orders: the customers' column")
    parser.add_argument("--date", default="", help="of a list of orders: the dates' column")
    parser.add_argument("--order", default="", help="of lines of orders: the orders' column")
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
        raise nothing_to_share(table, amount_index)
    return table, columns, amount_index


def read_bought(arguments):
    """What is bought by a list of orders, or None where no columns of one are named."""
    names = arguments.customer, arguments.date, arguments.value, arguments.order
    if not (arguments.customer or arguments.date or arguments.order):
        return None
    if not arguments.list:
        raise ListError("Say with LIST=… which list of orders has the columns CUSTOMER, DATE and "
                        "VALUE")
    orders = read_orders(arguments.list, *names)
    if not any(amount > 0 for amount in orders.told()[1] if exact.is_number(amount)):
        raise nothing_to_share(orders.table, orders.amount)
    expected = bought.Bought(orders)
    if not any(row[bought.SALES] > 0 for row in expected.customers):
        raise ListError(f"All customers of {orders.table.name} sent back as much as they ordered, "
                        "so there is nothing to share out")
    return expected


def nothing_to_share(table, index):
    return ListError(f"The column {table.header[index]!r} of {table.name} has no amount "
                     "above zero, so there is nothing to share out")


# -- the story ---------------------------------------------------------------------------------

def demonstrate(book):
    sales = book.amounts
    if book.bought:
        bought.compare_size(book)
        sales = bought.compare(book, book.bought)
    expected = compare(book, sales)
    if book.story:
        advice.compare_orders(book)
        advice.tell_orders(book)
    if book.bought:
        bought.tell_formulas(book)
    else:
        print(f"{book.table.name}: {count(len(book.amounts), 'row')}, amounts in the column "
              f"{book.amount_name!r}")
    print_formula(book)
    if book.bought:
        bought.tell_scores(book)
        bought.tell_faults(book)
    print()
    print_summary(book, float(expected.total))
    print()
    if book.story:
        advice.tell(book)
        print()
        between.tell(book)
        print()
    if book.bought:
        bought.tell(book)
        print()
        what_if.lose_largest_order(book, sales, expected.tiers)
    else:
        what_if.lose_largest(book, expected.tiers)
    print()
    print("Checked: after each step all tiers, their counts and sums, the share of the top fifth "
          "and the number\nwho bring 80 % equal a computation outside Calc that rounds nothing.")
    if book.story:
        print("So do all filters, stages, fits, potentials, profits, actions, hours and calls, the "
              "bridge, moves,\nmatrix, details, plan and reps, and their sums.")
    if book.bought:
        print("So do all customers, with their orders, sales, dates and gaps, all scores, segments "
              "and cohorts.")


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


# -- files -------------------------------------------------------------------------------------

def save(office, book, out):
    """customers.ods, opened on the summary, and a picture of each sheet to show around."""
    if shutil.which("pdftoppm") is None:
        raise OfficeError("The pictures need pdftoppm (package poppler-utils)")
    pictures = [("customers.png", book.summary, summary.AREA)]
    if book.story:
        pictures += [("actions.png", book.actions, actions.AREA),
                     ("changes.png", book.changes, changes.AREA)]
    if book.bought:
        pictures.append(("segments.png", book.document.Sheets.getByName(segments.NAME),
                         segments.AREA))
    arrange(book, [sheet for _, sheet, _ in pictures])
    # Moved into place when done: an office that has the old file open locks its name.
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        office.save(book.document, made / "customers.ods")
        for name, sheet, area in pictures:
            take_picture(office, book, made / name, sheet.getCellRangeByName(area))
        # Which another list may have left.
        for name in ("actions.png", "changes.png", "segments.png"):
            (out / name).unlink(missing_ok=True)
        for name in ("customers.ods", *(name for name, _, _ in pictures)):
            shutil.move(made / name, out / name)
            print(f"Written: {out / name}")


def arrange(book, plain_sheets):
    """Keep the heads of the lists in sight, and leave the sheets to show around without lines."""
    controller = book.document.CurrentController
    more = {}
    if book.bought:
        more = {"Cohorts": 1}
    elif book.story:
        more = {"Bought": 1, changes.DETAILS: 0}
    if more:
        more[workbook.ORDERS] = 0
    for name, columns in {curve.NAME: 0, workbook.LIST: 1, **more}.items():
        sheet = book.document.Sheets.getByName(name)
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
