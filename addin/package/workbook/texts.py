# SPDX-License-Identifier: MPL-2.0
"""Texts that the workbook says in the user's language.

The sheets are built once, in English. In what is written of them each text to translate is marked
with its context, and in_language() puts a language's words there:

    mark("Customer")                                    a whole text
    say("of {count} customers", count="COUNT(Revenue)") within a formula: "of "&COUNT(Revenue)&…

Languages order words differently, so what is translated is a whole sentence; the expressions that
stand in it bear names. A sheet is named as {Orders} in a text and as {Orders!} in an address, and
is called there as it is in the language.

What is not marked stays as it is: a text in quotation marks within a formula is a word that a
function takes or gives, which is English in every language (G11).
"""
import re
from itertools import groupby
from xml.sax.saxutils import escape, unescape

# No text holds these, and gettext itself has the last one between context and text.
_START, _SPLIT, _END, _GLUE = "\x02", "\x1f", "\x03", "\x04"
_INNERMOST = re.compile(f"{_START}([^{_START}{_END}]*){_END}")
_MESSAGE = re.compile(f"{_START}([^{_GLUE}]*){_GLUE}([^{_SPLIT}{_END}]*)")
WITHIN_FORMULA = f"{_START}[^{_SPLIT}]*{_SPLIT}"  # a marked text, up to its expressions

WORKBOOK, SHEET, SAMPLE = "workbook", "sheet", "sample"  # contexts
_QUOTES = {'"': "&quot;", "'": "&apos;"}


class Text(str):
    """A text that stays as it is: a name, a word of a function, or a formula to be read."""


class Prose(str):
    """A text to translate in another context than most."""

    def __new__(cls, text, context):
        prose = super().__new__(cls, text)
        prose.context = context
        return prose


def mark(text, context=WORKBOOK):
    return f"{_START}{context}{_GLUE}{text}{_END}"


def marked(content):
    """A text that a cell holds, marked unless it stays as it is."""
    if isinstance(content, Text):
        return content
    return mark(content, getattr(content, "context", WORKBOOK))


def say(text, context=WORKBOOK, **expressions):
    """A text within a formula, in which {name} is what the expression of that name gives."""
    parts = "".join(f"{name}={expression}{_SPLIT}" for name, expression in expressions.items())
    return f"{_START}{context}{_GLUE}{text}{_SPLIT}{parts}{_END}"


def day_text(of):
    """A day as a part of a sentence; in English in the one form that no country reads otherwise."""
    return say("{year}-{month}-{day}", year=f"YEAR({of})", month=f'RIGHT("0"&MONTH({of});2)',
               day=f'RIGHT("0"&DAY({of});2)')


def in_sheet(name):
    """A sheet in an address."""
    return f"{{{name}!}}"


def messages(xml):
    """The texts that are marked in XML, as (context, text)."""
    return [(context, unescape(text, {"&quot;": '"'})) for context, text in _MESSAGE.findall(xml)]


def mark_braces(xml, stay):
    """XML in which a text to translate stands in braces, with that text marked; the names of sheets
    and a few others in braces stay as they are."""
    return re.sub(r"\{([^{}]*)\}", lambda match: match[0] if match[1].rstrip("!") in stay
                  else mark(match[1]), xml)


def pieces(xml):
    """XML in pieces of whole lines, as (whether anything in it depends on the language, piece)."""
    lines = [f"{line}\n" for line in xml.split("\n")]
    lines[-1] = lines[-1][:-1]
    return [(marked_ones, "".join(some)) for marked_ones, some in groupby(
        lines, key=lambda line: _START in line or "{" in line)]


def in_language(xml, translate, sheets):
    """XML with a language's words for the marked texts and for the names of sheets."""
    def words(match):
        text, *parts = match[1].split(_SPLIT)
        context, _, message = unescape(text, {"&quot;": '"'}).partition(_GLUE)
        translation = translate(context, message)
        if not parts:
            return _escaped(translation)
        return _formula(translation, dict(part.split("=", 1) for part in parts[:-1]))

    while _START in xml:  # an expression may hold a text as well
        xml = _INNERMOST.sub(words, xml)
    for name in sheets:
        called = translate(SHEET, name)
        plain = called.isascii() and called.isalnum()
        xml = xml.replace(f"{{{name}}}", _escaped(called)).replace(
            in_sheet(name), _escaped(called if plain else f"'{called}'"))
    return xml


def letters(content, translate):
    """How many letters the text of a cell has in a language."""
    return len(unescape(in_language(escape(marked(content)), translate, ())))


def _formula(translation, expressions):
    """A text and the expressions in it, joined as a formula does; they are XML already."""
    parts = re.split("(" + "|".join(f"{{{name}}}" for name in expressions) + ")", translation) \
        if expressions else [translation]
    return "&amp;".join(expressions[part[1:-1]] if part[1:-1] in expressions
                        else _escaped('"' + part.replace('"', '""') + '"')
                        for part in parts if part)


def _escaped(text):
    return escape(text, _QUOTES)
