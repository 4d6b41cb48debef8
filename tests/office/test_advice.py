# SPDX-License-Identifier: MPL-2.0
"""What to do with a customer, by all that is known of it.

    test_advice.py                    is every advice that of the reviewed table, advice.txt?
    test_advice.py --write            writes the table anew, so far as the lists are here
"""
import collections
import csv
import random
import sys
from itertools import product
from pathlib import Path

import reference_more as reference
import sample
import story
import tap
from cases import check, customers, show, show_array
from kinds import compare, kinds
from office import Office, fill, fill_down, formulas, values

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
TABLE = Path(__file__).with_name("advice.txt")
RETAIL = ROOT.parent / "shared" / "data" / "retail-customers.csv"
QUARTERS = ("2010-12-01", "2011-03-01", "2011-06-01", "2011-09-01")  # the days they begin

ACTIONS = ("Invest", "Protect", "Develop", "Maintain", "Serve", "Onboard", "Win back", "Reprice",
           "Release")

TIERS = ("A", "b", "C", "D", None)
FITS = ("Ideal", "acceptable", "POOR", None)
PROFITS = (-0.01, 0, 900, None)
POTENTIALS = ("high", "Medium", "Low", None)
STAGES = ("Target", "pruned", "NEW", "Established", "Core", None)
MOVES = ("New", "kept", "Recovered", "LOST", "Gone", None)


@tap.test("ACT-1: every tier, fit, profit, potential, stage and move there can be, in one array")
def every_action(office):
    sheet = office.calc().Sheets.getByIndex(0)
    rows = list(product(TIERS, FITS, PROFITS, POTENTIALS, STAGES, MOVES))
    fill(sheet, "A1", rows)
    n = len(rows)
    columns = [f"{letter}1:{letter}{n}" for letter in "ABCDEF"]
    expected = [reference.shown(reference.action, *row) for row in rows]
    tap.equal(set(expected), {*ACTIONS, "#N/A", ""})
    shown = show_array(sheet, f"=CUSTOMERACTION({';'.join(columns)})", n, 1)
    compare(rows, [row[0] for row in shown], expected)
    # What is left out is as if it were not known.
    for known in (3, 4, 5):
        shown = show_array(sheet, f"=CUSTOMERACTION({';'.join(columns[:known])})", n, 1)
        compare(rows, [row[0] for row in shown],
                [reference.shown(reference.action, *row[:known]) for row in rows])


@tap.test("ACT-1: one by one as in an array; a reference to an empty cell is not known either")
def one_by_one(office):
    sheet = office.calc().Sheets.getByIndex(0)
    rows = random.Random(51).sample(list(product(TIERS, FITS, PROFITS, POTENTIALS, STAGES, MOVES)),
                                    500)
    fill(sheet, "A1", rows)
    typed = [f"=CUSTOMERACTION(A{row};B{row};C{row};D{row};E{row};F{row})"
             for row in range(1, len(rows) + 1)]
    # Of a single reference an empty profit is 0, which is known to be no loss.
    compare(typed, show(sheet, typed),
            [reference.shown(reference.action, tier, fit, profit or 0, *others)
             for tier, fit, profit, *others in rows])


