"""What every benchmark shares: how it is run alone, and the document it gives.

A benchmark is a module with `NAME`, `add_options(parser)`, `measure(options)`, which gives rows of
raw results, and `present(rows)`, which makes criteria, Markdown and plots of them. Run as a script
it prints the Markdown, or with `--json` one document with all of it.
"""

import argparse
import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HEFT = os.path.join(ROOT, ".build", "release", "heft")
PROBE = os.path.join(ROOT, ".build", "release", "libheftprobe.so")


class Missing(Exception):
    """Something that a benchmark needs is not there; the message says what."""


def progress(text):
    """Says on standard error how far a benchmark is."""
    print(f"  {text}", file=sys.stderr, flush=True)


def document(module, rows):
    """The document of a benchmark whose rows were measured."""
    return {"benchmark": module.NAME, "rows": rows, **module.present(rows)}


def main(module):
    """Runs a benchmark as a script."""
    parser = argparse.ArgumentParser(description=module.__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    module.add_options(parser)
    options = parser.parse_args()
    for path in (getattr(options, "heft", None), getattr(options, "probe", None)):
        if path and not os.path.exists(path):
            sys.exit(f"{path} is not there; `make build` makes it")
    try:
        made = document(module, module.measure(options))
    except Missing as missing:
        sys.exit(f"{module.NAME}: {missing}")
    print(json.dumps(made) if options.json else made["markdown"])
