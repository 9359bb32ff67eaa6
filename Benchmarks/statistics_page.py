"""Writes the runs of timing_statistics.py as a page: tables, and each criterion with its outcome."""

import bisect
import collections
import math
import random
import statistics
import time

PHASES = ("build", "use")
MEMORY = ("shallow", "deep", "own", "kept", "keptNative", "peak", "allocations", "churn", "rss")


def page(machine, runs):
    parts = {part: [run for run in runs if run["part"] == part]
             for part in ("identical", "coverage", "detection", "short")}
    criteria = []
    tables = [
        section(parts[name], criteria)
        for name, section in (
            ("identical", identical), ("coverage", coverage), ("detection", detection),
            ("short", short),
        )
        if parts[name]
    ]
    return "\n".join(head(machine, runs) + outcomes(criteria) + tables)


def head(machine, runs):
    day = time.strftime("%Y-%m-%d", time.gmtime(max(run["at"] for run in runs)))
    others = sorted(run["others"] for run in runs)
    spent = sum(run["seconds"] for run in runs)
    return [
        "# How often verdicts on time are wrong",
        "",
        "Written by `make bench-statistics`; do not edit. [method.md](method.md) explains the method.",
        "",
        "Variants are timed in turn, sample by sample, in processes of the same hash seed that run on "
        "the same processor; turns in which it ran below its full speed are left out. Each round of "
        "new processes gives one ratio. The ratio shown is the "
        "centre of the rounds' ratios, and its 95 % interval is that of Wilcoxon's signed ranks, taken at "
        "98 % because the rounds of one run resemble each other. A "
        "difference is claimed where the interval stays above 1.01 and the ratio is at least 1.02.",
        "",
        f"- Measured on {day}: {len(runs)} runs of `heft compare --json`, {spent / 60:.0f} minutes.",
        f"- {machine['processor']}, {machine['processors']} processors, "
        f"{machine['memory'] / 1e9:.1f} GB, {machine['system']}; CPython {machine['python']}.",
        f"- Other work kept {statistics.median(others):.2f} processors busy during the median run, "
        f"{quantile(others, 0.95):.2f} in one run of twenty.",
        "",
    ]


def outcomes(criteria):
    lines = ["| criterion | measured | |", "| --- | --- | --- |"]
    for text, measured, holds in criteria:
        lines.append(f"| {text} | {measured} | {'holds' if holds else '**fails**'} |")
    return lines + [""]


# --- identical variants ---


