# SPDX-License-Identifier: MPL-2.0
"""How the demo's workbook looks: colours, cell and page styles, number formats."""
import uno
from com.sun.star.lang import Locale
from com.sun.star.sheet.ConditionOperator import BETWEEN, EQUAL, LESS
from com.sun.star.table import BorderLine2
from com.sun.star.table.CellHoriJustify import LEFT, RIGHT
from com.sun.star.table.CellVertJustify2 import CENTER as MIDDLE

import exact
from office import prop

TIERS = tuple(exact.LABELS)

# Blue, amber and grey differ in lightness too, so they differ to any eye and in black and white.
FILL = {"A": 0x0B5FA5, "B": 0xF2B134, "C": 0xD3D8DF}
INK_ON = {"A": 0xFFFFFF, "B": 0x1F2933, "C": 0x1F2933}
INK = 0x1F2933

# What to do: blue where there is something to gain, grey to keep, amber to win back, red where
# something is lost.
ACTION_FILL = {"Invest": FILL["A"], "Protect": 0x4A8CC7, "Develop": 0x9CC3E6,
               "Maintain": FILL["C"], "Serve": 0xECEFF3, "Onboard": 0xD6E6F5,
               "Win back": 0xFBE3B0, "Reprice": 0xF3C6C2, "Release": 0xB3261E}
ACTIONS = tuple(ACTION_FILL)
PALE_INK_ON = ("Invest", "Protect", "Release", "Champions", "Loyal customers", "At risk",
               "Can't lose them")

# Who buys how: blue who buys, the paler the less is known of them, amber who may be leaving, red
# who is to be called, grey who has left.
SEGMENT_FILL = {"Champions": FILL["A"], "Loyal customers": 0x4A8CC7,
                "Potential loyalists": 0x9CC3E6, "New customers": 0xD6E6F5, "Promising": 0xD6E6F5,
                "Need attention": 0xFBE3B0, "About to sleep": 0xFBE3B0, "At risk": 0xC8473D,
                "Can't lose them": 0xB3261E, "Hibernating": FILL["C"]}
SEGMENTS = tuple(SEGMENT_FILL)
# The share from which on a cell of the cohorts has a colour.
SHARE_FILL = {0.7: FILL["A"], 0.5: 0x4A8CC7, 0.3: 0x9CC3E6, 0.15: 0xD6E6F5, 0: 0xF1F4F8}
PALE_INK_FROM = 0.5
MUTED = 0x5F6C7B
RULE = 0xC9D0D8
CARD = 0xF1F4F8
CURVE = LOSS = 0xB3261E

FONT = "Liberation Sans"
BOLD = uno.getConstantByName("com.sun.star.awt.FontWeight.BOLD")

WHOLE = "#,##0"
TENTHS = "#,##0.0"
PERCENT = r"0.0\ %"
ENGLISH = Locale("en", "US", "")
PAGE_MARGIN = 1000  # all lengths are in hundredths of a millimetre


def add_styles(document):
    """The cell styles; a user can restyle the tiers everywhere by changing three of them."""
    base = {"CharFontName": FONT, "CharColor": INK, "VertJustify": MIDDLE}
    card = {**base, "CellBackColor": CARD, "LeftBorder": line(106, FILL["A"]),
            "ParaIndent": 250, "HoriJustify": LEFT}
    styles = {
        **{f"Tier {label}": {"CellBackColor": FILL[label], "CharColor": INK_ON[label],
                             "CharWeight": BOLD} for label in TIERS},
        **{f"Action {action}": {"CellBackColor": ACTION_FILL[action], "CharWeight": BOLD,
                                "CharColor": 0xFFFFFF if action in PALE_INK_ON else INK}
           for action in ACTIONS},
        **{f"Segment {segment}": {"CellBackColor": SEGMENT_FILL[segment],
                                  "CharColor": 0xFFFFFF if segment in PALE_INK_ON else INK}
           for segment in SEGMENTS},
        **{_share_style(share): {"CellBackColor": colour,
                                 "CharColor": 0xFFFFFF if share >= PALE_INK_FROM else INK}
           for share, colour in SHARE_FILL.items()},
        "Loss": {"CharColor": LOSS},
        "List head": {"CharWeight": BOLD, "CellBackColor": CARD, "BottomBorder": line(26)},
        "Summary": {**base, "CharHeight": 10.0},
        "Summary title": {**base, "CharHeight": 20.0, "CharWeight": BOLD},
        "Summary section": {**base, "CharHeight": 12.0, "CharWeight": BOLD},
        "Summary note": {**base, "CharHeight": 9.0, "CharColor": MUTED, "HoriJustify": LEFT},
        "Summary card figure": {**card, "CharHeight": 20.0, "CharWeight": BOLD,
                                "CharColor": FILL["A"]},
        "Summary card caption": {**card, "CharHeight": 9.0, "CharColor": MUTED},
        "Summary table head": {**base, "CharColor": MUTED, "CharHeight": 9.0, "CharWeight": BOLD,
                               "BottomBorder": line(26), "HoriJustify": RIGHT,
                               "ShrinkToFit": True},
        "Summary table total": {**base, "CharWeight": BOLD, "TopBorder": line(26)},
    }
    family = document.StyleFamilies.getByName("CellStyles")
    for name, properties in styles.items():
        family.insertByName(name, document.createInstance("com.sun.star.style.CellStyle"))
        for property_name, content in properties.items():
            family.getByName(name).setPropertyValue(property_name, content)


