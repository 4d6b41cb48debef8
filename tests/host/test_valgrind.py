#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The add-in as it is built for users, in the played Calc, under valgrind."""
from played import BUILD, play

play(BUILD, ["objects", "examples", "exports", "workbook", "office", "happenings"],
     under=["valgrind", "--quiet", "--leak-check=full", "--errors-for-leak-kinds=definite",
            "--error-exitcode=99"])
