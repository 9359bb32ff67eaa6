"""Swift snippets: what `size --swift` takes beside a compilation of the same source by `swiftc -O`."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import benchmark
from benchmark import HEFT, Missing, progress
from running import in_turns
from tables import criterion, table

NAME = "Swift snippets"
COLD_BAR = 1.5
WARM_BAR = 0.3
SETUP = """struct Pair { var x: Int; var y: Bool }"""
EXPRESSION = "(0..<100_000).map { Pair(x: $0 + %d, y: $0 %% 2 == 0) }"


def add_options(parser):
    parser.add_argument("--heft", default=HEFT, help="path of heft")
    parser.add_argument("--runs", type=int, default=10, help="of each way (10)")


class Ways:
    """The ways to come from a source to a result, each timed in seconds."""

    def __init__(self, heft, swiftc, folder):
        self.heft, self.swiftc, self.folder = heft, swiftc, folder
        self.environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(folder, "cache"))
        self.serial = 0

    def seconds(self, command):
        begin = time.perf_counter()
        subprocess.run(
            command, cwd=self.folder, env=self.environment, check=True, stdout=subprocess.DEVNULL
        )
        return time.perf_counter() - begin

    def size(self, number):
        return self.seconds(
            [self.heft, "size", "--swift", "--setup", SETUP, "--json", EXPRESSION % number]
        )

    def swiftc_alone(self):
        """The same source as a program of its own, which prints what it made."""
        self.serial += 1
        with open(os.path.join(self.folder, "main.swift"), "w") as file:
            file.write(f"{SETUP}\nlet made = {EXPRESSION % self.serial}\nprint(made.count)\n")
        return self.seconds([self.swiftc, "-O", "main.swift", "-o", "program"])

    def cold(self):
        """A source that heft has not seen before; its harness is compiled already."""
        self.serial += 1
        return self.size(self.serial)

    def warm(self):
        return self.size(0)


def measure(options):
    swiftc = shutil.which("swiftc")
    if swiftc is None:
        raise Missing("there is no swiftc on PATH")
    progress(f"{NAME}: {options.runs} runs each of swiftc -O, a cold and a warm snippet")
    with tempfile.TemporaryDirectory() as folder:
        ways = Ways(options.heft, swiftc, folder)
        first = ways.warm()  # compiles the harness, once for a compiler
        take = {"swiftc -O": ways.swiftc_alone, "cold": ways.cold, "warm": ways.warm}
        for way in take.values():
            way()
        times = in_turns(dict.fromkeys(take, options.runs), lambda name: take[name]())
    return [{"way": "first", "seconds": [first]}] + [
        {"way": name, "seconds": seconds} for name, seconds in times.items()
    ]


def present(rows):
    medians = {row["way"]: statistics.median(row["seconds"]) for row in rows}
    base = medians["swiftc -O"]
    words = {
        "swiftc -O": "`swiftc -O`, which compiles and links",
        "cold": "`heft size --swift`, cold: compiles, links and weighs",
        "warm": "`heft size --swift`, warm: the binary is cached, the processes are new",
        "first": "the very first snippet, which compiles the harness too",
    }
    lines = [
        [words[row["way"]]]
        + [f"{1e3 * value:.0f}" for value in (
            medians[row["way"]], min(row["seconds"]), max(row["seconds"]))]
        + [f"{medians[row['way']] / base:.2f}"]
        for row in rows
    ]
    cold, warm = medians["cold"] / base, medians["warm"] / base
    return {
        "criteria": [
            criterion(
                "a cold Swift snippet against `swiftc -O` of the same source",
                f"at most {COLD_BAR} of its time", f"{cold:.2f}", cold <= COLD_BAR),
            criterion(
                "a warm Swift snippet against `swiftc -O` of the same source",
                f"at most {WARM_BAR} of its time", f"{warm:.2f}", warm <= WARM_BAR),
        ],
        "markdown": (
            "From spawn to end, in turns, milliseconds.\n\n"
            + table(["what", "median", "fastest", "slowest", "ratio to `swiftc -O`"], lines)
        ),
    }


if __name__ == "__main__":
    benchmark.main(sys.modules[__name__])
