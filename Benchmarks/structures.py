"""What is sized, who sizes it, and how one sizing is measured in a process of its own."""

import importlib.metadata
import sys

import running
from benchmark import progress

PREPARE = """
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
class Slotted:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
class Node:
    def __init__(self, value, next):
        self.value, self.next = value, next
def chain(n):
    node = None
    for i in range(n):
        node = Node(i, node)
    return node
def grow(depth):
    return [grow(depth - 1), grow(depth - 1)] if depth else [None, None]
warm = [(Point(i, i), Slotted(i, i), Node(i, None)) for i in range(100)]
"""

# name: expression with n. Numbers begin at 1,000: smaller ones may be CPython's shared constants.
STRUCTURES = {
    "list of (int, float)": "[(i, float(i)) for i in range(1000, n + 1000)]",
    "plain Point(x, y)": "[Point(i, i * 0.5) for i in range(1000, n + 1000)]",
    "slotted Point(x, y)": "[Slotted(i, i * 0.5) for i in range(1000, n + 1000)]",
    "dict records": "[{'id': i, 'name': str(i), 'score': i * 0.5} for i in range(1000, n + 1000)]",
    "tree of lists": "grow(n.bit_length() - 1)",
    "list of int": "[i for i in range(1000, n + 1000)]",
    "dict of str to int": "{str(i): i for i in range(1000, n + 1000)}",
    "set of str": "{str(i) for i in range(1000, n + 1000)}",
    "deque of int": "__import__('collections').deque(range(1000, n + 1000))",
    "linked list": "chain(n)",
    "NumPy array of float64": "__import__('numpy').ones(n)",
}

# How each contender sizes `it`: its distribution, its setup, its call.
CONTENDERS = {
    "heft": (
        None,
        "import _heft; _heft.walk([1])",
        "found = _heft.walk(it); size, objects = found['deep'], found['objects']",
    ),
    "guppy3": ("guppy3", "import guppy; h = guppy.hpy(); h.iso([1]).domisize", "size = h.iso(it).domisize"),
    "Pympler": (
        "Pympler",
        "from pympler import asizeof; asizeof.asizeof([1])",
        "size = asizeof.asizeof(it)",
    ),
    "objsize": (
        "objsize",
        "import objsize; objsize.get_deep_size([1])",
        "size = objsize.get_deep_size(it)",
    ),
    "recipe": (
        None,
        "def total(root):\n"
        "    seen, todo, size = set(), [root], 0\n"
        "    while todo:\n"
        "        fresh = [o for o in todo if id(o) not in seen and not isinstance(o, type)]\n"
        "        unique = {id(o): o for o in fresh}\n"
        "        seen.update(unique)\n"
        "        size += sum(map(sys.getsizeof, unique.values()))\n"
        "        todo = gc.get_referents(*unique.values())\n"
        "    return size\n",
        "size = total(it)",
    ),
}

# `extra` is how far the process grew while it sized; clear_refs lets VmHWM begin again (proc(5)).
PROGRAM = """
import gc, json, sys, time
{prepare}
{setup}
n = 10
it = {expression}  # what its first use imports or caches belongs to no structure
n, it = {n}, None
def status(name):
    with open("/proc/self/status") as file:
        return next(int(l.split()[1]) * 1024 for l in file if l.startswith(name + ":"))
def live():
    return sum(_heft.counters()[:2]) if "_heft" in sys.modules else 0
before = live()
it = {expression}
true = live() - before
objects = None
with open("/proc/self/clear_refs", "w") as file:
    file.write("5")
floor = status("VmRSS")
begin = time.perf_counter()
{call}
seconds = time.perf_counter() - begin
extra = status("VmHWM") - floor
if "found" in globals():
    assert found["complete"]
    extra = max(extra, found["walk_bytes"])
print(json.dumps({{"bytes": size, "objects": objects, "seconds": seconds,
                  "extra": extra, "true": true}}))
"""


def present_contenders():
    """The contenders that are installed, heft first."""
    found = []
    for name, (distribution, _, _) in CONTENDERS.items():
        try:
            if distribution:
                importlib.metadata.version(distribution)
            found.append(name)
        except importlib.metadata.PackageNotFoundError:
            progress(f"{name} is not installed: left out")
    return found


def sizing(probe, contender, structure, n, limit):
    """Builds a structure and sizes it once in a fresh process."""
    _, setup, call = CONTENDERS[contender]
    code = PROGRAM.format(
        prepare=PREPARE, setup=setup, n=n, expression=STRUCTURES[structure], call=call
    )
    variables = running.environment(probe if contender == "heft" else None)
    return running.result([sys.executable, "-c", code], variables, limit)


def settled(samples):
    """One result of many: the fastest time, the median memory. A string says why there is none."""
    if isinstance(samples, str):
        return samples
    found = {
        "seconds": min(s["seconds"] for s in samples),
        "extra": running.median(s["extra"] for s in samples),
    }
    return {**samples[0], **found}
