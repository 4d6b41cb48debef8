# SPDX-License-Identifier: MPL-2.0
"""The C library, as Python calls it: its query, and its tiers of a list."""
import ctypes
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
METHODS = ("reach", "within", "quota", "count", "computed", "amount")  # in the order of the header
CUTOFFS_MAX = 25
OK = 0

_library = ctypes.CDLL(str(next((ROOT / "build").glob("libvitalfew.so.*.*.*"))))


class _Source(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("table", "customer", "amount", "group")]


class _Tiers(ctypes.Structure):
    _fields_ = [("classes", ctypes.c_size_t), ("limits", ctypes.c_double * CUTOFFS_MAX)]


class Refused(Exception):
    """The library writes no query, and answers this status instead."""


def _declare(name, *arguments, result=ctypes.c_int):
    function = getattr(_library, name)
    function.argtypes, function.restype = arguments, result
    return function


_doubles = ctypes.POINTER(ctypes.c_double)
_texts = ctypes.POINTER(ctypes.c_char_p)
_size = ctypes.c_size_t
_tiers_sql = _declare("vf_tiers_sql", ctypes.POINTER(_Source), ctypes.c_int, _doubles, _size,
                      _texts, ctypes.c_char_p, _size, ctypes.POINTER(_size))
_population_new = _declare("vf_population_new", _doubles, _size, ctypes.POINTER(ctypes.c_void_p))
_population_free = _declare("vf_population_free", ctypes.c_void_p, result=None)
_tiers_init = _declare("vf_tiers_init", ctypes.POINTER(_Tiers), ctypes.c_void_p, ctypes.c_int,
                       _doubles, _size)
_tier_of = _declare("vf_tier_of", ctypes.POINTER(_Tiers), ctypes.c_double, result=_size)


def _array(numbers):
    return (ctypes.c_double * len(numbers))(*numbers) if numbers is not None else None


def query(table, customer, amount, group=None, method="reach", cutoffs=None, labels=None):
    """The query as text; names and labels are text or, to be broken, bytes."""
    def encoded(name):
        return name.encode("utf-8", "surrogatepass") if isinstance(name, str) else name

    source = _Source(*map(encoded, (table, customer, amount, group)))
    listed = (ctypes.c_char_p * len(labels))(*map(encoded, labels)) if labels else None
    length = _size()

    def write(out, size):
        return _tiers_sql(source, METHODS.index(method), _array(cutoffs), len(cutoffs or ()),
                          listed, out, size, length)

    status = write(None, 0)
    if status != OK:
        raise Refused(status)
    out = ctypes.create_string_buffer(length.value + 1)
    write(out, len(out))
    return out.value.decode("utf-8")


def tiers(amounts, method="reach", cutoffs=None, labels="ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
    """The tier of every amount, within all of them."""
    population = ctypes.c_void_p()
    found = _Tiers()
    if _population_new(_array(amounts), len(amounts), population) != OK:
        raise Refused("the amounts")
    status = _tiers_init(found, population, METHODS.index(method), _array(cutoffs),
                         len(cutoffs or ()))
    _population_free(population)
    if status != OK:
        raise Refused(status)
    classes = {amount: _tier_of(found, amount) for amount in set(amounts)}
    return [labels[classes[amount]] for amount in amounts]
