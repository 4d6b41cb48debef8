# SPDX-License-Identifier: MPL-2.0
"""What people and macros do to a spreadsheet, one operation a function, for the random walk.

Each takes the walk, chooses with its `random` what to do where, does it, and returns what it did
in words. Choices depend on the seed and on what the cells hold, never on what they show, so that a
walk can be repeated. Where Calc refuses (part of an array, a merged area) nothing has happened.
"""
import uno
from com.sun.star.sheet.CellDeleteMode import LEFT, UP
from com.sun.star.sheet.CellInsertMode import DOWN, RIGHT
from com.sun.star.sheet.ConditionOperator import FORMULA
from com.sun.star.sheet.FillDateMode import FILL_DATE_DAY
from com.sun.star.sheet.FillDirection import TO_BOTTOM
from com.sun.star.sheet.FillMode import LINEAR
from com.sun.star.sheet.FilterOperator import GREATER
from com.sun.star.sheet import TableFilterField
from com.sun.star.table import TableSortField

import books
import sheets
from classes import classes, is_of_a_long_list, is_of_formulas, lists
from office import prop
from sheets import Area, address, column_letters

OPERATIONS = []  # functions and their weights
KEEP_FORMULAS = set()  # functions after which the formulas are what and where they were
EVERYTHING = 1 | 2 | 4 | 16  # CellFlags: VALUE, DATETIME, STRING, FORMULA


class NothingToDo(Exception):
    """The sheets hold nothing that the operation needs."""


def operation(weight, keeps_formulas=False):
    def register(function):
        OPERATIONS.append((function, weight))
        if keeps_formulas:
            KEEP_FORMULAS.add(function)
        return function
    return register


# -- where -------------------------------------------------------------------------------------

def choose(walk, candidates):
    candidates = list(candidates)
    if not candidates:
        raise NothingToDo
    return walk.random.choice(candidates)


def any_sheet(walk):
    """A sheet that is not made of array formulas, which forbid most changes."""
    return choose(walk, (name for name in walk.snapshot.names if not name.startswith("Arrays")))


def any_number(walk):
    """A cell that holds a typed number, on a sheet that has some."""
    by_sheet = walk.snapshot.numbers()
    sheet = choose(walk, by_sheet)
    return (sheet, *choose(walk, by_sheet[sheet]))


def any_list(walk, rows=1):
    """The amounts of a list of at least so many rows, cut to what is used of the sheet; none that an
    array formula gives, as any_sheet()."""
    return choose(walk, (area for area in lists(walk.snapshot) if height(area) >= rows
                         and not area.sheet.startswith("Arrays")))


def any_amount(walk):
    area = any_list(walk)
    return (area.sheet, walk.random.randint(area.top, area.bottom),
            walk.random.randint(area.left, area.right))


def any_part(walk, area, most=8):
    """Some rows of an area."""
    rows = walk.random.randint(1, min(most, height(area)))
    top = walk.random.randint(area.top, area.bottom - rows + 1)
    return area._replace(top=top, bottom=top + rows - 1)


def any_columns(walk, area):
    """Some columns of an area."""
    left = walk.random.randint(area.left, area.right)
    return area._replace(left=left, right=walk.random.randint(left, area.right))


def typed_part(walk, most=8):
    """Some rows of a list that hold no formula."""
    for _ in range(20):
        part = any_part(walk, any_list(walk), most)
        if all(walk.snapshot.is_number(*place) for row in places(part) for place in row):
            return part
    raise NothingToDo


def places(area):
    """The cells of an area, row by row."""
    return [[(area.sheet, y, x) for x in range(area.left, area.right + 1)]
            for y in range(area.top, area.bottom + 1)]


def table_of(walk, area):
    """The rows of a list with all columns beside it that belong to it."""
    return area._replace(left=0, right=max(area.right, 7))


def height(area):
    return area.bottom - area.top + 1


def cell_at(walk, sheet, row, column):
    return walk.sheet(sheet).getCellByPosition(column, row)


def require_shown(walk, sheet, row, _column):
    """In a window Calc refuses to paste into a row that a filter hides, by a dialog."""
    if not walk.sheet(sheet).Rows.getByIndex(row).IsVisible:
        raise NothingToDo


def cells_of(walk, area):
    return walk.sheet(area.sheet).getCellRangeByPosition(area.left, area.top, area.right,
                                                         area.bottom)


def range_address(walk, area):
    return cells_of(walk, area).getRangeAddress()


def named(sheet, row, column):
    return f"{sheet}.{address(row, column)}"


def area_name(area):
    return f"{named(area.sheet, area.top, area.left)}:{address(area.bottom, area.right)}"


# -- values ------------------------------------------------------------------------------------

