"""The structures whose sizes are exact, and those whose sizes have a bound.

EXACT and BOUNDED are dicts of functions, each of which builds one structure from scratch. A
function may return a pair: the structure, and what else is to stay alive meanwhile. Names may be
added at the end; a function is skipped where an import fails or the interpreter lacks something.

Run under the probe (`python structures.py`), prints one JSON line a structure: what the walk says
the structure owns, and what came back when its last reference was dropped in a forked child.
"""

import array
import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import gc
import io
import itertools
import json
import os
import re
import signal
import sys
import types
import weakref

# As in heft's workers: the pool that Arrow prefers maps its memory by itself, and cannot be counted.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
# The forked child has none of its parent's threads: NumPy need not start any.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

EXACT = {}
BOUNDED = {}


def exact(function):
    EXACT[function.__name__] = function
    return function


def bounded(function):
    BOUNDED[function.__name__] = function
    return function


class Point:
    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z


class One:
    def __init__(self, value):
        self.value = value


# Held here: a name that only an instance and the interpreter's cache of lookups hold would come
# back with the instance or not, as the cache's next entry falls.
WIDE = ["attribute_%d" % i for i in range(30)]


class Wide:
    def __init__(self):
        for i, name in enumerate(WIDE):
            setattr(self, name, i * 1000.5)


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class HalfSlotted(Slotted):
    def __init__(self, x, y):
        super().__init__(x, y)
        self.z = x + y


class Node:
    def __init__(self, value, next):
        self.value, self.next = value, next


class Method:
    def __init__(self):
        self.payload = [n * 1000 for n in range(100)]

    def method(self):
        return self.payload


@dataclasses.dataclass
class Record:
    name: str
    price: float
    tags: list


Pair = collections.namedtuple("Pair", "left right")

if sys.version_info >= (3, 10):

    @dataclasses.dataclass(slots=True)
    class SlotRecord:
        name: str
        price: float

# Instances lie until a class has made a few: warm them all.
for number in range(100):
    Point(number, 1, 2), One(1), Wide(), Slotted(1, 2), HalfSlotted(1, 2), Node(1, None)
    Record("", 1.0, []), Method()


def text(count):
    """A new ASCII string, known to nobody else."""
    return "".join(chr(97 + i % 26) for i in range(count))


# ---------------------------------------------------------------------------- scalars


@exact
def ints_of_all_sizes():
    return [10**n for n in range(3, 400, 7)] + [-(7**n) for n in range(5, 90)]


@exact
def one_int():
    return 10 ** (100 + len(sys.argv))


@exact
def floats():
    return [n / 7 for n in range(1000)]


@exact
def complexes():
    return [complex(n, n / 3) for n in range(1000)]


@exact
def str_ascii():
    return text(1000)


@exact
def str_latin1():
    return "é" + text(1000)


@exact
def str_ucs2():
    return "α" + text(1000)


@exact
def str_ucs4():
    return "𝄞" + text(1000)


@exact
def str_cached_utf8():
    string = "β" + text(1000)
    # A C function that takes a str as UTF-8 leaves that form behind.
    try:
        os.stat(string + "/" * 0)
    except OSError:
        pass
    import ctypes

    ctypes.pythonapi.PyUnicode_AsUTF8.argtypes = [ctypes.py_object]
    ctypes.pythonapi.PyUnicode_AsUTF8.restype = ctypes.c_char_p
    ctypes.pythonapi.PyUnicode_AsUTF8(string)
    return string


@exact
def str_subclass():
    class Text(str):
        pass

    return Text(text(500)), Text


@exact
def bytes_():
    return bytes(range(256)) * 40


@exact
def bytearray_over_allocated():
    data = bytearray()
    for n in range(1000):
        data.append(n % 256)
    return data


@exact
def bytearray_front_deleted():
    data = bytearray(5000)
    del data[:100]
    return data


@exact
def range_large():
    return range(10**30, 10**31, 10**20)


@exact
def slice_():
    return slice(10**10, 10**11, 10**9)


# ------------------------------------------------------------------------- containers


@exact
def tuple_nested():
    return tuple((n, (n / 3, str(n * 1000))) for n in range(1000, 2000))


@exact
def list_comprehension():
    return [n * n for n in range(1000, 11000)]


@exact
def list_append():
    result = []
    for n in range(1000):
        result.append(n * 1000)
    return result


