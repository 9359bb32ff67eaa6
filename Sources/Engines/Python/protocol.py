# --- protocol: requests, replies and events ---


class Channel:
    """The descriptor that heft speaks on; whatever the learner's code does, nothing else is on it."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        os.set_inheritable(descriptor, False)
        self.identity = os.fstat(descriptor)[1:3]
        self.pending = b""

    def receive(self, read=os.read):
        """The next request; ends the process when heft is gone."""
        while b"\n" not in self.pending:
            try:
                some = read(self.descriptor, 1 << 16)
            except OSError:
                some = b""
            if not some:
                os._exit(0)
            self.pending += some
        line, self.pending = self.pending.split(b"\n", 1)
        return json_value(line.decode())

    def send(self, message, write=os.write, fstat=os.fstat, leave=os._exit):
        """Sends one line; ends the process where the descriptor is no longer heft's."""
        try:
            if fstat(self.descriptor)[1:3] != self.identity:
                leave(CLOSED_CHANNEL)
            data = json_text(message).encode() + b"\n"
            while data:
                data = data[write(self.descriptor, data):]
        except OSError:
            leave(CLOSED_CHANNEL)


class Streams:
    """Standard output and error as they were at the start, to mend what the learner's code closed."""

    def __init__(self):
        self.originals = sys.stdout, sys.stderr
        for stream in self.originals:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
        floor = channel.descriptor  # above it, out of reach of os.closerange(3, 256)
        self.copies = [fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, floor) for fd in (1, 2)]
        self.silences = 0
        nothing = os.open("/dev/null", os.O_WRONLY)
        self.nothing = fcntl.fcntl(nothing, fcntl.F_DUPFD_CLOEXEC, floor)
        os.close(nothing)

    def __enter__(self):
        """Until the exit nothing is shown: what is run over and over would print over and over."""
        self.settle()
        self.silences += 1
        for fd in (1, 2):
            os.dup2(self.nothing, fd)

    def __exit__(self, *error):
        self.settle()
        self.silences -= 1
        for fd, copy in zip((1, 2), self.copies if not self.silences else ()):
            os.dup2(copy, fd)

    def move(self, pipes):
        """Prints into other pipes from now on; what the learner's code put in their place stays."""
        for fd, copy, pipe in zip((1, 2), self.copies, pipes):
            try:
                if os.fstat(fd)[1:3] == os.fstat(copy)[1:3]:
                    os.dup2(pipe, fd)
            except OSError:
                pass  # closed; it is opened again from the copy
            os.dup2(pipe, copy, False)

    def settle(self):
        """Sends on what is still in buffers, and opens again what was closed."""
        for stream in self.originals:
            try:
                stream.flush()
            except Exception:
                pass
        for fd, copy, name, original in zip((1, 2), self.copies, ("stdout", "stderr"), self.originals):
            try:
                os.fstat(fd)
            except OSError:
                try:
                    os.dup2(copy, fd)
                except OSError:
                    continue
            now = sys.__dict__.get(name)
            if now is None or type(now) is type(original) and now.closed:
                if original.closed:
                    original = open(fd, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
                setattr(sys, name, original)

    def flush_theirs(self):
        """Asks what the code put in place of standard output to send on what it holds."""
        for name, original in zip(("stdout", "stderr"), self.originals):
            now = sys.__dict__.get(name)
            if now is None or now is original:
                continue
            try:
                with theirs:
                    now.flush()
            except Exception:
                pass


def event(name, **members):
    members["event"] = name
    channel.send(members)


def phase(name):
    """Tells heft what the worker does now: shown as progress."""
    event("phase", phase=name)


class Own:
    """A phase in which nothing of the learner's runs: what goes wrong in it is heft's doing."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        event("phase", phase=self.name, own=True)

    def __exit__(self, *error):
        event("phase over")


def bind(request):
    """Gives the experiment's size its name."""
    if request.get("n") is not None:
        MAIN["n"] = request["n"]


def answer(request):
    """Runs one request and returns the reply, whatever the learner's code did."""
    global home
    try:
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            operation = OPERATIONS[request["op"]]
            question.allow(request)
            if request.get("fork"):
                reply = {"ended": in_fork(operation, request)}
                if request["op"] == "size-name" and EXACT and not any(reply["ended"].values()):
                    released(request)
            else:
                reply = {"result": operation(request)}
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
    except BaseException as error:
        reply = {"failure": describe(error, error is not theirs.raised)}
    theirs.leave()
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        sys.__dict__.pop(name, None)  # they would keep the learner's objects alive
    if request["op"] in RUNNING:
        streams.flush_theirs()
    streams.settle()
    if os.getpid() != home:
        os._exit(0)  # the learner's code forked, and this is the child
    reply["id"] = request["id"]
    return reply


def in_fork(operation, request):
    """Runs an operation in a copy of this process and returns how the copy ended.

    The copy sends its result as an event, so that a crash costs nothing but the result.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    streams.settle()
    with Forks() as forks:
        status = ended_copy(operation, request, forks)
    if status is None:
        return {"signal": 0, "code": 0}  # something of the code's waits for all children
    if os.WIFSIGNALED(status):
        return {"signal": os.WTERMSIG(status), "code": 0}
    return {"signal": 0, "code": os.WEXITSTATUS(status)}


def ended_copy(operation, request, forks):
    global home, threads_lost
    looks = EXACT and request["op"] in SEALED and can_be_sealed()
    threads = has_threads()
    collects = gc.isenabled()
    gc.disable()  # what waits to be collected is not the copy's to end
    held = held_by_threads() if threads and not looks else None
    with quiet:
        if looks:
            child = fork_to_look(request)
        else:
            # With threads the locks of libraries are set right by what they registered.
            child = os.fork() if threads else fork_unnoticed(os.fork)
    if child == 0:
        home, threads_lost = os.getpid(), threads
        if request["op"] in LOOKING:
            GC_CALLBACKS.clear()  # of the learner's; this process ends when it has looked
        if not looks:
            os.setpgid(0, 0)
            forks.__exit__()
            gc.freeze()  # what is there already stays out of collections, and its pages shared
            if collects:
                gc.enable()
        request = dict(request, fork=False, copied=True)
        reply = answer(request)
        reply["event"] = "result"
        channel.send(reply)
        os._exit(0)
    del held
    if collects:
        gc.enable()
    try:
        os.setpgid(child, child)
    except OSError:
        pass
    event("fork", process=child, id=request["id"])
    return reap(child)


LOOKING = {"names", "who", "complete", "completeness", "is-name", "size-name"}
RUNNING = {"execute", "setup", "watch", "clock-here", "weigh", "layout", "clock-ready"}


def find_fork_hooks():
    """The lists in which Python keeps what is registered for forks.

    heft forks to look; what the learner's code wants done at its own forks is not asked for then.
    """
    def mark():
        """Stands in each list until the lists are found."""

    os.register_at_fork(before=mark, after_in_child=mark, after_in_parent=mark)
    for found in gc.get_referrers(mark):
        if type(found) is list and found and found[-1] is mark:
            del found[-1]
            FORK_HOOKS.append(found)


FORK_HOOKS = []


def fork_unnoticed(fork, *arguments):
    """Forks without anything that was registered for forks, in the parent or in the child."""
    kept = [found[:] for found in FORK_HOOKS]
    try:
        for found in FORK_HOOKS:
            found[:] = ()
        return fork(*arguments)
    finally:
        for found, hooks in zip(FORK_HOOKS, kept):
            found[:0] = hooks


def hold_forks():
    """Holds a process that wants to fork where there are too many already, until heft ends them all.

    A fork bomb is faster than any watcher on a machine that it keeps busy, so it has to be stopped
    from within. Children started otherwise do not pass here; heft counts those.
    """
    group, count = os.getpgrp(), 0
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                count += os.getpgid(int(name)) == group
            except OSError:
                pass
    if count >= PROCESSES:
        event("too many processes")
        while True:
            time.sleep(60)