@operation(12, keeps_formulas=True)
def set_value(walk):
    place = any_number(walk)
    number = books.amount(walk.random)
    cell_at(walk, *place).setValue(number)
    return f"set {named(*place)} to {number}"


def edit(walk):
    """An edit in the middle of an operation that has to go on to its end."""
    try:
        return set_value(walk)
    except NothingToDo:
        return "there is no number to change"


@operation(3, keeps_formulas=True)
def exchange(walk):
    """Two edits with no look between them, as a macro or a quick user makes them."""
    told = [set_value(walk) for _ in range(walk.random.randint(2, 4))]
    return "; ".join(told)


@operation(6, keeps_formulas=True)
def type_value(walk):
    place = any_number(walk)
    number = books.amount(walk.random)
    walk.select(cell_at(walk, *place))
    walk.dispatch("EnterString", StringName=str(number))
    return f"type {number} into {named(*place)}"


@operation(2, keeps_formulas=True)
def write_text(walk):
    place = any_number(walk)
    cell_at(walk, *place).setString("n/a")
    return f"write text into {named(*place)}"


@operation(2)
def write_error(walk):
    place = any_number(walk)
    formula = walk.random.choice(["=1/0", "=NA()"])
    cell_at(walk, *place).setFormula(formula)
    walk.look(f"write {formula} into {named(*place)}")
    number = books.amount(walk.random)
    cell_at(walk, *place).setValue(number)
    return f"set {named(*place)}, which was {formula}, to {number}"


@operation(2, keeps_formulas=True)
def clear(walk):
    place = any_number(walk)
    cell_at(walk, *place).clearContents(EVERYTHING)
    return f"clear {named(*place)}"


@operation(2)
def write_formula(walk):
    """An amount becomes a formula over a typed number, so that no circle comes about."""
    place, other = any_number(walk), any_number(walk)
    if place == other:
        raise NothingToDo
    sheet, row, column = other
    name = sheet.replace("'", "''")
    formula = f"=$'{name}'.{address(row, column)}+{walk.random.randint(1, 9)}"
    cell_at(walk, *place).setFormula(formula)
    return f"write {formula} into {named(*place)}"


@operation(4, keeps_formulas=True)
def write_data_array(walk):
    part = typed_part(walk, 40)
    cells_of(walk, part).setDataArray(tuple(
        tuple(float(books.amount(walk.random)) for _ in row) for row in places(part)))
    return f"write an array of numbers over {area_name(part)}"


@operation(2)
def write_formula_array(walk):
    part = typed_part(walk, 40)
    cells_of(walk, part).setFormulaArray(tuple(
        tuple(f"={books.amount(walk.random)}+1" for _ in row) for row in places(part)))
    walk.look(f"write an array of formulas over {area_name(part)}")
    walk.undo()
    return "undo that"


@operation(2, keeps_formulas=True)
def change_group(walk):
    groups = [(name, y, x) for name, rows in walk.snapshot.rows.items()
              for y, row in enumerate(rows[:100]) for x, text in enumerate(row)
              if text in books.GROUPS and walk.snapshot.formula(name, y, x) is None]
    place = choose(walk, groups)
    group = walk.random.choice(books.GROUPS)
    cell_at(walk, *place).setString(group)
    return f"write {group} into {named(*place)}"


# -- copying and moving ------------------------------------------------------------------------

@operation(4)
def paste(walk):
    source = typed_part(walk)
    target = any_number(walk)
    require_shown(walk, *target)
    walk.select(cells_of(walk, source))
    walk.dispatch("Copy")
    walk.select(cell_at(walk, *target))
    walk.dispatch("Paste")
    return f"copy {area_name(source)} and paste it at {named(*target)}"


@operation(4)
def paste_special(walk):
    """Values alone, added to what is there, or turned."""
    source = any_part(walk, any_list(walk))
    how = walk.random.choice(["values", "add", "transpose"])
    target = any_number(walk)
    if target[2] + source.right - source.left >= books.USED_COLUMNS:
        how = "values"  # Calc 7.4 ends when it adds in a column that was never used
    require_shown(walk, *target)
    walk.select(cells_of(walk, source))
    walk.dispatch("Copy")
    walk.select(cell_at(walk, *target))
    walk.dispatch("InsertContents", Flags="SVD", FormulaCommand=int(how == "add"),
                  SkipEmptyCells=False, Transpose=how == "transpose", AsLink=False)
    told = f"copy {area_name(source)} and paste it at {named(*target)}: {how}"
    if how == "transpose":  # which has covered other columns
        walk.look(told)
        walk.undo()
        return "undo that"
    return told


