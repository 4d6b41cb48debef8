# SPDX-License-Identifier: MPL-2.0
"""Wine, which runs programs for Windows: its command, its folder, and what a program needs."""
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "Windows_X86_64"
WINE = "/usr/lib/wine/wine64"

# A folder of its own, with no window and without what it tells developers of itself.
os.environ.update(WINEPREFIX=str(ROOT / "build" / "wine"), WINEDEBUG="-all", DISPLAY="")


def start():
    """Have Wine make its folder, where there is none."""
    Path(os.environ["WINEPREFIX"]).mkdir(parents=True, exist_ok=True)
    subprocess.run([WINE, "wineboot", "--init"], check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def stop():
    """End what Wine keeps running beside its programs."""
    subprocess.run([Path(WINE).with_name("wineserver"), "--kill"], check=False)
