# SPDX-License-Identifier: MPL-2.0
"""Tests of what the demo does without an office: reading lists, expected results, the sample."""
import csv
import importlib.util
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "office"))
sys.path.insert(0, str(HERE))

import exact  # noqa: E402
import tap  # noqa: E402
from customer_list import find_column, read_amounts, read_column, read_list  # noqa: E402
from lists import SAMPLE, generated, list_of, refused  # noqa: E402


def amounts_of(*texts):
    """What a column of amounts with these cells holds."""
    rows = "".join(f'c;"{text}"\n' for text in texts)
    return read_amounts(list_of(f"name;amount\n{rows}"), 1).cells


def kind_of(*texts):
    rows = "".join(f'c;"{text}"\n' for text in texts)
    column = read_column(list_of(f"name;other\n{rows}"), 1)
    return column.kind, column.cells


# -- files -------------------------------------------------------------------------------------

@tap.test("A list may be separated by commas, semicolons or tabs")
def separators():
    for separator in ",;\t":
        table = list_of(f"name{separator}amount\nAnn{separator}5\n")
        tap.equal((table.header, table.rows), (["name", "amount"], [["Ann", "5"]]), separator)


@tap.test("The separator is the one that splits the header, whatever its names hold")
def separator_in_names():
    tap.equal(list_of("Name;Revenue, net\nAnn;5\n").header, ["Name", "Revenue, net"])
    tap.equal(list_of('"Name; first, last, title",Amount\nAnn,5\n').header,
              ["Name; first, last, title", "Amount"])


@tap.test("Quoted fields hold separators, quotation marks and line ends")
def quoted():
    table = list_of('name,amount\r\n"Smith, ""Sons""\nLtd",5\r\nAnn,6\r\n')
    tap.equal(table.rows, [['Smith, "Sons"\nLtd', "5"], ["Ann", "6"]])
    tap.equal(table.lines, [2, 4], "lines")


@tap.test("UTF-8 with and without a mark, UTF-16 and Windows text are read alike")
def encodings():
    text = "Kunde;Umsatz\nMüller;5\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"):
        table = list_of(text.encode(encoding))
        tap.equal((table.header[0], table.rows[0][0]), ("Kunde", "Müller"), encoding)


