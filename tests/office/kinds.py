# SPDX-License-Identifier: MPL-2.0
"""What several tests share: cells of every kind, and columns of results compared."""
import tap
from cases import customers, same
from office import formulas


def kinds(office):
    """The list of customers, with TRUE, FALSE, empty text, two errors and a text in K1:K6."""
    sheet = customers(office.calc())
    formulas(sheet, "K1", [["=TRUE()"], ["=FALSE()"], ['=""'], ["=1/0"], ["=NA()"], ["'maybe"]])
    return sheet


def compare(what, shown, expected):
    """Fail with the first result that is not as expected, and what it is of."""
    tap.equal(len(shown), len(expected))
    for its, is_, wanted in zip(what, shown, expected):
        if not same(is_, wanted):
            raise AssertionError(f"{its}\n  shows    {is_!r}\n  expected "
                                 f"{wanted if isinstance(wanted, str) else float(wanted)!r}")
