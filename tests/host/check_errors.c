/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the functions answer to arguments that they cannot use, or use in another way than their
 * examples do; over the example list and the odd cells below it (main.c).
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "checks.h"
#include "memory.h"
#include "office.h"

const example odd_examples[] = {
    {"numbers", "=TIERCUTOFF(B2:B11;{1;2})", "#502"},
    {"numbers", "=TIERCUTOFF(B2:B11;\"x\")", "#32767"},
    {"numbers", "=TIERCUTOFF(B2:B11;{#})", "#519"},
    {"numbers", "=TIERCUTOFF(B2:B11;2)", "60"},
    {"numbers", "=TIERCUTOFF(B2:B11;9)", "#502"},
    {"numbers", "=TIERCUTOFF(B2:B11;1;{0.01;0.5};\"within\")", "#32767"},
    {"words", "=CUSTOMERTIER(B4;B$2:B$11;;;5)", "#502"},
    {"words", "=CUSTOMERTIER(B4;B$2:B$11;;;{\"reach\";\"count\"})", "#502"},
    {"words", "=CUSTOMERTIER(B4;B$2:B$11;;;\"no such method\")", "#502"},
    {"words", "=CUSTOMERTIER(B4;B$2:B$11;;;\"odd\")", "#502"},
    {"words", "=CUSTOMERTIER(B4;B$2:B$11;;;{#})", "#519"},
    {"cutoffs", "=CUSTOMERTIER(B4;B$2:B$11;{0.5;0.9})", "B"},
    {"cutoffs", "=CUSTOMERTIER(B4;B$2:B$11;{0.9;0.5})", "#502"},
    {"cutoffs", "=CUSTOMERTIER(B4;B$2:B$11;{0.5;\"x\"})", "#519"},
    {"cutoffs", "=CUSTOMERTIER(B4;B$2:B$11;{0.5;#})", "#519"},
    {"cutoffs", "=CUSTOMERTIER(B4;B$2:B$11;A2:B3)", "#502"},
    {"labels", "=CUSTOMERTIER(B4;B$2:B$11;;{1;2;3})", "2"},
    {"labels", "=CUSTOMERTIER(B4;B$2:B$11;;{\"x\";\"\";\"z\"})", ""},
    {"labels", "=CUSTOMERTIER(B4;B$2:B$11;;{\"x\";\"y\"})", "#502"},
    {"labels", "=CUSTOMERTIER(B4;B$2:B$11;;{\"x\";#;\"z\"})", "#519"},
    {"labels", "=CUSTOMERFIT(G4:I4;;;;{\"x\";\"y\"})", "#502"},
    {"labels", "=DEPENDENCE(B2:B11;{\"x\"})", "#502"},
    {"own cells", "=CUSTOMERTIER(\"x\";B$2:B$11)", "#519"},
    {"own cells", "=CUSTOMERTIER(\"\";B$2:B$11)", ""},
    {"own cells", "=CUSTOMERTIER({#};B$2:B$11)", "#519"},
    {"own cells", "=CUSTOMERTIER({500;90};B$2:B$11)", "A"},
    {"own cells", "=CUSTOMERTIER({#;90};B$2:B$11)", "#519"},
    {"own cells", "=CUSTOMERTIER({90;500};B$2:B$11;{0.9;0.5})", "#502"},
    {"populations", "=CUSTOMERTIER(5;B20:B9000)", "#532"},
    {"populations", "=CUSTOMERTIER(5;E$2:E$4000)", "B"},
    {"populations", "=CUSTOMERTIER(30;I15:I15)", "#519"},
    {"populations", "=PARETOSHARE(B20:B9000)", "#532"},
    {"populations", "=DEPENDENCE(I15:I15)", "#519"},
    {"populations", "=CONCENTRATION(B2:B11;\"odd\")", "#502"},
    {"text amounts", "=CUSTOMERTIERS({\"2024\";5;\"x\"})", ""},
    {"text amounts", "=CUSTOMERTIERS({5;\"2024\"})", "#519"},
    {"text amounts", "=CUSTOMERTIERS({\"x\";\"1 234,50 kr\";5})", "#519"},
    {"text amounts", "=TIERSUMMARY({\"\";\"7\";5})", "A"},
    {"text amounts", "=PARETOCURVE({5;\"A-4711\";\"12 Monkeys Ltd\"})", "1"},
    {"text amounts", "=PROSPECTRANK({1;2};{0.1;\"0.2\"};{5;5})", "#519"},
    {"text amounts", "=RFMSCORES({1;2};{1;2};{5;\"5%\"})", "#519"},
    {"shares", "=CUSTOMERTIER(B4;B$2:B$11;{50;90})", "B"},
    {"shares", "=CUSTOMERTIER(B4;B$2:B$11;{\"50%\";\"90 %\"})", "B"},
    {"shares", "=CUSTOMERTIER(B4;B$2:B$11;{\"0.5\";\"90%\"})", "#519"},
    {"shares", "=CUSTOMERTIER(B4;B$2:B$11;{0.5;90})", "#502"},
    {"shares", "=CUSTOMERTIER(B4;B$2:B$11;{50;101})", "#502"},
    {"shares", "=CUSTOMERTIER(B4;B$2:B$11;{20;75};;\"count\")", "A"},
    {"shares", "=CUSTOMERTIER(B4;B$2:B$11;{\"20%\";\"75%\"};;\"count\")", "B"},
    {"shares", "=CUSTOMERTIER(B4;B$2:B$11;{\"\";\"75%\"})", "#519"},
    {"shares", "=CUSTOMERTIER(B4;B$2:B$11;{\"%\";\"75%\"})", "#519"},
    {"shares", "=PARETOCOUNT(B2:B11;80)", "2"},
    {"shares", "=PARETOCOUNT(B2:B11;\"80%\")", "2"},
    {"shares", "=PARETOCOUNT(B2:B11;101)", "#502"},
    {"shares", "=PARETOCOUNT(B2:B11;{0.8;0.9})", "#502"},
    {"shares", "=CUSTOMERSTAGE(E2;B2;E$2:E$11;B$2:B$11;;;\"80%\")", "Core"},
    {"words", "=CUSTOMERTIER(B4;B$2:B$11;;;\" reach\u00a0\")", "B"},
    {"words", "=FITSCORE({\"yes \";\"\u00a0No\";\" \"})", "0.5"},
    {"words", "=FITSCORE({\"1\";\"0,5\"})", "0.75"},
    {"words", "=FITSCORE({\"1\";\"one\"})", "#519"},
    {"words", "=PROSPECTFILTER({\"1\";\"0\"};{1;\"0\"})", "In"},
    {"words", "=PARETOCURVE({3;-1};\"1\")", "1"},
    {"words", "=PARETOCURVE({3;-1};\"x\")", "#519"},
    {"words", "=PARETOCURVE({3;-1};{1;0})", "#502"},
    {"words", "=CALLSPERYEAR(\" a\u2003\")", "12"},
    {"words", "=CALLSPERYEAR(\"  \")", ""},
    {"words", "=TIERCHANGE(\"A \";\" a\")", "Same"},
    {"tier", "=TIERCUTOFF(B2:B11;\"b \")", "60"},
    {"tier", "=TIERCUTOFF(B2:B11;\"D\")", "#32767"},
    {"tier", "=TIERCUTOFF(B2:B11;\"D\";{0.1;0.2;0.3})", "0"},
    {"tier", "=TIERCUTOFF(B2:B11;{1;2})", "#502"},
    {"swapped", "=CUSTOMERTIER(B2:B11;B4)", "#502"},
    {"swapped", "=CUSTOMERTIER(B2:B11;B4:B4)", "#502"},
    {"swapped", "=CUSTOMERTIER(B4;B4)", "A"},
    {"swapped", "=CUSTOMERTIERIF(B2:B11;B4;C4;C4)", "#502"},
    {"sheets", "=CUSTOMERTIER(B4;B$2:Sheet2.B$11)", "#502"},
    {"sheets", "=CUSTOMERTIER({500;90};B$2:Sheet2.B$11)", "#502"},
    {"sheets", "=CUSTOMERTIERIF(B4;B$2:B$11;C4;C$2:Sheet2.C$11)", "#502"},
    {"sheets", "=CUSTOMERSTAGE(E2;B2;E$2:E$11;B$2:Sheet2.B$11)", "#502"},
    {"sheets", "=SELLINGTIME(\"A\";D$2:Sheet2.D$11;1000)", "#502"},
    {"sheets", "=TIERCUTOFF(B2:Sheet2.B11)", "#502"},
    {"groups", "=CUSTOMERTIERIF(B4;B$2:B$11;C4;C$2:C$11;{0.5;0.9})", "B"},
    {"groups", "=CUSTOMERTIERIF(B4;B$2:B$11;C4;C$2:C$11;{0.9;0.5})", "#502"},
    {"groups", "=CUSTOMERTIERIF(B4;B$2:B$11;C4;C$2:C$11;;;\"odd\")", "#502"},
    {"groups", "=CUSTOMERTIERIF(B4;B$2:B$11;C4;C$2:C$11;;{1;2})", "#502"},
    {"groups", "=CUSTOMERTIERIF(B4;B$2:B$11;\"West\";C$2:C$11)", "#532"},
    {"groups", "=CUSTOMERTIERIF(\"\";B$2:B$11;C4;C$2:C$11)", ""},
    {"groups", "=CUSTOMERTIERIF(B4;B$2:B$11;C4;C$2:C$10)", "#502"},
    {"groups", "=CUSTOMERTIERS(B2:B11;C2:C11)", "A"},
    {"groups", "=CUSTOMERTIERS(B2:B11;C2:C10)", "#502"},
    {"groups", "=CUSTOMERTIERS({1;2};{\"x\";#})", "#519"},
    {"groups", "=CUSTOMERTIERS(B2:B11;;{0.9;0.5})", "#502"},
    {"groups", "=CUSTOMERTIERS(B2:B11;;;;\"odd\")", "#502"},
    {"groups", "=CUSTOMERTIERS({\"x\";5})", ""},
    {"groups", "=CUSTOMERTIERS({\"x\"})", "#532"},
    {"groups", "=CUSTOMERTIERS({#;1})", "#519"},
    {"groups", "=CUSTOMERTIERS({1;2;3};{1;\"x\";\"\"})", "A"},
    {"summaries", "=TIERSUMMARY(B2:B11;;;\"odd\")", "#502"},
    {"summaries", "=TIERSUMMARY({#;1})", "#519"},
    {"summaries", "=TIERSUMMARY({0;0})", "A"},
    {"summaries", "=TIERSUMMARY({\"x\";\"y\"})", "#532"},
    {"summaries", "=TIERDETAILS(B2:B11;;;\"odd\")", "#502"},
    {"summaries", "=TIERDETAILS(B2:B11;{90;10};;\"amount\")", "A"},
    {"summaries", "=TIERDETAILS({#;1})", "#519"},
    {"summaries", "=TIERDETAILS({0;0})", "C"},
    {"summaries", "=TIERDETAILS({\"x\";\"y\"})", "#532"},
    {"tier", "=CUSTOMERTIER(B4;B$2:B$11;;;\"amount\")", "#502"},
    {"tier", "=CUSTOMERTIER(B4;B$2:B$11;{90;10};;\"amount\")", "A"},
    {"tier", "=CUSTOMERTIER(B4;B$2:B$11;{\"80%\";\"20%\"};;\"amount\")", "#502"},
    {"tier", "=CUSTOMERTIER(B4;B$2:B$11;{2;5};;\"count\")", "B"},
    {"changes", "=REVENUEBRIDGE({1;2};{1;2;3})", "#502"},
    {"changes", "=REVENUEBRIDGE({1;#};{1;2})", "#519"},
    {"changes", "=REVENUEBRIDGE({1;2};{#;2})", "#519"},
    {"changes", "=REVENUEBRIDGE({\"x\"};{1})", "#532"},
    {"changes", "=REVENUEBRIDGE({\"\";2};{1;\"\"};{\"a\";\"b\"})", "#502"},
    {"changes", "=REVENUEBRIDGE({\"\";2};{1;\"\"};{1;2;3;4;5;6;7})", "1"},
    {"changes", "=TIERMATRIX({\"A\"};{\"B\"};;\"x\")", "#519"},
    {"changes", "=TIERMATRIX({\"A\"};{\"B\"};{\"A\"})", "#32767"},
    {"changes", "=TIERMATRIX({\"A\"};{\"B\"};{\"A\";\"\";\"a\"})", "#502"},
    {"changes", "=TIERMATRIX({\"A\"};{\"B\"};{\"A\";#})", "#519"},
    {"changes", "=TIERMATRIX({\"A\"};{\"B\"};B2:C3)", "#502"},
    {"changes", "=TIERMATRIX({\"A\";1};{\"B\";\"1\"};{1;\"B\";\"A\"};1)", ""},
    {"changes", "=TIERMATRIX({2;1;\"x\";\"b\"};{1;10;\"B\";\"\"})", ""},
    {"changes", "=TIERMATRIX({1;2};{1;2;3})", "#502"},
    {"changes", "=TIERMATRIX({\"A\";#};{1;2})", "#519"},
    {"changes", "=TIERMATRIX({1;2};{\"A\";#})", "#519"},
    {"changes", "=TIERMATRIX({\"\"};{\"\"})", "#532"},
    {"changes", "=TIERCHANGE(\"B\";\"A\";{\"A\";\"B\";\"C\"})", "Up"},
    {"changes", "=TIERCHANGE(\"Z\";\"A\";{\"A\";\"B\"})", "#32767"},
    {"changes", "=TIERCHANGE(\"A\";\"B\";A2:B3)", "#502"},
    {"changes", "=TIERCHANGE(2;1)", "Up"},
    {"changes", "=TIERCHANGE(\"\";\"A\")", "New"},
    {"changes", "=TIERCHANGE(\"A\";\"\")", "Lost"},
    {"changes", "=TIERCHANGE(\"\";\"\")", ""},
    {"changes", "=TIERCHANGE(1;\"x\")", "#32767"},
    {"changes", "=TIERCHANGE(\"x\";1)", "#32767"},
    {"changes", "=TIERCHANGE(\"10\";9)", "Up"},
    {"changes", "=TIERCHANGE(\"-1.5\";\"-1.25\")", "Down"},
    {"changes", "=TIERCHANGE(\"1.\";\"1\")", "#32767"},
    {"changes", "=TIERCHANGE(\"-\";\"-\")", "#32767"},
    {"changes", "=TIERCHANGE(\"1a\";\"1\")", "#32767"},
    {"changes", "=TIERCHANGE(\"Bronze\";\"Gold\")", "#32767"},
    {"changes", "=TIERCHANGE({1;2};{1;2;3})", "#502"},
    {"changes", "=TIERCHANGE({2;1};{2;2})", "Same"},
    {"changes", "=TIERCHANGE(\"\u03a3\";\"\u03c2\")", "Same"},
    {"changes", "=TIERCHANGE(\"Stra\u00dfe\";\"STRASSE\";\"strasse\")", "Same"},
    {"changes", "=TIERCHANGE(\"\U0001d400\";\"\U0001d400\")", "Same"},
    {"marks", "=FITSCORE({\"S\u00ed\";\"\u2713\"})", "1"},
    {"marks", "=FITSCORE({5;\"yes\"};{1;2};5)", "1"},
    {"marks", "=FITSCORE({1;0};{3;1})", "0.75"},
    {"marks", "=FITSCORE({\"maybe\"})", "#519"},
    {"marks", "=FITSCORE({\"a word that is too long\"})", "#519"},
    {"marks", "=FITSCORE({#})", "#519"},
    {"marks", "=FITSCORE({\"\"})", "#532"},
    {"marks", "=FITSCORE({1;1};{1;\"x\"})", "#519"},
    {"marks", "=FITSCORE({1;1};{1;#})", "#519"},
    {"marks", "=FITSCORE(G2:I2;{1;2})", "#502"},
    {"marks", "=FITSCORE(G2:I2;;\"x\")", "#519"},
    {"marks", "=CUSTOMERFIT(G4:I4;;\"x\")", "#519"},
    {"marks", "=PROSPECTFILTER(G4:I4;{1;0})", "#502"},
    {"marks", "=PROSPECTFILTER({\"maybe\"})", "#519"},
    {"marks", "=PROSPECTFILTER({\"no\";\"yes\"};{\"\";\"yes\"})", "In"},
    {"marks", "=FILTERREASON({\"no\"};{#})", "#519"},
    {"marks", "=FILTERREASON({\"no\";\"no\"};{7;\"x\"})", "7, x"},
    {"marks", "=FILTERREASON({\"maybe\"};{\"x\"})", "#519"},
    {"marks", "=FILTERREASON(G4:I4;G1:H1)", "#502"},
    {"plans", "=CALLSPERYEAR(\"B\";A14:B15)", "4"},
    {"plans", "=CALLSPERYEAR(\"B\";F14:G15)", "4"},
    {"plans", "=CALLSPERYEAR(\"C\";F14:H15)", "1"},
    {"plans", "=CALLSPERYEAR(\"A\";C14:D15)", "#502"},
    {"plans", "=CALLSPERYEAR(\"A\";C2:D2)", "#519"},
    {"plans", "=CALLSPERYEAR(\"A\";{1;2;3})", "#502"},
    {"plans", "=CALLSPERYEAR(1;{1;2})", "2"},
    {"plans", "=CALLSPERYEAR(1;{#;2})", "#519"},
    {"plans", "=CALLSPERYEAR(\"Z\")", "#32767"},
    {"plans", "=CALLSPERYEAR(\"\")", ""},
    {"plans", "=CALLSPERYEAR({\"A\";\"Z\"})", "12"},
    {"plans", "=CALLSPERYEAR({\"Z\";\"A\"})", "#32767"},
    {"hours", "=SELLINGTIME(\"\";D$2:D$11;1000)", ""},
    {"hours", "=SELLINGTIME(\"A\";D$2:D$11;1000;{1;2;3})", "#502"},
    {"hours", "=SELLINGTIME(\"A\";I15:I15;1000)", "#519"},
    {"hours", "=SELLINGTIME(5;B$2:B$11;1000;{5;0.5})", "500"},
    {"periods", "=CUSTOMERGROWTH({80;\"\";120})", "0.3"},
    {"periods", "=CUSTOMERGROWTH({1;\"x\";3})", "#519"},
    {"periods", "=CUSTOMERGROWTH({1;#;3})", "#519"},
    {"periods", "=PLANKEPT({1;2};{1})", "#502"},
    {"periods", "=PLANKEPT({1;2};{1;\"x\"})", "#519"},
    {"periods", "=CUSTOMERPOTENTIAL({80;100;120};;\"x\")", "#519"},
    {"periods", "=CUSTOMERPOTENTIAL({80;100;120};{\"x\"})", "#519"},
    {"periods", "=XYZCLASS({80;100;120};\"x\")", "#519"},
    {"periods", "=XYZCLASS({80;\"x\"})", "#519"},
    {"periods", "=XYZCLASS({80;100};0.9;0.1)", "#502"},
    {"periods", "=CUSTOMERMOVE({1;0;0};2)", "Lost"},
    {"periods", "=CUSTOMERMOVE({0;0;0})", ""},
    {"periods", "=CUSTOMERMOVE({1;0;0};3)", "#502"},
    {"periods", "=CUSTOMERMOVE({1;0;0};\"x\")", "#519"},
    {"periods", "=CUSTOMERMOVE({1;\"x\"})", "#519"},
    {"periods", "=CUSTOMERMOVE({1;0};;{\"a\";\"b\"})", "#502"},
    {"scores", "=RFMSCORES(51;1;19.32;{30;60;90|2;5;8|10;20;30})", "312"},
    {"scores", "=RFMSCORE(51;1;19.32;F2:F11;E2:E11;B2:B11;{30;60;90|2;5;8|10;20;30})", "312"},
    {"scores", "=RFMSCORES(51;1;19.32;{30;60;90|2;5;8})", "#502"},
    {"scores", "=RFMSCORES(51;1;19.32;{30;\"\"|2;5|10;\"\"})", "112"},
    {"scores", "=RFMSCORES(51;1;19.32;{\"\";30|2;5|10;20})", "#502"},
    {"scores", "=RFMSCORES(51;1;19.32;{30|#|10})", "#519"},
    {"scores", "=RFMSCORES(51;1;19.32;{30|\"x\"|10})", "#519"},
    {"scores", "=RFMSCORES(51;1;19.32;{30;60})", "#502"},
    {"scores", "=RFMSCORES(1;1;1;{9;8|2;5|1;2})", "#502"},
    {"scores", "=RFMSEGMENT(543;{\"a\";4;5;4;5|\"b\";1;5;1;5})", "a"},
    {"scores", "=RFMSEGMENT(343;{\"a\";4;5;4;5|\"b\";1;5;1;5})", "b"},
    {"scores", "=RFMSEGMENT(999;{\"a\";4;5;4;5|\"\";\"\";\"\";\"\";\"\"})", "Others"},
    {"scores", "=RFMSEGMENT({543;\"\"};{7;4;5;4;5;\"\";3|\"\";\"\";\"\";\"\";\"\";\"\";\"\"})",
     "7"},
    {"scores", "=RFMSEGMENT(543;{\"a\";5;4;4;5|\"b\";1;5;1;5})", "#502"},
    {"scores", "=RFMSEGMENT(543;{\"a\";\"x\";4;4;5|\"b\";1;5;1;5})", "#519"},
    {"scores", "=RFMSEGMENT(543;{\"a\";4;5;#;5|\"b\";1;5;1;5})", "#519"},
    {"scores", "=RFMSEGMENT(543;{#;4;5;4;5|\"b\";1;5;1;5})", "#519"},
    {"scores", "=RFMSEGMENT(543;{\"a\";4;5;4})", "#502"},
    {"profit", "=CUSTOMERPROFIT(1000;600;5;50;\"x\")", "#519"},
    {"profit", "=CUSTOMERPROFIT(1000;600;5;50;50)", "100"},
    {"profit", "=CUSTOMERPROFIT(1e308;-1e308;0;0)", "#503"},
    {"actions", "=CUSTOMERACTION(\"B\";\"Ideal\";1200)", "Maintain"},
    {"actions", "=CUSTOMERACTION(\"Z\";\"Ideal\";1;\"High\")", "#32767"},
    {"actions", "=CUSTOMERACTION(\"A\";\"Odd\";1;\"High\")", "#32767"},
    {"actions", "=CUSTOMERACTION(\"A\";\"Ideal\";\"x\";\"High\")", "#519"},
    {"actions", "=CUSTOMERACTION(\"\";\"Ideal\";1)", ""},
    {"actions", "=CUSTOMERACTION(\"\";\"Ideal\";1;;;\"Gone\")", "Win back"},
    {"actions", "=CUSTOMERACTION(\"A\";\"Ideal\";1;;\"Odd\")", "#32767"},
    {"actions", "=CUSTOMERACTION(\"A\";\"Ideal\";1;;;\"Odd\")", "#32767"},
    {"actions", "=CUSTOMERACTION(2;\"Ideal\";1;;;;;{1;2;3})", "Maintain"},
    {"actions", "=CUSTOMERACTION(\"A\";\"Ideal\";1;\"High\";;;{\"x\"})", "#502"},
    {"actions", "=CUSTOMERACTION(\"A\";\"Ideal\";1;\"High\";;;;{\"x\"})", "#502"},
    {"calls", "=CALLPLAN(D2:D11;F14:H15;15)", "A"},
    {"calls", "=CALLPLAN({\"\";\"b\"};A14:B15)", "A"},
    {"calls", "=CALLPLAN({7;\"7\"};{7;3})", "7"},
    {"calls", "=CALLPLAN({\"A\";\"D\"})", "#32767"},
    {"calls", "=CALLPLAN({\"A\";#})", "#519"},
    {"calls", "=CALLPLAN(D2:D11;C14:D15)", "#502"},
    {"calls", "=CALLPLAN(D2:D11;{\"A\";#})", "#519"},
    {"calls", "=CALLPLAN(D2:D11;;-1)", "#502"},
    {"calls", "=CALLPLAN(D2:D11;;\"x\")", "#519"},
    {"reps", "=CUSTOMERREPS(E2:E11;2;;5)", "1"},
    {"reps", "=CUSTOMERREPS({5;\"\";-1;3};{\"x\";\"\";7};{7;\"\";\"\";\"X\"})", "7"},
    {"reps", "=CUSTOMERREPS({5;3};3;{\"3\";\"\"})", "3"},
    {"reps", "=CUSTOMERREPS({5;3;1};3;{4;\"x\";1.5})", "#32767"},
    {"reps", "=CUSTOMERREPS({5;3};{\"x\";\"y\"};{\"z\";\"\"})", "#32767"},
    {"reps", "=CUSTOMERREPS({5;3};2;{\"\";#})", "#519"},
    {"reps", "=CUSTOMERREPS({5;3};2;{1;2;1})", "#502"},
    {"reps", "=CUSTOMERREPS({-5;3};2)", "#502"},
    {"reps", "=CUSTOMERREPS({5;#};2)", "#519"},
    {"reps", "=CUSTOMERREPS({5;3};{\"x\";#})", "#519"},
    {"reps", "=CUSTOMERREPS({5;3};{\"x\";\"X\"})", "#502"},
    {"reps", "=CUSTOMERREPS({5;3};{\"\";\"\"})", "#502"},
    {"reps", "=CUSTOMERREPS({5;3};A2:B3)", "#502"},
    {"reps", "=CUSTOMERREPS({5;3};1.5)", "#502"},
    {"reps", "=CUSTOMERREPS({5;3};1;;1)", "#502"},
    {"reps", "=CUSTOMERREPS({5;3};1;;0)", "#502"},
    {"reps", "=CUSTOMERREPS({5;3};1;;-1)", "#502"},
    {"reps", "=CUSTOMERREPS({5;3};1;;\"x\")", "#519"},
    {"prospects", "=PROSPECTSCORE(30;0.4;5000;5000;;;{3;2;1})", "66.6666666666667"},
    {"prospects", "=PROSPECTSCORE(30;0.4;5000;5000;;;{3;2})", "#502"},
    {"prospects", "=PROSPECTSCORE(30;0.4;5000;5000;\"x\")", "#519"},
    {"prospects", "=PROSPECTSCORE(30;0.4;5000;5000;;\"x\")", "#519"},
    {"prospects", "=PROSPECTSCORE(30;0.4;5000;-1)", "#502"},
    {"prospects", "=PROSPECTPRIORITY(10;0.35;20000;5000;\"x\")", "#519"},
    {"prospects", "=PROSPECTRANK({60;10};{0.3;0.3};{5000;5000};\"x\")", "#519"},
    {"prospects", "=PROSPECTRANK({60;10};{0.3;0.3};{5000})", "#502"},
    {"prospects", "=PROSPECTRANK({60;10};{0.3;0.3};{-1;5000})", "#502"},
    {"stages", "=CUSTOMERSTAGE(1;1;A2:A5;A2:A5)", "#532"},
    {"stages", "=CUSTOMERSTAGE(\"\";1;E$2:E$11;B$2:B$11)", ""},
    {"stages", "=CUSTOMERSTAGE(\"x\";1;E$2:E$11;B$2:B$11)", "#519"},
    {"stages", "=CUSTOMERSTAGE(1;1;E$2:E$11;B$2:B$11;\"maybe\")", "#519"},
    {"stages", "=CUSTOMERSTAGE(1;1;E$2:E$11;B$2:B$11;;\"x\")", "#519"},
    {"stages", "=CUSTOMERSTAGE(1;1;E$2:E$11;B$2:B$9)", "#502"},
    {"stages", "=CUSTOMERSTAGE({1;2};{1;2};E$2:E$11;B$2:B$9)", "#502"},
    {"stages", "=CUSTOMERSTAGE(1;1;B20:B9000;B20:B9000)", "#532"},
    {"scores", "=RFMSCORE(\"\";E2;B2;F$2:F$11;E$2:E$11;B$2:B$11)", ""},
    {"scores", "=RFMSCORE(\"x\";E2;B2;F$2:F$11;E$2:E$11;B$2:B$11)", "#519"},
    {"scores", "=RFMSCORE(F2;E2;B2;F$2:F$11;E$2:E$11;B$2:B$11;\"x\")", "#519"},
    {"scores", "=RFMSCORE(F2;E2;B2;F$2:F$11;E$2:E$11;B$2:B$11;1)", "#502"},
    {"scores", "=RFMSCORES(F2:F11;E2:E11;B2:B9)", "#502"},
    {"scores", "=RFMSEGMENT(\"\")", ""},
    {"scores", "=RFMSEGMENT(\"x\")", "#519"},
    {"scores", "=RFMSEGMENT(999)", "#502"},
    {"orders", "=CUSTOMERLIST(A2:A11;B2:B11;J2:J11;F2:F11;45688;1;{1;45300};\"sales\";12)",
     "Alder Mills"},
    {"orders", "=CUSTOMERLIST(C2:C11;B2:B11;J2:J11;;;;;\"name\")", "North"},
    {"orders", "=CUSTOMERLIST(E2:E11;B2:B11;J2:J11;;;;;\"name\")", "0"},
    {"orders", "=CUSTOMERLIST(A1:A11;B1:B11;J1:J11;;;;;;1)", "Alder Mills"},
    {"orders", "=CUSTOMERLIST(A2:A11;B2:B11;J2:J11;;;;{2;1})", "#502"},
    {"orders", "=CUSTOMERLIST(A2:A11;B2:B11;J2:J11;;;;{1;#})", "#519"},
    {"orders", "=CUSTOMERLIST(A2:A11;B2:B11;J2:J11;;;;;\"odd\")", "#502"},
    {"orders", "=CUSTOMERLIST(A2:A11;B2:B11;J2:J11;;5)", "#532"},
    {"orders", "=CUSTOMERLIST(A2:A11;B2:B9;J2:J11)", "#502"},
    {"orders", "=CUSTOMERLIST(A2:A11;B2:B11;J2:J11;F2:F9)", "#502"},
    {"orders", "=CUSTOMERLIST(G2:G11;B2:B11;J2:J11)", "#519"},
    {"orders", "=CUSTOMERLIST(I14:I15;B14:B15;B14:B15)", "#519"},
    {"orders", "=LISTCHECK(C2:C11;E2:E11)", "3"},
    {"orders", "=LISTCHECK(I14:I15;B14:B15)", "1"},
    {"orders", "=LISTCHECK(C2:C11;B2:B11;J2:J11;E2:E11)", "8"},
    {"orders", "=LISTCHECK(A2:A11;B2:B9)", "#502"},
    {"orders", "=COHORTS(A2:A11;B2:B11;J2:J11;\"year\";45688;1;3)", "45292"},
    {"orders", "=COHORTS(A2:A11;B2:B11;J2:J11;\"odd\")", "#502"},
    {"orders", "=COHORTS(A11:A11;B11:B11;J11:J11)", "#532"},
    {"keys", "=CUSTOMERKEY({\"b a\";\"\";7};{\"a\";\"x\"})", "b"},
    {"keys", "=CUSTOMERKEY({\"b a\";#})", "a b"},
    {"keys", "=CUSTOMERKEY(\"b a\";{\"a\";#})", "#519"},
    {"keys", "=CUSTOMERKEY(\"b a\";A2:B3)", "#502"},
};

