"""How far the walk sees: what a structure is said to own, held against what tracemalloc sees go with it.

`python reach.py NAME` under the probe, one function a promise, as behaviour.py.
"""

import array
import collections
import datetime
import decimal
import os
import sys
import time
import types

import _heft
from behaviour import SPARE, traced_and_own

COUNT = 300


def hundred():
    """A hundred numbers that nobody else holds."""
    return [n * 1000 for n in range(1, 101)]


def held_to_the_byte(builds, least=COUNT * 100 * 28, within=0.0, spare=SPARE):
    for name, build in builds.items():
        freed, own, notes = traced_and_own(build)
        assert abs(own - freed) <= max(spare, freed * within), (name, own, freed, notes)
        assert own >= least, (name, own)


# -------------------------------------------------------------------- N2: subclasses, invisible fields


class Pair(collections.namedtuple("Pair", "x y")):
    pass


class Lean(collections.namedtuple("Lean", "x y")):
    __slots__ = ()


BASES = {
    tuple: lambda kind: kind((1, 2)), Pair: lambda kind: kind(1, 2), list: lambda kind: kind([1, 2]),
    dict: lambda kind: kind(a=1), set: lambda kind: kind([1, 2]), frozenset: lambda kind: kind([1, 2]),
    str: lambda kind: kind("text" * 9), bytes: lambda kind: kind(b"text" * 9),
    bytearray: lambda kind: kind(b"text" * 9), int: lambda kind: kind(10**30), float: lambda kind: kind(2.5),
    complex: lambda kind: kind(2.5), collections.deque: lambda kind: kind([1, 2]),
    collections.OrderedDict: lambda kind: kind(a=1), collections.defaultdict: lambda kind: kind(list, a=1),
    collections.Counter: lambda kind: kind("word"), array.array: lambda kind: kind("i", [1, 2]),
    datetime.datetime: lambda kind: kind(2020, 1, 1), datetime.date: lambda kind: kind(2020, 1, 1),
    datetime.timedelta: lambda kind: kind(5), decimal.Decimal: lambda kind: kind("1.5"),
    ValueError: lambda kind: kind("no"),
    types.SimpleNamespace: lambda kind: kind(a=1),
}


def n2_subclasses_of_every_kind():
    def crowd(make, kind, hold):
        def build():
            return [hold(make(kind)) for _ in range(COUNT)]

        build()  # the class has met a few
        return build

    def attribute(it):
        it.extra = hundred()
        return it

    builds = {}
    for base, make in BASES.items():
        kind = type(base.__name__.title(), (base,), {})
        builds[base.__name__] = crowd(make, kind, attribute)
        if base not in (int, bytes, tuple, Pair):  # those with items take no slots
            slotted = type(base.__name__.title(), (base,), {"__slots__": ("extra",)})
            builds[base.__name__ + " with a slot"] = crowd(make, slotted, attribute)
    builds["a tuple without attributes"] = lambda: [Lean(n, hundred()) for n in range(COUNT)]
    # Until 3.11 all deques share up to sixteen spare blocks.
    deques = {name: builds.pop(name) for name in list(builds) if name.startswith("deque")}
    held_to_the_byte(deques, spare=SPARE + (16 * 528 if sys.version_info < (3, 12) else 0))
    held_to_the_byte(builds)


def n2_invisible_fields():
    found = os.stat_result([n * 1000 for n in range(2, 12)] + [n * 1000.5 for n in range(6)])

    def results():
        return [os.stat(__file__) for _ in range(COUNT)]

    def times():
        return [time.struct_time([2020, 1, 1, 0, 0, 0, 0, 1, 0, "zone %d" % n, n * 1000 + 5000]) for n in range(COUNT)]

    assert len(found) == 10 and found.st_atime_ns is not None
    held_to_the_byte({"stat": results, "time": times}, least=COUNT * 80)


# ------------------------------------------------------------- N9: frames, tracebacks, code, classes


def failing(size):
    held = bytearray(size)
    raise ValueError(len(held))


def caught(size):
    try:
        failing(size)
    except ValueError as error:
        return error


def n9_finished_frames():
    def errors():
        return [caught(100_000) for _ in range(50)]

    def tracebacks():
        return [caught(10_000).__traceback__ for _ in range(50)]

    def frame():
        return [ended(hundred()) for _ in range(50)]

    def ended(numbers):
        return sys._getframe()

    def groups():
        return [chained() for _ in range(50)]

    def chained():
        try:
            try:
                failing(10_000)
            except ValueError:
                raise KeyError("again")
        except KeyError as error:
            return error

    # Until 3.10 a frame that ends stays with its code for the next call.
    spare = SPARE if sys.version_info >= (3, 11) else 2500
    held_to_the_byte({"errors": errors}, least=50 * 100_000, spare=spare)
    held_to_the_byte({"tracebacks": tracebacks, "chained": groups}, least=50 * 10_000, spare=spare)
    held_to_the_byte({"frames": frame}, least=50 * 100 * 28, spare=spare)


def n9_running_frames_are_left_out():
    session = [n * 1000 for n in range(100_000)]
    found = _heft.walk([sys._getframe()])
    assert found["complete"] and found["deep"] < 1000, found
    assert any("running" in note for note in found["notes"]), found
    assert len(session) == 100_000


def n9_code_and_classes():
    def codes():
        return [compile("def f(a, b=%d):\n  return a + %d.5, 'text number %d'" % (n, n, n), "file", "exec")
                for n in range(COUNT)]

    def code():
        return compile("x = [%s]" % ", ".join("f(%d)" % n for n in range(1000, 3000)), "file", "exec")

    def classes():
        return [type("C%d" % n, (), {"__slots__": ("a", "b"), "text": "text %d" % n}) for n in range(COUNT)]

    def plain():
        return [type("D%d" % n, (), {"method": lambda self: 1, "numbers": hundred()}) for n in range(COUNT)]

    def populated():
        kind = type("E", (), {"numbers": hundred()})
        return [kind] + [kind() for _ in range(COUNT)]

    held_to_the_byte({"codes": codes, "code": code}, least=20_000, within=0.01)
    held_to_the_byte({"classes": classes, "plain": plain}, least=COUNT * 900, within=0.01)
    held_to_the_byte({"populated": populated}, least=COUNT * 16, within=0.02)


class Bound:
    numbers = hundred()

    def method(self):
        return "a text of its own that is a constant"


def n9_the_root_is_data():
    module = types.ModuleType("made")
    exec("numbers = [n * 1000 for n in range(1000)]\nclass Inner:\n  table = [n * 1.5 for n in range(100)]\n"
         "def function(): return 'a constant of this function, long enough'", module.__dict__)
    found = _heft.walk(module)
    assert found["complete"] and 36_000 < found["deep"] < 100_000, found
    found = _heft.walk(Bound)
    assert found["complete"] and 100 * 36 < found["deep"] < 20_000, found
    # As a part of something else, a class of a module belongs to the program.
    assert _heft.walk([Bound])["deep"] < 200
    assert _heft.walk([os, Bound.method, int])["deep"] < 1000


if __name__ == "__main__":
    globals()[sys.argv[1]]()