@exact
def list_range():
    return list(range(1000, 5000))


@exact
def list_after_deletions():
    result = [n * 1000 for n in range(5000)]
    del result[100:4000]
    while len(result) > 50:
        result.pop()
    return result


@exact
def list_empty():
    return []


@exact
def list_subclass():
    class Items(list):
        pass

    items = Items(n * 1000 for n in range(500))
    items.label = text(30)
    return items, Items


@exact
def list_of_one_object():
    return [object()] * 10000


@exact
def dict_string_keys():
    return {"key %d" % n: n * 1000 for n in range(5000)}


@exact
def dict_mixed_keys():
    return {(n * 1000 if n % 2 else "key %d" % n): (n, n / 3) for n in range(1000, 6000)}


@exact
def dict_int_keys():
    return {n * 1000: float(n) for n in range(5000)}


@exact
def dict_after_deletions():
    result = {"key %d" % n: n * 1000 for n in range(5000)}
    for n in range(4990):
        del result["key %d" % n]
    return result


@exact
def dict_mixed_after_deletions():
    result = {n * 1000: n * 1000.0 for n in range(500)}
    for n in range(0, 500, 2):
        del result[n * 1000]
    return result


@exact
def dict_split():  # values apart, keys in a table that belongs to the class
    return Point(1000.5, 2000.5, 3000.5).__dict__


@exact
def dicts_with_shared_keys():
    return [Point(n * 1000, n / 7, text(n % 40)).__dict__ for n in range(1000)]


@exact
def dict_combined():  # began with shared keys, and has a table of its own since its first deletion
    table = Point(1000.5, 2000.5, 3000.5).__dict__
    del table["x"]
    table["extra"], table[1000.5] = text(30), 4000.5
    return table


@exact
def dict_empty():
    return {}


@exact
def dict_literal_records():
    return [{"id": n * 1000, "name": text(n % 50), "price": n / 7} for n in range(1000)]


@exact
def dict_subclass():
    class Table(dict):
        pass

    table = Table(("key %d" % n, n * 1000) for n in range(500))
    table.label = text(30)
    return table, Table


@exact
def set_of_str():
    return {"key %d" % n for n in range(5000)}


@exact
def set_small():
    return {1000.5, 2000.5}


@exact
def set_after_deletions():
    result = {n * 1000 for n in range(5000)}
    for n in range(4000):
        result.discard(n * 1000)
    return result


@exact
def frozenset_():
    return frozenset(n * 1000.5 for n in range(1000))


@exact
def untracked_containers():  # T17
    return {1000.5: (2000.5, 3000.5), 4000.5: (text(20), 10**20)}


@exact
def deque_short():
    return collections.deque([1000.5, 2000.5, 3000.5])


@exact
def deque_long():
    return collections.deque(n * 1000 for n in range(10000))


@exact
def deque_rotated():
    queue = collections.deque((n * 1000 for n in range(1000)), maxlen=700)
    for n in range(300):
        queue.append(n * 1000.5)
        queue.popleft()
    return queue


@exact
def array_ints():
    return array.array("i", range(10000))


@exact
def array_grown():
    result = array.array("d")
    for n in range(1000):
        result.append(n / 3)
    return result


@exact
def memoryview_of_bytearray():
    return memoryview(bytearray(10000))[100:200]


@exact
def memoryview_cast():
    return memoryview(bytes(8000)).cast("d", shape=[10, 100])


@exact
def namedtuples():
    return [Pair(n * 1000, text(n % 40)) for n in range(1000)]


# -------------------------------------------------------------------------- instances


@exact
def dataclasses_():
    return [Record(text(n % 40), n / 7, [n * 1000]) for n in range(1000)]


@exact
def dataclasses_with_slots():
    if sys.version_info < (3, 10):
        raise NotImplementedError("dataclass(slots=True) came with 3.10")
    return [SlotRecord(text(n % 40), n / 7) for n in range(1000)]


@exact
def instance_one_attribute():
    return One(1000.5)


@exact
def instance_one_attribute_dict_touched():
    one = One(1000.5)
    one.__dict__
    return one


@exact
def instances_three_attributes():
    return [Point(n * 1000, n / 7, text(n % 40)) for n in range(1000)]


@exact
def instance_thirty_attributes():
    return Wide()


@exact
def instance_thirty_attributes_dict_touched():
    wide = Wide()
    wide.__dict__
    return wide


