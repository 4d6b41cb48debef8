# SPDX-License-Identifier: MPL-2.0
"""Who is worth the time: who fits, which prospects are in, and which of them is first."""
import random
import sys
from pathlib import Path

import reference_more as reference
import tap
from cases import check, customers, show, show_array
from kinds import compare, kinds
from office import Office, fill

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"


# -- FIT-1 -------------------------------------------------------------------------------------

@tap.test("FIT-1: yes and no in every language and case, for traits, answers and required")
def words(office):
    sheet = office.calc().Sheets.getByIndex(0)
    listed = [(written(word), mark) for words, mark in ((reference.YES, 1), (reference.NO, 0))
              for word in words for written in (str.lower, str.upper, str.capitalize)]
    fill(sheet, "A1", [[word] for word, _ in listed])
    for formula, yes, no in (("=FITSCORE(A{})", 1, 0), ("=FITSCORE(A{};;10)", 1, 0),
                             ("=PROSPECTFILTER(A{})", "In", "Out"),
                             ("=PROSPECTFILTER(0;A{})", "Out", "In")):
        typed = [formula.format(row) for row in range(1, len(listed) + 1)]
        compare([f"{one}, A: {word}" for one, (word, _) in zip(typed, listed)],
                show(sheet, typed), [yes if mark else no for _, mark in listed])


@tap.test("FIT-1: an accent of its own; other words are no marks, and numbers that are text are (G16)")
def other_words(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [["si\u0301"], ["SI\u0301"]])
    others = ("maybe", "yess", "ye", "nope", "--", "?", "1 0", "one", "1.2.3", "✗", "ja nein", "tru", "ı")
    fill(sheet, "B1", [[word] for word in others])
    tap.equal(show(sheet, ["=FITSCORE(A1)", "=FITSCORE(A2)"]), [1.0, 1.0])
    for formula in ("=FITSCORE(B{})", "=CUSTOMERFIT(B{})", "=PROSPECTFILTER(B{})",
                    "=PROSPECTFILTER(1;B{})", '=FILTERREASON(B{};"it")'):
        shown = show(sheet, [formula.format(row) for row in range(1, len(others) + 1)])
        tap.equal(shown, ["#VALUE!"] * len(others), formula)
    fill(sheet, "C1", [["1"], [" 0,5"], ["0.5\u00a0"], ["50%"], ["-0"], [" yes\u2003"], [" "]])
    check(sheet, """
        =FITSCORE(C1)              -> 1
        =FITSCORE(C2)              -> 0.5
        =FITSCORE(C3:C4)           -> 0.5
        =FITSCORE(C5)              -> 0
        =FITSCORE(C1:C7)           -> 7/12
        =FITSCORE("5";;10)         -> 0.5
        =PROSPECTFILTER(C1:C6)     -> Out
        =PROSPECTFILTER(C1:C6;C1:C6)  -> In
        =CUSTOMERSTAGE(0;0;C8:C9;C8:C9;"0") -> #DIV/0!
        {=INDEX(PARETOCURVE({3;-1};"1");1;4)} -> 3/2
    """)


# -- FITSCORE ----------------------------------------------------------------------------------

@tap.test("FITSCORE: arguments left out, skipped and given; lists as rows, columns and blocks")
def fitscore(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["yes", 0.5, None, "no"], [3, 2, 4, 1], [3, None, None, None],
                       [2, None, None, None], [4, None, None, None], [1, None, None, None]])
    fill(sheet, "P1", [[5], [10], [0], [None]])
    check(sheet, """
        =FITSCORE(F1:I1)                          -> 0.5
        =FITSCORE(F1:I1;)                         -> 0.5
        =FITSCORE(F1:I1;;)                        -> 0.5
        =FITSCORE(F1:I1;F2:I2)                    -> 0.666666666666666667
        =FITSCORE(F1:I1;F3:F6)                    -> 0.666666666666666667
        =FITSCORE(F1:I1;{3;2;4;1})                -> 0.666666666666666667
        =FITSCORE(F1:I1;{3|2|4|1})                -> 0.666666666666666667
        {=FITSCORE(F1:I1;F2:I2*2)}                -> 0.666666666666666667
        =FITSCORE(F1:I1;F2:I2;1)                  -> 0.666666666666666667
        =FITSCORE(P1:P4;;10)                      -> 0.5
        =FITSCORE(P1:P4;{1;3;0;9};10)             -> 0.875
        =FITSCORE(P1:P4;F2:I2;P2)                 -> 0.388888888888888889
        =FITSCORE({"yes";5;"no"};;10)             -> 0.5
        =FITSCORE({0.2;0.4|0.6;0.8})              -> 0.5
        =FITSCORE({0.2;0.4|0.6;0.8};{1;1|1;3})    -> 0.6
        =FITSCORE(0.25)                           -> 0.25
        =FITSCORE("yes";2)                        -> 1
        =FITSCORE(1/3)                            -> 0.333333333333333333
    """)