def colour_tiers(area):
    """A conditional format that gives each tier its cell style."""
    _colour(area, [(EQUAL, f'"{label}"', f"Tier {label}") for label in TIERS])


def colour_actions(area):
    """A conditional format that gives each action its cell style."""
    _colour(area, [(EQUAL, f'"{action}"', f"Action {action}") for action in ACTIONS])


def colour_segments(area):
    """A conditional format that gives each segment its cell style."""
    _colour(area, [(EQUAL, f'"{segment}"', f"Segment {segment}") for segment in SEGMENTS])


def colour_shares(area):
    """A conditional format for shares, the darker the larger; a text is not between numbers."""
    _colour(area, [(BETWEEN, str(share), _share_style(share), "1") for share in SHARE_FILL])


def _share_style(share):
    return f"Share from {share:.0%}"


def colour_losses(area):
    """A conditional format for figures below zero."""
    _colour(area, [(LESS, "0", "Loss")])


def _colour(area, rules):
    conditions = area.ConditionalFormat
    for operator, formula, style, *second in rules:
        conditions.addNew((prop("Operator", operator), prop("Formula1", formula),
                           *(prop("Formula2", formula) for formula in second),
                           prop("StyleName", style)))
    area.ConditionalFormat = conditions


def line(width, colour=RULE):
    return BorderLine2(Color=colour, OuterLineWidth=width, LineWidth=width)


def set_page(document, sheet, pages_high):
    """Landscape pages as wide as the sheet; 0 pages high is as many as it takes."""
    family = document.StyleFamilies.getByName("PageStyles")
    family.insertByName(sheet.Name, document.createInstance("com.sun.star.style.PageStyle"))
    page = family.getByName(sheet.Name)
    page.IsLandscape, page.Width, page.Height = True, 29700, 21000
    page.LeftMargin = page.RightMargin = page.TopMargin = page.BottomMargin = PAGE_MARGIN
    page.HeaderIsOn, page.FooterIsOn = False, pages_high == 0
    page.CenterHorizontally = True
    page.ScaleToPagesX, page.ScaleToPagesY = 1, pages_high
    sheet.PageStyle = sheet.Name


def number_format(document, codes):
    """The key of a number format, which is made if the document has none like it."""
    key = document.NumberFormats.queryKey(codes, ENGLISH, False)
    return key if key != -1 else document.NumberFormats.addNew(codes, ENGLISH)


def amount_decimals(amounts):
    """None where all amounts are whole, else two unless they are too large for that to matter."""
    figures = [abs(amount) for amount in amounts if exact.is_number(amount)]
    whole = all(figure == int(figure) for figure in figures)
    return 0 if whole or max(figures) >= 100000 else 2


def amount_format(amounts):
    return WHOLE + (".00" if amount_decimals(amounts) else "")


def literal(text):
    """A text inside a number's format."""
    return '"' + text.replace('"', "'") + '"'


def capital(text):
    return text[:1].upper() + text[1:]
