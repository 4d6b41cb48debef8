# SPDX-License-Identifier: MPL-2.0
"""Each function as a user types it: its arguments left out, skipped and given."""
import subprocess
import sys
from pathlib import Path
from string import ascii_uppercase

import tap
from cases import check, customers, show
from office import Office, array_formula, cell, fill, formulas, values

ROOT = Path(__file__).resolve().parents[2]
OXT = ROOT / "build" / "vitalfew.oxt"
DESCRIBE = ROOT / "build" / "describe"
ADD_IN = 11  # com.sun.star.sheet.FunctionCategory.ADDINS

SIGNATURES = """
    CUSTOMERTIER(Value; Population; [Cutoffs]; [Labels]; [Method])
    CUSTOMERTIERIF(Value; Population; Group; Groups; [Cutoffs]; [Labels]; [Method])
    CUSTOMERTIERS(Values; [Groups]; [Cutoffs]; [Labels]; [Method])
    TIERCUTOFF(Population; [Class]; [Cutoffs]; [Method])
    TIERSUMMARY(Values; [Cutoffs]; [Labels]; [Method])
    TIERDETAILS(Values; [Cutoffs]; [Labels]; [Method])
    TIERCHANGE(Before; After; [Order])
    PARETOSHARE(Population; [Top])
    PARETOCOUNT(Population; [Share])
    PARETOCURVE(Values; [Net])
    CONCENTRATION(Population; [Measure])
    DEPENDENCE(Population; [Labels])
    FITSCORE(Traits; [Weights]; [Scale])
    CUSTOMERFIT(Traits; [Weights]; [Ideal]; [Acceptable]; [Labels]; [Scale])
    CUSTOMERSTAGE(Orders; Sales; AllOrders; AllSales; [Viable]; [Routine]; [CoreShare]; [Labels])
    PROSPECTSCORE(Days; Margin; Amount; TypicalAmount; [HalfLife]; [GoodMargin]; [Weights])
    PROSPECTPRIORITY(Days; Margin; Amount; TypicalAmount; [HalfLife]; [GoodMargin]; [Weights]; [Labels])
    PROSPECTRANK(Days; Margins; Amounts; [HalfLife]; [GoodMargin]; [Weights])
    PROSPECTFILTER(Answers; [Required]; [Labels])
    FILTERREASON(Answers; Criteria; [Required])
    CUSTOMERGROWTH(History)
    PLANKEPT(Actual; Plan)
    CUSTOMERPOTENTIAL(History; [Plan]; [Growth]; [Kept]; [Labels])
    XYZCLASS(History; [X]; [Y]; [Labels])
    REVENUEBRIDGE(Before; After; [Labels])
    CUSTOMERMOVE(History; [Lapse]; [Labels])
    TIERMATRIX(Before; After; [Order]; [Share])
    CUSTOMERPROFIT(Revenue; CostOfSales; Hours; HourCost; [Other])
    CUSTOMERACTION(Tier; Fit; Profit; [Potential]; [Stage]; [Move]; [Labels]; [Tiers])
    SELLINGTIME(Tier; Tiers; Hours; [Shares])
    CALLSPERYEAR(Tier; [Plan])
    CALLPLAN(Tiers; [Plan]; [Capacity])
    CUSTOMERREPS(Work; Reps; [Owners]; [Limit])
    RFMSCORE(Recency; Frequency; Monetary; AllRecency; AllFrequency; AllMonetary; [Bins])
    RFMSCORES(Recency; Frequency; Monetary; [Bins])
    RFMSEGMENT(Score; [Table])
    CUSTOMERLIST(Customers; Amounts; Dates; [Orders]; [AsOf]; [From]; [Periods]; [Sort]; [Rows])
    LISTCHECK(Customers; Amounts; [Dates]; [Orders])
    COHORTS(Customers; Amounts; Dates; [Period]; [AsOf]; [Share]; [Rows])
    CUSTOMERKEY(Name; [Drop])
    TIERSQL(Table; Customer; Amount; [Group]; [Cutoffs]; [Labels]; [Method])
"""


# -- what the Function Wizard shows ------------------------------------------------------------

def described(office):
    """Each function and what the wizard knows of it, in the order of SIGNATURES."""
    descriptions = office.service("com.sun.star.sheet.FunctionDescriptions")
    for line in SIGNATURES.strip().splitlines():
        name = line.strip().partition("(")[0]
        tap.equal(descriptions.hasByName(name), True, f"the wizard has {name}")
        yield line.strip(), {one.Name: one.Value for one in descriptions.getByName(name)}


@tap.test("the wizard lists every function with its arguments, and which of them may be left out")
def wizard_signatures(office):
    for signature, properties in described(office):
        arguments = "; ".join(f"[{one.Name}]" if one.IsOptional else one.Name
                              for one in properties["Arguments"])
        tap.equal(f"{properties['Name']}({arguments})", signature)
        tap.equal(properties["Category"], ADD_IN, f"category of {signature}")


@tap.test("the wizard describes every function and argument in sentences")
def wizard_texts(office):
    for signature, properties in described(office):
        texts = [properties["Description"], *(one.Description for one in properties["Arguments"])]
        for text in texts:
            tap.equal((len(text.split()) > 2, text[-1:]), (True, "."), f"{signature}: {text!r}")


@tap.test("the example of every function computes what it says")
def examples(office):
    printed = subprocess.run([str(DESCRIBE), "examples"], stdout=subprocess.PIPE, text=True,
                             check=True).stdout
    lines = [line.split("\t") for line in printed.splitlines()]
    sheet = office.calc().Sheets.getByIndex(0)
    for row, line in enumerate((line[1:] for line in lines if line[0] == "list"), 1):
        for column, content in zip(ascii_uppercase, line):
            cell(sheet, f"{column}{row}").setFormula(content)  # as typed: numbers become numbers
    typed = [line[1:] for line in lines if line[0] == "function"]
    tap.equal([name for name, _, _ in typed],
              [line.strip().partition("(")[0] for line in SIGNATURES.strip().splitlines()])
    for (name, formula, result), shown in zip(typed, show(sheet, [one[1] for one in typed])):
        if isinstance(shown, float):
            tap.near(shown, float(result), 1e-12, name)
        else:
            tap.equal(shown.split("\n")[0], result, name)