@tap.test("FIT-2: what is not assessed is in neither sum; warning signs lower the score, down to 0")
def warning_signs(office):
    check(customers(office.calc()), """
        =FITSCORE({1;0.5;"";1};{3;2;4;-1})        -> 0.6
        =FITSCORE({1;0.5;"";0};{3;2;4;-1})        -> 0.8
        =FITSCORE({1;0.5;"";""};{3;2;4;-1})       -> 0.8
        =FITSCORE({1;1};{1;-1})                   -> 0
        =FITSCORE({0;1};{1;-1})                   -> 0
        =FITSCORE({0.5;1};{1;-5})                 -> 0
        =FITSCORE({1;0};{1;-5})                   -> 1
        =FITSCORE({1;1};{1;0})                    -> 1
        =FITSCORE({"";0};{1;1})                   -> 0
        =FITSCORE({1;1;1};{0.1;0.2;0.3})          -> 1
        =FITSCORE({1;0};{1E300;1E300})            -> 0.5
        =FITSCORE({1;0};{1E-300;1E-300})          -> 0.5
    """)


@tap.test("FITSCORE, CUSTOMERFIT: empty, text, error and boolean cells, and single references")
def fit_cells(office):
    check(kinds(office), """
        =FITSCORE(K1:K3)                          -> 0.5
        =FITSCORE(K1)                             -> 1
        =FITSCORE(K2)                             -> 0
        =FITSCORE(TRUE())                         -> 1
        =FITSCORE({TRUE;FALSE;TRUE;TRUE})         -> 0.75
        =FITSCORE({TRUE;"yes"};;10)               -> 0.55
        =FITSCORE(Z1)                             -> 0
        =FITSCORE(K3)                             -> #DIV/0!
        =FITSCORE("no"&CHAR(0)&"t at all")        -> #VALUE!
        =FITSCORE("")                             -> #DIV/0!
        =FITSCORE(Z1:Z5)                          -> #DIV/0!
        =FITSCORE(K3:K3;2)                        -> #DIV/0!
        =FITSCORE({1;""};{-1;1})                  -> #DIV/0!
        =FITSCORE({1;1};{0;0})                    -> #DIV/0!
        =FITSCORE(K4)                             -> #DIV/0!
        =FITSCORE(K5)                             -> #N/A
        =FITSCORE(K1:K4)                          -> Err:504
        =FITSCORE(1;K5)                           -> #N/A
        =FITSCORE({1;1};K4:K5)                    -> Err:504
        =FITSCORE(1;;K4)                          -> #DIV/0!
        =CUSTOMERFIT(K1:K3)                       -> Acceptable
        =CUSTOMERFIT(Z1)                          -> Poor
        =CUSTOMERFIT(Z1:Z5)                       -> ""
        =CUSTOMERFIT("")                          -> ""
        =CUSTOMERFIT(K3)                          -> ""
        =CUSTOMERFIT(K3;;;;{"a";"b";"c"})         -> ""
        =CUSTOMERFIT({"";1};{1;-1})               -> #DIV/0!
        =CUSTOMERFIT(K4)                          -> #DIV/0!
        =CUSTOMERFIT(K1:K4)                       -> Err:504
        =CUSTOMERFIT(1;;K5)                       -> #N/A
        =CUSTOMERFIT(1;;;;K4)                     -> #DIV/0!
    """)


@tap.test("FITSCORE, CUSTOMERFIT: text where a number is needed, and what is not allowed (G5)")
def fit_errors(office):
    check(kinds(office), """
        =FITSCORE(K1:K6)                          -> Err:504
        =FITSCORE({1;"maybe"})                    -> #VALUE!
        =FITSCORE({1;1};{1;"x"})                  -> #VALUE!
        =FITSCORE({1;1};{1;""})                   -> #VALUE!
        =FITSCORE(1;;"x")                         -> #VALUE!
        =FITSCORE(1.01)                           -> Err:502
        =FITSCORE(-0.01)                          -> Err:502
        =FITSCORE(5)                              -> Err:502
        =FITSCORE({1;11};;10)                     -> Err:502
        =FITSCORE(1;;0)                           -> Err:502
        =FITSCORE(1;;-1)                          -> Err:502
        =FITSCORE(1;;{1;2})                       -> Err:502
        =FITSCORE({1;1};1)                        -> Err:502
        =FITSCORE({1;1};{1;1;1})                  -> Err:502
        =FITSCORE(1;{1;1})                        -> Err:502
        =CUSTOMERFIT({1;"maybe"})                 -> #VALUE!
        =CUSTOMERFIT(2)                           -> Err:502
        =CUSTOMERFIT(1;;"x")                      -> #VALUE!
        =CUSTOMERFIT(1;;;"x")                     -> #VALUE!
        =CUSTOMERFIT(1;;1.1)                      -> Err:502
        =CUSTOMERFIT(1;;;-0.1)                    -> Err:502
        =CUSTOMERFIT(1;;0.3;0.4)                  -> Err:502
        =CUSTOMERFIT(1;;0.3)                      -> Err:502
        =CUSTOMERFIT(1;;;;{"a";"b"})              -> Err:502
        =CUSTOMERFIT(1;;;;{"a";"b";"c";"d"})      -> Err:502
        =CUSTOMERFIT(1;{1;1})                     -> Err:502
        =CUSTOMERFIT(1;;;;;0)                     -> Err:502
    """)