@tap.test("CUSTOMERACTION: arguments left out, skipped and given; each array or one cell (G10)")
def customeraction(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["A", "Ideal", -5, "High", "Core", "Kept"],
                       ["B", "Poor", 5, "Low", "Core", "Lost"],
                       ["C", None, 5, "Low", "New", "New"],
                       [None, "Ideal", 5, "High", "Target", None],
                       ["C", "Ideal", 5, None, None, None]])
    fill(sheet, "P1", [["in", "guard", "up", "keep", "by", "meet", "back", "price", "out"]])
    check(sheet, """
        =CUSTOMERACTION("B";"Ideal";1200)                       -> Maintain
        =CUSTOMERACTION("B";"Ideal";1200;)                      -> Maintain
        =CUSTOMERACTION("B";"Ideal";1200;;;;;)                  -> Maintain
        =CUSTOMERACTION("B";"Ideal";1200;"High")                -> Develop
        =CUSTOMERACTION("B";"Ideal";1200;;"New")                -> Onboard
        =CUSTOMERACTION("B";"Ideal";1200;;;"Gone")              -> Win back
        =CUSTOMERACTION("A";"Ideal";1200;"Low")                 -> Protect
        =CUSTOMERACTION("B";"Ideal";1200;"High";;;P1:X1)        -> up
        =CUSTOMERACTION("B";"Ideal";1200;;;;P1:X1)              -> keep
        =CUSTOMERACTION("A";"Poor";0;;;;{1|2|3|4|5|6|7|8|9})    -> "1"
        =CUSTOMERACTION("A";"Poor";0;"Low";;;P1:X1)             -> guard
        =CUSTOMERACTION("C";"Poor";0;;;;P1:X1)                  -> out
        =CUSTOMERACTION("C";"";0;;;;P1:X1)                      -> by
        =CUSTOMERACTION("C";"";0;;"New";;P1:X1)                 -> meet
        =CUSTOMERACTION("C";"";0;;"New";"Lost";P1:X1)           -> back
        =CUSTOMERACTION("A";"";-1;;;;P1:X1)                     -> price
        {=CUSTOMERACTION(F1:F5;G1:G5;H1:H5;I1:I5;J1:J5;K1:K5)}  -> Reprice | Release | Onboard | "" | Serve
        {=CUSTOMERACTION(F1:F5;G1:G5;H1:H5;I1:I5;J1:J5)}        -> Reprice | Reprice | Onboard | "" | Serve
        {=CUSTOMERACTION(F1:F5;G1:G5;H1:H5;I1:I5)}  -> Reprice | Reprice | Serve | "" | Serve
        {=CUSTOMERACTION(F1:F5;G1:G5;H1:H5)}        -> Reprice | Reprice | Serve | "" | Serve
        {=CUSTOMERACTION(F1:F5;"Ideal";5;"High")}   -> Invest | Develop | Develop | "" | Develop
        {=CUSTOMERACTION(F1:F5;"";5;I1:I5)}         -> Invest | Maintain | Serve | "" | Serve
        {=CUSTOMERACTION(F1:F5;G1:G5;-1;I1:I5)}     -> Reprice | Release | Release | "" | Reprice
        {=CUSTOMERACTION(F1:F5;"";5;;;"Lost")}      -> Win back | Win back | Win back | Win back | Win back
        {=CUSTOMERACTION({"A";"B";"C"};"";5)}       -> Invest; Maintain; Serve
        {=CUSTOMERACTION({"A";"B"|"C";""};"";5;{"";"High"|"High";"High"})} -> Invest; Develop | Develop; ""
        {=CUSTOMERACTION({"A";"B"};"";5;;{"New";"Core"};{"Kept";"Gone"})}  -> Onboard; Win back
        {=CUSTOMERACTION(F1:F5;G1:G5;H1:H5;I1:I5;;;P1:X1)}  -> price | price | by | "" | by
        {=CUSTOMERACTION(F1:F2;G1:G2;H1:H2;{"Low";"Low"})} -> Err:502 | Err:502
        {=CUSTOMERACTION(F1:F2;G1:G3;H1:H2)}        -> Err:502 | Err:502
        {=CUSTOMERACTION(F1:F2;G1:G2;H1:H3)}        -> Err:502 | Err:502
        {=CUSTOMERACTION(F1:F2;G1:G2;H1:H2;I1:I3)}  -> Err:502 | Err:502
        {=CUSTOMERACTION(F1:F2;G1:G2;H1:H2;;J1:J3)} -> Err:502 | Err:502
        {=CUSTOMERACTION(F1:F2;G1:G2;H1:H2;;;K1:K3)} -> Err:502 | Err:502
        =CUSTOMERACTION("A";G1:G2;5)                -> Err:502
        =CUSTOMERACTION("A";"";5;I1:I3)             -> Err:502
        =CUSTOMERACTION("A";"";5;;;K1:K3)           -> Err:502
    """)