@tap.test("A list as companies have them is read as it is, every name and every amount")
def made_list():
    path = HERE.parent / "data" / "customers.csv"
    with open(path, newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    table = read_list(path)
    tap.equal((table.header, table.rows), (header, rows))
    amounts = read_amounts(table, find_column(table, "revenue"))
    tap.equal(amounts.cells, [float(row[3]) for row in rows])
    tap.equal([read_column(table, index).kind for index in range(5)],
              ["text", "text", "number", "number", "number"])


@tap.test("Empty lines and rows of empty fields are passed over")
def empty_rows():
    table = list_of("\nname,amount\n\nAnn,5\n,\nBob,6\n\n")
    tap.equal((table.rows, table.lines), ([["Ann", "5"], ["Bob", "6"]], [4, 6]))


@tap.test("A file that is missing, empty or only a header is refused")
def no_list():
    refused(read_list, "/nowhere/list.csv", because=["no file", "/nowhere/list.csv"])
    refused(read_list, str(HERE), because=["cannot be read"])
    refused(list_of, "", because=["is empty"])
    refused(list_of, "\n\n", because=["is empty"])
    refused(list_of, "name,amount\n", because=["no customers"])


@tap.test("A workbook or another binary file is refused")
def not_text():
    refused(list_of, b"PK\x03\x04rest", because=["workbook", "CSV"])
    refused(list_of, b"\xd0\xcf\x11\xe0rest", because=["workbook"])
    refused(list_of, b"name,amount\nA\x00,5\n", because=["not a text file"])


@tap.test("A row with too many or too few fields is refused with its line")
def ragged():
    refused(list_of, "name,amount\nAnn,5\nBob,1,234\n",
            because=["line 3", "3 fields", "header has 2", "name, amount"])
    refused(list_of, "name,amount\nAnn\n", because=["line 2", "1 field,"])


@tap.test("A quotation mark that is not closed is refused with its line")
def open_quote():
    refused(list_of, 'name,amount\nAnn,5\n"Bob,6\n', because=["line 3", "quotation mark"])


# -- columns -----------------------------------------------------------------------------------

@tap.test("A column is found by its name, without regard to case if need be")
def find():
    table = list_of("Name,Revenue,revenue\nAnn,5,6\n")
    tap.equal([find_column(table, name) for name in ("Revenue", "revenue", " name ")], [1, 2, 0])


@tap.test("An unknown, doubtful or missing name is refused with the columns there are")
def not_found():
    table = list_of("Name,Revenue,revenue,Cost\nAnn,5,6,7\n")
    refused(find_column, table, "sales", because=["'sales'", "Name, Revenue, revenue, Cost"])
    refused(find_column, table, "REVENUE", because=["2 columns"])
    refused(find_column, table, "", because=["VALUE=", "Name, Revenue, revenue, Cost"])


@tap.test("Columns hold numbers, ISO dates or else text")
def kinds():
    tap.equal(kind_of("5", "", "-2.5"), ("number", [5.0, None, -2.5]))
    tap.equal(kind_of("1.234,5", "7"), ("number", [1234.5, 7.0]))
    tap.equal(kind_of("2024-02-29", ""), ("date", [45351.0, None]))
    tap.equal(kind_of("2023-02-29")[0], "text", "no such day")
    tap.equal(kind_of("5", "five"), ("text", ["5", "five"]))
    tap.equal(kind_of("", ""), ("text", [None, None]))


@tap.test("Codes and figures that could be two numbers stay text")
def codes():
    tap.equal(kind_of("00417", "5"), ("text", ["00417", "5"]))
    tap.equal(kind_of("1234567890123456")[0], "text", "longer than a cell is exact")
    tap.equal(kind_of("1,234", "2,345"), ("text", ["1,234", "2,345"]))
    tap.equal(kind_of("1,234.50", "1.234,50")[0], "text")


# -- amounts -----------------------------------------------------------------------------------

@tap.test("Amounts without separators are themselves")
def plain_amounts():
    tap.equal(amounts_of("5", "-3", "+7", "\N{MINUS SIGN}2", "1e+05", "0"),
              [5.0, -3.0, 7.0, -2.0, 100000.0, 0.0])


@tap.test("A column in which one figure shows the decimal sign is read by it")
def agreed():
    tap.equal(amounts_of("1,234.50", "1,234", "5"), [1234.5, 1234.0, 5.0])
    tap.equal(amounts_of("1.234,50", "1.234", "5"), [1234.5, 1234.0, 5.0])
    tap.equal(amounts_of("1,234,567", "1,234"), [1234567.0, 1234.0], "groups of three, twice")
    tap.equal(amounts_of("12.5", "1.234"), [12.5, 1.234])
    tap.equal(amounts_of("0,125", "2,5"), [0.125, 2.5])
    tap.equal(amounts_of(".5", "5."), [0.5, 5.0])


@tap.test("A column that mixes the two ways is refused with a figure of each")
def mixed():
    refused(amounts_of, "1,234.50", "7", "1.234,50",
            because=["mixes", "'1,234.50' in line 2", "'1.234,50' in line 4"])
    refused(amounts_of, "12,5", "12.5", because=["'12.5' in line 3", "'12,5' in line 2"])


@tap.test("A column that could be read both ways is refused with both readings")
def doubtful():
    refused(amounts_of, "5", "1,234", because=["two ways", "'1,234'", "1234 or 1.234"])
    refused(amounts_of, "1.234", "2.345", because=["'1.234' is 1.234 or 1234"])


@tap.test("G1: empty amounts stay empty and words stay words")
def not_figures():
    tap.equal(amounts_of("5", "", "n/a", "-"), [5.0, None, "n/a", "-"])


@tap.test("What has digits and is no figure is refused rather than passed over")
def strange_figures():
    for text in ("€5", "5 pcs", "1 234", "(5)", "5-", "12%", "1,23,456", "0x10", "1.2.3", "٥"):
        refused(amounts_of, "7", text, because=["line 3", "is not a figure"])


@tap.test("A column without figures and an amount beyond a cell's digits are refused")
def no_figures():
    refused(amounts_of, "n/a", "", because=["no figure"])
    refused(amounts_of, "5", "1e999", because=["line 3", "too large"])
    refused(amounts_of, "5", "1000000000000000", because=["too large"])
    tap.equal(amounts_of("999999999999999"), [999999999999999.0])


# -- expected results --------------------------------------------------------------------------

@tap.test("TIER-2: who crosses a cut-off stays in the better tier")
def expected_tiers():
    result = exact.expect([70.0, 15.0, 11.0, 4.0])
    tap.equal(result.tiers, ["A", "A", "B", "C"])
    tap.equal(result.summary, [(2, 85), (1, 11), (1, 4)])


@tap.test("G3, G4: returns are last, equal amounts are alike, order does not matter")
def expected_rules():
    amounts = [1.0, -5.0, 0.0, 8.0, 1.0, "n/a", None]
    tiers = exact.expect(amounts).tiers
    tap.equal(tiers, ["B", "C", "C", "A", "B", "", ""])
    tap.equal(exact.expect(amounts[::-1]).tiers, tiers[::-1])


@tap.test("G9: a share within 1e-12 of a cut-off has reached it")
def expected_tolerance():
    tap.equal(exact.expect([0.5, 0.15, 0.1, 0.1, 0.1, 0.05]).tiers, ["A"] * 5 + ["C"])
    tap.equal(exact.expect([8e12 - 4, 2e12 + 4]).tiers, ["A", "B"], "within")
    tap.equal(exact.expect([8e12 - 40, 2e12 + 40]).tiers, ["A", "A"], "not within")


@tap.test("SHARE-1, COUNT-1: the top fifth counts in part, and 80 % is reached by the fewest")
def expected_shares():
    result = exact.expect([50.0, 30.0, 10.0, 6.0, 4.0, 0.0, -7.0])
    tap.equal(result.total, 100)
    tap.equal(result.top_share, (50 + Fraction(2, 5) * 30) / 100)
    tap.equal(result.most_count, 2)


# -- the sample list ---------------------------------------------------------------------------

def sample():
    table = read_list(SAMPLE / "customers.csv")
    columns = [read_column(table, index).cells for index in range(len(table.header))]
    return [dict(zip(table.header, row)) for row in zip(*columns)]


@tap.test("The sample list is what its generator makes")
def generator():
    made = generated(lambda module, file: module.write(module.customers(), file))
    committed = (SAMPLE / "customers.csv").read_bytes().decode("utf-8")
    if made != committed:
        pairs = zip(made.splitlines(), committed.splitlines())
        line = next((n for n, pair in enumerate(pairs, 1) if pair[0] != pair[1]), "the end")
        raise AssertionError(f"They differ at line {line}; run make_customers.py")


@tap.test("The sample list has 500 customers, each with a name of its own")
def sample_size():
    rows = sample()
    tap.equal((len(rows), len({row["customer"] for row in rows})), (500, 500))


@tap.test("The sample list is heavy-tailed and has returns, lapsed customers and prospects")
def sample_shape():
    revenue = [row["revenue"] for row in sample()]
    share = exact.expect(revenue).top_share
    if not 0.7 <= share <= 0.8:
        raise AssertionError(f"The top fifth hold {float(share):.3f}")
    for what, number in (("prospects", sum(figure is None for figure in revenue)),
                         ("lapsed", sum(figure == 0 for figure in revenue)),
                         ("returns", sum(figure is not None and figure < 0 for figure in revenue))):
        if number < 5:
            raise AssertionError(f"Only {number} {what}")


@tap.test("The sample list does not contradict itself")
def sample_sense():
    for row in sample():
        history = [row[f"y{year}"] for year in range(2022, 2026)]
        bought = [year for year, figure in zip(range(2022, 2026), history) if (figure or 0) > 0]
        sensible = (row["orders"] == 0 and history == [None] * 4
                    and row["first_order"] is row["last_order"] is row["cost"] is None)
        if row["orders"]:
            first, last = row["first_order"], row["last_order"]
            sensible = (row["orders"] >= len(bought) > 0 and first <= last and row["hours"] > 0
                        and year_of(last) == bought[-1]
                        and (year_of(first) < 2022 or year_of(first) == bought[0])
                        and (row["orders"] > 1 or first == last))
        if not sensible or row["revenue"] != history[-1]:
            raise AssertionError(str(row))


def year_of(day):
    """The year of a day as a cell counts them."""
    return (date(1899, 12, 30) + timedelta(day)).year


# -- the command -------------------------------------------------------------------------------

@tap.test("The demo says what is wrong with a list in one line and ends with status 2")
def command():
    if importlib.util.find_spec("uno") is None:
        tap.skip("this Python has no module uno")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_text("name,amount\nAnn,-5\n", encoding="utf-8")
        orders, returns = Path(folder) / "orders.csv", Path(folder) / "returns.csv"
        orders.write_text("name,day,amount\nAnn,2024-02-29,5\nAnn,2023-02-29,5\n", encoding="utf-8")
        returns.write_text("name,day,amount\nAnn,2024-02-29,-5\n", encoding="utf-8")
        back = Path(folder) / "back.csv"
        back.write_text("name,day,amount\nAnn,2024-02-29,5\nAnn,2024-03-29,-5\n", encoding="utf-8")
        columns = ["--customer", "name", "--date", "day", "--value", "amount"]
        for arguments, part in ((["--list", "/nowhere.csv", "--value", "x"], "no file"),
                                (["--list", str(path)], "VALUE="),
                                (["--list", str(path), "--value", "x"], "name, amount"),
                                (["--list", str(path), "--value", "amount"], "above zero"),
                                (["--value", "turnover"], "no column 'turnover'"),
                                (["--customer", "name"], "LIST="),
                                (["--list", str(path), "--customer", "name"], "DATE="),
                                (["--list", str(path), "--date", "day"], "CUSTOMER="),
                                (["--list", str(path), "--order", "name"], "CUSTOMER="),
                                (["--list", str(orders), *columns], "line 3"),
                                (["--list", str(returns), *columns], "above zero"),
                                (["--list", str(back), *columns], "sent back")):
            done = subprocess.run([sys.executable, str(HERE / "demo.py"), "--oxt", "none.oxt",
                                   "--out", folder, *arguments], stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True, check=False)
            tap.equal((done.returncode, done.stdout, len(done.stderr.splitlines())), (2, "", 1),
                      f"status, output and lines of errors with {arguments}")
            if part not in done.stderr:
                raise AssertionError(f"{part!r} is not in {done.stderr!r}")


if __name__ == "__main__":
    sys.exit(tap.run())
