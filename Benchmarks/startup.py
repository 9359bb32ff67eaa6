"""How long shells take to their first prompt: from spawn to the prompt's text, on a pseudo-terminal.

Prints a Markdown table of medians and of ratios to `python3 -i`. Starts of all shells alternate, so
that a machine that changes its speed changes it for all. Uses the standard library alone.
"""

import argparse
import fcntl
import importlib.util
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TIMEOUT = 30.0
# What a terminal answers to the questions a shell may ask at its start: where the cursor is, and
# what kind of terminal it is.
ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?6c"}


class Shell:
    """A program with a prompt: how to start it, and how to tell that it is ready."""

    def __init__(self, name, argv, prompt, environment=None):
        self.name = name
        self.argv = argv
        self.prompt = prompt
        self.environment = environment or {}

    def start(self, home):
        """Starts the program; returns the seconds until its prompt was shown."""
        environment = dict(os.environ, HOME=home, TERM="xterm-256color", HEFT_DATA=home + "/heft")
        environment.pop("PYTHONSTARTUP", None)
        environment.update(self.environment)
        begin = time.perf_counter()
        child, terminal = pty.fork()
        if child == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
                os.chdir(home)
                os.execve(self.argv[0], self.argv, environment)
            finally:
                os._exit(127)
        try:
            return self.wait(terminal, begin)
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(terminal)

    def wait(self, terminal, begin):
        shown = b""
        answered = dict.fromkeys(ANSWERS, 0)
        while time.perf_counter() - begin < TIMEOUT:
            if not select.select([terminal], [], [], 0.1)[0]:
                continue
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                break
            if self.prompt in shown:
                return time.perf_counter() - begin
            for question, answer in ANSWERS.items():
                asked = shown.count(question)
                os.write(terminal, answer * (asked - answered[question]))
                answered[question] = asked
        raise SystemExit(
            f"{self.name} showed no prompt {self.prompt!r}; it showed: {shown[-500:]!r}"
        )


def shells(heft, python):
    """The shells that are here, heft first."""
    found = [
        Shell("heft", [heft], b"heft> "),
        Shell("python3 -i", [python, "-i", "-q"], b">>> "),
    ]
    bash = shutil.which("bash")
    if bash:
        found.append(
            Shell("bash", [bash, "--norc", "--noprofile"], b"ready$ ", {"PS1": "ready$ "})
        )
    if importlib.util.find_spec("IPython"):
        found.append(Shell("IPython", [sys.executable, "-m", "IPython", "--no-banner"], b"In ["))
    return found


def interpreter(python):
    """The interpreter itself where `python` is a script that looks for one, as pyenv's are."""
    command = [python, "-c", "import sys; print(sys.executable)"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def milliseconds(seconds):
    return f"{seconds * 1e3:.1f} ms"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--heft", default=os.path.join(ROOT, ".build/release/heft"))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--starts", type=int, default=20, help="of each shell (20)")
    options = parser.parse_args()

    contenders = shells(os.path.abspath(options.heft), interpreter(options.python))
    times = {shell.name: [] for shell in contenders}
    with tempfile.TemporaryDirectory() as home:
        for shell in contenders:
            shell.start(home)  # warms the page cache and what a first start writes
        for _ in range(options.starts):
            for shell in contenders:
                times[shell.name].append(shell.start(home))

    base = statistics.median(times["python3 -i"])
    print(f"## Start: from spawn to the first prompt, {options.starts} starts each\n")
    print("| shell | median | fastest | slowest | ratio to `python3 -i` |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for shell in contenders:
        all_times = times[shell.name]
        median = statistics.median(all_times)
        print(
            f"| {shell.name} | {milliseconds(median)} | {milliseconds(min(all_times))} "
            f"| {milliseconds(max(all_times))} | {median / base:.2f} |"
        )
    print()


if __name__ == "__main__":
    main()
