# SPDX-License-Identifier: MPL-2.0
"""What the libraries in the package can reach, and how they are hardened: addin/SECURITY.md."""
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

OXT = ROOT / "build" / "vitalfew.oxt"
CC = os.environ.get("CC", "gcc")

# Everything that the library calls by its name. No file, no network, no clock, no process, no
# setting, no output: what is not here cannot be called. Of the locale no more comes in than the
# decimal sign of a number that is written and read again at once (kernel/decimal.c). And of the
# functions on doubles those alone whose result is exact or rounded right everywhere (G12).
C_LIBRARY = {
    "calloc", "free", "malloc", "realloc",
    "memchr", "memcmp", "memcpy", "memmove", "memset", "strchr", "strcmp", "strlen", "strncmp",
    "strrchr", "strspn",
    "pthread_mutex_lock", "pthread_mutex_unlock",
    "qsort", "snprintf", "strtod", "strtol",
    "ceil", "fabs", "floor", "fmax", "fmin", "ldexp", "nextafter", "sqrt",
}
# The office's strings and numbers, types, and values; osl_, which has files and clocks, is missing.
OFFICE = ("rtl_math_", "rtl_uString_", "rtl_ustr_", "typelib_", "uno_")
# What the compiler calls of itself: hardening, the beginning and end of every library, and on Arm
# what the processor can do.
COMPILER = {"__cxa_finalize", "__getauxval", "__gmon_start__", "__stack_chk_fail",
            "__stack_chk_guard", "__tls_get_addr",
            "_ITM_deregisterTMCloneTable", "_ITM_registerTMCloneTable"}

# What the beginning of a library for Windows, gcc's variables of each thread and the writing and
# reading of numbers come with: locks, memory, signs and their names in a code page, and a line on the
# standard error before the process ends where the beginning fails.
WINDOWS = {
    "AcquireSRWLockExclusive", "ReleaseSRWLockExclusive", "CreateSemaphoreW", "ReleaseSemaphore",
    "InitializeCriticalSection", "EnterCriticalSection", "LeaveCriticalSection",
    "DeleteCriticalSection", "WaitForSingleObject", "Sleep", "GetLastError", "SetLastError",
    "TlsAlloc", "TlsGetValue", "TlsSetValue", "VirtualProtect", "VirtualQuery",
    "IsDBCSLeadByteEx", "MultiByteToWideChar", "WideCharToMultiByte",
    "___lc_codepage_func", "___mb_cur_max_func", "__iob_func", "__setusermatherr", "_amsg_exit",
    "_errno", "_initterm", "_lock", "_unlock", "_nextafter", "abort", "bsearch", "fputc", "fwrite",
    "localeconv", "strerror", "vfprintf", "wcslen",
}

# The rest of the office, which has files, network and clocks too, is reached by these types alone.
MODULES = {
    "sheet", "table",        # cells
    "beans", "lang", "uno",  # what every object has
    "util",                  # of it only what UTIL names
}
BEYOND_CELLS = {
    "awt.AsyncCallback", "awt.XCallback", "awt.XRequestCallback",  # the office's main loop
    # The empty document without a window in which new results are made known:
    "frame.XLoadable", "container.XIndexAccess",
    # The menu entries that open the workbook, and their words:
    "task.XJobExecutor", "deployment.PackageInformationProvider",
    "deployment.XPackageInformationProvider", "frame.theDesktop", "frame.XComponentLoader",
    "configuration.ConfigurationAccess", "configuration.theDefaultProvider",
    # The sheet in front, what is said above it, and the names of the workbook's cells:
    "frame.XDesktop", "frame.XModel", "frame.XInfobarProvider", "container.XNameAccess",
}
UTIL = {
    "util.XModifyListener", "util.XModifyBroadcaster",  # told of changes in cells
    "util.XCloseable",  # the empty document, and a workbook that takes no list
    "util.XNumberFormatsSupplier", "util.XNumberFormats",  # of the cells that are taken over
}


def libraries(ending=""):
    """The libraries in the package whose names end so, as {path: bytes}."""
    with zipfile.ZipFile(OXT) as package:
        names = [name for name in package.namelist()
                 if re.search(r"\.uno\.\w+$", name) and name.endswith(ending)]
        return {name: package.read(name) for name in names}


def tool(data, *command):
    """What a program prints about a library."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library"
        path.write_bytes(data)
        return subprocess.run([*command, str(path)], stdin=subprocess.DEVNULL, check=True,
                              stdout=subprocess.PIPE, text=True).stdout


def known(flag):
    """Whether the compiler takes a flag for this machine."""
    return subprocess.run([CC, "-Werror", flag, "-x", "c", "-c", "-o", "/dev/null", "/dev/null"],
                          stderr=subprocess.DEVNULL, check=False).returncode == 0


def segments(data, kind):
    """The flags of a library's segments of a kind, such as "RW"."""
    return [re.sub(r"\s", "", flags) for flags in re.findall(
        rf"^ +{kind} +(?:0x\w+ +){{5}}([RWE ]+?) 0x\w+$",
        tool(data, "readelf", "--program-headers", "--wide"), re.MULTILINE)]


def header(data):
    """What objdump prints of the headers of a library for Windows."""
    return tool(data, "objdump", "--private-headers", "--section-headers")


