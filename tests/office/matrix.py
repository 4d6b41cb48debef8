# SPDX-License-Identifier: MPL-2.0
"""The matrix of bad input: every function, every argument, every kind of thing that a cell can hold
or a person can type there, and what Calc shows for it.

    functions = matrix.all_functions()          # from the functions' own tables
    cases = matrix.run(office, functions)       # formulas, and what each shows
    print(matrix.table(functions, cases))

A formula is the function's example with one argument changed; optional arguments before it are
skipped, and those after it left out. A kind comes typed into the formula, in a single cell that the
formula refers to, and among others in a list that is right but for it. To these come the shapes:
arrays and references of every sort, and arguments left out, skipped or too many.

Whole columns, rows and sheets are given where Calc passes a reference (R) or one number (N). Where
it passes every cell (M, O), before the function has a say, 20,000 rows stand for a whole column,
and there is no whole sheet: its 2^30 cells take 24 bytes each, more memory than most machines have.
"""
import collections
import itertools
import json
import re
import subprocess
import textwrap
import xml.etree.ElementTree
from collections import namedtuple
from fractions import Fraction
from pathlib import Path

from cases import CONTENTS
from office import array_formula, fill, formulas
from sheets import column_letters

DESCRIBE = Path(__file__).resolve().parents[2] / "build" / "describe"

Argument = namedtuple("Argument", "mark name valid")  # valid: what is right there, as it is typed
Function = namedtuple("Function", "name arguments")
# typed: None for what only a cell can hold; text: what a formula in the cell is as a label
Kind = namedtuple("Kind", "name typed cell text", defaults=(None,))
# size: rows and columns of what it shows; shows: its cells, row by row, as the table tells them
Case = namedtuple("Case", "function argument way kind formula size shows",
                  defaults=((1, 1), None))

ITSELF = "=ITSELF"  # a cell that refers to itself
OWN_CELL = "OWN_CELL"  # in a formula: its own cell
OWN_CELLS = "OWN_PAIR"  # and the one to the right

# Numbers that stand in cells, then what is written there as it is typed.
NUMBERS = [
    Kind("0", "0", 0.0),
    Kind("-0", "-0", -0.0),
    Kind("0.5", "0.5", 0.5),
    Kind("1", "1", 1.0),
    Kind("-1", "-1", -1.0),
    Kind("7", "7", 7.0),
    Kind("huge", "1E308", 1e308),
    Kind("-huge", "-1E308", -1e308),
    Kind("tiny", "2.3E-308", 2.3e-308),
    Kind("denormal", None, 1e-310),
    Kind("infinity", None, float("inf")),
    Kind("not a number", None, float("nan")),
]
FORMATTED = [
    Kind("percent", "50%", "=50%", "0.5"),
    Kind("date", "DATE(2024;5;1)", "=DATE(2024;5;1)", "45413"),
    Kind("true", "TRUE()", "=TRUE()", "1"),
    Kind("false", "FALSE()", "=FALSE()", "0"),
]
NOTHING = [
    Kind("empty", None, ""),
    Kind("empty text", '""', '=""'),
]
TEXTS = [
    Kind("space", '" "', " "),
    Kind("text", '"maybe"', "maybe"),
    Kind("letter", '"A"', "A"),
    Kind("yes", '"Yes"', "Yes"),
    Kind("number as text", '"7"', '="7"', "7"),
    Kind("long text", 'REPT("long ";6400)', "long " * 6400),
    Kind("two lines", '"a"&CHAR(10)&"b"', "a\nb"),
    Kind("emoji", '"\U0001f469\u200d\U0001f467"', "\U0001f469\u200d\U0001f467"),
    Kind("half an emoji", "UNICHAR(55357)", "=UNICHAR(55357)", ""),
    Kind("combining", '"e\u0301\u0308"', "e\u0301\u0308"),
    Kind("zero character", '"A"&CHAR(0)', '="A"&CHAR(0)', "A\0"),
]
ERRORS = [  # named as they are shown
    Kind("#DIV/0!", "1/0", "=1/0"),
    Kind("#N/A", "NA()", "=NA()"),
    Kind("#VALUE!", '("x"+1)', '="x"+1'),
    Kind("#REF!", "#REF!", "=#REF!"),
    Kind("#NAME?", "nosuchname", "=nosuchname"),
    Kind("#NUM!", "10^400", "=10^400"),
    Kind("#NULL!", "#NULL!", "=#NULL!"),
    Kind("Err:502", "SQRT(-1)", "=SQRT(-1)"),
    Kind("Err:511", None, "=MOD(1)"),
    Kind("Err:522", None, ITSELF),
]
KINDS = NUMBERS + FORMATTED + NOTHING + TEXTS + ERRORS

