# SPDX-License-Identifier: MPL-2.0
"""The interface in idl/ against the functions' own tables, as `build/describe idl` prints them.

Calc drops a function without a word when a type is not one of those that it knows, and shows no
help when a parameter's name differs: so both are compared here, with their order.
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

TYPES = {
    "N": "double",
    "M": "sequence<sequence<any>>",
    "R": "com::sun::star::table::XCellRange",
    "O": "any",
    "document": "com::sun::star::beans::XPropertySet",
}


def in_idl():
    """The methods of org.vitalfew.XSegmentation, as {name: [(type, parameter), …]} in order."""
    files = sorted((ROOT / "idl").glob("*.idl"))
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    text = re.sub(r"//[^\n]*|/\*.*?\*/", " ", text, flags=re.DOTALL)
    body = re.search(r"\binterface\s+XSegmentation\b[^{;]*\{(.*?)\}\s*;", text, re.DOTALL)[1]
    methods = {}
    for method in filter(str.strip, body.split(";")):
        _, name, parameters = re.fullmatch(r"\s*(.+?)\s+(\w+)\s*\((.*)\)\s*", method,
                                           re.DOTALL).groups()
        tap.equal(name in methods, False, f"{name} is there twice")
        methods[name] = [parameter(one) for one in filter(str.strip, parameters.split(","))]
    return methods


def parameter(text):
    direction, kind, name = re.fullmatch(r"\s*\[\s*(\w+)\s*\]\s*(.+?[\s>])\s*(\w+)\s*", text,
                                         re.DOTALL).groups()
    tap.equal(direction, "in", f"the direction of {name}")
    kind = re.sub(r"\s+", "", kind)
    return kind.removeprefix("::"), name


def in_tables():
    """The functions as their tables have them, in the shape of in_idl()."""
    printed = subprocess.run([str(ROOT / "build" / "describe"), "idl"], stdout=subprocess.PIPE,
                             text=True, check=True).stdout
    functions = {}
    for line in printed.splitlines():
        name, parameters = re.fullmatch(r"(\w+)\((.*)\)", line).groups()
        pairs = [one.split() for one in parameters.split(",") if one.strip()]
        functions[name] = [(TYPES[mark], argument) for mark, argument in pairs]
    return functions


@tap.test("IDL and tables have the same functions in the same order")
def names():
    tap.equal(list(in_idl()), list(in_tables()))


@tap.test("every parameter has the name, the type and the place that its table says")
def parameters():
    tables = in_tables()
    tap.equal(len(tables) > 0, True, "there are functions")
    for name, wanted in tables.items():
        tap.equal(in_idl().get(name), wanted, name)


@tap.test("optional parameters come last, after the required ones")
def optional_last():
    for name, wanted in in_idl().items():
        optional = [kind == "any" for kind, _ in wanted]
        tap.equal(optional, sorted(optional), name)


if __name__ == "__main__":
    sys.exit(tap.run())
