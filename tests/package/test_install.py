# SPDX-License-Identifier: MPL-2.0
"""How the extension is installed, removed and updated: by whom, over what, and what is said."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402
from office import Office, cell, fill, fill_down, values  # noqa: E402

OXT = ROOT / "build" / "vitalfew.oxt"
IDENTIFIER = "org.vitalfew.calc"
RESTART = "If LibreOffice is running, end it and start it again."
NOBODY = 65534
CHANGES = ROOT / "addin" / "package" / "CHANGES.md"
WAIT_SECONDS = 60

DESCRIPTION = "{http://openoffice.org/extensions/description/2006}"
UPDATE = "{http://openoffice.org/extensions/update/2006}"
XLINK = "{http://www.w3.org/1999/xlink}"


def make(*arguments, user=None):
    """The status and words of make, run by this user or by another, given as a number."""
    become = [] if user is None else [
        "setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    done = subprocess.run([*become, "make", "-C", str(ROOT), *arguments], text=True, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def package(folder, **variables):
    """The package of another edition, such as VERSION="0.0.9", in a folder of its own."""
    build = Path(folder) / "-".join(["build", *variables])
    # as links, since there may be a Wine in there, whose drive Z: is the whole machine
    shutil.copytree(ROOT / "build", build, symlinks=True, ignore=shutil.ignore_patterns(
        "unit", "check", "demo", "screens", "level-*", "parts-*", "newer", "coverage"))
    status, said = make(f"B={build}", *(f"{name}={value}" for name, value in variables.items()))
    tap.equal(status, 0, f"status of make; it said: {said}")
    return build / "vitalfew.oxt"


def xml(oxt, name):
    with zipfile.ZipFile(oxt) as archive:
        return ElementTree.fromstring(archive.read(name))


def version(oxt):
    return xml(oxt, "description.xml").find(f"{DESCRIPTION}version").get("value")


def information(office):
    return office.context.getValueByName(
        "/singletons/com.sun.star.deployment.PackageInformationProvider")


def listed(office):
    """The versions of the extension that the office has."""
    return [number for identifier, number in information(office).getExtensionList()
            if identifier == IDENTIFIER]


def unopkg_flags(folder):
    """For make: the profile of an Office(profile=folder)."""
    return (f"UNOPKGFLAGS=-env:UserInstallation={(folder / 'user').as_uri()} "
            f"-env:UNO_SHARED_PACKAGES_CACHE={(folder / 'shared').as_uri()}")


@tap.test("make install works while the office runs, and says when it takes effect")
def running():
    if os.geteuid() != 0:
        # As a user, unopkg asks the running office, and finds only that of the user's own profile.
        tap.skip("only root installs beside a running office without asking it")
    with tempfile.TemporaryDirectory(prefix="vitalfew-install-") as name:
        folder = Path(name)
        with Office(profile=folder) as office:
            tap.equal(listed(office), [])
            status, said = make("install", unopkg_flags(folder))
            tap.equal((status, RESTART in said), (0, True), said)
            office.restart()
            tap.equal(listed(office), [version(OXT)])
            sheet = office.calc().Sheets.getByIndex(0)
            fill(sheet, "A1", [[60], [30], [10]])
            cell(sheet, "B1").setFormula("=PARETOCOUNT(A1:A3;0.9)")
            tap.equal(values(sheet, "B1:B1"), [[2]])
            status, said = make("uninstall", unopkg_flags(folder))
            tap.equal((status, RESTART in said), (0, True), said)
            office.restart()
            tap.equal(listed(office), [])


@tap.test("make install and uninstall work for a user who is not root")
def plain_user():
    if os.geteuid() != 0:
        tap.skip("whoever runs this is such a user, and test_package.py installs as they are")
    if shutil.which("setpriv") is None:
        tap.skip("setpriv, to become another user, is not installed (package util-linux)")
    with tempfile.TemporaryDirectory(prefix="vitalfew-install-") as name:
        folder = Path(name)
        os.chown(folder, NOBODY, NOBODY)
        if make("-q", "all")[0] == 0 and make("-q", "all", user=NOBODY)[0] != 0:
            tap.skip("this folder cannot be read by other users")
        flags = f"UNOPKGFLAGS=-env:UserInstallation={(folder / 'user').as_uri()}"
        status, said = make("install", flags, user=NOBODY)
        tap.equal((status, f"Vital Few {version(OXT)} is installed." in said), (0, True), said)
        status, said = make("uninstall", flags, user=NOBODY)
        tap.equal((status, "Vital Few is removed." in said), (0, True), said)
        status, said = make("uninstall", flags, user=NOBODY)
        tap.equal((status, "Vital Few is not installed." in said), (0, True), said)


@tap.test("without an office, make install and uninstall fail and say what to do")
def no_office():
    for target in ("install", "uninstall"):
        status, said = make(target, "UNOPKG=/nowhere/unopkg")
        tap.equal(status != 0, True, "whether it fails")
        tap.equal("There is no /nowhere/unopkg: install LibreOffice, or set LO_PROGRAM." in said,
                  True, said)


@tap.test("an update from an older version keeps documents working, and leaves one version")
def update():
    with tempfile.TemporaryDirectory(prefix="vitalfew-update-") as folder:
        old = package(folder, VERSION="0.0.9")
        tap.equal(version(old), "0.0.9")
        path = Path(folder) / "list.ods"
        with Office(oxt=old) as office:
            tap.equal(listed(office), ["0.0.9"])
            document = office.calc()
            sheet = document.Sheets.getByIndex(0)
            fill(sheet, "A1", [[600], [250], [100], [50]])
            cell(sheet, "B1").setFormula("=CUSTOMERTIER(A1;A$1:A$4)")
            fill_down(sheet, "B1:B4")
            tap.equal(values(sheet, "B1:B4"), [["A"], ["A"], ["B"], ["C"]])
            office.save(document, path)

            office.install(OXT)
            tap.equal(listed(office), [version(OXT)])
            sheet = office.open(path).Sheets.getByIndex(0)
            tap.equal(values(sheet, "B1:B4"), [["A"], ["A"], ["B"], ["C"]])
            cell(sheet, "A4").Value = 5000
            tap.equal(values(sheet, "B1:B4"), [["B"], ["B"], ["C"], ["A"]])


@tap.test("a package names no address for updates unless it is built for one")
def no_address():
    tap.equal(xml(OXT, "description.xml").find(f"{DESCRIPTION}update-information"), None)


class Distribution(Office):
    """An office whose maker, such as a distribution, has extensions unpacked in a folder."""

    def __init__(self, extensions):
        super().__init__()
        self.extensions = extensions

    def _own_folders(self):
        return [*super()._own_folders(), f"-env:BUNDLED_EXTENSIONS={self.extensions.as_uri()}"]


@tap.test("unpacked among the extensions that come with the office, it is there and computes")
def distribution():
    with tempfile.TemporaryDirectory(prefix="vitalfew-bundled-") as name:
        with zipfile.ZipFile(OXT) as archive:
            archive.extractall(Path(name) / "vitalfew")
        with Distribution(Path(name)) as office:
            tap.equal(listed(office), [version(OXT)])
            sheet = office.calc().Sheets.getByIndex(0)
            fill(sheet, "A1", [[60], [30], [10]])
            cell(sheet, "B1").setFormula("=PARETOCOUNT(A1:A3;0.9)")
            tap.equal(values(sheet, "B1:B1"), [[2]])


def publish(folder):
    """Publish this version in folder/site; returns that, and an older package that looks there."""
    site = Path(folder) / "site"
    site.mkdir()
    old = package(folder, VERSION="0.0.9", UPDATE_URL=site.as_uri())
    new = package(folder, UPDATE_URL=site.as_uri())
    for ending in ("oxt", "update.xml", "changes.txt"):
        shutil.copy(new.with_name(f"vitalfew.{ending}"), site)
    return site, old


@tap.test("the office finds a newer version at the address that the package was built for")
def update_information():
    with tempfile.TemporaryDirectory(prefix="vitalfew-update-") as name:
        site, old = publish(name)
        update_file = ElementTree.parse(site / "vitalfew.update.xml").getroot()
        tap.equal(update_file.find(f"{UPDATE}version").get("value"), version(OXT))
        tap.equal(update_file.find(f"{UPDATE}update-download/{UPDATE}src").get(f"{XLINK}href"),
                  (site / "vitalfew.oxt").as_uri())
        with Office(oxt=old) as office:
            tap.equal([list(one) for one in information(office).isUpdateAvailable(IDENTIFIER)],
                      [[IDENTIFIER, version(OXT)]])
            office.install(site / "vitalfew.oxt")
            tap.equal([list(one) for one in information(office).isUpdateAvailable(IDENTIFIER)],
                      [])


@tap.test("before it updates, the office shows where to read what is new, and it stands there")
def release_notes():
    with tempfile.TemporaryDirectory(prefix="vitalfew-update-") as name:
        site, old = publish(name)
        notes = ElementTree.parse(site / "vitalfew.update.xml").getroot().find(
            f"{UPDATE}release-notes/{UPDATE}src")
        tap.equal(notes.get(f"{XLINK}href"), (site / "vitalfew.changes.txt").as_uri())
        tap.equal((site / "vitalfew.changes.txt").read_bytes(), CHANGES.read_bytes())
        # Not headless, or every dialog would be taken as cancelled.
        with Office(oxt=old, recovers=True) as office:
            office.service("com.sun.star.deployment.ui.PackageManagerDialog").trigger(
                "SHOW_UPDATE_DIALOG")
            dialog = window_with(office, "RELEASE_NOTES_LINK")
            found = dialog.getChild("checklist").getChild("0")
            tap.equal(state(found, "Text"), f"Vital Few Version {version(OXT)}")
            tap.equal(state(dialog.getChild("RELEASE_NOTES_LINK"), "ReallyVisible"), "false",
                      "before it is chosen")
            found.executeAction("SELECT", ())
            tap.equal(state(dialog.getChild("RELEASE_NOTES_LINK"), "ReallyVisible"), "true",
                      "the link to the release notes")
            dialog.getChild("close").executeAction("CLICK", ())


def window_with(office, child):
    """The dialog in front, once it has a control of this name and a first entry in its list."""
    tester = office.service("com.sun.star.ui.test.UITest")
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        window = tester.getTopFocusWindow()
        if window is not None and child in window.getChildren() \
                and "0" in window.getChild("checklist").getChildren():
            return window
        time.sleep(0.1)
    raise AssertionError(f"There was no dialog with {child} within {WAIT_SECONDS} s")


def state(control, name):
    """A property of a control, as text, as the office's own tests of its dialogs ask for it."""
    return {one.Name: one.Value for one in control.getState()}[name]


if __name__ == "__main__":
    sys.exit(tap.run())
