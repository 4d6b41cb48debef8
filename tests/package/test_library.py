# SPDX-License-Identifier: MPL-2.0
"""The C library for others: what make lib and make install-lib make, and programs that use it."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

HEADERS = sorted((ROOT / "include" / "vitalfew").glob("*.h"))
PROGRAMS = ROOT / "tests" / "package" / "library"
PREFIX = "/opt/vitalfew"
# No office, nothing of it, and no Python.
NOWHERE = {name: "/nowhere" for name in ("LO_PROGRAM", "LO_SDK", "LO_INCLUDE", "PYTHON")}

C = [os.environ.get("CC", "gcc"), "-std=c99"]
CXX = [os.environ.get("CXX", "g++"), "-std=c++11"]
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]

PRINTED = """\
120 is in C
4000 is in A
0 is in C
950 is in A
310 is in B
2 with 0.9201 of the total
1 with 0.0576 of the total
2 with 0.0223 of the total
no error, version {}
"""


def version():
    header = (ROOT / "include" / "vitalfew" / "vitalfew.h").read_text(encoding="utf-8")
    return re.search(r'#define VF_VERSION "(.*)"', header)[1]


def interface():
    """What the name of the shared library has of the version: what a new interface changes."""
    return re.match(r"0\.\d+|\d+", version())[0]


def tool(*command, **options):
    """What a program prints; AssertionError with all of it when it fails."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))} ended with status {done.returncode}:\n"
                             f"{done.stdout}")
    return done.stdout