@tap.test("CUSTOMERFIT: arguments left out, skipped and given; from a threshold on (FIT-3, G9)")
def customerfit(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["top", "fair", "weak"], ["yes", "no", "no"]])
    check(sheet, """
        =CUSTOMERFIT({"yes";"yes";"yes"})              -> Ideal
        =CUSTOMERFIT({"yes";"yes";"no"})               -> Ideal
        =CUSTOMERFIT({"yes";"no";"no"})                -> Acceptable
        =CUSTOMERFIT({"no";"no";"no"})                 -> Poor
        =CUSTOMERFIT({1;0;0;0})                        -> Poor
        =CUSTOMERFIT({0.1;0.2;0.7})                    -> Acceptable
        =CUSTOMERFIT({"yes";"no";"no"};)               -> Acceptable
        =CUSTOMERFIT({"yes";"no";"no"};;;;;)           -> Acceptable
        =CUSTOMERFIT(F2:H2;{4;1;1})                    -> Ideal
        =CUSTOMERFIT(F2:H2;{1;4;1})                    -> Poor
        =CUSTOMERFIT(F2:H2;;1/3)                       -> Ideal
        =CUSTOMERFIT(F2:H2;;;0.34)                     -> Poor
        =CUSTOMERFIT(F2:H2;;0.5;0.5)                   -> Poor
        =CUSTOMERFIT(0.5;;0.5;0.5)                     -> Ideal
        =CUSTOMERFIT(0;;0;0)                           -> Ideal
        =CUSTOMERFIT(1;;1;1)                           -> Ideal
        =CUSTOMERFIT(0.999;;1;0)                       -> Acceptable
        =CUSTOMERFIT(0;;1;0)                           -> Acceptable
        =CUSTOMERFIT(0.6-5E-13;;0.6)                   -> Ideal
        =CUSTOMERFIT(0.6-2E-12;;0.6)                   -> Acceptable
        =CUSTOMERFIT(F2:H2;;;;F1:H1)                   -> fair
        =CUSTOMERFIT(F2:H2;;;;{"top"|"fair"|"weak"})   -> fair
        =CUSTOMERFIT(1;;;;{1;2;3})                     -> "1"
        =CUSTOMERFIT(0;;;;{"top";"fair";""})           -> ""
        =CUSTOMERFIT({5;5};;;;;10)                     -> Acceptable
        =CUSTOMERFIT({5;5};{1;3};0.5;0.2;F1:H1;10)     -> top
    """)


@tap.test("FITSCORE and CUSTOMERFIT of random traits equal an independent computation")
def random_fits(office):
    rng = random.Random(21)
    sheet = office.calc().Sheets.getByIndex(0)
    rows, scores, fits = [], [], []
    for _ in range(300):
        scale = rng.choice((1, 1, 5, 10))
        traits = [rng.choice(("yes", "NEIN", "x", "-", None, None, round(rng.random() * scale, 1),
                              rng.randint(0, scale))) for _ in range(6)]
        weights = [rng.choice((1, 2, 0.5, 3, 0, -1, -0.3)) for _ in range(6)]
        acceptable, ideal = sorted(rng.randint(0, 10) / 10 for _ in range(2))
        rows.append([*traits, *weights, scale, ideal, acceptable])
        scores.append(reference.shown(reference.fit_score, traits, weights, scale))
        fits.append(reference.shown(reference.customer_fit, traits, weights, ideal, acceptable,
                                    scale))
    fill(sheet, "A1", rows)
    for formula, expected in (("=FITSCORE(A{0}:F{0};G{0}:L{0};M{0})", scores),
                              ("=CUSTOMERFIT(A{0}:F{0};G{0}:L{0};N{0};O{0};;M{0})", fits)):
        typed = [formula.format(row) for row in range(1, len(rows) + 1)]
        compare([f"{one} of {row}" for one, row in zip(typed, rows)], show(sheet, typed), expected)
    tap.equal({"Ideal", "Acceptable", "Poor"} <= set(fits), True, "every class is there")
    tap.equal(all(0 <= score <= 1 for score in scores if not isinstance(score, str)), True)


