# SPDX-License-Identifier: MPL-2.0
"""RFM by limits and with segments of one's own: RFMSCORE, RFMSCORES, RFMSEGMENT."""
import random
import sys
from pathlib import Path

import reference_more as reference
import tap
from cases import check, show, show_array
from kinds import compare, kinds
from office import Office, fill, formulas

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"

LIMITS = "{30;60;90|2;5;8|10;20;30}"


@tap.test("RFM-4: limits of one's own, typed and in cells; rows that differ in length")
def limits(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["days", "orders", "sales"], [51, 1, 19.32], [46, 1, 20], [26, 1, 9.78],
                       [73, 1, 11.97], [1, 1, 15.67], [30, 2, 30], [None, 5, 29], [91, 8, -5]])
    fill(sheet, "J1", [[30, 60, 90, None], [2, None, None, None], [10, 20, 30, 40]])
    fill(sheet, "O1", [[30], [2], [10]])
    formulas(sheet, "Q1", [["=0.7+0.1"]])
    check(sheet, f"""
        {{=RFMSCORES(F2:F9;G2:G9;H2:H9;{LIMITS})}} -> 312 | 313 | 411 | 212 | 412 | 424 | "" | 141
        {{=RFMSCORES(F2:F9;G2:G9;H2:H9;J1:M3)}}    -> 312 | 313 | 411 | 212 | 412 | 424 | "" | 121
        {{=RFMSCORES(F2:F9;G2:G9;H2:H9;O1:O3)}}    -> 112 | 112 | 211 | 112 | 212 | 222 | "" | 121
        {{=RFMSCORES({{51;46;26;73;1}};{{1;1;1;1;1}};{{19.32;20;9.78;11.97;15.67}};{LIMITS})}}
            -> 312; 313; 411; 212; 412
        =RFMSCORE(51;1;19.32;F2:F9;G2:G9;H2:H9;{LIMITS})     -> 312
        =RFMSCORE(46;1;20;F2:F9;G2:G9;H2:H9;J1:M3)           -> 313
        =RFMSCORE(26;1;9.78;F:F;G:G;H:H;J1:M3)               -> 411
        =RFMSCORE(73;1;11.97;Z1:Z9;Y1;X1:X9;{LIMITS})        -> 212
        =RFMSCORE(F6;G6;H6;F2:F9;G2:G9;H2:H9;{LIMITS})       -> 412
        {{=RFMSCORE(F2:F4;G2:G4;H2:H4;F2:F9;G2:G9;H2:H9;{LIMITS})}} -> 312 | 313 | 411
        =RFMSCORE("";1;1;F2:F9;G2:G9;H2:H9;{LIMITS})         -> ""
        =RFMSCORE("x";1;1;F2:F9;G2:G9;H2:H9;{LIMITS})        -> #VALUE!
        {{=RFMSCORES({{1;2}};{{1;1}};{{"";7}};{LIMITS})}}  -> ""; 411
        =RFMSCORES(1;1;Q1;{{30|2|0.8}})                      -> 212
        =RFMSCORES(0;9;9;{{1;2;3;4;5;6;7;8|1;2;3;4;5;6;7;8|1;2;3;4;5;6;7;8}}) -> 999
        =RFMSCORES(9;0;0;{{1;2;3;4;5;6;7;8|1;2;3;4;5;6;7;8|1;2;3;4;5;6;7;8}}) -> 111
    """)


@tap.test("RFM-4: limits that are not allowed (G5)")
def bad_limits(office):
    sheet = kinds(office)
    fill(sheet, "J1", [[30, None, 90], [2, 5, 8], [10, 20, 30]])
    fill(sheet, "J5", [[30], [None], [10]])
    fill(sheet, "J9", [[i for i in range(1, 10)]] * 3)
    for formula in ("=RFMSCORES(1;1;1;{})", "=RFMSCORE(1;1;1;B2:B11;B2:B11;B2:B11;{})"):
        check(sheet, "\n".join(formula.replace("{}", bins) + f" -> {shows}" for bins, shows in (
            ("{30;60|2;5}", "Err:502"), ("{30;60;90}", "Err:502"), ("{30|60|90|120}", "Err:502"),
            ("{60;30|2;5|10;20}", "Err:502"), ("{30;30|2;5|10;20}", "Err:502"),
            ("J1:L3", "Err:502"), ("J5:J7", "Err:502"), ("J9:R11", "Err:502"),
            ('{30;"x"|2;5|10;20}', "#VALUE!"), ("A2:A4", "#VALUE!"), ("K3:K4", "Err:504"),
            ("K4", "#DIV/0!"), ("2", "211"))))
    check(sheet, """
        =RFMSCORE(1;1;1;K1:K4;B2:B11;B2:B11;{30|2|10})  -> #VALUE!
    """)


