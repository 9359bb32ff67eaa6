"""Growth: what a sizing costs an object, and how much memory it needs, over 1e3 to 1e7 objects."""

import sys

import benchmark
import plots
from benchmark import PROBE, progress
from running import CUT, in_turns
from structures import CONTENDERS, settled, present_contenders, sizing
from tables import criterion, figure, table

NAME = "growth"

SIZES = [10**exponent for exponent in range(3, 8)]
# structure: whether the peers are measured and drawn as well, and how many objects it has for each
# of its items, so that it can be built with a given number of objects. (The tree is complete: it
# has the largest number of nodes below that.)
GROWN = {
    "list of (int, float)": (True, 3),
    "plain Point(x, y)": (True, 3),
    "dict records": (True, 4),
    "slotted Point(x, y)": (False, 3),
    "tree of lists": (False, 2),
}
PEERS = ["guppy3", "Pympler", "objsize"]
FLAT = 1.5
FLAT_FROM = 10_000


def add_options(parser):
    parser.add_argument("--probe", default=PROBE, help="path of libheftprobe.so")
    parser.add_argument("--largest", type=int, default=7, help="objects up to 10 to this power (7)")
    parser.add_argument(
        "--budget", type=float, default=25, help="seconds that a sizing may be expected to take (25)"
    )
    parser.add_argument("--no-peers", action="store_true", help="heft alone")


def available_bytes():
    with open("/proc/meminfo") as file:
        return next(int(l.split()[1]) * 1024 for l in file if l.startswith("MemAvailable:"))


def reason_to_stop(smaller, budget):
    """Why a contender is not run at ten times the objects of `smaller`, its result there, or None."""
    if isinstance(smaller, str):
        return smaller
    if smaller["seconds"] * 10 > budget:
        return "time"
    if (smaller["true"] * 1.5 + smaller["extra"]) * 10 > available_bytes() * 0.8:
        return "memory"
    return None