# -- PROSPECTFILTER, FILTERREASON --------------------------------------------------------------

@tap.test("PROSPECTFILTER: a required no, else a required blank, else in (FILTER-1)")
def prospectfilter(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["yes", None, "no"], [1, 1, 0], ["x", "-", None]])
    fill(sheet, "P1", [["go", "ask", "stop"]])
    check(sheet, """
        =PROSPECTFILTER({"yes";"ja";1})                -> In
        =PROSPECTFILTER({"yes";"";1})                  -> Ask
        =PROSPECTFILTER({"yes";"";0})                  -> Out
        =PROSPECTFILTER({"no";"no"})                   -> Out
        =PROSPECTFILTER({"";""})                       -> Ask
        =PROSPECTFILTER({5;0.1;-1})                    -> In
        =PROSPECTFILTER({TRUE;TRUE})                   -> In
        =PROSPECTFILTER({TRUE;FALSE})                  -> Out
        =PROSPECTFILTER(F1:H1)                         -> Out
        =PROSPECTFILTER(F1:H1;)                        -> Out
        =PROSPECTFILTER(F1:H1;;)                       -> Out
        =PROSPECTFILTER(F1:H1;F2:H2)                   -> Ask
        =PROSPECTFILTER(F1:H1;F3:H3)                   -> In
        =PROSPECTFILTER(F1:H1;{1|0|0})                 -> In
        =PROSPECTFILTER(F1:H1;{"no";"no";"no"})        -> In
        =PROSPECTFILTER(F1:H1;{TRUE;TRUE;FALSE})       -> Ask
        =PROSPECTFILTER(F1:H1;F2:H2;P1:R1)             -> ask
        =PROSPECTFILTER(F1:H1;;P1:R1)                  -> stop
        =PROSPECTFILTER(1;1;{"go"|"ask"|"stop"})       -> go
        =PROSPECTFILTER("yes")                         -> In
        =PROSPECTFILTER("")                            -> Ask
        =PROSPECTFILTER(K3)                            -> Ask
        =PROSPECTFILTER(Z1:Z3)                         -> Ask
        =PROSPECTFILTER(Z1)                            -> Out
        =PROSPECTFILTER(K1)                            -> In
        =PROSPECTFILTER(K2)                            -> Out
    """)


@tap.test("PROSPECTFILTER, FILTERREASON: what is not allowed (G5)")
def filter_errors(office):
    check(kinds(office), """
        =PROSPECTFILTER({"yes";"maybe"})               -> #VALUE!
        =PROSPECTFILTER({"yes";"no"};{1;"maybe"})      -> #VALUE!
        =PROSPECTFILTER({1;1};1)                       -> Err:502
        =PROSPECTFILTER({1;1};{1;1;1})                 -> Err:502
        =PROSPECTFILTER(1;;{"a";"b"})                  -> Err:502
        =PROSPECTFILTER(1;;{"a";"b";"c";"d"})          -> Err:502
        =PROSPECTFILTER(K4)                            -> #DIV/0!
        =PROSPECTFILTER(K5)                            -> #N/A
        =PROSPECTFILTER(K1:K5)                         -> Err:504
        =PROSPECTFILTER(1;K5)                          -> #N/A
        =PROSPECTFILTER(1;;K4)                         -> #DIV/0!
        =FILTERREASON({1;1};"a")                       -> Err:502
        =FILTERREASON({1;1};{"a";"b";"c"})             -> Err:502
        =FILTERREASON({1;1};{"a";"b"};1)               -> Err:502
        =FILTERREASON({1;"maybe"};{"a";"b"})           -> #VALUE!
        =FILTERREASON({1;1};{"a";"b"};{1;"maybe"})     -> #VALUE!
        =FILTERREASON(K4;"a")                          -> #DIV/0!
        =FILTERREASON(1;K5)                            -> #N/A
        =FILTERREASON(K3:K4;{"a";"b"})                 -> Err:504
        =FILTERREASON(1;"a";K4)                        -> #DIV/0!
    """)


