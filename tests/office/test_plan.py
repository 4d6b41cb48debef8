# SPDX-License-Identifier: MPL-2.0
"""The end of the plan: how often whom, and who calls."""
import collections
import random
import re
import sys
import time
from pathlib import Path

import reference_more as reference
import tap
from cases import check, same_rows, show, show_array
from kinds import kinds
from office import Office, array_formula, fill, values

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"


# -- CALLPLAN ----------------------------------------------------------------------------------

@tap.test("CALL-1: 30 A, 60 B and 60 C, and 840 calls: 12, 6 and 2 for each")
def example(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [[tier] for tier in "A" * 30 + "B" * 60 + "C" * 60])
    fill(sheet, "C1", [["A", 12], ["B", 6], ["C", 4]])
    check(sheet, """
        {=CALLPLAN(A1:A150;C1:D3;840)}  -> A; 12; 30; 360 | B; 6; 60; 360 | C; 2; 60; 120
        {=CALLPLAN(A1:A150;C1:D3)}      -> A; 12; 30; 360 | B; 6; 60; 360 | C; 4; 60; 240
        {=CALLPLAN(A1:A150)}            -> A; 12; 30; 360 | B; 6; 60; 360 | C; 2; 60; 120
        {=CALLPLAN(A1:A150;;500)}       -> A; 12; 30; 360 | B; 2; 60; 120 | C; 0; 60; 0
        {=CALLPLAN(A1:A150;;0)}         -> A; 0; 30; 0 | B; 0; 60; 0 | C; 0; 60; 0
    """)


@tap.test("CALLPLAN: arguments left out, skipped and given; plans in columns and rows (CALL-1)")
def callplan(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["Key", 24], ["Rest", 0.5]])
    fill(sheet, "P1", [["key", "REST", "Rest", None, "Key "]])
    check(sheet, """
        {=CALLPLAN(D2:D11)}                     -> A; 12; 1; 12 | B; 6; 3; 18 | C; 2; 5; 10
        {=CALLPLAN(D2:D11;)}                    -> A; 12; 1; 12 | B; 6; 3; 18 | C; 2; 5; 10
        {=CALLPLAN(D2:D11;;)}                   -> A; 12; 1; 12 | B; 6; 3; 18 | C; 2; 5; 10
        {=CALLPLAN(D2:D11;;34)}                 -> A; 12; 1; 12 | B; 6; 3; 18 | C; 0; 5; 0
        {=CALLPLAN(D2:D11;{"C";1|"B";4|"A";9};11)} -> C; 1; 5; 5 | B; 2; 3; 6 | A; 0; 1; 0
        {=CALLPLAN(P1:T1;F1:G2)}                -> Key; 24; 2; 48 | Rest; 0.5; 2; 1
        {=CALLPLAN(P1:T1;F1:G2;49)}             -> Key; 24; 2; 48 | Rest; 0.5; 2; 1
        {=CALLPLAN(P1:T1;F1:G2;48.9)}           -> Key; 24; 2; 48 | Rest; 0; 2; 0
        {=CALLPLAN(P1:T1;{"Key";"Rest"|3;2})}   -> Key; 3; 2; 6 | Rest; 2; 2; 4
        {=CALLPLAN({1;2;2;"1"};{1;10|2;5})}     -> "1"; 10; 2; 20 | "2"; 5; 2; 10
        {=CALLPLAN({"B"|""|"b"};{"B";3})}       -> B; 3; 2; 6
        {=CALLPLAN("B";;8)}                     -> A; 12; 0; 0 | B; 6; 1; 6 | C; 2; 0; 0
        {=CALLPLAN("";;8)}                      -> A; 12; 0; 0 | B; 6; 0; 0 | C; 2; 0; 0
        {=CALLPLAN(Z1:Z9;;8)}                   -> A; 12; 0; 0 | B; 6; 0; 0 | C; 2; 0; 0
        {=CALLPLAN(CUSTOMERTIERS(B2:B11))}      -> A; 12; 2; 24 | B; 6; 2; 12 | C; 2; 6; 12
        {=CALLPLAN({"A";"A";"A"|"B";"B";""};{"A";1.1|"B";9};5.3)} -> A; 1.1; 3; 33/10 | B; 1; 2; 2
        {=CALLPLAN({"A";"A";"B"};{"A";1E308|"B";1})} -> A; 1E308; 2; #NUM! | B; 1; 1; 1
    """)


