# SPDX-License-Identifier: MPL-2.0
"""The general rules G1 to G5: what is passed over, what is an error, and which one."""
import random
import sys
from pathlib import Path

import reference
import tap
from cases import check, customers, show, show_array
from office import Office, cell, fill, values

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"

# Every function over a population P, as formulas whose first cell tells how it went.
OVER_A_RANGE = (
    "=CUSTOMERTIER(5;P)",
    '=CUSTOMERTIERIF(5;P;"x";P)',
    "=TIERCUTOFF(P;3)",
    "=PARETOSHARE(P)",
    "=PARETOCOUNT(P)",
    "=CONCENTRATION(P)",
    "=DEPENDENCE(P)",
)
OVER_CELLS = ("=CUSTOMERTIERS(P)", "=TIERSUMMARY(P)", "=PARETOCURVE(P)")


def over(population, functions):
    return [formula.replace("P)", f"{population})").replace("P;", f"{population};")
            for formula in functions]


# -- G1 ----------------------------------------------------------------------------------------

@tap.test("G1: headers, text and gaps change nothing")
def text_and_gaps(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["Revenue"], ["x"], [500], [300], [None], [90], [60], ["n/a"], [30], [10],
                       [5], ["'7"], [3], [2], [0], [""]])
    plain = show(sheet, over("B2:B11", OVER_A_RANGE + OVER_CELLS[1:]))
    gaps = show(sheet, over("F1:F16", OVER_A_RANGE + OVER_CELLS[1:]))
    # Where "x" is a group, and in the curve's first column, the cells differ in their places.
    for formula, one, other in zip(OVER_A_RANGE + OVER_CELLS[1:], plain, gaps):
        if "IF(" not in formula and "CURVE" not in formula:
            tap.equal(other, one, formula)
    check(sheet, """
        {=CUSTOMERTIERS(F1:F16)} -> ""|""|A|A|""|B|B|""|C|C|C|""|C|C|C|""
        {=INDEX(PARETOCURVE(F1:F16);0;1)} -> 3|4|6|7|9|10|11|13|14|15
    """)


# -- G2 ----------------------------------------------------------------------------------------

@tap.test("G2: an error among the amounts is an error, never a class of the rest")
def error_in_population(office):
    sheet = customers(office.calc())
    for address, formula in (("B6", "=1/0"), ("B6", "=NA()"), ("B6", "=SQRT(-1)"), ("B2", "=1/0"),
                             ("B11", "=NA()")):
        before = cell(sheet, address).Value
        cell(sheet, address).setFormula(formula)
        tap.equal(show(sheet, over("B2:B11", OVER_A_RANGE)), ["#VALUE!"] * len(OVER_A_RANGE),
                  formula)
        tap.equal(show(sheet, over("B:B", OVER_A_RANGE)), ["#VALUE!"] * len(OVER_A_RANGE),
                  f"{formula} in a whole column")
        tap.equal(show(sheet, over("B2:B11", OVER_CELLS)), ["Err:504"] * len(OVER_CELLS), formula)
        cell(sheet, address).setValue(before)
    tap.equal(show(sheet, ["=PARETOSHARE(B2:B11)"]), [0.8], "once the error is gone")


@tap.test("G2: an error in the last of many rows is found")
def error_far_down(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [[row] for row in range(5000)])
    tap.equal(show(sheet, ["=PARETOCOUNT(A:A)"]), [2764.0])
    cell(sheet, "A5000").setFormula("=1/0")
    tap.equal(show(sheet, over("A:A", OVER_A_RANGE)), ["#VALUE!"] * len(OVER_A_RANGE))


