"""The page docs/benchmarks.md and its plots, made of the benchmarks' documents."""

import importlib
import os

import plots
from benchmark import ROOT, document
from tables import criteria_table, table

DOCS = os.path.join(ROOT, "docs")
TITLES = {
    "startup": "Start-up",
    "swift_snippets": "Swift snippets",
    "shell": "The shell",
    "deep_sizes": "Deep sizes",
    "growth": "Growth",
    "tracking": "Tracking",
    "exports": "Exports",
    "timing_agreement": "Agreement of times with pyperf",
}
INTRODUCTION = """# Benchmarks

Written by `make bench`, which measures heft against its peers on the machine at hand; do not edit.
Every contender runs in fresh processes, and the contenders take turns (A B C, C B A), so that a machine that changes its
speed changes it for all. Figures are ratios to a peer run beside it; absolute times are this machine's. A processor that
shares its core with strangers runs at half its speed now and then: the time of a computation is therefore the fastest of
its runs, for all alike; that of a start is the median. The peers are installed from PyPI into an environment of the project's own. Raw results: `.build/benchmarks`.
`Benchmarks/all.py --only NAME` runs one, `--page-only` writes this page from the results that are kept.

"""


def refreshed(name, kept):
    """A kept document, presented anew by the benchmark as it is now, if that can be done."""
    module = importlib.import_module(name)
    if not hasattr(module, "present"):
        return kept
    return {**kept, **document(module, kept["rows"])}


def write(documents):
    """Writes the page and the plots."""
    folder = os.path.join(DOCS, plots.FOLDER)
    for made in documents.values():
        for name, styles in made.get("plots", {}).items():
            os.makedirs(folder, exist_ok=True)
            for style, svg in styles.items():
                with open(os.path.join(folder, f"{name}-{style}.svg"), "w") as file:
                    file.write(svg)
    with open(os.path.join(DOCS, "benchmarks.md"), "w") as file:
        file.write(text(documents))


def text(documents):
    criteria = [line for made in documents.values() for line in made["criteria"]]
    parts = [INTRODUCTION, "## Criteria\n\n", criteria_table(criteria), "\n", conditions(documents)]
    for name, title in TITLES.items():
        parts.append(f"\n## {title}\n\n")
        made = documents.get(name)
        parts.append(made["markdown"].strip() + "\n" if made else "Not measured here.\n")
    return "".join(parts)


def conditions(documents):
    """The machine, and what it did when each benchmark began."""
    machine = list(documents.values())[-1]["taken"]["machine"]
    taken = [
        [TITLES[name], made["taken"]["day"], f"{made['taken']['seconds']:.0f}", f"{made['taken']['load']:.2f}"]
        for name, made in documents.items()
    ]
    return (
        "## The machine\n\n"
        + table(["", ""], machine).replace("| --- | ---: |", "| --- | --- |")
        + "\n"
        + table(["benchmark", "day", "seconds", "load at its start"], taken)
    )
