# SPDX-License-Identifier: MPL-2.0
"""Sheets of cells, and how they are written as OpenDocument.

    sheet = Sheet("Customers", widths=[5, 2, 2], page="List")
    sheet.put("A1", "Customer", "Head")
    sheet.put("B2", 1200, "Amount")
    sheet.put("C2", "=CUSTOMERTIER(B2;Revenue)", "Tier")
    sheet.array("E2", "=TIERSUMMARY(Revenue)", rows=3, columns=6)

Formulas are written as they are typed in an English Calc with ";" between arguments. Cells have no
stored results: the office computes them when it opens the file. Texts are marked for translation
(texts.py), and so are the names of sheets. Widths and heights are centimetres.
"""
import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from texts import WITHIN_FORMULA, Text, in_sheet, mark, marked

ADD_IN = "ORG.VITALFEW.CALC."  # what files call the functions of the add-in

# A text, which is left as it is, or a function's name, or a reference.
_TOKEN = re.compile(rf'"(?:[^"]|"")*"|{WITHIN_FORMULA}'
                    r"|(?P<name>[A-Z][A-Z0-9]*)(?=\()"
                    r"|(?P<reference>\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)\b")


@dataclass
class Cell:
    content: object = None  # a number, a text, a formula with its "=", or None
    style: str = None       # None: the column's own
    columns: int = 1        # cells that this one spans
    rows: int = 1
    matrix: tuple = None    # (rows, columns) of an array formula
    inside: str = ""        # XML of what is anchored here
    covered: bool = False   # by a cell that spans it


@dataclass
class Sheet:
    name: str
    widths: list            # of the columns from A on
    page: str               # the page style
    column_styles: list = field(default_factory=list)
    styled_rows: int = 0    # down to here, empty rows have the styles of their columns as well
    row_height: float = None                     # None: as high as the office finds right
    heights: dict = field(default_factory=dict)  # of the rows of another height
    cells: dict = field(default_factory=dict)    # by (row, column), from 1
    header_rows: range = range(0)  # that every printed page repeats
    print_areas: list = field(default_factory=list)
    formats: list = field(default_factory=list)  # (area, [(condition, style), …])
    choices: dict = field(default_factory=dict)  # {address: the name of what it is chosen from}
    printed: bool = True    # with the workbook; where there are no areas, all that is used
    hidden: bool = False

    def put(self, address, content=None, style=None, columns=1, rows=1):
        """Write a cell, which may span several."""
        row, column = position(address)
        for y in range(rows):
            for x in range(columns):
                self.cells[row + y, column + x] = Cell(style=style, covered=bool(x or y))
        self.cells[row, column] = Cell(content, style, columns, rows)

    def line(self, address, contents, styles):
        """Write cells side by side; styles are one for each, or one for all."""
        if styles is None or isinstance(styles, str):
            styles = [styles] * len(contents)
        row, column = position(address)
        for x, (content, style) in enumerate(zip(contents, styles)):
            self.cells[row, column + x] = Cell(content, style)

    def array(self, address, formula, rows, columns, styles):
        """Write an array formula; styles are one for each of its columns."""
        row, column = position(address)
        for y in range(rows):
            self.line(cell_name(row + y, column), [None] * columns, styles)
        self.cells[row, column].content = formula
        self.cells[row, column].matrix = (rows, columns)

    def anchor(self, address, xml):
        """Put a drawing into a cell."""
        self.cells.setdefault(position(address), Cell()).inside = xml

    def chart(self, area, name, folder, used):
        """Draw the chart of a folder of the package over an area, from cells that it uses."""
        width, height = self.size(area)
        (top, left), (bottom, right) = map(position, area.split(":"))
        end = f"{column_name(right + 1)}{bottom + 1}"
        self.anchor(cell_name(top, left), element("draw:frame", {
            "draw:style-name": "frame", "draw:name": mark(name), "draw:z-index": 0,
            "table:end-cell-address": on_sheet(self.name, end),
            "table:end-x": "0cm", "table:end-y": "0cm", "svg:x": "0cm", "svg:y": "0cm",
            "svg:width": f"{width:.3f}cm", "svg:height": f"{height:.3f}cm",
        }, element("draw:object", {
            "draw:notify-on-update-of-ranges": used, "xlink:href": f"./{folder}",
            "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"}, "")))

    def format(self, area, *conditions):
        """Give the cells of an area a style where a condition such as '="A"' holds."""
        self.formats.append((area, conditions))

    def choose(self, address, choice):
        """Give a cell a drop-down; anything else may be typed as well."""
        self.choices[position(address)] = choice

    def height(self, row):
        return self.heights.get(row, self.row_height)

    def size(self, area):
        """How wide and high an area is, in centimetres, where all of its rows have a height."""
        (top, left), (bottom, right) = map(position, area.split(":"))
        return sum(self.widths[left - 1:right]), sum(map(self.height, range(top, bottom + 1)))


