"""Objects whose end touches a file, a socket, a lock, a process or a terminal.

`make_all(where)` makes one of each kind; `where` names a folder, a listening socket, a process and
a terminal that belong to the program that watches. `drop_each` says what each gives back when it goes
for real, by tracemalloc.
"""

import asyncio, bz2, contextlib, ctypes, dbm.dumb, fcntl, gc, gzip, io, json, logging, logging.handlers, lzma
import mmap, os, selectors, shelve, shutil, signal, socket, sqlite3, ssl, subprocess, sys, tarfile
import tempfile, time, weakref, zipfile
from multiprocessing import shared_memory

KINDS = {}
HELD = {}  # what must live beside an object
FOREIGN = set()  # kinds with memory that tracemalloc does not see


def kind(function):
    KINDS[function.__name__] = function
    return function


def foreign(function):
    FOREIGN.add(function.__name__)
    return kind(function)


class Place:
    def __init__(self, folder, port, victim, terminal):
        self.folder, self.port, self.victim, self.terminal = folder, port, victim, terminal

    def path(self, name):
        return os.path.join(self.folder, name)

    def file(self, name, text="as it was"):
        with open(self.path(name), "w") as file:
            file.write(text)
        return self.path(name)


def ending(action, *arguments):
    """An object that does something when it goes."""

    class Ending:
        def __init__(self):
            self.ballast = [str(number) for number in range(100)]

        def __del__(self):
            action(*arguments)

    return Ending()


@foreign
def sqlite_transaction(place):
    con = sqlite3.connect(place.path("open.db"))
    con.execute("create table t (x)")
    con.commit()
    con.execute("insert into t values (1)")
    return con


@foreign
def sqlite_log(place):
    con = sqlite3.connect(place.path("log.db"))
    con.execute("pragma journal_mode=wal")
    con.execute("create table t (x)")
    con.execute("insert into t values (1)")
    con.commit()
    return con


@kind
def suspended_context(place):
    os.mkdir(place.path("kept"))
    place.file("kept/inside")

    @contextlib.contextmanager
    def keep():
        try:
            yield
        finally:
            shutil.rmtree(place.path("kept"))

    context = keep()
    context.__enter__()
    return context


@kind
def suspended_generator(place):
    path = place.file("generated")

    def work():
        try:
            yield [str(number) for number in range(100)]
        finally:
            os.unlink(path)

    generator = work()
    next(generator)
    return generator


@kind
def suspended_coroutine(place):
    path = place.file("awaited")

    class Once:
        def __await__(self):
            yield

    async def work():
        try:
            await Once()
        finally:
            os.rename(path, path + ".done")

    coroutine = work()
    coroutine.send(None)
    return coroutine


class Watched:
    def __init__(self):
        self.rows = [str(number) for number in range(200)]


@kind
def weak_callback(place):
    watched, path = Watched(), place.path("callback")
    HELD["weak_callback"] = weakref.ref(watched, lambda _: open(path, "w").close())
    return watched


@kind
def weak_finalizer(place):
    watched = Watched()
    weakref.finalize(watched, os.unlink, place.file("finalized"))
    return watched


@kind
def buffered_writer(place):
    file = open(place.path("buffered"), "wb")
    file.write(b"not yet written")
    return file


@kind
def text_writer(place):
    file = open(place.path("text"), "w")
    file.write("not yet written")
    return file


@foreign
def gzip_writer(place):
    file = gzip.open(place.path("a.gz"), "wb")
    file.write(b"x" * 1000)
    return file


@foreign
def bz2_writer(place):
    file = bz2.open(place.path("a.bz2"), "wb")
    file.write(b"x" * 1000)
    return file


@foreign
def lzma_writer(place):
    file = lzma.open(place.path("a.xz"), "wb")
    file.write(b"x" * 1000)
    return file


@foreign
def zip_writer(place):
    file = zipfile.ZipFile(place.path("a.zip"), "w")
    file.writestr("inside", "text")
    return file


@kind
def tar_writer(place):
    file = tarfile.open(place.path("a.tar"), "w")
    file.add(place.file("packed"), "packed")
    return file


@foreign
def shelf(place):
    file = shelve.open(place.path("shelf"), writeback=True)
    file["key"] = [1, 2, 3]
    return file


