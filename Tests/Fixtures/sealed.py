"""Looks from outside at what heft does to objects whose end would be seen: files, sockets, locks, processes.

sealed.py HEFT PYTHON: drives a shell whose session holds one object of each kind in finalizers.py.
Prints what was found as JSON; `changes` must be empty.
"""

import fcntl, hashlib, json, os, pty, re, select, shutil, socket, subprocess, sys, tempfile, termios, time

heft, python = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))
UNITS = {"B": 1, "kB": 1e3, "MB": 1e6}


def tree(folder):
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(parent, name)
            facts = os.lstat(path)
            digest = None
            if name in files and os.path.isfile(path):
                with open(path, "rb") as file:
                    digest = hashlib.sha256(file.read()).hexdigest()
            found[path] = (facts.st_ino, facts.st_mode, facts.st_size, facts.st_mtime_ns, digest)
    return found


def is_running(process):
    try:
        with open("/proc/%d/stat" % process) as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def started():
    """Programs that the session started and that are no Python of heft's."""
    found = set()
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open("/proc/%s/cmdline" % name, "rb") as file:
                    command = file.read()
                with open("/proc/%s/environ" % name, "rb") as file:
                    marked = b"HEFT_WORKER" in file.read() and folder.encode() in file.read()
            except OSError:
                continue
            if command.split(b"\0")[0] in (b"sleep", b"cat", b"touch") and is_running(int(name)):
                found.add(int(name))
    return found


class Shell:
    def __init__(self, session):
        environment = dict(os.environ, HEFT_DATA=os.path.join(session, "data"), COLUMNS="120",
                           PYTHONPATH=here, NO_COLOR="1", PYTHONDONTWRITEBYTECODE="1")
        self.errors = open(os.path.join(session, "errors"), "w+")
        self.process = subprocess.Popen([heft, "--python", python], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=self.errors, env=environment)
        self.count = 0
        self.pending = b""

    def enter(self, line):
        """What the shell says to a line."""
        self.count += 1
        mark = b"mark-%d" % self.count
        self.process.stdin.write(line.encode() + b"\nprint('mark' + '-%d')\n" % self.count)
        self.process.stdin.flush()
        end = time.time() + 120
        while mark not in self.pending:
            if time.time() > end or not select.select([self.process.stdout], [], [], 120)[0]:
                raise SystemExit("the shell does not answer %r; it said %r" % (line, self.pending))
            some = os.read(self.process.stdout.fileno(), 1 << 16)
            if not some:
                self.errors.seek(0)
                raise SystemExit("the shell ended at %r: %r %s" % (line, self.pending, self.errors.read()))
            self.pending += some
        text, self.pending = self.pending.split(mark, 1)
        if os.environ.get("WATCH_ALOUD"):
            print(line, "→", text.decode(), file=sys.stderr)
        return text.decode()

    def said_of_errors(self):
        self.errors.flush()
        with open(self.errors.name) as file:
            return file.read()


folder, session = tempfile.mkdtemp(), tempfile.mkdtemp()
listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(False)
victim = subprocess.Popen(["sleep", "600"])
master, slave = pty.openpty()
os.set_blocking(master, False)
modes = termios.tcgetattr(slave)
peers, changes = [], []


def peers_see():
    while True:
        try:
            peer, _ = listener.accept()
        except BlockingIOError:
            break
        peer.setblocking(False)
        peers.append(peer)
    seen = []
    for peer in peers:
        try:
            seen.append(peer.recv(100, socket.MSG_PEEK))
        except BlockingIOError:
            seen.append("nothing")
    return seen


def is_locked(name, lock):
    with open(os.path.join(folder, name), "r+") as file:
        try:
            lock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        lock(file, fcntl.LOCK_UN)
        return False


def terminal_sees():
    try:
        return os.read(master, 100)
    except BlockingIOError:
        return "nothing"


