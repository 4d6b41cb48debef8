# SPDX-License-Identifier: MPL-2.0
"""The translations in addin/package/po and what addin/package/translate.py makes of them."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

OXT = ROOT / "build" / "vitalfew.oxt"
TEMPLATE = ROOT / "build" / "CalcAddIns.xcu"
PACKAGE = ROOT / "addin" / "package"
NOT_COPIED = (".git", "__pycache__", "newer", "coverage")
LANGUAGES = {"en-US", "nb", "de", "fr", "es"}

OOR = "{http://openoffice.org/2001/registry}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DESCRIPTION = "{http://openoffice.org/extensions/description/2006}"
XLINK = "{http://www.w3.org/1999/xlink}"

# Measured in the Function Wizard (LibreOffice 7.4, gtk3), which keeps three lines free for a text.
LINE, LINES, NAME = 72, 3, 24

# What marks a language: words that it uses all the time, and that the others do not.
COMMON_WORDS = {
    "en-US": {"the", "of", "and", "with", "from", "which"},
    "nb": {"og", "av", "som", "ikke", "fra", "hvor", "har"},
    "de": {"der", "und", "eines", "wie", "nicht", "von", "jede"},
    "fr": {"le", "les", "du", "une", "chaque", "à", "pour"},
    "es": {"el", "los", "las", "con", "cada", "una", "para"},
}


def content(name):
    with zipfile.ZipFile(OXT) as package:
        return package.read(name).decode("utf-8")


def node(parent, name):
    return next(one for one in parent if one.get(f"{OOR}name") == name)


def texts(parent, name):
    """The values of a property, as {language: text}."""
    values = list(node(parent, name))
    found = {value.get(LANG): value.text for value in values}
    tap.equal(len(found), len(values), f"values of {name} with a language of their own")
    return found


def described():
    """Every text of the functions in the package, as (what it describes, {language: text})."""
    add_in = node(ElementTree.fromstring(content("CalcAddIns.xcu"))[0], "org.vitalfew.Calc")
    for function in node(add_in, "AddInFunctions"):
        name = texts(function, "DisplayName")["en-US"]
        yield name, texts(function, "Description")
        for argument in node(function, "Parameters"):
            place = f"{name}.{argument.get(f'{OOR}name')}"
            yield place, texts(argument, "Description")
            yield f"{place}: name", texts(argument, "DisplayName")


def sentences():
    """Those that are no names."""
    return [(place, found) for place, found in described() if not place.endswith(": name")]


def defaults():
    """What follows "Default:" in every language, of the arguments that have it."""
    lead = {"en-US": "Default: ", "nb": "Standard: ", "de": "Standard: ",
            "fr": "Par défaut\u00a0: ", "es": "Predeterminado: "}
    for place, found in sentences():
        if lead["en-US"] in found["en-US"]:
            yield place, {language: text.partition(lead[language])[2]
                          for language, text in found.items()}


# -- what is in the package --------------------------------------------------------------------

@tap.test("there is a translation for every language, and no other")
def languages():
    tap.equal({path.stem for path in (PACKAGE / "po").glob("*.po")}, LANGUAGES - {"en-US"})


@tap.test("every description and argument has a text in every language")
def complete():
    printed = subprocess.run([str(ROOT / "build" / "describe"), "idl"], stdout=subprocess.PIPE,
                             text=True, check=True).stdout
    wanted = []
    for line in printed.splitlines():
        name, arguments = re.fullmatch(r"(\w+)\((.*)\)", line).groups()
        wanted.append(name.upper())
        for argument in arguments.split(", "):
            kind, parameter = argument.split()
            if kind != "document":
                place = f"{name.upper()}.{parameter}"
                wanted += [place, f"{place}: name"]
    found = dict(described())
    tap.equal(list(found), wanted)
    for place, values in found.items():
        tap.equal(set(values), LANGUAGES, place)
        tap.equal([language for language, text in values.items() if not (text or "").strip()], [],
                  f"empty texts of {place}")


@tap.test("a function has one name in all languages")
def function_names():
    names = re.findall(r'"DisplayName"><value xml:lang="en-US">([A-Z]+)</value></prop>',
                       content("CalcAddIns.xcu"))
    tap.equal(names, [place for place, _ in described() if "." not in place])


@tap.test("no two arguments of a function have the same name")
def argument_names():
    seen = set()
    for place, found in described():
        if place.endswith(": name"):
            for language, name in found.items():
                key = (place.partition(".")[0], language, name)
                tap.equal(key in seen, False, f"{key} is there before {place}")
                seen.add(key)


@tap.test("the Function Wizard shows every text whole")
def lengths():
    for place, found in described():
        for language, text in found.items():
            if place.endswith(": name"):
                tap.equal(len(text) <= NAME, True, f"{language} {place} within {NAME} letters")
            else:
                # Neither the wizard nor textwrap breaks at a blank that is not to be broken.
                lines = textwrap.wrap(text, LINE, break_on_hyphens=False)
                tap.equal(len(lines) <= LINES, True,
                          f"{language} {place} within {LINES} lines\n{text}\n")


@tap.test("G17: every language says in one way how an array is entered, by the keys or the box")
def entered():
    functions = [found for place, found in sentences() if "." not in place]
    arrays = [found for found in functions if found["en-US"].startswith("From one cell by ")]
    tap.equal(len(arrays) > 0, True, "functions that give an array were found")
    for language in LANGUAGES:
        lead = arrays[0][language].partition(")")[0]
        tap.equal(len(re.findall(r"(?<!\w)\w+\+\w+\+\w+ \(\w+ .*[“„«].+[”“»]", lead)), 1, lead)
        tap.equal([found["en-US"] for found in functions if found[language].startswith(lead)],
                  [found["en-US"] for found in arrays], lead)


@tap.test("the default of an argument is the same in every language, as it is typed there")
def same_defaults():
    def value(text):
        return [("TRUE" if word in {"SANN", "WAHR", "VRAI", "VERDADERO"} else
                 "FALSE" if word in {"USANN", "FALSCH", "FAUX", "FALSO"} else
                 re.sub(r"(?<=\d),(?=\d)", ".", word))
                for word in re.findall(r'\{.*?\}|".*?"|\d+(?:[.,]\d+)?|\b[A-Z]{2,}\b', text)]

    found = list(defaults())
    tap.equal(len(found) > 50, True, "there are defaults")
    for place, by_language in found:
        for language, text in by_language.items():
            tap.equal(text.endswith("."), True, f"{language} {place}: {text}")
            tap.equal(value(text), value(by_language["en-US"]), f"{language} {place}")
            if language != "en-US":
                tap.equal(re.findall(r"\d\.\d|TRUE|FALSE", text), [], f"{language} {place}")


@tap.test("the texts are in their languages")
def in_their_languages():
    for language in LANGUAGES:
        words = re.findall(r"\w+", " ".join(found[language] for _, found in sentences()).lower())
        counts = {other: sum(word in COMMON_WORDS[other] for word in words) for other in LANGUAGES}
        tap.equal(max(counts, key=counts.get), language, f"the language of {language}: {counts}")
    for place, found in sentences():
        tap.equal(len(set(found.values())), len(LANGUAGES), f"different texts of {place}")


@tap.test("every text is set as its language sets it")
def typography():
    for place, found in sentences():
        for language, text in found.items():
            where = f"{language} {place}: {text}"
            tap.equal(text, text.strip(), where)
            tap.equal((text[-1], "  " in text, text[0].islower()), (".", False, False), where)
            if language != "en-US":  # a blank that is not broken before %
                tap.equal(re.findall(r"[^\u00a0]%", text), [], where)
            if language == "fr":
                tap.equal(re.findall(r"[^\u00a0][:;?!»](?![;\d\"])(?!\S)", text), [], where)
                tap.equal(re.findall(r"«[^\u00a0]", text), [], where)
            quotation_marks = {"en-US": "“”", "de": "„“"}.get(language, "«»")
            tap.equal(set(re.findall("[„“”«»]", text)) <= set(quotation_marks), True, where)


def of_workbook(language):
    """The translations of the workbook's texts, which have contexts in small letters."""
    for entry in (PACKAGE / "po" / f"{language}.po").read_text(encoding="utf-8").split("\n\n"):
        context = re.search(r'^msgctxt "([a-z]+)"', entry, re.MULTILINE)
        if context and context[1] not in {"formula", "fallback"}:
            yield "".join(re.findall(r'"(.*)"', entry.partition("msgstr ")[2])).replace('\\"', '"')


