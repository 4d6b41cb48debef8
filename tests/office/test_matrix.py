# SPDX-License-Identifier: MPL-2.0
"""The matrix of bad input (matrix.py): what Calc shows for every kind of thing in every argument of
every function, held against the table of outcomes that was reviewed, matrix.txt.

    test_matrix.py                          is everything as the table says?
    test_matrix.py --write                  writes the table anew
    test_matrix.py --show RFMSCORE          what the formulas of a function show
"""
import argparse
import difflib
import itertools
import re
import sys
import time
from pathlib import Path

import matrix
import tap
from office import Office

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
TABLE = Path(__file__).with_name("matrix.txt")

# G5: what the functions answer; Err:504 is Calc's own, for what cannot be that argument.
DOCUMENTED = {"#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "Err:502", "Err:504"}
# Where Calc takes one value, it makes these of a reference, before the function has a say.
OF_ONE_VALUE = {"file missing": "#REF!", "itself and more": "Err:522"}


def is_error(shown):
    return re.match(r"#|Err:", shown) is not None


def told(case):
    return f"{case.formula} with {case.kind} ({case.way}) shows {matrix.outcome(case)}"


def written():
    """The table, function by function; before the first, what the words mean."""
    legend, *arguments = re.split(r"\n(?==)", TABLE.read_text(encoding="utf-8"))
    found = {"": legend}
    for name, parts in itertools.groupby(arguments, lambda part: re.match(r"=(\w+)", part)[1]):
        found[name] = "\n".join(parts)
    return found


@tap.test("the table tells of every function, and of no other")
def complete(functions, cases):
    tap.equal(list(written()), ["", *(function.name for function in functions)])
    tap.equal(written()[""], matrix.legend())


def test_function(function):
    @tap.test(f"{function.name}: every kind of thing in every argument")
    def outcomes(functions, cases):
        reviewed = written().get(function.name, "")
        changes = "\n".join(difflib.unified_diff(
            reviewed.splitlines(), matrix.table([function], cases).splitlines(),
            TABLE.name, "Calc", lineterm="", n=40))
        if changes:
            raise AssertionError(changes)


@tap.test("G5: every outcome is a value or an error that is documented")
def documented(functions, cases):
    wrong = []
    for case in cases:
        allowed = DOCUMENTED | {matrix.OWN_ERROR.get(case.kind), OF_ONE_VALUE.get(case.kind)}
        if any(is_error(shown) and shown not in allowed for shown in case.shows):
            wrong.append(told(case))
    tap.equal(wrong, [])


@tap.test("G2: no error that is given is passed over; LISTCHECK names it (CHECK-1)")
def passed_on(functions, cases):
    wrong = [told(case) for case in cases
             if case.kind in matrix.OWN_ERROR and not any(map(is_error, case.shows))
             and (case.function, '"Error"') not in {("LISTCHECK", one) for one in case.shows}]
    tap.equal(wrong, [])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the table anew")
    parser.add_argument("--show", metavar="FUNCTION", help="print what its formulas show")
    arguments = parser.parse_args()
    functions = matrix.all_functions()
    shown = [function for function in functions if arguments.show in (None, function.name)]
    for function in functions:
        test_function(function)
    start = time.monotonic()
    with Office(oxt=OXT) as office:
        cases = matrix.run(office, shown)
    if arguments.show:
        print("\n".join(f"{case.formula}\t{matrix.outcome(case)}" for case in cases))
        return 0
    if arguments.write:
        TABLE.write_text(f"{matrix.legend()}\n{matrix.table(functions, cases)}", encoding="utf-8")
        return 0
    tap.note(f"{len(cases)} cases in {time.monotonic() - start:.0f} s")
    return tap.run(functions, cases)


if __name__ == "__main__":
    sys.exit(main())
