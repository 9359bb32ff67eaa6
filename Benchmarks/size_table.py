"""What heft and its peers say of each structure that the tests size, beside what comes back.

Writes a Markdown page: structure, version, and the figures of sys.getsizeof, Pympler, objsize, guppy3
and heft. Every figure is taken in a process of its own, since some contenders change what they look
at. The interpreters are those of `scripts/pythons`, with packages from `make deps-sizers`.
"""

import argparse
import concurrent.futures
import json
import os
import platform
import signal
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FIXTURES = os.path.join(ROOT, "Tests/ProbeTests/Fixtures")
PACKAGES = ("numpy", "pandas", "pyarrow", "pympler", "objsize", "guppy3")
CONTENDERS = ("getsizeof", "Pympler", "objsize", "guppy3", "heft")
# Those that count all that is reached, held by others or not.
COUNT_SHARED = ("Pympler", "objsize")

# How each peer sizes `it`: what it imports and warms, and its figure.
PEERS = {
    "getsizeof": ("", "sys.getsizeof(it)"),
    "Pympler": ("from pympler import asizeof; asizeof.asizeof([1])", "asizeof.asizeof(it)"),
    "objsize": ("import objsize; objsize.get_deep_size([1])", "objsize.get_deep_size(it)"),
    "guppy3": (
        "import guppy; heap = guppy.hpy(); heap.iso([1]).domisize", "heap.iso(it).domisize",
    ),
}

PROGRAM = """
import gc, json, sys
sys.path.insert(0, {fixtures!r})
import structures
gc.disable()
function = structures.EXACT.get({name!r}) or structures.BOUNDED[{name!r}]
def figures():
{body}
try:
    structures.prepare(function)
    print(json.dumps(figures()))
except (ImportError, NotImplementedError) as error:
    print(json.dumps({{"skipped": str(error)}}))
except BaseException as error:
    print(json.dumps({{"fails": type(error).__name__}}))
"""

PEER = """
    {setup}
    held, keep = structures.build(function)
    it = held.pop()
    return {{"figure": {figure}}}
"""

# What others hold is shared: it is own as soon as they let go.
HEFT = """
    import _heft
    row = structures.measure(function)
    held, keep = structures.build(function)
    with_others = _heft.walk(held[0], roots_extra_refs=2)["own"]
    del keep
    gc.collect()
    alone = _heft.walk(held[0], roots_extra_refs=2)["own"]
    return {"figure": row["own"], "true": row["freed"], "notes": row["notes"],
            "shares": alone != with_others}
"""

LIST = """
import json, sys
sys.path.insert(0, {fixtures!r})
import structures
print(json.dumps([list(structures.EXACT), list(structures.BOUNDED)]))
"""