@tap.test("the workbook's texts are set as their language sets them")
def typography_of_workbook():
    for language in LANGUAGES - {"en-US"}:
        found = list(of_workbook(language))
        tap.equal(len(found) > 200, True, f"{language}: {len(found)} texts")
        for text in found:
            tap.equal((text, "  " in text), (text.strip(), False), f"{language}: {text}")
            tap.equal(re.findall(r"[^\u00a0]%", text), [], f"{language}: {text}")
            if language == "fr":
                tap.equal(re.findall(r"[^\u00a0][:;?!»](?!\S)|«[^\u00a0]", text), [], text)
            marks = {"de": "„“"}.get(language, "«»")
            tap.equal(set(re.findall("[„“”«»]", text)) <= set(marks), True, f"{language}: {text}")


@tap.test("the extension has a name and a description in every language")
def extension():
    description = ElementTree.fromstring(content("description.xml"))
    names = {name.get("lang"): name.text for name in
             description.find(f"{DESCRIPTION}display-name")}
    files = {link.get("lang"): link.get(f"{XLINK}href") for link in
             description.find(f"{DESCRIPTION}extension-description")}
    wanted = {language.partition("-")[0] for language in LANGUAGES}
    tap.equal((set(names), set(files)), (wanted, wanted))
    tap.equal(set(names.values()), {"Vital Few"})
    tap.equal(len({content(name) for name in files.values()}), len(LANGUAGES))
    for name in files.values():
        tap.equal(content(name).count("\n\n"), content("description-en.txt").count("\n\n"), name)


