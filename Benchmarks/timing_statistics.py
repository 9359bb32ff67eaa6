"""How often heft's verdicts on time are wrong: runs `heft compare --json` hundreds of times.

Four parts: identical variants, which must not be told apart; intervals, which must hold the ratio
that all runs together give; differences of a known size, which must be found; and short bodies.
Each run is kept as a line of JSON, so that an interrupted command goes on where it was, and
`--page-only` writes docs/statistics.md anew without measuring. Uses the standard library alone.
"""

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time

import statistics_page

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIMIT = 120  # seconds for one comparison; it takes a few

ARITHMETIC = "total = 0\nfor i in range({}):\n    total += i * i % 7\ntotal"
COUNTING = "for i in range({}):\n    pass\ni"
WORDS = "words = ['word %d' % i for i in range(4_000)]"

# Identical variants: name, setup, code, use.
KINDS = [
    ("30 µs", "", "sum([i for i in range(900)])", None),
    ("1 ms of arithmetic", "", ARITHMETIC.format(16_000), None),
    ("10 ms of arithmetic", "", ARITHMETIC.format(160_000), None),
    ("allocation of tuples and texts", "", "[(i, str(i)) for i in range(5_000)]", None),
    ("set of texts, filled and searched", WORDS, "found = set(words)\nsum(w in found for w in words)", None),
    (
        "temporary file, written and read",
        "import tempfile\nfile = tempfile.TemporaryFile('w+')\n"
        "lines = ['line %d\\n' % i for i in range(5_000)]",
        "file.seek(0)\nfile.truncate()\nfile.writelines(lines)\nfile.seek(0)\n"
        "sum(1 for line in file)",
        None,
    ),
    ("list, then sorted", "", "[i * 7919 % 10_007 for i in range(10_000)]", "sorted(it)[0]"),
    (
        "cycles, then walked",
        "class Node:\n    pass\n"
        "def chain(n):\n    first = last = Node()\n    for _ in range(n):\n"
        "        node = Node()\n        node.before, last.next, last = last, node, node\n"
        "    last.next = None\n    return first",
        "chain(3_000)",
        "count, node = 0, it\nwhile node is not None:\n    count, node = count + 1, node.next\ncount",
    ),
]

# Variants that differ: name, setup, first, last.
PAIRS = [
    ("1 ms against 1.3 ms of arithmetic", "", ARITHMETIC.format(16_000), ARITHMETIC.format(20_800)),
    (
        "text by += against join",
        "",
        "text = ''\nfor i in range(8_000):\n    text += str(i)\ntext",
        "''.join([str(i) for i in range(8_000)])",
    ),
    ("list of texts against set", WORDS, "[w for w in words]", "set(words)"),
    ("30 µs against 33 µs", "", "sum([i for i in range(900)])", "sum([i for i in range(990)])"),
]

# A body of about 10 ms against one that does so much more, in percent.
DIFFERENCES = [2, 5, 10, 20]

# Short bodies, each against itself: name, code.
SHORT = [
    ("30 µs", "sum([i for i in range(900)])"),
    ("3 µs", "sum([i for i in range(80)])"),
    ("0.3 µs", "[1, 2, 3][::-1] + [4]"),
    ("nothing", "None"),
]


def jobs(share):
    """All comparisons, those of each case spread evenly over the run: a machine that changes its
    speed changes it for all."""
    counted = []

    def add(part, case, effort, repeats, setup, variants, use=None):
        repeats = max(1, round(repeats * share))
        for repeat in range(repeats):
            # Every second time the other is first, where it matters which.
            order = variants[::-1] if part == "detection" and repeat % 2 else variants
            job = dict(part=part, case=case, effort=effort, repeat=repeat, setup=setup)
            counted.append(((repeat + 0.5) / repeats, dict(job, variants=order, use=use)))

    for name, setup, code, use in KINDS:
        add("identical", name, "quick", 25, setup, [code, code], use)
        add("identical", name, "careful", 2, setup, [code, code], use)
    for name, setup, first, last in PAIRS:
        add("coverage", name, "quick", 40, setup, [first, last])
    for percent in DIFFERENCES:
        more = [COUNTING.format(500_000), COUNTING.format(5_000 * (100 + percent))]
        add("detection", f"{percent} %", "careful", 20 if percent == 10 else 6, "", more)
        add("detection", f"{percent} %", "quick", 12, "", more)
    for name, code in SHORT:
        add("short", name, "quick", 5, "", [code, code])
    return [job for _, job in sorted(counted, key=lambda each: each[0])]


def key(job):
    return "{part}/{case}/{effort}/{repeat}".format(**job)


def busy_seconds():
    """Seconds for which the processors worked since the machine's start, all together."""
    with open("/proc/stat") as file:
        ticks = [int(word) for word in file.readline().split()[1:9]]
    return (sum(ticks) - ticks[3] - ticks[4]) / os.sysconf("SC_CLK_TCK")


