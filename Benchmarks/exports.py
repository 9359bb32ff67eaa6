"""Exports: a session of 5,000 events in every format, against `json.dump` of the same journal.

The session is one that heft recorded here, its events repeated until there are enough: entries and
what they printed, structures weighed, variants compared with all their samples, notes.
"""

import glob
import json
import os
import statistics
import subprocess
import sys
import tempfile

import benchmark
from benchmark import HEFT, Missing, progress
from running import environment, in_turns, result
from tables import criterion, figure, table

NAME = "exports"
EVENTS = 5_000
FORMATS = ["md", "html", "ipynb", "json"]
TIME_BAR = 10.0
MEMORY_BAR = 200_000_000
PEER = "json.dump"
SESSION = """\
names = [f"user {i}" for i in range(100)]
print(len(names))
def points(n):
    return [{"x": i, "y": -i} for i in range(n)]

total = sum(len(name) for name in names)
print(total, names[0])
size points(1_000)
note a dict for each point
compare points(n) vs [(i, -i) for i in range(n)] --n 2_000 --use len(it)
note tuples take half
small = points(3)
size names
"""
# A process as small as can be, whose child's highest resident memory is the child's own.
SPAWNER = """\
import json, os, resource, sys, time
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
status = os.waitpid(child, 0)[1]
seconds = time.perf_counter() - start
if status:
    sys.exit(f"{sys.argv[1]} ended with status {status}")
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(json.dumps({"seconds": seconds, "peak": peak}))
"""
# Reads the journal beforehand: what is timed is writing alone.
DUMPER = """\
import json, sys, time
with open(sys.argv[1]) as file:
    journal = [json.loads(line) for line in file]
start = time.perf_counter()
with open(sys.argv[2], "w") as file:
    json.dump(journal, file)
print(json.dumps({"seconds": time.perf_counter() - start, "peak": None}))
"""


def add_options(parser):
    parser.add_argument("--heft", default=HEFT, help="path of heft")
    parser.add_argument("--events", type=int, default=EVENTS, help="of the session (5,000)")
    parser.add_argument("--repeats", type=int, default=7, help="of each format (7)")


def record(heft, data):
    """Records a short session with heft; gives the journal's path and its events."""
    subprocess.run(
        [heft], input=SESSION, text=True, env=environment(HEFT_DATA=data), check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    paths = glob.glob(os.path.join(data, "journals", "*.jsonl"))
    if len(paths) != 1:
        raise Missing("heft recorded no session")
    with open(paths[0]) as file:
        header, *events = [json.loads(line) for line in file]
    kinds = {event["type"] for event in events}
    if not {"entry", "sized", "compared", "note"} <= kinds:
        raise Missing(f"the recorded session has only {', '.join(sorted(kinds))}")
    return paths[0], header, events


def stretch(path, header, events, count):
    """Repeats a session's events until there are enough, numbered anew."""
    start, *middle = [event for event in events if event["type"] != "session-ended"]
    lines, entries = [header, start], 0
    while len(lines) <= count:
        moved, shift = {}, entries
        for event in middle:
            if len(lines) > count:
                break
            data = dict(event["data"])
            moved[event["seq"]] = len(lines)
            for name in ("entry", "about"):
                if name in data:
                    data[name] = moved.get(data[name], data[name])
            if event["type"] == "entry":
                data["index"] += shift
                entries = data["index"]
            lines.append({**event, "seq": len(lines), "data": data})
    with open(path, "w") as file:
        file.writelines(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    return len(lines) - 1


def measure(options):
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        progress(f"{NAME}: recording a session")
        path, header, events = record(options.heft, data)
        count = stretch(path, header, events, options.events)
        size = os.path.getsize(path)
        progress(f"{NAME}: {count:,} events, {size / 1e6:.1f} MB, {options.repeats} times each")

        def run(name):
            output = os.path.join(folder, "notes." + name)
            if name == PEER:
                command = [sys.executable, "-c", DUMPER, path, output]
            else:
                command = [
                    sys.executable, "-S", "-c", SPAWNER, options.heft,
                    "notes", "export", "--format", name, "--output", output,
                ]
            found = result(command, environment(HEFT_DATA=data), limit=120)
            if isinstance(found, dict):
                found["size"] = os.path.getsize(output)
            return found

        results = in_turns(dict.fromkeys([PEER, *FORMATS], options.repeats), run)
    return [
        {"format": name, "events": count, "journal": size, "runs": runs}
        for name, runs in results.items()
    ]


def present(rows):
    failed = [row["format"] for row in rows if not isinstance(row["runs"], list)]
    if failed:
        return {
            "criteria": [criterion("exports of 5,000 events", "all formats", f"not {', '.join(failed)}", False)],
            "markdown": "".join(f"{row['format']}: {row['runs']}\n" for row in rows if row["format"] in failed),
        }
    seconds = {row["format"]: min(run["seconds"] for run in row["runs"]) for row in rows}
    peaks = {row["format"]: max(run["peak"] or 0 for run in row["runs"]) for row in rows}
    slowest = max(FORMATS, key=seconds.get)
    ratio = seconds[slowest] / seconds[PEER]
    largest = max(FORMATS, key=peaks.get)
    lines = [
        [
            f"`{row['format']}`" if row["format"] == PEER else row["format"],
            figure(1e3 * seconds[row["format"]]),
            figure(1e3 * statistics.median(run["seconds"] for run in row["runs"])),
            figure(seconds[row["format"]] / seconds[PEER]),
            figure(peaks[row["format"]] / 1e6) if peaks[row["format"]] else "-",
            figure(row["runs"][0]["size"] / 1e6),
        ]
        for row in rows
    ]
    events, journal = rows[0]["events"], rows[0]["journal"]
    return {
        "criteria": [
            criterion(
                f"the slowest export of {events:,} events ({slowest}) against `json.dump` of the journal",
                f"at most {TIME_BAR:.0f} times", f"{ratio:.2f} times", ratio <= TIME_BAR,
            ),
            criterion(
                f"the most resident memory of an export ({largest})",
                f"under {MEMORY_BAR / 1e6:.0f} MB", f"{peaks[largest] / 1e6:.0f} MB",
                peaks[largest] < MEMORY_BAR,
            ),
        ],
        "markdown": (
            f"A journal of {events:,} events, {journal / 1e6:.1f} MB. Times of heft are those of the whole "
            "process, which reads the journal as well; that of `json.dump` is writing alone. Milliseconds "
            "and MB.\n\n"
            + table(["format", "fastest", "median", "ratio", "resident", "file"], lines)
        ),
    }


if __name__ == "__main__":
    benchmark.main(sys.modules[__name__])
