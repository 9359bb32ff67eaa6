"""The shell: a pasted module against `python3 -i`, and a long history against bash."""

import os
import statistics
import sys
import tempfile

import benchmark
import terminal
from benchmark import HEFT, progress
from running import in_turns
from tables import criterion, table

NAME = "shell"
LINES = 500
ENTRIES = 50_000
PASTE_BAR = 1.0
HISTORY_BAR = 0.5
PASTE_START, PASTE_END = b"\x1b[200~", b"\x1b[201~"
UP = b"\x1b[A"


def add_options(parser):
    parser.add_argument("--heft", default=HEFT, help="path of heft")
    parser.add_argument("--pastes", type=int, default=7, help="of each shell (7)")
    parser.add_argument("--starts", type=int, default=15, help="of each shell (15)")


def module():
    """A module of functions and classes, five lines each, with blank lines between."""
    lines = []
    while len(lines) < LINES - 10:
        i = len(lines)
        lines += [
            f"def scaled_{i}(values, factor={i}):",
            f'    """Gives the values times {i}."""',
            "    return [value * factor for value in values]",
            "",
            f"class Record{i}:",
            "    __slots__ = ('name', 'value')",
            "    def __init__(self, name, value):",
            "        self.name, self.value = name, value",
            "",
            f"total_{i} = sum(scaled_{i}(range(10)))",
        ]
    lines += [f"extra_{i} = {i}" for i in range(LINES - len(lines))]
    return "\n".join(lines)


# The sum is nowhere in what is typed, and so not in its echo.
def last_line(number):
    return f"print('sum', {number} + 12_345_000)", f"sum {number + 12_345_000}"


def paste(shell, home, bracketed):
    """Seconds from the paste to the result of the line typed after it, and those to a small line's."""
    with terminal.Running(shell, home) as running:
        running.until(shell.prompt)
        code, shown = last_line(1)
        running.until(shown.encode(), send=code.encode() + b"\r")
        running.quiet(0.3)
        code, shown = last_line(2)
        text = (module() + "\n" + code).replace("\n", "\r" if not bracketed else "\n").encode()
        if bracketed:
            text = PASTE_START + text + PASTE_END
        return running.until(shown.encode(), send=text + b"\r")


def entry(number):
    return f"{name(number)} = [load(path) for path in sorted(paths)]"


# One word, which a shell that colours what is typed shows in one piece.
def name(number):
    return f"records_{number}"


def write_histories(folder, entries):
    """A history for heft's data folder, and one for bash; gives bash's."""
    texts = [entry(number) for number in range(entries)]
    os.makedirs(os.path.join(folder, "heft"), exist_ok=True)
    with open(os.path.join(folder, "heft", "history"), "w") as file:
        file.write("heft-history 1\n")
        file.writelines(f"{len(text)} {text}\n" for text in texts)
    path = os.path.join(folder, "bash_history")
    with open(path, "w") as file:
        file.writelines(text + "\n" for text in texts)
    return path


def recall(shell, home, wanted):
    """Seconds to the first prompt, and from arrow-up to the last entry once the shell is idle.

    heft reads its history when it is first asked for, bash before the prompt; the sum is fair to
    both.
    """
    with terminal.Running(shell, home) as running:
        first = running.until(shell.prompt)
        running.quiet(0.4)
        return first, running.until(wanted.encode(), send=UP)


def measure(options):
    heft, python = terminal.heft(options.heft), terminal.python()
    progress(f"{NAME}: {options.pastes} pastes of {LINES} lines")
    with tempfile.TemporaryDirectory() as home:
        pastes = in_turns(
            {"heft": options.pastes, "python3 -i": options.pastes},
            lambda shell: paste(heft, home, True)
            if shell == "heft"
            else paste(python, home, False),
        )
    rows = [{"what": "paste", "shell": shell, "seconds": s} for shell, s in pastes.items()]

    progress(f"{NAME}: {options.starts} starts with a history of {ENTRIES:,} entries and of one")
    with tempfile.TemporaryDirectory() as long, tempfile.TemporaryDirectory() as short:
        homes = {ENTRIES: long, 1: short}
        starts = {}
        for entries, home in homes.items():
            path = write_histories(home, entries)
            sizes = {"HISTFILE": path, "HISTSIZE": "1000000", "HISTFILESIZE": "1000000"}
            starts["heft", entries] = heft
            if shell := terminal.bash(**sizes):
                starts["bash", entries] = shell
        seconds = in_turns(
            dict.fromkeys(starts, options.starts),
            lambda key: recall(starts[key], homes[key[1]], name(key[1] - 1)),
        )
    return rows + [
        {"what": "history", "shell": shell, "entries": entries, "seconds": s}
        for (shell, entries), s in seconds.items()
    ]


def present(rows):
    pastes = {r["shell"]: statistics.median(r["seconds"]) for r in rows if r["what"] == "paste"}
    starts = {
        (r["shell"], r["entries"]): [statistics.median(part) for part in zip(*r["seconds"])]
        for r in rows
        if r["what"] == "history"
    }
    shells = list(dict.fromkeys(shell for shell, _ in starts))
    loading = {shell: sum(starts[shell, ENTRIES]) - sum(starts[shell, 1]) for shell in shells}
    ratio = pastes["heft"] / pastes["python3 -i"]
    criteria = [
        criterion(
            f"a pasted module of {LINES} lines against `python3 -i`",
            "at most its time", f"{ratio:.2f}", ratio <= PASTE_BAR,
        )
    ]
    if loading.get("bash", 0) > 0:
        cost = max(0, loading["heft"]) / loading["bash"]
        criteria.append(
            criterion(
                f"loading a history of {ENTRIES:,} entries against bash",
                f"at most {HISTORY_BAR} of its time", f"{cost:.2f}", cost <= HISTORY_BAR,
            )
        )
    base = pastes["python3 -i"]
    paste_rows = [
        [shell, f"{1e3 * value:.0f}", f"{value / base:.2f}"] for shell, value in pastes.items()
    ]
    history_rows = [
        [shell]
        + [
            f"{1e3 * value:.1f}"
            for value in (*starts[shell, 1], *starts[shell, ENTRIES], loading[shell])
        ]
        for shell in shells
    ]
    return {
        "criteria": criteria,
        "markdown": (
            f"### Pasting {LINES} lines\n\nFrom the paste to the result of its last line, in a session "
            "that has run a line before: bracketed in heft; in `python3 -i` typed at once, since it "
            "knows no other way.\n\n"
            + table(["shell", "ms", "ratio"], paste_rows)
            + f"\n### A history of {ENTRIES:,} entries\n\nMilliseconds to the first prompt, "
            "and from arrow-up to the last entry: bash reads its history before the prompt, heft when "
            "it is asked for. What loading costs is the difference of the sums.\n\n"
            + table(
                ["shell", "one entry: prompt", "arrow-up", f"{ENTRIES:,}: prompt", "arrow-up", "loading"],
                history_rows,
            )
        ),
    }


if __name__ == "__main__":
    benchmark.main(sys.modules[__name__])
