"""Deep sizes: heft's walk beside guppy3, Pympler, objsize, and the recipe with gc.get_referents.

Prints Markdown tables. Each sizing runs in a fresh process; contenders alternate; cells are medians:
bytes found against the true ones, nanoseconds an object, and memory that the sizing needed against
the structure's. "True" is what the allocators handed out while building, by the probe's counters.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys

PREPARE = """
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
class Slotted:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
def grow(depth):
    return [grow(depth - 1), grow(depth - 1)] if depth else [None, None]
warm = [Point(i, i) for i in range(100)]
"""

# name, expression with n, n
STRUCTURES = [
    ("list of int", "[i for i in range(1000, n + 1000)]", 1_000_000),
    ("list of (int, float)", "[(i, float(i)) for i in range(1000, n + 1000)]", 1_000_000),
    (
        "dict records",
        "[{'id': i, 'name': str(i), 'score': i * 0.5} for i in range(1000, n + 1000)]",
        300_000,
    ),
    ("plain Point(x, y)", "[Point(i, i * 0.5) for i in range(1000, n + 1000)]", 1_000_000),
    ("slotted Point(x, y)", "[Slotted(i, i * 0.5) for i in range(1000, n + 1000)]", 1_000_000),
    ("dict str to int", "{str(i): i for i in range(1000, n + 1000)}", 1_000_000),
    ("tree of lists", "grow(n.bit_length() - 1)", 1_000_000),
    ("set of str", "{str(i) for i in range(1000, n + 1000)}", 1_000_000),
    ("deque of int", "__import__('collections').deque(range(1000, n + 1000))", 1_000_000),
]

# How each contender sizes `it`: setup, expression for (bytes, objects or None).
CONTENDERS = {
    "heft": (
        "import _heft; _heft.walk([1])",
        "found = _heft.walk(it); size, objects = found['deep'], found['objects']",
    ),
    "guppy3": (
        "import guppy; h = guppy.hpy(); h.iso([1]).domisize",
        "size, objects = h.iso(it).domisize, None",
    ),
    "Pympler": (
        "from pympler import asizeof; asizeof.asizeof([1])",
        "size, objects = asizeof.asizeof(it), None",
    ),
    "objsize": (
        "import objsize; objsize.get_deep_size([1])",
        "size, objects = objsize.get_deep_size(it), None",
    ),
    "recipe": (
        "def total(root):\n"
        "    seen, todo, size = set(), [root], 0\n"
        "    while todo:\n"
        "        fresh = [o for o in todo if id(o) not in seen and not isinstance(o, type)]\n"
        "        unique = {id(o): o for o in fresh}\n"
        "        seen.update(unique)\n"
        "        size += sum(map(sys.getsizeof, unique.values()))\n"
        "        todo = gc.get_referents(*unique.values())\n"
        "    return size\n",
        "size, objects = total(it), None",
    ),
}
MODULES = {"guppy3": "guppy", "Pympler": "pympler", "objsize": "objsize"}

PROGRAM = """
import gc, json, sys, time
{prepare}
{setup}
n = {n}
def status(name):
    with open("/proc/self/status") as file:
        return next(int(l.split()[1]) * 1024 for l in file if l.startswith(name + ":"))
def live():
    return sum(_heft.counters()[:2]) if "_heft" in sys.modules else 0
before = live()
it = {expression}
true = live() - before
with open("/proc/self/clear_refs", "w") as file:
    file.write("5")
