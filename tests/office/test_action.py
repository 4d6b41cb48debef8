# SPDX-License-Identifier: MPL-2.0
"""What a customer may grow into, what it leaves and how often to call."""
import random
import sys
from pathlib import Path

import reference_more as reference
import tap
from cases import check, customers, show
from kinds import compare, kinds
from office import Office, fill

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"


# -- CUSTOMERGROWTH ----------------------------------------------------------------------------

@tap.test("CUSTOMERGROWTH: slope over mean; rows and columns; an empty cell is 0 (GROW-1)")
def customergrowth(office):
    sheet = kinds(office)
    fill(sheet, "F1", [[80, 100, 120], [None, None, 120], [60, None, None]])
    check(sheet, """
        =CUSTOMERGROWTH({80;100;120})                  -> 0.2
        =CUSTOMERGROWTH({80|100|120})                  -> 0.2
        =CUSTOMERGROWTH(F1:H1)                         -> 0.2
        =CUSTOMERGROWTH(F1:F3)                         -> -0.214285714285714286
        =CUSTOMERGROWTH(F2:H2)                         -> 1.5
        =CUSTOMERGROWTH(F3:H3)                         -> -1.5
        =CUSTOMERGROWTH({80;100;120}*-1+300)           -> -0.1
        =CUSTOMERGROWTH({100;100;100;100})             -> 0
        =CUSTOMERGROWTH({0.1;0.1;0.1;0.1;0.1;0.1;0.1}) -> 0
        =CUSTOMERGROWTH({1;3})                         -> 1
        =CUSTOMERGROWTH({1;"";2})                      -> 0.5
        =CUSTOMERGROWTH({3;-1})                        -> -4
        =CUSTOMERGROWTH({8E307;1E308;1.2E308})         -> 0.2
        =CUSTOMERGROWTH({8E-300;1E-299;1.2E-299})      -> 0.2
        =CUSTOMERGROWTH(K1:K3)                         -> -1.5
    """)


@tap.test("CUSTOMERGROWTH: too few periods, no sales, text and errors (G5)")
def growth_errors(office):
    check(kinds(office), """
        =CUSTOMERGROWTH(100)                           -> #DIV/0!
        =CUSTOMERGROWTH(Z1)                            -> #DIV/0!
        =CUSTOMERGROWTH(K1)                            -> #DIV/0!
        =CUSTOMERGROWTH("")                            -> #DIV/0!
        =CUSTOMERGROWTH({0;0})                         -> #DIV/0!
        =CUSTOMERGROWTH(Z1:Z9)                         -> #DIV/0!
        =CUSTOMERGROWTH({1;-1})                        -> #DIV/0!
        =CUSTOMERGROWTH({1;-3})                        -> #DIV/0!
        =CUSTOMERGROWTH({0.1;0.2;-0.3})                -> #DIV/0!
        =CUSTOMERGROWTH({1;"x";2})                     -> #VALUE!
        =CUSTOMERGROWTH(K4)                            -> #DIV/0!
        =CUSTOMERGROWTH(K5)                            -> #N/A
        =CUSTOMERGROWTH(K1:K4)                         -> Err:504
    """)


# -- PLANKEPT ----------------------------------------------------------------------------------

@tap.test("PLANKEPT: no more than the plan counts, only where there is one (GROW-2)")
def plankept(office):
    sheet = kinds(office)
    fill(sheet, "F1", [[80, 100], [None, 50], [500, 150], [-20, 100], [70, None], [70, -10]])
    check(sheet, """
        =PLANKEPT({80;120};{100;100})                  -> 0.9
        =PLANKEPT({80|120};{100|100})                  -> 0.9
        =PLANKEPT({80|120};{100;100})                  -> 0.9
        =PLANKEPT(F1:F6;G1:G6)                         -> 0.575
        =PLANKEPT(F1:F2;G1:G2)                         -> 0.533333333333333333
        =PLANKEPT(F1:F2;{100;100})                     -> 0.4
        =PLANKEPT({0.1;0.2};{0.1;0.2})                 -> 1
        =PLANKEPT({1000;1000};{1;2})                   -> 1
        =PLANKEPT({-5;0};{1;2})                        -> 0
        =PLANKEPT(80;100)                              -> 0.8
        =PLANKEPT(Z1;100)                              -> 0
        =PLANKEPT(K1;2)                                -> 0.5
        =PLANKEPT("";100)                              -> 0
        =PLANKEPT({1E308;1E308};{1E308;1E308})         -> 1
        =PLANKEPT(100;Z1)                              -> #DIV/0!
        =PLANKEPT({80;120};{0;-5})                     -> #DIV/0!
        =PLANKEPT(F1:F3;Z1:Z3)                         -> #DIV/0!
        =PLANKEPT({80;120};100)                        -> Err:502
        =PLANKEPT({80;120};{100;100;100})              -> Err:502
        =PLANKEPT({80;"x"};{100;100})                  -> #VALUE!
        =PLANKEPT({80;90};{100;"x"})                   -> #VALUE!
        =PLANKEPT(K4;100)                              -> #DIV/0!
        =PLANKEPT(100;K5)                              -> #N/A
        =PLANKEPT({1|1};K4:K5)                         -> Err:504
    """)