@operation(2)
def cut_and_paste(walk):
    source = typed_part(walk, 4)
    target = any_number(walk)
    require_shown(walk, *target)
    walk.select(cells_of(walk, source))
    walk.dispatch("Cut")
    walk.select(cell_at(walk, *target))
    walk.dispatch("Paste")
    return f"cut {area_name(source)} and paste it at {named(*target)}"


@operation(2)
def drag(walk):
    """Moves some amounts, or a whole list with all that belongs to it."""
    area = any_list(walk)
    source = walk.random.choice([any_part(walk, area, 3), table_of(walk, area)])
    row = source.top + walk.random.randint(1, 5)
    column = source.left + walk.random.choice([0, 0, 1, 9])
    sheet = walk.sheet(area.sheet)
    sheet.moveRange(place_of(sheet, row, column), range_address(walk, source))
    walk.look(f"drag {area_name(source)} to {address(row, column)}")
    moved = source._replace(left=column, top=row, right=column + source.right - source.left,
                            bottom=row + height(source) - 1)
    sheet.moveRange(place_of(sheet, source.top, source.left), range_address(walk, moved))
    # Calc 7.4 takes the undone move of a named range back in its content only, not in formulas.
    walk.document.UndoManager.clear()
    return "drag it back"


@operation(2)
def copy_rows(walk):
    """Whole rows of a list, formulas and all, over other rows of it."""
    area = table_of(walk, any_list(walk, rows=3))
    source = any_part(walk, area, 3)
    row = walk.random.randint(area.top, area.bottom - height(source) + 1)
    sheet = walk.sheet(area.sheet)
    sheet.copyRange(place_of(sheet, row, 0), range_address(walk, source))
    return f"copy the rows {area_name(source)} to row {row + 1}"


@operation(3)
def fill_down(walk):
    part = typed_part(walk)
    cells_of(walk, part).fillAuto(TO_BOTTOM, 1)
    return f"fill down {area_name(part)}"


@operation(2)
def fill_series(walk):
    part = typed_part(walk)
    step = walk.random.randint(-20, 20)
    cells_of(walk, part).fillSeries(TO_BOTTOM, LINEAR, FILL_DATE_DAY, step, 1e6)
    return f"fill {area_name(part)} as a series by {step}"


def place_of(sheet, row, column):
    return sheet.getCellByPosition(column, row).getCellAddress()


# -- order -------------------------------------------------------------------------------------

