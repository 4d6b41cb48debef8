#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The add-in in the played Calc, under AddressSanitizer, UndefinedBehaviorSanitizer and
LeakSanitizer: Calc's contract, and a Calc that breaks it."""
from played import BUILD, EVERYTHING, play

# LeakSanitizer of LLVM 14 crashes now and then where it looks into the thread-local storage of a
# library that was loaded late; nothing is kept there alone.
play(BUILD / "address", EVERYTHING,
     ASAN_OPTIONS="leak_check_at_exit=0", LSAN_OPTIONS="report_objects=1:use_tls=0",
     UBSAN_OPTIONS="print_stacktrace=1")