@kind
def dumb_database(place):
    file = dbm.dumb.open(place.path("dumb"), "c")
    file[b"key"] = b"value"
    return file


@foreign
def system_database(place):
    import dbm

    file = dbm.open(place.path("system"), "c")
    file[b"key"] = b"value"
    return file


@kind
def named_temporary_file(place):
    file = tempfile.NamedTemporaryFile(dir=place.folder)
    file.write(b"unflushed")
    return file


@kind
def temporary_directory(place):
    return tempfile.TemporaryDirectory(dir=place.folder)


@kind
def spooled_temporary_file(place):
    file = tempfile.SpooledTemporaryFile(max_size=10, dir=place.folder)
    file.write(b"x" * 100)
    return file


@kind
def shared_segment(place):
    segment = shared_memory.SharedMemory(create=True, size=4096)
    segment.buf[:5] = b"as is"
    HELD["shared_segment"] = segment.name
    return segment


@kind
def written_segment(place):
    segment = shared_memory.SharedMemory(HELD["shared_segment"])
    buffer = segment.buf
    written = ending(lambda: buffer.__setitem__(slice(0, 5), b"wrong"))
    HELD["written_segment"] = segment
    return written


@kind
def written_mapping(place):
    with open(place.file("mapped", "m" * 4096), "r+b") as file:
        mapping = mmap.mmap(file.fileno(), 4096)
    HELD["written_mapping"] = mapping
    return ending(lambda: mapping.__setitem__(0, 65))


@kind
def mapping(place):
    with open(place.file("mapped too", "m" * 4096), "r+b") as file:
        mapping = mmap.mmap(file.fileno(), 4096)
    mapping[1] = 66
    return mapping


@kind
def connection(place):
    return socket.create_connection(("127.0.0.1", place.port))


@kind
def polite_connection(place):
    sock = socket.create_connection(("127.0.0.1", place.port))
    HELD["polite_connection"] = sock
    return ending(lambda: (sock.sendall(b"bye"), sock.shutdown(socket.SHUT_RDWR)))


@kind
def socket_pair(place):
    return list(socket.socketpair())


@foreign
def secure_connection(place):
    sock = socket.create_connection(("127.0.0.1", place.port))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return context.wrap_socket(sock, do_handshake_on_connect=False, server_hostname="localhost")


@kind
def child(place):
    return subprocess.Popen(["sleep", "300"], stdin=subprocess.PIPE)


@kind
def killed_child(place):
    process = subprocess.Popen(["sleep", "300"])
    HELD["killed_child"] = process
    return ending(process.kill)


@kind
def pipe_to_a_program(place):
    return os.popen("cat > /dev/null", "w")


@kind
def locked_file(place):
    file = open(place.path("flocked"), "w")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


@kind
def unlocked_file(place):
    file = open(place.path("unlocked"), "w")
    fcntl.flock(file, fcntl.LOCK_EX)
    HELD["unlocked_file"] = file
    return ending(fcntl.flock, file, fcntl.LOCK_UN)


@kind
def record_lock(place):
    file = open(place.path("record"), "w")
    fcntl.lockf(file, fcntl.LOCK_EX)
    return file


@kind
def lock_file(place):
    return ending(os.unlink, place.file("a.lock"))


@kind
def log_handler(place):
    handler = logging.FileHandler(place.path("log"))
    handler.emit(logging.makeLogRecord({"msg": "written"}))
    return handler


@kind
def memory_handler(place):
    handler = logging.handlers.MemoryHandler(1000, target=logging.FileHandler(place.path("late")))
    for message in ("before", "later"):
        handler.flush()  # what the first record of all leaves behind is no part of the last one's end
        handler.emit(logging.makeLogRecord({"msg": message, "levelno": 20}))
    HELD["memory_handler"] = handler
    return ending(handler.flush)


@foreign
def folder_iterator(place):
    iterator = os.scandir(place.folder)
    next(iterator)
    return iterator


@kind
def selector(place):
    selector = selectors.DefaultSelector()
    selector.register(HELD["polite_connection"], selectors.EVENT_READ)
    return selector


@kind
def event_loop(place):
    return asyncio.new_event_loop()


@kind
def foreign_call(place):
    path = place.file("foreign").encode()
    return ending(ctypes.CDLL(None).unlink, path)


