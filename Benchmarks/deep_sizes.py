"""Deep sizes: heft's walk beside guppy3, Pympler, objsize, and the recipe with gc.get_referents."""

import sys

import benchmark
from benchmark import PROBE, progress
from running import in_turns
from structures import settled, present_contenders, sizing
from tables import criterion, figure, share, table

NAME = "deep sizes"

# structure: n, and whether the criteria name it. Those are measured more often.
SIZED = {
    "list of (int, float)": (1_000_000, True),
    "plain Point(x, y)": (1_000_000, True),
    "slotted Point(x, y)": (1_000_000, True),
    "dict records": (300_000, True),
    "tree of lists": (1_000_000, True),
    "list of int": (1_000_000, False),
    "dict of str to int": (1_000_000, False),
    "set of str": (1_000_000, False),
    "deque of int": (1_000_000, False),
    "linked list": (1_000_000, False),
    "NumPy array of float64": (10_000_000, False),
}
# contender: the speed-up that is asked for, and the one that is aimed at.
BARS = {"guppy3": (2.5, 4), "Pympler": (20, 30), "objsize": (20, 25)}
LARGEST_EXTRA = 0.03
# Less than half of the bytes: the contender stopped early, and its time says nothing.
STOPPED_EARLY = 0.45


def add_options(parser):
    parser.add_argument("--probe", default=PROBE, help="path of libheftprobe.so")
    parser.add_argument("--repeats", type=int, default=2, help="processes for each cell (2)")
    parser.add_argument("--limit", type=float, default=60, help="seconds for a process (60)")


def repeats(contender, is_asked, wanted):
    if contender == "recipe" or not is_asked:
        return wanted if contender == "heft" else 1
    # The quick ones are cheap to measure well.
    return wanted + 2 if contender in ("heft", "guppy3") else wanted


def measure(options):
    rows = []
    contenders = present_contenders()
    for number, (name, (n, is_asked)) in enumerate(SIZED.items(), 1):
        progress(f"{NAME}: {name} ({number} of {len(SIZED)})")
        samples = in_turns(
            {c: repeats(c, is_asked, options.repeats) for c in contenders},
            lambda c: sizing(options.probe, c, name, n, options.limit),
        )
        rows.append({"structure": name, "n": n, "samples": samples})
    return rows


def present(rows):
    found = {
        row["structure"]: {c: settled(samples) for c, samples in row["samples"].items()}
        for row in rows
    }
    for name in [name for name, sized in found.items() if isinstance(sized["heft"], str)]:
        raise benchmark.Missing(f"the walk of {name}: {found[name]['heft']}")
    contenders = list(rows[0]["samples"])
    peers = [c for c in contenders if c != "heft"]
    return {"criteria": criteria(found, peers), "markdown": markdown(rows, found, contenders, peers)}


def stopped_early(sized, contender):
    return sized[contender]["bytes"] < sized["heft"]["true"] * STOPPED_EARLY


def speed_up(sized, contender):
    """How many times as long as the walk a contender takes; None where that has no meaning."""
    if isinstance(sized[contender], str) or stopped_early(sized, contender):
        return None
    return sized[contender]["seconds"] / sized["heft"]["seconds"]


def criteria(found, peers):
    asked = [name for name, (_, is_asked) in SIZED.items() if is_asked and name in found]
    made = []
    for peer, (bar, aim) in BARS.items():
        times = [(speed_up(found[name], peer), name) for name in asked if peer in peers]
        text = f"the walk against {peer} on each of the five structures"
        bar_text = f"at least {bar} times as fast (aim {aim})"
        if not times or any(time is None for time, _ in times):
            made.append(criterion(text, bar_text, "-", None))
            continue
        least, where = min(times)
        most = max(times)[0]
        measured = f"{figure(least)} ({where}) to {figure(most)} times"
        made.append(criterion(text, bar_text, measured, least >= bar))
    extra = max((found[name]["heft"]["extra"] / found[name]["heft"]["true"], name) for name in asked)
    made.append(
        criterion(
            "memory the walk needs, on each of the five",
            "at most 3 % of the structure",
            f"at most {100 * extra[0]:.2f} % ({extra[1]})",
            extra[0] <= LARGEST_EXTRA,
        )
    )
    return made


def markdown(rows, found, contenders, peers):
    bytes_rows, time_rows, memory_rows = [], [], []
    for row in rows:
        sized = found[row["structure"]]
        heft = sized["heft"]
        true = heft["true"]
        head = [row["structure"], f"{row['n']:,}"]

        def cells(names, cell):
            return ["fails" if isinstance(sized[c], str) else cell(c) for c in names]

        bytes_rows.append(
            head + [figure(true / 1e6)] + cells(contenders, lambda c: f"{sized[c]['bytes'] / true:.2f}")
        )
        time_rows.append(
            head
            + [f"{heft['objects']:,}", f"{heft['seconds'] * 1e3:.2f}"]
            + [figure(heft["seconds"] * 1e9 / heft["objects"]) if heft["objects"] > 100 else "-"]
            + cells(peers, lambda c: figure(speed_up(sized, c)) if heft["objects"] > 100 else "-")
        )
        memory_rows.append(head + cells(contenders, lambda c: share(sized[c]["extra"], true)))
    return (
        "### Bytes found against the true ones\n\n"
        "1.00 is right. True is what the allocators handed out while the structure was built and "
        "still held, by the probe's counters. Deep sizes count what is shared with the program as "
        "well, and so may be a few bytes above.\n\n"
        + table(["structure", "n", "true MB", *contenders], bytes_rows)
        + "\n### Time\n\nColumns of peers: how many times as long as heft's walk they take. A dash: "
        "the contender found less than half of the bytes, or there is one object only.\n\n"
        + table(["structure", "n", "objects", "walk ms", "ns an object", *peers], time_rows)
        + "\n### Memory needed while sizing, against the structure\n\n"
        "How far the resident memory of the process rose during the call.\n\n"
        + table(["structure", "n", *contenders], memory_rows)
        + "\n`recipe` is the well-known loop over `gc.get_referents` with `sys.getsizeof` and a set "
        "of ids.\n"
    )


if __name__ == "__main__":
    benchmark.main(sys.modules[__name__])
