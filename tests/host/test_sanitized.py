#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The add-in in the played Calc, under AddressSanitizer, UndefinedBehaviorSanitizer and
LeakSanitizer: Calc's contract, and a Calc that breaks it."""
from played import BUILD, EVERYTHING, play

play(BUILD / "address", EVERYTHING,
     ASAN_OPTIONS="leak_check_at_exit=0", LSAN_OPTIONS="report_objects=1",
     UBSAN_OPTIONS="print_stacktrace=1")
