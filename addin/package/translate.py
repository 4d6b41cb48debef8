# SPDX-License-Identifier: MPL-2.0
"""Puts the translations of po/*.po into the package's files.

    translate.py pot TEMPLATE...         print the gettext template of their texts
    translate.py fill PO-FOLDER FILE...  translate the files in place

A template is an XML file whose translatable elements bear two attributes more, which `fill` takes
away: `text-of` names what the text describes, such as CUSTOMERTIER.Cutoffs, and `fallback` what an
optional argument is when left out. The last part of `text-of` is the gettext context, so that
arguments of one name and text share a translation. `fill` copies the element for every language
that has a .po file; where it links to a file, such as description-en.txt, the paragraphs in there
are its texts, and each language gets a file of its own.

`fill` stops with a message where a translation is missing, empty or fuzzy, or changes something
that is not prose: a number, a word in quotation marks, a placeholder or a name. What is typed into
a formula is written as Calc takes it in that language, 0,8 and WAHR for 0.8 and TRUE, by the texts
of the context "formula".
"""
import gettext
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.dom import minidom

# Texts of the package as a whole: context, text, and what a translator should know.
COMMON = [
    ("formula", ".", "The decimal sign of numbers in a formula."),
    ("formula", "TRUE", "What is typed into a formula for TRUE."),
    ("formula", "FALSE", "What is typed into a formula for FALSE."),
    ("fallback", "Default: %s.", "Stands after the text of an optional argument."),
]