@tap.test("the menu entry has a text in every language, and no file keeps the translator's marks")
def menu_entry():
    titles = next(one for one in ElementTree.fromstring(content("Addons.xcu")).iter("prop")
                  if one.get(f"{OOR}name") == "Title")
    found = {value.get(LANG): value.text for value in titles}
    tap.equal(set(found), LANGUAGES)
    tap.equal(len(set(found.values())), len(LANGUAGES), f"different texts: {found}")
    tap.equal([text for text in found.values() if not text.startswith("Vital Few")], [])
    for name in ("description.xml", "CalcAddIns.xcu", "Addons.xcu"):
        tap.equal("text-of" in content(name), False, name)


# -- what the build refuses --------------------------------------------------------------------

def fill(language, change):
    """The status and words of translate.py when the text of a .po file is changed, in a copy."""
    with tempfile.TemporaryDirectory() as folder:
        po = Path(folder) / "po"
        shutil.copytree(PACKAGE / "po", po)
        broken = po / f"{language}.po"
        broken.write_text(change(broken.read_text(encoding="utf-8")), encoding="utf-8")
        templates = (TEMPLATE, PACKAGE / "description.xml.in", PACKAGE / "Addons.xcu")
        for path in (*templates, PACKAGE / "description-en.txt"):
            shutil.copy(path, folder)
        done = subprocess.run(
            [sys.executable, "-B", str(PACKAGE / "translate.py"), "fill", str(po),
             *(f"{folder}/{path.name}" for path in templates)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return done.returncode, done.stdout


def refuses(name, language, pattern, replacement, *parts):
    """Register a test: such a change is refused, in a message with these parts."""
    def change(text):
        changed, count = re.subn(pattern, replacement, text, count=1, flags=re.DOTALL)
        tap.equal(count, 1, f"places with {pattern}")
        return changed

    @tap.test(f"the build refuses {name}")
    def refused():
        status, message = fill(language, change)
        tap.equal(status, 1, f"status; it said: {message}")
        for part in (f"{language}.po", *parts):
            tap.equal(part in message, True, f"{part!r} in {message!r}")


@tap.test("the build takes the translations as they are")
def takes():
    tap.equal(fill("de", lambda text: text), (0, ""))


NOT_THERE = "is missing, empty or fuzzy"
refuses("a missing translation", "nb",
        r'#: TIERCHANGE\.After[^\n]*\n[^\n]*\nmsgid "After".*?\n\n', "",
        "TIERCHANGE.After", NOT_THERE)
refuses("an empty translation", "de", r'(msgid "After"\nmsgstr )"[^"]+"', r'\1""',
        "TIERCHANGE.After", NOT_THERE)
refuses("a missing text of the menu entry", "de", r"#: menu-entry\n.*?\n\n", "", "menu-entry",
        NOT_THERE)
refuses("a fuzzy translation", "fr", r'(msgctxt "After"\nmsgid "After")', r"#, fuzzy\n\1",
        "TIERCHANGE.After", NOT_THERE)
refuses("a text that has changed since", "es", r'msgid "Names of the five stages, in this order\."',
        'msgid "Names of the four stages."', "CUSTOMERSTAGE.Labels", NOT_THERE, "five stages")
refuses("a missing description of the extension", "es", 'msgid ""\n"Sorts', 'msgid ""\n"Sort',
        "extension-description", NOT_THERE)
refuses("a lost placeholder", "de", r"Standard: %s\.", "Standard: s.", "Default: %s.", "lacks %s")
refuses("a number of a default that differs", "nb", r'(msgstr "0,8 for A, 0),2', r"\1,3",
        "SELLINGTIME.Shares", "lacks 0,2 and adds 0,3")
refuses("a number in a text that differs", "es", "desde 70 puntos", "desde 75 puntos",
        "PROSPECTPRIORITY", "lacks 70 and adds 75")
refuses("an English decimal point", "fr", r"0,3 correspond", "0.3 correspond",
        "PROSPECTSCORE.Margin", "lacks 0,3")
refuses("an inline array that differs", "fr", r"\{0,8;0,95\}", "{0,8|0,95}", "Cutoffs",
        "lacks {0,8;0,95} and adds {0,8|0,95}")
refuses("a translated method", "de", r"(zur besseren Klasse .*?)reach", r"\1erreicht", "Method",
        'lacks "reach"')
refuses("a translated label (G11)", "nb", "Hot, Warm eller Cold", "Hot, Varm eller Cold",
        "PROSPECTPRIORITY", "lacks Warm")
refuses("a translated function", "es", "El motivo del resultado de PROSPECTFILTER",
        "El motivo del resultado de FILTRO", "FILTERREASON", "lacks PROSPECTFILTER")
refuses("an argument called otherwise than in its field", "fr", "Échelle\u00a0»",
        "Mesure\u00a0»", "FITSCORE.Traits", "lacks Échelle")
refuses("what is no .po file", "nb", r'\nmsgstr "Etter"', "\nmsgstr Etter", "syntax")


def built(language, pattern, replacement):
    """The status and words of the build of the workbook when a text of a .po file is changed."""
    with tempfile.TemporaryDirectory() as folder:
        po = Path(folder) / "po"
        shutil.copytree(PACKAGE / "po", po)
        broken = po / f"{language}.po"
        changed, count = re.subn(pattern, replacement, broken.read_text(encoding="utf-8"), count=1,
                                 flags=re.DOTALL)
        tap.equal(count, 1, f"places with {pattern}")
        broken.write_text(changed, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-B", str(PACKAGE / "workbook" / "build.py"),
             "--describe", str(ROOT / "build" / "describe"),
             "--list", str(PACKAGE / "sample" / "customers.csv"),
             "--orders", str(PACKAGE / "sample" / "orders.csv"), "--po", str(po),
             "--out", f"{folder}/out"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return done.returncode, done.stdout


@tap.test("the build refuses a text of the workbook that is not there, or has lost an expression")
def workbook_refused():
    for language, pattern, replacement, parts in (
            ("de", r'(msgid "Where our revenue comes from"\nmsgstr )"[^"]+"', r'\1""',
             ("Dashboard.workbook", NOT_THERE)),
            ("fr", r"clients sur \{count\} font", "clients font",
             ("Dashboard.workbook", "lacks {count}")),
            ("es", r"Cómo se lee la hoja \{Orders\}»", "Cómo se lee»",
             ("Yourlist.workbook", "lacks", "{Orders}"))):
        status, message = built(language, pattern, replacement)
        tap.equal(status, 1, f"status; it said: {message}")
        for part in (f"{language}.po", *parts):
            tap.equal(part in message, True, f"{part!r} in {message!r}")


# -- make --------------------------------------------------------------------------------------

def make(folder, target):
    done = subprocess.run(["make", "-C", str(folder), target], stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout


@tap.test("make stops at a text that is not translated, and make po takes it over")
def make_stops():
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, symlinks=True,
                        ignore=shutil.ignore_patterns(*NOT_COPIED))
        tap.equal(make(copy, "all")[0], 0, "status of make as it is")
        package = copy / "build" / "vitalfew.oxt"
        made = package.stat().st_mtime_ns
        source = copy / "addin" / "functions" / "rfm_segment.c"
        text = source.read_text(encoding="utf-8")
        changed = text.replace('"What kind of customer', '"Which kind of customer')
        tap.equal(changed != text, True, "there is a change")
        source.write_text(changed, encoding="utf-8")
        later = OXT.stat().st_mtime + 2  # make compares times, and the copy keeps them
        os.utime(source, (later, later))

        status, said = make(copy, "all")
        tap.equal(status != 0, True, said)
        tap.equal("de.po: RFMSEGMENT: the translation is missing" in said, True, said)
        tap.equal(not package.exists() or package.stat().st_mtime_ns == made, True,
                  "whether no package is made")

        tap.equal(make(copy, "po")[0], 0, "status of make po")
        merged = (copy / "addin" / "package" / "po" / "de.po").read_text(encoding="utf-8")
        entry = next(one for one in merged.split("\n\n") if '"Which kind of customer' in one)
        tap.equal("#, fuzzy" in entry, True, f"the text is to be reviewed: {entry}")


@tap.test("make po changes nothing where no text has changed")
def make_po():
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, symlinks=True,
                        ignore=shutil.ignore_patterns(*NOT_COPIED))
        tap.equal(make(copy, "po")[0], 0, "status of make po")
        for path in sorted((PACKAGE / "po").glob("*.po")):
            tap.equal((copy / path.relative_to(ROOT)).read_text(encoding="utf-8").splitlines(),
                      path.read_text(encoding="utf-8").splitlines(), path.name)


if __name__ == "__main__":
    sys.exit(tap.run())