# -- addresses and formulas --------------------------------------------------------------------

def position(address):
    """(row, column), from 1, of an address such as "B4"."""
    letters, digits = re.fullmatch(r"([A-Z]+)([0-9]+)", address).groups()
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(digits), column


def column_name(column):
    name = ""
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def cell_name(row, column):
    return f"{column_name(column)}{row}"


def on_sheet(sheet, area):
    """"Customers.A2:Customers.A9" of the sheet Customers and "A2:A9", as attributes have it."""
    return ":".join(f"{in_sheet(sheet)}.{address}" for address in area.split(":"))


def is_formula(content):
    return isinstance(content, str) and not isinstance(content, Text) and content[:1] == "="


def open_formula(typed, functions):
    """A formula as files have it; functions are the names of the add-in's functions."""
    def replace(token):
        if token["name"]:
            return (ADD_IN if token["name"] in functions else "") + token["name"]
        if token["reference"]:
            return "[" + ":".join(f".{end}" for end in token["reference"].split(":")) + "]"
        return token[0]
    return "of:" + _TOKEN.sub(replace, typed)


# -- XML ---------------------------------------------------------------------------------------

def element(name, attributes=(), content=None):
    """An element; content is XML, and attributes that are None are left out."""
    start = "".join(f" {key}={quoteattr(str(value))}" for key, value in dict(attributes).items()
                    if value is not None)
    return f"<{name}{start}/>" if content is None else f"<{name}{start}>{content}</{name}>"


def style_id(name):
    """A style's name as files have it: "Tier A" is Tier_20_A."""
    return None if name is None else name.replace(" ", "_20_")


def table(sheet, functions):
    """The element of a sheet."""
    ends = {}  # the last column of each row
    for row, column in sheet.cells:
        ends[row] = max(column, ends.get(row, 0))
    last = max(ends)
    rows = {row: _row(sheet, row, ends.get(row, 0), functions) for row in range(1, last + 1)}
    if sheet.header_rows:
        first, *others = sheet.header_rows
        header = "".join([rows[first], *(rows.pop(row) for row in others)])
        rows[first] = element("table:table-header-rows", content=header)
    parts = [*_columns(sheet), *rows.values()]
    if sheet.styled_rows > last:
        parts.append(element("table:table-row", {
            "table:style-name": _length_id("ro", sheet.row_height),
            "table:number-rows-repeated": sheet.styled_rows - last}, _gap(len(sheet.widths))))
    if sheet.formats:
        parts.append(element("calcext:conditional-formats", content="".join(
            _conditional_format(sheet, *one) for one in sheet.formats)))
    return element("table:table", {
        "table:name": f"{{{sheet.name}}}",
        "table:style-name": _table_id(sheet),
        "table:print-ranges": " ".join(on_sheet(sheet.name, area) for area in sheet.print_areas)
                              or None,
        "table:print": None if sheet.printed else "false",
    }, "\n".join(parts)) + "\n"


def choices(lists):
    """The drop-downs, each from what a formula or a reference such as [$Orders.$A$1:.$Z$1] gives,
    as {name: formula}."""
    return element("table:content-validations", content="".join(
        element("table:content-validation", {
            "table:name": name, "table:allow-empty-cell": "true", "table:display-list": "unsorted",
            "table:condition": f"of:cell-content-is-in-list({formula})",
        }, element("table:error-message", {"table:display": "false"}))
        for name, formula in lists.items()))