const size_t odd_example_count = sizeof odd_examples / sizeof odd_examples[0];

/* Each formula by itself, and all in one document, where lists meet that differ in their options.
 */
static void check_formulas(void)
{
    long objects = host_objects();
    long blocks = memory_blocks();
    calc *shared = examples_open();
    calc_add_sheet(shared);
    for (size_t i = 0; i < odd_example_count; i++) {
        const example *e = &odd_examples[i];
        calc *c = examples_open();
        if (strstr(e->formula, "Sheet2.") != NULL)
            calc_add_sheet(c);
        calc_type(c, 12, 1, e->formula);
        calc_type(shared, 12, 1, e->formula);
        const value *v = calc_look(c, 12, 1);
        bool same = value_shows(v, e->result) && value_equal(v, calc_look(shared, 12, 1));
        if (!same) {
            char shown[64];
            tap_note("%s shows %s", e->formula, value_print(v, shown, sizeof shown));
        }
        tap_result(same, "%s: %s shows %s", e->name, e->formula, e->result);
        calc_close(c);
    }
    calc_close(shared);
    office_idle();
    tap_result(host_objects() == objects && memory_blocks() == blocks,
               "errors: everything is let go");
}

/* Calls by hand, with what Calc does not pass */

/* What a one-argument function answers to one cell. */
static value ask_of(const char *name, uno_Any *any)
{
    uno_Sequence *row = NULL;
    uno_Sequence *rows = NULL;
    uno_Any left_out;
    uno_Any result;
    uno_any_construct(&left_out, NULL, NULL, NULL);
    uno_type_sequence_construct(&row, host_reference(HOST_ROW), any, 1, NULL);
    uno_type_sequence_construct(&rows, host_reference(HOST_ROWS), &row, 1, NULL);
    void *args[] = {&rows, &left_out, &left_out};
    value shown = value_of_error(0);
    if (addin_call(addin_find(name), args, &result)) {
        shown = value_of_any(&result);
        uno_any_destruct(&result, NULL);
    }
    uno_type_destructData(&rows, host_reference(HOST_ROWS), NULL);
    uno_type_destructData(&row, host_reference(HOST_ROW), NULL);
    return shown;
}

