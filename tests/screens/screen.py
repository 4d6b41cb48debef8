# SPDX-License-Identifier: MPL-2.0
"""The keyboard of a person at a display, and a camera before it.

There is no window manager on the display, so windows are placed and given the keyboard here.
Nothing sleeps for a fixed time: every act waits until what it is to bring about is there.
"""
import os
import subprocess
import time

WIDTH, HEIGHT = 1280, 800
WAIT_SECONDS = 30


class Screen:
    """display is its name, such as ":5"; pictures the folder for what is photographed."""

    def __init__(self, display, pictures):
        self.environment = dict(os.environ, DISPLAY=display)
        self.pictures = pictures

    def window(self, title):
        """The number of the window with this in its title, once there is one."""
        return wait_for(lambda: self._windows("--name", title), f"a window {title}")[0]

    def gone(self, title):
        """Wait until no window has this in its title."""
        wait_for(lambda: not self._windows("--name", title), f"the end of the window {title}")

    def place(self, window, x, y, *size):
        """Move a window and give it the keyboard, and a size, such as WIDTH, HEIGHT."""
        self._xdotool("windowmove", window, x, y)
        if size:
            self._xdotool("windowsize", window, *size)
        self.focus(window)
        self.settle()

    def focus(self, window):
        """Give a window the keyboard."""
        self._xdotool("windowfocus", "--sync", window)

    def press(self, *keys):
        """Press keys one after the other, such as "ctrl+F2" and "Tab"."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def write(self, text):
        """Type a text, a key at a time, and wait until something of it is seen."""
        before = self._look()
        self._xdotool("type", "--clearmodifiers", "--delay", 15, "--", text)
        wait_for(lambda: self._look() != before, f"a sign of the text {text}")
        self.settle()

    def pop_up(self, key):
        """Press a key and wait until it has opened a menu or a message."""
        before = len(self._windows("--class", "soffice"))
        self.press(key)
        wait_for(lambda: len(self._windows("--class", "soffice")) > before,
                 f"a menu or a message after {key}")
        self.settle()

    def settle(self):
        """Wait until two looks in a row see the same; returns what they saw."""
        seen = []

        def still():
            seen.append(self._look())
            return len(seen) > 1 and seen[-1] == seen.pop(0)

        wait_for(still, "a screen that stands still")
        return seen[0]

    def photograph(self, name):
        """Write the screen, once it stands still, as a small PNG; returns its path."""
        path = self.pictures / f"{name}.png"
        subprocess.run(
            ["convert", "-size", f"{WIDTH}x{HEIGHT}", "-depth", "8", "rgb:-", "+dither", "-colors",
             "128", "-strip", f"PNG8:{path}"], input=self.settle(), check=True)
        return path

    def _look(self):
        return subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"],
                              stdout=subprocess.PIPE, env=self.environment, check=True).stdout

    def _windows(self, *condition):
        # xdotool ends with status 1 where there is none.
        return self._xdotool("search", "--onlyvisible", *condition, check=False).split()

    def _xdotool(self, *arguments, check=True):
        return subprocess.run(["xdotool", *map(str, arguments)], stdout=subprocess.PIPE, text=True,
                              env=self.environment, check=check).stdout


def wait_for(condition, what):
    """What the condition returns, once it is true; AssertionError after a long time."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"There was not {what} within {WAIT_SECONDS} s")
        time.sleep(0.1)
