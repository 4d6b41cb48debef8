# SPDX-License-Identifier: MPL-2.0
"""build/vitalfew.oxt: what is in it, what its library asks of a machine, how it is installed."""
import calendar
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402
from office import Office, cell, fill, value  # noqa: E402

OXT = ROOT / "build" / "vitalfew.oxt"
IDENTIFIER = "org.vitalfew.calc"

ENTRY_POINTS = ["component_getFactory", "component_getImplementationEnvironment"]
# From the office, and from the C library: nothing that a user would have to install.
WINDOWS_LIBRARIES = {"KERNEL32.dll", "msvcrt.dll", "cppu3.dll", "sal3.dll"}
LIBRARIES = {"libuno_cppu.so.3", "libuno_sal.so.3", "libm.so.6", "libc.so.6"}
# That of the oldest systems that LibreOffice itself is built for.
GLIBC_OLDEST = (2, 17)
MACHINES = {"Linux_X86_64": "elf64-x86-64", "Linux_AARCH64": "elf64-little",
            "Windows_X86_64": "pei-x86-64"}
# The sample workbook in each language, which Paths.xcu makes known by their folders.
WORKBOOKS = [f"template/{folder}/Vital Few/customers.ots"
             for folder in ("any-language", "de", "es", "fr", "nb")]
# These the office does not read, or finds by their names alone.
UNLISTED = {"META-INF/manifest.xml", "description.xml", "LICENSE", "NOTICE", "CHANGES.md",
            *WORKBOOKS}

DESCRIPTION = "{http://openoffice.org/extensions/description/2006}"
MANIFEST = "{http://openoffice.org/2001/manifest}"
ODF_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
COMPONENTS = "{http://openoffice.org/2010/uno-components}"
XLINK = "{http://www.w3.org/1999/xlink}"


def content(name):
    with zipfile.ZipFile(OXT) as package:
        return package.read(name)


def xml(name):
    return ElementTree.fromstring(content(name))


def description(tag):
    return xml("description.xml").find(f"{DESCRIPTION}{tag}").get("value")


def manifest():
    """The entries of the manifest, as {path: media type}."""
    return {entry.get(f"{MANIFEST}full-path"): entry.get(f"{MANIFEST}media-type")
            for entry in xml("META-INF/manifest.xml").iter(f"{MANIFEST}file-entry")}


def components():
    """What the package says of its libraries, as {platform: element}."""
    with zipfile.ZipFile(OXT) as package:
        names = [name for name in package.namelist() if name.endswith(".components")]
    return {name.split("/")[0]: xml(name).find(f"{COMPONENTS}component") for name in names}


def libraries():
    """The paths of the libraries in the package, as {platform: path}."""
    return {platform: f"{platform}/{component.get('uri')}"
            for platform, component in components().items()}


def for_linux():
    """Those of them that are for Linux."""
    return [path for platform, path in libraries().items() if platform.startswith("Linux")]


def for_windows():
    return [path for platform, path in libraries().items() if platform.startswith("Windows")]


def release():
    """What makes the same package again."""
    return "RELEASE=1" if len(libraries()) > 1 else "RELEASE="


def implementations(component):
    """What the package says that a library implements, as {implementation: [service, …]}."""
    return {element.get("name"): [service.get("name") for service in element]
            for element in component.iter(f"{COMPONENTS}implementation")}


def tool(*command, **options):
    """What a program prints; AssertionError with all of it when it fails."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)} ended with status {done.returncode}:\n"
                             f"{done.stdout}")
    return done.stdout


def library(path, *command):
    """What a program such as readelf prints about a library in the package."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "library"
        copy.write_bytes(content(path))
        return tool(*command, str(copy))


def imports(path):
    """What a library for Windows asks of others, as {library: [function, …]}."""
    tables = library(path, "objdump", "--private-headers").split("The Import Tables")[1]
    parts = re.split(r"DLL Name: (\S+)", tables.split("The Export Tables")[0])[1:]
    return {name: re.findall(r"^\s+[0-9a-f]+\s+\d+\s+(\w+)$", functions, re.MULTILINE)
            for name, functions in zip(parts[::2], parts[1::2])}


@tap.test("the libraries export the component's entry points and nothing else")
def exports():
    for path in for_linux():
        lines = library(path, "nm", "-D", "--defined-only", "--format=posix").splitlines()
        tap.equal(sorted(line.split()[0] for line in lines), ENTRY_POINTS, path)
    for path in for_windows():
        table = library(path, "objdump", "--private-headers").split("[Ordinal/Name Pointer] Table")
        names = re.findall(r"^\s+\[ *\d+\] (?:\+base\[ *\d+\] +(?:\w+ )?)?(\w+)$",
                           table[1].split("\n\n")[0], re.MULTILINE)
        tap.equal(sorted(names), ENTRY_POINTS, path)