# -- tiers -------------------------------------------------------------------------------------

@tap.test("CUSTOMERTIER: arguments left out, skipped and given")
def customertier(office):
    check(customers(office.calc()), """
        =CUSTOMERTIER(B2;B2:B11)                                     -> A
        =CUSTOMERTIER(B4;B2:B11)                                     -> B
        =CUSTOMERTIER(B4;B2:B11;)                                    -> B
        =CUSTOMERTIER(B4;B2:B11;;;)                                  -> B
        =CUSTOMERTIER(B4;B2:B11;{0.8;0.95};{"A";"B";"C"};"reach")    -> B
        =CUSTOMERTIER(B4;B2:B11;{0.5;0.8})                           -> C
        =CUSTOMERTIER(B4;B2:B11;;{"Gold";"Silver";"Bronze"})         -> Silver
        =CUSTOMERTIER(B4;B2:B11;;{"Gold";"Silver";"Bronze"};"count") -> Silver
        =CUSTOMERTIER(B10;B2:B11;;;"quota")                          -> B
        =CUSTOMERTIER(B10;B2:B11;{0.9};;"quota")                     -> B
        =CUSTOMERTIER(B10;B2:B11;0.9;{"yes";"no"})                   -> no
    """)


@tap.test("TIER-1: A, B, C and so on, or labels, one more than there are cut-offs")
def labels(office):
    letters = ";".join(f"{i / 100}" for i in range(1, 26))
    check(customers(office.calc()), f"""
        =CUSTOMERTIER(0;B2:B11;0.5)                             -> B
        =CUSTOMERTIER(0;B2:B11;{{0.1;0.2;0.3}})                 -> D
        =CUSTOMERTIER(0;B2:B11;{{{letters}}})                   -> Z
        =CUSTOMERTIER(500;B2:B11;{{{letters}}})                 -> A
        =CUSTOMERTIER(0;B2:B11;{{{letters};0.26}})              -> Err:502
        =CUSTOMERTIER(0;B2:B11;;{{1;2;3.5}})                    -> "3.5"
        =CUSTOMERTIER(B2;B2:B11;;{{"";"";"low"}})               -> ""
        =CUSTOMERTIER(B2;B2:B11;;{{"same";"same";"same"}})      -> same
        =CUSTOMERTIER(B2;B2:B11;;{{"Größte ★";"B";"C"}})        -> Größte ★
        =CUSTOMERTIER(B2;B2:B11;;{{"A";"B"}})                   -> Err:502
        =CUSTOMERTIER(B2;B2:B11;;{{"A";"B";"C";"D"}})           -> Err:502
        =CUSTOMERTIER(B2;B2:B11;;;"computed")                   -> A
        =CUSTOMERTIER(B2;B2:B11;;{{"A";"B";"C";"D"}};"computed") -> Err:502
    """)


@tap.test("TIER-2 to TIER-6: the methods, with their default cut-offs")
def methods(office):
    check(customers(office.calc()), """
        {=CUSTOMERTIERS(B2:B11)}                 -> A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIERS(B2:B11;;;;"reach")}      -> A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIERS(B2:B11;;;;"within")}     -> A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIERS(B2:B11;;;;"quota")}      -> A | A | B | B | B | B | B | B | B | C
        {=CUSTOMERTIERS(B2:B11;;;;"count")}      -> A | A | B | B | B | B | B | B | C | C
        {=CUSTOMERTIERS(B2:B11;;;;"computed")}   -> A | A | B | C | C | C | C | C | C | C
    """)


@tap.test("TIER-2 and TIER-3: who crosses a cut-off stays in, or is not let in")
def reach_and_within(office):
    check(customers(office.calc()), """
        {=CUSTOMERTIERS(B2:B7;;{0.6;0.93};;"reach")}   -> A | A | B | B | C | C
        {=CUSTOMERTIERS(B2:B7;;{0.6;0.93};;"within")}  -> A | B | B | C | C | C
        {=CUSTOMERTIERS(B2:B7;;0.2;;"reach")}          -> A | B | B | B | B | B
        {=CUSTOMERTIERS(B2:B7;;0.2;;"within")}         -> B | B | B | B | B | B
        {=CUSTOMERTIERS(B2:B7;;1;;"reach")}            -> A | A | A | A | A | A
        {=CUSTOMERTIERS(B2:B7;;1;;"within")}           -> A | A | A | A | A | A
    """)


@tap.test("TIER-4: each class takes groups of equal amounts until it has its own share")
def quota(office):
    check(customers(office.calc()), """
        {=CUSTOMERTIERS({40|30|10|10|10};;{0.5;0.3};;"quota")}  -> A | A | B | B | B
        {=CUSTOMERTIERS({40|30|16|14};;{0.4;0.3;0.15};;"quota")} -> A | B | C | D
        {=CUSTOMERTIERS({40|30|16|14};;{0.4;0.6};;"quota")}     -> A | B | B | B
        =CUSTOMERTIER(100;B2:B11;;;"quota")                     -> B
        =CUSTOMERTIER(400;B2:B11;;;"quota")                     -> A
        =CUSTOMERTIER(1;B2:B11;;;"quota")                       -> C
        =CUSTOMERTIER(1;B2:B11;{0.7;0.3};;"quota")              -> B
        =CUSTOMERTIER(B11;B2:B11;{0.7;0.3};;"quota")            -> C
    """)


@tap.test("TIER-5: shares of the customers")
def count(office):
    check(customers(office.calc()), """
        {=CUSTOMERTIERS(B2:B6;;0.2;;"count")}    -> A | B | B | B | B
        {=CUSTOMERTIERS(B2:B6;;0.19;;"count")}   -> A | B | B | B | B
        {=CUSTOMERTIERS(B2:B6;;0.21;;"count")}   -> A | A | B | B | B
        =CUSTOMERTIER(400;B2:B11;;;"count")      -> A
        =CUSTOMERTIER(70;B2:B11;;;"count")       -> B
    """)


