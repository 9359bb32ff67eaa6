"""What `_heft.where` must find: one function a promise, run by name, as in behaviour.py."""

import array
import collections
import gc
import json
import os
import random
import sys

import _heft

import structures
from behaviour import equal, live

NONE, INDEX, FLAT, VALUE, ORDER, ATTRIBUTE = range(6)
STEP = {"holder": 0, "label": 1, "index": 2, "key": 3, "type": 4, "bytes": 5, "members": 6, "common": 7}


class Row:
    def __init__(self, row):
        for name, place in STEP.items():
            setattr(self, name, row[place])


def rows(found):
    return [Row(row) for row in found["members"]]


def labels(root):
    """How the largest members of the root are written."""
    return [(row.label, row.key if row.key is not None else row.index) for row in rows(_heft.where(root)) if row.holder == 0]


def total(shares):
    return sum(share[0] for share in shares), sum(share[1] for share in shares)


# ---------------------------------------------------------------------------- depth


def depths_add_up_to_deep():
    """For every structure that the walk is tried on."""
    structures.HUGE = 10_000
    tried, row = 0, None
    for name, function in {**structures.EXACT, **structures.BOUNDED}.items():
        try:
            result = function()
            del result
            result = function()
        except (ImportError, NameError, NotImplementedError):
            continue
        root = result[0] if type(result) is tuple and len(result) == 2 and name != "tuple_nested" else result
        before = _heft.walk(root)
        seen = _heft.where(root)
        equal((name, total(seen["by_depth"])), (name, (before["objects"], before["deep"])))
        equal((name, seen["stopped"]), (name, None))
        for row in seen["members"] or ():
            assert 0 < row[STEP["bytes"]] <= before["deep"], (name, row)
        seen = row = None  # they hold values and keys
        after = _heft.walk(root)
        equal((name, before["deep"], before["own"]), (name, after["deep"], after["own"]))
        tried += 1
    assert tried > 80, tried


def graph(seed, count, degree):
    """Lists that refer to each other at random; the first leads to all."""
    generator = random.Random(seed)
    nodes = [[] for _ in range(count)]
    for number, node in enumerate(nodes):
        for _ in range(generator.randrange(degree + 1)):
            other = nodes[generator.randrange(count)]
            if not any(other is each for each in node):
                node.append(other)
        if number:
            parent = nodes[generator.randrange(number)]
            if not any(node is each for each in parent):
                parent.append(node)
    return nodes[0]


def reached(root, without=None):
    """Sizes and distances of the lists that are reached, by address."""
    found, level, distance = {}, [root], 0
    while level:
        following = []
        for node in level:
            if id(node) not in found and node is not without:
                found[id(node)] = (sys.getsizeof(node), distance)
                following += node
        level, distance = following, distance + 1
    return found


def depths_are_the_shortest_ways():
    for seed in range(40):
        root = graph(seed, 200, seed % 4)
        expected = [[0, 0] for _ in range(9)]
        found = reached(root)
        for size, distance in found.values():
            share = expected[min(distance, 8)]
            share[0] += 1
            share[1] += size
        while expected[-1] == [0, 0]:
            expected.pop()
        seen = _heft.where(root)
        equal([list(share) for share in seen["by_depth"]], expected)
        equal(seen["deepest"], max(distance for _, distance in found.values()))


# ---------------------------------------------------------------------------- members


def members_hold_what_only_they_lead_to():
    """Held against the definition: what is no longer reached without the member."""
    tried = deeper = 0
    for seed in range(150):
        root = graph(seed, 5 + seed * 2, seed % 3)
        whole = sum(size for size, _ in reached(root).values())
        found = rows(_heft.where(root))
        equal(found[0].bytes, whole)
        places = [root]
        for row in found[1:]:
            places.append(places[row.holder][row.index])
            rest = sum(size for size, _ in reached(root, without=places[-1]).values())
            equal((seed, row.index, row.bytes), (seed, row.index, whole - rest))
            tried += 1
            deeper += row.holder > 0
    assert tried > 300 and deeper > 100, (tried, deeper)


def what_hangs_on_no_member_is_common():
    both = [bytes(1000) for _ in range(100)]
    root = {"first": [both], "second": [both], "third": [bytes(n) for n in range(5000, 5100)]}
    found = _heft.where(root)
    first = rows(found)[0]
    deep = _heft.walk(root)["deep"]
    equal(first.members, 6 if sys.version_info < (3, 11) else first.members)
    assert first.common >= _heft.walk(both)["deep"], first.common
    equal((rows(found)[1].key, rows(found)[1].bytes), ("third", _heft.walk(root["third"])["deep"]))
    equal(first.bytes, deep)


class Slotted:
    __slots__ = ("near", "far")


class Child(Slotted):
    pass


class Plain:
    pass


Pair = collections.namedtuple("Pair", "left right")