@operation(3)
def sort(walk):
    area = any_list(walk, rows=3)
    table = table_of(walk, area)
    field = TableSortField(Field=area.left - table.left,
                           IsAscending=walk.random.random() < 0.5)
    cells_of(walk, table).sort((
        prop("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))),
        prop("ContainsHeader", False), prop("IsSortColumns", False)))
    return f"sort {area_name(table)} by {column_letters(area.left)}"


@operation(2)
def sort_by_menu(walk):
    area = any_list(walk, rows=3)
    table = table_of(walk, area)
    walk.select(cells_of(walk, table))
    walk.dispatch("DataSort", ByRows=True, HasHeader=False, CaseSensitive=False,
                  IncludeAttribs=True, UserDefIndex=0, Col1=area.left - table.left + 1,
                  Ascending1=walk.random.random() < 0.5)
    return f"sort {area_name(table)} by {column_letters(area.left)}, by the menu"


@operation(8)
def undo(walk):
    count = walk.random.randint(1, 3)
    walk.undo(count)
    return f"undo {count} times"


@operation(5)
def redo(walk):
    count = walk.random.randint(1, 3)
    walk.redo(count)
    return f"redo {count} times"


@operation(2)
def undo_by_menu(walk):
    walk.dispatch("Undo")
    walk.look("undo by the menu")
    walk.dispatch("Redo")
    return "redo by the menu"


# -- structure ---------------------------------------------------------------------------------

@operation(3)
def insert_cells(walk):
    part = any_columns(walk, any_part(walk, any_list(walk), 2))
    walk.sheet(part.sheet).insertCells(range_address(walk, part), DOWN)
    walk.look(f"insert cells at {area_name(part)}, downward")
    walk.undo()
    return "undo that"


@operation(3)
def delete_cells(walk):
    part = any_columns(walk, any_part(walk, any_list(walk), 2))
    walk.sheet(part.sheet).removeRange(range_address(walk, part), UP)
    walk.look(f"delete the cells {area_name(part)}, upward")
    walk.undo()
    return "undo that"


@operation(2)
def shift_rows(walk):
    """Some rows of a list go to the right, and back."""
    part = any_part(walk, table_of(walk, any_list(walk)), 2)
    sheet, at = walk.sheet(part.sheet), range_address(walk, part)
    sheet.insertCells(at, RIGHT)
    walk.look(f"insert cells at {area_name(part)}, to the right")
    sheet.removeRange(at, LEFT)
    # Here and in undoing the insertion Calc 7.4 forgets to compute even SUM again.
    walk.document.UndoManager.clear()
    walk.document.calculateAll()
    return "delete them again, to the left, and recalculate hard"


@operation(4)
def insert_rows(walk):
    area = any_list(walk)
    row, count = walk.random.randint(max(area.top - 1, 0), area.bottom), walk.random.randint(1, 2)
    walk.sheet(area.sheet).Rows.insertByIndex(row, count)
    return f"insert {count} rows at {named(area.sheet, row, 0)}"


@operation(4)
def delete_rows(walk):
    area = any_list(walk, rows=8)
    row, count = walk.random.randint(max(area.top, 1), area.bottom - 1), walk.random.randint(1, 2)
    walk.sheet(area.sheet).Rows.removeByIndex(row, count)
    return f"delete {count} rows from {named(area.sheet, row, 0)}"


@operation(2)
def delete_rows_by_menu(walk):
    area = any_list(walk, rows=8)
    part = any_part(walk, area, 2)
    walk.select(cells_of(walk, part))
    walk.dispatch("DeleteRows")
    return f"delete the rows of {area_name(part)} by the menu"


@operation(2)
def insert_column(walk):
    sheet, column = any_sheet(walk), walk.random.randint(0, 4)
    walk.sheet(sheet).Columns.insertByIndex(column, 1)
    walk.look(f"insert a column at {named(sheet, 0, column)}")
    walk.undo()
    return "undo that"


@operation(2)
def delete_column(walk):
    sheet, column = any_sheet(walk), walk.random.randint(0, 4)
    walk.sheet(sheet).Columns.removeByIndex(column, 1)
    walk.look(f"delete the column of {named(sheet, 0, column)}")
    walk.undo()
    return "undo that"


@operation(2)
def insert_sheet(walk):
    name = fresh_name(walk)
    position = walk.random.randint(0, len(walk.snapshot.names))
    walk.document.Sheets.insertNewByName(name, position)
    walk.look(f"insert the sheet {name} at place {position}")
    walk.document.Sheets.removeByName(name)
    walk.forget_undo()
    return f"delete the sheet {name}"


@operation(2)
def delete_sheet(walk):
    name = choose(walk, walk.snapshot.names)
    if len(walk.snapshot.names) == 1 or walk.hidden:
        raise NothingToDo
    walk.document.Sheets.removeByName(name)
    walk.look(f"delete the sheet {name}")
    walk.undo()
    return "undo that"


@operation(2)
def rename_sheet(walk):
    sheet = any_sheet(walk)
    name = sheet.rstrip("0123456789'! ") + walk.random.choice(["", "'s", "! 2", " 3", "7"])
    if name in walk.snapshot.names:
        raise NothingToDo
    walk.sheet(sheet).setName(name)
    walk.forget_undo()
    return f"rename the sheet {sheet} to {name}"


@operation(2)
def move_sheet(walk):
    sheet = choose(walk, walk.snapshot.names)
    position = walk.random.randint(0, len(walk.snapshot.names))
    walk.document.Sheets.moveByName(sheet, position)
    walk.forget_undo()
    return f"move the sheet {sheet} to place {position}"


@operation(2)
def copy_sheet(walk):
    """The copy stays for an edit, in which both must go their own ways."""
    sheet = choose(walk, (name for name, rows in walk.snapshot.rows.items() if len(rows) < 200))
    name = fresh_name(walk)
    position = walk.random.randint(0, len(walk.snapshot.names))
    walk.document.Sheets.copyByName(sheet, name, position)
    walk.look(f"copy the sheet {sheet} to {name} at place {position}")
    walk.look(edit(walk))
    walk.document.Sheets.removeByName(name)
    walk.forget_undo()
    return f"delete the sheet {name}"


def fresh_name(walk):
    return f"New {walk.random.randint(100, 999)}"


@operation(2)
def merge(walk):
    """Taken apart again at once: Calc asks in a dialog before it pastes over merged cells."""
    part = any_part(walk, any_list(walk), 3)
    with OneUndo(walk):
        cells_of(walk, part).merge(True)
        walk.look(f"merge {area_name(part)}")
        walk.look(edit(walk))
        cells_of(walk, part).merge(False)
    return f"unmerge {area_name(part)}"


@operation(2)
def replace_in_numbers(walk):
    part = typed_part(walk, 20)
    found, put = walk.random.sample("0123456789", 2)
    replace(cells_of(walk, part), found, put)
    # When this is undone Calc 7.4 forgets to compute even SUM again.
    walk.document.UndoManager.clear()
    return f"replace {found} by {put} in {area_name(part)}"


@operation(2)
def replace_in_formulas(walk):
    """Moves the beginning or the end of populations."""
    area = table_of(walk, any_list(walk, rows=5))._replace(left=2)
    found, put = walk.random.choice([("$2:", "$4:"), ("0;", "1;"), ("1;", "0;"), ("1)", "0)")])
    replace(cells_of(walk, area), found, put)
    walk.look(f"replace {found} by {put} in {area_name(area)}")
    walk.look(edit(walk))
    walk.undo(2)
    return "undo that"


def replace(cells, found, put):
    descriptor = cells.createReplaceDescriptor()
    descriptor.setSearchString(found)
    descriptor.setReplaceString(put)
    cells.replaceAll(descriptor)


# -- looks -------------------------------------------------------------------------------------

@operation(2, keeps_formulas=True)
def wrap(walk):
    part = table_of(walk, any_list(walk))
    cells = cells_of(walk, part)
    cells.setPropertyValue("IsTextWrapped", walk.random.random() < 0.5)
    cells.getRows().setPropertyValue("OptimalHeight", True)
    return f"wrap text in {area_name(part)}"


@operation(2, keeps_formulas=True)
def row_height(walk):
    part = any_part(walk, any_list(walk))
    cells_of(walk, part).getRows().setPropertyValue("Height", walk.random.randint(300, 1500))
    return f"change the row height of {area_name(part)}"


@operation(2, keeps_formulas=True)
def hide_rows(walk):
    part = any_part(walk, any_list(walk))
    rows = cells_of(walk, part).getRows()
    rows.setPropertyValue("IsVisible", False)
    walk.look(f"hide the rows of {area_name(part)}")
    walk.look(edit(walk))
    rows.setPropertyValue("IsVisible", True)
    return f"show the rows of {area_name(part)}"


@operation(2, keeps_formulas=True)
def auto_filter(walk):
    """Filters a list by its amounts and takes the filter off again."""
    area = any_list(walk, rows=3)
    table = table_of(walk, area)
    cells = cells_of(walk, table)
    descriptor = cells.createFilterDescriptor(True)
    descriptor.setFilterFields((TableFilterField(
        Field=area.left - table.left, Operator=GREATER, IsNumeric=True, NumericValue=20.0),))
    cells.filter(descriptor)
    walk.look(f"filter {area_name(table)}")
    walk.look(edit(walk))
    cells.filter(cells.createFilterDescriptor(True))
    walk.forget_undo()
    return "take the filter off"


@operation(2, keeps_formulas=True)
def conditional_format(walk):
    """Colours names by a tier that the format computes itself."""
    area = any_list(walk, rows=3)
    names = cells_of(walk, area._replace(left=0, right=0))
    entries = names.getPropertyValue("ConditionalFormat")
    entries.clear()
    if walk.random.random() < 0.7:
        first, last = address(area.top, area.left), address(area.bottom, area.left)
        fixed = f"${first[0]}${first[1:]}:${last[0]}${last[1:]}"
        entries.addNew((
            prop("Operator", FORMULA), prop("StyleName", "Accent"),
            prop("Formula1", f'CUSTOMERTIER(${first};{fixed})="A"'),
            prop("SourcePosition", names.getCellByPosition(0, 0).getCellAddress())))
    names.setPropertyValue("ConditionalFormat", entries)
    return f"format {area_name(area)} by a condition"


@operation(4, keeps_formulas=True)
def show_sheet(walk):
    sheet = choose(walk, walk.snapshot.names)
    row = walk.random.choice([0, 0, 0, 20, books.CHAIN])
    walk.controller.setActiveSheet(walk.sheet(sheet))
    walk.controller.setFirstVisibleRow(row)
    return f"show {named(sheet, row, 0)}"


# -- computing ---------------------------------------------------------------------------------

@operation(3, keeps_formulas=True)
def calculate(walk):
    walk.document.calculate()
    return "recalculate"


@operation(3, keeps_formulas=True)
def calculate_all(walk):
    walk.document.calculateAll()
    return "recalculate hard"


@operation(3, keeps_formulas=True)
def automatic_calculation(walk):
    """Off, some edits that must not be seen yet, and on again or recalculated once."""
    walk.document.enableAutomaticCalculation(False)
    try:
        told = [set_value(walk) for _ in range(walk.random.randint(1, 3))]
        walk.settle()
        if walk.random.random() < 0.3:
            walk.document.calculate()
            walk.look("without automatic calculation " + "; ".join(told) + "; recalculate")
            told = [set_value(walk)]
    finally:
        walk.document.enableAutomaticCalculation(True)
    return "automatic calculation off, " + "; ".join(told) + ", and on"


@operation(3, keeps_formulas=True)
def action_lock(walk):
    walk.document.addActionLock()
    try:
        for _ in range(walk.random.randint(1, 3)):
            walk.look("under an action lock " + edit(walk))
    finally:
        walk.document.removeActionLock()
    return "take the action lock off"


@operation(2, keeps_formulas=True)
def controller_lock(walk):
    walk.document.lockControllers()
    try:
        walk.look("with locked controllers " + edit(walk))
    finally:
        walk.document.unlockControllers()
    return "unlock the controllers"


MACRO = sheets.MACRO + """
' Writes numbers into a cell one after another; after each, what the sheets show.
' After each look: 0 nothing more, 1 recalculates, 2 recalculates hard.
Function Edit(areas, sheet, row, column, numbers, after, locked)
  Dim i, looks(), document
  document = ThisComponent
  ReDim looks(UBound(numbers))
  If locked Then document.addActionLock()
  For i = 0 To UBound(numbers)
    document.Sheets.getByName(sheet).getCellByPosition(column, row).setValue(numbers(i))
    looks(i) = Look(areas)
    If after = 1 Then document.calculate()
    If after = 2 Then document.calculateAll()
  Next
  If locked Then document.removeActionLock()
  Edit = looks()
End Function

' What some sheets show, each from A1 to a column and a row, and their cells in error.
Function Look(areas)
  Dim i, shown(), names()
  ReDim shown(UBound(areas))
  ReDim names(UBound(areas))
  For i = 0 To UBound(areas)
    names(i) = areas(i)(0)
    shown(i) = ThisComponent.Sheets.getByName(names(i)).getCellRangeByPosition( _
      0, 0, areas(i)(1), areas(i)(2)).getDataArray()
  Next
  Look = Array(shown(), Errors(names))
End Function

Global Listener As Object
Global Heard As Object
Global OwnChange As Variant
Global OwnAreas As Variant
Global Looks As Variant

' Looks at the sheets when it is told of the next change: by a cell, by the document, or by the
' event of a sheet. Before that it makes a change of its own, which is a sheet, a row, a column and
' a number, or nothing.
Sub Listen(way, sheet, row, column, change, areas)
  OwnChange = change
  OwnAreas = areas
  Looks = Array()
  If way = "event" Then
    Dim script(1) As New com.sun.star.beans.PropertyValue
    script(0).Name = "EventType"
    script(0).Value = "Script"
    script(1).Name = "Script"
    script(1).Value = "vnd.sun.star.script:Standard.Walk.Told?language=Basic&location=document"
    Heard = ThisComponent.Sheets.getByName(sheet)
    Heard.Events.replaceByName("OnCalculate", script())
    Exit Sub
  End If
  Heard = ThisComponent
  If way <> "document" Then Heard = Heard.Sheets.getByName(sheet).getCellByPosition(column, row)
  Listener = CreateUnoListener("Told_", "com.sun.star.util.XModifyListener")
  Heard.addModifyListener(Listener)
End Sub

Sub Told_modified(event)
  Told
End Sub

Sub Told_disposing(event)
End Sub

Sub Told
  If UBound(Looks) >= 0 Then Exit Sub
  Looks = Array(0)
  If UBound(OwnChange) > 0 Then ThisComponent.Sheets.getByName(OwnChange(0)).getCellByPosition( _
    OwnChange(2), OwnChange(1)).setValue(OwnChange(3))
  Looks = Array(Look(OwnAreas))
End Sub

' Listens no more; the look, or none if it was told of nothing.
Function Unlisten()
  Dim none()
  If IsNull(Listener) Then
    Heard.Events.replaceByName("OnCalculate", none())
  Else
    Heard.removeModifyListener(Listener)
  End If
  Heard = Nothing
  Listener = Nothing
  Unlisten = Looks
End Function
"""


@operation(6, keeps_formulas=True)
def macro(walk):
    """A Basic macro that writes, reads, recalculates and writes again."""
    sheet, row, column = any_number(walk)
    numbers = tuple(float(books.amount(walk.random)) for _ in range(walk.random.randint(1, 4)))
    after = walk.random.randint(0, 2)
    locked = walk.random.random() < 0.2
    looks = walk.reader.call("Edit", used_areas(walk), sheet, row, column, numbers, after, locked)
    told = f"macro: set {named(sheet, row, column)}, recalculate {after}, locked {locked}: "
    for number, look in zip(numbers, looks):
        compare(walk, f"{told}{number}", look)
    return f"{told}end"


def used_areas(walk):
    """What is used of the sheets, as a Basic macro takes it."""
    return tuple((name, len(walk.snapshot.rows[name][0]) - 1, len(walk.snapshot.rows[name]) - 1)
                 for name in walk.snapshot.names)


def compare(walk, told, look, **options):
    """Compares what a Basic macro has seen of these areas."""
    shown, errors = look
    walk.compare(told, walk.snapshot.with_data(dict(zip(walk.snapshot.names, shown)), errors),
                 **options)


@operation(4, keeps_formulas=True)
def listen(walk):
    """A Basic macro that Calc runs in the middle of a change, before all are told who listen."""
    way = walk.random.choice(["trigger", "class", "document", "event"])
    edit = walk.random.choice([set_value, type_value, write_data_array, write_text, clear])
    place, own_change = any_class(walk), ()
    if way == "trigger":  # a cell upon which the macro makes the change
        place = any_sheet(walk), 1, 14
        own_change = (*any_number(walk), float(books.amount(walk.random)))

    def change():
        walk.reader.call("Listen", way, *place, own_change, used_areas(walk))
        try:
            if way != "trigger":
                return edit(walk)
            cell_at(walk, *place).setValue(1)
            return f"sets {named(*own_change[:3])} to {own_change[3]}"
        finally:
            looks.extend(walk.reader.call("Unlisten"))
            if way == "trigger":
                cell_at(walk, *place).setString("")

    def allowed(snapshot, cell):
        """A long list of formulas is not checked before its notice, nor is any in a turn in which
        a class was looked at, as by Calc when it paints. Of a window see test_between.py."""
        return walk.painted or (
            is_of_formulas(snapshot, cell) and is_of_a_long_list(snapshot, cell))

    looks = []
    walk.office.idle()
    told = f"a macro that listens to the {way} of {named(*place)}: {walk.office.call(change)}"
    for look in looks:
        compare(walk, told, look, allowed=allowed)
    return f"{told}: {'end' if looks else 'it is not told'}"


def any_class(walk):
    return choose(walk, (place for *place, _ in classes(walk.snapshot)))


@operation(2)
def what_if(walk):
    """A multiple operation, which computes tiers with another amount in place of one."""
    called = [(sheet, y, x, call) for sheet, y, x, call in classes(walk.snapshot)
              if call.name == "CUSTOMERTIER"]
    sheet, row, column, _ = choose(walk, called)
    area = any_list(walk)
    amount = named_fixed(area.sheet, walk.random.randint(area.top, area.bottom), area.left)
    tier = named_fixed(sheet, row, column)
    place = cell_at(walk, any_sheet(walk), 0, 13)
    other = cell_at(walk, any_sheet(walk), 0, 14)
    other.setValue(books.amount(walk.random))
    target = other.getPropertyValue("AbsoluteName")
    place.setFormula(f"=MULTIPLE.OPERATIONS({tier};{amount};{target})")
    walk.look(f"{place.AbsoluteName} {place.Formula}")
    walk.look(edit(walk))
    place.setString("")
    other.setString("")
    return "clear that"


@operation(1)
def goal_seek(walk):
    """Tries amounts in one cell until a formula over a tier gives a number."""
    called = [(sheet, y, x) for sheet, y, x, call in classes(walk.snapshot)
              if call.name == "CUSTOMERTIER"]
    tier = choose(walk, called)
    sheet, row, column = any_number(walk)
    place = cell_at(walk, sheet, 0, 13)
    place.setFormula(f'=IF({named_fixed(*tier)}="A";1;0)+{named_fixed(sheet, row, column)}/1000')
    if place.getError() != 0:  # Calc 7.4 would leave #N/A in the number, and tell nobody
        place.setString("")
        raise NothingToDo
    number = cell_at(walk, sheet, row, column).getCellAddress()
    found = walk.document.seekGoal(place.getCellAddress(), number, "2")
    # Calc tells nobody of the numbers that it tried, nor of an error that it leaves in their place:
    # that is seen when the cells beside it are computed.
    walk.document.calculate()
    walk.settle()
    walk.look(f"seek the goal {place.Formula} = 2 by {named(sheet, row, column)}: {found.Result}")
    place.setString("")
    return "clear that"


@operation(2)
def goal_missed(walk):
    """Tries amounts for a goal that none reaches, after which Calc 7.4 leaves #N/A in the cell.

    Nobody is told of what was left, and nothing here calculates, nor runs Basic, which would make
    Calc tell of it. Before, in the same turn of the main loop, the list may have had a notice."""
    tier = any_class(walk)
    sheet, row, column = any_number(walk)
    place = cell_at(walk, sheet, 0, 13)
    place.setFormula(f'=IF({named_fixed(*tier)}="A";1;0)')
    number = cell_at(walk, sheet, row, column)
    before = number.getValue()
    is_edited = walk.random.random() < 0.5

    def seek():
        if is_edited:
            number.setValue(before + 1)
            see(walk)
        walk.document.seekGoal(place.getCellAddress(), number.getCellAddress(), "77")
        see(walk)

    walk.office.call(seek)
    walk.office.idle()
    see(walk)  # the ends of a chain may say what they did before, until the main loop has turned
    walk.office.idle()
    walk.look(f"seek the goal {place.Formula} = 77 by {named(sheet, row, column)}"
              f"{', which was changed' * is_edited}")
    number.setValue(before)
    place.setString("")
    return f"set {named(sheet, row, column)} to {before}"


def see(walk):
    """Makes Calc compute all that it would show."""
    for name, right, bottom in used_areas(walk):
        walk.sheet(name).getCellRangeByPosition(0, 0, right, bottom).getDataArray()


def named_fixed(sheet, row, column):
    name = sheet.replace("'", "''")
    return f"$'{name}'.${column_letters(column)}${row + 1}"


# -- formulas and names ------------------------------------------------------------------------

@operation(3)
def fill_tiers(walk):
    """Takes the first tier of a column and fills it down again."""
    sheet, row, column, call = choose(walk, classes(walk.snapshot))
    if call.text.startswith("{"):
        raise NothingToDo
    formulas = walk.snapshot.formulas[sheet]
    last = row
    while last + 1 < len(formulas) and call.name in formulas[last + 1][column]:
        last += 1
    area = Area(sheet, column, row, column, last)
    cells_of(walk, area).fillAuto(TO_BOTTOM, 1)
    return f"fill down {area_name(area)}"


@operation(3)
def choose_otherwise(walk):
    """The same list with other cut-offs, labels or method."""
    sheet, row, column, call = choose(walk, classes(walk.snapshot))
    if call.name != "CUSTOMERTIER":
        raise NothingToDo
    value, population = (argument.text for argument in call.arguments[:2])
    choices = walk.random.choice([
        "", ";{0.5;0.9}", ";;{1;2;3}", ';{0.5};{"key";"other"}', ';;;"quota"', ';;;"computed"',
        ';;;"within"', ';{0.1;0.2;0.9};;"count"', ';{2;5};;"count"', ';{300;60};;"amount"'])
    formula = f"=CUSTOMERTIER({value};{population}{choices})"
    cell_at(walk, sheet, row, column).setFormula(formula)
    return f"write {formula} into {named(sheet, row, column)}"


@operation(2)
def rewrite_formulas(walk):
    area = table_of(walk, any_list(walk, rows=3))
    cells = cells_of(walk, area)
    texts = cells.getFormulaArray()
    if any(text.startswith("{") for row in texts for text in row):
        raise NothingToDo  # it would be typed as text
    cells.setFormulaArray(texts)
    return f"write the formulas of {area_name(area)} again"


@operation(2)
def rename_range(walk):
    """A named range comes to mean another part of the list."""
    names = walk.document.NamedRanges
    name = names.getByName(choose(walk, names.ElementNames))
    sheet = walk.random.choice(walk.snapshot.names)
    top = walk.random.randint(2, 5)
    content = f"{named_fixed(sheet, top - 1, 1)}:$B${walk.random.randint(top + 8, books.LAST)}"
    before = name.getContent()
    name.setContent(content)
    walk.look(f"the name {name.getName()} means {content}")
    walk.look(edit(walk))
    name.setContent(before)
    return f"the name {name.getName()} means {before}"


@operation(2)
def name_and_use(walk):
    """A new named range, put into a tier's formula."""
    area = any_list(walk)
    name = f"List{walk.random.randint(1, 999)}"
    if walk.document.NamedRanges.hasByName(name):
        raise NothingToDo
    books.add_name(walk.document, name, f"{named_fixed(area.sheet, area.top, area.left)}:"
                   f"${column_letters(area.right)}${area.bottom + 1}")
    called = [(sheet, y, x, call) for sheet, y, x, call in classes(walk.snapshot)
              if call.name == "CUSTOMERTIER"]
    sheet, row, column, call = choose(walk, called)
    value = call.arguments[0].text
    cell_at(walk, sheet, row, column).setFormula(f"=CUSTOMERTIER({value};{name})")
    return f"{name} is {area_name(area)}, and {named(sheet, row, column)} uses it"


# -- files -------------------------------------------------------------------------------------

@operation(1)
def save_and_reload(walk):
    walk.reload()
    return "save, close and open"


class OneUndo:
    """What happens inside is undone as one, or not at all."""

    def __init__(self, walk):
        self.manager = walk.document.UndoManager

    def __enter__(self):
        self.manager.enterUndoContext("walk")

    def __exit__(self, *_):
        self.manager.leaveUndoContext()
