# SPDX-License-Identifier: MPL-2.0
"""README.md against the build, and the tree against the rules of the house."""
import re
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

README = ROOT / "README.md"
CHANGES = ROOT / "addin" / "package" / "CHANGES.md"
HEADER = ROOT / "include" / "vitalfew" / "vitalfew.h"
DESCRIBE = ROOT / "build" / "describe"

TOP_LEVEL = {"addin", "idl", "include", "tests", "LICENSE", "Makefile", "README.md"}
SOURCE_ENDINGS = {".c", ".cc", ".h", ".idl", ".py", ".sh", ".mk", ".in", ".svg", ".po", ".pot"}
SOURCE_NAMES = {"Makefile", "deps.sh", "run"}
BUILT_ENDINGS = {".oxt", ".so", ".o", ".a", ".d", ".rdb", ".ods", ".pyc", ".zip", ".gz"}
BYTES_MAX = 400_000
# Subjects of commits are short from the one after this on.
LAST_LONG_SUBJECT = "db77f253e34421b5d4f1bd1bf26d3c1676ab470c"
SUBJECT_MAX = 72


def tracked():
    """The files that git knows or would take, as paths from the project's root."""
    done = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        tap.skip("this is no git tree")
    names = done.stdout.decode("utf-8").split("\0")
    return [Path(name) for name in names if name and (ROOT / name).exists()]


def readme():
    return README.read_text(encoding="utf-8")


@tap.test("the README's table of functions is the one that the functions print (make readme)")
def function_table():
    table = re.search(r"^<!-- functions -->\n(.*?)^<!-- /functions -->$", readme(),
                      re.MULTILINE | re.DOTALL)
    tap.equal(table is not None, True, "the README has the two lines around the table")
    printed = subprocess.run([str(DESCRIBE), "readme"], stdout=subprocess.PIPE, text=True,
                             check=True).stdout
    for line, wanted in zip_longest(table[1].splitlines(), printed.splitlines()):
        tap.equal(line, wanted, "a line of the table")


@tap.test("the list of changes begins with the version that is built, and goes down from there")
def versions():
    found = re.findall(r"^## (.*)$", CHANGES.read_text(encoding="utf-8"), re.MULTILINE)
    tap.equal([name for name in found if not re.fullmatch(r"\d+\.\d+\.\d+", name)], [], "headings")
    version = re.search(r'^#define VF_VERSION "(.*)"$', HEADER.read_text(encoding="utf-8"),
                        re.MULTILINE)[1]
    tap.equal(found[:1], [version], "the newest")
    numbers = [tuple(map(int, name.split("."))) for name in found]
    tap.equal(numbers, sorted(set(numbers), reverse=True), "the order")


@tap.test("the list of changes names every function")
def changes_name_functions():
    printed = subprocess.run([str(DESCRIBE), "readme"], stdout=subprocess.PIPE, text=True,
                             check=True).stdout
    functions = re.findall(r"^\| `(\w+)\(", printed, re.MULTILINE)
    tap.equal(len(functions) > 0, True, "there are functions")
    words = set(re.findall(r"\w+", CHANGES.read_text(encoding="utf-8")))
    tap.equal([name for name in functions if name not in words], [])


@tap.test("the list of changes reads the same wherever it lies: no links, and ASCII alone")
def changes_alone():
    text = CHANGES.read_text(encoding="utf-8")
    tap.equal(text.isascii(), True, "ASCII")
    tap.equal(re.findall(r"\]\(|https?:", text), [], "links")


@tap.test("every source file says under which licence it is")
def licences():
    def is_source(path):
        return path.suffix in SOURCE_ENDINGS or path.name in SOURCE_NAMES

    def says(path):
        head = (ROOT / path).read_text(encoding="utf-8").splitlines()[:3]
        return any("SPDX-License-Identifier: MPL-2.0" in line for line in head)

    tap.equal([str(path) for path in tracked() if is_source(path) and not says(path)], [])


@tap.test("the tests' list of customers is the one that its script makes")
def made_list():
    made = subprocess.run([sys.executable, str(ROOT / "tests" / "data" / "customers.py")],
                          stdout=subprocess.PIPE, check=True).stdout
    tap.equal(made == (ROOT / "tests" / "data" / "customers.csv").read_bytes(), True)


@tap.test("nothing that is built, and nothing large, is among the sources")
def small_sources():
    tap.equal([str(path) for path in tracked() if path.suffix in BUILT_ENDINGS], [], "built")
    tap.equal([str(path) for path in tracked() if (ROOT / path).stat().st_size > BYTES_MAX], [],
              f"more than {BYTES_MAX} bytes")


@tap.test("the top level holds the named files and folders only")
def top_level():
    top = {path.parts[0] for path in tracked()}
    tap.equal({name for name in top if not name.startswith(".")} - TOP_LEVEL, set())


@tap.test("the subjects of commits are short enough to be read in a list")
def subjects():
    done = subprocess.run(
        ["git", "-C", str(ROOT), "log", "--format=%h %s", f"{LAST_LONG_SUBJECT}..HEAD"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    if done.returncode != 0:
        tap.skip("the history is not here")
    subject = re.compile(r"\w+ (.*)")
    tap.equal([line for line in done.stdout.splitlines()
               if len(subject.fullmatch(line)[1]) > SUBJECT_MAX], [])


if __name__ == "__main__":
    sys.exit(tap.run())