def members_are_written_as_in_python():
    big, small = (lambda: bytes(bytearray(9000))), (lambda: bytes(bytearray(3000)))
    equal(labels([1, small(), big()]), [(INDEX, 2), (INDEX, 1)])
    equal(labels((big(), small())), [(INDEX, 0), (INDEX, 1)])
    equal(labels(Pair(small(), big())), [(ATTRIBUTE, "right"), (ATTRIBUTE, "left")])
    equal(labels({"a": small(), "b": big()}), [(VALUE, "b"), (VALUE, "a")])
    equal(labels({1: small(), (2, 3): big()}), [(VALUE, (2, 3)), (VALUE, 1)])
    equal(labels({1: None, big(): None}), [(ORDER, 1)])
    equal(labels(collections.OrderedDict([("a", small()), ("b", big())])), [(VALUE, "b"), (VALUE, "a")])
    equal(labels(collections.defaultdict(list, x=big())), [(VALUE, "x")])
    root = {big(), small()}
    equal([list(map(len, root))[row[1]] for row in labels(root) if row[0] == ORDER], [9000, 3000])
    root = collections.deque(range(200))
    root.appendleft(big())
    root.append(small())
    equal(labels(root), [(INDEX, 0), (INDEX, 201)])
    for kind in Slotted, Child, Plain:
        for touched in False, True:
            root = kind()
            root.near, root.far = big(), small()
            if touched and kind is not Slotted:
                root.__dict__
                root.more = [big(), big()]
                equal(labels(root)[0], (ATTRIBUTE, "more"))
            equal(labels(root)[-2:], [(ATTRIBUTE, "near"), (ATTRIBUTE, "far")])


def a_path_leads_down_to_where_the_bytes_are():
    users = [Plain() for _ in range(30)]
    for user in users:
        user.tags = []
    users[17].tags = [bytearray(100), bytearray(200_000)]
    path = [(row.holder, row.label, row.key if row.key is not None else row.index) for row in rows(_heft.where({"users": users}))]
    equal(path[1:], [(0, VALUE, "users"), (1, INDEX, 17), (2, ATTRIBUTE, "tags"), (3, INDEX, 1)])


def many_alike_members_are_one_row():
    found = rows(_heft.where([float(n) for n in range(100_000)]))
    equal((len(found), found[0].members, found[1].bytes), (2, 100_000, 24))


def cycles_and_chains_end():
    root = []
    root += [root, {"me": root, "data": bytearray(5000)}]
    found = _heft.where(root)
    equal(total(found["by_depth"])[1], _heft.walk(root)["deep"])
    chain = None
    for number in range(1_000_000):
        chain = (chain,)
    found = _heft.where(chain)
    equal((found["deepest"], found["by_depth"][8][0]), (1_000_000, 1_000_000 + 1 - 8))
    each = sys.getsizeof((None,))  # the collector's links included: 48, from 3.14 on 56
    equal(rows(found)[1].bytes, each * 999_999)
    while chain:
        chain = chain[0]


# ---------------------------------------------------------------------------- equal values


def equal_values_are_counted():
    texts = ["text %d" % (number % 10) for number in range(1000)]
    each = sys.getsizeof(texts[0])
    copies, values, saving, top = _heft.where(texts)["duplicates"]
    equal((copies, values, saving), (990, 10, 990 * each))
    equal([row[1:] for row in top], [(100, 99 * each)] * 5)
    equal(_heft.where([texts[0]] * 1000)["duplicates"][:3], (0, 0, 0))
    one = "text %d" % 3
    assert "text 3" in [row[0] for row in top] or len(top) == 5, (one, top)


def only_equal_values_of_one_type_are_equal():
    def copies(*pairs):
        return _heft.where([value for pair in pairs for value in pair])["duplicates"][0]

    def made(text):
        return eval(text), eval(text + " ")

    for text in ("10**20", "-10**20", "1e100", "'a ' * 50", "'\\u03b2 ' * 50", "'\\U0001f600 ' * 50", "bytes(40)",
                 "('x ' * 30,)", "(10**20, 1.5e100, None, True)"):
        first, second = made(text)
        assert first is not second, text
        equal((text, copies((first, second)) >= 1), (text, True))
    for first, second in ((1.0e20, 10**20), ("a" * 50, b"a" * 50), (10**20, -10**20), (0.0 * 1e9, -0.0 * 1e9),
                          ("a" * 50, "a" * 51), ("\xe9" * 50, "e" * 50), (([],), ([],)), ([1], [1]),
                          (bytearray(9), bytearray(9)), (Plain(), Plain())):
        equal((first, second, copies((first, second))), (first, second, 0))


class Loud(str):
    def __eq__(self, other):
        raise AssertionError("compared")

    def __hash__(self):
        raise AssertionError("hashed")

    def __repr__(self):
        raise AssertionError("shown")

    def __sizeof__(self):
        raise AssertionError("sized")


class LoudObject:
    __slots__ = ("data",)

    def __getattribute__(self, name):
        raise AssertionError("an attribute was read")


def no_python_code_runs():
    root = [Loud("same") for _ in range(100)] + [(Loud("same"),) for _ in range(100)]
    root += [LoudObject() for _ in range(10)]
    found = _heft.where(root)
    equal(found["duplicates"][0], 0)
    equal(found["stopped"], None)