@tap.test("CALLPLAN: tiers that the plan lacks, and plans that are not allowed (G5)")
def not_allowed(office):
    check(kinds(office), """
        =CALLPLAN({"A";"D"})                            -> #N/A
        =CALLPLAN(D1:D11)                               -> #N/A
        =CALLPLAN({"A";"C"};{"A";4|"B";2})              -> #N/A
        =CALLPLAN(Z1)                                   -> #N/A
        =CALLPLAN({"A";"B"};{"A";4|"a";2})              -> Err:502
        =CALLPLAN("A";{"A";4|"B";-1})                   -> Err:502
        =CALLPLAN("A";12)                               -> Err:502
        =CALLPLAN("A";;-1)                              -> Err:502
        =CALLPLAN("A";;{1;2})                           -> Err:502
        =CALLPLAN("A";;"x")                             -> #VALUE!
        =CALLPLAN("A";;"")                              -> #VALUE!
        =CALLPLAN("A";{"A";"four"})                     -> #VALUE!
        =CALLPLAN(K4)                                   -> #DIV/0!
        =CALLPLAN(K3:K4)                                -> Err:504
        =CALLPLAN("A";K5)                               -> #N/A
        =CALLPLAN("A";;K4)                              -> #DIV/0!
    """)


@tap.test("CALLPLAN of random lists equals an independent computation, and keeps to the capacity")
def random_plans(office):
    rng = random.Random(181)
    sheet = office.calc().Sheets.getByIndex(0)
    for _ in range(60):
        labels = "ABCDEF"[:rng.randint(1, 6)]
        whole = rng.random() < 0.5
        plan = [(label, rng.randint(0, 20) if whole else rng.randint(0, 200) / 10)
                for label in labels]
        tiers = [rng.choice([*labels, None]) for _ in range(rng.randint(1, 80))]
        capacity = rng.choice((None, rng.randint(0, 900), rng.randint(0, 9000) / 10))
        sheet.getCellRangeByName("A1:D80").clearContents(7)
        fill(sheet, "A1", [[tier] for tier in tiers])
        fill(sheet, "C1", [list(pair) for pair in plan])
        formula = f"=CALLPLAN(A1:A{len(tiers) + 1};C1:D{len(plan)};{capacity or ''})"
        capacity = capacity or None
        shown = show_array(sheet, formula, len(plan), 4)
        expected = [list(row) for row in reference.call_plan(tiers, plan, capacity)]
        if not same_rows(shown, expected):
            raise AssertionError(f"{formula} of {plan} and {tiers}\n  shows    {shown}\n"
                                 f"  expected {expected}")
        if capacity is not None:
            tap.equal(sum(row[3] for row in shown) <= capacity * (1 + 1e-14), True, formula)


@tap.test("CALL-1, TIME-3: the first two columns of CALLPLAN serve as the plan of CALLSPERYEAR")
def columns_as_plan(office):
    sheet = kinds(office)
    array_formula(sheet, "F2:I4", "=CALLPLAN(D2:D11;;37)")
    check(sheet, """
        {=CALLSPERYEAR(D2:D11;F2:G4)}   -> 6 | 12 | 6 | 6 | 1 | 1 | "" | 1 | 1 | 1
        =CALLSPERYEAR(D5;F$2:G$4)       -> 6
        =SUM(CALLSPERYEAR(D2:D11;F2:G4)) -> 35
        =SUM(I2:I4)                     -> 35
    """)
    fill(sheet, "D3", [["C"]])
    tap.equal([row[0] for row in values(sheet, "G2:G4")], [12, 6, 2])
    check(sheet, "{=CALLSPERYEAR(D2:D4;F2:G4)} -> 6 | 2 | 6")


# -- CUSTOMERREPS ------------------------------------------------------------------------------

WORK = (150, 200, 212, 215, 251, 277, 315, 370, 400, 414, 450, 477, 581, 697, 841, 888, 999, 1000,
        1059, 1137, 1214, 1315, 1423, 1433)
