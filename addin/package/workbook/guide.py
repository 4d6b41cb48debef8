# SPDX-License-Identifier: MPL-2.0
"""The sheet Guide: every function with its example, computed over the example list. All of its
texts are those of the functions' own tables, as `describe` prints them."""
import re
import subprocess
from dataclasses import dataclass

from customers import number_or_text
from ods import Sheet
from texts import SAMPLE, Prose, Text, letters, mark

NAME = "Guide"
WIDTHS = [4.6, 2.1, 1.9, 1.9, 2.2, 2.1, 2.4, 2.6, 2.6, 2.1, 8.4, 2.4, 2.4, 0.9]
# Letters that a line of these columns holds.
SYNTAX_LETTERS, TEXT_LETTERS, EXAMPLE_LETTERS, RESULT_LETTERS = 48, 57, 44, 12
LINE_HEIGHT = 0.42


@dataclass
class Function:
    name: str
    syntax: str
    text: str
    example: str
    result: str


def read(describe):
    """The example list and the functions."""
    def lines(what):
        return subprocess.run([describe, what], stdout=subprocess.PIPE, text=True,
                              encoding="utf-8", check=True).stdout.splitlines()

    table = {}
    for line in lines("readme"):
        row = re.fullmatch(r"\| `((\w+)\(.*\))` \| (.*) \|", line)
        if row:
            table[row[2]] = (row[1], row[3])
    fields = [line.split("\t") for line in lines("examples")]
    rows = [line[1:] for line in fields if line[0] == "list"]
    functions = [Function(name, *table[name], example, result)
                 for kind, name, example, result in (line for line in fields
                                                     if line[0] == "function")]
    return rows, functions


def build(example_list, functions, translate):
    """The sheet, with rows as high as their texts take in a language; the list stands where the
    examples expect it, from A1 on."""
    sheet = Sheet(NAME, WIDTHS, page="List", heights={1: 0.9})
    heads = example_list[0]
    sheet.line("A1", heads, "List head")
    for row, (name, *rest) in enumerate(example_list[1:], 2):
        sheet.line(f"A{row}", [Text(name), *map(_known, rest)],
                   ["List text", "List whole", *["List word"] * 7, "List date"])
    sheet.put("K2", "The example list", "Section")
    sheet.put("K3", "Ten customers, over whose cells the examples below are written, just as you "
                    "would write them beside a list of your own. Change a figure of the list, and "
                    "the results change with it.", "Remark wrapped", columns=4, rows=3)
    sheet.put("K6", "The functions give such words as Invest alike in every language. The other "
                    "sheets show them in yours: their formulas ask for it by the argument "
                    "“Labels”.",
              "Remark wrapped", columns=4, rows=3)

    head = len(example_list) + 3
    sheet.put(f"A{head - 1}", "Every function", "Title")
    sheet.heights[head - 1] = 1.2
    sheet.heights[head] = 0.6
    for column, title, span, style in (
            ("A", "Function", 1, "List head"), ("B", "What it gives", 5, "List head"),
            ("G", "Arguments (those in brackets optional)", 4, "List head"),
            ("K", "Example", 1, "List head"), ("L", "Its result", 1, "List head live"),
            ("M", "Expected", 1, "List head"), ("N", None, 1, "List head")):
        sheet.put(f"{column}{head}", title, style, columns=span)
    for row, function in enumerate(functions, head + 1):
        sheet.put(f"A{row}", Text(function.name), "Guide name")
        text, syntax = Prose(function.text, function.name), _syntax(function)
        sheet.put(f"B{row}", text, "Guide text", columns=5)
        sheet.put(f"G{row}", syntax, "Guide text", columns=4)
        sheet.put(f"K{row}", f"=FORMULA(L{row})", "Guide formula")
        expected = number_or_text(function.result)
        style = "Guide result" + (" decimals" if isinstance(expected, float) else "")
        if isinstance(expected, str):
            if expected not in heads:
                expected = Text(expected)
            if letters(expected, translate) > RESULT_LETTERS:  # or of several lines: the first
                style = "Guide lines"
        sheet.put(f"L{row}", function.example, style)
        sheet.put(f"M{row}", expected, style)
        # Calc takes a text out of an array of texts and numbers for unlike any other, until it is
        # joined to one. Of a text of several lines the first is expected.
        shown = f"L{row}"
        if isinstance(expected, str):
            shown = f"LEFT(L{row};FIND(CHAR(10);L{row}&CHAR(10))-1)"
        sheet.put(f"N{row}", f'=IF({shown}=M{row};"✓";"✗")', "Guide result")
        lines = max(-(-letters(content, translate) // width) for content, width in (
            (text, TEXT_LETTERS), (syntax, SYNTAX_LETTERS),
            (Text(function.example), EXAMPLE_LETTERS)))
        sheet.heights[row] = max(2, lines) * LINE_HEIGHT
    sheet.header_rows = range(head, head + 1)
    last = head + len(functions)
    sheet.format(f"N{head + 1}:N{last}", ('="✓"', "Best"), ('="✗"', "Attention"))
    sheet.print_areas = [f"A1:N{last}"]
    return sheet


def _known(text):
    """A field of the example list; a single letter is a tier."""
    content = number_or_text(text)
    if not isinstance(content, str):
        return content
    return Text(content) if len(content) == 1 else Prose(content, SAMPLE)


def _syntax(function):
    """What is typed, in which each argument is called as the Function Wizard calls it."""
    name, arguments = re.fullmatch(r"(\w+)\((.*)\)", function.syntax).groups()
    called = re.sub(r"[A-Z][A-Za-z0-9]*", lambda word: mark(word[0], word[0]), arguments)
    return Text(f"{name}({called})")