@tap.test("FILTERREASON: the criteria that failed, else those still to ask about (FILTER-2)")
def filterreason(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["Budget", "Need", "Größe ★", 2026], ["yes", None, "no", None]])
    fill(sheet, "P1", [["Budget"], ["Need"], ["Size"], ["Year"]])
    check(sheet, """
        =FILTERREASON(F2:I2;F1:I1)                     -> Größe ★
        =FILTERREASON(F2:I2;F1:I1;)                    -> Größe ★
        =FILTERREASON(F2:I2;F1:I1;{1;1;0;1})           -> Need, 2026
        =FILTERREASON(F2:I2;P1:P4;{1;1;0;1})           -> Need, Year
        =FILTERREASON(F2:I2;P1:P4;{"x";"";"no";"-"})   -> ""
        =FILTERREASON({0;0;0;0};F1:I1)                 -> Budget, Need, Größe ★, 2026
        =FILTERREASON({0;0;0;0};F1:I1;{0;1;0;1})       -> Need, 2026
        =FILTERREASON({1;1;1;1};F1:I1)                 -> ""
        =FILTERREASON({"";"";"";""};P1:P4)             -> Budget, Need, Size, Year
        =FILTERREASON({"";"no";"";"no"};P1:P4)         -> Need, Year
        =FILTERREASON("no";"Budget")                   -> Budget
        =FILTERREASON("";"Budget")                     -> Budget
        =FILTERREASON(K3;"Budget")                     -> Budget
        =FILTERREASON(Z1;"Budget")                     -> Budget
        =FILTERREASON(K1;"Budget")                     -> ""
        =FILTERREASON(K2;"Budget")                     -> Budget
        =FILTERREASON({0;0};{"Budget"|"Need"})         -> Budget, Need
        =FILTERREASON({0;0};{"same";"same"})           -> same, same
    """)


@tap.test("FILTERREASON: a criterion without a name keeps its place among the commas")
def nameless_criteria(office):
    check(customers(office.calc()), """
        =FILTERREASON({0;0;0};{"";"b";"c"})            -> , b, c
        =FILTERREASON({0;0;0};{"a";"";"c"})            -> a, , c
        =FILTERREASON({0;0;0};{"a";"b";""})            -> "a, b, "
    """)


@tap.test("PROSPECTFILTER and FILTERREASON of random answers; an In has no reason, others have")
def random_filters(office):
    rng = random.Random(22)
    sheet = office.calc().Sheets.getByIndex(0)
    criteria = ["Budget", "Authority", "Need", "Time", "Size"]
    fill(sheet, "A1", [criteria])
    rows = [[rng.choice(("yes", "y", 1, 3, "oui", "no", None)) for _ in criteria] +
            [rng.choice((1, "ja", 0, "nein", None, "x")) for _ in criteria] for _ in range(300)]
    fill(sheet, "A2", rows)
    outcomes = []
    for required, cells in ((False, ""), (True, "F{0}:J{0}")):
        expected = [(row[:5], row[5:] if required else None) for row in rows]
        typed = [f"=PROSPECTFILTER(A{{0}}:E{{0}};{cells})".format(row)
                 for row in range(2, len(rows) + 2)]
        shown = show(sheet, typed)
        compare(typed, shown, [reference.prospect_filter(*one) for one in expected])
        typed = [f"=FILTERREASON(A{{0}}:E{{0}};A$1:E$1;{cells})".format(row)
                 for row in range(2, len(rows) + 2)]
        reasons = show(sheet, typed)
        compare(typed, reasons, [reference.filter_reason(answers, criteria, counts)
                                 for answers, counts in expected])
        tap.equal([outcome == "In" for outcome in shown], [reason == "" for reason in reasons])
        outcomes += shown
    tap.equal(set(outcomes), {"In", "Ask", "Out"})


# -- PROSPECTSCORE, PROSPECTPRIORITY -----------------------------------------------------------

@tap.test("PROSPECTSCORE: arguments left out, skipped and given; parts held to [0, 1] (PRO-1)")
def prospectscore(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [[1, 1, 1], [30, 0.2, 100], [60, 0.8, 200]])
    fill(sheet, "P1", [[1], [1], [4]])
    check(sheet, """
        =PROSPECTSCORE(30;0.2;100;100)                 -> 50
        =PROSPECTSCORE(30;0.2;100;100;)                -> 50
        =PROSPECTSCORE(30;0.2;100;100;;;)              -> 50
        =PROSPECTSCORE(30;0.2;100;100;15)              -> 37.5
        =PROSPECTSCORE(30;0.2;100;100;;0.8)            -> 41.6666666666666667
        =PROSPECTSCORE(30;0.2;300;100;;;{1;1;2})       -> 62.5
        =PROSPECTSCORE(30;0.2;300;100;;;{1|1|2})       -> 62.5
        =PROSPECTSCORE(30;0.4;100;100;;;F1:H1)         -> 66.6666666666666667
        =PROSPECTSCORE(30;0.4;100;100;;;P1:P3)         -> 58.3333333333333333
        =PROSPECTSCORE(F2;G2;H2;H2;F3;G3;F1:H1)        -> 48.5702260395516
        =PROSPECTSCORE(0;0.4;100;100)                  -> 91.6666666666666667
        =PROSPECTSCORE(0;1;100;100)                    -> 91.6666666666666667
        =PROSPECTSCORE(0;-4;100;100)                   -> 58.3333333333333333
        =PROSPECTSCORE(100000;0;1E-20;100)             -> 0
        =PROSPECTSCORE(0;0.4;1E300;1E-300)             -> 100
        =PROSPECTSCORE(0;0.4;1E308;1E308)              -> 91.6666666666666667
        =PROSPECTSCORE(7;0.4;5;5;;;{0;0;1E300})        -> 50
        =PROSPECTSCORE(15;0;5;5;;;{1;0;0})             -> 70.7106781186547524
    """)


