# SPDX-License-Identifier: MPL-2.0
"""The words of the classes that the functions give, on the sheets in the user's language.

The functions themselves say these words in English in every office (G11). Where one has an argument
Labels, the sheets ask it for their own words by a name such as FitWords; where it has none, the
word that it gives is looked up. CUSTOMERACTION reads classes by the functions' words, so they are
looked up the other way round.
"""
from texts import Prose, say

FAMILIES = {
    "Fit": ("Ideal", "Acceptable", "Poor"),
    "Potential": ("High", "Medium", "Low"),
    "Stage": ("Target", "Pruned", "New", "Established", "Core"),
    "Move": ("New", "Kept", "Recovered", "Lost", "Gone"),
    "Action": ("Invest", "Protect", "Develop", "Maintain", "Serve", "Onboard", "Win back",
               "Reprice", "Release"),
    "Segment": ("Hibernating", "At risk", "Can't lose them", "About to sleep", "Need attention",
                "Loyal customers", "Promising", "Potential loyalists", "New customers",
                "Champions", "Others"),
    "Dependence": ("Low", "Moderate", "High"),
    "Filter": ("In", "Ask", "Out"),
    "Priority": ("Hot", "Warm", "Cold"),
    "Fault": ("Customer missing", "Amount missing", "Amount is text", "Date missing",
              "Date is text", "Error", "Order of two customers", "Customer again", "Total?",
              "Date out of range"),
}


def word(family, name):
    """The word of a class in a cell."""
    return Prose(name, family.lower())


def say_class(family, name):
    """The word of a class in a formula."""
    return say(name, family.lower())


def is_class(family, name):
    """The condition that a cell is of a class."""
    return f"={say_class(family, name)}"


def in_words(family, expression):
    """The sheets' word for what a function gives."""
    return _looked_up(expression, f"{family}Classes", f"{family}Words")


def by_functions(family, cell):
    """The functions' word for what a cell of the sheets says."""
    return _looked_up(cell, f"{family}Words", f"{family}Classes")


def _looked_up(expression, among, beside):
    """What is not there, such as an empty text, stays as it is."""
    return f"IFERROR(INDEX({beside};MATCH({expression};{among};0));{expression})"


def _list(words):
    return "of:{" + ";".join(words) + "}"


# Names for the lists of a family's words.
EXPRESSIONS = {
    **{f"{family}Words": _list(say_class(family, name) for name in names)
       for family, names in FAMILIES.items()},
    **{f"{family}Classes": _list(f'"{name}"' for name in names)
       for family, names in FAMILIES.items()},
}