@exact
def instances_three_attributes_dict_touched():
    points = [Point(n * 1000, n / 7, text(n % 40)) for n in range(1000)]
    for point in points:
        point.__dict__
    return points


@exact
def instance_with_dict_replaced():
    point = Point(1, 2, 3)
    point.__dict__ = {"x": 1000.5, text(12): 2000.5}
    return point


@exact
def instance_with_attribute_deleted():
    point = Point(1000.5, 2000.5, 3000.5)
    del point.y
    point.extra = text(100)
    return point


@exact
def first_instance():  # T3
    class Fresh:
        def __init__(self):
            self.a, self.b = 1000.5, 2000.5

    return Fresh(), Fresh


@exact
def thousandth_instance():
    class Fresh:
        def __init__(self):
            self.a, self.b = 1000.5, 2000.5

    many = [Fresh() for _ in range(999)]
    return Fresh(), (Fresh, many)


@exact
def instances_slotted():
    return [Slotted(n * 1000, n / 7) for n in range(1000)]


@exact
def instances_of_unslotted_subclass():  # T4
    return [HalfSlotted(n * 1000, n / 7) for n in range(1000)]


@exact
def weak_reference():
    point = Point(1000.5, 2, 3)
    return weakref.ref(point), point


@exact
def weakly_referenced():
    point = Point(1000.5, 2, 3)
    return point, weakref.ref(point)


@exact
def weak_value_dictionary():
    points = [Point(n * 1000.5, 2, 3) for n in range(100)]
    return weakref.WeakValueDictionary(enumerate(points)), points


@exact
def bound_method():
    return Method().method


@exact
def bound_builtin_method():
    return [n * 1000 for n in range(100)].append


@exact
def functools_partial():
    return functools.partial(divmod, 10**20, key=text(30))


@exact
def simple_namespace():
    return types.SimpleNamespace(a=1000.5, b=text(50))


@exact
def exception():
    return ValueError(text(50), 1000.5)


# ------------------------------------------------------------------- standard library


@exact
def ordered_dict():
    return collections.OrderedDict(("key %d" % n, n * 1000) for n in range(1000))


@exact
def ordered_dict_after_deletions():
    result = collections.OrderedDict((n * 1000, n * 1000.5) for n in range(1000))
    for n in range(900):
        result.popitem(last=False)
    return result


@exact
def counter():
    return collections.Counter("word %d" % (n % 700) for n in range(3000))


@exact
def default_dict():
    result = collections.defaultdict(list)
    for n in range(3000):
        result["key %d" % (n % 300)].append(n * 1000)
    return result


@exact
def chain_map():
    return collections.ChainMap({text(9): 1000.5}, {text(8): 2000.5})


@exact
def dates():
    zone = datetime.timezone(datetime.timedelta(minutes=75), text(20))
    noon = datetime.time(12, 30, tzinfo=zone)
    stamps = [datetime.datetime(2020, 1, 1 + n, tzinfo=zone) for n in range(20)]
    naive = [datetime.datetime(2020, 1, 1), datetime.date(2020, 2, 2), datetime.time(1)]
    return [zone, noon, stamps, naive, datetime.timedelta(days=5)]


@exact
def decimals():
    long = decimal.Decimal("1." + "3" * 500)
    return [decimal.Decimal(n) / 7 for n in range(100)] + [long, long * long]


@exact
def fractions_():
    return [fractions.Fraction(n * 1000 + 1, 10**20) for n in range(300)]


@exact
def bytes_io():
    stream = io.BytesIO()
    for n in range(1000):
        stream.write(b"%d," % n)
    return stream


@exact
def bytes_io_shared():
    data = bytes(range(200))
    return io.BytesIO(data), data


@exact
def string_io_written():
    stream = io.StringIO()
    for n in range(1000):
        stream.write("%d," % n)
    return stream


@exact
def string_io_read():
    stream = io.StringIO("".join("%d\n" % n for n in range(1000)))
    stream.readline()
    return stream


@exact
def string_io_new():
    return io.StringIO()


