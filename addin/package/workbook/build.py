# SPDX-License-Identifier: MPL-2.0
"""Builds the sample workbook, a template of Calc, without an office.

    python3 build.py --describe ../../../build/describe --list ../sample/customers.csv
        --orders ../sample/orders.csv --out FILE

The orders and what is known of the customers come from the sample, the guide from the functions'
own tables, and the looks from the XML files beside this script. The same sources give the same
bytes.
"""
import argparse
import re
import zipfile
from pathlib import Path

import customers
import dashboard
import guide
import ods
import orders
import periods
import plan
import prospects
import workings
import your_list

HERE = Path(__file__).resolve().parent
MEDIA = "application/vnd.oasis.opendocument"
MIMETYPE = f"{MEDIA}.spreadsheet-template"
DATE = (1980, 1, 1, 0, 0, 0)

# Where each file of the workbook comes from; the manifest lists them.
FILES = {"styles.xml": "styles.xml", "settings.xml": "settings.xml", "meta.xml": "meta.xml",
         "Chart/content.xml": "chart.xml", "Chart 2/content.xml": "waterfall.xml"}
# Of the folders; the files are XML.
TYPES = {"": MIMETYPE, "Chart/": f"{MEDIA}.chart", "Chart 2/": f"{MEDIA}.chart"}

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
    for option in ("describe", "list", "orders", "out"):
        parser.add_argument(f"--{option}", required=True)
    arguments = parser.parse_args()
    example_list, functions = guide.read(arguments.describe)
    write(arguments.out, content(customers.read(arguments.list), orders.read(arguments.orders),
                                 example_list, functions))


def content(known, sample, example_list, functions):
    """content.xml: all sheets, names and filters."""
    sheets = [dashboard.build(), orders.build(sample), customers.build(known, sample),
              periods.build(), plan.build(), prospects.build(), your_list.build(),
              guide.build(example_list, functions), workings.build()]
    names = {function.name for function in functions}
    namespaces = {f"xmlns:{prefix}": f"urn:oasis:names:tc:opendocument:xmlns:{name}"
                  for prefix, name in NAMESPACES.items()}
    namespaces.update((f"xmlns:{prefix}", name) for prefix, name in OTHER_NAMESPACES.items())
    body = "".join([
        _PLAIN_SEARCH, ods.choices({**dashboard.CHOICES, **periods.CHOICES}),
        *(ods.table(sheet, names) for sheet in sheets), _names(),
        _filters({customers.NAME: customers.area(), prospects.NAME: prospects.AREA})])
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ods.element(
        "office:document-content", {"office:version": "1.3", **namespaces},
        ods.element("office:automatic-styles", content=ods.automatic_styles(sheets)) + "\n"
        + ods.element("office:body", content=ods.element("office:spreadsheet", content=body)))


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
            "table:base-cell-address": f"${sheet}.$A$1",
            "table:cell-range-address": _absolute(sheet, area)})
          for name, (sheet, area) in sorted(named.items())),
        *(ods.element("table:named-expression", {
            "table:name": name,
            "table:base-cell-address": f"${orders.NAME}.$A$1",
            "table:expression": expression})
          for name, expression in {**orders.EXPRESSIONS, **plan.EXPRESSIONS}.items())]))


def _absolute(sheet, area):
    return f"${sheet}." + ":.".join(re.sub(r"([A-Z]+)([0-9]+)", r"$\1$\2", end)
                                    for end in area.split(":"))


def _filters(areas):
    return ods.element("table:database-ranges", content="".join(
        ods.element("table:database-range", {
            "table:name": f"{sheet}List",
            "table:target-range-address": ods.on_sheet(sheet, area),
            "table:display-filter-buttons": "true"}) for sheet, area in areas.items()))


def write(path, content_xml):
    """The package, in which by its standard the mimetype comes first. Nothing is compressed: the
    extension around it is, and so the bytes do not depend on a library's version."""
    files = {name: (HERE / source).read_bytes() for name, source in sorted(FILES.items())}
    files["content.xml"] = content_xml.encode("utf-8")
    files["META-INF/manifest.xml"] = _manifest(files).encode("utf-8")
    with zipfile.ZipFile(path, "w") as package:
        for name, data in {"mimetype": MIMETYPE.encode("ascii"), **files}.items():
            package.writestr(zipfile.ZipInfo(name, DATE), data)


def _manifest(files):
    types = {**{folder or "/": kind for folder, kind in TYPES.items()},
             **{name: "text/xml" for name in files}}
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ods.element("manifest:manifest", {
        "manifest:version": "1.3",
        "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    }, "".join(ods.element("manifest:file-entry", {
        "manifest:full-path": name, "manifest:media-type": kind}) for name, kind in types.items()))


if __name__ == "__main__":
    main()
