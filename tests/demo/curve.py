# SPDX-License-Identifier: MPL-2.0
"""The Pareto curve: a sheet with PARETOCURVE over the whole list, and its chart on the summary."""
import layout
import look
import summary
from look import TIERS
from office import array_formula, fill, fill_down, formulas

NAME = "Curve"
CHART_POINTS = 250  # more bars than this cannot be told apart
LABELLED_RANKS = 20


def write(book):
    """PARETOCURVE over the list in A:D, and from F on what the chart shows of it."""
    sheet = book.document.Sheets.getByName(NAME)
    last = book.curve_row
    fill(sheet, "A1", [["Position", "Amount", "Share of customers", "Cumulative share"]])
    array_formula(sheet, f"A2:D{last}", f"=PARETOCURVE({book.amounts_area})")

    ranks = chart_ranks(last - 1)
    end = len(ranks) + 1
    fill(sheet, "F1", [["Rank", "Amount", "Together", "Axis",
                        *(f"{label}, together" for label in TIERS),
                        *(f"Tier {label}" for label in TIERS), "Together"]])
    fill(sheet, "F2", [[rank] for rank in ranks])
    formulas(sheet, "G2", [[f"=MAX(0;INDEX(B$2:B${last};$F2))", f"=INDEX(D$2:D${last};$F2)"]])
    fill_down(sheet, f"G2:H{end}")
    fill(sheet, "I2", [[label] for label in axis_labels(ranks, last - 1)])
    in_tier = [_in_tier("$F2", tier) for tier in range(len(TIERS))]
    formulas(sheet, "J2", [[*(f"=IF({condition};$H2;0)" for condition in in_tier),
                            *(f"=IF({condition};$G2;0)" for condition in in_tier), "=$H2"]])
    fill_down(sheet, f"J2:P{end}")

    for area in ("A1:D1", "F1:P1"):
        sheet.getCellRangeByName(area).CellStyle = "List head"
        sheet.getCellRangeByName(area).Columns.OptimalWidth = True
    for area in (f"C2:D{last}", f"H2:H{end}", f"J2:L{end}", f"P2:P{end}"):
        layout.show_as(book.document, sheet, area, look.PERCENT)


def _in_tier(rank, tier):
    """Whether a rank is in a tier, as a condition in a formula: the tiers follow one another."""
    before = f"0{summary.customers_before(tier)}"
    return f"AND({rank}>{before};{rank}<={before}+{summary.customers_in(tier)})"


def chart_ranks(customers, points=CHART_POINTS):
    """The ranks whose customers the chart shows: all, or evenly spaced ones from first to last."""
    if customers <= points:
        return list(range(1, customers + 1))
    return [round(1 + i * (customers - 1) / (points - 1)) for i in range(points)]


def axis_labels(ranks, customers):
    """The ranks if they are few; else a label near each fifth of the customers, others empty."""
    if customers <= LABELLED_RANKS:
        return [str(rank) for rank in ranks]
    labels = [""] * len(ranks)
    for percent in range(0, 101, 20):
        wanted = percent / 100 * customers
        nearest = min(range(len(ranks)), key=lambda i: abs(ranks[i] - wanted))
        labels[nearest] = f"{percent} %"
    return labels


def draw(office, book):
    """The chart on the summary, over the cells set aside for it."""
    last = len(chart_ranks(book.curve_row - 1)) + 1
    data = book.document.Sheets.getByName(NAME).getCellRangeByName(f"I1:P{last}")
    chart = layout.add_chart(book.summary, "Pareto", summary.CHART_AREA, data)
    chart.lockControllers()
    _arrange_series(office, chart)
    layout.plain(chart)
    _style_axes(chart, book)
    chart.unlockControllers()


def _arrange_series(office, chart):
    """Bars on the second axis, before areas and a line on the first.

    The bars come first since a file keeps the width of gaps for the first kind of series only.
    """
    system = chart.FirstDiagram.CoordinateSystems[0]
    bars = system.ChartTypes[0]
    series = bars.DataSeries
    areas, line = (office.service(f"com.sun.star.chart2.{kind}ChartType")
                   for kind in ("Area", "Line"))
    for one, label in zip(series, (*TIERS, *TIERS, None)):
        one.Color = look.FILL[label] if label else look.CURVE
        one.BorderStyle = layout.NO_LINE
    for one in series[:len(TIERS)]:
        bars.removeDataSeries(one)
        areas.addDataSeries(one)
        one.StackingDirection = layout.STACKED
        one.Transparency = 75
        one.ShowLegendEntry = False
    for one in series[len(TIERS):-1]:
        one.StackingDirection = layout.STACKED
        one.AttachedAxisIndex = 1
    bars.removeDataSeries(series[-1])
    line.addDataSeries(series[-1])
    series[-1].LineWidth = 70
    system.ChartTypes = (bars, areas, line)


def _style_axes(chart, book):
    diagram = chart.Diagram
    diagram.HasSecondaryYAxis = True
    diagram.HasXAxisTitle = diagram.HasYAxisTitle = diagram.HasSecondaryYAxisTitle = True
    for title, text in ((diagram.XAxisTitle, "customers, the largest first"),
                        (diagram.YAxisTitle, f"share of the {book.amount_name}"),
                        (diagram.getSecondYAxisTitle(), f"{book.amount_name} of each customer")):
        title.String = text
        layout.chart_font(title)
    diagram.HasXAxisGrid, diagram.HasYAxisGrid = False, True
    diagram.YMainGrid.LineColor = look.RULE
    amounts = look.amount_format(book.amounts).removesuffix(".00")
    for axis, codes in ((diagram.XAxis, "@"), (diagram.YAxis, r"0\ %"),
                        (diagram.SecondaryYAxis, amounts)):
        layout.chart_font(axis)
        axis.LineColor = look.RULE
        axis.LinkNumberFormatToSource = False
        axis.NumberFormat = look.number_format(chart, codes)
    diagram.XAxis.TextCanOverlap = True  # most of its labels are empty
    diagram.XAxis.Marks = 0
    for axis in (diagram.YAxis, diagram.SecondaryYAxis):
        axis.GapWidth, axis.Overlap = 0, 100
    diagram.YAxis.Min, diagram.YAxis.Max, diagram.YAxis.StepMain = 0, 1, 0.2
    diagram.SecondaryYAxis.Min = 0