/* The trait is 1, of any type in which a number comes. */
static void check_types(void)
{
    sal_Bool truth = sal_True;
    sal_Int8 byte = 1;
    sal_Int16 small = 1;
    sal_Int32 middle = 1;
    sal_Int64 large = 1;
    float single = 1;
    double whole = 1;
    sal_Unicode letter = '1';
    const struct {
        typelib_TypeClass type;
        void *data;
    } numbers[] = {
        {typelib_TypeClass_BOOLEAN, &truth}, {typelib_TypeClass_BYTE, &byte},
        {typelib_TypeClass_SHORT, &small},   {typelib_TypeClass_UNSIGNED_SHORT, &small},
        {typelib_TypeClass_LONG, &middle},   {typelib_TypeClass_UNSIGNED_LONG, &middle},
        {typelib_TypeClass_HYPER, &large},   {typelib_TypeClass_UNSIGNED_HYPER, &large},
        {typelib_TypeClass_FLOAT, &single},  {typelib_TypeClass_DOUBLE, &whole},
    };
    bool right = true;
    uno_Any any;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        uno_type_any_construct(&any, numbers[i].data,
                               *typelib_static_type_getByTypeClass(numbers[i].type), NULL);
        value shown = ask_of("FITSCORE", &any);
        right = right && value_shows(&shown, "1");
        uno_any_destruct(&any, NULL);
    }
    tap_result(right, "a number is read from each type that it may come in");
    uno_type_any_construct(&any, &letter,
                           *typelib_static_type_getByTypeClass(typelib_TypeClass_CHAR), NULL);
    value shown = ask_of("FITSCORE", &any);
    tap_result(value_shows(&shown, "#519"), "and from no other");
    uno_any_destruct(&any, NULL);
}