@exact
def iterators():
    numbers = [n * 1000 for n in range(100)]
    table = {n * 1000: n * 1000.5 for n in range(100)}
    result = [
        iter(numbers),
        iter(tuple(numbers)),
        iter(table),
        iter(table.items()),
        table.keys(),
        enumerate(numbers, 10**20),
        reversed(numbers),
        zip(numbers, numbers),
        map(str, numbers),
        filter(None, numbers),
        iter(range(10**20, 10**21)),
        itertools.count(10**20),
        itertools.chain(numbers, numbers),
        itertools.islice(numbers, 10),
    ]
    for iterator in result:
        if hasattr(iterator, "__next__"):
            next(iterator)
    return result


# ---------------------------------------------------------------------- large, shared


@exact
def linked_list():  # T9
    head = None
    for n in range(HUGE):
        head = Node(n * 1000, head)
    return head


@exact
def tree():
    def grow(depth):
        return [grow(depth - 1), grow(depth - 1)] if depth else [None, None]

    return grow(HUGE.bit_length() - 1)


@exact
def cycle():
    points = [Point(n * 1000, None, None) for n in range(100)]
    for left, right in zip(points, points[1:] + points[:1]):
        left.next, right.previous = right, left
    return points


@exact
def cycle_of_list():
    items = [1000.5]
    items.append(items)
    return items


@exact
def shares_a_third_that_stays():  # T10
    third = [n * 1000 for n in range(1000)]
    return {"own": [n * 1000.5 for n in range(10)], "third": third}, {"third": third}


@exact
def two_that_share_a_third():
    third = [n * 1000 for n in range(1000)]
    return [{"own": [n * 1000.5 for n in range(10)], "third": third}, {"third": third}]


@exact
def holds_a_third_twice():
    third = [n * 1000 for n in range(1000)]
    return [third, {"third": third}, (third,)]


@exact
def many_shared_members():
    members = [One(n * 1000.5) for n in range(20000)]
    return [members[:], [One(n * 1000.5) for n in range(100)]], members


@exact
def parents_and_children():
    class Parent:
        def __init__(self, parent):
            self.parent, self.children = parent, []

    root = Parent(None)
    for _ in range(100):
        child = Parent(root)
        root.children.append(child)
        child.children.extend(Parent(child) for _ in range(20))
    return root, Parent


@exact
def constants():  # T11
    return [None, True, 1, "", "a", (), b"", 0.5 * len(sys.argv)]


# ------------------------------------------------------------------------------ NumPy


@exact
def numpy_owning():
    import numpy

    return numpy.arange(100000, dtype="float64")


@exact
def numpy_view():  # T13
    import numpy

    return numpy.arange(100000, dtype="float64")[1000:1010]


@exact
def numpy_view_of_held():
    import numpy

    base = numpy.arange(100000, dtype="float64")
    return base[1000:1010], base


@exact
def numpy_broadcast():
    import numpy

    return numpy.broadcast_to(numpy.arange(5000.0), (1000, 5000))


@exact
def numpy_objects():
    import numpy

    result = numpy.empty(1000, dtype=object)
    for n in range(500):
        result[n] = [n * 1000]
    return result


@exact
def numpy_structured():
    import numpy

    return numpy.zeros(5000, dtype=[("id", "i8"), ("price", "f8"), ("name", "U10")])


# ---------------------------------------------------------------------------- bounded


@bounded
def closure():
    payload = [n * 1000 for n in range(1000)]

    def inner():
        return payload

    return inner


@bounded
def generator_suspended():  # T8
    def numbers():
        payload = [n * 1000 for n in range(10000)]
        yield 1
        yield payload

    generator = numbers()
    next(generator)
    return generator


@bounded
def generator_expression():
    return (n * n for n in [m * 1000 for m in range(1000)])


@bounded
def coroutine():
    async def work(payload):
        await asyncio_sleep()
        return payload

    class Sleep:
        def __await__(self):
            yield 1

    def asyncio_sleep():
        return Sleep()

    task = work([n * 1000 for n in range(1000)])
    task.send(None)
    return task


@bounded
def enum_member():
    class Color(enum.Enum):
        RED = 1000.5
        BLUE = 2000.5

    return Color.RED


@bounded
def lru_cache():
    @functools.lru_cache(maxsize=None)
    def square(n):
        return n * n

    for n in range(1000, 2000):
        square(n)
    return square


@bounded
def lru_cache_limited():
    @functools.lru_cache(maxsize=100)
    def square(n):
        return n * n

    for n in range(1000, 2000):
        square(n)
    return square


@bounded
def pattern():
    re.purge()
    compiled = re.compile("(?P<%s>[a-z]+)%s" % (text(5), text(30)))
    re.purge()
    return compiled


