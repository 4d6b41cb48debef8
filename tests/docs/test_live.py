#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The floor of the live lists is what addin/live/state.h says: rules, files, functions, tests."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

LIVE = ROOT / "addin" / "live"
STATE = (LIVE / "state.h").read_text(encoding="utf-8")
LINES_MAX = 500
# From the top down: each includes headers of those below it alone.
FLOORS = ("answers", "settle", "lists", "notices", "results", "checking", "reading", "trust",
          "names", "hearing", "hidden", "state", "live", "parts", "digest")


def table():
    """The rows of the table: rule, file, function, test file, name of the test."""
    text = STATE[STATE.index(" *  rule "):]
    return re.findall(r"^ \*  (\S+) +(\w+\.c) +(\w+) +(\S+): (.+)$", text, re.M)


def rules():
    names = re.findall(r"RULE_(\w+)", STATE[STATE.index("typedef enum live_rule"):].split("}")[0])
    return [name for name in names if name not in ("none", "all", "net")]


@tap.test("every rule that can be left out is in the table")
def every_rule():
    tap.equal(sorted(row[0] for row in table()), sorted(rules()))


@tap.test("every function and every test that the table names is there")
def named():
    for rule, file, function, test_file, name in table():
        code = (LIVE / file).read_text(encoding="utf-8")
        defined = re.search(rf"^(?:static )?[\w *]+\b{function}\(", code, re.M) is not None
        tap.equal(defined, True, f"{rule}: {function}() in {file}")
        tap.equal(name in (ROOT / "tests" / test_file).read_text(encoding="utf-8"), True,
                  f"{rule}: {name} in {test_file}")


@tap.test("what a build can leave out, the code asks for")
def asked_for():
    code = "".join(file.read_text(encoding="utf-8") for file in LIVE.glob("*.c"))
    for rule in rules():
        asked = f"HOLDS({rule})" in code
        tap.equal(asked, True, rule)


@tap.test("the files of the live lists include those below them alone")
def downwards():
    tap.equal(sorted(file.stem for file in LIVE.glob("*.h") if file.stem not in FLOORS), [])
    for file in sorted(LIVE.glob("*.[ch]")):
        included = re.findall(r'#include "live/(\w+)\.h"', file.read_text(encoding="utf-8"))
        own = FLOORS.index(file.stem)
        above = [name for name in included if name != file.stem and FLOORS.index(name) < own]
        tap.equal(above, [], file.name)
    upwards = [file.name for file in sorted((ROOT / "addin" / "uno").glob("*.[ch]"))
               if '#include "live/' in file.read_text(encoding="utf-8")]
    tap.equal(upwards, [], "files of addin/uno")


@tap.test("the lock is known to one file")
def lock():
    knowing = [file.name for file in sorted(LIVE.glob("*.[ch]"))
               if re.search(r"vfu_lock|uno/lock\.h", file.read_text(encoding="utf-8"))]
    tap.equal(knowing, ["state.c"])


@tap.test("no file of the add-in or of the headers is longer than a room")
def short():
    files = [*(ROOT / "addin").rglob("*.[ch]"), *(ROOT / "include").rglob("*.h")]
    long_ones = [str(file.relative_to(ROOT)) for file in files
                 if len(file.read_text(encoding="utf-8").splitlines()) > LINES_MAX]
    tap.equal(long_ones, [])


if __name__ == "__main__":
    sys.exit(tap.run())