# -- CUSTOMERPOTENTIAL -------------------------------------------------------------------------

@tap.test("CUSTOMERPOTENTIAL: arguments left out, skipped and given (GROW-3)")
def customerpotential(office):
    sheet = kinds(office)
    fill(sheet, "F1", [[80, 100, 120], [None, 100, 110], ["up", "so", "down"]])
    check(sheet, """
        =CUSTOMERPOTENTIAL({80;100;120})                             -> High
        =CUSTOMERPOTENTIAL({80;100;120};)                            -> High
        =CUSTOMERPOTENTIAL({80;100;120};;;;)                         -> High
        =CUSTOMERPOTENTIAL(F1:H1)                                    -> High
        =CUSTOMERPOTENTIAL({100;100;100})                            -> Medium
        =CUSTOMERPOTENTIAL({120;100;80})                             -> Low
        =CUSTOMERPOTENTIAL({90;100;110})                             -> High
        =CUSTOMERPOTENTIAL({91;100;109})                             -> Medium
        =CUSTOMERPOTENTIAL({110;100;90})                             -> Low
        =CUSTOMERPOTENTIAL({109;100;91})                             -> Medium
        =CUSTOMERPOTENTIAL({80;100;120};{100;110})                   -> High
        =CUSTOMERPOTENTIAL({80;100;120};{100|110})                   -> High
        =CUSTOMERPOTENTIAL({80;100;120};{110;170})                   -> Medium
        =CUSTOMERPOTENTIAL({80;100;120};{200;300})                   -> Low
        =CUSTOMERPOTENTIAL({80;100;120};120)                         -> High
        =CUSTOMERPOTENTIAL({80;100;120};240)                         -> Medium
        =CUSTOMERPOTENTIAL({80;100;120};241)                         -> Low
        =CUSTOMERPOTENTIAL({80;100;120};{80;100;120})                -> High
        =CUSTOMERPOTENTIAL({100;100;100};{1000;0;0})                 -> Low
        =CUSTOMERPOTENTIAL({100;100;100};{1000;100;100};;0.1)        -> Low
        =CUSTOMERPOTENTIAL(F1:H1;F2:H2)                              -> High
        =CUSTOMERPOTENTIAL({80;100;120};;0.2)                        -> High
        =CUSTOMERPOTENTIAL({80;100;120};;0.2+2E-12)                  -> Medium
        =CUSTOMERPOTENTIAL({80;100;120};;0.2+5E-13)                  -> High
        =CUSTOMERPOTENTIAL({120;100;80};;0.3)                        -> Medium
        =CUSTOMERPOTENTIAL({100;100};;0)                             -> High
        =CUSTOMERPOTENTIAL({80;100;120};{110;170};;0.75)             -> High
        =CUSTOMERPOTENTIAL({80;100;120};300;;0.3)                    -> High
        =CUSTOMERPOTENTIAL({80;100;120};300;;0)                      -> High
        =CUSTOMERPOTENTIAL({80;100;120};121;;1)                      -> Medium
        =CUSTOMERPOTENTIAL({80;100;120};120;;1)                      -> High
        =CUSTOMERPOTENTIAL({80;100;120};;;;F3:H3)                    -> up
        =CUSTOMERPOTENTIAL({80;100;120};300;0.1;0.9;{"up"|"so"|"down"}) -> down
        =CUSTOMERPOTENTIAL({1;1};;;;{"up";"";"down"})                -> ""
        =CUSTOMERPOTENTIAL({0;0})                                    -> Low
        =CUSTOMERPOTENTIAL({-1;1})                                   -> Low
        =CUSTOMERPOTENTIAL({-3;1};;0)                                -> Low
        =CUSTOMERPOTENTIAL({0.1;0.2;-0.3})                           -> Low
        =CUSTOMERPOTENTIAL(Z1:Z3)                                    -> Low
        =CUSTOMERPOTENTIAL({"";100})                                 -> High
        =CUSTOMERPOTENTIAL(K1:K2)                                    -> Low
    """)