@kind
def kills_a_process(place):
    return ending(os.kill, place.victim, signal.SIGTERM)


@kind
def signals_itself(place):
    return ending(lambda: os.kill(os.getpid(), signal.SIGTERM))


@kind
def writes_to_a_terminal(place):
    def write():
        with open(place.terminal, "w") as terminal:
            terminal.write("seen")

    return ending(write)


@kind
def forks(place):
    path = place.path("forked")

    def fork():
        if os.fork() == 0:
            open(path, "w").close()
            os._exit(0)

    return ending(fork)


@kind
def starts_a_program(place):
    return ending(subprocess.call, ["touch", place.path("touched")])


@kind
def becomes_a_program(place):
    return ending(os.execvp, "touch", ["touch", place.path("executed")])


@kind
def leaves(place):
    return ending(os._exit, 0)


@kind
def prints(place):
    return ending(lambda: print("printed at the end", flush=True))


@kind
def raises(place):
    return ending(lambda: 1 / 0)


@kind
def sleeps(place):
    return ending(time.sleep, 60)


def spin():
    while True:
        pass


@kind
def never_ends(place):
    return ending(spin)


@kind
def cycle(place):
    """Which only a collection finds, and whose end removes a file."""
    found = ending(os.unlink, place.file("cycle"))
    found.me = found
    return found


@foreign
def duckdb_log(place):
    import duckdb

    con = duckdb.connect(place.path("duck.db"))
    con.execute("create table t (x integer)")
    con.execute("insert into t values (1)")
    return con


@foreign
def hdf5(place):
    import h5py

    file = h5py.File(place.path("h5py.h5"), "w")
    file["x"] = list(range(100))
    return file


@foreign
def pytables(place):
    import tables

    file = tables.open_file(place.path("tables.h5"), "w")
    file.create_array("/", "x", list(range(100)))
    return file


def make_all(place):
    made, missing = {}, []
    for name, make in KINDS.items():
        try:
            made[name] = make(place)
        except ImportError:
            missing.append(name)
    return made, missing


# What the watcher asks for: that the objects still work, and what each gives back for real.


def use_all(made):
    """Uses what could have been broken."""
    made["sqlite_transaction"].commit()
    made["sqlite_log"].execute("insert into t values (2)")
    made["sqlite_log"].commit()
    for name in ("buffered_writer", "text_writer", "named_temporary_file", "locked_file", "shelf"):
        made[name].flush() if hasattr(made[name], "flush") else made[name].sync()
    made["zip_writer"].writestr("more", "text")
    made["connection"].sendall(b"hello")
    made["socket_pair"][0].sendall(b"x")
    assert made["socket_pair"][1].recv(1) == b"x"
    assert made["child"].poll() is None
    assert bytes(made["shared_segment"].buf[:5]) == b"as is"
    assert made["mapping"][1] == 66 and HELD["written_mapping"][0] == ord("m")
    made["pipe_to_a_program"].write("x")
    made["pipe_to_a_program"].flush()
    made["event_loop"].run_until_complete(asyncio.sleep(0))
    return "all work"


def drop_each(place, names):
    """Bytes that some kinds give back when they go, for those that tracemalloc sees whole.

    Each in a process of its own, so that none finds what another left behind.
    """
    HELD["polite_connection"] = socket.socket()
    found = {}
    for name in names:
        if name in FOREIGN:
            continue
        reader, writer = os.pipe()
        if os.fork() == 0:
            try:
                os.write(writer, json.dumps(drop_twice(KINDS[name], place)).encode())
            finally:
                os._exit(0)
        os.close(writer)
        found[name] = json.loads(os.read(reader, 100))
        os.close(reader)
        os.wait()
    return found


def drop_twice(make, place):
    """What comes back the first time, and the second.

    The library keeps something when it does a thing for the first time: a version of a type's
    table of names, an entry in a registry of warnings. That is missing from the first figure.
    """
    import tracemalloc

    tracemalloc.start()
    # The first file that nobody closed leaves a registry of warnings behind.
    open(os.devnull, "rb", buffering=0)
    return [drop(make, place), drop(make, place)]


def drop(make, place):
    import tracemalloc

    sys._getframe()  # the object of this frame, which a warning would make
    box = [make(place)]
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    box[0] = None
    gc.collect()
    return before - tracemalloc.get_traced_memory()[0]
