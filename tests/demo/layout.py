# SPDX-License-Identifier: MPL-2.0
"""Parts that the sheets to show around have in common: titles, cards, tables, charts."""
import uno
from com.sun.star.awt import Rectangle

import look
from office import cell, fill

NO_LINE = uno.Enum("com.sun.star.drawing.LineStyle", "NONE")
NO_FILL = uno.Enum("com.sun.star.drawing.FillStyle", "NONE")
STACKED = uno.Enum("com.sun.star.chart2.StackingDirection", "Y_STACKING")
LEGEND_BELOW = uno.Enum("com.sun.star.chart.ChartLegendPosition", "BOTTOM")

# A title, a note, four cards and then tables: the same on every such sheet.
CARD_ROW, HEAD_ROW = 4, 8
ROW_HEIGHTS = {1: 1000, 3: 350, CARD_ROW: 1000, CARD_ROW + 1: 650, 6: 350, HEAD_ROW - 1: 700}
ROW_HEIGHT, NOTE_HEIGHT = 600, 800


def prepare(sheet, widths, last_row):
    """Set the style and the measures of a sheet whose last row is a note."""
    sheet.getCellRangeByPosition(0, 0, len(widths) - 1, last_row - 1).CellStyle = "Summary"
    for index, width in enumerate(widths):
        sheet.Columns.getByIndex(index).Width = width
    for row in range(1, last_row):
        sheet.Rows.getByIndex(row - 1).Height = ROW_HEIGHTS.get(row, ROW_HEIGHT)
    sheet.Rows.getByIndex(last_row - 1).Height = NOTE_HEIGHT


def put(sheet, address, text, style):
    cell(sheet, address).String = text
    cell(sheet, address).CellStyle = style


def show_as(document, sheet, area, codes):
    """Set the number format of an area."""
    sheet.getCellRangeByName(area).NumberFormat = look.number_format(document, codes)


def remark(sheet, area, text):
    """A text in small print over the cells of an area, on as many lines as there is room for."""
    cells = sheet.getCellRangeByName(area)
    put(sheet, area.split(":")[0], text, "Summary note")
    cells.merge(True)
    cells.IsTextWrapped = True


def note(document, sheet, area, formula, codes):
    """A number with the words of its format around it, over the cells of an area.

    Words in the number's format rather than TEXT(), whose codes change with the language.
    """
    first = area.split(":")[0]
    sheet.getCellRangeByName(area).CellStyle = "Summary note"
    sheet.getCellRangeByName(area).merge(True)  # a number, unlike a text, stays in its cell
    show_as(document, sheet, first, codes)
    cell(sheet, first).setFormula(formula)


def cards(document, sheet, contents):
    """Figures, each above the caption it belongs to.

    Of each card: its first and last column, the figure and the caption as formulas or text, each
    with its number format or None.
    """
    for first, last, *lines in contents:
        for row, style, (content, codes) in zip(
                (CARD_ROW, CARD_ROW + 1), ("Summary card figure", "Summary card caption"), lines):
            area = sheet.getCellRangeByName(f"{first}{row}:{last}{row}")
            area.CellStyle = style
            area.merge(True)
            if codes:  # before the formula, whose result may bring a format along
                show_as(document, sheet, f"{first}{row}", codes)
            cell(sheet, f"{first}{row}").setFormula(content)


def table_head(sheet, area, titles):
    fill(sheet, area.split(":")[0], [titles])
    sheet.getCellRangeByName(area).CellStyle = "Summary table head"


def add_chart(sheet, name, area, data):
    """A chart over an area, with the data's first row and column as its labels."""
    place = sheet.getCellRangeByName(area)
    sheet.Charts.addNewByName(
        name, Rectangle(place.Position.X, place.Position.Y, place.Size.Width, place.Size.Height),
        (data.RangeAddress,), True, True)
    return sheet.Charts.getByName(name).EmbeddedObject


def plain(chart):
    """No title, no frames and no background, and the legend below."""
    chart.HasMainTitle = False
    chart.HasLegend = True
    chart.Legend.Alignment = LEGEND_BELOW
    chart_font(chart.Legend)
    for surface in (chart.Area, chart.Diagram.Wall, chart.Legend):
        surface.LineStyle, surface.FillStyle = NO_LINE, NO_FILL


def chart_font(element):
    element.CharHeight, element.CharColor, element.CharFontName = 9, look.MUTED, look.FONT