@tap.test("CUSTOMERPOTENTIAL: who has stopped buying is not on the way up (GROW-3)")
def potential_of_who_stopped(office):
    sheet = kinds(office)
    fill(sheet, "F1", [[1302, None, 9200, None]])
    check(sheet, """
        =CUSTOMERPOTENTIAL({1302;0;9200;0})                          -> Medium
        =CUSTOMERPOTENTIAL(F1:I1)                                    -> Medium
        =CUSTOMERPOTENTIAL(F1:H1)                                    -> High
        =CUSTOMERPOTENTIAL({1302;0;9200;-1})                         -> Medium
        =CUSTOMERPOTENTIAL({1302;0;9200;1})                          -> High
        =CUSTOMERPOTENTIAL({1302;0;9200;0};5)                        -> Low
        =CUSTOMERPOTENTIAL({100;100;0};;2;;{"up";"so";"down"})       -> so
    """)


@tap.test("CUSTOMERPOTENTIAL: a plan of nothing is no plan; what is not allowed (G5)")
def potential_errors(office):
    check(kinds(office), """
        =CUSTOMERPOTENTIAL({80;100;120};{0;0})                       -> High
        =CUSTOMERPOTENTIAL({80;100;120};Z1:Z3)                       -> High
        =CUSTOMERPOTENTIAL({80;100;120};Z1)                          -> High
        =CUSTOMERPOTENTIAL({80;100;120};"")                          -> High
        =CUSTOMERPOTENTIAL(100)                                      -> #DIV/0!
        =CUSTOMERPOTENTIAL(Z1)                                       -> #DIV/0!
        =CUSTOMERPOTENTIAL({80;"x";120})                             -> #VALUE!
        =CUSTOMERPOTENTIAL({80;100;120};{1;"x"})                     -> #VALUE!
        =CUSTOMERPOTENTIAL({80;100;120};{1;2;3;4})                   -> Err:502
        =CUSTOMERPOTENTIAL({80;100;120};;"x")                        -> #VALUE!
        =CUSTOMERPOTENTIAL({80;100;120};;;"x")                       -> #VALUE!
        =CUSTOMERPOTENTIAL({80;100;120};;{0.1;0.2})                  -> Err:502
        =CUSTOMERPOTENTIAL({80;100;120};;;1.1)                       -> Err:502
        =CUSTOMERPOTENTIAL({80;100;120};;;-0.1)                      -> Err:502
        =CUSTOMERPOTENTIAL({80;100;120};;;;{"a";"b"})                -> Err:502
        =CUSTOMERPOTENTIAL({80;100;120};;;;{"a";"b";"c";"d"})        -> Err:502
        =CUSTOMERPOTENTIAL(K4)                                       -> #DIV/0!
        =CUSTOMERPOTENTIAL(K3:K4)                                    -> Err:504
        =CUSTOMERPOTENTIAL({80;100;120};K5)                          -> #N/A
        =CUSTOMERPOTENTIAL({80;100;120};K4:K5)                       -> Err:504
        =CUSTOMERPOTENTIAL({80;100;120};;K5)                         -> #N/A
        =CUSTOMERPOTENTIAL({80;100;120};;;;K4)                       -> #DIV/0!
    """)


# -- XYZCLASS ----------------------------------------------------------------------------------

@tap.test("XYZ-1: three articles at 0.10 and 0.25 (a published exercise)")
def exercise(office):
    sheet = office.calc().Sheets.getByIndex(0)
    rows = [[485.9, 520.4, 549.6], [148, 211.7, 185.8], [67.6, 99.2, 131.4]]
    fill(sheet, "A1", rows)
    tap.equal(show(sheet, [f"=XYZCLASS(A{row}:C{row};0.1;0.25)" for row in (1, 2, 3)]),
              ["X", "Y", "Z"])
    for row, percent in zip(rows, (5.02, 14.38, 26.20)):
        # Just below the printed coefficient and just above it the class is another.
        tap.equal([reference.xyz(row, (percent + off) / 100, 1) for off in (-0.005, 0.005)],
                  ["Y", "X"])
        numbers = ";".join(map(str, row))
        tap.equal(show(sheet, [f"=XYZCLASS({{{numbers}}};{percent + off}%;1)"
                               for off in (-0.005, 0.005)]), ["Y", "X"])