@tap.test("PRO-1: a date that has passed is no urgency, no amount no prospect, 35 no margin")
def no_urgency(office):
    check(customers(office.calc()), """
        =PROSPECTSCORE(90;0.4;100;100)                 -> 47.9166666666666667
        =PROSPECTSCORE(-90;0.4;100;100)                -> 47.9166666666666667
        =PROSPECTPRIORITY(90;0.4;900;100)              -> Warm
        =PROSPECTPRIORITY(-90;0.4;900;100)             -> Warm
        =PROSPECTPRIORITY(-90;0;900;100)               -> Cold
        =PROSPECTSCORE(0;0.4;0;100)                    -> 0
        =PROSPECTSCORE(0;0;0;100)                      -> 0
        =PROSPECTSCORE(Z1;Z2;Z3;100)                   -> 0
        =PROSPECTPRIORITY(Z1;Z2;Z3;100)                -> Cold
        =PROSPECTSCORE(30;35;100;100)                  -> Err:502
        =PROSPECTSCORE(30;1.01;100;100)                -> Err:502
        =PROSPECTSCORE(30;35%;100;100)                 -> 62.5
        =PROSPECTPRIORITY(30;35;100;100)               -> Err:502
        {=PROSPECTRANK({9;-9;0;9};{0.4;0.4;0.4;35};{5;5;0;5})}  -> 1; 1; 3; Err:502
    """)


@tap.test("PROSPECTSCORE, PROSPECTPRIORITY: cells of every kind, and what is not allowed (G5)")
def score_errors(office):
    sheet = kinds(office)
    both = """
        (Z1;0.4;100;100)                    -> 91.6666666666666667
        (K2;0.4;100;100)                    -> 91.6666666666666667
        (0;K1;100;100)                      -> 91.6666666666666667
        (K3;0.4;100;100)                    -> #VALUE!
        (30;"x";100;100)                    -> #VALUE!
        (30;0.4;"";100)                     -> #VALUE!
        (30;0.4;100;K6)                     -> #VALUE!
        (K4;0.4;100;100)                    -> #DIV/0!
        (30;0.4;K5;100)                     -> #N/A
        (30;0.4;-1;100)                     -> Err:502
        (30;0.4;100;0)                      -> Err:502
        (30;0.4;100;Z1)                     -> Err:502
        (30;0.4;100;-5)                     -> Err:502
        (30;0.4;100;100;0)                  -> Err:502
        (30;0.4;100;100;-30)                -> Err:502
        (30;0.4;100;100;"x")                -> #VALUE!
        (30;0.4;100;100;K4)                 -> #DIV/0!
        (30;0.4;100;100;;0)                 -> Err:502
        (30;0.4;100;100;;-0.4)              -> Err:502
        (30;0.4;100;100;;"x")               -> #VALUE!
        (30;0.4;100;100;;;{0;0;0})          -> Err:502
        (30;0.4;100;100;;;{3;-2;1})         -> Err:502
        (30;0.4;100;100;;;{3;2})            -> Err:502
        (30;0.4;100;100;;;{3;2;1;1})        -> Err:502
        (30;0.4;100;100;;;3)                -> Err:502
        (30;0.4;100;100;;;{3;"x";1})        -> #VALUE!
        (30;0.4;100;100;;;{3;"";1})         -> #VALUE!
        (30;0.4;100;100;;;K4:K6)            -> Err:504
    """.strip().splitlines()
    check(sheet, "\n".join(f"=PROSPECTSCORE{line.strip()}" for line in both))
    check(sheet, "\n".join(f"=PROSPECTPRIORITY{line.strip()}".replace("91.6666666666666667", "Hot")
                           for line in both) + """
        =PROSPECTPRIORITY(30;0.4;100;100;;;;{"a";"b"})          -> Err:502
        =PROSPECTPRIORITY(30;0.4;100;100;;;;{"a";"b";"c";"d"})  -> Err:502
        =PROSPECTPRIORITY(30;0.4;100;100;;;;K4)                 -> #DIV/0!
    """)