def state():
    return {
        "files": tree(folder),
        "shared memory": {path: facts for path, facts in tree("/dev/shm").items() if segment in path},
        "peers": peers_see(),
        "processes": [is_running(each) for each in processes] + [victim.poll()],
        "locks": [is_locked("flocked", fcntl.flock), is_locked("unlocked", fcntl.flock),
                  is_locked("record", fcntl.lockf)],
        "terminal": [terminal_sees(), termios.tcgetattr(slave) == modes],
    }


def compare(before, what):
    after = state()
    for name in before:
        if before[name] != after[name]:
            changes.append("%s: %s changed: %r" % (what, name, difference(before[name], after[name])))
    return after


def difference(before, after):
    if isinstance(before, dict):
        return [(key, before.get(key), after.get(key)) for key in sorted({*before, *after})
                if before.get(key) != after.get(key)]
    return before, after


def freed(text):
    """What `size` says: a figure, or why there is none."""
    found = re.search(r"^  freed +([\d.]+) +(kB|MB|B)\b", text, re.M)
    if found:
        return float(found[1]) * UNITS[found[2]], None
    reason = re.search(r"freed is not measured: ((?:.|\n)*?)(?:\n  •|\n\n|\Z)", text)
    return None, reason and " ".join(reason[1].split())


def gives_back(names, folder):
    """What some objects give back in a Python without heft, for those that tracemalloc sees whole."""
    os.mkdir(folder)
    result = os.path.join(folder, "result")
    code = ("import finalizers, json, os; place = finalizers.Place(%r, %d, 0, os.devnull);"
            " json.dump(finalizers.drop_each(place, %r), open(%r, 'w')); os._exit(0)")
    code %= folder, listener.getsockname()[1], names, result
    subprocess.run([python, "-c", code], env=dict(os.environ, PYTHONPATH=here, PYTHONDONTWRITEBYTECODE="1"),
                   stdout=subprocess.DEVNULL, check=True, timeout=60)
    with open(result) as file:
        return json.load(file)


try:
    shell = Shell(session)
    shell.enter("set replay off")
    shell.enter("import finalizers")
    shell.enter("place = finalizers.Place(%r, %d, %d, %r)" % (
        folder, listener.getsockname()[1], victim.pid, os.ttyname(slave)))
    shell.enter("made, missing = finalizers.make_all(place)")
    names = shell.enter("print(' '.join(made))").split()
    missing = shell.enter("print(' '.join(missing))").split()
    segment = shell.enter("print(finalizers.HELD['shared_segment'])").split()[0]
    processes = [int(each) for each in shell.enter(
        "print(made['child'].pid, finalizers.HELD['killed_child'].pid)").split()]
    peers_see()
    now = state()
    expected = {"peers": len(peers), "locks": now["locks"], "processes": now["processes"]}
    if now["locks"] != [True] * 3 or len(peers) != 3 or now["processes"] != [True, True, None]:
        raise SystemExit("the watcher sees nothing to begin with: %r, %s" % (
            expected, shell.said_of_errors()))
    sized = {}
    for name in names:
        shell.enter("it = made.pop(%r)" % name)
        begin = time.time()
        said = shell.enter("size it")
        sized[name] = [*freed(said), round(time.time() - begin, 2)]
        now = compare(now, "size " + name)
        shell.enter("made[%r] = it" % name)
        said = shell.enter("del it")
        now = compare(now, "del " + name)
    for what in ("who", "size [made]", "compare [1, 2] vs (1, 2)", "layout made", "watch [made]"):
        said = shell.enter(what)
        now = compare(now, what)
    errors = shell.said_of_errors()
    works = shell.enter("print(finalizers.use_all(made))")
    shell.process.kill()
    dropped = gives_back([name for name in names if sized[name][0] is not None], os.path.join(session, "dropped"))
finally:
    victim.kill()
    for each in globals().get("processes", ()):
        try:
            os.kill(each, 9)
        except OSError:
            pass
print(json.dumps({"changes": changes, "sized": sized, "dropped": dropped, "missing": missing, "works": works.strip(),
                  "errors": errors, "count": len(names)}))
shutil.rmtree(folder, ignore_errors=True)
shutil.rmtree(session, ignore_errors=True)