@tap.test("TIER-9: amounts as limits, whatever the others bring")
def amount(office):
    sheet = customers(office.calc())
    fill(sheet, "F2", [[80000], [79999], [20000], [19999], [0], [-90000], ["n/a"], [None]])
    fill(sheet, "G2", [["North"], ["South"]] * 4)
    formulas(sheet, "H2", [["=0.7+0.1"], ["=0.3-0.1"]])
    fill(sheet, "I2", [[80000], [20000]])
    check(sheet, """
        {=CUSTOMERTIERS(F2:F9;;{80000;20000};;"amount")}            -> A | B | B | C | C | C | "" | ""
        {=CUSTOMERTIERS(F2:F9;G2:G9;I2:I3;;"Amount")}               -> A | B | B | C | C | C | "" | ""
        {=CUSTOMERTIERS(B2:B11;;{90;10};{"x";"y";"z"};"amount")}
            -> x | x | x | y | y | y | z | z | z | z
        =CUSTOMERTIER(80000;F2:F9;{80000;20000};;"amount")          -> A
        =CUSTOMERTIER(79999.99;F2:F9;{80000;20000};;"amount")       -> B
        =CUSTOMERTIER(1000000;B2:B11;{80000;20000};;"amount")       -> A
        =CUSTOMERTIER(20000;B2:B11;20000;;"amount")                 -> A
        =CUSTOMERTIER(500;B11;{600;400};;"amount")                  -> B
        =CUSTOMERTIER(H2;H2:H3;{0.8;0.2};;"amount")                 -> A
        =CUSTOMERTIER(H3;H2:H3;{0.8;0.2};;"amount")                 -> B
        =CUSTOMERTIERIF(F3;F2:F9;"South";G2:G9;{80000;20000};;"amount") -> B
        =CUSTOMERTIERIF(F2;F2:F9;G2;G2:G9;{80000;20000};;"amount")  -> A
        =TIERCUTOFF(F2:F9;1;{70000;20000};"amount")                 -> 79999
        =TIERCUTOFF(F2:F9;"B";{80000;20000};"amount")               -> 20000
        =TIERCUTOFF(F2:F9;1;{80001;20000};"amount")                 -> #N/A
        {=TIERSUMMARY(F2:F9;{90000;20000};;"amount")}
            -> A;0;0;0;0;"" | B;3;1/2;179999;179999/199998;20000
            | C;3;1/2;-70001;19999/199998;-90000
        =CUSTOMERTIER(F2;F2:F9;;;"amount")                          -> Err:502
        =CUSTOMERTIER(F2;F2:F9;{20000;80000};;"amount")             -> Err:502
        =CUSTOMERTIER(F2;F2:F9;{0.8;0.95};;"amount")                -> Err:502
        =CUSTOMERTIER(F2;F2:F9;{80;95};;"amount")                   -> Err:502
        =CUSTOMERTIER(F2;F2:F9;{"80%";"20%"};;"amount")             -> Err:502
        =CUSTOMERTIER(F2;F2:F9;"80%";;"amount")                     -> Err:502
        =CUSTOMERTIER(F2;F2:F9;"80000";;"amount")                   -> #VALUE!
        =CUSTOMERTIER(F2;F2:F9;{80000;80000};;"amount")             -> Err:502
        =CUSTOMERTIER(F2;F2:F9;{80000;0};;"amount")                 -> Err:502
        =CUSTOMERTIER(F2;F2:F9;{80000;-1};;"amount")                -> Err:502
        =CUSTOMERTIER(F2;F2:F9;{80000;20000};{"A";"B"};"amount")    -> Err:502
        =CUSTOMERTIER(F2;F8:F9;{80000;20000};;"amount")             -> #DIV/0!
        =CUSTOMERTIER("";F2:F9;{80000;20000};;"amount")             -> ""
        =CUSTOMERTIERIF("";F2:F9;"North";G2:G9;;;"amount")          -> Err:502
        =TIERCUTOFF(F2:F9;1;;"amount")                              -> Err:502
        =TIERSUMMARY(F2:F9;;;"amount")                              -> Err:502
        =CUSTOMERTIERS(F2:F9;;;;"amount")                           -> Err:502
    """)


@tap.test("TIER-10: numbers of customers: the top 2 are A, the next 3 B; equal amounts together")
def numbers(office):
    sheet = customers(office.calc())
    fill(sheet, "F2", [[9], [8], [8], [7], [6], [5], [5], [4]])
    check(sheet, """
        {=CUSTOMERTIERS(B2:B11;;{2;5};;"count")}      -> A | A | B | B | B | C | C | C | C | C
        {=CUSTOMERTIERS(F2:F9;;{2;5};;"count")}       -> A | A | A | B | B | C | C | C
        {=CUSTOMERTIERS(F2:F9;;{1;2};;"count")}       -> A | B | B | C | C | C | C | C
        {=CUSTOMERTIERS(F2:F9;;{6;7};;"count")}       -> A | A | A | A | A | A | A | C
        {=CUSTOMERTIERS(F2:F9;;{10;50};;"count")}     -> A | A | A | A | A | A | A | A
        {=CUSTOMERTIERS(B2:B11;;{10;50};;"count")}    -> A | A | A | A | A | A | A | A | A | C
        {=CUSTOMERTIERS(F2:F9;;1;;"count")}           -> A | A | A | A | A | A | A | A
        {=CUSTOMERTIERS(B2:B11;C2:C11;{2;3};;"count")} -> A | A | A | A | B | B | C | C | C | C
        =CUSTOMERTIER(85;B2:B11;{2;5};;"count")       -> B
        =CUSTOMERTIER(400;B2:B11;{2;5};;"count")      -> A
        =CUSTOMERTIERIF(B6;B2:B11;C6;C2:C11;{2;3};;"count") -> B
        =TIERCUTOFF(B2:B11;1;{2;5};"count")           -> 300
        =TIERCUTOFF(F2:F9;"A";{2;5};"count")          -> 8
        {=TIERSUMMARY(F2:F9;{2;5};;"count")}
            -> A;3;3/8;25;25/52;8 | B;2;2/8;13;13/52;6 | C;3;3/8;14;14/52;4
        =CUSTOMERTIER(B2;B2:B11;{0.5;2};;"count")     -> Err:502
        =CUSTOMERTIER(B2;B2:B11;{1.5;2};;"count")     -> Err:502
        =CUSTOMERTIER(B2;B2:B11;{2;2};;"count")       -> Err:502
        =CUSTOMERTIER(B2;B2:B11;{50;10};;"count")     -> Err:502
        =CUSTOMERTIER(B2;B2:B11;{"20%";50};;"count")  -> Err:502
        =CUSTOMERTIER(B2;B2:B11;{20;75};;"count")     -> A
        =CUSTOMERTIER(B2;B2:B11;{"20%";"75%"};;"count") -> A
        =CUSTOMERTIER(B4;B2:B11;{"20%";"75%"};;"count") -> B
    """)


