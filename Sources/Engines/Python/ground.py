"""heft's worker: runs a learner's code and says what it cost. One program in eighteen files.

The files are joined in this order: ground, looking, protocol, snippets, digest, outside, needing, session,
completion, measuring, anatomy, layout, sealing, timing, asking, copying, input, serving. Of them
outside and needing are texts in the others until a session needs them. They need the standard library alone
and run on CPython 3.9 to 3.15. The program never lives in `__main__`: that module belongs to the learner.
Requests, replies and events are JSON, one a line, over a descriptor of their own;
docs/worker-protocol.md describes them.

The learner's code may change whatever it can reach: functions of modules, builtins, handlers of
signals, hooks of the interpreter. So the program takes what it needs before any of that code runs
(the loader gives it builtins of its own), and imports nothing later.
"""

import _ast
import _contextvars
import _imp
import _json
import _signal
import _stat
import _thread
import _tracemalloc
import _weakref
import binascii
import builtins as builtins_module
import codeop
import collections
import fcntl
import gc
import io
import linecache
import marshal
import posix
import re
import reprlib
import select
import sys
import time
import types
import warnings  # noqa: F401
from _collections import deque
from _frozen_importlib_external import PathFinder
from _thread import get_ident, get_native_id
from itertools import islice, repeat
from keyword import kwlist

try:
    from _blake2 import blake2b  # hashlib would load OpenSSL for it
except ImportError:
    from hashlib import blake2b

try:
    import _socket  # before the code can put something else in its place
except ImportError:
    _socket = None

try:
    import _heft as probe  # there where the probe is preloaded
except ImportError:
    probe = None


def own(module):
    """A module as it is now, whatever becomes of it."""
    return types.SimpleNamespace(**vars(module))


def own_function(function, space):
    """A function of the library's that finds its names in a dictionary of ours."""
    made = types.FunctionType(
        function.__code__, space, function.__name__, function.__defaults__, function.__closure__)
    made.__kwdefaults__ = function.__kwdefaults__
    return made


def own_library(module):
    """A module written in Python, with functions and plain classes that stand on this copy alone."""
    space = dict(vars(module), __builtins__=__builtins__)
    for name, value in list(space.items()):
        if type(value) is types.FunctionType:
            space[name] = own_function(value, space)
        elif type(value) is type and value.__module__ == module.__name__ and value.__base__ is object:
            members = {key: own_function(each, space) if type(each) is types.FunctionType else each
                       for key, each in vars(value).items() if key not in ("__dict__", "__weakref__")}
            space[name] = type(name, (), members)
        elif type(value) is types.ModuleType:
            space[name] = own(value)
    return types.SimpleNamespace(**space)


interpreter = own(sys)  # its functions; `sys` is asked for what the code may set, such as `stdout`
MODULES = sys.modules
os, signal, time, gc, select, fcntl, marshal, binascii, types, io = map(
    own, (posix, _signal, time, gc, select, fcntl, marshal, binascii, types, io))
socket = _socket and own(_socket)
reprlib = own_library(reprlib)
stat = own(_stat)
compile_pattern = re.compile
clock = time.perf_counter

PROTOCOL = 1
LIBRARY = sys.path[0]  # the standard library, where all of this came from
LOADED = {name: module for name, module in MODULES.items() if name not in KNOWN}
CLOSED_CHANNEL = 113  # the exit code that says: the learner's code closed my descriptor
MAIN = MODULES["__main__"].__dict__
EXACT = probe is not None and probe.hooks == "exact"
GC_CALLBACKS = gc.callbacks


def collect():
    """Collects what waits for it, and runs none of the learner's callbacks: he asked for no collection.

    It leaves no spare number: 3.14 and later keep what the collector returned for reuse.
    """
    if GC_CALLBACKS:
        HELD_BACK[:] = GC_CALLBACKS
        GC_CALLBACKS.clear()
    try:
        if gc.collect() > 256 and interpreter.version_info >= (3, 14):
            gc.collect()
    finally:
        if HELD_BACK:
            GC_CALLBACKS[:0] = HELD_BACK
            HELD_BACK.clear()


# A list made for each collection would end as a spare one, which what is weighed would be served from.
HELD_BACK = []


# --- JSON ---


def json_text(value):
    """A value of the harness's own as JSON."""
    kind = type(value)
    if kind is str:
        return _json_string(value)
    if value is None or kind is bool:
        return "null" if value is None else "true" if value else "false"
    if kind is int:
        return int.__repr__(value)
    if kind is float:
        return float.__repr__(value) if value - value == 0 else "null"
    if kind is dict:
        return "{%s}" % ",".join(
            [_json_string(key) + ":" + json_text(item) for key, item in value.items()])
    if kind is list or kind is tuple:
        return "[%s]" % ",".join([json_text(item) for item in value])
    if issubclass(kind, str):
        return _json_string(str.__str__(value))
    if issubclass(kind, int):
        return int.__repr__(value)
    raise TypeError("JSON has no place for this")


def _json_string(text):
    # Halves of a character have no place in JSON that others read: they become text.
    return _quoted(text if text.isascii() else text.encode("utf-8", "backslashreplace").decode())


_quoted = _json.encode_basestring_ascii


class Scanning:
    """How JSON is read: nothing in it is turned into anything else."""

    strict, memo, parse_float, parse_int, parse_constant = True, {}, float, int, float

    def __getattr__(self, name):
        return None  # the hooks that a version has


_scan = _json.make_scanner(Scanning())