def own_seconds():
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def compare(heft, python, job, home):
    """Runs one comparison; returns what is kept of it."""
    command = [heft, "compare", "--json", "--python", python, *job["variants"]]
    for option in ("setup", "use"):
        if job[option]:
            command += ["--" + option, job[option]]
    if job["effort"] == "careful":
        command.append("--careful")
    begin, busy, own = time.perf_counter(), busy_seconds(), own_seconds()
    done = subprocess.run(
        command, env=dict(os.environ, HEFT_DATA=home), capture_output=True, text=True,
        timeout=LIMIT,
    )
    seconds = time.perf_counter() - begin
    others = (busy_seconds() - busy) - (own_seconds() - own)
    if done.returncode != 0:
        raise SystemExit(f"heft failed on {key(job)}: {done.stderr.strip() or done.stdout}")
    found = json.loads(done.stdout)
    return dict(
        {name: job[name] for name in ("part", "case", "effort", "repeat")},
        key=key(job), at=time.time(), seconds=round(seconds, 3),
        others=round(max(0.0, others) / seconds, 3),
        verdicts=found["verdicts"],
        warnings=sorted({warning["id"] for warning in found["warnings"]}),
        variants=[
            {phase: timing(variant[phase]) for phase in ("build", "use")}
            for variant in found["variants"]
        ],
    )


def timing(found):
    """The samples of a phase by process, without what can be computed from them."""
    if found is None:
        return None
    processes = {}
    for sample in found["samples"]:
        processes.setdefault(sample["process"], []).append(float(f"{sample['seconds']:.6g}"))
    return {
        "median": found["median"], "loops": max(s["loops"] for s in found["samples"]),
        "processes": [processes[index] for index in sorted(processes)],
    }


def identity(heft, python):
    """What must be the same for runs to be counted together."""
    with open(heft, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()[:16]
    command = [python, "-c", "import platform; print(platform.python_version())"]
    version = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    with open("/proc/cpuinfo") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    with open("/proc/meminfo") as file:
        memory = int(file.readline().split()[1]) * 1024
    return {
        "heft": digest, "python": version, "processor": models[0] if models else "unknown",
        "processors": len(os.sched_getaffinity(0)), "memory": memory,
        "system": f"{platform.system()} {platform.release()}",
    }


def load(path):
    """The identity and the runs of a file; a torn last line costs that run alone."""
    runs = []
    if not os.path.exists(path):
        return None, runs
    with open(path) as file:
        for line in file:
            try:
                runs.append(json.loads(line))
            except ValueError:
                continue
    return (runs[0], runs[1:]) if runs and "processor" in runs[0] else (None, [])


def measure(chosen):
    """Takes the runs that are missing."""
    here = identity(chosen.heft, chosen.python)
    there, runs = load(chosen.runs)
    if there != here:
        if there:
            print("Another heft, Python or machine than last time: starting anew.", file=sys.stderr)
        os.makedirs(os.path.dirname(chosen.runs), exist_ok=True)
        with open(chosen.runs, "w") as file:
            file.write(json.dumps(here) + "\n")
        runs = []
    done = {run["key"] for run in runs}
    waiting = [job for job in jobs(chosen.share) if key(job) not in done]
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as home, open(chosen.runs, "a") as file:
        for count, job in enumerate(waiting):
            if chosen.seconds and time.monotonic() - begin > chosen.seconds:
                print(f"{len(waiting) - count} runs are left for next time.", file=sys.stderr)
                break
            left = (time.monotonic() - begin) / count * (len(waiting) - count) if count else 0
            print(
                f"{count + 1} of {len(waiting)}, {left / 60:.0f} min left: {key(job)}",
                file=sys.stderr, flush=True,
            )
            file.write(json.dumps(compare(chosen.heft, chosen.python, job, home)) + "\n")
            file.flush()


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--heft", default=os.path.join(ROOT, ".build/release/heft"))
    options.add_argument("--python", default=sys.executable, help="interpreter to measure with")
    options.add_argument("--runs", default=os.path.join(ROOT, ".build/statistics/runs.jsonl"))
    options.add_argument("--output", default=os.path.join(ROOT, "docs/statistics.md"))
    options.add_argument("--quick", action="store_true", help="a tenth of the runs")
    options.add_argument("--seconds", type=float, help="begin no run after so many")
    options.add_argument("--again", action="store_true", help="forget the runs that are there")
    options.add_argument("--page-only", action="store_true", help="measure nothing")
    chosen = options.parse_args()
    chosen.heft = os.path.abspath(chosen.heft)
    chosen.share = 0.1 if chosen.quick else 1
    if chosen.again and os.path.exists(chosen.runs):
        os.remove(chosen.runs)
    if not chosen.page_only:
        try:
            measure(chosen)
        except KeyboardInterrupt:
            print("\nInterrupted; the next run goes on from here.", file=sys.stderr)
    machine, runs = load(chosen.runs)
    if not runs:
        raise SystemExit(f"{chosen.runs} holds no runs.")
    with open(chosen.output, "w") as file:
        file.write(statistics_page.page(machine, runs))
    print(f"Wrote {chosen.output} from {len(runs)} runs.", file=sys.stderr)


if __name__ == "__main__":
    main()