/* Half a character beyond the first 65,536 is compared as it is, and ends no word. */
static void check_surrogates(void)
{
    static const sal_Unicode units[] = {0xd835, 'x'};
    rtl_uString *text = NULL;
    uno_Any any;
    bool right = true;
    for (sal_Int32 length = 1; length <= 2; length++) {
        rtl_uString_newFromStr_WithLength(&text, units, length);
        uno_type_any_construct(&any, &text,
                               *typelib_static_type_getByTypeClass(typelib_TypeClass_STRING), NULL);
        value shown = ask_of("CALLSPERYEAR", &any);
        right = right && value_shows(&shown, "#32767");
        shown = ask_of("FITSCORE", &any);
        right = right && value_shows(&shown, "#519");
        uno_any_destruct(&any, NULL);
    }
    rtl_uString_release(text);
    tap_result(right, "half a character is a label that is not there, and no mark");
}

/* Rows of different lengths, no rows, no range and no number. */
static void check_shapes(void)
{
    uno_Sequence *rows = NULL;
    uno_Any left_out;
    uno_Any result;
    bool right = true;
    uno_any_construct(&left_out, NULL, NULL, NULL);
    for (sal_Int32 count = 0; count <= 2; count++) {
        uno_type_sequence_construct(&rows, host_reference(HOST_ROWS), NULL, count, NULL);
        if (count == 2)
            uno_type_sequence_realloc((uno_Sequence **)(void *)rows->elements,
                                      host_reference(HOST_ROW), 1, NULL, NULL);
        void *args[] = {&rows, &left_out, &left_out};
        right = right && addin_call(addin_find("FITSCORE"), args, &result);
        value shown = value_of_any(&result);
        right = right && value_shows(&shown, "#502");
        uno_any_destruct(&result, NULL);
        uno_type_destructData(&rows, host_reference(HOST_ROWS), NULL);
    }
    tap_result(right, "rows that are no rectangle are refused");
    uno_Interface *none = NULL;
    void *range_args[] = {&none, &left_out};
    right = addin_call(addin_find("PARETOSHARE"), range_args, &result);
    value shown = value_of_any(&result);
    tap_result(right && value_shows(&shown, "#502"), "no range is refused");
    uno_any_destruct(&result, NULL);
    double number = INFINITY;
    void *number_args[] = {&number, &number, &number, &number, &left_out, &left_out, &left_out};
    right = addin_call(addin_find("PROSPECTSCORE"), number_args, &result);
    shown = value_of_any(&result);
    tap_result(right && value_shows(&shown, "#503"), "a number that is none is refused");
    uno_any_destruct(&result, NULL);
}

