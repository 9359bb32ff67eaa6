"""How much the probe slows a program down: each workload with and without it, in fresh processes.

Prints a Markdown table of ratios to the bare interpreter. Runs of all contenders alternate, so that
a machine that changes its speed changes it for all; a cell is the ratio of medians.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

# name, setup, traced part
WORKLOADS = [
    ("`[x*x for x in range(1_000_000)]`, summed", "", "sum([x * x for x in range(1_000_000)])"),
    ("`sum(x*x for x in range(1_000_000))`", "", "sum(x * x for x in range(1_000_000))"),
    (
        "1e6 plain Points, attributes read",
        "class Point:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n",
        "points = [Point(i, i + 1) for i in range(1_000_000)]\nsum(p.x + p.y for p in points)",
    ),
    (
        "1e6 slotted Points, attributes read",
        "class Point:\n    __slots__ = ('x', 'y')\n    def __init__(self, x, y):\n"
        "        self.x = x\n        self.y = y\n",
        "points = [Point(i, i + 1) for i in range(1_000_000)]\nsum(p.x + p.y for p in points)",
    ),
    (
        "`bytes +=`, 2,000 times 1 KiB",
        "class Holder:\n    pass\nholder = Holder()\nholder.data = b''\nchunk = b'x' * 1024\n",
        "for _ in range(2_000):\n    holder.data = holder.data + chunk",
    ),
    (
        "10,000 times 1 KiB into `BytesIO`",
        "import io\nchunk = b'x' * 1024\n",
        "buffer = io.BytesIO()\nfor _ in range(10_000):\n    buffer.write(chunk)",
    ),
    ("`readlines` of a CSV file", "", "with open(PATH) as f:\n    lines = f.readlines()"),
    ("the same line by line", "", "with open(PATH) as f:\n    n = sum(len(line) for line in f)"),
    (
        "the same in 64 KiB chunks",
        "",
        "n = 0\nwith open(PATH, 'rb') as f:\n    while chunk := f.read(65536):\n        n += len(chunk)",
    ),
    (
        "`deepcopy` of 100,000 lists",
        "import copy\nlists = [[i, i + 1] for i in range(100_000)]\n",
        "copied = copy.deepcopy(lists)",
    ),
    ("`list(range(1_000_000))`", "", "items = list(range(1_000_000))"),
    ("`array('i', range(1_000_000))`", "import array\n", "items = array.array('i', range(1_000_000))"),
    (
        "300,000 dict records",
        "",
        "records = [{'id': i, 'name': str(i), 'score': i * 0.5} for i in range(300_000)]",
    ),
]

RUNNER = """
import json, sys, time
PATH = {path!r}
{setup}
def traced():
{body}
begin = time.perf_counter()
traced()
print(json.dumps(time.perf_counter() - begin))
"""


def program(setup, body, path):
    indented = "\n".join("    " + line for line in body.splitlines())
    return RUNNER.format(path=path, setup=setup, body=indented)


def seconds(python, code, probe):
    environment = {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
    environment["PYTHONHASHSEED"] = "0"
    if probe:
        environment["LD_PRELOAD"] = probe
    done = subprocess.run(
        [python, "-I", "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def write_csv(path, megabytes):
    line = "{:08d},some text in a field,{:.6f},another field with more of it\n"
    with open(path, "w") as file:
        written = 0
        row = 0
        while written < megabytes * 1_000_000:
            text = "".join(line.format(i, i / 7) for i in range(row, row + 1000))
            written += file.write(text)
            row += 1000


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--probe", required=True, help="path of libheftprobe.so")
    options.add_argument("--python", default=sys.executable, help="interpreter to measure with")
    options.add_argument("--repeats", type=int, default=7, help="processes for each cell")
    options.add_argument("--megabytes", type=int, default=50, help="size of the CSV file")
    options.add_argument("--json", action="store_true", help="print the samples instead")
    chosen = options.parse_args()

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rows.csv")
        write_csv(path, chosen.megabytes)
        for name, setup, body in WORKLOADS:
            code = program(setup, body, path)
            bare, probed = [], []
            for _ in range(chosen.repeats):
                bare.append(seconds(chosen.python, code, None))
                probed.append(seconds(chosen.python, code, os.path.abspath(chosen.probe)))
            rows.append({"workload": name, "bare": bare, "probe": probed})
            print(f"{name}: done", file=sys.stderr)

    if chosen.json:
        print(json.dumps(rows, indent=1))
        return
    version = subprocess.run(
        [chosen.python, "-c", "import platform; print(platform.python_version())"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()
    print(f"CPython {version}, medians of {chosen.repeats} processes\n")
    print("| workload | bare s | with the probe |\n| --- | --- | --- |")
    ratios = []
    for row in rows:
        bare, probed = statistics.median(row["bare"]), statistics.median(row["probe"])
        ratios.append(probed / bare)
        print(f"| {row['workload']} | {bare:.3f} | {probed / bare:.2f} |")
    print(f"\nmedian {statistics.median(ratios):.2f}, worst {max(ratios):.2f}")


if __name__ == "__main__":
    main()