REPS = (3, 4, 2, 1, 4, 3, 2, 1, 4, 3, 2, 1, 1, 2, 3, 4, 1, 2, 3, 4, 4, 3, 2, 1)


@tap.test("REPS-1: 24 customers and four reps: six each, with 4075, 4097, 4056 and 4090")
def four_reps(office):
    sheet = office.calc().Sheets.getByIndex(0)
    fill(sheet, "A1", [[work] for work in WORK])
    array_formula(sheet, "B1:B24", "=CUSTOMERREPS(A1:A24;4)")
    tap.equal([row[0] for row in values(sheet, "B1:B24")], list(REPS))
    check(sheet, """
        =SUMIF(B1:B24;1;A1:A24)     -> 4075
        =SUMIF(B1:B24;2;A1:A24)     -> 4097
        =SUMIF(B1:B24;3;A1:A24)     -> 4056
        =SUMIF(B1:B24;4;A1:A24)     -> 4090
        =COUNTIF(B1:B24;4)          -> 6
    """)
    fill(sheet, "D1", [["Ann"], ["Bob"], ["Cem"], ["Dag"]])
    array_formula(sheet, "F1:F24", "=CUSTOMERREPS(A1:A24;D1:D4)")
    tap.equal([row[0] for row in values(sheet, "F1:F24")],
              [("Ann", "Bob", "Cem", "Dag")[rep - 1] for rep in REPS])
    check(sheet, '=COUNTIF(F1:F24;"Ann") -> 6')


@tap.test("CUSTOMERREPS: arguments left out, skipped and given; rows, columns and names (REPS-1)")
def customerreps(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["Ann", 5, None], [None, 4, "bob "], ["Bob", 3, None], [7, None, "Cem"],
                       [None, "x", 7], [None, 0, "7"]])
    check(sheet, """
        {=CUSTOMERREPS({5|4|3|3|1};2)}                      -> 1 | 2 | 2 | 1 | 2
        {=CUSTOMERREPS({5|4|3|3|1};2;)}                     -> 1 | 2 | 2 | 1 | 2
        {=CUSTOMERREPS({5|4|3|3|1};2;;)}                    -> 1 | 2 | 2 | 1 | 2
        {=CUSTOMERREPS({5|4|3|3|1};2;;3)}                   -> 1 | 2 | 2 | 1 | 2
        {=CUSTOMERREPS({9|1|1|1|1};2)}                      -> 1 | 2 | 2 | 2 | 2
        {=CUSTOMERREPS({9|1|1|1|1};2;;3)}                   -> 1 | 2 | 2 | 2 | 1
        {=CUSTOMERREPS({9|1|1|1|1};2;;1E300)}               -> 1 | 2 | 2 | 2 | 2
        {=CUSTOMERREPS({5;4|3;3};2)}                        -> 1; 2 | 2; 1
        {=CUSTOMERREPS({5;4;3};{"Ann"|"Bob"})}              -> Ann; Bob; Bob
        {=CUSTOMERREPS({5;4;3};"Ann")}                      -> Ann; Ann; Ann
        {=CUSTOMERREPS({5;4;3};{2})}                        -> 1; 2; 2
        {=CUSTOMERREPS({5;4;3};{10;20})}                    -> 10; 20; 20
        {=CUSTOMERREPS({5;4;3};2;{"";2;"2"})}               -> 1; 2; 2
        {=CUSTOMERREPS({5;4;3};2;{2;2;""})}                 -> 2; 2; 1
        {=CUSTOMERREPS(G1:G6;F1:F4)}                        -> Ann | Bob | 7 | "" | "" | 7
        {=CUSTOMERREPS(G1:G3;F1:F4;H1:H3)}                  -> Ann | Bob | 7
        {=CUSTOMERREPS(G1:G6;F1:F4;H1:H6)}                  -> Ann | Bob | 7 | "" | "" | 7
        {=CUSTOMERREPS({5|4|3|2|1};F1:F4;H2:H6)}            -> Bob | Ann | #N/A | 7 | 7
        {=CUSTOMERREPS({5|-4|3};2)}                         -> 1 | Err:502 | 2
        {=CUSTOMERREPS({5|-4|3};2;{2|7|3})}                 -> 2 | Err:502 | #N/A
        {=CUSTOMERREPS({0;0;0};2)}                          -> 1; 1; 1
        {=CUSTOMERREPS({0;0;0};2;;2)}                       -> 1; 1; 2
        {=CUSTOMERREPS({0.1;0.2;0.3;0.05};2;{1;1;2;""})}    -> 1; 1; 2; 1
        {=CUSTOMERREPS({0.3;0.1;0.2;0.05};2;{1;2;2;""})}    -> 1; 2; 2; 1
        =CUSTOMERREPS(5;3)                                  -> 1
        =CUSTOMERREPS(Z1;3)                                 -> 1
        =CUSTOMERREPS(5;3;Z1)                               -> 1
        =CUSTOMERREPS(5;3;3)                                -> 3
        =CUSTOMERREPS("";3)                                 -> ""
        =CUSTOMERREPS("n/a";3;9)                            -> ""
        {=CUSTOMERREPS(Z1:Z3;3)}                            -> "" | "" | ""
    """)


