# SPDX-License-Identifier: MPL-2.0
"""Computes from what the cells of a document show what each of its formulas must show.

Nothing is known here of how a sheet was made or edited: what a cell must show follows from the
formula that it holds now and from the cells that the formula refers to as they are now. So a walk
may move, sort and delete as it likes, and nobody has to foretell what Calc makes of it. A cell that
was computed too early, or from a list that is no longer so, shows something else.

The functions whose lists are kept between calls are computed by reference.py and reference_more.py,
those over a list of orders by reference_orders.py; and what the spreadsheets of the walk build on
them, by the few of Calc's own functions here.
"""
import re
from collections import namedtuple
from functools import lru_cache
from math import floor, isclose
from operator import add, concat, eq, ge, gt, le, lt, mul, ne, sub, truediv

import reference
import reference_more
import reference_orders
from sheets import ANY, Error, size

SHORT = 4096  # cells of a list that is read before the first answer in a turn of the main loop
PREFIX = "ORG.VITALFEW.CALC."
CIRCULAR = ("Err:522", "Err:523")  # which cell of a circle says so is not to be foretold
VALUE, ARGUMENT, NOTHING, MISSING = map(
    Error, (reference_more.VALUE, reference_more.ARGUMENT, reference_more.NOTHING,
            reference_more.MISSING))

Class = namedtuple("Class", "sheet row column formula shown expected")
# A formula: the name of the function that it begins with, its arguments as parsed, and whether it
# is one of the add-in's.
Formula = namedtuple("Formula", "text node name arguments own")


class Fails(Exception):
    """The formula shows an error, which is the argument."""


class Unchecked(Exception):
    """A formula of which it is not known here what it must show."""


# -- formulas ----------------------------------------------------------------------------------

TOKEN = re.compile(r"""\s*(?:
    (?P<number>[0-9.]+(?:E[+-]?[0-9]+)?(?![:0-9A-Z]))
  | (?P<text>"(?:[^"]|"")*")
  | (?P<array>\{[^}]*\})
  | (?P<call>[A-Z][A-Z0-9.]*)\(
  | (?P<name>(?:\$?(?:'(?:[^']|'')+'|[\w!]+)\.)?\$?[A-Za-z0-9_]+\$?[0-9]*(?::\$?[A-Z]*\$?[0-9]*)?)
  | (?P<sign><=|>=|<>|[-+*/&=<>();])
)""", re.VERBOSE)
SECOND_SHEET = re.compile(r":\$?(?:'(?:[^']|'')+'|\w+)\.")  # $A.B2:$A.B9 is $A.B2:B9
# What was dragged names its sheet twice, $A.B2:$A.B9.
SAME_SHEET = re.compile(r"(\$?(?:'(?:[^']|'')+'|\w+)\.)(\$?[A-Z]*\$?[0-9]*):\1")
LEVELS = ({"=": eq, "<>": ne, "<": lt, ">": gt, "<=": le, ">=": ge}, {"&": concat},
          {"+": add, "-": sub}, {"*": mul, "/": truediv})


class Number(namedtuple("Number", "value")):
    def scalar(self, _snapshot, _sheet):
        return self.value


class Array(namedtuple("Array", "text")):
    """An inline array, of which the functions here take numbers and words."""

    def scalar(self, _snapshot, _sheet):
        raise Unchecked


class Missing(namedtuple("Missing", "")):
    """An argument that was skipped."""

    def scalar(self, _snapshot, _sheet):
        raise Unchecked


class Reference(namedtuple("Reference", "text")):
    def area(self, snapshot, sheet):
        found = snapshot.area(sheet, self.text)
        if found is None:
            raise Unchecked
        return found

    def scalar(self, snapshot, sheet):
        """What one cell shows, None if it is empty."""
        area = self.area(snapshot, sheet)
        if area.left != area.right or area.top != area.bottom:
            raise Unchecked
        return known(snapshot.shown(area.sheet, area.top, area.left))

    def each(self, snapshot, sheet):
        area = self.area(snapshot, sheet)
        cells = snapshot.content(area)
        if None in cells or "" in cells:  # an error; a text or an empty cell
            cells = [snapshot.shown(area.sheet, y, x) for y in range(area.top, area.bottom + 1)
                     for x in range(area.left, area.right + 1)]
        return cells