@bounded
def pandas_ints():
    import pandas

    return pandas.DataFrame({"a": range(10000), "b": range(10000)})


@bounded
def pandas_objects():
    import pandas

    return pandas.DataFrame({"a": [[n] for n in range(1000)]}, dtype=object)


@bounded
def pandas_shared_strings():  # T14
    import pandas

    words = [text(50), text(51), text(52)]
    return pandas.DataFrame({"word": pandas.Series([words[n % 3] for n in range(3000)], dtype=object)})


@bounded
def pandas_category():
    import pandas

    return pandas.Series(["one", "two", "three"] * 1000).astype("category")


@bounded
def pandas_arrow_strings():
    import pandas

    return pandas.Series([str(n) for n in range(1000)], dtype="string[pyarrow]")


@bounded
def arrow_table():
    import pyarrow

    return pyarrow.table({"a": list(range(10000))})


@bounded
def ctypes_structure():
    import ctypes

    class Pair(ctypes.Structure):
        _fields_ = [("left", ctypes.c_int64 * 50), ("right", ctypes.c_double)]

    return Pair(), Pair


@bounded
def buffered_reader():
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(bytes(5000))))
    stream.read(10)
    return stream


# ------------------------------------------------------------------------- measurement

def fill_spare_lists():
    """Fills what the collector does not empty: spare deque blocks, the spare slice, NumPy's caches."""
    collections.deque(range(64 * 40))
    [slice(n, None) for n in range(3)]
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        many = [numpy.empty(size, dtype="u1") for size in range(0, 1100, 1) for _ in range(8)]
        many += [numpy.empty((1,) * n) for n in range(1, 17) for _ in range(10)]
        many.clear()


def freed_bytes(held):
    """Bytes that come back when the one object in `held` goes, measured in a forked child."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        import _heft

        signal.alarm(120)  # a lock that one of Arrow's threads held would be held for ever
        try:
            gc.collect()
            fill_spare_lists()
            # Closing a generator makes an object of the frame that drops it: make it beforehand.
            sys._getframe()
            gc.collect()
            # Bytes, not numbers: since 3.14 a number may lie in a block that was left spare.
            before = _heft.reading()
            own_cost = _heft.reading()
            held[0] = None
            gc.collect()
            # Since 3.14 the number that the collector returns leaves a spare int, for it to empty.
            gc.collect()
            after = _heft.reading()
            before, own_cost, after = (memoryview(each).cast("q") for each in (before, own_cost, after))
            cost = own_cost[0] + own_cost[1] - before[0] - before[1]
            freed = own_cost[0] + own_cost[1] + cost - after[0] - after[1]
            os.write(writer, str(freed).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return int(answer) if answer else None


def prepare(function):
    """The first run fills caches, imports modules, specialises code."""
    global HUGE
    HUGE = 1000
    function()
    HUGE = 1_000_000


def build(function):
    """A structure in a list that alone holds it, and what else is to stay alive meanwhile."""
    result = function()
    keep = None
    if type(result) is tuple and len(result) == 2 and function.__name__ != "tuple_nested":
        result, keep = result
    held = [result]
    del result
    gc.collect()
    return held, keep


def measure(function):
    import _heft

    held, keep = build(function)
    # The argument and the list: two references, as sys.getrefcount would say.
    found = _heft.walk(held[0], roots_extra_refs=2)
    freed = freed_bytes(held)
    del keep
    return {
        "own": found["own"],
        "freed": freed,
        "deep": found["deep"],
        "shared": found["shared"],
        "objects": found["objects"],
        "by_type": found["by_type"][:6],
        "notes": found["notes"],
        "nanoseconds": round(found["seconds"] * 1e9 / found["objects"], 1),
        "walk_bytes": found["walk_bytes"],
    }


def main(names):
    import _heft

    gc.disable()  # it is called by name where it matters
    print(json.dumps({"version": sys.version.split()[0], "hooks": _heft.hooks}))
    for kind, table in ("exact", EXACT), ("bounded", BOUNDED):
        for name, function in table.items():
            if names and name not in names:
                continue
            try:
                prepare(function)
                row = measure(function)
            except (ImportError, NotImplementedError) as error:
                row = {"skipped": str(error)}
            print(json.dumps({"name": name, "kind": kind, **row}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