@tap.test("TIER-6: limits that the data set; a group that a limit cuts goes to most of its members")
def computed(office):
    check(customers(office.calc()), """
        {=CUSTOMERTIERS({7|7|7};;;;"computed")}                    -> A | A | A
        {=CUSTOMERTIERS({9};;;;"computed")}                        -> A
        {=CUSTOMERTIERS({10|10|10|1};;;;"computed")}               -> A | A | A | C
        {=CUSTOMERTIERS({10|5|5|5};;;;"computed")}                 -> A | B | B | B
        {=CUSTOMERTIERS({10|5|5|1};;;;"computed")}                 -> A | A | A | C
        {=CUSTOMERTIERS({10|10|5|5};;;;"computed")}                -> A | A | B | B
        =CUSTOMERTIER(100;B2:B11;;;"computed")                     -> B
        =CUSTOMERTIER(299;B2:B11;;;"computed")                     -> B
        =CUSTOMERTIER(301;B2:B11;;;"computed")                     -> A
        =CUSTOMERTIER(89;B2:B11;;;"computed")                      -> C
        =CUSTOMERTIER(9000;B2:B11;;;"computed")                    -> A
        =CUSTOMERTIER(1;B2:B6;;;"computed")                        -> C
    """)


@tap.test("TIER-8: an amount that no customer has, and a list that sums to nothing")
def not_in_population(office):
    sheet = customers(office.calc())
    fill(sheet, "F2", [[0], [-5], [0]])
    cases = [f'=CUSTOMERTIER({amount};F2:F4;;;"{method}")  -> {tier}'
             for method in ("reach", "within", "quota", "count", "computed")
             for amount, tier in ((1, "A"), (0, "C"), (-5, "C"))]
    check(sheet, "\n".join(cases) + """
        =CUSTOMERTIER(1000000;B2:B11)             -> A
        =CUSTOMERTIER(301;B2:B11)                 -> A
        =CUSTOMERTIER(299;B2:B11)                 -> B
        =CUSTOMERTIER(59;B2:B11)                  -> C
        =CUSTOMERTIER(B4*10;B2:B11)               -> A
    """)


@tap.test("CUSTOMERTIERIF: within the group; text without regard to case, numbers, empty cells")
def customertierif(office):
    sheet = customers(office.calc())
    # The territories as numbers, and with gaps: 0 is a group, an empty cell is in none.
    fill(sheet, "E2", [[1], [0], [1], [0], [None], [0], [1], [None], [1], [0]])
    fill(sheet, "F2", [["Øst"], ["vest"], ["ØST"], ["VEST"], ["øst"], ["Vest"], ["øsT"],
                       ["vesT"], ["ØSt"], ["Straße"]])
    check(sheet, """
        =CUSTOMERTIERIF(B2;B2:B11;C2;C2:C11)                           -> A
        =CUSTOMERTIERIF(B4;B2:B11;C4;C2:C11)                           -> A
        =CUSTOMERTIERIF(B4;B2:B11;"north";C2:C11)                      -> A
        =CUSTOMERTIERIF(B4;B2:B11;"SOUTH";C2:C11)                      -> B
        =CUSTOMERTIERIF(B5;B2:B11;C5;C2:C11)                           -> B
        =CUSTOMERTIERIF(B5;B2:B11;C5;C2:C11;;;)                        -> B
        =CUSTOMERTIERIF(B5;B2:B11;C5;C2:C11;0.9)                       -> A
        =CUSTOMERTIERIF(B5;B2:B11;C5;C2:C11;;{"x";"y";"z"})            -> y
        =CUSTOMERTIERIF(B5;B2:B11;C5;C2:C11;;;"count")                 -> B
        =CUSTOMERTIERIF(B3;B2:B11;0;E2:E11)                            -> A
        =CUSTOMERTIERIF(B5;B2:B11;E5;E2:E11)                           -> B
        =CUSTOMERTIERIF(B6;B2:B11;"øst";F2:F11)                        -> B
        =CUSTOMERTIERIF(B4;B2:B11;"ØST";F2:F11)                        -> A
        =CUSTOMERTIERIF(B4;B2:B11;"vest";F2:F11)                       -> B
        =CUSTOMERTIERIF(5;B2:B11;"straße";F2:F11)                      -> A
        =CUSTOMERTIERIF(B5;B2:B11;"1";E2:E11)                          -> #DIV/0!
        =CUSTOMERTIERIF(B4;B2:B11;"Nowhere";C2:C11)                    -> #DIV/0!
        =CUSTOMERTIERIF(B4;B2:B11;"";C2:C11)                           -> ""
        =CUSTOMERTIERIF("";B2:B11;"North";C2:C11)                      -> ""
    """)


@tap.test("TIERIF-1: a group's tiers are those of its customers alone")
def groups_alone(office):
    sheet = customers(office.calc())
    alone = [f'=CUSTOMERTIER(B{row};F2:F6;;;"{{}}")' for row in range(2, 12, 2)]
    grouped = [f'=CUSTOMERTIERIF(B{row};B2:B11;C{row};C2:C11;;;"{{}}")' for row in range(2, 12, 2)]
    fill(sheet, "F2", [[500], [90], [30], [5], [2]])
    for method in ("reach", "within", "quota", "count", "computed"):
        tap.equal(show(sheet, [formula.format(method) for formula in grouped]),
                  show(sheet, [formula.format(method) for formula in alone]), method)


