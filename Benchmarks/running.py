"""Fresh processes, run in turns, so that a machine that changes its speed changes it for all."""

import json
import os
import statistics
import subprocess

CUT = "cut"  # in place of a result: the process was ended at its time limit


class Failed(Exception):
    """A process ended with an error; the message is the last line it wrote."""


def environment(probe=None, **more):
    """The environment for a measured process: no other preloads, one hash seed, the probe if given."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if name != "LD_PRELOAD" and not name.startswith(("PYTHON", "HEFT"))
    }
    clean.update(PYTHONHASHSEED="0", **more)
    if probe:
        clean["LD_PRELOAD"] = os.path.abspath(probe)
    return clean


def result(command, variables, limit=None, cwd=None):
    """Runs a command that prints one JSON document; gives the document, or `CUT` at the limit.

    The limit is in seconds.
    """
    try:
        done = subprocess.run(
            command, env=variables, cwd=cwd, capture_output=True, text=True, timeout=limit
        )
    except subprocess.TimeoutExpired:
        return CUT
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0 or not lines:
        reason = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        raise Failed(reason)
    return json.loads(lines[-1])


def in_turns(repeats, run):
    """Calls `run(contender)` as often as `repeats` says for each, in rounds: A B C, C B A, A B C.

    Gives a list of results for each contender. One that was cut or failed is not tried again; its
    list holds `CUT` or the reason instead.
    """
    results = {contender: [] for contender in repeats}
    for turn in range(max(repeats.values())):
        waiting = [contender for contender in repeats if turn < repeats[contender]]
        for contender in waiting if turn % 2 == 0 else reversed(waiting):
            if isinstance(results[contender], str):
                continue
            try:
                one = run(contender)
            except Failed as failure:
                one = f"failed: {failure}"
            if isinstance(one, str):
                results[contender] = one
            else:
                results[contender].append(one)
    return results


def median(values):
    """The median, or None of nothing."""
    values = list(values)
    return statistics.median(values) if values else None