@tap.test("CUSTOMERREPS: what is not allowed, no room, and amounts that are text (G1, G5)")
def reps_not_allowed(office):
    sheet = kinds(office)
    check(sheet, """
        =CUSTOMERREPS({5;3};0)                          -> Err:502
        =CUSTOMERREPS({5;3};-1)                         -> Err:502
        =CUSTOMERREPS({5;3};1.5)                        -> Err:502
        =CUSTOMERREPS({5;3};1048577)                    -> Err:502
        =CUSTOMERREPS({5;3};Z1)                         -> Err:502
        =CUSTOMERREPS({5;3};Z1:Z3)                      -> Err:502
        =CUSTOMERREPS({5;3};"")                         -> Err:502
        =CUSTOMERREPS({5;3};{"Ann";"ann"})              -> Err:502
        =CUSTOMERREPS({5;3};{"Ann";"Bob"|"Cem";"Dag"})  -> Err:502
        =CUSTOMERREPS({5;3};2;{1})                      -> Err:502
        =CUSTOMERREPS({5;3};2;{1|2})                    -> Err:502
        =CUSTOMERREPS({5;3;1};2;;1)                     -> Err:502
        =CUSTOMERREPS({5;3;1};2;{1;1;2};1)              -> Err:502
        =CUSTOMERREPS({5;3};2;;0)                       -> Err:502
        =CUSTOMERREPS({5;3};2;;Z1)                      -> Err:502
        =CUSTOMERREPS({5;3};2;;1.5)                     -> Err:502
        =CUSTOMERREPS({5;3};2;;{1;2})                   -> Err:502
        =CUSTOMERREPS({5;3};2;;"x")                     -> #VALUE!
        =CUSTOMERREPS({5;"3"};2)                        -> #VALUE!
        =CUSTOMERREPS({5;"2,50 kr"};2)                  -> #VALUE!
        {=CUSTOMERREPS({"2024";5};2)}                   -> ""; 1
        =CUSTOMERREPS({5;3};2;{"Ann";""})               -> #N/A
        =CUSTOMERREPS({5;3};2;{0;1})                    -> #N/A
        =CUSTOMERREPS(K4;2)                             -> #DIV/0!
        =CUSTOMERREPS(K3:K4;2)                          -> Err:504
        =CUSTOMERREPS(5;K5)                             -> #N/A
        =CUSTOMERREPS(5;2;K4)                           -> #DIV/0!
        =CUSTOMERREPS({5;3};2;;K4)                      -> #DIV/0!
    """)


