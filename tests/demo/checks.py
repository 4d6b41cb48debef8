# SPDX-License-Identifier: MPL-2.0
"""What Calc shows against what it should show."""


class Difference(Exception):
    """Calc shows something else than addin/functions/README.md says."""


def same(what, shown, expected):
    """Difference unless a cell shows this number, to within the rounding of some sums."""
    if not isinstance(shown, float) or abs(shown - expected) > 1e-9 * max(1, abs(expected)):
        raise Difference(f"{what} is {shown!r} in Calc, expected {float(expected)!r}")