def json_value(text):
    return _scan(text, 0)[0]


# --- what the learner's code sets for all code ---


class Quiet:
    """Between enter and exit no warning is shown: what heft does is nothing to warn the learner of."""

    IGNORE = ("ignore", None, Warning, None, 0)

    def __enter__(self):
        module = MODULES.get("warnings")
        self.filters = module.__dict__.get("filters") if type(module) is types.ModuleType else None
        if type(self.filters) is list:
            self.filters.insert(0, self.IGNORE)

    def __exit__(self, *error):
        if type(self.filters) is list:
            self.filters[:] = [each for each in self.filters if each is not self.IGNORE]


quiet = Quiet()
# A new class takes the place of the context managers that would ask the module of that name.
codeop = own_library(codeop)
codeop.compile_command.__globals__["warnings"] = types.SimpleNamespace(
    catch_warnings=Quiet, simplefilter=lambda *how: None)


class Theirs:
    """What the learner's code set for all code that runs: in force in `with theirs:` alone.

    That is where the learner's code runs. Elsewhere heft works: no handler of a signal runs (the
    signal waits), and no limit on recursion stops it. Trace and profile functions see only what
    `perform` runs: what is weighed or timed would be heavier and slower by them.
    """

    LEAST = 1_000  # frames that heft may need
    SIGNALS = sorted(set(signal.valid_signals()) - {signal.SIGINT, signal.SIGKILL, signal.SIGSTOP})

    def __init__(self):
        self.depth = 1  # code of the installation's may have set something
        self.trace = self.profile = self.limit = None
        self.blocked = []
        self.tools = []
        self.raised = None  # what came out of the learner's code last

    def __enter__(self):
        self.depth += 1
        if self.depth > 1:
            return
        try:
            if self.limit is not None:
                try:
                    interpreter.setrecursionlimit(self.limit)
                except RecursionError:
                    pass  # lower than heft stands already
            if self.blocked:  # what waited may raise at once
                signal.pthread_sigmask(signal.SIG_UNBLOCK, self.blocked)
        except BaseException as error:
            self.leave(error)
            raise

    def __exit__(self, kind, error, trace):
        if self.depth > 1:
            self.depth -= 1
        else:
            self.leave(error)

    def leave(self, error=None):
        """Back to heft's own work, however the learner's code ended."""
        self.raised = error
        if self.depth == 0:
            return
        self.blocked = [number for number in self.SIGNALS if is_handled(number)]
        if self.blocked:
            signal.pthread_sigmask(signal.SIG_BLOCK, self.blocked)
        limit = interpreter.getrecursionlimit()
        self.limit = limit if limit < self.LEAST else None
        if self.limit is not None:
            interpreter.setrecursionlimit(self.LEAST)
        self.depth = 0


def is_handled(number):
    """Whether the code has a signal answered by a function of its own."""
    handler = signal.getsignal(number)
    return handler is not None and type(handler) is not int


def perform(code, space):
    """Runs compiled code of the learner's; the value of an expression comes back.

    What is on in between is turned on and off here, not in a function that it would see.
    """
    with theirs:
        try:
            if monitoring is not None:
                for tool, events in theirs.tools:
                    monitoring.set_events(tool, events)
            if theirs.profile is not None:
                interpreter.setprofile(theirs.profile)
            if theirs.trace is not None:
                interpreter.settrace(theirs.trace)
            return eval(code, space)
        finally:
            theirs.trace = interpreter.gettrace()
            if theirs.trace is not None:
                interpreter.settrace(None)
            theirs.profile = interpreter.getprofile()
            if theirs.profile is not None:
                interpreter.setprofile(None)
            if monitoring is not None:
                theirs.tools = [
                    (tool, events) for tool in range(6) if monitoring.get_tool(tool) is not None
                    for events in (monitoring.get_events(tool),) if events]
                for tool, _ in theirs.tools:
                    monitoring.set_events(tool, 0)


monitoring = own(sys.monitoring) if hasattr(sys, "monitoring") else None
theirs = Theirs()
theirs.leave()
perform(compile("", "<heft>", "exec"), {})  # code of the installation's may have set something


class Paused:
    """Between enter and exit no timer rings that the code set before: its handler would be weighed.

    What the code sets meanwhile rings, and stays.
    """

    TIMERS = signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF

    def __enter__(self):
        self.stopped = [(timer, signal.setitimer(timer, 0)) for timer in self.TIMERS]

    def __exit__(self, *error):
        for timer, (left, interval) in self.stopped:
            if left and not signal.getitimer(timer)[0]:
                signal.setitimer(timer, left, interval)


# --- children of heft's own ---


class Forks:
    """Between enter and exit a child can be waited for, though the code may have it ignored."""

    def __enter__(self):
        self.ignored = signal.getsignal(signal.SIGCHLD) == signal.SIG_IGN if not is_handled(
            signal.SIGCHLD) else False
        if self.ignored:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        return self

    def __exit__(self, *error):
        if not self.ignored:
            return
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass  # children of the code that ended meanwhile: nobody waits for them
        except ChildProcessError:
            pass


def reap(child):
    """Waits for a child; its status, or None where something of the code's has waited for it."""
    try:
        status = os.waitpid(child, 0)[1]
    except ChildProcessError:
        return None
    # The code's own handler is to hear of the code's own children alone.
    if signal.SIGCHLD in theirs.blocked:
        try:
            others = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            others = None
        if others is None:
            signal.sigtimedwait([signal.SIGCHLD], 0)
    return status
