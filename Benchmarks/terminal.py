"""Programs with a prompt on a pseudo-terminal: starting them, typing, waiting for what they show."""

import fcntl
import importlib.util
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time

TIMEOUT = 60.0
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

    def first_prompt(self, home):
        """Starts the program and ends it; gives the seconds until its prompt was shown."""
        with Running(self, home) as running:
            return running.until(self.prompt)


class Running:
    """A started shell; leaving the context ends it."""

    def __init__(self, shell, home):
        self.shell = shell
        self.shown = bytearray()
        self.answered = dict.fromkeys(ANSWERS, 0)
        variables = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "HEFT"))}
        variables.update(HOME=home, TERM="xterm-256color", HEFT_DATA=os.path.join(home, "heft"))
        variables.update(shell.environment)
        self.begin = time.perf_counter()
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
                os.chdir(home)
                os.execve(shell.argv[0], shell.argv, variables)
            finally:
                os._exit(127)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.terminal)

    def until(self, text, send=b""):
        """Types `send` and waits until `text` is shown; gives the seconds since the last wait."""
        os.set_blocking(self.terminal, False)
        searched = 0
        while time.perf_counter() - self.begin < TIMEOUT:
            wants = [self.terminal] if send else []
            readable, writable, _ = select.select([self.terminal], wants, [], 0.1)
            if writable:
                try:
                    send = send[os.write(self.terminal, send[:1024]) :]
                except BlockingIOError:
                    pass
            if not readable:
                continue
            try:
                self.shown += os.read(self.terminal, 65536)
            except OSError:
                break
            if self.shown.find(text, searched) >= 0:
                now = time.perf_counter()
                seconds, self.begin = now - self.begin, now
                self.shown.clear()
                return seconds
            self.answer()
            searched = max(0, len(self.shown) - len(text))
        raise SystemExit(
            f"{self.shell.name} did not show {text!r}; it showed: {bytes(self.shown[-500:])!r}"
        )

    def answer(self):
        for question, answer in ANSWERS.items():
            asked = self.shown.count(question)
            if asked > self.answered[question]:
                os.write(self.terminal, answer * (asked - self.answered[question]))
            self.answered[question] = asked

    def quiet(self, seconds):
        """Waits until nothing was shown for so long, and begins the next wait then."""
        while select.select([self.terminal], [], [], seconds)[0]:
            self.shown += os.read(self.terminal, 65536)
            self.answer()
        self.shown.clear()
        self.answered = dict.fromkeys(ANSWERS, 0)
        self.begin = time.perf_counter()


def interpreter(python=sys.executable):
    """The interpreter itself where `python` is a script that looks for one, as pyenv's are."""
    command = [python, "-c", "import sys; print(sys.executable)"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def heft(path):
    return Shell("heft", [os.path.abspath(path)], b"heft> ")


def python():
    return Shell("python3 -i", [interpreter(), "-i", "-q"], b">>> ")


def bash(**variables):
    """bash without start-up files, or None where there is none."""
    path = shutil.which("bash")
    variables = {"PS1": "ready$ ", "HISTFILE": "/dev/null", **variables}
    return path and Shell("bash", [path, "--norc", "--noprofile"], b"ready$ ", variables)


def ipython():
    if importlib.util.find_spec("IPython") is None:
        return None
    return Shell("IPython", [sys.executable, "-m", "IPython", "--no-banner"], b"In [")
