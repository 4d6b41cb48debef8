# SPDX-License-Identifier: MPL-2.0
"""Tests that report in TAP, the Test Anything Protocol.

    import sys
    import tap

    @tap.test("TIER-2: the largest customer is an A")
    def largest():
        tap.equal(tier_of_largest(), "A")

    if __name__ == "__main__":
        sys.exit(tap.run())

What run() is given is handed on to every test, so that all of them can share one office.
"""
import sys
import traceback
from contextlib import contextmanager

_tests = []


class Skip(Exception):
    """Raised by skip(): the test needs something that is not here."""


def test(name):
    """Register the decorated function as a test of this name; they run in the order written."""
    def register(function):
        _tests.append((name, function))
        return function
    return register


@contextmanager
def apart():
    """Tests that are registered meanwhile go into the list that this gives, with their names, and
    not among those of this program."""
    global _tests
    own, _tests = _tests, []
    try:
        yield _tests
    finally:
        _tests = own


def skip(reason):
    """Leave the running test and have it counted as skipped."""
    raise Skip(reason)


def skip_all(reason):
    """The whole plan of a program that cannot run here; returns its exit status."""
    print(f"1..0 # SKIP {reason}", flush=True)
    return 0


def note(text):
    """Print a diagnostic, which readers of TAP pass over."""
    for line in str(text).splitlines() or [""]:
        print(f"# {line}", flush=True)


def equal(actual, expected, what=""):
    """Fail unless the two are equal."""
    if actual != expected:
        raise AssertionError(f"{what or 'value'}\n  is       {actual!r}\n  expected {expected!r}")


def near(actual, expected, tolerance=1e-12, what=""):
    """Fail unless a number is within a tolerance, relative for expected values beyond 1."""
    if not isinstance(actual, (int, float)):
        raise AssertionError(f"{what or 'value'} is {actual!r}, expected the number {expected!r}")
    if not abs(actual - expected) <= tolerance * max(1.0, abs(expected)):
        raise AssertionError(f"{what or 'value'}\n  is       {actual!r}\n"
                             f"  expected {expected!r} within {tolerance}")


def _diagnose(error):
    if isinstance(error, AssertionError) and str(error):
        place = traceback.extract_tb(error.__traceback__)
        here = next((f for f in reversed(place) if f.filename != __file__), place[-1])
        note(f"{here.filename}:{here.lineno}")
        note(error)
    else:
        note("".join(traceback.format_exception(type(error), error, error.__traceback__)))


def run(*arguments):
    """Run the registered tests in order; returns the exit status, 0 when none failed."""
    failed = 0
    print(f"1..{len(_tests)}", flush=True)
    for number, (name, function) in enumerate(_tests, 1):
        name = name.replace("#", "\\#")
        try:
            function(*arguments)
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}", flush=True)
        except KeyboardInterrupt:
            print("Bail out! Interrupted", flush=True)
            raise
        except Exception as error:  # a test may fail in any way; the others run on
            failed += 1
            print(f"not ok {number} - {name}", flush=True)
            _diagnose(error)
        else:
            print(f"ok {number} - {name}", flush=True)
    if failed:
        note(f"{failed} of {len(_tests)} failed in {sys.argv[0]}")
    return 1 if failed else 0