@tap.test("the libraries need the office's C interface and the C library, and nothing else")
def needs():
    for path in for_linux():
        dynamic = library(path, "readelf", "--dynamic", "--wide")
        needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic))
        # The loader itself is named where a library has variables of each thread.
        foreign = {name for name in needed - LIBRARIES if not name.startswith("ld-linux")}
        tap.equal(foreign, set(), path)
        tap.equal(re.findall(r"\((?:RPATH|RUNPATH)\).*", dynamic), [], f"search path of {path}")
        tap.equal("BIND_NOW" in dynamic, True, f"all symbols of {path} are bound at the start")
        tap.note(f"{path} needs {', '.join(sorted(needed))}")
    for path in for_windows():
        needed = set(imports(path))
        tap.equal(needed, WINDOWS_LIBRARIES, path)
        tap.note(f"{path} needs {', '.join(sorted(needed))}")


@tap.test("the libraries need no newer C library than LibreOffice itself does")
def old_systems():
    for path in for_linux():
        names = re.findall(r"Name: GLIBC_(\S+)", library(path, "readelf", "--version-info", "--wide"))
        tap.equal("2.2.5" in names or "2.17" in names, True, f"versions were found in {path}")
        tap.equal([name for name in names if not re.fullmatch(r"[\d.]+", name)
                   or tuple(map(int, name.split("."))) > GLIBC_OLDEST], [], path)


@tap.test("each library is for the machine whose folder it is in")
def machines():
    for platform in set(MACHINES) & set(libraries()):
        told = library(libraries()[platform], "objdump", "--file-headers")
        tap.equal(re.findall(r"file format (\S+)", told), [MACHINES[platform]], platform)


@tap.test("no file names the folder that it was built in")
def no_build_folder():
    with zipfile.ZipFile(OXT) as package:
        telling = [name for name in package.namelist()
                   if os.fsencode(ROOT) in package.read(name)]
    tap.equal(telling, [])


@tap.test("every XML file is well-formed")
def well_formed():
    with zipfile.ZipFile(OXT) as package:
        names = [name for name in package.namelist()
                 if name.endswith((".xml", ".xcu", ".xcs", ".components"))]
    tap.equal(len(names), 7 + len(components()))
    for name in names:
        xml(name)


@tap.test("manifest, description and components name every file, and only files that are there")
def complete():
    named = set(manifest()) | set(libraries().values())
    named |= {element.get(f"{XLINK}href") for element in xml("description.xml").iter()
              if element.get(f"{XLINK}href")}
    with zipfile.ZipFile(OXT) as package:
        tap.equal(set(package.namelist()), named | UNLISTED)


@tap.test("the sample workbook is a whole OpenDocument package in every language")
def workbook():
    for name in WORKBOOKS:
        whole_package(name)


def whole_package(name):
    with zipfile.ZipFile(io.BytesIO(content(name))) as package:
        files = package.infolist()
        tap.equal((files[0].filename, files[0].compress_type), ("mimetype", zipfile.ZIP_STORED))
        kind = package.read("mimetype").decode("ascii")
        tap.equal(kind, "application/vnd.oasis.opendocument.spreadsheet-template")
        names = {file.filename for file in files}
        for part in names - {"mimetype"}:
            ElementTree.fromstring(package.read(part))
        entries = ElementTree.fromstring(package.read("META-INF/manifest.xml"))
    listed = {entry.get(f"{ODF_MANIFEST}full-path"): entry.get(f"{ODF_MANIFEST}media-type")
              for entry in entries}
    tap.equal(listed["/"], kind)
    tap.equal({part for part in listed if not part.endswith("/")},
              names - {"mimetype", "META-INF/manifest.xml"})


@tap.test("the version is VF_VERSION")
def version():
    header = (ROOT / "include" / "vitalfew" / "vitalfew.h").read_text(encoding="utf-8")
    tap.equal(description("version"), re.search(r'#define VF_VERSION "(.*)"', header)[1])
    tap.equal(description("identifier"), IDENTIFIER)


@tap.test("the package says what is new in it")
def changes():
    tap.equal(content("CHANGES.md"), (ROOT / "addin" / "package" / "CHANGES.md").read_bytes())


@tap.test("description, manifest and folders name the same platforms")
def platforms():
    tap.equal(set(description("platform").split(",")), {name.lower() for name in libraries()})
    for name in libraries():
        tap.equal(manifest()[f"{name}/vitalfew.components"],
                  f"application/vnd.sun.star.uno-components;platform={name}")


@tap.test("the files are sorted, and none tells who built the package and when")
def anonymous():
    with zipfile.ZipFile(OXT) as package:
        files = package.infolist()
    tap.equal([file.filename for file in files], sorted(file.filename for file in files))
    tap.equal(len({file.date_time for file in files}), 1, "number of different dates")
    tap.equal({oct(file.external_attr >> 16) for file in files}, {"0o100644"}, "rights")
    tap.equal({file.extra for file in files}, {b""}, "extra fields")


def make_in(copy, *arguments):
    """Has make build in a copy of the sources as this package was built, and yet elsewhere."""
    with zipfile.ZipFile(OXT) as package:
        date = calendar.timegm(package.infolist()[0].date_time + (0, 0, 0))
    environment = dict(os.environ, TZ="Asia/Tokyo", SOURCE_DATE_EPOCH=str(date))
    tool("sh", "-c", 'umask 077 && exec "$@"', "sh", "make", "-C", str(copy),
         f"-j{os.cpu_count()}", release(), f"UPSTREAM={ROOT / 'build' / 'upstream'}", *arguments,
         env=environment)