@tap.test("PROSPECTPRIORITY: Hot from 70, Warm from 40, also where 70 is 69.99999999999999 (PRO-2)")
def prospectpriority(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["now", "soon", "later"], [1, 0, 0]])
    check(sheet, """
        =PROSPECTPRIORITY(0;0.22;1;9)                               -> Hot
        =PROSPECTPRIORITY(0;0.12;3;2)                               -> Hot
        =PROSPECTPRIORITY(0;0.11999;3;2)                            -> Warm
        =PROSPECTPRIORITY(30;0;9;1)                                 -> Warm
        =PROSPECTPRIORITY(30;0;8.999;1)                             -> Cold
        =PROSPECTPRIORITY(0;0.4;1;1)                                -> Hot
        =PROSPECTPRIORITY(900;0;1;1)                                -> Cold
        =PROSPECTPRIORITY(30;0.2;1;1;)                              -> Warm
        =PROSPECTPRIORITY(30;0.2;1;1;;;;)                           -> Warm
        =PROSPECTPRIORITY(30;0.2;1;1;90)                            -> Warm
        =PROSPECTPRIORITY(30;0.2;1;1;900)                           -> Hot
        =PROSPECTPRIORITY(30;0.2;1;1;;0.1)                          -> Warm
        =PROSPECTPRIORITY(30;0.2;1;1;;0.1;{0;1;0})                  -> Hot
        =PROSPECTPRIORITY(30;0.2;1;1;;;F2:H2)                       -> Warm
        =PROSPECTPRIORITY(60;0.2;1;1;;;F2:H2)                       -> Cold
        =PROSPECTPRIORITY(60;0.2;1;1;;;F2:H2;F1:H1)                 -> later
        =PROSPECTPRIORITY(30;0.2;1;1;;;;{"now"|"soon"|"later"})     -> soon
        =PROSPECTPRIORITY(0;0.4;1;1;;;;{1.5;2;3})                   -> "1.5"
    """)


def random_prospect(rng):
    """Days, margin and amount, with many equal scores among them."""
    return [rng.choice((0, 0, 30, 30, 60, 90, 45, 7, -3)),
            rng.choice((0, 0.1, 0.2, 0.4, 0.5, 1, -0.1, rng.randint(0, 40) / 100)),
            rng.choice((100, 100, 300, 900, 0, rng.randint(1, 999)))]


@tap.test("PROSPECTSCORE and PROSPECTPRIORITY of random prospects equal an independent computation")
def random_scores(office):
    rng = random.Random(23)
    sheet = office.calc().Sheets.getByIndex(0)
    rows, scores = [], []
    for _ in range(400):
        prospect = [*random_prospect(rng), rng.choice((100, 250, 900))]
        terms = [rng.choice((30, 14, 60.5)), rng.choice((0.4, 0.25))]
        weights = rng.choice(((3, 2, 1), (1, 1, 1), (0.5, 0.2, 0.3), (0, 0, 1), (2, 0, 3)))
        rows.append([*prospect, *terms, *weights])
        scores.append(reference.prospect_score(*prospect, *terms, weights))
    fill(sheet, "A1", rows)
    arguments = "A{0};B{0};C{0};D{0};E{0};F{0};G{0}:I{0}"
    for name, expected in (("PROSPECTSCORE", scores),
                           ("PROSPECTPRIORITY", list(map(reference.prospect_priority, scores)))):
        typed = [f"={name}({arguments})".format(row) for row in range(1, len(rows) + 1)]
        compare([f"{one} of {row}" for one, row in zip(typed, rows)], show(sheet, typed), expected)
    tap.equal(set(map(reference.prospect_priority, scores)), {"Hot", "Warm", "Cold"})


# -- PROSPECTRANK ------------------------------------------------------------------------------

@tap.test("PROSPECTRANK: arguments left out, skipped and given; rows, columns and blocks (PRO-3)")
def prospectrank(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["Days", "Margin", "Amount"], [90, 0.1, 100], [0, 0.4, 500], [30, 0.2, 300],
                       [None, 0.4, 9000], [0, 0.4, 500], [10, "n/a", 50], [10, 0.3, None]])
    check(sheet, """
        {=PROSPECTRANK(F2:F8;G2:G8;H2:H8)}              -> 4 | 1 | 3 | "" | 1 | "" | ""
        {=PROSPECTRANK(F1:F8;G1:G8;H1:H8)}              -> "" | 4 | 1 | 3 | "" | 1 | "" | ""
        {=PROSPECTRANK(F2:F4;G2:G4;H2:H4;)}             -> 3 | 1 | 2
        {=PROSPECTRANK(F2:F4;G2:G4;H2:H4;;;)}           -> 3 | 1 | 2
        {=PROSPECTRANK({60;30};{0.4;0};{1;1})}          -> 1; 2
        {=PROSPECTRANK({60;30};{0.4;0};{1;1};1000)}     -> 1; 2
        {=PROSPECTRANK({60;30};{0.4;0};{1;1};30;40)}    -> 2; 1
        {=PROSPECTRANK({60;30};{0.4;0};{1;1};;;{1;0;0})} -> 2; 1
        {=PROSPECTRANK({60;30};{0.4;0};{1;1};;;{1|0|0})} -> 2; 1
        {=PROSPECTRANK({1;2|3;1};{0;0|0;0};{1;1|1;1})}  -> 1; 3 | 4; 1
        {=PROSPECTRANK({1;1;1};{0;0;0};{3;2;1})}        -> 1; 2; 3
        {=PROSPECTRANK(F2:F4*1;G2:G4*1;H2:H4*1)}        -> 3 | 1 | 2
        =PROSPECTRANK(10;0.3;500)                       -> 1
        =PROSPECTRANK("";0.3;500)                       -> ""
        =PROSPECTRANK(Z1;Z2;500)                        -> 1
        =INDEX(PROSPECTRANK(F2:F8;G2:G8;H2:H8);3)       -> 3
    """)