class Interpreter:
    """A CPython with the packages that are sized and those that size."""

    def __init__(self, version):
        self.version = version
        minor = ".".join(version.split(".")[:2])
        self.path = os.path.join(ROOT, ".heft-venv-packages", minor, "bin", "python")

    def run(self, code, probe=None, limit=None):
        environment = {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
        environment.update(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
        if probe:
            environment["LD_PRELOAD"] = probe
        return subprocess.run(
            [self.path, "-c", code], env=environment, capture_output=True, text=True, timeout=limit)

    def packages(self):
        """Name to version of what is installed, or None where the environment is missing."""
        code = (
            "import importlib.metadata as m, json\nfound = {}\n"
            f"for name in {PACKAGES!r}:\n"
            "    try: found[name] = m.version(name)\n"
            "    except m.PackageNotFoundError: pass\n"
            "import platform\nprint(json.dumps([platform.python_version(), found]))")
        try:
            version, found = json.loads(self.run(code).stdout)
        except (OSError, ValueError):
            return None
        return found if version == self.version else None


def interpreters():
    done = subprocess.run(
        [os.path.join(ROOT, "scripts/pythons")], capture_output=True, text=True, check=True)
    return [Interpreter(line.split()[0]) for line in done.stdout.splitlines()]


def ask(interpreter, name, contender, chosen):
    """One figure, as the dict that the program printed."""
    if contender == "heft":
        body = HEFT
    else:
        body = PEER.format(setup=PEERS[contender][0] or "pass", figure=PEERS[contender][1])
    code = PROGRAM.format(fixtures=FIXTURES, name=name, body=body)
    try:
        done = interpreter.run(code, chosen.probe if contender == "heft" else None, chosen.limit)
    except subprocess.TimeoutExpired:
        return {"fails": f"over {chosen.limit:g} s"}
    if done.returncode < 0:
        return {"fails": signal.Signals(-done.returncode).name}
    try:
        return json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        return {"fails": f"exit {done.returncode}"}


def take(interpreter, names, chosen):
    """Name to contender to what it said."""
    with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
        asked = {
            (name, contender): pool.submit(ask, interpreter, name, contender, chosen)
            for name in names for contender in CONTENDERS
        }
        said = {name: {} for name in names}
        for (name, contender), answer in asked.items():
            said[name][contender] = answer.result()
    return said


def words(name):
    return name.strip("_").replace("_", " ")


# ---------------------------------------------------------------------------- judgement


def true(row):
    return row["heft"].get("true")


def is_counted(row, contender):
    """Whether a contender can be right or wrong on a row."""
    return not (row["heft"].get("shares") and contender in COUNT_SHARED)


def is_exact(row, contender):
    return row[contender].get("figure") == true(row)


def is_near(row, contender):
    figure = row[contender].get("figure")
    return figure is not None and abs(figure - true(row)) <= 0.01 * true(row)


def ratios(rows, contender):
    counted = [row for row in rows if is_counted(row, contender) and true(row)]
    return [row[contender]["figure"] / true(row) for row in counted if "figure" in row[contender]]


# ---------------------------------------------------------------------------- the page


def ratio(value):
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def cell(row, contender):
    said = row[contender]
    if "figure" not in said:
        return f"fails: {said.get('fails') or said['skipped']}"
    figure = f"{said['figure']:,}"
    if not is_counted(row, contender):
        return figure + " †"
    if is_exact(row, contender):
        return f"**{figure}**"
    if is_near(row, contender) or not true(row):
        return f"{figure} ({said['figure'] - true(row):+,})"
    return f"{figure} (×{ratio(said['figure'] / true(row))})"


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "| --- |" + " ---: |" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def summary(taken, names):
    """One row a contender and what is counted, one column a version."""
    versions = list(taken)
    rows = []
    for contender in CONTENDERS:
        cells = []
        for version in versions:
            rows_there = measured(taken[version], names)
            counted = [row for row in rows_there if is_counted(row, contender)]
            exact = sum(is_exact(row, contender) for row in counted)
            near = sum(is_near(row, contender) for row in counted)
            failed = sum("figure" not in row[contender] for row in counted)
            fails = f", {failed} fail" if failed else ""
            cells.append(f"{exact} of {len(counted)} ({near}{fails})")
        rows.append([contender] + cells)
    yield from table(["exact to the byte (within 1 %)"] + versions, rows)
    rows = []
    for contender in CONTENDERS:
        spans = [ratios(measured(taken[version], names), contender) for version in versions]
        rows.append(
            [contender] + [f"{ratio(min(span))} to {ratio(max(span))}" if span else "-" for span in spans])
    yield from table(["figure / true, least to most"] + versions, rows)


def measured(said, names):
    return [said[name] for name in names if name in said and true(said[name]) is not None]


def skipped(said, names):
    return [
        f"{words(name)} ({said[name]['heft'].get('skipped') or said[name]['heft'].get('fails')})"
        for name in names if true(said[name]) is None
    ]


def full(said, exact, bounded):
    head = ["structure", "true", *CONTENDERS]
    rows = [(name, said[name]) for name in exact if true(said[name]) is not None]
    yield from table(
        head, [[words(n), f"{true(r):,}"] + [cell(r, c) for c in CONTENDERS] for n, r in rows])
    yield "Bounded: heft's figure is at most the true one, and where it is less a note says why.\n"
    rows = [(name, said[name]) for name in bounded if true(said[name]) is not None]
    yield from table(
        head, [[words(n), f"{true(r):,}"] + [cell(r, c) for c in CONTENDERS] for n, r in rows])
    for name, row in rows:
        if row["heft"]["figure"] < true(row):
            yield f"- {words(name)}: {'; '.join(row['heft']['notes']) or '**no note**'}"
    left_out = skipped(said, exact + bounded)
    if left_out:
        yield f"\nNot there on this version: {', '.join(left_out)}."


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def system():
    try:
        with open("/etc/os-release") as file:
            return next(line.split("=")[1].strip().strip('"') for line in file if line.startswith("PRETTY_NAME"))
    except (OSError, StopIteration):
        return platform.system()


def page(taken, packages, exact, bounded):
    yield f"""# Sizes: heft and its peers

Made by `make size-table`, which runs `Benchmarks/size_table.py`; nothing here is written by hand. The structures are those that the
tests size (`Tests/ProbeTests/Fixtures/structures.py`): {len(exact)} whose size must be exact, {len(bounded)} whose size has a bound.

- **true**: the bytes that come back when the structure is dropped, as the allocators counted them, in a forked copy of the process.
  The probe counts them; the walk has no part in it. Bytes are as requested: no rounding, no header of the allocator.
- **heft**: `own` of the walk, which is what it promises to come back. The walk looks and does not drop.
- **getsizeof**: `sys.getsizeof`, which many recipes show. It promises the object's own block alone.
- **Pympler**: `asizeof.asizeof(it)`, which rounds each object up to 8 bytes and leaves functions out. **objsize**: `get_deep_size(it)`.
  **guppy3**: `iso(it).domisize`, what is reached through the structure alone.

Every figure is taken in a process of its own. **Bold** is exact to the byte; elsewhere stands how far it is off: in bytes within 1 %, as the
ratio to true beyond. † marks structures that share a part with something that stays: Pympler and objsize do not tell it apart, and are not
judged there.

Processor: {processor()}. System: {system()}, {platform.machine()}.
"""
    yield f"## The {len(exact)} structures whose size must be exact\n"
    yield from summary(taken, exact)
    misses = [
        f"{words(name)} on {version}" for version, said in taken.items() for name in exact
        if true(said[name]) is not None and not is_exact(said[name], "heft")
    ]
    yield f"heft is not exact on: {', '.join(misses) or 'none of them'}.\n"
    yield f"## The {len(bounded)} structures whose size has a bound\n"
    yield from summary(taken, bounded)
    over = [
        f"{words(name)} on {version}" for version, said in taken.items() for name in bounded
        if true(said[name]) is not None and said[name]["heft"]["figure"] > true(said[name])
    ]
    yield f"heft says more than came back on: {', '.join(over) or 'none of them'}.\n"
    yield "## All figures, in bytes\n"
    for version, said in taken.items():
        versions = ", ".join(f"{name} {number}" for name, number in packages[version].items())
        yield f"<details><summary>CPython {version} with {versions}</summary>\n"
        yield from full(said, exact, bounded)
        yield "\n</details>\n"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--probe", required=True, help="path of libheftprobe.so")
    options.add_argument("--output", help="file to write (standard output)")
    options.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes at a time")
    options.add_argument("--limit", type=float, default=300, help="seconds for each process")
    options.add_argument("--only", nargs="*", default=[], help="names of structures")
    options.add_argument("--versions", nargs="*", default=[], help="such as 3.9 3.12")
    chosen = options.parse_args()
    chosen.probe = os.path.abspath(chosen.probe)

    taken, packages = {}, {}
    for interpreter in interpreters():
        version = interpreter.version
        if chosen.versions and ".".join(version.split(".")[:2]) not in chosen.versions:
            continue
        packages[version] = interpreter.packages()
        if packages[version] is None:
            print(f"CPython {version} is left out: it has no packages (make deps-sizers)", file=sys.stderr)
            continue
        exact, bounded = json.loads(interpreter.run(LIST.format(fixtures=FIXTURES)).stdout)
        names = [name for name in exact + bounded if not chosen.only or name in chosen.only]
        print(f"CPython {version}: {len(names)} structures", file=sys.stderr)
        taken[version] = take(interpreter, names, chosen)
    if not taken:
        sys.exit("no CPython here has the packages: run make deps-sizers")
    exact, bounded = ([name for name in group if name in names] for group in (exact, bounded))
    text = "\n".join(page(taken, packages, exact, bounded))
    if chosen.output:
        with open(chosen.output, "w") as file:
            file.write(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
