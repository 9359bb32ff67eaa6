"""Whether heft's times agree with pyperf's, body by body, on the same interpreter.

Both time the same function in fresh processes; who is first changes from body to body and from
turn to turn.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile

import benchmark
from benchmark import HEFT, progress
from tables import criterion, table

NAME = "timing agreement"
BAR = 0.05
SHORTEST = 1e-3  # seconds, by pyperf: shorter bodies do not count
LIMIT = 120  # seconds for one measurement

# name, setup, code. Each takes 1 ms and more.
BODIES = [
    ("sum of squares, a loop", "", "total = 0\nfor i in range(40_000):\n    total += i * i % 7\ntotal"),
    ("list of squares", "", "[i * i for i in range(60_000)]"),
    ("tuples and texts", "", "[(i, str(i)) for i in range(15_000)]"),
    ("dict of text to int", "", "{str(i): i for i in range(15_000)}"),
    ("set of texts", "words = ['word %d' % i for i in range(40_000)]", "set(words)"),
    ("objects with two attributes",
     "class Point:\n    def __init__(self, x, y):\n        self.x, self.y = x, y",
     "[Point(i, i + 1) for i in range(10_000)]"),
    ("text joined", "", "''.join([str(i) for i in range(30_000)])"),
    ("sorting", "values = [i * 7919 % 100_003 for i in range(20_000)]", "sorted(values)"),
    ("generator, summed", "", "sum(i & 7 for i in range(60_000))"),
    ("recursion", "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)", "fib(17)"),
    ("JSON there and back",
     "import json\nrows = [{'id': i, 'name': str(i)} for i in range(1_500)]",
     "json.loads(json.dumps(rows))"),
    ("large integers", "", "sum(3 ** i % 1_000_003 for i in range(1_000))"),
]


def heft_seconds(options, setup, code, home):
    command = [options.heft, "compare", "--json", "--python", options.python, code, code]
    if setup:
        command += ["--setup", setup]
    found = run(command, dict(os.environ, HEFT_DATA=home))
    return statistics.median(variant["build"]["median"] for variant in json.loads(found)["variants"])


def pyperf_seconds(options, setup, code, home):
    """The median of pyperf's values; the code is a function, as heft makes it one."""
    lines = code.split("\n")
    lines[-1] = "return " + lines[-1]
    function = "def body():\n" + "\n".join("    " + line for line in lines)
    path = os.path.join(home, "values.json")
    if os.path.exists(path):
        os.remove(path)
    command = [options.python, "-m", "pyperf", "timeit", "--quiet", "--output", path]
    command += ["--processes", str(options.processes), "--values", "3"]
    command += ["--setup", setup + "\n" + function, "body()"]
    run(command, os.environ)
    with open(path) as file:
        runs = json.load(file)["benchmarks"][0]["runs"]
    return statistics.median(value for each in runs for value in each.get("values", []))


def run(command, environment):
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=LIMIT)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def add_options(parser):
    parser.add_argument("--heft", default=HEFT, help="path of heft")
    parser.add_argument("--python", default=sys.executable, help="an interpreter with pyperf")
    parser.add_argument("--turns", type=int, default=5, help="measurements of each body (5)")
    parser.add_argument("--processes", type=int, default=4, help="of each pyperf run (4)")


def measure(options):
    """One row a body: name, seconds by heft and by pyperf in each turn."""
    turns = {name: {"heft": [], "pyperf": []} for name, _, _ in BODIES}
    contenders = [("heft", heft_seconds), ("pyperf", pyperf_seconds)]
    with tempfile.TemporaryDirectory() as home:
        for turn in range(options.turns):
            progress(f"{NAME}: turn {turn + 1} of {options.turns}")
            for name, setup, code in BODIES:
                for contender, seconds in contenders:
                    turns[name][contender].append(seconds(options, setup, code, home))
                contenders.reverse()
    return [{"body": name, **found} for name, found in turns.items()]


def present(rows):
    ratios, lines = [], []
    for row in rows:
        heft, pyperf = (min(row[each]) for each in ("heft", "pyperf"))
        lines.append(
            [row["body"], f"{1e3 * heft:.2f}", f"{1e3 * pyperf:.2f}", f"{heft / pyperf:.3f}"]
        )
        if pyperf >= SHORTEST:
            ratios.append(heft / pyperf)
    median = statistics.median(ratios) if ratios else None
    return {
        "criteria": [
            criterion(
                f"heft's times against pyperf's, median over {len(ratios)} bodies",
                f"within {BAR:.0%} of 1".replace("%", " %"),
                "nothing" if median is None else f"{median:.3f}",
                None if median is None else abs(median - 1) <= BAR,
            )
        ],
        "markdown": (
            "The same function on the same interpreter, in fresh processes, in turn: the lowest "
            "of the medians that each gave "
            f"over {len(rows[0]['heft'])} turns each, milliseconds. Bodies that take less than "
            "1 ms here do not count.\n\n"
            + table(["body", "heft", "pyperf", "heft / pyperf"], lines)
        ),
    }


if __name__ == "__main__":
    benchmark.main(sys.modules[__name__])