class Binary(namedtuple("Binary", "operation left right")):
    def scalar(self, snapshot, sheet):
        return combined(self.operation, self.left.scalar(snapshot, sheet),
                        self.right.scalar(snapshot, sheet))

    def each(self, snapshot, sheet):
        left, right = each(self.left, snapshot, sheet), each(self.right, snapshot, sheet)
        count = max(len(left), len(right))
        if len(left) not in (1, count) or len(right) not in (1, count):
            raise Unchecked
        return [combined_or_error(self.operation, a, b) for a, b in zip(
            left * (count // len(left)), right * (count // len(right)))]


class Call(namedtuple("Call", "name arguments")):
    def scalar(self, snapshot, sheet):
        if self.name not in FUNCTIONS:
            raise Unchecked
        return FUNCTIONS[self.name](snapshot, sheet, *self.arguments)


def each(node, snapshot, sheet):
    """What an operand of an array shows, as a list."""
    if isinstance(node, (Reference, Binary)):
        return list(node.each(snapshot, sheet))
    return [node.scalar(snapshot, sheet)]


def known(shown):
    if isinstance(shown, Error):
        raise Fails(shown)
    return shown


def combined(operation, left, right):
    if operation in LEVELS[0].values():
        return compared(operation, left, right)
    if operation is concat:
        return joined(left, right)
    left, right = number(left), number(right)
    if operation is truediv and right == 0:
        raise Fails(NOTHING)
    return operation(left, right)


def combined_or_error(operation, left, right):
    """The same within an array, where an error is an element like others."""
    errors = [side for side in (left, right) if isinstance(side, Error)]
    return errors[0] if errors else combined(operation, left, right)


def compared(operation, left, right):
    """Text is compared without regard to case; an empty cell is like 0 and like no text."""
    left, right = (side.casefold() if isinstance(side, str) else side for side in (left, right))
    if left is None:
        left = "" if isinstance(right, str) else 0.0
    if right is None:
        right = "" if isinstance(left, str) else 0.0
    if isinstance(left, str) != isinstance(right, str):
        if operation in (eq, ne):
            return operation is ne
        raise Unchecked
    return operation(left, right)


def joined(left, right):
    if not isinstance(left, str) or not isinstance(right, str):
        raise Unchecked  # how Calc writes the number
    return left + right


def number(content):
    if isinstance(content, Error):
        raise Fails(ANY)
    if isinstance(content, str):
        raise Fails(VALUE)
    return 0.0 if content is None else float(content)


@lru_cache(None)
def formula(text):
    """The formula of this text, or None where it is not known here how to compute it."""
    inner = text[1:-1] if text.startswith("{") else text
    if "#" in inner:  # such as #REF!
        return None
    try:
        tokens = list(tokens_of(SAME_SHEET.sub(r"\1\2:", inner[1:])))
        node = parse_level(tokens, 0)
    except Unchecked:
        return None
    if tokens:
        return None
    is_call = isinstance(node, Call)
    own = PREFIX in text
    return Formula(text, node, node.name.removeprefix(PREFIX) if is_call else "",
                   node.arguments if is_call else (), own)


def tokens_of(text):
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if not found:
            raise Unchecked
        place = found.end()
        yield found.lastgroup, found[found.lastgroup]


def parse_level(tokens, level):
    """Takes a formula off the front of the tokens."""
    if level == len(LEVELS):
        return parse_one(tokens)
    node = parse_level(tokens, level + 1)
    while tokens and tokens[0][0] == "sign" and tokens[0][1] in LEVELS[level]:
        operation = LEVELS[level][tokens.pop(0)[1]]
        node = Binary(operation, node, parse_level(tokens, level + 1))
    return node


def parse_one(tokens):
    if not tokens:
        raise Unchecked
    kind, text = tokens.pop(0)
    if kind == "number":
        return Number(float(text))
    if kind == "text":
        return Number(text[1:-1].replace('""', '"'))
    if kind == "array":
        return Array(text)
    if kind == "name":
        return Reference(text)
    if kind == "call":
        return Call(text, parse_arguments(tokens))
    if text == "-":
        return Binary(sub, Number(0.0), parse_one(tokens))
    if text == "(":
        node = parse_level(tokens, 0)
        expect_sign(tokens, ")")
        return node
    raise Unchecked


def parse_arguments(tokens):
    arguments = []
    while True:
        if tokens and tokens[0] in (("sign", ";"), ("sign", ")")):
            arguments.append(Missing())
        else:
            arguments.append(parse_level(tokens, 0))
        if tokens and tokens[0] == ("sign", ")"):
            tokens.pop(0)
            return () if arguments == [Missing()] else tuple(arguments)
        expect_sign(tokens, ";")


def expect_sign(tokens, sign):
    if not tokens or tokens.pop(0) != ("sign", sign):
        raise Unchecked


# -- the functions whose lists are kept --------------------------------------------------------

def customertier(snapshot, sheet, value, population, *choices):
    own = own_cell(snapshot, sheet, value)
    area = population.area(snapshot, sheet)
    amounts = checked(snapshot, area)
    return tier(snapshot, own, area, amounts, *choices_of(choices))


def customertierif(snapshot, sheet, value, population, group, groups, *choices):
    own = own_cells(snapshot, sheet, value, group)
    area, names = population.area(snapshot, sheet), groups.area(snapshot, sheet)
    same_size(area, names)
    amounts, groups = checked(snapshot, area), checked(snapshot, names)
    if "" in own:  # G6
        return ""
    key = area, names, own[1]
    amounts = snapshot.remembered(key, lambda: tuple(
        amount for amount, other in zip(amounts, groups) if same(own[1], other)))
    return tier(snapshot, own[0], key, amounts, *choices_of(choices))


def customerstage(snapshot, sheet, orders, sales, all_orders, all_sales):
    own = own_cells(snapshot, sheet, orders, sales)
    areas = all_orders.area(snapshot, sheet), all_sales.area(snapshot, sheet)
    same_size(*areas)
    columns = [checked(snapshot, area) for area in areas]
    customers = snapshot.remembered(areas, lambda: customers_of(*columns))
    if not customers.rows:
        raise Fails(NOTHING)
    return done(customers.stage, *own)


def sellingtime(snapshot, sheet, one, tiers, hours):
    own = own_cells(snapshot, sheet, one, hours)
    area = tiers.area(snapshot, sheet)
    labels = checked(snapshot, area)
    counted = snapshot.remembered(
        (area, "labels"), lambda: [label for label in labels if label != ""])
    return done(reference_more.selling_time, own[0], counted, number(own[1]))


def rfmscore(snapshot, sheet, recency, frequency, monetary, *lists):
    own = own_cells(snapshot, sheet, recency, frequency, monetary)
    areas = tuple(one.area(snapshot, sheet) for one in lists)
    columns = tuple(checked(snapshot, area) for area in areas)
    if not all(any(isinstance(cell, float) for cell in cells) for cells in columns):
        raise Fails(ANY if any(isinstance(cell, str) for cell in own) else NOTHING)
    if "" in own:
        return ""
    if any(isinstance(cell, str) for cell in own):
        raise Fails(VALUE)
    return done(snapshot.remembered(areas, lambda: rfm_of(*columns)).score, *own)


# -- lists of orders ---------------------------------------------------------------------------

def customerlist(columns, *options):
    *others, sort, rows = values_of(options, (None, None, None, None, "first", None))
    if others != [None] * 4:
        raise Unchecked
    return reference_orders.customer_list(*columns, sort=sort), rows


def cohorts(columns, *options):
    period, as_of, share, rows = values_of(options, ("month", None, None, None))
    if as_of is not None or share is not None:
        raise Unchecked
    found = reference_orders.cohorts(*columns, period)
    reference_more.require(len(found) <= 1023)
    return found, rows


OVER_ORDERS = {"CUSTOMERLIST": customerlist, "COHORTS": cohorts}


def values_of(nodes, defaults):
    """What optional arguments are, which these tests write as constants."""
    given = [default if node == Missing() else node.value for node, default in
             zip(nodes, defaults)]
    return (*given, *defaults[len(given):])


def over_orders(snapshot, sheet, name, columns, options):
    """The rows of a function over a list of orders."""
    areas = tuple(node.area(snapshot, sheet) for node in columns)
    for area in areas:
        same_size(areas[0], area)
    cells = [[reference_orders.BROKEN if one is None else one for one in snapshot.content(area)]
             for area in areas]
    most = max(map(len, cells))
    cells = [[*column, *[None] * (most - len(column))] for column in cells]
    try:
        rows, count = OVER_ORDERS[name](cells, *options)
    except reference_more.Fault as fault:
        return Error(str(fault))
    width = len(rows[0])
    count = len(rows) if count is None else int(count)
    return (rows + [[""] * width] * count)[:count]


@lru_cache(256)
def population_of(amounts):
    return reference.Population(amounts)


@lru_cache(64)
def customers_of(orders, sales):
    return reference_more.Customers(orders, sales)


@lru_cache(64)
def rfm_of(*columns):
    return reference_more.Rfm(*columns)


def done(function, *arguments):
    """A result of reference_more.py, as a cell has it."""
    try:
        result = function(*arguments)
    except reference_more.Fault as fault:
        raise Fails(Error(str(fault))) from None
    return result if isinstance(result, str) else float(result)


def own_cell(snapshot, sheet, node):
    """What a function is given as one cell: 0 where that is empty (G6)."""
    content = node.scalar(snapshot, sheet)
    return 0.0 if content is None else content


def own_cells(snapshot, sheet, *nodes):
    """As own_cell(); where several are in error, Calc passes on one of them."""
    own, errors = [], set()
    for node in nodes:
        try:
            own.append(own_cell(snapshot, sheet, node))
        except Fails as error:
            errors.add(error.args[0])
    if errors:
        raise Fails(errors.pop() if len(errors) == 1 else ANY)
    return own


def checked(snapshot, area):
    """What a list shows, if nothing is in error (G2)."""
    cells = snapshot.content(area)
    if None in cells:
        raise Fails(VALUE)
    return cells


def same_size(area, other):
    if size(area) != size(other):
        raise Fails(ARGUMENT)


def tier(snapshot, own, key, amounts, method, cutoffs, labels):
    """CUSTOMERTIER of one cell (TIER-1 to TIER-8, G2, G5, G6)."""
    population = snapshot.remembered((key, "population"), lambda: population_of(amounts))
    if population.n == 0:
        raise Fails(NOTHING)
    if own == "":
        return ""
    if isinstance(own, str):
        raise Fails(VALUE)
    return snapshot.remembered((key, own, method, cutoffs, labels), lambda: labels[
        population.remembered((own, method, cutoffs), lambda: reference.class_of(
            own, population, method, cutoffs))])


def choices_of(arguments):
    """Method, cut-offs and labels, which these tests write as constants."""
    return parsed_choices(*arguments, *[Missing()] * (3 - len(arguments)))


@lru_cache(256)
def parsed_choices(cutoffs, labels, method):
    numbers = words = None
    if cutoffs != Missing():
        numbers = tuple(float(one) for one in re.split("[;|]", cutoffs.text.strip("{}")))
    if labels != Missing():
        words = tuple(re.findall('[^{};|"]+', labels.text))
    return "reach" if method == Missing() else method.value, numbers, words or reference.LETTERS


def same(a, b):
    """Whether two cells name the same group (G8); an empty one names none."""
    if isinstance(a, str) and isinstance(b, str):
        return a != "" and a.casefold() == b.casefold()
    return isinstance(a, float) and isinstance(b, float) and a == b


# -- the functions of Calc ---------------------------------------------------------------------

def choose(snapshot, sheet, condition, then, otherwise):
    holds = number(condition.scalar(snapshot, sheet)) != 0
    return (then if holds else otherwise).scalar(snapshot, sheet)


def remainder(snapshot, sheet, dividend, divisor):
    a, b = (number(node.scalar(snapshot, sheet)) for node in (dividend, divisor))
    if b == 0:
        raise Fails(NOTHING)
    return a - b * floor(a / b)


def code(snapshot, sheet, text):
    shown = text.scalar(snapshot, sheet)
    if not isinstance(shown, str) or not "A" <= shown[:1] <= "Z":
        raise Unchecked
    return float(ord(shown[0]))


def total(snapshot, sheet, cells):
    area = cells.area(snapshot, sheet)
    if None in snapshot.content(area):
        raise Fails(ANY)
    return sum(cell for cell in snapshot.content(area) if isinstance(cell, float))


def count_if(snapshot, sheet, cells, criterion):
    wanted = criterion.scalar(snapshot, sheet)
    found = snapshot.content(cells.area(snapshot, sheet))
    return float(sum(cell is not None and compared(eq, cell, wanted) for cell in found))


def sum_of_products(snapshot, sheet, product):
    return sum(map(number, product.each(snapshot, sheet)))


FUNCTIONS = {
    PREFIX + "CUSTOMERTIER": customertier,
    PREFIX + "CUSTOMERTIERIF": customertierif,
    PREFIX + "CUSTOMERSTAGE": customerstage,
    PREFIX + "SELLINGTIME": sellingtime,
    PREFIX + "RFMSCORE": rfmscore,
    "IF": choose,
    "MOD": remainder,
    "CODE": code,
    "SUM": total,
    "COUNTIF": count_if,
    "SUMPRODUCT": sum_of_products,
}


# -- what a document must show -----------------------------------------------------------------

def formulas(snapshot):
    """Every cell that holds a formula that is known here, as (sheet, row, column, formula)."""
    for sheet, rows in snapshot.formulas.items():
        yield from ((sheet, y, x, found) for y, x, found in formulas_of(rows))


@lru_cache(16)
def formulas_of(rows):
    found = []
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            one = formula(text) if text.startswith(("=", "{=")) else None
            if one is not None:
                found.append((y, x, one))
    return found


def classes(snapshot):
    """Those of the add-in's own functions, as (sheet, row, column, formula)."""
    return [one for one in formulas(snapshot) if one[3].own and one[3].name]


# Which arguments are lists of numbers.
LISTS = {"CUSTOMERTIER": (1,), "CUSTOMERTIERIF": (1,), "CUSTOMERTIERS": (0,),
         "CUSTOMERSTAGE": (2, 3), "RFMSCORE": (3, 4, 5), "CUSTOMERLIST": (1, 2),
         "COHORTS": (1, 2)}


def lists(snapshot):
    """The areas that the classes here are computed from, cut to what is used of a sheet."""
    found = {}
    for sheet, _, _, one in classes(snapshot):
        for node in (one.arguments[place] for place in LISTS.get(one.name, ())):
            area = snapshot.area(sheet, node.text) if isinstance(node, Reference) else None
            area = area and snapshot.cut(area)
            if area:
                found[area] = None
    return list(found)


def is_of_formulas(snapshot, cell):
    """Whether a class is computed from cells that hold formulas."""
    return any(precedents(snapshot, cell.sheet, cell.row, cell.column))


def is_of_a_long_list(snapshot, cell):
    """Whether a class is computed from a list that is not read before each answer."""
    return any(size(area) > SHORT for area in areas_in(snapshot, cell.sheet, cell.formula))


def check(snapshot):
    """Compares every class, and what is built on classes, with what it must be: how many were
    compared, and the wrong ones."""
    count = 0
    wrong = []
    for sheet, row, column, one in formulas(snapshot):
        shown = snapshot.shown(sheet, row, column)
        try:
            expected = expect(snapshot, sheet, row, column, one)
        except Unchecked:
            continue
        count += one.own
        if not agree(shown, expected) and not in_circle(snapshot, sheet, row, column):
            wrong.append(Class(sheet, row, column, one.text, shown, expected))
    return count, wrong


def expect(snapshot, sheet, row, column, one):
    """What a cell that holds this formula must show."""
    try:
        if one.text.startswith("{"):
            return expect_in_array(snapshot, sheet, row, column, one)
        expected = one.node.scalar(snapshot, sheet)
    except Fails as error:
        return error.args[0]
    return 0.0 if expected is None else expected


def expect_in_array(snapshot, sheet, row, column, one):
    """One cell of an array: of CUSTOMERTIERS over one area, without groups, or of a function over a
    list of orders."""
    if one.name not in ("CUSTOMERTIERS", *OVER_ORDERS):
        raise Unchecked
    texts = snapshot.formulas[sheet]
    top, left = row, column
    while top > 0 and texts[top - 1][column] == one.text:
        top -= 1
    while left > 0 and texts[row][left - 1] == one.text:
        left -= 1
    if one.name in OVER_ORDERS:
        found = snapshot.remembered((sheet, one.text), lambda: over_orders(
            snapshot, sheet, one.name, one.arguments[:3], one.arguments[3:]))
        return element(found, row - top, column - left)
    area = one.arguments[0].area(snapshot, sheet)
    amounts = snapshot.content(area)
    if None in amounts:
        raise Fails(Error("Err:504"))
    if row - top > area.bottom - area.top or column - left > area.right - area.left:
        raise Fails(MISSING)  # the array is smaller than the cells that were given to it
    own = snapshot.shown(area.sheet, area.top + row - top, area.left + column - left)
    found = tier(snapshot, own if isinstance(own, float) else "", area, amounts, *choices_of(()))
    return found


def element(rows, row, column):
    """One cell of an array, which may be smaller than the cells that were given to it."""
    if isinstance(rows, Error):
        raise Fails(rows)
    if row >= len(rows) or column >= len(rows[0]):
        raise Fails(MISSING)
    found = rows[row][column]
    return found if isinstance(found, str) else float(found)


def agree(shown, expected):
    if isinstance(shown, Error) or isinstance(expected, Error):
        return (isinstance(shown, Error) and isinstance(expected, Error)
                and (shown == expected
                     or (ANY in (shown, expected) and shown not in CIRCULAR)))
    if isinstance(shown, float) and isinstance(expected, (float, bool)):
        return isclose(shown, expected, rel_tol=1e-9, abs_tol=1e-9)
    return shown == expected


# -- circles -----------------------------------------------------------------------------------

def in_circle(snapshot, *cell):
    """Whether what a cell shows depends on a circle; only asked where something looks wrong."""
    return reaches_circle(cell, lambda one: precedents(snapshot, *one))


def reaches_circle(start, following):
    """Whether a walk from here along `following` can come to a place where it was before."""
    entered, left = {start}, set()
    path = [(start, iter(following(start)))]
    while path:
        place, rest = path[-1]
        step = next(rest, None)
        if step is None:
            path.pop()
            left.add(place)
        elif step not in entered:
            entered.add(step)
            path.append((step, iter(following(step))))
        elif step not in left:
            return True
    return False


def precedents(snapshot, sheet, row, column):
    """The cells with formulas that a cell refers to."""
    text = snapshot.formula(sheet, row, column)
    for area in areas_in(snapshot, sheet, text or ""):
        area = snapshot.cut(area)
        if area is not None:
            texts = snapshot.formulas[area.sheet]
            yield from ((area.sheet, y, x) for y in range(area.top, area.bottom + 1)
                        for x in range(area.left, area.right + 1)
                        if texts[y][x].startswith(("=", "{=")))


def areas_in(snapshot, sheet, text):
    """What a formula refers to, whatever it computes of that."""
    for found in TOKEN.finditer(SECOND_SHEET.sub(":", text)):
        area = snapshot.area(sheet, found["name"]) if found["name"] else None
        if area is not None:
            yield area
