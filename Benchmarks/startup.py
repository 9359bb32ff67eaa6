"""Start-up: how long shells take from spawn to their first prompt, on a pseudo-terminal."""

import statistics
import sys
import tempfile

import benchmark
import terminal
from benchmark import HEFT, progress
from running import in_turns
from tables import criterion, table

NAME = "start-up"
BAR = 0.5


def add_options(parser):
    parser.add_argument("--heft", default=HEFT, help="path of heft")
    parser.add_argument("--starts", type=int, default=20, help="of each shell (20)")


def measure(options):
    found = [terminal.heft(options.heft), terminal.python(), terminal.bash(), terminal.ipython()]
    shells = {shell.name: shell for shell in found if shell}
    progress(f"{NAME}: {options.starts} starts each of {', '.join(shells)}")
    with tempfile.TemporaryDirectory() as home:
        for shell in shells.values():
            shell.first_prompt(home)  # warms the page cache and what a first start writes
        times = in_turns(
            dict.fromkeys(shells, options.starts), lambda name: shells[name].first_prompt(home)
        )
    return [{"shell": name, "seconds": seconds} for name, seconds in times.items()]


def present(rows):
    medians = {row["shell"]: statistics.median(row["seconds"]) for row in rows}
    base = medians["python3 -i"]
    lines = [
        [row["shell"]]
        + [
            f"{1e3 * value:.1f}"
            for value in (medians[row["shell"]], min(row["seconds"]), max(row["seconds"]))
        ]
        + [f"{medians[row['shell']] / base:.2f}"]
        for row in rows
    ]
    ratio = medians["heft"] / base
    return {
        "criteria": [
            criterion(
                "the first prompt against `python3 -i`",
                f"at most {BAR} of its time", f"{ratio:.2f}", ratio <= BAR,
            )
        ],
        "markdown": (
            f"From spawn to the first prompt, {len(rows[0]['seconds'])} starts each, "
            "milliseconds.\n\n"
            + table(["shell", "median", "fastest", "slowest", "ratio to `python3 -i`"], lines)
        ),
    }


if __name__ == "__main__":
    benchmark.main(sys.modules[__name__])