HEADER = """\
# SPDX-License-Identifier: MPL-2.0
msgid ""
msgstr ""
"Project-Id-Version: Vital Few\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


class Wrong(Exception):
    """Why the package is not made."""


# -- templates ---------------------------------------------------------------------------------

def elements(document):
    return [one for one in document.getElementsByTagName("*") if one.hasAttribute("text-of")]


def texts(element, folder):
    """The English texts of an element."""
    link = element.getAttribute("xlink:href")
    if link:
        return (folder / link).read_text(encoding="utf-8").strip().split("\n\n")
    fallback = element.getAttribute("fallback")
    return [element.firstChild.data] + ([fallback] if in_words(fallback) else [])


def in_words(fallback):
    """Words have a blank, what would be typed has none but in a quoted text."""
    return " " in re.sub('"[^"]*"', "", fallback)


def context_of(place):
    return place.rpartition(".")[2]


def collect(paths):
    """All texts in order, as {(context, text): [what they describe]}."""
    messages = {(context, text): [] for context, text, _ in COMMON}
    for path in paths:
        for element in elements(minidom.parse(str(path))):
            place = element.getAttribute("text-of")
            for text in texts(element, path.parent):
                messages.setdefault((context_of(place), text), []).append(place)
    return messages


def template(messages):
    """The gettext template of all texts."""
    notes = {(context, text): note for context, text, note in COMMON}
    entries = [HEADER]
    for (context, text), places in messages.items():
        lines = [f"#. {notes[context, text]}"] if not places else [f"#: {' '.join(places)}"]
        stay = sorted(set(names(text, places)))
        if stay:
            lines.insert(0, f"#. Stay in English: {', '.join(stay)}")
        entries.append("\n".join([*lines, f"msgctxt {quoted(context)}", f"msgid {quoted(text)}",
                                  'msgstr ""', ""]))
    return "\n".join(entries)


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# -- what is not prose -------------------------------------------------------------------------

def in_formula(text, translate):
    return translate("formula", text) or text


def typed(text, translate):
    """What is typed into a formula, as Calc takes it in another language."""
    parts = re.split('("[^"]*")', text)  # what stands in quotation marks stays
    parts[::2] = [re.sub(r"(?<=\d)\.(?=\d)|\bTRUE\b|\bFALSE\b",
                         lambda match: in_formula(match[0], translate), part)
                  for part in parts[::2]]
    return "".join(parts)


def exact(text, decimal):
    """What a text and its translation hold equally often: {0.8;0.95}, "reach", %s, 80."""
    return Counter(re.findall(rf'{{.*?}}|".*?"|%s|\d+(?:{re.escape(decimal)}\d+)?', text))


def names(text, places):
    """The names in a function's text, which are English in every language (G11).

    They are words with a capital within a sentence, or before its first comma as in "Hot, Warm or
    Cold", or all in capitals. Curly quotation marks stand around names that are translated, and
    keys to press together, as in Ctrl+Shift+Enter, bear the names of each language's keyboard.
    """
    if not places or not places[0][0].isupper():
        return []
    plain = re.sub(r"“[^”]*”|\w+(?:\+\w+)+", "", text)
    return re.findall(r"(?<!^)(?<![.?!] )\b[A-Z]\w*|^[A-Z]\w*(?=,)|\b[A-Z]{2,}\b", plain)


def changes(text, translation, places, translate):
    """What a translation changes besides prose, in words."""
    decimal = in_formula(".", translate)
    wanted, found = exact(typed(text, translate), decimal), exact(translation, decimal)
    known = [typed(name, translate) for name in names(text, places)]
    # An argument's name within a text, or a heading's, is the one that it has in that language.
    known += filter(None, (translate(context, name) for name in re.findall("“([^”]*)”", text)
                           for context in (name, "workbook")))
    lacks = list((wanted - found).elements())
    lacks += [name for name, times in Counter(known).items()
              if len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", translation)) < times]
    adds = list((found - wanted).elements())
    return " and ".join(f"{verb} {', '.join(parts)}"
                        for verb, parts in (("lacks", lacks), ("adds", adds)) if parts)


def check(messages, translate, path):
    """Fail where a translation is not there, or changes what is not prose."""
    troubles = []
    for (context, text), places in messages.items():
        where = f"{path}: {' '.join(places) or context}: the translation"
        translation = translate(context, text)
        if translation is None:
            troubles.append(f"{where} is missing, empty or fuzzy\n  {text}")
        elif changes(text, translation, places, translate):
            troubles.append(f"{where} {changes(text, translation, places, translate)}\n"
                            f"  {text}\n  {translation}")
    if troubles:
        raise Wrong("\n".join(troubles))


# -- languages ---------------------------------------------------------------------------------

class Missing(gettext.NullTranslations):
    """Answers for a text that a catalog does not have, as it has no empty or fuzzy ones."""

    def pgettext(self, context, message):
        return None


def catalog(path):
    """The function that translates into the language of a .po file."""
    with tempfile.NamedTemporaryFile(suffix=".mo") as file:
        try:
            done = subprocess.run(["msgfmt", f"--output-file={file.name}", str(path)], text=True,
                                  env=dict(os.environ, LC_ALL="C.UTF-8"), check=False,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        except FileNotFoundError:
            raise Wrong("There is no msgfmt: install gettext.") from None
        if done.returncode != 0:
            raise Wrong(done.stdout.strip())
        with open(file.name, "rb") as compiled:
            translations = gettext.GNUTranslations(compiled)
    translations.add_fallback(Missing())
    return translations.pgettext


def catalogs(folder, messages):
    """{language: function that translates}, checked; English leaves every text as it is."""
    found = {"en": lambda context, text: text}
    for path in sorted(folder.glob("*.po")):
        found[path.stem] = catalog(path)
        check(messages, found[path.stem], path)
    return found


# -- files -------------------------------------------------------------------------------------

def content(element, translate):
    """What an element says in a language, with what an argument is when it is left out."""
    context = context_of(element.getAttribute("text-of"))
    text = translate(context, element.firstChild.data)
    fallback = element.getAttribute("fallback")
    if not fallback:
        return text
    value = translate(context, fallback) if in_words(fallback) else typed(fallback, translate)
    return f"{text} {translate('fallback', 'Default: %s.') % value}"


def write_link(element, folder, language, translate):
    """Write the file that an element links to in a language; returns its name."""
    context = context_of(element.getAttribute("text-of"))
    link = Path(element.getAttribute("xlink:href"))
    name = f"{link.stem.rpartition('-')[0]}-{language}{link.suffix}"
    parts = [translate(context, text) for text in texts(element, folder)]
    (folder / name).write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return name


def translated(element, language, translate, folder):
    """An element in another language."""
    one = element.cloneNode(deep=True)
    if language != "en":  # of which the file chooses the name, en or en-US
        one.setAttribute("xml:lang" if one.hasAttribute("xml:lang") else "lang", language)
    if one.hasAttribute("xlink:href"):
        one.setAttribute("xlink:href", write_link(element, folder, language, translate))
    else:
        one.firstChild.data = content(element, translate)
    for attribute in ("text-of", "fallback"):
        if one.hasAttribute(attribute):
            one.removeAttribute(attribute)
    return one


def fill(path, translators):
    """Translate the elements of one file into every language."""
    document = minidom.parse(str(path))
    for element in elements(document):
        parent, before = element.parentNode, element.previousSibling
        indented = before is not None and before.nodeType == before.TEXT_NODE
        for language, translate in translators.items():
            parent.insertBefore(translated(element, language, translate, path.parent), element)
            if indented:
                parent.insertBefore(before.cloneNode(deep=False), element)
        if indented:
            parent.removeChild(element.previousSibling)
        parent.removeChild(element)
    parts = ['<?xml version="1.0" encoding="UTF-8"?>',
             *(one.toxml() for one in document.childNodes)]
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def main(arguments):
    if arguments[:1] == ["pot"] and len(arguments) > 1:
        print(template(collect(map(Path, arguments[1:]))), end="")
    elif arguments[:1] == ["fill"] and len(arguments) > 2:
        paths = [Path(argument) for argument in arguments[2:]]
        translators = catalogs(Path(arguments[1]), collect(paths))
        for path in paths:
            fill(path, translators)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Wrong as reason:
        sys.exit(f"translate.py: {reason}")