@tap.test("XYZCLASS: arguments left out, skipped and given")
def xyzclass(office):
    sheet = kinds(office)
    fill(sheet, "F1", [[1, 3, None], ["calm", "wavy", "wild"], [0.1, 0.2, None]])
    check(sheet, """
        =XYZCLASS({80;100;120})                        -> X
        =XYZCLASS({80|100|120})                        -> X
        =XYZCLASS({1;3})                               -> X
        =XYZCLASS({1;3.01})                            -> Y
        =XYZCLASS({0;5})                               -> Y
        =XYZCLASS({0;0;5})                             -> Z
        =XYZCLASS(F1:G1)                               -> X
        =XYZCLASS(F1:H1)                               -> Y
        =XYZCLASS(F1:H1;)                              -> Y
        =XYZCLASS(F1:H1;;;)                            -> Y
        =XYZCLASS(F1:H1;0.95)                          -> X
        =XYZCLASS(F1:H1;0.93)                          -> Y
        =XYZCLASS(F1:H1;;0.93)                         -> Z
        =XYZCLASS(F1:H1;F3;G3)                         -> Z
        =XYZCLASS({0;5};;1)                            -> Y
        =XYZCLASS({0;5};;1-2E-12)                      -> Z
        =XYZCLASS({0;5};;1-5E-13)                      -> Y
        =XYZCLASS({4;4;4};0)                           -> X
        =XYZCLASS({0.1;0.1;0.1;0.1;0.1;0.1};0)         -> X
        =XYZCLASS(F1:H1;;;F2:H2)                       -> wavy
        =XYZCLASS({4;4};;;{"calm"|"wavy"|"wild"})      -> calm
        =XYZCLASS({4;4};0.1;0.2;{1;2;3})               -> "1"
        =XYZCLASS({0;0})                               -> Z
        =XYZCLASS({-4;-4})                             -> Z
        =XYZCLASS({0.1;0.2;-0.3})                      -> Z
        =XYZCLASS({5;-4})                              -> Z
        =XYZCLASS(Z1:Z3)                               -> Z
        =XYZCLASS(Z1:Z3;;;F2:H2)                       -> wild
        =XYZCLASS(K1:K2)                               -> Y
        =XYZCLASS({1E308;1.2E308})                     -> X
    """)


@tap.test("XYZCLASS: too few periods, text, errors, limits that do not rise (G5)")
def xyz_errors(office):
    check(kinds(office), """
        =XYZCLASS(5)                                   -> #DIV/0!
        =XYZCLASS(-5)                                  -> #DIV/0!
        =XYZCLASS(Z1)                                  -> #DIV/0!
        =XYZCLASS({1;"x"})                             -> #VALUE!
        =XYZCLASS({1;2};"x")                           -> #VALUE!
        =XYZCLASS({1;2};;"x")                          -> #VALUE!
        =XYZCLASS({1;2};-0.1)                          -> Err:502
        =XYZCLASS({1;2};0.5;0.4)                       -> Err:502
        =XYZCLASS({1;2};2)                             -> Err:502
        =XYZCLASS({1;2};{0.1;0.2})                     -> Err:502
        =XYZCLASS({1;2};;;{"a";"b"})                   -> Err:502
        =XYZCLASS({1;2};;;{"a";"b";"c";"d"})           -> Err:502
        =XYZCLASS(K4)                                  -> #DIV/0!
        =XYZCLASS(K3:K4)                               -> Err:504
        =XYZCLASS({1;2};K5)                            -> #N/A
        =XYZCLASS({1;2};;;K4)                          -> #DIV/0!
    """)