def identical(runs, criteria):
    lines = [
        "## Identical variants",
        "",
        "Both variants are the same code. Each verdict other than \"no difference detected\" is an "
        "error, and so is each verdict on memory other than \"same\". The true ratio is 1: the "
        "interval should hold it in 95 %.",
        "",
        "| kind | effort | pairs | wrong, build | wrong, use | intervals that hold 1 "
        "| median width | memory verdicts that differ |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    wrong = memory = 0
    held = []
    for (case, effort), group in cases(runs):
        errors = {phase: [error(run, phase) for run in group if phase in run["verdicts"]]
                  for phase in PHASES}
        covers = [verdict["low"] <= 1 for verdict in timed(group)]
        odd = sum(len(differing(run)) for run in group)
        wrong += sum(any(error(run, phase) for phase in PHASES) for run in group)
        memory += odd
        held += covers
        lines.append(
            f"| {case} | {effort} | {len(group)} | {share(errors['build'])} "
            f"| {share(errors['use'])} | {share(covers)} | {width(timed(group))} | {odd} |"
        )
    criteria += [
        ("of at least 200 pairs of identical variants, a verdict on time is wrong in at most 5 %",
         f"{wrong} of {len(runs)} ({wrong / len(runs):.1%})",
         len(runs) >= 200 and wrong <= 0.05 * len(runs)),
        ("memory of identical variants is the same", f"{memory} verdicts differ", memory == 0),
        ("of identical variants, at least 90 % of the intervals hold 1", share(held),
         sum(held) >= 0.9 * len(held)),
    ]
    odd = collections.Counter(name for run in runs for name in differing(run))
    if odd:
        lines += ["", "Memory verdicts that differ: "
                  + ", ".join(f"{name} {count}" for name, count in odd.most_common()) + "."]
    return "\n".join(lines + [""])


def error(run, phase):
    return run["verdicts"].get(phase, {}).get("verdict") in ("faster", "slower")


def differing(run):
    return [name for name in MEMORY
            if run["verdicts"].get(name, {}).get("verdict") in ("smaller", "larger")]


def timed(runs):
    """The verdicts on time that carry an interval."""
    found = (run["verdicts"].get(phase) for run in runs for phase in PHASES)
    return [verdict for verdict in found if verdict and verdict.get("high") is not None]


# --- coverage ---


def coverage(runs, criteria):
    lines = [
        "## Intervals and the long-run ratio",
        "",
        "Variants that differ, each pair measured many times. The long-run ratio is the centre of "
        "the rounds' ratios of all runs but the one that is held against it, so that no interval is "
        "held against its own samples. It is itself not known exactly: its own 95 % interval comes "
        "from drawing whole runs with replacement, and the last column counts again with the "
        "long-run ratio at either end of that. Runs in which the processor was not at full speed for "
        "long enough carry the warning `machine.slow`, which says that the ratio may be off; they "
        "are counted in a column of their own.",
        "",
        "| pair | runs | long-run ratio | its interval | runs whose interval holds it "
        "| median width | with the ratio at either end | runs with the warning, and that hold it |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    covered, warned = [], 0
    for (case, _), everything in cases(runs):
        group = [run for run in everything if "machine.slow" not in run["warnings"]]
        slow = [oriented(run) for run in everything if "machine.slow" in run["warnings"]]
        slow = [interval for interval in slow if interval]
        warned += len(slow)
        rounds = [logarithms(run) for run in group]
        intervals = [oriented(run) for run in group]
        usable = [(r, i) for r, i in zip(rounds, intervals) if r and i]
        if len(usable) < 3:
            continue
        rounds, intervals = [r for r, _ in usable], [i for _, i in usable]
        low, high = drawn_interval(rounds)
        inside = []
        for index, (lower, upper) in enumerate(intervals):
            others = [value for place, each in enumerate(rounds) if place != index for value in each]
            inside.append(lower <= math.exp(centre(others)) <= upper)
        ends = [sum(lower <= end <= upper for lower, upper in intervals) / len(intervals)
                for end in (low, high)]
        covered += inside
        long_run = math.exp(centre([value for each in rounds for value in each]))
        lines.append(
            f"| {case} | {len(inside)} | {long_run:.4f} | {low:.4f} to {high:.4f} "
            f"| {share(inside)} | {width(timed(group))} | {ends[0]:.0%}, {ends[1]:.0%} "
            f"| {share([lower <= long_run <= upper for lower, upper in slow]) if slow else 'none'} |"
        )
    if covered:
        criteria.append(
            ("intervals hold the long-run ratio in at least 90 % of repeated runs",
             share(covered) + (f"; {warned} more were warned of" if warned else ""), sum(covered) >= 0.9 * len(covered)))
    return "\n".join(lines + [""])


def logarithms(run):
    """The logarithm of each round's ratio, last variant over first, as heft computes it."""
    first, last = (variant["build"]["processes"] for variant in run["variants"])
    found = []
    for below, above in zip(first, last):
        if len(below) == len(above):
            ratio = statistics.median(a / b for a, b in zip(above, below))
        else:
            ratio = statistics.median(above) / statistics.median(below)
        found.append(math.log(ratio))
    return found


def oriented(run):
    """The interval of last over first; heft shows ratios of at least 1."""
    verdict = run["verdicts"]["build"]
    if verdict.get("high") is None:
        return None
    first, last = (variant["build"]["processes"] for variant in run["variants"])
    upward = (verdict["low"], verdict["high"])
    downward = (1 / verdict["high"], 1 / verdict["low"])
    value = math.exp(centre(logarithms(run)))
    # Which of the two it was shows in the ratio, which heft turned or did not.
    return upward if abs(value - verdict["ratio"]) <= abs(1 / value - verdict["ratio"]) else downward


def centre(values):
    """The median of the means of all pairs: Hodges' and Lehmann's estimate."""
    ordered = sorted(values)
    if len(ordered) <= 60:
        return statistics.median(
            (a + b) / 2 for index, a in enumerate(ordered) for b in ordered[index:])
    # Halving the range until as many pairs lie below as above; 2 n log n a step.
    low, high = ordered[0], ordered[-1]
    half = len(ordered) * (len(ordered) + 1) / 4
    for _ in range(40):
        middle = (low + high) / 2
        below = sum(
            max(0, bisect.bisect_right(ordered, 2 * middle - value) - index)
            for index, value in enumerate(ordered))
        low, high = (low, middle) if below >= half else (middle, high)
    return (low + high) / 2


def drawn_interval(rounds, replicates=200):
    generator = random.Random(1)
    values = sorted(
        centre([value for _ in rounds for value in generator.choice(rounds)])
        for _ in range(replicates))
    return math.exp(quantile(values, 0.025)), math.exp(quantile(values, 0.975))


# --- detection ---


def detection(runs, criteria):
    lines = [
        "## Differences that are found",
        "",
        "A body of about 10 ms against one that runs so many more of the same loops; every second "
        "time the longer one is first. Found is what is called slower or faster the right way round.",
        "",
        "| true difference | effort | runs | found | the wrong way round | median ratio "
        "| median width |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (case, effort), group in sorted(cases(runs), key=lambda each: (each[0][1], percent(each[0][0]))):
        # Even repeats put the shorter one first.
        right = [run["verdicts"]["build"]["verdict"] == ("faster" if run["repeat"] % 2 else "slower")
                 for run in group]
        reverse = sum(error(run, "build") for run in group) - sum(right)
        ratios = statistics.median(verdict["ratio"] for verdict in timed(group))
        lines.append(
            f"| {case} | {effort} | {len(group)} | {share(right)} | {reverse} | {ratios:.3f} "
            f"| {width(timed(group))} |"
        )
        if (case, effort) == ("10 %", "careful"):
            criteria.append(
                ("a true difference of 10 % on a body of 10 ms is found by `careful`, at least "
                 "19 times of 20", share(right), sum(right) >= 0.95 * len(right)))
    return "\n".join(lines + [""])


def percent(case):
    return int(case.split()[0])


# --- short bodies ---


def short(runs, criteria):
    lines = [
        "## Short bodies",
        "",
        "Each against itself. Below 0.1 µs most of the time is the call of the function that holds "
        "the code.",
        "",
        "| body | runs | median time | loops in a stretch | median width | verdicts |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
    ]
    verdicts = collections.defaultdict(collections.Counter)
    for (case, _), group in cases(runs):
        seconds = statistics.median(run["variants"][0]["build"]["median"] for run in group)
        loops = max(run["variants"][0]["build"]["loops"] for run in group)
        for run in group:
            verdicts[case][run["verdicts"]["build"]["verdict"]] += 1
        said = ", ".join(f"{verdict} {count}" for verdict, count in verdicts[case].most_common())
        lines.append(
            f"| {case} | {len(group)} | {seconds * 1e6:.3g} µs | {loops:,} "
            f"| {width(timed(group)) if timed(group) else 'none'} | {said} |"
        )
    if "30 µs" in verdicts:
        widths = [verdict["high"] / verdict["low"] for run in runs if run["case"] == "30 µs"
                  for verdict in timed([run])]
        criteria.append(
            ("a body of 30 µs is measured, its median interval narrower than 20 %",
             f"{statistics.median(widths) - 1:.1%}" if widths else "never",
             bool(widths) and statistics.median(widths) < 1.2))
    if "nothing" in verdicts:
        found = verdicts["nothing"]
        criteria.append(
            ("what is shorter than its own call is \"too short to measure\"",
             f"{found['too short to measure']} of {sum(found.values())}",
             set(found) == {"too short to measure"}))
    return "\n".join(lines + [""])


# --- common ---


def cases(runs):
    groups = {}
    for run in runs:
        groups.setdefault((run["case"], run["effort"]), []).append(run)
    return list(groups.items())


def share(flags):
    flags = list(flags)
    return f"{sum(flags)} of {len(flags)} ({sum(flags) / len(flags):.1%})" if flags else "–"


def width(verdicts):
    """How far the upper end lies above the lower, in the median."""
    if not verdicts:
        return "–"
    return f"{statistics.median(each['high'] / each['low'] for each in verdicts) - 1:.1%}"


def quantile(ordered, part):
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