@tap.test("PROSPECTRANK: what a row lacks takes no part, in the median either; errors (G5)")
def rank_errors(office):
    sheet = kinds(office)
    # Of the complete rows 100 is the median, of all amounts 9000 would be: then 3 before 2.
    fill(sheet, "F1", [[0, 0, 100], [30, 0.1, 100], [30, 0.3, 10], [None, 1, 9000],
                       [0, None, 9000], ["x", 0, 9000], [None, 0, 9000]])
    check(sheet, """
        {=PROSPECTRANK(F1:F7;G1:G7;H1:H7)}                   -> 1 | 3 | 2 | "" | "" | "" | ""
        {=PROSPECTRANK({1;2;3};{0;0;0};{5;-5;5})}            -> 1; Err:502; 2
        {=PROSPECTRANK({1;2;3};{0;35;0};{5;5;5})}            -> 1; Err:502; 2
        {=PROSPECTRANK({1;"";3};{0;0;""};{5;5;5})}           -> 1; ""; ""
        {=PROSPECTRANK({"";""};{0;0};{5;5})}                 -> ""; ""
        =PROSPECTRANK({1;2};{0;0};{5;5;5})                   -> Err:502
        =PROSPECTRANK({1;2};{0|0};{5;5})                     -> Err:502
        =PROSPECTRANK({1;2};0;{5;5})                         -> Err:502
        =PROSPECTRANK({1;2};{0;0};{5;5};0)                   -> Err:502
        =PROSPECTRANK({1;2};{0;0};{5;5};;-1)                 -> Err:502
        =PROSPECTRANK({1;2};{0;0};{5;5};;;{0;0;0})           -> Err:502
        =PROSPECTRANK({1;2};{0;0};{5;5};;;{1;1})             -> Err:502
        =PROSPECTRANK({1;2};{0;0};{5;5};"x")                 -> #VALUE!
        =PROSPECTRANK({1;2};{0;0};{5;5};;;{1;"x";1})         -> #VALUE!
        =PROSPECTRANK({1;2};{0;0};{0;0})                     -> #DIV/0!
        =PROSPECTRANK(K3:K4;{0|0};{5|5})                     -> Err:504
        =PROSPECTRANK(K4;0;5)                                -> #DIV/0!
        =PROSPECTRANK(1;0;5;K5)                              -> #N/A
    """)


@tap.test("PROSPECTRANK: scores that are equal on paper share a rank, whatever their last bit")
def equal_scores(office):
    # The typical amount is 1 and each score is 40: 1.5 + 2 * margin / 0.4 + much = 2.4 of 6.
    check(customers(office.calc()), """
        {=PROSPECTRANK({30;30;30;30;30};{0;0.02;0.08;0.14;0.14};{9;4;1;0.25;0.25})} -> 1; 1; 1; 1; 1
        {=PROSPECTRANK({30;60;30;30;0};{0;0.17;0.08;0.14;0.02};{9;4;1;0.25;0.25})}  -> 2; 2; 2; 2; 1
    """)


@tap.test("PROSPECTRANK of random lists: a permutation with ties, as computed independently")
def random_ranks(office):
    rng = random.Random(24)
    sheet = office.calc().Sheets.getByIndex(0)
    for number in range(60):
        rows = [random_prospect(rng) for _ in range(rng.randint(2, 14))]
        for row in rows:
            if rng.random() < 0.15:
                row[rng.randrange(3)] = rng.choice((None, "n/a"))
        terms = {}
        if number % 2:
            terms = {"half_life": 20, "good_margin": 0.3, "weights": (1, 2, 2)}
        n = len(rows)
        fill(sheet, "A1", rows)
        formula = f"=PROSPECTRANK(A1:A{n};B1:B{n};C1:C{n}{';20;0.3;{1;2;2}' if terms else ''})"
        shown = [row[0] for row in show_array(sheet, formula, n, 1)]
        expected = reference.shown(reference.prospect_rank, *zip(*rows), **terms)
        if isinstance(expected, str):
            expected = [expected] * n
        compare([f"{formula} of {rows}"] * n, shown, expected)
        ranks = sorted(rank for rank in shown if isinstance(rank, float))
        tap.equal(ranks, [1.0 + sum(other < rank for other in ranks) for rank in ranks])


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
