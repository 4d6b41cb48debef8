# SPDX-License-Identifier: MPL-2.0
"""Builds the sample workbook, a template of Calc, in every language, without an office.

    python3 build.py --describe ../../../build/describe --list ../sample/customers.csv
        --orders ../sample/orders.csv [--po ../po --out FOLDER | --texts FILE]

The orders and what is known of the customers come from the sample, the guide from the functions'
own tables, and the looks from the XML files beside this script. The sheets are built once; --out
gets a file a language, such as de.ots, and --texts a template of their texts for translate.py. The
same sources give the same bytes.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import classes
import customers
import dashboard
import guide
import ods
import orders
import periods
import plan
import prospects
import texts
import workings
import your_list

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import translate  # noqa: E402

MEDIA = "application/vnd.oasis.opendocument"
MIMETYPE = f"{MEDIA}.spreadsheet-template"
DATE = 315532800  # the first that a package can bear

# Where each file of the workbook comes from; the manifest lists them.
FILES = {"styles.xml": "styles.xml", "settings.xml": "settings.xml", "meta.xml": "meta.xml",
         "Chart/content.xml": "chart.xml", "Chart 2/content.xml": "waterfall.xml"}
# Of the folders; the files are XML.
TYPES = {"": MIMETYPE, "Chart/": f"{MEDIA}.chart", "Chart 2/": f"{MEDIA}.chart"}

# The countries whose kind of a language the texts are in; of a country's ways to write numbers and
# days the workbook leaves all to the office.
COUNTRIES = {"en": "US", "nb": "NO", "de": "DE", "fr": "FR", "es": "ES"}

NAMESPACES = {
    "office": "office:1.0", "style": "style:1.0", "table": "table:1.0", "text": "text:1.0",
    "draw": "drawing:1.0", "svg": "svg-compatible:1.0", "fo": "xsl-fo-compatible:1.0",
}
OTHER_NAMESPACES = {
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
    "xlink": "http://www.w3.org/1999/xlink",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for option in ("describe", "list", "orders"):
        parser.add_argument(f"--{option}", required=True)
    for option in ("po", "out", "texts"):
        parser.add_argument(f"--{option}", type=Path)
    arguments = parser.parse_args()
    book = Book(customers.read(arguments.list), orders.read(arguments.orders),
                *guide.read(arguments.describe))
    if arguments.texts:
        arguments.texts.write_text(template(book.texts()), encoding="utf-8")
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    for language, translator in translate.catalogs(arguments.po, book.texts()).items():
        write(arguments.out / f"{language}.ots", book.files(language, translator))


class Book:
    """The workbook. Its sheets are built and written once, but for those whose rows are as high as
    their texts in a language take."""

    def __init__(self, known, sample, example_list, functions):
        self._functions = {function.name for function in functions}
        self._sheets = {module.NAME: build for module, build in (
            (dashboard, dashboard.build()), (orders, orders.build(sample)),
            (customers, customers.build(known, sample)), (periods, periods.build()),
            (plan, plan.build()), (prospects, prospects.build()),
            (your_list, your_list.build),
            (guide, lambda translator: guide.build(example_list, functions, translator)),
            (workings, workings.build()))}
        self.names = list(self._sheets)
        self._pieces = {name: _encoded(ods.table(sheet, self._functions))
                        for name, sheet in self._sheets.items() if isinstance(sheet, ods.Sheet)}
        stay = [*self.names, "language", "country"]
        self._beside = {name: texts.mark_braces((HERE / source).read_text(encoding="utf-8"), stay)
                        for name, source in sorted(FILES.items())}

    def _in(self, translator):
        """The sheets for a language."""
        return {name: sheet if name in self._pieces else sheet(translator)
                for name, sheet in self._sheets.items()}

    def files(self, language, translator):
        """The files of the workbook in a language."""
        def said(xml):
            xml = texts.in_language(xml, translator, self.names)
            return xml.replace("{language}", language).replace(
                "{country}", COUNTRIES[language]).encode("utf-8")

        sheets = self._in(translator)
        before, choices, names, after = map(said, _frame(sheets.values()))
        body = [said(piece) if isinstance(piece, str) else piece
                for name, sheet in sheets.items() for piece in self._written(name, sheet)]
        return {**{name: said(xml) for name, xml in self._beside.items()},
                "content.xml": b"".join([before, choices, *body, names, after])}

    def _written(self, name, sheet):
        """The pieces of a sheet."""
        return self._pieces.get(name) or _encoded(ods.table(sheet, self._functions))

    def texts(self):
        """The marked texts, as translate.py has them: {(context, text): [places]}. A place names
        the sheet or file that a text is in."""
        found = {(texts.SHEET, name): [f"Sheets.{texts.SHEET}"] for name in self.names}
        sheets = self._in(lambda context, text: text)
        _, choices, names, _ = _frame(sheets.values())
        parts = {**{Path(FILES[name]).stem.capitalize(): xml
                    for name, xml in self._beside.items()},
                 "Choices": choices,
                 **{name: "".join(piece for piece in self._written(name, sheet)
                                  if isinstance(piece, str)) for name, sheet in sheets.items()},
                 "Names": names}
        for part, xml in parts.items():
            for context, text in texts.messages(xml):
                places = found.setdefault((context, text), [])
                # a function's own text, which the Guide shows, is that of the function
                place = context if context.isupper() else f"{part.replace(' ', '')}.{context}"
                if place not in places:
                    places.append(place)
        return found


def _encoded(xml):
    """XML in pieces: bytes where it is the same in every language, a str where it is not."""
    return [piece if depends else piece.encode("utf-8") for depends, piece in texts.pieces(xml)]


def _frame(sheets):
    """What is around the sheets in content.xml: before them, the choices, the names, and after."""
    namespaces = {f"xmlns:{prefix}": f"urn:oasis:names:tc:opendocument:xmlns:{name}"
                  for prefix, name in NAMESPACES.items()}
    namespaces.update((f"xmlns:{prefix}", name) for prefix, name in OTHER_NAMESPACES.items())
    before, after = ods.element("office:document-content", {
        "office:version": "1.3", **namespaces},
        ods.element("office:automatic-styles", content=ods.automatic_styles(sheets)) + "\n"
        + ods.element("office:body", content=ods.element("office:spreadsheet",
                                                         content="\0"))).split("\0")
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + before + _PLAIN_SEARCH,
            ods.choices({**dashboard.CHOICES, **periods.CHOICES}), _names(),
            _filters({customers.NAME: customers.area(), prospects.NAME: prospects.AREA}) + after)


def template(found):
    """The texts in a form that translate.py collects them from, but for those of the functions,
    whose contexts are functions and arguments."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ods.element("texts", content="\n".join(
        ods.element("text", {"text-of": place}, escape(text))
        for (context, text), places in found.items() if context.islower()
        for place in places)) + "\n"