@tap.test("CUSTOMERACTION: the names of the tiers, best first, in the place of A, B and C")
def named_tiers(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["Gold"], ["Silver"], ["Bronze"], ["A"]])
    check(sheet, """
        {=CUSTOMERACTION(F1:F3;"";5;;;;;F1:F3)}                 -> Invest | Maintain | Serve
        {=CUSTOMERACTION(F1:F4;"Poor";5;;;;;{"gold";"SILVER";"bronze"})} -> Invest | Reprice | Release | #N/A
        {=CUSTOMERACTION({1;2;3};"";5;;;;;{1;2;3})}             -> Invest; Maintain; Serve
        {=CUSTOMERACTION({"1";"2";"3"};"";5;;;;;{1;2;3})}       -> Invest; Maintain; Serve
        =CUSTOMERACTION("Gold";"";5)                            -> #N/A
        =CUSTOMERACTION("A";"";5;;;;;F1:F3)                     -> #N/A
        =CUSTOMERACTION("Gold";"";5;;;;;F1:F2)                  -> Err:502
        =CUSTOMERACTION("Gold";"";5;;;;;F1:F4)                  -> Err:502
        =CUSTOMERACTION("Gold";"";5;;;;;K4)                     -> #DIV/0!
    """)


@tap.test("CUSTOMERACTION: cells of every kind; what is not known triggers nothing; errors (G5)")
def action_cells(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["A", "Ideal", 5], ["B", "Great", 5], ["C", "Ideal", "x"], [1, "Ideal", 5]])
    check(sheet, """
        =CUSTOMERACTION("";"Ideal";5)                  -> ""
        =CUSTOMERACTION(K3;"Ideal";5)                  -> ""
        =CUSTOMERACTION(Z1;"Ideal";5)                  -> ""
        =CUSTOMERACTION(Z1;"Ideal";5;;"Core";Z2)       -> ""
        =CUSTOMERACTION(Z1;"Ideal";5;;"Core";"Kept")   -> Serve
        =CUSTOMERACTION(Z1;"Poor";5;;"Core";"Kept")    -> Serve
        =CUSTOMERACTION(Z1;"";5;"High";Z2;"Recovered") -> Develop
        =CUSTOMERACTION(Z1;Z2;Z3;Z4;Z5;"Lost")         -> Win back
        =CUSTOMERACTION("A";Z1;Z2;Z3)                  -> Invest
        =CUSTOMERACTION("A";Z1;Z2;Z3;Z4;Z5)            -> Invest
        =CUSTOMERACTION("C";K3;K3;K3;K3;K3)            -> Serve
        =CUSTOMERACTION("C";"";"";"")                  -> Serve
        =CUSTOMERACTION("C";"";-1;"")                  -> Release
        =CUSTOMERACTION("C";Z1;-1;Z2)                  -> Release
        =CUSTOMERACTION("C";"Poor";"";"High")          -> Release
        =CUSTOMERACTION("C";"Poor";0;"High")           -> Develop
        =CUSTOMERACTION("B";"";K1)                     -> Maintain
        =CUSTOMERACTION("D";"Ideal";5)                 -> #N/A
        =CUSTOMERACTION("AA";"Ideal";5)                -> #N/A
        =CUSTOMERACTION(1;"Ideal";5)                   -> #N/A
        =CUSTOMERACTION(K1;"Ideal";5)                  -> #N/A
        =CUSTOMERACTION("A";"Great";5)                 -> #N/A
        =CUSTOMERACTION("A";"";5;"Great")              -> #N/A
        =CUSTOMERACTION("A";"";5;;"Great")             -> #N/A
        =CUSTOMERACTION("A";"";5;;7)                   -> #N/A
        =CUSTOMERACTION("A";"";5;;"Lost")              -> #N/A
        =CUSTOMERACTION("A";"";5;;;"Core")             -> #N/A
        =CUSTOMERACTION("D";"";5;;"Target")            -> #N/A
        =CUSTOMERACTION("A";"Ideal";"x")               -> #VALUE!
        =CUSTOMERACTION("A";"Ideal";"x";;;"Lost")      -> #VALUE!
        =CUSTOMERACTION("A";"";5;;;;{"a";"b"})         -> Err:502
        =CUSTOMERACTION("A";"";5;;;;{1;2;3;4;5;6})     -> Err:502
        {=CUSTOMERACTION(F1:F4;G1:G4;H1:H4)}           -> Invest | #N/A | #VALUE! | #N/A
        =CUSTOMERACTION(K4;"";5)                       -> #DIV/0!
        =CUSTOMERACTION("A";K5;5)                      -> #N/A
        =CUSTOMERACTION("A";"";K4)                     -> #DIV/0!
        =CUSTOMERACTION("A";"";5;K4)                   -> #DIV/0!
        =CUSTOMERACTION("A";"";5;;K4)                  -> #DIV/0!
        =CUSTOMERACTION("A";"";5;;;K4)                 -> #DIV/0!
        =CUSTOMERACTION("A";"";5;;;;K4)                -> #DIV/0!
        =CUSTOMERACTION(K3:K4;"";5)                    -> Err:504
        =CUSTOMERACTION(F1:F2;"";5;K4:K5)              -> Err:504
        =CUSTOMERACTION(F1:F2;"";5;;;K4:K5)            -> Err:504
    """)