@tap.test("the libraries call nothing that reaches files, the network, a clock or a process")
def imports():
    for path, data in libraries(".so").items():
        lines = tool(data, "nm", "-D", "--undefined-only", "--format=posix").splitlines()
        names = {line.split()[0].partition("@")[0] for line in lines}
        tap.equal("malloc" in names and "uno_any_construct" in names, True, "names were found")
        # The checks of a fortified C library: __memcpy_chk is memcpy.
        plain = {re.sub(r"^__(\w+)_chk$", r"\1", name) for name in names}
        tap.equal(sorted(name for name in plain - C_LIBRARY - COMPILER
                         if not name.startswith(OFFICE)), [], path)
    for path, data in libraries(".dll").items():
        table = header(data).split("The Import Tables")[1].split("The Export Tables")[0]
        names = set(re.findall(r"^\s+[0-9a-f]+\s+\d+\s+(\w+)$", table, re.MULTILINE))
        tap.equal("malloc" in names and "uno_any_construct" in names, True, "names were found")
        tap.equal(sorted(name for name in names - C_LIBRARY - WINDOWS
                         if not name.startswith(OFFICE)), [], path)


@tap.test("of the office's types the libraries name those for cells, and of the menu entry")
def types():
    for path, data in libraries().items():
        # Names of types are in ASCII, those of services and singletons in UTF-16.
        wide = re.findall(rb"(?:[\x20-\x7e]\0){6,}", data)
        text = "\n".join([data.decode("latin-1"), *(part[::2].decode("ascii") for part in wide)])
        named = set(re.findall(r"com\.sun\.star\.([a-z]+\.\w+)", text))
        tap.equal({"sheet.XCellRangeData", "frame.theDesktop"} <= named, True, "names were found")
        tap.equal(sorted(name for name in named - BEYOND_CELLS
                         if name.partition(".")[0] not in MODULES), [], path)
        tap.equal({name for name in named if name.startswith("util.")} - UTIL, set(), path)


@tap.test("no part of a library is both writable and executable, nor is the stack executable")
def segments_are_apart():
    for path, data in libraries(".so").items():
        tap.equal(len(segments(data, "LOAD")) > 1, True, "segments were found")
        tap.equal([flags for flags in segments(data, "LOAD") if {"W", "E"} <= set(flags)], [], path)
        tap.equal(segments(data, "GNU_STACK"), ["RW"], path)
    for path, data in libraries(".dll").items():
        sections = [set(flags.split(", ")) for flags in re.findall(r"^ {2,}(.*LOAD.*)$", header(data),
                                                                   re.MULTILINE)]
        tap.equal(any("CODE" in flags for flags in sections), True, "sections were found")
        tap.equal([flags for flags in sections if "CODE" in flags and "READONLY" not in flags], [],
                  path)
        tap.equal("NX_COMPAT" in header(data), True, f"data of {path} are not executed")


@tap.test("the tables of addresses are written at the start and read-only from then on")
def relocations():
    for path, data in libraries(".so").items():
        tap.equal(segments(data, "GNU_RELRO"), ["R"], path)
        dynamic = tool(data, "readelf", "--dynamic", "--wide")
        tap.equal("BIND_NOW" in dynamic, True, "all symbols are bound at the start")
        tap.equal("TEXTREL" in dynamic, False, "whether code is written")
    for path, data in libraries(".dll").items():
        # The system chooses where it is put, of all that 64 bits allow.
        for wanted in ("DYNAMIC_BASE", "HIGH_ENTROPY_VA", ".reloc"):
            tap.equal(wanted in header(data), True, f"{path}: {wanted}")


@tap.test("every source of the library is compiled with what hardens it")
def flags():
    environment = {name: text for name, text in os.environ.items()
                   if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "CFLAGS", "CPPFLAGS")}
    printed = subprocess.run(
        ["make", "-C", str(ROOT), "-nB", "V=1", "CFLAGS=-O2", "build/vitalfew.uno.so"],
        env=environment, stdout=subprocess.PIPE, check=True, text=True).stdout
    lines = [line.split() for line in printed.splitlines() if " -c -o " in line]
    sources = {str(path.relative_to(ROOT)) for part in ("kernel", "functions", "live", "uno",
                                                              "workbook")
               for path in (ROOT / "addin" / part).glob("*.c")}
    tap.equal({line[-1] for line in lines}, sources)
    wanted = {"-D_FORTIFY_SOURCE=2", *filter(known, (
        "-fstack-protector-strong", "-fstack-clash-protection", "-fcf-protection=full",
        "-mbranch-protection=standard"))}
    tap.equal("-fstack-protector-strong" in wanted, True, "the compiler protects the stack")
    for line in lines:
        tap.equal(wanted - set(line), set(), f"flags that are missing for {line[-1]}")


@tap.test("the builds that are in the package were compiled so")
def built():
    asked = 0
    for path in libraries():
        # As they are before they are stripped; one for this machine alone is in no folder.
        file = ROOT / "build" / path
        file = file if len(libraries()) > 1 else ROOT / "build" / file.name
        reader = "objdump" if path.endswith(".dll") else "readelf"
        printed = subprocess.run([reader, "--dwarf=info" if reader == "objdump" else
                                  "--debug-dump=info", "--dwarf-depth=1", str(file)],
                                 stdout=subprocess.PIPE, check=True, text=True).stdout
        producers = re.findall(r"DW_AT_producer.*: (GNU C1.*std=c11.*)", printed)
        tap.equal([text for text in producers if "-fstack-protector-strong" not in text], [], path)
        asked += len(producers)
    if asked == 0:
        tap.skip("only gcc tells in the debugging information how it was called")


if __name__ == "__main__":
    sys.exit(tap.run())