@tap.test("G2: an error among the groups is an error; one in the customer's own cell is its own")
def error_elsewhere(office):
    sheet = customers(office.calc())
    cell(sheet, "C6").setFormula("=NA()")
    cell(sheet, "F1").setFormula("=1/0")
    cell(sheet, "F2").setFormula("=NA()")
    check(sheet, """
        =CUSTOMERTIERIF(B2;B2:B11;"North";C2:C11)      -> #VALUE!
        =CUSTOMERTIERS(B2:B11;C2:C11)                  -> Err:504
        =CUSTOMERTIER(F1;B2:B11)                       -> #DIV/0!
        =CUSTOMERTIER(F2;B2:B11)                       -> #N/A
        =CUSTOMERTIERIF(B2;B2:B11;F2;D2:D11)           -> #N/A
        =CUSTOMERTIERIF(F1;B2:B11;"A";D2:D11)          -> #DIV/0!
        =CUSTOMERTIER(F1:F2;B2:B11)                    -> Err:504
        =CUSTOMERTIER(B2;B2:B11;F1)                    -> #DIV/0!
        =CUSTOMERTIER(B2;B2:B11;;F2)                   -> #N/A
        =CUSTOMERTIER(B2;B2:B11;;;F1)                  -> #DIV/0!
        =TIERCHANGE(F2;"A")                            -> #N/A
        =TIERCHANGE("A";F1)                            -> #DIV/0!
        =PARETOSHARE(B2:B11;F2)                        -> #N/A
        =PARETOCOUNT(B2:B11;F1)                        -> #DIV/0!
        =CONCENTRATION(B2:B11;F2)                      -> #N/A
        =DEPENDENCE(B2:B11;F2:F4)                      -> Err:504
        =PARETOSHARE(F1)                               -> #VALUE!
        =CUSTOMERTIERS(F1)                             -> #DIV/0!
        =TIERSUMMARY(F2)                               -> #N/A
    """)


# -- G3 ----------------------------------------------------------------------------------------

@tap.test("G3: returns count as customers, add nothing to T, and are in the last class")
def not_positive(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [[60], [30], [10], [0], [-50], [-1000]])
    cases = "\n".join(f'{{=INDEX(CUSTOMERTIERS(F1:F6;;;;"{method}");{row})}} -> C'
                      for method in reference.METHODS for row in (4, 5, 6))
    check(sheet, cases + """
        {=CUSTOMERTIERS(F1:F6)}                     -> A | A | B | C | C | C
        {=CUSTOMERTIERS(F1:F6;;1;;"within")}        -> A | A | A | B | B | B
        {=CUSTOMERTIERS(F1:F6;;1;;"reach")}         -> A | A | A | B | B | B
        {=CUSTOMERTIERS(F1:F6;;1;;"quota")}         -> A | A | A | B | B | B
        {=CUSTOMERTIERS(F1:F6;;1;;"count")}         -> A | A | A | B | B | B
        =PARETOSHARE(F1:F6;1)                       -> 0.6
        =PARETOSHARE(F1:F6;0.25)                    -> 0.75
        =PARETOSHARE(F1:F6;5)                       -> 1
        =PARETOCOUNT(F1:F6;1)                       -> 3
        =CONCENTRATION(F1:F6)                       -> 0.46
        =CONCENTRATION(F1:F6;"normalized")          -> 0.352
        =CONCENTRATION(F1:F6;"gini")                -> 2/3
        =CONCENTRATION(F1:F6;"corrected")           -> 0.8
        =TIERCUTOFF(F1:F6;3)                        -> -1000
        {=TIERSUMMARY(F1:F6)}  -> A;2;1/3;90;0.9;30 | B;1;1/6;10;0.1;10 | C;3;0.5;-1050;0;-1000
        {=CUSTOMERTIERS(F4:F6)}                     -> C | C | C
        {=TIERSUMMARY(F4:F6)}  -> A;0;0;0;0;"" | B;0;0;0;0;"" | C;3;1;-1050;#DIV/0!;-1000
    """)


# -- G4 ----------------------------------------------------------------------------------------

@tap.test("G4: the order of the rows never matters, not even in the last bit")
def shuffled(office):
    rng = random.Random(4)
    amounts = [rng.randint(1, 40) / 10 for _ in range(40)] + [rng.paretovariate(0.6) for _ in
                                                              range(160)]
    orders = [amounts, sorted(amounts), sorted(amounts, reverse=True)]
    orders += [rng.sample(amounts, len(amounts)) for _ in range(9)]
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", zip(*orders))
    n = len(amounts)
    columns = [f"{name}$1:{name}${n}" for name in "ABCDEFGHIJKL"]
    numbers = ("=PARETOSHARE(P)", "=PARETOSHARE(P;0.777)", "=PARETOSHARE(P;3)",
               *(f'=CONCENTRATION(P;"{measure}")' for measure in reference.MEASURES),
               *(f'=INDEX(TIERSUMMARY(P;;;"{method}");{row};{column})'
                 for method in reference.METHODS for row in (1, 2, 3) for column in (4, 5)),
               *(f"=INDEX(PARETOCURVE(P);{row};4)" for row in (1, 50, 199)))
    for formula in numbers:
        shown = show(sheet, over_columns(formula, columns))
        tap.equal(len(set(shown)), 1, f"{formula} shows {set(shown)}: number of different values")
    for method in reference.METHODS:
        tiers = []
        for order, population in zip(orders, columns):
            shown = show_array(sheet, f'=CUSTOMERTIERS({population};;;;"{method}")', n, 1)
            tier_of = {}
            for amount, (tier,) in zip(order, shown):
                tap.equal(tier_of.setdefault(amount, tier), tier, f"{method}: equal amounts")
            tiers.append(tier_of)
        tap.equal(all(tier_of == tiers[0] for tier_of in tiers), True, method)