@tap.test("TIERIF-2: a group without an amount has no tiers")
def groups_without_amounts(office):
    sheet = customers(office.calc())
    fill(sheet, "F2", [[60, "x"], ["n/a", "y"], [None, "y"], [40, None], [0, "z"]])
    check(sheet, """
        =CUSTOMERTIERIF(60;F2:F6;"x";G2:G6)        -> A
        =CUSTOMERTIERIF(60;F2:F6;"y";G2:G6)        -> #DIV/0!
        =CUSTOMERTIERIF(60;F2:F6;"nobody";G2:G6)   -> #DIV/0!
        =CUSTOMERTIERIF(60;F2:F6;"z";G2:G6)        -> A
        =CUSTOMERTIERIF(0;F2:F6;"z";G2:G6)         -> C
    """)


@tap.test("TIERS-1: the tier of every cell of a range in its shape, also within groups")
def customertiers(office):
    sheet = customers(office.calc())
    fill(sheet, "F2", [[60, 20, "n/a"], [10, None, 10]])
    fill(sheet, "F5", [["x", "x", "x"], ["y", "y", None]])
    check(sheet, """
        {=CUSTOMERTIERS(B1:B11)}          -> "" | A | A | B | B | C | C | C | C | C | C
        {=CUSTOMERTIERS(B2:B11;C2:C11)}   -> A | A | A | B | B | C | C | C | C | C
        {=CUSTOMERTIERS(B2:B5;)}          -> A | A | B | B
        {=CUSTOMERTIERS(B2:B5;;;;)}       -> A | A | B | B
        {=CUSTOMERTIERS(B2:B5;;0.5)}      -> A | B | B | B
        {=CUSTOMERTIERS(B2:B5;;;{"1st";"2nd";"3rd"})} -> 1st | 1st | 2nd | 2nd
        {=CUSTOMERTIERS(F2:H3)}           -> A; A; "" | B; ""; B
        {=CUSTOMERTIERS(F2:H3;F5:H6)}     -> A; A; "" | A; ""; ""
        {=CUSTOMERTIERS({60;20;10;10})}   -> A; A; B; B
        {=CUSTOMERTIERS(B2:B5*2)}         -> A | A | B | B
        {=CUSTOMERTIERS(B2:B5^0)}         -> A | A | A | A
        =CUSTOMERTIERS(B2)                -> A
        =CUSTOMERTIERS(7)                 -> A
        =CUSTOMERTIERS(-7)                -> C
    """)


@tap.test("TIERCUTOFF: the smallest amount in a class or better (CUT-1)")
def tiercutoff(office):
    sheet = customers(office.calc())
    check(sheet, """
        =TIERCUTOFF(B2:B11)                          -> 300
        =TIERCUTOFF(B2:B11;)                         -> 300
        =TIERCUTOFF(B2:B11;1)                        -> 300
        =TIERCUTOFF(B2:B11;2)                        -> 60
        =TIERCUTOFF(B2:B11;3)                        -> 0
        =TIERCUTOFF(B2:B11;;0.5)                     -> 500
        =TIERCUTOFF(B2:B11;2;{0.5;0.8;0.9})          -> 300
        =TIERCUTOFF(B2:B11;2;;"quota")               -> 2
        =TIERCUTOFF(B2:B11;2;;"count")               -> 3
        =TIERCUTOFF(B2:B11;2;;"computed")            -> 90
        =TIERCUTOFF(B2:B11;1;0.4;"within")           -> #N/A
        =TIERCUTOFF(B2:B11;2;0.4;"within")           -> 0
        =TIERCUTOFF(B11)                             -> #N/A
        =TIERCUTOFF(B11;3)                           -> 0
        =AND(B3>=TIERCUTOFF(B2:B11);B4<TIERCUTOFF(B2:B11))  -> 1
    """)


@tap.test("TIERSUMMARY: customers and sums, also of an empty class (SUM-1)")
def tiersummary(office):
    sheet = customers(office.calc())
    fill(sheet, "F2", [[70], [50], [-20], ["n/a"], [None]])
    check(sheet, """
        {=TIERSUMMARY(B2:B11)}    -> A;2;0.2;800;0.8;300 | B;2;0.2;150;0.15;60 | C;6;0.6;50;0.05;0
        {=TIERSUMMARY(B2:B11;;)}  -> A;2;0.2;800;0.8;300 | B;2;0.2;150;0.15;60 | C;6;0.6;50;0.05;0
        {=TIERSUMMARY(B2:B11;0.9;{"Few";"Many"})} -> Few;4;0.4;950;0.95;60 | Many;6;0.6;50;0.05;0
        {=TIERSUMMARY(B2:B11;0.4;;"within")}      -> A;0;0;0;0;"" | B;10;1;1000;1;0
        {=TIERSUMMARY(B2:B11;;;"computed")}
            -> A;2;0.2;800;0.8;300 | B;1;0.1;90;0.09;90 | C;7;0.7;110;0.11;0
        {=TIERSUMMARY(F1:F6;0.5)}  -> A;1;1/3;70;7/12;70 | B;2;2/3;30;5/12;-20
        {=TIERSUMMARY({1;1;1;1};0.5)}             -> A;4;1;4;1;1 | B;0;0;0;0;""
        {=TIERSUMMARY({1.7E308;1.7E308};0.5)}     -> A;2;1;#NUM!;1;1.7E308 | B;0;0;0;0;""
        =TIERSUMMARY(B2:B11)                      -> A
    """)


