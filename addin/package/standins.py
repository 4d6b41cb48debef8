# SPDX-License-Identifier: MPL-2.0
"""Writes what a linker for another machine needs to know of one of the office's libraries: the
names of its C functions, and their versions. Read from that of this machine by nm.

    standins.py c LIBRARY           a source with a function of each name that does nothing
    standins.py versions LIBRARY    the version script of the library that is made of that
    standins.py def LIBRARY DLL     a list of imports for dlltool
"""
import os
import re
import subprocess
import sys


def functions(library):
    """The names of its C functions with their versions, as [(name, version), …]."""
    printed = subprocess.run([os.environ.get("NM", "nm"), "-D", "--defined-only", "--format=posix",
                              library], stdout=subprocess.PIPE, check=True, text=True).stdout
    return sorted(re.findall(r"^(?!_)(\w+)@@(\S+) T ", printed, re.MULTILINE))


def main():
    kind, library, *dll = sys.argv[1:]
    found = functions(library)
    if not found:
        sys.exit(f"{library} has no functions with versions")
    if kind == "c":
        print("\n".join(f"void {name}(void);\nvoid {name}(void) {{}}" for name, _ in found))
    elif kind == "versions":
        for version in sorted({version for _, version in found}):
            names = " ".join(f"{name};" for name, of in found if of == version)
            print(f"{version} {{ global: {names} }};")
    elif kind == "def":
        print(f"LIBRARY {dll[0]}\nEXPORTS\n" + "\n".join(name for name, _ in found))


if __name__ == "__main__":
    main()