ARRAYS = ["{7}", "{3;2;1}", "{1|2|3}", "{1;2|3;4}", '{"a";"b";"c"}', '{"a";"b"|"c";"d"}',
          '{0.5;"a"}', '{0.5;""}']
THIRTY = {"30 numbers": "{" + ";".join(str(i / 30) for i in range(1, 31)) + "}",
          "30 texts": "{" + ";".join(f'"{i}"' for i in range(1, 31)) + "}"}

# Where all of these lead to the same, the table tells them together.
GROUPS = {
    "any number": [kind.name for kind in NUMBERS[:-2] + FORMATTED],
    "any text": [kind.name for kind in TEXTS],
    "any error": [kind.name for kind in ERRORS],
    "any reference": ["its list", "by OFFSET", "by INDIRECT", "crossing"],
    "any array": [*ARRAYS, *THIRTY],
}

# The error that a kind bears: a shape bears one where it is no reference, or no array.
OWN_ERROR = {**{kind.name: kind.name for kind in ERRORS}, "{0.5;#N/A}": "Err:539",
             "sheet removed": "#REF!", "itself": "Err:522"}

# What is right for an optional argument whose default the function tells in words.
WORDED = {
    "CUSTOMERTIERS.Groups": "C2:C11",
    "TIERCHANGE.Order": '{"A";"B";"C"}',
    "TIERMATRIX.Order": '{"A";"B";"C"}',
    "FITSCORE.Weights": "{3;2;1}",
    "CUSTOMERFIT.Weights": "{3;2;1}",
    "PROSPECTFILTER.Required": '{"yes";"no";"yes"}',
    "FILTERREASON.Required": '{"yes";"no";"yes"}',
    "SELLINGTIME.Shares": '{"A";0.8|"B";0.2|"C";0}',
    "CALLSPERYEAR.Plan": '{"A";12|"B";6|"C";2}',
    "CALLPLAN.Plan": '{"A";12|"B";6|"C";2}',
    "CALLPLAN.Capacity": "35",
    "CUSTOMERREPS.Owners": '{"Bob"|""|""|""|""|"Ann"|""|""|""|""}',
    "CUSTOMERREPS.Limit": "5",
    "RFMSEGMENT.Table": '{"Best";4;5;4;5|"Rest";1;5;1;5}',
    "CUSTOMERLIST.Orders": "E2:E11",
    "CUSTOMERLIST.AsOf": "45688",
    "CUSTOMERLIST.From": "45480",
    "CUSTOMERLIST.Periods": "{45292;45658}",
    "CUSTOMERLIST.Rows": "3",
    "LISTCHECK.Orders": "F2:F11",
    "COHORTS.AsOf": "45688",
    "COHORTS.Rows": "3",
    "CUSTOMERKEY.Drop": '{"ltd";"works"}',
    "TIERSQL.Group": '"region"',
}

# Where an argument does nothing in the function's example: another argument, to make it matter.
SETTING = {"CUSTOMERSTAGE.Viable": {"Orders": "E11"}, "LISTCHECK.Customers": {"Amounts": "E2:E11"},
           "LISTCHECK.Orders": {"Dates": "J2:J11"}}

CODES = {503: "#NUM!", 519: "#VALUE!", 521: "#NULL!", 524: "#REF!", 525: "#NAME?", 532: "#DIV/0!",
         32767: "#N/A"}

# Formulas stand below and to the right of all lists, so that a list where Calc wants one value is
# never by chance beside them.
TOP = 1200
LEFT = 40
WIDE = 12  # columns from function to function, of which the widest result takes six


# -- what there is -------------------------------------------------------------------------------

def all_functions():
    """Every function, with what is right for each of its arguments."""
    methods = {method.upper(): arguments.split(", ") for method, arguments
               in re.findall(r"(\w+)\((.*)\)", _describe("idl"))}
    fallbacks = _fallbacks()
    found = []
    for _, name, example, _ in _described("function"):
        given = iter(_split(re.fullmatch(r"=\w+\((.*)\)", example)[1], ";"))
        marked = [argument.split() for argument in methods[name]]
        found.append(Function(name, [
            Argument(mark, argument,
                     next(given, None) or _right_for(f"{name}.{argument}", fallbacks))
            for mark, argument in marked if mark != "document"]))
    return found