@tap.test("TIERCHANGE: Up, Down, Same, New, Lost or nothing (CHG-1)")
def tierchange(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["Gold"], ["Silver"], ["Bronze"]])
    fill(sheet, "H1", [["Gold", "Silver", "Bronze"]])
    fill(sheet, "F5", [["A", "B"], ["B", "A"], ["B", "B"], [None, "A"], ["A", None], [None, None]])
    cell(sheet, "J1").setFormula('=""')
    check(sheet, """
        =TIERCHANGE("B";"A")                        -> Up
        =TIERCHANGE("A";"B")                        -> Down
        =TIERCHANGE("A";"A")                        -> Same
        =TIERCHANGE("a";"A")                        -> Same
        =TIERCHANGE("b";"A")                        -> Up
        =TIERCHANGE("Ø";"ø")                        -> Same
        =TIERCHANGE("B";"A";)                       -> Up
        =TIERCHANGE("";"A")                         -> New
        =TIERCHANGE("A";"")                         -> Lost
        =TIERCHANGE("";"")                          -> ""
        =TIERCHANGE(J1;"A")                         -> New
        =TIERCHANGE(Z1;"A")                         -> New
        =TIERCHANGE("A";Z1)                         -> Lost
        =TIERCHANGE(Z1;Z2)                          -> ""
        =TIERCHANGE(Z1;J1)                          -> ""
        =TIERCHANGE(2;1)                            -> Up
        =TIERCHANGE(10;9)                           -> Up
        =TIERCHANGE(9;10)                           -> Down
        =TIERCHANGE("10";"9")                       -> Up
        =TIERCHANGE("10";9)                         -> Up
        =TIERCHANGE("1.5";"-2")                     -> Up
        =TIERCHANGE(1;"A")                          -> #N/A
        =TIERCHANGE("A";"1")                        -> #N/A
        =TIERCHANGE("Bronze";"Gold")                -> #N/A
        =TIERCHANGE("Gold";"Gold")                  -> #N/A
        =TIERCHANGE("A";"Gold")                     -> #N/A
        =TIERCHANGE("A";" ")                        -> Lost
        =TIERCHANGE("A";"?")                        -> #N/A
        =TIERCHANGE("";"Gold")                      -> New
        =TIERCHANGE("Bronze";"Gold";F1:F3)          -> Up
        =TIERCHANGE("Silver";"Gold";F1:F3)          -> Up
        =TIERCHANGE("Silver";"Bronze";F1:F3)        -> Down
        =TIERCHANGE("silver";"GOLD";F1:F3)          -> Up
        =TIERCHANGE("Silver";"Gold";H1:J1)          -> Up
        =TIERCHANGE("Silver";"Gold";{"Gold";"Silver"})  -> Up
        =TIERCHANGE("Silver";"Gold";{"Gold"|"Silver"})  -> Up
        =TIERCHANGE("Gold";"Gold";"Gold")           -> Same
        =TIERCHANGE("Silver";"Platinum";F1:F3)      -> #N/A
        =TIERCHANGE("Platinum";"Platinum";F1:F3)    -> #N/A
        =TIERCHANGE("";"Gold";F1:F3)                -> New
        =TIERCHANGE(Z1;"Gold";F1:F3)                -> New
        =TIERCHANGE("Gold";Z1;F1:F3)                -> Lost
        =TIERCHANGE(2;1;{1;2;3})                    -> Up
        =TIERCHANGE(0;1)                            -> New
        {=TIERCHANGE({0|1};{1|0})}                  -> Down | Up
        {=TIERCHANGE({"C"|"Gold"|3};{"B"|"A"|2})}   -> Up | #N/A | Up
        {=TIERCHANGE(F5:F10;G5:G10)}                -> Down | Up | Same | New | Lost | ""
        {=TIERCHANGE(F5:F10;"A")}                   -> Same | Up | Up | New | Same | New
        {=TIERCHANGE(F5:F10;G5:G10;{"A";"B"})}      -> Down | Up | Same | New | Lost | ""
        {=TIERCHANGE(F5:F10;G5:G10;{"B";"A"})}      -> Up | Down | Same | New | Lost | ""
        {=TIERCHANGE(F5:F10;G5:G10;"B")}            -> #N/A | #N/A | Same | New | Lost | ""
    """)


# -- the 80/20 rule ----------------------------------------------------------------------------

@tap.test("PARETOSHARE: a share of the customers or a number of them, the last in part (SHARE-1)")
def paretoshare(office):
    check(customers(office.calc()), """
        =PARETOSHARE(B2:B11)           -> 0.8
        =PARETOSHARE(B2:B11;)          -> 0.8
        =PARETOSHARE(B2:B11;0.2)       -> 0.8
        =PARETOSHARE(B2:B11;0.1)       -> 0.5
        =PARETOSHARE(B2:B11;0.15)      -> 0.65
        =PARETOSHARE(B2:B11;0.001)     -> 0.005
        =PARETOSHARE(B2:B11;0.99)      -> 1
        =PARETOSHARE(B2:B11;1)         -> 0.5
        =PARETOSHARE(B2:B11;1.5)       -> 0.65
        =PARETOSHARE(B2:B11;3)         -> 0.89
        =PARETOSHARE(B2:B11;10)        -> 1
        =PARETOSHARE(B2:B11;1000)      -> 1
        =PARETOSHARE(B2:B3;0.25)       -> 0.3125
        =PARETOSHARE(B2)               -> 0.2
    """)


@tap.test("PARETOCOUNT: the least number of customers that reach a share (COUNT-1)")
def paretocount(office):
    check(customers(office.calc()), """
        =PARETOCOUNT(B2:B11)           -> 2
        =PARETOCOUNT(B2:B11;)          -> 2
        =PARETOCOUNT(B2:B11;0.8)       -> 2
        =PARETOCOUNT(B2:B11;0.8000001) -> 3
        =PARETOCOUNT(B2:B11;0.5)       -> 1
        =PARETOCOUNT(B2:B11;0.0001)    -> 1
        =PARETOCOUNT(B2:B11;0.95)      -> 4
        =PARETOCOUNT(B2:B11;1)         -> 9
        =PARETOCOUNT(B2:B11;100%)      -> 9
    """)


