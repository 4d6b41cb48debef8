# SPDX-License-Identifier: MPL-2.0
"""What Calc shows against what it should show."""
from exact import is_number


class Difference(Exception):
    """Calc shows something else than addin/functions/README.md says."""


def same(what, shown, expected):
    """Difference unless a cell shows this number, to within the rounding of some sums."""
    if not isinstance(shown, float) or abs(shown - expected) > 1e-9 * max(1, abs(expected)):
        raise Difference(f"{what} is {shown!r} in Calc, expected {float(expected)!r}")


def compare_rows(what, shown, expected):
    """Difference unless these rows of cells show these texts and numbers."""
    for row, (is_, wanted) in enumerate(zip(shown, expected), 1):
        for place, (figure, content) in enumerate(zip(is_, wanted), 1):
            if not is_same(figure, content):
                content = content if isinstance(content, str) else float(content)
                raise Difference(f"{what}, row {row}, column {place}, is {figure!r} in Calc, "
                                 f"expected {content!r}")


def is_same(figure, wanted):
    """Whether a cell shows this text or number."""
    if isinstance(wanted, str):
        return figure == wanted
    return is_number(figure) and abs(figure - wanted) <= 1e-9 * max(1, abs(wanted))
