# --- outside: what the session's code did beyond its own memory ---

# Experiments run the session's code again in fresh processes. What it did to files, to other processes
# and over the network would be done again as well, so heft notes it while it is done: by the audit events
# of the interpreter, and by what is open and written afterwards, since libraries in C raise none.


class Outside:
    """What an entry did outside this process's memory; between enter and exit it is noted.

    The hook comes with the first entry, and only where a session's code is typed: `id` and others pass
    it, and would take longer in a process that times. What threads do is noted at any time, since heft
    itself has none, and put down to the entry that started them.
    """

    MOST = 16

    def __init__(self):
        self.depth = 0
        self.thread = None  # the one that entries run in; none as long as there is no hook
        self.acts = {}  # full path, or what else was acted on -> what was done, a phrase
        self.entry = None  # the file of the one that ran last
        self.starters = {}  # a thread's number for the kernel -> the entry that started it
        self.late = {}  # an entry -> what its threads did, as in `acts`
        self.has_busy_threads = False  # whether threads did such things: bytes may be theirs from then on
        self.temporary = set()  # what tempfile made
        self.exclusive = set()  # what this entry made where there was nothing
        self.open = set()  # descriptors that were there when it was looked last
        self.wrote_own = False  # whether this entry opened files of its own for writing
        self.written = 0  # the bytes that this process had written when the entry began

    def __enter__(self):
        if self.thread is None:
            self.thread = get_ident()
            self.open = set(descriptors())
            try:
                interpreter.addaudithook(self.hear)
            except Exception:
                pass  # a hook of the installation's will not have another; descriptors are looked at
        self.depth += 1

    def __exit__(self, *error):
        self.depth -= 1

    def hear(self, event, args):
        act = ACTS.get(event)
        if act is None or not self.depth and get_ident() == self.thread:
            return  # heft's own doing
        try:
            act(self, *args)
        except Exception:
            self.note(event, "did something outside its memory (%s)" % event)

    def note(self, key, phrase):
        acts = self.acts
        if get_ident() != self.thread:
            self.has_busy_threads = True
            acts = self.late.setdefault(self.starters.get(get_native_id(), self.entry), {})
        if len(acts) < self.MOST and not imported_from_library():
            acts.setdefault(key, phrase)

    def path(self, path, folder, phrase, exists=None):
        """Notes what is done to a path, unless it is the code's own; `exists` says what it needs."""
        full = full_path(path, folder)
        if self.is_own(full):
            self.wrote_own = True
            return
        if exists is not None and exists != is_there(full):
            return
        self.note(full, phrase % shortened(path, full))

    def is_own(self, full):
        """Whether nobody else can miss or notice what is written there."""
        scratch = own_names["scratch"]
        return (bool(scratch) and (full + "/").startswith(scratch + "/")
                or "/__pycache__/" in full or full.startswith(("/proc/", "/dev/fd/", "/dev/std"))
                or any((full + "/").startswith(each + "/") for each in self.temporary)
                or is_harmless_device(full))

    def begin(self, entry):
        """What is done from here on is that entry's doing."""
        self.entry = entry
        self.acts, self.exclusive = {}, set()
        self.wrote_own, self.written = False, written_bytes()

    def end(self):
        """What the entry did, one phrase each."""
        self.look()
        if (not self.acts and not self.wrote_own and not self.has_busy_threads
                and written_bytes() > self.written
                and not any(is_writable(number) for number, target in self.open
                            if target.endswith(" (deleted)") or self.is_own(target))):
            self.note("file", "wrote to a file")
        self.starters = {int(each): self.starters.get(int(each), self.entry)
                         for each in listed("/proc/self/task")}
        return list(self.acts.values())

    def take_late(self):
        """What threads did since this was asked last, by the entries that started them."""
        late, self.late = self.late, {}
        return [{"file": entry, "acted": list(acts.values())} for entry, acts in late.items()]

    def look(self):
        """Finds what was opened for writing and raised no event."""
        now = set(descriptors())
        new, self.open = now - self.open, now
        for number, target in new:
            if target.startswith("socket:["):
                if not self.acts and is_connection(target[8:-1]):
                    self.note(target, "opened a connection")
            elif (target[:1] == "/" and not target.endswith(" (deleted)") and target not in self.acts
                    and not self.is_own(target) and is_writable(number)):
                self.note(target, "opened %s for writing" % shortened(target, target))

    # Each takes the arguments of its event.

    def opened(self, path, mode, flags):
        if not flags & (os.O_ACCMODE | os.O_CREAT | os.O_TRUNC) or is_a(path, int):
            return
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            self.wrote_own = True
            return  # it has no name, and goes when it is closed
        full = full_path(path, -1)
        if flags & os.O_EXCL and flags & os.O_CREAT and not is_there(full):
            self.exclusive.add(full)
        makes = flags & (os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        self.path(path, -1, "wrote to %s" if makes else "opened %s for writing")

    def removed(self, path, folder=-1):
        full = full_path(path, folder)
        if full in self.exclusive:
            self.exclusive.discard(full)
            self.acts.pop(full, None)  # it came and went within one entry
        else:
            self.path(path, folder, "removed %s", exists=True)

    def renamed(self, path, target, folder=-1, target_folder=-1):
        self.path(path, folder, "renamed %s", exists=True)
        self.path(target, target_folder, "wrote to %s")

    def made_folder(self, path, mode=0, folder=-1):
        self.path(path, folder, "made the folder %s", exists=False)

    def linked(self, path, target, *folders):
        self.path(target, folders[-1] if folders else -1, "made the link %s")

    def changed(self, path, *rest):
        self.path(path, -1, "changed %s")

    def made_temporary(self, path):
        self.temporary.add(full_path(path, -1))

    def opened_database(self, path, *rest):
        text = path_text(path)
        is_uri = text.startswith("file:")
        if text and ":memory:" not in text and not (is_uri and ("mode=memory" in text or "mode=ro" in text)):
            self.path(text[5:].partition("?")[0] if is_uri else text, -1, "opened the database %s")

    def started(self, path=None, *rest):
        if path is None:
            path = rest[0] if rest else None
        if is_a(path, (list, tuple)) and path:
            path = path[0]
        name = path_text(path).split()[:1] if path else []
        self.note("process", "started a process (%s)" % shortened(name[0].rpartition("/")[2]) if name
                  else "started a process")

    def forked(self):
        self.note("process", "started a process")

    def spoke(self, sock, address=None):
        if address is None:
            return  # to the other end of a pair
        text = address_text(address)
        self.note("socket", "spoke to " + text if text else "used a socket")

    def bound(self, sock, address):
        text = address_text(address)
        self.note("socket", "bound a socket to " + text if text else "bound a socket")

    def signalled(self, process, number, *rest):
        if number and process != os.getpid():
            self.note("signal", "sent a signal to process %d" % process)

    def logged(self, *rest):
        self.note("syslog", "wrote to the system's log")


ACTS = {
    "open": Outside.opened, "os.remove": Outside.removed, "os.rmdir": Outside.removed,
    "os.rename": Outside.renamed, "os.mkdir": Outside.made_folder, "os.link": Outside.linked,
    "os.symlink": Outside.linked, "sqlite3.connect": Outside.opened_database,
    "tempfile.mkstemp": Outside.made_temporary, "tempfile.mkdtemp": Outside.made_temporary,
    "subprocess.Popen": Outside.started, "os.system": Outside.started, "os.exec": Outside.started,
    "os.posix_spawn": Outside.started, "os.spawn": lambda self, mode, path, *rest: self.started(path),
    "pty.spawn": Outside.started, "os.fork": Outside.forked, "os.forkpty": Outside.forked,
    "socket.connect": Outside.spoke, "socket.sendto": Outside.spoke, "socket.sendmsg": Outside.spoke,
    "socket.bind": Outside.bound, "os.kill": Outside.signalled, "os.killpg": Outside.signalled,
    "syslog.syslog": Outside.logged,
}
for _name in ("chmod", "chown", "lchown", "truncate", "utime", "setxattr", "removexattr", "chflags"):
    ACTS["os." + _name] = Outside.changed


def full_path(path, folder):
    """Where a path leads, without asking what is a link on the way."""
    if is_a(path, int):
        return plain(os.readlink("/proc/self/fd/%d" % path))
    text = path_text(path)
    if text[:1] != "/":
        base = os.readlink("/proc/self/fd/%d" % folder) if is_a(folder, int) and folder >= 0 else os.getcwd()
        text = base + "/" + text
    parts = []
    for part in text.split("/"):
        if part == "..":
            parts[-1:] = []
        elif part not in ("", "."):
            parts.append(part)
    return "/" + "/".join(parts)


def path_text(path):
    path = os.fspath(path)
    return plain(path) if is_a(path, str) else bytes(path).decode("utf-8", "surrogateescape")


def shortened(path, full=None):
    text = plain(path) if is_a(path, str) else plain(full) if full else "?"
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= 60 else "..." + text[-57:]


def address_text(address):
    """`host:port`, or the path of a local socket; None for what is neither."""
    if type(address) is tuple and len(address) >= 2:
        address = "%s:%s" % address[:2]
    return shortened(address) if is_a(address, str) and address else None


def is_there(full):
    try:
        os.lstat(full)
    except OSError:
        return False
    return True


def is_harmless_device(full):
    if not full.startswith("/dev/"):
        return False
    try:
        facts = os.stat(full)
    except OSError:
        return False
    return stat.S_ISCHR(facts.st_mode) and facts.st_rdev in HARMLESS_DEVICES


def is_writable(number):
    """Whether a descriptor of a file or a named pipe is open for writing."""
    try:
        if stat.S_IFMT(os.stat(int(number)).st_mode) not in (stat.S_IFREG, stat.S_IFIFO):
            return False
        flags = descriptor_lines(number, "flags:")[0]
    except (OSError, IndexError):
        return False
    return bool(int(flags.split()[1], 8) & os.O_ACCMODE)


def written_bytes():
    """What this process has written to files on disks by now, in whole pages; 0 where nobody counts."""
    try:
        with open("/proc/self/io") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("write_bytes:"))
    except (OSError, StopIteration):
        return 0


def is_connection(inode):
    """Whether a socket is one of the network's, by its number; pairs and queues within a process are not."""
    for kind in ("tcp", "tcp6", "udp", "udp6"):
        try:
            with open("/proc/self/net/" + kind) as file:
                if any(inode in line.split()[9:10] for line in file):
                    return True
        except OSError:
            pass
    return False


def imported_from_library():
    """Whether a module of the library or of a package is being imported: it may keep caches and the like."""
    frame = interpreter._getframe(1)
    inner = ""
    while frame is not None:
        code = frame.f_code
        if code.co_filename == "<frozen importlib._bootstrap>" and inner:
            return inner.startswith(LIBRARY + "/") or "/site-packages/" in inner or "/dist-packages/" in inner
        inner = code.co_filename if code.co_name == "<module>" else inner
        frame = frame.f_back
    return False


outside = Outside()
