#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""What Windows asks of the library: the layout of the office's structures, and what it needs."""
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from wine import BUILD, ROOT, WINE, start, stop

sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

HEADERS = ["/usr/include/libreoffice", "/usr/share/mingw-w64/include"]
MACHINE_I386, MACHINE_AMD64 = 0x14c, 0x8664


def loaded(change):
    """The exit status of the played Calc, and what it printed, in a folder with all that it needs
    that change(folder) has changed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("calc.exe", "vitalfew.uno.dll", "cppu3.dll", "sal3.dll"):
            shutil.copy(BUILD / file, folder)
        change(folder)
        done = subprocess.run(
            [WINE, folder / "calc.exe", folder / "vitalfew.uno.dll",
             ROOT / "build" / "vitalfew.rdb", ROOT / "build" / "examples.txt", "objects"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            check=False)
        return done.returncode, done.stdout


def set_machine(machine):
    """Has the library say that it is for this machine."""
    def change(folder):
        path = folder / "vitalfew.uno.dll"
        data = bytearray(path.read_bytes())
        place = struct.unpack_from("<I", data, 0x3c)[0] + 4
        tap.equal(struct.unpack_from("<H", data, place)[0], MACHINE_AMD64, "machine")
        struct.pack_into("<H", data, place, machine)
        path.write_bytes(data)
    return change


def tables(name):
    """What a library imports and exports, as {library: {function, …}} and {function, …}."""
    printed = subprocess.run(["objdump", "--private-headers", str(BUILD / name)], check=True,
                             stdout=subprocess.PIPE, text=True).stdout
    imports, _, exports = printed.partition("The Export Tables")
    parts = re.split(r"DLL Name: (\S+)", imports)[1:]
    return ({dll: set(re.findall(r"^\s+[0-9a-f]+\s+\d+\s+(\w+)$", functions, re.MULTILINE))
             for dll, functions in zip(parts[::2], parts[1::2])},
            set(re.findall(r"^\s+\[ *\d+\] (\w+)$", exports, re.MULTILINE)))


@tap.test("with all that it needs the library is loaded")
def whole():
    status, printed = loaded(lambda folder: None)
    tap.equal(status, 0, printed)


@tap.test("without one of the office's libraries it is not")
def missing():
    for name in ("cppu3.dll", "sal3.dll"):
        status, printed = loaded(lambda folder, name=name: (folder / name).unlink())
        tap.equal(status != 0 and "ok 1" not in printed, True, f"{name}: {printed}")


@tap.test("the office's libraries have every function that it asks them for")
def functions():
    asked, _ = tables("vitalfew.uno.dll")
    for name in ("cppu3.dll", "sal3.dll"):
        tap.equal(len(asked[name]) > 9, True, f"functions of {name} were found")
        tap.equal(sorted(asked[name] - tables(name)[1]), [], name)
    tap.note(f"{sum(len(asked[name]) for name in ('cppu3.dll', 'sal3.dll'))} functions")


@tap.test("a library of 32 bits is not loaded")
def bits():
    status, printed = loaded(set_machine(MACHINE_I386))
    tap.equal(status != 0 and "ok 1" not in printed, True, printed)


@tap.test("Microsoft's compiler lays out the office's structures as the library's does")
def layout():
    # As clang does for it. Of its own headers no more is asked than that one is there.
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "intrin.h").touch()
        command = ["clang", "--target=x86_64-pc-windows-msvc", "-std=c11", "-fsyntax-only", "-DWNT",
                   "-iquote", str(ROOT / "addin"),
                   *(word for path in (folder, BUILD / "include", *HEADERS)
                     for word in ("-isystem", str(path)))]
        source = ROOT / "addin" / "uno" / "layout.c"
        subprocess.run([*command, str(source)], check=True)
        # And it says so where one is not so.
        wrong = Path(folder) / "wrong.c"
        text = source.read_text(encoding="utf-8")
        wrong.write_text(text.replace("SIZE(uno_Any, 24)", "SIZE(uno_Any, 16)"), encoding="utf-8")
        done = subprocess.run([*command, str(wrong)], stderr=subprocess.PIPE, text=True, check=False)
        tap.equal("size of uno_Any" in done.stderr, True, done.stderr)


@tap.test("a long of the wrong size is noticed where the library is compiled")
def long():
    command = ["x86_64-w64-mingw32-gcc-win32", "-std=c11", "-fsyntax-only", "-DWNT", "-DSAL_UNX",
               "-iquote", str(ROOT / "addin")]
    source = str(ROOT / "addin" / "uno" / "layout.c")
    right = ["-isystem", str(BUILD / "include"), "-isystem", HEADERS[0]]
    subprocess.run([*command, *right, source], check=True)
    done = subprocess.run([*command, *right[2:], source], stderr=subprocess.PIPE, text=True,
                          check=False)
    tap.equal("size of sal_Int64" in done.stderr, True, done.stderr)


if __name__ == "__main__":
    start()
    try:
        sys.exit(tap.run())
    finally:
        stop()