# ---------------------------------------------------------------------------- room


def own_room(root):
    return _heft.where(root)["capacity"][0][1:]


def room_is_what_getsizeof_says():
    grown = []
    for number in range(1000):
        grown.append(None)
    places = (sys.getsizeof(grown) - sys.getsizeof([])) // 8
    equal(own_room(grown), (1, 1000, places, 8 * (places - 1000)))
    exact = [None] * 1000
    equal(own_room(exact), (1, 1000, 1000, 0))

    grown = bytearray()
    for number in range(1000):
        grown.append(7)
    # Since 3.15 the bytes lie in an object of their own, and an empty one has none.
    around = sys.getsizeof(b"") if sys.version_info >= (3, 15) else 1
    room = sys.getsizeof(grown) - sys.getsizeof(bytearray()) - around
    equal(own_room(grown), (1, 1000, room, room - 1000))

    grown = array.array("i")
    for number in range(1000):
        grown.append(number)
    places = (sys.getsizeof(grown) - sys.getsizeof(array.array("i"))) // 4
    equal(own_room(grown), (1, 1000, places, 4 * (places - 1000)))

    for table, entry in (({number: None for number in range(1000)}, 24),
                         ({"key %d" % number: None for number in range(1000)}, 16 if sys.version_info >= (3, 11) else 24)):
        size, (_, used, places, spare) = sys.getsizeof(table), own_room(table)
        equal((used, spare), (1000, (places - 1000) * entry))
        left = places - used
        for number in range(left):
            table["more %d" % number if entry == 16 else number - 5000] = None
        equal(sys.getsizeof(table), size)
        table["the last"] = None
        assert sys.getsizeof(table) > size, "there was room for more than %d" % places
    for number in range(900):
        table.pop("key %d" % number)
    equal(own_room(table)[1], len(table))

    some = set(range(1000))
    size, (_, used, places, spare) = sys.getsizeof(some), own_room(some)
    equal((used, spare), (1000, (places - 1000) * 16))
    some.update(range(1000, places))
    equal(sys.getsizeof(some), size)
    some.add(-1)
    assert sys.getsizeof(some) > size, "there was room for more than %d" % places

    line = collections.deque(range(1000))
    blocks = (sys.getsizeof(line) - sys.getsizeof(collections.deque())) // 528 + 1
    equal(own_room(line), (1, 1000, blocks * 64, 8 * (blocks * 64 - 1000)))
    equal(own_room(7 * 10**20), (0, 0, 0, 0))


def room_is_summed_by_type():
    grown = []
    for number in range(1000):
        grown.append(None)
    root = [grown, list(grown), bytearray(10), {}, set()]
    sums = {row[0]: row[1:] for row in _heft.where(root)["capacity"][1:]}
    spare = sum(sys.getsizeof(each) - sys.getsizeof([]) - 8 * len(each) for each in (root, grown, root[1]))
    equal(sums["list"][:2] + sums["list"][3:], (3, 2005, spare))
    equal(sums["bytearray"], (1, 10, 10, 0))


# ---------------------------------------------------------------------------- manners


def t2_looking_changes_nothing():
    points = [structures.Point(number * 1000, "text %d" % (number % 7), None) for number in range(1000)]
    readings = [None] * 6
    for turn in range(6):
        _heft.where(points)
        gc.collect()
        readings[turn] = live()
    growth = readings[5] - readings[2]
    assert growth <= 3 * 32, readings  # the readings themselves
    state = _heft.walk(points)
    _heft.where(points)
    again = _heft.walk(points)
    for name in "deep", "own", "shared", "objects", "by_type":
        equal(again[name], state[name])


def its_memory_is_not_counted():
    root = [str(number) for number in range(300_000)]
    gc.collect()
    _heft.where(root)
    _heft.reset_peak()
    before = live()
    found = _heft.where(root)
    risen = _heft.counters()[2] - before
    assert risen < 10_000, risen
    assert found["where_bytes"] > 1_000_000, found["where_bytes"]


def limits_are_kept():
    root = [[number * 1000.5] for number in range(100_000)]
    found = _heft.where(root, max_objects=1000)
    equal((found["stopped"], found["by_depth"], found["members"], found["duplicates"], found["capacity"]),
          ("objects", None, None, None, None))
    assert 1000 <= found["objects"] <= 1001, found["objects"]
    found = _heft.where(root, max_objects=200_001)
    equal((found["stopped"], total(found["by_depth"])[0]), (None, 200_001))
    equal(_heft.where(root, deadline=1e-9)["stopped"], "seconds")
    equal(total(_heft.where(root)["by_depth"])[0], 200_001)


def small_things():
    for root in None, 5, int, sys, "", (), b"", 1.5:
        found, walked = _heft.where(root), _heft.walk(root)
        equal((root, total(found["by_depth"])), (root, (walked["objects"], walked["deep"])))


if __name__ == "__main__":
    globals()[sys.argv[1]]()