def over_columns(formula, columns):
    return [formula.replace("P)", f"{column})").replace("P;", f"{column};") for column in columns]


# -- G5 ----------------------------------------------------------------------------------------

@tap.test("G5: no numeric cell at all is #DIV/0!, in every function")
def nothing(office):
    sheet = customers(office.calc())
    cell(sheet, "G1").setFormula('=""')
    for population in ("A2:A11", "F1:F5", "G1:G2"):
        functions = OVER_A_RANGE + OVER_CELLS
        tap.equal(show(sheet, over(population, functions)), ["#DIV/0!"] * len(functions),
                  population)
    # To functions that take cells, a single reference to an empty one is 0.
    for population in ("F1", "G1", "F:F", "A1:A1048576"):
        tap.equal(show(sheet, over(population, OVER_A_RANGE)), ["#DIV/0!"] * len(OVER_A_RANGE),
                  population)


@tap.test("G5: a total of zero is #DIV/0! where a share of it is asked for")
def no_total(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [[0], [-5], [0]])
    check(sheet, """
        =PARETOSHARE(A1:A3)                         -> #DIV/0!
        =PARETOCOUNT(A1:A3)                         -> #DIV/0!
        =CONCENTRATION(A1:A3)                       -> #DIV/0!
        =CONCENTRATION(A1:A3;"normalized")          -> #DIV/0!
        =CONCENTRATION(A1:A3;"gini")                -> #DIV/0!
        =CONCENTRATION(A1:A3;"corrected")           -> #DIV/0!
        =CONCENTRATION(A1:A3;"effective")           -> #DIV/0!
        =DEPENDENCE(A1:A3)                          -> #DIV/0!
        =TIERCUTOFF(A1:A3)                          -> #N/A
        =TIERCUTOFF(A1:A3;2)                        -> #N/A
        =TIERCUTOFF(A1:A3;3)                        -> -5
        {=PARETOCURVE(A1:A3)}  -> 1;0;1/3;#DIV/0! | 3;0;2/3;#DIV/0! | 2;-5;1;#DIV/0!
        {=PARETOCURVE(A1:A3;TRUE())}  -> 1;0;1/3;#DIV/0! | 3;0;2/3;#DIV/0! | 2;-5;1;#DIV/0!
    """)


@tap.test("G5: one customer has no normalized and no corrected concentration")
def one_customer(office):
    check(customers(office.calc()), """
        =CONCENTRATION(B2;"normalized")             -> #DIV/0!
        =CONCENTRATION(B2;"corrected")              -> #DIV/0!
        =CONCENTRATION(B2;"hhi")                    -> 1
        =CONCENTRATION(B1:B2;"effective")           -> 1
        =DEPENDENCE(B2)                             -> High
        =PARETOSHARE(B2;1)                          -> 1
    """)


@tap.test("TIER-7: cut-offs that are not allowed")
def bad_cutoffs(office):
    sheet = customers(office.calc())
    bad = {"reach": ("{0.8;0.8}", "{0.95;0.8}", "{0;0.5}", "{0.5;1.01}", "-0.1", "0", "101",
                     "{1;80}"),
           "count": ("{0.8;0.8}", "{0.95;0.8}", "{0;0.5}", "{0.5;1.01}", "-0.1", "0", "1.5",
                     "{0.5;80}", "{80;20}", "{2;2}", "{2;2.5}", "{0;2}"),
           "amount": ("{0.8;0.95}", "{80;95}", "{5;5}", "{5;0}", "-1", "0", '"80%"', ""),
           "quota": ("{0.7;0.31}", "{0.7;0}", "{0.7;-0.1}", "101", "{70;31}", "0")}
    good = {"reach": ("{0.5;1}", "1", "{0.000001;1}"), "quota": ("{0.7;0.3}", "{0.2;0.5}", "1",
                                                               "{0.1;0.1;0.1}"),
            "count": ("{0.5;1}", "1", "101", "{1;80}", "2"), "amount": ("{9;5}", "1", "{0.9;0.8}")}
    for method in ("reach", "within", "count", "quota", "amount"):
        kind = "reach" if method == "within" else method
        for cutoffs in bad[kind]:
            tap.equal(show(sheet, [formula.format(cutoffs, method) for formula in TAKE_CUTOFFS]),
                      ["Err:502"] * len(TAKE_CUTOFFS), f"{method} {cutoffs}")
        for cutoffs in good[kind]:
            shown = show(sheet, [formula.format(cutoffs, method) for formula in TAKE_CUTOFFS])
            tap.equal([one for one in shown if one == "Err:502"], [], f"{method} {cutoffs}")
    for cutoffs in ("{0.8;0.95}", "0.5"):
        tap.equal(show(sheet, [formula.format(cutoffs, "computed") for formula in TAKE_CUTOFFS]),
                  ["Err:502"] * len(TAKE_CUTOFFS), f"computed {cutoffs}")


