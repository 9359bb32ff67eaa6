"""Tracking: how much the probe and its peers slow a program down, against the bare interpreter.

Each sample is the wall time of the traced part in a fresh process; a cell is the ratio of the fastest.
"""

import os
import statistics
import sys
import tempfile
from importlib import metadata

import benchmark
import running
from benchmark import PROBE, progress
from running import CUT, in_turns
from tables import criterion, figure, table
from workloads import WORKLOADS, write_csv

NAME = "tracking"

# contender: its distribution, and the program's lines around the traced part.
CONTENDERS = {
    "bare": (None, "body()"),
    "heft": (None, "import _heft  # fails where the probe was not preloaded\nbody()"),
    "memray": (
        "memray",
        "import memray\n"
        "with memray.Tracker(OUT):\n"
        "    body()",
    ),
    "memray, Python's allocators": (
        "memray",
        "import memray\n"
        "with memray.Tracker(OUT, trace_python_allocators=True):\n"
        "    body()",
    ),
    "tracemalloc": (None, "import tracemalloc\ntracemalloc.start(1)\nbody()"),
    "memory_profiler, sampling": (
        "memory_profiler",
        "import memory_profiler\n"
        "memory_profiler.memory_usage((body,), interval=0.1, max_iterations=1)",
    ),
    "memory_profiler, by line": (
        "memory_profiler",
        "import memory_profiler\n"
        "profiler = memory_profiler.LineProfiler(backend='psutil')\n"
        "traced = profiler(traced)\n"
        "body()",
    ),
}
BY_LINE = "memory_profiler, by line"

PROGRAM = """
import json, time
PATH = {path!r}
OUT = {out!r}
seconds = []
{setup}
def traced():
{body}
def body():
    begin = time.perf_counter()
    for _ in range({loops}):
        traced()
    seconds.append(time.perf_counter() - begin)
if __name__ == "__main__":
{around}
    print(json.dumps(seconds[0]))
"""

MEDIAN_BAR, WORST_BAR = 1.25, 1.5


def add_options(parser):
    parser.add_argument("--probe", default=PROBE, help="path of libheftprobe.so")
    parser.add_argument("--repeats", type=int, default=7, help="processes, bare and heft (7)")
    parser.add_argument("--peer-repeats", type=int, default=3, help="processes of a peer (3)")
    parser.add_argument("--limit", type=float, default=8, help="seconds for one by line (8)")
    parser.add_argument("--megabytes", type=int, default=100, help="size of the text file (100)")
    parser.add_argument("--no-peers", action="store_true", help="bare and heft alone")


def installed():
    found = []
    for name, (distribution, _) in CONTENDERS.items():
        try:
            if distribution:
                metadata.version(distribution)
            found.append(name)
        except metadata.PackageNotFoundError:
            progress(f"{distribution} is not installed: {name} left out")
    return found


def indented(code):
    return "\n".join("    " + line for line in code.splitlines())


def sample(options, folder, paths, name, contender):
    """The seconds of one workload under one contender."""
    workload = WORKLOADS[name]
    program = os.path.join(folder, "program.py")
    out = os.path.join(folder, "memray.bin")
    if os.path.exists(out):
        os.remove(out)
    with open(program, "w") as file:
        file.write(
            PROGRAM.format(
                path=paths.get(workload.file),
                out=out,
                setup=workload.setup,
                body=indented(workload.body),
                loops=workload.loops,
                around=indented(CONTENDERS[contender][1]),
            )
        )
    variables = running.environment(options.probe if contender == "heft" else None)
    limit = options.limit if contender == BY_LINE else 120
    return running.result([sys.executable, program], variables, limit, cwd=folder)


def measure(options):
    contenders = ["bare", "heft"] if options.no_peers else installed()
    has_pandas = True
    try:
        metadata.version("pandas")
    except metadata.PackageNotFoundError:
        has_pandas = False
        progress("pandas is not installed: its workloads are left out")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        paths = write_csv(folder, options.megabytes)
        for number, (name, workload) in enumerate(WORKLOADS.items(), 1):
            if workload.needs_pandas and not has_pandas:
                continue
            progress(f"{NAME}: {name.replace('`', '')} ({number} of {len(WORKLOADS)})")
            repeats = {
                c: options.repeats if c in ("bare", "heft") else options.peer_repeats
                for c in contenders
            }
            if BY_LINE in repeats:
                repeats[BY_LINE] = 1
            samples = in_turns(
                repeats, lambda c: sample(options, folder, paths, name, c)
            )
            rows.append({"workload": name, "samples": samples, "limit": options.limit})
    return rows


def present(rows):
    broken = [row for row in rows if any(isinstance(row["samples"][c], str) for c in ("bare", "heft"))]
    if broken:
        raise benchmark.Missing(f"{broken[0]['workload']}: {broken[0]['samples']}")
    contenders = list(rows[0]["samples"])
    ratios = {c: [] for c in contenders}
    lines = []
    for row in rows:
        bare = min(row["samples"]["bare"])
        cells = [row["workload"], f"{bare:.3f}"]
        for contender in contenders[1:]:
            samples = row["samples"][contender]
            if samples == CUT:
                # All of the process's time but its start, which is far below a second.
                cells.append(f"over {figure((row['limit'] - 1) / bare)}")
                ratios[contender].append(row["limit"] / bare)
            elif isinstance(samples, str):
                cells.append("fails")
            else:
                ratio = min(samples) / bare
                ratios[contender].append(ratio)
                cells.append(f"{ratio:.2f}" if ratio < 10 else figure(ratio))
        lines.append(cells)
    lines.append(["**median**", ""] + [f"**{figure(statistics.median(ratios[c]))}**" for c in contenders[1:]])
    worst = max(
        (min(row["samples"]["heft"]) / min(row["samples"]["bare"]), row["workload"])
        for row in rows
    )
    middle = statistics.median(ratios["heft"])
    return {
        "criteria": [
            criterion(
                f"the probe against bare CPython, median of {len(rows)} workloads",
                f"at most {MEDIAN_BAR} times as long", f"{middle:.2f}", middle <= MEDIAN_BAR,
            ),
            criterion(
                "the same, the worst workload",
                f"at most {WORST_BAR} times as long", f"{worst[0]:.2f} ({worst[1]})", worst[0] <= WORST_BAR,
            ),
        ],
        "markdown": (
            "Wall time of the traced part against that of the bare interpreter: 1.00 is as fast. "
            "tracemalloc keeps one frame. memory_profiler samples every 0.1 s, or looks after each "
            f"line, where a run ended by its limit of {rows[0]['limit']:g} s is shown as `over`.\n\n"
            + table(["workload", "bare s", *contenders[1:]], lines)
        ),
    }


if __name__ == "__main__":
    benchmark.main(sys.modules[__name__])