class Library:
    """The library, built in a folder of its own and installed into another."""

    def __init__(self, folder):
        self.folder = folder
        self.build = folder / "build"
        self.stage = folder / "the stage"  # a name that has to be quoted
        self.installed = Path(f"{self.stage}{PREFIX}")
        self.shared = self.installed / "lib" / f"libvitalfew.so.{version()}"

    def make(self, target, **variables):
        """What make prints, called as by a user: no part of the make that runs the tests."""
        environment = {name: text for name, text in os.environ.items()
                       if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", *NOWHERE)}
        return tool("make", "-C", str(ROOT), target, f"B={self.build}",
                    *(f"{name}={value}" for name, value in {
                        "PREFIX": PREFIX, "DESTDIR": self.stage, **NOWHERE, **variables}.items()),
                    env=environment)

    def files(self):
        return sorted(str(path.relative_to(self.installed))
                      for path in self.installed.rglob("*") if not path.is_dir())

    def flags(self, *options):
        """What compiles and links a program, from pkg-config where it is."""
        if shutil.which("pkg-config") is None:
            return [f"-I{self.installed / 'include'}", f"-L{self.installed / 'lib'}",
                    "-lvitalfew", "-lm"]
        # By a name without a blank, which pkg-config would quote.
        root = self.folder / "root"
        if not root.exists():
            root.symlink_to(self.stage)
        return tool("pkg-config", "--cflags", "--libs", *options, "vitalfew", env=dict(
            os.environ, PKG_CONFIG_SYSROOT_DIR=str(root),
            PKG_CONFIG_LIBDIR=f"{root}{PREFIX}/lib/pkgconfig")).split()

    def compile(self, compiler, source, *options, linked=()):
        program = self.folder / f"{source.replace('.', '-')}-program"
        tool(*compiler, *WARNINGS, str(PROGRAMS / source), *self.flags(*options), *linked,
             "-o", str(program))
        return program



def declared():
    """The functions of the headers, and those of them that are marked as the library's own."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in HEADERS)
    code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return (sorted(re.findall(r"\b(vf_\w+)\(", code)),
            sorted(re.findall(r"^VF_API [\w *]*?\b(vf_\w+)\(", code, re.MULTILINE)))


def exported(path):
    lines = tool("nm", "-D", "--defined-only", "--format=posix", str(path)).splitlines()
    return sorted(line.split()[0] for line in lines)


def dynamic(path):
    return tool("readelf", "--dynamic", "--wide", str(path))


def needed(path):
    return set(re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic(path)))


@tap.test("make lib and make install-lib need neither the office nor what the add-in needs")
def without_the_office(library):
    printed = library.make("install-lib", V=1)
    tap.equal("addin/kernel/tiers.c" in printed, True, "the kernel was compiled")
    for word in ("/nowhere", "utf8proc", "addin/uno", "addin/functions"):
        tap.equal(word in printed, False, f"{word} is in a command")


@tap.test("what is installed: headers, both libraries, the links of the version, and vitalfew.pc")
def installed(library):
    soname = f"libvitalfew.so.{interface()}"
    tap.equal(library.files(), sorted([
        *(f"include/vitalfew/{path.name}" for path in HEADERS),
        "lib/libvitalfew.a", "lib/libvitalfew.so", f"lib/{soname}", f"lib/{library.shared.name}",
        "lib/pkgconfig/vitalfew.pc"]))
    links = library.installed / "lib"
    tap.equal(os.readlink(links / "libvitalfew.so"), soname)
    tap.equal(os.readlink(links / soname), library.shared.name)
    tap.equal(re.findall(r"\(SONAME\).*\[(.*)\]", dynamic(library.shared)), [soname])


@tap.test("the shared library exports the functions of the headers and nothing else")
def exports(library):
    functions, marked = declared()
    tap.equal(len(functions) > 40, True, "functions were found")
    tap.equal(marked, functions, "functions that are marked VF_API")
    tap.equal(exported(library.shared), functions)


@tap.test("the static library shows nothing beyond what it is linked into")
def hidden(library):
    shown = library.folder / "other.so"
    tool(*C, "-shared", "-o", str(shown), "-Wl,--whole-archive",
         str(library.installed / "lib" / "libvitalfew.a"), "-Wl,--no-whole-archive", "-lm")
    tap.equal([name for name in exported(shown) if name.startswith("vf_")], [])


@tap.test("the shared library needs the C library alone, and its addresses are fixed at the start")
def needs(library):
    tap.equal({name for name in needed(library.shared) if not name.startswith("ld-linux")},
              {"libm.so.6", "libc.so.6"})
    tap.equal("BIND_NOW" in dynamic(library.shared), True, "all symbols are bound at the start")
    tap.equal("TEXTREL" in dynamic(library.shared), False, "whether code is written")


@tap.test("no file of the library names the folder that it was built in")
def no_build_folder(library):
    files = [path for path in library.installed.rglob("*") if path.is_file()]
    tap.equal([path.name for path in files
               if any(os.fsencode(folder) in path.read_bytes()
                      for folder in (ROOT, library.folder))], [])


@tap.test("every header compiles alone, as C and as C++")
def headers(library):
    for path in HEADERS:
        for compiler, ending in ((C, ".c"), (CXX, ".cc")):
            source = library.folder / f"alone{ending}"
            source.write_text(f"#include <vitalfew/{path.name}>\n#include <vitalfew/{path.name}>\n"
                              "typedef int something;\n", encoding="utf-8")
            tool(*compiler, *WARNINGS, "-I", str(library.installed / "include"), "-fsyntax-only",
                 str(source))


@tap.test("vitalfew.pc has the version, and its folders follow the prefix")
def pkg_config(library):
    text = (library.installed / "lib" / "pkgconfig" / "vitalfew.pc").read_text(encoding="utf-8")
    for line in (f"Version: {version()}", f"prefix={PREFIX}", "libdir=${prefix}/lib",
                 "includedir=${prefix}/include"):
        tap.equal(line in text.splitlines(), True, line)
    library.make("lib", LIBDIR="/usr/lib/machine")
    text = (library.build / "vitalfew.pc").read_text(encoding="utf-8")
    tap.equal("libdir=/usr/lib/machine" in text.splitlines(), True, "another folder is named")


@tap.test("a program in C and one in C++ run with the shared library")
def shared(library):
    for compiler, source in ((C, "tiers.c"), (CXX, "tiers.cc")):
        program = library.compile(compiler, source)
        tap.equal({name for name in needed(program) if "vitalfew" in name},
                  {f"libvitalfew.so.{interface()}"})
        printed = tool(str(program), env={"LD_LIBRARY_PATH": str(library.installed / "lib")})
        tap.equal(printed, PRINTED.format(version()), source)


@tap.test("a program in C and one in C++ run with the static library alone")
def static(library):
    for compiler, source in ((C, "tiers.c"), (CXX, "tiers.cc")):
        program = library.compile(compiler, source, "--static", linked=["-static"])
        tap.equal(needed(program), set())
        tap.equal(tool(str(program)), PRINTED.format(version()), source)


@tap.test("make uninstall-lib removes every file that was installed, and no other")
def uninstall(library):
    other = library.installed / "include" / "other.h"
    other.touch()
    library.make("uninstall-lib")
    tap.equal(library.files(), ["include/other.h"])
    tap.equal((library.installed / "include" / "vitalfew").exists(), False)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="vitalfew-library-") as name:
        sys.exit(tap.run(Library(Path(name))))
