# SPDX-License-Identifier: MPL-2.0
"""The pages of the documentation: one way in, README.md, and nothing in them that is not there."""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "office"))
import tap  # noqa: E402

README = ROOT / "README.md"
README_LINES = 200  # who uses the product reads it in one go
# What holds no pages of the project's.
LEFT_OUT = {"build", ".git", "__pycache__"}
# What a page calls a file: a source by its name alone, and what begins with a folder of the tree.
SOURCE = re.compile(r"[\w-]+\.(?:c|h|py|idl|po|md)")
PATH = re.compile(r"(?:addin|functions|idl|include|kernel|live|package|tests|uno|vitalfew|\.ci)/"
                  r"[\w./-]*")
FUNCTION = re.compile(r"([a-z_]\w*)\(\)")


def pages():
    """Every page of the tree, as {path: text}."""
    found = {}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(set(folders) - LEFT_OUT)
        for name in sorted(files):
            if name.endswith(".md"):
                path = Path(folder) / name
                found[path] = path.read_text(encoding="utf-8")
    return found


def prose(text):
    """A page without what is typed as it stands: blocks of code, and code within a line."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^(?:    .*\n)+", "\n", text, flags=re.MULTILINE)
    return re.sub(r"`[^`\n]*`", "", text)


def code(text):
    """What a page has as code within a line."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\n]+)`", text)


def links(text):
    """Where a page's links and pictures lead, but for addresses of the web."""
    found = re.findall(r"\]\(\s*([^)\s]+)", prose(text))
    found += re.findall(r'\b(?:src|href)="([^"]+)"', prose(text))
    found += re.findall(r"^\[[^\]]+\]:\s*(\S+)", prose(text), re.MULTILINE)
    return [target for target in found if not re.match(r"[a-z]+:", target)]


def target_of(page, link):
    """The file that a link of a page leads to, and the anchor in it."""
    path, _, anchor = unquote(link).partition("#")
    return ((page.parent / path).resolve() if path else page), anchor


def anchors(text):
    """What the headings of a page are called in links."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    found = set()
    for heading in re.findall(r"^#+ +(.*?) *$", text, re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        again = 0
        while f"{plain}-{again}" in found or (not again and plain in found):
            again += 1
        found.add(f"{plain}-{again}" if again else plain)
    return found


def table(path, name):
    """The lines of a table that `make readme` writes into a page."""
    found = re.search(rf"^<!-- {name} -->\n(.*?)^<!-- /{name} -->$", path.read_text("utf-8"),
                      re.MULTILINE | re.DOTALL)
    tap.equal(found is not None, True, f"{named(path)} has the two lines around {name}")
    return found[1].splitlines()


def named(path):
    return str(path.relative_to(ROOT))


@tap.test("the README is short")
def short():
    lines = README.read_text(encoding="utf-8").splitlines()
    tap.equal(len(lines) <= README_LINES, True, f"{len(lines)} lines are at most {README_LINES}")


@tap.test("every link of every page leads to a file that is there")
def files():
    linked = [(page, link) for page, text in pages().items() for link in links(text)]
    tap.equal(len(linked) > 0, True, "links were found")
    tap.equal([f"{named(page)}: {link}" for page, link in linked
               if not target_of(page, link)[0].exists()], [])


@tap.test("no link leads out of the tree")
def inside():
    tap.equal([f"{named(page)}: {link}" for page, text in pages().items() for link in links(text)
               if ROOT not in (target_of(page, link)[0], *target_of(page, link)[0].parents)], [])


@tap.test("every link to a heading finds it")
def headings():
    lost = []
    for page, text in pages().items():
        for link in links(text):
            path, anchor = target_of(page, link)
            if anchor and path.is_file() and anchor not in anchors(path.read_text("utf-8")):
                lost.append(f"{named(page)}: {link}")
    tap.equal(lost, [])


@tap.test("every page is reached from README.md by links")
def reachable():
    found = pages()
    tap.equal(README in found, True, "there is a README.md")
    reached, ahead = set(), [README]
    while ahead:
        page = ahead.pop()
        if page in found and page not in reached:
            reached.add(page)
            ahead += [target_of(page, link)[0] for link in links(found[page])]
    tap.equal(sorted(named(page) for page in set(found) - reached), [])


@tap.test("every make target that a page names exists")
def make_targets():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z0-9-]+):(?!=)", makefile, re.MULTILINE))
    for page, text in pages().items():
        typed = set(re.findall(r"(?:^    |`)(?:sudo )?make ([a-z0-9-]+)\b(?!=)", text, re.MULTILINE))
        tap.equal(typed - targets, set(), f"targets that {named(page)} names and nothing has")
        if page == README:
            tap.equal("check" in typed, True, "the README says how to run the tests")


@tap.test("every file that a page names is there")
def named_files():
    sources = {path.name for folder in ("addin", "idl", "include", "tests")
               for path in (ROOT / folder).rglob("*")} | {README.name}
    lost = []
    for page, text in pages().items():
        places = (ROOT, page.parent, ROOT / "addin", ROOT / "include")
        lost += [f"{named(page)}: {name}" for name in code(text)
                 if SOURCE.fullmatch(name) and name not in sources
                 or PATH.fullmatch(name) and not any((one / name).exists() for one in places)]
    tap.equal(lost, [])


@tap.test("every function that a page names is one that the sources name")
def named_functions():
    sources = "\n".join(
        path.read_text(encoding="utf-8") for folder in ("addin", "include", "tests")
        for path in sorted((ROOT / folder).rglob("*")) if path.suffix in (".c", ".h", ".py"))
    known = set(re.findall(r"\b([a-z_]\w*)\(", sources))
    tap.equal([f"{named(page)}: {name}()" for page, text in pages().items()
               for name in (found[1] for found in map(FUNCTION.fullmatch, code(text)) if found)
               if name not in known], [])


@tap.test("the README's times are those of the benchmark's page (make readme)")
def times():
    short = table(README, "speed")
    tap.equal(len(short), 6, "lines of the README's table")
    tap.equal(set(short) - set(table(ROOT / "tests" / "bench" / "README.md", "speed")), set())


@tap.test("the first program on the library's page compiles, and prints what it says")
def first_program():
    page = (ROOT / "include" / "vitalfew" / "README.md").read_text(encoding="utf-8")
    program, printed = re.search(r"^```c\n(.*?)^```$.*?^```\n(.*?)^```$", page,
                                 re.MULTILINE | re.DOTALL).groups()
    with tempfile.TemporaryDirectory() as folder:
        source, built = Path(folder) / "first.c", Path(folder) / "first"
        source.write_text(program, encoding="utf-8")
        done = subprocess.run(
            [os.environ.get("CC", "gcc"), "-std=c11", "-Wall", "-Wextra", "-Wconversion", "-Werror",
             "-I", ROOT / "include", source, ROOT / "build" / "libvitalfew.a", "-lm", "-o", built],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        tap.equal((done.returncode, done.stdout), (0, ""), "the compiler")
        tap.equal(subprocess.run([built], stdout=subprocess.PIPE, text=True, check=True).stdout,
                  printed)


if __name__ == "__main__":
    sys.exit(tap.run())