@tap.test("the tier, fit, profit, potential, stage and move of other formulas decide the action")
def chained(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [[9, 4, 1, None, 7]])
    check(sheet, """
        =CUSTOMERACTION(CUSTOMERTIER(B2;B2:B11);CUSTOMERFIT({1;1;0});CUSTOMERPROFIT(9;1;1;1)) -> Invest
        =CUSTOMERACTION(CUSTOMERTIER(B9;B2:B11);"";5;CUSTOMERPOTENTIAL({8;10;12}))  -> Develop
        =CUSTOMERACTION(CUSTOMERTIER(B2;B2:B11);"";5;"";CUSTOMERSTAGE(2;B2;F1:H1;F1:H1)) -> Onboard
        =CUSTOMERACTION(CUSTOMERTIER(B2;B2:B11);"";5;"";"";CUSTOMERMOVE(F1:I1))     -> Win back
        =CUSTOMERACTION(CUSTOMERTIER(B2;B2:B11);"";5;"";"";CUSTOMERMOVE(F1:J1))     -> Invest
        =CUSTOMERACTION("";"";5;"";CUSTOMERSTAGE(0;0;F1:H1;F1:H1);CUSTOMERMOVE({0;0})) -> ""
        {=CUSTOMERACTION(CUSTOMERTIERS(B2:B6);"";B2:B6-100)} -> Invest | Invest | Release | Release | Release
        =CUSTOMERACTION("B";CUSTOMERFIT("");5)                                      -> Maintain
        {=CUSTOMERACTION({"A"|0|"C"};"";5)}                 -> Invest | #N/A | Serve
        {=CUSTOMERACTION({"C"|"C"};{0|"Ideal"};5)}          -> #N/A | Serve
    """)


# -- as a sales manager would read it ----------------------------------------------------------

Customer = collections.namedtuple("Customer", "action tier stage move fit potential profit")


@tap.test("the advice for the sample list is as it was reviewed, and none of it absurd")
def sample_advice(office):
    hold(story.SAMPLE.name, of_sample(office))


if RETAIL.exists():
    @tap.test("the advice for a real shop's customers is as it was reviewed, and none of it absurd")
    def retail_advice(office):
        hold(RETAIL.name, of_retail(office))


def of_sample(office):
    """Every customer, by the columns of the worked story as Calc shows them."""
    sheet = sample.enter(office, *sample.read())
    letters = {column.title: column.letter for column in story.columns()}
    shown = [column(sheet, f"{letters[title]}2:{letters[title]}{sample.LAST}") for title in
             ("Action", "Tier", "Stage", "Move", "Fit", "Potential", "Profit")]
    return [Customer(*row) for row in zip(*shown)]


