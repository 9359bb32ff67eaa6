"""The programs whose slowdown under a memory tracker is measured."""

import dataclasses
import os


@dataclasses.dataclass(frozen=True)
class Workload:
    """Lines run before, the lines that are traced, and how often: quick ones need several turns.

    `file` names what PATH is: the text file, or a table for pandas.
    """

    body: str
    setup: str = ""
    loops: int = 1
    file: str = ""
    needs_pandas: bool = False


PLAIN = """
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
"""
SLOTTED = PLAIN.replace("class Point:\n", "class Point:\n    __slots__ = ('x', 'y')\n")
POINTS = "points = [Point(i, i + 1) for i in range(1_000_000)]\nsum(p.x + p.y for p in points)"

WORKLOADS = {
    "`[x*x for x in range(1_000_000)]`, summed": Workload("sum([x * x for x in range(1_000_000)])"),
    "`sum(x*x for x in range(1_000_000))`": Workload("sum(x * x for x in range(1_000_000))"),
    "1e6 plain Points, attributes read": Workload(POINTS, PLAIN),
    "1e6 slotted Points, attributes read": Workload(POINTS, SLOTTED),
    "300,000 dict records": Workload(
        "records = [{'id': i, 'name': str(i), 'score': i * 0.5} for i in range(300_000)]"
    ),
    "`bytes +=` on an attribute, 2,000 times 1 KiB": Workload(
        "holder.data = b''\nfor _ in range(2_000):\n    holder.data = holder.data + chunk",
        "class Holder:\n    pass\nholder = Holder()\nchunk = b'x' * 1024\n",
    ),
    "10,000 times 1 KiB into `BytesIO`": Workload(
        "buffer = io.BytesIO()\nfor _ in range(10_000):\n    buffer.write(chunk)",
        "import io\nchunk = b'x' * 1024\n",
        loops=20,
    ),
    "`readlines` of a text file": Workload(
        "with open(PATH) as file:\n    lines = file.readlines()", file="text"
    ),
    "the same line by line": Workload(
        "with open(PATH) as file:\n    n = sum(len(line) for line in file)", file="text"
    ),
    "the same in 64 KiB chunks": Workload(
        "n = 0\nwith open(PATH, 'rb') as file:\n    while chunk := file.read(65536):\n"
        "        n += len(chunk)",
        loops=5,
        file="text",
    ),
    "`deepcopy` of 100,000 lists": Workload(
        "copied = copy.deepcopy(lists)",
        "import copy\nlists = [[i, i + 1] for i in range(100_000)]\n",
    ),
    "`list(range(1_000_000))`": Workload("items = list(range(1_000_000))", loops=3),
    "`array('i', range(1_000_000))`": Workload(
        "items = array.array('i', range(1_000_000))", "import array\n", loops=2
    ),
    "object column to category, 1e6 rows": Workload(
        "result = column.astype('category')",
        "import pandas\n"
        "column = pandas.Series([f'name {i % 1000}' for i in range(1_000_000)], dtype=object)\n",
        needs_pandas=True,
    ),
    "`read_csv` whole": Workload(
        "frame = pandas.read_csv(PATH)", "import pandas\n", file="table", needs_pandas=True
    ),
    "`read_csv` in chunks of 50,000": Workload(
        "n = 0\nfor part in pandas.read_csv(PATH, chunksize=50_000):\n    n += len(part)",
        "import pandas\n",
        file="table",
        needs_pandas=True,
    ),
}


def write_csv(folder, megabytes):
    """Writes the files that the workloads read; gives their paths by name."""
    paths = {name: os.path.join(folder, name + ".csv") for name in ("text", "table")}
    line = "{:08d},some text in a field,{:.6f},another field with more of it\n"
    with open(paths["text"], "w") as file:
        written = row = 0
        while written < megabytes * 1_000_000:
            written += file.write("".join(line.format(i, i / 7) for i in range(row, row + 1000)))
            row += 1000
    with open(paths["table"], "w") as file:
        file.write("id,price,quantity,group\n")
        file.writelines(f"{i},{i / 7:.4f},{i % 100},{i % 13}\n" for i in range(500_000))
    return paths