def measure(options):
    installed = present_contenders()
    rows = []
    for name, (with_peers, each) in GROWN.items():
        last = {}
        for n in (n for n in SIZES if n <= 10**options.largest):
            progress(f"{NAME}: {name}, {n:,} objects")
            contenders = ["heft"] + [p for p in PEERS if with_peers and p in installed and not options.no_peers]
            stopped = {
                c: reason_to_stop({**last[c], "true": last["heft"]["true"]}, options.budget)
                if isinstance(last[c], dict) else last[c]
                for c in contenders
                if c in last
            }
            # Small structures are cheap to size and noisy, large ones dear and steady.
            times = 9 if n <= 10_000 else 7 if n <= 100_000 else 5
            repeats = {
                c: times if c == "heft" else max(1, times - 4)
                for c in contenders
                if not stopped.get(c)
            }
            samples = in_turns(
                repeats, lambda c: sizing(options.probe, c, name, n // each, options.budget * 4)
            ) if repeats else {}
            samples.update({c: why for c, why in stopped.items() if why})
            last = {c: settled(s) for c, s in samples.items()}
            rows.append({"structure": name, "n": n, "samples": samples})
            if isinstance(last["heft"], str):
                break
    return rows


def present(rows):
    grown = {name: {} for name in GROWN}
    for row in rows:
        grown[row["structure"]][row["n"]] = {c: settled(s) for c, s in row["samples"].items()}
    costs = {
        name: {
            n: at["heft"]["seconds"] * 1e9 / at["heft"]["objects"]
            for n, at in by_n.items()
            if isinstance(at["heft"], dict)
        }
        for name, by_n in grown.items()
    }
    drawn = draw(grown)
    return {
        "criteria": [flatness(costs)],
        "markdown": markdown(grown, costs),
        "plots": drawn,
    }


def spread(costs):
    """The dearest against the cheapest object from `FLAT_FROM` objects on."""
    considered = [cost for n, cost in costs.items() if n >= FLAT_FROM]
    return max(considered) / min(considered) if considered else None


def flatness(costs):
    spreads = [(spread(by_n), name) for name, by_n in costs.items() if spread(by_n)]
    largest = min(max(by_n) for by_n in costs.values() if by_n)
    most, where = max(spreads)
    return criterion(
        "cost of the walk an object, from 10,000 to 10,000,000 objects",
        "flat within 1.5 times",
        f"at most {most:.2f} times ({where})" + ("" if largest >= SIZES[-1] else f", to {largest:,} only"),
        most <= FLAT if largest >= SIZES[-1] else None,
    )


def draw(grown):
    names = [name for name, (with_peers, _) in GROWN.items() if with_peers]
    time = [plots.Panel(name, series(grown[name], nanoseconds)) for name in names]
    memory = [
        plots.Panel(name, series(grown[name], extra_bytes), reference=true_bytes(grown[name]))
        for name in names
    ]
    return {
        "growth-time": plots.figure("nanoseconds an object", "objects", time, plots.plain),
        "growth-memory": plots.figure("memory needed while sizing", "objects", memory, plots.byte_count),
    }


def series(by_n, value):
    lines = {}
    for contender in CONTENDERS:
        points = [
            (n, value(at, contender)) for n, at in by_n.items() if isinstance(at.get(contender), dict)
        ]
        if points:
            lines[contender] = points
    return lines


def nanoseconds(at, contender):
    return at[contender]["seconds"] * 1e9 / at["heft"]["objects"]


def extra_bytes(at, contender):
    # Resident memory is counted in pages; less than one cannot be drawn on this scale.
    return max(at[contender]["extra"], 4096)


def true_bytes(by_n):
    return [(n, at["heft"]["true"]) for n, at in by_n.items() if isinstance(at["heft"], dict)]


def summary(grown, value, unit):
    """What a plot shows, in words, for those who do not see it."""
    sentences = []
    for name in (name for name, (with_peers, _) in GROWN.items() if with_peers):
        parts = [
            f"{contender} {figure(points[0][1] / unit[0])} {unit[1]} at {points[0][0]:,} to "
            f"{figure(points[-1][1] / unit[0])} {unit[1]} at {points[-1][0]:,}"
            for contender, points in series(grown[name], value).items()
        ]
        sentences.append(f"{name}: {', '.join(parts)}")
    return "; ".join(sentences)


def cuts(grown):
    """One sentence for each reason why a peer was not run to the end."""
    seen = {}
    for name, by_n in grown.items():
        for contender in PEERS:
            for n, at in by_n.items():
                if isinstance(at.get(contender), str):
                    seen.setdefault((contender, n, at[contender]), []).append(name)
                    break
    words = {"time": "would take too long", "memory": "would need more memory than there is", CUT: "took too long"}
    return "".join(
        f"- {contender} {words.get(why, why)} at {n:,} objects and more: {', '.join(names)}.\n"
        for (contender, n, why), names in seen.items()
    )


def markdown(grown, costs):
    sizes = sorted({n for by_n in costs.values() for n in by_n})
    rows = [
        [name]
        + [figure(by_n[n]) if n in by_n else "-" for n in sizes]
        + [f"{spread(by_n):.2f}" if spread(by_n) else "-"]
        for name, by_n in costs.items()
    ]
    return (
        plots.picture("growth-time", "Time an object over the number of objects. " + summary(grown, nanoseconds, (1, "ns")))
        + "\n"
        + plots.picture("growth-memory", "Memory needed over the number of objects. " + summary(grown, extra_bytes, (1e6, "MB")))
        + "\nThe grey line is the structure itself. What needs less than a page (4 kB) is drawn at a page.\n"
        + cuts(grown)
        + "\n### Nanoseconds an object, heft\n\nThe last column: the dearest against the cheapest from "
        "10,000 objects on.\n\n"
        + table(["structure", *(f"{n:,}" for n in sizes), "largest / smallest"], rows)
    )


if __name__ == "__main__":
    benchmark.main(sys.modules[__name__])