def of_retail(office):
    """Every customer by its orders and revenue, and by the quarters from its first order to its
    last, in which it counts as buying: more is not known. Its goods cost 60 %, and an order a
    quarter of an hour at 40."""
    with open(RETAIL, encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    sheet = office.calc().Sheets.getByIndex(0)
    n = len(listed)
    fill(sheet, "A1", [[float(one["orders"]), float(one["revenue"]), *quarters(one)]
                       for one in listed])
    formulas(sheet, "G1", [[
        '=CUSTOMERACTION(H1;"";K1;"";I1;J1)', f"=CUSTOMERTIER(B1;B$1:B${n})",
        f"=CUSTOMERSTAGE(A1;B1;A$1:A${n};B$1:B${n})", "=CUSTOMERMOVE(C1:F1)",
        "=CUSTOMERPROFIT(B1;60%*B1;A1/4;40)"]])
    fill_down(sheet, f"G1:K{n}")
    return [Customer(action, tier, stage, move, "", "", profit)
            for action, tier, stage, move, profit in values(sheet, f"G1:K{n}")]


def quarters(customer):
    """1 for each quarter from the first order to the last, else 0."""
    ends = (*QUARTERS[1:], "9999")
    return [float(customer["first_order"] < end and customer["last_order"] >= start)
            for start, end in zip(QUARTERS, ends)]


def column(sheet, area):
    return [row[0] for row in values(sheet, area)]


def hold(name, listed):
    """Fail where a list's advice is absurd, and where it is not that of the table."""
    for customer in listed:
        for what, absurd in (
                ("has stopped buying", customer.move in ("Lost", "Gone")
                 and customer.action not in ("Win back", "Release", "")),
                ("is new and still buys", customer.stage == "New"
                 and customer.move not in ("Lost", "Gone") and customer.action == "Release"),
                ("is no customer yet", customer.stage in ("Target", "Pruned")
                 and customer.action != ""),
                ("is an A that shrinks", customer.tier == "A" and customer.potential == "Low"
                 and customer.action == "Invest")):
            tap.equal(absurd, False, f"{customer} {what}: whether the advice is absurd")
    is_, wanted = section(name, listed), reviewed().get(name, "")
    tap.note(is_)
    wrong = sorted(set(is_.splitlines()) ^ set(wanted.splitlines()))
    tap.equal(wrong[:6], [], f"the first of {len(wrong)} lines that differ from {TABLE.name}")


def section(name, listed):
    """A list's part of the table: by action, how many customers of which kind."""
    kinds_of = collections.Counter(
        one._replace(profit="loss" if one.profit < 0 else "no loss") for one in listed)
    lines = [f"{name}: {len(listed):,} customers"]
    for action in (*ACTIONS, ""):
        chosen = {kind: count for kind, count in kinds_of.items() if kind.action == action}
        lines.append(f"  {action or 'nothing'}: {sum(chosen.values()):,}")
        lines += [f"    {count:>5,}  " + "".join(f"{word or '-':<{width}}" for word, width in zip(
            kind[1:], (3, 13, 11, 12, 8, 8))).rstrip()
            for kind, count in sorted(chosen.items())]
    return "\n".join(lines)


HEAD = """What CUSTOMERACTION advises whom, reviewed line by line (test_advice.py): below each action, how
many customers of which tier, stage, move, fit, potential and sign of profit. - is not known.
"""


def reviewed():
    """The table as it is kept, {list: its part}."""
    parts = TABLE.read_text(encoding="utf-8").split("\n\n")[1:]
    return {part.partition(":")[0]: part.rstrip("\n") for part in parts}


def write(office):
    parts = reviewed() if TABLE.exists() else {}
    parts[story.SAMPLE.name] = section(story.SAMPLE.name, of_sample(office))
    if RETAIL.exists():
        parts[RETAIL.name] = section(RETAIL.name, of_retail(office))
    TABLE.write_text("\n\n".join([HEAD.rstrip("\n"), *parts.values()]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = write(running) if "--write" in sys.argv else tap.run(running)
    sys.exit(status)
