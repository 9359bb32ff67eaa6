"""Whether heft's times agree with pyperf's, body by body, on the same interpreter.

Both time the same function in fresh processes; who is first changes from turn to turn. A cell is
the median over the turns. Prints a Markdown table, or with --json the rows as they are.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
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
    ("large integers", "", "str(3 ** 12_000)[:9]"),
]


def heft_seconds(chosen, setup, code, home):
    command = [chosen.heft, "compare", "--json", "--python", chosen.python, code, code]
    if setup:
        command += ["--setup", setup]
    found = run(command, dict(os.environ, HEFT_DATA=home))
    return statistics.median(variant["build"]["median"] for variant in json.loads(found)["variants"])


def pyperf_seconds(chosen, setup, code, home):
    """The median of pyperf's values; the code is a function, as heft makes it one."""
    lines = code.split("\n")
    lines[-1] = "return " + lines[-1]
    function = "def body():\n" + "\n".join("    " + line for line in lines)
    path = os.path.join(home, "values.json")
    if os.path.exists(path):
        os.remove(path)
    command = [chosen.python, "-m", "pyperf", "timeit", "--quiet", "--output", path]
    command += ["--processes", str(chosen.processes), "--values", "3"]
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


def measure(chosen):
    """One row a body: name, seconds by heft and by pyperf, their ratio."""
    turns = {name: {"heft": [], "pyperf": []} for name, _, _ in BODIES}
    contenders = [("heft", heft_seconds), ("pyperf", pyperf_seconds)]
    with tempfile.TemporaryDirectory() as home:
        for turn in range(chosen.turns):
            for name, setup, code in BODIES:
                print(f"turn {turn + 1} of {chosen.turns}: {name}", file=sys.stderr, flush=True)
                for contender, seconds in contenders:
                    turns[name][contender].append(seconds(chosen, setup, code, home))
                contenders.reverse()
    rows = []
    for name, found in turns.items():
        heft, pyperf = (statistics.median(found[each]) for each in ("heft", "pyperf"))
        rows.append({"body": name, "heft": heft, "pyperf": pyperf, "ratio": heft / pyperf})
    return rows


def table(rows):
    lines = ["| body | heft | pyperf | heft / pyperf |", "| --- | ---: | ---: | ---: |"]
    for row in rows:
        lines.append(
            f"| {row['body']} | {row['heft'] * 1e3:.2f} ms | {row['pyperf'] * 1e3:.2f} ms "
            f"| {row['ratio']:.3f} |")
    ratios = [row["ratio"] for row in rows]
    long_enough = sum(row["pyperf"] >= 1e-3 for row in rows)
    median = statistics.median(ratios)
    return "\n".join(lines + [
        "",
        f"The median of the {len(rows)} ratios is {median:.3f}, the least {min(ratios):.3f}, the "
        f"largest {max(ratios):.3f}; {long_enough} bodies take 1 ms and more.",
        "",
    ])


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--heft", default=os.path.join(ROOT, ".build/release/heft"))
    options.add_argument("--python", default=sys.executable, help="an interpreter with pyperf")
    options.add_argument("--turns", type=int, default=3, help="measurements of each body (3)")
    options.add_argument("--processes", type=int, default=8, help="of each pyperf run (8)")
    options.add_argument("--json", action="store_true", help="print the rows instead")
    chosen = options.parse_args()
    chosen.heft = os.path.abspath(chosen.heft)
    rows = measure(chosen)
    print(json.dumps(rows, indent=1) if chosen.json else table(rows))


if __name__ == "__main__":
    main()
