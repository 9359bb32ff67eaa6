"""Runs the benchmarks, keeps their raw results as JSON, and writes docs/benchmarks.md."""

import argparse
import datetime
import json
import os
import subprocess
import sys
import time

import machine
import page
from benchmark import ROOT

HERE = os.path.dirname(os.path.abspath(__file__))
RESULTS = os.path.join(ROOT, ".build", "benchmarks")
# In the order in which they are run and shown.
SCRIPTS = [
    "startup", "shell", "swift_snippets", "deep_sizes", "growth", "tracking", "exports",
    "timing_agreement",
]


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(name):
    """Runs one benchmark and keeps its document; False if that failed."""
    script = os.path.join(HERE, name + ".py")
    if not os.path.exists(script):
        say(f"{name}: not there, skipped")
        return True
    load, begin = machine.load(), time.monotonic()
    say(f"{name} ...")
    done = subprocess.run([sys.executable, script, "--json"], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        say(f"{name}: failed with exit status {done.returncode}")
        return False
    document = json.loads(done.stdout)
    document["taken"] = {
        "day": datetime.date.today().isoformat(),
        "load": load,
        "seconds": time.monotonic() - begin,
        "machine": machine.describe(),
    }
    os.makedirs(RESULTS, exist_ok=True)
    with open(os.path.join(RESULTS, name + ".json"), "w") as file:
        json.dump(document, file, indent=1)
    say(f"{name}: {document['taken']['seconds']:.0f} s")
    return True


def kept():
    """The documents of the last runs, by script."""
    documents = {}
    for name in SCRIPTS:
        path = os.path.join(RESULTS, name + ".json")
        if os.path.exists(path):
            with open(path) as file:
                documents[name] = page.refreshed(name, json.load(file))
    return documents


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=SCRIPTS, help="run this one (repeatable)")
    parser.add_argument("--page-only", action="store_true", help="write the page from kept results")
    options = parser.parse_args()

    failed = []
    if not options.page_only:
        failed = [name for name in options.only or SCRIPTS if not run(name)]
    documents = kept()
    if not documents:
        sys.exit("there are no results; run without --page-only first")
    page.write(documents)
    criteria = [c for document in documents.values() for c in document["criteria"]]
    for line in criteria:
        word = {True: "met", False: "MISSED", None: "not measured"}[line["met"]]
        print(f"{word}: {line['criterion']}: {line['measured']} ({line['bar']})".replace("`", ""))
    met = sum(line["met"] is True for line in criteria)
    print(f"{met} of {len(criteria)} criteria are met; docs/benchmarks.md is written.")
    if failed:
        sys.exit(f"not measured: {', '.join(failed)}")


if __name__ == "__main__":
    main()
