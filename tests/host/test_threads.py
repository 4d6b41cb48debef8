#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The add-in in the played Calc, called by several threads under ThreadSanitizer."""
from played import BUILD, play

# What the office's libraries do among themselves is not ours to judge.
play(BUILD / "thread", ["office", "examples", "threads", "happenings"],
     TSAN_OPTIONS="ignore_noninstrumented_modules=1 halt_on_error=1 second_deadlock_stack=1")
