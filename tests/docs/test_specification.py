# SPDX-License-Identifier: MPL-2.0
"""The specification, addin/functions/README.md, against the code and the tests that cite it.

A requirement is defined where a paragraph or a list item begins with its number in bold, **G4** or
**TIER-3**. What cites it writes G4, TIER-3, or TIER-2 to TIER-6 for all of them between as well.
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

PAGE = ROOT / "addin" / "functions" / "README.md"
DESCRIBE = ROOT / "build" / "describe"

DEFINED = re.compile(r"^(?:- )?\*\*([A-Z]+-?\d+)\*\*", re.MULTILINE)
# A topic's number is like nothing else but the names of some standards.
BY_TOPIC = re.compile(r"(?<![\w-])([A-Z]{2,}-)(\d+)\b(?:\s+to\s+\1(\d+)\b)?")
STANDARDS = {"MPL-", "UTF-"}
# A general one looks like a cell: it is one in prose, which is not so in a formula or an address.
GENERAL = re.compile(r"(?:(?<!\S)|(?<=[\"'])|(?<!\w\()(?<=\())(G)(\d+)"
                     r"(?:\s+to\s+G(\d+))?(?=[\s,)]|[.:;](?!\S)|$)")
CITING = {".c", ".h", ".py", ".idl", ".txt", ".in"}
HEADING = re.compile(r"^### ([A-Z]+)\((.*)\) → ", re.MULTILINE)
ARRAY = re.compile(r"^### ([A-Z]+)\(.*\) → array\b", re.MULTILINE)
ENTERED = "From one cell by Ctrl+Shift+Enter (or tick “Array”), "


def page():
    return PAGE.read_text(encoding="utf-8")


def cited(text):
    """The requirements that a text cites."""
    found = set()
    for citation in (BY_TOPIC, GENERAL):
        for topic, first, last in citation.findall(text):
            if topic not in STANDARDS:
                found |= {f"{topic}{n}" for n in range(int(first), int(last or first) + 1)}
    return found


def sources():
    """The files in which requirements are cited."""
    files = [ROOT / "Makefile"]
    for folder in ("addin", "idl", "include", "tests"):
        files += sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in CITING)
    return [path for path in files if path != Path(__file__).resolve()]


def is_test(path):
    """Whether a file holds tests, of something else than the documents."""
    folder = path.relative_to(ROOT).parts[:2]
    return (folder[0] == "tests" and folder[1] != "docs"
            and path.name.startswith(("test_", "check_")))


def number(requirement):
    """What requirements are sorted by."""
    topic, n = re.fullmatch(r"(\D+)(\d+)", requirement).groups()
    return topic, int(n)


@tap.test("a number is told from a cell, a standard and a part of a word")
def told_apart():
    for text, expected in (
            ('TEST("G4 the order", f)', {"G4"}), ("/* (G5). */", {"G5"}), ("G9: a share", {"G9"}),
            ("as TIER-2 to TIER-4, G3", {"TIER-2", "TIER-3", "TIER-4", "G3"}),
            ("G1 to G3.", {"G1", "G2", "G3"}), ("# (FIT-1,\n# G8)", {"FIT-1", "G8"}),
            ('cell(sheet, "G4")', set()), ("=SUM(G1)", set()), ("=F(A1;G2;G3:G9)", set()),
            ("=F(G2)+G$4", set()), ("MPL-2.0, UTF-8", set()), ("PARETOCOUNT(B:B)-1", set())):
        tap.equal(cited(text), expected, text)


@tap.test("no requirement is defined twice")
def defined_once():
    defined = DEFINED.findall(page())
    tap.equal(len(defined) > 0, True, "requirements were found")
    tap.equal(sorted({one for one in defined if defined.count(one) > 1}, key=number), [])


@tap.test("every requirement that the code or a test cites is defined")
def cited_is_defined():
    defined = set(DEFINED.findall(page()))
    citing = {path: cited(path.read_text(encoding="utf-8")) for path in sources()}
    tap.equal(any(citing.values()), True, "citations were found")
    tap.equal([f"{path.relative_to(ROOT)}: {one}" for path, found in citing.items()
               for one in sorted(found - defined, key=number)], [])


@tap.test("every requirement that the page itself cites is defined")
def page_is_closed():
    tap.equal(sorted(cited(page().replace("`", " ")) - set(DEFINED.findall(page())), key=number),
              [])


@tap.test("every requirement is cited by a test")
def defined_is_cited():
    tested = set()
    for path in filter(is_test, sources()):
        tested |= cited(path.read_text(encoding="utf-8"))
    tap.equal(sorted(set(DEFINED.findall(page())) - tested, key=number), [])


@tap.test("every function is there with its arguments, as its table has them")
def functions():
    printed = subprocess.run([str(DESCRIBE), "idl"], stdout=subprocess.PIPE, text=True,
                             check=True).stdout
    tables = [(name.upper(), [one for one in arguments.split(", ") if one != "document Document"])
              for name, arguments in re.findall(r"^(\w+)\((.*)\)$", printed, re.MULTILINE)]
    specified = []
    for name, arguments in HEADING.findall(page()):
        # A default follows a "=", and a list in it has ";" between its elements, too.
        plain = re.sub(r" = (\{[^}]*\}|[^;]*)", "", arguments)
        pairs = [one.split() for one in plain.split(";")]
        specified.append((name, [f"{mark} {argument}" for argument, mark in pairs]))
    tap.equal([name for name, _ in specified], [name for name, _ in tables])
    for one, other in zip(specified, tables):
        tap.equal(one, other)


@tap.test("G17: the functions that give an array for a list say how it is entered, and no other")
def entered():
    printed = subprocess.run([str(DESCRIBE), "readme"], stdout=subprocess.PIPE, text=True,
                             encoding="utf-8", check=True).stdout
    texts = re.findall(r"^\| `(\w+)\(.*\)` \| (.*) \|$", printed, re.MULTILINE)
    arrays = ARRAY.findall(page())
    tap.equal(len(arrays) > 0, True, "functions that give an array were found")
    tap.equal([name for name, text in texts if text.startswith(ENTERED)], arrays)


if __name__ == "__main__":
    sys.exit(tap.run())
