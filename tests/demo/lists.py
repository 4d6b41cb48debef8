# SPDX-License-Identifier: MPL-2.0
"""What the tests of reading lists share: lists that are written as a file, and refusals."""
import importlib.util
import io
import tempfile
from contextlib import contextmanager
from pathlib import Path

from customer_list import ListError, read_list


SAMPLE = Path(__file__).resolve().parents[2] / "addin" / "package" / "sample"


def generated(write):
    """What the sample's generator writes: `write` is called with it and a file."""
    spec = importlib.util.spec_from_file_location("make_customers", SAMPLE / "make_customers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = io.StringIO()
    write(module, made)
    return made.getvalue()


@contextmanager
def file_of(content, name="list.csv"):
    """The path of a file with this content, which is gone afterwards."""
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path


def list_of(content):
    """The list in a file with this content."""
    with file_of(content) as path:
        return read_list(path)


def refused(function, *arguments, because):
    """Fail unless a ListError with all of these parts is raised."""
    try:
        result = function(*arguments)
    except ListError as error:
        for part in because:
            if part not in str(error):
                raise AssertionError(f"{part!r} is not in the message {str(error)!r}") from None
        return
    raise AssertionError(f"It was accepted, as {result!r}")