# Headers and names are found as they are written, whatever marks are in them.
_PLAIN_SEARCH = ods.element("table:calculation-settings", {
    "table:use-regular-expressions": "false", "table:use-wildcards": "false"})


def _names():
    """The names of cells, and those of what is found out by a formula."""
    named = {name: (sheet.NAME, area)
             for sheet, areas in ((customers, customers.names()), (dashboard, dashboard.NAMES),
                                  (orders, orders.NAMES), (periods, periods.NAMES),
                                  (plan, plan.NAMES),
                                  (prospects, prospects.NAMES), (workings, workings.NAMES))
             for name, area in areas.items()}
    return ods.element("table:named-expressions", content="".join([
        *(ods.element("table:named-range", {
            "table:name": name,
            "table:base-cell-address": f"${texts.in_sheet(sheet)}.$A$1",
            "table:cell-range-address": _absolute(sheet, area)})
          for name, (sheet, area) in sorted(named.items())),
        *(ods.element("table:named-expression", {
            "table:name": name,
            "table:base-cell-address": f"${texts.in_sheet(orders.NAME)}.$A$1",
            "table:expression": expression})
          for name, expression in {**orders.EXPRESSIONS, **plan.EXPRESSIONS,
                                   **classes.EXPRESSIONS}.items())]))


def _absolute(sheet, area):
    return f"${texts.in_sheet(sheet)}." + ":.".join(re.sub(r"([A-Z]+)([0-9]+)", r"$\1$\2", end)
                                    for end in area.split(":"))


def _filters(areas):
    return ods.element("table:database-ranges", content="".join(
        ods.element("table:database-range", {
            "table:name": f"{sheet}List",
            "table:target-range-address": ods.on_sheet(sheet, area),
            "table:display-filter-buttons": "true"}) for sheet, area in areas.items()))


def write(path, files):
    """The package, in which by its standard the mimetype comes first and is not compressed. By zip,
    as the extension is: what Python has for it may compress to other bytes in another version."""
    files = {"mimetype": MIMETYPE.encode("ascii"), **files,
             "META-INF/manifest.xml": _manifest(files).encode("utf-8")}
    path.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            file.chmod(0o644)
            os.utime(file, (DATE, DATE))
        first, *others = files
        for level, names in (("-0", [first]), ("-9", others)):
            subprocess.run(["zip", "-q", "-X", "-D", level, str(path.resolve()), *names],
                           cwd=folder, env=dict(os.environ, TZ="UTC"), check=True)


def _manifest(files):
    types = {**{folder or "/": kind for folder, kind in TYPES.items()},
             **{name: "text/xml" for name in files}}
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ods.element("manifest:manifest", {
        "manifest:version": "1.3",
        "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    }, "".join(ods.element("manifest:file-entry", {
        "manifest:full-path": name, "manifest:media-type": kind}) for name, kind in types.items()))


if __name__ == "__main__":
    try:
        main()
    except translate.Wrong as reason:
        sys.exit(f"build.py: {reason}")