def example_list():
    """The rows of the list over which the examples are written."""
    return [[_plain(field) for field in row[1:]] for row in _described("list")]


def _describe(what):
    return subprocess.run([str(DESCRIBE), what], stdout=subprocess.PIPE, check=True,
                          encoding="utf-8").stdout


def _described(first):
    lines = [line.split("\t") for line in _describe("examples").splitlines()]
    return [line for line in lines if line[0] == first]


def _fallbacks():
    """What is taken for each optional argument left out, such as {"FITSCORE.Scale": "1"}."""
    registry = xml.etree.ElementTree.fromstring(_describe("xcu"))
    return {value.get("text-of"): value.get("fallback") for value in registry.iter("value")
            if value.get("fallback") is not None}


def _right_for(argument, fallbacks):
    """What is right for an optional argument: its default, where that is told as a formula."""
    if argument in WORDED:
        return WORDED[argument]
    told = fallbacks[argument].partition(", for ")[0]
    if not re.fullmatch(r'\{.*\}|"\w+"|[\d./]+|TRUE|FALSE', told):
        raise LookupError(f"WORDED has to tell what is right for {argument}")
    return told


def _split(text, separator):
    """The parts of a text between separators that stand neither in braces nor in quotes."""
    return re.findall(r'(?:\{[^}]*\}|"[^"]*"|[^"{' + separator + "])+", text)


def _plain(field):
    try:
        return float(Fraction(field))
    except ValueError:
        return field or None


def _content(valid, listed):
    """The cells that a valid value stands for, as a list of rows."""
    cells = re.fullmatch(r"([A-J])\$?(\d+)(?::([A-J])\$?(\d+))?", valid)
    if cells:
        left, top, right, bottom = cells.groups()
        columns = slice(ord(left) - ord("A"), ord(right or left) - ord("A") + 1)
        return [row[columns] for row in listed[int(top) - 1:int(bottom or top)]]
    if valid.startswith("{"):
        return [[_content(one, listed)[0][0] for one in _split(row, ";")]
                for row in _split(valid[1:-1], "|")]
    if valid in ("TRUE", "FALSE"):
        return [[float(valid == "TRUE")]]
    return [[valid.strip('"') if valid.startswith('"') else _plain(valid)]]


# -- the sheets ----------------------------------------------------------------------------------

class Bench:
    """A document with everything that the formulas of the matrix refer to.

    List      the example list
    Kinds     a kind a row
    Lists     what is right for each argument, as a list in columns of its own
    Twin      the same; Gone as well, which is removed once the formulas are there
    Among     each of those lists with a kind in it, a kind below the other
    Results   the formulas, each function's below each other; Arrays the array formulas
    Scratch   what is asked of Calc about them
    """

    def __init__(self, office, valid):
        """A new document, with lists of these valid values."""
        self.document = office.calc()
        self.listed = example_list()
        self.outside = (Path(office.folder) / "outside.ods").as_uri()
        # The columns where lists start; beside each on sheet Lists is as much room again.
        self._lists = _packed({one: 2 * len(self.rows(one)[0]) for one in sorted(valid)})
        self._among = _packed({(one, spot): len(self.rows(one)[0]) for one in sorted(valid)
                               for spot in spots(self.rows(one))})
        names = ["List", "Kinds", "Lists", "Among", "Results", "Arrays", "Scratch"]
        self.document.Sheets.getByIndex(0).Name = names[0]
        for place, name in enumerate(names[1:], 1):
            self.document.Sheets.insertNewByName(name, place)
        self.sheets = {name: self.document.Sheets.getByName(name) for name in names}
        fill(self.sheets["List"], "A1", self.listed)
        _put_kinds(self.sheets["Kinds"], 0, [[None]], 0, 0, height=1)
        self._fill_lists(self.sheets["Lists"])
        for place, name in enumerate(("Twin", "Gone"), 3):
            self.document.Sheets.copyByName("Lists", name, place)
        for (one, spot), left in self._among.items():
            _put_kinds(self.sheets["Among"], left, self.rows(one), *spots(self.rows(one))[spot])
        self._save_outside(office)

    def is_single(self, valid):
        content = _content(valid, self.listed)
        return len(content) == len(content[0]) == 1

    def rows(self, valid):
        """A valid value as a list: of three where it is a single one."""
        rows = _content(valid, self.listed)
        return rows * 3 if self.is_single(valid) else rows

    def reference(self, valid, sheet="Lists", right=0, columns=0, rows=0):
        """The reference to such a list: so far to the right of it, and so much larger."""
        listed = self.rows(valid)
        return _reference(sheet, self._lists[valid] + right, 0, len(listed[0]) + columns,
                          len(listed) + rows)

    def among(self, valid, spot, number):
        """The reference to such a list with a kind at a spot of it."""
        rows = self.rows(valid)
        return _reference("Among", self._among[valid, spot], number * (len(rows) + 1),
                          len(rows[0]), len(rows))

    def whole_sheet(self):
        sheet = self.sheets["List"]
        return f"$List.A1:{column_letters(sheet.Columns.Count - 1)}{sheet.Rows.Count}"

    def ask(self, typed):
        """What formulas show that are entered for the moment, each as an array formula."""
        for row, one in enumerate(typed, 1):
            array_formula(self.sheets["Scratch"], f"A{row}", one)
        cells = self.sheets["Scratch"].getCellRangeByName(f"A1:A{len(typed)}")
        shown = [row[0] for row in cells.getDataArray()]
        cells.clearContents(CONTENTS)
        return shown

    def _fill_lists(self, sheet):
        for valid, left in self._lists.items():
            fill(sheet, f"{column_letters(left)}1", self.rows(valid))

    def _save_outside(self, office):
        """Another file, whose sheet Lists is the same."""
        document = office.calc()
        document.Sheets.getByIndex(0).Name = "Lists"
        self._fill_lists(document.Sheets.getByIndex(0))
        office.save(document, Path(office.folder) / "outside.ods")
        document.close(True)