floor = status("VmRSS")
begin = time.perf_counter()
{sizing}
seconds = time.perf_counter() - begin
extra = found["walk_bytes"] if "found" in globals() else status("VmHWM") - floor
print(json.dumps([size, objects, seconds, extra, true]))
"""


def has(python, module):
    code = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
    return subprocess.run([python, "-c", code]).returncode == 0


def sizing(python, probe, contender, expression, n, limit):
    setup, call = CONTENDERS[contender]
    code = PROGRAM.format(prepare=PREPARE, setup=setup, n=n, expression=expression, sizing=call)
    environment = {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
    environment["PYTHONHASHSEED"] = "0"
    if contender == "heft":
        environment["LD_PRELOAD"] = probe
    try:
        done = subprocess.run(
            [python, "-c", code], env=environment, capture_output=True, text=True, timeout=limit
        )
    except subprocess.TimeoutExpired:
        return None
    return json.loads(done.stdout) if done.returncode == 0 else None


def medians(samples):
    samples = [sample for sample in samples if sample is not None]
    if not samples:
        return None
    return [samples[0][0], samples[0][1]] + [
        statistics.median(sample[i] for sample in samples) for i in (2, 3, 4)
    ]


def compare(chosen, contenders):
    print("| structure | objects | true MB | " + " | ".join(contenders) + " |")
    print("| --- " * (3 + len(contenders)) + "|")
    speed = {name: [] for name in contenders if name != "heft"}
    memory = []
    for name, expression, n in STRUCTURES:
        samples = {contender: [] for contender in contenders}
        for _ in range(chosen.repeats):
            for contender in contenders:
                samples[contender].append(
                    sizing(chosen.python, chosen.probe, contender, expression, n, chosen.limit)
                )
        rows = {contender: medians(taken) for contender, taken in samples.items()}
        if rows["heft"] is None:
            print(f"{name}: the walk failed", file=sys.stderr)
            continue
        true, objects = rows["heft"][4], rows["heft"][1]
        memory.append(rows["heft"][3] / true)
        cells = []
        for contender in contenders:
            row = rows[contender]
            if row is None:
                cells.append("fails")
                continue
            cells.append(
                f"{row[0] / true:.2f} · {row[2] * 1e9 / objects:.0f} ns · {row[3] / true:.1%}"
            )
            # Who stops early is quick for nothing.
            if contender != "heft" and row[0] > true * 0.45:
                speed[contender].append(row[2] / rows["heft"][2])
        print(f"| {name} | {objects:,} | {true / 1e6:.1f} | " + " | ".join(cells) + " |")
    print("\nCells: bytes found / true · time an object · memory needed / true.\n")
    for contender, ratios in speed.items():
        if ratios:
            print(
                f"- The walk is {min(ratios):.1f} to {max(ratios):.0f} times as fast as {contender}"
                f" (median {statistics.median(ratios):.1f})."
            )
    print(f"- It needs at most {max(memory):.1%} of the structure.")


def growth(chosen):
    sizes = [10**exponent for exponent in range(4, chosen.largest + 1)]
    print("\nNanoseconds an object as n grows:\n")
    print("| structure | " + " | ".join(f"{n:,}" for n in sizes) + " | largest / smallest |")
    print("| --- " * (2 + len(sizes)) + "|")
    for name, expression, _ in STRUCTURES[:5] + STRUCTURES[6:7]:
        costs = []
        for n in sizes:
            samples = [
                sizing(chosen.python, chosen.probe, "heft", expression, n, chosen.limit)
                for _ in range(chosen.repeats)
            ]
            row = medians(samples)
            costs.append(row[2] * 1e9 / row[1] if row else float("nan"))
        cells = " | ".join(f"{cost:.1f}" for cost in costs)
        print(f"| {name} | {cells} | {max(costs) / min(costs):.2f} |")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--probe", required=True, help="path of libheftprobe.so")
    options.add_argument("--python", default=sys.executable, help="interpreter with the peers")
    options.add_argument("--repeats", type=int, default=3, help="processes for each cell")
    options.add_argument("--limit", type=float, default=300, help="seconds for each process")
    options.add_argument("--largest", type=int, default=7, help="growth up to 10 to this power")
    options.add_argument("--no-peers", action="store_true", help="heft alone")
    options.add_argument("--no-growth", action="store_true", help="leave the second table out")
    chosen = options.parse_args()
    chosen.probe = os.path.abspath(chosen.probe)

    contenders = ["heft"]
    for name in [] if chosen.no_peers else ["guppy3", "Pympler", "objsize", "recipe"]:
        if name in MODULES and not has(chosen.python, MODULES[name]):
            print(f"{name} is not installed for {chosen.python}: left out.\n")
        else:
            contenders.append(name)
    version = subprocess.run(
        [chosen.python, "-c", "import platform; print(platform.python_version())"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()
    print(f"CPython {version}, medians of {chosen.repeats} processes\n")
    compare(chosen, contenders)
    if not chosen.no_growth:
        growth(chosen)


if __name__ == "__main__":
    main()