/* More groups than the first room has, in a document that is known to nobody: nothing is kept. */
static void check_many_groups(void)
{
    enum { GROUPS = 40 };
    long objects = host_objects();
    unsigned long k = 0;
    bool right = true;
    calc *c = calc_open(GROUPS, 2);
    for (int row = 0; row < GROUPS; row++) {
        char content[16];
        snprintf(content, sizeof content, row % 2 == 0 ? "%d" : "group %d", row);
        calc_fill(c, row, 0, "9");
        calc_fill(c, row, 1, content);
    }
    do {
        memory_fail_at(memory_is_counted() ? ++k : 0);
        value shown = calc_compute(c, "=CUSTOMERTIERS(A1:A40;B1:B40)");
        bool short_now = memory_failed();
        right = right && value_shows(&shown, short_now ? "#514" : "A");
        value_free(&shown);
        if (!short_now)
            break;
    } while (memory_is_counted());
    memory_fail_at(0);
    tap_result(right, "%d groups, and memory that is short %lu times", GROUPS, k);
    calc_close(c);
    tap_result(host_objects() == objects, "%d groups: every object is let go", GROUPS);
}

void check_errors(void)
{
    office_introduce();
    check_formulas();
    check_types();
    check_surrogates();
    check_shapes();
    check_many_groups();
}
