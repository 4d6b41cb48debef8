# SPDX-License-Identifier: MPL-2.0
"""A LibreOffice of one's own for tests, the demo and the benchmarks.

    with Office(oxt="build/vitalfew.oxt") as office:
        document = office.calc()
        sheet = document.Sheets.getByIndex(0)
        fill(sheet, "A1", [["Ann", 120], ["Bob", 35]])
        cell(sheet, "C1").setFormula("=CUSTOMERTIER(B1;B$1:B$2)")
        fill_down(sheet, "C1:C2")
        assert values(sheet, "C1:C2") == [["A"], ["B"]]

Profile, extensions and lock files live in a temporary folder that is removed at the end, so the
machine's own office and other runs are not touched. Runs under the Python that has the module
`uno` (package python3-uno, /usr/bin/python3 on Debian and Ubuntu).
"""
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import uno
import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.io import IOException
from com.sun.star.sheet.FillDirection import TO_BOTTOM
from com.sun.star.table.CellContentType import EMPTY, FORMULA, VALUE
from com.sun.star.uno import Exception as UnoException

# An office under an emulator takes several times as long (.ci/arm64.sh).
PATIENCE = int(os.environ.get("PATIENCE", "1"))
START_SECONDS = 90 * PATIENCE
END_SECONDS = 20 * PATIENCE
TURN_SECONDS = 60 * PATIENCE

# The same language and separators on every machine, and no greeting before a painted window.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
SETTING = ('<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
           "<value>{value}</value></prop></item>")

FILTERS = {
    ".ods": "calc8",
    ".fods": "OpenDocument Spreadsheet Flat XML",
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xls": "MS Excel 97",
    ".csv": "Text - txt - csv (StarCalc)",
    ".pdf": "calc_pdf_Export",
}


class OfficeError(Exception):
    """The office or its extension manager did not do what was asked; says what they printed."""


class _Call(unohelper.Base, XCallback):
    """A call of a function from the main loop."""

    def __init__(self, function):
        self._function = function
        self._called = threading.Event()
        self._given = self._error = None

    def notify(self, _):
        try:
            self._given = self._function()
        except Exception as error:  # which the office would swallow
            self._error = error
        self._called.set()

    def wait(self, seconds):
        """What the function has given."""
        if not self._called.wait(seconds):
            raise OfficeError(f"The main loop has not called within {seconds} s")
        if self._error is not None:
            raise self._error
        return self._given