@tap.test("PARETOCURVE: a row a customer, equal ones in their order, and the whale curve (CURVE-1)")
def paretocurve(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["Profit"], [40], [80], [None], [40], [-60], ["n/a"]])
    fill(sheet, "H1", [[1, 2], [5, 2]])
    check(sheet, """
        {=PARETOCURVE(B2:B4)}  -> 1;500;1/3;50/89 | 2;300;2/3;80/89 | 3;90;1;1
        {=PARETOCURVE(F1:F7)}        -> 3;80;0.25;0.5 | 2;40;0.5;0.75 | 5;40;0.75;1 | 6;-60;1;1
        {=PARETOCURVE(F1:F7;)}       -> 3;80;0.25;0.5 | 2;40;0.5;0.75 | 5;40;0.75;1 | 6;-60;1;1
        {=PARETOCURVE(F1:F7;FALSE())} -> 3;80;0.25;0.5 | 2;40;0.5;0.75 | 5;40;0.75;1 | 6;-60;1;1
        {=PARETOCURVE(F1:F7;TRUE())} -> 3;80;0.25;0.8 | 2;40;0.5;1.2 | 5;40;0.75;1.6 | 6;-60;1;1
        {=PARETOCURVE(F1:F7;1)}      -> 3;80;0.25;0.8 | 2;40;0.5;1.2 | 5;40;0.75;1.6 | 6;-60;1;1
        {=PARETOCURVE(H1:I2)}        -> 3;5;0.25;0.5 | 2;2;0.5;0.7 | 4;2;0.75;0.9 | 1;1;1;1
        {=PARETOCURVE({1;-1};TRUE())} -> 1;1;0.5;#DIV/0! | 2;-1;1;#DIV/0!
        {=PARETOCURVE({1;-2};TRUE())} -> 1;1;0.5;#DIV/0! | 2;-2;1;#DIV/0!
        {=PARETOCURVE({0;-2})}        -> 1;0;0.5;#DIV/0! | 2;-2;1;#DIV/0!
    """)


@tap.test("CONCENTRATION: the five measures, the word in any case (CONC-1)")
def concentration(office):
    check(customers(office.calc()), """
        =CONCENTRATION(B2:B5)                       -> 3517/9025
        =CONCENTRATION(B2:B3)                       -> 0.53125
        =CONCENTRATION(B2:B3;)                      -> 0.53125
        =CONCENTRATION(B2:B3;"hhi")                 -> 0.53125
        =CONCENTRATION(B2:B3;"HHI")                 -> 0.53125
        =CONCENTRATION(B2:B3;"normalized")          -> 0.0625
        =CONCENTRATION(B2:B3;"Normalized")          -> 0.0625
        =CONCENTRATION(B2:B3;"gini")                -> 0.125
        =CONCENTRATION(B2:B3;"GINI")                -> 0.125
        =CONCENTRATION(B2:B3;"corrected")           -> 0.25
        =CONCENTRATION(B2:B3;"Corrected")           -> 0.25
        =CONCENTRATION(B2:B3;"effective")           -> 32/17
        =CONCENTRATION(B2:B3;"EFFECTIVE")           -> 32/17
        =CONCENTRATION(B2)                          -> 1
        =CONCENTRATION(B2;"gini")                   -> 0
        =CONCENTRATION(B2;"effective")              -> 1
        =CONCENTRATION(B10:B11;"effective")         -> 1
        =CONCENTRATION(B10:B11;"corrected")         -> 1
    """)


@tap.test("DEPENDENCE: the largest 1, 3 and 10 against their figures (DEP-1)")
def dependence(office):
    sheet = customers(office.calc())
    # Columns of shares in tenths of a percent; small customers make each column's sum 1000.
    heads = {"F": [200], "G": [199], "H": [100], "I": [99], "J": [99, 99, 52], "K": [99, 99, 51],
             "L": [60] * 10, "M": [59] * 10, "N": [40] * 10, "O": [40] * 9 + [39]}
    for column, head in heads.items():
        fill(sheet, f"{column}1", [[share] for share in head + [1] * (1000 - sum(head))])
    check(sheet, """
        =DEPENDENCE(B2:B11)                         -> High
        =DEPENDENCE(F1:F1000)                       -> High
        =DEPENDENCE(G1:G1000)                       -> Moderate
        =DEPENDENCE(H1:H1000)                       -> Moderate
        =DEPENDENCE(I1:I1000)                       -> Low
        =DEPENDENCE(J1:J1000)                       -> Moderate
        =DEPENDENCE(K1:K1000)                       -> Low
        =DEPENDENCE(L1:L1000)                       -> High
        =DEPENDENCE(M1:M1000)                       -> Moderate
        =DEPENDENCE(N1:N1000)                       -> Moderate
        =DEPENDENCE(O1:O1000)                       -> Low
        =DEPENDENCE(O1:O1000;)                      -> Low
        =DEPENDENCE(O1:O1000;{"gut";"na ja";"oje"}) -> gut
        =DEPENDENCE(N1:N1000;{"gut";"na ja";"oje"}) -> na ja
        =DEPENDENCE(L1:L1000;{"gut"|"na ja"|"oje"}) -> oje
    """)


# -- general rules -----------------------------------------------------------------------------

@tap.test("G7: a list is a row, a column, an inline array or one plain value")
def lists(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [[0.5, 0.9], [0.5, "Key"], [0.9, "Normal"], ["Key", "Small"]])
    fill(sheet, "H1", [["Key", "Normal", "Small"]])
    for method, shown in (("reach", "A | B | B | B | C"), ("within", "A | B | B | C | C"),
                          ("count", "A | A | A | A | A")):
        check(sheet, "\n".join(
            f'{{=CUSTOMERTIER(B2:B6;B2:B11;{cutoffs};;"{method}")}} -> {shown}'
            for cutoffs in ("F1:G1", "F2:F3", "{0.5;0.9}", "{0.5|0.9}")))
    check(sheet, """
        =CUSTOMERTIER(B4;B2:B11;F2)                      -> B
        =CUSTOMERTIER(B4;B2:B11;0.5)                     -> B
        =CUSTOMERTIER(B4;B2:B11;50%)                     -> B
        =CUSTOMERTIER(B4;B2:B11;1/2)                     -> B
        =CUSTOMERTIER(B4;B2:B11;;G2:G4)                  -> Normal
        =CUSTOMERTIER(B4;B2:B11;;H1:J1)                  -> Normal
        =CUSTOMERTIER(B4;B2:B11;;{"Key";"Normal";"Small"})   -> Normal
        =CUSTOMERTIER(B4;B2:B11;;{"Key"|"Normal"|"Small"})   -> Normal
        =CUSTOMERTIER(B4;B2:B11;F1:G1;H1:J1)             -> Normal
        =CUSTOMERTIERIF(B4;B2:B11;C4;C2:C11;F2:F3;G2:G4) -> Normal
        =TIERCUTOFF(B2:B11;1;F2:F3)                      -> 500
        =TIERCUTOFF(B2:B11;1;F1:G1)                      -> 500
        {=TIERSUMMARY(B2:B11;F2;F4:G4)}  -> Key;1;0.1;500;0.5;500 | Small;9;0.9;500;0.5;0
        =DEPENDENCE(B2:B11;H1:J1)                        -> Small
        =DEPENDENCE(B2:B11;G2:G4)                        -> Small
        =CUSTOMERTIER(B4;B2:B11;;F1:G3)                  -> Err:502
        =CUSTOMERTIER(B4;B2:B11;F1:G2)                   -> Err:502
    """)


