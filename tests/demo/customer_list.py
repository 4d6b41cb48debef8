# SPDX-License-Identifier: MPL-2.0
"""Reads a customer list from a CSV file, and says clearly what is wrong with one it cannot read.

The first line names the columns. Fields are separated by commas, semicolons or tabs and may be
quoted. A figure may be written 1,234.50 or 1.234,50, but a column must follow one of the two and
show which: an amount that was guessed wrong would be wrong by a factor of a thousand.
"""
import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

NULL_DATE = date(1899, 12, 30)  # day 0 in a spreadsheet
SHEET_ROWS = 1048576
LONGEST_NUMBER = 15             # digits that a cell keeps; a longer one is a code, not a figure
LARGEST_AMOUNT = 10.0**LONGEST_NUMBER
FIGURES = {                     # by the decimal sign
    ".": re.compile(r"[+-]?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][+-]?\d+)?"),
    ",": re.compile(r"[+-]?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)?(?:,\d*)?(?:[eE][+-]?\d+)?"),
}
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class ListError(Exception):
    """What is wrong with the list, in words for the person who made it."""


@dataclass
class CustomerList:
    """A table of text: the columns' names, the rows, and the line of the file each began on."""
    name: str
    header: list
    rows: list
    lines: list

    def column(self, index):
        return [row[index] for row in self.rows]


@dataclass
class Column:
    """What a column holds: kind "text", "number" or "date", and its cells, None where empty."""
    kind: str
    cells: list


def read_list(path, rows_are="customers"):
    """The CustomerList in a CSV file; ListError says why there is none."""
    path = Path(path)
    text = _decode(path)
    delimiter = _delimiter(text)
    header, rows, lines = None, [], []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for fields in reader:
            fields = [field.strip() for field in fields]
            if any(fields):
                if header is None:
                    header = fields
                elif len(fields) != len(header):
                    raise ListError(f"{path}, line {line}: {count(len(fields), 'field')}, but the "
                                    f"header has {len(header)} ({_columns(header)})")
                else:
                    rows.append(fields)
                    lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise ListError(f"{path}, line {line}: {error}. Is a quotation mark not closed?") from None
    if header is None:
        raise ListError(f"{path} is empty")
    if not rows:
        raise ListError(f"{path} has a header line but no {rows_are} below it")
    if len(rows) >= SHEET_ROWS:
        raise ListError(f"{path} has {len(rows):,} {rows_are}; a sheet has {SHEET_ROWS:,} rows")
    return CustomerList(path.name, header, rows, lines)


def find_column(table, name, variable="VALUE", what="amounts"):
    """The index of the column of this name; case matters only where nothing else differs."""
    if not name:
        raise ListError(f"Say with {variable}=… which column holds the {what}; "
                        f"{table.name} has {_columns(table.header)}")
    wanted = name.strip()
    found = [i for i, title in enumerate(table.header) if title == wanted]
    if not found:
        found = [i for i, title in enumerate(table.header) if title.lower() == wanted.lower()]
    if not found:
        raise ListError(f"{table.name} has no column {wanted!r}; it has {_columns(table.header)}")
    if len(found) > 1:
        raise ListError(f"{table.name} has {len(found)} columns {wanted!r}; give each its own name")
    return found[0]


def read_amounts(table, index):
    """The Column of amounts: numbers, None where empty, and text such as "n/a" as it is."""
    title = table.header[index]
    texts = [_plain(text) for text in table.column(index)]
    figures = [(line, text) for line, text in zip(table.lines, texts)
               if any(character.isdigit() for character in text)]
    if not figures:
        raise ListError(f"The column {title!r} of {table.name} has no figure in it")
    for line, text in figures:
        if not _readings(text):
            raise ListError(f"{table.name}, line {line}: {text!r} in the column {title!r} is not a "
                            "figure. Write amounts without currency signs, spaces or units")
    decimal = _agreed_decimal(table, title, figures)
    cells = [_number(text, decimal) if any(character.isdigit() for character in text)
             else text or None for text in texts]
    for line, cell in zip(table.lines, cells):
        if isinstance(cell, float) and abs(cell) >= LARGEST_AMOUNT:
            raise ListError(f"{table.name}, line {line}: the figure in the column {title!r} is too "
                            f"large; a cell is exact to {LONGEST_NUMBER} digits")
    return Column("number", cells)


def read_column(table, index):
    """The Column of anything: dates or numbers if all cells are, else text."""
    texts = table.column(index)
    given = [text for text in texts if text]
    if given and all(_date(text) is not None for text in given):
        return Column("date", [float((_date(text) - NULL_DATE).days) if text else None
                               for text in texts])
    decimals = [sign for sign in FIGURES if all(sign in _readings(_plain(text)) for text in given)]
    agreed = decimals[:1] if not _ambiguous(given, decimals) else []
    if given and agreed and not any(_is_code(text) for text in given):
        return Column("number", [_number(_plain(text), agreed[0]) if text else None
                                 for text in texts])
    return Column("text", [text or None for text in texts])


def count(number, noun):
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _decode(path):
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ListError(f"There is no file {path}") from None
    except OSError as error:
        raise ListError(f"{path} cannot be read: {error.strerror}") from None
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ListError(f"{path} is a workbook; save its sheet as CSV first")
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig"]
    for encoding in (*encodings, "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    if "\0" in text:
        raise ListError(f"{path} is not a text file")
    return text


def _delimiter(text):
    """The separator that splits the header into most columns; on a draw the rarer one in names."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    unquoted = re.sub(r'"[^"]*"', "", first)
    return max("\t;,", key=unquoted.count)


def _plain(text):
    return text.replace("\N{MINUS SIGN}", "-")


def _readings(text):
    """The decimal signs by which a text is a figure: ".", ",", both or none."""
    if not any(character.isdigit() for character in text) or not text.isascii():
        return []
    return [sign for sign, figure in FIGURES.items() if figure.fullmatch(text)]


def _ambiguous(texts, decimals):
    """The first figure that would be another number under the other decimal sign, if any."""
    if len(decimals) < 2:
        return None
    return next((text for text in texts if "." in text or "," in text), None)


def _agreed_decimal(table, title, figures):
    """The one decimal sign by which every figure of the column can be read."""
    decimals = [sign for sign in FIGURES if all(sign in _readings(text) for _, text in figures)]
    if not decimals:
        with_point, with_comma = (
            next((line, text) for line, text in figures if _readings(text) == [sign])
            for sign in FIGURES)
        raise ListError(
            f"The column {title!r} of {table.name} mixes two ways of writing figures: "
            f"{with_point[1]!r} in line {with_point[0]} and {with_comma[1]!r} in line "
            f"{with_comma[0]}. Write all of them one way")
    doubtful = _ambiguous([text for _, text in figures], decimals)
    if doubtful is not None:
        raise ListError(
            f"The figures of the column {title!r} of {table.name} can be read in two ways: "
            f"{doubtful!r} is {_number(doubtful, '.'):g} or {_number(doubtful, ','):g}. "
            "Write them without separators of thousands, or with two decimals")
    return decimals[0]


def _number(text, decimal):
    group = "," if decimal == "." else "."
    return float(text.replace(group, "").replace(decimal, "."))


def _is_code(text):
    """A number that is a name, such as 00417, loses something when it becomes a figure."""
    digits = text.lstrip("+-")
    return (len(digits) > 1 and digits.isdigit() and
            (digits.startswith("0") or len(digits) > LONGEST_NUMBER))


def _date(text):
    if not ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _columns(header):
    return ", ".join(title or '""' for title in header)