class Office:
    """A LibreOffice that lives as long as the `with` block.

    oxt      an extension to install before the start, or None
    display  an X display such as ":99" for a painted window; without it the office is headless
    profile  a folder to keep the profile in, which then is not removed; else a temporary one
    locale   of the office: separators in FormulaLocal, dates, decimal sign
    language of its texts, such as "de", and of the names of functions in FormulaLocal
    recovers whether it saves documents by itself, and recovers them when told to, which a headless
             office never does; windows are painted all the same where nobody sees them
    """

    def __init__(self, oxt=None, display=None, profile=None, locale="en-US",
                 language="en-US", recovers=False):
        self.oxt = oxt
        self.display = display
        self.profile = profile
        self.locale = locale
        self.language = language
        self.recovers = recovers
        self.folder = None
        self.context = None
        self.desktop = None
        self._process = None
        self._guard = None
        self._pipe = None
        self._starts = 0

    def __enter__(self):
        try:
            self._prepare_folder()
            if self.oxt is not None:
                self.install(self.oxt)
            self.start()
        except BaseException:  # also Ctrl-C: `with` calls __exit__ only after a full start
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.stop()
        if self.folder is not None and self.profile is None:
            shutil.rmtree(self.folder, ignore_errors=True)

    # -- life ----------------------------------------------------------------------------------

    def start(self):
        """Start the office and connect to it; documents start again from nothing."""
        self._starts += 1
        pipe = f"{Path(self.folder).name}-{os.getpid()}-{self._starts}"
        self._pipe = f"/tmp/OSL_PIPE_{os.getuid()}_{pipe}"  # which the office leaves behind
        command = [_program("soffice"), *self._own_folders(), "--nologo", "--nodefault",
                   "--nofirststartwizard", f"--accept=pipe,name={pipe};urp;"]
        if not self.recovers:
            command.append("--norestore")
            if self.display is None:
                command.append("--headless")
        with open(self._log_path(), "wb") as log:
            self._process, self._guard = _start_guarded(
                command, [self._pipe] if self.profile else [self._pipe, self.folder],
                stdout=log, stderr=log, env=self._environment())
        self._connect(pipe)

    def stop(self):
        """End the office: by asking, and if that does not help by killing its process group."""
        if self._process is None:
            return
        if self.desktop is not None:
            # A thread, since an office that is stuck never answers.
            asking = threading.Thread(target=_terminate, args=(self.desktop,), daemon=True)
            asking.start()
            asking.join(END_SECONDS)
            self._wait(END_SECONDS if not asking.is_alive() else 0)
        # soffice is a wrapper around the office itself; only their group reaches both.
        for number in (signal.SIGTERM, signal.SIGKILL):
            if not self._group():
                break
            os.killpg(self._process.pid, number)
            self._wait(5)
        self._process.wait()
        _dismiss(self._guard)
        Path(self._pipe).unlink(missing_ok=True)
        self._process = self._guard = self.context = self.desktop = None

    def ended(self, seconds):
        """The exit status of an office that ends by itself within so many seconds, else None."""
        self._wait(seconds)
        return None if self._group() else self._process.wait()

    def restart(self):
        """End the office and start it again on the same profile."""
        self.stop()
        self.start()

    @property
    def pid(self):
        """The process that computes (not the wrapper that started it); None when stopped."""
        names = {pid: _read(f"/proc/{pid}/comm").strip() for pid in self._group()}
        return next((pid for pid, name in names.items() if name == "soffice.bin"), None)

    def log(self):
        """What the office has printed since its start."""
        return _read(self._log_path()).strip()

    def call(self, function, seconds=TURN_SECONDS):
        """What a function gives that the main loop calls, in whose thread all is done that it asks
        of the office: as what a user does is."""
        call = _Call(function)
        self.service("com.sun.star.awt.AsyncCallback").addCallback(call, None)
        return call.wait(seconds)

    def turn(self):
        """Wait for a call from the main loop, which comes after all that was asked of it before."""
        self.call(lambda: None)

    def idle(self):
        """Wait until nothing is left to do: windows are painted, and timers that are due have run."""
        self.service("com.sun.star.awt.Toolkit").processEventsToIdle()
        self.turn()

    # -- extension -----------------------------------------------------------------------------

    def install(self, oxt):
        """Install an extension; a running office is restarted, which closes its documents."""
        path = Path(oxt).resolve()
        if not path.exists():
            raise OfficeError(f"There is no extension {oxt}")
        self._manage("add", "--suppress-license", "--force", str(path))

    def remove(self, identifier):
        """Remove the extension of this identifier; a running office is restarted."""
        self._manage("remove", identifier)

    def version(self):
        """Of LibreOffice, such as "7.4"."""
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        product = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess",
            (prop("nodepath", "/org.openoffice.Setup/Product"),))
        return product.ooSetupVersion

    # -- documents -----------------------------------------------------------------------------

    def service(self, name, *arguments):
        """A new instance of a service, such as "com.sun.star.sheet.FunctionAccess"."""
        manager = self.context.ServiceManager
        if arguments:
            return manager.createInstanceWithArgumentsAndContext(name, arguments, self.context)
        return manager.createInstanceWithContext(name, self.context)

    def calc(self, **properties):
        """A new spreadsheet document; hidden when the office is headless, unless Hidden=False."""
        return self._load("private:factory/scalc", **properties)

    def open(self, path, **properties):
        """Open a file; properties are those of a MediaDescriptor, such as ReadOnly=True."""
        return self._load(Path(path).resolve().as_uri(), **properties)

    def save(self, document, path, **properties):
        """Store a copy of a document; the ending of the path chooses the format (FILTERS)."""
        path = Path(path).resolve()
        properties.setdefault("FilterName", FILTERS[path.suffix])
        try:
            document.storeToURL(path.as_uri(), _props(properties))
        except IOException as error:
            raise OfficeError(f"The office could not write {path}: {error.Message}") from None

    def _load(self, url, **properties):
        if self.display is None:
            properties.setdefault("Hidden", True)
        else:
            properties["OnMainThread"] = True  # GTK now and then never answers another thread
        document = self.desktop.loadComponentFromURL(url, "_blank", 0, _props(properties))
        if document is None:
            raise OfficeError(f"The office could not open {url}")
        return document

    # -- inside --------------------------------------------------------------------------------

    def _prepare_folder(self):
        if self.profile is None:
            self.folder = tempfile.mkdtemp(prefix="vitalfew-office-")
        else:
            self.folder = str(Path(self.profile).resolve())
        for name in ("shared", "tmp"):
            (Path(self.folder) / name).mkdir(parents=True, exist_ok=True)
        settings = Path(self.folder) / "user" / "user" / "registrymodifications.xcu"
        if not settings.exists():
            settings.parent.mkdir(parents=True)
            settings.write_text(_settings(self.locale, self.language), encoding="utf-8")

    def _own_folders(self):
        base = Path(self.folder)
        return [f"-env:UserInstallation={(base / 'user').as_uri()}",
                f"-env:UNO_SHARED_PACKAGES_CACHE={(base / 'shared').as_uri()}"]

    def _environment(self):
        environment = dict(os.environ, LC_ALL="C.UTF-8", NO_AT_BRIDGE="1",
                           TMPDIR=str(Path(self.folder) / "tmp"))
        environment.pop("LANGUAGE", None)
        if self.display is None:
            environment.pop("DISPLAY", None)
        else:
            environment.update(DISPLAY=self.display, SAL_USE_VCLPLUGIN="gtk3")
        if self.recovers:
            # No window system, and no dialog at the start that asks what to recover.
            environment.update(SAL_USE_VCLPLUGIN="svp", OOO_DISABLE_RECOVERY="1")
        return environment

    def _log_path(self):
        return Path(self.folder) / "office.log"

    def _connect(self, pipe):
        here = uno.getComponentContext()
        resolver = here.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", here)
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self.context = resolver.resolve(
                    f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                self.desktop = self.service("com.sun.star.frame.Desktop")
                return
            except NoConnectException:
                if self._process.poll() is not None:
                    raise OfficeError(f"The office ended with status {self._process.returncode} "
                                      f"while starting; it printed:\n{self.log()}") from None
                if time.monotonic() > deadline:
                    raise OfficeError(f"The office did not answer within {START_SECONDS} s; "
                                      f"it printed:\n{self.log()}") from None
                time.sleep(0.05)

    def _manage(self, action, *arguments):
        running = self._process is not None
        self.stop()
        shared = ["--shared"] if os.geteuid() == 0 else []  # unopkg refuses root without it
        done = subprocess.run(
            [_program("unopkg"), action, *shared, *arguments, *self._own_folders()],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=self._environment(), timeout=START_SECONDS, text=True, errors="replace",
            check=False)
        if done.returncode != 0:
            raise OfficeError(f"unopkg {action} failed with status {done.returncode}; "
                              f"it printed:\n{done.stdout.strip()}")
        if running:
            self.start()

    def _group(self):
        """The living processes of the office's process group."""
        if self._process is None:
            return []
        self._process.poll()  # reaps the wrapper, which else stays in its group as a zombie
        group = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                # State and group follow the name, which is in brackets and may hold anything.
                fields = _read(entry / "stat").rpartition(")")[2].split()
                if fields and fields[2] == str(self._process.pid) and fields[0] != "Z":
                    group.append(int(entry.name))
        return group

    def _wait(self, seconds):
        deadline = time.monotonic() + seconds
        while self._group() and time.monotonic() < deadline:
            time.sleep(0.05)


class Display:
    """An X server of one's own for painted windows: `with Display() as display: …`.

    The value of the `with` block is the display's name, such as ":5".
    """

    def __init__(self, width=1280, height=900):
        self.size = f"{width}x{height}x24"
        self._process = None
        self._guard = None

    def __enter__(self):
        reading, writing = os.pipe()
        try:
            # Xvfb itself looks for a free number and writes it once it is ready.
            self._process, self._guard = _start_guarded(
                [_program("Xvfb"), "-displayfd", str(writing), "-screen", "0", self.size,
                 "-nolisten", "tcp"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=[writing])
            os.close(writing)
            writing = None
            with os.fdopen(reading, closefd=False) as answer:
                number = answer.readline().strip()
            if not number:
                raise OfficeError("Xvfb did not start")
        except BaseException:
            self.__exit__()
            raise
        finally:
            os.close(reading)
            if writing is not None:
                os.close(writing)
        return f":{number}"

    def __exit__(self, *_):
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            _dismiss(self._guard)
            self._process = self._guard = None


# -- cells -------------------------------------------------------------------------------------

def prop(name, value):
    """A com.sun.star.beans.PropertyValue."""
    return PropertyValue(Name=name, Value=value)


def cell(sheet, address):
    """The cell at an address such as "B2"."""
    return sheet.getCellRangeByName(address).getCellByPosition(0, 0)


def fill(sheet, address, rows):
    """Write rows of text and numbers from this cell on; None leaves a cell empty."""
    data = tuple(tuple(_plain(value) for value in row) for row in rows)
    _block(sheet, address, data).setDataArray(data)


def formulas(sheet, address, rows):
    """Write rows of formulas (English names, `;` between arguments) from this cell on."""
    data = tuple(tuple(row) for row in rows)
    _block(sheet, address, data).setFormulaArray(data)


def array_formula(sheet, area, formula):
    """Write one array formula over an area such as "C2:C900"."""
    sheet.getCellRangeByName(area).setArrayFormula(formula)


def fill_down(sheet, area):
    """Fill the first row of an area such as "C2:C900" down to its end, as a user drags it."""
    sheet.getCellRangeByName(area).fillAuto(TO_BOTTOM, 1)


def value(a_cell):
    """What a cell shows: a number, a text, None if empty, or its error such as "Err:502"."""
    if a_cell.getError() != 0:
        return a_cell.String
    kind = a_cell.Type
    if kind == FORMULA:
        kind = a_cell.FormulaResultType2
        return a_cell.Value if kind == uno.getConstantByName(
            "com.sun.star.sheet.FormulaResult.VALUE") else a_cell.String
    if kind == EMPTY:
        return None
    return a_cell.Value if kind == VALUE else a_cell.String


def values(sheet, area):
    """What an area shows, as a list of rows; empty cells and empty text are both ""."""
    cells = sheet.getCellRangeByName(area)
    rows = [list(row) for row in cells.getDataArray()]
    for y, row in enumerate(rows):
        for x, shown in enumerate(row):
            if shown is None:  # a void any: the cell is in error
                row[x] = cells.getCellByPosition(x, y).String
    return rows


def _block(sheet, address, rows):
    if len({len(row) for row in rows}) != 1:
        raise ValueError("Rows must be there, and all of one length")
    start = cell(sheet, address).CellAddress
    return sheet.getCellRangeByPosition(start.Column, start.Row, start.Column + len(rows[0]) - 1,
                                        start.Row + len(rows) - 1)


def _plain(content):
    """setDataArray takes text and doubles; a void any would become #N/A."""
    if content is None:
        return ""
    return content if isinstance(content, str) else float(content)


# -- small things ------------------------------------------------------------------------------

def _program(name):
    """Where a program is; LO_PROGRAM chooses among several offices, as it does for make."""
    places = filter(None, [os.environ.get("LO_PROGRAM"), os.environ.get("PATH")])
    found = shutil.which(name, path=os.pathsep.join(places))
    if found is None:
        raise OfficeError(f"The program {name} is not installed")
    return found


def _props(properties):
    return tuple(prop(name, content) for name, content in properties.items())


def _read(path):
    """A file's text, or nothing if it is gone: processes end while one looks at them."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _settings(locale, language):
    items = [("Setup/L10N", "ooSetupSystemLocale", locale),
             ("Office.Linguistic/General", "UILocale", language),
             ("Office.Common/Misc", "FirstRun", "false"),
             ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
             ("Office.Common/Misc", "ShowDonation", "false")]
    return SETTINGS.format(items="\n".join(
        SETTING.format(path=path, name=name, value=content) for path, name, content in items))


def _terminate(desktop):
    try:
        documents = desktop.Components.createEnumeration()
        while documents.hasMoreElements():
            document = documents.nextElement()
            if hasattr(document, "close"):
                document.close(True)  # which removes its lock file, and asks nothing
        desktop.terminate()
    except UnoException:
        pass  # the office cuts the connection while it ends


def _start_guarded(command, leavings=(), **options):
    """Start a program in a process group of its own, and a guard over it.

    The guard's input ends when this Python does, however that may be; the guard then ends the
    group and removes what it leaves. A Python that waits for an office in vain cannot do it itself.
    """
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True,
                               **options)
    guard = subprocess.Popen(
        ["/bin/sh", "-c", 'read _; kill -s KILL -- "-$1"; shift; sleep 1; rm -rf -- "$@"', "guard",
         str(process.pid), *leavings],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True)
    return process, guard


def _dismiss(guard):
    guard.kill()
    guard.wait()
    guard.stdin.close()