TAKE_CUTOFFS = (
    '=CUSTOMERTIER(B2;B2:B11;{};;"{}")',
    '=CUSTOMERTIERIF(B2;B2:B11;"North";C2:C11;{};;"{}")',
    '=CUSTOMERTIERS(B2:B11;;{};;"{}")',
    '=TIERCUTOFF(B2:B11;2;{};"{}")',
    '=TIERSUMMARY(B2:B11;{};;"{}")',
)


@tap.test("G5: CUSTOMERTIER and its kin: text for a number, other sizes, other words")
def bad_tiers(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["0.8"], ["x"]])
    check(sheet, """
        =CUSTOMERTIER("x";B2:B11)                               -> #VALUE!
        =CUSTOMERTIER("500";B2:B11)                             -> #VALUE!
        =CUSTOMERTIER(B2;B2:B11;"x")                            -> #VALUE!
        =CUSTOMERTIER(B2;B2:B11;{0.5;"x"})                      -> #VALUE!
        =CUSTOMERTIER(B2;B2:B11;F1:F2)                          -> #VALUE!
        =CUSTOMERTIER(B2;B2:B11;;"x")                           -> Err:502
        =CUSTOMERTIER(B2;B2:B11;0.5;{"x";"y";"z"})              -> Err:502
        =CUSTOMERTIER(B2;B2:B11;;;"pareto")                     -> Err:502
        =CUSTOMERTIER(B2;B2:B11;;;"re ach")                     -> Err:502
        =CUSTOMERTIER(B2;B2:B11;;;"")                           -> Err:502
        =CUSTOMERTIER(B2;B2:B11;;;"a word that is far too long to be one of them") -> Err:502
        =CUSTOMERTIER(B2;B2:B11;;;A2:A3)                        -> Err:502
        =CUSTOMERTIERIF("x";B2:B11;"North";C2:C11)              -> #VALUE!
        =CUSTOMERTIERIF(B2;B2:B11;"North";C2:C10)               -> Err:502
        =CUSTOMERTIERIF(B2;B2:B11;"North";C2:D11)               -> Err:502
        =CUSTOMERTIERIF(B2;B2:B11;"North";C2:C11;"x")           -> #VALUE!
        =CUSTOMERTIERIF(B2;B2:B11;"North";C2:C11;;{"x";"y"})    -> Err:502
        =CUSTOMERTIERIF(B2;B2:B11;"North";C2:C11;;;"x")         -> Err:502
        =CUSTOMERTIERIF(B2;B2:B11;"East";C2:C11)                -> #DIV/0!
        =CUSTOMERTIERIF(B2;A2:A11;"North";C2:C11)               -> #DIV/0!
        =CUSTOMERTIERS(B2:B11;C2:C10)                           -> Err:502
        =CUSTOMERTIERS(B2:B11;C2:D11)                           -> Err:502
        =CUSTOMERTIERS(B2:B11;"North")                          -> Err:502
        =CUSTOMERTIERS(B2:B11;;"x")                             -> #VALUE!
        =CUSTOMERTIERS(B2:B11;;;{"x";"y"})                      -> Err:502
        =CUSTOMERTIERS(B2:B11;;;;"x")                           -> Err:502
        =CUSTOMERTIERS("x")                                     -> #DIV/0!
        =TIERCUTOFF(B2:B11;0)                                   -> Err:502
        =TIERCUTOFF(B2:B11;-1)                                  -> Err:502
        =TIERCUTOFF(B2:B11;4)                                   -> Err:502
        =TIERCUTOFF(B2:B11;1.5)                                 -> Err:502
        =TIERCUTOFF(B2:B11;"A1")                                -> #N/A
        =TIERCUTOFF(B2:B11;"D")                                 -> #N/A
        =TIERCUTOFF(B2:B11;3;0.5)                               -> Err:502
        =TIERCUTOFF(B2:B11;1;;"x")                              -> Err:502
        =TIERSUMMARY(B2:B11;"x")                                -> #VALUE!
        =TIERSUMMARY(B2:B11;;{"x";"y"})                         -> Err:502
        =TIERSUMMARY(B2:B11;;;"x")                              -> Err:502
    """)