@tap.test("growth, plan, potential and XYZ of random histories equal an independent computation")
def random_histories(office):
    rng = random.Random(31)
    sheet = office.calc().Sheets.getByIndex(0)
    rows = []
    for _ in range(300):
        start, step = rng.randint(-5, 100), rng.choice((0, 0, 5, 10, -10))
        spread = rng.choice((0, 2, 30))
        history = [rng.choice((None, 0.1)) if rng.random() < 0.08 else
                   round(start + step * i + rng.uniform(-spread, spread), 1) for i in range(6)]
        plan = [rng.choice((None, 0, -5, 20, 50.5, 100, 200)) for _ in range(4)]
        rows.append([*history, *plan, rng.choice((0.1, 0, 0.05)), rng.choice((0.9, 0.4, 1)),
                     rng.choice((0.1, 0.5)), rng.choice((0.6, 1, 1.5))])
    fill(sheet, "A1", rows)
    kept, growth, x = (lambda row: row[11]), (lambda row: row[10]), (lambda row: row[12])
    cases = {
        "=CUSTOMERGROWTH(A{0}:F{0})": lambda row: (reference.growth, row[:6]),
        "=PLANKEPT(C{0}:F{0};G{0}:J{0})": lambda row: (reference.plan_kept, row[2:6], row[6:10]),
        "=CUSTOMERPOTENTIAL(A{0}:F{0})": lambda row: (reference.potential, row[:6]),
        "=CUSTOMERPOTENTIAL(A{0}:F{0};G{0}:J{0};K{0};L{0})": lambda row: (
            reference.potential, row[:6], row[6:10], growth(row), kept(row)),
        "=XYZCLASS(A{0}:F{0})": lambda row: (reference.xyz, row[:6]),
        "=XYZCLASS(A{0}:F{0};M{0};N{0})": lambda row: (reference.xyz, row[:6], x(row), row[13]),
    }
    results = set()
    for formula, call in cases.items():
        typed = [formula.format(row) for row in range(1, len(rows) + 1)]
        expected = [reference.shown(*call(row)) for row in rows]
        compare([f"{one} of {row}" for one, row in zip(typed, rows)], show(sheet, typed), expected)
        results |= {result for result in expected if isinstance(result, str)}
    tap.equal(results, {"#DIV/0!", "High", "Medium", "Low", "X", "Y", "Z"})


# -- CUSTOMERPROFIT ----------------------------------------------------------------------------

@tap.test("CUSTOMERPROFIT: arguments left out, skipped and given; cells of every kind (PROFIT-1)")
def customerprofit(office):
    sheet = kinds(office)
    fill(sheet, "F1", [[1000, 600, 5, 50, 30]])
    check(sheet, """
        =CUSTOMERPROFIT(1000;600;5;50)                 -> 150
        =CUSTOMERPROFIT(1000;600;1E308;50)             -> #NUM!
        =CUSTOMERPROFIT(1000;600;5;50;)                -> 150
        =CUSTOMERPROFIT(1000;600;5;50;30)              -> 120
        =CUSTOMERPROFIT(F1;G1;H1;I1)                   -> 150
        =CUSTOMERPROFIT(F1;G1;H1;I1;J1)                -> 120
        =CUSTOMERPROFIT(F1;G1;H1;I1;-J1)               -> 180
        =CUSTOMERPROFIT(F1;G1;H1;I1;Z1)                -> 150
        =CUSTOMERPROFIT(F1;Z1;Z1;Z1)                   -> 1000
        =CUSTOMERPROFIT(Z1;G1;H1;I1)                   -> -850
        =CUSTOMERPROFIT(0.3;0.1;0.2;1)                 -> 0
        =CUSTOMERPROFIT(1;0.7;0.1;2;0.1)               -> 0
        =CUSTOMERPROFIT(-5;0;0;0)                      -> -5
        =CUSTOMERPROFIT(10;K1;K1;K1;K2)                -> 8
        =CUSTOMERPROFIT("x";600;5;50)                  -> #VALUE!
        =CUSTOMERPROFIT(1000;K3;5;50)                  -> #VALUE!
        =CUSTOMERPROFIT(1000;600;K6;50)                -> #VALUE!
        =CUSTOMERPROFIT(1000;600;5;"")                 -> #VALUE!
        =CUSTOMERPROFIT(1000;600;5;50;"x")             -> #VALUE!
        =CUSTOMERPROFIT(1000;600;5;50;"")              -> #VALUE!
        =CUSTOMERPROFIT(1000;600;5;50;{1;2})           -> Err:502
        =CUSTOMERPROFIT(K4;600;5;50)                   -> #DIV/0!
        =CUSTOMERPROFIT(1000;600;5;50;K5)              -> #N/A
    """)


@tap.test("CUSTOMERPROFIT of random amounts equals an independent computation")
def random_profits(office):
    rng = random.Random(32)
    sheet = office.calc().Sheets.getByIndex(0)
    rows = [[round(rng.uniform(-100, 5000), 2), round(rng.uniform(0, 3000), 2),
             rng.randint(0, 80) / 4, rng.choice((0, 50, 64.5)), round(rng.uniform(0, 99), 2)]
            for _ in range(100)]
    fill(sheet, "A1", rows)
    typed = [f"=CUSTOMERPROFIT(A{row};B{row};C{row};D{row};E{row})" for row in range(1, 101)]
    compare(typed, show(sheet, typed), [reference.profit(*row) for row in rows])