@tap.test("CUSTOMERREPS of random lists equals an independent computation; loads are even (REPS-2)")
def random_reps(office):
    rng = random.Random(182)
    sheet = office.calc().Sheets.getByIndex(0)
    names = ["Ann", "Bob", "Cem", "Dag", "Eva"]
    for _ in range(60):
        n, count = rng.randint(1, 60), rng.randint(1, 5)
        digits = rng.randint(0, 3)
        work = [rng.choice((None, "n/a", 0)) if rng.random() < 0.1 else
                round(rng.uniform(0, rng.choice((1, 9, 500))), digits) for _ in range(n)]
        reps = rng.choice((count, names[:count]))
        owners = rng.choice((None, [rng.choice([*(reps if isinstance(reps, list) else range(
            1, count + 1)), None, None, None]) for _ in work]))
        limit = rng.choice((None, n // count + rng.randint(0, 4) or 1))
        sheet.getCellRangeByName("A1:D61").clearContents(7)
        fill(sheet, "A1", [[one] for one in work])
        fill(sheet, "B1", [[one] for one in owners or []] or [[None]])
        fill(sheet, "D1", [[name] for name in names[:count]])
        formula = (f"=CUSTOMERREPS(A1:A{n + 1};{f'D1:D{count}' if isinstance(reps, list) else reps}"
                   f";{f'B1:B{n + 1}' if owners else ''};{limit or ''})")
        expected = reference.shown(reference.customer_reps, work, reps, owners, limit)
        shown = [row[0] for row in show_array(sheet, formula, n, 1)]
        if isinstance(expected, str):
            expected = [expected] * n
        if not same_rows([[one] for one in shown], [[one] for one in expected]):
            raise AssertionError(f"{formula} of {work}, {owners}\n  shows    {shown}\n"
                                 f"  expected {expected}")
        if owners is None and limit is None:
            amounts = [one if isinstance(one, (int, float)) else 0 for one in work]
            loads = [sum(amount for amount, rep in zip(amounts, shown) if rep == name)
                     for name in (reps if isinstance(reps, list) else range(1, count + 1))]
            tap.equal(max(loads) - min(loads) <= max(amounts) + 1e-9, True, formula)


@tap.test("CUSTOMERREPS of 100,000 customers and 200 reps in one formula, and once more as it changes")
def many_customers(office):
    rng = random.Random(183)
    sheet = office.calc().Sheets.getByIndex(0)
    work = [rng.randint(1, 400) / 4 for _ in range(100_000)]
    fill(sheet, "A1", [[one] for one in work])
    start = time.monotonic()
    array_formula(sheet, "B1:B100000", "=CUSTOMERREPS(A1:A100000;200)")
    reps = [row[0] for row in values(sheet, "B1:B100000")]
    tap.note(f"{time.monotonic() - start:.2f} s")
    tap.equal(uneven(work, reps) <= 100, True, "no two reps differ by more than the largest")
    fill(sheet, "A1", [[5000]])
    changed = [row[0] for row in values(sheet, "B1:B100000")]
    tap.equal(changed[0], 1, "whoever has most work is with the first rep")
    tap.equal(uneven([5000, *work[1:]], changed) <= 5000, True)


def uneven(work, reps):
    """How far the work of two reps is apart at most."""
    loads = collections.Counter()
    for amount, rep in zip(work, reps):
        loads[rep] += amount
    tap.equal(sorted(loads), list(range(1, 201)))
    return max(loads.values()) - min(loads.values())


# -- README ------------------------------------------------------------------------------------

@tap.test("README: the reps that a plan needs, fewer calls, who calls whom, and the next call")
def how_to(office):
    told = re.search(r"^\| who calls whom, and when.*$", (ROOT / "README.md").read_text("utf-8"),
                     re.M)[0]
    needed, plan, reps, next_call = re.findall(r"`(=[^`]+)`", told)
    rng = random.Random(184)
    sheet = office.calc().Sheets.getByIndex(0)
    tiers = [rng.choice(["A", "B", "B", "C", "C", "C", "C", None]) for _ in range(899)]
    tiers[0] = "A"
    fill(sheet, "C1", [["Tier"], *([tier] for tier in tiers)])
    fill(sheet, "F2", [[46000]])
    calls = [{"A": 12, "B": 6, "C": 2, None: 0}[tier] for tier in tiers]
    tap.equal("where each makes 600 calls" in told and "with 1,800 calls" in told
              and "each of three reps" in told, True, told)
    tap.equal(show(sheet, [needed]), [-(-sum(calls) // 600)], needed)
    expected = [list(row) for row in reference.call_plan(tiers, capacity=1800)]
    tap.equal(same_rows(show_array(sheet, plan, 3, 4), expected), True, plan)
    tap.equal(expected[-1][1] < 2, True, "the calls do not do for the plan")
    shown = [row[0] for row in show_array(sheet, reps, 899, 1)]
    tap.equal(shown, reference.customer_reps([call or None for call in calls], 3), reps)
    tap.equal(show(sheet, [next_call]), [46000 + 365 / 12], next_call)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
