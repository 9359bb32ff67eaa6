"""Holds a notebook to nbformat's schema and runs it on the kernel of this environment.

    notebook.py NOTEBOOK

Prints one JSON document: the kinds of its cells, and what each code cell printed when it ran anew.
"""

import json
import sys

import nbformat
from nbconvert.preprocessors import ExecutePreprocessor

notebook = nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT)
nbformat.validate(notebook)
kept = [
    ["".join(output.get("text") or output["data"]["text/plain"]) for output in cell.get("outputs", [])]
    for cell in notebook.cells
]
ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(notebook, {"metadata": {"path": "/tmp"}})
print(json.dumps({
    "minor": notebook.nbformat_minor,
    "kinds": [cell.cell_type for cell in notebook.cells],
    "kept": kept,
    "ran": [
        "".join(output.get("text", "") for output in cell.get("outputs", []))
        for cell in notebook.cells
    ],
}))