@tap.test("G5: PARETO functions, CONCENTRATION, DEPENDENCE: text for a number, outside the limits")
def bad_others(office):
    check(customers(office.calc()), """
        =PARETOSHARE(B2:B11;0)                      -> Err:502
        =PARETOSHARE(B2:B11;-0.2)                   -> Err:502
        =PARETOSHARE(B2:B11;-3)                     -> Err:502
        =PARETOSHARE(B2:B11;"x")                    -> #VALUE!
        =PARETOSHARE(B2:B11;"")                     -> #VALUE!
        =PARETOSHARE(B2:B11;B2:B3)                  -> Err:502
        =PARETOCOUNT(B2:B11;0)                      -> Err:502
        =PARETOCOUNT(B2:B11;-0.8)                   -> Err:502
        =PARETOCOUNT(B2:B11;101)                    -> Err:502
        =PARETOCOUNT(B2:B11;"x")                    -> #VALUE!
        =PARETOCURVE(B2:B11;"x")                    -> #VALUE!
        =CONCENTRATION(B2:B11;"herfindahl")         -> Err:502
        =CONCENTRATION(B2:B11;"")                   -> Err:502
        =CONCENTRATION(B2:B11;"gi ni")              -> Err:502
        =DEPENDENCE(B2:B11;"x")                     -> Err:502
        =DEPENDENCE(B2:B11;{"x";"y"})               -> Err:502
        =DEPENDENCE(B2:B11;{"w";"x";"y";"z"})       -> Err:502
        =TIERCHANGE("A";"Z";{"A";"B"})              -> #N/A
        =TIERCHANGE("Z";"A";{"A";"B"})              -> #N/A
    """)


@tap.test("G5: in an array result the error stands in its own cell")
def errors_in_arrays(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [[500, "North"], ["n/a", "North"], [90, "East"], [None, "North"],
                       [60, "South"]])
    check(sheet, """
        {=CUSTOMERTIER(F1:F5;B2:B11)}                    -> A | #VALUE! | B | "" | B
        {=CUSTOMERTIERIF(F1:F5;B2:B11;G1:G5;C2:C11)}     -> A | #VALUE! | #DIV/0! | "" | B
        {=TIERCHANGE({"A"|"B"|"Q"};"B";{"A";"B"})}       -> Down | Same | #N/A
    """)


@tap.test("what Calc itself refuses: constants and computed arrays for a range, too few arguments")
def refused(office):
    sheet = customers(office.calc())
    check(sheet, """
        =CUSTOMERTIER(B2;{500;300})                 -> Err:504
        =CUSTOMERTIER(B2;500)                       -> Err:504
        =PARETOSHARE({500;300})                     -> Err:504
        =PARETOSHARE("B2:B11")                      -> Err:504
        =PARETOSHARE(500)                           -> Err:504
        =CUSTOMERTIER(B2)                           -> Err:504
        =CUSTOMERTIERIF(B2;B2:B11;"North")          -> Err:504
        =TIERCHANGE("A")                            -> Err:504
        =PARETOSHARE(B2:B11;0.2;1)                  -> Err:504
    """)
    # Of a computed array Calc 7.4 makes #VALUE!, because it computes the range as one cell.
    tap.equal(show(sheet, ["=PARETOSHARE(B2:B11*2)"])[0] in ("#VALUE!", "Err:504"), True)


@tap.test("an error leaves as soon as its cause does")
def errors_leave(office):
    sheet = customers(office.calc())
    cell(sheet, "F1").setFormula("=CUSTOMERTIER(B4;B2:B11;G1)")
    fill(sheet, "G1", [[200]])
    shown = [values(sheet, "F1:F1")[0][0]]
    for cutoff in ("x", 0.5, -1, 0.9):
        fill(sheet, "G1", [[cutoff]])
        shown.append(values(sheet, "F1:F1")[0][0])
    tap.equal(shown, ["Err:502", "#VALUE!", "B", "Err:502", "A"])


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