def automatic_styles(sheets):
    """The styles of tables, columns and rows."""
    tables = {_table_id(sheet): sheet for sheet in sheets}
    widths = sorted({width for sheet in sheets for width in sheet.widths})
    heights = sorted({sheet.height(row) for sheet in sheets for row, _ in sheet.cells} - {None})
    return "\n".join([
        _FRAME,
        *(_style(name, "table", {"style:master-page-name": style_id(sheet.page)},
                 {"table:display": "false"} if sheet.hidden else None)
          for name, sheet in sorted(tables.items())),
        *(_style(_length_id("co", width), "table-column", {}, {
            "style:column-width": f"{width}cm"}) for width in widths),
        *(_style(_length_id("ro", height), "table-row", {}, {
            "style:row-height": f"{height}cm", "style:use-optimal-row-height": "false"})
          for height in heights),
        _style(_length_id("ro", None), "table-row", {}, {"style:use-optimal-row-height": "true"})])


# A drawing that shows nothing but what is in it; drawings cannot take a style from styles.xml.
_FRAME = element("style:style", {"style:name": "frame", "style:family": "graphic"}, element(
    "style:graphic-properties", {"draw:stroke": "none", "draw:fill": "none"}))


def _style(name, family, attributes, properties=None):
    attributes = {"style:name": name, "style:family": family, **attributes}
    return element("style:style", attributes,
                   properties and element(f"style:{family}-properties", properties))


def _table_id(sheet):
    return f"ta_{style_id(sheet.page)}" + ("_hidden" if sheet.hidden else "")


def _length_id(prefix, length):
    return f"{prefix}{round(1000 * length)}" if length is not None else f"{prefix}_own"


def _columns(sheet):
    for index, width in enumerate(sheet.widths):
        style = sheet.column_styles[index] if index < len(sheet.column_styles) else "Default"
        yield element("table:table-column", {
            "table:style-name": _length_id("co", width),
            "table:default-cell-style-name": style_id(style)})


def _row(sheet, row, end, functions):
    """A row up to its last column, with cells that are not there drawn together."""
    cells, empty = [], 0
    for column in range(1, end + 1):
        cell = sheet.cells.get((row, column))
        if cell is None:
            empty += 1
            continue
        if empty:
            cells.append(_gap(empty))
            empty = 0
        cells.append(_cell(cell, functions, sheet.choices.get((row, column))))
    return element("table:table-row", {"table:style-name": _length_id("ro", sheet.height(row))},
                   "".join(cells) or _gap(1))


def _gap(count):
    return element("table:table-cell", {"table:number-columns-repeated": count})


def _cell(cell, functions, choice):
    attributes = {"table:style-name": style_id(cell.style),
                  "table:content-validation-name": choice}
    content = cell.inside
    if cell.covered:
        return element("table:covered-table-cell", attributes)
    if cell.columns > 1 or cell.rows > 1:
        attributes["table:number-columns-spanned"] = cell.columns
        attributes["table:number-rows-spanned"] = cell.rows
    if cell.matrix:
        attributes["table:number-matrix-rows-spanned"] = cell.matrix[0]
        attributes["table:number-matrix-columns-spanned"] = cell.matrix[1]
    if is_formula(cell.content):
        attributes["table:formula"] = open_formula(cell.content, functions)
    elif isinstance(cell.content, str):
        attributes["office:value-type"] = "string"
        content += element("text:p", content=escape(marked(cell.content)))
    elif cell.content is not None:
        attributes["office:value-type"] = "float"
        attributes["office:value"] = cell.content
    return element("table:table-cell", attributes, content or None)


def _conditional_format(sheet, area, conditions):
    base = on_sheet(sheet.name, area.split(":")[0])
    return element("calcext:conditional-format", {
        "calcext:target-range-address": on_sheet(sheet.name, area),
    }, "".join(element("calcext:condition", {
        "calcext:apply-style-name": style,
        "calcext:value": condition,
        "calcext:base-cell-address": base,
    }) for condition, style in conditions))