def _packed(widths):
    """Where each of these starts that stand side by side, a column between them."""
    ends = itertools.accumulate(width + 1 for width in widths.values())
    return dict(zip(widths, [0, *ends]))


def spots(rows):
    """Where in a list a kind is put: in the middle and, in a list of pairs, in place of a label."""
    middle = {"among": (len(rows[0]) // 2, len(rows) // 2)}
    return {**middle, "label": (0, len(rows) // 2)} if min(len(rows), len(rows[0])) > 1 else middle


def _put_kinds(sheet, left, rows, across, down, height=None):
    """Write a list once for each kind, with the kind in this cell of it."""
    height = height or len(rows) + 1  # an empty row between them
    stack = []
    for place, kind in enumerate(KINDS):
        stack += [list(row) for row in rows]
        stack += [[None] * len(rows[0])] * (height - len(rows))
        stack[place * height + down][across] = (
            kind.cell if kind.cell != ITSELF
            else f"={column_letters(left + across)}{place * height + down + 1}")
    # As they are typed, no number would be infinite and no tiny one not 0.
    end = len(NUMBERS) * height
    fill(sheet, f"{column_letters(left)}1", stack[:end])
    formulas(sheet, f"{column_letters(left)}{end + 1}",
             [["" if one is None else str(one) for one in row] for row in stack[end:]])


def _area(left, top, columns, rows):
    return f"{column_letters(left)}{top + 1}:{column_letters(left + columns - 1)}{top + rows}"


def _reference(sheet, left, top, columns, rows):
    return f"${sheet}.{_area(left, top, columns, rows)}"


# -- the formulas --------------------------------------------------------------------------------

def adapted(function, number):
    """The function with an example to which the argument of this number matters."""
    setting = SETTING.get(f"{function.name}.{function.arguments[number].name}", {})
    return function._replace(arguments=[
        argument._replace(valid=setting[argument.name], mark=argument.mark.replace("O", "M"))
        if argument.name in setting else argument for argument in function.arguments])


def formula(function, number, typed):
    """The function's example with this typed for the argument of this number."""
    parts = _parts(function)
    parts[number] = typed
    return _call(function, parts[:max(_required(function), number + 1)])


def _parts(function):
    """What is typed for each argument, optional ones skipped."""
    return ["" if argument.mark == "O" else _on_list(argument.valid)
            for argument in function.arguments]


def _call(function, parts):
    return f"={function.name}({';'.join(parts)})"


def _required(function):
    return sum(argument.mark != "O" for argument in function.arguments)


def _on_list(valid):
    """A valid value as it is typed on another sheet than the example list."""
    return re.sub(r"^(?=[A-J]\$?\d)", "$List.", valid)


def cases_of(bench, function, number):
    """Every case of an argument, without what it shows."""
    function = adapted(function, number)
    argument = function.arguments[number]
    found = []
    for row, kind in enumerate(KINDS, 1):
        if kind.typed is not None:
            found.append(("typed", kind.name, formula(function, number, kind.typed)))
        found.append(("cell", kind.name, formula(function, number, f"$Kinds.A{row}")))
    found += [("shape", name, formula(function, number, typed))
              for name, typed in _shapes(bench, argument).items()]
    found += [("shape", name, typed) for name, typed in _counts(function, number).items()]
    if argument.mark != "N":  # which takes no list
        listed = _of_three(bench, function, number)
        size = _size(bench, formula(listed, number, bench.reference(argument.valid)))
        found += [(spot, kind.name, formula(listed, number, bench.among(argument.valid, spot, row)),
                   size) for spot in spots(bench.rows(argument.valid))
                  for row, kind in enumerate(KINDS)]
    return [Case(function.name, argument.name, *one) for one in found]


def _size(bench, typed):
    """The rows and columns of a formula's result; 1 and 1 where it is an error."""
    return tuple(int(count or 1) for count in bench.ask([f"=ROWS({typed[1:]})",
                                                         f"=COLUMNS({typed[1:]})"]))


def _of_three(bench, function, number):
    """The function of three customers, where a list of three takes the place of one value; the
    first argument then gives the shape of the result (G10)."""
    first = function.arguments[0]
    if number == 0 or first.mark != "M" or not all(
            bench.is_single(function.arguments[i].valid) for i in (0, number)):
        return function
    three = first._replace(valid=bench.reference(first.valid))
    return function._replace(arguments=[three, *function.arguments[1:]])


def _shapes(bench, argument):
    """What can be typed for an argument besides single values, by name."""
    valid = argument.valid
    rows = bench.rows(valid)
    listed = bench.reference(valid)
    tall = len(rows) > 1
    first, last = listed.partition(".")[2].split(":")
    left, right = first.rstrip("0123456789"), last.rstrip("0123456789")
    shapes = {
        "its list": listed,
        "by OFFSET": f"OFFSET({listed};0;0)",
        "by INDIRECT": f'INDIRECT("{listed}")',
        "crossing": f"{listed}!{listed}",
        "as an array": f"TRANSPOSE(TRANSPOSE({listed}))",
        "turned": f"TRANSPOSE({listed})",
        "one less": bench.reference(valid, columns=-(not tall), rows=-tall),
        "one more": bench.reference(valid, columns=not tall, rows=tall),
        "two lists": bench.reference(valid, columns=tall, rows=not tall),
        "all empty": bench.reference(valid, right=len(rows[0])),
        "whole row": "$List.2:2",
    }
    if argument.mark in "NR":
        shapes["whole column"] = f"$Lists.{left}:{right}"
        shapes["whole sheet"] = bench.whole_sheet()
    else:
        shapes["20,000 rows"] = f"$Lists.{first}:{right}20000"
    shapes.update({one: one for one in ARRAYS})
    shapes.update(THIRTY)
    shapes.update({
        "{0.5;#N/A}": "{0.5;#N/A}",
        "two areas": f"({listed}~{listed})",
        "two sheets": f"$Lists.{first}:$Twin.{last}",
        "sheet removed": bench.reference(valid, sheet="Gone"),
        "other file": f"'{bench.outside}'#{listed}",
        "file missing": f"'{bench.outside}x'#{listed}",
        "itself": OWN_CELL,
        "itself and more": OWN_CELLS,
    })
    return shapes


def _counts(function, number):
    """A formula with the argument of this number left out, skipped, or one too many after it."""
    parts = _parts(function)
    required = _required(function)
    after = parts[number + 1:required]
    if not after:  # else nothing would follow what is skipped
        after = [argument.valid for argument in function.arguments[number + 1:number + 2]]
    counts = {"left out": _call(function, parts[:min(number, required)]),
              "skipped": _call(function, [*parts[:number], "", *after])}
    if number + 1 == len(parts):
        last = _on_list(function.arguments[number].valid)
        counts["too many"] = _call(function, [*parts[:number], last, "1"])
    return counts


# -- what they show ------------------------------------------------------------------------------

def run(office, functions):
    """Every case of these functions, with what it shows."""
    numbered = [(function, number) for function in functions
                for number in range(len(function.arguments))]
    bench = Bench(office, {argument.valid for one in numbered
                           for argument in adapted(*one).arguments})
    cases = [case for one in numbered for case in cases_of(bench, *one)]
    # Else Calc would compute every INDIRECT and OFFSET again for each formula that is entered.
    bench.document.enableAutomaticCalculation(False)
    entered = []
    for place, function in enumerate(functions):
        own = [case for case in cases if case.function == function.name]
        left = LEFT + WIDE * place
        entered.append(("Results", left, _enter_plain(
            bench, left, [case for case in own if case.size == (1, 1)])))
        entered.append(("Arrays", left, _enter_arrays(
            bench, left, [case for case in own if case.size != (1, 1)])))
    bench.document.Sheets.removeByName("Gone")
    bench.document.enableAutomaticCalculation(True)
    return [case for one in entered for case in _read(bench, *one)]


def _enter_plain(bench, left, cases):
    """Enter formulas below each other; returns them with the rows they are in."""
    own, next_to_it = column_letters(left), column_letters(left + 1)
    formulas(bench.sheets["Results"], f"{own}{TOP + 1}",
             [[case.formula.replace(OWN_CELLS, f"{own}{row}:{next_to_it}{row}")
               .replace(OWN_CELL, f"{own}{row}")] for row, case in enumerate(cases, TOP + 1)])
    return list(enumerate(cases, TOP))


def _enter_arrays(bench, left, cases):
    """Enter array formulas below each other; returns them with the rows they start in."""
    entered = []
    row = TOP
    for case in cases:
        rows, columns = case.size
        array_formula(bench.sheets["Arrays"], _area(left, row, columns, rows), case.formula)
        entered.append((row, case))
        row += rows
    return entered


def _read(bench, sheet, left, entered):
    """What formulas show that were entered."""
    if not entered:
        return []
    height = max(row + case.size[0] for row, case in entered) - TOP
    width = max(case.size[1] for _, case in entered)
    area = _area(left, TOP, width, height)
    data = bench.sheets[sheet].getCellRangeByName(area).getDataArray()
    # An error is a void any there; which one it is has to be asked.
    wrong = [(x, y) for y, row in enumerate(data) for x, shown in enumerate(row) if shown is None]
    codes = dict(zip(wrong, _codes(bench, [_reference(sheet, left + x, TOP + y, 1, 1)
                                           for x, y in wrong])))
    return [case._replace(shows=[
        _told(data[y][x], codes.get((x, y))) for y in range(row - TOP, row - TOP + case.size[0])
        for x in range(case.size[1])]) for row, case in entered]


def _codes(bench, addresses):
    """The codes of the errors in these cells."""
    if not addresses:
        return []
    formulas(bench.sheets["Scratch"], "A1", [[f"=ERRORTYPE({one})"] for one in addresses])
    cells = bench.sheets["Scratch"].getCellRangeByName(f"A1:A{len(addresses)}")
    codes = [int(row[0]) for row in cells.getDataArray()]
    cells.clearContents(CONTENTS)
    return codes


def _told(shown, code):
    """What a cell shows, as the table tells it: a number, a text in quotes or an error."""
    if code is not None:
        return CODES.get(code, f"Err:{code}")
    if isinstance(shown, float):
        return f"{shown:.6g}"
    return json.dumps(_short(shown), ensure_ascii=False)


def _short(text):
    return text if len(text) <= 40 else f"{text[:15]}… {len(text)} characters"


# -- the table -----------------------------------------------------------------------------------

LEGEND = """\
What Calc shows for every kind of thing in every argument of every function. A change in it fails
tests/office/test_matrix.py, whose --write writes it anew; the formulas of a function are told by
its --show FUNCTION.

After each formula, a line an outcome, with the kinds in <the argument> that lead to it:
    value   typed, or in a cell that the formula refers to; typed and cell where these differ
    among   in the middle of a list that is right but for it; of three where one value is right, and
            then the first argument is one of three as well
    label   in the middle of a list of pairs, in place of a label
    shape   an array, a reference or a number of arguments
Under among and label every cell of the result is told, row by row ("A"×2 is "A" in two cells); else
the first. "its error" is the one that the kind bears, "its text" the label that it has become.

Kinds, as they are typed and as they stand in a cell:
"""

SHAPES = """\
Shapes:
    its list         what is right, in cells; also by OFFSET, by INDIRECT, crossing another
                     reference (all four: any reference), as an array that a function computes
    turned           its columns as rows
    one less, more   without its last cell, with the empty cell after it
    two lists        with the empty column or row beside it
    all empty        as many empty cells
    whole row        the row of a customer in the example list; whole sheet, that list's
    whole column     that of its list; 20,000 rows of it
    any array        {7} to 30 texts
    two areas        its list~its list; two sheets, a reference through two sheets
    sheet removed    its list on a sheet that then was removed
    other file       its list in a file, and in one that is missing
    itself           the formula's own cell; and more, with the next cell
    left out         with all after it; skipped, with what follows it given; too many, one more
"""

def legend():
    """What the words in the table mean."""
    kinds = []
    for kind in KINDS:
        held = kind.cell if isinstance(kind.cell, str) else f"{kind.cell:G}"
        held = _short(held).replace("\n", "\\n").replace(ITSELF, "a reference to itself")
        kinds.append(f"    {kind.name:<16} {kind.typed or '':<24} {held}".rstrip())
    return "\n".join([LEGEND + "\n".join(kinds), "", SHAPES])


def table(functions, cases):
    """The outcomes of these functions: for each argument and way a line an outcome, with the kinds
    that lead to it."""
    found = {}
    for case in cases:
        ways = found.setdefault((case.function, case.argument), {})
        ways.setdefault(case.way, {})[case.kind] = outcome(case)
    lines = []
    for function in functions:
        for number, argument in enumerate(function.arguments):
            changed = formula(adapted(function, number), number, f"<{argument.name}>")
            lines += ["", changed.replace("$List.", "")]
            for way, outcomes in _merged(found[function.name, argument.name]):
                lines += _lines(way, _in_words(outcomes))
    return "\n".join(lines[1:]) + "\n"


def outcome(case):
    """What a case shows, in a line: a cell after the other, equal ones counted."""
    runs = [(shown, len(list(equal))) for shown, equal in itertools.groupby(case.shows)]
    return " ".join(shown if count == 1 else f"{shown}×{count}" for shown, count in runs)


def _merged(ways):
    """The outcomes by way and kind. What shows the same typed and in a cell is a "value"; what
    cannot be typed goes with the others in cells."""
    typed, in_cell = ways["typed"], ways["cell"]
    same = {kind for kind, shown in in_cell.items() if typed.get(kind) == shown}
    if len(same) < len(typed) / 2:  # as for a reference, which cannot be typed
        same = set()
    else:
        same |= in_cell.keys() - typed.keys()
    yield "value", {kind: shown for kind, shown in in_cell.items() if kind in same}
    for way, outcomes in ways.items():
        yield way, {kind: shown for kind, shown in outcomes.items()
                    if way not in ("typed", "cell") or kind not in same}


def _in_words(outcomes):
    """Outcomes by kind: "its error" where several pass on their own, and "its text" where many are
    shown as text."""
    same = [kind for kind, shown in outcomes.items() if OWN_ERROR.get(kind) == shown]
    if len(same) > 1:
        outcomes = {**outcomes, **dict.fromkeys(same, "its error")}
    told = {kind.name: outcomes[kind.name].replace(_told(_label(kind), None), "its text")
            for kind in NUMBERS + FORMATTED + TEXTS if kind.name in outcomes}
    common = collections.Counter(shown for shown in told.values() if "its text" in shown)
    return {kind: told[kind] if common[told.get(kind)] > 5 else shown
            for kind, shown in outcomes.items()}


def _label(kind):
    """What a kind is where a number is taken as its text."""
    if isinstance(kind.cell, float):
        return repr(kind.cell + 0.0).upper().replace(".0", "")
    return kind.cell if kind.text is None else kind.text


def _lines(way, outcomes):
    by_outcome = {}
    for kind, shown in outcomes.items():
        by_outcome.setdefault(shown, []).append(kind)
    for shown, kinds in by_outcome.items():
        for name, members in GROUPS.items():
            there = [kind for kind in members if kind in outcomes]
            if len(there) > 1 and set(there) <= set(kinds):
                kinds = [name if kind == there[0] else kind for kind in kinds
                         if kind == there[0] or kind not in there]
        yield from textwrap.wrap(f"    {way:<6} {shown} <- {', '.join(kinds)}", 100,
                                 subsequent_indent=" " * 15, break_on_hyphens=False,
                                 break_long_words=False)