@tap.test("a build elsewhere gives the same package, and make dist what is to be published")
def reproducible():
    with tempfile.TemporaryDirectory(prefix="vitalfew build ") as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", "build", "__pycache__"))
        make_in(copy)
        with zipfile.ZipFile(OXT) as one, \
                zipfile.ZipFile(copy / "build" / "vitalfew.oxt") as other:
            differ = [name for name in sorted(set(one.namelist()) | set(other.namelist()))
                      if name not in one.namelist() or name not in other.namelist()
                      or one.read(name) != other.read(name)]
        tap.equal(differ, [], "files that differ")
        tap.equal((copy / "build" / "vitalfew.oxt").read_bytes() == OXT.read_bytes(), True,
                  "whether the packages are the same")
        published(copy)


def published(copy):
    """What make dist leaves for a publisher, of a copy that was built."""
    git = ["git", "-C", str(copy), "-c", "user.name=nobody", "-c", "user.email=nobody"]
    tool(*git, "init", "--quiet")
    tool(*git, "add", "--all")
    tool(*git, "commit", "--quiet", "--message", "All of it")
    make_in(copy, "UPDATE_URL=https://example.org/vitalfew", "dist-parts")
    folder = copy / "build" / "dist"
    sums = dict(reversed(line.split(maxsplit=1)) for line in
                (folder / "SHA256SUMS").read_text(encoding="ascii").splitlines())
    sources = f"vitalfew-{description('version')}.tar.gz"
    tap.equal(set(sums), {"vitalfew.oxt", "vitalfew.update.xml", "vitalfew.changes.txt", sources})
    for name, wanted in sums.items():
        tap.equal(hashlib.sha256((folder / name).read_bytes()).hexdigest(), wanted, name)
    tap.equal((folder / "vitalfew.changes.txt").read_bytes(), content("CHANGES.md"))
    with zipfile.ZipFile(folder / "vitalfew.oxt") as package, zipfile.ZipFile(OXT) as tested:
        # But for the address, which is in no package of the tests.
        tap.equal([name for name in tested.namelist() if name != "description.xml"
                   and tested.read(name) != package.read(name)], [])
        tap.equal(b"https://example.org/vitalfew/vitalfew.update.xml" in
                  package.read("description.xml"), True, "the package knows the address")
    with tarfile.open(folder / sources) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    tap.equal({"Makefile", "addin/uno/lock.h", ".ci/source.sh"} <= names, True, "the sources")
    (copy / "README.md").write_text("other", encoding="ascii")
    try:
        make_in(copy, "dist-parts")
    except AssertionError as error:
        tap.equal("not committed" in str(error), True, str(error))
    else:
        raise AssertionError("changes that are not committed were published")


@tap.test("make install and make uninstall do it, and without a question")
def install():
    with tempfile.TemporaryDirectory() as folder:
        profile = [f"-env:UserInstallation={(Path(folder) / 'user').as_uri()}",
                   f"-env:UNO_SHARED_PACKAGES_CACHE={(Path(folder) / 'shared').as_uri()}"]
        (Path(folder) / "shared").mkdir()
        flags = f"UNOPKGFLAGS={' '.join(profile)}"

        def installed():
            shared = ["--shared"] if os.geteuid() == 0 else []
            return IDENTIFIER in tool("unopkg", "list", *shared, *profile)

        def make(target):
            return tool("make", "-C", str(ROOT), target, flags, release())

        tap.equal(installed(), False, "installed at first")
        make("install")
        tap.equal(installed(), True, "installed after make install")
        make("install")  # over itself, as with a new version
        make("uninstall")
        tap.equal(installed(), False, "installed after make uninstall")
        tap.equal("is not installed" in make("uninstall"), True, "told that there is nothing")


@tap.test("the library answers to the implementations that the package names")
def computes():
    for component in components().values():
        tap.equal(list(implementations(component)),
                  ["org.vitalfew.comp.Calc", "org.vitalfew.comp.Workbook"])
    with Office(oxt=OXT) as office:
        entry = office.service("org.vitalfew.Workbook")
        tap.equal(entry.getImplementationName(), "org.vitalfew.comp.Workbook")
        sheet = office.calc().Sheets.getByIndex(0)
        fill(sheet, "A1", [[60], [30], [10]])
        cell(sheet, "B1").setFormula("=PARETOCOUNT(A1:A3;0.9)")
        tap.equal(value(cell(sheet, "B1")), 2.0)


@tap.test("Calc need not load the library to find the functions")
def no_add_in_service():
    for component in components().values():
        services = [service for services in implementations(component).values()
                    for service in services]
        tap.equal(services, ["org.vitalfew.Calc", "org.vitalfew.Workbook"])


if __name__ == "__main__":
    sys.exit(tap.run())