# -- CALLSPERYEAR ------------------------------------------------------------------------------

@tap.test("CALLSPERYEAR: the plan left out, skipped and given, in columns or rows (TIME-3)")
def callsperyear(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["Key", 24], ["main", 12], ["Rest", 0.5]])
    fill(sheet, "P1", [["Key", "main", "Rest"], [24, 12, 0.5]])
    fill(sheet, "T1", [["A"], ["c"], [None], ["B"]])
    check(sheet, """
        =CALLSPERYEAR("A")                             -> 12
        =CALLSPERYEAR("B")                             -> 6
        =CALLSPERYEAR("C")                             -> 2
        =CALLSPERYEAR("c")                             -> 2
        =CALLSPERYEAR("A";)                            -> 12
        =CALLSPERYEAR("A";{"A";4|"B";2})               -> 4
        =CALLSPERYEAR("B";{"A";4|"B";2})               -> 2
        =CALLSPERYEAR("A";{"A";4})                     -> 4
        =CALLSPERYEAR("A";{"A"|4})                     -> 4
        =CALLSPERYEAR("MAIN";F1:G3)                    -> 12
        =CALLSPERYEAR("rest";F1:G3)                    -> 0.5
        =CALLSPERYEAR("key";P1:R2)                     -> 24
        =CALLSPERYEAR("Rest";{"Key";"Main";"Rest"|3;2;0}) -> 0
        =CALLSPERYEAR(CUSTOMERTIER(B4;B2:B11))         -> 6
        =CALLSPERYEAR(2;{1;10|2;5})                    -> 5
        =CALLSPERYEAR("2";{1;10|2;5})                  -> 5
        {=CALLSPERYEAR(T1:T4)}                         -> 12 | 2 | "" | 6
        {=CALLSPERYEAR({"A";"B";"C"};F1:G1)}           -> #N/A; #N/A; #N/A
        {=CALLSPERYEAR({"A";"x"|"";"C"})}              -> 12; #N/A | ""; 2
        {=CALLSPERYEAR(P1:R1;F1:G3)}                   -> 24; 12; 0.5
        =CALLSPERYEAR("")                              -> ""
        =CALLSPERYEAR(K3)                              -> ""
        =CALLSPERYEAR(Z1)                              -> #N/A
        =CALLSPERYEAR(K1)                              -> #N/A
    """)


@tap.test("CALLSPERYEAR: a label that the plan lacks, and plans that are not allowed (G5)")
def calls_errors(office):
    check(kinds(office), """
        =CALLSPERYEAR("D")                             -> #N/A
        =CALLSPERYEAR("C";{"A";4|"B";2})               -> #N/A
        =CALLSPERYEAR("A";12)                          -> Err:502
        =CALLSPERYEAR("A";{"A";12;6})                  -> Err:502
        =CALLSPERYEAR("A";{"A";4;1|"B";2;1|"C";1;1})   -> Err:502
        =CALLSPERYEAR("A";{"A";4|"B";-1})              -> Err:502
        =CALLSPERYEAR("A";{"A";4|"a";2})               -> Err:502
        =CALLSPERYEAR("A";{"A";"four"|"B";2})          -> #VALUE!
        =CALLSPERYEAR("A";{"A";4|"B";""})              -> #VALUE!
        =CALLSPERYEAR(K4)                              -> #DIV/0!
        =CALLSPERYEAR(K5)                              -> #N/A
        =CALLSPERYEAR(K3:K4)                           -> Err:504
        =CALLSPERYEAR("A";K4)                          -> #DIV/0!
        =CALLSPERYEAR("A";J4:K5)                       -> Err:504
    """)


@tap.test("TIME-1, TIME-3: a plan of two tiers may be two rows as well")
def square_plans(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["A", "B"], [12, 6]])
    check(sheet, """
        =CALLSPERYEAR("A";{"A";"B"|12;6})              -> 12
        =CALLSPERYEAR("B";{"A";"B"|12;6})              -> 6
        =CALLSPERYEAR("b";F1:G2)                       -> 6
        =CALLSPERYEAR("C";F1:G2)                       -> #N/A
        =CALLSPERYEAR(1;{1;2|12;6})                    -> 2
        =SELLINGTIME("A";D2:D4;100;{"A";"B"|0.6;0.4})  -> 60
        =SELLINGTIME("B";D2:D4;100;{"A";"B"|0.6;0.4})  -> 20
    """)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
