# SPDX-License-Identifier: MPL-2.0
"""The functions in an office of each language: what the Function Wizard says, and that the formulas
compute the same (G11)."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import tap
from office import Office, cell, formulas, value

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
DESCRIBE = ROOT / "build" / "describe"
# Where it is spoken, and what stands before the default of an argument.
LANGUAGES = {
    "en-US": ("en-US", "Default: "),
    "nb": ("nb-NO", "Standard: "),
    "de": ("de-DE", "Standard: "),
    "fr": ("fr-FR", "Par défaut\u00a0: "),
    "es": ("es-ES", "Predeterminado: "),
}

OOR = "{http://openoffice.org/2001/registry}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPED = r'\{.*?\}|".*?"|\d+/\d+|\d+(?:[.,]\d+)?|\b[A-Z]{4,}\b'  # values within a text


def installed(language):
    program = Path(os.environ.get("LO_PROGRAM", "/usr/lib/libreoffice/program"))
    return language == "en-US" or (program / "resource" / language).is_dir()


# -- what the package says ---------------------------------------------------------------------

def registered(language):
    """{function: (description, [(name, description) of each argument])} in the package."""
    with zipfile.ZipFile(OXT) as package:
        root = ElementTree.fromstring(package.read("CalcAddIns.xcu"))

    def text(node, name, language):
        prop = next(one for one in node if one.get(f"{OOR}name") == name)
        return next(one.text for one in prop if one.get(LANG) == language)

    functions = next(node for node in root.iter("node")
                     if node.get(f"{OOR}name") == "AddInFunctions")
    return {text(function, "DisplayName", "en-US"): (
        text(function, "Description", language),
        [(text(argument, "DisplayName", language), text(argument, "Description", language))
         for argument in next(node for node in function if node.get(f"{OOR}name") == "Parameters")])
            for function in functions}


def examples():
    """The example list, and each function's name, formula and result."""
    printed = subprocess.run([str(DESCRIBE), "examples"], stdout=subprocess.PIPE, text=True,
                             check=True).stdout
    lines = [line.split("\t") for line in printed.splitlines()]
    return ([line[1:] for line in lines if line[0] == "list"],
            [line[1:] for line in lines if line[0] == "function"])


def defaults(language):
    """The values in the defaults of all arguments, as they are typed in the language."""
    lead = LANGUAGES[language][1]
    return [value for _, arguments in registered(language).values() for _, text in arguments
            for value in re.findall(TYPED, text.partition(lead)[2])]


# -- what an office says -----------------------------------------------------------------------

def described(office):
    """As registered(), and the office's own name for the function SUM."""
    descriptions = office.service("com.sun.star.sheet.FunctionDescriptions")
    said = {}
    for name in registered("en-US"):
        tap.equal(descriptions.hasByName(name), True, f"the wizard has {name}")
        found = {one.Name: one.Value for one in descriptions.getByName(name)}
        said[name] = (found["Description"],
                      [(one.Name, one.Description) for one in found["Arguments"]])
    return said, descriptions.hasByName("SUM")


def computed(office):
    """What the example of every function shows, by function."""
    rows, functions = examples()
    sheet = office.calc().Sheets.getByIndex(0)
    formulas(sheet, "A1", rows)  # as typed: what looks like a number is one
    formulas(sheet, "Z1", [[formula] for _, formula, _ in functions])
    return {name: value(cell(sheet, f"Z{row}")) for row, (name, _, _) in enumerate(functions, 1)}


def typed(office, texts):
    """What a cell shows, and what its formula is, when a user of the office types each of these."""
    sheet = office.calc().Sheets.getByIndex(0)
    shown = []
    for row, text in enumerate(texts, 1):
        one = cell(sheet, f"A{row}")
        one.FormulaLocal = f"={text}"
        shown.append((value(one), one.Formula))
    return shown


class Said:
    """What the office of a language has said; each is started once, when it is asked for."""

    def __init__(self):
        self._offices = {}

    def of(self, language):
        if not installed(language):
            tap.skip(f"the office has no {language} (package libreoffice-l10n-{language})")
        if language not in self._offices:
            locale = LANGUAGES[language][0]
            with Office(oxt=OXT, locale=locale, language=language) as office:
                self._offices[language] = (described(office), computed(office),
                                           typed(office, defaults(language)))
        return self._offices[language]


def in_each(name):
    """Register the decorated function as a test of every language but English."""
    def register(function):
        for language in LANGUAGES:
            if language != "en-US":
                tap.test(f"{language}: {name}")(
                    lambda said, language=language: function(said, language))
        return function
    return register


@tap.test("en-US: the wizard has every function, its arguments and their texts")
def english(said):
    (texts, _), _, _ = said.of("en-US")
    tap.equal(len(texts) >= 30, True, "there are functions")
    tap.equal(texts, registered("en-US"))


@in_each("the wizard has every function under its English name, and all texts in the language")
def wizard(said, language):
    (texts, has_sum), _, _ = said.of(language)
    tap.equal(has_sum, False, "whether the office calls its own function SUM so")
    for name, (text, arguments) in registered(language).items():
        tap.equal(texts[name], (text, arguments), name)
        english_text, english_arguments = registered("en-US")[name]
        tap.equal(text != english_text, True, f"{name} is described in {language}")
        tap.equal(len(arguments), len(english_arguments), f"arguments of {name}")
        for (_, one), (argument, other) in zip(arguments, english_arguments):
            tap.equal(one != other, True, f"{name}.{argument} is described in {language}")


@in_each("every function computes as in English, with English labels (G11)")
def same_results(said, language):
    _, results, _ = said.of(language)
    tap.equal(results["CUSTOMERTIER"], "B")
    tap.equal(results, said.of("en-US")[1])


@in_each("a default that the wizard shows is what Calc takes for it when it is typed")
def defaults_as_typed(said, language):
    _, _, shown = said.of(language)
    tap.equal(len(shown) > 50, True, "there are defaults")
    tap.equal(shown, said.of("en-US")[2])


if __name__ == "__main__":
    sys.exit(tap.run(Said()))