@tap.test("RFM-5: segments of one's own; the first that fits, else Others")
def segments(office):
    sheet = kinds(office)
    fill(sheet, "F1", [["Best", 4, 5, 4, 5], ["Keep", 3, 5, 2, 5], ["Gone", 1, 2, 1, 5],
                       [None] * 5])
    fill(sheet, "F6", [["Large", None, None, None, None, 4, 9], ["Best", 4, 5, 4, 5, None, None],
                       [7, 1, 1, 1, 1, 1, 1]])
    fill(sheet, "N1", [[543], [444], [432], [155], [311], [None], ["x"], [999], [116], [110]])
    check(sheet, """
        {=RFMSEGMENT(N1:N10;F1:J4)}
            -> Best | Best | Keep | Gone | Others | "" | #VALUE! | Others | Gone | Err:502
        {=RFMSEGMENT(N1:N10;F6:L8)}
            -> Best | Large | Others | Large | Others | "" | #VALUE! | Large | Large | Err:502
        =RFMSEGMENT(111;F6:L8)                                  -> "7"
        =RFMSEGMENT(543;{"Best";4;5;4;5})                       -> Best
        =RFMSEGMENT(343;{"Best";4;5;4;5})                       -> Others
        =RFMSEGMENT(343;{"";1;5;1;5})                           -> ""
        =RFMSEGMENT(543;F4:J4)                                  -> Others
        =RFMSEGMENT(543;)                                       -> Champions
        =RFMSEGMENT(543)                                        -> Champions
        =RFMSEGMENT(999)                                        -> Err:502
        =RFMSEGMENT(543;F1:I3)                                  -> Err:502
        =RFMSEGMENT(543;F1:K3)                                  -> Err:502
        =RFMSEGMENT(543;{"Best";5;4;4;5})                       -> Err:502
        =RFMSEGMENT(111;{"All";1;5;1;5|"Best";5;4;4;5})         -> Err:502
        =RFMSEGMENT(543;{"Best";"four";5;4;5})                  -> #VALUE!
        =RFMSEGMENT(543;{"Segment";"from";"to";"from";"to"|"Best";4;5;4;5}) -> #VALUE!
        =RFMSEGMENT(543.5;F1:J3)                                -> Err:502
        =RFMSEGMENT("";F1:J3)                                   -> ""
        =RFMSEGMENT("x";F1:J3)                                  -> #VALUE!
        =RFMSEGMENT(543;"Best")                                 -> Err:502
        =RFMSEGMENT(543;K5)                                     -> #N/A
    """)


@tap.test("RFM-4, RFM-5: random limits and segments equal an independent computation")
def at_random(office):
    chance = random.Random(45)
    sheet = office.calc().Sheets.getByIndex(0)
    for _ in range(20):
        rows = [sorted(chance.sample(range(-3, 60), chance.randint(1, 8))) for _ in range(3)]
        own = [[chance.randint(-5, 70), chance.randint(0, 20), chance.randint(-100, 900) / 10]
               for _ in range(30)]
        table = [[name, *(tuple(chance.choice((None, sorted((chance.randint(1, 9),
                                                            chance.randint(1, 9)))))
                          or (None, None)) for _ in range(3))] for name in "abcd"]
        sheet.getCellRangeByName("A1:Z40").clearContents(23)
        fill(sheet, "A1", own)
        fill(sheet, "E1", [row + [None] * (9 - len(row)) for row in rows])
        fill(sheet, "P1", [[name, *(digit for pair in pairs for digit in pair)]
                           for name, *pairs in table])
        scores = [reference.Limits(*rows).score(*row) for row in own]
        shown = show_array(sheet, "=RFMSCORES(A1:A30;B1:B30;C1:C30;E1:M3)", 30, 1)
        compare(own, [row[0] for row in shown], scores)
        typed = [f"=RFMSCORE(A{row};B{row};C{row};A1:A30;B1:B30;C1:C30;E1:M3)"
                 for row in range(1, 31)]
        compare(own, show(sheet, typed), scores)
        typed = [f"=RFMSEGMENT({score};P1:V4)" for score in scores]
        compare(typed, show(sheet, typed),
                [reference.rfm_segment_by(score, table) for score in scores])


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