@tap.test("G8: the words for a method in any case")
def words(office):
    sheet = customers(office.calc())
    fill(sheet, "F1", [["Count"]])
    check(sheet, """
        =CUSTOMERTIER(B9;B2:B11;;;"REACH")     -> C
        =CUSTOMERTIER(B9;B2:B11;;;"Within")    -> C
        =CUSTOMERTIER(B9;B2:B11;;;"qUoTa")     -> B
        =CUSTOMERTIER(B9;B2:B11;;;"COUNT")     -> B
        =CUSTOMERTIER(B9;B2:B11;;;F1)          -> B
        =CUSTOMERTIER(B4;B2:B11;;;"Computed")  -> B
    """)


@tap.test("G8: letters beyond ASCII, also those with two small forms, as Calc itself compares them")
def letters_without_case(office):
    document = office.calc()
    document.IgnoreCase = True
    sheet = customers(document)
    for upper, lower in (("ØST", "øst"), ("СЕВЕР", "север"), ("ÅNGSTRÖM", "ångström"),
                         ("ΝΟΤΟΣ", "νοτος"), ("ΝΌΤΟΣ", "νότος"), ("𐐀", "𐐨")):
        tap.equal(show(sheet, [f'="{upper}"="{lower}"',
                               f'=TIERCHANGE("{upper}";"{lower}";{{"{lower}"}})']),
                  [1.0, "Same"], f"{upper} and {lower}")
        fill(sheet, "F2", [[upper], [lower]] * 5)
        check(sheet, f"""
            =CUSTOMERTIERIF(B4;B2:B11;"{lower}";F2:F11)     -> B
            {{=CUSTOMERTIERS(B2:B4;F2:F4;0.5)}}             -> A | B | B
        """)


@tap.test("G8: ß is ss; an accent of its own and white space inside count, and at the ends it does not (G16)")
def letters_that_differ(office):
    sheet = customers(office.calc())
    fill(sheet, "F2", [["Straße"], ["Strasse"], ["é"], ["e\u0301"], [" é\u00a0"], ["STRASSE "]])
    check(sheet, """
        =TIERCHANGE("Straße";"STRASSE";"strasse")         -> Same
        =TIERCHANGE("é";F4;"é")                           -> Same
        =TIERCHANGE("é";F5;"é")                           -> #N/A
        =TIERCHANGE(" A";"A")                             -> Same
        =TIERCHANGE("A B";"A  B";"A B")                   -> #N/A
        =TIERCHANGE("B\u00a0";"A";{"A ";" B"})            -> Up
        =CUSTOMERTIER(B3;B2:B11;;{" Gold ";"x";"y"};" reach") -> " Gold "
        {=CUSTOMERTIERS(B2:B7;F2:F7;{0.5;0.62})}          -> A | B | A | A | C | C
    """)


@tap.test("G9: a share within 1e-12 of a cut-off has reached it, and one further off has not")
def edge(office):
    check(customers(office.calc()), """
        =CUSTOMERTIER(B4;B2:B11;0.8)                     -> B
        =CUSTOMERTIER(B4;B2:B11;0.8+5E-13)               -> B
        =CUSTOMERTIER(B4;B2:B11;0.8+2E-12)               -> A
        =CUSTOMERTIER(B3;B2:B11;0.8;;"within")           -> A
        =CUSTOMERTIER(B3;B2:B11;0.8-5E-13;;"within")     -> A
        =CUSTOMERTIER(B3;B2:B11;0.8-2E-12;;"within")     -> B
        =CUSTOMERTIER(B4;B2:B11;0.8;;"quota")            -> B
        =CUSTOMERTIER(B4;B2:B11;0.8+5E-13;;"quota")      -> B
        =CUSTOMERTIER(B4;B2:B11;0.8+2E-12;;"quota")      -> A
        =CUSTOMERTIER(B4;B2:B11;0.2+5E-13;;"count")      -> B
        =CUSTOMERTIER(B4;B2:B11;0.2+2E-12;;"count")      -> A
        =PARETOCOUNT(B2:B11;0.8+5E-13)                   -> 2
        =PARETOCOUNT(B2:B11;0.8+2E-12)                   -> 3
        {=CUSTOMERTIERS({0.1;0.1;0.1;0.1;0.1;0.1;0.1;0.1;0.1;0.1})} -> A;A;A;A;A;A;A;A;A;A
        {=CUSTOMERTIERS({0.7;0.1;0.15;0.05})}            -> A;B;A;C
    """)


@tap.test("G11, G12: in an office of another language's ways the same labels and the same results")
def other_locale(_):
    # Turkish: a decimal comma, and an I whose small letter is not i.
    with Office(oxt=OXT, locale="tr-TR") as office:
        sheet = customers(office.calc())
        array_formula(sheet, "F2:F11", '=CUSTOMERTIERS(B2:B11;;;;"WITHIN")')
        tap.equal([row[0] for row in values(sheet, "F2:F11")], list("AABBCCCCCC"))
        check(sheet, """
            =CUSTOMERTIER(B2;B2:B11;;{"İyi";"Iyi";"zayıf"})   -> İyi
            =CUSTOMERTIER(B2;B2:B11;;{1.5;2;3})               -> "1.5"
            =TIERCHANGE("I";"i")                              -> Same
            =CONCENTRATION(B2:B3;"GINI")                      -> 0.125
            =DEPENDENCE(B2:B11)                               -> High
            =PARETOSHARE(B2:B11)                              -> 0.8
        """)


if __name__ == "__main__":
    with Office(oxt=OXT) as running:
        status = tap.run(running)
    sys.exit(status)
